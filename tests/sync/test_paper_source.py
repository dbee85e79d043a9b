"""How values of services are read, whose forms may be any, and how many things are asked for at once."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.model.extension_points import Extensions
from sphinx_academic.sync.metrics_source import (
    METRICS_SOURCES,
    MetricsSource,
    Wanted,
    add_metrics_source,
    repositories_at,
)
from sphinx_academic.sync.paper_source import (
    SOURCES,
    Source,
    add_source,
    batches,
    stated,
    table,
    tables,
    text,
    texts,
    web_address,
)


@pytest.mark.parametrize(
    ("value", "as_table", "as_tables", "as_texts", "as_text"),
    [
        ({"a": 1}, {"a": 1}, [{"a": 1}], [], ""),
        ({}, {}, [{}], [], ""),
        ([{"a": 1}, None, "x", {}, []], {}, [{"a": 1}, {}], ["x"], "x"),
        ([" a ", "b"], {}, [], [" a ", "b"], "a"),
        (["", "b"], {}, [], ["", "b"], ""),
        (" a ", {}, [], [" a "], "a"),
        ("", {}, [], [""], ""),
        (0, {}, [], [], "0"),
        (-12, {}, [], [], "-12"),
        (1.5, {}, [], [], ""),
        (True, {}, [], [], ""),
        (False, {}, [], [], ""),
        (None, {}, [], [], ""),
        ([12], {}, [], [], ""),
        (("a",), {}, [], [], ""),
    ],
)
def test_values(value: Any, as_table: Any, as_tables: Any, as_texts: Any, as_text: str) -> None:
    assert (table(value), tables(value)) == (as_table, as_tables)
    assert (texts(value), text(value)) == (as_texts, as_text)


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        (" http://example.org/a ", "http://example.org/a"),
        (["https://example.org/a", "https://example.org/b"], "https://example.org/a"),
        ("ftp://example.org/a", ""),
        ("//example.org/a", ""),
        ("https:example.org", ""),
        ("javascript:https://example.org", ""),
        (None, ""),
        (12, ""),
    ],
)
def test_addresses(value: Any, address: str) -> None:
    assert web_address(value) == address


@pytest.mark.parametrize(
    ("items", "size", "lists"),
    [
        ("", 2, []),
        ("a", 2, ["a"]),
        ("ab", 2, ["ab"]),
        ("abc", 2, ["ab", "c"]),
        ("abcd", 2, ["ab", "cd"]),
        ("abc", 1, ["a", "b", "c"]),
    ],
)
def test_batches(items: str, size: int, lists: list[str]) -> None:
    assert list(batches(iter(items), size)) == [list(one) for one in lists]


def test_fields_that_say_something() -> None:
    assert stated(volume="3", number="", pages="0") == {"volume": "3", "pages": "0"}


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("github.com", ["mara/tides", "gitlab.org/x"]),
        ("gitlab.com", ["gitlab.com/mara", "gitlab.com/a/b/c"]),
        ("codeberg.org", ["codeberg.org/mara/sea"]),
        ("pypi.org", ["pypi.org/tides"]),
        ("zenodo.org", ["zenodo.org/1"]),
        ("example.org", []),
    ],
)
def test_hosts_of_repositories(host: str, names: list[str]) -> None:
    repositories = (
        *("mara/tides", "a/b/c", "tides", "gitlab.com/mara", "gitlab.com/a/b/c", "gitlab.org/x"),
        *("codeberg.org/mara/sea", "pypi.org/tides", "zenodo.org/1", "zenodo.orgs"),
    )
    found = repositories_at(host)(Wanted(repositories=repositories))
    assert found == Wanted(repositories=tuple(names))


def test_sources_of_other_packages_may_take_the_place_of_ours() -> None:
    first, second = Source("tides", "T", "", None), Source("tides", "Other", "", None)
    extensions = Extensions()
    add_source(extensions, first)
    with pytest.raises(ValueError, match="tides"):
        add_source(extensions, second)
    assert SOURCES.of(extensions)["tides"] is first
    add_source(extensions, second, override=True)
    assert SOURCES.of(extensions)["tides"] is second


def test_sources_of_figures_may_take_the_place_of_ours() -> None:
    def counts(*_given: Any) -> Any:
        return iter(())

    one = MetricsSource("tides", "T", "", counts, lambda wanted: wanted)
    two = MetricsSource("tides", "Other", "", counts, lambda wanted: wanted)
    extensions = Extensions()
    add_metrics_source(extensions, one)
    with pytest.raises(ValueError, match="tides"):
        add_metrics_source(extensions, two)
    assert METRICS_SOURCES.of(extensions)["tides"] is one
    add_metrics_source(extensions, two, override=True)
    assert METRICS_SOURCES.of(extensions)["tides"] is two
