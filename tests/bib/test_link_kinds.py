"""Kinds of links: what the reader looks up, of kinds of its own and of those that others add."""

from __future__ import annotations

from sphinx_academic.bib.fields import Entry, RawEntry
from sphinx_academic.bib.link_kinds import OWN_KINDS, OWN_LINK_KINDS, LinkKind, LinkKinds
from sphinx_academic.bib.links import links_of

KINDS = (
    LinkKind("doi", "DOI"),
    LinkKind("hal", "HAL", ("hal", "hal_id"), "https://hal.example/{}"),
    LinkKind("code", "Code", ("code", "repository")),
    LinkKind("jstor", "JSTOR", address="https://jstor.example/{}"),
)


def test_look_up() -> None:
    kinds = LinkKinds(KINDS)
    assert kinds.by_name == {kind.name: kind for kind in KINDS}
    assert kinds.sources == (("hal", "hal"), ("hal", "hal_id"), ("code", "code"), ("code", "repository"))
    assert kinds.resolvers == {"hal": "https://hal.example/{}"}
    assert kinds.identifiers == {"hal", "hal_id"}
    assert kinds.eprints == {"hal": "https://hal.example/{}", "jstor": "https://jstor.example/{}"}
    assert kinds.of_field == {"hal": "hal", "hal_id": "hal", "code": "code", "repository": "code"}
    assert kinds.made == {"hal", "hal_id", "code", "repository", "html"}


def test_state_changes_with_what_is_read() -> None:
    state = LinkKinds(KINDS).state
    assert LinkKinds(KINDS).state == state
    # a label is not read
    assert LinkKinds((LinkKind("doi", "D"), *KINDS[1:])).state == state
    for changed in (
        KINDS[1:][::-1],
        (*KINDS, LinkKind("more", "More", ("more",))),
        (*KINDS, LinkKind("more", "More", address="https://more.example/{}")),
        KINDS[:-1],
    ):
        assert LinkKinds(changed).state != state


def test_own_kinds() -> None:
    names = [kind.name for kind in OWN_LINK_KINDS]
    assert len(set(names)) == len(names)
    assert tuple(OWN_KINDS.by_name.values()) == OWN_LINK_KINDS
    assert [kind.name for kind in OWN_LINK_KINDS if kind.is_file] == ["pdf", "slides", "poster", "supp"]
    assert {name: address.format("1") for name, address in OWN_KINDS.eprints.items()} == {
        "hal": "https://hal.science/1",
        "pubmed": "https://pubmed.ncbi.nlm.nih.gov/1/",
        "pmc": "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/",
        "openreview": "https://openreview.net/forum?id=1",
        "googlebooks": "https://books.google.com/books?id=1",
        "hdl": "https://hdl.handle.net/1",
        "jstor": "https://www.jstor.org/stable/1",
    }


def test_links_of_the_kinds_of_a_site() -> None:
    fields = {
        "repository": "https://example.org/r",
        "code": "https://example.org/c",
        "hal_id": "hal-1",
        "slides": "s.pdf",
        "link_code": "https://example.org/l",
        "link_slides": "t.pdf",
    }
    entry = Entry(RawEntry("misc", "k", (), 1), "k", "misc", fields, "papers.bib", [])
    assert links_of(entry, "", LinkKinds(KINDS)) == (
        ("hal", "https://hal.example/hal-1"),
        ("code", "https://example.org/c"),
        ("repository", "https://example.org/r"),
        ("code-2", "https://example.org/l"),
        ("slides", "t.pdf"),
    )
