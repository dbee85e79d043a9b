"""What RFC 4287 demands of an Atom document, as far as it concerns feeds without extensions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

#: element -> children that are allowed -> least and most of them (sections 4.1.1, 4.1.2 and 3.2)
CHILDREN: dict[str, dict[str, tuple[int, float]]] = {
    "feed": {
        "id": (1, 1),
        "title": (1, 1),
        "updated": (1, 1),
        "subtitle": (0, 1),
        "link": (0, float("inf")),
        "author": (0, float("inf")),
        "entry": (0, float("inf")),
    },
    "entry": {
        "id": (1, 1),
        "title": (1, 1),
        "updated": (1, 1),
        "published": (0, 1),
        "summary": (0, 1),
        "content": (0, 1),
        "link": (0, float("inf")),
        "author": (0, float("inf")),
        "category": (0, float("inf")),
    },
    "author": {"name": (1, 1), "uri": (0, 1), "email": (0, 1)},
}
#: element -> attributes that it must have, and those that it may have
ATTRIBUTES = {
    "link": ({"href"}, {"rel", "type", "hreflang", "title"}),
    "category": ({"term"}, {"scheme", "label"}),
    "content": (set(), {"type"}),
    "feed": (set(), {LANGUAGE}),
}
# section 3.3, and RFC 3339
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")


def violations(document: bytes) -> list[str]:
    """Return what is wrong with a document; an error of XML is raised."""
    root = ElementTree.fromstring(document)
    if root.tag != f"{ATOM}feed":
        return [f"the root is {root.tag}"]
    return [*_check(root), *_of_feed(root)]


def _check(element: Element) -> Iterator[str]:
    name = element.tag.removeprefix(ATOM)
    required, allowed = ATTRIBUTES.get(name, (set(), set()))
    if not required <= set(element.keys()) <= required | allowed:
        yield f"{name} has the attributes {sorted(element.keys())}"
    children = CHILDREN.get(name, {})
    found = Counter(child.tag.removeprefix(ATOM) for child in element)
    yield from (f"{name} has a {child}" for child in found if child not in children)
    for child, (least, most) in children.items():
        if not least <= found[child] <= most:
            yield f"{name} has {found[child]} of {child}"
    yield from _value(name, element)
    for child in element:
        yield from _check(child)


def _value(name: str, element: Element) -> Iterator[str]:
    text = element.text or ""
    if name in {"updated", "published"}:
        if not _DATE.fullmatch(text):
            yield f"{name} is {text!r}"
        else:
            datetime.fromisoformat(text)
    elif name == "id" and (not urlsplit(text).scheme or re.search(r'[\s<>"{}|\\^`]', text)):
        yield f"the id {text!r} is no absolute IRI"
    elif name == "name" and not text.strip():
        yield "a person has no name"
    elif name == "link":
        if not re.match(r"https?://[^/\s]+", element.get("href", "")):
            yield f"the link {element.get('href')!r} is not absolute"
        if not _MEDIA_TYPE.fullmatch(element.get("type", "text/html")):
            yield f"the type {element.get('type')!r} is none"
    elif name == "content" and element.get("type") not in {"text", "html"}:
        yield f"the content is of type {element.get('type')}"


def _of_feed(root: Element) -> Iterator[str]:
    entries = root.findall(f"{ATOM}entry")
    ids = Counter((e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}updated")) for e in entries)
    yield from (f"{count} entries are {found}" for found, count in ids.items() if count > 1)
    if root.find(f"{ATOM}author") is None and any(e.find(f"{ATOM}author") is None for e in entries):
        yield "an entry has no author"
    if not [link for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        yield "the feed has no link to itself"
    for element in (root, *entries):
        others = [
            (link.get("type"), link.get("hreflang"))
            for link in element.findall(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        if len(others) != len(set(others)):
            yield "two alternate links are of one type and language"
    for entry in entries:
        alternate = [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        if entry.find(f"{ATOM}content") is None and not alternate:
            yield "an entry has neither content nor a link"
