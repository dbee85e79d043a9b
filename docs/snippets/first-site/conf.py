project = "Mira Okafor"
author = "Mira Okafor"
copyright = "2026, Mira Okafor"

extensions = ["myst_parser", "sphinx_academic"]
exclude_patterns = ["_build", ".venv"]
myst_enable_extensions = ["fieldlist"]

bibtex_bibfiles = ["publications.bib"]
academic_people = {"mira": {"name": "Mira Okafor"}}
academic_me = "mira"

html_theme = "furo"
html_title = "Mira Okafor"
