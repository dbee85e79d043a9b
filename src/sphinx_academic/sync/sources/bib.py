"""A ``.bib`` file at an address, such as that of a co-author or of a reference manager."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit, urlunsplit

from ...model.profile import web_address
from ..client import Client, Malformed
from ..member_site import MARKUP, entries_of, keyed
from ..paper_source import Source
from ..state import digest
from ..work import Work


def _works(client: Client, subject: str) -> Iterator[Work]:
    parts = urlsplit(subject)
    response = client.got(
        urlunsplit(("", "", *parts[2:4], "")), accept="application/x-bibtex, text/plain, */*"
    )
    if MARKUP.match(response.body):
        raise Malformed("returned a web page in place of a .bib file")
    found = entries_of(response.body)
    if not found:
        raise Malformed("returned nothing that is an entry of a .bib file")
    # two files may have one key for two works
    yield from keyed(digest(subject), "bib", found)


def _subject(given: str) -> str:
    return urldefrag(web_address(given.strip())).url


SOURCES = (Source("bib", ".bib file", "", _works, _subject, rank=5, is_curated=True),)
