"""The files of a source, read safely: nothing outside of it, and nothing too large."""

from __future__ import annotations

import json
import os
import posixpath
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from .damaged import repaired
from .findings import Findings
from .yaml_files import load_yaml

#: texts of more bytes are not read; the largest page that was seen has a tenth of it
MAX_TEXT = 4_000_000
#: files of more bytes are not copied
MAX_FILE = 40_000_000
#: how much is read of a file whose kind is in question
_HEAD = 1_000_000
#: more are not listed
_MAX_FILES = 100_000
#: folders that hold nothing that an author has written: of programs, of built sites, of editors
SKIPPED = frozenset(
    {".git", ".history", ".hg", ".svn", ".idea", ".vscode", ".jekyll-cache", ".sass-cache", ".cache", ".tox"}
    | {".venv", "venv", "node_modules", "vendor", "_site", "__pycache__", ".bundle", "resources/_gen"}
)
_FRONT_MATTER = re.compile(
    r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<data>.*?)(?:^|\n)(?P=fence)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class SourceError(Exception):
    """Why a source cannot be read at all, as a sentence for the author."""


class Source:
    """A folder, or some files, and what was found in them."""

    def __init__(self, root: Path, files: Sequence[Path] = ()) -> None:
        """Open it.

        :param root: the folder; nothing outside of it is read
        :param files: if given, nothing but these files
        :raises SourceError: if there is nothing to read
        """
        self.root = root.resolve()
        self.findings = Findings()
        #: path -> front matter, body, and how many lines stand before that, of the pages that were read
        self.pages_read: dict[str, tuple[dict[str, Any], str, int]] = {}
        #: paths of the files of which more than the beginning was asked for
        self.opened: set[str] = set()
        self._given = tuple(files)
        if not self._given and not self.root.is_dir():
            raise SourceError(f"there is no folder {root}" if not root.exists() else f"{root} is no folder")
        for path in self._given:
            if not path.is_file():
                raise SourceError(f"there is no file {path}")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the paths of all files, with slashes, in the order of the alphabet."""
        if self._given:
            return tuple(self._given_files)
        return tuple(sorted(self._walk()))

    @cached_property
    def _given_files(self) -> dict[str, Path]:
        files: dict[str, Path] = {}
        for path in self._given:
            name = path.name
            if name in files:
                name = path.as_posix().lstrip("/")
            files[name] = path
        return files

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.names}

    def _walk(self) -> Iterator[str]:
        folders = [""]
        count = 0
        while folders:
            folder = folders.pop()
            try:
                entries = list(os.scandir(self.root / folder))
            except OSError as error:
                self.findings.left_out(f"the folder cannot be read: {error.strerror}", folder or ".")
                continue
            for entry in sorted(entries, key=lambda entry: entry.name):
                name = f"{folder}/{entry.name}" if folder else entry.name
                try:
                    name.encode()
                except UnicodeEncodeError:
                    self.findings.left_out("the name of a file is not UTF-8", ascii(name))
                    continue
                try:
                    is_link, is_folder, is_file = entry.is_symlink(), entry.is_dir(), entry.is_file()
                except OSError:
                    # a link that leads to itself
                    is_link, is_folder, is_file = True, False, False
                if is_link and not self._leads_inside(name):
                    continue
                if is_folder:
                    # a link to a folder might lead to the one that it lies in
                    if not is_link and entry.name not in SKIPPED and name not in SKIPPED:
                        folders.append(name)
                elif is_file:
                    count += 1
                    if count > _MAX_FILES:
                        self.findings.left_out(f"only the first {_MAX_FILES} files were looked at")
                        return
                    yield name

    def _leads_inside(self, name: str) -> bool:
        try:
            inside = (self.root / name).resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):  # a link to itself
            inside = False
        if not inside:
            self.findings.left_out("it is a link that leads out of the source", name)
        return inside

    def __contains__(self, name: str) -> bool:
        return self.path(name) is not None

    def below(self, folder: str, *suffixes: str) -> list[str]:
        """Return the paths of the files in a folder and its folders, those with one of the suffixes."""
        prefix = folder.rstrip("/") + "/" if folder else ""
        return [
            name
            for name in self.names
            if name.startswith(prefix) and (not suffixes or name.lower().endswith(suffixes))
        ]

    def first(self, *names: str) -> str:
        """Return the first of some paths that is a file, or nothing."""
        return next((name for name in names if name in self), "")

    def path(self, name: str) -> Path | None:
        """Return the file of a path; None if there is none, or if it would lie outside of the source."""
        if self._given:
            return self._given_files.get(name)
        if not name or "\0" in name:
            return None
        path = self.root / name
        try:
            resolved = path.resolve()
            return resolved if resolved.is_relative_to(self.root) and resolved.is_file() else None
        except (OSError, RuntimeError, ValueError):
            return None

    def find(self, address: str, page: str = "") -> str:
        """Return the path of the file that an address within the site leads to, or nothing.

        :param address: as written in a page: ``/images/me.png``, ``images/me.png``, ``../a%20b.pdf``
        :param page: path of the page, for addresses that are seen from there
        """
        plain = unquote(re.split(r"[?#]", address.strip(), maxsplit=1)[0]).replace("\\", "/")
        if not plain or plain.endswith("/"):
            return ""
        # a page of Jekyll or Hugo may lie elsewhere than its source, so the address is seen from the top, too
        tries = [plain.lstrip("/")]
        if not plain.startswith("/") and page:
            tries.insert(0, f"{posixpath.dirname(page)}/{plain}".lstrip("/"))
        for name in tries:
            normal = posixpath.normpath(name)
            while normal.startswith("../"):
                # above the top, a browser stays at the top
                normal = normal[3:]
            for prefix in ("", "static/", "assets/"):
                if (found := prefix + normal) in self:
                    return found
            if not self._given and (folded := self._folded.get(normal.casefold())):
                return folded
        return ""

    def data(self, name: str, most: int = MAX_FILE) -> bytes | None:
        """Return what a file holds, or None, which is reported.

        :param most: files of more bytes are not read
        """
        self.opened.add(name)
        path = self.path(name)
        if path is None:
            self.findings.left_out("the file is not there", name)
            return None
        try:
            if path.stat().st_size > most:
                self.findings.left_out(f"the file has more than {most // 1_000_000} MB", name)
                return None
            return path.read_bytes()
        except OSError as error:
            self.findings.left_out(f"the file cannot be read: {error.strerror}", name)
            return None

    def head(self, name: str) -> bytes:
        """Return how a file begins, by which its kind is recognised; empty if there is none."""
        path = self.path(name)
        try:
            if path is None:
                return b""
            with path.open("rb") as file:
                return file.read(_HEAD)
        except OSError:
            return b""

    def text(self, name: str) -> str | None:
        """Return the text of a file with line feeds, or None, which is reported.

        Damaged characters are repaired, which is reported.
        """
        data = self.data(name, MAX_TEXT)
        text = None if data is None else self._decoded(data, name)
        if text is None:
            return None
        return self._repaired(text.replace("\r\n", "\n").replace("\r", "\n"), name)

    def _decoded(self, data: bytes, name: str) -> str | None:
        encoding = next((codec for bom, codec in _BOMS if data.startswith(bom)), "utf-8")
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            if b"\0" in data:
                self.findings.left_out("the file is no text", name)
                return None
            line = data.count(b"\n", 0, error.start) + 1
            self.findings.check(
                "the file is not UTF-8; it was read as Windows-1252",
                name,
                line,
                "look at its letters beyond ASCII, or save it as UTF-8 and import again",
            )
            text = data.decode("cp1252", errors="replace")
        if "\0" in text:
            self.findings.left_out("the file is no text", name)
            return None
        return text

    def _repaired(self, text: str, name: str) -> str:
        if text.isascii():
            return text
        fixed, repairs = repaired(text)
        for line, before, after in repairs:
            if after is None:
                self.findings.check(
                    f"{before!r} is a damaged character that cannot be restored", name, line, "type it anew"
                )
            else:
                self.findings.imported(f"damaged characters repaired: {before!r} is {after!r}", name, line)
        return fixed

    def yaml(self, name: str) -> Any:
        """Return what a YAML file holds, or None; what is wrong is reported."""
        text = self.text(name)
        return None if text is None else load_yaml(text, name, self.findings)

    def toml(self, name: str) -> Any:
        """Return what a TOML file holds, or None; what is wrong is reported."""
        text = self.text(name)
        return None if text is None else self._load_toml(text, name, 0)

    def json(self, name: str) -> Any:
        """Return what a JSON file holds, or None; what is wrong is reported."""
        text = self.text(name)
        if text is None:
            return None
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            self.findings.left_out(
                f"it is no JSON: {error.msg}", name, error.lineno, "correct it and import again"
            )
        except RecursionError:
            self.findings.left_out("it is no JSON: too many levels", name)
        return None

    def _load_toml(self, text: str, name: str, offset: int) -> Any:
        try:
            return _with_text_dates(tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            where = re.search(r"line (\d+)", str(error))
            line = offset + (int(where[1]) if where else text.count("\n") + 1)
            self.findings.left_out(f"it is no TOML: {error}", name, line, "correct it and import again")
        except RecursionError:
            self.findings.left_out("it is no TOML: too many levels", name)
        return None

    def page(self, name: str) -> tuple[dict[str, Any], str, int]:
        """Return the front matter of a page, what follows, and how many lines stand before that.

        The front matter is empty where there is none or it cannot be read, which is reported.
        """
        return self.split(self.text(name) or "", name)

    def split(self, text: str, name: str) -> tuple[dict[str, Any], str, int]:
        """Return what :meth:`page` does, of a text."""
        self.pages_read[name] = self._split(text, name)
        return self.pages_read[name]

    def _split(self, text: str, name: str) -> tuple[dict[str, Any], str, int]:
        match = _FRONT_MATTER.match(text)
        if match is None:
            return {}, text, 0
        above = text.count("\n", 0, match.start("data"))
        if match["fence"] == "---":
            data = load_yaml(match["data"], name, self.findings, above)
        else:
            data = self._load_toml(match["data"], name, above)
        metadata = {str(key): value for key, value in data.items()} if isinstance(data, dict) else {}
        return metadata, text[match.end() :], text.count("\n", 0, match.end())


def _with_text_dates(value: Any) -> Any:
    """Return a value of TOML whose dates are texts, as they are in YAML and JSON here."""
    if isinstance(value, dict):
        return {key: _with_text_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_text_dates(item) for item in value]
    return value.isoformat() if isinstance(value, date | time) else value


def texts(value: Any) -> Iterable[str]:
    """Return the texts of a value of YAML that may be one, a list of them, or nothing."""
    if isinstance(value, list | tuple):
        return [text for item in value for text in texts(item)]
    return [text] if (text := plain_text(value)) else []


def plain_text(value: Any) -> str:
    """Return a value of YAML as one line of text; empty for a list, a table or nothing."""
    if value is None or isinstance(value, bool | list | tuple | dict):
        return ""
    return " ".join(str(value).split())
