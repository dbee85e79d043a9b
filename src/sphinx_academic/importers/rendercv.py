"""RenderCV: a CV as YAML, in the forms of its versions 1 to 2, also as this extension writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from . import resume_site
from .dates import day, span
from .markdown_lines import link, one_line
from .records import Entry, Place, Site
from .resume_items import DATED, GROUPED, Item, Section, first, labelled, paper, points, tables
from .resume_site import Resume
from .section_names import heading, kind_of
from .services import Links
from .source import Source, plain_text, texts
from .template_text import is_template_person

SIGNS = "a YAML file with cv: and sections:"

#: sections of version 1, which stand beside the name, and what they are called
_OLD_SECTIONS = {
    "summary": "",
    "education": "Education",
    "work_experience": "Work Experience",
    "academic_projects": "Academic Projects",
    "personal_projects": "Personal Projects",
    "publications": "Publications",
    "certificates": "Certificates",
    "extracurricular_activities": "Extracurricular Activities",
    "test_scores": "Test Scores",
    "skills": "Skills",
    "custom_sections": "",
}
#: what RenderCV's Markdown needs to keep two characters apart
_JOINER = "\u2060"
_STATUS = {
    "accepted": "accepted",
    "under review": "inreview",
    "in press": "inpress",
    "submitted": "submitted",
    "preprint": "preprint",
    "in preparation": "inpreparation",
}


def recognise(source: Source) -> str:
    """Return why a source is of this kind."""
    return _file(source)


def _file(source: Source) -> str:
    names = [name for name in source.names if re.search(r"\.ya?ml$", name.lower()) and name.count("/") < 3]
    named = sorted(names, key=lambda name: (name.count("/"), "cv" not in name.lower(), name))
    for name in named[:40]:
        if re.search(rb"^cv:", source.head(name), re.MULTILINE):
            data = source.yaml(name)
            if isinstance(data, dict) and is_cv(data):
                return name
    return ""


def is_cv(data: Mapping[Any, Any]) -> bool:
    """Return whether data are a CV of RenderCV."""
    cv = data.get("cv")
    return isinstance(cv, Mapping) and any(name in cv for name in ("sections", "name", *_OLD_SECTIONS))


def read(source: Source) -> Site:
    """Return what a source states."""
    name = _file(source) or next((name for name in source.names if re.search(r"\.ya?ml$", name.lower())), "")
    data = source.yaml(name) if name else None
    data = data if isinstance(data, dict) else {}
    if not is_cv(data):
        source.findings.left_out("it holds no CV", name)
    cv = data.get("cv")
    for other in ("design", "rendercv_settings", "settings"):
        if data.get(other):
            source.findings.left_out(
                f"{other!r} is about the PDF of RenderCV; the look of a PDF is described in howto/cv", name
            )
    return resume_site.site(resume(cv if isinstance(cv, Mapping) else {}, name, source), source)


def resume(cv: Mapping[Any, Any], file: str, source: Source) -> Resume:
    """Return what the data below ``cv`` say."""
    found = Resume(file)
    found.name = _plain(first(cv, "name"))
    found.position = _plain(first(cv, "headline", "label"))
    found.location = _plain(first(cv, "location"))
    found.photo = first(cv, "photo", "image")
    found.summary = " ".join(texts(cv.get("summary")))
    found.suspicious = is_template_person(found.name) and "einstein" in found.name.lower()
    _read_links(cv, found, source)
    sections = cv.get("sections")
    titled = list(sections.items()) if isinstance(sections, Mapping) else []
    old = [(title, cv[name]) for name, title in _OLD_SECTIONS.items() if name in cv and title]
    for section in _custom(cv.get("custom_sections")):
        old.append(section)
    for title, entries in (*titled, *old):
        found.sections += _section(str(title), entries, file, source)
    return found


def _custom(value: Any) -> Iterator[tuple[str, Any]]:
    for each in tables(value):
        yield first(each, "title"), each.get("entries")


def _read_links(cv: Mapping[Any, Any], found: Resume, source: Source) -> None:
    links = Links(source.findings, found.file)
    for email in texts(cv.get("email")):
        links.email(email)
    for phone in texts(cv.get("phone")):
        links.add("phone", phone)
    for website in texts(cv.get("website")):
        links.add("website", website)
    for network in tables(cv.get("social_networks")):
        name = first(network, "network") or "Link"
        user = first(network, "username", "url")
        links.add(name, user, name)
    for connection in tables(cv.get("custom_connections")):
        if url := first(connection, "url"):
            links.add(first(connection, "placeholder") or "Link", url, first(connection, "placeholder"))
    found.parts = links.parts


def _plain(text: str) -> str:
    """Return a text without RenderCV's marks."""
    return " ".join(re.sub(r"(?<!\\)\*\*?|\\(?=\*)", "", text.replace(_JOINER, "")).split())


def _markdown(text: str) -> str:
    return one_line(text.replace(_JOINER, ""))


