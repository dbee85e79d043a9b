"""Requests: politeness, secrets, redirects, sizes, what is kept between runs."""

from __future__ import annotations

import re
import socket
import socketserver
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic import __version__
from sphinx_academic.sync.client import Client, Network, SourceError, is_local
from sphinx_academic.sync.response_cache import Stored

from .conftest import Site
from .papers import ORCID, Paper, crossref, openalex_of, semanticscholar, zotero
from .server import PAGE, Reply, Services, data, in_turn, openalex, text
from .test_sources import SOURCES, entries, play, row

SECRET = "s3cret/+key=1"
KEYS = {
    "openalex": "OPENALEX_API_KEY",
    "semanticscholar": "SEMANTIC_SCHOLAR_API_KEY",
    "ads": "ADS_DEV_KEY",
    "pubmed": "NCBI_API_KEY",
    "zotero": "ZOTERO_API_KEY",
}


@pytest.fixture
def client(services: Services, waited: list[float]) -> Client:
    """Return a client of a source whose address was set."""
    services.services["x"] = lambda request: data({})
    return Client(Network(), services.address("x"), is_set=True)


def test_it_says_who_it_is(site: Site) -> None:
    site.services.services["crossref"] = crossref([Paper(1, doi="10.5555/mt.1")])
    site.configure(academic_sync={"crossref": ORCID}, academic_sync_contact="mara@harbour.example")
    site.run()
    (request,) = site.services.asked("crossref")
    agent = request.headers["User-Agent"]
    assert re.fullmatch(
        rf"sphinx-academic/{re.escape(__version__)} \(\+https://\S+; mailto:mara@harbour.example\)", agent
    )
    assert request.query["mailto"] == "mara@harbour.example"


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("status", [200, 401, 403, 404, 429, 500, 302])
def test_keys_are_sent_and_never_shown(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, status: int
) -> None:
    monkeypatch.setenv(KEYS[name], SECRET)
    good = SOURCES[name][1]([Paper(1, doi="10.5555/mt.1")])

    def service(request: Any) -> Reply:
        sent = [*request.query.values(), *request.headers.values()]
        assert any(SECRET in value for value in sent)
        if status == 200:
            return good(request)
        target = f"http://127.0.0.1:9/?api_key={SECRET}"
        return text(
            f"{request.query} {SECRET} is wrong, {sent}",
            status,
            **({"Location": target} if status == 302 else {}),
        )

    play(site, name, service)
    done = site.run("--report", "report.md")
    assert site.services.requests
    assert (done.code == 0) is (status == 200)
    for shown in (done.out, done.err):
        assert SECRET not in shown
        assert "s3cret" not in shown
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert b"s3cret" not in path.read_bytes(), path


@pytest.mark.parametrize("name", ["openalex", "semanticscholar", "ads", "zotero"])
def test_without_its_key_a_source_is_asked_and_its_refusal_reported(site: Site, name: str) -> None:
    play(site, name, lambda request: data({"error": "Unauthorized", "message": "a key is needed"}, 403))
    done = site.run()
    assert len(site.services.requests) == 1
    assert f"get a key for {KEYS[name]}" in done.err


def test_batches(site: Site) -> None:
    papers = [
        Paper(number, f"On the tide of day {number:04d} in May", doi=f"10.5555/mt.{number}")
        for number in range(250)
    ]
    play(site, "orcid", SOURCES["orcid"][1](papers))
    site.run()
    assert [len(request.path.split(",")) for request in site.services.asked("orcid")] == [1, 100, 100, 50]
    play(site, "openalex", openalex(list(map(openalex_of, papers))))
    site.run()
    assert all(request.query["per_page"] == "100" for request in site.services.asked("openalex"))
    assert len(site.services.asked("openalex")) <= 4


def test_rates_of_the_source_are_obeyed(services: Services, waited: list[float]) -> None:
    services.services["x"] = lambda request: data({}, x_rate_limit_limit="2", x_rate_limit_interval="3s")
    client = Client(Network(), services.address("x"), is_set=True)
    for _ in range(3):
        client.got("/a")
    assert waited == [1.5, 1.5]


def test_zoteros_backoff_is_obeyed(services: Services, waited: list[float]) -> None:
    services.services["x"] = in_turn(data([], Backoff="9"), data([]))
    client = Client(Network(), services.address("x"), is_set=True)
    client.got("/a")
    client.got("/a")
    assert waited == [9]


