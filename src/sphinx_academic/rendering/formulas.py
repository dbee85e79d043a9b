"""Which mathematics of a ``.bib`` file may reach TeX and MathJax: those that can only be mathematics.

TeX has no markup that merely shows: ``\\input`` reads any file, ``\\write18`` runs any program, and
``\\csname`` or ``^^5c`` spell what a list of forbidden names would look for.  MathJax follows
``\\href{javascript:...}``.  So names are allowed one by one, and what has any other is shown as its source.
"""

from __future__ import annotations

import re
from functools import lru_cache

from docutils.utils.math import tex2unichar

_KINDS = ("accent", "alpha", "bin", "close", "fence", "op", "open", "ord", "over", "punct", "rel", "under")
# What docutils knows as a symbol; none of these names does more than print.
_SYMBOLS = frozenset(name for kind in _KINDS for name in getattr(tex2unichar, f"math{kind}"))
_STRUCTURES = r"""
    arccos arcsin arctan arg bmod cos cosh cot coth csc deg det dim exp gcd hom inf injlim ker lg lim liminf
    limsup ln log max min mod operatorname pmod Pr projlim sec sin sinh sup tan tanh
    binom cfrac dbinom dfrac frac genfrac overset sqrt stackrel substack tbinom tfrac underset
    xleftarrow xrightarrow
    Big Bigg Biggl Biggr Bigl Bigr big bigg biggl biggr bigl bigr left middle right
    colon dots dotsb dotsc dotsi dotsm dotso hbar iff lVert lvert overleftarrow overrightarrow rVert rvert
    varnothing widehat widetilde
    boldsymbol mathbb mathbf mathcal mathfrak mathit mathnormal mathrm mathscr mathsf mathtt
    bf cal it rm sf tt displaystyle limits nolimits not scriptscriptstyle scriptstyle textstyle
    ensuremath mbox text textbf textit textmu textnormal textrm textsf texttt
    hphantom phantom qquad quad vphantom
"""
_CHARACTERS = " !#$%&,:;>_{|}\\"
_NAMES = _SYMBOLS.union(_STRUCTURES.split(), _CHARACTERS)
_ENVIRONMENTS = re.compile(r"aligned|array|cases|gathered|split|(?:small|[bBpvV])?matrix")
_TOKEN = re.compile(
    r"\\(?P<edge>begin|end)\s*\{(?P<environment>[^{}]*)\}|\\(?P<name>[A-Za-z]+|.)|(?P<brace>[{}])"
    r"|(?P<active>[#$%]|\^\^|\\)",
    re.DOTALL,
)
#: groups in groups; TeX gives up at 255, and the page around a formula needs some
_DEEPEST = 50


@lru_cache(maxsize=4096)
def is_formula(source: str) -> bool:
    """Tell whether LaTeX source can only be mathematics: known names, groups that close.

    :param source: without delimiters; nothing in it ends the formula early
    """
    open_groups: list[str] = []
    for match in _TOKEN.finditer(source):
        group = match["environment"] if match["edge"] else match["brace"]
        if match["active"] or (match["name"] and match["name"] not in _NAMES):
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
