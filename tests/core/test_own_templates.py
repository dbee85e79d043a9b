"""Templates and icons that a site puts in place of ours: which files they are, and what changes with them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.jinja2glue import BuiltinTemplateLoader, SphinxFileSystemLoader

from sphinx_academic.core import own_templates
from sphinx_academic.core.own_templates import own_templates_state
from sphinx_academic.core.sphinx_templates import add_templates
from sphinx_academic.core.template_files import add_template_file, template_files

NAMES = ("a.html", "b.html", "c.html", "d.html", "e.html", "f.html")


class Site:
    """A site in a folder; each use of it is another build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.templates = ["_templates", "more", "none"]

    def write(self, name: str, text: str = "one") -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def app(self) -> Any:
        config = SimpleNamespace(templates_path=self.templates)
        env = SimpleNamespace(config=config, doctreedir=self.folder / "doctrees")
        return SimpleNamespace(config=config, confdir=self.folder, env=env)

    def state(self) -> bytes:
        return own_templates_state(self.app())

    def paths(self) -> list[str]:
        found = own_templates._paths(self.app())
        return [Path(path).relative_to(self.folder).as_posix() for path in found]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_which_files_are_looked_at(site: Site) -> None:
    assert site.paths() == []
    # what lies beside our folder is of interest where there is one
    for name in NAMES:
        site.write(f"_templates/{name}")
        site.write(f"more/{name}")
    assert site.paths() == []
    for name in ("cv.typ", "icons/x.svg", "publications.html"):
        site.write(f"more/academic/{name}")
    site.write("more/deep/x.html")
    site.write("academic/x.html")
    own = [f"more/academic/{name}" for name in ("cv.typ", "icons/x.svg", "publications.html")]
    assert site.paths() == [*own, *(f"more/{name}" for name in NAMES)]
    site.write("_templates/academic/z.html")
    first = ["_templates/academic/z.html", *(f"_templates/{name}" for name in NAMES)]
    assert site.paths() == [*first, *own, *(f"more/{name}" for name in NAMES)]


def test_what_changes_with_them(site: Site) -> None:
    states = [site.state()]

    def note() -> None:
        states.append(site.state())
        assert site.state() == states[-1]

    note()
    assert states[0] == states[1]
    site.write("_templates/academic/a.html")
    note()
    site.write("_templates/academic/a.html", "two!")
    note()
    site.write("_templates/layout.html")
    note()
    (site.folder / "_templates" / "academic" / "a.html").rename(site.folder / "_templates/academic/b.html")
    note()
    assert len(set(states)) == 5
    (site.folder / "_templates" / "academic" / "b.html").unlink()
    assert site.state() == states[0]


def test_it_is_looked_at_once_in_a_build(site: Site) -> None:
    app = site.app()
    state = own_templates_state(app)
    site.write("more/academic/a.html")
    assert own_templates_state(app) == state != site.state()


def test_our_templates_stand_behind_those_of_the_theme() -> None:
    templates = BuiltinTemplateLoader()
    templates.loaders, templates.pathchain = ["of the theme"], ["theme"]  # type: ignore[list-item]
    app: Any = SimpleNamespace(builder=SimpleNamespace(templates=templates))
    add_templates(app)
    assert templates.loaders[0] == "of the theme"
    (ours,) = templates.loaders[1:]
    assert isinstance(ours, SphinxFileSystemLoader)
    assert [str(path) for path in ours.searchpath] == templates.pathchain[1:]
    assert Path(templates.pathchain[1], "academic").is_dir()
    # a builder without templates has none of ours
    for builder in (SimpleNamespace(), SimpleNamespace(templates=None), SimpleNamespace(templates=object())):
        app.builder = builder
        add_templates(app)


def test_templates_of_other_extensions() -> None:
    app: Any = SimpleNamespace(config=SimpleNamespace())
    assert dict(template_files(app.config)) == {}
    add_template_file(app, "academic/a.html", Path("/a"))
    add_template_file(app, "academic/b.html", Path("/b"))
    add_template_file(app, "academic/a.html", Path("/c"))
    assert dict(template_files(app.config)) == {"academic/a.html": Path("/c"), "academic/b.html": Path("/b")}
