"""Code between fences in Markdown of other generators."""

from __future__ import annotations

import pytest

from sphinx_academic.importers.fences import fenced, without_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n```\nb\n```\nc", ["```\nb\n```"]),
        ("```python\nb\n`````\n", ["```python\nb\n`````"]),
        # fences are closed by their own sign, as often
        ("````\n```\n~~~~\n````\n```\nx", ["````\n```\n~~~~\n````"]),
        ("~~~\n```\n~~~  \n```\n", ["~~~\n```\n~~~  "]),
        ("```\n```\n~~~\n~~~\n", ["```\n```", "~~~\n~~~"]),
        # what closes has no words
        ("```\na\n``` b\n```\n", ["```\na\n``` b\n```"]),
        ("   ```\na\n   ```", ["   ```\na\n   ```"]),
        # no fences
        ("    ```\na\n    ```", []),
        ("``\na\n``", []),
        ("a ```\nb\n```", []),
        ("```\nnever closed", []),
        # after one that is not closed
        ("`````\n```\na\n```", ["```\na\n```"]),
        ("```\n~~~\na\n~~~", ["~~~\na\n~~~"]),
        ("`````\n````\n```\na\n```", ["```\na\n```"]),
    ],
)
def test_fenced(text: str, code: list[str]) -> None:
    assert [text[start:end] for start, end in fenced(text)] == code


def test_many_that_are_not_closed_are_looked_for_once() -> None:
    assert list(fenced("```x\n" * 50_000 + "~~~~y\n" * 50_000)) == []


def test_text_without_code() -> None:
    assert without_code("a\n```\nb\n```\nc\n~~~\nd\n~~~\n```\ne") == "a\n\n\n\nc\n\n\n\n```\ne"
    assert without_code("a\n") == "a\n"
