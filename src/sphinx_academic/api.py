"""What other packages may import: records, the reader of ``.bib`` files, and what an extension may add.

To import this module imports no Sphinx, and neither does :func:`read_bib`.  Every other module of the package
may change in any release; what is named here follows the deprecation policy of the documentation.
"""

from __future__ import annotations

from .bib.link_kinds import LinkKind
from .bib.reader import Library
from .checking.registration import add_site_check
from .core.queries import publications
from .core.settings import Settings, add_settings, option
from .core.site_checks import add_check
from .core.site_links import add_link_kind
from .core.site_services import add_profile_service
from .model.checks import CheckedSite, Finding
from .model.dates import Date
from .model.datespans import Span
from .model.person import Author, Name, Person
from .model.problems import Problem
from .model.publication import Award, Publication
from .model.section_kinds import Part, SectionKind
from .model.site_checks import Level, SiteFinding
from .model.text import Foreign, Inline, Link, Math, RichText, Style, Styled, plain
from .model.venues import Venue
from .publications.records import AuthorView, Badge, LinkView, PublicationView, VenueBadge
from .publications.registration import Export, Layout, add_export, add_layout
from .query.filters import FilterError
from .query.select import Query
from .sections.registration import add_section

__all__ = [
    "Author",
    "AuthorView",
    "Award",
    "Badge",
    "CheckedSite",
    "Date",
    "Export",
    "FilterError",
    "Finding",
    "Foreign",
    "Inline",
    "Layout",
    "Level",
    "Library",
    "Link",
    "LinkKind",
    "LinkView",
    "Math",
    "Name",
    "Part",
    "Person",
    "Problem",
    "Publication",
    "PublicationView",
    "Query",
    "RichText",
    "SectionKind",
    "Settings",
    "SiteFinding",
    "Span",
    "Style",
    "Styled",
    "Venue",
    "VenueBadge",
    "add_check",
    "add_export",
    "add_layout",
    "add_link_kind",
    "add_profile_service",
    "add_section",
    "add_settings",
    "add_site_check",
    "option",
    "plain",
    "publications",
    "read_bib",
]


def read_bib(data: bytes, name: str = "") -> Library:
    """Read a ``.bib`` file; it never raises for what is in the file.

    :param data: the bytes of the file, in UTF-8 or, with a problem that says so, in another encoding
    :param name: of the file, for the ``file`` of records and problems
    :return: the ``publications`` in their order, and the ``problems`` in that of their lines
    """
    from .bib.reader import read

    return read(data, name)
