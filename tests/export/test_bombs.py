"""Fields that are long and want an export to take for ever.

At this size, work that grew with more than the size would not end before the tests do.
"""

from __future__ import annotations

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.export.bibtex import bibtex
from sphinx_academic.export.csl_json import csl_json
from sphinx_academic.export.ris import ris

UNITS = (
    "\\",
    "~",
    "{\\",
    "\\{",
    "\\}",
    "{}",
    "$",
    ",",
    ";~",
    "~,",
    "--",
    "&",
    "<",
    "^",
    "'",
    "1-",
    "http://a ",
)


@pytest.mark.parametrize("field", ["note", "keywords"])
@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_size_of_a_field(unit: str, field: str) -> None:
    value = unit * (100_000 // len(unit))
    entries = read(
        f"@misc{{k, title = {{T}}, year = {{2020}}, {field} = {{{value}}}}}".encode(), "a.bib"
    ).publications
    for export in (bibtex, csl_json, ris):
        assert export(entries)
