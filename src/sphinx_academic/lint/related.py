"""Related entries: by name in ``related``, or because they are versions of one work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from ..bib.fields import keys_in
from ..model.publication import Publication
from .duplicates import COLLECTIVE, arxiv_of, doi_of, work_of


class Relations:
    """The relations among some entries, looked up for one entry at a time."""

    def __init__(self, publications: Iterable[Publication]) -> None:
        self._by_key: dict[str, Publication] = {}
        self._naming: defaultdict[str, list[Publication]] = defaultdict(list)
        self._versions: defaultdict[Hashable, list[Publication]] = defaultdict(list)
        for entry in publications:
            if self._by_key.setdefault(entry.key, entry) is not entry:
                continue
            for key in keys_in(entry.fields, "related"):
                self._naming[key].append(entry)
            for identity in _identities(entry):
                self._versions[identity].append(entry)

    def of(self, entry: Publication) -> list[Publication]:
        """Return the entries that an entry names, those that name it, and its other versions, each once."""
        related = keys_in(entry.fields, "related")
        named = (self._by_key[key] for key in related if key in self._by_key)
        versions = (other for identity in _identities(entry) for other in self._versions[identity])
        found = {other.key: other for other in (*named, *self._naming[entry.key], *versions)}
        found.pop(entry.key, None)
        return list(found.values())


def _identities(entry: Publication) -> Iterator[Hashable]:
    """Yield what an entry shares with its other versions: number at arXiv, DOI, title and first author."""
    if number := arxiv_of(entry):
        yield "arxiv", number
    # chapters of a book often share its DOI
    if entry.type not in COLLECTIVE and (doi := doi_of(entry)):
        yield "doi", doi
    if work := work_of(entry):
        yield "work", work
