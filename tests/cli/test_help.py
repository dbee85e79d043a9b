"""What the command says of itself, and of wrong usage."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import pytest
from support import Run, compare

from sphinx_academic.cli import COMMANDS, _parser, _signals_as_interrupts, explained, main, new
from sphinx_academic.cli.terminal import Failure


def headings(text: str) -> list[str]:
    """Return the headings of the parts of a help."""
    return [line for line in text.splitlines() if line.endswith(":") and not line.startswith(" ")]


def test_the_subcommands_are_listed_with_what_they_are_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    done = run("--help")
    assert done.out == run().out
    lines = done.out.splitlines()
    assert lines[0] == "usage: sphinx-academic [-h] [--version] COMMAND ..."
    assert lines[2] == "Academic homepages with Sphinx: start a site, move one, check it."
    assert headings(done.out) == ["options:", "commands:", "examples:"]
    place = lines.index("commands:")
    listed = [line.split(None, 1) for line in lines[place + 2 : place + 2 + len(COMMANDS)]]
    assert listed == [list(pair) for pair in COMMANDS.items()]
    # examples stand line by line
    assert "  sphinx-academic new homepage              ask a few questions and write a site" in lines


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "new",
            ["positional arguments:", "options:", "about you, or the lab:"]
            + ["pages elsewhere, each by your id there or by its address:", "the site:", "general options:"],
        ),
        ("import", ["positional arguments:", "options:", "the site:", "general options:"]),
        ("check", ["positional arguments:", "options:", "general options:"]),
        (
            "sync",
            ["positional arguments:", "options:", "lists to ask for, in place of academic_sync:"]
            + ["general options:"],
        ),
    ],
)
def test_options_are_listed_in_groups(run: Run, name: str, expected: list[str]) -> None:
    out = run(name, "--help").out
    assert headings(out) == [*expected, "examples:"]
    lines = out.splitlines()
    # as they were written: a description and examples in lines of their own
    text = COMMAND_TEXTS[name]
    assert all(line in lines for line in text)
    assert sum("exit codes:" in line for line in lines) == 1
    assert "  -q, --quiet" in out
    assert "  --no-input " in out


COMMAND_TEXTS = {
    "new": ["Write a new site into DIR: pages in Markdown, a .bib file, conf.py, and what"],
    "import": ["Read the files of a homepage that was made with another generator, without"],
    "check": ["Build the site in DIR elsewhere, and report what is wrong with it: warnings of"],
    "sync": ["Ask the services that academic_sync in conf.py names, and the sites of"],
}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--nosuch"], "sphinx-academic: unrecognized arguments: --nosuch\nTry 'sphinx-academic --help'.\n"),
        (
            ["new", "a", "b", "--quick"],
            "sphinx-academic new: unrecognized arguments: b --quick\nTry 'sphinx-academic new --help'.\n",
        ),
        (
            ["import", "a", "b", "-o", "c", "--quick"],
            "sphinx-academic import: unrecognized arguments: --quick\nTry 'sphinx-academic import --help'.\n",
        ),
        (
            ["import"],
            "sphinx-academic import: the following arguments are required: SOURCE [DIR]\n"
            "Try 'sphinx-academic import --help'.\n",
        ),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], message: str) -> None:
    assert run(*arguments) == (2, "", message)


FAILURES: list[tuple[BaseException, int, str]] = [
    (Failure("no such thing"), 1, "no such thing"),
    (Failure("wrong usage", 2), 2, "wrong usage"),
    (OSError(28, "No space left on device", "/a b/c"), 1, "/a b/c: No space left on device"),
    (OSError("odd"), 1, "odd"),
    (OSError(), 1, "OSError"),
    (PermissionError(13, "Permission denied"), 1, "Permission denied"),
    (KeyboardInterrupt(), 1, "interrupted; nothing was changed"),
    (EOFError(), 1, "interrupted; nothing was changed"),
]


@pytest.mark.parametrize(("error", "code", "message"), FAILURES)
def test_what_stops_it_is_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, message: str
) -> None:
    def fail(*_arguments: object) -> int:
        raise error

    monkeypatch.setattr(new, "run", fail)
    assert run("new", "site") == (code, "", f"sphinx-academic: {message}\n")
    if isinstance(error, OSError):
        assert explained(error) == message


@pytest.mark.parametrize(
    ("options", "is_asked", "is_said"),
    [([], True, True), (["--no-input"], False, True), (["--quiet"], False, False), (["-q"], False, False)],
)
def test_whether_it_asks_and_says(
    run: Run, monkeypatch: pytest.MonkeyPatch, options: list[str], is_asked: bool, is_said: bool
) -> None:
    found: list[bool] = []

    def note(_arguments: object, terminal: Any) -> int:
        found.append(terminal.interactive)
        terminal.say("said")
        terminal.error("wrong")
        return 3

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr(new, "run", note)
    done = run("new", "site", *options)
    assert done == (3, "said\n" if is_said else "", "sphinx-academic: wrong\n")
    assert found == [is_asked]


def test_values_between_options_are_of_the_argument_that_takes_several(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from sphinx_academic.cli import importing

    found: list[list[str]] = []
    monkeypatch.setattr(importing, "run", lambda arguments, _terminal: found.append(arguments.paths) or 0)
    for arguments in (
        ["a", "--force", "b"],
        ["--force", "a", "b"],
        ["a", "b", "--force"],
        ["a", "--kind", "x", "b", "--force", "c"],
    ):
        assert run("import", *arguments).code == 0
    assert found == [["a", "b"]] * 3 + [["a", "b", "c"]]


def test_signals_that_end_a_process_are_interrupts() -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    for number in before:
        with pytest.raises(KeyboardInterrupt), _signals_as_interrupts():
            signal.raise_signal(number)
    assert {number: signal.getsignal(number) for number in before} == before


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("sphinx-academic 0")


def test_all_options_of_all_subcommands() -> None:
    """What each takes, and what the help says of it, whatever the width of the terminal."""
    lines = []
    (commands,) = (action for action in _parser()._actions if isinstance(action.choices, dict))
    for name, parser in commands.choices.items():
        for action in parser._actions:
            names = ", ".join(action.option_strings) or action.dest
            takes = action.metavar or ("|".join(action.choices) if action.choices else "")
            facts = [f"nargs {action.nargs}"] if action.nargs not in (None, 0) else []
            facts += [f"default {action.default!r}"] if action.default not in (None, False) else []
            shown = f"{name} {names} {takes}".strip()
            lines.append(f"{shown}: {action.help}{''.join(f' [{fact}]' for fact in facts)}\n")
    compare(Path(__file__).parent / "expected" / "options.txt", "".join(lines))
