"""What is sent to a source, request by request, and what becomes of each answer, without a server."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from sphinx_academic.sync.client import (
    Client,
    Clock,
    Malformed,
    Network,
    Response,
    SourceError,
    Unreachable,
    is_local,
)
from sphinx_academic.sync.response_cache import Journal, Validators

BASE = "https://api.example.org/v1"


@dataclass
class Reply:
    """What a server returns; an address is where it redirects."""

    status_code: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)

    def __enter__(self) -> Reply:
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def iter_content(self, size: int) -> Iterator[bytes]:
        for start in range(0, len(self.body), size):
            yield self.body[start : start + size]


def moved(target: str, status: int = 302) -> Reply:
    return Reply(status, headers={"Location": target})


class Session:
    """A session that notes what is sent, and has an answer for each request, the last for all after it."""

    auth: Any = None

    def __init__(self, *replies: Any) -> None:
        self.replies = list(replies)
        self.headers: dict[str, str] = {}
        self.sent: list[tuple[str, str, dict[str, str], bytes | None]] = []
        self.proxies: Any = None

    def request(self, method: str, url: str, *, headers: Any, data: Any, proxies: Any, **more: Any) -> Reply:
        self.sent.append((method, url, dict(headers), data))
        self.proxies = proxies
        assert more == {"timeout": (10.0, 30.0), "allow_redirects": False, "stream": True}
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if isinstance(reply, Exception):
            raise reply
        found: Reply = reply
        return found


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let names be known without a network."""

    def find(host: str, _port: object) -> list[Any]:
        if "intern" in host or host == "127.0.0.1":
            return [(0, 0, 0, "", ("127.0.0.1", 0))]
        return [(0, 0, 0, "", ("93.184.215.14", 0))]

    monkeypatch.setattr(socket, "getaddrinfo", find)


@dataclass
class Played:
    """A client whose server is played, and how long it has waited."""

    session: Session
    client: Client
    waited: list[float]
    said: list[str]

    @property
    def addresses(self) -> list[str]:
        return [
            url.removeprefix("https://api.example.org") for _method, url, _headers, _data in self.session.sent
        ]


def play(*replies: Any, jitter: float = 0.0, **more: Any) -> Played:
    waited: list[float] = []
    said: list[str] = []
    clock = Clock(lambda: 1_800_000_000.0 + sum(waited), waited.append, lambda: jitter)
    session = Session(*(replies or [Reply()]))
    given: Any = {"contact": "", "validators": Validators(), **more.pop("network", {})}
    network = Network(clock=clock, session=session, progress=said.append, **given)  # type: ignore[arg-type]
    return Played(session, Client(network, **{"base": BASE, **more}), waited, said)


# what is sent


@pytest.mark.parametrize(
    ("params", "path", "address"),
    [
        ([], "/a", "/v1/a"),
        ([("q", "a b&c=d"), ("page[size]", "5")], "/a", "/v1/a?q=a%20b%26c%3Dd&page[size]=5"),
        ([("filter.x", "a:b/c,*|()@-._~")], "/a", "/v1/a?filter.x=a:b/c,*|()@-._~"),
        ([("q", "é#?")], "/a?x=1", "/v1/a?x=1&q=%C3%A9%23%3F"),
        ([("n", 5)], "", "/v1?n=5"),
        ([("a b&[x].é", "1"), ("", "2")], "", "/v1?a%20b%26[x].%C3%A9=1&=2"),
    ],
)
def test_addresses(params: Any, path: str, address: str) -> None:
    played = play()
    played.client.got(path, params)
    assert played.addresses == [address]


def test_headers() -> None:
    played = play(network={"contact": "mara@example.org"})
    assert played.client.contact == "mara@example.org"
    played.client.got("/a", headers={"X-Key": "k"}, accept="text/xml")
    played.client.post("/b", {"ids": ["é"]}, [("x", "1")], {"X-Key": "k"})
    assert played.session.sent == [
        ("GET", f"{BASE}/a", {"Accept": "text/xml", "X-Key": "k"}, None),
        (
            "POST",
            f"{BASE}/b?x=1",
            {"Accept": "application/json", "Content-Type": "application/json", "X-Key": "k"},
            json.dumps({"ids": ["é"]}).encode(),
        ),
    ]
    assert played.session.headers["User-Agent"].endswith("; mailto:mara@example.org)")
    assert played.client.network.sent == 2
    assert "mailto" not in play().session.headers["User-Agent"]
    request = requests.PreparedRequest()
    assert played.session.auth(request) is request


