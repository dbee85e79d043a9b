"""Files are as before or complete, whenever a run is killed; two runs at once are refused."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from support import ENVIRONMENT

from sphinx_academic.sync import metrics_run, run, writing
from sphinx_academic.sync.entry import _addendum
from sphinx_academic.sync.writing import JOURNAL, LOCK, Changed, Locked, lock, recover, replace_files

from .conftest import Site
from .counters import crossref as counts
from .members import files
from .papers import ORCID, Paper, crossref
from .test_sources import play

OLD, NEW = (
    {"a.bib": b"old a", "b.bib": b"old b"},
    {"a.bib": b"new a", "b.bib": b"new b", "state.json": b"new"},
)


def fill(folder: Path) -> dict[Path, tuple[bytes | None, bytes]]:
    for name, content in OLD.items():
        (folder / name).write_bytes(content)
    return {folder / name: (OLD.get(name), content) for name, content in NEW.items()}


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_are_replaced(tmp_path: Path) -> None:
    changes = fill(tmp_path)
    (tmp_path / "a.bib").chmod(0o640)
    replace_files(tmp_path, changes)
    assert content(tmp_path) == NEW
    assert (tmp_path / "a.bib").stat().st_mode & 0o777 == 0o640


class Killed(BaseException):
    """Stands for the end of the process."""


#: what the system is asked for, one after the other
STEPS = 30


@pytest.mark.parametrize("step", range(STEPS))
def test_killed_at_any_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    changes = fill(tmp_path)
    count = 0

    def killing(function: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **more: object) -> object:
            nonlocal count
            count += 1
            if count > step:
                raise Killed
            return function(*arguments, **more)

        return call

    with monkeypatch.context() as patch:
        for name in ("replace", "unlink", "write_bytes"):
            patch.setattr(Path, name, killing(getattr(Path, name)))
        patch.setattr(writing.os, "fsync", killing(os.fsync))
        patch.setattr(writing.os, "chmod", killing(os.chmod))
        with suppress(Killed):
            replace_files(tmp_path, changes)
    # each file by itself is whole at any time
    for name in NEW:
        now = (tmp_path / name).read_bytes() if (tmp_path / name).exists() else None
        assert now in (OLD.get(name), NEW[name])
    recover(tmp_path)
    left = {name: data for name, data in content(tmp_path).items() if not name.startswith(".")}
    assert left in (OLD, NEW)
    assert not (tmp_path / JOURNAL).exists()


def test_what_is_changed_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    changes = fill(tmp_path)
    (tmp_path / "b.bib").write_bytes(b"by hand")
    with pytest.raises(Changed):
        replace_files(tmp_path, changes)
    assert content(tmp_path) == {"a.bib": b"old a", "b.bib": b"by hand"}


def test_what_is_changed_after_a_kill_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = fill(tmp_path)
    replace = Path.replace

    def stop(self: Path, target: Path) -> Path:
        if Path(target).name == "a.bib":
            raise Killed
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stop)
        with pytest.raises(Killed):
            replace_files(tmp_path, changes)
    (tmp_path / "a.bib").write_bytes(b"by hand")
    assert recover(tmp_path) == []
    assert content(tmp_path) == {"a.bib": b"by hand", "b.bib": b"old b"}


def killed_before(name: str, changes: dict[Path, tuple[bytes | None, bytes]], folder: Path) -> None:
    """Replace files, and end the process before one of them is in its place."""
    replace = Path.replace

    def stop(self: Path, target: Path) -> Path:
        if Path(target).name == name:
            raise Killed
        return replace(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", stop)
        with pytest.raises(Killed):
            replace_files(folder, changes)


def test_what_is_completed_is_named(tmp_path: Path) -> None:
    killed_before("b.bib", fill(tmp_path), tmp_path)
    assert recover(tmp_path) == ["b.bib", "state.json"]
    assert content(tmp_path) == NEW
    assert recover(tmp_path) == []


@pytest.mark.parametrize("damage", [b"other", None])
def test_what_says_what_is_in_the_others_comes_last(tmp_path: Path, damage: bytes | None) -> None:
    killed_before("b.bib", fill(tmp_path), tmp_path)
    (beside,) = tmp_path.glob(".b.bib*")
    if damage is None:
        beside.unlink()
    else:
        beside.write_bytes(damage)
    assert recover(tmp_path) == []
    assert content(tmp_path) == {"a.bib": b"new a", "b.bib": b"old b"}


def test_a_journal_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    changes = fill(tmp_path)
    killed_before("b.bib", changes, tmp_path)
    journal = tmp_path / JOURNAL
    journal.write_text(journal.read_text().replace(f'"{tmp_path}/b.bib"', f'"{tmp_path}/other/b.bib"'))
    assert recover(tmp_path) == ["state.json"]
    assert list((tmp_path / "other").iterdir()) == []


@pytest.mark.parametrize("journal", [b"", b"{", b"[1]", b"[[]]", b'[["/etc/passwd", "/etc/shadow", "", ""]]'])
def test_a_journal_that_is_none_of_ours(tmp_path: Path, journal: bytes) -> None:
    (tmp_path / JOURNAL).write_bytes(journal)
    assert recover(tmp_path) == []
    assert content(tmp_path) == {}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_stay_links(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    target = tmp_path / "shared" / "papers.bib"
    target.write_bytes(b"old")
    (tmp_path / "papers.bib").symlink_to(target)
    replace_files(tmp_path, {tmp_path / "papers.bib": (b"old", b"new")})
    assert (tmp_path / "papers.bib").is_symlink()
    assert target.read_bytes() == b"new"


def test_what_is_read_only_stays(tmp_path: Path) -> None:
    papers, state = tmp_path / "papers.bib", tmp_path / "state.json"
    papers.write_bytes(b"old")
    state.write_bytes(b"old")
    papers.chmod(0o444)
    with pytest.raises(PermissionError, match="read-only"):
        replace_files(tmp_path, {state: (b"old", b"new"), papers: (b"old", b"new")})
    assert content(tmp_path) == {"papers.bib": b"old", "state.json": b"old"}


@pytest.mark.skipif(os.name == "nt", reason="there are no groups there")
@pytest.mark.parametrize(
    ("mode", "is_replaced"),
    [(0o644, True), (0o600, True), (0o464, True), (0o446, True), (0o444, False), (0o555, False)],
)
def test_whoever_may_write_it_a_file_is_replaced(tmp_path: Path, mode: int, is_replaced: bool) -> None:
    papers = tmp_path / "papers.bib"
    papers.write_bytes(b"old")
    papers.chmod(mode)
    expected: Any = nullcontext() if is_replaced else pytest.raises(PermissionError, match="read-only")
    with expected:
        replace_files(tmp_path, {papers: (b"old", b"new")})
    assert papers.stat().st_mode & 0o777 == mode
    papers.chmod(0o644)
    assert content(tmp_path) == {"papers.bib": b"new" if is_replaced else b"old"}


def test_two_at_once_are_refused(tmp_path: Path) -> None:
    with lock(tmp_path), pytest.raises(Locked, match=str(os.getpid())), lock(tmp_path):
        pass
    with lock(tmp_path):
        pass
    assert content(tmp_path) == {}


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be opened there")
def test_what_is_written_is_on_the_disk_before_files_are_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a power cut would leave empty files under their names."""
    synced: list[tuple[str, bytes | None]] = []
    descriptors: list[int] = []

    def sync(descriptor: int) -> None:
        found = os.fstat(descriptor)
        descriptors.append(descriptor)
        inodes = {path.stat().st_ino: path for path in (tmp_path, *tmp_path.iterdir())}
        path = inodes[found.st_ino]
        synced.append((path.name, path.read_bytes() if path.is_file() else None))

    monkeypatch.setattr(os, "fsync", sync)
    changes = fill(tmp_path)
    replace_files(tmp_path, changes)
    (journal,) = (data for name, data in synced if name.startswith(JOURNAL))
    steps = json.loads(journal or b"")
    assert synced == [
        *((f".{path.name}.academic-sync-new", after) for path, (_before, after) in changes.items()),
        (f"{JOURNAL}.academic-sync-new", journal),
        (tmp_path.name, None),
    ]
    assert [[Path(one).name for one in step[:2]] for step in steps] == [
        [path.name, f".{path.name}.academic-sync-new"] for path in changes
    ]
    assert content(tmp_path) == NEW
    for descriptor in descriptors:
        with pytest.raises(OSError, match="descriptor"):
            os.fstat(descriptor)


