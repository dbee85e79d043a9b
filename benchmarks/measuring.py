"""Whole builds as users run them: an installed wheel with bytecode, and what a process and its children take.

A checkout, an editable install and ``PYTHONDONTWRITEBYTECODE`` have Python compile all modules in every
build, which adds up to 0.1 s that no user waits for.  So the package is built and installed in an environment
of its own, unless ``--python`` names an interpreter that has it.

CPU is user and system time of a process and all its descendants, as the kernel counts it; the peak is that of
the largest process.  Runs of one pair follow each other, so that what else the computer does weighs on both.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[1]

CONF = 'project = "b"\nhtml_theme = "furo"\n'
FLOOR = CONF + 'extensions = ["myst_parser"]\n'
#: what sphinx-academic does for the whole process, in the conf.py of a site without it: of what is gained by
#: that, much is Sphinx's own cost
MEASURES = """
import atexit, gc

atexit.register(gc.freeze)

def setup(app):
    from jinja2 import FileSystemBytecodeCache

    def use_compiled_templates(app):
        folder = app.doctreedir / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        app.builder.templates.environment.bytecode_cache = FileSystemBytecodeCache(str(folder))

    def search_seldom(*arguments):
        gc.set_threshold(50_000, 10, 10)
        gc.freeze()
        return []

    app.connect("builder-inited", use_compiled_templates)
    app.connect("env-get-outdated", search_seldom, priority=0)
    app.connect("env-updated", search_seldom, priority=0)
"""
OURS = CONF + 'extensions = ["myst_parser", "sphinx_academic"]\nbibtex_bibfiles = ["x.bib"]\n'

#: says on standard error what the children have taken
_WITH_CHILDREN = """
import atexit, resource, sys
from sphinx.cmd.build import main

def say():
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print("children:", children.ru_utime + children.ru_stime, file=sys.stderr)

atexit.register(say)
sys.exit(main(sys.argv[1:]))
"""
_CHILDREN = re.compile(r"^children: ([\d.]+)$", re.MULTILINE)
_INSTRUCTIONS = re.compile(r"Collected\s*:\s*(\d+)")


class Cost(NamedTuple):
    """What one run took."""

    cpu: float
    wall: float
    #: MiB
    peak: float
    #: CPU of the processes that it has started, where that is measured
    children: float = 0

    @property
    def parent(self) -> float:
        """Return the CPU time of the process itself."""
        return self.cpu - self.children


#: what runs Sphinx; see :func:`use`
_python = Path(sys.executable)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the interpreter."""
    parser.add_argument(
        "--python",
        type=Path,
        help="an interpreter with sphinx-academic installed from a wheel, Furo and MyST",
    )


def use(python: Path | None, folder: Path) -> None:
    """Build with an interpreter; without one, with that of a new environment that has a wheel of this.

    :param folder: where to make the environment
    """
    global _python
    if python is None:
        progress("building and installing a wheel")
        venv.create(folder, with_pip=True)
        python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        _call(python, "-m", "pip", "install", "--quiet", "--compile", f"{ROOT}[site]")
    _python = python
    where = _call(python, "-c", "import sphinx_academic; print(sphinx_academic.__file__)").strip()
    if Path(where).is_relative_to(ROOT / "src"):
        progress("this interpreter has the checkout itself: what is measured is more than users pay")


def run(*command: str | Path, cwd: Path | None = None) -> Cost:
    """Run a program to its end.

    :raises subprocess.CalledProcessError: if it fails
    """
    return _run(*command, cwd=cwd)[0]


def _run(*command: str | Path, cwd: Path | None = None) -> tuple[Cost, str]:
    """Run a program, and return what it took and what it wrote to standard error."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=errors)
    wall = time.perf_counter() - start
    scale = 1 << (20 if sys.platform == "darwin" else 10)
    children = _CHILDREN.search(errors)
    cost = Cost(
        usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / scale, float(children[1]) if children else 0
    )
    return cost, errors


def _environment() -> dict[str, str]:
    """Return the environment of users: bytecode is written, and packages are those that are installed."""
    hidden = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONPROFILEIMPORTTIME"}
    return {name: value for name, value in os.environ.items() if name not in hidden}


def _call(*command: str | Path) -> str:
    return subprocess.run(command, env=_environment(), check=True, capture_output=True, text=True).stdout


class Site:
    """A folder with sources, and the folder it is built to."""

    def __init__(self, root: Path, conf: str, pages: dict[str, str], bib: str = "") -> None:
        self.source, self.output = root / "source", root / "output"
        self.source.mkdir(parents=True)
        (self.source / "conf.py").write_text(conf, "utf-8")
        for name, text in pages.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        self.write(bib)

    def write(self, bib: str) -> None:
        """Replace the bibliography."""
        if bib:
            (self.source / "x.bib").write_text(bib, "utf-8")

    def clean(self) -> None:
        """Remove what was built, caches included."""
        shutil.rmtree(self.output, ignore_errors=True)

    def build(self, *options: str) -> Cost:
        """Build the site, from what is there already."""
        return run(_python, "-m", "sphinx", "-q", *options, self.source, self.output)

    def cold(self, *options: str) -> Cost:
        """Build the site from nothing."""
        self.clean()
        return self.build(*options)

    def apart(self, *options: str) -> Cost:
        """Build the site from nothing, and count what the children of the process take as well."""
        self.clean()
        return run(_python, "-c", _WITH_CHILDREN, "-q", *options, self.source, self.output)

    def instructions(self) -> int | None:
        """Build again and count instructions, which no other program changes; None without Valgrind."""
        valgrind = shutil.which("valgrind")
        if not valgrind:
            return None
        tool = (valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null")
        _cost, said = _run(*tool, _python, "-m", "sphinx", "-q", self.source, self.output)
        found = _INSTRUCTIONS.search(said)
        return int(found[1]) if found else None


Figures = dict[str, list[Cost]]


def ratio(figures: Figures, above: str, below: str) -> float | None:
    """Return the median of the ratios of two runs' CPU time, pair by pair."""
    pairs = list(zip(figures.get(above, ()), figures.get(below, ()), strict=False))
    return median(one.cpu / other.cpu for one, other in pairs) if pairs else None


def cpu(figures: Figures, name: str) -> float | None:
    """Return the median CPU time of a run."""
    return median(cost.cpu for cost in figures[name]) if figures.get(name) else None


def spread(figures: Figures, name: str) -> str:
    """Return the median CPU time of a run, with the shortest and the longest where there are several."""
    times = sorted(cost.cpu for cost in figures.get(name, ()))
    if not times:
        return "–"
    return f"{median(times):.2f}" + (f" ({times[0]:.2f}–{times[-1]:.2f})" if len(times) > 1 else "")


def shown(value: float | None) -> str:
    """Return a figure as tables have it."""
    return "–" if value is None else f"{value:.2f}"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table in Markdown, figures to the right."""
    lines = [head, ("---", *["---:"] * (len(head) - 1)), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def versions() -> str:
    """Return what was measured with."""
    code = """
from importlib.metadata import version
from platform import python_version
names = "sphinx docutils myst-parser furo sphinxcontrib-bibtex pybtex jinja2".split()
print(", ".join([f"Python {python_version()}", *(f"{name} {version(name)}" for name in names)]))
"""
    return _call(_python, "-c", code).strip()


def progress(text: str) -> None:
    """Report progress on standard error."""
    print(text, file=sys.stderr, flush=True)
