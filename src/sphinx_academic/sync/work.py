"""Works as sources describe them, and the identifiers by which they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from ..bib.identifiers import doi_url
from ..model.dates import Date
from ..model.person import Name
from ..model.profile import orcid_id
from ..model.urls import DOI_RESOLVER

_ARXIV = re.compile(
    r"(?:https?://)?(?:[\w.-]*arxiv\.org/(?:abs|pdf|html)/|arxiv\s*:\s*)?"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7})(?:v\d{1,3})?(?:\.pdf)?/?",
    re.IGNORECASE | re.ASCII,
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_SUBJECT_CLASS = re.compile(r"\.[a-z]{2}(?=/)", re.IGNORECASE)
_DIGITS = re.compile(r"[^0-9Xx]")


@dataclass(frozen=True, slots=True)
class Contributor:
    """An author or editor as a source names them."""

    name: Name
    #: 16 characters with their hyphens; empty if the source has none
    orcid: str = ""
    #: names of institutions, as written
    affiliations: tuple[str, ...] = ()
    #: whether the source takes this author for the person whose works it was asked for
    is_subject: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """One work as one source describes it; texts are LaTeX, as in a ``.bib`` file, in UTF-8."""

    #: name of the source
    source: str
    #: what identifies the record at the source
    id: str
    title: str = ""
    #: type of entry in a ``.bib`` file; empty if the source does not say
    type: str = ""
    authors: tuple[Contributor, ...] = ()
    #: the list of authors is cut
    others: bool = False
    editors: tuple[Contributor, ...] = ()
    date: Date | None = None
    #: further fields of the entry: journal, volume, pages, publisher, ...
    fields: Mapping[str, str] = field(default_factory=dict)
    #: identifiers by their kinds: ``doi``, ``arxiv``, ``pmid``, ``pmcid``, ``isbn``, ``bibcode``; normalized
    ids: Mapping[str, str] = field(default_factory=dict)
    is_preprint: bool = False
    #: identifiers of other versions of the work, such as ``doi:10.5555/1`` and ``arxiv:2401.00001``
    versions: tuple[str, ...] = ()
    #: of what is no paper: ``retraction``, ``correction`` or ``other`` (a review of another's paper, a cover)
    #: and identifiers of the work that it concerns
    notice: str = ""
    concerns: tuple[str, ...] = ()
    #: what has happened to the work: ``retracted``, ``corrected``
    marks: tuple[str, ...] = ()
    #: key of the entry at the source, where a person has chosen it
    key: str = ""
    #: whether the source says that the person's ORCID iD was deposited with this work
    is_deposited: bool = False
    #: address of the work's page on the site of the member whose list it is from
    page: str = ""

    @property
    def list_id(self) -> str:
        """Return the list that a record is from, at a source whose records are each of one list."""
        return self.id.rpartition(LIST_END)[0] if self.source in BY_LIST else ""

    @property
    def member(self) -> str:
        """Return the member from whose site it is, if it is from one."""
        return self.list_id if self.source == MEMBERS else ""

    @property
    def identifiers(self) -> Iterator[str]:
        """Yield its own identifiers, with their kinds; a book's ISBN does not identify a chapter."""
        for kind, value in self.ids.items():
            if kind != "isbn" or self.type in _BOOKS:
                yield f"{kind}:{value}"


#: the sites of members, as a source
MEMBERS = "members"
#: sources of many lists, in which one key may be several works'; an id is the list and the key
BY_LIST = frozenset({MEMBERS, "bib", "zotero"})
LIST_END = "#"
_BOOKS = frozenset({"book", "proceedings", "collection", "booklet", "manual", ""})


def normalized_doi(text: object) -> str:
    """Return a DOI in lower case, in which DOIs are compared, or nothing; arXiv's own are none."""
    if not isinstance(text, str) or "10." not in text:
        return ""
    url = doi_url(text)
    doi = unquote(url.removeprefix(DOI_RESOLVER)).lower() if url else ""
    return "" if _ARXIV_DOI.fullmatch(doi) else doi


