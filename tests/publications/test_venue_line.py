"""What the line behind the names says, type by type."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.entry_types import TYPES, type_names
from sphinx_academic.bib.reader import read
from sphinx_academic.model.dates import Date
from sphinx_academic.model.people import Registry
from sphinx_academic.model.person import Name, Person
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.roles import RoleTable
from sphinx_academic.model.text import Style, Styled, plain
from sphinx_academic.publications.listed import Listed
from sphinx_academic.publications.venue_line import edition
from sphinx_academic.publications.view import PublicationView, make_view
from sphinx_academic.rendering.dates import format_date, format_dates, format_year

RITA = Person("rita", Name("Skibiński", "Rita"))


def record(entry: str) -> Publication:
    (found,) = read(entry.encode(), "papers.bib").publications
    return found


def view(entry: str, owner: str = "") -> PublicationView:
    found = record(entry)
    return make_view(found, Listed(found.digest, owner=owner), RoleTable(), Registry([RITA]))


@pytest.mark.parametrize(
    ("kind", "fields", "line"),
    [
        # the volume of a series is not the volume of the book
        (
            "inproceedings",
            "booktitle = {Tide Conference}, series = {Lecture Notes in Water}, volume = 11051, "
            "pages = {1--15}, publisher = {Press}",
            "Tide Conference, volume 11051 of Lecture Notes in Water, pp. 1–15, Press",
        ),
        (
            "inproceedings",
            "booktitle = {Conf}, volume = 35, number = 3, pages = {7}",
            "Conf, volume 35, number 3, p. 7",
        ),
        ("inproceedings", "booktitle = {Conf}, series = {LNW}, number = 12", "Conf, LNW 12"),
        ("inproceedings", "booktitle = {Conf}, series = {ICTW '24}, pages = {1-2}", "Conf, pp. 1–2"),
        ("inproceedings", "booktitle = {Conf}, location = {Rome, Italy}", "Conf, Rome, Italy"),
        (
            "inproceedings",
            "booktitle = {Conf}, publisher = {ACM}, address = {New York}, location = {Oslo}",
            "Conf, Oslo, ACM, New York",
        ),
        ("inproceedings", "booktitle = {Conf}, organization = {IEEE}", "Conf, IEEE"),
        ("inproceedings", "booktitle = {Conf in Rome}, address = {Rome}", "Conf in Rome"),
        (
            "inproceedings",
            "booktitle = {Proceedings}, eventtitle = {Tide 2020}, venue = {Oslo}",
            "Proceedings, Tide 2020, Oslo",
        ),
        (
            "book",
            "publisher = {Press}, edition = {Second}, series = {Water Series}, volume = 12",
            "Press, 2nd edition, volume 12 of Water Series",
        ),
        (
            "book",
            "publisher = {Press}, address = {Oslo}, volumes = 3, pagetotal = 200, isbn = {978-3-16-148410-0}",
            "Press, Oslo, 3 volumes, 200 pages, ISBN 978-3-16-148410-0",
        ),
        ("book", "maintitle = {All of It}, volume = 2, part = 1", "All of It, volume 2, part 1"),
        ("book", "volume = 3", "Volume 3"),
        ("book", "publisher = {Press}, pubstate = {inpress}", "Press"),
        ("book", "publisher = {P}, translator = {Roe, Bo}", "P, translated by Bo Roe"),
        ("book", "translator = {Roe, Bo and Dee, Cy}", "Translated by Bo Roe, Cy Dee"),
        (
            "incollection",
            "booktitle = {Whole}, maintitle = {All}, editor = {Roe, Bo}, chapter = 4, pages = {1--9}",
            "Whole, All, chapter 4, pp. 1–9, edited by Bo Roe",
        ),
        ("inbook", "bookauthor = {Roe, Bo}, booktitle = {Whole}, chapter = 4", "Bo Roe, Whole, chapter 4"),
        (
            "techreport",
            "institution = {Bureau}, type = {Working Paper}, number = 15616",
            "Working Paper 15616, Bureau",
        ),
        ("techreport", "institution = {Bureau}, number = {TR-1}", "Technical report TR-1, Bureau"),
        (
            "report",
            "institution = {Bureau}, type = {resreport}, isrn = {X-1}",
            "Research report, Bureau, ISRN X-1",
        ),
        ("phdthesis", "school = {Univ}, address = {Rome}", "PhD thesis, Univ, Rome"),
        ("mastersthesis", "school = {Univ}", "Master's thesis, Univ"),
        ("thesis", "institution = {Univ}, type = {mathesis}", "Master's thesis, Univ"),
        ("thesis", "institution = {Univ}, type = {bathesis}", "Bachelor's thesis, Univ"),
        ("thesis", "institution = {Univ}, type = {Habilitation}", "Habilitation, Univ"),
        ("thesis", "institution = {Univ}", "Thesis, Univ"),
        (
            "patent",
            "holder = {{Bucket Ltd}}, number = 7062320, type = {patentus}",
            "U.S. patent 7062320, Bucket Ltd",
        ),
        ("patent", "number = {EP123}", "Patent EP123"),
        ("dataset", "publisher = {Archive}, version = {2.1}", "Archive, version 2.1"),
        ("software", "organization = {Lab}, version = {v3}", "Lab, version 3"),
        ("manual", "organization = {Lab}, edition = {3}, type = {Guide}", "Guide, Lab, 3rd edition"),
        ("misc", "howpublished = {Blog}, organization = {Lab}, number = 5", "Lab, Blog, number 5"),
        ("unpublished", "howpublished = {Lecture notes}, location = {Oslo}", "Lecture notes, Oslo"),
        ("article", "journal = {J}, volume = 20, number = 1, pages = {1--15}", "J 20(1):1–15"),
        ("article", "journal = {J}, volume = 20, number = 1, eid = {e123}", "J 20(1), e123"),
        ("article", "journal = {J}, volume = 20, article-number = {123}", "J 20, 123"),
        ("article", "journal = {J}, volume = 20, articleno = {55}, pages = {55:1--55:9}", "J 20:55:1–55:9"),
        ("article", "journal = {J}, volume = 20, pages = {e2023}", "J 20, e2023"),
        ("article", "journal = {J}, volume = 20, issue = {Spring}, number = 1", "J 20(1), Spring"),
        ("article", "journal = {J}, number = 7, pages = {1, 5,7}", "J, number 7, pp. 1, 5, 7"),
        ("article", "journal = {J}, series = {3}, volume = 1, issuetitle = {Tides}", "J, series 3 1, Tides"),
        ("article", "journal = {J}, volume = {n/a}, number = {N/A}, pages = {e2023}", "J, e2023"),
        ("article", "journal = {J}, volume = 0, number = 0, pages = {1--12}", "J, pp. 1–12"),
        ("article", "journal = {J}, volume = 0, number = 3", "J 0(3)"),
        ("article", "journal = {J}, publisher = {P}, note = {None}, pages = {-}", "J"),
        ("article", "publisher = {P}", "P"),
        ("article", "journal = {J}, pages = {123+}", "J, pp. 123+"),
        ("article", "journal = {J}, volume = 1, pages = {012345-1--012345-10}", "J 1:012345-1–012345-10"),
        ("article", "journal = {J}, volume = 1, pages = {012345-1-012345-10}", "J 1:012345-1–012345-10"),
        ("article", "journal = {J}, volume = 1, pages = {012345-1}", "J 1:012345-1"),
        ("article", "journal = {J}, pages = {12 pages}", "J, 12 pages"),
        ("article", "journal = {J}, pages = {pp. 4-5}", "J, pp. 4–5"),
        ("article", "journal = {J}, volume = {In Press, Corrected Proof}, pages = {to appear}", "J"),
        ("article", "journal = {J}, pages = {Appendix A}", "J, Appendix A"),
        ("article", "journal = {J}, pages = {xii--xv}", "J, pp. xii–xv"),
        ("article", "journal = {J}, titleaddon = {Review of Tides}", "Review of Tides, J"),
        # editors beside authors, where they identify the whole
        ("misc", "howpublished = {Blog}, editor = {Roe, Bo}", "Blog, edited by Bo Roe"),
        ("collection", "publisher = {P}, editor = {Roe, Bo}", "P, edited by Bo Roe"),
        ("inproceedings", "booktitle = {Conf}, editor = {Roe, Bo}", "Conf"),
        ("article", "journal = {J}, editor = {Roe, Bo}", "J"),
        ("book", "publisher = {P}, origdate = {1888-05/1889}", "P, first published 1888"),
        ("book", "origdate = {-0043}", "First published 44 BC"),
        ("periodical", "volume = 4, number = 2, issn = { 1234-5679 }", "Volume 4, number 2, ISSN 1234-5679"),
        # what one part says, no other repeats
        ("misc", "howpublished = {Blog}, note = {Blog}, organization = {Lab}", "Lab"),
        ("misc", "howpublished = {Blog}, note = {In spring}, organization = {Lab}", "Lab, Blog"),
        ("misc", "howpublished = {www.example.org}, organization = {Lab}", "Lab"),
        ("article", "journal = {J}, volume = 3, number = 2, issue = {2}", "J 3(2)"),
        ("article", "journal = {J}, volume = 3, issue = {2}, pages = {4--5}", "J 3(2):4–5"),
        ("article", "journal = {J}, volume = 3, part = 4, pages = {4--5}", "J 3, part 4, pp. 4–5"),
        ("article", "journal = {J}, eid = {12}, pages = {12}", "J, p. 12"),
        ("article", "journal = {J}, eid = {12}, pages = {12:1--12:3}, volume = 4", "J 4:12:1–12:3"),
        ("article", "journal = {J}, eid = {12}, pages = {1--3}, volume = 4", "J 4, 12, pp. 1–3"),
        ("article", "journal = {J}, eid = {12}", "J, 12"),
        ("article", "journal = {J}, series = {2nd ser.}, volume = 1", "J, series 2 1"),
        ("article", "journal = {J}, series = {Old Series}, volume = 1", "J, Old Series 1"),
        ("article", "journal = {J of Old Series}, series = {Old Series}, volume = 1", "J of Old Series 1"),
        ("article", "journal = {J}, location = {Oslo}", "J, Oslo"),
        ("article", "journal = {J in Oslo}, location = {Oslo}", "J in Oslo"),
        ("article", "journal = {CoRR}, volume = {abs/2401.00001}, eprint = {2401.00001}", "Preprint"),
        ("article", "journal = {bioRxiv}, publisher = {Cold Spring Harbor}", "bioRxiv"),
        ("misc", "pubstate = {preprint}", "Preprint"),
        ("misc", "pubstate = {preprint}, publisher = {arXiv}", "Preprint"),
        ("misc", "pubstate = {submitted}, publisher = {P}", "P"),
        ("inproceedings", "booktitle = {Conf}, pubstate = {preprint}, publisher = {arXiv}", "Conf"),
        ("inproceedings", "booktitle = {Conf}, pubstate = {preprint}, publisher = {P}", "Conf, P"),
        ("inproceedings", "booktitle = {Conf}, publisher = {arXiv}", "Conf, arXiv"),
        (
            "inproceedings",
            "booktitle = {Proc of ICPP}, series = {ICPP '24}, volume = 3",
            "Proc of ICPP, volume 3",
        ),
        (
            "inproceedings",
            "booktitle = {Proc}, series = {LN}, volume = 3, number = 4",
            "Proc, volume 3, LN 4",
        ),
        (
            "inproceedings",
            "booktitle = {Proc}, journal = {J}, volume = 3, number = 4, pages = {1-2}",
            "Proc, J, volume 3, number 4, pp. 1–2",
        ),
        ("inproceedings", "journal = {J}, volume = 3, number = 4, pages = {1-2}", "J 3(4):1–2"),
        ("inproceedings", "booktitle = {Proc}, issue = {4}, number = 4", "Proc, number 4"),
        ("inproceedings", "booktitle = {Proc}, issue = {Spring}, number = 4", "Proc, number 4, Spring"),
        (
            "inproceedings",
            "booktitle = {Proc}, issue = {Spring}, issuetitle = {Tides}, part = {2}",
            "Proc, part 2, number Spring, Tides",
        ),
        (
            "inproceedings",
            "booktitle = {Proc}, publisher = {Press}, organization = {The Press}, address = {Oslo}",
            "Proc, The Press, Oslo",
        ),
        ("inproceedings", "booktitle = {Proc of the Press}, publisher = {Press}", "Proc of the Press"),
        (
            "inproceedings",
            "booktitle = {Proc}, publisher = {Press, Oslo}, address = {Oslo}",
            "Proc, Press, Oslo",
        ),
        ("inproceedings", "abbr = {X}", ""),
        ("inproceedings", "abbr = {X}, booktitle = {X}", "X"),
        (
            "inproceedings",
            "booktitle = {Conf}, eventtitle = {Conf 2020}, venue = {Oslo}",
            "Conf, Conf 2020, Oslo",
        ),
        ("inproceedings", "booktitle = {Conf 2020}, eventtitle = {Conf}", "Conf 2020"),
        ("inproceedings", "booktitle = {Proc}, additional_info = {. *More*}", "Proc. More"),
        ("inproceedings", "booktitle = {Proc}, additional_info = {More}", "Proc. More"),
        ("inproceedings", "booktitle = {Proc.}, additional_info = {More}", "Proc. More"),
        ("inproceedings", "booktitle = {Proc}, additional_info = {(more)}", "Proc (more)"),
        ("inproceedings", "additional_info = {More}", "More"),
        (
            "book",
            "publisher = {P}, volumes = {several}, pagetotal = {xii, 200}, isbn = {ISBN 3}",
            "P, several, xii, 200, ISBN 3",
        ),
        ("book", "publisher = {P}, pagetotal = {xii 200}", "P, xii 200 pages"),
        ("periodical", "number = 2, issn = {ISSN 1234-5679}", "Number 2, ISSN 1234-5679"),
        ("book", "origdate = {once}", "First published once"),
        ("book", "number = 5, series = {S}", "S 5"),
        ("book", "number = 5", "Number 5"),
        ("book", "part = 5", "Part 5"),
        ("book", "chapter = 5", "Chapter 5"),
        ("book", "edition = {2}, chapter = 5", "2nd edition, chapter 5"),
        ("book", "series = {S}, volume = 5, number = 7, part = 2", "Volume 5, part 2, S 7"),
        ("inbook", "bookauthor = {Doe, Ann}, booktitle = {Whole}", "Whole"),
        (
            "inbook",
            "bookauthor = {Roe, Bo and Poe, Cy}, booktitle = {Whole}, eprint = {2401.00001}",
            "Bo Roe, Cy Poe, Whole",
        ),
        ("report", "type = {Report 7}, number = 7, institution = {I}", "Report 7, I"),
        ("report", "number = 7, institution = {I}, journal = {J}, volume = 3", "I, J 3(7)"),
        ("report", "type = { }, number = 7", "Number 7"),
        ("misc", "howpublished = {https://example.org/x}", ""),
        ("misc", "howpublished = {Talk}, note = {Talk in Oslo}", "Talk"),
        ("misc", "howpublished = {Talk}, organization = {The Talk}", "The Talk"),
        ("software", "version = {Version 2}, publisher = {P}", "P, version 2"),
        ("software", "version = {beta}", "Version beta"),
        ("periodical", "volume = 4, number = 2, pages = {1-2}", "Volume 4, number 2, pp. 1–2"),
        ("periodical", "number = 2, issuetitle = {Tides}", "Number 2, Tides"),
        ("patent", "holder = {{A} and {B}}, number = 7, location = {DE}", "Patent 7, A, B, DE"),
        ("thesis", "type = {phdthesis}, number = 3, school = {S}", "PhD thesis 3, S"),
        (
            "book",
            "editor = {Roe, Bo}, annotator = {Doe, Di}, commentator = {Poe, Cy}, introduction = {Moe, Ed}, "
            "foreword = {Loe, Fay}, afterword = {Koe, Gus}",
            "Edited by Bo Roe, annotated by Di Doe, with a commentary by Cy Poe, "
            "with an introduction by Ed Moe, with a foreword by Fay Loe, with an afterword by Gus Koe",
        ),
    ],
)
def test_line(kind: str, fields: str, line: str) -> None:
    shown = view(f"@{kind}{{k, author = {{Doe, Ann}}, title = {{T}}, year = 2020, {fields}}}")
    assert plain(shown.venue) == line


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_type_shows_what_identifies_it(kind: str) -> None:
    fields = "volume = 7, number = 3, pages = {11--13}, eid = {x9}, version = {5.1}, chapter = 6"
    if kind in ("patent", "dataset", "software"):
        fields = "number = 3, version = {5.1}, publisher = {Press}, institution = {Body}"
    line = plain(view(f"@{kind}{{k, author = {{Doe, Ann}}, title = {{T}}, year = 2020, {fields}}}").venue)
    wanted = ["7", "3"] if "volume" in fields else ["Press", "Body"]
    assert [part for part in wanted if part not in line] == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2", "2nd edition"),
        ("3rd", "3rd edition"),
        ("Second", "2nd edition"),
        ("second edition", "2nd edition"),
        ("11", "11th edition"),
        ("20", "20th edition"),
        *(
            (str(20 + number), f"{20 + number}{end} edition")
            for number, end in ((1, "st"), (2, "nd"), (3, "rd"))
        ),
        *((str(number), f"{number}th edition") for number in (24, 30, 100, 111, 112, 113)),
        ("101", "101st edition"),
        ("Fourteenth", "14th edition"),
        ("", ""),
        ("ed.", "ed."),
        ("2nd ed.", "2nd edition"),
        ("Revised", "Revised edition"),
        ("2. Auflage", "2. Auflage"),
        ("International ed.", "International edition"),
    ],
)
def test_edition(written: str, shown: str) -> None:
    assert edition(written) == shown


def test_editions_in_words() -> None:
    words = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth"""
    numbers = "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th"
    assert [edition(word) for word in words.split()] == [f"{number} edition" for number in numbers.split()]


