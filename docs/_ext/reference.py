"""The parts of the reference that are made from the code, so that they cannot fall behind it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from sphinx_academic import problem_kinds, settings
from sphinx_academic.checking.checks import CHECKS
from sphinx_academic.core import diagnostics
from sphinx_academic.core.settings import PREFIX
from sphinx_academic.model import roles
from sphinx_academic.model.site_checks import OTHER_RULES
from sphinx_academic.publications import directive as publications

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class Generated(SphinxDirective):
    """Insert MyST that is made from a module."""

    def lines(self) -> Iterator[str]:
        """Yield the MyST."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        """Return what the lines say."""
        declared = (sys.modules[kind.__module__] for kind in settings.SETTINGS)
        kinds = (sys.modules[type(kind).__module__] for kind in problem_kinds.PROBLEM_KINDS)
        for module in (*declared, *kinds, publications, roles):
            self.env.note_dependency(module.__file__)
        content = nodes.Element()
        self.state.nested_parse(StringList(list(self.lines()), source=__file__), 0, content)
        return content.children


class Options(Generated):
    """``{academic-options}``: every ``academic_*`` value."""

    def lines(self) -> Iterator[str]:
        """Yield one ``confval`` for each option."""
        for option in settings.options():
            types = " or ".join(kind.__name__ for kind in option.types).replace("NoneType", "None")
            yield f"```{{confval}} {PREFIX}{option.name}"
            yield f":type: {types}"
            yield f":default: ``{option.default!r}``"
            yield ""
            yield option.help
            yield "```"
            yield ""


class Warnings(Generated):
    """``{academic-warnings}``: every subtype of warning."""

    def lines(self) -> Iterator[str]:
        """Yield one row for each kind."""
        yield "| Type | What happened, and what to do |"
        yield "| --- | --- |"
        for kind in problem_kinds.PROBLEM_KINDS:
            yield f"| ``{diagnostics.WARNING_TYPE}.{kind}`` | {kind.description} |"


class SiteChecks(Generated):
    """``{academic-site-checks}``: the rules of ``sphinx-academic check`` that are no types of warnings."""

    def lines(self) -> Iterator[str]:
        """Yield one row for each rule."""
        own = {name: (check.title, check.remedy) for name, check in CHECKS.items()}
        yield "| Rule | What is found | What to do |"
        yield "| --- | --- | --- |"
        for name, (title, remedy) in {**own, **OTHER_RULES}.items():
            yield f"| ``{name}`` | {_escaped(title)} | {_escaped(remedy)} |"


class Roles(Generated):
    """``{academic-default-roles}``: the roles of authors that every site has."""

    def lines(self) -> Iterator[str]:
        """Yield one row for each role."""
        yield "| Role | Shown as | Meaning | Also read |"
        yield "| --- | --- | --- | --- |"
        for role in roles.DEFAULT_ROLES:
            accepted = " ".join(role.accepts)
            yield f"| ``{role.id}`` | ``{role.symbol}`` | {role.label} | {accepted} |"


class TypeHeadings(Generated):
    """``{academic-type-headings}``: the headings of ``:group-by: type``, in their order."""

    def lines(self) -> Iterator[str]:
        """Yield one row for each type."""
        yield "| Type | Heading |"
        yield "| --- | --- |"
        for kind, heading in publications.TYPE_HEADINGS.items():
            yield f"| ``{kind}`` | {heading} |"


def _escaped(text: str) -> str:
    """Return plain text for a cell."""
    return re.sub(r"([!\[\]{}<>|`*_:])", r"\\\1", text)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("academic-options", Options)
    app.add_directive("academic-warnings", Warnings)
    app.add_directive("academic-site-checks", SiteChecks)
    app.add_directive("academic-default-roles", Roles)
    app.add_directive("academic-type-headings", TypeHeadings)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
