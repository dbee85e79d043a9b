"""Filters, sorting and grouping of publications."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_academic.model.dates import Date
from sphinx_academic.model.people import Registry
from sphinx_academic.model.person import Author, Name, Person
from sphinx_academic.model.publication import Award, Publication
from sphinx_academic.model.text import Math, Style, Styled
from sphinx_academic.query.filters import FilterError, compile_filter
from sphinx_academic.query.operators import Context
from sphinx_academic.query.query import why_empty
from sphinx_academic.query.select import Group, Query, counted, group, select, sort

REGISTRY = Registry(
    (
        Person("zhenheng", Name("Tang", "Zhenheng")),
        Person("zichen", Name("Tang", "Zichen"), (Name("Tang", "Z."),)),
    )
)


def entry(key: str, **given: Any) -> Publication:
    return Publication(key, given.pop("type", "misc"), given.pop("title", ()), **given)


PAPER = entry(
    "Tang2024Hot",
    type="inproceedings",
    original_type="conference",
    title=("On ", Styled(Style.EMPHASIS, ("Federated",)), " learning with ", Math("O(n^2)")),
    authors=(Author(Name("Tang", "Zhenheng"), ("equal",)), Author(Name("Berg", "Anna", "van der", "Jr."))),
    editors=(Author(Name("He", "Bingsheng")),),
    date=Date(2024, 10, 5),
    venue=("Conference on Neural Examples",),
    venue_short="NeurEx",
    status="accepted",
    awards=(Award("Best Paper Award"), Award("Oral", "presentation")),
    keywords=frozenset({"Selected", "Federated Learning"}),
    selected=True,
    abstract=("We plough the sea.",),
    file="papers.bib",
    fields={
        "volume": "12",
        "journaltitle": "J. of {\\'E}t\\'e",
        "location": "Oslo",
        "doi": "10.1/x",
        "number": "IV",
    },
)
BARE = entry("bare", fields={"institution": "Utopia"})


def accepts(expression: str, publication: Publication = PAPER, **context: Any) -> bool:
    return compile_filter(expression)(Context(publication, **context))


@pytest.mark.parametrize(
    ("expression", "paper", "bare"),
    [
        # year, month, date
        ("year == 2024", True, False),
        ("year == '2024'", True, False),
        ("year != 2023", True, False),
        ("year >= '2020'", True, False),
        ("year < 10000", True, False),
        ("2020 <= year <= 2024", True, False),
        ("2020 < year < 2024", False, False),
        ("year in {2023, '2024'}", True, False),
        ("year not in {2023}", True, False),
        ("year % '^20'", True, False),
        ("year in '2023 2024'", True, False),
        ("not year", False, True),
        ("month == 10", True, False),
        ("month == 'oct'", True, False),
        ("month > 'September'", True, False),
        ("date >= '2024-10'", True, False),
        ("date < '2025'", True, False),
        ("date == ''", False, True),
        # type and key
        ("type == 'inproceedings'", True, False),
        ("type == 'conference'", True, False),
        ("type != 'conference'", False, True),
        ("type in {'Conference', 'article'}", True, False),
        ("key == 'Tang2024Hot'", True, False),
        ("key == 'tang2024hot'", True, False),
        ("key in {'tang2024hot'}", True, False),
        # people
        ("author % 'zhenheng tang'", True, False),
        ("author % '^tang, zhenheng and'", True, False),
        ("author % 'Anna van der Berg Jr'", True, False),
        ("'van der Berg, Anna' in author", True, False),
        ("'tang' in author", False, False),
        ("'Tang' not in author", False, True),
        ("editor == 'Bingsheng He'", True, False),
        ("author", True, False),
        # texts
        ("title % 'federated LEARNING with'", True, False),
        ("title < 'p'", True, False),
        ("title < 'N'", False, False),
        ("title == 'On Federated learning with O(n^2)'", True, False),
        ("'O(n^2)' in title", True, False),
        ("venue % 'neural'", True, False),
        ("abbr == 'NeurEx' and venue_short == abbr", True, False),
        ("status == 'accepted'", True, False),
        ("award % 'best paper' and 'Oral' in award", True, False),
        ("abstract % 'plough'", True, False),
        # fields
        ("doi", True, False),
        ("DOI != ''", True, False),
        ("journal == 'J. of Été'", True, False),
        ("journaltitle % 'été'", True, False),
        ("address == 'Oslo'", True, False),
        ("school == 'Utopia'", False, True),
        ("volume == '12'", True, False),
        ("volume > 9", True, False),
        ("number > 3", False, False),
        ("volume == year", False, False),
        ("volume < 'a'", True, False),
        # sets and truths
        ("'selected' in keywords", True, False),
        ("'FEDERATED learning' in keywords", True, False),
        ("'federated' in keywords", False, False),
        ("keywords % 'federated'", True, False),
        ("keywords & {'Selected', 'other'}", True, False),
        ("{'selected'} <= keywords", True, False),
        ("keywords == {'selected', 'federated learning'}", True, False),
        ("keywords - {'selected', 'federated learning'}", False, False),
        ("'x' in keywords | {'X'}", True, True),
        ("selected", True, False),
        ("selected == True", True, False),
        ("selected != False and not (selected == False)", True, False),
        ("selected | (year == 1999)", True, False),
        ("selected & (year == 1999)", False, False),
        ("not selected or year == 1999", False, True),
        ("True", True, True),
        ("False or 'text' and 1", True, True),
        # form
        ("  year\n == 2024 ", True, False),
        ("title % '\\bfederated\\b'", False, False),
        ("title % r'\\bfederated\\b'", True, False),
        ("title % '\\w federated'", True, False),
    ],
)
def test_filter(expression: str, paper: bool, bare: bool) -> None:
    assert (accepts(expression), accepts(expression, BARE)) == (paper, bare)


@pytest.mark.parametrize(
    ("expression", "context", "expected"),
    [
        ("me", {"me": True}, True),
        ("me", {}, False),
        ("'zichen-tang' in person", {"people": frozenset({"zichen-tang"})}, True),
        ("'zichen-tang' in person", {"people": frozenset({"zhenheng-tang"})}, False),
        ("person & {'a', 'b'}", {"people": frozenset({"b"})}, True),
        ("'lead' in roles", {"roles": frozenset({"lead"})}, True),
    ],
)
def test_filter_on_people(expression: str, context: dict[str, Any], expected: bool) -> None:
    assert accepts(expression, **context) is expected


def test_names_in_two_scripts() -> None:
    paper = entry("a", authors=(Author(Name("Zhang", "San", native="张三")), Author(Name("Roe", "Bo"))))
    assert accepts("author == 'San Zhang (张三) and Bo Roe'", paper)
    assert accepts("author == 'Zhang, San and Roe, Bo'", paper)
    assert accepts("author % '张三'", paper)


def test_a_filter_knows_its_names() -> None:
    assert compile_filter("me and YEAR > 2020 or 'x' in doi").names == {"me", "year", "doi"}


@pytest.mark.parametrize(
    ("expression", "offset", "message"),
    [
        ("", 0, "empty"),
        (" \n", 0, "empty"),
        ("year ==", 7, "not an expression"),
        ("year = 2024", 5, "not an expression"),
        ("year == 2024)", 12, "not an expression"),
        ("'é' in title and (year", 17, "not an expression"),
        ("year; me", 4, "not an expression"),
        ("import os", 0, "not an expression"),
        ("year\0", None, "not an expression"),
        ("'\ud800' in title", 0, "not an expression"),
        ("9" * 5000, None, "not an expression"),
        ("len(title)", 0, r"‘?len\(title\)’? is not in the language"),
        ("f(" + "a" * 27 + ")", 0, r"^f\(a{27}\) is not in the language"),
        ("f(" + "a" * 28 + ")", 0, r"^f\(a{28}\.\.\. is not in the language"),
        ("me and title.lower()", 7, "not in the language"),
        ("  'é' in title and title[0]", 19, "not in the language"),
        ("[year for year in {1}]", 0, "not in the language"),
        ("lambda: 1", 0, "not in the language"),
        ("(me := True)", 1, "not in the language"),
        ("f'{year}' == ''", 0, "not in the language"),
        ("me if year else me", 0, "not in the language"),
        ("year in (2023, 2024)", 8, "not in the language"),
        ("year in [2023]", 8, "not in the language"),
        ("{1: 2}", 0, "not in the language"),
        ("-1 < year", 0, "not in the language"),
        ("b'x' in title", 0, "not in the language"),
        ("... == year", 0, "not in the language"),
        ("1j == year", 0, "not in the language"),
        ("year == None", 8, "not year"),
        ("year is 2024", 0, "not in the language"),
        ("year + 1 == 2024", 0, "do not calculate"),
        ("title + 'x'", 0, "do not calculate"),
        ("cited", 0, "bibliography"),
        ("me and docname == 'index'", 7, "bibliography"),
        ("docnames", 0, "bibliography"),
        ("title % '['", 8, "not a regular expression"),
        ("me and title % 'a*+'", 15, "back-references"),
        ("title % author", 0, "in quotes"),
        ("title % 20", 0, "in quotes"),
        ("me % 'x'", 0, "true or false"),
        ("year == 'soon'", 0, "a number"),
        ("year == ''", 0, "not year"),
        ("month == '13'", 0, "a number"),
        ("year == True", 0, "cannot compare"),
        ("selected == 'true'", 0, "write selected"),
        ("me < selected", 0, "cannot compare me [^;]* with selected [^;]*$"),
        ("True == 'x'", 0, "cannot compare [^;]*$"),
        ("me == 1", 0, "; write me or not me at"),
        ("'x' == me", 0, "; write me or not me at"),
        ("me < 1", 0, "cannot compare [^;]*$"),
        ("{'y'} == 'x'", 0, 'write "word" in {...}'),
        ("'x' < keywords", 0, 'write "word" in keywords'),
        ("keywords == 'x'", 0, 'write "word" in keywords'),
        ("me and 2020 < year < keywords", 14, 'write "word" in keywords'),
        ("keywords < year", 0, 'write "word" in keywords'),
        ("{'x'} == year", 0, 'write "word" in {...}'),
        ("'x' in year", 0, "`in` looks for"),
        ("'x' in me", 0, "`in` looks for"),
        ("{'x'} in keywords", 0, "`in` looks for"),
        ("me in keywords", 0, "`in` looks for"),
        ("'x' in {year}", 8, "a set has"),
        ("'x' in {True}", 8, "a set has"),
        ("keywords | 'x'", 0, "combine sets"),
        ("me - selected", 0, "combine sets"),
        ("not " * 60 + "me", 204, "too deeply"),
        (" and ".join(["me"] * 1000) + " " * 10_000, 10_000, "longer than"),
        ("-" * 9_000 + "year", 0, "not an expression"),
        ("(" * 9_000, None, "not an expression"),
        ("year" + ".year" * 1_900, 0, "not"),
    ],
)
def test_wrong_filter(expression: str, offset: int | None, message: str) -> None:
    with pytest.raises(FilterError, match=message) as caught:
        compile_filter(expression)
    if offset is not None:
        assert caught.value.offset == offset
    assert str(caught.value).endswith(f" at column {caught.value.offset + 1}")


@pytest.mark.parametrize(
    ("before", "after"),
    [("not ", ""), ("(", " or me)"), ("(", " and me)"), ("(", " == me)"), ("(", " | me)")],
)
def test_deepest_filter(before: str, after: str) -> None:
    deepest = f"{before * 50}me{after * 50}"
    assert accepts(deepest, me=True) in {True, False}
    with pytest.raises(FilterError, match="too deeply"):
        compile_filter(f"{before}{deepest}{after}")


WORDS = (
    "year title author keywords selected me person month docname 'x' '(' 2024 {'x'} {1,2} "
    "( ) , % | & - == != < in not and or is"
)


@given(st.text() | st.lists(st.sampled_from(WORDS.split())).map(" ".join))
@example("year\x0c== 2024")
@example("'\\N{no such character}' in title")
def test_any_filter_is_compiled_or_refused(expression: str) -> None:
    try:
        test = compile_filter(expression)
    except FilterError as refusal:
        offset = refusal.offset
    else:
        offset = 0
        assert test(Context(PAPER)) in {True, False}
        assert test(Context(BARE)) in {True, False}
    assert 0 <= offset <= len(expression)


def keys(found: list[Publication]) -> str:
    return " ".join(publication.key for publication in found)


LIBRARY = [
    entry("a", type="article", original_type="article", date=Date(2020), file="one.bib"),
    entry("b", type="thesis", original_type="phdthesis", date=Date(2021, 3), file="one.bib"),
    entry("c", type="article", date=Date(2021, 5), authors=(Author(Name("Tang", "Zhenheng"), ("lead",)),)),
    entry("d", type="online", inferred_date=Date(2021, 4), authors=(Author(Name("Tang", "Z.")),) * 2),
    entry("e", type="proceedings", date=Date(2021), editors=(Author(Name("Tang", "Zhenheng")),)),
    entry("f", type="misc"),
    entry("a", type="misc", date=Date(1999), file="two.bib"),
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), "c d b e a a f"),
        (Query(limit=2), "c d"),
        (Query(sort=()), "a b c d e f a"),
        (Query(sort=("none",)), "a b c d e f a"),
        (Query(sort=("-file",)), "a f e d c b a"),
        (Query(sort=("date",)), "a a e b d c f"),
        (Query(types=("article",)), "c a"),
        (Query(types=("Thesis", "online")), "d b"),
        (Query(types=("phdthesis",)), "b"),
        (Query(files=("one.bib",)), "b a"),
        (Query(keys=("f", "a", "unknown", "c", "f")), "f a c"),
        (Query(keys=("f", "a", "c"), limit=2), "f a"),
        (Query(keys=("f", "a", "c"), sort=("-date",)), "c a f"),
        (Query(filter="year == 2021", keys=("e", "b", "f")), "e b"),
        (Query(filter="year == 2021", types=("article",), sort=()), "c"),
        (Query(filter="me", me="zhenheng"), "c e"),
        (Query(filter="me", me="zichen"), "d"),
        (Query(filter="me"), ""),
        (Query(filter="me", me="unknown"), ""),
        (Query(filter="'zhenheng' in person"), "c e"),
        (Query(filter="'lead' in roles", me="zhenheng"), "c"),
        (Query(filter="'lead' in roles", me="zichen"), ""),
        (Query(filter="  "), "c d b e a a f"),
    ],
)
def test_select(query: Query, expected: str) -> None:
    assert keys(select(LIBRARY, query, REGISTRY)) == expected


def test_numbers_sort_by_their_values() -> None:
    texts = {
        "a": "10",
        "b": "9",
        "c": "−5",
        "d": "-12",
        "e": "2.5",
        "f": "Vol. 10",
        "g": "Vol. 9",
        "h": "2-3",
    }
    library = [entry(key, fields={"number": text}) for key, text in texts.items()]
    assert keys(select(library, Query(sort=("number",)), REGISTRY)) == "d c e b a h g f"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), "no file has an entry"),
        (Query(keys=("a", "b")), "no entry fits :keys: a, b"),
        (Query(filter="me", me="rosa"), "no entry fits :filter: me"),
        (Query(filter="name", types=("book",)), "no entry fits :filter: name and :type: book"),
        (
            Query(filter="me and 2020 < year", files=("a.bib",)),
            "no entry fits :filter: me and 2020 < year and :bibfiles: a.bib "
            "and ‘me’ (academic_me names no person)",
        ),
    ],
)
def test_why_a_list_is_empty(query: Query, expected: str) -> None:
    assert why_empty(query) == expected


@pytest.mark.parametrize(
    ("written", "found", "expected"),
    [
        ("12", None, 12),
        (" 12 ", None, 12),
        # what others count is newer
        ("12", 0, 0),
        ("12", 30, 30),
        ("twelve", None, None),
        ("²", None, None),
        ("١٢", None, None),
        ("-3", None, None),
        ("", None, None),
        ("9" * 40, None, int("9" * 15)),
    ],
)
def test_what_is_counted_of_an_entry(written: str, found: int | None, expected: int | None) -> None:
    one = entry("a", fields={"citations": written} if written else {})
    assert counted(one, lambda _entry, _name: found, "citations") == expected
    if found is None:
        assert counted(one, None, "citations") == expected


def test_numbers_of_twenty_digits_are_none_to_count_with() -> None:
    longest = "9" * 19
    assert accepts(f"volume > 1 and volume == {longest}", entry("a", fields={"volume": longest}))
    assert not accepts("volume > 1", entry("a", fields={"volume": "9" * 20}))
    assert accepts("volume > 1", entry("a", fields={"volume": " 2 "}))


def test_group_by_a_venue_of_accents_alone() -> None:
    """Nothing is left of it to sort by, and yet it is no group without a name."""
    groups = group(
        [entry(name or "-", venue_short=name) for name in ("", "Zoo", "\u0301", "Ark")], ["venue"], ()
    )
    assert [found.value for found in groups] == ["\u0301", "Ark", "Zoo", ""]


def test_select_raises_for_a_wrong_filter() -> None:
    with pytest.raises(FilterError):
        select([], Query(filter="year ="), REGISTRY)


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("title", ["b", "Á", "ä2", "a10", "", "Z"], "Á ä2 a10 b Z -"),
        ("-title", ["b", "Á", "", "Z"], "Z b Á -"),
        ("title", ["v1n10a", "v1n9b", "v01n9", "v1n9a2"], "v01n9 v1n9a2 v1n9b v1n10a"),
        ("volume", ["10", "9", "", "-1", "IV", "9.5", "0"], "-1 0 9 9.5 10 IV -"),
        ("-volume", ["10", "9", ""], "10 9 -"),
        ("number", ["a" + "9" * 5000, "a10", "a9", "a09"], "a9 a09 a10 a" + "9" * 5000),
        ("order", ["9" * 400, "1"], "1 " + "9" * 400),
    ],
)
def test_sort_by_text(name: str, values: list[str], expected: str) -> None:
    field = name.removeprefix("-")
    entries = [
        entry(value or "-", title=(value,) if field == "title" else (), fields={field: value})
        for value in values
    ]
    assert keys(sort(entries, [name])) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["type"], "c a b d"),
        (["-type"], "d b c a"),
        (["author"], "a c b d"),
        (["-author"], "b c a d"),
        (["-selected", "key"], "d a b c"),
        (["type", "-year"], "c a b d"),
        (["type", "year"], "a c b d"),
        (["keywords"], "b a c d"),
        (["month"], "b a c d"),
    ],
)
def test_sort_by_several(names: list[str], expected: str) -> None:
    entries = [
        entry("c", type="article", authors=(Author(Name("Übel")),), date=Date(2022)),
        entry(
            "a", type="article", authors=(Author(Name("Moe")),), date=Date(2020, 5), keywords=frozenset({"y"})
        ),
        entry(
            "b", type="book", authors=(Author(Name("Zoe")),), date=Date(2021, 3), keywords=frozenset({"X"})
        ),
        entry("d", type="thesis", selected=True),
    ]
    assert keys(sort(entries, names)) == expected


def outline(groups: list[Group]) -> dict[str, Any]:
    return {
        f"{part.by} {part.value}": outline(list(part.groups))
        if part.groups
        else keys(list(part.publications))
        for part in groups
    }


NEWEST_FIRST = select(LIBRARY, Query(), REGISTRY)


@pytest.mark.parametrize(
    ("publications", "by", "expected"),
    [
        (NEWEST_FIRST, (), {" ": "c d b e a a f"}),
        (NEWEST_FIRST, ("none",), {" ": "c d b e a a f"}),
        ([], (), {" ": ""}),
        ([], ("year",), {}),
        (NEWEST_FIRST, ("year",), {"year 2021": "c d b e", "year 2020": "a", "year 1999": "a", "year ": "f"}),
        (
            sort(LIBRARY, ["date"]),
            ("year",),
            {"year 1999": "a", "year 2020": "a", "year 2021": "e b d c", "year ": "f"},
        ),
        # neither direction: headings still run from new to old
        (sort(LIBRARY[:4], ["-type"]), ("year",), {"year 2021": "b d c", "year 2020": "a"}),
        (
            NEWEST_FIRST,
            ("type",),
            {
                "type thesis": "b",
                "type article": "c a",
                "type misc": "a f",
                "type online": "d",
                "type proceedings": "e",
            },
        ),
        (
            NEWEST_FIRST[-3:],
            ("year", "type"),
            {
                "year 2020": {"type article": "a"},
                "year 1999": {"type misc": "a"},
                "year ": {"type misc": "f"},
            },
        ),
    ],
)
def test_group(publications: list[Publication], by: tuple[str, ...], expected: dict[str, Any]) -> None:
    groups = group(publications, by, ("thesis", "article"))
    assert outline(groups) == expected
    assert list(outline(groups)) == list(expected)


def test_group_by_venue_and_status() -> None:
    entries = [
        entry("a", venue=("Journal of Zebras",), status="submitted"),
        entry("b", venue=("The Long Name",), venue_short="icml"),
        entry("c"),
        entry("d", venue_short="ICLR", status="inpress"),
        entry("e", venue_short="icml", status="odd"),
    ]
    assert list(outline(group(entries, ("venue",), ())).items()) == [
        ("venue ICLR", "d"),
        ("venue icml", "b e"),
        ("venue Journal of Zebras", "a"),
        ("venue ", "c"),
    ]
    assert list(outline(group(entries, ("status",), ())).items()) == [
        ("status ", "b c"),
        ("status inpress", "d"),
        ("status inreview", "a"),
        ("status odd", "e"),
    ]


def test_a_group_holds_everything_of_its_groups() -> None:
    whole = group(NEWEST_FIRST, ("year", "type"), ())[0]
    assert keys(list(whole.publications)) == "c d b e"
