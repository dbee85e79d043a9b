"""``{people}``: the people of a group, with their photos, their years and the way to their pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from babel.lists import format_list
from docutils import nodes

from ..authoring.directive import AcademicDirective, choice, if_any, several
from ..core.config import settings
from ..core.i18n import _, language_of_words
from ..core.source_files import Use, file_rule, find_file
from ..model.directory import GROUPS, NO_GROUP
from ..model.patterns import lazy_pattern
from ..model.person import Person
from ..model.problems import Kind
from ..model.suggestions import did_you_mean, nearest
from ..rendering.dates import locale_of
from ..rendering.homepages import NamedPeople
from ..rendering.translated_lines import messages_of
from .nodes import LAYOUTS, TRANSLATED, align, anchor_of, people_list, people_text
from .problem_kinds import PeopleKind
from .settings import PeopleSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: headings of the groups of :data:`~..model.directory.GROUPS`; ``academic_people_groups`` changes them
GROUP_HEADINGS = {
    "pi": _("Principal investigator"),
    "faculty": _("Faculty"),
    "staff": _("Staff"),
    "postdocs": _("Postdoctoral researchers"),
    "phd": _("PhD students"),
    "masters": _("Master's students"),
    "undergraduates": _("Undergraduate students"),
    "interns": _("Interns"),
    "visitors": _("Visitors"),
    "members": _("Members"),
    "collaborators": _("Collaborators"),
    "alumni": _("Alumni"),
}
_SEVERAL_PIS = _("Principal investigators")

#: at the end, behind the groups that a site has made up
_LAST = "alumni"

#: a group of no more people is no row of its own
_SMALL = 2
#: so many people, which are two rows, may stand under one heading
_MOST_JOINED = 6

_BETWEEN_IDS = lazy_pattern(r"[\s,]+|^\s*[-*]\s+", re.MULTILINE)


class _Part(NamedTuple):
    """What stands under one heading."""

    groups: tuple[str, ...]
    people: Sequence[Person]


class PeopleDirective(AcademicDirective):
    """Show the people of ``academic_people``, or those whose ids the body has."""

    parsers: ClassVar = {
        "group": several(),
        "layout": choice(*LAYOUTS),
        "headings": choice("section", "rubric", "none"),
        "if-empty": if_any,
    }

    def show(self) -> list[nodes.Node]:
        """Return a list, or one for each group under its heading."""
        options = self.read_options()
        # a body of blank lines is none
        written = "\n".join(self.content).strip()
        chosen = self._named(written) if written else list(self.site.registry)
        if not chosen and not written and "if-empty" not in options:
            message = "academic_people in conf.py is empty; {people} shows no one; add people there"
            self.warn(Kind.UNKNOWN_PERSON, message)
        headings = options.get("headings", "none")
        if written and "group" not in options and headings == "none":
            groups = [("", chosen)] if chosen else []
        else:
            groups = list(self._groups(chosen, options.get("group")))
            headings = options.get("headings", "section" if len(groups) > 1 else "none")
        if not groups:
            return self.instead_of_nothing(options, self._why_empty(options.get("group", ())))
        leads = _leads(groups)
        parts = [_Part((group,), people) for group, people in groups]
        if options.keys().isdisjoint({"group", "headings"}):
            parts = list(_joined(parts, leads))
        lists = []
        for part in parts:
            layout = options.get("layout", "lines" if part.groups == (_LAST,) else "cards")
            lists.append(self._listed(part.people, layout, leads))
        align(lists, [person for _group, people in groups for person in people])
        if headings == "none":
            return [*lists]
        content: list[nodes.Node] = []
        for part, listed in zip(parts, lists, strict=True):
            if "headings" not in options and listed["layout"] == "cards" and self._is_led(part, leads):
                content.append(listed)
                continue
            heading = self._headings(part)
            content += self.under_heading(heading, f"people-{part.groups[0]}", [listed], headings)
        return content

    @staticmethod
    def _why_empty(groups: Sequence[str]) -> str:
        return f"no one of academic_people is in {', '.join(groups)}" if groups else "no group is shown"

    def _named(self, text: str) -> list[Person]:
        """Return the people whose ids a text has."""
        registry = self.site.registry
        ids = dict.fromkeys(filter(None, _BETWEEN_IDS.split(text)))
        for person_id in ids:
            if registry.get(person_id) is None:
                hint = did_you_mean(person_id, [person.id for person in registry])
                self.warn(Kind.UNKNOWN_PERSON, f"no ‘{person_id}’ in academic_people; it is left out; {hint}")
        return list(filter(None, map(registry.get, ids)))

    def _groups(
        self, people: Sequence[Person], wanted: Sequence[str] | None
    ) -> Iterator[tuple[str, list[Person]]]:
        """Yield each group that has people, in their order."""
        headings = PeopleSettings.of(self.config).group_headings
        members: dict[str, list[Person]] = {}
        for person in people:
            members.setdefault(person.group or NO_GROUP, []).append(person)
        own = (group for group in members if group != _LAST)
        known = dict.fromkeys([*headings, *GROUPS[:-1], *own, _LAST])
        if wanted is None:
            wanted = [group for group in known if headings.get(group, "") is not None]
        for group in dict.fromkeys(wanted):
            if group not in known:
                message = f":group: no one in academic_people is of the group ‘{group}’; it is left out; "
                self.warn(Kind.OPTION, message + did_you_mean(group, known))
            elif group in members:
                yield group, members[group]

    def _is_led(self, part: _Part, leads: frozenset[Person]) -> bool:
        """Return whether those of a part are known by leading the group, and need no heading."""
        own = PeopleSettings.of(self.config).group_headings
        return leads.issuperset(part.people) and not any(map(own.get, part.groups))

    def _headings(self, part: _Part) -> str:
        members = Counter(person.group or NO_GROUP for person in part.people)
        names = [self._heading(group, members[group]) for group in part.groups]
        language = language_of_words(self.config.language)
        return names[0] if len(names) == 1 else str(format_list(names, locale=locale_of(language)))

    def _heading(self, group: str, count: int) -> str:
        own = PeopleSettings.of(self.config).group_headings.get(group)
        if own is None and group == "pi" and count > 1:
            return str(_SEVERAL_PIS)
        words = re.sub(r"[-_]+", " ", group)
        return own or str(GROUP_HEADINGS.get(group, words[:1].upper() + words[1:]))

    def _listed(self, people: Sequence[Person], layout: str, leads: frozenset[Person]) -> people_list:
        ids = [person.id for person in people]
        self.domain.page(self.env.docname).part(NamedPeople).ids.update(ids)
        texts = (getattr(person, name) for person in people for name in TRANSLATED)
        node = people_list(
            "",
            nodes.Text(people_text(people)),
            people=tuple(ids),
            layout=layout,
            leads=frozenset(person.id for person in people if person in leads),
            messages=messages_of(texts),
        )
        self.set_source_info(node)
        node["anchored"] = frozenset(person.id for person in people if self._anchor(person, node))
        if LAYOUTS[layout]:
            node += self._photos(people)
        return node

    def _anchor(self, person: Person, node: people_list) -> bool:
        """Return whether an entry gets an id, as the first of a person on a page does."""
        anchor = anchor_of(person)
        return self.state.document.ids.setdefault(anchor, node) is node

    def _photos(self, people: Sequence[Person]) -> Iterator[nodes.image]:
        for person in people:
            if person.photo and (name := find_file(self.env, person.photo, use=Use.PICTURE).name):
                self.check_picture(name)
                alt = str(_("Photo of %s")) % str(person.name)
                yield nodes.image("", uri=f"/{name}", alt=alt, person=person.id)


def _leads(groups: Sequence[tuple[str, Sequence[Person]]]) -> frozenset[Person]:
    """Return who leads: those of whom it is stated, else the first of the first of several groups."""
    stated = frozenset(person for _group, people in groups for person in people if person.lead)
    if stated or len(groups) < 2 or groups[0][0] == _LAST:
        return stated
    first = groups[0][1][0]
    return frozenset() if first.lead is False else frozenset({first})


def _joined(parts: Iterable[_Part], leads: frozenset[Person]) -> Iterator[_Part]:
    """Join a small group to the one beside it, where the positions of people say what the headings would."""
    before: _Part | None = None
    for part in parts:
        if before and _can_join(before, part) and leads.isdisjoint([*before.people, *part.people]):
            before = _Part(before.groups + part.groups, [*before.people, *part.people])
        else:
            if before:
                yield before
            before = part
    if before:
        yield before


def _can_join(one: _Part, other: _Part) -> bool:
    sizes = len(one.people), len(other.people)
    return (
        min(sizes) <= _SMALL
        and sum(sizes) <= _MOST_JOINED
        and _LAST not in other.groups
        and all(person.position for person in (*one.people, *other.people))
    )


def check_people(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of what ``conf.py`` says of people and the source folder has not."""
    site = settings(app.config)
    groups = [*GROUPS, *PeopleSettings.of(app.config).group_headings]
    for person in site.registry:
        where = f"[{person.id!r}]"
        if person.group not in groups and (near := nearest(person.group, groups)):
            message = f"‘{person.group}’ is a group of its own; did you mean ‘{near}’? "
            remedy = "correct it, or name it in academic_people_groups"
            site.warn("people", f"{where}['group']: {message}{remedy}")
        if person.photo:
            found = file_rule(app.config, app.srcdir).find([person.photo], Use.PICTURE)
            if found.name is None:
                message = (
                    f"there is no file {person.photo} in the source folder; initials are shown; add the file"
                )
                message = f"{person.photo} is {found.refusal}" if found.refusal else message
                site.warn("people", f"{where}['photo']: {message}", PeopleKind.PROFILE)
        if person.page and person.page not in env.found_docs:
            message = (
                f"there is no page ‘{person.page}’; it is ignored; write its path from the source folder"
            )
            site.warn("people", f"{where}['page']: {message}")
