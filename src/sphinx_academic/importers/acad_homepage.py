"""acad-homepage: a homepage of Jekyll in free Markdown and HTML, with its profile in ``_config.yml``."""

from __future__ import annotations

import re
from typing import Any

from .free_site import FreeSite
from .jekyll import Jekyll
from .records import Site
from .source import Source

SIGNS = (
    "_pages/about.md with _data/navigation.yml, the name acad-homepage in _config.yml, or an index.md that"
    " includes Markdown files, as minimal-light has it; with --kind, any free pages of Jekyll"
)
_TEMPLATE = re.compile(r"acad-homepage|google_scholar_stats_use_cdn|author_profile", re.IGNORECASE)
#: of minimal-light
_INCLUDED = re.compile(r"\{%-?\s*include(?:_relative)?\s+[\w./-]+\.md\s*-?%\}")
_FOREIGN = ("_bibliography", "_publications", "_talks", "_news", "_portfolio")


def recognise(source: Source) -> str:
    """Return why a source is of this kind."""
    if any(source.below(folder, ".md", ".bib") for folder in _FOREIGN):
        return ""
    if not source.first("_config.yml", "_config.yaml"):
        return ""
    home = source.first("_pages/about.md", "_pages/about.markdown", "_pages/about.html", "_pages/index.md")
    if home and ("_data/navigation.yml" in source or source.below("_pages/includes", ".md")):
        return home
    config: Any = Jekyll(source).config
    index = source.first("index.md", "index.markdown")
    if not home and index and "scholar" not in config:
        return index if len(_INCLUDED.findall(source.page(index)[1])) > 1 else ""
    named = _TEMPLATE.search(" ".join([*map(str, config), str(config.get("repository", ""))]))
    return "_config.yml" if home and named else ""


def read(source: Source) -> Site:
    """Return what a source states."""
    return FreeSite(source, Jekyll(source)).read()
