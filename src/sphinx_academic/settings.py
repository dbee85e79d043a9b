"""All settings of this package, room by room: the order of the reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .authoring.settings import AuthoringSettings
from .core.config import AcademicConfig, MetricsSettings, SyncSettings
from .core.settings import Option, Settings, add_settings, options_of
from .core.source_files import FileSettings
from .cv.settings import CvSettings
from .feeds.settings import FeedSettings
from .lint.settings import LintSettings
from .papers.settings import PaperSettings
from .people.settings import PeopleSettings
from .pictures.settings import PictureSettings
from .publications.settings import PublicationSettings
from .redirects.settings import RedirectSettings
from .rendering.settings import RenderingSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SETTINGS: tuple[type[Settings], ...] = (
    AcademicConfig,
    PeopleSettings,
    PublicationSettings,
    PaperSettings,
    FeedSettings,
    MetricsSettings,
    CvSettings,
    FileSettings,
    PictureSettings,
    RenderingSettings,
    AuthoringSettings,
    LintSettings,
    RedirectSettings,
    SyncSettings,
)


def add_all_settings(app: Sphinx) -> None:
    """Add every setting."""
    for kind in SETTINGS:
        add_settings(app, kind)


def options() -> Iterator[Option]:
    """Yield the settings, for the reference."""
    for kind in SETTINGS:
        yield from options_of(kind)
