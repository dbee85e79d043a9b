"""How well somebody knows a thing: from the words for it to a share that can be drawn."""

from __future__ import annotations

import re
from typing import NamedTuple


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
_WORD = re.compile(r"[^\W_]+")
_OF = re.compile(r"(?<![\d./])(\d{1,3})\s?/\s?(\d{1,3})(?![\d./])")
_PERCENT = re.compile(r"(?<![\d.])(\d{1,3})\s?%")
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
