"""What a run of ``sync`` does first and last: what is written, shown, and asked of whom."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from support import Run

from sphinx_academic.cli import importing, sync, sync_metrics
from sphinx_academic.cli.extensions import add_installed
from sphinx_academic.cli.importing import run as run_import
from sphinx_academic.cli.terminal import Failure, Terminal
from sphinx_academic.model.extension_points import Extensions
from sphinx_academic.sync.merge import Subject
from sphinx_academic.sync.report import Change, Report
from sphinx_academic.sync.state import FILE
from sphinx_academic.sync.work import MEMBERS

CHANGE = Change("papers.bib", "teal2024", "A title", 2024, (), ("crossref",))


class Papers(SimpleNamespace):
    """A run that finds a paper, or nothing; it notes what is called."""

    def __init__(self, folder: Path, names: tuple[str, ...], *, is_new: bool) -> None:
        report = Report(added=[CHANGE] if is_new else [])
        super().__init__(
            site=SimpleNamespace(folder=folder),
            report=report,
            sources={"crossref": SimpleNamespace(title="Crossref")},
            network=SimpleNamespace(sent=1),
            subjects=[],
            changed={folder / name: (b"a\n", b"b\n") for name in names},
            calls=[],
        )

    def read(self) -> None:
        self.calls.append("read")

    def ask(self) -> Any:
        self.calls.append("ask")
        return [], []

    def complete(self, answers: list[Any]) -> Any:
        return [], []

    def plan(self, answers: list[Any], *, keep_others: bool) -> Any:
        self.calls.append(("plan", keep_others))
        return SimpleNamespace(report=self.report), "held"

    def changes(self, plan: Any, held: str) -> Any:
        assert held == "held"
        return self.changed

    def write(self, answers: list[Any], *, keep_others: bool) -> Any:
        self.calls.append(("write", keep_others))
        return SimpleNamespace(report=self.report), {}


def arguments(**given: Any) -> Namespace:
    defaults: dict[str, Any] = {"report": None, "checkouts": None, "source": None, **dict.fromkeys(sync._IDS)}
    return Namespace(**{**defaults, **given})


DIFF = "--- a/papers.bib\n+++ b/papers.bib\n@@ -1 +1 @@\n-a\n+b\n"
CHANGED = f"{FILE}, which has what sources said last, would change, too.\n"
NEW = "New entries:\n  teal2024: A title (2024); Crossref\n"
DRY: list[tuple[tuple[str, ...], bool, str]] = [
    (("papers.bib",), True, f"{DIFF}\n{NEW}"),
    (("papers.bib", FILE), True, f"{DIFF}{CHANGED}\n{NEW}"),
    ((FILE,), False, f"{CHANGED}Nothing to report.\nNothing new.\n"),
    (("other.json",), False, "Nothing to report.\nNothing new.\n"),
    ((), True, NEW),
    ((), False, "Nothing to report.\nNothing new.\n"),
]


@pytest.mark.parametrize(("names", "is_new", "out"), DRY)
def test_a_dry_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], names: tuple[str, ...], is_new: bool, out: str
) -> None:
    it: Any = Papers(tmp_path, names, is_new=is_new)
    assert sync._dry_run(it, [], arguments(), Terminal()) == 0
    assert capsys.readouterr() == (out, "")
    assert it.calls == ["ask", ("plan", False)]


def test_what_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    it: Any = Papers(tmp_path, (), is_new=True)
    assert sync._write(it, [], arguments(dblp=["x"]), Terminal()) == 0
    assert capsys.readouterr() == (NEW, "")
    # what cannot be used is said before anything is asked
    assert it.calls == ["read", "ask", ("write", True)]


class Site(SimpleNamespace):
    """A site with members."""

    def __init__(self) -> None:
        super().__init__(
            members={"mara": "https://mara.example.org", "ben": "https://ben.example.org"},
            people=[SimpleNamespace(id="mara")],
            subjects=[Subject("crossref", "1", "mara")],
        )


def test_members_are_a_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site, sources = Site(), {}
    given = arguments()
    sync._add_members(site, sources, given, Terminal())  # type: ignore[arg-type]
    assert list(sources) == [MEMBERS]
    assert (given.source, site.subjects) == (None, [Subject("crossref", "1", "mara")])
    for name in ("mara", "other", "more"):
        (tmp_path / name).mkdir()
    (tmp_path / "mara" / "a.bib").write_text("")
    given = arguments(checkouts=str(tmp_path))
    sync._add_members(site, sources, given, Terminal())  # type: ignore[arg-type]
    assert (given.source, given.found) == ([MEMBERS], {"mara"})
    assert site.subjects == [Subject("crossref", "1", "mara"), Subject(MEMBERS, "mara", "mara")]
    ignored = "is no checkout of a member of academic_members and is ignored"
    assert sorted(capsys.readouterr().err.splitlines()) == [
        f"sphinx-academic: {tmp_path} has no checkout of member ‘ben’; what it published last is kept",
        *(f"sphinx-academic: {tmp_path / name} {ignored}" for name in ("more", "other")),
    ]
    # a list that is there is not added twice
    sync._add_members(site, sources, arguments(checkouts=str(tmp_path)), Terminal())  # type: ignore[arg-type]
    assert len(site.subjects) == 2
    with pytest.raises(Failure) as failure:
        sync._add_members(site, sources, arguments(checkouts="/none"), Terminal())  # type: ignore[arg-type]
    assert (str(failure.value), failure.value.code) == ("--from /none: there is no such folder", 2)


def test_what_a_run_for_figures_is_made_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made: list[tuple[Any, ...]] = []
    monkeypatch.setattr(
        "sphinx_academic.sync.metrics_run.MetricsRun",
        lambda *values, **options: made.append((values, options)),
    )
    terminal = Terminal()
    for source, only, names, people in (
        (None, None, [], ()),
        (["github,zenodo", "a"], ["mara"], ["github", "zenodo", "a"], ["mara"]),
    ):
        given = Namespace(source=source, only=only)
        sync_metrics.metrics_run("site", "sources", "network", tmp_path, given, terminal)  # type: ignore[arg-type]
        values, options = made.pop()
        assert values == ("site", "sources", "network")
        assert options == {"cache": tmp_path, "names": names, "only": people, "progress": terminal.progress}


# import


RESUME = '{"basics": {"name": "Rosa Example", "email": "rosa@example.org"}, "skills": [{"name": "Tides"}]}'


def test_what_an_import_says(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resume.json").write_text(RESUME)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr(importing, "report_steps", lambda *arguments, **options: None)
    done = run("import", "--kind", "json-resume", "resume.json", "-o", "new")
    assert done.code == 0
    count = len([path for path in (tmp_path / "new").rglob("*") if path.is_file()]) - 1
    assert done.err == f"Reading resume.json …\nWriting {count} files to new …\n"
    assert done.out.splitlines()[:3] == [
        "Read resume.json: a source of the kind json-resume.",
        "Imported 2 pages, 0 papers, 0 other files.",
        f"Wrote {count} files to new; import-report.md says what became of everything.",
    ]
    # a second time, what is not there
    (tmp_path / "new" / "index.md").unlink()
    again = run("import", "--kind", "json-resume", "resume.json", "-o", "new", "--force")
    assert f"Writing {count} files to new …" in again.err
    assert "Wrote 1 file to new; import-report.md says what became of everything." in again.out
    third = run("import", "--kind", "json-resume", "resume.json", "-o", "new")
    assert "Wrote 0 files to new; import-report.md says what became of everything." in third.out


def test_a_source_that_nests_too_deeply(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_source: object) -> None:
        raise RecursionError

    (tmp_path / "resume.json").write_text(RESUME)
    deep = SimpleNamespace(read=fail, recognise=lambda _source: "x", SIGNS="")
    monkeypatch.setattr(importing, "_importers", lambda _terminal: {"deep": deep})
    done = run("import", "--kind", "deep", "resume.json", "-o", "new")
    assert done == (
        1,
        "",
        "sphinx-academic: a file of the source nests too many elements in each other to be read\n",
    )
    done = run("import", "--kind", "dep", "resume.json", "-o", "new")
    assert (done.code, done.err) == (
        2,
        "sphinx-academic: --kind: 'dep' is no kind of source; did you mean ‘deep’?\n",
    )
    assert not (tmp_path / "new").exists()


def test_a_package_that_fails_is_named_with_its_distribution(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load() -> None:
        raise ImportError("no module")

    dist = SimpleNamespace(name="sphinx-more")
    entries = [SimpleNamespace(name="a", value="more:add", dist=one, load=load) for one in (dist, None)]
    groups: list[str] = []
    monkeypatch.setattr(
        "sphinx_academic.cli.extensions.entry_points", lambda group: groups.append(group) or entries
    )
    add_installed(Extensions(), Terminal())
    ending = "more:add: ImportError: no module; it is left out; update or remove it"
    assert capsys.readouterr().err.splitlines() == [
        f"sphinx-academic: sphinx-more, {ending}",
        f"sphinx-academic: {ending}",
    ]
    assert groups == ["sphinx_academic.command"]


def test_packages_that_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    present = {"yaml", "bs4"}
    monkeypatch.setattr(importing, "find_spec", lambda name: name if name in present else None)
    with pytest.raises(Failure) as failure:
        run_import(Namespace(), Terminal())
    assert str(failure.value) == (
        "import reads files with markdown-it-py, mdit-py-plugins, which is not installed; install it with: "
        'pip install "sphinx-academic[import]"'
    )
