from pathlib import Path

from sphinx.application import Sphinx

from sphinx_academic.api import add_layout


def setup(app: Sphinx) -> dict[str, bool]:
    template = Path(__file__).with_name("slides_wall.html")
    add_layout(app, "wall", template=template, parts=["authors", "links"], tag="div")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
