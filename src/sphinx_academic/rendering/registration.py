"""Registration of nodes by their names, without the modules that have their visitors."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..core.late import late_class

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

#: what the names of our nodes begin with
OWN = "academic_"

_PACKAGE = __name__.partition(".")[0]
#: of Sphinx's translators
_FORMATS = ("html", "latex", "text", "man", "texinfo")


def add_nodes(app: Sphinx, module: str, *names: str) -> None:
    """Register nodes, whose visitors are in the table ``NODES`` of a module, by their names.

    :param module: below the package: ``people.nodes``
    :param names: of all classes of the table
    """
    for name in names:
        node = late_class(f"{module}:{name}")
        node.__name__ = OWN + name
        visitors: dict[str, Any] = {}
        for format in _FORMATS:
            visitors[format] = tuple(_visitor(module, name, format, place) for place in (0, 1))
        app.add_node(node, **visitors)


def _visitor(module: str, name: str, format: str, place: int) -> Callable[[Any, nodes.Element], None]:
    """Return a visitor that finds the one to call when the first node is visited."""
    found: Callable[[Any, nodes.Element], None] | None = None

    def visit(self: Any, node: nodes.Element) -> None:
        nonlocal found
        if found is None:
            table = import_module(f"{_PACKAGE}.{module}").NODES
            visitors = next(table[kind] for kind in table if kind.__qualname__ == name)
            found = getattr(visitors, format if format in visitors._fields else "others")[place]
        found(self, node)

    return visit
