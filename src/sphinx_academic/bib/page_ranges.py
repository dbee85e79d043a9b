"""Numbers of pages, articles and volumes, as ``.bib`` files write them."""

from __future__ import annotations

import re

from ..model.patterns import lazy_pattern

_PREFIX = lazy_pattern(r"(?:pp?\.?|pages?|seiten?|s\.)\s*(?=\d)", re.IGNORECASE)
_DASHES = lazy_pattern(r"\s*(?:--+|[-–—]*[–—][-–—]*)\s*")
#: the hyphens of Unicode and the sign of minus
_HYPHENS = str.maketrans("\u2010\u2011\u2212", "---")
_WORD_BEFORE = lazy_pattern(r"\A(?:vol(?:ume)?|n(?:umber|o|r)|issue)\b\.?[\s~]*(?=\d)", re.IGNORECASE)
_COMMA = lazy_pattern(r"\s*[,;]\s*")
#: a hyphen that means a range: a number on both sides, or letters and a number as in "S1-S15", "12:1-12:20"
_HYPHEN = lazy_pattern(r"(?<=\d)\s*+-++\s*+(?=\w*\d)")
_ROMAN = lazy_pattern(r"([ivxlcdm]+)\s*-\s*([ivxlcdm]+)", re.IGNORECASE)
#: "012345-1": the first page of an article that has a number, not a range; nothing has so many pages
_PAGE_OF_ARTICLE = lazy_pattern(r"(?:0\d{3,}|\d{6,})-\d{1,3}")
#: the number of an article in the field for pages: "e2023", "Art. no. 12"
_ARTICLE_NUMBER = lazy_pattern(
    r"e\d[\w.-]*|(?:art(?:icle|\.)?|paper|id)(?:\s*(?:no|number)\b\.?)?\s*\w*\d[\w.-]*", re.IGNORECASE
)
#: nearly all pages, once they are decoded
_USUAL = lazy_pattern(r"\d++–\d++")
_TOTAL = lazy_pattern(r"(\d+)\s*(?:pp?\.?|pages?)", re.IGNORECASE)
_ROMANS = lazy_pattern(r"[ivxlcdm]+(?:(?:–|, )[ivxlcdm]+)*", re.IGNORECASE)
_ONE_PAGE = lazy_pattern(r"\w+(?:[.:]\w+)*|\w+-\w+")


def page_ranges(text: str) -> str:
    """Return pages with en dashes between the ends of each range: "1–15", "1, 5, 7", "123+", "12-1–12-10".

    :param text: the field without LaTeX
    """
    if text.isalnum() or _USUAL.fullmatch(text):
        return text
    text = text.strip().translate(_HYPHENS)
    if prefix := _PREFIX.match(text):
        text = text[prefix.end() :]
    return ", ".join(_range(part) for part in _COMMA.split(text) if part)


def _range(text: str) -> str:
    dashed = _DASHES.sub("–", text)
    if "–" in dashed:
        first, dash, last = dashed.partition("–")
        # "12–15-17" was typed by no one on purpose; hyphens beside a dash are those of page numbers
        return f"{first}{dash}{last}"
    if text.count("-") == 3:
        parts = [part.strip() for part in text.split("-")]
        if parts[0] == parts[2]:
            return f"{parts[0]}-{parts[1]}–{parts[2]}-{parts[3]}"
    if _PAGE_OF_ARTICLE.fullmatch(text):
        return text
    if roman := _ROMAN.fullmatch(text):
        return f"{roman[1]}–{roman[2]}"
    return _HYPHEN.sub("–", text)


def bare_number(text: str) -> str:
    """Return the number of a volume or an issue without the word before it: "Vol. 12", "No. 3"."""
    return text if text.isdecimal() else _WORD_BEFORE.sub("", text, count=1)


def is_article_number(pages: str) -> bool:
    """Return whether what stands for pages is the number of an article."""
    return _ARTICLE_NUMBER.fullmatch(pages) is not None


def total_of(pages: str) -> str:
    """Return how many pages there are, of "15 pages"; nothing of a range."""
    match = _TOTAL.fullmatch(pages)
    return match[1] if match else ""


def have_numbers(pages: str) -> bool:
    """Return whether pages are numbers, Roman ones included, and not words: "Appendix A"."""
    return any(map(str.isdigit, pages)) or _ROMANS.fullmatch(pages) is not None


def are_several(pages: str) -> bool:
    """Return whether pages are more than one: "1–15", "123+", "5ff."."""
    return not _ONE_PAGE.fullmatch(pages) or pages.endswith("ff")
