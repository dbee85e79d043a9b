"""arXiv: the list of an author who has linked an ORCID iD, and papers by number; https://info.arxiv.org/help/api."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from ...model.profile import orcid_id
from ..client import Client, Malformed, SourceError
from ..entry_text import date_from, named, title_of
from ..paper_source import Source, batches
from ..work import Work, identifiers, normalized_arxiv, tagged

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
_AT_ONCE = 100
_TRIES = 3
_AUTHOR_ID = re.compile(r"[a-z][a-z-]*_[a-z](?:_\d+)?", re.ASCII)


def _subject(given: str) -> str:
    name = given.strip().rpartition("/a/")[2].removesuffix(".atom")
    if _AUTHOR_ID.fullmatch(name):
        return name
    try:
        return orcid_id(given)
    except ValueError:
        raise ValueError(
            "it is an ORCID iD that is linked at arXiv, or an author id such as teal_m_1"
        ) from None


def _works(client: Client, subject: str) -> Iterator[Work]:
    accept = "application/atom+xml, application/xml"
    response = client.get(f"/a/{subject}.atom", accept=accept, missing=True, host="https://arxiv.org")
    if response is None:
        remedy = "link your ORCID iD at https://arxiv.org/user"
        raise SourceError(f"has no list for {subject} (404); {remedy}", 404)
    yield from _entries(response.xml())


def _find(client: Client, numbers: Sequence[str]) -> Iterator[Work]:
    for batch in batches(numbers, _AT_ONCE):
        params = [("id_list", ",".join(batch)), ("max_results", str(len(batch)))]
        for _ in range(_TRIES):
            found = list(_entries(_query(client, params)))
            # a page may come back empty by mistake
            if found:
                break
        yield from found


def _query(client: Client, params: list[tuple[str, str]]) -> ElementTree.Element:
    accept = "application/atom+xml, application/xml"
    for path in ("/api/query", "/query"):
        if response := client.get(path, params, accept=accept, missing=True):
            return response.xml()
    return client.got("", params, accept=accept).xml()


def _entries(feed: ElementTree.Element) -> Iterator[Work]:
    if feed.tag != f"{_ATOM}feed":
        raise Malformed("returned XML that is no Atom feed")
    for entry in feed.iterfind(f"{_ATOM}entry"):
        title = _text(entry, f"{_ATOM}title")
        address = _text(entry, f"{_ATOM}id")
        if title == "Error" and not normalized_arxiv(address):
            raise SourceError(f"refuses the request: {_text(entry, f'{_ATOM}summary')[:200]}")
        if work := _work(entry, title, address):
            yield work


def _work(entry: ElementTree.Element, title: str, address: str) -> Work | None:
    number = normalized_arxiv(address)
    if not number:
        return None
    primary = entry.find(f"{_ARXIV}primary_category")
    category = primary.get("term", "") if primary is not None else ""
    dois = [tagged("doi", doi) for doi in _text(entry, f"{_ARXIV}doi").split()]
    people = (
        named(
            _text(author, f"{_ATOM}name"),
            affiliations=[place.text for place in author.iterfind(f"{_ARXIV}affiliation")],
        )
        for author in entry.iterfind(f"{_ATOM}author")
    )
    return Work(
        "arxiv",
        number,
        title=title_of(title),
        type="online",
        authors=tuple(filter(None, people)),
        date=date_from(_text(entry, f"{_ATOM}published")),
        fields={"primaryclass": category} if re.fullmatch(r"[A-Za-z.-]{2,20}", category) else {},
        ids=identifiers(arxiv=number),
        marks=("withdrawn",) if "withdrawn" in _text(entry, f"{_ARXIV}comment").lower() else (),
        is_preprint=True,
        # of the published version, by the author's word
        versions=tuple(filter(None, dois)),
    )


def _text(element: ElementTree.Element, name: str) -> str:
    found = element.find(name)
    return "" if found is None else " ".join("".join(found.itertext()).split())


SOURCES = (
    Source(
        "arxiv",
        "arXiv",
        "https://export.arxiv.org",
        _works,
        _subject,
        rank=40,
        is_curated=True,
        interval=3.0,
        find=(("arxiv", _find),),
    ),
)
