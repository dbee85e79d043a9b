"""What ``site`` and its pages are to Liquid."""

# tables of what pages say are wide
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers.jekyll import Jekyll, JekyllPage
from sphinx_academic.importers.liquid import NotUnderstood
from sphinx_academic.importers.liquid_site import DataValues, SiteValues, page_values
from sphinx_academic.importers.source import Source

CONFIG = """
title: Lamps
collections:
  talks:
    output: true
  works: {}
"""
FILES = {
    "_config.yml": CONFIG,
    "_data/lamps.yml": "- name: A\n",
    "_data/boats.yaml": "- name: B\n",
    "_data/tides.json": '[{"name": "C"}]',
    "_data/both.yml": "from: yml\n",
    "_data/both.json": '{"from": "json"}',
    "_data/table.csv": "a,b\n",
    "_data/tabs.tsv": "a\tb\n",
    "_data/folder/inner.yml": "x: 1\n",
    "_talks/2020-03-05-one.md": "---\ntitle: One\n---\nText.\n",
    "_talks/b.markdown": "---\ntitle: Two\ndate: 2019-01-02\n---\n",
    "_talks/c.html": "---\ntitle: Three\npublished: false\n---\n",
    "_talks/sub/d.htm": "---\ntitle: Four\npublished: true\ndate: 2021-01-02\n---\n",
    "_talks/_hidden.md": "---\ntitle: Hidden\n---\n",
    "_talks/.dot.md": "---\ntitle: Dot\n---\n",
    "_talks/picture.png": "x",
    "_works/w.md": "---\ntitle: Work\n---\n",
    "_others/o.md": "---\ntitle: Other\n---\n",
    "_posts/2020-01-02-old.md": "---\ntitle: Old\n---\n",
    "_posts/2021-01-02-new.md": "---\ntitle: New\n---\n",
    "_posts/2019-02-30-never.md": "---\ntitle: Never\n---\n",
    "index.md": "---\ntitle: Home\n---\nHello.\n",
}


@pytest.fixture(scope="module")
def jekyll(tmp_path_factory: pytest.TempPathFactory) -> Jekyll:
    folder = tmp_path_factory.mktemp("site")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return Jekyll(Source(folder))


def titles(items: Any) -> list[str]:
    return [item["title"] for item in items]


def test_collections_are_sorted_by_dates_and_posts_from_the_newest(jekyll: Jekyll) -> None:
    site = SiteValues(jekyll)
    assert titles(site["talks"]) == ["Two", "One", "Four"]
    assert titles(site["works"]) == ["Work"]
    assert titles(site["posts"]) == ["New", "Old", "Never"]
    # they are made once
    assert site["talks"] is site["talks"]


def test_settings_and_pages(jekyll: Jekyll) -> None:
    site = SiteValues(jekyll)
    assert site["title"] == "Lamps"
    assert site["others"] is None
    assert titles(site["pages"]) == titles(site["html_pages"])
    assert "Home" in titles(site["pages"])
    assert (list(site), len(site)) == (["title", "collections"], 2)
    assert ("anything" in site, 3 in site) == (True, False)


@pytest.mark.parametrize(
    "name", ["time", "collections", "static_files", "tags", "categories", "related_posts"]
)
def test_values_that_are_not_known(name: str, jekyll: Jekyll) -> None:
    with pytest.raises(NotUnderstood, match=rf"^site\.{name}$"):
        SiteValues(jekyll)[name]


@pytest.mark.parametrize(("collections", "found"), [
    ({"talks": {}}, ["Two", "One", "Four"]),
    (["talks", "works"], ["Two", "One", "Four"]),
    (["works"], None),
    ("talks", None),
    (None, None),
])  # fmt: skip
def test_forms_of_the_names_of_collections(
    collections: Any, found: list[str] | None, jekyll: Jekyll, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(jekyll.__dict__, "config", {"collections": collections})
    value = SiteValues(jekyll)["talks"]
    assert (titles(value) if value is not None else None) == found


@pytest.mark.parametrize(("name", "value"), [
    ("lamps", [{"name": "A"}]),
    ("boats", [{"name": "B"}]),
    ("tides", [{"name": "C"}]),
    ("both", {"from": "yml"}),
    ("gone", None),
])  # fmt: skip
def test_data(name: str, value: Any, jekyll: Jekyll) -> None:
    assert SiteValues(jekyll)["data"][name] == value


def test_folders_of_data(jekyll: Jekyll) -> None:
    data = SiteValues(jekyll)["data"]
    assert isinstance(data, DataValues)
    assert data["folder"]["inner"] == {"x": 1}
    assert ("anything" in data, 3 in data) == (True, False)


@pytest.mark.parametrize("name", ["table", "tabs"])
def test_data_that_are_not_read(name: str, jekyll: Jekyll) -> None:
    data = SiteValues(jekyll)["data"]
    with pytest.raises(NotUnderstood, match=rf"^site\.data\.{name}$"):
        data[name]
    for use in (list, len):
        with pytest.raises(NotUnderstood, match=r"^site\.data$"):
            use(data)


@pytest.mark.parametrize(("file", "metadata", "collection", "values"), [
    (
        "about.md", {}, "",
        {"path": "about.md", "relative_path": "about.md", "name": "about.md", "url": "/about/", "id": "/about/",
         "slug": "about", "content": "One.\n\nTwo.", "excerpt": "One.", "collection": "", "title": "", "date": None},
    ),
    (
        "_talks/2020-3-5-one.md", {"title": "Tides", "x": 1}, "talks",
        {"path": "_talks/2020-3-5-one.md", "relative_path": "_talks/2020-3-5-one.md", "name": "2020-3-5-one.md",
         "url": "/talks/2020-3-5-one/", "id": "/talks/2020-3-5-one", "slug": "one", "content": "One.\n\nTwo.",
         "excerpt": "One.", "collection": "talks", "title": "Tides", "x": 1, "date": date(2020, 3, 5)},
    ),
])  # fmt: skip
def test_a_page(file: str, metadata: Mapping[str, Any], collection: str, values: Mapping[str, Any]) -> None:
    page = JekyllPage(file, metadata, "\nOne.\n\nTwo.\n", 0, "about/")
    assert page_values(page, collection) == values


@pytest.mark.parametrize(("file", "stated", "found"), [
    ("2020-01-02-a.md", "2021", "2021"),
    ("2020-01-02-a.md", "", date(2020, 1, 2)),
    ("2020-13-02-a.md", None, None),
    ("2020-13-02-a.md", "2021", "2021"),
    ("a-2020-01-02-a.md", None, None),
])  # fmt: skip
def test_the_date_of_a_page(file: str, stated: Any, found: Any) -> None:
    assert page_values(JekyllPage(file, {"date": stated}))["date"] == found


def test_what_a_page_states_comes_before_what_its_file_is_called() -> None:
    values = page_values(JekyllPage("a.md", {"url": "/x/", "slug": "s", "excerpt": "e"}))
    assert (values["url"], values["slug"], values["excerpt"], values["name"]) == ("/x/", "s", "e", "a.md")


def test_a_site_without_collections(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: Lamps\n")
    site = SiteValues(Jekyll(Source(tmp_path)))
    assert site["posts"] == []
    assert site["talks"] is None
