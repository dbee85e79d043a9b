"""Limits: what is shown at one, and what is shown one beyond it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from support import NOT_IN_TOCTREE, Build

from sphinx_academic.api import read_bib
from sphinx_academic.authoring.cite import _is_balanced
from sphinx_academic.authoring.directive import SectionNote
from sphinx_academic.checking import pictures
from sphinx_academic.checking.listed_papers import _without
from sphinx_academic.core import settings as core_settings
from sphinx_academic.core.metrics_file import read_metrics
from sphinx_academic.core.output_files import _summary
from sphinx_academic.core.store import Store
from sphinx_academic.cv.json_resume import _iso
from sphinx_academic.cv.pdf.fonts import font_to_install, scripts
from sphinx_academic.cv.pdf.isolation import TooManyError, entries_at_fault
from sphinx_academic.cv.pdf.typeset import _without_long_links
from sphinx_academic.cv.pdf.typst_data import _behind
from sphinx_academic.cv.person_pages import has_section
from sphinx_academic.cv.plain import start_and_end
from sphinx_academic.cv.rendercv import _dates
from sphinx_academic.feeds.formats import FeedItem
from sphinx_academic.feeds.item_text import headline
from sphinx_academic.feeds.items import MOST_ITEMS, identified
from sphinx_academic.model.dates import Date
from sphinx_academic.model.datespans import Span
from sphinx_academic.model.figures import repository_of
from sphinx_academic.model.formulas import shortened
from sphinx_academic.model.old_addresses import old_address
from sphinx_academic.model.person import Author, Name, Person
from sphinx_academic.model.urls import address_or
from sphinx_academic.people.directive import _can_join, _leads, _Part
from sphinx_academic.publications.addresses import page_slug
from sphinx_academic.publications.layouts import as_card, choose_authors, fold_authors
from sphinx_academic.publications.nodes import publication_list
from sphinx_academic.publications.records import AuthorView, LinkView
from sphinx_academic.publications.search import search_form
from sphinx_academic.publications.venue_line import edition
from sphinx_academic.redirects.plan import shown
from sphinx_academic.rendering.dates import format_date, format_dates, format_year
from sphinx_academic.rendering.homepages import HomepageLinks
from sphinx_academic.sections.group_nodes import years_node
from sphinx_academic.sections.line import _has_link, drop_characters
from sphinx_academic.sections.service_years import full_year, parse_service
from sphinx_academic.sections.skills import Share, level_share


def authors(count: int, me: int = -1) -> tuple[AuthorView, ...]:
    return tuple(AuthorView(str(n), "", n == me, (), n < count - 1) for n in range(count))


def names(views: tuple[AuthorView, ...]) -> str:
    """Return the names, with an asterisk where another is to follow."""
    return "".join(f"{view.name}{'*' if view.more else ''}" for view in views)


@pytest.mark.parametrize(
    ("count", "me", "chosen"),
    [(2, -1, "0*1"), (3, -1, "0*1*2"), (4, -1, "0*1*2"), (4, 2, "0*1*2"), (4, 3, "0*1*3"), (4, 0, "0*1*2")],
)
def test_authors_of_a_card(count: int, me: int, chosen: str) -> None:
    assert names(choose_authors(authors(count, me), 3)) == chosen


@pytest.mark.parametrize(
    ("count", "me", "folded"),
    [(3, -1, ""), (4, -1, ""), (5, -1, "34"), (5, 3, ""), (6, 3, "45"), (5, 2, "34"), (5, 0, "34")],
)
def test_authors_that_are_folded(count: int, me: int, folded: str) -> None:
    views, number = fold_authors(authors(count, me), 3)
    assert ("".join(view.name for view in views if view.folded), number) == (folded, len(folded))
    # a comma before one of them is folded, too
    expected = authors(count, me)
    assert all(
        view.more == (place + 1 < count and not views[place + 1].folded) for place, view in enumerate(views)
    )
    assert [view.name for view in views] == [view.name for view in expected]


@pytest.mark.parametrize(
    ("people", "most", "end", "links", "expected"),
    [
        (5, None, "", 3, (5, 0, 3)),
        (6, None, "", 4, (3, 3, 3)),
        (5, None, "", 2, (5, 0, 2)),
        (27, None, " (eds.)", 2, (3, 24, 2)),
        (6, None, ", et al.", 2, (3, 0, 2)),
        (6, 4, "", 2, (4, 2, 2)),
        (5, 4, "", 2, (5, 0, 2)),
        (3, 1, "", 2, (1, 2, 2)),
    ],
)
def test_what_a_card_has_room_for(
    people: int, most: int | None, end: str, links: int, expected: tuple[int, int, int]
) -> None:
    from sphinx_academic.publications.records import PublicationView

    view = PublicationView.__new__(PublicationView, *([None] * len(PublicationView._fields)))
    view = view._replace(
        authors=authors(people),
        authors_end=end,
        more_authors=0,
        links=tuple(LinkView("code", str(n), "") for n in range(links)),
    )
    card = as_card(view, most)
    assert (len(card.authors), card.more_authors, len(card.links)) == expected


@pytest.mark.parametrize(("length", "kept"), [(59, 59), (60, 60), (61, 60)])
def test_length_of_the_address_of_a_paper(length: int, kept: int) -> None:
    assert page_slug("a" * length) == "a" * kept


@pytest.mark.parametrize(
    ("number", "words"),
    [("1", "1st"), ("19", "19th"), ("20", "20th"), ("21", "21st"), ("22", "22nd"), ("111", "111th")],
)
def test_editions(number: str, words: str) -> None:
    assert edition(number) == f"{words} edition"


@pytest.mark.parametrize("year", [1969, 1970, 2069, 2070])
def test_years_shortened_where_they_are_clear(year: int) -> None:
    short = f"’{year % 100}" if year in (1970, 2069) else str(year)
    assert years_node([year], compact=True).astext() == short
    assert years_node([year], compact=False).astext() == str(year)


@pytest.mark.parametrize(("digits", "year"), [("68", 2068), ("69", 1969), ("00", 2000), ("1969", 1969)])
def test_years_of_two_digits(digits: str, year: int) -> None:
    assert full_year(digits) == year


@pytest.mark.parametrize(("last", "count"), [(2019, 60), (2020, 61), (2021, 0), (1960, 0), (1961, 2)])
def test_longest_range_of_service(last: int, count: int) -> None:
    (found,) = parse_service(f"Tide 1960–{last}")
    assert len(found.years) == count


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("5/5", Share(5, 5)),
        ("6/5", None),
        ("0/5", Share(0, 5)),
        ("0/0", None),
        ("9/10", Share(9, 10)),
        ("11/11", Share(5, 5)),
        ("100 %", Share(5, 5)),
        ("101 %", None),
    ],
)
def test_levels(words: str, share: Share | None) -> None:
    assert level_share(words) == share


@pytest.mark.parametrize(
    ("value", "date", "is_read"),
    [
        ("0", "2026-01-01", True),
        ("-1", "2026-01-01", False),
        (str(10**15 - 1), "2026-01-01", True),
        (str(10**15), "2026-01-01", False),
        ("true", "2026-01-01", False),
        ("7", "2025-01-01", True),
        ("7", "2024-12-31", False),
    ],
)
def test_figures(value: str, date: str, is_read: bool) -> None:
    content = f'{{"source": "x", "date": "{date}", "scholar": {{"me": {{"citations": {value}}}}}}}'
    today = datetime.date(2026, 1, 1)
    metrics, problems = read_metrics(content.replace("scholar", "people").encode(), "metrics.json", today)
    assert (bool(metrics.people.get("me") and metrics.people["me"][0].numbers), not problems) == (
        is_read,
        is_read,
    )


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/ito", None),
        ("https://github.com/ito/tide", "ito/tide"),
        ("https://github.com/ito/tide/tree/main", "ito/tide"),
        ("https://gitlab.com/a/b/c", "gitlab.com/a/b/c"),
    ],
)
def test_address_of_a_repository(url: str, name: str | None) -> None:
    assert repository_of(url) == name


@pytest.mark.parametrize("count", range(8))
def test_first_characters_of_a_line(count: int) -> None:
    line = nodes.paragraph("", "", nodes.Text("ab"), nodes.strong("", "cd"), nodes.Text("ef"))
    drop_characters(line, count)
    assert line.astext() == "abcdef"[count:]
    assert len(line) == (3 if count < 2 else 2 if count < 4 else 1 if count < 6 else 0)


@pytest.mark.parametrize(("count", "found"), [(1, False), (2, False), (3, True), (9, True)])
def test_link_among_the_first_characters(count: int, found: bool) -> None:
    line = nodes.paragraph("", "", nodes.Text("ab"), nodes.reference("", "cd", refuri="https://example.org/"))
    assert _has_link(line, count) is found


@pytest.mark.parametrize(
    ("one", "other", "position", "is_joined"),
    [
        (2, 4, "Student", True),
        (3, 3, "Student", False),
        (2, 5, "Student", False),
        (1, 5, "Student", True),
        (2, 2, "", False),
    ],
)
def test_groups_of_few_people(one: int, other: int, position: str, is_joined: bool) -> None:
    people = [Person(str(n), Name("Ito", str(n)), position=position) for n in range(one + other)]
    assert _can_join(_Part(("a",), people[:one]), _Part(("b",), people[one:])) is is_joined


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\u2fff", ()),
        ("\u3000", ("CJK",)),
        ("\u303f", ("CJK",)),
        ("\u3040", ()),
        ("\ufeff", ()),
        ("\uff00", ("CJK",)),
        ("\uff60", ("CJK",)),
        ("\uffe0", ()),
    ],
)
def test_punctuation_of_chinese_and_japanese(text: str, found: tuple[str, ...]) -> None:
    assert scripts(text) == found


@pytest.mark.parametrize(("text", "is_emoji"), [("\U0001f000", False), ("\U0001f001", True), ("✉", False)])
def test_font_of_symbols(text: str, is_emoji: bool) -> None:
    assert ("Emoji" in font_to_install(text, "en", "")) is is_emoji


@pytest.mark.parametrize(("length", "is_left_out"), [(8_000, False), (8_001, True)])
def test_longest_address_in_a_pdf(length: int, is_left_out: bool) -> None:
    address = "https://example.org/".ljust(length, "a")
    data: dict[str, Any] = {
        "links": [{"label": "Code", "url": address}, {"label": "Data", "url": "https://example.org/"}],
        "title": [{"text": "Tide", "link": address}],
        "page": {"url": address},
    }
    assert list(_without_long_links(data)) == [address] * 3 * is_left_out
    assert [link["label"] for link in data["links"]] == (["Data"] if is_left_out else ["Code", "Data"])
    assert ("link" in data["title"][0], bool(data["page"]["url"])) == (not is_left_out, not is_left_out)


@pytest.mark.parametrize("count", [0, 1, 5, 6])
def test_entries_that_a_pdf_cannot_have(count: int) -> None:
    """More than five are no fault of entries."""
    items = [{"is_bad": n % 2 and n < 2 * count} for n in range(14)]
    data: Any = {"sections": [{"items": items, "groups": [], "papers": [], "details": []}]}

    def fails(some: Any) -> bool:
        return any(item["is_bad"] for item in some["sections"][0]["items"])

    if count == 6 or not count:
        with pytest.raises(TooManyError):
            entries_at_fault(data, fails if count else lambda some: True)
    else:
        assert [entry.place for entry in entries_at_fault(data, fails)] == list(range(1, 2 * count, 2))


@pytest.mark.parametrize(
    ("text", "start", "rest"),
    [
        (("Tide",), ("Tide",), ()),
        (("Tide, a study",), ("Tide",), (", a study",)),
        ((), ("Tide",), None),
        (("Sand",), ("Tide",), None),
        (("A", "B"), ("A", "B"), ()),
        (("A",), ("A", "B"), None),
        (("A", "Bc", "D"), ("A", "B"), ("c", "D")),
    ],
)
def test_what_follows_the_title(text: Any, start: Any, rest: Any) -> None:
    assert _behind(text, start) == rest


@pytest.mark.parametrize(("year", "is_written"), [(999, False), (1000, True), (2024, True)])
def test_first_year_that_forms_of_a_cv_take(year: int, is_written: bool) -> None:
    span = Span(Date(year), None)
    assert bool(_iso(Date(year))) is is_written
    assert bool(_dates(span)) is is_written
    item = SimpleNamespace(span=span)
    assert (start_and_end(item) != (None, None)) is is_written  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("a" * 160, "a" * 160),
        ("a" * 161, f"{'a' * 160}…"),
        (f"{'a' * 80} {'b' * 90}", f"{'a' * 80} {'b' * 79}…"),
        (f"{'a' * 81} {'b' * 90}", f"{'a' * 81}…"),
        ("A sentence. Another one.", "A sentence"),
        ("See a.b.c. Then more.", "See a.b.c. Then more"),
        ("See ab.cd.e. Then more.", "See ab.cd.e"),
        ("Wait...", "Wait..."),
    ],
)
def test_title_in_a_feed(text: str, title: str) -> None:
    assert headline(text) == title


def test_a_feed_has_the_newest_items_of_all_pages() -> None:
    def items(first: int, count: int) -> list[FeedItem]:
        return [FeedItem(f"n{first + n}", "", "", "", Date(first + n)) for n in range(count)]

    pages = {"a": items(1900, MOST_ITEMS - 1), "b": items(2000, 2)}
    years = [item.date.year for item in identified(pages, "https://example.org/")]
    assert years == [2001, 2000, *range(1900 + MOST_ITEMS - 2, 1900, -1)]


@pytest.mark.parametrize(("year", "words"), [(1, "1"), (0, "1 BC"), (-1, "2 BC")])
def test_years_before_the_first(year: int, words: str) -> None:
    assert format_year(year) == words
    for language in ("en", "de", "xx"):
        assert words.partition(" ")[0] in format_date(Date(year, 5), language)
        assert format_date(Date(year, 5, 1), language).count(str(2000 + year % 400)) == 0


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (Date(0, 5), Date(0, 7), "May 1 BC – Jul 1 BC"),
        (Date(1, 5), Date(1, 7), "May–July 1"),
        (Date(0), Date(3), "1 BC – 3"),
        (Date(1), Date(3), "1–3"),
        (Date(2024, 5), Date(2024, 7, 2), "May 2024 – Jul 2, 2024"),
    ],
)
def test_ranges_about_the_first_year(start: Date, end: Date, text: str) -> None:
    assert format_dates(start, end, "en") == text


@pytest.mark.parametrize(
    ("source", "is_balanced"),
    [("{" * 20 + "}" * 20, True), ("{" * 21 + "}" * 21, False), ("}{", False), ("{", False), ("", True)],
)
def test_braces_that_pybtex_reads(source: str, is_balanced: bool) -> None:
    assert _is_balanced(source) is is_balanced


@pytest.mark.parametrize(("count", "is_whole"), [(20, True), (21, False)])
def test_files_of_a_part_that_are_listed(count: int, is_whole: bool) -> None:
    files: Any = {str(n): "digest" for n in range(count)}
    assert (_summary(files) == files) is is_whole


@pytest.mark.parametrize(
    ("shorten", "most"),
    [
        (shown, 80),
        (shortened, 100),
        (lambda text: core_settings._shortened(text).replace("'", ""), 58),
    ],
)
def test_values_in_messages(shorten: Callable[[str], str], most: int) -> None:
    assert shorten("a" * most) == "a" * most
    assert re.fullmatch(r"a+…", shorten("a" * (most + 1) + "b" * 9))


@pytest.mark.parametrize(
    ("name", "is_right"), [("a" * 250, True), ("a" * 251, False), ("é" * 125, True), ("é" * 126, False)]
)
def test_longest_name_in_an_old_address(name: str, is_right: bool) -> None:
    if is_right:
        assert old_address(f"/{name}/").path == name
    else:
        with pytest.raises(ValueError, match="too long"):
            old_address(f"/{name}/")


@pytest.mark.parametrize(
    ("size", "level"),
    [(500_000, ""), (500_001, "hint"), (2_000_000, "hint"), (2_000_001, "warning")],
)
def test_large_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, level: str) -> None:
    picture, none = tmp_path / "a.png", tmp_path / "none.png"
    with picture.open("wb") as file:
        file.truncate(size)
    monkeypatch.setattr(pictures, "_pictures", lambda app: iter([picture, picture, none]))
    found = pictures.large_pictures(None)  # type: ignore[arg-type]
    assert [(one.level.name.lower(), one.file) for one in found] == [(level, str(picture))] * bool(level)


@pytest.mark.parametrize(
    ("family", "is_named"), [("Itoh", True), ("Sorensen", False), ("Ixxx", False), ("Itox", True)]
)
def test_names_that_are_nearly_the_persons(family: str, is_named: bool) -> None:
    # "Ito" and "Itoh" have 6/7 in common; of two that are as near, the first is named
    entry: Any = SimpleNamespace(
        credited=(Author(Name("Chen", "Ada")), Author(Name(family, "Noriko")), Author(Name(family, "B")))
    )
    message = _without(entry, Person("ito", Name("Ito", "Noriko")))
    assert ("author 2" in message) is is_named


@pytest.mark.parametrize("length", [400, 401])
def test_a_short_item_of_a_file_is_shown_whole(build: Build, length: int) -> None:
    item = "---\ndescription: About it.\n---\n\n# Prize\n\n{}\n"
    files = {
        "index.md": "# Home\n\n```{news}\n:files: news/*\n```\n",
        "news/2024-05-01.md": item.format("x" * length),
        "news/2024-06-01.md": item.format("One.\n\nTwo."),
    }
    built = build(files, allow_warnings=True)
    assert [line for line in built.warnings if NOT_IN_TOCTREE not in line] == []
    newest, oldest = built.html().select(".news-list > *, ul.news > li, .news li")[:2]
    assert "About it." in newest.get_text()
    assert "Two." not in newest.get_text()
    assert ("x" * length in oldest.get_text(), "About it." in oldest.get_text()) == (
        length == 400,
        length == 401,
    )


PEOPLE = {"ito": {"name": "Noriko Ito"}, "chen": {"name": "Ada Chen"}}


@pytest.mark.parametrize("count", [11, 12, 13])
def test_choices_of_news(build: Build, count: int) -> None:
    """What is beyond them is one choice."""
    items = "\n".join(f"- [2024.{n + 1 if n < 12 else 1}] Item {n}\n  :category: c{n}" for n in range(count))
    page = f"# Home\n\n````{{news}}\n:filter-by: category\n\n{items}\n````\n"
    html = build({"index.md": page}, conf={"myst_enable_extensions": ["fieldlist"]}).html()
    labels = html.select(".news-filter label")
    named = [label for label in labels if re.search(r"\d", label.get_text())]
    assert len(named) == (count if count <= 12 else 11)


def test_a_page_does_not_lead_to_itself() -> None:
    def relative(docname: str, page: str) -> str:
        return f"{docname} -> {page}"

    builder: Any = SimpleNamespace(get_relative_uri=relative)
    links = HomepageLinks(builder, {"ito": "team/ito", "chen": "team/chen"}, "team/ito")
    assert [links(person) for person in ("ito", "chen", "holm", "chen")] == [
        "",
        "team/ito -> team/chen",
        "",
        "team/ito -> team/chen",
    ]
    assert links.from_page("index")("ito") == "index -> team/ito"


@pytest.mark.parametrize(
    ("notes", "name", "is_there"),
    [
        ([SectionNote("cv", "cv", None)], "cv", False),
        ([SectionNote("cv", "talks", None)], "talks", False),
        ([SectionNote("talks", "invited", None)], "talks", True),
        ([SectionNote("talks", "invited", None)], "invited", True),
        ([SectionNote("talks", "", None)], "invited", False),
    ],
)
def test_sections_that_a_cv_can_list(notes: list[SectionNote], name: str, is_there: bool) -> None:
    """A CV is no section of another."""
    assert has_section(notes, name) is is_there


@pytest.mark.parametrize("is_changed", [False, True])
def test_keys_of_one_file(tmp_path: Path, is_changed: bool) -> None:
    """Other packages may add and drop entries of one file; those of another do not count for it."""
    records = {name: read_bib(f"@misc{{{name}, title={{T}}}}".encode(), f"{name}.bib") for name in "ab"}

    def bib_file(name: str) -> Any:
        header = SimpleNamespace(keys=(name,))
        return SimpleNamespace(name=f"{name}.bib", publications=records[name].publications, header=header)

    files = tuple(map(bib_file, "ab"))
    store = Store(files, change=(lambda entries: entries) if is_changed else None)
    assert [list(store.keys_of(file)) for file in files] == [["a"], ["b"]]
    assert [entry.key for entry in store.publications_of(["b.bib"])] == ["b"]


def test_other_code_reads_all_pages_again(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version of our part of the environment is that of the code, whatever the release is called."""
    built = build({"index.md": "# Home\n"})
    before = built.app.extensions["sphinx_academic"].metadata["env_version"]
    assert built.rebuild().read == []
    monkeypatch.setattr("sphinx_academic.core.cache.CODE", "other")
    built = built.rebuild()
    after = built.app.extensions["sphinx_academic"].metadata["env_version"]
    assert (built.read, isinstance(after, int), after != before) == (["index"], True, True)


