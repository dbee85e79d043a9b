"""LaTeX mathematics to a tree of MathML, of which all other forms are made: markup, text, Typst.

``latex2mathml`` reads the formulas.  It sets more of what ``.bib`` files hold than the converter of docutils,
whose output differs from version to version, and it knows no framework.  What it lacks is added here.  Before
it, all that is text, a function or a space is replaced by one private character, arguments get their braces,
and environments the names that it knows.  Behind it, these characters are put back, operators are separated
from letters, alphabets become characters (browsers know no ``mathvariant``), and functions get the spaces
that TeX sets around them.  Nothing but the elements and attributes named here leaves this module.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from . import formulas
from .patterns import lazy_pattern


def _words(text: str) -> list[str]:
    return text.split()


_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_FIRST_ATOM, _LAST_ATOM = 0xE000, 0xF8FF
_THIN = "\u2009"
#: in characters; what is longer says nothing to a reader, and takes seconds
_LONGEST = 10_000
#: how deep elements may lie in each other
_DEEPEST = 200

_KEPT = {
    "mfrac": ("linethickness",),
    "mi": (),
    "mn": (),
    "mo": ("fence", "form", "lspace", "maxsize", "minsize", "movablelimits", "rspace", "stretchy"),
    "mover": ("accent",),
    "mphantom": (),
    "mroot": (),
    "mrow": (),
    "mspace": ("width",),
    "msqrt": (),
    "mstyle": ("displaystyle", "scriptlevel"),
    "msub": (),
    "msubsup": (),
    "msup": (),
    "mtable": (),
    "mtd": ("columnalign",),
    "mtext": (),
    "mtr": (),
    "munder": ("accentunder",),
    "munderover": (),
    "menclose": ("notation",),
}
_LEAVES = frozenset(("mi", "mn", "mo", "mtext"))
_SCRIPTS = frozenset(("msub", "msup", "msubsup", "munder", "mover", "munderover"))
_WITH_LIMITS = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
#: what has its limits above and below where there is room
_LIMITED = frozenset("∑∏∐⋀⋁⋂⋃⨀⨁⨂⨄⨆").union(
    formulas.FUNCTIONS[name]
    for name in _words("argmax argmin det gcd inf injlim lim liminf limsup max min Pr projlim sup")
)
#: elements whose children have positions, so that each child is one element
_POSITIONAL = _SCRIPTS | {"mfrac", "mroot"}
#: symbols of Unicode's mathematical categories that are no operators
_ORDINARY = frozenset("∀∁∂∃∄∅∆∇∎∞∟∠∡∢⊤⊥⋮⋯⋰⋱…°′″‴⁗§¶†‡ℏ%#&℧$@©®™☉☼♯♭♮∴∵")
_OPENING, _CLOSING = frozenset("([{⟨⌊⌈⟦⟪"), frozenset(")]}⟩⌋⌉⟧⟫!")
#: that open or close: behind the name of a function, they open
_BARS = frozenset("|‖∥∣")
#: characters that are delimiters behind \left and \right alone; the full stop is one that is not shown
_DELIMITERS = {".": ".", "<": r"\langle ", ">": r"\rangle "}
_ACCENTS = {
    "^": "^", "ˆ": "^", "~": "~", "˜": "~", "¯": "¯", "˘": "˘", "˙": "˙", "¨": "¨", "˚": "˚",
    "´": "´", "`": "`", "ˇ": "ˇ", "→": "→", "⃛": "⃛", "⃜": "⃜",
}  # fmt: skip
_VARIANTS = {
    "bold": ("MATHEMATICAL BOLD",),
    "bold-italic": ("MATHEMATICAL BOLD ITALIC", "MATHEMATICAL BOLD"),
    "double-struck": ("MATHEMATICAL DOUBLE-STRUCK", "DOUBLE-STRUCK"),
    "fraktur": ("MATHEMATICAL FRAKTUR", "BLACK-LETTER"),
    "monospace": ("MATHEMATICAL MONOSPACE",),
    "sans-serif": ("MATHEMATICAL SANS-SERIF",),
    "sans-serif-italic": ("MATHEMATICAL SANS-SERIF ITALIC",),
    "script": ("MATHEMATICAL SCRIPT", "SCRIPT"),
}
#: names of functions by their form alone: ``\mathrm{rank}``, ``\mathrm{Spec}``, but not ``\mathrm{SL}``
_FUNCTION_LIKE = lazy_pattern(r"[a-z]{2,}|[A-Z][a-z]{2,}")
_WIDTHS = {
    "thinmathspace": 0.167,
    "mediummathspace": 0.222,
    "thickmathspace": 0.278,
    "negativethinmathspace": -0.167,
    "negativemediummathspace": -0.222,
    "negativethickmathspace": -0.278,
}
_EM = {"em": 1, "ex": 0.43, "mu": 1 / 18, "pt": 0.1, "pc": 1.2, "in": 7.2, "cm": 2.85, "mm": 0.285, "bp": 0.1}
_LENGTH = lazy_pattern(
    r"\s*=?\s*(?:\{\s*)?(-?\s*\d*\.?\d+)\s*(em|ex|mu|pt|pc|in|cm|mm|bp)(?![A-Za-z])\s*\}?"
    r"(?:\s*(?:plus|minus)\s*\d*\.?\d+\s*(?:em|ex|mu|pt|fill?))*"
)

_TOKEN = lazy_pattern(
    r"\\(?P<name>[A-Za-z]+)\s*\*?|\\(?P<symbol>.)|(?P<mark>[{}'~])|(?P<number>\d+(?:\.\d+)?)|(?P<other>.)",
    re.DOTALL,
)
_PRIMES = lazy_pattern(r"'+")
#: what no XML may hold
_CONTROLS = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANK_LINES = lazy_pattern(r"\n[ \t]*\n")
_BLANKS = lazy_pattern(r"\s*")
_LETTER_NEXT = lazy_pattern(r"\s*[A-Za-z]")
_OPTIONAL = lazy_pattern(r"\s*\[([^\[\]]*)\]")
#: macros with arguments that may stand without braces, and how many there are
_ARGUMENTS = {
    **dict.fromkeys(_words("binom cfrac dbinom dfrac frac overset stackrel tbinom tfrac underset"), 2),
}
#: macros that say nothing of what is set, with the number of their arguments
_DROPPED = {
    **dict.fromkeys(
        _words(
            """nolimits displaylimits protect relax allowbreak nobreak null boldmath unboldmath strut
            mathstrut nonumber notag nonscript Tiny Huge LARGE Large huge large normalsize small footnotesize
            scriptsize tiny mathsurround displaystyle"""
        ),
        0,
    ),
    "label": 1,
    "raisebox": 1,
    "tag": 1,
    "vphantom": 1,
}
#: macros that leave their argument
_TRANSPARENT = frozenset(
    _words("""mathop mathord mathbin mathrel mathopen mathclose mathpunct mathinner ensuremath smash vcenter
    llap rlap clap mathllap mathrlap mathclap boxed fbox""")
)
_SPACES = {
    "enspace": 0.5, "quad": 1, "qquad": 2, "medspace": 0.222, "thickspace": 0.278, "space": 0.25,
    "nobreakspace": 0.25, "negthinspace": -0.167, "negmedspace": -0.222, "negthickspace": -0.278,
}  # fmt: skip
_FONTS = {
    "bfseries": "bf", "itshape": "it", "rmfamily": "rm", "normalfont": "rm", "upshape": "rm",
    "sffamily": "sf", "sl": "it", "sc": "rm", "scshape": "rm", "ttfamily": "tt", "mit": "it",
}  # fmt: skip
_ALIGNED = lazy_pattern(r"(?:align(?:ed|at|edat)?|eqnarray|split)\*?")
_STACKED = lazy_pattern(r"(?:gather(?:ed)?|multlined?|equation|math|displaymath)\*?")
#: with its brace behind it
_CASES_BEFORE_BRACE = {"begin": r"\left.\begin{array}{ll}", "end": r"\end{array}\right\}"}
_ENVIRONMENT = lazy_pattern(r"\s*\{([^{}]*)\}")
_TEXT_TOKEN = lazy_pattern(r"\\([A-Za-z]+)\s*|\\(.)|[{}]|``|''|~|\$", re.DOTALL)
_TEXT_MARKS = {"``": "“", "''": "”", "~": "\u00a0"}


class Unreadable(Exception):
    """A formula cannot be set; the text says why, behind "the formula"."""


class _Atom(NamedTuple):
    """What a private character stands for: an element, its text, its alphabet."""

    tag: str
    text: str
    variant: str = ""
    #: it is the name of a function
    function: bool = False


@lru_cache(maxsize=2048)
def tree(source: str, *, display: bool = False) -> Element:
    """Return LaTeX mathematics as a ``math`` element; it is shared, so nothing may change it.

    :param source: without delimiters
    :param display: it stands on lines of its own, which may be aligned, with limits above and below
    :raises Unreadable: for what cannot be shown as mathematics
    """
    if len(source) > _LONGEST:
        raise Unreadable("is too long")
    if _CONTROLS.search(source):
        raise Unreadable("has control characters")
    if not formulas.is_formula(source):
        names = formulas.unknown_names(source)
        reason = (
            f"has the unknown macro {names[0]}"
            if names
            else "has braces that do not match, or characters of TeX"
        )
        raise Unreadable(reason)
    from latex2mathml.converter import convert_to_element

    reader = _Reader(formulas.portable(_on_lines(source) if display else source))
    try:
        prepared = reader.read()
        row = convert_to_element(prepared)[0] if prepared.strip() else Element("mrow")
        root = Element("math", {"xmlns": _NAMESPACE, **({"display": "block"} if display else {})})
        root.extend(_Normalizer(reader.atoms, limits=display).row(row))
    except Unreadable:
        raise
    # the converter fails in many ways on what it cannot read: its own errors, IndexError, RecursionError
    except Exception as error:
        raise Unreadable("cannot be read") from error
    return root


def _on_lines(source: str) -> str:
    """Return a displayed formula with its lines, and equations divided by blank lines, as environments."""
    equations = list(filter(None, map(str.strip, _BLANK_LINES.split(source))))
    lines = [
        rf"\begin{{split}}{equation}\end{{split}}"
        if ("\\\\" in equation or "&" in equation) and "\\begin" not in equation
        else equation
        for equation in equations
    ]
    if len(lines) < 2:
        return "".join(lines)
    return "\\begin{matrix}" + "\\\\".join(lines) + "\\end{matrix}"


def is_readable(source: str) -> bool:
    """Return whether a formula can be set."""
    try:
        tree(source)
    except Unreadable:
        return False
    return True


class _Reader:
    """Writes source anew in the part of LaTeX that the converter reads without a fault."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.atoms: list[_Atom] = []
        self.depth = 0

    def read(self) -> str:
        """Return the source with private characters for :attr:`atoms`."""
        return "".join(self._tokens())

    def _tokens(self) -> Iterator[str]:
        while match := _TOKEN.match(self.source, self.position):
            self.position = match.end()
            yield self._token(match)

    def _token(self, match: re.Match[str]) -> str:
        if name := match["name"]:
            return self._macro(name, match)
        if mark := match["mark"]:
            return self._mark(mark, match)
        if number := match["number"]:
            # "5 cm" is no length
            return f"{number}{{}}" if _LETTER_NEXT.match(self.source, match.end()) else number
        if symbol := match["symbol"]:
            return self._symbol(symbol, match[0])
        other = match["other"]
        if _FIRST_ATOM <= ord(other) <= _LAST_ATOM:
            return ""
        # latex2mathml would not split what only looks like a decimal number
        return self._atom(_Atom("mo", other)) if other in ".<>" else other

    def _mark(self, mark: str, match: re.Match[str]) -> str:
        if mark == "~":
            return self._space(0.25)
        if mark != "'":
            return mark
        primes = _PRIMES.match(self.source, match.start())
        assert primes
        self.position = primes.end()
        above = self._atom(_Atom("mo", "′" * len(primes[0])))
        blanks = _BLANKS.match(self.source, self.position)
        assert blanks
        # TeX sets primes and a superscript side by side
        if self.source[blanks.end() : blanks.end() + 1] == "^":
            self.position = blanks.end() + 1
            above += self._argument()
        return f"^{{{above}}}"

    def _delimiter(self) -> str:
        r"""Return what follows ``\left`` or ``\right``, if it means something else elsewhere."""
        blanks = _BLANKS.match(self.source, self.position)
        assert blanks
        delimiter = _DELIMITERS.get(self.source[blanks.end() : blanks.end() + 1])
        if delimiter is None:
            return " "
        self.position = blanks.end() + 1
        return delimiter

    def _symbol(self, symbol: str, source: str) -> str:
        if symbol in " \n":
            return self._space(0.25)
        if symbol in "-/":
            return ""
        if symbol in "#$%&_":
            return self._atom(_Atom("mi", symbol))
        return source

    def _macro(self, name: str, match: re.Match[str]) -> str:
        starred = match[0].endswith("*")
        if starred and name not in ("operatorname", "hspace"):
            self.position = match.end() - 1
        if name in formulas.TEXTS:
            return self._atom(_Atom("mtext", _plain(self._raw()), formulas.TEXTS[name]))
        if name in ("textsubscript", "textsuperscript"):
            script = self._atom(_Atom("mtext", _plain(self._raw())))
            return f"{'_' if name == 'textsubscript' else '^'}{{{script}}}"
        if name in formulas.FUNCTIONS:
            return self._atom(_Atom("mi", formulas.FUNCTIONS[name], function=True))
        if name in ("operatorname", "operatornamewithlimits"):
            return self._atom(_Atom("mi", _plain(self._raw()), function=True))
        if name in formulas.CHARACTERS:
            return self._atom(_Atom("mi", formulas.CHARACTERS[name]))
        if name in ("mod", "bmod", "pmod", "pod"):
            return self._modulo(name)
        if name in ("kern", "mkern", "hskip", "mskip", "hspace"):
            length = _LENGTH.match(self.source, self.position)
            if length is None:
                raise Unreadable(f"has no length behind \\{name}")
            self.position = length.end()
            return self._space(float(length[1].replace(" ", "")) * _EM[length[2]])
        if name in _SPACES:
            return self._space(_SPACES[name])
        if name in _DROPPED:
            for _ in range(_DROPPED[name]):
                self._raw()
            return ""
        if name in _TRANSPARENT:
            return self._argument()
        if name == "mathchoice":
            arguments = [self._argument() for _ in range(4)]
            return arguments[1]
        if name in ("begin", "end"):
            return self._environment(name)
        if name in ("left", "right"):
            return f"\\{name}{self._delimiter()}"
        if name == "overunderset":
            above, below, base = (self._argument() for _ in range(3))
            return rf"\overset{above}{{\underset{below}{base}}}"
        if name in _ARGUMENTS:
            arguments = [self._argument() for _ in range(_ARGUMENTS[name])]
            return f"\\{name}{''.join(arguments)}"
        if name.startswith("math") and name not in ("mathring",):
            # a blank keeps the converter from taking \mathrm{C} for an italic C
            argument = self._argument()
            return f"\\{name}{{ {argument[1:]}"
        return f"\\{_FONTS.get(name, name)} "

    def _modulo(self, name: str) -> str:
        word = self._atom(_Atom("mi", "mod", function=True))
        if name == "bmod":
            return self._space(0.222) + word + self._space(0.222)
        argument = self._argument()
        if name == "mod":
            return self._space(0.5) + word + argument
        return self._space(0.5) + (f"({word}{argument})" if name == "pmod" else f"({argument})")

    def _environment(self, edge: str) -> str:
        match = _ENVIRONMENT.match(self.source, self.position)
        assert match
        self.position = match.end()
        name = match[1]
        if name == "rcases":
            return _CASES_BEFORE_BRACE[edge]
        if edge == "begin" and name.rstrip("*") in ("alignat", "alignedat"):
            self._raw()
        elif edge == "begin" and (optional := _OPTIONAL.match(self.source, self.position)):
            self.position = optional.end()
        if name == "array":
            if edge == "end":
                return r"\end{array}"
            columns = self._raw()
            return rf"\begin{{array}}{{{''.join(c for c in columns if c in 'lcr') or 'c'}}}"
        if _ALIGNED.fullmatch(name):
            name = "split"
        elif _STACKED.fullmatch(name) or name == "substack":
            name = "matrix"
        elif name == "dcases":
            name = "cases"
        return rf"\{edge}{{{name.rstrip('*')}}}"

    def _raw(self) -> str:
        """Pass over an argument and return its source without braces."""
        self._skip_blanks()
        if self.source[self.position : self.position + 1] != "{":
            match = _TOKEN.match(self.source, self.position)
            if match is None or match["mark"] == "}":
                raise Unreadable("ends where an argument is missing")
            end = match.end() if not match["number"] else match.start() + 1
            start, self.position = self.position, end
            return self.source[start:end]
        start, depth = self.position + 1, 0
        while match := _TOKEN.match(self.source, self.position):
            self.position = match.end()
            depth += {"{": 1, "}": -1}.get(match["mark"] or "", 0)
            if not depth:
                break
        return self.source[start : self.position - 1]

    def _argument(self) -> str:
        """Read an argument and return it in braces."""
        self._skip_blanks()
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Unreadable("is nested too deeply")
        match = _TOKEN.match(self.source, self.position)
        if match is None or match["mark"] == "}":
            raise Unreadable("ends where an argument is missing")
        if match["mark"] == "{":
            self.position = match.end()
            inner = "".join(self._group())
        elif match["number"]:
            self.position = match.start() + 1
            inner = match[0][0]
        else:
            self.position = match.end()
            inner = self._token(match)
        self.depth -= 1
        return f"{{{inner}}}"

    def _group(self) -> Iterator[str]:
        depth = 1
        while match := _TOKEN.match(self.source, self.position):
            self.position = match.end()
            depth += {"{": 1, "}": -1}.get(match["mark"] or "", 0)
            if not depth:
                return
            yield self._token(match)

    def _skip_blanks(self) -> None:
        match = _BLANKS.match(self.source, self.position)
        assert match
        self.position = match.end()

    def _space(self, width: float) -> str:
        return self._atom(_Atom("mspace", f"{round(width, 3):g}em"))

    def _atom(self, atom: _Atom) -> str:
        if len(self.atoms) > _LAST_ATOM - _FIRST_ATOM:
            raise Unreadable("is too long")
        self.atoms.append(atom)
        return chr(_FIRST_ATOM + len(self.atoms) - 1)


