"""The build of a site that is checked: away from the site, its warnings collected, without a network."""

from __future__ import annotations

import ast
import io
import logging
import re
import traceback
from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from itertools import filterfalse
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError, ExtensionError, SphinxError, ThemeError

from ..core import diagnostics
from ..core.extensions import register, registered
from ..core.lint_checks import site_checks
from ..core.problem_kinds import CoreKind
from ..lint.problem_kinds import LintKind
from ..model import problems
from ..model.checks import subtype
from ..model.problems import LINT
from ..model.site_checks import SITE_CHECKS, Level, SiteFinding
from ..model.suggestions import did_you_mean, nearest
from .checks import CHECKS as OWN_CHECKS

#: of the checks across entries, those that find what is wrong; the others find what might be better
_CERTAIN = frozenset(
    {
        LintKind.LINT_DOI,
        LintKind.LINT_ARXIV,
        LintKind.LINT_PREPRINT,
        LintKind.LINT_TITLE,
        LintKind.LINT_VENUE,
        LintKind.LINT_DRIFT,
    }
)
_ERRORS = frozenset({CoreKind.DEFECT})
_LOCATION = re.compile(r"(?P<file>.+?):(?P<line>\d+)?(?::.*)?$", re.DOTALL)
#: the extension whose checks are made
OURS = "sphinx_academic"
#: extensions that authors of homepages name
_USUAL = (OURS, "myst_parser", "sphinx_copybutton", "sphinx_design", "sphinx_sitemap", "sphinxcontrib.bibtex")
#: of what is not fetched, and not written, because this is a check
_OWN_FAULT = ("failed to reach any of the inventories", "autosummary: stub file not found")


class BuildFailed(Exception):
    """The site cannot be built."""

    def __init__(self, *findings: SiteFinding) -> None:
        super().__init__()
        self.findings = findings


