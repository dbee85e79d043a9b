"""Settings: how publications are shown."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ..core.settings import Settings, option


class PublicationSettings(Settings):
    """How publications are shown."""

    badges: dict[str, Any] = option(
        {},
        (dict,),
        "More inline roles that make badges: a table from the role's name to ``title`` (a tooltip) and "
        "``class``. ``badge``, ``award`` and ``venue`` are always there.",
    )
    type_headings: dict[str, Any] = option(
        {},
        (dict,),
        "Headings for ``:group-by: type``, as a table from entry type to heading, in the order in which "
        "the groups are shown; other types follow in their usual order.",
    )
    links: dict[str, Any] = option(
        {},
        (dict,),
        "Words for the links of papers: a table from a kind of link to its label, in the order in which "
        "links are shown; other kinds follow in their usual order. ``None`` shows no link of a kind.",
    )
    cite_styles: tuple[str, ...] | list[str] = option(
        (),
        (tuple, list),
        "Styles in which a paper is cited on its page and by ``:show: cite``, such as ``apa``, ``mla``, "
        "``chicago``, ``ieee``, ``vancouver``, or any of the CSL repository (extra ``csl``).",
    )
    paper_pages: bool | str = option(
        False,
        (bool, str),
        "Which papers get a page of their own in HTML: a filter as in ``:filter:``, or ``True`` for all.",
        rebuild="html",
    )

    @cached_property
    def link_labels(self) -> dict[str, str | None]:
        """Return the words for links, in their order; None for links that are not shown."""
        return self.labels("links", self.links)

    def check(self) -> None:
        """Warn of what cannot be used, where ``conf.py`` is read."""
        _ = self.link_labels
