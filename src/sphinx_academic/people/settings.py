"""Settings: how people are shown."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ..core.settings import Settings, option


class PeopleSettings(Settings):
    """How people are shown."""

    people_groups: dict[str, Any] = option(
        {},
        (dict,),
        "Headings of ``{people}``, as a table from group to heading, in the order in which the groups are "
        "shown; other groups follow in their usual order. ``None`` shows a group only where a page names it.",
    )
    people_pages: str = option(
        "",
        (str,),
        "Folder in which a page is created for each person with a ``group`` who has none, as a file of the "
        "site that is never overwritten.",
        rebuild="",
    )
    sidebar: bool = option(
        False,
        (bool,),
        "Show the ``{profile}`` of the site in the sidebar of every page, if the theme has a place for it.",
        rebuild="html",
    )

    favicon: bool = option(
        True,
        (bool,),
        "Make a favicon where the site has none: the initials on the homepage's ``{profile}``, on the colour "
        "of ``academic_accent``.",
        rebuild="html",
    )

    @cached_property
    def group_headings(self) -> dict[str, str | None]:
        """Return the headings of groups of people, in their order; None for groups that are not shown."""
        return self.labels("people_groups", self.people_groups)

    def check(self) -> None:
        """Warn of what cannot be used, where ``conf.py`` is read."""
        _ = self.group_headings
