"""The subtypes of warnings of a site: ours, and those that other extensions add."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from ..model.extension_points import ExtensionPoint
from ..model.problems import ProblemKind
from .extensions import ensure_setup, refuse, register, registered, text_problems

if TYPE_CHECKING:
    from sphinx.application import Sphinx


WARNINGS: ExtensionPoint[ProblemKind] = ExtensionPoint("subtype of warning", ProblemKind)


def add_problem_kinds(app: Sphinx, kinds: type[ProblemKind]) -> None:
    """Add subtypes of warnings; ``warn`` emits them, and ``suppress_warnings`` silences ``academic.<name>``.

    ``sphinx-academic check`` reports them as rules, with their descriptions.  Those of checks across entries
    come with ``add_check``.

    :param kinds: a class derived from :class:`ProblemKind`, whose members each have the name of a subtype and
        a description: what was found, and what to do about it
    :raises sphinx.errors.ExtensionError: if a name is taken or none, or a description is no text
    """
    ensure_setup(app)
    if not (inspect.isclass(kinds) and issubclass(kinds, ProblemKind) and len(kinds)):
        refuse(WARNINGS, repr(kinds), ["it must be a class derived from ProblemKind, with members"])
    for kind in kinds:
        problems = text_problems(description=kind.description)
        if kind in registered(app.config, WARNINGS):
            problems.append("there is one already; choose another name")
        refuse(WARNINGS, str(kind), problems)
        register(app, WARNINGS, str(kind), kind)
