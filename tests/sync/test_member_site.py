"""What is read from a member's site: its pages, its inventory, its feed, its files."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name
from sphinx_academic.sync import member_site
from sphinx_academic.sync.client import Malformed
from sphinx_academic.sync.member_site import (
    NO_INVENTORY,
    Inventory,
    Links,
    Page,
    Shelf,
    downloads,
    entries_of,
    feed_items,
    inventory,
    keyed,
    links_of,
    missing,
    on_site,
    works_of,
)
from sphinx_academic.sync.work import Contributor, Work

from .members import objects

BASE = "https://example.org/mara/"
ELSEWHERE = ("https", "www.example.org")


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("a.html", "https://example.org/mara/a.html"),
        (" /a b.html ", "https://example.org/a%20b.html"),
        ('a{b}"<>^`|\\é.html', "https://example.org/mara/a%7Bb%7D%22%3C%3E%5E%60%7C%5C%C3%A9.html"),
        ("a?b=c&d='(1)'*;e#f!$%20[g]~@+,:", "https://example.org/mara/a?b=c&d='(1)'*;e#f!$%20[g]~@+,:"),
        ("HTTPS://EXAMPLE.ORG/a", "https://EXAMPLE.ORG/a"),
        ("", ""),
        (" \n", ""),
        ("http://example.org/a", ""),
        ("https://example.org:444/a", ""),
        ("https://example.com/a", ""),
        ("mailto:mara@example.org", ""),
        ("javascript:alert(1)", ""),
        ("https://[x/a", ""),
    ],
)
def test_addresses_of_a_site(address: str, wanted: str) -> None:
    found = on_site(BASE, address)
    assert found.replace("EXAMPLE.ORG", "example.org") == wanted.replace("EXAMPLE.ORG", "example.org")


def test_a_site_may_have_several_origins() -> None:
    assert on_site(BASE, "https://www.example.org/a", ELSEWHERE) == "https://www.example.org/a"
    assert on_site(BASE, "a", ELSEWHERE) == ""


# inventories


def test_an_inventory() -> None:
    lines = [
        "one academic:publication 1 papers.html#$ One of two",
        "two academic:publication 1 papers.html#pub-two Two",
        "two academic:publication 1 late.html#pub-two Late",
        "own key academic:publication 1 two/$ Own",
        "a?b academic:publication 1 two/$ Asked",
        "far academic:publication 1 https://example.com/far.html Far",
        "index academic:listing 1 papers.html#list -",
        "other academic:listing 1 other.html#list -",
        "whole academic:listing 1 whole.html -",
        "py:x py:class 1 x.html -",
        "short academic:publication 1",
        "notitle academic:publication 1 a.html",
        f"long academic:publication 1 {'a' * 5000} Long",
    ]
    found = inventory(objects(lines), BASE)
    assert found.pages == {
        "one": Page(f"{BASE}papers.html#one", "One of two"),
        "two": Page(f"{BASE}papers.html#pub-two", "Two"),
        "own key": Page(f"{BASE}two/own%20key", "Own"),
        "a?b": Page(f"{BASE}two/a%3Fb", "Asked"),
    }
    assert found.lists == (f"{BASE}papers.html", f"{BASE}late.html", f"{BASE}other.html")


def test_the_lists_with_most_papers_come_first() -> None:
    names = ["a", "bb", "ccc", "dddd", "eeeee"]
    lines = [f"{name}{n} academic:publication 1 {name}.html#$ T" for name in names for n in range(len(name))]
    found = inventory(objects(lines), BASE)
    assert found.lists == tuple(f"{BASE}{name}.html" for name in ("eeeee", "dddd", "ccc", "bb"))


def test_a_line_of_an_inventory_may_be_long(monkeypatch: pytest.MonkeyPatch) -> None:
    line = f"a academic:publication 1 {'a' * 4973} T"
    assert len(line) == 5000
    assert len(inventory(objects([line]), BASE).pages) == 1
    assert inventory(objects([f"{line}T"]), BASE).pages == {}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"# Sphinx inventory version 1\n",
        b"# Sphinx inventory version 2\n\n\n\nnot packed",
        b"\n" + objects([]),
    ],
)
def test_what_is_no_inventory(data: bytes) -> None:
    assert inventory(data, BASE) == NO_INVENTORY


def test_an_inventory_of_too_many_papers() -> None:
    lines = [f"{n} academic:publication 1 a.html#$ T" for n in range(20_001)]
    assert len(inventory(objects(lines[:20_000]), BASE).pages) == 20_000
    with pytest.raises(Malformed, match="lists more than 20000 papers"):
        inventory(objects(lines), BASE)


@pytest.mark.parametrize(("more", "title"), [(0, "T"), (1, "")])
def test_an_inventory_that_is_too_large_is_cut(more: int, title: str) -> None:
    line = "a academic:publication 1 a.html T"
    found = inventory(objects(["x" * ((16 << 20) - len(line) - 1 + more), line]), BASE)
    assert found.pages["a"].title == title


@pytest.mark.parametrize(
    ("lists", "docnames"),
    [
        ([f"{BASE}papers.html"], ["papers"]),
        ([f"{BASE}a/papers.xhtml", f"{BASE}b.htm"], ["a/papers", "b"]),
        ([f"{BASE}papers/"], ["papers", "papers/index"]),
        ([BASE], ["index"]),
        (["https://example.com/papers.html"], ["index"]),
    ],
)
def test_where_our_sites_have_their_files(lists: list[str], docnames: list[str]) -> None:
    assert list(downloads(BASE, lists)) == [
        f"{BASE}_downloads/academic/{name}/publications.bib" for name in docnames
    ]


# pages


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ('<a href="a.bib">x</a>', {"bib": ["a.bib"]}),
        ('<link href="a" type=" Application/X-BibTeX ">', {"bib": ["a"]}),
        ('<a href="a" type="text/x-bibtex">x</a>', {"bib": ["a"]}),
        ('<a href="a.bib" type>x</a>', {"bib": ["a.bib"]}),
        ('<a href="https://example.com/x">Papers</a>', {}),
        ('<p http-equiv="refresh" content="0; url=en/">', {}),
        (f'<a href="y.html">{"x" * 100}</a><a href="x.html">Papers</a>', {"lists": ["x.html"]}),
        (f'<a href="x.html">{"x" * 95}Paper</a>', {"lists": ["x.html"]}),
        (f'<a href="x.html">{"x" * 96}Paper</a>', {}),
        ('<a href="A.BIB?x#y">x</a>', {"bib": ["A.BIB?x"]}),
        ('<area href="a.bib">', {"bib": ["a.bib"]}),
        ('<img href="a.bib">', {}),
        ("<a>a.bib</a>", {}),
        ('<a href="a.bib">x</a><a href="a.bib">y</a><a href="b.bib">', {"bib": ["a.bib", "b.bib"]}),
        ('<a href="https://example.com/a.bib">x</a>', {}),
        # feeds
        ('<link href="a" type="application/feed+json">', {"feeds": ["a"]}),
        ('<a href="x/publications.json">x</a>', {"feeds": ["x/publications.json"]}),
        ('<a href="x.json">x</a>', {}),
        # pages with lists
        ('<a href="papers.html">x</a>', {"lists": ["papers.html"]}),
        ('<a href="papers.htm">x</a>', {"lists": ["papers.htm"]}),
        ('<a href="papers/">x</a>', {"lists": ["papers/"]}),
        ('<a href="papers">x</a>', {"lists": ["papers"]}),
        ('<a href="papers.pdf">x</a>', {}),
        ('<a href="v1.2/papers">x</a>', {"lists": ["v1.2/papers"]}),
        ('<a href="x.html">My <b>Publications</b></a>', {"lists": ["x.html"]}),
        ('<a href="x.html">x</a> Publications', {}),
        ('<link href="x.html">Publications', {}),
        ('<a href="x.html">x</a><a href="y.html">Papers</a>', {"lists": ["y.html"]}),
        (f'<a href="x.html">{"x" * 99}<b>y</b> Papers</a>', {}),
        (f'<a href="x.html">{"x" * 95} Papers</a>', {}),
        (f'<a href="x.html">{"x" * 94}Paper</a>', {"lists": ["x.html"]}),
        (f'<a href="x.html">{"x" * 98}<b>y</b> Papers</a>', {"lists": ["x.html"]}),
        ('<a href="index.html">Papers</a>', {}),
        ('<a href="#papers">Papers</a>', {}),
        # a base
        ('<base href="/b/"><base href="/c/"><a href="a.bib">', {"bib": ["/b/a.bib"]}),
        ('<base><a href="a.bib">', {"bib": ["a.bib"]}),
        # sent on
        ('<meta http-equiv="Refresh" content="0; URL=\'en/\'">', {"moved": "en/"}),
        ('<meta http-equiv="refresh" content="0; url=en/"><meta http-equiv="refresh" content="0; url=de/">',
         {"moved": "en/"}),
        ('<meta http-equiv="refresh" content="5">', {}),
        ('<meta name="refresh" content="0; url=en/">', {}),
        ('<a href="a.bib">x<![x', {"bib": ["a.bib"]}),
    ],
)  # fmt: skip
def test_links_of_a_page(page: str, wanted: dict[str, Any]) -> None:
    def full(path: str) -> str:
        return f"https://example.org{path}" if path.startswith("/") else f"{BASE}{path}"

    found = links_of(page, f"{BASE}index.html")
    assert found == Links(
        **{
            name: full(value) if isinstance(value, str) else list(map(full, value))
            for name, value in wanted.items()
        }
    )


@pytest.mark.parametrize(
    ("words", "is_list"),
    [
        ("<b>Papers</b>", True),
        ("x" * 99 + "<b>Papers</b>", True),
        ("x" * 100 + "<b>Papers</b>", False),
        ("x" * 95 + "papers", True),
        ("x" * 96 + "papers", False),
    ],
)
def test_the_first_words_of_a_link_are_read(words: str, is_list: bool) -> None:
    found = links_of(f'<a href="x/">{words}</a> <a href="y/">talks</a> papers', BASE)
    assert found.lists == [f"{BASE}x/"] * is_list


@pytest.mark.parametrize(("more", "found"), [(0, [f"{BASE}a.bib"]), (1, [])])
def test_only_the_beginning_of_a_page_is_read(more: int, found: list[str]) -> None:
    link = '<a href="a.bib">'
    assert links_of("x" * (1_000_000 - len(link) + more) + link, BASE).bib == found


def test_links_to_other_addresses_of_a_site() -> None:
    page = '<a href="https://www.example.org/a.bib">x</a>'
    page += '<meta http-equiv="refresh" content="0;url=//www.example.org/">'
    assert links_of(page, BASE, ELSEWHERE) == Links(
        bib=["https://www.example.org/a.bib"], moved="https://www.example.org/"
    )
    assert links_of(page, BASE) == Links()


# files


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (b"@misc{a}", ["a"]),
        (b"\xef\xbb\xbf \t\r\n@misc{a}", ["a"]),
        (b"\xef\xbb\xbf \t\r\n<!DOCTYPE html>@misc{a}", []),
        (b"<HTML>@misc{a}", []),
        (b"<?xml?>@misc{a}", []),
        (b"<head>@misc{a}", []),
        (b"text", []),
    ],
)
def test_entries_of_a_file(data: bytes, keys: list[str]) -> None:
    assert [entry.key for entry in entries_of(data)] == keys
    shelf = Shelf()
    assert shelf.add(data) is bool(keys)
    assert [entry.key for entry in shelf.entries] == keys


def test_files_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"@misc{a}@misc{b}"
    monkeypatch.setattr(member_site, "LARGEST_BIB", len(data))
    monkeypatch.setattr(member_site, "MOST_PAPERS", 2)
    assert len(entries_of(data)) == 2
    assert Shelf().add(data)
    with pytest.raises(Malformed, match="of more than 0 MB"):
        entries_of(data + b" ")
    with pytest.raises(Malformed, match="more than 2 entries"):
        entries_of(b"@a{a}@a{b}@a{c}")
    shelf = Shelf()
    # what has no entries counts for nothing
    assert not shelf.add(b"x" * len(data))
    monkeypatch.setattr(member_site, "LARGEST_BIB", 100)
    assert shelf.add(b"@misc{a}")
    assert shelf.add(b"@misc{b}")
    with pytest.raises(Malformed, match="0 MB or 2 entries"):
        shelf.add(b"@a{c}")
    monkeypatch.setattr(member_site, "LARGEST_BIB", len(data))
    monkeypatch.setattr(member_site, "MOST_PAPERS", 9)
    shelf = Shelf()
    shelf.add(data)
    with pytest.raises(Malformed, match="0 MB or 9 entries"):
        shelf.add(b"@a{c}")


def test_bounds_are_named() -> None:
    with pytest.raises(Malformed, match="has a .bib file of more than 16 MB, which is not read"):
        entries_of(b" " * ((16 << 20) + 1))
    shelf = Shelf()
    shelf.add(b"@misc{a}" + b" " * (8 << 20))
    with pytest.raises(Malformed, match="has .bib files of more than 16 MB or 20000 entries"):
        shelf.add(b"@misc{b}" + b" " * ((8 << 20) - 15))


def publications(source: str) -> Any:
    return read(source.encode(), "unnamed.bib").publications


def test_works_have_ids_of_their_own() -> None:
    source = "@misc{a, title={A}}@misc{a, title={A}}@misc{a, title={B}}@misc{, title={C}}@misc{, title={D}}"
    works = list(keyed("mara", "members", publications(source)))
    ids = [one.id for one in works]
    assert ids[:2] == ["mara#a", "mara#a~2"]
    assert all(one.startswith("mara#~") for one in ids[2:])
    assert len(set(ids)) == 4
    assert [one.key for one in works] == ["a", "a", "", ""]
    # a line above changes nothing
    assert [one.id for one in keyed("mara", "members", publications("\n" + source))] == ids


# feeds


def feed(*items: Any) -> bytes:
    return json.dumps({"items": list(items)}).encode()


OURS = {
    "id": "tag:example.org,2024-05-03:mara/pub-a%20b",
    "title": 'Tides & <i> "it\'s"',
    "url": "papers.html#pub-a",
}


def test_a_feed_of_ours() -> None:
    content = '<a href="https://example.org/x">x</a><a href="https://doi.org/10.5555/a&amp;b">DOI</a>'
    content += '<a href="https://arxiv.org/abs/2401.00001">arXiv</a>'
    item = {**OURS, "content_html": content, "authors": [{"name": "Mara Teal"}, {"name": ""}, {}]}
    (found,) = feed_items(feed(item), BASE)
    assert (found.key, found.is_paper) == ("a b", True)
    assert found.work == Work(
        "members",
        "a b",
        title='Tides \\& <i> "it\'s"',
        authors=(Contributor(Name("Teal", "Mara")),),
        date=Date(2024, 5, 3),
        ids={"doi": "10.5555/a&b", "arxiv": "2401.00001"},
        key="a b",
        page=f"{BASE}papers.html#pub-a",
    )


@pytest.mark.parametrize(
    ("item", "ids", "is_paper"),
    [
        ({"id": "https://doi.org/10.5555/a"}, {"doi": "10.5555/a"}, True),
        ({"url": "https://arxiv.org/abs/2401.00001"}, {"arxiv": "2401.00001"}, True),
        ({"external_url": "https://doi.org/10.5555/a"}, {"doi": "10.5555/a"}, True),
        ({"id": "https://example.org/a", "content_html": '<a href="https://doi.org/10.5555/a">'}, {}, False),
        ({"id": "tag:example.org,2024:other-a"}, {}, False),
    ],
)
def test_feeds_of_others(item: Any, ids: dict[str, str], is_paper: bool) -> None:
    (found,) = feed_items(feed({"title": "Tides", "date_published": "2024-05-03T00:00:00Z", **item}), BASE)
    assert (found.key, found.work.ids, found.is_paper) == ("", ids, is_paper)
    assert found.work.date == Date(2024, 5, 3)


def test_what_is_no_item_of_a_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (b"", b"{", b"[]", b'{"items": 3}', b"[" * 100_000, b"\xff"):
        assert list(feed_items(data, BASE)) == []
    assert list(feed_items(feed({**OURS, "title": ""}, None), BASE)) == []
    monkeypatch.setattr(member_site, "MOST_PAPERS", 1)
    assert [one.work.title for one in feed_items(feed({"title": "A"}, {"title": "B"}), BASE)] == ["A"]
    (elsewhere,) = feed_items(feed({"title": "A", "url": "https://www.example.org/a"}), BASE, ELSEWHERE)
    assert elsewhere.work.page == "https://www.example.org/a"


@pytest.mark.parametrize(("more", "ids"), [(0, {"doi": "10.5555/a"}), (1, {})])
def test_links_far_down_in_an_item_are_not_read(more: int, ids: dict[str, str]) -> None:
    link = 'href="https://doi.org/10.5555/a"'
    content = "x" * (100_000 - len(link) + more) + link
    (found,) = feed_items(feed({**OURS, "content_html": content}), BASE)
    assert found.work.ids == ids


# works


def known(**titles: str) -> Inventory:
    return Inventory({key: Page(f"{BASE}{key}.html", title) for key, title in titles.items()}, ())


def pages(*works: Any) -> list[tuple[str, str]]:
    return [(one.id.removeprefix("mara#"), one.page.removeprefix(BASE)) for one in works]


def test_pages_by_keys_and_titles() -> None:
    entries = publications(
        "@misc{a, title={A}}@misc{b, title={Tides and {Fog}}}@misc{c, title={Twice}}"
        "@misc{d, title={No}}@misc{e}"
    )
    inventory = known(a="Other", x="Tides & fog", y="Tides and fog!", z="Twice", w="twice", e="E", f="F")
    found = list(works_of("mara", entries, inventory))
    assert pages(*found) == [("a", "a.html"), ("b", "y.html"), ("c", ""), ("d", ""), ("e", "e.html")]
    assert missing(found, inventory) == 4
    assert missing(found, NO_INVENTORY) == 0


def test_pages_of_feeds() -> None:
    def item(key: str, title: str, page: str) -> dict[str, str]:
        return {"id": f"tag:example.org,2024:pub-{key}", "title": title, "url": page}

    entries = publications("@misc{a, title={A}}@misc{b, title={B}}@misc{n, title={Named}}@misc{z, title={C}}")
    items = list(
        feed_items(
            feed(
                item("a", "A", "feed-a"),
                item("b", "B", ""),
                item("c", "C", "feed-c"),
                item("c", "C again", "feed-d"),
                item("c", "C at last", ""),
                {"title": "Named", "url": "page"},
                {"id": "https://doi.org/10.5555/n", "title": "Named!", "url": "other"},
                {"id": "https://doi.org/10.5555/m", "title": "New", "url": "new"},
                {"title": "No paper", "url": "no"},
            ),
            BASE,
        )
    )
    found = list(works_of("mara", entries, NO_INVENTORY, items))
    assert pages(*found[:5]) == [("a", "feed-a"), ("b", ""), ("n", ""), ("z", ""), ("c", "feed-d")]
    assert [one.title for one in found[5:]] == ["New"]
    assert pages(*found[5:])[0][1] == "new"
    assert found[5].id.startswith("mara#~")
    # an inventory knows better
    found = list(works_of("mara", entries, known(a="A", c="C"), items))
    assert pages(*found[:5]) == [("a", "a.html"), ("b", ""), ("n", ""), ("z", "c.html"), ("c", "c.html")]
    only = list(works_of("mara", entries, NO_INVENTORY, items[5:6]))
    assert pages(*only) == [("a", ""), ("b", ""), ("n", "page"), ("z", "")]
