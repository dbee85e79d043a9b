"""Liquid: expressions, loops and conditions, and what pages of Jekyll draw by them."""

# templates have long lines
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from sphinx_academic.importers import acad_homepage
from sphinx_academic.importers.liquid import Liquid, NotUnderstood
from sphinx_academic.importers.records import Site
from sphinx_academic.importers.source import Source

Homepage = Callable[[dict[str, str]], Source]
SCOPE: dict[str, Any] = {
    "site": {"title": "Lamps", "on": True, "off": False, "none": None},
    "page": {"tags": ["tide", "lamp"], "count": 3, "text": "a | b"},
    "papers": [
        {"title": "B", "year": 2023, "kind": "talk"},
        {"title": "A", "year": 2024, "kind": "paper", "links": [{"name": "PDF"}]},
        {"title": "C", "year": 2023, "kind": "paper"},
    ],
}


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("{{ site.title | upcase }}", "LAMPS"),
        ("{{ page.text | replace: \"a | b\", 'c' | append: '!' }}", "c!"),
        ("{{ page.tags | join: ', ' }} {{ page.tags.size }} {{ page.tags[1] }}", "tide, lamp 2 lamp"),
        ("{{ missing | default: 'x' }}{{ site.none }}", "x"),
        (
            "{% for p in papers %}{{ p.title }}{% unless forloop.last %}, {% endunless %}{% endfor %}",
            "B, A, C",
        ),
        (
            "{% assign s = papers | sort: 'title' | reverse %}{% for p in s limit: 2 %}{{ p.title }}{% endfor %}",
            "CB",
        ),
        ("{% assign s = papers | where: 'kind', 'paper' %}{{ s | map: 'title' | join: '' }}", "AC"),
        ('{% assign s = papers | where_exp: "p", "p.year > 2023" %}{{ s[0].title }}', "A"),
        ("{% assign s = papers | find_exp: 'p', 'p.year < 2024' %}{{ s.title }}", "B"),
        ("{% assign s = papers | find_exp: 'p', 'p.year < 2000' %}{{ s.title }}{% if s %}x{% endif %}", ""),
        (
            "{% assign g = papers | group_by_exp: 'p', 'p.kind | upcase' %}"
            "{% for k in g %}{{ k.name }}:{{ k.size }}{{ k.items[0].title }} {% endfor %}",
            "TALK:1B PAPER:2A ",
        ),
        # the variable is what it was
        (
            "{% assign p = 'before' %}{% assign s = papers | where_exp: 'p', 'p.year == 2023' %}{{ p }}{{ s.size }}",
            "before2",
        ),
        (
            "{% assign g = papers | group_by: 'year' %}{% for y in g %}{{ y.name }}:{{ y.items.size }} {% endfor %}",
            "2023:2 2024:1 ",
        ),
        ("{% for p in papers %}{% for l in p.links %}{{ l.name }}{% endfor %}{% endfor %}", "PDF"),
        ("{% for p in nothing %}x{% else %}none{% endfor %}", "none"),
        ("{% for i in (1..3) reversed %}{{ i }}{% endfor %}", "321"),
        ("{% if page.count > 2 and site.on %}a{% elsif site.off %}b{% else %}c{% endif %}", "a"),
        ("{% if site.off or page.tags contains 'tide' %}a{% endif %}", "a"),
        ("{% if site.none == nil and page.tags != empty %}a{% endif %}", "a"),
        ("{% unless site.on %}a{% else %}b{% endunless %}", "b"),
        ("{% case page.count %}{% when 1, 3 %}a{% else %}b{% endcase %}", "a"),
        ("{% capture x %}{{ site.title }}!{% endcapture %}{{ x }}", "Lamps!"),
        ("{% comment %}{{ unknown.value }}{% endcomment %}x", "x"),
    ],
)
def test_drawn(text: str, drawn: str) -> None:
    assert Liquid(SCOPE).draw(text) == drawn


