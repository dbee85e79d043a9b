"""Lists of publications on the page: the visitors for HTML, the expansion for every other builder."""

from __future__ import annotations

import itertools
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from jinja2 import Template
from markupsafe import escape

from ..bib.translations import localized
from ..core import cache as cachefile
from ..core.collection import no_collection
from ..core.config import settings
from ..core.diagnostics import warn
from ..core.domain import academic_domain
from ..core.i18n import _
from ..model.foreign import isolated
from ..model.patterns import lazy_pattern
from ..model.person import Name
from ..model.picture import Picture
from ..model.publication import Publication
from ..model.text import RichText, plain
from ..rendering.homepages import links_to_homepages
from ..rendering.html import renderer
from ..rendering.late_html import decoded, encoded, later
from ..rendering.nodes import (
    OtherBuilders,
    is_embedded,
    legend_item,
    publication_list,
    role_legend,
    visitors,
)
from ..rendering.problem_kinds import RenderingKind
from .citations import DEFAULT_STYLES, citations
from .docutils_nodes import publication_nodes
from .entry_html import divided, known_entries
from .layouts import as_card, has_text_to_copy, with_parts
from .links import link_table
from .listed import Listed
from .records import PublicationView
from .registration import COUNT_PARTS, Layout, layouts
from .settings import PublicationSettings
from .view import make_view, view_changes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator


def search_text(records: Iterable[Publication]) -> str:
    """Return the words of titles, authors and venues, each once, which is all that search needs."""
    texts: list[str] = []
    # names and venues recur, and words are found faster in one text than in thousands
    names: dict[Name, None] = {}
    venues: dict[RichText, None] = {}
    others: dict[str, None] = {}
    for record in records:
        texts.append(record.plain_title)
        names |= dict.fromkeys([author.name for author in record.credited])
        venues[record.venue] = others[record.venue_short] = None
        if record.date:
            others[str(record.date.year)] = None
    text = " ".join((*texts, *map(str, names), *map(plain, venues), *others))
    words = dict.fromkeys(text.split())
    # who looks for CO₂ types CO2
    not_ascii = " ".join(word for word in words if not word.isascii())
    words |= dict.fromkeys(unicodedata.normalize("NFKC", not_ascii).split())
    return " ".join(words)


def publication_views(
    node: publication_list,
    env: BuildEnvironment,
    parts: frozenset[str],
    most_authors: int | None = None,
    home: Callable[[str], str] | None = None,
    places: Sequence[int] | None = None,
) -> Iterator[PublicationView]:
    """Yield what each entry of a list shows.

    :param home: see :func:`~.view.make_view`
    :param places: of the entries that are wanted; without it, all are
    """
    store, site = academic_domain(env).store, settings(env.config)
    links = link_table(env.config)
    change = view_changes(env.config)
    cited = node.get("citations") or [()] * len(node["entries"])
    counts = None
    if not parts.isdisjoint(COUNT_PARTS):
        from .counts import count_views

        counts = count_views(env.config, parts)
    entries = list(zip(node["entries"], cited, strict=True))
    for listed, citation in entries if places is None else map(entries.__getitem__, places):
        record = localized(store.record(listed.record), env.config.language)
        view = make_view(
            record,
            listed,
            site.role_table,
            site.registry,
            site.venue_table,
            links,
            home,
            language=env.config.language,
        )
        view = with_parts(change(view, record) if change else view, record, parts, most_authors)
        if "cite" in parts:
            styles = PublicationSettings.of(env.config).cite_styles or DEFAULT_STYLES
            view = view._replace(cite=citations(record, styles, env.config.language))
        if counts and (counted := counts(record)):
            view = view._replace(counts=counted)
        yield view._replace(citation=isolated(citation, env.config.language)) if citation else view


def numbers(node: publication_list) -> Iterator[int | str | None]:
    """Yield the number of each entry, None for one without; a text is a number by kind, such as ``[J3]``."""
    if node["numbering"] == "none":
        return itertools.repeat(None)
    if node["numbering"] == "kind":
        return (label or None for label in node["labels"])
    return itertools.count(node["first"], -1 if node["numbering"] == "descending" else 1)


