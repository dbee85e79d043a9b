"""Papers and other items of data files, entry by entry."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.importers.data_papers import are_papers, other_entries, read_entry
from sphinx_academic.importers.drafts import Context
from sphinx_academic.importers.records import Place


def _file(address: str) -> str | None:
    return f"files/{address.rpartition('/')[2]}" if address.endswith((".pdf", ".png")) else None


def _read(**entry: Any) -> str:
    """Return type, authors, "*" before the owner's, and fields of a paper."""
    context = Context(["Mira Okafor"], file_of=_file, locate=lambda text: Place("a.yml", 7))
    found = read_entry({"title": "Tides", **entry}, context, "a.yml")
    assert found is not None
    paper, _draft = found
    assert (paper.title, paper.place) == ("Tides", Place("a.yml", 7))
    authors = "; ".join(("*" if each.is_owner else "") + each.name for each in paper.authors)
    fields = "; ".join(f"{name}={value}" for name, value in paper.fields.items())
    return f"{paper.type} | {authors}{'; …' if paper.others else ''} | {fields}"


@pytest.mark.parametrize(("entry", "found"), [
    ({"authors": "Mira Okafor*, Ann Dune et al."}, " | *Mira Okafor; Ann Dune; … | "),
    ({"author": ["Mira Okafor", {"name": "Ann Dune"}, {"full_name": ""}, ""]}, " | *Mira Okafor; Ann Dune | "),
    ({"author_list": ["Okafor, Mira", "Dune, Ann"]}, " | *Okafor, Mira; Dune, Ann | "),
    ({"authors": "", "author": "**Mira Okafor** and Ann Dune"}, " | *Mira Okafor; Ann Dune | "),
    ({"venue": "Journal of Tides", "abbr": "JT", "year": 2024}, "article |  | journal=Journal of Tides; abbr=JT; year=2024"),
    ({"venue_short": "ICML", "date": "2024-05"}, " |  | abbr=ICML; booktitle=International Conference on Machine Learning; year=2024"),
    ({"venue": "*Proceedings of the Days of Fog*", "published": "May 2023", "type": "conference"}, "inproceedings |  | booktitle=Proceedings of the Days of Fog; year=2023"),
    ({"journal": "Proceedings of the Days of Fog", "type": "Journal article"}, "article |  | journal=Proceedings of the Days of Fog"),
    ({"venue": "Journal of Tides", "category": "Workshop paper"}, "inproceedings |  | booktitle=Journal of Tides"),
    ({"venue": "Harbour University", "type": "PhD thesis"}, "phdthesis |  | school=Harbour University"),
    ({"venue": "PhD thesis, Harbour University", "type": "conference"}, "phdthesis |  | school=Harbour University"),
    ({"venue": "Harbour University", "type": "Master"}, "mastersthesis |  | school=Harbour University"),
    ({"venue": "Quay", "type_label": "Report"}, "techreport |  | institution=Quay"),
    ({"venue": "Handbook of Sand", "type": "book chapter"}, "incollection |  | booktitle=Handbook of Sand"),
    ({"venue": "Manuscript", "type": "manuscript"}, "misc |  | "),
    ({"type": "A book"}, "book |  | "),
    ({"type": "Patent"}, "patent |  | "),
    ({"type": "poster"}, "inproceedings |  | "),
    ({"type": "nothing"}, " |  | "),
    ({"status": "under review", "year": 2024}, " |  | year=2024; pubstate=inreview"),
    ({"status": "2024/3/7", "year": 2024}, " |  | date=2024-03-07"),
    ({"status": "2024-11-07 online", "year": 2023}, " |  | date=2024-11-07"),
    ({"status": "some words"}, " |  | "),
    ({"award": ["Best *Paper*", ""], "honors": "Oral"}, " |  | award=Best Paper; Oral"),
    ({"abstract": "a\n b", "summary": "s", "note": ["n", "m"]}, " |  | abstract=a b; annotation=s n m"),
    ({"tags": ["a", "b", "a"], "topic": "c"}, " |  | keywords=a, b, c"),
    ({"image": "gone.jpg", "teaser": "img/a.png", "cover": "b.png"}, " |  | preview=files/a.png"),
    ({"selected": True}, " |  | selected=true"),
    ({"featured": True}, " |  | selected=true"),
    ({"selected": "true"}, " |  | "),
    ({"featured": False}, " |  | "),
    ({"volume": 3, "number": "4", "pages": "5-6", "publisher": "P", "isbn": "978-3", "issue": 7}, " |  | volume=3; number=4; pages=5-6; publisher=P; isbn=978-3"),
    ({"links": {"PDF": "a.pdf", "Code": ["https://github.com/x/y"]}}, " |  | pdf=files/a.pdf; code=https://github.com/x/y"),
    ({"links": [{"label": "Talk", "href": "https://t.example.org"}, {"name": "", "url": "https://u.example.org"}, "https://v.example.org", "#"]}, " |  | video=https://t.example.org; link_u_example_org=https://u.example.org; link_v_example_org=https://v.example.org"),
    ({"pdf": "/papers/a.pdf", "code_url": "https://github.com/x/y", "slides": "../talks/b.ppt", "website": "word", "video": "none", "blog_link": "https://b.example.org", "other": "https://o.example.org"}, " |  | pdf=files/a.pdf; code=https://github.com/x/y; slides=talks/b.ppt; blog=https://b.example.org"),
    ({"doi": "10.5555/a", "arxiv": "2401.00001v2", "pmid": "123"}, " |  | doi=10.5555/a; eprint=2401.00001v2; eprinttype=arxiv"),
    ({"doi": "https://doi.org/10.5555/a", "project": "2401.00001"}, " |  | doi=10.5555/a; website=2401.00001"),
    ({"url": " https://u.example.org ", "link": "https://l.example.org", "html": "https://h.example.org"}, " |  | website=https://u.example.org; link_link=https://l.example.org; url=https://h.example.org"),
    ({"github": "https://github.com/x/y", "data_url": "https://zenodo.org/1", "media": "https://m.example.org"}, " |  | code=https://github.com/x/y; dataset=https://zenodo.org/1; press=https://m.example.org"),
    ({"url": "https://example.com", "pdf": "https://your-site.org/x.pdf", "code": "javascript:x.js", "slides": " ", "poster": "#a.pdf"}, " |  | "),
    ({"links": {"arXiv": "2401.00001", "DOI": "10.5555/a"}}, " |  | eprint=2401.00001; eprinttype=arxiv; doi=10.5555/a"),
    ({"award": ["<b></b>", "Best"], "abstract": ["", "a"]}, " |  | award=Best; abstract=a"),
    ({"abbr": "SeaDays"}, " |  | booktitle=SeaDays; abbr=SeaDays"),
    ({"venue": "Journal of Tides", "venue_short": "ICML"}, "article |  | journal=Journal of Tides; abbr=ICML"),
    ({"type_label": "Report", "category": "", "type": None, "venue": "Quay"}, "techreport |  | institution=Quay"),
])  # fmt: skip
def test_entry(entry: dict[str, Any], found: str) -> None:
    assert _read(**entry) == found


