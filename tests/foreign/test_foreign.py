"""A documentation that uses nothing of ours: the same bytes with and without the extension."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from foreign.documentation import CONF, FILES, output
from support import Build, Built

BUILDERS = (
    "html",
    "dirhtml",
    "singlehtml",
    "json",
    "latex",
    "text",
    "man",
    "texinfo",
    "epub",
    "gettext",
    "xml",
    "pseudoxml",
    "linkcheck",
)


@pytest.fixture
def pair(build: Build, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    def pair(builder: str, conf: Mapping[str, Any] = {}, files: Mapping[str, Any] = FILES) -> list[Built]:
        others = conf.get("extensions", CONF["extensions"])
        values = [{**CONF, **conf, "extensions": [*others, *ours]} for ours in ((), ("sphinx_academic",))]
        return [build(files, builder=builder, conf=given, allow_warnings=True) for given in values]

    return pair


@pytest.mark.filterwarnings("ignore:'sphinxcontrib.serializinghtml")
@pytest.mark.parametrize("builder", BUILDERS)
def test_output_is_the_same_with_and_without_us(pair: Any, builder: str) -> None:
    without, with_us = pair(builder)
    expected, found = (output(built) for built in (without, with_us))
    assert found.keys() == expected.keys()
    assert [name for name in expected if found[name] != expected[name]] == []
    assert with_us.warnings == without.warnings