def _plain(source: str) -> str:
    """Return the characters of text within a formula."""

    def meaning(match: re.Match[str]) -> str:
        if match[1]:
            return formulas.CHARACTERS.get(match[1], "" if match[1] in formulas.TEXTS else _symbol(match[1]))
        if match[2]:
            return {"-": "", "/": "", ",": _THIN, "\n": " "}.get(match[2], match[2])
        return _TEXT_MARKS.get(match[0], "")

    text = _TEXT_TOKEN.sub(meaning, source)
    # blanks at the ends of an element would be lost
    return re.sub(r"^\s+|\s+$", "\u00a0", text)


def _symbol(name: str) -> str:
    from latex2mathml.symbols_parser import convert_symbol

    code = convert_symbol(f"\\{name}")
    return chr(int(code, 16)) if code else ""


class _Normalizer:
    """Makes of the converter's elements those that browsers know, with nothing else in them."""

    def __init__(self, atoms: Sequence[_Atom], *, limits: bool) -> None:
        self.atoms = atoms
        self.limits = limits
        self.functions: set[int] = set()
        self.made: list[Element] = []
        self.depth = 0

    def row(self, parent: Element) -> list[Element]:
        """Return the elements of a row."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Unreadable("is nested too deeply")
        children = self._negated([made for child in parent for made in self._element(child)])
        children = self._joined(children)
        self.depth -= 1
        return self._spaced(children)

    def _element(self, element: Element) -> list[Element]:
        tag = element.tag
        if tag == "mpadded":
            if element.get("width") == "0" and (element[0].text or "") == "&#x029F8;":
                return [self._make("mo", {}, "\u0338")]
            return self.row(element)
        if tag in _LEAVES and not len(element):
            return [self._leaf(element)]
        if tag == "mspace":
            width = _width(element.get("width", ""))
            return [self._make("mspace", {"width": width})] if width else []
        if tag not in _KEPT:
            raise Unreadable("cannot be set")
        if tag == "mstyle" and not element.get("displaystyle") and not element.get("scriptlevel"):
            return self.row(element)
        if tag in ("mrow", "mi", "mo", "mn", "mtext"):
            children = self.row(element)
            fenced = len(children) > 1 and children[0].get("form") == "prefix"
            return [self._make("mrow", {}, children=children)] if fenced else children
        attributes = {name: element.attrib[name] for name in _KEPT[tag] if name in element.attrib}
        if tag in _POSITIONAL:
            return self._positional(tag, attributes, [self._one(child) for child in element])
        return [self._make(tag, attributes, children=self.row(element))]

    def _one(self, element: Element) -> Element:
        """Return an element as one: a row where it is several, an empty one where it is none."""
        children = self._element(element)
        if len(children) == 1:
            return children[0]
        # a space is no base
        return self._make("mrow", {}, children=children) if children else self._make("mi", {})

    def _positional(self, tag: str, attributes: dict[str, str], children: list[Element]) -> list[Element]:
        if len(children) != (3 if tag in ("msubsup", "munderover") else 2):
            raise Unreadable("ends where an argument is missing")
        before: list[Element] = []
        if tag in _SCRIPTS and children[0].tag == "mspace":
            before, children[0] = [children[0]], self._make("mi", {})
        base = children[0]
        if tag == "msup" and children[1].text == "∘" and (base.tag == "mn" or _is_empty(base)):
            degree = self._make("mi", {}, "°")
            return [*before, degree] if _is_empty(base) else [*before, base, degree]
        if tag in ("mover", "munder") and len(children) == 2 and children[1].tag == "mo":
            self._set_accent(tag, attributes, children[1])
        if self.limits and tag in _WITH_LIMITS and (base.text or "") in _LIMITED:
            tag = _WITH_LIMITS[tag]
        made = self._make(tag, attributes, children=children)
        if id(base) in self.functions:
            self.functions.add(id(made))
        return [*before, made]

    def _set_accent(self, tag: str, attributes: dict[str, str], mark: Element) -> None:
        text = mark.text or ""
        if text == "―":
            mark.text = "‾" if tag == "mover" else "_"
            mark.attrib.update(stretchy="true")
        elif tag == "mover" and text in _ACCENTS:
            mark.text = _ACCENTS[text]
            mark.attrib["stretchy"] = "false"
            attributes["accent"] = "true"

    def _leaf(self, element: Element) -> Element:
        text = html.unescape(element.text or "")
        if len(text) == 1 and _FIRST_ATOM <= ord(text) <= _LAST_ATOM:
            return self._from_atom(self.atoms[ord(text) - _FIRST_ATOM], element.get("mathvariant", ""))
        if text.startswith("\\") and len(text) > 1:
            raise Unreadable(f"has {text} where it cannot be set")
        tag = element.tag
        variant = element.get("mathvariant", "")
        if tag == "mi" and len(text) == 1 and _is_operator(text):
            tag = "mo"
        elif tag == "mo" and len(text) == 1 and (text in _ORDINARY or text.isalpha()):
            tag = "mi"
        attributes = {name: element.attrib[name] for name in _KEPT[tag] if name in element.attrib}
        if tag == "mo" and text in ("/", "|", "‖") and "minsize" not in attributes:
            attributes.setdefault("stretchy", "false")
        if tag == "mo" and text in ("/", ""):
            # browsers set spaces around a slash and around a delimiter that is not shown; TeX does not
            attributes |= {"lspace": "0", "rspace": "0"}
        if tag != "mo":
            attributes = {}
        text, upright = _in_alphabet(text, variant) if tag in ("mi", "mn", "mtext") else (text, False)
        if upright:
            attributes["mathvariant"] = "normal"
        return self._make(tag, attributes, text)

    def _from_atom(self, atom: _Atom, variant: str) -> Element:
        if atom.tag == "mspace":
            return self._make("mspace", {"width": atom.text})
        text = _in_alphabet(atom.text, atom.variant)[0]
        upright = atom.tag == "mi" and len(text) == 1
        made = self._make(atom.tag, {"mathvariant": "normal"} if upright else {}, text)
        if atom.function:
            self.functions.add(id(made))
        return made

    def _negated(self, elements: list[Element]) -> list[Element]:
        """Join the stroke of ``\\not`` with what follows it."""
        made: list[Element] = []
        negate = False
        for element in elements:
            if element.text == "\u0338":
                negate = True
                continue
            if negate and element.tag in _LEAVES and element.text:
                text = unicodedata.normalize("NFC", element.text[0] + "\u0338") + element.text[1:]
                element = self._make(element.tag, dict(element.attrib), text)
                negate = False
            made.append(element)
        return made

    def _joined(self, elements: list[Element]) -> list[Element]:
        """Join upright letters side by side to words, among them names of functions."""
        made: list[Element] = []
        for element in elements:
            last = made[-1] if made else None
            if (
                last is not None
                and _is_upright(last)
                and _is_upright(element)
                and id(element) not in self.functions
            ):
                made[-1] = self._make(
                    "mi", {"mathvariant": "normal"}, (last.text or "") + (element.text or "")
                )
            else:
                made.append(element)
        for index, element in enumerate(made):
            if element.get("mathvariant") == "normal" and len(element.text or "") > 1:
                # more than one letter is upright anyway
                made[index] = self._make("mi", {}, element.text or "")
                if _FUNCTION_LIKE.fullmatch(element.text or ""):
                    self.functions.add(id(made[index]))
            elif element.tag in _SCRIPTS:
                self._mark_function(element)
        return made

    def _mark_function(self, element: Element) -> None:
        base = element[0]
        if base.tag == "mi" and id(base) in self.functions:
            self.functions.add(id(element))

    def _spaced(self, elements: list[Element]) -> list[Element]:
        """Set a thin space between the name of a function and letters, numbers and other functions."""
        made: list[Element] = []
        for element in elements:
            if made and (id(made[-1]) in self.functions or id(element) in self.functions):
                before, after = _kind(made[-1]), _kind(element)
                if id(made[-1]) in self.functions and _is_bar(element):
                    after = "letter"
                elif _is_bar(made[-1]) and sum(map(_is_bar, made)) % 2 == 0:
                    # the second of a pair
                    before = "close"
                if before in ("letter", "close") and after == "letter":
                    made.append(self._make("mtext", {}, _THIN))
            made.append(element)
        return made

    def _make(
        self, tag: str, attributes: dict[str, str], text: str = "", children: Sequence[Element] = ()
    ) -> Element:
        element = Element(tag, attributes)
        element.text = text
        element.extend(children)
        # kept alive, so that ids stay unique
        self.made.append(element)
        return element


def _is_empty(element: Element) -> bool:
    return element.tag in ("mi", "mrow") and not len(element) and not element.text


def _is_upright(element: Element) -> bool:
    text = element.text or ""
    return (
        element.tag == "mi" and element.get("mathvariant") == "normal" and text.isalpha() and text.isascii()
    )


def _is_bar(element: Element) -> bool:
    """Return whether an element is a vertical bar, or stands between two."""
    first = element[0] if element.tag == "mrow" and len(element) else element
    return first.tag == "mo" and first.text in _BARS


def _kind(element: Element) -> str:
    """Return "letter", "open", "close" or "other": what TeX's spaces depend on."""
    text = element.text or ""
    if element.tag == "mo":
        if text in _CLOSING or element.get("form") == "postfix":
            return "close"
        return "open" if text in _OPENING or element.get("form") == "prefix" else "other"
    if element.tag in _SCRIPTS and len(element):
        base = element[0]
        kind = _kind(base)
        return "close" if kind == "close" else "letter" if kind == "letter" else "other"
    if element.tag == "mrow" and len(element):
        return "open" if _kind(element[0]) == "open" else "letter"
    return "other" if element.tag == "mspace" or (element.tag == "mtext" and not text.strip()) else "letter"


