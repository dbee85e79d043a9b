"""Checks for duplicates: by identifier, and by title and author."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeAlias

from ..bib.fields import keys_in
from ..model.checks import Finding
from ..model.folding import fold
from ..model.publication import Publication
from ..model.urls import ARXIV_PAGES, DOI_RESOLVER

#: identifies the work of an entry; returns nothing where that is not known
_Identity: TypeAlias = Callable[[Publication], Hashable]

#: arXiv's own DOIs are its numbers once more
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)")
_VERSION = re.compile(r"v\d+$")
_WORD = re.compile(r"\w+")

#: of a whole and its parts, which may share its DOI: chapters often have none of their own
COLLECTIVE = frozenset(
    {
        "book",
        "mvbook",
        "collection",
        "mvcollection",
        "proceedings",
        "mvproceedings",
        "reference",
        "periodical",
    }
    | {"inbook", "incollection", "bookinbook", "suppbook", "suppcollection", "inreference"}
)
#: fields that name other entries by key
_REFERRING = ("related", "crossref", "xref", "xdata", "entryset")
#: fewer words are a rubric ("Editorial", "Book review") rather than the title of one work
_FEWEST_WORDS = 3
#: fields that distinguish parts and editions of a work, and columns of a journal
_PARTS = ("volume", "number", "issue", "edition", "part", "version", "chapter")


def doi_of(entry: Publication) -> str:
    """Return the DOI in lower case, in which DOIs are compared; nothing for those that arXiv gives."""
    doi = dict(entry.links).get("doi", "").removeprefix(DOI_RESOLVER).lower()
    return "" if _ARXIV_DOI.fullmatch(doi) else doi


def arxiv_of(entry: Publication) -> str:
    """Return the arXiv number without its version."""
    links = dict(entry.links)
    if number := links.get("arxiv", "").removeprefix(ARXIV_PAGES):
        return _VERSION.sub("", number.lower())
    match = _ARXIV_DOI.fullmatch(links.get("doi", "").removeprefix(DOI_RESOLVER).lower())
    return _VERSION.sub("", match[1]) if match else ""


def title_words(entry: Publication) -> tuple[str, ...]:
    """Return the words of the title without case, accents and punctuation."""
    return tuple(_WORD.findall(fold(entry.plain_title)))


def referred(entry: Publication) -> set[str]:
    """Return the keys of the entries that an entry names, with which it belongs together."""
    return set(keys_in(entry.fields, *_REFERRING))


def work_of(entry: Publication) -> tuple[tuple[str, ...], str] | None:
    """Return title and first author where they identify the work."""
    words = title_words(entry)
    return (
        (words, fold(entry.authors[0].name.family)) if entry.authors and len(words) >= _FEWEST_WORDS else None
    )


def same_doi(publications: Iterable[Publication]) -> Iterator[Finding]:
    """Find a DOI under two keys.

    On by default, because a DOI names one work: either one entry is superfluous, or a DOI has been copied
    along with an entry.  Passed over are the cases that exist: a book or proceedings and parts of it, or
    parts among themselves, that give the DOI of the whole; a preprint that gives the DOI of its published
    version, for which there is a check of its own; entries that name each other in ``related``.
    """
    for first, entry in _pairs(publications, _version_with(doi_of)):
        different = title_words(first) != title_words(entry)
        if not (different and COLLECTIVE & {first.type, entry.type}):
            yield _twice(f"the DOI {doi_of(entry)}", first, entry, different)


def same_arxiv(publications: Iterable[Publication]) -> Iterator[Finding]:
    """Find an arXiv number under two keys, whatever its version.

    On by default, because nothing but versions of one text shares a number.  A preprint beside its
    published version is passed over, as many list both; there is a check of its own.
    """
    for first, entry in _pairs(publications, _version_with(arxiv_of)):
        different = title_words(first) != title_words(entry)
        yield _twice(f"the arXiv number {arxiv_of(entry)}", first, entry, different)


def preprint_and_published(publications: Sequence[Publication]) -> Iterator[Finding]:
    """Find preprints whose published version is there: of the same DOI, number, or title and first author."""
    reported: set[tuple[str, str]] = set()
    for identity in (doi_of, arxiv_of, work_of):
        for first, entry in _pairs(publications, identity):
            if _is_preprint(first) == _is_preprint(entry):
                continue
            preprint, published = (first, entry) if _is_preprint(first) else (entry, first)
            if (preprint.file, preprint.key) in reported:
                continue
            reported.add((preprint.file, preprint.key))
            message = (
                f"a preprint of ‘{published.key}’{_place(published, preprint)}; keep that one, with the "
                f"preprint's number as ‘eprint’, or say in one of them: related = {{the other's key}}"
            )
            yield preprint, message


def same_title(publications: Iterable[Publication]) -> Iterator[Finding]:
    """Find entries of one type with one title and one first author.

    Entries that share an identifier are left to the checks for these.  A paper at a conference and its
    journal version are of two types; volumes and editions differ in their fields.
    """

    def work(entry: Publication) -> Hashable:
        title = work_of(entry)
        return (title, entry.type) if title else None

    for first, entry in _pairs(publications, _version_with(work)):
        shared = any(
            identity(first) and identity(first) == identity(entry) for identity in (doi_of, arxiv_of)
        )
        if not shared and not _are_parts(first, entry):
            yield _twice("the title", first, entry, different=False)


def _version_with(identity: _Identity) -> _Identity:
    """Make an identity that preprints do not share with what is published."""

    def version(entry: Publication) -> Hashable:
        value = identity(entry)
        return (value, _is_preprint(entry)) if value else None

    return version


def _are_parts(first: Publication, entry: Publication) -> bool:
    pairs = [(first.fields.get(name), entry.fields.get(name)) for name in _PARTS]
    return any(one and other and one != other for one, other in pairs)


def _pairs(
    publications: Iterable[Publication], identity: _Identity
) -> Iterator[tuple[Publication, Publication]]:
    """Yield the first entry of an identity with each later one, but not the same key again.

    Keys that are there twice are reported by the reader; entries that name each other are meant.
    """
    first: dict[Hashable, Publication] = {}
    for entry in publications:
        if value := identity(entry):
            other = first.setdefault(value, entry)
            # most entries are the first, and name no others
            if (
                other.key != entry.key
                and other.key not in referred(entry)
                and entry.key not in referred(other)
            ):
                yield other, entry


def _is_preprint(entry: Publication) -> bool:
    return entry.status == "preprint"


def _twice(what: str, first: Publication, entry: Publication, different: bool) -> Finding:
    remedy = (
        "their titles differ; correct it in one of them, or remove one"
        if different
        else f"remove one, or say in one of them: related = {{{first.key}}}"
    )
    message = f"{what} is also that of ‘{first.key}’{_place(first, entry)}; {remedy}"
    return entry, message


def _place(entry: Publication, seen_from: Publication) -> str:
    file = "" if entry.file == seen_from.file else f"{entry.file}, "
    return f" ({file}line {entry.line})"