#: the tag of an entry with its id, and with the first cell if it is a row
_OPENING = lazy_pattern(r'<\w+\b[^<>]*\sid="(?P<id>[^"<>]+)"[^<>]*>(?:\s*<t[dh]\b[^<>]*>)?')


def _visit_list(self: HTML5Translator, node: publication_list) -> None:
    known = layouts(self.config)
    layout = known[node["layout"]]
    try:
        written = _entries_html(self, node, layout)
    except Exception as error:
        if layout.is_ours:
            raise
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        message = f"the layout ‘{node['layout']}’ fails: {reason}; ‘list’ is used in its place; report it to"
        warn(RenderingKind.TEMPLATE, f"{message} the extension that adds it", location=node)
        layout = known["list"]
        written = _entries_html(self, node, layout)
    pictures = _has_pictures(node)
    classes = [f"publications publications-{node['layout']}"]
    if pictures and node["layout"] == "list":
        classes.append("publications-thumbnails")
    if pictures and node.get("fit") == "cover":
        classes.append("publications-cover")
    attributes = {"class": " ".join(classes)}
    tag = layout.tag
    if tag == "ul":
        # WebKit forgets that a list without markers is one unless it has this role
        attributes["role"] = "list"
        if node["numbering"] in ("ascending", "descending"):
            tag = "ol"
        if node["numbering"] == "descending":
            attributes["reversed"] = "reversed"
    if _is_searched(self, node):
        attributes["data-search"] = node["search"]
    if has_text_to_copy(node["parts"]):
        attributes |= {"data-copy": str(_("Copy")), "data-copied": str(_("Copied"))}
    if further := node.get("further_ids"):
        written = [_with_further_ids(b"".join(written), further)]
    self.body += (self.starttag(node, tag, "\n", False, **attributes), later(self, written), f"</{tag}>\n")
    raise nodes.SkipNode


def _with_further_ids(html: bytes, further: Mapping[str, Sequence[str]]) -> bytes:
    """Return the HTML of entries with further ids, each in an empty element where its entry begins."""

    def added(match: re.Match[str]) -> str:
        return match[0] + "".join(f'<span id="{escape(id)}"></span>' for id in further.get(match["id"], ()))

    return encoded(_OPENING.sub(added, decoded(html)))


def _has_pictures(node: publication_list) -> bool:
    """Return whether each entry has a picture, or something in its place; citations in a style have none."""
    return "preview" in node["parts"] and "citations" not in node


def _is_searched(self: HTML5Translator, node: publication_list) -> bool:
    return "search" in node and not is_embedded(self.builder)


def _entries_html(self: HTML5Translator, node: publication_list, layout: Layout) -> list[bytes]:
    """Return the entries of a list as a layout writes them, in pieces."""
    shown = _Shown(self, node)
    template = renderer(self.builder).template(
        "publications-styled" if "citations" in node else layout.template
    )
    known = known_entries(self.builder, node, layout) if isinstance(template, Template) else None
    # what a view is made of goes as soon as it is written
    with no_collection():
        if known is None or not isinstance(template, Template):
            return [encoded(template.render(entries=shown.entries(range(len(shown))), **shown.context))]
        as_written = partial(divided, template, context=shown.context)
        return known.html(shown.keys(layout.template), lambda places: as_written(shown.entries(places)))


