"""Marks that people type at names (``Tang*``, ``Tang$^{1,\\dagger}$``, ``{X.📧 Chu}``) to roles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ...model.patterns import lazy_pattern
from ...model.roles import RoleTable, normalize_mark
from ..latex.tables import SYMBOLS
from .name_parts import is_group

# Superscripts become a region between these private-use characters, in which even digits are no name.
_OPEN, _CLOSE = "\ue000", "\ue001"
_REGION = lazy_pattern(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")

_MARK_MACROS = (
    "textasteriskcentered ast star textdagger textdaggerdbl dagger ddagger dag ddag textsection S "
    "textparagraph P sharp Letter envelope faEnvelope Envelope bullet textbullet circ diamond Diamond "
    "blacklozenge clubsuit spadesuit heartsuit"
)
_MARK_MACRO = lazy_pattern(rf"\\({_MARK_MACROS.replace(' ', '|')})(?![A-Za-z])\s*(?:\{{\}})?")
_EXTRA_SYMBOLS = {"diamond": "⋄", "Diamond": "◇", "blacklozenge": "◆", "clubsuit": "♣", "spadesuit": "♠"}
_BRACED = r"\{((?:[^{}]|\{[^{}]{0,40}\}){0,60})\}"
_SUPERSCRIPT = lazy_pattern(
    r"\$([^$]{1,80})\$|\\\(([^$]{1,80}?)\\\)"
    rf"|\\(?:textsuperscript|inst|footnotemark|IEEEauthorrefmark|sup|affmark)\s?(?:\[[^\]]{{0,20}}\])?{_BRACED}"
    r"|<sup>([^<]{1,80})</sup>"
    rf"|(?<!\\)\^(?:{_BRACED}|(\\[A-Za-z]{{1,20}}|[^\w\s{{}}]))"
)
_FOOTNOTE_MARK = lazy_pattern(r"\\footnotemark(?:\[[^\]]{0,20}\])?+(?:\{\})?+(?![A-Za-z{])")
_IN_SUPERSCRIPT = lazy_pattern(r"[\^{}$,;\s~]|\\(?:rm|it|bf|mathrm|text)(?![A-Za-z])|\\[,;!]")
_RAW_SUPERSCRIPT = lazy_pattern(r"[¹²³⁰⁴-⁹]+(?:[,⋅][¹²³⁰⁴-⁹]+)*,?")
# Bold and the like in a name mean "me", which a site says in another way.
_EMPHASIS = lazy_pattern(
    r"\\(?:textbf|textit|emph|underline|uline|textsc|mkbibbold|mkbibemph)\s?\{([^{}]{0,200})\}"
    r"|\{\\(?:bf|it|em|sc|bfseries|itshape|scshape)\s([^{}]{0,200})\}"
    r"|</?(?:b|strong|i|em|u)>|\*\*(?=\S)([^*]{1,200})((?:\\?\*)?)\*\*"
)
_CANDIDATE = r"[^\w\s.,'’‘“”\"()\[\]{}\\&/:;@!?+=<>|~$%^_`\-\ue000\ue001]"
_CLUSTER = lazy_pattern(rf"{_CANDIDATE}(?:[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d{_CANDIDATE})*")
_RUN = lazy_pattern(f"(?:{_CLUSTER.pattern})+")
_BLOCK = lazy_pattern(rf"(?:{_REGION.pattern}|{_CLUSTER.pattern}|\s)+")
_BETWEEN = lazy_pattern(rf"((?:{_CANDIDATE}|{_CLOSE})\ufe0f?),(?=\s?(?:{_CANDIDATE}|{_OPEN}))")
_PUNCTUATION_MARKS = "*#†‡§¶‖※⁂⁎⁑∥＊﹡"
_NO_MARKS = "©®™°№℠−–—·•"
_SAME = str.maketrans(dict.fromkeys("∗⁎＊﹡✱", "*"))
_GLUED_NUMBER = lazy_pattern(r"(?<=[^\W\d_]{2})[0-9]{1,2}(?:,[0-9]{1,2})*(?=,|$)")
#: DBLP distinguishes namesakes by a number: "Wei Wang 0001"
_DBLP_NUMBER = lazy_pattern(r"(?:^|(?<=\s))\{?[0-9]{4}\}?(?=[\s,]|$)")
_BLANKS = lazy_pattern(r"\s+")
# empty braces behind a letter may end the name of a macro
_EMPTY = lazy_pattern(r"\(\s*\)|\[\s*\]|(?<![A-Za-z])\{\s*\}")
_SPARE_SPACE = lazy_pattern(r"\s+(?=,|$)|(?<=\s)\s+|^[\s,]+")


class Marked(NamedTuple):
    """A name's source without its marks, and what they were."""

    name: str
    #: typed symbol -> role id, in the order typed
    known: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    #: a number or letter that stands for an affiliation was left out
    numbered: bool = False


def normalize(source: str) -> str:
    """Return a list of names with superscripts and mark macros as regions, which hold no commas."""
    for _ in range(2):
        source = _EMPHASIS.sub(lambda match: "".join(filter(None, match.groups())), source)
    source = _FOOTNOTE_MARK.sub("", source)
    source = _SUPERSCRIPT.sub(_region, source)
    source = _MARK_MACRO.sub(lambda match: f"{_OPEN}{_symbol(match)}{_CLOSE}", source.replace("\\*", "*"))
    source = _RAW_SUPERSCRIPT.sub(lambda match: f"{_OPEN}{match[0]}{_CLOSE}" + _comma_after(match), source)
    # what was removed leaves blanks, and the patterns that split names expect one at a time
    return _BETWEEN.sub(r"\1", _BLANKS.sub(" ", source))


