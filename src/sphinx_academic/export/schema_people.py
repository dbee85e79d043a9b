"""schema.org: people and organizations, as authors and as the one whom a homepage is about."""

from __future__ import annotations

from ..model.people import Registry
from ..model.person import Author, Name, Person
from ..model.profile import Profile, orcid_id
from ..model.publication import Publication
from ..model.text import Link, RichText, plain
from .common import absolute, one_line
from .json_ld import Object, document, make, named


def authors(people: tuple[Author, ...], registry: Registry | None = None) -> list[Object]:
    """Return one ``Person`` or, for a corporate name, ``Organization`` for each author, in their order.

    :param registry: the site's people, for the addresses of those who are sure to be among the authors
    """
    known = registry or Registry()
    found = (_author(author, _known(place, people, known)) for place, author in enumerate(people))
    return [author for author in found if author]


def editors(publication: Publication, registry: Registry | None = None) -> dict[str, list[Object]]:
    """Return the editors; organizations are contributors, as no ``editor`` is one in schema.org."""
    found = authors(publication.editors, registry)
    return {
        "editor": [editor for editor in found if editor["@type"] == "Person"],
        "contributor": [editor for editor in found if editor["@type"] != "Person"],
    }


def _known(place: int, people: tuple[Author, ...], registry: Registry) -> Person | None:
    """Return the person whom only the author at this place can be."""
    person_id = registry.identify(people[place])
    if person_id is None or registry.position_of(person_id, people).position != place:
        return None
    return registry.get(person_id)


def _author(author: Author, known: Person | None) -> Object:
    name = author.name
    if name.literal and known is None:
        return named("Organization", str(name))
    # a name in one piece says not which part of it is which
    parts = {"givenName": name.given, "familyName": _family(name)} if name.given and name.family else {}
    return named(
        "Person",
        str(name),
        **parts,
        url=absolute(known.url) if known else "",
        sameAs=_orcid(known) if known else "",
    )


def _family(name: Name) -> str:
    return f"{name.prefix} {name.family}" if name.prefix else name.family


def _orcid(known: Person) -> str:
    """Return the address of a person's ORCID iD, if it is one."""
    try:
        return f"https://orcid.org/{orcid_id(known.orcid)}"
    except ValueError:
        return ""


def person(profile: Profile, *, known: Person | None = None, url: str = "", image: str = "") -> Object:
    """Return a ``Person`` with what a profile shows, but no e-mail address; empty without a name.

    :param known: the same person in ``academic_people``, for other names and the ORCID iD
    :param url: absolute address of the homepage
    :param image: absolute address of the picture
    """
    name = profile.name or (str(known.name) if known else "")
    return named(
        "Person",
        name,
        alternateName=_other_names(profile, known, name),
        pronouns=profile.pronouns,
        jobTitle=profile.position,
        affiliation=[_affiliation(affiliation) for affiliation in profile.affiliations],
        workLocation=named("Place", profile.location),
        url=absolute(url) or (absolute(known.url) if known else ""),
        image=absolute(image),
        sameAs=_same_as(profile, known),
    )


def _other_names(profile: Profile, known: Person | None, name: str) -> list[str]:
    names = [profile.other_name]
    if known:
        names += map(str, (known.name, *known.aliases))
    return [other for other in dict.fromkeys(map(one_line, names)) if other != one_line(name)]


def _same_as(profile: Profile, known: Person | None) -> list[str]:
    """Return the pages that are the person's; ``other`` links may lead to anything."""
    pages = [absolute(link.url) for link in profile.links if link.kind != "other"]
    return list(dict.fromkeys([*([_orcid(known)] if known else []), *pages]))


def _affiliation(affiliation: RichText) -> Object:
    match affiliation:
        # a link around a part of it leads to that part alone
        case (Link(href=href),):
            return named("Organization", plain(affiliation), url=absolute(href))
    return named("Organization", plain(affiliation))


def profile_page(profile: Profile, *, url: str, image: str = "", known: Person | None = None) -> Object:
    """Return the ``ProfilePage`` of a homepage; empty if the profile has no name.

    :param url: absolute address of the page
    :param image: absolute address of the picture
    :param known: the same person in ``academic_people``
    """
    subject = person(profile, known=known, url=url, image=image)
    return document(make("ProfilePage", url=absolute(url), mainEntity=subject) if subject else {})