#: expressions -> what Liquid and Jekyll document for them
EXPRESSIONS = {
    # members
    "page.tags.first": "tide",
    "page.tags.last": "lamp",
    "page.tags[-1]": "lamp",
    "page.tags[-2]": "tide",
    "page.tags[2]": "",
    "page.tags[-3]": "",
    "page.tags.nothing": "",
    "site.none.first.last": "",
    "site.title.size": "5",
    "site.title.first": "",
    "site.size": "4",
    "by_year[2024]": "new",
    "by_year[2023]": "old",
    "by_year['2024']": "new",
    "page.count.size": "",
    # texts
    "' a b ' | strip": "a b",
    "' a ' | lstrip | append: '.'": "a .",
    "' a ' | rstrip": " a",
    "'<b>a</b>' | strip_html": "a",
    "'ABC' | downcase": "abc",
    "'aBC def' | capitalize": "Abc def",
    "'a b/c' | url_encode": "a%20b/c",
    "'A  Tale: of 2' | slugify": "a-tale-of-2",
    "'b' | prepend: 'a'": "ab",
    "'aXbX' | replace_first: 'X', '-'": "a-bX",
    "'aXbX' | remove: 'X'": "ab",
    "'aXbX' | remove_first: 'X'": "abX",
    "'one two  three' | number_of_words": "3",
    "'a,b,,c' | split: ',' | size": "4",
    "'a b c' | split: ' ' | last": "c",
    "'abcd' | slice: 1": "b",
    "'abcd' | slice: 1, 2": "bc",
    "'abcd' | slice: -2, 2": "cd",
    "'abc' | size": "3",
    "page.count | size": "0",
    # what is there
    "site.off | default: 'x'": "x",
    "'' | default: 'x'": "x",
    "empty_list | default: 'x'": "x",
    "site.title | default: 'x'": "Lamps",
    "0 | default: 'x'": "0",
    "site.on": "true",
    "site.off": "false",
    # lists
    "numbers | sort | join: ','": "1,2,10",
    "papers | sort: 'year' | map: 'title' | join: ''": "BCA",
    "partly | sort: 'n' | map: 't' | join: ''": "bca",
    "page.tags | reverse | join: ' '": "lamp tide",
    "page.tags | join": "tide lamp",
    "papers | where: 'links' | map: 'title' | join": "A",
    "papers | where: 'year', '2023' | size": "2",
    "tagged | where: 'tags', 'x' | map: 't' | join": "a",
    "page.tags | concat: numbers | size": "5",
    "page.tags | push: 'buoy' | last": "buoy",
    "doubled | uniq | join: ''": "ab",
    "holes | compact | size": "2",
    "page.tags | first": "tide",
    "page.tags | last": "lamp",
    "empty_list | first": "",
    "empty_list | last": "",
    "page.tags | slice: 1 | join": "lamp",
    # numbers
    "7 | plus: 2": "9",
    "7 | minus: '2'": "5",
    "7 | times: 2": "14",
    "7 | modulo: 4": "3",
    "7 | divided_by: 2": "3",
    "-7 | abs": "7",
    "'3 boats' | plus: 1": "4",
    "'boats' | plus: 1": "1",
    # dates
    "day | date: '%Y'": "2024",
    "day | date: '%-d.%-m.%Y'": "5.3.2024",
    "day | date: '%d %B %Y'": "05 March 2024",
    "'2024-3-5 10:00' | date: '%Y/%m/%d'": "2024/03/05",
    "'soon' | date: '%Y'": "soon",
    "page.count | date: '%Y'": "3",
    "day | date_to_xmlschema": "2024-03-05",
}
MORE: dict[str, Any] = {
    "by_year": {"2024": "new", 2023: "old"},
    "numbers": [10, 2, 1],
    "partly": [{"t": "a"}, {"t": "b", "n": 1}, {"t": "c", "n": 2}],
    "tagged": [{"t": "a", "tags": ["x", "y"]}, {"t": "b", "tags": ["xy"]}],
    "doubled": ["a", "b", "a"],
    "holes": ["a", None, "b"],
    "empty_list": [],
    "day": date(2024, 3, 5),
}


