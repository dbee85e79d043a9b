"""Sections of a homepage: dated lists such as ``{education}``, projects, service, skills, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register a directive for each kind of section."""
    from ..core.late import add_late_post_transform
    from ..rendering.registration import add_nodes
    from .kinds import setup_sections

    dated, groups = "sections.dated_nodes", "sections.group_nodes"
    add_nodes(app, dated, "dated_list", "dated_item", "dated_group", "dated_label")
    add_late_post_transform(app, f"{dated}:ExpandDated", 5, of=dated)
    add_nodes(app, "sections.dated", "dated_from")
    add_late_post_transform(app, "sections.dated:FillDated", 4, of="sections.dated")
    add_nodes(
        app,
        groups,
        "groups",
        "group_list",
        "group",
        "group_label",
        "group_values",
        "group_value",
        "value_level",
        "full_name",
        "venue_years",
    )
    add_late_post_transform(app, f"{groups}:ExpandGroups", 5, of=groups)
    setup_sections(app)
