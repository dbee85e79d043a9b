"""Comments of pages, which no one sees."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.jekyll_comments import without_comments


@pytest.mark.parametrize(("text", "found"), [
    ("a <!-- b\nc --> d", "a \n d"),
    ("{% comment %}x\ny{% endcomment %}z", "\nz"),
    ("<!---\na\n--->\nb", "\n\n\nb"),
    ("a <!-- b", "a "),
    ("a\n<!-- b -->\n- c", "a\n\n- c"),
    ("- a\n<!-- b -->\nc", "- a\nc\n"),
    ("# a\n<!-- b -->\nc", "# a\n\nc"),
    ("a\n<!-- b\nb -->\nc\n\nd", "a\nc\n\n\n\nd"),
    ("a\n<!-- b --> c\nd", "a\n c\nd"),
    ("<!-- a -->\nb", "\nb"),
    ("a\n<!-- b -->", "a\n"),
    ("{%- comment -%}x{%- endcomment -%}", ""),
    ("{% comment %}x", ""),
    ("a\n<!-- b -->\nc", "a\nc\n"),
    ("<!-- a --><!-- b -->", ""),
    ("--> a", "--> a"),
    ("a {::comment}b\nc{:/comment} d", "a \n d"),
    ("{::comment}\na\n{:/}\nb", "\n\n\nb"),
    # the last line, and the first
    ("a\n<!-- b --> c", "a\n c"),
    ("a\n<!-- b\nb -->", "a\n\n"),
    ("<!-- a -->\nbb\ncc", "\nbb\ncc"),
    ("a\n<!-- b\nb -->\nc", "a\nc\n\n"),
    # white space around it
    ("a\n  <!-- b -->\nc", "a\nc\n"),
    ("a\n<!-- b --> \nc", "a\nc\n"),
    ("a\nx <!-- b -->\nc", "a\nx \nc"),
    # two, and one whose paragraph another ends
    ("a\n<!-- b -->\nc\n<!-- d\n-->\ne\n\nf", "a\nc\ne\n\n\n\n\nf"),
    # what is above or below it is no paragraph
    ("a\n\n<!-- b -->\nc", "a\n\n\nc"),
    ("a\n<!-- b -->\n\nc", "a\n\n\nc"),
    *((f"{line}\n<!-- b -->\nc", f"{line}\n\nc") for line in ("## a", "> a", "| a", "~~~a", "---", "===", " <b>")),
    *((f"a\n<!-- b -->\n{line}", f"a\n\n{line}") for line in ("## c", "> c", "| c", "---", "* c", "+ c", "12. c", "1) c", " - c")),
    *((f"a\n<!-- b -->\n{line}", f"a\n{line}\n") for line in ("-c", "1.c", "--", "12 c", "*c*")),
    # code shows them
    ("```html\n<!-- a -->\n```\n<!-- b -->", "```html\n<!-- a -->\n```\n"),
    ("~~~\n<!-- a\n~~~~\nb", "~~~\n<!-- a\n~~~~\nb"),
    ("`<!-- a -->` <!-- b -->c", "`<!-- a -->` c"),
    # but none in a comment is code
    ("<!-- `a --> b `c` -->", " b `c` -->"),
    ("<!--\n```\n--> a\n```\nb\n```", "\n\n a\n```\nb\n```"),
])  # fmt: skip
def test_text_without_comments(text: str, found: str) -> None:
    assert without_comments(text) == found
