r"""Removal of what publishers and reference managers add to LaTeX source.

TeX conditionals of the American Physical Society (``\ifmmode \acute{n}\else \'{n}\fi{}``), characters as
formulas of Crossref (``{\&}amp$\mathsemicolon$``), tags and entities that were escaped, once or more often,
MathML, whole LaTeX documents around one formula, and braces of the ACL Anthology.
"""

from __future__ import annotations

import re

from ...model.controls import CONTROLS
from ...model.patterns import lazy_pattern
from .tables import TAGS
from .tokens import BLANK, find_pairs, has_controls

#: "\{BERT\}", as the ACL Anthology exports the braces that protect capitals
_ESCAPED_BRACES = lazy_pattern(r"\\?\{([A-Z][\w.+-]{0,40})\\\}")

#: characters that Crossref writes as formulas, by macros of ``unicode-math``
SIGNS = {
    "mathsemicolon": ";", "less": "<", "greater": ">", "equal": "=", "mathequals": "=", "mathplus": "+",
    "mathslash": "/", "mathcolon": ":", "mathquestion": "?", "mathexclam": "!", "mathcomma": ",",
    "mathperiod": ".", "mathatsign": "@", "mathhyphen": "-", "mathpercent": r"\%", "mathdollar": r"\$",
    "mathampersand": r"\&", "mathoctothorpe": r"\#", "mathunderscore": r"\_", "lbrace": r"\{",
    "rbrace": r"\}", "lbrack": "[", "rbrack": "]", "lparen": "(", "rparen": ")", "vert": "|",
    "backslash": r"\textbackslash{}", "quotesingle": "'",
}  # fmt: skip
_FORMULA = lazy_pattern(rf"(?<!\\)\{{?\$\s*\{{?\\({'|'.join(SIGNS)})\}}?\s*\$\}}?")

# "{\textless}i{\textgreater}", "$<$i$>$" and "&lt;i&gt;": tags that were taken for text.
_LESS, _GREATER = (
    rf"(?:{sign}|\{{\\text{name}\}}|\\text{name}(?:\{{\}}| |(?![A-Za-z]))|\{{\$(?:{sign}|\\{name})\$\}}"
    rf"|\$(?:{sign}|\\{name})\$|(?:\{{\\&\}}|\\?&)(?:{name[0]}t|\#{code}|\#x{code:x});)"
    for name, sign, code in (("less", "<", 60), ("greater", ">", 62))
)
_MATHML = (
    "math|mrow|mi|mn|mo|ms|mtext|msub|msup|msubsup|mfrac|msqrt|mroot|mover|munder|munderover|mfenced|mspace"
    "|mstyle|mmultiscripts|mprescripts|none|mpadded|mphantom|mtable|mtr|mtd|semantics|annotation"
)
_KNOWN = (
    rf"(?:[A-Za-z]{{1,8}}:)?(?:{'|'.join(TAGS)}|{_MATHML}|p|br|sec|title|list|list-item|ul|ol|li|span|u|div|font"
    "|h[1-6]|hr|section|blockquote|dl|dt|dd|table|thead|tbody|tr|th|td|inline-formula|alternatives|tex-math)"
)
#: group 1 is what is between ``<`` and ``>``
_ESCAPED_TAG = lazy_pattern(
    rf"{_LESS}\s?(/?{_KNOWN}(?:\s(?:(?!{_LESS})[^<>]){{0,200}}?)?\s?/?){_GREATER}", re.IGNORECASE
)
#: the ampersand of an entity that was escaped once more
_AMPERSAND = lazy_pattern(
    r"(?:\{\\&\}|\\?&)(?:amp|#38|#x26);(?=(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#x[0-9a-f]{1,6});)"
)
#: ``\&\#039;``
_NUMBER = lazy_pattern(r"(?:\{\\&\}|\\?&)(?:\{\\#\}|\\#)(?=[0-9]{1,7};|[xX][0-9a-fA-F]{1,6};)")
#: how often entities may have been escaped
_TIMES = 4

_DOCUMENT = lazy_pattern(
    r"\\documentclass(?:(?!\\documentclass).){0,2000}?\\begin\{document\}(.{0,2000}?)\\end\{document\}",
    re.DOTALL,
)
_DISPLAY = lazy_pattern(r"\$\$([^$]{1,1000})\$\$")

# "{\textbackslash}emph\{x\}", "{\textdollar}AC{\^{}}0{\textdollar}": LaTeX that was taken for text
_BACKSLASH = (
    r"(?:\{\\textbackslash ?\}|\\textbackslash(?:\{\}| |(?![A-Za-z]))|\{\\backslash\}|\{?\$\\backslash\$\}?)"
)
_DOLLAR = r"(?:\{\\textdollar\}|\{\\\$\})"
_ESCAPED_FORMULA = lazy_pattern(rf"{_DOLLAR}{{1,2}}((?:(?!{_DOLLAR}).){{1,400}}){_DOLLAR}{{1,2}}", re.DOTALL)
_IN_FORMULA = lazy_pattern(
    rf"(?P<backslash>{_BACKSLASH})|(?P<power>\{{\\\^\{{\}}\}}|\\\^\{{\}})|\{{?\\(?P<char>[_{{}}])\}}?"
)
_ESCAPED_MACRO = lazy_pattern(
    rf"""
      {_BACKSLASH.replace(" ", "[ ]")}(?:
        (?P<accent>''|['`"^~=.])(?=[A-Za-z{{])
      | (?P<name>[A-Za-z]+)\\\{{(?P<argument>[^{{}}\\]{{0,200}})\\\}}
      | (?P<letter>AA|aa|AE|ae|OE|oe|ss|[oOlLi])(?![A-Za-z])(?:\{{\}}|\s)?
      )
    """,
    re.VERBOSE,
)

