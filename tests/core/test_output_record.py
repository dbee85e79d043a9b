"""The record of an output folder by itself: which pages are written, and which warnings are repeated."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_academic.core import output_state
from sphinx_academic.core.build_state import build_state
from sphinx_academic.core.diagnostics import Warned
from sphinx_academic.core.output_state import (
    SHOWN_ELSEWHERE,
    Record,
    note_written,
    outdated_pages,
    record_path,
    save_record,
    written_pages,
)


class Collected:
    """Warnings of the pages of a build."""

    def __init__(self, **pages: tuple[Warned, ...]) -> None:
        self.pages = pages

    def take_all(self) -> dict[str, tuple[Warned, ...]]:
        taken, self.pages = self.pages, {}
        return taken

    def here(self, warnings: tuple[Warned, ...]) -> list[Warned]:
        return [warned._replace(place=f"here/{warned.place}") for warned in warnings]


def warned(text: str) -> Warned:
    return Warned("date", text, "a.md:1")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[Warned]:
    """Return the list that gets what is repeated."""
    said: list[Warned] = []
    monkeypatch.setattr(output_state, "repeat", said.extend)
    return said


def build(
    path: Path, states: dict[str, bytes], written: str = "", **warnings: tuple[Warned, ...]
) -> list[str]:
    """Build pages, and return those that were out of date."""
    record, collected = Record(path, states), Collected(**warnings)
    outdated = record.outdated()
    for name in written:
        record.note(name)
    record.repeat_warnings(collected)  # type: ignore[arg-type]
    record.save(collected)  # type: ignore[arg-type]
    return outdated


def test_pages_are_written_until_they_have_been(tmp_path: Path) -> None:
    path = tmp_path / "record"
    states = {"a": b"1", "b": b"1"}
    assert build(path, states) == ["a", "b"]
    # nothing was written, so nothing is kept
    assert not path.exists()
    assert build(path, states, "a") == ["a", "b"]
    assert build(path, states) == ["b"]
    assert build(path, states, "b") == ["b"]
    assert build(path, states) == []
    assert build(path, {**states, "b": b"2"}) == ["b"]
    # a page that no one knows may be written, too
    assert build(path, {"a": b"1", "c": b"1"}, "cx") == ["c"]
    # what has gone is new when it comes back
    assert build(path, {**states, "c": b"1", "x": b"1"}) == ["b", "x"]


def test_warnings_are_repeated_until_their_page_is_written(tmp_path: Path, said: list[Warned]) -> None:
    path = tmp_path / "record"
    states = {"a": b"1", "b": b"1", "c": b"1"}
    one, two, three = map(warned, ("one", "two", "three"))
    build(path, states, "cba", b=(one, two), a=(three,))
    assert said == []
    here = [each._replace(place="here/a.md:1") for each in (three, one, two)]
    build(path, states)
    assert said == here
    said.clear()
    build(path, states, "c")
    assert said == here
    said.clear()
    # written without a warning this time; b has one, which it did not write
    build(path, states, "a", b=(two,))
    assert said == here[1:]
    said.clear()
    build(path, states)
    assert said == here[1:]
    said.clear()
    # a page that is gone has none
    build(path, {"a": b"1", "c": b"1"}, "a")
    build(path, states)
    assert said == []


def test_what_is_no_record_is_none(tmp_path: Path, said: list[Warned]) -> None:
    path = tmp_path / "record"
    output_state.cachefile.save(path, output_state.cachefile.digest(), ["a", "b"])
    assert build(path, {"a": b"1"}) == ["a"]
    path.write_bytes(b"nothing")
    assert build(path, {"a": b"1"}) == ["a"]
    assert said == []


def site(tmp_path: Path, tables: list[dict[str, object]], docs: dict[str, float]) -> Any:
    def emit(event: str) -> list[dict[str, object]]:
        assert event == SHOWN_ELSEWHERE
        return tables

    config = SimpleNamespace(templates_path=[])
    builder = SimpleNamespace(name="html", get_outdated_docs=lambda: iter(()), config=config)
    return SimpleNamespace(
        config=config,
        builder=builder,
        outdir=tmp_path / "html",
        doctreedir=tmp_path / "doctrees",
        confdir=tmp_path,
        emit=emit,
        env=SimpleNamespace(found_docs=set(docs), all_docs=docs, config=config, doctreedir=tmp_path),
    )


def test_a_page_is_written_again_when_it_is_read_or_shows_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = [b"1"]
    monkeypatch.setattr(output_state, "own_templates_state", lambda _app: templates[0])
    monkeypatch.setattr(output_state, "collector", lambda _app: Collected())

    def outdated(
        tables: list[dict[str, object]], docs: dict[str, float], end: Exception | None = None
    ) -> Any:
        app = site(tmp_path, tables, docs)
        found = outdated_pages(app, app.env)
        for name in docs:
            note_written(app, None, name)  # type: ignore[arg-type]
        assert written_pages(app.builder) == frozenset(docs)
        save_record(app, end)
        return found

    docs = {"b": 1.0, "a": 1.0}
    assert outdated([], docs, OSError()) == ["a", "b"]
    # a build that has failed keeps nothing
    assert outdated([], docs) == ["a", "b"]
    assert outdated([], docs) == []
    assert outdated([], {**docs, "a": 2.0}) == ["a"]
    assert outdated([{"b": "x"}], {**docs, "a": 2.0}) == ["b"]
    assert outdated([{"b": "x"}, {"a": 1}], {**docs, "a": 2.0}) == ["a"]
    # of each handler, in their order
    assert outdated([{"b": "x", "a": 1}, {"b": "y"}], {**docs, "a": 2.0}) == ["b"]
    assert outdated([{"b": "y", "a": 1}, {"b": "x"}], {**docs, "a": 2.0}) == ["b"]
    assert outdated([{"b": "y", "a": 1}, {"b": "x"}], {**docs, "a": 2.0}) == []
    templates[0] = b"2"
    assert outdated([{"b": "y", "a": 1}, {"b": "x"}], {**docs, "a": 2.0}) == ["a", "b"]


def test_a_builder_that_writes_everything_has_no_record(tmp_path: Path) -> None:
    app = site(tmp_path, [], {"a": 1.0})
    app.builder.get_outdated_docs = lambda: "all documents"
    assert outdated_pages(app, app.env) == ()
    note_written(app, None, "a")  # type: ignore[arg-type]
    assert written_pages(app.builder) == frozenset()
    save_record(app, None)
    assert build_state(app.config).get(Record) is None


@pytest.fixture
def path(tmp_path: Path) -> Callable[..., Path]:
    def path(*kind: str, builder: str = "html", outdir: str = "html") -> Path:
        app: Any = SimpleNamespace(
            builder=SimpleNamespace(name=builder), outdir=tmp_path / outdir, doctreedir=tmp_path / "doctrees"
        )
        found = record_path(app, *kind)
        assert found.parent == tmp_path / "doctrees" / "academic"
        return found

    return path


def test_each_folder_and_builder_has_a_record_of_its_own(path: Callable[..., Path]) -> None:
    paths = [path(), path(builder="dirhtml"), path(outdir="other"), path("feeds"), path("papers")]
    assert len(set(paths)) == len(paths)
    assert path() == path()
