"""Checks of what an author states: each returns a value, or raises ValueError with what is wanted."""

from __future__ import annotations

import unicodedata

from ..importers.ids import ID
from ..model.profile import SERVICES, email_address, labelled_links, orcid_id, service_link, web_address


def text(value: str) -> str:
    """Return one line of text, white space collapsed."""
    value = " ".join(value.split())
    for character in value:
        # noncharacters are no category of their own
        if unicodedata.category(character) in ("Cc", "Cs") or ord(character) & 0xFFFE == 0xFFFE:
            raise ValueError(f"{ascii(character)} is no character of a text; leave it out")
    return value


def name(value: str) -> str:
    """Return a name, which has a letter at least."""
    value = text(value)
    if not any(map(str.isalpha, value)):
        raise ValueError("a name has letters")
    return value


def folder(value: str) -> str:
    """Return the name of a folder; an empty one is mostly a variable of a shell that is not set."""
    if not value.strip() or "\0" in value:
        raise ValueError(f"{value!r} is no name of a folder; write . for the current one")
    return value


def person_id(value: str) -> str:
    """Return an id of a person."""
    if not ID.fullmatch(value):
        raise ValueError("an id has letters, digits and hyphens, and begins with a letter from A to Z")
    return value


def email(value: str) -> str:
    """Return an e-mail address as it was written, plain or with "at" and "dot"."""
    value = text(value)
    if value:
        email_address(value)
    return value


def orcid(value: str) -> str:
    """Return an ORCID iD without its address."""
    return orcid_id(text(value)) if value else ""


def service(kind: str, value: str) -> str:
    """Return a person's id or address at a service, as it was written."""
    if kind == "orcid":
        return orcid(value)
    value = text(value)
    if value:
        service_link(kind, value)
    return value


def address_of(kind: str, value: str) -> str:
    """Return the address of a page at a service, or of any other page, whose value is its address."""
    return service_link(kind, value).url if kind in SERVICE_LABELS else value


def links(value: str) -> dict[str, str]:
    """Return the addresses of ``Label <address>, Label <address>`` by their labels."""
    found = {}
    for label, address in labelled_links(text(value)):
        if not address:
            raise ValueError(f"{label!r} is no link; write Label <https://example.org>")
        found[label] = web_address(address)
    return found


def site_address(value: str) -> str:
    """Return the address of a site, with a slash at its end."""
    value = text(value)
    return web_address(value).rstrip("/") + "/" if value else ""


#: services in the order in which links are shown
SERVICE_LABELS = {kind: service.label for kind, service in SERVICES.items()}