_CONDITIONAL = lazy_pattern(rf"\\(if[A-Za-z]*|else|fi)(?![A-Za-z])(?:{BLANK}+|\{{\}})?")


def unescaped(source: str) -> str:
    """Return source as its author may have written it, without control characters."""
    if has_controls(source):
        source = CONTROLS.sub("", source)
    if "backslash" in source or "textdollar" in source:
        source = without_backslashes(source)
    if "\\}" in source:
        source = _ESCAPED_BRACES.sub(r"{\1}", source)
    # searches for what is rarely there
    if "\\if" in source:
        source = without_conditionals(source)
    if "$" in source and "\\" in source:
        source = _FORMULA.sub(lambda match: SIGNS[match[1]], source)
    if "&" in source:
        source = _NUMBER.sub("&#", source)
        for _ in range(_TIMES):
            source, count = _AMPERSAND.subn("&", source)
            if not count:
                break
    if "\\textless" in source or "$<$" in source or ("&" in source and ";" in source):
        source = _ESCAPED_TAG.sub(r"<\1>", source)
    if "\\documentclass" in source:
        source = _DOCUMENT.sub(lambda match: _DISPLAY.sub(r"$\1$", match[1].strip()), source)
    if "<" in source and "math" in source:
        # imported where there is such an element, which is in few files
        from .from_mathml import with_latex

        source = with_latex(source)
    return source


def without_backslashes(source: str) -> str:
    r"""Return source with the macros and formulas that a program made text of: ``{\textbackslash}'e``."""
    source = _ESCAPED_FORMULA.sub(_as_formula, source)
    return _ESCAPED_MACRO.sub(_as_macro, source)


def _as_formula(match: re.Match[str]) -> str:
    formula, count = _IN_FORMULA.subn(_in_formula, match[1])
    return f"${formula}$" if count else match[0]


def _in_formula(match: re.Match[str]) -> str:
    return "\\" if match["backslash"] else "^" if match["power"] else match["char"]


def _as_macro(match: re.Match[str]) -> str:
    if match["accent"]:
        return "\\" + match["accent"].replace("''", '"')
    if match["name"]:
        return f"\\{match['name']}{{{match['argument']}}}"
    return f"{{\\{match['letter']}}}"


def without_conditionals(source: str) -> str:
    r"""Return source with the branch that TeX takes: of ``\ifmmode`` the first in formulas, else the second.

    A conditional that is not closed ends with the source, and is its first branch if it has no second.
    Source with other conditionals is returned as it is, for what they depend on is not known.
    """
    tokens = list(_CONDITIONAL.finditer(source))
    names = {token[1] for token in tokens} - {"else", "fi"}
    if not names or not names <= {"ifmmode", "iftrue", "iffalse"}:
        return source
    formulas = [(start, after) for start, (_, _, after) in sorted(find_pairs(source).maths.items())]
    formula = position = 0
    # per open conditional: whether its first branch is taken, and the pieces of both
    opened: list[tuple[bool, list[list[str]]]] = [(True, [[]])]
    for token in tokens:
        opened[-1][1][-1].append(source[position : token.start()])
        position = token.end()
        if token[1] == "else":
            if len(opened) > 1 and len(opened[-1][1]) == 1:
                opened[-1][1].append([])
        elif token[1] == "fi":
            _close(opened)
        else:
            while formula < len(formulas) and formulas[formula][1] <= token.start():
                formula += 1
            in_formula = formula < len(formulas) and formulas[formula][0] < token.start()
            opened.append((token[1] == "iftrue" or (token[1] == "ifmmode" and in_formula), [[]]))
    opened[-1][1][-1].append(source[position:])
    while len(opened) > 1:
        _close(opened, cut=True)
    return "".join(opened[0][1][0])


def _close(opened: list[tuple[bool, list[list[str]]]], *, cut: bool = False) -> None:
    """Give the branch that is taken of the innermost conditional to the one around it.

    :param cut: the source ended before the conditional did
    """
    if len(opened) == 1:
        return
    first, branches = opened.pop()
    first |= cut and len(branches) == 1
    taken = "".join(branches[0 if first else 1]) if first or len(branches) > 1 else ""
    # braces end the name of a macro, and make of an accent what BibTeX counts as one letter
    taken = taken.strip(" ")
    if "\\" in taken and taken.count("{") == taken.count("}"):
        taken = f"{{{taken}}}"
    opened[-1][1][-1].append(taken)
