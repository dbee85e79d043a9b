"""One name to its parts, by BibTeX's rules and biblatex's extended format.

The rules are those of "Tame the BeaST" (N. Markey, section 11) and of ``bibtex.web``: *von* words
begin in lower case outside braces, a special character such as ``{\\'e}`` counting by its letter.
Where BibTeX is literal-minded, people's habits win; each such place says so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...model.patterns import lazy_pattern, wide_class
from ...model.person import Name
from ..latex import to_plain
from ..latex.tables import ACCENTS

_PARTICLES = frozenset(
    ("af", "al", "av", "bin", "da", "de", "dei", "del", "della", "den", "der", "des", "di", "do", "dos", "du",
     "el", "ibn", "la", "las", "le", "los", "of", "ter", "ten", "und", "van", "vom", "von", "y", "zu", "zum",
     "zur")
)  # fmt: skip
#: what is a suffix after a comma
SUFFIX = lazy_pattern(
    r"\{?(?:jr|sr|junior|senior|esq|ph\.? ?d|m\.? ?d|filho|fils|2nd|3rd|4th|[ivx]{2,4})\.?\}?", re.IGNORECASE
)
#: what cannot be initials, so that a name of one comma has its suffix there
_DEGREES = frozenset(("PhD", "Ph.D.", "Ph.D", "DPhil", "D.Phil.", "MSc", "M.Sc.", "BSc", "B.Sc."))
# What is a suffix without one: "V." and "X." could be initials, "Junior" a family name.
_BARE_SUFFIXES = frozenset(
    suffix + period
    for suffix in ["Jr", "jr", "Sr", "sr", "JR", "SR", "II", "III", "IV", "VI", "VII", "VIII", "2nd", "3rd"]
    for period in ("", ".")
)
_BRACED_SUFFIX = lazy_pattern(r"(.+?), (\S+)")
_WORD, _FAMILY = r"[^\W\d_][\w.'’-]*+", r"[^\W\d_][\w'’-]++"
#: "Given Family": given, family
_GIVEN_FIRST = lazy_pattern(rf"({_WORD}(?: {_WORD})*) ({_FAMILY})")
#: "von Family, Jr., Given": prefix, family, suffix, given
_FAMILY_FIRST = lazy_pattern(
    rf"(?:([a-z]++(?: [a-z]++)*) )?({_FAMILY})(?:, ([JS]r\.?|II|III|IV))?, ({_WORD}(?: {_WORD})*+)"
)
_NOT_SIMPLE = lazy_pattern(r"[\d_²³¹⁰-₟]|--|''")
#: Han, Kana and Hangul
EAST_ASIAN = lazy_pattern(
    r"[\u2e80-\u3007\u3040-\u30ff\u31f0-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff·・ ]+"
)
_GLUED = lazy_pattern(r"((?:[^\W\d_]\.-?)+)([^\W\d_]{2,}\S*)")
_MACRO_AND_SPACE = lazy_pattern(r"(?<!\{)\\([A-Za-z]+)\s+(?:(\w)|\{(\\[ij])\})?")
_BRACES = lazy_pattern(r"[{}]")
_SPECIAL_CHARACTER = lazy_pattern(r"\{\\")
_FIELD = lazy_pattern(r"\s*([A-Za-z][A-Za-z-]*)\s*=(.*)", re.DOTALL)
_QUOTED_FIELD = lazy_pattern(
    r'"\s*(?P<field>[A-Za-z][A-Za-z-]{0,40})\s*=(?P<value>[^"]*)"|(?P<before>=\s*)"(?P<only_value>[^"]*)"'
)
#: letters of any script but Latin, with what stands between and upon them
_OTHER_SCRIPT = wide_class(
    "\u0370\u1dff", "\u1f00\u1fff", "\u2c80\u2cff", "\u2d00\u2d7f", "\u2de0\u2dff", "\u2e80\ua6ff",
    "\ua840\uab2f", "\uab70\ufaff", "\ufb13\ufdff", "\ufe70\ufefc", "\uff66\uffdc",
    "\U00010280\U0001efff", "\U00020000\U0003ffff",
)  # fmt: skip
_FIRST_OF_OTHERS = "\u0370"
_NATIVE = rf"{_OTHER_SCRIPT}(?:[\s.·・’'-]{{0,2}}{_OTHER_SCRIPT})*"
_BRACKETS = r"\s*[(（\[](?P<{}>[^()（）\[\]{{}}]{{1,80}})[)）\]]\s*"
#: "张三 (San Zhang)"
_NATIVE_FIRST = lazy_pattern(rf"(?P<native>{_NATIVE}){_BRACKETS.format('latin')}")
#: "San Zhang (张三)", "Zhang (张), San (三)"
_IN_BRACKETS = lazy_pattern(rf"\s*[(（\[]({_NATIVE})[)）\]]")
_BARE_NATIVE = lazy_pattern(rf"(?<![^\s,~])({_NATIVE})(?![^\s,~])")
_LATIN_LETTER = lazy_pattern(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LATIN_WORD = lazy_pattern(r"[^\W\d_]{2,}")


def split_outside_braces(source: str, separator: re.Pattern[str]) -> list[str]:
    """Split a string where no brace is open; if one never closes, braces do not count."""
    if "{" not in source:
        return separator.split(source)
    pieces, start, depth = [], 0, 0
    braces = [(match.start(), match[0]) for match in _BRACES.finditer(source)]
    following = 0
    for match in separator.finditer(source):
        while following < len(braces) and braces[following][0] < match.start():
            depth = depth + 1 if braces[following][1] == "{" else max(depth - 1, 0)
            following += 1
        if not depth:
            pieces.append(source[start : match.start()])
            start = match.end()
    for _, brace in braces[following:]:
        depth = depth + 1 if brace == "{" else max(depth - 1, 0)
    return separator.split(source) if depth else [*pieces, source[start:]]


COMMA = lazy_pattern(r"\s*[,，]\s*")
_TIE = lazy_pattern(r"(?:\s|(?<!\\)~)+")


def is_group(source: str) -> bool:
    """Return whether braces enclose the whole string, which makes it a name that is never split."""
    if not (source.startswith("{") and source.endswith("}")):
        return False
    depth = 0
    for match in _BRACES.finditer(source):
        depth += 1 if match[0] == "{" else -1
        if depth <= 0:
            return match.end() == len(source)
    return False


def unquoted(source: str) -> str:
    """Return names in the extended format with braces in place of quotation marks, which protect as well.

    biblatex has them around a field (``"family={Robert and Sons, Inc.}"``); around a value they occur.
    """
    return _QUOTED_FIELD.sub(_braced, source)


def _braced(match: re.Match[str]) -> str:
    name, value, only_value = match["field"], match["value"], match["only_value"]
    if only_value is not None:
        return f"{match['before']}{{{only_value}}}"
    return f"{name}={value}" if is_group(value.strip()) else f"{name}={{{value.strip()}}}"


def split_extended(source: str) -> dict[str, str] | None:
    """Return the fields of ``family=Freitas, given=Nando`` (biblatex manual, "Data Annotations and
    Extended Name Format"), or None if the source is not in that format.
    """
    if "=" not in source or not _FIELD.fullmatch(source):
        return None
    fields = {}
    for part in split_outside_braces(source, COMMA):
        if match := _FIELD.fullmatch(part):
            fields[match[1].lower()] = match[2].strip().strip('"')
    return fields


def extended_name(fields: dict[str, str]) -> Name | None:
    """Return the name of biblatex's extended format, or None if no part of a name is given."""
    given = to_plain(" ".join(filter(None, (fields.get("given"), fields.get("middle")))))
    family, prefix, suffix = (to_plain(fields.get(part, "")) for part in ("family", "prefix", "suffix"))
    if not family:
        family, given = given, ""
    literal = not (given or prefix) and is_group(fields.get("family", ""))
    return Name(family, given, prefix, suffix, literal) if family else None


def simple_name(source: str) -> Name | None:
    """Return a name in capitalized words, "Given Family" or "von Family, Jr., Given"; None for any other.

    A short cut for most names, to what :func:`split_name` says of them.
    """
    prefix = suffix = ""
    if "," in source:
        if not (match := _FAMILY_FIRST.fullmatch(source)):
            return None
        prefix, family, suffix, given = match.groups("")
    elif match := _GIVEN_FIRST.fullmatch(source):
        given, family = match.groups()
    else:
        return None
    words = [*given.split(" "), family]
    for word in words:
        if not word[0].isupper() or not (word.isalpha() or _NOT_SIMPLE.search(word) is None):
            return None
    is_simple = given not in _DEGREES and _BARE_SUFFIXES.isdisjoint(words)
    return Name(family, given, prefix, suffix) if is_simple else None


@lru_cache(maxsize=1 << 14)
def split_name(source: str) -> Name:
    """Return the parts of one name, decoded; the source has no marks and single spaces."""
    if is_group(source):
        return Name(to_plain(source), literal=True)
    latin, native = _in_two_scripts(source)
    return _split(latin)._replace(native=native) if native else _split(source)


def _in_two_scripts(source: str) -> tuple[str, str]:
    """Return a name without its form in another script, and that form: "San Zhang (张三)", "Zhang, San 张三".

    One Latin word beside another script is a part of the same name: "Ming 李".
    """
    # letters with accents come before those of all other scripts
    if source.isascii() or max(source) < _FIRST_OF_OTHERS or "{" in source:
        return source, ""
    if not _LATIN_LETTER.search(source):
        return source, ""
    if (match := _NATIVE_FIRST.fullmatch(source)) and _LATIN_LETTER.search(match["latin"]):
        return match["latin"].strip(), match["native"]
    for form in (_IN_BRACKETS, _BARE_NATIVE):
        natives = form.findall(source)
        rest = " ".join(form.sub(" ", source).replace(" ,", ",").split()).strip(" ,")
        if natives and len(_LATIN_WORD.findall(rest)) > (form is _BARE_NATIVE):
            return rest, (" " if any(" " in native for native in natives) else "").join(natives)
    return source, ""


def _split(source: str) -> Name:
    source = _MACRO_AND_SPACE.sub(_tied, source)
    parts = [part for part in split_outside_braces(source.strip(", "), COMMA) if part]
    if not parts:
        return Name("")
    if name := _east_asian(parts):
        return name
    if len(parts) > 3:  # BibTeX: "Too many commas"
        return Name(to_plain(source), literal=True)
    suffix = _pop_suffix(parts)
    words = _words(parts[0])
    given = [word for part in parts[1:] for word in _words(part)]
    for listed in (words, given):
        if not suffix and len(listed) > 1 and listed[-1] in _BARE_SUFFIXES:
            suffix = listed.pop()
    if not given:
        if len(words) == 1 and (glued := _GLUED.fullmatch(words[0])):
            words = [glued[1].rstrip("-"), glued[2]]
        start = _prefix_start(words)
        given, words = words[:start], words[start:]
    end = _prefix_end(words)
    family, suffix = _family(words[end:], suffix)
    return Name(family, _decoded(given), _decoded(words[:end]), to_plain(suffix))


def _tied(match: re.Match[str]) -> str:
    """Bind a macro to what it swallows, as TeX does, so that "Dezs\\H o" stays one word."""
    macro, letter, dotless = match.groups()
    if macro in ACCENTS and (letter or dotless):
        return f"\\{macro}{{{letter or dotless}}}"
    return f"{{\\{macro}}}{letter or dotless or ''}"


def _pop_suffix(parts: list[str]) -> str:
    """Take the *jr* part; "Lewis, Neil, Jr." and "Jr., Neil Lewis" occur as often as BibTeX's order."""
    if len(parts) > 1 and parts[0] in _BARE_SUFFIXES:
        return parts.pop(0)
    if len(parts) > 2 and not SUFFIX.fullmatch(parts[1]) and SUFFIX.fullmatch(parts[-1]):
        return parts.pop()
    if len(parts) == 2 and (parts[1] in _BARE_SUFFIXES or parts[1] in _DEGREES):
        return parts.pop()
    return parts.pop(1) if len(parts) > 2 else ""


def _words(part: str) -> list[str]:
    return [word for word in split_outside_braces(part, _TIE) if word]


def _decoded(words: list[str]) -> str:
    return to_plain(" ".join(words)).replace("\u00a0", " ")


def _family(words: list[str], suffix: str) -> tuple[str, str]:
    """Return the family name and the suffix, which may be in its braces: ``{Bell, II}``."""
    family = _decoded(words)
    if not suffix and (match := _BRACED_SUFFIX.fullmatch(family)) and match[2] in _BARE_SUFFIXES:
        return match[1], match[2]
    return family, suffix


def _lower(words: list[str]) -> list[bool]:
    """Return which words are in lower case; in a name all in lower case, only the known particles count."""
    lower = [_is_lower(word) for word in words]
    if all(lower):
        return [word in _PARTICLES for word in words]
    return lower


def _is_lower(word: str) -> bool:
    if word[0].isascii() and word[0].isalpha():
        return word[0].islower()
    if is_group(word) and not _SPECIAL_CHARACTER.match(word):
        return False
    return next((char.islower() for char in to_plain(word) if char.isalpha()), False)


def _prefix_start(words: list[str]) -> int:
    """Return where the prefix begins in "First von Last"; without one, where the last word begins."""
    lower = _lower(words)[:-1]
    if True not in lower:
        return len(words) - 1
    start = lower.index(True)
    # "Jan Van der Berg": BibTeX takes "Van" for a given name.
    return start - 1 if start and words[start - 1].lower() in _PARTICLES else start


def _prefix_end(words: list[str]) -> int:
    """Return where the family name begins in "von Last": after the last word in lower case but the last."""
    lower = _lower(words)[:-1]
    return len(lower) - lower[::-1].index(True) if True in lower else 0


def _east_asian(parts: list[str]) -> Name | None:
    """Return a name in Han, Kana or Hangul whole, family name first, as it is printed."""
    decoded = [to_plain(part) for part in parts]
    if not all(EAST_ASIAN.fullmatch(part) for part in decoded):
        return None
    return Name(("" if len(decoded[0]) == 1 else " ").join(decoded))
