"""The little Markdown and HTML that al-folio takes in an entry."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.alfolio import little_markup
from sphinx_academic.model.text import Link, Math, RichText, Style, Styled


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Plain.", ("Plain.",)),
        (
            ". *More* is [here](https://example.org/a_b).",
            (
                ". ",
                Styled(Style.EMPHASIS, ("More",)),
                " is ",
                Link("https://example.org/a_b", ("here",)),
                ".",
            ),
        ),
        ("**Loud**", (Styled(Style.STRONG, ("Loud",)),)),
        # marks of superscripts are no emphasis
        ("* One<br>† Two", ("* One † Two",)),
        ("* One and * two", ("* One and * two",)),
        ("2*3*4", ("2*3*4",)),
        (
            '<p>See <a href="https://example.org">this</a></p>',
            ("See ", Link("https://example.org", ("this",))),
        ),
        ("<i>a</i> and <b>b</b>", (Styled(Style.EMPHASIS, ("a",)), " and ", Styled(Style.STRONG, ("b",)))),
        ("<script>x</script>", ("<script>x</script>",)),
        (r"An \emph{old} way", ("An ", Styled(Style.EMPHASIS, ("old",)), " way")),
        (" ", ()),
        ("a", ("a",)),
        ("[x](y)", (Link(href="y", children=("x",)),)),
        ("[x](y z)", ("[x](y z)",)),
        ("[x]()", ("[x]()",)),
        ("**a**", (Styled(style=Style.STRONG, children=("a",)),)),
        ("*a*", (Styled(style=Style.EMPHASIS, children=("a",)),)),
        ("*a b*", (Styled(style=Style.EMPHASIS, children=("a b",)),)),
        ("* a*", ("* a*",)),
        ("*a *", ("*a *",)),
        ("a*b*c", ("a*b*c",)),
        ("_a_", ("_a_",)),
        ('<a href="u">t</a>', (Link(href="u", children=("t",)),)),
        ("<a class=x href='u' target=y>t</a>", (Link(href="u", children=("t",)),)),
        ("<a>t</a>", ("t",)),
        ("<b>t</b>", (Styled(style=Style.STRONG, children=("t",)),)),
        ("<strong>t</strong>", (Styled(style=Style.STRONG, children=("t",)),)),
        ("<i>t</i>", (Styled(style=Style.EMPHASIS, children=("t",)),)),
        ("<em>t</em>", (Styled(style=Style.EMPHASIS, children=("t",)),)),
        ("<b>t</i>", ("<b>t</i>",)),
        ("<p>t</p>", ("t",)),
        ("<div class='x'>t</div>", ("t",)),
        ("<u>a</u><small>b</small>", ("ab",)),
        ("<script>t</script>", ("<script>t</script>",)),
        (
            "a [b](c) d **e** f",
            ("a ", Link(href="c", children=("b",)), " d ", Styled(style=Style.STRONG, children=("e",)), " f"),
        ),
        (
            "\\textbf{x} *y*",
            (Styled(style=Style.STRONG, children=("x",)), " ", Styled(style=Style.EMPHASIS, children=("y",))),
        ),
        ("$*x*$ *y*", (Math(source="*x*"), " ", Styled(style=Style.EMPHASIS, children=("y",)))),
    ],
)
def test_little_markup(source: str, text: RichText) -> None:
    assert little_markup({"annotation": source}, "annotation") == text


def test_no_such_field() -> None:
    assert little_markup({}, "annotation") == ()
