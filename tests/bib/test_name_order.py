"""Lists with family names first and no comma: each name, and what the list says of it."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.names.order import _form, is_vancouver, ordered
from sphinx_academic.bib.problem_kinds import BibKind


@pytest.mark.parametrize(
    ("piece", "form"),
    [
        # with a comma; whether it is certain, one bare letter, and with full stops
        ("Roe RA", ("Roe, RA", True, False, False)),
        ("Roe R", ("Roe, R", True, True, False)),
        ("Roe J-P", ("Roe, J-P", True, False, False)),
        ("Roe J‐P", ("Roe, J‐P", True, False, False)),
        ("Roe R.A.", ("Roe, R.A.", True, False, True)),
        ("Roe J.-P.", ("Roe, J.-P.", True, False, True)),
        ("Roe R. A.", ("Roe, R. A.", True, False, True)),
        ("Roe Ts.", ("Roe, Ts.", True, False, True)),
        ("Roe Yu.", ("Roe, Yu.", True, False, True)),
        ("Roe Kh. T.", ("Roe, Kh. T.", True, False, True)),
        ("Roe ABCD", ("Roe, ABCD", False, False, False)),
        ("Roe ABCDE", None),
        ("Roe II", None),
        ("Roe VI", None),
        ("Roe MD", None),
        ("Roe M.D.", None),
        ("Roe AG", None),
        ("Roe ra", None),
        ("Roe r.", None),
        ("van der Berg JA", ("van der Berg, JA", True, False, False)),
        ("van der JA", None),
        ("WEI LI", None),
        ("WEI L", ("WEI, L", True, True, False)),
        ("ROE R.", ("ROE, R.", True, False, True)),
        ("O'Neill S", ("O'Neill, S", True, True, False)),
        ("García-Márquez G", ("García-Márquez, G", True, True, False)),
        ("Roe~RA", ("Roe, RA", True, False, False)),
        ("Roe RA*", ("Roe, RA*", True, False, False)),
        ("Roe RA\\*", ("Roe, RA\\*", True, False, False)),
        ("Roe RA $^1$", ("Roe, RA $^1$", True, False, False)),
        ("Roe RA$^{1}$", ("Roe, RA$^{1}$", True, False, False)),
        ("Roe RA\\textsuperscript{1}", ("Roe, RA\\textsuperscript{1}", True, False, False)),
        ("Roe RA et al.", ("Roe, RA et al.", True, False, False)),
        ("Roe RA, et al", ("Roe, RA, et al", True, False, False)),
        ("Roe RA Jr", ("Roe, Jr, RA", True, False, False)),
        ("Roe RA, Jr.", ("Roe, Jr, RA", True, False, False)),
        ("Roe RA III", ("Roe, III, RA", True, False, False)),
        ("Roe RA 3rd", ("Roe, 3rd, RA", True, False, False)),
        ("Roe Jr RA", ("Roe Jr, RA", True, False, False)),
        ("Roe XU", ("Roe, XU", False, False, False)),
        ("Roe Wu", None),
        ("Roe LI", ("Roe, LI", False, False, False)),
        ("Roe LIN", ("Roe, LIN", False, False, False)),
        ("R Roe", None),
        ("Ada Roe", None),
        ("Roe", None),
        ("", None),
        ("Roe, R", None),
        ("Ro R", ("Ro, R", True, True, False)),
        ("R. R", None),
        ("d'Arc J", ("d'Arc, J", True, True, False)),
        ("De la Cruz Lopez Vega Mar R", None),
        ("A B C D E F", None),
    ],
)
def test_one_name(piece: str, form: tuple[str, bool, bool, bool] | None) -> None:
    assert _form(piece) == form
    assert is_vancouver(piece) is (form is not None)


WORDS = {
    "taken": "is taken for a family name with initials; write ‘Family, Given’",
    "read": "is read as given name and family name, as BibTeX does; "
    "to be clear, or if it ends in initials, write ‘Family, Given’",
}
LONG = "X" + "x" * 79


@pytest.mark.parametrize(
    ("pieces", "expected", "name", "how"),
    [
        # one that is long is named by its beginning
        ([LONG + " RA"], [LONG + ", RA"], LONG[:60], "taken"),
        ([LONG + " R"], [LONG + " R"], LONG[:60], "read"),
        (["Roe RA", "Doe B"], ["Roe, RA", "Doe, B"], "", ""),
        (["Roe RA", "Doe, Ann"], ["Roe, RA", "Doe, Ann"], "Roe RA", "taken"),
        (["Roe RA", "Bo Bor"], ["Roe RA", "Bo Bor"], "", ""),
        (["Roe RA", "Doe B", "Bo Bor"], ["Roe, RA", "Doe, B", "Bo Bor"], "Roe RA", "taken"),
        (["Roe RA", "Bo Bor", "Cy Cor"], ["Roe RA", "Bo Bor", "Cy Cor"], "", ""),
        (["Roe XU", "Doe LI"], ["Roe XU", "Doe LI"], "", ""),
        (["Roe XU", "Doe A"], ["Roe, XU", "Doe, A"], "", ""),
        (["Anand V"], ["Anand V"], "Anand V", "read"),
        (["Roe RT"], ["Roe, RT"], "Roe RT", "taken"),
        (["Roe T."], ["Roe, T."], "Roe T.", "taken"),
        (["Roe T.", "Bo Bor"], ["Roe, T.", "Bo Bor"], "", ""),
        (["Roe T.", "Doe AB", "Bo Bor"], ["Roe, T.", "Doe, AB", "Bo Bor"], "Roe T.", "taken"),
        (["Malcolm X", "Bo Bor"], ["Malcolm X", "Bo Bor"], "Malcolm X", "read"),
        (["Malcolm X", "Bo Bor", "Cy Cor"], ["Malcolm X", "Bo Bor", "Cy Cor"], "", ""),
        (["Malcolm X", "Ada Y"], ["Malcolm, X", "Ada, Y"], "", ""),
        (["Roe RA", "others"], ["Roe, RA", "others"], "Roe RA", "taken"),
        (["Roe RA", "{Lab X}"], ["Roe, RA", "{Lab X}"], "Roe RA", "taken"),
        (["Roe RA", "et al."], ["Roe, RA", "et al."], "Roe RA", "taken"),
        (["Roe RA", "..."], ["Roe, RA", "..."], "Roe RA", "taken"),
        (["Bo Bor"], ["Bo Bor"], "", ""),
        ([], [], "", ""),
        (["Roe R. A.", "Doe XU"], ["Roe, R. A.", "Doe, XU"], "", ""),
        (["Roe RA Jr", "Doe B"], ["Roe, Jr, RA", "Doe, B"], "", ""),
        (["Li XU", "Wu LI", "Bo T."], ["Li, XU", "Wu, LI", "Bo, T."], "", ""),
        (
            ["Roe T.", "Malcolm X", "Bo Bor", "Cy Cor"],
            ["Roe, T.", "Malcolm X", "Bo Bor", "Cy Cor"],
            "Malcolm X",
            "read",
        ),
        (["Roe T.", "Malcolm X", "Bo Bor"], ["Roe, T.", "Malcolm, X", "Bo Bor"], "Roe T.", "taken"),
        (["Bo Bor", "Roe RA", "Doe B"], ["Bo Bor", "Roe, RA", "Doe, B"], "Roe RA", "taken"),
        (["Roe XU"], ["Roe XU"], "", ""),
        (["Roe XU", "Bo Bor"], ["Roe XU", "Bo Bor"], "", ""),
        (["Bo Bor", "Malcolm X"], ["Bo Bor", "Malcolm X"], "Malcolm X", "read"),
        (["Roe RA", "{others}"], ["Roe, RA", "{others}"], "Roe RA", "taken"),
        (["Roe T.", "Doe, Ann"], ["Roe, T.", "Doe, Ann"], "", ""),
    ],
)
def test_list(pieces: list[str], expected: list[str], name: str, how: str) -> None:
    found = ordered(pieces)
    assert found.pieces == expected
    assert found.problems == (((BibKind.NAME, f"‘{name}’ {WORDS[how]}"),) if how else ())
