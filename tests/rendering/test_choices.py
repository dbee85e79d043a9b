"""What is chosen without a build: titles, renderers, what a manifest says of pages."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.rendering import epub, late_html, mathematics, search_titles
from sphinx_academic.rendering import nodes as own_nodes
from sphinx_academic.rendering.late_html import LateHtml
from sphinx_academic.rendering.nodes import is_embedded, makes_website


@pytest.mark.parametrize(
    ("website", "ours", "changed"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_titles_of_our_pages_of_websites(
    monkeypatch: pytest.MonkeyPatch, website: bool, ours: bool, changed: bool
) -> None:
    asked: list[str] = []
    domain = SimpleNamespace(has_content=lambda docname: asked.append(docname) or ours)
    monkeypatch.setattr(search_titles, "makes_website", lambda builder: website)
    monkeypatch.setattr(search_titles, "academic_domain", lambda env: domain)
    document = nodes.document(None, None)  # type: ignore[arg-type]
    title = nodes.title("", "", nodes.Text("a <"), nodes.emphasis("", "b"), nodes.Text("> & <c"))
    document.extend([title, nodes.title("", "1 < 2"), nodes.paragraph("", "<p>")])
    app: Any = SimpleNamespace(builder=None, env=None)
    search_titles.settle_titles(app, document, "index")
    assert [child.astext() for child in document.children] == [
        "a <\u2060b> & <\u2060c" if changed else "a <b> & <c",
        "1 < 2",
        "<p>",
    ]
    assert set(asked) <= {"index"}


class _Registry:
    def __init__(self, *names: str) -> None:
        self.html_inline_math_renderers = dict.fromkeys(names)


@pytest.mark.parametrize(
    ("mathml", "chosen", "known", "renderer", "is_added", "warned"),
    [
        (False, None, (), None, False, 0),
        (True, None, (), "mathml", True, 0),
        (True, "mathml", (), "mathml", True, 0),
        (False, "mathml", (), "mathml", True, 0),
        # another extension has one of this name
        (True, None, ("mathml",), "mathml", False, 0),
        (True, "mathjax", (), "mathjax", False, 1),
        (False, "mathjax", (), "mathjax", False, 0),
    ],
)
def test_renderer_of_mathematics(
    monkeypatch: pytest.MonkeyPatch,
    mathml: bool,
    chosen: str | None,
    known: tuple[str, ...],
    renderer: str | None,
    is_added: bool,
    warned: int,
) -> None:
    warnings: list[tuple[str, str]] = []
    site = SimpleNamespace(mathml=mathml, warn=lambda *parts: warnings.append(parts))
    monkeypatch.setattr(mathematics, "RenderingSettings", SimpleNamespace(of=lambda config: site))
    added: list[str] = []
    app: Any = SimpleNamespace(
        registry=_Registry(*known), add_html_math_renderer=lambda name, *visitors: added.append(name)
    )
    config: Any = SimpleNamespace(html_math_renderer=chosen)
    mathematics.choose_renderer(app, config)
    assert config.html_math_renderer == renderer
    assert added == ["mathml"] * is_added
    message = " is ignored: html_math_renderer is 'mathjax'; remove one of the two"
    assert warnings == [("mathml", message)] * warned


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ('<item href="a.xhtml" id="x" />', '<item href="a.xhtml" id="x" properties="mathml" />'),
        ('<item id="x" href="b%20c.xhtml"/>', '<item id="x" href="b%20c.xhtml" properties="mathml svg" />'),
        ('<item href="plain.xhtml" id="x" />', None),
        ('<item href="other.xhtml" id="x" />', None),
        ('<item href="gone.xhtml" id="x" />', None),
        ('<item href="a.xhtml" properties="nav" />', None),
        ('<item xhref="a.xhtml" id="x" />', None),
        ('<item id="x" />', None),
    ],
)
def test_what_a_manifest_says_of_a_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, item: str, expected: str | None
) -> None:
    pages = {
        "a": "<p><math xmlns='x'>x</math></p>",
        "b c": "<m:math>x</m:math><svg>y</svg>",
        "plain": "<p>mathematics &lt;math></p><svgs>",
        "other": "<math>x</math>",
    }
    for name, text in pages.items():
        (tmp_path / f"{name}.xhtml").write_text(text, "utf-8")
    ours = SimpleNamespace(has_ours=lambda docname: docname in ("a", "b c", "plain", "gone"))
    monkeypatch.setattr(epub, "academic_domain", lambda env: ours)
    builder = SimpleNamespace(outdir=tmp_path, out_suffix=".xhtml", env=None)
    match = epub._ITEM.fullmatch(item)
    assert match is not None
    assert epub._with_properties(builder, match) == (expected or item)


@pytest.mark.parametrize("changes", [True, False])
def test_manifest_is_written_once_more_where_something_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, changes: bool
) -> None:
    monkeypatch.setattr(
        epub, "_with_properties", lambda builder, item: "<item new />" if changes else item[0]
    )
    manifest = tmp_path / "content.opf"
    written: list[str] = []
    builder = SimpleNamespace(
        name="epub",
        outdir=tmp_path,
        build_content=lambda: written.append("x") or manifest.write_text('a<item href="b" />c', "utf-8"),
    )
    epub.complete_manifest(SimpleNamespace(builder=builder))  # type: ignore[arg-type]
    builder.build_content()
    assert written == ["x"]
    assert manifest.read_text("utf-8") == ("a<item new />c" if changes else 'a<item href="b" />c')


def test_other_builders_have_no_manifest() -> None:
    builder = SimpleNamespace(name="html", build_content=None)
    epub.complete_manifest(SimpleNamespace(builder=builder))  # type: ignore[arg-type]
    assert builder.build_content is None


@pytest.mark.parametrize(
    ("builder", "embedded", "website"),
    [
        ({"format": "html"}, False, True),
        ({"format": "html", "embedded": False}, False, True),
        ({"format": "html", "embedded": True}, True, False),
        ({"format": "html", "implementation": None}, False, False),
        ({"format": "latex"}, False, False),
    ],
)
def test_builders_that_make_websites(builder: dict[str, Any], embedded: bool, website: bool) -> None:
    found: Any = SimpleNamespace(**builder)
    assert (is_embedded(found), makes_website(found)) == (embedded, website)


@pytest.mark.parametrize(
    ("name", "docname", "ours", "has_style_sheet"),
    [
        ("html", "a", True, True),
        ("html", "b", False, False),
        ("singlehtml", "b", False, True),
        ("html", None, False, False),
    ],
)
def test_pages_with_our_style_sheet(
    monkeypatch: pytest.MonkeyPatch, name: str, docname: str | None, ours: bool, has_style_sheet: bool
) -> None:
    domain = SimpleNamespace(has_ours=lambda page: page == "a")
    monkeypatch.setattr(own_nodes, "academic_domain", lambda env: domain)
    builder: Any = SimpleNamespace(name=name, env=None, current_docname=docname)
    assert own_nodes._has_style_sheet(builder) is has_style_sheet
    assert ours == (docname == "a")


def test_page_is_completed_where_it_has_a_body(monkeypatch: pytest.MonkeyPatch) -> None:
    late = LateHtml()
    monkeypatch.setattr(late_html, "build_state", lambda config: SimpleNamespace(get=lambda kind: late))
    app: Any = SimpleNamespace(config=None)
    document = nodes.document(None, None)  # type: ignore[arg-type]
    mark = late.keep([b"<p>late</p>"])
    contexts: list[dict[str, Any]] = [{"body": mark}, {}, {"body": f"a{mark}b"}]
    for context, doctree in zip(contexts, (None, document, document), strict=True):
        late_html.complete_page(app, "index", "page.html", context, doctree)
    assert contexts == [{"body": mark}, {}, {"body": "a<p>late</p>b"}]


@pytest.mark.parametrize(
    ("builder", "is_noted"),
    [
        ({"format": "html", "handle_page": None}, True),
        ({"format": "html"}, False),
        ({"format": "latex", "handle_page": None}, False),
    ],
)
def test_documents_that_are_written_as_pages(
    monkeypatch: pytest.MonkeyPatch, builder: dict[str, Any], is_noted: bool
) -> None:
    late, document = LateHtml(), nodes.document(None, None)  # type: ignore[arg-type]
    monkeypatch.setattr(late_html, "build_state", lambda config: SimpleNamespace(of=lambda kind: late))
    app: Any = SimpleNamespace(builder=SimpleNamespace(**builder), config=None)
    late_html.note_page(app, document, "index")
    translator: Any = SimpleNamespace(document=document, builder=SimpleNamespace(current_docname="index"))
    assert late.is_written(translator) is is_noted
