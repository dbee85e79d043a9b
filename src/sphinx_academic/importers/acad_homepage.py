"""acad-homepage: a homepage of Jekyll in free Markdown and HTML, with its profile in ``_config.yml``."""

from __future__ import annotations

from typing import Any

from .records import Block, Page, Person, Site
from .source import Source, plain_text

SIGNS = "_pages/about.md with _data/navigation.yml, or the name acad-homepage in _config.yml"


def recognise(source: Source) -> str:
    """Return why a source is of this kind."""
    return "_pages/about.md" if "_pages/about.md" in source else ""


def read(source: Source) -> Site:
    """Return what a source states."""
    config: Any = source.yaml("_config.yml") if "_config.yml" in source else {}
    author = config.get("author") or {} if isinstance(config, dict) else {}
    name = plain_text(author.get("name")) if isinstance(author, dict) else ""
    _front, _body, _line = source.page(source.first("_pages/about.md", *source.names))
    page = Page("index", name, (Block("profile"),))
    return Site(name=name, people=(Person("me", name),) if name else (), pages=(page,))
