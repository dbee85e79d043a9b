"""What one reading of a ``.bib`` file leaves to the next: entries whose text is the same are not read again.

A chunk is what stands from an entry at the beginning of a line to the next line that begins with ``@``.
Where it holds that entry and no other, is well-formed, and inherits nothing, then what the entry is depends
on the text of the chunk, on the macros that are defined, and on how many of them are defined before it.  What
stands before and behind the chunk has no effect, as the entry ends before the next one begins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..model.publication import Publication
from .fields import RawEntry

_SIZE = 16
NO_CHUNK = bytes(_SIZE)


class Chunks(NamedTuple):
    """The chunks of a file that has been read."""

    #: of each publication the digest of its chunk, one behind the other; zeros where it has to be read again
    digests: bytes = b""
    #: digest of all macros
    macros: bytes = b""
    #: how many characters macros and parents have added, or more
    added: int = 0


class Known(NamedTuple):
    """What an earlier reading of a file, with the same roles and kinds of links, made without a problem."""

    #: by their digests
    records: Mapping[bytes, Publication] = {}
    #: by the digests of their chunks
    chunks: Mapping[bytes, Publication] = {}
    macros: bytes = b""
    added: int = 0


def known_from(records: Sequence[Publication], reported: Container[str | None], chunks: Chunks) -> Known:
    """Return what can be known of a file when it is read again.

    :param records: its publications
    :param reported: keys of entries with problems, which are found only by reading them
    """
    digests = (chunks.digests[start : start + _SIZE] for start in range(0, len(chunks.digests), _SIZE))
    return Known(
        {record.digest: record for record in records if record.key not in reported},
        {chunk: record for chunk, record in zip(digests, records, strict=True) if chunk != NO_CHUNK},
        chunks.macros,
        chunks.added,
    )


def chunk_digest(text: str, definitions: int) -> bytes:
    """Return what an entry is known by.

    :param text: of the chunk, which begins with ``@``
    :param definitions: how many blocks ``@string`` stand before it
    """
    state = f"{definitions}{text}" if definitions else text
    return hashlib.blake2b(state.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def macros_digest(given: Mapping[str, str], raws: Iterable[RawEntry]) -> bytes:
    """Return what changes with the macros of earlier files or with a definition of this one."""
    defined = [
        [(name, [(type(part).__name__, part) for part in parts]) for name, parts, _line in raw.fields]
        for raw in raws
        if raw.type == "string"
    ]
    state = repr((sorted(given.items()), defined)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(state, digest_size=_SIZE).digest()
