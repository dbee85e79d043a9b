"""The sources of papers, one file each, in the order in which they are queried."""

from __future__ import annotations

from ...model.extension_points import Extensions
from ..paper_source import add_source
from . import (
    ads,
    arxiv,
    bib,
    books,
    crossref,
    datacite,
    dblp,
    inspire,
    openalex,
    orcid,
    pubmed,
    semanticscholar,
    zotero,
)


def add_own(extensions: Extensions) -> None:
    """Add the sources of this package to a run."""
    modules = (
        orcid,
        openalex,
        crossref,
        datacite,
        dblp,
        semanticscholar,
        arxiv,
        inspire,
        ads,
        pubmed,
        zotero,
        bib,
        books,
    )
    for module in modules:
        for source in module.SOURCES:
            add_source(extensions, source)
