"""Measure the site of a lab: 100 people with a page each, 5,000 papers, people, publications, news.

    python benchmarks/lab.py --pairs 3

The floor is a site with the same pages, headings and prose, and without the extension.  What is measured and
how is as in :mod:`measuring`: CPU time of the whole process tree, in pairs, ratios before medians.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from corpus import SEED, Dice, entry
from measuring import (
    CONF,
    FLOOR,
    Cost,
    Figures,
    Site,
    add_options,
    cpu,
    progress,
    ratio,
    table,
    use,
    versions,
)

_GROUPS = ("pi", "postdocs", "phd", "phd", "phd", "masters", "alumni", "alumni", "alumni", "visitors")
_GIVEN = ("Adra", "Belo", "Cimo", "Dorea", "Elvin", "Fanu", "Gerid", "Hamo", "Ivera", "Jolan")
_FAMILY = (
    "Kestrel",
    "Lomvar",
    "Marrable",
    "Nethery",
    "Oswin",
    "Pellior",
    "Quarle",
    "Rowanby",
    "Stellan",
    "Tarn",
)
_NEWS = 40


def people(count: int) -> dict[str, dict[str, str | int]]:
    """Return a lab: of ten people, one leads and three have left."""
    lab: dict[str, dict[str, str | int]] = {}
    for number in range(count):
        family = _FAMILY[number % 10] + ("" if number < 10 else f"-{_FAMILY[number // 10 % 10]}")
        lab[f"person{number}"] = {
            "name": f"{_GIVEN[(number * 7 + number // 10) % 10]} {family}",
            "group": _GROUPS[number % len(_GROUPS)],
            "since": 2010 + number % 15,
            "topic": "Small and independent parts",
            "github": f"person{number}",
            "email": f"person{number}@example.org",
        }
    return lab


def bibliography(count: int, lab: Mapping[str, Mapping[str, str | int]], edited: int | None = None) -> str:
    """Return the papers, each with one to three people of the lab before its other authors.

    :param edited: index of an entry that differs, as after an edit
    """
    names = [str(person["name"]) for person in lab.values()]
    entries = []
    for index in range(count):
        dice = Dice(SEED + index)
        authors = dict.fromkeys(dice.one(names) for _ in range(dice.number(1, 3)))
        first = "".join(f"{name}\n    and " for name in authors)
        text = entry(index, edited=index == edited)
        entries.append(re.sub(r"author = \{", lambda found, first=first: found[0] + first, text, count=1))
    return "\n".join(entries)


def pages(lab: Mapping[str, Mapping[str, str | int]], *, floor: bool) -> dict[str, str]:
    """Return the sources of the site."""

    def block(name: str, *lines: str) -> str:
        return "" if floor else "\n".join((f"```{{{name}}}", *lines, "```\n"))

    paper = "a paper" if floor else "{pub}`paper%d`"
    news = "\n".join(f"- [{2025 - item // 8}.{item % 12 + 1:02}] News of {paper}" for item in range(_NEWS))
    if not floor:
        news = "\n".join(line % (place * 100) for place, line in enumerate(news.splitlines()))
    sources = {
        "people.md": "# People\n\n" + block("people"),
        "publications.md": "# Publications\n\n" + block("publications", ":group-by: year"),
        "news.md": f"# News\n\n{news if floor else block('news', news)}",
    }
    for person_id, person in lab.items():
        front = "" if floor else f"---\nacademic_me: {person_id}\n---\n\n"
        papers = block("publications", ":filter: me", ":group-by: year", ":headings: rubric")
        text = f"{front}# {person['name']}\n\nWorks here.\n\n{block('profile')}\n{papers}"
        sources[f"{person_id}.md"] = text
    names = "\n".join(name.removesuffix(".md") for name in sources)
    return sources | {"index.md": f"# Lab\n\n```{{toctree}}\n{names}\n```\n"}


def measure(root: Path, members: int, papers: int, pairs: int) -> tuple[Figures, list[int]]:
    """Build the lab and its floor; return what it took, and how many pages each edit has read."""
    lab = people(members)
    conf = CONF + 'extensions = ["myst_parser", "sphinx_academic"]\nbibtex_bibfiles = ["x.bib"]\n'
    conf += f"academic_people = {lab!r}\n"
    bib, edited = bibliography(papers, lab), bibliography(papers, lab, papers // 2)
    floor = Site(root / "floor", FLOOR, pages(lab, floor=True))
    ours = Site(root / "ours", conf, pages(lab, floor=False), bib)
    figures: Figures = defaultdict(list)
    read = []
    for pair in range(pairs):
        for jobs in ("2", "1"):
            for name, site in (("floor", floor), ("lab", ours)):
                figures[f"{name}: built, -j {jobs}"].append(site.apart("-j", jobs))
        for name, site in (("floor", floor), ("lab", ours)):
            figures[f"{name}: nothing changed"].append(site.build())
        before = _times(ours)
        ours.write(edited)
        figures["lab: one entry changed"].append(ours.build())
        read.append(sum(time != before[path] for path, time in _times(ours).items()))
        ours.write(bib)
        progress(f"pair {pair + 1} of {pairs}")
    return figures, read


def _times(site: Site) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (site.output / ".doctrees").glob("*.doctree")}


def report(figures: Figures, read: list[int], total: int) -> str:
    """Return the table."""
    rows = []
    for name, costs in figures.items():
        below = "floor: " + ("nothing changed" if "one entry" in name else name.partition(": ")[2])
        wall = median(cost.wall for cost in costs)
        quotient = "" if name.startswith("floor") else f"{ratio(figures, name, below):.2f}"
        parent = median(cost.parent for cost in costs)
        rows.append(
            (
                name,
                f"{cpu(figures, name):.1f}",
                f"{parent:.1f}",
                f"{wall:.1f}",
                f"{_peak(costs):.0f}",
                quotient,
            )
        )
    head = ("", "CPU s", "of the parent", "wall s", "peak MiB", "÷ floor")
    parallel = zip(figures["lab: built, -j 2"], figures["lab: built, -j 1"], strict=True)
    walls = median(two.wall / one.wall for two, one in parallel)
    return "\n\n".join(
        (
            table(head, rows),
            f"-j 2 ÷ -j 1, wall: {walls:.2f}. One entry changed: {median(read):.0f} of {total} pages read.",
            f"{versions()}; {len(read)} pairs.",
        )
    )


def _peak(costs: list[Cost]) -> float:
    return median(cost.peak for cost in costs)


def main() -> None:
    """Measure what the options say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--papers", type=int, default=5_000)
    parser.add_argument("--pairs", type=int, default=3)
    add_options(parser)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        use(given.python, Path(folder, "environment"))
        figures, read = measure(Path(folder, "sites"), given.people, given.papers, given.pairs)
        # one for each person, and people, publications, news, index
        print(report(figures, read, given.people + 4))


if __name__ == "__main__":
    main()
