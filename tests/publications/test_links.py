"""The links of an entry: which are shown, in which order, and with which words."""

from __future__ import annotations

from typing import Any

import pytest
from export.library import entry

from sphinx_academic.model.person import Name, Person
from sphinx_academic.publications.links import LinkTable

ENTRY = entry("@misc{k, title = {T}, year = 2024, video = {}, poster = {}, code = {}}")._replace(
    links=(
        ("doi", "https://doi.org/10.5555/x"),
        ("page_rosa-m", "https://rosa.example.org/k"),
        ("page_nobody", "https://example.org/k"),
        ("url", "https://example.org/u"),
        ("pdf", "papers/k.pdf"),
        ("pdf-2", "javascript:alert(1)"),
        ("code-2", "https://example.org/c2"),
        ("code", "https://example.org/c"),
        ("code-12", "https://example.org/c12"),
        ("website", "local/page.html"),
        ("project", "https://example.org/p"),
        ("own_thing-1", "https://example.org/o"),
        ("slides", "slides/k.pdf"),
    )
)
PEOPLE = (Person("Rosa M", Name("Example", "Rosa")),)
PDF = "pdf: PDF <a%20b/k.pdf> (file)"
SLIDES = "slides: Slides <x/k.pdf> (file)"
PAPER = "url: Paper <https://example.org/u>"
CODE = "code: Code <https://example.org/c>"
PAGES = [
    "page_rosa-m: Page of Rosa Example <https://rosa.example.org/k>",
    "page_nobody: Page of nobody <https://example.org/k>",
]
MORE_CODE = ["code-2: Code 2 <https://example.org/c2>", "code-12: Code 12 <https://example.org/c12>"]
WEBSITE = "website: Website <local/page.html>"
PROJECT = "project: Project <https://example.org/p>"
DOI = "doi: DOI <https://doi.org/10.5555/x>"
OWN = "own_thing-1: Own thing 1 <https://example.org/o>"
SOON = ["video: Video (coming soon) <>", "poster: Poster (coming soon) <>"]


def shown(files: dict[str, str] | None = None, **table: Any) -> list[str]:
    """Return each link as its kind, its words and its address; a mark if it is a copied file."""
    table.setdefault("people", PEOPLE)
    links = LinkTable(table.pop("labels", None), **table).shown(ENTRY, files or {})
    return [f"{link.kind}: {link.label} <{link.url}>{' (file)' * link.download}" for link in links]


def test_copied_files() -> None:
    """What is not copied is no link; what readers look for first stands first."""
    files = {"papers/k.pdf": "a b/k.pdf", "slides/k.pdf": "x/k.pdf"}
    rest = [DOI, *PAGES, *MORE_CODE, WEBSITE, PROJECT, OWN]
    assert shown(files) == [PDF, PAPER, CODE, *rest, SLIDES]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({}, [PAPER, CODE, DOI, *PAGES, *MORE_CODE, WEBSITE, PROJECT, OWN]),
        ({"soon": True}, [PAPER, CODE, DOI, *PAGES, *MORE_CODE, WEBSITE, PROJECT, OWN, *SOON]),
        # all that is of a kind has its place, and is left out with it
        (
            {"labels": {"own_thing-1": "Mine", "code": "Program", "doi": None, "page_nobody": None}},
            [
                "own_thing-1: Mine <https://example.org/o>",
                "code-2: Program 2 <https://example.org/c2>",
                "code: Program <https://example.org/c>",
                "code-12: Program 12 <https://example.org/c12>",
                PAPER,
                PAGES[0],
                WEBSITE,
                PROJECT,
            ],
        ),
        (
            {"labels": {"code-12": "Twelfth", "website": "Site"}, "people": ()},
            [
                "code-12: Twelfth <https://example.org/c12>",
                "website: Site <local/page.html>",
                PROJECT,
                PAPER,
                CODE,
                DOI,
                "page_rosa-m: Page of rosa-m <https://rosa.example.org/k>",
                PAGES[1],
                MORE_CODE[0],
                OWN,
            ],
        ),
    ],
)
def test_table(table: dict[str, Any], expected: list[str]) -> None:
    assert shown(**table) == expected
