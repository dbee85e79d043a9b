"""Settings: what of a source is shown."""

from __future__ import annotations

from functools import cached_property

from ..core.settings import Settings, option


class AuthoringSettings(Settings):
    """What of a source is shown."""

    empty_links: str = option(
        "hide",
        (str,),
        "What is shown for a field such as ``code = {}``: nothing (``hide``), or that the link is coming "
        "soon (``soon``).",
    )
    strip_comments: bool = option(
        False,
        (bool,),
        "Take comments of pages (``<!-- … -->``, ``%`` in MyST, ``..`` in reStructuredText) out of "
        "the HTML and the search; a page that has any has no copy in ``_sources``.",
    )

    @cached_property
    def links_come_soon(self) -> bool:
        """Return whether links are announced whose fields are empty."""
        if self.empty_links not in ("hide", "soon"):
            message = f" is {self.empty_links!r}, but must be 'hide' or 'soon'; ‘hide’ is used"
            self.warn("empty_links", message)
        return self.empty_links == "soon"

    def check(self) -> None:
        """Warn of what cannot be used, where ``conf.py`` is read."""
        _ = self.links_come_soon
