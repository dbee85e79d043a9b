"""From the bytes of a ``.bib`` file to publications: macros, inheritance, and every field to its record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterator, Mapping
from pathlib import PurePath
from typing import NamedTuple

from ..model.dates import Date
from ..model.patterns import lazy_pattern
from ..model.person import Author
from ..model.problems import Problem, ProblemKind
from ..model.publication import Publication
from ..model.roles import RoleTable
from ..model.text import RichText
from .chunks import NO_CHUNK, Chunks, Known, macros_digest
from .dates import inferred_date, stated_dates
from .decoding import decode
from .entry_types import ARTICLE_NUMBERS, CONTRIBUTORS, facts_of
from .fields import TRUE, TYPE_ALIASES, Entry, ExpansionLimit, RawEntry, line_of
from .formula_checks import report_formulas
from .identifiers import arxiv_of, is_doi_alone
from .inheritance import Fields, Inheritance
from .joined import JoinedFiles
from .keywords import split_keywords
from .known_names import report_slips
from .latex import parse, unknown_macros
from .link_kinds import OWN_KINDS, LinkKinds
from .links import links_of
from .macros import Macros
from .names import parse_names
from .names.annotations import annotated, check_equal
from .page_ranges import bare_number, page_ranges
from .paragraphs import parse_paragraphs
from .placeholders import stated
from .problem_kinds import BibKind
from .scanner import scan
from .status import awards_of, stated_status, without_status, without_word
from .venues import is_preprint, short_venue_of, titled, venue_of

_ROLES = RoleTable()
#: fields whose text is shown or exported
_TEXT_FIELD_NAMES = """
    author editor translator bookauthor collaboration holder title subtitle titleaddon journal journaltitle
    journalsubtitle booktitle booksubtitle maintitle mainsubtitle eventtitle issuetitle shortjournal abbr
    series publisher institution school organization howpublished address location edition type note addendum
    abstract award award_name presentation additional_info annotation keywords
