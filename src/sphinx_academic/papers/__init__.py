"""Pages of papers, with the metadata that search engines read."""
