"""People: ``{people}``, ``{profile}``, the sidebar, and links from names to homepages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the directives of people and of the profile."""
    from ..authoring.registration import add_directive
    from ..core.late import add_late_post_transform, late_class
    from ..rendering.registration import add_nodes

    profile = "people.profile_nodes"
    add_nodes(app, profile, "profile", "profile_head", "profile_bio", "profile_title")
    add_late_post_transform(app, f"{profile}:ExpandProfiles", 5, of=profile)
    add_directive(app, "profile", late_class("people.profile:ProfileDirective"))
    add_nodes(app, "people.nodes", "people_list")
    add_late_post_transform(app, "people.nodes:ExpandPeople", 5, of="people.nodes")
    add_directive(app, "people", late_class("people.directive:PeopleDirective"))
