"""What each build of an imported site will warn of in its lists of papers, found without Sphinx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..importers.findings import Finding, Level
from ..importers.records import Block, Page
from ..model.people import Registry
from ..model.problems import of_empty_list
from ..model.publication import Publication
from ..model.roles import RoleTable
from ..query.query import FilterError, Query, why_empty
from ..query.select import select
from ..query.vocabulary import Vocabulary, unknown_names


def expected_in_lists(
    pages: Iterable[Page], publications: tuple[Publication, ...], registry: Registry, me: str
) -> tuple[list[Finding], list[Publication]]:
    """Return a line of the report for each warning of a list of papers, and the papers that lists show."""
    if not publications:
        return [], []
    vocabulary = Vocabulary(publications)
    people = [person.id for person in registry]
    findings: list[Finding] = []
    shown: dict[int, Publication] = {}
    for page in pages:
        for block in page.blocks:
            if block.kind != "publications" or "from" in block.options:
                continue
            options = dict(_options(block))
            query = _query(options, me)
            try:
                found = select(publications, query, registry)
            except FilterError as error:
                found = []
                problems = [(f":filter: {query.filter}: {error}; the list is empty", "filter")]
            else:
                problems = list(_problems(query, options, found, publications, vocabulary, people))
            shown |= {id(entry): entry for entry in found}
            for message, kind in problems:
                text = f"each build warns of it: {message} [academic.{kind}]"
                findings.append(Finding(Level.CHECK, text, f"{page.name}.md", warns=True))
    # in the order in which files have them
    return findings, [entry for entry in publications if id(entry) in shown]


def _options(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the options of a directive as MyST reads them."""
    import yaml

    for name, text in block.options.items():
        try:
            value = yaml.safe_load(text)
        except yaml.YAMLError:
            value = text
        yield name, text if value is None else str(value)


def _query(options: Mapping[str, str], me: str) -> Query:
    def words(name: str) -> tuple[str, ...]:
        return tuple(filter(None, (word.strip() for word in options.get(name, "").split(","))))

    return Query(
        filter=options.get("filter", ""),
        types=words("type"),
        keys=words("keys"),
        files=words("bibfiles"),
        sort=words("sort") or None,
        limit=int(options["limit"]) if options.get("limit", "").isdigit() else None,
        me=me or None,
    )


def _problems(
    query: Query,
    options: Mapping[str, str],
    found: Sequence[Publication],
    publications: Sequence[Publication],
    vocabulary: Vocabulary,
    people: Sequence[str],
) -> Iterator[tuple[str, str]]:
    unknown = list(unknown_names(query, vocabulary, people, RoleTable().by_id))
    yield from ((message, "filter") for message in unknown)
    if not found and not unknown and "if-empty" not in options:
        yield of_empty_list("publications", why_empty(query)), "empty"
    if found and options.get("group-by") == "year" and not any(entry.date for entry in publications):
        message = ":group-by: no entry has a year, so there is one heading for all"
        yield f"{message}; group by something else, or leave it out", "option"
