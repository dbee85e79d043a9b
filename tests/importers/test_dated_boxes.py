"""Items in an author's own boxes."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.importers.dated_boxes import (
    _is_date,
    boxed_items,
    has_boxes,
    holds_boxes,
    is_box,
    of_parts,
    parts_of,
)
from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.myst import Writer

#: a writer that rewrites links
NEW = Writer(link=lambda address: f"new/{address}" if address else None)


def _first(html: str) -> Any:
    return next(iter(parse(html).children))


def _of_parts(texts: list[str], address: str) -> tuple[str, str]:
    entry = of_parts(texts, address)
    return entry.date, entry.text


def _boxed(html: str) -> list[tuple[str, str]]:
    (node,) = [node for node in parse(html).children if node.name]
    return [(entry.date, entry.text) for entry in boxed_items(node, Writer())]


@pytest.mark.parametrize(("texts", "address", "found"), [
    (["2020", "Keeper", "Quay"], "", ("2020", "Keeper, Quay")),
    (["Keeper", "2020 – 2021", "Quay"], "", ("2020 – 2021", "Keeper, Quay")),
    (["Keeper", "Quay"], "", ("", "Keeper, Quay")),
    (["2020 · France", "**A talk**", "Quay"], "", ("2020", "A talk, Quay, France")),
    (["2020 · France", "A talk"], "", ("2020", "France, A talk")),
    (["Keeper 2020", "Quay"], "", ("2020", "Keeper, Quay")),
    (["Keeper", "Quay, 2020"], "", ("2020", "Keeper, Quay")),
    (["Keeper, Quay 2019-2020"], "", ("2019-2020", "Keeper, Quay")),
    (["**Keeper**", " , ", "2020"], "https://q.example.net", ("2020", "[Keeper](https://q.example.net)")),
    (["[Keeper](x)", "2020"], "https://q.example.net", ("2020", "[Keeper](x)")),
    (["*Keeper* at Quay", "_2020_"], "", ("2020", "*Keeper* at Quay")),
    ([], "x", ("", "")),
    (["2020"], "x", ("2020", "")),
    (["Keeper", "2020", "2019"], "", ("2020", "Keeper, 2019")),
    (["2020, Keeper", "Quay"], "", ("2020", "Keeper, Quay")),
    (["2020 · France", "A **talk**"], "", ("2020", "France, A **talk**")),
    (["2020 · France", "*A talk*"], "", ("2020", "A talk, France")),
    (["2020 · France", "A talk", "**Quay**"], "", ("2020", "France, A talk, Quay")),
    (["Quay", "2020 · France", "**A talk**"], "", ("2020", "Quay, France, A talk")),
    ([" | 2020 ; ", "Keeper"], "", ("2020", "Keeper")),
    (["Keeper 2020 - now"], "", ("2020 - now", "Keeper")),
    (["Room 2020b"], "", ("", "Room 2020b")),
    (["Keeper 1820"], "", ("", "Keeper 1820")),
    (["Keeper"], "https://q.example.net", ("", "[Keeper](https://q.example.net)")),
    (["2020 Keeper"], "https://q.example.net", ("2020", "[Keeper](https://q.example.net)")),
    (["2020 – 2021 Keeper", "Quay"], "", ("2020 – 2021", "Keeper, Quay")),
    (["Keeper (2020)", "Quay"], "", ("2020", "Keeper, Quay")),
    (["Keeper", "Quay 2020"], "", ("2020", "Keeper, Quay")),
    (["Keeper 2020", "Quay 2019"], "", ("2020", "Keeper, Quay 2019")),
    (["A", "B, 2020", "2019 C"], "", ("2020", "A, B, 2019 C")),
    (["***A***", "_B_", "**C** d", "2020"], "", ("2020", "A, B, **C** d")),
    (["**A*", "2020"], "", ("2020", "**A*")),
    (["2020", "A", "[B](y)"], "x", ("2020", "A, [B](y)")),
    (["", "2020", ""], "x", ("2020", "")),
    (["Keeper 2020-xx"], "", ("", "Keeper 2020-xx")),
    (["Keeper, 1999–2001"], "", ("1999–2001", "Keeper")),
    (["Keeper 2020~now"], "", ("2020~now", "Keeper")),
    (["2020 · Quay", "[A](y)"], "", ("2020", "[A](y), Quay")),
    (["2020 · France", " , ", "**A talk**"], "", ("2020", "A talk, France")),
    (["[2020]", "Quay"], "", ("2020", "Quay")),
])  # fmt: skip
def test_parts_of_a_box(texts: list[str], address: str, found: tuple[str, str]) -> None:
    assert _of_parts(texts, address) == found


@pytest.mark.parametrize(("html", "found"), [
    ("<div><span>2020</span><span>Keeper</span></div>", [("2020", "Keeper")]),
    ("<div><div><span>2020</span><b>Keeper</b></div><div><span>2019</span><b>Walker</b></div></div>", [("2020", "Keeper"), ("2019", "Walker")]),
    ("<div><div>2020</div><div>Keeper</div><div>2019</div><div>Walker</div></div>", [("2020", "Keeper"), ("2019", "Walker")]),
    ("<div><div>2020</div><div>2019</div><div>Walker</div></div>", []),
    ("<div><div class='a'>2020 Keeper</div><div class='b'>2019 Walker</div></div>", [("2020", "Keeper, 2019 Walker")]),
    ("<div><div>A 1999</div><div>B</div><div>C</div></div>", [("1999", "A, B, C")]),
    ("<div><div><p>A 1999</p><p>x</p></div><div><p>B</p><p>y</p></div><div><p>C</p><p>z</p></div></div>", []),
    ("<section><div><div><span>2020</span><span>Keeper</span></div></div></section>", [("2020", "Keeper")]),
    ("<div><p>Words</p></div>", []),
    ("<div><ul><li>2020 Keeper</li></ul></div>", []),
    ("<a href='https://q.example.net'><div>2020</div><div>Keeper</div></a>", []),
    ("<div><div class='r'><div class='c'><span>2020</span><i>A</i></div><div class='c'><span>2019</span><i>B</i></div></div><div class='r'><div class='c'><span>2018</span><i>C</i></div><div class='c'><span>2017</span><i>D</i></div></div></div>", [("2020", "A"), ("2019", "B"), ("2018", "C"), ("2017", "D")]),
    ("<p>2020 Keeper</p>", []),
    ("<div><h3>Keeper</h3><p>2020 - now</p><p>🇫🇷</p></div>", [("2020 - now", "Keeper, 🇫🇷")]),
    ("<div>text <span>2020</span></div>", [("2020", "text")]),
    ("<dl><dt>2020</dt><dd>Keeper</dd></dl>", [("2020", "Keeper")]),
    ("<center><span>2020</span><span>A</span></center>", [("2020", "A")]),
    ("<div><div class='y'>2020</div><div class='y'>Keeper</div></div>", [("2020", "Keeper")]),
    ("<div><div><b>2020</b><i>A</i></div><div><b>one</b><i>B</i></div><div><b>two</b><i>C</i></div></div>", []),
    ("<div><div>2020</div><div>Keeper</div><div>Quay</div><div>2019</div><div>Walker</div></div>", [("2020", "Keeper, Quay"), ("2019", "Walker")]),
    ("<div>2020 <b>Keeper</b></div>", [("2020", "Keeper")]),
    ("<article><h4>Keeper</h4><div><span>Quay</span><span>2019 - 2020</span></div></article>", [("2019 - 2020", "Keeper, Quay")]),
    ("<section><a href='https://q.example.net'><span>2020</span><span>Keeper</span></a><a href='https://r.example.net'><span>2019</span><span>Walker</span></a></section>", [("2020", "[Keeper](https://q.example.net)"), ("2019", "[Walker](https://r.example.net)")]),
    ("<div><header><span>Keeper</span><span>2020</span></header><footer>Quay</footer></div>", [("2020", "Keeper, Quay")]),
    ("<div><p>Keeper<br>Quay</p><p>2020</p></div>", [("2020", "Keeper, Quay")]),
    ("<div><p>2020</p><p>🏆</p><p>Prize</p></div>", [("2020", "🏆, Prize")]),
    ("<div><p>🏆</p><p>2020</p><p>Prize</p></div>", [("2020", "🏆, Prize")]),
    ("<div><table><tr><td>2020</td><td>Keeper</td></tr></table></div>", []),
    ("<figure><figcaption>2020</figcaption><span>Keeper</span></figure>", [("2020", "Keeper")]),
    ("<div><div class='a b'><b>2020</b><i>A</i></div><div class='a c'><b>2019</b><i>B</i></div></div>", [("2020", "A"), ("2019", "B")]),
    ("<div><div><div><b>2020</b><i>A</i></div><div><b>2019</b><i>B</i></div></div><div><b>2018</b><i>C</i></div></div>", [("2020", "A"), ("2019", "B"), ("2018", "C")]),
    ("<div><div><div><b>2020</b><i>A</i></div></div><div><b>2018</b><i>C</i></div></div>", [("2020", "A"), ("2018", "C")]),
    ("<div><span>On 12 May 2020 and on all the other days of that long year of the sea and of the sand</span><span>Keeper</span></div>", []),
    ("<div>  </div>", []),
    ("<li><span>2020</span><span>Keeper</span></li>", []),
])  # fmt: skip
def test_boxes(html: str, found: list[tuple[str, str]]) -> None:
    assert _boxed(html) == found


@pytest.mark.parametrize(("words", "found"), [(60, 1), (61, 0)])
def test_running_text_with_a_year_is_no_box(words: int, found: int) -> None:
    assert len(_boxed(f"<div><span>2020</span><span>{'word ' * words}</span></div>")) == found


@pytest.mark.parametrize(("depth", "found"), [(8, [("2020", "Keeper")]), (9, [])])
def test_how_deep_boxes_are_looked_for(depth: int, found: list[tuple[str, str]]) -> None:
    opening, closing = "<div>" * depth, "</div>" * depth
    assert _boxed(f"{opening}<span>2020</span><span>Keeper</span>{closing}") == found


@pytest.mark.parametrize(("html", "found"), [
    ("<div>2020 Keeper</div><div>2019 Walker</div>", True),
    ("<div>2020 Keeper</div><p>2019 Walker</p>", False),
    ("<div>2020 Keeper</div>words<div>Walker</div>", False),
    # dates alone are no boxes
    ("<div>2020</div><div>2019</div>", False),
    ("<div>Keeper <b>2020</b></div><div>Walker <i>2019</i></div>", True),
    ("<div>Keeper in 2020</div><div>Walker in 2019</div>", False),
    # one that holds some counts for two
    ("<div><div>2020 Keeper</div><div>2019 Walker</div></div>", True),
    ("<div><div>2020 Keeper</div><div>Walker</div></div>", False),
    # of long pages, a few elements are looked at
    (f"<div><div>2020 Keeper</div>{'<div>words</div>' * 6}<div>2019 Walker</div></div>", True),
    (f"<div><div>2020 Keeper</div>{'<div>words</div>' * 7}<div>2019 Walker</div></div>", False),
])  # fmt: skip
def test_elements_with_boxes_among_them(html: str, found: bool) -> None:
    assert has_boxes(list(parse(html).children)) == found


@pytest.mark.parametrize(("html", "found"), [
    ("<li><span>2020</span><span>Keeper</span></li>", True),
    ("<li><span>Keeper</span><span>Quay</span></li>", False),
    ("<li><span>2020</span> Keeper</li>", False),
    ("<li><span>2020</span></li>", False),
    ("<li><span>2020 Keeper</span><span>Quay</span></li>", False),
    ("<li><span>2020</span>\n<span>Keeper</span> </li>", True),
])  # fmt: skip
def test_an_element_of_a_date_and_texts(html: str, found: bool) -> None:
    node = parse(html).find("li")
    assert is_box(node) == found


@pytest.mark.parametrize(("html", "found"), [
    ("<section><a href='k.html'><span>2020</span><span>Keeper</span></a></section>", [("2020", "[Keeper](new/k.html)")]),
    ("<section><a><span>2020</span><span>Keeper</span></a></section>", [("2020", "Keeper")]),
    ("<div><span>2020</span><a href='k.html'>Keeper</a></div>", [("2020", "[Keeper](new/k.html)")]),
    ("<div><span>2020 · Quay</span><a href='k.html'><b>Keeper</b></a></div>", [("2020", "[Keeper](new/k.html), Quay")]),
    ("<div><a href='k.html'>2020</a><b>Keeper</b></div>", [("2020", "Keeper")]),
    ("<div><a>Keeper</a><b>2020</b></div>", [("2020", "Keeper")]),
    ("<div><div>2020</div>Keeper<div>2019</div>Walker</div>", [("2020", "Keeper"), ("2019", "Walker")]),
    ("<div><span>2020</span><ul><li>x</li></ul></div>", []),
    ("<div><span>2020</span><ol><li>x</li></ol></div>", []),
    ("<div>2020 Keeper</div>", [("2020", "Keeper")]),
    ("<div><p>2020</p></div>", []),
    ("<div><div>2020 A</div><div>2019 B</div><p>x</p></div>", [("2020", "A, 2019 B, x")]),
    ("<div><div>2020 A</div>text<div>2019 B</div></div>", [("2020", "A, text, 2019 B")]),
    ("<div><div>2020</div><div>A</div><div>2019</div></div>", []),
    ("<div><div>A</div><div>2020</div><div>B</div><div>2019</div></div>", [("2020", "A, B, 2019")]),
    ("<div><div><p>A 1999</p><p>x</p></div><div><p>B</p><p>y</p></div></div>", [("1999", "A, x, B, y")]),
    ("<div><div><p>A 1999</p></div><div><p>B</p><p>y</p></div><div><p>C</p><p>y</p></div></div>", [("1999", "A, B, y, C, y")]),
    ("<div><section>2020 A</section><div>2019 B</div></div>", [("2020", "A, 2019 B")]),
    ("<section><div>2020 A</div></section>", [("2020", "A")]),
    ("<div><p>2020 A</p><p>2019 B</p></div>", [("2020", "A, 2019 B")]),
    ("<div><p>🏆</p><p>🏅</p><p>2020</p><p>A</p></div>", [("2020", "🏆 🏅, A")]),
    ("<div><p>2020</p><p>A</p><p>🏆</p><p>🏅</p></div>", [("2020", "A 🏆 🏅")]),
    ("<dl><dt>2020</dt><dd>A</dd><dt>2019</dt><dd>B</dd></dl>", [("2020", "A"), ("2019", "B")]),
    ("<div><span>2020</span></div>", []),
    ("<div><span>A</span><span>B</span></div>", []),
    ("<div><div class=''>2020 A</div><div>2019 B</div></div>", [("2020", "A"), ("2019", "B")]),
    ("<div><h3>2020</h3><p>Keeper<br>Quay</p></div>", [("2020", "Keeper, Quay")]),
])  # fmt: skip
def test_boxes_whose_links_are_rewritten(html: str, found: list[tuple[str, str]]) -> None:
    assert [(entry.date, entry.text) for entry in boxed_items(_first(html), NEW)] == found


@pytest.mark.parametrize(("html", "found"), [
    ("<div>A</div>", ["A"]),
    ("<div><span>A</span></div>", ["A"]),
    ("<div><span>A</span><span>B</span></div>", ["A", "B"]),
    ("<div>A <span>B</span></div>", ["A B"]),
    ("<div><p>A<br>B</p><p>C</p></div>", ["A", "B", "C"]),
    ("<p><span>A</span><span>B</span></p>", ["A B"]),
    ("<div><h3>A</h3><div>B<p>C</p></div></div>", ["A", "B", "C"]),
    ("<div><h2>A</h2>B</div>", ["A", "B"]),
    ("<div><div><i>A</i></div><div></div><div>B</div></div>", ["*A*", "B"]),
    ("<div><p>A</p><p>,</p><p>B</p></div>", ["A ,", "B"]),
    ("<div><p>,</p><p>B</p></div>", [",", "B"]),
    ("<div><p>,</p></div>", [","]),
    ("<span><a href='x'>A</a></span>", ["[A](new/x)"]),
    ("<div><a href='x'>A</a><a href='y'>B</a></div>", ["[A](new/x)", "[B](new/y)"]),
    ("<div><a href='x'>A<br>B</a></div>", ["[A](new/x)", "B"]),
    ("<div><a href='x'><div>2020</div><div>A</div></a></div>", ["2020", "[A](new/x)"]),
    ("<div><a href='x'><div>A <a href='y'>B</a></div></a></div>", ["A [B](new/y)"]),
    ("<div><p>A</p><p>  </p><p>B</p></div>", ["A", "B"]),
    ("<ul><li>A</li><li>B</li></ul>", ["A", "B"]),
    ("<div><span><p>A</p></span></div>", ["A"]),
    ("<div><a href='x'>2020</a></div>", ["2020"]),
])  # fmt: skip
def test_lines_of_a_box(html: str, found: list[str]) -> None:
    assert parts_of(_first(html), NEW) == found


@pytest.mark.parametrize(("html", "found"), [
    ("<div>2020</div>", True),
    ("<div>May 2020</div>", True),
    ("<div>May</div>", False),
    ("<div>2020 Keeper</div>", False),
    ("<div>1820</div>", False),
])  # fmt: skip
def test_an_element_that_is_a_date(html: str, found: bool) -> None:
    assert _is_date(_first(html)) == found


@pytest.mark.parametrize(("html", "found"), [
    ("<div><div>2020 A</div><div>2019 B</div></div>", True),
    ("<div><p>2020 A</p><p>2019 B</p></div>", False),
    ("<div><div>2020 A</div></div>", False),
    ("<div><div><div>2020 A</div><div>2019 B</div></div></div>", True),
    ("<div><div>2020 A</div><div>B</div></div>", False),
    ("<div><div>2020</div><div>2019</div></div>", False),
    ("<div><p>x</p><header><div>2020 A</div><div>2019 B</div></header></div>", False),
])  # fmt: skip
def test_an_element_with_boxes(html: str, found: bool) -> None:
    assert holds_boxes(_first(html)) == found
