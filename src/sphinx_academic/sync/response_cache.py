"""What is kept of responses between runs, in the user's cache and never in the site."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

#: seconds after which a stopped run is not gone on with
LONGEST_PAUSE = 3600.0
_VALIDATORS = {
    "etag": "If-None-Match",
    "last-modified": "If-Modified-Since",
    # Zotero's
    "last-modified-version": "If-Modified-Since-Version",
}
#: among the headers of a response: the address that it came from; no server sends it
FINAL_ADDRESS = ":address"
_KEPT_HEADERS = frozenset((*_VALIDATORS, "content-type", "date", "link", "total-results", FINAL_ADDRESS))


@dataclass(frozen=True, slots=True)
class Stored:
    """A response."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def conditions(self) -> dict[str, str]:
        """Return the headers by which a source says that it has nothing new."""
        return {
            header: self.headers[name]
            for name, header in _VALIDATORS.items()
            if self.headers.get(name) and (name != "last-modified" or self._is_settled())
        }

    def _is_settled(self) -> bool:
        """Return whether what is changed after this response has a later ``Last-Modified``.

        The header counts whole seconds, so what is changed within the second of the response looks unchanged
        (RFC 9110, 8.8.2.2).
        """
        try:
            changed, sent = (parsedate_to_datetime(self.headers[name]) for name in ("last-modified", "date"))
            return changed < sent
        except KeyError:
            return True
        except (TypeError, ValueError):
            return False


def cache_folder() -> Path:
    """Return the user's folder for what can be had again."""
    if stated := os.environ.get("SPHINX_ACADEMIC_CACHE"):
        return Path(stated)
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "sphinx-academic"


class _Folder:
    """Responses as files; without a folder, none is kept.  A cache that cannot be written is none."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def _path(self, key: str) -> Path:
        assert self._folder is not None
        return self._folder / hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:40]

    def _read(self, key: str) -> tuple[float, Stored] | None:
        if self._folder is None:
            return None
        try:
            head, _, body = self._path(key).read_bytes().partition(b"\n")
            facts = json.loads(head)
            if facts["digest"] != hashlib.sha256(body).hexdigest():
                return None
            return float(facts["time"]), Stored(int(facts["status"]), dict(facts["headers"]), body)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _write(self, key: str, stored: Stored, now: float) -> None:
        if self._folder is None:
            return
        headers = {name: value for name, value in stored.headers.items() if name in _KEPT_HEADERS}
        digest = hashlib.sha256(stored.body).hexdigest()
        head = json.dumps({"time": now, "status": stored.status, "headers": headers, "digest": digest})
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = self._path(key)
            beside = path.with_suffix(f".{os.getpid()}")
            beside.write_bytes(head.encode() + b"\n" + stored.body)
            beside.replace(path)


class Validators(_Folder):
    """Responses that have a validator, to be fetched again only if they have changed."""

    def get(self, key: str) -> Stored | None:
        """Return the last response with a validator."""
        found = self._read(key)
        return found[1] if found and found[1].conditions() else None

    def put(self, key: str, stored: Stored) -> None:
        """Keep a response if it has a validator."""
        if stored.status == 200 and stored.conditions():
            self._write(key, stored, 0.0)


class Journal(_Folder):
    """The responses of one source in one run, so that a run that was stopped goes on where it was."""

    def get(self, key: str, now: float) -> Stored | None:
        """Return what the stopped run has got."""
        found = self._read(key)
        return found[1] if found and 0 <= now - found[0] <= LONGEST_PAUSE else None

    def put(self, key: str, stored: Stored, now: float) -> None:
        """Keep a response until the run is over."""
        self._write(key, stored, now)

    def clear(self) -> None:
        """Forget the responses: the source has said all, or something wrong."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
