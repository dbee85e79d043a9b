"""One run: sources are queried one after the other, their works are merged, and files are written."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from .bibfile import conflict_line
from .client import Client, Malformed, Network, SourceError, Unreachable
from .entry_text import shown
from .merge import ADDED, COMPLETED, Answer, Plan, Setting, Subject, make_plan
from .paper_source import Find, Source
from .response_cache import Journal
from .settings import Site
from .sources.members import folder_of
from .state import FILE, State, UnreadableState, read_state, write_state
from .work import MEMBERS, Work, normalized_orcid
from .writing import Changed, replace_files

#: how often a merge is done anew because a file was changed meanwhile
_TRIES = 3
#: members' sites in a row without a response, after which there is no network
_MOST_UNREACHABLE = 5
#: kind of identifier -> sources by which it is found, in their order
FINDERS: Mapping[str, tuple[str, ...]] = {
    "doi": ("crossref", "datacite"),
    "arxiv": ("arxiv",),
    "pmid": ("pubmed",),
    "isbn": ("openlibrary", "googlebooks"),
}


class RunError(Exception):
    """Nothing can be done; the text says why."""


@dataclass(slots=True)
class Run:
    """What a run has to do, and how."""

    site: Site
    sources: Mapping[str, Source]
    #: the lists that are asked for
    subjects: Sequence[Subject]
    network: Network = field(default_factory=Network)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    cache: Path | None = None
    this_year: int = field(default_factory=lambda: date.today().year)
    #: called with a source that is being asked, and how many works it has said
    progress: Callable[[str], None] = lambda text: None

    def client(self, name: str, subject: str = "") -> Client:
        """Return a client for a source."""
        return open_client(self.sources[name], self.site, self.network, self.environment, self.cache, subject)

    # asking

    def ask(self) -> tuple[list[Answer], list[tuple[str, str]]]:
        """Ask all sources; what fails loses nothing of the others."""
        answers: list[Answer] = []
        failures: list[tuple[str, str]] = []
        #: members' sites that could not be reached, one after the other
        unreachable = 0
        for subject in self.subjects:
            works: list[Work] = []
            source = self.sources[subject.source]
            name, whose = self._named(source, subject)
            if source.name == MEMBERS and unreachable >= _MOST_UNREACHABLE:
                message = f"was not asked, as {_MOST_UNREACHABLE} others could not be reached"
                failures.append((name, f"{whose}{message}; what it published last is kept"))
                answers.append(Answer(subject, [], is_complete=False))
                continue
            client = self.client(subject.source, subject.id)
            self.progress(f"{source.title}: {subject.id}")
            assert source.works is not None
            try:
                for work in source.works(client, subject.id):
                    works.append(work)
                    if len(works) % 500 == 0:
                        self.progress(f"{source.title}: {len(works)} works")
            except SourceError as error:
                failures.append((name, whose + self._explained(source, client, error, works)))
                answers.append(Answer(subject, works, is_complete=False))
                # a member's site is a few files, of which none is gone on with
                if isinstance(error, Malformed) or source.name == MEMBERS:
                    client.journal.clear()
                unreachable += source.name == MEMBERS and isinstance(error, Unreachable)
                continue
            except Exception as error:  # the source may be code of others, and what it reads always is
                text = client.redacted(f"{type(error).__name__}: {error}")
                failures.append((name, f"{whose}returned something that cannot be read ({text})"))
                answers.append(Answer(subject, works, is_complete=False))
                client.journal.clear()
                continue
            client.journal.clear()
            unreachable = 0
            answers.append(Answer(subject, works, is_complete=client.is_complete))
            self.progress(f"{source.title}: {len(works)} works{', all of them' * client.is_complete}")
        return answers, failures

    def _named(self, source: Source, subject: Subject) -> tuple[str, str]:
        """Return what a failure is filed under, and its words before what has failed."""
        if source.name == MEMBERS:
            return "", f"member ‘{subject.id}’ ({self.site.members.get(subject.id, 'checkout')}) "
        several = sum(other.source == source.name for other in self.subjects) > 1
        return source.name, f"({subject.id}) " if several else ""

    def _explained(self, source: Source, client: Client, error: SourceError, works: Sequence[Work]) -> str:
        text = client.redacted(str(error))
        if error.status in (401, 403, 429) and source.key:
            text += (
                f"; its key in {source.key} may be wrong"
                if client.secret
                else f"; get a key for {source.key}"
            )
        elif source.name == MEMBERS:
            return f"{text}; what it published last is kept"
        elif error.status == 404:
            text += "; check the id"
        if works:
            text += f"; the {len(works)} works before that are used, and the next run goes on"
        return text

    def complete(self, answers: Sequence[Answer]) -> tuple[list[Answer], list[tuple[str, str]]]:
        """Look up works without authors by their DOIs, at the sources that the site has."""
        #: DOI -> sources that have the work without authors
        wanted: dict[str, set[str]] = {}
        for answer in answers:
            for work in answer.works:
                if not work.authors and "doi" in work.ids:
                    wanted.setdefault(work.ids["doi"], set()).add(work.source)
        has_authors = {
            work.ids["doi"]
            for answer in answers
            for work in answer.works
            if work.authors and "doi" in work.ids
        }
        dois = [doi for doi in wanted if doi not in has_authors]
        found: list[Answer] = []
        failures: list[tuple[str, str]] = []
        for name in dict.fromkeys(subject.source for subject in self.subjects):
            source = self.sources[name]
            find = dict(source.find).get("doi")
            asked = [doi for doi in dois if name not in wanted[doi]]
            if find is None or not asked:
                continue
            works, failure = self._find(source, find, asked)
            failures += failure
            found.append(Answer(Subject(name, COMPLETED), works, is_complete=False))
            dois = [doi for doi in dois if doi not in {work.ids.get("doi") for work in works}]
        return found, failures

    def _find(
        self, source: Source, find: Find, values: Sequence[str]
    ) -> tuple[list[Work], list[tuple[str, str]]]:
        client = self.client(source.name, ADDED)
        self.progress(f"{source.title}: {len(values)} by identifier")
        works: list[Work] = []
        try:
            for work in find(client, values):
                works.append(work)
        except SourceError as error:
            client.journal.clear()
            return works, [(source.name, self._explained(source, client, error, ()))]
        except Exception as error:  # as above
            client.journal.clear()
            text = client.redacted(f"{type(error).__name__}: {error}")
            return works, [(source.name, f"returned something that cannot be read ({text})")]
        client.journal.clear()
        return works, []

    def look_up(self, wanted: Sequence[tuple[str, str]]) -> tuple[list[Answer], list[tuple[str, str]]]:
        """Look works up by kind and value of an identifier."""
        answers: list[Answer] = []
        problems: list[tuple[str, str]] = []
        by_kind: dict[str, list[str]] = {}
        for kind, value in wanted:
            by_kind.setdefault(kind, []).append(value)
        for kind, values in by_kind.items():
            missing = list(dict.fromkeys(values))
            failed: list[tuple[str, str]] = []
            for name in FINDERS[kind]:
                source = self.sources.get(name)
                find = dict(source.find).get(kind) if source else None
                if source is None or find is None or not missing:
                    continue
                works, failures = self._find(source, find, missing)
                failed += failures
                fitting = []
                for work in works:
                    own = dict(work.ids) | ({"isbn": work.id} if kind == "isbn" else {})
                    if own.get(kind) in missing:
                        fitting.append(work)
                        missing.remove(own[kind])
                    elif other := own.get(kind):
                        asked = missing[0] if len(missing) == 1 else "what was asked for"
                        where = f"{other} (‘{shown(work.title)}’)"
                        message = f"leads from {asked} to another work, {where}; add that if it is meant"
                        problems.append((name, message))
                        missing = [value for value in missing if value != asked]
                answers.append(Answer(Subject(name, ADDED), fitting, is_complete=False))
            if missing:
                problems += failed
            where = " and ".join(self.sources[name].title for name in FINDERS[kind] if name in self.sources)
            if not failed:
                problems += [("", f"{kind}:{value} is not known to {where}") for value in missing]
        return answers, problems

    # merging

    def read(self) -> tuple[list[tuple[Path, str, bytes]], State, dict[Path, bytes | None]]:
        """Read the files: path, name and content of those with papers, the state, and all contents.

        :raises RunError: if a file cannot be used
        """
        site = self.site
        if site.target is None:
            raise RunError("bibtex_bibfiles in conf.py names no .bib file for new papers; add one")
        held: dict[Path, bytes | None] = {}
        files = []
        for path in site.bibfiles:
            if path.is_dir():
                raise RunError(f"{path} is a folder; bibtex_bibfiles has to name files")
            held[path] = data = path.read_bytes() if path.exists() else None
            name = os.path.relpath(path, site.folder)
            if line := conflict_line(data or b""):
                raise RunError(
                    f"{name}:{line}: a conflict marker of git; take one of the two versions, then run again"
                )
            files.append((path, name, data or b""))
        state_path = site.folder / FILE
        held[state_path] = data = state_path.read_bytes() if state_path.exists() else None
        try:
            base = read_state(data) if data is not None else State()
        except UnreadableState as error:
            raise RunError(f"{FILE}: {error}") from None
        return files, base, held

    def plan(
        self, answers: Sequence[Answer], *, keep_others: bool = False
    ) -> tuple[Plan, dict[Path, bytes | None]]:
        """Merge what sources said with the files as they are now.

        :return: the plan, and the content of each file that it rests on
        :raises RunError: if a file cannot be used
        """
        files, base, held = self.read()
        site = self.site
        setting = Setting(
            site.people,
            site.orcids | {one.id: orcid for one in site.people if (orcid := normalized_orcid(one.orcid))},
            site.subjects,
            {name: source.rank for name, source in self.sources.items()},
            frozenset(name for name, source in self.sources.items() if source.is_curated),
            {name: source.title for name, source in self.sources.items()},
            site.ignored,
            this_year=self.this_year,
        )
        assert site.target is not None
        target = site.bibfiles.index(site.target)
        trusted, remarks = _without_emptied(answers, base, setting.titles)
        plan = make_plan(files, target, base, trusted, setting, keep_others=keep_others)
        plan.report.remarks += [*remarks, *dict.fromkeys(self.network.remarks)]
        return plan, held

    def changes(
        self, plan: Plan, held: Mapping[Path, bytes | None]
    ) -> dict[Path, tuple[bytes | None, bytes]]:
        """Return the files that change: what they have, and what they get; the state is the last."""
        changed = {}
        for file in plan.files:
            after = file.result
            if after != (held[file.path] or b""):
                if file.is_utf16:
                    raise RunError(f"{file.name} is UTF-16, in which nothing is written; save it as UTF-8")
                changed[file.path] = held[file.path], after
        state_path = self.site.folder / FILE
        after = write_state(plan.state)
        before = held[state_path]
        # git may have written the ends of its lines in another way
        is_same = before is not None and before.replace(b"\r\n", b"\n") == after
        if not is_same and (before is not None or plan.state.has_works):
            changed[state_path] = held[state_path], after
        return changed

    def write(self, answers: Sequence[Answer], *, keep_others: bool = False) -> tuple[Plan, list[Path]]:
        """Merge, and write what changes; all files, or none of them."""
        for tried in range(1, _TRIES + 1):
            plan, held = self.plan(answers, keep_others=keep_others)
            changed = self.changes(plan, held)
            try:
                if changed:
                    replace_files(self.site.folder, changed)
            except Changed as change:
                if tried == _TRIES:
                    raise RunError(f"{change} is being changed by another program; run again") from None
                continue
            return plan, list(changed)
        raise AssertionError


class Service(Protocol):
    """What a source of papers and one of figures have in common."""

    @property
    def name(self) -> str:
        """Return its key in ``academic_sync_endpoints``."""

    @property
    def address(self) -> str:
        """Return its address, without what ``paths`` has."""

    @property
    def key(self) -> str:
        """Return the environment variable with the key."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Return what may stand between the address and the paths of requests."""

    @property
    def interval(self) -> float:
        """Return the seconds between two requests."""