@pytest.mark.parametrize(("entry", "title"), [
    ({"name": "Tides"}, "Tides"),
    ({"paper_title": "Tides", "Name": ""}, "Tides"),
    ({" Title ": "*Tides* &amp; `fog`\n[x](y)"}, "Tides & fog x"),
    ({"title": "Tides  at\n night"}, "Tides at night"),
    ({"title": ""}, None),
    ({"authors": "Mira Okafor"}, None),
])  # fmt: skip
def test_title_of_an_entry(entry: dict[str, Any], title: str | None) -> None:
    found = read_entry(entry, Context(), "b.yml")
    assert (found and found[0].title) == title


def test_a_line_of_another_file_is_not_that_of_an_entry() -> None:
    found = read_entry({"title": "Tides"}, Context(locate=lambda text: Place("a.md", 7)), "b.yml")
    assert found is not None
    assert found[0].place == Place("b.yml", 0)


PAPER = {"title": "Tides", "authors": "Mira Okafor"}


@pytest.mark.parametrize(("entries", "found"), [
    ([PAPER], True),
    ([{"Name": "Tides", "AUTHOR": ""}], True),
    ([{"title": "Tides"}], False),
    ([{"authors": "Mira Okafor"}], False),
    ([*[PAPER] * 3, {}, {}], True),
    ([*[PAPER] * 2, {}, {}], False),
    ([], False),
])  # fmt: skip
def test_entries_that_are_papers(entries: list[dict[str, Any]], found: bool) -> None:
    assert are_papers(entries) == found


@pytest.mark.parametrize(("entry", "found"), [
    ({"date": "2024-05-06", "title": "Keeper"}, ("2024-05-06", "Keeper")),
    ({"date": "some day", "year": 2024, "text": "Keeper", "place": "x"}, ("2024", "Keeper")),
    ({"when": "2020 - 2021", "position": "Keeper", "company": "Quay", "location": "Port"}, ("2020 - 2021", "Keeper, Quay")),
    ({"title": "Quay", "school": "Quay"}, ("", "Quay")),
    ({"location": "Port"}, None),
    ({"title": "!"}, None),
])  # fmt: skip
def test_other_entries(entry: dict[str, Any], found: tuple[str, str] | None) -> None:
    assert [(each.date, each.text) for each in other_entries([entry])] == ([found] if found else [])
