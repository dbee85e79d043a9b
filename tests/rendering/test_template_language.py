"""Templates that were compiled when the package was built: the same pages as with their sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, UndefinedError
from markupsafe import Markup, escape
from support import Build

import sphinx_academic
from sphinx_academic.rendering import html
from sphinx_academic.rendering.template_language import (
    COMPILED,
    FILTERS,
    compile_templates,
    escaped,
    template_environment,
)

SOURCES = Path(sphinx_academic.__file__).parent / "templates"
CONF = {"academic_people": {"mira": {"name": "Mira Okafor"}}, "academic_me": "mira"}
SITE = {
    "papers.bib": r"""
@article{maps, author = {Okafor\*, Mira and Lindqvist\*, Jonas}, year = 2025,
  journal = {Slow Cartography}, title = {Reading <Maps> in the \emph{Dark}},
  doi = {10.5555/maps}, abstract = {One.}, award = {Best Paper}}
@inproceedings{shores, author = {Okafor, Mira}, title = {Shores}, booktitle = {Proc.}, year = 2024}
""",
    "index.md": """# Mira

```{profile} mira
```

```{publications}
:group-by: year
:search: year
```

```{publications}
:layout: cards
```

```{news}
- [2025.05] {award}`Best Paper Award`.
```
""",
}


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path]:
    def compiled() -> Path:
        compile_templates(tmp_path / "compiled")
        monkeypatch.setattr(html, "COMPILED", tmp_path / "compiled")
        return tmp_path / "compiled"

    return compiled


def test_pages_are_the_same(
    build: Build, tmp_path: Path, compiled: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "COMPILED", tmp_path / "none")
    before = build(SITE, conf=CONF).text("index")
    assert "Reading &lt;Maps&gt; in the <em>Dark</em>" in before
    compiled()

    def forbidden(*_arguments: object, **_options: object) -> None:
        raise AssertionError("compiled once more")

    # the theme's have other environments
    monkeypatch.setattr(html, "PackageLoader", forbidden)
    assert build(SITE, conf=CONF).text("index") == before


def test_code_is_the_same_with_the_filters_of_a_build(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    environments: list[Environment] = []

    class Watched(html.Renderer):
        def _environment(self, folders: list[Path]) -> Environment:
            environments.append(super()._environment(folders))
            return environments[-1]

    monkeypatch.setattr(html, "Renderer", Watched)
    build(SITE, conf=CONF)
    (environment,) = environments
    plain = template_environment(FileSystemLoader(SOURCES))
    plain.filters |= dict.fromkeys(FILTERS, str)
    names = [name for name in plain.list_templates(extensions=["html"]) if name != "academic/sidebar.html"]
    assert "academic/publications.html" in names
    environment.loader = plain.loader
    for name in names:
        source = (SOURCES / name).read_text("utf-8")
        assert environment.compile(source, name, raw=True) == plain.compile(source, name, raw=True)


def test_own_part_of_a_template_is_used_all_the_same(build: Build, compiled: Callable[[], Path]) -> None:
    compiled()
    part = {"_templates/academic/parts/title.html": "<b>{{ entry.title | rich }}</b>"}
    page = build(SITE | part, conf=CONF | {"templates_path": ["_templates"]}).text("index")
    assert "<b>Shores</b>" in page


def test_wheel_has_all_of_them(tmp_path: Path) -> None:
    if not COMPILED.is_dir():
        pytest.skip("not installed from a wheel, or with another Jinja than it was built with")
    compile_templates(tmp_path)
    assert {path.name for path in COMPILED.glob("tmpl_*.py")} == {path.name for path in tmp_path.iterdir()}


class WithHtml:
    def __html__(self) -> str:
        return "<i>x</i>"


@pytest.mark.parametrize(
    "value",
    ["", "A. Bell", "Bell & Roe", "a < b", "a > b", "O'Neil", '"x"', "é 中", Markup("<b>&amp;</b>"), 5, None]
    + [WithHtml(), ["<"], type("Text", (str,), {"__html__": lambda self: f"<i>{self}</i>"})("x")],
)
def test_escaped_as_by_jinja(value: Any) -> None:
    assert escaped(value) == escape(value)
    assert str(escaped(value)) == str(escape(value))


def test_text_without_special_characters_is_what_it_is() -> None:
    text, marked = "A. Bell", Markup("<b>")
    assert escaped(text) is text
    assert escaped(marked) is marked


class Paper(NamedTuple):
    title: str = "Ebb & flow"
    links: tuple[str, ...] = ("<a>", "b")
    note: None = None

    @property
    def broken(self) -> str:
        raise AttributeError("of its own")


VALUES: dict[str, Any] = {
    "paper": Paper(),
    "table": {"items": "not the method", "own": {"deep": "<d>"}},
    "none": None,
    "number": 3,
    "html": Markup("<hr>"),
}
SOURCES_OF_ALL_KINDS = [
    "{{ paper.title }}{{ paper.note }}{{ paper.missing }}{{ paper.broken }}|{{ paper['title'] }}",
    "{{ table.own.deep }}{{ table.nothing }}{{ table['items'] }}{{ table.items is callable }}",
    "{{ none }}{{ none.x }}{{ number }}{{ number.real }}{{ html }}{{ absent }}{{ absent is defined }}",
    "{% for link in paper.links %}{{ loop.index }}{{ link }}{{ link.upper() }}{% endfor %}{{ link }}",
    "{% for paper in [paper] if paper.title %}{{ paper.title | upper }}{% else %}none{% endfor %}",
    "{% macro shown(paper) %}<b>{{ paper.title }}</b>{{ caller() }}{% endmacro %}"
    "{% call shown(paper) %}{{ paper.title }}{{ _('Cite') }}{% endcall %}",
    "{% set one = paper.title %}{% set two %}{{ one }}<i>{% endset %}{{ two }}{{ one ~ html ~ two }}",
    "{{ _('Abstract') }}{{ _('Abstract') }}{{ _(paper.title) }}{{ _('and {n} more').format(n=number) }}",
    "{{ _('a', b='c') }}{{ _(*['a']) }}{{ _('a', **{'b': 'd'}) }}{{ _(text='a') }}",
    "{{ paper.title if paper.note else paper.links | join(', ') }}{{ 'a' < 'b' }}{{ '<' }}{{ 1 + number }}",
    "{% autoescape false %}{{ paper.title }}{% endautoescape %}{% autoescape number > 2 %}{{ html }}<"
    "{{ paper.title }}{% endautoescape %}",
    "{% with paper = table.own %}{{ paper.deep }}{% endwith %}",
    "{% block b scoped %}{{ paper.title }}{% endblock %}",
    "{% filter upper %}{{ paper.title }}{% endfilter %}{{ _ is callable }}",
]


def shout(text: str, b: str = "!") -> str:
    return f"«{text}»<{b}>"


@pytest.mark.parametrize("source", SOURCES_OF_ALL_KINDS)
def test_templates_say_what_they_say_in_jinja(source: str) -> None:
    plain = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    ours = template_environment(DictLoader({}))
    for environment in (plain, ours):
        environment.globals["_"] = shout
    assert ours.from_string(source).render(VALUES) == plain.from_string(source).render(VALUES)


def test_what_is_not_there_has_nothing() -> None:
    environment = template_environment(DictLoader({}))
    for source in ("{{ absent.name }}", "{{ paper.missing.name }}"):
        with pytest.raises(UndefinedError, match="absent|missing"):
            environment.from_string(source).render(VALUES)


def test_words_are_looked_up_once() -> None:
    asked: list[str] = []

    def translate(text: str) -> str:
        asked.append(text)
        return text.upper()

    environment = template_environment(DictLoader({}))
    environment.globals["_"] = translate
    template = environment.from_string("{% for n in range(3) %}{{ _('Cite') }}{{ _('x' ~ n) }}{% endfor %}")
    assert template.render() == template.render() == "CITEX0CITEX1CITEX2"
    assert sorted(asked) == ["Cite", "x0", "x0", "x1", "x1", "x2", "x2"]
