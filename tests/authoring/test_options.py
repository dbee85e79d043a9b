"""What options of directives take, and what is said of what they do not take."""

from __future__ import annotations

import pytest

from sphinx_academic.authoring.directive import Parser, any_text, choice, flag, if_any, positive, several

COLOURS = choice("red", "Green", "none")
MANY_COLOURS = several("red", "Green")


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (COLOURS, "red", "red"),
        (COLOURS, "GREEN", "Green"),
        (MANY_COLOURS, "", ()),
        (MANY_COLOURS, "green, RED ,, green", ("Green", "red", "Green")),
        (several(), " Any, of ,them", ("Any", "of", "them")),
        (positive, "1", 1),
        (positive, "007", 7),
        # more than any list has
        (positive, "1234567890", 123456789),
        (flag, "", True),
        (if_any, "", ""),
        (if_any, "None yet.", "None yet."),
        (any_text, "x", "x"),
    ],
)
def test_values(read: Parser, text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "problem"),
    [
        (COLOURS, "gren", "did you mean ‘Green’?"),
        (COLOURS, "blue", "it is one of: red, Green, none"),
        (COLOURS, "", "it is one of: red, Green, none"),
        (MANY_COLOURS, "red, gren", "did you mean ‘Green’?"),
        (MANY_COLOURS, "blue, red", "it takes: red, Green"),
        *(
            (positive, text, "it is a whole number above zero")
            for text in ("0", "-1", "1.5", "", "²", "٣", "x")
        ),
        (flag, "yes", "it takes no value"),
        (any_text, "", "it is empty"),
    ],
)
def test_what_they_do_not_take(read: Parser, text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        read(text)
    assert str(caught.value) == problem
