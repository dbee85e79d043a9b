"""Symbols of roles for pdflatex, to which a character is an error unless it is declared.

The other engines of Sphinx print whatever the font holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from ..core.config import settings
from ..model.roles import Role

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator

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


def declare_symbols(translator: LaTeXTranslator) -> None:
    """Declare the symbols in the preamble of the document that is being written, which has some."""
    builder = translator.builder
    if builder.config.latex_engine == "pdflatex":
        declarations = symbol_preamble(settings(builder.config).role_table)
        if declarations not in translator.elements["preamble"]:
            # not in latex_elements, which are those of all documents, of the author's others, too
            translator.elements["preamble"] += f"\n{declarations}"
