"""The command ``sync``: which lists it chooses, what it refuses, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.cli.sync_metrics import exit_code, names_file, together
from sphinx_academic.sync.metrics_run import Asked, MetricsReport
from sphinx_academic.sync.metrics_source import Count
from sphinx_academic.sync.settings import Site as Settings

from .conftest import Site
from .members import Entry, files, ours
from .papers import ORCID, Paper, crossref, dblp
from .server import text

HELP = "name one folder; identifiers stand behind ‘add’"
ALONE = "--from is alone: it reads checkouts, and nothing from the network"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([".", "b"], 2, HELP),
        ([".", "--dir", "."], 2, HELP),
        (["add"], 2, "name what to add: 10.…, arXiv:…, PMID:… or ISBN:…"),
        (
            ["add", "tides"],
            2,
            "tides: it is no DOI (10.…), arXiv:…, PMID:… or ISBN:…, or a digit of it is wrong",
        ),
        (["add", "10.5555/a", "--from", "."], 2, ALONE),
        (["--from", ".", "--metrics"], 2, ALONE),
        (["--from", ".", "--source", "dblp"], 2, ALONE),
        (["--from", "nosuch"], 2, "--from nosuch: there is no such folder"),
        (["--report", "nosuch/a.md"], 2, "--report nosuch/a.md: there is no such folder"),
        (["--source", "dlbp"], 2, "there is no source ‘dlbp’; did you mean ‘dblp’?"),
        (["--source", "crossref,dlbp"], 2, "there is no source ‘dlbp’; did you mean ‘dblp’?"),
        (["--source", "orcid"], 2, "academic_sync has no list there"),
        (["--only", "mara"], 2, "academic_sync has no person ‘mara’; did you mean ‘mara-teal’?"),
        (["nosuch"], 1, "there is no {}/nosuch/conf.py; name the folder that has conf.py"),
    ],
)
def test_what_cannot_be_done(site: Site, arguments: list[str], code: int, message: str) -> None:
    site.services.services["crossref"] = crossref([Paper(1, doi="10.5555/mt.1")])
    site.configure(academic_sync={"crossref": ORCID})
    done = site.run(*arguments)
    assert (done.code, done.out) == (code, "")
    assert done.err == f"sphinx-academic: {message.format(site.folder)}\n"
    assert not site.services.requests
    assert sorted(site.files()) == ["conf.py"]


def test_nothing_to_do(site: Site) -> None:
    site.configure()
    for more, words in (
        ([], ""),
        (["--metrics"], "No figures: academic_metrics in conf.py names no file, as in 'metrics.json'\n"),
    ):
        done = site.run(*more)
        assert (done.code, done.err) == (0, "")
        assert done.out == (
            f"{words}Nothing to do: academic_sync in conf.py names no source, as in {{'orcid': '0000-…'}}\n"
        )


def test_figures_are_asked_for_by_an_option(site: Site) -> None:
    site.services.services["crossref"] = crossref([Paper(1, doi="10.5555/mt.1")])
    site.configure(academic_sync={"crossref": ORCID}, academic_metrics="metrics.json")
    done = site.run()
    assert (done.code, "figures" in done.out) == (0, False)
    assert sorted(site.files()) == ["academic-sync.json", "conf.py", "papers.bib"]


@pytest.mark.parametrize("place", [".", "docs", "doc", "source", "docs/source"])
def test_where_conf_is(site: Site, place: str) -> None:
    site.services.services["crossref"] = crossref([Paper(1, doi="10.5555/mt.1")])
    site.configure(academic_sync={"crossref": ORCID})
    folder = site.folder / place
    folder.mkdir(parents=True, exist_ok=True)
    if place != ".":
        (site.folder / "conf.py").rename(folder / "conf.py")
    assert site.run().code == 0
    assert (folder / "papers.bib").exists()
    (folder / "papers.bib").unlink()
    assert site.run("add", "10.5555/mt.1", "--dir", site.folder).code == 0
    assert (folder / "papers.bib").exists()
    # of two, neither
    if place not in (".", "docs"):
        (site.folder / "docs").mkdir(exist_ok=True)
        (site.folder / "docs" / "conf.py").write_text("")
        assert site.run().code == 1


def both(site: Site) -> None:
    site.services.services |= {
        "crossref": crossref([Paper(1, doi="10.5555/mt.1")]),
        "dblp": dblp([Paper(2, "Gulls, counted and named", doi="10.5555/mt.2")]),
    }
    site.configure(
        academic_people={"mara-teal": {"name": "Mara Teal"}, "ben": {"name": "Ben Okoro"}},
        academic_sync={"mara-teal": {"crossref": ORCID}, "ben": {"dblp": "331/8145"}},
    )


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], {"crossref", "dblp"}),
        (["--source", "dblp"], {"dblp"}),
        (["--source", "dblp,crossref"], {"crossref", "dblp"}),
        (["--source", "dblp", "--source", "crossref"], {"crossref", "dblp"}),
        (["--only", "ben"], {"dblp"}),
        (["--only", "ben", "--only", "mara-teal"], {"crossref", "dblp"}),
        (["--crossref", ORCID], {"crossref"}),
    ],
)
def test_which_lists_are_asked_for(site: Site, arguments: list[str], asked: set[str]) -> None:
    both(site)
    assert site.run(*arguments).code == 0
    assert {name for name, _request in site.services.requests} == asked


def test_lists_that_a_run_does_not_name_stay_known(site: Site) -> None:
    both(site)
    site.run()
    state = site.state.read_text()
    site.run("--crossref", ORCID)
    assert site.state.read_text() == state
    site.configure(academic_sync={"mara-teal": {"crossref": ORCID}})
    site.run()
    assert '"dblp": {' not in site.state.read_text()


def test_into_another_file(site: Site) -> None:
    site.services.services["crossref"] = crossref([Paper(1, doi="10.5555/mt.1")])
    site.configure(academic_sync={"crossref": ORCID})
    assert site.run("--into", "new.bib").code == 0
    assert sorted(site.files()) == ["academic-sync.json", "conf.py", "new.bib"]
    site.state.unlink()
    site.bib.write_text("")
    assert site.run("--into", "papers.bib").code == 0
    assert "teal2024currents" in site.bib.read_text()


def test_exit_codes_and_reports(site: Site) -> None:
    both(site)
    good = site.services.services["crossref"]
    site.services.services["dblp"] = lambda request: text("no", 404)
    done = site.run("--report", "report.md")
    assert done.code == 3
    assert done.err == "sphinx-academic: dblp knows nothing of that (404): no; check the id\n"
    report = (site.folder / "report.md").read_text("utf-8")
    assert report.startswith("# Papers\n\n| source |")
    assert "- dblp knows nothing of that" in report
    done = site.run()
    assert (done.code, done.out.count("Nothing new.")) == (3, 1)
    site.services.services["crossref"] = lambda request: text("no", 404)
    assert site.run().code == 1
    site.services.services["crossref"] = good
    site.services.services["dblp"] = dblp([])
    done = site.run()
    assert (done.code, "Nothing new." in done.out) == (0, True)


def test_a_dry_run_says_what_would_change(site: Site) -> None:
    both(site)
    done = site.run("--dry-run")
    assert done.out.startswith("--- /dev/null\n+++ b/papers.bib\n")
    assert "\nacademic-sync.json, which has what sources said last, would change, too.\n\nsource " in done.out
    site.run()
    done = site.run("--dry-run")
    assert done.out.startswith("source ")
    assert "would change" not in done.out
    assert "academic-sync.json" not in site.run("--dry-run").out


def test_checkouts_of_some_members(site: Site, tmp_path: Path) -> None:
    mara = Entry("own", "Only on a page", "Mara Teal")
    site.services.services["site-ben"] = files(ours([mara]))
    site.configure(
        academic_members={
            "mara-teal": "https://example.org/mara",
            "ben": f"{site.services.address('site-ben')}/",
        }
    )
    folder = tmp_path / "checkouts"
    for name in ("mara", "other"):
        (folder / name).mkdir(parents=True)
        (folder / name / "a.bib").write_text(mara.bib)
    done = site.run("--from", folder)
    assert done.code == 0
    assert done.err.splitlines() == [
        "sphinx-academic: academic_members['ben'] is no person of academic_people, so no author is marked "
        "as this member; known are: mara-teal",
        f"sphinx-academic: {folder / 'other'} is no checkout of a member of academic_members and is ignored",
        f"sphinx-academic: {folder} has no checkout of member ‘ben’; what it published last is kept",
    ]
    assert not site.services.requests
    assert "{1=mara-teal}" in site.bib.read_text()


COUNT = Count("papers", "a", {"citations": 3})


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ([], 0),
        ([Asked("a", "A", 1, (COUNT,))], 0),
        ([Asked("a", "A", 1, (), "no")], 1),
        ([Asked("a", "A", 1, (COUNT,), "no")], 3),
        ([Asked("a", "A", 1, (), "no"), Asked("b", "B", 1, ())], 3),
        ([Asked("a", "A", 1, (), "no"), Asked("b", "B", 1, (), "no")], 1),
    ],
)
def test_exit_codes_of_figures(asked: list[Asked], code: int) -> None:
    assert exit_code(MetricsReport(asked)) == code


@pytest.mark.parametrize(
    ("codes", "code"), [([0], 0), ([0, 0], 0), ([1], 1), ([1, 3], 3), ([1, 1], 1), ([0, 1], 3), ([3, 0], 3)]
)
def test_exit_codes_of_both(codes: list[int], code: int) -> None:
    assert together(codes) == code


@pytest.mark.parametrize(
    ("values", "has_file"),
    [
        ({}, False),
        ({"academic_metrics": " "}, False),
        ({"academic_metrics": 3}, False),
        ({"academic_metrics": "m"}, True),
    ],
)
def test_whether_there_is_a_file_of_figures(values: dict[str, object], has_file: bool) -> None:
    assert names_file(Settings(Path(), values=values)) is has_file
