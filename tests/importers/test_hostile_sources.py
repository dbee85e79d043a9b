"""Data of any shape, and damaged files: what cannot be read is reported, and the rest is imported."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importers.kind_sites import READERS, SITES

from sphinx_academic.cli.imported_site import files_of
from sphinx_academic.importers.findings import Findings
from sphinx_academic.importers.source import Source
from sphinx_academic.importers.yaml_files import load_yaml

_FENCED = re.compile(r"\A\s*---\n(.*?)^---\n?", re.DOTALL | re.MULTILINE)
_WORDS = [
    "title",
    "authors",
    "author",
    "name",
    "date",
    "url",
    "links",
    "sections",
    "blocks",
    "type",
    "items",
    "content",
    "filters",
    "-",
    "null",
    "true",
    "2024-01-01",
    "12:30",
    "0x1f",
    "1e999",
    "https://example.org/",
    "/a/../../b",
    "{{",
    "{%for",
    "](",
    "```",
    "|",
    ">",
    "&",
    "<b>",
    "Mira",
]
_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.dates()
    | st.datetimes()
    | st.binary(max_size=4)
    | st.text(max_size=12)
    | st.sampled_from(_WORDS)
)
_KEYS = st.none() | st.booleans() | st.integers(-3, 3000) | st.text(max_size=5) | st.sampled_from(_WORDS)
#: data of any shape
SHAPES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=6,
)
_NAMES = [(kind, name) for kind, sites in SITES.items() for name in sites]


def _imported(kind: str, files: dict[str, bytes]) -> dict[str, Any]:
    """Return the files of the new site for a source; what the source says becomes text, never an error."""
    root = Path(tempfile.mkdtemp())
    try:
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        source = Source(root)
        for reader in READERS.values():
            reader.recognise(source)
        site = READERS[kind].read(source)
        found, _findings, _entries = files_of(site, "furo", ())
        compile(found["conf.py"], "conf.py", "exec")
        assert all(not Path(path).is_absolute() and ".." not in Path(path).parts for path in found)
        return found
    finally:
        shutil.rmtree(root)


def _encoded(kind: str, name: str) -> dict[str, bytes]:
    return {path: text.encode() for path, text in SITES[kind][name].items()}


def _data_files(kind: str, name: str) -> list[str]:
    return [
        path
        for path, text in SITES[kind][name].items()
        if path.endswith((".yml", ".yaml", ".json")) or _FENCED.match(text)
    ]


def _data(path: str, text: str) -> tuple[Any, Callable[[Any], str]]:
    """Return what a file holds, and what writes it with other data."""
    if path.endswith(".json"):
        return json.loads(text), lambda data: json.dumps(_with_texts(data), default=str)
    if path.endswith((".yml", ".yaml")):
        return load_yaml(text, path, Findings()), lambda data: yaml.dump(data, allow_unicode=True)
    match = _FENCED.match(text)
    assert match
    return load_yaml(
        match[1], path, Findings()
    ), lambda data: f"---\n{yaml.dump(data, allow_unicode=True)}\n---\n{text[match.end() :]}"


def _with_texts(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _with_texts(value) for key, value in data.items()}
    return [_with_texts(each) for each in data] if isinstance(data, list) else data


def _places(data: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield place
    for key, value in (
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    ):
        yield from _places(value, (*place, key))


def _replaced(data: Any, place: tuple[Any, ...], value: Any) -> Any:
    if not place:
        return value
    key, *rest = place
    if isinstance(data, dict):
        return {**data, key: _replaced(data[key], tuple(rest), value)}
    return [
        _replaced(each, tuple(rest), value) if number == key else each for number, each in enumerate(data)
    ]


@pytest.mark.parametrize(("kind", "name"), _NAMES)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(draw=st.data())
def test_data_of_any_shape_are_read(kind: str, name: str, draw: st.DataObject) -> None:
    files = _encoded(kind, name)
    for path in draw.draw(st.lists(st.sampled_from(_data_files(kind, name)), min_size=1, max_size=3)):
        data, written = _data(path, SITES[kind][name][path])
        for place in draw.draw(st.lists(st.sampled_from(list(_places(data))), max_size=3)):
            if place in list(_places(data)):
                data = _replaced(data, place, draw.draw(SHAPES))
        files[path] = written(data).encode("utf-8", errors="replace")
    _imported(kind, files)


_DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda data: b"",
    "no data": lambda data: b"---\n---\n",
    "nulls": lambda data: re.sub(rb"(?<=[:=]) .*", b"", data),
    "empty lists": lambda data: re.sub(rb"(?<=:) .*", b" []", data),
    "tables for texts": lambda data: re.sub(rb"(?<=:) .*", b" {a: {b: [1]}}", data),
    "numbers for texts": lambda data: re.sub(rb"(?<=:) .*", b" 2024", data),
    "tabs": lambda data: re.sub(rb"^ +", b"\t", data, flags=re.MULTILINE),
    "each line twice": lambda data: re.sub(rb"^(.*)$", rb"\1\n\1", data, flags=re.MULTILINE),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "Windows-1252": lambda data: "Zürich – “Öl”\n".encode("cp1252") + data.replace(b"Mira", b"M\xefra"),
    "carriage returns": lambda data: data.replace(b"\n", b"\r\n"),
    "the first half": lambda data: data[: len(data) // 2],
    "no quotation marks": lambda data: data.replace(b'"', b"").replace(b"'", b""),
    "other fences": lambda data: data.replace(b"---", b"+++"),
    "null characters": lambda data: data.replace(b"a", b"\0", 1),
    "an alias to itself": lambda data: (
        b"---\na: &a [*a]\n---\n" if data.startswith(b"---") else b"a: &a [*a]\n"
    ),
    "deep nesting": lambda data: b"a: " + b"[" * 600 + b"]" * 600,
}


@pytest.mark.parametrize("damage", list(_DAMAGE))
@pytest.mark.parametrize(("kind", "name"), _NAMES)
def test_damaged_files_are_read(kind: str, name: str, damage: str) -> None:
    files = _encoded(kind, name)
    changed = _DAMAGE[damage]
    pictures = (".png", ".jpg", ".pdf")
    _imported(
        kind, {path: data if path.endswith(pictures) else changed(data) for path, data in files.items()}
    )
    # one file, whose others are as they should be
    first = next(path for path in files if path.endswith((".yml", ".yaml", ".json", ".toml")))
    _imported(kind, {**files, first: changed(files[first])})


@pytest.mark.parametrize(("kind", "name"), _NAMES)
def test_files_that_are_missing_are_not_needed(kind: str, name: str) -> None:
    files = _encoded(kind, name)
    for path in files:
        _imported(kind, {other: data for other, data in files.items() if other != path})
