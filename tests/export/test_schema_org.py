"""JSON-LD: objects that schema.org's vocabulary knows, and what they say."""

from __future__ import annotations

from typing import Any

import pytest
from export.library import entry
from export.vocabulary import faults

from sphinx_academic.export.schema_org import item_list, person, profile_page, scholarly_article
from sphinx_academic.model.people import Registry
from sphinx_academic.model.person import Name, Person
from sphinx_academic.model.profile import Profile, ProfileLink
from sphinx_academic.model.text import Link

PAGE = "https://example.org/p/"
ANN = Person(
    "ann", Name("Doe", "Ann"), (Name("Doe", "A."),), "https://example.org/ann", "0000-0002-1825-0097"
)
PEOPLE = Registry((ANN, Person("bo", Name("Roe", "Bo"), url="javascript:alert(1)", orcid="1")))
ORCID = "https://orcid.org/0000-0002-1825-0097"


def article(body: str, **options: Any) -> dict[str, Any]:
    found = scholarly_article(entry(body), **options)
    assert list(faults(found)) == []
    del found["@context"]
    return found


FULL = r"""
@article{doe2024,
  author = {Doe\*, Ann and {Roe \& Sons} and others}, editor = {Poe, Cy},
  title = {On \emph{Öre}}, journal = {Journal of It}, volume = 3, number = 4, pages = {1--10},
  publisher = {Press}, date = {2024-05-07}, doi = {10.5555/1_2}, eprint = {2401.00001},
  url = {https://example.org/elsewhere}, keywords = {selected, b, a}, issn = {1234-5678},
  langid = {british}, abstract = {A}, award = {Best Paper Award}, pubstate = {inpress}}
"""


def test_everything_at_once() -> None:
    options = {"pdf_url": PAGE + "doe.pdf", "image": PAGE + "doe.png", "people": PEOPLE}
    assert article(FULL, url=PAGE, **options) == {
        "@type": "ScholarlyArticle",
        "name": "On Öre",
        "headline": "On Öre",
        "url": PAGE,
        "image": PAGE + "doe.png",
        "author": [
            {
                "@type": "Person",
                "name": "Ann Doe",
                "givenName": "Ann",
                "familyName": "Doe",
                "url": "https://example.org/ann",
                "sameAs": ORCID,
            },
            {"@type": "Organization", "name": "Roe & Sons"},
        ],
        "datePublished": "2024-05-07",
        "pageStart": "1",
        "pageEnd": "10",
        "isPartOf": {
            "@type": "PublicationIssue",
            "issueNumber": "4",
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": "3",
                "isPartOf": {"@type": "Periodical", "name": "Journal of It", "issn": "1234-5678"},
            },
        },
        "publisher": {"@type": "Organization", "name": "Press"},
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.5555/1_2"},
            {"@type": "PropertyValue", "propertyID": "arXiv", "value": "2401.00001"},
        ],
        "sameAs": [
            "https://doi.org/10.5555/1_2",
            "https://arxiv.org/abs/2401.00001",
            "https://example.org/elsewhere",
        ],
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": PAGE + "doe.pdf",
            "encodingFormat": "application/pdf",
        },
        "inLanguage": "en-GB",
        "keywords": ["b", "a"],
        "award": "Best Paper Award",
        "creativeWorkStatus": "in press",
        "abstract": "A",
    }


def test_paper_at_a_conference() -> None:
    found = article(
        "@inproceedings{k, booktitle = {Proc.}, editor = {Poe, Cy and {The Board}}, series = {Notes},"
        " volume = 9, isbn = {9780306406157, 0-306-40615-2}, issn = {2434-561X},"
        " eventtitle = {Meeting}, venue = {Turku}, eventdate = {2024-05-07/2024-05-09}}"
    )
    assert found["isPartOf"] == {
        "@type": "Book",
        "name": "Proc.",
        "isbn": ["9780306406157", "0-306-40615-2"],
        "editor": {"@type": "Person", "name": "Cy Poe", "givenName": "Cy", "familyName": "Poe"},
        "contributor": {"@type": "Organization", "name": "The Board"},
        "isPartOf": {
            "@type": "PublicationVolume",
            "volumeNumber": "9",
            "isPartOf": {"@type": "BookSeries", "name": "Notes", "issn": "2434-561X"},
        },
    }
    assert found["publication"] == {
        "@type": "PublicationEvent",
        "name": "Meeting",
        "location": "Turku",
        "startDate": "2024-05-07",
    }
    assert "editor" not in found


