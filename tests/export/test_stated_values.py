"""Values that no field states directly: identifiers, addresses, pages, who published it."""

from __future__ import annotations

from typing import Any

import pytest
from export.library import entry

from sphinx_academic.export import common
from sphinx_academic.export.reference_parts import (
    all_editors,
    contributors,
    event_date,
    issue,
    names,
    organizer,
    remarks,
)
from sphinx_academic.model.person import Author, Name
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.text import RichText, Style, Styled


def record(kind: str = "article", **given: Any) -> Publication:
    return Publication("k", kind, (), **given)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a\n\t b ", "a b"),
        ("a\x00b\x1bc\ud800d", "abcd"),
        ("\x00 a", "a"),
        ("a\u00a0b", "a\u00a0b"),
        ("", ""),
    ],
)
def test_text_on_one_line(text: str, line: str) -> None:
    assert common.one_line(text) == line


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"a": "x"}, "x"),
        ({"b": "y"}, "y"),
        ({"a": " ", "b": "y"}, "y"),
        ({"a": "{}", "b": "y"}, "y"),
        ({"a": "x", "b": "y"}, "x"),
        ({"a": "\\emph{x}\n {\\'e}"}, "x é"),
        ({"c": "z"}, ""),
    ],
)
def test_first_field_that_is_not_blank(fields: dict[str, str], found: str) -> None:
    assert common.field(record(fields=fields), "a", "b") == found


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name("Doe", "Ann"), "Doe, Ann"),
        (Name("Doe", "Ann", "van der", "Jr."), "van der Doe, Ann, Jr."),
        (Name("Doe", "", "", "Jr."), "Doe, , Jr."),
        (Name("Doe"), "Doe"),
        (Name("Doe", "", "de"), "de Doe"),
        (Name("Roe, Inc.", literal=True), "Roe Inc."),
        (Name("Doe,", "Ann,  B."), "Doe, Ann B."),
        (Name("", "Ann"), ", Ann"),
        (Name(""), ""),
        (Name(" ", " "), ""),
    ],
)
def test_family_name_first(name: Name, written: str) -> None:
    assert common.family_first(name) == written


@pytest.mark.parametrize(
    ("stated", "isbns"),
    [
        ("978-3-16-148410-0", ["978-3-16-148410-0"]),
        ("979 10 9999 999 9", ["979 10 9999 999 9"]),
        ("978–3–16–148410–0", ["978–3–16–148410–0"]),
        ("0-306-40615-2", ["0-306-40615-2"]),
        ("030640615x", ["030640615x"]),
        ("0306406152, 9780306406157 (paperback), 0306406152", ["0306406152", "9780306406157"]),
        ("030640615", []),
        ("03064061521", []),
        ("x0306406152", []),
        ("-0306406152", []),
        ("0306406152a", []),
        ("٠٣٠٦٤٠٦١٥٢", []),
        ("", []),
    ],
)
def test_isbns(stated: str, isbns: list[str]) -> None:
    assert common.isbns(record(fields={"isbn": stated})) == isbns


@pytest.mark.parametrize(
    ("stated", "issns"),
    [
        ("1234-5678", ["1234-5678"]),
        ("1234567x; 1234-567X (online)", ["1234-567X"]),
        ("1234–5678, 87654321", ["1234-5678", "8765-4321"]),
        ("1234 5678", []),
        ("12345-6789", []),
        ("1234-56789", []),
        ("-1234-5678", []),
        ("", []),
    ],
)
def test_issns(stated: str, issns: list[str]) -> None:
    assert common.issns(record(fields={"issn": stated})) == issns


@pytest.mark.parametrize(
    ("editor", "has_others"),
    [
        ("Doe, A. and others", True),
        ("Doe, A. AND {others} \n", True),
        ("Doe, A.\nand\tothers", True),
        ("Doe, A. and Others, B.", False),
        ("others", False),
        ("Doe, A.", False),
        ("", False),
    ],
)
def test_other_editors(editor: str, has_others: bool) -> None:
    assert common.has_other_editors(record(fields={"editor": editor})) is has_others


