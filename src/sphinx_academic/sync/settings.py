"""What ``conf.py`` says of the sources of papers, read without a build.

``conf.py`` is executed as Sphinx executes it: in its own folder, with ``__file__`` and ``tags``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..bib.names import parse_name
from ..model.directory import read_people
from ..model.person import Person
from ..model.problems import ProblemKind
from ..model.profile import web_address
from ..model.suggestions import did_you_mean
from .merge import Subject
from .paper_source import Source
from .work import MEMBERS, identifier, normalized_orcid

#: names of addresses that other parts of ``sync`` use
OTHER_ENDPOINTS = ("github", "gitlab", "codeberg", "pypistats", "zenodo")
MEMBER_ID = re.compile(r"[A-Za-z0-9][\w.-]{0,80}", re.ASCII)


class ConfError(Exception):
    """``conf.py`` cannot be used; the text says why."""


class Tags:
    """Stands for Sphinx's ``tags`` while ``conf.py`` is executed."""

    def __init__(self) -> None:
        self._tags: set[str] = set()

    def has(self, name: str) -> bool:
        """Return whether a tag is set."""
        return name in self._tags

    __contains__ = has

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._tags))

    def add(self, name: str) -> None:
        """Set a tag."""
        self._tags.add(name)

    def remove(self, name: str) -> None:
        """Unset a tag."""
        self._tags.discard(name)


@dataclass(slots=True)
class Site:
    """What a site says of itself and of its sources."""

    folder: Path
    bibfiles: list[Path] = field(default_factory=list)
    #: into which new entries go
    target: Path | None = None
    people: tuple[Person, ...] = ()
    me: str = ""
    subjects: list[Subject] = field(default_factory=list)
    #: id of a person -> ORCID iD that ``academic_sync`` has
    orcids: dict[str, str] = field(default_factory=dict)
    endpoints: dict[str, str] = field(default_factory=dict)
    contact: str = ""
    #: id of a member -> address of the member's site
    members: dict[str, str] = field(default_factory=dict)
    #: identifiers of works that are not to be added, with their kinds
    ignored: frozenset[str] = frozenset()
    #: what cannot be used
    problems: list[str] = field(default_factory=list)
    #: all that conf.py sets
    values: Mapping[str, Any] = field(default_factory=dict)


def execute(path: Path) -> dict[str, Any]:
    """Return what ``conf.py`` sets.

    :raises ConfError: if it cannot be executed
    """
    values: dict[str, Any] = {"__file__": str(path), "tags": Tags()}
    here = os.getcwd()
    try:
        code = compile(path.read_bytes(), str(path), "exec")
        os.chdir(path.parent)
        exec(code, values)
    except SyntaxError as error:
        raise ConfError(f"{path}:{error.lineno}: {error.msg}") from None
    except OSError as error:
        raise ConfError(f"{path}: {error.strerror or error}") from None
    except SystemExit:
        raise ConfError(f"{path} ends the process (sys.exit); it must not") from None
    except Exception as error:  # anything may go wrong in the code of others
        raise ConfError(f"{path}: {type(error).__name__}: {error}") from None
    finally:
        os.chdir(here)
    values.pop("__builtins__", None)
    return values


def read_site(
    folder: Path, sources: Mapping[str, Source], given: Mapping[str, list[str]] | None = None
) -> Site:
    """Read the settings of a site.

    :param folder: that of ``conf.py``
    :param given: ids by sources that are taken in place of those of ``academic_sync``
    :raises ConfError: if ``conf.py`` cannot be executed, or what it says of sources cannot be used at all
    """
    values = execute(folder / "conf.py")
    site = Site(folder, values=values)
    _read_files(site, values)
    people = values.get("academic_people")
    site.people = tuple(
        read_people(
            {
                name: parts
                for name, parts in (people.items() if isinstance(people, Mapping) else ())
                if isinstance(name, str) and isinstance(parts, Mapping)
            },
            parse_name,
            _ignore,
        )
    )
    me = values.get("academic_me")
    known = {person.id for person in site.people}
    site.me = me if isinstance(me, str) and me in known else next(iter(known)) if len(known) == 1 else ""
    contact = values.get("academic_sync_contact", "")
    site.contact = (
        contact.strip() if isinstance(contact, str) and "@" in contact and contact.isascii() else ""
    )
    _read_endpoints(site, values.get("academic_sync_endpoints", {}), sources)
    stated: Any = dict(given) if given else values.get("academic_sync", {})
    _read_subjects(site, stated, sources, known)
    _read_members(site, values.get("academic_members", {}), known, is_asked=not given)
    _read_ignored(site, values.get("academic_sync_ignore", []))
    return site


def _ignore(message: str, kind: ProblemKind) -> None:
    """Leave it to the build to warn of people."""


