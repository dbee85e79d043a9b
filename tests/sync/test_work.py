"""Identifiers as sources write them, and as they are compared."""

from __future__ import annotations

import pytest

from sphinx_academic.sync.work import (
    Work,
    identifier,
    identifiers,
    normalized_arxiv,
    normalized_doi,
    normalized_isbn,
    normalized_orcid,
    normalized_pmid,
    tagged,
)

ORCID = "0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.5555/A", "10.5555/a"),
        ("https://doi.org/10.5555/A%3C1%3E", "10.5555/a<1>"),
        ("doi:10.5555/a", "10.5555/a"),
        ("10.48550/arXiv.2401.00001", ""),
        ("10.48550/other", "10.48550/other"),
        ("10.x", ""),
        ("tides", ""),
        ("", ""),
        (10.5, ""),
        (None, ""),
    ],
)
def test_dois(text: object, doi: str) -> None:
    assert normalized_doi(text) == doi


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" 2401.00001v2 ", "2401.00001"),
        ("arXiv:2401.00001", "2401.00001"),
        ("https://arxiv.org/pdf/2401.00001v12.pdf", "2401.00001"),
        ("export.arxiv.org/abs/2401.00001/", "2401.00001"),
        ("10.48550/ARXIV.2401.00001", "2401.00001"),
        ("https://doi.org/10.48550/arXiv.2401.00001", "2401.00001"),
        ("math.GT/0309136", "math/0309136"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("HEP-TH/9901001", "hep-th/9901001"),
        # the months that there are
        ("٢٤٠١.٠٠٠٠١", ""),
        ("http://dx.doi.org/10.48550/arXiv.2401.00001v2", "2401.00001"),
        ("doi:10.48550/arXiv.2401.00001", "2401.00001"),
        ("10.48550/arXiv.math.GT/0309136", "math/0309136"),
        ("https://doi.org/10.48550%2FarXiv.hep-th%2F9901001", "hep-th/9901001"),
        ("ARXIV:2401.00001V2", "2401.00001"),
        ("arXiv : 2401.00001", "2401.00001"),
        ("2400.00001", ""),
        ("2413.00001", ""),
        ("2412.00001", "2412.00001"),
        ("hep-th/9913001", ""),
        ("2401.001", ""),
        ("10.48550/other", ""),
        ("10.5555/2401.00001", ""),
        ("", ""),
        (2401.00001, ""),
    ],
)
def test_numbers_of_arxiv(text: object, number: str) -> None:
    assert normalized_arxiv(text) == number


