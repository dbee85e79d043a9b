"""What ``conf.py`` says in every example of the documentation."""

bibtex_bibfiles = ["papers.bib"]

academic_people = {
    "mira-okafor": {
        "name": "Mira Okafor",
        "aliases": ["M. Okafor"],
        "orcid": "0000-0002-1825-0097",
    },
    "milan-okafor": {"name": "Milan Okafor"},
    "jonas-lindqvist": {
        "name": "Jonas Lindqvist",
        "url": "https://example.org/~lindqvist",
    },
    "wei-zhang": {"name": "Wei Zhang", "aliases": ["张伟"]},
}
academic_me = "mira-okafor"

academic_badges = {"artifact": {"title": "The artifact was evaluated."}}
