"""Marks typed at names: what is one, where it may stand, and what is left of the name."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.names.marks import Marked, _Taker, normalize, take_marks, without_marks
from sphinx_academic.model.roles import DEFAULT_ROLES, Role, RoleTable

ROLES = RoleTable()


def with_regions(source: str) -> str:
    """Return source whose superscripts stand between « and » as the reader has it, and back."""
    return source.translate(str.maketrans("«»\ue000\ue001", "\ue000\ue001«»"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ada Aal", "Ada Aal"),
        ("Ada Aal*", "Ada Aal*"),
        ("Ada Aal\\*", "Ada Aal*"),
        ("Ada Aal$^1$", "Ada Aal«1»"),
        ("Ada Aal$^{1,*}$", "Ada Aal«1*»"),
        ("Ada Aal$^{1, *}$", "Ada Aal«1*»"),
        ("Ada Aal$*$", "Ada Aal«*»"),
        ("Ada Aal$x$", "Ada Aal$x$"),
        ("Ada Aal\\(^*\\)", "Ada Aal«*»"),
        ("Ada Aal\\textsuperscript{1}", "Ada Aal«1»"),
        ("Ada Aal\\textsuperscript {1}", "Ada Aal«1»"),
        ("Ada Aal\\inst{1,2}", "Ada Aal«12»"),
        ("Ada Aal\\footnotemark[1]", "Ada Aal"),
        ("Ada Aal\\footnotemark[1]{}", "Ada Aal"),
        ("Ada Aal\\footnotemark", "Ada Aal"),
        ("Ada Aal\\footnotemark{1}", "Ada Aal«1»"),
        ("Ada Aal\\IEEEauthorrefmark{1}", "Ada Aal«1»"),
        ("Ada Aal\\sup{a}", "Ada Aal«a»"),
        ("Ada Aal\\affmark[2]{1}", "Ada Aal«1»"),
        ("Ada Aal<sup>1</sup>", "Ada Aal«1»"),
        ("Ada Aal^*", "Ada Aal«*»"),
        ("Ada Aal^{*}", "Ada Aal«*»"),
        ("Ada Aal^\\dagger", "Ada Aal«†»"),
        ("Ada Aal^a", "Ada Aal^a"),
        ("Ada Aal\\^{a}", "Ada Aal\\^{a}"),
        ("Ada Aal\\dag", "Ada Aal«†»"),
        ("Ada Aal\\dag{}", "Ada Aal«†»"),
        ("Ada Aal \\ddag {}", "Ada Aal «‡»"),
        ("Ada Aal\\dagx", "Ada Aal\\dagx"),
        ("Ada Aal\\S", "Ada Aal«§»"),
        ("Ada Aal\\diamond", "Ada Aal«⋄»"),
        ("Ada Aal\\blacklozenge", "Ada Aal«◆»"),
        ("Ada Aal\\clubsuit\\spadesuit\\Diamond", "Ada Aal«♣»«♠»«◇»"),
        ("Ada Aal¹", "Ada Aal«¹»"),
        ("Ada Aal¹,²", "Ada Aal«¹,²»"),
        ("Ada Aal¹, Bo Bor", "Ada Aal«¹,», Bo Bor"),
        ("Ada Aal¹,*", "Ada Aal«¹,»*"),
        ("Ada Aal¹,† Bo", "Ada Aal«¹,»† Bo"),
        ("Ada Aal¹,", "Ada Aal«¹,»,"),
        ("\\textbf{Ada Aal}", "Ada Aal"),
        ("\\textbf{\\emph{Ada Aal}}", "Ada Aal"),
        ("{\\bf Ada Aal}", "Ada Aal"),
        ("<b>Ada</b> Aal", "Ada Aal"),
        ("**Ada Aal**", "Ada Aal"),
        ("**Ada Aal\\***", "Ada Aal*"),
        ("** Ada Aal**", "** Ada Aal**"),
        ("Ada Aal*,†", "Ada Aal*†"),
        ("Ada Aal*, †", "Ada Aal* †"),
        ("Ada Aal*,Bo", "Ada Aal*,Bo"),
        ("Ada Aal*️,*", "Ada Aal*️*"),
        ("Ada  \n Aal", "Ada Aal"),
        ("Ada Aal$^{1,2,3,4,5,6}$", "Ada Aal«123456»"),
        ("Ada Aal$^{\\rm a}$", "Ada Aal«a»"),
        ("Ada Aal$^{\\foo}$", "Ada Aal$^{\\foo}$"),
        ("Ada Aal$_1$", "Ada Aal$_1$"),
        ("Ada Aal$^{a_1}$", "Ada Aal$^{a_1}$"),
        ("Ada Aal$^\\#$", "Ada Aal«#»"),
        ("Ada Aal$^{\\dagger\\ddagger}$", "Ada Aal«†‡»"),
        ("Ada Aal$^{~}$", "Ada Aal«»"),
        ("Ada Aal$\\dagger$", "Ada Aal«†»"),
        ("Ada Aal$1$", "Ada Aal$1$"),
        ("Ada Aal$^{ (1) }$", "Ada Aal«(1)»"),
        ("Ada Aal\\textsuperscript{$\\dagger$}", "Ada Aal«†»"),
    ],
)
def test_superscripts_are_regions(source: str, expected: str) -> None:
    assert with_regions(normalize(source)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ada Aal", "Ada Aal"),
        ("Ada Aal*", "Ada Aal"),
        ("Ada Aal®", "Ada Aal®"),
        ("Ada Aal«1»", "Ada Aal"),
        ("Ada 🎓 Aal", "Ada  Aal"),
        ("*", ""),
        ("José", "José"),
        ("Ada Aal†‡", "Ada Aal"),
    ],
)
def test_without_marks(source: str, expected: str) -> None:
    assert without_marks(with_regions(source)) == expected


@pytest.mark.parametrize(
    ("source", "name", "known", "unknown", "numbered"),
    [
        ("Ada Aal", "Ada Aal", (), (), False),
        ("Ada Aal*", "Ada Aal", (("*", "equal"),), (), False),
        ("Ada Aal**", "Ada Aal", (("**", "equal"),), (), False),
        ("Ada Aal***", "Ada Aal", (("***", "equal"),), (), False),
        ("Ada Aal*†", "Ada Aal", (("*", "equal"), ("†", "equal")), (), False),
        ("Ada Aal†*", "Ada Aal", (("†", "equal"), ("*", "equal")), (), False),
        ("*Ada Aal", "Ada Aal", (("*", "equal"),), (), False),
        ("Ada* Aal", "Ada Aal", (("*", "equal"),), (), False),
        ("{Ada Aal*}", "{Ada Aal*}", (), (), False),
        ("{Ada Aal†}", "Ada Aal", (("†", "equal"),), (), False),
        ("{Ada Aal}*", "{Ada Aal}", (("*", "equal"),), (), False),
        ("{Ada Aal}**", "{Ada Aal}", (("**", "equal"),), (), False),
        ("{A* Lab}", "{A* Lab}", (), (), False),
        ("{A# Lab}💡", "{A# Lab}", (("💡", "lead"),), (), False),
        ("{Ada📧 Aal}", "Ada Aal", (("📧", "corresponding"),), (), False),
        ("{{Ada Aal}}*", "{{Ada Aal}}", (("*", "equal"),), (), False),
        ("Ada Aal🎓", "Ada Aal", (), ("🎓",), False),
        ("Ada🎓 Aal*", "Ada Aal", (("*", "equal"),), ("🎓",), False),
        ("Ada Aal®", "Ada Aal®", (), (), False),
        ("Ada Aal¤", "Ada Aal", (), ("¤",), False),
        ("Ada Aal€", "Ada Aal", (), ("€",), False),
        ("Ada Aal«1»", "Ada Aal", (), (), True),
        ("Ada Aal«1,*»", "Ada Aal", (("*", "equal"),), (), True),
        ("Ada Aal«a»", "Ada Aal", (), (), True),
        ("Ada Aal«»", "Ada Aal", (), (), False),
        ("{Ada Aal«1»}", "Ada Aal", (), (), True),
        ("Ada Aal 0001", "Ada Aal", (), (), False),
        ("0001 Ada Aal", "Ada Aal", (), (), False),
        ("{0001} Ada Aal", "Ada Aal", (), (), False),
        ("Aal 0002, Ada", "Aal, Ada", (), (), False),
        ("Ada Aal 00012", "Ada Aal 00012", (), (), False),
        ("Ada Aal1", "Ada Aal", (), (), True),
        ("Ada Aal12", "Ada Aal", (), (), True),
        ("Ada Aal123", "Ada Aal123", (), (), False),
        ("Ada Aal1,2", "Ada Aal", (), (), True),
        ("Aal1, Ada", "Aal, Ada", (), (), True),
        ("Aal1", "Aal1", (), (), False),
        ("Ada A1", "Ada A1", (), (), False),
        ("Ada Aal (*)", "Ada Aal", (("*", "equal"),), (), False),
        ("Ada Aal [*]", "Ada Aal", (("*", "equal"),), (), False),
        ("Ada Aal{}", "Ada Aal{}", (), (), False),
        ("Ada {*} Aal", "Ada Aal", (("*", "equal"),), (), False),
        ("Ada  Aal *", "Ada Aal", (("*", "equal"),), (), False),
        ("Ada Aal , *", "Ada Aal", (("*", "equal"),), (), False),
        ("Ada Aal*️", "Ada Aal", (("*", "equal"),), (), False),
        ("Ada Aal✉️", "Ada Aal", (("✉", "corresponding"),), (), False),
        ("Ada Aal💡📧", "Ada Aal", (("💡", "lead"), ("📧", "corresponding")), (), False),
        ("Ada Aal#", "Ada Aal", (("#", "corresponding"),), (), False),
        ("Ada Aal§", "Ada Aal", (("§", "equal"),), (), False),
        ("Ada Aal¶‖", "Ada Aal", (("¶", "equal"),), ("‖",), False),
        ("Ada Aal‡‡†", "Ada Aal", (("‡‡", "equal"), ("†", "equal")), (), False),
        ("*", "", (("*", "equal"),), (), False),
        ("«1»", "", (), (), True),
        ("🎓", "", (), ("🎓",), False),
        ("", "", (), (), False),
        ("Ada Aal,*", "Ada Aal", (("*", "equal"),), (), False),
        ("Ada Aal★", "Ada Aal", (("★", "equal"),), (), False),
        ("Ada Aal☆", "Ada Aal", (("☆", "equal"),), (), False),
        ("Ada Aal•", "Ada Aal•", (), (), False),
        ("Ada Aal·", "Ada Aal·", (), (), False),
        ("Ada Aal⁎∗", "Ada Aal", (("**", "equal"),), (), False),
        ("{Aal*}, Ada", "{Aal}, Ada", (("*", "equal"),), (), False),
        ("Ada Aal👩\u200d🎓", "Ada Aal", (), ("👩\u200d🎓",), False),
    ],
)
def test_marks_of_a_name(
    source: str, name: str, known: tuple[tuple[str, str], ...], unknown: tuple[str, ...], numbered: bool
) -> None:
    assert take_marks(with_regions(source), ROLES) == Marked(name, known, unknown, numbered)


@pytest.mark.parametrize(
    ("run", "marks"),
    [
        ("*", ["*"]),
        ("**", ["**"]),
        ("***", ["**", "*"]),
        ("****", ["**", "**"]),
        ("†††", ["†††"]),
        ("††††", ["†††", "†"]),
        ("†‡", ["†", "‡"]),
        ("✉\ufe0f*", ["✉", "*"]),
        ("∗＊", ["**"]),
        ("12", ["1", "2"]),
        ("", []),
    ],
)
def test_longest_mark_that_a_role_knows(run: str, marks: list[str]) -> None:
    """Of others, a symbol with up to two repetitions."""
    roles = RoleTable((*DEFAULT_ROLES, Role("star", "**", "two stars")))
    assert list(_Taker(roles).marks(run)) == marks


def test_marks_without_roles() -> None:
    assert take_marks("Ada Aal*", RoleTable(())) == Marked("Ada Aal", (), ("*",))
