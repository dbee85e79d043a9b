"""Names in the front matter of pages that look like ours, and that nothing reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.diagnostics import warn
from ..core.settings import PAGE_NAMES, is_unread
from ..model.problems import Kind
from ..model.suggestions import did_you_mean

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def check_names(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of names that begin as our settings do; of those of pages that were read before, too."""
    for docname, fields in sorted(env.metadata.items()):
        for name in filter(is_unread, fields):
            hint = "set it in conf.py" if name in app.config else did_you_mean(name, PAGE_NAMES)
            message = f"‘{name}’ is no name for front matter and is ignored; {hint}"
            warn(Kind.OPTION, message, location=(docname, _line(env, docname, name)))


def _line(env: BuildEnvironment, docname: str, name: str) -> int:
    """Return the line of a field of the front matter; MyST does not keep it."""
    try:
        source = Path(env.doc2path(docname)).read_text("utf-8-sig", errors="replace")
    except OSError:
        return 1
    field = re.search(rf"""^[:"']?{re.escape(name)}["']?\s*:""", source, re.MULTILINE)
    return source.count("\n", 0, field.start()) + 1 if field else 1
