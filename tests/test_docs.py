"""The documentation: it builds, and says no more and no less than the code."""

from __future__ import annotations

import re
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from bs4 import BeautifulSoup
from support import Build, build_silently

import sphinx_academic
from sphinx_academic.authoring.directive import AcademicDirective
from sphinx_academic.core.assets import style_sheet
from sphinx_academic.core.settings import PREFIX
from sphinx_academic.cv.directive import CvDirective
from sphinx_academic.metrics.figures_list import MetricsDirective
from sphinx_academic.metrics.plot_directive import PlotDirective
from sphinx_academic.model.figures import PAPER_COUNTS
from sphinx_academic.news.directive import NewsDirective
from sphinx_academic.people.directive import PeopleDirective
from sphinx_academic.people.profile import ProfileDirective
from sphinx_academic.problem_kinds import PROBLEM_KINDS
from sphinx_academic.publications.directive import PublicationsDirective
from sphinx_academic.query.filter_fields import FIELDS
from sphinx_academic.query.filters import compile_filter
from sphinx_academic.sections.dated import DatedDirective
from sphinx_academic.sections.registration import section_kinds
from sphinx_academic.sections.service import ServiceDirective
from sphinx_academic.sections.skills import SkillsDirective
from sphinx_academic.settings import options

# what these share is made once, by one of the processes
pytestmark = pytest.mark.xdist_group("docs")

DOCS = Path(__file__).parents[1] / "docs"
SOURCE = Path(sphinx_academic.__file__).parent
PAGES = {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in DOCS.glob("**/*.md")}

PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
LITERAL = re.compile(r"`([^`]+)`")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the documentation, built without a warning."""
    return build_silently(DOCS, "html", builddir=tmp_path_factory.mktemp("docs"))


def set_up() -> MagicMock:
    """Return an application to which everything of ours has been added."""
    app = MagicMock()
    sphinx_academic.setup(app)
    return app


def page(built: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((built / f"{name}.html").read_text("utf-8"), "html.parser")


def test_every_option_of_conf_py_is_documented(built: Path) -> None:
    documented = [str(term["id"]) for term in page(built, "reference/config").select("dl.confval > dt")]
    assert documented == [f"confval-{PREFIX}{option.name}" for option in options()]


def test_every_warning_is_documented(built: Path) -> None:
    rows = page(built, "reference/warnings").select("table tbody tr")
    documented = {cell.text: description.text for cell, description in (row.select("td") for row in rows)}
    assert list(documented) == [f"academic.{kind}" for kind in PROBLEM_KINDS]
    assert all(documented.values())


@pytest.mark.parametrize(
    ("name", "directive"),
    [
        ("publications", PublicationsDirective),
        ("news", NewsDirective),
        ("service", ServiceDirective),
        ("skills", SkillsDirective),
        ("people", PeopleDirective),
        ("profile", ProfileDirective),
        ("cv", CvDirective),
        ("metrics", MetricsDirective),
        ("metrics-plot", PlotDirective),
    ],
)
def test_every_option_of_a_directive_is_documented(name: str, directive: type[AcademicDirective]) -> None:
    text = PAGES["reference/directives.md"]
    section = text.partition(f"(directive-{name})=")[2].partition("(directive-")[0]
    options = directive.parsers.keys() | directive.added_options(set_up().config)
    assert set(re.findall(r"^`:([\w-]+):`", section, re.MULTILINE)) == options


def test_every_option_of_dated_sections_is_documented() -> None:
    section = (
        PAGES["reference/directives.md"].partition("(directive-sections)=")[2].partition("(directive-")[0]
    )
    options = {*re.findall(r"^`:([\w-]+):`", section, re.MULTILINE), *re.findall(r"`:([\w-]+):`", section)}
    assert options == set(DatedDirective.parsers)
    dated = {kind.name for kind in section_kinds(set_up().config).values() if kind.parts}
    assert set(re.findall(r"`\{(\w+)\}`", section)) == {*dated, "news", "cv"}


def first_column(text: str) -> set[str]:
    """Return the literals in the first column of tables."""
    rows = (line.split(" | ")[0] for line in text.splitlines() if line.startswith("| `"))
    return {literal for row in rows for literal in LITERAL.findall(row)}


def test_every_name_of_filters_is_documented() -> None:
    names = PAGES["reference/filter.md"].partition("## Names")[2].partition("## Operators")[0]
    assert first_column(names) == {*FIELDS, *PAPER_COUNTS, "me", "person", "roles"}


def test_filters_of_the_documentation_can_be_understood() -> None:
    table = PAGES["reference/filter.md"].partition("## Names")[0]
    filters = re.findall(r"^\| [^|`]+ \| `(.+)` \|$", table, re.MULTILINE)
    assert len(filters) > 10
    for expression in filters:
        compile_filter(expression.replace(r"\|", "|"))


def test_every_name_for_style_sheets_exists() -> None:
    files = [*SOURCE.glob("**/*.py"), *SOURCE.glob("templates/**/*.html"), *SOURCE.glob("**/*.css")]
    code = "\n".join(path.read_text("utf-8") for path in files)
    names = first_column(PAGES["reference/html.md"])
    assert len(names) > 40
    # what is before a name is looked at where the name is, not everywhere
    stems = {name: re.escape(_stem(name)) for name in names}
    absent = [name for name, stem in stems.items() if not re.search(rf"{stem}(?<![\w-]{stem})", code)]
    assert absent == []


def test_every_custom_property_is_documented() -> None:
    documented = {name for name in first_column(PAGES["reference/html.md"]) if name.startswith("--")}
    assert documented == set(re.findall(r"--academic-[\w-]+", style_sheet()))


def _stem(name: str) -> str:
    """Return what code has of a name such as ``role-<id>`` or ``badge-award``."""
    return name.partition("<")[0].removeprefix("badge-")


def test_a_warning_looks_as_shown(build: Build) -> None:
    papers = "@misc{doe2025, title = {Undated}, author = {Doe, Jane}}\n"
    built = build({"index.md": "# Page\n", "papers.bib": papers}, allow_warnings=True)
    assert len(built.warnings) == 1
    assert built.warnings[0] in PAGES["reference/warnings.md"]


@pytest.mark.parametrize("name", PAGES)
def test_python_of_the_documentation_is_python(name: str) -> None:
    for source in PYTHON.findall(PAGES[name]):
        compile(source, name, "exec")


def test_pages_load_nothing_from_other_hosts(built: Path) -> None:
    for path in built.rglob("*.html"):
        html = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        loaded = [*html.select("script[src], img[src]"), *html.select("link[rel=stylesheet], link[rel=icon]")]
        addresses = (str(element.get("src") or element.get("href")) for element in loaded)
        assert not [address for address in addresses if "//" in address], path
