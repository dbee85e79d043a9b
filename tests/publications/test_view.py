"""What an entry shows: its authors, where its title leads, its note, its badges, its date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docutils.nodes import reference

from sphinx_academic.bib.reader import read
from sphinx_academic.model.people import Registry
from sphinx_academic.model.person import Name, Person
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.roles import RoleTable
from sphinx_academic.model.text import plain
from sphinx_academic.model.venues import Venue, VenueTable
from sphinx_academic.publications.docutils_nodes import publication_nodes
from sphinx_academic.publications.layouts import as_card, fold_authors
from sphinx_academic.publications.links import LinkTable
from sphinx_academic.publications.listed import Listed
from sphinx_academic.publications.records import AuthorView, PublicationView
from sphinx_academic.publications.view import make_view

PEOPLE = Registry(
    (
        Person("rita", Name("Roe", "Rita"), url="https://example.org/rita"),
        Person("bo", Name("Holm", "Bo"), url="https://example.org/bo"),
        Person("cy", Name("Ito", "Cy")),
    )
)


def record(fields: str, kind: str = "misc") -> Publication:
    (found,) = read(f"@{kind}{{k, {fields}}}".encode(), "papers.bib").publications
    return found


def view(fields: str, kind: str = "misc", **given: Any) -> PublicationView:
    found = record(fields, kind)
    listed = Listed(found.digest, **given.pop("listed", {}))
    return make_view(found, listed, RoleTable(), PEOPLE, **given)


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ("url = {https://example.org/u}, html = {https://example.org/h}, doi = {10.5555/d}", "u"),
        ("html = {https://example.org/h}, url = {https://doi.org/10.5555/d}", "h"),
        ("doi = {10.5555/d}, arxiv = {2401.00001}", "https://doi.org/10.5555/d"),
        ("arxiv = {2401.00001}, pdf = {https://example.org/p}", "https://arxiv.org/abs/2401.00001"),
        ("pdf = {https://example.org/p}, website = {https://example.org/w}", "p"),
        # a file is for those who ask for it
        ("pdf = {p.pdf}, website = {https://example.org/w}, code = {https://example.org/c}", "w"),
        ("code = {https://example.org/c}, hal = {hal-1}", ""),
    ],
)
def test_where_a_title_leads(fields: str, address: str) -> None:
    shown = view(fields, listed={"files": (("p.pdf", "0/p.pdf"),)})
    assert shown.title_url.removeprefix("https://example.org/") == address


def described(author: AuthorView) -> str:
    marks = "".join(mark.symbol for mark in author.marks)
    me, more = "!" * author.is_me, "," * author.more
    return f"{author.name}{marks}{me}{author.url and f' <{author.url}>'}{more}"


LISTED = {"me": 1, "people": ("bo", "rita", None, "cy", "bo")}
AUTHORS = "author = {Bo Holm and Rita Roe* and Ann Lee and Cy Ito✉ and Bo Holm}"


@pytest.mark.parametrize(
    ("listed", "home", "authors"),
    [
        ({}, None, ["Bo Holm,", "Rita Roe*,", "Ann Lee,", "Cy Ito✉,", "Bo Holm"]),
        (
            LISTED,
            None,
            [
                "Bo Holm <https://example.org/bo>,",
                "Rita Roe*!,",
                "Ann Lee,",
                "Cy Ito✉,",
                "Bo Holm <https://example.org/bo>",
            ],
        ),
        # first to the pages of the site; no one is led to the own page
        (
            LISTED,
            {"rita": "rita.html", "cy": "cy.html"}.get,
            [
                "Bo Holm <https://example.org/bo>,",
                "Rita Roe*!,",
                "Ann Lee,",
                "Cy Ito✉ <cy.html>,",
                "Bo Holm <https://example.org/bo>",
            ],
        ),
    ],
)
def test_authors(listed: dict[str, Any], home: Callable[[str], str] | None, authors: list[str]) -> None:
    assert [described(author) for author in view(AUTHORS, listed=listed, home=home).authors] == authors


def test_authors_of_whom_nothing_is_known() -> None:
    assert [described(author) for author in view("author = {Ann Lee and Di Wu}").authors] == [
        "Ann Lee,",
        "Di Wu",
    ]
    me = view("author = {Ann Lee and Di Wu}", listed={"me": 0}).authors
    assert [described(author) for author in me] == ["Ann Lee!,", "Di Wu"]
    assert view("title = {T}").authors == ()


@pytest.mark.parametrize(
    ("fields", "names", "end"),
    [
        ("author = {Ann Lee and others}", ["Ann Lee"], ", et al."),
        ("editor = {Ann Lee}", ["Ann Lee"], " (ed.)"),
        ("editor = {Ann Lee and Di Wu}", ["Ann Lee", "Di Wu"], " (eds.)"),
        ("author = {Ann Lee}, editor = {Di Wu}", ["Ann Lee"], ""),
        ("author = {Ann Lee}, collaboration = {Team}", ["Ann Lee"], " (Team)"),
        ("author = {Ann Lee and {Team}}, collaboration = {Team}", ["Ann Lee", "Team"], ""),
        ("editor = {Ann Lee}, collaboration = {Team}", ["Ann Lee"], " (ed.) (Team)"),
        ("collaboration = {Team}", ["Team"], ""),
    ],
)
def test_behind_the_authors(fields: str, names: list[str], end: str) -> None:
    shown = view(fields)
    assert [author.name for author in shown.authors] == names
    assert shown.authors_end == end


@pytest.mark.parametrize(
    ("fields", "note", "badges"),
    [
        ("note = {A note}, addendum = {Added}, annotation = {Annotated}", "A note. Added. Annotated", []),
        ("note = {A note.}, annotation = {(annotated)}", "A note. (annotated)", []),
        ("addendum = {, more}", ", more", []),
        ("award = {Best}, award_name = {Prize}", "Best", ["Prize"]),
        ("award = {Prize}, award_name = {Prize}", "", ["Prize"]),
        ("award = {Best}", "", ["Best"]),
        ("award_name = {Prize}, note = {A note}", "A note", ["Prize"]),
    ],
)
def test_note(fields: str, note: str, badges: list[str]) -> None:
    shown = view(f"{fields}, year = 2020")
    assert plain(shown.note) == note
    assert [badge.text for badge in shown.badges] == badges


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("booktitle = {Tides}, year = 2020", "2020"),
        ("booktitle = {Tides 2020}, year = 2020", ""),
        # the line goes on behind the name
        ("booktitle = {Tides 2020}, year = 2020, pages = {2019--2020}", "2020"),
        ("booktitle = {Tides 2020}, year = 2021", "2021"),
        ("booktitle = {Tides 2020}, year = 2020, month = may", "2020-05"),
        ("booktitle = {Tides 2020}, date = {2020/2021}", "2020 2021"),
        ("booktitle = {Tides}", ""),
    ],
)
def test_date(fields: str, date: str) -> None:
    shown = view(f"title = {{T}}, {fields}", "inproceedings")
    dates = [shown.date, shown.date_end] if shown.date else []
    assert " ".join(each.isoformat() for each in dates if each) == date


@pytest.mark.parametrize(
    ("fields", "badge", "line", "short"),
    [
        ("journal = {Journal of Tides}", None, "Journal of Tides", "Journal of Tides"),
        ("journal = {Journal of Tides}, abbr = {JT}", ("JT", "venue", ()), "Journal of Tides", "JT"),
        ("journal = {JT}, abbr = {JT}", None, "JT", "JT"),
        (
            "journal = {Annals of Sand}",
            ("AS", "venue", ("venue-as", "venue-kind-journal")),
            "Annals of Sand",
            "AS",
        ),
        ("abbr = {AS}", ("AS", "venue", ("venue-as", "venue-kind-journal")), "Annals of Sand", "AS"),
        ("eprint = {2401.00001}, archiveprefix = {arXiv}", ("arXiv", "preprint", ()), "Preprint", "arXiv"),
        ("journal = {bioRxiv}, abbr = {bR}", ("bR", "preprint", ()), "bioRxiv", "bR"),
        ("title = {T}", None, "", ""),
    ],
)
def test_venue(fields: str, badge: tuple[str, str, tuple[str, ...]] | None, line: str, short: str) -> None:
    venues = VenueTable([Venue("AS", "as", "Annals of Sand", kind="journal")])
    shown = view(f"year = 2020, {fields}", "article", venues=venues)
    found = shown.venue_badge
    assert (found and (found.text, found.kind, found.classes)) == badge
    assert plain(shown.venue) == line
    assert shown.short_venue == short


def test_what_search_knows() -> None:
    shown = view("title = {T}, keywords = {tides, selected, Salt}, journal = {Annals}, volume = 3", "article")
    assert (shown.keywords, shown.venue_name) == ("Salt; tides", "Annals")
    assert view("keywords = {selected}").keywords == view("title = {T}").keywords == ""
    assert view("year = 2020").title == ("k",)


def test_links_of_other_builders() -> None:
    """A file beside the pages has no address there, and what is to come has none at all."""
    fields = "pdf = {p.pdf}, url = {https://example.org/u}, code = {}"
    shown = view(fields, listed={"files": (("p.pdf", "0/p.pdf"),)}, link_table=LinkTable(soon=True))
    (lines, *_more) = publication_nodes(shown, "en", None)
    assert lines[-1].astext() == "PDF Paper Code (coming soon)"
    links = [(link.astext(), link["refuri"]) for link in lines.findall(reference)]
    assert links == [("Paper", "https://example.org/u")]


def authors(count: int, me: int | None = None) -> tuple[AuthorView, ...]:
    return tuple(
        AuthorView(str(place), "", is_me=place == me, marks=(), more=place < count - 1)
        for place in range(count)
    )


@pytest.mark.parametrize(
    ("count", "me", "most", "end", "names", "more"),
    [
        (5, None, None, "", "0, 1, 2, 3, 4", 0),
        (6, None, None, "", "0, 1, 2", 3),
        (6, 2, None, "", "0, 1, 2", 3),
        (6, 3, None, "", "0, 1, 3", 3),
        (3, None, 2, "", "0, 1, 2", 0),
        (4, None, 2, "", "0, 1", 2),
        (4, 3, 1, "", "3", 3),
        # no one knows how many more there are
        (6, None, None, ", et al.", "0, 1, 2", 0),
    ],
)
def test_authors_of_a_card(
    count: int, me: int | None, most: int | None, end: str, names: str, more: int
) -> None:
    shown = as_card(view("title = {T}")._replace(authors=authors(count, me), authors_end=end), most)
    assert "".join(f"{author.name}{', ' * author.more}" for author in shown.authors) == names
    assert shown.more_authors == more


def test_links_of_a_card() -> None:
    fields = "doi = {10.5555/d}, arxiv = {2401.00001}, url = {https://example.org/u}, hal = {hal-1}"
    shown = as_card(view(f"{fields}, code = {{https://example.org/c}}, video = {{https://example.org/v}}"))
    assert [link.kind for link in shown.links] == ["code", "video", "url"]
    assert [link.kind for link in as_card(view(fields)).links] == ["url", "doi", "arxiv"]


@pytest.mark.parametrize(
    ("count", "me", "most", "names", "folded"),
    [
        # a comma before a folded author is folded, too
        (4, None, 2, "0, 1[2][3]", 2),
        (4, 3, 2, "0, 1, 2, 3", 0),
        (5, 3, 2, "0, 1[2,]3[4]", 2),
        (3, None, 2, "0, 1, 2", 0),
        (2, None, 2, "0, 1", 0),
    ],
)
def test_folded_authors(count: int, me: int | None, most: int, names: str, folded: int) -> None:
    shown, number = fold_authors(authors(count, me), most)
    texts = (f"{author.name}{', ' * author.more}" for author in shown)
    found = (
        f"[{text.strip()}]" if author.folded else text for author, text in zip(shown, texts, strict=True)
    )
    assert ("".join(found), number) == (names, folded)
