"""LaTeX to rich text: canonical, without control characters, and no deeper than promised."""

from __future__ import annotations

import atheris

with atheris.instrument_imports(include=["sphinx_academic"]):
    from harness import fuzz

    from sphinx_academic.bib.latex import parse
    from sphinx_academic.bib.latex.output import MAX_DEPTH
    from sphinx_academic.model.text import CONTROLS, Math, RichText, join, plain


def depth(text: RichText) -> int:
    """Return how deep the spans of a text nest."""
    spans = (inline.children for inline in text if not isinstance(inline, str | Math))
    return 1 + max(map(depth, spans), default=-1)


def check(source: str) -> None:
    """Read a text."""
    text = parse(source)
    assert text == join(text)
    assert depth(text) <= MAX_DEPTH
    assert not CONTROLS.search(plain(text))


fuzz(check)
