"""What news and dated sections share: a bullet list of dated items, here or from another page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx.addnodes import pending_xref
from sphinx.util import docname_join

from ..authoring.directive import AcademicDirective, any_text, choice, if_any, positive, several
from ..authoring.problem_kinds import AuthoringKind
from ..authoring.section_notes import OtherPages
from ..core.diagnostics import warn
from ..core.domain import AcademicDomain, academic_domain
from ..core.i18n import _
from ..core.page_record import Place
from ..model.patterns import lazy_pattern
from ..model.problems import Kind, ProblemKind
from ..model.section_kinds import SectionKind
from ..rendering.nodes import (
    AcademicTransform,
    collects_texts,
    own_name,
    pass_through,
    section_body,
    visitors,
)
from .dated_nodes import dated_group, dated_item, dated_list
from .item_parts import PARTS
from .problem_kinds import ItemKind

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..model.datespans import Span

#: what would be an item if there were a space behind its bullet
_NO_BULLET = lazy_pattern(r" ?([-+])(\[[^\]\n]*\d{4}[^\]\n]*\]|(?:[A-Z][a-z]{2,8}\.? )?\d{4}\b[^\s,;]{0,10})")

#: an item, or several under a label
Entry = dated_item | dated_group


@own_name
class dated_from(nodes.General, nodes.Element):
    """Where another page's items go: ``page``, ``kind``, ``limit``, and how their list is to ``look``.

    ``docname`` is the page that has this.
    """


class DatedDirective(AcademicDirective):
    """Show the items of the body, or with ``:from:`` those of another page, newest first."""

    parsers: ClassVar = {
        "limit": positive,
        "group-by": choice("year", "none"),
        "headings": choice("section", "rubric"),
        "from": any_text,
        "more": any_text,
        "name": any_text,
        "parts": several(*PARTS),
        "sort": choice("newest", "source"),
        "if-empty": if_any,
    }
    #: what kind of section it makes; None where lines are free text
    section: ClassVar[SectionKind | None] = None
    #: the kind of warning for what is wrong with the section as a whole
    problem: ClassVar[ProblemKind] = ItemKind.SECTION
    #: whether an item has to have a date
    dated: ClassVar[bool] = False
    #: options that say how a list looks, wherever its items are from
    looks: ClassVar[frozenset[str]] = frozenset()
    #: options that bring items besides those of the body
    sources: ClassVar[frozenset[str]] = frozenset()

    def show(self) -> list[nodes.Node]:
        """Return the list, in groups if wanted, and the link to the page that has all items."""
        options = self.read_options()
        more = self._more(options)
        if page := options.get("from"):
            return [*self._from(page, options), *more]
        # imported where there are dates, for its patterns take time to compile
        from .item_reader import ItemReader

        has_slips = self._check_bullets()
        content = self.parse_content_to_nodes()
        lists = [node for node in content if isinstance(node, nodes.bullet_list)]
        order = options.get("parts", self.section.parts) if self.section and self.section.parts else ()
        parts = self.section.known_parts if self.section else {}
        reader = ItemReader(self.state.document, self.kind, order, self.dated, parts)
        bullets: list[Any] = [bullet for node in lists for bullet in node.children]
        entries = [reader.read(bullet) for bullet in bullets if not self._is_empty(bullet)]
        if not (entries or has_slips or self.sources & options.keys() or "if-empty" in options):
            message = f"{{{self.name}}} has no bullet list; write items as: - [2024.10] text"
            self.warn(self.problem, message)
        self.name_items(entries)
        if entries or self.sources & options.keys():
            self.note_section(options.get("name", ""), self.me(None))
        shown = self.arrange(entries, options)
        above, below = self._around(content)
        listed = list(self.lists(shown[: options.get("limit")], options))
        return [*above, *(listed or self.instead_of_nothing(options, "there is no item")), *below, *more]

    def _check_bullets(self) -> bool:
        """Warn of lines that begin as items do but for the space, and return whether there are any."""
        # of reStructuredText, docutils warns by itself
        if isinstance(self.state, RSTState):
            return False
        slips = False
        source, first = self.get_source_info()[0], self.lineno + self.content_offset + 1
        for number, line in enumerate(self.content):
            if match := _NO_BULLET.match(line):
                bullet, begins = match.groups()
                message = f"‘{bullet}{begins}’ begins no item, and is text of what is above it"
                warn(
                    self.problem,
                    f"{message}; write ‘{bullet} {begins}’",
                    location=f"{source}:{first + number}",
                )
                slips = self.warned = True
        return slips

    def _around(self, content: Sequence[nodes.Node]) -> tuple[list[nodes.Node], list[nodes.Node]]:
        """Return what is above the list, and what is below its last item."""
        last = max((n for n, node in enumerate(content) if isinstance(node, nodes.bullet_list)), default=0)
        others = [(n, node) for n, node in enumerate(content) if not isinstance(node, nodes.bullet_list)]
        for _n, node in others:
            if isinstance(node, section_body):
                inner = node["kind"]
                message = f"{{{inner}}} stands in the body of {{{self.name}}}, but is no part of it; end"
                self.warn(
                    AuthoringKind.FENCE, f"{message} {{{self.name}}} before it, or indent {{{inner}}} no more"
                )
        return [node for n, node in others if n < last], [node for n, node in others if n >= last]

    def _is_empty(self, bullet: nodes.Element) -> bool:
        if not bullet.children:
            message = "an empty item is left out; ‘[2024]: word’ is none, but what Markdown defines links by"
            warn(self.problem, message, location=bullet)
        return not bullet.children

    def arrange(self, entries: list[Entry], options: dict[str, Any]) -> list[Entry]:
        """Return what is shown, in its order."""
        return entries if options.get("sort") == "source" else newest_first(entries, self.rank)

    def name_items(self, entries: Sequence[Entry]) -> None:
        """Give items anchors, where a kind of section has them."""

    @staticmethod
    def rank(span: Span) -> Any:
        """Return what items are ordered by, newest last: open ranges, then by their end and their start."""
        return span.sort_key

    def lists(self, entries: Sequence[Entry], options: dict[str, Any]) -> Iterator[nodes.Node]:
        """Yield the list, or a list under a heading for each group."""
        attributes = {"kind": self.kind, "name": options.get("name", ""), **self._look(options)}
        if not entries:
            return
        if options.get("group-by", "none") == "none":
            yield dated_list("", *entries, **attributes)
            return
        for year, group in groupby(entries, key=_year):
            listed = dated_list("", *group, **attributes)
            if options.get("layout") == "timeline" and year:
                listed["year"] = year
            heading = str(year or _("Undated"))
            anchor = f"{self.kind}-{year or 'undated'}"
            yield from self.under_heading(heading, anchor, [listed], options.get("headings", "section"))

    def _from(self, page: str, options: dict[str, Any]) -> list[nodes.Node]:
        if self.content:
            message = f"{{{self.name}}} has both :from: and a body; the body is ignored; remove one of them"
            self.warn(self.problem, message)
        for name in sorted(options.keys() - {"from", "more", "limit"} - self.looks):
            message = f":{name}: is ignored, as :from: shows the items of another page; set it there"
            self.warn(Kind.OPTION, message)
        docname = self.other_page(page, self.problem)
        if docname is None:
            return []
        node = dated_from(
            page=docname,
            docname=self.env.docname,
            kind=self.kind,
            limit=options.get("limit"),
            problem=self.problem,
            look=self._look(options),
        )
        self.set_source_info(node)
        return [node]

    def _look(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return the attributes of a list that say how it looks."""
        return {name: options[name] for name in sorted(self.looks & options.keys())}

    def _more(self, options: dict[str, Any]) -> list[nodes.Node]:
        """Return the link to the page that has all items."""
        if "more" not in options:
            return []
        if "from" not in options:
            self.warn(Kind.OPTION, ":more: is ignored; it needs :from:, the page that it leads to")
            return []
        reference = page_reference(options["from"], self.env.docname, options["more"])
        self.set_source_info(reference)
        return [nodes.paragraph("", "", reference, classes=["dated-more", f"{self.kind}-more"])]


