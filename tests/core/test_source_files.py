"""Files that come along with a page: those that are meant to be published, and no others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sphinx.config import Config
from support import Build, Built

from sphinx_academic.bib.local_files import PUBLISHED
from sphinx_academic.core import source_files as files
from sphinx_academic.core.build_state import build_state
from sphinx_academic.core.settings import ConfFile
from sphinx_academic.core.source_files import Use, file_rule

CONF = {"exclude_patterns": ["_build", "drafts", "**/old*"], "templates_path": ["_templates"]}
SECRET = b"for its author alone"

#: name of a file that is there -> why a link to it is refused, or nothing
LINKS = {
    "paper.pdf": "",
    "PAPER.PDF": "",
    "TALKS/code.py": "",
    "talks/NOTES.MD": "a source of the site",
    "_Templates/academic/y.pdf": "a source of the site",
    "CONF.PY": "a source of the site",
    "a b#?.zip": "",
    "assets/pdf/paper.pdf": "",
    "assets/html/page.html": "",
    "talks/code.py": "",
    "talks/page.html": "",
    "drafts/talks.pdf": "exclude_patterns",
    "drafts/deep/x.pdf": "exclude_patterns",
    "sub/old-x.pdf": "exclude_patterns",
    "_build/html/x.pdf": "exclude_patterns",
    "conf.py": "a source of the site",
    "index.md": "a source of the site",
    "talks/notes.md": "a source of the site",
    "_templates/academic/x.pdf": "a source of the site",
    "draft.html": "not of a kind",
    "setup.py": "not of a kind",
    "secrets.json": "not of a kind",
    "papers.bib": "not of a kind",
    "notes.txt": "not of a kind",
    "no-ending": "not of a kind",
    "x.pdf.exe": "not of a kind",
}


def rule(srcdir: Path, **values: Any) -> files.FileRule:
    config = Config({}, CONF | {"source_suffix": {".md": "markdown"}})
    site = files.FileSettings.having(ConfFile(str(srcdir / "conf.py")), **values)
    build_state(config).put(site, lasting=True)
    return file_rule(config, srcdir)


@pytest.fixture
def srcdir(tmp_path: Path) -> Path:
    for name in (*LINKS, ".env", ".git/x.pdf", "me.png", "me.pdf", "style.csl", "talks/.x.pdf"):
        path = tmp_path / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(SECRET)
    (tmp_path / "outside.pdf").write_bytes(SECRET)
    return tmp_path / "src"


@pytest.mark.parametrize(("name", "refusal"), LINKS.items())
def test_links(srcdir: Path, name: str, refusal: str) -> None:
    found = rule(srcdir, files=(*PUBLISHED, "talks/")).find([name])
    assert (found.name == name) is not bool(refusal)
    assert refusal in found.refusal
    assert bool(found.refusal) is bool(refusal)


def test_endings_and_folders_of_the_author_have_no_case(srcdir: Path) -> None:
    for name in ("data.XYZ", "slides/x.py", "Slides/y.py"):
        path = srcdir / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(SECRET)
        assert not rule(srcdir, files=PUBLISHED).find([name]).name
        assert rule(srcdir, files=(".Xyz", "SLIDES/")).find([name]).name == name


@pytest.mark.parametrize(
    "name", [".env", ".git/x.pdf", "talks/.x.pdf", "../outside.pdf", "/etc/passwd", "\0", "a" * 400]
)
def test_what_is_hidden_or_outside_is_not_there(srcdir: Path, name: str) -> None:
    found = rule(srcdir, files=("talks/", ".pdf")).find([name])
    assert (found.name, found.refusal) == (None, "")


def test_links_of_the_file_system_are_followed(srcdir: Path) -> None:
    for name, target in {
        "a.pdf": "conf.py",
        "b.pdf": "../outside.pdf",
        "c.pdf": ".env",
        "d.pdf": "paper.pdf",
    }.items():
        (srcdir / name).symlink_to(srcdir / target)
    found = {name: rule(srcdir).find([f"{name}.pdf"]).name for name in "abcd"}
    assert found == {"a": None, "b": None, "c": None, "d": "paper.pdf"}


def test_pictures_and_styles(srcdir: Path) -> None:
    ours = rule(srcdir)
    assert ours.find(["me.png"], Use.PICTURE).name == "me.png"
    assert "no picture" in ours.find(["me.pdf"], Use.PICTURE).refusal
    assert "no picture" in ours.find(["assets/html/page.html"], Use.PICTURE).refusal
    assert ours.find(["style.csl"], Use.STYLE).name == "style.csl"
    assert "no CSL file" in ours.find(["conf.py"], Use.STYLE).refusal


def test_a_site_chooses(srcdir: Path) -> None:
    ours = rule(srcdir, files=(".bib", "drafts/", "./talks/"))
    assert ours.find(["papers.bib"]).name
    assert ours.find(["drafts/deep/x.pdf"]).name
    assert ours.find(["talks/code.py"]).name
    assert ours.find(["paper.pdf"]).name is None
    # the first that may be published, not the first that is there
    assert ours.find(["paper.pdf", "papers.bib"]).name == "papers.bib"


def published(built: Built) -> list[str]:
    return [path.name for path in built.outdir.rglob("*") if path.is_file() and SECRET in path.read_bytes()]


@pytest.mark.parametrize("pages", [False, True])
def test_leaks_are_refused_with_one_warning_each(build: Build, pages: bool) -> None:
    bib = """
        @article{k, title={T}, author={A, B}, year=2020, pdf={conf.py}, slides={drafts/secret.md},
          poster={hidden/p.pdf}, preview={draft.html}}
        """
    page = """
        # Home

        ```{profile}
        :name: A
        :photo: draft.html
        ```

        ```{publications}
        :layout: cards
        ```

        {pub:accepted}`k`
        """
    secrets = {"drafts/secret.md": SECRET, "hidden/p.pdf": SECRET, "draft.html": SECRET}
    conf = {
        "exclude_patterns": ["drafts", "hidden"],
        "academic_paper_pages": pages,
        "academic_people": {"a": {"name": "B. A.", "photo": "conf.py", "group": "phd"}},
    }
    built = build({"index.md": page, "a.bib": bib, **secrets}, conf=conf, allow_warnings=True)
    assert published(built) == []
    assert not list(built.outdir.rglob("conf.py"))
    wanted = (
        "pdf = {conf.py}",
        "slides = {drafts/secret.md}",
        "poster = {hidden/p.pdf}",
        "preview = {draft.html}",
    )
    for field in (*wanted, "['photo']: conf.py", ":photo: draft.html"):
        assert len([warning for warning in built.warnings if field in warning]) == 1, field
    assert len(built.warnings) == len(wanted) + 2
    assert sorted(built.rebuild(allow_warnings=True).warnings) == sorted(built.warnings)


def test_a_wrong_setting_is_a_warning(build: Build) -> None:
    conf = {"academic_files": [".pdf", "pdf", ".", "../x/", "talks/", 3]}
    built = build({"index.md": "# Home\n"}, conf=conf, allow_warnings=True)
    assert len(built.warnings) == 4
    wanted = "neither an ending such as '.pdf' nor a folder such as 'talks/'"
    assert sorted(wanted in text for text in built.warnings) == [False, True, True, True]
