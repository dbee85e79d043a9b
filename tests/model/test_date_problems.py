"""What is said of the date that a line seems to open with."""

from __future__ import annotations

import pytest

from sphinx_academic.model.date_problems import date_problem, opens_with_another
from sphinx_academic.model.datespans import is_backwards, split_leading_date

BACKWARDS = "the range ends before it starts; correct it"
SEVERAL = "there are several dates; write a range, or one item for each"
UNREAD = (
    "the date cannot be read; write it as 2024, 2024.10, 2024-10-05, Oct 2024, 2023/24, Fall 2023, 2020.09 – "
    "2024.08 or Sep 2024 – present"
)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2024, text", ""),
        ("Oct 2024: text", ""),
        ("text", ""),
        ("", ""),
        ("A text of 2024", UNREAD),
        ("A text of very many words in 2024", ""),
        ("A text, 2024", ""),
        ("Text: 2024", ""),
        ("Text; 2024", ""),
        ("x" * 24 + "2024", UNREAD),
        ("x" * 25 + "2024", ""),
        ("10/05/2024 text", UNREAD),
        ("2024-13: text", UNREAD),
        ("[2024.13] text", UNREAD),
        ("**10/05/2024** text", UNREAD),
        ("_( 10/05/1999 )_", UNREAD),
        ("1899 text", ""),
        ("Number 20245", ""),
        ("Number 2124", ""),
        ("'22 text", UNREAD),
        ("’22 text", UNREAD),
        ("'222 text", ""),
        ("Oct 5: text", UNREAD),
        ("October '22: text", UNREAD),
        ("oct 22", UNREAD),
        ("oct 222", ""),
        ("May be", ""),
        ("2024 - 2020, text", BACKWARDS),
        ("[2024.10 – 2024.05] text", BACKWARDS),
        ("**2024–2020** text", BACKWARDS),
        ("2019, 2020: text", SEVERAL),
        ("2019; 2020: text", SEVERAL),
        ("2019 and 2020, text", SEVERAL),
        ("2019 & 2020, text", SEVERAL),
        ("2019 or 2020, text", SEVERAL),
        ("Fall 2019 and 2020, text", SEVERAL),
        ("2019, and 2020, text", SEVERAL),
        ("2019 2020 text", ""),
        ("2019, text and 2020", ""),
        ("[2019] 2020 and all that", ""),
    ],
)
def test_problem(text: str, problem: str) -> None:
    assert date_problem(text) == problem


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2019, 2020: x", True),
        ("2019: 2020, x", True),
        # the title of an item
        ("2019: 2020", False),
        ("2019 2020", False),
        ("2019. 2020", False),
        ("2019 and 2020", True),
        ("2019 AND 2020", True),
        ("2019 andy 2020", False),
        ("2019, x", False),
        ("(2019), 2020", False),
        ("  [2019], 2020", False),
        ("【2019】2020", False),
    ],
)
def test_another_date_behind_a_date(text: str, is_one: bool) -> None:
    found = split_leading_date(text)
    assert found is not None
    assert opens_with_another(text, found[1]) is is_one


@pytest.mark.parametrize(
    ("text", "backwards"),
    [
        ("2024 – 2020", True),
        ("2024-05 – 2024-04 and so on", True),
        ("2024-05-02 – 2024-05-01", True),
        (" *_[(【（2024 – 2020", True),
        ("2020 – 2024", False),
        ("2024 – 2024", False),
        ("2024-05 – 2024", False),
        ("2024 – text", False),
        ("2024", False),
        ("text 2024 – 2020", False),
        ("Fall 2024 – Fall 2020", True),
        ("2023/24 – 2020/21", True),
        ("", False),
    ],
)
def test_range_that_ends_before_it_starts(text: str, backwards: bool) -> None:
    assert is_backwards(text) is backwards