@pytest.mark.parametrize(
    ("text", "orcid"),
    [
        (ORCID, ORCID),
        (ORCID.replace("-", ""), ORCID),
        (f"https://orcid.org/{ORCID} / ", ORCID),
        ("0000-0001-5109-370x", ""),
        ("0000-0002-1825-0098", ""),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000", ""),
        (None, ""),
    ],
)
def test_orcids(text: object, orcid: str) -> None:
    assert normalized_orcid(text) == orcid


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        ("978-3-16-148410-0", "9783161484100"),
        ("ISBN 3-16-148410-X", "9783161484100"),
        ("3-16-148410-x", "9783161484100"),
        ("0-306-40615-2", "9780306406157"),
        ("0-306-40615-3", ""),
        ("978-3-16-148410-1", ""),
        ("979-10-90636-07-1", "9791090636071"),
        ("977-3-16-148410-3", ""),
        ("316148410", ""),
        ("97831614841000", ""),
        ("X161484100", ""),
        ("978316148410X", ""),
        ("97831614841X0", ""),
        ("97X3161484100", ""),
        ("3X61484100", ""),
        ("", ""),
        (9783161484100, ""),
    ],
)
def test_isbns(text: object, isbn: str) -> None:
    assert normalized_isbn(text) == isbn


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" 0012 ", "12"),
        (12, "12"),
        (True, ""),
        ("PMID: 12", "12"),
        ("https://pubmed.ncbi.nlm.nih.gov/12/", "12"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/12", "12"),
        ("1234567890", ""),
        ("123456789", "123456789"),
        ("PMC12", ""),
        ("pmid12", "12"),
        ("PUBMED.NCBI.NLM.NIH.GOV/12", "12"),
        ("https://pubmed.ncbi.nlm.nih.gov/12/x", ""),
        ("١٢", ""),
        ("0", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_numbers_of_pubmed(text: object, number: str) -> None:
    assert normalized_pmid(text) == number


def test_all_identifiers_of_a_record() -> None:
    given = {
        "doi": "10.5555/A",
        "arxiv": "2401.00001v1",
        "isbn": "1",
        "pmid": 12,
        "bibcode": " 2024X ",
        "pmcid": None,
    }
    assert identifiers(**given) == {
        "doi": "10.5555/a",
        "arxiv": "2401.00001",
        "pmid": "12",
        "bibcode": "2024X",
    }
    assert identifiers(doi="10.48550/arXiv.2401.00001") == {"arxiv": "2401.00001"}
    assert identifiers(arxiv="2401.00002", doi="10.48550/arXiv.2401.00001") == {"arxiv": "2401.00002"}
    # one that is no DOI may be of arXiv's, any other is none
    assert identifiers(bibcode="", doi="2401.00001") == {"arxiv": "2401.00001"}
    assert identifiers(isbn="2401.00001") == {}


@pytest.mark.parametrize(
    ("kind", "value", "tag"),
    [
        ("doi", "10.5555/A", "doi:10.5555/a"),
        ("doi", "10.48550/arXiv.2401.00001", "arxiv:2401.00001"),
        ("pmid", 12, "pmid:12"),
        ("other", " x ", "other:x"),
        ("doi", "x", ""),
    ],
)
def test_identifiers_with_their_kinds(kind: str, value: object, tag: str) -> None:
    assert tagged(kind, value) == tag


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" 10.5555/A ", ("doi", "10.5555/a")),
        ("https://doi.org/10.5555/a", ("doi", "10.5555/a")),
        ("DOI: 10.5555/a", ("doi", "10.5555/a")),
        ("doi=10.48550/arXiv.2401.00001", ("arxiv", "2401.00001")),
        ("arXiv:2401.00001", ("arxiv", "2401.00001")),
        ("2401.00001v3", ("arxiv", "2401.00001")),
        (" PMID:12 ", ("pmid", "12")),
        ("https://pubmed.ncbi.nlm.nih.gov/12/", ("pmid", "12")),
        ("https://PUBMED.ncbi.nlm.nih.gov/12", ("pmid", "12")),
        ("978-3-16-148410-0", ("isbn", "9783161484100")),
        ("isbn: 3-16-148410-X", ("isbn", "9783161484100")),
        ("12", None),
        ("doi:12", None),
        ("isbn:3-16-148410-0", None),
        ("pubmed", None),
        ("", None),
    ],
)
def test_identifiers_that_people_type(text: str, found: tuple[str, str] | None) -> None:
    if found:
        assert identifier(text) == found
    else:
        with pytest.raises(ValueError, match="it is no DOI"):
            identifier(text)


@pytest.mark.parametrize(
    ("source", "id", "list_id", "member"),
    [
        ("members", "mara#a#b", "mara#a", "mara"),
        ("members", "mara#b", "mara", "mara"),
        ("bib", "https://example.org/a.bib#b", "https://example.org/a.bib", ""),
        ("zotero", "users/1#b", "users/1", ""),
        ("crossref", "10.5555/a#b", "", ""),
    ],
)
def test_lists_of_records(source: str, id: str, list_id: str, member: str) -> None:
    work = Work(source, id)
    assert (work.list_id, work.member.partition("#")[0]) == (list_id, member)


@pytest.mark.parametrize(("type_", "has_isbn"), [("book", True), ("", True), ("incollection", False)])
def test_a_book_and_no_chapter_is_identified_by_its_isbn(type_: str, has_isbn: bool) -> None:
    work = Work("crossref", "1", type=type_, ids={"doi": "10.5555/a", "isbn": "9783161484100"})
    assert list(work.identifiers) == ["doi:10.5555/a", *["isbn:9783161484100"] * has_isbn]