@pytest.mark.parametrize(
    ("sizes", "lead", "leads"),
    [
        ((2,), None, ""),
        ((2, 1), None, "0"),
        ((1, 1, 1), None, "0"),
        ((2, 1), False, ""),
        ((2,), True, "0"),
        ((2, 1), True, "0"),
    ],
)
def test_who_leads_a_group(sizes: tuple[int, ...], lead: bool | None, leads: str) -> None:
    """The first of several groups leads, and that of a single one only where it is stated."""
    people = [Person(str(n), Name("Ito", str(n)), lead=None if n else lead) for n in range(sum(sizes))]
    groups = [(str(n), people[sum(sizes[:n]) : sum(sizes[: n + 1])]) for n in range(len(sizes))]
    assert "".join(person.id for person in _leads(groups)) == leads


def test_search_offers_the_types_that_entries_have() -> None:
    found = read_bib(b"@misc{a, title={A}}\n@dataset{b, title={B}}").publications
    env: Any = SimpleNamespace(docname="index", new_serialno=lambda name: 0)
    words = {"misc": "Other", "article": "Article"}
    (form,) = search_form(env, ["type"], found, words, [publication_list()])
    types: Any = form["types"]  # type: ignore[index]
    assert dict(types) == {"misc": "Other", "dataset": "Dataset"}
    assert search_form(env, ["type"], found, words, [nodes.paragraph()]) == []


def test_news_without_categories_has_no_room_for_them(build: Build) -> None:
    html = build({"index.md": "# Home\n\n```{news}\n- [2024] One\n```\n"}).html()
    assert html.select_one(".news")
    assert not html.select(".has-categories")


@pytest.mark.parametrize(("length", "is_shown"), [(36, True), (37, False)])
def test_longest_address_that_stands_on_paper(length: int, is_shown: bool) -> None:
    address = "example.org/".ljust(length, "a")
    assert address_or("Code", f"https://www.{address}") == (address if is_shown else "Code")
