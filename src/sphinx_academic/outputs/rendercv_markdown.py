"""Texts in RenderCV's Markdown, which it turns into Typst by a few replacements.

They know no escape but that of an asterisk, and no nesting, and take what looks like a command of Typst for
one.  So what they would misread is kept apart by a word joiner, which nobody sees, or is written with a
character that looks like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from ..bibliography.latex_tokens import BLANKS
from ..records.text import CONTROLS, Link, Math, RichText, Style, Styled, plain
from .shared import absolute, one_line

_JOINER = "\u2060"
#: what RenderCV reads otherwise: places where two characters are kept apart
_APART = re.compile(r"(?<=\])(?=\()|(?<=<)(?=\w)|(?<=\$)(?=\$)|(?<=!)(?=!-)")
#: what Typst takes for a heading or a list at the start of a text
_AT_START = re.compile(r"[=+/-]|[0-9]+\.")
# a backslash is lost on the way, and a grave accent opens code
_LOOKALIKES = str.maketrans({"`": "‘", "\\": "∖"})
_ROUND = str.maketrans("[]", "()")
_MARKS = {Style.STRONG: "**", Style.EMPHASIS: "*"}
#: what may stand in an address; brackets and quotes would end it
_IN_ADDRESS = "%:/?#@!$&*+,;=~"


def markdown(text: RichText) -> str:
    """Return rich text as one line of RenderCV's Markdown: strong, emphasis and links are kept."""
    return _at_start("".join(_joined(_pieces(text, _Reader(text)))).strip(" "))


def literal(text: str) -> str:
    """Return a text for a place where RenderCV knows no Markdown, the title of a section among them."""
    return _at_start(_Reader((text,)).unmarked(one_line(text))).replace("*", "∗")


class _Reader:
    """What RenderCV makes of a text depends on what else is in it."""

    def __init__(self, text: RichText) -> None:
        self._has_links = any(isinstance(inline, Link) for inline in text)
        self._has_brackets = "[" in plain(text) and not self._has_links

    def escaped(self, text: str) -> str:
        return self.unmarked(text).replace("*", "\\*")

    def unmarked(self, text: str) -> str:
        text = BLANKS.sub(" ", CONTROLS.sub("", text)).translate(_LOOKALIKES).replace(" - ", " – ")
        if self._has_links:
            # a link would begin at the first bracket of all
            text = text.translate(_ROUND)
        elif self._has_brackets:
            text = text.replace("#", "＃")
        return _APART.sub(_JOINER, text)


def _at_start(text: str) -> str:
    return _JOINER + text if _AT_START.match(text) else text


def _pieces(text: RichText, reader: _Reader) -> Iterator[str]:
    for inline in text:
        if isinstance(inline, str):
            yield reader.escaped(inline)
        elif isinstance(inline, Math):
            yield reader.escaped(plain((inline,)))
        else:
            inner = reader.escaped(plain(inline.children))
            mark = _MARKS.get(inline.style, "") if isinstance(inline, Styled) else ""
            url = absolute(inline.href) if isinstance(inline, Link) else ""
            if url and inner.strip():
                inner = f"[{inner.translate(_ROUND)}]({quote(url, safe=_IN_ADDRESS)})"
            # marks hold on to what they mark
            yield f"{mark}{inner.strip()}{mark}" if mark and inner.strip() else inner


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    last = ""
    for piece in pieces:
        yield _JOINER + piece if last.endswith("*") and piece.startswith("*") else piece
        last = piece
