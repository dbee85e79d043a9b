"""Parts of pages that need no site: pieces of spans, opaque nodes, templates within templates, late HTML."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from jinja2 import DictLoader, ModuleLoader, TemplateSyntaxError
from sphinx.addnodes import pending_xref

import sphinx_academic
from sphinx_academic.model.dates import Date
from sphinx_academic.model.datespans import Span, parse_span
from sphinx_academic.model.text import Foreign, Link, Math, RichText, Style, Styled
from sphinx_academic.rendering import late_html
from sphinx_academic.rendering.dates import Piece, locale_of, span_pieces
from sphinx_academic.rendering.html import math_html, paragraphs_html, rich_html
from sphinx_academic.rendering.inline import OPAQUE, cut, is_link, readable, rich_text
from sphinx_academic.rendering.late_html import LateHtml, decoded, encoded, later
from sphinx_academic.rendering.nodes import _is_common, foreign, formula
from sphinx_academic.rendering.search_titles import _parted
from sphinx_academic.rendering.template_errors import _key, _Watched
from sphinx_academic.rendering.template_language import FILTERS, compile_templates, template_environment
from sphinx_academic.rendering.translated_lines import messages_of, source_of, translatable_texts


@pytest.mark.parametrize(
    ("written", "pieces"),
    [
        ("2024", [Piece("2024", "2024")]),
        ("2024-10-05", [Piece("Oct 5, 2024", "2024-10-05")]),
        (
            "Sep 2020 – 2024",
            [Piece("Sep 2020", "2020-09"), Piece(" – "), Piece("2024", "2024")],
        ),
        ("since 2020", [Piece("2020", "2020"), Piece(" – "), Piece("present")]),
        # machines read the year in which it begins
        ("Fall 2022/23", [Piece("Fall 2022/23", "2022")]),
        ("2022/23", [Piece("2022/23", "2022")]),
        (
            "Fall 2022 – Spring 2023",
            [Piece("Fall 2022", "2022"), Piece(" – "), Piece("Spring 2023", "2023")],
        ),
        ("2022 – Spring 2023", [Piece("2022", "2022"), Piece(" – "), Piece("Spring 2023", "2023")]),
        ("2027 (expected)", [Piece("2027", "2027"), Piece(" (expected)")]),
    ],
)
def test_pieces_of_a_span(written: str, pieces: list[Piece]) -> None:
    span = parse_span(written)
    assert span is not None
    assert list(span_pieces(span, "en")) == pieces


def test_academic_year_that_does_not_end() -> None:
    span = Span(Date(2022), term="WS", academic_year=True)
    assert list(span_pieces(span, "en")) == [Piece("WS 2022", "2022")]


@pytest.mark.parametrize(
    ("language", "tag"), [("de", "de"), ("zh_CN", "zh_Hans_CN"), ("", "en"), ("xx", "en"), ("a b", "en")]
)
def test_language_of_dates(language: str, tag: str) -> None:
    assert str(locale_of(language)).replace("zh_CN", "zh_Hans_CN") == tag


FORMULA = formula("", "x₁", source="x_1")


@pytest.mark.parametrize(
    ("node", "shown"),
    [
        (nodes.Text("a, b"), "a, b"),
        (nodes.emphasis("", "a, b"), "a, b"),
        (nodes.literal("", "a, b"), OPAQUE * 4),
        (nodes.math("", "x;y"), OPAQUE * 3),
        (nodes.raw("", "<br>", format="html"), OPAQUE * 4),
        (nodes.image(uri="a"), OPAQUE),
        (nodes.emphasis(), OPAQUE),
        (FORMULA, OPAQUE * 2),
        (nodes.reference("", "a,b;c:d，e；f：g、h", refuri="x"), "a?b?c?d?e?f?g?h".replace("?", OPAQUE)),
        (
            pending_xref("", nodes.Text("a, "), nodes.literal("", "b"), reftarget="x"),
            f"a{OPAQUE} {OPAQUE}",
        ),
    ],
)
def test_what_patterns_see_of_a_node(node: nodes.Node, shown: str) -> None:
    assert readable([node]) == shown
    # alone, it is never divided
    assert cut([node], 0, len(shown)) == [node]
    assert cut([nodes.Text("x"), node, nodes.Text("y")], 1, 1 + len(shown)) == [node]


def test_opaque_node_is_copied_whole() -> None:
    (found,) = cut([FORMULA], 0, 1)
    assert found is not FORMULA
    assert (found["source"], found.astext()) == ("x_1", "x₁")


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (nodes.reference(refuri="x"), True),
        (pending_xref(reftarget="x"), True),
        (nodes.inline(reftarget="x"), True),
        (nodes.inline(), False),
        (nodes.Text("reftarget"), False),
    ],
)
def test_what_is_a_link_or_will_be_one(node: nodes.Node, expected: bool) -> None:
    assert is_link(node) is expected


class _Own(nodes.strong):
    """A node of another extension."""


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ([nodes.comment("", "x")], ()),
        ([nodes.system_message("", nodes.paragraph("", "x"), level=1)], ()),
        ([nodes.inline("", "", nodes.comment("", "x"), nodes.Text("y"))], ("y",)),
        ([_Own("", "a")], (Styled(Style.STRONG, ("a",)),)),
        ([FORMULA, nodes.math_block("", "y")], (Math("x_1"), Math("y"))),
        (
            [foreign("", "م", language="ar", direction="auto")],
            (Foreign("ar", "auto", ("م",)),),
        ),
        ([nodes.raw("", "<br>", format="html latex"), nodes.Text("x")], (" x",)),
        ([nodes.raw("", "<hr>", format="html"), nodes.raw("", "<br>", format="xhtml")], ()),
        ([nodes.image(alt="a"), nodes.image()], ("a",)),
        # blocks do not grow together, and nothing stands before the first
        ([nodes.paragraph("", "a"), nodes.list_item("", nodes.paragraph("", "b"))], ("a b",)),
        (
            [
                nodes.bullet_list(
                    "", *(nodes.list_item("", nodes.paragraph("", letter)) for letter in ("a", "b"))
                )
            ],
            ("a b",),
        ),
        ([nodes.Text("a"), nodes.inline("", "b")], ("ab",)),
        ([nodes.reference("", "a", refuri="mailto:x y")], (Link("mailto:x%20y", ("a",)),)),
        ([nodes.reference("", "", refuri="https://example.org")], ()),
        ([nodes.reference("", "a", refuri="x.html")], ("a",)),
        ([pending_xref("", nodes.emphasis("", "a"), reftarget="x")], (Styled(Style.EMPHASIS, ("a",)),)),
    ],
)  # fmt: skip
def test_text_of_nodes(content: list[nodes.Node], text: RichText) -> None:
    assert rich_text(content) == text


def test_addresses_of_links_are_given() -> None:
    link = nodes.reference("", "a", refuri="x.html")
    assert rich_text([link], lambda node: node["refuri"].upper()) == (Link("X.HTML", ("a",)),)
    assert rich_text([nodes.emphasis("", "", link)], lambda node: None) == (Styled(Style.EMPHASIS, ("a",)),)


def test_formula_on_lines_of_its_own() -> None:
    assert math_html("x") == '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
    assert math_html("x", block=True) == (
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mi>x</mi></math>'
    )
    # no tag is closed in itself, which browsers do not know
    assert "<mi></mi>" in math_html("_2")
    assert math_html(r"\foo{&}") == '<code class="math">\\foo{&amp;}</code>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ((Foreign("ar", "rtl", ("م",)),), '<bdi lang="ar" dir="rtl">م</bdi>'),
        ((Foreign("", "ltr", ("<",)),), '<bdi dir="ltr">&lt;</bdi>'),
        ((Foreign("", "auto", ("a",)),), "<bdi>a</bdi>"),
        ((Link("a?b&c", ("d",)),), '<a href="a?b&amp;c">d</a>'),
        ((Link('"onx', ("d",)),), '<a href="&#34;onx">d</a>'),
        ((Link("", ("d",)),), "d"),
        ((Styled(Style.CODE, ("<", Math(r"\foo"))),), '<code>&lt;<code class="math">\\foo</code></code>'),
    ],
)
def test_inlines_as_html(text: RichText, html: str) -> None:
    assert rich_html(text) == html
    assert paragraphs_html(text) == f"<p>{html}</p>"


@pytest.mark.parametrize(
    ("source", "is_common"),
    [
        ("x_1", True),
        (r"\alpha\leq\frac12", True),
        (r"\text{a}\mathbb{R}", True),
        (r"\foo", True),
        # of other packages
        (r"\cancel{x}", False),
        (r"\bra{x}", False),
        (r"\euro", False),
        (r"\begin{pmatrix}a\end{pmatrix}", True),
        (r"\begin {cases}a\end{cases}", True),
        (r"\begin{pmatrix}\begin{rcases}a\end{rcases}\end{pmatrix}", False),
        # those that make lines of their own
        (r"\begin{align}a\end{align}", False),
    ],
)
def test_formulas_that_every_latex_knows(source: str, is_common: bool) -> None:
    assert _is_common(source) is is_common


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("a < b & c", "a < b & c"),
        ("<b> </b> <!-- <?x", "<\u2060b> <\u2060/b> <\u2060!-- <\u2060?x"),
        ("R&D &#60; &", "R&\u2060D &\u2060#60; &\u2060"),
        ("a<", "a<\u2060"),
        ("<1 &1", "<1 &1"),
    ],
)
def test_titles_that_are_no_markup(text: str, parted: str) -> None:
    assert _parted(text) == parted


def rendered(template: str, **templates: str) -> str:
    loader = DictLoader({"t": template, **templates})
    return template_environment(loader).get_template("t").render(x="<")


@pytest.mark.parametrize(
    ("template", "part", "html"),
    [
        ("a {% inline 'p' %} b", "{{ x }}", "a &lt; b"),
        ('a {% inline "p" %} b', "p\n\n", "a p b"),
        ("a {%- inline 'p' %} b", "p", "ap b"),
        ("a {% inline 'p' -%} b", "p", "a pb"),
        ("a {%-  inline  'p'  -%} b", "p", "apb"),
        ("{% set y = 1 %}{% inline 'p' %}", "{{ y }}{% inline 'q' %}", "1q"),
        ("  {% if x %}\n  y\n  {% endif %}\n", "", "  y\n"),
    ],
)
def test_templates_within_templates(template: str, part: str, html: str) -> None:
    assert rendered(template, p=part, q="q") == html


def test_part_that_is_not_there() -> None:
    with pytest.raises(TemplateSyntaxError) as error:
        rendered("\na\n{% inline 'p' %}")
    assert (error.value.message, error.value.lineno, error.value.name) == (
        "there is no template ‘p’",
        3,
        "t",
    )


def test_templates_that_are_loaded_by_themselves_are_compiled(tmp_path: Path) -> None:
    compile_templates(tmp_path)
    folder = Path(sphinx_academic.__file__).parent / "templates"
    loaded = [*folder.glob("academic/*.html"), *folder.glob("academic/icons/*.svg")]
    names = {path.relative_to(folder).as_posix() for path in loaded}
    assert {"academic/publications.html", "academic/icons/github.svg"} <= names
    assert {path.name for path in tmp_path.iterdir()} == {
        ModuleLoader.get_module_filename(name) for name in names
    }
    environment = template_environment(ModuleLoader(tmp_path))
    environment.filters |= dict.fromkeys(FILTERS, str)
    assert environment.get_template("academic/icons/github.svg").render().startswith("<svg")


def test_items_that_have_been_reached() -> None:
    watched = _Watched(["a", "b"])
    assert watched.current is None
    assert [(item, watched.current) for item in watched] == [("a", "a"), ("b", "b")]


ENTRY = SimpleNamespace(key="a")


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        (ENTRY, "a"),
        ((3, ENTRY), "a"),
        ((), ""),
        (None, ""),
        (SimpleNamespace(key=None), ""),
        ((3, "x"), ""),
    ],
)
def test_key_of_an_entry(entry: object, key: str) -> None:
    assert _key(entry) == key


class _Translator:
    """As much of a translator as late HTML looks at."""

    def __init__(self, document: Any, docname: str) -> None:
        self.document, self.builder = document, SimpleNamespace(current_docname=docname)
        self.config = None


def test_late_html_is_that_of_the_page_which_is_written() -> None:
    late, page, other = LateHtml(), nodes.document(None, None), nodes.document(None, None)  # type: ignore[arg-type]
    assert not late.is_written(_Translator(page, "a"))  # type: ignore[arg-type]
    late.expect(page, "a")
    assert late.is_written(_Translator(page, "a"))  # type: ignore[arg-type]
    assert not late.is_written(_Translator(page, "b"))  # type: ignore[arg-type]
    assert not late.is_written(_Translator(other, "a"))  # type: ignore[arg-type]
    assert late.complete("a", "body") == "body"
    assert not late.is_written(_Translator(page, "a"))  # type: ignore[arg-type]
    # nor when it comes once more
    late.expect(page, "a")
    assert not late.is_written(_Translator(page, "a"))  # type: ignore[arg-type]
    late.expect(other, "b")
    assert late.is_written(_Translator(other, "b"))  # type: ignore[arg-type]


def test_html_stands_where_its_mark_stood() -> None:
    late = LateHtml()
    one, two = late.keep([encoded("<p>"), encoded("é😀\ud800")]), late.keep([encoded("2")])
    assert one != two
    assert one.startswith("<!--")
    body = f"ü{two}<!-- x -->{one}{one}"
    assert late.complete("a", body) == "ü2<!-- x --><p>é&#128512;\ud800<p>é&#128512;\ud800"
    # once
    assert late.complete("b", body) == body


@pytest.mark.parametrize(("length", "waits"), [(0xFFFF, False), (0x10000, True)])
def test_html_that_is_long_waits(monkeypatch: pytest.MonkeyPatch, length: int, waits: bool) -> None:
    late, page = LateHtml(), nodes.document(None, None)  # type: ignore[arg-type]
    monkeypatch.setattr(late_html, "build_state", lambda config: SimpleNamespace(get=lambda kind: late))
    pieces = [b"x", b"y" * (length - 1)]
    whole = decoded(b"".join(pieces))
    # a document of others is whole at once
    assert later(_Translator(page, "a"), pieces) == whole  # type: ignore[arg-type]
    late.expect(page, "a")
    written = later(_Translator(page, "a"), pieces)  # type: ignore[arg-type]
    assert (written != whole) is waits
    assert late.complete("a", written) == whole


@pytest.mark.parametrize("text", ["a", "é漢", "😀", "\ud800"])
def test_html_that_waits(text: str) -> None:
    assert decoded(encoded(text)) == text


def test_texts_to_translate_are_named_once() -> None:
    assert messages_of(["a", "", "b", "a"]) == ("a", "b")


def test_paragraphs_that_a_line_was_made_of_are_copies() -> None:
    paragraph = nodes.paragraph("", "a")
    source = source_of([paragraph], str)
    assert (source.astext(), source["refill"]) == ("a", str)
    assert source[0] is not paragraph


class _Texts(nodes.General, nodes.Element, translatable_texts):
    """A node with texts that are no nodes."""


def test_translations_are_kept_beside_the_texts() -> None:
    node = _Texts(messages=("a", "b"))
    assert node.extract_original_messages() == ("a", "b")
    node.preserve_original_messages()
    node.apply_translated_message("a", "A")
    node.apply_translated_message("b", "B")
    assert (node["messages"], node["translations"]) == (("a", "b"), {"a": "A", "b": "B"})
    assert _Texts().extract_original_messages() == ()