@pytest.mark.parametrize(
    ("more", "base", "proxies"),
    [
        ({"base": f"{BASE}/"}, BASE, {}),
        ({"base": "http://intern.example.org", "is_set": True}, "http://intern.example.org",
         {"http": None, "https": None, "all": None}),
        ({"base": "http://intern.example.org"}, "http://intern.example.org", {}),
        ({"is_set": True}, BASE, {}),
    ],
)  # fmt: skip
def test_local_servers_are_reached_without_a_proxy(more: Any, base: str, proxies: Any) -> None:
    played = play(interval=3.0, **more)
    assert played.client.base == base
    assert played.client.interval == (0.0 if proxies else 3.0)
    played.client.got("/a")
    assert played.session.proxies == proxies


@pytest.mark.parametrize(
    ("more", "replies", "asked"),
    [
        # the first that there is counts, and then it is known
        ({"is_set": True}, [Reply(404), Reply(), Reply()], ["/x/2/a", "/x/1/a", "/x/1/b"]),
        ({"is_set": True}, [Reply(410), Reply(404), Reply(404)], ["/x/2/a", "/x/1/a", "/x/2/b", "/x/1/b"]),
        ({}, [Reply(404), Reply()], ["/x/2/a", "/x/2/b"]),
        (
            {"is_set": True, "paths": ("", "/1")},
            [Reply(404), Reply(), Reply()],
            ["/x/a", "/x/1/a", "/x/1/b"],
        ),
        ({"is_set": True, "base": "https://api.example.org/x/1/2"}, [Reply()], ["/x/1/2/a", "/x/1/2/b"]),
        # an address that is set may have it
        ({"is_set": True, "base": "https://api.example.org/x/1/"}, [Reply()], ["/x/1/a", "/x/1/b"]),
    ],
)
def test_versions_in_addresses(more: Any, replies: list[Reply], asked: list[str]) -> None:
    played = play(*replies, **{"base": "https://api.example.org/x", "paths": ("/2", "/1"), **more})
    for path in ("/a", "/b"):
        played.client.get(path, missing=True)
    assert played.addresses == asked


@pytest.mark.parametrize(("is_set", "address"), [(False, "https://other.example.org/a"), (True, f"{BASE}/a")])
def test_another_address_of_a_source(is_set: bool, address: str) -> None:
    played = play(is_set=is_set)
    played.client.get("/a", host="https://other.example.org")
    assert played.session.sent[0][1] == address


# what comes back


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (400, b"", "refuses the request (400)"),
        (401, b"", "refuses access (401)"),
        (403, b'{"error": "no key"}', "refuses access (403): no key"),
        (404, b"", "knows nothing of that (404)"),
        (410, b"", "knows nothing of that (410)"),
        (418, b"", "refuses the request (418)"),
        (501, b"", "is out of order (501)"),
        (499, b"", "refuses the request (499)"),
        (206, b"", "refuses the request (206)"),
        (304, None, ""),
        (203, None, ""),
        # what it says in words
        (400, b"  two\n words ", "refuses the request (400): two words"),
        (400, b"x" * 200, f"refuses the request (400): {'x' * 200}"),
        (400, b"x" * 201, f"refuses the request (400): {'x' * 199}…"),
        (400, b"<p>no</p>", "refuses the request (400)"),
        (400, b"<!doctype html>not a bot", "refuses the request (400)"),
        (400, b' {"x": 1}', "refuses the request (400)"),
        (400, b"[]", "refuses the request (400)"),
        (400, b'[[{"message": "m"}]]', "refuses the request (400): m"),
        (
            400,
            b'{"msg": "g", "title": "t", "detail": "d", "error": "e", "message": "m"}',
            "refuses the request (400): m",
        ),
        (400, b'{"message": " ", "errors": ["first", "second"]}', "refuses the request (400): first"),
        (400, b'{"errors": [{"detail": {"title": "deep"}}]}', "refuses the request (400): deep"),
        (400, b'{"error": {"error": {"error": {"error": "e"}}}}', "refuses the request (400): e"),
        (400, b'{"error": {"error": {"error": {"error": {"error": "e"}}}}}', "refuses the request (400)"),
        (400, b'{"errors": [], "msg": 3}', "refuses the request (400)"),
    ],
)
def test_refusals(status: int, body: bytes | None, message: str) -> None:
    played = play(Reply(status, body or b""))
    if message:
        with pytest.raises(SourceError) as error:
            played.client.got("/a")
        assert (str(error.value), error.value.status) == (message, status)
    else:
        assert played.client.got("/a").status == status


