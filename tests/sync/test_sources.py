"""Every source with what its documentation says it returns, and with what goes wrong."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.model.extension_points import Extensions
from sphinx_academic.model.folding import fold
from sphinx_academic.sync.client import Response, SourceError
from sphinx_academic.sync.entry import entry_text, offer_of
from sphinx_academic.sync.entry_text import shown
from sphinx_academic.sync.paper_source import SOURCES as SOURCE_POINT
from sphinx_academic.sync.sources import add_own
from sphinx_academic.sync.state import stored

from .conftest import Outcome, Site
from .papers import (
    MARA,
    ORCID,
    Paper,
    ads,
    arxiv,
    bib_file,
    crossref,
    datacite,
    dblp,
    inspire,
    openalex_of,
    orcid,
    pubmed,
    semanticscholar,
    zotero,
)
from .server import Reply, Request, Service, data, in_turn, openalex, page, text

Play = Callable[[list[Paper]], Service]

#: source -> the id that it takes, and how it is played
SOURCES: dict[str, tuple[str, Play]] = {
    "orcid": (ORCID, orcid),
    "openalex": ("A1", lambda papers: openalex(list(map(openalex_of, papers)))),
    "crossref": (ORCID, crossref),
    "datacite": (ORCID, datacite),
    "dblp": ("331/8145", dblp),
    "semanticscholar": ("1001", semanticscholar),
    "arxiv": (ORCID, arxiv),
    "inspire": ("M.Teal.1", inspire),
    "ads": (ORCID, ads),
    "pubmed": (ORCID, pubmed),
    "zotero": ("475425", zotero),
    "bib": ("", bib_file),
}
#: those that say which DOI, and those that have arXiv numbers alone
WITH_DOI = [name for name in SOURCES if name != "arxiv"]


def paper(name: str, number: int = 1, **more: Any) -> Paper:
    """Return a paper that a source has."""
    if name == "arxiv":
        more = {"kind": "preprint", "arxiv": f"2401.{number:05d}", "journal": "", **more}
        more["doi"] = ""
    else:
        more.setdefault("doi", f"10.5555/mt.{number}")
    return Paper(number, **more)


def play(site: Site, name: str, service: Service) -> None:
    """Let a source be played by a service, and the site ask it."""
    site.services.services.clear()
    site.services.services[name] = service
    subject = SOURCES[name][0] or site.services.address("bib")
    site.configure(academic_sync={name: subject})


def entries(site: Site) -> list[Any]:
    return list(read(site.bib.read_bytes(), "papers.bib").publications) if site.bib.exists() else []


def row(done: Outcome, number: int = 1) -> list[int]:
    """Return a row of the table: offered, added, joined, known, doubtful, notices, removed, lost."""
    lines = done.out.splitlines()
    starts = [place for place, line in enumerate(lines) if line.startswith("source ")]
    assert starts, f"there is no table\n{done.out}\n{done.err}"
    return [int(word) for word in lines[starts[0] + number].split()[-8:]]


@pytest.mark.parametrize("name", SOURCES)
def test_a_paper(site: Site, name: str) -> None:
    play(site, name, SOURCES[name][1]([paper(name)]))
    done = site.run()
    assert (done.code, done.err) == (0, ""), done
    assert row(done) == [1, 1, 0, 0, 0, 0, 0, 0]
    (entry,) = entries(site)
    assert entry.plain_title == "Currents of the harbour"
    assert [author.name.family for author in entry.authors] == ["Teal", "Okoro"]
    assert [author.name.given[0] for author in entry.authors] == ["M", "B"]
    assert entry.year == 2024
    if name != "arxiv":
        assert dict(entry.links)["doi"] == "https://doi.org/10.5555/mt.1"
        assert shown(entry.fields["journal"]) == "Journal of Tide Engineering"
        assert entry.type == "article"
    else:
        assert dict(entry.links)["arxiv"] == "https://arxiv.org/abs/2401.00001"
        assert entry.status == "preprint"
    before = site.files()
    again = site.run()
    assert (again.code, row(again)) == (0, [1, 0, 0, 1, 0, 0, 0, 0])
    assert site.files() == before


TITLES = [
    ("Growth of <i>Zostera</i> under CO<sub>2</sub> &amp; heat", "Growth of Zostera under CO2 & heat"),
    ("Über die Flut in Zürich – 潮汐", "Über die Flut in Zürich – 潮汐"),
    ("Costs of 100% dry docks, #1 of x_y", "Costs of 100% dry docks, #1 of x_y"),
]


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize(("title", "wanted"), TITLES)
def test_titles(site: Site, name: str, title: str, wanted: str) -> None:
    play(site, name, SOURCES[name][1]([paper(name, title=title)]))
    assert site.run().code == 0
    (entry,) = entries(site)
    # in TeX, "CO$_{2}$" is read with a small digit
    assert fold(shown(entry.fields["title"])) == fold(wanted)


@pytest.mark.parametrize("name", SOURCES)
def test_names(site: Site, name: str) -> None:
    people = (("Søren", "Ørsted"), MARA, ("Ming", "Li"), ("Anna", "van der Berg"), ("Jean-Luc", "O'Brien"))
    play(site, name, SOURCES[name][1]([paper(name, authors=people)]))
    assert site.run().code == 0
    (entry,) = entries(site)
    assert [author.name.family.split()[-1] for author in entry.authors] == [
        "Ørsted",
        "Teal",
        "Li",
        "Berg",
        "O'Brien",
    ]


@pytest.mark.parametrize("name", SOURCES)
def test_without_year(site: Site, name: str) -> None:
    play(site, name, SOURCES[name][1]([paper(name, date=())]))
    done = site.run()
    assert (done.code, row(done)) == (0, [1, 1, 0, 0, 0, 0, 0, 0])
    assert entries(site)[0].year is None or name == "arxiv"


@pytest.mark.parametrize("name", SOURCES)
def test_without_title(site: Site, name: str) -> None:
    play(site, name, SOURCES[name][1]([paper(name, title=""), paper(name, 2)]))
    done = site.run()
    assert (done.code, row(done)) == (0, [2, 1, 0, 0, 1, 0, 0, 0])
    assert "it has no title" in done.out


@pytest.mark.parametrize("name", SOURCES)
def test_a_date_in_the_future(site: Site, name: str) -> None:
    play(site, name, SOURCES[name][1]([paper(name, date=(2087, 1, 2))]))
    done = site.run()
    assert (done.code, row(done)) == (0, [1, 1, 0, 0, 0, 0, 0, 0])
    assert "2087" in done.out
    assert entries(site)[0].year is None
    assert "2087" not in site.bib.read_text("utf-8")


@pytest.mark.parametrize("name", SOURCES)
def test_three_thousand_authors(site: Site, name: str) -> None:
    people = tuple((f"Ada{number}", f"Lovelace{chr(97 + number % 26)}") for number in range(2999))
    play(site, name, SOURCES[name][1]([paper(name, authors=(*people, MARA))]))
    done = site.run()
    assert (done.code, row(done)) == (0, [1, 1, 0, 0, 0, 0, 0, 0])
    assert len(entries(site)[0].authors) == 3000


@pytest.mark.parametrize("name", SOURCES)
def test_nothing(site: Site, name: str) -> None:
    play(site, name, SOURCES[name][1]([]))
    done = site.run()
    assert "Traceback" not in done.err
    if name == "bib":
        assert done.code == 1
    else:
        assert (done.code, row(done)) == (0, [0] * 8)
    assert entries(site) == []


@pytest.mark.parametrize("name", SOURCES)
def test_many_works_by_pages(site: Site, name: str) -> None:
    count = {"semanticscholar": 1_010, "crossref": 510, "datacite": 510, "ads": 510}.get(name, 310)
    papers = [
        paper(name, number, title=f"On the tide of day {number:05d} in May") for number in range(1, count + 1)
    ]
    play(site, name, SOURCES[name][1](papers))
    done = site.run()
    assert (done.code, row(done)) == (0, [count, count, 0, 0, 0, 0, 0, 0])
    assert len(entries(site)) == count
    assert len(site.services.requests) <= 2 * count


def test_thousands_of_works(site: Site) -> None:
    papers = [
        paper("openalex", number, title=f"On the tide of day {number:05d} in May") for number in range(2_000)
    ]
    play(site, "openalex", SOURCES["openalex"][1](papers))
    done = site.run()
    assert (done.code, row(done)) == (0, [2_000, 2_000, 0, 0, 0, 0, 0, 0])
    assert len(site.services.requests) == 21
    before = site.files()
    assert row(site.run()) == [2_000, 0, 0, 2_000, 0, 0, 0, 0]
    assert site.files() == before


# what goes wrong

#: what a source may return in place of works, and what is said of it
WRONG: dict[str, tuple[Reply, str]] = {
    "a web page": (page(), "web page"),
    "a web page as an error": (page(403), "refuses access (403)"),
    "nothing": (Reply(b""), "empty response"),
    "null": (text("null", kind="application/json"), ""),
    "a list": (text("[[[1]]]", kind="application/json"), ""),
    "half of it": (text('{"meta": {"count"', kind="application/json"), ""),
    "binary": (Reply(b"\xff\xfe\x00\x01" * 9), ""),
    "deep": (text("[" * 100_000, kind="application/json"), ""),
    "unauthorized": (data({"error": "Unauthorized"}, 401), "refuses access (401)"),
    "not found": (data({"error": "Not found"}, 404), "404"),
    "bad request": (data({"status": "failed", "message": [{"message": "No filter x"}]}, 400), "400"),
    "out of order": (text("upstream connect error", 500), "is out of order (500)"),
    "gone for ever": (text("Rate exceeded.", 429), "refuses more requests for now (429): Rate exceeded."),
    "tables of nulls": (
        data({"results": [None, {"id": None}], "message": {"items": [None, {}]}, "data": [None, {"id": None}],
              "hits": {"total": None, "hits": [None, {"metadata": None}]},
              "group": [None, {"work-summary": None}],
              "bulk": [], "response": {"docs": [None, {}]}, "esearchresult": {"idlist": [None]}}),
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_list_of_works(site: Site, name: str, wrong: str) -> None:
    reply, words = WRONG[wrong]
    play(site, name, lambda request: reply)
    site.bib.write_text("@misc{own, title = {By hand}}")
    done = site.run()
    assert done.code in ((0, 1) if wrong == "tables of nulls" else (1,)), done
    assert "Traceback" not in done.err + done.out
    if done.code:
        assert words in done.err or (name, wrong) == ("bib", "nothing")
        assert len(done.err.splitlines()) == 1
    assert site.bib.read_text() == "@misc{own, title = {By hand}}"


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize(
    ("reply", "least"),
    [
        (text("Too many", 429, Retry_After="7"), 7),
        (text("Too many", 429, Retry_After="Fri, 15 Jan 2027 08:00:10 GMT"), 9),
        (text("wait", 503), 1),
        (page(500), 1),
    ],
)
def test_a_source_that_recovers(
    site: Site, waited: list[float], name: str, reply: Reply, least: float
) -> None:
    play(site, name, in_turn(reply, SOURCES[name][1]([paper(name)])))
    done = site.run()
    assert (done.code, row(done)) == (0, [1, 1, 0, 0, 0, 0, 0, 0])
    assert sum(waited) >= least


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_that_wants_too_long_a_pause(site: Site, waited: list[float], name: str) -> None:
    play(site, name, lambda request: text("Too many", 429, Retry_After="86400"))
    done = site.run()
    assert (done.code, len(site.services.requests)) == (1, 1)
    assert "86400 seconds" in done.err
    assert sum(waited) < 10


def test_no_network(site: Site) -> None:
    site.configure(academic_sync={"openalex": "A1", "orcid": ORCID})
    site.settings["academic_sync_endpoints"] = {}
    conf = (site.folder / "conf.py").read_text()
    closed = dict.fromkeys(("openalex", "orcid"), "http://127.0.0.1:9/x")
    (site.folder / "conf.py").write_text(conf + f"academic_sync_endpoints = {closed!r}\n")
    done = site.run()
    assert done.code == 1
    assert done.err.count("cannot be reached (127.0.0.1:9)") == 2
    assert not site.bib.exists()


class Direct:
    """A client that gets its responses from a service, without a network."""

    secret = contact = ""

    def __init__(self, reply: Callable[[Request], Reply]) -> None:
        self.reply = reply

    def get(self, path: str, params: Any = (), headers: Any = None, **_more: Any) -> Response:
        sent = {"Accept": "application/json", **(headers or {})}
        reply = self.reply(Request("GET", path, {name: str(value) for name, value in params}, sent))
        return Response(
            reply.status, {name.lower(): value for name, value in reply.headers.items()}, reply.body
        )

    got = get


def places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where values stand in JSON."""
    yield place
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*place, key))


