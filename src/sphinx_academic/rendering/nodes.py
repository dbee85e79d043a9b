"""The nodes that stand for what docutils has no word for, and their visitors for every builder.

A list of publications is one node, however long it is and however much it shows: :mod:`~..publications.nodes`
renders it.  Sphinx walks a page some forty times, and a walk over ten thousand nodes is not free.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..core.defects import survive
from ..core.domain import academic_domain
from .registration import OWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator


def is_embedded(builder: Builder) -> bool:
    """Return whether pages go into an e-book or a help: no script runs there, and there is no sidebar."""
    return bool(getattr(builder, "embedded", False))


def makes_website(builder: Builder) -> bool:
    """Return whether a theme makes pages of a web site."""
    # builders that dump their pages as data (json, pickle) render no page template
    return builder.format == "html" and not is_embedded(builder) and not hasattr(builder, "implementation")


#: the class of the picture of a profile
PHOTO = "profile-photo"

Node = TypeVar("Node", bound=type[nodes.Element])


def own_name(node: Node) -> Node:
    """Give a class of nodes a name by which no other extension has its visitors found.

    Sphinx keeps visitors by the name of the class alone. In a stored doctree the class stays what it is, for
    pickle goes by ``__qualname__``.
    """
    node.__name__ = OWN + node.__name__
    return node


class section_body(nodes.General, nodes.Element):
    """What a section of a page consists of, which a CV can gather: ``kind``, the directive, and ``name``."""


@own_name
class publication_list(section_body):
    """A run of publications: ``entries`` is a tuple of :class:`~..publications.listed.Listed`.

    ``numbering`` is ``none``, ``ascending`` or ``descending``, ``first`` the number of the first entry; in
    a CV it may be ``kind``, and ``labels`` are the numbers.
    ``layout`` is one of :data:`~..publications.layouts.LAYOUTS`, ``parts`` what to show in HTML, ``printed``
    what in other builders, ``most_authors`` after how many to fold, or None.  ``directive`` counts the lists
    of a page, and ``headings`` are those that it stands under, the outermost first.  The first
    child is a text of all words by which search shall find the list; pictures follow, whose ``entry`` is the
    index of theirs.  With ``:style:``, ``citations`` has the citation of each entry, or an empty text where
    the style fails.
    """


@own_name
class page_picture(nodes.General, nodes.Element):
    """A page of a PDF as a picture of an entry: ``source``, ``alt`` and ``entry``, the index of it.

    It is no ``image``, for there is no such file in the source folder.
    """


@own_name
class role_legend(nodes.General, nodes.Element):
    """What the marks of a list mean."""


@own_name
class legend_item(nodes.Part, nodes.TextElement):
    """One mark and its meaning."""


@own_name
class badge(nodes.inline):
    """A short label in prose; ``tooltip`` may explain it."""


@own_name
class role_mark(nodes.superscript):
    """The symbol of a role; ``label`` is what it means, for screen readers."""


@own_name
class foreign(nodes.inline):
    """A text in another ``language`` or ``direction`` than the page; see :class:`~..model.text.Foreign`."""


def _visit_foreign(self: HTML5Translator, node: foreign) -> None:
    from ..model.foreign import tags

    self.body.append(tags(node["language"], node["direction"])[0])


def _depart_foreign(self: HTML5Translator, node: foreign) -> None:
    from ..model.foreign import tags

    self.body.append(tags(node["language"], node["direction"])[1])


@own_name
class formula(nodes.inline):
    """A formula of a title or a list: ``source`` is LaTeX, its text is for builders without mathematics.

    It is no ``math`` node, which the site's own renderer would set: a page with a title of ours would load
    MathJax.
    """


def _visit_formula(self: HTML5Translator, node: formula) -> None:
    from .html import math_html

    self.body.append(math_html(node["source"]))
    raise nodes.SkipNode


def _visit_formula_in_tex(self: Any, node: formula) -> None:
    from ..model.formulas import portable

    source = portable(node["source"])
    if _is_common(source):
        self.visit_math(nodes.math(source, source))


@lru_cache(maxsize=1024)
def _is_common(source: str) -> bool:
    """Return whether LaTeX knows all macros of a formula; others are the text that the node has as well."""
    from docutils.utils.math import tex2unichar

    from ..model.formulas import NOT_IN_LATEX, STRUCTURES, symbols

    kinds = ("accent", "alpha", "bin", "close", "fence", "op", "open", "ord", "over", "punct", "rel", "under")
    known = set(STRUCTURES).union(*(getattr(tex2unichar, f"math{kind}") for kind in kinds))
    names = set(_MACRO.findall(source))
    if names & NOT_IN_LATEX or not _INLINE_ENVIRONMENTS.issuperset(_ENVIRONMENT.findall(source)):
        return False
    return names & symbols() <= known


_MACRO = re.compile(r"\\([A-Za-z]+)")
_ENVIRONMENT = re.compile(r"\\begin\s*\{([^{}]*)\}")
#: of the packages of the AMS, those that may stand within a line
_INLINE_ENVIRONMENTS = frozenset(
    ("aligned", "alignedat", "array", "cases", "gathered", "smallmatrix")
    + ("matrix", "bmatrix", "Bmatrix", "pmatrix", "vmatrix", "Vmatrix")
)


def _visit_badge(self: HTML5Translator, node: badge) -> None:
    attributes = {"title": node["tooltip"]} if node.get("tooltip") else {}
    self.body.append(self.starttag(node, "span", "", **attributes))


def _bracket(bracket: str) -> Callable[[Any, badge], None]:
    """Make a visitor that sets a badge off from prose where there is no colour."""

    def write(self: Any, node: badge) -> None:
        if hasattr(self, "add_text"):  # the text builder keeps its output in states
            self.add_text(bracket)
        else:
            self.body.append(bracket)

    return write


def _depart_span(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</span>")


def _visit_role_mark(self: HTML5Translator, node: role_mark) -> None:
    if _has_style_sheet(self.builder):
        self.body.append(self.starttag(node, "sup", ""))
        self.body.append('<span aria-hidden="true">')
    else:
        self.body.append(self.starttag(node, "sup", "", title=node["label"]))


def _depart_role_mark(self: HTML5Translator, node: role_mark) -> None:
    if _has_style_sheet(self.builder):
        self.body.append(f'</span><span class="visually-hidden"> ({self.encode(node["label"])})</span>')
    self.body.append("</sup>")


def _has_style_sheet(builder: Builder) -> bool:
    """Return whether the page that is being written hides what is for screen readers.

    The title of a page of ours is in the tables of contents of others, which are as they are without us.
    """
    docname = getattr(builder, "current_docname", None)
    return builder.name == "singlehtml" or academic_domain(builder.env).has_ours(docname or "")


def _visit_superscript(self: Any, node: role_mark) -> None:
    self.visit_superscript(node)


def _visit_superscript_in_tex(self: LaTeXTranslator, node: role_mark) -> None:
    from .latex_symbols import declare_symbols

    declare_symbols(self)
    self.visit_superscript(node)


def _depart_superscript(self: Any, node: role_mark) -> None:
    self.depart_superscript(node)


def pass_through(self: Any, node: nodes.Element) -> None:
    """Let the children of a node speak for themselves."""


class AcademicTransform(SphinxPostTransform):
    """A transform of pages that are about to be written, whose unforeseen errors are warnings.

    What it has left as it was is shown by the visitors of its nodes.
    """

    def apply(self, **kwargs: Any) -> None:
        """Run where the builder is one for which this is."""
        survive(
            partial(super().apply, **kwargs),
            type(self).__name__,
            "the page may lack what it shows",
            f"{self.env.doc2path(self.env.docname)}:1",
        )


class _Collecting(SphinxPostTransform):
    """No transform: it knows of which builder it is."""

    builders = ("gettext",)


def collects_texts(document: nodes.document) -> bool:
    """Return whether a document is read for the builder that collects what there is to translate."""
    return _Collecting(document).is_supported()


class OtherBuilders(AcademicTransform):
    """A transform for every builder but those of HTML, and but the one that collects texts to translate."""

    # before references are resolved and links are collected
    default_priority = 5
    formats = ("html",)

    def is_supported(self) -> bool:
        """Return whether the format of the builder is not among ``formats``."""
        return not super().is_supported() and not collects_texts(self.document)


#: a visitor for entering a node and one for leaving it
Visitors = tuple["Callable[[Any, Any], None]", "Callable[[Any, Any], None]"]


def id_targets(node: nodes.Element) -> list[nodes.target]:
    """Return what takes the ids of a node that is replaced, but for those of targets before it."""
    taken = set()
    before = node.previous_sibling()
    while isinstance(before, nodes.target):
        taken.add(before.get("refid"))
        before = before.previous_sibling()
    ids = [each for each in node["ids"] if each not in taken]
    return [nodes.target("", "", ids=ids)] if ids else []


class NodeVisitors(NamedTuple):
    """The visitors of a node for HTML, for LaTeX, and for every other builder."""

    html: Visitors
    latex: Visitors
    others: Visitors


def visitors(html: Visitors, others: Visitors | None = None, latex: Visitors | None = None) -> NodeVisitors:
    """Return the visitors of a node, whose unforeseen errors cost no more than it.

    Without visitors for the others, its children speak for themselves there.
    """
    others = others or (pass_through, pass_through)
    return NodeVisitors(*map(_surviving, (html, latex or others, others)))


def _surviving(visitors: Visitors) -> Visitors:
    """Return visitors whose unforeseen errors cost no more than their node."""
    visit, depart = visitors
    return (visit if visit is pass_through else _entering(visit)), (
        depart if depart is pass_through else _leaving(depart)
    )


def _entering(visit: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def enter(self: Any, node: nodes.Element) -> None:
        body = getattr(self, "body", [])
        length = len(body)
        if not survive(partial(visit, self, node), _called(node), "it is left out", node):
            # what it has begun
            del body[length:]
            raise nodes.SkipNode

    return enter


def _leaving(depart: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def leave(self: Any, node: nodes.Element) -> None:
        survive(lambda: depart(self, node), _called(node), "its end is left out", node)

    return leave


def _called(node: nodes.Element) -> str:
    return type(node).__name__.removeprefix(OWN)


# TeX would take a bracket behind \\item for an optional argument
_IN_TEX = _bracket("{[}"), _bracket("{]}")
_SUPERSCRIPT = _visit_superscript, _depart_superscript

#: the inline nodes; each feature has its own blocks
NODES = {
    # the list that it is in shows it
    page_picture: visitors((pass_through, pass_through)),
    badge: visitors((_visit_badge, _depart_span), (_bracket("["), _bracket("]")), _IN_TEX),
    foreign: visitors((_visit_foreign, _depart_foreign)),
    # both visitors of mathematics leave by SkipNode
    formula: visitors((_visit_formula, pass_through), latex=(_visit_formula_in_tex, pass_through)),
    role_mark: visitors(
        (_visit_role_mark, _depart_role_mark),
        _SUPERSCRIPT,
        (_visit_superscript_in_tex, _depart_superscript),
    ),
}
