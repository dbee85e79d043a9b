"""From the records of one work to what an entry of a ``.bib`` file says of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import punctuation
from urllib.parse import quote

from ..export.bibtex import balanced, name_source
from ..model.controls import CONTROLS
from ..model.dates import Date
from ..model.folding import strip_accents
from ..model.urls import safe_url
from .entry_text import shown
from .identity import types_agree
from .work import Contributor, Work, normalized_isbn

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "on",
        "of",
        "in",
        "at",
        "to",
        "for",
        "from",
        "with",
        "and",
        "or",
        "by",
        "towards",
        "toward",
        "via",
        "is",
        "are",
        "der",
        "die",
        "das",
        "ein",
        "eine",
        "zur",
        "zum",
        "und",
        "le",
        "la",
        "les",
        "un",
        "une",
        "des",
        "el",
        "los",
        "las",
    ]
)
#: types whose place is a journal, and a book
_IN_JOURNALS = frozenset({"article", "review"})
_IN_BOOKS = frozenset({"inproceedings", "conference", "incollection", "inbook"})
_CONTAINERS = ("journal", "journaltitle", "booktitle")
#: what describes a place in a journal or book, and is taken from records of the same type
_PLACE = frozenset(
    {
        *_CONTAINERS,
        "series",
        "volume",
        "number",
        "pages",
        "eid",
        "publisher",
        "school",
        "institution",
        "howpublished",
    }
)
#: the order of fields in a new entry
ORDER = (
    *(
        "author",
        "author+an:person",
        "editor",
        "title",
        *_CONTAINERS,
        "booksubtitle",
        "maintitle",
        "eventtitle",
    ),
    *("series", "edition", "version", "volume", "number", "pages", "eid", "chapter", "part", "volumes"),
    *("pagetotal", "type", "howpublished", "school", "institution", "organization", "publisher"),
    *("address", "location", "collaboration", "year", "month", "pubstate", "doi", "eprint", "archiveprefix"),
    *("primaryclass", "pmid", "isbn", "issn", "url", "langid", "note", "addendum"),
)
#: fields that identify a work; the only ones that are added to an entry of another type
IDENTIFYING = frozenset(
    {"doi", "eprint", "archiveprefix", "primaryclass", "pmid", "author+an:person", "addendum"}
)
#: servers of preprints by the prefix of their DOIs
_SERVERS = {
    "10.1101": "bioRxiv",
    "10.64898": "bioRxiv",
    "10.26434": "ChemRxiv",
    "10.2139": "SSRN",
    "10.21203": "Research Square",
    "10.31234": "PsyArXiv",
    "10.31235": "SocArXiv",
    "10.31223": "EarthArXiv",
    "10.36227": "TechRxiv",
    "10.22541": "Authorea",
    "10.20944": "Preprints.org",
}
_TYPE = re.compile(r"[A-Za-z]+", re.ASCII)
_COPY = re.compile(r"10\.(?:5281|6084|17605|7302|13140)/")


#: begins the names of fields with pages of a paper on members' sites, which lists show as links
PAGE = "link_page_"


def page_field(member: str) -> str:
    """Return the name of the field for a paper's page on the site of a member."""
    return PAGE + re.sub(r"[^\w-]+", "-", member.lower())


def _ordered(fields: Mapping[str, str]) -> list[str]:
    """Return the names of fields in the order in which they are written."""
    return [
        *(name for name in ORDER if name in fields),
        *sorted(name for name in fields if name.startswith(PAGE)),
    ]


@dataclass(frozen=True, slots=True)
class Offer:
    """What the records of one work say, as an entry would."""

    type: str
    #: field -> value as written, with its delimiters, in the order of :data:`ORDER`
    fields: Mapping[str, str]
    #: of the list of authors that is in ``fields``, or of a longer one
    authors: tuple[Contributor, ...]
    title: str
    date: Date | None
    #: a year that cannot be, and is left out
    future: int
    works: Sequence[Work]