@pytest.mark.parametrize(("expression", "drawn"), EXPRESSIONS.items())
def test_expressions(expression: str, drawn: str) -> None:
    assert Liquid({**SCOPE, **MORE}).draw(f"{{{{ {expression} }}}}") == drawn


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("0", True),
        ("''", True),
        ("nothing", False),
        ("site.off", False),
        ("page.count >= 3", True),
        ("page.count > 3", False),
        ("page.count <= 3", True),
        ("page.count < 3", False),
        ("page.count <> 3", False),
        ("page.count != 4", True),
        ("'a' == \"a\"", True),
        ("day > '2024-03-04'", True),
        ("day < '2024-03-05'", False),
        ("page.tags contains 'ti'", False),
        ("site.title contains 'amp'", True),
        ("empty_list == empty", True),
        ("'' == empty", True),
        ("' ' == blank", True),
        ("nothing == blank", True),
        ("page.tags == empty", False),
        ("site.on and site.off", False),
        ("site.on or site.off", True),
        ("site.off and site.off or site.on", False),
        ("site.on or site.on and site.off", True),
    ],
)
def test_what_holds(condition: str, holds: bool) -> None:
    text = f"{{% if {condition} %}}yes{{% else %}}no{{% endif %}}"
    assert Liquid({**SCOPE, **MORE}).draw(text) == ("yes" if holds else "no")


@pytest.mark.parametrize(
    "text",
    [
        "{{ x | no_such_filter }}",
        "{% no_such_tag %}",
        "{% for p in papers %}",
        "{% endif %}",
        "{{ unknown.value }}",
        "{% include gone.html %}",
        "{% for a in (1..999) %}{% for b in (1..999) %}x{% endfor %}{% endfor %}",
        "{{ page.count | date: 1, 2, 3 }}",
    ],
)
def test_what_is_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood):
        Liquid(SCOPE).draw(text)


def test_an_include_that_includes_itself_ends() -> None:
    with pytest.raises(NotUnderstood):
        Liquid(SCOPE, lambda tag, name: "{% include a.html %}").draw("{% include a.html %}")


LOOP = """
{% assign sorted = site.pages | sort: 'path' | reverse %}

## 🌟 First author

{% for page in sorted %}
{% if page.path contains "_pages/papers/" and page.first_author %}
{% assign authors = page.authors | replace: "<*", "<strong>" | replace: "*>", "</strong>" %}
<div class='paper-box'><div class='paper-box-image'><div class="badge">{{ page.badge }}</div></div>
<div class='paper-box-text'>
  <p><a href="{{ page.link }}">{{ page.title }}</a></p>
  <p>{{ authors }}</p>
  <p>{% for item in page.links %}<a href="{{ item.url }}">{{ item.name }}</a>{% endfor %}</p>
</div></div>
{% endif %}
{% endfor %}
"""


def paper(title: str, *, first: bool = True) -> str:
    return (
        f"---\nbadge: ICPP2023\nfirst_author: {str(first).lower()}\ntitle: {title}\n"
        f"link: https://arxiv.org/abs/2301.{len(title):05}\nauthors: '<*Mira Okafor*>, Wei Zhang'\n"
        "links:\n  - name: Code\n    url: https://github.com/a/b\n---\n"
    )


def test_papers_that_a_loop_over_pages_draws(homepage: Homepage) -> None:
    site = acad_homepage.read(
        homepage(
            {
                "_pages/about.md": "---\npermalink: /\n---\nI am here.\n\n# 📝 Publications\n" + LOOP,
                "_pages/papers/2023-01-01-a.md": paper("Tides and Lamps in the Dark"),
                "_pages/papers/2023-02-01-b.md": paper("Lamps of the Second Coast"),
                "_pages/papers/2022-02-01-c.md": paper("Lamps of Others", first=False),
            }
        )
    )
    assert [each.title for each in site.papers] == [
        "Lamps of the Second Coast",
        "Tides and Lamps in the Dark",
    ]
    first = site.papers[0]
    assert [author.name for author in first.authors] == ["Mira Okafor", "Wei Zhang"]
    assert first.fields["code"] == "https://github.com/a/b"
    left_out = [finding.file for finding in site.findings if finding.level.name == "LEFT_OUT"]
    assert "_pages/papers/2023-01-01-a.md" not in left_out
    assert "_pages/papers/2022-02-01-c.md" in left_out


