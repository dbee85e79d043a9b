"""Long HTML that is put into its page when all else of the page is made.

Between the visitor of a list and the page's template, docutils and Sphinx join the body of a page up to four
times, and write it out for a debug message before they know whether any is shown.  Of a list of thousands of
entries, each time is some dozen MiB.  So a mark goes that way in its place.

One ``𝒪`` of a formula has Python take four bytes for each character of a page, in place of two or one.
So what waits has numeric character references for those beyond Unicode's Basic Multilingual Plane.
"""

from __future__ import annotations

import itertools
import re
import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..core.build_state import build_state

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

#: what is shorter is worth no mark
_LONG = 1 << 16
_ENCODING = ("utf-8", "surrogatepass")
#: what begins a character beyond U+FFFF in UTF-8, and all of it
_STARTS = tuple(bytes([start]) for start in range(0xF0, 0xF5))
_BEYOND = re.compile(rb"[\xf0-\xf4][\x80-\xbf]{3}")


class LateHtml:
    """What waits for its page, by the marks that stand for it."""

    def __init__(self) -> None:
        self._waiting: dict[bytes, Sequence[bytes]] = {}
        # what others render of a list is in no page, and is whole at once: only of the document that is
        # written next, while it is written
        self._page: nodes.document | None = None
        self._docname = ""
        self._completed: set[str] = set()
        # no text of a page can be a mark
        self._word = secrets.token_hex(16)
        self._mark = re.compile(encoded(f"(<!--{self._word}-[0-9]+-->)"))

    def expect(self, doctree: nodes.document, docname: str) -> None:
        """Note the document that is about to be written as a page."""
        self._page, self._docname = doctree, docname

    def is_written(self, translator: HTML5Translator) -> bool:
        """Return whether a visitor writes the page."""
        is_next = translator.document is self._page and translator.builder.current_docname == self._docname
        return is_next and self._docname not in self._completed

    def complete(self, docname: str, body: str) -> str:
        """Return the body of a page with the HTML in the place of its marks, and no marks for it any more."""
        self._completed.add(docname)
        self._page = None
        return self._put_in(body)

    def keep(self, html: Sequence[bytes]) -> str:
        """Return the mark that stands for some HTML, in pieces."""
        mark = f"<!--{self._word}-{len(self._waiting)}-->"
        self._waiting[encoded(mark)] = [_in_two_bytes(piece) for piece in html]
        return mark

    def _put_in(self, body: str) -> str:
        if not self._waiting:
            return body
        parts = (self._waiting.get(part, (part,)) for part in self._mark.split(encoded(body)))
        complete = b"".join(itertools.chain.from_iterable(parts))
        # what it is made of goes before the text, of which each character may take four bytes
        self._waiting.clear()
        return decoded(complete)


def note_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note the document that is about to be written as a page."""
    # these emit html-page-context, where the marks are replaced
    if app.builder.format == "html" and hasattr(app.builder, "handle_page"):
        build_state(app.config).of(LateHtml).expect(doctree, docname)


def later(translator: HTML5Translator, html: Sequence[bytes]) -> str:
    """Return HTML as it goes into the body of a page: itself, or a mark that stands for it if it is long.

    :param html: :func:`encoded`, in pieces, which are joined once, in the page
    """
    late = build_state(translator.config).get(LateHtml) if sum(map(len, html)) >= _LONG else None
    return late.keep(html) if late and late.is_written(translator) else decoded(b"".join(html))


def _in_two_bytes(html: bytes) -> bytes:
    """Return HTML with references for the characters beyond U+FFFF."""
    # to look for single bytes takes a tenth of what a pattern does
    return _BEYOND.sub(_reference, html) if any(start in html for start in _STARTS) else html


def _reference(match: re.Match[bytes]) -> bytes:
    return b"&#%d;" % ord(decoded(match[0]))


def encoded(html: str) -> bytes:
    """Return HTML as it waits for its page."""
    return html.encode(*_ENCODING)


def decoded(html: bytes) -> str:
    """Return HTML that has waited for its page."""
    return html.decode(*_ENCODING)


def complete_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the HTML in the place of its marks."""
    late = build_state(app.config).get(LateHtml)
    if late and doctree is not None and "body" in context:
        context["body"] = late.complete(pagename, context["body"])
