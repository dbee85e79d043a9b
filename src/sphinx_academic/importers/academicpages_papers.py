"""Papers of academicpages: front matter with a citation, and a body with an abstract and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from . import paper_links
from .citations import authors_of, details_of, unescaped
from .collections_of_jekyll import Document
from .dates import day
from .folio_pages import FolioJekyll
from .markup import one_line_of, parse
from .own_bib import completed, read_file, read_text, without_entries
from .page_writer import PageWriter
from .records import Paper, Place
from .source import Source, plain_text, texts
from .template_text import is_template_paper
from .venues import read_venue

_LINK_FIELDS = {
    "paperurl": "",
    "url": "",
    "link": "",
    "pdf": "pdf",
    "pdfurl": "pdf",
    "slidesurl": "slides",
    "codeurl": "code",
    "code": "code",
    "github": "code",
    "posterurl": "poster",
    "videourl": "video",
    "video": "video",
    "dataurl": "dataset",
    "projecturl": "website",
    "website": "website",
    "doi": "doi",
    "arxiv": "arxiv",
    "supplement": "supp",
}
_TYPES = {
    "manuscripts": "article",
    "journals": "article",
    "conferences": "inproceedings",
    "books": "book",
    "preprints": "misc",
    "theses": "thesis",
}
#: fields that a text may name beside the venue
_BESIDE_VENUES = frozenset({"pubstate", "presentation", "volume", "number", "pages"})
_NOTHING = re.compile(r"^(?:tb[ad]|n/?a|none|null|-+|in progress\.*|coming soon)?\.?$", re.IGNORECASE)
_SEARCH = re.compile(r"scholar\.google\.[^/]+/scholar\?|google\.[^/]+/search")
_RECOMMENDED = re.compile(r"^\s*(?:Recommended citation|Citation)\s*:.*$", re.MULTILINE | re.IGNORECASE)
_ABSTRACT_HEADING = re.compile(r"^\W*abstract\W*$", re.MULTILINE | re.IGNORECASE)
#: an access or download link alone says nothing of the paper
_LABEL = re.compile(
    r"^(?:\W*(?:download|access|view|read|see|click|get|find|full|the|a|of|my|paper|pdf|preprint|article|here"
    r"|slides|poster|link|text|bib ?tex|file|code|publisher|version|available|online|at|on|from|more"
    r"|information|via|for|use|google|scholar|citation|official)\b)*\W*$",
    re.IGNORECASE,
)


def read_paper(document: Document, source: Source, writer: PageWriter, jekyll: FolioJekyll) -> Paper | None:
    """Return the paper of a file, or None if it is an example."""
    page = document.page
    metadata = {str(key).lower(): value for key, value in page.metadata.items()}
    title = without_tags(unescaped(plain_text(metadata.get("title"))))
    citation = str(metadata.get("citation") or "")
    if not title or is_template_paper(title):
        source.findings.left_out("it is an example of the template, or has no title", page.file)
        return None
    fields = dict(_venue(metadata))
    fields |= {name: value for name, value in details_of(citation).items() if name not in fields}
    names = authors_of(citation, title)
    if not names.authors and (listed := list(texts(metadata.get("authors") or metadata.get("author")))):
        names = authors_of(f"{', '.join(listed)}. {title}", title)
    date = day(metadata.get("date")) or document.date
    if dated := _date(date):
        # rather than the year that stands beside the venue
        fields.pop("year", None)
        fields |= dated
    _add_metadata_links(metadata, fields, writer, page.file)
    body = jekyll.text_of(page).text
    entry = read_text(body, page.file)
    bib = ""
    body = without_entries(_RECOMMENDED.sub("", body))
    for label, address in _links(body):
        if _SEARCH.search(address):
            continue
        if address.lower().split("?")[0].endswith(".bib"):
            bib = bib or _local(address, source, jekyll, page.file)
            continue
        if _LABEL.match(label) or paper_links.is_label(label):
            _add_link(label, address, fields, writer, page.file)
    if not bib and (url := plain_text(metadata.get("bibtexurl"))):
        bib = _local(url, source, jekyll, page.file)
        if not bib and jekyll.local(url)[0] and "academicpages.github.io" not in url:
            source.findings.left_out(f"the entry of {title!r}, {url}, is not there", page.file)
    if abstract := _abstract(body, metadata):
        fields["abstract"] = abstract
    category = plain_text(metadata.get("category"))
    own = jekyll.config.get("publication_category")
    if category in _TYPES or (isinstance(own, dict) and category in own):
        fields["keywords"] = category
    if (
        preview := plain_text(
            metadata.get("header", {}).get("teaser") if isinstance(metadata.get("header"), dict) else ""
        )
    ) and (path := writer.copied(preview, page.file, "images", prefixes=("images/",))):
        fields["preview"] = path
    kind = _TYPES.get(category, "")
    if kind == "book" and "publisher" not in fields:
        venue = fields.pop("journal", "") or fields.pop("booktitle", "")
        fields |= {"publisher": venue} if venue else {}
    paper = Paper(title, names.authors, names.others, kind or _type(fields), fields, place=Place(page.file))
    if bib:
        entry = read_file(source, bib) or entry
    if entry is not None:
        return completed(paper, entry, source.findings, wins=True)
    if not names.authors:
        source.findings.check(
            f"no authors of {title!r} were found", page.file, remedy="add them to the .bib file"
        )
    return paper


def _type(fields: dict[str, str]) -> str:
    if "journal" in fields:
        return "article"
    return "inproceedings" if "booktitle" in fields else "misc"


def _venue(metadata: dict[str, Any]) -> Iterator[tuple[str, str]]:
    venue = re.sub(r"<[^<>]*>", "", unescaped(plain_text(metadata.get("venue"))))
    if _NOTHING.match(venue):
        return
    reading = read_venue(venue, sure=True)
    venue = re.sub(r"^In:?\s+(?=[A-Z])|,\s*(?:19|20)\d\d\.?$", "", venue)
    kept = dict(reading.fields)
    if (
        not {"journal", "booktitle", "school", "howpublished", "institution"} & kept.keys()
        and not {"pubstate", "eprint"} & kept.keys()
    ):
        kept = {"booktitle" if reading.type == "inproceedings" else "journal": venue} | {
            name: value for name, value in kept.items() if name == "year"
        }
    for name, value in kept.items():
        # as the author writes it
        is_all = name in ("journal", "booktitle") and not _BESIDE_VENUES & kept.keys()
        yield name, venue if is_all else value


def _date(date: str) -> dict[str, str]:
    """Return the date of an entry; a first of January stands for a year."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        return {"year": date[:4]} if date.endswith("-01-01") else {"date": date}
    if re.fullmatch(r"\d{4}-\d\d", date):
        return {"date": date}
    from ..model.datespans import parse_span

    span = parse_span(date) if date else None
    if span and span.start:
        return {"date": span.start.isoformat()} if span.start.month else {"year": f"{span.start.year:04d}"}
    year = re.search(r"\b(?:19|20)\d\d\b", date)
    return {"year": year[0]} if year else {}


