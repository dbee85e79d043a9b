"""``{skills}``, ``{languages}``, ``{tests}``, ``{interests}``: labels, values, how well they are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from docutils import nodes

from ..authoring.directive import choice
from ..model.folding import separated
from ..model.patterns import lazy_pattern
from ..rendering.inline import readable
from .group_nodes import group_value, separator, value_level
from .groups import GroupsDirective, Line, ReadValues


class Share(NamedTuple):
    """So many of so many: 4 of 5."""

    filled: int
    total: int


#: of how many a share is that is not given in numbers
TOTAL = 5

#: the interagency scale (ILR) as LinkedIn words it, that of the Council of Europe (CEFR), and plain words
_WORDS = {
    **dict.fromkeys(("novice", "beginner", "basic", "basics", "elementary", "a1", "a2"), 1),
    **dict.fromkeys(("limited", "familiar", "conversational", "b1"), 2),
    **dict.fromkeys(("intermediate", "professional", "working", "good", "b2"), 3),
    **dict.fromkeys(("advanced", "proficient", "fluent", "full", "near", "c1"), 4),
    **dict.fromkeys(("native", "bilingual", "mother", "expert", "c2"), 5),
    **dict.fromkeys(("入门", "初级"), 1),
    "基础": 2,
    **dict.fromkeys(("中级", "良好"), 3),
    **dict.fromkeys(("高级", "熟练", "流利"), 4),
    **dict.fromkeys(("精通", "母语"), 5),
}
_WORD = lazy_pattern(r"[^\W_]+")
_OF = lazy_pattern(r"(?<![\d./])(\d{1,3})\s?/\s?(\d{1,3})(?![\d./])")
_PERCENT = lazy_pattern(r"(?<![\d.])(\d{1,3})\s?%")
#: so many can be counted at a glance
_MOST = 10


def level_share(words: str) -> Share | None:
    """Return how much a level is, as far as its words say: "4/5", "80 %", "fluent", "B2"; else None.

    The first word that is known counts: "limited" in "limited working proficiency".
    """
    if found := _OF.search(words):
        filled, total = int(found[1]), int(found[2])
        if not total or filled > total:
            return None
        return Share(filled, total) if total <= _MOST else _scaled(filled / total)
    if found := _PERCENT.search(words):
        return _scaled(int(found[1]) / 100) if int(found[1]) <= 100 else None
    known = [_WORDS[word] for word in _WORD.findall(words.lower()) if word in _WORDS]
    return Share(known[0], TOTAL) if known else None


def _scaled(part: float) -> Share:
    return Share(round(part * TOTAL), TOTAL)


#: name of the directive -> class of one value
_VALUES = {"skills": "skill", "languages": "language", "tests": "test", "interests": "interest"}

#: "English (native)", in which the brackets are the only ones
_LEVEL = lazy_pattern(r"(?P<name>[^()（）]*[^()（）\s])\s*[(（](?P<level>[^()（）]+)[)）]", re.DOTALL)


class SkillsDirective(GroupsDirective):
    """Show values in groups."""

    parsers: ClassVar = {**GroupsDirective.parsers, "levels": choice("words", "dots")}
    example = "- Software: Python (expert), C++"

    def reader(self, options: dict[str, Any]) -> ReadValues:
        """Return what reads values."""
        return ValueReader(self.kind, options.get("levels") == "dots").read


@dataclass(frozen=True)
class ValueReader:
    """Turns a line into values."""

    #: name of the directive
    kind: str
    #: whether levels are drawn, too
    draws: bool

    def read(self, line: Line, labelled: bool) -> list[nodes.Node]:
        """Return the values between commas, or, if there are any, between semicolons."""
        if self.kind == "interests" and not labelled:
            return [self._value(line.nodes)]
        if labelled and self._is_level(line.text):
            return [self._value([], line.nodes)]
        semicolons = list(separated(line.text, ";；"))
        strong = len(semicolons) > 1
        shown: list[nodes.Node] = []
        for start, end in semicolons if strong else separated(line.text, ",，、"):
            shown += [separator(strong=strong)] if shown else []
            found = _LEVEL.fullmatch(line.text, start, end)
            if found:
                shown.append(self._value(line.part(*found.span("name")), line.part(*found.span("level"))))
            else:
                shown.append(self._value(line.part(start, end)))
        return shown

    def _is_level(self, text: str) -> bool:
        """Return whether a line says how well its label is known: "Python: expert", "English: TOEFL 105"."""
        if "(" in text or "（" in text:
            return False
        if self.kind == "languages":
            return True
        return len(list(separated(text, ",，、;；"))) == 1 and level_share(text) is not None

    def _value(self, name: Any, level: Any = ()) -> group_value:
        value = group_value("", "", *name, classes=[_VALUES.get(self.kind, f"{self.kind}-value")])
        if level:
            share = level_share(readable(level)) if self.draws else None
            shown = [nodes.Text("("), *level, nodes.Text(")")] if name else level
            words = "".join(node.astext() for node in level)
            value += [nodes.Text(" ")] if name else []
            value += value_level("", "", *shown, words=words, share=share, classes=["level"])
        return value


class InterestsDirective(SkillsDirective):
    """Show interests, which have no levels."""

    parsers: ClassVar = GroupsDirective.parsers
    example = "- Federated learning"
