"""Whose figures a site wants, and how a run of figures fails or writes."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.model.person import Name, Person
from sphinx_academic.sync import metrics_run
from sphinx_academic.sync.client import Client, Clock, Malformed, Network, SourceError
from sphinx_academic.sync.merge import Subject
from sphinx_academic.sync.metrics_run import Asked, MetricsError, MetricsRun, line_of
from sphinx_academic.sync.metrics_source import Count, CountedPaper, CountedPerson, MetricsSource, Wanted
from sphinx_academic.sync.metrics_wanted import _lines_of_projects, wanted_of
from sphinx_academic.sync.run import open_client
from sphinx_academic.sync.settings import Site
from sphinx_academic.sync.writing import Changed

ORCID, OTHER = "0000-0002-1825-0097", "0000-0002-1694-233X"
BIB = """@article{a, title = {Tides}, doi = {10.5555/A}, pmid = {12}, code = {https://github.com/Mara/Tides}}
@misc{b, title = {Ebb}, eprint = {2401.00001}, archiveprefix = {arXiv}}
@misc{c, title = {No identifier}, url = {https://example.org/c}}
@misc{a, title = {One key for two}, doi = {10.5555/b}}
"""


def site(folder: Path, **more: Any) -> Site:
    (folder / "a.bib").write_text(BIB)
    return Site(folder, bibfiles=[folder / "a.bib", folder / "gone.bib"], **more)


def test_papers(tmp_path: Path) -> None:
    assert wanted_of(site(tmp_path), {}).papers == (
        CountedPaper("a", "Tides", "10.5555/a", "", "12"),
        CountedPaper("b", "Ebb", "", "2401.00001"),
    )


def test_people(tmp_path: Path) -> None:
    people = (
        Person("mara", Name("Teal", "Mara"), orcid=ORCID),
        Person("ben", Name("Okoro", "Ben")),
        Person("ida", Name("Quay", "Ida")),
        Person("zoe", Name("Holm", "Zoe")),
    )
    subjects = [
        Subject("openalex", "A1", "mara"),
        Subject("openalex", "A2", "mara"),
        Subject("dblp", "1/1", "zoe"),
    ]
    given = site(tmp_path, people=people, subjects=subjects, orcids={"ben": OTHER, "mara": OTHER})
    mara = CountedPerson("mara", ORCID, {"openalex": ("A1", "A2")})
    ben, zoe = CountedPerson("ben", OTHER), CountedPerson("zoe", "", {"dblp": ("1/1",)})
    assert wanted_of(given, {}).people == (mara, ben, zoe)
    assert wanted_of(given, {}, ["zoe", "ida"]).people == (zoe,)


def repositories(folder: Path, files: dict[str, str], stated: Any = None, **values: Any) -> list[str]:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    found = wanted_of(site(folder, values=values), {"repositories": stated}).repositories
    assert "Mara/Tides" in found
    return [name for name in found if name != "Mara/Tides"]


PROJECTS = "```{projects}\nhttps://github.com/mara/%s.\n```\n"


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ({"a.md": PROJECTS % "one"}, ["mara/one"]),
        ({"b.rst": ".. projects::\n\n   https://github.com/mara/one\n"}, ["mara/one"]),
        ({"c.txt": PROJECTS % "one", "a/b.md": PROJECTS % "two"}, ["mara/one", "mara/two"]),
        ({"a.html": PROJECTS % "one", "a.md": "https://github.com/mara/two"}, []),
        ({"_build/a.md": PROJECTS % "one", ".x/a.md": PROJECTS % "two"}, []),
        ({"env/pyvenv.cfg": "", "env/a.md": PROJECTS % "one"}, []),
        (
            {"drafts/a.md": PROJECTS % "one", "b/old.md": PROJECTS % "two", "c.md": PROJECTS % "three"},
            ["mara/three"],
        ),
        ({"a.md": f"{PROJECTS % 'one'}\n   https://github.com/mara/two\n"}, ["mara/one"]),
        ({"a.md": "````{projects}\n```\nhttps://github.com/mara/one\n````\n"}, ["mara/one"]),
        ({"a/x.md": PROJECTS % "one", "b/x.md": PROJECTS % "two"}, ["mara/two"]),
        ({"a.md": PROJECTS % "One", "b.md": PROJECTS % "one"}, ["mara/One"]),
        ({"a.md": "```{projects}\nhttps://example.org/a\n```\n"}, []),
    ],
)
def test_repositories_of_pages(tmp_path: Path, files: dict[str, str], names: list[str]) -> None:
    assert repositories(tmp_path, files, exclude_patterns=["drafts", "old.md", "a/x.md", 3]) == names


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("```{projects}\na\n\nb\n```\nc", "a||b"),
        ("~~~ {projects}\na\n```\nb\n~~~\nc", "a|```|b"),
        (":::{academic:projects} Title\na\n:::\nb", "a"),
        ("> ```{projects}\n> a\n> ```\n> b", "> a"),
        ("\t```{projects}\na\n```", "a"),
        # it ends with as many signs at least, and nothing else
        ("````{projects}\na\n```\nb\n``` x\n`````\nc", "a|```|b|``` x"),
        ("```{projects}\na\n``` x\nb\n```  \nc", "a|``` x|b"),
        ("```{projects}\na\n```{note}\nb\n```\nc", "a|```{note}|b"),
        # to the end of the page
        ("```{projects}\na\nb", "a|b"),
        # other directives, and what is none
        ("```{publications}\na\n```\nb", ""),
        ("``{projects}\na", ""),
        ("```projects\na\n```", ""),
        ("x ```{projects}\na\n```", ""),
        # one after the other
        ("```{projects}\na\n```\nb\n```{projects}\nc\n```", "a|c"),
        # reStructuredText: what is indented more, with empty lines
        (".. projects::\n\n   a\n \n b\nc", "|   a| | b"),
        (".. academic:projects:: x\n a\n..\n b", " a"),
        ("  .. projects::\n\n     a\n  b\n     c", "|     a"),
        ("\t..\tprojects::\n\t a\n\tb", "\t a"),
        ("..projects::\n a", ""),
        (".. project::\n a", ""),
        (".. projects::\n a\n.. projects::\n b\nc", " a| b"),
        (".. projects::\n a\n```{projects}\nb\n```\n c", " a|b"),
    ],
)
def test_lines_with_projects(text: str, within: str) -> None:
    found = list(_lines_of_projects(text.split("\n")))
    assert found == (within.split("|") if within else [])


def test_addresses_with_projects(tmp_path: Path) -> None:
    """An address ends where no address goes on; what stands behind a sentence is none of it."""
    places = (
        "https://github.com/m/a. (HTTP://github.com/m/b), <https://github.com/m/c>; `https://github.com/m/d`"
    )
    more = "[e](https://github.com/m/e)! **https://github.com/m/f** _https://github.com/m/g_? ftp://github.com/m/h"
    page = f"```{{projects}}\n{places}\n{more} github.com/m/i {{https://github.com/m/j}}\n```\n"
    assert repositories(tmp_path, {"a.md": page}) == [f"m/{name}" for name in "abcdefgj"]


def test_what_identifies_a_paper_is_no_repository(tmp_path: Path) -> None:
    given = site(tmp_path)
    bib = "@misc{a, title = {Data}, doi = {10.5281/zenodo.7}, code = {https://zenodo.org/records/8}}"
    (tmp_path / "a.bib").write_text(bib)
    found = wanted_of(given, {})
    assert [paper.doi for paper in found.papers] == ["10.5281/zenodo.7"]
    assert found.repositories == ("zenodo.org/8",)
    # the record of a data set may be a project, too
    (tmp_path / "a.md").write_text("```{projects}\nhttps://doi.org/10.5281/zenodo.7\n```\n")
    assert wanted_of(given, {}).repositories == ("zenodo.org/8", "zenodo.org/7")


def test_pages_are_read_in_their_order(tmp_path: Path) -> None:
    names = ["c.md", "a.md", "b.md", "z/a.md", "a/b.md", "a/a.md", "m/n/a.md"]
    files = {name: PROJECTS % name.replace("/", "-").removesuffix(".md") for name in names}
    assert repositories(tmp_path, files) == [
        f"mara/{name}" for name in ("a", "b", "c", "a-a", "a-b", "m-n-a", "z-a")
    ]


@pytest.mark.parametrize(
    ("patterns", "names"),
    [
        ([], ["a", "b-a", "b-c-a"]),
        (["b"], ["a"]),
        (["b/c"], ["a", "b-a"]),
        (["c"], ["a", "b-a"]),
        (["a.md"], []),
        (["b/a.md"], ["a", "b-c-a"]),
        (["*/a.md"], ["a"]),
        (["b/*"], ["a"]),
        ([3, None, "c"], ["a", "b-a"]),
        (["A.MD"], ["a", "b-a", "b-c-a"]),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="case says nothing there")
def test_pages_that_are_left_out(tmp_path: Path, patterns: Any, names: list[str]) -> None:
    files = {
        name: PROJECTS % name.replace("/", "-").removesuffix(".md") for name in ("a.md", "b/a.md", "b/c/a.md")
    }
    found = repositories(tmp_path, files, exclude_patterns=patterns)
    assert found == [f"mara/{name}" for name in names]


def test_repositories_of_the_file(tmp_path: Path) -> None:
    stated = {"https://gitlab.com/mara/sea": {}, "an own name": {}}
    assert repositories(tmp_path, {}, stated) == ["gitlab.com/mara/sea", "an own name"]
    assert repositories(tmp_path, {}, ["x"]) == []
    assert repositories(tmp_path, {"a.md": PROJECTS % "one"}, None, exclude_patterns="a.md") == ["mara/one"]


@pytest.mark.parametrize(("more", "names"), [(0, ["mara/one"]), (1, [])])
def test_what_is_too_large_is_no_page(tmp_path: Path, more: int, names: list[str]) -> None:
    text = PROJECTS % "one"
    assert repositories(tmp_path, {"a.md": text + "x" * (4 * 1024 * 1024 - len(text) + more)}) == names


# a run


def source(name: str, *found: Any, key: str = "") -> MetricsSource:
    def counts(client: Client, wanted: Wanted) -> Iterator[Count]:
        for one in found:
            if isinstance(one, Exception):
                raise one
            yield one

    return MetricsSource(
        name, name.title(), f"https://{name}.example.org", counts, lambda wanted: wanted, key=key
    )


def run(folder: Path, *sources: MetricsSource, **more: Any) -> MetricsRun:
    given = site(
        folder, values={"academic_metrics": "metrics.json"}, people=(Person("mara", Name("Teal", "Mara")),)
    )
    network = Network(clock=Clock(lambda: 1_800_000_000.0))
    environment = {"K": "s3cret"}
    return MetricsRun(given, {one.name: one for one in sources}, network, environment, **more)


FOUR = Count("papers", "a", {"citations": 4})
STAY = "; its last figures stay"


@pytest.mark.parametrize(
    ("found", "key", "count", "failure"),
    [
        ([FOUR], "", 1, ""),
        ([FOUR, SourceError("no")], "", 1, f"no{STAY}"),
        ([SourceError("no s3cret", 500)], "K", 0, f"no …{STAY}"),
        ([SourceError("no", 429)], "K", 0, f"no; its key in K may be wrong or used up{STAY}"),
        ([SourceError("no", 401)], "L", 0, f"no; get a key for L{STAY}"),
        ([SourceError("no", 403)], "", 0, f"no{STAY}"),
        ([KeyError("x")], "", 0, "returned something that cannot be read (KeyError)"),
    ],
)
def test_what_a_source_says(tmp_path: Path, found: Any, key: str, count: int, failure: str) -> None:
    said: list[str] = []
    made = run(tmp_path, source("one", *found, key=key), source("two"), names=["one"], progress=said.append)
    (asked,) = made.ask(made.read())
    assert (asked.name, asked.title, asked.wanted, len(asked.counts), asked.failure) == (
        "one",
        "One",
        3,
        count,
        failure,
    )
    assert said == ["One: figures of 3"]


@pytest.mark.parametrize(
    ("found", "is_kept"),
    [([], False), ([SourceError("no")], True), ([Malformed("no")], False), ([KeyError("no")], False)],
)
def test_what_a_stopped_source_has_said_is_kept(tmp_path: Path, found: Any, is_kept: bool) -> None:
    cache = tmp_path / "cache"
    made = run(tmp_path, source("one", *found), cache=cache)
    made.ask(made.read())
    (cache / "runs").mkdir(parents=True)
    client = open_client(source("one"), made.site, made.network, {}, cache, "metrics")
    folder: Any = client.journal._folder
    folder.mkdir()
    made.ask(made.read())
    assert folder.exists() is is_kept


def test_a_source_that_may_know_nothing_is_not_asked(tmp_path: Path) -> None:
    other = MetricsSource("two", "Two", "https://example.org", source("two").counts, lambda wanted: Wanted())
    made = run(tmp_path, source("one"), other)
    assert [one.name for one in made.ask(made.read())] == ["one"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (None, None, "academic_metrics in conf.py names no file, such as 'metrics.json'; add it"),
        (" ", None, "academic_metrics in conf.py names no file, such as 'metrics.json'; add it"),
        ("metrics.json", "x", "metrics.json:1: it is not JSON (Expecting value); no figures are fetched"),
        ("a.bib/metrics.json", None, "academic_metrics in conf.py: there is no folder {}/a.bib; make it"),
        ("data/metrics.json", None, "academic_metrics in conf.py: there is no folder {}/data; make it"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, name: Any, content: str | None, message: str) -> None:
    made = run(tmp_path)
    made.site.values = {"academic_metrics": name}
    if content:
        (tmp_path / name).write_text(content)
    with pytest.raises(MetricsError) as error:
        made.read()
    assert str(error.value).startswith(message.format(tmp_path).partition(" (")[0])


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "metrics.json").mkdir()
    with pytest.raises(MetricsError, match="metrics.json cannot be read"):
        run(tmp_path).read()


def test_what_is_written(tmp_path: Path) -> None:
    made = run(
        tmp_path, source("one", FOUR), source("two", Count("people", "mara", years={2025: 3}, id="A1"))
    )
    assert made.today == datetime.date(2027, 1, 15)
    asked = [*made.ask(made.read()), Asked("three", "Three", 2, (), "no")]
    report = made.write(asked)
    assert report.failures == [("Three", "no")]
    file, history = report.changed
    assert file == tmp_path / "metrics.json"
    assert json.loads(file.read_text()) == {
        "papers": {"a": {"source": "One", "date": "2027-01-15", "citations": 4}}
    }
    assert history == tmp_path / "metrics-history.json"
    assert history.read_text() == (
        '{\n  "version": 1,\n  "people": {\n    "mara": {\n'
        '      "Two": {"id": "A1", "date": "2027-01-15", "citations": {"2025": 3}}\n    }\n  }\n}\n'
    )
    assert [(one.name, one.source) for one in report.news] == [("a", "One")]
    assert made.write(asked).changed == []
    # strangers, and a person of another id
    stranger = run(tmp_path, source("two", Count("people", "mara", years={2025: 4}, id="A2")))
    text = history.read_text().replace('"people": {', '"people": {\n  "ida": {},')
    history.write_text(text)
    report = stranger.write(stranger.ask(stranger.read()))
    line = text[: text.index('"mara"')].count("\n") + 1
    first, second = report.remarks
    assert first.startswith(f"{history.name}:{line}: the history of ‘mara’ is of A1 at Two")
    assert first.endswith("; it stays as it is; remove it if it is from another site")
    assert second == (
        f"{history.name}:{line - 1}: the history has ‘ida’, who is no person of academic_people; "
        "remove what is from another site"
    )


@pytest.mark.parametrize(
    ("errors", "message"),
    [
        ([], ""),
        ([Changed("metrics.json")], ""),
        ([Changed("metrics.json")] * 2, ""),
        ([Changed("metrics.json")] * 3, "metrics.json is being changed by another program; run again"),
        ([OSError(28, "no space")], "the figures cannot be written (no space)"),
        ([OSError("odd")], "the figures cannot be written (odd)"),
        ([Changed("a"), OSError(28, "no space")], "the figures cannot be written (no space)"),
    ],
)
def test_figures_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, errors: list[Exception], message: str
) -> None:
    waiting = list(errors)
    written: list[Any] = []

    def replace(folder: Path, files: Any) -> None:
        if waiting:
            raise waiting.pop(0)
        written.append((folder, list(files)))

    monkeypatch.setattr(metrics_run, "replace_files", replace)
    made = run(tmp_path, source("one", FOUR))
    asked = made.ask(made.read())
    if message:
        with pytest.raises(MetricsError) as error:
            made.write(asked)
        assert (str(error.value), written) == (message, [])
    else:
        assert made.write(asked).changed == [tmp_path / "metrics.json"]
        assert written == [(tmp_path, [tmp_path / "metrics.json"])]
    assert waiting == []


def test_where_a_name_stands() -> None:
    assert [line_of(data, "é") for data in (None, b"", '{\n"é": 1}'.encode(), b"\n\n")] == [1, 1, 2, 1]
