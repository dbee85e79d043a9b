"""The little Markdown and HTML that al-folio lets an entry have in two of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..model.patterns import lazy_pattern
from ..model.text import Inline, Link, RichText, Style, Styled, join

#: a link, strong, emphasis; a tag, of which only the text remains; the LaTeX reader has read those of styles
_MARKUP = lazy_pattern(
    r"\[(?P<text>[^\[\]]+)\]\((?P<href>[^\s()]+)\)"
    r"|\*\*(?P<strong>[^\s*][^*]*)\*\*"
    r"|(?<![\w*])\*(?P<em>[^\s*][^*]*?)(?<=\S)\*(?![\w*])"
    r"|<a\s(?>[^<>]*?href=)[\"'](?P<a_href>[^\"'<>]*)[\"'][^<>]*>(?P<a_text>[^<>]*)</a>"
    r"|</?(?:p|span|div|u|small)\b[^<>]*>"
)


def little_markup(fields: Mapping[str, str], name: str) -> RichText:
    """Return a field as rich text; nothing where the entry has no such field.

    Addresses in it are as written, to be checked before they are shown.
    """
    source = fields.get(name)
    if not source or source.isspace():
        return ()
    # few builds have such a field to read
    from .latex import parse

    return join(piece for inline in parse(source) for piece in _pieces(inline))


def _pieces(inline: Inline) -> Iterator[Inline]:
    if not isinstance(inline, str):
        yield inline
        return
    end = 0
    for match in _MARKUP.finditer(inline):
        yield inline[end : match.start()]
        yield _piece(match)
        end = match.end()
    yield inline[end:]


def _piece(match: re.Match[str]) -> Inline:
    if match["text"]:
        return Link(match["href"], (match["text"],))
    if match["a_text"]:
        return Link(match["a_href"], (match["a_text"],))
    if match["strong"]:
        return Styled(Style.STRONG, (match["strong"],))
    if match["em"]:
        return Styled(Style.EMPHASIS, (match["em"],))
    return ""
