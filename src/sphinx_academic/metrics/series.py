"""What plots show: citations per year, papers per year by kind, co-authors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..model.folding import fold
from ..model.people import Registry
from ..model.publication import Publication

if TYPE_CHECKING:
    from ..model.figures import Years

#: more kinds of papers share one colour
MOST_SERIES = 6
#: so many are drawn; what is of other years is in the table alone
_MOST_YEARS = 60


class Row(NamedTuple):
    """What there is of one year, or of one person; None is unknown, and no 0."""

    label: str
    values: tuple[int | None, ...]
    #: in the table alone
    is_drawn: bool = True


class Plot(NamedTuple):
    """One plot, in words of the page."""

    #: ``citations``, ``papers`` or ``coauthors``
    kind: str
    title: str
    #: heading of the labels
    of: str
    #: names of the values of each row
    series: tuple[str, ...]
    rows: tuple[Row, ...]
    #: who counts, and when
    source: str


def received(years: Sequence[Years]) -> tuple[Years, Mapping[int, int], bool] | None:
    """Return the citations of each year by the first source that has them, else those until each year.

    :return: the source, the values, and whether they are of the years alone
    """
    for one in years:
        if one.citations:
            return one, one.citations, True
    for one in years:
        totals = {year: known["citations"] for year, known in one.totals.items() if "citations" in known}
        if totals:
            return one, totals, False
    return None


def drawn_years(weights: Mapping[int, int]) -> range:
    """Return the years that are drawn: all from the first to the last, but of a longer time those with most.

    A paper of 1623 that was edited today, or a year with a digit too many, leaves all others where they are.

    :param weights: how much there is in a year
    """
    years = sorted(weights)
    best, start, weight = (0, 0, 0), 0, 0
    for end, year in enumerate(years):
        weight += weights[year]
        while year - years[start] >= _MOST_YEARS:
            weight -= weights[years[start]]
            start += 1
        # of several, the latest
        best = max(best, (weight, end, start))
    _weight, end, start = best
    return range(years[start], years[end] + 1) if years else range(0)


def _rows_of_years(years: Iterable[int], drawn: range, row: Callable[[int, bool], Row]) -> list[Row]:
    """Return a row for each year that is drawn, and for each other one that there is, in their order."""
    return [row(year, year in drawn) for year in sorted({*years, *drawn})]


def year_rows(values: Mapping[int, int]) -> tuple[Row, ...]:
    """Return a row for each year between the first and the last; what is not known stays unknown."""
    drawn = drawn_years(dict.fromkeys(values, 1))
    return tuple(
        _rows_of_years(values, drawn, lambda year, is_drawn: Row(str(year), (values.get(year),), is_drawn))
    )


def papers_by_year(
    records: Iterable[Publication], kinds: Mapping[str, str], other: str, undated: str
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Return the kinds of papers, and how many of each there are in each year.

    :param kinds: entry type -> heading, in the order of headings
    :param other: for types without one, and for the smallest of too many
    :param undated: label of the row of papers without a year
    """
    counts: Counter[tuple[int | None, str]] = Counter()
    for record in records:
        counts[record.year, kinds.get(record.type, other)] += 1
    totals: Counter[str] = Counter()
    for (_year, kind), number in counts.items():
        totals[kind] += number
    order = [kind for kind in dict.fromkeys([*kinds.values(), other]) if kind in totals]
    if len(order) > MOST_SERIES:
        # of those of one size, the first; sorting is stable, and so is a page that is built again
        by_size = sorted((kind for kind in order if kind != other), key=lambda kind: -totals[kind])
        large = by_size[: MOST_SERIES - 1]
        order = [*(kind for kind in order if kind in large), other]
    years: Counter[int] = Counter()
    for (year, _kind), number in counts.items():
        if year is not None:
            years[year] += number

    def row(year: int | None, label: str, is_drawn: bool) -> Row:
        found = {kind: number for (one, kind), number in counts.items() if one == year}
        rest = sum(number for kind, number in found.items() if kind not in order)
        values = [found.get(kind, 0) for kind in order]
        values[-1] += rest
        return Row(label, tuple(values), is_drawn)

    rows = _rows_of_years(years, drawn_years(years), lambda year, is_drawn: row(year, str(year), is_drawn))
    if any(year is None for year, _kind in counts):
        rows.append(row(None, undated, False))
    return tuple(order), tuple(rows)


def coauthors(
    records: Iterable[Publication], person: str, registry: Registry, most: int
) -> tuple[list[tuple[str, int]], int]:
    """Return with whom a person has written most papers, and how many co-authors there are in all.

    One whom the site knows is one person under any name; others are one under a name that is written alike.
    """
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for record in records:
        places = registry.position_of(person, record.authors).candidates
        if not places:
            continue
        found: dict[str, str] = {}
        for place, author in enumerate(record.authors):
            if place in places or author.name.literal:
                continue
            id = registry.identify(author)
            if id == person:
                continue
            known = registry.get(id) if id else None
            name = str(known.name if known else author.name)
            found.setdefault(f"@{id}" if id else fold(name), name)
        counts.update(found.keys())
        for key, name in found.items():
            names.setdefault(key, name)
    ordered = sorted(counts, key=lambda key: (-counts[key], fold(names[key])))
    return [(names[key], counts[key]) for key in ordered[:most]], len(ordered)
