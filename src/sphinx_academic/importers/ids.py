"""Ids of people and names of pages, made from texts."""

from __future__ import annotations

import re
from collections.abc import Container

from ..model.folding import strip_accents

#: ids of people, as ``academic_people`` has them
ID = re.compile(r"[A-Za-z][\w-]*")
#: an id made from a name is cut here
_LONGEST = 40
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")
_NOT_IN_PAGES = re.compile(r"[^\w.-]+")


def id_of(name: str, default: str = "me") -> str:
    """Return an id made from a name, or the default where that has no Latin letter."""
    words = _BETWEEN_WORDS.split(strip_accents(name).casefold())
    slug = "-".join(filter(None, words))[:_LONGEST].strip("-")
    return slug if ID.fullmatch(slug) else default


def free_id(name: str, taken: Container[str], default: str = "person") -> str:
    """Return an id made from a name that no other has."""
    base = made = id_of(name, default)
    number = 2
    while made in taken:
        made, number = f"{base}-{number}", number + 1
    return made


def page_name(path: str) -> str:
    """Return the name of a page made from a path or an address: ``Talks/My Talk!`` as ``talks/my-talk``."""
    parts = [_NOT_IN_PAGES.sub("-", strip_accents(part)).strip("-.").lower() for part in path.split("/")]
    return "/".join(part for part in parts if part) or "page"
