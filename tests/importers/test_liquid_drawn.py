"""Liquid by itself: loops with their options, includes, branches, expressions and conditions."""

# templates have long lines
# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.importers.liquid import Liquid, NotUnderstood

SCOPE: dict[str, Any] = {
    "on": True,
    "off": False,
    "n": 3,
    "i": 1,
    "none": None,
    "name": "title",
    "text": "a and b",
    "tags": ["a", "b", "c"],
    "empty_list": [],
    "m": {"b": 2, "a": 1},
    "rows": [[1, 2], [3]],
    "site": {"title": "Lamps", "x-y": "d", "ok?": True},
    "pages": [{"relative_path": "p.md", "t": "x"}, {"relative_path": "q.md", "t": ""}],
}
INCLUDED = {
    "card.html": "<{{ include.t }}|{{ include.u }}>",
    "nest.html": "[{% include card.html t=include.t %}{{ include.t }}]",
    "plain.html": "x",
}


def _liquid() -> Liquid:
    return Liquid(SCOPE, lambda tag, name: INCLUDED.get(name))


@pytest.mark.parametrize(("text", "drawn"), [
    ("{% for t in tags %}{{ forloop.index }}{{ forloop.index0 }}{{ forloop.first }}{{ forloop.last }}{{ forloop.length }} {% endfor %}", "10truefalse3 21falsefalse3 32falsetrue3 "),
    ("{% for t in tags limit:2 %}{{ t }}{% endfor %}", "ab"),
    ("{% for t in tags limit: 1 offset:1 %}{{ t }}{% endfor %}", "b"),
    ("{% for t in tags offset:i %}{{ t }}{% endfor %}", "bc"),
    ("{% for t in tags limit:0 %}{{ t }}{% else %}none{% endfor %}", "none"),
    ("{% for t in tags reversed limit:2 %}{{ t }}{% endfor %}", "ba"),
    ("{% for t in none %}x{% else %}none{% endfor %}", "none"),
    ("{% for t in m %}{{ t[0] }}={{ t[1] }} {% endfor %}", "b=2 a=1 "),
    ("{% for t in rows %}{% for u in t %}{{ u }}{{ forloop.last }}{% endfor %};{% endfor %}", "1false2true;3true;"),
    ("{% for t in tags %}{% endfor %}{{ t }}{{ forloop.index }}", ""),
    ("{% assign t = 'z' %}{% for t in tags %}{{ t }}{% endfor %}{{ t }}", "abcz"),
    ("{% for k in (1..n) %}{{ k }}{% endfor %}", "123"),
    ("{% for k in (n..1) %}{{ k }}{% else %}none{% endfor %}", "none"),
    ("{% for k in (2..2) %}{{ k }}{% endfor %}", "2"),
    ('{% for k in site["title"] %}{{ k }}{% endfor %}', "Lamps"),
    ('{% for k in m["b"] %}{{ k }}{% endfor %}{% for k in rows[0] limit:1 %}{{ k }}{% endfor %}{% for k in rows[i] %}{{ k }}{% endfor %}', "213"),
    ("{% if on or off and off or on %}1{% endif %}{% if off or off and off or on %}2{% endif %}{% if off or on and off or on %}3{% endif %}", "13"),
    ("{% include card.html t='a b' u=n %}", "<a b|3>"),
    ("{% include card.html t=\"x\" u='y' %}{{ include.t }}", "<x|y>"),
    ('{% include "card.html" t=tags[1] %}', "<b|>"),
    ("{% include nest.html t=site.title %}", "[<Lamps|>Lamps]"),
    ("{% include_relative plain.html %}{% include_cached plain.html %}", "xx"),
    ("{% link /a/b.md %}{% post_url 2020-01-01-a %}{% link  a.md %}", "/a/b.md/2020-01-01-a/a.md"),
    ('{% capture "x" %}{{ n }}{% endcapture %}{{ x }}{{ x }}', "33"),
    ("{% comment %}{% odd %}{% endcomment %}a", "a"),
    ("{% seo %}{% toc %}{% raw %}a{% endraw %}", "a"),
    ("{% assign x = n | plus: 1 %}{{ x }}", "4"),
    ("{% assign a-b = 4 %}{{ a-b }}", "4"),
    ("{% if on %}{% if off %}a{% else %}b{% endif %}c{% else %}d{% endif %}", "bc"),
    ("{% unless off %}a{% elsif on %}b{% endunless %}", "a"),
    ("{% unless on %}a{% elsif on %}b{% endunless %}", "b"),
    ("{% if off %}a{% elsif on %}b{% elsif on %}c{% else %}d{% endif %}", "b"),
    ("{% case n %}ignored{% when 1 %}a{% when 3 or 4 %}b{% when 3 %}c{% else %}d{% endcase %}", "b"),
    ("{% case site.title %}{% when 'x', 'Lamps' %}a{% endcase %}", "a"),
    ("{% case n %}{% when 4 %}a{% endcase %}", ""),
    ("{%- if on -%} a {%- endif -%}", " a "),
    ("{{- n -}}", "3"),
    ("{{ site.title | upcase | append: '|' | append: \"a,b\" | replace: ',', ';' }}", "LAMPS|a;b"),
    ("{{ site[\"title\"] }}{{ site['x-y'] }}{{ site.x-y }}{{ site[name] }}{{ tags[i] }}{{ tags[-1] }}{{ tags[0] }}{{ site.ok? }}", "LampsddLampsbcatrue"),
    ("{{ rows[0][1] }}{{ rows.first.last }}", "22"),
    ("{{ rows[i][0] }}", "3"),
    ('{{ unknown }}{{ "x" }}', "x"),
    ("{{ 'it' | append: \"'s\" }}", "it's"),
    ("{{ '' }}{{ -3 }}{{ 2.5 }}{{ true }}{{ nil }}{{ blank }}", "-32.5true"),
    ("{{ n | append }}", "3"),
    ("{{ tags | where_exp: 'x', 'x != \"b\"' | join: '' }}", "ac"),
    ("{{ tags | find_exp: 'x', 'x > \"a\"' }}", "b"),
    ("{% if n == 3 and on %}1{% endif %}{% if n == 3 and off %}2{% endif %}{% if off and off or on %}3{% endif %}{% if on or off and off %}4{% endif %}{% if off or off %}5{% endif %}", "14"),
    ("{% if text contains ' and ' %}a{% endif %}{% if text == 'a and b' %}b{% endif %}", "ab"),
    ("{% if 'x or y' == 'x' or on %}a{% endif %}", "a"),
    ("{% if tags contains 'a' %}1{% endif %}{% if tags contains 'z' %}2{% endif %}{% if m contains 'a' %}3{% endif %}{% if n contains 3 %}4{% endif %}{% if text contains none %}5{% endif %}{% if '3x' contains n %}6{% endif %}", "136"),
    ("{% if n < 'x' %}1{% endif %}{% if n >= 3 %}2{% endif %}{% if n <= 2 %}3{% endif %}{% if n > 2 %}4{% endif %}{% if none < 1 %}5{% endif %}", "24"),
    ("{% if 'a<b' == 'a<b' %}1{% endif %}{% if \"a == b\" == text %}2{% endif %}", "1"),
    ("{% if n != 3 %}1{% endif %}{% if n <> 4 %}2{% endif %}{% if empty_list == empty %}3{% endif %}{% if tags != empty %}4{% endif %}", "234"),
    ("{% if off and odd.x %}1{% else %}2{% endif %}", "2"),
])  # fmt: skip
def test_what_is_drawn(text: str, drawn: str) -> None:
    assert _liquid().draw(text) == drawn


