"""Which badges an entry has."""

from __future__ import annotations

import pytest
from export.library import entry

from sphinx_academic.publications.badges import badges, venue_badge


@pytest.mark.parametrize(
    ("fields", "venue", "others"),
    [
        ("journal = {J}", None, []),
        ("eprint = {2401.00001}, archiveprefix = {arXiv}", ("arXiv", "preprint"), []),
        ("pubstate = {submitted}", None, [("Under review", "status")]),
        ("pubstate = {inpress}, abbr = {JO}", ("JO", "venue"), [("In press", "status")]),
        (
            "award = {Best Ode; Second}, presentation = {oral}",
            None,
            [("Best Ode", "award"), ("Second", "award"), ("Oral", "presentation")],
        ),
    ],
)
def test_badges(fields: str, venue: tuple[str, str] | None, others: list[tuple[str, str]]) -> None:
    """That something is a preprint, the badge of its server says."""
    record = entry(f"@misc{{k, title = {{T}}, year = 2024, {fields}}}")
    badge = venue_badge(record, None)
    assert (badge and badge[:2]) == venue
    assert [(found[0], found[1]) for found in badges(record)] == others
