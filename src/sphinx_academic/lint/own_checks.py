"""Our own checks, added as other packages add theirs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from ..core.diagnostics import WARNING_TYPE
from ..core.lint_checks import add_check, add_page_check, site_checks
from ..model.checks import subtype
from ..model.problems import LINT
from .problem_kinds import OF_PAGES, LintKind

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from ..model.checks import CheckedSite, Finding

_GROUP = {f"{WARNING_TYPE}.lint", f"{WARNING_TYPE}.lint.*"}


def _find(name: str, site: CheckedSite) -> Iterable[Finding]:
    # imported only where there is something to check, which is not in every build
    from .checks import CHECKS

    return CHECKS[name](site)


def setup_own_checks(app: Sphinx) -> None:
    """Add each of them by the name that ``academic_lint`` takes."""
    for kind in LintKind:
        name = kind.removeprefix(LINT)
        if kind in OF_PAGES:
            add_page_check(app, name, description=kind.description)
        else:
            add_check(app, name, partial(_find, name), description=kind.description)


def silence_group(app: Sphinx, config: Config) -> None:
    """Let all checks be silenced by one name: Sphinx knows types and subtypes, but no groups of subtypes."""
    if not _GROUP.isdisjoint(config.suppress_warnings):
        every = (f"{WARNING_TYPE}.{subtype(name)}" for name in site_checks(config))
        config.suppress_warnings = [*config.suppress_warnings, *every]
