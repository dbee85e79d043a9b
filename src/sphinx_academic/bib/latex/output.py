"""Output of the LaTeX reader: the stack of open groups, which become spans when they close."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from enum import Enum, auto
from functools import partial
from typing import NamedTuple

from ...model.text import Inline, Link, RichText, Style, Styled, join
from .tables import ACCENTS, DOTTED

#: how deep styles, links and accents nest in the output; deeper ones leave only their text
MAX_DEPTH = 12

#: makes the inlines of a frame from the text that was collected in it
Make = Callable[[RichText], Iterable[Inline]]


class End(Enum):
    """What ends a frame."""

    #: the next token, or the group that begins there
    ARGUMENT = auto()
    #: its closing brace
    GROUP = auto()
    #: the end of the group around it
    ENCLOSING = auto()
    #: its closing tag
    TAG = auto()


class Sink:
    """Collects inlines; strings are joined once, not one by one."""

    __slots__ = ("inlines", "strings")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.inlines: list[Inline] = []
        self.strings: list[str] = []

    def add(self, inline: Inline) -> None:
        """Append one inline."""
        if isinstance(inline, str):
            self.strings.append(inline)
        else:
            self._flush()
            self.inlines.append(inline)

    def text(self) -> RichText:
        """Return what was collected."""
        self._flush()
        return join(self.inlines)

    def _flush(self) -> None:
        if self.strings:
            self.inlines.append("".join(self.strings))
            self.strings = []


class Frame(NamedTuple):
    """An open group, argument or tag; without ``make`` it adds to its parent's sink."""

    end: End
    sink: Sink
    make: Make | None = None
    code: bool = False
    link: bool = False
    tag: str = ""


class Output:
    """The open frames, innermost last, and how many of each kind are open."""

    def __init__(self) -> None:
        """Begin with one frame."""
        self.frames = [Frame(End.ENCLOSING, Sink())]
        self.groups = self.depth = self.code = self.links = 0
        #: nothing was written yet, or a space was written last
        self.blank = True

    @property
    def waiting(self) -> bool:
        """Return whether a macro waits for its argument."""
        return self.frames[-1].end is End.ARGUMENT

    @property
    def accenting(self) -> bool:
        """Return whether an accent waits for its letter."""
        make = self.frames[-1].make
        return self.waiting and isinstance(make, partial) and make.func is accented

    @property
    def tag(self) -> str:
        """Return the name of the innermost frame's tag, if a tag opened it."""
        return self.frames[-1].tag

    def open(
        self, make: Make | None, end: End, *, code: bool = False, link: bool = False, tag: str = ""
    ) -> None:
        """Open a frame."""
        if self.depth >= MAX_DEPTH:
            make = None
        sink = Sink() if make else self.frames[-1].sink
        self.depth += bool(make)
        self.code += code
        self.links += link
        self.frames.append(Frame(end, sink, make, code, link, tag))

    def open_group(self) -> None:
        """Open a group, which is the argument of a macro that waits for one."""
        self.groups += 1
        if self.waiting:
            self.frames[-1] = self.frames[-1]._replace(end=End.GROUP)
        else:
            self.open(None, End.GROUP)

    def close(self) -> None:
        """Close the innermost frame; spaces at its ends go outside."""
        frame = self.frames.pop()
        self.code -= frame.code
        self.links -= frame.link
        self.groups -= frame.end is End.GROUP
        if not frame.make:
            return
        self.depth -= 1
        text = frame.sink.text()
        before, text, after = _trimmed(text)
        sink = self.frames[-1].sink
        for inline in (before, *frame.make(text), after):
            if inline:
                sink.add(inline)

    def close_group(self) -> None:
        """Close the innermost group and all that is open in it; a brace too many does nothing."""
        self.settle()
        if self.groups:
            while self.frames[-1].end is not End.GROUP:
                self.close()
            self.close()
            self.settle()

    def close_declarations(self) -> None:
        """Return to upright text within the innermost group."""
        while len(self.frames) > 1 and self.frames[-1].end is End.ENCLOSING:
            self.close()

    def settle(self) -> None:
        """Close the macros whose argument has been read."""
        while self.waiting:
            self.close()

    def add(self, inline: Inline) -> None:
        """Append an inline, which is the argument of a macro that waits for one."""
        if inline:
            self.frames[-1].sink.add(inline)
            self.blank = False
        self.settle()

    def add_blank(self) -> None:
        """Append a space, unless there is one."""
        if not self.blank:
            self.frames[-1].sink.add(" ")
            self.blank = True

    def finish(self) -> RichText:
        """Close everything and return the text without spaces at its ends."""
        while len(self.frames) > 1:
            self.close()
        return _trimmed(self.frames[0].sink.text())[1]


def _trimmed(text: RichText) -> tuple[str, RichText, str]:
    """Return the space before, the text without spaces at its ends, and the space after."""
    before = after = ""
    if text and isinstance(text[0], str) and text[0].startswith(" "):
        before, text = " ", join((text[0].lstrip(" "), *text[1:]))
    if text and isinstance(text[-1], str) and text[-1].endswith(" "):
        after, text = " ", join((*text[:-1], text[-1].rstrip(" ")))
    return before, text, after


def cluster_end(text: str) -> int:
    """Return the length of the first character with its combining marks."""
    end = 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def styled(style: Style, text: RichText) -> RichText:
    """Make a span."""
    return (Styled(style, text),) if text else ()


def linked(href: str, text: RichText) -> RichText:
    """Make a link, which shows its address if it has no text."""
    return (Link(href, text or (href,)),)


def wrapped(before: str, after: str, text: RichText) -> RichText:
    """Put something around a text."""
    return (before, *text, after)


def accented(macro: str, text: RichText) -> RichText:
    """Put an accent on the first letter; over anything else the accent stands for itself, as in ``\\~{}``."""
    first = text[0] if text else ""
    if not isinstance(first, str):
        return text
    if not first[:1].isalpha():
        return ("" if macro.isalpha() else macro, *text)
    end = cluster_end(first)
    letter = DOTTED.get(first[0], first[0]) + first[1:end] + ACCENTS[macro]
    return (unicodedata.normalize("NFC", letter) + first[end:], *text[1:])
