"""Facts of schema.org: as much of its vocabulary as a homepage may need, to check objects by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

#: type -> the types it is a kind of
_TYPES = """
    Thing:
    CreativeWork: Thing
    Article: CreativeWork
    NewsArticle: Article
    Report: Article
    ScholarlyArticle: Article
    Book: CreativeWork
    Chapter: CreativeWork
    CreativeWorkSeries: CreativeWork
    BookSeries: CreativeWorkSeries
    Periodical: CreativeWorkSeries
    Dataset: CreativeWork
    Legislation: CreativeWork
    MediaObject: CreativeWork
    AudioObject: MediaObject
    DataDownload: MediaObject
    ImageObject: MediaObject
    VideoObject: MediaObject
    Movie: CreativeWork
    PublicationIssue: CreativeWork
    PublicationVolume: CreativeWork
    SoftwareApplication: CreativeWork
    SoftwareSourceCode: CreativeWork
    Thesis: CreativeWork
    VisualArtwork: CreativeWork
    WebPage: CreativeWork
    ProfilePage: WebPage
    WebSite: CreativeWork
    Event: Thing
    PublicationEvent: Event
    ItemList: Thing
    ListItem: Thing
    Organization: Thing
    Person: Thing
    Place: Thing
    PropertyValue: Thing
"""
TYPES = dict(line.split(":") for line in _TYPES.replace(" ", "").split())

#: property: types that have it > types of its values
_PROPERTIES = """
    abstract: CreativeWork > Text
    additionalName: Person > Text
    affiliation: Person > Organization
    alternateName: Thing > Text
    author: CreativeWork > Organization Person
    award: CreativeWork Organization Person > Text
    bookEdition: Book > Text
    codeRepository: SoftwareSourceCode > URL
    contentUrl: MediaObject > URL
    contributor: CreativeWork Event > Organization Person
    creativeWorkStatus: CreativeWork > Text
    dateCreated: CreativeWork > Date
    dateModified: CreativeWork > Date
    datePublished: CreativeWork > Date
    description: Thing > Text
    distribution: Dataset > DataDownload
    downloadUrl: SoftwareApplication > URL
    editor: CreativeWork > Person
    email: Organization Person > Text
    encoding: CreativeWork > MediaObject
    encodingFormat: CreativeWork MediaObject > Text URL
    endDate: CreativeWorkSeries Event > Date
    familyName: Person > Text
    genre: CreativeWork > Text URL
    givenName: Person > Text
    headline: CreativeWork > Text
    homeLocation: Person > Place
    identifier: Thing > PropertyValue Text URL
    image: Thing > ImageObject URL
    inLanguage: CreativeWork Event > Text
    inSupportOf: Thesis > Text
    isPartOf: CreativeWork > CreativeWork URL
    isbn: Book > Text
    issn: CreativeWorkSeries Dataset WebSite > Text
    issueNumber: PublicationIssue > Integer Text
    itemListElement: ItemList > ListItem Text Thing
    jobTitle: Person > Text
    keywords: CreativeWork Event Organization Place > Text URL
    location: Event Organization > Place Text
    mainEntity: CreativeWork > Thing
    name: Thing > Text
    numberOfItems: ItemList > Integer
    numberOfPages: Book > Integer
    pageEnd: Article Chapter PublicationIssue PublicationVolume > Integer Text
    pageStart: Article Chapter PublicationIssue PublicationVolume > Integer Text
    pagination: Article Chapter PublicationIssue PublicationVolume > Text
    position: CreativeWork ListItem > Integer Text
    pronouns: Person > Text
    propertyID: PropertyValue > Text URL
    publication: CreativeWork > PublicationEvent
    publisher: CreativeWork > Organization Person
    reportNumber: Report > Text
    sameAs: Thing > URL
    softwareVersion: SoftwareApplication > Text
    startDate: CreativeWorkSeries Event > Date
    telephone: Organization Person Place > Text
    url: Thing > URL
    value: PropertyValue > Integer Text
    version: CreativeWork > Integer Text
    volumeNumber: PublicationVolume > Integer Text
    workLocation: Person > Place
    worksFor: Person > Organization
"""
PROPERTIES = {
    name: (domains.split(), ranges.split())
    for name, domains, ranges in (re.split("[:>]", line) for line in _PROPERTIES.strip().splitlines())
    for name in [name.strip()]
}
# ISO 8601 writes years before the year 1 with a sign
_DATE = re.compile(r"-?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_URL = re.compile(r"(https?|ftp)://[^\s]+", re.IGNORECASE)


def kinds(name: str) -> Iterator[str]:
    """Yield a type and those it is a kind of."""
    while name:
        yield name
        name = TYPES[name]


def faults(data: dict[str, Any], *, nested: bool = False) -> Iterator[str]:
    """Yield what schema.org, or JSON-LD as this project writes it, does not know of an object."""
    rest = dict(data)
    if not nested and rest.pop("@context", None) != "https://schema.org":
        yield "no context"
    kind = rest.pop("@type", "")
    if kind not in TYPES:
        yield f"no type: {kind!r}"
        return
    if not rest:
        yield f"{kind} is empty"
    for name, value in rest.items():
        domains, ranges = PROPERTIES.get(name, ([], []))
        if not set(domains) & set(kinds(kind)):
            yield f"{kind} has no {name}"
        values = value if isinstance(value, list) else [value]
        if isinstance(value, list) and len(value) < 2:
            yield f"{kind}.{name} is a list of {len(value)}"
        for each in values:
            yield from (f"{kind}.{name}: {fault}" for fault in _value_faults(each, ranges))


def _value_faults(value: Any, ranges: list[str]) -> Iterator[str]:
    if isinstance(value, dict):
        yield from faults(value, nested=True)
        if not set(ranges) & set(kinds(value.get("@type", "Thing"))):
            yield f"{value.get('@type')} is none of {ranges}"
    elif isinstance(value, str):
        if value != value.strip(" ") or not value or "\n" in value:
            yield f"{value!r} is not clean"
        fits = {"Text": True, "URL": _URL.fullmatch(value), "Date": _DATE.fullmatch(value)}
        if not any(fits.get(kind) for kind in ranges):
            yield f"{value!r} is none of {ranges}"
    elif type(value) is not int or "Integer" not in ranges:
        yield f"{value!r} is none of {ranges}"


def addresses(data: Any, name: str = "") -> Iterator[str]:
    """Yield every address in an object."""
    if isinstance(data, dict):
        for property_, value in data.items():
            yield from addresses(value, property_)
    elif isinstance(data, list):
        for value in data:
            yield from addresses(value, name)
    elif "URL" in PROPERTIES.get(name, ((), ()))[1] and "Text" not in PROPERTIES[name][1]:
        yield data
