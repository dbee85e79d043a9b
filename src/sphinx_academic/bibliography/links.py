"""The addresses of a publication, from identifiers and from the fields that hold addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..records.problems import Kind
from ..records.urls import ARXIV_PAGES, safe_url
from .fields import Entry
from .identifiers import doi_url, eprint_of, resolved_doi
from .metrics import METRICS, metrics_of

#: kind of link -> fields that give it, in the order in which links are shown
_KINDS = {
    "pdf": ("pdf",),
    "hal": ("hal",),
    "pubmed": ("pubmed", "pmid"),
    "openreview": ("openreview",),
    "code": ("code",),
    "data": ("dataset", "data"),
    "model": ("model",),
    "demo": ("demo",),
    "website": ("website", "project"),
    "slides": ("slides",),
    "poster": ("poster",),
    "video": ("video",),
    "talk": ("talk",),
    "blog": ("blog",),
    "supp": ("supp",),
    "errata": ("errata", "erratum"),
    "press": ("press",),
}
#: where bare identifiers of a kind lead
_RESOLVERS = {
    "hal": "https://hal.science/{}",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "openreview": "https://openreview.net/forum?id={}",
}
_SOURCES = tuple((kind, name) for kind, names in _KINDS.items() for name in names)
#: the kind of link that a field of either name gives
KIND_OF = {name: kind for kind, name in _SOURCES} | {kind: kind for kind in _KINDS}
#: fields that an author makes for a link, and that no program exports empty, as they do ``url`` and ``doi``
_MADE = frozenset(name for _, name in _SOURCES) | {"html"}
#: begins the names of fields for links of any other kind: ``link_appendix``
_OWN = "link_"

_URL_MACRO = re.compile(r"\\(?:url|nolinkurl|href)\s*\{([^{}]*)\}", re.DOTALL)
_TILDE = re.compile(r"\{?\\textasciitilde(?:\{\})?\}?\s?|\$\\sim\$|\\~\{\}|\\string~")
_ESCAPED = re.compile(r"\\([_%#&~$^{}])|[{}]")
#: what publishers' exports hold in ``url``
_ANCHOR = re.compile(r"""(?:doi:\s*)?<a\b[^<>]*?\bhref=["']([^"']*)["']""", re.IGNORECASE)
#: several addresses in one field
_NEXT_URL = re.compile(r"(?<![\s,;])[\s,;]++(?:and\s++)?(?=https?://)")


def links_of(entry: Entry, arxiv: str) -> tuple[tuple[str, str], ...]:
    """Return the kinds and addresses of an entry's links, each address once, in the order to show them.

    DOI and arXiv lead to their resolvers; ``html`` (al-folio) counts as the ``url`` where there is none.
    An address that no link may have is reported and left out; a local path stays as it is.
    """
    links: dict[str, str] = {}
    for kind, address in _candidates(entry, arxiv):
        if address and address not in links.values():
            links.setdefault(kind, address)
    return tuple(links.items())


def _candidates(entry: Entry, arxiv: str) -> Iterator[tuple[str, str]]:
    doi = _doi(entry)
    yield "doi", doi
    url = _url(entry)
    # an address of a resolver is that identifier's link, and need not be repeated
    url_doi = resolved_doi(url) if url else None
    if url_doi:
        yield "doi", url_doi
    if arxiv:
        yield "arxiv", ARXIV_PAGES + arxiv
    if url and not url_doi and not (arxiv and url.endswith(f"arxiv.org/abs/{arxiv}")):
        yield "url", url
    if "html" in entry.fields:
        yield "html" if url else "url", _address(entry, "html")
    if not arxiv and "eprint" in entry.fields:
        for kind, resolver in _RESOLVERS.items():
            yield kind, resolver.format(identifier) if (identifier := eprint_of(entry, kind)) else ""
    if not _MADE.isdisjoint(entry.fields):
        yield from _made(entry)
    # one search, for hardly any entry has such a field
    if _OWN in " ".join(entry.fields):
        for name in filter(_own_kind, entry.fields):
            yield _own_kind(name), _address(entry, name)
            _report_empty(entry, name)
    if not METRICS.isdisjoint(entry.fields):
        yield from metrics_of(entry, doi or url_doi or "", arxiv)


def _made(entry: Entry) -> Iterator[tuple[str, str]]:
    for kind, name in _SOURCES:
        if name in entry.fields:
            address = _address(entry, name)
            bare = kind in _RESOLVERS and address and "/" not in address
            yield kind, _RESOLVERS[kind].format(address) if bare else address
            _report_empty(entry, name)
    if "html" in entry.fields:
        _report_empty(entry, "html")


def _report_empty(entry: Entry, name: str) -> None:
    if not entry.first(name):
        message = f"‘{name}’ is empty, so there is nothing to link to; write the address, or remove the field"
        entry.report(Kind.EMPTY_LINK, name, message)


def _own_kind(name: str) -> str:
    """Return the kind of a link that a field beginning with ``link_`` gives, else nothing."""
    label = name.removeprefix(_OWN) if name.startswith(_OWN) else ""
    return KIND_OF.get(label, re.sub(r"[^\w-]+", "-", label))


def is_made_for_a_link(name: str) -> bool:
    """Return whether an author writes a field for a link alone."""
    return name in _MADE or name.startswith(_OWN)


def empty_kinds(fields: Mapping[str, str]) -> Iterator[str]:
    """Yield the kinds of link for which an entry has a field that is empty: ``code = {}``."""
    for name, value in fields.items():
        if is_made_for_a_link(name) and not value.strip():
            yield KIND_OF.get(name) or _own_kind(name) or name


def _doi(entry: Entry) -> str:
    source = entry.first("doi")
    if not source:
        return ""
    text = unescaped(source)
    address = doi_url(text)
    if address is None:
        entry.report(Kind.URL, "doi", f"‘{text[:80]}’ is no DOI and was not linked; write 10.NNNN/...")
    return address or ""


def _url(entry: Entry) -> str:
    if entry.first("url"):
        return _address(entry, "url")
    source = entry.first("howpublished")
    if source and (match := _URL_MACRO.search(source)):
        return _checked(entry, "howpublished", unescaped(match[0]))
    return _address(entry, "howpublished") if source.strip().startswith(("http://", "https://")) else ""


def _address(entry: Entry, name: str) -> str:
    source = entry.first(name)
    return _checked(entry, name, unescaped(source)) if source else ""


def _checked(entry: Entry, name: str, address: str) -> str:
    if address.startswith(("https://", "http://")):
        return address
    if address and safe_url(address) is None:
        message = f"‘{address[:80]}’ is no address that a link may have and was left out; correct it"
        entry.report(Kind.URL, name, message)
        return ""
    return address


def unescaped(source: str) -> str:
    """Return an address as a browser takes it: without the escapes and braces that LaTeX needs."""
    text = source.strip()
    if "<" in text and (match := _ANCHOR.match(text)):
        text = match[1]
    if "\\" in text or "{" in text or "$" in text:
        text = _TILDE.sub("~", text)
        if match := _URL_MACRO.match(text):
            text = match[1]
        text = _ESCAPED.sub(lambda match: match[1] or "", text)
    if "\n" in text or " " in text or "," in text or ";" in text:
        text = _NEXT_URL.split(text, maxsplit=1)[0]
        text = re.sub(r"\n\s*", "", text)
    text = text.strip().replace("&amp;", "&")
    return f"https://{text}" if text.startswith("www.") else text