class _Shown:
    """A list as the page shows it that is being written."""

    def __init__(self, translator: HTML5Translator, node: publication_list) -> None:
        self._node, self._builder = node, translator.builder
        self._home = links_to_homepages(self._builder, self._builder.current_docname)
        self._numbers = list(itertools.islice(numbers(node), len(node["entries"])))
        #: by the place of an entry, for those that have one: the address of its page, and its picture
        self._pages = dict(self._own_pages())
        self._pictures = dict(self._own_pictures())
        #: what a template knows besides the entries
        self.context = {
            "downloads": posixpath.join(self._builder.dlpath, ""),
            "searched": _is_searched(translator, node),
            "pictures": _has_pictures(node),
            "parts": node["parts"],
        }

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._numbers)

    def _own_pages(self) -> Iterator[tuple[int, str]]:
        domain = academic_domain(self._builder.env)
        if not domain.paper_pages:
            return
        for place, listed in enumerate(self._node["entries"]):
            key = domain.store.record(listed.record).key
            page, first = domain.paper_pages.get(key), domain.store.find(key)
            # the page is that of the first entry with the key
            if page and first and first.digest == listed.record:
                yield place, self._builder.get_relative_uri(self._builder.current_docname, page.docname)

    def _own_pictures(self) -> Iterator[tuple[int, Picture]]:
        children = [child for child in self._node.children if isinstance(child, nodes.Element)]
        if not children:
            return
        # imported where there are some
        from ..pictures.offered import PREVIEW
        from ..pictures.shown import shown_picture

        for child in children:
            if shown := shown_picture(self._builder, child, PREVIEW):
                yield child["entry"], shown

    def entries(self, places: Sequence[int]) -> Iterator[tuple[int | str | None, PublicationView]]:
        """Yield what the entries at some places show, each with its number."""
        node = self._node
        # a card has no room for what is folded
        is_card = node["layout"] == "cards"
        folded = None if is_card else node["most_authors"]
        views = publication_views(node, self._builder.env, node["parts"], folded, self._home, places)
        for place, view in zip(places, views, strict=True):
            if place in self._pages:
                view = view._replace(title_url=self._pages[place])
            if place in self._pictures:
                view = view._replace(preview=self._pictures[place])
            yield self._numbers[place], as_card(view, node["most_authors"]) if is_card else view

    def keys(self, template: str) -> list[bytes]:
        """Return for each entry what changes with what it shows, as far as settings do not decide it."""
        parts = sorted(self.context["parts"]), self._node["most_authors"]
        context = template, *parts, self.context["searched"], self.context["pictures"]
        start = cachefile.digest(repr(context).encode())
        return [start + listed.record + self._own_state(place, listed) for place, listed in self._listed()]

    def _listed(self) -> Iterator[tuple[int, Listed]]:
        return enumerate(self._node["entries"])

    def _own_state(self, place: int, listed: Listed) -> bytes:
        homes = [self._home(person) for person in listed.people if person]
        page, picture = self._pages.get(place), self._pictures.get(place)
        state = (*listed[1:], self._numbers[place], page, picture, homes)
        return repr(state).encode("utf-8", "surrogatepass")


def _visit_legend(self: HTML5Translator, node: role_legend) -> None:
    self.body.append(self.starttag(node, "ul", CLASS="role-legend", role="list"))


def _depart_legend(self: HTML5Translator, node: role_legend) -> None:
    self.body.append("</ul>\n")


def _visit_legend_item(self: HTML5Translator, node: legend_item) -> None:
    self.body.append(self.starttag(node, "li", ""))


def _depart_legend_item(self: HTML5Translator, node: legend_item) -> None:
    self.body.append("</li>\n")


class ExpandPublications(OtherBuilders):
    """Replace each list by ordinary nodes where the builder does not write HTML."""

    def run(self, **kwargs: Any) -> None:
        """Replace the lists."""
        for node in list(self.document.findall(publication_list)):
            entries = zip(numbers(node), publication_views(node, self.env, node["printed"]), strict=False)
            items = (self._item(number, view) for number, view in entries)
            node.replace_self(nodes.bullet_list("", *items, classes=["publications"]))
        for legend in list(self.document.findall(role_legend)):
            lines = (nodes.line("", "", *item.children) for item in legend.findall(legend_item))
            legend.replace_self(nodes.line_block("", *lines))

    def _item(self, number: int | str | None, view: PublicationView) -> nodes.list_item:
        target = [nodes.target("", "", ids=[view.anchor])] if view.anchor else []
        return nodes.list_item("", *target, *publication_nodes(view, self.config.language, number))


#: what builders make of the nodes
NODES = {
    role_legend: visitors((_visit_legend, _depart_legend)),
    legend_item: visitors((_visit_legend_item, _depart_legend_item)),
    # always left by SkipNode
    publication_list: visitors((_visit_list, _visit_list)),
}
