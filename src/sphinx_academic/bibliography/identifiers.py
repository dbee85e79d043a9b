"""DOIs and arXiv identifiers in the spellings that occur in ``.bib`` files."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from ..records.urls import DOI_RESOLVER
from .fields import Entry

_DOI = re.compile(r"(?:doi:?\s*)?(?P<id>10\.\d{4,9}[\d.]*+/\S+)", re.IGNORECASE | re.ASCII)
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(?:doi:)?(?=10\.)", re.IGNORECASE)
#: publishers' addresses that end in the DOI
_PUBLISHER = re.compile(r"https?://(?:[^\s/]*+/)(?:[^\s/]*+[/:=])*?(?=10\.\d{4})", re.IGNORECASE)
_ID = r"(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)"
#: all of an ``eprint``
_ARXIV = re.compile(
    rf"(?:https?://)?(?:[a-z.]*arxiv(?:\.org)?[:/\s]\s*)?(?:(?:abs|pdf)/)?{_ID}(?:\.pdf)?\s*(?:\[.*\])?",
    re.IGNORECASE | re.ASCII,
)
#: somewhere in a journal, note or address
_ARXIV_WITHIN = re.compile(
    rf"(?:arxiv(?:\.org/(?:abs|pdf)/|[:.]?\s*+)|\babs/){_ID}(?![\w/])", re.IGNORECASE | re.ASCII
)
_ARXIV_SHORT = re.compile(r"\d{7}(?:v\d+)?", re.ASCII)
_MENTIONING = ("journaltitle", "journal", "volume", "howpublished", "note", "url", "doi")


def doi_url(text: str) -> str | None:
    """Return the address of a DOI, whatever its spelling, or None if there is none.

    :param text: the DOI, bare, as ``doi:...`` or as an address; LaTeX already taken away
    """
    address = _DOI_ADDRESS.match(text) or _PUBLISHER.match(text)
    match = _DOI.fullmatch(text, address.end() if address else 0)
    if match is None:
        return None
    # in an address it is percent-encoded already, in a field it is not
    identifier = unquote(match["id"]) if address else match["id"]
    return DOI_RESOLVER + quote(identifier, safe="/:;()._-")


def resolved_doi(url: str) -> str | None:
    """Return the normalized address of a DOI if an address is one of its resolver's, else None."""
    return doi_url(url) if _DOI_ADDRESS.match(url) else None


def arxiv_of(entry: Entry) -> str:
    """Return the arXiv identifier of an entry, new or old style, with its version if given; or nothing.

    Looked at are ``arxiv`` (al-folio), ``eprint`` of type arXiv or of none, and what mentions arXiv:
    "arXiv preprint arXiv:2303.01778", DBLP's "CoRR, abs/2003.06307", an address, a DOI of arXiv.
    """
    fields = entry.fields
    if "arxiv" in fields or "eprint" in fields:
        for name in ("arxiv", "eprint"):
            text = entry.plain(name)
            if not text or (name == "eprint" and _eprint_type(entry) not in ("", "arxiv")):
                continue
            if match := _ARXIV.fullmatch(text):
                return match["id"]
            archive = entry.plain("eprintclass", "primaryclass").partition(".")[0]
            if archive and _ARXIV_SHORT.fullmatch(text):
                return f"{archive}/{text}"
    for name in _MENTIONING:
        text = fields.get(name, "")
        if ("abs/" in text or "xiv" in text.lower()) and (match := _ARXIV_WITHIN.search(text)):
            return match["id"]
    return ""


def _eprint_type(entry: Entry) -> str:
    return entry.plain("eprinttype", "archiveprefix").lower()


def eprint_of(entry: Entry, kind: str) -> str:
    """Return the ``eprint`` of an entry if it is of a type, such as "hal" or "pubmed"."""
    return entry.plain("eprint") if "eprint" in entry.fields and _eprint_type(entry) == kind else ""
