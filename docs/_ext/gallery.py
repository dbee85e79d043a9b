"""``{gallery} NAME``: a picture of a part of a page, in both schemes, with the MyST that makes the part.

``docs/gallery/make.py`` takes the pictures of the site in ``docs/gallery/site``. The argument is the name of
one; ``:source:`` names the file whose text is shown, without its title (by default of the same name),
and ``:entry:`` an entry of a ``.bib`` file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.directives.code import container_wrapper
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

SITE = Path(__file__).parents[1] / "gallery" / "site"
LANGUAGES = {".md": ("markdown", "MyST"), ".bib": ("bibtex", "papers.bib"), ".py": ("python", "conf.py")}


class GalleryDirective(SphinxDirective):
    """Show a picture and its source; the content describes the picture for those who do not see it."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {
        "source": directives.unchanged_required,
        "entry": directives.unchanged_required,
        "width": directives.length_or_percentage_or_unitless,
    }

    def run(self) -> list[nodes.Node]:
        """Return the pictures and the source."""
        self.assert_has_content()
        name = self.arguments[0]
        light, dark = self._picture(name, "light"), self._picture(name, "dark")
        # other builders have one scheme
        html = addnodes.only("", dark, expr="html")
        self.set_source_info(html)
        return [light, html, self._source(self.options.get("source", f"{name}.md"))]

    def _picture(self, name: str, scheme: str) -> nodes.image:
        address = f"/gallery/{name}-{scheme}.png"
        picture = nodes.image(address, uri=address, alt=" ".join(self.content), classes=[f"only-{scheme}"])
        if "width" in self.options:
            picture["width"] = self.options["width"]
        self.set_source_info(picture)
        return picture

    def _source(self, name: str) -> nodes.Node:
        path = SITE / name
        self.env.note_dependency(str(path))
        text = path.read_text("utf-8")
        if entry := self.options.get("entry"):
            [text] = re.findall(rf"^@\w+\{{{entry},\n.*?^\}}\n", text, re.MULTILINE | re.DOTALL)
        language, caption = LANGUAGES[path.suffix]
        text = re.sub(r"\A# .*\n\n", "", text)
        literal = nodes.literal_block(text, text, language=language)
        self.set_source_info(literal)
        return container_wrapper(self, literal, caption)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("gallery", GalleryDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
