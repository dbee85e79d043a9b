"""Responses in the less usual of their documented shapes: what an entry says of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from sphinx_academic.sync.client import LARGEST_RESPONSE, Response
from sphinx_academic.sync.entry import entry_text, offer_of
from sphinx_academic.sync.identity import clusters
from sphinx_academic.sync.sources import (
    ads,
    arxiv,
    crossref,
    datacite,
    dblp,
    inspire,
    openalex,
    orcid,
    pubmed,
    semanticscholar,
    zotero,
)
from sphinx_academic.sync.work import Work

ORCID = "0000-0002-1825-0097"
ADDRESS = f"https://orcid.org/{ORCID}"


class Canned:
    """A client that has responses, one after the other."""

    contact = secret = ""

    def __init__(self, *bodies: Any) -> None:
        self.bodies = list(bodies)

    def get(self, *_path: Any, **_more: Any) -> Response:
        body = self.bodies.pop(0)
        return Response(200, {}, body if isinstance(body, bytes) else json.dumps(body).encode())

    got = get


def entries(works: Callable[..., Any], subject: str, *bodies: Any) -> list[str]:
    """Return the entries of a list, on one line each."""
    client: Any = Canned(*bodies)
    found = list(works(client, subject))
    offers = [offer_of(group.works, 2026) for group in clusters(found)[0]]
    return [" ".join(entry_text("k", offer.type, offer.fields).split()) for offer in offers]


def works_of(works: Callable[..., Any], subject: str, *bodies: Any) -> list[Work]:
    client: Any = Canned(*bodies)
    return list(works(client, subject))


# Crossref


def crossref_item(**more: Any) -> dict[str, Any]:
    return {
        "DOI": "10.5555/mt.1",
        "type": "journal-article",
        "title": ["Tides of the sea"],
        "author": [
            {"given": "M.", "family": "Teal", "ORCID": f"http://orcid.org/{ORCID}", "affiliation": []}
        ],
        "issued": {"date-parts": [[2024, 5, 3]]},
        "container-title": ["J. Tides"],
        **more,
    }


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (
            {"author": [{"family": "Teal M."}, {"name": "The Tide Consortium"}]},
            "{Teal, M. and {The Tide Consortium}}",
        ),
        ({"author": [{"given": "Ben", "family": "Okoro", "suffix": "Jr."}]}, "{Okoro, Jr., Ben}"),
        ({"title": None, "original-title": ["Gezeiten"]}, "title = {Gezeiten}"),
        ({"issued": {"date-parts": [[None]]}, "published-online": {"date-parts": [[2023]]}}, "year = {2023}"),
        ({"issued": {"date-parts": [[2024, 13, 40]]}}, "year = {2024}"),
        (
            {"title": ["Growth\n  of <i>Zostera</i>\n under CO<sub>2</sub> &amp;amp; heat"]},
            r"Growth of \emph{Zostera} under CO\textsubscript{2} \& heat",
        ),
        (
            {"type": "book-chapter", "container-title": ["A Series", "The Book"]},
            "booktitle = {The Book}, series = {A Series}",
        ),
        ({"type": "proceedings-article", "container-title": ["The Book"]}, "booktitle = {The Book}, year"),
        (
            {
                "type": "posted-content",
                "subtype": "preprint",
                "container-title": [],
                "institution": [{"name": "AgriRxiv"}],
            },
            "howpublished = {AgriRxiv}",
        ),
        ({"page": "e12", "article-number": "e12"}, "eid = {e12}"),
        ({"updated-by": [{"DOI": "10.5555/r", "type": "retraction"}]}, "addendum = {Retracted}"),
    ],
)
def test_crossref(more: dict[str, Any], wanted: str) -> None:
    item = crossref_item(**more)
    (entry,) = entries(crossref._works, ORCID, {"message": {"items": [item], "total-results": 1}})
    assert wanted in entry


# ORCID


def orcid_id(kind: str, value: str, relationship: str = "self") -> dict[str, Any]:
    return {
        "external-id-type": kind,
        "external-id-value": value,
        "external-id-normalized": None,
        "external-id-url": None,
        "external-id-relationship": relationship,
    }


def orcid_summary(code: int, **more: Any) -> dict[str, Any]:
    return {
        "put-code": code,
        "title": {"title": {"value": "Tides and fog"}, "subtitle": None, "translated-title": None},
        "type": "journal-article",
        "journal-title": None,
        "publication-date": None,
        "external-ids": None,
        "url": None,
        "display-index": "0",
        **more,
    }


def test_orcid_groups_of_several_sources() -> None:
    """What the preferred record leaves out is another's to say."""
    groups = [
        {
            "external-ids": {"external-id": [orcid_id("doi", "https://doi.org/10.5555/MT.1")]},
            "work-summary": [
                orcid_summary(
                    2,
                    **{
                        "journal-title": {"value": "J. Tides"},
                        "publication-date": {"year": {"value": "2024"}, "month": None},
                    },
                ),
                orcid_summary(1, **{"display-index": "2", "title": None}),
            ],
        },
        {
            "external-ids": {"external-id": [orcid_id("isbn", "9783161484100", "part-of")]},
            "work-summary": [orcid_summary(3, type="BOOK_CHAPTER", title={"title": {"value": "A chapter"}})],
        },
        {"external-ids": {"external-id": None}, "work-summary": None},
    ]
    role = {"contributor-role": "http://credit.niso.org/contributor-roles/software/"}
    mara = {
        "credit-name": {"value": "Mara Teal"},
        "contributor-orcid": {"path": ORCID},
        "contributor-attributes": role,
    }
    nameless = {"credit-name": None, "contributor-orcid": None, "contributor-attributes": None}
    full = {"put-code": 1, "contributors": {"contributor": [mara, mara, nameless]}}
    bulk = {"bulk": [{"work": full}, {"error": {"response-code": 404}}, None]}
    first, chapter = entries(orcid._works, ORCID, {"group": groups}, bulk)
    assert "author = {Teal, Mara}, title = {Tides and fog}, journal = {J. Tides}, year = {2024}" in first
    assert chapter == "@incollection{k, title = {A chapter}, }"


