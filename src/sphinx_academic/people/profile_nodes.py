"""A profile on its page and in the sidebar: the nodes, their HTML, and the expansion for other builders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from markupsafe import Markup
from sphinx.locale import _ as sphinx_words
from sphinx.util.images import guess_mimetype

from ..core.build_state import build_state
from ..core.domain import academic_domain
from ..core.i18n import _
from ..core.page_record import PagePart
from ..model.foreign import foreign_name, foreign_text
from ..model.picture import NO_PICTURE, Picture
from ..model.profile import Profile, ProfileLink, mailto
from ..model.text import Link, RichText, plain
from ..pictures.offered import HERO, PROFILE
from ..pictures.shown import shown_picture
from ..publications.docutils_nodes import rich_nodes, separated_nodes
from ..rendering.html import character_references, renderer
from ..rendering.nodes import PHOTO, OtherBuilders, id_targets, is_embedded, makes_website, own_name, visitors
from ..rendering.translated_lines import translatable_texts
from .hero import ACTIONS, cv_page, hero_head, hero_links

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

#: the template that a site's ``html_sidebars`` names
SIDEBAR = "academic/sidebar.html"


@own_name
class profile(nodes.General, nodes.Element, translatable_texts):
    """A person: ``record`` is a :class:`~sphinx_academic.model.profile.Profile`, ``docname`` its page.

    In a CV, which may be printed, addresses are ``spelled_out``.  ``layout`` is ``hero``, ``compact`` or
    empty, ``actions`` the kinds of links that a hero has as buttons.
    """

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Put a translation into the record, and into the text for search."""
        record: Profile = self["record"]
        texts: dict[str, Any] = {
            name: translated_message for name in TRANSLATED if getattr(record, name) == original_message
        }
        texts["affiliations"] = tuple(
            translated(text, translated_message) if plain(text) == original_message else text
            for text in record.affiliations
        )
        self["record"] = record = record._replace(**texts)
        for head in self.findall(profile_head):
            for text in [child for child in head.children if isinstance(child, nodes.Text)]:
                head.replace(text, nodes.Text(profile_text(record)))


#: texts of a record that are translated as they are
TRANSLATED = ("position", "location", "pronouns")


def translated(text: RichText, words: str) -> RichText:
    """Return a translation, which is a link where all of the text is one."""
    if len(text) == 1 and isinstance(text[0], Link):
        return (Link(text[0].href, (words,)),)
    return (words,)


@own_name
class profile_head(nodes.General, nodes.Element):
    """All but the biography; the children are the picture and, for search, the text."""


@own_name
class profile_bio(nodes.General, nodes.Element):
    """The biography."""


@own_name
class profile_title(nodes.title):
    """The title of a page whose profile shows it, with the name of the person."""


def profile_text(record: Profile) -> str:
    """Return what the head of a profile says, for search; the e-mail address is not in it."""
    parts = (
        record.name,
        record.other_name,
        record.pronouns,
        record.position,
        *map(plain, record.affiliations),
        record.location,
    )
    return ". ".join(filter(None, parts))


def head_html(
    builder: Builder, record: Profile, photo: Picture, home: str = "", *, spelled_out: bool = False
) -> Markup:
    """Return the head of a profile as HTML.

    :param photo: may be without an address
    :param home: address of the homepage, where the name shall lead there
    :param spelled_out: show the e-mail address, not a word for it
    """
    template = renderer(builder).template("profile")
    page = builder.config.language
    html = template.render(
        profile=marked_profile(record, page),
        photo=photo.address,
        srcset=photo.srcset,
        sizes=photo.sizes,
        home=home,
        email=character_references(mailto(record.email)) if record.email else "",
        mailbox=character_references(record.email) if spelled_out else "",
        # an EPUB has to announce each file that holds SVG, which Sphinx does not
        icons=not is_embedded(builder),
    )
    return Markup(html)


