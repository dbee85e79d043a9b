"""Filters: refused as such, or fast, also for long texts that a pattern nearly matches."""

from __future__ import annotations

from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["sphinx_academic"]):
    from harness import fuzz

    from sphinx_academic.model.publication import Publication
    from sphinx_academic.query.filters import FilterError, compile_filter
    from sphinx_academic.query.operators import Context
    from sphinx_academic.query.regex import PatternError, compile_pattern

TEXTS = ("a" * 20_000, "ab" * 10_000, "a b1.-\u05d0" * 3_000, "\u05d0" * 20_000, " " * 20_000)
PUBLICATION = Publication("key", "article", ("a" * 20_000,), fields={"note": "ab" * 5_000})


def check(source: str) -> None:
    """Take a text for a filter, and for a regular expression."""
    with suppress(FilterError):
        compile_filter(source)(Context(PUBLICATION))
    try:
        search = compile_pattern(source)
    except PatternError:
        return
    for text in TEXTS:
        search(text)


fuzz(check)
