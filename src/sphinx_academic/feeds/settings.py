"""Settings: which feeds there are."""

from __future__ import annotations

from ..core.settings import Settings, option


class FeedSettings(Settings):
    """Which feeds there are."""

    feed: bool | tuple[str, ...] | list[str] | None = option(
        None,
        (bool, tuple, list, type(None)),
        "Feeds of news and of new publications: a list of the formats ``atom``, ``rss``, ``json``; ``True`` "
        "is Atom, ``False`` none. Without a value it is Atom where the address of the site is known "
        "(``html_baseurl``, Read the Docs), and linked from the pages that have something of this extension; "
        "with a value, from all pages.",
        rebuild="html",
    )
