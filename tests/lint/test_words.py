"""Words and venues, one at a time: which are capitals, grown together, counted, or another with a slip."""

from __future__ import annotations

import pytest

from sphinx_academic.lint.venues import _better_spellings, _name, _slips, missing_doi, similar_venues
from sphinx_academic.lint.words import (
    _CAPITALS,
    _GROWN,
    _LOWER,
    _TWO_WORDS,
    _is_shouted,
    drifted_title,
    joined_words,
    lost_capitals,
)
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.text import Math, RichText


def entry(
    key: str, title: RichText = (), venue: str = "", kind: str = "article", **given: object
) -> Publication:
    record = Publication(key, kind, title, venue=(venue,) if venue else ())
    return record._replace(**given)


@pytest.mark.parametrize(
    ("venue", "name"),
    [
        ("x" * 250, "x" * 250),
        ("x" * 251, ""),
        ("Journal of Tides", "Journal of Tides"),
        ("Conference on Tides 2024", "Conference on Tides"),
        ("ICML '24", "ICML"),
        ("ICML’24", "ICML"),
        ("Proceedings of the 3rd Conference", "Proceedings of the Conference"),
        ("The Thirty-First Conference", "The Conference"),
        ("the Twelfth Meeting", "the Meeting"),
        ("Tides (2024)", "Tides"),
        ("Tides (TC 2024)", "Tides (TC)"),
        ("Tides [2024], 5", "Tides"),
        ("Tides, 2024, Oslo", "Tides, Oslo"),
        ("Tides 2024.", "Tides."),
        ("12th", ""),
        ("2024", ""),
        ("", ""),
        ("Tides: 2024", "Tides"),
        ("Tides - 2024", "Tides"),
        ("https://e.org/a", ""),
        ("www.e.org", ""),
        ("Tides; ", "Tides"),
        ("  Tides  and  Waves ", "Tides and Waves"),
        ("Tides (2024), 5, Oslo", "Tides, Oslo"),
        ("Tides ( , 2024)", "Tides"),
        ("Tides 2024; Oslo", "Tides; Oslo"),
        ("Twenty-First Tides", "Tides"),
        ("Nineteenth Tides", "Tides"),
        ("Ninetieth Tides", "Tides"),
        ("Thirtieth Tides", "Tides"),
    ],
)
def test_venue_without_what_counts_its_years(venue: str, name: str) -> None:
    assert _name(venue) == name


@pytest.mark.parametrize(
    ("ranked", "better"),
    [
        # the commonest first
        (
            ["Journal of Tidal Examples", "Journal of tidal Examples"],
            {"Journal of tidal Examples": "Journal of Tidal Examples"},
        ),
        (
            ["Journal of Tidal Examples", "Journal for Tidal Examples"],
            {"Journal for Tidal Examples": "Journal of Tidal Examples"},
        ),
        (
            ["Journal of Tidal Examples", "Journal of Tidal Exampels"],
            {"Journal of Tidal Exampels": "Journal of Tidal Examples"},
        ),
        (
            ["Journal of Tidal Examples", "Journal of Tidal Example"],
            {"Journal of Tidal Example": "Journal of Tidal Examples"},
        ),
        (
            ["Journal of Tidal Examples", "Journal of Tidal Exampless"],
            {"Journal of Tidal Exampless": "Journal of Tidal Examples"},
        ),
        (
            ["Journal of Tidal Examples", "Journal of Tidal Exomples"],
            {"Journal of Tidal Exomples": "Journal of Tidal Examples"},
        ),
        (["Tides A", "Tides B"], {}),
        (["Tides", "tides"], {"tides": "Tides"}),
        (["Tides", "Tider"], {}),
        (["Stream", "Straem"], {"Straem": "Stream"}),
        (["Stream", "Strem"], {}),
        (["Tidal Letters", "Letters Tidal"], {}),
        (["Journal of Tidal Examples", "J. Tid. Ex."], {"J. Tid. Ex.": "Journal of Tidal Examples"}),
        (["J. Tid. Ex.", "Journal of Tidal Examples"], {"J. Tid. Ex.": "Journal of Tidal Examples"}),
        (["Journal", "J."], {}),
        (["Journal of Tides", "J. Tides"], {"J. Tides": "Journal of Tides"}),
        (["Journal of Tides", "J. W."], {}),
        (["J. Tides", "J. Tides"], {}),
        (
            ["Tides and Waves", "Tides & Waves", "tides and waves"],
            {"Tides & Waves": "Tides and Waves", "tides and waves": "Tides and Waves"},
        ),
        (
            ["Journal of Tidal Waves", "Journal of Tidal Examples", "J. Tid. Ex."],
            {"J. Tid. Ex.": "Journal of Tidal Examples"},
        ),
        (["A. B.", "A. B"], {}),
        (["", "Tides"], {}),
        (["of the", "and"], {}),
        (["Journal of Tides.", "Journal of Tides"], {}),
        (["Éxamples of Tides", "Examples of Tides"], {"Examples of Tides": "Éxamples of Tides"}),
    ],
)
def test_spellings_of_venues(ranked: list[str], better: dict[str, str]) -> None:
    assert _better_spellings(ranked) == better


