"""Settings: how formulas are shown."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.settings import Settings, option


@dataclass(frozen=True)
class RenderingSettings(Settings):
    """How formulas are shown."""

    mathml: bool = option(
        False,
        (bool,),
        "Show all mathematics of the site as MathML, which needs no script and no other host, in place of "
        "MathJax. Formulas in titles and lists of papers are MathML in any case.",
    )
