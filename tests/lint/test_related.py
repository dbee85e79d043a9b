"""Which entries belong together."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.lint.related import Relations
from sphinx_academic.model.roles import RoleTable

LIBRARY = rb"""
@inproceedings{paper, title = {The Tides of Small Harbours}, author = {Ito, Noriko}, year = 2024,
  eprint = {2401.00001}, archiveprefix = {arXiv}}
@misc{preprint, title = {The {TIDES} of small harbours}, author = {Ito, N.}, year = 2023}
@misc{renamed, title = {Tides}, author = {Ito, N.}, year = 2023,
  eprint = {2401.00001v3}, archiveprefix = {arXiv}}
@article{journal, title = {More on Tides}, author = {Ito, Noriko}, year = 2025, related = {paper, gone,paper}}
@inbook{chapter1, title = {Ebb}, author = {Ito, Noriko}, year = 2020, doi = {10.5555/book}}
@inbook{chapter2, title = {Flow}, author = {Ito, Noriko}, year = 2020, doi = {10.5555/book}}
@misc{other, title = {The Tides of Small Harbours}, author = {Wu, Lan}, year = 2024, related = {other}}
@article{first, title = {One}, author = {Wu, Lan}, year = 2024, doi = {10.5555/ONE}}
@article{second, title = {One, Again}, author = {Wu, Lan}, year = 2024, doi = {10.5555/one}}
@misc{journal, title = {One key for two}, author = {Ito, Noriko}, year = 2024, related = {other}}
"""


@pytest.mark.parametrize(
    ("key", "related"),
    [
        ("paper", ["journal", "renamed", "preprint"]),
        ("preprint", ["paper"]),
        ("renamed", ["paper"]),
        ("journal", ["paper"]),
        ("chapter1", []),
        ("other", []),
        ("first", ["second"]),
    ],
)
def test_related(key: str, related: list[str]) -> None:
    publications = read(LIBRARY, "x.bib", RoleTable(), {}).publications
    entry = next(entry for entry in publications if entry.key == key)
    assert [other.key for other in Relations(publications).of(entry)] == related
