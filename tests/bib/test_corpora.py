"""Real ``.bib`` files: nothing raises, no entry is lost, and values agree with two other parsers.

What they are is said in ``realfiles.py``.
"""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import bibtexparser
import pybtex.errors
import pytest
from pybtex.database.input.bibtex import LowLevelParser
from pybtex.utils import CaseInsensitiveDict
from realfiles import needs_corpora, sources

from sphinx_academic.bib.chunks import known_from
from sphinx_academic.bib.decoding import decode
from sphinx_academic.bib.fields import ExpansionLimit
from sphinx_academic.bib.macros import MONTHS, Macros
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.reader import Library, read
from sphinx_academic.bib.scanner import scan
from sphinx_academic.model.problems import ProblemKind

pytestmark = needs_corpora

#: entries behind a ``%``, which is a comment for btparse (biber) and for us, but not for BibTeX
COMMENTED_OUT = {"bib/plk__biber--t__tdata__names.bib": 2}

COMMENTED_OUT_KEYS = frozenset({"L27", "L28"})


class Field(NamedTuple):
    """A field as another parser gives it."""

    key: str
    name: str
    value: str


class Ours(NamedTuple):
    """What we read of a file."""

    #: by key and name, white space normalized; sets, as keys may be repeated
    values: Mapping[tuple[str, str], set[str]]
    #: keys of entries with a syntax problem
    recovered: frozenset[str]
    #: names of macros
    macros: frozenset[str]


Oracle = Callable[[str], Iterator[Field]]


@cache
def libraries() -> Mapping[str, Library]:
    return {source.name: read(source.data, source.name) for source in sources()}


def ours(text: str) -> Ours:
    """Return what we read, before inheritance."""
    found = scan(text, "")
    problems = list(found.problems)
    raws = [raw for raw in found.entries if raw.type != "string"]
    macros = Macros({}, "", problems, ExpansionLimit.of(text))
    values = defaultdict(set)
    for raw, fields in zip(raws, macros.expand(found.entries), strict=True):
        for name, value in fields.items():
            values[raw.key, name].add(" ".join(value.split()))
    recovered = {problem.key or "" for problem in problems if problem.kind is BibKind.SYNTAX}
    return Ours(values, frozenset(recovered), frozenset({*MONTHS, *macros.defined}))


def test_every_entry_is_recovered(capsys: pytest.CaptureFixture[str]) -> None:
    lost, entries, fields, kinds = {}, 0, 0, Counter[ProblemKind]()
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


def test_what_is_known_of_a_file_changes_nothing() -> None:
    for source in sources():
        library = libraries()[source.name]
        reported = {problem.key for problem in library.problems}
        known = known_from(library.publications, reported, library.chunks)
        middle = len(source.data) // 2
        for data in (b"\n\n" + source.data, source.data[:middle] + source.data[middle + 99 :]):
            assert read(data, source.name, known=known) == read(data, source.name)


def test_every_problem_is_located() -> None:
    for source in sources():
        lines = decode(source.data, source.name)[0].count("\n") + 1
        for problem in libraries()[source.name].problems:
            assert problem.file == source.name
            assert problem.kind is BibKind.BIBFILE or 1 <= (problem.line or 0) <= lines, problem


def pybtex_fields(text: str) -> Iterator[Field]:
    with pybtex.errors.capture() as errors:
        parser = LowLevelParser(text, handle_error=errors.append, macros=CaseInsensitiveDict(MONTHS))
        for command, body in parser:
            if command.lower() not in ("string", "preamble", "comment"):
                for name, value in body[1]:
                    yield Field(body[0] or "", name.lower(), "".join(value))


def bibtexparser_fields(text: str) -> Iterator[Field]:
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        entries = bibtexparser.parse_string(text).entries
    finally:
        logging.disable(before)
    for entry in entries:
        for field in entry.fields:
            yield Field(entry.key, field.key.lower(), str(field.value))


def excuse(theirs: Field, recovered: frozenset[str], macros: frozenset[str]) -> str:
    """Return why a value may differ from ours, or an empty string."""
    if theirs.key in recovered:
        return "entry with a syntax problem, which each parser recovers in its own way"
    if "=" in theirs.key:
        return "entry without a key, whose first field pybtex takes for one"
    if theirs.value == "":
        return "undefined macro, which pybtex drops and we keep as text"
    if "#" in theirs.value or theirs.value.lower() in macros:
        return "macro or concatenation, which bibtexparser leaves as it is"
    if theirs.value.count("{") != theirs.value.count("}"):
        return "quotation mark in braces, at which bibtexparser ends a value"
    if theirs.name.startswith("%") or "%" in theirs.value:
        return "comment, which bibtexparser reads as part of what follows or precedes it"
    return "entry behind a %, which is a comment for us" if theirs.key in COMMENTED_OUT_KEYS else ""


@pytest.mark.corpora
@pytest.mark.parametrize("oracle", [pybtex_fields, bibtexparser_fields])
def test_values_agree(oracle: Oracle, capsys: pytest.CaptureFixture[str]) -> None:
    total, excused, differences = 0, Counter[str](), []
    for source in sources():
        text, _ = decode(source.data, source.name)
        found = ours(text)
        for theirs in oracle(text):
            total += 1
            if " ".join(theirs.value.split()) in found.values[theirs.key, theirs.name]:
                continue
            if reason := excuse(theirs, found.recovered, found.macros):
                excused[reason] += 1
            else:
                differences.append((source.name, theirs, found.values[theirs.key, theirs.name]))
    with capsys.disabled():
        print(f"\n{oracle.__name__}: {total - excused.total() - len(differences)} of {total} values agree")
        for reason, count in excused.most_common():
            print(f"  {count}: {reason}")
    assert differences == []
