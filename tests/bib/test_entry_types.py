"""What types of entries show: facts, kinds, places, and the names by which lists choose them."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.entry_types import OTHER, TYPES, facts_of, kind_of, places, type_names, type_of
from sphinx_academic.bib.fields import Entry, RawEntry
from sphinx_academic.model.publication import Publication


def record(kind: str, original: str = "", publisher: str = "", **facts: str) -> Publication:
    return Publication("k", kind, (), original_type=original, publisher=publisher, facts=tuple(facts.items()))


@pytest.mark.parametrize(
    ("kind", "fields", "facts"),
    [
        ("misc", {}, {}),
        ("misc", {"title": "T"}, {}),
        ("misc", {"journal": "J"}, {}),
        ("article", {"journal": "J"}, {}),
        ("article", {"journaltitle": "J", "series": "S"}, {"series": "S"}),
        ("inproceedings", {"booktitle": "B"}, {}),
        ("inproceedings", {"booktitle": "B", "eventtitle": "E"}, {"eventtitle": "E"}),
        ("inproceedings", {"eventtitle": "E"}, {"eventtitle": "E"}),
        ("thesis", {"institution": "I", "type": "phdthesis"}, {"type": "phdthesis"}),
        ("thesis", {"institution": "I"}, {}),
        ("thesis", {"school": "I"}, {"school": "I"}),
        ("book", {"maintitle": "M"}, {}),
        ("book", {"maintitle": "M", "edition": "2", "part": "1"}, {"edition": "2", "part": "1"}),
        ("misc", {"series": " ", "edition": "2"}, {"edition": "2"}),
        (
            "misc",
            {"origdate": "1900", "type": "T", "isbn": "x", "series": "S"},
            {"type": "T", "series": "S", "isbn": "x", "origdate": "1900"},
        ),
        ("periodical", {"journal": "J"}, {"journal": "J"}),
        ("manual", {"organization": "O", "institution": "I"}, {"institution": "I"}),
        ("misc", {"journaltitle": "", "journal": "J"}, {}),
        ("article", {"journal": "J", "booktitle": "B"}, {"booktitle": "B"}),
        ("inproceedings", {"journal": "J", "booktitle": "B"}, {"journal": "J"}),
        ("book", {"title": "T", "series": "S", "number": "1", "issn": "x"}, {"series": "S"}),
        ("online", {"organization": "O"}, {"organization": "O"}),
        (
            "misc",
            {
                "organization": "O",
                "venue": "V",
                "address": "A",
                "location": "L",
                "issue": "3",
                "issuetitle": "I",
                "version": "1",
                "pagetotal": "9",
                "collaboration": "C",
                "isrn": "r",
                "volumes": "2",
                "chapter": "3",
                "titleaddon": "a",
            },
            {
                "volumes": "2",
                "chapter": "3",
                "issue": "3",
                "issuetitle": "I",
                "titleaddon": "a",
                "venue": "V",
                "location": "L",
                "address": "A",
                "organization": "O",
                "version": "1",
                "pagetotal": "9",
                "collaboration": "C",
                "isrn": "r",
            },
        ),
        ("misc", {"edition": "\\'e"}, {"edition": "é"}),
    ],
)
def test_facts(kind: str, fields: dict[str, str], facts: dict[str, str]) -> None:
    """All in their order, but for what is the venue, and for what is blank."""
    entry = Entry(RawEntry(kind, "k", (), 1), "k", kind, fields, "papers.bib", [])
    assert facts_of(entry) == tuple(facts.items())


@pytest.mark.parametrize(
    ("kind", "original", "stated", "shown", "without_default"),
    [
        ("thesis", "thesis", "", "Thesis", ""),
        ("thesis", "phdthesis", "", "PhD thesis", "PhD thesis"),
        ("thesis", "mastersthesis", "", "Master’s thesis", "Master’s thesis"),
        ("thesis", "thesis", "mathesis", "Master’s thesis", "Master’s thesis"),
        ("thesis", "phdthesis", "bathesis", "Bachelor’s thesis", "Bachelor’s thesis"),
        ("thesis", "thesis", "PhDThesis", "PhD thesis", "PhD thesis"),
        ("thesis", "thesis", "Habilitation", "Habilitation", "Habilitation"),
        ("report", "techreport", "", "Technical report", "Technical report"),
        ("report", "report", "", "", ""),
        ("patent", "patent", "", "Patent", ""),
        ("patent", "patent", "patentus", "U.S. patent", "U.S. patent"),
        ("misc", "misc", "", "", ""),
        ("software", "software", "", "", ""),
        ("software", "", "", "", ""),
        ("article", "phdthesis", "", "PhD thesis", "PhD thesis"),
        ("patent", "patent", "patreq", "Patent request", "Patent request"),
    ],
)
def test_kind(kind: str, original: str, stated: str, shown: str, without_default: str) -> None:
    one = record(kind, original, **({"type": stated} if stated else {}))
    assert (kind_of(one), kind_of(one, default=False)) == (shown, without_default)


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("PhD Dissertation", ("phdthesis",)),
        ("Ph.D. thesis", ("phdthesis",)),
        ("Master's thesis", ("mastersthesis", "mathesis")),
        ("master thesis", ("mastersthesis", "mathesis")),
        ("MSc Thesis", ("mastersthesis", "mathesis")),
        ("Bachelor's Thesis", ("bathesis",)),
        ("B.Sc. thesis", ("bathesis",)),
        ("Candidate thesis", ("candthesis",)),
        ("Technical Report", ("techreport",)),
        ("Tech. Rep.", ("techreport",)),
        ("research report 12", ("resreport",)),
        ("", ()),
        ("123", ()),
        ("Diploma thesis", ()),
        ("thèse", ()),
        ("Doctoral Dissertation", ("phdthesis",)),
        ("DPhil thesis", ("phdthesis",)),
        ("Master's dissertation", ("mastersthesis", "mathesis")),
    ],
)
def test_names_of_a_thesis_or_report(stated: str, names: tuple[str, ...]) -> None:
    assert type_names(record("thesis", "thesis", type=stated)) == ("thesis", "thesis", *names)
    assert type_names(record("report", "techreport", type=stated)) == ("report", "techreport", *names)
    # of other types, it is no other name
    assert type_names(record("misc", "", type=stated)) == ("misc", "misc")


@pytest.mark.parametrize(
    ("kind", "publisher", "fields", "facts", "expected"),
    [
        ("article", "", (), {}, ("", "")),
        ("book", "", (), {"location": "L"}, ("", "L")),
        ("book", "", (), {"address": "A"}, ("", "A")),
        ("book", "", (), {"location": "L", "address": "A"}, ("", "L")),
        ("book", "P", (), {"venue": "V", "location": "L", "address": "A"}, ("V", "L")),
        ("inproceedings", "", (), {"venue": "V"}, ("V", "")),
        ("inproceedings", "", (), {"venue": "V", "address": "A"}, ("V", "A")),
        ("inproceedings", "P", (), {"location": "L", "address": "A"}, ("L", "A")),
        ("inproceedings", "P", (), {"location": "L", "address": "L"}, ("", "L")),
        ("inproceedings", "", (), {"location": "L", "address": "L"}, ("L", "")),
        ("inproceedings", "P", (), {"location": "L"}, ("L", "")),
        ("inproceedings", "P", ("date",), {"location": "L"}, ("", "L")),
        ("inproceedings", "P", ("journaltitle",), {"location": "L"}, ("", "L")),
        ("inproceedings", "P", ("year",), {"location": "L"}, ("L", "")),
        ("inproceedings", "", ("date",), {"location": "L"}, ("L", "")),
        ("inproceedings", "", ("date",), {"location": "L", "organization": "O"}, ("", "L")),
        ("inproceedings", "", (), {"location": "L", "organization": "O"}, ("L", "")),
        ("inproceedings", "P", (), {"address": "A"}, ("", "A")),
        ("inproceedings", "", (), {"address": "A"}, ("A", "")),
        ("inproceedings", "", (), {"address": "A", "organization": "O"}, ("", "A")),
        ("proceedings", "", (), {"address": "A"}, ("A", "")),
        ("mvproceedings", "", (), {"address": "A"}, ("A", "")),
        ("unpublished", "", (), {"address": "A"}, ("A", "")),
        ("misc", "", (), {"address": "A"}, ("", "A")),
        ("proceedings", "P", (), {}, ("", "")),
    ],
)
def test_places(
    kind: str, publisher: str, fields: tuple[str, ...], facts: dict[str, str], expected: tuple[str, str]
) -> None:
    """First that of the event, then that of the publisher."""
    one = record(kind, publisher=publisher, **facts)._replace(fields=dict.fromkeys(fields, "x"))
    assert places(one) == expected


def test_types_without_a_driver_of_their_own() -> None:
    assert type_of("customa") is type_of("misc") is OTHER
    assert type_of("book") is TYPES["book"] is not OTHER
