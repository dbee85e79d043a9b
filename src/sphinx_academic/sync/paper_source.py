"""What a source of papers is; ours and those of other packages are added alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from ..model.extension_points import ExtensionPoint, Extensions
from .client import Client
from .work import Work

#: yields the works of a person or library, by its id there
Works: TypeAlias = Callable[[Client, str], Iterator[Work]]
#: yields the works that have identifiers, all of one kind, in any order
Find: TypeAlias = Callable[[Client, Sequence[str]], Iterator[Work]]


@dataclass(frozen=True, slots=True)
class Source:
    """A service that has lists of works."""

    #: its key in ``academic_sync``
    name: str
    #: as it is shown
    title: str
    #: its address, without what ``paths`` has
    address: str
    works: Works | None
    #: returns an id as the service has it; raises ValueError with what is wanted
    subject: Callable[[str], str] = str.strip
    #: of two sources that describe one work, the one with the smaller number leads
    rank: int = 50
    #: whether what it lists was chosen by a person, so that namesakes' works are not to be expected
    is_curated: bool = False
    #: environment variable with the key
    key: str = ""
    #: what stands between the address and the paths of requests, such as a version; of several, the first
    #: that an address which is set has
    paths: tuple[str, ...] = ("",)
    #: seconds between two requests
    interval: float = 0.0
    #: kind of identifier -> how works that have some are found
    find: tuple[tuple[str, Find], ...] = ()


#: the sources that there are, in the order in which they are asked
SOURCES: ExtensionPoint[Source] = ExtensionPoint("source", Source)


def add_source(extensions: Extensions, source: Source, *, override: bool = False) -> None:
    """Add a source of papers to a run of ``sphinx-academic sync``.

    :param extensions: what the function of an entry point is given
    :param source: the service, and how its works are found
    :param override: take the place of the source that has the name
    :raises ValueError: if the name is none or taken
    """
    SOURCES.add(extensions, source.name, source, override=override)


# reading tables of others


def table(value: object) -> dict[str, Any]:
    """Return a value if it is a table, else an empty one; what is null is nothing."""
    return value if isinstance(value, dict) else {}


def tables(value: object) -> list[dict[str, Any]]:
    """Return the tables of a list; of a table, itself."""
    if isinstance(value, dict):
        return [value]
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def texts(value: object) -> list[str]:
    """Return the texts of a list; of a text, itself."""
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def text(value: object) -> str:
    """Return a text, the first of a list of texts, or a number as text; else nothing."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return next(iter(texts(value)), "").strip()


def web_address(value: object) -> str:
    """Return an address of the web as a service states it, or nothing; an entry gets it made safe."""
    url = text(value)
    return url if url.startswith(("https://", "http://")) else ""


def batches(items: Iterable[str], size: int) -> Iterator[list[str]]:
    """Yield items in lists of at most a size."""
    batch: list[str] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def stated(**fields: str) -> dict[str, str]:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value}
