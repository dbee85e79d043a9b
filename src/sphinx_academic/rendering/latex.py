"""Symbols of roles for pdflatex, to which a character is an error unless it is declared.

The other engines of Sphinx print whatever the font holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from ..config import settings
from ..records.roles import Role

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: what Zapf Dingbats, which every TeX has, holds of other blocks of Unicode
_DINGBATS = {"★": 72, "●": 108, "■": 110, "▲": 115, "▼": 116, "◆": 117, "♣": 168, "♦": 169, "♥": 170}
#: joiners and variation selectors, which print nothing
_INVISIBLE = "\u200d\ufe0e\ufe0f"


def symbol_preamble(roles: Iterable[Role]) -> str:
    """Return declarations for symbols that pdflatex does not know: a dingbat, else the id of the role."""
    lines = dict.fromkeys(line for role in roles for line in _declarations(role))
    return "\n".join(["\\usepackage{pifont}", *lines, ""]) if lines else ""


def _declarations(role: Role) -> Iterator[str]:
    for character in role.symbol:
        if not character.isascii():
            declaration = f"\\DeclareUnicodeCharacter{{{ord(character):04X}}}{{{_printed(character, role)}}}"
            yield f"\\ifcsname u8:\\detokenize{{{character}}}\\endcsname\\else{declaration}\\fi"


def _printed(character: str, role: Role) -> str:
    if character in _INVISIBLE:
        return ""
    # the block of dingbats is in the order of the font
    number = _DINGBATS.get(character, ord(character) - 0x2701 + 33)
    return f"\\ding{{{number}}}" if 33 <= number <= 254 else nodes.make_id(role.id)


def _declare_symbols(app: Sphinx) -> None:
    context = getattr(app.builder, "context", None)
    if app.builder.format == "latex" and app.config.latex_engine == "pdflatex" and context:
        # not in latex_elements: a change of that value would have all pages read again
        context["preamble"] += "\n" + symbol_preamble(settings(app.config).role_table)


def setup_latex(app: Sphinx) -> None:
    """Have symbols declared for pdflatex."""
    app.connect("builder-inited", _declare_symbols)
