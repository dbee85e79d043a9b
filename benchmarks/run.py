"""Measure whole builds, in pairs, and print the tables of the documentation as Markdown.

    python benchmarks/run.py --quick
    python benchmarks/run.py --sizes 100 1000 10000 --pairs 5 --plot docs/performance.svg

Runs with the interpreter that has sphinx-academic, Furo and MyST installed; needs nothing else.  CPU is
user and system time of a process and all its descendants, as the kernel counts it; the peak is that of the
largest process.  Figures of one pair are taken one after the other, so that what else the computer does
weighs on both, and ratios are taken pair by pair before their median is.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from math import log10
from pathlib import Path
from statistics import median
from typing import NamedTuple

from corpus import corpus
from plot import plot

CONF = 'project = "b"\nhtml_theme = "furo"\n'
OURS = CONF + 'extensions = ["myst_parser", "sphinx_academic"]\nbibtex_bibfiles = ["x.bib"]\n'
THEIRS = CONF + 'extensions = ["myst_parser", "sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["x.bib"]\n'
FLOOR = CONF + 'extensions = ["myst_parser"]\n'
LOADED = CONF + 'extensions = ["myst_parser", "sphinxcontrib.bibtex"]\nbibtex_bibfiles = []\n'
LIST = "# P\n\n```{publications}\n:group-by: year\n```\n"


class Cost(NamedTuple):
    """What one run took."""

    cpu: float
    wall: float
    #: MiB
    peak: float


def run(*command: str | Path, cwd: Path | None = None) -> Cost:
    """Run a program to its end.

    :raises subprocess.CalledProcessError: if it fails
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=errors)
    wall = time.perf_counter() - start
    scale = 1 << (20 if sys.platform == "darwin" else 10)
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / scale)


class Site:
    """A folder with sources, and the folder it is built to."""

    def __init__(self, root: Path, conf: str, pages: dict[str, str], bib: str = "") -> None:
        self.source, self.output = root / "source", root / "output"
        self.source.mkdir(parents=True)
        (self.source / "conf.py").write_text(conf, "utf-8")
        for name, text in pages.items():
            (self.source / name).write_text(text, "utf-8")
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
        return run(sys.executable, "-m", "sphinx", "-q", *options, self.source, self.output)

    def cold(self, *options: str) -> Cost:
        """Build the site from nothing."""
        self.clean()
        return self.build(*options)


Figures = dict[str, list[Cost]]