@pytest.mark.parametrize(("text", "message"), [
    ("{% for k in (1-2) %}{{ k }}{% endfor %}", "(1-2)"),
    ("{% if on\nand on %}1{% endif %}{% if on\tor off %}2{% endif %}{% if on andon %}3{% endif %}", "on andon"),
    ("{% for %}x{% endfor %}", "{% for  %}"),
    ("{% for t in 'abc' %}x{% endfor %}", "{% for t in 'abc' %}"),
    ("{% include gone.html x=1 %}", "{% include gone.html %}"),
    ("{% include %}", "{% include  %}"),
    ("{% assign %}", ""),
    ("{% assign x %}", "x"),
    ("{% odd %}", "{% odd %}"),
    ("{% endodd %}", "{% endodd %}"),
    ("{% endif %}", "{% endif %}"),
    ("{% if on %}", "{% if %} without an end"),
    ("{% if on %}{% endfor %}", "{% endfor %}"),
    ("{{ [name] }}", "[name]"),
    ("{{ a b }}", "a b"),
    ("{{ unknown.x }}", "unknown.x"),
    ("{{ content }}", "content"),
    ("{{ layout }}", "layout"),
    ("{{ n | nothing }}", "the filter nothing"),
    ("{{ 'a' | where_exp: 'x' }}", "the filter where_exp"),
    ("{{ tags | group_by_exp: 'x', 'x == \"a\"' | size }}", 'x == "a"'),
    ("{{ n | }}", "the filter "),
    ("{% if odd.x and on %}1{% endif %}", "odd.x"),
])  # fmt: skip
def test_what_stops_it(text: str, message: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        _liquid().draw(text)
    assert str(raised.value) == message


def test_pages_that_a_loop_draws_are_noted() -> None:
    liquid = _liquid()
    assert (
        liquid.draw("{% for p in pages %}{{ p.t }} {% endfor %}{% for t in tags %}{{ t }}{% endfor %}")
        == "x  abc"
    )
    assert liquid.used == {"p.md"}


def test_variables_that_are_not_known_are_not_taken_for_empty_ones() -> None:
    liquid = _liquid()
    assert liquid.draw("{{ gone }}") == ""
    liquid.unknown.add("gone")
    with pytest.raises(NotUnderstood):
        liquid.draw("{{ gone }}")


def test_an_end_of_what_is_drawn() -> None:
    steps = "{% for a in (1..{}) %}{{ a }}{% endfor %}"
    assert len(_liquid().draw(steps.replace("{}", "1001"))) > 2000
    # a range has at most a thousand steps
    assert _liquid().draw(steps.replace("{}", "5000")).endswith("10001001")
    nested = "{% for a in (1..100) %}" + steps.replace("{}", "100") + "{% endfor %}"
    with pytest.raises(NotUnderstood, match="it draws too much"):
        _liquid().draw(nested)


@pytest.mark.parametrize(("depth", "is_drawn"), [(12, True), (13, False)])
def test_includes_end_at_some_depth(depth: int, *, is_drawn: bool) -> None:
    def included(_tag: str, name: str) -> str:
        return "x" if name == "0" else f"{{% include {int(name) - 1} %}}"

    liquid = Liquid({}, included)
    if is_drawn:
        assert liquid.draw(f"{{% include {depth} %}}") == "x"
        # and begin anew behind it
        assert liquid.draw(f"{{% include {depth} %}}{{% include {depth} %}}") == "xx"
    else:
        with pytest.raises(NotUnderstood):
            liquid.draw(f"{{% include {depth} %}}")


def test_an_include_gives_back_what_it_took() -> None:
    liquid = _liquid()
    liquid.scope["include"] = {"t": "outer"}
    assert liquid.draw("{% include card.html t='inner' %}{{ include.t }}") == "<inner|>outer"
