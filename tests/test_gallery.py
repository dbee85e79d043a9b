"""The gallery of the documentation: the site of its pictures, and the pictures."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from support import ENVIRONMENT, build_as_author

DOCS = Path(__file__).parents[1] / "docs"
GALLERY = DOCS / "gallery"
#: bytes that all pictures may have
MOST = 600_000
DAYS_OF_FIGURES = {
    day
    for path in (GALLERY / "make.py", DOCS / "_ext" / "snippet.py")
    for day in re.findall(r'^DAY_OF_FIGURES = "(\d+)"$', path.read_text("utf-8"), re.MULTILINE)
}


def test_its_site_has_no_warnings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # its figures would be too old to be shown some day
    (day,) = DAYS_OF_FIGURES
    monkeypatch.setitem(ENVIRONMENT, "SOURCE_DATE_EPOCH", day)
    shutil.copytree(GALLERY / "site", tmp_path / "site")
    built = build_as_author(tmp_path / "site")
    assert (built / "papers" / "norberg2026growing" / "index.html").is_file()


def test_each_picture_is_there_in_both_schemes_and_shown() -> None:
    shown = set(re.findall(r"\{gallery\} (\S+)", (DOCS / "gallery.md").read_text("utf-8"))) | {"hero-phone"}
    taken = set(
        re.findall(r'^    "([\w-]+)": Picture', (GALLERY / "make.py").read_text("utf-8"), re.MULTILINE)
    )
    there = {path.stem for path in GALLERY.glob("*.png")}
    assert shown == taken
    assert there == {f"{name}-{scheme}" for name in shown for scheme in ("light", "dark")}


def test_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in DOCS.rglob("*.png")) < MOST