"""
_TEXT_FIELDS = frozenset(_TEXT_FIELD_NAMES.split())
_NOTHING_KNOWN = Known()
#: one for all, as Python makes an empty set anew each time
_NO_KEYWORDS: frozenset[str] = frozenset()


class Library(NamedTuple):
    """What one ``.bib`` file holds."""

    #: in the order of the file; ``@xdata`` and ``@set`` are none
    publications: tuple[Publication, ...]
    #: in the order of lines
    problems: tuple[Problem, ...]
    #: those given and those defined here, for the files that follow; names in lower case
    macros: Mapping[str, str]
    #: an entry names a parent that this file does not have, so that other files decide what it is
    refers_elsewhere: bool = False
    #: by which the next reading of the file knows what need not be read again
    chunks: Chunks = Chunks()

    def __eq__(self, other: object) -> bool:
        """Return whether the same was read, however much of it was known."""
        return isinstance(other, Library) and self[:-1] == other[:-1]

    def __ne__(self, other: object) -> bool:
        """Return the opposite; that of tuples would compare all."""
        return not self == other


def read(
    data: bytes,
    file: str,
    roles: RoleTable = _ROLES,
    macros: Mapping[str, str] | None = None,
    known: Known = _NOTHING_KNOWN,
    joined: JoinedFiles | None = None,
    kinds: LinkKinds = OWN_KINDS,
) -> Library:
    """Read a ``.bib`` file; never raises, and loses no entry that can be delimited.

    Every defect is one problem with file, line and key.

    :param file: the path to name in problems and publications
    :param roles: the site's roles, for marks typed at names and for annotations
    :param macros: ``@string`` definitions of earlier files
    :param known: what an earlier reading of this file, with the same roles and kinds, has made
    :param joined: all files of the build, in which parents are found that ``crossref`` and ``xdata`` name and
        this file does not have
    :param kinds: the kinds of links of the site
    """
    text, found = decode(data, file)
    problems = list(found)
    scanned = scan(text, file, known.chunks)
    problems += scanned.problems
    limit = ExpansionLimit.of(text, known.added if known.chunks else 0)
    given = macros or {}
    expanded = Macros(given, file, problems, limit)
    raws = [raw for raw in scanned.entries if raw.type != "string"]
    fields = expanded.expand(scanned.entries)
    own = [values if raw.known else stated(values, kinds) for raw, values in zip(raws, fields, strict=True)]
    report_slips(raws, fields, file, problems, kinds)
    inheritance = _inheritance(raws, own, file, problems, limit, joined)
    made = list(_records(raws, inheritance, file, problems, roles, kinds, known.records))
    macros_state = macros_digest(given, scanned.entries)
    if known.chunks and (macros_state != known.macros or limit.exceeded):
        # chunks do not say what they are with these macros, nor whether there is room for what they add
        return read(data, file, roles, given, known._replace(chunks={}), joined, kinds)
    reported = {problem.key for problem in problems}
    return Library(
        tuple(record for _raw, record in made),
        tuple(sorted(problems, key=lambda problem: problem.line or 0)),
        expanded.defined,
        inheritance.refers_elsewhere,
        Chunks(b"".join(_chunk(*entry, reported) for entry in made), macros_state, limit.added),
    )


def _inheritance(
    raws: list[RawEntry],
    fields: list[Fields],
    file: str,
    problems: list[Problem],
    limit: ExpansionLimit,
    joined: JoinedFiles | None,
) -> Inheritance:
    by_key: dict[str, int] = {}
    for index, raw in enumerate(raws):
        if raw.key:
            by_key.setdefault(raw.key, index)
    _report_keys(raws, by_key, file, problems)
    for raw in raws:
        by_key.setdefault(raw.key.lower(), by_key.get(raw.key, -1))

    def report(index: int, kind: ProblemKind, name: str, message: str) -> None:
        # what is wrong with an entry of another file is reported where that is read
        if index < len(raws):
            raw = raws[index]
            problems.append(Problem(kind, message, file, line_of(raw, name), raw.key))

    def elsewhere() -> Iterator[tuple[str, str, Fields]]:
        for entry in joined.besides(file) if joined else ():
            limit.add(entry.fields)
            yield entry

    own = [(TYPE_ALIASES.get(raw.type, raw.type), values) for raw, values in zip(raws, fields, strict=True)]
    return Inheritance(own, by_key, report, limit, elsewhere)


def _records(
    raws: list[RawEntry],
    inheritance: Inheritance,
    file: str,
    problems: list[Problem],
    roles: RoleTable,
    kinds: LinkKinds,
    known: Mapping[bytes, Publication],
) -> Iterator[tuple[RawEntry, Publication]]:
    """Yield what the entries are with all that they inherit.

    An ``@set`` is none, as its members are listed; ``@xdata`` is only read, for its problems.
    """
    stem = PurePath(file).stem
    for index, raw in enumerate(raws):
        if raw.known:
            yield raw, _at(raw.line, raw.known)
            continue
        kind, _own = inheritance.entries[index]
        fields = inheritance.resolve(index)
        if kind == "set":
            continue
        entry = Entry(raw, raw.key or f"{stem}-{raw.line}", kind, fields, file, problems)
        record = _known_or_new(entry, roles, kinds, known)
        if kind != "xdata":
            yield raw, record


def _chunk(raw: RawEntry, record: Publication, reported: Container[str | None]) -> bytes:
    """Return the digest of an entry's chunk if that and macros decide all of the entry, else zeros."""
    inherits = "crossref" in record.fields or "xdata" in record.fields
    return NO_CHUNK if inherits or raw.key in reported else raw.chunk or NO_CHUNK


def _report_keys(raws: list[RawEntry], by_key: Mapping[str, int], file: str, problems: list[Problem]) -> None:
    """Report entries without a key, and keys that an earlier entry has."""
    for index, raw in enumerate(raws):
        if not raw.key:
            message = f"‘@{raw.type}’ has no key; it is listed, but nothing can refer to it; add a key"
            problems.append(Problem(BibKind.EMPTY_KEY, message, file, raw.line))
        elif by_key[raw.key] != index:
            first = raws[by_key[raw.key]].line
            message = (
                f"the key is already used in line {first}; both entries are listed, and references go "
                "to the first; rename or remove one"
            )
            problems.append(Problem(BibKind.DUPLICATE_KEY, message, file, raw.line, raw.key))


def _known_or_new(
    entry: Entry, roles: RoleTable, kinds: LinkKinds, known: Mapping[bytes, Publication]
) -> Publication:
    digest = _digest(entry)
    record = known.get(digest)
    # the key of an entry that has none is made of its line
    if record is None or not entry.raw.key:
        return _publication(entry, roles, kinds, digest)
    return _at(entry.raw.line, record)


def _at(line: int, record: Publication) -> Publication:
    """Return a record with the line of today."""
    return record if record.line == line else record._replace(line=line)


