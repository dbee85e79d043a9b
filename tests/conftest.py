"""Fixtures for all tests."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Iterator
from copy import copy
from functools import cache
from importlib import import_module, metadata
from itertools import count
from pathlib import Path
from typing import Any

import docutils.frontend
import jinja2
import pybtex.plugin
import pytest
import sphinx.registry
import sphinx.theming
import sphinxcontrib.bibtex.plugin
from hypothesis import HealthCheck, settings
from realfiles import CORPORA
from sphinx.util.logging import SphinxLoggerAdapter
from support import Build, Built, Files, build_site

from sphinx_academic.core import collection

# a busy machine is no fault of the code: nothing here may depend on how fast it is, or on chance, which
# `--hypothesis-profile explore` leaves inputs to
settings.register_profile(
    "same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "explore", deadline=None, max_examples=500, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")

#: what an option parser of docutils knows when it has its options
_OF_OPTIONS = frozenset(
    (
        "option_list",
        "option_groups",
        "_short_opt",
        "_long_opt",
        "defaults",
        "lists",
        "relative_path_settings",
    )
)


@pytest.fixture(scope="session", autouse=True)
def _known_from_the_build_before() -> Iterator[None]:
    """Keep what every build of a small site finds out anew: more than half its time goes into this.

    These are the compiled templates of themes and what installed packages register, which no test changes.
    """
    compiled: dict[object, Any] = {}
    compile_template = jinja2.Environment.compile
    entry_points = cache(metadata.entry_points)
    populated: dict[object, tuple[object, dict[str, Any]]] = {}
    populate = docutils.frontend.OptionParser.populate_from_components

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

    def populate_once(self: docutils.frontend.OptionParser, components: Iterable[Any]) -> None:
        # docutils makes its hundred options for every document that is read, and for every title
        known = [component for component in components if component]
        key = tuple(
            (id(component.settings_spec), tuple(component.relative_path_settings), repr(overrides))
            for component in known
            for overrides in [(component.settings_defaults, component.settings_default_overrides)]
        )
        if key not in populated:
            before = dict(vars(self))
            populate(self, known)
            made = {name: value for name, value in vars(self).items() if name in _OF_OPTIONS}
            assert vars(self).keys() == before.keys()
            # with what the ids are of
            populated[key] = known, {name: copy(value) for name, value in made.items()}
        else:
            vars(self).update((name, copy(value)) for name, value in populated[key][1].items())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(docutils.frontend.OptionParser, "populate_from_components", populate_once)
        patch.setattr(jinja2.Environment, "compile", compile_once)
        # `sphinx.registry` and others have the function by its name
        for module in (metadata, sphinx.registry, sphinx.theming, sphinxcontrib.bibtex.plugin, pybtex.plugin):
            patch.setattr(module, "entry_points", entry_points)
        # Sphinx makes records of its debug messages, shown or not, a thousand in each build; no test reads
        # these, or what it says of its progress
        logging.disable(logging.INFO)
        patch.setattr(SphinxLoggerAdapter, "debug", lambda *args, **options: None, raising=False)
        # what has been imported stays; a search for cycles after every 700 objects takes a sixth of the time,
        # and so does counting in each build what is frozen
        gc.freeze()
        gc.set_threshold(1_000_000, 20, 20)
        patch.setattr(collection, "frozen_by_others", lambda: 1)
        yield


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give all cases of a function to one process, in the order of files, where groups have a process each.

    Ten thousand cases, each waiting for word from the process that hands them out, took a tenth longer.
    """
    if config.getoption("dist") != "loadgroup":
        return None
    scheduling = import_module("xdist.scheduler").LoadGroupScheduling
    # what modules build stays while their tests follow each other
    config.option.loadscopereorder = False
    functions = {"_split_scope": lambda self, name: scheduling._split_scope(self, name).partition("[")[0]}
    return type("ByFunction", (scheduling,), functions)(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs real files where there are none."""
    for item in items:
        if not CORPORA and item.get_closest_marker("realfiles"):
            item.add_marker(pytest.mark.skip(reason="ACADEMIC_CORPORA names no folder with .bib files"))


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return :func:`support.build_site` for a new folder at each call."""
    numbers = count(1)

    def build(files: Files, **options: Any) -> Built:
        return build_site(tmp_path / f"site{next(numbers)}", files, **options)

    return build
