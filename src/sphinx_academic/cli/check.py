"""``sphinx-academic check``: what is wrong with a site, in one report."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from ..model.site_checks import OTHER_RULES, Level, SiteFinding
from . import values
from .new import type_of
from .reports import FORMATS, Report
from .site_folder import builder_of, source_folder
from .terminal import Failure, Terminal

DESCRIPTION = """\
Build the site in DIR elsewhere, and report what is wrong with it: warnings of
Sphinx and of this extension with all checks across entries, papers in which you
were not found, dead links, pictures without words, private data and more. DIR
stays as it is. No other host is contacted without --external.
"""
EXAMPLES = """\
examples:
  sphinx-academic check
  sphinx-academic check homepage --external
  sphinx-academic check docs --format github

exit codes: 0 nothing, or hints alone; 1 a warning or an error; 2 wrong usage
"""
_BUILDERS = ("html", "dirhtml")
#: builds the site, in a process of its own; the first argument is where this package is, which may have been
#: found from another current folder
_PROGRAM = (
    "import sys; sys.path.append(sys.argv.pop(1)); "
    "from sphinx_academic.checking.run import main; main(sys.argv[1:])"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``check``."""
    parser.add_argument(
        "dir",
        nargs="?",
        default=".",
        type=type_of(values.folder),
        metavar="DIR",
        help="folder with the site's conf.py, or above it; default: the current one",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text for readers, json for programs, github for annotations in a workflow; default: text",
    )
    parser.add_argument("--external", action="store_true", help="also try the links to other sites")
    parser.add_argument(
        "--accessible", action="store_true", help="also look at the pages with axe-core in a Chromium"
    )
    parser.add_argument(
        "--builder",
        choices=_BUILDERS,
        help="the one that makes the site; default: that of .readthedocs.yaml or a workflow, else html",
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Check a site, and write the report."""
    if find_spec("sphinx") is None:
        raise Failure('Sphinx is not installed here; pip install "sphinx-academic[site]"')
    source = source_folder(Path(arguments.dir).expanduser())
    builder = arguments.builder or builder_of(source)
    others = [name for name in ("external", "accessible") if getattr(arguments, name)]
    report = _checked(source, builder, others, terminal)
    text = report.written(arguments.format, quiet=arguments.quiet, colours=_has_colours())
    if text:
        print(text, flush=True)
    return int(any(found.level is not Level.HINT for found in report.findings))


def _checked(source: Path, builder: str, others: list[str], terminal: Terminal) -> Report:
    """Check a site in a process of its own, for conf.py may do anything."""
    # ours, so that nothing of it is left if that process is killed
    with tempfile.TemporaryDirectory(prefix="sphinx-academic-check-", ignore_cleanup_errors=True) as folder:
        # with -P, no file of the current folder takes the place of a module
        python = [sys.executable, "-P", "-c", _PROGRAM, os.fspath(Path(__file__).resolve().parents[2])]
        command = [*python, os.fspath(source.resolve()), folder, builder, *others]
        errors = Path(folder, "errors")
        with errors.open("wb") as sink:
            code = _run(command, sink, terminal)
        return _read(Path(folder, "result.json"), source, errors.read_text("utf-8", "replace"), code)


def _run(command: list[str], errors: IO[bytes], terminal: Terminal) -> int:
    """Run a command, show the steps that it names, and return its exit code."""
    # no bytecode of what conf.py imports is left in the site
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    # in English, as our own: Sphinx has the words of its warnings in the language of the terminal
    environment |= {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=errors,
        env=environment,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            for line in process.stdout or ():
                terminal.progress(f"{line.rstrip()} …")
        except BaseException:
            process.terminate()
            raise
    return process.returncode


def _read(path: Path, source: Path, errors: str, code: int) -> Report:
    try:
        result = json.loads(path.read_bytes())
    except (OSError, ValueError):
        # it has ended before its time: by os._exit in conf.py, by the system
        last = next(iter(errors.strip().splitlines()[-1:]), f"exit code {code}")
        message = f"the build was ended before its time: {last}"
        conf = os.fspath(source / "conf.py")
        return Report(source, (SiteFinding("build", Level.ERROR, message, conf),), OTHER_RULES)
    findings = tuple(
        SiteFinding(rule, Level(level), message, file, line)
        for rule, level, message, file, line in result["findings"]
    )
    rules = {name: (title, remedy) for name, (title, remedy) in result["rules"].items()}
    return Report(source, findings, rules, result["pages"])


def _has_colours() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