@pytest.mark.parametrize(
    ("body", "kind", "properties"),
    [
        ("@article{k, title = T, entrysubtype = {newspaper}}", "NewsArticle", {}),
        (
            "@book{k, isbn = {0306406152}, pagetotal = {99}}",
            "Book",
            {"isbn": "0306406152", "numberOfPages": 99},
        ),
        ("@book{k, title = {T}, pagetotal = {xii + 99}}", "Book", {}),
        ("@book{k, title = {T}, pagetotal = {999999}}", "Book", {"numberOfPages": 999_999}),
        ("@book{k, title = {T}, pagetotal = {1000000}}", "Book", {}),
        ("@book{k, title = {T}, pagetotal = {٩٩}}", "Book", {}),
        ("@book{k, title = {T}, pagetotal = {xii}}", "Book", {}),
        ("@book{k, series = {S}}", "Book", {"isPartOf": {"@type": "BookSeries", "name": "S"}}),
        ("@proceedings{k, editor = {{B}}}", "Book", {"contributor": {"@type": "Organization", "name": "B"}}),
        ("@inbook{k, pages = {7}}", "Chapter", {"pagination": "7"}),
        ("@phdthesis{k, school = {U}}", "Thesis", {"genre": "PhD thesis"}),
        ("@techreport{k, number = {TR-1}}", "Report", {"reportNumber": "TR-1"}),
        (
            "@dataset{k, data = {https://example.org/d.zip}}",
            "Dataset",
            {"distribution": {"@type": "DataDownload", "contentUrl": "https://example.org/d.zip"}},
        ),
        ("@software{k, version = {1.2}}", "SoftwareApplication", {"version": "1.2"}),
        (
            "@software{k, code = {https://example.org/r}}",
            "SoftwareSourceCode",
            {"codeRepository": "https://example.org/r"},
        ),
        (
            "@misc{k, eprint = {2401.00001}}",
            "ScholarlyArticle",
            {"publisher": {"@type": "Organization", "name": "arXiv"}, "creativeWorkStatus": "preprint"},
        ),
        ("@article{k, journal = {CoRR}, volume = {abs/2401.00001}}", "ScholarlyArticle", {}),
        (
            "@misc{k, howpublished = {B}}",
            "CreativeWork",
            {"isPartOf": {"@type": "CreativeWork", "name": "B"}},
        ),
        (
            "@unpublished{k, year = 2024, note = {under review}}",
            "ScholarlyArticle",
            {"dateCreated": "2024", "creativeWorkStatus": "under review"},
        ),
        ("@article{k, pages = {1--2, 5--6}}", "ScholarlyArticle", {"pagination": "1–2, 5–6"}),
        (
            "@article{k, volume = 3}",
            "ScholarlyArticle",
            {"isPartOf": {"@type": "PublicationVolume", "volumeNumber": "3"}},
        ),
        ("@video{k, title = {T}}", "VideoObject", {}),
        ("@workshop{k, title = {T}}", "CreativeWork", {}),
    ],
)
def test_types(body: str, kind: str, properties: dict[str, Any]) -> None:
    found = article(body)
    assert found["@type"] == kind
    assert found.items() >= properties.items()
    if "CoRR" in body:
        assert "isPartOf" not in found


def test_page_of_a_paper_is_not_the_same_elsewhere() -> None:
    body = f"@misc{{k, title = {{T}}, url = {{{PAGE}}}, html = {{{PAGE}}}, doi = {{10.5555/1}}}}"
    assert article(body, url=PAGE)["sameAs"] == "https://doi.org/10.5555/1"
    assert article(body)["sameAs"] == ["https://doi.org/10.5555/1", PAGE]


def test_nothing_is_nothing() -> None:
    assert scholarly_article(entry("@misc{k}")) == {}
    assert item_list([]) == {}
    assert profile_page(Profile(), url=PAGE) == {}


@pytest.mark.parametrize(
    ("authors", "urls"),
    [
        ("Doe, Ann and Doe, Zoe", ["https://example.org/ann", None]),
        # either may be she, so neither is said to be
        ("Doe, Ann and Doe, A.", [None, None]),
        # no address that a link may have, no ORCID iD
        ("Roe, Bo", [None]),
        ("{Ann Doe}", ["https://example.org/ann"]),
    ],
)
def test_who_is_known(authors: str, urls: list[str | None]) -> None:
    found = article(f"@misc{{k, author = {{{authors}}}}}", people=PEOPLE)["author"]
    people = found if isinstance(found, list) else [found]
    assert [each.get("url") for each in people] == urls
    assert ["sameAs" in each for each in people] == [url is not None for url in urls]
    assert {each["@type"] for each in people} == {"Person"}


def test_list() -> None:
    sources = [(entry("@misc{a, title = {A}}"), PAGE + "#pub-a"), (entry("@misc{b, title = {B}}"), "p.html")]
    found = item_list(sources, name="Papers", url=PAGE)
    assert list(faults(found)) == []
    assert found == {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": "Papers",
        "url": PAGE,
        "numberOfItems": 2,
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "url": PAGE + "#pub-a", "name": "A"},
            {"@type": "ListItem", "position": 2, "name": "B"},
        ],
    }
    shortened = item_list(sources, limit=1)
    assert (shortened["numberOfItems"], shortened["itemListElement"]["name"]) == (2, "A")


PROFILE = Profile(
    name="Ann Doe",
    other_name="安",
    pronouns="she/her",
    position="Professor",
    affiliations=(
        (Link("https://example.org/u", ("U",)),),
        ("Lab of ", Link("https://example.org/v", ("V",))),
    ),
    location="Turku",
    email="ann@example.org",
    links=(
        ProfileLink("orcid", "ORCID", ORCID),
        ProfileLink("github", "GitHub", "https://example.org/git"),
        ProfileLink("other", "My group", "https://example.org/group"),
    ),
    photo="ann.jpg",
)


def test_profile() -> None:
    found = profile_page(PROFILE, url=PAGE, image=PAGE + "ann.jpg", known=ANN)
    assert list(faults(found)) == []
    assert found == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "url": PAGE,
        "mainEntity": {
            "@type": "Person",
            "name": "Ann Doe",
            "alternateName": ["安", "A. Doe"],
            "pronouns": "she/her",
            "jobTitle": "Professor",
            "affiliation": [
                {"@type": "Organization", "name": "U", "url": "https://example.org/u"},
                {"@type": "Organization", "name": "Lab of V"},
            ],
            "workLocation": {"@type": "Place", "name": "Turku"},
            "url": PAGE,
            "image": PAGE + "ann.jpg",
            "sameAs": [ORCID, "https://example.org/git"],
        },
    }


def test_profile_takes_its_name_and_address_from_the_site() -> None:
    found = person(Profile(), known=ANN)
    assert (found["name"], found["url"], found["sameAs"]) == ("Ann Doe", "https://example.org/ann", ORCID)
