"""The one list of addresses that may become a link."""

from __future__ import annotations

import pytest

from sphinx_academic.model.urls import address_or, is_relative, safe_url


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
        (" https://example.org/a b ", "https://example.org/a%20b"),
        ("a/b.pdf", "a/b.pdf"),
        ("/a/b.pdf", "/a/b.pdf"),
        ("../a.html#b:c", "../a.html#b:c"),
        ("?q=https://example.org", "?q=https://example.org"),
        ("#here", "#here"),
        ("a\\b.pdf", "a\\b.pdf"),
        ("中文.pdf", "中文.pdf"),
        ("/a\n/b", "/a/b"),
    ],
)
def test_what_may_be_a_link(url: str, safe: str) -> None:
    assert safe_url(url) == safe


#: how another host is named without a scheme (WHATWG URL standard, "relative slash state")
HOSTS = ("//host", "\\\\host", "/\\host", "\\/host", "\\host", "///host", "/\\/host", "\\\\\\host")
#: what browsers, or programs that trim texts, take for nothing
NOTHING = (
    "", " ", "\t", "\n", "\r", "\0", "\x01", "\x1f", "\x7f", "\x85", "\xa0", "\xad",
    "\u1680", "\u200b", "\u200e", "\u2028", "\u202e", "\u2060", "\u3000", "\ufeff", "\ud800", "\ue000",
)  # fmt: skip


@pytest.mark.parametrize("nothing", NOTHING)
@pytest.mark.parametrize("host", HOSTS)
def test_another_host_is_not_relative(host: str, nothing: str) -> None:
    for address in (nothing + host, host[0] + nothing + host[1:], nothing + host[0] + nothing + host[1:]):
        assert safe_url(address) is None
        assert not is_relative(address)


@pytest.mark.parametrize("nothing", NOTHING)
@pytest.mark.parametrize(
    "scheme", ["javascript", "JaVaScRiPt", "data", "vbscript", "file", "blob", "about", "x-y+z.1"]
)
def test_other_schemes_are_none(scheme: str, nothing: str) -> None:
    for address in (f"{nothing}{scheme}:x", f"{scheme[:2]}{nothing}{scheme[2:]}:x", f"{scheme}{nothing}:x"):
        assert safe_url(address) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://[::1]/a",
        "http://[2001:db8::7]:8080",
        "https://example.org:443/a",
        "https://example.org:",
        "https://ann:pass@example.org/[a",
        "https://ann@home@example.org",
        "https://example.org?a[]=1",
        "https://example.org#[",
        "https://example.org\\\\a",
        "https:\\\\example.org",
        "ftp://ftp.example.org/a",
        "https://例え.jp/a",
        "https://my_site.example.org",
        "https://ex%41mple.org",
        "https://localhost",
        "https://192.0.2.1/",
        "mailto:[a",
        "HTTPS://Example.org:65535",
    ],
)
def test_hosts(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize("end", ["", "/", "/a", "?a", "#a", "\\a"])
@pytest.mark.parametrize(
    "host",
    [
        "", "[", "]", "[]", "[a", "a]", "[::1", "::1]", "[::1]]", "[[::1]", "[:]", "[1::2::3]", "[::1]a",
        "a[::1]", ":80", "@", "a@", "a@:80", "a b", "a<b>", "a^b", "a|b", "a:b", "a:80:80", "a:65536",
        "a:100000000", "a%", "a%2", "a%20b", "a%2Fb", "a%00b", "a%zz", ".", "..", ".example.org", " ", "%5B",
    ],
)  # fmt: skip
@pytest.mark.parametrize("scheme", ["https://", "http://", "ftp://", "HTTPS://", " https://"])
def test_broken_hosts(scheme: str, host: str, end: str) -> None:
    assert safe_url(f"{scheme}{host}{end}") is None


@pytest.mark.parametrize("url", ["https:", "https:/", "http:a", "https:/a", "https:?a", "ftp:"])
def test_no_host(url: str) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize("piece", ["[", "]", "@", ":", "a", "%41", "a@", "é", "/", "0"])
def test_long_addresses_are_read_in_linear_time(piece: str) -> None:
    """The square of their length would take minutes."""
    for start, end in (("https://", ""), ("https://a:", "x"), ("https://[", "]"), ("https://a@", "[")):
        safe_url(f"{start}{piece * 200_000}{end}")


@pytest.mark.parametrize("url", ["", " ", "\u200b", "ｊavascript：x:y", ":x", "1x:y"])
def test_no_link(url: str) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(
    ("url", "relative"),
    [
        ("a.pdf", True),
        ("a?b=https://example.org", True),
        ("https://example.org", False),
        ("mailto:a@example.org", False),
        ("MAILTO:a@example.org", False),
        ("http:a", False),
        ("javascript:a", False),
        ("//example.org", False),
    ],
)
def test_relative(url: str, relative: bool) -> None:
    assert is_relative(url) is relative


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.org/", "example.org"),
        ("https://example.org/a/b", "example.org/a/b"),
        ("https://example.org/" + "a" * 24, "example.org/" + "a" * 24),
        ("https://example.org/" + "a" * 25, "label"),
        ("https://example.org/?a", "label"),
        ("https://example.org/#a", "label"),
        ("https://example.org/%20", "label"),
        ("mailto:a@example.org", "label"),
        ("https://", "label"),
    ],
)
def test_address_on_paper(url: str, shown: str) -> None:
    assert address_or("label", url) == shown
