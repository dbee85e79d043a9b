"""Conditions and loops of Liquid in the pages of a site: what they show, and what is reported of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .data_papers import are_papers
from .findings import Findings
from .jekyll_comments import only_newlines, without_comments
from .liquid import TAG, Liquid, NotUnderstood

#: characters that mark places here
NO_MARKS = {0: None, 1: None, 2: None, 3: None}
#: what stands for a text that a loop drew
_DRAWN = re.compile(r"\x02(\d+)\x03")
_ASSIGNED = re.compile(r"\s*(?P<name>\w+)\s*=\s*(?P<value>[\w.\[\]\"'-]+)")
#: an item of a list in Markdown or HTML
_LISTED = re.compile(r"\s*(?:[-*+]\s|\d{1,3}[.)]\s|<li\b|<[uo]l\b|\|)", re.IGNORECASE)
#: what a loop goes over
_OVER = re.compile(r"\bin\s+([\w.\[\]\"'-]+)")


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop of Liquid that draws what a data file or a collection has."""

    #: ``site.data.publications``
    collection: str
    file: str
    line: int


@dataclass
class _Condition:
    """A condition of Liquid that is open."""

    tag: str
    line: int
    #: what is met now is shown
    shows: bool = True
    #: a branch was shown
    is_taken: bool = False
    #: it was understood
    is_known: bool = False
    has_shown: bool = False
    has_hidden: bool = False
    #: of ``case``, with which ``when`` compares
    value: Any = None

    def begin(self, holds: bool | None) -> None:
        """Begin the first branch."""
        self.is_known = holds is not None
        self.shows = self.is_taken = holds is not False

    def begin_case(self, *, is_known: bool) -> None:
        """Begin what stands before the first branch of a ``case``."""
        self.is_known = is_known
        self.shows = self.is_taken = False

    def go_on(self, holds: bool | None) -> None:
        """Begin the next branch."""
        if not self.is_known or holds is None:
            self.is_known = self.is_known and self.is_taken
            holds = not self.is_taken and holds is not False
        self.shows = holds and not self.is_taken
        self.is_taken = self.is_taken or self.shows


