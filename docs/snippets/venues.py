"""Venues and links of a site, as ``conf.py`` has them."""

academic_venues = {
    "ICCC": {
        "name": "International Conference on Coastal Currents",
        "aliases": ["Intl. Conf. Coastal Currents"],
        "kind": "conference",
        "url": "https://example.org/iccc",
        "colour": "#0b5394",
        "colour_dark": "#9fc5e8",
    },
    "J. Tides": {"name": "Journal of Tides", "kind": "journal"},
}

academic_links = {"pdf": "PDF", "code": "Source code", "doi": None}
academic_empty_links = "soon"
