"""Fixtures for all tests."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from itertools import count
from pathlib import Path
from typing import Any

import jinja2
import pybtex.plugin
import pytest
import sphinx.registry
import sphinx.theming
import sphinxcontrib.bibtex.plugin
from hypothesis import HealthCheck, settings
from support import Build, Built, Files, build_site

# a busy machine is no fault of the code: nothing here may depend on how fast it is
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def _known_from_the_build_before() -> Iterator[None]:
    """Keep what every build of a small site finds out anew: more than half its time goes into this.

    These are the compiled templates of themes and what installed packages register, which no test changes.
    """
    compiled: dict[object, Any] = {}
    compile_template = jinja2.Environment.compile
    entry_points = cache(metadata.entry_points)

    def compile_once(self: jinja2.Environment, source: Any, *args: Any, **options: Any) -> Any:
        try:
            # with what an extension puts in
            text = self.preprocess(source, *args[:2])
        except Exception:
            return compile_template(self, source, *args, **options)
        surroundings = (type(self), self.lexer, self.autoescape, *self.extensions, *self.filters, *self.tests)
        key = (text, args, *options.items(), surroundings)
        if key not in compiled:
            compiled[key] = compile_template(self, source, *args, **options)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "compile", compile_once)
        # `sphinx.registry` and others have the function by its name
        for module in (metadata, sphinx.registry, sphinx.theming, sphinxcontrib.bibtex.plugin, pybtex.plugin):
            patch.setattr(module, "entry_points", entry_points)
        # Sphinx makes records of its debug messages, whether they are shown or not
        logging.disable(logging.DEBUG)
        # what has been imported stays; a search for cycles after every 700 objects takes a sixth of the time
        gc.freeze()
        gc.set_threshold(100_000, 50, 50)
        yield


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return :func:`support.build_site` for a new folder at each call."""
    numbers = count(1)

    def build(files: Files, **options: Any) -> Built:
        return build_site(tmp_path / f"site{next(numbers)}", files, **options)

    return build
