"""Comments of HTML, of kramdown and of Liquid in texts of Jekyll."""

from __future__ import annotations

import re

#: a comment, or code, in which one is shown
_COMMENT = re.compile(
    r"<!--.*?(?:-->|\Z)|\{::comment\}.*?(?:\{:/(?:comment)?\}|\Z)"
    r"|(?P<code>^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^ {0,3}(?P=fence)[`~]*[ \t]*$|(?<!`)`[^`\n]+`(?!`))",
    re.DOTALL | re.MULTILINE,
)
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
    text = _COMMENT.sub(_taken, _LIQUID_COMMENT.sub(_newlines, text))
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


def _taken(match: re.Match[str]) -> str:
    """Return what stands in place of a comment: ends of lines, or marks within a paragraph."""
    if match["code"]:
        return match[0]
    text, count = match.string, match[0].count("\n")
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    if start and end > 0 and not text[start : match.start()].strip() and not text[match.end() : end].strip():
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