# DataCite


def datacite_item(doi: str, **more: Any) -> dict[str, Any]:
    attributes = {
        "doi": doi,
        "creators": [{"name": "Teal, Mara", "nameType": None, "nameIdentifiers": []}],
        "titles": [{"title": "Levels of the sea"}],
        "publisher": "Harbour Archive",
        "publicationYear": 2021,
        "types": {"resourceTypeGeneral": "Dataset"},
        **more,
    }
    return {"id": doi, "type": "dois", "attributes": attributes}


def related(kind: str, doi: str) -> dict[str, str]:
    return {"relationType": kind, "relatedIdentifier": doi, "relatedIdentifierType": "DOI"}


FIRST = datacite_item(
    "10.5072/z.101", version="1", relatedIdentifiers=[related("IsVersionOf", "10.5072/z.100")]
)
SECOND = datacite_item(
    "10.5072/z.102",
    version="2",
    publicationYear=2023,
    relatedIdentifiers=[related("IsVersionOf", "10.5072/z.100")],
)
CONCEPT = datacite_item("10.5072/z.100", relatedIdentifiers=[related("HasVersion", "10.5072/z.102")])


@pytest.mark.parametrize(
    "items", [[FIRST, SECOND], [SECOND, FIRST], [SECOND], [CONCEPT, FIRST, SECOND], [SECOND, CONCEPT]]
)
def test_versions_of_data_are_one_work(items: list[Any]) -> None:
    """The DOI is that of all versions, the rest that of the newest."""
    (entry,) = entries(datacite._works, ORCID, {"data": items, "links": None})
    assert "version = {2}, publisher = {Harbour Archive}, year = {2023}, doi = {10.5072/z.100}" in entry


def test_datacite_arxiv_and_nulls() -> None:
    paper = datacite_item(
        "10.48550/arXiv.2401.99901",
        types={"resourceTypeGeneral": "Preprint"},
        relatedIdentifiers=[related("IsVersionOf", "10.5555/mt.1")],
    )
    empty = dict.fromkeys(("creators", "titles", "publisher", "types", "dates", "relatedIdentifiers"))
    first, second = entries(datacite._works, ORCID, {"data": [paper, datacite_item("10.5072/e", **empty)]})
    assert "eprint = {2401.99901}" in first
    assert "doi" not in first
    assert second == "@misc{k, year = {2021}, doi = {10.5072/e}, }"


# dblp


