"""Comments of HTML, of kramdown and of Liquid in texts of Jekyll."""

from __future__ import annotations

import re

from .fences import OPENING, Fences

#: begins a comment, or is or begins code, in which one is shown
_START = re.compile(
    rf"(?P<html><!--)|(?P<kramdown>\{{::comment\}})|(?P<opening>{OPENING})|(?<!`)`[^`\n]+`(?!`)", re.MULTILINE
)
_END = {"html": re.compile("-->"), "kramdown": re.compile(r"\{:/(?:comment)?\}")}
#: beginnings of lines that are in no paragraph
_NO_PARAGRAPH = re.compile(r"\s*(?:$|[#<|`~>=]|---)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
#: an end of a line that a comment took, and a line that is empty then
_MARK, _EMPTY = "\0", "\1"
_LIQUID_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}.*?(?:\{%-?\s*endcomment\s*-?%\}|\Z)", re.DOTALL)


def without_comments(text: str) -> str:
    """Return a text without comments, whose paragraphs are those that are shown and whose lines stay.

    A comment on lines of its own within a paragraph does not end that; the lines that it took follow the
    paragraph.
    """
    text = _without_comments(_LIQUID_COMMENT.sub(_newlines, text))
    if _EMPTY not in text:
        return text
    lines: list[str] = []
    waiting = 0
    for line in text.split("\n"):
        if _EMPTY in line:
            waiting += line.count(_MARK) + 1
            continue
        if not line.strip():
            lines += [""] * waiting
            waiting = 0
        lines.append(line)
    return "\n".join([*lines, *[""] * waiting])


def _without_comments(text: str) -> str:
    fences = Fences(text)
    pieces, kept, place = [], 0, 0
    while match := _START.search(text, place):
        if match["opening"]:
            place = fences.end(match) or match.end("fence")
        elif match.lastgroup in _END:
            found = _END[match.lastgroup].search(text, match.end())
            place = found.end() if found else len(text)
            pieces += [text[kept : match.start()], _taken(text, match.start(), place)]
            kept = place
        else:
            place = match.end()
    return "".join([*pieces, text[kept:]])


def _taken(text: str, begin: int, stop: int) -> str:
    """Return what stands in place of a comment: ends of lines, or marks within a paragraph."""
    count = text.count("\n", begin, stop)
    start = text.rfind("\n", 0, begin) + 1
    end = text.find("\n", stop)
    if start and end > 0 and not text[start:begin].strip() and not text[stop:end].strip():
        before = text[text.rfind("\n", 0, start - 1) + 1 : start - 1]
        following = text.find("\n", end + 1)
        after = text[end + 1 : following if following >= 0 else len(text)]
        if not (_NO_PARAGRAPH.match(before) or _NO_PARAGRAPH.match(after) or _ITEM.match(after)):
            return _MARK * count + _EMPTY
    return "\n" * count


def _newlines(match: re.Match[str]) -> str:
    return only_newlines(match[0])


def only_newlines(text: str) -> str:
    """Return the ends of lines of a text."""
    return "\n" * text.count("\n")
