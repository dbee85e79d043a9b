"""Names in queries that no entry knows: which are reported, and with what remedy."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.model.publication import Publication
from sphinx_academic.query.filters import keywords_in
from sphinx_academic.query.select import Query
from sphinx_academic.query.vocabulary import Vocabulary, unknown_names

ENTRIES = (
    Publication(
        "a",
        "inproceedings",
        (),
        original_type="talkpaper",
        keywords=frozenset({"Zebra", "zebra", "Oak"}),
        venue=("Conference on Neural Examples",),
        venue_short="NeurEx",
        status="accepted",
        fields={"Homework": "x"},
    ),
    Publication("b", "tablet", (), keywords=frozenset({"ZEBRA"}), status="submitted"),
)
VOCABULARY = Vocabulary(ENTRIES)


def reported(**query: Any) -> list[str]:
    return list(unknown_names(Query(**query), VOCABULARY, ["rosa", "bo"], ["equal", "lead"]))


def test_words_of_entries() -> None:
    assert VOCABULARY.types == {"inproceedings", "talkpaper", "tablet"}
    assert VOCABULARY.fields == {"homework"}
    # as the first entry writes them, and among those of one entry, always the same
    assert VOCABULARY.keywords == {"oak": "Oak", "zebra": "Zebra"}
    assert VOCABULARY.venues == {"NeurEx", "Conference on Neural Examples"}
    assert VOCABULARY.statuses == {"accepted", "submitted"}
    nothing = Vocabulary([Publication("c", "misc", ())])
    assert (nothing.types, nothing.venues, nothing.statuses) == ({"misc"}, frozenset(), frozenset())


def test_keyword_that_an_entry_writes_in_many_ways() -> None:
    """The one that is shown does not depend on chance."""
    ways = frozenset(
        {"oak tree", "Oak Tree", "OAK TREE", "oAK TREE", "OAk tree", "oak Tree", "oak treE", "oaK tree"}
    )
    entries = [
        Publication("a", "misc", (), keywords=ways),
        Publication("b", "misc", (), keywords=frozenset({"Elm"})),
    ]
    assert Vocabulary(entries).keywords == {"oak tree": "OAK TREE", "elm": "Elm"}


@pytest.mark.parametrize(
    "query",
    [
        {"types": ("article", "Article", "Talkpaper", "TABLET", "conference")},
        {"sort": ("-date", "author", "none", " Volume ", "-homework", "pages")},
        {"sort": None},
        {"filter": "   "},
        {"filter": "ME and 'rosa' in person and 'lead' in roles"},
        {"filter": "homework == 'x' or Volume > 1 or titleaddon"},
        {"filter": "type == 'Article' or 'tablet' == type or type in {'talkpaper', 'book'}"},
        {"filter": "'oak' in keywords and keywords & {'ZEBRA'} and {'zebra'} <= keywords"},
        # any part of a text is in it
        {"filter": "'Neur' in venue and 'acc' in status and 'pro' in type"},
        {"filter": "status == 'inpress' or status == 'Submitted' or status == ''"},
        {"filter": "abbr == 'neurex' and venue == 'Conference on Neural Examples'"},
        # not compared with what has a vocabulary
        {"filter": "title == 'x' and 'y' in {'z'} and year == 2024"},
        # within a text, as a regular expression
        {"filter": "venue % 'Nature' and keywords % 'elm'"},
        # Python would say that "\\d" is no escape
        {"filter": r"title % '\d'"},
    ],
)
def test_nothing_is_reported(query: dict[str, Any]) -> None:
    assert reported(**query) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"types": ("articel",)}, [":type: no entry is of the type ‘articel’; did you mean ‘article’?"]),
        ({"types": ("talkpapr",)}, [":type: no entry is of the type ‘talkpapr’; did you mean ‘talkpaper’?"]),
        ({"sort": ("-yaer",)}, [":sort: no entry has a field ‘yaer’; did you mean ‘year’?"]),
        ({"sort": (" Homewrok ",)}, [":sort: no entry has a field ‘homewrok’; did you mean ‘homework’?"]),
        (
            {"filter": "yaer == 2024 or Yaer > 1"},
            [
                ":filter: no entry has a field ‘yaer’; did you mean ‘year’?",
                ":filter: no entry has a field ‘Yaer’; did you mean ‘year’?",
            ],
        ),
        ({"filter": "persn"}, [":filter: no entry has a field ‘persn’; did you mean ‘person’?"]),
        ({"filter": "yaer and yaer"}, [":filter: no entry has a field ‘yaer’; did you mean ‘year’?"]),
        (
            {"filter": "type == 'articel'"},
            [":filter: ‘articel’ is no type of an entry; did you mean ‘article’?"],
        ),
        (
            {"filter": "'elm' in keywords and 'elm' in KEYWORDS"},
            [":filter: ‘elm’ is no keyword of any entry; known are: Oak, Zebra"],
        ),
        (
            {"filter": "keywords & {'oaks', 'Zebra'}"},
            [":filter: ‘oaks’ is no keyword of any entry; did you mean ‘Oak’?"],
        ),
        (
            {"filter": "{'oaks'} | keywords"},
            [":filter: ‘oaks’ is no keyword of any entry; did you mean ‘Oak’?"],
        ),
        (
            {"filter": "{'oaks'} - keywords"},
            [":filter: ‘oaks’ is no keyword of any entry; did you mean ‘Oak’?"],
        ),
        (
            {"filter": "'acepted' == status"},
            [":filter: ‘acepted’ is no status of any entry; did you mean ‘accepted’?"],
        ),
        (
            {"filter": "'rosamund' not in person"},
            [":filter: ‘rosamund’ is no person of academic_people; known are: bo, rosa"],
        ),
        (
            {"filter": "'equals' in roles"},
            [":filter: ‘equals’ is no role of authors; did you mean ‘equal’?"],
        ),
        (
            {"filter": "venue_short == 'NeuEx' or abbr == 'X' or venue != 'Y'"},
            [
                ":filter: ‘NeuEx’ is no venue of any entry; did you mean ‘NeurEx’?",
                ":filter: ‘X’ is no venue of any entry; known are: Conference on Neural Examples, NeurEx",
                ":filter: ‘Y’ is no venue of any entry; known are: Conference on Neural Examples, NeurEx",
            ],
        ),
        # in a chain, each of its comparisons
        (
            {"filter": "'articel' == type != 'bok'"},
            [
                ":filter: ‘articel’ is no type of an entry; did you mean ‘article’?",
                ":filter: ‘bok’ is no type of an entry; did you mean ‘book’?",
            ],
        ),
        # over several lines, in a set beside a number
        (
            {"filter": "type\n in {'articel', 1}"},
            [":filter: ‘articel’ is no type of an entry; did you mean ‘article’?"],
        ),
    ],
)
def test_reported_once_with_a_remedy(query: dict[str, Any], expected: list[str]) -> None:
    assert reported(**query) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("'Homepage' in keywords", {"homepage"}),
        ("' a ' in KEYWORDS and 'b' not in keywords or 'c' == keywords", {"a", "b", "c"}),
        ("keywords == 'x' and title == 'y' and 1 in keywords", {"x"}),
        ("'keywords' in title and title % 'keywords'", set()),
        ("'x' in title", set()),
        ("  'x' in keywords", {"x"}),
        ("('x' + keywords", set()),
        ("", set()),
        (r"'\d' in keywords", {r"\d"}),
        ("'x' in keywords.y and f(keywords) == 'z'", set()),
    ],
)
def test_keywords_in_a_filter(expression: str, expected: set[str]) -> None:
    assert keywords_in(expression) == expected
