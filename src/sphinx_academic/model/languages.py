"""Languages and scripts: tags of BCP 47 by the names of LaTeX, and which way a text is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .patterns import lazy_pattern, wide_class


def _words(text: str) -> list[str]:
    return text.split()


#: languages by their names in babel, the LaTeX package, and biblatex
_TAGS = {
    "acadian": "fr-CA", "afrikaans": "af", "albanian": "sq", "american": "en-US", "amharic": "am",
    "ancientgreek": "grc", "arabic": "ar", "armenian": "hy", "asturian": "ast", "australian": "en-AU",
    "austrian": "de-AT", "azerbaijani": "az", "bahasa": "id", "bahasai": "id", "bahasam": "ms",
    "basque": "eu", "belarusian": "be", "belarussian": "be", "bengali": "bn", "bosnian": "bs",
    "brazil": "pt-BR", "brazilian": "pt-BR", "breton": "br", "british": "en-GB", "bulgarian": "bg",
    "canadian": "en-CA", "canadien": "fr-CA", "catalan": "ca", "chinese": "zh", "chinese-hans": "zh-Hans",
    "chinese-hant": "zh-Hant", "chinese-simplified": "zh-Hans", "chinese-traditional": "zh-Hant",
    "churchslavonic": "cu", "classiclatin": "la", "coptic": "cop", "croatian": "hr", "czech": "cs",
    "danish": "da", "divehi": "dv", "dutch": "nl", "ecclesiasticlatin": "la", "english": "en",
    "esperanto": "eo", "estonian": "et", "ethiop": "am", "ethiopic": "am", "farsi": "fa", "finnish": "fi",
    "francais": "fr", "français": "fr", "french": "fr", "frenchb": "fr", "frenchle": "fr", "friulan": "fur",
    "friulian": "fur", "galician": "gl", "georgian": "ka", "german": "de", "germanb": "de", "greek": "el",
    "hebrew": "he", "hindi": "hi", "hungarian": "hu", "icelandic": "is", "indon": "id", "indonesian": "id",
    "interlingua": "ia", "irish": "ga", "italian": "it", "japanese": "ja", "kannada": "kn", "kazakh": "kk",
    "khmer": "km", "korean": "ko", "kurmanji": "kmr", "lao": "lo", "latin": "la", "latvian": "lv",
    "lithuanian": "lt", "lowersorbian": "dsb", "lsorbian": "dsb", "macedonian": "mk", "magyar": "hu",
    "malay": "ms", "malayalam": "ml", "marathi": "mr", "medievallatin": "la", "melayu": "ms",
    "mexican": "es-MX", "mongolian": "mn", "naustrian": "de-AT", "newzealand": "en-NZ", "ngerman": "de",
    "ngermanb": "de", "nko": "nqo", "norsk": "nb", "northernsami": "se", "norwegian": "no",
    "nswissgerman": "de-CH", "nynorsk": "nn", "occitan": "oc", "persian": "fa", "piedmontese": "pms",
    "polish": "pl", "polutonikogreek": "el-polyton", "polygreek": "el-polyton", "portuges": "pt",
    "portuguese": "pt", "punjabi": "pa", "romanian": "ro", "romansh": "rm", "russian": "ru", "samin": "se",
    "sanskrit": "sa", "scottish": "gd", "serbian": "sr-Latn", "serbianc": "sr-Cyrl",
    "serbian-cyrillic": "sr-Cyrl", "serbian-latin": "sr-Latn", "slovak": "sk", "slovene": "sl",
    "slovenian": "sl", "spanish": "es", "spanishmx": "es-MX", "swedish": "sv", "swiss": "de-CH",
    "swissgerman": "de-CH", "syriac": "syr", "tamil": "ta", "telugu": "te", "thai": "th", "tibetan": "bo",
    "turkish": "tr", "turkmen": "tk", "uighur": "ug", "ukenglish": "en-GB", "ukrainian": "uk",
    "uppersorbian": "hsb", "urdu": "ur", "usenglish": "en-US", "usorbian": "hsb", "uyghur": "ug",
    "vietnamese": "vi", "welsh": "cy",
    # codes of libraries, as reference managers export them
    "ara": "ar", "chi": "zh", "cze": "cs", "deu": "de", "dut": "nl", "ell": "el", "eng": "en", "fas": "fa",
    "fra": "fr", "fre": "fr", "ger": "de", "gre": "el", "heb": "he", "ita": "it", "jpn": "ja", "kor": "ko",
    "nld": "nl", "per": "fa", "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "swe": "sv", "tur": "tr",
    "ukr": "uk", "zho": "zh",
}  # fmt: skip
_TAG = lazy_pattern(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?")

#: scripts of the languages that are not written in Latin letters
_SCRIPTS = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), "arabic"),
    **dict.fromkeys(("he", "yi"), "hebrew"),
    **dict.fromkeys(("be", "bg", "cu", "kk", "mk", "mn", "ru", "sr-Cyrl", "tg", "uk"), "cyrillic"),
    **dict.fromkeys(("el", "grc", "el-polyton"), "greek"),
    **dict.fromkeys(("am", "ti"), "ethiopic"),
    **dict.fromkeys(("as", "bn"), "bengali"),
    **dict.fromkeys(("bo", "dz"), "tibetan"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "devanagari"),
    "cop": "coptic",
    "dv": "thaana",
    "gu": "gujarati",
    "hy": "armenian",
    "ka": "georgian",
    "km": "khmer",
    "kn": "kannada",
    "lo": "lao",
    "ml": "malayalam",
    "my": "myanmar",
    "nqo": "nko",
    "or": "oriya",
    "pa": "gurmukhi",
    "si": "sinhala",
    "syr": "syriac",
    "ta": "tamil",
    "te": "telugu",
    "th": "thai",
    "ja": "japanese",
    "ko": "hangul",
    "zh": "han",
}
#: languages of scripts that say enough; of others that several languages share, the script alone
_BY_SCRIPT = {
    "arabic": "ar", "armenian": "hy", "bengali": "und-Beng", "coptic": "cop", "cyrillic": "und-Cyrl",
    "devanagari": "und-Deva", "ethiopic": "und-Ethi", "georgian": "ka", "greek": "el", "gujarati": "gu",
    "gurmukhi": "pa", "han": "zh", "hangul": "ko", "hebrew": "he", "japanese": "ja", "kannada": "kn",
    "khmer": "km", "lao": "lo", "malayalam": "ml", "myanmar": "und-Mymr", "nko": "nqo", "oriya": "or",
    "sinhala": "si", "syriac": "und-Syrc", "tamil": "ta", "telugu": "te", "thaana": "dv", "thai": "th",
    "tibetan": "und-Tibt",
}  # fmt: skip
#: letters that Arabic has not, but Persian, Urdu, Kurdish and others have
_NOT_ARABIC = lazy_pattern("[\u0679-\u06d5]")
_FROM_RIGHT = frozenset(("arabic", "hebrew", "nko", "syriac", "thaana"))
_RIGHT_TO_LEFT_LANGUAGES = frozenset(_words("ar ckb dv fa he nqo ps sd syr ug ur yi"))

#: letters that are not Latin, and no punctuation
_OTHER = lazy_pattern(
    wide_class("\u0370\u1dff", "\u2c00\u2dff", "\u2e80\u2fff", "\u3040\ufeff", "\U00010000\U0010ffff")
)
_FIRST_GREEK = "\u0370"
_RIGHT_TO_LEFT = lazy_pattern(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_KANA = lazy_pattern("[\u3041-\u30fa\u31f0-\u31ff\uff66-\uff9f]")


def tag_of(stated: str) -> str:
    """Return the tag of a language.

    :param stated: its name as in ``langid``, or its code
    :return: an empty string for what is neither
    """
    name = stated.strip().lower()
    if name in _TAGS:
        return _TAGS[name]
    match = _TAG.fullmatch(stated.strip())
    if match is None:
        return ""
    language, script, country = match.groups()
    parts = (language.lower(), script and script.title(), country and country.upper())
    return "-".join(filter(None, parts))


def is_right_to_left(text: str) -> bool:
    """Return whether some of a text is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