@pytest.mark.parametrize(
    ("status", "venue", "is_one"),
    [
        ("preprint", (), True),
        ("preprint", ("arXiv",), True),
        ("preprint", ("bioRxiv",), True),
        ("preprint", ("A Workshop",), False),
        ("", ("arXiv",), False),
        ("", (), False),
        ("submitted", (), False),
    ],
)
def test_preprint(status: str, venue: RichText, is_one: bool) -> None:
    assert common.is_preprint(record(status=status, venue=venue)) is is_one


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("", ""),
        ("preprint", ""),
        ("submitted", "submitted"),
        ("inreview", "under review"),
        ("accepted", "forthcoming"),
        ("inpress", "in press"),
        ("inpreparation", "in preparation"),
    ],
)
def test_status(status: str, words: str) -> None:
    assert common.status(record(status=status)) == words


@pytest.mark.parametrize(
    ("links", "doi", "arxiv"),
    [
        ((), "", ""),
        ((("doi", "https://doi.org/10.1/a%3Cb"),), "10.1/a<b", ""),
        ((("doi", "https://doi.org/10.1/a%20b"),), "10.1/a b", ""),
        ((("doi", "https://example.org/10.1/a"),), "", ""),
        ((("url", "https://doi.org/10.1/a"),), "", ""),
        ((("arxiv", "https://arxiv.org/abs/2401.1"),), "", "2401.1"),
        ((("arxiv", "https://example.org/abs/2401.1"),), "", ""),
        ((("html", "https://arxiv.org/abs/2401.1"),), "", ""),
    ],
)
def test_identifiers(links: tuple[tuple[str, str], ...], doi: str, arxiv: str) -> None:
    found = record(links=links)
    assert (common.bare_doi(found), common.arxiv_id(found)) == (doi, arxiv)


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        (("pdf", "pubmed", "hal", "arxiv", "html", "url"), "url"),
        (("pdf", "pubmed", "hal", "arxiv", "html"), "html"),
        (("pdf", "pubmed", "hal", "arxiv"), "arxiv"),
        (("pdf", "pubmed", "hal"), "hal"),
        (("pdf", "pubmed"), "pubmed"),
        (("code", "pdf"), "pdf"),
        (("code", "doi"), ""),
    ],
)
def test_address_of_a_paper(kinds: tuple[str, ...], kind: str) -> None:
    links = tuple((each, f"https://example.org/{each}") for each in kinds)
    assert common.address(record(links=links)) == (kind and f"https://example.org/{kind}")


def test_address_is_one_that_means_the_same_everywhere() -> None:
    links = (("url", "a.html"), ("html", "javascript:x"), ("pdf", "https://example.org/a b.pdf"))
    assert common.address(record(links=links)) == "https://example.org/a%20b.pdf"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://example.org", "https://example.org"),
        ("http://example.org", "http://example.org"),
        ("HTTPS://example.org", "HTTPS://example.org"),
        ("ftp://example.org", "ftp://example.org"),
        (" https://example.org/a\nb ", "https://example.org/ab"),
        ("mailto:a@example.org", ""),
        ("https:a", ""),
        ("//example.org", ""),
        ("a.html", ""),
        ("javascript:x", ""),
        ("", ""),
    ],
)
def test_absolute_address(link: str, address: str) -> None:
    assert common.absolute(link) == address