def offer_of(works: Sequence[Work], this_year: int, marks: Iterable[str] = ()) -> Offer:
    """Put together what records of one work say; those of sources that lead come first.

    The published version leads, and the preprint's number is kept.

    :param marks: what notices say of the work
    """
    published = [work for work in works if not work.is_preprint]
    leading = published or list(works)
    preprints = [work for work in works if work.is_preprint]
    type_ = next((work.type for work in leading if work.type not in ("", "misc")), "")
    if not published or type_ == "online" or not _TYPE.fullmatch(type_):
        type_ = "misc"
    if _concept(leading):
        # of versions of data and software, the newest
        leading = sorted(leading, key=lambda work: work.date.isoformat() if work.date else "", reverse=True)
    authors, others = _authors(leading if any(work.authors for work in leading) else works)
    date, future = _date(leading, this_year)
    values: dict[str, str] = {
        "author": _names(authors, others),
        "editor": _names(*_editors(leading)) if not authors or type_ != "article" else "",
        "title": _title(leading) or _title(works),
        **_place(leading, type_),
        **_identifiers(published, preprints, works),
    }
    if date:
        values["year"] = f"{date.year:04d}" if date.year > 0 else str(date.year)
    if not published:
        doi = values.get("doi", "")
        server = _SERVERS.get(doi.partition("/")[0], "") if doi else ""
        if server:
            values["howpublished"] = server
        elif not values.get("eprint") and not values.get("howpublished"):
            values["pubstate"] = "prepublished"
    if values.get("doi") or values.get("eprint"):
        values.pop("url", None)
    for work in works:
        if work.page and work.member:
            values.setdefault(page_field(work.member), work.page)
    if said := _addendum((*(mark for work in works for mark in work.marks), *marks)):
        values["addendum"] = said
    # sources of other packages may say anything
    fields = {name: f"{{{balanced(text)}}}" for name, value in values.items() if (text := _cleaned(value))}
    if date and date.month:
        fields["month"] = _MONTHS[date.month - 1]
    return Offer(
        type_,
        {name: fields[name] for name in _ordered(fields)},
        authors,
        values["title"],
        date,
        future,
        works,
    )


def _cleaned(value: str) -> str:
    return " ".join(CONTROLS.sub("", value).split())


def _title(works: Sequence[Work]) -> str:
    """Return the title of the record that leads, but one in capitals only if there is no other."""
    titles = [work.title for work in works if work.title]
    return next((title for title in titles if not title.isupper()), titles[0] if titles else "")


def _authors(works: Sequence[Work]) -> tuple[tuple[Contributor, ...], bool]:
    """Return the first list of authors that is whole, unless one that is cut has more; and whether it is."""
    longest = max(works, key=lambda work: len(work.authors))
    whole = next((work for work in works if work.authors and not work.others), longest)
    chosen = longest if longest.others and len(longest.authors) > len(whole.authors) else whole
    return chosen.authors, chosen.others


def _editors(works: Sequence[Work]) -> tuple[tuple[Contributor, ...], bool]:
    return next((work.editors for work in works if work.editors), ()), False


def _names(people: Sequence[Contributor], others: bool) -> str:
    names = [name for person in people if (name := name_source(person.name))]
    return " and ".join([*names, "others"] if others and names else names)


def _date(works: Sequence[Work], this_year: int) -> tuple[Date | None, int]:
    """Return the date of the record that leads; the date of printing may lie in the next year."""
    future = 0
    for work in works:
        if work.date and work.date.year > this_year + 1:
            future = future or work.date.year
        elif work.date:
            return work.date, 0
    return None, future


def _place(works: Sequence[Work], type_: str) -> dict[str, str]:
    """Return where the work appeared, from the records that are of its type."""
    unwanted: set[str] = set()
    if type_ in _IN_JOURNALS:
        unwanted = {"booktitle"}
    elif type_ in _IN_BOOKS:
        unwanted = {"journal", "journaltitle"}
    elif type_ == "misc":
        unwanted = set(_CONTAINERS)
    values: dict[str, str] = {}
    for work in works:
        agrees = types_agree(work.type, type_)
        for name, value in work.fields.items():
            if name not in unwanted and name != "primaryclass" and (agrees or name not in _PLACE):
                values.setdefault(name, value)
    if "journaltitle" in values:
        values.pop("journal", None)
    if values.get("eid") and values.get("pages") == values["eid"]:
        del values["pages"]
    if "isbn" in values:
        values["isbn"] = normalized_isbn(values["isbn"])
    if "url" in values:
        url = safe_url(values["url"]) or ""
        values["url"] = quote(url, safe=punctuation) if url.startswith(("https://", "http://")) else ""
    return values


