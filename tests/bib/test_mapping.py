"""Fields to records: types, dates, venues, pages, status, awards."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.reader import read
from sphinx_academic.model.problems import Kind, Problem
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.text import plain


def published(fields: str, kind: str = "misc", key: str = "k") -> tuple[Publication, tuple[Problem, ...]]:
    found = read(f"@{kind}{{{key}, title = {{T}}, {fields}}}".encode(), "papers.bib")
    assert len(found.publications) == 1
    return found.publications[0], found.problems


def publication(fields: str, kind: str = "misc", key: str = "k") -> Publication:
    return published(fields, kind, key)[0]


@pytest.mark.parametrize(
    ("written", "resolved"),
    [
        ("Conference", "inproceedings"),
        ("phdthesis", "thesis"),
        ("MastersThesis", "thesis"),
        ("techreport", "report"),
        ("www", "online"),
        ("electronic", "online"),
        ("article", "article"),
        ("artefact", "artefact"),
    ],
)
def test_types(written: str, resolved: str) -> None:
    record = publication("year = 2020", kind=written)
    assert (record.type, record.original_type) == (resolved, written.lower())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("date = {2024-05-03}", "2024-05-03"),
        ("date = {2024-05}", "2024-05"),
        ("date = {2024}", "2024"),
        ("date = {2024-05-03/2024-05-07}", "2024-05-03"),
        ("date = {2019/2020}", "2019"),
        ("date = {/2020-04}", "2020-04"),
        ("date = {2020-04/..}", "2020-04"),
        ("date = {1984?}", "1984"),
        ("date = {2004-06~}", "2004-06"),
        ("date = {2004-22}", "2004"),
        ("date = {199X}", "1990"),
        ("date = {19XX/20XX}", "1900"),
        ("date = {2004-XX-XX}", "2004"),
        ("date = {2004-07-12T10:00:00Z}", "2004-07-12"),
        ("date = {2024/05/03}", "2024-05-03"),
        ("date = {May 2020}", "2020-05"),
        ("date = {2024}, year = 2020, month = jan", "2024"),
        ("date = {}, year = 2020", "2020"),
        ("year = 2020", "2020"),
        ("year = {{2020}}", "2020"),
        ("year = {2019a}", "2019"),
        ("year = {c. 1990}", "1990"),
        ("year = {2019/20}", "2019"),
        ("year = {May 2020}", "2020-05"),
        ("year = 2020, month = jan", "2020-01"),
        ("year = 2020, month = {Sept.}", "2020-09"),
        ("year = 2020, month = {07}", "2020-07"),
        ("year = 2020, month = 10 # {~} # jan", "2020-01-10"),
        ("year = 2020, month = jan # {~10}", "2020-01-10"),
        ("year = 2020, month = {June 3rd}", "2020-06-03"),
        ("year = 2020, month = {28 November -- 1 December}", "2020-11-28"),
        ("year = 2020, month = {jun/jul}", "2020-06"),
        ("year = 2020, month = {5-6}", "2020-05"),
        ("year = 2020, month = 3, day = 14", "2020-03-14"),
        ("year = 2020, month = {Summer}", "2020"),
        ("year = 2020, month = {}", "2020"),
        ("month = {January 2020}", "2020-01"),
        ("month = {3 March 2020}", "2020-03-03"),
        ("month = {January 2020}, eventdate = {2020-02-01}", "2020-01"),
    ],
)
def test_stated_date(fields: str, expected: str) -> None:
    record, problems = published(fields)
    assert record.date is not None
    assert record.date.isoformat() == expected
    assert problems == ()


@pytest.mark.parametrize(
    ("fields", "expected", "reported"),
    [
        # biblatex's seasons are no months
        ("date = {2004-20}", "2004", "is in no calendar"),
        ("date = {2004-21}", "2004", ""),
        ("date = {2004-41}", "2004", ""),
        ("date = {2004-42}", "2004", "is in no calendar"),
        # of two digits, no one has stated the century
        ("year = {99}", "", "‘year = 99’ cannot be read"),
        ("year = {100}", "0100", ""),
        ("date = {0099}", "0099", ""),
        ("date = {-0005}", "-0005", ""),
        ("year = {2201}", "", "is no year from 1 to 2200"),
        ("date = {2020-05/2020-03}", "2020-05", ""),
        ("date = {2020/2020}", "2020", ""),
        ("year = {2020--2019}", "2020", ""),
        ("year = 2020, month = {6/7}", "2020-06 2020-07", ""),
        ("year = 2020, month = {11-12}", "2020-11 2020-12", ""),
        ("year = 2020, month = {12/13}", "2020-12", ""),
        ("year = 2020, month = {7/6}", "2020-07", ""),
        ("year = 2020, month = {6/6}", "2020-06", ""),
        ("year = 2020, month = {0/7}", "2020", ""),
        ("year = 2020, month = {13}", "2020", "‘month = 13’ cannot be read"),
        ("year = 2020, month = {3--5 June}", "2020-06-03 2020-06-05", ""),
        ("year = 2020, month = {June 3--5}", "2020-06-03 2020-06-05", ""),
        ("year = 2020, month = {June 3--July}", "2020-06 2020-07", ""),
        ("year = 2020, month = {Dec/Jan}", "2020-12 2021-01", ""),
        ("year = 2020, month = jun, day = 30", "2020-06-30", ""),
        ("year = 2020, month = jun, day = 31", "2020-06", ""),
        ("year = 2020, month = {jun/jul}, day = 3", "2020-06 2020-07", ""),
    ],
)
def test_edges_of_dates(fields: str, expected: str, reported: str) -> None:
    record, problems = published(fields)
    dates = (record.date, record.date_end)
    assert " ".join(date.isoformat() for date in dates if date) == expected
    messages = [problem.message for problem in problems if problem.kind is Kind.DATE]
    assert len(messages) == bool(reported)
    assert reported in "".join(messages)


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ("date = {soon}", None),
        ("date = {2020-02-31}", 2020),
        ("date = {2020-13}", 2020),
        ("date = {soon}, year = 2020", 2020),
        ("year = {MMXX}", None),
        ("year = 20", None),
        ("year = 2020, month = {Floréal}", 2020),
    ],
)
def test_unreadable_date_is_one_problem(fields: str, year: int | None) -> None:
    record, problems = published(fields)
    assert record.year == year
    assert [problem.kind for problem in problems] == [Kind.DATE]


@pytest.mark.parametrize(
    ("fields", "key", "expected"),
    [
        ("eprint = {2401.17644}, eprinttype = {arxiv}", "k", "2024-01"),
        ("arxiv = {hep-th/9901001}", "k", "1999-01"),
        ("journal = {arXiv preprint arXiv:2303.01778}", "k", "2023-03"),
        ("doi = {10.48550/arXiv.2303.01778}", "k", "2023-03"),
        ("booktitle = {AAAI 2023}", "k", "2023"),
        ("booktitle = {ICML'22}", "k", "2022"),
        ("booktitle = {IJCAI-19}", "k", "2019"),
        *((f"booktitle = {{ICML'{year:02}}}", "k", f"{2000 + year}") for year in (0, 68)),
        *((f"booktitle = {{ICML'{year}}}", "k", f"{1900 + year}") for year in (69, 99)),
        ("booktitle = {e-Energy '19}", "k", "2019"),
        ("series = {WWW ’98}", "k", "1998"),
        ("", "doe2021sparse", "2021"),
        ("booktitle = {Artificial Intelligence}", "doe", None),
    ],
)
def test_inferred_date(fields: str, key: str, expected: str | None) -> None:
    record, problems = published(fields, "inproceedings", key)
    assert record.date is None
    assert (record.inferred_date.isoformat() if record.inferred_date else None) == expected
    assert [problem.kind for problem in problems] == [BibKind.NO_YEAR]
    assert (expected or "undated") in problems[0].message


@pytest.mark.parametrize("fields", ["year = {in press}", "note = {Under review}", "pubstate = {submitted}"])
def test_unpublished_entry_needs_no_year(fields: str) -> None:
    assert published(fields)[1] == ()


@pytest.mark.parametrize(
    ("kind", "fields", "venue", "short"),
    [
        ("article", "journal = {Nature}", "Nature", ""),
        (
            "article",
            "journaltitle = {Nature}, journalsubtitle = {Physics}, shortjournal = {Nat.}",
            "Nature: Physics",
            "Nat.",
        ),
        ("inproceedings", "booktitle = {Proc. of {X}}, abbr = {X}, series = {XY '20}", "Proc. of X", "X"),
        ("inproceedings", "booktitle = {Conference (ICPP'24)}", "Conference (ICPP'24)", "ICPP"),
        ("inproceedings", "booktitle = {Conference (NeurIPS)}", "Conference (NeurIPS)", "NeurIPS"),
        ("inproceedings", "booktitle = {Conference (IJCAI-19).}", "Conference (IJCAI-19).", "IJCAI"),
        ("inproceedings", "booktitle = {Conference (AAAI 2024)}", "Conference (AAAI 2024)", "AAAI"),
        ("inproceedings", "booktitle = {Conference (Long Papers)}", "Conference (Long Papers)", ""),
        ("inproceedings", "booktitle = {Meeting, Boston (USA)}", "Meeting, Boston (USA)", ""),
        ("inproceedings", "booktitle = {Conference}, series = {ICPP '24}", "Conference", "ICPP"),
        ("inproceedings", "booktitle = {Conference}, series = {Lecture Notes}", "Conference", ""),
        # of an article, it may be a part of the journal's name
        ("article", "journal = {Tides (JT)}, series = {ICPP '24}", "Tides (JT)", ""),
        ("proceedings", "eventtitle = {Tides (JT)}", "Tides (JT)", "JT"),
        ("inproceedings", "eventtitle = {Meeting}", "Meeting", ""),
        ("phdthesis", "school = {ETH}", "ETH", ""),
        ("techreport", "institution = {CERN}", "CERN", ""),
        ("online", "organization = {W3C}", "W3C", ""),
        ("misc", "howpublished = {Talk}", "Talk", ""),
        ("misc", r"howpublished = {\url{https://example.org/a}}", "", ""),
        ("misc", "eprint = {2401.17644}", "arXiv:2401.17644", ""),
        ("misc", "eprint = {2401.17644}, howpublished = {Preprint}", "arXiv:2401.17644", ""),
        ("article", r"journal = {Annals of \emph{X}}", "Annals of X", ""),
    ],
)
def test_venue(kind: str, fields: str, venue: str, short: str) -> None:
    record = publication(f"year = 2020, {fields}", kind)
    assert (plain(record.venue), record.venue_short) == (venue, short)


@pytest.mark.parametrize(
    ("source", "pages"),
    [
        ("12--34", "12–34"),
        ("12-34", "12–34"),
        ("12 -- 34", "12–34"),
        ("e1--e5, 7-9", "e1–e5, 7–9"),
        ("12:1-12:20", "12:1–12:20"),
        ("xi--xv", "xi–xv"),
        ("Article 5", "Article 5"),
        ("A-5", "A-5"),
    ],
)
def test_pages(source: str, pages: str) -> None:
    assert publication(f"year = 2020, pages = {{{source}}}").pages == pages


@pytest.mark.parametrize(
    ("kind", "fields", "status", "note"),
    [
        ("misc", "note = {Some note}", "", "Some note"),
        ("misc", "note = {Under review}", "inreview", ""),
        ("misc", "note = {(Under Review).}", "inreview", ""),
        ("misc", "note = {Submitted}", "submitted", ""),
        ("misc", "note = {accepted for publication}", "accepted", ""),
        ("misc", "note = {To appear}", "accepted", ""),
        ("misc", "note = {in press}", "inpress", ""),
        ("misc", "note = {Manuscript in preparation}", "inpreparation", ""),
        ("misc", "note = {Preprint}", "preprint", ""),
        ("misc", "note = {To appear in Nature}", "accepted", "To appear in Nature"),
        ("misc", "note = {With an appendix (under review)}", "inreview", "With an appendix"),
        ("misc", "note = {Accepted wisdom revisited}", "", "Accepted wisdom revisited"),
        ("misc", "pubstate = {inpress}, note = {Preprint}", "inpress", ""),
        ("misc", "pubstate = {forthcoming}", "accepted", ""),
        ("misc", "pubstate = {prepublished}", "preprint", ""),
        ("misc", "pubstate = {under review}", "inreview", ""),
        ("article", "journal = {Nature}, year = {to appear}", "accepted", ""),
        ("misc", "howpublished = {Submitted}", "submitted", ""),
        ("inproceedings", "booktitle = {INFOCOM'25 (Under Review)}", "inreview", ""),
        ("article", "journal = {arXiv preprint arXiv:2303.01778}", "preprint", ""),
        ("article", "journal = {CoRR}, volume = {abs/2303.01778}", "preprint", ""),
        ("article", "journal = {bioRxiv}", "preprint", ""),
        ("article", "journal = {Corr. Science}", "", ""),
        ("misc", "eprint = {2303.01778}", "preprint", ""),
        ("misc", "eprint = {2303.01778}, publisher = {arXiv}", "preprint", ""),
        ("misc", "eprint = {2303.01778}, publisher = {Press}", "", ""),
        ("article", "eprint = {2303.01778}, journal = {Nature}", "", ""),
        ("thesis", "eprint = {2303.01778}, school = {ETH}", "", ""),
    ],
)
def test_status(kind: str, fields: str, status: str, note: str) -> None:
    record = publication(fields, kind)
    assert (record.status, plain(record.note)) == (status, note)


def test_status_is_not_repeated_in_the_venue() -> None:
    assert publication("booktitle = {INFOCOM'25 (Under Review)}", "inproceedings").venue == ("INFOCOM'25",)


@pytest.mark.parametrize(
    ("fields", "awards"),
    [
        ("award = {Best Paper Award}", [("Best Paper Award", "prize")]),
        ("award = {It was judged the best of 900}, award_name = {Best Paper}", [("Best Paper", "prize")]),
        ("award_name = {Oral}", [("Oral", "presentation")]),
        ("presentation = {spotlight}", [("spotlight", "presentation")]),
        ("award = {Oral and Best Paper Award}", [("Oral", "presentation"), ("Best Paper Award", "prize")]),
        ("award = {Best Demo; Runner-Up}", [("Best Demo", "prize"), ("Runner-Up", "prize")]),
        ("award = {Science and Technology Award}", [("Science and Technology Award", "prize")]),
        ("award = {Oral}, presentation = {Oral}", [("Oral", "presentation")]),
        ("award = {}", []),
    ],
)
def test_awards(fields: str, awards: list[tuple[str, str]]) -> None:
    assert [(award.text, award.kind) for award in publication(f"year = 2020, {fields}").awards] == awards


@pytest.mark.parametrize(
    ("fields", "selected"),
    [
        ("selected = true", True),
        ("selected = {True}", True),
        ("selected = 1", True),
        ("selected = {yes}", True),
        ("selected = {false}", False),
        ("keywords = {a, selected}", True),
        ("keywords = {preselected}", False),
    ],
)
def test_selected(fields: str, selected: bool) -> None:
    assert publication(f"year = 2020, {fields}").selected is selected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("volume = {Vol. 12}, number = {No.~3}, pages = {$5-9$}", ("12", "3", "5–9")),
        ("volume = {PP}, number = {99}, pages = {1-1}", ("", "", "")),
        ("volume = {{PP}}, number = {2}, pages = {1--12}", ("", "2", "1–12")),
        ("volume = {99}, number = {99}, pages = {1--1}", ("99", "99", "1–1")),
    ],
)
def test_where_it_is_found(fields: str, expected: tuple[str, str, str]) -> None:
    record = publication(f"year = 2020, {fields}")
    assert (record.volume, record.number, record.pages) == expected


@pytest.mark.parametrize(
    ("source", "note"),
    [
        ("Number: 3\nPublisher: Springer", ""),
        ("Publisher: Springer\n  Version Number: 2", ""),
        ("Best of the year.\nPublisher: Springer\n\\_eprint: https://example.org", "Best of the year."),
        ("Conference Name: A\nIn two parts", "In two parts"),
        ("Cited by: 12; All Open Access, Green Open Access", ""),
        ("cited By 3", ""),
        ("Cited by 3 courts of appeal", "Cited by 3 courts of appeal"),
        ("Number: one of many", "Number: one of many"),
        ("The Publisher: a memoir", "The Publisher: a memoir"),
    ],
)
def test_notes_of_programs(source: str, note: str) -> None:
    assert plain(publication(f"year = 2020, note = {{{source}}}").note) == note


def test_other_fields() -> None:
    record = publication(
        r"year = 2020, subtitle = {S}, volume = {1}, issue = {2}, publisher = {A \& B},"
        r"keywords = {a, b\&c; d ,}, abstract = {An \emph{abstract}.}"
    )
    assert record.plain_title == "T: S"
    assert (record.volume, record.number, record.publisher) == ("1", "2", "A & B")
    assert record.keywords == {"a", "b&c", "d"}
    assert plain(record.abstract) == "An abstract."
    assert (record.file, record.line) == ("papers.bib", 1)


@pytest.mark.parametrize(
    ("title", "subtitle", "expected"),
    [
        ("Why?", "Because", "Why? Because"),
        ("So!", "Because", "So! Because"),
        ("Part I.", "Because", "Part I. Because"),
        ("Part:", "Because", "Part: Because"),
        ("Why? And How", "Because", "Why? And How: Because"),
        ("Why", "", "Why"),
        ("", "Because", "Because"),
    ],
)
def test_subtitle_follows_a_colon_or_what_ends_the_title(title: str, subtitle: str, expected: str) -> None:
    entry = f"@misc{{a, title = {{{title}}}, subtitle = {{{subtitle}}}, year = 2020}}"
    assert read(entry.encode(), "papers.bib").publications[0].plain_title == expected
