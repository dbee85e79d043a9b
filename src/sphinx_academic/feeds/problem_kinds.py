"""The subtypes of warnings of feeds."""

from __future__ import annotations

from ..model.problems import ProblemKind


class FeedKind(ProblemKind):
    """Subtypes of warnings of feeds."""

    FEED = "feed", "A feed is wanted, but ``html_baseurl`` is not set. No feed is written."
