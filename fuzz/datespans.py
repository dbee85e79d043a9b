"""The dates that open an item: they order, and the rest of the line is the end of the line."""

from __future__ import annotations

import atheris

with atheris.instrument_imports(include=["sphinx_academic"]):
    from harness import fuzz

    from sphinx_academic.model.datespans import parse_span, split_leading_date


def check(source: str) -> None:
    """Read a line."""
    if found := split_leading_date(source):
        span, rest = found
        assert span.start
        assert source.endswith(rest)
        assert span.sort_key <= span.sort_key
    parse_span(source)


fuzz(check)
