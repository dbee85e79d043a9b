"""What our templates are written in: Jinja2 with autoescape and one statement more.

The build of a wheel compiles them with this, so nothing here needs Sphinx.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BaseLoader, Environment, FileSystemLoader, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from markupsafe import Markup, escape

from ..model.patterns import lazy_pattern

#: names of the filters that a build adds to those of Jinja
FILTERS = ("rich", "paragraphs", "unlinked", "full_stop", "date", "year", "translate")

_SOURCES = Path(__file__).parents[1] / "templates"

#: where a wheel has what our templates become with the Jinja that it was built with
COMPILED = _SOURCES / "compiled" / jinja2.__version__

_INLINE = lazy_pattern(r"""\{%(-?)\s*inline\s+["']([^"']+)["']\s*(-?)%\}""")


class Inline(Extension):
    """``{% inline "academic/parts/authors.html" %}``: a part of a template, put in where it is compiled.

    Jinja's own macros and includes cost a call for each use, and a list has tens of thousands of uses.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Put the parts in."""

        def part(match: re.Match[str]) -> str:
            # the signs take the blanks before and behind it, as everywhere in Jinja
            before, after = "{#- #}" if match[1] else "", "{# -#}" if match[3] else ""
            try:
                return f"{before}{self._part(match[2])}{after}"
            except TemplateNotFound as error:
                # a loader would take it for a template that it has not itself
                line = source.count("\n", 0, match.start()) + 1
                raise TemplateSyntaxError(f"there is no template ‘{error}’", line, name, filename) from error

        return _INLINE.sub(part, source)

    def _part(self, name: str) -> str:
        if self.environment.loader is None:  # who extracts messages reads each part by itself
            return ""
        source = self.environment.loader.get_source(self.environment, name)[0]
        return self.preprocess(source.rstrip("\n"), name)


#: what :func:`markupsafe.escape` replaces
_SPECIAL = re.compile("[&<>'\"]").search


def escaped(value: Any) -> str:
    """Return what autoescape makes of a value; a text without special characters is what it is.

    Most are, and to make :class:`~markupsafe.Markup` of each takes four times as long.
    """
    kind = type(value)
    return value if kind is Markup or (kind is str and not _SPECIAL(value)) else escape(value)


class _Code(CodeGenerator):
    """Code in which what a list does for each entry is cheap.

    It escapes by :func:`escaped`, looks words up once, and reads attributes without a call.  With a Jinja
    whose generator has no such methods, templates say the same by its own.
    """

    def _output_child_pre(self, node: Any, frame: Frame, finalize: Any) -> None:
        """Open the call around an expression."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write a call; of ``_("Abstract")`` the word."""
        word = node.args[0] if len(node.args) == 1 else None
        has_more = node.kwargs or node.dyn_args or node.dyn_kwargs
        is_ours = isinstance(node.node, nodes.Name) and node.node.name == "_"
        if is_ours and isinstance(word, nodes.Const) and not has_more:
            self.write(f"environment.words[{word.value!r}]")
        else:
            # by its name: what optimizes constants takes no other arguments by their place
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write what reads an attribute, as Jinja does where the value of a variable has none of the name."""
        if not isinstance(node.node, nodes.Name):
            super().visit_Getattr(node, frame)
            return
        self.write("(value if (value := getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, missing)) is not missing else ")
        super().visit_Getattr(node, frame)
        self.write(")")


class _Words(dict[str, str]):
    """The words of templates in the language of a site."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __missing__(self, word: str) -> str:
        translate: Any = self._environment.globals["_"]
        found = self[word] = str(translate(word))
        return found


class TemplateEnvironment(Environment):
    """The environment of our templates."""

    code_generator_class = _Code
    escaped = staticmethod(escaped)

    def __init__(self, **options: Any) -> None:
        """Take the options of Jinja's."""
        super().__init__(**options)
        #: see :class:`_Code`
        self.words = _Words(self)


def template_environment(loader: BaseLoader) -> Environment:
    """Return an environment for our templates, without filters."""
    return TemplateEnvironment(
        loader=loader,
        extensions=[Inline],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # no template changes during a build
        auto_reload=False,
    )


def compile_templates(folder: Path) -> None:
    """Compile our templates into a folder, for Jinja's :class:`~jinja2.ModuleLoader`."""
    environment = template_environment(FileSystemLoader(_SOURCES))
    # a filter is looked up when a template is rendered; what it is here makes no difference
    environment.filters |= dict.fromkeys(FILTERS, str)
    environment.compile_templates(folder, zip=None, ignore_errors=False, filter_func=_is_loaded)


def _is_loaded(name: str) -> bool:
    """Return whether a build loads a template by itself: parts are in others."""
    folder, _, file = name.rpartition("/")
    return folder in ("academic", "academic/icons") and file.endswith((".html", ".svg"))
