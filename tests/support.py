"""Small sites for tests: written to a folder, built in this process, read back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple, TypeAlias

from bs4 import BeautifulSoup
from docutils.nodes import document
from sphinx.environment import BuildEnvironment
from sphinx.testing.util import SphinxTestApp

import sphinx_academic

#: path below the source folder -> text, whose common indent is dropped; or bytes as they are; None deletes
Files: TypeAlias = Mapping[str, str | bytes | None]
#: values of ``conf.py`` that differ from :data:`CONF`, or lines of Python to append to it
Conf: TypeAlias = Mapping[str, Any] | str
#: the type of the ``build`` fixture: :func:`build_site` without its first argument
Build: TypeAlias = "Callable[..., Built]"

COLOUR = re.compile(r"\x1b\[[0-9;]*m")

CONF: dict[str, Any] = {
    "project": "Test",
    "copyright": "2026, Test",
    "version": "1",
    "extensions": ["myst_parser", "sphinx_academic"],
    "html_theme": "basic",
}

#: tests of a page beside the index need no table of contents; the warning has no subtype before Sphinx 8.2
NOT_IN_TOCTREE = "document isn't included in any toctree"


@dataclass(frozen=True)
class Built:
    """One build of a site: what it wrote and said, and which documents it touched."""

    app: SphinxTestApp
    #: warnings, without colour; paths are relative to the source folder
    warnings: list[str]
    #: documents that were read, in order
    read: list[str]
    #: documents that were resolved to be written, in order
    written: list[str]

    @property
    def outdir(self) -> Path:
        """Return the folder that the builder wrote to."""
        return Path(self.app.outdir)

    def text(self, docname: str) -> str:
        """Return the file that the builder wrote for a document."""
        suffix = str(getattr(self.app.builder, "out_suffix", ""))
        names = (f"{docname}{suffix}", f"{docname}/index{suffix}")
        return next(path for name in names if (path := self.outdir / name).is_file()).read_text("utf-8")

    def html(self, docname: str = "index") -> BeautifulSoup:
        """Return a page, parsed."""
        return BeautifulSoup(self.text(docname), "html.parser")

    def doctree(self, docname: str = "index") -> document:
        """Return a document as it was read, before post-transforms."""
        return self.app.env.get_doctree(docname)

    def rebuild(
        self, changes: Files | None = None, *, conf: Conf | None = None, allow_warnings: bool = False
    ) -> Built:
        """Build the same folder again, as an author does after an edit.

        :param conf: the new ``conf.py``; without it the old one stays untouched
        """
        srcdir = Path(self.app.srcdir)
        _write(srcdir, changes or {})
        if conf is not None:
            _write_conf(srcdir, conf)
        return _build(srcdir, self.app.builder.name, self.app.parallel, allow_warnings)


def build_site(
    srcdir: Path,
    files: Files,
    *,
    builder: str = "html",
    conf: Conf | None = None,
    allow_warnings: bool = False,
    parallel: int = 1,
    before: Callable[[], None] | None = None,
) -> Built:
    """Write a site into a folder and build it.

    :param files: its sources, ``index.md`` or ``index.rst`` among them; ``.bib`` files at the top become
        ``bibtex_bibfiles``, in alphabetical order
    :param allow_warnings: without it the build must be silent
    :param before: called between the two
    """
    write_site(srcdir, files, conf)
    if before:
        before()
    return _build(srcdir, builder, parallel, allow_warnings)


def write_site(srcdir: Path, files: Files, conf: Conf | None = None) -> None:
    """Write a site into a folder, as :func:`build_site` does."""
    srcdir.mkdir(parents=True, exist_ok=True)
    _write(srcdir, files)
    _write_conf(srcdir, conf or {})


def _write(srcdir: Path, files: Files) -> None:
    for name, content in files.items():
        path = srcdir / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        # bytes, so that line ends reach the disk as the test wrote them
        path.write_bytes(dedent(content).lstrip("\n").encode() if isinstance(content, str) else content)


def _write_conf(srcdir: Path, conf: Conf) -> None:
    values = CONF | {"bibtex_bibfiles": sorted(path.name for path in srcdir.glob("*.bib"))}
    lines = ""
    if isinstance(conf, str):
        lines = dedent(conf)
    else:
        values |= conf
    assignments = (f"{name} = {value!r}\n" for name, value in values.items())
    (srcdir / "conf.py").write_text("".join(assignments) + lines, "utf-8")


def _build(srcdir: Path, builder: str, parallel: int, allow_warnings: bool) -> Built:
    app = SphinxTestApp(builder, srcdir=srcdir, parallel=parallel)
    read: list[str] = []
    written: list[str] = []

    def note_read(_app: object, _env: BuildEnvironment, docnames: Sequence[str]) -> None:
        read.extend(docnames)

    def note_written(_app: object, _doctree: document, docname: str) -> None:
        written.append(docname)

    # last of the handlers, which may still change the list
    app.connect("env-before-read-docs", note_read, priority=1000)
    app.connect("doctree-resolved", note_written)
    try:
        app.build()
    finally:
        # at once and not when the test ends: a second build in this process would find its nodes registered
        app.cleanup()
    output = COLOUR.sub("", app.warning.getvalue()).replace(f"{srcdir}/", "")
    warnings = [line for line in output.splitlines() if line.strip() and NOT_IN_TOCTREE not in line]
    assert allow_warnings or not warnings, "\n".join(warnings)
    return Built(app, warnings, read, written)


#: for processes that begin in another folder, and speak English in UTF-8 whatever the terminal speaks
ENVIRONMENT = os.environ | {
    "PYTHONPATH": str(Path(sphinx_academic.__file__).parents[1]),
    "LC_ALL": "C.UTF-8",
    "LANGUAGE": "",
}


class Outcome(NamedTuple):
    """What a run of the command returned and wrote to its streams."""

    code: int
    out: str
    err: str


#: the type of the ``run`` fixture of tests/cli: the command with its arguments
Run: TypeAlias = "Callable[..., Outcome]"


def build_silently(
    folder: Path, builder: str = "dirhtml", *, builddir: Path | None = None, **values: Any
) -> Path:
    """Build a site as it is in this process, which must be silent, and return its output folder.

    :param builddir: where to build; by default within the site
    :param values: of ``conf.py``, in place of those that are there
    """
    outdir, warnings = build_here(folder, builder, builddir, {"nitpicky": True, **values})
    assert not warnings, "\n".join(warnings)
    return outdir


def build_here(
    folder: Path, builder: str, builddir: Path | None = None, conf: Mapping[str, Any] | None = None
) -> tuple[Path, list[str]]:
    """Build a site as it is in this process; return its output folder, and the warnings without colour."""
    app = SphinxTestApp(builder, srcdir=folder, builddir=builddir, confoverrides=dict(conf or {}))
    try:
        app.build()
    finally:
        app.cleanup()
    return Path(app.outdir), COLOUR.sub("", app.warning.getvalue()).strip().splitlines()


def build_as_author(folder: Path, builder: str = "dirhtml", *, strict: bool = True) -> Path:
    """Build a site in a process of its own and return its output folder.

    :param strict: every warning is an error
    """
    outdir = folder / "_build"
    options = ["-W", "-n"] if strict else []
    command = [sys.executable, "-m", "sphinx", "-q", *options, "-b", builder, str(folder), str(outdir)]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return outdir


def files_below(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their paths, hidden ones, too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def compare(place: Path, found: str) -> None:
    """Compare a text with a file of what is expected, or with ``EXPECTED=write`` write the file anew."""
    if os.environ.get("EXPECTED") == "write":
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(found, "utf-8")
    expected = place.read_text("utf-8")
    assert found == expected, "\n".join(unified_diff(expected.splitlines(), found.splitlines(), lineterm=""))
