"""All of the files, or none."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ENVIRONMENT, Run, files_below

from sphinx_academic.cli.placing import place
from sphinx_academic.cli.terminal import Failure

FILES = {"a.md": b"new a", "deep/er/b.md": b"new b", "conf.py": b"new conf"}


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture
def failing_rename(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, BaseException], None]:
    """Return a function that lets one of the next renames fail."""

    def fail(number: int, error: BaseException) -> None:
        renames = iter(range(100))
        rename = Path.rename

        def renamed(self: Path, target: Path) -> Path:
            if next(renames) == number:
                raise error
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", renamed)

    return fail


def test_a_new_folder_below_new_folders(tmp_path: Path) -> None:
    place(tmp_path / "x" / "y", FILES)
    assert files_below(tmp_path) == {f"x/y/{name}": content for name, content in FILES.items()}


def test_folders_have_the_usual_permissions(tmp_path: Path) -> None:
    place(tmp_path / "site", FILES)
    (tmp_path / "plain").mkdir()
    assert (tmp_path / "site").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_folder_with_other_files_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    place(tmp_path, FILES)
    assert files_below(tmp_path) == {"README.md": b"mine", **FILES}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    with pytest.raises(Failure, match="already a.md"):
        place(tmp_path, FILES)
    assert files_below(tmp_path) == {"a.md": b"mine"}


def test_force_replaces_files_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    (tmp_path / "other.md").write_text("mine")
    place(tmp_path, FILES, force=True)
    assert files_below(tmp_path) == {**FILES, "other.md": b"mine"}


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("number", range(4))
def test_what_stops_half_way_is_undone(
    tmp_path: Path, failing_rename: Callable[..., None], number: int, error: BaseException
) -> None:
    (tmp_path / "a.md").write_text("mine")
    before = everything(tmp_path)
    failing_rename(number, error)
    with pytest.raises(type(error)):
        place(tmp_path, FILES, force=True)
    assert everything(tmp_path) == before
    assert (tmp_path / "a.md").read_text() == "mine"


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_leaves_no_new_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def write_bytes(self: Path, _content: bytes) -> int:
        if self.name == "conf.py":
            raise error
        return 0

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    for target in (tmp_path / "x" / "y", tmp_path):
        with pytest.raises(type(error)):
            place(target, FILES)
        assert everything(tmp_path) == []


def test_a_rename_that_fails_leaves_no_new_folder(
    tmp_path: Path, failing_rename: Callable[..., None]
) -> None:
    failing_rename(0, OSError(errno.EACCES, "Permission denied"))
    with pytest.raises(OSError, match="Permission denied"):
        place(tmp_path / "x", FILES)
    assert everything(tmp_path) == []


@pytest.mark.parametrize("force", [False, True])
def test_links_lead_nowhere(tmp_path: Path, force: bool) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    outside.mkdir()
    site.mkdir()
    (site / "deep").symlink_to(outside, target_is_directory=True)
    with pytest.raises(Failure, match="in the way"):
        place(site, FILES, force=force)
    assert files_below(outside) == {}


def test_a_link_in_the_place_of_a_file_is_replaced_itself(tmp_path: Path) -> None:
    outside, site = tmp_path / "outside.md", tmp_path / "site"
    outside.write_text("theirs")
    site.mkdir()
    (site / "a.md").symlink_to(outside)
    (site / "conf.py").symlink_to(tmp_path / "absent")
    with pytest.raises(Failure, match=r"already a\.md, conf\.py"):
        place(site, FILES)
    place(site, FILES, force=True)
    assert outside.read_text() == "theirs"
    assert not (tmp_path / "absent").exists()
    assert files_below(site) == FILES


@pytest.mark.parametrize(
    ("made", "what"), [("site", "is a file"), ("site/deep", "is no folder"), ("site/a.md/x", "is a folder")]
)
def test_things_in_the_way(tmp_path: Path, made: str, what: str) -> None:
    path = tmp_path / made
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")
    with pytest.raises(Failure, match=what):
        place(tmp_path / "site", FILES, force=True)
    assert files_below(tmp_path) == {made: b"mine"}


def test_no_permission(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_options: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", "site")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    done = run("new", "site")
    assert (done.code, done.out, done.err) == (1, "", "sphinx-academic: site: Permission denied\n")
    assert everything(tmp_path) == []


def test_the_system_refuses(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", "site/conf.py")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    done = run("new", "site")
    assert (done.code, done.out) == (1, "")
    assert done.err == "sphinx-academic: site/conf.py: No space left on device\n"
    assert everything(tmp_path) == []


def test_a_path_that_cannot_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for target in ("file", "file/site", "x" * 300, "loop"):
        (tmp_path / "loop").unlink(missing_ok=True)
        (tmp_path / "loop").symlink_to("loop")
        done = run("new", target)
        assert (done.code, done.out) == (1, "")
        assert len(done.err.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals(tmp_path: Path, number: int) -> None:
    code = f"""
import os
import signal
from pathlib import Path
# a shell that starts the tests in the background ignores it
signal.signal(signal.SIGINT, signal.default_int_handler)
from sphinx_academic.cli import main
write = Path.write_bytes
def write_bytes(self, content):
    if self.name == "conf.py":
        os.kill(os.getpid(), {int(number)})
    return write(self, content)
Path.write_bytes = write_bytes
raise SystemExit(main(["new", "site"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "sphinx-academic: interrupted; nothing was changed\n"
    assert everything(tmp_path) == []