def _section(title: str, entries: Any, file: str, source: Source) -> list[Section]:
    """Return a section by its title and the type of its entries, which are all of one."""
    shown = heading(_plain(title)) if title.islower() or "_" in title else _plain(title)
    if isinstance(entries, str):
        entries = [entries]
    if not isinstance(entries, list):
        if entries:
            source.findings.left_out(f"the section {title!r} is no list", file)
        return []
    section = Section("", shown)
    lines = []
    for each in entries:
        if isinstance(each, Mapping):
            _read_entry(each, section, file)
        elif text := plain_text(each):
            lines.append(_markdown(text))
    if not any(item.date or item.points or item.summary or item.place for item in section.items):
        # names alone are a list of any kind
        names = [item for item in section.items if not item.organisation]
        section.entries += [Entry(link(item.title, item.url)) for item in names]
        section.items = [item for item in section.items if item.organisation]
    # by the fields that entries have, where the title says nothing
    are_degrees = all("institution" in each for each in entries if isinstance(each, Mapping))
    section.kind = _kind(section, shown, are_degrees=are_degrees)
    if section.kind in GROUPED and section.kind != "service":
        # a name with what is said of it
        section.entries += [
            Entry(
                ": ".join(
                    filter(None, (item.title, item.summary or "; ".join(point.text for point in item.points)))
                )
            )
            for item in section.items
        ]
        section.items = []
    if section.kind == "publications" and not section.papers:
        section.kind = ""
    if section.kind in GROUPED and lines and not section.items:
        section.entries += [Entry(line) for line in lines]
    elif section.kind in DATED and lines and not section.items:
        section.items += [Item(title=line) for line in lines]
    elif lines:
        section.text = "\n\n".join(lines) if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    if section.kind in DATED and section.entries and not section.items:
        # points: a date may stand in brackets behind them, but not where it would be read
        section.items = [Item(title=entry.text, points=entry.entries) for entry in section.entries]
        section.entries = []
    return [section] if section.items or section.entries or section.papers or section.text else []


def _kind(section: Section, title: str, *, are_degrees: bool) -> str:
    """Return the directive that the title names and the entries fit, or that the entries need."""
    named = kind_of(title)
    if section.papers:
        return "publications"
    if named == "tests" and any(item.date or item.organisation for item in section.items):
        return "awards"
    if (
        section.items
        and named in GROUPED
        and named != "service"
        and not any(item.date for item in section.items)
    ):
        return named
    if section.items and named not in DATED:
        return "service" if named == "service" else "education" if are_degrees else "experience"
    if section.entries and not section.items and named not in GROUPED and named not in DATED:
        return "skills" if all(": " in entry.text for entry in section.entries) and not named else ""
    return named


def _read_entry(each: Mapping[Any, Any], section: Section, file: str) -> None:
    if "awarder" in each or "issuer" in each:
        item = _item(each, first(each, "title", "name"), first(each, "awarder", "issuer"))
        section.items.append(item)
    elif "keywords" in each and first(each, "name"):
        level = first(each, "level")
        name = first(each, "name")
        keywords = [text for value in texts(each.get("keywords")) for text in value.split(", ")]
        section.entries.append(labelled(f"{name} ({level})" if level else name, keywords))
    elif "reference" in each:
        section.entries.append(
            Entry(_markdown(f"{first(each, 'reference')} — {first(each, 'name')}".strip(" —")))
        )
    elif "authors" in each and first(each, "title"):
        section.papers.append(_paper(each, file))
    elif "institution" in each:
        section.items.append(_degree(each))
    elif "company" in each or "position" in each:
        section.items.append(_item(each, first(each, "position"), first(each, "company")))
    elif "bullet" in each or "number" in each or "reversed_number" in each:
        section.entries.append(Entry(_markdown(first(each, "bullet", "number", "reversed_number"))))
    elif "label" in each or "details" in each:
        details = first(each, "details")
        label = first(each, "label", "name")
        section.entries.append(_values(label, details))
    elif "name" in each or "title" in each:
        section.items.append(_item(each, first(each, "name", "title"), ""))
    elif lines := [text for value in each.values() for text in texts(value)]:
        section.entries.append(Entry(_markdown(", ".join(lines))))


def _values(label: str, details: str) -> Entry:
    if not label:
        return Entry(_markdown(details))
    return labelled(label.replace(_JOINER, ""), [details.replace(_JOINER, "")])


def _date(each: Mapping[Any, Any]) -> str:
    if date := first(each, "date"):
        return day(date)
    start, end = each.get("start_date"), each.get("end_date")
    return span(start, end) if start else day(end)


def _item(each: Mapping[Any, Any], title: str, organisation: str) -> Item:
    summary = _markdown(first(each, "summary"))
    linked = re.fullmatch(r"\[([^\]]*)\]\(([^()]*)\)", title)
    return Item(
        title=_markdown(linked[1] if linked else title),
        organisation=_markdown(organisation),
        place=_markdown(first(each, "location")),
        date=_date(each),
        url=(linked[2] if linked else "") or first(each, "url"),
        summary=summary,
        points=points([text.replace(_JOINER, "") for text in texts(each.get("highlights"))]),
    )


def _degree(each: Mapping[Any, Any]) -> Item:
    degree, area = first(each, "degree", "study_type", "studyType"), first(each, "area")
    title = " in ".join(filter(None, (degree, area)))
    item = _item(each, title, first(each, "institution"))
    item.score = _markdown(first(each, "grade", "gpa"))
    return item


def _paper(each: Mapping[Any, Any], file: str) -> Any:
    venue = _plain(first(each, "journal"))
    fields = {}
    before, comma, last = venue.rpartition(", ")
    if comma and last.lower() in _STATUS:
        venue, fields["pubstate"] = before, _STATUS[last.lower()]
    if summary := first(each, "summary"):
        fields["abstract"] = _plain(summary)
    return paper(
        _plain(first(each, "title")),
        [text.replace(_JOINER, "") for text in texts(each.get("authors"))],
        venue=venue,
        date=day(first(each, "date")),
        url=first(each, "url"),
        doi=first(each, "doi"),
        place=Place(file),
        fields=fields,
    )