def test_slips() -> None:
    """Of words of six letters and more; the others stand around them."""
    assert list(_slips(["tides", "stream", "x"])) == [
        "tides|stream|x",
        "tides|tream|x",
        "tides|sream|x",
        "tides|steam|x",
        "tides|stram|x",
        "tides|strem|x",
        "tides|strea|x",
    ]


def test_what_is_said_of_venues() -> None:
    entries = [
        entry("a", venue="Tides and Waves 2023"),
        entry("b", venue="Tides and Waves 2024"),
        entry("c", venue="Tides and waves, 3rd"),
        entry("d", venue="Tides and waves", status="preprint"),
        entry("e"),
        entry("f", venue="2024"),
    ]
    message = "the venue ‘Tides and waves’ is elsewhere ‘Tides and Waves’; write both alike"
    assert list(similar_venues(entries)) == [(entries[2], message)]
    right = "the venue ‘Tides and Waves’ is elsewhere ‘Tides and waves’; write both alike"
    known = ["Tides and waves"]
    assert list(similar_venues(entries, known)) == [(entries[0], right), (entries[1], right)]
    # both are right where both are known
    assert list(similar_venues(entries, ["Tides and waves", "Tides and Waves"])) == []


DOI = (("url", "https://example.org"), ("doi", "https://doi.org/10.5555/1"))


