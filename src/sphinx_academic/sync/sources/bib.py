"""A ``.bib`` file at an address, such as that of a co-author or of a reference manager."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

from ...bib.reader import read
from ...export.bibtex import balanced
from ...export.common import arxiv_id
from ...model.profile import web_address
from ...model.publication import Publication
from ...model.urls import safe_url
from ..client import Client, Malformed
from ..entry_text import one_line
from ..paper_source import Source
from ..work import Contributor, Work, identifiers

#: fields that say what a work is; those that name files, entries or programs are another site's
FIELDS = frozenset(
    [
        "journal",
        "journaltitle",
        "booktitle",
        "booksubtitle",
        "maintitle",
        "eventtitle",
        "series",
        "edition",
        "version",
        "volume",
        "number",
        "issue",
        "pages",
        "eid",
        "chapter",
        "part",
        "volumes",
        "pagetotal",
        "type",
        "howpublished",
        "school",
        "institution",
        "organization",
        "publisher",
        "address",
        "location",
        "pubstate",
        "isbn",
        "issn",
        "note",
        "langid",
    ]
)


def _works(client: Client, subject: str) -> Iterator[Work]:
    parts = urlsplit(subject)
    response = client.got(
        urlunsplit(("", "", *parts[2:4], "")), accept="application/x-bibtex, text/plain, */*"
    )
    start = response.body[:400].lstrip().lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise Malformed("returned a web page in place of a .bib file")
    found = read(response.body, "sync.bib").publications
    if not found:
        raise Malformed("returned nothing that is an entry of a .bib file")
    for entry in found:
        yield work_of("bib", entry)


def work_of(source: str, entry: Publication) -> Work:
    """Return an entry as a work; what it says of files of its own site is left out."""
    links = dict(entry.links)
    fields = {
        name: balanced(one_line(value))
        for name, value in entry.fields.items()
        if name in FIELDS and one_line(value)
    }
    if "issue" in fields:
        fields.setdefault("number", fields["issue"])
        del fields["issue"]
    ids = identifiers(
        doi=links.get("doi"),
        arxiv=arxiv_id(entry),
        pmid=entry.fields.get("pmid"),
        isbn=entry.fields.get("isbn"),
    )
    url = safe_url(entry.fields.get("url", "")) or ""
    if url.startswith(("https://", "http://")) and not {"doi", "arxiv"} & ids.keys():
        fields["url"] = url
    return Work(
        source,
        entry.key,
        title=balanced(one_line(entry.fields.get("title", ""))),
        type=entry.original_type or entry.type,
        authors=tuple(Contributor(author.name) for author in entry.authors),
        others=entry.others,
        editors=tuple(Contributor(author.name) for author in entry.editors),
        date=entry.date,
        fields=fields,
        ids=ids,
        is_preprint=entry.status == "preprint",
        key=entry.key,
    )


def _subject(given: str) -> str:
    return web_address(given.strip())


SOURCES = (Source("bib", ".bib file", "", _works, _subject, rank=5, is_curated=True),)
