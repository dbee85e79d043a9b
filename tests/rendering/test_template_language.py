"""Templates that were compiled when the package was built: the same pages as with their sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from support import Build

import sphinx_academic
from sphinx_academic.rendering import html
from sphinx_academic.rendering.template_language import (
    COMPILED,
    FILTERS,
    compile_templates,
    template_environment,
)

SOURCES = Path(sphinx_academic.__file__).parent / "templates"
CONF = {"academic_people": {"mira": {"name": "Mira Okafor"}}, "academic_me": "mira"}
SITE = {
    "papers.bib": r"""
@article{maps, author = {Okafor\*, Mira and Lindqvist\*, Jonas}, year = 2025,
  journal = {Slow Cartography}, title = {Reading <Maps> in the \emph{Dark}},
  doi = {10.5555/maps}, abstract = {One.}, award = {Best Paper}}
@inproceedings{shores, author = {Okafor, Mira}, title = {Shores}, booktitle = {Proc.}, year = 2024}
""",
    "index.md": """# Mira

```{profile} mira
```

```{publications}
:group-by: year
:search: year
```

```{publications}
:layout: cards
```

```{news}
- [2025.05] {award}`Best Paper Award`.
```
""",
}


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path]:
    def compiled() -> Path:
        compile_templates(tmp_path / "compiled")
        monkeypatch.setattr(html, "COMPILED", tmp_path / "compiled")
        return tmp_path / "compiled"

    return compiled


def test_pages_are_the_same(
    build: Build, tmp_path: Path, compiled: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "COMPILED", tmp_path / "none")
    before = build(SITE, conf=CONF).text("index")
    assert "Reading &lt;Maps&gt; in the <em>Dark</em>" in before
    compiled()

    def forbidden(*_arguments: object, **_options: object) -> None:
        raise AssertionError("compiled once more")

    # the theme's have other environments
    monkeypatch.setattr(html, "PackageLoader", forbidden)
    assert build(SITE, conf=CONF).text("index") == before


def test_code_is_the_same_with_the_filters_of_a_build(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    environments: list[Environment] = []

    class Watched(html.Renderer):
        def _environment(self, folders: list[Path]) -> Environment:
            environments.append(super()._environment(folders))
            return environments[-1]

    monkeypatch.setattr(html, "Renderer", Watched)
    build(SITE, conf=CONF)
    (environment,) = environments
    plain = template_environment(FileSystemLoader(SOURCES))
    plain.filters |= dict.fromkeys(FILTERS, str)
    names = [name for name in plain.list_templates(extensions=["html"]) if name != "academic/sidebar.html"]
    assert "academic/publications.html" in names
    environment.loader = plain.loader
    for name in names:
        source = (SOURCES / name).read_text("utf-8")
        assert environment.compile(source, name, raw=True) == plain.compile(source, name, raw=True)


def test_own_part_of_a_template_is_used_all_the_same(build: Build, compiled: Callable[[], Path]) -> None:
    compiled()
    part = {"_templates/academic/parts/title.html": "<b>{{ entry.title | rich }}</b>"}
    page = build(SITE | part, conf=CONF | {"templates_path": ["_templates"]}).text("index")
    assert "<b>Shores</b>" in page


def test_wheel_has_all_of_them(tmp_path: Path) -> None:
    if not COMPILED.is_dir():
        pytest.skip("not installed from a wheel, or with another Jinja than it was built with")
    compile_templates(tmp_path)
    assert {path.name for path in COMPILED.glob("tmpl_*.py")} == {path.name for path in tmp_path.iterdir()}
