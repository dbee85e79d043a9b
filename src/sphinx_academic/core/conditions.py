"""When a handler of an event has something to do: what a build can find out without importing the handler.

A condition holds in too many builds rather than in too few: what has been made or noted before is looked
after, too, when what made it is no longer there.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from .build_state import build_state
from .domain import academic_domain
from .late import is_imported
from .output_files import output_files, part
from .output_state import record_path
from .settings import PREFIX, is_unread
from .site_address import site_address

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

#: takes the application, and what else the handler is given
Condition = Callable[..., bool]


def always(app: Sphinx, *args: Any) -> bool:
    """Return that there is something to do in any build."""
    return True


class _Known(NamedTuple):
    """What is known of a site before its pages are."""

    is_configured: bool


def in_use(app: Sphinx, *args: Any) -> bool:
    """Return whether the site uses anything of ours, or has done so in an earlier build."""
    return bool(academic_domain(app.env).pages) or (
        build_state(app.config).of(_Known, lambda: _known(app)).is_configured
    )


def _known(app: Sphinx) -> _Known:
    names = chain(app.config._raw_config, app.config.overrides)
    return _Known(
        bool(app.config.bibtex_bibfiles)
        or any(name.startswith(PREFIX) for name in names)
        or record_path(app).exists()
    )


def writes_document(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> bool:
    """Return whether the page that is being written is a document; in ``html-page-context``."""
    return doctree is not None and in_use(app)


def value(*names: str) -> Condition:
    """Return whether any of some values of the configuration says something."""
    return lambda app, *args: any(getattr(app.config, name, None) for name in names)


def setting(*names: str) -> Condition:
    """Return the same of our settings, without their prefix."""
    return value(*(PREFIX + name for name in names))


def imported(module: str) -> Condition:
    """Return whether anything has imported a module, without which there is nothing of what it makes.

    A node, or a part of the record of a page, that has been read from a file has imported its module.
    """
    return lambda app, *args: is_imported(module)


def has_files(name: str) -> Condition:
    """Return whether a part of the site had files when it was built the last time."""
    return lambda app, *args: output_files(app).has(part(name))


def has_address(app: Sphinx, *args: Any) -> bool:
    """Return whether the address of the site is known."""
    return bool(site_address(app.config))


def front_matter(name: str) -> Condition:
    """Return whether a document has a field in its front matter."""
    return lambda app, *args: any(name in fields for fields in app.env.metadata.values())


def unread_front_matter(app: Sphinx, *args: Any) -> bool:
    """Return whether a document has a field in its front matter that looks like ours and is not read."""
    return any(is_unread(name) for fields in app.env.metadata.values() for name in fields)


def builder(name: str) -> Condition:
    """Return whether this is the builder."""
    return lambda app, *args: app.builder.name == name


def either(*conditions: Condition) -> Condition:
    """Return whether any of some conditions holds."""
    return lambda app, *args: any(condition(app, *args) for condition in conditions)
