"""What single records of sources become, by the values in them, and what is asked for them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.extension_points import Extensions
from sphinx_academic.model.person import Name
from sphinx_academic.sync.client import Response, SourceError
from sphinx_academic.sync.paper_source import SOURCES, Source
from sphinx_academic.sync.sources import add_own, inspire
from sphinx_academic.sync.state import digest
from sphinx_academic.sync.work import Contributor, Work

from .papers import ORCID


class Client:
    """A client that has a response for each path, or for each in turn, and notes what is asked."""

    contact = secret = ""

    def __init__(self, **replies: Any) -> None:
        self.replies = replies
        self.asked: list[tuple[str, dict[str, str]]] = []

    def get(
        self, path: str, params: Any = (), headers: Any = None, *, missing: bool = False, **_more: Any
    ) -> Response | None:
        self.asked.append((path, dict(params)))
        found = next((reply for end, reply in self.replies.items() if path.strip("/").endswith(end)), None)
        if isinstance(found, list):
            found = found.pop(0)
        if found is None:
            if missing:
                return None
            raise SourceError("not found", 404)
        body, sent = found if isinstance(found, tuple) else (found, {})
        return Response(200, sent, (body if isinstance(body, str) else json.dumps(body)).encode())

    got = get


def source(name: str) -> Source:
    extensions = Extensions()
    add_own(extensions)
    return SOURCES.of(extensions)[name]


def works(name: str, subject: str, client: Any) -> list[Work]:
    ask = source(name).works
    assert ask
    return list(ask(client, subject))


def found(name: str, kind: str, values: list[str], client: Any) -> list[Work]:
    return list(dict(source(name).find)[kind](client, values))


def people(work: Work) -> list[tuple[str, bool]]:
    return [(f"{one.name.given} {one.name.family}".strip(), one.is_subject) for one in work.authors]


@pytest.mark.parametrize(
    ("name", "given", "subject"),
    [
        ("inspire", " M.Teal.1 ", "M.Teal.1"),
        ("inspire", "https://inspirehep.net/authors/1234567", "1234567"),
        ("inspire", f"https://orcid.org/{ORCID}", ORCID),
        ("inspire", "123", "123"),
        ("inspire", "12", ""),
        ("inspire", "M.Teal", ""),
        ("ads", 'author:"Teal,  Mara"', 'author:"Teal, Mara"'),
        ("ads", "x" * 1000, "x" * 1000),
        ("ads", "x" * 1001, ""),
        ("ads", " ", ""),
        ("arxiv", "https://arxiv.org/a/teal_m_1.atom", "teal_m_1"),
        ("arxiv", ORCID, ORCID),
        ("arxiv", "Mara Teal", ""),
        ("pubmed", " Teal  M[au] ", "Teal M[au]"),
        ("pubmed", f"https://orcid.org/{ORCID}", ORCID),
        ("pubmed", " ", ""),
        ("dblp", "https://dblp.org/pid/331/8145.html?view=by-type", "331/8145"),
        ("dblp", "Mara Teal", ""),
        ("semanticscholar", "https://www.semanticscholar.org/author/Mara-Teal/1001/", "1001"),
        ("semanticscholar", "Mara Teal", ""),
        ("openalex", "https://openalex.org/a5012345678", "A5012345678"),
        ("openalex", ORCID, ORCID),
        ("openalex", "W5012345678", ""),
        ("zotero", "475425", "users/475425"),
        (
            "zotero",
            "https://www.zotero.org/groups/12/collections/ABCD1234/items",
            "groups/12/collections/ABCD1234",
        ),
        ("zotero", "group:12", "groups/12"),
        ("zotero", " /users/475425/ ", "users/475425"),
        ("zotero", "475425 ", "users/475425"),
        ("zotero", "٣", ""),
        ("zotero", "mara", ""),
    ],
)
def test_subjects(name: str, given: str, subject: str) -> None:
    if subject:
        assert source(name).subject(given) == subject
    else:
        with pytest.raises(ValueError, match="it is "):
            source(name).subject(given)


@pytest.mark.parametrize(
    ("name", "title", "address", "more"),
    [
        ("bib", ".bib file", "", {"rank": 5, "is_curated": True}),
        ("zotero", "Zotero", "https://api.zotero.org",
         {"rank": 10, "is_curated": True, "key": "ZOTERO_API_KEY", "interval": 0.1}),
        ("crossref", "Crossref", "https://api.crossref.org", {"rank": 20, "interval": 0.2, "finds": ["doi"]}),
        ("datacite", "DataCite", "https://api.datacite.org", {"rank": 25, "interval": 0.3, "finds": ["doi"]}),
        ("dblp", "dblp", "https://dblp.org", {"rank": 30, "interval": 2.0}),
        ("inspire", "INSPIRE", "https://inspirehep.net",
         {"rank": 35, "is_curated": True, "interval": 0.4, "paths": ("/api", ""), "finds": ["doi", "arxiv"]}),
        ("ads", "NASA ADS", "https://api.adsabs.harvard.edu",
         {"rank": 38, "key": "ADS_DEV_KEY", "interval": 0.3, "paths": ("/v1", "")}),
        ("arxiv", "arXiv", "https://export.arxiv.org",
         {"rank": 40, "is_curated": True, "interval": 3.0, "finds": ["arxiv"]}),
        ("pubmed", "PubMed", "https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
         {"rank": 45, "key": "NCBI_API_KEY", "interval": 0.35, "paths": ("", "/entrez/eutils"),
          "finds": ["pmid"]}),
        ("openlibrary", "Open Library", "https://openlibrary.org",
         {"rank": 50, "interval": 1.0, "finds": ["isbn"]}),
        ("googlebooks", "Google Books", "https://www.googleapis.com",
         {"rank": 51, "interval": 0.5, "finds": ["isbn"]}),
        ("openalex", "OpenAlex", "https://api.openalex.org",
         {"rank": 60, "key": "OPENALEX_API_KEY", "interval": 0.1, "finds": ["doi"]}),
        ("orcid", "ORCID", "https://pub.orcid.org",
         {"rank": 70, "is_curated": True, "interval": 0.1, "paths": ("/v3.0", "/v3.1", "")}),
        ("semanticscholar", "Semantic Scholar", "https://api.semanticscholar.org",
         {"rank": 80, "key": "SEMANTIC_SCHOLAR_API_KEY", "interval": 1.1, "paths": ("/graph/v1", "/v1", ""),
          "finds": ["doi"]}),
    ],
)  # fmt: skip
def test_what_a_source_is(name: str, title: str, address: str, more: Any) -> None:
    """Which of two leads, who has chosen what it lists, and how fast and with what key it is asked."""
    usual = {"rank": 50, "is_curated": False, "key": "", "paths": ("",), "interval": 0.0}
    one = source(name)
    assert (one.name, one.title, one.address) == (name, title, address)
    finds = [kind for kind, _find in one.find]
    assert {**{part: getattr(one, part) for part in usual}, "finds": finds} == {**usual, "finds": [], **more}


# INSPIRE


def of_inspire(**metadata: Any) -> Work:
    client = Client(literature={"hits": {"hits": [{"id": "7", "metadata": metadata}], "total": 1}})
    (work,) = works("inspire", "M.Teal.1", client)
    return work


@pytest.mark.parametrize(("subject", "path"), [("1234567", "/authors/1234567"), (ORCID, f"/orcid/{ORCID}")])
def test_inspire_is_asked_for_the_id_by_which_papers_are_found(subject: str, path: str) -> None:
    ids = [{"schema": "ORCID", "value": ORCID}, {"schema": "INSPIRE BAI", "value": "M.Teal.1"}]
    client = Client(literature={"hits": {"hits": [], "total": 0}}, **{subject: {"metadata": {"ids": ids}}})
    assert works("inspire", subject, client) == []
    assert [asked[0] for asked in client.asked] == [path, "/literature"]
    assert client.asked[1][1]["q"] == "a M.Teal.1"
    unknown = Client(literature={"hits": {"hits": [], "total": 0}})
    assert works("inspire", subject, unknown) == []
    assert unknown.asked[1][1]["q"] == f"a {subject}"


def test_inspire_pages_until_the_total() -> None:
    pages = [{"hits": {"hits": [{"id": str(n), "metadata": {}}], "total": 2}} for n in (1, 2, 3)]
    client = Client(literature=pages)
    assert [work.id for work in works("inspire", "M.Teal.1", client)] == ["1", "2"]
    assert [asked[1]["page"] for asked in client.asked] == ["1", "2"]


@pytest.mark.parametrize(("value", "marks"), [(True, ("withdrawn",)), (False, ()), ("yes", ())])
def test_inspire_marks_what_is_withdrawn(value: object, marks: tuple[str, ...]) -> None:
    assert of_inspire(withdrawn=value).marks == marks


@pytest.mark.parametrize(
    ("material", "ids"),
    [
        ({}, {"doi": "10.5555/a"}),
        ({"material": "version"}, {"doi": "10.5555/a"}),
        ({"material": "erratum"}, {"doi": "10.5555/b"}),
    ],
)
def test_inspire_has_the_doi_of_the_paper(material: Any, ids: Any) -> None:
    assert of_inspire(dois=[{"value": "10.5555/a", **material}, {"value": "10.5555/b"}]).ids == ids


def test_inspire_has_the_place_with_a_journal() -> None:
    places = [
        {"journal_title": "Errata", "material": "erratum"},
        {"conf_acronym": "T24"},
        {"journal_title": "J.Tide", "journal_volume": "3", "journal_issue": "2", "artid": "e9", "year": 2023},
    ]
    work = of_inspire(publication_info=places)
    assert work.fields == {"journal": "J.Tide", "volume": "3", "number": "2", "eid": "e9"}
    assert (work.type, work.date and work.date.year) == ("article", 2023)


@pytest.mark.parametrize(
    ("kind", "type_", "fields"),
    [
        ("conference paper", "inproceedings", {"booktitle": "Tides"}),
        ("article", "article", {"journal": "Tides"}),
        ("book", "book", {"publisher": "Quay"}),
        ("thesis", "phdthesis", {"school": "Harbour U."}),
        ("report", "techreport", {}),
    ],
)
def test_inspire_types(kind: str, type_: str, fields: dict[str, str]) -> None:
    work = of_inspire(
        document_type=[kind],
        publication_info=[{"journal_title": "Tides"}],
        imprints=[{"publisher": "Quay", "date": "2020"}],
        thesis_info={"institutions": [{"name": "Harbour U."}]} if kind == "thesis" else None,
    )
    assert (work.type, work.fields) == (type_, fields)
    assert work.date
    assert work.date.year == 2020


@pytest.mark.parametrize(
    ("categories", "fields"), [(["hep-th"], {"primaryclass": "hep-th"}), (["h"], {}), (["a b"], {})]
)
def test_inspire_preprints(categories: list[str], fields: dict[str, str]) -> None:
    work = of_inspire(
        document_type=["article"], arxiv_eprints=[{"value": "2401.00001", "categories": categories}]
    )
    assert (work.type, work.is_preprint, work.fields) == ("online", True, fields)


def test_inspire_people() -> None:
    authors = [
        {"full_name": "Teal, Mara", "ids": [{"schema": "INSPIRE BAI", "value": "M.Teal.1"}]},
        {"full_name": "Okoro, Ben", "ids": [{"schema": "INSPIRE BAI", "value": "B.Okoro.1"}]},
        {"full_name": "Head, Una", "inspire_roles": ["supervisor"]},
    ]
    teams = [{"value": "Tide"}, {"value": "Quay"}]
    work = of_inspire(authors=authors, collaborations=teams)
    assert people(work) == [("Mara Teal", True), ("Ben Okoro", False)]
    assert work.fields["collaboration"] == "Tide and Quay"
    work = of_inspire(collaborations=teams, corporate_author=["Harbour Board"])
    assert people(work) == [
        ("Harbour Board", False),
        ("Tide Collaboration", False),
        ("Quay Collaboration", False),
    ]


def test_all_that_inspire_says_of_a_paper() -> None:
    ids = [{"schema": "ORCID", "value": ORCID}, {"schema": "INSPIRE BAI", "value": "M.Teal.1"}]
    work = of_inspire(
        titles=[{"title": "Tides & fog", "subtitle": "A study."}, {"title": "Other"}],
        authors=[
            {"full_name": "Teal, Mara", "ids": ids},
            {"full_name": "Okoro, Ben", "inspire_roles": ["author"]},
            {"full_name": "Quay, Ida", "inspire_roles": ["supervisor"]},
        ],
        collaborations=[{"value": "TIDE"}],
        dois=[{"value": "10.5555/E", "material": "erratum"}, {"value": "10.5555/A"}],
        arxiv_eprints=[{"value": "2401.00001", "categories": ["hep-th", "cs.LG"]}],
        texkeys=["Teal:2024abc", "Teal:2024old"],
        publication_info=[
            {"cnum": "C1"},
            {"journal_title": "J.Tides", "journal_volume": "3", "journal_issue": "2", "year": 2024,
             "page_start": "4", "page_end": "9", "artid": "e4"},
        ],
        document_type=["article"],
        imprints=[{"publisher": "Quay", "date": "2020"}],
        isbns=[{"value": "9783161484100"}],
        preprint_date="2023-12-01",
        thesis_info={"institutions": [{"name": "Harbour U."}]},
    )  # fmt: skip
    assert work == Work(
        "inspire",
        "7",
        title=r"Tides \& fog: A study",
        type="article",
        authors=(
            Contributor(Name("Teal", "Mara"), ORCID, is_subject=True),
            Contributor(Name("Okoro", "Ben")),
        ),
        date=Date(2024),
        fields={
            "journal": "J.Tides",
            "volume": "3",
            "number": "2",
            "pages": "4--9",
            "eid": "e4",
            "school": "Harbour U.",
            "collaboration": "TIDE",
            "isbn": "9783161484100",
            "primaryclass": "hep-th",
        },
        ids={"doi": "10.5555/a", "arxiv": "2401.00001"},
        versions=("doi:10.5555/a", "arxiv:2401.00001"),
        key="Teal:2024abc",
    )
    book = of_inspire(document_type=["book"], imprints=[{"publisher": "Quay", "date": "2020-05"}])
    assert (book.type, book.fields, book.date) == ("book", {"publisher": "Quay"}, Date(2020, 5))


def test_inspire_is_asked_for_so_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspire, "_MOST_PAGES", 3)
    client = Client(literature={"hits": {"hits": [{"id": "7", "metadata": {}}], "total": 9}})
    assert len(works("inspire", "M.Teal.1", client)) == 3
    assert [asked[1]["page"] for asked in client.asked] == ["1", "2", "3"]


def test_inspire_papers_of_collaborations() -> None:
    tide, none = {"value": "Tide"}, {"value": None}
    work = of_inspire(collaborations=[none, tide, {}], corporate_author=["Quay Institute", ""])
    assert people(work) == [("Quay Institute", False), ("Tide Collaboration", False)]
    assert all(author.name.literal for author in work.authors)
    work = of_inspire(collaborations=[tide, {"value": "Fog & Sea"}], authors=[{"full_name": "Teal, Mara"}])
    assert people(work) == [("Mara Teal", False)]
    assert work.fields == {"collaboration": r"Tide and Fog \& Sea"}


def test_inspire_by_identifier() -> None:
    client = Client(**{"10.5555/a%3Cb": {"id": 8, "metadata": {"titles": [{"title": "A", "subtitle": "B"}]}}})
    (work,) = found("inspire", "doi", ["10.5555/a<b", "10.5555/none"], client)
    assert (work.id, work.title) == ("8", "A: B")
    assert [asked[0] for asked in client.asked] == ["/doi/10.5555/a%3Cb", "/doi/10.5555/none"]
    assert found("inspire", "arxiv", ["2401.00001", "hep-th/9901001"], client) == []
    assert [asked[0] for asked in client.asked[-2:]] == ["/arxiv/2401.00001", "/arxiv/hep-th/9901001"]


# Crossref


def of_crossref(**item: Any) -> Work:
    client = Client(**{"10.5555%2Fa": {"message": {"DOI": "10.5555/a", **item}}})
    (work,) = found("crossref", "doi", ["10.5555/a"], client)
    return work


def test_crossref_by_doi() -> None:
    client = Client(works={"message": {"items": [{"DOI": "10.5555/A"}, {"title": ["no DOI"]}]}})
    assert found("crossref", "doi", ["10.5555/none"], client) == []
    dois = ["10.5555/a", "10.5555/b,c", "10.5555/d"]
    assert [work.id for work in found("crossref", "doi", dois, client)] == ["10.5555/a"]
    assert client.asked == [
        ("/works/10.5555%2Fnone", {}),
        ("/works", {"filter": "doi:10.5555/a,doi:10.5555/d", "rows": "2"}),
    ]


@pytest.mark.parametrize(
    ("item", "marks"),
    [
        ({"title": ["RETRACTED: On tides"]}, ("retracted",)),
        ({"title": ["WITHDRAWN ARTICLE : On tides"]}, ("retracted",)),
        ({"title": ["On RETRACTED: tides"]}, ()),
        ({"updated-by": [{"type": "Partial-retraction"}]}, ()),
        ({"updated-by": [{"type": "removal"}]}, ("retracted",)),
        ({"updated-by": [{"type": "erratum"}]}, ("corrected",)),
        ({"updated-by": [{"type": "erratum"}, {"type": "Retraction"}]}, ("retracted", "corrected")),
    ],
)
def test_crossref_marks(item: Any, marks: tuple[str, ...]) -> None:
    assert of_crossref(**item).marks == marks


@pytest.mark.parametrize(
    ("item", "notice", "concerns"),
    [
        ({"update-to": [{"type": "new_version", "DOI": "10.5555/b"}]}, "", ()),
        (
            {"update-to": [{"type": "expression-of-concern", "DOI": "10.5555/b"}]},
            "correction",
            ("doi:10.5555/b",),
        ),
        ({"update-to": [{"type": "addendum", "DOI": "10.5555/b"}]}, "correction", ("doi:10.5555/b",)),
        (
            {"update-to": [{"type": "erratum"}, {"type": "withdrawal", "DOI": "10.5555/b"}]},
            "retraction",
            ("doi:10.5555/b",),
        ),
        ({"type": "peer-review", "update-to": [{"type": "erratum", "DOI": "10.5555/b"}]}, "other", ()),
    ],
)
def test_crossref_notices(item: Any, notice: str, concerns: tuple[str, ...]) -> None:
    work = of_crossref(**item)
    assert (work.notice, work.concerns) == (notice, concerns)


@pytest.mark.parametrize(
    ("subtype", "is_preprint"), [({}, True), ({"subtype": "preprint"}, True), ({"subtype": "other"}, False)]
)
def test_crossref_preprints(subtype: Any, is_preprint: bool) -> None:
    work = of_crossref(type="posted-content", institution=[{"name": "TideRxiv"}], **subtype)
    assert work.is_preprint == is_preprint
    assert work.fields == ({"howpublished": "TideRxiv"} if is_preprint else {})


def test_crossref_places() -> None:
    item: Any = {"container-title": ["Lectures", "Tides"], "publisher": "Quay", "ISBN": ["9783161484100"]}
    chapter = {"booktitle": "Tides", "series": "Lectures", "publisher": "Quay"}
    assert of_crossref(type="book-chapter", **item).fields == chapter
    assert of_crossref(type="journal-article", **item).fields == {"journal": "Lectures"}
    assert of_crossref(type="book", **item).fields == {"publisher": "Quay", "isbn": "9783161484100"}
    assert of_crossref(type="dissertation", **item).fields == {"school": "Quay"}
    places = [{"name": "Harbour U."}]
    assert of_crossref(type="report", institution=places, **item).fields == {"institution": "Harbour U."}


def test_crossref_relations() -> None:
    relation = {
        "has-preprint": [{"id-type": "doi", "id": "10.5555/B"}, {"id-type": "doi", "id": "10.5555/a"}],
        "references": [{"id-type": "doi", "id": "10.5555/c"}],
    }
    assert of_crossref(relation=relation).versions == ("doi:10.5555/b",)


# NASA ADS


def of_ads(**doc: Any) -> Work:
    response = {"docs": [{"bibcode": "2024JTide...3....1T", **doc}], "numFound": 1}
    (work,) = works("ads", ORCID, Client(query={"response": response}))
    return work


ADS_PAGE = "https://ui.adsabs.harvard.edu/abs/2024JTide...3....1T"


@pytest.mark.parametrize(
    ("doc", "fields"),
    [
        (
            {"doctype": "article", "pub": "Tides", "page": ["4-9"], "doi": ["10.5555/a"]},
            {"journal": "Tides", "pages": "4--9"},
        ),
        (
            {"doctype": "article", "pub": "Tides", "page": ["4"], "eid": "e4", "doi": ["10.5555/a"]},
            {"journal": "Tides", "eid": "e4"},
        ),
        (
            {
                "doctype": "eprint",
                "pub": "arXiv",
                "volume": "1",
                "issue": "2",
                "page": ["4"],
                "identifier": ["arXiv:2401.00001"],
            },
            {},
        ),
        (
            {"doctype": "phdthesis", "pub": "Ph.D. Thesis", "aff": ["-", "Harbour U."]},
            {"school": "Harbour U.", "url": ADS_PAGE},
        ),
        ({"doctype": "software", "pub": "Quay"}, {"url": ADS_PAGE}),
    ],
)
def test_ads_places(doc: Any, fields: dict[str, str]) -> None:
    assert of_ads(**doc).fields == fields


@pytest.mark.parametrize(
    ("kind", "notice"), [("talk", "other"), ("erratum", "correction"), ("article", ""), ("", "")]
)
def test_ads_notices(kind: str, notice: str) -> None:
    assert of_ads(doctype=kind).notice == notice


def test_ads_people() -> None:
    work = of_ads(author=["Teal, M", "Okoro, B"], orcid_pub=["-", "-"], orcid_user=[ORCID], aff=["-", "Quay"])
    assert people(work) == [("M Teal", True), ("B Okoro", False)]
    assert [one.affiliations for one in work.authors] == [(), ("Quay",)]
    assert work.is_deposited
    assert not of_ads(author=["Okoro, B"]).is_deposited


# Zotero


def of_zotero(meta: Any = None, **values: Any) -> list[Work]:
    return works("zotero", "users/1", Client(top=[[{"data": {"key": "K", **values}, "meta": meta}]]))


def test_zotero_leaves_out_what_is_no_work() -> None:
    assert of_zotero(itemType="note") == []
    assert of_zotero(title="Tides") == []
    assert of_zotero(itemType="book", deleted=1) == []
    assert [work.id.startswith("users/1") for work in of_zotero(itemType="book")] == [True]


@pytest.mark.parametrize(
    ("values", "type_", "fields"),
    [
        (
            {"itemType": "thesis", "thesisType": "Diplomarbeit", "university": "Harbour U.", "place": "Quay"},
            "mastersthesis",
            {"school": "Harbour U.", "address": "Quay"},
        ),
        (
            {"itemType": "thesis", "thesisType": "PhD", "university": "Harbour U."},
            "phdthesis",
            {"school": "Harbour U."},
        ),
        (
            {"itemType": "conferencePaper", "conferenceName": "Tides 24"},
            "inproceedings",
            {"booktitle": "Tides 24"},
        ),
        (
            {"itemType": "conferencePaper", "proceedingsTitle": "Proc.", "conferenceName": "Tides 24"},
            "inproceedings",
            {"booktitle": "Proc."},
        ),
        (
            {
                "itemType": "journalArticle",
                "publisher": "Quay",
                "place": "Quay",
                "url": "https://example.org/a",
            },
            "article",
            {"url": "https://example.org/a"},
        ),
        ({"itemType": "journalArticle", "url": "https://example.org/a", "DOI": "10.5555/a"}, "article", {}),
        ({"itemType": "journalArticle", "url": "ftp://example.org/a"}, "article", {}),
        (
            {"itemType": "computerProgram", "company": "Quay", "versionNumber": "2"},
            "software",
            {"publisher": "Quay", "version": "2"},
        ),
        ({"itemType": "book", "ISBN": "9783161484100 9780306406157"}, "book", {"isbn": "9783161484100"}),
    ],
)
def test_zotero_places(values: Any, type_: str, fields: dict[str, str]) -> None:
    (work,) = of_zotero(**values)
    assert (work.type, work.fields) == (type_, fields)


def test_zotero_extra() -> None:
    extra = "Citation Key: teal24\nDOI: 10.5555/A\nPMID: 12"
    (work,) = of_zotero(itemType="journalArticle", extra=extra, citationKey="other")
    assert (work.key, work.ids) == ("teal24", {"doi": "10.5555/a", "pmid": "12"})


@pytest.mark.parametrize(
    ("creators", "names"),
    [
        ([("presenter", "Okoro"), ("author", "Teal")], ["Teal"]),
        ([("presenter", "Okoro"), ("translator", "Teal")], ["Okoro"]),
    ],
)
def test_zotero_people(creators: Any, names: list[str]) -> None:
    listed = [{"creatorType": kind, "lastName": name} for kind, name in creators]
    (work,) = of_zotero(itemType="presentation", creators=listed)
    assert [one.name.family for one in work.authors] == names


@pytest.mark.parametrize(
    ("headers", "asked"),
    [
        ({}, ["0"]),
        ({"total-results": "2"}, ["0", "1"]),
        ({"total-results": "9"}, ["0", "1", "2"]),
        ({"link": '<https://api.zotero.org/users/1/items/top?start=7&limit=1>; rel="next"'}, ["0", "7", "7"]),
        ({"link": '<https://x.example/?start=1>; rel="last", <https://x.example/?start=7> ; rel="next"'},
         ["0", "7", "7"]),
        ({"link": '<https://x.example/?start=1>; rel="last"'}, ["0"]),
        ({"total-results": "many"}, ["0"]),
        ({"total-results": "1"}, ["0"]),
    ],
)  # fmt: skip
def test_zotero_pages(headers: dict[str, str], asked: list[str]) -> None:
    page = [{"data": {"key": "K", "itemType": "book"}}]
    client = Client(top=[(page, headers), (page, headers), ([], {})])
    assert len(works("zotero", "users/1", client)) == min(len(asked), 2)
    assert [(path, params["start"]) for path, params in client.asked] == [
        ("/users/1/items/top", start) for start in asked
    ]


def test_zotero_says_what_the_next_page_is_asked_for() -> None:
    page = [{"data": {"key": "K", "itemType": "book"}}]
    usual = {"format": "json", "limit": "100", "itemType": "-attachment"}
    client = Client(top=[(page, {"total-results": "9"}), ([], {})])
    works("zotero", "users/1", client)
    assert client.asked[1][1] == {**usual, "start": "1"}
    link = '<https://api.zotero.org/users/1/items/top?start=7&q=&itemType=-attachment%20x>; rel="next"'
    client = Client(top=[(page, {"link": link}), ([], {})])
    works("zotero", "users/1", client)
    assert client.asked == [
        ("/users/1/items/top", {**usual, "start": "0"}),
        ("/users/1/items/top", {"start": "7", "q": "", "itemType": "-attachment x"}),
    ]


@pytest.mark.parametrize(
    ("more", "url"),
    [
        ({"url": " https://example.org/a "}, "https://example.org/a"),
        ({"url": "http://example.org/a"}, "http://example.org/a"),
        ({"url": "https://example.org/a", "DOI": "10.5555/a"}, None),
        ({"url": "https://example.org/a", "archiveID": "arXiv:2401.00001"}, None),
        ({"url": "ftp://example.org/a"}, None),
        ({"url": "javascript:alert(1)"}, None),
        ({"url": "httpx://example.org"}, None),
        ({"url": "example.org"}, None),
        ({"url": ["https://example.org/a"]}, "https://example.org/a"),
        ({"url": None}, None),
    ],
)
def test_zotero_addresses(more: Any, url: str | None) -> None:
    (work,) = of_zotero(itemType="webpage", **more)
    assert work.fields.get("url") == url


def test_zotero_fields() -> None:
    given = {
        "itemType": "conferencePaper",
        "title": "Tides.",
        "proceedingsTitle": "Proc.",
        "date": "May 2023",
        "volume": "3",
        "reportNumber": "7",
        "pages": "4-9",
        "series": "S",
        "edition": "2",
        "publisher": "Quay",
        "place": "Pier",
        "ISBN": "9783161484100",
        "url": "https://example.org/a",
        "archiveID": "arXiv:2401.00001",
        "creators": [
            {"creatorType": "author", "firstName": "Mara", "lastName": "Teal"},
            {"creatorType": "author", "name": "Tide Group"},
            {"creatorType": "author", "firstName": "Mononym"},
            {"creatorType": "contributor", "lastName": "Holm"},
            {"creatorType": "editor", "lastName": "Quay", "firstName": "Ida"},
        ],
    }
    (work,) = of_zotero(meta={"parsedDate": "2024-05-03"}, **given)
    assert (work.id, work.type, work.title, work.is_preprint) == (
        "users/1#K",
        "inproceedings",
        "Tides",
        False,
    )
    assert people(work) == [("Mara Teal", False), ("Tide Group", False), ("Mononym", False)]
    assert [str(one.name) for one in work.editors] == ["Ida Quay"]
    assert work.date
    assert work.date.isoformat() == "2024-05-03"
    assert work.fields == {
        "booktitle": "Proc.",
        "volume": "3",
        "number": "7",
        "pages": "4--9",
        "series": "S",
        "edition": "2",
        "publisher": "Quay",
        "address": "Pier",
    }
    assert work.ids == {"arxiv": "2401.00001", "isbn": "9783161484100"}
    (work,) = of_zotero(**{**given, "meta": None, "itemType": "preprint", "archiveID": "", "repository": "R"})
    assert work.date
    assert (work.date.isoformat(), work.is_preprint) == ("2023-05", True)
    (work,) = of_zotero(
        itemType="report", issue="2", reportNumber="7", place="Pier", extra="arXiv: 2401.00002"
    )
    assert (work.fields, work.ids) == ({"number": "2", "address": "Pier"}, {"arxiv": "2401.00002"})
    (work,) = of_zotero(itemType="book", company="Quay", url="http://example.org/")
    assert work.fields == {"publisher": "Quay", "url": "http://example.org/"}
    (work,) = of_zotero(itemType="dataset", repository="Quay", citationKey="own")
    assert (work.fields, work.key) == ({"publisher": "Quay"}, "own")


def test_zotero_is_asked_with_a_key() -> None:
    sent: list[Any] = []

    class Noting(Client):
        def get(self, path: str, params: Any = (), headers: Any = None, **more: Any) -> Any:
            sent.append((dict(params), headers))
            return super().get(path, params, headers, **more)

        got = get

    for secret, more in (("", {}), ("s3cret", {"Zotero-API-Key": "s3cret"})):
        client = Noting(top=[[]])
        client.secret = secret
        assert works("zotero", "users/1", client) == []
        asked = {"format": "json", "limit": "100", "start": "0", "itemType": "-attachment"}
        assert sent.pop() == (asked, {"Zotero-API-Version": "3", **more})
    for wrong in ({"a": 1}, ["a"], [None]):
        with pytest.raises(SourceError, match="returned JSON that is no list of items"):
            works("zotero", "users/1", Client(top=[wrong]))


def test_ads_fields() -> None:
    doc: Any = {
        "doctype": "article",
        "title": ["Tides"],
        "pub": "Tides",
        "volume": "3",
        "issue": "2",
        "page": ["4"],
        "doi": ["10.5555/A"],
        "pubdate": "2024-05-00",
        "year": "2023",
        "identifier": ["arXiv:2401.00001", "10.5555/b", "2023arXiv230100001T", "2401.00001", "x"],
    }
    work = of_ads(**doc)
    assert (work.id, work.title, work.type, work.is_preprint) == (
        "2024JTide...3....1T",
        "Tides",
        "article",
        False,
    )
    assert work.fields == {"journal": "Tides", "volume": "3", "number": "2", "pages": "4"}
    assert work.ids == {"doi": "10.5555/a", "arxiv": "2401.00001", "bibcode": "2024JTide...3....1T"}
    assert work.versions == (
        "doi:10.5555/a",
        "arxiv:2401.00001",
        "doi:10.5555/b",
        "bibcode:2023arXiv230100001T",
    )
    assert work.date
    assert work.date.isoformat() == "2024-05"
    work = of_ads(**{**doc, "doctype": "eprint", "eid": "e4", "pubdate": None})
    assert (work.type, work.fields, work.is_preprint) == ("online", {}, True)
    assert work.date
    assert work.date.isoformat() == "2023"
    assert of_ads(doctype="new-kind").type == "misc"
    assert of_ads().type == ""
    assert of_ads(doctype="mastersthesis", pub="Thesis", aff=["-"], doi=["10.5555/a"]).fields == {}
    assert of_ads(doctype="article", pub="\\apj", doi=["10.5555/a"]).fields["journal"] != "\\apj"


def test_ads_people_by_several_lists() -> None:
    other = "0000-0002-1694-233X"
    work = of_ads(
        author=["Teal, M", "Okoro, B", "Quay, I"],
        orcid_pub=["-", other],
        orcid_user=["-", ORCID],
        orcid_other=[ORCID],
        aff=["Pier", "-"],
    )
    assert [(one.orcid, one.is_subject, one.affiliations) for one in work.authors] == [
        (ORCID, True, ("Pier",)),
        (other, True, ()),
        ("", False, ()),
    ]


@pytest.mark.parametrize(
    ("pages", "starts"),
    [
        (
            [{"docs": [{"bibcode": "a"}], "numFound": 2}, {"docs": [{"bibcode": "b"}, {}], "numFound": 2}],
            ["0", "1"],
        ),
        ([{"docs": [{"bibcode": "a"}], "numFound": 9}, {"docs": [], "numFound": 9}], ["0", "1"]),
        ([{"docs": [{"bibcode": "a"}], "numFound": None}], ["0"]),
        ([{"docs": [{"bibcode": "a"}], "numFound": 1}], ["0"]),
    ],
)
def test_ads_pages(pages: list[Any], starts: list[str]) -> None:
    for subject, query in ((ORCID, f"orcid:{ORCID}"), ("author:x", "author:x")):
        client = Client(query=[{"response": page} for page in pages])
        listed = [one["bibcode"] for page in pages for one in page["docs"] if one]
        assert [work.id for work in works("ads", subject, client)] == listed
        assert [(params["q"], params["start"], params["rows"]) for _path, params in client.asked] == [
            (query, start, "100") for start in starts
        ]
    with pytest.raises(SourceError, match="without a list of papers"):
        works("ads", ORCID, Client(query={"response": {"docs": None}}))


def test_inspire_pages_until_there_are_no_more() -> None:
    def page(number: int, total: Any, count: int = 1) -> Any:
        return {"hits": {"hits": [{"id": str(number), "metadata": {}}] * count, "total": total}}

    for pages, asked in (
        ([page(1, 9), page(2, 9, 0)], ["1", "2"]),
        ([page(1, None)], ["1"]),
        ([page(1, 1)], ["1"]),
    ):
        client = Client(literature=list(pages))
        works("inspire", "M.Teal.1", client)
        assert [params["page"] for _path, params in client.asked] == asked
        assert {params["size"] for _path, params in client.asked} == {"40"}
    with pytest.raises(SourceError, match="without a list of papers"):
        works("inspire", "M.Teal.1", Client(literature={"hits": None}))


@pytest.mark.parametrize(
    ("metadata", "type_", "is_preprint"),
    [
        ({"document_type": ["article"], "dois": [{"value": "10.5555/a"}]}, "article", False),
        ({"document_type": ["thesis"]}, "phdthesis", True),
        ({"document_type": ["article"], "publication_info": [{"journal_title": "Tides"}]}, "article", False),
        ({"document_type": ["article"]}, "online", True),
        ({}, "online", True),
        ({"document_type": ["article"], "arxiv_eprints": None}, "article", False),
    ],
)
def test_inspire_types_of_preprints(metadata: Any, type_: str, is_preprint: bool) -> None:
    work = of_inspire(**{"arxiv_eprints": [{"value": "2401.00001"}], **metadata})
    assert (work.type, work.is_preprint) == (type_, is_preprint)


def test_inspire_people_by_orcid_and_by_name() -> None:
    other = "0000-0002-1694-233X"
    authors = [
        {"full_name": "Teal, Mara", "ids": [{"schema": "ORCID", "value": ORCID}]},
        {"full_name": "Okoro, Ben", "ids": [{"schema": "ORCID", "value": other}]},
        {"full_name": "Quay, Ida"},
    ]
    hits = {"hits": {"hits": [{"id": "7", "metadata": {"authors": authors}}], "total": 1}}
    (work,) = works("inspire", ORCID, Client(literature=hits))
    assert people(work) == [("Mara Teal", True), ("Ben Okoro", False), ("Ida Quay", False)]
    assert [one.orcid for one in work.authors] == [ORCID, other, ""]
    (work,) = found("inspire", "arxiv", ["2401.00001"], Client(**{"2401.00001": hits["hits"]["hits"][0]}))
    assert not any(is_subject for _name, is_subject in people(work))
    work = of_inspire(collaborations=[{"value": ""}, {"value": None}, {"value": "Tide"}])
    assert people(work) == [("Tide Collaboration", False)]


def test_inspire_titles_and_numbers() -> None:
    assert of_inspire(titles=[{"title": "", "subtitle": "A study"}]).title == ""
    hit = {"metadata": {"control_number": 9, "titles": [{"title": "Tides"}]}}
    (work,) = works("inspire", "M.Teal.1", Client(literature={"hits": {"hits": [hit], "total": 1}}))
    assert (work.id, work.title) == ("9", "Tides")


# Semantic Scholar


def of_semanticscholar(subject: str = "1", **item: Any) -> Work:
    client = Client(papers={"data": [{"paperId": "p", **item}, {"paperId": ""}, None]})
    (work,) = works("semanticscholar", subject, client)
    return work


@pytest.mark.parametrize(
    ("given", "subject"), [(" 1001 ", "1001"), ("author/Mara-Teal/1001/", "1001"), ("x1001", "")]
)
def test_semanticscholar_subjects(given: str, subject: str) -> None:
    if subject:
        assert source("semanticscholar").subject(given) == subject
    else:
        with pytest.raises(ValueError, match="it is the number at the end of the address"):
            source("semanticscholar").subject(given)


@pytest.mark.parametrize(
    ("pages", "offsets"),
    [
        ([{"data": [{}], "next": 1000}, {"data": [{}], "next": None}], ["0", "1000"]),
        ([{"data": [{}], "next": 1000}, {"data": [{}], "next": 1000}], ["0", "1000"]),
        ([{"data": [], "next": 1000}], ["0"]),
        ([{"data": [{}], "next": 0}], ["0"]),
        ([{"data": [{}], "next": "1000"}], ["0"]),
    ],
)
def test_semanticscholar_pages(pages: list[Any], offsets: list[str]) -> None:
    client = Client(papers=pages)
    assert works("semanticscholar", "1", client) == []
    assert [(path, params["offset"], params["limit"]) for path, params in client.asked] == [
        ("/author/1/papers", offset, "1000") for offset in offsets
    ]
    with pytest.raises(SourceError, match="without a list of papers"):
        works("semanticscholar", "1", Client(papers={"data": None}))


def test_semanticscholar_by_doi() -> None:
    sent: list[Any] = []

    class Posting(Client):
        def post(self, path: str, data: Any, params: Any, headers: Any) -> Any:
            sent.append((path, len(data["ids"]), data["ids"][0], headers))
            return Response(200, {}, b'[{"paperId": "p"}, null]')

    client = Posting()
    client.secret = "s3cret"
    dois = [f"10.5555/{number}" for number in range(501)]
    assert len(found("semanticscholar", "doi", dois, client)) == 2
    key = {"x-api-key": "s3cret"}
    assert sent == [
        ("/paper/batch", 500, "DOI:10.5555/0", key),
        ("/paper/batch", 1, "DOI:10.5555/500", key),
    ]
    sent.clear()
    found("semanticscholar", "doi", dois[:1], Posting())
    assert sent == [("/paper/batch", 1, "DOI:10.5555/0", {})]


JOURNAL = {"name": "J. Tides", "volume": "3", "pages": " 4 - 9 "}


@pytest.mark.parametrize(
    ("item", "type_", "fields", "is_preprint"),
    [
        (
            {"publicationTypes": ["JournalArticle"], "journal": JOURNAL},
            "article",
            {"journal": "J. Tides", "volume": "3", "pages": "4--9"},
            False,
        ),
        (
            {"publicationTypes": ["JournalArticle"], "journal": JOURNAL, "venue": "Tides"},
            "article",
            {"journal": "Tides", "volume": "3", "pages": "4--9"},
            False,
        ),
        (
            {"publicationVenue": {"name": "Tides", "type": "journal"}, "venue": "T."},
            "article",
            {"journal": "Tides"},
            False,
        ),
        (
            {"publicationTypes": ["Conference"], "venue": "Tides"},
            "inproceedings",
            {"booktitle": "Tides"},
            False,
        ),
        (
            {"publicationTypes": ["JournalArticle"], "publicationVenue": {"name": "T", "type": "conference"}},
            "inproceedings",
            {"booktitle": "T"},
            False,
        ),
        (
            {
                "publicationTypes": ["Conference", "Review"],
                "publicationVenue": {"name": "T", "type": "conference"},
            },
            "",
            {},
            False,
        ),
        ({"publicationTypes": ["Book"], "venue": "T"}, "book", {}, False),
        ({"publicationTypes": ["Dataset"], "venue": "T"}, "dataset", {}, False),
        ({"publicationTypes": ["BookSection"], "venue": "T"}, "incollection", {"booktitle": "T"}, False),
        ({"publicationTypes": ["Book", "Review"], "venue": "T"}, "", {}, False),
        ({"venue": "ArXiv.org", "journal": JOURNAL}, "online", {}, True),
        ({"venue": "CoRR"}, "online", {}, True),
        ({"venue": "bioRxiv"}, "online", {}, True),
        ({"externalIds": {"ArXiv": "2401.00001"}}, "online", {}, True),
        ({"externalIds": {"ArXiv": "2401.00001", "DOI": "10.5555/a"}}, "", {}, False),
        ({"externalIds": {"ArXiv": "2401.00001"}, "venue": "T"}, "", {}, False),
        ({"externalIds": {"PubMed": "12"}}, "", {}, False),
    ],
)
def test_semanticscholar_types(item: Any, type_: str, fields: dict[str, str], is_preprint: bool) -> None:
    work = of_semanticscholar(**item)
    assert (work.type, work.fields, work.is_preprint) == (type_, fields, is_preprint)


def test_semanticscholar_values() -> None:
    authors = [
        {"authorId": "1", "name": "Mara Teal"},
        {"authorId": None, "name": "Ben Okoro"},
        {"name": None},
    ]
    work = of_semanticscholar(
        title="Tides.",
        year=2023,
        publicationDate="2024-05-03",
        authors=authors,
        externalIds={"DOI": "10.5555/A", "PubMed": 12},
    )
    assert (work.id, work.title, work.ids) == ("p", "Tides", {"doi": "10.5555/a", "pmid": "12"})
    assert work.date
    assert work.date.isoformat() == "2024-05-03"
    assert people(work) == [("Mara Teal", True), ("Ben Okoro", False)]
    assert people(of_semanticscholar("", authors=authors)) == [("Mara Teal", False), ("Ben Okoro", False)]
    work = of_semanticscholar(year=2023)
    assert work.date
    assert work.date.isoformat() == "2023"


# A .bib file at an address


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE HTML>@misc{a, title = {A}}",
        "  <HTML>@misc{a, title = {A}}",
        "<html>@misc{a, title = {A}}",
        "\ufeff\n<?xml version='1.0'?>@misc{a, title = {A}}",
        " " * 1_000 + "<html>@misc{a, title = {A}}",
    ],
)
def test_a_web_page_is_no_bib_file(page: str) -> None:
    with pytest.raises(SourceError, match="web page"):
        works("bib", "https://example.org/a.bib", Client(**{"a.bib": page}))


@pytest.mark.parametrize(
    ("given", "subject"),
    [
        (" https://example.org/a.bib ", "https://example.org/a.bib"),
        ("http://example.org/a%20b.bib?x=1#part", "http://example.org/a%20b.bib?x=1"),
        ("https://example.org/a b.bib", "https://example.org/a%20b.bib"),
        ("HTTPS://example.org/a.bib", "HTTPS://example.org/a.bib"),
        ("ftp://example.org/a.bib", ""),
        ("javascript:alert(1)", ""),
        ("example.org/a.bib", ""),
        ("papers.bib", ""),
        ("", ""),
    ],
)
def test_the_address_of_a_bib_file(given: str, subject: str) -> None:
    if subject:
        assert source("bib").subject(given) == subject
    else:
        with pytest.raises(ValueError, match="it is no web address"):
            source("bib").subject(given)


def test_a_bib_file_is_asked_for_by_its_address() -> None:
    sent: list[Any] = []

    class Noting(Client):
        def got(self, path: str, *_arguments: Any, **more: Any) -> Any:
            sent.append((path, more))
            return Response(200, {}, b"@misc{a, title = {A}}\n@misc{a, title = {B}}\n")

    subject = "https://example.org/x/a%20b.bib?raw=1"
    one, two = works("bib", subject, Noting())
    assert sent == [("/x/a%20b.bib?raw=1", {"accept": "application/x-bibtex, text/plain, */*"})]
    number = digest(subject)
    assert [(work.id, work.source, work.key, work.title) for work in (one, two)] == [
        (f"{number}#a", "bib", "a", "A"),
        (f"{number}#a~2", "bib", "a", "B"),
    ]
    with pytest.raises(SourceError, match="returned nothing that is an entry of a .bib file"):
        works("bib", subject, Client(**{"b.bib?raw=1": "no entry"}))
