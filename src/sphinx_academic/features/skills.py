"""``{skills}``, ``{languages}``, ``{tests}``, ``{interests}``: labels, values, how well they are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from ..directive import choice
from ..records.levels import level_share
from ..records.splitting import separated
from ..registration import add_directive
from ..rendering.groups import group_value, separator, value_level
from ..rendering.inlines import readable
from .groups import GroupsDirective, Line, ReadValues

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: name of the directive -> class of one value
VALUES = {"skills": "skill", "languages": "language", "tests": "test", "interests": "interest"}

#: "English (native)", in which the brackets are the only ones
_LEVEL = re.compile(r"(?P<name>[^()（）]*[^()（）\s])\s*[(（](?P<level>[^()（）]+)[)）]", re.DOTALL)


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
        """Tell whether a line says how well its label is known: "Python: expert", "English: TOEFL 105"."""
        if "(" in text or "（" in text:
            return False
        if self.kind == "languages":
            return True
        return len(list(separated(text, ",，、;；"))) == 1 and level_share(text) is not None

    def _value(self, name: Any, level: Any = ()) -> group_value:
        value = group_value("", "", *name, classes=[VALUES[self.kind]])
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


def setup_skills(app: Sphinx) -> None:
    """Register a directive for each kind."""
    for name in VALUES:
        add_directive(app, name, InterestsDirective if name == "interests" else SkillsDirective)