@pytest.mark.parametrize(
    ("owner", "message"),
    [("123", "process 123"), ("", "another process"), ("x1", "another process"), ("é", "another process")],
)
@pytest.mark.skipif(os.name == "nt", reason="files that are locked cannot be written there")
def test_who_has_the_lock(tmp_path: Path, owner: str, message: str) -> None:
    with lock(tmp_path):
        (tmp_path / LOCK).write_text(owner)
        with pytest.raises(Locked) as error, lock(tmp_path):
            pass
    assert str(error.value) == message


@pytest.mark.skipif(os.name == "nt", reason="there are no such rights there")
def test_who_may_read_a_lock(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with lock(tmp_path):
            assert (tmp_path / LOCK).stat().st_mode & 0o777 == 0o644
        os.umask(0)
        with lock(tmp_path):
            assert (tmp_path / LOCK).stat().st_mode & 0o777 == 0o644
    finally:
        os.umask(before)


def test_a_lock_that_was_left_over_is_none(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("99999999")
    with lock(tmp_path):
        pass
    assert content(tmp_path) == {}


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals there")
@pytest.mark.skipif(os.name == "nt", reason="files that are open stay there")
def test_a_lock_whose_file_is_gone_meanwhile_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who had the lock removes its file; a lock on what is no file any more would keep no one away."""
    descriptors: list[int] = []
    take = writing._take

    def late(descriptor: int) -> None:
        descriptors.append(descriptor)
        take(descriptor)
        if len(descriptors) == 1:
            (tmp_path / LOCK).unlink()
        if len(descriptors) == 2:
            # another run has made one of its own
            (tmp_path / LOCK).unlink()
            (tmp_path / LOCK).write_text("")

    monkeypatch.setattr(writing, "_take", late)
    with lock(tmp_path):
        assert (tmp_path / LOCK).read_text() == str(os.getpid())
        # what was opened before is closed
        assert os.path.samestat(os.fstat(descriptors[-1]), os.stat(tmp_path / LOCK))
        taken = len(descriptors)
        with pytest.raises(Locked), lock(tmp_path):
            pass
    assert taken == 3
    for descriptor in set(descriptors):
        with pytest.raises(OSError, match="descriptor"):
            os.fstat(descriptor)
    assert content(tmp_path) == {}


@pytest.mark.skipif(os.name == "nt", reason="the real one is tested there")
def test_locks_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked: list[tuple[int, int, int]] = []
    module = ModuleType("msvcrt")
    module.LK_NBLCK = 2  # type: ignore[attr-defined]
    module.locking = lambda *given: locked.append(given)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    with lock(tmp_path):
        ((descriptor, kind, length),) = locked
        assert (kind, length) == (2, 1)
        assert os.path.samestat(os.fstat(descriptor), os.stat(tmp_path / LOCK))
        # a longer number of an earlier run is written over
        assert (tmp_path / LOCK).read_text() == str(os.getpid())
    assert content(tmp_path) == {}


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from sphinx_academic.sync.writing import lock\n"
        f"with lock(Path({str(tmp_path)!r})):\n    print('locked', flush=True); time.sleep(600)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "locked\n"
    with pytest.raises(Locked, match=str(process.pid)), lock(tmp_path):
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with lock(tmp_path):
        pass


def test_the_command_refuses_and_recovers(site: Site) -> None:
    play(site, "crossref", crossref([Paper(1, doi="10.5555/mt.1")]))
    with lock(site.folder):
        done = site.run()
        assert done.code == 1
        assert "another sync is at work here" in done.err
        assert not site.services.requests
        assert site.run("--dry-run").code == 0
    assert site.run().code == 0
    assert sorted(site.files()) == ["academic-sync.json", "conf.py", "papers.bib"]


def test_a_file_that_is_edited_while_sources_are_asked(site: Site) -> None:
    good = crossref([Paper(1, doi="10.5555/mt.1")])

    def edit(request: object) -> object:
        site.bib.write_text("@misc{late, title = {While you waited}}\n")
        return good(request)  # type: ignore[arg-type]

    play(site, "crossref", edit)  # type: ignore[arg-type]
    assert site.run().code == 0
    assert site.bib.read_text().startswith(
        "@misc{late, title = {While you waited}}\n\n@article{teal2024currents,"
    )


def test_a_folder_that_cannot_be_written(site: Site) -> None:
    site.settings["bibtex_bibfiles"] = ["nosuch/papers.bib"]
    play(site, "crossref", crossref([Paper(1, doi="10.5555/mt.1")]))
    done = site.run()
    assert done.code == 1
    assert "nosuch" in done.err
    assert sorted(site.files()) == ["conf.py"]


@pytest.mark.parametrize("edits", [2, 3])
@pytest.mark.parametrize(("module", "name"), [(run, "papers.bib"), (metrics_run, "metrics.json")])
def test_a_merge_is_done_anew_twice(
    site: Site, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, edits: int
) -> None:
    """Another program changes the file while it is merged; the third time it is left alone."""
    services = site.services.services
    services["crossref"] = crossref([Paper(1, doi="10.5555/mt.1")])
    services |= {name: files({}) for name in ("openalex", "semanticscholar")}
    site.bib.write_text("@misc{a, title = {Sand}, year = 2024, doi = {10.5555/mt.2}}\n")
    if module is metrics_run:
        services["crossref"] = counts({"10.5555/mt.2": 12})
        site.configure(academic_metrics=name)
    else:
        site.configure(academic_sync={"crossref": ORCID})
    path = site.folder / name
    text = "{}" if module is metrics_run else site.bib.read_text()
    replace, waiting = writing.replace_files, list(range(edits))

    def after_others(folder: Path, changes: dict[Path, tuple[bytes | None, bytes]]) -> None:
        if waiting:
            path.write_text(text + "\n" * len(waiting))
            waiting.pop()
        replace(folder, changes)

    monkeypatch.setattr(module, "replace_files", after_others)
    done = site.run(*["--metrics"] * (module is metrics_run))
    assert ("is being changed by another program" in done.err) == (edits == 3), done
    assert (path.read_text() == text + "\n") == (edits == 3)


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ([], ""),
        (["reviewed"], ""),
        (["retracted"], "Retracted"),
        (
            ["corrected:10.5555/c", "retracted", "retracted:10.5555/r"],
            r"Retracted, see \url{https://doi.org/10.5555/r}",
        ),
        (["corrected"], "Corrected"),
        (
            ["retraction", "corrected", "corrected:10.5555/c"],
            r"Corrected, see \url{https://doi.org/10.5555/c}",
        ),
        (
            ["corrected:10.5555/c", "corrected:10.5555/d", "corrected:10.5555/c"],
            r"Corrected, see \url{https://doi.org/10.5555/c} and \url{https://doi.org/10.5555/d}",
        ),
    ],
)
def test_what_is_said_of_a_retracted_or_corrected_work(marks: list[str], said: str) -> None:
    assert _addendum(marks) == said
