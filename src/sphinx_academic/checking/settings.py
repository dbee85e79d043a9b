"""Checks of settings that a site lacks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.site_address import is_unusable, site_address
from ..model.site_checks import Level, SiteFinding

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NAME = "html_baseurl"
#: files that say how hosts build a site; Read the Docs gives the address itself
_OF_HOSTS = (
    ".github/workflows/*.y*ml",
    ".gitlab-ci.yml",
    "Makefile",
    "netlify.toml",
    "tox.ini",
    "noxfile.py",
)
_READ_THE_DOCS = (".readthedocs.yaml", ".readthedocs.yml")


def no_address(app: Sphinx) -> Iterator[SiteFinding]:
    """Find that the address of the site is known neither here nor where it is built."""
    if site_address(app.config) or is_unusable(app.config):
        return
    folders = [Path(app.confdir), *list(Path(app.confdir).parents)[:2]]
    for folder in folders:
        if any((folder / name).is_file() for name in _READ_THE_DOCS) or _is_named(folder):
            return
    message = "html_baseurl is not set, so that there are no feeds and no canonical links"
    yield SiteFinding("baseurl", Level.HINT, message, str(Path(app.confdir, "conf.py")))


def _is_named(folder: Path) -> bool:
    files = (path for pattern in _OF_HOSTS for path in folder.glob(pattern))
    return any(_NAME in path.read_text("utf-8", "replace") for path in files if path.is_file())
