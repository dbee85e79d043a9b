"""Names of authors, and the people of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    # its patterns take time to compile
    from .datespans import Span
    from .profile import ProfileLink


class Name(NamedTuple):
    """A name in the four parts of BibTeX, already decoded to Unicode.

    A named tuple, as are authors, because a large file has tens of thousands, to be hashed and stored.

    A corporate author (``{ATLAS Collaboration}``) has only a family name and is ``literal``.
    """

    family: str
    given: str = ""
    #: particles such as "van der"; BibTeX's *von* part
    prefix: str = ""
    #: "Jr.", "III"; BibTeX's *jr* part
    suffix: str = ""
    #: an institution or a name in one piece: never split, never abbreviated
    literal: bool = False
    #: the name in the person's own script, where it was given beside the Latin one
    native: str = ""

    def __str__(self) -> str:
        """Return the name as it is shown: given, prefix, family, suffix, and its form in another script."""
        if self.native:
            return f"{self._replace(native='')} ({self.native})"
        if self.prefix or self.suffix:
            return " ".join(part for part in (self.given, self.prefix, self.family, self.suffix) if part)
        return f"{self.given} {self.family}" if self.given and self.family else self.given or self.family


class Author(NamedTuple):
    """A name at one position of one paper, with what the ``.bib`` says about that position."""

    name: Name
    #: ids of ``academic_roles``, in the order of that setting
    roles: tuple[str, ...] = ()
    #: person id given by ``author+an:person``; a name alone never sets it
    person: str | None = None


class Person(NamedTuple):
    """A person whom the site knows, from ``academic_people``."""

    id: str
    name: Name
    #: other names the person publishes under
    aliases: tuple[Name, ...] = ()
    url: str = ""
    orcid: str = ""
    #: printed in the PDF of a CV and nowhere else
    phone: str = ""
    #: a word such as those of :data:`~.directory.GROUPS`; empty where none is stated
    group: str = ""
    position: str = ""
    affiliation: str = ""
    #: what the person works on
    topic: str = ""
    #: where the person went afterwards
    next: str = ""
    #: the time in the group
    span: Span | None = None
    #: path of the picture, relative to the source folder
    photo: str = ""
    #: a bare address; kept apart from the links so that it is never written unencoded
    email: str = ""
    #: in the order of the author, the one of ``orcid`` among them
    links: tuple[ProfileLink, ...] = ()
    #: name of the page of the site that is about the person, as ``conf.py`` says it
    page: str = ""
    #: whether the person leads the group, where that is stated
    lead: bool | None = None
