"""Who a homepage is about: what a profile says besides its biography."""

from __future__ import annotations

from dataclasses import dataclass

from .text import RichText


@dataclass(frozen=True, slots=True)
class ProfileLink:
    """A page about the person somewhere else."""

    #: a key of :data:`~.services.SERVICES`, or ``other``
    kind: str
    label: str
    #: absolute, and passed by :func:`~.urls.safe_url`
    url: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as the head of a homepage and the sidebar show them; what is not known is empty."""

    name: str = ""
    #: the name in another script
    other_name: str = ""
    pronouns: str = ""
    position: str = ""
    affiliations: tuple[RichText, ...] = ()
    location: str = ""
    #: a bare address; kept apart from the links so that nobody writes it into a page unencoded
    email: str = ""
    #: in the order of the author
    links: tuple[ProfileLink, ...] = ()
    #: path of the picture, relative to the source folder
    photo: str = ""
    photo_alt: str = ""
