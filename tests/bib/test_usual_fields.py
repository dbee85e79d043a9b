"""Entries whose fields are found by one search: the same as when they are read one after the other."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from sphinx_academic.bib import scanner
from sphinx_academic.bib.fields import Bare, ExpansionLimit, RawField, UsualFields
from sphinx_academic.bib.macros import Macros
from sphinx_academic.bib.scanner import scan
from sphinx_academic.model.problems import Problem

HERE = Path(__file__).parent
#: whatever the fixtures hold, and one file that is as usual
SOURCES = [
    *(path.read_text("utf-8", "replace") for path in sorted((HERE / "fixtures").iterdir())),
    """@article{a,
  title = {One {Two {Three {Four}}}},
  author = "A. Bell and {\\"O}ker, Bo",
  year = 2024, month = oct,
  note = {},
}

@misc { b , TITLE={B},year = {1},}
@string{own = {Mine}}
@misc{c, title = own, month = jul}
""",
]
SNIPPETS = [
    *'{}"@,%#=\n\r ()',
    *(";", "]", "),", ") year = 1,"),
    *("\n@", "\n\n", "own", "@misc{new, year = 1}", "= 2023", "month = jun,", "}\n}", "},", "year = {1},"),
    *("@string{jun = {Juni}}", "@string{1 = {I}}", "@string{2024 = {then}}", " # ", "é", "{{", "}}", '""'),
]


def read(text: str, *, at_once: bool) -> object:
    with pytest.MonkeyPatch.context() as patch:
        if not at_once:
            patch.setattr(scanner._Scanner, "_usual_fields", lambda self: None)
        found = scan(text, "x.bib")
    problems: list[Problem] = list(found.problems)
    macros = Macros({"own": "Own"}, "x.bib", problems, ExpansionLimit.of(text))
    fields = [list(values.items()) for values in macros.expand(found.entries)]
    entries = [(raw.type, raw.key, raw.fields, raw.line, raw.chunk) for raw in found.entries]
    kinds = [type(part) for raw in found.entries for field in raw.fields for part in field.parts]
    return entries, kinds, fields, problems, macros.defined


@pytest.mark.parametrize("seed", range(30))
def test_same_as_one_by_one(seed: int) -> None:
    drawn = random.Random(seed)
    for text in SOURCES:
        lines = text.splitlines(keepends=True)
        for _ in range(20):
            start = drawn.randrange(len(lines))
            edited = "".join(lines[start : start + drawn.choice((5, 40))])
            for _ in range(drawn.randrange(4)):
                place = drawn.randrange(len(edited) + 1)
                end = place + drawn.choice((0, 0, 1, 2, 20))
                edited = edited[:place] + drawn.choice([*SNIPPETS, ""]) + edited[end:]
            assert read(edited, at_once=True) == read(edited, at_once=False), edited


USUAL = [
    "title = {T}}",
    'title = {T}, year = 2024, month = jan, note = "N {"} M",\n}\n\n',
    "a={1},A-b:c={}}",
    "a = {{{{1}}}}}",
    "a = b.c:d+e/f-g}",
]
UNUSUAL = [
    "}",
    "title = {T}",
    "title = {T},",
    "title = {T}} text",
    "title = {T}} % remark",
    "title = {T}}, year = {1}}",
    "title = {T}, title = {U}}",
    "title = {T}, TITLE = {U}}",
    "title = {T} # {U}}",
    "title = {T} year = {1}}",
    "% remark\ntitle = {T}}",
    "title {T}}",
    "a = {{{{{1}}}}}}",
    "title = {T}}\n}",
    ", title = {T}}",
    'title = "T}"}',
    "title = }",
]


@pytest.mark.parametrize("text", [*USUAL, *UNUSUAL])
def test_what_is_usual(text: str) -> None:
    found = UsualFields(text, 0, len(text), 1)
    assert found.read() == (text in USUAL)


def test_values_and_macros() -> None:
    text = '@misc{k,\n  Title = {T},\n\n  year = 2024, month\n = Jan, note = "N", key = {}}'
    found = UsualFields(text, text.index(",") + 1, len(text), 1)
    assert found.read()
    assert found.values == {"title": "T", "year": "2024", "month": "Jan", "note": "N", "key": ""}
    assert found.macros == ["month"]
    assert found.fields == (
        RawField("title", ("T",), 2),
        RawField("year", (Bare("2024"),), 4),
        RawField("month", (Bare("Jan"),), 4),
        RawField("note", ("N",), 5),
        RawField("key", ("",), 5),
    )
    assert found.fields is found.fields
    assert [type(field.parts[0]) for field in found.fields] == [str, Bare, Bare, str, str]


@pytest.mark.parametrize(
    ("definitions", "expected", "problems"),
    [
        ("", {"title": "T", "month": "October", "year": "2024"}, 0),
        ("@string{oct = {Okt}}", {"title": "T", "month": "Okt", "year": "2024"}, 0),
        # BibTeX has no such names
        ("@string{2024 = {then}}", {"title": "T", "month": "October", "year": "then"}, 0),
    ],
)
def test_macros_stand_for_what_they_are(definitions: str, expected: dict[str, str], problems: int) -> None:
    found = scan(f"{definitions}\n@misc{{k, title = {{T}}, month = oct, year = 2024}}", "x.bib")
    reported: list[Problem] = []
    macros = Macros({}, "x.bib", reported, ExpansionLimit.of(" " * 100))
    assert macros.expand(found.entries) == [expected]
    assert len(reported) == problems


def test_unknown_macro_is_reported_at_its_line() -> None:
    text = "@misc{k,\n  title = {T},\n  month = jan,\n  note = nothing}"
    reported: list[Problem] = []
    (fields,) = Macros({}, "x.bib", reported, ExpansionLimit.of(text)).expand(scan(text, "x.bib").entries)
    assert fields == {"title": "T", "month": "January", "note": "nothing"}
    assert [(problem.line, problem.key) for problem in reported] == [(4, "k")]
    assert re.match("‘nothing’ is defined by no @string", reported[0].message)
