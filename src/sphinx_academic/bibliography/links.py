"""The addresses of a publication: identifiers made into links, and the fields that hold links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from ..records.problems import Kind
from ..records.urls import safe_url
from .fields import TRUE, Entry

#: kind of link -> fields that give it, in the order in which links are shown
_KINDS = (
    ("pdf", ("pdf",)),
    ("code", ("code",)),
    ("hal", ("hal",)),
    ("pubmed", ("pubmed", "pmid")),
    ("slides", ("slides",)),
    ("poster", ("poster",)),
    ("video", ("video",)),
    ("website", ("website", "project")),
    ("blog", ("blog",)),
    ("supp", ("supp",)),
    ("data", ("dataset", "data")),
    ("demo", ("demo",)),
)
_LINK_FIELDS = frozenset(("doi", "url", "html", "eprint", "arxiv", "howpublished", *(n for _, ns in _KINDS for n in ns)))

_DOI = re.compile(r"(?:(?P<web>https?://(?:dx\.|www\.)?doi\.org/)|doi:?\s*(?:https?://doi\.org/)?)?(?P<id>10\.\d{4,9}[\d.]*/\S+)", re.I | re.A)
_ARXIV = re.compile(
    r"(?:https?://)?(?:[\w.]+\.)?(?:arxiv(?:\.org)?[:/\s]\s*)?(?:abs/|pdf/|html/)?"
    r"(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?:\.pdf)?",
    re.I | re.A,
)
