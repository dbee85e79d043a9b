"""What ``site`` and its pages are to Liquid, read from the files of a source when a page uses them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Protocol

from .liquid import NotUnderstood
from .source import Source

_DATED_NAME = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)-")
_TEXTS = (".md", ".markdown", ".html", ".htm")
_MOST = 3000


class PageLike(Protocol):
    """A page of a site of Jekyll."""

    @property
    def file(self) -> str: ...  # noqa: D102

    @property
    def metadata(self) -> Mapping[str, Any]: ...  # noqa: D102

    @property
    def body(self) -> str: ...  # noqa: D102

    @property
    def address(self) -> str: ...  # noqa: D102

    @property
    def title(self) -> str: ...  # noqa: D102


class SiteLike(Protocol):
    """A site of Jekyll."""

    source: Source

    @property
    def config(self) -> Mapping[str, Any]: ...  # noqa: D102

    @property
    def pages(self) -> Mapping[str, Any]: ...  # noqa: D102

    def page(self, name: str) -> Any: ...  # noqa: D102


class SiteValues(Mapping[str, Any]):
    """The variable ``site``: collections, pages, data and settings."""

    def __init__(self, jekyll: SiteLike) -> None:
        self._jekyll = jekyll
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._value(name)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str)

    def __iter__(self) -> Iterator[str]:
        return iter(self._jekyll.config)

    def __len__(self) -> int:
        return len(self._jekyll.config)

    def _value(self, name: str) -> Any:
        jekyll = self._jekyll
        if name in ("time", "collections", "static_files", "tags", "categories", "related_posts"):
            raise NotUnderstood(f"site.{name}")
        if name == "data":
            return DataValues(jekyll, "_data")
        if name in ("pages", "html_pages"):
            return [page_values(page) for page in jekyll.pages.values()]
        files = [
            file
            for file in jekyll.source.below(f"_{name}")
            if file.lower().endswith(_TEXTS) and not posixpath.basename(file).startswith(("_", "."))
        ]
        if name == "posts" or name in _names(jekyll.config.get("collections")):
            found = [page_values(jekyll.page(file), name) for file in files[:_MOST]]
            found = [item for item in found if item.get("published") is not False]
            # Jekyll sorts by dates, and shows the newest post first
            return sorted(found, key=lambda item: str(item["date"] or ""), reverse=name == "posts")
        return jekyll.config.get(name)


class DataValues(Mapping[str, Any]):
    """The variable ``site.data``, or a folder in it."""

    def __init__(self, jekyll: SiteLike, folder: str) -> None:
        self._jekyll, self._folder = jekyll, folder

    def __getitem__(self, name: str) -> Any:
        source, path = self._jekyll.source, f"{self._folder}/{name}"
        if file := source.first(*(f"{path}{suffix}" for suffix in (".yml", ".yaml"))):
            return source.yaml(file)
        if f"{path}.json" in source:
            return source.json(f"{path}.json")
        if source.first(f"{path}.csv", f"{path}.tsv"):
            raise NotUnderstood(f"site.data.{name}")
        return DataValues(self._jekyll, path) if source.below(path) else None

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str)

    def __iter__(self) -> Iterator[str]:
        raise NotUnderstood("site.data")

    def __len__(self) -> int:
        raise NotUnderstood("site.data")


def page_values(page: PageLike, collection: str = "") -> dict[str, Any]:
    """Return what a page is to Liquid."""
    name = posixpath.basename(page.file)
    dated = _DATED_NAME.match(name)
    stated: Any = page.metadata.get("date")
    try:
        day = stated or (date(*map(int, dated.groups())) if dated else None)
    except ValueError:
        day = None
    body = page.body.strip()
    stem = name.rpartition(".")[0]
    values = {
        "path": page.file,
        "relative_path": page.file,
        "name": name,
        "url": f"/{page.address}" if not collection else f"/{collection}/{stem}/",
        "id": f"/{collection}/{stem}" if collection else f"/{page.address}",
        "slug": stem[dated.end() :] if dated else stem,
        "content": body,
        "excerpt": body.split("\n\n", 1)[0],
        "collection": collection,
        "title": page.title,
        **page.metadata,
    }
    return {**values, "date": day}


def _names(collections: Any) -> list[str]:
    if isinstance(collections, Mapping):
        return list(map(str, collections))
    return list(map(str, collections)) if isinstance(collections, list) else []
