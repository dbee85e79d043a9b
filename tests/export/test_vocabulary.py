"""That the check of objects finds what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from export.vocabulary import faults


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"@type": "Paper"}, "no type"),
        ({"pageStarts": "1"}, "has no pageStarts"),
        ({"isbn": "1"}, "has no isbn"),
        ({"name": ""}, "is not clean"),
        ({"url": "p.html"}, "is none of"),
        ({"datePublished": "May 2024"}, "is none of"),
        ({"keywords": []}, "is a list of 0"),
        ({"editor": {"@type": "Organization", "name": "O"}}, "is none of"),
        ({"author": {"@type": "Person"}}, "Person is empty"),
        ({"@context": "x"}, "no context"),
    ],
)
def test_vocabulary_finds_what_is_wrong(change: dict[str, Any], fault: str) -> None:
    right = {"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "T"}
    assert list(faults(right)) == []
    assert fault in "; ".join(faults(right | change))
