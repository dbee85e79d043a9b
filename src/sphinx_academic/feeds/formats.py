"""Feeds: Atom 1.0 (RFC 4287), RSS 2.0 (rssboard.org) and JSON Feed 1.1 (jsonfeed.org) of the same items.

A date that is no day is the first day of its month or year at midnight UTC, for the formats know nothing less
precise; what was written is to be said in an item's ``html``.  Nothing depends on the time of the build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from ..model.dates import Date

_ATOM = "http://www.w3.org/2005/Atom"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_JSON_FEED = "https://jsonfeed.org/version/1.1"

#: what XML 1.0 has no place for, or advises against
_NO_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")


#: what RFC 4151 allows besides letters, digits and what :func:`quote` never encodes
_IN_PATH = "/!$&'()*+,;=:@"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item; its texts may hold any characters, and are escaped when they are written."""

    #: an IRI that stays when the page of the item moves, see :func:`tag_uri`
    id: str
    #: absolute address
    url: str
    #: one line of plain text
    title: str
    #: its addresses are absolute
    html: str
    date: Date
    categories: tuple[str, ...] = ()
    #: empty where it is the author of the feed
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, whatever its format."""

    title: str
    #: absolute address of the page that has the items
    home: str
    author: str
    #: as in BCP 47
    language: str
    #: newest first
    items: tuple[FeedItem, ...]

    @property
    def date(self) -> Date:
        """Return when the newest item was published; of a feed without any, a date all the same."""
        return max((item.date for item in self.items), default=Date(1970))


class FeedFormat(NamedTuple):
    """How a feed is written."""

    media_type: str
    #: takes the feed and its own absolute address
    write: Callable[[Feed, str], bytes]


def tag_uri(base: str, date: Date, name: str) -> str:
    """Return an identifier after RFC 4151.

    It names the host and the folder of a site, and neither scheme nor page: it stays the same when the site
    gets HTTPS, when another builder names files otherwise, and when the item moves to another page.

    :param base: absolute address of the site
    :param name: unique among the items of the site that have this date
    """
    site = urlsplit(base)
    folder = site.path.strip("/")
    host = site.hostname or ""
    # what no name of a host may be stays as it is, encoded
    with suppress(UnicodeError):
        host = host.encode("idna").decode()
    # the folder is part of an address, in which "%" has done its work
    path = f"{quote(folder, safe=f'{_IN_PATH}%')}/" if folder else ""
    return f"tag:{quote(host)},{date.isoformat()}:{path}{quote(name, safe=_IN_PATH)}"


def atom(feed: Feed, url: str) -> bytes:
    """Write a feed as Atom 1.0."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _add(root, "id", url)
    _add(root, "title", feed.title)
    _add(root, "updated", _timestamp(feed.date))
    SubElement(root, "link", rel="self", type=FORMATS["atom"].media_type, href=_xml(url))
    SubElement(root, "link", rel="alternate", type="text/html", href=_xml(feed.home))
    _add(SubElement(root, "author"), "name", feed.author)
    for item in feed.items:
        entry = SubElement(root, "entry")
        _add(entry, "id", item.id)
        _add(entry, "title", item.title)
        SubElement(entry, "link", rel="alternate", type="text/html", href=_xml(item.url))
        _add(entry, "published", _timestamp(item.date))
        _add(entry, "updated", _timestamp(item.date))
        for author in item.authors:
            _add(SubElement(entry, "author"), "name", author)
        for category in item.categories:
            SubElement(entry, "category", term=_xml(category))
        _add(entry, "content", item.html, type="html")
    return _serialise(root)


def rss(feed: Feed, url: str) -> bytes:
    """Write a feed as RSS 2.0."""
    root = Element("rss", {"version": "2.0", "xmlns:atom": _ATOM, "xmlns:dc": _DUBLIN_CORE})
    channel = SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", feed.home)
    # required; there is nothing to say that the title has not said
    _add(channel, "description", feed.title)
    _add(channel, "language", feed.language)
    _add(channel, "lastBuildDate", _rfc_822(feed.date))
    SubElement(channel, "atom:link", rel="self", type=FORMATS["rss"].media_type, href=_xml(url))
    for item in feed.items:
        entry = SubElement(channel, "item")
        _add(entry, "title", item.title)
        _add(entry, "link", item.url)
        _add(entry, "guid", item.id, isPermaLink="false")
        _add(entry, "pubDate", _rfc_822(item.date))
        # ``author`` would have to be an e-mail address
        for author in item.authors or (feed.author,):
            _add(entry, "dc:creator", author)
        for category in item.categories:
            _add(entry, "category", category)
        _add(entry, "description", item.html)
    return _serialise(root)


def json_feed(feed: Feed, url: str) -> bytes:
    """Write a feed as JSON Feed 1.1."""
    content: dict[str, Any] = {
        "version": _JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": url,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_json_item(item) for item in feed.items],
    }
    return (json.dumps(_cleaned(content), ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(item: FeedItem) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.html,
        "date_published": _timestamp(item.date),
    }
    if item.authors:
        properties["authors"] = [{"name": author} for author in item.authors]
    if item.categories:
        properties["tags"] = list(item.categories)
    return properties


def _cleaned(value: Any) -> Any:
    """Leave out the characters that JSON could hold and XML cannot."""
    if isinstance(value, dict):
        return {name: _cleaned(each) for name, each in value.items()}
    return list(map(_cleaned, value)) if isinstance(value, list) else _xml(value)


def _add(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = _xml(text)


def _xml(text: str) -> str:
    return _NO_XML.sub("", text)


def _serialise(root: Element) -> bytes:
    ElementTree.indent(root, " ")
    content: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return content + b"\n"


def _datetime(date: Date) -> datetime:
    return datetime(max(date.year, 1), date.month or 1, date.day or 1, tzinfo=UTC)


def _timestamp(date: Date) -> str:
    # strftime has no four digits for early years everywhere
    return f"{_datetime(date).date().isoformat()}T00:00:00Z"


def _rfc_822(date: Date) -> str:
    return format_datetime(_datetime(date), usegmt=True)


#: by the names that ``academic_feed`` takes
FORMATS = {
    "atom": FeedFormat("application/atom+xml", atom),
    "rss": FeedFormat("application/rss+xml", rss),
    "json": FeedFormat("application/feed+json", json_feed),
}