def measure(root: Path, size: int, pairs: int, peer_pairs: int) -> Figures:
    """Build a list of one size, cold, again, and with one entry changed, beside the floor."""
    bib, edited = corpus(size), corpus(size, edited=size // 2)
    floor = Site(root / "floor", FLOOR, {"index.md": "# P\n\nText.\n"})
    loaded = Site(root / "loaded", LOADED, {"index.md": "# P\n\nText.\n"})
    ours = Site(root / "ours", OURS, {"index.md": LIST}, bib)
    theirs = Site(root / "theirs", THEIRS, {"index.md": "# P\n\n```{bibliography}\n:all:\n```\n"}, bib)
    figures: Figures = defaultdict(list)
    for pair in range(pairs):
        for name, site in (("floor", floor), ("loaded", loaded), ("ours", ours)):
            figures[f"{name} cold"].append(site.cold())
        for name, site in (("floor", floor), ("loaded", loaded), ("ours", ours)):
            figures[f"{name} no-op"].append(site.build())
        ours.write(edited)
        figures["ours changed"].append(ours.build())
        ours.write(bib)
        if pair < peer_pairs:
            figures["theirs cold"].append(theirs.cold())
            figures["theirs no-op"].append(theirs.build())
            theirs.write(edited)
            figures["theirs changed"].append(theirs.build())
            theirs.write(bib)
        progress(f"{size} entries: pair {pair + 1} of {pairs}")
    pandoc(root, figures)
    return figures


def pandoc(root: Path, figures: Figures) -> None:
    """Measure the same list made by pandoc, where it is installed."""
    program = shutil.which("pandoc")
    if program and figures["theirs cold"]:
        page = root / "page.md"
        page.write_text("---\nnocite: '@*'\n---\n", "utf-8")
        bib = root / "ours" / "source" / "x.bib"
        command = (program, "--citeproc", "--bibliography", bib, "-s", page, "-o", root / "page.html")
        figures["pandoc cold"].append(run(*command))


def ratio(figures: Figures, above: str, below: str) -> float | None:
    """Return the median of the ratios of two runs' CPU time, pair by pair."""
    pairs = list(zip(figures.get(above, ()), figures.get(below, ()), strict=False))
    return median(one.cpu / other.cpu for one, other in pairs) if pairs else None


def cpu(figures: Figures, name: str) -> float | None:
    """Return the median CPU time of a run."""
    return median(cost.cpu for cost in figures[name]) if figures.get(name) else None


def exponent(results: dict[int, Figures]) -> float | None:
    """Return how the time over the floor grows between the two largest sizes: 1 is in proportion."""
    *_, low, high = (None, None, *sorted(results))
    if low is None or high is None:
        return None

    def net(size: int) -> float:
        return (cpu(results[size], "ours cold") or 0) - (cpu(results[size], "floor cold") or 0)

    return log10(net(high) / net(low)) / log10(high / low)


def memory(figures: Figures, size: int) -> float:
    """Return the KiB that one entry adds to the largest process."""
    over = [
        ours.peak - floor.peak
        for ours, floor in zip(figures["ours cold"], figures["floor cold"], strict=True)
    ]
    return median(over) * 1024 / size


def budgets(results: dict[int, Figures]) -> Iterator[tuple[str, float | None, str]]:
    """Yield each budget that is measured on one page: what, measured, wanted."""
    largest = max(results)
    for size, most in ((10_000, 4.5), (1_000, 1.5), (100, 1.15)):
        if size in results:
            yield (
                f"{size:,} entries: cold ÷ floor",
                ratio(results[size], "ours cold", "floor cold"),
                f"≤ {most}",
            )
    figures = results[largest]
    yield "times faster than sphinxcontrib-bibtex, cold", ratio(figures, "theirs cold", "ours cold"), "≥ 20"
    for size in sorted(results):
        noop = ratio(results[size], "ours no-op", "floor no-op")
        yield f"{size:,} entries: no-op ÷ floor no-op", noop, "≤ 1.1"
    yield "one entry changed ÷ floor no-op", ratio(figures, "ours changed", "floor no-op"), "≤ 3"
    yield "peak memory over the floor, KiB an entry", memory(figures, largest), "≤ 20"
    yield "scaling exponent, net of floor", exponent(results), "≤ 1.05"
    for size in sorted(results):
        yield (
            f"{size:,} entries: floor with sphinxcontrib-bibtex loaded and no file ÷ floor",
            ratio(results[size], "loaded cold", "floor cold"),
            "–",
        )


def parallel(root: Path, size: int, pages: int, pairs: int) -> float:
    """Return wall time with two processes over that with one, for pages that divide the papers by author."""
    site = Site(root, OURS, _person_pages(pages), corpus(size))
    return median(site.cold("-j", "2").wall / site.cold("-j", "1").wall for _ in range(pairs))


def reread(root: Path, size: int, pages: int) -> tuple[int, int]:
    """Return how many of the pages an edit of one entry has read again, and how many show the entry."""
    site = Site(root, OURS, _person_pages(pages), corpus(size))
    site.cold()
    trees = {path: path.stat().st_mtime_ns for path in (site.output / ".doctrees").glob("*.doctree")}
    before = {path: path.read_bytes() for path in site.output.glob("p*.html")}
    site.write(corpus(size, edited=size // 2))
    site.build()
    read = sum(path.stat().st_mtime_ns != then for path, then in trees.items())
    return read, sum(path.read_bytes() != html for path, html in before.items())


def _person_pages(count: int) -> dict[str, str]:
    # initials and the first letters of family names divide the papers into as many parts as there are pages
    letters = [f"{one}[a-z]+, {other}" for one in "ABCDEFGHIJKLMNPQRS" for other in "ABCDEFGHIJ"][:count]
    pages = {
        f"p{number:03}.md": f'# {number}\n\n```{{publications}}\n:filter: author % "{letter}"\n```\n'
        for number, letter in enumerate(letters)
    }
    names = "\n".join(name.removesuffix(".md") for name in pages)
    return pages | {"index.md": f"# P\n\n```{{toctree}}\n{names}\n```\n"}


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table in Markdown, figures to the right."""
    lines = [head, ("---", *["---:"] * (len(head) - 1)), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def report(results: dict[int, Figures], more: list[tuple[str, str, str]]) -> str:
    """Return the tables: CPU seconds of every run, and the budgets."""
    sizes = sorted(results)
    names = list(dict.fromkeys(name for size in sizes for name in results[size]))
    seconds = [(name, *(_shown(cpu(results[size], name)) for size in sizes)) for name in names]
    rows = [(what, _shown(value), wanted) for what, value, wanted in budgets(results)] + more
    return "\n\n".join(
        (
            table(("CPU s", *(f"{size:,}" for size in sizes)), seconds),
            table(("budget", "measured", "wanted"), rows),
        )
    )


def progress(text: str) -> None:
    """Report progress on standard error."""
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Measure what the options say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument(
        "--peer-pairs", type=int, default=1, help="pairs with sphinxcontrib-bibtex and pandoc"
    )
    parser.add_argument("--no-pages", action="store_true", help="leave out the sites of many pages")
    parser.add_argument("--quick", action="store_true", help="100 and 1,000 entries, one pair, nothing else")
    parser.add_argument("--plot", type=Path, help="write a plot of the cold builds to this SVG file")
    given = parser.parse_args()
    if given.quick:
        given.sizes, given.pairs, given.no_pages = [100, 1_000], 1, True
    more: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        results = {
            size: measure(root / str(size), size, given.pairs, given.peer_pairs) for size in given.sizes
        }
        if not given.no_pages:
            wall = parallel(root / "parallel", 5_000, 40, given.pairs)
            more.append(("40 pages over 5,000 entries: -j 2 ÷ -j 1, wall", _shown(wall), "≤ 0.8"))
            read, changed = reread(root / "reread", 5_000, 100)
            more.append(("one entry changed, 100 pages: read again", str(read), f"{changed}, which show it"))
    if given.plot:
        lines: list[tuple[str, Callable[[Figures], float | None]]] = [
            ("sphinxcontrib-bibtex", lambda figures: cpu(figures, "theirs cold")),
            ("sphinx-academic", lambda figures: cpu(figures, "ours cold")),
            ("no bibliography", lambda figures: cpu(figures, "floor cold")),
        ]
        given.plot.write_text(
            plot({name: {size: get(results[size]) for size in results} for name, get in lines}), "utf-8"
        )
    print(report(results, more))


if __name__ == "__main__":
    main()