ARXIV = (("arxiv", "https://arxiv.org/abs/2401.1"),)
EMPHASIS = Styled(Style.EMPHASIS, ("V",))


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        # preprints have a server
        ("misc", {"status": "preprint", "links": ARXIV, "publisher": "P"}, ((), "arXiv")),
        ("misc", {"status": "preprint", "publisher": "P"}, ((), "P")),
        ("misc", {"status": "preprint", "venue": ("bioRxiv",), "publisher": "P"}, ((), "bioRxiv")),
        # titles of what something is part of
        ("article", {"venue": (EMPHASIS,), "fields": {"journal": "V"}}, ((EMPHASIS,), "")),
        (
            "article",
            {"venue": ("V",), "publisher": "P", "fields": {"journal": "V", "organization": "O"}},
            (("V",), "P"),
        ),
        ("misc", {"venue": ("V",), "fields": {"booktitle": "V", "organization": "O"}}, (("V",), "O")),
        ("misc", {"venue": ("V",), "fields": {"howpublished": "V"}}, (("V",), "")),
        ("misc", {"venue": ("V",), "fields": {"maintitle": "V", "school": "S"}}, (("V",), "")),
        # a publisher alone
        ("book", {"publisher": " P\n Q "}, ((), "P Q")),
        ("book", {"fields": {"organization": "O"}}, ((), "")),
        # bodies that publish, in the order of what they did
        ("misc", {"venue": ("O",), "fields": {"organization": "O"}}, ((), "O")),
        ("misc", {"venue": ("O",), "publisher": "P", "fields": {"organization": "O"}}, ((), "P; O")),
        ("software", {"venue": (EMPHASIS,), "publisher": "P"}, ((), "P; V")),
        ("report", {"venue": ("I",), "publisher": "P"}, ((), "I; P")),
        ("thesis", {"venue": ("I",), "publisher": "I"}, ((), "I")),
        ("dataset", {"venue": ("D",), "fields": {"journal": "D"}}, ((), "D")),
        ("misc", {"venue": ("I",), "fields": {"institution": "I"}}, ((), "I")),
        ("misc", {"venue": ("I",), "fields": {"school": "I"}}, ((), "I")),
    ],
)
def test_container_and_publisher(kind: str, given: dict[str, Any], expected: tuple[RichText, str]) -> None:
    assert common.container_and_publisher(record(kind, **given)) == expected


@pytest.mark.parametrize(
    ("pages", "eid", "expected"),
    [
        ("1–10", "", ("1", "10")),
        ("1 – 10", "e7", ("1", "10")),
        ("1", "", ("1", "")),
        ("", "e 7", ("e 7", "")),
        ("", "1–2", ("1", "2")),
        ("1–2–3", "", ("1–2–3", "")),
        ("1–2, 5", "", ("1–2, 5", "")),
        ("1, 5", "", ("1, 5", "")),
        ("1–", "", ("1", "")),
        ("1-10", "", ("1-10", "")),
        ("", "", ("", "")),
    ],
)
def test_first_and_last_page(pages: str, eid: str, expected: tuple[str, str]) -> None:
    assert common.first_and_last_page(record(pages=pages, eid=eid)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("keywords = {b, a, selected}", ["b", "a"]),
        ("keywords = { }, keyword = {c; d}", ["c", "d"]),
        ("keywords = {a, b, a}", ["a", "b"]),
        ("keywords = {{a, b}, c}", ["a, b", "c"]),
        ("title = {T}", []),
    ],
)
def test_keywords_in_their_order(body: str, expected: list[str]) -> None:
    assert common.keywords(entry(f"@misc{{k, {body}}}")) == expected


@pytest.mark.parametrize(
    ("fields", "tag"),
    [
        ({"langid": "ngerman"}, "de"),
        ({"langid": "ngerman", "language": "french"}, "de"),
        ({"language": "french"}, "fr"),
        ({"language": "Swiss High German"}, "de-CH"),
        ({"language": "SWAHILI"}, "sw"),
        ({"language": "none of these"}, ""),
        ({}, ""),
    ],
)
def test_language_tag(fields: dict[str, str], tag: str) -> None:
    assert common.language(record(fields=fields)) == tag


