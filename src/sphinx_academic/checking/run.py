"""One run: the build, the checks of what was built, and the file with what is found.

Standard output has a line for each step, which the command shows to whoever waits.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..core.extensions import registered
from ..core.lint_checks import site_checks
from ..core.site_warnings import WARNINGS
from ..model.checks import subtype
from ..model.site_checks import OTHER_RULES, SITE_CHECKS, Level, SiteFinding
from ..problem_kinds import PROBLEM_KINDS
from .build import OURS, BuildFailed, CheckedSphinx, build, line_of_name
from .network import no_network


def main(arguments: Sequence[str]) -> None:
    """Check a site.

    :param arguments: folder of ``conf.py``, an empty folder, builder, and what else is checked
    """
    source, folder, builder, *others = arguments
    # what conf.py and other programs print is no step
    steps = os.dup(sys.stdout.fileno())
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def step(text: str) -> None:
        os.write(steps, f"{text}\n".encode())

    found = check(Path(source), Path(folder), builder, others, step)
    Path(folder, "result.json").write_text(json.dumps(found), "utf-8")


def check(
    source: Path, folder: Path, builder: str, others: Sequence[str], step: Callable[[str], None]
) -> dict[str, Any]:
    """Return what is found, as data for JSON.

    :param step: called with each step as it begins
    """
    rules: dict[str, tuple[str, str]] = dict(OTHER_RULES)
    # also where the build fails before extensions are set up
    rules |= (_rule(kind, kind.description) for kind in PROBLEM_KINDS)
    findings: list[SiteFinding] = []
    pages = 0
    step("Building the site")
    try:
        with no_network():
            app = build(source, folder, builder)
            step("Checking pages")
            pages = len(app.env.found_docs)
            findings += [*_without_ours(app), *app.findings]
            rules |= _rules(app)
            for name, check in registered(app.config, SITE_CHECKS).items():
                findings += _run(name, check.find, app)
        if "external" in others:
            from .external import external_links

            step("Checking links to other sites")
            findings += _run("external", lambda _app: external_links(source, folder), app)
        if "accessible" in others:
            from .accessible import inaccessible

            step("Looking at the pages in a browser")
            findings += _run("accessible", inaccessible, app)
    except BuildFailed as failure:
        findings += failure.findings
    return {
        "pages": pages,
        "rules": rules,
        "findings": [
            [found.rule, found.level, found.message, _absolute(found.file, source), found.line]
            for found in dict.fromkeys(findings)
        ],
    }


def _rule(kind: str, description: str) -> tuple[str, tuple[str, str]]:
    return f"academic.{kind}", (f"Warnings of type academic.{kind}", description)


def _rules(app: CheckedSphinx) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the rules that a build has besides: those of other extensions, and of checks of sites."""
    for kind in registered(app.config, WARNINGS).values():
        yield _rule(kind, kind.description)
    for name, check in site_checks(app.config).items():
        yield _rule(subtype(name), check.description)
    for name, site_check in registered(app.config, SITE_CHECKS).items():
        yield name, (site_check.title, site_check.remedy)


def _without_ours(app: CheckedSphinx) -> Iterator[SiteFinding]:
    if OURS not in app.extensions:
        conf = Path(app.confdir, "conf.py")
        message = "sphinx_academic is not among extensions, so that only warnings of others are reported"
        yield SiteFinding("extension", Level.HINT, message, str(conf), line_of_name(conf, "extensions"))


def _absolute(file: str, source: Path) -> str:
    """Return the path of a file; names of .bib files begin at the folder of ``conf.py``."""
    return os.fspath(source / file) if file else ""


def _run(
    name: str, find: Callable[[CheckedSphinx], Iterable[SiteFinding]], app: CheckedSphinx
) -> list[SiteFinding]:
    try:
        found = list(find(app))
        if wrong := next((one for one in found if not isinstance(one, SiteFinding)), None):
            raise TypeError(f"{wrong!r} is no SiteFinding")
    except Exception as error:  # code of others among them, which may fail in any way
        text = " ".join(f"{type(error).__name__}: {error}".split())
        return [SiteFinding("check", Level.ERROR, f"the check ‘{name}’ has failed: {text}")]
    return found
