"""Exhibitions, instruments and catalogues of artists on the pages of sphinx-academic."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from sphinx_academic.api import (
    Badge,
    CheckedSite,
    Finding,
    Part,
    ProblemKind,
    Publication,
    PublicationView,
    add_check,
    add_export,
    add_layout,
    add_link_kind,
    add_problem_kinds,
    add_profile_service,
    add_section,
    warn,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent
CATALOGUE = "sphinx_exhibitions"
_ = get_translation(CATALOGUE)


class WorkKind(ProblemKind):
    """What is wrong with works."""

    CATALOGUE = "catalogue", "A work has two numbers in the catalogue. Remove one."


def find_two_numbers(app: Sphinx, records: Sequence[Publication]) -> None:
    """Warn of works with two numbers."""
    for record in records:
        if {"catalogue", "catalog"} <= record.fields.keys():
            message = f"{record.key}: there are two numbers in the catalogue; the first is shown; remove one"
            warn(WorkKind.CATALOGUE, message, location=f"{record.file}:{record.line}")


def works(entries: Sequence[Publication]) -> str:
    """Return a table of works."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["key", "title", "year", "medium"])
    for entry in entries:
        writer.writerow([entry.key, entry.plain_title, entry.year or "", entry.fields.get("medium", "")])
    return text.getvalue()


def without_medium(site: CheckedSite) -> Iterator[Finding]:
    """Find works that do not say what they are made of, if any of the site does."""
    pictures = [entry for entry in site.publications if entry.original_type == "artwork"]
    if any("medium" in entry.fields for entry in pictures):
        for entry in pictures:
            if "medium" not in entry.fields:
                yield entry, "the work has no medium; add one, such as medium = {oil on canvas}"


def show_medium(app: Sphinx, view: PublicationView, record: Publication) -> PublicationView | None:
    """Show what a work is made of as a badge."""
    medium = record.fields.get("medium", "")
    return view._replace(badges=(*view.badges, Badge(medium, "medium"))) if medium else None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add everything."""
    app.setup_extension("sphinx_academic")
    app.add_message_catalog(CATALOGUE, str(HERE / "locale"))
    add_section(
        app,
        "exhibitions",
        title=_("Exhibitions"),
        parts=("kind", "title", "organisation", "place", "curator"),
        new_parts=[
            Part("kind", ("format",)),
            Part("curator", ("curators",), _("curated by %s"), r"curated\s+by\s+", takes_rest=True),
        ],
        order=650,
        pdf="two-lines",
        json_resume_type="exhibition",
        rendercv="experience",
        description="Shows of works, alone or with others.",
    )
    add_section(app, "instruments", title=_("Instruments"), content="values", order=1350)
    add_layout(
        app,
        "catalogue",
        template=HERE / "templates" / "catalogue.html",
        parts=["date", "badges", "links"],
        tag="div",
        printed=["note"],
    )
    add_link_kind(
        app,
        "catalogue",
        label=_("Catalogue"),
        fields=("catalogue", "catalog"),
        address="https://catalogue.example.org/{}",
    )
    add_export(app, "works", label=_("Works"), suffix=".csv", media_type="text/csv", write=works)
    add_check(app, "medium", without_medium, description="A work has no medium, though others have one.")
    add_profile_service(app, "gallery", label="Gallery", address="https://gallery.example.org/artists/")
    add_problem_kinds(app, WorkKind)
    app.connect("academic-publications-read", find_two_numbers)
    app.connect("academic-view", show_medium)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
