"""One name to its parts: braces, commas, suffixes, scripts, and biblatex's extended format."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.names.name_parts import (
    COMMA,
    _in_two_scripts,
    extended_name,
    is_group,
    simple_name,
    split_extended,
    split_name,
    split_outside_braces,
    unquoted,
)
from sphinx_academic.model.person import Name


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("a,b", ["a", "b"]),
        ("a , b", ["a", "b"]),
        ("{a,b},c", ["{a,b}", "c"]),
        ("{a,b", ["{a", "b"]),
        ("a},b", ["a}", "b"]),
        ("a}{,b", ["a}{", "b"]),
        ("{a}{,b}", ["{a}{,b}"]),
        ("{a{b,c},d},e", ["{a{b,c},d}", "e"]),
        ("", [""]),
        ("{,}", ["{,}"]),
        ("a,{b,c", ["a", "{b", "c"]),
        ("a，b", ["a", "b"]),
        ("}a,b{,}c", ["}a", "b{,}c"]),
    ],
)
def test_commas_outside_braces(source: str, pieces: list[str]) -> None:
    assert split_outside_braces(source, COMMA) == pieces


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{a}", True),
        ("{a}b", False),
        ("{a}{b}", False),
        ("{{a}}", True),
        ("{a", False),
        ("a}", False),
        ("a", False),
        ("", False),
        ("{}", True),
        ("{a}}", False),
        ("{a{b}c}", True),
        ("{a}b}", False),
    ],
)
def test_group(source: str, expected: bool) -> None:
    assert is_group(source) is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('family="Aal", given="Ada"', "family={Aal}, given={Ada}"),
        ('"family=Aal", "given=Ada"', "family={Aal}, given={Ada}"),
        ('"family={Robert and Sons, Inc.}"', "family={Robert and Sons, Inc.}"),
        ('family = "Robert and Sons"', "family = {Robert and Sons}"),
        ('"family= Aal "', "family={Aal}"),
        ('say "x"', 'say "x"'),
    ],
)
def test_quotation_marks_of_the_extended_format(source: str, expected: str) -> None:
    assert unquoted(source) == expected


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        ("family=Aal, given=Ada", {"family": "Aal", "given": "Ada"}),
        ("family={Aal, Inc}, given=Ada", {"family": "{Aal, Inc}", "given": "Ada"}),
        ("Family=Aal,PREFIX=van", {"family": "Aal", "prefix": "van"}),
        ("family=Aal, Ada", {"family": "Aal"}),
        ("Aal, given=Ada", None),
        ("a=b", {"a": "b"}),
        ("=b", None),
        ("family=", {"family": ""}),
        ("1a=b", None),
        ('family="Aal"', {"family": "Aal"}),
        ("Ada Aal", None),
        ("given-i={A}, family=Aal", {"given-i": "{A}", "family": "Aal"}),
        ("x $a=b$", None),
    ],
)
def test_extended_format(source: str, fields: dict[str, str] | None) -> None:
    assert split_extended(source) == fields


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        # family, given, prefix, suffix, and whether it is one piece
        ({"family": "Aal", "given": "Ada"}, ("Aal", "Ada", "", "", False)),
        ({"family": "Aal", "given": "Ada", "middle": "Bea"}, ("Aal", "Ada Bea", "", "", False)),
        ({"given": "Ada"}, ("Ada", "", "", "", False)),
        ({"family": "Aal", "prefix": "van", "suffix": "Jr."}, ("Aal", "", "van", "Jr.", False)),
        ({"family": "{Aal Inc}"}, ("Aal Inc", "", "", "", True)),
        ({"family": "{Aal Inc}", "given": "Ada"}, ("Aal Inc", "Ada", "", "", False)),
        ({"family": "{Aal Inc}", "prefix": "x"}, ("Aal Inc", "", "x", "", False)),
        ({"prefix": "van"}, None),
        ({}, None),
        ({"family": "A\\'al"}, ("Aál", "", "", "", False)),
        ({"middle": "Bea"}, ("Bea", "", "", "", False)),
        ({"family": "", "given": ""}, None),
    ],
)
def test_name_of_the_extended_format(
    fields: dict[str, str], parts: tuple[str, str, str, str, bool] | None
) -> None:
    assert extended_name(fields) == (Name(*parts) if parts else None)


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        # family, given, prefix, suffix
        ("Ada Aal", ("Aal", "Ada", "", "")),
        ("Ada B. Aal", ("Aal", "Ada B.", "", "")),
        ("Aal, Ada", ("Aal", "Ada", "", "")),
        ("van Aal, Ada", ("Aal", "Ada", "van", "")),
        ("van der Aal, Ada B.", ("Aal", "Ada B.", "van der", "")),
        ("Aal, Jr., Ada", ("Aal", "Ada", "", "Jr.")),
        ("Aal, III, Ada", ("Aal", "Ada", "", "III")),
        ("Aal, PhD, Ada", None),
        ("Aal", None),
        ("ada Aal", None),
        ("Ada aal", None),
        ("Ada van Aal", None),
        ("Ada Aal Jr.", None),
        ("Aal Jr., Ada", None),
        ("Ada Aal III", None),
        ("Ada Aal2", None),
        ("Ada Aal_b", None),
        ("Ada Aal--Bor", None),
        ("Ada O'Aal", ("O'Aal", "Ada", "", "")),
        ("Ada Aal-Bor", ("Aal-Bor", "Ada", "", "")),
        ("Ada Aal.", None),
        ("A. Aal", ("Aal", "A.", "", "")),
        ("Ada  Aal", None),
        ("Aal,Ada", None),
        ("Aal, ", None),
        ("{Ada} Aal", None),
        ("Ada Aal*", None),
        ("Ada Aal¹", None),
        ("Ada Aal₂", None),
        ("Ada Aal''x", None),
        ("Aal, Ada, Jr.", None),
        ("Aal, Bor, Cor", None),
        ("Ada É. Étoile", ("Étoile", "Ada É.", "", "")),
        ("王 李", None),
        ("Ada Ǆal", ("Ǆal", "Ada", "", "")),
    ],
)
def test_simple_name(source: str, parts: tuple[str, str, str, str] | None) -> None:
    name = Name(*parts) if parts else None
    assert simple_name(source) == name
    assert name in (None, split_name(source))


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        # family, given, prefix, suffix, whether it is one piece, and its form in another script
        ("van der Berg Aal, Ada", ("Berg Aal", "Ada", "van der", "", False, "")),
        ("Ada van der Berg Aal", ("Berg Aal", "Ada", "van der", "", False, "")),
        ("de la Aal y Bor, Ada", ("Bor", "Ada", "de la Aal y", "", False, "")),
        ("Ada Aal", ("Aal", "Ada", "", "", False, "")),
        ("{Ada Aal}", ("Ada Aal", "", "", "", True, "")),
        ("Aal", ("Aal", "", "", "", False, "")),
        ("", ("", "", "", "", False, "")),
        ("Ada van der Aal", ("Aal", "Ada", "van der", "", False, "")),
        ("Aal, Ada", ("Aal", "Ada", "", "", False, "")),
        ("Jr., Ada Aal", ("Aal", "Ada", "", "Jr.", False, "")),
        ("Aal, Ada, Jr.", ("Aal", "Ada", "", "Jr.", False, "")),
        ("Aal, Jr., Ada", ("Aal", "Ada", "", "Jr.", False, "")),
        ("Aal Jr., Ada", ("Aal", "Ada", "", "Jr.", False, "")),
        ("Ada Aal Jr.", ("Aal", "Ada", "", "Jr.", False, "")),
        ("Aal, Ada Jr.", ("Aal", "Ada", "", "Jr.", False, "")),
        ("Aal, Jr.", ("Aal", "", "", "Jr.", False, "")),
        ("Aal, Ada, PhD", ("Aal", "Ada", "", "PhD", False, "")),
        ("Aal, X., PhD", ("Aal", "X.", "", "PhD", False, "")),
        ("Aal, Bor, Cor", ("Aal", "Cor", "", "Bor", False, "")),
        ("Aal, Bor, Cor, Dor", ("Aal, Bor, Cor, Dor", "", "", "", True, "")),
        ("Ada {Aal, II}", ("Aal", "Ada", "", "II", False, "")),
        ("{Aal, II}", ("Aal, II", "", "", "", True, "")),
        ("{Aal}, Ada", ("Aal", "Ada", "", "", False, "")),
        ("A.B.Aal", ("Aal", "A.B.", "", "", False, "")),
        ("A.-B.Aal", ("Aal", "A.-B.", "", "", False, "")),
        ("A.Aal Bor", ("Bor", "A.Aal", "", "", False, "")),
        ("Ada", ("Ada", "", "", "", False, "")),
        ("van Aal", ("Aal", "", "van", "", False, "")),
        ("Ada Van der Aal", ("Aal", "Ada", "Van der", "", False, "")),
        ("Van der Aal", ("Aal", "", "Van der", "", False, "")),
        ("ada aal", ("aal", "ada", "", "", False, "")),
        ("ada van aal", ("aal", "ada", "van", "", False, "")),
        ("van", ("van", "", "", "", False, "")),
        ("Ada d'Aal", ("d'Aal", "Ada", "", "", False, "")),
        ("Ada 't Aal", ("Aal", "Ada", "'t", "", False, "")),
        ("{\\'e}lie Aal", ("Aal", "", "élie", "", False, "")),
        ("{\\'E}lie Aal", ("Aal", "Élie", "", "", False, "")),
        ("\\'elie Aal", ("Aal", "", "élie", "", False, "")),
        ("{van} Aal, Ada", ("van Aal", "Ada", "", "", False, "")),
        ("Ada~Aal", ("Aal", "Ada", "", "", False, "")),
        ("Dezs\\H o Aal", ("Aal", "Dezső", "", "", False, "")),
        ("\\O ystein Aal", ("Aal", "Øystein", "", "", False, "")),
        ("\\v{S}arka Aal", ("Aal", "Šarka", "", "", False, "")),
        ("San Zhang (张三)", ("Zhang", "San", "", "", False, "张三")),
        ("张三 (San Zhang)", ("Zhang", "San", "", "", False, "张三")),
        ("张三", ("张三", "", "", "", False, "")),
        ("张 三", ("张 三", "", "", "", False, "")),
        ("张, 三", ("张三", "", "", "", False, "")),
        ("山田, 太郎", ("山田 太郎", "", "", "", False, "")),
        ("San Zhang 张三", ("Zhang", "San", "", "", False, "张三")),
        ("San 张", ("张", "San", "", "", False, "")),
        ("Zhang (张), San (三)", ("Zhang", "San", "", "", False, "张三")),
        ("Zhang [张], San", ("Zhang", "San", "", "", False, "张")),
        ("Petrov, Ivan (Иван Петров)", ("Petrov", "Ivan", "", "", False, "Иван Петров")),
        ("{San (张三)}", ("San (张三)", "", "", "", True, "")),
        ("Bob (张)", ("Bob", "", "", "", False, "张")),
        ("张三 (x)", ("x", "", "", "", False, "张三")),
        ("Ада (Ada Aal)", ("Aal", "Ada", "", "", False, "Ада")),
        ("Иван Петров", ("Петров", "Иван", "", "", False, "")),
        ("~Ada~~Aal~", ("Aal", "Ada", "", "", False, "")),
        ("Aal~, ~Ada", ("Aal", "Ada", "", "", False, "")),
    ],
)
def test_parts(source: str, parts: tuple[str, str, str, str, bool, str]) -> None:
    assert split_name(source) == Name(*parts)


@pytest.mark.parametrize(
    ("source", "latin", "native"),
    [
        ("(张三), San Zhang", "San Zhang", "张三"),
        ("Zhang, San, (张三)", "Zhang, San", "张三"),
        ("San Zhang (张三),", "San Zhang", "张三"),
        ("张三 , Zhang, San", "Zhang, San", "张三"),
        ("Zhang San, 张三", "Zhang San", "张三"),
        ("San (张) Zhang (三)", "San Zhang", "张三"),
        ("张 三 (San Zhang)", "San Zhang", "张 三"),
        ("San Zhang 张 三", "San Zhang", "张 三"),
        ("(张三) Li", "Li", "张三"),
        ("Li Bo 张三", "Li Bo", "张三"),
        # one word beside another script is a part of the same name
        ("Li 张三", "Li 张三", ""),
        ("{San} (张三)", "{San} (张三)", ""),
        ("Ada Aal", "Ada Aal", ""),
        ("José Ñandú", "José Ñandú", ""),
        ("张三", "张三", ""),
    ],
)
def test_two_scripts(source: str, latin: str, native: str) -> None:
    assert _in_two_scripts(source) == (latin, native)
