"""JSON Resume, version 1.0.0: a curriculum vitae for the many programs that read it.

Its schema, https://jsonresume.org/schema, has places for some of what an academic CV says.  The rest goes to
properties of its own beside them, which the schema allows, and what has no list into ``meta.sections``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias
from urllib.parse import quote, urlsplit

from ..export.common import absolute, address, bare_doi, one_line, status
from ..model.dates import Date
from ..model.datespans import Span
from ..model.profile import Profile, ProfileLink
from ..model.section_kinds import SectionKind
from ..model.urls import DOI_RESOLVER
from .plain import (
    FIRST_YEAR,
    degree_and_area,
    organisation,
    part,
    points,
    start_and_end,
    summary,
    text,
    title,
    values,
)
from .records import Curriculum, Detail, Group, Item, Paper, Section

Object: TypeAlias = dict[str, Any]

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_VERSION = "v1.0.0"
#: what may stand in a URI (RFC 3986), percent signs included
_IN_URI = "%:/?#[]@!$&'()*+,;="
#: the word before a score, which the schema has a name for
_SCORE = re.compile(r"(?:c?gpa|score|grade):?\s+", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def json_resume(cv: Curriculum) -> str:
    """Return the text of a ``resume.json``; the phone number is left out.

    :param cv: its sections may be of any kind, several of one kind too
    """
    resume: Object = {"$schema": SCHEMA, "basics": _basics(cv)}
    outline = []
    for section in (each.with_points() for each in cv.sections):
        lists: dict[str, int] = {}
        kind = cv.kind_of(section)
        for name, found in _section(section, kind):
            if kept := _without_blanks(found):
                resume.setdefault(name, []).append(kept)
                lists[name] = lists.get(name, 0) + 1
        outline.append(
            _without_blanks(
                {
                    "kind": section.kind,
                    "title": one_line(section.title),
                    "lists": list(lists),
                    # of several sections in one list, these say where the next one begins
                    "counts": list(lists.values()),
                    "content": _without_list(section, kind),
                }
            )
        )
    resume["meta"] = _without_blanks({"canonical": _uri(cv.url), "version": _VERSION, "sections": outline})
    return json.dumps(resume, ensure_ascii=False, indent=2) + "\n"


def _without_blanks(found: Mapping[str, Any]) -> Object:
    return {name: value for name, value in found.items() if value not in ("", None, [], {})}


def _uri(link: str) -> str:
    """Return an address that names its host, in ASCII."""
    return quote(absolute(link), safe=_IN_URI)


def _basics(cv: Curriculum) -> Object:
    profile = cv.profile
    return _without_blanks(
        {
            "name": one_line(profile.name),
            "label": one_line(profile.position),
            "email": profile.email if _EMAIL.fullmatch(profile.email) else "",
            "url": _uri(cv.url)
            or next((_uri(link.url) for link in profile.links if link.kind == "website"), ""),
            # the schema divides places; what is typed in one line is its line of an address
            "location": _without_blanks({"address": one_line(profile.location)}),
            "otherName": one_line(profile.other_name),
            "pronouns": one_line(profile.pronouns),
            "affiliations": [text(affiliation) for affiliation in profile.affiliations],
            "profiles": _profiles(profile, cv.url),
        }
    )


def _profiles(profile: Profile, home: str) -> list[Object]:
    websites = [link.url for link in profile.links if link.kind == "website"]
    # the one that is the address of the person
    address = home if home else websites[0] if websites else ""
    return [
        _without_blanks({"network": one_line(link.label), "username": _username(link), "url": url})
        for link in profile.links
        if (url := _uri(link.url)) and not (link.kind == "website" and link.url == address)
    ]


def _username(link: ProfileLink) -> str:
    """Return the last part of an address, or the id in its query; nothing for pages of unknown services."""
    if link.kind in ("other", "website"):
        return ""
    parts = urlsplit(link.url)
    found = re.search(r"(?:^|&)(?:user|id)=([^&]+)", parts.query)
    return found[1] if found else parts.path.rstrip("/").rpartition("/")[2].removeprefix("@")


def _section(section: Section, kind: SectionKind) -> list[tuple[str, Object]]:
    """Return what a section says, each with the list of the schema that it belongs to."""
    name, found = kind.json_resume, []
    if of_item := _OF_ITEM.get(name):
        found += [_with_new_parts(of_item(item, section, kind), item, kind) for item in section.items]
    if of_group := _OF_GROUP.get(name):
        found += [each for group in section.groups for each in of_group(group)]
    if of_detail := _OF_DETAIL.get(name):
        found += [each for detail in section.details for each in of_detail(detail, section)]
    papers = (("publications", _publication(paper)) for paper in section.papers)
    return [*((name, each) for each in found), *papers]


def _with_new_parts(made: Object, item: Item, kind: SectionKind) -> Object:
    """Return an object with the parts of the item that only its kind has, by their names."""
    return {**{name: part(item, name) for name in kind.new_parts if name not in made}, **made}


def _without_list(section: Section, kind: SectionKind) -> list[str]:
    """Return as lines what a section has that no list of the schema is for."""
    lines: list[str] = []
    if kind.json_resume not in _OF_ITEM:
        for item in section.items:
            shown = [_iso(date) for date in start_and_end(item) if date]
            # a note is in the line already
            said = ["/".join(dict.fromkeys(shown)), text(item.text), text(item.summary)]
            lines.append(" ".join(filter(None, said)))
            lines += points(item.details)
    if kind.json_resume not in _OF_GROUP:
        lines += (
            ": ".join(filter(None, (text(group.label), ", ".join(values(group))))) for group in section.groups
        )
    if kind.json_resume not in _OF_DETAIL:
        lines += points(section.details)
    return [line for line in lines if line]


def _iso(date: Date | None) -> str:
    return date.isoformat() if date and date.year >= FIRST_YEAR else ""


def _dates(item: Item) -> Object:
    start, end = start_and_end(item)
    return {"startDate": _iso(start), "endDate": _iso(end), **_more(item)}


#: parts that an object of the schema has no name for, and what they are called beside it
_MORE = {"advisor": "advisor", "place": "location", "score": "score", "links": "links"}


def _academic_year(span: Span) -> str:
    if span.academic_year and span.start and span.end:
        return f"{span.start.year}/{span.end.year}"
    return ""


def _more(item: Item) -> Object:
    """Return what the schema has no name for; names that it has are set by those who call this."""
    span = item.span
    return {
        **{name: part(item, known) for known, name in _MORE.items()},
        "term": one_line(span.term) if span else "",
        "academicYear": _academic_year(span) if span else "",
        "remark": one_line(span.remark) if span else "",
    }


def _date(item: Item) -> str:
    """Return the one date of what the schema has one date for: the last that is known."""
    start, end = start_and_end(item)
    return _iso(end or start)


def _title(item: Item) -> str:
    return text(title(item) or item.text)


def _education(item: Item, _section: Section, _kind: SectionKind) -> Object:
    degree, area = degree_and_area(part(item, "title"))
    return {
        "institution": organisation(item) or ("" if degree else text(item.text)),
        "url": _uri(item.url),
        "area": area,
        "studyType": degree,
        **_dates(item),
        "score": _SCORE.sub("", part(item, "score")),
        "summary": summary(item),
        "highlights": list(points(item.details)),
    }


def _work(item: Item, _section: Section, _kind: SectionKind) -> Object:
    return {
        "name": organisation(item),
        "location": part(item, "place"),
        "position": _title(item),
        "url": _uri(item.url),
        **_dates(item),
        "summary": summary(item),
        "highlights": list(points(item.details)),
    }


def _service(item: Item, section: Section, _kind: SectionKind) -> Object:
    name = organisation(item)
    return {
        "organization": name or _title(item),
        "position": _title(item) if name else one_line(section.title),
        "url": _uri(item.url),
        **_dates(item),
        "summary": summary(item),
        "highlights": list(points(item.details)),
    }


def _service_points(detail: Detail, section: Section) -> list[Object]:
    """Return undated service: "Reviewer" with journals below it, or a journal alone."""
    if detail.details:
        position = text(detail.text)
        return [{"organization": name, "position": position} for name in points(detail.details)]
    return [{"organization": name, "position": one_line(section.title)} for name in points([detail])]


def _interest_points(detail: Detail, _section: Section) -> list[Object]:
    return [{"name": point} for point in points([detail])]


def _award(item: Item, _section: Section, _kind: SectionKind) -> Object:
    said = [summary(item), *points(item.details)]
    return {
        **_more(item),
        "title": _title(item),
        "date": _date(item),
        "url": _uri(item.url),
        "awarder": organisation(item),
        "summary": " ".join(filter(None, said)),
    }


def _project(item: Item, _section: Section, kind: SectionKind) -> Object:
    return {
        "name": _title(item),
        "description": summary(item),
        "highlights": list(points(item.details)),
        **_dates(item),
        "url": _uri(item.url),
        "entity": organisation(item),
        "type": kind.json_resume_type,
    }


def _publication(paper: Paper) -> Object:
    record = paper.publication
    doi = bare_doi(record)
    return {
        "name": text(record.title) or record.key,
        "publisher": text(record.venue) or one_line(record.venue_short or record.publisher),
        "releaseDate": _iso(record.date),
        "url": _uri(f"{DOI_RESOLVER}{doi}" if doi else address(record)),
        "authors": [one_line(str(author.name)) for author in record.authors or record.editors]
        + (["et al."] if record.others else []),
        "awards": [one_line(award.text) for award in record.awards],
        "status": status(record),
    }


def _skills(group: Group) -> list[Object]:
    label = text(group.label)
    if label:
        return [{"name": label, "keywords": values(group)}]
    return [{"name": text(value.text), "level": one_line(value.level)} for value in group.values]


def _languages(group: Group) -> list[Object]:
    label = text(group.label)
    return [
        {"language": text(value.text), "fluency": one_line(value.level) or label} for value in group.values
    ]


def _service_group(group: Group) -> list[Object]:
    """Return service by venues: "Reviewer" and conferences with their years."""
    label = text(group.label)
    return [{"organization": name, "position": label} for name in values(group)] or [{"position": label}]


def _interests(group: Group) -> list[Object]:
    label = text(group.label)
    return (
        [{"name": label, "keywords": values(group)}] if label else [{"name": name} for name in values(group)]
    )


def _certificates(group: Group) -> list[Object]:
    """Return a test and what was reached in it, for which the schema has no other place than the name."""
    return [{"name": ": ".join(filter(None, (text(group.label), ", ".join(values(group)))))}]


#: list of the schema -> what makes its objects
_OF_ITEM: Mapping[str, Callable[[Item, Section, SectionKind], Object]] = {
    "education": _education,
    "work": _work,
    "volunteer": _service,
    "awards": _award,
    "projects": _project,
}
_OF_GROUP: Mapping[str, Callable[[Group], list[Object]]] = {
    "skills": _skills,
    "languages": _languages,
    "certificates": _certificates,
    "interests": _interests,
    "volunteer": _service_group,
}
_OF_DETAIL: Mapping[str, Callable[[Detail, Section], list[Object]]] = {
    "volunteer": _service_points,
    "interests": _interest_points,
}
