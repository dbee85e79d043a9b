"""What is registered with Sphinx by name, and imported when it is used for the first time.

A build pays for no more than it uses.  A name is ``room.module:Name``, as in the table of events.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_PACKAGE = __name__.partition(".")[0]


def resolve(name: str) -> Any:
    """Return what a name names; the room is imported."""
    module, _colon, attribute = name.partition(":")
    return getattr(import_module(f"{_PACKAGE}.{module}"), attribute)


def is_imported(module: str) -> bool:
    """Return whether anything has imported a module of this package, such as ``news.nodes``."""
    return f"{_PACKAGE}.{module}" in sys.modules


def late_function(name: str) -> Callable[..., Any]:
    """Return a function that imports the one of a name when it is called for the first time."""
    found: Callable[..., Any] | None = None

    def call(*args: Any) -> Any:
        nonlocal found
        if found is None:
            found = resolve(name)
        return found(*args)

    return call


class LateClass:
    """Stands for a class until it is used: called, derived from, or looked at.

    It is no class itself, but what docutils, Sphinx and MyST do with the class of a directive or a node can
    be done with it, :func:`issubclass` included.
    """

    def __init__(self, load: Callable[[], Any], name: str, module: str = __name__) -> None:
        """Keep how to load the class.

        :param load: returns the class; it is called once
        :param name: of the class
        :param module: of the class
        """
        self._load = load
        self._loaded: Any = None
        self.__name__ = self.__qualname__ = name
        self.__module__ = module

    def load(self) -> Any:
        """Return the class itself."""
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded

    @property
    def __bases__(self) -> tuple[type, ...]:
        """Return the class, for :func:`issubclass`."""
        return (self.load(),)

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        """Return the class that is meant where one is derived from this."""
        return (self.load(),)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Make an object of the class."""
        return self.load()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        """Return an attribute of the class."""
        return getattr(self.load(), name)

    def __setattr__(self, name: str, value: Any) -> None:
        """Set an attribute of the class, once there is one."""
        if name in _OWN_ATTRIBUTES:
            object.__setattr__(self, name, value)
        else:
            setattr(self.load(), name, value)


_OWN_ATTRIBUTES = frozenset({"_load", "_loaded", "__name__", "__qualname__", "__module__"})


def late_class(name: str) -> Any:
    """Return what stands for the class of a name."""
    module, _colon, attribute = name.partition(":")
    return LateClass(partial(resolve, name), attribute, f"{_PACKAGE}.{module}")


class LateRole:
    """Stands for a role."""

    def __init__(self, name: str, *args: Any) -> None:
        """Keep the name of the class of the role, and what it is made with."""
        self._name = name
        self._args = args
        self._role: Any = None

    def __call__(self, *args: Any, **kwargs: Any) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the nodes and messages of the role."""
        if self._role is None:
            self._role = resolve(self._name)(*self._args)
        made: tuple[list[nodes.Node], list[nodes.system_message]] = self._role(*args, **kwargs)
        return made


class LateTransform:
    """Stands for the class of a transform, which is run where a document may have something for it."""

    def __init__(self, name: str, priority: int, of: str) -> None:
        """Keep when the transform is run.

        :param name: of its class
        :param priority: ``default_priority`` of the class
        :param of: the module that makes what it looks for; as long as nothing has imported it, no document
            of this process has any
        """
        self._name, self._of = name, of
        self.default_priority = priority
        self.__name__ = self.__qualname__ = name.partition(":")[2]

    def __call__(self, document: nodes.document, startnode: nodes.Node | None = None) -> Any:
        """Return the transform of a document, or one that does nothing."""
        return resolve(self._name)(document, startnode) if is_imported(self._of) else _NO_TRANSFORM


class _NoTransform:
    def apply(self, **kwargs: Any) -> None:
        """Do nothing."""


_NO_TRANSFORM = _NoTransform()


def add_late_transform(app: Sphinx, name: str, priority: int, of: str) -> None:
    """Register a transform of documents that are read; see :class:`LateTransform`."""
    app.add_transform(LateTransform(name, priority, of))  # type: ignore[arg-type]


def add_late_post_transform(app: Sphinx, name: str, priority: int, of: str) -> None:
    """Register a transform of documents that are written; see :class:`LateTransform`."""
    app.add_post_transform(LateTransform(name, priority, of))  # type: ignore[arg-type]
