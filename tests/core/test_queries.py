"""Queries of other extensions: while a page is read, it depends on the result."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_academic.core import domain
from sphinx_academic.core.queries import publications
from sphinx_academic.query.query import Query


class Env:
    """An environment; between two pages, it has no name of one."""

    def __init__(self, docname: str | None) -> None:
        self._docname = docname

    @property
    def docname(self) -> str:
        if self._docname is None:
            raise KeyError("docname")
        return self._docname


@pytest.mark.parametrize(
    ("docname", "expected"),
    [("index", ("query", "index")), ("", ("result",)), (None, ("result",))],
)
def test_entries(monkeypatch: pytest.MonkeyPatch, docname: str | None, expected: tuple[str, ...]) -> None:
    asked: list[Any] = []
    found = SimpleNamespace(
        query=lambda name, query: asked.append(("query", name, query)) or ["a"],
        result=lambda query: asked.append(("result", query)) or ["a"],
    )
    monkeypatch.setattr(domain, "academic_domain", lambda _env: found)
    env: Any = Env(docname)
    assert publications(env) == ("a",)
    assert publications(env, Query(filter="me")) == ("a",)
    # without a query, all of them
    assert asked == [(*expected, Query()), (*expected, Query(filter="me"))]
