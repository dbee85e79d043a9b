"""What other programs read back from the exports of 2,000 real entries, field by field.

A field is kept if all its words are among those that a program reads for the entry, wherever it puts them.
What is lost has a reason in :data:`REASONS`, or the test fails.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from random import Random
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote

import pytest
from bibtexparser.entrypoint import parse_string as parse_with_bibtexparser
from pybtex.database import BibliographyData, parse_string
from realfiles import needs_corpora, sources

from sphinx_academic.bib.latex import to_plain
from sphinx_academic.bib.latex.tables import SYMBOLS
from sphinx_academic.bib.reader import read
from sphinx_academic.export.bibtex import bibtex_file
from sphinx_academic.export.common import bare_doi
from sphinx_academic.export.csl_json import csl_json
from sphinx_academic.export.reference_parts import LISTS, names
from sphinx_academic.export.ris import ris
from sphinx_academic.model.publication import Publication

pytestmark = [needs_corpora, pytest.mark.corpora]

COUNT = 2000
_FIELD_NAMES = """
    author editor translator editora editorb editorc bookauthor annotator commentator introduction foreword
    afterword holder collaboration
    title subtitle titleaddon shorttitle journal journaltitle journalsubtitle shortjournal issuetitle
    booktitle booksubtitle maintitle eventtitle eventdate venue series edition version volume part number
    issue volumes chapter pages eid articleno article-number pagetotal type howpublished school institution
    organization publisher address location origtitle origdate origpublisher doi eprint pmid pmcid isbn issn
    url urldate keywords note addendum abstract year
"""
FIELDS = tuple(_FIELD_NAMES.split())


@cache
def entries() -> tuple[Publication, ...]:
    """Return entries from all files, the same in every run, with keys of their own."""
    found = [
        publication
        for source in sources()
        for publication in read(source.data, source.name).publications
        if publication.title
    ]
    some = Random(11).sample(found, COUNT)
    return tuple(record._replace(key=f"e{number}") for number, record in enumerate(some))


def by_pybtex() -> dict[str, str]:
    data: BibliographyData = parse_string(bibtex_file(entries(), abstracts=True), "bibtex")
    return {
        key: " ".join(
            [
                entry.type,
                *entry.fields.values(),
                *(str(each) for people in entry.persons.values() for each in people),
            ]
        )
        for key, entry in data.entries.items()
    }


def by_bibtexparser() -> dict[str, str]:
    library = parse_with_bibtexparser(bibtex_file(entries(), abstracts=True))
    return {
        entry.key: " ".join([entry.entry_type, *(field.value for field in entry.fields)])
        for entry in library.entries
    }


def by_rispy() -> dict[str, str]:
    rispy = pytest.importorskip("rispy")
    found = rispy.loads(ris(entries(), abstracts=True), skip_unknown_tags=True)
    return {entry["id"]: " ".join(texts(entry)) for entry in found}


def by_pandoc(source: str, form: str) -> dict[str, str]:
    if not shutil.which("pandoc"):
        pytest.skip("there is no pandoc")
    command = ["pandoc", "-f", form, "-t", "csljson"]
    done = subprocess.run(command, input=source.encode(), capture_output=True, check=True)
    return {entry["id"]: " ".join(texts(entry)) for entry in json.loads(done.stdout)}


def expected(record: Publication, name: str) -> str:
    """Return what a field says: names as read, a DOI without its resolver, no address that is the DOI's."""
    doi = bare_doi(record)
    value = to_plain(record.fields.get(name, ""))
    if name in ("author", "editor"):
        return " ".join(
            str(author.name) for author in (record.authors if name == "author" else record.editors)
        )
    if name in LISTS:
        return " ".join(str(author.name) for author in names(record, name).authors)
    if name == "doi" and doi:
        return doi
    if name == "url":
        value = unquote(value.replace("\\", "").replace(r"{\o}", "ø"))
    return "" if name == "url" and doi and doi.lower() in value.lower() else value


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    else:
        yield str(value)