def page_reference(target: str, docname: str, text: str = "") -> pending_xref:
    """Return a link to a page, as ``{doc}`` makes it.

    :param target: the page, as seen from the one that has the link
    :param docname: the page that has the link
    :param text: in place of the title of the other page
    """
    return pending_xref(
        "",
        nodes.inline("", text or target.lstrip("/")),
        refdoc=docname,
        refdomain="std",
        reftype="doc",
        reftarget=target,
        refexplicit=bool(text),
        refwarn=True,
    )


def newest_first(entries: Iterable[Any], rank: Any = DatedDirective.rank) -> list[Entry]:
    """Order by dates, newest first; what has the same rank, and what has no date, keeps its place."""
    keyed: list[tuple[Any, Entry]] = []
    last: Any = None
    for entry in entries:
        if isinstance(entry, dated_group):
            entry[1].children = newest_first(entry[1].children, rank)
        spans = [item["span"] for item in items_of([entry]) if item["span"]]
        last = max(map(rank, spans)) if spans else last
        keyed.append((last, entry))
    dated = [pair for pair in keyed if pair[0] is not None]
    first = [entry for key, entry in keyed if key is None]
    return [*first, *(entry for _, entry in sorted(dated, key=lambda pair: pair[0], reverse=True))]


def items_of(entries: Iterable[Entry]) -> Iterator[dated_item]:
    """Yield the items among some entries, those of groups too."""
    return (item for entry in entries for item in entry.findall(dated_item))


