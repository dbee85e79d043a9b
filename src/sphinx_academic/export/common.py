"""Shared by the exports: keys that every program reads, and values that no field states directly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from urllib.parse import unquote

from babel import Locale

from ..bib.entry_types import kind_of
from ..bib.keywords import split_keywords
from ..bib.latex import to_plain
from ..bib.latex.tokens import BLANKS
from ..bib.status import is_preprint_server
from ..model.controls import CONTROLS
from ..model.folding import strip_accents
from ..model.languages import tag_of
from ..model.person import Name
from ..model.publication import Publication
from ..model.text import RichText, plain
from ..model.urls import ARXIV_PAGES, DOI_RESOLVER, safe_url

#: all but what btparse, the reader of biber, takes in a key; BibTeX takes more, \cite less
_UNSAFE_IN_KEY = re.compile(r"[^A-Za-z0-9!$&*+./:;<>?\[\]^_`|-]+")
_AND_OTHERS = re.compile(r"\sand\s+\{?others\}?\s*$", re.IGNORECASE)
_ISBN = re.compile(r"(?<![\w-])(?:97[89][ –-]?)?(?:\d[ –-]?){9}[\dXx](?!\w)", re.ASCII)
_ISSN = re.compile(r"(?<![\w-])(\d{4})[–-]?(\d{3}[\dXx])(?!\w)", re.ASCII)
#: where an address of the paper is looked for; the DOI is exported by itself
_ADDRESSES = ("url", "html", "arxiv", "hal", "pubmed", "pdf")
#: types whose venue is a body that publishes, not a title
_ISSUED_BY_VENUE = frozenset({"dataset", "manual", "patent", "report", "software", "standard", "thesis"})
#: of these, those that a body issues, and a publisher at most distributes
_ISSUED_BY_BODY = frozenset({"manual", "report", "standard", "thesis"})
#: the fields of a title that something else is part of
_CONTAINERS = ("journaltitle", "journal", "booktitle", "eventtitle", "maintitle")
#: those of a body that publishes
_BODIES = ("institution", "school", "organization")

_STATUSES = {
    "submitted": "submitted",
    "inreview": "under review",
    "accepted": "forthcoming",
    "inpress": "in press",
    "inpreparation": "in preparation",
}


def one_line(text: str) -> str:
    """Return a text on one line, blanks collapsed, without control characters and lone surrogates."""
    return BLANKS.sub(" ", CONTROLS.sub("", text)).strip(" ")


def export_keys(publications: Sequence[Publication]) -> list[str]:
    """Return one key for each publication, ASCII, readable for BibTeX and biber, and unique.

    A key that is so already is kept.  In others, accents are dropped and ``-`` stands for what cannot be
    read; of keys that are then the same but for their case, which BibTeX ignores, the later get a number.
    """
    kept: dict[str, int] = {}
    for index, publication in enumerate(publications):
        if _safe(publication.key) == publication.key:
            kept.setdefault(publication.key.lower(), index)
    taken = set(kept)
    last: dict[str, int] = {}
    keys = []
    for index, publication in enumerate(publications):
        key = base = _safe(publication.key)
        number = last.get(base.lower(), 1)
        while key.lower() in taken and kept.get(key.lower()) != index:
            number += 1
            key = f"{base}-{number}"
        last[base.lower()] = number
        taken.add(key.lower())
        keys.append(key)
    return keys


def _safe(key: str) -> str:
    if key and not _UNSAFE_IN_KEY.search(key):
        return key
    return _UNSAFE_IN_KEY.sub("-", strip_accents(key)).strip("-") or "entry"


def field(publication: Publication, *names: str) -> str:
    """Return the characters of the first of some fields that is not blank, on one line."""
    for name in names:
        if text := one_line(to_plain(publication.fields.get(name, ""))):
            return text
    return ""


def family_first(name: Name) -> str:
    """Return a name as ``prefix Family, Given, Suffix``, without the commas that would divide a part."""
    family = f"{name.prefix} {name.family}" if name.prefix else name.family
    parts = [one_line(part.replace(",", " ")) for part in (family, name.given, name.suffix)]
    return ", ".join(parts).rstrip(", ")


def isbns(publication: Publication) -> list[str]:
    """Return the ISBNs that ``isbn`` lists, as written, each once; "(paperback)" and the like are not."""
    return list(dict.fromkeys(_ISBN.findall(field(publication, "isbn"))))


def issns(publication: Publication) -> list[str]:
    """Return the ISSNs that ``issn`` lists, each once, with their hyphens."""
    found = _ISSN.findall(field(publication, "issn"))
    return list(dict.fromkeys(f"{start}-{end.upper()}" for start, end in found))


def has_other_editors(publication: Publication) -> bool:
    """Return whether the list of editors ends in "and others", which the record says of authors only."""
    return _AND_OTHERS.search(publication.fields.get("editor", "")) is not None


def is_preprint(publication: Publication) -> bool:
    """Return whether it appeared on a preprint server, or nowhere that is known, and is no more than that."""
    if publication.status != "preprint":
        return False
    return not publication.venue or is_preprint_server(plain(publication.venue))


def status(publication: Publication) -> str:
    """Return how far it has come, in words, or an empty string if it is published."""
    return _STATUSES.get(publication.status, "")


def bare_doi(publication: Publication) -> str:
    """Return the DOI without its resolver, or an empty string."""
    link = dict(publication.links).get("doi", "")
    return one_line(unquote(link.removeprefix(DOI_RESOLVER))) if link.startswith(DOI_RESOLVER) else ""


def arxiv_id(publication: Publication) -> str:
    """Return the identifier at arXiv, or an empty string."""
    link = dict(publication.links).get("arxiv", "")
    return one_line(link.removeprefix(ARXIV_PAGES)) if link.startswith(ARXIV_PAGES) else ""


def address(publication: Publication) -> str:
    """Return an address of the paper that means the same everywhere, or an empty string."""
    links = dict(publication.links)
    return next(filter(None, (absolute(links.get(kind, "")) for kind in _ADDRESSES)), "")


def absolute(link: str) -> str:
    """Return a link that names its host, safe and on one line; an empty string for others."""
    url = safe_url(link) or ""
    return one_line(url) if url.lower().startswith(("http://", "https://", "ftp://")) else ""


def container_and_publisher(publication: Publication) -> tuple[RichText, str]:
    """Return the title that a publication is part of, and who published it."""
    if is_preprint(publication):
        server = "arXiv" if arxiv_id(publication) else one_line(plain(publication.venue))
        return (), server or one_line(publication.publisher)
    stated = one_line(publication.publisher)
    if not publication.venue or _is_title(publication):
        return publication.venue, stated or (field(publication, "organization") if publication.venue else "")
    body = one_line(plain(publication.venue))
    bodies = [body, stated] if publication.type in _ISSUED_BY_BODY else [stated, body]
    return (), "; ".join(dict.fromkeys(filter(None, bodies)))


def _is_title(publication: Publication) -> bool:
    """Return whether the venue is the title of what a publication is part of, not a body or a medium."""
    if publication.type in _ISSUED_BY_VENUE:
        return False
    return bool(field(publication, *_CONTAINERS)) or not field(publication, *_BODIES)


def first_and_last_page(publication: Publication) -> tuple[str, str]:
    """Return both ends of one range of pages; anything else, an article's number too, is all first."""
    pages = one_line(publication.pages) or article_number(publication)
    first, dash, last = pages.partition("–")
    if not dash or "–" in last or "," in pages:
        return pages, ""
    return first.strip(), last.strip()


def article_number(publication: Publication) -> str:
    """Return the number of an article: biblatex's ``eid``, or ACM's and Elsevier's fields."""
    return one_line(publication.eid)


def keywords(publication: Publication) -> list[str]:
    """Return the keywords in the order of the file, without the one that selects for this site."""
    fields = publication.fields
    written = split_keywords(fields.get("keywords", "").strip() or fields.get("keyword", ""))
    words = (one_line(word) for word in written if word in publication.keywords - {"selected"})
    return list(dict.fromkeys(words))


def genre(publication: Publication) -> str:
    """Return the kind of thesis, report, patent or the like in words, or an empty string."""
    return one_line(kind_of(publication, default=False))


def language(publication: Publication) -> str:
    """Return the language as a tag, or an empty string."""
    stated = field(publication, "langid", "language")
    return tag_of(stated) or _language_tags().get(stated.lower(), "") if stated else ""


@cache
def _language_tags() -> dict[str, str]:
    """Return the tags of languages by their English names in lower case."""
    return {name.lower(): tag.replace("_", "-") for tag, name in Locale("en").languages.items()}
