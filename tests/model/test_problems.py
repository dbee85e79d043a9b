"""Problems: how many of one kind are said."""

from __future__ import annotations

import pytest

from sphinx_academic.model.problems import Kind, Problem, limited, of_empty_list


def problem(line: int, kind: str = Kind.DATE, file: str = "a.bib") -> Problem:
    return Problem(kind, f"m{line}", file, line, f"k{line}")


def others(first: Problem, count: int) -> Problem:
    return first._replace(message=f"{count} more like this; fix these to see the rest", key=None)


def test_five_of_a_kind_are_said_and_how_many_there_are_besides() -> None:
    dates = [problem(line) for line in range(8)]
    elsewhere = [problem(line, file="b.bib") for line in range(5)]
    urls = [problem(line, Kind.URL) for line in range(6)]
    given = [*dates[:6], *elsewhere, *urls, *dates[6:]]
    assert list(limited(given)) == [
        *dates[:5],
        *elsewhere,
        *urls[:5],
        # in the order in which they were left out, each where the first one stands
        others(dates[5], 3),
        others(urls[5], 1),
    ]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_handful_is_said_whole(count: int) -> None:
    given = [problem(line) for line in range(count)]
    assert list(limited(given)) == given


def test_what_an_empty_list_says() -> None:
    assert of_empty_list("news", "there is no item") == (
        "{news} is empty: there is no item; add what is missing, or say by :if-empty: that it may be, with a "
        "text to show"
    )


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_is_its_name_and_has_a_description(kind: Kind) -> None:
    assert kind == kind.value == kind.name.lower()
    assert kind.description.endswith(".")
