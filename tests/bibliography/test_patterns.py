"""Regular expressions of filters: found in any case, refused where they could take for ever."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_academic.bibliography.patterns import PatternError, compile_pattern


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
        ("(a+)+$", "for ever"),
        ("(a|a)*b", "for ever"),
        ("(a*)*", "for ever"),
        (r"(\w+\s?)*$", "for ever"),
        ("(.*a){20}", "for ever"),
        ("((?:^){1000}){1000}", "for ever"),
        ("(?:^){100000000}", "more than"),
        (".*[^a]*x", "follow each other"),
        (".*?[^a]*?x", "follow each other"),
        ("(.*)(.*)x", "follow each other"),
        (".*(b?).*x", "follow each other"),
        ("(a|.*).*x", "follow each other"),
        (r"\w*\w\w*x", "follow each other"),
        ("(ab)*(ab)*(ab)*c", "ways to match"),
        ("汉*汉*x", "follow each other"),
        ("a?" * 20 + "a" * 20, "ways to match"),
        ("(a|b)?" * 20 + "c", "ways to match"),
        (r"a\w*b\w*c\w*d", "ways to match"),
        # the same character where no sample would have it
        ("[aא-ת]*[bא-ת]*x", "follow each other"),
        (r"[a\u05d0-\u05ea]*[b\N{HEBREW LETTER TAV}]*x", "follow each other"),
        (r"[^\x00-\xff–’]*\W*x", "follow each other"),
    ],
)
def test_refused(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError, match=reason):
        compile_pattern(pattern)


def test_long_texts_are_cut_only_for_costly_patterns() -> None:
    text = "x" * 600 + "abc"
    assert compile_pattern(r"a\w*c")(text)
    assert not compile_pattern(r"a\w*b\w*c")(text)
    assert not compile_pattern(r"a\w*c")("x" * 5_000 + text)
    # the usual kind is linear, whatever its length
    assert compile_pattern("abc")("x" * 10_000 + text)
    assert compile_pattern(".*a.*.*b.+?.*")("x" * 10**6 + text)
    assert not compile_pattern("x.*" * 100 + "b.*a")("x" * 10**6 + text)


PARTS = ("a", "b", ".", ".*", ".+?", r"\b", "^", "$", "[ab]", r"\W")


@given(st.lists(st.sampled_from(PARTS)), st.text("ab ,"))
def test_gaps_between_pieces_mean_what_they_mean_elsewhere(parts: list[str], text: str) -> None:
    pattern = "".join(parts)
    assert compile_pattern(pattern)(text) == bool(re.search(pattern, text))


@given(st.text(alphabet="ab.*+?()[]{}|\\^$1,w:=!<P", max_size=30), st.text(max_size=50))
def test_any_pattern_is_compiled_or_refused(pattern: str, text: str) -> None:
    try:
        search = compile_pattern(pattern)
    except PatternError:
        return
    search(text)
