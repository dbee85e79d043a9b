"""How pdflatex is given the symbols of roles."""

from __future__ import annotations

import pytest

from sphinx_academic.model.roles import Role, RoleTable
from sphinx_academic.rendering.latex_symbols import symbol_preamble


def preamble(*symbols: str) -> list[str]:
    roles = (Role(f"role-{number}", symbol, "label") for number, symbol in enumerate(symbols))
    return symbol_preamble(RoleTable(tuple(roles))).splitlines()


@pytest.mark.parametrize(
    ("symbol", "code", "printed"),
    [
        ("✉", "2709", r"\ding{41}"),
        # those of other blocks
        ("★", "2605", r"\ding{72}"),
        ("●", "25CF", r"\ding{108}"),
        ("■", "25A0", r"\ding{110}"),
        ("▲", "25B2", r"\ding{115}"),
        ("▼", "25BC", r"\ding{116}"),
        ("◆", "25C6", r"\ding{117}"),
        ("♣", "2663", r"\ding{168}"),
        ("♦", "2666", r"\ding{169}"),
        ("♥", "2665", r"\ding{170}"),
        # the first and the last of the font
        ("✁", "2701", r"\ding{33}"),
        ("➾", "27BE", r"\ding{222}"),
        ("✀", "2700", "role-0"),
        ("\u27de", "27DE", r"\ding{254}"),
        ("\u27df", "27DF", "role-0"),
        ("🎓", "1F393", "role-0"),
        ("é", "00E9", "role-0"),
    ],
)
def test_a_symbol_is_declared_where_it_is_not_known(symbol: str, code: str, printed: str) -> None:
    assert preamble(symbol) == [
        r"\usepackage{pifont}",
        rf"\ifcsname u8:\detokenize{{{symbol}}}\endcsname\else"
        rf"\DeclareUnicodeCharacter{{{code}}}{{{printed}}}\fi",
    ]


def test_each_character_is_declared_once() -> None:
    assert preamble("*", "a") == []
    lines = preamble("★", "★b", "✉\ufe0f")
    assert len(lines) == 4
    # what joins or selects prints nothing
    assert lines[-1].endswith(r"\DeclareUnicodeCharacter{FE0F}{}\fi")
