"""Settings: where figures of sections are from."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.settings import Settings, option


@dataclass(frozen=True)
class SectionSettings(Settings):
    """Where figures of sections are from."""

    metrics: str = option(
        "", (str,), "JSON file beside ``conf.py`` with stars, citations and the like.", rebuild=""
    )