def _year(entry: Entry) -> int | None:
    spans = (item["span"] for item in items_of([entry]))
    return next((span.start.year for span in spans if span), None)


def bodies_of(env: BuildEnvironment, docname: str) -> list[section_body]:
    """Return copies of what the sections of a page consist of, as they stand there."""
    return [
        node
        for node in env.get_doctree(docname).findall(section_body)
        if not isinstance(node.parent, dated_group)
    ]


class FillDated(AcademicTransform):
    """Put copies of another page's items where they are wanted."""

    # before references are resolved
    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        """Replace each placeholder."""
        if collects_texts(self.document):
            # what other pages say is translated there
            return
        for node in list(self.document.findall(dated_from)):
            bodies = bodies_of(self.env, node["page"])
            lists = [body for body in bodies if body["kind"] == node["kind"]]
            entries: list[Any] = [entry for found in lists for entry in found.children][: node["limit"]]
            if not entries:
                message = f":from: the page ‘{node['page']}’ has no {{{node['kind']}}}; add one there"
                warn(node["problem"], message, location=node)
            for entry in entries:
                move(entry, node["page"], node["docname"])
            attributes = {"kind": node["kind"], "name": "", **node["look"]}
            node.replace_self([dated_list("", *entries, **attributes)] if entries else [])


def move(content: nodes.Element, source: str, docname: str) -> None:
    """Make content of one page that of another: no anchors of its own, references from the new place.

    Footnotes stay on their page, and so do the marks that lead to them.
    """
    for node in list(content.findall(nodes.Element)):
        node["ids"] = []
        if isinstance(node, pending_xref):
            if node.get("reftype") == "doc":
                node["reftarget"] = "/" + docname_join(source, node["reftarget"])
            node["refdoc"] = docname
        elif isinstance(node, nodes.footnote_reference):
            _drop(node)
        elif isinstance(node, nodes.reference) and "refid" in node:
            place = Place(source, node["refid"], "")
            target = {"refdomain": AcademicDomain.name, "reftype": "pub", "reftarget": "", "place": place}
            inner = nodes.inline("", "", *node.children)
            node.replace_self(pending_xref("", inner, refdoc=docname, refwarn=False, **target))


def _drop(mark: nodes.footnote_reference) -> None:
    """Remove a mark, and the blank before it."""
    before = mark.previous_sibling()
    if isinstance(before, nodes.Text):
        mark.parent.replace(before, nodes.Text(before.rstrip()))
    mark.parent.remove(mark)


def shown_items(app: Sphinx) -> dict[str, list[Any]]:
    """Return for each page that shows items of others when these were read."""
    return {
        docname: [app.env.all_docs.get(page) for page in other.docnames]
        for docname, other in academic_domain(app.env).parts(OtherPages)
    }


#: what builders make of the nodes
NODES = {
    # replaced before anything is written
    dated_from: visitors((pass_through, pass_through)),
}