@pytest.mark.parametrize(
    ("status", "said"), [(429, "refuses more requests for now (429)"), (500, "is out of order (500)")]
)
def test_refusals_for_long(status: int, said: str) -> None:
    with pytest.raises(SourceError) as error:
        play(Reply(status, headers={"Retry-After": "99"})).client.got("/a")
    assert str(error.value) == f"{said}; it asks to wait 99 seconds, so try again later"


def test_what_is_missing_may_be() -> None:
    with pytest.raises(SourceError, match="404"):
        play(Reply(404)).client.post("/a", {})
    several: Any = {"is_set": True, "paths": ("/2", "/1")}
    with pytest.raises(SourceError, match="410"):
        play(Reply(410), Reply(404), **several).client.got("/a")
    for status in (404, 410):
        assert play(Reply(status)).client.get("/a", missing=True) is None
    with pytest.raises(SourceError, match="403"):
        play(Reply(403)).client.get("/a", missing=True)


@pytest.mark.parametrize(
    ("error", "kind", "message"),
    [
        (requests.ConnectionError(), Unreachable, "cannot be reached (example.org:8); is there a network?"),
        (requests.Timeout(), Unreachable, "does not respond in time (example.org:8)"),
        (TimeoutError(), Unreachable, "does not respond in time (example.org:8)"),
        (requests.exceptions.SSLError(), Unreachable, "has no valid certificate (example.org:8)"),
        (
            requests.exceptions.ContentDecodingError(),
            SourceError,
            "breaks off its response, or garbles it (example.org:8)",
        ),
        (ValueError(), SourceError, "redirects to what is no web address"),
    ],
)
def test_failures(error: Exception, kind: type[Exception], message: str) -> None:
    played = play(error, base="https://mara:pw@example.org:8")
    with pytest.raises(SourceError) as raised:
        played.client.got("/a")
    assert (type(raised.value), str(raised.value)) == (kind, message)
    tries = 1 if isinstance(error, ValueError) else 2
    assert (len(played.session.sent), played.waited) == (tries, [1.0] * (tries - 1))
    assert played.said == [f"  {message}; waiting 1 s"] * (tries - 1)


def test_a_host_that_is_reached_the_second_time() -> None:
    played = play(requests.ConnectionError(), Reply(), jitter=1.0)
    assert played.client.got("/a").status == 200
    assert played.waited == [1.5]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_be_over_soon_is_tried_again(status: int) -> None:
    played = play(Reply(status), Reply(status), Reply(status), Reply())
    assert played.client.got("/a").status == 200
    assert played.waited == [1, 2, 4]
    with pytest.raises(SourceError) as error:
        play(*[Reply(status)] * 4, Reply()).client.got("/a")
    assert error.value.status == status


