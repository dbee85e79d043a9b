"""What is read from conf.py of sources, people and files, without a build."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.model.extension_points import Extensions
from sphinx_academic.sync.merge import Subject
from sphinx_academic.sync.paper_source import SOURCES
from sphinx_academic.sync.settings import ConfError, Site, Tags, execute, read_site
from sphinx_academic.sync.sources import add_own

ORCID, OTHER = "0000-0002-1825-0097", "0000-0002-1694-233X"
PEOPLE = {"mara": {"name": "Mara Teal"}, "ben": {"name": "Ben Okoro", "orcid": OTHER}}


@pytest.fixture
def conf(tmp_path: Path) -> Any:
    """Return a function that writes and reads settings."""
    extensions = Extensions()
    add_own(extensions)

    def read(given: dict[str, list[str]] | None = None, **settings: Any) -> Site:
        lines = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
        (tmp_path / "conf.py").write_text(lines, "utf-8")
        return read_site(tmp_path, SOURCES.of(extensions), given)

    return read


# executing


def test_a_conf_is_executed_in_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "conf.py"
    path.write_text(
        "import os\nhere = os.getcwd()\nfile = __file__\ntags.add('b')\ntags.add('a')\n"
        "tags.remove('b')\ntags.remove('c')\nfound = ['a' in tags, tags.has('b'), list(tags)]\n"
    )
    before = os.getcwd()
    values = execute(path)
    assert Path(values["here"]) == tmp_path.resolve()
    assert (values["file"], values["found"]) == (str(path), [True, False, ["a"]])
    assert "__builtins__" not in values
    assert os.getcwd() == before


def test_tags_are_in_their_order() -> None:
    tags = Tags()
    for name in "bca":
        tags.add(name)
    assert list(tags) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("x = 1\nx =", "conf.py:2: invalid syntax"),
        ("import sys\nsys.exit(1)", "conf.py ends the process (sys.exit); it must not"),
        ("1 / 0", "conf.py: ZeroDivisionError: division by zero"),
        ("open('nosuch')", "conf.py: No such file or directory"),
        ("raise OSError('full')", "conf.py: full"),
    ],
)
def test_a_conf_that_cannot_be_executed(tmp_path: Path, code: str, message: str) -> None:
    path = tmp_path / "conf.py"
    path.write_text(code)
    before = os.getcwd()
    with pytest.raises(ConfError) as error:
        execute(path)
    assert str(error.value) == f"{tmp_path}{os.sep}{message}"
    assert os.getcwd() == before


# files


@pytest.mark.parametrize(
    ("settings", "files", "target", "problems"),
    [
        ({}, [], None, []),
        ({"bibtex_bibfiles": ["a.bib", "b.bib"]}, ["a.bib", "b.bib"], "b.bib", []),
        ({"bibtex_bibfiles": "a.bib"}, ["a.bib"], "a.bib", []),
        ({"bibtex_bibfiles": ("a.bib", 3)}, ["a.bib"], "a.bib", []),
        ({"bibtex_bibfiles": 3}, [], None, []),
        (
            {"bibtex_bibfiles": ["a.bib", "b.bib"], "academic_sync_file": "a.bib"},
            ["a.bib", "b.bib"],
            "a.bib",
            [],
        ),
        (
            {"bibtex_bibfiles": ["a.bib"], "academic_sync_file": "c.bib"},
            ["a.bib", "c.bib"],
            "c.bib",
            ["academic_sync_file: c.bib is not in bibtex_bibfiles, so no page shows it; add it"],
        ),
        ({"bibtex_bibfiles": ["a.bib"], "academic_sync_file": ""}, ["a.bib"], "a.bib", []),
        ({"bibtex_bibfiles": ["a.bib"], "academic_sync_file": 3}, ["a.bib"], "a.bib", []),
    ],
)
def test_files(
    conf: Any, tmp_path: Path, settings: Any, files: list[str], target: str | None, problems: list[str]
) -> None:
    site = conf(**settings)
    assert [path.relative_to(tmp_path).as_posix() for path in site.bibfiles] == files
    assert site.target == (tmp_path / target if target else None)
    assert site.problems == problems


# people


@pytest.mark.parametrize(
    ("settings", "people", "me"),
    [
        ({"academic_people": PEOPLE}, ["mara", "ben"], ""),
        ({"academic_people": PEOPLE, "academic_me": "ben"}, ["mara", "ben"], "ben"),
        ({"academic_people": PEOPLE, "academic_me": "ida"}, ["mara", "ben"], ""),
        ({"academic_people": PEOPLE, "academic_me": 3}, ["mara", "ben"], ""),
        ({"academic_people": {"mara": PEOPLE["mara"]}}, ["mara"], "mara"),
        ({"academic_people": {"mara": PEOPLE["mara"], 3: {}, "ida": "Ida"}}, ["mara"], "mara"),
        ({"academic_people": ["mara"]}, [], ""),
        ({}, [], ""),
    ],
)
def test_people(conf: Any, settings: Any, people: list[str], me: str) -> None:
    site = conf(**settings)
    assert ([one.id for one in site.people], site.me) == (people, me)


@pytest.mark.parametrize(
    ("given", "contact"),
    [(" a@example.org ", "a@example.org"), ("a", ""), ("ä@example.org", ""), (3, ""), ("", "")],
)
def test_contacts(conf: Any, given: object, contact: str) -> None:
    assert conf(academic_sync_contact=given).contact == contact


# sources


@pytest.mark.parametrize(
    ("sync", "subjects", "orcids"),
    [
        ({"orcid": ORCID}, [("orcid", ORCID, "mara")], {"mara": ORCID}),
        (
            {"orcid": [ORCID, ORCID, OTHER], "dblp": "331/8145"},
            [("orcid", ORCID, "mara"), ("orcid", OTHER, "mara"), ("dblp", "331/8145", "mara")],
            {"mara": ORCID},
        ),
        ({"zotero": 475425}, [("zotero", "users/475425", "mara")], {}),
        (
            {"ben": {"orcid": OTHER, "openalex": ("A1", "A2")}},
            [("orcid", OTHER, "ben"), ("openalex", "A1", "ben"), ("openalex", "A2", "ben")],
            {"ben": OTHER},
        ),
        ({}, [], {}),
    ],
)
def test_lists_of_papers(conf: Any, sync: Any, subjects: list[Any], orcids: dict[str, str]) -> None:
    site = conf(academic_people=PEOPLE, academic_me="mara", academic_sync=sync)
    assert site.subjects == [Subject(*one) for one in subjects]
    assert (site.orcids, site.problems) == (orcids, [])


def test_lists_of_no_one(conf: Any) -> None:
    assert conf(academic_sync={"orcid": ORCID}).orcids == {}
    site = conf(academic_people=PEOPLE, academic_sync={"mra": {"orcid": ORCID}})
    assert site.subjects == [Subject("orcid", ORCID)]
    assert (site.orcids, site.problems) == (
        {},
        ["academic_sync['mra'] is no person of academic_people; did you mean ‘mara’?"],
    )
    site = conf(academic_sync={"mara": {"orcid": ORCID}})
    assert site.problems == [
        "academic_sync['mara'] is no person of academic_people; academic_people has no one"
    ]


@pytest.mark.parametrize(
    ("sync", "message"),
    [
        ([], "academic_sync is not a table (a dict); write {'orcid': '0000-…'}"),
        ({"orcdi": ORCID}, "academic_sync['orcdi'] is no source; did you mean ‘orcid’?"),
        ({"ben": {"orcdi": ORCID}}, "academic_sync['ben']['orcdi'] is no source; did you mean ‘orcid’?"),
        ({"openlibrary": "x"}, "academic_sync['openlibrary'] is no source"),
        ({"orcid": "x"}, "academic_sync['orcid'] (x) cannot be used: an ORCID iD looks like"),
        ({"zotero": ""}, "academic_sync['zotero'] () cannot be used: it is empty"),
        ({"zotero": True}, "academic_sync['zotero'] () cannot be used: it is empty"),
        ({"zotero": None}, "academic_sync['zotero'] () cannot be used: it is empty"),
    ],
)
def test_lists_that_cannot_be_used(conf: Any, sync: Any, message: str) -> None:
    with pytest.raises(ConfError) as error:
        conf(academic_people=PEOPLE, academic_sync=sync)
    assert str(error.value).startswith(message)


def test_lists_that_are_given_count_in_place_of_those_of_the_site(conf: Any) -> None:
    settings: Any = {
        "academic_people": PEOPLE,
        "academic_sync": {"orcid": ORCID},
        "academic_members": {"mara": "https://example.org/"},
    }
    site = conf({"dblp": ["331/8145"]}, **settings)
    assert site.subjects == [Subject("dblp", "331/8145")]
    assert site.members == {"mara": "https://example.org/"}
    assert [one.source for one in conf({}, **settings).subjects] == ["orcid", "members"]


@pytest.mark.parametrize(
    ("endpoints", "wanted", "problems"),
    [
        ({"orcid": "http://localhost:1/x"}, {"orcid": "http://localhost:1/x"}, []),
        ({"github": "https://example.org"}, {"github": "https://example.org"}, []),
        (
            {"orcdi": "x", "githb": 3},
            {},
            [
                "academic_sync_endpoints['orcdi'] is ignored; did you mean ‘orcid’?",
                "academic_sync_endpoints['githb'] is ignored; did you mean ‘github’?",
            ],
        ),
        ([], {}, ["academic_sync_endpoints is not a table (a dict) and is ignored"]),
        ({"orcid": "example.org"}, None, []),
        ({"orcid": "ftp://example.org"}, None, []),
        ({"orcid": "https://"}, None, []),
        ({"orcid": 3}, None, []),
    ],
)
def test_addresses_of_sources(conf: Any, endpoints: Any, wanted: Any, problems: list[str]) -> None:
    if wanted is None:
        with pytest.raises(ConfError, match=r"academic_sync_endpoints\['orcid'\] is no web address"):
            conf(academic_sync_endpoints=endpoints)
    else:
        site = conf(academic_sync_endpoints=endpoints)
        assert (site.endpoints, site.problems) == (wanted, problems)


# members


@pytest.mark.parametrize(
    ("members", "addresses", "problems"),
    [
        (
            {"mara": " https://example.org/mara "},
            {"mara": "https://example.org/mara"},
            [],
        ),
        (
            {"mra": "https://example.org/"},
            {"mra": "https://example.org/"},
            [
                "academic_members['mra'] is no person of academic_people, so no author is marked as this "
                "member; did you mean ‘mara’?"
            ],
        ),
        (
            {"-a": "https://example.org/", 3: "https://example.org/"},
            {},
            [
                f"academic_members[{name}] is ignored: an id has letters, digits and hyphens, such as "
                "mara-teal"
                for name in ("'-a'", "3")
            ],
        ),
        (
            {"mara": "https://mara:x@example.org/"},
            {},
            [
                "academic_members['mara'] is ignored: it has a user's name or password, which have no place "
                "in a file"
            ],
        ),
        (
            ["mara"],
            {},
            ["academic_members is not a table (a dict) and is ignored; write {'id': 'https://…'}"],
        ),
    ],
)
def test_sites_of_members(conf: Any, members: Any, addresses: Any, problems: list[str]) -> None:
    site = conf(academic_people=PEOPLE, academic_members=members)
    assert (site.members, site.problems) == (addresses, problems)
    assert site.subjects == [Subject("members", name, name if name == "mara" else "") for name in addresses]


@pytest.mark.parametrize("address", ["", "example.org", 3])
def test_sites_without_an_address(conf: Any, address: object) -> None:
    site = conf(academic_people=PEOPLE, academic_members={"mara": address})
    assert (site.members, site.subjects) == ({}, [])
    (problem,) = site.problems
    assert problem.startswith("academic_members['mara'] is ignored: ")


def test_a_member_without_people(conf: Any) -> None:
    (problem,) = conf(academic_members={"mara": "https://example.org/"}).problems
    assert problem.endswith("so no author is marked as this member; add {'name': …}")


@pytest.mark.parametrize(
    ("given", "ignored", "is_problem"),
    [
        ("10.5555/A", ["doi:10.5555/a"], False),
        ([" arXiv:2401.00001 "], ["arxiv:2401.00001"], False),
        (("crossref:x",), ["crossref:x"], False),
        ([" crossref:x "], ["crossref:x"], False),
        ({"members:mara#k"}, ["members:mara#k"], False),
        (["crossref: x"], [], True),
        (["tides"], [], True),
        ([3], [], True),
        (3, [], False),
    ],
)
def test_works_that_are_never_wanted(conf: Any, given: Any, ignored: list[str], is_problem: bool) -> None:
    site = conf(academic_sync_ignore=given)
    assert site.ignored == frozenset(ignored)
    assert len(site.problems) == is_problem
    if is_problem:
        assert site.problems == [
            f"academic_sync_ignore: {given[0]!r} is no identifier of a work and is ignored"
        ]
