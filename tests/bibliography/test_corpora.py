"""Real ``.bib`` files: nothing raises, no entry is lost, and values agree with two other parsers.

The files are other people's and not part of the project.  ``ACADEMIC_CORPORA`` names a folder with
``expected.tsv`` (columns ``file`` and ``least_entries``) and the files it lists.
"""

from __future__ import annotations

import csv
import logging
import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import bibtexparser
import pybtex.errors
import pytest
from pybtex.database.input.bibtex import LowLevelParser

from sphinx_academic.bibliography.decoding import decode
from sphinx_academic.bibliography.entries import Library, read
from sphinx_academic.bibliography.macros import Macros
from sphinx_academic.bibliography.scanner import scan
from sphinx_academic.records.problems import Kind, Problem

CORPORA = os.environ.get("ACADEMIC_CORPORA", "")
pytestmark = pytest.mark.skipif(not CORPORA, reason="ACADEMIC_CORPORA names no folder with .bib files")

#: entries behind a ``%``, which is a comment for btparse (biber) and for us, but not for BibTeX
COMMENTED_OUT = {"bib/plk__biber--t__tdata__names.bib": 2}

#: file, key, name of a field, value
Fields = list[tuple[str, dict[str, str]]]


class Source(NamedTuple):
    """One file, and what its list says of it."""

    name: str
    data: bytes
    least: int


@cache
def sources() -> tuple[Source, ...]:
    folder = Path(CORPORA)
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    return tuple(
        Source(row["file"], (folder / row["file"]).read_bytes(), int(row["least_entries"])) for row in rows
    )


@cache
def libraries() -> Mapping[str, Library]:
    return {source.name: read(source.data, source.name) for source in sources()}


def ours(text: str) -> tuple[Fields, tuple[Problem, ...]]:
    """Return keys and fields before inheritance, as the other parsers give them."""
    found = scan(text, "")
    problems = list(found.problems)
    raws = [raw for raw in found.entries if raw.type != "string"]
    fields = Macros({}, "", problems).expand(found.entries)
    return [(raw.key, entry) for raw, entry in zip(raws, fields, strict=True)], tuple(problems)


def test_every_entry_is_recovered(capsys: pytest.CaptureFixture[str]) -> None:
    lost, entries, fields, kinds = {}, 0, 0, Counter[Kind]()
    for source in sources():
        library = libraries()[source.name]
        text, _ = decode(source.data, source.name)
        recovered = sum(raw.type != "string" for raw in scan(text, source.name).entries)
        if recovered < source.least - COMMENTED_OUT.get(source.name, 0):
            lost[source.name] = (recovered, source.least)
        entries += len(library.publications)
        fields += sum(len(publication.fields) for publication in library.publications)
        kinds.update(problem.kind for problem in library.problems)
    with capsys.disabled():
        print(f"\n{len(sources())} files, {entries} publications, {fields} fields, no exception")
        print(", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    assert lost == {}


def test_every_problem_is_located() -> None:
    for source in sources():
        lines = decode(source.data, source.name)[0].count("\n") + 1
        for problem in libraries()[source.name].problems:
            assert problem.file == source.name
            assert problem.kind is Kind.BIBFILE or 1 <= (problem.line or 0) <= lines, problem


def pybtex_fields(text: str) -> Iterator[tuple[str, str, str]]:
    with pybtex.errors.capture() as errors:
        parser = LowLevelParser(text, handle_error=errors.append)
        for command, body in parser:
            if command.lower() not in ("string", "preamble", "comment"):
                for name, value in body[1]:
                    yield body[0] or "", name.lower(), parser.flatten_string(value)


def bibtexparser_fields(text: str) -> Iterator[tuple[str, str, str]]:
    logging.disable(logging.CRITICAL)
    for entry in bibtexparser.parse_string(text).entries:
        for field in entry.fields:
            yield entry.key, field.key.lower(), str(field.value)
    logging.disable(logging.NOTSET)
