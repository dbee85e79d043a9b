"""One entry, three ways: what sources said last, what they say now, and what stands in the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name
from sphinx_academic.sync.bibfile import BibFile
from sphinx_academic.sync.entry import offer_of
from sphinx_academic.sync.entry_merge import TYPE, EntryMerge, same_value
from sphinx_academic.sync.report import Report
from sphinx_academic.sync.state import Entry, digest
from sphinx_academic.sync.work import Contributor, Work

MARA = Contributor(Name("Teal", "Mara"))


def merge(
    source: str,
    before: dict[str, tuple[str, str]] | None = None,
    annotation: str = "",
    **more: Any,
) -> tuple[str, Report, Entry]:
    """Merge a record into the first entry of a file.

    :param before: field -> what was said last, and what was written last
    """
    file = BibFile(Path("a.bib"), "a.bib", source.encode())
    publication = read(source.encode(), "a.bib").publications[0]
    place = file.entry(publication.line, publication.key)
    assert place
    given: dict[str, Any] = {"title": "Tides", "type": "article", "authors": (MARA,), **more}
    last = Entry(
        [],
        {name: digest(said) for name, (said, _written) in (before or {}).items() if said},
        {name: digest(written) for name, (_said, written) in (before or {}).items() if written},
    )
    after, report = Entry([], dict(last.offered), dict(last.written)), Report()
    offer = offer_of([Work("crossref", "1", **given), Work("orcid", "2"), Work("orcid", "3")], 2026)
    names: list[str] = []

    def annotate(_offer: object, authors: Any) -> str:
        names.extend(name.family for name in authors)
        return annotation

    EntryMerge(publication, file, place, offer, last, after, report).merge(annotate)
    report.remarks = names
    return file.result.decode(), report, after


def ours(**fields: str) -> tuple[str, dict[str, tuple[str, str]]]:
    """Return an entry as it was written last, and what was said of it."""
    type_ = fields.pop("type", "article")
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{type_}{{k,\n{lines}}}\n", {
        name: (value, value) for name, value in {TYPE: type_, **fields}.items()
    }


def said(report: Report) -> list[tuple[str, str, str, str]]:
    """Return what differs: conflicts, then differences from what was never written."""
    return [
        (what, one.field, one.yours, one.theirs)
        for what, found in (("conflict", report.conflicts), ("difference", report.differences))
        for one in found
    ]


TITLE = {"author": "{Teal, Mara}", "title": "{Tides}"}


def test_what_the_source_says_anew_is_written() -> None:
    source, before = ours(**TITLE, journal="{Old}", volume="{1}")
    result, report, after = merge(source, before, fields={"journal": "New", "volume": "1", "pages": "4"})
    assert result == source.replace("{Old}", "{New}").replace("{1},\n", "{1},\n  pages = {4},\n")
    (change,) = report.updated
    assert (change.file, change.key, change.title, change.fields) == (
        "a.bib",
        "k",
        "Tides",
        ("journal", "pages"),
    )
    assert said(report) == []
    assert after.written == after.offered
    assert after.offered == {
        name: digest(text)
        for name, text in {
            TYPE: "article",
            **TITLE,
            "journal": "{New}",
            "volume": "{1}",
            "pages": "{4}",
        }.items()
    }


def test_what_has_not_changed_is_not_written() -> None:
    source, before = ours(**TITLE, journal="{New}")
    result, report, _after = merge(source, before, fields={"journal": "New"})
    assert (result, report.updated) == (source, [])
    before["journal"] = ("{Newer}", "{New}")
    result, report, _after = merge(source, before, fields={"journal": "Newer"})
    assert (result, report.updated) == (source, [])
    # the file says already what is said now
    before["journal"] = ("{Old}", "{New}")
    result, report, after = merge(source, before, fields={"journal": "New"})
    assert (result, report.updated, said(report)) == (source, [], [])
    assert after.offered["journal"] == digest("{New}")


@pytest.mark.parametrize(
    ("yours", "last", "theirs", "wanted"),
    [
        # the first time, only what says something is named
        ("{Own}", "", "Theirs", [("difference", "journal", "Own", "Theirs")]),
        ("{Own}", "{Other}", "Theirs", [("conflict", "journal", "Own", "Theirs")]),
        ("{Own}", "{Theirs}", "Theirs", []),
        ("{Theirs}", "", "Theirs", []),
        ('"Theirs"', "{Other}", "Theirs", []),
        ("{Their's}", "{Other}", "Theirs", []),
        ("{" + "x" * 121 + "}", "{Other}", "y" * 120, [("conflict", "journal", "x" * 119 + "…", "y" * 120)]),
        (r"{T\'ides}", "{Other}", r"A \& B", [("conflict", "journal", "Tídes", "A & B")]),
    ],
)
def test_what_was_written_by_hand_stays(yours: str, last: str, theirs: str, wanted: Any) -> None:
    source, before = ours(**TITLE, journal=yours)
    before["journal"] = (last, "")
    result, report, after = merge(source, before, fields={"journal": theirs})
    assert (result, said(report), report.updated) == (source, wanted, [])
    assert after.offered["journal"] == digest(f"{{{theirs}}}")
    assert "journal" not in after.written


def test_a_difference_has_its_place() -> None:
    source, before = ours(**TITLE, journal="{Own}")
    before["journal"] = ("{Other}", "")
    _result, report, _after = merge(f"\n\n{source}", before, fields={"journal": "Theirs"})
    (conflict,) = report.conflicts
    assert (conflict.file, conflict.line, conflict.key) == ("a.bib", 3, "k")
    assert conflict.sources == ("crossref", "orcid")


@pytest.mark.parametrize("last", ["", "{Quay}"])
def test_a_field_of_no_weight_is_named_if_it_changes(last: str) -> None:
    source, before = ours(**TITLE, publisher="{Own}")
    before["publisher"] = (last, "")
    _result, report, _after = merge(source, before, fields={"publisher": "Pier"})
    assert said(report) == [("conflict", "publisher", "Own", "Pier")] * bool(last)


def test_macros_are_expanded() -> None:
    _source, before = ours(**TITLE)
    before["journal"] = ("{Other}", "")
    source = "@article{k,\n  author = {Teal, Mara},\n  title = {Tides},\n  journal = jan,\n}\n"
    _result, report, _after = merge(source, before, fields={"journal": "Theirs"})
    assert said(report) == [("conflict", "journal", "January", "Theirs")]


@pytest.mark.parametrize(
    ("last", "wanted"),
    [
        (("", ""), "added"),
        # removed by hand, and changed by the source since
        (("{Other}", "{Other}"), [("conflict", "volume", "", "3")]),
        (("{3}", "{3}"), []),
        # never written
        (("{Other}", ""), []),
    ],
)
def test_a_field_that_is_not_there(last: tuple[str, str], wanted: Any) -> None:
    source, before = ours(**TITLE)
    before["volume"] = last
    result, report, after = merge(source, before, fields={"volume": "3"})
    if wanted == "added":
        assert result == source.replace("{Tides},\n", "{Tides},\n  volume = {3},\n")
        assert after.written["volume"] == digest("{3}")
        assert report.updated[0].fields == ("volume",)
    else:
        assert (result, said(report), report.updated) == (source, wanted, [])


@pytest.mark.parametrize(
    ("yours", "fields", "wanted"),
    [
        # one field stands for another
        ({"journaltitle": "{Theirs}"}, {"journal": "Theirs"}, []),
        ({"journaltitle": "{Own}"}, {"journal": "Theirs"}, [("difference", "journaltitle", "Own", "Theirs")]),
        ({"issue": "{1}"}, {"number": "2"}, []),
        ({"institution": "{I}"}, {"school": "S"}, []),
        ({"location": "{I}"}, {"address": "S"}, []),
        ({"publisher": "{I}"}, {"howpublished": "S"}, []),
        ({"publisher": "{I}"}, {"volume": "3"}, "added"),
    ],
)
def test_a_field_that_stands_for_another(yours: dict[str, str], fields: dict[str, str], wanted: Any) -> None:
    source, before = ours(**TITLE, **yours)
    for name in yours:
        del before[name]
    result, report, _after = merge(source, before, fields=fields)
    if wanted == "added":
        assert result == source.replace("{I},\n", "{I},\n  volume = {3},\n")
    else:
        assert (result, said(report)) == (source, wanted)


@pytest.mark.parametrize(
    ("date", "theirs", "wanted"),
    [
        ("{2024-05-03}", Date(2024, 6), []),
        ("{2023-05-03}", Date(2024, 6), [("difference", "date", "2023-05-03", "2024")]),
    ],
)
def test_a_date_stands_for_year_and_month(date: str, theirs: Date, wanted: Any) -> None:
    source, before = ours(**TITLE, date=date, arxivid="{2401.00001}")
    del before["date"], before["arxivid"]
    before |= {"month": ("may", ""), "archiveprefix": ("{x}", "")}
    result, report, _after = merge(source, before, date=theirs, ids={"arxiv": "2401.00001"})
    assert (result, said(report)) == (source, wanted)


def test_a_field_of_no_weight_that_stands_for_another_is_named_if_it_changes() -> None:
    source, before = ours(**TITLE, issue="{1}")
    before["number"] = ("{3}", "")
    _result, report, _after = merge(source, before, fields={"number": "2"})
    assert said(report) == [("conflict", "issue", "1", "2")]


@pytest.mark.parametrize(("last", "what"), [("", "difference"), ("{2023}", "conflict")])
def test_a_value_of_another_entry_counts(last: str, what: str) -> None:
    parent = "@book{p, title = {Proc.}, year = 2021}\n"
    source, before = ours(**TITLE, crossref="{p}")
    before["year"] = (last, "")
    result, report, _after = merge(source + parent, before, date=Date(2024))
    assert result == source + parent
    assert said(report) == [(what, "year", "2021", "2024")]
    before["year"] = ("{2024}", "")
    assert said(merge(source + parent, before, date=Date(2024))[1]) == []


@pytest.mark.parametrize(
    ("type_", "last", "theirs", "wanted", "what"),
    [
        ("article", ("article", "article"), "book", "book", []),
        ("Article", ("misc", "Article"), "article", "Article", []),
        ("article", ("article", ""), "book", "article", [("conflict", "type", "@article", "@book")]),
        ("article", ("", ""), "book", "article", [("difference", "type", "@article", "@book")]),
        ("article", ("book", ""), "book", "article", []),
        ("misc", ("", ""), "book", "misc", [("difference", "type", "@misc", "@book")]),
        ("article", ("", ""), "misc", "article", []),
        ("Article", ("book", ""), "article", "Article", []),
        ("article", ("book", "article"), "book", "article", []),
        ("Review", ("book", ""), "article", "Review", [("conflict", "type", "@Review", "@article")]),
        ("Review", ("book", ""), "misc", "Review", []),
        ("article", ("article", "article"), "article", "article", []),
    ],
)
def test_types(type_: str, last: tuple[str, str], theirs: str, wanted: str, what: Any) -> None:
    source, before = ours(**TITLE, type=type_)
    before[TYPE] = last
    result, report, after = merge(source, before, type=theirs)
    assert (result, said(report)) == (source.replace(type_, wanted, 1), what)
    assert after.offered[TYPE] == digest(theirs)
    is_changed = wanted != type_
    assert [one.fields for one in report.updated] == [("type",)] * is_changed
    assert after.written.get(TYPE, "") == (
        digest(wanted) if is_changed else digest(last[1]) if last[1] else ""
    )


@pytest.mark.parametrize(
    ("type_", "is_ours", "theirs", "added"),
    [
        ("article", True, "article", ["volume", "doi", "pmid"]),
        ("article", False, "article", ["volume", "doi", "pmid"]),
        # of another type, only what identifies the work
        ("article", False, "book", ["doi", "pmid"]),
        ("article", False, "misc", ["doi", "pmid"]),
        ("article", True, "book", ["volume", "doi", "pmid"]),
        ("Article", False, "review", ["volume", "doi", "pmid"]),
        ("Misc", False, "misc", ["volume", "doi", "pmid"]),
        ("misc", False, "misc", ["volume", "doi", "pmid"]),
        ("online", False, "misc", ["volume", "doi", "pmid"]),
        ("unpublished", False, "misc", ["volume", "doi", "pmid"]),
        ("www", False, "misc", ["doi", "pmid"]),
        ("article", True, "misc", ["volume", "doi", "pmid"]),
    ],
)
def test_what_is_added_to_an_entry_of_another_type(
    type_: str, is_ours: bool, theirs: str, added: list[str]
) -> None:
    source, before = ours(**TITLE, type=type_)
    before[TYPE] = (type_, type_ if is_ours else "")
    works: Any = {"type": theirs, "ids": {"doi": "10.5555/a", "pmid": "12"}, "fields": {"volume": "3"}}
    _result, report, _after = merge(source, before, **works)
    assert [name for name in report.updated[0].fields if name != "type"] == added


def test_pages_of_members_come_and_go() -> None:
    source, before = ours(
        **TITLE, link_page_ben="{https://example.org/b}", link_page_ida="{https://example.org/i}"
    )
    before["link_page_ida"] = ("{https://example.org/x}", "{https://example.org/x}")
    result, report, after = merge(source, before)
    assert result == source.replace("  link_page_ben = {https://example.org/b},\n", "")
    assert report.updated[0].fields == ("link_page_ben",)
    assert {"link_page_ben", "link_page_ida"} & after.written.keys() == {"link_page_ida"}
    assert {"link_page_ben", "link_page_ida"} & after.offered.keys() == {"link_page_ida"}


@pytest.mark.parametrize(("written", "stays"), [("{TideRxiv}", False), ("{Own}", True), ("", True)])
def test_what_holds_for_preprints_alone_goes(written: str, stays: bool) -> None:
    source, before = ours(**TITLE, howpublished="{TideRxiv}", note="{Own}")
    before["howpublished"] = ("{TideRxiv}", written)
    result, _report, _after = merge(source, before)
    assert result == (source if stays else source.replace("  howpublished = {TideRxiv},\n", ""))


@pytest.mark.parametrize(
    ("written", "names"),
    [
        # those that will be written
        ("{Okoro, Ben and Quay, Zoe}", ["Teal"]),
        ("{Other}", ["Okoro", "Quay"]),
    ],
)
def test_authors_are_annotated_as_they_will_stand(written: str, names: list[str]) -> None:
    source, before = ours(author="{Okoro, Ben and Quay, Zoe}", title="{Tides}")
    before["author"] = ("{Other}", written)
    result, report, after = merge(source, before, "{1=mara}")
    assert report.remarks == names
    assert "  author+an:person = {1=mara},\n" in result
    assert after.written["author+an:person"] == digest("{1=mara}")
    source, before = ours(title="{Tides}", editor="{Okoro, Ben}")
    assert merge(source, before, "{1=mara}")[1].remarks == []
    # of another type, and so not written
    source, before = ours(author="{Okoro, Ben and Quay, Zoe}", title="{Tides}")
    before[TYPE] = ("article", "")
    assert merge(source, before, "{1=mara}", type="book")[1].remarks == ["Okoro", "Quay"]


@pytest.mark.parametrize(
    ("name", "yours", "theirs", "is_same"),
    [
        ("title", "{Tides}", '"Tides"', True),
        ("title", "{The  {Tides} of -- fog.}", "{The tides of fog}", True),
        ("title", "{Tides}", "{Tide}", False),
        ("title", "{Tides", "{Tides}", True),
        ("doi", " {10.5555/a} ", "{10.5555/a}", True),
        ("month", "{Spring}", "jan", False),
        ("author", "{Teal, Mara and Okoro, B.}", "{M. Teal and Ben Okoro}", True),
        ("author", "{Teal, Mara}", "{Teal, Mara and Okoro, Ben}", False),
        ("editor", "{Teal, Mara}", "{M. Teal}", True),
        ("publisher", "{Teal, Mara}", "{M. Teal}", False),
        ("doi", "{https://doi.org/10.5555/A}", "{10.5555/a}", True),
        ("doi", "{10.5555/a}", "{10.5555/b}", False),
        ("doi", "{x}", "{y}", False),
        ("year", "{ 2024/2025}", "{2024}", True),
        ("year", "{2024}", "{2025}", False),
        ("volume", "{2024/2025}", "{2024}", False),
        ("month", "{05}", "may", True),
        ("month", "{3~May}", "may", True),
        ("month", "5", "may", True),
        ("month", "{Spring}", "may", False),
        ("month", "{6}", "may", False),
        ("pages", "{4 -- 9}", "{4-9}", True),
        ("pages", "{4--9}", "{49}", False),
        ("volume", "{4--9}", "{49}", True),
        ("journal", r"{T\'\i des}", "{Tides}", True),
    ],
)
def test_values_that_say_the_same(name: str, yours: str, theirs: str, is_same: bool) -> None:
    assert same_value(name, yours, theirs) is is_same
