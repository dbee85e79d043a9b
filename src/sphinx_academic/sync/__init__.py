"""Papers from services such as ORCID and OpenAlex, merged into the site's ``.bib`` files; without Sphinx."""
