"""The line of an entry that says where it appeared: the parts that the table of types names, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ..bib.acronyms import is_conference
from ..bib.alfolio import little_markup
from ..bib.dates import first_date
from ..bib.entry_types import LEFT_OUT, kind_of, places, type_of
from ..bib.page_ranges import are_several, have_numbers, is_article_number, total_of
from ..bib.status import is_preprint_server
from ..core.i18n import _
from ..model.patterns import lazy_pattern
from ..model.person import Author
from ..model.publication import Publication
from ..model.text import Inline, RichText, Style, Styled, join, plain
from ..model.venues import Venue
from ..rendering.dates import format_year
from .badges import STATUS_LABELS
from .records import VenueBadge

#: the kinds of :data:`~sphinx_academic.bib.entry_types.KINDS`; an author's own words stay
_KINDS = {
    "PhD thesis": _("PhD thesis"),
    "Master’s thesis": _("Master's thesis"),
    "Bachelor’s thesis": _("Bachelor's thesis"),
    "Candidate thesis": _("Candidate thesis"),
    "Thesis": _("Thesis"),
    "Technical report": _("Technical report"),
    "Research report": _("Research report"),
    "Computer software": _("Computer software"),
    "Data CD": _("Data CD"),
    "Audio CD": _("Audio CD"),
    "Patent": _("Patent"),
    "German patent": _("German patent"),
    "European patent": _("European patent"),
    "French patent": _("French patent"),
    "British patent": _("British patent"),
    "U.S. patent": _("U.S. patent"),
    "Patent request": _("Patent request"),
    "German patent request": _("German patent request"),
    "European patent request": _("European patent request"),
    "French patent request": _("French patent request"),
    "British patent request": _("British patent request"),
    "U.S. patent request": _("U.S. patent request"),
}
#: types whose number goes with the kind: "Working Paper 15616"
_NUMBERED = frozenset({"report", "patent", "standard", "thesis", "legislation", "legal", "jurisdiction"})
#: types that appear at an event, whose place is stated beside that of a publisher
_AT_EVENTS = frozenset({"inproceedings", "proceedings", "mvproceedings", "unpublished"})
_JOURNALS = frozenset({"article", "periodical", "review", "suppperiodical"})
#: journals and books number their parts in different ways, which shows in the field that names them
_JOURNAL_FIELDS = frozenset({"journal", "journaltitle"})

_PEOPLE = {
    "translator": _("translated by {names}"),
    "editor": _("edited by {names}"),
    "annotator": _("annotated by {names}"),
    "commentator": _("with a commentary by {names}"),
    "introduction": _("with an introduction by {names}"),
    "foreword": _("with a foreword by {names}"),
    "afterword": _("with an afterword by {names}"),
}
#: types whose editors are not named beside the authors, for the reasons in ``LEFT_OUT``
_WITHOUT_EDITORS = frozenset(name for name, fields in LEFT_OUT.items() if "editor" in fields)

_ORDINALS = (
    "", "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "11th", "12th", "13th", "14th",
    "15th", "16th", "17th", "18th", "19th", "20th",
)  # fmt: skip
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        (
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
            "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
        ),
        1,
    )
}  # fmt: skip
_EDITION = lazy_pattern(r"(?P<name>.*?)[\s,]*(?:\bed(?:ition|n|\.)?)?", re.IGNORECASE)
_ORDINAL = lazy_pattern(r"(\d{1,3})(?:st|nd|rd|th|\.)?", re.IGNORECASE)
_OWN_WORD = lazy_pattern(r"aufl|ausg|éd|edi|izd|изд|版", re.IGNORECASE)
_VERSION = lazy_pattern(r"v(?:ersion|\.)?\s*(?=\d)", re.IGNORECASE)
_SERIES_NUMBER = lazy_pattern(r"(\d{1,3})(?:st|nd|rd|th)?(?: ser(?:ies|\.)?)?", re.IGNORECASE)


class _Line(NamedTuple):
    """An entry and what decides how its line reads."""

    record: Publication
    facts: dict[str, str]
    badge: VenueBadge | None
    known: Venue | None
    is_me: Callable[[tuple[Author, ...], int], bool]

    @property
    def is_numbered_as_journal(self) -> bool:
        record = self.record
        return record.type in _JOURNALS or (
            not _JOURNAL_FIELDS.isdisjoint(record.fields) and "booktitle" not in record.fields
        )


def venue_line(
    record: Publication,
    badge: VenueBadge | None,
    known: Venue | None,
    is_me: Callable[[tuple[Author, ...], int], bool] = lambda people, place: False,
) -> RichText:
    """Return where an entry appeared and what identifies it, without the date.

    :param badge: the short name that is shown beside it
    :param known: the venue, if the site knows it: an entry that has its short name alone shows all of it
    :param is_me: decides whether one of some people is the one whose list it is
    """
    facts = dict(record.facts) if record.facts else {}
    line = _Line(record, facts, badge, known, is_me)
    text: list[Inline] = []
    for needed, part in _parts_of(record.type):
        if needed and needed.isdisjoint(facts):
            continue
        for piece in part(line):
            if not piece:
                continue
            first = piece[0]
            if text and not (type(first) is str and first.startswith((" ", ":"))):
                text.append(", ")
            text += piece
    if info := little_markup(record.fields, "additional_info"):
        text += (separator(tuple(text), info), *info)
    return _capitalized(join(text))


def _capitalized(text: RichText) -> RichText:
    """Return a line with a capital where it begins with one of our words, and without a mark before it."""
    if not text or not isinstance(text[0], str) or not (text[0][0] in " :" or text[0][0].islower()):
        return text
    first = text[0].lstrip(" :")
    if first.startswith(tuple(start for message in _MESSAGES if (start := str(message).partition("{")[0]))):
        first = first[0].upper() + first[1:]
    return (first, *text[1:])


@lru_cache(maxsize=128)
def _parts_of(kind: str) -> tuple[tuple[frozenset[str], Part], ...]:
    """Return the parts of a type's line, each with the facts of which it needs one."""
    return tuple(_PARTS[name] for name in type_of(kind).parts)


