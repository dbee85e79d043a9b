"""Sections of a CV from data: items with titles, organisations and dates, labels with values, papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .dates import readable
from .item_dates import split_date_at_end
from .markdown_lines import link, one_line
from .records import Block, Entry, Paper, PaperAuthor, Place
from .source import plain_text, texts

#: sections whose items have dates
DATED = frozenset(
    [
        "education",
        "experience",
        "research",
        "teaching",
        "talks",
        "awards",
        "grants",
        "projects",
        "supervision",
        "media",
        "news",
    ]
)
#: sections of labels and values
GROUPED = frozenset(["service", "skills", "languages", "tests", "interests"])
#: parts that a section has no place for stand in its last one
_PARTS: Mapping[str, tuple[str, ...]] = {
    "awards": ("title", "organisation"),
    "grants": ("title", "organisation"),
    "media": ("title", "organisation"),
    "projects": ("title", "note"),
    "supervision": ("title", "note"),
}
_USUAL = ("title", "organisation", "place")
_COMMA = re.compile(r",(?![^(\[]*[)\]])")
_ADVISED = re.compile(r"^(?:(?:co-?)?advis|(?:co-?)?supervis)", re.IGNORECASE)
_CONFERENCE = re.compile(
    r"\b(?i:(?:conference|proceedings|workshop|symposium|meeting|congress)\b|proc\.)"
    r"|^[A-Z][A-Za-z-]*[A-Z][A-Za-z-]*[ '’]*(?:19|20)?\d\d\b"
)
_EMPHASIS = re.compile(r"^(\*{1,3}|_{1,3})(?P<name>.+?)\1$")
_ET_AL = re.compile(r"^(?:et\.? al\.?|others|…|\.\.\.)$", re.IGNORECASE)


@dataclass(slots=True)
class Item:
    """What a data file says of a degree, a position, a prize; all texts are MyST."""

    title: str = ""
    organisation: str = ""
    place: str = ""
    #: as it was written
    date: str = ""
    advisor: str = ""
    score: str = ""
    note: str = ""
    #: a paragraph
    summary: str = ""
    points: tuple[Entry, ...] = ()
    url: str = ""
    group: str = ""

    @property
    def words(self) -> str:
        """Return what distinguishes the example of a template."""
        below = " ".join(point.text for point in self.points[:2])
        return f"{self.title} {self.organisation} {self.date} {self.summary[:80]} {below}"


@dataclass(slots=True)
class Section:
    """A section of a CV, before it is known where it will stand."""

    kind: str
    title: str
    items: list[Item] = field(default_factory=list)
    #: of sections of labels and values
    entries: list[Entry] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    #: MyST, for what is neither
    text: str = ""


def block(section: Section, level: int = 2) -> Block | None:
    """Return a section as a part of a page; None if nothing is in it."""
    title = one_line(section.title)
    if section.papers:
        return Block("publications", title, level, text=section.text, options={"group-by": "none"})
    if section.kind in DATED and section.items:
        return Block(section.kind, title, level, text=section.text, entries=tuple(_entries(section)))
    entries = [*section.entries, *(_point(item) for item in section.items)]
    if section.kind in GROUPED and entries:
        return Block(section.kind, title, level, text=section.text, entries=tuple(entries))
    lines = "\n".join(_bullet(entry) for entry in entries)
    text = "\n\n".join(filter(None, (section.text, lines)))
    return Block("", title, level, text=text) if text else None


def _entries(section: Section) -> Iterable[Entry]:
    if not any(item.group for item in section.items):
        return [item_entry(item, section.kind) for item in section.items]
    entries: list[Entry] = []
    for item in section.items:
        made = item_entry(item, section.kind)
        if not item.group:
            entries.append(made)
        elif entries and entries[-1].text == item.group and not entries[-1].date:
            entries[-1] = Entry(item.group, entries=(*entries[-1].entries, made))
        else:
            entries.append(Entry(item.group, entries=(made,)))
    return entries


def item_entry(item: Item, kind: str) -> Entry:
    """Return an item of a dated section."""
    if not item.date and kind != "projects" and not (item.organisation or item.place):
        date, title = split_date_at_end(item.title)
        item = replace(item, date=date, title=title) if date and title else item
    date = readable(item.date)
    if kind == "projects" and item.note and not item.summary and not item.url:
        # a colon ends the name where that is a link
        item = replace(item, note="", summary=item.note)
    places = _PARTS.get(kind, _USUAL)
    stated = {"title": item.title, "organisation": item.organisation, "place": item.place, "note": item.note}
    if not stated["title"]:
        stated["title"], stated["organisation"] = stated["organisation"], ""
    rest = [value for name, value in stated.items() if value and name not in places]
    if item.date and not date:
        rest.append(f"({one_line(item.date)})")
    if item.advisor:
        rest.append(item.advisor if _ADVISED.match(item.advisor) else f"advised by {item.advisor}")
    if item.score:
        rest.append(item.score if re.match(r"(?i)c?gpa", item.score) else f"GPA {item.score}")
    linked = item.url if item.url and "](" not in stated["title"] else ""
    shown = {name: stated[name] for name in places if stated.get(name)}
    if kind == "projects":
        title = link(stated["title"], linked)
        note = ", ".join(filter(None, [*rest, shown.get("note", "")]))
        return Entry(f"{title}: {note}" if note else title, date, item.points, body=item.summary)
    skipped = "title" in shown and "place" in shown and "organisation" not in shown
    # a number near its beginning would be taken for a date
    looks_dated = not date and bool(re.search(r"\d{4}|^\d", next(iter(shown.values()), "")[:80]))
    if skipped or looks_dated or any(_COMMA.search(value) for value in shown.values()):
        fields = {name: value for name, value in shown.items() if name != "title"}
        if rest:
            fields["note"] = ", ".join(filter(None, [fields.get("note", ""), *rest]))
        if linked:
            fields["link"] = linked
        title = shown.get("title", "")
        if date:
            return Entry("", date, item.points, {"title": title, **fields} if title else fields, item.summary)
        return Entry(f":title: {title}", "", item.points, fields, item.summary)
    if linked:
        shown["title"] = link(shown["title"], linked)
    return Entry(", ".join([*shown.values(), *rest]), date, item.points, body=item.summary)


def _point(item: Item) -> Entry:
    """Return an item of a section that has no dates, where they stand behind the text."""
    title = link(item.title, item.url) if item.url and item.title else item.title
    text = ", ".join(filter(None, (title, item.organisation, item.place)))
    note = ". ".join(filter(None, (item.note, item.summary)))
    text = ": ".join(filter(None, (f"{text} ({one_line(item.date)})" if item.date else text, note)))
    return Entry(text, entries=item.points)


def _bullet(entry: Entry, indent: str = "") -> str:
    opening = ", ".join(filter(None, (entry.date, entry.text)))
    below = "".join("\n" + _bullet(child, indent + "  ") for child in entry.entries)
    body = f"\n\n{indent}  {entry.body}" if entry.body else ""
    return f"{indent}- {opening}{body}{below}"


def points(value: Any) -> tuple[Entry, ...]:
    """Return the points of an item from a list of texts, or of lists in it, or of one text."""
    if isinstance(value, str | int | float):
        value = [value]
    if not isinstance(value, Sequence):
        return ()
    found: list[Entry] = []
    for each in value:
        if isinstance(each, Mapping):
            title = first(each, "title", "name", "bullet", "text")
            below = points(first_value(each, "contents", "items", "description", "highlights"))
            if title or below:
                found.append(Entry(one_line(title), entries=below))
        elif isinstance(each, list):
            found += points(each)
        elif text := plain_text(each) or _number(each):
            found.append(Entry(one_line(text)))
    return tuple(found)


def _number(value: Any) -> str:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def first(table: Mapping[Any, Any], *names: str) -> str:
    """Return the first text of some keys of a table as one line; empty if none has any."""
    return next(filter(None, (plain_text(table.get(name)) for name in names)), "")


def first_value(table: Mapping[Any, Any], *names: str) -> Any:
    """Return the first value of some keys of a table that says something, or None."""
    return next((table[name] for name in names if table.get(name) not in (None, "", [], {})), None)


def tables(value: Any) -> list[dict[Any, Any]]:
    """Return the tables of a list; one table alone is a list of one."""
    if isinstance(value, Mapping):
        value = [value]
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def labelled(label: str, values: Iterable[str], separator: str = ", ") -> Entry:
    """Return an item of a section of labels and values."""
    shown = [one_line(value) for value in values if value]
    if separator == ", " and any(_COMMA.search(value) for value in shown) and len(shown) > 1:
        separator = "; "
    joined = separator.join(shown)
    if not label:
        return Entry(joined)
    return Entry(f"{one_line(label)}: {joined}" if joined else one_line(label))


def paper(
    title: str,
    authors: Any,
    *,
    venue: str = "",
    date: str = "",
    url: str = "",
    doi: str = "",
    place: Place,
    fields: Mapping[str, str] | None = None,
) -> Paper:
    """Return a paper of a data file."""
    names: list[PaperAuthor] = []
    others = False
    for text in texts(authors):
        match = _EMPHASIS.match(text)
        name = (match["name"] if match else text).strip(" ,")
        if _ET_AL.match(name):
            others = True
        elif name:
            names.append(PaperAuthor(name, is_owner=match is not None))
    stated = dict(fields or {})
    if venue:
        stated["booktitle" if _CONFERENCE.search(venue) else "journal"] = venue
    # a month or a day that is not known
    date = re.sub(r"(?:-00)+$", "", date)
    if re.fullmatch(r"\d{4}", date):
        stated["year"] = date
    elif re.match(r"\d{4}-\d\d", date):
        stated["date"] = date
    elif year := re.search(r"\b(?:19|20)\d\d\b", date):
        stated["year"] = year[0]
    if doi:
        stated["doi"] = re.sub(r"^https?://(?:dx\.)?doi\.org/", "", doi)
    if url and stated.get("doi", "\0") not in url:
        stated["url"] = url
    return Paper(
        re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title), tuple(names), others, fields=stated, place=place
    )
