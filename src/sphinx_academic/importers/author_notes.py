"""What stands in parentheses behind the name of an author: a note, or the name in another script."""

from __future__ import annotations

import re

#: words between the last parentheses of a text
_AT_END = re.compile(r"\s*[(（]\s*(?P<inner>[^()（）]{1,80}?)\s*[)）]$")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORDS_OF_NOTES = re.compile(
    r"student|author|advis|supervis|mentor|mentee|intern\b|postdoc|visit|alum|professor|faculty|undergrad"
    r"|master|ph\.?\s?d|m\.?sc\b|contribut|correspond|\blead",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z][A-Z&.\s-]+")
#: "Ann Doe (née Roe)" is all name
_OF_NAMES = re.compile(r"n[ée]e|born|geb\.?|formerly|de|van|von", re.IGNORECASE)
#: characters that bound values in ``author+an:…``
_BOUNDS = re.compile(r"[\s,;=]+")


def split_note(name: str) -> tuple[str, str]:
    """Return a name without the note behind it, and the note: "Kai Roe(PhD student)" has "PhD student".

    The name in another script, and a further name as in "Kai Roe (Kit)", are no notes.
    """
    match = _AT_END.search(name) if name.endswith((")", "）")) else None
    if match is None or not match.start() or not _is_note(match["inner"]):
        return name, ""
    return name[: match.start()], _BOUNDS.sub(" ", match["inner"]).strip()


def belongs_to_name(text: str) -> bool:
    """Return whether words in parentheses speak of the person before them, and not of the paper."""
    return bool(_OTHER_SCRIPT.search(text) or _WORDS_OF_NOTES.search(text))


def _is_note(text: str) -> bool:
    if _OTHER_SCRIPT.search(text):
        return False
    if _WORDS_OF_NOTES.search(text) or _ACRONYM.fullmatch(text):
        return True
    words = text.split()
    return any(word[0].islower() for word in words) and not _OF_NAMES.fullmatch(words[0])


def latin_first(name: str) -> str:
    """Return a name in two scripts with the Latin form first: "李明（Ming Li）" as "Ming Li (李明)"."""
    match = _AT_END.search(name) if name.endswith((")", "）")) else None
    if match is None:
        return name
    before, inner = name[: match.start()], match["inner"]
    if _OTHER_SCRIPT.search(before) and not _LATIN.search(before) and not _OTHER_SCRIPT.search(inner):
        return f"{inner} ({before})" if _LATIN.search(inner) else name
    return f"{before} ({inner})" if _OTHER_SCRIPT.search(inner) and _LATIN.search(before) else name


def latin_form(name: str) -> str:
    """Return a name without its form in another script, by which the owner is known."""
    name = latin_first(name)
    match = _AT_END.search(name) if name.endswith(")") else None
    return name[: match.start()] if match and _OTHER_SCRIPT.search(match["inner"]) else name