@pytest.mark.parametrize(
    ("file", "data", "reports"),
    [
        # nothing to draw
        ("_data/lamps.yml", "[]\n", False),
        ("_data/lamps.yml", "# none yet\n", False),
        ("_data/lamps.json", "{}\n", False),
        # data that are not understood, or not there
        ("_data/lamps.yml", "- a\n- b\n", True),
        ("_data/others.yml", "[]\n", True),
    ],
)
@pytest.mark.parametrize(
    ("before", "over"), [("", "site.data.lamps"), ("{% assign all = site.data.lamps %}\n", "all")]
)
def test_a_loop_over_empty_data_draws_nothing(
    homepage: Homepage, file: str, data: str, before: str, over: str, *, reports: bool
) -> None:
    loop = f"{before}{{% for each in {over} %}}\n- {{{{ each.name.first }}}}\n{{% endfor %}}\n"
    page = f"---\npermalink: /\n---\nI am here.\n\n# Lamps\n\n{loop}\n# Awards\n\n{loop}"
    site = acad_homepage.read(homepage({"_pages/about.md": page, file: data}))
    found = [finding for finding in site.findings if "not understood" in finding.message]
    assert bool([each for each in found if "loop of Liquid" in each.message]) == reports


def test_what_a_loop_over_no_pages_has_instead_is_drawn(homepage: Homepage) -> None:
    loop = "{% for each in site.lamps %}{{ each.title }}{% else %}None yet.{% endfor %}"
    page = f"---\npermalink: /\n---\nI am here.\n\n# Lamps\n\n{loop}\n"
    config = "title: Mira Okafor\nauthor:\n  name: Mira Okafor\ncollections:\n  lamps:\n    output: true\n"
    site = acad_homepage.read(homepage({"_config.yml": config, "_pages/about.md": page}))
    assert "None yet." in text_of(site)
    assert not [each for each in site.findings if "not understood" in each.message]


def text_of(site: Site) -> str:
    return "\n".join(block.body + block.text for page in site.pages for block in page.blocks)


@pytest.mark.parametrize(
    ("condition", "shown", "level", "words"),
    [
        # what is known is followed
        ("site.lamp", ["yes"], "LEFT_OUT", ""),
        ("site.gone", ["no"], "LEFT_OUT", ""),
        # what is not known keeps its first branch
        ("jekyll.environment == 'production'", ["yes"], "KEPT", "the text of the first branch"),
    ],
)
def test_conditions(homepage: Homepage, condition: str, shown: list[str], level: str, words: str) -> None:
    site = acad_homepage.read(
        homepage(
            {
                "_config.yml": "title: Mira Okafor\nlamp: true\nauthor:\n  name: Mira Okafor\n",
                "_pages/about.md": f"---\npermalink: /\n---\nI am here.\n\n{{% if {condition} %}}\n\nyes\n\n"
                "{% else %}\n\nno\n\n{% endif %}\n",
            }
        )
    )
    assert [word for word in ("yes", "no") if word in text_of(site).split()] == shown
    found = [finding for finding in site.findings if "condition of Liquid" in finding.message]
    assert [finding.level.name for finding in found] == ([level] if words else [])
    if words:
        assert words in found[0].message
        assert (found[0].file, found[0].line) == ("_pages/about.md", 6)


def test_the_text_of_a_condition_that_does_not_hold_is_reported(homepage: Homepage) -> None:
    site = acad_homepage.read(
        homepage(
            {
                "_pages/about.md": "---\npermalink: /\n---\nI am here.\n\n{% if site.gone %}a secret{% endif %}\n"
                "{% if site.gone %}{% assign x = 1 %}{% endif %}\n"
            }
        )
    )
    (finding,) = [each for each in site.findings if "condition of Liquid" in each.message]
    assert (finding.level.name, finding.file, finding.line) == ("LEFT_OUT", "_pages/about.md", 6)
    assert "secret" not in text_of(site)
