"""What a page, a CV and its files know of each kind of section of ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cv.curricula import FULL
from support import compare

from sphinx_academic.sections import kinds


def test_kinds() -> None:
    """Of each part, no more than its name: all kinds have the same."""
    shown = [{**kind._asdict(), "known_parts": [*kind.known_parts]} for kind in FULL.kinds.values()]
    compare(
        Path(__file__).parent / "expected" / "kinds.json", json.dumps(shown, indent=1, default=str) + "\n"
    )


def test_parts() -> None:
    parts = [part._asdict() for part in FULL.kinds["education"].known_parts.values()]
    compare(
        Path(__file__).parent / "expected" / "parts.json", json.dumps(parts, indent=1, default=str) + "\n"
    )


USUAL = ("title", "organisation", "place")
#: of each kind: its place in a CV, its parts, how its PDF sets an item, its list in JSON Resume and the type
#: there, its entry of RenderCV; None where the registration decides
OURS: dict[str, tuple[Any, ...]] = {
    "education": ("Education", 100, None, None, "two-lines", "education", None, "education"),
    "experience": ("Experience", 200, None, None, "two-lines", "work", None, "experience"),
    "research": ("Research experience", 300, None, None, "two-lines", "work", None, "experience"),
    "publications": ("Publications", 400, None, None, None, None, None, None),
    "teaching": ("Teaching", 500, ("code", *USUAL), None, None, "work", None, "experience"),
    "talks": ("Talks", 600, None, None, None, None, "talk", None),
    "awards": ("Honours and awards", 700, ("title", "organisation"), None, None, "awards", None, None),
    "grants": ("Grants", 800, ("title", "organisation"), None, "name", None, "grant", None),
    "projects": ("Projects", 900, ("title", "note"), None, "name", None, "", None),
    "supervision": ("Supervision", 1000, ("title", "note"), None, "two-lines", None, None, "experience"),
    "service": ("Service", 1100, None, "values", None, "volunteer", None, None),
    "media": ("Media", 1200, ("title", "organisation"), None, None, None, None, None),
    "skills": ("Skills", 1300, None, "values", None, None, None, None),
    "languages": ("Languages", 1400, None, "values", None, "languages", None, None),
    "tests": ("Tests", 1500, None, "values", None, "certificates", None, None),
    "interests": ("Research interests", 1600, None, "values", None, "interests", None, None),
}
WORDS = ("title", "order", "parts", "content", "pdf", "json_resume", "json_resume_type", "rendercv")


def test_what_is_registered_of_each_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order in which a CV has them."""
    added: dict[str, tuple[Any, ...]] = {}
    classes: dict[str, str] = {}

    def add(_app: object, name: str, **given: Any) -> None:
        added[name] = tuple(str(given["title"]) if word == "title" else given.get(word) for word in WORDS)
        if directive := given.get("directive"):
            classes[name] = directive.load().__name__
        assert given.keys() <= {*WORDS, "directive"}

    monkeypatch.setattr(kinds, "add_section", add)
    monkeypatch.setattr(kinds, "add_listed_section", add)
    kinds.setup_sections(None)  # type: ignore[arg-type]
    assert list(added.items()) == list(OURS.items())
    assert classes == {
        "projects": "ProjectsDirective",
        "service": "ServiceDirective",
        "interests": "InterestsDirective",
    }
