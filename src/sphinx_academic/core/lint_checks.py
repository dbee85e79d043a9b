"""The checks across the entries of a site: ours, and those that other extensions add."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..model.checks import Check, Find
from ..model.extension_points import ExtensionPoint
from .extensions import ensure_setup, refuse, register, registered, text_problems

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


CHECKS: ExtensionPoint[Check] = ExtensionPoint("check", Check)


def add_check(app: Sphinx, name: str, find: Find, *, description: str, override: bool = False) -> None:
    """Add a check across entries: what ``academic_lint`` names, and a subtype of warning, ``lint.<name>``.

    It is made when all pages have been read, and its result is kept until an entry, a page or the extension
    changes.

    :param name: of the check
    :param find: yields what is wrong: an entry and a message, which says what was found and how to fix it.
        It should look entries up in tables rather than compare all of them with each other
    :param description: what it finds, and what to do about it
    :param override: take the place of the check that has the name
    :raises sphinx.errors.ExtensionError: if the name is taken or none, or a value is wrong
    """
    ensure_setup(app)
    problems = text_problems(description=description)
    if not callable(find):
        problems.append(f"find is {find!r}, but must be a function")
    refuse(CHECKS, name, problems)
    register(app, CHECKS, name, Check(description, find), override=override)


def add_page_check(app: Sphinx, name: str, *, description: str) -> None:
    """Add a check that pages make while they are read, so that ``academic_lint`` can name it."""
    register(app, CHECKS, name, Check(description, None))


def site_checks(config: Config) -> Mapping[str, Check]:
    """Return the checks of a build by their names."""
    return registered(config, CHECKS)
