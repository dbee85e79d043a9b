"""Settings: which old addresses lead where."""

from __future__ import annotations

from typing import Any

from ..core.settings import Settings, option


class RedirectSettings(Settings):
    """Which old addresses lead where."""

    redirects: dict[str, Any] = option(
        {},
        (dict,),
        "Old addresses of the site: a table from a path, such as ``/about/`` or ``/posts/tides.html``, or an "
        "anchor that a page had, such as ``/#-news``, to the page where that is today, with an anchor or "
        "without (``publications``, ``index#news``), or to a complete address. ``redirect_from`` in the "
        "front matter of a page names old addresses of that page.",
        rebuild="",
    )
