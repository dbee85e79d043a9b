"""Warnings of reading and of writing pages: once in every build, until what they warn of is corrected."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import Build, Built, build_site

SITE = {
    "index.md": "# Home\n\n```{publications}\n:keys: one, gone\n:layot: cards\n```\n\n{pub}`gone`\n",
    "other.md": "# Other\n\n```{news}\n- no date here\n```\n\n```{cv}\n- talks\n```\n",
    "third.md": "# Third\n\n```{profile}\n:name: Ito\n:photo: missing.png\n```\n\n```{badge} x\n```\n",
    "papers.bib": "@misc{one, title = {Kept}, author = {Ito, Noriko}, year = 2024}\n",
}
KINDS = ["cv", "news", "option", "profile", "section", "unknown_key", "unknown_key"]


def ours(built: Built) -> list[str]:
    return sorted(warning for warning in built.warnings if "[academic." in warning)


@pytest.fixture(params=[1, 2])
def site(build: Build, request: pytest.FixtureRequest) -> Built:
    built = build(SITE, allow_warnings=True, parallel=request.param)
    kinds = sorted(warning.rsplit("academic.", 1)[1].rstrip("]") for warning in ours(built))
    assert kinds == [kind for kind in KINDS if kind != "cv"]
    return built


def test_every_build(site: Built) -> None:
    for _ in range(2):
        again = site.rebuild(allow_warnings=True)
        assert (again.read, again.written) == ([], [])
        assert ours(again) == ours(site)
        # in the same order each time
        assert again.warnings == site.rebuild(allow_warnings=True).warnings


@pytest.mark.parametrize("name", ["index.md", "other.md", "third.md"])
def test_when_one_page_is_read(site: Built, name: str) -> None:
    again = site.rebuild({name: SITE[name] + "\nMore.\n"}, allow_warnings=True)
    assert name.removesuffix(".md") in again.read
    assert ours(again) == ours(site)


def test_gone_when_corrected(site: Built) -> None:
    again = site.rebuild({"other.md": "# Other\n", "third.md": None}, allow_warnings=True)
    assert [warning for warning in ours(again) if "other" in warning or "third" in warning] == []
    assert len(ours(again)) == 3
    assert ours(site.rebuild(allow_warnings=True)) == ours(again)


def test_another_builder_has_those_of_its_own_writing(site: Built) -> None:
    other = build_site(Path(site.app.srcdir), {}, builder="text", allow_warnings=True)
    assert ours(other) == ours(site)
    assert ours(site.rebuild(allow_warnings=True)) == ours(site)


def test_suppressed(site: Built) -> None:
    conf = {"suppress_warnings": ["academic.option", "academic.section"]}
    some = site.rebuild({}, conf=conf, allow_warnings=True)
    assert ours(some) == [w for w in ours(site) if "option]" not in w and "section]" not in w]
    # those that were suppressed are not forgotten
    assert ours(site.rebuild({}, conf={}, allow_warnings=True)) == ours(site)


def test_place_of_today(site: Built, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    Path(site.app.srcdir).rename(moved)
    again = build_site(moved, {}, allow_warnings=True)
    assert ours(again) == ours(site)
    assert "/" not in "".join(warning.split(" WARNING")[0] for warning in ours(again))


@pytest.mark.parametrize("parallel", [1, 3])
def test_those_of_writing_belong_to_their_pages_in_every_process(build: Build, parallel: int) -> None:
    keys = "abcdefg"
    page = "---\norphan: true\n---\n# Page\n\n```{{publications}}\n:keys: {}\n```\n"
    files = {
        "index.md": "# Home\n",
        **{f"{key}.md": page.format(key) for key in keys},
        "papers.bib": "".join(
            f"@misc{{{key}, title = {{T}}, author = {{Ito, N.}}, year = 2024}}\n" for key in keys
        ),
        # a warning of each page, when it is written
        "_templates/academic/publications.html": "{% for number, entry in entries %}"
        "{% include entry.key %}{% endfor %}",
    }
    conf = {"templates_path": ["_templates"]}
    built = build(files, conf=conf, allow_warnings=True, parallel=parallel)
    assert [f"no template ‘{key}’" in warning for key, warning in zip(keys, ours(built), strict=True)] == [
        True
    ] * len(keys)
    again = built.rebuild(allow_warnings=True)
    assert (again.written, ours(again)) == ([], ours(built))
    without = built.rebuild({"c.md": "---\norphan: true\n---\n# Page\n"}, allow_warnings=True)
    assert "d" not in without.written
    assert ours(without) == [warning for warning in ours(built) if "‘c’" not in warning]


def test_programs_that_come_later(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst")
    cv = "# CV\n\n```{cv}\n:download: pdf\n- awards\n```\n\n```{awards}\n- 2024, Prize, Society\n```\n"
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "sphinx_academic.cv.pdf.typeset", raising=False)
    built = build({"index.md": cv}, allow_warnings=True)
    for again in (built, built.rebuild(allow_warnings=True)):
        (warning,) = ours(again)
        assert warning.startswith("index.md:3: WARNING: typst is not installed; the PDF is left out")
        assert not (again.outdir / "index.pdf").exists()
    monkeypatch.undo()
    assert (built.rebuild().outdir / "index.pdf").is_file()
    assert built.rebuild().read == []
