"""What other extensions add: its checks, what its handlers make, and what the digest of it is made from."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.errors import ExtensionError

import sphinx_academic
from sphinx_academic.core import extensions as module
from sphinx_academic.core.build_state import build_state
from sphinx_academic.core.extensions import (
    STATE,
    begin_setup,
    changed_by_handlers,
    end_registration,
    end_setup,
    ensure_setup,
    extensions,
    is_ours,
    is_translated,
    refuse,
    register,
    registered,
    text_problems,
    unlogged,
)
from sphinx_academic.core.i18n import _
from sphinx_academic.model.extension_points import ExtensionPoint

POINT: ExtensionPoint[Any] = ExtensionPoint("thing", object)
TRANSLATED = _("Education")


def application(**listeners: list[Any]) -> Any:
    set_up: list[str] = []
    known = {"academic-publications-read": [], "academic-view": [], **listeners}
    return SimpleNamespace(
        config=SimpleNamespace(), events=SimpleNamespace(listeners=known), setup_extension=set_up.append
    )


@pytest.mark.parametrize(
    ("texts", "problems"),
    [
        ({"label": "A"}, []),
        ({"label": TRANSLATED}, []),
        ({"label": ""}, ["label is '', but must be a text"]),
        ({"label": " \n"}, ["label is ' \\n', but must be a text"]),
        (
            {"label": None, "title": "T", "help": 3},
            ["label is None, but must be a text", "help is 3, but must be a text"],
        ),
    ],
)
def test_texts(texts: dict[str, Any], problems: list[str]) -> None:
    assert text_problems(**texts) == problems


def test_translated_texts() -> None:
    assert [is_translated(text) for text in (TRANSLATED, str(TRANSLATED), None)] == [True, False, False]


def test_what_cannot_be_added_is_said_at_once() -> None:
    refuse(POINT, "a", [])
    with pytest.raises(ExtensionError) as error:
        refuse(POINT, "a", ["one", "two"])
    assert str(error.value).endswith("one; two")


def test_records_are_added_in_their_order() -> None:
    app = application()
    register(app, POINT, "b", 1)
    register(app, POINT, "a", 2)
    assert list(registered(app.config, POINT).items()) == [("b", 1), ("a", 2)]
    with pytest.raises(ExtensionError, match="thing"):
        register(app, POINT, "a", 3)
    register(app, POINT, "a", 3, override=True)
    assert dict(registered(app.config, POINT)) == {"b": 1, "a": 3}


def test_this_package_is_set_up_before_others_add_anything() -> None:
    app = application()
    found: list[str] = []
    app.setup_extension = found.append
    ensure_setup(app)
    assert found == ["sphinx_academic"]
    begin_setup(app)
    ensure_setup(app)
    assert found == ["sphinx_academic"]


def listener(handler: Callable[..., Any], priority: int = 500) -> Any:
    return SimpleNamespace(handler=handler, priority=priority)


def test_each_handler_is_given_what_the_one_before_has_made() -> None:
    given: list[tuple[Any, ...]] = []

    def adding(text: str | None) -> Callable[..., Any]:
        def handle(*arguments: Any) -> Any:
            given.append(arguments[1:])
            assert arguments[0] is app
            return None if text is None else arguments[1] + text

        return handle

    app = application(
        **{
            "academic-view": [
                listener(adding("c"), 900),
                listener(adding("a"), 100),
                listener(adding(None), 300),
                listener(adding("b")),
            ]
        }
    )
    assert changed_by_handlers(app.config, "academic-view") is None
    end_registration(app, app.config)
    assert changed_by_handlers(app.config, "academic-publications-read") is None
    assert changed_by_handlers(app.config, "none") is None
    change = changed_by_handlers(app.config, "academic-view")
    assert change is not None
    assert change("x", 1, 2) == "xabc"
    assert given == [("x", 1, 2), ("xa", 1, 2), ("xa", 1, 2), ("xab", 1, 2)]


def test_a_handler_that_returns_nothing_empty_is_heard() -> None:
    app = application(**{"academic-view": [listener(lambda _app, _value: ())]})
    end_registration(app, app.config)
    change = changed_by_handlers(app.config, "academic-view")
    assert change is not None
    assert change((1,)) == ()


def test_a_handler_that_fails_stops_the_build() -> None:
    def fail(*_arguments: object) -> None:
        raise ValueError("no")

    app = application(**{"academic-view": [listener(fail)]})
    end_registration(app, app.config)
    change = changed_by_handlers(app.config, "academic-view")
    assert change is not None
    with pytest.raises(ExtensionError, match="a handler of the event academic-view fails: ValueError: no"):
        change(1)


def test_nothing_is_added_at_the_end() -> None:
    app = application()
    register(app, POINT, "a", 1)
    end_registration(app, app.config)
    with pytest.raises(ExtensionError, match="thing"):
        register(app, POINT, "b", 1)


def state(*records: Any, own: bool = False, handlers: tuple[Any, ...] = (), name: str = "a") -> str:
    """Return the digest of what has been added."""
    app = application(**{"academic-view": [listener(handler) for handler in handlers]})
    for number, record in enumerate(records):
        register(app, POINT, f"{name}{number}", record)
    if own:
        end_setup(app)
    end_registration(app, app.config)
    found = getattr(app.config, STATE)
    assert isinstance(found, str)
    return found


@dataclass
class Thing:
    """Something that is added."""

    title: Any
    make: Any = None


def code_of_this_file() -> None:
    """Do nothing."""


def test_anything_that_is_added_changes_the_digest(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text("one")
    records = [
        Thing("A"),
        Thing("B"),
        Thing("A", 1),
        Thing(TRANSLATED),
        Thing(_("Talks")),
        Thing(("A", "B")),
        Thing(["B", "A"]),
        Thing({"A": "B"}),
        Thing({"B": "B"}),
        Thing({"A": "C"}),
        Thing({"a", "b"}),
        Thing(frozenset("abc")),
        Thing(file),
        Thing(tmp_path / "none.svg"),
        Thing(tmp_path / "other.svg"),
        Thing(code_of_this_file),
        Thing(state),
        Thing(Thing),
        Thing(functools.partial(code_of_this_file, 1)),
        Thing(functools.partial(code_of_this_file, 2)),
        Thing(functools.partial(code_of_this_file, a=1)),
        Thing(len),
        Thing(str.lower),
        Thing("https://example.org/{}".format),
        Thing("https://example.com/{}".format),
    ]
    found = [state(record) for record in records]
    assert len(set(found)) == len(records)
    assert found == [state(record) for record in records]
    file.write_text("two")
    assert [state(record) != one for record, one in zip(records, found, strict=True)].count(True) == 1
    assert state(*records) != state(*reversed(records))
    assert state(records[0], name="b") != found[0]
    assert state(handlers=(code_of_this_file,)) != state(handlers=(state,)) != state()
    # a list is what a tuple of the same is
    assert state(Thing(["A", "B"])) == found[5]
    # and a set is one whose order says nothing
    assert state(Thing(frozenset("ab"))) == state(Thing({"b", "a"}))
    # not the object, but what it is
    assert state(Thing("A")) == found[0]


def test_what_this_package_adds_is_known_by_its_name_alone() -> None:
    assert state(Thing("A"), own=True) == state(Thing("B"), own=True) != state(own=True)
    assert state(Thing("A"), own=True, name="b") != state(Thing("A"), own=True)


def test_code_of_others_is_known_by_its_file() -> None:
    class Called:
        def __call__(self) -> None:
            """Do nothing."""

    name, digest = module._code_of(code_of_this_file)
    assert name == f"{__name__}.code_of_this_file"
    assert digest == module._digest(Path(__file__)) != ""
    assert module._code_of(Called()) == (f"{__name__}.{Called.__qualname__}", digest)
    # ours changes with the version of the environment
    assert module._code_of(state.__globals__["is_ours"]) == ("sphinx_academic.core.extensions.is_ours", "")
    assert module._code_of(len) == ("builtins.len", "")
    assert module._code_of(str.lower) == ("builtins.str.lower", "")
    assert module._digest(Path(__file__).parent) == ""


def test_whose_a_function_is() -> None:
    partial = functools.partial(functools.partial(is_ours, 1), 2)
    assert [is_ours(one) for one in (is_ours, partial, sphinx_academic.setup, ExtensionPoint)] == [True] * 4
    assert [is_ours(one) for one in (len, str.lower, state, functools.partial(state))] == [False] * 4
    named = type("Named", (), {"__module__": "sphinx_academic_more", "__call__": lambda self: None})
    assert not is_ours(named)
    assert not is_ours(named())


@pytest.mark.parametrize("is_shown", [True, False])
def test_messages_of_what_is_registered(is_shown: bool) -> None:
    logger = logging.getLogger("sphinx")
    level, handlers = logger.level, list(logger.handlers)
    handler = logging.Handler(logging.DEBUG if is_shown else logging.INFO)
    try:
        logger.handlers = [handler]
        logger.setLevel(logging.DEBUG)
        with suppress(ValueError), unlogged():
            assert logger.level == (logging.DEBUG if is_shown else logging.DEBUG + 1)
            raise ValueError
        assert logger.level == logging.DEBUG
    finally:
        logger.handlers = handlers
        logger.setLevel(level)


def test_what_is_added_is_of_one_application() -> None:
    app = application()
    register(app, POINT, "a", 1)
    assert build_state(app.config).find(type(extensions(app.config))) is extensions(app.config)
    assert dict(registered(application().config, POINT)) == {}
