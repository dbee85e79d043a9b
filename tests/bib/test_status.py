"""Status, awards, venues and placeholders of entries: the words for each, and what is left of a field."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.fields import Entry, RawEntry
from sphinx_academic.bib.placeholders import is_placeholder
from sphinx_academic.bib.status import (
    awards_of,
    is_preprint_server,
    stated_status,
    status_of,
    without_status,
    without_word,
)
from sphinx_academic.bib.venues import is_preprint, short_venue_of, titled, venue_of
from sphinx_academic.model.text import RichText, plain


def entry(kind: str, fields: dict[str, str]) -> Entry:
    return Entry(RawEntry(kind, "k", (), 1), "k", kind, fields, "papers.bib", [])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("in preparation", "inpreparation"),
        ("In prep.", "inpreparation"),
        ("in prep", "inpreparation"),
        ("submitted", "submitted"),
        ("Submitted for publication", "submitted"),
        ("submitted for review", "submitted"),
        ("under submission", "submitted"),
        ("under review", "inreview"),
        ("in review", "inreview"),
        ("under peer-review", "inreview"),
        ("under peer review", "inreview"),
        ("in revision", "inreview"),
        ("under consideration", "inreview"),
        ("accepted", "accepted"),
        ("Accepted for publication", "accepted"),
        ("to appear", "accepted"),
        ("to be published", "accepted"),
        ("forthcoming", "accepted"),
        ("in press", "inpress"),
        ("in print", "inpress"),
        ("in production", "inpress"),
        ("preprint", "preprint"),
        ("arXiv preprint", "preprint"),
        ("pre-print", "preprint"),
        ("Manuscript in preparation", "inpreparation"),
        ("currently under review", "inreview"),
        ("paper currently under review", "inreview"),
        ("(under review).", "inreview"),
        ("[in press]", "inpress"),
        ("submitted to Nature", "submitted"),
        ("to appear in Nature", "accepted"),
        ("accepted at ICML", "accepted"),
        ("accepted, to appear", "accepted"),
        ("in press, 2020", ""),
        ("under review by X", "inreview"),
        ("review", ""),
        ("submitted 2020", ""),
        ("", ""),
        ("accepted wisdom", ""),
    ],
)
def test_status(text: str, status: str) -> None:
    assert status_of(text) == status


@pytest.mark.parametrize(
    ("source", "rest", "status"),
    [
        ("", "", ""),
        ("Some note", "Some note", ""),
        ("Under review", "", "inreview"),
        ("(Under review)", "", "inreview"),
        ("To appear in Nature", "To appear in Nature", "accepted"),
        ("With x (under review)", "With x", "inreview"),
        ("With x [in press.] and y", "With x and y", "inpress"),
        ("x (review)", "x (review)", ""),
        ("{\\em in press}", "", "inpress"),
        ("x(under review)", "x", "inreview"),
        ("x (currently under review) y", "x y", "inreview"),
    ],
)
def test_status_in_a_note(source: str, rest: str, status: str) -> None:
    assert without_status(source) == (rest, status)


@pytest.mark.parametrize(
    ("number", "rest", "status"),
    [
        ("", "", ""),
        ("12", "12", ""),
        ("In Press", "", "inpress"),
        ("in press, corrected proof", "", "inpress"),
        ("ahead of print", "ahead of print", ""),
        ("Special issue", "Special issue", ""),
        ("in press 12", "in press 12", ""),
        ("accepted, 3", "accepted, 3", ""),
        ("abs/1", "abs/1", ""),
        ("²", "²", ""),
    ],
)
def test_status_in_place_of_a_number(number: str, rest: str, status: str) -> None:
    assert without_word(number) == (rest, status)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"pubstate": "inpress"}, "inpress"),
        ({"pubstate": "In Press"}, "inpress"),
        ({"pubstate": "under review"}, "inreview"),
        ({"pubstate": "odd"}, ""),
        ({"pubstate": "forthcoming"}, "accepted"),
        ({"year": "in press"}, "inpress"),
        ({"year": "2020"}, ""),
        ({"year": "2020, in press"}, ""),
        ({"date": "forthcoming"}, "accepted"),
        ({"year": "", "date": "submitted"}, "submitted"),
        ({}, ""),
        ({"pubstate": "Submitted"}, "submitted"),
    ],
)
def test_stated_status(fields: dict[str, str], status: str) -> None:
    assert stated_status(entry("misc", fields)) == status


@pytest.mark.parametrize(
    ("venue", "expected"),
    [
        ("arXiv", True),
        ("arXiv:1", True),
        ("psyarxiv", True),
        ("SocArXiv", True),
        ("bioRxiv", True),
        ("medRxiv preprint", True),
        ("ChemRxiv", True),
        ("TechRxiv", True),
        ("engrXiv", True),
        ("CoRR", True),
        ("corr", False),
        ("CORR", False),
        ("SSRN", True),
        ("Research Square", True),
        ("HAL", True),
        ("Halle", False),
        ("Journal of arXiv", False),
        ("EarthArXiv", True),
        ("EdArXiv", True),
        ("arxivx", False),
        ("", False),
    ],
)
def test_preprint_servers(venue: str, expected: bool) -> None:
    assert is_preprint_server(venue) is expected


@pytest.mark.parametrize(
    ("kind", "venue", "expected"),
    [
        ("article", "arXiv", True),
        ("article", "Nature", False),
        ("book", "arXiv", False),
        ("thesis", "arXiv", False),
        ("misc", "CoRR abs", True),
        ("misc", "", False),
    ],
)
def test_preprints(kind: str, venue: str, expected: bool) -> None:
    assert is_preprint(entry(kind, {}), (venue,)) is expected


@pytest.mark.parametrize(
    ("fields", "awards"),
    [
        ({"award": "Best Paper Award"}, [("Best Paper Award", "prize")]),
        ({"award": "A; B ; ;C"}, [("A", "prize"), ("B", "prize"), ("C", "prize")]),
        ({"award": "Best Paper and Best Demo"}, [("Best Paper", "prize"), ("Best Demo", "prize")]),
        ({"award": "Science and Technology Award"}, [("Science and Technology Award", "prize")]),
        ({"award": "Oral and Best Paper"}, [("Oral", "presentation"), ("Best Paper", "prize")]),
        ({"award": "long", "award_name": "Best"}, [("Best", "prize")]),
        ({"presentation": "Oral"}, [("Oral", "presentation")]),
        ({"presentation": "spotlight talk (top 5%)"}, [("spotlight talk (top 5%)", "presentation")]),
        ({"award": "Oral presentation"}, [("Oral presentation", "presentation")]),
        (
            {"award": "Short Talk; notable top 5%; Notable top-25\\%"},
            [
                ("Short Talk", "presentation"),
                ("notable top 5%", "presentation"),
                ("Notable top-25%", "presentation"),
            ],
        ),
        ({"award": "oral (5%)"}, [("oral (5%)", "presentation")]),
        (
            {"award": "Oral", "presentation": "Oral; Poster"},
            [("Oral", "presentation"), ("Poster", "presentation")],
        ),
        ({"award": " "}, []),
        ({"note": "x"}, []),
        ({"award": "contributed talk"}, [("contributed talk", "presentation")]),
        ({"award": "highlight poster"}, [("highlight poster", "presentation")]),
        (
            {"award": "Honourable Mention and Finalist and x"},
            [("Honourable Mention and Finalist and x", "prize")],
        ),
    ],
)
def test_awards(fields: dict[str, str], awards: list[tuple[str, str]]) -> None:
    assert [(award.text, award.kind) for award in awards_of(entry("misc", fields))] == awards


@pytest.mark.parametrize(
    ("kind", "fields", "arxiv", "venue", "status"),
    [
        ("article", {"journal": "J"}, "", "J", ""),
        ("article", {"journaltitle": "J", "journal": "K"}, "", "J", ""),
        ("article", {"journal": "J", "journalsubtitle": "S"}, "", "J: S", ""),
        ("article", {"journaltitle": "J", "journalsubtitle": "S"}, "", "J: S", ""),
        ("inproceedings", {"booktitle": "B?", "booksubtitle": "S"}, "", "B? S", ""),
        ("book", {"maintitle": "M.", "mainsubtitle": "S"}, "", "M. S", ""),
        ("misc", {"howpublished": "\\url{x}"}, "", "", ""),
        ("misc", {"howpublished": " https://e.org/a "}, "", "", ""),
        ("misc", {"howpublished": "www.e.org"}, "", "", ""),
        ("misc", {"howpublished": "https://e.org and more"}, "", "https://e.org and more", ""),
        ("misc", {"howpublished": "Talk at \\url{x}"}, "", "Talk at x", ""),
        ("misc", {"howpublished": "Submitted"}, "", "", "submitted"),
        ("misc", {"howpublished": "Submitted to J"}, "", "Submitted to J", "submitted"),
        ("misc", {"journal": "Submitted", "howpublished": "Talk"}, "", "Talk", "submitted"),
        ("misc", {"journal": "Submitted", "howpublished": "accepted"}, "", "", "submitted"),
        ("inproceedings", {"booktitle": "B (under review)"}, "", "B", "inreview"),
        ("article", {"note": "x"}, "", "", ""),
        ("article", {"booktitle": "B"}, "", "B", ""),
        ("article", {"journal": " ", "booktitle": "B"}, "", "B", ""),
        ("proceedings", {"eventtitle": "E", "maintitle": "M"}, "", "E", ""),
        ("report", {"institution": "I", "school": "S"}, "", "I", ""),
        ("thesis", {"school": "S"}, "", "S", ""),
        ("online", {"booktitle": "B"}, "", "B", ""),
        ("misc", {}, "2401.1", "arXiv:2401.1", ""),
        ("article", {}, "2401.1", "arXiv:2401.1", ""),
        ("thesis", {}, "2401.1", "", ""),
        ("misc", {"publisher": "arXiv"}, "2401.1", "arXiv:2401.1", ""),
        ("misc", {"publisher": "Press"}, "2401.1", "", ""),
        ("book", {}, "2401.1", "", ""),
        ("unpublished", {}, "2401.1", "arXiv:2401.1", ""),
        ("report", {}, "2401.1", "arXiv:2401.1", ""),
        ("misc", {"howpublished": "accepted"}, "2401.1", "arXiv:2401.1", "accepted"),
        ("article", {"journal": "J"}, "2401.1", "J", ""),
    ],
)
def test_venue(kind: str, fields: dict[str, str], arxiv: str, venue: str, status: str) -> None:
    found, stated = venue_of(entry(kind, fields), arxiv)
    assert (plain(found), stated) == (venue, status)


@pytest.mark.parametrize(
    ("kind", "fields", "venue", "short"),
    [
        ("article", {"abbr": "A", "shortjournal": "B"}, "x", "A"),
        ("article", {"shortjournal": "B", "shortseries": "C"}, "x", "B"),
        ("misc", {"shortseries": "C"}, "x", "C"),
        ("article", {"journal": "\\apj"}, "x", "ApJ"),
        ("article", {"journaltitle": "{\\mnras}"}, "x", "MNRAS"),
        ("article", {"journal": "\\foo"}, "x", ""),
        ("inproceedings", {"series": "ICPP '24"}, "", "ICPP"),
        ("inproceedings", {"series": "ICPP"}, "", ""),
        ("inproceedings", {"series": "ICPP 2024"}, "", "ICPP"),
        ("inproceedings", {"series": "ICPP-24"}, "", "ICPP"),
        ("inproceedings", {"series": "ICPP24"}, "", ""),
        ("inproceedings", {"series": "LNCS 1234"}, "", ""),
        ("inproceedings", {"series": "e-Energy '19"}, "", ""),
        ("inproceedings", {"series": "Icpp '24"}, "", ""),
        ("inproceedings", {}, "C (ICPP'24)", "ICPP"),
        ("inproceedings", {}, "C (ICPP)", "ICPP"),
        ("inproceedings", {}, "C (USA)", ""),
        ("inproceedings", {}, "C (UK) (ICPP)", "ICPP"),
        ("inproceedings", {}, "C (ICPP), Oslo", ""),
        ("inproceedings", {}, "(ICPP)", "ICPP"),
        ("inproceedings", {}, "C (ICPP).", "ICPP"),
        ("inproceedings", {}, "C (NeurIPS 2024)", "NeurIPS"),
        ("inproceedings", {}, "C (Long Papers)", ""),
        ("proceedings", {}, "C (ICPP)", "ICPP"),
        ("misc", {}, "C (ICPP)", ""),
        ("inproceedings", {}, "C (A)", ""),
        ("inproceedings", {}, "C (SIGMOD/PODS '12)", "SIGMOD/PODS"),
        ("inproceedings", {"series": "X '24"}, "C (ICPP)", "ICPP"),
        ("inproceedings", {"series": "ICPP 1999"}, "", "ICPP"),
        ("inproceedings", {"series": "ICPP’24"}, "", "ICPP"),
        ("inproceedings", {"series": "ICPP ` 24"}, "", ""),
    ],
)
def test_short_venue(kind: str, fields: dict[str, str], venue: str, short: str) -> None:
    assert short_venue_of(entry(kind, fields), (venue,) if venue else ()) == short


@pytest.mark.parametrize(
    ("title", "subtitle", "expected"),
    [
        (("T",), ("S",), ("T: S",)),
        (("T?",), ("S",), ("T? S",)),
        (("T!",), ("S",), ("T! S",)),
        (("T:",), ("S",), ("T: S",)),
        (("T.",), ("S",), ("T. S",)),
        (("T",), (), ("T",)),
        ((), ("S",), ("S",)),
        ((), (), ()),
    ],
)
def test_subtitle(title: RichText, subtitle: RichText, expected: RichText) -> None:
    assert titled(title, subtitle) == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("title", "n/a", True),
        ("title", "None", False),
        ("title", "N/A.", True),
        ("note", "None", True),
        ("note", "{None}", True),
        ("note", '"NA"', True),
        ("note", "n. a.", True),
        ("note", "N / A", True),
        ("note", "not  available", True),
        ("note", "to be announced", True),
        ("title", "to be announced", True),
        ("note", "?", True),
        ("note", "???", True),
        ("note", "–", True),
        ("note", "...", True),
        ("note", "a", False),
        ("note", "", False),
        ("note", " ", False),
        ("note", "{}", False),
        ("note", "\\-", True),
        ("pages", "n/a--n/a", True),
        ("pages", "0-0", True),
        ("pages", "0--1", False),
        ("pages", "00–00", True),
        ("title", "0-0", False),
        ("pages", "none - none", True),
        ("pages", "nan—nan", True),
        ("pages", "na-n/a", False),
        ("note", "xxxxxxxxxxxxxxxxxxxxxxxx", False),
        ("note", "------------------------", True),
        ("note", "-------------------------", False),
        ("note", "unspecified", True),
        ("journal", "null", False),
        ("note", "nil", True),
        ("note", "undefined", True),
        ("note", "TBC", True),
        ("note", "to be confirmed", True),
        ("note", "n.a", True),
        ("note", "n.d.", False),
        ("note", "none given", False),
        ("volume", "0", False),
    ],
)
def test_placeholders(name: str, value: str, expected: bool) -> None:
    assert is_placeholder(name, value) is expected


NOTHING_AT_ALL = """
n/a|n.a|not available|not applicable|tba|tbd|tbc|to be announced|to be determined|to be added|to be confirmed
"""
NOTHING_BUT_IN_NAMES = "na|none|null|nil|nan|undefined|unspecified|not specified"


@pytest.mark.parametrize("words", NOTHING_AT_ALL.strip().split("|"))
def test_words_for_nothing(words: str) -> None:
    for name in ("title", "note"):
        assert is_placeholder(name, words)
        assert is_placeholder(name, f"{{{words.upper()}.}}")
        assert not is_placeholder(name, f"{words} yet")


@pytest.mark.parametrize("words", NOTHING_BUT_IN_NAMES.split("|"))
def test_words_that_may_be_names(words: str) -> None:
    assert is_placeholder("note", words)
    for name in ("title", "booktitle", "journal", "author", "editor", "series", "keywords", "abbr"):
        assert not is_placeholder(name, words)
