"""Shared by the exports of a CV: its data as plain texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..export.common import one_line
from ..model.dates import Date
from ..model.text import RichText, join, plain
from .records import Detail, Group, Item

_OF = re.compile(r"\s+in\s+", re.IGNORECASE)
#: "MSc Physics", "Ph.D., Mathematics": a degree by its letters, without "in"
_LETTERS = re.compile(
    r"((?:Ph\.? ?D|D\.?Phil|M\.?Phil|[BM]\.?(?:Sc|Eng|Ed|A|S|Tech|Res)|M\.?B\.?A|LL\.?[BM]|J\.?D|M\.?D)\.?)"
    r"(?:,\s+|\s+(?!of\b))(.+)"
)
#: before it, a year has no four digits
FIRST_YEAR = 1000


def text(rich: RichText) -> str:
    """Return rich text as one plain line."""
    return one_line(plain(rich))


def part(item: Item, name: str) -> str:
    """Return a part of an item, or nothing."""
    return text(item.parts.get(name, ()))


def title(item: Item) -> RichText:
    """Return what an item is called: its title, behind the code of a course; empty where neither is known."""
    names = [name for name in ("code", "title") if item.parts.get(name)]
    return join(inline for name in names for inline in (*item.parts[name], "" if name == names[-1] else " "))


def organisation(item: Item) -> str:
    """Return where something took place: the item says it, or the group that the item stands in."""
    return part(item, "organisation") or text(item.group)


def summary(item: Item) -> str:
    """Return the note of an item and the running text below it."""
    return " ".join(filter(None, (part(item, "note"), text(item.summary))))


def degree_and_area(title: str) -> tuple[str, str]:
    """Split the title of a degree: "PhD in Computer Science" into "PhD" and "Computer Science".

    :return: degree and area; the area is empty where the title does not say it apart
    """
    found = _OF.split(title, maxsplit=1)
    if len(found) == 1 and (letters := _LETTERS.fullmatch(title)):
        return letters[1], letters[2]
    return found[0], found[1] if len(found) > 1 else ""


def start_and_end(item: Item) -> tuple[Date | None, Date | None]:
    """Return the dates from and until; a single date is both, and what lasts has no end."""
    span = item.span
    if span is None or span.start is None or span.start.year < FIRST_YEAR:
        return None, None
    return span.start, None if span.ongoing else span.end or span.start


def points(details: Iterable[Detail]) -> Iterator[str]:
    """Yield points and those below them, each as one line."""
    for detail in details:
        if line := text(detail.text):
            yield line
        yield from points(detail.details)


def values(group: Group) -> list[str]:
    """Return what a group lists, with its levels."""
    shown = ((text(value.text), one_line(value.level)) for value in group.values)
    return [f"{name} ({level})" if level else name for name, level in shown if name]
