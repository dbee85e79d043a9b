"""Entry types: the one table of what each shows, for lists, CVs and exports.

It follows the drivers of biblatex's standard styles (``standard.bbx``) in what is shown, and BibTeX's
``plain`` in how: "volume(number):pages" for a journal, "volume 12 of Series" for a book.  What a type leaves
out, because no style prints it, is listed in :data:`LEFT_OUT`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..model.publication import Publication
from .fields import Entry

_ARTICLE = ("journaltitle", "journal")
_PART = ("booktitle", "eventtitle", "maintitle")
_BODY = ("institution", "school", "organization")
_ANY = (*_ARTICLE, *_PART, *_BODY, "howpublished")


class EntryType(NamedTuple):
    """How one type is shown."""

    #: fields of which the first that is not blank says where it appeared
    venue: tuple[str, ...]
    #: parts of the line behind the names, in order; each is shown where the entry has it: addon (to the
    #: title), kind (type and number: "PhD thesis", "Working Paper 15616"), holder, venue, maintitle, event
    #: (with its place), journal (series, volume, number, pages), edition, volume (volume, part, series,
    #: number), chapter, pages, place, published (organisation, publisher, its place), howpublished, version,
    #: total (of pages and volumes), isbn, isrn, issn, people (editors, translators and others), original (the
    #: year of the first publication)
    parts: tuple[str, ...]


def _type(venue: tuple[str, ...], parts: str) -> EntryType:
    return EntryType(venue, ("addon", *parts.split(), "original"))


_JOURNAL = "venue journal maintitle edition chapter version place total people"
_WHOLE = (
    "kind venue maintitle event published edition volume chapter pages howpublished version total people isbn"
)
_WITHIN = "venue maintitle event edition volume chapter pages published howpublished version people"
_REPORT = (
    "kind venue maintitle published howpublished edition volume version chapter pages total people isrn isbn"
)
_MISC = (
    "kind holder venue maintitle event howpublished edition volume chapter pages published version total"
    " people isbn"
)

#: types of biblatex; those of BibTeX are aliases (:data:`.fields.TYPE_ALIASES`), any other is as ``misc``
TYPES = {
    "article": _type((*_ARTICLE, *_PART, "howpublished"), _JOURNAL),
    "periodical": _type((), "venue journal published people issn isbn"),
    "review": _type((*_ARTICLE, *_PART, "howpublished"), _JOURNAL),
    "suppperiodical": _type((*_ARTICLE, *_PART, "howpublished"), _JOURNAL),
    "book": _type(("maintitle",), _WHOLE),
    "mvbook": _type((), _WHOLE),
    "collection": _type(("maintitle",), _WHOLE),
    "mvcollection": _type((), _WHOLE),
    "reference": _type(("maintitle",), _WHOLE),
    "mvreference": _type((), _WHOLE),
    "commentary": _type(("maintitle",), _WHOLE),
    "proceedings": _type(("eventtitle", "maintitle"), _WHOLE),
    "mvproceedings": _type(("eventtitle",), _WHOLE),
    "manual": _type(("organization", "institution", "howpublished"), _WHOLE),
    "booklet": _type(("howpublished", "organization", "institution"), _WHOLE),
    "inbook": _type((*_PART, *_ARTICLE), f"kind {_WITHIN}"),
    "bookinbook": _type((*_PART, *_ARTICLE), f"kind {_WITHIN}"),
    "suppbook": _type((*_PART, *_ARTICLE), f"kind {_WITHIN}"),
    "incollection": _type((*_PART, *_ARTICLE, "howpublished"), _WITHIN),
    "suppcollection": _type((*_PART, *_ARTICLE, "howpublished"), _WITHIN),
    "inreference": _type((*_PART, *_ARTICLE, "howpublished"), _WITHIN),
    "inproceedings": _type((*_PART, *_ARTICLE, "howpublished", "organization"), _WITHIN),
    "thesis": _type(_BODY, _REPORT),
    "report": _type((*_BODY, "howpublished"), _REPORT),
    "patent": _type(_BODY, "kind holder venue published howpublished version pages people"),
    "dataset": _type(_BODY, "kind venue published version edition volume howpublished pages people isbn"),
    "software": _type(_BODY, "kind venue published version edition volume howpublished pages people isbn"),
    "standard": _type(_BODY, f"kind {_WHOLE.removeprefix('kind ')}"),
    "online": _type(_ANY, _MISC),
    "unpublished": _type(_ANY, _MISC),
    "misc": _type(_ANY, _MISC),
}  # fmt: skip
#: the other types have no driver of their own in the standard styles either
OTHER = TYPES["misc"]

#: fields of a type that no style prints, or that its line has elsewhere, with the reason
_OF_A_JOURNAL = {
    **dict.fromkeys(
        (
            "publisher",
            "organization",
            "institution",
            "school",
            "address",
            "howpublished",
            "holder",
            "eventtitle",
        ),
        "a journal is known by its name; biblatex and APA print neither its publisher nor that one's place",
    ),
    "type": "exporters write the kind of document (“Article”), which no style prints",
    "isbn": "of the volume, which its name and number identify",
    "editor": "of the journal or of the issue, which its name and number identify",
}
_OF_A_WHOLE = {"isbn": "of the book or the proceedings, which their name identifies"}
LEFT_OUT = {
    **dict.fromkeys(("article", "review", "suppperiodical"), _OF_A_JOURNAL),
    "inproceedings": _OF_A_WHOLE
    | {
        "type": "exporters write the kind of document, which no style prints",
        "editor": "exporters name all chairs; name, series and number identify the proceedings",
    },
    "incollection": _OF_A_WHOLE | {"type": "as in proceedings"},
    **dict.fromkeys(("inbook", "bookinbook", "suppbook", "suppcollection", "inreference"), _OF_A_WHOLE),
}

#: what a record keeps beside the fields of its own -> the fields that state it
FACTS = {
    "type": ("type",),
    "series": ("series",),
    "edition": ("edition",),
    "part": ("part",),
    "volumes": ("volumes",),
    "chapter": ("chapter",),
    "issue": ("issue",),
    "issuetitle": ("issuetitle",),
    "titleaddon": ("titleaddon",),
    "maintitle": ("maintitle",),
    "eventtitle": ("eventtitle",),
    "venue": ("venue",),
    "location": ("location",),
    "address": ("address",),
    "howpublished": ("howpublished",),
    "organization": ("organization",),
    "institution": ("institution",),
    "school": ("school",),
    # where the venue is another field
    "journal": ("journaltitle", "journal"),
    "booktitle": ("booktitle",),
    "version": ("version",),
    "pagetotal": ("pagetotal",),
    "collaboration": ("collaboration",),
    "isbn": ("isbn",),
    "isrn": ("isrn",),
    "origdate": ("origdate",),
}
_FACT_OF = {name: fact for fact, names in FACTS.items() for name in names}
#: names of fields for the number of an article that takes the place of pages
ARTICLE_NUMBERS = ("eid", "article-number", "articleno", "article_number", "articlenumber", "article-no")
#: fields of people other than authors and editors, in the order in which they are named
CONTRIBUTORS = (
    "bookauthor",
    "holder",
    "translator",
    "annotator",
    "commentator",
    "introduction",
    "foreword",
    "afterword",
)

#: biblatex's words for ``type``, and those of BibTeX's types, in English
KINDS = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "phd": "PhD thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "patent": "Patent",
    "patentde": "German patent",
    "patenteu": "European patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
    "patentus": "U.S. patent",
    "patreq": "Patent request",
    "patreqde": "German patent request",
    "patreqeu": "European patent request",
    "patreqfr": "French patent request",
    "patrequk": "British patent request",
    "patrequs": "U.S. patent request",
}
#: what an entry is whose ``type`` does not say it
_DEFAULT_KINDS = {"thesis": "Thesis", "patent": "Patent"}
#: types of what was held, or of what came of it
_EVENTS = frozenset({"inproceedings", "proceedings", "mvproceedings", "unpublished"})
#: fields that BibTeX does not know: the entry means by ``location`` what biblatex does
_BIBLATEX = frozenset({"date", "eventtitle", "eventdate", "journaltitle", "langid", "maintitle", "venue"})
#: what else people write for a kind, letters alone
_WORDINGS = {
    "phdthesis": "phdthesis phd phddissertation dphilthesis doctoralthesis doctoraldissertation dissertation",
    "mastersthesis": "mastersthesis masterthesis mathesis mscthesis msthesis mastersdissertation",
    "bathesis": "bathesis bachelorsthesis bachelorthesis bscthesis",
    "candthesis": "candthesis candidatethesis",
    "techreport": "techreport techrep technicalreport",
    "resreport": "resreport researchreport",
}
_SYNONYMS = {wording: kind for kind, wordings in _WORDINGS.items() for wording in wordings.split()}
#: names of one kind, with which ``:type:`` finds it
_NAMES = {"mastersthesis": ("mastersthesis", "mathesis")}
_NO_LETTER = re.compile(r"[\W\d_]+")


def type_of(name: str) -> EntryType:
    """Return how a biblatex type is shown."""
    return TYPES.get(name, OTHER)


def facts_of(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return what else identifies an entry, in the order of :data:`FACTS`."""
    first = type_of(entry.type).venue[:1]
    stated = {_FACT_OF[name] for name in entry.fields if name in _FACT_OF}
    if not stated or (len(stated) == 1 and FACTS[next(iter(stated))][:1] == first):
        return ()
    facts = [
        (fact, entry.plain(*names)) for fact, names in FACTS.items() if fact in stated and names[:1] != first
    ]
    return tuple((fact, text) for fact, text in facts if text)


