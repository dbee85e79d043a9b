"""Queries, options and keys of the tags of jekyll-scholar, each function on its own."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.importers.scholar_tags import filter_of, options_of, owner_aliases, tag_names


@pytest.mark.parametrize(("query", "expression"), [
    ("@*[year=2020 && (keywords=a)]", 'year == 2020 and ("a" in keywords)'),
    ("@*[ year == 2020 ]", "year == 2020"),
    ("@*[month<=6]", "month <= 6"),
    ("@*[month=june]", 'month == "june"'),
    ("@*[year~=/20/]", 'year % "20"'),
    ('@*[title="a b"]', 'title == "a b"'),
    ("@*[title='a]", 'title == "\'a"'),
    ("@*[!title=a || year>2000]", '(not (title == "a") or year > 2000)'),
    ("@article[year=2020],@book[year=2021]", '(type == "article" and year == 2020) or (type == "book" and year == 2021)'),
    ("@article,@*", ""),
    ("@*[]", ""),
    ("@*[selected==True]", "selected"),
    ("@*[!keywords^=x]", 'not ("x" in keywords)'),
    ("", None),
    ("@article[year=2020 && !selected=true]", 'type == "article" and year == 2020 and not (selected)'),
    ("@*[keywords=a]", '("a" in keywords)'),
])  # fmt: skip
def test_a_query(query: str, expression: str | None) -> None:
    assert filter_of(query) == expression


@pytest.mark.parametrize(("arguments", "options"), [
    ("", {}),
    ("-f a", {"file": "a"}),
    ("-f a -q b c -m 3", {"file": "a", "query": "b c", "max": "3"}),
    ("--file=a", {"file": "a"}),
    ("--file = a", {"file": "a"}),
    ("--query '@*[x=\"y\"]'", {"query": '@*[x="y"]'}),
    ('-q "@book" --cited', {"query": "@book", "cited": "true"}),
    ("--group_by year --unknown x", {"group_by": "year", "unknown": "x"}),
    ("-x", {"x": "true"}),
    ("--max 3 --max 4", {"max": "4"}),
    ("word -f a", {"file": "a"}),
    ("-T tmpl --prefix p", {"template": "tmpl", "prefix": "p"}),
    ("--text t -A b", {"text": "t", "attributes": "b"}),
])  # fmt: skip
def test_options(arguments: str, options: dict[str, str]) -> None:
    assert options_of(arguments) == options


@pytest.mark.parametrize(("text", "names"), [
    ("a", ["a"]),
    ("a b", ["a", "b"]),
    ("'a b' c", ["a b", "c"]),
    ("--file x a", ["x", "a"]),
    ('"a', ['"a']),
    ("-l 3", ["3"]),
    (" ", []),
])  # fmt: skip
def test_keys(text: str, names: list[str]) -> None:
    assert tag_names(text) == names


@pytest.mark.parametrize(("scholar", "name", "names"), [
    ({"last_name": "Okafor", "first_name": "Mira"}, "Mira Okafor", []),
    ({"last_name": ["Okafor", "Dune"], "first_name": ["M.", "Mira"]}, "Mira Okafor Dune", ["M. Okafor", "Mira Okafor", "M. Dune", "Mira Dune"]),
    ({}, "Mira", []),
    ({"last_name": "OKAFOR", "first_name": ["A"]}, "mira okafor", ["A OKAFOR"]),
    ({"last_name": ["Einstein"], "first_name": ["Albert"]}, "Mira Okafor", []),
])  # fmt: skip
def test_names_of_the_owner(scholar: dict[str, Any], name: str, names: list[str]) -> None:
    assert owner_aliases(scholar, name) == names
