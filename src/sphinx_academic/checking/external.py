"""``--external``: links to other sites, by Sphinx's own builder for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ..model.site_checks import Level, SiteFinding
from .build import CheckedSphinx, application
from .sources import place

_LEVELS = {"broken": Level.WARNING, "timeout": Level.HINT, "redirected": Level.HINT}
#: answers that say an address has moved for good
_MOVED = (301, 308)


def external_links(source: Path, folder: Path) -> Iterator[SiteFinding]:
    """Find links to other sites that lead nowhere, or have moved."""
    # as the other build, so that nothing is written to the site
    app: CheckedSphinx = application(CheckedSphinx, source, folder, "linkcheck")
    app.build()
    for text in Path(app.outdir, "output.json").read_text("utf-8").splitlines():
        link = json.loads(text)
        level = _LEVELS.get(link["status"])
        if level is None or (link["status"] == "redirected" and link["code"] not in _MOVED):
            continue
        reason = " ".join(str(link["info"]).split())
        effect = "has moved to" if link["status"] == "redirected" else f"is {link['status']}:"
        docname = app.env.path2doc(link["filename"]) or ""
        file, line = place(app, docname, link["uri"], near=int(link["lineno"] or 0))
        message = f"{link['uri']} {effect} {reason}".rstrip(": ")
        yield SiteFinding("external", level, message, file, line)
