"""What the command says, and what it asks where there is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Failure(Exception):
    """What has gone wrong, as a sentence for the author."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


class Terminal:
    """Standard output for what was done, standard error for what is wrong."""

    def __init__(self, *, quiet: bool = False, questions: bool = True) -> None:
        """Open it.

        :param questions: whether questions may be asked, which they are only at a terminal
        """
        self._quiet = quiet
        self.interactive = questions and sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()

    def say(self, text: str = "") -> None:
        """Write a line of what was done."""
        if not self._quiet:
            print(text, flush=True)

    def progress(self, text: str) -> None:
        """Write a line of what takes a while, where a person waits for it."""
        if not self._quiet and sys.stderr.isatty():
            print(text, file=sys.stderr, flush=True)

    def error(self, text: str) -> None:
        """Write what is wrong."""
        print(f"sphinx-academic: {text}", file=sys.stderr, flush=True)

    def ask(self, question: str, check: Callable[[str], Value], default: str = "") -> Value:
        """Return what the author types, checked, or the default for an empty line.

        :param check: raises ValueError with what is wanted; the question is asked again
        :raises EOFError: at the end of the input
        """
        prompt = f"{question} [{default}]: " if default else f"{question}: "
        while True:
            try:
                return check(input(prompt).strip() or default)
            except ValueError as error:
                print(f"  {error}")
