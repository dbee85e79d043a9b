"""CSL-JSON, the input of citeproc processors, Zotero and pandoc (CSL 1.0.2, ``csl-data.json``)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from ..bib.entry_types import places
from ..model.dates import Date, parse_date
from ..model.person import Author, Name
from ..model.publication import Publication
from ..model.text import Math, RichText, Style, Styled, plain, without_formulas
from .common import (
    address,
    arxiv_id,
    bare_doi,
    container_and_publisher,
    export_keys,
    field,
    first_and_last_page,
    genre,
    has_other_editors,
    is_preprint,
    keywords,
    language,
    one_line,
    status,
)
from .reference_parts import all_editors, contributors, event_date, issue, organizer, remarks

Value: TypeAlias = str | list[dict[str, str]] | dict[str, list[list[int]]]

#: biblatex types; every other is a ``document``, the type for what has none
_TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "commentary": "book",
    "dataset": "dataset",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "book",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
}
#: biblatex's ``entrysubtype`` of articles
_ARTICLES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}

#: what ``number`` is called; elsewhere it is that of a series
_NUMBERS = {
    "article-journal": "issue",
    "article-magazine": "issue",
    "article-newspaper": "issue",
    "periodical": "issue",
    "book": "collection-number",
    "chapter": "collection-number",
    "entry-encyclopedia": "collection-number",
    "paper-conference": "collection-number",
}

#: CSL variable -> the fields that state it
_PLAIN = {
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "PMCID": ("pmcid",),
    "PMID": ("pmid",),
    "chapter-number": ("chapter",),
    "collection-title": ("series",),
    "container-title-short": ("shortjournal",),
    "edition": ("edition",),
    "event-title": ("eventtitle",),
    "number-of-pages": ("pagetotal",),
    "number-of-volumes": ("volumes",),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
    "original-title": ("origtitle",),
    "part-number": ("part",),
    "title-short": ("shorttitle",),
    "version": ("version",),
}

# citeproc-js and pandoc's citeproc know these tags, and only in these spellings
_TAGS = {
    Style.EMPHASIS: ("<i>", "</i>"),
    Style.STRONG: ("<b>", "</b>"),
    Style.SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
}
_VARIABLE = re.compile(r"\A([\w-]+):")
_TAG_LIKE = re.compile(r"<(?=/?[A-Za-z])")


def csl_json(publications: Iterable[Publication], *, abstracts: bool = False) -> str:
    """Return publications as a CSL-JSON array, in their order, names sorted; never raises.

    Titles are rich text in citeproc's subset of HTML, with formulas as text, superscripts and subscripts.

    :param abstracts: whether to write the abstracts as well
    """
    records = list(publications)
    keyed = zip(records, export_keys(records), strict=True)
    items = [{"id": key} | _archive(record) | csl_item(record, abstracts=abstracts) for record, key in keyed]
    return json.dumps(items, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def csl_item(
    publication: Publication, *, abstracts: bool = False, text: Callable[[RichText], str] | None = None
) -> dict[str, Value]:
    """Return the CSL variables of a publication; its id is for the list to give.

    :param text: writes the titles, which are rich text; :func:`rich` unless given
    """
    text = text or rich
    kind = _type(publication)
    container, publisher = container_and_publisher(publication)
    place = places(publication)
    values: dict[str, Value] = {
        "type": kind,
        "title": text(publication.title),
        "author": _names(publication.authors, publication.others),
        "editor": _names(all_editors(publication), has_other_editors(publication)),
        **{
            role: _names(*people[:2])
            for role, people in contributors(publication).items()
            if role != "editor"
        },
        "organizer": _organizer(publication, publisher),
        "issued": _date(publication.date, publication.date_end),
        "event-date": _date(parse_date(event_date(publication))),
        "original-date": _date(parse_date(field(publication, "origdate"))),
        "container-title": text(container),
        "publisher": publisher,
        "publisher-place": place.publisher,
        "event-place": place.event,
        "volume": one_line(publication.volume),
        _NUMBERS.get(kind, "number"): _number(publication),
        "page": "-".join(filter(None, first_and_last_page(publication))),
        "DOI": bare_doi(publication),
        "URL": (url := address(publication)),
        "accessed": _date(parse_date(field(publication, "urldate"))) if url else "",
        "genre": genre(publication),
        "status": status(publication),
        "note": _note(publication),
        "keyword": ", ".join(keywords(publication)),
        "language": language(publication),
        "abstract": one_line(plain(publication.abstract)) if abstracts else "",
    }
    values |= {variable: field(publication, *names) for variable, names in _PLAIN.items()}
    return {variable: value for variable, value in values.items() if value}


def _organizer(publication: Publication, publisher: str) -> list[dict[str, str]]:
    name = organizer(publication, publisher)
    return [{"literal": name}] if name else []


def _note(publication: Publication) -> str:
    name = issue(publication)
    note = ". ".join([*remarks(publication), *([f"Issue {name}"] if name else [])])
    # programs take "id: x" at its start for a variable
    return _VARIABLE.sub("\\1\u2060:", note)


def _archive(publication: Publication) -> dict[str, Value]:
    """Return an identifier that no other variable has, such as JSTOR's; styles would print it for readers."""
    identifier = field(publication, "eprint")
    if not identifier or arxiv_id(publication):
        return {}
    found: dict[str, Value] = {"archive_location": identifier}
    if archive := field(publication, "eprinttype", "archiveprefix"):
        found["archive"] = archive
    return found


def _type(publication: Publication) -> str:
    if is_preprint(publication):
        return "article"
    if publication.type == "article":
        return _ARTICLES.get(field(publication, "entrysubtype"), _TYPES["article"])
    return _TYPES.get(publication.type, "document")


def _number(publication: Publication) -> str:
    arxiv = arxiv_id(publication) if is_preprint(publication) else ""
    return f"arXiv:{arxiv}" if arxiv else one_line(publication.number)


def rich(text: RichText) -> str:
    """Return a text in citeproc's subset of HTML, on one line."""
    return one_line("".join(_rich_pieces(text)))


def _rich_pieces(text: RichText) -> Iterator[str]:
    for inline in without_formulas(text):
        if isinstance(inline, str):
            # there is no way to escape a tag; behind a word joiner it is text, and looks the same
            yield _TAG_LIKE.sub("<\u2060", inline)
        elif not isinstance(inline, Math):
            before, after = _TAGS.get(inline.style, ("", "")) if isinstance(inline, Styled) else ("", "")
            yield before
            yield from _rich_pieces(inline.children)
            yield after


def _names(authors: tuple[Author, ...], others: bool) -> list[dict[str, str]]:
    names = [name for author in authors if (name := _name(author.name))]
    # CSL has no word for it; pandoc reads this one, and others print it
    return [*names, {"literal": "others"}] if others and names else names


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        parts = {"literal": name.family}
    else:
        parts = {
            "family": name.family,
            "given": name.given,
            "non-dropping-particle": name.prefix,
            "suffix": name.suffix,
        }
    return {part: text for part, written in parts.items() if (text := one_line(written))}


def _date(date: Date | None, end: Date | None = None) -> dict[str, list[list[int]]]:
    if date is None:
        return {}
    return {"date-parts": [_date_parts(point) for point in (date, end) if point]}


def _date_parts(date: Date) -> list[int]:
    """Return year, month and day as far as they are known; in CSL, 44 BC is -44, and there is no year 0."""
    return [date.year if date.year > 0 else date.year - 1, *(part for part in (date.month, date.day) if part)]
