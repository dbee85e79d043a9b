"""What others count: whose repository an address is, and which of several figures is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.figures import (
    Counted,
    Figures,
    Metrics,
    Several,
    first_with,
    history_file,
    other_person,
    repeated,
    repository_of,
)
from sphinx_academic.model.publication import Publication

DAY = Date(2026, 11, 1)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/okafor/tides", "okafor/tides"),
        ("okafor/tides", None),
        ("https://www.github.com/okafor/tides.git", "okafor/tides"),
        ("https://github.com/okafor/tides/issues/3", "okafor/tides"),
        ("https://github.com/okafor/tides/deeper", "okafor/tides"),
        ("https://github.com/okafor/-", None),
        ("https://github.com/okafor/wiki", None),
        ("https://github.com/topics/tides", None),
        ("https://github.com/okafor/ti des", None),
        ("https://github.com/okafor/ti+des", None),
        ("https://github.com/oka+for/tides", None),
        ("https://github.com/okafor/tïdes", None),
        ("https://github.com/okafor//tides", "okafor/tides"),
        ("https://codeberg.org/okafor/tides/deeper", "codeberg.org/okafor/tides"),
        ("https://gitlab.com/sea/group/tides", "gitlab.com/sea/group/tides"),
        ("https://gitlab.com/sea/group/tides.git", "gitlab.com/sea/group/tides"),
        ("https://gitlab.com/sea/group/tides/-/issues", "gitlab.com/sea/group/tides"),
        ("https://gitlab.com/sea", None),
        ("https://gitlab.com/explore/x", None),
        ("https://bitbucket.org/okafor/tides", None),
        ("https://pypi.org/project/Tide__Kit", "pypi.org/tide-kit"),
        ("https://pypi.org/p/tide-kit", "pypi.org/tide-kit"),
        ("https://pypi.org/project", "pypi.org/project"),
        ("https://pypi.org/project/-x", None),
        ("https://pypi.org/project/x-", None),
        ("https://pypi.org/x", "pypi.org/x"),
        ("https://pypi.org/user/x", "pypi.org/user"),
        ("https://www.pypi.org/x", "pypi.org/x"),
        ("https://zenodo.org/records/" + "1" * 12, "zenodo.org/" + "1" * 12),
        ("https://zenodo.org/records/" + "1" * 13, None),
        ("https://zenodo.org/77", "zenodo.org/77"),
        ("10.5281/zenodo.77", "zenodo.org/77"),
        (" DOI:10.5281/ZENODO.77 ", "zenodo.org/77"),
        ("http://dx.doi.org/10.5281/zenodo.77", "zenodo.org/77"),
        ("10.5281/zenodo." + "1" * 13, None),
        ("10.5281/other.77", None),
    ],
)
def test_whose_repository_an_address_is(url: str, name: str | None) -> None:
    assert repository_of(url) == name


def of(source: str, **numbers: int) -> Figures:
    return Figures(source, DAY, numbers)


A, B = of("A", citations=3), of("B", citations=5, downloads=7)


@pytest.mark.parametrize(
    ("several", "name", "expected"),
    [
        ((A, B), "citations", Counted(3, "A", DAY)),
        ((B, A), "citations", Counted(5, "B", DAY)),
        ((A, B), "downloads", Counted(7, "B", DAY)),
        ((of("A", citations=0), B), "citations", Counted(0, "A", DAY)),
        ((A, B), "stars", None),
        ((), "citations", None),
    ],
)
def test_figure_of_the_first_source_that_has_it(
    several: Several, name: str, expected: Counted | None
) -> None:
    assert first_with(several, name) == expected


METRICS = Metrics(
    repositories={
        "okafor/tides": (of("GitHub", stars=30, downloads=4, citations=9),),
        "gitlab.com/okafor/salt": (of("GitLab", stars=8), of("Other", forks=2)),
        "okafor/empty": (),
    },
    papers={"tides": (A, B), "salt": (of("A", stars=1),), "none": ()},
    people={"ann": (B, A)},
)
TIDES, SALT = "https://github.com/Okafor/Tides", "https://gitlab.com/okafor/salt"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (TIDES, "GitHub"),
        ("Okafor/tides", "GitHub"),
        (SALT, "GitLab"),
        ("GitLab.com/okafor/salt", "GitLab"),
        ("okafor/empty", None),
        ("okafor/other", None),
        ("https://example.org/okafor/tides", None),
    ],
)
def test_figures_of_a_repository(name: str, source: str | None) -> None:
    found = METRICS.repository(name)
    assert (found and found.source) == source


def test_figures_of_papers_and_people_are_those_of_the_preferred_source() -> None:
    assert [METRICS.paper(key) for key in ("tides", "none", "other")] == [A, None, None]
    assert [METRICS.person(person) for person in ("ann", "other")] == [B, None]


@pytest.mark.parametrize(
    ("key", "urls", "name", "expected"),
    [
        ("tides", (), "citations", Counted(3, "A", DAY)),
        # those of the paper before those of its repositories
        ("tides", (TIDES,), "downloads", Counted(7, "B", DAY)),
        ("salt", (TIDES,), "stars", Counted(1, "A", DAY)),
        ("tides", (TIDES,), "stars", Counted(30, "GitHub", DAY)),
        ("other", ("https://example.org", SALT, TIDES), "stars", Counted(8, "GitLab", DAY)),
        ("other", (SALT, TIDES), "downloads", Counted(4, "GitHub", DAY)),
        ("other", ("https://github.com/okafor/empty",), "stars", None),
        ("other", (), "stars", None),
        # which a repository does not have for a paper
        ("other", (TIDES,), "citations", None),
    ],
)
def test_count_of_a_paper(key: str, urls: tuple[str, ...], name: str, expected: Counted | None) -> None:
    record = Publication(key, "article", (), links=tuple(("code", url) for url in urls))
    assert METRICS.count(record, name) == expected


def test_history_is_beside_the_figures() -> None:
    assert history_file(Path("a", "metrics.json")) == Path("a", "metrics-history.json")


@pytest.mark.parametrize(
    ("names", "expected"), [("abcba", "b"), ("aab", "a"), ("abc", ""), ("", ""), ("abca", "a")]
)
def test_first_name_that_stands_twice(names: str, expected: str) -> None:
    assert repeated([(name, 1) for name in names]) == expected


@pytest.mark.parametrize(
    ("record", "orcid", "ids", "expected"),
    [
        # the ORCID iD decides where both are known
        ({"orcid": "1", "id": "a"}, "1", ["b"], ""),
        ({"orcid": "2", "id": "a"}, "1", ["a"], "2"),
        # else the number of the source
        ({"orcid": "2", "id": "a"}, "", ["a"], ""),
        ({"orcid": "", "id": "a"}, "1", ["b"], "a"),
        ({"id": "a"}, "1", ["b", "a"], ""),
        ({"id": "a"}, "1", ["b", ""], "a"),
        # of whom nothing is known, nothing is said
        ({"id": "a"}, "1", ["", ""], ""),
        ({"id": "a"}, "1", [], ""),
        ({"id": ""}, "1", ["b"], ""),
        ({"id": 3}, "1", ["b"], ""),
        ({"orcid": 2, "id": "a"}, "1", ["a"], ""),
        ({}, "1", ["b"], ""),
    ],
)
def test_record_of_another_person(
    record: dict[str, object], orcid: str, ids: list[str], expected: str
) -> None:
    assert other_person(record, orcid, ids) == expected