def separator(text: RichText, more: RichText) -> str:
    """Return what stands between a text and more, which may bring a mark of its own."""
    if not text or plain(more).startswith((".", ",", ";", ":")):
        return ""
    return " " if plain(text).endswith(".") or plain(more).startswith("(") else ". "


def _venue(line: _Line) -> Iterator[RichText]:
    """Yield the container, behind the authors of a book of which the entry is a part."""
    record = line.record
    text: RichText = record.venue or ((record.venue_short,) if record.venue_short and not line.badge else ())
    if line.known and line.known.name and (not text or plain(text) == line.known.short):
        text = (line.known.name,)
    # badge and link name the archive and the number ("arXiv preprint arXiv:2401.00001") already
    if record.status == "preprint" and line.badge and plain(text).lower().startswith(("arxiv", "corr")):
        text = ()
    if record.status == "preprint" and not text:
        text = (str(STATUS_LABELS["preprint"]),)
    for role, people in record.contributors:
        if role == "bookauthor" and people != record.authors:
            yield _names(line, people)
    yield text
    if not text and record.type in _JOURNALS:
        yield from _published(line)


def _addon(line: _Line) -> Iterator[RichText]:
    yield (line.facts["titleaddon"],)


def _kind(line: _Line) -> Iterator[RichText]:
    record = line.record
    kind = kind_of(record)
    words = str(_KINDS.get(kind.replace("'", "’"), kind))
    number = record.number if record.type in _NUMBERED and not line.is_numbered_as_journal else ""
    if number and number not in words:
        words = f"{words} {number}" if words else _filled(_("number {number}"), number=number)
    yield (words,) if words else ()


def _holder(line: _Line) -> Iterator[RichText]:
    for role, people in line.record.contributors:
        if role == "holder":
            yield _names(line, people)


def _maintitle(line: _Line) -> Iterator[RichText]:
    for name in ("booktitle", "maintitle"):
        yield _unless_said(line, line.facts.get(name, ""))


def _event(line: _Line) -> Iterator[RichText]:
    yield _unless_said(line, line.facts.get("eventtitle", ""))
    yield _unless_said(line, places(line.record).event)


def _published(line: _Line) -> Iterator[RichText]:
    """Yield the bodies that published it, each once, and where they are."""
    record, facts = line.record, line.facts
    said = [plain(record.venue).casefold()]
    bodies = (facts.get(name, "") for name in ("institution", "school", "organization"))
    for name in (*bodies, record.publisher):
        folded = name.casefold()
        if not name or any(folded in before for before in said):
            continue
        if record.status == "preprint" and is_preprint_server(name):
            continue
        said.append(folded)
        yield (name,)
    place = places(record).publisher
    if place and not any(place.casefold() in before for before in said):
        yield (place,)


