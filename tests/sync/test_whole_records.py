"""All that a record says becomes a work: one rich record of each service, with signs that mean something."""

from __future__ import annotations

from typing import Any

from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name
from sphinx_academic.sync.work import Contributor, Work

from .papers import ORCID
from .test_records import Client, works

OTHER = "0000-0002-1694-233X"
BEN = Contributor(Name("Okoro", "Ben"))


def test_ads() -> None:
    doc: Any = {
        "bibcode": "2024JTide...3....1T",
        "doctype": "article",
        "title": ["Tides & fog."],
        "author": ["Teal, Mara", "Okoro, Ben"],
        "aff": ["Quay & Sons", "-"],
        "orcid_pub": ["-", "-"],
        "orcid_user": [ORCID, "-"],
        "pub": "Journal of Tides & Fog",
        "volume": "3",
        "issue": "2",
        "page": ["4-9"],
        "pubdate": "2024-05-00",
        "year": "2023",
        "doi": ["10.5555/A"],
        "identifier": ["2024JTide...3....1T", "arXiv:2401.00001", "10.5555/b", "x"],
    }
    client = Client(query={"response": {"docs": [doc], "numFound": 1}})
    (work,) = works("ads", ORCID, client)
    assert work == Work(
        "ads",
        "2024JTide...3....1T",
        title=r"Tides \& fog",
        type="article",
        authors=(Contributor(Name("Teal", "Mara"), ORCID, ("Quay & Sons",), is_subject=True), BEN),
        date=Date(2024, 5),
        fields={"journal": r"Journal of Tides \& Fog", "volume": "3", "number": "2", "pages": "4--9"},
        ids={"doi": "10.5555/a", "arxiv": "2401.00001", "bibcode": "2024JTide...3....1T"},
        versions=("doi:10.5555/a", "arxiv:2401.00001", "doi:10.5555/b", "bibcode:2024JTide...3....1T"),
        is_deposited=True,
    )
    assert client.asked[0][1]["q"] == f"orcid:{ORCID}"


def test_openalex() -> None:
    hers = {
        "author": {
            "display_name": "Mara Teal",
            "orcid": f"https://orcid.org/{ORCID}",
            "id": "https://openalex.org/A7",
        },
        "institutions": [{"display_name": "Quay & Sons"}],
        "raw_affiliation_strings": ["Pier"],
    }
    his = {"author": {"display_name": None}, "raw_author_name": "Ben Okoro"}
    arxiv = {"landing_page_url": "https://arxiv.org/abs/2401.00001v2"}
    item: Any = {
        "id": "https://openalex.org/W9",
        "doi": "https://doi.org/10.5555/A",
        "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/12"},
        "title": "Tides & fog.",
        "type": "article",
        "publication_date": "2024-05-03",
        "publication_year": 2023,
        "primary_location": {
            "source": {"type": "journal", "display_name": "Tides & Fog"},
            "landing_page_url": "https://doi.org/10.5555/A",
        },
        "locations": [arxiv, arxiv],
        "biblio": {"volume": "3", "issue": "2", "first_page": "4", "last_page": "9"},
        "authorships": [hers, his],
        "is_retracted": True,
    }
    for subject in ("A7", ORCID):
        (work,) = works("openalex", subject, Client(works={"results": [item]}))
        assert work == Work(
            "openalex",
            "W9",
            title=r"Tides \& fog",
            type="article",
            authors=(Contributor(Name("Teal", "Mara"), ORCID, ("Quay & Sons", "Pier"), is_subject=True), BEN),
            date=Date(2024, 5, 3),
            fields={"journal": r"Tides \& Fog", "volume": "3", "number": "2", "pages": "4--9"},
            ids={"doi": "10.5555/a", "pmid": "12"},
            versions=("arxiv:2401.00001",),
            marks=("retracted",),
        )


def test_semantic_scholar() -> None:
    item: Any = {
        "paperId": "p9",
        "externalIds": {"DOI": "10.5555/A", "ArXiv": "2401.00001", "PubMed": "12"},
        "title": "Tides & fog.",
        "publicationVenue": {"name": "Tides & Fog", "type": "journal"},
        "venue": "T&F",
        "year": 2023,
        "publicationDate": "2024-05-03",
        "publicationTypes": ["JournalArticle"],
        "journal": {"name": "TF", "volume": "3 (2)", "pages": "4-9"},
        "authors": [{"authorId": "7", "name": "Mara Teal"}, {"authorId": None, "name": "Ben Okoro"}],
    }
    (work,) = works("semanticscholar", "7", Client(papers={"data": [item]}))
    assert work == Work(
        "semanticscholar",
        "p9",
        title=r"Tides \& fog",
        type="article",
        authors=(Contributor(Name("Teal", "Mara"), is_subject=True), BEN),
        date=Date(2024, 5, 3),
        fields={"journal": r"Tides \& Fog", "volume": "3 (2)", "pages": "4--9"},
        ids={"doi": "10.5555/a", "arxiv": "2401.00001", "pmid": "12"},
    )


