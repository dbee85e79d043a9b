"""Profiles: contact data and services of the person whom a homepage is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from .patterns import lazy_pattern
from .urls import safe_url

if TYPE_CHECKING:
    from .text import RichText


class ProfileLink(NamedTuple):
    """A page about the person somewhere else."""

    #: a key of :data:`SERVICES`, or ``other``
    kind: str
    label: str
    #: absolute, and passed by :func:`~.urls.safe_url`
    url: str


class Profile(NamedTuple):
    """A person as the head of a homepage and the sidebar show them; what is not known is empty."""

    name: str = ""
    #: the name in another script
    other_name: str = ""
    pronouns: str = ""
    position: str = ""
    affiliations: tuple[RichText, ...] = ()
    location: str = ""
    #: a bare address; kept apart from the links so that it is never written unencoded
    email: str = ""
    #: in the order of the author
    links: tuple[ProfileLink, ...] = ()
    #: path of the picture, relative to the source folder
    photo: str = ""
    photo_alt: str = ""


_SCHEME = lazy_pattern(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST_AND_PATH = lazy_pattern(r"[\w-]+(\.[\w-]+)+/")
_WEB = lazy_pattern(r"https?://[^/?#%]+(?:[/?#]|$)", re.IGNORECASE)
_ORCID = lazy_pattern(r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?((?:\d{4}-){3}\d{3}[\dXx])/?", re.ASCII)
_MASTODON = lazy_pattern(r"@?([\w.-]+)@((?:[\w-]+\.)+[\w-]+)")
_EMAIL = lazy_pattern(r'[^\s@<>()\[\]\\,:;"]+@(?:[\w-]+\.)+[\w-]+')
#: "jane at example dot org" and "jane [at] example.org", for those who keep it out of their sources, too
_SPELLED_OUT = {
    "@": lazy_pattern(r"\s*[\[({]\s*at\s*[\])}]\s*|\s+at\s+", re.IGNORECASE),
    ".": lazy_pattern(r"\s*[\[({]\s*dot\s*[\])}]\s*|\s+dot\s+", re.IGNORECASE),
}
_BETWEEN_LINKS = lazy_pattern(r"(?<=>)\s*,\s*|\s*\n\s*")
_LABELLED = lazy_pattern(r"([^<>]*[^<>\s])\s*<([^<>]*)>,?")


class Service(NamedTuple):
    """A kind of page: its name, and how its address is made from what an author writes."""

    label: str
    #: raises ValueError with what is wanted; what it returns is checked by :func:`web_address`
    address: Callable[[str], str]
    #: SVG, if another extension brings it
    icon: Path | None = None


def web_address(text: str) -> str:
    """Return an absolute http or https address.

    :raises ValueError: for any other
    """
    url = safe_url(text)
    if url is None or not _WEB.match(url):
        raise ValueError("it is no web address (https://…)")
    return url


def orcid_id(text: str) -> str:
    """Return the 16 characters of an ORCID iD with their hyphens.

    The last one is checked as ISO 7064 MOD 11-2 has it:
    https://support.orcid.org/hc/en-us/articles/360006897674

    :param text: the iD, alone or as an address
    :raises ValueError: for anything else, and where a character is wrong
    """
    match = _ORCID.fullmatch(text)
    if match is None:
        raise ValueError("an ORCID iD looks like 0000-0002-1825-0097")
    digits = match[1].upper()
    total = 0
    for digit in digits.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    if digits[-1] != "0123456789X"[(12 - total % 11) % 11]:
        raise ValueError("its check digit does not fit, so some digit is mistyped")
    return digits


def email_address(text: str) -> str:
    """Return an e-mail address, which may be spelled out with "at" and "dot".

    :raises ValueError: where it is none
    """
    address = text.removeprefix("mailto:")
    for character, words in _SPELLED_OUT.items():
        address = words.sub(character, address)
    if not _EMAIL.fullmatch(address):
        raise ValueError("it is no e-mail address")
    return address


def mailto(address: str) -> str:
    """Return the URL of an e-mail address (RFC 6068)."""
    return "mailto:" + quote(address, safe="@+!$'*")


def labelled_links(text: str) -> Iterator[tuple[str, str]]:
    """Yield label and address of each ``Label <address>``; the address is empty where there is none.

    :param text: links separated by commas or by the ends of lines
    """
    for part in filter(None, _BETWEEN_LINKS.split(text.strip())):
        match = _LABELLED.fullmatch(part)
        yield (match[1], match[2]) if match else (part, "")


def service_link(kind: str, text: str, services: Mapping[str, Service] | None = None) -> ProfileLink:
    """Return the link to a person's page.

    :param kind: name of the service
    :param text: the person's id there, or the whole address of the page
    :param services: those of the site; without them, our own
    :raises ValueError: with what is wanted
    """
    service = (SERVICES if services is None else services)[kind]
    return ProfileLink(kind, service.label, web_address(service.address(text)))


def _written_address(text: str) -> str | None:
    """Return the address that an author wrote in place of an id, with or without its scheme."""
    if _SCHEME.match(text):
        return text
    return f"https://{text}" if _HOST_AND_PATH.match(text) else None


def page_below(prefix: str) -> Callable[[str], str]:
    """Return what reads ids of a service whose addresses are a prefix and an id."""
    return partial(_page_below, prefix)


def _page_below(prefix: str, text: str) -> str:
    if written := _written_address(text):
        return written
    user = text.removeprefix("@")
    if not user or any(map(str.isspace, user)):
        raise ValueError("it is an id without spaces, or a whole address")
    return prefix + quote(user, safe="/~@:")


def _orcid(text: str) -> str:
    return f"https://orcid.org/{orcid_id(text)}"


def _mastodon(text: str) -> str:
    if written := _written_address(text):
        return written
    match = _MASTODON.fullmatch(text)
    if match is None:
        raise ValueError("it is user@server, or a whole address")
    return f"https://{match[2]}/@{match[1]}"


def _website(text: str) -> str:
    return text if _SCHEME.match(text) else f"https://{text}"


#: the ids are the directive's options and the classes ``link-<id>``
SERVICES: Mapping[str, Service] = {
    "orcid": Service("ORCID", _orcid),
    "scholar": Service("Google Scholar", page_below("https://scholar.google.com/citations?user=")),
    "github": Service("GitHub", page_below("https://github.com/")),
    "gitlab": Service("GitLab", page_below("https://gitlab.com/")),
    "dblp": Service("DBLP", page_below("https://dblp.org/pid/")),
    "semantic-scholar": Service("Semantic Scholar", page_below("https://www.semanticscholar.org/author/")),
    "openreview": Service("OpenReview", page_below("https://openreview.net/profile?id=")),
    "arxiv": Service("arXiv", page_below("https://arxiv.org/a/")),
    "linkedin": Service("LinkedIn", page_below("https://www.linkedin.com/in/")),
    "x": Service("X", page_below("https://x.com/")),
    "mastodon": Service("Mastodon", _mastodon),
    "bluesky": Service("Bluesky", page_below("https://bsky.app/profile/")),
    "researchgate": Service("ResearchGate", page_below("https://www.researchgate.net/profile/")),
    "zotero": Service("Zotero", page_below("https://www.zotero.org/")),
    "website": Service("Website", _website),
}
