"""What of a page's source is for its author alone: comments, and addresses that a page shows to people only.

Sphinx copies the source of each page to ``_sources``.  An e-mail address is left out of the copy; where that
cannot be done for sure, and where comments have been taken out of a page, there is no copy.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.domain import academic_domain
from ..core.page_record import PagePart
from ..model.patterns import lazy_pattern
from ..rendering.nodes import makes_website
from .comments import strip_comments
from .settings import AuthoringSettings

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: in the place of a private text: the page has no copy of its source
PRIVATE_PAGE = ""

#: stands for what is left out
_LEFT_OUT = "…"
#: what may be a comment, also where no node shows it, as in a table or an option
_MAY_BE_COMMENT = lazy_pattern(r"<!--|^[ \t>*+-]*%", re.MULTILINE)
_FRONT_MATTER = lazy_pattern(r"---[ \t]*\n(?:(?!---)[^\n]*\n)*+")


class PrivateTexts(PagePart):
    """What shall not stand in the copy of a page's source."""

    __slots__ = ("texts",)

    def __init__(self) -> None:
        """Begin with none."""
        self.texts: list[str] = []


def note_private(env: BuildEnvironment, text: str) -> None:
    """Note a text that shall not stand in the copy of the page being read; or :data:`PRIVATE_PAGE`."""
    academic_domain(env).page(env.docname).part(PrivateTexts).texts.append(text)


def strip_page(app: Sphinx, document: nodes.document) -> None:
    """Take the comments out of a page, where the site wants that."""
    if not AuthoringSettings.of(app.config).strip_comments:
        return
    found = strip_comments(document)
    source = _source(app, app.env.docname)
    front_matter = _FRONT_MATTER.match(source)
    if found or _MAY_BE_COMMENT.search(source) or (front_matter and "#" in front_matter[0]):
        note_private(app.env, PRIVATE_PAGE)


def _source(app: Sphinx, docname: str) -> str:
    try:
        return Path(app.env.doc2path(docname)).read_text("utf-8-sig", errors="replace")
    except OSError:
        return ""


def leave_out_source(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Have neither a copy nor a link to it where something private cannot be left out of it."""
    private = academic_domain(app.env).part(pagename, PrivateTexts)
    if private and context.get("sourcename"):
        source = _source(app, pagename)
        if not all(text and text in source for text in private.texts):
            _copy_of(app, context["sourcename"]).unlink(missing_ok=True)
            context["sourcename"] = ""


def _copy_of(app: Sphinx, sourcename: str) -> Path:
    return Path(app.outdir, "_sources", *sourcename.split("/"))


def redact_copies(app: Sphinx, exception: Exception | None) -> None:
    """Leave the addresses out of the copies that there are."""
    if not makes_website(app.builder):
        return
    for docname, private in academic_domain(app.env).parts(PrivateTexts):
        suffix = os.path.splitext(app.env.doc2path(docname, base=False))[1]
        end = app.config.html_sourcelink_suffix
        path = _copy_of(app, docname + suffix + (end if end != suffix else ""))
        try:
            source = path.read_text("utf-8")
        except OSError:
            continue
        for text in sorted(filter(None, private.texts), key=len, reverse=True):
            source = source.replace(text, _LEFT_OUT)
        if PRIVATE_PAGE in private.texts:
            path.unlink()
        elif source != path.read_text("utf-8"):
            path.write_text(source, "utf-8")