def test_dblp() -> None:
    page = b"""<?xml version="1.0" encoding="US-ASCII"?>
<dblpperson name="Mara Teal 0001" pid="999/1" n="2"><person key="homepages/999/1">
<author pid="999/1">Mara Teal 0001</author></person>
<homonyms n="1"><h f="t/x" pid="999/2">Mara Teal 0002</h><r><article key="x/y"><author>O</author>
<title>Not hers.</title></article></r></homonyms>
<r><inproceedings key="conf/x/T24"><author pid="999/1">Mara Teal 0001</author>
<author>J&ouml;rg M&#252;ller 0003</author><title>On <i>fog</i> &amp; H<sub>2</sub>O.</title>
<year>2024</year><booktitle>X</booktitle><ee>https://www.wikidata.org/entity/Q1</ee></inproceedings></r><r>
<www key="homepages/999/1"><title>Home Page</title></www></r></dblpperson>"""
    (entry,) = entries(dblp._works, "999/1", page)
    assert "author = {Teal, Mara and Müller, Jörg}" in entry
    assert r"title = {On \emph{fog} \& H\textsubscript{2}O}, booktitle = {X}" in entry


# PubMed


def pubmed_summary(uid: str, **more: Any) -> dict[str, Any]:
    return {
        "uid": uid,
        "title": "Tides of the sea.",
        "authors": [
            {"name": "Teal M", "authtype": "Author"},
            {"name": "Tide Study Group", "authtype": "CollectiveName"},
        ],
        "source": "J Tides",
        "fulljournalname": "Journal of tides",
        "pages": "123-9",
        "pubdate": "2024 Nov-Dec",
        "articleids": [],
        "pubtype": ["Journal Article"],
        **more,
    }


RECORDS = b"""<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://x/x.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">1</PMID><Article><AuthorList>
<Author ValidYN="Y"><LastName>Teal</LastName><ForeName>Mara Q</ForeName><Suffix>Jr</Suffix>
<Identifier Source="ORCID">0000000218250097</Identifier></Author>
<Author ValidYN="N"><LastName>Tael</LastName></Author>
<Author><CollectiveName>Tide Study Group</CollectiveName></Author>
</AuthorList></Article></MedlineCitation></PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>4</PMID>
<Book><AuthorList Type="editors"><Author><LastName>Ed</LastName></Author></AuthorList></Book>
<AuthorList Type="authors">
<Author><LastName>Teal</LastName><ForeName>Mara</ForeName></Author></AuthorList></BookDocument></PubmedBookArticle>
</PubmedArticleSet>"""


def test_pubmed() -> None:
    book = {
        "title": "Chapter on tides",
        "booktitle": "The Book of Tides",
        "publishername": "NCBI Press",
        "fulljournalname": "",
        "source": "",
        "authors": [{"name": "Teal M", "authtype": "Author"}, {"name": "Ed B", "authtype": "Editor"}],
    }
    summaries = {
        "uids": ["1", "4", "5", "6"],
        "1": pubmed_summary("1", elocationid="doi: 10.5555/pm.1"),
        "4": pubmed_summary("4", **book),
        "5": {"uid": "5", "error": "cannot get document summary"},
        "6": pubmed_summary(
            "6",
            title="[Gezeiten].",
            pubdate="2024",
            authors=None,
            articleids=None,
            pubtype=["Retracted Publication"],
        ),
    }
    found = {"esearchresult": {"count": "4", "idlist": ["1", "4", "5", "6"]}}
    given = works_of(pubmed._works, ORCID, found, {"result": summaries}, RECORDS)
    assert [work.id for work in given] == ["1", "4", "6"]
    assert given[0].is_deposited
    client: Any = Canned(found, {"result": summaries}, RECORDS)
    article, chapter, retracted = (
        " ".join(entry_text("k", offer.type, offer.fields).split())
        for offer in (offer_of([work], 2026) for work in pubmed._works(client, ORCID))
    )
    assert "author = {Teal, Jr, Mara Q and {Tide Study Group}}" in article
    assert "pages = {123--129}, year = {2024}, month = nov, doi = {10.5555/pm.1}" in article
    assert chapter.startswith(
        "@incollection{k, author = {Teal, Mara}, editor = {Ed, B.}, title = {Chapter on tides},"
    )
    assert "booktitle = {The Book of Tides}" in chapter
    assert "publisher = {NCBI Press}" in chapter
    assert "title = {Gezeiten}, journal = {Journal of tides}" in retracted
    assert "addendum = {Retracted}" in retracted


# Zotero