def _add_metadata_links(
    metadata: dict[str, Any], fields: dict[str, str], writer: PageWriter, file: str
) -> None:
    for name, label in _LINK_FIELDS.items():
        address = plain_text(metadata.get(name))
        if address and not _NOTHING.match(address) and "academicpages.github.io/files" not in address:
            if label in ("doi", "arxiv") and "://" not in address:
                # rather than what the citation says
                fields[label] = address
            else:
                _add_link(label, address, fields, writer, file)


def _add_link(label: str, address: str, fields: dict[str, str], writer: PageWriter, file: str) -> None:
    address = address.replace("\\_", "_").replace(" ", "%20")
    if re.match(r"https?://", address):
        paper_links.add_link(fields, label or "paper", address)
        return
    path = writer.copied(address, file, "files")
    if not path:
        # kept, so that the author can put the file there
        path = "files/" + re.sub(r"[?#].*$", "", address).rstrip("/").rpartition("/")[2]
    if re.search(r"\.\w{2,4}$", path):
        paper_links.add_link(fields, label or "pdf", path)


def _links(body: str) -> Iterator[tuple[str, str]]:
    if "](" not in body and "<a" not in body:
        return
    for anchor in parse(body).find_all("a"):
        yield one_line_of(anchor), str(anchor.get("href") or "").strip()


def _local(address: str, source: Source, jekyll: FolioJekyll, file: str) -> str:
    path, _fragment = jekyll.local(address)
    return source.find("/" + path, file) if path else ""


def _abstract(body: str, metadata: dict[str, Any]) -> str:
    """Return the text of a page, or else its excerpt."""
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n", _ABSTRACT_HEADING.sub("", body)):
        text = one_line_of(parse(paragraph))
        if text and not says_nothing(text):
            paragraphs.append(text)
    if len(" ".join(paragraphs)) > 40:
        return " ".join(paragraphs)
    excerpt = re.sub(r"<[^<>]*>", "", unescaped(plain_text(metadata.get("excerpt"))))
    return "" if _NOTHING.match(excerpt) else excerpt


def says_nothing(text: str) -> bool:
    """Return whether a paragraph says nothing of a paper: it is a link to it, or stands for none."""
    text = " ".join(text.split())
    return bool(_LABEL.match(text) or _NOTHING.match(text) or re.match(r"(?:Use|See) Google Scholar", text))


def without_tags(text: str) -> str:
    """Return a title without HTML; what is raised or lowered is a formula."""
    if "<" not in text:
        return text
    for name, sign in (("sub", "_"), ("sup", "^")):
        text = re.sub(rf"<{name}>([^<>$]{{1,40}})</{name}>", rf"${sign}{{\1}}$", text, flags=re.IGNORECASE)
    return " ".join(re.sub(r"</?[A-Za-z][^<>]*>", "", text).split())
