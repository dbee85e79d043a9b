"""``{profile}``: who the homepage is about."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from ..authoring.directive import AcademicDirective, Parser, any_text, choice, several
from ..authoring.page_sources import note_private
from ..core.diagnostics import warn
from ..core.domain import academic_domain
from ..core.i18n import _
from ..core.site_services import profile_services
from ..core.source_files import Use, find_file
from ..model.patterns import lazy_pattern
from ..model.problems import Kind
from ..model.profile import (
    Profile,
    ProfileLink,
    email_address,
    labelled_links,
    service_link,
    web_address,
)
from ..model.text import plain
from ..rendering.homepages import OwnPage
from ..rendering.inline import rich_text
from ..rendering.nodes import PHOTO
from ..rendering.translated_lines import messages_of
from .hero import ACTIONS
from .problem_kinds import PeopleKind
from .profile_nodes import (
    TRANSLATED,
    ShownProfile,
    profile,
    profile_bio,
    profile_head,
    profile_text,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from ..model.person import Person
    from ..model.text import RichText

# A semicolon within an address has no space behind it; one that ends a character reference separates nothing.
_AFFILIATION = lazy_pattern(r"(?:&(?:\w{2,32}|#\w{1,8});|[^;\n]|;(?!\s|$))+")
_MAIL = lazy_pattern(r"mailto:([^\s<>]+)", re.IGNORECASE)

#: options that become fields of the record as they are
_TEXTS = ("name", "other-name", "pronouns", "position", "location", "photo-alt", "email")


def split_affiliations(text: str) -> list[str]:
    """Return affiliations that are separated by semicolons or ends of lines."""
    return [part for match in _AFFILIATION.finditer(text) if (part := match[0].strip())]


class ProfileDirective(AcademicDirective):
    """Show a person; the body is the biography."""

    is_list = False
    parsers: ClassVar = {
        **dict.fromkeys(_TEXTS, any_text),
        "email": email_address,
        "affiliation": any_text,
        "photo": any_text,
        "link": any_text,
        "layout": choice("hero", "compact"),
        "actions": any_text,
    }

    @classmethod
    def added_options(cls, config: Config) -> Mapping[str, Parser]:
        """Return an option for each service."""
        services = profile_services(config)
        options = {kind: partial(service_link, kind, services=services) for kind in services}
        return {**options, "actions": several("cv", "email", *services, "none")}

    def show(self) -> list[nodes.Node]:
        """Return the profile with its head and the biography."""
        options = self.read_options()
        self._note_addresses()
        person = self._person(options.get("name"))
        record = self._record(options, person)
        head = profile_head("", nodes.Text(profile_text(record)))
        if uri := self._photo(options.get("photo"), person):
            image = nodes.image("", uri=uri, alt=record.photo_alt, classes=[PHOTO])
            self.set_source_info(image)
            head.insert(0, image)
        texts = [*(getattr(record, name) for name in TRANSLATED), *map(plain, record.affiliations)]
        node = profile(
            "",
            head,
            record=record,
            docname=self.env.docname,
            layout=options.get("layout", ""),
            actions=options.get("actions", ACTIONS),
            messages=messages_of(texts),
        )
        self.set_source_info(node)
        if self.content:
            node += profile_bio("", *self.parse_content_to_nodes())
        return [node]

    def _record(self, options: Mapping[str, Any], person: Person | None) -> Profile:
        texts = {name.replace("-", "_"): options[name] for name in _TEXTS if name in options}
        links = tuple(self._links(options))
        affiliations = tuple(self._affiliations(options.get("affiliation", "")))
        if person:
            self.domain.page(self.env.docname).put(OwnPage(person.id))
            known = {"name": str(person.name), "position": person.position, "email": person.email}
            texts = {**known, **texts}
            links = (*(link for link in person.links if link.kind not in options), *links)
            if not affiliations and person.affiliation:
                affiliations = tuple((text,) for text in split_affiliations(person.affiliation))
        name = texts.get("name")
        if not name:
            self.warn(PeopleKind.PROFILE, "{profile} has no name; add :name:, or academic_me to conf.py")
        texts.setdefault("photo_alt", str(_("Photo of %s") % name) if name else str(_("Photo")))
        return Profile(**texts, affiliations=affiliations, links=links)

    def _note_addresses(self) -> None:
        """Note the e-mail addresses as they are written: the page shows them to people, not to programs."""
        given = [str(self.options.get("email") or ""), *_MAIL.findall(str(self.options.get("link") or ""))]
        for text in filter(None, map(str.strip, given)):
            note_private(self.env, text)

    def _person(self, name: str | None) -> Person | None:
        """Return whose page it is, unless the profile is of a person with another name."""
        me = self.me(None)
        person = self.site.registry.get(me) if me else None
        return person if person and name in (None, *map(str, (person.name, *person.aliases))) else None

    def _links(self, options: Mapping[str, Any]) -> Iterator[ProfileLink]:
        """Yield the links in the order in which they are written."""
        for name, value in options.items():
            if isinstance(value, ProfileLink):
                yield value
            elif name == "link":
                yield from self._other_links(value)

    def _other_links(self, text: str) -> Iterator[ProfileLink]:
        for label, address in labelled_links(text):
            if not address:
                self.warn(Kind.OPTION, f":link: {label} is ignored; write it as Label <https://…>")
                continue
            try:
                yield ProfileLink("other", label, web_address(address))
            except ValueError as error:
                self.warn(Kind.URL, f":link: {label} <{address}> is ignored; {error}")

    def _affiliations(self, text: str) -> Iterator[RichText]:
        for part in split_affiliations(text):
            children, _messages = self.parse_inline(part)
            # the sidebar of other pages shows it, too
            yield rich_text(children, self._address)

    def _address(self, node: nodes.Element) -> str | None:
        """Return where a link leads; one that leads elsewhere from each page is only a text."""
        try:
            return web_address(node.get("refuri", ""))
        except ValueError as error:
            self.warn(Kind.URL, f":affiliation: {node.astext()} is shown without its link; {error}")
            return None

    def _photo(self, uri: str | None, person: Person | None) -> str | None:
        if uri is None:
            # one that is missing is reported where conf.py is read
            known = person.photo if person else ""
            name = find_file(self.env, known, use=Use.PICTURE).name if known else None
            if name:
                self.check_picture(name)
            return name and f"/{name}"
        folder = "" if uri.startswith("/") else posixpath.dirname(self.env.docname)
        path = posixpath.join(folder, uri.removeprefix("/"))
        found = find_file(self.env, path, use=Use.PICTURE)
        if found.name:
            self.check_picture(found.name)
            return uri
        if found.refusal:
            why, _semicolon, remedy = found.refusal.partition("; ")
            message = f":photo: {path} is {why}; it is left out; {remedy}"
        else:
            message = f":photo: there is no file {path} in the source folder; it is left out; add the file"
        self.warn(PeopleKind.PROFILE, message)
        return None


def note_profiles(app: Sphinx, doctree: nodes.document) -> None:
    """Note the profile of a page, once Sphinx has found its picture and the words for it in the language."""
    domain, docname = academic_domain(app.env), app.env.docname
    for node in doctree.findall(profile):
        for image in node[0].findall(nodes.image):
            node["record"] = node["record"]._replace(photo=image["uri"], photo_alt=image["alt"])
        if domain.part(docname, ShownProfile):
            message = "a second {profile} on this page; the sidebar shows the first; remove one"
            warn(PeopleKind.PROFILE, message, location=node)
        else:
            domain.page(docname).put(ShownProfile(node["record"]))
