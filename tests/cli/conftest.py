"""The command, run in this process."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Outcome, Run

from sphinx_academic.cli import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return the command, to be run in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> Outcome:
        code = main(list(map(str, arguments)))
        written = capsys.readouterr()
        return Outcome(code, written.out, written.err)

    return run
