"""One run of ``sync --metrics``: sources are asked, figures are merged, and the files are written."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..model.figures import history_file
from .client import Client, Malformed, Network, SourceError
from .metrics_merge import (
    NewFigure,
    UnreadableMetrics,
    merged,
    merged_history,
    read_json,
    written,
)
from .metrics_source import Count, MetricsSource, Wanted
from .metrics_wanted import wanted_of
from .run import open_client
from .settings import Site
from .writing import Changed, replace_files

_TRIES = 3


class MetricsError(Exception):
    """Nothing can be done; the text says why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one source was asked, and what it has."""

    name: str
    title: str
    #: of how many things figures were wanted
    wanted: int
    counts: tuple[Count, ...]
    #: why it has not said all, as the end of a sentence
    failure: str = ""


@dataclass(slots=True)
class MetricsReport:
    """What came of it."""

    asked: list[Asked] = field(default_factory=list)
    news: list[NewFigure] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)

    @property
    def failures(self) -> list[tuple[str, str]]:
        """Return the titles of sources that failed, and how."""
        return [(one.title, one.failure) for one in self.asked if one.failure]


@dataclass(slots=True)
class MetricsRun:
    """What a run has to do, and how."""

    site: Site
    sources: Mapping[str, MetricsSource]
    network: Network = field(default_factory=Network)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    cache: Path | None = None
    #: sources that are asked, in place of all
    names: Sequence[str] = ()
    #: people whose figures are wanted, in place of all
    only: Sequence[str] = ()
    progress: Callable[[str], None] = lambda text: None

    @property
    def file(self) -> Path | None:
        """Return the file of figures, if the site names one."""
        name = self.site.values.get("academic_metrics")
        return self.site.folder / name if isinstance(name, str) and name.strip() else None

    @property
    def today(self) -> datetime.date:
        """Return the day of the run."""
        return datetime.datetime.fromtimestamp(self.network.clock.now(), datetime.UTC).date()

    def read(self) -> dict[Path, bytes | None]:
        """Return the content of the two files: that of figures and that of years.

        :raises MetricsError: if the site names no file, or one that cannot be used
        """
        file = self.file
        if file is None:
            raise MetricsError("academic_metrics in conf.py names no file, such as 'metrics.json'; add it")
        held: dict[Path, bytes | None] = {}
        for path in (file, history_file(file)):
            try:
                held[path] = path.read_bytes() if path.exists() else None
                read_json(held[path])
            except UnreadableMetrics as error:
                raise MetricsError(f"{self._name(path)}:{error}; no figures are fetched") from None
            except OSError as error:
                raise MetricsError(f"{self._name(path)} cannot be read ({error.strerror or error})") from None
            except ValueError:
                raise MetricsError(
                    "academic_metrics in conf.py names no file that can be; correct it"
                ) from None
        if not file.parent.is_dir():
            raise MetricsError(f"academic_metrics in conf.py: there is no folder {file.parent}; make it")
        return held

    def _name(self, path: Path) -> str:
        return os.path.relpath(path, self.site.folder).replace(os.sep, "/")

    def ask(self, held: Mapping[Path, bytes | None]) -> list[Asked]:
        """Ask all sources; what fails loses nothing of the others."""
        wanted = wanted_of(self.site, read_json(next(iter(held.values()))), self.only)
        asked = []
        for name, source in self.sources.items():
            if self.names and name not in self.names:
                continue
            known = source.knows(wanted)
            if len(known):
                asked.append(self._asked(source, known))
        return asked

    def _asked(self, source: MetricsSource, wanted: Wanted) -> Asked:
        client = open_client(source, self.site, self.network, self.environment, self.cache, "metrics")
        self.progress(f"{source.title}: figures of {len(wanted)}")
        counts: list[Count] = []
        failure = ""
        try:
            for count in source.counts(client, wanted):
                counts.append(count)
        except SourceError as error:
            failure = self._explained(source, client, error)
            if isinstance(error, Malformed):
                client.journal.clear()
        except Exception as error:  # the source may be code of others, and what it reads always is
            failure = client.redacted(f"returned something that cannot be read ({type(error).__name__})")
            client.journal.clear()
        else:
            client.journal.clear()
        return Asked(source.name, source.title, len(wanted), tuple(counts), failure)

    def _explained(self, source: MetricsSource, client: Client, error: SourceError) -> str:
        text = client.redacted(str(error))
        if error.status in (401, 403, 429) and source.key:
            has = f"its key in {source.key} may be wrong or used up" if client.secret else ""
            text += f"; {has or f'get a key for {source.key}'}"
        return f"{text}; its last figures stay"

    def changes(
        self, asked: Iterable[Asked], held: Mapping[Path, bytes | None]
    ) -> tuple[dict[Path, tuple[bytes | None, bytes]], MetricsReport]:
        """Merge figures with the files as they were read; return the files that change, and the report."""
        report = MetricsReport(list(asked))
        counts = [(count.source or one.title, count) for one in report.asked for count in one.counts]
        order = list(dict.fromkeys([*(source.title for source in self.sources.values()), *dict(counts)]))
        file, history = held
        changed = {}
        before = read_json(held[file])
        after, report.news = merged(before, counts, order, self.today)
        if after != before:
            changed[file] = held[file], written(after)
        years = read_json(held[history])
        grown, refused = merged_history(years, counts, self.today)
        if grown != years and grown.get("people"):
            changed[history] = held[history], written(grown, 3)
        report.remarks += (
            f"{self._name(history)}:{line_of(held[history], person)}: the history of ‘{person}’ {why}; it "
            "stays as it is; remove it if it is from another site"
            for person, why in refused
        )
        report.remarks += self._strangers(years, held[history], self._name(history))
        report.changed = list(changed)
        return changed, report

    def _strangers(self, years: Mapping[str, object], data: bytes | None, name: str) -> list[str]:
        known = {person.id for person in self.site.people}
        people = years.get("people")
        return [
            f"{name}:{line_of(data, person)}: the history has ‘{person}’, who is no person of "
            "academic_people; remove what is from another site"
            for person in (people if isinstance(people, dict) else ())
            if person not in known
        ]

    def write(self, asked: Sequence[Asked]) -> MetricsReport:
        """Merge, and write what changes; both files, or none of them."""
        for tried in range(1, _TRIES + 1):
            changed, report = self.changes(asked, self.read())
            try:
                if changed:
                    replace_files(self.site.folder, changed)
            except Changed as change:
                if tried == _TRIES:
                    raise MetricsError(f"{change} is being changed by another program; run again") from None
                continue
            except OSError as error:
                raise MetricsError(f"the figures cannot be written ({error.strerror or error})") from None
            return report
        raise AssertionError


def line_of(data: bytes | None, name: str) -> int:
    """Return the line in which a name is first a key."""
    quoted = json.dumps(name, ensure_ascii=False).encode("utf-8", "surrogatepass")
    place = (data or b"").find(quoted)
    return (data or b"")[: max(place, 0)].count(b"\n") + 1
