"""Warnings that are collected by the pages that they are about, wherever the source folder lies."""

from __future__ import annotations

import logging
import os
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_academic.core import diagnostics
from sphinx_academic.core.diagnostics import WARNED, Place, Warned, repeat, warn
from sphinx_academic.core.repeated_warnings import (
    Collector,
    Once,
    begin_collecting,
    collector,
    end_collecting,
    note_no_page,
    note_page,
)
from sphinx_academic.model.problems import Problem


def application(**more: Any) -> Any:
    env = SimpleNamespace(docname="index")
    return SimpleNamespace(
        **{"srcdir": "/site/source", "env": env, "config": SimpleNamespace(), "builder": None, **more}
    )


def record(**attributes: object) -> logging.LogRecord:
    made = logging.LogRecord("sphinx.x", logging.WARNING, "x.py", 1, "text", (), None)
    made.__dict__.update(attributes)
    return made


PLACES: list[tuple[Place, Place]] = [
    ("/site/source/a/b.md:3", "/other/a/b.md:3"),
    ("/site/sources/b.md:3", "/site/sources/b.md:3"),
    ("/site/source", "/site/source"),
    ("a.md:3", "a.md:3"),
    (("index", 3), ("index", 3)),
    (None, None),
]


@pytest.mark.parametrize(("place", "elsewhere"), PLACES)
def test_places_are_those_of_the_source_folder_of_today(place: Place, elsewhere: Place) -> None:
    here = Collector(application())
    here.emit(record(**{WARNED: ("a", Warned("date", "text", place))}))
    kept = here.take("a")
    assert here.here(kept) == [Warned("date", "text", place)]
    there = Collector(application(srcdir="/other"))
    assert there.here(kept) == [Warned("date", "text", elsewhere)]


def test_warnings_are_taken_once() -> None:
    found = Collector(application())
    assert found.level == logging.WARNING
    one, two, three = (Warned("date", text, None) for text in ("one", "two", "three"))
    records = [record(**{WARNED: pair}) for pair in (("b", one), ("a", two), ("b", three), ("", one))]
    for each in [*records, record(), *records]:
        found.emit(each)
    # Sphinx handles some of them twice
    assert found.take("b") == (one, three)
    assert found.take("b") == ()
    assert found.take_all() == {"a": (two,)}
    assert found.take_all() == {}
    for each in (("b", one), ("a", two)):
        found.emit(record(**{WARNED: each}))
    assert list(found.take_all()) == ["a", "b"]


class NoDocument:
    """An environment between two documents."""

    @property
    def docname(self) -> str:
        raise KeyError("docname")


def test_the_page_that_is_read_or_written(monkeypatch: pytest.MonkeyPatch) -> None:
    app = application(builder=SimpleNamespace(current_docname="written"))
    found = Collector(app)
    found.page = "noted"
    assert found.current_page() == "index"
    for app.env in (NoDocument(), SimpleNamespace(), SimpleNamespace(docname="")):
        assert found.current_page() == "noted"
    # another process writes what has been resolved before
    process = os.getpid()
    monkeypatch.setattr(os, "getpid", lambda: process + 1)
    assert found.current_page() == "written"
    app.env = SimpleNamespace(docname="read")
    assert found.current_page() == "read"
    app.env = NoDocument()
    for app.builder in (SimpleNamespace(), SimpleNamespace(current_docname=None)):
        assert found.current_page() == ""


@pytest.fixture
def emitted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Return the list that gets the warnings, each with its type, its place and the page that it is of."""
    emitted: list[tuple[Any, ...]] = []

    def warning(text: str, *, location: Place, type: str, subtype: str, extra: dict[str, Any]) -> None:
        emitted.append((type, subtype, text, location, extra.get(WARNED)))

    monkeypatch.setattr(diagnostics, "logger", SimpleNamespace(warning=warning))
    return emitted


def test_warnings_carry_the_page_while_they_are_collected(emitted: list[tuple[Any, ...]]) -> None:
    app = application()
    logger = logging.getLogger("sphinx")
    before = list(logger.handlers)
    begin_collecting(app)
    try:
        assert logger.handlers == [*before, collector(app)]
        warn("date", "one\x1b[31m\ttwo\n\x00", location="a.md:3")
        app.env = NoDocument()
        note_page(app, None, "written")  # type: ignore[arg-type]
        warn("date", "three", location=None)
        assert note_no_page(app) == ()
        warn("date", "four", location=("index", 2))
    finally:
        end_collecting(app, None)
    assert logger.handlers == before
    warn("date", "five", location=None)
    text = "one\ufffd[31m\ttwo\n\ufffd"
    kept = Warned("date", text, "a.md:3")
    assert emitted == [
        ("academic", "date", text, "a.md:3", ("index", kept)),
        ("academic", "date", "three", None, ("written", Warned("date", "three", None))),
        ("academic", "date", "four", ("index", 2), ("", Warned("date", "four", ("index", 2)))),
        ("academic", "date", "five", None, ("", Warned("date", "five", None))),
    ]
    emitted.clear()
    # what is repeated is not collected again
    repeat([kept])
    assert emitted == [("academic", "date", text, "a.md:3", None)]


def test_each_warning_of_ours_passes_once() -> None:
    once = Once()
    ours = {"type": "academic", "subtype": "date", "location": "a.md:3"}
    for _time in range(2):
        assert once.filter(record())
        assert once.filter(record(**{**ours, "type": "myst"}))
    differing: list[dict[str, object]] = [
        *({}, {"subtype": "news"}, {"location": "a.md:4"}, {"location": ("a", 3)}, {"location": None}),
        {"msg": "another"},
    ]
    for expected in (True, False):
        assert {once.filter(record(**ours | more)) for more in differing} == {expected}
    assert Once().filter(record(**ours))


def test_handlers_are_as_before_when_a_build_has_ended() -> None:
    logger = logging.getLogger("sphinx")
    handler = logging.NullHandler()
    handler.addFilter(bool)
    logger.addHandler(handler)
    try:
        app = application()
        begin_collecting(app)
        assert [type(one).__name__ for one in handler.filters] == ["Once", "type"]
        assert not collector(app).filters
        end_collecting(app, None)
        assert handler.filters == [bool]
    finally:
        logger.removeHandler(handler)


def test_problems_of_files_name_their_place_and_their_key(emitted: list[tuple[Any, ...]]) -> None:
    diagnostics.report(
        [
            Problem("date", "no date", "papers.bib", 3, "doe2020"),
            Problem("syntax", "bad\x07", "papers.bib", None),
        ]
    )
    assert emitted == [
        ("academic", "date", "doe2020: no date", "papers.bib:3", None),
        ("academic", "syntax", "bad\ufffd", "papers.bib:1", None),
    ]
