"""What ``sphinx-academic check`` finds in a site, and the checks that other packages may add."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .extension_points import ExtensionPoint


class Level(StrEnum):
    """How much a finding matters, the most first."""

    #: the site does not build, or not all of it
    ERROR = "error"
    #: readers miss something, or see what they should not
    WARNING = "warning"
    #: what may be as it is meant
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class SiteFinding:
    """One thing wrong at one place."""

    #: name of the check, or type of the warning
    rule: str
    level: Level
    #: one sentence
    message: str
    #: path of a file of the site; empty for the site as a whole
    file: str = ""
    #: 1-based; 0 where there is none
    line: int = 0

    @property
    def level_order(self) -> int:
        """Return the place of the level, the most important first."""
        return tuple(Level).index(self.level)


@dataclass(frozen=True, slots=True)
class SiteCheck:
    """A check of a site that has been built."""

    #: what is found, as the heading of its findings
    title: str
    #: what to do about it
    remedy: str
    #: takes the application of Sphinx behind its build, and returns what is found
    find: Callable[[Any], Iterable[SiteFinding]]


#: checks of sites, by their names; that of a finding is the name of its check
SITE_CHECKS: ExtensionPoint[SiteCheck] = ExtensionPoint("check of a site", SiteCheck)

#: findings that no check has: name -> title, remedy
OTHER_RULES: Mapping[str, tuple[str, str]] = {
    "conf": (
        "conf.py cannot be read",
        "Correct the line; nothing else can be checked before.",
    ),
    "build": (
        "The site cannot be built",
        "See what sphinx-build says of it; nothing else can be checked before.",
    ),
    "check": (
        "Checks that have failed",
        "Report it to the authors of the check.",
    ),
    "extension": (
        "The site does not use sphinx-academic",
        'Add "sphinx_academic" to extensions in conf.py.',
    ),
    "sphinx": (
        "Warnings of Sphinx and of other extensions, those without a type of their own",
        "Correct what they name.",
    ),
    "external": (
        "Links to other sites that lead nowhere (--external)",
        "Correct the address, or name it in linkcheck_ignore, which is Sphinx's.",
    ),
    "accessible": (
        "What axe-core finds in the pages (--accessible)",
        "https://dequeuniversity.com/rules/axe has each of its rules.",
    ),
}
