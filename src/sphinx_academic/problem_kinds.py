"""All subtypes of this package's warnings, room by room: the order of the reference."""

from __future__ import annotations

from .authoring.problem_kinds import AuthoringKind
from .bib.problem_kinds import BibKind
from .core.problem_kinds import CoreKind
from .cv.problem_kinds import CVKind
from .feeds.problem_kinds import FeedKind
from .lint.problem_kinds import LintKind
from .model.problems import Kind, ProblemKind
from .people.problem_kinds import PeopleKind
from .pictures.problem_kinds import PictureKind
from .publications.problem_kinds import PublicationKind
from .redirects.problem_kinds import RedirectKind
from .rendering.problem_kinds import RenderingKind
from .sections.problem_kinds import ItemKind

#: those of each room; subtypes of checks across entries come with the checks
KINDS: tuple[type[ProblemKind], ...] = (
    BibKind,
    Kind,
    CoreKind,
    AuthoringKind,
    RenderingKind,
    PictureKind,
    PublicationKind,
    PeopleKind,
    ItemKind,
    CVKind,
    FeedKind,
    RedirectKind,
)

_ALL: tuple[type[ProblemKind], ...] = (*KINDS, LintKind)
#: every subtype
PROBLEM_KINDS: tuple[ProblemKind, ...] = tuple(kind for kinds in _ALL for kind in kinds)
