"""Which records are one work: how titles, people, years, types and identifiers are compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name
from sphinx_academic.sync.identity import (
    Facts,
    Index,
    alike,
    clusters,
    facts_of_entry,
    facts_of_work,
    fits,
    last_word,
    same_by_title,
    same_person,
    title_key,
    types_agree,
)
from sphinx_academic.sync.work import Contributor, Work

TITLE = "currentsoftheharbour"
#: a paper of a service
PAPER = Facts(TITLE, 4, frozenset({"teal", "okoro"}), "teal", 2024, "10.5555/a", "", "article", False)


def facts(**more: Any) -> Facts:
    return replace(PAPER, **more)


def work(source: str, number: str, title: str = "Currents of the harbour", **more: Any) -> Work:
    authors = tuple(Contributor(Name(name)) for name in more.pop("authors", ("Teal", "Okoro")))
    year = more.pop("year", 2024)
    return Work(source, number, title=title, authors=authors, date=Date(year) if year else None, **more)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (Name("Teal", "Mara"), Name("Teal", "M."), True),
        (Name("Teal", "Mara"), Name("Teal"), True),
        (Name("Teal"), Name("Teal", "Mara"), True),
        (Name("Teal", "Mara"), Name("Teal", "Ben"), False),
        (Name("Teal", "Mara"), Name("Quay", "Mara"), False),
        # taken apart in another way
        (Name("Berg", "Ada", "van der"), Name("van der Berg", "Ada"), True),
        (Name("Berg", "Ada"), Name("van der Berg", "Ada"), True),
        (Name("Tide Group", literal=True), Name("tide group"), True),
        (Name("Tide Group", literal=True), Name("Group", "Tide"), True),
        (Name("Teal", literal=True), Name("Teal", "Mara"), False),
        (Name("Teal", "Mara"), Name("Teal", literal=True), False),
    ],
)
def test_people(one: Name, other: Name, is_same: bool) -> None:
    assert same_person(one, other) is is_same


@pytest.mark.parametrize(
    ("name", "word"),
    [
        (Name("Berg", "Ada", "van der"), "berg"),
        (Name("García-Quay", "Ada"), "quay"),
        (Name("Ørsted"), "orsted"),
        (Name("", "Ada"), "ada"),
    ],
)
def test_last_words_of_names(name: Name, word: str) -> None:
    assert last_word(name) == word


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("fog", "fog", True),
        ("tidesandfogs", "tidesandfogsinthenorthseaofold", True),
        ("tidesandfogsinthenorthseaofold", "tidesandfogs", True),
        # too short to be a title by itself
        ("tidesandfog", "tidesandfoginthenorthseaofold", False),
        ("currentsoftheharbour", "currentsintheharbour", True),
        ("currentsoftheharbour", "gullscountedandnamed", False),
        # as many triples in common as of four titles in ten, and more
        ("abcdxxx", "abcdyyy", False),
        ("abcdxx", "abcdyy", False),
        ("abcde", "abcdxy", False),
        ("abcde", "abcdf", True),
        ("abcde", "zbcde", True),
        ("ab", "cd", False),
        ("", "cd", False),
    ],
)
def test_titles(one: str, other: str, is_alike: bool) -> None:
    assert alike(one, other) is is_alike


OTHER = {"title": "gullscountedandnamed"}
STRANGERS = {"families": frozenset({"doe"})}


@pytest.mark.parametrize(
    ("one", "other", "related", "is_fitting"),
    [
        ({}, {}, False, True),
        (STRANGERS, {}, False, True),
        (OTHER, {}, False, True),
        (OTHER, STRANGERS, False, False),
        # people type identifiers of their other papers
        (OTHER, {"source": "orcid"}, False, False),
        (OTHER | {"source": "zotero"}, {}, False, False),
        (OTHER | {"source": "crossref"}, {"source": "arxiv"}, False, True),
        (OTHER, {"source": "orcid"}, True, True),
        (OTHER | STRANGERS, {"source": "orcid"}, True, False),
        ({"title": "течения"}, {"source": "orcid"}, False, True),
        ({"title": ""}, {"source": "orcid"}, False, True),
        ({"title": ""} | STRANGERS, {}, False, False),
        ({}, {"title": ""} | STRANGERS, False, False),
        ({"title": "", "families": frozenset()}, {}, False, True),
        ({"title": ""}, {"families": frozenset()}, False, True),
    ],
)
def test_two_of_one_identifier(one: Any, other: Any, related: bool, is_fitting: bool) -> None:
    assert fits(facts(**one), facts(**other), related=related) is is_fitting


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ({}, {}, True),
        # people
        ({"first": "okoro"}, {}, True),
        ({"first": "doe"}, {}, False),
        ({}, {"first": "doe"}, False),
        ({"first": "", "families": frozenset()}, {"first": "", "families": frozenset()}, True),
        ({"first": "okoro", "families": frozenset({"okoro"})}, {}, False),
        ({}, {"first": "okoro", "families": frozenset({"okoro"})}, False),
        # years
        ({"year": 2022}, {}, True),
        ({"year": 2021}, {}, False),
        ({}, {"year": 2027}, False),
        ({"year": 0}, {}, True),
        ({}, {"year": 0}, True),
        # short titles need the same year and people
        ({"title": "fog", "words": 1}, {"title": "fog", "words": 1}, True),
        ({"title": "fog", "words": 1, "year": 2023}, {"title": "fog", "words": 1}, False),
        ({"title": "fog", "words": 1, "families": frozenset({"teal"})}, {"title": "fog", "words": 1}, False),
        ({"title": "fog", "words": 2, "year": 2023}, {"title": "fog", "words": 2}, False),
        ({"title": "fog", "words": 3, "year": 2023}, {"title": "fog", "words": 3}, True),
        ({"title": "f" * 23, "words": 1, "year": 2023}, {"title": "f" * 23, "words": 1}, False),
        ({"title": "f" * 24, "words": 1, "year": 2023}, {"title": "f" * 24, "words": 1}, True),
        # what appears every year
        ({"title": "annualreportoftides", "year": 2023}, {"title": "annualreportoftides"}, False),
        ({"title": "thetidesyearinreview", "year": 2023}, {"title": "thetidesyearinreview"}, False),
        ({"title": "annualreportoftides"}, {"title": "annualreportoftides"}, True),
        # two of one list
        ({"source": "zotero", "list_id": "a", "year": 2023}, {"source": "zotero", "list_id": "a"}, False),
        ({"source": "zotero", "list_id": "a", "year": 2023}, {"source": "zotero", "list_id": "b"}, True),
        ({"source": "zotero", "year": 2023}, {"source": "bib"}, True),
        ({"source": "zotero"}, {"source": "zotero"}, True),
        ({"year": 2023}, {}, True),
        ({"source": "arxiv", "year": 2023, "is_preprint": True}, {"source": "arxiv"}, True),
        ({"source": "arxiv", "year": 2023}, {"source": "arxiv", "is_preprint": True}, True),
        # two DOIs
        ({"doi": "10.5555/b"}, {}, False),
        ({"doi": "10.5555/b", "is_preprint": True}, {}, True),
        ({"doi": "10.5555/b"}, {"is_preprint": True}, True),
        ({"doi": "10.5555/b", "is_preprint": True}, {"is_preprint": True}, False),
        ({"doi": ""}, {}, True),
        ({}, {"doi": ""}, True),
        # two numbers of arXiv's
        ({"doi": "", "arxiv": "2401.00001"}, {"arxiv": "2401.00002"}, False),
        ({"doi": "", "arxiv": "2401.00001"}, {"arxiv": "2401.00001"}, True),
        ({"doi": "", "arxiv": "2401.00001"}, {}, True),
        ({"doi": ""}, {"arxiv": "2401.00001"}, True),
        # types
        ({"doi": "", "type": "book"}, {}, False),
        ({"doi": "", "type": "book", "is_preprint": True}, {}, True),
        ({"doi": "", "type": "book"}, {"is_preprint": True}, True),
        ({"doi": "", "type": "review"}, {}, True),
    ],
)
def test_two_of_one_title(one: Any, other: Any, is_same: bool) -> None:
    assert same_by_title(facts(**one), facts(**other)) is is_same


@pytest.mark.parametrize(
    ("one", "other", "do_agree"),
    [
        ("manual", "manual", True),
        ("manual", "book", False),
        ("book", "misc", True),
        ("", "book", True),
        ("book", "mvbook", True),
        ("inbook", "conference", True),
        ("book", "article", False),
        ("article", "dataset", False),
        ("software", "dataset", True),
        ("phdthesis", "mastersthesis", True),
        ("report", "techreport", True),
    ],
)
def test_types(one: str, other: str, do_agree: bool) -> None:
    assert types_agree(one, other) is do_agree


@pytest.mark.parametrize(
    ("title", "key"),
    [("editorialontides", ""), ("preface", ""), (TITLE, TITLE), ("theeditorial", "theeditorial")],
)
def test_what_many_works_are_called_is_no_title(title: str, key: str) -> None:
    assert title_key(facts(title=title)) == key


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (
            {"type": "Article", "ids": {"doi": "10.5555/a"}},
            {"source": "bib", "list_id": "https://example.org/a.bib"},
        ),
        (
            {"authors": (), "editors": (Contributor(Name("Ørsted", "Ada")),), "type": "article", "year": 0},
            {
                "families": frozenset({"orsted"}),
                "first": "orsted",
                "year": 0,
                "doi": "",
                "source": "bib",
                "list_id": "https://example.org/a.bib",
            },
        ),
    ],
)
def test_facts_of_records(more: Any, wanted: Any) -> None:
    record = work("bib", "https://example.org/a.bib#k", r"Currents of {\em the} Harbour", **more)
    assert facts_of_work(record) == facts(**wanted)


@pytest.mark.parametrize(
    ("more", "is_preprint"),
    [
        ({"is_preprint": True, "type": "article"}, True),
        ({"type": "misc", "ids": {"arxiv": "2401.00001"}}, True),
        ({"type": "article", "ids": {"arxiv": "2401.00001"}}, False),
        ({"type": "misc", "ids": {"arxiv": "2401.00001", "doi": "10.5555/a"}}, False),
        ({"type": "misc"}, False),
        ({"type": "article", "ids": {"doi": "10.1101/a"}}, True),
        ({"type": "article", "ids": {"doi": "10.11010/a"}}, False),
    ],
)
def test_preprints(more: Any, is_preprint: bool) -> None:
    assert facts_of_work(work("crossref", "1", **more)).is_preprint is is_preprint


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (
            "@article{k, title={Currents of the harbour}, author={Teal, Mara and Okoro, Ben}, year=2024,"
            " doi={10.5555/A}}",
            {},
        ),
        (
            "@incollection{k, title={Currents of the harbour}, author={Teal, Mara and Okoro, Ben},"
            " editor={Quay, Zoe}, eprint={2401.00001}, archiveprefix={arXiv}}",
            {"year": 0, "doi": "", "arxiv": "2401.00001", "type": "incollection"},
        ),
        (
            "@conference{k, title={Currents of the harbour}, author={Teal, Mara and Okoro, Ben}, year=2024}",
            {"doi": "", "type": "conference"},
        ),
        (
            "@misc{k, title={Currents of the harbour}, editor={Teal, Mara}, year=2024,"
            " eprint={2401.00001}, archiveprefix={arXiv}}",
            {
                "families": frozenset({"teal"}),
                "doi": "",
                "arxiv": "2401.00001",
                "type": "misc",
                "is_preprint": True,
            },
        ),
    ],
)
def test_facts_of_entries(entry: str, wanted: Any) -> None:
    (found,) = read(entry.encode(), "a.bib").publications
    assert facts_of_entry(found) == facts(**wanted)


def index(*entries: str) -> Index:
    return Index(read("\n".join(entries).encode(), "a.bib").publications)


@pytest.mark.parametrize(
    ("entry", "ids", "is_found"),
    [
        ("@misc{k, pmid={12}}", {"pmid": "12"}, True),
        ("@misc{k, eprint={12}, eprinttype={PubMed}}", {"pmid": "12"}, True),
        ("@misc{k, pmid={12}, eprint={13}, eprinttype={pubmed}}", {"pmid": "13"}, False),
        ("@misc{k, eprint={12}, eprinttype={other}}", {"pmid": "12"}, False),
        ("@book{k, isbn={9783161484100}}", {"isbn": "9783161484100"}, True),
        ("@incollection{k, isbn={9783161484100}}", {"isbn": "9783161484100"}, False),
        ("@misc{k, doi={10.5555/A}}", {"doi": "10.5555/a"}, True),
        ("@misc{k, eprint={2401.00001v2}, archiveprefix={arXiv}}", {"arxiv": "2401.00001"}, True),
    ],
)
def test_identifiers_of_entries(entry: str, ids: dict[str, str], is_found: bool) -> None:
    record = work("crossref", "1", type="book", ids=ids)
    assert index(entry).find(record, facts_of_work(record)) == (0 if is_found else None, "")


ENTRIES = (
    "@article{a, title={Gulls, counted and named}, author={Doe, Ann}, year=2001, doi={10.5555/a}}",
    "@article{b, title={Currents of the harbour}, author={Teal and Okoro}, year=2025, doi={10.5555/b}}",
    "@misc{c, title={Currents of the harbour}, author={Teal and Okoro}, year=2024}",
    "@article{d, title={Currents of the harbour}, author={Teal and Okoro}, year=2024}",
    "@article{e, title={Preface}, author={Teal, M.}, year=2024, pmid={12}}",
    "@article{f, title={Currents of the harbour}, author={Teal and Okoro}}",
    "@article{g, title={Currents of the harbour}, author={Teal and Okoro}, year=2023, doi={10.5555/b}}",
)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"ids": {"doi": "10.5555/b"}}, (1, "")),
        ({"ids": {"doi": "10.5555/z"}}, (None, "")),
        ({"ids": {"doi": "10.5555/a"}}, (None, "doi:10.5555/a")),
        ({"ids": {"doi": "10.5555/a"}, "versions": ("doi:10.5555/b",)}, (1, "")),
        ({"ids": {"doi": "10.5555/z"}, "versions": ("doi:10.5555/b",)}, (1, "")),
        # a version may have another title, by the same people, but what is typed is of this very work
        ({"title": "Ebb", "ids": {"doi": "10.5555/z"}, "versions": ("doi:10.5555/b",)}, (1, "")),
        ({"title": "Ebb", "ids": {"doi": "10.5555/b"}}, (None, "doi:10.5555/b")),
        ({"ids": {"doi": "10.5555/a", "pmid": "12"}}, (None, "doi:10.5555/a")),
    ],
)
def test_entries_are_found_by_identifiers(more: Any, found: Any) -> None:
    record = work("orcid", "1", **more)
    assert index(*ENTRIES).find(record, facts_of_work(record)) == found


@pytest.mark.parametrize(
    ("more", "found"),
    [
        # the same type first, then the nearest year; one that is not stated is as near as the next
        ({"type": "article", "year": 2025}, [1, 3, 5, 6, 2]),
        ({"type": "article", "year": 2022}, [5, 6, 3, 2]),
        ({"type": "misc"}, [2, 3, 1, 5, 6]),
        ({"type": "article", "ids": {"doi": "10.5555/z"}}, [3, 5, 2]),
        ({"type": "article", "year": 0}, [1, 3, 5, 6, 2]),
        ({"type": "article", "title": "Preface"}, []),
        ({"type": "article", "title": "Ebb"}, []),
    ],
)
def test_entries_are_found_by_titles(more: Any, found: list[int]) -> None:
    assert index(*ENTRIES).find_title(facts_of_work(work("crossref", "1", **more))) == found


def grouped(*records: Work) -> tuple[list[list[str]], list[tuple[str, str, str]]]:
    """Return the ids of records that are one work, and whose identifiers are wrong."""
    groups, wrong = clusters(records)
    return (
        [[one.id for one in group.works] for group in groups],
        [(held.id, one.id, identifier) for held, one, identifier in wrong],
    )


DOI = {"doi": "10.5555/a"}


def test_one_identifier_is_one_work() -> None:
    records = [
        work("crossref", "1", ids=DOI),
        work("openalex", "2", "Ebb", ids={"pmid": "12"}),
        work("arxiv", "3", "On currents of the harbour", ids=DOI, year=2019),
    ]
    assert grouped(*records) == ([["1", "3"], ["2"]], [])


def test_an_identifier_that_leads_to_another_work_is_taken_away() -> None:
    ids = {"doi": "10.5555/a", "pmid": "12"}
    typed = work("orcid", "1", "Ebb of the north", ids=ids, versions=("doi:10.5555/a", "doi:10.5555/b"))
    records = [
        typed,
        work("crossref", "2", ids=DOI),
        work("pubmed", "3", "Ebb of the north", ids={"pmid": "12"}),
    ]
    assert grouped(*records) == ([["1", "3"], ["2"]], [("2", "1", "doi:10.5555/a")])
    cleaned = clusters(records)[0][0]
    assert [dict(one.ids) for one in cleaned.works] == [{"pmid": "12"}, {"pmid": "12"}]
    assert cleaned.works[0].versions == ("doi:10.5555/b",)
    assert [one.doi for one in cleaned.facts] == ["", ""]
    assert list(cleaned.identifiers) == ["pmid:12"]


def test_of_records_with_one_identifier_any_may_fit() -> None:
    """What fits none of those before is wrong, what fits one of them is that work."""
    records = [
        work("crossref", "1", ids=DOI),
        work("openalex", "2", "Ebb of the north", authors=("Doe",), ids=DOI),
        work("inspire", "3", "Ebb of the north", authors=("Doe", "Quay"), ids=DOI),
    ]
    groups, wrong = grouped(*records)
    assert groups == [["1"], ["2", "3"]]
    assert wrong == [("1", "2", "doi:10.5555/a"), ("1", "3", "doi:10.5555/a")]


@pytest.mark.parametrize(
    ("more", "groups"),
    [
        ({}, [["1", "2"]]),
        ({"authors": ("Doe",)}, [["1"], ["2"]]),
        ({"versions": ()}, [["1"], ["2"]]),
        ({"versions": ("doi:10.5555/z",)}, [["1"], ["2"]]),
    ],
)
def test_versions_are_one_work(more: Any, groups: list[list[str]]) -> None:
    preprint = {"ids": {"arxiv": "2401.00001"}, "versions": ("doi:10.5555/a",), "is_preprint": True, **more}
    found = grouped(work("zotero", "1", ids=DOI), work("arxiv", "2", "Fog horns teach", **preprint))
    assert found == (groups, [])


@pytest.mark.parametrize(
    ("second", "third", "groups"),
    [
        # a record without a DOI belongs to the one of its type, then to that of the nearest year
        ({"year": 2023}, {"year": 2022, "type": "article"}, [["1"], ["2", "3"]]),
        ({"year": 2023, "type": "misc"}, {"year": 2023}, [["1", "3"], ["2"]]),
        # a preprint may become either, an article neither of two others
        ({"year": 2023}, {"ids": {"doi": "10.1101/c"}, "year": 2023}, [["1"], ["2", "3"]]),
        ({"year": 2023}, {"ids": {"doi": "10.5555/c"}, "year": 2023}, [["1"], ["2"], ["3"]]),
        ({"authors": ("Doe",)}, {"type": "article"}, [["1", "3"], ["2"]]),
        ({"year": 2023}, {"type": "book"}, [["1"], ["2"], ["3"]]),
    ],
)
def test_one_title_is_one_work(second: Any, third: Any, groups: list[list[str]]) -> None:
    records = [
        work("crossref", "1", type="article", ids=DOI),
        work("crossref", "2", **{"type": "article", "ids": {"doi": "10.5555/b"}, **second}),
        work("dblp", "3", **{"type": "article", **third}),
    ]
    assert grouped(*records) == (groups, [])


def test_two_articles_are_not_joined_by_their_preprint() -> None:
    """A preprint that fits several is that of the nearest."""
    records = [
        work("dblp", "1", is_preprint=True),
        work("crossref", "2", type="article", ids={"doi": "10.5555/a"}, year=2025),
        work("crossref", "3", type="inproceedings", ids={"doi": "10.5555/b"}, year=2023),
        work("inspire", "4", type="book", year=2026),
    ]
    assert grouped(*records) == ([["1", "2"], ["3"], ["4"]], [])


#: a preprint whose article has another title
BECAME = work("arxiv", "b", versions=("doi:10.5555/b", "pmid:12"), is_preprint=True)
FOG: dict[str, Any] = {"title": "Fog horns teach", "type": "article"}


@pytest.mark.parametrize(
    ("records", "groups"),
    [
        # two articles with DOIs stay two, also where their preprint has the title of the other one
        (
            [
                work("crossref", "1", type="article", ids=DOI),
                BECAME,
                work("crossref", "3", ids={"doi": "10.5555/b"}, **FOG),
            ],
            [["1"], ["b", "3"]],
        ),
        (
            [
                work("dblp", "1", is_preprint=True),
                work("crossref", "2", type="article", ids=DOI),
                BECAME,
                work("crossref", "3", ids={"doi": "10.5555/b"}, **FOG),
            ],
            [["1", "2"], ["b", "3"]],
        ),
        # one without a DOI may be either's
        (
            [
                work("dblp", "1", type="article"),
                BECAME,
                work("crossref", "3", ids={"doi": "10.5555/b"}, **FOG),
            ],
            [["1", "b", "3"]],
        ),
        (
            [
                work("crossref", "1", type="article", ids=DOI),
                BECAME,
                work("pubmed", "3", ids={"pmid": "12"}, **FOG),
            ],
            [["1", "b", "3"]],
        ),
        # a DOI of a preprint is none of an article
        (
            [
                work("crossref", "1", type="article", ids=DOI),
                replace(BECAME, ids={"doi": "10.1101/b"}),
                work("pubmed", "3", ids={"pmid": "12"}, **FOG),
            ],
            [["1", "b", "3"]],
        ),
        # an article is no book, where both say what they are
        (
            [
                work("dblp", "1", type="article"),
                BECAME,
                work("pubmed", "3", ids={"pmid": "12"}, **FOG | {"type": "book"}),
            ],
            [["1"], ["b", "3"]],
        ),
        (
            [
                work("dblp", "1", type="book"),
                BECAME,
                work("pubmed", "3", ids={"pmid": "12"}, **FOG | {"type": "misc"}),
            ],
            [["1", "b", "3"]],
        ),
        (
            [
                work("dblp", "1", type="misc"),
                BECAME,
                work("pubmed", "3", ids={"pmid": "12"}, **FOG),
            ],
            [["1", "b", "3"]],
        ),
        # what a preprint says of its type says nothing of the article
        (
            [
                work("dblp", "1", type="article"),
                replace(BECAME, type="report"),
                work("pubmed", "3", ids={"pmid": "12"}, **FOG),
            ],
            [["1", "b", "3"]],
        ),
        (
            [
                work("dblp", "1", type="report", is_preprint=True),
                work("inspire", "2", type="article"),
                work("ads", "3", type="article"),
            ],
            [["1", "2", "3"]],
        ),
        # what states most comes first: a record without a DOI is that of the nearest article
        (
            [
                work("dblp", "1"),
                work("crossref", "3", type="inproceedings", ids={"doi": "10.5555/b"}, year=2023),
                work("crossref", "2", type="article", ids=DOI),
            ],
            [["1", "2"], ["3"]],
        ),
        # a preprint's DOI and type say nothing against an article
        (
            [
                work("dblp", "1"),
                work("crossref", "2", ids={"doi": "10.1101/p"}),
                BECAME,
                work("crossref", "3", ids={"doi": "10.5555/b"}, **FOG),
            ],
            [["1", "2", "b", "3"]],
        ),
        (
            [
                work("dblp", "1", type="article"),
                work("crossref", "2", type="report", ids={"doi": "10.1101/p"}),
            ],
            [["1", "2"]],
        ),
        # a preprint belongs to one article: to the nearest, or to that to which an identifier leads
        (
            [
                work("crossref", "1", type="article", ids=DOI, year=2025),
                work("dblp", "2", type="article", year=2022),
                work("arxiv", "3", ids={"arxiv": "2401.00001"}, is_preprint=True),
            ],
            [["1", "3"], ["2"]],
        ),
        (
            [
                work("crossref", "1", type="article", ids=DOI, year=2025),
                work("dblp", "2", type="article", year=2022),
                work("arxiv", "3", versions=("doi:10.5555/a",), is_preprint=True),
            ],
            [["1", "3"], ["2"]],
        ),
        # by others
        ([work("dblp", "1"), work("ads", "2", authors=("Doe",))], [["1"], ["2"]]),
    ],
)
def test_groups_of_one_title(records: list[Work], groups: list[list[str]]) -> None:
    found, wrong = grouped(*records)
    assert (sorted(found), wrong) == (sorted(groups), [])
