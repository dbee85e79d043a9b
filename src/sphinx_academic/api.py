"""What other packages may import: records, the reader of ``.bib`` files, and what an extension may add.

To import this module imports no Sphinx, and neither does :func:`read_bib`.  Every other module of the package
may change in any release; what is named here follows the deprecation policy of the documentation.
"""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .bib.link_kinds import LinkKind
from .bib.reader import Library
from .checking.registration import add_site_check
from .core.lint_checks import add_check
from .core.queries import publications
from .core.settings import Settings, add_settings, option
from .core.site_links import add_link_kind
from .core.site_services import add_profile_service
from .core.site_warnings import add_problem_kinds
from .model.checks import CheckedSite, Finding
from .model.dates import Date
from .model.datespans import Span
from .model.extension_points import Extensions
from .model.person import Author, Name, Person
from .model.problems import Problem, ProblemKind
from .model.publication import Award, Publication
from .model.section_kinds import Part, SectionKind
from .model.site_checks import Level, SiteFinding
from .model.text import Foreign, Inline, Link, Math, RichText, Style, Styled, plain
from .model.venues import Venue
from .publications.records import AuthorView, Badge, CountView, LinkView, PublicationView, VenueBadge
from .publications.registration import Export, Layout, add_export, add_layout
from .query.query import FilterError, Query
from .sections.registration import add_section

if TYPE_CHECKING:
    from docutils.nodes import Node

    from .importers.records import Site as ImportedSite
    from .importers.registry import Importer, add_importer
    from .importers.source import Source as OldSite
    from .sync.client import Client
    from .sync.metrics_source import (
        Count,
        CountedPaper,
        CountedPerson,
        MetricsSource,
        Wanted,
        add_metrics_source,
    )
    from .sync.paper_source import Source, add_source
    from .sync.work import Contributor, Work

__all__ = [
    "Author",
    "AuthorView",
    "Award",
    "Badge",
    "CheckedSite",
    "Client",
    "Contributor",
    "Count",
    "CountView",
    "CountedPaper",
    "CountedPerson",
    "Date",
    "Export",
    "Extensions",
    "FilterError",
    "Finding",
    "Foreign",
    "ImportedSite",
    "Importer",
    "Inline",
    "Layout",
    "Level",
    "Library",
    "Link",
    "LinkKind",
    "LinkView",
    "Math",
    "MetricsSource",
    "Name",
    "OldSite",
    "Part",
    "Person",
    "Problem",
    "ProblemKind",
    "Publication",
    "PublicationView",
    "Query",
    "RichText",
    "SectionKind",
    "Settings",
    "SiteFinding",
    "Source",
    "Span",
    "Style",
    "Styled",
    "Venue",
    "VenueBadge",
    "Wanted",
    "Work",
    "add_check",
    "add_export",
    "add_importer",
    "add_layout",
    "add_link_kind",
    "add_metrics_source",
    "add_problem_kinds",
    "add_profile_service",
    "add_section",
    "add_settings",
    "add_site_check",
    "add_source",
    "option",
    "plain",
    "publications",
    "read_bib",
    "warn",
]


def read_bib(data: bytes, name: str = "") -> Library:
    """Read a ``.bib`` file; it never raises for what is in the file.

    :param data: the bytes of the file, in UTF-8 or, with a problem that says so, in another encoding
    :param name: of the file, for the ``file`` of records and problems
    :return: the ``publications`` in their order, and the ``problems`` in that of their lines
    """
    from .bib.reader import read

    return read(data, name)


def warn(kind: ProblemKind, message: str, *, location: str | tuple[str, int] | Node | None) -> None:
    """Emit a warning of the type ``academic.<kind>``; builds that leave its page as it is repeat it.

    :param kind: a member of a class that ``add_problem_kinds`` has added
    :param message: what is wrong, what was done, and how to fix it
    :param location: ``file:line``, a pair of the name of a page and a line, or a node that knows its place;
        None for ``conf.py``, whose values have no line
    """
    from .core.diagnostics import warn as emit

    emit(kind, message, location=location)


#: name -> where it is; only the command needs these, which take long to import, and packages of the extras
_LATE: Mapping[str, str] = {
    "Client": ".sync.client:Client",
    "Contributor": ".sync.work:Contributor",
    "Count": ".sync.metrics_source:Count",
    "CountedPaper": ".sync.metrics_source:CountedPaper",
    "CountedPerson": ".sync.metrics_source:CountedPerson",
    "ImportedSite": ".importers.records:Site",
    "Importer": ".importers.registry:Importer",
    "MetricsSource": ".sync.metrics_source:MetricsSource",
    "OldSite": ".importers.source:Source",
    "Source": ".sync.paper_source:Source",
    "Wanted": ".sync.metrics_source:Wanted",
    "Work": ".sync.work:Work",
    "add_importer": ".importers.registry:add_importer",
    "add_metrics_source": ".sync.metrics_source:add_metrics_source",
    "add_source": ".sync.paper_source:add_source",
}
#: name that is deprecated -> name to use in its place, and the version in which the other one goes
_DEPRECATED: Mapping[str, tuple[str, str]] = {}


def __getattr__(name: str) -> object:
    if name in _DEPRECATED:
        instead, version = _DEPRECATED[name]
        message = f"sphinx_academic.api.{name} is deprecated, and goes in {version}; use {instead}"
        warnings.warn(message, DeprecationWarning, stacklevel=2)
        name = instead
    if name in _LATE:
        module, _colon, attribute = _LATE[name].partition(":")
        return getattr(importlib.import_module(module, __package__), attribute)
    if name in globals():
        return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
