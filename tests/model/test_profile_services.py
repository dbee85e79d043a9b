"""Links to the places where researchers have a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_academic.model.profile import (
    SERVICES,
    email_address,
    labelled_links,
    mailto,
    orcid_id,
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