@lru_cache(maxsize=16)
def is_from_right(language: str) -> bool:
    """Return whether a language is written from right to left.

    :param language: a tag, or as in Sphinx's ``language``
    """
    return _primary(language) in _RIGHT_TO_LEFT_LANGUAGES


@lru_cache(maxsize=16)
def comma(language: str) -> str:
    """Return the comma of a language, as in Sphinx's ``language``."""
    return "\u060c" if _SCRIPTS.get(_primary(language)) == "arabic" else ","


def has_kana(text: str) -> bool:
    """Return whether a text has Japanese syllables."""
    return _KANA.search(text) is not None


def _primary(language: str) -> str:
    return re.split("[-_]", language, maxsplit=1)[0].lower()


def _script_of_language(tag: str) -> str:
    return _SCRIPTS.get(tag) or _SCRIPTS.get(_primary(tag), "latin")


def needs_no_mark(text: str, tag: str) -> bool:
    """Return whether a text is Latin, and nothing is said of its language: the cheap test for most texts."""
    return not tag and (text.isascii() or _OTHER.search(text) is None)


def shares_script(text: str, page: str) -> bool:
    """Return whether a text is in the script of a page's language, which is not Latin.

    :param page: the language, as in Sphinx's ``language``
    """
    script = _script_of_language(page.replace("_", "-"))
    return script != "latin" and script == script_of(text)