def _is_operator(character: str) -> bool:
    if character in _ORDINARY:
        return False
    return unicodedata.category(character) in ("Sm", "Ps", "Pe", "Pi", "Pf", "Pd") or (
        unicodedata.category(character) == "So" and "\u2190" <= character <= "\u21ff"
    )


def _width(width: str) -> str:
    return f"{_WIDTHS[width]:g}em" if width in _WIDTHS else width if width.endswith("em") else ""


def _in_alphabet(text: str, variant: str) -> tuple[str, bool]:
    """Return a text in the characters of an alphabet, and whether a letter is to be upright instead."""
    if variant == "normal":
        return text, len(text) == 1 and text.isalpha()
    prefixes = _VARIANTS.get(variant)
    if not prefixes:
        return text, False
    return "".join(_styled(character, prefixes) for character in text), False


@lru_cache(maxsize=1024)
def _styled(character: str, prefixes: tuple[str, ...]) -> str:
    name = unicodedata.name(character, "")
    if not character.isalnum() or not name.startswith(("LATIN ", "GREEK ", "DIGIT ")):
        return character
    word = name.removeprefix("LATIN ").removeprefix("GREEK ").replace("LETTER ", "")
    for prefix in prefixes:
        try:
            return unicodedata.lookup(f"{prefix} {word}")
        except KeyError:
            continue
    return character
