"""Lines of text from HTML: how each letter is set, where links and pictures stand, and where lines end."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.importers.lines import Anchor, Line, Look, Picture, lines_of, split_soft
from sphinx_academic.importers.markup import parse_html


def _shown(line: Line) -> tuple[Any, ...]:
    """Return runs of letters with their looks, texts and targets of links, pictures, and the kind of line."""
    runs: list[tuple[str, int]] = []
    for letter, look in zip(line.text, line.looks, strict=True):
        if runs and runs[-1][1] == look:
            runs[-1] = (runs[-1][0] + letter, runs[-1][1])
        else:
            runs.append((letter, int(look)))
    links = [(line.text[each.start : each.end], each.href) for each in line.anchors]
    pictures = [(each.place, each.source, each.alt, each.href) for each in line.pictures]
    return runs, links, pictures, (line.is_bullet, line.block, line.is_soft)


@pytest.mark.parametrize(("html", "lines"), [
    ("a <b>b</b> <i>c</i>", [([("a ", 0), ("b", 1), (" ", 0), ("c", 2)], [], [], (False, 0, False))]),
    ("<strong><em>a</em></strong>", [([("a", 3)], [], [], (False, 0, False))]),
    ("<cite>a</cite><code>b</code><sup>c</sup><u>d</u>", [([("a", 2), ("b", 4), ("c", 8), ("d", 16)], [], [], (False, 0, False))]),
    ("<a href=' x '>a</a>", [([("a", 32)], [("a", "x")], [], (False, 0, False))]),
    ("<a>a</a>", [([("a", 32)], [], [], (False, 0, False))]),
    ("<h2>a</h2>", [([("a", 65)], [], [], (False, 1, False))]),
    ("<span style='font-weight: 700'>a</span><span style='font-weight:bold'>b</span><span style='font-weight:500'>c</span>", [([("ab", 1), ("c", 0)], [], [], (False, 0, False))]),
    ("<b>a<span style='font-weight: normal'>b</span></b>", [([("a", 1), ("b", 0)], [], [], (False, 0, False))]),
    ("<b>a<i style='font-weight: normal'>b</i></b>", [([("a", 1), ("b", 3)], [], [], (False, 0, False))]),
    ("<font color='red'>a</font><font>b</font><span style='color:red'>c</span><span style='background-color:red'>d</span><p style='color:red'>e</p>", [([("a", 128), ("b", 0), ("c", 128), ("d", 0)], [], [], (False, 0, False)), ([("e", 0)], [], [], (False, 1, False))]),
    ("<div class='paper-title'>a</div><div class='subtitle'>b</div><span class='title'>c</span><span class='x pub_title'>d</span>", [([("a", 65)], [], [], (False, 1, False)), ([("b", 0)], [], [], (False, 3, False)), ([("cd", 65)], [], [], (False, 4, False))]),
    ("a<br>b<br><br>c", [([("a", 0)], [], [], (False, 0, False)), ([("b", 0)], [], [], (False, 0, False)), ([("c", 0)], [], [], (False, 0, False))]),
    ("<p>a</p><p>b</p>c", [([("a", 0)], [], [], (False, 1, False)), ([("b", 0)], [], [], (False, 3, False)), ([("c", 0)], [], [], (False, 4, False))]),
    ("<ul><li>a</li><li>b<p>c</p></li></ul>d", [([("a", 0)], [], [], (True, 2, False)), ([("b", 0)], [], [], (True, 4, False)), ([("c", 0)], [], [], (True, 5, False)), ([("d", 0)], [], [], (False, 8, False))]),
    ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", [([("a", 0)], [], [], (True, 2, False)), ([("b", 0)], [], [], (True, 4, False)), ([("c", 0)], [], [], (True, 6, False))]),
    ("a\n b\n\nc", [([("a\n b\n\nc", 0)], [], [], (False, 0, False))]),
    (" \n a \n ", [([("a", 0)], [], [], (False, 0, False))]),
    ("a&nbsp;b\t\tc", [([("a b c", 0)], [], [], (False, 0, False))]),
    ("<script>a</script>b<button>c</button><!-- d -->", [([("b", 0)], [], [], (False, 0, False))]),
    ("<img src='p.png' alt=' A '>", [([], [], [(0, "p.png", "A", "")], (False, 0, False))]),
    ("<img src=' '>a", [([("a", 0)], [], [], (False, 0, False))]),
    ("a<a href='x'><img src='p.png'></a>b", [([("ab", 0)], [], [(1, "p.png", "", "x")], (False, 0, False))]),
    ("<div class='k l'><img class='m' src='p.png'></div>", [([], [], [(0, "p.png", "", "")], (False, 1, False))]),
    ("<a href='x'>a<br>b</a>", [([("a", 32)], [("a", "x")], [], (False, 0, False)), ([("b", 32)], [], [], (False, 0, False))]),
    ("<a href='x'><br>b</a>c", [([("b", 32), ("c", 0)], [("b", "x")], [], (False, 0, False))]),
    ("<a href='x'><p>a</p><p>b</p></a>", [([("a", 32)], [("a", "x")], [], (False, 1, False)), ([("b", 32)], [], [], (False, 3, False))]),
    ("<p>z</p><a href='x'><div><div>a</div></div></a>", [([("z", 0)], [], [], (False, 1, False)), ([("a", 32)], [("a", "x")], [], (False, 4, False))]),
    ("<a href='x'> <b>a</b></a>b", [([("a", 33), ("b", 0)], [("a", "x")], [], (False, 0, False))]),
    ("a<a href='x'> </a>b", [([("a", 0), (" ", 32), ("b", 0)], [], [], (False, 0, False))]),
    ("a <a href='x'></a>b", [([("a b", 0)], [], [], (False, 0, False))]),
    ("<p> <img src='p.png'> a</p>", [([("a", 0)], [], [(0, "p.png", "", "")], (False, 1, False))]),
    ("<h3 class='title'>a <a href='y'>b</a></h3>", [([("a ", 65), ("b", 97)], [("b", "y")], [], (False, 1, False))]),
    ("<table><tr><td>a</td><td>b</td></tr></table>", [([("a", 0)], [], [], (False, 3, False)), ([("b", 0)], [], [], (False, 5, False))]),
])  # fmt: skip
def test_lines_of_elements(html: str, lines: list[Any]) -> None:
    assert [_shown(line) for line in lines_of(parse_html(html))] == lines


@pytest.mark.parametrize(("html", "lines"), [
    ("a\nb", ["a b"]),
    ("<b>Title of it</b>\nAnn Dune, Bo Berg", ["Title of it", "Ann Dune, Bo Berg"]),
    ("<b>Title</b>\n<b>Name</b>", ["Title", "Name"]),
    ("Ann Dune,\nBo Berg", ["Ann Dune, Bo Berg"]),
    ("Ann Dune and\nBo Berg", ["Ann Dune and Bo Berg"]),
    ("Ann Dune\nand Bo Berg", ["Ann Dune and Bo Berg"]),
    ("Ann Dune\n, Bo Berg", ["Ann Dune , Bo Berg"]),
    ("Ann Dune &amp;\nBo", ["Ann Dune & Bo"]),
    ("Title here.\nAnn Dune", ["Title here.", "Ann Dune"]),
    ("Ann D.\nDune", ["Ann D. Dune"]),
    ("Is it?\nAnn", ["Is it?", "Ann"]),
    ("“Title”\nAnn", ["“Title”", "Ann"]),
    ("Names\n<i>Venue</i>", ["Names", "Venue"]),
    ("Names\n<code>ICML</code> x", ["Names", "ICML x"]),
    ("Names\nof <i>x</i>", ["Names of x"]),
    ("Names\n[PDF]", ["Names", "[PDF]"]),
    ("Names\n(ICML)", ["Names", "(ICML)"]),
    ("Names\nICML 2020", ["Names", "ICML 2020"]),
    ("Names of\nJournal of Tides, 2020", ["Names of", "Journal of Tides, 2020"]),
    ("Names\n<b>CVPRW 2023</b> | x", ["Names", "CVPRW 2023 | x"]),
    ("Names\n<b>Bold</b> x", ["Names Bold x"]),
    ("Names\nx <b>2023</b>", ["Names x 2023"]),
    ("<a href='x'>Title of\nthe paper</a>\nAnn", ["Title of the paper", "Ann"]),
    ("<a href='x'>Title</a>\nAnn", ["Title", "Ann"]),
    ("Title.<a href='x'>\nAnn Dune</a>", ["Title.", "Ann Dune"]),
    ("<a href='x'>Title.\n</a>Ann Dune", ["Title.", "Ann Dune"]),
    ("<a href='x'>Title.\nOf a</a> paper", ["Title. Of a paper"]),
    ("Names\n<b>all bold</b>\nrest", ["Names", "all bold", "rest"]),
    ("a\n\nb", ["a  b"]),
    ("Title.\nA\nB. \nC", ["Title.", "A B.  C"]),
    ("<i>a</i>\nb", ["a", "b"]),
    ("Names\nICML 2020 and very many words that make it longer than sixty characters in all", ["Names ICML 2020 and very many words that make it longer than sixty characters in all"]),
])  # fmt: skip
def test_ends_of_lines_of_the_source(html: str, lines: list[str]) -> None:
    assert [line.text for line in split_soft(lines_of(parse_html(html)))] == lines


def test_elements_that_are_left_out() -> None:
    tree = parse_html("<p>a</p><p><b>b</b> c</p><p>d</p>")
    assert [line.text for line in lines_of(tree, skip=[tree.b, tree.find_all("p")[2]])] == ["a", "c"]
    # several nodes in place of one
    assert [line.text for line in lines_of(tree.find_all("p")[:2])] == ["a", "b c"]


def test_classes_around_a_picture() -> None:
    (line,) = lines_of(parse_html("<div class='k l'><a class='m'><img class='n' src='p.png'></a></div>"))
    assert line.pictures == [Picture(0, "p.png", "", "", frozenset({"k", "l", "m"}))]


PART = Line(
    " ab cd ",
    [Look(0), Look.BOLD, Look.BOLD, Look(0), Look.ITALIC, Look.ITALIC, Look(0)],
    [Anchor(1, 3, "x"), Anchor(2, 5, "y"), Anchor(4, 6, "z")],
    [Picture(0, "p", ""), Picture(3, "q", "", "h", frozenset("k")), Picture(7, "r", "")],
    True,
    5,
    True,
)


@pytest.mark.parametrize(("start", "end", "text", "links", "pictures"), [
    (0, None, "ab cd", [(0, 2, "x"), (1, 4, "y"), (3, 5, "z")], [(0, "p"), (2, "q"), (5, "r")]),
    (0, 3, "ab", [(0, 2, "x"), (1, 2, "y")], [(0, "p")]),
    (3, 7, "cd", [(0, 1, "y"), (0, 2, "z")], [(0, "q"), (2, "r")]),
    (3, 6, "cd", [(0, 1, "y"), (0, 2, "z")], [(0, "q")]),
    (2, 4, "b", [(0, 1, "x"), (0, 1, "y")], [(1, "q")]),
    (1, 2, "a", [(0, 1, "x")], []),
    (5, 6, "d", [(0, 1, "z")], []),
    (6, 7, "", [], [(0, "r")]),
    (0, 1, "", [], [(0, "p")]),
])  # fmt: skip
def test_a_part_of_a_line(
    start: int,
    end: int | None,
    text: str,
    links: list[tuple[int, int, str]],
    pictures: list[tuple[int, str]],
) -> None:
    part = PART.part(start, end)
    assert part.text == text
    assert len(part.looks) == len(text)
    assert [(each.start, each.end, each.href) for each in part.anchors] == links
    assert [(each.place, each.source) for each in part.pictures] == pictures
    assert (part.is_bullet, part.block, part.is_soft) == (True, 5, True)


def test_what_a_picture_of_a_part_keeps() -> None:
    assert PART.part(3, 4).pictures == [Picture(0, "q", "", "h", frozenset("k"))]


@pytest.mark.parametrize(("start", "end", "all_of_it", "some_of_it"), [
    (0, None, False, True),
    (0, 3, True, True),
    (0, 4, True, True),
    (1, 3, True, True),
    (2, 5, False, True),
    (3, None, False, False),
    (4, 6, False, False),
    # of no letters, none is set so
    (3, 4, False, False),
    (0, 1, False, False),
])  # fmt: skip
def test_how_letters_are_set(start: int, end: int | None, *, all_of_it: bool, some_of_it: bool) -> None:
    assert PART.has(Look.BOLD, start, end) is all_of_it
    assert PART.has_some(Look.BOLD, start, end) is some_of_it


@pytest.mark.parametrize(("looks", "runs"), [
    ("BBB BBB", [(0, 7)]),
    ("BB. BB.", [(0, 2), (4, 6)]),
    ("... BB ", [(4, 6)]),
    ("BB     ", [(0, 2)]),
    (".......", []),
    ("B.B.B.B", [(0, 1), (2, 3), (4, 5), (6, 7)]),
])  # fmt: skip
def test_runs_of_letters(looks: str, runs: list[tuple[int, int]]) -> None:
    text = "".join(" " if look == " " else "x" for look in looks)
    line = Line(text, [Look.BOLD if look == "B" else Look(0) for look in looks])
    assert list(line.runs(Look.BOLD)) == runs


@pytest.mark.parametrize(("line", "is_something"), [
    (Line(), False), (Line(" "), False), (Line("a"), True), (Line("", pictures=[Picture(0, "p", "")]), True),
])  # fmt: skip
def test_lines_that_show_something(line: Line, *, is_something: bool) -> None:
    assert bool(line) is is_something


def test_signs_say_nothing_of_how_letters_are_set() -> None:
    line = Line("a. b!", [Look(0), Look.BOLD, Look.BOLD, Look.ITALIC, Look(0)])
    assert (line.has(Look.BOLD), line.has_some(Look.BOLD)) == (False, False)
    assert (line.has(Look.ITALIC, 1), line.has_some(Look.ITALIC)) == (True, True)
