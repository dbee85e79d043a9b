"""Our own checks, added as other packages add theirs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from ..core.lint_checks import add_check, add_page_check
from ..model.problems import LINT
from .problem_kinds import OF_PAGES, LintKind

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..model.checks import CheckedSite, Finding


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
