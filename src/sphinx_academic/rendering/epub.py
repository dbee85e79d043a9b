"""EPUB 3: the manifest says which pages have formulas in MathML, as the format demands.

Sphinx's builder writes the manifest without, and has no call to say more.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ..core.domain import academic_domain
from ..model.patterns import lazy_pattern

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ITEM = lazy_pattern(r"<item (?P<attributes>[^>]*?)\s*/>")
_HREF = lazy_pattern(r'(?<!\S)href="([^"]+)"')
#: what pages may hold -> what the manifest calls it
_PROPERTIES = {"mathml": lazy_pattern(r"<(?:m:)?math[\s>]"), "svg": lazy_pattern(r"<svg[\s>]")}


def complete_manifest(app: Sphinx) -> None:
    """Have the builder complete its manifest when it has written it."""
    if app.builder.name != "epub":
        return
    builder: Any = app.builder
    write = builder.build_content

    def build_content() -> None:
        write()
        manifest = Path(builder.outdir, "content.opf")
        written = manifest.read_text("utf-8")
        completed = _ITEM.sub(lambda item: _with_properties(builder, item), written)
        if completed != written:
            manifest.write_text(completed, "utf-8")

    builder.build_content = build_content


def _with_properties(builder: Any, item: re.Match[str]) -> str:
    # which is quoted, so that nothing in it is escaped
    href = _HREF.search(item["attributes"])
    name = unquote(href[1]) if href else ""
    docname = name.removesuffix(builder.out_suffix)
    # other people's pages are as they are without us
    if "properties=" in item["attributes"] or not academic_domain(builder.env).has_ours(docname):
        return item[0]
    page = Path(builder.outdir, name)
    text = page.read_text("utf-8") if page.is_file() else ""
    found = " ".join(name for name, pattern in _PROPERTIES.items() if pattern.search(text))
    return f'<item {item["attributes"]} properties="{found}" />' if found else item[0]
