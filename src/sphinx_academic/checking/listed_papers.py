"""Checks of papers in lists: whether the site's person is an author, and whether a link leads to the text."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from ..core.config import settings
from ..core.domain import academic_domain
from ..model.people import Registry, family_key
from ..model.person import Person
from ..model.publication import Publication
from ..model.site_checks import Level, SiteFinding
from ..query.filters import compile_filter

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: how much a family name has to resemble another, from 0 to 1
_ALIKE = 0.75
#: kinds of link that lead to a text, or to a page that has it
_TEXTS = frozenset(
    {"pdf", "arxiv", "doi", "url", "html", "hal", "pmid", "pmcid", "eprint", "openreview", "website"}
)


def papers_without_me(app: Sphinx) -> Iterator[SiteFinding]:
    """Find papers in the lists of a person of which no author is that person."""
    domain, registry = academic_domain(app.env), settings(app.config).registry
    seen = set()
    for _docname, record in sorted(domain.pages.items()):
        for query, _digest in record.queries:
            # a list that names it has chosen by it
            is_chosen = bool(query.filter) and "me" in compile_filter(query.filter).names
            person = registry.get(query.me) if query.me and not is_chosen else None
            for entry in domain.result(query) if person else ():
                assert person is not None
                if (entry.key, person.id) not in seen and _is_lacking(registry, entry, person):
                    seen.add((entry.key, person.id))
                    message = f"{entry.key}: {_without(entry, person)}"
                    yield SiteFinding("not-me", Level.WARNING, message, entry.file, entry.line or 0)


def _is_lacking(registry: Registry, entry: Publication, person: Person) -> bool:
    match = registry.position_of(person.id, entry.credited)
    # several candidates are a warning of their own
    return match.position is None and not match.candidates


def _without(entry: Publication, person: Person) -> str:
    message = f"no author is {person.name}"
    families = {family_key(name) for name in (person.name, *person.aliases)}
    best = 0.0
    for number, author in enumerate(entry.credited, 1):
        key = family_key(author.name)
        alike = max(SequenceMatcher(None, family, key).ratio() for family in families)
        if alike > max(best, _ALIKE):
            best = alike
            message = f"no author is {person.name}, but author {number}, ‘{author.name}’, has a similar name"
    return message


def papers_without_text(app: Sphinx) -> Iterator[SiteFinding]:
    """Find papers in lists with no link to their text."""
    domain = academic_domain(app.env)
    for key in sorted({key for papers in domain.listed().values() for key in papers}):
        entry = domain.store.find(key)
        # what is not out has none yet
        if entry is not None and not entry.status and not _leads_to_text(entry):
            message = f"{key}: nothing leads to the text"
            yield SiteFinding("no-text", Level.HINT, message, entry.file, entry.line or 0)


def _leads_to_text(entry: Publication) -> bool:
    kinds = {kind for kind, _address in entry.links}
    kinds |= {name for name, value in entry.fields.items() if value.strip()}
    return not _TEXTS.isdisjoint(kinds)