@pytest.mark.parametrize(
    ("headers", "waited", "message"),
    [
        ({"Retry-After": " 7 "}, [7.0], ""),
        ({"Retry-After": "0"}, [0.0], ""),
        ({"Retry-After": "1.5"}, [1.5], ""),
        ({"Retry-After": "60"}, [60.0], ""),
        ({"Retry-After": "61"}, [], "is out of order (503); it asks to wait 61 seconds, so try again later"),
        ({"Retry-After": "Fri, 15 Jan 2027 08:00:10 GMT"}, [10.0], ""),
        ({"Retry-After": "Fri, 15 Jan 2026 08:00:10 GMT"}, [0.0], ""),
        ({"Retry-After": "later"}, [1.0], ""),
        ({"Retry-After": "-3"}, [1.0], ""),
        # a limit of a day
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "61"}, [], "is out of order (503)"),
        ({"X-RateLimit-Remaining": " 0.00 ", "X-RateLimit-Reset": "61"}, [], "is out of order (503)"),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "60"}, [1.0], ""),
        ({"X-RateLimit-Remaining": "1", "X-RateLimit-Reset": "61"}, [1.0], ""),
        ({"X-RateLimit-Remaining": "0"}, [1.0], ""),
        ({"X-RateLimit-Remaining-Day": "0", "X-RateLimit-Reset": "61"}, [1.0], ""),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "61", "Retry-After": "2"}, [2.0], ""),
    ],
)
def test_how_long_a_source_lets_wait(headers: dict[str, str], waited: list[float], message: str) -> None:
    played = play(Reply(503, headers=headers), Reply())
    if message:
        with pytest.raises(SourceError) as error:
            played.client.got("/a")
        assert (str(error.value), error.value.status) == (message, 503)
    else:
        played.client.got("/a")
        assert played.said == [f"  is out of order (503); waiting {waited[0]:.0f} s"]
    assert played.waited == waited


def test_patience_ends() -> None:
    played = play(Reply(503, headers={"Retry-After": "40"}))
    with pytest.raises(SourceError, match="it asks to wait 40 seconds"):
        played.client.got("/a")
    assert played.waited == [40.0]
    played = play(Reply(503, headers={"Retry-After": "59.5"}), requests.ConnectionError())
    with pytest.raises(Exception, match=r"cannot be reached \(api.example.org\); is there a network\?$"):
        played.client.got("/a")


@pytest.mark.parametrize(
    ("headers", "waited"),
    [
        ({"x-rate-limit-limit": "4", "x-rate-limit-interval": "6s"}, [1.5]),
        ({"x-rate-limit-limit": "2"}, [0.5]),
        ({"x-rate-limit-limit": "0"}, []),
        ({"x-rate-limit-limit": "-1"}, []),
        ({"x-rate-limit-limit": "x"}, []),
        ({"x-rate-limit-limit": "1", "x-rate-limit-interval": "60s"}, [60.0]),
        ({"x-rate-limit-limit": "1", "x-rate-limit-interval": "61s"}, []),
        ({"x-rate-limit-limit": "1", "x-rate-limit-interval": "-5s"}, []),
        ({"Backoff": "9"}, [9.0]),
        ({"Backoff": "70"}, [60.0]),
        ({"Backoff": "9", "x-rate-limit-limit": "1", "x-rate-limit-interval": "10s"}, [10.0]),
        ({"Backoff": "soon"}, []),
        ({"Backoff": "٩"}, []),
    ],
)
def test_rates_of_a_source(headers: dict[str, str], waited: list[float]) -> None:
    played = play(Reply(headers=headers))
    played.client.got("/a")
    played.client.got("/b")
    assert played.waited == waited


def test_pauses_that_a_source_wants_are_counted_together() -> None:
    """All in all, no more is waited than there is patience for."""
    played = play(*(Reply(headers={"Backoff": seconds}) for seconds in ("50", "20", "5")), Reply())
    for waited in ([], [50.0], [50.0, 10.0], [50.0, 10.0]):
        played.client.got("/a")
        assert played.waited == waited
    for odd in ("-5", "²", "soon", "", "61"):
        played = play(Reply(headers={"Backoff": odd}))
        for _ in range(2):
            played.client.got("/a")
        assert played.waited == ([60.0] if odd == "61" else [])


def test_the_longer_of_two_pauses_counts() -> None:
    played = play(Reply(headers={"Backoff": "2"}), Reply(), interval=3.0)
    for path in ("/a", "/b", "/c"):
        played.client.got(path)
    assert played.waited == [3.0, 3.0]
    # what a source has let wait counts for its patience
    played = play(Reply(headers={"Backoff": "50"}), Reply(503, headers={"Retry-After": "20"}))
    played.client.got("/a")
    with pytest.raises(SourceError, match="asks to wait 20 seconds"):
        played.client.got("/b")


# redirects


