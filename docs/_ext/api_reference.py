"""``{academic-api} functions`` and ``{academic-api} records``: the public names, from their docstrings."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective

from sphinx_academic import api

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

#: a role of reStructuredText, whose target may be no public name
ROLE = re.compile(r":(?:\w+:)*\w+:`~?(?:[\w.]*\.)?([\w.()]+)`")
#: what stands in its place
PLAIN = r"``\1``"


class Api(SphinxDirective):
    """Insert the reference of functions or of records."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return what the docstrings say."""
        make = functions if self.arguments[0] == "functions" else records
        for name in {value.__module__ for value in map(_value, api.__all__) if hasattr(value, "__module__")}:
            self.env.note_dependency(str(getattr(sys.modules.get(name), "__file__", None) or __file__))
        content = nodes.Element()
        self.state.nested_parse(StringList(list(make()), source=__file__), 0, content)
        return content.children


def _value(name: str) -> Any:
    return getattr(api, name)


def functions() -> Iterator[str]:
    """Yield MyST for every function."""
    for name in filter(lambda name: inspect.isfunction(_value(name)), api.__all__):
        signature = str(inspect.signature(_value(name))).replace("'", "")
        yield f"```{{py:function}} sphinx_academic.api.{name}{signature}"
        yield ""
        yield from _doc(_value(name))
        yield "```"
        yield ""


def records() -> Iterator[str]:
    """Yield MyST for every class and every alias of a type."""
    for name in api.__all__:
        value = _value(name)
        if inspect.isfunction(value):
            continue
        kind = "class" if inspect.isclass(value) else "data"
        yield f"```{{py:{kind}}} sphinx_academic.api.{name}"
        yield ""
        if kind == "class":
            yield from _doc(value)
            yield ""
            yield from _fields(value)
        else:
            yield ALIASES[name]
        yield "```"
        yield ""


#: what aliases of types stand for
ALIASES = {
    "Finding": "A pair of a `Publication` and a message: what a check finds.",
    "Inline": "A text, or one of `Styled`, `Math`, `Link` and `Foreign`.",
    "RichText": "A tuple of `Inline`; `plain` returns its characters.",
}


def _doc(value: Any) -> Iterator[str]:
    yield from (ROLE.sub(PLAIN, line) for line in (inspect.getdoc(value) or "").splitlines())


def _fields(value: type) -> Iterator[str]:
    comments = ModuleAnalyzer.for_module(value.__module__).find_attr_docs()
    types = {name: kind for name, kind in vars(value).get("__annotations__", {}).items() if name[0] != "_"}
    for name, kind in types.items():
        said = " ".join(" ".join(comments.get((value.__name__, name), [])).split())
        plain = ROLE.sub(PLAIN, said)
        yield f"- `{name}` (`{kind}`): {plain}" if plain else f"- `{name}` (`{kind}`)"
    for name, member in vars(value).items():
        if isinstance(member, property) and name[0] != "_":
            yield f"- `{name}`: {(inspect.getdoc(member) or '').partition('.')[0]}."


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("academic-api", Api)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
