"""A page with three lists and a search over each."""

from __future__ import annotations

from pathlib import Path

from support import build_site

PAPERS = r"""
@inproceedings{bees, title = {Bees at Night}, author = {Ito, Noriko and {\O}rsted, {\L}ucja}, abbr = {ConfIS},
  booktitle = {Conference on Imaginary Systems}, year = {2024}, keywords = {sleep; light}}
@article{moths, title = {Moths at Noon}, author = {{\O}rsted, {\L}ucja and Ito, Noriko and Abe, Rui},
  journal = {Annals of Insects}, volume = {3}, year = {2024}, keywords = {light}}
@inproceedings{wasps, title = {Wasps and Water}, author = {Ito, Noriko and Abe, Rui}, abbr = {ConfIS},
  booktitle = {Conference on Imaginary Systems}, year = {2023}, keywords = {water}}
@article{ants, title = {Ants}, author = {Ito, Noriko}, journal = {Annals of Insects}, volume = {2},
  year = {2022}, bibtex_show = {true}}
"""
INDEX = """
# Papers

## Grouped

```{publications}
:search:
:group-by: year
```

## Numbered

```{publications}
:search:
:numbering: descending
```

## Nested

```{publications}
:search:
:group-by: year, type
:headings: rubric
```
"""


def build_search_page(srcdir: Path) -> Path:
    """Build the page; return the folder it is in."""
    people = {"noriko-ito": {"name": "Noriko Ito"}}
    conf = {"academic_people": people, "academic_me": "noriko-ito"}
    return build_site(srcdir, {"index.md": INDEX, "papers.bib": PAPERS}, conf=conf).outdir
