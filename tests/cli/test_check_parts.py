"""Parts of the command ``check`` by themselves: results, places of sites, builders, orders of reports."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from sphinx_academic.cli.check import _read
from sphinx_academic.cli.reports import Report, _shown
from sphinx_academic.cli.site_folder import builder_of, source_folder
from sphinx_academic.cli.terminal import Failure
from sphinx_academic.model.site_checks import OTHER_RULES, Level, SiteFinding


def test_a_result_is_read(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(
        json.dumps(
            {
                "findings": [["a", "error", "m", "/x.md", 3], ["b", "hint", "n", "", 0]],
                "rules": {"a": ["A", "do it"]},
                "pages": 7,
            }
        )
    )
    assert _read(path, Path("site"), "", 0) == Report(
        Path("site"),
        (SiteFinding("a", Level.ERROR, "m", "/x.md", 3), SiteFinding("b", Level.HINT, "n")),
        {"a": ("A", "do it")},
        7,
    )


@pytest.mark.parametrize("content", [None, "", "{"])
def test_a_build_that_left_no_result(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "result.json"
    if content is not None:
        path.write_text(content)
    message = "the build was ended before its time: Killed"
    found = _read(path, Path("site"), "Running\nKilled\n\n", 9)
    assert found == Report(
        Path("site"),
        (SiteFinding("build", Level.ERROR, message, os.path.join("site", "conf.py")),),
        OTHER_RULES,
    )
    assert type(found.findings[0].file) is str


def finding(rule: str, level: Level, message: str = "m", file: str = "", line: int = 0) -> SiteFinding:
    return SiteFinding(rule, level, message, file, line)


ERROR, WARNING, HINT = Level.ERROR, Level.WARNING, Level.HINT
#: in their order
SORTED = [
    finding("b", ERROR, "2"),
    finding("b", WARNING, "1", "a.md", 1),
    finding("b", WARNING, "3", "a.md", 1),
    finding("b", WARNING, "1", "a.md", 2),
    finding("b", WARNING, "1", "b.md", 1),
    finding("b", HINT),
    finding("c", ERROR, "0"),
    finding("a", WARNING, "1"),
    finding("d", WARNING, "0"),
    finding("d", HINT, "0"),
    finding("0", HINT, "0"),
]


def test_findings_stand_by_the_worst_of_their_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for given in (SORTED, SORTED[::-1], SORTED[5:] + SORTED[:5]):
        assert Report(tmp_path, tuple(given)).sorted() == SORTED


@pytest.mark.parametrize(
    ("counts", "pages", "summary"),
    [
        ((0, 0, 0), 0, "nothing found"),
        ((0, 0, 0), 1, "nothing found in 1 page"),
        ((1, 0, 2), 2, "1 error, 2 hints in 2 pages"),
        ((0, 1, 0), 0, "1 warning"),
        ((2, 2, 1), 0, "2 errors, 2 warnings, 1 hint"),
    ],
)
def test_summary(counts: tuple[int, ...], pages: int, summary: str) -> None:
    findings = [
        finding("a", level) for level, count in zip(Level, counts, strict=True) for _one in range(count)
    ]
    assert Report(Path(), tuple(findings), {}, pages).summary == summary


def test_paths_are_seen_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "real" / "here"
    here.mkdir(parents=True)
    (tmp_path / "link").symlink_to(here)
    monkeypatch.chdir(here)
    monkeypatch.delenv("PWD", raising=False)
    outside = str(tmp_path / "real" / "a.md")
    for path, shown in (
        (str(here / "a.md"), "a.md"),
        (str(here / "sub" / "a.md"), "sub/a.md"),
        (str(tmp_path / "link" / "a.md"), "a.md"),
        (str(here), "."),
        (outside, outside),
        ("", ""),
    ):
        assert _shown(path) == shown
    # as the shell calls it
    monkeypatch.setenv("PWD", str(tmp_path / "real"))
    assert _shown(outside) == "a.md"


# sites


def write(folder: Path, *names: str, **texts: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts.get("text", ""))
    return folder


def test_the_first_folder_that_has_a_conf(tmp_path: Path) -> None:
    for name in ("site", "doc/source", "docs/source", "source", "doc", "docs"):
        write(tmp_path, f"{name}/conf.py")
        assert source_folder(tmp_path) == tmp_path / name
    configuration = 'version: 2\nsphinx:\n  configuration: "web/conf.py"\n'
    write(tmp_path, ".readthedocs.yml", text=configuration)
    assert source_folder(tmp_path) == tmp_path / "docs"
    write(tmp_path, "web/conf.py")
    assert source_folder(tmp_path) == tmp_path / "web"
    write(tmp_path, ".readthedocs.yaml", text=configuration.replace("web", "site"))
    assert source_folder(tmp_path) == tmp_path / "site"
    write(tmp_path, "conf.py")
    assert source_folder(tmp_path) == source_folder(tmp_path / "conf.py") == tmp_path


def test_what_is_no_folder_of_a_site(tmp_path: Path) -> None:
    write(tmp_path, "a/x", "conf.py")
    (tmp_path / "b" / "conf.py").mkdir(parents=True)
    places = "docs, doc, source, docs/source, doc/source, site"
    for name, message in (
        ("none", f"there is no folder {tmp_path / 'none'}; name that of the site"),
        ("a/x", f"there is no folder {tmp_path / 'a/x'}; name that of the site"),
        ("none/conf.py", f"there is no folder {tmp_path / 'none/conf.py'}; name that of the site"),
        *(
            (
                name,
                f"no conf.py in {tmp_path / name}, nor in its {places}; name the folder that has it, or "
                "begin a site with sphinx-academic new",
            )
            for name in ("a", "b")
        ),
    ):
        with pytest.raises(Failure) as failure:
            source_folder(tmp_path / name)
        assert (str(failure.value), failure.value.code) == (message, 2)


BUILDERS = [
    (".readthedocs.yaml", "sphinx:\n  builder: dirhtml\n", "dirhtml"),
    (".readthedocs.yml", "sphinx:\n  builder: 'dirhtml'\n", "dirhtml"),
    (".readthedocs.yaml", "builder: dirhtml\n", "html"),
    (".readthedocs.yaml", "  builder: dirhtmlx\n", "html"),
    (".readthedocs.yaml", "  builder: singlehtml\n", "html"),
    (".github/workflows/x.yml", "run: sphinx-build -b dirhtml . _build", "dirhtml"),
    (".github/workflows/x.yaml", "run: sphinx-build --builder=dirhtml . _build", "dirhtml"),
    (".github/workflows/x.yml", "run: sphinx-build -bdirhtml . _build", "dirhtml"),
    (".gitlab-ci.yml", "- sphinx-build -M  dirhtml . public", "dirhtml"),
    (".gitlab-ci.yml", "- sphinx-build -M latex . public", "html"),
    ("other.yml", "run: sphinx-build -b dirhtml . _build", "html"),
]


@pytest.mark.parametrize(("name", "text", "expected"), BUILDERS)
def test_builders_of_hosts(tmp_path: Path, name: str, text: str, expected: str) -> None:
    source = write(tmp_path / "a" / "b" / "c", "conf.py")
    # in the folder of the site, or in one of two above it
    for place in (source, source.parent, source.parents[1]):
        write(place, name, text=text)
        assert builder_of(source) == expected
        (place / name).unlink()
    write(tmp_path, name, text=text)
    assert builder_of(source) == "html"


def test_the_nearest_host_counts(tmp_path: Path) -> None:
    source = write(tmp_path / "docs", "conf.py")
    write(tmp_path, ".readthedocs.yaml", text="  builder: dirhtml\n")
    write(source, ".gitlab-ci.yml", text="-b html")
    assert builder_of(source) == "html"
    (source / ".gitlab-ci.yml").unlink()
    assert builder_of(source) == "dirhtml"
    # Read the Docs before workflows, and these in the order of their names
    write(tmp_path, ".github/workflows/b.yml", text="-b html")
    assert builder_of(source) == "dirhtml"
    (tmp_path / ".readthedocs.yaml").unlink()
    write(tmp_path, ".github/workflows/a.yml", text="-b dirhtml")
    assert builder_of(source) == "dirhtml"
    # nothing above the top of a repository
    (source / ".git").mkdir()
    assert builder_of(source) == "html"
    # a folder of such a name is no file
    (source / ".gitlab-ci.yml").mkdir()
    assert builder_of(source) == "html"
