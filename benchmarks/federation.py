"""Measure a lab that gathers its members' papers: 100 sites, 5,000 papers, 20 % of them on several sites.

    python benchmarks/federation.py
    python benchmarks/federation.py --members 10 --papers 200

The sites are files that a server on this machine serves.  Nine of ten are as this extension writes them: an
inventory, a ``.bib`` file, a JSON feed; the others are a page that links to a ``.bib`` file.  A paper that
several members have is written by each in a way of its own: other keys, initials, capitals, another year,
without a DOI, or as the preprint.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from corpus import SEED, Dice, entry
from lab import people

from sphinx_academic.bib.reader import read
from sphinx_academic.sync.client import Network
from sphinx_academic.sync.report import Report
from sphinx_academic.sync.response_cache import Validators
from sphinx_academic.sync.run import Run
from sphinx_academic.sync.settings import read_site
from sphinx_academic.sync.sources.members import member_source
from sphinx_academic.sync.work import MEMBERS
from sphinx_academic.sync.writing import lock

#: of the papers, those on several sites
SHARED = 0.2


@dataclass(frozen=True)
class Outcome:
    """What one run has done."""

    name: str
    seconds: float
    cpu: float
    requests: int
    entries: int
    report: Report
    #: names of files that were written
    written: tuple[str, ...]

    @property
    def counts(self) -> Counter[str]:
        """Return what became of works."""
        row = self.report.rows[MEMBERS]
        return Counter(row.counts) + Counter({"offered": row.offered, "lost": row.lost})


def paper(index: int, authors: list[str]) -> dict[str, str]:
    """Return the fields of a paper, whose title no other has; ``""`` is its type."""
    text = entry(index)
    found = re.match(r"@(\w+)\{", text)
    fields = {"": found[1] if found else "misc"}
    for name, value in re.findall(r"^  (\w+) = \{(.*?)\},\n(?=  \w+ =|\})", text, re.MULTILINE | re.DOTALL):
        fields[name] = value
    fields.pop("abstract", None)
    # of the authors of the corpus, those behind the members
    fields["author"] = " and ".join([*authors, *re.split(r"\s+and\s+", fields["author"])[len(authors) :]])
    fields["title"] = f"{fields['title']} in Trial {index} of the Harbour"
    return fields


def variant(fields: dict[str, str], dice: Dice) -> dict[str, str]:
    """Return a paper as another member has written it."""
    fields = dict(fields)
    if dice.chance(0.3):
        fields["title"] = fields["title"].replace(" for ", " For ").replace(" in Trial", " in trial")
    if dice.chance(0.3):
        fields.pop("doi", None)
    if dice.chance(0.2):
        fields["year"] = str(int(fields["year"]) + 1)
    if dice.chance(0.3):
        fields["author"] = re.sub(r"\b([A-Z])[a-z]+ (?=[A-Z][a-z-]+(?: and|$))", r"\1. ", fields["author"])
    if fields[""] == "article" and dice.chance(0.1):
        kept = {name: value for name, value in fields.items() if name in ("author", "title", "year")}
        fields = {"": "misc", **kept, "howpublished": "Preprint"}
    return fields


def bib(papers: dict[str, dict[str, str]]) -> str:
    """Return a ``.bib`` file."""
    return "\n".join(
        f"@{fields['']}{{{key},\n"
        + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if name)
        + "}\n"
        for key, fields in papers.items()
    )


def publish(folder: Path, papers: dict[str, dict[str, str]], *, is_ours: bool) -> None:
    """Write the site of a member."""
    folder.mkdir(parents=True, exist_ok=True)
    name = "_downloads/academic/publications/publications.bib" if is_ours else "files/own.bib"
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(bib(papers), "utf-8")
    link = "" if is_ours else f'<a href="{name}">BibTeX</a>'
    (folder / "index.html").write_text(f"<!doctype html><title>Papers</title>{link}\n", "utf-8")
    if not is_ours:
        return
    lines = [
        f"{key} academic:publication 1 publications.html#pub-$ {fields['title']}\n"
        for key, fields in papers.items()
    ]
    head = "# Sphinx inventory version 2\n# Project: x\n# Version: 1\n"
    head += "# The remainder of this file is compressed using zlib.\n"
    (folder / "objects.inv").write_bytes(head.encode() + zlib.compress("".join(lines).encode()))
    items = [
        {
            "id": f"tag:member.example,{fields['year']}:pub-{key}",
            "url": f"publications.html#pub-{key}",
            "title": fields["title"],
        }
        for key, fields in list(papers.items())[:50]
    ]
    (folder / "publications.json").write_text(json.dumps({"items": items}), "utf-8")


def write_members(root: Path, members: int, papers: int) -> dict[str, dict[str, dict[str, str]]]:
    """Write all sites; return the papers of members by their keys there."""
    lab = people(members)
    ids = list(lab)
    own: defaultdict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for index in range(papers):
        dice = Dice(SEED + index)
        count = dice.number(2, 4) if dice.chance(SHARED) else 1
        owners = list(dict.fromkeys([ids[index % members], *(dice.one(ids) for _ in range(count - 1))]))
        if count > 1 and len(owners) == 1:
            owners.append(ids[(index + 1) % members])
        fields = paper(index, [str(lab[owner]["name"]) for owner in owners])
        for place, owner in enumerate(owners):
            key = f"{owner}-{index}" if place else f"paper{index}"
            own[owner][key] = variant(fields, dice) if place else fields
    for number, member in enumerate(ids):
        publish(root / member, own[member], is_ours=number % 10 != 9)
    return own


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder from another process; yield its address."""
    command = [
        sys.executable,
        "-u",
        "-m",
        "http.server",
        "0",
        "--bind",
        "127.0.0.1",
        "--directory",
        str(folder),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            match = re.search(r"port (\d+)", process.stdout.readline())
            assert match is not None
            yield f"http://127.0.0.1:{match[1]}"
        finally:
            process.terminate()


def gather(name: str, folder: Path, cache: Path) -> Outcome:
    """Run the command's part that asks, merges and writes."""
    begun, worked = perf_counter(), process_time()
    site = read_site(folder, {})
    network = Network(validators=Validators(cache / "responses"))
    run = Run(site, {MEMBERS: member_source(site.members)}, site.subjects, network, cache=cache)
    with lock(folder):
        answers, failures = run.ask()
        plan, written = run.write(answers)
    plan.report.failures += failures
    seconds, cpu = perf_counter() - begun, process_time() - worked
    entries = len(read((folder / "papers.bib").read_bytes(), "papers.bib").publications)
    return Outcome(
        name, seconds, cpu, network.sent, entries, plan.report, tuple(path.name for path in written)
    )


def simulate(root: Path, members: int, papers: int) -> list[Outcome]:
    """Gather everything, then again, then after changes at a site, then without one."""
    sites, folder = root / "sites", root / "lab"
    own = write_members(sites, members, papers)
    folder.mkdir()
    with serve(sites) as address:
        lab = people(members)
        conf = [
            'bibtex_bibfiles = ["papers.bib"]\n',
            f"academic_people = { ({id_: {'name': person['name']} for id_, person in lab.items()})!r}\n",
            f"academic_members = { ({id_: f'{address}/{id_}/' for id_ in lab})!r}\n",
        ]
        (folder / "conf.py").write_text("".join(conf), "utf-8")
        outcomes = [gather(name, folder, root / "cache") for name in ("first", "nothing new")]
        first, second = list(lab)[:2]
        new = paper(papers, [str(lab[first]["name"])])
        publish(sites / first, own[first] | {"new": new}, is_ours=True)
        outcomes.append(gather("one new paper", folder, root / "cache"))
        (sites / second).rename(sites / "gone")
        outcomes.append(gather("one member gone", folder, root / "cache"))
    return outcomes


def table(outcomes: list[Outcome]) -> str:
    """Return the figures."""
    heads = [
        "run",
        "seconds",
        "CPU s",
        "requests",
        "offered",
        "added",
        "joined",
        "known",
        "lost",
        "entries",
        "files",
    ]
    rows = [heads, ["---"] + ["---:"] * (len(heads) - 1)]
    for one in outcomes:
        counts = one.counts
        rows.append(
            [
                one.name,
                f"{one.seconds:.1f}",
                f"{one.cpu:.1f}",
                str(one.requests),
                *(str(counts[name]) for name in ("offered", "added", "joined", "known", "lost")),
                str(one.entries),
                str(len(one.written)),
            ]
        )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """Measure what the options say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--members", type=int, default=100)
    parser.add_argument("--papers", type=int, default=5_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(table(simulate(Path(folder), given.members, given.papers)))


if __name__ == "__main__":
    main()