def normalized_arxiv(text: object) -> str:
    """Return an arXiv number without its version, or nothing; also from an address and from arXiv's DOI."""
    if not isinstance(text, str):
        return ""
    text = text.strip()
    url = doi_url(text) if "10.48550" in text else None
    if url and (doi := _ARXIV_DOI.fullmatch(unquote(url.removeprefix(DOI_RESOLVER)))):
        text = doi[1]
    match = _ARXIV.fullmatch(text)
    if match is None:
        return ""
    identifier = match["id"].lower()
    # the months that there are
    digits = identifier.rpartition("/")[2]
    return _SUBJECT_CLASS.sub("", identifier) if "01" <= digits[2:4] <= "12" else ""


def normalized_orcid(text: object) -> str:
    """Return an ORCID iD, alone or in an address, or nothing if it is none."""
    if not isinstance(text, str):
        return ""
    found = re.search(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])\s*/?\s*$", text, re.ASCII)
    if found is None:
        return ""
    try:
        return orcid_id("-".join(found.groups()))
    except ValueError:
        return ""


def normalized_isbn(text: object) -> str:
    """Return an ISBN of 13 digits, or nothing if its check digit does not fit."""
    if not isinstance(text, str):
        return ""
    digits = _DIGITS.sub("", text).upper()
    if len(digits) == 10 and digits[:9].isdigit():
        total = sum(
            weight * (10 if digit == "X" else int(digit))
            for weight, digit in zip(range(10, 0, -1), digits, strict=True)
        )
        return _with_check_digit(f"978{digits[:9]}") if total % 11 == 0 else ""
    if len(digits) == 13 and digits.isdigit() and digits.startswith(("978", "979")):
        return digits if _with_check_digit(digits[:12]) == digits else ""
    return ""


def _with_check_digit(digits: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def normalized_pmid(text: object) -> str:
    """Return a PubMed number, alone or in an address, or nothing."""
    match = re.fullmatch(
        r"(?:(?:https?://)?(?:www\.)?(?:pubmed\.)?ncbi\.nlm\.nih\.gov/(?:pubmed/)?|pmid\s*:?\s*)?(\d{1,9})/?",
        str(text).strip(),
        re.IGNORECASE | re.ASCII,
    )
    return match[1].lstrip("0") if match else ""


def _stripped(text: object) -> str:
    return text.strip() if isinstance(text, str) else ""


_NORMALIZED = {
    "doi": normalized_doi,
    "arxiv": normalized_arxiv,
    "isbn": normalized_isbn,
    "pmid": normalized_pmid,
}


def identifiers(**given: object) -> dict[str, str]:
    """Return those of the identifiers that are any, normalized; of a DOI of arXiv's, its number."""
    found = {}
    for kind, value in given.items():
        normalized = _NORMALIZED.get(kind, _stripped)(value)
        if normalized:
            found[kind] = normalized
        elif kind == "doi" and "arxiv" not in found and (number := normalized_arxiv(value)):
            found["arxiv"] = number
    return found


def tagged(kind: str, value: object) -> str:
    """Return an identifier with its kind, ``doi:10.5555/1``, or nothing if it is none."""
    found = identifiers(**{kind: value})
    return next((f"{name}:{text}" for name, text in found.items()), "")


_LABELLED = re.compile(r"(?P<kind>doi|arxiv|pmid|isbn)\s*[:=]\s*(?P<value>.+)", re.IGNORECASE)


def identifier(text: str) -> tuple[str, str]:
    """Return kind and value of an identifier: ``10.…``, ``arXiv:…``, ``PMID:…``, ``ISBN:…`` or an address.

    :raises ValueError: if it is none
    """
    given = text.strip()
    label = _LABELLED.fullmatch(given)
    if label:
        found = identifiers(**{label["kind"].lower(): label["value"]})
        if found:
            return next(iter(found.items()))
    elif arxiv := normalized_arxiv(given):
        return "arxiv", arxiv
    elif doi := normalized_doi(given):
        return "doi", doi
    elif "pubmed" in given.lower() and (pmid := normalized_pmid(given)):
        return "pmid", pmid
    elif isbn := normalized_isbn(given):
        return "isbn", isbn
    raise ValueError("it is no DOI (10.…), arXiv:…, PMID:… or ISBN:…, or a digit of it is wrong")
