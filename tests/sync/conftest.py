"""A server that plays the services, and the command in the folder of a site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import Outcome

from sphinx_academic.cli import main
from sphinx_academic.sync import client as http

from .server import Services, serve


@pytest.fixture(scope="session")
def running() -> Iterator[Services]:
    with serve() as services:
        yield services


@pytest.fixture
def services(running: Services) -> Services:
    """Return the server, without services."""
    running.services.clear()
    running.requests.clear()
    return running


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the seconds that were waited, which pass at once."""
    pauses: list[float] = []

    class Clock(http.Clock):
        def __init__(self) -> None:
            super().__init__(lambda: 1_800_000_000.0 + sum(pauses), pauses.append, lambda: 0.0)

    monkeypatch.setattr(http, "Clock", Clock)
    return pauses


class Site:
    """A site in a folder, and the command in it."""

    def __init__(self, folder: Path, services: Services, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.services, self._capsys = folder, services, capsys
        self.settings: dict[str, Any] = {
            "bibtex_bibfiles": ["papers.bib"],
            "academic_people": {"mara-teal": {"name": "Mara Teal"}},
            "academic_me": "mara-teal",
        }
        self.bib = folder / "papers.bib"
        self.state = folder / "academic-sync.json"

    def configure(self, **settings: Any) -> None:
        """Write conf.py."""
        self.settings |= settings
        self.settings["academic_sync_endpoints"] = self.services.endpoints
        lines = [f"{name} = {value!r}\n" for name, value in self.settings.items()]
        (self.folder / "conf.py").write_text("".join(lines), "utf-8")

    def run(self, *arguments: object) -> Outcome:
        """Run the command."""
        code = main(["sync", *map(str, arguments)])
        written = self._capsys.readouterr()
        return Outcome(code, written.out, written.err)

    def files(self) -> dict[str, bytes]:
        """Return all files of the folder."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def site(
    tmp_path: Path,
    services: Services,
    waited: list[float],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Site:
    """Return an empty site."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SPHINX_ACADEMIC_CACHE", str(tmp_path / "cache"))
    for name in (
        "OPENALEX_API_KEY",
        "SEMANTIC_SCHOLAR_API_KEY",
        "ADS_DEV_KEY",
        "NCBI_API_KEY",
        "ZOTERO_API_KEY",
    ):
        monkeypatch.delenv(name, raising=False)
    return Site(folder, services, capsys)