def _publication(entry: Entry, roles: RoleTable, kinds: LinkKinds, digest: bytes) -> Publication:
    arxiv = arxiv_of(entry)
    date, date_end = stated_dates(entry)
    venue, venue_status = venue_of(entry, arxiv)
    note, note_status = without_status(_note(entry))
    volume, volume_status = without_word(entry.plain("volume"))
    number, number_status = without_word(entry.plain("number", "issue"))
    pages, pages_status = without_word(entry.plain("pages"))
    status = stated_status(entry) or note_status or venue_status
    status = status or volume_status or number_status or pages_status
    if not status and is_preprint(entry, venue):
        status = "preprint"
    authors, others = _people(entry, "author", roles)
    check_equal(entry, authors, others)
    stated_keywords = entry.first("keywords", "keyword")
    keywords = frozenset(split_keywords(stated_keywords)) if stated_keywords else _NO_KEYWORDS
    _check_macros(entry)
    report_formulas(entry)
    return Publication(
        key=entry.key,
        type=entry.type,
        title=_title(entry),
        authors=authors,
        editors=_people(entry, "editor", roles)[0],
        others=others,
        date=date,
        date_end=date_end,
        venue=venue,
        venue_short=short_venue_of(entry, venue),
        volume=bare_number(volume),
        number=bare_number(number),
        pages=page_ranges(pages),
        eid=entry.plain(*ARTICLE_NUMBERS),
        publisher=entry.plain("publisher"),
        facts=facts_of(entry),
        contributors=_contributors(entry, roles),
        note=parse(note),
        abstract=parse_paragraphs(entry.fields.get("abstract", "")),
        status=status,
        awards=awards_of(entry),
        links=links_of(entry, arxiv, kinds),
        keywords=keywords,
        selected=entry.plain("selected").lower() in TRUE or "selected" in keywords,
        inferred_date=None if date else _sort_date(entry, arxiv, status),
        digest=digest,
        fields=entry.fields,
        original_type=entry.raw.type,
        file=entry.file,
        line=entry.raw.line,
    )


def _digest(entry: Entry) -> bytes:
    # no text of a file holds a NUL
    state = "\0".join((entry.key, entry.raw.type, *entry.fields, *entry.fields.values()))
    return hashlib.blake2b(state.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _title(entry: Entry) -> RichText:
    """Return title and subtitle; volumes of proceedings are sometimes given only a ``booktitle``."""
    title = parse(entry.first("title", "booktitle", "maintitle"))
    return titled(title, parse(entry.first("subtitle"))) if "subtitle" in entry.fields else title


def _people(entry: Entry, name: str, roles: RoleTable) -> tuple[tuple[Author, ...], bool]:
    source = entry.first(name)
    if not source:
        return (), False
    names = parse_names(source, roles)
    for kind, message in names.problems:
        entry.report(kind, name, message)
    return annotated(entry, names.authors, name, roles), names.others


def _contributors(entry: Entry, roles: RoleTable) -> tuple[tuple[str, tuple[Author, ...]], ...]:
    if entry.fields.keys().isdisjoint(CONTRIBUTORS):
        return ()
    people = ((name, _people(entry, name, roles)[0]) for name in CONTRIBUTORS if name in entry.fields)
    return tuple((name, authors) for name, authors in people if authors)


def _check_macros(entry: Entry) -> None:
    """Report macros that are not known, in fields that are shown."""
    for name, value in entry.fields.items():
        if "\\" in value and name in _TEXT_FIELDS and (unknown := unknown_macros(value)):
            macros = " and ".join(f"‘\\{macro}’" for macro in unknown)
            message = (
                f"{macros} in ‘{name}’ is not known; it is shown as source, or only its argument is shown; "
                "write what it stands for"
            )
            entry.report(BibKind.LATEX, name, message)


#: lines of notes of Zotero and Scopus, which say what else they know: "Publisher: Springer", "Cited by: 12"
_EXPORTED_LINE = lazy_pattern(
    r"^[ \t]*+(?:(?:Publisher|Conference Name|Journal Abbreviation|Section|ISSN|Version Number"
    r"|container-title|Citation Key|\\?_eprint): .*+|(?:Number: \S++"
    r"|[Cc]ited [Bb]y:? \d++(?:;.*+)?+)[ \t]*+$)\n?",
    re.MULTILINE,
)


def _note(entry: Entry) -> str:
    """Return the source of the note without what programs write; of a DOI nothing, which has its link."""
    source = entry.first("note")
    if source:
        source = _EXPORTED_LINE.sub("", source).strip()
    return "" if source and is_doi_alone(source) else source


#: who has come no further than this cannot state a year yet
_UNDATED = frozenset({"inpreparation", "submitted", "inreview", "accepted", "inpress"})


def _sort_date(entry: Entry, arxiv: str, status: str) -> Date | None:
    """Return where to sort an entry that states no date, and report that it states none."""
    date = inferred_date(entry, arxiv)
    if not entry.first("date", "year") and status not in _UNDATED and entry.type != "xdata":
        place = f"it is sorted as of {date.isoformat()}" if date else "it is sorted as undated"
        entry.report(BibKind.NO_YEAR, "year", f"no year is stated; {place}; add ‘year’ or ‘date’")
    return date
