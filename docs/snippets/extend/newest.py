from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

from sphinx_academic.api import Query, publications


class NewestRole(SphinxRole):
    """{newest}`year >= 2024`: the title of the newest entry that a filter selects."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        found = publications(self.env, Query(filter=self.text, limit=1))
        return [nodes.emphasis("", entry.plain_title) for entry in found], []


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_role("newest", NewestRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
