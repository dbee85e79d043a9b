"""A page of papers for a documentation that exists, whose ``conf.py`` is read and never written."""

from __future__ import annotations

import ast
import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from . import escaping
from .bib_authors import Papers
from .following import python, report_commands, report_papers
from .placing import place
from .site import Site, files_for_docs, is_strict
from .terminal import Failure, Terminal

_MYST = ("myst_parser", "myst_nb")
_BIB = "publications.bib"


class BibFile(Protocol):
    """A .bib file of the author."""

    @property
    def path(self) -> Path:
        """Return where it lies."""

    @property
    def data(self) -> bytes:
        """Return its content."""


@dataclass(frozen=True, slots=True)
class _Conf:
    """What a ``conf.py`` sets, as far as it can be seen without running it."""

    names: frozenset[str]
    texts: frozenset[str]


def add_to_docs(
    target: Path, site: Site, bib: BibFile | None, papers: Papers | None, terminal: Terminal, *, force: bool
) -> int:
    """Write a page and a .bib file beside a ``conf.py``, and show what to add to it."""
    conf = _read_conf(target)
    site = replace(site, bib=bib.data if bib else None, papers=papers)
    suffix = ".md" if conf.texts.intersection(_MYST) else ".rst"
    # the documentation has papers already
    has_bib = "bibtex_bibfiles" in conf.names and bib is None
    name = "" if has_bib else _bib_name(target, bib)
    files = files_for_docs(site, suffix, name)
    if name and bib and (target / name).resolve() == bib.path.resolve():
        # it stays as it is
        del files[name]
    place(target, files, force=force)
    terminal.say(f"Wrote {', '.join(sorted(files))} to {target}")
    terminal.say(f"\nAdd to {target / 'conf.py'}:\n")
    for line in _lines(conf, name):
        terminal.say(f"    {line}")
    terminal.say("\nand to a toctree:\n\n    publications")
    report_papers(papers, terminal)
    strict = "-W " if is_strict(site) else ""
    build = f"{python(target)} -m sphinx {strict}-b html . _build/html"
    report_commands(
        [
            (f"cd {_quoted(target)}", ""),
            (build, "build it"),
            (
                f"{python(target)} -m http.server -d _build/html",
                "look at it: http://localhost:8000/publications.html",
            ),
        ],
        terminal,
    )
    return 0


def _read_conf(folder: Path) -> _Conf:
    path = folder / "conf.py"
    if not path.is_file():
        hint = next(
            (
                name
                for name in ("docs", "doc", "source", "docs/source")
                if (folder / name / "conf.py").is_file()
            ),
            "",
        )
        remedy = (
            f"did you mean {folder / hint}?"
            if hint
            else "name the folder that has the documentation's conf.py"
        )
        raise Failure(f"there is no {path}; {remedy}")
    try:
        tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError) as error:
        raise Failure(f"{path} cannot be read: {error}") from error
    nodes = list(ast.walk(tree))
    return _Conf(
        frozenset(node.id for node in nodes if isinstance(node, ast.Name)),
        frozenset(
            node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ),
    )


def _bib_name(target: Path, bib: BibFile | None) -> str:
    if bib and bib.path.parent.resolve() == target.resolve():
        return bib.path.name
    return _BIB


def _lines(conf: _Conf, bib: str) -> Iterator[str]:
    """Yield lines for the end of ``conf.py``."""
    if "sphinx_academic" not in conf.texts:
        yield (
            'extensions += ["sphinx_academic"]'
            if "extensions" in conf.names
            else 'extensions = ["sphinx_academic"]'
        )
    if bib:
        sign = "+=" if "bibtex_bibfiles" in conf.names else "="
        yield f"bibtex_bibfiles {sign} [{escaping.python(bib)}]"


def _quoted(path: Path) -> str:
    return shlex.quote(os.fspath(path))
