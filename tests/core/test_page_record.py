"""What the environment keeps of a page: in one record, whose parts the rooms declare."""

from __future__ import annotations

import pickle
import re
import sys
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import pytest
from support import Build

import sphinx_academic
from sphinx_academic.core.domain import AcademicDomain, academic_domain
from sphinx_academic.core.page_record import PagePart, PageRecord

SOURCE = Path(sphinx_academic.__file__).parent


@dataclass(slots=True)
class Words(PagePart):
    """A part of a feature that no one has."""

    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Facts(PagePart):
    """A part that feeds say something of."""

    is_described: ClassVar = True


def test_a_part_is_made_where_something_is_added() -> None:
    record = PageRecord()
    assert record.find(Words) is None
    record.part(Words).words.append("one")
    record.part(Words).words.append("two")
    assert record.find(Words) == Words(["one", "two"])
    record.put(Words(["three"]))
    assert record.part(Words).words == ["three"]


def test_what_the_head_of_a_page_describes() -> None:
    record = PageRecord()
    record.part(Words)
    assert not record.is_described
    record.part(Facts)
    assert record.is_described
    other = PageRecord()
    other.note_paper("page", "key", "pub-key", "Title", ["ada", "ada", "bo"])
    assert other.is_described
    assert other.counts == {"ada": 2, "bo": 1}


def test_a_record_is_pickled_with_its_parts() -> None:
    record = PageRecord()
    record.has_ours = True
    record.part(Words).words.append("one")
    assert vars(pickle.loads(pickle.dumps(record, pickle.HIGHEST_PROTOCOL))) == vars(record)


def parts() -> list[type[PagePart]]:
    for path in SOURCE.rglob("*.py"):
        if "(PagePart):" in path.read_text("utf-8"):
            import_module(".".join(("sphinx_academic", *path.relative_to(SOURCE).with_suffix("").parts)))
    ours = (kind for kind in PagePart.__subclasses__() if kind.__module__.startswith("sphinx_academic."))
    # a dataclass with slots is made from one without
    return sorted({getattr(sys.modules[kind.__module__], kind.__name__) for kind in ours}, key=str)


@pytest.mark.parametrize("kind", parts(), ids=lambda kind: kind.__name__)
def test_the_parts_of_rooms_are_small(kind: type[PagePart]) -> None:
    part = kind()
    assert not hasattr(part, "__dict__")
    assert len(pickle.dumps(part, pickle.HIGHEST_PROTOCOL)) < 1000


def test_pages_come_and_go_with_all_that_is_kept_of_them(build: Build) -> None:
    news = "```{news}\n- [2024] *One*\n```\n"
    files = {"index.md": f"# Home\n\n{news}", "other.md": f"# Other\n\n{news}", "plain.md": "# Plain\n"}
    built = build(files)
    domain = academic_domain(built.app.env)
    assert set(domain.pages) == {"index", "other"}
    assert set(domain.data) == {"pages", "version"}
    built = built.rebuild({"other.md": "# Other\n", "plain.md": f"# Plain\n\n{news}"})
    assert set(academic_domain(built.app.env).pages) == {"index", "plain"}


def state(record: PageRecord) -> dict[str, Any]:
    parts = {
        kind: {name: getattr(part, name) for name in kind.__slots__} for kind, part in record.parts.items()
    }
    return {**vars(record), "parts": parts}


def test_processes_read_the_same_records(build: Build) -> None:
    files = {f"p{number}.md": f"# P\n\n```{{news}}\n- [2024] {number}\n```\n" for number in range(6)}
    files["index.md"] = "# Home\n"
    one, two = build(files), build(files, parallel=2)
    pages, others = academic_domain(one.app.env).pages, academic_domain(two.app.env).pages
    assert pages.keys() == others.keys() == {f"p{number}" for number in range(6)}
    assert [state(pages[name]) for name in pages] == [state(others[name]) for name in pages]


def test_only_the_domain_reads_its_data() -> None:
    pattern = re.compile(r"academic_domain\([^()]*\)\.data\b|\bdomain\.data\b|\bself\.data\[")
    readers = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if pattern.search(path.read_text("utf-8"))
    ]
    assert readers == ["core/domain.py"]
    assert AcademicDomain.initial_data == {"pages": {}}