@pytest.mark.parametrize(
    ("first", "other", "reason"),
    [
        ({"venue": "Tides 2023", "links": DOI}, {"venue": "Tides 2024"}, "‘a’ of ‘Tides’ has one"),
        ({"venue": "Tides", "links": DOI}, {"venue": "Waves"}, ""),
        (
            {"venue": "Tides", "publisher": "Press", "links": DOI},
            {"publisher": "Press"},
            "‘a’ of ‘Press’ has one",
        ),
        # an entry that names neither says nothing of others that do not
        ({"links": DOI}, {"publisher": "Press"}, ""),
        ({"links": DOI}, {}, ""),
        ({"links": DOI}, {"publisher": "IEEE"}, "‘IEEE’ gives one to each paper"),
        ({"links": DOI}, {"venue": "Waves", "publisher": "MDPI"}, "‘MDPI’ gives one to each paper"),
        ({"links": DOI}, {"venue": "Nature Tides"}, "‘Nature Tides’ gives one to each paper"),
        ({"links": DOI}, {"venue": "Tides of Nature"}, ""),
        (
            {"links": DOI},
            {"venue": "Lecture Notes in Tides"},
            "‘Lecture Notes in Tides’ gives one to each paper",
        ),
        ({"links": DOI}, {"publisher": "Taylor & Francis"}, "‘Taylor & Francis’ gives one to each paper"),
        ({"links": DOI}, {"publisher": "Taylor and Francis"}, "‘Taylor and Francis’ gives one to each paper"),
        ({"links": DOI}, {"venue": "PLoS Tides"}, "‘PLoS Tides’ gives one to each paper"),
        ({"links": DOI}, {"venue": "PLOS Tides"}, "‘PLOS Tides’ gives one to each paper"),
        ({"links": DOI}, {"publisher": "IEEEX"}, ""),
        ({"venue": "Tides", "links": DOI}, {"venue": "Tides", "links": DOI}, ""),
        ({"venue": "Tides", "links": DOI}, {"venue": "Tides", "status": "inpress"}, ""),
        (
            {"venue": "Tides", "links": DOI},
            {"venue": "Tides", "kind": "inproceedings"},
            "‘a’ of ‘Tides’ has one",
        ),
        (
            {"venue": "Tides", "links": DOI},
            {"venue": "Tides", "kind": "incollection"},
            "‘a’ of ‘Tides’ has one",
        ),
        ({"venue": "Tides", "links": DOI}, {"venue": "Tides", "kind": "misc"}, ""),
        ({"venue": "Tides", "links": DOI[:1]}, {"venue": "Tides"}, ""),
    ],
)
def test_missing_doi(first: dict[str, object], other: dict[str, object], reason: str) -> None:
    entries = [entry("a", **first), entry("b", **other)]  # type: ignore[arg-type]
    message = f"no DOI is stated, but {reason}; add doi = {{10.NNNN/...}}"
    assert [found for found in missing_doi(entries) if found[0].key == "b"] == (
        [(entries[1], message)] if reason else []
    )


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("GPU", ["GPU"]),
        ("GPUs", ["GPUs"]),
        ("LLMs", ["LLMs"]),
        ("IoT", ["IoT"]),
        ("ImageNet", []),
        ("MultiAgent", []),
        ("AI", []),
        ("AIs", ["AIs"]),
        ("IEEE", ["IEEE"]),
        ("a-GPU", []),
        ("GPU-based", ["GPU"]),
        ("TiDE", ["TiDE"]),
        ("WHo", ["WHo"]),
        ("aGPU", []),
        ("GPU2", []),
        ("ABCd", ["ABCd"]),
        ("PhD", ["PhD"]),
        ("McX", ["McX"]),
    ],
)
def test_capitals(word: str, forms: list[str]) -> None:
    assert _CAPITALS.findall(word) == forms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gpu based", ["gpu", "based"]),
        ("x gpu", ["gpu"]),
        ("don't", []),
        ("a.gpu", []),
        ("gpu.x", []),
        ("gpu.", ["gpu"]),
        ("gpu's", []),
        ("gpu/cpu", []),
        ("ai", []),
        ("@gpu", []),
        ("gpu-based", ["gpu", "based"]),
        ("GPUs gpus", ["gpus"]),
    ],
)
def test_words_in_lower_case(text: str, words: list[str]) -> None:
    assert _LOWER.findall(text) == words


@pytest.mark.parametrize(
    ("text", "grown"),
    [
        ("Tides:a", []),
        ("Tides:some", ["Tides:some"]),
        ("space,time", ["space,time"]),
        ("1,2-x", []),
        ("a:bcd", []),
        ("std::vector", []),
        ("https://e.org", []),
        ("networksFor all", ["networksFor"]),
        ("ofLarge tides", ["ofLarge"]),
        ("forX", []),
        ("OfTides", []),
        ("ForAll", []),
        ("withTides", ["withTides"]),
        ("tidesWith", ["tidesWith"]),
        ("TidesThe", ["TidesThe"]),
        ("iOS", []),
        ("a.b:cdef", []),
        ("mail@abc,def", []),
        ("abc,def()", []),
        ("abc,def", ["abc,def"]),
        ("abc;def", ["abc;def"]),
        ("Xfor", []),
        ("forest", []),
        ("Form", []),
        ("AndroidFor", ["AndroidFor"]),
        ("abcd:efgh-x", []),
    ],
)
def test_grown_words(text: str, grown: list[str]) -> None:
    assert [match[0] for match in _GROWN.finditer(text)] == grown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("InternationalWorkshop", ["InternationalWorkshop"]),
        ("ImageNetworks", ["ImageNetworks"]),
        ("DeepLearning", ["DeepLearning"]),
        ("TidalModelling", ["TidalModelling"]),
        ("tidalModelling", ["tidalModelling"]),
        ("TidalModellingX", []),
        ("ATidalModelling", []),
        ("DeepLearnin", []),
        ("Deep Learning", []),
    ],
)
def test_two_words_in_one(text: str, words: list[str]) -> None:
    assert [match[0] for match in _TWO_WORDS.finditer(text)] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE TIDES", True),
        ("THE tides", False),
        ("THE TIDES of", True),
        ("A B c d", False),
        ("", False),
        ("THE OF tides in", False),
    ],
)
def test_shouted(text: str, expected: bool) -> None:
    assert _is_shouted(text) is expected


