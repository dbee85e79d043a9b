"""Forms for other programs: BibTeX, CSL-JSON, RIS, citations, metadata; knows neither Sphinx nor docutils."""
