"""``:download:``: files that hold exactly what a list shows, in its order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

from ..core.diagnostics import warn
from ..core.domain import academic_domain
from ..core.extensions import is_ours
from ..core.i18n import translated
from ..core.output_files import output_files
from ..core.problem_kinds import CoreKind
from ..model.publication import Publication
from ..rendering.html import renderer
from ..rendering.nodes import OtherBuilders, own_name, publication_list, visitors
from .registration import Export, exports

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

#: below the folder of downloads, where Sphinx names folders by digests
_FOLDER = "academic"


# What writes a format is imported where it is used, which is not in every build.


def write_bibtex(records: Sequence[Publication]) -> str:
    """Return entries as BibTeX."""
    from ..export.bibtex import bibtex_file

    return bibtex_file(records)


def write_csl_json(records: Sequence[Publication]) -> str:
    """Return entries as CSL-JSON."""
    from ..export.csl_json import csl_json

    return csl_json(records)


def write_ris(records: Sequence[Publication]) -> str:
    """Return entries as RIS."""
    from ..export.ris import ris

    return ris(records)


@own_name
class publication_downloads(nodes.General, nodes.Element):
    """Links to files: their ``formats``, their ``path`` without suffix, digests of their ``records``.

    ``written`` has those of the formats whose files there are.
    """


def download_links(
    env: BuildEnvironment, formats: Iterable[str], content: Sequence[nodes.Node]
) -> list[nodes.Node]:
    """Return the links to files with the entries of all lists in some content, if there are any.

    The files are named from the page, and by a number from the second that the page has.
    """
    lists = (listed for part in content for listed in part.findall(publication_list))
    records = tuple(entry.record for listed in lists for entry in listed["entries"])
    formats = tuple(dict.fromkeys(formats))
    if not (formats and records):
        return []
    number = env.new_serialno("academic-downloads") + 1
    name = "publications" if number == 1 else f"publications-{number}"
    path = posixpath.join(_FOLDER, env.docname, name)
    return [publication_downloads("", formats=formats, path=path, records=records)]


def write_downloads(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the files of a page, and have it link to them."""
    # Sphinx's own builders for e-books and help, too, have no place for files
    if not getattr(app.builder, "download_support", False):
        return
    output, formats = output_files(app), exports(app.config)
    for node in doctree.findall(publication_downloads):
        store = academic_domain(app.env).store
        records = [store.record(digest) for digest in node["records"]]
        written = []
        for name in node["formats"]:
            path = f"_downloads/{node['path']}{formats[name].suffix}"
            content = _content(name, formats[name], records, node)
            if content is not None and output.write(docname, path, content, location=node):
                written.append(name)
        node["written"] = tuple(written)


def _content(name: str, format: Export, records: Sequence[Publication], node: nodes.Element) -> bytes | None:
    """Return the content of a file; None where the code of another extension fails."""
    try:
        content = format.write(records)
    except Exception as error:
        if is_ours(format.write):
            raise
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        message = f":download: the export ‘{name}’ fails: {reason}; the file is left out; report it to the"
        warn(CoreKind.OUTPUT, f"{message} extension that adds it", location=node)
        return None
    return content.encode() if isinstance(content, str) else content


def _visit(self: HTML5Translator, node: publication_downloads) -> None:
    if written := node.get("written"):
        files = [(name, exports(self.config)[name]) for name in written]
        address = quote(posixpath.join(self.builder.dlpath, node["path"]))
        links = [
            (name, translated(file.label), f"{address}{file.suffix}", file.media_type) for name, file in files
        ]
        self.body.append(renderer(self.builder).template("downloads").render(links=links))
    raise nodes.SkipNode


class RemoveDownloads(OtherBuilders):
    """Take the links away where the builder does not write HTML."""

    def run(self, **kwargs: Any) -> None:
        """Remove the nodes."""
        for node in list(self.document.findall(publication_downloads)):
            node.parent.remove(node)


#: what builders make of the nodes
NODES = {
    # always left by SkipNode
    publication_downloads: visitors((_visit, _visit)),
}
