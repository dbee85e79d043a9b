"""Headings of a page with what is below them, and lists, tables and lines as items with dates."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.importers import section_names
from sphinx_academic.importers.markup import parse, parse_html
from sphinx_academic.importers.myst import Writer
from sphinx_academic.importers.records import Entry
from sphinx_academic.importers.sections import (
    career_kind,
    count,
    has_content,
    headings,
    is_career,
    items_of,
    kind_of,
    order_of,
)


def _text(nodes: Any) -> str:
    return " ".join("".join(node.get_text() for node in nodes).split())


@pytest.mark.parametrize(("html", "found"), [
    ("a<h1>B</h1>c<h2>D <b>e</b></h2>f", [(1, "", (), "a"), (1, "B", (), "c"), (2, "D e", (), "f")]),
    ("<h1>A</h1>", [(1, "A", (), "")]),
    ("<h1></h1>", []),
    (" <h2>A</h2>", [(2, "A", (), "")]),
    ("<h2 id='x'>A<span id='y'></span></h2>b", [(2, "A", ("x", "y"), "b")]),
    ("<a name='p'></a><h2>A</h2>b", [(2, "A", ("p",), "b")]),
    ("<a id='p'></a>text<h2>A</h2>b", [(1, "", ("p",), "text"), (2, "A", (), "b")]),
    ("<h2>A</h2><span id='q'></span><h2>B</h2>", [(2, "A", (), ""), (2, "B", ("q",), "")]),
    ("<h2>A</h2>b<span id='q'></span> ", [(2, "A", ("q",), "b")]),
    ("<h2>A</h2>b<span id='q'></span> c", [(2, "A", ("q",), "b c")]),
    ("<p><a id='p'></a></p><h2>A</h2>", [(2, "A", ("p",), "")]),
    ("<div><h2>News</h2>a</div>b", [(2, "News", (), "ab")]),
    ("<div id='w'><h2>News</h2>a</div>", [(2, "News", ("w",), "a")]),
    ("<div><h2>Odd</h2>a</div>b", [(1, "", (), "Oddab")]),
    ("<section><h2>Odd</h2>a</section>", [(2, "Odd", (), "a")]),
    ("<section class='card'><h2>Odd</h2>a</section>", [(1, "", (), "Odda")]),
    ("<section><div><h2>Odd</h2>a</div></section>", [(1, "", (), "Odda")]),
    ("<section><h2>One two three four five six seven eight</h2>a</section>", [(1, "", (), "One two three four five six seven eighta")]),
    ("<section><h2>One two three four five six seven</h2>a</section>", [(2, "One two three four five six seven", (), "a")]),
    ("<section><center><h2>Odd</h2>a</center></section>", [(1, "", (), "Odda")]),
    ("<section><h5>Odd</h5>a</section>", [(1, "", (), "Odda")]),
    ("<section><h5>News</h5>a</section>", [(5, "News", (), "a")]),
    ("<nav><h2>News</h2>a</nav>", [(1, "", (), "Newsa")]),
    ("<span data-loop='0' id='x'></span><h2>A</h2>", [(1, "", (), ""), (2, "A", (), "")]),
    ("<img id='x'><h2>A</h2>", [(1, "", (), ""), (2, "A", (), "")]),
    ("<p id='x'><img src='a'></p><h2>A</h2>", [(1, "", (), ""), (2, "A", (), "")]),
    ("<br id='x'><h2>A</h2>", [(2, "A", (), "")]),
    ("<p><span name='x'></span><a name='y'></a></p><h2>A</h2>", [(2, "A", ("y",), "")]),
    ("<div><h2>Odd</h2></div><div><div><span>2020 - 2024</span><b>PhD</b></div><div><span>2018 - 2020</span><b>MSc</b></div></div>", [(2, "Odd", (), "2020 - 2024PhD2018 - 2020MSc")]),
    ("<div><h2>Odd 2020</h2></div><div><div><span>2020 - 2024</span><b>PhD</b></div><div><span>2018 - 2020</span><b>MSc</b></div></div>", [(1, "", (), "Odd 20202020 - 2024PhD2018 - 2020MSc")]),
])  # fmt: skip
def test_headings_of_a_page(html: str, found: list[Any]) -> None:
    read = [(part.level, part.text, part.anchors, _text(part.nodes)) for part in headings(parse_html(html))]
    assert read == found


@pytest.mark.parametrize(("kind", "text", "before", "entries", "after"), [
    ("awards", "- 2020, Prize\n- Medal, 2019\n- Cup", "", [Entry("Prize", "2020"), Entry("Medal", "2019"), Entry("Cup")], ""),
    ("awards", "before\n\n- 2020, Prize\n\nafter", "before", [Entry("Prize", "2020")], "after"),
    ("awards", "- 2020, Prize\n\nLabel:\n\n- 2019, Medal", "", [Entry("Prize", "2020"), Entry("Label", entries=(Entry("Medal", "2019"),))], ""),
    ("awards", "First:\n\n- 2020, Prize\n\nSecond:\n\n- 2019, Medal", "", [Entry("First", entries=(Entry("Prize", "2020"),)), Entry("Second", entries=(Entry("Medal", "2019"),))], ""),
    ("awards", "First\n\n- 2020, Prize\n\nSecond:\n\n- 2019, Medal", "First", [Entry("Prize", "2020"), Entry("Second", entries=(Entry("Medal", "2019"),))], ""),
    ("awards", "<b>First:</b> x\n\n- 2020, Prize\n\nSecond\n\n- 2019, Medal", "**First:** x", [Entry("Prize", "2020"), Entry("Second", entries=(Entry("Medal", "2019"),))], ""),
    ("service", "- Prize, 2019\n- 2020, Chair", "", [Entry("Prize, 2019"), Entry("2020, Chair")], ""),
    ("service", "**Chair**: ICML\\\n**Reviewer:** Sea", "", [Entry("**Chair**: ICML"), Entry("**Reviewer:** Sea")], ""),
    ("service", "**Chair**: ICML\\\nReviewer: Sea", "**Chair**: ICML\\\nReviewer: Sea", [], ""),
    ("awards", "**Chair**: ICML\\\n**Reviewer:** Sea", "**Chair**: ICML\\\n**Reviewer:** Sea", [], ""),
    ("service", "**Chair** ICML", "**Chair** ICML", [], ""),
    ("education", "<div><ul><li>2020, PhD</li></ul></div>", "", [Entry("PhD", "2020")], ""),
    ("education", "<div>before<ul><li>2020, PhD</li></ul>after</div><section><ul><li>2018, MSc</li></ul>end</section>", "before", [Entry("PhD", "2020"), Entry("MSc", "2018")], "after end"),
    ("education", "<div><h3>x</h3><ul><li>2020, PhD</li></ul></div>", "### x\n\n- 2020, PhD", [], ""),
    ("education", "<details><summary>2020</summary><ul><li>2020, PhD</li></ul></details>", "2020", [Entry("PhD", "2020")], ""),
    ("education", "2020 - 2024, PhD\\\n2018, MSc", "", [Entry("PhD", "2020 - 2024"), Entry("MSc", "2018")], ""),
    ("education", "2020 - 2024, PhD\\\nMSc", "2020 - 2024, PhD\\\nMSc", [], ""),
    ("education", "<p>2020, PhD<br><br>2018, MSc</p>", "", [Entry("PhD", "2020"), Entry("MSc", "2018")], ""),
    ("education", "<table><tr><th>When</th><th>What</th></tr><tr><td>2020</td><td>PhD</td></tr><tr><td></td><td></td></tr><tr><th>2018</th><td>MSc</td></tr></table>", "", [Entry("PhD", "2020"), Entry("MSc", "2018")], ""),
    ("education", "<table><tr><td>2020</td><td>PhD</td></tr><tr><td>x</td><td>y</td></tr></table>", "| 2020 | PhD |\n| --- | --- |\n| x | y |", [], ""),
    ("service", "<table><tr><td>2020</td><td>PhD</td></tr></table>", "| 2020 | PhD |\n| --- | --- |", [], ""),
    ("education", "<table><tr><td>2020</td><td><ul><li>PhD</li></ul></td></tr></table>", "2020\n\n- PhD", [], ""),
    ("news", "- 2020: A sentence.\n- 2019/2018: b", "", [Entry("A sentence.", "2020"), Entry("2019/2018: b")], ""),
    ("talks", "- 2020: A line.\n- 2020: Two. Sentences.", "", [Entry("A line", "2020"), Entry("Two. Sentences.", "2020")], ""),
    ("awards", "- 2021, 2022, 2023 Prize", "", [Entry("Prize (2021, 2022)", "2023")], ""),
    ("awards", "- 2022/2021/2019: Prize", "", [Entry("Prize (2021, 2019)", "2022")], ""),
    ("awards", "- 2022/23 Prize", "", [Entry("Prize", "2022/23")], ""),
    ("awards", "- 2022/2023: Prize", "", [Entry("Prize", "2022/2023")], ""),
    ("awards", "- 2022 and 2023, Prize", "", [Entry("Prize (2022)", "2023")], ""),
    ("awards", "- 2023, 2023 Prize", "", [Entry("Prize", "2023")], ""),
    ("awards", "- National Prize in 2020", "", [Entry("National Prize", "2020")], ""),
    ("awards", "- National Prize in *2020*.", "", [Entry("National Prize", "2020")], ""),
    ("talks", "- National Prize in 2020", "", [Entry("National Prize in 2020")], ""),
    ("awards", "- one two three four five six seven eight nine ten eleven twelve in 2020", "", [Entry("one two three four five six seven eight nine ten eleven twelve in 2020")], ""),
    ("experience", "- Keeper, 2018 - 2020, Lamp Inc", "", [Entry("Keeper, Lamp Inc", "2018 - 2020")], ""),
    ("experience", "- Keeper, 2018 - 2020, Lamp Inc, 2021 - 2022", "", [Entry("Keeper, 2018 - 2020, Lamp Inc", "2021 - 2022")], ""),
    ("experience", "- [Keeper](https://k.example.org), 2018 - 2020, Lamp Inc", "", [Entry("[Keeper](https://k.example.org), 2018 - 2020, Lamp Inc")], ""),
    ("research", "- Keeper, 2018 - 2020, Lamp Inc", "", [Entry("Keeper, 2018 - 2020, Lamp Inc")], ""),
    ("experience", "- 2018.05 - 2019.06; Keeper; Lamp", "", [Entry("Keeper; Lamp", "2018.05 - 2019.06")], ""),
    ("education", "- 2020, PhD\n  - a\n    - b\n- - c", "", [Entry("PhD", "2020", (Entry("a", entries=(Entry("b"),)),)), Entry("", entries=(Entry("c"),))], ""),
    ("education", "<ul><li><span>2020 - 2024</span><div>PhD</div></li></ul>", "", [Entry("PhD", "2020 - 2024")], ""),
    ("news", "<ul><li><span>2020 - 2024</span><div>PhD</div></li></ul>", "", [Entry("PhD", "2020 - 2024")], ""),
    ("education", "<ul><li><span>2020 - 2024</span><div>PhD</div> text</li></ul>", "", [Entry("PhD text", "2020 - 2024")], ""),
    ("education", "<ul><li></li><li>2020</li></ul>", "", [Entry("", "2020")], ""),
    ("awards", "- A, 2020\n\ntext that is long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long \n\n- B, 2019", "", [Entry("A", "2020"), Entry("B", "2019")], "text that is long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long"),
    ("awards", "- A, 2020\n\n<!-- -->\n\n- B, 2019", "", [Entry("A", "2020"), Entry("B", "2019")], ""),
])  # fmt: skip
def test_items_of_a_section(kind: str, text: str, before: str, entries: list[Entry], after: str) -> None:
    writer = Writer()
    found = items_of(list(parse(text).children), kind, writer)
    assert found.entries == entries
    assert (writer.blocks(found.before), writer.blocks(found.after)) == (before, after)


@pytest.mark.parametrize(("text", "kind"), [
    ("1. Education", "education"),
    ("II. Talks", "talks"),
    ("iv. Talks", "talks"),
    ("2.1 Publications", "publications"),
    ("Publications (selected)", "publications"),
    ("Publications: all of them", "publications"),
    ("Awards [all]", "awards"),
    ("📚 Publications & more", ""),
    ("Honors / Awards", "awards"),
    ("Grants and Funding", "grants"),
    ("Peer Reviews", "service"),
    ("Student", "supervision"),
    ("Software", "projects"),
    ("Languages", "languages"),
    ("Programming languages", "skills"),
    ("Press Coverage", "media"),
    ("Positions Held", "experience"),
    ("In the news", "media"),
    ("Research Interests", "interests"),
    ("Research Areas", "interests"),
    ("Work in progress", "publications"),
    ("Under Review", "publications"),
    ("", ""),
    ("---", ""),
    ("My Cat", ""),
    ("Teaching & Mentoring", "teaching"),
    ("Code", "projects"),
    ("实习", "experience"),
    ("学术服务", "service"),
])  # fmt: skip
def test_kinds_of_headings(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(("text", "kind"), [
    ("work_experience", "experience"),
    ("Publications", "publications"),
    ("Selected papers", "publications"),
    ("News & more", "news"),
    ("In the news", "news"),
    ("My hobbies", "interests"),
    ("Research areas", "interests"),
    ("Degrees", "education"),
    ("Keynotes", "talks"),
    ("Press", "media"),
    ("open-source", "projects"),
    ("Funding", "grants"),
    ("Patents", "awards"),
    ("PhD students", "supervision"),
    ("Languages", "languages"),
    ("Language", "languages"),
    ("Tutorials", "teaching"),
    ("Peer review", "service"),
    ("TOEFL", "tests"),
    ("Positions", "experience"),
    ("Tools", "skills"),
    ("Research", "research"),
    ("Öffentliche Vorträge", ""),
    ("Odd", ""),
    ("Reports", ""),
    ("Éducation", "education"),
])  # fmt: skip
def test_kinds_of_names_of_data(text: str, kind: str) -> None:
    assert section_names.kind_of(text) == kind
    assert section_names.kind_of(text, "other") == (kind or "other")


@pytest.mark.parametrize(("name", "heading"), [
    ("work_experience", "Work experience"),
    (" a  b_", "A b"),
    ("", ""),
    ("öl_x", "Öl x"),
])  # fmt: skip
def test_names_of_data_as_headings(name: str, heading: str) -> None:
    assert section_names.heading(name) == heading


@pytest.mark.parametrize(("html", "shows"), [
    ("a", True),
    (" ", False),
    ("<p>a</p>", True),
    ("<p> </p>", False),
    ("<p><img src='x'></p>", True),
    ("<p><iframe></iframe></p>", True),
    ("<img src='x'>", True),
    ("<iframe></iframe>", True),
    ("<div data-loop='0'></div>", True),
    ("<div><span data-loop='0'></span></div>", False),
    ("<!-- a -->", False),
    ("<br>", False),
])  # fmt: skip
def test_what_shows_anything(html: str, *, shows: bool) -> None:
    assert has_content(next(iter(parse_html(html).children))) is shows


@pytest.mark.parametrize(("text", "found"), [
    ("My journey", True),
    ("Academic path", True),
    ("CV", True),
    ("Curriculum Vitae", True),
    ("Background", True),
    ("Biography", True),
    ("About me", False),
    ("履历", True),
    ("Pathways", False),
])  # fmt: skip
def test_headings_of_a_life(text: str, *, found: bool) -> None:
    assert is_career(text) is found


@pytest.mark.parametrize(("texts", "order"), [
    (["Coast University, PhD"], "organisation, title"),
    (["PhD, Coast University"], ""),
    (["Coast University"], ""),
    (["Coast University, Port"], ""),
    (["Coast University, PhD", "PhD, Sea School"], ""),
    (["Coast University, PhD", "PhD, Sea School", "Sea School, MSc"], "organisation, title"),
    (["Coast University，博士"], "organisation, title"),
    (["PhD at Coast University, MSc"], ""),
    (["Quay, PhD"], ""),
    ([], ""),
])  # fmt: skip
def test_the_order_of_parts(texts: list[str], order: str) -> None:
    assert order_of([Entry(text) for text in texts]) == order


@pytest.mark.parametrize(("texts", "kind"), [
    (["PhD"], "education"),
    (["PhD", "Keeper"], "education"),
    (["PhD", "Keeper", "Guard"], "experience"),
    (["PhD supervisor"], "experience"),
    (["Intern, BSc"], "experience"),
    (["学士"], "education"),
    (["Lecturer"], "experience"),
    ([], "education"),
])  # fmt: skip
def test_the_kind_of_a_life(texts: list[str], kind: str) -> None:
    assert career_kind([Entry(text) for text in texts]) == kind


def test_how_many_items_there_are() -> None:
    below = (Entry("a"), Entry("b"))
    assert count([Entry("x"), Entry("group", entries=below), Entry("y", "2020", below)]) == 4
    assert count([Entry("group", entries=(Entry("inner", entries=below), Entry("c")))]) == 3
    assert count([]) == 0
