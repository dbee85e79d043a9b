"""Regular expressions of filters: found in any case, in a time that grows with the text alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_academic.query.regex import PatternError, compile_pattern


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("tang", "Z. TANG"),
        (r"\bZ\.?\s*Tang\b", "Z.Tang and others"),
        ("(?i)tang", "Tang"),
        ("Tang.*Shi.*Chu", "Z. Tang and S. Shi and X. Chu"),
        (r"^\d+\s*--?\s*\d+$", "12 -- 34"),
        (r"\w+\s+\w+\s+\w+", "one two three"),
        ("(Tang|Chu).*(Li|He)", "X. Chu and B. He"),
        ("^(federated|distributed)( learning)?$", "Federated learning"),
        ("(?P<venue>neurips|icml) 20[12][0-9]", "NeurIPS 2024"),
        ("(?=.*one)(?=.*two)", "two and one"),
        ("(ab)*c", "ababc"),
        (".*(ab)+c", "xababc"),
        ("{}", "{}"),
        (r"[]\]]x", "]x"),
        ("\\x41{2}", "aa"),
        (".*汉", "罗汉"),
    ],
)
def test_found(pattern: str, text: str) -> None:
    assert compile_pattern(pattern)(text)
    assert not compile_pattern(pattern)("?")


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("ab+$", "ab", True),
        ("ab+$", "ab\n", True),
        ("ab+$", "ab\n\n", False),
        ("ab+$", "ab\nc", False),
        (r"ab+\Z", "ab\n", False),
        ("^b+", "ab", False),
        (r"\bb+", "ab b", True),
        (r"\Bb+", "b ab", True),
        (r"\Bb+", "b a", False),
    ],
)
def test_places(pattern: str, text: str, found: bool) -> None:
    assert compile_pattern(pattern)(text) is found


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("a.+b", "ab"),
        ("a.+b", "a b"[::-1]),
        ("a.+?b.*c", "abxc"),
        # each piece behind the one before
        ("ab.*b", "ab"),
        ("ab.*ab", "xab"),
        ("a{2}.*b", "ab"),
        ("ax*b", "axc"),
        ("a.?b", "axxb"),
        ("a.{2}b", "axb"),
    ],
)
def test_not_found(pattern: str, text: str) -> None:
    assert not compile_pattern(pattern)(text)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("[", "not a regular expression"),
        ("a{99999999999}", "not a regular expression"),
        ("a" * 501, "longer than"),
        (r"(a)\1", "back-references"),
        ("(?P<x>a)(?P=x)", "back-references"),
        ("(?x) a", "flags"),
        ("(?s:a)", "flags"),
        ("(a)(?(1)b|c)", "conditions"),
        ("a*+b", "possessive"),
        ("(?>a*)b", "possessive"),
        ("((?:^){1000}){1000}", "states"),
        ("(?:^){100000000}", "states"),
        ("(?:){100000000}", "states"),
        ("(?=(a{40}){40})(?=(b{40}){40})", "states"),
        ("(" * 41 + "a" + ")*" * 41, "nested"),
        # whatever stands before them
        ("(b)(c)" + "(" * 41 + "a" + ")*" * 41, "nested"),
    ],
)
def test_refused(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError, match=reason):
        compile_pattern(pattern)


#: each takes Python's matcher longer than anyone waits for
COSTLY = (
    "a*(?!z)a*(?!z)a*x", "(a+)+$", "(a|a)*b", "(a*)*c", r"(\w+\s?)*$", "(.*a){20}c", ".*[^b]*x",
    "(.*)(.*)(.*)x",
    "(a|.*).*.*x", r"\w*\w\w*x", "(aa)*(aa)*(aa)*c", "a?" * 25 + "a" * 25 + "b", "(a|b)?" * 20 + "c",
    "(?=(a+)+c)a", "(?<!b)(a|aa)+c", "(a|ab)*a(a|b){100}c",
)  # fmt: skip


class Counted(str):
    """A text that counts how often one of its characters is looked at."""

    looks = 0

    def __getitem__(self, place: object) -> str:
        Counted.looks += 1
        return super().__getitem__(place)  # type: ignore[index]


@pytest.mark.parametrize("pattern", COSTLY)
def test_a_text_is_read_once(pattern: str) -> None:
    search = compile_pattern(pattern)
    Counted.looks = 0
    search(Counted("a" * 2_000 + "!"))
    # once for the pattern, and once for each look-ahead or look-behind
    assert Counted.looks <= (1 + pattern.count("(?!") + pattern.count("(?=") + pattern.count("(?<")) * 2_001


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_academic.query.automaton._MOST_REMEMBERED", 8)
    # each word of eight letters has a state of its own
    search = compile_pattern("(?=.*c)[ab]*a[ab]{7}c")
    text = "".join(f"{number:08b}" for number in range(256)).translate({48: "a", 49: "b"})
    assert search(text + "c") == ("a" in text[-8:-7])
    assert 0 < len(search.__self__._memory) <= 9


def test_long_texts_are_searched_to_the_end() -> None:
    text = "x" * 6_000 + "abc"
    assert compile_pattern(r"a\w*c")(text)
    assert compile_pattern(r"a\w*b\w*c")(text)
    assert compile_pattern("abc")(text)
    assert compile_pattern(".*a.*.*b.+?.*")("x" * 10**6 + text)
    assert not compile_pattern("x.*" * 100 + "b.*a")("x" * 10**6 + text)


ATOMS = st.sampled_from(
    ["a", "b", "é", ".", "[ab]", "[^a]", r"\w", r"\W", r"\b", r"\B", "^", "$", r"\s", ".*"]
)
REPEATS = ("*", "+", "?", "{2}", "{1,3}", "{,2}", "{2,}", "*?", "+?", "??")


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return (
        st.lists(inner, max_size=3).map("".join)
        | st.lists(inner, min_size=1, max_size=3).map(lambda ways: f"(?:{'|'.join(ways)})")
        | st.tuples(inner, st.sampled_from(REPEATS)).map(lambda pair: f"({pair[0]}){pair[1]}")
        | st.tuples(st.sampled_from(["(?=", "(?!"]), inner).map(lambda pair: f"{pair[0]}{pair[1]})")
        | st.tuples(st.sampled_from(["(?<=", "(?<!"]), st.sampled_from("ab.")).map(
            lambda pair: f"{pair[0]}{pair[1]})"
        )
    )


# between no characters, ``\B`` is another thing from Python 3.14 on
@given(st.recursive(ATOMS, _larger, max_leaves=8), st.text("abAé ,", min_size=1, max_size=10))
def test_patterns_mean_what_they_mean_elsewhere(pattern: str, text: str) -> None:
    assert compile_pattern(pattern)(text) == bool(re.search(pattern, text, re.IGNORECASE))


def test_what_another_text_left_behind_does_not_count() -> None:
    search = compile_pattern(r"(?=\w+ \w+$)(deep|wide) .*\b\w{2,}(?<!s)$")
    texts = ["deep sea", "wide seas", "deep", "sea deep sea", "deep sea s"]
    assert [search(text) for text in texts] == [
        bool(re.search(r"(?=\w+ \w+$)(deep|wide) .*\b\w{2,}(?<!s)$", text)) for text in texts
    ]


@given(st.text(alphabet="ab.*+?()[]{}|\\^$1,w:=!<P", max_size=30), st.text(max_size=50))
def test_any_pattern_is_compiled_or_refused(pattern: str, text: str) -> None:
    try:
        search = compile_pattern(pattern)
    except PatternError:
        return
    search(text)
