"""Links of a publication, from identifiers and from the fields that hold addresses."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from ..model.patterns import lazy_pattern
from ..model.problems import Kind
from ..model.urls import DOI_RESOLVER, safe_url
from .fields import TRUE, Entry
from .identifiers import (
    ARXIV_FIELDS,
    URL_MACRO,
    arxiv_page,
    doi_url,
    doi_within,
    eprint_of,
    eprint_type,
    page_of,
    resolved_doi,
)
from .link_kinds import OWN_KINDS, LinkKinds
from .problem_kinds import BibKind

METRICS = frozenset({"altmetric", "dimensions", "google_scholar_id", "inspirehep_id"})

_ID = lazy_pattern(r"[\w.:-]+", re.ASCII)
_ARXIV = frozenset(ARXIV_FIELDS)


def metrics_of(entry: Entry, doi: str, arxiv: str) -> Iterator[tuple[str, str]]:
    """Yield kinds and addresses of links.

    ``altmetric`` and ``dimensions`` are an identifier there, or ``true`` for the paper's own: its DOI,
    that which arXiv gives it, its PubMed number.  ``google_scholar_id`` counts within a person's profile
    and is whole as ``person:paper``; without the person, the link is a search for the title.

    :param doi: address of the paper's DOI, or nothing
    :param arxiv: its arXiv identifier, or nothing
    """
    number = doi.removeprefix(DOI_RESOLVER) or (f"10.48550/arXiv.{arxiv}" if arxiv else "")
    own = f"doi/{number}" if number else ""
    pubmed = entry.plain("pmid", "pubmed")
    if not own and pubmed.isdecimal():
        own = f"pmid/{pubmed}"
    if place := _place(entry, "altmetric", "", own):
        yield "altmetric", f"https://www.altmetric.com/details/{place}"
    if place := _place(entry, "dimensions", "id/", own):
        yield "dimensions", f"https://badge.dimensions.ai/details/{place}"
    if paper := _identifier_of_service(entry, "google_scholar_id"):
        yield "scholar", _scholar(entry, paper)
    if paper := _identifier_of_service(entry, "inspirehep_id"):
        yield "inspire", f"https://inspirehep.net/literature/{paper}"


def _identifier_of_service(entry: Entry, name: str) -> str:
    text = entry.plain(name)
    return text if _ID.fullmatch(text) else ""


def _place(entry: Entry, name: str, prefix: str, own: str) -> str:
    text = _identifier_of_service(entry, name)
    if text.lower() in TRUE:
        return own
    return f"{prefix}{text}" if text and text.lower() != "false" else ""


def _scholar(entry: Entry, paper: str) -> str:
    if ":" in paper:
        return f"https://scholar.google.com/citations?view_op=view_citation&citation_for_view={paper}"
    return f"https://scholar.google.com/scholar?q={quote(entry.plain('title'), safe='')}"


#: what exporters write before a number
_BEFORE_NUMBER = lazy_pattern(r"(?:pmid|pmcid|pmc)\s*:?\s*(?:pmc)?(?=\d)", re.IGNORECASE)
#: fields of a preprint's or publisher's exporter that hold the address of a paper beside ``url``
OTHER_URLS = ("ee", "html")
#: begins the names of fields for links of any other kind: ``link_appendix``
_OWN = "link_"

#: nearly every address: nothing in it is LaTeX, or could be a second one
_USUAL_URL = lazy_pattern(
    r"https?://[A-Za-z0-9][A-Za-z0-9.-]*+(?:[/?#][^\s\\{}$&,;<~\x00-\x20\x7f-\x9f\u2028\u2029]*+)?+"
)
#: an address without its scheme, which would lead to a place in the site
_WITHOUT_SCHEME = lazy_pattern(
    r"(?:[a-z0-9-]{1,63}\.){1,8}(?:[a-z]{2,12}/|(?:com|org|net|edu|gov)$)", re.IGNORECASE
)
#: a slash was lost
_ONE_SLASH = lazy_pattern(r"(https?|ftp):/(?=\w)", re.IGNORECASE)
#: citations that were taken for sentences have spaces behind full stops: "https://www. example. org"
_SPACED_HOST = lazy_pattern(r"https?://[\w-]++\.[ \t]")
_TILDE = lazy_pattern(r"\{?\\textasciitilde(?:\{\})?\}?\s?|\$\\sim\$|\\~\{\}|\\string~")
_ESCAPED = lazy_pattern(r"\\([_%#&~$^{}])|[{}]")
#: what publishers' exports hold in ``url``
_ANCHOR = lazy_pattern(r"""(?:doi:\s*)?<a\b[^<>]*?\bhref=["']([^"']*)["']""", re.IGNORECASE)
#: several addresses in one field
_NEXT_URL = lazy_pattern(r"(?<![\s,;])[\s,;]++(?:and\s++)?(?=https?://)")
#: what some write behind an address: "(accessed 3 May 2024)"
_ACCESSED = lazy_pattern(
    r"(?<![\s.,;])[.,;]?+\s++[\[(]?+(?:(?:last|date)\s)?(?:accessed|retrieved|visited|viewed|online)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def links_of(entry: Entry, arxiv: str, kinds: LinkKinds = OWN_KINDS) -> tuple[tuple[str, str], ...]:
    """Return the kinds and addresses of an entry's links, each page once, in the order to show them.

    DOI and arXiv lead to their resolvers; ``html`` (al-folio) counts as the ``url`` where there is none.
    Of two fields for one kind that lead to different pages, the second is a kind of its own.
    An address that no link may have is reported and left out; a local path stays as it is.
    """
    links: dict[str, str] = {}
    pages: set[str] = set()
    for kind, name, address in _candidates(entry, arxiv, kinds):
        if address and (page := page_of(address)) not in pages:
            pages.add(page)
            links[_free(kind, name, links)] = address
    return tuple(links.items())


def _free(kind: str, name: str, links: Mapping[str, str]) -> str:
    """Return a kind that no link has: its own, else the name of the field, else one with a number."""
    if kind not in links:
        return kind
    if name not in links and not name.startswith(_OWN):
        return name
    return next(free for number in itertools.count(2) if (free := f"{kind}-{number}") not in links)


def _candidates(entry: Entry, arxiv: str, kinds: LinkKinds) -> Iterator[tuple[str, str, str]]:
    """Yield kind, name of the field, and address, which is empty if there is none."""
    urls = _urls(entry)
    others = [(name, _address(entry, name)) for name in OTHER_URLS if name in entry.fields]
    doi = _doi(entry) or _stated_doi((*urls, *(address for _, address in others))) or _mentioned_doi(entry)
    yield "doi", "doi", doi
    if arxiv:
        yield "arxiv", "arxiv", arxiv_page(arxiv)
    elif not _ARXIV.isdisjoint(entry.fields):
        _report_arxiv(entry)
    # an identifier's own page is that link, and not one more
    identified = list(_identified(entry, kinds))
    pages = {page_of(address) for _, _, address in identified}
    for url in urls:
        if not pages or page_of(url) not in pages:
            yield "url", "url", url
    for name, address in others:
        yield name if urls else "url", name, address
    if identified or not kinds.made.isdisjoint(entry.fields):
        yield from _made(entry, identified, kinds)
    # one search, for hardly any entry has such a field
    if _OWN in " ".join(entry.fields):
        for name in entry.fields:
            if kind := _own_kind(name, kinds):
                yield kind, name, _address(entry, name)
                _report_empty(entry, name)
    if not METRICS.isdisjoint(entry.fields):
        yield from ((kind, kind, address) for kind, address in metrics_of(entry, doi, arxiv))


def _identified(entry: Entry, kinds: LinkKinds) -> Iterator[tuple[str, str, str]]:
    """Yield the pages of identifiers other than DOI and arXiv."""
    if "eprint" in entry.fields:
        kind = eprint_type(entry)
        if kind in kinds.eprints and (identifier := eprint_of(entry, kind)):
            # a handle has a slash
            yield kind, kind, kinds.eprints[kind].format(quote(identifier, safe="-_./"))
    if not kinds.identifiers.isdisjoint(entry.fields):
        for kind, resolver in kinds.resolvers.items():
            for name in kinds.by_name[kind].fields:
                if name in entry.fields:
                    yield kind, name, _identifier(entry, name, resolver)
                    _report_empty(entry, name)


def _identifier(entry: Entry, name: str, resolver: str) -> str:
    identifier = _BEFORE_NUMBER.sub("", unescaped(entry.first(name)))
    if not identifier or "/" in identifier:
        return _address(entry, name)
    return resolver.format(quote(identifier, safe="-_."))


def _made(
    entry: Entry, identified: list[tuple[str, str, str]], kinds: LinkKinds
) -> Iterator[tuple[str, str, str]]:
    for kind, name in kinds.sources:
        if kind in kinds.resolvers:
            yield from (found for found in identified if found[0] == kind)
        elif name in entry.fields:
            yield kind, name, _address(entry, name)
            _report_empty(entry, name)
    # of those that have come, no page is there twice
    yield from identified
    if "html" in entry.fields:
        _report_empty(entry, "html")


def _report_empty(entry: Entry, name: str) -> None:
    if not entry.first(name):
        message = f"‘{name}’ has no address, so there is nothing to link to; write it, or remove the field"
        entry.report(BibKind.EMPTY_LINK, name, message)


def _own_kind(name: str, kinds: LinkKinds) -> str:
    """Return the kind of a link that a field beginning with ``link_`` gives, else nothing."""
    label = name.removeprefix(_OWN) if name.startswith(_OWN) else ""
    return kinds.of_field.get(label, re.sub(r"[^\w-]+", "-", label))


def is_made_for_a_link(name: str, kinds: LinkKinds = OWN_KINDS) -> bool:
    """Return whether an author writes a field for a link alone."""
    return name in kinds.made or name.startswith(_OWN)


def empty_kinds(fields: Mapping[str, str], kinds: LinkKinds = OWN_KINDS) -> Iterator[str]:
    """Yield the kinds of link for which an entry has a field that is empty: ``code = {}``."""
    for name, value in fields.items():
        if is_made_for_a_link(name, kinds) and not value.strip():
            yield kinds.of_field.get(name) or _own_kind(name, kinds) or name


def _doi(entry: Entry) -> str:
    source = entry.first("doi") or eprint_of(entry, "doi")
    if not source:
        return ""
    address = doi_url(source)
    if address is None:
        text = unescaped(source)
        entry.report(Kind.URL, "doi", f"‘{text[:80]}’ is no DOI and was not linked; write 10.NNNN/...")
    return address or ""


def _report_arxiv(entry: Entry) -> None:
    for name in ARXIV_FIELDS:
        if text := entry.plain(name) if name in entry.fields else "":
            message = f"‘{text[:80]}’ is no number of arXiv and was not linked; write 2401.01234"
            entry.report(Kind.URL, name, message)


def _stated_doi(addresses: Iterable[str]) -> str:
    return next((address for address in addresses if address.startswith(DOI_RESOLVER)), "")


def _mentioned_doi(entry: Entry) -> str:
    """Return the address of the DOI that the note or ``howpublished`` gives."""
    for name in ("howpublished", "note"):
        if (source := entry.fields.get(name)) and (doi := doi_within(source)):
            return doi
    return ""


def _urls(entry: Entry) -> list[str]:
    """Return the addresses in ``url``, or the one in ``howpublished``; those of DOIs in one form."""
    if source := entry.first("url"):
        if _USUAL_URL.fullmatch(source):
            return [resolved_doi(source) or source]
        if doi := resolved_doi(source):
            return [doi]
        texts = [_with_scheme(_unwrapped(text)) for text in _NEXT_URL.split(_unwrapped(source))]
        addresses = (resolved_doi(text) or _checked(entry, "url", text) for text in texts)
        return [address for address in addresses if address]
    source = entry.first("howpublished")
    address = ""
    if source and (match := URL_MACRO.search(source)):
        address = unescaped(match[0])
        address = resolved_doi(address) or _checked(entry, "howpublished", address)
    elif source.strip().startswith(("http://", "https://", "www.")):
        address = _address(entry, "howpublished")
    return [address] if address else []


def _with_scheme(address: str) -> str:
    return f"https://{address}" if _WITHOUT_SCHEME.match(address) else address


def _address(entry: Entry, name: str) -> str:
    source = entry.first(name)
    if not source:
        return ""
    return resolved_doi(source) or _checked(entry, name, unescaped(source))


def _checked(entry: Entry, name: str, address: str) -> str:
    if address and safe_url(address) is None:
        message = f"‘{address[:80]}’ is no address that a link may have and was left out; correct it"
        entry.report(Kind.URL, name, message)
        return ""
    return address


def unescaped(source: str) -> str:
    """Return an address as a browser takes it: without the escapes and braces that LaTeX needs.

    Of several addresses, it is the first.
    """
    return _NEXT_URL.split(_unwrapped(source), maxsplit=1)[0]


def _unwrapped(source: str) -> str:
    text = source.strip()
    if "<" in text and (match := _ANCHOR.match(text)):
        text = match[1]
    if "\\" in text or "{" in text or "$" in text:
        text = _TILDE.sub("~", text)
        if match := URL_MACRO.match(text):
            text = match[1]
        text = _ESCAPED.sub(lambda match: match[1] or "", text)
    if "\n" in text and not _NEXT_URL.search(text):
        text = re.sub(r"\n\s*", "", text)
    text = text.strip().replace("&amp;", "&")
    text = _ONE_SLASH.sub(r"\1://", text, count=1) if _ONE_SLASH.match(text) else text
    if " " in text and text.startswith("http"):
        text = _ACCESSED.sub("", text, count=1)
    if _SPACED_HOST.match(text):
        text = re.sub(r"(?<=\.)[ \t]+", "", text)
    return f"https://{text}" if text.startswith("www.") else text
