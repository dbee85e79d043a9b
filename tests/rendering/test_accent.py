"""The colour of the site: its style sheet, and what is no colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import build_site

PAGES = {
    "index.md": "# Home\n\n```{toctree}\nplain\n```\n\n```{profile}\n:name: Ann Bell\n```\n",
    "plain.md": "# Plain\n",
}
SHEET = "_static/academic-accent.css"


def test_every_page_has_the_colour(tmp_path: Path) -> None:
    built = build_site(tmp_path, PAGES, conf={"academic_accent": "#ffd700"})
    sheet = (built.outdir / SHEET).read_text("utf-8")
    # gold is darker on white, and as it is on dark
    assert "--academic-accent: var(--academic-if-light, #857000) var(--academic-if-dark, #ffd700)" in sheet
    assert 'html[data-theme="dark"] body' in sheet
    for page in ("index.html", "plain.html"):
        assert SHEET in (built.outdir / page).read_text("utf-8")


def test_the_colour_is_the_theme_s_without_it(tmp_path: Path) -> None:
    built = build_site(tmp_path, PAGES)
    assert not (built.outdir / SHEET).exists()
    assert SHEET not in (built.outdir / "index.html").read_text("utf-8")


@pytest.mark.parametrize("text", ["greenish", "#12345", "url(x)"])
def test_what_is_no_colour(tmp_path: Path, text: str) -> None:
    built = build_site(tmp_path, PAGES, conf={"academic_accent": text}, allow_warnings=True)
    [warning] = built.warnings
    assert f"academic_accent is {text!r}, which is no colour known here; the theme's is used" in warning
    assert not (built.outdir / SHEET).exists()


def test_a_colour_that_is_taken_away_goes_from_the_output(tmp_path: Path) -> None:
    built = build_site(tmp_path, PAGES, conf={"academic_accent": "navy"})
    assert (built.outdir / SHEET).exists()
    built = build_site(tmp_path, PAGES, conf={})
    assert not (built.outdir / SHEET).exists()
