"""Papers and other items in data files, which a page of Jekyll draws by a loop."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from . import paper_links, venues
from .authors import Names, read_names, resolved
from .drafts import Context, Draft, words_of
from .item_dates import as_date
from .lines import Line, lines_of
from .markup import parse
from .records import Entry, Paper, Place
from .source import plain_text, texts

_TITLE = ("title", "name", "paper", "paper_title")
_AUTHORS = ("authors", "author", "author_list")
_VENUE = (
    "venue",
    "journal",
    "conference",
    "booktitle",
    "publication",
    "publisher_venue",
    "where",
    "published_in",
    "proceedings",
    "container",
    "venue_full",
    "conf",
)
_SHORT = ("venue_short", "abbr", "short_venue", "venue_abbr", "badge", "acronym")
_YEAR = ("year", "date", "pub_date", "published")
_STATUS = ("status", "state", "pubstate")
_AWARD = ("award", "awards", "honor", "honors", "highlight", "distinction", "note_award")
_PICTURE = ("figure", "image", "img", "preview", "teaser", "thumbnail", "cover", "picture")
_ABSTRACT = ("abstract",)
_SUMMARY = ("tldr", "tl;dr", "summary", "description", "note", "notes", "comment", "additional_info")
_TAGS = ("tags", "keywords", "topics", "categories", "topic")
_LINKS = ("links", "urls", "link", "resources")
#: keys whose texts are addresses
_ADDRESS_KEYS = re.compile(
    r"^(?:pdf|paper|arxiv|doi|code|github|project|page|website|site|homepage|slides|poster|video|demo|dataset|data|supp|supplement\w*|html|url|blog|bib|bibtex|openreview|pmid|hal|link|media|talk|model)(?:_?(?:url|link|page|pdf))?$",
    re.IGNORECASE,
)
_TYPES = (
    ("phdthesis", r"ph\.?d|doctoral"),
    ("mastersthesis", r"master|msc"),
    ("thesis", r"thesis|dissertation"),
    ("patent", r"patent"),
    ("article", r"journal|article|letter|review"),
    ("incollection", r"chapter"),
    ("book", r"book"),
    ("techreport", r"report"),
    ("misc", r"preprint|arxiv|manuscript"),
    ("inproceedings", r"conference|proceeding|workshop|abstract|demo|poster|symposium|talk"),
)


def are_papers(entries: Sequence[Mapping[str, Any]]) -> bool:
    """Return whether entries of a data file are papers."""
    fitting = [
        entry for entry in entries if _first(entry, _TITLE) and any(key in _lower(entry) for key in _AUTHORS)
    ]
    return bool(entries) and len(fitting) >= len(entries) * 0.6


def _lower(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {str(key).strip().lower(): value for key, value in entry.items()}


def _first(entry: Mapping[str, Any], keys: Sequence[str]) -> str:
    lower = _lower(entry)
    return next((text for key in keys if (text := plain_text(lower.get(key)))), "")


def read_entry(entry: Mapping[str, Any], context: Context, file: str) -> tuple[Paper, Draft] | None:
    """Return the paper that an entry of a data file is about."""
    lower = _lower(entry)
    title = _plain(_first(entry, _TITLE))
    if not title:
        return None
    draft = Draft(title, _names(lower, context))
    fields: dict[str, str] = {}
    reading = venues.read_venue(_plain(_first(entry, _VENUE)), sure=True)
    fields |= reading.fields
    draft.type = _type(lower, reading.type)
    if short := _plain(_first(entry, _SHORT)):
        if "booktitle" not in fields and "journal" not in fields:
            fields |= venues.read_venue(short, sure=True).fields
        fields.setdefault("abbr", short)
    if year := venues.year_in(_first(entry, _YEAR)):
        fields["year"] = year
    _fit(draft.type, fields)
    _status(_first(entry, _STATUS), fields)
    _texts(lower, fields, context)
    _links(lower, fields, context)
    authors, draft.unexplained = resolved(draft.names, context.legend, context.owners)
    place = context.locate(title)
    paper = Paper(
        title,
        authors,
        draft.names.others,
        draft.type,
        fields,
        place=Place(file, place.line if place.file == file else 0),
    )
    return paper, draft


def _plain(text: str) -> str:
    """Return a text without Markdown and HTML."""
    return (
        " ".join(parse(text).get_text().split())
        if re.search(r"[*_`<&\\\[]", text)
        else " ".join(text.split())
    )


def _names(lower: Mapping[str, Any], context: Context) -> Names:
    value = next((lower[key] for key in _AUTHORS if lower.get(key)), "")
    if isinstance(value, list):
        names = []
        for item in value:
            if isinstance(item, Mapping):
                names.append(_first(item, ("name", "author", "full_name")))
            else:
                names.append(plain_text(item))
        value = (
            "; ".join(filter(None, names))
            if any("," in name for name in names)
            else ", ".join(filter(None, names))
        )
    lines = lines_of(parse(plain_text(value)))
    line = lines[0] if lines else Line()
    return read_names(line, owners=context.owners, loose=True)


def _type(lower: Mapping[str, Any], found: str) -> str:
    if found in ("phdthesis", "mastersthesis", "thesis", "patent"):
        return found
    word = plain_text(lower.get("type") or lower.get("category") or lower.get("type_label"))
    return next((name for name, pattern in _TYPES if re.search(pattern, word, re.IGNORECASE)), found)


def _fit(kind: str, fields: dict[str, str]) -> None:
    """Put the name of the venue into the field that the type has for it."""
    wanted = {
        "article": "journal",
        "inproceedings": "booktitle",
        "incollection": "booktitle",
        "thesis": "institution",
        "phdthesis": "school",
        "mastersthesis": "school",
        "techreport": "institution",
    }.get(kind)
    for name in ("journal", "booktitle", "howpublished"):
        if wanted and name in fields and name != wanted and wanted not in fields:
            fields[wanted] = fields.pop(name)
        if re.fullmatch(r"\W*manuscript\W*", fields.get(name, ""), re.IGNORECASE):
            del fields[name]


def _status(text: str, fields: dict[str, str]) -> None:
    state = venues.status_in(text)
    if state:
        fields["pubstate"] = state
    elif date := re.search(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", text):
        fields["date"] = f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}"
        fields.pop("year", None)


def _texts(lower: Mapping[str, Any], fields: dict[str, str], context: Context) -> None:
    for name, keys in (("award", _AWARD), ("abstract", _ABSTRACT), ("annotation", _SUMMARY)):
        values = [_plain(text) for key in keys for text in texts(lower.get(key))]
        if values := [value for value in values if value]:
            fields[name] = "; ".join(values) if name == "award" else " ".join(values)
    if tags := [tag for key in _TAGS for tag in texts(lower.get(key))]:
        fields["keywords"] = ", ".join(dict.fromkeys(tags))
    for key in _PICTURE:
        if path := context.file_of(plain_text(lower.get(key))):
            fields["preview"] = path
            break
    if lower.get("selected") is True or lower.get("featured") is True:
        fields["selected"] = "true"
    for key in ("volume", "number", "pages", "publisher", "isbn"):
        if value := plain_text(lower.get(key)):
            fields[key] = value


def _links(lower: Mapping[str, Any], fields: dict[str, str], context: Context) -> None:
    pairs: list[tuple[str, str]] = []
    for key in _LINKS:
        value = lower.get(key)
        if isinstance(value, Mapping):
            pairs += [(str(label), text) for label, item in value.items() for text in texts(item)]
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, Mapping):
                    label = _first(item, ("name", "label", "title", "text", "type"))
                    pairs.append((label, _first(item, ("url", "link", "href"))))
                else:
                    pairs.append(("", plain_text(item)))
    pairs += [
        (re.sub(r"_(?:url|link)$", "", key), text)
        for key, value in lower.items()
        if _ADDRESS_KEYS.match(key) and key not in ("links", "urls")
        for text in texts(value)
    ]
    for label, address in pairs:
        _link(label, address, fields, context)


def _link(label: str, address: str, fields: dict[str, str], context: Context) -> None:
    address = address.strip()
    if not address or paper_links.is_no_link(address):
        return
    if re.fullmatch(r"10\.\d{4,9}/\S+", address):
        fields.setdefault("doi", address)
    elif re.fullmatch(r"\d{4}\.\d{4,5}(?:v\d+)?", address) and "arxiv" in label.lower():
        fields.setdefault("eprint", address)
        fields.setdefault("eprinttype", "arxiv")
    elif re.match(r"https?://", address):
        paper_links.add_link(fields, label, address)
    elif re.search(r"\.\w{2,5}$|^/", address):
        path = context.file_of(address) or re.sub(r"^(?:\.{0,2}/)+", "", address)
        paper_links.add_link(fields, label, path)


def other_entries(entries: Sequence[Mapping[str, Any]]) -> list[Entry]:
    """Return entries of a data file that are no papers, as items with dates."""
    found = []
    for entry in entries:
        date = next(
            (
                form
                for key in ("date", "year", "period", "time", "when", "duration")
                if (form := as_date(_first(entry, (key,))))
            ),
            "",
        )
        main = _first(
            entry,
            (
                "title",
                "content",
                "text",
                "headline",
                "news",
                "description",
                "degree",
                "position",
                "role",
                "award",
                "name",
            ),
        )
        place = _first(
            entry,
            (
                "organization",
                "organisation",
                "institution",
                "school",
                "university",
                "company",
                "venue",
                "event",
                "location",
            ),
        )
        if main and len(words_of(main)) >= 1:
            text = ", ".join(dict.fromkeys(filter(None, [main, place])))
            found.append(Entry(text, date))
    return found
