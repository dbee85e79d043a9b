"""``sync --from``: members' sites as a folder of checkouts, without a network.

Nothing of a checkout is executed, ``conf.py`` neither: values are read from it that are literals.  No link of
the file system leads out of a checkout.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..model.publication import Publication
from .client import Client, SourceError
from .member_site import (
    LARGEST_BIB,
    LARGEST_INVENTORY,
    NO_INVENTORY,
    Shelf,
    feed_items,
    inventory,
    works_of,
)
from .paper_source import Source
from .sources.members import folder_of, member_source
from .work import MEMBERS, Work

#: where a checkout has conf.py, and a build
_CONF = ("", "docs", "doc", "source", "docs/source", "doc/source", "site")
_BUILT = (
    "",
    "_build/html",
    "_build/dirhtml",
    "docs/_build/html",
    "docs/_build/dirhtml",
    "build/html",
    "docs/build/html",
    "public",
    "html",
    "site",
    "docs",
)
#: folders that hold copies, or what is not the author's
_PASSED = frozenset(
    {"node_modules", "venv", "env", "site-packages", "vendor", "tests", "test", "__pycache__"}
)
_DEEPEST, _MOST_FILES, _MOST_FOLDERS = 6, 40, 5_000


def members_in(folder: Path, addresses: Mapping[str, str]) -> tuple[dict[str, Path], list[str]]:
    """Return the checkouts of members by their ids, and names of other folders.

    A folder is a member's by the id, or as the address ends, or as its host is called.
    """
    names = {member.lower(): member for member in addresses}
    for member, address in addresses.items():
        parts = urlsplit(address)
        for name in (parts.path.strip("/").rpartition("/")[2], parts.hostname or ""):
            names.setdefault(name.lower().lstrip("~"), member)
    found: dict[str, Path] = {}
    others: list[str] = []
    for path in sorted(folder.iterdir()):
        if not path.is_dir() or path.name.startswith("."):
            continue
        member = names.get(path.name.lower(), "" if addresses else path.name)
        if member:
            found.setdefault(member, path)
        else:
            others.append(path.name)
    return found, others


def checkout_source(checkouts: Mapping[str, Path], addresses: Mapping[str, str]) -> Source:
    """Return the source that checkouts are.

    :param addresses: of members' sites, for the pages of papers
    """
    usual = member_source(addresses)
    return Source(
        MEMBERS,
        usual.title,
        "",
        partial(_works, checkouts, addresses),
        usual.subject,
        rank=usual.rank,
        is_curated=True,
    )


def _works(
    checkouts: Mapping[str, Path], addresses: Mapping[str, str], client: Client, member: str
) -> Iterator[Work]:
    checkout = _Checkout(checkouts[member])
    base = addresses.get(member, "") or checkout.text("html_baseurl")
    base = f"{folder_of(base)}/" if base.startswith(("https://", "http://")) else ""
    data = checkout.read_first([f"{name}/objects.inv" for name in _BUILT], LARGEST_INVENTORY) if base else b""
    feed = checkout.read_first([f"{name}/publications.json" for name in _BUILT], LARGEST_BIB) if base else b""
    entries = checkout.entries()
    known = inventory(data, base) if data else NO_INVENTORY
    works = list(works_of(member, entries, known, feed_items(feed, base) if feed else ()))
    if not works:
        raise SourceError(f"has no .bib file in {checkouts[member]}")
    yield from works


class _Checkout:
    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.conf, self.values = self._settings()

    def _settings(self) -> tuple[Path | None, dict[str, Any]]:
        for name in _CONF:
            path = self.folder / name / "conf.py"
            if (data := self._bytes(path, 1_000_000)) is not None:
                return path.parent, _literals(data)
        return None, {}

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return value.strip() if isinstance(value, str) else ""

    def entries(self) -> list[Publication]:
        """Return the entries of its files: those that conf.py names, else all that there are."""
        named = self.values.get("bibtex_bibfiles")
        names = [named] if isinstance(named, str) else named if isinstance(named, list | tuple) else []
        paths = [self.conf / name for name in names if isinstance(name, str)] if self.conf else []
        paths = [path for path in paths if self._has(path)]
        shelf = Shelf()
        for path in (paths or list(self._bibfiles()))[:_MOST_FILES]:
            if (data := self._bytes(path, LARGEST_BIB)) is not None:
                shelf.add(data)
        return shelf.entries

    def _bibfiles(self) -> Iterator[Path]:
        for passed, (top, folders, files) in enumerate(os.walk(self.folder)):
            deep = len(Path(top).relative_to(self.folder).parts)
            kept = (
                name
                for name in folders
                if not name.startswith((".", "_build", "_site")) and name not in _PASSED
            )
            folders[:] = sorted(kept) if deep < _DEEPEST else []
            if passed > _MOST_FOLDERS:
                return
            yield from (Path(top, name) for name in sorted(files) if name.lower().endswith(".bib"))

    def read_first(self, names: Sequence[str], most: int) -> bytes:
        """Return the first file that there is."""
        return next(
            (data for name in names if (data := self._bytes(self.folder / name.lstrip("/"), most))), b""
        )

    def _has(self, path: Path) -> bool:
        """Return whether a path is that of a file within the checkout; one that cannot be is none."""
        try:
            return path.resolve().is_relative_to(self.folder) and path.is_file()
        # a NUL character, a name that is too long, links in a circle
        except (OSError, ValueError, RuntimeError):
            return False

    def _bytes(self, path: Path, most: int) -> bytes | None:
        try:
            if not self._has(path) or path.stat().st_size > most:
                return None
            return path.read_bytes()
        except (OSError, ValueError):
            return None


def _literals(code: bytes) -> dict[str, Any]:
    """Return what a conf.py sets to literals, on its outermost level; nothing of what cannot be parsed."""
    try:
        body = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    values: dict[str, Any] = {}
    for statement in body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        try:
            value = ast.literal_eval(statement.value)
        except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
            continue
        targets = [statement.target] if isinstance(statement, ast.AnnAssign) else statement.targets
        values |= {target.id: value for target in targets if isinstance(target, ast.Name)}
    return values
