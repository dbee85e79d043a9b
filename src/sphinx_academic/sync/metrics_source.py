"""What a source of figures is: of citations, stars, downloads; ours and those of others are added alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from urllib.parse import quote

from ..model.extension_points import ExtensionPoint, Extensions
from .client import Client, Params, Response, SourceError


@dataclass(frozen=True, slots=True)
class CountedPaper:
    """A paper whose figures are wanted."""

    key: str
    title: str = ""
    #: normalized; empty where the entry has none
    doi: str = ""
    arxiv: str = ""
    pmid: str = ""


@dataclass(frozen=True, slots=True)
class CountedPerson:
    """A person whose figures are wanted."""

    #: in ``academic_people``
    id: str
    orcid: str = ""
    #: source -> the person's ids there, as ``academic_sync`` has them
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """All whose figures are wanted."""

    papers: tuple[CountedPaper, ...] = ()
    people: tuple[CountedPerson, ...] = ()
    #: names of :func:`~..model.figures.repository_of`
    repositories: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Return of how many things figures are wanted."""
        return len(self.papers) + len(self.people) + len(self.repositories)


@dataclass(frozen=True, slots=True)
class Count:
    """What a source says of one thing; what is no number or text there is no figure, and is left out."""

    #: ``papers``, ``people`` or ``repositories``
    subject: str
    #: key of the paper, id of the person, name of the repository
    name: str
    #: by the names of :data:`~..model.figures.NUMBERS`; a null stays one
    numbers: Mapping[str, object] = field(default_factory=dict)
    #: by the names of :data:`~..model.figures.TEXTS`
    texts: Mapping[str, object] = field(default_factory=dict)
    #: of a person: year -> citations that were received in it
    years: Mapping[int, object] = field(default_factory=dict)
    #: who counts, where the title of the source does not say all
    source: str = ""
    #: the person's id at the source, and ORCID iD
    id: str = ""
    orcid: str = ""


#: yields the figures that a source has of what is wanted; what it does not know is left out
Counts: TypeAlias = Callable[[Client, Wanted], Iterator[Count]]


@dataclass(frozen=True, slots=True)
class MetricsSource:
    """A service that counts something."""

    #: its key in ``academic_sync_endpoints``, and behind ``--source``
    name: str
    #: who counts, as it is shown
    title: str
    #: its address, without what ``paths`` has
    address: str
    counts: Counts
    #: returns what of all that is wanted the service may know
    knows: Callable[[Wanted], Wanted]
    #: environment variable with the key
    key: str = ""
    #: what stands between the address and the paths of requests; see :class:`.paper_source.Source`
    paths: tuple[str, ...] = ("",)
    #: seconds between two requests
    interval: float = 0.0


#: the sources that there are, in the order in which they are asked; the first one's figures are preferred
METRICS_SOURCES: ExtensionPoint[MetricsSource] = ExtensionPoint("metrics source", MetricsSource)


def add_metrics_source(extensions: Extensions, source: MetricsSource, *, override: bool = False) -> None:
    """Add a source of figures to a run of ``sphinx-academic sync --metrics``.

    :param extensions: what the function of an entry point is given
    :param source: the service, and how its figures are found
    :param override: take the place of the source that has the name
    :raises ValueError: if the name is none or taken
    """
    METRICS_SOURCES.add(extensions, source.name, source, override=override)


# what our own sources share


def repositories_at(host: str) -> Callable[[Wanted], Wanted]:
    """Return a function that chooses the repositories of a host; GitHub's have names without one."""

    def knows(wanted: Wanted) -> Wanted:
        prefix = f"{host}/"
        is_github = host == "github.com"
        names = (
            name
            for name in wanted.repositories
            if (name.count("/") == 1 and not _has_host(name) if is_github else name.startswith(prefix))
        )
        return Wanted(repositories=tuple(names))

    return knows


def _has_host(name: str) -> bool:
    return name.partition("/")[0] in ("gitlab.com", "codeberg.org", "pypi.org", "zenodo.org")


def with_identifiers(wanted: Wanted, *kinds: str) -> tuple[CountedPaper, ...]:
    """Return the papers that have an identifier of some kind."""
    return tuple(paper for paper in wanted.papers if any(getattr(paper, kind) for kind in kinds))


#: what one thing is refused by, which says nothing of the others: a name that cannot be, a repository that is
#: blocked where its host has to
_NONE = frozenset({400, 422, 451})


def known(
    client: Client,
    path: str,
    params: Params = (),
    headers: Mapping[str, str] | None = None,
    accept: str = "application/json",
) -> Response | None:
    """Return what a source has of one thing, or None where it has nothing."""
    try:
        return client.get(path, params, headers, accept, missing=True)
    except SourceError as error:
        if error.status in _NONE:
            return None
        raise


#: papers by an identifier; entries of one work share one
Named: TypeAlias = Mapping[str, Sequence[CountedPaper]]


def found_by(
    papers: Iterable[CountedPaper],
    identifiers: Callable[[CountedPaper], Iterable[str]],
    find: Callable[[Named], Iterator[tuple[str, Count]]],
) -> Iterator[Count]:
    """Yield the figures of papers: by the first identifier of each, and by the next of those not found.

    :param identifiers: yields the identifiers of a paper, the one of its published version first
    :param find: yields identifiers, and what is known by them
    """
    left, place = list(papers), 0
    while True:
        named: dict[str, list[CountedPaper]] = {}
        for paper in left:
            if len(known := [*identifiers(paper)]) > place:
                named.setdefault(known[place], []).append(paper)
        if not named:
            return
        done: set[str] = set()
        for name, count in find(named):
            for paper in named.get(name, ()):
                if paper.key not in done:
                    done.add(paper.key)
                    yield replace(count, name=paper.key)
        left = [paper for paper in left if paper.key not in done]
        place += 1


def short_batches(items: Iterable[str], size: int, longest: int) -> Iterator[list[str]]:
    """Yield items in lists of at most a size, which together have so many characters in an address."""
    batch: list[str] = []
    length = 0
    for item in items:
        added = len(quote(item, safe="")) + 4
        if batch and (len(batch) == size or length + added > longest):
            yield batch
            batch, length = [], 0
        batch.append(item)
        length += added
    if batch:
        yield batch
