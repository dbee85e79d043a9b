"""Measure the homepage of a professor: 400 papers, and the time from an edit to finished pages.

    python benchmarks/homepage.py --pairs 5

Its pages are the usual ones: home with profile, news and selected papers, all papers with search and
abstracts, a page for each paper, news with feeds, a CV with its files.  How is said in :mod:`measuring`;
the floor is a site with the same pages and prose, and without the extension.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path

from corpus import corpus
from measuring import (
    FLOOR,
    OURS,
    Figures,
    Site,
    add_options,
    progress,
    ratio,
    shown,
    spread,
    table,
    use,
    versions,
)

_PAPERS = 400
#: what is edited -> most of the floor's build in which nothing changed; a third less than what was added when
#: this was first measured
BUDGETS = {"an entry": 1.65, "a page of prose": 1.23, "an item of news": 1.41}

_CONF = f"""{OURS}
html_baseurl = "https://ada.example.org/"
academic_people = {{"ada": {{"name": "Ada Lee", "email": "ada@example.org", "github": "ada"}}}}
academic_me = "ada"
academic_paper_pages = True
academic_feed = ["atom", "json"]
"""
_NEWS = "".join(f"- [{2025 - number // 8}.{number % 8 + 1:02}] News {number}.\n" for number in range(40))


def _pages(*, floor: bool) -> dict[str, str]:
    """Return the sources of the site."""

    def block(name: str, *lines: str) -> str:
        return "" if floor else "\n".join((f"```{{{name}}}", *lines, "```\n"))

    files = ":download: json-resume, rendercv"
    return {
        "index.md": "# Ada Lee\n\nI study small parts.\n\n"
        + block("profile")
        + block("news", ":from: news", ":limit: 5")
        + block("publications", ":filter: selected", ":headings: rubric")
        + "\n```{toctree}\npublications\nnews\nteaching\ncv\n```\n",
        "publications.md": "# Publications\n\n"
        + block("publications", ":group-by: year", ":search: year, venue"),
        "news.md": "# News\n\n" + (_NEWS if floor else block("news", _NEWS)),
        "teaching.md": "# Teaching\n\nA course on small parts.\n\n- One\n- Two\n",
        "cv.md": "# CV\n\n" + block("cv", files) + block("education", "- 2010, PhD, University of Tides"),
    }


def measure(root: Path, pairs: int) -> Figures:
    """Build the homepage and its floor, cold, again, and after each kind of edit."""
    floor = Site(root / "floor", FLOOR, _pages(floor=True))
    ours = Site(root / "ours", _CONF, _pages(floor=False), corpus(_PAPERS))
    figures: Figures = defaultdict(list)
    edited = {
        "an entry": ("x.bib", corpus(_PAPERS, edited=_PAPERS // 2)),
        "a page of prose": ("teaching.md", _pages(floor=False)["teaching.md"] + "- Three\n"),
        "an item of news": ("news.md", _pages(floor=False)["news.md"].replace("News 7.", "News of seven.")),
    }
    for pair in range(pairs):
        figures["floor, cold"].append(floor.cold())
        figures["homepage, cold"].append(ours.cold())
        figures["floor, no-op"].append(floor.build())
        figures["homepage, no-op"].append(ours.build())
        for what, (name, text) in edited.items():
            path = ours.source / name
            before = path.read_text("utf-8")
            path.write_text(text, "utf-8")
            figures[f"homepage, {what} edited"].append(ours.build())
            path.write_text(before, "utf-8")
            ours.build()
        progress(f"pair {pair + 1} of {pairs}")
    return figures


def report(figures: Figures) -> str:
    """Return the table."""
    rows = []
    for name in figures:
        below = "floor, cold" if "cold" in name else "floor, no-op"
        quotient = "" if name.startswith("floor") else shown(ratio(figures, name, below))
        budget = BUDGETS.get(name.removeprefix("homepage, ").removesuffix(" edited"))
        rows.append((name, spread(figures, name), quotient, f"≤ {budget}" if budget else ""))
    return table(("", "CPU s", "÷ floor", "budget"), rows)


def main() -> None:
    """Measure what the options say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add_options(parser)
    parser.add_argument("--pairs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        use(given.python, Path(folder, "environment"))
        print(report(measure(Path(folder, "sites"), given.pairs)), versions(), sep="\n\n")


if __name__ == "__main__":
    main()