def _comma_after(match: re.Match[str]) -> str:
    """Give back the comma after the last number, unless a mark follows it."""
    following = match.string[match.end() : match.end() + 1]
    return "," if match[0].endswith(",") and not _CLUSTER.match(following) else ""


def _symbol(match: re.Match[str]) -> str:
    return SYMBOLS.get(match[1]) or _EXTRA_SYMBOLS[match[1]]


def _region(match: re.Match[str]) -> str:
    content = next(group for group in match.groups() if group is not None)
    maths = match[1] is not None or match[2] is not None
    marks = _IN_SUPERSCRIPT.sub("", _MARK_MACRO.sub(_symbol, content).replace("\\*", "*").replace("\\#", "#"))
    if "\\" in marks or "_" in marks or (maths and "^" not in content and any(map(str.isalnum, marks))):
        return match[0]
    return f"{_OPEN}{marks}{_CLOSE}" if len(marks) <= 12 else match[0]


def without_marks(source: str) -> str:
    """Return normalized source without anything that looks like a mark."""
    return _CLUSTER.sub(lambda match: "" if _is_mark(match[0]) else match[0], _REGION.sub("", source)).strip()


def take_marks(source: str, roles: RoleTable) -> Marked:
    """Return the name in normalized source, and the marks taken from it.

    In a name in braces, an institution, ``*`` and ``#`` belong to the name; a mark of a role makes a
    person of it, whose name is then split as usual.
    """
    taker = _Taker(roles)

    def outer(match: re.Match[str]) -> str:
        is_outer = match.start() == 0 or match.end() == len(source)
        return taker.strip(match[0]) if is_outer else match[0]

    name = _EMPTY.sub("", _BLOCK.sub(outer, source)).strip()
    if is_group(name):
        inside = taker.strip_group(name)
        name = inside[1:-1] if inside != name else name
    else:
        name = _DBLP_NUMBER.sub("", taker.strip(name))
        if " " in name.strip():
            name, count = _GLUED_NUMBER.subn("", name)
            taker.numbered |= bool(count)
    name = _SPARE_SPACE.sub("", _EMPTY.sub("", name)).strip(" ,")
    return Marked(name, tuple(taker.known.items()), tuple(taker.unknown), taker.numbered)


class _Taker:
    """Sorts the marks of one name."""

    def __init__(self, roles: RoleTable) -> None:
        self.roles = roles
        self.known: dict[str, str] = {}
        self.unknown: dict[str, None] = {}
        self.numbered = False

    def strip(self, source: str) -> str:
        """Take all marks, and leave the rest."""
        return _RUN.sub(self._take_run, _REGION.sub(self._take_region, source))

    def strip_group(self, source: str) -> str:
        """Take superscripts and the marks that can only mean a role."""
        return _RUN.sub(self._take_role, _REGION.sub(self._take_region, source))

    def _take_region(self, match: re.Match[str]) -> str:
        self._take(match[1])
        return ""

    def _take_run(self, match: re.Match[str]) -> str:
        is_mark = any(self.role(mark) or _is_mark(mark) for mark in self.marks(match[0]))
        return self._take(match[0]) if is_mark else match[0]

    def _take_role(self, match: re.Match[str]) -> str:
        is_role = not match[0].isascii() and all(self.role(mark) for mark in self.marks(match[0]))
        return self._take(match[0]) if is_role else match[0]

    def _take(self, run: str) -> str:
        """Sort the marks of a run, and return the rest, such as a combining accent."""
        rest = []
        for mark in self.marks(run):
            if role := self.role(mark):
                self.known[mark] = role
            elif mark.isalnum():
                self.numbered = True
            elif _is_mark(mark):
                self.unknown[mark] = None
            else:
                rest.append(mark)
        return "".join(rest)

    def role(self, mark: str) -> str | None:
        """Return the role of a mark; one typed twice, as in ``Tang**``, is read as typed once."""
        by_mark = self.roles.by_mark
        return by_mark.get(mark) or by_mark.get(mark.translate(_SAME)) or by_mark.get(mark[0])

    def marks(self, run: str) -> Iterator[str]:
        """Yield the marks of a run: the longest that a role knows, else a symbol and its repetitions."""
        run = normalize_mark(run).translate(_SAME)
        longest = max(map(len, self.roles.by_mark), default=1)
        start = 0
        while start < len(run):
            sizes = range(min(longest, len(run) - start), 1, -1)
            end = next((start + size for size in sizes if run[start : start + size] in self.roles.by_mark), 0)
            if not end:
                match = _CLUSTER.match(run, start)
                end = match.end() if match else start + 1
                while end < len(run) and end - start < 3 and run[end] == run[start]:
                    end += 1
            yield run[start:end]
            start = end


def _is_mark(cluster: str) -> bool:
    char = cluster[0]
    if char in _NO_MARKS:
        return False
    return char in _PUNCTUATION_MARKS or unicodedata.category(char) in ("So", "Sm", "Sc")
