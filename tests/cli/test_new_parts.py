"""What ``new`` asks, takes and says, without a terminal and without files."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.cli import new, values
from sphinx_academic.cli.bib_authors import Found, Papers, most_named, named, read_papers
from sphinx_academic.cli.new import Bib, _ask_lab, _ask_person, _author, _Given, _papers
from sphinx_academic.cli.site import Member

OPTIONS = (
    *(
        "kind",
        "bib",
        "name",
        "position",
        "affiliation",
        "email",
        "lead",
        "id",
        "link",
        "theme",
        "host",
        "url",
    ),
    *(kind.replace("-", "_") for kind in values.SERVICE_LABELS),
)
YEAR = date.today().year


class Typing:
    """A terminal at which answers are typed; it notes what is asked and said."""

    def __init__(self, answers: dict[str, str] | None = None) -> None:
        self.interactive = answers is not None
        self.answers = answers or {}
        self.asked: list[str] = []
        self.said: list[str] = []

    def ask(self, question: str, check: Callable[[str], Any], default: str = "") -> Any:
        self.asked.append(f"{question} [{default}]" if default else question)
        return check(self.answers.get(question, default))

    def say(self, text: str = "") -> None:
        self.said.append(text)

    def progress(self, text: str) -> None:
        self.said.append(text)


def given(terminal: Any, **options: Any) -> _Given:
    return _Given(Namespace(**{**dict.fromkeys(OPTIONS), **options}), terminal)


def papers(*authors: str) -> Papers:
    texts = (
        f"@misc{{k{number}, title = {{T}}, year = 2024, author = {{{names}}}}}\n"
        for number, names in enumerate(authors)
    )
    return read_papers("".join(texts).encode(), "a.bib")


def test_options_come_before_what_is_typed_and_that_before_defaults() -> None:
    for terminal, name, expected in (
        (Typing(), None, "default"),
        (Typing(), "option", "option"),
        (Typing({"Name": "typed"}), None, "typed"),
        (Typing({}), None, "default"),
        (Typing({"Name": "typed"}), "option", "option"),
        # an empty option says that there is none
        (Typing({"Name": "typed"}), "", ""),
    ):
        assert given(terminal, name=name).value("name", "Name", str, "default") == expected
        assert terminal.asked == (["Name [default]"] if terminal.interactive and name is None else [])


def test_pages_elsewhere() -> None:
    terminal: Any = Typing(
        {
            "GitHub (id or address)": "mira",
            "Other pages, as Label <https://example.org>, …": "A <https://a.org>",
        }
    )
    orcid = "0000-0002-1825-0097"
    links = given(terminal, orcid=orcid, semantic_scholar="12", website="").links()
    assert list(links.items()) == [
        ("orcid", orcid),
        ("github", "mira"),
        ("semantic-scholar", "12"),
        ("A", "https://a.org"),
    ]
    # the others are options alone
    assert terminal.asked == [
        "Google Scholar (id or address)",
        "GitHub (id or address)",
        "Other pages, as Label <https://example.org>, …",
    ]
    stated = [{"A": "https://a.org", "B": "https://b.org"}, {"A": "https://c.org"}]
    assert given(Typing(), link=stated).links() == {"A": "https://c.org", "B": "https://b.org"}
    assert given(Typing()).links() == {}


def test_a_person() -> None:
    terminal: Any = Typing()
    options = {"name": "Mira Okafor", "position": "Postdoc", "affiliation": "Uni", "github": "mira"}
    bib = papers("Mira Okafor", "M. Okafor and A. B", "C. D")
    site = _ask_person(
        given(terminal, **options, theme="basic", host=("github",), url="https://e.org/"), b"x", bib, terminal
    )
    assert site.people == [
        Member(
            "mira-okafor",
            "Mira Okafor",
            {
                "aliases": ["M. Okafor"],
                "position": "Postdoc",
                "affiliation": "Uni",
                "photo": "images/portrait.svg",
                "github": "mira",
            },
        )
    ]
    assert (site.kind, site.name, site.theme, site.hosts, site.year, site.url) == (
        "person",
        "Mira Okafor",
        "basic",
        ("github",),
        YEAR,
        "https://e.org/",
    )
    assert (site.description, site.bib, site.papers, site.mine) == ("Mira Okafor, Postdoc, Uni", b"x", bib, 2)
    assert terminal.said == ["Mira Okafor: author of 2 of 3 papers, also as M. Okafor"]
    nobody = _ask_person(given(terminal, id="me-2"), None, None, terminal)
    assert nobody.people == [Member("me-2", "Your Name", {"photo": "images/portrait.svg"})]
    assert (nobody.description, nobody.mine, nobody.theme, nobody.hosts) == (
        "Your Name",
        0,
        "furo",
        ("readthedocs", "github", "gitlab"),
    )


def test_a_lab() -> None:
    terminal: Any = Typing()
    options = {"name": "Tides Lab", "lead": "Wei Zhang", "position": "Prof", "github": "tides"}
    link = [{"Blog": "https://b.org"}]
    site = _ask_lab(
        given(terminal, **options, affiliation="Uni", email="a@b.org", link=link), None, None, terminal
    )
    leader, *others = site.people
    assert leader == Member(
        "wei-zhang",
        "Wei Zhang",
        {
            "group": "pi",
            "position": "Prof",
            "affiliation": "Uni",
            "email": "a@b.org",
            "photo": "images/portrait.svg",
        },
    )
    # an example with the id of the leader is left out
    assert [(one.id, one.parts.get("years")) for one in others] == [
        ("jonas-lindqvist", f"{YEAR - 2} – present"),
        ("mira-okafor", f"{YEAR - 2} – present"),
    ]
    assert (site.name, site.affiliation, site.description) == ("Tides Lab", "Uni", "Tides Lab, Uni")
    assert site.links == {"GitHub": "https://github.com/tides", "Blog": "https://b.org"}
    plain = _ask_lab(given(Typing()), b"", papers("Mira Okafor", "M. Okafor"), terminal)
    assert (plain.name, plain.people[0].name, plain.people[0].parts["aliases"]) == (
        "Your Lab",
        "Mira Okafor",
        ["M. Okafor"],
    )
    assert [one.id for one in plain.people] == ["mira-okafor", "jonas-lindqvist", "wei-zhang"]
    assert plain.people[-1].parts["years"] == f"{YEAR - 6} – {YEAR - 2}"
    chinese = _ask_lab(given(Typing(), lead="李明"), None, None, terminal)
    assert chinese.people[0].id == "lead"


UNCLEAR = (
    "  Z. Tang may be another author, too, and is no alias; in the entries of Zhenheng Tang write "
    "author+an:person = {1=zhenheng-tang}, with the position in place of 1"
)
SAID: list[tuple[list[str], dict[str, Any], str, list[str]]] = [
    (["Mira Okafor"], {}, "Mira Okafor", ["Mira Okafor: author of 1 of 1 papers; --name names another"]),
    (
        ["Mira Okafor", "Bo Roe", "Bo Roe"],
        {"name": "Mira Okafor"},
        "Mira Okafor",
        ["Mira Okafor: author of 1 of 3 papers"],
    ),
    (
        ["Bo Roe"],
        {"name": "Mira Okafor"},
        "Mira Okafor",
        ["Mira Okafor: in none of 1 papers; write other spellings as aliases in conf.py"],
    ),
    ([], {"name": "Mira Okafor"}, "Mira Okafor", []),
    (
        ["A. B"],
        {},
        "Your Name",
        ["Your Name: in none of 1 papers; write other spellings as aliases in conf.py"],
    ),
    (
        ["Zhenheng Tang and Zichen Tang", "Z. Tang"],
        {"name": "Zhenheng Tang"},
        "Zhenheng Tang",
        ["Zhenheng Tang: author of 1 of 2 papers", UNCLEAR],
    ),
    (
        ["Zhenheng Tang and Zichen Tang", "Z. Tang"],
        {"name": "Zhenheng Tang", "id": "zt"},
        "Zhenheng Tang",
        ["Zhenheng Tang: author of 1 of 2 papers", UNCLEAR.replace("zhenheng-tang", "zt")],
    ),
]


@pytest.mark.parametrize(("authors", "options", "name", "said"), SAID)
def test_the_author(authors: list[str], options: dict[str, Any], name: str, said: list[str]) -> None:
    terminal: Any = Typing()
    found, known = _author(given(terminal, **options), "name", "Your name", papers(*authors), terminal)
    assert (found, terminal.said) == (name, said)
    assert known is not None


def test_the_author_at_a_terminal() -> None:
    terminal: Any = Typing({})
    found, known = _author(given(terminal), "lead", "Who leads it", papers("Bo Roe", "Bo Roe"), terminal)
    assert (found, known) == ("Bo Roe", Found("Bo Roe", (), (), 2))
    assert terminal.asked == ["Who leads it [Bo Roe]"]
    assert terminal.said == ["Bo Roe: author of 2 of 2 papers"]
    # a name that the option would refuse is not proposed
    assert new._clean("1 2") == "Your Name"
    assert new._clean(" A  B ") == "A B"
    assert _author(given(Typing()), "name", "x", None, terminal) == ("Your Name", None)


def test_large_files_are_named_while_they_are_read(tmp_path: Path) -> None:
    terminal: Any = Typing()
    assert _papers(Bib(), terminal) is None
    for size, said in ((500_000, []), (500_001, [f"Reading {tmp_path / 'a.bib'} …"])):
        data = b"@comment{" + b"x" * (size - 10) + b"}"
        assert len(data) == size
        read = _papers(Bib(tmp_path / "a.bib", data), terminal)
        assert read is not None
        assert read.publications == ()
        assert terminal.said == said


def test_bib_files(tmp_path: Path) -> None:
    assert not new._bib("")
    (tmp_path / "a.bib").write_bytes(b" x ")
    found = new._bib(str(tmp_path / "a.bib"))
    assert (bool(found), found.data) == (True, b" x ")
    (tmp_path / "b.bib").write_bytes(b" \n")
    for name, message in (
        ("b.bib", "{} is empty; leave it out to begin with examples"),
        ("none.bib", "{} cannot be read: No such file or directory"),
        ("", "{} cannot be read: Is a directory"),
    ):
        path = str(tmp_path / name) if name else str(tmp_path)
        with pytest.raises(ValueError, match=".") as error:
            new._bib(path)
        assert str(error.value) == message.format(path)
    with pytest.raises(ValueError, match="cannot be read: embedded null"):
        new._bib("a\0b")


def test_kinds_of_sites() -> None:
    assert new._kind("lab") == "lab"
    for text, hint in (("labs", "did you mean ‘lab’?"), ("", "known are: person, lab, docs")):
        with pytest.raises(ValueError, match=".") as error:
            new._kind(text)
        assert str(error.value) == f"{text!r} is no kind of site; {hint}"


def test_parts_of_people() -> None:
    assert new._split_links({"github": "a", "Blog": "b", "x": "c"}) == {
        "github": "a",
        "x": "c",
        "links": {"Blog": "b"},
    }
    assert new._stated({"a": "", "b": [], "c": {}, "d": "x", "e": None}) == {"d": "x"}
    names = [str(number) for number in range(8)]
    assert new._shown(names[:6]) == "0, 1, 2, 3, 4, 5"
    assert new._shown(names[:7]) == "0, 1, 2, 3, 4, 5 and 1 more"
    assert new._shown(iter(names)) == "0, 1, 2, 3, 4, 5 and 2 more"


# who authors are


AUTHORS: list[tuple[list[str], Found | None]] = [
    # one paper counts once, however often it names an author
    (["Ann Doe and Ann Doe", "Bo Roe", "Bo Roe"], Found("Bo Roe", (), (), 2)),
    # a full name is the usual one of several
    (["Ann Doe", "Ann B. Doe", "Ann B. Doe"], Found("Ann B. Doe", ("Ann Doe",), (), 3)),
    (["Ann Doe", "Ann B. Doe"], Found("Ann Doe", ("Ann B. Doe",), (), 2)),
    (["A. Doe and Bo Roe", "A. Doe"], Found("Bo Roe", (), (), 1)),
    (["李"], None),
    (["李明"], Found("李明", (), (), 1)),
    (["Ab"], None),
]


@pytest.mark.parametrize(("authors", "expected"), AUTHORS)
def test_the_author_of_most_papers(authors: list[str], expected: Found | None) -> None:
    assert most_named(papers(*authors)) == expected


def test_a_name_as_its_author_writes_it() -> None:
    bib = papers("Jorn Sorensen", "J. Sorensen", "J{\\o}rn S{\\o}rensen", "Bo Roe and J. Sorensen")
    assert named(bib, "Jørn Sørensen") == Found("Jørn Sørensen", ("Jorn Sorensen", "J. Sorensen"), (), 4)
    assert named(bib, "Sørensen, Jørn").name == "Sørensen, Jørn"
