"""The report of ``sphinx-academic check``: for readers, for programs, and as annotations on GitHub."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from ..model.site_checks import Level, SiteFinding

#: changes when a program that reads the JSON would have to
_VERSION = 1
_LEVELS = tuple(Level)
#: those of GitHub
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}
_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.HINT: "36"}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
#: of the markup of descriptions
_LITERAL = re.compile("``([^`]*)``")


@dataclass(frozen=True)
class Report:
    """What was found in a site."""

    source: Path
    findings: tuple[SiteFinding, ...]
    #: name -> title and remedy
    rules: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    pages: int = 0

    def sorted(self) -> list[SiteFinding]:
        """Return findings by level, rule and place, with paths as seen from here."""
        found = (
            SiteFinding(one.rule, one.level, _CONTROLS.sub(" ", one.message), _shown(one.file), one.line)
            for one in self.findings
        )
        order = {rule: self._order(rule) for rule in {one.rule for one in self.findings}}
        return sorted(
            found,
            key=lambda one: (order[one.rule], one.rule, one.level_order, one.file, one.line, one.message),
        )

    def _order(self, rule: str) -> int:
        """Return the worst level of a rule, whose findings stand together."""
        return min(_LEVELS.index(one.level) for one in self.findings if one.rule == rule)

    def written(self, form: str, *, quiet: bool = False, colours: bool = False) -> str:
        """Return the report in a format.

        :param quiet: errors and warnings only, without what to do about them and without a summary
        """
        return FORMATS[form](self, quiet, colours)

    @property
    def summary(self) -> str:
        """Return how much was found."""
        counts = (_count(sum(one.level is level for one in self.findings), level) for level in _LEVELS)
        found = ", ".join(filter(None, counts)) or "nothing found"
        return f"{found} in {self.pages} page{'' if self.pages == 1 else 's'}" if self.pages else found


def _count(number: int, level: Level) -> str:
    return f"{number} {level}{'' if number == 1 else 's'}" if number else ""


def _shown(path: str) -> str:
    """Return a path as seen from the current folder, if it is below that."""
    if not path:
        return ""
    for here in (os.curdir, os.environ.get("PWD", os.curdir)):
        relative = os.path.relpath(os.path.realpath(path), os.path.realpath(here))
        if not relative.startswith(os.pardir):
            return Path(relative).as_posix()
    return path


def _plain(text: str) -> str:
    """Return a description without its markup."""
    return _LITERAL.sub(r"\1", text)


def _text(report: Report, quiet: bool, colours: bool) -> str:
    return "\n".join(_lines(report, quiet, colours))


def _lines(report: Report, quiet: bool, colours: bool) -> Iterator[str]:
    def styled(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colours else text

    found = [one for one in report.sorted() if not (quiet and one.level is Level.HINT)]
    for rule, group in groupby(found, key=lambda one: one.rule):
        title, remedy = report.rules.get(rule, ("", ""))
        if not quiet:
            heading = f"{rule}: {title}" if title and not title.endswith(rule) else rule
            yield styled(heading, "1")
            if remedy:
                yield f"  {_plain(remedy)}"
        for one in group:
            place = ":".join(map(str, filter(None, (one.file, one.line))))
            level = styled(one.level, _COLOURS[one.level])
            indent, name = ("", f" [{rule}]") if quiet else ("    ", "")
            yield f"{indent}{f'{place}: ' if place else ''}{level}: {one.message}{name}"
        if not quiet:
            yield ""
    if not quiet:
        yield styled(report.summary, "1")


def _json(report: Report, quiet: bool, _colours: bool) -> str:
    found = report.sorted()
    content = {
        "version": _VERSION,
        "site": _shown(os.fspath(report.source)) or ".",
        "pages": report.pages,
        "counts": {level: sum(one.level is level for one in found) for level in _LEVELS},
        "findings": [
            {
                "rule": one.rule,
                "level": one.level,
                "file": one.file,
                "line": one.line or None,
                "message": one.message,
                "remedy": _plain(report.rules.get(one.rule, ("", ""))[1]),
            }
            for one in found
            if not (quiet and one.level is Level.HINT)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _github(report: Report, quiet: bool, _colours: bool) -> str:
    """Return workflow commands, as GitHub's documentation has them."""
    return "\n".join(_command(one) for one in report.sorted() if not (quiet and one.level is Level.HINT))


def _command(one: SiteFinding) -> str:
    properties = {"file": one.file, "line": str(one.line or ""), "title": one.rule}
    stated = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{_COMMANDS[one.level]} {stated}::{_data(one.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


#: by the names of ``--format``
FORMATS: Mapping[str, Callable[[Report, bool, bool], str]] = {"text": _text, "json": _json, "github": _github}
