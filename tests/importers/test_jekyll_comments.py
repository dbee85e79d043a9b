"""Comments of pages, which no one sees."""

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
