"""Measure whole builds, in pairs, and print the tables of the documentation as Markdown.

    python benchmarks/run.py --quick
    python benchmarks/run.py --sizes 100 1000 10000 --pairs 5 --plot docs/performance.svg

How is said in :mod:`measuring`.  Ratios are taken pair by pair before their median is, against two floors:
the same site without sphinx-academic, and that with what it does for the whole process in its own conf.py.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from math import log10
from pathlib import Path
from statistics import median

from corpus import corpus
from measuring import (
    CONF,
    FLOOR,
    MEASURES,
    OURS,
    Figures,
    Site,
    add_options,
    cpu,
    progress,
    ratio,
    run,
    shown,
    spread,
    table,
    use,
    versions,
)
from plot import plot

THEIRS = CONF + 'extensions = ["myst_parser", "sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["x.bib"]\n'
LOADED = CONF + 'extensions = ["myst_parser", "sphinxcontrib.bibtex"]\nbibtex_bibfiles = []\n'
LIST = "# P\n\n```{publications}\n:group-by: year\n```\n"
TEXT = {"index.md": "# P\n\nText.\n"}
#: of a documentation that lists sphinx-academic, and does not use it
_PAGES = 150

#: entries -> most of the floor, and of that with measures, of a cold build; of one in which nothing changed;
#: of one after an edit, for which the floor is one in which nothing changed
BUDGETS = {
    100: ((1.12, 1.25), (1.0, 1.15), 1.12),
    1_000: ((1.4, 1.6), (1.0, 1.15), 1.4),
    10_000: ((4.2, 4.8), (1.1, 1.35), 3.0),
}


def measure(root: Path, size: int, pairs: int, peer_pairs: int) -> Figures:
    """Build a list of one size, cold, again, and with one entry changed, beside the floors."""
    bib, edited = corpus(size), corpus(size, edited=size // 2)
    ours = Site(root / "ours", OURS, {"index.md": LIST}, bib)
    sites = {
        "floor": Site(root / "floor", FLOOR, TEXT),
        "floor with measures": Site(root / "measures", FLOOR + MEASURES, TEXT),
        "ours": ours,
    }
    theirs = Site(root / "theirs", THEIRS, {"index.md": "# P\n\n```{bibliography}\n:all:\n```\n"}, bib)
    loaded = Site(root / "loaded", LOADED, TEXT)
    figures: Figures = defaultdict(list)
    for pair in range(pairs):
        for name, site in sites.items():
            figures[f"{name} cold"].append(site.cold())
        for name, site in sites.items():
            figures[f"{name} no-op"].append(site.build())
        ours.write(edited)
        figures["ours edited"].append(ours.build())
        ours.write(bib)
        if pair < peer_pairs:
            figures["sphinxcontrib-bibtex, no file, cold"].append(loaded.cold())
            figures["sphinxcontrib-bibtex cold"].append(theirs.cold())
            figures["sphinxcontrib-bibtex no-op"].append(theirs.build())
            theirs.write(edited)
            figures["sphinxcontrib-bibtex edited"].append(theirs.build())
            theirs.write(bib)
            other_programs(root, figures)
        progress(f"{size} entries: pair {pair + 1} of {pairs}")
    return figures


def other_programs(root: Path, figures: Figures) -> None:
    """Measure the same list made by pandoc, and by Hugo of data, where they are installed."""
    bib = root / "ours" / "source" / "x.bib"
    if program := shutil.which("pandoc"):
        page = root / "page.md"
        page.write_text("---\nnocite: '@*'\n---\n", "utf-8")
        command = (program, "--citeproc", "--bibliography", bib, "-s", page, "-o", root / "page.html")
        figures["pandoc cold"].append(run(*command))
    if program and (hugo := shutil.which("hugo")):
        folder = root / "hugo"
        (folder / "layouts").mkdir(parents=True, exist_ok=True)
        (folder / "data").mkdir(exist_ok=True)
        (folder / "hugo.toml").write_text('title = "b"\ndisableKinds = ["taxonomy", "term"]\n', "utf-8")
        entries = (
            "{{ range .Site.Data.papers }}<li>{{ .title }} {{ range .author }}{{ .family }}, {{ end }}</li>"
        )
        (folder / "layouts" / "index.html").write_text(f"<ul>{entries}{{{{ end }}}}</ul>\n", "utf-8")
        # what Hugo itself needs first: it reads no .bib file
        import_data = (program, "-f", "biblatex", "-t", "csljson", bib, "-o", folder / "data" / "papers.json")
        figures["pandoc, data for Hugo"].append(run(*import_data))
        figures["hugo cold"].append(run(hugo, "--quiet", "-s", folder))


def instructions(root: Path, size: int) -> tuple[str, str, str, str] | None:
    """Count the instructions of builds in which nothing changed."""
    floor = Site(root / "floor", FLOOR, TEXT)
    tuned = Site(root / "measures", FLOOR + MEASURES, TEXT)
    ours = Site(root / "ours", OURS, {"index.md": LIST}, corpus(size))
    counts = []
    for site in (floor, tuned, ours):
        site.cold()
        # once more: what the first build has left is complete now
        site.build()
        counts.append(site.instructions())
    if not all(counts):
        return None
    below, below_tuned, above = (count or 1 for count in counts)
    return f"{size:,}", f"{above / 1e9:.3f}", f"{above / below:.3f}", f"{above / below_tuned:.3f}"


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


Row = tuple[str, str, str, str, str]


def budgets(results: dict[int, Figures]) -> Iterator[Row]:
    """Yield what is measured on one page, with the budgets of both floors."""
    for size, figures in sorted(results.items()):
        if size not in BUDGETS:
            continue
        cold, noop, edit = BUDGETS[size]
        for what, most in (("cold", cold), ("no-op", noop)):
            both = (
                ratio(figures, f"ours {what}", f"{floor} {what}")
                for floor in ("floor", "floor with measures")
            )
            (stock, tuned), (least, less) = map(shown, both), most
            yield f"{size:,} entries, {what} ÷ floor", stock, f"≤ {least}", tuned, f"≤ {less}"
        edited = (
            ratio(figures, "ours edited", f"{floor} no-op") for floor in ("floor", "floor with measures")
        )
        stock, tuned = map(shown, edited)
        yield f"{size:,} entries, one edited ÷ floor no-op", stock, f"≤ {edit}", tuned, ""
    largest = max(results)
    faster = ratio(results[largest], "sphinxcontrib-bibtex cold", "ours cold")
    yield f"times faster than sphinxcontrib-bibtex, {largest:,} cold", shown(faster), "≥ 25", "", ""
    yield "peak memory over the floor, KiB an entry", shown(memory(results[largest], largest)), "≤ 20", "", ""
    yield "scaling exponent, net of floor", shown(exponent(results)), "≤ 1.05", "", ""


def unused(root: Path, pairs: int) -> Iterator[Row]:
    """Yield what it costs to list the extension in a documentation that does not use it."""
    text = (
        "# Page {0}\n\nA *text* with `code`, a [link](https://example.org/{0}).\n\n## Part\n\n- One\n- Two\n"
    )
    pages = {f"page{number:03}.md": text.format(number) for number in range(_PAGES)}
    names = "\n".join(name.removesuffix(".md") for name in pages)
    pages["index.md"] = f"# Index\n\n```{{toctree}}\n{names}\n```\n"
    sites = {
        "floor": Site(root / "floor", FLOOR, pages),
        "floor with measures": Site(root / "measures", FLOOR + MEASURES, pages),
        "listed": Site(root / "listed", FLOOR.replace('"]', '", "sphinx_academic"]'), pages),
    }
    figures: Figures = defaultdict(list)
    for pair in range(pairs):
        for name, site in sites.items():
            figures[f"{name} cold"].append(site.cold())
        for name, site in sites.items():
            figures[f"{name} no-op"].append(site.build())
        progress(f"not used: pair {pair + 1} of {pairs}")
    for what, most in (("cold", 1.02), ("no-op", 1.05)):
        stock, tuned = (
            shown(ratio(figures, f"listed {what}", f"{floor} {what}"))
            for floor in ("floor", "floor with measures")
        )
        yield f"{_PAGES} pages that do not use it, {what} ÷ floor", stock, f"≤ {most}", tuned, ""


def parallel(root: Path, size: int, pages: int, pairs: int) -> Iterator[Row]:
    """Yield what two processes take of what one does, for pages that divide the papers by author."""
    site = Site(root, OURS, _person_pages(pages), corpus(size))
    both = []
    for pair in range(pairs):
        both.append((site.apart("-j", "2"), site.apart("-j", "1")))
        progress(f"two processes: pair {pair + 1} of {pairs}")
    what = f"{pages} pages over {size:,} entries, -j 2 ÷ -j 1"
    parent = median(two.parent / one.cpu for two, one in both)
    total = median(two.cpu / one.cpu for two, one in both)
    wall = median(two.wall / one.wall for two, one in both)
    yield f"{what}: CPU of the parent", shown(parent), "≤ 0.45", "", ""
    yield f"{what}: CPU of all processes", shown(total), "≤ 1.15", "", ""
    yield f"{what}: wall, which other programs change", shown(wall), "–", "", ""


def reread(root: Path, size: int, pages: int) -> Row:
    """Return how many of the pages an edit of one entry has read again, and how many show the entry."""
    site = Site(root, OURS, _person_pages(pages), corpus(size))
    site.cold()
    trees = {path: path.stat().st_mtime_ns for path in (site.output / ".doctrees").glob("*.doctree")}
    before = {path: path.read_bytes() for path in site.output.glob("p*.html")}
    site.write(corpus(size, edited=size // 2))
    site.build()
    read = sum(path.stat().st_mtime_ns != then for path, then in trees.items())
    showing = sum(path.read_bytes() != html for path, html in before.items())
    return f"one entry edited, {pages} pages: read again", str(read), f"{showing}, which show it", "", ""


def _person_pages(count: int) -> dict[str, str]:
    # initials and the first letters of family names divide the papers into as many parts as there are pages
    letters = [f"{one}[a-z]+, {other}" for one in "ABCDEFGHIJKLMNPQRS" for other in "ABCDEFGHIJ"][:count]
    pages = {
        f"p{number:03}.md": f'# {number}\n\n```{{publications}}\n:filter: author % "{letter}"\n```\n'
        for number, letter in enumerate(letters)
    }
    names = "\n".join(name.removesuffix(".md") for name in pages)
    return pages | {"index.md": f"# P\n\n```{{toctree}}\n{names}\n```\n"}


def report(results: dict[int, Figures], more: list[Row]) -> str:
    """Return the tables: CPU seconds of every run, and the budgets."""
    sizes = sorted(results)
    names = list(dict.fromkeys(name for size in sizes for name in results[size]))
    seconds = [(name, *(spread(results[size], name) for size in sizes)) for name in names]
    head = ("", "÷ floor", "budget", "÷ floor with measures", "budget")
    return "\n\n".join(
        (
            table(("CPU s", *(f"{size:,}" for size in sizes)), seconds),
            table(head, [*budgets(results), *more]),
        )
    )


def main() -> None:
    """Measure what the options say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add_options(parser)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument(
        "--peer-pairs", type=int, default=1, help="pairs with sphinxcontrib-bibtex, pandoc and Hugo"
    )
    parser.add_argument("--no-pages", action="store_true", help="leave out the sites of many pages")
    parser.add_argument("--instructions", action="store_true", help="count those of no-op builds by Valgrind")
    parser.add_argument("--quick", action="store_true", help="100 and 1,000 entries, one pair, nothing else")
    parser.add_argument("--plot", type=Path, help="write a plot of the cold builds to this SVG file")
    given = parser.parse_args()
    if given.quick:
        given.sizes, given.pairs, given.no_pages = [100, 1_000], 1, True
    more: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        use(given.python, root / "environment")
        results = {
            size: measure(root / str(size), size, given.pairs, given.peer_pairs) for size in given.sizes
        }
        if not given.no_pages:
            more += unused(root / "unused", given.pairs)
            more += parallel(root / "parallel", 5_000, 40, given.pairs)
            more.append(reread(root / "reread", 5_000, 100))
        print(report(results, more), versions(), sep="\n\n")
        if given.instructions:
            counted = (instructions(root / f"counted-{size}", size) for size in given.sizes)
            head = ("no-op, entries", "instructions, 10⁹", "÷ floor", "÷ floor with measures")
            print(f"\n{table(head, [row for row in counted if row])}")
    if given.plot:
        lines: list[tuple[str, Callable[[Figures], float | None]]] = [
            ("sphinxcontrib-bibtex", lambda figures: cpu(figures, "sphinxcontrib-bibtex cold")),
            ("sphinx-academic", lambda figures: cpu(figures, "ours cold")),
            ("no bibliography", lambda figures: cpu(figures, "floor cold")),
        ]
        given.plot.write_text(
            plot({name: {size: get(results[size]) for size in results} for name, get in lines}), "utf-8"
        )


if __name__ == "__main__":
    main()
