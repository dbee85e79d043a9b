"""Books by ISBN: Open Library, then Google Books."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..client import Client
from ..entry_text import date_from, from_markup, named, title_of
from ..paper_source import Source, batches, stated, table, tables, text, texts
from ..work import Work, identifiers, normalized_isbn

_AT_ONCE = 50


def _open_library(client: Client, numbers: Sequence[str]) -> Iterator[Work]:
    for batch in batches(numbers, _AT_ONCE):
        keys = ",".join(f"ISBN:{number}" for number in batch)
        params = [("bibkeys", keys), ("jscmd", "data"), ("format", "json")]
        data = client.got("/api/books", params).table()
        for number in batch:
            if book := table(data.get(f"ISBN:{number}")):
                yield _book(
                    "openlibrary",
                    number,
                    book,
                    [item.get("name") for item in tables(book.get("authors"))],
                    text([item.get("name") for item in tables(book.get("publishers"))]),
                    book.get("publish_date"),
                )


def _google(client: Client, numbers: Sequence[str]) -> Iterator[Work]:
    for number in numbers:
        data = client.got("/books/v1/volumes", [("q", f"isbn:{number}")]).table()
        for item in tables(data.get("items")):
            info = table(item.get("volumeInfo"))
            known = {
                normalized_isbn(one.get("identifier")) for one in tables(info.get("industryIdentifiers"))
            }
            # a search may find another book
            if number in known:
                authors: list[object] = list(texts(info.get("authors")))
                yield _book(
                    "googlebooks", number, info, authors, info.get("publisher"), info.get("publishedDate")
                )
                break


def _book(
    source: str,
    number: str,
    book: Mapping[str, Any],
    authors: Sequence[object],
    publisher: object,
    date: object,
) -> Work:
    title, subtitle = title_of(book.get("title")), title_of(book.get("subtitle"))
    return Work(
        source,
        number,
        title=f"{title}: {subtitle}" if title and subtitle else title,
        type="book",
        authors=tuple(filter(None, map(named, authors))),
        date=date_from(date),
        fields=stated(publisher=from_markup(publisher), isbn=number),
        ids=identifiers(isbn=number),
    )


SOURCES = (
    Source(
        "openlibrary",
        "Open Library",
        "https://openlibrary.org",
        None,
        rank=50,
        interval=1.0,
        find=(("isbn", _open_library),),
    ),
    Source(
        "googlebooks",
        "Google Books",
        "https://www.googleapis.com",
        None,
        rank=51,
        interval=0.5,
        find=(("isbn", _google),),
    ),
)