def _howpublished(line: _Line) -> Iterator[RichText]:
    text = line.facts.get("howpublished", "")
    if text and not text.startswith(("http", "www.")) and text not in line.record.note:
        addressed = any(url in text for _, url in line.record.links)
        yield () if addressed else _unless_said(line, text)


def _journal(line: _Line) -> Iterator[RichText]:
    """Yield series, volume(number):pages, the number of the article, the name of the issue."""
    record, facts = line.record, line.facts
    if series := facts.get("series", ""):
        number = _SERIES_NUMBER.fullmatch(series)
        yield (_filled(_("series {series}"), series=number[1]),) if number else _unless_said(line, series)
    issue = facts.get("issue", "") if facts.get("issue") != record.number else ""
    volume = "" if _is_number_at_server(record) else record.volume
    if volume and record.type == "periodical":
        # its name is the title
        yield (_filled(_("volume {volume}"), volume=volume),)
        yield (_filled(_("number {number}"), number=record.number),) if record.number else ()
    elif volume:
        yield (f" {volume}({record.number})" if record.number else f" {volume}",)
    elif record.number:
        yield (_filled(_("number {number}"), number=record.number),)
    more = [*_text(issue), *_part_number(facts), *_text(facts.get("issuetitle", ""))]
    yield from ((text,) for text in more)
    yield from _pages(line, after_volume=bool(volume) and not more and record.type != "periodical")


def _is_number_at_server(record: Publication) -> bool:
    """Return whether the volume is DBLP's "abs/2401.00001", to which the link of the preprint leads."""
    return record.volume.startswith("abs/") and "arxiv" in dict(record.links)


def _edition(line: _Line) -> Iterator[RichText]:
    if written := line.facts.get("edition", ""):
        yield (edition(written),)


def edition(written: str) -> str:
    """Return an edition in words: "2nd edition" of "2", "Second", "2nd ed."; "Revised edition"."""
    match = _EDITION.fullmatch(written)
    name = match["name"] if match else written
    ordinal = _ORDINAL.fullmatch(name)
    number = int(ordinal[1]) if ordinal else _NUMBER_WORDS.get(name.lower(), 0)
    if number:
        words = _ORDINALS[number] if number < len(_ORDINALS) else f"{number}{_suffix(number)}"
        return _filled(_("{ordinal} edition"), ordinal=words, number=number)
    if not name or _OWN_WORD.search(name):
        return written
    return _filled(_("{name} edition"), name=name)