def replaced(value: Any, place: tuple[Any, ...], new: Any) -> Any:
    """Return JSON with another value in a place."""
    if not place:
        return new
    copy = list(value) if isinstance(value, list) else dict(value)
    copy[place[0]] = replaced(copy[place[0]], place[1:], new)
    return copy


PREFIXES = {"orcid": "/v3.0", "semanticscholar": "/graph/v1", "inspire": "/api", "ads": "/v1"}


@pytest.mark.parametrize("name", [name for name in SOURCES if name not in ("dblp", "arxiv", "bib")])
def test_any_value_may_be_anything(name: str) -> None:
    """Every value of every response is replaced by something else, one after the other."""
    extensions = Extensions()
    add_own(extensions)
    source = SOURCE_POINT.of(extensions)[name]
    assert source.works
    subject, play_source = SOURCES[name]
    subject = source.subject(subject)
    good = play_source(
        [paper(name, versions=("10.5555/v.1",), retracted=True), paper(name, 2, retracts="10.5555/r")]
    )

    def real(request: Request) -> Reply:
        return good(Request("GET", PREFIXES.get(name, "") + request.path, request.query, request.headers))

    replies: list[Reply] = []

    def noting(request: Request) -> Reply:
        replies.append(real(request))
        return replies[-1]

    client: Any = Direct(noting)
    assert len(list(source.works(client, subject))) == 2
    for number, reply in enumerate(list(replies)):
        if reply.body[:1] not in (b"{", b"["):
            continue
        whole = json.loads(reply.body)
        for place in places(whole):
            for new in (None, [], {"a": None}, [[None], {}], -(10**30), "\ud800{x}, note = {y"):
                body = json.dumps(replaced(whole, place, new)).encode()
                count = itertools.count()

                def changed(
                    request: Request, number: int = number, body: bytes = body, count: Any = count
                ) -> Reply:
                    return Reply(body) if next(count) == number else real(request)

                client = Direct(changed)
                with suppress(SourceError):
                    works = list(source.works(client, subject))
                    for work in works:
                        text_of = entry_text("k", "misc", offer_of([stored(work)], 2026).fields)
                        assert len(read(text_of.encode(), "x.bib").publications) == 1
