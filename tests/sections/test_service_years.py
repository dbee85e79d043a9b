"""Service as reviewers write it: venues and years."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from sphinx_academic.sections.service_years import VenueYears, full_year, parse_service

Read = list[tuple[str, tuple[int, ...], str]]


def read(text: str, **options: bool) -> Read:
    return [(item.name, item.years, item.note) for item in parse_service(text, **options)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ICML'22", (2022,)),
        ("ICML'22,23,24", (2022, 2023, 2024)),
        ("ICML'22, 23, '24", (2022, 2023, 2024)),
        ("ICML'23'25", (2023, 2025)),
        ("ICML’22", (2022,)),
        ("ICML‘22’23", (2022, 2023)),
        ("ICML '22", (2022,)),
        ("ICML'98,99,00", (1998, 1999, 2000)),
        ("ICML'21-23", (2021, 2022, 2023)),
        ("ICML'21–23, 25", (2021, 2022, 2023, 2025)),
        ("ICML 2021--2023", (2021, 2022, 2023)),
        ("ICML 2022, 2023", (2022, 2023)),
        ("ICML, 2022, 2023", (2022, 2023)),
        ("ICML 2022/23", (2022, 2023)),
        ("ICML (2022, 2023)", (2022, 2023)),
        ("ICML-2022", (2022,)),
        ("ICML'2022", (2022,)),
        ("ICML'22 & '23", (2022, 2023)),
        ("ICML 2022 and 2023", (2022, 2023)),
        ("ICML'22、23", (2022, 2023)),
        ("ICML'22,\n  23.", (2022, 2023)),
        ("ICML'22,22", (2022,)),
        ("ICML 2022–2023", (2022, 2023)),
        # no one reviews for longer
        ("ICML 1960–2020", tuple(range(1960, 2021))),
    ],
)
def test_years(text: str, years: tuple[int, ...]) -> None:
    assert read(text) == [("ICML", years, "")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("IJCAI-ECAI'22", [("IJCAI-ECAI", (2022,), "")]),
        ("Workshop on Tides @ NeurIPS'23", [("Workshop on Tides @ NeurIPS", (2023,), "")]),
        ("Women's Workshop'22", [("Women's Workshop", (2022,), "")]),
        ("Tides (A, B)'22", [("Tides (A, B)", (2022,), "")]),
        ("TPAMI, TMLR", [("TPAMI", (), ""), ("TMLR", (), "")]),
        ("KDD'23, ICML'22,23, UAI", [("KDD", (2023,), ""), ("ICML", (2022, 2023), ""), ("UAI", (), "")]),
        ("KDD'23 and UAI'24", [("KDD", (2023,), ""), ("UAI", (2024,), "")]),
        ("KDD'23, and UAI'24", [("KDD", (2023,), ""), ("UAI", (2024,), "")]),
        ("KDD'23；UAI'24", [("KDD", (2023,), ""), ("UAI", (2024,), "")]),
        ("KDD'23 (chair), UAI'24", [("KDD", (2023,), "(chair)"), ("UAI", (2024,), "")]),
        ("KDD'22, 23 (chair, twice)", [("KDD", (2022, 2023), "(chair, twice)")]),
        ("Acoustics, Speech, and Signals 2022, 2023; UAI'24",
         [("Acoustics, Speech, and Signals", (2022, 2023), ""), ("UAI", (2024,), "")]),
        ("", []),
        (" , ", []),
    ],
)  # fmt: skip
def test_lists(text: str, wanted: Read) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "MICRO-56",
        "ICML 22",
        "NeurIPS 2022 Datasets Track",
        "2023 Conference on Tides",
        "KDD 2021–present",
        "KDD'25-21",
        "KDD 2022–2022",
        "KDD 1960–2021",
        "KDD'22 (chair), 23",
        "KDD'22 UAI'23",
        "'22",
        "KDD'22: chair",
    ],
)
def test_what_is_not_certain_stays_as_written(text: str) -> None:
    assert read(text) == [(text, (), "")]


def test_one_name_keeps_its_commas() -> None:
    name = "Transactions on Acoustics, Speech, and Signals"
    assert read(name, one_name=True) == [(name, (), "")]
    assert len(read("KDD'23, UAI", one_name=True)) == 2


def test_places_are_those_of_the_text() -> None:
    text = "KDD'23 (chair), and  UAI'24 [reviewer]"
    for item in parse_service(text):
        assert text[item.start :].startswith(item.name)
        assert text[item.note_start :].startswith(item.note)
    assert parse_service(text)[1] == VenueYears("UAI", (2024,), "[reviewer]", 21, 28)


@pytest.mark.parametrize(("digits", "year"), [("00", 2000), ("68", 2068), ("69", 1969), ("1968", 1968)])
def test_two_digits_are_years_as_posix_has_it(digits: str, year: int) -> None:
    assert full_year(digits) == year


@pytest.mark.parametrize(
    "text", ["A'22 " * 3000, "x 2022" * 3000, "'22," * 4000, "(" * 9000, "a " * 9000 + "'2", "A and " * 4000]
)
def test_long_lines_are_read(text: str) -> None:
    assert parse_service(text)


@given(strategies.text(alphabet="ABC'’2 3,;()[]–-/.\n", max_size=40))
def test_no_letter_is_lost(text: str) -> None:
    for one_name in (False, True):
        found = parse_service(text, one_name=one_name)
        kept = "".join(item.name + item.note for item in found)
        assert [letter for letter in kept if letter.isalpha()] == [c for c in text if c.isalpha()]
        assert all(item.name.strip() for item in found)


@given(strategies.lists(strategies.integers(1970, 2068), min_size=1, max_size=5, unique=True))
def test_years_are_read_in_each_form(years: list[int]) -> None:
    short = ",".join(f"{year % 100:02}" for year in years)
    assert read(f"KDD'{short}") == [("KDD", tuple(years), "")]
    assert read(f"KDD {', '.join(map(str, years))}") == [("KDD", tuple(years), "")]
