"""Warnings stay until what they warn of is fixed, so that ``-W`` keeps failing, and name the right line."""

from __future__ import annotations

from pathlib import Path

import pytest
from publications.papers import CONF, PAPERS
from support import Build, Built, build_site

#: of the file, of the page that finds two people of one name, of a file that is missing
BROKEN = PAPERS.replace("  author+an:person = {1=naoki-ito; 3=noriko-ito},\n", "").replace(
    "@misc{ito2025draft,", "@misc{ito2025draft, year = {2024}, pdf = {missing.pdf},"
)
INDEX = "# Home\n\n```{publications}\n:keys: two2024, ito2025draft\n```\n"
OTHER = "# Other\n\n```{publications}\n:keys: ito2023bounds\n```\n"
FILES = {"index.md": INDEX, "other.md": OTHER, "papers.bib": BROKEN}
KINDS = ("academic.duplicate_field", "academic.ambiguous_name", "academic.link")


def kinds(built: Built) -> list[str]:
    return sorted(warning.rsplit("[", 1)[1].rstrip("]") for warning in built.warnings)


@pytest.fixture(params=[1, 2])
def broken(build: Build, request: pytest.FixtureRequest) -> Built:
    built = build(FILES, conf=CONF, allow_warnings=True, parallel=request.param)
    assert kinds(built) == sorted(KINDS)
    return built


def test_replayed_from_the_cache(broken: Built) -> None:
    for _ in range(2):
        again = broken.rebuild(allow_warnings=True)
        assert sorted(again.warnings) == sorted(broken.warnings)
        assert "index" not in again.read or "missing.pdf" in str(again.warnings)


def test_replayed_when_another_page_is_read(broken: Built) -> None:
    again = broken.rebuild({"other.md": f"{OTHER}\nMore.\n"}, allow_warnings=True)
    assert sorted(again.warnings) == sorted(broken.warnings)


def test_replayed_for_another_builder(broken: Built) -> None:
    other = build_site(Path(broken.app.srcdir), {}, builder="text", conf=CONF, allow_warnings=True)
    assert kinds(other) == sorted(KINDS)


def test_gone_with_the_page(broken: Built) -> None:
    again = broken.rebuild({"index.md": "# Home\n\n{doc}`other`\n"}, allow_warnings=True)
    assert kinds(again) == ["academic.duplicate_field"]
    assert kinds(broken.rebuild(allow_warnings=True)) == ["academic.duplicate_field"]


def test_line_of_today(build: Build) -> None:
    bib = BROKEN.replace(" pdf = {missing.pdf},", "")
    built = build(FILES | {"papers.bib": bib}, conf=CONF, allow_warnings=True)
    (before,) = (line for line in built.warnings if "ambiguous" in line)
    above = "@misc{above,\n  title = {Above},\n  year = {2020}\n}\n"
    again = built.rebuild({"papers.bib": above + bib.lstrip("\n")}, allow_warnings=True)
    assert again.read == []
    (after,) = (line for line in again.warnings if "ambiguous" in line)
    assert (before.split(":")[1], after.split(":")[1]) == ("19", "23")


def test_gone_when_fixed(broken: Built) -> None:
    fixed = {"papers.bib": PAPERS, "missing.pdf": "there"}
    assert broken.rebuild(fixed).warnings == []
    assert broken.rebuild().warnings == []