@pytest.mark.parametrize(
    ("status", "method", "sent"),
    [
        (301, "POST", "GET"),
        (302, "POST", "GET"),
        (303, "POST", "GET"),
        (307, "POST", "POST"),
        (308, "POST", "POST"),
        (302, "GET", "GET"),
    ],
)
def test_redirects_are_followed(status: int, method: str, sent: str) -> None:
    played = play(moved("../b?x=1", status), Reply())
    response = played.client.post("/a", {}) if method == "POST" else played.client.got("/a")
    assert response.url == "https://api.example.org/b?x=1"
    assert [(one[0], one[3]) for one in played.session.sent] == [
        (method, b"{}" if method == "POST" else None),
        (sent, b"{}" if sent == "POST" else None),
    ]


def test_a_response_that_never_ends_does_not_keep_the_program() -> None:
    """A request runs in a thread of its own, which ends with the program."""
    threads: list[threading.Thread] = []
    played = play()
    request = played.session.request

    def noted(*arguments: Any, **more: Any) -> Reply:
        threads.append(threading.current_thread())
        return request(*arguments, **more)

    played.session.request = noted  # type: ignore[method-assign]
    played.client.got("/a")
    (thread,) = threads
    assert thread.daemon
    assert thread is not threading.current_thread()


def test_redirects_are_counted() -> None:
    played = play(*[moved("/b")] * 5, Reply())
    assert played.client.got("/a").status == 200
    with pytest.raises(SourceError, match="redirects too often"):
        play(*[moved("/b")] * 6, Reply()).client.got("/a")


def test_what_is_no_redirect() -> None:
    assert play(Reply(302), Reply()).client.network.sent == 0
    with pytest.raises(SourceError, match=r"refuses the request \(302\)"):
        play(Reply(302)).client.got("/a")
    with pytest.raises(SourceError, match=r"refuses the request \(300\)"):
        play(moved("/b", 300)).client.got("/a")
    assert play(Reply(200, headers={"Location": "/b"})).client.got("/a").url == f"{BASE}/a"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("https://other.example.org/b", ""),
        ("https://api.example.org:443/b", ""),
        (
            "http://other.example.org/b",
            "redirects to an address without encryption (http://other.example.org), which",
        ),
        (
            "http://api.example.org/b",
            "redirects to an address without encryption (http://api.example.org), which",
        ),
        (
            "https://intern.example.org/b",
            "redirects to a local address (https://intern.example.org), which is refused",
        ),
        (
            "https://u:pw@intern.example.org/b",
            "redirects to a local address (https://intern.example.org), which",
        ),
        ("http:///b", "redirects to http://, which is no web address"),
        ("ftp://other.example.org/b", "redirects to ftp://other.example.org, which is no web address"),
        ("https://k3y.example.org:x/b", ""),
    ],
)
def test_where_redirects_may_lead(target: str, message: str) -> None:
    played = play(moved(target), Reply())
    if message:
        with pytest.raises(SourceError) as error:
            played.client.got("/a")
        assert str(error.value).startswith(message)
        assert len(played.session.sent) == 1
    else:
        assert played.client.got("/a").url == target


def test_a_site_without_encryption_may_lead_to_another() -> None:
    played = play(moved("http://other.example.org/b"), Reply(), base="http://api.example.org")
    assert played.client.got("/a").status == 200


KEY = "s3 cret"
SENT = {"Authorization": f"Bearer {KEY}", "X-Key": KEY, "If-None-Match": "v", "Zotero-API-Version": "3"}


@pytest.mark.parametrize(
    ("target", "address", "keeps"),
    [
        ("/b?key=s3%20cret&x=1", "https://api.example.org/b?key=s3%20cret&x=1", True),
        ("https://API.example.org:443/b", "https://API.example.org:443/b", True),
        ("https://other.example.org/b?key=s3%20cret&x=1", "https://other.example.org/b?x=1", False),
        ("https://other.example.org/b?x=1&key=s3+cret", "https://other.example.org/b?x=1", False),
        ("https://api.example.org:8/b?s3%20cret", "https://api.example.org:8/b?s3%20cret", False),
    ],
)
def test_keys_stay_with_their_host(target: str, address: str, keeps: bool) -> None:
    played = play(moved(target), Reply(), secret=KEY)
    response = played.client.got("/a", [("key", KEY)], SENT)
    assert [one[1] for one in played.session.sent] == [f"{BASE}/a?key=s3%20cret", address]
    assert played.session.sent[1][2] == (
        {"Accept": "application/json", **SENT}
        if keeps
        else {"Accept": "application/json", "If-None-Match": "v", "Zotero-API-Version": "3"}
    )
    assert KEY not in response.url
    assert "s3%20cret" not in response.url or "?s3" in response.url


