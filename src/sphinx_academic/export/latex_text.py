r"""Text for BibTeX with LaTeX: characters as macros, and nothing that stops pdfLaTeX.

What LaTeX has no macro for (Chinese, Cyrillic, Greek words, emoji) stays in UTF-8, which needs XeLaTeX or
LuaLaTeX and a font.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..bib.latex import has_html, parse
from ..bib.latex.escapes import unescaped
from ..bib.latex.tables import ACCENTS, SYMBOLS
from ..model.text import Inline, Link, Math, RichText, Style, Styled

# combining character -> the macro that T1 and OT1 have for it
_MACROS = {ACCENTS[macro]: macro for macro in (*"`'^~=.\"uvHcdbrk", "textcommabelow")}
#: letters that are no accented ones -> macro
_LETTER_NAMES = "ss SS o O l L ae AE oe OE aa AA i j th TH dh DH dj DJ ng NG ij IJ"
_LETTERS = {SYMBOLS[name]: name for name in _LETTER_NAMES.split()}
_GREEK_NAMES = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi
    psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
"""
_MATH_NAMES = """
    mp leq geq neq approx sim simeq equiv infty leftrightarrow Rightarrow partial nabla in cap cup ell
    vartheta varrho varsigma heartsuit star prime ast
"""
#: characters that LaTeX has in formulas alone -> their source there
_IN_MATHS = {
    **{SYMBOLS[name]: rf"\{name}" for name in (_GREEK_NAMES + _MATH_NAMES).split()},
    # Greek letters that look like Latin ones have no macros
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧ", (rf"\mathrm{{{letter}}}" for letter in "ABEZHIKMNOPTX"), strict=True)),
    "ο": "o",
    "−": "-",
    "∕": "/",
    "⊙": r"\odot",
    "⟨": r"\langle",
    "⟩": r"\rangle",
    "√": r"\surd",
    "∞": r"\infty",
    "∑": r"\sum",
    "∅": r"\emptyset",
    "⊕": r"\oplus",
    "⊗": r"\otimes",
    "≡": r"\equiv",
    "≪": r"\ll",
    "≫": r"\gg",
    "∝": r"\propto",
    "⊥": r"\perp",
    "∘": r"\circ",
    **{character: f"_{digit}" for digit, character in enumerate("₀₁₂₃₄₅₆₇₈₉")},
    **{character: f"^{digit}" for digit, character in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **{"₊": "_+", "₋": "_-", "⁺": "^+", "⁻": "^-", "ⁿ": "^n"},
}
#: what looks the same, or like nothing
_PLAIN = {
    **{"‐": "-", "‑": "-", "\u2009": r"\,", "\u200a": r"\,", "\u202f": r"\,"},
    **dict.fromkeys("\u2002\u2003\u2005", " "),
    **dict.fromkeys("\u200b\ufeff\u00ad\u2060\u200e\u200f\ufe0e\ufe0f", ""),
    **{"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "✉": ""},
}
#: characters beyond ASCII that LaTeX reads as they are
_KNOWN = frozenset(map(chr, range(0xA0, 0x100))) | frozenset("–—‘’‚“”„†‡•…‰‹›€™←↑→↓№℃Ω℧‖⁄※₤₩₫₱℗℞℠℮")
#: longer runs are words, not symbols
_MOST_GREEK = 2
_SCRIPTS = re.compile("[₀-₉₊₋]{2,}|[⁰¹²³⁴-⁹⁺⁻ⁿ]{2,}")
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

# kernel, textcomp, amsmath and amssymb, url or hyperref
_TEXT_MACROS = """
    emph textit textsl textbf texttt textsc textrm textsf textup textmd textnormal text mbox hbox fbox
    textsuperscript textsubscript underline it em sl bf tt sc rm sf itshape slshape bfseries ttfamily scshape
    rmfamily sffamily normalfont upshape mdseries ensuremath url href path
    ss SS o O l L ae AE oe OE aa AA i j imath jmath th TH dh DH dj DJ ng NG ij IJ
    u v H c d b r k t textcommabelow
    textendash textemdash textquoteleft textquoteright lq rq textquotesingle textquotedblleft
    textquotedblright textquotedbl quotedblbase quotesinglbase guillemotleft guillemotright guilsinglleft
    guilsinglright dots ldots textellipsis slash textbackslash textasciitilde textasciicircum textasciigrave
    textunderscore textdollar textbar textbardbl textless textgreater textbraceleft textbraceright
    textexclamdown textquestiondown textperiodcentered textbullet textvisiblespace textasteriskcentered
    copyright textcopyright texttrademark textregistered textdegree textcelsius pounds textsterling texteuro
    textyen textcent textcurrency S textsection P textparagraph dag textdagger ddag textdaggerdbl textmu
    textohm textnumero textordfeminine textordmasculine textonesuperior texttwosuperior textthreesuperior
    textonehalf textonequarter textthreequarters textperthousand textestimated checkmark texttimes textdiv
    textpm textminus textlnot textrightarrow textleftarrow textuparrow textdownarrow
    quad qquad enspace thinspace space nobreakspace newline linebreak relax protect leavevmode noindent
    unskip ignorespaces allowbreak null strut tiny small footnotesize normalsize large Large TeX LaTeX LaTeXe
    lowercase uppercase MakeUppercase MakeLowercase begingroup endgroup bgroup egroup
"""
_SAFE_OR_NONE = frozenset((*_TEXT_MACROS.split(), None))
_SAFE_SYMBOLS = frozenset("`'^~=.\"&%#_${} \t\n,;:!/-\\@>")
_TOKEN = re.compile(
    r"(?P<whole>\\(?:url|path)\s*\{[^{}]*\}|\\href\s*\{[^{}]*\}"
    r"|\\ensuremath\s*\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\})"
    r"|\\(?P<name>[A-Za-z]+)"
    r"|\\(?P<symbol>[\s\S])"
    r"|(?P<dollar>\$\$?)"
    r"|(?P<special>[&%#_^<>|])"
)
_NAME = re.compile(r"\\(?P<name>[A-Za-z]+)")
#: macros of other packages and of publishers -> what LaTeX has for them in formulas
_FORMULA_MACROS = {
    **{f"up{name}": rf"\{name}" for name in _GREEK_NAMES.lower().split()},
    **{f"Up{name.lower()}": rf"\{name}" for name in _GREEK_NAMES.split() if name[0].isupper()},
    **{"bm": r"\boldsymbol", "nicefrac": r"\tfrac", "sfrac": r"\tfrac", "mbf": r"\mathbf"},
    **{
        "less": "<",
        "greater": ">",
        "mathsemicolon": ";",
        "mathplus": "+",
        "textmu": r"\mu",
        "degree": r"^\circ",
    },
    **{"AA": r"\text{\r{A}}", "micro": r"\mu", "ohm": r"\Omega", "celsius": r"^\circ C"},
}
#: what is another character in the fonts that LaTeX uses without T1
_SIGNS = {"<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}"}
_SPECIAL = {character: f"\\{character}" for character in "&%#_$"} | {"^": r"\textasciicircum{}"} | _SIGNS
_STYLES = {
    Style.EMPHASIS: "emph",
    Style.STRONG: "textbf",
    Style.CODE: "texttt",
    Style.SMALL_CAPS: "textsc",
    Style.SUPERSCRIPT: "textsuperscript",
    Style.SUBSCRIPT: "textsubscript",
}
_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    | {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
    }
    | _SIGNS
)


def has_no_latex(text: str) -> bool:
    """Return whether a text that went through :func:`macros` has characters that pdfLaTeX does not know."""
    return not text.isascii() and any(character not in _KNOWN for character in _NOT_ASCII.findall(text))


def macros(text: str) -> str:
    r"""Return a text with macros for what LaTeX has macros for: ``É`` becomes ``{\'E}``.

    The braces make it what BibTeX calls a special character, which its styles abbreviate and change in case
    as one letter.
    """
    if text.isascii():
        return text
    text = _GREEK.sub(_greek, unicodedata.normalize("NFC", text))
    text = _SCRIPTS.sub(_scripts, text)
    return _NOT_ASCII.sub(lambda match: _macro(match[0]), text)


def _greek(run: re.Match[str]) -> str:
    letters = run[0]
    if len(letters) > _MOST_GREEK or not all(letter in _IN_MATHS for letter in letters):
        return letters
    return "".join(rf"\ensuremath{{{_IN_MATHS[letter]}}}" for letter in letters)


def _scripts(run: re.Match[str]) -> str:
    """Return a run of subscripts or of superscripts, ``⁻³``, as one."""
    sources = [_IN_MATHS[character] for character in run[0]]
    return rf"\ensuremath{{{sources[0][0]}{{{''.join(source[1:] for source in sources)}}}}}"


def _macro(character: str) -> str:
    if character in _LETTERS:
        return rf"{{\{_LETTERS[character]}}}"
    if character in _PLAIN:
        return _PLAIN[character]
    if character in _IN_MATHS and character not in _KNOWN and not _GREEK.fullmatch(character):
        return rf"\ensuremath{{{_IN_MATHS[character]}}}"
    decomposed = unicodedata.normalize("NFD", character)
    base, marks = decomposed[0], decomposed[1:]
    if not marks or not all(mark in _MACROS for mark in marks):
        return character
    if base in _LETTERS:
        written = rf"{{\{_LETTERS[base]}}}"
    elif base.isascii() and base.isalpha():
        written = base
    else:
        return character
    for mark in marks:
        name = _MACROS[mark]
        # a name has to end before the letter
        written = rf"{{\{name}{{{written}}}}}" if name.isalpha() else rf"{{\{name}{written}}}"
    return written


def compilable(source: str) -> str:
    """Return LaTeX source as written but for what stops pdfLaTeX.

    What programs have escaped is LaTeX again, characters become macros, and special characters outside
    formulas are escaped.  A value with a macro that LaTeX lacks, with a dollar sign that has no partner or
    with HTML is written afresh from what it shows.
    """
    if source.isascii() and not re.search(r"[\\&%#_^$<>|]", source):
        return source
    source = unescaped(source)
    if has_html(source) or not _is_safe(source):
        return latex(parse(source))
    pieces = []
    place = 0
    for token, in_formula in _tokens(source):
        pieces.append(macros(source[place : token.start()]))
        place = token.end()
        whole = token["whole"] or ""
        if whole.startswith(r"\ensuremath"):
            pieces.append(_NAME.sub(_formula_macro, whole))
            continue
        if in_formula and token["name"] in _FORMULA_MACROS:
            pieces.append(_formula_macro(token))
            continue
        special = token["special"]
        escaped = special and not (in_formula and special in "_^&<>|")
        pieces.append(_SPECIAL[special] if escaped else token[0])
    return "".join([*pieces, macros(source[place:])])


def _formula_macro(name: re.Match[str]) -> str:
    """Return what LaTeX has for a macro of a formula."""
    written = _FORMULA_MACROS.get(name["name"], name[0])
    letter = name.string[name.end() : name.end() + 1].isalpha() and written[-1].isalpha()
    return f"{written} " if letter else written


def _tokens(source: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield what means something to TeX, and whether it stands in a formula."""
    closing = ""
    for token in _TOKEN.finditer(source):
        yield token, bool(closing)
        sign = token["dollar"] or token["symbol"] or ""
        if not closing:
            closing = token["dollar"] or {"(": ")", "[": "]"}.get(sign, "")
        # two signs behind a formula end it and begin the next
        elif sign == closing:
            closing = ""


def _is_safe(source: str) -> bool:
    """Return whether all macros outside formulas are LaTeX's, and all formulas end."""
    closing = ""
    for token in _TOKEN.finditer(source):
        sign = token["dollar"] or token["symbol"] or ""
        if closing:
            if sign == closing:
                closing = ""
            elif sign == "$":
                return False
        elif opened := token["dollar"] or {"(": ")", "[": "]"}.get(sign, ""):
            closing = opened
        elif token["name"] not in _SAFE_OR_NONE or (token["symbol"] or " ") not in _SAFE_SYMBOLS:
            return False
    return not closing


def latex(text: RichText) -> str:
    """Return rich text as LaTeX."""
    return "".join(_pieces(text))


def _pieces(text: RichText) -> Iterator[str]:
    for inline in text:
        yield from _inline(inline)


def _inline(inline: Inline) -> Iterator[str]:
    if isinstance(inline, str):
        yield macros(inline.translate(_ESCAPES))
    elif isinstance(inline, Math):
        yield f"${inline.source}$" if "$" not in inline.source else inline.source.translate(_ESCAPES)
    elif isinstance(inline, Styled):
        yield f"\\{_STYLES[inline.style]}{{"
        yield from _pieces(inline.children)
        yield "}"
    elif isinstance(inline, Link):
        yield from _pieces(inline.children)
