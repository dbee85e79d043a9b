"""The records of a ``.bib`` file in blocks, each pickled by itself: after an edit, few are made anew.

What ends a block is the digest of its last record, so that an entry that is added or removed changes one
block and not all behind it; so lines are kept elsewhere.  What blocks share is in each of them, which makes
all of them, and loads them, a tenth slower than one pickle.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ..model.person import Author, Name
from ..model.publication import Publication

#: the last record of a block has a digest whose first byte is below: one in 64
_END = 4


class Block(NamedTuple):
    """Records that follow each other in a file."""

    records: tuple[Publication, ...]
    data: bytes


def unpacked(data: Iterable[bytes], lines: Iterable[int]) -> tuple[Block, ...] | None:
    """Return the blocks whose data is in a cache, or None if something else is.

    :param lines: of the entries of all blocks
    """
    of_next = iter(lines)
    try:
        return tuple(Block(tuple(map(_record, pickle.loads(block), of_next)), block) for block in data)
    # as of caches: data of something else can raise anything
    except Exception:
        return None


def packed(publications: Iterable[Publication], before: Iterable[Block] = ()) -> Iterator[bytes]:
    """Yield the data of the blocks that records make, one after the other.

    :param before: blocks of the file as it was; the data of those that are the same is taken from them
    """
    known = {block.records[0].digest: block for block in before if block.records}
    for records in _divided(publications):
        block = known.get(records[0].digest)
        if block is not None and _are_same(block.records, records):
            yield block.data
        else:
            yield pickle.dumps(tuple(map(_row, records)), pickle.HIGHEST_PROTOCOL)


def _are_same(before: tuple[Publication, ...], now: tuple[Publication, ...]) -> bool:
    """Return whether records differ in nothing but their lines."""
    # nearly all are the very objects that were loaded with the block
    return len(before) == len(now) and all(
        one is other or one[:-1] == other[:-1] for one, other in zip(before, now, strict=True)
    )


def _divided(publications: Iterable[Publication]) -> Iterator[tuple[Publication, ...]]:
    records: list[Publication] = []
    for record in publications:
        records.append(record)
        if record.digest[0] < _END:
            yield tuple(records)
            records.clear()
    if records:
        yield tuple(records)


_AUTHORS = Publication._fields.index("authors")
_NAME = len(Name._fields)
#: what ``_make`` calls, which takes twice as long
_new: Any = tuple.__new__


def _row(record: Publication) -> tuple[Any, ...]:
    """Return a record as it is stored: its tens of thousands of authors, and itself, as plain tuples.

    To pickle a named tuple takes twice the time.  The line, which is the last, is not stored.
    """
    authors = tuple([(*author.name, author.roles, author.person) for author in record.authors])
    return (*record[:_AUTHORS], authors, *record[_AUTHORS + 1 : -1])


def _record(row: tuple[Any, ...], line: int) -> Publication:
    authors = [_new(Author, (_new(Name, author[:_NAME]), *author[_NAME:])) for author in row[_AUTHORS]]
    record: Publication = _new(Publication, (*row[:_AUTHORS], tuple(authors), *row[_AUTHORS + 1 :], line))
    return record
