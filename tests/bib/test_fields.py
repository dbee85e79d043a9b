"""Fields of entries: macros, repeated ones, annotations of names, and all that is said of them."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.fields import Entry, RawEntry, RawField, keys_in, line_of
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.reader import read
from sphinx_academic.model.problems import Problem

MACROS = """@string{early = {E}}
@misc{a, year = 2020,
 %s}
@string{late = {Late}, both = early # late}
"""


@pytest.mark.parametrize(
    ("text", "fields", "undefined", "repeated"),
    [
        ("month = JAN", {"month": "January"}, [], []),
        ("month = jan # {~} # 10", {"month": "January~10"}, [], []),
        ('x = "a" # { b}', {"x": "a b"}, [], []),
        ("volume = 12", {"volume": "12"}, [], []),
        ("volume = 3-4", {"volume": "3-4"}, [], []),
        ("volume = 3.4:5/6", {"volume": "3.4:5/6"}, [], []),
        ("volume = 3a", {"volume": "3a"}, ["3a"], []),
        ("selected = true", {"selected": "true"}, [], []),
        ("selected = no", {"selected": "no"}, [], []),
        ("abbr = ICML", {"abbr": "ICML"}, [], []),
        ("preview = x", {"preview": "x"}, [], []),
        ("note = yes", {"note": "yes"}, [], []),
        ("month = april", {"month": "april"}, ["april"], []),
        ("x = {kept} # nowhere", {"x": "keptnowhere"}, ["nowhere"], []),
        ("x = late", {"x": "Late"}, [], []),
        ("x = Late # late", {"x": "LateLate"}, [], []),
        ("x = early", {"x": "E"}, [], []),
        ("note = {1}, note = {2}, NOTE = {3}", {"note": "1"}, [], ["note", "note"]),
        ("x = a # b # c", {"x": "abc"}, ["a", "b", "c"], []),
        ("x = both", {"x": "ELate"}, [], []),
    ],
)
def test_macros(text: str, fields: dict[str, str], undefined: list[str], repeated: list[str]) -> None:
    found = read((MACROS % text).encode(), "papers.bib")
    assert found.publications[0].fields == {"year": "2020"} | fields
    assert found.macros == {"early": "E", "late": "Late", "both": "ELate"}
    messages = [
        (
            BibKind.UNDEFINED_MACRO,
            f"‘{word}’ is defined by no @string; it was kept as text; write {{{word}}} or define it",
        )
        for word in undefined
    ]
    messages += [
        (BibKind.DUPLICATE_FIELD, f"‘{name}’ is given twice; the first value counts; remove one")
        for name in repeated
    ]
    assert list(found.problems) == [Problem(kind, text, "papers.bib", 3, "a") for kind, text in messages]


@pytest.mark.parametrize(
    ("annotation", "authors", "messages"),
    [
        # roles and person of each author
        ("author+an = {1=equal; 2=equal,lead}", [(("equal",), ""), (("equal", "lead"), ""), ((), "")], []),
        (
            "author+an = {1=equal}",
            [(("equal",), ""), ((), ""), ((), "")],
            ["only Ann Doe is marked as an equal contributor; mark the others, or none"],
        ),
        ("author+an:role = {3=lead}", [((), ""), ((), ""), (("lead",), "")], []),
        ("author+an:default = {3=lead}", [((), ""), ((), ""), (("lead",), "")], []),
        ("author+an:other = {3=lead}", [((), ""), ((), ""), ((), "")], []),
        ("author+an:role = {1=Lead}", [(("lead",), ""), ((), ""), ((), "")], []),
        (
            "author+an:role = {1=boss}",
            [((), ""), ((), ""), ((), "")],
            ["unknown role ‘boss’ is ignored; known are: equal, lead, corresponding"],
        ),
        ("author+an = {1=boss}", [((), ""), ((), ""), ((), "")], []),
        (
            "author+an = {1=leed}",
            [((), ""), ((), ""), ((), "")],
            ["unknown role ‘leed’ is ignored; did you mean ‘lead’?"],
        ),
        (
            "author+an:role = {0=lead; 4=lead; 3=lead}",
            [((), ""), ((), ""), (("lead",), "")],
            [
                "position 0 is ignored, as the entry has 3 names; correct it",
                "position 4 is ignored, as the entry has 3 names; correct it",
            ],
        ),
        (
            "author+an = {lead}",
            [((), ""), ((), ""), ((), "")],
            ["‘lead’ cannot be read and is ignored; write 1=value; 2=value"],
        ),
        ("author+an = { ; 1=lead;}", [(("lead",), ""), ((), ""), ((), "")], []),
        ("author+an = {=lead; 1=lead}", [(("lead",), ""), ((), ""), ((), "")], []),
        ("author+an = {1:family=lead; 2=lead}", [((), ""), (("lead",), ""), ((), "")], []),
        ("author+an = {1=}", [((), ""), ((), ""), ((), "")], []),
        ("author+an = {1=,lead,}", [(("lead",), ""), ((), ""), ((), "")], []),
        (
            'author+an:role = {1="lead"; 2="a;b"}',
            [(("lead",), ""), ((), ""), ((), "")],
            ["unknown role ‘a;b’ is ignored; known are: equal, lead, corresponding"],
        ),
        (
            "author+an:person = {1=ann; 2=bob,rob}",
            [((), "ann"), ((), "bob"), ((), "")],
            ["position 2 is given several persons; ‘bob’ counts; keep one"],
        ),
        ('author+an:person = {1="ann"}', [((), "ann"), ((), ""), ((), "")], []),
        (
            "author+an:person = {9=ann}",
            [((), ""), ((), ""), ((), "")],
            ["position 9 is ignored, as the entry has 3 names; correct it"],
        ),
        ("author+an:person = {1= , ann}", [((), "ann"), ((), ""), ((), "")], []),
        (
            "author+an:person = {1=ann}, author+an:role = {1=lead}, author+an = {1=corresponding}",
            [(("lead", "corresponding"), "ann"), ((), ""), ((), "")],
            [],
        ),
        (
            "author+an:role = {1=lead; 1=corresponding}",
            [(("lead", "corresponding"), ""), ((), ""), ((), "")],
            [],
        ),
        ("editor+an = {1=lead}", [((), ""), ((), ""), ((), "")], []),
        ("author+an:role = {1 = lead}", [(("lead",), ""), ((), ""), ((), "")], []),
        (
            "author+an = {x=lead; 1=lead}",
            [(("lead",), ""), ((), ""), ((), "")],
            ["‘x=lead’ cannot be read and is ignored; write 1=value; 2=value"],
        ),
        ("author+an:role = {1=lead;2=lead,lead}", [(("lead",), ""), (("lead",), ""), ((), "")], []),
    ],
)
def test_annotations(
    annotation: str, authors: list[tuple[tuple[str, ...], str]], messages: list[str]
) -> None:
    entry = f"@misc{{k, author = {{Doe, Ann and Roe, Bob and Poe, Cyd}}, year = 2020,\n {annotation}}}"
    found = read(entry.encode(), "papers.bib")
    assert [(author.roles, author.person or "") for author in found.publications[0].authors] == authors
    assert [problem.message for problem in found.problems] == messages
    # at the annotation, but what it lacks at the names
    lines = [1 if "marked as" in message else 2 for message in messages]
    assert [(problem.line, problem.key) for problem in found.problems] == [(line, "k") for line in lines]


def test_view_of_fields() -> None:
    raw = RawEntry("misc", "k", (RawField("title", ("T",), 5), RawField("note", (" ",), 6)), 4)
    fields = {"title": r"\'E", "note": " ", "empty": "", "volume": "2"}
    entry = Entry(raw, "k", "misc", fields, "papers.bib", [])
    assert entry.first("note", "empty", "none", "volume", "title") == "2"
    assert entry.first("note", "empty", "none") == ""
    assert entry.plain("note", "empty", "none", "title", "volume") == "É"
    assert entry.plain("note", "none") == ""
    assert entry.rich("note", "title") == ("É",)
    assert entry.rich("note") == ()
    assert [line_of(raw, name) for name in ("title", "note", "volume")] == [5, 6, 4]
    for name in ("title", "volume", "none"):
        entry.report(BibKind.NAME, name, name)
    # an inherited field has been reported where it stands
    assert entry.problems == [
        Problem(BibKind.NAME, "title", "papers.bib", 5, "k"),
        Problem(BibKind.NAME, "none", "papers.bib", 4, "k"),
    ]


def test_keys_in_fields() -> None:
    fields = {"related": " a,b ,, c", "crossref": "d", "xref": ""}
    assert keys_in(fields, "related", "xref", "none", "crossref") == ["a", "b", "c", "d"]
    assert keys_in(fields, "xref") == []