def test_me_among_others_than_authors() -> None:
    entry = (
        "@{}{{k, author = {{Doe, Ann}}, title = {{T}}, year = 2020, {} = {{Roe, Bo and Skibiński, Rita}}}}"
    )
    for kind, name in (("book", "translator"), ("inbook", "editor"), ("patent", "holder")):
        shown = view(entry.format(kind, name), owner="rita")
        assert Styled(Style.STRONG, ("Rita Skibiński",)) in shown.venue


def test_collaboration_stands_behind_the_authors() -> None:
    shown = view(
        "@article{k, author = {Doe, Ann and others}, title = {T}, year = 2020, collaboration = {Team}}"
    )
    assert shown.authors_end == ", et al. (Team)"
    alone = view("@article{k, title = {T}, year = 2020, collaboration = {Team}}")
    assert [author.name for author in alone.authors] == ["Team"]


def test_award_beside_its_name() -> None:
    shown = view("@misc{k, title = {T}, year = 2020, award_name = {Best}, award = {Given by *all*}}")
    assert [badge.text for badge in shown.badges] == ["Best"]
    assert plain(shown.note) == "Given by all"


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("@thesis{k, type = {phdthesis}}", {"thesis", "phdthesis"}),
        ("@thesis{k, type = {Ph.D. thesis}}", {"thesis", "phdthesis"}),
        ("@thesis{k, type = {mathesis}}", {"thesis", "mastersthesis", "mathesis"}),
        ("@thesis{k, type = {bathesis}}", {"thesis", "bathesis"}),
        ("@report{k, type = {techreport}}", {"report", "techreport"}),
        ("@phdthesis{k}", {"thesis", "phdthesis"}),
        ("@misc{k, type = {phdthesis}}", {"misc"}),
    ],
)
def test_names_of_types(entry: str, names: set[str]) -> None:
    assert set(type_names(record(entry))) == names


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ('year = 2018, month = jun # "{--}" # jul', "June–July 2018"),
        ('year = 2018, month = jun # "/" # jul', "June–July 2018"),
        ("year = 2018, month = {6/7}", "June–July 2018"),
        ("year = 2018, month = {June--July}", "June–July 2018"),
        ("year = 2018, month = {June 3-5}", "Jun 3–5, 2018"),
        ("year = 2018, month = {dec/jan}", "Dec 2018 – Jan 2019"),
        ("date = {2024-05-03/2024-05-07}", "May 3–7, 2024"),
        ("date = {2019/2020}", "2019–2020"),
        ("date = {-0043-03}", "Mar 44 BC"),
        ("date = {0000}", "1 BC"),
        ("date = {-0043}", "44 BC"),
        ("year = {-43}", "44 BC"),
        ("year = {44 BC}", "44 BC"),
        ("year = {300 B.C.E.}", "300 BC"),
        ("date = {0850}", "850"),
        ("year = {850}", "850"),
        ("date = {0098-05}", "May 98"),
        # biblatex's date of an event, where there is no other
        ("eventdate = {2018-03-04/2018-03-06}", "Mar 4–6, 2018"),
        ("eventdate = {2018-03-04}, year = 2019", "2019"),
    ],
)
def test_dates(fields: str, shown: str) -> None:
    entry = view(f"@misc{{k, title = {{T}}, {fields}}}")
    assert entry.date
    assert format_dates(entry.date, entry.date_end, "en") == shown


def test_dates_in_other_languages() -> None:
    assert format_date(Date(-43, 3), "de").endswith("44 BC")
    assert format_year(-43) == "44 BC"
    assert "2018" in format_dates(Date(2018, 6), Date(2018, 7), "de")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("volume = {In Press, Corrected Proof}", "inpress"),
        ("pages = {to appear}", "accepted"),
        ("number = {Forthcoming}", "accepted"),
        ("pages = {to appear}, pubstate = {submitted}", "submitted"),
        ("volume = {Spring}, number = {OOPSLA}", ""),
    ],
)
def test_status_in_place_of_a_number(fields: str, status: str) -> None:
    assert record(f"@article{{k, title = {{T}}, journal = {{J}}, {fields}}}").status == status


def test_no_date_where_a_database_has_none() -> None:
    assert view("@misc{k, title = {T}, date = {0000-00-00}}").date is None
