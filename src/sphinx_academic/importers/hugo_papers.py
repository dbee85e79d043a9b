"""Papers of a site of Hugo: front matter, and the .bib file beside it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from . import paper_links
from .authors import role_of
from .dates import day
from .hugo_source import HugoPage, HugoSource
from .markup import plain_line
from .own_bib import completed, read_file
from .page_writer import PICTURES, PageWriter
from .records import Paper, PaperAuthor, Place
from .resume_items import first, tables
from .source import plain_text, texts
from .template_text import is_template_paper, is_template_text
from .venues import read_venue

#: publication types, by number until 2023 and by words of CSL since then
_TYPES = {
    "0": "misc",
    "1": "inproceedings",
    "2": "article",
    "3": "unpublished",
    "4": "techreport",
    "5": "book",
    "6": "incollection",
    "7": "thesis",
    "8": "patent",
    "paper-conference": "inproceedings",
    "article-journal": "article",
    "article": "misc",
    "manuscript": "unpublished",
    "preprint": "misc",
    "report": "techreport",
    "book": "book",
    "chapter": "incollection",
    "thesis": "thesis",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "speech": "misc",
    "event": "inproceedings",
}
#: of those, which are no publications yet
_PREPRINTS = frozenset({"3", "preprint", "manuscript", "article"})
#: keys of links -> field
_LINKS = {
    "url_pdf": "pdf",
    "url_preprint": "preprint",
    "url_code": "code",
    "url_dataset": "dataset",
    "url_poster": "poster",
    "url_project": "website",
    "url_slides": "slides",
    "url_source": "paper",
    "url_video": "video",
    "url_preview": "video",
    "url_supp": "supp",
    "url_appendix": "supp",
    "url_demo": "demo",
    "url_model": "model",
    "url_blog": "blog",
    "url_website": "website",
    "external_link": "paper",
}
#: ``type`` of a link -> field
_KINDS = {
    "pdf": "pdf",
    "preprint": "preprint",
    "code": "code",
    "dataset": "dataset",
    "poster": "poster",
    "project": "website",
    "slides": "slides",
    "source": "paper",
    "video": "video",
    "site": "website",
    "doi": "doi",
    "arxiv": "arxiv",
}
_VENUE_FIELDS = {
    "article": "journal",
    "inproceedings": "booktitle",
    "incollection": "booktitle",
    "thesis": "school",
    "phdthesis": "school",
    "techreport": "institution",
    "book": "publisher",
}
_MARKS = re.compile(r"[\s*†‡#✉]+$")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\w)(.+?)(?<=[\w.])\1")
#: between names; initials and the like behind a comma belong to the name before it
_BETWEEN_NAMES = re.compile(
    r"\s*;\s*|\s+and\s+|\s*,(?!\s*(?:(?:[A-Z]\.[ -]?)+|[JS]r\b\.?)\s*(?:[,;]|and\b|$))\s*"
)
_IN = re.compile(r"^\s*(?:in|In:|In)\b:?\s+", re.IGNORECASE)
_OWNERS = ("admin", "me")


def read_paper(
    page: HugoPage, hugo: HugoSource, writer: PageWriter, names: Mapping[str, str], owner: str
) -> Paper | None:
    """Return the paper of a page, or None if it is an example of a template.

    :param names: of people, by the folders of their pages in small letters
    :param owner: name of the site's person
    """
    metadata = page.metadata
    title = html.unescape(re.sub(r"<[^<>]*>", "", page.title))
    if not title:
        hugo.findings.left_out("it has no title", page.file)
        return None
    if is_template_paper(title) or is_template_text(page.body):
        hugo.findings.left_out("it is an example of the template", page.file)
        return None
    kinds = [text.lower() for text in texts(metadata.get("publication_types"))]
    kind = next((_TYPES[text] for text in kinds if text in _TYPES), "")
    fields: dict[str, str] = {}
    _add_venue(metadata, kind, kinds, fields)
    date = day(metadata.get("date")) or day(metadata.get("publishDate"))
    fields |= _date(date)
    _add_ids(metadata, fields)
    _add_links(page, fields, hugo, writer)
    _add_texts(page, fields, hugo)
    if path := _featured(page, hugo, writer):
        fields["preview"] = path
    authors, others = _authors(page, hugo, names, owner)
    paper = Paper(title, authors, others, kind, fields, place=Place(page.file))
    for name, wins in _bib_files(page, hugo):
        entry = read_file(hugo.source, name)
        if entry is not None:
            paper = completed(paper, entry, hugo.findings, wins=wins)
            break
    return paper


def _featured(page: HugoPage, hugo: HugoSource, writer: PageWriter) -> str:
    """Return the new path of the picture of a paper: of its bundle, the one with this word in its name."""
    if not page.is_bundle:
        return ""
    names = hugo.source.below(page.folder, *PICTURES)
    found = next((name for name in names if "featured" in name.rpartition("/")[2].lower()), "")
    return writer.copied(f"/{found}", page.file, "images") if found else ""


def _date(date: str) -> dict[str, str]:
    if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", date):
        # the first of January stands for the year alone
        return {"year": date[:4]} if date.endswith("-01-01") else {"date": date}
    year = re.search(r"\b(?:19|20)\d\d\b", date)
    return {"year": year[0]} if year else {}


def _add_venue(metadata: Mapping[str, Any], kind: str, kinds: Sequence[str], fields: dict[str, str]) -> None:
    venue = plain_line(first(metadata, "publication")).replace("\xad", "")
    short = plain_line(first(metadata, "publication_short")).replace("\xad", "")
    venue = _IN.sub("", venue).strip(" .,")
    short = _IN.sub("", short).strip(" .,()")
    if venue:
        reading = read_venue(venue, sure=True).fields
        for name in ("pubstate", "presentation", "volume", "number", "pages"):
            if name in reading:
                fields[name] = reading[name]
        stated = next((reading[name] for name in ("journal", "booktitle") if name in reading), "")
        name = _VENUE_FIELDS.get(kind) or next(
            (name for name in ("journal", "booktitle") if name in reading), "howpublished"
        )
        if not ("pubstate" in reading and not stated):
            # as it is written, unless more than a venue is in it
            has_more = bool({"volume", "pages", "pubstate", "presentation"} & reading.keys())
            fields[name] = stated if stated and has_more else venue
    if short and short != venue:
        fields["abbr"] = short
    if "pubstate" not in fields and kinds and kinds[0] in _PREPRINTS and not venue:
        fields["pubstate"] = "preprint"
    if any("progress" in text for text in kinds):
        fields.setdefault("note", "Work in progress")


def _add_ids(metadata: Mapping[str, Any], fields: dict[str, str]) -> None:
    doi = first(metadata, "doi")
    blox = metadata.get("hugoblox")
    ids = blox.get("ids") if isinstance(blox, Mapping) else None
    if isinstance(ids, Mapping):
        doi = doi or first(ids, "doi")
        if arxiv := first(ids, "arxiv"):
            fields["arxiv"] = arxiv
    if doi:
        fields["doi"] = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", "", doi, flags=re.IGNORECASE)


def _add_links(page: HugoPage, fields: dict[str, str], hugo: HugoSource, writer: PageWriter) -> None:
    metadata = page.metadata
    for key, label in _LINKS.items():
        for address in texts(metadata.get(key)):
            _add_link(label, address, page, fields, hugo, writer)
    for key in metadata:
        if str(key).startswith("url_") and str(key) not in _LINKS and str(key) != "url_custom":
            for address in texts(metadata[key]):
                _add_link(
                    str(key).removeprefix("url_").replace("_", " "), address, page, fields, hugo, writer
                )
    for key in ("links", "url_custom"):
        for each in tables(metadata.get(key)):
            label, kind = first(each, "name", "label"), first(each, "type").lower()
            address = first(each, "url", "link")
            if kind in ("doi", "arxiv") and address and "://" not in address:
                fields.setdefault(kind, address)
            elif address:
                _add_link(label or _KINDS.get(kind, kind) or "Link", address, page, fields, hugo, writer)


def _add_link(
    label: str, address: str, page: HugoPage, fields: dict[str, str], hugo: HugoSource, writer: PageWriter
) -> None:
    address = address.strip().replace(" ", "%20")
    if not address or address == "#" or address.startswith("mailto:"):
        return
    if label.lower() == "preprint":
        label = "paper"
    if re.match(r"https?://", address):
        paper_links.add_link(fields, label, address)
        return
    path = writer.copied(
        address,
        page.file,
        "files",
        prefixes=("static/", f"{page.folder}/", "assets/media/", f"{hugo.content}/"),
    )
    if not path:
        # kept, so that the author can put the file there
        path = "files/" + re.sub(r"[?#].*$", "", address).rstrip("/").rpartition("/")[2]
    if not re.search(r"\.\w{2,4}$", path):
        hugo.findings.check(
            f"the link {label} leads to {address}, which is not among what was imported", page.file
        )
        return
    paper_links.add_link(fields, "pdf" if label == "paper" else label, path)


def _add_texts(page: HugoPage, fields: dict[str, str], hugo: HugoSource) -> None:
    metadata = page.metadata
    abstract = plain_line(str(metadata.get("abstract") or ""))
    summary = plain_line(str(metadata.get("summary") or ""))
    if abstract and not is_template_text(abstract):
        fields["abstract"] = abstract
    elif summary and not is_template_text(summary):
        fields["abstract"] = summary
    keywords = [
        text.replace(",", " ") for text in (*texts(metadata.get("tags")), *texts(metadata.get("categories")))
    ]
    if keywords and keywords != ["Source Themes"]:
        fields["keywords"] = ", ".join(dict.fromkeys(keywords))
    if metadata.get("featured") is True:
        fields["selected"] = "true"
    body = plain_line(hugo.text(page.body, page.file, page.offset))
    if body and not is_template_text(body):
        if "abstract" not in fields:
            fields["abstract"] = body
        elif len(body) > 60:
            hugo.findings.kept(
                "the page of the paper has a text of its own, which is in the note of the entry", page.file
            )
            fields.setdefault("annotation", body[:1500])


def _authors(
    page: HugoPage, hugo: HugoSource, names: Mapping[str, str], owner: str
) -> tuple[tuple[PaperAuthor, ...], bool]:
    listed = page.metadata.get("authors") or page.metadata.get("author")
    stated = list(_names(listed))
    notes = page.metadata.get("author_notes")
    notes = list(notes) if isinstance(notes, list) else [notes] if isinstance(notes, str) else []
    found: list[PaperAuthor] = []
    others = False
    for number, text in enumerate(stated):
        if re.fullmatch(r"et\.? al\.?|others|and others|…|\.\.\.", text, re.IGNORECASE):
            others = True
            continue
        shown = _EMPHASIS.sub(r"\2", text)
        plain = _MARKS.sub("", shown)
        marks = shown[len(plain) :].strip()
        roles = []
        if number < len(notes) and (note := plain_text(notes[number])):
            if role := role_of(note):
                roles.append(role)
            else:
                hugo.findings.check(
                    f"the note on author {number + 1}, {note!r}, is no role that is known",
                    page.file,
                    remedy="add a role in conf.py",
                )
        if marks and not roles:
            hugo.findings.check(
                f"the mark {marks} at {plain} has no legend",
                page.file,
                remedy="say in author+an:role what it means",
            )
        name = names.get(plain.lower(), plain)
        if plain.lower() in _OWNERS and owner:
            name = owner
        found.append(PaperAuthor(name, tuple(roles), is_owner=bool(owner) and name == owner))
    return tuple(found), others


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        parts = _BETWEEN_NAMES.split(value)
        yield from (part.strip() for part in parts if part.strip())
        return
    for each in value if isinstance(value, list) else ():
        if isinstance(each, Mapping):
            if text := first(each, "name", "title"):
                yield text
        elif text := plain_text(each):
            # one text with several names, between commas of full width as well
            if re.search(r"\w{2,} \w[^,]*[,，] \w+ \w", text) and "," in text:
                yield from (part for part in re.split(r"\s*[,，]\s*", text) if part)
            else:
                yield text.strip(" ,")


def _bib_files(page: HugoPage, hugo: HugoSource) -> Iterator[tuple[str, bool]]:
    """Yield the .bib files beside a page, and whether each is the one that the site offers."""
    if page.is_bundle:
        names = [
            name for name in hugo.source.below(page.folder, ".bib") if name.count("/") == page.file.count("/")
        ]
        yield from sorted(
            ((name, name.endswith("/cite.bib")) for name in names), key=lambda pair: not pair[1]
        )
        return
    stem = page.file.rpartition(".")[0]
    if f"{stem}.bib" in hugo.source:
        yield f"{stem}.bib", True
