"""Why a file of the source folder is not published, whole sentence by whole sentence."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.util.matching import Matcher

from sphinx_academic.core import source_files
from sphinx_academic.core.build_state import build_state
from sphinx_academic.core.settings import ConfFile
from sphinx_academic.core.source_files import (
    FileRule,
    FileSettings,
    Found,
    Use,
    allowed_name,
    file_rule,
    find_file,
)

SOURCE = "a source of the site and is never published; name another file"
NO_PICTURE = "no picture; name a PNG, JPEG, SVG or the like"
NO_STYLE = "no CSL file; give it the ending .csl"
NO_KIND = (
    "not of a kind that is published; if it is meant to be public, add its folder or ending to academic_files"
)
LEFT_OUT = (
    "left out of the site by exclude_patterns; if it is meant to be public, add its folder to academic_files"
)
REFUSALS: list[tuple[str, Use, str]] = [
    ("a.pdf", Use.LINK, ""),
    ("A.PDF", Use.LINK, ""),
    ("a.py", Use.LINK, NO_KIND),
    ("a", Use.LINK, NO_KIND),
    ("talks/a.py", Use.LINK, ""),
    ("Talks/A.py", Use.LINK, ""),
    ("talks.py", Use.LINK, NO_KIND),
    ("talks/a.md", Use.LINK, SOURCE),
    ("a.MD", Use.LINK, SOURCE),
    ("Conf.py", Use.LINK, SOURCE),
    ("talks/conf.py", Use.LINK, ""),
    ("_templates/a.pdf", Use.LINK, SOURCE),
    ("_templates2/a.pdf", Use.LINK, ""),
    ("drafts/a.pdf", Use.LINK, LEFT_OUT),
    ("drafts/deep/a.pdf", Use.LINK, LEFT_OUT),
    ("old.pdf", Use.LINK, LEFT_OUT),
    ("sub/old.pdf", Use.LINK, ""),
    ("a.png", Use.PICTURE, ""),
    ("a.pdf", Use.PICTURE, NO_PICTURE),
    ("talks/a.py", Use.PICTURE, NO_PICTURE),
    ("talks/a.svg", Use.PICTURE, ""),
    ("a.tiff", Use.PICTURE, NO_KIND),
    ("drafts/a.png", Use.PICTURE, LEFT_OUT),
    ("a.md", Use.PICTURE, SOURCE),
    ("a.CSL", Use.STYLE, ""),
    ("drafts/a.csl", Use.STYLE, ""),
    ("a.md", Use.STYLE, NO_STYLE),
    ("csl", Use.STYLE, NO_STYLE),
]


@pytest.fixture
def rule(tmp_path: Path) -> FileRule:
    return FileRule(
        str(tmp_path),
        frozenset({".pdf", ".png"}),
        ("talks/", "assets/html/"),
        (".md", ".rst"),
        "conf.py",
        ("_templates/",),
        Matcher(["drafts", "old.*"]),
    )


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


@pytest.mark.parametrize(("name", "use", "refusal"), REFUSALS)
def test_files(tmp_path: Path, rule: FileRule, name: str, use: Use, refusal: str) -> None:
    write(tmp_path, name)
    assert rule.find([name], use) == Found(None if refusal else name, (name,), refusal)


def test_the_first_that_may_be_published(tmp_path: Path, rule: FileRule) -> None:
    write(tmp_path, "b.py", "c.md", "d.pdf", "e.pdf")
    (tmp_path / "folder.pdf").mkdir()
    found = rule.find(["../x.pdf", "none.pdf", "folder.pdf", "b.py", "c.md", "./d.pdf", "e.pdf"])
    # those that could come, and none behind it
    assert found == Found("d.pdf", ("none.pdf", "folder.pdf", "b.py", "c.md", "./d.pdf"))
    # of several, the first says why
    assert rule.find(["none.pdf", "b.py", "c.md"]) == Found(None, ("none.pdf", "b.py", "c.md"), NO_KIND)
    assert rule.find(["c.md", "b.py"]).refusal == SOURCE
    assert rule.find([]) == Found(None, ())


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.pdf", "a.pdf"),
        ("sub/../a.pdf", "a.pdf"),
        ("./sub/a.pdf", "sub/a.pdf"),
        ("{}/sub/a.pdf", "sub/a.pdf"),
        ("sub/a..pdf", "sub/a..pdf"),
        (".a.pdf", None),
        ("sub/.git/a.pdf", None),
        ("../a.pdf", None),
        ("/etc/passwd", None),
        ("a\0b", None),
        ("link/a.pdf", None),
        ("sub/inner/a.pdf", "real/a.pdf"),
    ],
)
def test_names_of_what_lies_below(tmp_path: Path, path: str, name: str | None) -> None:
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (root / "real").mkdir()
    (root / "link").symlink_to(tmp_path)
    (root / "sub" / "inner").symlink_to(root / "real")
    assert allowed_name(root, path.format(root)) == name


def config(folder: Path, conf: Path, templates: list[str]) -> Any:
    found = SimpleNamespace(
        templates_path=templates, source_suffix={".MD": "markdown"}, exclude_patterns=["x*"]
    )
    site = FileSettings.having(ConfFile(str(conf)), files=[".Pdf", "Talks/"])
    build_state(found).put(site, lasting=True)  # type: ignore[arg-type]
    return found


def test_the_rule_of_a_site(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    inside = config(source, source / "Conf.py", ["_Templates", "../elsewhere", ".hidden"])
    rule = file_rule(inside, source)
    assert rule is file_rule(inside, source)
    assert rule[:6] == (
        str(source),
        frozenset({".pdf"}),
        ("talks/", "assets/html/"),
        (".md",),
        "conf.py",
        ("_templates/",),
    )
    assert [rule.excluded(name) for name in ("x1", "y")] == [True, False]
    # a conf.py that lies elsewhere, with templates below the source folder
    outside = file_rule(config(source, tmp_path / "conf.py", ["source/t", "t"]), source)
    assert (outside.conf, outside.templates) == ("", ("t/",))


def test_a_page_is_read_again_when_another_would_be_found(
    tmp_path: Path, rule: FileRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[tuple[str, str]] = []
    domain = SimpleNamespace(note_file=lambda docname, name: noted.append((docname, name)))
    monkeypatch.setattr(source_files, "academic_domain", lambda _env: domain)
    monkeypatch.setattr(source_files, "file_rule", lambda _config, _srcdir: rule)
    write(tmp_path, "a.png", "b.pdf")
    env: Any = SimpleNamespace(config=None, srcdir=tmp_path, docname="index")
    assert find_file(env, "none.png", "a.png", "c.png", use=Use.PICTURE).name == "a.png"
    assert noted == [("index", "none.png"), ("index", "a.png")]
    assert find_file(env, "b.pdf").name == "b.pdf"
