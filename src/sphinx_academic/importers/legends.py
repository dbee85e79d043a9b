"""Legends: what marks at names mean on a page."""

from __future__ import annotations

import re

from .authors import MARK, MARKS, Legend, normal_mark, role_of

_LEGEND_WORD = re.compile(
    r"equal|correspond|co-?\s?first|first author|lead|advis|supervis|mentor|intern|student|contribut|共同"
    r"|通讯|同等|指导|project|senior|alphabetical|joint",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(rf"(?P<mark>[{re.escape(MARKS)}])\s*[(（](?P<words>[^()（）]{{4,40}})[)）]")
_VERB = re.compile(
    r"^[\s:：=)\]'\"’”]*(?:(?:indicates?|denotes?|represents?|means?|stands? for|marks?|are|is|for"
    r"|表示|代表)\b\s*)*(?:the\s+)?",
    re.IGNORECASE,
)


def read_legend(text: str) -> Legend:
    """Return the legend that a text holds: "(*: equal contribution; † project leader)"."""
    if not _LEGEND_WORD.search(text) or len(text) > 1500:
        return Legend()
    roles: dict[str, str] = {}
    words: dict[str, str] = {}
    places = list(MARK.finditer(text))
    shared: list[str] = []
    for number, match in enumerate(places):
        mark = normal_mark(match[0])
        if number + 1 < len(places) and re.fullmatch(
            r"\s*(?:and|or|,|/|&|、|和)?\s*", text[match.end() : places[number + 1].start()]
        ):
            # "# and ✉: corresponding author"
            shared.append(mark)
            continue
        end = places[number + 1].start() if number + 1 < len(places) else len(text)
        before = text[max(0, match.start() - 60) : match.start()].rstrip()
        is_behind = before.endswith(("(", "（", "[")) and text[match.end() :].lstrip()[:1] in ")）]"
        meaning = "" if is_behind else _meaning(text[match.end() : end])
        if not _LEGEND_WORD.search(meaning) and before.endswith(("(", "（", "by", "with", ":", "[")):
            # "equal contribution (*)"
            meaning = re.split(r"[;；,，。.()]|\band\b", before.rstrip(" ([（:："))[-1].strip()
        if is_behind and not _LEGEND_WORD.search(meaning):
            # "(*) equal contribution"
            meaning = _meaning(text[match.end() : end])
        marks, shared = [*shared, mark], []
        if not _LEGEND_WORD.search(meaning):
            continue
        for mark in filter(None, marks):
            if role := role_of(meaning):
                roles.setdefault(mark, role)
            else:
                words.setdefault(mark, meaning)
    return Legend(roles, words)


def _meaning(text: str) -> str:
    """Return what stands behind a mark, without the verb."""
    text = re.split(r"[;；。\n]|\.(?:\s|$)", text, maxsplit=1)[0]
    text = _VERB.sub("", text)
    return re.sub(r"(?:\s|[,(（]|\band\b|和|&)+$", "", text).strip(" ,;:()[]（）'\"“”’|")[:80]


def legend_at_names(text: str) -> Legend:
    """Return the legend that words in parentheses behind names are: "A. Doe#(corresponding author)"."""
    found = {
        normal_mark(match["mark"]): role
        for match in _EXPLAINED.finditer(text)
        if (role := role_of(match["words"]))
    }
    return Legend(found)
