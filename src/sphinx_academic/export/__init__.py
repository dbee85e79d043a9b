"""Exports: BibTeX, CSL-JSON, RIS, citations, metadata; knows neither Sphinx nor docutils."""
