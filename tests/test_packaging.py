"""What ``pip install`` brings: the metadata and the files of the installed distribution."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import sphinx_academic

SOURCE = Path(__file__).parents[1] / "src" / "sphinx_academic"


@pytest.fixture(scope="module")
def distribution() -> metadata.Distribution:
    try:
        return metadata.distribution("sphinx-academic")
    except metadata.PackageNotFoundError:
        pytest.skip("sphinx-academic is importable but not installed")


def test_version_has_one_source(distribution: metadata.Distribution) -> None:
    assert distribution.version == sphinx_academic.__version__


def test_runtime_dependencies_are_three(distribution: metadata.Distribution) -> None:
    requirements = map(Requirement, distribution.requires or ())
    names = {requirement.name for requirement in requirements if requirement.marker is None}
    assert names == {"sphinx", "docutils", "sphinxcontrib-bibtex"}


def test_templates_styles_and_catalogues_are_installed() -> None:
    def files(root: Path) -> set[str]:
        return {
            path.relative_to(root).as_posix()
            for path in root.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".mo"
        }

    installed = Path(sphinx_academic.__file__).parent
    assert files(installed) == files(SOURCE)
    catalogues = list(installed.rglob("*.po"))
    assert catalogues
    assert all(path.with_suffix(".mo").is_file() for path in catalogues)
