"""Compile the catalogues of translations and, for a wheel that is not editable, the templates."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCataloguesAndTemplates(BuildHookInterface[Any]):
    """What pip would leave to each build of a site is done once, when the wheel is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue of the source folder beside it, and every template for the wheel alone."""
        for source in sorted(Path(self.root, "src").glob("*/locale/*/LC_MESSAGES/*.po")):
            with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
                write_mo(mo, read_po(po))
        # who changes a template in an editable installation shall see it
        if version != "editable":
            self._folder = TemporaryDirectory()
            folder = Path(self._folder.name)
            build_data["force_include"] |= _compiled_templates(Path(self.root, "src"), folder)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what the wheel has now."""
        if version != "editable":
            self._folder.cleanup()


def _compiled_templates(source: Path, folder: Path) -> dict[str, str]:
    """Compile the templates into a folder, and return its place in a wheel."""
    sys.path.insert(0, str(source))
    from sphinx_academic.rendering.template_language import COMPILED, compile_templates

    compile_templates(folder)
    return {str(folder): COMPILED.relative_to(source).as_posix()}
