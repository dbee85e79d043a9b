"""From what was read of a paper to its entry: the surest of several venues, and two statements of one paper."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.importers.authors import Legend, Names
from sphinx_academic.importers.drafts import Context, Draft
from sphinx_academic.importers.lines import Picture
from sphinx_academic.importers.paper_entries import _venue_fields, finished, merged
from sphinx_academic.importers.records import Paper, PaperAuthor, Place

ANN, BO = PaperAuthor("Ann Dune"), PaperAuthor("Bo Berg")


def _read(venues: list[str], fields: dict[str, str], kind: str = "") -> dict[str, Any]:
    """Return what venues say; an exclamation mark stands before one that is beyond doubt."""
    draft = Draft(type=kind, fields=dict(fields))
    draft.venues = [(text.lstrip("!"), text.startswith("!")) for text in venues]
    made = {
        "fields": _venue_fields(draft),
        "type": draft.type,
        "keywords": draft.keywords,
        "notes": draft.notes,
    }
    return {name: value for name, value in made.items() if value}


@pytest.mark.parametrize(("venues", "fields", "found"), [
    (["ICML 2020"], {}, {"type": "inproceedings", "fields": {"year": "2020", "abbr": "ICML", "booktitle": "International Conference on Machine Learning"}}),
    (["ICML 2020", "International Conference on Machine Learning (ICML), 2021"], {}, {"type": "inproceedings", "fields": {"year": "2021", "abbr": "ICML", "booktitle": "International Conference on Machine Learning"}}),
    (["ICML", "IEEE Transactions on Robotics (T-RO), 12(3), 2020"], {}, {"type": "inproceedings", "fields": {"abbr": "ICML", "booktitle": "International Conference on Machine Learning", "year": "2020"}}),
    (["TRO", "IEEE Transactions on Robotics (T-RO), 2020"], {}, {"type": "article", "fields": {"year": "2020", "abbr": "T-RO", "journal": "IEEE Transactions on Robotics"}}),
    (["Oral", "ICML"], {}, {"type": "inproceedings", "fields": {"abbr": "ICML", "booktitle": "International Conference on Machine Learning", "presentation": "oral"}}),
    (["Tides", "ICML"], {}, {"type": "inproceedings", "fields": {"abbr": "ICML", "booktitle": "International Conference on Machine Learning"}, "keywords": ["Tides"]}),
    (["Tides of the big sea", "ICML"], {}, {"type": "inproceedings", "fields": {"abbr": "ICML", "booktitle": "International Conference on Machine Learning"}, "notes": ["Tides of the big sea"]}),
    (["Tides of big sea", "ICML"], {}, {"type": "inproceedings", "fields": {"abbr": "ICML", "booktitle": "International Conference on Machine Learning"}, "keywords": ["Tides of big sea"]}),
    (["Tides", "Tides"], {}, {"keywords": ["Tides"], "notes": ["Tides"]}),
    (["arXiv 2020", "ICML"], {}, {"type": "inproceedings", "fields": {"abbr": "ICML", "booktitle": "International Conference on Machine Learning", "year": "2020"}}),
    (["arXiv:2001.00001", "ICML"], {}, {"type": "inproceedings", "fields": {"abbr": "ICML", "booktitle": "International Conference on Machine Learning", "eprint": "2001.00001", "eprinttype": "arxiv"}}),
    (["arXiv 2020"], {"eprint": "2001.00001"}, {"type": "misc", "fields": {"year": "2020", "eprint": "2001.00001"}}),
    (["arXiv 2020"], {}, {"type": "misc", "fields": {"year": "2020", "pubstate": "preprint", "howpublished": "arXiv"}}),
    (["SSRN"], {"eprint": "2001.00001"}, {"type": "misc", "fields": {"eprint": "2001.00001"}}),
    (["Under review", "ICML"], {}, {"type": "inproceedings", "fields": {"abbr": "ICML", "booktitle": "International Conference on Machine Learning", "pubstate": "inreview"}}),
    (["ICML", "PhD thesis, Sea School"], {}, {"type": "inproceedings", "fields": {"abbr": "ICML", "booktitle": "International Conference on Machine Learning"}}),
    (["Patent CN 1234567"], {}, {"type": "patent", "fields": {"number": "CN 1234567"}}),
    (["Quay 2020", "ICML"], {}, {"type": "inproceedings", "fields": {"abbr": "ICML", "booktitle": "International Conference on Machine Learning", "year": "2020"}}),
    (["!Quay Days", "2020"], {}, {"type": "inproceedings", "fields": {"booktitle": "Quay Days", "year": "2020"}}),
    (["!Quay Days", "arXiv:2001.00001"], {}, {"type": "inproceedings", "fields": {"booktitle": "Quay Days", "eprint": "2001.00001", "eprinttype": "arxiv"}}),
    (["ICML 2020"], {"year": "2021"}, {"type": "inproceedings", "fields": {"year": "2021", "abbr": "ICML", "booktitle": "International Conference on Machine Learning"}}),
    (["ICML 2020"], {"year": "2020"}, {"type": "inproceedings", "fields": {"year": "2020", "abbr": "ICML", "booktitle": "International Conference on Machine Learning"}}),
    (["2020"], {}, {"fields": {"year": "2020"}}),
    (["Journal of Tides, 12(3): 4-5, 2020", "Journal of Sand, 13(4): 6-7, 2021"], {}, {"type": "article", "fields": {"year": "2020", "volume": "12", "number": "3", "pages": "4--5", "journal": "Journal of Tides"}}),
    (["!Journal of Tides", "SANDS"], {}, {"type": "article", "fields": {"journal": "Journal of Tides"}, "keywords": ["SANDS"]}),
    (["!Sea Symposium on Fog", "SSFog"], {}, {"type": "inproceedings", "fields": {"booktitle": "Sea Symposium on Fog"}, "keywords": ["SSFog"]}),
    (["!Sea Symposium on Fog", "SSFog 2020"], {}, {"type": "inproceedings", "fields": {"booktitle": "Sea Symposium on Fog", "year": "2020", "abbr": "SSFog"}}),
    (["ICML (Oral)", "ICML 2020 Poster"], {}, {"type": "inproceedings", "fields": {"presentation": "oral", "abbr": "ICML", "booktitle": "International Conference on Machine Learning", "year": "2020"}}),
    (["Submitted to ICML", "Accepted"], {}, {"type": "inproceedings", "fields": {"pubstate": "submitted", "abbr": "ICML", "booktitle": "International Conference on Machine Learning"}}),
    (["Technical report, Quay", "arXiv 2021"], {}, {"type": "techreport", "fields": {"type": "Technical report", "institution": "Quay", "year": "2021"}}),
    (["ICML", "Proceedings of the International Conference on Machine Learning"], {}, {"type": "inproceedings", "fields": {"abbr": "ICML", "booktitle": "Proceedings of the International Conference on Machine Learning"}}),
    (["ICML 2020", "ICML 20"], {}, {"type": "inproceedings", "fields": {"year": "2020", "abbr": "ICML", "booktitle": "International Conference on Machine Learning"}}),
    ([], {"year": "2020", "eprint": "2001.00001", "pubstate": "preprint", "howpublished": "arXiv"}, {"fields": {"year": "2020", "eprint": "2001.00001"}}),
    ([], {"eprint": "2001.00001", "journal": "Sea", "howpublished": "arXiv"}, {"fields": {"eprint": "2001.00001", "journal": "Sea", "howpublished": "arXiv"}}),
])  # fmt: skip
def test_fields_of_venues(venues: list[str], fields: dict[str, str], found: dict[str, Any]) -> None:
    assert _read(venues, fields) == found


def test_a_type_that_is_known_stays() -> None:
    assert _read(["ICML"], {}, "book")["type"] == "book"
    assert _read(["arXiv"], {}, "book")["type"] == "book"


def _finished(**parts: Any) -> tuple[Paper, Draft] | None:
    places = {"Tides": Place("index.md", 7)}
    files = {"a.png": "images/a.png", "b.png": "images/b.png"}
    context = Context(
        ("Ann Dune",), Legend({"*": "equal"}), "index.md", lambda text: places.get(text, Place()), files.get
    )
    return finished(Draft(**parts), context)


@pytest.mark.parametrize("title", ["", "2020", "_-!"])
def test_what_has_no_title_is_no_paper(title: str) -> None:
    assert _finished(title=title, venues=[("ICML 2020", True)]) is None


def test_all_that_a_draft_holds() -> None:
    names = Names((ANN, BO), others=True, marks={1: ("*",), 2: ("†",)})
    found = _finished(
        title="Tides",
        names=names,
        venues=[("Journal of Tides, 2020 (Highlight)", False)],
        awards=["Best Paper", "Best Paper", "Highlight"],
        keywords=["fog", "lamps", "fog"],
        notes=["one", "two", "one"],
        pictures=[Picture(0, "gone.png", ""), Picture(0, "b.png", ""), Picture(0, "a.png", "")],
        fields={"code": "https://c.example.org"},
    )
    assert found is not None
    paper, draft = found
    assert paper == Paper(
        "Tides",
        (PaperAuthor("Ann Dune", ("equal",), True), BO),
        True,
        "article",
        {
            "award": "Highlight; Best Paper",
            "year": "2020",
            "journal": "Journal of Tides",
            "code": "https://c.example.org",
            "keywords": "fog, lamps",
            "annotation": "one · two",
            "preview": "images/b.png",
        },
        place=Place("index.md", 7),
    )
    assert draft.unexplained == {2: ["†"]}


def test_a_draft_that_holds_a_title() -> None:
    found = _finished(title="Sand", pictures=[Picture(0, "gone.png", "")])
    assert found is not None
    assert found[0] == Paper("Sand")


@pytest.mark.parametrize(("one", "other", "fields"), [
    ({}, {"year": "2020"}, {"year": "2020"}),
    ({"year": "2019"}, {"year": "2020"}, {"year": "2019"}),
    # the same text under another name is nothing new
    ({"note": "Tides"}, {"annotation": "Tides"}, {"note": "Tides"}),
    ({"journal": "Sea"}, {"howpublished": "arXiv"}, {"journal": "Sea"}),
    ({"booktitle": "Sea"}, {"howpublished": "arXiv"}, {"booktitle": "Sea"}),
    ({"school": "Sea"}, {"howpublished": "arXiv"}, {"school": "Sea", "howpublished": "arXiv"}),
    # another address of a kind has its place
    (
        {"url": "https://a.example.org"},
        {"url": "https://b.example.org"},
        {"url": "https://a.example.org", "website": "https://b.example.org"},
    ),
    (
        {"code": "https://a.example.org"},
        {"code": "https://b.example.org"},
        {"code": "https://a.example.org", "link_code": "https://b.example.org"},
    ),
    ({"website": "https://a.example.org"}, {"website": "https://a.example.org"}, {"website": "https://a.example.org"}),
    ({"poster": "https://a.example.org"}, {"poster": "https://b.example.org"}, {"poster": "https://a.example.org"}),
])  # fmt: skip
def test_fields_of_two_statements(one: dict[str, str], other: dict[str, str], fields: dict[str, str]) -> None:
    assert merged(Paper("Tides", fields=one), Paper("Tides", fields=other)).fields == fields


def test_two_statements_of_one_paper() -> None:
    short = Paper("Tides", (ANN,), True, fields={"year": "2020", "volume": "3"}, place=Place("a.md", 1))
    entry = {"volume": "{3}", "title": "{T}ides"}
    long = Paper("TIDES", (BO, ANN), False, "article", key="tides", bibtex=entry, place=Place("b.md", 2))
    assert merged(short, long) == Paper(
        "Tides", (BO, ANN), False, "article", {"year": "2020"}, "tides", Place("a.md", 1), entry
    )
    assert merged(long, short) == Paper(
        "TIDES", (BO, ANN), False, "article", {"year": "2020"}, "tides", Place("b.md", 2), entry
    )
    other = Paper("Tides", (PaperAuthor("Cy Poe"),), True, "misc", key="other", bibtex={"note": "x"})
    assert merged(short, other) == Paper(
        "Tides",
        (ANN,),
        True,
        "misc",
        {"year": "2020", "volume": "3"},
        "other",
        Place("a.md", 1),
        {"note": "x"},
    )
    assert merged(long, other).type == "article"
    assert merged(long, other).key == "tides"
    assert merged(long, other).bibtex == entry
