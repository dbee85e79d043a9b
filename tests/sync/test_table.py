"""What becomes of the works of each source: ``pytest tests/sync/test_table.py -s`` shows the table."""

from __future__ import annotations

import pytest

from .conftest import Site
from .members import Entry, files, ours
from .papers import BEN, MARA, Paper
from .test_sources import SOURCES, paper

HEADS = ["source", "offered", "added", "joined", "known", "doubtful", "notices", "removed", "lost"]


def test_every_work_of_every_source_is_in_a_column(
    site: Site, capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config
) -> None:
    own: list[Paper] = []
    for name, (_subject, play) in SOURCES.items():
        # one that all have, some that only this one has, then without a title or year, and a namesake's
        number = len(own) * 10 + 1
        papers = [
            paper(name, 900, title="What all the sources have of the harbour", doi="10.5555/all"),
            *(paper(name, number + place, title=f"Study {name} {place} of the tides") for place in range(8)),
            paper(name, number + 8, title=""),
            paper(name, number + 9, title=f"Without a year by {name}", date=()),
            paper(name, number + 10, title=f"Of another by {name}", authors=(("Zoe", "Quay"), BEN)),
        ]
        own += papers
        site.services.services[name] = play(papers)
    entries = [Entry("all", "What all the sources have of the harbour", "Mara Teal and Ben Okoro")]
    site.services.services["site-mara"] = files(ours([*entries, Entry("own", "Only on a page", "Mara Teal")]))
    address = site.services.address("bib")
    sync = {name: subject for name, (subject, _play) in SOURCES.items()} | {"bib": f"{address}/papers.bib"}
    people = {"mara-teal": {"name": " ".join(MARA), "affiliation": "Harbour University"}}
    site.configure(
        academic_sync=sync,
        academic_people=people,
        academic_members={"mara-teal": f"{site.services.address('site-mara')}/"},
    )
    done = site.run()
    if pytestconfig.getoption("capture") == "no":
        with capsys.disabled():
            print("\n" + done.out.split("\n\n")[0])
    rows = [line.rsplit(maxsplit=8) for line in done.out.split("\n\n")[0].splitlines()]
    assert rows[0] == HEADS
    assert len(rows) == 1 + len(SOURCES) + 1
    for name, *figures in rows[1:]:
        offered, *rest, lost = map(int, figures)
        assert (lost, offered) == (0, sum(rest)), name
        assert offered >= (2 if name == "Members" else 10), name
    assert done.code == 0, done.err
    before = site.files()
    assert site.run().code == 0
    assert site.files() == before
