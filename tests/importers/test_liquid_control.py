"""What conditions, loops and assignments of Liquid leave of a text, and what is reported of them."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.importers.findings import Findings
from sphinx_academic.importers.liquid import Liquid
from sphinx_academic.importers.liquid_control import Control, Loop

SCOPE: dict[str, Any] = {
    "on": True,
    "off": False,
    "n": 3,
    "tags": ["a", "b"],
    "none": [],
    "site": {
        "data": {
            "lamps": [{"name": "A"}, {"name": "B"}],
            "empty": [],
            "papers": [{"title": "T", "authors": "Ann", "year": 2020}],
        },
        "posts": [{"title": "P", "relative_path": "_posts/p.md"}],
        "x": 1,
    },
}
#: where a loop stands that is not drawn
PLACE = "<div class='academic-loop' data-loop='{}'></div>"


def _resolved(
    text: str, *, draws: bool = True
) -> tuple[str, list[tuple[str, int]], list[tuple[str, int, str]], list[str]]:
    """Return a text without Liquid, the loops that are left, the report, and what loops drew."""
    findings, liquid = Findings(), Liquid(SCOPE)
    loops: list[Loop] = []
    control = Control(liquid, findings, "a.md", lambda collection: draws, loops)
    shown = control.with_drawn(control.resolved(text))
    for number in range(len(loops)):
        shown = shown.replace(PLACE.format(number), f"(loop {number})")
    assert {loop.file for loop in loops} <= {"a.md"}
    assert {each.file for each in findings} <= {"a.md"}
    report = [(each.level.name, each.line, each.message) for each in findings]
    return shown, [(loop.collection, loop.line) for loop in loops], report, sorted(liquid.used)


@pytest.mark.parametrize(("text", "shown"), [
    ("a {% if on %}b{% endif %} c", "a b c"),
    ("{% if off %}a{% else %}b{% endif %}", "b"),
    ("{% if on %}a{% else %}b{% endif %}", "a"),
    ("{% if off %}a{% elsif on %}b{% else %}c{% endif %}", "b"),
    ("{% if on %}a{% elsif on %}b{% else %}c{% endif %}", "a"),
    ("{% unless on %}a{% else %}b{% endunless %}", "b"),
    ("{% unless off %}a{% endunless %}", "a"),
    ("{% if odd.value %}{% endif %}", ""),
    ("{% if on %}a{% elsif odd.value %}b{% else %}c{% endif %}", "a"),
    ("{% case n %}{% when 3 %}a{% else %}b{% endcase %}", "a"),
    ("{% case n %}\nx{% when 2 %}a{% when 3 %}b{% else %}c{% endcase %}", "\nb"),
    ("{% case n %}{% when 4 or 5 %}a{% when 1, 2 %}b{% else %}c{% endcase %}", "c"),
    ("{% case n %}{% when 3 %}a{% when odd.value %}b{% endcase %}", "a"),
    ("{% if off %}{% assign x = 1 %}{% endif %}a", "a"),
    ("{% include x.html %}", "{% include x.html %}"),
    ("{% link a.md %}", "{% link a.md %}"),
    ("{% if on %}a", "a"),
    ("{% if off %}a", ""),
    ("{% capture x %}a{% endcapture %}b", "b"),
    ("{% endcapture %}a{% endfor %}b", "ab"),
    ("{% assign n = 0 %}{% if n == 0 %}a{% endif %}", "a"),
    ("{% break %}{% continue %}{% cycle 'a' %}{% increment x %}a", "a"),
    ("{% if on\n  and on %}a{% else %}b{% endif %}", "a"),
])  # fmt: skip
def test_conditions_that_are_known(text: str, shown: str) -> None:
    assert _resolved(text) == (shown, [], [], [])


@pytest.mark.parametrize(("text", "shown", "level", "line", "message"), [
    ("a\n{% if off %}b\nc{% endif %}\nd", "a\n\n\nd", "LEFT_OUT", 2, "the text of a condition of Liquid that does not hold: {% if off %}"),
    ("{% if odd.value %}a{% else %}b{% endif %}", "a", "KEPT", 1, "the text of the first branch of a condition of Liquid: {% if odd.value %}; that of the others was left out"),
    ("{% if odd.value %}a{% elsif on %}b{% else %}c{% endif %}", "a", "KEPT", 1, "the text of the first branch of a condition of Liquid: {% if odd.value %}; that of the others was left out"),
    ("{% if odd.value %}{% else %}b{% endif %}", "", "KEPT", 1, "the text of the first branch of a condition of Liquid: {% if odd.value %}; that of the others was left out"),
    ("{% if odd.value %}a{% endif %}", "a", "KEPT", 1, "the text of the first branch of a condition of Liquid: {% if odd.value %}"),
    ("{% if off %}a{% elsif odd.value %}b{% else %}c{% endif %}", "b", "KEPT", 1, "the text of the first branch of a condition of Liquid: {% if off %}; that of the others was left out"),
    ("{% case n %}{% when 4 %}a{% endcase %}", "", "LEFT_OUT", 1, "the text of a condition of Liquid that does not hold: {% case n %}"),
    ("{% case odd.value %}{% when 4 %}a{% when 3 %}b{% endcase %}", "a", "KEPT", 1, "the text of the first branch of a condition of Liquid: {% case odd.value %}; that of the others was left out"),
    ("{% case n %}{% when odd.value %}a{% when 3 %}b{% endcase %}", "a", "KEPT", 1, "the text of the first branch of a condition of Liquid: {% case n %}; that of the others was left out"),
    ("{% if off %}{% case n %}{% when 3 %}a{% endcase %}{% endif %}", "", "LEFT_OUT", 1, "the text of a condition of Liquid that does not hold: {% if off %}"),
    ("{% ifversion x %}a{% else %}b{% endifversion %}", "a", "KEPT", 1, "the text of the first branch of a condition of Liquid: {% ifversion x %}; that of the others was left out"),
    ("{% if off %}{% if on %}a{% endif %}{% endif %}", "", "LEFT_OUT", 1, "the text of a condition of Liquid that does not hold: {% if off %}"),
    ("{% if on %}{% if off %}a{% endif %}b{% endif %}", "b", "LEFT_OUT", 1, "the text of a condition of Liquid that does not hold: {% if off %}"),
    ("{% if off %}{% include x.html %}{% endif %}a", "a", "LEFT_OUT", 1, "the text of a condition of Liquid that does not hold: {% if off %}"),
    ("{% assign x = odd | y %}{% if x %}a{% else %}b{% endif %}", "a", "KEPT", 1, "the text of the first branch of a condition of Liquid: {% if x %}; that of the others was left out"),
    ("{% assign n = odd | y %}{% if n %}a{% else %}b{% endif %}", "a", "KEPT", 1, "the text of the first branch of a condition of Liquid: {% if n %}; that of the others was left out"),
])  # fmt: skip
def test_conditions_of_which_text_is_hidden_or_unsure(
    text: str, shown: str, level: str, line: int, message: str
) -> None:
    assert _resolved(text) == (shown, [], [(level, line, message)], [])


@pytest.mark.parametrize(("text", "shown", "loops", "used"), [
    ("{% for t in tags %}- {{ t }}\n{% endfor %}x", "- a\n- b\n\nx", [], []),
    ("{% for t in tags %}- {{ t }}", "(loop 0)", [("tags", 1)], []),
    ("{% for t in site.data.lamps %}\n- {{ t.name }}\n{% endfor %}\nx", "\n- A\n\n- B\n\n\n\nx", [], ["_data/lamps"]),
    ("{% for t in site.data.lamps %}{{ t.name }} {% endfor %}x", "(loop 0)x", [("site.data.lamps", 1)], []),
    ("{% for t in site.data.lamps %}<li>{{ t.name }}</li>{% endfor %}x", "<li>A</li><li>B</li>x", [], ["_data/lamps"]),
    ("{% for t in site.data.lamps %}<li></li>{% endfor %}x", "(loop 0)x", [("site.data.lamps", 1)], []),
    ("{% for t in site.data.papers %}\n- {{ t.title }}\n{% endfor %}\nx", "(loop 0)\n\n\nx", [("site.data.papers", 1)], []),
    ("{% for t in site.data.empty %}\n- {{ t.title }}\n{% else %}none{% endfor %}\nx", "none\n\n\nx", [], []),
    ("{% for t in site.data.lamps %}{{ t.odd.value.x | odd }}{% endfor %}\nx", "(loop 0)\nx", [("site.data.lamps", 1)], []),
    ("{% for t in site.posts %}{{ t.title }}{% endfor %}\nx", "P\nx", [], ["_posts/p.md"]),
    ("{% for t in site.posts %}{% endfor %}\nx", "(loop 0)\nx", [("site.posts", 1)], []),
    ("{% for t in site.posts %}{% include y %}{% endfor %}\nx", "(loop 0)\nx", [("site.posts", 1)], []),
    ("{% assign ls = site.data.lamps %}\n{% for t in ls %}{% odd %}{% endfor %}x", "\n(loop 0)x", [("site.data.lamps", 2)], []),
    ("{% assign ls = site.posts %}\n\n{% for t in ls %}{% for u in t.list %}{% odd %}{% endfor %}{% endfor %}x", "\n\n(loop 0)x", [("site.posts", 3)], []),
    ("{% for t in ls %}{% for u in site.data.odd %}{% odd %}{% endfor %}{% endfor %}x", "(loop 0)(loop 1)x", [("ls", 1), ("site.data.odd", 1)], []),
    ("{% if on %}{% for t in site.posts %}{% odd %}{% endfor %}{% endif %}x", "(loop 0)x", [("site.posts", 1)], []),
    ("{% for t in site.posts %}{% odd %}{% if on %}a{% else %}b{% endif %}{% endfor %}x", "(loop 0)x", [("site.posts", 1)], []),
    ("{% for t in tags %}a<!-- x -->b{% endfor %}", "abab", [], []),
])  # fmt: skip
def test_loops(text: str, shown: str, loops: list[tuple[str, int]], used: list[str]) -> None:
    assert _resolved(text) == (shown, loops, [], used)


@pytest.mark.parametrize(("text", "message"), [
    ("{% if off %}{% for t in site.posts %}{{ t.title }}{% endfor %}{% endif %}x", "the text of a condition of Liquid that does not hold: {% if off %}"),
    ("{% if off %}{% for t in site.posts %}{% odd %}{% endfor %}{% endif %}x", "the text of a condition of Liquid that does not hold: {% if off %}"),
])  # fmt: skip
def test_loops_within_what_is_hidden(text: str, message: str) -> None:
    assert _resolved(text) == ("x", [], [("LEFT_OUT", 1, message)], [])


@pytest.mark.parametrize(("text", "shown", "loops"), [
    ("{% for t in tags %}- {{ t }}\n{% endfor %}x", "(loop 0)\nx", [("tags", 1)]),
    ("{% for t in site.posts %}{{ t.title }}{% endfor %}\nx", "(loop 0)\nx", [("site.posts", 1)]),
    ("{% for t in tags %}a<!-- x -->b{% endfor %}", "(loop 0)", [("tags", 1)]),
])  # fmt: skip
def test_loops_that_are_not_drawn(text: str, shown: str, loops: list[tuple[str, int]]) -> None:
    assert _resolved(text, draws=False) == (shown, loops, [], [])


def test_loops_in_loops_end_where_they_began() -> None:
    inner = "{% for u in tags %}{{ u }}{% endfor %}"
    assert _resolved(f"{{% for t in tags %}}{inner};{{% endfor %}}x{inner}") == ("ab;ab;xab", [], [], [])
    # of one that is never closed, nothing is drawn
    assert _resolved(f"{{% for t in tags %}}{inner}")[:2] == ("(loop 0)", [("tags", 1)])


def test_lines_of_what_was_drawn_stay() -> None:
    shown, *_others = _resolved(
        "a\n{% for t in tags %}\n\n{{ t }}{% endfor %}\nb\n{% if off %}c\nd{% endif %}\ne"
    )
    assert shown == "a\n\n\na\n\nb\n\n\nb\n\n\ne"


@pytest.mark.parametrize(("condition", "shown"), [
    ("off and\n   off", "off and off"), ("off and " + "x" * 70, "off and " + "x" * 66),
])  # fmt: skip
def test_how_a_condition_is_named(condition: str, shown: str) -> None:
    _text, _loops, ((level, _line, message),), _used = _resolved(f"{{% if {condition} %}}a{{% endif %}}")
    assert level == "LEFT_OUT"
    assert message.partition(": ")[2].removeprefix("{% if ").removesuffix(" %}") == shown


def test_what_a_variable_stood_for_before() -> None:
    assert _resolved("{% assign a = tags %}{% assign b = a %}{% for t in b %}{{ t }}{% endfor %}")[0] == "ab"
    text = "{% assign s = site.data %}{% assign l = s.lamps %}{% for t in l %}{% odd %}{% endfor %}"
    assert _resolved(text)[1] == [("site.data.lamps", 1)]
    # what is not shown sets nothing
    assert _resolved("{% if off %}{% assign on = false %}{% endif %}{% if on %}a{% endif %}")[0] == "a"


def test_marks_of_places_in_what_a_loop_draws() -> None:
    assert _resolved("{% for t in tags %}\x02{{ t }}\x03{% endfor %}")[0] == "ab"
