"""One run: the build, the checks of what was built, and the file with what is found.

Standard output has a line for each step, which the command shows to whoever waits.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..core.extensions import registered
from ..core.site_checks import site_checks
from ..model.checks import subtype
from ..model.problems import Kind
from ..model.site_checks import OTHER_RULES, SITE_CHECKS, Level, SiteFinding
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

    found = _check(Path(source), Path(folder), builder, others, step)
    Path(folder, "result.json").write_text(json.dumps(found), "utf-8")


def _check(source: Path, folder: Path, builder: str, others: Sequence[str], step: Any) -> dict[str, Any]:
    step("Building the site")
    findings: list[SiteFinding] = []
    rules: dict[str, tuple[str, str]] = dict(OTHER_RULES)
    rules |= {f"academic.{kind}": (f"Warnings of type academic.{kind}", kind.description) for kind in Kind}
    pages = 0
    try:
        with no_network():
            app = build(source, folder, builder)
            step("Checking pages")
            pages = len(app.env.found_docs)
            checks = registered(app.config, SITE_CHECKS)
            if OURS not in app.extensions:
                message = (
                    "sphinx_academic is not among extensions, so that only warnings of others are reported"
                )
                conf = source / "conf.py"
                findings.append(
                    SiteFinding("extension", Level.HINT, message, str(conf), line_of_name(conf, "extensions"))
                )
            for name, other in site_checks(app.config).items():
                rule = f"academic.{subtype(name)}"
                rules.setdefault(rule, (f"Warnings of type {rule}", other.description))
            rules |= {name: (check.title, check.remedy) for name, check in checks.items()}
            findings += app.findings
            for name, check in checks.items():
                findings += _run(name, check.find, app)
        if "external" in others:
            from .external import external_links

            step("Checking links to other sites")
            findings += external_links(source, folder)
        if "accessible" in others:
            from .accessible import inaccessible

            step("Looking at the pages in a browser")
            findings += inaccessible(app)
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


def _absolute(file: str, source: Path) -> str:
    """Return the path of a file; names of .bib files begin at the folder of ``conf.py``."""
    return os.fspath(source / file) if file else ""


def _run(name: str, find: Any, app: CheckedSphinx) -> Iterator[SiteFinding]:
    try:
        yield from list(find(app))
    except Exception as error:  # code of others among them, which may fail in any way
        message = f"the check ‘{name}’ has failed: {type(error).__name__}: {error}"
        yield SiteFinding("check", Level.ERROR, message)
