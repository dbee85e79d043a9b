"""What a build has at its extension points: ours, and that of other extensions.

Everything is added while extensions are set up.  What was added decides what pages say, so that all of them
are read again when it changes: a digest of it is a value of the configuration.

Sphinx is imported where there is an application: :mod:`sphinx_academic.api` reads ``.bib`` files without it.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import inspect
import itertools
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ..model.extension_points import ExtensionPoint, Extensions, RegistrationError
from .build_state import build_state

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

Record = TypeVar("Record")

#: the value whose change has all pages read again
STATE = "academic_extensions_state"
#: events whose handlers decide what pages say: all .bib files have been read; an entry is about to be shown
PUBLICATIONS_READ, VIEW = EVENTS = ("academic-publications-read", "academic-view")

_PACKAGE = __name__.partition(".")[0]


def extensions(config: Config) -> Extensions:
    """Return what has been added to a build.

    :param config: that of the build, which all its parts have: ``app.config``, ``env.config``
    """
    return build_state(config).lasting(Extensions)


class _SetUp:
    """Whether this package has begun to set itself up."""

    has_begun: bool = False
    #: what this package has added itself: what it consists of changes with the code, and the code is known
    own: Sequence[Any] = ()


def begin_setup(app: Sphinx) -> None:
    """Note that this package sets itself up."""
    build_state(app.config).lasting(_SetUp).has_begun = True


def end_setup(app: Sphinx) -> None:
    """Note what this package has added."""
    added = (table.values() for _point, table in extensions(app.config))
    build_state(app.config).lasting(_SetUp).own = tuple(itertools.chain.from_iterable(added))


@contextmanager
def unlogged() -> Iterator[None]:
    """Have Sphinx make no messages of what is registered, which it shows by ``-vv`` and drops without it."""
    logger = logging.getLogger("sphinx")
    level = logger.level
    if not any(handler.level <= logging.DEBUG for handler in logger.handlers):
        logger.setLevel(logging.DEBUG + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


def ensure_setup(app: Sphinx) -> None:
    """Set this package up, if an extension adds something before it is its turn."""
    if not build_state(app.config).lasting(_SetUp).has_begun:
        app.setup_extension(_PACKAGE)


def register(
    app: Sphinx, point: ExtensionPoint[Record], name: str, record: Record, *, override: bool = False
) -> None:
    """Add a record to a build.

    :raises sphinx.errors.ExtensionError: if it cannot be added, which stops the build as Sphinx's own do
    """
    try:
        point.add(extensions(app.config), name, record, override=override)
    except RegistrationError as error:
        from sphinx.errors import ExtensionError

        raise ExtensionError(str(error)) from error


def registered(config: Config, point: ExtensionPoint[Record]) -> Mapping[str, Record]:
    """Return what has been added to a build at one point, in the order in which it was."""
    return point.of(extensions(config))


def refuse(point: ExtensionPoint[Any], name: str, problems: Sequence[str]) -> None:
    """Raise an error that says what is wrong with what cannot be added, if anything is."""
    if problems:
        from sphinx.errors import ExtensionError

        raise ExtensionError(str(point.error(name, "; ".join(problems))))


def text_problems(**texts: object) -> list[str]:
    """Return what is wrong with texts that pages show, each by its name.

    They may be marked for translation: what makes them then is another class, which acts as a text.
    """
    return [
        f"{name} is {text!r}, but must be a text"
        for name, text in texts.items()
        if not (isinstance(text, str) or is_translated(text)) or not str(text).strip()
    ]


def is_translated(value: object) -> bool:
    """Return whether a value is a text that is translated when it is shown."""
    from sphinx.locale import _TranslationProxy

    return isinstance(value, _TranslationProxy)


class _Handlers(NamedTuple):
    """The application, whose events have the handlers."""

    app: Sphinx


def changed_by_handlers(config: Config, event: str) -> Callable[..., Any] | None:
    """Return what lets the handlers of an event change a value; None where there are none.

    It takes the value and what else the handlers are given.  Each handler is given what the one before it has
    made, and returns another value, or None to leave it as it is.
    """
    found = build_state(config).find(_Handlers)
    if found is None or not found.app.events.listeners.get(event):
        return None
    listeners = sorted(found.app.events.listeners[event], key=lambda listener: listener.priority)

    def change(value: Any, *others: Any) -> Any:
        for listener in listeners:
            try:
                made = listener.handler(found.app, value, *others)
            except Exception as error:
                from sphinx.errors import ExtensionError

                reason = f"{type(error).__name__}: {error}"
                raise ExtensionError(f"a handler of the event {event} fails: {reason}", error) from error
            value = value if made is None else made
        return value

    return change


def _state(app: Sphinx) -> str:
    """Return what changes with anything that has been added, and with the code of others among it."""
    # ours by its name alone: what it consists of changes with the version of the environment
    own = {id(record) for record in build_state(app.config).lasting(_SetUp).own}

    def described(record: Any) -> object:
        return id(record) in own or list(_described(record))

    found = [
        (point.noun, [(name, described(record)) for name, record in table.items()])
        for point, table in extensions(app.config)
    ]
    handlers = [
        list(_described(listener.handler)) for event in EVENTS for listener in app.events.listeners[event]
    ]
    return hashlib.blake2b(repr((found, handlers)).encode()).hexdigest()


def _described(value: Any) -> Iterator[object]:
    """Yield what a value consists of; for code of others the digest of its file."""
    if is_translated(value):
        # not its words: they come with the language, and are not there yet
        yield value.__getstate__()
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield field.name
            yield from _described(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield name
            yield from _described(part)
    elif isinstance(value, Path):
        yield value.name, _digest(value)
    elif isinstance(value, set | frozenset):
        yield sorted(value)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _described(part)
    elif isinstance(value, functools.partial):
        yield from _described((value.func, value.args, value.keywords))
    elif callable(value):
        yield _code_of(value)
        # "https://example.org/{}".format
        if isinstance(text := getattr(value, "__self__", None), str):
            yield text
    else:
        yield repr(value)


def is_ours(function: Callable[..., Any]) -> bool:
    """Return whether a function or class is of this package."""
    while isinstance(function, functools.partial):
        function = function.func
    return f"{_module_of(_named(function))}.".startswith(f"{_PACKAGE}.")


def _named(function: Callable[..., Any]) -> Any:
    return function if hasattr(function, "__qualname__") else type(function)


def _module_of(named: Any) -> str:
    # methods of classes in C, such as str.strip, are of none
    return str(getattr(named, "__module__", None) or "builtins")


def _code_of(function: Callable[..., Any]) -> tuple[str, str]:
    """Return the name of a function or class, and, if it is another's, the digest of the file it is in."""
    named = _named(function)
    name = f"{_module_of(named)}.{named.__qualname__}"
    if is_ours(function):
        # part of the version of the environment
        return name, ""
    try:
        return name, _digest(Path(inspect.getfile(named)))
    except TypeError:  # it is written in C, say
        return name, ""


def _digest(file: Path) -> str:
    try:
        return hashlib.blake2b(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def end_registration(app: Sphinx, config: Config) -> None:
    """Let nothing be added any more, and have all pages read again where something else was."""
    extensions(config).closed = True
    build_state(config).put(_Handlers(app), lasting=True)
    setattr(config, STATE, _state(app))


def setup_extensions(app: Sphinx) -> None:
    """Register the events, and what notices changes."""
    for event in EVENTS:
        app.add_event(event)
    app.add_config_value(STATE, "", "env", types=(str,))
