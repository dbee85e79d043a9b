"""What an author states by options or at the terminal: what is taken, and what is said of the rest."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from sphinx_academic.cli import values
from sphinx_academic.cli.new import hosts_of, theme_of, type_of

ORCID = "0000-0002-1825-0097"

TAKEN: list[tuple[Callable[[str], Any], str, Any]] = [
    (values.text, " two \n\t words ", "two words"),
    (values.text, "", ""),
    # a private character, and one that is not given away yet
    (values.text, "\ue000\u0378", "\ue000\u0378"),
    (values.text, "\ufffd\uffef", "\ufffd\uffef"),
    (values.name, " Mira  Okafor ", "Mira Okafor"),
    (values.name, "李", "李"),
    (values.folder, ".", "."),
    (values.folder, " my site", " my site"),
    (values.person_id, "a", "a"),
    (values.person_id, "Mira-2_b", "Mira-2_b"),
    (values.email, "", ""),
    (values.email, " mira@example.org ", "mira@example.org"),
    (values.email, "mira  at example dot org", "mira at example dot org"),
    (values.orcid, "", ""),
    (values.orcid, f" https://orcid.org/{ORCID} ", ORCID),
    (partial(values.service, "orcid"), f"orcid.org/{ORCID}", ORCID),
    (partial(values.service, "orcid"), "", ""),
    (partial(values.service, "github"), "", ""),
    (partial(values.service, "github"), " mira ", "mira"),
    (partial(values.service, "github"), "https://github.com/mira", "https://github.com/mira"),
    (partial(values.address_of, "github"), "mira", "https://github.com/mira"),
    (partial(values.address_of, "Blog"), "https://example.org/blog", "https://example.org/blog"),
    (values.links, "", {}),
    (
        values.links,
        "My blog <https://example.org/a>,  Talks <http://example.org/b>",
        {"My blog": "https://example.org/a", "Talks": "http://example.org/b"},
    ),
    (values.site_address, "", ""),
    (values.site_address, " https://example.org ", "https://example.org/"),
    (values.site_address, "https://example.org/~mira//", "https://example.org/~mira/"),
    (theme_of, "Sphinx-RTD-theme", "sphinx_rtd_theme"),
    (hosts_of, "all", ("readthedocs", "github", "gitlab")),
    (hosts_of, " NONE ", ()),
    (hosts_of, "gitlab, GitHub,gitlab", ("gitlab", "github")),
]


@pytest.mark.parametrize(("check", "given", "expected"), TAKEN)
def test_what_is_taken(check: Callable[[str], Any], given: str, expected: Any) -> None:
    assert check(given) == expected


NO_CHARACTER = "is no character of a text; leave it out"
REFUSED: list[tuple[Callable[[str], Any], str, str]] = [
    *(
        (values.text, f"a{character}b", f"{ascii(character)} {NO_CHARACTER}")
        for character in ("\0", "\x7f", "\x9f", "\ud800", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff")
    ),
    (values.name, "", "a name has letters"),
    (values.name, "12 – 3", "a name has letters"),
    (values.name, "Mira\0", f"'\\x00' {NO_CHARACTER}"),
    *(
        (values.folder, text, f"{text!r} is no name of a folder; write . for the current one")
        for text in ("", " ", "a\0b")
    ),
    *(
        (
            values.person_id,
            text,
            "an id has letters, digits and hyphens, and begins with a letter from A to Z",
        )
        for text in ("", "2a", "é", "a b", "-a", "_a")
    ),
    (values.email, "mira", "it is no e-mail address"),
    (values.orcid, "0000-0002-1825-0098", "its check digit does not fit, so some digit is mistyped"),
    (partial(values.service, "orcid"), "mira", f"an ORCID iD looks like {ORCID}"),
    (partial(values.service, "github"), "two words", "it is an id without spaces, or a whole address"),
    (values.links, "Blog", "'Blog' is no link; write Label <https://example.org>"),
    (
        values.links,
        "Blog <https://example.org/a>, Talks <>",
        "'Talks' is no link; write Label <https://example.org>",
    ),
    (values.links, "Blog <javascript:x>", "it is no web address (https://…)"),
    (values.site_address, "example.org", "it is no web address (https://…)"),
    (theme_of, "Furo-2", "there is no theme 'Furo-2' here; did you mean ‘furo’?"),
    (hosts_of, "github,all", "'all' stands alone; leave it out, or the other hosts"),
    (hosts_of, "none, github", "'none' stands alone; leave it out, or the other hosts"),
    (hosts_of, "git-hub", "there is no host 'git-hub' here; did you mean ‘github’?"),
    (hosts_of, "non", "there is no host 'non' here; did you mean ‘none’?"),
]


@pytest.mark.parametrize(("check", "given", "message"), REFUSED)
def test_what_is_refused(check: Callable[[str], Any], given: str, message: str) -> None:
    with pytest.raises(ValueError, match=".") as error:
        check(given)
    assert str(error.value) == message
    # as an option says it
    with pytest.raises(argparse.ArgumentTypeError) as shown:
        type_of(check)(given)
    assert str(shown.value) == message
