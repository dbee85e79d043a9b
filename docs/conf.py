"""The documentation is written with what it documents: MyST, Furo and this extension."""

import runpy
import sys
from pathlib import Path

from sphinx_academic import __version__

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

project = "sphinx-academic"
author = "sphinx-academic contributors"
copyright = f"2026, {author}"
version = release = __version__

extensions = ["myst_parser", "sphinx_academic", "reference", "api_reference", "snippet", "gallery"]
exclude_patterns = ["_build", "snippets", "gallery"]
nitpicky = True
# types of Python and Sphinx in signatures
nitpick_ignore_regex = [("py:(class|exc|data|obj)", ".*")]

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

# -- what every example says in its conf.py ------------------------------------------------------------

example = runpy.run_path(str(HERE / "snippets" / "settings.py"))
bibtex_bibfiles = [f"snippets/{name}" for name in example["bibtex_bibfiles"]]
globals().update({name: value for name, value in example.items() if name.startswith("academic_")})

academic_metrics = f"snippets/{example['academic_metrics']}"

# news and papers of the examples belong to no person
academic_feed = False

# pages request nothing from other hosts
academic_mathml = True

# -- builders ------------------------------------------------------------------------------------------

html_theme = "furo"
html_title = "sphinx-academic"
html_static_path = ["_static"]
html_css_files = ["docs.css"]
man_pages = [("index", "sphinx-academic", "a homepage from MyST pages and one .bib file", author, 7)]
latex_engine = "xelatex"
