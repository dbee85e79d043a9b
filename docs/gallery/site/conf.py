"""The site whose pictures the gallery of the documentation shows."""

project = "Ida Norberg"
author = "Ida Norberg"
extensions = ["myst_parser", "sphinx_academic"]
myst_enable_extensions = ["fieldlist"]

bibtex_bibfiles = ["papers.bib"]
academic_me = "ida"
academic_people = {
    "ravi": {
        "name": "Ravi Menon",
        "group": "pi",
        "position": "Professor, head of the group",
        "photo": "ravi.svg",
        "topic": "Learning systems that are fair to the slowest machine.",
        "email": "ravi@example.org",
        "github": "ravi",
        "orcid": "0000-0002-1825-0097",
    },
    "ida": {
        "name": "Ida Norberg",
        "group": "postdocs",
        "position": "Postdoc",
        "photo": "ida.svg",
        "topic": "Slow networks, federated learning",
        "email": "ida@example.org",
        "github": "ida",
    },
    "svea": {
        "name": "Svea Lindqvist-Oyelaran",
        "group": "phd",
        "position": "PhD student, 4th year",
        "photo": "svea.svg",
        "topic": "Sparse gradients, and what they cost",
        "email": "svea@example.org",
    },
    "leo": {
        "name": "Leo Brandt",
        "group": "phd",
        "position": "PhD student, 1st year",
        "topic": "Idle time",
        "github": "leo",
    },
    "tobias": {
        "name": "Tobias Okeke",
        "group": "masters",
        "position": "MSc student",
        "photo": "tobias.svg",
        "topic": "Weather",
        "email": "tobias@example.org",
    },
    "noa": {
        "name": "Noa Peres",
        "group": "alumni",
        "years": "2020–2025",
        "position": "PhD",
        "next": "research scientist at Halden Instruments",
    },
    "wei": {
        "name": "Wei Tan",
        "group": "alumni",
        "years": "2023",
        "position": "MSc",
        "next": "PhD student at Western Bay University",
    },
}
academic_paper_pages = True
academic_venues = {
    "CoLS": {"colour": "#7a4fb5"},
    "ICLN": {"colour": "#b3261e"},
    "SlowNet": {"colour": "#23805a"},
}
academic_metrics = "metrics.json"
html_theme = "furo"
html_title = "Ida Norberg"
html_show_sourcelink = False
