"""Links to the places where researchers have a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_academic.model.profile import (
    SERVICES,
    Service,
    email_address,
    labelled_links,
    mailto,
    orcid_id,
    page_below,
    service_link,
)

#: a fictional person's iD of ORCID's own documentation, and one that ends in X
ORCID, ORCID_X = "0000-0002-1825-0097", "0000-0002-1694-233X"


@pytest.mark.parametrize(
    ("kind", "written", "address"),
    [
        ("orcid", ORCID, f"https://orcid.org/{ORCID}"),
        ("orcid", f"http://orcid.org/{ORCID}/", f"https://orcid.org/{ORCID}"),
        ("orcid", ORCID_X.lower(), f"https://orcid.org/{ORCID_X}"),
        ("scholar", "AbC-d_EAAAAJ", "https://scholar.google.com/citations?user=AbC-d_EAAAAJ"),
        ("github", "mira", "https://github.com/mira"),
        ("github", "@mira", "https://github.com/mira"),
        ("github", "github.com/mira", "https://github.com/mira"),
        ("gitlab", "https://git.example.org/mira", "https://git.example.org/mira"),
        ("dblp", "65/4140-12", "https://dblp.org/pid/65/4140-12"),
        ("semantic-scholar", "1741101", "https://www.semanticscholar.org/author/1741101"),
        ("openreview", "~Mira_Okafor1", "https://openreview.net/profile?id=~Mira_Okafor1"),
        ("arxiv", "okafor_m_1", "https://arxiv.org/a/okafor_m_1"),
        ("linkedin", "mira-okafor", "https://www.linkedin.com/in/mira-okafor"),
        ("x", "@mira", "https://x.com/mira"),
        ("mastodon", "mira@social.example", "https://social.example/@mira"),
        ("mastodon", "@mira@social.example", "https://social.example/@mira"),
        ("mastodon", "https://social.example/@mira", "https://social.example/@mira"),
        ("bluesky", "@mira.example.org", "https://bsky.app/profile/mira.example.org"),
        ("researchgate", "Mira-Okafor", "https://www.researchgate.net/profile/Mira-Okafor"),
        ("zotero", "mira", "https://www.zotero.org/mira"),
        ("website", "https://example.org/~mira", "https://example.org/~mira"),
        ("website", "example.org", "https://example.org"),
        ("github", 'a"b<c>', "https://github.com/a%22b%3Cc%3E"),
        ("linkedin", "josé", "https://www.linkedin.com/in/jos%C3%A9"),
    ],
)
def test_address(kind: str, written: str, address: str) -> None:
    assert service_link(kind, written).url == address


@pytest.mark.parametrize("kind", SERVICES)
@pytest.mark.parametrize("written", ["", "two words", "javascript:alert(1)", "data:text/html,x", "https://"])
def test_what_is_no_id_is_refused(kind: str, written: str) -> None:
    with pytest.raises(ValueError, match=r"it is|looks like"):
        service_link(kind, written)


@pytest.mark.parametrize(
    "written", ["0000-0002-1825-009", "0000000218250097", "https://example.org/0000-0002-1825-0097"]
)
def test_orcid_of_another_form(written: str) -> None:
    with pytest.raises(ValueError, match="looks like"):
        orcid_id(written)


@given(st.integers(0, 14), st.integers(1, 9))
def test_every_mistyped_digit_of_an_orcid_is_found(position: int, shift: int) -> None:
    digits = list(ORCID)
    place = [index for index, digit in enumerate(digits) if digit != "-"][position]
    digits[place] = str((int(digits[place]) + shift) % 10)
    with pytest.raises(ValueError, match="check digit"):
        orcid_id("".join(digits))


@pytest.mark.parametrize(
    "written",
    [
        "mira@lab.example.org",
        "mailto:mira@lab.example.org",
        "mira at lab dot example dot org",
        "mira [at] lab.example.org",
        "mira(AT)lab (dot) example (dot) org",
    ],
)
def test_email(written: str) -> None:
    assert email_address(written) == "mira@lab.example.org"


@pytest.mark.parametrize(
    "written", ["mira", "mira@example", "a@b.org, c@d.org", "mira@ex ample.org", '"><b>@x.org']
)
def test_no_email(written: str) -> None:
    with pytest.raises(ValueError, match="no e-mail"):
        email_address(written)


def test_mailto_keeps_an_address_from_becoming_a_query() -> None:
    assert mailto("a?cc=b%@example.org") == "mailto:a%3Fcc%3Db%25@example.org"


@pytest.mark.parametrize(
    ("written", "links"),
    [
        ("CV <https://example.org/cv>", [("CV", "https://example.org/cv")]),
        ("Lab, Room 3 <a>, B <b>", [("Lab, Room 3", "a"), ("B", "b")]),
        ("A <a>\n  B <b>,\nC<c>", [("A", "a"), ("B", "b"), ("C", "c")]),
        ("A <a>\nnothing\nB <b>", [("A", "a"), ("nothing", ""), ("B", "b")]),
        ("A <>", [("A", "")]),
        ("<a>", [("<a>", "")]),
    ],
)
def test_labelled_links(written: str, links: list[tuple[str, str]]) -> None:
    assert list(labelled_links(written)) == links


@pytest.mark.parametrize(
    ("kind", "written", "reason"),
    [
        ("github", "two words", "it is an id without spaces, or a whole address"),
        ("github", "", "it is an id without spaces, or a whole address"),
        ("github", "@", "it is an id without spaces, or a whole address"),
        ("github", "javascript:x", "it is no web address (https://…)"),
        ("github", "ftp://example.org/a", "it is no web address (https://…)"),
        ("github", "https:///a", "it is no web address (https://…)"),
        ("orcid", "mira", "an ORCID iD looks like 0000-0002-1825-0097"),
        ("orcid", f"{ORCID[:-1]}8", "its check digit does not fit, so some digit is mistyped"),
        ("mastodon", "mira", "it is user@server, or a whole address"),
        ("mastodon", "mira@social", "it is user@server, or a whole address"),
        ("website", "mailto:a@example.org", "it is no web address (https://…)"),
        ("website", "%", "it is no web address (https://…)"),
    ],
)
def test_why_an_id_is_refused(kind: str, written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        service_link(kind, written)
    assert str(error.value) == reason


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        ("github", "www.example.org/mira okafor", ("GitHub", "https://www.example.org/mira%20okafor")),
        ("github", "HTTPS://git.example.org/m", ("GitHub", "HTTPS://git.example.org/m")),
        ("github", "mira.okafor", ("GitHub", "https://github.com/mira.okafor")),
        ("github", "a/b?c#d", ("GitHub", "https://github.com/a/b%3Fc%23d")),
        ("github", "@@mira", ("GitHub", "https://github.com/@mira")),
        ("mastodon", "social.example/@mira", ("Mastodon", "https://social.example/@mira")),
        ("mastodon", "m.o-k_1@a.b-c.example", ("Mastodon", "https://a.b-c.example/@m.o-k_1")),
        ("website", "example.org/a b", ("Website", "https://example.org/a%20b")),
        ("website", "http://example.org", ("Website", "http://example.org")),
        ("website", "example.org?a", ("Website", "https://example.org?a")),
        ("orcid", f"www.orcid.org/{ORCID}", ("ORCID", f"https://orcid.org/{ORCID}")),
    ],
)
def test_link(kind: str, written: str, expected: tuple[str, str]) -> None:
    assert service_link(kind, written) == (kind, *expected)


def test_services_of_a_site() -> None:
    services = {"lab": Service("Lab", page_below("https://lab.example/~"))}
    assert service_link("lab", "@mira", services) == ("lab", "Lab", "https://lab.example/~mira")
    assert service_link("lab", "lab.example/x", services).url == "https://lab.example/x"
    with pytest.raises(KeyError):
        service_link("github", "mira", services)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("mira at lab dot example", "mira@lab.example"),
        ("mira AT lab DOT example", "mira@lab.example"),
        ("mira {at} lab[dot]example", "mira@lab.example"),
        ("mailto:mira@lab.example", "mira@lab.example"),
        ("m.o+k/x'!#@lab.example", "m.o+k/x'!#@lab.example"),
        ("nat@dots.example", "nat@dots.example"),
        ("mira@lab.example mailto:", None),
        ("miraatlab.example", None),
        ("mira@-", None),
        ("a:b@lab.example", None),
        ("a;b@lab.example", None),
        ("", None),
    ],
)
def test_address_of_mail(written: str, address: str | None) -> None:
    if address is not None:
        assert email_address(written) == address
        return
    with pytest.raises(ValueError, match="^it is no e-mail address$"):
        email_address(written)


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("a@example.org", "mailto:a@example.org"),
        ("a+b!c$d'e*f@example.org", "mailto:a+b!c$d'e*f@example.org"),
        ("a&b/c=d@example.org", "mailto:a%26b%2Fc%3Dd@example.org"),
        ("é@example.org", "mailto:%C3%A9@example.org"),
    ],
)
def test_url_of_mail(address: str, url: str) -> None:
    assert mailto(address) == url


@pytest.mark.parametrize(
    ("written", "links"),
    [
        ("", []),
        ("  \n ", []),
        ("A", [("A", "")]),
        ("A <a>,", [("A", "a")]),
        ("A, B", [("A, B", "")]),
        ("A<a>", [("A", "a")]),
        ("A b  <a b>\n\n\n C <c>", [("A b", "a b"), ("C", "c")]),
        ("A <a> B <b>", [("A <a> B <b>", "")]),
        ("A <a>,,B <b>", [("A", "a"), (",B", "b")]),
    ],
)
def test_links_with_labels(written: str, links: list[tuple[str, str]]) -> None:
    assert list(labelled_links(written)) == links