def test_a_key_with_a_plus_sign_stays_with_its_host() -> None:
    for key, written in (
        ("a+b", "a+b"),
        ("a+b", "a%2Bb"),
        ("a+b/c", "a+b%2Fc"),
        ("a b/c", "a+b%2Fc"),
        ("a/b", "a/b"),
    ):
        played = play(moved(f"https://other.example.org/b?key={written}"), Reply(), secret=key)
        assert played.client.got("/a").url == "https://other.example.org/b"


def test_keys_are_no_part_of_messages() -> None:
    client = play(secret=KEY).client
    assert client.redacted(f"a {KEY} b s3%20cret") == "a … b …"
    assert play().client.redacted("abc") == "abc"
    assert play(secret="a/b+c").client.redacted("a/b+c, a%2Fb%2Bc, a/b%2Bc") == "…, …, a/b%2Bc"
    with pytest.raises(SourceError) as error:
        play(Reply(400, KEY.encode()), secret=KEY).client.got("/a")
    assert str(error.value) == "refuses the request (400): …"


# bodies


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b'{"a": 1}', {"a": 1}),
        (b"[1]", [1]),
        (b"\xef\xbb\xbf {", None),
        (b"x", None),
        (b"[" * 100_000, None),
    ],
)
def test_json(body: bytes, found: Any) -> None:
    response = Response(200, {}, body)
    if found is None:
        with pytest.raises(Malformed, match="returned something that is no JSON"):
            response.json()
    else:
        assert response.json() == found
    if isinstance(found, dict):
        assert response.table() == found
    elif found:
        with pytest.raises(Malformed, match="JSON of another form than documented"):
            response.table()


PAGE = "returned a web page in place of {}, such as {}; try again later"
SOME = "an error page or a bot check"


@pytest.mark.parametrize(
    ("body", "json_says", "xml_says"),
    [
        (b"", "returned an empty response", "returned an empty response"),
        (b"\xef\xbb\xbf \t\r\n", "returned an empty response", "returned an empty response"),
        (b"<!DOCTYPE HTML>", PAGE.format("JSON", SOME), PAGE.format("XML", SOME)),
        (b"\n<HTML>", PAGE.format("JSON", SOME), PAGE.format("XML", SOME)),
        (b"x" * 195 + b"<html", PAGE.format("JSON", SOME), PAGE.format("XML", SOME)),
        (b"x" * 196 + b"<html", "returned something that is no JSON", "returned something that is no XML"),
        (b"<html>not a bot", PAGE.format("JSON", "a bot check"), PAGE.format("XML", "a bot check")),
        (
            b"<html>" + b"x" * 3985 + b"not a bot",
            PAGE.format("JSON", "a bot check"),
            PAGE.format("XML", "a bot check"),
        ),
        (b"<html>" + b"x" * 3986 + b"not a bot", PAGE.format("JSON", SOME), PAGE.format("XML", SOME)),
        (b"<a/>", PAGE.format("JSON", SOME), None),
        (b"<a>", PAGE.format("JSON", SOME), "returned something that is no XML"),
        (
            b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
            PAGE.format("JSON", SOME),
            "returned XML with entities of its own, which is not read",
        ),
    ],
)
def test_what_is_another_thing_than_wanted(body: bytes, json_says: str, xml_says: str | None) -> None:
    response = Response(200, {}, body)
    with pytest.raises(Malformed) as error:
        response.json()
    assert str(error.value) == json_says
    if xml_says is None:
        assert response.xml().tag == "a"
    else:
        with pytest.raises(Malformed) as error:
            response.xml()
        assert str(error.value) == xml_says


