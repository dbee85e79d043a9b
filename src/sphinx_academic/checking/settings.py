"""Checks of settings that a site lacks, or whose names are wrong."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.settings import PREFIX
from ..core.site_address import is_unusable, site_address
from ..model.site_checks import Level, SiteFinding
from ..model.suggestions import nearest

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NAME = "html_baseurl"
#: files that say how hosts build a site; Read the Docs gives the address itself
_OF_HOSTS = (
    ".github/workflows/*.y*ml",
    ".gitlab-ci.yml",
    "Makefile",
    "netlify.toml",
    "tox.ini",
    "noxfile.py",
)
#: how much a name resembles that of a setting if it is hardly one of the author's own
_ALIKE = 0.88
_READ_THE_DOCS = (".readthedocs.yaml", ".readthedocs.yml")


def no_address(app: Sphinx) -> Iterator[SiteFinding]:
    """Find that the address of the site is known neither here nor where it is built."""
    if site_address(app.config) or is_unusable(app.config):
        return
    folders = [Path(app.confdir), *list(Path(app.confdir).parents)[:2]]
    for folder in folders:
        if any((folder / name).is_file() for name in _READ_THE_DOCS) or _is_named(folder):
            return
    message = "html_baseurl is not set, so that there are no feeds and no canonical links"
    yield SiteFinding("baseurl", Level.HINT, message, str(Path(app.confdir, "conf.py")))


def misspelt_names(app: Sphinx) -> Iterator[SiteFinding]:
    """Find names in ``conf.py`` that nothing reads, and that resemble the name of a setting."""
    conf = Path(app.confdir, "conf.py")
    try:
        tree = ast.parse(conf.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    read = {node.id for node in names if not isinstance(node.ctx, ast.Store)}
    known = sorted(app.config.values)
    for statement in tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else ()
        for target in targets:
            # of ours, each build warns
            if not isinstance(target, ast.Name) or target.id.startswith((PREFIX, "_")):
                continue
            if target.id in app.config or target.id in read:
                continue
            if near := nearest(target.id, known, alike=_ALIKE):
                message = f"{target.id} is no setting and is ignored; did you mean ‘{near}’?"
                yield SiteFinding("setting", Level.WARNING, message, str(conf), target.lineno)


def _is_named(folder: Path) -> bool:
    files = (path for pattern in _OF_HOSTS for path in folder.glob(pattern))
    return any(_NAME in path.read_text("utf-8", "replace") for path in files if path.is_file())
