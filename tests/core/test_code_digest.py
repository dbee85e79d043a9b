"""The digest that no cache outlives: of all code and templates, by a wheel's list where that holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sphinx_academic import __version__
from sphinx_academic.core.cache import code_digest

INSTALLED = 1_700_000_000


class Package:
    """A package as pip leaves it: all files of one moment, and a list of their digests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "sphinx_academic"
        self.record = folder / f"sphinx_academic-{__version__}.dist-info" / "RECORD"
        self.record.parent.mkdir()
        self.write("core/reader.py", "A = 1\n")
        self.write("templates/list.html", "<ul>\n")
        self.list(
            "../../../bin/sphinx-academic,sha256=a,200",
            "sphinx_academic/core/reader.py,sha256=b,6",
            "sphinx_academic/templates/list.html,sha256=c,5",
            "sphinx_academic/core/__pycache__/reader.cpython-313.pyc,,",
        )

    def write(self, name: str, content: str, time: int = INSTALLED) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        os.utime(path, (time, time))

    def list(self, *lines: str) -> None:
        self.record.write_text("\n".join(lines) + "\n", "utf-8")
        os.utime(self.record, (INSTALLED, INSTALLED))

    def digest(self) -> str:
        return code_digest(str(self.folder))


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return Package(tmp_path)


def test_list_of_a_wheel_stands_for_its_files(package: Package) -> None:
    before = package.digest()
    package.list("sphinx_academic/core/reader.py,sha256=other,6")
    assert package.digest() != before


def test_scripts_and_bytecode_are_others_in_each_environment(package: Package) -> None:
    before = package.digest()
    lines = package.record.read_text("utf-8").splitlines()
    package.list("../../../bin/sphinx-academic,sha256=of-another-path,210", *lines[1:3])
    assert package.digest() == before


@pytest.mark.parametrize("name", ["core/reader.py", "templates/list.html", "core/another.py"])
def test_edited_file_of_an_installed_package_is_noticed(package: Package, name: str) -> None:
    before = package.digest()
    package.write(name, "A = 2\n", INSTALLED + 1)
    edited = package.digest()
    assert edited != before
    package.write(name, "A = 3\n", INSTALLED + 1)
    assert package.digest() not in (before, edited)


def test_without_a_list_the_files_are_read(package: Package) -> None:
    package.record.unlink()
    before = package.digest()
    package.write("core/reader.py", "A = 2\n")
    assert package.digest() != before


@pytest.mark.parametrize(
    "folder", ["cli", "importers", "sync", "checking", "core/__pycache__", "templates/compiled"]
)
def test_what_no_page_depends_on_is_left_out(package: Package, folder: str) -> None:
    package.record.unlink()
    before = package.digest()
    package.write(f"{folder}/other.py", "A = 1\n")
    assert package.digest() == before


def test_list_of_another_version_says_nothing(package: Package) -> None:
    package.record.parent.rename(package.record.parent.with_name("sphinx_academic-0.0.1.dist-info"))
    before = package.digest()
    package.write("core/reader.py", "A = 2\n")
    assert package.digest() != before
