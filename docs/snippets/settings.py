"""What ``conf.py`` says in every example of the documentation."""

bibtex_bibfiles = ["papers.bib"]

academic_people = {
    "mira-okafor": {
        "name": "Mira Okafor",
        "aliases": ["M. Okafor"],
        "orcid": "0000-0002-1825-0097",
        "group": "pi",
        "position": "Professor of Oceanography",
        "photo": "howto/portrait.png",
        "since": 2016,
    },
    "milan-okafor": {
        "name": "Milan Okafor",
        "group": "phd",
        "topic": "Storm surges in river mouths",
        "years": "Sep 2023 – present",
        "github": "milan-okafor",
    },
    "jonas-lindqvist": {
        "name": "Jonas Lindqvist",
        "url": "https://example.org/~lindqvist",
        "group": "collaborators",
    },
    "wei-zhang": {
        "name": "Wei Zhang",
        "aliases": ["张伟"],
        "group": "alumni",
        "position": "PhD",
        "years": "2018–2022",
        "next": "National Weather Service",
    },
}
academic_me = "mira-okafor"

academic_badges = {"artifact": {"title": "The artifact was evaluated."}}

academic_metrics = "metrics.json"
