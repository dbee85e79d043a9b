"""The templates of the theme, and ours, as Jinja compiles them, kept beside the doctrees.

Compiling those of Furo takes longer than everything of ours in a build in which nothing changed.  Jinja finds
by a digest of its source whether a template has changed; that the file is whole is found by :mod:`.cache`.
Builds that share the folder may each write it: the last one's is kept, and any of them is right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
from jinja2.bccache import Bucket
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from . import cache as cachefile
from .build_state import build_state

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx


class CompiledTemplates(jinja2.BytecodeCache):
    """All templates of the theme and of this package, in one file."""

    def __init__(self, path: Path, state: bytes) -> None:
        """Read what there is.

        :param state: what changes with the way in which templates are compiled
        """
        self._path, self._state = path, state
        known = cachefile.load_header(path, state)
        self._known: dict[str, bytes] = known if isinstance(known, dict) else {}
        self._has_new = False
        #: keys of templates that are compiled each time
        self._unkept: set[str] = set()

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return where a template finds and leaves what it is compiled to, if it may be kept."""
        if not _is_compiled_alike(environment, source):
            self._unkept.add(self.get_cache_key(name, filename))
        return super().get_bucket(environment, name, filename, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what it was compiled to, if its source is the same."""
        if bucket.key not in self._unkept:
            bucket.bytecode_from_string(self._known.get(bucket.key, b""))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template has been compiled to."""
        if bucket.key not in self._unkept:
            self._known[bucket.key] = bucket.bytecode_to_string()
            self._has_new = True

    def save(self) -> None:
        """Write the file, if there is anything new."""
        if self._has_new:
            cachefile.save(self._path, self._state, self._known)
            self._has_new = False


def _is_compiled_alike(environment: jinja2.Environment, source: str) -> bool:
    """Return whether a template becomes the same code each time.

    Jinja calls filters and tests when it compiles a template, where what they are given is constant.  What
    those of a site or of another extension return, which may be another tomorrow, is then in the code.
    """
    for functions, usual in (
        (environment.filters, FILTERS),
        (environment.tests, TESTS),
    ):
        for name, function in functions.items():
            if name in source and function is not usual.get(name) and not _is_known(function):
                return False
    return all(map(_is_known, map(type, environment.extensions.values())))


def _is_known(made: object) -> bool:
    module = getattr(made, "__module__", None) or ""
    return module.partition(".")[0] in ("jinja2", "sphinx", "sphinx_academic")


def use_compiled_templates(app: Sphinx) -> None:
    """Let the theme's templates be compiled once, unless another extension sees to it."""
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if isinstance(environment, jinja2.Environment) and environment.bytecode_cache is None:
        # as code is made by; sources are compared by Jinja, and its code is of one version of Python
        words = jinja2.__version__, type(environment).__qualname__, sorted(environment.extensions)
        options = environment.trim_blocks, environment.lstrip_blocks, bool(environment.autoescape)
        state = cachefile.digest(repr((words, options)).encode())
        compiled = CompiledTemplates(app.doctreedir / "academic" / "templates", state)
        environment.bytecode_cache = compiled
        build_state(app.config).put(compiled, lasting=True)


def save_compiled_templates(app: Sphinx, exception: Exception | None) -> None:
    """Keep what this build has compiled."""
    if compiled := build_state(app.config).find(CompiledTemplates):
        compiled.save()