def _suffix(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _volume(line: _Line) -> Iterator[RichText]:
    """Yield volume, part, series and number of a book, or those of a journal where one is named."""
    record, facts = line.record, line.facts
    yield _unless_said(line, facts.get("journal", ""))
    if line.is_numbered_as_journal:
        yield from _journal(line)
        return
    series = plain(_unless_said(line, facts.get("series", "")))
    if record.type in _AT_EVENTS and is_conference(series):
        # what ACM has for a series, "ICPP '24", is the short name of the conference
        series = "" if line.badge else series
    number = "" if record.type in _NUMBERED else record.number
    volume = "" if _is_number_at_server(record) else record.volume
    if volume and series and not number:
        yield (_filled(_("volume {volume} of {series}"), volume=volume, series=series),)
        series = ""
    elif volume:
        yield (_filled(_("volume {volume}"), volume=volume),)
    yield from ((text,) for text in _part_number(facts))
    if series:
        yield (f"{series} {number}" if number else series,)
    elif number:
        yield (_filled(_("number {number}"), number=number),)
    issue = facts.get("issue", "")
    yield _text(issue if issue != number else "")
    yield _text(facts.get("issuetitle", ""))


def _part_number(facts: dict[str, str]) -> RichText:
    return (_filled(_("part {part}"), part=facts["part"]),) if "part" in facts else ()


def _text(text: str) -> RichText:
    return (text,) if text else ()


def _place(line: _Line) -> Iterator[RichText]:
    """Yield the place that al-folio shows of an article, too."""
    yield _unless_said(line, line.facts["location"])


def _chapter(line: _Line) -> Iterator[RichText]:
    if chapter := line.facts.get("chapter", ""):
        yield (_filled(_("chapter {chapter}"), chapter=chapter),)


def _pages(line: _Line, *, after_volume: bool = False) -> Iterator[RichText]:
    record = line.record
    pages, eid = record.pages, record.eid
    if eid and not (pages == eid or pages.startswith(f"{eid}:")):
        yield (eid,)
        after_volume = False
    if not pages:
        return
    if is_article_number(pages) or not have_numbers(pages):
        yield (pages,)
    elif total := total_of(pages):
        yield (_filled(_("{number} pages"), number=total),)
    elif after_volume:
        yield (f":{pages}",)
    else:
        yield (("pp. " if are_several(pages) else "p. ") + pages,)


def _book_pages(line: _Line) -> Iterator[RichText]:
    if not line.is_numbered_as_journal:
        yield from _pages(line)


def _version(line: _Line) -> Iterator[RichText]:
    if version := line.facts.get("version", ""):
        yield (_filled(_("version {version}"), version=_VERSION.sub("", version)),)


def _total(line: _Line) -> Iterator[RichText]:
    if volumes := line.facts.get("volumes", ""):
        yield (_filled(_("{number} volumes"), number=volumes) if volumes.isdecimal() else volumes,)
    if pages := line.facts.get("pagetotal", ""):
        yield (_filled(_("{number} pages"), number=pages) if pages.replace(" ", "").isalnum() else pages,)


def _isbn(line: _Line) -> Iterator[RichText]:
    if isbn := line.facts.get("isbn", ""):
        yield (isbn if isbn.upper().startswith("ISBN") else f"ISBN {isbn}",)


def _isrn(line: _Line) -> Iterator[RichText]:
    if isrn := line.facts.get("isrn", ""):
        yield (f"ISRN {isrn}",)


def _issn(line: _Line) -> Iterator[RichText]:
    if issn := line.record.fields.get("issn", "").strip():
        yield (issn if issn.upper().startswith("ISSN") else f"ISSN {issn}",)


def _original(line: _Line) -> Iterator[RichText]:
    written = line.facts["origdate"]
    date = first_date(written)
    yield (_filled(_("first published {year}"), year=format_year(date.year) if date else written),)


def _people(line: _Line) -> Iterator[RichText]:
    record = line.record
    contributors = record.contributors
    if record.editors and record.authors and record.type not in _WITHOUT_EDITORS:
        contributors = (("editor", record.editors), *contributors)
    for role, people in contributors:
        if role in _PEOPLE:
            before, _names_, after = str(_PEOPLE[role]).partition("{names}")
            yield join((before, *_names(line, people), after))


def _names(line: _Line, people: tuple[Author, ...]) -> RichText:
    """Return the names of people, that of the site's person in bold."""
    names: list[Inline] = []
    for place, person in enumerate(people):
        name = str(person.name)
        names += [", "] if place else []
        names.append(Styled(Style.STRONG, (name,)) if line.is_me(people, place) else name)
    return join(names)


def _unless_said(line: _Line, text: str) -> RichText:
    """Return a text, but nothing of what the venue's name says already."""
    return (text,) if text and text.casefold() not in plain(line.record.venue).casefold() else ()


def _filled(message: object, **values: object) -> str:
    return str(message).format(**values)


#: our words with which a line may begin
_MESSAGES = (
    _("number {number}"),
    _("series {series}"),
    _("volume {volume}"),
    _("part {part}"),
    _("chapter {chapter}"),
    _("version {version}"),
    _("first published {year}"),
    *_PEOPLE.values(),
)

Part: TypeAlias = Callable[[_Line], Iterator[RichText]]
_ALWAYS: frozenset[str] = frozenset()
#: the parts that the table of types names, each with the facts of which it needs one, if it needs any
_PARTS: dict[str, tuple[frozenset[str], Part]] = {
    "addon": (frozenset({"titleaddon"}), _addon),
    "kind": (_ALWAYS, _kind),
    "holder": (_ALWAYS, _holder),
    "venue": (_ALWAYS, _venue),
    "maintitle": (frozenset({"maintitle", "booktitle"}), _maintitle),
    "event": (frozenset({"eventtitle", "venue", "location", "address"}), _event),
    "journal": (_ALWAYS, _journal),
    "place": (frozenset({"location"}), _place),
    "edition": (frozenset({"edition"}), _edition),
    "volume": (_ALWAYS, _volume),
    "chapter": (frozenset({"chapter"}), _chapter),
    "pages": (_ALWAYS, _book_pages),
    "published": (_ALWAYS, _published),
    "howpublished": (frozenset({"howpublished"}), _howpublished),
    "version": (frozenset({"version"}), _version),
    "total": (frozenset({"volumes", "pagetotal"}), _total),
    "isbn": (frozenset({"isbn"}), _isbn),
    "isrn": (frozenset({"isrn"}), _isrn),
    "issn": (_ALWAYS, _issn),
    "original": (frozenset({"origdate"}), _original),
    "people": (_ALWAYS, _people),
}
