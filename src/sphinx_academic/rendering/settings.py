"""Settings: how formulas are shown."""

from __future__ import annotations

from functools import cached_property

from ..core.settings import Settings, option
from ..model.colours import Accent, accent, parse_colour


class RenderingSettings(Settings):
    """How formulas are shown."""

    mathml: bool = option(
        False,
        (bool,),
        "Show all mathematics of the site as MathML, which needs no script and no other host, in place of "
        "MathJax. Formulas in titles and lists of papers are MathML in any case.",
    )
    accent: str = option(
        "",
        (str,),
        "Colour of links, buttons and marks on all pages, such as ``#0b6e4f``, in place of the theme's. In "
        "either scheme, what is nearest to it and can be read there is used.",
        rebuild="html",
    )

    @cached_property
    def accents(self) -> Accent | None:
        """Return the colour of the site in both schemes, or None where the theme's is used."""
        if not self.accent.strip():
            return None
        colour = parse_colour(self.accent)
        if colour is None:
            problem = f"is {self.accent!r}, which is no colour known here; the theme's is used"
            self.warn("accent", f" {problem}; write it as #rrggbb")
            return None
        return accent(colour)

    def check(self) -> None:
        """Warn of what cannot be used, where ``conf.py`` is read."""
        _ = self.accents
