"""Lists of names: who is in them, and everything that is said of them; text of another encoding in them."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.names import NameList, parse_names
from sphinx_academic.bib.names.damage import _are_marks, _is_likely, _meaning, has_damage, repaired
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.model.roles import Role, RoleTable

ROLES = RoleTable()


def shown(listed: NameList) -> str:
    """Return names with their roles, ``!`` at those in one piece, and ``...`` for others."""
    authors = (
        str(author.name) + "!" * author.name.literal + "".join(f"[{role}]" for role in author.roles)
        for author in listed.authors
    )
    return " + ".join(authors) + " ..." * listed.others


MESSAGES = {
    "several": "‘{}’ is read as several names; write ‘and’ between them",
    "braces": "‘{}’: braces around a list are ignored; remove them",
    "commas": "‘{}’ has more than two commas and is shown as written; write ‘Family, Given’",
    "comma": "‘{}’: the comma after the name is ignored; remove it",
    "xdata": "‘{}’: a name from xdata is shown as written; name the person here",
    "unknown": "no role has the mark 🎓 typed at ‘{}’, so it is left out; add it to a role of academic_roles",
    "marks alone": "a name that is nothing but marks{} is left out; type them at a name",
    "numbers": "numbers typed at names, as for affiliations, are left out; remove them",
    "equal": "the marks {} in one list of names are all read as ‘equal’; if they differ in meaning, "
    "give one of them a role of its own in academic_roles",
}


@pytest.mark.parametrize(
    ("source", "expected", "messages"),
    [
        ("Ada Aal and Bo Bor", "Ada Aal + Bo Bor", []),
        ("Ada Aal and", "Ada Aal", []),
        ("and Ada Aal", "Ada Aal", []),
        ("", "", []),
        ("and", "", []),
        ("Ada Aal AND Bo Bor", "Ada Aal + Bo Bor", []),
        ("Ada Aal and others", "Ada Aal ...", []),
        ("Ada Aal and {others}", "Ada Aal ...", []),
        ("Ada Aal and Others", "Ada Aal ...", []),
        ("Ada Aal et al.", "Ada Aal ...", []),
        ("Ada Aal et. al", "Ada Aal ...", []),
        ("Ada Aal, et al.", "Ada Aal ...", []),
        ("et al., Ada Aal", "Ada Aal ...", []),
        ("Ada Aal and ...", "Ada Aal ...", []),
        ("Ada Aal and …", "Ada Aal ...", []),
        ("Ada Aal…", "Ada Aal ...", []),
        ("Ada Aal {et al.}", "Ada Aal ...", []),
        ("Hamet al", "Hamet al", []),
        ("{Barnes and Noble}", "Barnes and Noble!", []),
        ("{Ada Aal and Bo Bor", "Ada Aal + Bo Bor", []),
        ("{Aal, A. and Bor, B.}", "A. Aal + B. Bor", [("braces", "{Aal, A. and Bor, B.}")]),
        ("{Ada Aal and Bo Bor}", "Ada Aal and Bo Bor!", []),
        ("Ada Aal; Bo Bor", "Ada Aal + Bo Bor", [("several", "Ada Aal; Bo Bor")]),
        ("Aal, A.; Bor, B.", "A. Aal + B. Bor", [("several", "Aal, A.; Bor, B.")]),
        ("Ada Aal；Bo Bor", "Ada Aal + Bo Bor", [("several", "Ada Aal；Bo Bor")]),
        ("Ada Aal、Bo Bor", "Ada Aal + Bo Bor", [("several", "Ada Aal、Bo Bor")]),
        ("Aal \\& Bor", "Aal & Bor", []),
        ("A. Aal & B. Bor", "A. Aal + B. Bor", [("several", "A. Aal & B. Bor")]),
        ("Ada Aal & Bor", "Ada Aal & Bor", []),
        ("Johnson & Johnson", "Johnson & Johnson", []),
        ("Aal, A. & Bor, B.", "A. Aal + B. Bor", [("several", "Aal, A. & Bor, B.")]),
        ("Ada Aal, Bo Bor", "Bo Bor Ada Aal", []),
        ("Ada Aal, Bo Bor,", "Ada Aal + Bo Bor", [("several", "Ada Aal, Bo Bor,")]),
        ("Aal, Ada, Bor, Bo", "Aal, Ada, Bor, Bo!", [("commas", "Aal, Ada, Bor, Bo")]),
        ("Aal, A., Bor, B.", "A. Aal + B. Bor", [("several", "Aal, A., Bor, B.")]),
        ("Aal, A., Bor, B., Cor, C.", "A. Aal + B. Bor + C. Cor", [("several", "Aal, A., Bor, B., Cor, C.")]),
        ("Aal, Ada,", "Ada Aal", [("comma", "Aal, Ada,")]),
        ("Aal,", "Aal", [("comma", "Aal,")]),
        ("Aal, Bor, Cor, Dor", "Aal, Bor, Cor, Dor!", [("commas", "Aal, Bor, Cor, Dor")]),
        ("Aal, Bor, Cor, Dor,", "Aal, Bor, Cor, Dor!", [("commas", "Aal, Bor, Cor, Dor,")]),
        ("Ada Aal, PhD, Bo Bor, MD", "Ada Aal, PhD, Bo Bor, MD!", [("commas", "Ada Aal, PhD, Bo Bor, MD")]),
        (
            "Ada Aal, Jr., Bo Bor, Cy Cor",
            "Ada Aal, Jr., Bo Bor, Cy Cor!",
            [("commas", "Ada Aal, Jr., Bo Bor, Cy Cor")],
        ),
        ("李明，王芳，张三", "李明 + 王芳 + 张三", [("several", "李明，王芳，张三")]),
        ("A.Aal, B.Bor, C.Cor", "A. Aal + B. Bor + C. Cor", [("several", "A.Aal, B.Bor, C.Cor")]),
        ("A.Aal, B.Bor", "A. Aal + B. Bor", [("several", "A.Aal, B.Bor")]),
        ("Aal, Ada*, Bor, Bo", "Aal, Ada, Bor, Bo![equal]", [("commas", "Aal, Ada*, Bor, Bo")]),
        (
            "Ada Aal*, Bo Bor†, Cy Cor",
            "Ada Aal[equal] + Bo Bor[equal] + Cy Cor",
            [("several", "Ada Aal*, Bo Bor†, Cy Cor"), ("equal", "* and †")],
        ),
        ("xdata=anne", "xdata=anne!", [("xdata", "xdata=anne")]),
        ("family=Aal, given=Ada", "Ada Aal", []),
        ("prefix=van", "", []),
        ("sortingnamekeytemplatename=family and Ada Aal", "Ada Aal", []),
        ("*", "", [("marks alone", " (‘*’)")]),
        ("Ada Aal and *", "Ada Aal", [("marks alone", " (‘*’)")]),
        ("Ada Aal and $^1$", "Ada Aal", [("marks alone", ""), ("numbers", "")]),
        ("Ada Aal and 🎓", "Ada Aal", [("marks alone", " (‘🎓’)")]),
        ("Roe RA, Doe AB", "RA Roe + AB Doe", [("several", "Roe RA, Doe AB")]),
        ("Ada Aal\\textbackslash{}'e", "Ada Aalé", []),
        ("&#201;va Aal", "Éva Aal", []),
        ("HE and WU", "HE + WU", []),
        ("AI", "AI", []),
        ("Bo AAAA", "Bo AAAA", []),
        ("Bo AAAAA", "Bo AAAAA", []),
        ("Ada  Aal\nand\tBo Bor", "Ada Aal + Bo Bor", []),
        ("Ada Aal and Ada Aal$^1$ and Bo$^2$", "Ada Aal + Ada Aal + Bo", [("numbers", "")]),
        ("A.Aal & B.Bor", "A. Aal + B. Bor", [("several", "A.Aal & B.Bor")]),
        ("A.Aal \\& B.Bor", "A. Aal + B. Bor", [("several", "A.Aal \\& B.Bor")]),
        ("A.Aal & Bor", "A.Aal & Bor", []),
        ("Ada Aal$^\\dagger$ and Bo Bor*", "Ada Aal[equal] + Bo Bor[equal]", [("equal", "† and *")]),
        ("Ada Aal* and Bo Bor*", "Ada Aal[equal] + Bo Bor[equal]", []),
        ("Ada Aal🎓 and Bo Bor🎓", "Ada Aal + Bo Bor", [("unknown", "Ada Aal"), ("unknown", "Bo Bor")]),
        ("Ada Aal,, Bo Bor", "Bo Bor Ada Aal", []),
        (
            "Ada Aal, Bo Bor; Cy Cor, Di Dor",
            "Bo Bor Ada Aal + Di Dor Cy Cor",
            [("several", "Ada Aal, Bo Bor; Cy Cor, Di Dor")],
        ),
        ("{Lab} and {Lab, Inc.}", "Lab! + Lab, Inc.!", []),
        ("Ada Aal and Ada Aal", "Ada Aal + Ada Aal", []),
        ("Ada Aal and Bo AI", "Ada Aal + Bo AI", []),
        ("Ada Aal and Bo ABCD and Cy ABCDE", "Ada Aal + Bo ABCD + Cy ABCDE", []),
        ("Ada Aal, and Bo Bor", "Ada Aal + Bo Bor", [("comma", "Ada Aal,")]),
        ("Anderson, Ada and Landau, Bo", "Ada Anderson + Bo Landau", []),
        ("Aal, Ada;", "Ada Aal", []),
        # what is no part of a name
        ("Ada Aal (Ed.) and Bor, Bo [editor]", "Ada Aal + Bo Bor", []),
        ("Aal, Ada <ada@example.org> and Bo Bor", "Ada Aal + Bo Bor", []),
        ("Aal, Ada [0000-0002-1825-0097] and Bo Bor (0000-0001-5109-3700)", "Ada Aal + Bo Bor", []),
        ("{Lab (Ed.)} and Ada Aal (Oslo)", "Lab (Ed.)! + Ada Aal (Oslo)", []),
        ("Ada Aal, PhD and Bo Bor, Ph.D. and Van Dam, M.D.", "Ada Aal PhD + Bo Bor Ph.D. + M.D. Van Dam", []),
        ("Aal, Ada and others et al.", "Ada Aal ...", []),
        ("Aal, Ada and 12 others", "Ada Aal ...", []),
        ("Aal, Ada and 3 more", "Ada Aal ...", []),
        ("Aal, Ada and al. and Bo Al", "Ada Aal + Bo Al ...", []),
        ("Aal, Ada and collaborators", "Ada Aal ...", []),
        (r"Aal, Ada and $\ldots$ and Bor, Bo", "Ada Aal + Bo Bor ...", []),
        (r"Aal, Ada and \dots{}", "Ada Aal ...", []),
        ("More, Thomas and Others, Ann", "Thomas More + Ann Others", []),
        (
            r"Ada Aal, Bo Bor \& Cy Cor",
            "Ada Aal + Bo Bor + Cy Cor",
            [("several", r"Ada Aal, Bo Bor \& Cy Cor"), ("several", "Ada Aal, Bo Bor")],
        ),
        (
            "Aal Dahl, Ada Maria & Bor, Bo",
            "Ada Maria Aal Dahl + Bo Bor",
            [("several", "Aal Dahl, Ada Maria & Bor, Bo")],
        ),
    ],
)
def test_list(source: str, expected: str, messages: list[tuple[str, str]]) -> None:
    """Each message with the words that it quotes."""
    listed = parse_names(source, ROLES)
    assert shown(listed) == expected
    assert [message for _, message in listed.problems] == [
        MESSAGES[kind].format(quoted) for kind, quoted in messages
    ]


def damaged(text: str, encoding: str, times: int) -> str:
    """Return text that was saved as UTF-8 and read in another encoding, once or more often."""
    for _ in range(times):
        text = "".join(bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in text.encode())
    return text


@pytest.mark.parametrize(
    ("text", "encoding", "times", "expected", "kind"),
    [
        # what it becomes, and what it is said to be; nothing where it may be meant as it stands
        ("é", "cp1252", 1, "é", "text"),
        ("é", "cp1252", 2, "é", "text"),
        ("é", "cp1252", 3, "é", "text"),
        ("ä", "latin-1", 1, "ä", "text"),
        ("ş", "cp1252", 1, "ş", "text"),
        ("ş", "cp1254", 1, "ş", "text"),
        ("ş", "latin-1", 1, "ş", "text"),
        ("—", "cp1252", 1, "—", "text"),
        ("’", "cp1252", 1, "’", "text"),
        ("📧", "cp1252", 1, "📧", "mark"),
        ("📧", "cp1254", 1, "📧", "mark"),
        ("📧", "latin-1", 1, "📧", "mark"),
        ("📧", "cp1252", 2, "📧", "mark"),
        ("📧✉", "cp1252", 1, "📧✉", "mark"),
        ("🎉", "cp1252", 1, "", "no symbol"),
        ("☆", "cp1252", 1, "☆", "mark"),
        ("‡", "cp1252", 1, "‡", "mark"),
        ("李明", "cp1252", 1, "李明", "text"),
        ("李", "cp1252", 1, "", ""),
        ("ə", "cp1252", 1, "", ""),
        ("ɒ", "cp1252", 1, "", ""),
        ("й", "cp1252", 1, "", ""),
        ("йц", "cp1252", 1, "йц", "text"),
        ("йé", "cp1252", 1, "", ""),
        ("é📧", "cp1252", 1, "é📧", "mark"),
        ("é🎉", "cp1252", 1, "é", "no symbol"),
        ("\xa0", "cp1252", 1, "\xa0", "text"),
        ("\u200d", "cp1252", 1, "", "no symbol"),
        ("é’", "cp1252", 1, "é’", "text"),
    ],
)
def test_damage(text: str, encoding: str, times: int, expected: str, kind: str) -> None:
    run = damaged(text, encoding, times)
    signs = text.replace("é", "")
    messages = {
        "": "",
        "text": f"‘{{name}}’: ‘{run}’ is read as ‘{expected}’; save the file as UTF-8",
        "mark": f"‘{{name}}’: ‘{run}’ is read as the mark ‘{signs}’; save the file as UTF-8",
        "no symbol": f"‘{{name}}’: ‘{run}’, which is no symbol of academic_roles, is left out; "
        "correct the name",
    }
    assert _meaning(run, ROLES) == (expected if kind else run, messages[kind])


@pytest.mark.parametrize(
    ("run", "rest"),
    [
        ("ðŸ“", ""),
        ("â€", ""),
        ("ðŸ", ""),
        ("ï¸", ""),
        ("ðŸ“é", ""),
        ("ðŸÐ¹", "й"),
    ],
)
def test_damage_that_no_encoding_explains(run: str, rest: str) -> None:
    message = f"‘{{name}}’: ‘{run}’, which no encoding makes a sign of, is left out; correct the name"
    assert _meaning(run, ROLES) == (rest, message)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("é", True),
        ("éa", False),
        ("ə", False),
        ("йц", True),
        ("йé", False),
        ("æ", True),
        ("öö", True),
        ("李", False),
        ("李明", True),
        ("ˇé", False),
        ("ñ", True),
        ("ș", True),
        ("ạ", True),
        ("əɒ", False),
    ],
)
def test_what_is_likelier_than_damage(text: str, expected: bool) -> None:
    assert _is_likely(text) is expected


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ("*", True),
        ("**", True),
        ("*†", True),
        ("*🎉", False),
        ("🎉*", False),
        ("", True),
        ("✉️", True),
        ("†*✉", True),
        ("a", False),
    ],
)
def test_signs_that_are_marks(signs: str, expected: bool) -> None:
    assert _are_marks(signs, ROLES) is expected


def test_longer_marks_first() -> None:
    roles = RoleTable((Role("one", "§", "one"), Role("two", "§†", "two")))
    assert _are_marks("§†§", roles)
    assert not _are_marks("†§", roles)


E_ACUTE = damaged("é", "cp1252", 1)


@pytest.mark.parametrize(
    ("source", "expected", "names"),
    [
        (
            f"Ada Aal and Jos{E_ACUTE}, Bo and Cy Cor",
            "Ada Aal and José, Bo and Cy Cor",
            [f"Jos{E_ACUTE}, Bo"],
        ),
        (f"{E_ACUTE} and\n {E_ACUTE}", "é and\n é", [E_ACUTE, E_ACUTE]),
        (f"{'x' * 70}{E_ACUTE}{'y' * 70}", f"{'x' * 70}é{'y' * 70}", [f"{'x' * 60}{E_ACUTE}{'y' * 58}"]),
        (f"Ada\n  {E_ACUTE} Aal", "Ada\n  é Aal", [f"Ada {E_ACUTE} Aal"]),
        ("Ada Aal", "Ada Aal", []),
    ],
)
def test_repaired_list_names_whom_it_repaired(source: str, expected: str, names: list[str]) -> None:
    assert has_damage(source) is bool(names)
    assert repaired(source, ROLES) == (
        expected,
        [(BibKind.NAME, f"‘{name}’: ‘{E_ACUTE}’ is read as ‘é’; save the file as UTF-8") for name in names],
    )
