"""Short names of conferences, as they stand in venues and in ACM's ``series``."""

from __future__ import annotations

from ..model.patterns import lazy_pattern

#: behind a name
YEAR = r"[\s-]*+(?:['’`]\s?\d\d|(?:19|20)\d\d|(?<=[\s-])\d\d)"
#: a word with two capitals: ICPP, NeurIPS
ACRONYM = r"(?P<short>(?=\w*[A-Z][\w-]*[A-Z])[\w&/@+-]*?[\w&/@+])"
#: "ICPP '24", as ACM gives it in ``series``; book series have no year
SERIES = lazy_pattern(ACRONYM + YEAR)


def is_conference(series: str) -> bool:
    """Return whether a series is the short name of a conference with its year: "ICPP '24"."""
    return bool(series) and SERIES.fullmatch(series) is not None
