"""Made-up papers, and how each service writes them: the forms are those of the services' documentation."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from .server import Reply, Request, Service, data, openalex_author, text

ORCID = "0000-0002-1825-0097"
MARA = ("Mara", "Teal")
BEN = ("Ben", "Okoro")


@dataclass(frozen=True)
class Paper:
    """One paper."""

    number: int
    #: with HTML
    title: str = "Currents of the harbour"
    authors: tuple[tuple[str, str], ...] = (MARA, BEN)
    #: year, month, day; fewer if unknown
    date: tuple[int, ...] = (2024, 5, 3)
    kind: str = "article"
    doi: str = ""
    arxiv: str = ""
    journal: str = "Journal of Tide Engineering"
    #: DOIs of other versions, as an article's preprint
    versions: tuple[str, ...] = ()
    #: DOI of the paper that a notice concerns
    retracts: str = ""
    retracted: bool = False
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def year(self) -> int | None:
        """Return the year."""
        return self.date[0] if self.date else None

    @property
    def tex(self) -> str:
        """Return the title in TeX."""
        found = re.sub(
            r"<su([bp])>(.*?)</su[bp]>", lambda m: f"${'_' if m[1] == 'b' else '^'}{{{m[2]}}}$", self.title
        )
        return html.unescape(re.sub(r"</?[a-z:]+>", "", found)).replace("&", r"\&")

    @property
    def plain(self) -> str:
        """Return the title without markup."""
        return html.unescape(html.unescape(re.sub(r"</?[a-z:]+>", "", self.title)))


def _pages(items: list[Any], start: int, size: int) -> list[Any]:
    return items[start : start + size]


def _iso(paper: Paper) -> str | None:
    return "-".join(f"{part:02d}" for part in paper.date) or None


# ORCID


def orcid(papers: list[Paper], *, full: bool = True) -> Service:
    """Return ORCID: summaries without authors, and full records, at most 100 at once."""
    types = {
        "article": "journal-article",
        "preprint": "preprint",
        "chapter": "book-chapter",
        "conference": "conference-paper",
        "book": "book",
        "data": "data-set",
    }

    def external(paper: Paper) -> Any:
        found = [("doi", paper.doi)] * bool(paper.doi) + [("arxiv", f"arXiv:{paper.arxiv}")] * bool(
            paper.arxiv
        )
        if not found:
            return None
        return {
            "external-id": [
                {
                    "external-id-type": kind,
                    "external-id-value": value.upper() if kind == "doi" else value,
                    "external-id-normalized": {"value": value, "transient": True} if kind == "doi" else None,
                    "external-id-url": None,
                    "external-id-relationship": "self",
                }
                for kind, value in found
            ]
        }

    def summary(paper: Paper) -> dict[str, Any]:
        parts = dict(zip(("year", "month", "day"), paper.date, strict=False))
        return {
            "put-code": paper.number,
            "title": {"title": {"value": paper.plain}, "subtitle": None, "translated-title": None}
            if paper.title
            else None,
            "type": types[paper.kind],
            "journal-title": {"value": paper.journal} if paper.journal else None,
            "publication-date": {
                name: {"value": f"{parts[name]:02d}"} if name in parts else None
                for name in ("year", "month", "day")
            }
            if parts
            else None,
            "external-ids": external(paper),
            "url": None,
            "source": {"source-name": {"value": "Crossref"}},
            "visibility": "public",
            "display-index": "1",
            "path": f"/{ORCID}/work/{paper.number}",
            **paper.more,
        }

    def contributors(paper: Paper) -> Any:
        return {
            "contributor": [
                {
                    "contributor-orcid": {"path": ORCID} if author == MARA else None,
                    "credit-name": {"value": " ".join(author)},
                    "contributor-attributes": {"contributor-sequence": None, "contributor-role": "author"},
                }
                for author in paper.authors
            ]
        }

    def service(request: Request) -> Reply:
        if not request.path.startswith("/v3.0/"):
            return _orcid_error(404, "no such version")
        if "json" not in request.headers.get("Accept", ""):
            return text("<error/>", kind="application/xml")
        _, _, person, what, *rest = request.path.split("/")
        if person != ORCID:
            return _orcid_error(404, f"ORCID iD {person} not found")
        if what == "works" and not rest:
            groups = [
                {
                    "last-modified-date": {"value": 1},
                    "external-ids": external(paper),
                    "work-summary": [summary(paper)],
                }
                for paper in papers
            ]
            return data({"last-modified-date": {"value": 1}, "group": groups, "path": f"/{ORCID}/works"})
        codes = rest[0].split(",")
        if len(codes) > 100:
            return _orcid_error(400, "too many put-codes")
        found = {str(paper.number): paper for paper in papers}
        bulk: list[Any] = []
        for code in codes:
            if code not in found:
                bulk.append({"error": {"response-code": 404, "developer-message": "gone"}})
                continue
            people = {"contributors": contributors(found[code]) if full else None, "citation": None}
            bulk.append({"work": {**summary(found[code]), **people}})
        return data({"bulk": bulk})

    return service


def _orcid_error(status: int, message: str) -> Reply:
    return data(
        {"response-code": status, "developer-message": message, "user-message": message, "error-code": 9016},
        status,
    )


# OpenAlex


def openalex_of(paper: Paper) -> dict[str, Any]:
    """Return a paper as OpenAlex has it."""
    types = {"chapter": "book-chapter", "conference": "article", "data": "dataset"}
    places = {"conference": "conference", "preprint": "repository"}
    doi = f"https://doi.org/{paper.doi}" if paper.doi else None
    address = doi or (f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else None)
    place = {"display_name": paper.journal, "type": places.get(paper.kind, "journal"), "issn_l": None}
    return {
        "id": f"https://openalex.org/W{paper.number}",
        "doi": doi,
        "title": paper.title or None,
        "display_name": paper.title or None,
        "publication_year": paper.year,
        "publication_date": _iso(paper) if len(paper.date) == 3 else None,
        "ids": {"openalex": f"https://openalex.org/W{paper.number}"},
        "type": types.get(paper.kind, paper.kind) if not paper.retracts else "retraction",
        "biblio": {"volume": "3", "issue": None, "first_page": "10", "last_page": "20"},
        "primary_location": {
            "source": place if paper.journal else None,
            "landing_page_url": address,
            "version": None,
        }
        if address
        else None,
        "locations": [],
        "is_retracted": paper.retracted,
        "is_paratext": False,
        "authorships": [
            openalex_author(
                " ".join(author), "A1" if author == MARA else "A2", ORCID if author == MARA else None
            )
            for author in paper.authors
        ],
        "cited_by_count": 1,
        "counts_by_year": [],
        "abstract_inverted_index": None,
        **paper.more,
    }


# Crossref


def crossref(papers: list[Paper], *, deposited: bool = True) -> Service:
    """Return Crossref: lists with cursors, single works, refusals as text."""
    types = {
        "article": "journal-article",
        "preprint": "posted-content",
        "chapter": "book-chapter",
        "conference": "proceedings-article",
        "data": "dataset",
    }

    def item(paper: Paper) -> dict[str, Any]:
        return {
            "DOI": paper.doi.upper(),
            "type": types.get(paper.kind, paper.kind),
            **({"subtype": "preprint"} if paper.kind == "preprint" else {}),
            "title": [paper.title.replace("<i>", "\n <i>")] if paper.title else [],
            "subtitle": [],
            "container-title": [paper.journal] if paper.journal and paper.kind != "preprint" else [],
            "publisher": "Harbour Press",
            "volume": "3",
            "page": "10-20",
            "author": [
                {
                    "given": given,
                    "family": family,
                    "sequence": "first" if not place else "additional",
                    "affiliation": [],
                    **(
                        {"ORCID": f"http://orcid.org/{ORCID}"}
                        if deposited and (given, family) == MARA
                        else {}
                    ),
                }
                for place, (given, family) in enumerate(paper.authors)
            ],
            "issued": {"date-parts": [list(paper.date)] if paper.date else [[None]]},
            "relation": {
                "has-preprint" if paper.kind != "preprint" else "is-preprint-of": [
                    {"id-type": "doi", "id": doi, "asserted-by": "object"} for doi in paper.versions
                ]
            }
            if paper.versions
            else {},
            **(
                {"update-to": [{"DOI": paper.retracts, "type": "retraction", "label": "Retraction"}]}
                if paper.retracts
                else {}
            ),
            **({"updated-by": [{"DOI": "10.5555/notice", "type": "retraction"}]} if paper.retracted else {}),
            "is-referenced-by-count": 4,
            **paper.more,
        }

    def service(request: Request) -> Reply:
        known = {paper.doi.lower(): paper for paper in papers if paper.doi}
        if request.path.startswith("/works/"):
            from urllib.parse import unquote

            paper = known.get(unquote(request.path.removeprefix("/works/")).lower())
            if paper is None:
                return text("Resource not found.", 404)
            return data(
                {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": item(paper)}
            )
        conditions = request.query["filter"].split(",")
        if conditions[0].startswith("orcid:"):
            found = [item(paper) for paper in papers if paper.doi]
        else:
            found = [item(known[one[4:].lower()]) for one in conditions if one[4:].lower() in known]
        rows = int(request.query.get("rows", "20"))
        cursor = request.query.get("cursor", "*")
        start = 0 if cursor == "*" else int(cursor.removeprefix("a+/").removesuffix("=="))
        message = {
            "total-results": len(found),
            "items-per-page": rows,
            "items": _pages(found, start, rows),
            "next-cursor": f"a+/{start + rows}==",
        }
        headers = {"x-rate-limit-limit": "50", "x-rate-limit-interval": "1s", "x-api-pool": "public"}
        return data(
            {"status": "ok", "message-type": "work-list", "message-version": "1.0.0", "message": message},
            **headers,
        )

    return service


# DataCite


def datacite(papers: list[Paper]) -> Service:
    """Return DataCite: JSON:API, with the address of the next page."""
    types = {
        "article": "JournalArticle",
        "preprint": "Preprint",
        "data": "Dataset",
        "conference": "ConferencePaper",
        "chapter": "BookChapter",
        "book": "Book",
    }

    def item(paper: Paper) -> dict[str, Any]:
        doi = paper.doi or f"10.48550/arxiv.{paper.arxiv}"
        return {
            "id": doi,
            "type": "dois",
            "attributes": {
                "doi": doi,
                "creators": [
                    {
                        "name": f"{family}, {given}",
                        "nameType": None,
                        "givenName": given,
                        "familyName": family,
                        "affiliation": [{"name": "Harbour University"}],
                        "nameIdentifiers": [
                            {"nameIdentifier": f"https://orcid.org/{ORCID}", "nameIdentifierScheme": "ORCID"}
                        ]
                        if (given, family) == MARA
                        else [],
                    }
                    for given, family in paper.authors
                ],
                "titles": [{"title": paper.title}] if paper.title else [],
                "publisher": "Harbour Archive",
                "publicationYear": paper.year,
                "dates": [{"date": _iso(paper), "dateType": "Issued"}] if paper.date else [],
                "types": {"resourceTypeGeneral": types[paper.kind], "bibtex": "misc"},
                "relatedIdentifiers": [
                    {
                        "relationType": "IsVersionOf",
                        "relatedIdentifier": other,
                        "relatedIdentifierType": "DOI",
                    }
                    for other in paper.versions
                ],
                "container": {"title": paper.journal} if paper.kind != "data" else {},
                "url": f"https://archive.example/{paper.number}",
                "state": "findable",
                **paper.more,
            },
        }

    def service(request: Request) -> Reply:
        from urllib.parse import quote, unquote

        items = [item(paper) for paper in papers if paper.doi or paper.arxiv]
        if request.path.startswith("/dois/"):
            doi = unquote(request.path.removeprefix("/dois/"))
            found = [one for one in items if one["id"].lower() == doi.lower()]
            missing = {
                "errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]
            }
            return data({"data": found[0]}) if found else data(missing, 404)
        size = int(request.query.get("page[size]", "25"))
        start = int(request.query.get("page[cursor]", "1").removeprefix("s")) - 1
        shown = _pages(items, start, size)
        following = start + size < len(items)
        query = quote(request.query["query"])
        links = {"self": "https://api.datacite.org/dois"}
        if following:
            cursor = f"page%5Bcursor%5D=s{start + size + 1}&page%5Bsize%5D={size}"
            links["next"] = f"https://api.datacite.org/dois?query={query}&{cursor}"
        return data({"data": shown, "meta": {"total": len(items)}, "links": links})

    return service


# dblp


def dblp(papers: list[Paper], pid: str = "331/8145") -> Service:
    """Return dblp: the page of a person."""

    def record(paper: Paper) -> str:
        tag = {"conference": "inproceedings", "chapter": "incollection", "book": "book", "data": "data"}.get(
            paper.kind, "article"
        )
        people = "".join(
            f'<author pid="{pid if (given, family) == MARA else "1/1"}">{escape(given)} {escape(family)}'
            f"{' 0003' if family == 'Okoro' else ''}</author>"
            for given, family in paper.authors
        )
        title = f"<title>{paper.title.replace('&amp;amp;', '&amp;')}.</title>" if paper.title else ""
        links = f'<ee type="oa">https://doi.org/{escape(paper.doi)}</ee>' if paper.doi else ""
        box = "booktitle" if tag in ("inproceedings", "incollection") else "journal"
        place = f"<{box}>{escape(paper.journal)}</{box}>" if paper.journal else ""
        kind = ""
        if paper.arxiv and not paper.doi:
            kind = ' publtype="informal"'
            place = f"<volume>abs/{paper.arxiv}</volume><journal>CoRR</journal>"
            links = f"<ee>https://doi.org/10.48550/arXiv.{paper.arxiv}</ee>"
        year = f"<year>{paper.year}</year>" if paper.year else ""
        inner = f"{people}{title}<pages>10-20</pages>{year}{place}{links}"
        return f'<r><{tag} key="journals/x/{paper.number}" mdate="2026-01-02"{kind}>{inner}</{tag}></r>'

    body = (
        f'<?xml version="1.0"?><dblpperson name="Mara Teal 0001" pid="{pid}" n="{len(papers)}">'
        f'<person key="homepages/{pid}"><author pid="{pid}">Mara Teal 0001</author></person>'
        '<homonyms n="1"><h f="t/Teal_0002:Mara" pid="999/1-2"><person key="homepages/999/1-2"/></h>'
        f"</homonyms>{''.join(map(record, papers))}"
        '<coauthors n="1"><co><na f="o" pid="1/1">Ben Okoro</na></co></coauthors></dblpperson>'
    )

    def service(request: Request) -> Reply:
        if request.path != f"/pid/{pid}.xml":
            return text("<!DOCTYPE html><html><body>not found</body></html>", 404, "text/html")
        return text(body, kind="application/xml")

    return service


# Semantic Scholar


def semanticscholar(papers: list[Paper]) -> Service:
    """Return Semantic Scholar: pages by offset, batches of at most 500."""

    def item(paper: Paper) -> dict[str, Any]:
        ids: dict[str, Any] = {"CorpusId": paper.number}
        if paper.doi:
            ids["DOI"] = paper.doi.upper()
        if paper.arxiv:
            ids["ArXiv"] = paper.arxiv
        return {
            "paperId": f"{paper.number:040x}",
            "externalIds": ids,
            "title": paper.plain,
            "year": paper.year,
            "venue": paper.journal,
            "publicationVenue": None,
            "publicationDate": _iso(paper) if len(paper.date) == 3 else None,
            "publicationTypes": {"article": ["JournalArticle"], "conference": ["Conference"]}.get(paper.kind),
            "journal": {"name": paper.journal, "volume": "3", "pages": "\n 10 - 20"}
            if paper.journal
            else None,
            "authors": [
                {"authorId": "1001" if author == MARA else None, "name": f"{author[0][0]}. {author[1]}"}
                for author in paper.authors
            ],
            **paper.more,
        }

    def service(request: Request) -> Reply:
        import json

        if not request.path.startswith("/graph/v1/"):
            return data({"error": "Not found"}, 404)
        path = request.path.removeprefix("/graph/v1")
        if path == "/paper/batch":
            wanted = json.loads(request.body)["ids"]
            if len(wanted) > 500:
                return data({"error": "too many ids"}, 400)
            known = {f"DOI:{paper.doi}": paper for paper in papers}
            return data([item(known[one]) if one in known else None for one in wanted])
        if path != "/author/1001/papers":
            return data({"error": "Author with id not found"}, 404)
        if "authors" not in request.query.get("fields", ""):
            return data(
                {"offset": 0, "data": [{"paperId": f"{p.number:040x}", "title": p.plain} for p in papers]}
            )
        offset, limit = int(request.query["offset"]), int(request.query["limit"])
        if limit > 1000:
            return data({"error": "limit is at most 1000"}, 400)
        page = {"offset": offset, "data": [item(paper) for paper in _pages(papers, offset, limit)]}
        if offset + limit < len(papers):
            page["next"] = offset + limit
        return data(page)

    return service


# arXiv


def arxiv_feed(papers: list[Paper], total: int | None = None) -> str:
    """Return papers as a feed."""
    space = 'xmlns:arxiv="http://arxiv.org/schemas/atom"'

    def entry(paper: Paper) -> str:
        title = escape(paper.tex).replace(" of ", " of\n  ")
        people = (f"<author><name>{escape(' '.join(name))}</name></author>" for name in paper.authors)
        dois = (f"<arxiv:doi {space}>{doi}</arxiv:doi>" for doi in paper.versions)
        return (
            f"<entry><id>http://arxiv.org/abs/{paper.arxiv}v2</id><title>{title}</title>"
            f"<published>{_iso(paper) or '2024-01-01'}T10:00:00Z</published>"
            f"<updated>2026-06-01T09:00:00Z</updated><summary>We saw.</summary>{''.join(people)}"
            f'{"".join(dois)}<arxiv:primary_category {space} term="cs.LG"/></entry>'
        )

    entries = "".join(map(entry, papers))
    count = len(papers) if total is None else total
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f'<opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">{count}'
        f"</opensearch:totalResults>{entries}</feed>"
    )


def arxiv(papers: list[Paper]) -> Service:
    """Return arXiv: the feed of an author, and papers by their numbers."""

    def service(request: Request) -> Reply:
        kind = "application/atom+xml; charset=UTF-8"
        if request.path == f"/a/{ORCID}.atom":
            return text(arxiv_feed([paper for paper in papers if paper.arxiv]), kind=kind)
        if request.path == "/api/query":
            wanted = [re.sub(r"v\d+$", "", one) for one in request.query["id_list"].split(",")]
            return text(arxiv_feed([paper for paper in papers if paper.arxiv in wanted]), kind=kind)
        return text("<html><body>not found</body></html>", 404, "text/html")

    return service


# INSPIRE


def inspire(papers: list[Paper]) -> Service:
    """Return INSPIRE: one record for preprint and article."""

    def hit(paper: Paper) -> dict[str, Any]:
        metadata: dict[str, Any] = {
            "document_type": [
                {"conference": "conference paper", "chapter": "book chapter"}.get(paper.kind, "article")
            ],
            "titles": [{"title": paper.tex}] if paper.title else [],
            "authors": [
                {
                    "full_name": f"{family}, {given}",
                    "ids": [
                        {"schema": "INSPIRE BAI", "value": "M.Teal.1"},
                        {"schema": "ORCID", "value": ORCID},
                    ]
                    if (given, family) == MARA
                    else [],
                }
                for given, family in paper.authors
            ],
            "texkeys": [f"Teal:{paper.number}abc"],
            "citation_count": 2,
        }
        if paper.doi:
            metadata["dois"] = [{"value": paper.doi}]
            metadata["publication_info"] = [
                {
                    "journal_title": paper.journal,
                    "journal_volume": "3",
                    "page_start": "10",
                    "page_end": "20",
                    "year": paper.year,
                }
            ]
        if paper.arxiv:
            metadata["arxiv_eprints"] = [{"value": paper.arxiv, "categories": ["hep-th"]}]
        if paper.date:
            metadata["earliest_date"] = _iso(paper)
        return {"id": str(paper.number), "metadata": {**metadata, **paper.more}}

    def service(request: Request) -> Reply:
        if request.path == f"/api/orcid/{ORCID}":
            return data({"metadata": {"ids": [{"schema": "INSPIRE BAI", "value": "M.Teal.1"}]}})
        if request.path != "/api/literature":
            return data({"status": 404, "message": "PID does not exist."}, 404)
        if request.query["q"] != "a M.Teal.1":
            return data({"hits": {"total": 0, "hits": []}})
        size, page = int(request.query["size"]), int(request.query["page"])
        if size > 1000:
            return data(
                {"status": 400, "message": "Maximum search page size of `1000` results exceeded."}, 400
            )
        return data(
            {"hits": {"total": len(papers), "hits": list(map(hit, _pages(papers, (page - 1) * size, size)))}}
        )

    return service


# ADS


def ads(papers: list[Paper], token: str = "") -> Service:
    """Return NASA ADS: what is missing is absent."""

    def doc(paper: Paper) -> dict[str, Any]:
        found: dict[str, Any] = {
            "bibcode": f"2024JTE.....3..{paper.number:03d}T",
            "title": [paper.tex],
            "author": [f"{family}, {given[0]}." for given, family in paper.authors],
            "orcid_pub": [ORCID if author == MARA else "-" for author in paper.authors],
            "doctype": {"preprint": "eprint", "conference": "inproceedings"}.get(paper.kind, "article"),
            "identifier": [f"arXiv:{paper.arxiv}"] if paper.arxiv else [],
            "pub": paper.journal,
            **paper.more,
        }
        if paper.doi:
            found |= {"doi": [paper.doi], "volume": "3", "page": ["10-20"]}
        if paper.date:
            found |= {"year": str(paper.year), "pubdate": f"{paper.year}-{(*paper.date, 0)[1]:02d}-00"}
        return {name: value for name, value in found.items() if value}

    def service(request: Request) -> Reply:
        if token and request.headers.get("Authorization") != f"Bearer {token}":
            return data({"error": "Unauthorized"}, 401)
        if request.path != "/v1/search/query":
            return data({"error": "not found"}, 404)
        start, rows = int(request.query["start"]), int(request.query["rows"])
        docs = [doc(paper) for paper in _pages(papers, start, rows)]
        return data({"response": {"numFound": len(papers), "start": start, "docs": docs}})

    return service


# PubMed


def pubmed(papers: list[Paper]) -> Service:
    """Return PubMed: numbers, summaries and full records."""

    def summary(paper: Paper) -> dict[str, Any]:
        months = (
            "",
            "Jan",
            "Feb",
            "Mar",
            "Apr",
            "May-Jun",
            "Jun",
            "Jul",
            "Aug",
            "Sep",
            "Oct",
            "Nov-Dec",
            "Dec",
        )
        number = str(9000 + paper.number)
        ids = [{"idtype": "pubmed", "value": number}] + [{"idtype": "doi", "value": paper.doi}] * bool(
            paper.doi
        )
        kinds = ["Retraction of Publication"] if paper.retracts else ["Journal Article"]
        return {
            "uid": number,
            "title": f"{paper.title}." if paper.title else "",
            "authors": [
                {"name": f"{family} {given[0]}", "authtype": "Author"} for given, family in paper.authors
            ],
            "source": "J Tide Eng",
            "fulljournalname": paper.journal,
            "volume": "3",
            "issue": "",
            "pages": "110-20",
            "pubdate": " ".join([str(paper.year), *(months[month] for month in paper.date[1:2])])
            if paper.date
            else "",
            "articleids": ids,
            "pubtype": kinds + ["Retracted Publication"] * paper.retracted,
            **paper.more,
        }

    def record(paper: Paper) -> str:
        people = "".join(
            f"<Author><LastName>{escape(family)}</LastName><ForeName>{escape(given)}</ForeName>"
            + (
                f'<Identifier Source="ORCID">http://orcid.org/{ORCID.replace("-", "")}</Identifier>'
                if (given, family) == MARA
                else ""
            )
            + "</Author>"
            for given, family in paper.authors
        )
        return (
            f"<PubmedArticle><MedlineCitation><PMID>{9000 + paper.number}</PMID><Article><AuthorList>{people}"
            "</AuthorList></Article></MedlineCitation></PubmedArticle>"
        )

    def service(request: Request) -> Reply:
        numbers = {str(9000 + paper.number): paper for paper in papers}
        if request.path == "/esearch.fcgi":
            start, size = int(request.query["retstart"]), int(request.query["retmax"])
            ids = _pages(list(numbers), start, size)
            return data(
                {"esearchresult": {"count": str(len(numbers)), "retstart": str(start), "idlist": ids}}
            )
        wanted = request.query["id"].split(",")
        if request.path == "/esummary.fcgi":
            result: dict[str, Any] = {"uids": wanted}
            for number in wanted:
                error = {"uid": number, "error": "cannot get document summary"}
                result[number] = summary(numbers[number]) if number in numbers else error
            return data({"result": result})
        if request.path == "/efetch.fcgi":
            doctype = '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.example/x.dtd">'
            body = "".join(record(numbers[number]) for number in wanted if number in numbers)
            return text(
                f'<?xml version="1.0"?>{doctype}<PubmedArticleSet>{body}</PubmedArticleSet>', kind="text/xml"
            )
        return text("not found", 404)

    return service


# Zotero


def zotero(papers: list[Paper], library: str = "users/475425") -> Service:
    """Return Zotero: pages with Link headers that lead to Zotero itself."""
    types = {
        "article": "journalArticle",
        "conference": "conferencePaper",
        "chapter": "bookSection",
        "data": "dataset",
    }

    def item(paper: Paper) -> dict[str, Any]:
        names = {"conference": "proceedingsTitle", "chapter": "bookTitle"}
        key = f"AB{paper.number:06d}"
        return {
            "key": key,
            "version": 7,
            "meta": {"parsedDate": "-".join(f"{part:02d}" for part in (*paper.date, 0, 0)[:3])}
            if paper.date
            else {},
            "data": {
                "key": key,
                "itemType": types.get(paper.kind, paper.kind),
                "title": paper.title,
                "creators": [
                    {"creatorType": "author", "firstName": given, "lastName": family}
                    for given, family in paper.authors
                ],
                "date": "May 2024" if paper.date else "",
                "DOI": "",
                "extra": f"DOI: {paper.doi}\nCitation Key: teal{paper.number}" if paper.doi else "",
                "archiveID": f"arXiv:{paper.arxiv}" if paper.arxiv else "",
                names.get(paper.kind, "publicationTitle"): paper.journal,
                "volume": "3",
                "pages": "10-20",
                "url": "",
                **paper.more,
            },
        }

    def service(request: Request) -> Reply:
        if request.headers.get("Zotero-Api-Version", request.headers.get("Zotero-API-Version")) != "3":
            return text("wrong version", 400)
        if not request.path.startswith(f"/{library}/items/top"):
            return text("Not found", 404)
        start, limit = int(request.query.get("start", "0")), int(request.query["limit"])
        shown = [item(paper) for paper in _pages(papers, start, limit)]
        headers = {"Total-Results": str(len(papers)), "Last-Modified-Version": "7"}
        if start + limit < len(papers):
            target = (
                f"https://api.zotero.org/{library}/items/top?format=json&limit={limit}&start={start + limit}"
            )
            headers["Link"] = f'<{target}>; rel="next", <{target}>; rel="last"'
        return data(shown, **headers)

    return service


# .bib


def bib_file(papers: list[Paper]) -> Service:
    """Return a .bib file."""
    kinds = {
        "conference": ("inproceedings", "booktitle"),
        "chapter": ("incollection", "booktitle"),
        "preprint": ("misc", "howpublished"),
    }

    def entry(paper: Paper) -> str:
        type_, box = kinds.get(paper.kind, ("article", "journal"))
        fields = {
            "title": paper.tex,
            "author": " and ".join(f"{family}, {given}" for given, family in paper.authors),
            "year": str(paper.year or ""),
            box: paper.journal,
            "doi": paper.doi,
            "eprint": paper.arxiv,
            "archiveprefix": "arXiv" if paper.arxiv else "",
            "pages": "10--20",
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        return f"@{type_}{{teal{paper.number},\n" + ",\n".join(lines) + "\n}\n"

    body = "\n".join(map(entry, papers))
    return lambda request: text(body, kind="text/plain; charset=utf-8")
