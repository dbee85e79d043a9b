"""dblp: the page of a person as XML; https://dblp.org/faq/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from ..client import Client, Malformed
from ..entry_text import date_of, from_markup, named, pages_of, title_of
from ..paper_source import Source, stated
from ..work import Contributor, Work, identifiers, normalized_arxiv, normalized_orcid

_TYPES = {
    "article": ("article", "journal"),
    "inproceedings": ("inproceedings", "booktitle"),
    "proceedings": ("proceedings", ""),
    "book": ("book", ""),
    "incollection": ("incollection", "booktitle"),
    "phdthesis": ("phdthesis", ""),
    "mastersthesis": ("mastersthesis", ""),
    "data": ("dataset", ""),
    "www": ("online", ""),
}
_PID = re.compile(r"[\w-]+(?:/[\w-]+){1,2}", re.ASCII)
_MARKUP = frozenset({"i", "b", "sub", "sup", "tt"})


def _subject(given: str) -> str:
    pid = given.strip()
    if "/pid/" in pid:
        pid = pid.partition("/pid/")[2]
    pid = re.sub(r"\.(?:html|xml|bib)$", "", pid.split("?")[0]).strip("/")
    if not _PID.fullmatch(pid):
        raise ValueError(
            "it is the pid of a page, such as 331/8145, from its address dblp.org/pid/331/8145.html"
        )
    return pid


def _works(client: Client, subject: str) -> Iterator[Work]:
    root = client.got(f"/pid/{subject}.xml", accept="application/xml, text/xml").xml()
    if root.tag != "dblpperson":
        raise Malformed("returned XML that is no person's page")
    # a name without a number may be a pile of several people's papers
    for wrapper in root.iterfind("r"):
        for record in wrapper:
            if work := _work(record, {subject, root.get("pid", "")}):
                yield work


def _work(record: ElementTree.Element, pids: set[str]) -> Work | None:
    key = record.get("key", "")
    if not key or record.tag not in _TYPES:
        return None
    # a homepage is no work
    if record.tag == "www" or key.startswith("homepages/"):
        return None
    type_, container = _TYPES[record.tag]
    links = ["".join(link.itertext()).strip() for link in record.iterfind("ee")]
    volume = _text(record, "volume")
    arxiv = next(filter(None, map(normalized_arxiv, [volume.removeprefix("abs/"), *links])), "")
    is_preprint = record.get("publtype") == "informal" or _text(record, "journal") == "CoRR"
    ids = identifiers(doi=next((link for link in links if "doi.org/" in link), ""))
    if arxiv and (is_preprint or "doi" not in ids):
        ids.setdefault("arxiv", arxiv)
    authors = tuple(_people(record, "author", pids))
    editors = tuple(_people(record, "editor", pids))
    link = next((url for url in links if url.startswith(("https://", "http://"))), "")
    return Work(
        "dblp",
        key,
        # all titles end in a full stop, also behind "H2O"
        title=title_of(re.sub(r"(?<!\.)\.\s*$", "", _markup(record.find("title")))),
        type="online" if is_preprint else type_,
        authors=authors,
        editors=editors,
        date=date_of(_text(record, "year")),
        fields=stated(
            **({container: from_markup(_text(record, container))} if container and not is_preprint else {}),
            volume="" if is_preprint else from_markup(volume),
            number="" if is_preprint else from_markup(_text(record, "number")),
            pages=pages_of(_text(record, "pages")),
            publisher=from_markup(_text(record, "publisher")),
            school=from_markup(_text(record, "school")),
            series=from_markup(_text(record, "series")),
            isbn=_text(record, "isbn") if type_ in ("book", "proceedings") else "",
            url="" if ids else link,
        ),
        ids=ids,
        is_preprint=is_preprint,
        marks=("withdrawn",) if record.get("publtype") == "withdrawn" else (),
    )


def _text(record: ElementTree.Element, name: str) -> str:
    found = record.find(name)
    return "" if found is None else "".join(found.itertext()).strip()


def _markup(element: ElementTree.Element | None) -> str:
    """Return a title with its elements as HTML."""
    if element is None:
        return ""
    pieces = [element.text or ""]
    for child in element:
        inner = _markup(child)
        pieces.append(f"<{child.tag}>{inner}</{child.tag}>" if child.tag in _MARKUP else inner)
        pieces.append(child.tail or "")
    return "".join(pieces)


def _people(record: ElementTree.Element, name: str, pids: set[str]) -> Iterator[Contributor]:
    for element in record.iterfind(name):
        found = named(
            "".join(element.itertext()),
            orcid=normalized_orcid(element.get("orcid", "")),
            is_subject=element.get("pid") in pids and bool(element.get("pid")),
        )
        if found:
            yield found


SOURCES = (Source("dblp", "dblp", "https://dblp.org", _works, _subject, rank=30, interval=2.0),)
