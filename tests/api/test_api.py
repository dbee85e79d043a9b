"""The one module that other packages import."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest
from support import ENVIRONMENT

from sphinx_academic import api

WITHOUT_SPHINX = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"sphinx", "docutils", "sphinxcontrib", "jinja2", "pybtex", "babel"}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Blocked())
from sphinx_academic.api import *

entry = b"@article{a1, title={On \\\\emph{ones}}, author={Ito, No and Chen, A.}, year=2024, doi=5}"
library = read_bib(entry)
(entry,) = library.publications
print(entry.key, plain(entry.title), *map(str, (author.name for author in entry.authors)), entry.date.year)
print(*(problem.kind for problem in library.problems))
"""


def test_a_bib_file_is_read_without_sphinx() -> None:
    command = [sys.executable, "-c", WITHOUT_SPHINX]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["a1 On ones No Ito A. Chen 2024", "url"]


def test_all_names_are_listed_in_order() -> None:
    assert list(api.__all__) == sorted(api.__all__)


@pytest.mark.parametrize("name", api.__all__)
def test_every_name_is_there_and_documented(name: str) -> None:
    value = getattr(api, name)
    assert inspect.isclass(value) or inspect.isfunction(value) or name in ("Finding", "Inline", "RichText")
    if name.startswith("add_"):
        described = inspect.getdoc(value) or ""
        for parameter in inspect.signature(value).parameters:
            assert parameter in ("app", "override") or f":param {parameter}:" in described


def test_a_deprecated_name_works_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "_DEPRECATED", {"text_of": ("plain", "2.0")})
    with pytest.warns(
        DeprecationWarning, match="api.text_of is deprecated, and goes in 2.0; use plain"
    ) as said:
        assert api.text_of is api.plain
    # whose code has the name
    assert [warning.filename for warning in said] == [__file__]
    with pytest.raises(AttributeError, match="has no attribute 'none'"):
        _ = api.none


def test_importers_and_sources_are_added_to_a_run_of_the_command() -> None:
    class Own:
        SIGNS = "a file own.toml"

        def recognise(self, source: object) -> str:
            return "own.toml"

        def read(self, source: object) -> object:
            raise NotImplementedError

    extensions = api.Extensions()
    api.add_importer(extensions, "own", Own())
    api.add_source(extensions, api.Source("own", "Own", "https://own.example", None))
    assert {point.noun: list(table) for point, table in extensions} == {
        "importer": ["own"],
        "source": ["own"],
    }
    with pytest.raises(ValueError, match="the importer 'own' cannot be added: there is one already"):
        api.add_importer(extensions, "own", Own())
