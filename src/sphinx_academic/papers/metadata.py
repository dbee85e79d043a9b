"""What machines read of a page: the head of a paper's page, and who and what the other pages are about.

An address is named only where that of the site is known: no reader of these resolves a relative one.  Sphinx
names the canonical address of a page where ``html_baseurl`` is set; on Read the Docs, pages of ours have it
without.
"""

from __future__ import annotations

import posixpath
import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup

from ..core.config import settings
from ..core.domain import academic_domain
from ..core.late import is_imported
from ..core.site_address import absolute_page, absolute_url, uses_us
from ..model.publication import Publication
from ..model.text import plain
from ..publications.addresses import has_pages
from ..rendering.html import renderer
from ..rendering.nodes import publication_list
from .settings import PaperSettings

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..export.json_ld import Object
    from ..model.person import Person
    from ..model.profile import Profile

# The vocabularies of machines are imported where they are used, which is not in every build.

#: of a list, more are not named one by one
_MOST_ITEMS = 100

#: search engines and previews cut a description off about here
_LONGEST_DESCRIPTION = 200


def organizing_keywords(env: BuildEnvironment) -> frozenset[str]:
    """Return the keywords, in lower case, that organize the site: its own words, or those of its filters."""
    stated = PaperSettings.of(env.config).organizing_keywords
    if stated is not None:
        return frozenset(str(word).strip().lower() for word in stated)
    # imported where papers have pages
    from ..query.filters import keywords_in

    records = academic_domain(env).pages.values()
    filters = {query.filter for record in records for query, _digest in record.queries}
    return frozenset(word for expression in filters for word in keywords_in(expression))


def paper_head(
    builder: Builder, record: Publication, name: str, organizing: frozenset[str], files: Mapping[str, str]
) -> Markup:
    """Return the elements for the head of a paper's page.

    :param name: of the page
    :param organizing: keywords that organize the site, and say nothing of the paper
    :param files: local files of the paper by kind of link, ``preview`` among them; quoted, relative to the
        output folder
    """
    from ..export.highwire import highwire
    from ..export.schema_org import scholarly_article

    if organizing and record.keywords:
        topics = frozenset(word for word in record.keywords if word.lower() not in organizing)
        record = record._replace(keywords=topics)
    url = absolute_page(builder, name)
    pdf, image = (absolute_url(builder, files[kind]) if kind in files else "" for kind in ("pdf", "preview"))
    abstract = " ".join(plain(record.abstract).split())
    description = textwrap.shorten(abstract or _in_words(record), _LONGEST_DESCRIPTION, placeholder="…")
    title = record.plain_title
    tags = highwire(record, pdf_url=pdf, page_url=url, abstract_url=url if abstract else "")
    graph = (("type", "article"), ("title", title), ("description", description), ("url", url))
    people = settings(builder.config).registry
    return _head(
        builder,
        # what Google Scholar looks for first
        tags=[("description", description), *sorted(tags, key=lambda tag: tag[0] != "citation_pdf_url")],
        graph=[(f"og:{name}", value) for name, value in (*graph, ("image", image))],
        objects=[scholarly_article(record, url=url, pdf_url=pdf, image=image, people=people)],
    )


def _in_words(record: Publication) -> str:
    """Return who wrote a paper, where and when it appeared: what describes it where there is no abstract."""
    names = ", ".join(str(author.name) for author in record.credited)
    where = ", ".join(filter(None, (plain(record.venue), str(record.year or ""))))
    return ". ".join(filter(None, (names, where)))


def _head(builder: Builder, **parts: list[Any]) -> Markup:
    from ..export.json_ld import script

    objects = [Markup(script(thing)) for thing in parts.pop("objects") if thing]
    return Markup(renderer(builder).template("head").render(**parts, objects=objects))


def describe_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Say of a page who it is about, and which papers it lists."""
    if doctree is None or not has_pages(app.builder):
        return
    if not context.get("pageurl") and uses_us(app.env, pagename):
        address = absolute_page(app.builder, pagename)
        context |= {"pageurl": address} if address else {}
    record = academic_domain(app.env).pages.get(pagename)
    if record is None:
        return
    objects: list[Object] = []
    if is_imported("people.profile_nodes"):
        from ..people.profile_nodes import ShownProfile

        if shown := record.find(ShownProfile):
            objects.append(_profile_page(app.builder, pagename, shown.profile))
    if record.papers:
        objects.append(_item_list(app.builder, pagename, doctree))
    if any(objects):
        head = _head(app.builder, objects=objects)
        # what Sphinx has there is text and not markup, which would escape it
        context["metatags"] = str(context.get("metatags") or "") + str(head)


def _profile_page(builder: Builder, pagename: str, profile: Profile) -> Object:
    from ..export.schema_org import profile_page

    url = absolute_page(builder, pagename)
    name = builder.images.get(profile.photo) if profile.photo else None
    image = absolute_url(builder, posixpath.join("_images", quote(name))) if name else ""
    return profile_page(profile, url=url, image=image, known=_known(builder, profile))


def _known(builder: Builder, profile: Profile) -> Person | None:
    """Return the one person of the site who has the name of a profile."""
    registry = settings(builder.config).registry
    found = [person for person in registry if profile.name in map(str, (person.name, *person.aliases))]
    return found[0] if len(found) == 1 else None


def _item_list(builder: Builder, pagename: str, doctree: nodes.document) -> Object:
    url = absolute_page(builder, pagename)
    if not url:  # a list without addresses is of no use to programs
        return {}
    from ..export.schema_org import item_list

    title = builder.env.titles[pagename].astext() if pagename in builder.env.titles else ""
    return item_list(_items(builder, url, doctree), name=title, url=url, limit=_MOST_ITEMS)


def _items(builder: Builder, url: str, doctree: nodes.document) -> Iterator[tuple[Publication, str]]:
    """Yield the papers that a page lists, each once, with the address of its page or of its place here."""
    domain = academic_domain(builder.env)
    for node in doctree.findall(publication_list):
        for listed in node["entries"]:
            # one without an anchor has been listed already
            if listed.anchor:
                record = domain.store.record(listed.record)
                page = domain.paper_pages.get(record.key)
                own = absolute_page(builder, page.docname) if page else ""
                yield record, own or f"{url}#{quote(listed.anchor)}"
