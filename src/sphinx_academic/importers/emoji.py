"""Short codes of GitHub for emoji, ``:tada:``, which Jekyll and Hugo draw and Sphinx does not.

Most are the name that Unicode has; those that differ are listed as far as homepages use them.
"""

from __future__ import annotations

import re
import unicodedata

#: a code, whose name is the group
CODE = re.compile(r"(?<!\w):([a-z0-9_+-]{2,40}):(?!\w)")
_OTHER_NAMES = {
    "+1": "thumbs up sign",
    "100": "hundred points symbol",
    "1st_place_medal": "first place medal",
    "2nd_place_medal": "second place medal",
    "3rd_place_medal": "third place medal",
    "arrow_right": "black rightwards arrow",
    "beers": "clinking beer mugs",
    "blush": "smiling face with smiling eyes",
    "book": "open book",
    "boom": "collision symbol",
    "bulb": "electric light bulb",
    "calendar": "tear-off calendar",
    "clap": "clapping hands sign",
    "coffee": "hot beverage",
    "computer": "personal computer",
    "construction": "construction sign",
    "dart": "direct hit",
    "date": "calendar",
    "dizzy": "dizzy symbol",
    "email": "envelope",
    "exclamation": "heavy exclamation mark symbol",
    "gift": "wrapped present",
    "grin": "grinning face with smiling eyes",
    "grinning": "grinning face",
    "heart": "heavy black heart",
    "heart_eyes": "smiling face with heart-shaped eyes",
    "house": "house building",
    "joy": "face with tears of joy",
    "laughing": "smiling face with open mouth and tightly-closed eyes",
    "link": "link symbol",
    "loudspeaker": "public address loudspeaker",
    "mailbox": "closed mailbox with raised flag",
    "medal_military": "military medal",
    "medal_sports": "sports medal",
    "mega": "cheering megaphone",
    "mortar_board": "graduation cap",
    "muscle": "flexed biceps",
    "new": "squared new",
    "office": "office building",
    "open_mouth": "face with open mouth",
    "pencil": "memo",
    "pencil2": "pencil",
    "point_right": "white right pointing backhand index",
    "pray": "person with folded hands",
    "raised_hands": "person raising both hands in celebration",
    "relaxed": "white smiling face",
    "robot": "robot face",
    "satisfied": "smiling face with open mouth and tightly-closed eyes",
    "smile": "smiling face with open mouth and smiling eyes",
    "smiley": "smiling face with open mouth",
    "star": "white medium star",
    "star2": "glowing star",
    "sunglasses": "smiling face with sunglasses",
    "sunny": "black sun with rays",
    "tada": "party popper",
    "thumbsdown": "thumbs down sign",
    "thumbsup": "thumbs up sign",
    "warning": "warning sign",
    "wave": "waving hand sign",
    "white_check_mark": "white heavy check mark",
    "wink": "winking face",
    "zap": "high voltage sign",
}
#: the first of the symbols, a watch, before which are letters and signs of mathematics
_FIRST = "\u231a"
#: the first of those that are pictures by themselves; what makes one of the others
_FIRST_PICTURE, _AS_PICTURE = "\U0001f000", "\ufe0f"


def emoji(code: str) -> str:
    """Return the emoji of a code without its colons, or nothing."""
    try:
        found = unicodedata.lookup(_OTHER_NAMES.get(code, code.replace("_", " ")))
    except KeyError:
        return ""
    if len(found) > 1 or found < _FIRST or unicodedata.category(found) != "So":
        return ""
    return found if found >= _FIRST_PICTURE else found + _AS_PICTURE


def with_emoji(text: str) -> str:
    """Return a plain text with emoji in place of their codes."""
    return CODE.sub(lambda match: emoji(match[1]) or match[0], text)
