"""Our own layouts of lists and formats of files, each added as other packages add theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.late import late_function
from .registration import BIBTEX_ON_REQUEST, add_export, add_layout

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_CITATION = frozenset({"authors", "venue", "date", "note", "badges", "links"})


def setup_layouts(app: Sphinx) -> None:
    """Add our own layouts."""
    add_layout(app, "list", template="publications", parts=_CITATION | {"abstract", BIBTEX_ON_REQUEST})
    add_layout(
        app, "gutter", template="publications-gutter", parts=_CITATION | {"abstract", BIBTEX_ON_REQUEST}
    )
    add_layout(app, "compact", template="publications-compact", parts=_CITATION - {"note"})
    add_layout(app, "cards", template="publications-cards", parts=_CITATION - {"note"} | {"preview"})
    # the column of years is in HTML alone
    add_layout(
        app,
        "table",
        template="publications-table",
        tag="table",
        parts=_CITATION - {"date", "note"},
        printed=["date"],
    )


def setup_exports(app: Sphinx) -> None:
    """Add our own formats of files."""
    for name, label, suffix, media_type in (
        ("bibtex", "BibTeX", ".bib", "application/x-bibtex"),
        ("csl-json", "CSL-JSON", ".json", "application/vnd.citationstyles.csl+json"),
        ("ris", "RIS", ".ris", "application/x-research-info-systems"),
    ):
        write = late_function(f"publications.downloads:write_{name.replace('-', '_')}")
        add_export(app, name, label=label, suffix=suffix, media_type=media_type, write=write)
