"""Names of authors in lines of homepages, and the marks at them."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sphinx_academic.importers.authors import (
    Legend,
    _cut,
    _dotted,
    _in_order,
    _is_of_mla,
    _is_pair,
    _place_behind,
    _tokens,
    _written,
    is_name,
    normal_mark,
    read_names,
    resolved,
    role_of,
)
from sphinx_academic.importers.lines import Line, Look, lines_of
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


def _parted(text: str) -> list[str]:
    line = Line(text, [Look(0)] * len(text))
    return [text[start:end] for start, end in _tokens(line, 0, len(text))]


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
    ("Roe\\*, M., Lindqvist†, J.", ("Roe, M. *; Lindqvist, J. †", "")),
    ("Roe, M., <u>Lindqvist</u>, J.", ("Roe, M.; Lindqvist, J.!", "")),
    ("Roe, M. (lead), Lindqvist, J.", ("Roe, M. [lead]; Lindqvist, J.", "")),
    ("Roe, M., Lindqvist, J., Tides of Sea", ("Roe, M.; Lindqvist, J.", ", Tides of Sea")),
    ("Roe, M., Lindqvist, J., et al. (2020)", ("Roe, M.; Lindqvist, J.; …", "(2020)")),
    ("Roe, M., Lindqvist, J. Tides of Sea, 2020", ("Roe, M.; Lindqvist, J.", " Tides of Sea, 2020")),
    ("Roe, MA, Lindqvist, JL", ("Roe, M. A.; Lindqvist, J. L.", "")),
    ("Roe, M., Ann Dune", ("Roe, M.; Ann Dune", "")),
    ("Roe, Mira; Dune, Ann; Li, Wei.", ("Roe, Mira; Dune, Ann; Li, Wei", "")),
    ("Roe\\*, Mira; Dune, Ann†; Li, Wei (lead)", ("Roe, Mira *; Dune, Ann †; Li, Wei [lead]", "")),
    ("Roe, Mira; Dune, Ann; ", ("Roe, Mira; Dune, Ann", "")),
    ("Roe, Mira; Ann Dune; Li, Wei", ("Roe, Mira; Ann Dune; Li, Wei", "")),
    ("Roe, Mira; Dune, **Ann**; <u>Li, Wei</u>", ("Roe, Mira; Dune, Ann!; Li, Wei!", "")),
    ("Roe, M.; Dune, A.; …", ("Roe, M.; Dune, A.; …", "")),
    ("Mira Roe\\*; Ann Dune; Wei Li", ("Mira Roe *; Ann Dune; Wei Li", "")),
    ("[Mira Roe, Ann Dune](x.html), Wei Li", ("Mira Roe <x.html>; Ann Dune <x.html>; Wei Li", "")),
    ("Mira [Roe](m.html), Ann Dune", ("Mira Roe <m.html>; Ann Dune", "")),
    ("**Mira Roe**, <u>Ann Dune</u>, *Wei Li*, Jo Doe", ("Mira Roe!; Ann Dune!; Wei Li; Jo Doe", "")),
    ("Mira Roe<sup>\\*1</sup>, Ann Dune<sup>1†</sup>, Wei Li<sup>a</sup>", ("Mira Roe *; Ann Dune †; Wei Li a", "")),
    ("Mira Roe<sup>1</sup> <sup>\\*</sup>, Ann Dune", ("Mira Roe *; Ann Dune", "")),
    ("Mira Roe\\* †, Ann Dune", ("Mira Roe * †; Ann Dune", "")),
    ("Mira Roe<sup>†;\\*</sup>, Ann Dune<sup>(\\*)</sup>, Wei Li<sup>\\* †</sup>", ("Mira Roe †*; Ann Dune *; Wei Li *†", "")),
    ("Mira Roe 🎓, Ann Dune 📧", ("Mira Roe 🎓; Ann Dune 📧", "")),
    ("Mira Roe¹, Ann Dune²³", ("Mira Roe; Ann Dune", "")),
    ("\\*Mira Roe, †Ann Dune", ("Mira Roe *; Ann Dune †", "")),
    ("Mira Roe ✉\ufe0f, Ann Dune", ("Mira Roe ✉; Ann Dune", "")),
    ("Mira Roe† \\* (corresponding author), Ann Dune", ("Mira Roe † [corresponding]; Ann Dune", "")),
    ("Mira Roe (the first author), Ann Dune", ("Mira Roe (the first author); Ann Dune", "")),
    ("Mira Roe (first authors), Ann Dune", ("Mira Roe [equal]; Ann Dune", "")),
    ("Mira Roe (), Ann Dune", ("Mira Roe; Ann Dune", "")),
    ("Mira Roe (†, \\*), Ann Dune", ("Mira Roe † *; Ann Dune", "")),
    ("Mira Roe (lead, MIT), Ann Dune", ("Mira Roe [lead]; Ann Dune", "")),
    ("作者：张伟，李明", ("张伟; 李明", "")),
    ("Author Mira Roe", ("Mira Roe", "")),
    ("Mira Roe (2020). Tides", ("Mira Roe", " (2020). Tides")),
    ("Mira Roe, Ann Dune\\* ICML 2020", ("Mira Roe; Ann Dune *", " ICML 2020")),
    ("Mira Roe, Ann Dune\\*. Tides", ("Mira Roe; Ann Dune *", ". Tides")),
    ("Mira Roe, Ann Dune (PhD student). Tides", ("Mira Roe; Ann Dune (PhD student)", ". Tides")),
    ("Wei Chu. Tides, Ann Dune", ("Wei Chu", ". Tides, Ann Dune")),
    ("Mira Roe, Ann Dune, ", ("Mira Roe; Ann Dune", "")),
    ("Mira Roe and", ("Mira Roe", "")),
    ("Mira Roe et al.", ("Mira Roe; …", "")),
    ("Mira Roe (et al.)", ("Mira Roe; …", "")),
    ("Mira Roe (et al), Ann Dune", ("Mira Roe; Ann Dune; …", "")),
    ("Mira Roe, (et al.)", ("Mira Roe; …", "")),
    ("Mira Roe, more, Ann Dune", ("Mira Roe; Ann Dune; …", "")),
    ("Mira Roe, et al. [pdf]", ("Mira Roe; …", "[pdf]")),
    ("Mira Roe et al. Tides at Night", ("Mira Roe; …", "Tides at Night")),
    ("Roe, M., & Dune, A. et al. Tides", ("Roe, M.; Dune, A.; …", "Tides")),
    ("Ann Dune [ \\* ], Jo Roe", ("Ann Dune *; Jo Roe", "")),
    ("Ann Dune [†] [pdf]", ("Ann Dune †", "[pdf]")),
    ("Ann Dune, *Tides Here*", ("Ann Dune; Tides Here", "")),
    ("Ann Dune, *Tides at Night*", ("Ann Dune", "Tides at Night")),
    ("*Ann Dune*, *Tides at Night Sea*", ("Ann Dune", ", Tides at Night Sea")),
    ("Ann Dune | Wei Li", ("Ann Dune", "| Wei Li")),
    ("Ann Dune – Wei Li", ("Ann Dune", "– Wei Li")),
    ("Ann Dune, Wei Li and Robust Tides of Sea", ("Ann Dune; Wei Li", " and Robust Tides of Sea")),
    ("Ann Dune, Jo Roe, Wei Li and Robust Tides of Sea", ("Ann Dune; Jo Roe", ", Wei Li and Robust Tides of Sea")),
    ("Ann Dune, Jo Roe, Wei Li and the Robust Tides", ("Ann Dune; Jo Roe; Wei Li", " and the Robust Tides")),
    ("Ann Dune, Jo Roe, Wei Li and Robust tides", ("Ann Dune; Jo Roe; Wei Li", " and Robust tides")),
    ("Ann Dune, Jo Roe, Wei Li\\* and Robust Tides of Sea", ("Ann Dune; Jo Roe; Wei Li *", " and Robust Tides of Sea")),
    ("Ann Dune, Jo Roe, Wei Li and Tide Group of Sea", ("Ann Dune; Jo Roe; Wei Li", " and Tide Group of Sea")),
    ("Ann Dune, Jo Roe, Wei Li & Robust Tides at Sea", ("Ann Dune; Jo Roe", ", Wei Li & Robust Tides at Sea")),
    ("Ann Dune, Jo Roe, Wei Li and on behalf of the Sea", ("Ann Dune; Jo Roe; Wei Li", " and on behalf of the Sea")),
    ("Jean d'Arc, Anna dell’Orto", ("Jean d'Arc; Anna dell’Orto", "")),
    ("张伟 等", ("张伟; …", "")),
    ("Ann Dune, …", ("Ann Dune; …", "")),
    ("Ann Dune, et alii", ("Ann Dune; …", "")),
    ("Roe; Richard, Ann Doe", ("", "Roe; Richard, Ann Doe")),
    ("Okafor, Mira & Jo Doe", ("Okafor, Mira; Jo Doe", "")),
    ("Okafor, Mira \\*, and Ann Dune", ("Okafor, Mira *; Ann Dune", "")),
    ("Mira Roe, Dune A. Tides of the Sea", ("Mira Roe", ", Dune A. Tides of the Sea")),
    ("Dune A. Tides of the Sea", ("", "Dune A. Tides of the Sea")),
    ("Mira Roe[, Ann Dune](x.html)", ("Mira Roe; Ann Dune <x.html>", "")),
    ("[Mira Roe](x.html) [and](y.html) Ann Dune", ("Mira Roe <x.html>; Ann Dune", "")),
    ("Ann Dune, Jo Roe, Wei Li and Robust tides rise", ("Ann Dune; Jo Roe", ", Wei Li and Robust tides rise")),
    ("\\*Mira Roe (equal contribution)", ("Mira Roe * [equal]", "")),
    ("Mira Roe\\* (equal contribution)†", ("Mira Roe † [equal]", "")),
    ("Okafor, R. (2022), Tides of Sea", ("Okafor, R.", " (2022), Tides of Sea")),
    ("Okafor, R.(2022). Tides", ("Okafor, R.", "(2022). Tides")),
    ("Roe, M. A., Dune, A.", ("Roe, M. A.; Dune, A.", "")),
    ("Roe, Mira; Dune, Ann [pdf; x, y]", ("Roe, Mira; Dune, Ann", "[pdf; x, y]")),
    ("Li, W., Roe, M.", ("Li, W.; Roe, M.", "")),
    ("Wei Chu, robust tides. Sea", ("Wei Chu", ", robust tides. Sea")),
    ("Okafor, Lindqvist", ("Okafor, Lindqvist", "")),
    ("Okafor & Lindqvist", ("", "Okafor & Lindqvist")),
])  # fmt: skip
def test_names_of_a_line(text: str, found: tuple[str, str]) -> None:
    assert _names(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("mira okafor, Sea Lab, Jonas", ("mira okafor; Sea Lab; Jonas", "")),
    ("Okafor 2020, Ann", ("", "Okafor 2020, Ann")),
    ("Okafor M (2020)", ("Okafor, M.", " (2020)")),
    ("Mira O. and 2 others", ("Mira, O.; …", "")),
    ("mira roe: x, Ann", ("mira roe: x; Ann", "")),
    ("Ann Dune [x], Wei", ("Ann Dune [x]; Wei", "")),
    ("Ann Dune, *A Title in Italics*", ("Ann Dune; A Title in Italics", "")),
    (f"Ann, {'a' * 80}", (f"Ann; {'a' * 80}", "")),
    (f"Ann, {'a' * 81}", ("Ann", f", {'a' * 81}")),
    ("Ann, 12", ("Ann", ", 12")),
    ("Mira, Ann 2020, Wei", ("Mira", ", Ann 2020, Wei")),
    ("Roe R. (2020), Ann", ("Roe, R.; Ann", "")),
])  # fmt: skip
def test_names_of_a_list_of_authors(text: str, found: tuple[str, str]) -> None:
    assert _names(text, loose=True) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Mira, Jonas Lindqvist, Sea Lab", ("Mira; Jonas Lindqvist; Sea Lab", "")),
    ("Mira. Tides", ("Mira", ". Tides")),
    ("MIRA, Sea lab", ("MIRA; Sea lab", "")),
    ("Mira (x), Ann", ("Mira", " (x), Ann")),
    ("Sea Lab. Tides", ("Sea Lab", ". Tides")),
    ("Mira\\*, Ann Dune", ("Mira *; Ann Dune", "")),
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


@pytest.mark.parametrize(("text", "found"), [
    ("Ann Dune,", True),
    (". Ann Dune", True),
    ("张", False),
    ("wei zhang 张伟", False),
    ("Tides of Sea 张伟", False),
    ("Wei Zhang张伟", True),
    ("张 欧阳娜娜可可", False),
    ("欧阳 娜娜可可", True),
    ("Ann Bo. Dune", False),
    ("Ann B. Dune", True),
    ("Ti. Ann Dune", True),
    ("Tides. Ann Dune", False),
    ("Sen. Ann Dune", True),
    ("Prof. Ann Dune", True),
    ("Ann Dune de", False),
    ("de la", False),
    ("de la Dune", True),
    ("Ann Paper AT", False),
    ("Ann Paper", False),
    ("Paper AT", False),
    ("Roe VIA", False),
    ("Ann On", False),
    ("NEURIPS D.B", False),
    ("ANN CVPR", True),
    ("O'", False),
    ("O'. Dune", True),
    ("Ann D'", False),
    ("Ann-Marie Dune", True),
    ("Ann 'Dune'", False),
    ("a. Dune", False),
    ("A.B. Dune", True),
    ("Ann Dune (2020)", True),
    ("(Kit)", False),
    ("Ann ( Kit ) Dune", True),
    ("PDF Dune", False),
    ("İpek Dune", True),
    ("von", False),
    ("Jean d'Arc", True),
    ("Anna dell’Orto", True),
    ("Ann l'dune", False),
    ("Ann d'", False),
    ("Ann mc Dune", True),
    ("ANN DUNE", True),
    ("Ann Dr. Dune", True),
    ("Wei . Li", False),
    ("Abcdefghi Abcdefghij Abcdefghij Abcdefghij Abcdefghij Abcdef", True),
    ("Abcdefghi Abcdefghij Abcdefghij Abcdefghij Abcdefghij Abcdefg", False),
    ("In. Dune", False),
    ("Wei2 Zhang", False),
    ("李 Ming Li", False),
    ("ADAM CVPR", False),
    ("Anna CVPR", True),
    ("AAAI CVPR", False),
    ("MIRA ADAM CVPR", True),
])  # fmt: skip
def test_what_may_be_a_name(text: str, found: bool) -> None:
    assert is_name(text) == found


@pytest.mark.parametrize(("words", "found"), [
    ("equal contribution", "equal"),
    ("Equally contributed", "equal"),
    ("equal advising", ""),
    ("Equal senior authorship", ""),
    ("equally advised", ""),
    ("co-first authors", "equal"),
    ("cofirst", "equal"),
    ("jointly first", "equal"),
    ("first author", "equal"),
    ("contributed the same", "equal"),
    ("同等贡献", "equal"),
    ("共同第一作者", "equal"),
    ("co-primary", "equal"),
    ("shared first", "equal"),
    ("Corresponding author", "corresponding"),
    ("通讯作者", "corresponding"),
    ("contact author", "corresponding"),
    ("project lead", "lead"),
    ("leading", "lead"),
    ("负责人", "lead"),
    ("misleading", ""),
    ("intern", ""),
    ("", ""),
    ("equal contribution and corresponding", "equal"),
    ("corresponding, lead", "corresponding"),
])  # fmt: skip
def test_role(words: str, found: str) -> None:
    assert role_of(words) == found


@pytest.mark.parametrize(("name", "found"), [
    ("Okafor ABC", "Okafor, A. B. C."),
    ("Okafor A.B.C.D.", "Okafor, A. B. C. D."),
    ("Okafor III", "Okafor III"),
    ("Wei Zhang II", "Wei Zhang II"),
    ("J-L D", "J-L D"),
    ("Okafor A. B. C. D. E.", "Okafor, A. B. C. D. E."),
    ("Okafor A.B.C.D.E.F.", "Okafor A.B.C.D.E.F."),
    ("A Okafor", "A Okafor"),
    ("Okafor Jr. M", "Okafor Jr. M"),
    ("Jean- Luc Dune", "Jean-Luc Dune"),
    ("von der Dune A.", "von der Dune, A."),
    ("Di Marco A", "Di Marco, A."),
    ("O'Neil MA", "O'Neil, M. A."),
    ("Dune Yu.", "Dune, Yu."),
    ("Dune Yu. A.", "Dune, Yu. A."),
    ("Dune Ch", "Dune Ch"),
    ("Ang A", "Ang, A."),
    ("B C D", "B C D"),
    ("A. Dune", "A. Dune"),
    ("Dune A.-B.", "Dune, A.-B."),
    ("Dune a", "Dune a"),
    ("de Dune", "de Dune"),
    ("Dune de la Roe A", "Dune de la Roe, A."),
    ("Dune-Roe AB", "Dune-Roe, A. B."),
    ("李 A", "李 A"),
])  # fmt: skip
def test_name_behind_which_initials_stand(name: str, found: str) -> None:
    assert _written(name) == found


@pytest.mark.parametrize(("text", "inverted", "found"), [
    ("Ann Dune. Tides and Lamps", False, "Ann Dune"),
    ("Ann B. Dune. Tides", False, "Ann B. Dune"),
    ("A. Tides", False, ""),
    ("Ann Dune ICML 2020", False, "Ann Dune"),
    ("Ann Bo Cy Dee ICML 2020", False, "Ann Bo Cy Dee"),
    ("Ann Bo Cy Dee Edo ICML 2020", False, ""),
    ("Ann Dune ABCD 2020", False, "Ann Dune"),
    ("Ann Dune AB 2020", False, "Ann Dune AB"),
    ("Ann B. ICML 2020", False, "Ann B."),
    ("Ann B. Dune ICML", False, "Ann B. Dune"),
    ("Ann Dune (Tides)", False, "Ann Dune"),
    ("Ann Dune Jr. Tides", False, ""),
    ("Dune A. Tides", False, ""),
    ("张伟。潮", False, "张伟"),
    ("张伟．潮", False, "张伟"),
    ("Ann Dune", False, ""),
    ("", False, ""),
    ("(x", False, ""),
    (". Tides", False, ""),
    ("Ann Dune  .  Tides", False, "Ann Dune"),
    ("Ann Li. T. Tides", False, "Ann Li"),
    ("Ann L. T. Tides", False, ""),
    ("Dune A. Tides", True, "Dune A"),
    ("Dune A.B. Tides", True, "Dune A.B"),
    ("Ann Dune. Tides", True, "Ann Dune"),
    ("Dune A. B. Tides", True, "Dune A"),
    ("A. Tides of Sea", True, ""),
    ("Ann Dune. ICML 2020", False, "Ann Dune"),
    ("Robust tides ICML 2020", False, ""),
    ("Ann ABCD ICML 2020", False, "Ann ABCD"),
])  # fmt: skip
def test_name_before_a_title_or_a_venue(text: str, inverted: bool, found: str) -> None:
    assert _cut(text, inverted=inverted) == found


@pytest.mark.parametrize(("text", "name", "start", "found"), [
    ("Ann* Dune†. Tides", "Ann Dune", 0, ". Tides"),
    ("Ann Dune †, Tides", "Ann Dune", 0, ", Tides"),
    ("Ann Dune†x", "Ann Dune", 0, "†x"),
    ("Ann Dune (李明) Tides", "Ann Dune", 0, " Tides"),
    ("Ann Dune (PhD student). T", "Ann Dune", 0, ". T"),
    ("Ann Dune(intern). T", "Ann Dune", 0, ". T"),
    ("Ann Dune (2020). T", "Ann Dune", 0, " (2020). T"),
    ("Ann Dune* (lead). T", "Ann Dune", 0, ". T"),
    ("Ann Dune, Ann Dune*. T", "Ann Dune", 9, ". T"),
    ("Ann Dune*", "Ann Dune", 0, ""),
])  # fmt: skip
def test_what_stands_behind_a_name(text: str, name: str, start: int, found: str) -> None:
    assert text[_place_behind(text, name, start) :] == found


@pytest.mark.parametrize(("family", "given", "before", "found"), [
    ("Roe", "R.", 0, True),
    ("Roe", "R. (2022)", 0, True),
    ("Roe", "R. Tides", 0, False),
    ("Roe", "R. Tides", 1, True),
    ("Roe", "R. “Tides", 0, True),
    ("Roe", 'R. "Tides', 0, True),
    ("Roe", "R.（2022）", 0, True),
    ("Roe", "Richard", 0, False),
    ("Roe", "RA", 0, True),
    ("Roe", "RAB", 0, True),
    ("Roe", "RABC", 0, False),
    ("Di Marco", "A.", 0, True),
    ("Sea School", "A. Tides", 1, False),
    ("van Roe", "A. Tides", 1, True),
    ("Van Roe", "A. Tides", 1, True),
    ("Roe van", "A. Tides", 1, False),
    ("Sea School", "A.", 0, True),
    ("R.", "Roe", 0, False),
    ("Roe", "R.-L. (2020)", 0, True),
    ("Roe", "", 0, False),
    ("", "R.", 0, False),
    ("A B C D", "R.", 0, False),
    ("van der Roe", "A.", 0, True),
    ("van der Roe Doe", "A.", 0, False),
    ("Roe A", "R.", 0, False),
    ("2Roe", "R.", 0, False),
    ("A", "R.", 0, False),
    ("R.Roe", "R.", 0, False),
])  # fmt: skip
def test_family_name_and_initials(family: str, given: str, before: int, found: bool) -> None:
    assert _is_pair(family, given, before) == found


@pytest.mark.parametrize(("parts", "found"), [
    (["Roe", "Richard"], True),
    (["Roe", "Richard", "Ann Doe"], True),
    (["Roe", "Richard", "et al."], True),
    (["Roe", "Richard", "Doe"], False),
    (["Roe", "R.", "Ann Doe"], True),
    (["Roe", "R.", "A."], False),
    (["Roe"], False),
    (["Roe", "Richard A."], False),
    (["Roe", "R."], False),
    (["Roe", "richard", "Ann Doe"], False),
    (["Di Marco", "Richard", "Ann Doe"], False),
    (["Roe", "R.", "Di Marco", "A."], False),
    (["Roe", "R.", "Di Marco", "A. Tides"], False),
    (["Roe", "R.", "Ann Doe", "Wei Li"], True),
    (["Roe", "Richard", "Di Marco", "A."], True),
    (["Roe", "Richard", "A B"], False),
    (["Roe", "Richard AB", "Ann Doe"], False),
    (["Roe", "Richard Doe", "Ann Doe"], False),
    (["Roe", "Ri-Ch A. B", "Ann Doe"], True),
    (["Roe", "R", "Ann Doe"], False),
    (["R.", "Richard", "Ann Doe"], False),
])  # fmt: skip
def test_only_the_first_name_is_inverted(parts: list[str], found: bool) -> None:
    assert _is_of_mla(parts) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Ann, Bo; Cy & Di and Ed", ["Ann", "Bo", "Cy", "Di", "Ed"]),
    ("Ann (b, c), Di", ["Ann (b, c)", "Di"]),
    ("Ann（b，c）， Di", ["Ann（b，c）", "Di"]),
    ("Ann) B, Cy", ["Ann) B", "Cy"]),
    ("Ann ((b) c, d), Ed", ["Ann ((b) c, d)", "Ed"]),
    ("Ann, (b, c), Di", ["Ann", "(b, c)", "Di"]),
    ("Ann, and Bo", ["Ann", "Bo"]),
    ("Ann, & Bo", ["Ann", "Bo"]),
    ("Ann et Bo und Cy", ["Ann et Bo", "Cy"]),
    ("Ann和Bo", ["Ann和Bo"]),
    ("Ann 和 Bo", ["Ann", "Bo"]),
    ("Andy, Sand", ["Andy", "Sand"]),
    ("Ann,", ["Ann", ""]),
    ("", [""]),
    ("Ann • Bo · Cy", ["Ann", "Bo", "Cy"]),
    ("Ann·Bo", ["Ann·Bo"]),
    ("Ann et al. Sea", ["Ann", "et al. Sea"]),
    ("Ann , et al.", ["Ann", "et al."]),
    ("Ann  et.al", ["Ann", "et.al"]),
    ("Ann et alia", ["Ann et alia"]),
    ("Ann;Bo、Cy；Di", ["Ann", "Bo", "Cy", "Di"]),
])  # fmt: skip
def test_parts_between_separators(text: str, found: list[str]) -> None:
    assert _parted(text) == found


def test_an_owner_without_a_name_is_in_no_list() -> None:
    assert _names("tides of the sea", owners=("",)) == ("", "tides of the sea")


def test_a_mark_with_words_is_one_mark() -> None:
    names = read_names(_line("Mira Okafor\\*\\*, Wei Zhang\\*"))
    assert resolved(names, Legend(words={"**": "on leave"}), [])[1] == {1: ["**"], 2: ["*"]}
    assert resolved(names, Legend(words={"*": "on leave"}), [])[1] == {1: ["*", "*"], 2: ["*"]}


def test_what_two_legends_say() -> None:
    legend = Legend({"*": "equal"}, {"†": "on leave"})
    both = legend.merged(Legend({"*": "lead", "‡": "lead"}, {"†": "visiting", "#": "keeper"}))
    assert both == Legend({"*": "equal", "‡": "lead"}, {"†": "on leave", "#": "keeper"})
    assert [bool(each) for each in (legend, Legend(), Legend({"*": "equal"}), Legend(words={"†": "x"}))] == [
        True,
        False,
        True,
        True,
    ]
