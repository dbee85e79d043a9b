"""Which entries a list shows: filters, sorting, grouping; knows neither Sphinx nor docutils."""
