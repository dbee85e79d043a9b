"""Names of authors in lines of homepages, and the marks at them."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sphinx_academic.importers.authors import (
    Legend,
    _dotted,
    _in_order,
    _written,
    is_name,
    normal_mark,
    read_names,
    resolved,
)
from sphinx_academic.importers.lines import Line, lines_of
from sphinx_academic.importers.markup import parse


def _line(text: str) -> Line:
    return lines_of(parse(text))[0]


def _names(text: str, owners: Sequence[str] = (), *, loose: bool = False) -> tuple[str, str]:
    """Return the names with marks, "!" where one is set off, roles, addresses and notes; and what follows."""
    line = _line(text)
    names = read_names(line, owners=owners, loose=loose)
    shown = [
        author.name
        + "".join(f" {mark}" for mark in names.marks.get(position, ()))
        + ("!" if position in names.emphasized else "")
        + "".join(f" [{role}]" for role in author.roles)
        + (f" <{names.pages[position]}>" if position in names.pages else "")
        + (f" ({names.notes[position]})" if position in names.notes else "")
        for position, author in enumerate(names.authors, 1)
    ]
    return "; ".join(shown) + ("; …" if names.others else ""), line.text[names.end :]


def _resolved(text: str, roles: tuple[tuple[str, str], ...]) -> tuple[str, dict[int, list[str]]]:
    """Return the names, "*" before the owner's, with roles; and the marks that have none."""
    authors, others = resolved(read_names(_line(text)), Legend(dict(roles)), ["Mira Okafor", "M. Okafor"])
    shown = (
        ("*" if author.is_owner else "") + author.name + "".join(f" [{role}]" for role in author.roles)
        for author in authors
    )
    return "; ".join(shown), others


