"""Records of a file in blocks: each ends with a record of a certain digest, and is stored by itself."""

from __future__ import annotations

import pickle

import pytest

from sphinx_academic.core.record_blocks import Block, packed, unpacked
from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Author, Name
from sphinx_academic.model.publication import Award, Publication

AUTHORS = (
    Author(Name("Okafor", "Mira", "van", "Jr."), ("equal", "lead"), "mira-okafor"),
    Author(Name("The Tides Group", literal=True)),
)


def record(key: str, first: int, line: int = 1, **more: object) -> Publication:
    """Return a record; ``first`` is the first byte of its digest, which ends a block below 4."""
    parts = {
        "title": ("A title",),
        "authors": AUTHORS,
        "date": Date(2024, 5),
        "digest": bytes([first]) + b"x",
    }
    return Publication(key, "article", **{**parts, **more}, line=line)  # type: ignore[arg-type]


RECORDS = (
    record("a", 200, 1),
    record("b", 4, 7, awards=(Award("Oral", "presentation"),), keywords=frozenset({"tides"})),
    record("c", 3, 9, authors=()),
    record("d", 0, 12, fields={"note": "x"}),
    record("e", 255, 20, original_type="paper", file="papers.bib"),
)
LINES = [record.line for record in RECORDS]


def read(data: list[bytes], lines: list[int] = LINES) -> list[tuple[Publication, ...]]:
    blocks = unpacked(data, lines)
    assert blocks is not None
    assert [block.data for block in blocks] == data
    return [block.records for block in blocks]


def test_a_block_ends_with_a_record_of_a_low_digest() -> None:
    assert read(list(packed(RECORDS))) == [RECORDS[:3], RECORDS[3:4], RECORDS[4:]]
    # and the last one with the file, once
    assert read(list(packed(RECORDS[:4]))) == [RECORDS[:3], RECORDS[3:4]]
    assert list(packed(())) == []


def test_records_are_of_their_types() -> None:
    (found,) = read(list(packed(RECORDS[:1])))[0]
    assert type(found) is Publication
    assert len(found) == len(Publication._fields)
    assert [type(author) for author in found.authors] == [Author, Author]
    assert [type(author.name) for author in found.authors] == [Name, Name]
    assert found.authors == AUTHORS
    assert found.authors[0].person == "mira-okafor"


def test_lines_are_those_of_today() -> None:
    data = list(packed(RECORDS))
    moved = [line + 100 for line in LINES]
    assert [each.line for found in read(data, moved) for each in found] == moved
    # they are no part of the data
    assert data == list(packed(each._replace(line=1) for each in RECORDS))


def test_a_block_that_is_the_same_is_not_made_anew() -> None:
    before = [
        Block(RECORDS[:3], b"first"),
        Block(RECORDS[3:4], b"second"),
        Block((), b"of nothing"),
        Block(RECORDS[4:], b"third"),
    ]
    assert list(packed(RECORDS, before)) == [b"first", b"second", b"third"]
    moved = [each._replace(line=each.line + 5) for each in RECORDS]
    assert list(packed(moved, before)) == [b"first", b"second", b"third"]


@pytest.mark.parametrize(
    "now",
    [
        (RECORDS[0], RECORDS[1]._replace(title=("Another",)), RECORDS[2]),
        (RECORDS[0], RECORDS[2]),
        (RECORDS[0], RECORDS[1]),
        (RECORDS[0]._replace(digest=b"\xc9new"), *RECORDS[1:3]),
    ],
)
def test_a_block_in_which_anything_is_another_is_made_anew(now: tuple[Publication, ...]) -> None:
    before = [Block(RECORDS[:3], b"first"), Block(RECORDS[3:4], b"second")]
    first, second = (
        packed((*now, RECORDS[3]), before) if now[-1] is RECORDS[2] else (*packed(now, before), b"")
    )
    assert first not in (b"first", b"second")
    assert second in (b"second", b"")
    assert read([first], [each.line for each in now]) == [now]


@pytest.mark.parametrize("data", [b"", b"no pickle", pickle.dumps(3), pickle.dumps((("too", "short"),))])
def test_what_is_no_block_is_none(data: bytes) -> None:
    assert unpacked([*packed(RECORDS[:1]), data], LINES) is None
