"""HTTP requests of sources: within rate limits, bounded in time and size, with no secrets in messages.

Redirects are followed by hand, so that none leads to a local address that was not set, or takes a key to
another host.  Time is passed in, so that tests do not wait.
"""

from __future__ import annotations

import ipaddress
import json
import random
import re
import socket
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from functools import partial
from html.entities import html5
from threading import Thread
from typing import Any
from urllib.parse import quote, unquote, unquote_plus, urljoin, urlsplit, urlunsplit
from xml.etree import ElementTree

import requests

from .. import __version__
from .response_cache import FINAL_ADDRESS, Journal, Stored, Validators

ADDRESS = "https://sphinx-academic.readthedocs.io/"
#: seconds to connect, and between two pieces of a response
TIMEOUTS = (10.0, 30.0)
#: seconds for one response
LONGEST_RESPONSE = 180.0
#: bytes of one response, unpacked
LARGEST_RESPONSE = 64 << 20
#: how often one request is sent, and one to a host that cannot be reached
TRIES, TRIES_TO_CONNECT = 4, 2
#: seconds that a source may let wait, all in all, in one run
PATIENCE = 60.0
REDIRECTS = 5
#: a response that is not what it says of its length or of its form
_BROKEN = (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError)
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})
_LIMIT_SPENT = re.compile(r"x-ratelimit-remaining(?:-usd)?$", re.IGNORECASE)

#: a character by its name in HTML, which XML knows by a DTD that is not fetched
_NAMED_CHARACTER = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")

Params = Iterable[tuple[str, str]]


def _by_number(match: re.Match[bytes]) -> bytes:
    name = match[1].decode()
    if (found := html5.get(f"{name};")) is None:
        return match[0]
    return "".join(f"&#{ord(character)};" for character in found).encode()


class SourceError(Exception):
    """What a source has refused or got wrong, as the end of a sentence that begins with its name."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        #: of the HTTP response, if it is why
        self.status = status


class Unreachable(SourceError):
    """There is no server, or no network."""


class Malformed(SourceError):
    """A response that is not what the source's documentation says."""


@dataclass(frozen=True, slots=True)
class Response:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def url(self) -> str:
        """Return the address that the response came from, behind redirects."""
        return self.headers.get(FINAL_ADDRESS, "")

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode("utf-8-sig", errors="replace")

    def json(self) -> Any:
        """Return the body as data."""
        self._check_page("JSON")
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise Malformed("returned something that is no JSON") from None

    def table(self) -> Mapping[str, Any]:
        """Return the body as a table."""
        data = self.json()
        if not isinstance(data, dict):
            raise Malformed("returned JSON of another form than documented")
        return data

    def xml(self) -> ElementTree.Element:
        """Return the body as an element."""
        self._check_page("XML")
        # entities of its own are an attack, or a mistake
        if b"<!ENTITY" in self.body:
            raise Malformed("returned XML with entities of its own, which is not read")
        for body in (self.body, _NAMED_CHARACTER.sub(_by_number, self.body)):
            with suppress(ElementTree.ParseError, ValueError, LookupError, RecursionError):
                return ElementTree.fromstring(body)
        raise Malformed("returned something that is no XML")

    def _check_page(self, wanted: str) -> None:
        start = self.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
        is_page = start.startswith(b"<!doctype html") or b"<html" in start
        if is_page or (wanted == "JSON" and start.startswith(b"<")):
            what = "a bot check" if b"not a bot" in self.body[:4000] else "an error page or a bot check"
            raise Malformed(f"returned a web page in place of {wanted}, such as {what}; try again later")
        if not start:
            raise Malformed("returned an empty response")