def _read_files(site: Site, values: Mapping[str, Any]) -> None:
    given = values.get("bibtex_bibfiles", [])
    names = [given] if isinstance(given, str) else given if isinstance(given, list | tuple) else []
    site.bibfiles = [site.folder / name for name in names if isinstance(name, str)]
    wanted = values.get("academic_sync_file", "")
    if isinstance(wanted, str) and wanted:
        site.target = site.folder / wanted
        if site.target not in site.bibfiles:
            site.bibfiles.append(site.target)
            site.problems.append(
                f"academic_sync_file: {wanted} is not in bibtex_bibfiles, so no page shows it; add it"
            )
    elif site.bibfiles:
        site.target = site.bibfiles[-1]


def _read_endpoints(site: Site, given: object, sources: Mapping[str, Source]) -> None:
    known = [*sources, *OTHER_ENDPOINTS]
    for name, address in given.items() if isinstance(given, Mapping) else ():
        parts = urlsplit(address) if isinstance(address, str) else None
        if name not in known:
            site.problems.append(
                f"academic_sync_endpoints[{name!r}] is ignored; {did_you_mean(str(name), known)}"
            )
        elif parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            raise ConfError(
                f"academic_sync_endpoints[{name!r}] is no web address; write http://… or https://…"
            )
        else:
            site.endpoints[name] = str(address)
    if not isinstance(given, Mapping):
        site.problems.append("academic_sync_endpoints is not a table (a dict) and is ignored")


def _read_subjects(site: Site, given: object, sources: Mapping[str, Source], known: set[str]) -> None:
    if not isinstance(given, Mapping):
        raise ConfError("academic_sync is not a table (a dict); write {'orcid': '0000-…'}")
    usable = [name for name, source in sources.items() if source.works]
    for name, value in given.items():
        if isinstance(value, Mapping):
            if name not in known:
                hint = did_you_mean(str(name), known) if known else "academic_people has no one"
                site.problems.append(f"academic_sync[{name!r}] is no person of academic_people; {hint}")
            person = str(name) if name in known else ""
            for source, ids in value.items():
                _add_subjects(
                    site, source, ids, sources, usable, person, f"academic_sync[{name!r}][{source!r}]"
                )
        else:
            _add_subjects(site, name, value, sources, usable, site.me, f"academic_sync[{name!r}]")


def _read_members(site: Site, given: object, known: set[str], *, is_asked: bool) -> None:
    """Read the sites of members.

    :param is_asked: whether they are among the lists of this run
    """
    if not isinstance(given, Mapping):
        site.problems.append(
            "academic_members is not a table (a dict) and is ignored; write {'id': 'https://…'}"
        )
        return
    for name, address in given.items():
        where = f"academic_members[{name!r}]"
        if not isinstance(name, str) or not MEMBER_ID.fullmatch(name):
            site.problems.append(
                f"{where} is ignored: an id has letters, digits and hyphens, such as mara-teal"
            )
            continue
        try:
            found = web_address(address.strip() if isinstance(address, str) else "")
            if "@" in urlsplit(found).netloc:
                raise ValueError("it has a user's name or password, which have no place in a file")
            site.members[name] = found
        except ValueError as error:
            site.problems.append(f"{where} is ignored: {error}")
            continue
        if name not in known:
            hint = did_you_mean(name, known) if known else "add {'name': …}"
            site.problems.append(
                f"{where} is no person of academic_people, so no author is marked as this member; {hint}"
            )
        if is_asked:
            site.subjects.append(Subject(MEMBERS, name, name if name in known else ""))


def _read_ignored(site: Site, given: object) -> None:
    names = [given] if isinstance(given, str) else given if isinstance(given, list | tuple | set) else []
    found = set()
    for name in names:
        text = name.strip() if isinstance(name, str) else ""
        try:
            found.add(":".join(identifier(text)))
        except ValueError:
            # as a report has works without an identifier: source and number there
            if re.match(r"[a-z]+:\S", text):
                found.add(text)
            else:
                site.problems.append(
                    f"academic_sync_ignore: {name!r} is no identifier of a work and is ignored"
                )
    site.ignored = frozenset(found)


def _add_subjects(
    site: Site,
    name: object,
    given: object,
    sources: Mapping[str, Source],
    usable: list[str],
    person: str,
    where: str,
) -> None:
    if name not in usable:
        raise ConfError(f"{where} is no source; {did_you_mean(str(name), usable)}")
    source = sources[str(name)]
    for item in given if isinstance(given, list | tuple) else [given]:
        text = str(item).strip() if isinstance(item, str | int) and not isinstance(item, bool) else ""
        try:
            if not text:
                raise ValueError("it is empty")
            subject = Subject(source.name, source.subject(text), person)
        except ValueError as error:
            raise ConfError(f"{where} ({text}) cannot be used: {error}") from None
        if subject not in site.subjects:
            site.subjects.append(subject)
        if person and (orcid := normalized_orcid(subject.id)):
            site.orcids.setdefault(person, orcid)