@pytest.mark.parametrize(("text", "found"), [
    ("Mira Okafor", True),
    ("Okafor", False),
    ("M. Okafor", True),
    ("M. A. Okafor", True),
    ("Mira van der Okafor", True),
    ("de Vries", True),
    ("Ann de", True),
    ("Jean-Luc O'Neil", True),
    ("Mira Okafor Jr.", True),
    ("Wei Zhang 2020", False),
    ("Tides at Night", False),
    ("R. Chen. Tides", False),
    ("Prof. Ann Dune", True),
    ("IEEE TPAMI", False),
    ("ICML Workshop", False),
    ("NEURIPS", False),
    ("AAAI ICML", False),
    ("A B", True),
    ("mira okafor", False),
    ("Ann dune", False),
    ("张伟", True),
    ("张 伟", True),
    ("张·伟", True),
    ("欧阳娜娜可可", False),
    ("Wei Zhang 张伟", True),
    ("Wei 张伟 Zhang", False),
    ("Ann B. Dune (Kit)", True),
    ("Roe AT", True),
    ("ROE AT", False),
    ("A", False),
    ("Ann Bo Cy Di Ed Fy", True),
    ("Ann Bo Cy Di Ed Fy Go", False),
    ("The Tides", False),
    ("Ann, Dune", False),
    ("Ann Th. Dune", True),
    ("Ann Tho. Dune", False),
    ("Nature Communications", False),
    ("Université Quay", True),
    ("Ann D", True),
    ("x Dune", False),
    ("Ann-Marie", False),
    ("St. John Doe", True),
    ("Ph.D. Student", True),
    ("and Dune", False),
    ("김민수", True),
])  # fmt: skip
def test_a_name(text: str, found: bool) -> None:
    assert is_name(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Mira Okafor, Jonas Lindqvist and Wei Zhang. Tides", ("Mira Okafor; Jonas Lindqvist; Wei Zhang", ". Tides")),
    ("**Mira Okafor**, Jonas Lindqvist\\*, Wei Zhang†‡", ("Mira Okafor!; Jonas Lindqvist *; Wei Zhang †‡", "")),
    ("<u>M. Okafor</u>\\*, J. Lindqvist<sup>1,\\*</sup>, W. Zhang<sup>2</sup>", ("M. Okafor *!; J. Lindqvist *; W. Zhang", "")),
    ("Okafor, M., Lindqvist, J., & Zhang, W. (2022). Tides", ("Okafor, M.; Lindqvist, J.; Zhang, W.", " (2022). Tides")),
    ("Okafor, M., Lindqvist, J., et al. Tides", ("Okafor, M.; Lindqvist, J.; …", "Tides")),
    ("Okafor M, Lindqvist J, Zhang W, et al. Tides[J]", ("Okafor, M.; Lindqvist, J.; Zhang, W.; …", "Tides[J]")),
    ("Okafor, Mira; Lindqvist, Jonas; Zhang, Wei", ("Okafor, Mira; Lindqvist, Jonas; Zhang, Wei", "")),
    ("Okafor, **Mira**; Lindqvist, Jonas; et al.", ("Okafor, Mira!; Lindqvist, Jonas; …", "")),
    ("Okafor, Mira, Jonas Lindqvist, and Wei Zhang. \"Tides\"", ("Okafor, Mira; Jonas Lindqvist; Wei Zhang", "\"Tides\"")),
    ("Okafor, R. (2022). Tides", ("Okafor, R.", " (2022). Tides")),
    ("Roe R. (2022) Tides", ("Roe, R.", " (2022) Tides")),
    ("[Mira Okafor](https://m.example.org), [Jonas Lindqvist](https://j.example.org)", ("Mira Okafor <https://m.example.org>; Jonas Lindqvist <https://j.example.org>", "")),
    ("Mira Okafor (corresponding author), Jonas Lindqvist (equal contribution)", ("Mira Okafor [corresponding]; Jonas Lindqvist [equal]", "")),
    ("Mira Okafor\\* (equal contribution), Jonas Lindqvist", ("Mira Okafor [equal]; Jonas Lindqvist", "")),
    ("Mira Okafor (first author), Jonas Lindqvist (PhD student), Wei Zhang (张伟)", ("Mira Okafor (first author); Jonas Lindqvist (PhD student); Wei Zhang (张伟)", "")),
    ("Mira Okafor, Ann Dune, Wei Li, and Robust Tides of the North", ("Mira Okafor; Ann Dune; Wei Li", ", and Robust Tides of the North")),
    ("Mira Okafor, Ann Dune, and the Tide Collaboration", ("Mira Okafor; Ann Dune", ", and the Tide Collaboration")),
    ("Mira Okafor, Jonas Lindqvist, et al. Tides", ("Mira Okafor; Jonas Lindqvist; …", "Tides")),
    ("Mira Okafor and others", ("Mira Okafor; …", "")),
    ("Mira Okafor, and 3 others", ("Mira Okafor; …", "")),
    ("Mira Okafor and 2 more authors", ("Mira Okafor; …", "")),
    ("Mira Okafor, more", ("Mira Okafor; …", "")),
    ("Authors: Mira Okafor; Jonas Lindqvist", ("Mira Okafor; Jonas Lindqvist", "")),
    ("By Mira Okafor, Wei Zhang", ("Mira Okafor; Wei Zhang", "")),
    ("Mira Okafor, Jonas Lindqvist. *A Title in Italics Here*", ("Mira Okafor; Jonas Lindqvist", "A Title in Italics Here")),
    ("*Mira Okafor, Jonas Lindqvist*", ("Mira Okafor; Jonas Lindqvist", "")),
    ("Mira Okafor · Jonas Lindqvist · Wei Zhang", ("Mira Okafor; Jonas Lindqvist; Wei Zhang", "")),
    ("Mira Okafor & Jonas Lindqvist", ("Mira Okafor; Jonas Lindqvist", "")),
    ("Mira Okafor , Jonas Lindqvist", ("Mira Okafor; Jonas Lindqvist", "")),
    ("张伟, 李明", ("张伟; 李明", "")),
    ("张伟、李明（Ming Li）", ("张伟; Ming Li (李明)", "")),
    ("Mira Okafor[\\*], Wei Zhang [†]. Tides", ("Mira Okafor *; Wei Zhang", " [†]. Tides")),
    ("Mira Okafor [pdf]", ("Mira Okafor", "[pdf]")),
    ("Mira Okafor: Tides", ("Mira Okafor", ": Tides")),
    ("Mira Okafor, ICML 2020", ("Mira Okafor", ", ICML 2020")),
    ("Wei Chu. Tides and Lamps, 2020", ("Wei Chu", ". Tides and Lamps, 2020")),
    ("Wei Chu NeurIPS 2020", ("Wei Chu", " NeurIPS 2020")),
    ("Tides at Night, 2020", ("", "Tides at Night, 2020")),
    ("M Okafor, J.-L. Lindqvist, W.Y. Zhang", ("M Okafor; J.-L. Lindqvist; W.Y. Zhang", "")),
    ("MIRA OKAFOR, JONAS LINDQVIST", ("MIRA OKAFOR; JONAS LINDQVIST", "")),
    ("Mira Okafor, Jonas Lindqvist Jr., Wei Zhang III", ("Mira Okafor; Jonas Lindqvist Jr; Wei Zhang III", "")),
    ("Okafor, M., Di Marco, A.", ("Okafor, M.; Di Marco, A.", "")),
    ("van Dune, A., & Roe, R.", ("van Dune, A.; Roe, R.", "")),
    ("Okafor, M\\*., **Lindqvist, J.**†", ("Okafor, M. *; Lindqvist, J. †!", "")),
    ("Mira Okafor<sup>✉</sup>, Wei Zhang<sup>\\*†</sup>", ("Mira Okafor ✉; Wei Zhang *†", "")),
    ("Mira‐Ann Okafor, Wei Zhang", ("Mira-Ann Okafor; Wei Zhang", "")),
    ("Mira Okafor, , Wei Zhang", ("Mira Okafor; Wei Zhang", "")),
    ("2020, Mira Okafor", ("", "2020, Mira Okafor")),
])  # fmt: skip
def test_names_of_a_line(text: str, found: tuple[str, str]) -> None:
    assert _names(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("mira okafor, Sea Lab, Jonas", ("mira okafor; Sea Lab; Jonas", "")),
    ("Okafor 2020, Ann", ("", "Okafor 2020, Ann")),
    ("Okafor M (2020)", ("Okafor, M.", " (2020)")),
    ("Mira O. and 2 others", ("Mira, O.; …", "")),
])  # fmt: skip
def test_names_of_a_list_of_authors(text: str, found: tuple[str, str]) -> None:
    assert _names(text, loose=True) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Mira, Jonas Lindqvist, Sea Lab", ("Mira; Jonas Lindqvist; Sea Lab", "")),
    ("Mira. Tides", ("Mira", ". Tides")),
])  # fmt: skip
def test_names_that_are_known(text: str, found: tuple[str, str]) -> None:
    assert _names(text, owners=("Mira", "Sea Lab")) == found


