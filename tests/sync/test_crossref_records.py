"""What single records of Crossref become, by the less usual values in them, and how its lists are paged."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name
from sphinx_academic.sync.client import Malformed
from sphinx_academic.sync.work import Contributor

from .papers import ORCID
from .test_records import Client, found, of_crossref, source, works

OTHER = "0000-0002-1694-233X"


def page(count: int, **more: Any) -> dict[str, Any]:
    items = [{"DOI": f"10.5555/{number}"} for number in range(count)]
    return {"message": {"items": items, "next-cursor": "c2", **more}}


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        # as many as were asked for, or as the server gives at once
        (page(200), ["*", "c2"]),
        (page(199), ["*"]),
        (page(3, **{"items-per-page": 3}), ["*", "c2"]),
        (page(2, **{"items-per-page": 3}), ["*"]),
        (page(200, **{"items-per-page": None}), ["*", "c2"]),
        (page(200, **{"next-cursor": None}), ["*"]),
        (page(200, **{"total-results": 200}), ["*"]),
        (page(200, **{"total-results": 201}), ["*", "c2"]),
        (page(200, **{"total-results": "200"}), ["*", "c2"]),
    ],
)
def test_pages(first: Any, asked: list[str]) -> None:
    client = Client(works=[first, page(0)])
    client.contact = "mara@example.org"
    assert len(works("crossref", ORCID, client)) == len(first["message"]["items"])
    assert client.asked == [
        (
            "/works",
            {"filter": f"orcid:{ORCID}", "rows": "200", "cursor": cursor, "mailto": "mara@example.org"},
        )
        for cursor in asked
    ]


def test_batches_of_dois() -> None:
    client = Client(works=[page(1), page(1)])
    assert len(found("crossref", "doi", [f"10.5555/{number}" for number in range(51)], client)) == 2
    assert [params["rows"] for _path, params in client.asked] == ["50", "1"]
    with pytest.raises(Malformed, match="without a message"):
        found("crossref", "doi", ["10.5555/a"], Client(**{"10.5555%2Fa": {"message": []}}))


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ({"title": ["Tides"], "subtitle": ["A study"]}, "Tides: A study"),
        ({"title": ["Tides: a Study"], "subtitle": ["A study"]}, "Tides: a Study"),
        ({"title": ["Tides"], "subtitle": [""]}, "Tides"),
        ({"subtitle": ["A study"]}, ""),
        ({"title": [], "original-title": ["Gezeiten"]}, "Gezeiten"),
    ],
)
def test_titles(item: Any, title: str) -> None:
    assert of_crossref(**item).title == title


@pytest.mark.parametrize(
    ("item", "type_", "fields"),
    [
        ({"type": "new-kind", "publisher": "Quay"}, "misc", {"publisher": "Quay"}),
        ({"publisher": "Quay"}, "", {"publisher": "Quay"}),
        ({"type": "journal-article", "page": "4-9"}, "article", {"pages": "4--9"}),
        ({"type": "journal-article", "page": "S4–S9 & 12"}, "article", {"pages": r"S4--S9 \& 12"}),
        (
            {"type": "dissertation", "publisher": "Quay", "institution": [{"name": "Harbour U."}]},
            "phdthesis",
            {"school": "Harbour U."},
        ),
        ({"type": "report", "publisher": "Quay"}, "techreport", {"institution": "Quay"}),
        (
            {"type": "book-chapter", "container-title": ["Tides"], "volume": "3", "issue": "2"},
            "incollection",
            {"booktitle": "Tides", "volume": "3", "number": "2"},
        ),
        ({"type": "proceedings", "ISBN": ["9783161484100"]}, "proceedings", {"isbn": "9783161484100"}),
        ({"type": "journal-article", "article-number": "e4"}, "article", {"eid": "e4"}),
    ],
)
def test_types_and_places(item: Any, type_: str, fields: dict[str, str]) -> None:
    work = of_crossref(**item)
    assert (work.type, work.fields) == (type_, fields)


@pytest.mark.parametrize(
    ("item", "date"),
    [
        ({"issued": {"date-parts": [[2024, 5, 3]]}, "posted": {"date-parts": [[2020]]}}, Date(2024, 5, 3)),
        ({"issued": {"date-parts": []}, "published": {"date-parts": [[2023]]}}, Date(2023)),
        ({"issued": {"date-parts": [2024]}, "published-print": {"date-parts": [[2022, 1]]}}, Date(2022, 1)),
        ({"issued": {"date-parts": "2024"}, "published-online": {"date-parts": [[2021]]}}, Date(2021)),
        ({"issued": {"date-parts": {"0": [2024]}}, "posted": {"date-parts": [[2020]]}}, Date(2020)),
        ({"issued": None}, None),
    ],
)
def test_dates(item: Any, date: Date | None) -> None:
    assert of_crossref(**item).date == date


def test_people() -> None:
    hers = {"ORCID": f"https://orcid.org/{ORCID}"}
    authors = [
        {"family": "Teal M.", **hers, "affiliation": [{"name": "Quay"}]},
        {"family": "Teal", "given": "Mara", "suffix": "Jr.", **hers, "affiliation": [{"name": "Quay"}]},
        {"given": "Mara Teal", **hers, "affiliation": [{"name": "Quay"}]},
        {"family": "Okoro B.", "ORCID": OTHER},
        {"family": "Okoro", "given": "Ben", "ORCID": OTHER},
        {"given": "Ben Okoro", "ORCID": OTHER},
        {"family": "Okoro B."},
        {"family": "Okoro", "given": "Ben"},
        {"given": "Ben Okoro"},
        {"name": "Tide Group"},
        {"literal": "Fog Group"},
        {},
    ]
    item = {"DOI": "10.5555/a", "author": authors, "editor": [{"family": "Quay", "given": "Ida"}]}
    (work,) = works("crossref", ORCID, Client(works={"message": {"items": [item]}}))
    assert work.authors == (
        Contributor(Name("Teal", "M."), ORCID, ("Quay",), is_subject=True),
        Contributor(Name("Teal", "Mara", "", "Jr."), ORCID, ("Quay",), is_subject=True),
        Contributor(Name("Teal", "Mara"), ORCID, ("Quay",), is_subject=True),
        Contributor(Name("Okoro", "B."), OTHER),
        Contributor(Name("Okoro", "Ben"), OTHER),
        Contributor(Name("Okoro", "Ben"), OTHER),
        Contributor(Name("Okoro", "B.")),
        Contributor(Name("Okoro", "Ben")),
        Contributor(Name("Okoro", "Ben")),
        Contributor(Name("Tide Group", literal=True)),
        Contributor(Name("Fog Group", literal=True)),
    )
    assert work.editors == (Contributor(Name("Quay", "Ida")),)
    assert work.is_deposited
    # by its DOI, it is no one's
    assert not of_crossref(author=authors).is_deposited
    assert not any(author.is_subject for author in of_crossref(author=authors).authors)


def test_relations_and_notices() -> None:
    relation = {
        "is-identical-to": [{"id-type": "DOI", "id": "10.5555/b"}, {"id-type": "uri", "id": ""}],
        "has-version": {"id-type": "arxiv", "id": "2401.00001"},
    }
    assert of_crossref(relation=relation).versions == ("doi:10.5555/b", "arxiv:2401.00001")
    for kind, notice in [
        ("Correction", "correction"),
        ("Corrigendum", "correction"),
        ("REMOVAL", "retraction"),
    ]:
        work = of_crossref(**{"update-to": [{"type": kind, "DOI": "10.5555/b"}, {"type": kind}]})
        assert (work.notice, work.concerns) == (notice, ("doi:10.5555/b",))
    assert of_crossref(**{"updated-by": [{"type": "ERRATUM"}]}).marks == ("corrected",)
    assert of_crossref(title="RETRACTED ARTICLE: On tides").marks == ("retracted",)
    assert of_crossref(type="grant").notice == "other"


def test_its_place_among_sources() -> None:
    """Publishers lead, then those who register data; what people type comes last."""
    names = ["crossref", "datacite", "inspire", "openalex", "orcid"]
    ranks = [20, 25, 35, 60, 70]
    assert [source(name).rank for name in names] == ranks
