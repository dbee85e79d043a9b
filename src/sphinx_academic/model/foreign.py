"""Texts in another language or direction than the page: how they are recognized and marked."""

from __future__ import annotations

from collections.abc import Iterator

from .languages import (
    comma,
    direction_of,
    has_kana,
    is_from_right,
    is_right_to_left,
    language_of,
    needs_no_mark,
    same_language,
    script_of,
    shares_script,
    starts_from,
)
from .patterns import lazy_pattern
from .text import Foreign, Inline, RichText, join, plain, without_mathematics

_FROM_RIGHT = "\u0590-\u060b\u060d-\u061a\u061c-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
#: words side by side; what stands between commas, brackets and numbers may be parts of their own
_RUN_FROM_RIGHT = lazy_pattern(f"[{_FROM_RIGHT}](?:[{_FROM_RIGHT} \u00a0\u200c\u200d'’\"-]*[{_FROM_RIGHT}])?")
#: numbers and what joins them, and words of other scripts
_RUN_FROM_LEFT = lazy_pattern(
    r"[(\[]?[A-Za-z0-9\u00c0-\u058f](?:[^\u0590-\u08ff]*[A-Za-z0-9\u00c0-\u058f])?[)\]]?"
)


class ForeignName(str):
    """A name in another language or direction than the page: in HTML it brings its element along."""

    language: str
    direction: str
    #: of a name that is followed by itself in another script, in parentheses: both; else empty
    pair: tuple[str, ...]
    __slots__ = ("direction", "language", "pair")

    def __html__(self) -> str:
        """Return the name as HTML."""
        if self.pair:
            return "{} ({})".format(*map(_html, self.pair))
        start, end = tags(self.language, self.direction)
        return f"{start}{_html(str(self))}{end}"


def _html(name: str) -> str:
    from html import escape

    return name.__html__() if isinstance(name, ForeignName) else escape(name)


def tags(language: str, direction: str) -> tuple[str, str]:
    """Return the tags around a text in HTML.

    :param direction: "rtl" or "ltr" where the text's own first letter does not say it, "auto" where it does,
        empty where the text runs as the page does
    """
    lang = f' lang="{language}"' if language else ""
    if not direction:
        return f"<span{lang}>", "</span>"
    return (f"<bdi{lang}>" if direction == "auto" else f'<bdi{lang} dir="{direction}">'), "</bdi>"


def foreign_name(text: str, page: str, tag: str = "", *, japanese: bool = False) -> str:
    """Return a name, marked if it is in another script or direction than those of the page.

    :param page: the language of the page, as in Sphinx's ``language``
    :param tag: the language of the entry, which says nothing of names in Latin letters
    """
    if needs_no_mark(text, "" if text.isascii() else tag) and not is_from_right(page):
        return text
    if pair := _pair(text):
        first, second = (foreign_name(part, page, tag, japanese=japanese) for part in pair)
        if isinstance(second, ForeignName) or isinstance(first, ForeignName):
            return _foreign(text, "", "", (first, second))
        return text
    language = language_of(text, tag, japanese=japanese) if script_of(text) != "latin" else ""
    found = _mark(text, page, language, starts_from(text), stated=language == tag)
    return text if found is None else _foreign(text, *found)


def _foreign(text: str, language: str, direction: str, pair: tuple[str, ...] = ()) -> ForeignName:
    name = ForeignName(text)
    name.language, name.direction, name.pair = language, direction, pair
    return name


def _pair(text: str) -> tuple[str, str] | None:
    """Return a name and what stands behind it in parentheses, if that is in another script."""
    before, bracket, behind = text.partition(" (")
    if not bracket or not behind.endswith(")") or "(" in behind:
        return None
    behind = behind[:-1]
    return (before, behind) if before and behind and script_of(before) != script_of(behind) else None


def foreign_text(text: RichText, page: str, tag: str = "", *, japanese: bool = False) -> RichText:
    """Return a text, marked if it is in another language, script or direction than those of the page."""
    if any(isinstance(inline, Foreign) for inline in text):
        return text
    # letters of formulas are of no language
    words = text[0] if len(text) == 1 and isinstance(text[0], str) else plain(without_mathematics(text))
    if not text or (needs_no_mark(words, tag) and not is_from_right(page)):
        return text
    language = language_of(words, tag, japanese=japanese)
    found = _mark(words, page, language, starts_from(plain(text)), stated=language == tag)
    return text if found is None else (Foreign(*found, text),)


def _mark(text: str, page: str, language: str, start: str, *, stated: bool) -> tuple[str, str] | None:
    """Return language and direction of what has to be marked, or None.

    :param start: the direction of its first letter, which may be one of a formula
    :param stated: whether the entry states the language, which is else that of most texts in the script
    """
    if language and (
        same_language(language, page or "en")
        or (script_of(text) == "han" and same_language("ja", page))
        or (not stated and shares_script(text, page))
    ):
        # what is in the page's own language; Chinese characters alone may be Japanese there
        language = ""
    from_right = is_right_to_left(text)
    mixed = from_right != is_from_right(page) or (from_right and direction_of(text) == "ltr")
    if not mixed:
        return (language, "") if language else None
    wanted = direction_of(text)
    return language, "auto" if start == wanted else wanted


def isolated(text: RichText, page: str) -> RichText:
    """Return a text in which each run against the direction of the page stands by itself.

    On a page from right to left, numbers and what joins them keep their order.
    """
    from_right = is_from_right(page)
    if not from_right and not any(isinstance(inline, str) and is_right_to_left(inline) for inline in text):
        return text
    made: list[Inline] = []
    for inline in join(text):
        if isinstance(inline, str) and (from_right or is_right_to_left(inline)):
            made += _runs(inline, page, from_right=from_right)
        else:
            made.append(inline)
    return tuple(made)


def _runs(text: str, page: str, *, from_right: bool) -> Iterator[Inline]:
    pattern = _RUN_FROM_LEFT if from_right else _RUN_FROM_RIGHT
    position = 0
    for match in pattern.finditer(text):
        if match.start() > position:
            yield _between(text[position : match.start()], page)
        run = match[0]
        language = "" if from_right or shares_script(run, page) else language_of(run)
        yield Foreign(language, "ltr" if from_right else "auto", (run,))
        position = match.end()
    if position < len(text):
        yield _between(text[position:], page)


def _between(text: str, page: str) -> str:
    """Return what stands between isolated runs, with the comma of the page."""
    return text.replace(", ", f"{comma(page)} ")


def entry_has_kana(*texts: str) -> bool:
    """Return whether some text of an entry has Japanese syllables."""
    return any(not text.isascii() and has_kana(text) for text in texts)