@dataclass
class Control:
    """What conditions, loops and assignments do to the text of a file."""

    liquid: Liquid
    findings: Findings
    file: str
    #: whether the loop over a collection is drawn as its page does
    draws: Callable[[str], bool]
    #: the loops that are not drawn, to which those of the file are added
    loops: list[Loop]
    #: what loops drew
    _drawn: list[str] = field(default_factory=list)
    #: collections by the variables that stand for them
    _assigned: dict[str, str] = field(default_factory=dict)

    def with_drawn(self, text: str) -> str:
        """Return a text with what its loops drew in their places."""
        return _DRAWN.sub(lambda match: self._drawn[int(match[1])], text)

    def resolved(self, text: str) -> str:
        """Return a text with what its loops draw and what its conditions let through.

        Of a condition that is not understood, the first branch stays, which is reported.
        """
        pieces: list[str] = []
        place = 0
        open_: list[_Condition] = []
        loop_depth = capture_depth = 0
        for match in TAG.finditer(text):
            if match.start() < place:
                # within what a loop drew
                continue
            name = match["name"]
            visible = all(each.shows for each in open_) and not loop_depth and not capture_depth
            piece = text[place : match.start()]
            pieces.append(piece if visible else only_newlines(piece))
            shown = name in ("for", "include", "include_relative", "include_cached")
            if (piece.strip() or shown) and not loop_depth and not capture_depth:
                _note_text(open_)
            place = match.end()
            line = text.count("\n", 0, match.start()) + 1
            if name == "for":
                end = _end_of_loop(text, match) if visible else 0
                if end and (result := self._drawn_loop(text[match.start() : end])) is not None:
                    pieces += [f"\x02{len(self._drawn)}\x03", only_newlines(text[place:end])]
                    self._drawn.append(result)
                    place = end
                    continue
                loop_depth += 1
                collection = _collection(match["rest"], self._assigned)
                is_data = collection.startswith("site.")
                shows = all(each.shows for each in open_)
                if shows and collection and (loop_depth == 1 or is_data):
                    self.loops.append(Loop(collection, self.file, line))
                    pieces.append(f"<div class='academic-loop' data-loop='{len(self.loops) - 1}'></div>")
            elif name == "endfor":
                loop_depth = max(0, loop_depth - 1)
            elif name == "capture":
                capture_depth += 1
            elif name == "endcapture":
                capture_depth = max(0, capture_depth - 1)
            elif name in ("if", "unless", "case", "ifversion"):
                condition = _Condition(match[0], line)
                if visible and name == "case":
                    condition.begin_case(is_known=self._read_case(condition, match["rest"]))
                elif visible:
                    condition.begin(self._holds(name, match["rest"]))
                open_.append(condition)
            elif name in ("else", "elsif", "when") and open_ and not loop_depth:
                condition = open_[-1]
                is_unknown = name == "when" and not condition.is_known
                holds = None if is_unknown else self._holds(name, match["rest"], condition.value)
                condition.go_on(name == "else" or holds)
            elif name in ("endif", "endunless", "endcase", "endifversion"):
                if open_:
                    self._report_condition(open_.pop())
            elif name == "assign":
                if pair := _ASSIGNED.match(match["rest"]):
                    self._assigned[pair["name"]] = _resolved(pair["value"], self._assigned)
                if visible:
                    self._assign(match["rest"])
            elif (
                name not in ("when", "break", "continue", "cycle", "increment", "decrement", "tablerow")
                and visible
            ):
                pieces.append(match[0])
        rest = text[place:]
        pieces.append(rest if all(each.shows for each in open_) and not loop_depth else "")
        return "".join(pieces)

    def _drawn_loop(self, text: str) -> str | None:
        """Return what a loop draws, or None where that is not known.

        Of data files, lists are drawn; the fields of papers, and of what has a form of its own, say more.
        """
        opening = TAG.match(text)
        collection = _collection(opening["rest"], self._assigned) if opening else ""
        is_empty = opening is not None and self._is_empty(opening["rest"])
        is_data = collection.startswith("site.data.")
        if not (is_empty or is_data or self.draws(collection)):
            return None
        used = set(self.liquid.used)
        try:
            result = self.liquid.draw(text)
        except (NotUnderstood, RecursionError):
            self.liquid.used = used
            return None
        if not (is_empty or result.strip()):
            return None
        if is_data and not is_empty:
            is_list = _LISTED.match(result) and re.search(r"[^\W_]", re.sub(r"<[^<>]*>", "", result))
            if not is_list or _draws_papers(opening["rest"] if opening else "", self.liquid):
                self.liquid.used = used
                return None
            self.liquid.used.add("_" + collection.removeprefix("site.").replace(".", "/"))
        return without_comments(result).translate(NO_MARKS)

    def _is_empty(self, rest: str) -> bool:
        """Return whether what a loop goes over is known, and has no items."""
        found = _OVER.search(rest)
        try:
            items = self.liquid.value(found[1]) if found else None
        except (NotUnderstood, RecursionError):
            return False
        return isinstance(items, list | tuple | Mapping) and not list(items)

    def _read_case(self, condition: _Condition, rest: str) -> bool:
        """Read what the branches of a ``case`` are compared with; return whether it is known."""
        try:
            condition.value = self.liquid.value(rest)
        except (NotUnderstood, RecursionError):
            return False
        return True

    def _holds(self, name: str, rest: str, value: Any = None) -> bool | None:
        """Return whether a condition holds, or None if that is not known."""
        if name in ("else", "ifversion"):
            return None
        try:
            if name == "when":
                return self.liquid.is_one_of(value, rest)
            return self.liquid.condition(rest) != (name == "unless")
        except (NotUnderstood, RecursionError):
            return None

    def _assign(self, rest: str) -> None:
        try:
            self.liquid.assign(rest)
        except (NotUnderstood, RecursionError):
            if pair := _ASSIGNED.match(rest):
                self.liquid.scope.pop(pair["name"], None)
                self.liquid.unknown.add(pair["name"])

    def _report_condition(self, condition: _Condition) -> None:
        """Report a condition that shows or hides text."""
        tag = " ".join(condition.tag.split())[:80]
        if condition.is_known:
            if condition.has_hidden and not condition.has_shown:
                self.findings.left_out(
                    f"the text of a condition of Liquid that does not hold: {tag}",
                    self.file,
                    condition.line,
                    "if it is needed, copy it into a page",
                )
        elif condition.has_shown or condition.has_hidden:
            others = "; that of the others was left out" if condition.has_hidden else ""
            self.findings.kept(
                f"the text of the first branch of a condition of Liquid: {tag}{others}",
                self.file,
                condition.line,
                "remove it if it should not be shown",
            )


def _draws_papers(rest: str, liquid: Liquid) -> bool:
    """Return whether a loop goes over papers."""
    found = _OVER.search(rest)
    items = liquid.value(found[1]) if found else None
    return isinstance(items, list) and are_papers([item for item in items if isinstance(item, Mapping)])


def _note_text(conditions: Sequence[_Condition]) -> None:
    """Note that a text stands here."""
    hidden = next((each for each in conditions if not each.shows), None)
    if hidden is not None:
        hidden.has_hidden = True
    else:
        for each in conditions:
            each.has_shown = True


def _end_of_loop(text: str, opening: re.Match[str]) -> int:
    """Return where a loop ends, or 0."""
    depth = 0
    for match in TAG.finditer(text, opening.start()):
        depth += {"for": 1, "endfor": -1}.get(match["name"], 0)
        if depth == 0:
            return match.end()
    return 0


def _collection(rest: str, assigned: Mapping[str, str]) -> str:
    """Return what a loop goes over."""
    found = _OVER.search(rest)
    return _resolved(found[1], assigned) if found else ""


def _resolved(value: str, assigned: Mapping[str, str]) -> str:
    """Return the collection that a variable of Liquid stands for, as far as assignments say it."""
    first, dot, rest = value.partition(".")
    return f"{assigned[first]}{dot}{rest}" if first in assigned else value