def _identifiers(
    published: Sequence[Work], preprints: Sequence[Work], works: Sequence[Work]
) -> dict[str, str]:
    values: dict[str, str] = {}
    dois = [work.ids["doi"] for work in published if "doi" in work.ids]
    # a copy in a repository has a DOI of its own
    doi = next((doi for doi in dois if not _COPY.match(doi)), dois[0] if dois else "")
    doi = _concept(published) or doi
    others = [work.ids["doi"] for work in preprints if "doi" in work.ids]
    if not doi:
        # arXiv and others say which DOI the published version has
        named = [
            other.partition(":")[2]
            for work in (*published, *preprints)
            for other in work.versions
            if other.startswith("doi:")
        ]
        doi = next(iter([*others, *(named if published else ())]), "")
    if doi:
        values["doi"] = doi
    arxiv = next((work.ids["arxiv"] for work in works if "arxiv" in work.ids), "") or next(
        (other[6:] for work in works for other in work.versions if other.startswith("arxiv:")), ""
    )
    preprint = next((other for other in others if other != doi), "")
    if arxiv:
        values |= {"eprint": arxiv, "archiveprefix": "arXiv"}
        if category := next(
            (work.fields["primaryclass"] for work in works if "primaryclass" in work.fields), ""
        ):
            values["primaryclass"] = category
    elif preprint and published:
        values |= {"eprint": preprint, "archiveprefix": _SERVERS.get(preprint.partition("/")[0], "doi")}
    if number := next((work.ids["pmid"] for work in works if "pmid" in work.ids), ""):
        values["pmid"] = number
    return values


def _concept(works: Sequence[Work]) -> str:
    """Return the DOI of all versions of what was deposited, but not of a copy of what has a DOI elsewhere."""
    concept = next((work.ids["concept"] for work in works if "concept" in work.ids), "")
    registrant = concept.partition("/")[0]
    is_elsewhere = any(work.ids.get("doi", concept).partition("/")[0] != registrant for work in works)
    return "" if is_elsewhere else concept


def _addendum(marks: Iterable[str]) -> str:
    """Return what is said of a work that has been retracted or corrected."""
    found = list(dict.fromkeys(marks))
    if any(mark == "retracted" or mark.startswith("retracted:") for mark in found):
        notice = next((mark.partition(":")[2] for mark in found if mark.startswith("retracted:")), "")
        return f"Retracted, see \\url{{https://doi.org/{notice}}}" if notice else "Retracted"
    notices = [mark.partition(":")[2] for mark in found if mark.startswith("corrected:")]
    if notices:
        return "Corrected, see " + " and ".join(f"\\url{{https://doi.org/{notice}}}" for notice in notices)
    return "Corrected" if "corrected" in found else ""


class Keys:
    """The keys of a site, and new ones."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {key.lower() for key in taken}
        #: beginning of keys -> the last number behind it
        self._numbers: dict[str, int] = {}

    def new(self, offer: Offer) -> str:
        """Return a key for a new entry, such as ``teal2024tides``, which is taken from then on."""
        chosen = next((work.key for work in offer.works if work.key), "")
        if (
            re.fullmatch(r"[A-Za-z0-9][\w:.+/-]{0,80}", chosen, re.ASCII)
            and chosen.lower() not in self._taken
        ):
            self._taken.add(chosen.lower())
            return chosen
        # in small letters
        base = key = _beginning(offer)
        number = self._numbers.get(base, 1)
        while key in self._taken:
            number += 1
            key = f"{base}-{number}"
        self._numbers[base] = number
        self._taken.add(key)
        return key


def _beginning(offer: Offer) -> str:
    """Return first author, year and first word of a work, in small letters without accents."""
    people = offer.authors or tuple(person for work in offer.works for person in work.editors)
    family = (
        _letters(people[0].name.family.split(" ")[0] if people[0].name.literal else people[0].name.family)
        if people
        else ""
    )
    words = re.findall(r"[^\W_]+", shown(offer.title))
    word = next((word for word in map(_letters, words) if word and word not in _STOP), "")
    return f"{family or 'anon'}{offer.date.year if offer.date else ''}{word}"[:60]


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", strip_accents(text).replace("ß", "ss"))
    return re.sub(r"[^a-z0-9]", "", plain.encode("ascii", "ignore").decode().lower())


def entry_text(key: str, type_: str, fields: Mapping[str, str]) -> str:
    """Return a new entry."""
    lines = [f"  {name} = {fields[name]}," for name in _ordered(fields)]
    return "\n".join([f"@{type_}{{{key},", *lines, "}", ""])
