"""A documentation that uses nothing of ours, and what builders write of it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

from support import Built

SITE = Path(__file__).parent / "site"
FILES = {path.relative_to(SITE).as_posix(): path.read_bytes() for path in SITE.rglob("*") if path.is_file()}

CONF: dict[str, Any] = {
    "project": "Tides",
    "author": "Ann Doe",
    "copyright": "2026, Ann Doe",
    "version": "1",
    "release": "1",
    "extensions": ["myst_parser"],
    "myst_enable_extensions": ["dollarmath", "colon_fence", "deflist", "substitution", "html_image"],
    "suppress_warnings": ["myst.xref_missing", "toc", "ref", "epub"],
    "html_theme": "alabaster",
    "html_baseurl": "https://example.org/tides/",
    "html_last_updated_fmt": None,
    "numfig": True,
    "numfig_secnum_depth": 2,
    "math_number_all": True,
    "linkcheck_ignore": [".*"],
    "man_pages": [("index", "tides", "Tides", "Ann Doe", 7)],
    "epub_show_urls": "footnote",
    "gettext_additional_targets": ["index", "literal-block", "image"],
    "latex_elements": {"preamble": "% of the author"},
}

#: what only says how a folder was made, or differs from run to run
_OUR_OWN = re.compile(r"\.buildinfo(\.bak)?$|\.doctrees/|environment\.pickle$|last_build$|objects\.inv\.tmp")


def _content(path: Path, site: Path) -> Any:
    if path.suffix == ".epub":
        with zipfile.ZipFile(path) as book:
            return {name: book.read(name) for name in book.namelist()}
    content = path.read_bytes()
    if path.name.startswith("searchindex.js"):
        # versions of extensions, to be read again when they change: ours and that of sphinxcontrib-bibtex
        content = re.sub(rb'"envversion": ?\{[^}]*\}', b"", content)
    # documents written as XML name their sources, and all domains
    return re.sub(rb' xmlns:(academic|cite|footcite|pub)="[^"]*"', b"", content.replace(bytes(site), b""))


def output(built: Built) -> dict[str, Any]:
    """Return what a builder wrote, by the names of files."""
    names = {path: path.relative_to(built.outdir).as_posix() for path in built.outdir.rglob("*")}
    return {
        name: _content(path, Path(built.app.srcdir))
        for path, name in names.items()
        if path.is_file() and not _OUR_OWN.search(name)
    }
