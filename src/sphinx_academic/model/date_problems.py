"""What is wrong with the date that a line of a section seems to open with."""

from __future__ import annotations

import re

from .dates import MONTH_NAME
from .datespans import is_backwards, split_leading_date

_AND = re.compile(r"(?:and|&|or)\s+", re.IGNORECASE)
_LIKE_A_DATE = re.compile(
    r"[\s*_]*[\[(【（]?(?:[^,:;]{0,24}?(?:19|20)[0-9]{2}(?![0-9])"
    rf"|['’‘][0-9]{{2}}(?![0-9])|{MONTH_NAME}\s*['’‘]?[0-9]{{1,2}}(?![0-9]))",
    re.IGNORECASE,
)


def date_problem(text: str) -> str:
    """Return what is wrong with the date that a line without one seems to open with, or nothing."""
    if is_backwards(text):
        return "the range ends before it starts; correct it"
    found = split_leading_date(text)
    if found:
        several = opens_with_another(text, found[1])
        return "there are several dates; write a range, or one item for each" if several else ""
    if _LIKE_A_DATE.match(text):
        return (
            "the date cannot be read; write it as 2024, 2024.10, 2024-10-05, Oct 2024, 2023/24, Fall 2023, "
            "2020.09 – 2024.08 or Sep 2024 – present"
        )
    return ""


def opens_with_another(text: str, rest: str) -> bool:
    """Return whether what follows a date is a date as well: "2019, 2020: …", "Fall 2019 and 2020, …"."""
    if text.lstrip()[:1] in "[(【（":
        return False
    joined = _AND.match(rest)
    rest = rest[joined.end() :] if joined else rest
    other = split_leading_date(rest)
    return bool(other and (joined or rest[: len(rest) - len(other[1])].rstrip()[-1] in ",;:"))
