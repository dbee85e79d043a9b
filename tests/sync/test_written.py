"""What two runs ask and write: every request, every line of the ``.bib`` file and of the report.

Where a change is intended, ``EXPECTED=write pytest tests/sync/test_written.py`` writes anew what is expected;
what has changed is then read in the difference of these files.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from support import compare

from .conftest import Site
from .papers import BEN, Paper
from .test_sources import SOURCES, paper

EXPECTED = Path(__file__).parent / "expected"
BY_HAND = """
@article{teal2020dunes,
  title = {Dunes, by hand}, % kept
  author = {Teal, Mara},
  year = 2020,
  doi = {10.5555/dunes},
}
"""


def papers(name: str, first: int) -> list[Paper]:
    """Return works of all kinds that a source has."""
    return [
        paper(name, 900, title="What all the sources have of the harbour", doi="10.5555/all"),
        paper(name, 901, title="Dunes, by hand", doi="10.5555/dunes", date=(2020,)),
        paper(name, first, title=f"Costs of 100% of {name} &amp; H<sub>2</sub>O"),
        paper(name, first + 1, title=f"Chapters of {name}", kind="chapter", journal="Handbook of Sand"),
        paper(name, first + 2, title=f"Talks of {name}", kind="conference", date=(2023, 11)),
        paper(name, first + 3, title=f"A book by {name}", kind="book", journal=""),
        paper(name, first + 4, title=f"Data of {name}", kind="data", journal=""),
        paper(name, first + 5, title=f"Retracted by {name}", retracted=True),
        paper(name, first + 6, title=f"Preprint of {name}", kind="preprint", journal=""),
        paper(name, first + 7, title=""),
        paper(name, first + 8, title=f"Without a year by {name}", date=()),
        paper(name, first + 9, title=f"Of another by {name}", authors=(("Zoe", "Quay"), BEN)),
        paper(
            name, first + 10, title=f"Many of {name}", authors=tuple((f"A{n}", f"Holm{n}") for n in range(12))
        ),
    ]


def all_of(site: Site) -> str:
    """Return what was asked since the last time, sorted within each service, and what there is now."""
    parts = []
    for name in sorted({name for name, _request in site.services.requests}):
        asked = [
            " ".join(
                [one.method, one.path, *(f"{k}={v}" for k, v in sorted(one.query.items())), one.body.decode()]
            )
            for one in site.services.asked(name)
        ]
        parts.append("\n".join([f"=== {name}", *sorted(asked)]))
    site.services.requests.clear()
    for path, content in site.files().items():
        if path not in ("conf.py", "academic-sync.json"):
            parts.append(f"=== {path}\n{content.decode()}")
    return "\n".join(parts)


def test_two_runs(site: Site) -> None:
    # addresses of others are in what is written, and change with the port
    sources = {name: source for name, source in SOURCES.items() if name != "bib"}
    lists = {name: papers(name, 20 * number + 20) for number, name in enumerate(sources)}

    def play() -> None:
        for name, (_subject, source) in sources.items():
            site.services.services[name] = source(lists[name])

    play()
    site.bib.write_text(BY_HAND, "utf-8")
    site.configure(
        academic_sync={name: subject for name, (subject, _source) in sources.items()},
        academic_people={"mara-teal": {"name": "Mara Teal", "affiliation": "Harbour University"}},
    )
    runs = []
    for _ in range(2):
        done = site.run("--report", "report.md")
        runs += [f"=== (returned) {done.code}", all_of(site), f"=== (printed)\n{done.out}{done.err}"]
        # one is retracted, one gets another title, one is gone, and the author edits an entry
        for name, works in lists.items():
            works[2] = replace(works[2], retracted=True)
            works[4] = replace(works[4], title=f"Lectures of {name}", journal="Annals of Tides")
            del works[3]
        play()
        text = site.bib.read_text("utf-8")
        site.bib.write_text(text.replace("{A book by", "{My book by", 1), "utf-8")
    compare(EXPECTED / "two-runs.txt", "\n".join(runs))
