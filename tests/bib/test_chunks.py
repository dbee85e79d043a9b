"""Reading a file again: what is taken from an earlier reading is what one from nothing makes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.bib import reader
from sphinx_academic.bib.chunks import NO_CHUNK, Chunks, chunk_digest, known_from, macros_digest
from sphinx_academic.bib.fields import Bare, RawEntry, RawField, UsualFields
from sphinx_academic.bib.joined import JoinedFiles
from sphinx_academic.bib.reader import Library, read
from sphinx_academic.bib.scanner import _Scanner
from sphinx_academic.model.publication import Publication

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.bib"))

#: what files hold, one thing after the other; each may stand anywhere
PIECES = (
    "@article{ebb, title = {Ebb}, author = {Ito, Noriko and Chen, Ada}, year = 2020, month = jul}\n",
    '@article{flow,\n  title = {Flow of $x_1$ and {\\"U}ber},\n  journal = jt,\n  year = {2021},\n}\n\n',
    "@book{tides, title = {All Tides}, year = {1999}, publisher = {Press}, editor = {Lee, Bo}}\n",
    "@incollection{within, title = {Within}, crossref = {tides}}\n",
    "@inproceedings{lost, title = {Lost}, crossref = {gone}, year = 2001}\n",
    "@xdata{shared, publisher = {Press}, year = 2002}\n@misc{with, title = {With}, xdata = {shared}}\n",
    "@set{both, entryset = {ebb, flow}}\n",
    '@string{jt = "Journal of Tides"}\n',
    '@string{jt = "Journal of Waves"}\n',
    "@string{jul = {Juli}}\n",
    "@string{y = jt # jt}\n",
    "@misc{mac, title = y # { and } # unknown, year = 2003, selected = true}\n",
    "@misc{, title = {No key}, year = 2004}\n",
    "@misc{ebb, title = {Used twice}, year = 2005}\n",
    "@misc{soon, title = {Soon}, year = {soon}, month = {summerish}}\n",
    "@misc{open, title = {Not closed}, year = 2006\n",
    "@misc{quote, title = {Quotes\n@misc{inner, a = {b}}}, year = 2007}\n",
    "@misc{mail, title = {Mail to a@example.org}, note = {\n @ home}, year = 2008}\n",
    "@misc{twice, title = {One}, title = {Two}, year = 2009} @misc{beside, title = {Beside}, year = 2010}\n",
    "  @misc{indented, title = {Indented}, year = 2011}\n",
    "@comment{ignored, title = {Ignored}}\n",
    "@comment{never closed\n",
    "% @misc{commented, title = {Commented}}\n",
    'Text between entries, with a } and a ".\n',
    "@misc{slip, titel = {Slip}, year = 2017}\n@artcle{, title = {Slip of a type}, year = 2018}\n",
    "@misc(round, title = {Round}, year = 2012)\n",
    "@article no brace\n",
    "@{typeless, title = {Typeless}, year = 2013}\n",
    "@misc{last, title = {Last}, year = 2014}",
    "@misc{crlf, title = {Lines\r\n end so}, year = 2015}\r\n",
    "@misc{n/a, title = {Nothing}, volume = {0}, number = {0}, doi = {n/a}, code = {TBA}, year = 2016}\n",
)
SNIPPETS = (*'{}"@,%#=\n\r', "\n@", "\n\n", "jt", "@misc{new, year = 1}")


def again(data: bytes, before: Library, *arguments: Any, **options: Any) -> Library:
    """Read a file of which an earlier state has been read."""
    known = known_from(before.publications, {problem.key for problem in before.problems}, before.chunks)
    return read(data, "papers.bib", *arguments, known=known, **options)


def digests(library: Library) -> list[bytes]:
    found = library.chunks.digests
    return [found[place : place + 16] for place in range(0, len(found), 16)]


def edited(text: str, choose: random.Random) -> str:
    """Return a text after an edit of characters, of lines, or of the order of its entries."""
    place, other = (choose.randrange(len(text) + 1) for _ in range(2))
    match choose.randrange(6):
        case 0:
            return text[:place] + choose.choice(SNIPPETS) + text[place:]
        case 1:
            return text[:place] + text[place + choose.randrange(1, 4) :]
        case 2:
            start = text.rfind("\n", 0, place) + 1
            return text[:start] + choose.choice(PIECES) + text[start:]
        case 3:
            lines = text.splitlines(keepends=True)
            del lines[choose.randrange(len(lines) + 1) :][: choose.randrange(1, 3)]
            return "".join(lines)
        case 4:
            pieces = text.split("\n@")
            choose.shuffle(pieces)
            return "\n@".join(pieces)
        case _:
            start, end = sorted((place, other))
            return text[:start] + text[min(end, start + 400) :]


def assert_as_from_nothing(text: str, choose: random.Random, edits: int) -> None:
    library = read(text.encode(), "papers.bib")
    for _ in range(edits):
        text = edited(text, choose) or "@misc{a, year = 1}\n"
        data = text.encode()
        library, fresh = again(data, library), read(data, "papers.bib")
        assert library == fresh, text
        # an entry that is known stays so before a line that begins with no entry
        assert all(
            new in (NO_CHUNK, kept) for kept, new in zip(digests(library), digests(fresh), strict=True)
        )
        assert library.chunks.macros == fresh.chunks.macros
        assert library.chunks.added >= fresh.chunks.added


@pytest.mark.parametrize("seed", range(40))
def test_edits_of_what_files_hold(seed: int) -> None:
    choose = random.Random(seed)
    assert_as_from_nothing("".join(choose.choices(PIECES, k=12)), choose, 12)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_edits_of_files(path: Path) -> None:
    text = path.read_text("utf-8")
    for seed in range(3):
        assert_as_from_nothing(text, random.Random(seed), 4)


PAPER = """@article{{key{0},
  title = {{Title {0}}},
  author = {{Ito, A. and Lee, B.}},
  year = 2020,
  month = jul
}}
"""
MANY = "".join(map(PAPER.format, range(50)))
#: an edit, and how many entries are read, expanded and made anew
EDITS: tuple[tuple[Callable[[str], str], int], ...] = (
    (lambda text: text, 0),
    (lambda text: text.replace("Title 20}", "Another}"), 1),
    (lambda text: f"\n\n{text}", 0),
    (lambda text: PAPER.format("new") + text, 1),
    (lambda text: text.replace(PAPER.format(30), ""), 0),
    (lambda text: "\n@".join(sorted(text.rstrip("\n").split("\n@"))), 1),
    # what follows the last entry, too, is in its chunk
    (lambda text: f"{text}% the end\n", 1),
    # an entry that refers to another is read each time, and that other need not be
    (lambda text: f"{text}@misc{{child, crossref = {{key1}}}}\n", 2),
    # a macro that is defined may be that of any month, and what comes before it is not what comes behind
    (lambda text: f"{text}@string{{june = {{Juni}}}}\n", 50),
)


@pytest.mark.parametrize(("edit", "count"), EDITS)
def test_an_edit_reads_what_it_changes(
    edit: Callable[[str], str], count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: Counter[str] = Counter()

    def counted(owner: Any, name: str) -> None:
        function = getattr(owner, name)

        def call(*arguments: Any) -> Any:
            calls[name] += 1
            return function(*arguments)

        monkeypatch.setattr(owner, name, call)

    before = read(MANY.encode(), "papers.bib")
    assert len(digests(before)) == 50
    assert NO_CHUNK not in digests(before)
    data = edit(MANY).encode()
    fresh = read(data, "papers.bib")
    counted(_Scanner, "_read_entry")
    counted(UsualFields, "read")
    counted(reader, "_digest")
    after = again(data, before)
    assert after == fresh
    # tuples compare by a method of their own
    assert (after != fresh) is False
    if count < 50:
        assert calls == Counter({name: count for name in ("_read_entry", "read", "_digest") if count})
    else:
        assert calls["_digest"] == 51


A, B = "@misc{a, title = jt, year = 2001}\n", "@misc{b, title = {B}, year = 2002}\n"
TIDES, WAVES = '@string{jt = "Tides"}\n', '@string{jt = "Waves"}\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # of a macro that is defined twice, the place of the entry decides
        (TIDES + A + WAVES + B, TIDES + WAVES + A + B),
        (TIDES + A + WAVES + B, A + TIDES + WAVES + B),
        (A + B, f"{A}% {B}"),
        (A + B, f"{A}  {B}"),
        (f"  {A}  {B}", A + B),
        (A + B, f"@comment{{\n{A}{B}}}"),
        (A + B, f"@misc{{c, note = {{\n{A}}},\n}}\n{B}"),
        (f"@misc{{c, note = {{\n{A}}},\n}}\n{B}", A + B),
        (A + B, f"{A}@misc{{\n{B}"),
        (A + B, f"{A}, title = {{Another}}\n{B}"),
        (f"{A}@\n{B}", f"{A}@@{B}"),
    ],
)
def test_what_stands_around_an_entry(before: str, after: str) -> None:
    assert again(after.encode(), read(before.encode(), "papers.bib")) == read(after.encode(), "papers.bib")


def test_other_macros_of_earlier_files() -> None:
    data = MANY.encode()
    before = read(data, "papers.bib")
    given = {"jul": "Juni"}
    assert again(data, before, macros=given) == read(data, "papers.bib", macros=given)


def test_a_known_parent_of_another_file() -> None:
    """A known entry is a parent as any other, in its file and in others."""
    parents = "@book{tides, title = {All Tides}, year = 1999, publisher = {Press}}\n"
    child = "@incollection{a, title = {A}, crossref = {tides}}\n"
    before = read((parents + child).encode(), "papers.bib")
    for text in (parents + child + "@misc{b, year = 1}\n", child + parents, child):
        other = parents.replace("1999", "1998").encode()
        joined = JoinedFiles([("papers.bib", text.encode()), ("other.bib", other)])
        fresh = read(text.encode(), "papers.bib", joined=joined)
        assert again(text.encode(), before, joined=joined) == fresh
        assert fresh.publications[0].fields["publisher"] == "Press"


@pytest.mark.parametrize("more", ["two", "one"])
def test_what_known_entries_have_added_counts(more: str) -> None:
    """There is room for what macros add to one entry, and not for what they add to two, or to a copy."""
    entry = f"@misc{{{{{{}}, title = {{{{T}}}}, year = 2020, note = {' # '.join(['a'] * 80)}}}}}\n"
    one = f"@string{{a = {{{'x' * 10_000}}}}}\n{entry.format('one')}"
    before = read(one.encode(), "papers.bib")
    assert before.problems == ()
    data = (one + entry.format(more)).encode()
    fresh = read(data, "papers.bib")
    assert any("many times larger" in problem.message for problem in fresh.problems)
    assert again(data, before) == fresh


def test_what_an_entry_is_known_by() -> None:
    """Its text, and how many definitions stand before it."""
    texts = {
        chunk_digest("@a{b}", 0),
        chunk_digest("@a{c}", 0),
        chunk_digest("@a{b}", 1),
        chunk_digest("@a{b}", 2),
    }
    assert len(texts) == 4
    assert {len(digest) for digest in texts} == {16}
    assert chunk_digest("@a{b}", 0) == chunk_digest("@a{b}", 0)
    # also of half a character
    assert chunk_digest("\ud800", 0) not in texts


def test_what_macros_are_known_by() -> None:
    def defined(*parts: str, line: int = 1, kind: str = "string", name: str = "a") -> list[RawEntry]:
        return [RawEntry(kind, "", (RawField(name, parts, line),), line)]

    states = [
        macros_digest({}, []),
        macros_digest({"a": "x"}, []),
        macros_digest({"a": "y"}, []),
        macros_digest({}, defined("x")),
        macros_digest({}, defined(Bare("x"))),
        macros_digest({}, defined("x", "y")),
        macros_digest({}, defined("xy")),
        macros_digest({}, defined("x", name="b")),
        macros_digest({}, defined("x") + defined("y")),
        macros_digest({}, defined("y") + defined("x")),
    ]
    assert len(set(states)) == len(states)
    # neither the lines nor entries nor the order of those of other files count
    assert macros_digest({}, defined("x", line=9) + defined("y", kind="misc")) == states[3]
    assert macros_digest({"a": "1", "b": "2"}, []) == macros_digest({"b": "2", "a": "1"}, [])


def test_what_is_known_of_a_file() -> None:
    records = [Publication(key, "misc", (), digest=key.encode()) for key in "abc"]
    chunks = Chunks(b"1" * 16 + NO_CHUNK + b"3" * 16, b"macros", 7)
    known = known_from(records, {"c", None}, chunks)
    assert known.records == {b"a": records[0], b"b": records[1]}
    assert known.chunks == {b"1" * 16: records[0], b"3" * 16: records[2]}
    assert (known.macros, known.added) == (b"macros", 7)
