"""Elements of a section of papers: lists, boxes, tables, paragraphs and headings, each with the papers in it."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sphinx_academic.importers.records import Site


@pytest.mark.parametrize(("html", "titles", "blocks", "report"), [
    ("<div><div>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</div><div>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</div></div>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<div class='list'><div class='p'>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</div><div class='p'>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</div><div class='q'>words</div></div>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<table><tr><td>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</td></tr><tr><td> </td></tr><tr><td>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</td></tr></table>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<table><tr><td><table><tr><td>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</td></tr></table></td></tr><tr><td>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</td></tr></table>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<section><article>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</article><article>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</article></section>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<div><div>a b</div><div>c d</div>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</div>", [], [("", "Publications", "a b\n\nc d\n\nTides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.")], []),
    ("<div class='paper-box'>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</div><div class='paper-box'>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</div>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<div class='paper-box'>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.<div class='paper-box'>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</div></div>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<div><div class='paper-box'>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</div><div class='paper-box'>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</div></div>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<div><ul><li>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</li><li>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</li></ul></div>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<div><p>words</p><ul><li>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</li></ul></div>", [], [("", "Publications", "words\n\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.")], []),
    ("<details><summary>All</summary><ol><li>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</li><li>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</li></ol></details>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<blockquote>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</blockquote>", ["Tides of the Sea"], [("publications", "Publications", "")], []),
    ("<dl><dt>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</dt></dl>", ["Tides of the Sea"], [("publications", "Publications", "")], []),
    ("<ul><li>2024<ul><li>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</li></ul></li><li>2023<ul><li>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</li></ul></li></ul>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<ul><li><a href='#x'>2024</a><ul><li>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</li></ul></li></ul>", [], [("", "Publications", "- [2024](index.md)\n  - Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.")], ["an item among the papers was not understood, and is not in the .bib file: 2024Tides of the Sea. Mira Okafor, Wei Zhang. ICML 2024."]),
    ("<ul><li>Tides of the Sea at night and day<ul><li><b>Mira Okafor</b>, Wei Zhang. ICML 2024.</li></ul></li></ul>", ["Tides of the Sea at night and day"], [("publications", "Publications", "")], []),
    ("<p>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</p><p>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</p>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<p><b>Tides of the Sea</b></p><p><b>Mira Okafor</b>, Wei Zhang</p><p>ICML 2024</p><p><b>Lamps of the Night</b></p><p>Wei Zhang, <b>Mira Okafor</b></p><p>ICLR 2023</p>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<p><a href='https://arxiv.org/abs/2401.00001'>Tides of the Sea</a><br><b>Mira Okafor</b>, Wei Zhang<br>ICML 2024</p><ul><li>We find lamps.</li></ul>", ["Tides of the Sea"], [("publications", "Publications", "")], []),
    ("<p><a href='https://arxiv.org/abs/2401.00001'>Tides of the Sea</a><br><b>Mira Okafor</b>, Wei Zhang<br>ICML 2024</p><ul><li>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</li></ul>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<p>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</p><div>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</div>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<p>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.<br>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.<br>Fog of the Coast. <b>Mira Okafor</b>, Wei Zhang. CVPR 2022.</p>", ["Tides of the Sea", "Lamps of the Night", "Fog of the Coast"], [("publications", "Publications", "")], []),
    ("<p>words that are no paper at all</p>", [], [("", "Publications", "words that are no paper at all")], []),
    ("<p>Mira Okafor, Wei Zhang</p>", [], [("", "Publications", "Mira Okafor, Wei Zhang")], []),
    ("<h4>Tides of the Sea</h4><p><b>Mira Okafor</b>, Wei Zhang<br>ICML 2024</p><h4>Lamps of the Night</h4><p>Wei Zhang, <b>Mira Okafor</b><br>ICLR 2023</p>", ["Tides of the Sea", "Lamps of the Night"], [("publications", "Publications", "")], []),
    ("<h4>Tides of the Sea:</h4><p><b>Mira Okafor</b>, Wei Zhang<br>ICML 2024</p>", [], [("", "Publications", ""), ("", "Tides of the Sea:", "**Mira Okafor**, Wei Zhang\\\nICML 2024")], []),
    ("<h4>Two words</h4><p>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</p>", ["Tides of the Sea"], [("", "Publications", ""), ("publications", "Two words", "")], []),
    ("<h4>Tides of the Sea</h4><p>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</p>", ["Lamps of the Night"], [("", "Publications", ""), ("publications", "Tides of the Sea", "")], []),
    ("<center><font>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</font></center>", ["Tides of the Sea"], [("publications", "Publications", "")], []),
    ("<span>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</span>", ["Tides of the Sea"], [("publications", "Publications", "")], []),
])  # fmt: skip
def test_papers_in_elements(
    read: Callable[[str], Site], html: str, titles: list[str], blocks: list[Any], report: list[str]
) -> None:
    site = read(html)
    assert [paper.title for paper in site.papers] == titles
    shown = [block for block in site.pages[0].blocks if block.kind != "profile"]
    assert [(block.kind, block.title.removeprefix("📝 "), block.text) for block in shown] == blocks
    assert [each.message for each in site.findings if each.level.name != "IMPORTED"] == report
