"""The query of a list, which its page keeps; what reads and runs it is imported where a query runs."""

from __future__ import annotations

from typing import NamedTuple


class FilterError(ValueError):
    """A filter that cannot be understood, and where; ``offset`` counts columns from 0, the message from 1."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(f"{message} at column {offset + 1}")
        self.offset = offset


class Query(NamedTuple):
    """The query of one list; empty parts select everything."""

    filter: str = ""
    #: entry types, as biblatex or BibTeX names them
    types: tuple[str, ...] = ()
    #: without ``sort``, they are also the order
    keys: tuple[str, ...] = ()
    #: names of ``.bib`` files, as in :attr:`~..model.publication.Publication.file`
    files: tuple[str, ...] = ()
    #: names as in filters, "-" before those to be reversed; None is newest first
    sort: tuple[str, ...] | None = None
    limit: int | None = None
    #: id of the person whose list it is
    me: str | None = None


def why_empty(query: Query) -> str:
    """Return why a query has no result though there are entries."""
    options = {"filter": query.filter, "type": query.types, "keys": query.keys, "bibfiles": query.files}
    given = [f":{name}: {', '.join((v,) if isinstance(v, str) else v)}" for name, v in options.items() if v]
    if query.me is None and "me" in query.filter.split():
        given.append("‘me’ (academic_me names no person)")
    return f"no entry fits {' and '.join(given)}" if given else "no file has an entry"
