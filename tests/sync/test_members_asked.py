"""What of a member's site is asked for, in which order, and what is taken from it; without a server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from sphinx_academic.sync.client import Response, SourceError, Unreachable
from sphinx_academic.sync.response_cache import FINAL_ADDRESS
from sphinx_academic.sync.sources import members
from sphinx_academic.sync.sources.members import folder_of, member_source
from sphinx_academic.sync.work import Work

from .members import objects

HOME = "https://m.example/"
START, BIBTEX = (
    "text/html, application/x-bibtex, */*;q=0.5",
    "application/x-bibtex, text/x-bibtex, text/plain, */*",
)
FEED, PAGE, ANY = "application/feed+json, application/json", "text/html", "*/*"
USUAL = ("publications.bib", "papers.bib", "references.bib", "bibliography.bib")


def entry(*keys: str) -> str:
    return "".join(f"@misc{{{key}, title = {{Title {key}}}}}\n" for key in keys)


@dataclass(frozen=True)
class At:
    """What is at another address, or has another kind than its name says."""

    body: str | bytes
    address: str = ""
    kind: str = "text/html"


@dataclass
class Server:
    """All sites, and what they were asked for."""

    published: Mapping[str, Any]
    asked: list[tuple[str, str]] = field(default_factory=list)
    #: whether the address was set by the lab, by the root of it
    is_set: dict[str, bool] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


@dataclass
class Client:
    server: Server
    base: str = ""
    is_set: bool = True
    is_complete: bool = True

    @property
    def network(self) -> Server:
        return self.server

    def get(self, path: str, *, accept: str, missing: bool) -> Response | None:
        address = self.base + path
        self.server.asked.append((address, accept))
        self.server.is_set[self.base] = self.is_set
        found = self.server.published.get(address)
        if isinstance(found, Exception):
            raise found
        if found is None:
            assert missing
            return None
        at = (
            found
            if isinstance(found, At)
            else At(found, kind="" if address.endswith((".bib", ".inv")) else PAGE)
        )
        body = at.body if isinstance(at.body, bytes) else at.body.encode()
        headers = {"content-type": at.kind, FINAL_ADDRESS: at.address or address}
        return Response(200, headers, body)


@pytest.fixture(autouse=True)
def _hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "is_local", lambda host: host in ("localhost", "intern.example"))


def gather(published: Mapping[str, Any], address: str = HOME) -> tuple[list[Work], Server, Client]:
    server = Server(published)
    client: Any = Client(server)
    ask = member_source({"m": address, "other": "https://other.example/"}).works
    assert ask
    return list(ask(client, "m")), server, client


def link(*targets: str, words: str = "x") -> str:
    return "<!doctype html>" + "".join(f'<a href="{target}">{words}</a>' for target in targets)


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("https://m.example", "https://m.example"),
        ("https://m.example/", "https://m.example"),
        ("https://m.example/index.html", "https://m.example"),
        ("https://m.example/x/papers.bib", "https://m.example/x"),
        ("https://m.example/~m/x", "https://m.example/~m/x"),
        ("https://m.example/x.y/", "https://m.example/x.y"),
        ("https://m.example/x.y/z//", "https://m.example/x.y/z"),
        ("http://m.example:80/x/?q=a.b#c", "http://m.example:80/x"),
    ],
)
def test_the_folder_of_an_address(address: str, folder: str) -> None:
    assert folder_of(address) == folder


@pytest.mark.parametrize(
    ("given", "is_id"),
    [
        ("mara-teal", True),
        ("m", True),
        ("M.1_x", True),
        ("", False),
        ("-m", False),
        ("m/x", False),
        ("é", False),
    ],
)
def test_ids_of_members(given: str, is_id: bool) -> None:
    one = member_source({})
    assert (one.name, one.title, one.rank, one.is_curated, one.interval) == (
        "members",
        "Members",
        15,
        True,
        0.1,
    )
    if is_id:
        assert one.subject(given) == given
    else:
        with pytest.raises(ValueError, match="an id has letters, digits, hyphens, and begins with a letter"):
            one.subject(given)


INVENTORY = objects(
    ["a academic:publication 1 p.html#pub-a Title a", "b academic:publication 1 p.html#pub-b T"]
)


LISTS = objects(
    [
        *(f"a academic:publication 1 {page}.html#pub-a Title a" for page in "qqqrrs"),
        "b academic:publication 1 q.html#pub-b Title b",
    ]
)


@pytest.mark.parametrize(
    ("address", "published", "keys", "asked"),
    [
        # a page that leads to a file
        (
            HOME,
            {HOME: link("x/list.bib", "x/list.bib#1"), "https://m.example/x/list.bib": entry("a")},
            ["a"],
            ["", "objects.inv", "x/list.bib", "publications.json"],
        ),
        # the address of a file
        (
            "https://m.example/x/list.bib",
            {"https://m.example/x/list.bib": entry("a")},
            ["a"],
            ["x/list.bib", "x/objects.inv", "x/publications.json"],
        ),
        ("https://m.example/l?x=1&y", {"https://m.example/l?x=1&y": At(entry("a"), kind="text/plain")}, ["a"],
         ["l?x=1&y", "l/objects.inv", "l/publications.json"]),
        # where there is no page
        (
            "https://m.example/~m",
            {"https://m.example/~m/references.bib": entry("a")},
            ["a"],
            ["~m", "~m/objects.inv", "~m/publications.bib", "~m/papers.bib", "~m/references.bib",
             "~m/publications.json"],
        ),
        (
            HOME,
            {HOME: SourceError("no", 403), "https://m.example/objects.inv": SourceError("no", 403),
             "https://m.example/bibliography.bib": entry("a")},
            ["a"],
            ["", "objects.inv", *USUAL, "publications.json"],
        ),
        # what calls itself a page, and is none
        (HOME, {HOME: At(f"\ufeff {entry('a')}")}, ["a"], ["", "objects.inv", "publications.json"]),
        (HOME, {HOME: At(f"% x\n{entry('a')}", kind="application/xhtml+xml")}, ["a"],
         ["", "objects.inv", "publications.json"]),
        (HOME, {HOME: At(f"x\n{entry('a')}", kind="Text/HTML; charset=x"),
                "https://m.example/papers.bib": entry("b")}, ["b"],
         ["", "objects.inv", "publications.bib", "papers.bib", "publications.json"]),
        (HOME, {HOME: At(f"x\n{entry('a')}", kind="")}, ["a"], ["", "objects.inv", "publications.json"]),
        # pages with lists are looked at where the first page leads to no file, or to some papers alone
        (
            HOME,
            {HOME: link("few.bib", "papers/", "talks/"), "https://m.example/few.bib": entry("a"),
             "https://m.example/papers/": link("all.bib"), "https://m.example/papers/all.bib": entry("b")},
            ["a", "b"],
            ["", "objects.inv", "few.bib", "papers/", "papers/all.bib", "publications.json"],
        ),
        # ours: the file of a list, and no other pages
        (
            HOME,
            {HOME: link("papers/"), "https://m.example/objects.inv": INVENTORY,
             "https://m.example/_downloads/academic/p/publications.bib": entry("a", "b")},
            ["a", "b"],
            ["", "objects.inv", "_downloads/academic/p/publications.bib", "publications.json"],
        ),
        # ours, with a link to a file that has all, or some
        (
            HOME,
            {HOME: link("own.bib"), "https://m.example/objects.inv": INVENTORY,
             "https://m.example/own.bib": entry("a", "b")},
            ["a", "b"],
            ["", "objects.inv", "own.bib", "publications.json"],
        ),
        (
            HOME,
            {HOME: link("own.bib", "papers/"), "https://m.example/objects.inv": INVENTORY,
             "https://m.example/own.bib": entry("a"),
             "https://m.example/_downloads/academic/p/publications.bib": entry("b")},
            ["a", "b"],
            ["", "objects.inv", "own.bib", "_downloads/academic/p/publications.bib", "publications.json"],
        ),
        # ours, with several lists
        (
            HOME,
            {HOME: "", "https://m.example/objects.inv": LISTS,
             **{f"https://m.example/_downloads/academic/{name}/publications.bib": entry(key)
                for name, key in (("q", "a"), ("r", "b"), ("s", "c"))}},
            ["a", "b"],
            ["", "objects.inv", "_downloads/academic/q/publications.bib",
             "_downloads/academic/r/publications.bib", "publications.json"],
        ),
        (
            HOME,
            {HOME: "", "https://m.example/objects.inv": objects(["a academic:listing 1 p.html#pub-$ Papers"]),
             "https://m.example/_downloads/academic/p/publications.bib": entry("a")},
            ["a"],
            ["", "objects.inv", "_downloads/academic/p/publications.bib", "publications.json"],
        ),
        # what several pages lead to is asked for once
        (
            HOME,
            {HOME: link("a.bib", "papers/", "pubs/"), "https://m.example/a.bib": entry("a"),
             "https://m.example/papers/": link("../a.bib", "../papers.bib", "../pubs/"),
             "https://m.example/pubs/": link("../a.bib", "b.bib", "/papers/")},
            ["a"],
            ["", "objects.inv", "a.bib", "papers/", "papers.bib", "pubs/", "pubs/b.bib", "publications.json"],
        ),
        (
            HOME,
            {HOME: link("publications.json", "objects.inv", "references.bib", "papers.bib"),
             "https://m.example/bibliography.bib": entry("a")},
            ["a"],
            ["", "objects.inv", "references.bib", "papers.bib", "publications.bib", "bibliography.bib",
             "publications.json"],
        ),
        # ours without a file is searched as others are
        (
            HOME,
            {HOME: link("papers/"), "https://m.example/objects.inv": INVENTORY,
             "https://m.example/publications.bib": entry("a", "b")},
            ["a", "b"],
            ["", "objects.inv", "_downloads/academic/p/publications.bib", "papers/", "publications.bib",
             "publications.json"],
        ),
    ],
)  # fmt: skip
def test_what_is_asked_for(
    address: str, published: dict[str, Any], keys: list[str], asked: list[str]
) -> None:
    found, server, _client = gather(published, address)
    assert [work.key for work in found] == keys
    assert [one.removeprefix(HOME) for one, _accept in server.asked] == asked
    assert set(server.is_set.values()) == {True}


def test_what_is_wanted_of_each_address() -> None:
    published = {
        HOME: link("a.bib", "papers/") + '<link type="application/feed+json" href="feed.json">',
        f"{HOME}papers/": link("../b.bib"),
        f"{HOME}b.bib": entry("b"),
    }
    _found, server, _client = gather(published)
    assert server.asked == [
        (HOME, START),
        (f"{HOME}objects.inv", ANY),
        (f"{HOME}a.bib", BIBTEX),
        (f"{HOME}papers/", PAGE),
        (f"{HOME}b.bib", BIBTEX),
        (f"{HOME}feed.json", FEED),
        (f"{HOME}publications.json", FEED),
    ]


@pytest.mark.parametrize(
    ("published", "keys", "asked"),
    [
        # as from / to /en/latest/, with or without www
        (
            {HOME: At(link("a.bib"), "https://www.m.example/en/latest/index.html"),
             "https://www.m.example/en/latest/a.bib": entry("a")},
            ["a"],
            [HOME, "https://www.m.example/en/latest/objects.inv", "https://www.m.example/en/latest/a.bib",
             "https://www.m.example/en/latest/publications.json"],
        ),
        # another host has what the page there links to, and the usual files stay where they were
        (
            {HOME: At(link("a.bib", f"{HOME}b.bib", "https://evil.example/c.bib"), "https://m.elsewhere.example/x/"),
             "https://m.elsewhere.example/x/a.bib": entry("a"), f"{HOME}b.bib": entry("b")},
            ["a", "b"],
            [HOME, f"{HOME}objects.inv", "https://m.elsewhere.example/x/a.bib", f"{HOME}b.bib",
             f"{HOME}publications.json"],
        ),
        # by a page that sends its readers on, once
        (
            {HOME: '<meta http-equiv="refresh" content="0; url=en/">', f"{HOME}en/": link("a.bib"),
             f"{HOME}en/a.bib": entry("a")},
            ["a"],
            [HOME, f"{HOME}en/", f"{HOME}en/objects.inv", f"{HOME}en/a.bib", f"{HOME}en/publications.json"],
        ),
        (
            {HOME: '<meta http-equiv="refresh" content="0; url=b/">',
             f"{HOME}b/": f'<meta http-equiv="refresh" content="0; url=c/">{link("a.bib")}',
             f"{HOME}b/a.bib": entry("a")},
            ["a"],
            [HOME, f"{HOME}b/", f"{HOME}b/objects.inv", f"{HOME}b/a.bib", f"{HOME}b/publications.json"],
        ),
        # not into what is not of the internet
        (
            {HOME: At(link("a.bib", f"{HOME}b.bib"), "http://intern.example/"),
             "http://intern.example/a.bib": entry("a"), f"{HOME}b.bib": entry("b")},
            ["b"],
            [HOME, f"{HOME}objects.inv", f"{HOME}b.bib", f"{HOME}publications.json"],
        ),
        # the place of a page with lists counts, too
        (
            {HOME: link("papers/"), f"{HOME}papers/": At(link("a.bib"), f"{HOME}moved/to/"),
             f"{HOME}moved/to/a.bib": entry("a")},
            ["a"],
            [HOME, f"{HOME}objects.inv", f"{HOME}papers/", f"{HOME}moved/to/a.bib",
             f"{HOME}publications.json"],
        ),
    ],
)  # fmt: skip
def test_where_a_site_has_moved(published: dict[str, Any], keys: list[str], asked: list[str]) -> None:
    found, server, _client = gather(published)
    assert [work.key for work in found] == keys
    assert [one for one, _accept in server.asked] == asked
    assert server.is_set == {one[: one.index("/", 9)]: one.startswith(HOME) for one in asked}


def test_a_site_on_a_local_host_that_was_set() -> None:
    found, server, _client = gather({"http://localhost/papers.bib": entry("a")}, "http://localhost/")
    assert ([work.key for work in found], server.is_set) == (["a"], {"http://localhost": True})


def test_files_and_pages_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    published = {
        HOME: link(*(f"{number}.bib" for number in range(4)), "p1/", "p2/", "p3/", words="Papers"),
        **{f"{HOME}{number}.bib": entry(f"k{number}") for number in range(4)},
        f"{HOME}p1/": link("../more.bib"),
        f"{HOME}more.bib": entry("more"),
    }
    for most, keys in ((5, "k0 k1 k2 k3 more"), (4, "k0 k1 k2 k3"), (3, "k0 k1 k2"), (1, "k0")):
        monkeypatch.setattr(members, "_MOST_FILES", most)
        found, server, _client = gather(published)
        assert [work.key for work in found] == keys.split()
        assert sum(address.endswith(".bib") for address, _accept in server.asked) == most
    pages = [address for address, accept in server.asked if accept == PAGE]
    assert pages == [f"{HOME}p1/", f"{HOME}p2/", f"{HOME}p3/"]
    monkeypatch.setattr(members, "_MOST_PAGES", 2)
    _found, server, _client = gather(published)
    assert [address for address, accept in server.asked if accept == PAGE] == pages[:2]


def test_so_many_feeds_are_read() -> None:
    def feed(number: int) -> str:
        item = {"id": f"https://doi.org/10.5555/{number}", "title": f"Paper {number}", "url": f"{number}/"}
        return json.dumps({"items": [item]})

    links = "".join(f'<link type="application/feed+json" href="{number}.json">' for number in range(4))
    published = {HOME: links, **{f"{HOME}{number}.json": feed(number) for number in range(4)}}
    found, server, _client = gather({**published, f"{HOME}publications.json": feed(9)})
    assert [(work.title, work.page) for work in found] == [
        (f"Paper {number}", f"{HOME}{number}/") for number in (0, 1, 2, 9)
    ]
    assert [one.removeprefix(HOME) for one, accept in server.asked if accept == FEED] == [
        *("0.json", "1.json", "2.json"),
        "publications.json",
    ]


@pytest.mark.parametrize(("error", "raised"), [(SourceError("no", 500), "no"), (Unreachable("gone"), "gone")])
def test_what_fails_is_said(error: SourceError, raised: str) -> None:
    for address in (HOME, f"{HOME}objects.inv", f"{HOME}a.bib", f"{HOME}publications.json"):
        with pytest.raises(type(error), match=raised):
            gather({HOME: link("a.bib"), f"{HOME}a.bib": entry("a"), address: error})


def test_a_site_without_papers() -> None:
    with pytest.raises(SourceError) as error:
        gather({HOME: "hello"})
    assert str(error.value) == (
        "publishes neither a .bib file nor a JSON feed of papers; with sphinx-academic, "
        "‘:download: bibtex’ at a list does"
    )


def test_papers_that_no_file_has() -> None:
    published = {
        HOME: link("a.bib"),
        f"{HOME}a.bib": entry("a"),
        f"{HOME}objects.inv": INVENTORY,
    }
    found, server, client = gather(published)
    assert [(work.key, work.page) for work in found] == [("a", f"{HOME}p.html#pub-a")]
    assert client.is_complete is False
    assert server.remarks == [
        "the site of member ‘m’ shows 1 more papers, which are in no .bib file that it publishes; "
        "‘:download: bibtex’ at its list writes one"
    ]
    found, server, client = gather({**published, f"{HOME}a.bib": entry("a", "b")})
    assert (len(found), client.is_complete, server.remarks) == (2, True, [])
