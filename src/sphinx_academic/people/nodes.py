"""People on the page: what of each is shown, the visitor for HTML, the expansion for every other builder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from markupsafe import Markup

from ..core.config import settings
from ..core.i18n import _
from ..model.foreign import foreign_name
from ..model.initials import initials
from ..model.languages import comma
from ..model.person import Person
from ..model.picture import Picture
from ..model.profile import ProfileLink, mailto
from ..pictures.offered import PHOTO
from ..pictures.shown import shown_picture
from ..publications.docutils_nodes import name_node
from ..rendering.dates import Piece, format_span, span_pieces
from ..rendering.homepages import HomepageLinks, links_to_homepages
from ..rendering.html import character_references, renderer
from ..rendering.nodes import OtherBuilders, is_embedded, own_name, visitors
from ..rendering.translated_lines import translatable_texts
from .profile_nodes import contact_nodes

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

#: name -> whether it shows photos; ``lines`` is for alumni, of whom there are many
LAYOUTS = {"cards": True, "list": True, "table": False, "lines": False}

#: of a table, besides the name -> the fields of a person that are in it
COLUMNS = {
    "position": ("position", "affiliation", "next"),
    "topic": ("topic",),
    "years": ("span",),
    "links": ("email", "links"),
}


@own_name
class people_list(nodes.General, nodes.Element, translatable_texts):
    """A run of people: ``people`` has their ids, ``anchored`` those whose entries have an id on the page.

    ``leads`` are the ids of those who lead the group.
    ``layout`` is one of :data:`LAYOUTS`, ``columns`` what of :data:`COLUMNS` a table has, ``pictured``
    whether there is room for photos.  The first child is the text for search; photos follow, whose ``person``
    is the id of theirs.
    """

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Keep a translation, and put it into the text for search."""
        super().apply_translated_message(original_message, translated_message)
        for text in [child for child in self.children if isinstance(child, nodes.Text)]:
            self.replace(text, nodes.Text(text.replace(original_message, translated_message)))


#: texts of a person that are translated as they are
TRANSLATED = ("position", "affiliation", "topic", "next")


def translated(person: Person, node: people_list) -> Person:
    """Return a person in the language of the page."""
    found = node.get("translations")
    if not found:
        return person
    texts = {name: getattr(person, name) for name in TRANSLATED}
    return person._replace(**{name: found.get(text, text) for name, text in texts.items()})


class PersonView(NamedTuple):
    """Everything that is shown of a person, in the order in which it is shown."""

    id: str
    anchor: str
    #: the picture: its first two values are the address, seen from the page, and what it shows
    photo: Picture | None
    #: stands in the place of a picture, for the eye alone
    initials: str
    name: str
    #: the person's page on the site, else elsewhere, or nothing
    url: str
    position: str
    affiliation: str
    topic: str
    years: tuple[Piece, ...]
    next: str
    #: whether the person has a wide card
    is_lead: bool
    #: a mailto address in which every character is a numeric reference, or nothing
    email: str
    links: tuple[ProfileLink, ...]


def anchor_of(person: Person) -> str:
    """Return the id of a person's entry on a page."""
    return f"person-{person.id}"


def people_text(people: Iterable[Person]) -> str:
    """Return what a list says, for search; no e-mail address is in it."""
    texts = ((str(person.name), person.position, person.affiliation, person.topic) for person in people)
    return ". ".join(part for parts in texts for part in parts if part)


def align(lists: Sequence[people_list], people: Sequence[Person]) -> None:
    """Make lists that stand below each other look alike: their columns, and the room for photos."""
    pictured = any(True for listed in lists for _image in listed.findall(nodes.image))
    columns = [
        column
        for column, fields in COLUMNS.items()
        if any(getattr(person, name) for person in people for name in fields)
    ]
    for listed in lists:
        listed["pictured"], listed["columns"] = pictured, columns


def _views(self: HTML5Translator, node: people_list) -> Iterator[PersonView]:
    builder, registry = self.builder, settings(self.config).registry
    links = links_to_homepages(builder, builder.current_docname)
    images = {image["person"]: image for image in node.findall(nodes.image)}
    photos = {person_id: shown_picture(builder, image, PHOTO) for person_id, image in images.items()}
    for person_id in node["people"]:
        if person := registry.get(person_id):
            view = _view(translated(person, node), links, self.config.language)
            anchor = anchor_of(person) if person_id in node["anchored"] else ""
            is_lead = person_id in node.get("leads", ())
            yield view._replace(photo=photos.get(person_id), anchor=anchor, is_lead=is_lead)


def _view(person: Person, links: HomepageLinks, language: str) -> PersonView:
    return PersonView(
        id=person.id,
        anchor="",
        photo=None,
        initials=initials(person.name),
        name=foreign_name(str(person.name), language),
        url=links(person.id) or person.url,
        position=person.position,
        affiliation=person.affiliation,
        topic=person.topic,
        years=tuple(span_pieces(person.span, language)) if person.span else (),
        next=person.next,
        is_lead=False,
        email=character_references(mailto(person.email)) if person.email else "",
        links=person.links,
    )


def _visit_people(self: HTML5Translator, node: people_list) -> None:
    layout = node["layout"]
    tag = "table" if layout == "table" else "ul"
    # WebKit forgets that a list without markers is one unless it has this role
    attributes: dict[str, Any] = {"role": "list"} if tag == "ul" else {}
    self.body.append(self.starttag(node, tag, CLASS=f"people people-{layout}", **attributes))
    template = "people" if LAYOUTS[layout] else f"people-{layout}"
    html = (
        renderer(self.builder)
        .template(template)
        .render(
            people=_views(self, node),
            photos=node["pictured"],
            columns=node["columns"],
            # an EPUB has to announce each file that holds SVG, which Sphinx does not
            icons=not is_embedded(self.builder),
        )
    )
    self.body.append(f"{Markup(html)}</{tag}>\n")
    raise nodes.SkipNode


class ExpandPeople(OtherBuilders):
    """Replace each list by ordinary nodes where the builder does not write HTML."""

    def run(self, **kwargs: Any) -> None:
        """Replace the lists."""
        registry = settings(self.config).registry
        for node in list(self.document.findall(people_list)):
            found = filter(None, map(registry.get, node["people"]))
            items = (self._item(translated(person, node), person.id in node["anchored"]) for person in found)
            node.replace_self(nodes.bullet_list("", *items, classes=["people"]))

    def _item(self, person: Person, anchored: bool) -> nodes.list_item:
        target = [nodes.target("", "", ids=[anchor_of(person)])] if anchored else []
        name = name_node(foreign_name(str(person.name), self.config.language))
        if person.url:
            name = nodes.reference("", "", name, refuri=person.url)
        what = [part for part in (person.position, person.affiliation) if part]
        years = format_span(person.span, self.config.language) if person.span else ""
        separator = f"{comma(self.config.language)} "
        text = "".join(separator + part for part in what) + (f" ({years})" if years else "")
        first = nodes.paragraph("", "", nodes.strong("", "", name), nodes.Text(text))
        following = str(_("Next: %s")) % person.next if person.next else ""
        lines = [nodes.paragraph("", line) for line in (person.topic, following) if line]
        links = contact_nodes(person.email, person.links)
        more = [nodes.paragraph("", "", *links)] if links else []
        return nodes.list_item("", *target, first, *lines, *more)


#: what builders make of the nodes
NODES = {
    # always left by SkipNode
    people_list: visitors((_visit_people, _visit_people)),
}