def test_arxiv() -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry>
        <id>http://arxiv.org/abs/2401.00001v2</id><title>Tides &amp; fog:\n   a study.</title>
        <published>2024-05-03T10:00:00Z</published><updated>2025-01-01T10:00:00Z</updated>
        <author><name>Mara Teal</name><arxiv:affiliation>Quay</arxiv:affiliation></author>
        <author><name>Ben Okoro</name></author><author><name> </name></author>
        <arxiv:comment>This paper has been Withdrawn by the author</arxiv:comment>
        <arxiv:doi>10.5555/A</arxiv:doi><arxiv:primary_category term="physics.ao-ph"/>
        </entry></feed>"""
    (work,) = works("arxiv", ORCID, Client(**{f"{ORCID}.atom": feed}))
    assert work == Work(
        "arxiv",
        "2401.00001",
        title=r"Tides \& fog: a study",
        type="online",
        authors=(Contributor(Name("Teal", "Mara"), affiliations=("Quay",)), BEN),
        date=Date(2024, 5, 3),
        fields={"primaryclass": "physics.ao-ph"},
        ids={"arxiv": "2401.00001"},
        is_preprint=True,
        versions=("doi:10.5555/a",),
        marks=("withdrawn",),
    )


def test_dblp() -> None:
    page = f"""<dblpperson pid="331/8145"><r><article key="journals/tf/Teal24" publtype="withdrawn">
        <author pid="331/8145" orcid="{ORCID}">Mara Teal 0001</author><author pid="1/1">Ben Okoro</author>
        <editor>Ida Quay</editor><title>Tides &amp; fog.</title><journal>Tides &amp; Fog</journal>
        <volume>3</volume><number>2</number><pages>4-9</pages><year>2024</year>
        <ee>https://example.org/a</ee><ee type="oa">https://doi.org/10.5555/A</ee>
        </article></r></dblpperson>"""
    (work,) = works("dblp", "331/8145", Client(**{"331/8145.xml": page}))
    assert work == Work(
        "dblp",
        "journals/tf/Teal24",
        title=r"Tides \& fog",
        type="article",
        authors=(Contributor(Name("Teal", "Mara"), ORCID, is_subject=True), BEN),
        editors=(Contributor(Name("Quay", "Ida")),),
        date=Date(2024),
        fields={"journal": r"Tides \& Fog", "volume": "3", "number": "2", "pages": "4--9"},
        ids={"doi": "10.5555/a"},
        marks=("withdrawn",),
    )


def test_zotero() -> None:
    item: Any = {
        "key": "OUTER",
        "meta": {"parsedDate": "2024-05-03"},
        "data": {
            "key": "ABCD1234",
            "itemType": "journalArticle",
            "title": "Tides & fog.",
            "publicationTitle": "Tides & Fog",
            "volume": "3",
            "issue": "2",
            "pages": "4-9",
            "series": "S & T",
            "DOI": "10.5555/A",
            "date": "2023",
            "url": "https://example.org/a",
            "publisher": "Quay",
            "extra": "citation key: teal24\nPMID: 12\nother: x",
            "creators": [
                {"creatorType": "author", "firstName": "Mara", "lastName": "Teal"},
                {"creatorType": "editor", "firstName": "Ida", "lastName": "Quay"},
                {"creatorType": "translator", "firstName": "Zoe", "lastName": "Holm"},
                {"creatorType": "author", "name": "Tide Group"},
            ],
        },
    }
    (work,) = works("zotero", "users/1", Client(top=[[item], []]))
    assert work == Work(
        "zotero",
        "users/1#ABCD1234",
        title=r"Tides \& fog",
        type="article",
        authors=(Contributor(Name("Teal", "Mara")), Contributor(Name("Tide Group", literal=True))),
        editors=(Contributor(Name("Quay", "Ida")),),
        date=Date(2024, 5, 3),
        fields={
            "journal": r"Tides \& Fog",
            "volume": "3",
            "number": "2",
            "pages": "4--9",
            "series": r"S \& T",
        },
        ids={"doi": "10.5555/a", "pmid": "12"},
        key="teal24",
    )


def test_pubmed() -> None:
    summary: Any = {
        "title": "Tides & fog.",
        "fulljournalname": "Tides & fog",
        "source": "TF",
        "volume": "3",
        "issue": "2",
        "pages": "1234-45",
        "pubdate": "2024 May 3",
        "epubdate": "2023 Dec",
        "articleids": [{"idtype": "doi", "value": "10.5555/A"}, {"idtype": "pubmed", "value": "12"}],
        "pubtype": ["Journal Article", "Retracted Publication"],
        "authors": [{"name": "Teal M", "authtype": "Author"}, {"name": "Quay I", "authtype": "Editor"}],
    }
    full = f"""<Set><PubmedArticle><MedlineCitation><PMID>12</PMID><Article><AuthorList>
        <Author><LastName>Teal</LastName><ForeName>Mara</ForeName>
        <Identifier Source="ORCID">{ORCID}</Identifier>
        <AffiliationInfo><Affiliation>Quay</Affiliation></AffiliationInfo></Author>
        <Author><LastName>Okoro</LastName><ForeName>Ben</ForeName>
        <Identifier Source="ORCID">{OTHER}</Identifier></Author></AuthorList></Article></MedlineCitation>
        </PubmedArticle></Set>"""
    answers = {
        "esearch.fcgi": {"esearchresult": {"idlist": ["12"], "count": "1"}},
        "esummary.fcgi": {"result": {"uids": ["12"], "12": summary}},
        "efetch.fcgi": full,
    }
    (work,) = works("pubmed", ORCID, Client(**answers))
    assert work == Work(
        "pubmed",
        "12",
        title=r"Tides \& fog",
        type="article",
        authors=(
            Contributor(Name("Teal", "Mara"), ORCID, ("Quay",), is_subject=True),
            Contributor(Name("Okoro", "Ben"), OTHER),
        ),
        editors=(Contributor(Name("Quay", "I.")),),
        date=Date(2024, 5, 3),
        fields={"journal": r"Tides \& fog", "volume": "3", "number": "2", "pages": "1234--1245"},
        ids={"doi": "10.5555/a", "pmid": "12"},
        marks=("retracted",),
        is_deposited=True,
    )