def open_client(
    service: Service,
    site: Site,
    network: Network,
    environment: Mapping[str, str],
    cache: Path | None,
    subject: str,
) -> Client:
    """Return a client for a service, at the address that the site has set, if it has.

    :param subject: what the run asks for: of one that is stopped, another one for the same goes on
    """
    endpoint = site.endpoints.get(service.name, "")
    base = endpoint or service.address
    is_set = bool(endpoint)
    if service.name == "bib":
        base, is_set = "{0.scheme}://{0.netloc}".format(urlsplit(subject)), True
    elif service.name == MEMBERS and (address := site.members.get(subject)):
        base, is_set = folder_of(address), True
    journal = Journal()
    if cache:
        folder = sha256(f"{base}\n{subject}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
        journal = Journal(cache / "runs" / f"{service.name}-{folder}")
    secret = environment.get(service.key, "").strip() if service.key else ""
    return Client(network, base, service.paths, service.interval, secret, journal, is_set)


def _without_emptied(
    answers: Sequence[Answer], base: State, titles: Mapping[str, str]
) -> tuple[list[Answer], list[str]]:
    """Take a list that was full and is empty now for a mistake of the source; return remarks, too."""
    kept, remarks = [], []
    for answer in answers:
        subject = answer.subject
        if answer.is_complete and not answer.works and base.records.get(subject.source, {}).get(subject.id):
            title = titles.get(subject.source, subject.source)
            remarks.append(f"{title} had works before and has none now; what it said last is kept")
            answer = replace(answer, is_complete=False)
        kept.append(answer)
    return kept, remarks


def diff(changes: Mapping[Path, tuple[bytes | None, bytes]], folder: Path) -> str:
    """Return changes as a unified diff."""
    pieces: list[str] = []
    for path, (before, after) in changes.items():
        name = os.path.relpath(path, folder).replace(os.sep, "/")
        old = (before or b"").decode("utf-8", "replace").splitlines(keepends=True)
        new = after.decode("utf-8", "replace").splitlines(keepends=True)
        origin = "/dev/null" if before is None else f"a/{name}"
        for line in difflib.unified_diff(old, new, origin, f"b/{name}"):
            pieces.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(pieces)
