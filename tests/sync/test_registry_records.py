"""What single records of registries and libraries become: ORCID, DataCite, PubMed, arXiv, dblp, books."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name
from sphinx_academic.sync.client import SourceError
from sphinx_academic.sync.work import Contributor, Work

from .papers import ORCID
from .test_records import Client, found, people, source, works

# ORCID


def of_orcid(full: Any = None, *summaries: Any, **summary: Any) -> Work:
    group = {"work-summary": [{"put-code": 5, **one} for one in (summaries or (summary,))]}
    bulk = [{"work": {"put-code": 5, **(full or {})}}]
    (work,) = works("orcid", ORCID, Client(**{"works": {"group": [group]}, "works/5": {"bulk": bulk}}))
    return work


def external(kind: str, value: str, relationship: str = "self") -> dict[str, str]:
    return {
        "external-id-type": kind,
        "external-id-value": value,
        "external-id-relationship": relationship,
    }


def test_orcid_takes_the_preferred_summary() -> None:
    work = of_orcid(
        None,
        {"display-index": "1", "title": {"title": {"value": "Second"}}, "type": "book"},
        {"display-index": "2", "title": {"title": {"value": "First"}}, "type": None},
        {"display-index": "x", "title": {"title": {"value": "Third"}}, "type": "report"},
    )
    assert (work.title, work.type) == ("First", "book")


def test_orcid_takes_what_others_say_where_the_preferred_says_nothing() -> None:
    def title(text: str) -> dict[str, Any]:
        return {"title": {"title": {"value": text}}}

    first = {**title(""), "display-index": "2"}
    assert of_orcid(None, first, {**title("Tides"), "display-index": "1"}).title == "Tides"
    assert of_orcid(None, {"title": "Tides", "display-index": "2"}, title("Ebb")).title == "Ebb"
    # what is no number is last
    assert of_orcid(None, title("Tides"), {**title("Ebb"), "display-index": "1"}).title == "Ebb"
    odd = {**title("Tides"), "display-index": "²"}
    assert of_orcid(None, odd, {**title("Ebb"), "display-index": "1"}).title == "Ebb"
    # nor does the work in full take anything away
    assert of_orcid({"type": None, "title": None}, {**title("Tides"), "type": "book"}).type == "book"
    titles = {"title": {"title": {"value": ""}, "subtitle": {"value": "A study"}}}
    assert of_orcid(**titles).title == ""


def test_orcid_prefers_normalized_identifiers() -> None:
    one = {**external("doi", "10.5555/v"), "external-id-normalized": {"value": "10.5555/n"}}
    assert of_orcid({"external-ids": {"external-id": [one]}}).ids == {"doi": "10.5555/n"}


@pytest.mark.parametrize(
    ("kind", "ids", "venue", "is_preprint"),
    [
        ("preprint", [], None, True),
        ("PREPRINT", ["doi"], "Tides", True),
        ("other", ["arxiv"], None, True),
        ("other", ["arxiv"], "Tides", False),
        ("other", ["arxiv", "doi"], None, False),
        ("other", [], None, False),
    ],
)
def test_orcid_preprints(kind: str, ids: list[str], venue: str | None, is_preprint: bool) -> None:
    values = {"arxiv": "2401.00001", "doi": "10.5555/a"}
    listed = {"external-id": [external(name, values[name]) for name in ids]}
    work = of_orcid({"external-ids": listed, "type": kind, "journal-title": {"value": venue}})
    assert work.is_preprint is is_preprint


def test_orcid_is_asked_for_a_hundred_works_at_once() -> None:
    groups = [{"work-summary": [{"put-code": number}]} for number in range(1, 102)]
    client = Client(**{"/works": {"group": groups}, "101": {"bulk": []}, "100": {"bulk": []}})
    assert len(works("orcid", ORCID, client)) == 101
    assert [path.count(",") for path, _params in client.asked] == [0, 99, 0]


def test_orcid_titles() -> None:
    title = {"title": {"value": "Tides"}, "subtitle": {"value": "A study"}}
    assert of_orcid(title=title).title == "Tides: A study"
    assert of_orcid({"title": title}, {"title": {"title": {"value": ""}}}).title == "Tides: A study"


def test_orcid_identifiers() -> None:
    ids = {
        "external-id": [
            external("DOI", "10.5555/A"),
            external("doi", "10.5555/b", "VERSION_OF"),
            external("doi", "10.5555/c", "part-of"),
            external("arxiv", "2401.00001", ""),
            external("eid", "2-s2.0-1"),
        ]
    }
    work = of_orcid({"external-ids": ids, "url": {"value": "https://example.org/a"}})
    assert work.ids == {"doi": "10.5555/a", "arxiv": "2401.00001"}
    assert work.versions == ("doi:10.5555/a", "doi:10.5555/b", "arxiv:2401.00001")
    assert (work.fields, work.is_preprint) == ({}, False)


@pytest.mark.parametrize(
    ("url", "fields"),
    [
        ("https://example.org/a", {"url": "https://example.org/a"}),
        ("ftp://example.org/a", {}),
        ("javascript:alert(1)", {}),
    ],
)
def test_orcid_addresses(url: str, fields: dict[str, str]) -> None:
    assert of_orcid(url={"value": url}).fields == fields


def test_orcid_people() -> None:
    def one(name: str, role: str, orcid: str | None = None) -> dict[str, Any]:
        return {
            "credit-name": {"value": name},
            "contributor-orcid": {"path": orcid},
            "contributor-attributes": {"contributor-role": role},
        }

    listed = [one("Mara Teal", "author", ORCID), one("Mara Teal", "editor", ORCID)]
    listed += [one("Ben Okoro", "author"), one("Ida Quay", "EDITOR"), one("", "author"), one("Zoe Holm", "")]
    work = of_orcid({"contributors": {"contributor": listed}})
    assert [name for name, _is_subject in people(work)] == ["Mara Teal", "Ben Okoro", "Zoe Holm"]
    assert [author.orcid for author in work.authors] == [ORCID, "", ""]
    assert [editor.name.family for editor in work.editors] == ["Quay"]


BIBTEX = "@article{a, author = {Teal, Mara}, journal = {Tides}, volume = 3, note = {Mine}}"


@pytest.mark.parametrize(
    ("kind", "value", "names", "fields"),
    [
        ("BIBTEX", BIBTEX, ["Mara Teal"], {"journal": "Tides", "volume": "3"}),
        ("formatted-bibtex", BIBTEX, ["Mara Teal"], {"journal": "Tides", "volume": "3"}),
        ("ris", BIBTEX, [], {}),
        ("bibtex", BIBTEX + BIBTEX.replace("{a,", "{b,"), [], {}),
        ("bibtex", "", [], {}),
    ],
)
def test_orcid_citations(kind: str, value: str, names: list[str], fields: dict[str, str]) -> None:
    work = of_orcid({"citation": {"citation-type": kind, "citation-value": value}})
    assert ([name for name, _is_subject in people(work)], work.fields) == (names, fields)


@pytest.mark.parametrize(("size", "names"), [(100_000, ["Mara Teal"]), (99_900, [])])
def test_orcid_citations_are_read_up_to_a_size(size: int, names: list[str]) -> None:
    """Of several entries, none is known to be the work; one behind the bound is not seen."""
    value = BIBTEX.ljust(size) + BIBTEX.replace("{a,", "{b,")
    work = of_orcid({"citation": {"citation-type": "bibtex", "citation-value": value}})
    assert [name for name, _is_subject in people(work)] == names


# DataCite


def of_datacite(**attributes: Any) -> Work:
    item = {"data": {"attributes": {"doi": "10.5555/A", **attributes}}}
    (work,) = found("datacite", "doi", ["10.5555/a"], Client(**{"dois/10.5555%2Fa": item}))
    return work


def test_datacite_without_a_doi() -> None:
    client = Client(**{"dois/10.5555%2Fa": {"data": {"id": "nothing"}}})
    assert found("datacite", "doi", ["10.5555/a", "10.5555/none"], client) == []
    assert [path for path, _params in client.asked] == ["/dois/10.5555%2Fa", "/dois/10.5555%2Fnone"]


@pytest.mark.parametrize(("state", "notice"), [("findable", ""), ("", ""), ("registered", "other")])
def test_datacite_states(state: str, notice: str) -> None:
    assert of_datacite(state=state).notice == notice


@pytest.mark.parametrize(
    ("kind", "type_", "fields"),
    [
        ("Dataset", "dataset", {"publisher": "Quay", "version": "2"}),
        ("Dissertation", "phdthesis", {"school": "Quay"}),
        ("Report", "techreport", {"institution": "Quay"}),
        ("JournalArticle", "article", {"journal": "Tides", "pages": "4--9"}),
        ("Preprint", "online", {}),
        ("Image", "misc", {"publisher": "Quay"}),
    ],
)
def test_datacite_types(kind: str, type_: str, fields: dict[str, str]) -> None:
    box = {"title": "Tides", "firstPage": "4", "lastPage": "9"} if type_ == "article" else None
    work = of_datacite(
        types={"resourceTypeGeneral": kind},
        publisher={"name": "Quay"},
        version="2",
        container=box,
        url="https://example.org/a",
    )
    assert (work.type, work.fields, work.is_preprint) == (type_, fields, type_ == "online")


def test_datacite_places_and_people_in_one_piece() -> None:
    work = of_datacite(
        types={"resourceTypeGeneral": "DataPaper"},
        container={"title": "Tides", "volume": "3", "issue": "2", "firstPage": "4"},
        publisher="Quay",
        version="2",
        creators=[
            {"familyName": "Teal", "givenName": "Mara", "affiliation": "Quay"},
            {
                "name": "Okoro, Ben",
                "nameIdentifiers": [
                    {"nameIdentifier": "0000-0002-1694-233X", "schemeUri": "https://isni.org"},
                    {"nameIdentifier": ORCID, "schemeUri": "https://orcid.org"},
                ],
            },
            {"name": ""},
        ],
    )
    assert work.fields == {"journal": "Tides", "volume": "3", "number": "2", "pages": "4"}
    assert [(one.name.family, one.orcid, one.affiliations) for one in work.authors] == [
        ("Teal", "", ()),
        ("Okoro", ORCID, ()),
    ]
    assert not work.is_deposited


def test_datacite_preprints_of_arxiv() -> None:
    def of(doi: str, kind: str) -> Work:
        attributes = {
            "types": {"resourceTypeGeneral": kind},
            "url": "https://example.org/a",
            "publisher": "P",
        }
        item = {"data": {"attributes": {"doi": doi, **attributes}}}
        (work,) = found("datacite", "doi", [doi], Client(**{doi.replace("/", "%2F"): item}))
        return work

    url = {"url": "https://example.org/a"}
    preprint = of("10.48550/arXiv.2401.00001", "Text")
    assert (preprint.type, preprint.is_preprint, preprint.ids) == ("online", True, {"arxiv": "2401.00001"})
    assert preprint.fields == url
    article = of("10.48550/arXiv.2401.00001", "JournalArticle")
    assert (article.type, article.is_preprint, article.fields) == ("online", True, url)
    assert (of("10.5555/a", "Text").type, of("10.5555/a", "Text").is_preprint) == ("misc", False)
    assert (of("10.5555/a", "").type, of("10.5555/a", "").fields) == ("", {})
    assert of("10.5555/a", "Preprint").is_preprint


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://example.org/a", "http://example.org/a"),
        (" https://example.org/a ", "https://example.org/a"),
        ("ftp://example.org/a", None),
        ("javascript:alert(1)", None),
        ({"a": 1}, None),
        (None, None),
    ],
)
def test_datacite_addresses(url: Any, shown: str | None) -> None:
    item = {"data": {"attributes": {"doi": "10.48550/arXiv.2401.00001", "url": url}}}
    (work,) = found("datacite", "doi", ["10.48550/x"], Client(**{"10.48550%2Fx": item}))
    assert work.fields == ({"url": shown} if shown else {})
    assert of_datacite(url=url).fields == {}


def test_all_that_datacite_says_of_a_work() -> None:
    person = {
        "familyName": "Teal",
        "givenName": "Mara",
        "nameIdentifiers": [{"nameIdentifier": f"https://orcid.org/{ORCID}"}],
        "affiliation": ["Quay", {"name": "Pier"}, None],
    }
    work = of_datacite(
        types={"resourceTypeGeneral": "Software"},
        titles=[{"title": "Alt", "titleType": "AlternativeTitle"}, {"title": "Tides & fog."},
                {"title": "A study", "titleType": "Subtitle"}],
        creators=[person, {"name": "Okoro, Ben"}, {"name": "Tide Group", "nameType": "Organizational"}],
        contributors=[{"name": "Quay, Ida", "contributorType": "Editor"}, {"name": "Holm, Zoe"}],
        publisher={"name": "Zenodo & Co"},
        publicationYear=2024,
        dates=[{"dateType": "Created", "date": "2023-01-01"},
               {"dateType": "Issued", "date": "2024-05-03/2025"}],
        container={"title": "Box", "volume": "3", "issue": "2", "firstPage": "4", "lastPage": "9"},
        version="1.0_b",
        url="https://example.org/a",
        relatedIdentifiers=[{"relationType": "IsVersionOf", "relatedIdentifierType": "DOI",
                             "relatedIdentifier": "10.5555/all"}],
        state="findable",
    )  # fmt: skip
    assert work == Work(
        "datacite",
        "10.5555/a",
        title=r"Tides \& fog: A study",
        type="software",
        authors=(
            Contributor(Name("Teal", "Mara"), ORCID, ("Quay", "Pier")),
            Contributor(Name("Okoro", "Ben")),
            Contributor(Name("Tide Group", literal=True)),
        ),
        editors=(Contributor(Name("Quay", "Ida")),),
        date=Date(2024, 5, 3),
        fields={
            "volume": "3",
            "number": "2",
            "pages": "4--9",
            "publisher": r"Zenodo \& Co",
            "version": r"1.0\_b",
        },
        ids={"doi": "10.5555/a", "concept": "10.5555/all"},
        versions=("doi:10.5555/all",),
    )


def test_datacite_lists_end() -> None:
    def page(cursor: str, count: int = 1) -> dict[str, Any]:
        link = {"next": f"https://example.org/dois?page%5Bcursor%5D={cursor}"} if cursor else None
        return {"data": [{"id": "10.5555/a"}] * count, "links": link}

    first = {
        "query": f'creators.nameIdentifiers.nameIdentifier:"https://orcid.org/{ORCID}"',
        "page[size]": "500",
        "page[cursor]": "1",
        "affiliation": "true",
        "disable-facets": "true",
    }
    for pages, cursors in (
        ([page("")], []),
        ([page("b"), page("c"), page("b"), page("")], ["b", "c"]),
        ([page("b", 0)], []),
    ):
        client = Client(dois=list(pages))
        works("datacite", ORCID, client)
        assert client.asked == [
            ("/dois", first),
            *(("/dois", {"page[cursor]": cursor}) for cursor in cursors),
        ]
    with pytest.raises(SourceError, match="without a list of works"):
        works("datacite", ORCID, Client(dois={"data": {}}))


def test_datacite_titles_and_editors() -> None:
    work = of_datacite(
        titles=[
            {"title": "Translated", "titleType": "TranslatedTitle"},
            {"title": "Tides"},
            {"title": "A study", "titleType": "Subtitle"},
        ],
        contributors=[
            {"name": "Quay, Ida", "contributorType": "Editor"},
            {"name": "Head, Una", "contributorType": "Supervisor"},
        ],
    )
    assert work.title == "Tides: A study"
    assert [editor.name.family for editor in work.editors] == ["Quay"]


@pytest.mark.parametrize(
    ("year", "dates", "wanted"),
    [
        (2024, {"Created": "2024-01", "Issued": "2024-05-03/2024-06"}, "2024-05-03"),
        (2024, {"Issued": "2023-05-03", "Available": "2024-02-01"}, "2024-02-01"),
        (2024, {"Issued": "2023-05-03", "Updated": "2024-02-01"}, "2024"),
        (2024, {"Issued": "2025-05-03", "Available": "2024-02-01"}, "2024-02-01"),
        (2024, {"Issued": "soon", "Created": "2024-03"}, "2024-03"),
        (None, {"Created": "2023-05-03"}, "2023-05-03"),
    ],
)
def test_datacite_dates(year: int | None, dates: dict[str, str], wanted: str) -> None:
    listed = [{"dateType": kind, "date": date} for kind, date in dates.items()]
    date = of_datacite(publicationYear=year, dates=listed).date
    assert date
    assert "-".join(f"{part:02d}" for part in (date.year, date.month, date.day) if part) == wanted


def test_datacite_relations() -> None:
    def related(relation: str, value: str, kind: str = "DOI") -> dict[str, str]:
        return {"relationType": relation, "relatedIdentifierType": kind, "relatedIdentifier": value}

    work = of_datacite(
        relatedIdentifiers=[
            related("IsVersionOf", "10.6666/x"),
            related("IsVersionOf", "10.5555/A"),
            related("IsVersionOf", "10.5555/All"),
            related("Cites", "10.5555/c"),
            related("IsIdenticalTo", "arXiv:2401.00001", "URL"),
            related("IsIdenticalTo", "https://example.org/a", "URL"),
        ]
    )
    assert work.ids == {"doi": "10.5555/a", "concept": "10.5555/all"}
    assert work.versions == ("doi:10.6666/x", "doi:10.5555/all", "arxiv:2401.00001")


def test_datacite_people() -> None:
    scheme = {"nameIdentifierScheme": "ORCID", "nameIdentifier": ORCID}
    creators = [
        {"name": "Teal, Mara", "nameIdentifiers": [scheme], "affiliation": [{"name": "Quay"}, "Pier"]},
        {"name": "Okoro, Ben", "nameIdentifiers": [{"nameIdentifier": ORCID}]},
        {"name": "Teal Harbour, Board of", "nameType": "Organizational"},
    ]
    item = {"attributes": {"doi": "10.5555/a", "creators": creators}}
    (work,) = works("datacite", ORCID, Client(dois={"data": [item]}))
    assert people(work) == [("Mara Teal", True), ("Ben Okoro", False), ("Teal Harbour, Board of", False)]
    assert work.authors[0].affiliations == ("Quay", "Pier")
    assert work.is_deposited


def test_datacite_pages() -> None:
    page = {
        "data": [{"id": "10.5555/a"}],
        "links": {"next": "https://example.org/dois?page%5Bcursor%5D=x&query="},
    }
    client = Client(dois=[page, page])
    assert len(works("datacite", ORCID, client)) == 2
    assert [params["page[cursor]"] for _path, params in client.asked] == ["1", "x"]
    assert client.asked[1] == ("/dois", {"page[cursor]": "x", "query": ""})


# PubMed


def of_pubmed(full: str = "<a/>", **summary: Any) -> list[Work]:
    result = {"uids": ["12"], "12": summary}
    client = Client(**{"esummary.fcgi": {"result": result}, "efetch.fcgi": full})
    return found("pubmed", "pmid", ["12"], client)


@pytest.mark.parametrize(
    ("summary", "fields"),
    [
        ({"source": "Tides", "pages": "1234-45"}, {"journal": "Tides", "pages": "1234--1245"}),
        ({"source": "Tides", "pages": "99-104"}, {"journal": "Tides", "pages": "99--104"}),
        ({"source": "Tides", "pages": "12-19"}, {"journal": "Tides", "pages": "12--19"}),
        ({"source": "Tides", "pages": "1299-301"}, {"journal": "Tides", "pages": "1299--1301"}),
        ({"source": "Tides", "pages": "S12-9"}, {"journal": "Tides", "pages": "S12--9"}),
        ({"source": "Tides", "pages": "e12"}, {"journal": "Tides", "pages": "e12"}),
        ({"source": "bioRxiv", "pubtype": ["Preprint"]}, {}),
        (
            {"title": "Ebb", "booktitle": "Tides", "publishername": "Quay", "publisherlocation": "Pier"},
            {"booktitle": "Tides", "publisher": "Quay", "address": "Pier"},
        ),
        ({"title": "Tides", "booktitle": "Tides"}, {}),
    ],
)
def test_pubmed_places(summary: Any, fields: dict[str, str]) -> None:
    (work,) = of_pubmed(**summary)
    assert work.fields == fields


@pytest.mark.parametrize(
    ("kinds", "notice", "marks"),
    [
        (["Journal Article", "Retracted Publication"], "", ("retracted",)),
        (["Retraction of Publication"], "retraction", ()),
        (["Published Erratum"], "correction", ()),
        (["Journal Article"], "", ()),
    ],
)
def test_pubmed_notices(kinds: list[str], notice: str, marks: tuple[str, ...]) -> None:
    (work,) = of_pubmed(pubtype=kinds)
    assert (work.notice, work.marks) == (notice, marks)


def test_pubmed_leaves_out_what_has_no_summary() -> None:
    result = {"uids": ["12", "13", "14", "15"], "12": {"title": "Ebb"}, "13": {}, "14": None}
    client = Client(**{"esummary.fcgi": {"result": result}})
    assert [work.id for work in found("pubmed", "pmid", ["12"], client)] == ["12"]
    # without a list of what there is, it is what was asked for
    client = Client(**{"esummary.fcgi": {"result": {"13": {"title": "Flood"}, "12": {"title": "Ebb"}}}})
    assert [work.title for work in found("pubmed", "pmid", ["12", "13"], client)] == ["Ebb", "Flood"]


@pytest.mark.parametrize(
    ("pages", "starts"),
    [
        ([(["1"], "1")], ["0"]),
        ([(["1"], "2"), (["2"], "2")], ["0", "1"]),
        # nothing more comes, whatever is said
        ([(["1"], "3"), ([], "3")], ["0", "1"]),
        ([(["1"], "3"), (["x", "-1"], "3")], ["0", "1"]),
        ([(["1"], "many")], ["0"]),
        ([(["1"], "")], ["0"]),
        ([(["1", "1"], "2")], ["0"]),
        ([([], "5")], ["0"]),
        ([(list(map(str, range(1, 10_001))), "20000")], ["0"]),
    ],
)
def test_pubmed_lists(pages: list[tuple[list[str], str]], starts: list[str]) -> None:
    answers = [{"esearchresult": {"idlist": ids, "count": count}} for ids, count in pages]
    client = Client(**{"esearch.fcgi": answers, "esummary.fcgi": {"result": {"uids": []}}})
    works("pubmed", "Teal M[au]", client)
    asked = [params["retstart"] for path, params in client.asked if path == "/esearch.fcgi"]
    assert asked == starts
    numbers = dict.fromkeys(one for ids, _count in pages for one in ids if one.isdigit())
    listed = [params["id"].split(",") for path, params in client.asked if path == "/esummary.fcgi"]
    assert [len(batch) for batch in listed] == [100] * (len(numbers) // 100) + [len(numbers) % 100] * (
        len(numbers) % 100 > 0
    )
    assert [one for batch in listed for one in batch] == list(numbers)


def test_pubmed_leaves_out_errors() -> None:
    assert of_pubmed(error="cannot get document summary") == []
    for size in (1, 200, 201):
        with pytest.raises(SourceError) as error:
            found("pubmed", "pmid", ["12"], Client(**{"esummary.fcgi": {"error": "x" * size}}))
        assert str(error.value) == f"refuses the request: {'x' * min(size, 200)}"
    # no text is no error
    (work,) = found(
        "pubmed", "pmid", ["12"], Client(**{"esummary.fcgi": {"error": 3, "result": {"12": {"a": 1}}}})
    )
    assert work.id == "12"


def test_pubmed_people() -> None:
    listed = [
        {"name": "Teal M", "authtype": "Author"},
        {"name": "Tide Group", "authtype": "CollectiveName"},
        {"name": "Quay I", "authtype": "Editor"},
        {"name": "Head U", "authtype": "Investigator"},
    ]
    (work,) = of_pubmed(authors=listed)
    assert [name for name, _is_subject in people(work)] == ["M. Teal", "Tide Group"]
    assert [editor.name.family for editor in work.editors] == ["Quay"]
    full = f"""<Set><PubmedArticle><MedlineCitation><PMID>12</PMID><Article><AuthorList>
        <Author ValidYN="N"><LastName>Teel</LastName></Author>
        <Author><LastName>Teal</LastName><ForeName>Mara</ForeName>
          <Identifier Source="ISNI">0000-0002-1694-233X</Identifier>
          <Identifier Source="ORCID">{ORCID}</Identifier></Author>
        <Author><LastName>Okoro</LastName><Initials>B</Initials></Author>
        <Author><CollectiveName>Tide Group</CollectiveName></Author>
        </AuthorList><AuthorList Type="editors"><Author><LastName>Quay</LastName></Author></AuthorList>
        </Article></MedlineCitation></PubmedArticle></Set>"""
    (work,) = of_pubmed(full, authors=listed)
    assert [name for name, _is_subject in people(work)] == ["Mara Teal", "B Okoro", "Tide Group"]
    assert [author.orcid for author in work.authors] == [ORCID, "", ""]


# arXiv


ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'
ENTRY = "<entry><id>{}</id><title>{}</title><summary>no such id</summary></entry>"
PAPER = ATOM.format(ENTRY.format("http://arxiv.org/abs/2401.00001v2", "Error"))


def test_arxiv_asks_again_for_an_empty_page() -> None:
    client = Client(query=[ATOM.format(""), PAPER])
    (work,) = found("arxiv", "arxiv", ["2401.00001"], client)
    assert (work.title, work.ids["arxiv"]) == ("Error", "2401.00001")
    assert len(client.asked) == 2
    assert client.asked[0][1] == {"id_list": "2401.00001", "max_results": "1"}


def test_arxiv_may_be_elsewhere() -> None:
    client = Client(**{"api/query": None, "query": PAPER})
    with pytest.raises(SourceError, match="not found"):
        found("arxiv", "arxiv", ["2401.00001"], Client())
    assert len(found("arxiv", "arxiv", ["2401.00001"], client)) == 1


def test_arxiv_says_what_is_wrong() -> None:
    wrong = ATOM.format(ENTRY.format("http://arxiv.org/api/errors#1", "Error"))
    with pytest.raises(SourceError, match="refuses the request: no such id"):
        found("arxiv", "arxiv", ["2401.00001"], Client(query=wrong))
    for size in (200, 201):
        with pytest.raises(SourceError) as error:
            found("arxiv", "arxiv", ["2401.00001"], Client(query=wrong.replace("no such id", "x" * size)))
        assert str(error.value) == f"refuses the request: {'x' * 200}"
    with pytest.raises(SourceError, match="returned XML that is no Atom feed"):
        found("arxiv", "arxiv", ["2401.00001"], Client(query="<feed/>"))


# dblp


def of_dblp(record: str) -> list[Work]:
    return works(
        "dblp",
        "331/8145",
        Client(**{"331/8145.xml": f'<dblpperson pid="331/8145"><r>{record}</r></dblpperson>'}),
    )


@pytest.mark.parametrize(
    "record",
    ['<www key="homepages/331/8145"/>', "<article/>", '<person key="a"/>', '<article key="homepages/a"/>'],
)
def test_dblp_leaves_out_what_is_no_work(record: str) -> None:
    assert of_dblp(record) == []


@pytest.mark.parametrize(
    ("kind", "marks", "is_preprint"),
    [("withdrawn", ("withdrawn",), False), ("informal", (), True), ("", (), False)],
)
def test_dblp_kinds(kind: str, marks: tuple[str, ...], is_preprint: bool) -> None:
    (work,) = of_dblp(f'<article key="a" publtype="{kind}"/>')
    assert (work.marks, work.is_preprint) == (marks, is_preprint)


def dblp_link(address: str) -> str:
    return f"<ee> {address} </ee>"


ABS = dblp_link("https://arxiv.org/abs/2401.00001")


@pytest.mark.parametrize(
    ("record", "ids", "fields", "is_preprint"),
    [
        ('<article key="a" publtype="informal">' + ABS, {"arxiv": "2401.00001"}, {}, True),
        (
            '<article key="a"><journal>CoRR</journal><volume>abs/2401.00002</volume>',
            {"arxiv": "2401.00002"},
            {},
            True,
        ),
        (
            '<article key="a"><journal>CoRR</journal>' + dblp_link("https://doi.org/10.5555/a") + ABS,
            {"doi": "10.5555/a", "arxiv": "2401.00001"},
            {},
            True,
        ),
        # a copy of what has a DOI is no other work
        ('<article key="a">' + dblp_link("https://doi.org/10.5555/a") + ABS, {"doi": "10.5555/a"}, {}, False),
        ('<article key="a">' + ABS, {"arxiv": "2401.00001"}, {}, False),
        (
            '<article key="a">' + dblp_link("ftp://example.org/a") + dblp_link("https://example.org/b"),
            {},
            {"url": "https://example.org/b"},
            False,
        ),
        (
            '<article key="a"><journal>Tides &amp; Fog</journal><volume>3</volume><number>2</number>'
            "<pages>4-9</pages>",
            {},
            {"journal": r"Tides \& Fog", "volume": "3", "number": "2", "pages": "4--9"},
            False,
        ),
    ],
)
def test_dblp_identifiers_and_places(
    record: str, ids: dict[str, str], fields: dict[str, str], is_preprint: bool
) -> None:
    (work,) = of_dblp(f"{record}</article>")
    assert (work.ids, work.fields, work.is_preprint) == (ids, fields, is_preprint)


@pytest.mark.parametrize(
    ("given", "subject"),
    [
        (" 331/8145 ", "331/8145"),
        ("https://dblp.org/pid/331/8145/", "331/8145"),
        ("https://dblp.org/pid/t/MaraTeal.xml", "t/MaraTeal"),
        ("331/8145.bib", "331/8145"),
        ("331", ""),
    ],
)
def test_dblp_subjects(given: str, subject: str) -> None:
    if subject:
        assert source("dblp").subject(given) == subject
    else:
        with pytest.raises(ValueError, match="it is the pid of a page"):
            source("dblp").subject(given)


def test_dblp_books_and_people() -> None:
    people_of = f'''<author pid="331/8145">Mara Teal 0001</author>
        <author pid="1/1" orcid="{ORCID}">Ben Okoro</author>
        <author>Ida Quay</author><editor>Zoe Holm</editor>'''
    (work,) = of_dblp(
        f'<book key="b">{people_of}<title>H<sub>2</sub>O <x>&lt;b&gt;</x> &amp;amp; <i>fog</i>.</title>'
        "<year>2024</year><publisher>Quay</publisher><series>S</series><isbn>9783161484100</isbn></book>"
    )
    assert [(str(one.name), one.orcid, one.is_subject) for one in work.authors] == [
        ("Mara Teal", "", True),
        ("Ben Okoro", ORCID, False),
        ("Ida Quay", "", False),
    ]
    assert [str(one.name) for one in work.editors] == ["Zoe Holm"]
    assert work.title == r"H\textsubscript{2}O <b> \& \emph{fog}"
    assert work.fields == {"publisher": "Quay", "series": "S", "isbn": "9783161484100"}
    (work,) = of_dblp('<phdthesis key="b"><title>Fog...</title><school>Harbour U.</school></phdthesis>')
    assert (work.title, work.fields) == ("Fog...", {"school": "Harbour U."})
    (work,) = of_dblp('<article key="b"><isbn>9783161484100</isbn></article>')
    assert (work.title, work.fields) == ("", {})
    assert of_dblp('<www key="other"/>') == []
    with pytest.raises(SourceError, match="XML that is no person's page"):
        works("dblp", "331/8145", Client(**{"331/8145.xml": "<other/>"}))


def test_dblp_links() -> None:
    (work,) = of_dblp('<article key="a"><ee>https://example.org/a</ee></article>')
    assert (work.ids, work.fields) == ({}, {"url": "https://example.org/a"})
    doi = "<ee>https://doi.org/10.5555/A</ee>"
    (work,) = of_dblp(f'<article key="a"><ee>https://example.org/a</ee>{doi}</article>')
    assert (work.ids, work.fields) == ({"doi": "10.5555/a"}, {})


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        # what is escaped twice is meant as markup, and what is none is text
        ("&lt;i&gt;Fog&lt;/i&gt;", r"\emph{Fog}"),
        ("<i>a &lt; b</i> &lt;x&gt; c &amp; d", r"\emph{a < b} <x> c \& d"),
        ("<ref>Fog <b>a</b> &amp;amp;</ref> b", r"Fog \textbf{a} \& b"),
        ("<tt>a_b</tt> c <sup>2</sup>.", r"\texttt{a\_b} c \textsuperscript{2}"),
        ("Fog .", "Fog"),
        ("Fog.", "Fog"),
        ("Fog..", "Fog.."),
        ("H<sub>2</sub>O. ", r"H\textsubscript{2}O"),
        ("A. B.", "A. B"),
        ("", ""),
    ],
)
def test_dblp_titles(title: str, shown: str) -> None:
    (work,) = of_dblp(f'<article key="a"><title>{title}</title></article>')
    assert work.title == shown


# Google Books


def test_a_search_for_a_book_may_find_another() -> None:
    def volume(number: str, title: str) -> dict[str, Any]:
        info = {
            "title": title,
            "subtitle": "A study",
            "authors": ["Mara Teal"],
            "publisher": "Quay",
            "publishedDate": "2020-05",
            "industryIdentifiers": [{"identifier": number}],
        }
        return {"volumeInfo": info}

    items = [
        volume("9780306406157", "Other"),
        volume("9783161484100", "Tides"),
        volume("9783161484100", "Late"),
    ]
    client = Client(volumes={"items": items})
    (work,) = found("googlebooks", "isbn", ["9783161484100"], client)
    assert (work.title, work.type, work.ids) == ("Tides: A study", "book", {"isbn": "9783161484100"})
    assert work.fields == {"publisher": "Quay", "isbn": "9783161484100"}
    assert client.asked == [("/books/v1/volumes", {"q": "isbn:9783161484100"})]


@pytest.mark.parametrize(
    ("book", "title"),
    [
        ({"title": "Tides", "subtitle": "A study"}, "Tides: A study"),
        ({"title": "Tides"}, "Tides"),
        ({"title": "Tides", "subtitle": ""}, "Tides"),
        ({"subtitle": "A study"}, ""),
        ({}, ""),
    ],
)
def test_titles_of_books(book: dict[str, Any], title: str) -> None:
    number = "9783161484100"
    volume = {"volumeInfo": {**book, "industryIdentifiers": [{"identifier": number}]}}
    (work,) = found("googlebooks", "isbn", [number], Client(volumes={"items": [volume]}))
    assert (work.id, work.title) == (number, title)
    listed = {f"ISBN:{number}": {**book, "number_of_pages": 9}}
    client = Client(books=listed)
    (work,) = found("openlibrary", "isbn", [number, "9780306406157"], client)
    assert (work.id, work.title) == (number, title)
    keys = f"ISBN:{number},ISBN:9780306406157"
    assert client.asked == [("/api/books", {"bibkeys": keys, "jscmd": "data", "format": "json"})]


def test_a_book_of_open_library() -> None:
    book = {
        "title": "Tides & fog.",
        "authors": [{"name": "Mara Teal"}, {"url": "x"}, {"name": "Tide Group"}],
        "publishers": [{"name": "Quay & Sons"}, {"name": "Pier"}],
        "publish_date": "May 3, 2020",
    }
    number = "9783161484100"
    (work,) = found("openlibrary", "isbn", [number], Client(books={f"ISBN:{number}": book}))
    assert work == Work(
        "openlibrary",
        number,
        title=r"Tides \& fog",
        type="book",
        authors=(Contributor(Name("Teal", "Mara")), Contributor(Name("Tide Group", literal=True))),
        date=Date(2020, 5, 3),
        fields={"publisher": r"Quay \& Sons", "isbn": number},
        ids={"isbn": number},
    )


# PubMed and arXiv, by the less usual values


def test_pubmed_values() -> None:
    summary = {
        "title": "Tides.",
        "source": "T.",
        "fulljournalname": "Tides",
        "pages": "12-19",
        "volume": "3",
        "issue": "2",
        "pubdate": "",
        "epubdate": "2024 May 3",
        "elocationid": "pii: 7; DOI: 10.5555/B",
        "authors": [{"name": "Teal M"}, {"name": "Okoro B", "authtype": "Author"}],
    }
    (work,) = of_pubmed(**summary)
    assert (work.id, work.title, work.type, work.ids) == (
        "12",
        "Tides",
        "article",
        {"doi": "10.5555/b", "pmid": "12"},
    )
    assert work.fields == {"journal": "Tides", "volume": "3", "number": "2", "pages": "12--19"}
    assert work.date
    assert work.date.isoformat() == "2024-05-03"
    assert [str(one.name) for one in work.authors] == ["M. Teal", "B. Okoro"]
    ids = [{"idtype": "doi", "value": "10.5555/A"}, {"idtype": "pubmed", "value": "13"}]
    (work,) = of_pubmed(**{**summary, "articleids": ids, "pages": "99"})
    assert (work.ids, work.fields["pages"]) == ({"doi": "10.5555/a", "pmid": "13"}, "99")
    (work,) = of_pubmed(title="", booktitle="Tides", pubdate="2023", sortpubdate="2022")
    assert (work.title, work.type, work.date and work.date.year) == ("Tides", "incollection", 2023)


def pubmed_author(name: str) -> str:
    return f"<Author><LastName>{name}</LastName></Author>"


@pytest.mark.parametrize(
    ("article", "families"),
    [
        (
            f"<PubmedArticle><MedlineCitation><PMID>12</PMID><Article><AuthorList>{pubmed_author('Teal')}"
            "</AuthorList></Article></MedlineCitation></PubmedArticle>",
            ["Teal"],
        ),
        # only papers and chapters, and of those the one that is asked for
        (f"<Other><PMID>12</PMID><AuthorList>{pubmed_author('Teal')}</AuthorList></Other>", ["Quay"]),
        (
            f"<PubmedArticle><MedlineCitation><PMID>13</PMID><Article><AuthorList>{pubmed_author('Teal')}"
            "</AuthorList></Article></MedlineCitation></PubmedArticle>",
            ["Quay"],
        ),
        # a chapter has its authors, its editors, and those of the book
        (
            "<PubmedBookArticle><BookDocument><PMID> 12 </PMID>"
            f"<Book><AuthorList Type='authors'>{pubmed_author('Holm')}</AuthorList></Book>"
            f"<AuthorList Type='authors'>{pubmed_author('Teal')}</AuthorList>"
            f"<AuthorList Type='editors'>{pubmed_author('Okoro')}</AuthorList>"
            "</BookDocument></PubmedBookArticle>",
            ["Teal"],
        ),
        # a book that is asked for as a whole
        (
            "<PubmedBookArticle><BookDocument><PMID>12</PMID>"
            f"<Book><AuthorList Type='authors'>{pubmed_author('Holm')}</AuthorList></Book>"
            "</BookDocument></PubmedBookArticle>",
            ["Holm"],
        ),
        # a number beside that of the paper is that of what it refers to
        (
            "<PubmedArticle><CommentsList><PMID>99</PMID></CommentsList><MedlineCitation><PMID>12</PMID>"
            f"<Article><AuthorList><Editor/>{pubmed_author('Teal')}</AuthorList></Article></MedlineCitation>"
            "</PubmedArticle>",
            ["Teal"],
        ),
        ("<PubmedArticle></PubmedArticle>", ["Quay"]),
    ],
)
def test_pubmed_records_in_full(article: str, families: list[str]) -> None:
    (work,) = of_pubmed(f"<Set>{article}</Set>", title="Tides", authors=[{"name": "Quay I"}])
    assert [one.name.family for one in work.authors] == families


@pytest.mark.parametrize(
    ("parts", "name", "orcid", "places"),
    [
        ("<LastName>Teal</LastName><ForeName>Mara</ForeName><Initials>M</Initials>", "Mara Teal", "", ()),
        ("<LastName>Teal</LastName><Initials>M</Initials><Suffix>Jr</Suffix>", "M Teal Jr", "", ()),
        ("<CollectiveName>Tide Group</CollectiveName><LastName>Teal</LastName>", "Tide Group", "", ()),
        (
            f'<LastName>Teal</LastName><Identifier Source="ORCID">http://orcid.org/{ORCID}</Identifier>',
            "Teal",
            ORCID,
            (),
        ),
        (
            '<LastName>Teal</LastName><Identifier Source="ORCID">x</Identifier>'
            f'<Identifier Source="ORCID">{ORCID}</Identifier><Identifier Source="ORCID"/>',
            "Teal",
            ORCID,
            (),
        ),
        (f'<LastName>Teal</LastName><Identifier Source="ISNI">{ORCID}</Identifier>', "Teal", "", ()),
        (
            "<LastName>Teal</LastName><AffiliationInfo><Affiliation>Quay</Affiliation></AffiliationInfo>"
            "<AffiliationInfo><Affiliation>Pier</Affiliation></AffiliationInfo><AffiliationInfo/>",
            "Teal",
            "",
            ("Quay", "Pier"),
        ),
    ],
)
def test_pubmed_authors_in_full(parts: str, name: str, orcid: str, places: tuple[str, ...]) -> None:
    full = (
        "<Set><PubmedArticle><MedlineCitation><PMID>12</PMID><Article><AuthorList>"
        f"<Author>{parts}</Author></AuthorList></Article></MedlineCitation></PubmedArticle></Set>"
    )
    (author,) = of_pubmed(full, title="Tides")[0].authors
    assert (str(author.name), author.orcid, author.affiliations) == (name, orcid, places)


def test_pubmed_is_asked() -> None:
    def page(*numbers: str, count: Any = "3") -> Any:
        return {"esearchresult": {"idlist": list(numbers), "count": count}}

    full = f"""<Set><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><AuthorList>
        <Author><LastName>Teal</LastName><ForeName>Mara</ForeName><Suffix>Jr</Suffix>
        <Identifier Source="ORCID">{ORCID}</Identifier>
        <AffiliationInfo><Affiliation>Quay</Affiliation></AffiliationInfo></Author>
        </AuthorList></Article></MedlineCitation></PubmedArticle><Other><PMID>2</PMID></Other></Set>"""
    result = {"result": {"uids": ["1", "2"], "1": {"title": "Tides"}, "2": {"title": "Ebb"}}}
    for subject, term in ((ORCID, f"{ORCID}[auid]"), ("Teal M[au]", "Teal M[au]")):
        client = Client(
            **{"esearch.fcgi": [page("1", "2"), page("2", "x")], "esummary.fcgi": result, "efetch.fcgi": full}
        )
        client.contact, client.secret = "mara@example.org", "s3cret"
        first, second = works("pubmed", subject, client)
        assert (first.authors[0].affiliations, first.authors[0].name.suffix) == (("Quay",), "Jr")
        assert (first.is_deposited, second.is_deposited, second.authors) == (subject == ORCID, False, ())
        usual = {"db": "pubmed", "tool": "sphinx-academic", "email": "mara@example.org", "api_key": "s3cret"}
        asked = {"term": term, "retmode": "json", "retmax": "10000", **usual}
        assert client.asked == [
            ("/esearch.fcgi", {**asked, "retstart": "0"}),
            ("/esearch.fcgi", {**asked, "retstart": "2"}),
            ("/esummary.fcgi", {"id": "1,2", "retmode": "json", **usual}),
            ("/efetch.fcgi", {"id": "1,2", "retmode": "xml", **usual}),
        ]
    client = Client(**{"esearch.fcgi": page("1", count="many"), "esummary.fcgi": result})
    assert [work.id for work in works("pubmed", ORCID, client)] == ["1", "2"]
    for wrong in ({"esearchresult": {"idlist": None}}, {}):
        with pytest.raises(SourceError, match="without a list of papers"):
            works("pubmed", ORCID, Client(**{"esearch.fcgi": wrong}))
    with pytest.raises(SourceError, match="without summaries"):
        found("pubmed", "pmid", ["1"], Client(**{"esummary.fcgi": {}}))


@pytest.mark.parametrize(
    ("given", "subject"),
    [(" https://arxiv.org/a/teal_m_1.atom ", "teal_m_1"), ("teal_m", "teal_m"), (ORCID, ORCID), ("teal", "")],
)
def test_arxiv_subjects(given: str, subject: str) -> None:
    if subject:
        assert source("arxiv").subject(given) == subject
    else:
        with pytest.raises(ValueError, match="it is an ORCID iD that is linked at arXiv"):
            source("arxiv").subject(given)


def test_arxiv_lists() -> None:
    space = 'xmlns:arxiv="http://arxiv.org/schemas/atom"'
    entry = f"""<entry {space}><id>http://arxiv.org/abs/2401.00001v2</id><title>Tides.</title>
        <published>2024-01-02T10:00:00Z</published><author><name>Mara Teal</name>
        <arxiv:affiliation>Quay</arxiv:affiliation></author><author><name></name></author>
        <arxiv:doi>10.5555/a x 10.5555/B</arxiv:doi><arxiv:primary_category term="%s"/></entry>"""
    none = "<entry><id>http://example.org/a</id><title>Other</title></entry>"
    for term, fields in (("cs.LG", {"primaryclass": "cs.LG"}), ("c", {}), ("a b", {})):
        client = Client(**{"/a/teal_m_1.atom".strip("/"): ATOM.format(entry % term + none)})
        (work,) = works("arxiv", "teal_m_1", client)
        assert (work.title, work.type, work.is_preprint, work.fields) == ("Tides", "online", True, fields)
    assert work.versions == ("doi:10.5555/a", "doi:10.5555/b")
    assert work.date == Date(2024, 1, 2)
    assert [(str(one.name), one.affiliations) for one in work.authors] == [("Mara Teal", ("Quay",))]
    assert work.date
    assert work.date.isoformat() == "2024-01-02"
    with pytest.raises(SourceError, match="has no list for teal_m_1") as error:
        works("arxiv", "teal_m_1", Client())
    assert error.value.status == 404
    with pytest.raises(SourceError, match="no Atom feed"):
        works("arxiv", "teal_m_1", Client(**{"a/teal_m_1.atom": "<feed/>"}))


def test_arxiv_asks_three_times_for_each_hundred() -> None:
    client = Client(query=ATOM.format(""))
    assert found("arxiv", "arxiv", [f"2401.{number:05d}" for number in range(1, 102)], client) == []
    assert [params["max_results"] for _path, params in client.asked] == ["100"] * 3 + ["1"] * 3
