"""One module per feature, each with its directive or roles and one ``setup_*`` function."""
