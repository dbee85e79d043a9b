"""What is said of filters that are wrong, word for word, and what a filter's words mean beside each other."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Author, Name
from sphinx_academic.model.publication import Award, Publication
from sphinx_academic.model.text import Math, Style, Styled
from sphinx_academic.query.filter_fields import FIELDS, Kind, field_named
from sphinx_academic.query.filters import FilterError, compile_filter, keywords_in
from sphinx_academic.query.operators import Context, number_text

NO_PATTERN = "back-references, flags, conditions and possessive repetitions are not supported"
NO_NUMBERS = "filters do not calculate; the operators are % | & - and comparisons"
IS = "`is` is not in the language of filters; write == or !="
IN = "`in` looks for a text or number in a set or text, not for "
SETS = "; truths are joined by and, or, not"


@pytest.mark.parametrize(
    ("expression", "offset", "message"),
    [
        ("", 0, "the filter is empty"),
        ("year ==", 7, "not an expression: invalid syntax"),
        ("year = 2024", 5, "not an expression: invalid syntax"),
        ("len(title)", 0, "len(title) is not in the language of filters"),
        (
            "f(aaaaaaaaaaaaaaaaaaaaaaaaaaaa)",
            0,
            "f(aaaaaaaaaaaaaaaaaaaaaaaaaaaa... is not in the language of filters",
        ),
        ("title[0]", 0, "title[0] is not in the language of filters"),
        ("year in (2023, 2024)", 8, "(2023, 2024) is not in the language of filters"),
        ("-1 < year", 0, "-1 is not in the language of filters"),
        ("b'x' in title", 0, "b'x' is not in the language of filters"),
        (
            "year == None",
            8,
            "None is not in the language of filters; `not year` finds entries without a year",
        ),
        ("... == year", 0, "Ellipsis is not in the language of filters"),
        (
            "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' == None",
            46,
            "None is not in the language of filters; `not year` finds entries without a year",
        ),
        ("year is 2024", 0, IS),
        ("year is not 2024", 0, IS),
        ("me and year is 1", 7, IS),
        ("year + 1", 0, NO_NUMBERS),
        ("title + 'x'", 0, NO_NUMBERS),
        ("cited", 0, "cited belongs to the filters of {bibliography}"),
        ("me and docname", 7, "docname belongs to the filters of {bibliography}"),
        ("title % '['", 8, "not a regular expression: unterminated character set at position 0"),
        ("title % 'a*+'", 8, NO_PATTERN),
        ("title % '(?s:a)'", 8, NO_PATTERN),
        ("title % author", 0, "% needs a regular expression in quotes on its right, not author (text)"),
        ("title % 20", 0, "% needs a regular expression in quotes on its right, not a number"),
        ("me % 'x'", 0, "% looks for a regular expression in text, not in me (true or false)"),
        ("year % me", 0, "% needs a regular expression in quotes on its right, not me (true or false)"),
        ("selected % 'x'", 0, "% looks for a regular expression in text, not in selected (true or false)"),
        (
            "year == 'soon'",
            0,
            "year (a number) cannot be compared with 'soon'; `not year` finds entries without one",
        ),
        ("year == ''", 0, "year (a number) cannot be compared with ''; `not year` finds entries without one"),
        (
            "month == '13'",
            0,
            "month (a number) cannot be compared with '13'; `not month` finds entries without one",
        ),
        (
            "'13' == month",
            0,
            "month (a number) cannot be compared with '13'; `not month` finds entries without one",
        ),
        ("2024 == 'x'", 0, "a number cannot be compared with 'x'"),
        ("year == True", 0, "cannot compare year (a number) with true or false"),
        ("True == year", 0, "cannot compare true or false with year (a number)"),
        (
            "selected == 'true'",
            0,
            "cannot compare selected (true or false) with text; write selected or not selected",
        ),
        ("me < selected", 0, "cannot compare me (true or false) with selected (true or false)"),
        ("me < me", 0, "cannot compare me (true or false) with me (true or false)"),
        ("True == 'x'", 0, "cannot compare true or false with text"),
        ("me == 1", 0, "cannot compare me (true or false) with a number; write me or not me"),
        ("me < 1", 0, "cannot compare me (true or false) with a number"),
        ("'x' == me", 0, "cannot compare text with me (true or false); write me or not me"),
        ("title == me", 0, "cannot compare title (text) with me (true or false); write me or not me"),
        ("{'y'} == 'x'", 0, 'cannot compare a set with text; write "word" in {...}'),
        ("'x' < keywords", 0, 'cannot compare text with keywords (a set); write "word" in keywords'),
        (
            "keywords < year",
            0,
            'cannot compare keywords (a set) with year (a number); write "word" in keywords',
        ),
        ("{'x'} == me", 0, 'cannot compare a set with me (true or false); write "word" in {...}'),
        ("person == 'x'", 0, 'cannot compare person (a set) with text; write "word" in person'),
        ("'x' in year", 0, IN + "text in year (a number)"),
        ("'x' in me", 0, IN + "text in me (true or false)"),
        ("{'x'} in keywords", 0, IN + "a set in keywords (a set)"),
        ("me in keywords", 0, IN + "me (true or false) in keywords (a set)"),
        ("keywords in title", 0, IN + "keywords (a set) in title (text)"),
        ("'x' not in 2024", 0, IN + "text in a number"),
        ("'x' in {year}", 8, "a set has texts in quotes and numbers"),
        ("'x' in {True}", 8, "a set has texts in quotes and numbers"),
        ("'x' in {b'x'}", 8, "a set has texts in quotes and numbers"),
        ("'x' in {None}", 8, "a set has texts in quotes and numbers"),
        ("'x' in {1, 'a', me}", 16, "a set has texts in quotes and numbers"),
        ("keywords | 'x'", 0, "| & - combine sets, not keywords (a set) with text" + SETS),
        (
            "me - selected",
            0,
            "| & - combine sets, not me (true or false) with selected (true or false)" + SETS,
        ),
        ("me & keywords", 0, "| & - combine sets, not me (true or false) with keywords (a set)" + SETS),
        ("title & 'x'", 0, "| & - combine sets, not title (text) with text" + SETS),
        (
            "year < keywords",
            0,
            'cannot compare year (a number) with keywords (a set); write "word" in keywords',
        ),
        ("keywords | me", 0, "| & - combine sets, not keywords (a set) with me (true or false)" + SETS),
        ("a.b", 0, "a.b is not in the language of filters"),
        ("x if y else z", 0, "x if y else z is not in the language of filters"),
        ("(me := 1)", 1, "me := 1 is not in the language of filters"),
        ("lambda: 1", 0, "lambda: 1 is not in the language of filters"),
        ("{1: 2}", 0, "{1: 2} is not in the language of filters"),
        ("[1]", 0, "[1] is not in the language of filters"),
        ("year ** 2", 0, NO_NUMBERS),
        ("me | 1", 0, "| & - combine sets, not me (true or false) with a number" + SETS),
        ("~year", 0, "~year is not in the language of filters"),
        ("+year", 0, "+year is not in the language of filters"),
        ("await me", 0, "await me is not in the language of filters"),
        ("year == 1j", 8, "1j is not in the language of filters"),
    ],
)
def test_message(expression: str, offset: int, message: str) -> None:
    with pytest.raises(FilterError) as caught:
        compile_filter(expression)
    assert (caught.value.offset, str(caught.value)) == (offset, f"{message} at column {offset + 1}")


@pytest.mark.parametrize(("length", "offset"), [(10_000, None), (10_001, 10_000)])
def test_longest_filter(length: int, offset: int | None) -> None:
    expression = f"me{' ' * (length - 2)}"
    if offset is None:
        assert compile_filter(expression).names == {"me"}
        return
    with pytest.raises(FilterError) as caught:
        compile_filter(expression)
    assert caught.value.offset == offset
    assert str(caught.value) == "the filter is longer than 10000 characters at column 10001"


ENTRY = Publication(
    "Key1",
    "article",
    ("On ", Math("x_2"), " and ", Styled(Style.EMPHASIS, ("Tides",))),
    original_type="article",
    authors=(
        Author(Name("Aal", "Ada")),
        Author(Name("Berg", "Bo", "van der", "Jr.")),
        Author(Name("Lab", literal=True)),
    ),
    editors=(Author(Name("Zhang", "San", native="张三")), Author(Name("Roe"))),
    date=Date(2024, 5),
    venue=("CO", Styled(Style.SUBSCRIPT, ("2",))),
    venue_short="CT",
    status="accepted",
    awards=(Award("One"), Award("Two", "presentation")),
    keywords=frozenset({"Straße", "b"}),
    abstract=("Sea",),
    fields={"volume": " 12 ", "journal": r"\'E", "journaltitle": "", "eprinttype": "arXiv", "annote": "n"},
)
BARE = Publication("k", "misc", ())


@pytest.mark.parametrize(
    ("name", "kind", "value", "bare"),
    [
        ("type", Kind.TEXT, ("article", "article"), ("misc", "misc")),
        ("KEY", Kind.TEXT, ("Key1", "key1"), ("k", "k")),
        (
            "author",
            Kind.TEXT,
            ("Ada Aal and Bo van der Berg Jr. and Lab", "Aal, Ada and van der Berg, Bo and Lab"),
            ("", ""),
        ),
        ("editor", Kind.TEXT, ("San Zhang (张三) and Roe", "Zhang, San and Roe"), ("", "")),
        ("year", Kind.NUMBER, 2024, None),
        ("month", Kind.NUMBER, 5, None),
        ("date", Kind.TEXT, ("2024-05",), ("",)),
        ("title", Kind.TEXT, ("On x₂ and Tides", "On x2 and Tides", "On x_2 and Tides"), ("",)),
        ("abstract", Kind.TEXT, ("Sea",), ("",)),
        ("venue", Kind.TEXT, ("CO2",), ("",)),
        ("venue_short", Kind.TEXT, ("CT",), ("",)),
        ("abbr", Kind.TEXT, ("CT",), ("",)),
        ("status", Kind.TEXT, ("accepted",), ("",)),
        ("award", Kind.TEXT, ("One, Two",), ("",)),
        ("keywords", Kind.SET, {"strasse", "b"}, frozenset()),
        ("selected", Kind.FLAG, False, False),
        ("volume", Kind.TEXT, ("12",), ("",)),
        # both names of a field are one
        ("journal", Kind.TEXT, ("É",), ("",)),
        ("journaltitle", Kind.TEXT, ("É",), ("",)),
        ("archiveprefix", Kind.TEXT, ("arXiv",), ("",)),
        ("annotation", Kind.TEXT, ("n",), ("",)),
        ("address", Kind.TEXT, ("",), ("",)),
    ],
)
def test_what_a_name_means(name: str, kind: Kind, value: Any, bare: Any) -> None:
    field = field_named(name)
    assert (field.kind, field.get(ENTRY), field.get(BARE)) == (kind, value, bare)


def test_month_of_a_year() -> None:
    assert FIELDS["month"].get(BARE._replace(date=Date(2024))) is None


@pytest.mark.parametrize(
    ("expression", "entry", "bare"),
    [
        # nothing is true of a missing number
        ("year != 1", True, False),
        ("year < 3000", True, False),
        ("year >= 2024", True, False),
        ("year > 2024", False, False),
        ("year <= 2024", True, False),
        ("not (year < 3000)", False, True),
        ("year not in {1}", True, False),
        ("year in {2024}", True, False),
        ("year in {2024.0}", True, False),
        ("'02' in year_", False, False),
        ("20 in '2024 2025'", True, True),
        ("2024.0 in '2024'", True, True),
        ("year in '2024'", True, False),
        ("year % '^2'", True, False),
        # no text is before or after an empty one
        ("status < 'b'", True, False),
        ("status > 'a'", True, False),
        ("status >= 'accepted'", True, False),
        ("'b' > status", True, False),
        ("status != 'x'", True, True),
        ("status == ''", False, True),
        # a text of digits is a number beside one
        ("volume == 12", True, False),
        ("volume < 13", True, False),
        ("12 == volume", True, False),
        ("volume == year", False, False),
        ("volume == '12'", True, False),
        ("month == 'may'", True, False),
        ("'june' > month", True, False),
        ("month == '5'", True, False),
        # each way to read a text counts
        ("title == 'On x2 and Tides'", True, False),
        ("title != 'On x_2 and Tides'", False, True),
        ("'x_2' in title", True, False),
        ("'x_3' not in title", True, True),
        ("title == title", True, True),
        # sets in any letter case
        ("'STRASSE' in keywords", True, False),
        ("'straße' in keywords", True, False),
        ("'s' not in keywords", True, True),
        ("keywords == {'B', 'straße'}", True, False),
        ("keywords < {'B', 'straße', 'c'}", True, True),
        ("keywords > {'b'}", True, False),
        ("keywords - {'b'}", True, False),
        ("keywords - {'b', 'Straße'}", False, False),
        ("keywords & {'b'} == {'B'}", True, False),
        ("keywords | {'b'} == {'B'}", False, True),
        ("status in {'Accepted'}", True, False),
        ("keywords % 'STRA'", True, False),
        # truths
        ("me", True, False),
        ("not me", False, True),
        ("me == selected", False, True),
        ("me != selected", True, False),
        ("me | selected", True, False),
        ("me & selected", False, False),
        ("me == True", True, False),
        ("me and year and title", True, False),
        ("selected or me or status", True, False),
        ("selected or status == ''", False, True),
        ("0", False, False),
        ("1", True, True),
        ("''", False, False),
        ("'x'", True, True),
        ("keywords", True, False),
        ("True and False", False, False),
        # a chain is true where each of its parts is
        ("2023 < year < 2025 > 2024", True, False),
        ("2023 < year < 2024", False, False),
        ("'a' < status < 'b'", True, False),
    ],
)
def test_meaning(expression: str, entry: bool, bare: bool) -> None:
    test = compile_filter(expression)
    assert (test(Context(ENTRY, me=True)), test(Context(BARE))) == (entry, bare)


def test_figures() -> None:
    counts = {"citations": 5}
    test = compile_filter("citations > 4")
    assert test(Context(ENTRY, count=counts.get))
    assert not test(Context(ENTRY, count=lambda name: 4))
    assert not test(Context(ENTRY))


@pytest.mark.parametrize(
    ("number", "text"),
    [(2024, "2024"), (2024.0, "2024"), (1.5, "1.5"), (0, "0"), (-3, "-3"), (10.0**20, "1" + "0" * 20)],
)
def test_numbers_as_texts(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("'A' in KEYWORDS", {"a"}),
        ("'a' in Keywords", {"a"}),
        ("'a' == keywords", {"a"}),
        ("'a' in keywords and title == 'b' or not 'c' in keywords", {"a", "c"}),
        ("2 in keywords", set()),
        ("keywords & {'a'}", set()),
        ("'keywords' == title", set()),
    ],
)
def test_keywords_of_a_filter(expression: str, expected: set[str]) -> None:
    assert keywords_in(expression) == expected
