"""The allowlist of formulas for TeX, MathJax and MathML.

TeX has no markup that merely shows: ``\\input`` reads any file, ``\\write18`` runs any program, and
``\\csname`` or ``^^5c`` spell what a list of forbidden names would look for.  MathJax follows
``\\href{javascript:...}``.  So names are allowed one by one, and what has any other is shown as its source.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .patterns import lazy_pattern


def _words(text: str) -> list[str]:
    return text.split()


#: functions that are set upright and with space around them, and what is written for some
FUNCTIONS = {
    **{
        name: name
        for name in _words(
            """arccos arcctg arcsin arctan arctg arg cos cosec cosh cot cotg coth csc ctg cth deg det dim exp
            gcd hom inf ker lg lim ln log max min sec sin sinh sup tan tanh tg Pr argmax argmin plim"""
        )
    },
    "injlim": "inj lim",
    "liminf": "lim inf",
    "limsup": "lim sup",
    "projlim": "proj lim",
    "varinjlim": "inj lim",
    "varliminf": "lim inf",
    "varlimsup": "lim sup",
    "varprojlim": "proj lim",
}
#: macros whose argument is text, and the alphabet that it is set in
TEXTS = {
    **dict.fromkeys(_words("emph textit textsl"), "italic"),
    **dict.fromkeys(_words("hbox mbox text textmd textnormal textrm textsc textup"), ""),
    "textbf": "bold",
    "textsf": "sans-serif",
    "texttt": "monospace",
}
#: other packages' and older names of what plain LaTeX with the packages of the AMS has
_SYNONYMS = {
    "AA": r"\text{Å}",
    "LaTeX": r"\text{\LaTeX}",
    "TeX": r"\text{\TeX}",
    "Alpha": r"\mathrm{A}",
    "Bbb": r"\mathbb",
    "Beta": r"\mathrm{B}",
    "Chi": r"\mathrm{X}",
    "Epsilon": r"\mathrm{E}",
    "Eta": r"\mathrm{H}",
    "EuScript": r"\mathcal",
    "Iota": r"\mathrm{I}",
    "Kappa": r"\mathrm{K}",
    "Mu": r"\mathrm{M}",
    "Nu": r"\mathrm{N}",
    "Omicron": r"\mathrm{O}",
    "Rho": r"\mathrm{P}",
    "Tau": r"\mathrm{T}",
    "Zeta": r"\mathrm{Z}",
    "aa": r"\text{å}",
    "angstrom": r"\text{Å}",
    "bm": r"\boldsymbol",
    "celsius": r"\ensuremath{{}^{\circ}\mathrm{C}}",
    "coloneqq": r"\mathrel{:=}",
    "degree": r"\ensuremath{{}^{\circ}}",
    "degreeCelsius": r"\ensuremath{{}^{\circ}\mathrm{C}}",
    "eqqcolon": r"\mathrel{=:}",
    "frak": r"\mathfrak",
    "half": r"\tfrac{1}{2}",
    "lt": "<",
    "gt": ">",
    "less": "<",
    "greater": ">",
    "mathbbm": r"\mathbb",
    "mathbbmss": r"\mathbb",
    "mathds": r"\mathbb",
    "mathpzc": r"\mathcal",
    "mathscr": r"\mathcal",
    "mathsemicolon": ";",
    "mathcomma": ",",
    "mathcolon": ":",
    "mathperiod": ".",
    "mathplus": "+",
    "mathminus": "-",
    "mathequal": "=",
    "mathexclam": "!",
    "mathquestion": "?",
    "mathslash": "/",
    "mathampersand": r"\&",
    "mathpercent": r"\%",
    "mathoctothorpe": r"\#",
    "mathdollar": r"\$",
    "micro": r"\mu",
    "micron": r"\mu\mathrm{m}",
    "nicefrac": r"\tfrac",
    "ohm": r"\Omega",
    "omicron": "o",
    "pmb": r"\boldsymbol",
    "scr": r"\mathcal",
    "sfrac": r"\tfrac",
    "slashed": r"\not",
    "sun": r"\odot",
    "thinspace": r"\,",
    "unitfrac": r"\tfrac",
    "xspace": "",
    "Bra": r"\bra",
    "Braket": r"\braket",
    "Ket": r"\ket",
    "Tiny": r"\tiny",
    "centernot": r"\not",
    "cramped": "",
    "doublecap": r"\Cap",
    "doublecup": r"\Cup",
    "framebox": r"\fbox",
    "intop": r"\int",
    "leftidx": "",
    "mathmbox": r"\mbox",
    "newline": r"\\",
    "ngtr": r"\not>",
    "nleqq": r"\not\leqq",
    "nshortparallel": r"\nparallel",
    "nsupseteqq": r"\not\supseteqq",
    "oldstyle": r"\mathrm",
    "perthousand": r"\text{‰}",
    "shortparallel": r"\parallel",
    "stackbin": r"\stackrel",
    "textclap": r"\text",
    "textllap": r"\text",
    "textrlap": r"\text",
}
# unicode-math's names of alphabets
_SYNONYMS |= {
    f"{kind}{style}": rf"\{alphabet}"
    for kind in ("math", "sym")
    for style, alphabet in {
        "up": "mathrm", "bfup": "mathbf", "bfit": "boldsymbol", "bffrak": "mathfrak", "bfscr": "mathcal",
        "bfcal": "mathcal", "sfup": "mathsf", "bfsf": "mathsf", "bfsfup": "mathsf", "bfsfit": "mathsf",
    }.items()
}  # fmt: skip
_SYNONYMS |= {
    f"sym{style}": rf"\math{style if style != 'scr' else 'cal'}"
    for style in ("rm", "normal", "bf", "it", "bb", "frak", "scr", "sf", "sfit", "tt", "cal")
}
_GREEK = _words(
    """alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi
    chi psi omega varepsilon vartheta varpi varrho varsigma varphi Gamma Delta Theta Lambda Xi Pi Sigma
    Upsilon Phi Psi Omega"""
)
# in a formula as well as in its text
_SYNONYMS |= {
    f"{upright}{name}": rf"\ensuremath{{\mathrm{{\{name}}}}}" for upright in ("up", "text") for name in _GREEK
}
_CAPITALS = {name: name.title() for name in _GREEK if name.title() in _GREEK}
_SYNONYMS |= {
    name: rf"\ensuremath{{\mathrm{{\{capital}}}}}"
    for small, capital in _CAPITALS.items()
    for name in (f"up{capital}", f"Up{small}")
}
_SYNONYMS |= {
    **{name: rf"\operatorname*{{{name}}}" for name in ("argmax", "argmin", "plim")},
    **{name: rf"\operatorname{{{name}}}" for name in _words("arcctg arctg cosec cotg ctg cth tg")},
}

#: what needs a package that a document may not load, and has no synonym
NOT_IN_LATEX = frozenset(
    _words(
        """bcancel bra braket cancel cents ket mathclap mathllap mathrlap mathsfit textprime widecheck xcancel
        xLeftarrow xLeftrightarrow xRightarrow xhookleftarrow xhookrightarrow xleftharpoondown xleftharpoonup
        xleftrightarrow xleftrightharpoons xlongequal xmapsto xrightharpoondown xrightharpoonup
        xrightleftharpoons xtofrom xtwoheadleftarrow xtwoheadrightarrow"""
    )
)

#: characters that macros of text stand for
CHARACTERS = {
    "AE": "Æ", "L": "Ł", "O": "Ø", "OE": "Œ", "ae": "æ", "l": "ł", "o": "ø", "oe": "œ", "ss": "ß",
    "P": "¶", "S": "§", "copyright": "©", "dag": "†", "ddag": "‡", "euro": "€", "i": "ı", "j": "ȷ",
    "pounds": "£", "textcelsius": "°C", "textdegree": "°", "textendash": "–", "textemdash": "—",
    "textgreater": ">", "textless": "<", "textmu": "µ", "textohm": "Ω", "textprime": "′",
    "textregistered": "®", "texttrademark": "™", "textasciitilde": "~", "textbackslash": "\\",
    "textperiodcentered": "·", "textquoteright": "’", "textquoteleft": "‘", "textbullet": "•",
    "textpm": "±", "texttimes": "×", "textunderscore": "_", "textminus": "−", "cents": "¢", "textcent": "¢",
    "yen": "¥", "maltese": "✠", "TeX": "TeX", "LaTeX": "LaTeX",
}  # fmt: skip

STRUCTURES = _words(r"""
    atop binom bmod brace brack cfrac choose dbinom dfrac frac genfrac mod operatorname operatornamewithlimits
    idotsint over overset overunderset pmod pod sideset sqrt stackrel substack tbinom tfrac underset
    acute bar breve check dot ddot dddot ddddot grave hat mathring tilde vec widecheck widehat widetilde
    overbrace overbracket overleftarrow overleftrightarrow overline overparen overrightarrow underbar
    underbrace underbracket underleftarrow underleftrightarrow underline underparen underrightarrow
    xLeftarrow xLeftrightarrow xRightarrow xhookleftarrow xhookrightarrow xleftarrow xleftharpoondown
    xleftharpoonup xleftrightarrow xleftrightharpoons xlongequal xmapsto xrightarrow xrightharpoondown
    xrightharpoonup xrightleftharpoons xtofrom xtwoheadleftarrow xtwoheadrightarrow
    Big Bigg Biggl Biggm Biggr Bigl Bigm Bigr big bigg biggl biggm biggr bigl bigm bigr left middle right
    colon dots dotsb dotsc dotsi dotsm dotso lVert lvert rVert rvert gvertneqq lvertneqq
    bf bfseries cal it itshape rm rmfamily sc scshape sf sffamily sl tt ttfamily boldmath unboldmath
    normalfont upshape mit
    boldsymbol bold mathbb mathbf mathcal mathfrak mathit mathnormal mathrm mathsf mathsfit mathtt
    mathbin mathclose mathinner mathop mathopen mathord mathpunct mathrel mathstrut strut
    Huge LARGE Large huge large normalsize small footnotesize scriptsize tiny
    displaystyle limits nolimits not scriptscriptstyle scriptstyle textstyle
    bra braket cancel bcancel xcancel boxed fbox ensuremath ket mathchoice textsubscript textsuperscript
    hphantom phantom vphantom smash llap rlap clap mathllap mathrlap mathclap vcenter raisebox
    hspace hskip kern mkern mskip enspace negmedspace negthickspace negthinspace nobreakspace qquad quad space
    medspace thickspace
    label nonscript nonumber notag tag displaylimits protect relax allowbreak nobreak mathsurround null
