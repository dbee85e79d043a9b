"""Kinds of sections: what a page, a CV and its files need to know of ``{education}`` or ``{skills}``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias, get_args

from .suggestions import did_you_mean

#: how the PDF of a CV sets an item: in one line; in one that opens with a name in bold type; in two lines,
#: the first of which is such a name, the second where and with whom
PdfLayout: TypeAlias = Literal["line", "name", "two-lines"]
#: the list of JSON Resume that has what a section says; for ``""`` there is none, and it is in
#: ``meta.sections`` as text
JsonResumeList: TypeAlias = Literal[
    "education",
    "work",
    "volunteer",
    "awards",
    "projects",
    "skills",
    "languages",
    "certificates",
    "interests",
    "",
]
#: the entry of RenderCV that an item becomes
RenderCvEntry: TypeAlias = Literal["normal", "education", "experience"]

#: fields of items that are no parts
SETTINGS = ("date", "link", "name", "cv", "category")
#: other names of these
SETTING_SYNONYMS = {"url": "link"}

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Part(NamedTuple):
    """A part of the line of an item, such as its title, the organisation or the place."""

    #: of the field that gives it, and the end of its class in HTML: ``item-<name>``
    name: str
    #: other names of the field
    synonyms: tuple[str, ...] = ()
    #: what is shown where a field gives it, with ``%s`` for it; may be marked for translation
    words: str = "%s"
    #: regular expression, without regard to case, for how a piece of a line begins that is this part wherever
    #: it stands; what it matches is shown in front of the part
    opening: str = ""
    #: the pieces of the line behind one that begins so belong to it, too: further advisors
    takes_rest: bool = False


class SectionKind(NamedTuple):
    """A kind of section.  Texts may be marked for translation."""

    #: of the directive
    name: str
    #: heading in a CV, where that has none of its own for it
    title: str
    #: parts of a line, in the order in which they are expected; without any, lines are free text
    parts: tuple[str, ...] = ()
    #: every part that a line or a field may have, by name, in the order in which fields are shown
    known_parts: Mapping[str, Part] = {}
    #: those among them that only this kind has
    new_parts: tuple[str, ...] = ()
    #: place among the sections of a CV
    order: int = 1225
    #: whether it is in a CV that names no sections
    in_cv: bool = True
    pdf: PdfLayout = "line"
    json_resume: JsonResumeList = "projects"
    #: ``type`` of the projects of JSON Resume
    json_resume_type: str = ""
    rendercv: RenderCvEntry = "normal"
    #: what it is for, in a sentence of documentation
    description: str = ""

    def problems(self) -> Sequence[str]:
        """Return what is wrong with it."""
        found = [
            f"{field} is {value!r}, but must be one of: {', '.join(map(repr, get_args(values)))}"
            for field, value, values in (
                ("pdf", self.pdf, PdfLayout),
                ("json_resume", self.json_resume, JsonResumeList),
                ("rendercv", self.rendercv, RenderCvEntry),
            )
            if value not in get_args(values)
        ]
        for name in self.parts:
            if name not in self.known_parts:
                hint = did_you_mean(str(name), self.known_parts)
                found.append(f"there is no part {name!r}; {hint}; a new one is declared in new_parts")
        if len(set(self.parts)) < len(self.parts):
            found.append(f"parts names one twice: {', '.join(map(str, self.parts))}")
        if not isinstance(self.order, int):
            found.append(f"order is {self.order!r}, but must be a whole number")
        return found


def new_part_problems(parts: Sequence[Part], known: Mapping[str, Part]) -> list[str]:
    """Return what is wrong with new parts of items.

    :param known: the parts that there are
    """
    found: list[str] = []
    taken = {name for part in known.values() for name in (part.name, *part.synonyms)}
    taken |= {*SETTINGS, *SETTING_SYNONYMS}
    for part in parts:
        if not isinstance(part, Part):
            found.append(f"new_parts: {part!r} is no Part")
            continue
        for name in (part.name, *part.synonyms):
            if not isinstance(name, str) or not _NAME.fullmatch(name):
                found.append(f"new_parts: {name!r} is no name of lower-case letters, digits and hyphens")
            elif name in taken:
                found.append(f"new_parts: there is a field, or another name of one, {name!r}")
            taken.add(name)
        if str(part.words).count("%s") != 1:
            found.append(f"new_parts: the words of {part.name!r} have to hold %s once: {str(part.words)!r}")
        try:
            re.compile(part.opening)
        except re.error as error:
            found.append(f"new_parts: the opening of {part.name!r} is no regular expression: {error}")
    return found
