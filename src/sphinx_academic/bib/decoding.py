"""From the bytes of a ``.bib`` file to text, whatever their encoding."""

from __future__ import annotations

import codecs

from ..model.patterns import lazy_pattern
from ..model.problems import Problem
from .problem_kinds import BibKind

#: what is neither text nor blank, and what no XML may hold
_CONTROLS = lazy_pattern("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
# Bytes below 128 are what they are in UTF-8, too.
_UNUSUAL_BYTES = bytes((*range(9), *range(11, 32), 127))
#: begins U+FFFE and U+FFFF
_UNUSUAL_START = b"\xef\xbf"


def decode(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode a file, with ``\\n`` between lines; never raises.

    UTF-8 is expected, with or without a byte order mark; UTF-16 is recognized by its mark.  Lines that are
    not UTF-8 are read as Windows-1252, one by one, as files grow by pasting.

    :return: the text, and one problem for each thing that is wrong with the file as a whole
    """
    problems: list[Problem] = []
    text = _utf16(data)
    # one look at the bytes takes less time than several at the text
    is_unusual = (
        text is not None or len(data.translate(None, _UNUSUAL_BYTES)) < len(data) or _UNUSUAL_START in data
    )
    if text is None:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text, count = _by_line(data)
            line = _newlines(data[: error.start]).count(b"\n") + 1
            problems.append(_not_utf8(file, line, count))
    if is_unusual:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        # blanks to BibTeX, but nothing that XML may hold
        text = text.replace("\f", " ").replace("\v", " ")
        text, found = _without_controls(text, file)
        problems += found
    if not text or text.isspace():
        message = "the file is empty; add entries, or take it out of bibtex_bibfiles"
        problems.append(Problem(BibKind.BIBFILE, message, file))
    return text, tuple(problems)


def _without_controls(text: str, file: str) -> tuple[str, list[Problem]]:
    first = _CONTROLS.search(text)
    if first is None:
        return text, []
    line = text.count("\n", 0, first.start()) + 1
    text, count = _CONTROLS.subn("", text)
    message = (
        "a control character (NUL or the like) is left out; remove it from the file"
        if count == 1
        else f"{count} control characters (NUL and the like) are left out; remove them from the file"
    )
    return text, [Problem(BibKind.ENCODING, message, file, line)]


def _not_utf8(file: str, line: int, count: int) -> Problem:
    lines = {1: "this line was", 2: "this line and another were"}.get(
        count, f"this line and {count - 1} others were"
    )
    return Problem(
        BibKind.ENCODING, f"not UTF-8: {lines} read as Windows-1252; save the file as UTF-8", file, line
    )


def _utf16(data: bytes) -> str | None:
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    return data.decode("utf-16", errors="replace")


def _newlines(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _by_line(data: bytes) -> tuple[str, int]:
    """Return the text and how many of its lines are not UTF-8."""
    count = 0
    lines = []
    for line in _newlines(data.removeprefix(codecs.BOM_UTF8)).split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            count += 1
            lines.append(line.decode("cp1252", errors="replace"))
    return "\n".join(lines), count
