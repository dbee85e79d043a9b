"""Links, badges and pictures of papers, and lines of Markdown."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.drafts import Context, Draft, add_link, badges, take_pictures, words_of
from sphinx_academic.importers.lines import Line, lines_of
from sphinx_academic.importers.markdown_lines import link, one_line
from sphinx_academic.importers.markup import parse, plain_line


def _linked(label: str, address: str) -> dict[str, str]:
    draft = Draft()
    context = Context(
        file_of=lambda path: "files/a.pdf" if path == "a.pdf" else None,
        is_page=lambda path: path in ("/cv/", "/x.html"),
    )
    add_link(draft, label, address, context)
    return draft.fields


def _badges(html: str) -> tuple[list[str], int]:
    found, elements = badges(list(parse(html).children))
    return found, len(elements)


def _pictures(text: str) -> tuple[dict[str, str], list[tuple[str, bool]], list[str], list[str]]:
    """Return links, venues, pictures, and the texts of lines that have some."""
    draft = Draft()
    kept = take_pictures(lines_of(parse(text)), draft, Context())
    return draft.fields, draft.venues, [each.source for each in draft.pictures], [line.text for line in kept]


@pytest.mark.parametrize(("label", "address", "found"), [
    ("code", " https://c.example.org ", {"code": "https://c.example.org"}),
    ("code", "//c.example.org", {"code": "https://c.example.org"}),
    ("pdf", "a.pdf", {"pdf": "files/a.pdf"}),
    ("pdf", "./b%20c.pdf", {"pdf": "b c.pdf"}),
    ("pdf", "../x/b.pdf", {"pdf": "x/b.pdf"}),
    ("page", "/cv/", {}),
    ("page", "/x.html", {}),
    ("page", "/y.html", {"website": "y.html"}),
    ("x", "HTTPS://X.example.org", {"link_x": "HTTPS://X.example.org"}),
    ("x", "a.pdfpdfp", {}),
    ("bib", "x.BIB", {}),
    ("x", "mailto:a@example.net", {}),
    ("x", "#", {}),
    ("x", "word", {}),
    ("ftp", "ftp://f.example.org/a", {"link_ftp": "ftp://f.example.org/a"}),
])  # fmt: skip
def test_link(label: str, address: str, found: dict[str, str]) -> None:
    assert _linked(label, address) == found


@pytest.mark.parametrize(("html", "found"), [
    ("<span class='badge'>A  b</span><span class='my-label'><b>C</b><i>D</i></span>", (["A b", "C D"], 2)),
    ("<span class='badge'><span class='venue'>A</span></span>", (["A"], 1)),
    ("<span class='conf'><a href='x'>A</a></span>", ([], 0)),
    ("<span class='tagged'>A</span>", ([], 0)),
    ("<div class='badge'></div>", ([], 0)),
    ("<span class='label_x'>word word word word word word word word word word word word </span>", (["word word word word word word word word word word word word"], 1)),
    ("<span class='label'>word word word word word word word word word word word word word </span>", ([], 0)),
])  # fmt: skip
def test_badges(html: str, found: tuple[list[str], int]) -> None:
    assert _badges(html) == found


@pytest.mark.parametrize(("text", "found"), [
    ("![a](img/a.png) text", ({}, [], ["img/a.png"], ["text"])),
    ("![x](https://p.example.org/a.png)", ({}, [], [], [])),
    ("[![Badge](https://img.shields.io/badge/Code-x-blue)](https://c.example.org)", ({"code": "https://c.example.org"}, [("Code x", False)], [], [])),
    ("[![stars](https://img.shields.io/github/stars/x/y)](https://github.com/x/y)", ({"code": "https://github.com/x/y"}, [], [], [])),
    ("[![Paper](img/a.png)](https://x.example.org/p)", ({"url": "https://x.example.org/p"}, [], ["img/a.png"], [])),
    ("[![big](img/a.png)](https://x.example.org/a.PNG)", ({}, [], ["img/a.png"], [])),
    ("[![x](img/a.png)](b.html)", ({}, [], ["img/a.png"], [])),
    ("![v](https://visitor.example.org/x) t", ({}, [], [], ["t"])),
])  # fmt: skip
def test_pictures(
    text: str, found: tuple[dict[str, str], list[tuple[str, bool]], list[str], list[str]]
) -> None:
    assert _pictures(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("a b-c d’e", ["a", "b-c", "d’e"]),
    ("_", []),
    ("水利工程 x", ["x", "水利", "工程"]),
    ("12 ab", ["12", "ab"]),
])  # fmt: skip
def test_words(text: str, found: list[str]) -> None:
    assert words_of(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("a *b* **c** `d` [e](https://x.example.org) [f](g.html)", "a *b* **c** `d` [e](https://x.example.org) f"),
    ("1. a", "1\\. a"),
    ("# a", "\\# a"),
    ("- a", "\\- a"),
    ("$x^2$ and $5", "$x^2$ and \\$5"),
    ("a < b & c", "a \\< b & c"),
    ("<b>x</b><br>y", "**x** y"),
    ("a\n b", "a b"),
    ("[x]", "\\[x\\]"),
    ("<script>alert</script>x", "\\<script\\>alert\\</script\\>x"),
])  # fmt: skip
def test_line_of_myst(text: str, found: str) -> None:
    assert one_line(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("a *b* **c** `d` [e](https://x.example.org) [f](g.html)", "a b c d e f"),
    ("1. a", "1. a"),
    ("# a", "# a"),
    ("- a", "- a"),
    ("$x^2$ and $5", "$x^2$ and $5"),
    ("a < b & c", "a < b & c"),
    ("<b>x</b><br>y", "x y"),
    ("a\n b", "a b"),
    ("[x]", "[x]"),
    ("<script>alert</script>x", "x"),
])  # fmt: skip
def test_plain_line(text: str, found: str) -> None:
    assert plain_line(text) == found


@pytest.mark.parametrize(("address", "found"), [
    ("https://x.example.org", "[a](https://x.example.org)"),
    ("https://x.example.org/(b)", "[a](<https://x.example.org/(b)>)"),
    ("https://x.example.org/<b>", "[a](https://x.example.org/%3Cb%3E)"),
    ("javascript:x", "a"),
    ("", "a"),
])  # fmt: skip
def test_link_of_myst(address: str, found: str) -> None:
    assert link("a", address) == found


@pytest.mark.parametrize(("letters", "found"), [(60, 1), (61, 0)])
def test_how_long_a_badge_is(letters: int, found: int) -> None:
    assert _badges(f"<span class='badge'>{'a' * letters}</span>")[1] == found


def test_lines_without_words_are_dropped() -> None:
    assert take_pictures([Line("  "), Line("a"), Line("")], Draft(), Context()) == [Line("a")]
