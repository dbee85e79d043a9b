"""Entries to records: which field each part comes from, which of several counts, what is said of years."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.reader import read
from sphinx_academic.model.problems import Problem
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.text import plain


def read_entry(fields: str, kind: str = "misc") -> tuple[Publication, tuple[Problem, ...]]:
    found = read(f"@{kind}{{k,\n {fields}}}".encode(), "papers.bib")
    return found.publications[0], found.problems


@pytest.mark.parametrize(
    ("fields", "part", "value"),
    [
        ("title = {A}, booktitle = {B}", "title", ("A",)),
        ("title = { }, booktitle = {B}, maintitle = {C}", "title", ("B",)),
        ("maintitle = {C}, subtitle = {S}", "title", ("C: S",)),
        ("subtitle = {S}", "title", ("S",)),
        ("number = {1}, issue = {2}", "number", "1"),
        ("issue = {2}", "number", "2"),
        ("volume = {\\'E}", "volume", "É"),
        ("pages = {1--2}", "pages", "1–2"),
        ("eid = {e1}, articleno = {2}", "eid", "e1"),
        ("article-number = {1}", "eid", "1"),
        ("articleno = {2}", "eid", "2"),
        ("article_number = {3}", "eid", "3"),
        ("articlenumber = {4}", "eid", "4"),
        ("article-no = {5}", "eid", "5"),
        ("publisher = {A \\& B}", "publisher", "A & B"),
        ("keywords = {a, b}, keyword = {c}", "keywords", {"a", "b"}),
        ("keyword = {c}", "keywords", {"c"}),
        ("title = {A}", "keywords", frozenset()),
        ("selected = {TRUE}", "selected", True),
        ("selected = {yes}", "selected", True),
        ("selected = {1}", "selected", True),
        ("selected = {0}", "selected", False),
        ("selected = {false}, keywords = {selected}", "selected", True),
        ("keyword = {selected}", "selected", True),
        ("keywords = {Selected}", "selected", False),
        ("note = {doi:10.5555/1}", "note", ()),
        ("note = {doi:10.5555}", "note", ("doi:10.5555",)),
        ("note = {doi:10.5555/1, in Swedish}", "note", ("doi:10.5555/1, in Swedish",)),
        ("note = {Short (in press)}", "note", ("Short",)),
        ("type = {Report}, howpublished = {Web}", "facts", (("type", "Report"), ("howpublished", "Web"))),
        ("title = {A}", "contributors", ()),
        ("author = {Aal, Ada and others}", "others", True),
        ("author = {Aal, Ada}", "others", False),
        ("title = {A}", "original_type", "misc"),
        ("title = {A}", "type", "misc"),
        ("title = {A}", "file", "papers.bib"),
        ("title = {A}", "line", 1),
    ],
)
def test_part(fields: str, part: str, value: Any) -> None:
    assert getattr(read_entry(fields)[0], part) == value


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("pubstate = {submitted}, year = {in press}, note = {accepted}", "submitted"),
        ("year = {in press}, note = {accepted}", "inpress"),
        ("note = {accepted}, howpublished = {in press}", "accepted"),
        ("howpublished = {in press}, volume = {accepted}", "inpress"),
        ("volume = {accepted}, number = {in press}", "accepted"),
        ("number = {in press}, pages = {accepted}", "inpress"),
        ("issue = {in press}", "inpress"),
        ("pages = {accepted}, eprint = {2401.00001}", "accepted"),
        ("eprint = {2401.00001}", "preprint"),
        ("journal = {arXiv}", "preprint"),
        ("title = {A}", ""),
    ],
)
def test_which_status_counts(fields: str, status: str) -> None:
    record = read_entry(fields)[0]
    assert record.status == status
    # what is a status is no number
    assert (record.volume, record.number, record.pages) == ("", "", "")


@pytest.mark.parametrize(
    ("fields", "contributors"),
    [
        ("translator = {Roe, Bo}, bookauthor = {Aal, Ada and Cor, Cy}",
         ["bookauthor: Ada Aal, Cy Cor", "translator: Bo Roe"]),
        ("translator = { }, holder = {Lab}", ["holder: Lab"]),
        ("afterword = {A A}, foreword = {B B}, introduction = {C C}, commentator = {D D}, annotator = {E E}",
         ["annotator: E E", "commentator: D D", "introduction: C C", "foreword: B B", "afterword: A A"]),
        ("translator+an:person = {1=bo}, translator = {Roe, Bo}", ["translator: Bo Roe"]),
    ],
)  # fmt: skip
def test_contributors(fields: str, contributors: list[str]) -> None:
    record = read_entry(fields)[0]
    found = [
        f"{role}: {', '.join(str(person.name) for person in people)}" for role, people in record.contributors
    ]
    assert found == contributors


def no_year(place: str) -> list[tuple[int, str]]:
    return [(1, f"no year is stated; {place}; add ‘year’ or ‘date’")]


@pytest.mark.parametrize(
    ("fields", "kind", "inferred", "reported"),
    [
        ("title = {A}", "misc", "", no_year("it is sorted as undated")),
        ("eprint = {2401.00001}", "misc", "2024-01", no_year("it is sorted as of 2024-01")),
        ("booktitle = {ICML'22}", "inproceedings", "2022", no_year("it is sorted as of 2022")),
        ("year = 2020, eprint = {2401.00001}", "misc", "", []),
        ("note = {in preparation}", "misc", "", []),
        ("note = {submitted}, eprint = {2401.00001}", "misc", "2024-01", []),
        ("note = {under review}", "misc", "", []),
        ("note = {accepted}", "misc", "", []),
        ("note = {in press}", "misc", "", []),
        ("note = {preprint}", "misc", "", no_year("it is sorted as undated")),
    ],
)
def test_entries_without_a_year(
    fields: str, kind: str, inferred: str, reported: list[tuple[int, str]]
) -> None:
    record, problems = read_entry(fields, kind)
    assert (record.inferred_date.isoformat() if record.inferred_date else "") == inferred
    assert [(p.line, p.message) for p in problems] == reported
    assert {(p.kind, p.key) for p in problems} <= {(BibKind.NO_YEAR, "k")}


def test_parts_of_others_need_no_year_and_no_place() -> None:
    found = read(
        b"@xdata{x, publisher = {P}}\n@set{s, entryset = {k}}\n@misc{k, xdata = {x}, year = 2020}", "a.bib"
    )
    assert found.problems == ()
    assert [(record.key, record.publisher, record.line) for record in found.publications] == [("k", "P", 3)]


@pytest.mark.parametrize(
    ("fields", "reported"),
    [
        (r"title = {\foo}", [r"‘\foo’ in ‘title’"]),
        (r"title = {\foo{x} \baz}, note = {\foo}", [r"‘\foo’ and ‘\baz’ in ‘title’", r"‘\foo’ in ‘note’"]),
        (r"keywords = {\foo}", [r"‘\foo’ in ‘keywords’"]),
        (r"author = {\foo{A} B}", [r"‘\foo’ in ‘author’"]),
        (r"abstract = {$\foo$ \emph{x}}", []),
        (r"url = {\foo}, file = {\foo}, howpublished = {\url{\foo}}", []),
    ],
)
def test_macros_that_are_not_known(fields: str, reported: list[str]) -> None:
    problems = read_entry(f"year = 2020, {fields}")[1]
    rest = " is not known; it is shown as source, or only its argument is shown; write what it stands for"
    assert [p.message for p in problems if p.kind is BibKind.LATEX] == [f"{text}{rest}" for text in reported]


def test_keys() -> None:
    heads = ("@misc{a", "@book{", "@misc{A", "@misc{a", "@misc{")
    text = "\n".join(f"{head}, year = 2020}}" for head in heads)
    found = read(text.encode(), "bib/my papers.v2.bib")
    assert [record.key for record in found.publications] == [
        "a",
        "my papers.v2-2",
        "A",
        "a",
        "my papers.v2-5",
    ]
    no_key = "has no key; it is listed, but nothing can refer to it; add a key"
    used = (
        "the key is already used in line 1; both entries are listed, and references go to the first; "
        "rename or remove one"
    )
    assert [(p.kind, p.line, p.key, p.message) for p in found.problems] == [
        (BibKind.EMPTY_KEY, 2, None, f"‘@book’ {no_key}"),
        (BibKind.DUPLICATE_KEY, 4, "a", used),
        (BibKind.EMPTY_KEY, 5, None, f"‘@misc’ {no_key}"),
    ]


def test_texts_of_a_record() -> None:
    record = read_entry(r"title = {\emph{A}}, abstract = {One." "\n\n" r"Two}, note = {N \'e}")[0]
    assert (plain(record.title), plain(record.note)) == ("A", "N é")
    assert [plain(record.abstract)[:4], plain(record.abstract)[-3:]] == ["One.", "Two"]


TEXTS = """
author editor translator bookauthor title subtitle titleaddon journal journaltitle journalsubtitle booktitle
booksubtitle maintitle eventtitle issuetitle shortjournal abbr series publisher institution school
organization howpublished address location edition type note addendum abstract award award_name presentation
additional_info annotation keywords
"""
FORMULAS = """
title subtitle titleaddon maintitle booktitle booksubtitle eventtitle series journal journaltitle shorttitle
author editor translator note addendum abstract publisher organization institution school howpublished
address location edition chapter type annotation additional_info
"""


@pytest.mark.parametrize("name", TEXTS.split())
def test_fields_whose_macros_are_looked_at(name: str) -> None:
    problems = read_entry(rf"year = 2020, {name} = {{A \foo{{B}}}}")[1]
    assert [(p.kind, p.message.partition(" is ")[0]) for p in problems] == [
        (BibKind.LATEX, rf"‘\foo’ in ‘{name}’")
    ]


@pytest.mark.parametrize("name", FORMULAS.split())
def test_fields_whose_formulas_are_looked_at(name: str) -> None:
    problems = read_entry(rf"year = 2020, {name} = {{A $\foo$}}")[1]
    assert [p.kind for p in problems] == [BibKind.FORMULA]


def test_formulas_are_reported_in_the_order_of_what_is_shown() -> None:
    problems = read_entry("year = 2020,\n note = {$\\foo$},\n abstract = {$\\foo$},\n title = {$\\foo$}")[1]
    assert [p.line for p in problems] == [3, 4, 5]
    text = "@misc{k, year = 2020, abstract = {$\\foo$}, note = {$\\bax$}, title = {$\\baz$}}"
    found = read(text.encode(), "papers.bib").problems
    assert [p.message.partition(" has ")[0] for p in found] == [
        rf"the formula ‘\{name}’" for name in ("baz", "bax", "foo")
    ]