@dataclass(slots=True)
class Clock:
    """The time, and waiting."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    #: between 0 and 1
    jitter: Callable[[], float] = random.random


@dataclass(slots=True)
class Network:
    """What the requests of one run share."""

    contact: str = ""
    clock: Clock = field(default_factory=lambda: Clock())
    validators: Validators = field(default_factory=Validators)
    #: called with what is being done
    progress: Callable[[str], None] = lambda text: None
    session: requests.Session = field(default_factory=requests.Session)
    #: requests that were sent
    sent: int = 0
    #: what sources have to say besides their works
    remarks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        contact = f"; mailto:{self.contact}" if self.contact else ""
        self.session.headers["User-Agent"] = f"sphinx-academic/{__version__} (+{ADDRESS}{contact})"
        # else a password of ~/.netrc would be sent
        self.session.auth = _unchanged


def _within(seconds: float, send: Callable[[], Response]) -> Response:
    """Return a response, which has to be complete within a time, however slowly it comes.

    A time-out of a socket begins again with each byte.  What takes longer goes on in a thread that ends with
    the program, at the latest.

    :raises SourceError: if it takes longer
    """
    done: Future[Response] = Future()

    def run() -> None:
        try:
            done.set_result(send())
        except BaseException as error:
            done.set_exception(error)

    Thread(target=run, daemon=True).start()
    try:
        return done.result(seconds)
    except FutureTimeoutError:
        if done.done():  # a time-out of the socket
            raise
        raise SourceError("takes too long to respond") from None


def _unchanged(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


@dataclass(slots=True)
class Client:
    """Requests to one source."""

    network: Network
    #: address without what :attr:`paths` has
    base: str
    #: what may stand between the address and a path, such as a version; the first that there is counts
    paths: tuple[str, ...] = ("",)
    #: seconds between two requests
    interval: float = 0.0
    #: a key, which is sent and never shown
    secret: str = ""
    journal: Journal = field(default_factory=Journal)
    #: whether the address was set by the site
    is_set: bool = False
    #: whether what the source says is all that it has, so that other works are gone; sources may deny it
    is_complete: bool = True
    _waited: float = 0.0
    _next: float = 0.0
    _path: str | None = None
    _proxies: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.base = self.base.rstrip("/")
        for path in self.paths:
            # an address that is set may have it already
            if path and self.base.endswith(path):
                self.base, self._path = self.base.removesuffix(path), path
                break
        if self.is_set and is_local(urlsplit(self.base).hostname or ""):
            # it need not be spared, and is not reached through a proxy
            self.interval = 0.0
            self._proxies = {"http": None, "https": None, "all": None}

    @property
    def contact(self) -> str:
        """Return the address of who runs this, if it is given."""
        return self.network.contact

    def get(
        self,
        path: str,
        params: Params = (),
        headers: Mapping[str, str] | None = None,
        accept: str = "application/json",
        missing: bool = False,
        host: str = "",
    ) -> Response | None:
        """Return what is at a path, or None where there is nothing and that may be.

        :param missing: whether 404 and 410 are no error
        :param host: another address of the source, for what it has there; not where the site has set one
        """
        sent = {"Accept": accept, **(headers or {})}
        if host and not self.is_set:
            return replace(self, base=host)._request("GET", path, params, sent, None, missing)
        return self._request("GET", path, params, sent, None, missing)

    def got(
        self,
        path: str,
        params: Params = (),
        headers: Mapping[str, str] | None = None,
        accept: str = "application/json",
    ) -> Response:
        """Return what is at a path.

        :raises SourceError: if there is nothing, too
        """
        response = self.get(path, params, headers, accept)
        assert response is not None
        return response

    def post(
        self, path: str, data: Any, params: Params = (), headers: Mapping[str, str] | None = None
    ) -> Response:
        """Return the response to JSON."""
        body = json.dumps(data).encode()
        sent = {"Accept": "application/json", "Content-Type": "application/json", **(headers or {})}
        response = self._request("POST", path, params, sent, body, missing=False)
        assert response is not None
        return response

    def redacted(self, text: str) -> str:
        """Return a text without the key."""
        for form in {self.secret, quote(self.secret, safe="")} - {""}:
            text = text.replace(form, "…")
        return text

    def _request(
        self,
        method: str,
        path: str,
        params: Params,
        headers: Mapping[str, str],
        body: bytes | None,
        missing: bool,
    ) -> Response | None:
        given = list(params)
        known = [self._path] if self._path is not None else list(self.paths)
        if not self.is_set:
            known = known[:1]
        first: SourceError | None = None
        for middle in known:
            try:
                response = self._stored(method, self.base + middle + path, given, headers, body)
            except SourceError as error:
                if error.status not in (404, 410):
                    raise
                first = first or error
                continue
            self._path = middle
            return response
        assert first is not None
        if missing:
            return None
        raise first

    def _stored(
        self,
        method: str,
        url: str,
        params: list[tuple[str, str]],
        headers: Mapping[str, str],
        body: bytes | None,
    ) -> Response:
        """Return a response that an earlier, stopped run has got, or a new one."""
        key = self.redacted(json.dumps([method, url, params, headers.get("Accept"), (body or b"").decode()]))
        now = self.network.clock.now()
        if (found := self.journal.get(key, now)) is not None:
            return Response(found.status, found.headers, found.body)
        # what is asked for with a key may be private, and is not kept
        validators = self.network.validators if method == "GET" and not self.secret else Validators()
        known = validators.get(key)
        conditional = known.conditions() if known else {}
        response = self._tried(method, url, params, {**headers, **conditional}, body)
        if response.status == 304 and known:
            response = Response(200, {**known.headers, **response.headers}, known.body)
        stored = Stored(response.status, dict(response.headers), response.body)
        validators.put(key, stored)
        self.journal.put(key, stored, now)
        return response

    def _tried(
        self,
        method: str,
        url: str,
        params: list[tuple[str, str]],
        headers: Mapping[str, str],
        body: bytes | None,
    ) -> Response:
        """Send a request until there is a response that counts."""
        for tried in range(1, TRIES + 1):
            self._wait_for_turn()
            try:
                response = _within(LONGEST_RESPONSE, partial(self._sent, method, url, params, headers, body))
            except (requests.RequestException, OSError) as error:
                if tried >= TRIES_TO_CONNECT:
                    raise self._failure(error) from None
                self._wait(self._back_off(tried), str(self._failure(error)))
                continue
            except ValueError:  # the client has looked where a redirect leads
                raise SourceError("redirects to what is no web address") from None
            self._note_limits(response)
            if response.status not in _TRY_AGAIN:
                return self._checked(response)
            refusal = self._refusal(response)
            if tried == TRIES:
                raise refusal
            pause = self._retry_after(response)
            if pause is None and _is_spent(response):
                raise refusal
            self._wait(self._back_off(tried) if pause is None else pause, str(refusal), refusal)
        raise AssertionError

    def _checked(self, response: Response) -> Response:
        if response.status in (200, 203, 304):
            return response
        raise self._refusal(response)

    def _refusal(self, response: Response) -> SourceError:
        status = response.status
        reason = _said(response)
        if status == 429:
            said = "refuses more requests for now (429)"
        elif status in (401, 403):
            said = f"refuses access ({status})"
        elif status in (404, 410):
            said = f"knows nothing of that ({status})"
        elif status >= 500:
            said = f"is out of order ({status})"
        else:
            said = f"refuses the request ({status})"
        return SourceError(self.redacted(f"{said}: {reason}" if reason else said), status)

    def _failure(self, error: Exception) -> SourceError:
        """Return why there is no response."""
        host = urlsplit(self.base).netloc.rpartition("@")[2]
        if isinstance(error, _BROKEN):
            return SourceError(f"breaks off its response, or garbles it ({host})")
        if isinstance(error, requests.Timeout | TimeoutError):
            return Unreachable(f"does not respond in time ({host})")
        if isinstance(error, requests.exceptions.SSLError):
            return Unreachable(f"has no valid certificate ({host})")
        return Unreachable(f"cannot be reached ({host}); is there a network?")

    def _sent(
        self,
        method: str,
        url: str,
        params: list[tuple[str, str]],
        headers: Mapping[str, str],
        body: bytes | None,
    ) -> Response:
        """Send one request, and follow redirects."""
        address = _with_params(url, params)
        sent = dict(headers)
        for _ in range(REDIRECTS + 1):
            self.network.sent += 1
            with self.network.session.request(
                method,
                address,
                headers=sent,
                data=body,
                timeout=TIMEOUTS,
                proxies=self._proxies,
                allow_redirects=False,
                stream=True,
            ) as response:
                target = response.headers.get("Location")
                if response.status_code not in _MOVED or not target:
                    return Response(
                        response.status_code,
                        {
                            **{name.lower(): value for name, value in response.headers.items()},
                            FINAL_ADDRESS: self._without_secret(address),
                        },
                        self._body(response),
                    )
                moved = urljoin(address, target)
            self._check_redirect(address, moved)
            if _origin(moved) != _origin(address):
                sent = {name: value for name, value in sent.items() if name.lower() in _OPEN_HEADERS}
                moved = self._without_secret(moved)
            if response.status_code in (301, 302, 303):
                method, body = "GET", None
            address = moved
        raise SourceError("redirects too often")

    def _without_secret(self, address: str) -> str:
        if not self.secret:
            return address
        parts = urlsplit(address)
        kept = [
            pair
            for pair in parts.query.split("&")
            if self.secret not in (unquote(pair.partition("=")[2]), unquote_plus(pair.partition("=")[2]))
        ]
        return urlunsplit(parts._replace(query="&".join(kept)))

    def _check_redirect(self, address: str, moved: str) -> None:
        parts = urlsplit(moved)
        where = self.redacted(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SourceError(f"redirects to {where}, which is no web address")
        if _origin(moved) == _origin(self.base):
            return
        if is_local(parts.hostname):
            raise SourceError(f"redirects to a local address ({where}), which is refused")
        if parts.scheme == "http" and urlsplit(address).scheme == "https":
            raise SourceError(f"redirects to an address without encryption ({where}), which is refused")

    def _body(self, response: requests.Response) -> bytes:
        pieces, size = [], 0
        for piece in response.iter_content(65_536):
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST_RESPONSE:
                raise SourceError(
                    f"returned more than {LARGEST_RESPONSE >> 20} MB at once, which is not read"
                )
        return b"".join(pieces)

    # time

    def _wait_for_turn(self) -> None:
        now = self.network.clock.now()
        if now < self._next:
            self.network.clock.sleep(self._next - now)
        self._next = self.network.clock.now() + self.interval

    def _wait(self, seconds: float, why: str, refusal: SourceError | None = None) -> None:
        if self._waited + seconds > PATIENCE:
            wanted = f"; it asks to wait {seconds:.0f} seconds, so try again later" if refusal else ""
            raise SourceError(f"{refusal or why}{wanted}", refusal.status if refusal else 0)
        self._waited += seconds
        self.network.progress(f"  {why}; waiting {seconds:.0f} s")
        self.network.clock.sleep(seconds)

    def _back_off(self, tried: int) -> float:
        return float(2 ** (tried - 1)) * (1 + self.network.clock.jitter() / 2)

    def _retry_after(self, response: Response) -> float | None:
        text = response.headers.get("retry-after", "").strip()
        if re.fullmatch(r"\d{1,9}(?:\.\d{1,6})?", text, re.ASCII):
            return float(text)
        with suppress(ValueError, TypeError, IndexError):
            return max(parsedate_to_datetime(text).timestamp() - self.network.clock.now(), 0.0)
        return None

    def _note_limits(self, response: Response) -> None:
        """Obey the rates that a response names."""
        pause = 0.0
        with suppress(ValueError, ArithmeticError):
            limit = int(response.headers.get("x-rate-limit-limit", "0"))
            per = float(response.headers.get("x-rate-limit-interval", "1s").removesuffix("s"))
            pause = per / limit if limit > 0 else 0.0
        backoff = response.headers.get("backoff", "")
        if backoff.isascii() and backoff.isdigit():
            pause = max(pause, min(float(backoff), PATIENCE - self._waited))
            self._waited += float(backoff)
        if 0 < pause <= PATIENCE:
            self._next = max(self._next, self.network.clock.now() + pause)


#: what is sent on to another host
_OPEN_HEADERS = frozenset(
    {
        "accept",
        "content-type",
        "if-none-match",
        "if-modified-since",
        "if-modified-since-version",
        "zotero-api-version",
    }
)


def _with_params(url: str, params: Iterable[tuple[str, str]]) -> str:
    query = "&".join(
        f"{quote(name, safe='[].')}={quote(str(value), safe=_SAFE_IN_QUERY)}" for name, value in params
    )
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url


#: what may stand in a query as it is, so that addresses look as the services document them
_SAFE_IN_QUERY = ":/,*|()@-._~"


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = -1
    default = {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").lower(), default if port is None else port


def is_local(host: str) -> bool:
    """Return whether a name stands for an address that is not of the public internet."""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError, ValueError):
        with suppress(ValueError):
            return _is_local_address(unquote(host))
        return host.lower().rstrip(".").endswith(("localhost", ".local", ".internal"))
    return any(map(_is_local_address, map(str, found)))


def _is_local_address(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return not address.is_global or address.is_multicast


def _is_spent(response: Response) -> bool:
    """Return whether the limit of requests of a day is used up, so that waiting does not help."""
    remaining = [value for name, value in response.headers.items() if _LIMIT_SPENT.fullmatch(name)]
    reset = response.headers.get("x-ratelimit-reset", "")
    # of more digits it is later, too
    later = bool(re.fullmatch(r"\d+", reset, re.ASCII)) and int(reset[:18]) > PATIENCE
    return later and any(re.fullmatch(r"0+(?:\.0+)?", value.strip()) for value in remaining)


def _said(response: Response) -> str:
    """Return what a refusal says in words, as one line of text; nothing of web pages."""
    text = ""
    with suppress(Malformed):
        data = response.json()
        while isinstance(data, list) and data:
            data = data[0]
        if isinstance(data, dict):
            text = _words_of(data)
    if not text and response.body.lstrip()[:1] not in (b"<", b"{", b"["):
        text = response.text
    words = " ".join(text.split())
    return words if len(words) <= 200 else f"{words[:199]}…"


def _words_of(data: Mapping[str, Any], deep: int = 0) -> str:
    for name in ("user-message", "developer-message", "message", "error", "detail", "title", "errors", "msg"):
        value = data.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict) and deep < 3:
            value = _words_of(value, deep + 1)
        if isinstance(value, str) and value.strip():
            return value
    return ""
