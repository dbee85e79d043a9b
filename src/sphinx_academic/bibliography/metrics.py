"""Pages about the reception of a paper, from the fields in which al-folio has the numbers of its badges.

Its badges are pictures that other hosts make for each visitor; here they are links to the same pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from ..records.urls import DOI_RESOLVER
from .fields import TRUE, Entry

METRICS = frozenset({"altmetric", "dimensions", "google_scholar_id", "inspirehep_id"})

_ID = re.compile(r"[\w.:-]+", re.ASCII)


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
    if paper := _identifier(entry, "google_scholar_id"):
        yield "scholar", _scholar(entry, paper)
    if paper := _identifier(entry, "inspirehep_id"):
        yield "inspire", f"https://inspirehep.net/literature/{paper}"


def _identifier(entry: Entry, name: str) -> str:
    text = entry.plain(name)
    return text if _ID.fullmatch(text) else ""


def _place(entry: Entry, name: str, prefix: str, own: str) -> str:
    text = _identifier(entry, name)
    if text.lower() in TRUE:
        return own
    return f"{prefix}{text}" if text and text.lower() != "false" else ""


def _scholar(entry: Entry, paper: str) -> str:
    if ":" in paper:
        return f"https://scholar.google.com/citations?view_op=view_citation&citation_for_view={paper}"
    return f"https://scholar.google.com/scholar?q={quote(entry.plain('title'), safe='')}"
