"""The profile that opens a homepage: the name as the page's title, a row of actions, icons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from ..authoring.section_notes import Sections
from ..core.config import settings
from ..core.domain import academic_domain
from ..core.i18n import _
from ..model.profile import Profile, mailto
from ..rendering.homepages import OwnPage
from ..rendering.html import character_references, renderer

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..model.picture import Picture

#: the kinds of links that are buttons by default, if they are there
ACTIONS = ("cv", "scholar", "email")
#: what authors call a link to a CV that is no page of the site
_CV = frozenset({"cv", "curriculum vitae", "résumé", "resume", "vita"})
#: a row of more is no choice
_MOST_ACTIONS = 3


class HeroLink(NamedTuple):
    """A link of a hero."""

    kind: str
    url: str
    label: str


def hero_head(builder: Builder, record: Profile, photo: Picture, level: int, permalink: str) -> Markup:
    """Return the names, what the person is, and the photo.

    :param record: what is shown, marked where it is foreign to the page
    :param photo: may be without an address
    :param level: of the heading that the name is, or 0 where the page has another title
    :param permalink: of that heading
    """
    if record.photo_alt == str(_("Photo of %s") % record.name):
        # the name is beside it
        record = record._replace(photo_alt="")
    template = renderer(builder).template("profile-hero")
    html = template.render(
        profile=record,
        photo=photo.address,
        srcset=photo.srcset,
        sizes=photo.sizes,
        level=level,
        permalink=Markup(permalink),
    )
    return Markup(html)


def hero_links(builder: Builder, record: Profile, docname: str, actions: Sequence[str]) -> Markup:
    """Return the row of actions, and the icons of all other links.

    :param docname: of the page of the profile
    :param actions: the kinds of links that are buttons if they are there
    """
    links = list(_links(builder, record, docname))
    first = {link.kind: link for link in reversed(links)}
    buttons = [first[kind] for kind in actions if kind in first][:_MOST_ACTIONS]
    others = [link for link in links if link not in buttons]
    return Markup(renderer(builder).template("profile-links").render(actions=buttons, links=others))


def _links(builder: Builder, record: Profile, docname: str) -> Iterator[HeroLink]:
    page = cv_page(builder.env, docname)
    if page:
        yield HeroLink("cv", builder.get_relative_uri(docname, page), str(_("CV")))
    if record.email:
        yield HeroLink("email", character_references(mailto(record.email)), str(_("E-mail")))
    for link in record.links:
        is_cv = not page and link.kind == "other" and link.label.casefold() in _CV
        yield HeroLink("cv" if is_cv else link.kind, link.url, str(_(link.label)))


def cv_page(env: BuildEnvironment, docname: str) -> str | None:
    """Return the first page with the CV of the person whom a page is about."""
    domain = academic_domain(env)
    own = domain.part(docname, OwnPage)
    person = own.person if own else settings(env.config).me
    pages = (
        page
        for page, sections in domain.parts(Sections)
        if any(note.kind == "cv" and note.me == person for note in sections.notes)
    )
    return min(pages, default=None)
