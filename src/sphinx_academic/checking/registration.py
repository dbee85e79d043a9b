"""``add_site_check``: checks of ``sphinx-academic check`` that other packages add."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ..core.extensions import refuse, register, text_problems
from ..model.site_checks import SITE_CHECKS, SiteCheck, SiteFinding

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add_site_check(
    app: Sphinx,
    name: str,
    find: Callable[[Sphinx], Iterable[SiteFinding]],
    *,
    title: str,
    remedy: str,
    override: bool = False,
) -> None:
    """Add a check of a site to ``sphinx-academic check``; builds do not run it.

    :param app: the application that ``setup`` is called with
    :param name: in reports, the rule of its findings
    :param find: takes the application behind its build and returns what is found
    :param title: heading of its findings
    :param remedy: what to do about them
    :param override: take the place of the check that has the name
    :raises sphinx.errors.ExtensionError: if the name is taken, or a text is none
    """
    refuse(SITE_CHECKS, name, text_problems(title=title, remedy=remedy))
    register(app, SITE_CHECKS, name, SiteCheck(title, remedy, find), override=override)
