"""Identifiers of publications (DOI, arXiv and others) in the spellings that occur in ``.bib`` files."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, unquote

from ..model.patterns import lazy_pattern
from ..model.urls import ARXIV_PAGES, DOI_RESOLVER
from .fields import Entry

#: nearly every DOI: nothing in it has to be undone or encoded
_USUAL_DOI = lazy_pattern(r"10\.\d{4,9}/[A-Za-z0-9._/-]*[A-Za-z0-9]", re.ASCII)
_DOI = lazy_pattern(r"10\.\d{4,9}(?:\.\d+)*+/\S+", re.ASCII)
#: the resolver, with what libraries put around its name for readers outside, and publishers' own resolvers
_RESOLVER = r"(?:https?:/{0,2}(?:dx\.|www\.)?doi(?:[.-][a-z0-9][\w.-]*+)?/+|(?:dx\.|www\.)?doi\.org/+)"
_PREFIX = rf"(?:{_RESOLVER}|(?:info:|urn:)?doi(?:\s*[:=/]\s*|\s+))"
_PREFIXES = lazy_pattern(rf"{_PREFIX}{{1,3}}(?=10\.)", re.IGNORECASE)
_AFTER_RESOLVER = lazy_pattern(rf"{_RESOLVER}(?:doi:\s*)?(?=10\.)", re.IGNORECASE)
#: publishers' addresses that end in the DOI
_PUBLISHER = lazy_pattern(r"https?://(?:[^\s/]*+/)(?:[^\s/:=]*+[/:=])*?(?=10\.\d{4})", re.IGNORECASE)
_PUBLISHER_VIEW = lazy_pattern(
    r"(?:/(?:abstract|e?pdf|full|html|meta|summary))?(?:\.pdf)?(?:[?#].*)?$", re.IGNORECASE
)
_WITHIN = lazy_pattern(rf"{_PREFIX}{{1,3}}(?P<id>10\.\d{{4,9}}[^\s,;]*+)", re.IGNORECASE)
#: several in one field
_NEXT_DOI = lazy_pattern(r"(?<![\s,;])[\s,;]++(?:and\s++)?(?=(?:https?://|doi|10\.\d{4}))", re.IGNORECASE)
_ENCODED = lazy_pattern(r"%[0-9A-Fa-f]{2}")
#: how LaTeX writes the characters of a DOI, and how exporters write that LaTeX
_MACRO = lazy_pattern(
    r"\\(?:text|math|ensuremath\s*\{\s*\\)?(?P<name>less|greater|langle|rangle|underscore|tilde|semicolon|colon"
    r"|lt|gt|lbrack|rbrack|quotesingle)(?![A-Za-z])(?:\{\})?\s?"
)
_CHARACTERS = {
    "less": "<", "greater": ">", "langle": "<", "rangle": ">", "lt": "<", "gt": ">", "underscore": "_",
    "tilde": "~", "semicolon": ";", "colon": ":", "lbrack": "[", "rbrack": "]", "quotesingle": "'",
}  # fmt: skip
_SIGN = lazy_pattern(r"\\\(\s*([<>])\s*\\\)")
_DELIMITERS = lazy_pattern(r"\\([_%#&<>~$^{}()\[\]-])|[{}$]|\\(?:-|/)")

#: an address in LaTeX; braces in it are nested once at most
URL_MACRO = lazy_pattern(r"\\(?:url|nolinkurl|href|doi)\s*\{([^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+)\}")

_ID = r"(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)"
#: all of an ``eprint``
_ARXIV = lazy_pattern(
    rf"(?:https?://)?(?:[a-z.]*arxiv(?:\.org)?[:/\s]\s*)?(?:(?:abs|pdf)/)?{_ID}(?:\.pdf)?\s*(?:\[.*\])?",
    re.IGNORECASE | re.ASCII,
)
#: somewhere in a journal, note or address
_ARXIV_WITHIN = lazy_pattern(
    rf"(?:arxiv(?:\.org/(?:abs|pdf)/|[:.]?\s*+)|\babs/){_ID}(?![\w/])", re.IGNORECASE | re.ASCII
)
_ARXIV_SHORT = lazy_pattern(r"\d{7}(?:v\d+)?", re.ASCII)
#: fields whose value is an identifier of arXiv and nothing else
ARXIV_FIELDS = ("arxiv", "arxivid", "arxiv_id")
_MENTIONING = ("journaltitle", "journal", "volume", "howpublished", "note", "url", "ee", "doi")

#: pages that show one and the same text: what is in any such address, and the pattern of them
_PAGES = (
    (
        "arxiv",
        "arxiv",
        lazy_pattern(r"https?://(?:[\w-]+\.)?arxiv\.org/abs/(?P<id>[\w.-]+(?:/\d{7})?)", re.IGNORECASE),
    ),
    (
        "hal",
        "-",
        lazy_pattern(
            r"https?://(?:[\w-]+\.)*(?:hal|archives-ouvertes)\.[\w.]+/(?P<id>[a-z_]+-\d+)", re.IGNORECASE
        ),
    ),
    (
        "pubmed",
        "ncbi",
        lazy_pattern(r"https?://(?:www\.)?(?:pubmed\.)?ncbi\.nlm\.nih\.gov/(?:pubmed/)?(?P<id>\d+)"),
    ),
    (
        "pmc",
        "ncbi",
        lazy_pattern(r"https?://(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/(?P<id>PMC\d+)"),
    ),
)
_VERSION = lazy_pattern(r"v\d+$")


def doi_url(source: str) -> str | None:
    """Return the address of a DOI, whatever its spelling, or None if there is none.

    :param source: the DOI, bare, as ``doi:...`` or as an address, with what LaTeX, HTML and addresses need
        to write its characters
    """
    if _USUAL_DOI.fullmatch(source):
        return DOI_RESOLVER + source
    text = _characters(source)
    if prefix := _PREFIXES.match(text):
        identifier = text[prefix.end() :]
    elif publisher := _PUBLISHER.match(text):
        identifier = _PUBLISHER_VIEW.sub("", text[publisher.end() :])
    else:
        identifier = text
    identifier = _NEXT_DOI.split(identifier, maxsplit=1)[0]
    for _ in range(2):
        if not _ENCODED.search(identifier):
            break
        identifier = unquote(identifier)
    identifier = _without_end(identifier)
    return DOI_RESOLVER + quote(identifier, safe="/:;()._-") if _DOI.fullmatch(identifier) else None


def _characters(source: str) -> str:
    """Return a DOI without the markup of LaTeX and HTML."""
    text = source.strip()
    if "\\" in text or "{" in text or "$" in text:
        if macro := URL_MACRO.match(text):
            text = macro[1]
        text = _SIGN.sub(r"\1", text)
        text = _MACRO.sub(lambda macro: _CHARACTERS[macro["name"]], text)
        text = _DELIMITERS.sub(lambda match: match[1] or "", text)
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    # what closes brackets and quotation marks belongs to them only if they open in the DOI
    return text.lstrip("\"'[ \t\n").rstrip()


def _without_end(identifier: str) -> str:
    """Return a DOI without the punctuation of the sentence that it ended."""
    while identifier.endswith((".", ",", ";", ":", "'", '"')) or any(
        identifier.endswith(close) and identifier.count(close) > identifier.count(opening)
        for opening, close in ("()", "[]", "{}", "<>")
    ):
        identifier = identifier[:-1]
    return identifier


def resolved_doi(source: str) -> str | None:
    """Return the normalized address of a DOI if a source is that and nothing else, else None.

    A publisher's address that has a DOI in it is that publisher's.
    """
    if "10." not in source:
        return None
    text = _characters(source)
    return doi_url(source) if _PREFIXES.match(text) or _DOI.fullmatch(text) else None


def doi_within(text: str) -> str | None:
    """Return the address of the DOI that a text mentions by its prefix or its resolver, or None."""
    if "10." not in text:
        return None
    match = _WITHIN.search(_characters(text))
    return doi_url(match["id"]) if match else None


def is_doi_alone(text: str) -> bool:
    """Return whether a text is a DOI with its prefix and nothing else, so that its link says all of it."""
    if "10." not in text:
        return False
    rest = re.sub(r"\\(?:url|doi|href)\b", "", text)
    match = _WITHIN.fullmatch(_characters(rest).rstrip("."))
    return match is not None and doi_url(match["id"]) is not None


def page_of(address: str) -> str:
    """Return what is the same for all addresses of one page: of a DOI, of a text at arXiv, HAL or PubMed."""
    if address.startswith(DOI_RESOLVER):
        return address.lower()
    if "doi" in address and _AFTER_RESOLVER.match(address) and (doi := doi_url(address)):
        return doi.lower()
    for archive, part, pattern in _PAGES:
        if part in address and (match := pattern.match(address)):
            rest = address[match.end() :].rstrip("/")
            if not rest or _VERSION.fullmatch(rest):
                return f"{archive}:{_VERSION.sub('', match['id']).lower()}"
    if address.startswith(("https://", "http://")):
        address = address[address.index("/") + 2 :].removeprefix("www.")
    return address.rstrip("/")


def arxiv_of(entry: Entry) -> str:
    """Return the arXiv identifier of an entry, new or old style, with its version if given; or nothing.

    Looked at are ``arxiv`` (al-folio), ``eprint`` of type arXiv or of none, and what mentions arXiv:
    "arXiv preprint arXiv:2303.01778", DBLP's "CoRR, abs/2003.06307", an address, a DOI of arXiv.
    """
    fields = entry.fields
    for name in (*ARXIV_FIELDS, "eprint"):
        if name in fields:
            text = entry.plain(name)
            if not text or (name == "eprint" and eprint_type(entry) not in ("", "arxiv")):
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


def arxiv_page(identifier: str) -> str:
    """Return the address of a text at arXiv."""
    return ARXIV_PAGES + identifier


def eprint_type(entry: Entry) -> str:
    """Return the type of an entry's ``eprint`` in lower case, or nothing."""
    return entry.plain("eprinttype", "archiveprefix").lower()


def eprint_of(entry: Entry, kind: str) -> str:
    """Return the ``eprint`` of an entry if it is of a type, such as "hal" or "pubmed"."""
    return entry.plain("eprint") if "eprint" in entry.fields and eprint_type(entry) == kind else ""
