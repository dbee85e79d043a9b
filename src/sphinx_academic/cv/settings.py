"""Settings: how CVs look."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ..core.settings import Settings, option
from ..model.suggestions import did_you_mean


class CvSettings(Settings):
    """How CVs look."""

    cv: dict[str, Any] = option(
        {},
        (dict,),
        "Options of every ``{cv}`` that has none of its own: ``template``, ``accent``, ``text-size``, "
        "``photo`` and ``paper``.",
    )

    @cached_property
    def cv_options(self) -> dict[str, Any]:
        """Return the options that can be used."""
        found: dict[str, Any] = {}
        if not self.cv:
            return found
        # imported only where a site has any
        from .look import PARSERS

        for given, value in self.cv.items():
            name = str(given).replace("_", "-")
            if name not in PARSERS:
                self.warn("cv", f"[{given!r}] is unknown and ignored; {did_you_mean(name, PARSERS)}")
                continue
            try:
                found[name] = PARSERS[name](str(value).strip())
            except ValueError as error:
                self.warn("cv", f"[{given!r}] is {value!r} and ignored; {error}")
        return found

    def check(self) -> None:
        """Warn of what cannot be used, where ``conf.py`` is read."""
        _ = self.cv_options
