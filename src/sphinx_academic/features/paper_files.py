"""The local files that the page of a paper brings along: what its links mean, and its picture."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Set
from itertools import chain, count
from typing import NamedTuple

from ..records.problems import Problem
from ..records.publication import Publication
from ..records.urls import is_relative
from ..rendering.links import file_candidates, is_local
from .files import FileRule, Use, missing_file, preview_candidates

#: bytes in the name of a file
_LONGEST = 255


class LocalFile(NamedTuple):
    """A file that a page brings along."""

    #: relative to the source folder
    source: str
    #: relative to the output folder; Google Scholar wants a paper in the folder of its page, or below
    target: str


class PaperFiles(NamedTuple):
    """The files of a paper."""

    #: those that are there, by kind of link; that of the picture is ``preview``
    found: dict[str, LocalFile]
    #: relative to the source folder: all that may mean another answer tomorrow
    watched: tuple[str, ...]
    problems: tuple[Problem, ...]


def paper_files(rule: FileRule, record: Publication, page: str) -> PaperFiles:
    """Find the files of a paper.

    :param rule: which files may be published
    :param page: name of the page that brings them along
    """
    found: dict[str, LocalFile] = {}
    watched: list[str] = []
    problems = []
    # with dirhtml, the page itself is in their folder
    taken = {"index.html"}
    for kind, link, paths in _candidates(record):
        file = rule.find(paths, Use.PICTURE if kind == "preview" else Use.LINK)
        watched += file.watched
        if source := file.name:
            name = _free_name(posixpath.basename(source), kind, taken)
            taken.add(name.casefold())
            found[kind] = LocalFile(source, f"{page}/{name}")
        elif kind == "preview" or is_local(kind, link):
            problems.append(missing_file(record, kind, link, file.refusal))
    return PaperFiles(found, tuple(watched), tuple(problems))


def _free_name(name: str, kind: str, taken: Set[str]) -> str:
    """Return a name for a copy of a file, which no other file of the page has."""
    stem, ending = posixpath.splitext(name)
    for start in chain(["", f"{kind}-"], (f"{kind}-{number}-" for number in count(2))):
        # file systems allow 255 bytes
        room = _LONGEST - len(os.fsencode(start + ending))
        free = start + os.fsencode(stem)[:room].decode("utf-8", "ignore") + ending
        if free.casefold() not in taken:
            return free
    raise AssertionError  # count has no end


def _candidates(record: Publication) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield kind and link of each file with where it may be."""
    for kind, link in record.links:
        if is_relative(link):
            yield kind, link, file_candidates(kind, link)
    if paths := preview_candidates(record):
        yield "preview", paths[0], paths