def zotero_item(key: str, **more: Any) -> dict[str, Any]:
    data = {
        "key": key,
        "itemType": "journalArticle",
        "title": "Tides of the sea",
        "creators": [{"creatorType": "author", "firstName": "Mara", "lastName": "Teal"}],
        "date": "May 2024",
        "DOI": "",
        "extra": "",
        **more,
    }
    return {"key": key, "meta": {"parsedDate": "2024-05-00"}, "data": data}


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({"extra": "tex.x: y\nDOI: 10.5555/mt.1"}, "doi = {10.5555/mt.1}"),
        (
            {"itemType": "conferencePaper", "proceedingsTitle": "", "conferenceName": "ICF 2024"},
            "booktitle = {ICF 2024}",
        ),
        ({"itemType": "thesis", "thesisType": "Master's thesis", "university": "U"}, "@mastersthesis{"),
        ({"itemType": "thesis", "thesisType": "", "university": "U"}, "@phdthesis{"),
        (
            {"itemType": "report", "reportNumber": "12", "institution": "I"},
            "number = {12}, institution = {I}",
        ),
        ({"itemType": "computerProgram", "versionNumber": "1.2"}, "version = {1.2}"),
        ({"itemType": "preprint", "archiveID": "arXiv:2401.99901"}, "eprint = {2401.99901}"),
        ({"itemType": "book", "publisher": "P", "place": "Bonn"}, "publisher = {P}, address = {Bonn}"),
        ({"creators": [{"creatorType": "author", "name": "The Group"}]}, "author = {{The Group}}"),
    ],
)
def test_zotero(more: dict[str, Any], wanted: str) -> None:
    others = [
        zotero_item(str(place), itemType=kind)
        for place, kind in enumerate(("attachment", "note", "annotation"))
    ]
    (entry,) = entries(
        zotero._works, "groups/5", [*others, zotero_item("A", **more), zotero_item("B", deleted=1)]
    )
    assert wanted in entry


def test_two_libraries_may_have_one_key() -> None:
    found = [
        work
        for library in ("users/1", "groups/5")
        for work in works_of(zotero._works, library, [zotero_item("A")])
    ]
    assert len({work.id for work in found}) == 2


# INSPIRE, ADS, Semantic Scholar, arXiv, OpenAlex


def test_inspire_collaborations_and_errata() -> None:
    place = {
        "journal_title": "JHEP",
        "journal_volume": "05",
        "artid": "012",
        "year": 2024,
        "material": "publication",
    }
    erratum = {"journal_title": "JHEP", "journal_volume": "07", "year": 2025, "material": "erratum"}
    data = {
        "titles": [{"title": "Tides in $D$ dimensions"}],
        "authors": [{"full_name": "Teal, Mara"}, {"full_name": "Okoro, B.", "inspire_roles": ["supervisor"]}],
        "collaborations": [{"value": "ATLAS"}],
        "dois": [{"value": "10.5555/e", "material": "erratum"}, {"value": "10.5555/i.1"}],
        "publication_info": [erratum, place],
        "document_type": ["article"],
    }
    hits = [
        {"id": "9", "metadata": data},
        {"id": "10", "metadata": {"titles": [{"title": "Of a thing"}], "collaborations": [{"value": "CMS"}]}},
    ]
    first, second = entries(inspire._works, "M.Teal.1", {"hits": {"total": 2, "hits": hits}})
    assert (
        "author = {Teal, Mara}, title = {Tides in $D$ dimensions}, journal = {JHEP}, volume = {05}" in first
    )
    assert "collaboration = {ATLAS}, year = {2024}, doi = {10.5555/i.1}" in first
    assert "author = {{CMS Collaboration}}" in second


def test_ads_theses_and_zeros() -> None:
    docs = [
        {
            "bibcode": "2020PhDT.........1T",
            "title": ["A thesis"],
            "author": ["Teal, M."],
            "pub": "Ph.D. Thesis",
            "doctype": "phdthesis",
            "pubdate": "2020-00-00",
            "aff": ["Harbour University"],
        },
        {
            "bibcode": "2024JTE....12...33T",
            "title": ["Tides &amp; fog"],
            "author": ["Teal, M."],
            "pub": "The Astrophysical Journal",
            "doctype": "article",
            "pubdate": "2024-05-00",
            "page": ["33"],
        },
    ]
    thesis, article = entries(ads._works, ORCID, {"response": {"numFound": 2, "docs": docs}})
    assert "school = {Harbour University}, year = {2020}, url" in thesis
    assert "pages = {33}, year = {2024}, month = may" in article