""")
_MARKS = " !#$%&,-/:;>_{|}\\"
_ENVIRONMENTS = lazy_pattern(
    r"(?:align(?:ed|at|edat)?|eqnarray|equation|gather(?:ed)?|multlined?|math|displaymath)\*?"
    r"|array|cases|rcases|dcases|split|substack|(?:small|[bBpvV])?matrix\*?"
)
_TOKEN = lazy_pattern(
    r"\\(?P<edge>begin|end)\s*\{(?P<environment>[^{}]*)\}|\\(?P<name>[A-Za-z]+|.)|(?P<brace>[{}])"
    r"|(?P<active>[#$%]|\^\^|\\)",
    re.DOTALL,
)
#: text of one character or macro, for which TeX wants braces; and macros of one sign, such as a line break
_BARE_TEXT = lazy_pattern(
    r"\\[^A-Za-z]"
    rf"|\\({'|'.join(sorted(TEXTS, key=len, reverse=True))})(?![A-Za-z])\s*([^\s{{\\}}]|\\[A-Za-z]+)"
)
_NAME = lazy_pattern(r"\\([A-Za-z]+)\s*|\\.", re.DOTALL)
#: groups in groups; TeX gives up at 255, and the page around a formula needs some
_DEEPEST = 50
_LONGEST_IN_MESSAGES = 100


@cache
def symbols() -> frozenset[str]:
    """Return the names of what the converter knows as a symbol; none of them does more than print."""
    # imported here, as most sites have no formula, and this table takes a moment to read
    from latex2mathml.symbols_parser import SYMBOLS

    return frozenset(name[1:] for name in SYMBOLS if name[:1] == "\\" and name[1:].isalpha())


@cache
def _names() -> frozenset[str]:
    tables = (FUNCTIONS, TEXTS, _SYNONYMS, CHARACTERS, STRUCTURES, _MARKS)
    return symbols().union(*tables)


@lru_cache(maxsize=4096)
def is_formula(source: str) -> bool:
    """Return whether LaTeX source can only be mathematics: known names, groups that close.

    :param source: without delimiters; nothing in it ends the formula early
    """
    open_groups: list[str] = []
    for match in _TOKEN.finditer(source):
        group = match["environment"] if match["edge"] else match["brace"]
        if match["active"] or (match["name"] and match["name"] not in _names()):
            return False
        if match["edge"] and not _ENVIRONMENTS.fullmatch(group):
            return False
        if match["edge"] == "begin" or group == "{":
            open_groups.append(group)
        elif group and (not open_groups or open_groups.pop() != group.replace("}", "{")):
            return False
        if len(open_groups) > _DEEPEST:
            return False
    return not open_groups


def shortened(source: str) -> str:
    """Return a formula as messages name it."""
    return source if len(source) <= _LONGEST_IN_MESSAGES else f"{source[:_LONGEST_IN_MESSAGES]}…"


@lru_cache(maxsize=4096)
def unknown_names(source: str) -> tuple[str, ...]:
    """Return the macros of a formula that are not known, each once."""
    names = (match["name"] for match in _TOKEN.finditer(source) if match["name"])
    return tuple(dict.fromkeys(f"\\{name}" for name in names if name not in _names()))


def portable(source: str) -> str:
    """Return a formula in the words of LaTeX and the packages of the AMS, for TeX and MathJax.

    ``\\bm``, ``\\upmu``, ``\\nicefrac`` and the like need packages that a document may not load.
    """
    return _BARE_TEXT.sub(_in_braces, _NAME.sub(_portable, source)) if "\\" in source else source


def _in_braces(match: re.Match[str]) -> str:
    return f"{{\\{match[1]}{{{match[2]}}}}}" if match[1] else match[0]


def _portable(match: re.Match[str]) -> str:
    replacement = _SYNONYMS.get(match[1] or "")
    if replacement is None:
        return match[0]
    # a name ends where no letter follows
    return f"{replacement} " if replacement[-1:].isalpha() else replacement
