"""What citations in front matter say."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.citations import authors_of, details_of, title_place, unescaped


def _names(citation: str, title: str) -> list[str]:
    return [author.name for author in authors_of(citation, title).authors]


@pytest.mark.parametrize(("text", "found"), [
    ("a &amp;amp;amp; b", "a & b"),
    ("a &amp;amp; b", "a & b"),
    ("a & b", "a & b"),
    ("Zh{\\'a}ng", "Zháng"),
    ("a  \n b", "a b"),
    ("\\textit{x}", "x"),
    ("&quot;x&quot;", "\"x\""),
    ("a -- b ~ c", "a -- b ~ c"),
    ("AT&T &copy; x", "AT&T © x"),
    ("a \\~{n} -- b", "a ñ – b"),
    ("&lt;i&gt;", "<i>"),
])  # fmt: skip
def test_text_without_entities(text: str, found: str) -> None:
    assert unescaped(text) == found


@pytest.mark.parametrize(("citation", "title", "found"), [
    ("Okafor, M., & Lindqvist, J. (2024). Tides.", "Tides", ["Okafor, M.", "Lindqvist, J."]),
    ("M. Okafor, J. Lindqvist. &quot;Tides by Night.&quot; ICCC 2020", "Other", ["M. Okafor", "J. Lindqvist"]),
    ("Okafor M (2020) Something else", "Tides", ["Okafor, M."]),
    ("Your Name, You. (2020). Tides.", "Tides", []),
    ("TBD", "Tides", []),
    ("", "Tides", []),
    ("Tides. Okafor.", "Tides", []),
    ("Okafor, M. (eds.), <i>Tides</i>. 2020", "Tides", ["Okafor, M."]),
    ("No year and no quote", "Tides", []),
    ("Sea Lab, Mira Okafor. Tides. 2020", "Tides", ["Sea Lab", "Mira Okafor"]),
    ("Okafor, M., Dune, A. [2020] Something", "Tides", []),
    ("M. Okafor, A. Dune, 2020a, Tides", "Tides", ["M. Okafor", "A. Dune"]),
    ("M. Okafor, eds. Tides", "Tides", ["M. Okafor"]),
    ("M. Okafor and A. Dune (ed.) Tides", "Tides", ["M. Okafor", "A. Dune"]),
    ("M. Okafor, A. Dune: «Sand at Night», 2020", "Tides", ["M. Okafor", "A. Dune"]),
    ("tbd", "Tides", []),
    ("T. Bdell. Tides", "Tides", ["T. Bdell"]),
    (f"{'M. Okafor, ' * 53}A. Dune “Sand”", "Tides", [*["M. Okafor"] * 53, "A. Dune"]),
    (f"{'M. Okafor, ' * 54}A. Dune “Sand”", "Tides", []),
])  # fmt: skip
def test_authors_of_a_citation(citation: str, title: str, found: list[str]) -> None:
    assert _names(citation, title) == found


@pytest.mark.parametrize(("text", "title", "found"), [
    ("A. “Tides at Night”, x", "Tides, at night!", 4),
    ("A. Tides", "Sand", -1),
    ("A. Tides", "", -1),
    ("A. The Long Title of a Paper about the Sea", "The long title of a paper about the sea and more", 3),
    ("Straße, Tides", "tides", 8),
    ("A. Tides, at Night", "Tides at Night", 3),
    ("Tides. A", "Tides", 0),
    ("A. Tides & Sand", "Tides &amp; Sand", 3),
    # thirty letters of a title find it
    ("A. abcdefghijklmnopqrstuvwxyzabcdX", "abcdefghijklmnopqrstuvwxyzabcdY", 3),
    ("A. abcdefghijklmnopqrstuvwxyzabcX", "abcdefghijklmnopqrstuvwxyzabcdY", -1),
    ("A. Sand. Tides at Night and Noon in", "Tides at Night and Noon in the Sea", -1),
])  # fmt: skip
def test_place_of_a_title(text: str, title: str, found: int) -> None:
    assert title_place(text, title) == found


@pytest.mark.parametrize(("citation", "found"), [
    ("X. 12(3), pp. 45-67. doi:10.1000/x.1.", {"doi": "10.1000/x.1", "pages": "45--67", "volume": "12", "number": "3"}),
    ("X. p. 4 – 6", {"pages": "4--6"}),
    ("pages 1--2", {"pages": "1--2"}),
    ("X. 1234(5)", {"volume": "1234", "number": "5"}),
    ("v1.12(3)", {}),
    ("X. 12(3/4)", {"volume": "12", "number": "3/4"}),
    ("X 2020", {}),
    ("https://doi.org/10.1000/x) y", {"doi": "10.1000/x"}),
    ("X <i>12</i>(3), pp. 4&ndash;6", {"pages": "4--6", "volume": "12", "number": "3"}),
    ("X. 12 (3-4), PAGES 5—6", {"pages": "5--6", "volume": "12", "number": "3-4"}),
    ("doi:10.100/x", {}),
    ("10.1000/a_b;", {"doi": "10.1000/a_b"}),
    ("X. 12345(6), page 7", {}),
])  # fmt: skip
def test_details_of_a_citation(citation: str, found: dict[str, str]) -> None:
    assert details_of(citation) == found
