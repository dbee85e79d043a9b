"""What visitors write of our nodes, and what is said of templates that fail: without a build."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from sphinx_academic.model.roles import Role
from sphinx_academic.rendering import latex_symbols, mathematics, template_errors
from sphinx_academic.rendering import nodes as own_nodes
from sphinx_academic.rendering.html import math_html
from sphinx_academic.rendering.nodes import NODES, badge, foreign, formula, role_mark
from sphinx_academic.rendering.template_errors import GuardedTemplate, OwnTemplates


class _Html:
    """As much of the writer of HTML as our visitors use."""

    def __init__(self, styled: bool = True) -> None:
        self.body: list[str] = []
        self.builder = SimpleNamespace(styled=styled)

    def starttag(self, node: nodes.Element, tag: str, suffix: str = "\n", **attributes: Any) -> str:
        return f"<{tag}{''.join(f' {name}={value!r}' for name, value in attributes.items())}>{suffix}"

    def encode(self, text: str) -> str:
        return text.replace("<", "&lt;")


def html(node: nodes.Element, styled: bool = True) -> str:
    """Return what is written of a node around "x"."""
    translator = _Html(styled)
    visit, depart = NODES[type(node)].html
    try:
        visit(translator, node)
    except nodes.SkipNode:
        return "".join(translator.body)
    translator.body.append("x")
    depart(translator, node)
    return "".join(translator.body)


@pytest.fixture(autouse=True)
def _styled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_nodes, "_has_style_sheet", lambda builder: builder.styled)


@pytest.mark.parametrize(
    ("node", "styled", "written"),
    [
        (badge(), True, "<span>x</span>"),
        (badge(tooltip="a"), True, "<span title='a'>x</span>"),
        (badge(tooltip=""), True, "<span>x</span>"),
        (foreign(language="ar", direction="auto"), True, '<bdi lang="ar">x</bdi>'),
        (foreign(language="zh", direction=""), True, '<span lang="zh">x</span>'),
        (formula("", "x", source="x_1"), True, str(math_html("x_1"))),
        (
            role_mark(label="a <b"),
            True,
            '<sup><span aria-hidden="true">x</span><span class="visually-hidden"> (a &lt;b)</span></sup>',
        ),
        (role_mark(label="a"), False, "<sup title='a'>x</sup>"),
    ],
)
def test_html(node: nodes.Element, styled: bool, written: str) -> None:
    assert html(node, styled) == written


class _Other:
    """A writer with a body, which notes what it is asked to visit."""

    def __init__(self) -> None:
        self.body: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if not name.startswith(("visit_", "depart_")):
            raise AttributeError(name)
        return lambda node: self.body.append(f"<{name} {node.astext()}>")


class _Text(_Other):
    """The writer of text, which keeps its output in states."""

    def add_text(self, text: str) -> None:
        self.body.append(f"text:{text}")


@pytest.mark.parametrize(
    ("node", "others", "text", "latex"),
    [
        (badge("", "a"), "[]", "text:[text:]", "{[}{]}"),
        (
            role_mark("", "*", label="a"),
            "<visit_superscript *><depart_superscript *>",
            "<visit_superscript *><depart_superscript *>",
            "declared<visit_superscript *><depart_superscript *>",
        ),
        (foreign("", "a", language="ar", direction="auto"), "", "", ""),
        (formula("", "x₁", source=r"\upmu x_1"), "", "", r"<visit_math \ensuremath{\mathrm{\mu}}x_1>"),
        # what LaTeX does not know is the text that the node has
        (formula("", "x", source=r"\cancel{x}"), "", "", ""),
    ],
)
def test_other_builders(
    monkeypatch: pytest.MonkeyPatch, node: nodes.Element, others: str, text: str, latex: str
) -> None:
    monkeypatch.setattr(latex_symbols, "declare_symbols", lambda writer: writer.body.append("declared"))
    found = NODES[type(node)]
    written = []
    for writer, pair in ((_Other(), found.others), (_Text(), found.others), (_Other(), found.latex)):
        for visit in pair:
            visit(writer, node)
        written.append("".join(writer.body))
    assert written == [others, text, latex]


@pytest.mark.parametrize(
    ("engine", "before", "after"),
    [
        ("pdflatex", "a", "a\ndeclarations"),
        ("pdflatex", "a\ndeclarations\nb", "a\ndeclarations\nb"),
        ("xelatex", "a", "a"),
    ],
)
def test_symbols_are_declared_once(
    monkeypatch: pytest.MonkeyPatch, engine: str, before: str, after: str
) -> None:
    monkeypatch.setattr(latex_symbols, "settings", lambda config: SimpleNamespace(role_table="roles"))
    monkeypatch.setattr(latex_symbols, "symbol_preamble", {"roles": "declarations"}.__getitem__)
    config = SimpleNamespace(latex_engine=engine)
    writer: Any = SimpleNamespace(builder=SimpleNamespace(config=config), elements={"preamble": before})
    latex_symbols.declare_symbols(writer)
    assert writer.elements["preamble"] == after


OURS = {"academic/a.html": "ours {{ entries | length }}", "academic/only.html": "only"}


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[OwnTemplates, Path, list[Any]]:
    """Return the templates of a site in two folders, the first of them, and what is warned of."""
    said: list[Any] = []
    monkeypatch.setattr(
        template_errors, "warn", lambda kind, message, location: said.append((message, location))
    )
    for name in ("one", "two", "none"):
        (tmp_path / name).mkdir()
    for name in ("one", "two"):
        (tmp_path / name / "academic").mkdir()

    def make(folders: list[Path]) -> Environment:
        loader = ChoiceLoader([FileSystemLoader(folders)]) if folders else DictLoader(OURS)
        return Environment(loader=loader)

    own = OwnTemplates([tmp_path / name for name in ("none", "one", "two")], make)
    return own, tmp_path / "one" / "academic", said


def failing(reason: str) -> str:
    return (
        f"the template academic/a.html fails: {reason}; that of sphinx-academic is used in its place; "
        "correct or remove yours"
    )


ENTRIES = [SimpleNamespace(key="k1"), (2, SimpleNamespace(key="k2"))]


@pytest.mark.parametrize(
    ("files", "key", "reason", "place"),
    [
        ({"a.html": "\n{{ 1/0 }}"}, "k1", "ZeroDivisionError: division by zero", "a.html:2"),
        # in a part, the innermost
        (
            {"a.html": "x\n{% include 'academic/b.html' %}", "b.html": "\n\n{{ 1/0 }}"},
            "k1",
            "ZeroDivisionError: division by zero",
            "b.html:3",
        ),
        (
            {"a.html": "{% for e in entries %}{% if loop.last %}\n{{ 1/0 }}{% endif %}{% endfor %}"},
            "k2",
            "ZeroDivisionError: division by zero",
            "a.html:2",
        ),
        (
            {"a.html": "{% include 'academic/c.html' %}"},
            "k1",
            "there is no template ‘academic/c.html’",
            "a.html:1",
        ),
        (
            {"a.html": "\n\n{% if %}"},
            "k1",
            "TemplateSyntaxError: Expected an expression, got 'end of statement block'",
            "a.html:3",
        ),
        # without a file of that name, the folder that has parts
        ({}, "k1", "there is no template ‘academic/a.html’", ":1"),
    ],
)
def test_template_that_fails(
    templates: tuple[OwnTemplates, Path, list[Any]],
    files: dict[str, str],
    key: str,
    reason: str,
    place: str,
) -> None:
    own, folder, said = templates
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    template = own.template("academic/a.html")
    assert isinstance(template, GuardedTemplate)
    assert template.render(entries=iter(ENTRIES)) == "ours 2"
    location = f"{folder}{place}" if place.startswith(":") else f"{folder / place}"
    assert said == [(f"{key}: {failing(reason)}", location)]
    # once
    template.render(entries=ENTRIES)
    assert len(said) == 1


def test_template_that_works(templates: tuple[OwnTemplates, Path, list[Any]]) -> None:
    own, folder, said = templates
    (folder / "a.html").write_text("{% for e in entries %}x{% endfor %}{{ other | join }}", "utf-8")
    assert own.template("academic/a.html").render(entries=iter(ENTRIES), other=iter("ab")) == "xxab"
    assert said == []


@pytest.mark.parametrize(
    ("context", "key"),
    [({"entry": SimpleNamespace(key="k")}, "k: "), ({"entries": []}, ""), ({}, ""), ({"entry": None}, "")],
)
def test_key_of_the_entry_at_which_a_template_fails(
    templates: tuple[OwnTemplates, Path, list[Any]], context: dict[str, Any], key: str
) -> None:
    own, folder, said = templates
    (folder / "a.html").write_text("{{ 1/0 }}", "utf-8")
    own.template("academic/a.html").render(**context)
    assert [message for message, _place in said] == [key + failing("ZeroDivisionError: division by zero")]


def test_site_without_templates_has_ours(tmp_path: Path) -> None:
    asked: list[list[Path]] = []

    def make(folders: list[Path]) -> Environment:
        asked.append(folders)
        return Environment(loader=DictLoader(OURS))

    own = OwnTemplates([tmp_path], make)
    assert own.template("academic/only.html").render() == "only"
    assert asked == [[]]


@pytest.mark.parametrize(
    ("number", "start"),
    [
        (None, "<div CLASS='math'>\n"),
        ("<3", "<div CLASS='math'>\n<span class=\"eqno\">(&lt;3)[Link to this equation]</span>"),
    ],
)
def test_mathematics_of_a_site(number: str | None, start: str) -> None:
    writer: Any = _Html()
    writer.add_permalink_ref = lambda node, words: writer.body.append(f"[{words}]")
    with pytest.raises(nodes.SkipNode):
        mathematics._visit_block(writer, nodes.math_block("", "x", number=number))
    assert "".join(writer.body) == f"{start}{math_html('x', block=True)}</div>\n"
    writer.body.clear()
    with pytest.raises(nodes.SkipNode):
        mathematics._visit_inline(writer, nodes.math("", "x"))
    assert writer.body == [math_html("x")]


def test_symbol_without_a_sign_is_printed_as_the_id_of_its_role() -> None:
    (_package, line) = latex_symbols.symbol_preamble([Role("Co_lead 2", "🎓", "")]).splitlines()
    assert line.endswith(r"{1F393}{co-lead-2}\fi")
