"""What single records of OpenAlex become, and what it is asked."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name
from sphinx_academic.sync.client import Malformed, SourceError
from sphinx_academic.sync.work import Contributor, Work

from .papers import ORCID
from .test_records import Client, found, source, works


def of_openalex(subject: str = "A7", **item: Any) -> Work:
    given = {"id": "https://openalex.org/W1", **item}
    (work,) = works("openalex", subject, Client(works={"results": [given]}))
    return work


def place(kind: str, name: str = "Tides", **more: Any) -> dict[str, Any]:
    return {"primary_location": {"source": {"type": kind, "display_name": name}, **more}}


@pytest.mark.parametrize(
    ("given", "subject"),
    [
        (" A501234 ", "A501234"),
        ("a5", "A5"),
        ("https://openalex.org/authors/a5012345678/", "A5012345678"),
        (f"https://orcid.org/{ORCID}", ORCID),
        ("XA5", ""),
        ("A5x", ""),
        ("", ""),
    ],
)
def test_subjects(given: str, subject: str) -> None:
    if subject:
        assert source("openalex").subject(given) == subject
    else:
        with pytest.raises(ValueError, match="it is an author id such as A5012345678, or an ORCID iD"):
            source("openalex").subject(given)


def test_pages() -> None:
    def page(cursor: str | None, count: int = 1) -> dict[str, Any]:
        return {"results": [{"id": "W1"}] * count, "meta": {"next_cursor": cursor}}

    for subject, name, pages, cursors in (
        ("A7", "author.id", [page("b"), page("c"), page(None)], ["*", "b", "c"]),
        (ORCID, "author.orcid", [page("b"), page("b")], ["*", "b"]),
        ("A7", "author.id", [page("b"), page("c", 0)], ["*", "b"]),
        ("A7", "author.id", [page("")], ["*"]),
        ("A7", "author.id", [page("b"), page("c"), page("b")], ["*", "b", "c"]),
    ):
        client = Client(works=list(pages))
        works("openalex", subject, client)
        assert client.asked == [
            ("/works", {"filter": f"{name}:{subject}", "per_page": "100", "cursor": cursor})
            for cursor in cursors
        ]
    client = Client(works={"results": []})
    client.contact, client.secret = "mara@example.org", "s3cret"
    works("openalex", "A7", client)
    assert client.asked[0][1] == {
        "filter": "author.id:A7",
        "per_page": "100",
        "mailto": "mara@example.org",
        "api_key": "s3cret",
        "cursor": "*",
    }
    with pytest.raises(Malformed, match="without a list of works"):
        works("openalex", "A7", Client(works={"results": {}}))


def test_by_doi() -> None:
    dois = [f"10.5555/{number}" for number in range(101)] + ["10.5555/a|b", "10.5555/a,b", "10.5555/a b"]
    client = Client(works={"results": [{"id": "W1"}, {"id": None}, None]})
    assert [work.id for work in found("openalex", "doi", dois, client)] == ["W1", "W1"]
    assert [params["filter"] for _path, params in client.asked] == [
        f"doi:{'|'.join(dois[:100])}",
        "doi:10.5555/100",
    ]


@pytest.mark.parametrize(
    ("whole", "names", "is_cut"),
    [
        ({"id": "W1", "authorships": [{"raw_author_name": "Mara Teal"}]}, ["Teal"], False),
        ({"id": "W1", "authorships": []}, ["Okoro"], True),
        (None, ["Okoro"], True),
    ],
)
def test_lists_of_authors_that_are_cut(whole: Any, names: list[str], is_cut: bool) -> None:
    item = {
        "id": "https://openalex.org/W1",
        "is_authors_truncated": True,
        "authorships": [{"raw_author_name": "Ben Okoro"}],
    }
    client = Client(**{"works/W1": whole, "works": {"results": [item]}})
    client.secret = "s3cret"
    (work,) = works("openalex", "A7", client)
    assert ([one.name.family for one in work.authors], work.others) == (names, is_cut)
    assert client.asked[1] == ("/works/W1", {"api_key": "s3cret"})
    client = Client(**{"works/W1": whole, "works": {"results": [item]}})
    works("openalex", "A7", client)
    assert client.asked[1] == ("/works/W1", {})


def test_a_work_in_full_that_is_refused() -> None:
    class Refusing(Client):
        def get(self, path: str, *arguments: Any, **more: Any) -> Any:
            if path != "/works":
                raise SourceError("no", 403)
            return super().get(path, *arguments, **more)

        got = get

    for number, asked in (("https://openalex.org/W1", 1), ("", 1)):
        item = {"id": number, "is_authors_truncated": True, "authorships": [{"raw_author_name": "Ben Okoro"}]}
        client = Refusing(works={"results": [item]})
        assert len(works("openalex", "A7", client)) == bool(number)
        assert len(client.asked) == asked


@pytest.mark.parametrize(
    ("item", "type_", "fields", "is_preprint"),
    [
        ({"type": "article", **place("journal")}, "article", {"journal": "Tides"}, False),
        ({"type": "letter", **place("journal")}, "article", {"journal": "Tides"}, False),
        ({"type": "article", **place("conference")}, "inproceedings", {"booktitle": "Tides"}, False),
        ({"type": "article", **place("book series")}, "", {}, False),
        ({"type": "review"}, "", {}, False),
        ({"type": "book-chapter", **place("book series")}, "incollection", {"booktitle": "Tides"}, False),
        ({"type": "book-chapter", **place("ebook platform")}, "incollection", {}, False),
        ({"type": "book-chapter", **place("metadata")}, "incollection", {}, False),
        ({"type": "book-chapter", **place("repository")}, "incollection", {}, False),
        ({"type": "book", **place("journal")}, "book", {}, False),
        ({"type": "dissertation"}, "thesis", {}, False),
        ({"type": "new-kind"}, "misc", {}, False),
        ({"type": "preprint", **place("journal")}, "online", {}, True),
        ({"type": "article", **place("repository", version="submittedVersion")}, "online", {}, True),
        ({"type": "article", **place("repository", version="publishedVersion")}, "", {}, False),
        (
            {"type": "article", **place("journal", version="submittedVersion")},
            "article",
            {"journal": "Tides"},
            False,
        ),
        ({"type": "review", **place("repository", version="submittedVersion")}, "", {}, False),
        (
            {"type": "book", "biblio": {"volume": "3", "issue": "2", "first_page": "4", "last_page": "9"}},
            "book",
            {"volume": "3", "number": "2", "pages": "4--9"},
            False,
        ),
        (
            {"type": "book", "primary_location": {"landing_page_url": " https://example.org/a "}},
            "book",
            {"url": "https://example.org/a"},
            False,
        ),
        (
            {"type": "book", "primary_location": {"landing_page_url": "ftp://example.org/a"}},
            "book",
            {},
            False,
        ),
        (
            {
                "type": "book",
                "doi": "https://doi.org/10.5555/a",
                "primary_location": {"landing_page_url": "https://example.org/a"},
            },
            "book",
            {},
            False,
        ),
    ],
)
def test_types_and_places(item: Any, type_: str, fields: dict[str, str], is_preprint: bool) -> None:
    work = of_openalex(**item)
    assert (work.type, work.fields, work.is_preprint) == (type_, fields, is_preprint)


@pytest.mark.parametrize(
    ("item", "notice", "marks"),
    [
        ({"type": "paratext"}, "other", ()),
        ({"type": "peer-review"}, "other", ()),
        ({"type": "article", "is_paratext": True}, "other", ()),
        ({"type": "article", "is_paratext": "yes"}, "", ()),
        ({"type": "erratum"}, "correction", ()),
        ({"type": "retraction"}, "retraction", ()),
        ({"type": "article", "is_retracted": True}, "", ("retracted",)),
        ({"type": "article", "is_retracted": "no"}, "", ()),
        ({"type": "article", "is_retracted": False, "is_paratext": False}, "", ()),
    ],
)
def test_notices_and_marks(item: Any, notice: str, marks: tuple[str, ...]) -> None:
    work = of_openalex(**item)
    assert (work.notice, work.marks) == (notice, marks)


ABS = "https://arxiv.org/abs/2401.00001"


@pytest.mark.parametrize(
    ("item", "ids", "versions"),
    [
        (
            {"doi": "https://doi.org/10.5555/A", "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/12"}},
            {"doi": "10.5555/a", "pmid": "12"},
            (),
        ),
        ({"ids": {"doi": "10.5555/b"}}, {"doi": "10.5555/b"}, ()),
        (
            {"type": "preprint", "primary_location": {"landing_page_url": ABS}},
            {"arxiv": "2401.00001"},
            ("arxiv:2401.00001",),
        ),
        (
            {
                "type": "article",
                "locations": [
                    {"landing_page_url": "https://example.org"},
                    {"pdf_url": ABS},
                    {"pdf_url": ABS},
                ],
            },
            {},
            ("arxiv:2401.00001",),
        ),
        (
            {
                "type": "preprint",
                "doi": "https://doi.org/10.48550/arxiv.2401.00002",
                "locations": [{"pdf_url": ABS}],
            },
            {"arxiv": "2401.00002"},
            ("arxiv:2401.00002", "arxiv:2401.00001"),
        ),
    ],
)
def test_identifiers(item: Any, ids: dict[str, str], versions: tuple[str, ...]) -> None:
    work = of_openalex(**item)
    assert (work.ids, work.versions) == (ids, versions)


@pytest.mark.parametrize(
    ("item", "title", "date"),
    [
        (
            {
                "title": "Tides.",
                "display_name": "Ebb",
                "publication_date": "2024-05-03",
                "publication_year": 2023,
            },
            "Tides",
            Date(2024, 5, 3),
        ),
        (
            {"title": None, "display_name": "Ebb", "publication_date": None, "publication_year": 2023},
            "Ebb",
            Date(2023),
        ),
        ({}, "", None),
    ],
)
def test_titles_and_dates(item: Any, title: str, date: Date | None) -> None:
    work = of_openalex(**item)
    assert (work.id, work.title, work.date) == ("W1", title, date)


def test_people() -> None:
    def one(name: str, number: str, orcid: str | None = None, **more: Any) -> dict[str, Any]:
        author = {"display_name": name, "id": f"https://openalex.org/{number}", "orcid": orcid}
        return {"author": author, **more}

    authorships = [
        one("Mara Teal", "a7", institutions=[{"display_name": "Quay"}], raw_affiliation_strings=["Pier"]),
        one("Ben Okoro", "A8", f"https://orcid.org/{ORCID}"),
        {"author": None, "raw_author_name": "Ida Quay"},
        one("", "A9"),
    ]
    mara, ben, ida = Name("Teal", "Mara"), Name("Okoro", "Ben"), Name("Quay", "Ida")
    assert of_openalex("A7", authorships=authorships).authors == (
        Contributor(mara, "", ("Quay", "Pier"), is_subject=True),
        Contributor(ben, ORCID),
        Contributor(ida),
    )
    assert [one.is_subject for one in of_openalex(ORCID, authorships=authorships).authors] == [
        False,
        True,
        False,
    ]
    (work,) = found(
        "openalex",
        "doi",
        ["10.5555/a"],
        Client(works={"results": [{"id": "W1", "authorships": authorships}]}),
    )
    assert not any(one.is_subject for one in work.authors)
