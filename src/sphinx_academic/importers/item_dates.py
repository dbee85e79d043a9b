"""Dates that open, end or are lines of homepages, as we write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.datespans import parse_span, split_leading_date

#: dates of homepages that are not ours, and how we write them
_COMPACT = re.compile(r"^(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)?$")
#: "2025.10.10-10.12", "2025.10.10-12"
_DAYS = re.compile(r"((?:19|20)\d\d)[./-]([01]\d)[./-]([0-3]\d)\s*[-–—~]\s*(?:([01]\d)[./-])?([0-3]\d)")
_APOSTROPHE = re.compile(r"^(?P<month>[A-Za-z]{3,9})\.?\s?['’‘´`,]\s?(?P<year>(?:19|20)?\d\d)$")
_NOW = re.compile(
    r"[(（\[]?\b(?:now|present|current(?:ly)?|today|ongoing|date)\b[)）\]]?|[(（]?至今[)）]?|[(（]?现在[)）]?|今",
    re.IGNORECASE,
)
_RANGE_DASH = re.compile(r"\s*(?:-{1,3}|–|—|~|～|−|至|to|→|⟶)\s*")
_AT_END = re.compile(
    r"[\s,，;；.]*[\[(（【]\s*(?P<date>[^\[\]()（）【】]{4,40})\s*[\])）】]\s*[.。]?\s*$|(?:[,，]\s*[*_]*|\s[*_]+)(?P<year>(?:19"
    r"|20)\d\d(?:[./-]\d\d)?(?:\s*[-–]\s*(?:(?:19|20)\d\d(?:[./-]\d\d)?|present|now))?)[*_]*\s*[.。]?\s*$"
)
#: "…, 2028 (expected)", "… (expected 2028)"
_EXPECTED = re.compile(
    r"[\s,，;；]+[(（]?(?P<year>20\d\d)\s*[(（]expected[)）]\W*$|[\s,，;；]*[(（]expected\s+(?P<other>20\d\d)[)）]\W*$",
    re.IGNORECASE,
)
_SYMBOLS_FIRST = re.compile(r"\s*[^\w\s\x00-\x7f（）【】“”‘’«»]{1,4}\s+(?=[*_`\[(]*\w)")
LEADING = re.compile(r"^[\s,:;|·•，：；、.&-]*(?:&nbsp;|\s)*")


def split_date(text: str) -> tuple[str, str]:
    """Return the date that opens a line of MyST, as we write dates, and the rest.

    Emphasis, brackets, code and separators around the date are taken off.
    """
    symbols = _SYMBOLS_FIRST.match(text)
    if symbols:
        # "🎉 2024.12: a lamp"
        date, rest = split_date(text[symbols.end() :])
        return (date, f"{symbols[0].strip()} {rest}") if date else ("", text)
    plain, places = without_marks(text)
    end = _date_end(plain)
    if end is None:
        return "", text
    date, length = end
    rest = balanced(text, places[length])
    return date, LEADING.sub("", rest).strip()


def without_marks(text: str) -> tuple[str, list[int]]:
    """Return the beginning of a line without marks of emphasis, and where each character stood."""
    characters: list[str] = []
    places: list[int] = []
    place = 0
    while place < min(len(text), 160):
        character = text[place]
        if character == "\\" and place + 1 < len(text):
            characters.append(text[place + 1])
            places.append(place)
            place += 2
            continue
        if character not in "*_`":
            characters.append(character)
            places.append(place)
        place += 1
    return "".join(characters), [*places, place]


def _date_end(plain: str) -> tuple[str, int] | None:
    """Return the date that opens a text, and where it ends."""
    start = len(plain) - len(plain.lstrip())
    opening = plain[start : start + 1]
    closing = {"[": "]", "(": ")", "【": "】", "（": "）"}.get(opening, "")
    if closing:
        inner, is_closed, _rest = plain[start + 1 :].partition(closing)
        if is_closed and (date := as_date(inner)):
            return date, start + len(inner) + 2
        return None
    found = split_leading_date(plain)
    if found:
        length = len(plain) - len(found[1])
        written = plain[:length].strip(" \t,:;|·•，：；、-–—")
        tail = re.match(
            r"\s*[-–—~]\s*[(（]?(?:now|present|至今)[)）]?",
            plain[length - (len(plain[:length]) - len(plain[:length].rstrip(" -–—~"))) :],
            re.IGNORECASE,
        )
        if not tail and (date := as_date(written)):
            return date, length
    match = re.match(r"\s*(?P<date>[^,:：，|]{4,45}?)\s*(?=[,:：，|]|\s{2,}|$)", plain)
    if match and (date := as_date(match["date"])):
        return date, match.end("date")
    match = re.match(
        r"\s*(?P<date>(?:19|20)\d{4}|[A-Za-z]{3,9}\.?\s?['’]\s?\d{2,4}|(?:19"
        r"|20)\d\d[./-]\d{1,2}\s*[-–—~]\s*[(（]?\w+[)）]?)(?=[\s,:：，]|$)",
        plain,
    )
    if match and (date := as_date(match["date"])):
        return date, match.end("date")
    return None


def as_date(text: str) -> str:
    """Return a date or a range as we write it, or nothing if it is none."""
    text = " ".join(text.split()).strip(" ,.:;*_`|")
    if len(text) > 60:
        return ""
    return next((form for form in (text, *_forms(text)) if parse_span(form)), "")


def _forms(text: str) -> Iterator[str]:
    yield from _single_forms(text)
    now = _NOW.sub("present", text)
    if now != text:
        yield now
    if days := _DAYS.fullmatch(text):
        year, month, first, *until = days.groups()
        last_month, last = (until[0] or month, until[1])
        yield f"{year}-{month}-{first} – {year}-{last_month}-{last}"
    parts = [part.strip(" ()（）[]") for part in _RANGE_DASH.split(now) if part.strip()]
    if len(parts) == 2:
        ends = [
            "present"
            if _NOW.fullmatch(part)
            else next((form for form in (part, *_single_forms(part)) if parse_span(form)), part)
            for part in parts
        ]
        yield " – ".join(ends)


def _single_forms(text: str) -> Iterator[str]:
    if match := _COMPACT.match(text):
        yield "-".join(filter(None, match.groups()))
    if match := _APOSTROPHE.match(text):
        year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
        yield f"{match['month'][:3]} {year}"


def split_date_at_end(text: str) -> tuple[str, str]:
    """Return the date that ends a line, in brackets or behind a comma, and the rest."""
    if expected := _EXPECTED.search(text):
        return f"{expected['year'] or expected['other']} (expected)", text[: expected.start()].strip(" ,，;")
    source = text.replace("\\[", "[ ").replace("\\]", "] ")
    match = _AT_END.search(source)
    if match is None:
        return "", text
    if date := as_date(match["date"] or match["year"]):
        rest = source[: match.start()].replace("[ ", "\\[").replace("] ", "\\]")
        return date, rest.strip(" ,，;")
    return "", text


def balanced(text: str, place: int) -> str:
    """Return the rest of a line behind a place, without marks of emphasis that were opened before it."""
    head, rest = text[:place], text[place:]
    for mark in ("***", "**", "*", "`"):
        opened = (
            len(re.findall(rf"(?<!\\){re.escape(mark)}", head)) % 2
            if mark != "*"
            else len(re.findall(r"(?<![\\*])\*(?!\*)", head)) % 2
        )
        if opened:
            if rest.lstrip().startswith(mark):
                rest = rest.lstrip()[len(mark) :]
            else:
                rest = mark + rest.lstrip(" ,:;，：")
            break
    return re.sub(r"^(\s*)(?:\*\*\s*\*\*|\*\*\*\*)", r"\1", rest)
