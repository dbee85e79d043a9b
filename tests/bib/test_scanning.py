"""Where entries begin, and each message about what is wrong in them, word for word."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.fields import Bare, RawEntry
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.scanner import scan
from sphinx_academic.model.problems import Problem

READ = "; read as if there were one; add it"
CLOSE = "; its fields were kept; close it"
FIELD = "; write ‘name = {value}’"
KEPT = "; the other fields were kept; balance braces and quotation marks"


def shown(entry: RawEntry) -> str:
    """Return type, key and line of an entry, and its fields with their lines."""
    fields = (
        f" {field.name}@{field.line}="
        + "#".join(part if isinstance(part, Bare) else f"‹{part}›" for part in field.parts)
        for field in entry.fields
    )
    return f"@{entry.type}:{entry.key}:{entry.line}" + "".join(fields)


@pytest.mark.parametrize(
    ("text", "entries", "reported"),
    [
        (
            "@{a, t = {T}}",
            ["@misc:a:1 t@1=‹T›"],
            [(1, "", "an entry without a type was read as ‘@misc’; add the type")],
        ),
        ("@misc a,\n t = {T}", [], [(1, "", "‘@misc’ has no opening brace and was skipped; add it")]),
        (
            "@comment{x\n@misc{a,}",
            ["@misc:a:2"],
            [(1, "", "‘@comment’ is not closed; its first line was skipped; close its brace")],
        ),
        (
            "@Preamble{x\n\n",
            [],
            [(1, "", "‘@Preamble’ is not closed; its first line was skipped; close its brace")],
        ),
        ("@misc{a t = {T}}", ["@misc:a:1 t@1=‹T›"], [(1, "a", "no comma after the key" + READ)]),
        ("@misc{a\n t = {T}}", ["@misc:a:1 t@2=‹T›"], [(1, "a", "no comma after the key" + READ)]),
        ("@misc{a}", ["@misc:a:1"], []),
        (
            "@misc{a, t = {A}}, y = {1}}",
            ["@misc:a:1 t@1=‹A› y@1=‹1›"],
            [(1, "a", "a closing brace too many; the fields after it were kept; remove it")],
        ),
        (
            "@misc{a, t = {A}}\n y = {1}\n}",
            ["@misc:a:1 t@1=‹A› y@2=‹1›"],
            [(1, "a", "a closing brace too many; the fields after it were kept; remove it")],
        ),
        ("@misc{a,\n t = {A}", ["@misc:a:1 t@2=‹A›"], [(2, "a", "the entry is not closed" + CLOSE)]),
        (
            "@misc{a,\n word,\n y = 1}",
            ["@misc:a:1 y@3=1"],
            [(2, "a", "‘word’ is not a field and was skipped" + FIELD)],
        ),
        (
            "@misc{a,\n word with many many many many more words in it,\n y = 1}",
            ["@misc:a:1 y@3=1"],
            [(2, "a", "‘word with many many many many more word…’ is not a field and was skipped" + FIELD)],
        ),
        ("@misc{a, t {T}}", ["@misc:a:1 t@1=‹T›"], [(1, "a", "no equals sign after ‘t’" + READ)]),
        ('@misc{a, t "T"}', ["@misc:a:1 t@1=‹T›"], [(1, "a", "no equals sign after ‘t’" + READ)]),
        (
            "@misc{a, t = {T}\n y = 1}",
            ["@misc:a:1 t@1=‹T› y@2=1"],
            [(1, "a", "no comma after the value of ‘t’; add it")],
        ),
        (
            "@misc{a, t = {T} y = 1}",
            ["@misc:a:1 t@1=‹T› y@1=1"],
            [(1, "a", "no comma after the value of ‘t’; add it")],
        ),
        (
            "@misc{a, t =, y = 1}",
            ["@misc:a:1 t@1= y@1=1"],
            [(1, "a", "‘t’ has no value; it was read as empty; remove it or write {}")],
        ),
        (
            "@misc{a,\n t = {A,\n y = {1}\n}",
            ["@misc:a:1 t@2=‹A› y@3=‹1›"],
            [(2, "a", "the value of ‘t’ is not closed" + KEPT)],
        ),
        (
            "@misc{a, t = {A}; y = 1; z = {2}}",
            ["@misc:a:1 t@1=‹A› y@1=1 z@1=‹2›"],
            [
                (1, "a", "‘;’ after the value of ‘t’ was skipped; remove it"),
                (1, "a", "‘;’ after the value of ‘y’ was skipped; remove it"),
            ],
        ),
        (
            "@misc{a,\n t = {A}),\n y = 1,\n z = {2}\n}",
            ["@misc:a:1 t@2=‹A› y@3=1 z@4=‹2›"],
            [(2, "a", "‘)’ after the value of ‘t’ was skipped; remove it")],
        ),
        (
            "@misc{a, t = {A} {B}, y = {1}}",
            ["@misc:a:1 t@1=‹A› y@1=‹1›"],
            [(1, "a", "‘{B’ after the value of ‘t’ was skipped" + KEPT)],
        ),
        (
            "@misc{a, {B}, y = {1}}",
            ["@misc:a:1 y@1=‹1›"],
            [(1, "a", "‘{B’ cannot be read and was skipped" + KEPT)],
        ),
        (
            "@misc{a, {A, y = {1}, z = {2}",
            ["@misc:a:1 y@1=‹1› z@1=‹2›"],
            [(1, "a", "‘{A’ cannot be read and was skipped" + KEPT)],
        ),
        (
            "@misc{a, t = {A, u = {B, v = {C, w = {D, x = {1}}",
            ["@misc:a:1 t@1=‹A› u@1=‹B› v@1=‹C› w@1=‹D› x@1=‹1›"],
            [
                (
                    1,
                    "a",
                    "the value of ‘t’ is not closed; "
                    "the value of ‘u’ is not closed; the value of ‘v’ is not closed" + KEPT,
                )
            ],
        ),
        ("@misc(a, t = {A}", ["@misc:a:1 t@1=‹A›"], [(1, "a", "the entry is not closed" + CLOSE)]),
        (
            "@misc{a, {B}, t = {A, y = {1}}",
            ["@misc:a:1 t@1=‹A› y@1=‹1›"],
            [(1, "a", "‘{B’ cannot be read and was skipped; the value of ‘t’ is not closed" + KEPT)],
        ),
        (
            "@misc{a, {B}, t = {A, u = {B, v = {C, y = {1}}",
            ["@misc:a:1 t@1=‹A› u@1=‹B› v@1=‹C› y@1=‹1›"],
            [
                (
                    1,
                    "a",
                    "‘{B’ cannot be read and was skipped; the value of ‘t’ is not closed; "
                    "the value of ‘u’ is not closed" + KEPT,
                )
            ],
        ),
        (
            "@misc{a, TITLE = {A, YEAR = 1}",
            ["@misc:a:1 title@1=‹A› year@1=1"],
            [(1, "a", "the value of ‘TITLE’ is not closed" + KEPT)],
        ),
        (
            "@misc{a, TITLE {A}, Year 1, NOTE = {x}",
            ["@misc:a:1 title@1=‹A› note@1=‹x›"],
            [
                (1, "a", "no equals sign after ‘TITLE’" + READ),
                (1, "a", "‘Year 1’ is not a field and was skipped" + FIELD),
                (1, "a", "the entry is not closed" + CLOSE),
            ],
        ),
        ("@misc{, t = {A}", ["@misc::1 t@1=‹A›"], [(1, "", "the entry is not closed" + CLOSE)]),
        ("@string{x {X}}", ["@string::1 x@1=‹X›"], [(1, "", "no equals sign after ‘x’" + READ)]),
        ("@misc{a,\n t = {A}\n}\n}\n@misc{b,}", ["@misc:a:1 t@2=‹A›", "@misc:b:5"], []),
        (
            '@misc{a,\n t = "x\n@misc{b,}',
            ["@misc:a:1 t@2=‹x›", "@misc:b:3"],
            [(2, "a", "the value of ‘t’ is not closed" + KEPT)],
        ),
        ("x @misc{a,} @misc b", ["@misc:a:1"], []),
        ("@misc{t = {T}}", ["@misc::1 t@1=‹T›"], []),
        ("@misc{a, t = {A}} y", ["@misc:a:1 t@1=‹A›"], []),
        (
            "@misc{a,\n\n\n t = {A}},\n y = 1\n}",
            ["@misc:a:1 t@4=‹A› y@5=1"],
            [(4, "a", "a closing brace too many; the fields after it were kept; remove it")],
        ),
    ],
)
def test_what_is_said(text: str, entries: list[str], reported: list[tuple[int, str, str]]) -> None:
    """Each message with its line and the key of its entry."""
    found = scan(text, "papers.bib")
    assert [shown(entry) for entry in found.entries] == entries
    assert list(found.problems) == [
        Problem(BibKind.SYNTAX, message, "papers.bib", line, key or None) for line, key, message in reported
    ]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("@misc{a,}", ["@misc:a:1"]),
        ("  @misc{a,}", ["@misc:a:1"]),
        ("x@misc{a,}", []),
        ("x @misc{a,}", ["@misc:a:1"]),
        ("%@misc{a,}", []),
        ("% x @misc{a,}\n@misc{b,}", ["@misc:b:2"]),
        ("%\n@misc{a,}", ["@misc:a:2"]),
        ("\t% @misc{a,}", []),
        ("@misc{a,} % @misc{b,}", ["@misc:a:1"]),
        ("@misc{a,}% @misc{b,}\n@misc{c,}", ["@misc:a:1", "@misc:c:2"]),
        ("@ misc {a,}", ["@misc:a:1"]),
        ("@misc\n{a,}", ["@misc:a:1"]),
        ("@1misc{a,}", []),
        ("@mi1sc{a,}", ["@mi1sc:a:1"]),
        ("@misc(a,)", ["@misc:a:1"]),
        ("@MISC{A,}", ["@misc:A:1"]),
        ("@misc{a b,}", ["@misc:a b:1"]),
        ("@misc{a\n,}", ["@misc:a:1"]),
        ("@misc{ a ,}", ["@misc:a:1"]),
        ("@misc{a(b,}", ["@misc:a(b:1"]),
        ("@misc(a(b,)", ["@misc:a:1"]),
        ("@misc{{a},}", ["@misc::1"]),
        ("@{a,}", ["@misc:a:1"]),
        ("@{a=b,}", []),
        ("@ {a,}", ["@misc:a:1"]),
        ("@comment x", []),
        ("@comment{x} @misc{a,}", ["@misc:a:1"]),
        ("@comment(x) @misc{a,}", ["@misc:a:1"]),
        ("@comment{x{y}z}@misc{a,}", ["@misc:a:1"]),
        ("@string(x = {X})", ["@string::1 x@1=‹X›"]),
        ('@preamble{"x"}@misc{a,}', ["@misc:a:1"]),
        ("@misc{a,}@misc{b,}", ["@misc:a:1", "@misc:b:1"]),
        ("a@b.org", []),
        ("@misc a,b", []),
        ("@misc a", []),
        ("@misc\na,", []),
    ],
)
def test_where_entries_begin(text: str, entries: list[str]) -> None:
    assert [shown(entry) for entry in scan(text, "papers.bib").entries] == entries
