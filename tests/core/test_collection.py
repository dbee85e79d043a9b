"""The search for cycles of objects: what is set while a build is at work, and that it is put back."""

from __future__ import annotations

import gc
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_academic.core import collection
from sphinx_academic.core.collection import (
    begin_build,
    end_build,
    frozen_by_others,
    keep_what_is_read,
    no_collection,
    setup_collection,
)

FROZEN_BY_OTHERS = frozen_by_others


class Search:
    """What is called of Python's module."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.thresholds = (700, 10, 10)
        self.frozen = 0
        self.enabled = True

    def get_threshold(self) -> tuple[int, ...]:
        return self.thresholds

    def set_threshold(self, *thresholds: int) -> None:
        self.thresholds = thresholds  # type: ignore[assignment]

    def get_freeze_count(self) -> int:
        return self.frozen

    def freeze(self) -> None:
        self.calls.append("freeze")

    def unfreeze(self) -> None:
        self.calls.append("unfreeze")

    def collect(self) -> None:
        self.calls.append("collect")

    def isenabled(self) -> bool:
        return self.enabled

    def enable(self) -> None:
        self.enabled = True

    def disable(self) -> None:
        self.enabled = False


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> Search:
    """Return what stands for Python's module, in a process in which no build has been made."""
    search = Search()
    process: Any = type("_Process", (), {"builds": 0, "objects": 0, "is_frozen": False})()
    monkeypatch.setattr(collection, "gc", search)
    monkeypatch.setattr(collection, "_process", process)
    monkeypatch.setattr(collection, "frozen_by_others", lambda: 0)
    return search


def application() -> Any:
    return SimpleNamespace(config=SimpleNamespace())


def begin(app: Any) -> None:
    assert begin_build(app, app, frozenset(), frozenset(), frozenset()) == ()


@pytest.mark.parametrize("enabled", [True, False])
def test_it_is_paused_and_then_as_before(search: Search, enabled: bool) -> None:
    search.enabled = enabled
    with no_collection():
        assert not search.enabled
    assert search.enabled is enabled
    with pytest.raises(OSError, match="x"), no_collection():
        raise OSError("x")
    assert search.enabled is enabled
    # what was made counts as searched
    assert search.calls == (["freeze", "unfreeze"] * 2 if enabled else [])


def test_what_was_made_is_not_searched_when_the_pause_ends() -> None:
    # of Python's own module, as what is searched shows in no call
    searched: list[str] = []

    def note(phase: str, info: dict[str, int]) -> None:
        searched.append(phase)

    if gc.get_freeze_count():
        gc.unfreeze()
    gc.collect()
    gc.callbacks.append(note)
    try:
        with no_collection():
            made = [[number] for number in range(200_000)]
        assert searched == []
        assert gc.get_freeze_count() == 0
    finally:
        gc.callbacks.remove(note)
    assert len(made) == 200_000


def test_a_pause_in_a_build_counts_nothing(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    app = application()
    begin(app)
    search.calls.clear()
    # to count what is frozen is to go through hundreds of thousands of objects
    monkeypatch.setattr(search, "get_freeze_count", lambda: pytest.fail("counted"))
    with no_collection():
        pass
    assert search.calls == []
    end_build(app, None)
    monkeypatch.undo()
    monkeypatch.setattr(collection, "gc", search)
    with no_collection():
        pass
    assert search.calls == ["unfreeze", "freeze", "unfreeze"]


def test_what_another_has_left_out_stays_so_after_a_pause(search: Search) -> None:
    search.frozen = 3
    with no_collection():
        pass
    assert search.calls == []
    assert search.enabled


@pytest.mark.parametrize(
    ("before", "during"),
    [
        ((700, 10, 10), (50_000, 10, 10)),
        ((1, 3, 4), (50_000, 3, 4)),
        ((49_999, 5, 0), (50_000, 5, 0)),
        # more seldom still, or never
        ((50_000, 5, 5), (50_000, 5, 5)),
        ((80_000, 5, 5), (80_000, 5, 5)),
        ((0, 10, 10), (0, 10, 10)),
    ],
)
def test_thresholds(search: Search, before: tuple[int, ...], during: tuple[int, ...]) -> None:
    search.thresholds = before  # type: ignore[assignment]
    app = application()
    begin(app)
    assert search.thresholds == during
    # Sphinx may emit the event a second time
    begin(app)
    end_build(app, None)
    assert search.thresholds == before


def test_what_is_there_is_left_out_until_the_build_ends(search: Search) -> None:
    app = application()
    begin(app)
    assert search.calls == ["freeze"]
    keep_what_is_read(app, app)
    assert search.calls == ["freeze"] * 2
    end_build(app, None)
    assert search.calls == ["freeze", "freeze", "unfreeze"]


def test_what_another_has_left_out_stays_so(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "frozen_by_others", lambda: 5)
    for _build in range(2):
        search.frozen = 10**6
        app = application()
        begin(app)
        keep_what_is_read(app, app)
        end_build(app, None)
    assert search.calls == []
    assert search.thresholds == (700, 10, 10)


def test_a_build_that_has_not_begun_leaves_all_as_it_is(search: Search) -> None:
    app = application()
    keep_what_is_read(app, app)
    end_build(app, None)
    assert (search.calls, search.thresholds) == ([], (700, 10, 10))


def test_what_earlier_builds_have_left_is_searched_when_it_is_a_quarter_more(search: Search) -> None:
    found = []
    for frozen in (1000, 1000, 1250, 1251, 1563, 1564):
        search.calls.clear()
        search.frozen = frozen
        begin(application())
        found.append(search.calls == ["freeze", "unfreeze", "collect", "freeze"])
        assert search.calls[0] == "freeze"
        assert found[-1] or search.calls == ["freeze"]
    # nothing in the first build; all that there is in the second
    assert found == [False, True, False, True, False, True]


def test_how_many_objects_others_have_left_out(search: Search) -> None:
    search.frozen = 7
    assert FROZEN_BY_OTHERS() == 7


def test_the_end_of_the_process_searches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, object]] = []
    monkeypatch.setattr(
        collection,
        "atexit",
        SimpleNamespace(
            register=lambda function: calls.append(("register", function)),
            unregister=lambda function: calls.append(("unregister", function)),
        ),
    )
    monkeypatch.setattr(collection, "gc", SimpleNamespace(freeze="freeze"))
    for _build in range(2):
        setup_collection(application())
    assert calls == [("unregister", "freeze"), ("register", "freeze")] * 2
