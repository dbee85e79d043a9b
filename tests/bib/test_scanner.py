"""What the scanner makes of well-formed and of damaged files, and that its work stays linear."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_academic.bib.fields import Bare, RawEntry, Scan
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.recovery import shortened
from sphinx_academic.bib.scanner import REACH, scan

FIXTURE = Path(__file__).with_name("fixtures") / "scanning.txt"
#: what .bib files are made of, so that random text is not only text between entries
FRAGMENTS = st.lists(
    st.sampled_from(["@", "{", "}", "(", ")", '"', ",", "=", "#", "%", "\\", "\n", " ", "a", "1", "é"])
    | st.sampled_from(["@misc{a,", "\n@misc{b,", "\n t = {", "},", "@comment{", "@string{", "@preamble{"])
    | st.text(max_size=3)
).map("".join)


def shown_entry(entry: RawEntry) -> str:
    fields = (
        f"{field.name}={'#'.join(part if isinstance(part, Bare) else f'‹{part}›' for part in field.parts)}"
        for field in entry.fields
    )
    return " ".join([f"@{entry.type}:{entry.key}", *fields])


def shown(found: Scan) -> str:
    """Return entries, then problems with their line, up to what was done about them."""
    problems = (f"⚠ {problem.line} {problem.message.partition(';')[0]}" for problem in found.problems)
    return " ".join([*map(shown_entry, found.entries), *problems]).replace("\n", "⏎") or "∅"


def cases() -> list[tuple[str, str]]:
    lines = FIXTURE.read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" ⇒ ") for line in lines if line and not line.startswith("#: ")]
    return [(source.strip().replace("⏎", "\n"), expected) for source, expected in pairs]


@pytest.mark.parametrize(("source", "expected"), cases())
def test_case(source: str, expected: str) -> None:
    assert shown(scan(source, "x.bib")) == expected


@pytest.mark.parametrize(("source", "expected"), cases())
def test_case_costs_no_entry_after_it(source: str, expected: str) -> None:
    following = "\n\n@book{next,\n  title = {Next},\n  year = 1999\n}\n"
    assert shown_entry(scan(source + following, "x.bib").entries[-1]) == "@book:next title=‹Next› year=1999"


def test_lines_and_keys_of_problems() -> None:
    text = "\n@misc{a,\n title = {A}\n year = 1\n}\n@misc{b, t = {T}},\n u = {U}\n}\n@comment{\n"
    found = scan(text, "x.bib")
    assert [(p.kind, p.file, p.line, p.key) for p in found.problems] == [
        (BibKind.SYNTAX, "x.bib", 3, "a"),
        (BibKind.SYNTAX, "x.bib", 6, "b"),
        (BibKind.SYNTAX, "x.bib", 9, None),
    ]
    assert [entry.line for entry in found.entries] == [2, 6]
    assert [field.line for entry in found.entries for field in entry.fields] == [3, 4, 6, 7]


def test_value_may_quote_entries() -> None:
    quoted = "".join(f"\n@misc{{q{number},\n t = {{T}}}}" for number in range(REACH))
    found = scan(f"@misc{{a,\n bib = {{{quoted}}},\n y = 1\n}}\n@misc{{b,}}", "x.bib")
    assert [entry.key for entry in found.entries] == ["a", "b"]
    assert found.problems == ()


def test_comment_may_hold_any_number_of_entries() -> None:
    commented = "\n@misc{no,\n t = {T}}" * (REACH * 5)
    found = scan(f"@comment{{{commented}\n}}\n@misc{{a,}}", "x.bib")
    assert [entry.key for entry in found.entries] == ["a"]


@given(FRAGMENTS)
def test_never_raises_and_finds_lines_in_order(text: str) -> None:
    found = scan(text, "x.bib")
    lines = [entry.line for entry in found.entries]
    assert lines == sorted(lines)
    assert all(1 <= (problem.line or 0) <= text.count("\n") + 1 for problem in found.problems)


@given(FRAGMENTS)
def test_entry_on_its_own_lines_survives_anything_before_it(text: str) -> None:
    text = text.replace("@comment", "@misc").replace("@preamble", "@misc")
    found = scan(text + "\n@misc{sentinel,}", "x.bib")
    assert "sentinel" in [entry.key for entry in found.entries]


def calls(text: str) -> int:
    """Return how many functions and methods, patterns' included, a scan calls."""
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    previous = sys.getprofile()
    sys.setprofile(profile)
    try:
        scan(text, "x.bib")
    finally:
        sys.setprofile(previous)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        *("{", "}", "@", "@a{", "@a{b,", "@a{b,t={", "\n@a{b,t={", "\n@a{b,\nt={{\nu={", '\n@a{b,t="'),
        *("\n@a(b,t={x", "@comment{", "\n@comment{x\n", "\n@preamble{", "@string{a=", "@a{b,t={x}},"),
        *("\n@a{b,t=a b ", "%@a{b\n"),
    ],
)
def test_work_is_linear(unit: str) -> None:
    once, twice = (calls(unit * repetitions) for repetitions in (400, 800))
    assert twice <= 2.2 * once + 100


def test_quoted_text_in_messages_is_short() -> None:
    assert shortened("a\n  b") == "a b"
    assert len(shortened("word " * 100)) == 40
