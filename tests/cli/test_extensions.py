from __future__ import annotations

import pytest

from sphinx_academic.cli import extensions as module
from sphinx_academic.cli.terminal import Terminal
from sphinx_academic.model.extension_points import ExtensionPoint, Extensions

LETTERS: ExtensionPoint[str] = ExtensionPoint("letter", str)


class Entry:
    """An entry point of an installed package."""

    def __init__(self, name: str, value: object) -> None:
        self.name, self.value, self.dist = name, f"{name}:add", None
        self._function = value

    def load(self) -> object:
        if self._function is None:
            raise ImportError("no module")
        return self._function


def test_installed_packages_add_to_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = [
        Entry("b", lambda extensions: LETTERS.add(extensions, "b", "B")),
        Entry("a", lambda extensions: LETTERS.add(extensions, "a", "A")),
        Entry("c", None),
        Entry("d", lambda extensions: LETTERS.add(extensions, "a", "again")),
    ]
    monkeypatch.setattr(module, "entry_points", lambda group: entries)
    extensions = Extensions()
    module.add_installed(extensions, Terminal())
    assert list(LETTERS.of(extensions).items()) == [("a", "A"), ("b", "B")]
    assert extensions.closed
    failures = capsys.readouterr().err.splitlines()
    assert [line.partition("; ")[0] for line in failures] == [
        "sphinx-academic: c:add: ImportError: no module",
        "sphinx-academic: d:add: RegistrationError: the letter 'a' cannot be added: there is one already",
    ]


def test_no_package_adds_anything_here() -> None:
    extensions = Extensions()
    module.add_installed(extensions, Terminal())
    assert list(extensions) == []
