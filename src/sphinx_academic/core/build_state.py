"""The state of a build: the one place for what a room keeps in memory beside the environment.

Each room has a class of its own for it, of which there is one object in each application, made at first use.
Nothing of it is pickled: what later builds need is in the environment (:mod:`.domain`) or in a file beside
the doctrees.  A process that reads or writes some of the pages has a copy, which ends with it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: attribute of Sphinx's configuration, which all that belongs to a build has at hand; for pickles, Sphinx
#: leaves out those with an underscore
_NAME = "_academic_build_state"

Part = TypeVar("Part")


class BuildState:
    """The parts of one application, by their classes."""

    def __init__(self) -> None:
        self._lasting: dict[type, Any] = {}
        self._of_build: dict[type, Any] = {}

    def of(self, kind: type[Part], make: Callable[[], Part] | None = None) -> Part:
        """Return a part that the end of a build ends.

        :param make: what makes it; without it, its class does
        """
        return _part(self._of_build, kind, make)

    def lasting(self, kind: type[Part], make: Callable[[], Part] | None = None) -> Part:
        """Return a part that stays for further builds: what ``setup`` and the first two events make.

        ``config-inited`` and ``builder-inited`` are emitted once, however many builds an application makes.
        """
        return _part(self._lasting, kind, make)

    def get(self, kind: type[Part]) -> Part | None:
        """Return a part, if there is one yet."""
        found: Part | None = self._of_build.get(kind) or self._lasting.get(kind)
        return found

    def find(self, kind: type[Part]) -> Part | None:
        """Return a lasting part, if there is one."""
        found: Part | None = self._lasting.get(kind)
        return found

    def put(self, part: object, *, lasting: bool = False) -> None:
        """Take an object for the part of its class, in place of any other.

        :param lasting: whether it stays for further builds, as for :meth:`lasting`
        """
        (self._lasting if lasting else self._of_build)[type(part)] = part

    def end_build(self) -> None:
        """Forget what is of one build only."""
        self._of_build.clear()


def _part(parts: dict[type, Any], kind: type[Part], make: Callable[[], Part] | None) -> Part:
    if kind not in parts:
        parts[kind] = (make or kind)()
    found: Part = parts[kind]
    return found


def build_state(config: Config) -> BuildState:
    """Return the state of the application that has a configuration."""
    attributes = vars(config)
    if _NAME not in attributes:
        attributes[_NAME] = BuildState()
    state: BuildState = attributes[_NAME]
    return state


def end_build(app: Sphinx, exception: Exception | None) -> None:
    """Forget what is of the build that ends."""
    build_state(app.config).end_build()
