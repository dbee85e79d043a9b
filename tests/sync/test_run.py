"""A run: which sources are asked for what, what becomes of their failures, and which files change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name, Person
from sphinx_academic.sync.client import Client, Malformed, Network, SourceError, Unreachable
from sphinx_academic.sync.merge import ADDED, COMPLETED, Answer, Subject
from sphinx_academic.sync.paper_source import Source
from sphinx_academic.sync.run import Run, RunError, diff, open_client
from sphinx_academic.sync.settings import Site
from sphinx_academic.sync.state import FILE, read_state
from sphinx_academic.sync.work import Contributor, Work

HER = Contributor(Name("Teal", "Mara"))
KEY = "s3cret"
ORCID, OTHER = "0000-0002-1825-0097", "0000-0002-1694-233X"


def work(source: str, number: str, **more: Any) -> Work:
    return Work(source, number, **{"title": f"Day {number}", "authors": (HER,), "date": Date(2024), **more})


def works(found: Sequence[Any]) -> Callable[[Client, str], Iterator[Work]]:
    """Return a function that yields works, and raises what is an error."""

    def ask(client: Client, subject: str) -> Iterator[Work]:
        for one in found:
            if isinstance(one, Exception):
                raise one
            if one == "cut":
                client.is_complete = False
            else:
                yield one

    return ask


def source(name: str, *found: Any, **more: Any) -> Source:
    given: dict[str, Any] = {"title": name.title(), "address": f"https://{name}.example.org", **more}
    find = given.pop("finds", None)
    if find is not None:
        kind = given.pop("kind", "doi")

        def look_up(client: Client, values: Sequence[str]) -> Iterator[Work]:
            find.setdefault("asked", []).append(list(values))
            yield from works(find["found"])(client, "")

        given["find"] = ((kind, look_up),)
    return Source(name, given.pop("title"), given.pop("address"), works(found), **given)


class Noting(Run):
    """A run that notes what it says."""

    said: list[str]


def run(folder: Path, *sources: Source, subjects: Sequence[Subject] | None = None, **more: Any) -> Noting:
    site = Site(folder, **more.pop("site", {}))
    if subjects is None:
        subjects = [Subject(one.name, "x") for one in sources]
    made = Noting(site, {one.name: one for one in sources}, subjects, environment={"K": f" {KEY} "}, **more)
    made.said = []
    made.progress = made.said.append
    return made


# asking


@pytest.mark.parametrize(
    ("more", "found", "ids", "is_complete", "failure"),
    [
        ({}, [work("a", "1"), work("a", "2")], ["1", "2"], True, None),
        ({}, [work("a", "1"), "cut"], ["1"], False, None),
        ({}, [], [], True, None),
        ({}, [SourceError("is wrong")], [], False, ("a", "is wrong")),
        (
            {},
            [work("a", "1"), Malformed("returned no JSON")],
            ["1"],
            False,
            ("a", "returned no JSON; the 1 works before that are used, and the next run goes on"),
        ),
        ({}, [SourceError("is gone", 404)], [], False, ("a", "is gone; check the id")),
        ({"key": "K"}, [SourceError("no", 401)], [], False, ("a", "no; its key in K may be wrong")),
        ({"key": "L"}, [SourceError("no", 403)], [], False, ("a", "no; get a key for L")),
        ({"key": "L"}, [SourceError("no", 429)], [], False, ("a", "no; get a key for L")),
        ({"key": "L"}, [SourceError("no", 500)], [], False, ("a", "no")),
        ({}, [SourceError("no", 401)], [], False, ("a", "no")),
        ({"key": "K"}, [SourceError(f"no {KEY}")], [], False, ("a", "no …")),
        (
            {"key": "K"},
            [work("a", "1"), KeyError(KEY)],
            ["1"],
            False,
            ("a", "returned something that cannot be read (KeyError: '…')"),
        ),
    ],
)
def test_what_a_source_says(
    tmp_path: Path, more: Any, found: list[Any], ids: list[str], is_complete: bool, failure: Any
) -> None:
    other = source("b", work("b", "9"))
    made = run(tmp_path, source("a", *found, **more), other)
    answers, failures = made.ask()
    assert [one.subject.source for one in answers] == ["a", "b"]
    assert ([one.id for one in answers[0].works], answers[0].is_complete) == (ids, is_complete)
    assert failures == ([failure] if failure else [])
    assert made.said[0] == "A: x"
    ending = f"A: {len(ids)} works{', all of them' if is_complete else ''}"
    assert (ending in made.said) is (failure is None)


def test_progress_of_long_lists(tmp_path: Path) -> None:
    made = run(tmp_path, source("a", *(work("a", str(n)) for n in range(1001))))
    made.ask()
    assert made.said == ["A: x", "A: 500 works", "A: 1000 works", "A: 1001 works, all of them"]


def test_of_several_lists_the_one_that_fails_is_named(tmp_path: Path) -> None:
    subjects = [Subject("a", "x"), Subject("a", "y"), Subject("b", "z")]
    made = run(tmp_path, source("a", SourceError("no")), source("b", SourceError("no")), subjects=subjects)
    assert made.ask()[1] == [("a", "(x) no"), ("a", "(y) no"), ("b", "no")]
    made = run(tmp_path, source("a", ValueError("v")), subjects=subjects[:2])
    assert made.ask()[1][0] == ("a", "(x) returned something that cannot be read (ValueError: v)")


def test_members_that_cannot_be_reached(tmp_path: Path) -> None:
    def said(*found: Any) -> list[tuple[str, str]]:
        lists = iter(found)

        def ask(client: Client, subject: str) -> Iterator[Work]:
            yield from works([next(lists)])(client, subject)

        members = Source("members", "Members", "", ask)
        subjects = [Subject("members", f"m{n}") for n in range(len(found))]
        made = run(tmp_path, members, subjects=subjects, site={"members": {"m0": "https://example.org/m0/"}})
        answers, failures = made.ask()
        assert len(answers) == len(found)
        assert [one.is_complete for one in answers] == [isinstance(one, Work) for one in found][: len(found)]
        assert {name for name, _message in failures} <= {""}
        return [message for _name, message in failures]

    away, there = Unreachable("cannot be reached"), work("members", "m#1")
    kept = "; what it published last is kept"
    assert said(away, SourceError("no", 404)) == [
        f"member ‘m0’ (https://example.org/m0/) cannot be reached{kept}",
        f"member ‘m1’ (checkout) no{kept}",
    ]
    # after five in a row there is no network
    failures = said(away, away, away, away, away)
    assert not any("was not asked" in one for one in failures)
    failures = said(away, there, away, away, away, away, away)
    assert not any("was not asked" in one for one in failures)
    failures = said(*[away] * 7)
    assert failures[5:] == [
        f"member ‘m{n}’ (checkout) was not asked, as 5 others could not be reached{kept}" for n in (5, 6)
    ]


@pytest.mark.parametrize(
    ("found", "is_kept"),
    [
        ([], False),
        ([SourceError("no")], True),
        ([Malformed("no")], False),
        ([ValueError("no")], False),
    ],
)
def test_what_a_stopped_source_has_said_is_kept(tmp_path: Path, found: list[Any], is_kept: bool) -> None:
    made = run(tmp_path, source("a", *found), cache=tmp_path / "cache")
    folder: Any = made.client("a", "x").journal._folder
    folder.mkdir(parents=True)
    made.ask()
    assert folder.exists() is is_kept
    # a member's site is a few files
    member = run(tmp_path, source("members", *found), cache=tmp_path / "cache")
    folder = member.client("members", "x").journal._folder
    folder.mkdir(parents=True)
    member.ask()
    assert not folder.exists()


# looking up


def test_works_without_authors_are_looked_up(tmp_path: Path) -> None:
    def doi(number: int) -> dict[str, str]:
        return {"doi": f"10.5555/{number}"}

    here: dict[str, Any] = {"found": [work("a", "A1", ids=doi(1)), work("a", "A9", ids=doi(9))]}
    there: dict[str, Any] = {"found": [SourceError("no", 404)]}
    sources = [source("a", finds=here), source("b", finds=there), source("c")]
    answers = [
        Answer(Subject("c", "x"), [work("c", str(n), authors=(), ids=doi(n)) for n in (1, 2, 3)]),
        Answer(Subject("b", "x"), [work("b", "2", authors=(), ids=doi(2)), work("b", "3", ids=doi(3))]),
        Answer(Subject("c", "y"), [work("c", "4", authors=()), work("c", "5", ids=doi(5))]),
    ]
    found, failures = run(tmp_path, *sources).complete(answers)
    assert here["asked"] == [["10.5555/1", "10.5555/2"]]
    # what is found is not asked for again, and no source for what it has itself
    assert "asked" not in there
    assert [(one.subject, [w.id for w in one.works], one.is_complete) for one in found] == [
        (Subject("a", COMPLETED), ["A1", "A9"], False)
    ]
    assert failures == []
    here["found"] = []
    found, failures = run(tmp_path, *sources).complete(answers)
    assert there["asked"] == [["10.5555/1"]]
    assert failures == [("b", "no; check the id")]


FOUND = ("doi", "10.5555/a")


def test_works_are_looked_up_by_identifiers(tmp_path: Path) -> None:
    def doi(number: str) -> dict[str, str]:
        return {"doi": f"10.5555/{number}"}

    crossref: dict[str, Any] = {"found": [work("crossref", "1", ids=doi("a"))]}
    datacite: dict[str, Any] = {"found": [work("datacite", "2", ids=doi("b"))]}
    books: dict[str, Any] = {"found": [work("openlibrary", "9783161484100")]}
    sources = [
        source("crossref", finds=crossref),
        source("datacite", finds=datacite),
        source("openlibrary", finds=books, kind="isbn"),
    ]
    wanted = [("doi", "10.5555/a"), ("isbn", "9783161484100"), ("doi", "10.5555/b"), ("doi", "10.5555/a")]
    answers, problems = run(tmp_path, *sources).look_up(wanted)
    assert (crossref["asked"], datacite["asked"]) == ([["10.5555/a", "10.5555/b"]], [["10.5555/b"]])
    assert [(one.subject, [w.id for w in one.works], one.is_complete) for one in answers] == [
        (Subject("crossref", ADDED), ["1"], False),
        (Subject("datacite", ADDED), ["2"], False),
        (Subject("openlibrary", ADDED), ["9783161484100"], False),
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("first", "second", "wanted", "ids", "problems"),
    [
        ([], [], [FOUND], [], [("", "doi:10.5555/a is not known to Crossref and Datacite")]),
        ([SourceError("no")], [], [FOUND], [], [("crossref", "no")]),
        ([SourceError("no")], [work("datacite", "1", ids=dict([FOUND]))], [FOUND], ["1"], []),
        (
            [ValueError("v")],
            [],
            [FOUND],
            [],
            [("crossref", "returned something that cannot be read (ValueError: v)")],
        ),
        # another work than was asked for
        (
            [work("crossref", "1", ids={"doi": "10.5555/z"})],
            [],
            [FOUND],
            [],
            [
                (
                    "crossref",
                    "leads from 10.5555/a to another work, 10.5555/z (‘Day 1’); add that if it is meant",
                )
            ],
        ),
        (
            [work("crossref", "1", ids={"doi": "10.5555/z"})],
            [],
            [FOUND, ("doi", "10.5555/b")],
            [],
            [
                (
                    "crossref",
                    "leads from what was asked for to another work, 10.5555/z (‘Day 1’); "
                    "add that if it is meant",
                ),
                ("", "doi:10.5555/a is not known to Crossref and Datacite"),
                ("", "doi:10.5555/b is not known to Crossref and Datacite"),
            ],
        ),
        (
            [work("crossref", "1")],
            [],
            [FOUND],
            [],
            [("", "doi:10.5555/a is not known to Crossref and Datacite")],
        ),
    ],
)
def test_what_is_not_found(
    tmp_path: Path, first: Any, second: Any, wanted: Any, ids: list[str], problems: list[Any]
) -> None:
    sources = [source("crossref", finds={"found": first}), source("datacite", finds={"found": second})]
    answers, found = run(tmp_path, *sources).look_up(wanted)
    assert [one.id for answer in answers for one in answer.works] == ids
    assert found == problems


def test_a_source_that_is_not_there_is_not_asked(tmp_path: Path) -> None:
    answers, problems = run(tmp_path, source("datacite"), subjects=[]).look_up([FOUND])
    assert (answers, problems) == ([], [("", "doi:10.5555/a is not known to Datacite")])


# files


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"bibtex_bibfiles in conf.py names no \.bib file for new papers"):
        run(tmp_path).read()
    folder = {"bibfiles": [tmp_path], "target": tmp_path}
    with pytest.raises(RunError, match="is a folder; bibtex_bibfiles has to name files"):
        run(tmp_path, site=folder).read()
    path = tmp_path / "a.bib"
    site: Any = {"bibfiles": [path], "target": path}
    path.write_text("\n<<<<<<< HEAD\n")
    with pytest.raises(RunError, match=r"^a.bib:2: a conflict marker of git; take one"):
        run(tmp_path, site=site).read()
    path.unlink()
    files, base, held = run(tmp_path, site=site).read()
    assert (files, base.has_works) == ([(path, "a.bib", b"")], False)
    assert held == {path: None, tmp_path / "academic-sync.json": None}
    (tmp_path / "academic-sync.json").write_text("x")
    with pytest.raises(RunError, match=r"^academic-sync.json: it is not JSON"):
        run(tmp_path, site=site).read()


def test_what_is_written(tmp_path: Path) -> None:
    path, state = tmp_path / "a.bib", tmp_path / "academic-sync.json"
    site: Any = {"bibfiles": [path], "target": path, "subjects": [Subject("a", "x")]}
    made = run(tmp_path, source("a"), site=site, this_year=2026)
    made.network.remarks += ["one", "one"]
    # nothing is said, so that there is nothing to keep
    empty = made.write([Answer(Subject("a", "x"), [])])
    assert (empty[1], list(tmp_path.iterdir())) == ([], [])
    assert empty[0].report.remarks == ["one"]
    answer = Answer(Subject("a", "x"), [work("a", "1", is_deposited=True)])
    assert made.write([answer])[1] == [path, state]
    assert path.read_text() == (
        "@misc{teal2024day,\n  author = {Teal, Mara},\n  title = {Day 1},\n  year = {2024},\n}\n"
    )
    assert made.write([answer])[1] == []
    # git may write the ends of lines in another way
    state.write_bytes(state.read_bytes().replace(b"\n", b"\r\n"))
    assert made.write([answer])[1] == []
    # a list that was full and is empty now
    plan, changed = made.write([Answer(Subject("a", "x"), [])])
    assert changed == []
    assert plan.report.remarks == ["A had works before and has none now; what it said last is kept", "one"]
    # one that said not all may be
    plan, changed = made.write([Answer(Subject("a", "x"), [], is_complete=False)])
    assert (changed, plan.report.remarks) == ([], ["one"])
    plan, changed = made.write([Answer(Subject("a", "y"), [])])
    assert plan.report.remarks == ["one"]
    path.write_bytes("@misc{a}".encode("utf-16"))
    with pytest.raises(RunError, match="a.bib is UTF-16, in which nothing is written"):
        made.write([Answer(Subject("a", "x"), [work("a", "2", is_deposited=True)])])


def test_an_empty_list_is_a_mistake_only_where_it_was_full(tmp_path: Path) -> None:
    given: Any = {"bibfiles": [tmp_path / "a.bib"], "target": tmp_path / "a.bib"}
    given["subjects"] = [Subject("a", "x")]
    made = run(tmp_path, source("a"), site=given, this_year=2026)
    empty = Answer(Subject("a", "x"), [])
    plan, _held = made.plan([empty])
    assert (plan.report.remarks, plan.report.gone) == ([], [])
    full = Answer(Subject("a", "x"), [work("a", "1"), work("a", "2")])
    made.write([full])
    plan, _held = made.plan([empty])
    assert plan.report.remarks == ["A had works before and has none now; what it said last is kept"]
    assert (plan.report.gone, list(plan.state.records["a"]["x"])) == ([], ["1", "2"])
    # one that is cut says nothing of the others, and one with a work says which are gone
    plan, _held = made.plan([Answer(Subject("a", "x"), [], is_complete=False)])
    assert (plan.report.remarks, plan.report.gone) == ([], [])
    plan, _held = made.plan([Answer(Subject("a", "x"), [work("a", "2")])])
    assert (plan.report.remarks, plan.report.gone) == ([], [("a", "Day 1")])


@pytest.mark.parametrize(("keep_others", "lists"), [(False, ["a"]), (True, ["a", "b"])])
def test_lists_that_are_not_asked_for(tmp_path: Path, keep_others: bool, lists: list[str]) -> None:
    """Those of a site stay known where a run is told to keep them."""
    given: Any = {"bibfiles": [tmp_path / "a.bib"], "target": tmp_path / "a.bib"}
    both = run(tmp_path, source("a"), source("b"), site=given, this_year=2026)
    answers = [Answer(Subject(name, "x"), [work(name, "1", title=f"Of {name}")]) for name in "ab"]
    both.write(answers, keep_others=True)
    one = run(
        tmp_path, source("a"), source("b"), site={**given, "subjects": [Subject("a", "x")]}, this_year=2026
    )
    plan, _held = one.plan([answers[0]], keep_others=keep_others)
    assert sorted(plan.state.records) == lists
    plan, _changed = one.write([answers[0]], keep_others=keep_others)
    assert sorted(read_state((tmp_path / FILE).read_bytes()).records) == lists


@pytest.mark.parametrize(
    ("stated", "orcids", "annotation"),
    [
        (ORCID, {}, "{1=mara}"),
        (f"https://orcid.org/{ORCID}", {}, "{1=mara}"),
        ("", {"mara": ORCID}, "{1=mara}"),
        # what the site says of its people counts before what its lists are
        (ORCID, {"mara": OTHER}, "{1=mara}"),
        (OTHER, {"mara": ORCID}, ""),
        ("", {}, ""),
    ],
)
def test_authors_are_people_by_their_orcids(
    tmp_path: Path, stated: str, orcids: dict[str, str], annotation: str
) -> None:
    people = (Person("mara", Name("Teal", "Mara"), orcid=stated), Person("ben", Name("Okoro", "Ben")))
    given = {
        "bibfiles": [tmp_path / "a.bib"],
        "target": tmp_path / "a.bib",
        "people": people,
        "orcids": orcids,
    }
    made = run(tmp_path, source("a", is_curated=True), site=given, this_year=2026)
    paper = work("a", "1", authors=(Contributor(Name("Teal", "Mara"), ORCID),))
    plan, _held = made.plan([Answer(Subject("a", "x"), [paper])])
    written = plan.files[0].result.decode()
    assert (f"  author+an:person = {annotation},\n" in written) is bool(annotation)
    assert ("author+an" in written) is bool(annotation)


def test_differences(tmp_path: Path) -> None:
    changes: Any = {
        tmp_path / "docs" / "a.bib": (b"one\ntwo\n", b"one\nTWO"),
        tmp_path / "b.bib": (None, b"new\n"),
        tmp_path / "c.bib": (b"", b"\xff\n"),
    }
    assert diff(changes, tmp_path) == (
        "--- a/docs/a.bib\n+++ b/docs/a.bib\n"
        "@@ -1,2 +1,2 @@\n one\n-two\n+TWO\n\\ No newline at end of file\n"
        "--- /dev/null\n+++ b/b.bib\n@@ -0,0 +1 @@\n+new\n"
        "--- a/c.bib\n+++ b/c.bib\n@@ -0,0 +1 @@\n+\ufffd\n"
    )


# clients


@pytest.mark.parametrize(
    ("name", "subject", "site", "base", "is_set"),
    [
        ("a", "x", {}, "https://a.example.org", False),
        ("a", "x", {"endpoints": {"a": "https://example.com/a"}}, "https://example.com/a", True),
        ("bib", "https://example.com/x/a.bib", {}, "https://example.com", True),
        (
            "members",
            "m",
            {"members": {"m": "https://example.com/m/index.html"}},
            "https://example.com/m",
            True,
        ),
        ("members", "n", {"members": {"m": "https://example.com/"}}, "https://members.example.org", False),
        # an id at a service may be that of a member
        ("a", "m", {"members": {"m": "https://example.com/"}}, "https://a.example.org", False),
    ],
)
def test_clients(tmp_path: Path, name: str, subject: str, site: Any, base: str, is_set: bool) -> None:
    service = source(name, key="K", paths=("/1",), interval=0.5)

    def opened(subject: str, cache: Path | None) -> Client:
        return open_client(service, Site(tmp_path, **site), Network(), {"K": f" {KEY} "}, cache, subject)

    client = opened(subject, tmp_path)
    assert (client.base, client.is_set, client.secret, client.paths) == (base, is_set, KEY, ("/1",))
    assert client.interval == 0.5
    folder: Any = client.journal._folder
    assert folder.parent == tmp_path / "runs"
    assert folder.name.startswith(f"{name}-")
    assert len(folder.name) == len(name) + 25
    if name == "a":
        assert opened("y", tmp_path).journal._folder != folder
    assert opened(subject, None).journal._folder is None


def test_each_list_has_a_journal_of_its_own(tmp_path: Path) -> None:
    """Of each address, too, also where address and list are alike when written together."""

    def folder(base: str, subject: str) -> Path:
        given = Site(tmp_path, endpoints={"a": base} if base else {})
        journal: Any = open_client(source("a"), given, Network(), {}, tmp_path, subject).journal
        found: Path = journal._folder
        return found

    lists = [("", "x"), ("", "y"), ("https://example.com/a", "bc"), ("https://example.com/ab", "c")]
    assert len({folder(*one) for one in lists}) == 4
    assert folder("", "x") == folder("https://a.example.org", "x") == folder("", "x")


def test_a_source_without_a_key_has_none(tmp_path: Path) -> None:
    for key in ("", "L"):
        assert open_client(source("a", key=key), Site(tmp_path), Network(), {"": "x"}, None, "x").secret == ""
