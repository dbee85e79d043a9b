"""JSON Resume: a CV as ``resume.json``, also as this extension writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from . import resume_site
from .dates import day, span
from .markdown_lines import one_line
from .markup import plain_line
from .records import Entry, Place, Site
from .resume_items import Item, Section, first, first_value, labelled, paper, points, tables
from .resume_site import Resume
from .services import Links
from .source import Source, plain_text, texts
from .template_text import is_template_person

SIGNS = "resume.json with basics"

#: lists of the schema: the kind of section, and its usual title
_LISTS: Mapping[str, tuple[str, str]] = {
    "education": ("education", "Education"),
    "work": ("experience", "Work experience"),
    "volunteer": ("service", "Volunteering"),
    "awards": ("awards", "Awards"),
    "certificates": ("tests", "Certificates"),
    "publications": ("publications", "Publications"),
    "projects": ("projects", "Projects"),
    "skills": ("skills", "Skills"),
    "languages": ("languages", "Languages"),
    "interests": ("interests", "Interests"),
    "references": ("", "References"),
}
#: ``type`` of a project -> the kind of its section
_TYPES = {"talk": "talks", "grant": "grants", "media": "media", "supervision": "supervision", "news": "news"}
_TITLES = {
    "talks": "Talks",
    "grants": "Grants",
    "media": "Media",
    "supervision": "Supervision",
    "news": "News",
}


def recognise(source: Source) -> str:
    """Return why a source is of this kind."""
    name = _file(source)
    return name if name and isinstance(_basics(source, name), dict) else ""


def _file(source: Source) -> str:
    known = source.first("resume.json", "src/resume.json", "data/resume.json", "cv.json")
    if known:
        return known
    found = [name for name in source.names if name.lower().endswith(".json") and name.count("/") < 3]
    named = [name for name in found if re.search(r"(?:^|/)[^/]*(?:resume|cv|json)[^/]*\.json$", name.lower())]
    return next((name for name in named if _basics(source, name) is not None), "")


def _basics(source: Source, name: str) -> Any:
    if b'"basics"' not in source.head(name):
        return None
    data = source.json(name)
    return data.get("basics") if isinstance(data, dict) else None


def read(source: Source) -> Site:
    """Return what a source states."""
    name = _file(source) or next((name for name in source.names if name.lower().endswith(".json")), "")
    data = source.json(name) if name else None
    if not isinstance(data, dict):
        source.findings.left_out("it holds no resume", name)
        data = {}
    return resume_site.site(resume(data, name, source), source)


def resume(data: Mapping[str, Any], file: str, source: Source) -> Resume:
    """Return what the data of a resume say."""
    basics = data.get("basics") if isinstance(data.get("basics"), Mapping) else {}
    found = Resume(file)
    _read_basics(basics or {}, found, source)
    lists = {name: tables(data.get(name)) for name in _LISTS}
    found.suspicious = is_template_person(
        found.name
    ) or "german born theoretical physicist" in found.summary.lower().replace("-", " ")
    if outline := tables(_outline(data)):
        found.sections = list(_outlined(outline, lists, file))
    else:
        found.sections = [section for name in _LISTS for section in _sections(name, lists[name], file)]
    known = {*_LISTS, "basics", "meta", "$schema"}
    for name in data:
        if name not in known and data[name]:
            source.findings.left_out(f"{name!r} is no list of JSON Resume's schema", file)
    return found


def _outline(data: Mapping[str, Any]) -> Any:
    meta = data.get("meta")
    return meta.get("sections") if isinstance(meta, Mapping) else None


def _outlined(
    outline: list[dict[Any, Any]], lists: dict[str, list[dict[Any, Any]]], file: str
) -> Iterator[Section]:
    """Yield the sections that an export of this extension lists, with their kinds, titles and order."""
    left = {name: list(items) for name, items in lists.items()}
    for each in outline:
        kind, title = first(each, "kind"), first(each, "title")
        counts = each.get("counts")
        section = Section(kind, title)
        for position, name in enumerate(texts(each.get("lists"))):
            if name not in left:
                continue
            items = left[name]
            number = counts[position] if isinstance(counts, list) and position < len(counts) else len(items)
            number = number if isinstance(number, int) else len(items)
            taken, left[name] = items[:number], items[number:]
            for made in _sections(name, taken, file, kind):
                section.items += made.items
                section.entries += made.entries
                section.papers += made.papers
        content = [one_line(text) for text in texts(each.get("content"))]
        if section.items or section.entries or section.papers or content:
            section.text = "\n\n".join(content)
            yield section
    for name, items in left.items():
        yield from _sections(name, items, file)


def _read_basics(basics: Mapping[str, Any], found: Resume, source: Source) -> None:
    found.name = first(basics, "name")
    found.position = first(basics, "label")
    found.other_name = first(basics, "otherName")
    found.pronouns = first(basics, "pronouns")
    found.affiliations = [plain_line(text) for text in texts(basics.get("affiliations"))]
    found.summary = plain_text(basics.get("summary"))
    found.photo = first(basics, "image", "picture")
    links = Links(source.findings, found.file)
    if email := first(basics, "email"):
        links.email(email)
    if phone := first(basics, "phone"):
        links.add("phone", phone)
    location = basics.get("location")
    if isinstance(location, Mapping):
        # the street is no one's business
        places = first(location, "city"), first(location, "region"), first(location, "countryCode")
        found.location = ", ".join(filter(None, places)) or first(location, "address")
        if location.get("postalCode") or (any(places) and location.get("address")):
            source.findings.left_out("the address of a street is not published", found.file)
    else:
        found.location = plain_text(location)
    if url := first(basics, "url", "website"):
        links.add("website", url)
    for profile in tables(basics.get("profiles")):
        network = first(profile, "network") or "Link"
        links.add(network, first(profile, "url", "username"), network)
    found.parts = links.parts


def _sections(name: str, items: list[dict[Any, Any]], file: str, kind: str = "") -> Iterator[Section]:
    usual, title = _LISTS[name]
    section = Section(kind or usual, title)
    if name == "projects":
        yield from _projects(items, kind)
        return
    if name == "publications":
        section.papers = [_paper(each, file) for each in items if first(each, "name", "title")]
    elif name == "volunteer":
        section.entries = _volunteer(items, kind)
    elif name == "certificates":
        _certificates(items, section)
    elif name == "references":
        shown = (f"{first(each, 'reference')} — {first(each, 'name')}".strip(" —") for each in items)
        section.text = "\n\n".join(f"> {one_line(text)}" for text in shown if text)
    elif name in ("skills", "languages", "interests"):
        section.entries = [entry for each in items if (entry := _group(name, each)).text]
    else:
        make = {"education": _degree, "work": _job, "awards": _award}[name]
        section.items = [item for each in items if (item := make(each)).title or item.organisation]
    if section.items or section.entries or section.papers or section.text:
        yield section


def _date(each: Mapping[str, Any]) -> str:
    start, end = first(each, "startDate", "start_date"), first(each, "endDate", "end_date")
    if years := re.fullmatch(r"\d{4}/\d{4}", first(each, "academicYear")):
        date = years[0]
    elif single := first(each, "date", "releaseDate"):
        date = day(single)
    else:
        date = span(start, end)
    term, remark = first(each, "term"), first(each, "remark")
    return " ".join(filter(None, (date, term, f"({remark})" if remark else ""))) if date else ""


def _common(each: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "date": _date(each),
        "place": one_line(first(each, "location")),
        "url": first(each, "url", "website"),
        "summary": one_line(first(each, "summary", "description")),
        "points": points(each.get("highlights")),
        "advisor": one_line(first(each, "advisor")),
    }


def _degree(each: Mapping[str, Any]) -> Item:
    degree, area = first(each, "studyType"), first(each, "area")
    item = Item(
        title=one_line(" in ".join(filter(None, (degree, area)))),
        organisation=one_line(first(each, "institution")),
        score=one_line(first(each, "score", "gpa")),
        **_common(each),
    )
    if courses := [one_line(text) for text in texts(each.get("courses"))]:
        item.points = (*item.points, Entry(f"Courses: {'; '.join(courses)}"))
    return item


def _job(each: Mapping[str, Any]) -> Item:
    return Item(
        title=one_line(first(each, "position")),
        organisation=one_line(first(each, "name", "company", "organization")),
        **_common(each),
    )


def _award(each: Mapping[str, Any]) -> Item:
    return Item(
        title=one_line(first(each, "title", "name")),
        organisation=one_line(first(each, "awarder", "issuer")),
        **_common(each),
    )


def _projects(items: list[dict[Any, Any]], kind: str) -> Iterator[Section]:
    by_kind: dict[str, Section] = {}
    for each in items:
        own = kind or _TYPES.get(first(each, "type").lower(), "projects")
        section = by_kind.setdefault(own, Section(own, _TITLES.get(own, "Projects")))
        item = Item(
            title=one_line(first(each, "name", "title")),
            organisation=one_line(first(each, "entity")),
            **_common(each),
        )
        if own in ("projects", "supervision") and item.summary and not item.points:
            item.note, item.summary = item.summary, ""
        if roles := texts(each.get("roles")):
            item.points = (*item.points, Entry(one_line("; ".join(roles))))
        if keywords := texts(each.get("keywords")):
            item.points = (*item.points, Entry(f"Keywords: {one_line(', '.join(keywords))}"))
        if item.title:
            section.items.append(item)
    yield from (section for section in by_kind.values() if section.items)


def _volunteer(items: list[dict[Any, Any]], kind: str) -> list[Entry]:
    """Return service: of one role at several places, the places stand together."""
    grouped: dict[str, list[str]] = {}
    others = []
    for each in items:
        position, name = first(each, "position"), first(each, "organization", "name")
        date = _date(each)
        below = points(each.get("highlights"))
        if summary := first(each, "summary"):
            below = (Entry(one_line(summary)), *below)
        if date or below:
            where = one_line(", ".join(filter(None, (position, name, first(each, "location")))))
            others.append(Entry(f"{where} ({date})" if date else where, entries=below))
        elif position or name:
            grouped.setdefault(position, []).append(name)
    made = [labelled(position, names, "; ") for position, names in grouped.items()]
    return [*others, *made]


def _certificates(items: list[dict[Any, Any]], section: Section) -> None:
    """Read tests and their results, or, with those who issued them and dates, certificates."""
    if any(first(each, "issuer", "date") for each in items):
        section.kind = "awards"
        section.items = [item for each in items if (item := _award(each)).title]
    else:
        section.entries = [Entry(one_line(first(each, "name"))) for each in items if first(each, "name")]


def _group(name: str, each: Mapping[str, Any]) -> Entry:
    if name == "languages":
        language, fluency = (
            one_line(first(each, "language", "name")),
            one_line(first(each, "fluency", "level")),
        )
        return Entry(f"{language}: {fluency}" if language and fluency else language)
    label, level = first(each, "name"), first(each, "level")
    keywords = texts(first_value(each, "keywords"))
    shown = f"{label} ({level})" if level and label else label
    return labelled(shown, keywords)


def _paper(each: Mapping[str, Any], file: str) -> Any:
    fields = {
        "award": "; ".join(texts(each.get("awards"))),
        "note": first(each, "status"),
        "abstract": first(each, "summary"),
    }
    url = first(each, "url", "website")
    doi = url if re.match(r"https?://(?:dx\.)?doi\.org/", url) else ""
    return paper(
        first(each, "name", "title"),
        each.get("authors"),
        venue=first(each, "publisher"),
        date=day(first(each, "releaseDate", "date")),
        url="" if doi else url,
        doi=doi,
        place=Place(file),
        fields={name: value for name, value in fields.items() if value},
    )
