"""The table of what happens at which event: whole, in order, and the only place that connects handlers."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest
from sphinx.events import core_events
from support import Build, compare

import sphinx_academic
from sphinx_academic.core.defects import AcademicError
from sphinx_academic.core.late import resolve
from sphinx_academic.core.output_state import SHOWN_ELSEWHERE
from sphinx_academic.events import EVENTS, Step

SOURCE = Path(sphinx_academic.__file__).parent
STEPS = [(event, step) for event, steps in EVENTS.items() for step in steps]
#: what a handler gets besides the application
ARGUMENTS = core_events | {
    SHOWN_ELSEWHERE: "",
    # in Sphinx's own table otherwise than they are emitted
    "html-collect-pages": "",
    "html-page-context": "pagename, templatename, context, doctree",
}


@pytest.mark.parametrize(("event", "step"), STEPS, ids=lambda value: getattr(value, "handler", value))
def test_a_handler_is_there_and_takes_what_its_event_has(event: str, step: Step) -> None:
    count = len([name for name in ARGUMENTS[event].split(",") if name.strip()])
    function = resolve(step.handler)
    inspect.signature(function).bind("app", *range(count))
    assert function.__doc__, "a handler says what it does"
    assert step.why


@pytest.mark.parametrize("event", EVENTS)
def test_steps_stand_in_the_order_of_calls(event: str) -> None:
    priorities = [step.priority for step in EVENTS[event]]
    assert priorities == sorted(priorities)


def test_priorities() -> None:
    """Other extensions may have put their handlers between ours."""
    lines = (f"{event} {step.priority} {step.handler}\n" for event, step in STEPS)
    compare(Path(__file__).parent / "expected" / "events.txt", "".join(lines))


def test_priorities_of_transforms(build: Build) -> None:
    """As those of handlers are."""
    registry = build({"index.md": "# Page\n"}).app.registry
    transforms: list[Any] = [*registry.get_transforms(), *registry.get_post_transforms()]
    lines = (
        f"{transform.default_priority} {getattr(transform, 'name', '') or transform.__qualname__}\n"
        for transform in transforms
        if "sphinx_academic" in f"{type(transform).__module__} {getattr(transform, '__module__', '')}"
    )
    compare(Path(__file__).parent / "expected" / "transforms.txt", "".join(lines))


def test_a_handler_stands_once() -> None:
    handlers = [step.handler for _, step in STEPS]
    assert sorted(set(handlers)) == sorted(handlers)


def test_no_other_place_connects_handlers() -> None:
    connects = re.compile(r"\.connect\(|(?<!def )\bconnect\(")
    places = {
        path.relative_to(SOURCE).as_posix(): len(found)
        for path in SOURCE.rglob("*.py")
        if (found := connects.findall(path.read_text("utf-8")))
    }
    # an application of Sphinx that changes its own values, for a report and not for a site
    assert places.pop("checking/build.py", 1) == 1
    # those of sphinxcontrib-bibtex are its own
    assert places.pop("events.py") == 1
    assert places.pop("core/defects.py") == 1
    assert list(places.values()) == [1]
    assert next(iter(places)).endswith("/cite.py")


def test_all_are_connected_in_this_order(build: Build) -> None:
    built = build({"index.md": "# Page\n"})
    listeners = built.app.events.listeners
    for event, steps in EVENTS.items():
        ours = [
            it
            for it in listeners[event]
            if it.handler.__module__ in {"sphinx_academic.core.late", "sphinx_academic.events"}
        ]
        ours.sort(key=lambda listener: (listener.priority, listener.id))
        assert [listener.priority for listener in ours] == [step.priority for step in steps]


def test_an_unforeseen_error_names_the_event(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("sphinx_academic.core.domain.open_files", fail)
    with pytest.raises(AcademicError, match="at the event builder-inited: unexpected RuntimeError"):
        build({"index.md": "# Page\n"})
