"""Records of a homepage: frozen dataclasses that know neither Sphinx nor docutils."""
