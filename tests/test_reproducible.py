"""The same sources make the same bytes, whoever builds them, wherever, whenever, and beside whom."""

from __future__ import annotations

import locale
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import pytest
from sphinx.testing.util import SphinxTestApp

# what these share is made once, by one of the processes
pytestmark = pytest.mark.xdist_group("reproducible")

PAPERS = """
@string{journal = "Journal of Ones"}
@article{one, title = {One {\\'e} $x^2$}, author = {Ito*, Noriko and Chen*, Ada and \u0130nan, \u00c7.},
  journal = journal, year = {2024}, month = oct, keywords = {b, a, c}, pdf = {one.pdf}, selected = {true},
  author+an:role = {3=corresponding}, award = {Best Paper Award and Honourable Mention}}
@misc{both, title = {Both}, author = {Chen, A.}, year = {2023}, eprint = {2301.00001}, eprinttype = {arxiv}}
"""
MORE = """
@inproceedings{two, title = {Two}, author = {Ito, N. and Wu, L.}, booktitle = {Proceedings (ABC'22)}}
@misc{both, title = {Both again}, author = {Chen, A.}, year = {2023}, crossref = {none}}
"""
SITE: Mapping[str, str] = {
    "index.md": """
# Home

```{profile}
:affiliation: Example *University*; [Lab](https://example.org)
:photo: me.svg
:github: ito
:email: ito@example.org
```

{equal}`A` {award}`B` {pub}`two` {cite:t}`one`

```{publications}
:filter: selected or me
:group-by: year, type
```
""",
    "all.md": "# All\n\n```{publications}\n:numbering: descending\n```\n\n```{bibliography}\n```\n",
    "news.md": "# News\n\n```{news}\n:group-by: year\n- [2024.10] A {pub}`one`\n- [2023.1] B\n```\n",
    "latest.md": "# Latest\n\n```{news}\n:from: news\n:limit: 1\n```\n",
    "a.bib": PAPERS,
    "b.bib": MORE,
    "one.pdf": "pdf",
    "me.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "conf.py": """
project = "Test"
copyright = "2026, Test"
extensions = ["myst_parser", "sphinx_academic"]
html_theme = "basic"
bibtex_bibfiles = ["a.bib", "b.bib"]
html_baseurl = "https://ito.example.org/"
academic_feed = ["atom", "rss", "json"]
academic_people = {
    "ito": {"name": "Noriko Ito", "aliases": ["N. Ito"], "orcid": "0000-0002-1825-0097"},
    "chen": {"name": "Ada Chen", "url": "https://example.org/chen"},
}
academic_me = "ito"
academic_roles = {"lead": None, "equal": {"order": 9}, "senior": {"symbol": "^", "label": "senior author"}}
""",
}


def turkish() -> str:
    """Return the locale in which a capital i has a dot, if it is there; else Sphinx would stop at it."""
    before = locale.setlocale(locale.LC_ALL)
    try:
        return locale.setlocale(locale.LC_ALL, "tr_TR.UTF-8")
    except locale.Error:
        return "POSIX"
    finally:
        locale.setlocale(locale.LC_ALL, before)


ENVIRONMENTS: Mapping[str, tuple[dict[str, str], list[str]]] = {
    "first": ({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}, []),
    "ascii": ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONUTF8": "0"}, ["-j", "2"]),
    "turkish": (
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": turkish(), "LANGUAGE": "tr"},
        ["-j", "3"],
    ),
}


def write(folder: Path) -> Path:
    folder.mkdir()
    for name, text in SITE.items():
        (folder / name).write_text(text.lstrip("\n"), "utf-8")
    return folder


Process: TypeAlias = "subprocess.Popen[str]"


def start(srcdir: Path, outdir: Path, doctrees: Path, *options: str, **environment: str) -> Process:
    command = [sys.executable, "-m", "sphinx", "-q", "-d", str(doctrees), *options, str(srcdir), str(outdir)]
    environment |= {"PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        command, env=os.environ | environment, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def finish(process: Process, srcdir: Path) -> list[str]:
    """Wait for the end of a build, and return our warnings without the folder that is named in them."""
    _, output = process.communicate()
    assert process.returncode == 0, output
    return sorted(line for line in output.replace(f"{srcdir}/", "").splitlines() if "[academic." in line)


def build_before(srcdir: Path, builddir: Path) -> tuple[Path, Path]:
    """Build in this process what a later build finds; return the folders of output and of doctrees."""
    app = SphinxTestApp("html", srcdir=srcdir, builddir=builddir)
    try:
        app.build()
    finally:
        app.cleanup()
    return Path(app.outdir), Path(app.doctreedir)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], list[str]]:
    """Return what the first environment makes, and the warnings."""
    folder = tmp_path_factory.mktemp("first")
    environment, options = ENVIRONMENTS["first"]
    srcdir = write(folder / "src")
    warnings = finish(start(srcdir, folder / "out", folder / "doctrees", *options, **environment), srcdir)
    assert warnings
    return tree(folder / "out"), warnings


@pytest.mark.parametrize("name", ["ascii", "turkish"])
def test_same_bytes(tmp_path: Path, first: tuple[dict[str, bytes], list[str]], name: str) -> None:
    environment, options = ENVIRONMENTS[name]
    srcdir = write(tmp_path / "elsewhere")
    warnings = finish(start(srcdir, tmp_path / "out", tmp_path / "doctrees", *options, **environment), srcdir)
    found = tree(tmp_path / "out")
    assert found.keys() == first[0].keys()
    assert [file for file in found if found[file] != first[0][file]] == []
    assert warnings == first[1]


#: each waits for the other, when both have read their state and before either has changed it
MEETING = """
import os, pathlib, time

def meet(app, *args):
    here = pathlib.Path(os.environ["MEETING"])
    (here / os.environ["NAME"]).touch()
    while len(list(here.iterdir())) < 2:
        time.sleep(0.01)

def setup(app):
    app.connect("env-before-read-docs", meet)
"""


def test_two_at_once(tmp_path: Path, first: tuple[dict[str, bytes], list[str]]) -> None:
    srcdir = write(tmp_path / "src")
    _, doctrees = build_before(srcdir, tmp_path / "before")
    with (srcdir / "conf.py").open("a") as conf:
        conf.write(MEETING)
    shutil.rmtree(doctrees / "academic")
    meeting = tmp_path / "meeting"
    meeting.mkdir()
    folders = {name: tmp_path / name for name in ("one", "two")}
    builds = [
        start(srcdir, folder, doctrees, MEETING=str(meeting), NAME=name) for name, folder in folders.items()
    ]
    warnings = [finish(build, srcdir) for build in builds]
    for folder in folders.values():
        found = tree(folder)
        assert [file for file in found if found[file] != first[0].get(file)] == []
    assert warnings == [first[1]] * 2
    assert not [path for path in (doctrees / "academic").iterdir() if "." in path.name]


@pytest.mark.parametrize("option", ["-E", "-a"])
def test_again_from_the_start(tmp_path: Path, first: tuple[dict[str, bytes], list[str]], option: str) -> None:
    srcdir = write(tmp_path / "src")
    (srcdir / "b.bib").write_text("@misc{two, title = {Was}, year = {2020}}", "utf-8")
    outdir, doctrees = build_before(srcdir, tmp_path / "build")
    (srcdir / "b.bib").write_text(MORE.lstrip("\n"), "utf-8")
    assert finish(start(srcdir, outdir, doctrees, option), srcdir) == first[1]
    found = tree(outdir)
    # Sphinx keeps words of the former index
    assert [file for file in found if found[file] != first[0].get(file)] in ([], ["searchindex.js"])
