"""The documentation is written with what it documents: MyST, Furo and this extension."""

from sphinx_academic import __version__

project = "sphinx-academic"
copyright = "2026, sphinx-academic contributors"
version = release = __version__

extensions = ["myst_parser", "sphinx_academic"]
exclude_patterns = ["_build"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "sphinx-academic"