@lru_cache(maxsize=4096)
def language_of(text: str, tag: str = "", *, japanese: bool = False) -> str:
    """Return the language of a text as a tag, or an empty string where nothing says it.

    :param tag: the language that the entry states, which counts where it is written in the text's script
    :param japanese: whether Chinese characters are Japanese ones, for the entry has kana
    """
    script = script_of(text)
    if tag and (_script_of_language(tag) == script or (script == "han" and _primary(tag) in ("ja", "ko"))):
        return tag
    if script == "han" and japanese:
        return "ja"
    if script == "arabic" and _NOT_ARABIC.search(text):
        return "und-Arab"
    return _BY_SCRIPT.get(script, "")


@lru_cache(maxsize=4096)
def script_of(text: str) -> str:
    """Return the script of most letters.

    One of those of languages known here, in small letters, or other.  What has kana is japanese, however
    much of it is Chinese characters.
    """
    counts: dict[str, int] = {}
    for character in text:
        if character.isalpha():
            script = _script(character)
            counts[script] = counts.get(script, 0) + 1
    if "japanese" in counts:
        counts["japanese"] += counts.pop("han", 0)
    return max(counts, key=lambda name: counts[name], default="latin")


@lru_cache(maxsize=2048)
def _script(character: str) -> str:
    if character < _FIRST_GREEK:
        return "latin"
    name = unicodedata.name(character, "").split(" ")[0].split("-")[0]
    return {
        "GREEK": "greek", "CYRILLIC": "cyrillic", "ARABIC": "arabic", "HEBREW": "hebrew", "HANGUL": "hangul",
        "HIRAGANA": "japanese", "KATAKANA": "japanese", "HALFWIDTH": "japanese", "CJK": "han",
        "IDEOGRAPHIC": "han", "LATIN": "latin", "MATHEMATICAL": "latin", "DOUBLE": "latin", "SCRIPT": "latin",
        "FULLWIDTH": "latin", "SUPERSCRIPT": "latin", "SUBSCRIPT": "latin", "MODIFIER": "latin",
        "BOPOMOFO": "han",
    }.get(name) or (name.lower() if name.lower() in _BY_SCRIPT else "other")  # fmt: skip


def direction_of(text: str) -> str:
    """Return "rtl" or "ltr": which way a text runs as a whole."""
    return "rtl" if script_of(text) in _FROM_RIGHT else "ltr"


def starts_from(text: str) -> str:
    """Return "rtl" or "ltr": the direction that its first letter would give a text."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def same_language(one: str, other: str) -> bool:
    """Return whether two tags, or names as in Sphinx's ``language``, are of one language."""
    return _primary(one) == _primary(other)
