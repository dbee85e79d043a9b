"""Where something stands in the sources of a site."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def source_path(app: Sphinx, docname: str) -> str:
    """Return the file of a page."""
    return str(app.env.doc2path(docname))


def source_lines(app: Sphinx, docname: str) -> tuple[str, ...]:
    """Return the lines of the file of a page."""
    return _lines(source_path(app, docname))


@cache
def _lines(path: str) -> tuple[str, ...]:
    try:
        return tuple(Path(path).read_text("utf-8", "replace").splitlines())
    except OSError:
        return ()


def place(app: Sphinx, docname: str, *texts: str, near: int = 0) -> tuple[str, int]:
    """Return file and line where one of some texts stands on a page; without a line where none does.

    :param near: a line in whose neighbourhood it is; the nearest place is returned
    """
    for text in filter(None, texts):
        found = [number for number, line in enumerate(source_lines(app, docname), 1) if text in line]
        if found:
            return source_path(app, docname), min(found, key=lambda number: abs(number - near))
    # texts of entries and of conf.py stand on pages, too
    others = [os.path.join(app.confdir, "conf.py")]
    others += [os.path.join(app.confdir, name) for name in getattr(app.config, "bibtex_bibfiles", ())]
    for path in others:
        for text in filter(None, texts):
            for number, line in enumerate(_lines(path), 1):
                if text in line:
                    return path, number
    return source_path(app, docname), near


def page_files(app: Sphinx) -> dict[str, str]:
    """Return the files of the documents in the output folder, with the names of these."""
    outfile = getattr(app.builder, "get_outfilename", None)
    if outfile is None:
        return {}
    return {os.path.relpath(outfile(name), app.outdir): name for name in sorted(app.env.found_docs)}
