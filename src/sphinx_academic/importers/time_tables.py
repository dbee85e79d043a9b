"""The CV of al-folio until 2025, ``_data/cv.yml``: a list of sections, each of its type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .dates import day
from .markdown_lines import one_line
from .markup import plain_line
from .records import Entry
from .resume_items import DATED, Item, Section, first, labelled, points, tables
from .resume_site import Resume
from .section_names import kind_of
from .services import Links, is_link_name
from .source import Source, plain_text, texts
from .template_text import is_template_person

#: names of the table of a person that no one publishes
_PRIVATE = ("birth", "phone", "address", "nationality", "marital", "gender", "age", "passport")


def is_time_tables(data: Any) -> bool:
    """Return whether data are such a CV."""
    return isinstance(data, list) and any(isinstance(each, Mapping) and "contents" in each for each in data)


def resume(data: list[Any], file: str, source: Source) -> Resume:
    """Return what the data say."""
    found = Resume(file)
    for each in tables(data):
        title, kind = first(each, "title"), first(each, "type")
        contents = each.get("contents")
        if kind == "map":
            _read_map(contents, title, found, source)
        elif section := _section(title, kind, contents):
            found.sections.append(section)
    return found


def _read_map(contents: Any, title: str, found: Resume, source: Source) -> None:
    """Read labels and values: of the person, as a rule."""
    links = Links(source.findings, found.file)
    rest = Section("skills", title)
    for each in tables(contents):
        name, value = first(each, "name", "title"), first(each, "value")
        plain = name.lower()
        if plain in ("full name", "name"):
            found.name = value
            found.suspicious |= is_template_person(value)
        elif plain in ("languages", "language"):
            found.sections.append(Section("languages", name, entries=[Entry(one_line(value))]))
        elif any(word in plain for word in _PRIVATE):
            source.findings.left_out(f"{name}: what is private is not published", found.file)
        elif "position" in plain:
            found.position = value
        elif plain in ("affiliation", "institution"):
            found.affiliations.append(plain_line(value))
        elif plain in ("email", "e-mail") or is_link_name(plain):
            links.add(name, value)
        elif value:
            rest.entries.append(labelled(name, [value]))
    if found.suspicious:
        # what else it says is of the same example
        found.sections, found.position, found.affiliations = [], "", []
        return
    if rest.entries:
        found.sections.append(rest)
    found.parts = {**links.parts, **found.parts}


def _section(title: str, kind: str, contents: Any) -> Section | None:
    section = Section(kind_of(title), title)
    if kind in ("nested_list", "list_groups") or (kind == "" and _has_items(contents)):
        for each in tables(contents):
            section.entries.append(
                Entry(one_line(first(each, "title", "name")), entries=points(each.get("items")))
            )
    elif kind == "time_table":
        _read_time_table(contents, section)
    else:
        section.entries = list(points(contents))
    if section.kind == "publications":
        section.kind = ""
    if section.kind in DATED and section.entries and not section.items:
        section.items = [Item(title=entry.text, points=entry.entries) for entry in section.entries]
        section.entries = []
    return section if section.items or section.entries else None


def _has_items(contents: Any) -> bool:
    return any("items" in each for each in tables(contents))


def _read_time_table(contents: Any, section: Section) -> None:
    for each in tables(contents):
        date = day(first(each, "year", "date", "years"))
        title = first(each, "title", "name", "position")
        names = [first(each, "department"), first(each, "institution", "company", "organization")]
        below = points(each.get("description"))
        if items := texts(each.get("items")):
            section.items += [Item(title=one_line(item), date=date) for item in items]
        if not (title or any(names)):
            if below:
                section.items += [Item(title=point.text, date=date, points=point.entries) for point in below]
            continue
        item = Item(
            title=one_line(title),
            organisation=one_line(", ".join(filter(None, names))),
            place=one_line(first(each, "location")),
            date=date,
            points=below,
            url=_link(each),
        )
        if section.kind == "projects" and len(below) == 1 and not below[0].entries:
            item.note, item.points = below[0].text, ()
        section.items.append(item)


def _link(each: Mapping[Any, Any]) -> str:
    for item in tables(each.get("linkitems")):
        if "://" in (url := first(item, "link", "url")):
            return url
    url = first(each, "url", "link")
    return url if "://" in url else ""


def titles(contents: Any) -> list[str]:
    """Return what the items of a section are called."""
    return [plain_text(each.get("title")) for each in tables(contents)]
