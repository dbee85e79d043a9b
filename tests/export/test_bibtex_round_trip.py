"""BibTeX: pybtex, bibtexparser and our own reader find in an export what the records say."""

from __future__ import annotations

import datetime
import re
from unicodedata import normalize

import pytest
from bibtexparser.entrypoint import parse_string as parse_with_bibtexparser
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from export.library import FILES, any_publication, corpora, publications
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import BibliographyData, Person, parse_string
from realfiles import needs_corpora

from sphinx_academic.bib.latex import to_plain
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.reader import read
from sphinx_academic.export.bibtex import balanced, bibtex
from sphinx_academic.export.common import export_keys
from sphinx_academic.export.latex_text import _IN_MATHS, _PLAIN, compilable
from sphinx_academic.model.person import Name
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.text import Inline, Math, RichText, Styled, join

#: given name, family name with its prefix, suffix
Parts = tuple[str, str, str]
Entries = dict[str, tuple[str, dict[str, str], dict[str, list[Parts]]]]

PEOPLE = ("author", "editor")
PEOPLE_SPLIT = [SeparateCoAuthors(name_fields=PEOPLE), SplitNameParts(name_fields=PEOPLE)]


def tidy(text: str) -> str:
    return " ".join(text.split())


def by_pybtex(text: str) -> Entries:
    data: BibliographyData = parse_string(text, "bibtex")  # strict: raises at the first error
    return {
        key: (found.type, {name: tidy(value) for name, value in found.fields.items()}, persons(found.persons))
        for key, found in data.entries.items()
    }


def persons(people: dict[str, list[Person]]) -> dict[str, list[Parts]]:
    return {
        role: [
            parts(
                person.first_names + person.middle_names,
                person.prelast_names + person.last_names,
                person.lineage_names,
            )
            for person in found
        ]
        for role, found in people.items()
    }


def parts(given: list[str], family: list[str], suffix: list[str]) -> Parts:
    return " ".join(given), " ".join(family), " ".join(suffix)


def by_bibtexparser(text: str) -> Entries:
    library = parse_with_bibtexparser(text, append_middleware=PEOPLE_SPLIT)
    assert [block.error for block in library.failed_blocks] == []
    entries: Entries = {}
    for found in library.entries:
        fields = {field.key: field.value for field in found.fields}
        people = {
            role: [parts(name.first, name.von + name.last, name.jr) for name in fields.pop(role)]
            for role in PEOPLE
            if role in fields
        }
        if fields.get("month") in MONTHS:
            fields["month"] = MONTHS[fields["month"]]
        entries[found.key] = (found.entry_type, {name: tidy(value) for name, value in fields.items()}, people)
    return entries


#: pybtex defines these macros, bibtexparser does not
MONTHS = {
    f"{datetime.date(2000, month, 1):%b}".lower(): f"{datetime.date(2000, month, 1):%B}"
    for month in range(1, 13)
}


def expected_people(publication: Publication) -> dict[str, list[Parts]]:
    """Return the names as the other programs give them, prefix and family name in one."""
    ends = {
        "author": publication.others,
        "editor": re.search(r"\sand\s+others\s*$", publication.fields.get("editor", "")),
    }
    people = {"author": publication.authors, "editor": publication.editors}
    return {
        role: [expected_name(author.name) for author in authors] + [OTHERS] * bool(ends[role])
        for role, authors in people.items()
        if authors
    }


OTHERS = ("", "others", "")


def expected_name(name: Name) -> Parts:
    # macros make one letter of a letter and its accent
    name = Name(*(normalize("NFC", part) for part in name[:4]), literal=name.literal)
    if not name.given and name.suffix:
        return "", str(name), ""
    return name.given, f"{name.prefix} {name.family}".strip(), name.suffix


def decoded(people: dict[str, list[Parts]]) -> dict[str, list[Parts]]:
    return {
        role: [(plain_name(given), plain_name(family), plain_name(suffix)) for given, family, suffix in names]
        for role, names in people.items()
    }


def plain_name(part: str) -> str:
    return to_plain(part).replace("\xa0", " ")


#: what has a macro in formulas alone comes back as one: α as $\alpha$
_BACK = {source: character for character, source in _IN_MATHS.items()}


def shown(text: RichText) -> RichText:
    """Return a text in which formulas of one symbol are the symbol, and letters are composed."""
    inlines: list[Inline] = []
    for inline in text:
        if isinstance(inline, Math):
            inlines.append(_BACK.get(inline.source, inline))
        elif isinstance(inline, str):
            inlines.append("".join(_PLAIN.get(c, c).replace("\\,", " ") for c in normalize("NFC", inline)))
        elif isinstance(inline, Styled):
            inlines.append(Styled(inline.style, shown(inline.children)))
        else:
            inlines.append(inline)
    return join(inlines)


def check(sources: tuple[Publication, ...]) -> None:
    """Compare what two programs and our own reader make of an export with the records."""
    text = bibtex(sources, abstracts=True)
    entries = by_pybtex(text)
    assert entries == by_bibtexparser(text)
    keys = export_keys(sources)
    assert list(entries) == keys
    for key, source, again in zip(keys, sources, read(text.encode(), "again.bib").publications, strict=True):
        _, fields, people = entries[key]
        assert decoded(people) == expected_people(source)
        for name in {"title", "journal", "booktitle", "pages", "year", "publisher"} & fields.keys():
            written = tidy(source.fields[name])
            assert fields[name] == tidy(balanced(written if name == "year" else compilable(written)))
        assert (shown(again.title), shown(again.venue)) == (shown(source.title), shown(source.venue))
        # ``day`` is a field of neither BibTeX nor biblatex
        assert again.date == source.date or "day" in source.fields
        assert (again.volume, again.number, again.pages) == (source.volume, source.number, source.pages)
        assert shown(again.note) == shown(source.note)
        assert shown(again.abstract) == shown(source.abstract)
        assert again.status == source.status
        assert again.keywords == source.keywords - {"selected"}


@pytest.mark.parametrize("name", FILES)
def test_other_programs_read_what_the_records_say(name: str) -> None:
    check(publications(name))


@needs_corpora
def test_real_files_round_trip() -> None:
    for sources in corpora():
        check(sources)


@settings(max_examples=50)
@given(st.lists(any_publication, max_size=2))
def test_anything_is_read_without_an_error(sources: list[Publication]) -> None:
    text = bibtex(sources, abstracts=True)
    text.encode()
    assert list(by_pybtex(text)) == list(by_bibtexparser(text)) == export_keys(sources)
    assert BibKind.SYNTAX not in {problem.kind for problem in read(text.encode(), "again.bib").problems}