def test_intervals_between_requests(
    services: Services, waited: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    services.services["x"] = lambda request: data({})
    client = Client(Network(), services.address("x"), interval=3.0)
    client.got("/a")
    client.got("/a")
    assert waited == [3.0]
    # an address on this machine need not be spared
    assert Client(Network(), services.address("x"), interval=3.0, is_set=True).interval == 0


def test_a_source_is_given_up_after_some_tries(services: Services, waited: list[float]) -> None:
    services.services["x"] = lambda request: text("Too many", 429)
    with pytest.raises(SourceError, match="429"):
        Client(Network(), services.address("x"), is_set=True).got("/a")
    assert (len(services.requests), waited) == (4, [1, 2, 4])


def test_a_daily_limit_that_is_used_up_is_not_waited_for(services: Services, waited: list[float]) -> None:
    headers = {"X-RateLimit-Remaining-USD": "0", "X-RateLimit-Reset": "40000"}
    services.services["x"] = lambda request: Reply(b'{"error": "Rate limit exceeded"}', 429, headers)
    with pytest.raises(SourceError, match="Rate limit exceeded"):
        Client(Network(), services.address("x"), is_set=True).got("/a")
    assert (len(services.requests), waited) == (1, [])


# redirects


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:9/x", "http://localhost:9/x", "http://[::1]/x", "http://10.0.0.1/x", "http://169.254.169.254/latest",
        "http://0.0.0.0/x", "http://[::ffff:127.0.0.1]/x", "https://127.0.0.1/x", "http://2130706433/x", "http://127.1/x",
        "file:///etc/passwd", "ftp://127.0.0.1/x", "//localhost:9/x", "javascript:alert(1)", "http://user:pw@127.0.0.1:9/",
        "http://100.64.0.1/", "http://[fe80::1%25lo]/", "http://192.168.0.1:99999/",
    ],
)  # fmt: skip
def test_redirects_to_local_addresses_are_refused(client: Client, services: Services, target: str) -> None:
    services.services["x"] = lambda request: text("moved", 302, Location=target)
    with pytest.raises(SourceError, match="redirects to") as raised:
        client.got("/a")
    assert "pw" not in str(raised.value)
    assert len(services.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_to_what_was_set_are_followed(client: Client, services: Services, status: int) -> None:
    replies = {"/a": text("moved", status, Location="/x/b"), "/b": data({"found": 1})}
    services.services["x"] = lambda request: replies[request.path]
    assert client.got("/a").json() == {"found": 1}
    absolute = f"http://127.0.0.1:{services.port}/x/b"
    replies["/a"] = text("moved", status, Location=absolute)
    assert client.got("/a").json() == {"found": 1}


def test_redirects_for_ever(client: Client, services: Services) -> None:
    services.services["x"] = lambda request: text("moved", 302, Location="/x/a")
    with pytest.raises(SourceError, match="redirects too often"):
        client.got("/a")


def test_keys_are_not_sent_to_other_hosts(
    services: Services, waited: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = f"http://127.0.0.2:{services.port}/x/b?api_key={SECRET}&page=2"
    services.services["x"] = lambda request: (
        text("moved", 302, Location=other) if request.path == "/a" else data({})
    )
    monkeypatch.setattr("sphinx_academic.sync.client.is_local", lambda host: False)
    monkeypatch.setattr("sphinx_academic.sync.client._origin", _by_path)
    client = Client(Network(), services.address("x"), secret=SECRET, is_set=True)
    other = f"http://127.0.0.1:{services.port}/x/b?api_key={SECRET}&page=2"
    client.got("/a", [("api_key", SECRET)], {"Authorization": f"Bearer {SECRET}", "x-api-key": SECRET})
    first, second = (request for _name, request in services.requests)
    assert SECRET in first.headers["Authorization"]
    assert second.query == {"page": "2"}
    assert not any(SECRET in value for value in second.headers.values())


def _by_path(url: str) -> tuple[str, str, int]:
    return url.partition("?")[0], "", 0


@pytest.mark.parametrize(
    ("host", "local"), [("localhost", True), ("127.0.0.1", True), ("8.8.8.8", False), ("::1", True)]
)
def test_local_addresses(host: str, local: bool) -> None:
    assert is_local(host) is local


# sizes, caches


def test_too_large_a_response(client: Client, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_academic.sync.client.LARGEST_RESPONSE", 100_000)
    services.services["x"] = lambda request: text("x" * 100_001)
    with pytest.raises(SourceError, match="more than"):
        client.got("/a")


def drip(connection: socket.socket, stop: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    # each byte is in time
    while not stop.wait(0.01):
        connection.sendall(b" ")


def drip_headers(connection: socket.socket, stop: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    while not stop.wait(0.01):
        connection.sendall(b"y")


def sent(head: str, body: bytes = b"{}") -> Callable[[socket.socket, threading.Event], None]:
    # said where it is so: else the next request may be on its way when the connection is closed
    content = f"{head}\r\nConnection: close\r\n\r\n".encode("latin-1") + body
    return lambda connection, stop: connection.sendall(content)


@pytest.mark.parametrize(
    ("speak", "problem"),
    [
        (drip, "takes too long to respond"),
        (drip_headers, "takes too long to respond"),
        (sent("HTTP/1.1 200 OK\r\nContent-Length: 100"), "breaks off its response"),
        (sent("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2"), "breaks off its response"),
        (sent("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked", b"5\r\n{}"), "breaks off its response"),
        (sent("HTTP/1.1 302 Found\r\nLocation: http://[::1"), "redirects to what is no web address"),
        (
            sent("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 2"),
            "redirects to file://, which",
        ),
        (sent("HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 2"), "a local address"),
        (sent("HTTP/1.1 302 Found\r\nLocation: http://2130706433/\r\nContent-Length: 2"), "a local address"),
        (sent("HTTP/1.1 302 Found\r\nLocation: //169.254.169.254/\r\nContent-Length: 2"), "a local address"),
        (
            sent("HTTP/1.1 429 No\r\nRetry-After: 31536000\r\nContent-Length: 2"),
            "asks to wait 31536000 seconds",
        ),
        (
            sent("HTTP/1.1 429 No\r\nRetry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\nContent-Length: 2"),
            "asks to wait",
        ),
        (
            sent(
                "HTTP/1.1 429 No\r\nx-ratelimit-remaining: 0\r\nx-ratelimit-reset: \xb2\r\nContent-Length: 2"
            ),
            r"refuses more requests for now \(429\)",
        ),
        (
            sent(
                "HTTP/1.1 429 No\r\nx-ratelimit-remaining: 0\r\nContent-Length: 2"
                f"\r\nx-ratelimit-reset: {'9' * 5000}"
            ),
            r"refuses more requests for now \(429\)$",
        ),
        (
            sent(f"HTTP/1.1 404 No\r\nx-rate-limit-limit: 1{'0' * 400}\r\nContent-Length: 2"),
            "knows nothing of that",
        ),
        (sent("HTTP/1.1 200 OK\r\nContent-Length: 16", b"<!doctype html>\n"), "a web page in place of JSON"),
        (sent("HTTP/1.1 200 OK\r\nContent-Length: 10", b'{"a": "\xe4"}'), "something that is no JSON"),
        (sent("SSH-2.0-Sea"), "cannot be reached"),
    ],
)
def test_a_server_that_says_what_it_should_not(
    monkeypatch: pytest.MonkeyPatch,
    waited: list[float],
    speak: Callable[[socket.socket, threading.Event], None],
    problem: str,
) -> None:
    if speak in (drip, drip_headers):
        monkeypatch.setattr("sphinx_academic.sync.client.LONGEST_RESPONSE", 0.3)
    stop = threading.Event()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                self.request.recv(65_536)
                speak(self.request, stop)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            client = Client(Network(), f"http://127.0.0.1:{server.server_address[1]}", is_set=True)
            with pytest.raises(SourceError, match=problem):
                client.got("/x").json()
        finally:
            stop.set()
            server.shutdown()
            thread.join()


def test_entities_in_xml_are_refused(client: Client, services: Services) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    services.services["x"] = lambda request: text(bomb, kind="text/xml")
    with pytest.raises(SourceError, match="entities"):
        client.got("/a").xml()


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    found = openalex([openalex_of(Paper(1, doi="10.5555/mt.1"))])

    def service(request: Any) -> Reply:
        if request.headers.get("If-None-Match") == '"v1"':
            return Reply(b"", 304)
        reply = found(request)
        reply.headers["ETag"] = '"v1"'
        return reply

    play(site, "openalex", service)
    site.run()
    before = site.files()
    statuses = []
    site.services.services["openalex"] = lambda request: statuses.append(reply := service(request)) or reply  # type: ignore[func-returns-value]
    done = site.run()
    assert [reply.status for reply in statuses] == [304, 304] or [reply.status for reply in statuses] == [304]
    assert (done.code, row(done)[3]) == (0, 1)
    assert site.files() == before


@pytest.mark.parametrize(
    ("changed", "sent", "is_sent_back"),
    [
        ("Sun, 29 Nov 2026 10:00:00 GMT", "Sun, 29 Nov 2026 10:00:01 GMT", True),
        # what changes later in the same second would have the same time
        ("Sun, 29 Nov 2026 10:00:00 GMT", "Sun, 29 Nov 2026 10:00:00 GMT", False),
        ("Sun, 29 Nov 2026 10:00:00 GMT", "Sun, 29 Nov 2026 09:00:00 GMT", False),
        ("Sun, 29 Nov 2026 10:00:00 GMT", "now", False),
        ("Sun, 29 Nov 2026 10:00:00", "Sun, 29 Nov 2026 11:00:00 GMT", False),
        ("Sun, 29 Nov 2026 10:00:00 GMT", None, True),
    ],
)
def test_times_of_changes_are_sent_back_where_a_change_makes_them_later(
    changed: str, sent: str | None, is_sent_back: bool
) -> None:
    headers = {"last-modified": changed} | ({"date": sent} if sent else {})
    conditions = {"If-Modified-Since": changed} if is_sent_back else {}
    assert Stored(200, headers, b"").conditions() == conditions


def test_zoteros_versions_are_sent_back(site: Site) -> None:
    found = zotero([Paper(1, doi="10.5555/mt.1")])
    statuses: list[int] = []

    def service(request: Any) -> Reply:
        is_known = request.headers.get("If-Modified-Since-Version") == "7"
        reply = Reply(b"", 304) if is_known else found(request)
        reply.headers["Last-Modified-Version"] = "7"
        statuses.append(reply.status)
        return reply

    play(site, "zotero", service)
    site.run()
    before = site.files()
    done = site.run()
    assert (statuses, done.code, row(done)[3]) == ([200, 304], 0, 1)
    assert site.files() == before


def test_a_run_that_was_stopped_goes_on(site: Site) -> None:
    papers = [
        Paper(number, f"On the tide of day {number:04d} in May", doi=f"10.5555/mt.{number}")
        for number in range(350)
    ]
    good = openalex(list(map(openalex_of, papers)))
    play(
        site,
        "openalex",
        lambda request: good(request) if request.query["cursor"] != "c=200" else text("down", 503),
    )
    done = site.run()
    assert done.code == 3
    assert "the 200 works before that are used, and the next run goes on" in done.err
    assert len(entries(site)) == 200
    site.services.services["openalex"] = good
    site.services.requests.clear()
    assert site.run().code == 0
    assert len(entries(site)) == 350
    assert [request.query["cursor"] for request in site.services.asked("openalex")] == [
        "c=200",
        "c=300",
        "c=400",
    ]
    site.services.requests.clear()
    site.run()
    assert site.services.asked("openalex")[0].query["cursor"] == "*"


@pytest.mark.parametrize("address", ["", "/v1", "/graph/v1", "/"])
def test_addresses_may_have_the_version(site: Site, address: str) -> None:
    site.services.services["semanticscholar"] = semanticscholar([Paper(1, doi="10.5555/mt.1")])
    site.configure(academic_sync={"semanticscholar": "1001"})
    conf = site.folder / "conf.py"
    own = site.services.address("semanticscholar")
    if address in ("/v1",):
        own += "/graph"
    conf.write_text(
        conf.read_text() + f"academic_sync_endpoints = {{'semanticscholar': {own + address!r}}}\n"
    )
    assert row(site.run())[1] == 1


@pytest.mark.parametrize(
    ("endpoints", "words"),
    [
        ({"openalex": "ftp://x.example"}, "no web address"),
        ({"openalex": 3}, "no web address"),
        ({"opnalex": "http://x.example"}, "did you mean ‘openalex’?"),
    ],
)
def test_addresses_that_are_none(site: Site, endpoints: Any, words: str) -> None:
    site.services.services["openalex"] = openalex([])
    site.configure(academic_sync={"openalex": "A1"})
    conf = site.folder / "conf.py"
    conf.write_text(conf.read_text() + f"academic_sync_endpoints |= {endpoints!r}\n")
    assert words in site.run().err


def test_other_services_share_the_addresses(site: Site) -> None:
    site.services.services["openalex"] = openalex([])
    site.configure(academic_sync={"openalex": "A1"})
    conf = site.folder / "conf.py"
    conf.write_text(
        conf.read_text()
        + "academic_sync_endpoints |= {'github': 'http://x.example', 'zenodo': 'http://x.example'}\n"
    )
    assert site.run().err == ""


def test_the_page_of_a_bot_check_is_named(site: Site) -> None:
    play(site, "dblp", lambda request: text(PAGE, 200, "text/html"))
    assert "a bot check" in site.run().err


def test_private_libraries(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    play(site, "zotero", lambda request: text("Forbidden", 403))
    assert "refuses access (403): Forbidden; get a key for ZOTERO_API_KEY" in site.run().err


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127%2e0%2e0%2e1", True),
        ("fe80::1%25eth0", True),
        ("::ffff:10.0.0.1", True),
        ("224.0.0.1", True),
        ("8.8.8.8", False),
        ("printer.local.", True),
        ("LOCALHOST", True),
        ("example.org", False),
    ],
)
def test_hosts_that_no_server_of_names_knows(monkeypatch: pytest.MonkeyPatch, host: str, local: bool) -> None:
    def unknown(*_arguments: object) -> None:
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert is_local(host) is local
