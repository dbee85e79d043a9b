"""MathML, as publishers leave it in titles and abstracts, to LaTeX.

Scripts at upright words, which is how chemical formulas are marked up, become text; the rest a formula.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from ...model.patterns import lazy_pattern

_BOUNDARY = lazy_pattern(
    r"<(?:[A-Za-z]{1,8}:)?math(?:\s[^<>]{0,400})?>|(?P<end></(?:[A-Za-z]{1,8}:)?math\s?>)", re.IGNORECASE
)
#: a formula in LaTeX, after which the same stands in MathML
_IN_LATEX = lazy_pattern(r"</(?:[A-Za-z]{1,8}:)?tex-math\s?>\s*$", re.IGNORECASE)
_PIECE = lazy_pattern(
    r"<(?P<closing>/?)(?:[A-Za-z]{1,8}:)?(?P<name>[A-Za-z]++(?:-[A-Za-z]++)*+)"
    r"(?P<attributes>(?:\s[^<>]{0,400}?)?)(?P<empty>/?)>"
)
#: some programs name in them the signs that are entities
_COMMENT = lazy_pattern(r"<!--[^<>]{0,200}-->")
_UPRIGHT = lazy_pattern(r"mathvariant\s?=\s?[\"'“”]?normal")
#: stands for the element that divides scripts behind from those in front
_PRESCRIPTS = "\0"
_SPACE = r"\ "
_EMPTY = {"mspace": _SPACE, "mprescripts": _PRESCRIPTS}
_TOKENS = frozenset(("mi", "mn", "mo", "mtext", "ms"))
#: elements whose children each have a place of their own
_PLACES = frozenset(
    ("msub", "msup", "msubsup", "mmultiscripts", "mfrac", "mroot", "mover", "munder", "munderover", "mfenced")
)
#: deeper elements leave only their text
_DEEPEST = 40
#: what stands above a letter, as :data:`_OPERATORS` leaves it
_ACCENTS = {
    "^": "hat", "~": "tilde", r"\sim": "tilde", "¯": "bar", "‾": "overline", r"\to": "vec", "˙": "dot",
    "¨": "ddot", "ˇ": "check",
}  # fmt: skip
_OPERATORS = {
    "−": "-", "×": r"\times ", "⋅": r"\cdot ", "·": r"\cdot ", "±": r"\pm ", "∼": r"\sim ", "≈": r"\approx ",
    "≤": r"\leq ", "≥": r"\geq ", "→": r"\to ", "∞": r"\infty ", "∑": r"\sum ", "∫": r"\int ",
    "∈": r"\in ", "∂": r"\partial ", "{": r"\{", "}": r"\}", "\u2061": "", "\u2062": "", "\u2063": "",
}  # fmt: skip
#: signs of chemical formulas and of lists, which stay text where all else is
_UPRIGHT_OPERATORS = frozenset(("", *"-−–+/()·,\u2061\u2062\u2063"))
_SPECIAL = str.maketrans({char: f"\\{char}" for char in "%&#$_{}"} | {"\\": r"\backslash "})


@dataclass(slots=True, eq=False, repr=False)
class _Element:
    name: str
    upright: bool = False
    #: LaTeX of the children, and whether each is upright text
    children: list[tuple[str, bool]] = field(default_factory=list)
    text: str = ""


def with_latex(source: str) -> str:
    """Return source with each MathML element as LaTeX; what is not closed stays as it is.

    Of a formula that is there in LaTeX, too, one is enough.
    """
    pieces: list[str] = []
    opened = None
    position = 0
    for match in _BOUNDARY.finditer(source):
        if opened is None and not match["end"]:
            opened = match
        elif opened is not None and match["end"]:
            before = source[position : opened.start()]
            known = _IN_LATEX.search(before[-40:])
            pieces += (before, "" if known else to_latex(source[opened.end() : match.start()]))
            position, opened = match.end(), None
    return "".join((*pieces, source[position:]))


def to_latex(content: str) -> str:
    """Return what a ``math`` element contains as LaTeX: a formula in dollar signs, or text."""
    stack = [_Element("mrow")]
    skipped = position = 0
    if "<!--" in content:
        content = _COMMENT.sub("", content)
    for match in _PIECE.finditer(content):
        stack[-1].text += content[position : match.start()]
        position = match.end()
        name = match["name"].lower()
        if match["empty"]:
            _take_text(stack[-1], last=name == "mspace")
            stack[-1].children.append((_EMPTY.get(name, ""), True))
        elif not match["closing"]:
            if len(stack) > _DEEPEST:
                skipped += 1
            else:
                _take_text(stack[-1])
                stack.append(_Element(name, _UPRIGHT.search(match["attributes"]) is not None))
        elif skipped:
            skipped -= 1
        elif any(element.name == name for element in stack[1:]):
            # what is open in it was not closed
            while stack[-1].name != name:
                _close(stack)
            _close(stack)
    stack[-1].text += content[position:]
    while len(stack) > 1:
        _close(stack)
    root = stack[0]
    _take_text(root, last=True)
    if all(upright for _, upright in root.children):
        return _as_text("".join(latex for latex, _ in root.children))
    # a backslash before the dollar sign would make a character of it
    return f"${''.join(latex for latex, _ in root.children).lstrip().rstrip(_SPACE)}$"


def _take_text(element: _Element, *, last: bool = False) -> None:
    """Make a child of the text that stands beside elements, with the spaces around it in a row.

    :param last: no space is needed behind it
    """
    if not element.text.isspace() and element.text:
        latex, upright = _token(element)
        if element.name not in _PLACES:
            spaced = not element.children or element.children[-1][0].endswith(_SPACE)
            before = "" if spaced or not element.text[0].isspace() else _SPACE
            after = "" if last or not element.text[-1].isspace() else _SPACE
            latex = f"{before}{latex}{after}"
        element.children.append((latex, upright))
    element.text = ""


def _close(stack: list[_Element]) -> None:
    element = stack.pop()
    if element.name in ("annotation", "annotation-xml"):
        return
    if element.name in _TOKENS and not element.children:
        stack[-1].children.append(_token(element))
        return
    _take_text(element, last=True)
    stack[-1].children.append(_combined(element))


def _token(element: _Element) -> tuple[str, bool]:
    text = " ".join(html.unescape(element.text).split())
    if element.name == "mo":
        return _OPERATORS.get(text, text.translate(_SPECIAL)), text in _UPRIGHT_OPERATORS
    if element.name == "mn" or text.isdecimal():
        return text.translate(_SPECIAL), True
    if element.name == "mi" and len(text) == 1 and not element.upright:
        return text.translate(_SPECIAL), False
    return _roman(text), True


def _roman(text: str) -> str:
    # in mathematics, spaces between words count for nothing
    macro = "text" if " " in text else "mathrm"
    return f"\\{macro}{{{text.translate(_SPECIAL)}}}" if text else ""


def _combined(element: _Element) -> tuple[str, bool]:
    """Return an element whose children are known as LaTeX, and whether it may be text."""
    parts = [latex for latex, _ in element.children]
    upright = all(child for _, child in element.children)
    match element.name, parts:
        case "msub", [base, low]:
            return f"{_base(base)}_{{{low}}}", upright
        case "msup", [base, high]:
            return f"{_base(base)}^{{{high}}}", upright
        case "msubsup", [base, low, high]:
            return f"{_base(base)}_{{{low}}}^{{{high}}}", upright
        case "mmultiscripts", [base, *scripts]:
            return _multiscripts(base, scripts), upright
        case "mfrac", [above, below]:
            return f"\\frac{{{above}}}{{{below}}}", False
        case "mroot", [radicand, degree]:
            return f"\\sqrt[{degree}]{{{radicand}}}", False
        case "msqrt", _:
            return f"\\sqrt{{{''.join(parts)}}}", False
        case "mover", [base, accent]:
            name = _ACCENTS.get(accent.strip())
            return (f"\\{name}{{{base}}}" if name else f"\\overset{{{accent}}}{{{base}}}"), False
        case "munder", [base, low]:
            return f"{_base(base)}_{{{low}}}", False
        case "munderover", [base, low, high]:
            return f"{_base(base)}_{{{low}}}^{{{high}}}", False
        case "mfenced", _:
            return f"({', '.join(parts)})", upright
        case "mprescripts", _:
            return _PRESCRIPTS, True
    return "".join(parts), upright


_SINGLE = lazy_pattern(r"\\[a-zA-Z]+ ?|\\(?:mathrm|text)\{[^{}]*\}")


def _base(base: str) -> str:
    single = len(base) <= 1 or _SINGLE.fullmatch(base)
    return base if single else f"{{{base}}}"


def _multiscripts(base: str, scripts: list[str]) -> str:
    """Return scripts on both sides: those after the mark of ``mprescripts`` stand in front."""
    index = scripts.index(_PRESCRIPTS) if _PRESCRIPTS in scripts else len(scripts)
    after, before = scripts[:index], scripts[index + 1 :]
    front = f"{{}}{_scripts(before)}" if before else ""
    return f"{front}{_base(base)}{_scripts(after)}"


def _scripts(listed: list[str]) -> str:
    pairs = zip(listed[::2], listed[1::2], strict=False)
    return "".join((f"_{{{low}}}" if low else "") + (f"^{{{high}}}" if high else "") for low, high in pairs)


_SCRIPT = lazy_pattern(r"([_^])\{((?:[^{}]|\{[^{}]*\})*)\}")


def _as_text(latex: str) -> str:
    """Return upright mathematics as text with subscripts and superscripts."""
    text = re.sub(r"\\(?:mathrm|text)\{((?:[^{}\\]|\\.)*)\}", r"\1", latex)
    text = _SCRIPT.sub(
        lambda match: f"\\text{'sub' if match[1] == '_' else 'super'}script{{{match[2]}}}", text
    )
    return text if "^" not in text.replace("\\^", "") and "{}" not in text else f"${latex}$"