def test_characters_by_name_in_xml() -> None:
    body = b"<a>&ouml; &amp; &lt;&NotEqualTilde;</a>"
    assert Response(200, {}, body).xml().text == "ö & <≂̸"
    with pytest.raises(Malformed):
        Response(200, {}, b"<a>&nosuchname;</a>").xml()


def test_text_of_a_response() -> None:
    response = Response(200, {}, b"\xef\xbb\xbfa\xff")
    assert (response.text, response.url) == ("a\ufffd", "")


def test_size_of_a_response() -> None:
    body = bytes(64 << 20)
    assert play(Reply(body=body)).client.got("/a").body == body
    with pytest.raises(SourceError, match="returned more than 64 MB at once, which is not read"):
        play(Reply(body=body + b"x")).client.got("/a")


# what is kept


def test_what_has_not_changed_is_taken_from_what_is_kept(tmp_path: Path) -> None:
    validators = Validators(tmp_path)
    first = Reply(body=b"[1]", headers={"ETag": "v1", "X-Other": "o"})
    play(first, network={"validators": validators}).client.got("/a", [("x", "1")])
    played = play(Reply(304, headers={"Date": "now"}), network={"validators": validators})
    response = played.client.got("/a", [("x", "1")])
    assert played.session.sent[0][2] == {"Accept": "application/json", "If-None-Match": "v1"}
    assert (response.status, response.body) == (200, b"[1]")
    assert (response.headers["etag"], response.headers["date"]) == ("v1", "now")
    played = play(Reply(body=b"[2]", headers={"ETag": "v2"}), network={"validators": validators})
    assert played.client.got("/a", [("x", "1")]).body == b"[2]"
    # of another address, form or method nothing is known
    for ask in (
        lambda client: client.got("/a", [("x", "2")]),
        lambda client: client.got("/a", [("x", "1")], accept="text/xml"),
        lambda client: client.post("/a", {}, [("x", "1")]),
    ):
        played = play(Reply(304), network={"validators": validators})
        assert ask(played.client).status == 304
        assert "If-None-Match" not in played.session.sent[0][2]


def test_what_was_asked_for_with_a_key_is_not_kept(tmp_path: Path) -> None:
    validators = Validators(tmp_path)
    played = play(Reply(headers={"ETag": "v1"}), network={"validators": validators}, secret=KEY)
    played.client.got("/a")
    play(Reply(headers={"ETag": "v1"}), network={"validators": validators}).client.post("/a", {})
    assert list(tmp_path.iterdir()) == []


def test_a_stopped_run_goes_on_with_what_it_has(tmp_path: Path) -> None:
    played = play(Reply(203, b"[1]", {"ETag": "v1"}), journal=Journal(tmp_path))
    played.client.post("/a", {"n": 1})
    later = play(Reply(body=b"[2]"), journal=Journal(tmp_path))
    response = later.client.post("/a", {"n": 1})
    assert (response.status, response.body, response.headers["etag"]) == (203, b"[1]", "v1")
    assert later.session.sent == []
    assert later.client.post("/a", {"n": 2}).body == b"[2]"


# hosts


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("10.0.0.1", True),
        ("224.0.0.1", True),
        ("0.0.0.0", True),
        ("8.8.8.8", False),
        ("::1", True),
        ("fe80::1%25lo", True),
        ("2606:4700::1111", False),
        ("::ffff:127.0.0.1", True),
        ("::ffff:8.8.8.8", False),
        ("ff0e::1", True),
        ("example.org", False),
        ("Localhost.", True),
        ("a.local", True),
        ("a.internal", True),
        ("local", False),
    ],
)
def test_hosts_that_are_not_of_the_internet(monkeypatch: pytest.MonkeyPatch, host: str, local: bool) -> None:
    def find(*_arguments: object) -> Any:
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", find)
    assert is_local(host) is local
    # of several addresses, one is enough
    addresses = ["8.8.8.8", host if host[:1].isdigit() or ":" in host else "127.0.0.1"]
    found = [(0, 0, 0, "", (one.replace("%25", "%"), 0)) for one in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_arguments: found)
    assert is_local("example.org") is (local if addresses[1] == host else True)
