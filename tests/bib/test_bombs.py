"""Files that are small and want to become large, or to take for ever.

Work is counted in calls, of Python's functions and of its own; what no call counts (one search of one regular
expression) would at these sizes not end before the tests do, if it grew with more than the size.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from sphinx_academic.bib.fields import ExpansionLimit
from sphinx_academic.bib.latex import to_plain
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.reader import Library, read
from sphinx_academic.model.publication import Publication
from sphinx_academic.query.filters import FilterError, compile_filter
from sphinx_academic.query.operators import Context

KEYED = "@misc{key, title = {%s}, author = {%s}, year = {2020}}"


def calls(function: Callable[[], Any]) -> int:
    # at their first use, expressions are compiled and modules imported
    function()
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


def size(library: Library) -> int:
    """Return how many characters the fields of a library hold."""
    fields = (field for entry in library.publications for field in entry.fields.items())
    return sum(len(name) + len(value) for name, value in fields)


REPEATED = (
    "{", "}", '"', "@", "@{", "@a{", "@a{b,c={", '@a{b,c="', "\n@a{b,c={", '\n@a{b,c="', "\n@comment{",
    "\n@string{a=", "@a{b,\nc={", "%@a{\n", " \n", "@a{b,,,", "@a{b,c=d#", "@a(b,c=(",
)  # fmt: skip


@pytest.mark.parametrize("unit", REPEATED)
def test_work_grows_with_the_size_of_a_file(unit: str) -> None:
    one, four, more = ((unit * (count // len(unit))).encode() for count in (2_000, 8_000, 8_400))
    # compiles expressions, which is done once
    read(more, "x.bib")
    assert calls(lambda: read(four, "x.bib")) <= 5 * calls(lambda: read(one, "x.bib")) + 1000


@pytest.mark.parametrize("unit", ["{", "@", '"', "}", "@{"])
def test_megabytes_of_one_character(unit: str) -> None:
    assert read((unit * (2_000_000 // len(unit))).encode(), "x.bib").publications == ()


FIELD_UNITS = (
    "{", "}", "$", "\\(", "\\emph{", "\\'", "<i>", "</i>\n", " <i>", "&", "&amp;", "A and ", "A, ", "A; ",
    "*", "^{", "\\footnotemark ", "{A} ", "\\url{", "``", "--", " ", "~", "et al. ", "†,", "(", "(submitted ",
    "and\n", "\\and ",
)  # fmt: skip


@pytest.mark.parametrize("unit", FIELD_UNITS)
def test_work_grows_with_the_size_of_a_field(unit: str) -> None:
    def file(count: int) -> bytes:
        text = unit * (count // len(unit))
        return (KEYED % (("A B" + text + "{" * text.count("}") + "}" * text.count("{"),) * 2)).encode()

    # compiles expressions, which is done once
    read(file(8_400), "x.bib")
    one, four = file(2_000), file(8_000)
    assert calls(lambda: read(four, "x.bib")) <= 5 * calls(lambda: read(one, "x.bib")) + 1000


@pytest.mark.parametrize("unit", ["</i>\n", " <i>", " ", "\\footnotemark ", "A;"])
def test_blanks_that_are_left_between_names(unit: str) -> None:
    """These took a time that grew with the square; a megabyte of them took a quarter of an hour."""
    source = KEYED % ("T", "A B" + unit * (50_000 // len(unit)))
    assert len(read(source.encode(), "x.bib").publications) == 1


def test_very_long_title_and_very_many_authors() -> None:
    authors = " and ".join(f"Ito{number}, Noriko" for number in range(3_000))
    (entry,) = read((KEYED % ("long " * 20_000, authors)).encode(), "x.bib").publications
    assert len(entry.authors) == 3_000
    assert len(entry.plain_title) == 100_000 - 1


def test_macros_that_double() -> None:
    bomb = "@string{a = {0123456789}}\n" + "@string{a = a # a}\n" * 1_000
    library = read(f"{bomb}@misc{{x, title = a # a, year = 2020}}".encode(), "x.bib")
    assert size(library) < 10_000_000
    (problem,) = (problem for problem in library.problems if problem.kind is BibKind.UNDEFINED_MACRO)
    assert problem.line
    assert sum(map(len, library.macros.values())) < 10_000_000


def test_macros_that_double_from_file_to_file() -> None:
    macros = {}
    for _ in range(40):
        macros = read(b'@string{a = "0123456789" # a # a}', "x.bib", macros=macros).macros
    assert len(macros["a"]) < 10_000_000


def test_macro_that_everybody_uses() -> None:
    uses = "".join(f"@misc{{k{number}, title = a, year = 2020}}" for number in range(2_000))
    library = read(f'@string{{a = "{"x" * 100_000}"}}{uses}'.encode(), "x.bib")
    assert len(library.publications) == 2_000
    assert size(library) < 20_000_000


CHAINS = {
    "forwards": "@misc{{k{0}, crossref = {{k{1}}}, f{0} = {{x}}, year = 2020}}\n",
    "backwards": "@misc{{k{1}, crossref = {{k{0}}}, f{0} = {{x}}, year = 2020}}\n",
    "xdata": "@xdata{{k{1}, xdata = {{k{0}}}, f{0} = {{x}}}}\n",
    "circle": "@misc{{k{0}, crossref = {{k{2}}}, xdata = {{k{1},k{0},k{2}}}, f{0} = {{x}}, year = 2020}}\n",
}


@pytest.mark.parametrize("entry", CHAINS.values(), ids=CHAINS.keys())
def test_long_chains(entry: str) -> None:
    chain = "".join(entry.format(number, number + 1, (number + 1) % 5_000) for number in range(5_000))
    library = read(chain.encode(), "x.bib")
    assert size(library) < 50 * len(chain)
    assert any(problem.kind is BibKind.CROSSREF for problem in library.problems)


def test_large_parent_of_many() -> None:
    fields = ",".join(f"f{number} = {{x}}" for number in range(2_000))
    children = "".join(f"@misc{{k{number}, xdata = {{p}}, year = 2020}}" for number in range(1_000))
    source = f"@xdata{{p, title = {{{'x' * 20_000}}}, {fields}}}{children}"
    library = read(source.encode(), "x.bib")
    assert len(library.publications) == 1_000
    assert size(library) < 25 * len(source) + 1_000_000


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 5_000, "not " * 2_000 + "year", "-" * 9_000 + "1", "[" * 3_000, "year == " + "9" * 5_000,
        "a.b" * 3_000, "9**9**9**9", "1e999 < year", "{" + "1," * 4_000 + "}", "title % '(a+)+$'",
        "title % '(a|aa)*$'",
        "title % '" + "(a?){30}" * 30 + "'", r"title % '(.*a){12}'", "x" * 10_001, "__import__('os')",
        "year == 1" + "0" * 400, "year in {1" + "0" * 400 + "}", "\ud800", "\0", "year == 1j", "f'{year}'",
        "title % '[aא-ת]*[bא-ת]*[cא-ת]*$'", "(lambda: 0)()", "[x for x in title]", "title.__class__",
        "title[0]",
    ],
)  # fmt: skip
def test_filters_that_explode_are_refused_or_quick(expression: str) -> None:
    long = Publication("k", "article", ("a" * 20_000,), fields={"note": "א" * 20_000})
    try:
        test = compile_filter(expression)
    except FilterError:
        return
    test(Context(long))


PATTERNS = (".*a.*b", "a.*a.*b", r"\w+a\w+1", "[^b]*c", "(?=.*a)(?=.*b)c", "a{1,900}b")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_that_are_allowed_end(pattern: str) -> None:
    """With two repetitions, twelve seconds for a text of 2,000 characters were too many."""
    test = compile_filter(f"title % {pattern!r}")
    test(Context(Publication("k", "article", ("a" * 20_000,))))


def test_decoding_is_no_bomb() -> None:
    assert len(to_plain("&amp;" * 10_000)) == 10_000
    assert len(to_plain("\\textbackslash" * 10_000)) == 10_000


def test_what_may_be_added_to_a_file() -> None:
    limit = ExpansionLimit(10)
    assert [limit.take(4), limit.take(5), limit.exceeded] == [True, True, False]
    assert [limit.take(1), limit.exceeded, limit.added] == [False, True, 10]
    # another file's entry, from which this one's may inherit
    limit.add({"ab": "c", "d": ""})
    assert limit.left == 20 * len("abcd")
    assert (limit.take(100), limit.left) == (False, 0)
    kept = ExpansionLimit.of("x" * 10, 30)
    assert (kept.left, kept.added) == (1_000_000 + 20 * 10 - 30, 30)
