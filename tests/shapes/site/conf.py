"""A site with one small page for each thing that an author writes."""

project = "Shapes"
author = "Mira Okafor"
copyright = "2026, Mira Okafor"
version = release = "1"

extensions = ["myst_parser", "sphinx_academic"]
myst_enable_extensions = ["dollarmath", "fieldlist"]
html_theme = "basic"
html_baseurl = "https://okafor.example.org/"
html_last_updated_fmt = None
html_copy_source = False
html_permalinks = False
nitpicky = True

bibtex_bibfiles = ["papers.bib"]
academic_me = "mira"
academic_people = {
    "mira": {
        "name": "Mira Okafor",
        "aliases": ["M. Okafor"],
        "url": "https://okafor.example.org/",
        "orcid": "0000-0002-1825-0097",
        "group": "pi",
        "position": "Professor",
        "email": "mira@example.org",
    },
    "jonas": {
        "name": "Jonas Lindqvist",
        "url": "https://jonas.example.org/",
        "group": "phd",
        "since": "Sep 2021",
        "topic": "Tides",
        "github": "jonas",
        "links": {"Blog": "https://blog.example.org/"},
        "page": "profile",
    },
    "wei": {"name": "Wei Zhang", "group": "phd", "years": "2020 – present", "affiliation": "Harbour Lab"},
    "anna": {"name": "Anna Berg", "group": "alumni", "years": "2015–2019", "next": "Sea Office"},
}
academic_people_groups = {"pi": "Head", "phd": "PhD students", "alumni": "Alumni"}
academic_venues = {
    "ICCC": {
        "name": "International Conference on Coastal Computing",
        "url": "https://iccc.example.org/",
        "kind": "conference",
        "colour": "#003366",
    }
}
academic_paper_pages = True
academic_feed = ["atom", "json"]
academic_mathml = True
academic_links = {"slides": "Talk", "pdf": None, "doi": "DOI"}
academic_roles = {"chair": {"symbol": "c", "label": "chair", "order": 0}}
