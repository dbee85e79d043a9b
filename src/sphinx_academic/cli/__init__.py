"""The command ``sphinx-academic``, with one module for each of its subcommands.

It works on files and never imports Sphinx, so that it starts at once and runs where Sphinx is broken.
"""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NoReturn, Protocol, cast

from .. import __version__
from .terminal import Failure, Terminal

#: exit codes; argparse uses the last one, too
DONE, FAILED, USAGE = 0, 1, 2

#: the subcommands, each in a module of its name, in the order in which the help lists them
COMMANDS: Mapping[str, str] = {
    "new": "start a homepage, the site of a lab, or a page of papers in a documentation",
    "sync": "bring papers of ORCID, OpenAlex and other services into the .bib file",
    "import": "move a homepage that was made with another generator",
    "check": "report what is wrong with a site",
}
#: those whose modules have another name, which Python needs
_MODULES: Mapping[str, str] = {"import": "importing"}

_EXAMPLES = """\
examples:
  sphinx-academic new homepage              ask a few questions and write a site
  sphinx-academic new --from papers.bib     the same with the papers of a .bib file
  sphinx-academic new --help                what can be chosen, with more examples
  sphinx-academic import old-site homepage  move an old site
  sphinx-academic sync --dry-run            show which papers services have
  sphinx-academic check homepage            report what is wrong with a site
"""


class Command(Protocol):
    """What the module of a subcommand has."""

    #: shown above and below the options in its help
    DESCRIPTION: str
    EXAMPLES: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add arguments to the parser of the subcommand.

        Its default ``several`` names the argument that takes several values, which may stand between options.
        """

    def run(self, arguments: argparse.Namespace, terminal: Terminal) -> int:
        """Run the subcommand and return its exit code.

        :raises Failure: for what has gone wrong and the author can put right
        """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    :param arguments: those behind the name of the command; those of the process if None
    """
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            # a name that the terminal has no characters for is no reason to stop
            reconfigure(errors="backslashreplace")
    parser = _parser()
    try:
        parsed, unknown = parser.parse_known_args(arguments)
        several = getattr(parsed, "several", "")
        if several and not any(argument.startswith("-") for argument in unknown):
            # argparse takes the values of an argument from one place, before or behind options
            setattr(parsed, several, [*getattr(parsed, several), *unknown])
        elif unknown:
            getattr(parsed, "parser", parser).error(f"unrecognized arguments: {' '.join(unknown)}")
    except SystemExit as stop:  # argparse has written help, version or what is wrong
        return int(stop.code or DONE)
    if parsed.command is None:
        parser.print_help()
        return USAGE
    with _signals_as_interrupts():
        return _run(parsed)


def _run(parsed: argparse.Namespace) -> int:
    terminal = Terminal(quiet=parsed.quiet, questions=not (parsed.quiet or parsed.no_input))
    try:
        return cast(Command, parsed.module).run(parsed, terminal)
    except Failure as failure:
        terminal.error(str(failure))
        return failure.code
    except BrokenPipeError:
        # what reads the output has seen enough; nothing more is written, also not at the end of the process
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        terminal.error(explained(error))
        return FAILED
    except (KeyboardInterrupt, EOFError):
        terminal.error("interrupted; nothing was changed")
        return FAILED


def explained(error: OSError) -> str:
    """Return what the system says of a file, in one sentence."""
    reason = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {reason}" if error.filename else reason


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="sphinx-academic",
        description="Academic homepages with Sphinx: start a site, move one, check it.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"sphinx-academic {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, help in COMMANDS.items():
        module = cast(Command, importlib.import_module(f".{_MODULES.get(name, name)}", __name__))
        subparser = commands.add_parser(
            name,
            help=help,
            description=module.DESCRIPTION,
            epilog=module.EXAMPLES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            # an option of a later version would change what a shortened one means
            allow_abbrev=False,
        )
        module.add_arguments(subparser)
        general = subparser.add_argument_group("general options")
        general.add_argument(
            "-q", "--quiet", action="store_true", help="no questions, and no output but errors"
        )
        general.add_argument(
            "--no-input", action="store_true", help="no questions; options and defaults count"
        )
        subparser.set_defaults(module=module, parser=subparser)
    return parser


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where help is; the usage of all options would hide it."""
        self.exit(USAGE, f"{self.prog}: {message}\nTry '{self.prog} --help'.\n")


@contextmanager
def _signals_as_interrupts() -> Iterator[None]:
    """Let signals that end a process be an exception, after which all is put back."""

    def interrupt(_signal: int, _frame: object) -> NoReturn:
        raise KeyboardInterrupt

    names = ("SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    try:
        before = {number: signal.signal(number, interrupt) for number in numbers}
    except ValueError:  # not in the main thread, which is the one that gets signals
        before = {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
