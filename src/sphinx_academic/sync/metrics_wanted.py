"""Whose figures a site wants: its papers, its people, and the repositories to which they lead."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from ..bib.reader import read
from ..model.figures import repository_of
from ..model.publication import Publication
from .metrics_source import CountedPaper, CountedPerson, Wanted
from .settings import Site
from .work import identifiers, normalized_orcid

#: kinds of links of an entry by which it is identified
_OWN = frozenset({"doi", "arxiv", "pubmed"})
_SUFFIXES = (".md", ".rst", ".txt")
#: bytes of a page; more is no page
_LARGEST = 4 * 1024 * 1024
_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*(?P<opens>\{(?:academic:)?projects\})?")
_RST = re.compile(r"(?P<indent>[ \t]*)\.\.[ \t]+(?:academic:)?projects::")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'`{}|\\^]{1,500}", re.IGNORECASE)


def wanted_of(site: Site, given: Mapping[str, Any], only: Iterable[str] = ()) -> Wanted:
    """Return whose figures a site wants.

    :param given: its file of figures; what it names in ``repositories`` stays wanted
    :param only: ids of the people who are wanted, in place of all
    """
    records = [record for path in site.bibfiles for record in _records(path)]
    repositories: dict[str, str] = {}
    stated = given.get("repositories")
    names = [*(stated if isinstance(stated, dict) else ())]
    links = [link for record in records for kind, link in record.links if kind not in _OWN]
    for name in (*names, *links, *_addresses_in_pages(site)):
        found = repository_of(name) or (name if name in names else "")
        if found:
            repositories.setdefault(found.lower(), found)
    return Wanted(tuple(_papers(records)), tuple(_people(site, set(only))), tuple(repositories.values()))


def _records(path: Path) -> tuple[Publication, ...]:
    try:
        return read(path.read_bytes(), path.name).publications
    except OSError:  # the run of papers says so, too, and so does a build
        return ()


def _papers(records: Iterable[Publication]) -> Iterator[CountedPaper]:
    seen: set[str] = set()
    for record in records:
        links = dict(record.links)
        ids = identifiers(doi=links.get("doi"), arxiv=links.get("arxiv"), pmid=links.get("pubmed"))
        if ids and record.key not in seen:
            seen.add(record.key)
            yield CountedPaper(
                record.key,
                record.plain_title,
                ids.get("doi", ""),
                ids.get("arxiv", ""),
                ids.get("pmid", ""),
            )


def _people(site: Site, only: set[str]) -> Iterator[CountedPerson]:
    for person in site.people:
        if only and person.id not in only:
            continue
        ids: dict[str, tuple[str, ...]] = {}
        for subject in site.subjects:
            if subject.person == person.id:
                ids[subject.source] = (*ids.get(subject.source, ()), subject.id)
        orcid = normalized_orcid(person.orcid) or site.orcids.get(person.id, "")
        if ids or orcid:
            yield CountedPerson(person.id, orcid, ids)


def _addresses_in_pages(site: Site) -> Iterator[str]:
    """Yield the addresses that stand in ``{projects}`` of the pages."""
    excluded = site.values.get("exclude_patterns")
    patterns = [name for name in excluded if isinstance(name, str)] if isinstance(excluded, list) else []
    for folder, folders, files in os.walk(site.folder):
        # a virtual environment may lie beside the pages
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith((".", "_"))
            and not Path(folder, name, "pyvenv.cfg").exists()
            and not _is_excluded(site.folder, Path(folder, name), patterns)
        )
        for name in sorted(files):
            path = Path(folder, name)
            if path.suffix in _SUFFIXES and not _is_excluded(site.folder, path, patterns):
                yield from _addresses(path)


def _is_excluded(root: Path, path: Path, patterns: Iterable[str]) -> bool:
    name = path.relative_to(root).as_posix()
    return any(fnmatch(name, pattern) or fnmatch(path.name, pattern) for pattern in patterns)


def _addresses(path: Path) -> Iterator[str]:
    text = ""
    with suppress(OSError):
        if path.stat().st_size <= _LARGEST:
            text = path.read_bytes().decode("utf-8", "replace")
    if "projects" in text:
        for line in _lines_of_projects(text.splitlines()):
            yield from (address.rstrip(".,;:!?*_") for address in _ADDRESS.findall(line))


def _lines_of_projects(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines within ``{projects}``, of MyST and of reStructuredText."""
    fence = ""
    indent: int | None = None
    for line in lines:
        found = _FENCE.match(line)
        if fence:
            if found and found["fence"].startswith(fence) and not line.strip(" \t>`~:"):
                fence = ""
            else:
                yield line
        elif indent is not None and (not line.strip() or len(line) - len(line.lstrip()) > indent):
            yield line
        elif found and found["opens"]:
            fence, indent = found["fence"], None
        else:
            directive = _RST.match(line)
            indent = len(directive["indent"]) if directive else None
