"""From ``.bib`` files to records; knows neither Sphinx nor docutils."""
