"""Findings of an import: their levels, and each once."""

from __future__ import annotations

import pytest

from sphinx_academic.importers.findings import Finding, Findings, Level


def test_each_way_to_add_one() -> None:
    findings = Findings()
    findings.imported("a", "a.md", 1)
    findings.kept("b", "b.md", 2, "do it")
    findings.left_out("c", "c.md", 3, "do it")
    findings.check("d", "d.md", 4, "do it")
    findings.check("e", warns=True)
    findings.add(Level.KEPT, "f", warns=True)
    assert list(findings) == [
        Finding(Level.IMPORTED, "a", "a.md", 1),
        Finding(Level.KEPT, "b", "b.md", 2, "do it"),
        Finding(Level.LEFT_OUT, "c", "c.md", 3, "do it"),
        Finding(Level.CHECK, "d", "d.md", 4, "do it"),
        Finding(Level.CHECK, "e", warns=True),
        Finding(Level.KEPT, "f", warns=True),
    ]
    assert len(findings) == 6


def test_each_stands_once_where_it_was_first() -> None:
    findings = Findings()
    for message, line in (("a", 1), ("b", 1), ("a", 1), ("a", 2)):
        findings.check(message, "a.md", line)
    assert [(each.message, each.line) for each in findings] == [("a", 1), ("b", 1), ("a", 2)]


@pytest.mark.parametrize(("text", "shown"), [
    ("One\n  two", "One two"), ("x" * 60, "x" * 60), ("x" * 61, "x" * 60), ("a " * 40, ("a " * 30)),
])  # fmt: skip
def test_news_without_a_date(text: str, shown: str) -> None:
    findings = Findings()
    findings.undated_news(text, "a.md", 3)
    message = f"an item of the news has no date that can be read, and each build warns of it: {shown}"
    assert list(findings) == [Finding(Level.CHECK, message, "a.md", 3, "begin it with a date", warns=True)]
