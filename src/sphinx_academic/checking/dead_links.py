"""A check of links within the site: whether each leads to a file, and to an anchor in it."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ..core.site_address import site_address
from ..model.site_checks import Level, SiteFinding
from .output_page import Page, pages
from .sources import page_files, place

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def dead_links(app: Sphinx) -> Iterator[SiteFinding]:
    """Find links to files that are not there, and to places that a page does not have."""
    found: dict[str, tuple[Page, str, str]] = {}
    counts: dict[str, int] = {}
    by_path = {page.path: page for page in pages(app)}
    for page in pages(app):
        for address in dict.fromkeys(page.addresses):
            target, reason = _target(app, page, address, by_path)
            if reason:
                found.setdefault(target, (page, address, reason))
                counts[target] = counts.get(target, 0) + 1
    documents = page_files(app)
    # what Sphinx or MyST has not found is reported already
    reported = " ".join(one.message for one in getattr(app, "findings", ()))
    for target, (page, address, reason) in found.items():
        if f"'{unquote(address).removeprefix('#')}'" in reported:
            continue
        document = documents.get(page.path)
        written = (address, unquote(address), posixpath.basename(unquote(re.split(r"[?#]", address)[0])))
        file, line = place(app, document, *written) if document else ("", 0)
        others = counts[target] - 1
        more = f", also on {others} more page{'s' if others > 1 else ''}" if others else ""
        where = "" if document else f" on {page.path}"
        yield SiteFinding("dead-link", Level.WARNING, f"‘{address}’{where} {reason}{more}", file, line)


def _target(app: Sphinx, page: Page, address: str, by_path: dict[str, Page]) -> tuple[str, str]:
    """Return the file and the place that an address leads to, and what is wrong with it, if anything is."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address, "is no address"
    if parts.scheme or parts.netloc:
        return address, ""
    path = unquote(parts.path)
    if path.startswith("/"):
        base = urlsplit(site_address(app.config)).path.rstrip("/")
        if not f"{path}/".startswith(f"{base}/"):
            # another part of the host
            return address, ""
        path = path.removeprefix(base).lstrip("/") or "."
    elif path:
        path = posixpath.join(posixpath.dirname(page.path), path)
    name = posixpath.normpath(path) if path else page.path
    if name.startswith(".."):
        return name, "leads out of the site"
    file = Path(app.outdir, name)
    if file.is_dir():
        name = posixpath.normpath(posixpath.join(name, "index.html"))
        file = Path(app.outdir, name)
    if not os.path.isfile(file):
        return name, "leads to a file that is not there"
    # words of the text may follow: https://wicg.github.io/scroll-to-text-fragment/
    anchor = unquote(parts.fragment.partition(":~:")[0])
    other = by_path.get(name)
    if anchor and other and anchor not in other.anchors and anchor.lower() != "top":
        return f"{name}#{anchor}", f"leads to ‘#{anchor}’, which {name} does not have"
    return name, ""
