"""Compiled templates are kept only where they are the same when they are compiled again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from jinja2.ext import Extension

from sphinx_academic.core import cache as cachefile
from sphinx_academic.core.compiled_templates import CompiledTemplates

Change = Callable[[jinja2.Environment], None]


def rendered(path: Path, source: str, change: Change) -> tuple[str, int]:
    """Render a template as one build does; return the text, and how many templates were kept before."""

    # tests share what one class has compiled
    class Own(jinja2.Environment):
        pass

    kept = CompiledTemplates(path, cachefile.digest())
    environment = Own(loader=jinja2.DictLoader({"page": source}), bytecode_cache=kept)
    change(environment)
    count = len(kept._known)
    text = environment.get_template("page").render(name="name")
    kept.save()
    return text, count


def words(number: int) -> Change:
    def change(environment: jinja2.Environment) -> None:
        environment.filters |= {
            "stamp": lambda text: f"stamped {number}",
            "upper": lambda text: f"{text}{number}",
        }
        environment.tests["current"] = lambda text: number == 2

    return change


def extension(number: int) -> Change:
    class Numbered(Extension):
        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
            return source.replace("NUMBER", str(number))

    return lambda environment: environment.add_extension(Numbered)


@pytest.mark.parametrize(
    ("source", "change", "texts"),
    [
        ('{{ "x" | stamp }}', words, ["stamped 1", "stamped 2"]),
        ('{{ "x" | upper }}', words, ["x1", "x2"]),
        ('{{ "new" if "x" is current else "old" }}', words, ["old", "new"]),
        ("NUMBER", extension, ["1", "2"]),
    ],
)
def test_what_a_site_adds_is_called_in_each_build(
    tmp_path: Path,
    source: str,
    change: Callable[[int], Change],
    texts: list[str],
) -> None:
    found = [rendered(tmp_path / "templates", source, change(number)) for number in (1, 2)]
    assert found == [(text, 0) for text in texts]


def test_others_are_kept(tmp_path: Path) -> None:
    source = '{{ name | default("x") | e }}{{ "y" is string }}'
    found = [rendered(tmp_path / "templates", source, words(number)) for number in (1, 2)]
    assert found == [("nameTrue", 0), ("nameTrue", 1)]
