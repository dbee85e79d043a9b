"""Status and awards of publications."""

from __future__ import annotations

import re

from ..model.patterns import lazy_pattern
from ..model.publication import Award
from .fields import Entry, decoded

#: biblatex's strings for ``pubstate``, and the statuses themselves
_PUBSTATES = {
    "inpreparation": "inpreparation",
    "submitted": "submitted",
    "inreview": "inreview",
    "forthcoming": "accepted",
    "accepted": "accepted",
    "inpress": "inpress",
    # what Zotero's Better BibTeX writes for preprints
    "prepublished": "preprint",
    "preprint": "preprint",
}

_PHRASES = {
    "inpreparation": r"in prep(?:aration|\.)?",
    "submitted": r"submitted(?: for (?:publication|review))?|under submission",
    "inreview": r"(?:under|in) (?:peer[- ])?(?:review|revision)|under consideration",
    "accepted": r"accepted(?: for publication)?|to appear|to be published|forthcoming",
    "inpress": r"in press|in print|in production",
    "preprint": r"(?:arxiv )?pre-?print",
}
_STATUS = "|".join(f"(?P<{status}>{phrase})" for status, phrase in _PHRASES.items())
_SUBJECT = r"(?:(?:currently|manuscript|paper|article) )*"
_WHOLE = lazy_pattern(rf"{_SUBJECT}(?:{_STATUS})(?P<rest>,? (?:at|by|in|to|for) .*)?", re.IGNORECASE)
_PARENTHESIZED = lazy_pattern(rf"[(\[]\s*+{_SUBJECT}(?:{_STATUS})[.\s]*+[)\]]", re.IGNORECASE)

_PREPRINT_SERVER = lazy_pattern(
    r"(?:(?:psy|soc|earth|ed)?arxiv|(?:bio|med|chem|tech|eng)rxiv|(?-i:CoRR)|ssrn|research square|hal)\b",
    re.IGNORECASE,
)


def status_of(text: str) -> str:
    """Return the status that a whole text stands for, or an empty string."""
    match = _WHOLE.fullmatch(text.strip(" .()[]"))
    return _matched(match) if match else ""


def _matched(match: re.Match[str]) -> str:
    return next(status for status in _PHRASES if match[status])


def without_status(source: str) -> tuple[str, str]:
    """Take the status out of a note or venue.

    :return: what remains to be shown, and the status; of "to appear in Nature", all remains
    """
    if not source:
        return "", ""
    text = decoded(source).strip(" .()[]")
    if match := _WHOLE.fullmatch(text):
        return source if match["rest"] else "", _matched(match)
    if match := _PARENTHESIZED.search(source):
        return source[: match.start()].rstrip() + source[match.end() :], _matched(match)
    return source, ""


def without_word(number: str) -> tuple[str, str]:
    """Take a status out of a volume, number or pages, where publishers have "In Press, Corrected Proof".

    :return: what remains to be shown, and the status
    """
    if not number or any(map(str.isdigit, number)):
        return number, ""
    status = status_of(number.partition(",")[0])
    return ("", status) if status else (number, "")


def stated_status(entry: Entry) -> str:
    """Return the status that ``pubstate`` or ``year`` states, or an empty string."""
    state = entry.plain("pubstate")
    if state:
        return _PUBSTATES.get(state.lower().replace(" ", ""), "") or status_of(state)
    year = entry.first("year", "date")
    return "" if year[:4].isdecimal() else status_of(decoded(year))


def is_preprint_server(venue: str) -> bool:
    """Return whether a venue is arXiv or the like, rather than a journal."""
    return _PREPRINT_SERVER.match(venue) is not None


_PRESENTATION = lazy_pattern(
    r"(?:(?:long|short|contributed|conference) )?"
    r"(?:oral|spotlight|poster|highlight|talk|notable top[- ]\d+\\?%)(?: (?:presentation|paper|talk|poster))*"
    r"(?: \(.*\))?",
    re.IGNORECASE,
)
_PRIZE = lazy_pattern(
    r"award|prize|medal|honou?r|distinction|finalist|nomin|candidate|mention|runner|best|grant|fellow",
    re.IGNORECASE,
)


_AWARD_FIELDS = frozenset({"award", "award_name", "presentation"})


def awards_of(entry: Entry) -> tuple[Award, ...]:
    """Return the awards of an entry.

    ``award_name`` is the short name of what al-folio's ``award`` describes at length, and wins over it.
    Several are separated by a semicolon, or by "and" between names that are each an award.
    """
    if _AWARD_FIELDS.isdisjoint(entry.fields):
        return ()
    awards = [
        Award(text, "presentation" if _PRESENTATION.fullmatch(text) else "prize")
        for text in _split_awards(entry.plain("award_name", "award"))
    ]
    awards += (Award(text, "presentation") for text in _split_awards(entry.plain("presentation")))
    return tuple(dict.fromkeys(awards))


def _split_awards(text: str) -> list[str]:
    awards = []
    for part in filter(None, map(str.strip, text.split(";"))):
        pieces = part.split(" and ")
        apart = all(_PRIZE.search(piece) or _PRESENTATION.fullmatch(piece.strip()) for piece in pieces)
        awards += [piece.strip() for piece in pieces] if apart else [part]
    return awards
