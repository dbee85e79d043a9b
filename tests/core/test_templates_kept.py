"""Compiled templates: which are kept, and which engine of templates keeps them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.filters import FILTERS

from sphinx_academic.core import cache as cachefile
from sphinx_academic.core.compiled_templates import (
    CompiledTemplates,
    _is_compiled_alike,
    _is_known,
    save_compiled_templates,
    use_compiled_templates,
)

STATE = cachefile.digest()


class Foreign(Extension):
    """An extension of another package."""


class Ours(Extension):
    """One of Jinja."""


Ours.__module__ = "jinja2.ext"


def application(folder: Path, environment: object) -> Any:
    builder = SimpleNamespace(templates=SimpleNamespace(environment=environment))
    return SimpleNamespace(builder=builder, doctreedir=folder, config=SimpleNamespace())


def test_an_environment_without_a_cache_gets_one(tmp_path: Path) -> None:
    environment = jinja2.Environment()
    app = application(tmp_path, environment)
    # where no build has begun, there is nothing to keep
    save_compiled_templates(app, None)
    use_compiled_templates(app)
    kept = environment.bytecode_cache
    assert isinstance(kept, CompiledTemplates)
    use_compiled_templates(app)
    assert environment.bytecode_cache is kept
    environment.from_string("a")
    save_compiled_templates(app, None)
    assert not (tmp_path / "academic").exists()
    environment.loader = jinja2.DictLoader({"page": "{{ a }}"})
    environment.get_template("page")
    save_compiled_templates(app, None)
    assert [path.name for path in (tmp_path / "academic").iterdir()] == ["templates"]
    # another extension may see to it
    theirs = jinja2.FileSystemBytecodeCache(str(tmp_path))
    other = jinja2.Environment(bytecode_cache=theirs)
    use_compiled_templates(application(tmp_path, other))
    assert other.bytecode_cache is theirs
    for builder in (SimpleNamespace(), SimpleNamespace(templates=None), SimpleNamespace(templates=object())):
        app.builder = builder
        use_compiled_templates(app)


def test_what_is_kept_is_of_one_way_to_compile(tmp_path: Path) -> None:
    def count(**options: Any) -> int:
        """Return how many templates an earlier build has kept for this way."""
        environment = jinja2.Environment(loader=jinja2.DictLoader({"page": "{{ a }}"}), **options)
        app = application(tmp_path, environment)
        use_compiled_templates(app)
        kept: Any = environment.bytecode_cache
        known = len(kept._known)
        environment.get_template("page")
        save_compiled_templates(app, None)
        return known

    assert [count(), count()] == [0, 1]
    ways: list[dict[str, Any]] = [
        {"trim_blocks": True},
        {"lstrip_blocks": True},
        {"autoescape": True},
        {"extensions": ["jinja2.ext.do"]},
    ]
    for options in ways:
        assert [count(**options), count(**options)] == [0, 1]
    assert count() == 0


def test_it_is_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "templates"
    saved: list[Any] = []
    monkeypatch.setattr(cachefile, "save", lambda *arguments: saved.append(arguments))
    kept = CompiledTemplates(path, STATE)
    kept.save()
    assert saved == []
    environment = jinja2.Environment(loader=jinja2.DictLoader({"a": "x", "b": "y"}), bytecode_cache=kept)
    environment.get_template("a")
    environment.get_template("b")
    kept.save()
    kept.save()
    assert [(one, state, len(known)) for one, state, known in saved] == [(path, STATE, 2)]


def test_a_template_that_is_another_today_is_neither_kept_nor_taken(tmp_path: Path) -> None:
    kept = CompiledTemplates(tmp_path / "templates", STATE)
    environment = jinja2.Environment(bytecode_cache=kept)
    environment.filters["mine"] = lambda text: text
    for source, is_kept in (("{{ 'a' | mine }}", False), ("{{ 'a' | upper }}", True)):
        bucket = kept.get_bucket(environment, "page", None, source)
        bucket.code = compile("1", "page", "eval")
        kept._known[bucket.key] = b"old"
        kept.dump_bytecode(bucket)
        assert (kept._known[bucket.key] != b"old") is is_kept
        again = Bucket(environment, bucket.key, bucket.checksum)
        kept.load_bytecode(again)
        assert (again.code is not None) is is_kept
        kept._unkept.clear()
        kept._known.clear()


@pytest.mark.parametrize(
    ("source", "change", "expected"),
    [
        ("a", {}, True),
        ("a | upper", {}, True),
        # by its name alone, wherever it stands
        ("my mine is", {"filters": {"mine": lambda text: text}}, False),
        ("a | other", {"filters": {"mine": lambda text: text}}, True),
        ("a | upper", {"filters": {"upper": lambda text: text}}, False),
        ("a | mine", {"filters": {"mine": FILTERS["upper"]}}, True),
        ("a is mine", {"tests": {"mine": lambda text: True}}, False),
        ("a is other", {"tests": {"mine": lambda text: True}}, True),
    ],
)
def test_filters_and_tests_of_others(source: str, change: dict[str, Any], expected: bool) -> None:
    environment = jinja2.Environment()
    for name, functions in change.items():
        getattr(environment, name).update(functions)
    assert _is_compiled_alike(environment, source) is expected


def test_extensions_of_others() -> None:
    assert _is_compiled_alike(jinja2.Environment(extensions=[Ours]), "a")
    assert not _is_compiled_alike(jinja2.Environment(extensions=[Ours, Foreign]), "a")


def test_what_is_of_a_known_package() -> None:
    assert [_is_known(one) for one in (jinja2.Environment, CompiledTemplates, _is_known)] == [True] * 3
    assert [_is_known(one) for one in (Foreign, len, 3, None, SimpleNamespace(__module__=None))] == [
        False
    ] * 5
