"""A paper in a list, as a node keeps it."""

from __future__ import annotations

from typing import NamedTuple


class Listed(NamedTuple):
    """One paper in a list: where its record is, and what only this page knows of it."""

    #: digest by which the store knows the record
    record: bytes
    #: id on this page; empty where an earlier list has it
    anchor: str = ""
    #: position of "me" among the authors, or the editors of what has no authors; from 0
    me: int | None = None
    #: known person at each position, where there is one; empty if no one is known
    people: tuple[str | None, ...] = ()
    #: local files that the build copies: link as written -> path below the folder of downloads
    files: tuple[tuple[str, str], ...] = ()
    #: id of the person whose list it is
    owner: str = ""
