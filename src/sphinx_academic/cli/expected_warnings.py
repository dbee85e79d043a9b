"""What each build of an imported site will warn of, found without Sphinx."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from ..bib.local_files import (
    PICTURES,
    PUBLISHED,
    file_candidates,
    is_local,
    missing_file,
    preview_of,
)
from ..bib.names import parse_name
from ..importers.findings import Finding, Level
from ..importers.records import Page
from ..model.directory import read_people
from ..model.named_authors import ambiguous_name, unknown_people
from ..model.people import Registry
from ..model.problems import Problem, limited
from ..model.publication import Publication
from .bib_authors import Papers
from .expected_dates import expected_in_sections
from .expected_lists import expected_in_lists


def expected_warnings(
    papers: Papers,
    pages: Iterable[Page],
    people: Mapping[str, Mapping[str, Any]],
    me: str,
    files: Container[str],
    *,
    pictures: bool,
) -> list[Finding]:
    """Return a line of the report for each warning, and for those that a build counts only.

    :param papers: of all .bib files
    :param people: what ``academic_people`` will be
    :param me: what ``academic_me`` will be, or nothing
    :param files: the paths of the new site
    :param pictures: whether a list shows the pictures of papers
    """
    problems: list[Problem] = []
    registry = Registry(
        tuple(
            read_people(
                people,
                parse_name,
                lambda message, kind: problems.append(Problem(kind, f"academic_people{message}", "conf.py")),
            )
        )
    )
    problems += papers.problems
    in_lists, listed = expected_in_lists(pages, papers.publications, registry, me)
    files_of_keys: dict[str, str] = {}
    for entry in listed:
        if files_of_keys.setdefault(entry.key, entry.file) != entry.file:
            # pages show the one of the first file
            continue
        problems += unknown_people(registry, entry)
        if me and (doubt := ambiguous_name(registry, me, entry)):
            problems.append(doubt)
        problems += _missing_files(entry, files, pictures=pictures)
    shown = dict.fromkeys(limited(problems))
    counted = [problem for problem in problems if problem not in shown]
    return [*map(_finding, shown), *map(_counted, counted), *in_lists, *expected_in_sections(pages)]


def _missing_files(entry: Publication, files: Container[str], *, pictures: bool) -> Iterator[Problem]:
    for kind, link in entry.links:
        if is_local(kind, link) and not _is_there(file_candidates(kind, link), PUBLISHED, files):
            yield missing_file(entry, kind, link)
    preview = preview_of(entry) if pictures else None
    if preview and not preview.is_paper:
        endings = PUBLISHED if preview.page else PICTURES
        if not _is_there(preview.paths, endings, files):
            yield missing_file(entry, "preview", preview.paths[0])


def _is_there(paths: tuple[str, ...], endings: Container[str], files: Container[str]) -> bool:
    """Return whether a file is in the new site, and of a kind that the build publishes."""
    names = (posixpath.normpath(path.lstrip("/")) for path in paths)
    return any(
        name in files
        and (posixpath.splitext(name)[1].casefold() in endings or name.startswith("assets/html/"))
        for name in names
    )


def _finding(problem: Problem) -> Finding:
    return _line("each build warns of it", problem)


def _counted(problem: Problem) -> Finding:
    return _line("each build only counts it", problem)


def _line(opening: str, problem: Problem) -> Finding:
    key = f" ({problem.key})" if problem.key else ""
    message = f"{opening}{key}: {problem.message} [academic.{problem.kind}]"
    return Finding(Level.CHECK, message, problem.file, problem.line or 0, warns=True)
