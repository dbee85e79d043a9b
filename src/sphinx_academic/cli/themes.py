"""The themes that a new site may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of Sphinx."""

    #: what ``pip`` installs it by; empty for those that Sphinx or the extra ``site`` brings
    requirement: str = ""
    #: lines of Python for ``conf.py``
    lines: tuple[str, ...] = ()
    #: the theme is an extension, too
    extension: str = ""
    #: the sidebar has a place for the profile
    has_sidebar: bool = True


#: by their names in ``html_theme``, the first one is the default
THEMES: Mapping[str, Theme] = {
    "furo": Theme(),
    "pydata_sphinx_theme": Theme("pydata-sphinx-theme"),
    "sphinx_book_theme": Theme("sphinx-book-theme"),
    "sphinx_rtd_theme": Theme("sphinx-rtd-theme"),
    "alabaster": Theme(),
    "shibuya": Theme("shibuya"),
    # its fonts would come from another host
    "sphinx_immaterial": Theme(
        "sphinx-immaterial",
        (
            "# fonts of the reader's system, and nothing from another host",
            'html_theme_options = {"font": False}',
        ),
        "sphinx_immaterial",
    ),
    "piccolo_theme": Theme("piccolo-theme"),
    "sphinxawesome_theme": Theme("sphinxawesome-theme"),
    "basic": Theme(has_sidebar=False),
}
