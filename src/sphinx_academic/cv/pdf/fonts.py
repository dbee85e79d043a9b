"""Fonts of the system for scripts that the fonts in the wheel of ``typst`` lack."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

#: first words of Unicode's names of letters: what the fonts of the wheel have, and what is no script
_IN_WHEEL = frozenset(
    (
        "LATIN",
        "GREEK",
        "CYRILLIC",
        "MODIFIER",
        "MATHEMATICAL",
        "DOUBLE-STRUCK",
        "FEMININE",
        "MASCULINE",
        "MICRO",
    )
)
#: scripts by the language that needs them; Chinese has two ways to write
_LANGUAGES = {
    **dict.fromkeys(("CJK", "IDEOGRAPHIC", "BOPOMOFO"), ""),
    **dict.fromkeys(("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH"), "ja"),
    "HANGUL": "ko",
}

#: for a language, names of fonts on Linux, macOS and Windows; serifs first, as the Latin letters have them
_CJK = {
    "zh-CN": """Noto Serif CJK SC, Noto Serif SC, Source Han Serif SC, Source Han Serif CN, Songti SC,
        STSong, SimSun, FandolSong, Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, Source Han Sans CN,
        PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, WenQuanYi Zen Hei, AR PL UMing CN""",
    "zh-TW": """Noto Serif CJK TC, Noto Serif TC, Source Han Serif TC, Source Han Serif TW, Songti TC,
        PMingLiU, Noto Sans CJK TC, Noto Sans TC, Source Han Sans TC, Source Han Sans TW, PingFang TC,
        Microsoft JhengHei, AR PL UMing TW""",
    "ja": """Noto Serif CJK JP, Noto Serif JP, Source Han Serif, Source Han Serif JP, Hiragino Mincho ProN,
        Yu Mincho, MS Mincho, IPAexMincho, IPAMincho, Noto Sans CJK JP, Noto Sans JP, Source Han Sans,
        Source Han Sans JP, Hiragino Sans, Yu Gothic, IPAexGothic, IPAGothic, VL Gothic""",
    "ko": """Noto Serif CJK KR, Noto Serif KR, Source Han Serif K, Source Han Serif KR, AppleMyungjo, Batang,
        NanumMyeongjo, Noto Sans CJK KR, Noto Sans KR, Source Han Sans K, Source Han Sans KR,
        Apple SD Gothic Neo, Malgun Gothic, NanumGothic""",
}
#: of scripts whose fonts are not all called after them
_OTHERS = {
    "ARABIC": "Noto Naskh Arabic, Amiri, Geeza Pro, Times New Roman, DejaVu Sans",
    "HEBREW": "Times New Roman, Liberation Serif",
}


#: sans-serif fonts of systems, those first that have many weights
_SANS = (
    "Inter",
    "Source Sans 3",
    "Source Sans Pro",
    "Helvetica Neue",
    "Segoe UI",
    "Noto Sans",
    "Open Sans",
    "Roboto",
    "Lato",
    "Helvetica",
    "Arial",
    "Liberation Sans",
)


def sans_font(installed: Collection[str]) -> str:
    """Return the name of a sans-serif font of the system, or nothing."""
    return next(filter(installed.__contains__, _SANS), "")


def scripts(text: str) -> tuple[str, ...]:
    """Return the scripts of a text that need a font of the system, by Unicode's names, in a fixed order."""
    found = filter(None, map(_script, sorted(set(text))))
    return tuple(dict.fromkeys(script for script in found if script not in _IN_WHEEL))


def _script(character: str) -> str:
    """Return the first word of a letter's name; punctuation of Chinese and Japanese belongs to the former."""
    if "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uff60":
        return "CJK"
    return unicodedata.name(character, "").split(" ")[0] if character.isalpha() else ""


def system_fonts(
    text: str, language: str, region: str, installed: Collection[str], *, sans: bool = False
) -> list[str]:
    """Return an installed font for each of the scripts of a text.

    :param language: of the site, which decides how Chinese characters look that several languages share
    :param installed: names of families
    :param sans: prefer those without serifs
    """
    names = (sorted(found, key=_has_serifs) if sans else found for found in _fonts(text, language, region))
    wanted = (next(filter(installed.__contains__, found), "") for found in names)
    return list(dict.fromkeys(filter(None, wanted)))


def _has_serifs(name: str) -> bool:
    return not re.search(r"Sans|Gothic|Hei\b|PingFang|YaHei|JhengHei|Malgun", name)


def font_to_install(text: str, language: str, region: str) -> str:
    """Return the name of a font that has the characters of a text."""
    symbols = "Noto Color Emoji" if max(text) > "\U0001f000" else "Noto Sans Symbols 2"
    return next(_fonts(text, language, region), [symbols])[0]


def _fonts(text: str, language: str, region: str) -> Iterator[list[str]]:
    """Yield the fonts that would do for each script of a text, the best first."""
    found = scripts(text)
    for name in dict.fromkeys(_cjk(found, language, region)):
        yield " ".join(_CJK[name].split()).split(", ")
    for script in found:
        if script not in _LANGUAGES:
            name = script.title()
            yield [f"Noto Serif {name}", f"Noto Sans {name}", *_OTHERS.get(script, "").split(", ")]


def _cjk(found: tuple[str, ...], language: str, region: str) -> Iterator[str]:
    """Yield keys of fonts for Chinese, Japanese and Korean, that of the site's language first."""
    chinese = "zh-TW" if language == "zh" and region in ("TW", "HK", "MO") else "zh-CN"
    languages = [_LANGUAGES[script] or chinese for script in found if script in _LANGUAGES]
    yield from (name for name in ("ja", "ko") if name == language and languages)
    yield from languages
