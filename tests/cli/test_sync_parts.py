"""Parts of the command ``sync`` by themselves: folders, lists that are chosen, reports and exit codes."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_academic.cli import sync, sync_metrics
from sphinx_academic.cli.terminal import Failure, Terminal
from sphinx_academic.sync.merge import Answer, Subject
from sphinx_academic.sync.metrics_run import Asked, MetricsError, MetricsReport
from sphinx_academic.sync.report import Change, Report
from sphinx_academic.sync.work import MEMBERS, Work

MARA, BEN = Subject("crossref", "1", "mara"), Subject("dblp", "2", "ben")
NO_ONE = Subject("zotero", "users/3")
SUBJECTS = [MARA, BEN, NO_ONE]
SOURCES: dict[str, Any] = {
    name: SimpleNamespace(title=title)
    for name, title in (("crossref", "Crossref"), ("dblp", "dblp"), ("zotero", "Zotero"))
}
COUNTERS: dict[str, Any] = {"github": object()}


def arguments(**given: Any) -> Namespace:
    """Return the arguments of a run."""
    defaults: dict[str, Any] = dict.fromkeys(("source", "only", "checkouts", "report", "dir", "into"))
    defaults |= dict.fromkeys(sync._IDS)
    return Namespace(**{**defaults, "dry_run": False, **given})


CHOSEN: list[tuple[dict[str, Any], dict[str, Any], list[Subject]]] = [
    ({}, {}, SUBJECTS),
    ({"source": ["crossref"]}, {}, [MARA]),
    ({"source": ["zotero,crossref"]}, {}, [MARA, NO_ONE]),
    ({"source": ["zotero", "dblp"]}, {}, [BEN, NO_ONE]),
    ({"only": ["ben"]}, {}, [BEN]),
    ({"only": ["ben", "mara"]}, {}, [MARA, BEN]),
    ({"source": ["dblp,zotero"], "only": ["ben"]}, {}, [BEN]),
    ({"found": {"2", "users/3"}}, {}, [BEN, NO_ONE]),
    ({"found": set()}, {}, []),
    # figures may be all that is wanted
    ({"source": ["github"]}, COUNTERS, []),
    ({"source": ["github,dblp"]}, COUNTERS, [BEN]),
    ({"only": ["cy"]}, COUNTERS, []),
]


@pytest.mark.parametrize(("given", "counters", "expected"), CHOSEN)
def test_which_lists_are_asked_for(
    given: dict[str, Any], counters: dict[str, Any], expected: list[Subject]
) -> None:
    assert sync._chosen(SUBJECTS, arguments(**given), SOURCES, counters, ["mara", "cy"]) == expected


NOT_CHOSEN: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"source": ["github"]}, {}, "there is no source ‘github’; known are: crossref, dblp, zotero"),
    ({"source": ["githab"]}, COUNTERS, "there is no source ‘githab’; did you mean ‘github’?"),
    ({"source": ["dblp,,"]}, {}, "there is no source ‘’; known are: crossref, dblp, zotero"),
    ({"only": ["cy"]}, {}, "academic_sync has no person ‘cy’; known are: mara, ben"),
    ({"only": ["cx"]}, COUNTERS, "academic_people has no person ‘cx’; known are: mara, ben, cy"),
    ({"source": ["dblp"], "only": ["mara"]}, {}, "academic_sync has no person ‘mara’; known are: ben"),
    ({"source": ["crossref"], "found": {"2"}}, {}, "academic_sync has no list there"),
]


@pytest.mark.parametrize(("given", "counters", "message"), NOT_CHOSEN)
def test_what_cannot_be_chosen(given: dict[str, Any], counters: dict[str, Any], message: str) -> None:
    with pytest.raises(Failure) as failure:
        sync._chosen(SUBJECTS, arguments(**given), SOURCES, counters, ["mara", "cy"])
    assert (str(failure.value), failure.value.code) == (message, 2)


def test_the_folder_of_conf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    message = f"there is no {tmp_path.resolve() / 'conf.py'}; name the folder that has conf.py"
    for names in ((), ("docs", "source"), ("deep/docs",)):
        for name in names:
            (tmp_path / name).mkdir(parents=True)
            (tmp_path / name / "conf.py").touch()
        with pytest.raises(Failure) as failure:
            sync._folder("")
        assert (str(failure.value), failure.value.code) == (message, 1)
    assert sync._folder("deep") == (tmp_path / "deep" / "docs").resolve()
    assert sync._folder("docs") == (tmp_path / "docs").resolve()
    (tmp_path / "source" / "conf.py").unlink()
    assert sync._folder("") == (tmp_path / "docs").resolve()
    # the one in the folder itself before those below
    (tmp_path / "conf.py").touch()
    assert sync._folder("") == sync._folder(".") == tmp_path.resolve()


@pytest.mark.parametrize(
    ("given", "keeps"),
    [
        ({}, False),
        ({"orcid": ["x"]}, True),
        ({"bib": ["https://example.org"]}, True),
        ({"source": ["dblp"]}, False),
    ],
)
def test_lists_of_options_leave_those_of_the_site(given: dict[str, Any], keeps: bool) -> None:
    assert sync._keeps(arguments(**given)) is keeps


class Run(SimpleNamespace):
    """A run that has been made."""

    sources = SOURCES
    network = SimpleNamespace(sent=7)
    subjects = SUBJECTS


WORK = Work("crossref", "1", "A title")
NEWS = [Change("papers.bib", "teal2024", "A title", 2024, (), ("crossref",))]
FAILED = [("dblp", "knows nothing of that"), ("none", "")]
EMPTY, FULL, PART = Answer(MARA, ()), Answer(MARA, (WORK,), False), Answer(MARA, (), False)

REPORTS: list[tuple[dict[str, Any], list[Any], list[Any], int, str]] = [
    ({}, [], [], 0, "Nothing to report.\nNothing new.\n"),
    ({}, [], [FULL], 0, "Nothing to report.\nNothing new.\n"),
    ({"added": NEWS}, [], [FULL], 0, "New entries:\n  teal2024: A title (2024); Crossref\n"),
    ({"remarks": ["mind"]}, [], [FULL], 0, "Remarks:\n  mind\nNothing new.\n"),
    (
        {"added": NEWS},
        FAILED[:1],
        [],
        3,
        "Failed:\n  dblp knows nothing of that\n\nNew entries:\n  teal2024: A title (2024); Crossref\n",
    ),
    ({}, FAILED, [], 1, "Failed (2):\n  dblp knows nothing of that\n  none\nNothing new.\n"),
    ({}, FAILED[:1], [FULL], 3, "Failed:\n  dblp knows nothing of that\nNothing new.\n"),
    # one that has said that there is nothing has responded
    ({}, FAILED[:1], [EMPTY], 3, "Failed:\n  dblp knows nothing of that\nNothing new.\n"),
    ({}, FAILED[:1], [PART], 1, "Failed:\n  dblp knows nothing of that\nNothing new.\n"),
    ({}, FAILED[:1], [PART, EMPTY], 3, "Failed:\n  dblp knows nothing of that\nNothing new.\n"),
]


@pytest.mark.parametrize(("found", "failures", "answers", "code", "out"), REPORTS)
def test_what_is_reported(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    found: dict[str, Any],
    failures: list[tuple[str, str]],
    answers: list[Answer],
    code: int,
    out: str,
) -> None:
    report, path, it = Report(**found), tmp_path / "report.md", Run()
    given = arguments(report=str(path))
    assert sync._report(it, report, failures, answers, given, Terminal(), shown="") == code  # type: ignore[arg-type]
    assert (report.failures, report.requests) == (failures, 7)
    shown = {"dblp": "dblp knows nothing of that", "none": "none"}
    errors = "".join(f"sphinx-academic: {shown[name]}\n" for name, _message in failures)
    assert capsys.readouterr() == (out, errors)
    text = path.read_text("utf-8")
    assert text.startswith("# Papers\n")
    assert ("Nothing new." in text) is ("added" not in found)
    assert all(f"- {shown[name]}" in text for name, _message in failures)


def test_sites_of_members_that_are_gone_are_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    for subjects, code in (
        ([Subject(MEMBERS, "ben"), Subject(MEMBERS, "mara")], 3),
        ([Subject(MEMBERS, "ben"), MARA], 1),
        ([], 1),
    ):
        it: Any = Run(subjects=subjects)
        assert sync._report(it, Report(), [(MEMBERS, "x")], [], arguments(), Terminal(), "\n") == code
    assert capsys.readouterr().out.startswith("\nFailed:\n")


@pytest.mark.parametrize("wanted", [[], [("doi", "10.5555/a")]])
def test_papers_are_looked_up_or_asked_for(wanted: list[tuple[str, str]]) -> None:
    calls: list[Any] = []
    it: Any = SimpleNamespace(
        look_up=lambda found: calls.append(found) or (["looked up"], [("a", "1")]),
        ask=lambda: (["asked"], [("b", "2")]),
        complete=lambda answers: calls.append([*answers]) or (["completed"], [("c", "3")]),
    )
    if wanted:
        assert sync._asked(it, wanted) == (["looked up"], [("a", "1")])
        assert calls == [wanted]
    else:
        assert sync._asked(it, wanted) == (["asked", "completed"], [("b", "2"), ("c", "3")])
        assert calls == [["asked"]]


# figures


class Figures(SimpleNamespace):
    """A run for figures, which notes what is called."""

    def __init__(self, folder: Path, report: MetricsReport, error: str = "") -> None:
        super().__init__(site=SimpleNamespace(folder=folder), report=report, error=error, calls=[])

    def _call(self, *call: object) -> None:
        self.calls.append(call)
        if self.error == call[0]:
            raise MetricsError("no figures")

    def read(self) -> str:
        self._call("read")
        return "held"

    def ask(self, held: str) -> str:
        self._call("ask", held)
        return "asked"

    def changes(self, asked: str, held: str) -> Any:
        self._call("changes", asked, held)
        path = self.site.folder / "metrics.json"
        return ({path: (b"", b"{}\n")} if self.report.changed else {}), self.report

    def write(self, asked: str) -> MetricsReport:
        self._call("write", asked)
        return self.report


NOTHING = "No paper, person or repository has figures to ask for.\nNo new figures.\n"


@pytest.mark.parametrize("call", [sync_metrics.dry_run, sync_metrics.write])
def test_a_run_that_learns_nothing_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], call: Callable[..., MetricsReport]
) -> None:
    it: Any = Figures(tmp_path, MetricsReport([]))
    assert call(it, Terminal()) is it.report
    assert capsys.readouterr() == (NOTHING, "")
    last = ("write", "asked") if call is sync_metrics.write else ("changes", "asked", "held")
    assert it.calls == [("read",), ("ask", "held"), last]


@pytest.mark.parametrize(
    ("call", "error"),
    [(sync_metrics.dry_run, "read"), (sync_metrics.write, "read"), (sync_metrics.write, "write")],
)
def test_a_file_of_figures_that_cannot_be_used(
    tmp_path: Path, call: Callable[..., MetricsReport], error: str
) -> None:
    it: Any = Figures(tmp_path, MetricsReport([]), error)
    with pytest.raises(Failure, match="^no figures$"):
        call(it, Terminal())
    assert it.calls[-1][0] == error


@pytest.mark.parametrize("is_alone", [True, False])
def test_figures_stand_behind_papers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], is_alone: bool
) -> None:
    path = tmp_path / "report.md"
    path.write_text("# Papers\n\nSome.\n\n\n")
    it: Any = Figures(tmp_path, MetricsReport([Asked("a", "A", 1, (), "is down")]))
    given = arguments(report=str(path))
    assert sync._figures(it, given, Terminal(), is_alone=is_alone) == 1
    done = capsys.readouterr()
    assert done.out.startswith("\n") is not is_alone
    assert done.err == "sphinx-academic: A is down\n"
    text = path.read_text()
    assert text.startswith("# Figures" if is_alone else "# Papers\n\nSome.\n\n# Figures")
    # a run that shows what would change writes nothing
    assert sync._figures(it, arguments(dry_run=True), Terminal(), is_alone=True) == 1
    assert it.calls[-1] == ("changes", "asked", "held")
