"""Pages of imported sites as MyST."""

from __future__ import annotations

import pytest

from sphinx_academic.cli.imported_pages import directive
from sphinx_academic.importers.records import Block


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A\n\n---\n\nB\n\n---", "A\n\nB"),
        ("---\n\nA", "A"),
        ("A\n---", "A\n---"),
        ("```yaml\n\n---\n\n```", "```yaml\n\n---\n\n```"),
    ],
)
def test_a_directive_holds_no_transition(body: str, expected: str) -> None:
    lines = directive(Block("profile", body=body)).split("\n")
    assert "\n".join(lines[1:-1]) == expected
