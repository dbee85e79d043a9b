"""Settings: what the pages of papers say."""

from __future__ import annotations

from ..core.settings import Settings, option


class PaperSettings(Settings):
    """What the pages of papers say."""

    organizing_keywords: tuple[str, ...] | list[str] | None = option(
        None,
        (tuple, list, type(None)),
        "Keywords that organize this site and are no topics: the metadata of papers' pages leaves them out. "
        "``None`` takes those that filters of the site name (``'homepage' in keywords``); ``[]`` takes none.",
        rebuild="html",
    )
