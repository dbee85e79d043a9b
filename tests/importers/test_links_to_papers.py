"""Links to single papers on pages of jekyll-scholar, whose ids are the keys of their entries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sphinx_academic.importers import al_folio, jekyll_scholar
from sphinx_academic.importers.records import Site
from sphinx_academic.importers.source import Source

BIB = "@article{okafor2024lamp,\n title={Lamps},\n author={Okafor, Mira},\n journal={Fog},\n year={2024}\n}\n"
TEXT = (
    "I am here. See [**my** paper](/publications/#okafor2024lamp), [it](/publications/#nothing),"
    " <a href=\"{{ '/publications/' | relative_url }}#okafor2024lamp\">a < b</a>.\n"
)


def texts(site: Site) -> Iterator[str]:
    for page in site.pages:
        for block in page.blocks:
            yield block.text + block.body


@pytest.mark.parametrize("kind", ["al-folio", "jekyll-scholar"])
def test_links_to_papers(tmp_path: Path, kind: str) -> None:
    files = {
        "_config.yml": "title: Mira Okafor\nfirst_name: Mira\nlast_name: Okafor\n"
        "scholar:\n  last_name: Okafor\n  first_name: Mira\n  bibliography: papers.bib\n",
        "_bibliography/papers.bib": BIB,
        "_pages/about.md" if kind == "al-folio" else "index.md": f"---\npermalink: /\n---\n{TEXT}",
        "_pages/publications.md": "---\npermalink: /publications/\ntitle: Publications\n---\n"
        "{% bibliography %}\n\nThe [first](#okafor2024lamp).\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    site = (al_folio if kind == "al-folio" else jekyll_scholar).read(Source(tmp_path))
    text = "\n".join(texts(site))
    assert "See {pub}`my paper <okafor2024lamp>`, [it](publications.md), {pub}`okafor2024lamp`." in text
    assert "The {pub}`first <okafor2024lamp>`." in text