def kind_of(record: Publication, *, default: bool = True) -> str:
    """Return the kind of thesis, report, patent or work in English words; nothing where it has none.

    :param default: of a thesis or patent that does not say it, return that it is one
    """
    if stated := dict(record.facts).get("type", ""):
        return KINDS.get(stated.lower(), stated)
    alias = record.original_type if record.original_type != record.type else ""
    return KINDS.get(alias) or (_DEFAULT_KINDS.get(record.type, "") if default else "")


class Places(NamedTuple):
    """Where something took place, and where its publisher is; both may be empty."""

    event: str
    publisher: str


def places(record: Publication) -> Places:
    """Return the places of a publication.

    biblatex's ``venue`` is that of the event.  Of proceedings, ``location`` is that of the event where
    ``address`` says where the publisher is, as ACM exports it, and where the entry is BibTeX's, which does
    not know the field; ``address`` is that of the event where no publisher and no organization is named.
    """
    facts = dict(record.facts)
    location, address = facts.get("location", ""), facts.get("address", "")
    if venue := facts.get("venue", ""):
        return Places(venue, location or address)
    if record.type not in _EVENTS:
        return Places("", location or address)
    if location and address and location != address:
        return Places(location, address)
    published = record.publisher or facts.get("organization")
    if location and not address and (not published or _BIBLATEX.isdisjoint(record.fields)):
        return Places(location, "")
    return Places("", location or address) if published else Places(location or address, "")


def type_names(record: Publication) -> tuple[str, ...]:
    """Return the names by which a list can choose an entry: its type, and what ``type`` makes of it.

    ``@thesis{type = {phdthesis}}`` is what ``@phdthesis`` is.
    """
    names = (record.type, record.original_type or record.type)
    if record.type not in ("thesis", "report"):
        return names
    return names + _names_of(dict(record.facts).get("type", ""))


@lru_cache(maxsize=256)
def _names_of(stated: str) -> tuple[str, ...]:
    kind = _SYNONYMS.get(_NO_LETTER.sub("", stated.lower()), "")
    return _NAMES.get(kind, (kind,)) if kind else ()