@pytest.mark.parametrize(("text", "roles", "found"), [
    ("Mira Okafor\\*, Wei Zhang\\*†", (("*", "equal"),), ("*Mira Okafor [equal]; Wei Zhang [equal]", {2: ["†"]})),
    ("Mira Okafor\\*, Wei Zhang\\*†", (("*", "equal"), ("†", "lead")), ("*Mira Okafor [equal]; Wei Zhang [equal] [lead]", {})),
    ("Okafor, M., Zhang, W.", (), ("*Okafor, M.; Zhang, W.", {})),
    ("**M. Okafor**, Mira Okafor, Wei Zhang", (), ("*M. Okafor; Mira Okafor; Wei Zhang", {})),
    ("Mira Okafor (PhD student)\\*, Wei Zhang", (("*", "equal"),), ("*Mira Okafor [equal]; Wei Zhang", {1: ["PhD student"]})),
    ("Mira Okafor (米拉), Wei Zhang", (), ("*Mira Okafor (米拉); Wei Zhang", {})),
    ("Mira Okafor<sup>\\*,†</sup>, Wei Zhang", (("*", "equal"), ("†", "corresponding")), ("*Mira Okafor [equal] [corresponding]; Wei Zhang", {})),
    ("Mira Okafor\\*\\*, Wei Zhang\\*", (("*", "equal"),), ("*Mira Okafor [equal]; Wei Zhang [equal]", {})),
    ("Mira Okafor\\*\\*, Wei Zhang\\*", (("*", "equal"), ("**", "lead")), ("*Mira Okafor [lead]; Wei Zhang [equal]", {})),
])  # fmt: skip
def test_roles_of_authors(
    text: str, roles: tuple[tuple[str, str], ...], found: tuple[str, dict[int, list[str]]]
) -> None:
    assert _resolved(text, roles) == found


@pytest.mark.parametrize(("mark", "found"), [
    ("∗", "*"),
    ("＊", "*"),
    ("✱", "*"),
    (" †", "†"),
    ("＃", "#"),
    ("＋", "+"),
    ("ˆ", "^"),
    ("✉️", "✉"),
])  # fmt: skip
def test_mark(mark: str, found: str) -> None:
    assert normal_mark(mark) == found


@pytest.mark.parametrize(("initials", "found"), [
    ("AH", "A. H."),
    ("A.H.", "A. H."),
    ("A. H.", "A. H."),
    ("J-L", "J.-L."),
    ("A", "A."),
])  # fmt: skip
def test_initials(initials: str, found: str) -> None:
    assert _dotted(initials) == found


@pytest.mark.parametrize(("name", "found"), [
    ("Okafor M", "Okafor, M."),
    ("Okafor MA", "Okafor, M. A."),
    ("Okafor M.A.", "Okafor, M. A."),
    ("de Vries A", "de Vries, A."),
    ("Mira Okafor", "Mira Okafor"),
    ("Okafor ABCD", "Okafor ABCD"),
    ("Jean - Luc Dune", "Jean - Luc Dune"),
    ("A B", "A B"),
    ("Dune A-B", "Dune, A.-B."),
    ("Jean-Luc Dune", "Jean-Luc Dune"),
])  # fmt: skip
def test_name_as_it_is_written(name: str, found: str) -> None:
    assert _written(name) == found


@pytest.mark.parametrize(("name", "found"), [
    ("Okafor, Mira", "Mira Okafor"),
    ("Mira Okafor", "Mira Okafor"),
    ("A, B, C", "B, C A"),
])  # fmt: skip
def test_name_in_its_order(name: str, found: str) -> None:
    assert _in_order(name) == found