CY, BO, DI, ED = (
    Author(Name(family, given))
    for family, given in (("Poe", "Cy"), ("Roe", "Bo"), ("Moe", "Di"), ("Loe", "Ed"))
)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {}),
        ({"translator": " "}, {}),
        ({"translator": "Poe, Cy"}, {"translator": ((CY,), False)}),
        ({"translator": "Poe, Cy and others"}, {"translator": ((CY,), True)}),
        ({"bookauthor": "Poe, Cy"}, {"container-author": ((CY,), False)}),
        ({"serieseditor": "Poe, Cy"}, {"collection-editor": ((CY,), False)}),
        # of one kind together, in the order of the fields of biblatex
        (
            {"editorb": "Roe, Bo and others", "editora": "Poe, Cy", "editorc": "Moe, Di"},
            {"editor": ((CY, BO, DI), True)},
        ),
        (
            {"foreword": "Poe, Cy", "holder": "Roe, Bo", "translator": "Moe, Di"},
            {"translator": ((DI,), False), "contributor": ((CY, BO), False)},
        ),
        # what they did is stated
        ({"editora": "Poe, Cy", "editoratype": "compiler"}, {"compiler": ((CY,), False)}),
        ({"editora": "Poe, Cy", "editoratype": "redactor"}, {"collection-editor": ((CY,), False)}),
        ({"editora": "Poe, Cy", "editoratype": "reviser"}, {"contributor": ((CY,), False)}),
        ({"editora": "Poe, Cy", "editorbtype": "compiler"}, {"editor": ((CY,), False)}),
        # a group is not taken apart
        (
            {"collaboration": "Tide and Salt, Inc."},
            {"contributor": ((Author(Name("Tide and Salt, Inc.", literal=True)),), False)},
        ),
        ({"collaboration": ""}, {}),
    ],
)
def test_who_else_had_a_part(
    fields: dict[str, str], expected: dict[str, tuple[tuple[Author, ...], bool]]
) -> None:
    found = contributors(record(fields=fields))
    assert {role: (people.authors, people.others) for role, people in found.items()} == expected


def test_people_of_a_field() -> None:
    found = record(fields={"translator": "Poe, Cy and Roe, Bo", "holder": "\n"})
    assert names(found, "translator").authors == (CY, BO)
    assert names(found, "holder").authors == names(found, "bookauthor").authors == ()


def test_all_editors_are_named_once() -> None:
    fields = {"editora": "Roe, Bo and Moe, Di", "translator": "Loe, Ed"}
    assert all_editors(record(editors=(CY, BO), fields=fields)) == (CY, BO, DI)
    assert all_editors(record(editors=(CY,))) == (CY,)


@pytest.mark.parametrize(
    ("note", "addendum", "expected"),
    [
        ((), "", []),
        (("A.",), "", ["A"]),
        (("A",), "B.", ["A", "B"]),
        (("A.",), "A.", ["A"]),
        ((EMPHASIS, " w.\n"), "", ["V w"]),
        ((), "B", ["B"]),
        (("A..",), "", ["A."]),
    ],
)
def test_remarks(note: RichText, addendum: str, expected: list[str]) -> None:
    assert remarks(record(note=note, fields={"addendum": addendum})) == expected


@pytest.mark.parametrize(
    ("number", "stated", "name"),
    [("3", "Spring", "Spring"), ("3", "3", ""), ("", "Spring", "Spring"), ("3", "", "")],
)
def test_name_of_an_issue(number: str, stated: str, name: str) -> None:
    assert issue(record(number=number, fields={"issue": stated})) == name


@pytest.mark.parametrize(
    ("kind", "publisher", "name"),
    [
        ("inproceedings", "ACM", "IEEE"),
        ("proceedings", "", "IEEE"),
        ("inproceedings", "IEEE", ""),
        ("book", "ACM", ""),
    ],
)
def test_who_held_a_conference(kind: str, publisher: str, name: str) -> None:
    assert organizer(record(kind, fields={"organization": "IEEE"}), publisher) == name


@pytest.mark.parametrize(
    ("stated", "begin"),
    [("2020-05-01/2020-05-03", "2020-05-01"), ("2020-05", "2020-05"), ("/2020", ""), ("", "")],
)
def test_when_an_event_began(stated: str, begin: str) -> None:
    assert event_date(record(fields={"eventdate": stated})) == begin