PROGRAMS: Mapping[str, Callable[[], dict[str, str]]] = {
    "BibTeX, pybtex": by_pybtex,
    "BibTeX, bibtexparser": by_bibtexparser,
    "BibTeX, pandoc": lambda: by_pandoc(bibtex_file(entries(), abstracts=True), "biblatex"),
    "CSL-JSON, pandoc": lambda: by_pandoc(csl_json(entries(), abstracts=True), "csljson"),
    "RIS, rispy": by_rispy,
}


def words(text: str) -> list[str]:
    # a letter and the macro for it are the same
    text = re.sub(r"\\([A-Za-z]+) ?", lambda macro: SYMBOLS.get(macro[1], macro[0]), text)
    found = re.findall(r"[^\W_]+", normalize("NFKC", text).casefold())
    # 04 is April as 4 is
    return [word.lstrip("0") or "0" for word in found]


#: (program or format, field) -> why it is lost; "" for every program
REASONS: Mapping[tuple[str, str], str] = {
    ("CSL-JSON", "booktitle"): "a journal or a title stands in its place",
    ("RIS", "booktitle"): "a journal or a title stands in its place",
    ("CSL-JSON", "journal"): "a server of preprints is the publisher",
    ("RIS", "journal"): "a server of preprints is the publisher",
    ("CSL-JSON", "journaltitle"): "a server of preprints is the publisher",
    ("RIS", "journaltitle"): "a server of preprints is the publisher",
    ("CSL-JSON", "url"): "an address of HAL is written as it is today, other letters than ASCII are encoded",
    ("RIS", "url"): "an address of HAL is written as it is today, other letters than ASCII are encoded",
    ("CSL-JSON", "urldate"): "there is no address",
    ("CSL-JSON, pandoc", "editora"): "pandoc 2 drops CSL 1.0.2's contributor",
    ("BibTeX, pandoc", "abstract"): "pandoc makes one word of a formula and its unit",
    ("BibTeX, pandoc", "booktitle"): "pandoc takes a journal or a title in its place",
    ("BibTeX, pandoc", "editora"): "pandoc does not read it",
    ("BibTeX, pandoc", "eprint"): "pandoc reads those of arXiv, JSTOR, PubMed and Google Books",
    ("BibTeX, pandoc", "institution"): "pandoc takes 'and' for the end of a name",
    ("BibTeX, pandoc", "issue"): "pandoc takes the number in its place",
    ("BibTeX, pandoc", "location"): "pandoc takes 'and' for the end of a name",
    ("BibTeX, pandoc", "publisher"): "pandoc takes 'and' for the end of a name",
    ("BibTeX, pandoc", "subtitle"): "pandoc makes one word of a formula and its unit",
    ("BibTeX, pandoc", "urldate"): "pandoc does not read it in entries without an address",
}


def reason(program: str, name: str) -> str:
    form = program.partition(",")[0]
    return next(filter(None, (REASONS.get((of, name)) for of in (program, form, ""))), "")


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_is_lost(program: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = PROGRAMS[program]()
    assert found.keys() == {record.key for record in entries()}
    stated: Counter[str] = Counter()
    lost: dict[str, list[str]] = {}
    for record in entries():
        text = f"{found[record.key]} {to_plain(found[record.key])} {unquote(found[record.key])}"
        known = set(words(text))
        everything = "".join(words(text))
        for name in FIELDS:
            value = words(expected(record, name))
            if not value:
                continue
            stated[name] += 1
            missing = [word for word in value if word not in known and word not in everything]
            if missing:
                lost.setdefault(name, []).append(f"{record.file}:{record.line}: {record.type}: {missing[:6]}")
    with capsys.disabled():
        print(f"\n{program}: {sum(stated.values())} fields of {COUNT} entries")
        for name, cases in sorted(lost.items()):
            print(f"  {name}: {len(cases)} of {stated[name]} lost: {reason(program, name) or cases[:4]}")
    assert {name: cases[:5] for name, cases in lost.items() if not reason(program, name)} == {}
