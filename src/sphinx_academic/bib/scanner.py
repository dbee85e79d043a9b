"""From the text of a ``.bib`` file to raw entries: where entries, fields and values begin and end.

The grammar is that of BibTeX (``bibtex.web``), with what btparse adds (``%`` comments, ``@comment{...}``).
A defect is reported and costs at most the text that cannot be delimited: where an entry cannot be read to
its end, the next line that starts an entry bounds the damage, and what looks like a field divides it.

Every text is read in linear time: patterns do not backtrack, the end of a value is looked for at most
:data:`REACH` entries further on, and that of comments in vain only until ``_patience`` is used up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from sys import intern
from typing import Any

from ..model.patterns import lazy_pattern
from ..model.problems import Problem
from ..model.publication import Publication
from .chunks import chunk_digest
from .fields import NAME, NESTED, Bare, RawEntry, RawField, Scan, UsualFields
from .problem_kinds import BibKind
from .recovery import FIELD_LIKE, close_brace, close_parenthesis, read_value, salvage, shortened

__all__ = ["Bare", "RawEntry", "RawField", "Scan", "scan"]

#: how many entries further the end of a value is looked for, as it may quote lines that start entries
REACH = 8

#: the start of an entry; what lacks its brace or its type but has a key and a comma is one, too
_HEAD = lazy_pattern(
    r"(?<!\w)@[ \t]*+(?:([^\W\d]\w*+)(?:\s*+([{(])|[ \t]++[^\s,{}]++,[ \t]*+$)?"
    r"|(?=\{[^\s,{}=]++,)(\{))",
    re.MULTILINE,
)
#: a line that starts an entry, with its key or as one of the blocks that have none
_BOUNDARY = lazy_pattern(
    r"\n[ \t]*+@[ \t]*+(?:(?i:comment|preamble|string)\s*+[{(]|[^\W\d]\w*+\s*+[{(][^,{}=\n]*+[,}])"
)
_KEY = {"}": lazy_pattern(r"\s*+([^,{}\n]*+)\s*+(,?)"), ")": lazy_pattern(r"\s*+([^,{}()\n]*+)\s*+(,?)")}
_FIELD_IN_KEY = lazy_pattern(rf"""(?:^|(?<=\s)){NAME}(?:\s++=|=(?=[\s"]|$))""")
#: most fields, up to the next one or the end of the entry
_FIELD = lazy_pattern(
    rf'\s*+({NAME})\s*+=\s*+(?:\{{({NESTED})\}}|"([^"{{}}]*+)"|([\w.:+/-]++))\s*+(?:,\s*+(\}})?|(\}}))'
)
_BETWEEN = lazy_pattern(r"(?:[\s,]++|%[^\n]*+)*+")
#: some write names of several words
_FIELD_START = lazy_pattern(rf"({NAME}(?:[ \t]++{NAME})*+)\s*+(=?)\s*+")
_WHITESPACE = lazy_pattern(r"(?:\s++|%[^\n]*+)*+")
#: signs between fields that are none of BibTeX's, or that close what is not open, by what closes the entry
_SIGNS = {"}": lazy_pattern(r"[)\];.>]++"), ")": lazy_pattern(r"[}\];.>]++")}
#: BibTeX takes some of them in names
_SIGNED_NAME = lazy_pattern(rf"{NAME}\s*+=")
_STRAY = lazy_pattern(r"[^,\n{}()]*+")
_FIELD_AFTER_CLOSE = lazy_pattern(rf'\s*+(?:,\s*+{NAME}\s*+=|{NAME}\s*+=\s*+[{{"])')
_CLOSING = {"{": "}", "(": ")"}
#: makes a named tuple of its values in half the time; a large file has hundreds of thousands
_new: Any = tuple.__new__


def scan(text: str, file: str, known: Mapping[bytes, Publication] | None = None) -> Scan:
    """Divide a file into entries and fields.

    :param text: the decoded file, its lines separated by ``\\n``
    :param file: the path to name in problems
    :param known: by the digests of their chunks, entries that are not read again
    :return: entries and ``@string`` blocks; comments, preambles and text between entries are skipped
    """
    scanner = _Scanner(text, file, known or {})
    scanner.run()
    return Scan(tuple(scanner.entries), tuple(scanner.problems))


class _Scanner:
    """One pass over one text."""

    def __init__(self, text: str, file: str, known: Mapping[bytes, Publication]) -> None:
        self.text = text
        self.file = file
        # each counts once: what its macros add to a copy of it counts, too
        self.known = dict(known)
        self.entries: list[RawEntry] = []
        self.problems: list[Problem] = []
        self.pos = 0
        self.key = ""
        self.fields: list[RawField] = []
        self.closing = "}"
        #: where the next line that starts an entry begins
        self.boundary = -1
        self._counted_lines = self._counted_to = 0
        self._patience = 4 * len(text)
        #: how many blocks ``@string`` there are up to here
        self._definitions = 0
        #: how many problems there were before the block
        self._reported = 0

    def run(self) -> None:
        """Read every block of the file."""
        while head := _HEAD.search(self.text, self.pos):
            self.key, start = "", head.start()
            if self.known and self._pass_known(start):
                continue
            self._reported = len(self.problems)
            newline = self.text.rfind("\n", self.pos, start)
            if self.text[max(newline, self.pos) : start].lstrip().startswith("%"):
                self.pos = self._end_of_line(start)
                continue
            self.pos = head.end()
            kind = head[1].lower() if head[1] else "misc"
            if head[3]:
                self._report("an entry without a type was read as ‘@misc’; add the type", start)
                self._read_entry(kind, "}", start)
            elif head[2] is None:
                if head.end() > head.end(1) and kind != "comment":
                    self._report(f"‘@{head[1]}’ has no opening brace and was skipped; add it", start)
            elif kind in ("comment", "preamble"):
                self._skip(head[1], start)
            else:
                self._read_entry(kind, _CLOSING[head[2]], start)

    def _skip(self, word: str, start: int) -> None:
        """Go behind a comment or preamble, or behind its first line if it is not closed."""
        opening = self.pos - 1
        end = -1
        if self._patience > 0:
            close = close_brace if self.text[opening] == "{" else close_parenthesis
            end = close(self.text, opening, len(self.text))
        if end < 0:
            self._patience -= len(self.text) - opening
            end = self._end_of_line(opening)
            self._report(f"‘@{word}’ is not closed; its first line was skipped; close its brace", start)
        self.pos = end

    def _read_entry(self, kind: str, closing: str, start: int) -> None:
        line = self._line(start)
        self._set_boundary()
        self.fields, self.closing = [], closing
        written: tuple[RawField, ...] | UsualFields | None = None
        if kind != "string":
            self._read_key()
            written = self._usual_fields()
        if written is None:
            self._read_fields()
            written = tuple(self.fields)
        self._definitions += kind == "string"
        self.entries.append(_new(RawEntry, (kind, self.key, written, line, self._chunk(start), None)))

    def _usual_fields(self) -> UsualFields | None:
        """Pass over the fields up to the next entry if they are as usual, and return them."""
        # one that begins within a line could be looked through as often as there are such
        if self.closing != "}" or self.text.find("@", self.pos, self.boundary) >= 0:
            return None
        usual = UsualFields(self.text, self.pos, self.boundary, self._line(self.pos))
        if not usual.read():
            return None
        self.pos = self.boundary
        return usual

    def _pass_known(self, start: int) -> bool:
        """Go behind the known chunks from a position on; return whether there is one."""
        text, first = self.text, start
        if start and text[start - 1] != "\n":
            return False
        while start < len(text):
            end = text.find("\n@", start)
            end = end if end >= 0 else len(text)
            chunk = chunk_digest(text[start:end], self._definitions)
            known = self.known.pop(chunk, None)
            if known is None:
                break
            line = self._line(start)
            self.entries.append(_new(RawEntry, (known.original_type, known.key, (), line, chunk, known)))
            self.pos = end
            start = end + 1
        return start > first

    def _chunk(self, start: int) -> bytes:
        """Return the digest of the chunk of an entry that has been read, or nothing if it is read again."""
        is_known = self.key and len(self.problems) == self._reported
        if not is_known or self.text.find("@", self.pos, self.boundary) >= 0:
            return b""
        return chunk_digest(self.text[start : self.boundary], self._definitions)

    def _set_boundary(self) -> None:
        if self.boundary < self.pos:
            match = _BOUNDARY.search(self.text, self.pos)
            self.boundary = match.start() if match else len(self.text)

    def _read_key(self) -> None:
        match = _KEY[self.closing].match(self.text, self.pos, self.boundary)
        assert match is not None  # it also matches nothing
        key, start = match[1], self.pos
        self.pos = match.end()
        comma = match[2]
        if "=" in key and (name := _FIELD_IN_KEY.search(key)):
            key, comma = key[: name.start()], ""
            self.pos = match.start(1) + name.start()
        self.key = key.rstrip()
        if self.key and not comma and self.pos < self.boundary and self.text[self.pos] != self.closing:
            self._report("no comma after the key; read as if there were one; add it", start)

    def _read_fields(self) -> None:
        """Read fields up to the end of the entry; nearly all are of the usual form."""
        text, append, usual = self.text, self.fields.append, self.closing == "}"
        position, line = self.pos, self._line(self.pos)
        while True:
            match = _FIELD.match(text, self.pos, self.boundary) if usual else None
            if match is None:
                if not self._read_unusual():
                    return
                continue
            name, braced, quoted, bare, end, end_without_comma = match.groups()
            parts = (Bare(bare),) if bare is not None else (quoted if braced is None else braced,)
            start = match.start(1)
            line += text.count("\n", position, start)
            position = start
            # the same few names in every entry
            append(_new(RawField, (intern(name.lower()), parts, line)))
            self.pos = match.end()
            if (end or end_without_comma) and not self._goes_on():
                return

    def _goes_on(self) -> bool:
        """Return whether fields follow behind the end of the entry, so that a brace was closed too often."""
        if not _FIELD_AFTER_CLOSE.match(self.text, self.pos, self.boundary):
            return False
        self._report("a closing brace too many; the fields after it were kept; remove it", self.pos - 1)
        return True

    def _read_unusual(self) -> bool:
        """Read one field, or what stands in its place; return False at the end of the entry."""
        self._pass_over(_BETWEEN)
        start = self.pos
        if start >= self.boundary:
            self._report("the entry is not closed; its fields were kept; close it", self.boundary)
            return False
        if self.text[start] == self.closing:
            self.pos += 1
            return self._goes_on()
        if not _SIGNED_NAME.match(self.text, start, self.boundary) and (signs := self._stray_signs()):
            self._report(f"‘{signs}’ between two fields was skipped; remove it", start)
            return True
        match = _FIELD_START.match(self.text, start, self.boundary)
        if match is None:
            return self._salvage(start)
        name = match[1]
        self.pos = match.end()
        if not match[2]:
            if self.text[self.pos : self.pos + 1] not in ("{", '"'):
                self._pass_over(_STRAY)
                skipped = shortened(self.text[start : self.pos])
                self._report(f"‘{skipped}’ is not a field and was skipped; write ‘name = {{value}}’", start)
                return True
            self._report(f"no equals sign after ‘{name}’; read as if there were one; add it", start)
        return self._read_value(name, start) or self._salvage(start)

    def _read_value(self, name: str, start: int) -> bool:
        """Read a field's value and the comma behind it; return False if there is damage."""
        value = read_value(self.text, self.pos, self.boundary, self.closing)
        within = self.boundary
        if value is None and not FIELD_LIKE.search(self.text, self.pos, within):
            value = read_value(self.text, self.pos, self._far_boundary(), self.closing)
        if value is None:
            return False
        self.pos = value.end
        self._set_boundary()
        self._pass_over(_WHITESPACE)
        parts, signs = self._without_signs(value.parts)
        signs = signs or self._stray_signs()
        following = self.text[self.pos : self.pos + 1] if self.pos < self.boundary else ""
        if following not in (",", self.closing):
            next_field = _FIELD_START.match(self.text, self.pos, self.boundary)
            swallowed = not following and any(FIELD_LIKE.search(part) for part in value.parts)
            if swallowed or (following and not (next_field and next_field[2])):
                self.boundary = within
                return False
            if following and parts and not signs:
                self._report(f"no comma after the value of ‘{name}’; add it", start)
        if signs:
            self._report(f"‘{signs}’ after the value of ‘{name}’ was skipped; remove it", start)
        if not parts:
            self._report(f"‘{name}’ has no value; it was read as empty; remove it or write {{}}", start)
        self.fields.append(RawField(name.lower(), parts, self._line(start)))
        return True

    def _stray_signs(self) -> str:
        """Pass over signs that stand where the next field or the end is expected, and return them.

        Where neither follows them, it takes more than to leave them out.
        """
        signs = _SIGNS[self.closing].match(self.text, self.pos, self.boundary)
        if signs is None:
            return ""
        blank = _WHITESPACE.match(self.text, signs.end(), self.boundary)
        end = blank.end() if blank else signs.end()
        if self.text[end : end + 1] in (",", self.closing) and end < self.boundary:
            self.pos = end
            return signs[0]
        field = _FIELD_START.match(self.text, end, self.boundary)
        if field is None or not field[2]:
            return ""
        self.pos = end
        return signs[0]

    def _without_signs(self, parts: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
        """Return the parts of a value without the signs behind a number or macro, and these signs."""
        if not parts or not isinstance(parts[-1], Bare) or "(" in parts[-1] or "[" in parts[-1]:
            return parts, ""
        kept = parts[-1].rstrip(")];")
        last = (Bare(kept),) if kept else ()
        return (*parts[:-1], *last), parts[-1][len(kept) :]

    def _far_boundary(self) -> int:
        match = None
        position = self.boundary
        for _ in range(REACH):
            match = _BOUNDARY.search(self.text, position + 1)
            if match is None:
                return len(self.text)
            position = match.start()
        return position

    def _salvage(self, start: int) -> bool:
        """Take what can be recognized of the rest of a damaged entry, and end it at the boundary."""
        salvaged = list(salvage(self.text, start, self.boundary, self.closing))
        damage = [field.damage for field in salvaged if field.damage]
        lost = self.text[start : salvaged[0].start if salvaged else self.boundary].strip("\n ,})")
        if lost:
            damage.insert(0, f"‘{shortened(lost)}’ cannot be read and was skipped")
        found = "; ".join(damage[:3]) or "a delimiter is missing"
        self._report(f"{found}; the other fields were kept; balance braces and quotation marks", start)
        for name, parts, position, _ in salvaged:
            self.fields.append(RawField(name.lower(), parts, self._line(position)))
        self.pos = self.boundary
        return False

    def _pass_over(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.pos, self.boundary)
        if match:
            self.pos = match.end()

    def _end_of_line(self, position: int) -> int:
        newline = self.text.find("\n", position)
        return len(self.text) if newline < 0 else newline

    def _line(self, position: int) -> int:
        """Return the 1-based line of a position; linear in all, as positions never go back."""
        self._counted_lines += self.text.count("\n", self._counted_to, position)
        self._counted_to = position
        return self._counted_lines + 1

    def _report(self, message: str, position: int) -> None:
        line = self._line(position)
        self.problems.append(Problem(BibKind.SYNTAX, message, self.file, line, self.key or None))