def test_semantic_scholar_nulls_and_conferences() -> None:
    nothing = dict.fromkeys(
        ("externalIds", "year", "journal", "publicationTypes", "publicationVenue", "publicationDate")
    )
    authors = [{"authorId": None, "name": "M. Teal"}, {"authorId": "1", "name": None}]
    papers = [
        None,
        {"paperId": "a", "title": "Tides of the sea", "venue": "", "authors": authors, **nothing},
        {
            "paperId": "b",
            "title": "Fog at sea",
            "venue": "Conference on Tides",
            "publicationVenue": {"name": "Conference on Tides", "type": "conference"},
            "year": 2023,
            "publicationTypes": ["JournalArticle", "Conference"],
            "authors": authors,
        },
    ]
    first, second = entries(semanticscholar._works, "1", {"offset": 0, "data": papers})
    assert first == "@misc{k, author = {Teal, M.}, title = {Tides of the sea}, }"
    assert second.startswith("@inproceedings{k,")
    assert "booktitle = {Conference on Tides}" in second


def test_arxiv_old_numbers_and_several_dois() -> None:
    feed = b"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry>
<id>http://arxiv.org/abs/math.GT/0309136v2</id><title>Learning
  $x^2$ tides</title><published>2003-09-03T10:00:00Z</published><author><name>Mara Teal</name></author>
<arxiv:doi>10.5555/mt.1 10.5555/mt.2</arxiv:doi></entry></feed>"""
    (work,) = works_of(arxiv._works, ORCID, feed)
    assert (work.id, work.title, work.versions) == (
        "math/0309136",
        "Learning $x^2$ tides",
        ("doi:10.5555/mt.1", "doi:10.5555/mt.2"),
    )


@pytest.mark.parametrize("is_withdrawn", [True, False])
def test_works_that_were_withdrawn_are_marked(is_withdrawn: bool) -> None:
    comment = "This paper has been withdrawn by the author" if is_withdrawn else "9 pages, withdrawing rooms"
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry>
<id>http://arxiv.org/abs/2401.00001v2</id><title>Tides</title><published>2024-01-03T10:00:00Z</published>
<author><name>Mara Teal</name></author><arxiv:comment>{comment}</arxiv:comment></entry></feed>"""
    kind = ' publtype="withdrawn"' if is_withdrawn else ' publtype="informal"'
    page = f"""<dblpperson name="Mara Teal" pid="999/1"><r><article key="journals/x/T24"{kind}>
<author pid="999/1">Mara Teal</author><title>Tides.</title><year>2024</year><journal>X</journal>
</article></r></dblpperson>"""
    data = {"titles": [{"title": "Tides"}], "authors": [{"full_name": "Teal, Mara"}]}
    hits = [{"id": "9", "metadata": data | ({"withdrawn": True} if is_withdrawn else {})}]
    found = [
        *works_of(arxiv._works, ORCID, feed.encode()),
        *works_of(dblp._works, "999/1", page.encode()),
        *works_of(inspire._works, "M.Teal.1", {"hits": {"total": 1, "hits": hits}}),
    ]
    assert [work.marks for work in found] == [("withdrawn",) if is_withdrawn else ()] * 3


def test_openalex_places_that_are_copies() -> None:
    author = {"author": {"id": "https://openalex.org/A1", "display_name": "Mara Teal"}, "institutions": None}
    place = {"source": {"display_name": "Springer eBooks", "type": "ebook platform"}}
    item = {
        "id": "https://openalex.org/W1",
        "title": "A chapter",
        "type": "book-chapter",
        "primary_location": place,
        "locations": None,
        "authorships": [author],
        "ids": None,
        "biblio": None,
    }
    (entry,) = entries(openalex._works, "A1", {"meta": None, "results": [item]})
    assert entry == "@incollection{k, author = {Teal, Mara}, title = {A chapter}, }"


@pytest.mark.parametrize(
    ("at_once", "largest"),
    [
        # bytes of a paper by three thousand authors, with what is said of each
        (inspire._SIZE, 3_000 * 300),
        (ads._ROWS, 3_000 * 150),
        (crossref._ROWS, 3_000 * 100),
        (pubmed._AT_ONCE, 3_000 * 200),
    ],
)
def test_pages_of_papers_by_thousands_are_not_too_large(at_once: int, largest: int) -> None:
    assert at_once * largest < LARGEST_RESPONSE