def marked_profile(record: Profile, language: str) -> Profile:
    """Return a profile with what is foreign to a page in a language marked."""
    return record._replace(
        name=foreign_name(record.name, language),
        other_name=foreign_name(record.other_name, language) if record.other_name else "",
        affiliations=tuple(foreign_text(text, language) for text in record.affiliations),
    )


@dataclass(slots=True)
class ShownProfile(PagePart):
    """The first profile of a page."""

    is_described: ClassVar = True

    profile: Profile = field(default_factory=Profile)


def sidebar_profile(env: BuildEnvironment) -> tuple[str, Profile] | None:
    """Return the profile for the sidebar and its page: the homepage's, else the first one."""
    profiles = dict(academic_domain(env).parts(ShownProfile))
    home = env.config.root_doc
    docname = home if home in profiles else min(profiles, default=None)
    return None if docname is None else (docname, profiles[docname].profile)


class PrecededTemplates(list[str]):
    """Templates of the theme that the profile stands before, beside what ``html_sidebars`` names."""


def has_sidebar(builder: Builder) -> bool:
    """Return whether a build shows the profile in a sidebar, by ``html_sidebars`` or within the theme."""
    if not makes_website(builder):
        return False
    sidebars = builder.config.html_sidebars.values()
    return any(SIDEBAR in names for names in sidebars) or is_in_theme(builder)


def is_in_theme(builder: Builder) -> bool:
    """Return whether the profile stands before a template of the theme, and so on every page."""
    return bool(build_state(builder.config).lasting(PrecededTemplates))


def _is_in_sidebar(builder: Builder, node: nodes.Element) -> bool:
    shown = sidebar_profile(builder.env) if has_sidebar(builder) else None
    return bool(shown and shown[0] == node["docname"] and shown[1] == node["record"])


def is_hero(builder: Builder, node: nodes.Element) -> bool:
    """Return whether a profile opens its page: the default where no sidebar shows it."""
    if not makes_website(builder) or node.get("spelled_out"):
        return False
    layout = node.get("layout")
    return layout == "hero" or (not layout and not _is_in_sidebar(builder, node))


def _visit_profile(self: HTML5Translator, node: profile) -> None:
    classes = ["profile"]
    if is_hero(self.builder, node):
        classes.append("profile-hero")
    elif _is_in_sidebar(self.builder, node):
        classes.append("profile-beside-sidebar")
    self.body.append(self.starttag(node, "div", classes=classes))


def _depart_profile(self: HTML5Translator, node: profile) -> None:
    if is_hero(self.builder, node):
        actions = node.get("actions", ACTIONS)
        self.body.append(hero_links(self.builder, node["record"], node["docname"], actions))
    self.body.append("</div>\n")


def _visit_head(self: HTML5Translator, node: profile_head) -> None:
    record: Profile = node.parent["record"]
    opens = is_hero(self.builder, node.parent)
    images = (shown_picture(self.builder, image, HERO if opens else PROFILE) for image in _photos(node))
    photo = next(filter(None, images), NO_PICTURE)
    title = next(iter(self.document.findall(nodes.title)), None)
    if title is not None and _says(title, record):
        # the page's title says the name already, or leaves it to the profile
        record = record if isinstance(title, profile_title) else record._replace(name="")
    if opens:
        level, permalink = _heading(self, title)
        shown = marked_profile(record, self.builder.config.language)
        self.body.append(hero_head(self.builder, shown, photo, level, permalink))
    else:
        spelled_out = node.parent.get("spelled_out", False)
        self.body.append(head_html(self.builder, record, photo, spelled_out=spelled_out))
    raise nodes.SkipNode


def _photos(node: profile_head) -> Iterator[nodes.image]:
    return node.findall(nodes.image)


def _heading(self: HTML5Translator, title: nodes.title | None) -> tuple[int, str]:
    """Return the level of the heading that a profile shows in place of a title, and the link to it."""
    if not isinstance(title, profile_title):
        return 0, ""
    length = len(self.body)
    self.add_permalink_ref(title.parent, sphinx_words("Link to this heading"))
    permalink = "".join(self.body[length:])
    del self.body[length:]
    return self.section_level, permalink


