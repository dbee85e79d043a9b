"""The address of the site, the base of all absolute addresses of pages."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from .config import settings
from .domain import academic_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

#: set by Read the Docs while it builds: where the version that is being built will stand
_READ_THE_DOCS = "READTHEDOCS_CANONICAL_URL"


def site_address(config: Config) -> str:
    """Return the address of the site: ``html_baseurl``, else what Read the Docs says, else nothing.

    An ``html_baseurl`` that is no address is not replaced by another one: the site then has none.
    """
    given = _given(config)
    address = given or os.environ.get(_READ_THE_DOCS, "").strip()
    return address if _is_address(address) else ""


def absolute_url(builder: Builder, path: str) -> str:
    """Return the address of something in the output folder, or nothing where the site's is not known.

    :param path: quoted, relative to the output folder
    """
    base = site_address(builder.config)
    return posixpath.join(base, path) if base else ""


def page_address(builder: Builder, docname: str) -> str:
    """Return the address of a page, quoted and relative to the output folder."""
    # Sphinx leaves spaces as they are where pages have folders of their own
    return quote(builder.get_target_uri(docname), safe="/%#")


def absolute_page(builder: Builder, docname: str) -> str:
    """Return the absolute address of a page; empty without a known address of the site."""
    return absolute_url(builder, page_address(builder, docname))


def is_unusable(config: Config) -> bool:
    """Return whether the site sets an ``html_baseurl`` that is no address; it is reported once by itself."""
    given = _given(config)
    return bool(given) and not _is_address(given)


def uses_us(env: BuildEnvironment, docname: str) -> bool:
    """Return whether a page has something of ours, by which its head may say more than Sphinx does."""
    record = academic_domain(env).pages.get(docname)
    return record is not None and record.is_described


def _given(config: Config) -> str:
    # a value of another type is Sphinx's to report
    return str(getattr(config, "html_baseurl", "") or "").strip()


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def check_address(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of an ``html_baseurl`` that is no address, where something would be made from it."""
    if app.builder.format != "html" or not is_unusable(app.config):
        return
    if any(record.is_described for record in academic_domain(env).pages.values()):
        settings(app.config).conf.warn(
            "html_baseurl",
            f" is {app.config.html_baseurl!r}, which is no address; feeds and metadata are written as if it "
            "were not set; write it with its scheme: https://example.org/",
        )


def shown_addresses(app: Sphinx) -> dict[str, str]:
    """Return the address of the site for each page that names it, where no setting changes with it."""
    if _given(app.config):
        return {}
    address = site_address(app.config)
    return {name: address for name in app.env.found_docs if address and uses_us(app.env, name)}
