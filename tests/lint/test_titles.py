"""Titles beside ``{pub}``: which words of a paragraph are compared with which entries."""

from __future__ import annotations

import pytest
from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_academic.lint.problem_kinds import LintKind
from sphinx_academic.lint.run import _block, _drifts, _set_off
from sphinx_academic.model.publication import Publication

TIDES = Publication("tides", "article", ("A Model of the Tides in Bays",))
NEARLY_WAVES = "Measuring the Waves in Deep Water"
WAVES = Publication("waves", "article", ("Measuring the Waves of Deep Water",))


def reference(words: str = "", line: int = 3) -> pending_xref:
    found = pending_xref("", nodes.inline("", words or "shown"), refexplicit=bool(words))
    found.source, found.line = "page.md", line
    return found


def paragraph(*parts: nodes.Node | str) -> nodes.paragraph:
    return nodes.paragraph("", "", *(nodes.Text(part) if isinstance(part, str) else part for part in parts))


@pytest.mark.parametrize(
    ("parts", "texts"),
    [
        (("plain",), []),
        ((nodes.emphasis("", "one"), " and ", nodes.strong("", "two")), ["one", "two"]),
        ((nodes.reference("", "three"),), ["three"]),
        ((nodes.literal("", "code"), nodes.inline("", "in")), []),
        (("“four” and “five”",), ["four", "five"]),
        (('„six“ and "seven"',), ["six", "seven"]),
        (("“open and ‘single’",), []),
        (("“quoted”", nodes.emphasis("", "set")), ["set", "quoted"]),
        ((nodes.emphasis("", "", nodes.Text("a "), nodes.strong("", "b")),), ["a b", "b"]),
    ],
)
def test_what_is_set_off(parts: tuple[nodes.Node | str, ...], texts: list[str]) -> None:
    assert list(_set_off(paragraph(*parts))) == texts


def test_block_of_a_reference() -> None:
    inner = reference()
    block = paragraph("a ", nodes.emphasis("", "", nodes.inline("", "", inner)))
    assert _block(inner) is block
    lone = reference()
    assert _block(lone) is lone


def said(text: str, record: Publication) -> str:
    title = record.plain_title
    return f"‘{text}’ is not quite the title of ‘{record.key}’, ‘{title}’; correct one of them"


@pytest.mark.parametrize(
    ("parts", "own", "reported"),
    [
        ((), "", []),
        ((nodes.emphasis("", "A Model of Tides in Bays"),), "", [("A Model of Tides in Bays", TIDES)]),
        # what is set off twice is one drift
        (
            (nodes.emphasis("", "A Model of Tides in Bays"), nodes.strong("", "A Model of Tides in Bays")),
            "",
            [("A Model of Tides in Bays", TIDES)],
        ),
        ((nodes.emphasis("", NEARLY_WAVES),), "", [(NEARLY_WAVES, WAVES)]),
        ((nodes.emphasis("", "a model of the tides, in bays"),), "", []),
        (("A Model of Tides in Bays",), "", []),
        ((), "A Model of Tides in Bays", [("A Model of Tides in Bays", TIDES)]),
        # its own words are compared with its own title only
        ((), NEARLY_WAVES, []),
        ((), "here", []),
    ],
)  # fmt: skip
def test_drifts(
    parts: tuple[nodes.Node | str, ...], own: str, reported: list[tuple[str, Publication]]
) -> None:
    first, other = reference(own, 5), reference(line=7)
    block = paragraph(*parts, first, other)
    problems = list(_drifts(block, [(first, TIDES), (other, WAVES)]))
    assert [(p.kind, p.message, p.file, p.line) for p in problems] == [
        (LintKind.LINT_DRIFT, said(text, record), "page.md", 5 if record is TIDES else 7)
        for text, record in reported
    ]
