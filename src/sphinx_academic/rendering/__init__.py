"""From records to pages: a template for HTML builders, ordinary docutils nodes for every other builder."""
