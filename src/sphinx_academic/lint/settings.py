"""Settings: which checks across entries are made."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from sphinx.config import Config

from ..core.lint_checks import site_checks
from ..core.settings import Settings, option
from ..model.checks import subtype
from ..model.problems import LINT
from ..model.suggestions import did_you_mean
from .problem_kinds import LintKind

#: the checks across entries, by the names that ``academic_lint`` takes
CHECKS = {kind.removeprefix(LINT): str(kind) for kind in LintKind}


class LintSettings(Settings):
    """Which checks across entries are made."""

    lint: bool | tuple[str, ...] | list[str] = option(
        ("doi", "arxiv"),
        (bool, tuple, list),
        "Which checks across entries are made: a list of their names, ``True`` for all, ``False`` for none. "
        f"Names are {', '.join(f'``{name}``' for name in CHECKS)}.",
    )

    #: with those of other extensions
    check_names: tuple[str, ...] = ()

    @classmethod
    def of_extensions(cls, config: Config) -> Mapping[str, Any]:
        """Return the checks that have been added."""
        return {"check_names": tuple(site_checks(config))}

    @cached_property
    def checks(self) -> frozenset[str]:
        """Return the checks across entries that are made, by the subtypes of their warnings."""
        if isinstance(self.lint, bool):
            return frozenset(map(subtype, self.check_names if self.lint else ()))
        for name in self.lint:
            if name not in self.check_names:
                hint = did_you_mean(name, self.check_names)
                self.warn("lint", f": there is no check {name!r}; it is left out; {hint}")
        return frozenset(subtype(name) for name in self.lint if name in self.check_names)

    def check(self) -> None:
        """Warn of what cannot be used, where ``conf.py`` is read."""
        _ = self.checks
