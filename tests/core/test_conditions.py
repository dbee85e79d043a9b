"""When a handler of an event has something to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_academic.core import conditions
from sphinx_academic.core.conditions import (
    always,
    builder,
    either,
    front_matter,
    has_address,
    has_files,
    imported,
    in_use,
    setting,
    value,
    writes_document,
)
from sphinx_academic.core.output_state import record_path


def app(folder: Path, **values: Any) -> Any:
    """Return what conditions look at of an application; ``pages`` are those with something of ours."""
    given: dict[str, Any] = {"bibtex_bibfiles": [], "_raw_config": {}, "overrides": {}, "html_baseurl": ""}
    pages = values.pop("pages", {})
    config = SimpleNamespace(**(given | values))
    env = SimpleNamespace(config=config, metadata={})
    env.get_domain = lambda _name: None
    found = SimpleNamespace(
        config=config,
        env=env,
        builder=SimpleNamespace(name="html"),
        doctreedir=folder / "doctrees",
        outdir=folder / "html",
        pages=pages,
    )
    return found


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Return :func:`app` for a folder; its domain has the pages that are given."""
    pages: dict[str, Any] = {}
    monkeypatch.setattr(conditions, "academic_domain", lambda _env: SimpleNamespace(pages=pages))

    def make(**values: Any) -> Any:
        pages.clear()
        pages.update(values.get("pages", {}))
        return app(tmp_path, **values)

    return make


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, False),
        (
            {"_raw_config": {"html_theme": "furo", "my_academic_thing": 1}, "overrides": {"nitpicky": 1}},
            False,
        ),
        ({"bibtex_bibfiles": ["papers.bib"]}, True),
        ({"_raw_config": {"html_theme": "furo", "academic_me": None}}, True),
        ({"overrides": {"nitpicky": 1, "academic_feed": ""}}, True),
        ({"pages": {"index": object()}}, True),
    ],
)
def test_whether_a_site_uses_anything(make: Callable[..., Any], values: Any, expected: bool) -> None:
    site = make(**values)
    assert in_use(site) is expected
    assert writes_document(site, "index", "page.html", {}, None) is False
    assert writes_document(site, "index", "page.html", {}, object()) is expected  # type: ignore[arg-type]


def test_a_site_that_has_used_something_is_looked_after(make: Callable[..., Any]) -> None:
    site = make()
    record_path(site).parent.mkdir(parents=True)
    record_path(site).touch()
    assert in_use(site)
    # found out once in a build
    record_path(site).unlink()
    assert in_use(site)
    assert not in_use(make())


@pytest.mark.parametrize(
    ("config", "names", "expected"),
    [
        ({"academic_feed": True}, ("feed",), True),
        ({"feed": True}, ("feed",), False),
        ({"academic_feed": ""}, ("feed",), False),
        ({}, ("feed",), False),
        ({"academic_feed": [], "academic_me": "x"}, ("feed", "me"), True),
        ({"academic_feed": ["x"], "academic_me": ""}, ("feed", "me"), True),
    ],
)
def test_values_that_say_something(
    make: Callable[..., Any], config: dict[str, Any], names: tuple[str, ...], expected: bool
) -> None:
    site = make(**config)
    assert setting(*names)(site, "more") is expected
    assert value(*(f"academic_{name}" for name in names))(site) is expected


def test_other_conditions(make: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    site = make()
    assert always(site, 1, 2) is True
    assert [builder(name)(site) for name in ("html", "epub")] == [True, False]
    assert [imported(name)(site) for name in ("core.conditions", "core.nothing")] == [True, False]
    asked: list[str] = []
    known = {"/feeds"}
    files = SimpleNamespace(has=lambda owner: asked.append(owner) or owner in known)
    monkeypatch.setattr(conditions, "output_files", lambda _app: files)
    assert [has_files(name)(site) for name in ("feeds", "papers")] == [True, False]
    assert asked == ["/feeds", "/papers"]


@pytest.mark.parametrize(
    ("address", "expected"), [("", False), ("nowhere", False), ("https://example.org/", True)]
)
def test_whether_the_address_is_known(
    make: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, address: str, expected: bool
) -> None:
    monkeypatch.delenv("READTHEDOCS_CANONICAL_URL", raising=False)
    assert has_address(make(html_baseurl=address)) is expected


def test_front_matter_of_any_page(make: Callable[..., Any]) -> None:
    site = make()
    condition = front_matter("redirect_from")
    assert not condition(site)
    site.env.metadata = {"a": {"orphan": True}, "b": {}}
    assert not condition(site)
    site.env.metadata["b"] = {"redirect_from": "/old"}
    assert condition(site)


@pytest.mark.parametrize(
    ("holds", "expected"),
    [((), False), ((False,), False), ((False, True), True), ((True, False), True), ((False, False), False)],
)
def test_either(holds: tuple[bool, ...], expected: bool) -> None:
    given: list[tuple[Any, ...]] = []

    def condition(result: bool) -> Callable[..., bool]:
        return lambda app, *args: given.append((app, *args)) or result

    assert either(*map(condition, holds))("app", 1, 2) is expected  # type: ignore[arg-type]
    assert set(given) <= {("app", 1, 2)}
