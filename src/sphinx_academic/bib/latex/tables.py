"""Tables of the macros of LaTeX's text mode.

Sources: the LaTeX kernel's ``utf8enc.dfu`` and ``textcomp``, biblatex's ``\\mkbib...`` macros, and the
preambles that MathSciNet, DBLP and TUGboat put into the ``.bib`` files they export.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from ...model.text import Style
from . import journals as latex_journals

#: accent macro -> combining character, put after the letter that the macro's argument begins with
ACCENTS: Mapping[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c", "U": "\u030d", "G": "\u030f",
    "C": "\u030f", "f": "\u0311", "d": "\u0323", "udot": "\u0323", "textcommabelow": "\u0326", "c": "\u0327",
    "k": "\u0328", "polhk": "\u0328", "textogonekcentered": "\u0328", "b": "\u0331", "t": "\u0361",
    # only defined in math mode, but often met outside it
    "grave": "\u0300", "acute": "\u0301", "hat": "\u0302", "tilde": "\u0303", "bar": "\u0304",
    "breve": "\u0306", "dot": "\u0307", "ddot": "\u0308", "mathring": "\u030a", "check": "\u030c",
}  # fmt: skip

#: letters that lose their dot to take an accent get it back, for Unicode composes ``i`` with the accent
DOTTED: Mapping[str, str] = {"ı": "i", "ȷ": "j"}

#: macros that are letters
LETTERS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "imath": "ı", "jmath": "ȷ", "th": "þ", "TH": "Þ", "dh": "ð",
    "DH": "Ð", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ", "dbar": "đ", "Dbar": "Đ",
    "cprime": "ʹ", "cdprime": "ʺ", "lasp": "ʿ", "rasp": "ʾ", "ringhalfrighti": "ʾ", "ringhalflefti": "ʿ",
    "ayn": "ʿ", "hamza": "ʾ",
}  # fmt: skip

_PUNCTUATION = {
    "textendash": "–", "endash": "–", "textemdash": "—", "emdash": "—", "Dash": "—", "dash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "lq": "‘", "rq": "’", "textquotesingle": "'",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": '"', "dq": '"',
    "quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘",
    "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
    "flqq": "«", "frqq": "»", "guilsinglleft": "‹", "guilsinglright": "›", "flq": "‹", "frq": "›",
    "dots": "…", "ldots": "…", "textellipsis": "…", "slash": "/", "textbackslash": "\\", "backslash": "\\",
    "bs": "\\", "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textasciiacute": "´",
    "textasciidieresis": "¨", "textasciimacron": "¯", "textunderscore": "_", "textdollar": "$",
    "textbar": "|", "textbardbl": "‖", "textless": "<", "textgreater": ">", "less": "<", "greater": ">",
    "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textexclamdown": "¡",
    "textquestiondown": "¿", "textperiodcentered": "·", "cdot": "·", "textbullet": "•", "bullet": "•",
    "textvisiblespace": "␣", "textquotestraightbase": "‚", "textquotestraightdblbase": "„", "prime": "′",
    "textasteriskcentered": "∗", "ast": "∗", "star": "⋆", "sharp": "#", "copyright": "©",
    "textcopyright": "©",
    "texttrademark": "™", "trademark": "™", "textregistered": "®", "circledR": "®", "degree": "°",
    "textdegree": "°", "circ": "°", "textcelsius": "℃", "celsius": "℃", "pounds": "£", "textsterling": "£",
    "euro": "€", "texteuro": "€", "textyen": "¥", "textcent": "¢", "textcurrency": "¤", "S": "§",
    "textsection": "§", "P": "¶", "textparagraph": "¶", "dag": "†", "dagger": "†", "textdagger": "†",
    "ddag": "‡", "ddagger": "‡", "textdaggerdbl": "‡", "textmu": "µ", "textohm": "Ω", "textnumero": "№",
    "textordfeminine": "ª", "textordmasculine": "º", "textonesuperior": "¹", "texttwosuperior": "²",
    "textthreesuperior": "³", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
    "textperthousand": "‰", "textestimated": "℮", "checkmark": "✓", "Letter": "✉", "envelope": "✉",
    "faEnvelope": "✉", "Envelope": "✉", "texttimes": "×", "textdiv": "÷", "textpm": "±", "textminus": "−",
    "textlnot": "¬", "textrightarrow": "→", "textleftarrow": "←", "textuparrow": "↑", "textdownarrow": "↓",
}  # fmt: skip

# Only defined in math mode, but often met outside it.
_MATHS = {
    "times": "×", "div": "÷", "pm": "±", "mp": "∓", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠",
    "ne": "≠", "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "infty": "∞", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "uparrow": "↑",
    "downarrow": "↓", "partial": "∂", "nabla": "∇", "in": "∈", "cap": "∩", "cup": "∪", "ell": "ℓ",
    "varepsilon": "ε", "vartheta": "ϑ", "varphi": "φ", "varrho": "ϱ", "varsigma": "ς", "heartsuit": "♥",
    "diamondsuit": "♦", "clubsuit": "♣", "spadesuit": "♠", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱",
    "ll": "≪", "gg": "≫", "propto": "∝", "perp": "⊥", "parallel": "∥", "angle": "∠", "forall": "∀",
    "exists": "∃", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇",
    "emptyset": "∅",
    "varnothing": "∅", "hbar": "ℏ", "oplus": "⊕", "otimes": "⊗", "odot": "⊙", "wedge": "∧", "vee": "∨",
    "neg": "¬", "lnot": "¬", "sum": "∑", "prod": "∏", "int": "∫", "langle": "⟨", "rangle": "⟩", "vert": "|",
    "Leftarrow": "⇐", "Leftrightarrow": "⇔", "leftharpoonup": "↼", "rightharpoonup": "⇀", "mapsto": "↦",
    "rightleftharpoons": "⇌", "longrightarrow": "⟶", "longleftarrow": "⟵", "implies": "⟹", "iff": "⟺",
    "gets": "←", "triangle": "△", "square": "□", "Box": "□", "diamond": "⋄", "Diamond": "◇", "cong": "≅",
    "asymp": "≍", "doteq": "≐", "setminus": "∖", "leqslant": "⩽", "geqslant": "⩾", "flat": "♭",
    "natural": "♮", "aleph": "ℵ", "Re": "ℜ", "Im": "ℑ", "wp": "℘", "lbrack": "[", "rbrack": "]",
    "lparen": "(", "rparen": ")", "semicolon": ";", "equal": "=", "surd": "√", "angstrom": "Å",
    "textdegreeC": "°C", "textperiod": ".", "hyphen": "-",
}  # fmt: skip

#: logos and abbreviations of the TeX world, most of them from TUGboat, that are what they are called
_NAMES = """
    TeX LaTeX BibTeX ConTeXt AmSTeX AmSLaTeX PiCTeX XeTeX XeLaTeX LuaTeX LuaLaTeX pdfLaTeX LyX TikZ HiTeX
    KaTeX MiKTeX MikTeX TeXLive TeXML TeXworks TeXtures TeXMaG TeXShop SliTeX JTeX pTeX upTeX epTeX NTS
    VnTeX VorTeX ExTeX NexTeX LexiTeX PCTeX MTeX GeX NetBibTeX PreTeX JemTeX FDNTeX XyMTeX XYMTeX XyM PiC
    BaSiX WARMreader AcroFLeX DVItoVDU TUG TB CTAN CSTUG NTG GUST DANTE GUTenberg AMS AmS SC WEB Tib UNIX
    VAX SGML XML HTML XHTML MathML CSS SVG PDF DVI DVD DVIPDFMx EPS PNG JPEG TIFF GIF ASCII ISBN ISSN ISO
    IEEE ACM GNU GUI API FAQ FTP HTTP URL URI Java JavaScript Perl Python MacOSX LEX YACC CWEB NFSS OTF TTF
    STIX KOMA La Xy Mc Bib CS plain tug
