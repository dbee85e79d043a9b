"""Items in an author's own boxes."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.dated_boxes import boxed_items, of_parts
from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.myst import Writer


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
])  # fmt: skip
def test_boxes(html: str, found: list[tuple[str, str]]) -> None:
    assert _boxed(html) == found
