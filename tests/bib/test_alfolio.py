"""The little Markdown and HTML that al-folio takes in an entry."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.alfolio import little_markup
from sphinx_academic.model.text import Link, RichText, Style, Styled


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
    ],
)
def test_little_markup(source: str, text: RichText) -> None:
    assert little_markup({"annotation": source}, "annotation") == text


def test_no_such_field() -> None:
    assert little_markup({}, "annotation") == ()