class CheckedSphinx(Sphinx):
    """A build whose warnings are findings."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.findings: list[SiteFinding] = []
        #: subtypes of the checks across entries that the site has chosen
        self._chosen: frozenset[str] = frozenset()
        self._is_listening = False
        super().__init__(*arguments, **options)

    def setup_extension(self, extname: str) -> None:
        """Set up an extension; the first time, the logging of this build has just been made."""
        if not self._is_listening:
            self._is_listening = True
            self._listen()
        super().setup_extension(extname)

    def preload_builder(self, name: str) -> None:
        """Register what this build has besides, when extensions are set up and before values are read."""
        super().preload_builder(name)
        if OURS in self.extensions:
            # an extension may have replaced one
            for name in filterfalse(registered(self.config, SITE_CHECKS).__contains__, OWN_CHECKS):
                register(self, SITE_CHECKS, name, OWN_CHECKS[name])
            # before our own handler, which checks the values
            self.connect("config-inited", self._change_values, priority=0)

    def _listen(self) -> None:
        for handler in logging.getLogger("sphinx").handlers:
            if isinstance(handler, logging.StreamHandler) and handler.level >= logging.WARNING:
                # in its place, behind the filters that Sphinx has for it
                handler.emit = self._note  # type: ignore[method-assign]

    def _change_values(self, _app: Sphinx, config: Config) -> None:
        chosen, known = config.academic_lint, site_checks(config)
        names = known if chosen is True else chosen if isinstance(chosen, list | tuple) else ()
        self._chosen = frozenset(subtype(name) for name in names if name in known)
        is_right = isinstance(chosen, bool) or (
            isinstance(chosen, list | tuple) and all(name in known for name in chosen)
        )
        changes = {
            # a wrong value is left to be reported
            **({"academic_lint": True} if is_right else {}),
            # nothing is written to the site
            "academic_people_pages": "",
            "autosummary_generate": False,
            "nb_execution_mode": "off",
            "jupyter_execute_notebooks": "off",
            # nothing is fetched
            "intersphinx_mapping": {},
        }
        if config.values.get("intersphinx_mapping") and config.intersphinx_mapping:
            changes["nitpicky"] = False
        for name, value in changes.items():
            if name in config:
                setattr(config, name, value)

    def _note(self, record: logging.LogRecord) -> None:
        kind = ".".join(filter(None, (getattr(record, "type", None), getattr(record, "subtype", None))))
        # without the place and the type, which Sphinx's own class of record puts around it
        message = " ".join(logging.LogRecord.getMessage(record).split()).removesuffix(f" [{kind}]")
        if any(fault in message for fault in _OWN_FAULT):
            return
        if kind.startswith("app.add_") or kind == "config.cache":
            # of how a build is made, and not of the site
            return
        file, line = place_of(getattr(record, "location", None))
        self.findings.append(SiteFinding(kind or "sphinx", self._level(record, kind), message, file, line))

    def _level(self, record: logging.LogRecord, kind: str) -> Level:
        subtype = kind.removeprefix(f"{diagnostics.WARNING_TYPE}.")
        if record.levelno >= logging.ERROR or (subtype != kind and subtype in _ERRORS):
            return Level.ERROR
        is_hint = subtype.startswith(LINT) and subtype not in _CERTAIN | self._chosen
        return Level.HINT if is_hint else Level.WARNING


def place_of(location: object) -> tuple[str, int]:
    """Return file and line of a place as Sphinx writes it: ``file:line``, ``file``, or the name of a page."""
    text = str(location or "").partition(": ")[0]
    if text.startswith("<"):
        return "", 0
    # "docstring of" is what autodoc puts before the name of an object
    text = text.partition(":docstring of ")[0]
    match = _LOCATION.match(text)
    if match and match["line"]:
        return match["file"], int(match["line"])
    return text.rstrip(":").removesuffix(":<autosummary>"), 0


def build(source: Path, folder: Path, builder: str) -> CheckedSphinx:
    """Build a site into a folder of its own.

    :raises BuildFailed: if it cannot be built
    """
    # all of them: a report has no end that a terminal could lose
    problems.MOST_PER_KIND = 1_000_000
    try:
        app: CheckedSphinx = application(CheckedSphinx, source, folder, builder)
        app.build()
    except Exception as error:  # of any extension
        raise BuildFailed(*_failure(error, source / "conf.py")) from error
    except SystemExit as error:
        message = f"the build was ended by sys.exit({error.code!r})"
        raise BuildFailed(SiteFinding("build", Level.ERROR, message, str(source / "conf.py"))) from error
    return app


def application(make: Callable[..., Any], source: Path, folder: Path, builder: str) -> Any:
    """Make an application whose output is in a folder of its own."""
    out, doctrees = folder / builder, folder / "doctrees"
    streams = io.StringIO(), io.StringIO()
    return make(source, source, out, doctrees, builder, status=streams[0], warning=streams[1])


def _failure(error: Exception, conf: Path) -> Iterator[SiteFinding]:
    """Yield what is wrong, at the line of ``conf.py`` if it is there."""
    if isinstance(error, ConfigError):
        cause = error.__cause__ or error
        yield SiteFinding("conf", Level.ERROR, *_of_conf(cause, conf))
        return
    text = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, ThemeError) and (match := re.search(r"'([^']+)'", text)):
        themes = [entry.name for entry in entry_points(group="sphinx.html_themes")]
        text = f"{text}; {did_you_mean(match[1], [*sorted(themes), 'alabaster', 'basic'])}"
        yield SiteFinding("conf", Level.ERROR, text, str(conf), line_of_name(conf, "html_theme"))
    elif isinstance(error, ExtensionError) and "import extension" in text:
        name = text.partition("import extension ")[2].partition(" ")[0]
        near = nearest(name, [usual for usual in _USUAL if usual != name])
        text = f"{text}; install it, or correct its name{f' to {near}' if near else ''}"
        yield SiteFinding("conf", Level.ERROR, text, str(conf), line_of_name(conf, "extensions"))
    else:
        name = "" if isinstance(error, SphinxError) else f"{type(error).__name__}: "
        yield SiteFinding("build", Level.ERROR, name + text)


def _of_conf(error: BaseException, conf: Path) -> tuple[str, str, int]:
    """Return message, file and line of an error in ``conf.py``, or in what it imports."""
    if isinstance(error, SyntaxError):
        return f"{type(error).__name__}: {error.msg}", error.filename or str(conf), error.lineno or 0
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(conf)]
    line = (frames[-1].lineno or 0) if frames else 0
    text = " ".join(str(error).split())
    name = "" if isinstance(error, ConfigError) else f"{type(error).__name__}: "
    return f"{name}{text}", str(conf), line


def line_of_name(path: Path, name: str) -> int:
    """Return the line of a Python file that sets a name, or 0."""
    try:
        tree = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return 0
    found = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == name]
    return min(found, default=0)
