"""Entries of ``.bib`` files that others publish, as works."""

from __future__ import annotations

from ..export.bibtex import balanced
from ..export.common import arxiv_id
from ..model.publication import Publication
from .entry_text import one_line
from .paper_source import web_address
from .work import Contributor, Work, identifiers

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
    url = web_address(entry.fields.get("url"))
    if url and not {"doi", "arxiv"} & ids.keys():
        fields["url"] = url
    return Work(
        source,
        entry.key,
        title=balanced(one_line(entry.fields.get("title", ""))),
        type=entry.original_type,
        authors=tuple(Contributor(author.name) for author in entry.authors),
        others=entry.others,
        editors=tuple(Contributor(author.name) for author in entry.editors),
        date=entry.date,
        fields=fields,
        ids=ids,
        is_preprint=entry.status == "preprint",
        key=entry.key,
    )