"""
_FUNCTIONS = (
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln "
    "log max min sec sin sinh sup tan tanh"
)
_LOGOS = {name: name for name in (*_NAMES.split(), *_FUNCTIONS.split())} | {
    "LaTeXe": "LaTeX2e", "MF": "METAFONT", "MP": "MetaPost", "eTeX": "eTeX", "pdfTeX": "pdfTeX",
    "AllTeX": "(La)TeX", "TUB": "TUGboat", "tubissue": "TUGboat ", "PS": "PostScript", "Xypic": "Xy-pic",
    "mtex": "mTeX", "OMEGA": "Omega", "eOmega": "eOmega", "Xe": "Xe", "CONTEXT": "ConTeXt",
    "slMF": "METAFONT", "slBibTeX": "BibTeX", "uktug": "UKTUG", "Cplusplus": "C++", "CPP": "C++",
    "CC": "C++", "Csharp": "C#",
    "Thanh": "Hàn Thế Thành", "AW": "Addison-Wesley", "aw": "A-W", "POBox": "P.O. Box",
}  # fmt: skip

_GREEK_NAMES = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lamda", "mu",
    "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
)  # fmt: skip


_SGML_NAMES = (
    "a", "b", "g", "d", "e", "z", "ee", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "t", "u",
    "ph", "kh", "ps", "oh",
)  # fmt: skip


def _greek() -> dict[str, str]:
    symbols: dict[str, str] = {}
    for unicode_name in _GREEK_NAMES:
        name = unicode_name.replace("lamda", "lambda")
        small = unicodedata.lookup(f"GREEK SMALL LETTER {unicode_name}")
        large = unicodedata.lookup(f"GREEK CAPITAL LETTER {unicode_name}")
        symbols |= {name: small, f"text{name}": small, f"up{name}": small}
        symbols |= {name.title(): large, f"text{name.title()}": large, f"up{name.title()}": large}
        symbols[f"var{name.title()}"] = large
    return symbols


def _sgml() -> dict[str, str]:
    entities: dict[str, str] = {}
    for name, greek in zip(_SGML_NAMES, _GREEK_NAMES, strict=True):
        entities[f"{name}gr;"] = unicodedata.lookup(f"GREEK SMALL LETTER {greek}")
        entities[f"{name.upper()}gr;"] = unicodedata.lookup(f"GREEK CAPITAL LETTER {greek}")
    return entities


#: Greek letters by their names in SGML, which HTML does not have
SGML_ENTITIES: Mapping[str, str] = _sgml()

#: macros that stand for characters, or for words
SYMBOLS: Mapping[str, str] = latex_journals.SYMBOLS | _greek() | LETTERS | _PUNCTUATION | _MATHS | _LOGOS

#: macros that leave a space behind
SPACES = frozenset((
    "quad", "qquad", "enspace", "enskip", "thinspace", "thickspace", "medspace", "space", "nobreakspace",
    "newline", "linebreak", "par", "hfill", "hfil", "tab", "smallskip", "medskip", "bigskip", "newblock",
    "pagebreak", "newpage", "clearpage", "break", "tabularnewline",
    # what the repository CORE makes of line ends
    "ud",
))  # fmt: skip

#: control symbols other than accents; what is not listed stands for itself
CONTROL_SYMBOLS: Mapping[str, str] = {
    " ": " ", "\t": " ", "\n": " ", "\r": " ", "\\": " ", ",": " ", ";": " ", ":": " ", ">": " ",
    "!": "", "/": "", "-": "",
}  # fmt: skip

#: macros whose argument is in a style
STYLES: Mapping[str, Style] = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic", "mathit"), Style.EMPHASIS),
    **dict.fromkeys(("textbf", "mkbibbold", "strong", "mathbf"), Style.STRONG),
    **dict.fromkeys(("texttt", "code", "lstinline", "mathtt"), Style.CODE),
    **dict.fromkeys(("textsc", "mkbibacro", "textssc"), Style.SMALL_CAPS),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript", "textsu"), Style.SUPERSCRIPT),
    **dict.fromkeys(("textsubscript", "textinferior"), Style.SUBSCRIPT),
}

#: macros in force until the group ends; None returns to upright text
DECLARATIONS: Mapping[str, Style | None] = {
    **dict.fromkeys(("it", "itshape", "em", "sl", "slshape"), Style.EMPHASIS),
    **dict.fromkeys(("bf", "bfseries"), Style.STRONG),
    **dict.fromkeys(("tt", "ttfamily"), Style.CODE),
    **dict.fromkeys(("sc", "scshape", "smc", "SMC", "ninesmc"), Style.SMALL_CAPS),
    **dict.fromkeys(("rm", "rmfamily", "normalfont", "upshape", "mdseries"), None),
}

#: macros that put something around their argument
WRAPPED: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("enquote", "mkbibquote", "textquote"), ("“", "”")),
    "mkbibparens": ("(", ")"),
    "cs": ("\\", ""),
    "mkbibbrackets": ("[", "]"),
}

#: macros without effect on the text, with or without an argument
TRANSPARENT = frozenset((
    "protect", "relax", "leavevmode", "noindent", "unskip", "ignorespaces", "allowbreak", "nobreak",
    "nolinebreak", "selectfont", "null", "strut", "sf", "sffamily", "tiny", "scriptsize", "footnotesize",
    "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge", "boldmath", "unboldmath",
    "footnotemark", "linewidth", "textwidth", "centering", "raggedright", "bgroup", "egroup",
    "displaystyle", "textstyle", "limits", "nolimits", "left", "right", "lowercase", "uppercase",
    "MakeUppercase", "MakeLowercase", "MakeTextUppercase", "MakeTextLowercase", "NoCaseChange", "mbox",
    "hbox", "text", "textrm", "textsf", "textnormal", "textup", "textmd", "fbox", "underline", "uline",
    "llap", "rlap", "smash", "acro", "acrosl", "bibcyr", "path", "ssf", "sltt", "slnine", "slc", "eightrm",
    "manual",
    "textgreek", "textcyrillic", "textcyr", "textlatin", "textarabic", "texthebrew", "textls", "textlf",
    "textosf", "texttabular", "textsw", "textulc", "textlegacy", "mathrm", "mathsf", "mathnormal",
    "mathup", "mathbb", "mathcal", "mathfrak", "mathscr", "boldsymbol", "bm", "operatorname", "mathop",
    "mathord", "mathbin", "mathrel", "mathpunct", "scriptstyle", "big", "Big", "bigl", "bigr",
    "indent", "sloppy", "fussy", "cyr", "latintext",
    "greektext", "cyrillictext", "makebox", "framebox", "hologo",
    "bibstring", "autocap", "midsentence", "isdot",
    "frenchspacing", "nonfrenchspacing",
))  # fmt: skip

#: macros that mean nothing to a reader -> how many arguments go with them; later arguments are text
DROPPED: Mapping[str, int] = dict.fromkeys((
    "noopsort", "noop", "NOOP", "SortNoop", "sortnoop", "sortas", "footnote", "footnotetext", "thanks",
    "label", "index", "hspace", "vspace", "color", "begin", "end", "selectlanguage", "textcolor",
    "colorbox", "foreignlanguage", "raisebox", "scalebox", "rotatebox", "phantom", "hphantom", "vphantom",
    "orcidlink", "orcidID", "corref", "fnref", "thanksref", "includegraphics", "marginpar", "todo", "parbox",
    "bibliographystyle", "hypersetup", "usepackage", "setlength", "fontfamily", "fontseries", "fontshape",
    "fontencoding", "pagestyle", "addcontentsline", "SortNoOp", "SortNoopB",
    "hypertarget", "hyperref", "nocite", "pdfbookmark",
), 1) | {"fontsize": 2, "resizebox": 2}  # fmt: skip

#: TeX primitives followed by a bare number or length
DIMENSIONED = frozenset((
    "kern", "hskip", "vskip", "raise", "lower", "penalty", "spacefactor", "mkern", "mskip",
))  # fmt: skip

#: tags that people and publishers type into titles, without the prefix of a name space
TAGS: Mapping[str, Style] = {
    **dict.fromkeys(("i", "em", "italic"), Style.EMPHASIS),
    **dict.fromkeys(("b", "strong", "bold"), Style.STRONG),
    **dict.fromkeys(("tt", "code", "monospace"), Style.CODE),
    **dict.fromkeys(("scp", "sc"), Style.SMALL_CAPS),
    "sup": Style.SUPERSCRIPT,
    **dict.fromkeys(("sub", "inf"), Style.SUBSCRIPT),
}

#: tags of links
LINK_TAGS = frozenset(("a", "ext-link"))
#: tags that separate words, and tags that mean nothing to a reader
SPACE_TAGS = frozenset((
    "br", "p", "sec", "title", "div", "ul", "ol", "li", "list", "list-item", "disp-formula",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section", "blockquote", "dl", "dt", "dd", "table", "thead",
    "tbody", "tr", "th", "td",
))  # fmt: skip
EMPTY_TAGS = frozenset((
    "span", "u", "underline", "font", "tex", "tex-math", "inline-formula", "alternatives", "roman",
    "sans-serif", "named-content", "styled-content", "abstract", "disp-quote", "nobr",
    "uri", "xref", "small",
))  # fmt: skip

#: formulas of one letter or sign that are text: "5 $\\upmu$m"
UPRIGHT = frozenset(
    name for name in SYMBOLS if name[:2] == "up" or name in ("less", "greater", "degree", "copyright")
) - {"uparrow", "upsilon", "updownarrow"}