def test_what_is_said_of_capitals() -> None:
    entries = [
        entry("a", ("Fast gpu and iot for gpu",)),
        entry("b", ("The GPU and IoT",)),
        entry("c", ("Tides",), abstract=("On a GPU and the IoT",)),
        # of a word, its commonest form
        entry("d", ("A GPu",)),
        # formulas, venues and words of which no form is in capitals say nothing
        entry("e", (Math("sgd"), " of sgd")),
        entry("f", ("Tides",), venue="SAGE"),
        entry("g", ("A sage and an ibm",)),
    ]
    message = (
        "the title writes in lower case what is elsewhere in capitals; write ‘gpu’ as ‘GPU’, ‘iot’ as ‘IoT’"
    )
    assert list(lost_capitals(entries)) == [(entries[0], message)]
    assert list(lost_capitals(entries[1:])) == []


@pytest.mark.parametrize("field", ["title", "venue", "abstract"])
def test_a_word_in_lower_case_elsewhere(field: str) -> None:
    """It is a word of its own where it is more than half as frequent as its capitals."""
    entries = [entry("a", ("Fast gpu",)), *(entry(f"k{n}", ("On a GPU",)) for n in range(3))]
    assert [found.key for found, _ in lost_capitals(entries)] == ["a"]
    other = entry("b", ("Tides",), venue="Waves", abstract=("Sand",))._replace(**{field: ("gpu",)})
    assert list(lost_capitals([*entries, other])) == []
    more = [*entries, other, entry("k4", ("On a GPU",))]
    assert "a" in [found.key for found, _ in lost_capitals(more)]


def test_a_word_counts_once_in_an_entry() -> None:
    entries = [
        entry("a", ("Fast gpu of a gpu",), abstract=("gpu",)),
        *(entry(k, ("On a GPU",)) for k in "bc"),
    ]
    assert [found.key for found, _ in lost_capitals(entries)] == ["a"]
    more = [entry("a", ("Fast gpu",)), entry("b", ("On a GPU of GPU",), abstract=("Of a GPU",))]
    assert [found.key for found, _ in lost_capitals(more)] == ["a"]


def test_what_is_said_of_grown_words() -> None:
    entries = [
        entry("a", ("Tides:some and TidalModelling, TidalModelling",), venue="Wavesand,Tides"),
        entry("b", ("Tidal Modelling",)),
        entry("c", ("Waves",), venue="Tidal Modelling"),
        # a text that is title and venue, too, counts once
        entry("d", ("WavyModelling",)),
        entry("e", ("Wavy Modelling",), venue="Wavy Modelling"),
        entry("f", (Math("a:bcd,efgh"), " tides")),
    ]
    message = "grown together: ‘Tides:some’, ‘Wavesand,Tides’, ‘TidalModelling’; separate the words"
    assert list(joined_words(entries)) == [(entries[0], message)]


TITLE = "A Model of the Tides in Shallow Bays"


@pytest.mark.parametrize(
    ("text", "titles", "expected"),
    [
        ("A Model of Tides in Shallow Bays", [TITLE], TITLE),
        ("A Model of Tides in Shallow Bays", ["Waves of Deep Water Here", TITLE], TITLE),
        # the first of two that it nearly is
        ("A Model of Tides in Shallow Bay", [TITLE, "A Model of Tides in Shallow Bayz"], TITLE),
        # one that it is, wherever that stands
        ("A Model of Tides in Shallow Bays", [TITLE, "A model of tides in shallow bays"], None),
        ("AModel of theTides in ShallowBays", [TITLE], None),
        ("A Model of the Tides", [TITLE], None),
        (f"In {TITLE} we", [TITLE], None),
        (TITLE, [], None),
    ],
)
def test_drifted_title(text: str, titles: list[str], expected: str | None) -> None:
    assert drifted_title(text, titles) == expected
