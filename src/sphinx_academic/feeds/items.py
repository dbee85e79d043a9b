"""The items of feeds: news as they stand on their pages, and the newest papers that the site lists."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx.util.osutil import relative_uri

from ..authoring.section_notes import Sections
from ..bib.translations import localized
from ..core.config import settings
from ..core.domain import AcademicDomain, academic_domain
from ..core.page_record import Place
from ..core.site_address import page_address
from ..model.dates import Date
from ..model.publication import Publication
from ..model.text import Math, without_formulas
from ..publications.docutils_nodes import rich_nodes
from ..publications.links import link_table
from ..publications.sentences import EXTRAS
from ..publications.view import view_apart, view_changes
from ..rendering.dates import format_span
from ..rendering.html import renderer
from ..rendering.inline import opening
from ..rendering.nodes import formula
from ..sections.dated_nodes import dated_item, dated_list, language_of
from .formats import FeedItem, tag_uri
from .item_text import absolute_html, headline

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

#: programs fetch a feed again and again, and older items are rarely read
MOST_ITEMS = 50

#: what a builder knows of the page that it writes
_OF_A_PAGE = ("current_docname", "imgpath", "dlpath", "add_permalinks")


def page_url(builder: StandaloneHTMLBuilder, base: str, docname: str, anchor: str = "") -> str:
    """Return the absolute address of a page, or of a place on it."""
    if builder.name == "singlehtml":
        path = f"{quote(builder.config.root_doc)}{builder.out_suffix}"
    else:
        path = page_address(builder, docname)
    return posixpath.join(base, path) + (f"#{quote(anchor)}" if anchor else "")


def find_news(doctree: nodes.document) -> list[dated_item]:
    """Return copies of the items of news that a page has, without those that it shows from another page."""
    return [
        item.deepcopy()
        for found in doctree.findall(dated_list)
        if found["kind"] == "news"
        for item in found.children
        # a copy from another page has no anchor
        if isinstance(item, dated_item) and item["ids"] and item["span"]
    ]


def news_items(
    builder: StandaloneHTMLBuilder, base: str, docname: str, news: Sequence[dated_item]
) -> tuple[FeedItem, ...]:
    """Return what a feed says of a page's news; its identifiers are still those of the page."""
    news = sorted(news, key=lambda item: item["span"].start, reverse=True)[:MOST_ITEMS]
    with _on_page(builder, docname):
        return tuple(_news_item(builder, base, docname, item) for item in news)


def _news_item(builder: StandaloneHTMLBuilder, base: str, docname: str, item: dated_item) -> FeedItem:
    date = format_span(item["span"], language_of(item, builder.config.language))
    for found in list(item.findall(formula)):
        # readers know no mathematics
        found.replace_self(rich_nodes(without_formulas((Math(found["source"]),))))
    line, blocks = opening(item.children)
    title = headline(_words(line))
    opened = nodes.paragraph("", "", nodes.strong("", date), nodes.Text(" "), *line.children)
    page = page_url(builder, base, docname)
    html = "".join(builder.render_partial(block)["fragment"] for block in (opened, *blocks))
    return FeedItem(
        id=item["ids"][0],
        url=_news_url(builder, base, docname, item),
        title=title or date,
        html=absolute_html(html, page),
        date=item["span"].start,
        categories=(item["category"],) if item["category"] else (),
    )


def _news_url(builder: StandaloneHTMLBuilder, base: str, docname: str, item: dated_item) -> str:
    """Return the address of the page that an item has of its own, or of its place in the list."""
    if "file" in item and builder.name != "singlehtml":
        return page_url(builder, base, item["file"])
    return page_url(builder, base, docname, item["ids"][0])


def _words(node: nodes.Node) -> str:
    """Return the text of a line without HTML, tooltips of pictures, and links behind a paper's sentence."""
    if isinstance(node, nodes.Text):
        return node.astext()
    if not isinstance(node, nodes.Element) or isinstance(node, nodes.raw) or EXTRAS in node["classes"]:
        return ""
    return "".join(map(_words, node.children))


@contextmanager
def _on_page(builder: StandaloneHTMLBuilder, docname: str) -> Iterator[None]:
    """Let the builder's translator write as if for a page, without links of headings to themselves."""
    uri = builder.get_target_uri(docname)
    # some are there only after a page has been written
    before = {name: vars(builder)[name] for name in _OF_A_PAGE if name in vars(builder)}
    builder.current_docname = docname
    builder.imgpath = relative_uri(uri, builder.imagedir)
    builder.dlpath = relative_uri(uri, "_downloads")
    builder.add_permalinks = False
    try:
        yield
    finally:
        for name in _OF_A_PAGE:
            delattr(builder, name)
        vars(builder).update(before)


def identified(pages: Mapping[str, Sequence[FeedItem]], base: str) -> tuple[FeedItem, ...]:
    """Return the newest items of all pages, with identifiers that are unique in the site.

    An identifier names no page, so that items may move, but where two pages have an item of one anchor: then
    it does on all of them but that with most items.
    """
    taken: Counter[str] = Counter()
    items = []
    for docname in sorted(pages, key=lambda docname: (-len(pages[docname]), docname)):
        for item in pages[docname]:
            name = f"{docname}/{item.id}" if taken[item.id] else item.id
            items.append(replace(item, id=tag_uri(base, item.date, name)))
        taken.update(item.id for item in pages[docname])
    return tuple(sorted(items, key=lambda item: item.date, reverse=True)[:MOST_ITEMS])


def paper_items(builder: StandaloneHTMLBuilder, base: str) -> tuple[FeedItem, ...]:
    """Return what a feed says of the newest papers that the site lists; those without a date are left out."""
    domain = academic_domain(builder.env)
    places = domain.places()
    found = (
        (domain.store.find(key), places[key]) for key in _own_papers(domain, settings(builder.config).me)
    )
    dated = [(record.date, record, place) for record, place in found if record and record.date]
    # of one date, as they are listed
    dated.sort(key=lambda entry: entry[0], reverse=True)
    return tuple(_paper_item(builder, base, *entry) for entry in dated[:MOST_ITEMS])


def _own_papers(domain: AcademicDomain, me: str | None) -> Iterable[str]:
    """Return the keys of the papers in lists of the site's person; of all lists, if none is."""
    own: dict[str, None] = {}
    for docname, sections in sorted(domain.parts(Sections), key=itemgetter(0)):
        if any(note.kind == "publications" and note.me == me for note in sections.notes):
            own |= dict.fromkeys(domain.page(docname).papers)
    return own or domain.listings()


def _paper_item(
    builder: StandaloneHTMLBuilder, base: str, date: Date, record: Publication, place: Place
) -> FeedItem:
    site = settings(builder.config)
    record = localized(record, builder.config.language)
    config = builder.config
    view = view_apart(record, site, link_table(config), language=config.language, change=view_changes(config))
    # readers know no mathematics
    view = view._replace(venue=without_formulas(view.venue), note=without_formulas(view.note), abstract=())
    template = renderer(builder).template("feed-publication")
    html = template.render(entry=view, abstract=without_formulas(record.abstract))
    return FeedItem(
        id=tag_uri(base, date, f"pub-{record.key}"),
        url=page_url(builder, base, place.docname, place.anchor),
        title=" ".join(record.plain_title.split()) or record.key,
        # links between pages are written as from the root of the site
        html=absolute_html(html, posixpath.join(base, "")),
        date=date,
        authors=tuple(_names(record)),
    )


def _names(record: Publication) -> Iterable[str]:
    return (str(author.name) for author in record.credited)
