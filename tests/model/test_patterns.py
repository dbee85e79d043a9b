"""Regular expressions: classes of many characters."""

from __future__ import annotations

import re
import sys

import pytest

from sphinx_academic.model.patterns import wide_class

EVERY = "".join(map(chr, range(sys.maxunicode + 1)))


@pytest.mark.parametrize(
    "ranges",
    [
        ("az",),
        ("\u0370\u1dff", "\u2c00\u2dff", "\U00010000\U0010ffff"),
        # those that follow each other, a range of one, the first and the last characters
        ("\u0370\u04ff", "\u0500\u05ff", "--"),
        ("\0\x1f", "]]", "\uff66\U0001efff"),
        # all but the last, and all
        ("\0\U0010fffe",),
        ("a\U0010ffff",),
    ],
)
def test_wide_class(ranges: tuple[str, ...]) -> None:
    ranges = tuple(sorted(ranges))
    usual = re.compile(
        f"[{''.join(f'{re.escape(first)}-{re.escape(last)}' for first, last in map(tuple, ranges))}]"
    )
    assert re.findall(wide_class(*ranges), EVERY) == usual.findall(EVERY)
