"""``:search:``: a search form for the entries of a list, which a script operates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes

from ..model.text import plain
from ..rendering.html import renderer
from ..rendering.nodes import OtherBuilders, is_embedded, own_name, publication_list, visitors

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

    from ..model.publication import Publication

#: what ``:search:`` names: the menus of the form
FACETS = ("year", "type", "venue", "keyword", "author")


@own_name
class publication_search(nodes.General, nodes.Element):
    """The form: its ``anchor``, the ``total`` of entries, its ``facets``, words for entry ``types``."""


def search_form(
    env: BuildEnvironment,
    facets: Iterable[str],
    found: Sequence[Publication],
    types: Mapping[str, str],
    content: Sequence[nodes.Node],
) -> list[nodes.Node]:
    """Return the form for the lists in some content, which come to know that they are searched.

    :param facets: those of :data:`FACETS` to offer; all if there are none
    :param types: words for entry types, in the order in which to offer them
    """
    lists = [listed for part in content for listed in part.findall(publication_list)]
    if not lists:
        return []
    # of its page, too: the pages of a site may become one
    anchor = nodes.make_id(f"search-{env.docname}-{env.new_serialno('academic-search')}")
    for listed in lists:
        listed["search"] = anchor
    present = {record.type for record in found}
    words = {kind: label for kind, label in types.items() if kind in present}
    words |= {kind: kind.capitalize() for kind in sorted(present - words.keys())}
    offered = tuple(facets) or tuple(_useful(found))
    return [
        publication_search("", anchor=anchor, total=len(found), facets=offered, types=tuple(words.items()))
    ]


def _useful(found: Sequence[Publication]) -> Iterator[str]:
    """Yield the menus that may have two values; the script hides others, which moves what is below."""
    values: dict[str, Callable[[Publication], Iterable[object]]] = {
        "year": lambda record: [record.year] if record.year else [],
        "type": lambda record: [record.type],
        "venue": lambda record: [record.venue_short or plain(record.venue)],
        "keyword": lambda record: record.keywords - {"selected"},
        "author": lambda record: map(str, (author.name for author in record.credited)),
    }
    for facet in FACETS:
        seen: set[object] = set()
        for record in found:
            seen.update(filter(None, values[facet](record)))
            if len(seen) > 1:
                yield facet
                break


def _visit(self: HTML5Translator, node: publication_search) -> None:
    if not is_embedded(self.builder):
        template = renderer(self.builder).template("search")
        self.body.append(
            template.render(
                anchor=node["anchor"],
                total=node["total"],
                facets=node["facets"],
                types={kind: str(label) for kind, label in node["types"]},
            )
        )
    raise nodes.SkipNode


class DropSearch(OtherBuilders):
    """Leave the form out where it cannot be used."""

    def run(self, **kwargs: object) -> None:
        """Remove the forms."""
        for node in list(self.document.findall(publication_search)):
            node.parent.remove(node)


#: what builders make of the nodes
NODES = {
    # always left by SkipNode
    publication_search: visitors((_visit, _visit)),
}
