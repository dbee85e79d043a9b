"""What is written for a source of each kind: every page, entry, setting and line of the report.

Where a change is intended, ``EXPECTED=write pytest tests/importers/test_written.py`` writes anew what is
expected; what has changed is then read in the difference of these files.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from importers.kind_sites import SITES
from importers.test_free_papers import STRUCTURES
from support import compare

from sphinx_academic.cli import imported_site, main
from sphinx_academic.cli.imported_bib import bib_file
from sphinx_academic.cli.imported_pages import page_text
from sphinx_academic.importers.records import Site

EXPECTED = Path(__file__).parent / "expected"


class Clock(datetime.date):
    """A day that stays."""

    @classmethod
    def today(cls) -> Clock:
        return cls(2026, 6, 1)


def files(folder: Path) -> str:
    """Return all files below a folder as one text; of those that each new site has, only the names."""
    found = ""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found += f"=== {path.relative_to(folder).as_posix()}\n"
        if path.suffix in {".md", ".bib", ".py"}:
            text = path.read_text("utf-8")
            # without comments
            found += re.sub(r"^ *(#.*)?\n", "", text, flags=re.MULTILINE) if path.suffix == ".py" else text
    return found


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, sites in SITES.items() for name in sites])
def test_all_that_is_written(
    kind: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imported_site, "date", Clock)
    for path, text in SITES[kind][name].items():
        file = tmp_path / "old" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert main(["import", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    # what is printed next has the place of Python
    printed = capsys.readouterr().out.partition("\nNext:")[0].replace(str(tmp_path), "FOLDER")
    found = f"{files(tmp_path / 'new')}=== (printed)\n{printed}"
    # the words of what builds warn of have tests of their own
    found = re.sub(r": (each build warns|the file is no picture)[^\n]* (?=\[academic\.)", ": … ", found)
    compare(EXPECTED / f"{kind}-{name}.txt", found)


def test_all_that_free_papers_state(read: Callable[[str], Site]) -> None:
    found = ""
    for name, (markup, _expected) in STRUCTURES.items():
        site = read(markup)
        lines = [
            f"{one.level}: {one.file}:{one.line}: {one.message} ({one.remedy})\n" for one in site.findings
        ]
        entries, _keys = bib_file(site.papers, "mira-okafor")
        found += "".join([f"=== {name}\n{entries}", *map(page_text, site.pages), *lines])
    compare(EXPECTED / "free-papers.txt", found)