def _skip(self: HTML5Translator, node: profile_title) -> None:
    raise nodes.SkipNode


def _visit_bio(self: HTML5Translator, node: profile_bio) -> None:
    self.body.append(self.starttag(node, "div", CLASS="profile-bio"))


def _depart_div(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</div>\n")


def take_titles(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Leave the title of a page to the profile that opens it with the same words."""
    if app.builder.format != "html" or not any(academic_domain(app.env).parts(ShownProfile)):
        return
    for node in doctree.findall(profile):
        title = _title_above(node)
        if title and _says(title, node["record"]) and is_hero(app.builder, node):
            title.replace_self(profile_title(title.rawsource, "", *title.children, **title.attributes))


def shown_pages(app: Sphinx) -> dict[str, object]:
    """Return for each page with a profile which page has the CV."""
    return {page: cv_page(app.env, page) for page, _shown in academic_domain(app.env).parts(ShownProfile)}


def _title_above(node: profile) -> nodes.title | None:
    """Return the title that nothing but targets and comments separates from a profile."""
    section = node.parent
    if not isinstance(section, nodes.section) or not isinstance(section.parent, nodes.document):
        return None
    before = section.children[: section.index(node)]
    shown = [child for child in before if not isinstance(child, nodes.Invisible)]
    return shown[0] if len(shown) == 1 and type(shown[0]) is nodes.title else None


def _says(title: nodes.title, record: Profile) -> bool:
    names = {record.name, f"{record.name} {record.other_name}", f"{record.name} ({record.other_name})"}
    return " ".join(title.astext().split()) in names


class ExpandProfiles(OtherBuilders):
    """Replace profiles by ordinary nodes where the builder does not write HTML."""

    def run(self, **kwargs: Any) -> None:
        """Replace the profiles."""
        for node in list(self.document.findall(profile)):
            photo = node[0].findall(nodes.image)
            lines = [nodes.line("", "", *line) for line in _lines(node["record"])]
            head = [nodes.line_block("", *lines, classes=["profile"])] if lines else []
            bio = [child for part in node.findall(profile_bio) for child in part.children]
            node.replace_self([*id_targets(node), *photo, *head, *bio])


def drop_photos(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Leave out photos that a builder cannot show and nothing has converted: LaTeX stops at SVG."""
    supported = app.builder.supported_image_types
    if app.builder.format == "html" or not supported:
        return
    for image in list(doctree.findall(nodes.image)):
        if PHOTO in image["classes"] and guess_mimetype(image["uri"]) not in supported:
            image.parent.remove(image)


def _lines(record: Profile) -> Iterator[list[nodes.Node]]:
    if record.name:
        yield [nodes.strong("", record.name)]
    pronouns = f"({record.pronouns})" if record.pronouns else ""
    if other := " ".join(filter(None, (record.other_name, pronouns))):
        yield [nodes.Text(other)]
    if record.position:
        yield [nodes.Text(record.position)]
    for affiliation in record.affiliations:
        yield rich_nodes(affiliation)
    if record.location:
        yield [nodes.Text(record.location)]
    if links := contact_nodes(record.email, record.links):
        yield links


def contact_nodes(email: str, links: Iterable[ProfileLink]) -> list[nodes.Node]:
    """Return the links to a person's e-mail address, if it is known, and to pages elsewhere."""
    shown = [(str(_("E-mail")), mailto(email))] if email else []
    shown += ((str(_(link.label)), link.url) for link in links)
    return separated_nodes(([nodes.reference("", label, refuri=url)] for label, url in shown), " · ")


#: what builders make of the nodes
NODES = {
    profile: visitors((_visit_profile, _depart_profile)),
    # always left by SkipNode
    profile_head: visitors((_visit_head, _visit_head)),
    profile_bio: visitors((_visit_bio, _depart_div)),
    profile_title: visitors((_skip, _skip)),
}
