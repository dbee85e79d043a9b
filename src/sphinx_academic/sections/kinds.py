"""Our own kinds of sections, each added as other packages add theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.i18n import _
from ..core.late import late_class
from .registration import add_listed_section, add_section

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_sections(app: Sphinx) -> None:
    """Add each kind, in the order in which a CV has them."""
    add_section(
        app,
        "education",
        title=_("Education"),
        order=100,
        pdf="two-lines",
        json_resume="education",
        rendercv="education",
    )
    add_section(
        app,
        "experience",
        title=_("Experience"),
        order=200,
        pdf="two-lines",
        json_resume="work",
        rendercv="experience",
    )
    add_section(
        app,
        "research",
        title=_("Research experience"),
        order=300,
        pdf="two-lines",
        json_resume="work",
        rendercv="experience",
    )
    # its room lies below
    add_listed_section(app, "publications", title=_("Publications"), order=400)
    add_section(
        app,
        "teaching",
        title=_("Teaching"),
        parts=("code", "title", "organisation", "place"),
        order=500,
        json_resume="work",
        rendercv="experience",
    )
    add_section(app, "talks", title=_("Talks"), order=600, json_resume_type="talk")
    add_section(
        app,
        "awards",
        title=_("Honours and awards"),
        parts=("title", "organisation"),
        order=700,
        json_resume="awards",
    )
    add_section(
        app,
        "grants",
        title=_("Grants"),
        parts=("title", "organisation"),
        order=800,
        pdf="name",
        json_resume_type="grant",
    )
    add_section(
        app,
        "projects",
        title=_("Projects"),
        parts=("title", "note"),
        order=900,
        pdf="name",
        json_resume_type="",
        directive=late_class("sections.projects:ProjectsDirective"),
    )
    add_section(
        app,
        "supervision",
        title=_("Supervision"),
        parts=("title", "note"),
        order=1000,
        pdf="two-lines",
        rendercv="experience",
    )
    add_section(
        app,
        "service",
        title=_("Service"),
        content="values",
        order=1100,
        json_resume="volunteer",
        directive=late_class("sections.service:ServiceDirective"),
    )
    add_section(app, "media", title=_("Media"), parts=("title", "organisation"), order=1200)
    add_section(app, "skills", title=_("Skills"), content="values", order=1300)
    add_section(app, "languages", title=_("Languages"), content="values", order=1400, json_resume="languages")
    add_section(app, "tests", title=_("Tests"), content="values", order=1500, json_resume="certificates")
    add_section(
        app,
        "interests",
        title=_("Research interests"),
        content="values",
        order=1600,
        json_resume="interests",
        directive=late_class("sections.skills:InterestsDirective"),
    )
