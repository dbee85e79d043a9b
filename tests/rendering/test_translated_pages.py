"""Pages in other languages by Sphinx's catalogues: all is extracted, and translations look like originals."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup, Tag
from support import Build

MYST = """
# Start

```{profile}
:name: Ann Doe
:position: Reader
:affiliation: [Harbour University](https://example.org); Quay Institute
:location: Turku
Biography.
```
```{news}
- [2023.09] My Thesis begins, {badge}`New`.
- [2023.10] Second **Bold** [Link](https://example.org) item.
```
```{education}
- 2023: PhD in Cartography, Harbour University, advised by Prof. Ito

  - Detail.
- 2020 – 2022: Magister, Other
  :organisation: Third University
  :note: With honours
  :link: https://example.org/magister
```
```{teaching}
- Harbour University
  - Fall 2023: Maps
```
```{awards}
- 2024. Prize, Society
```
```{skills}
- Software: Python (expert), Fortran
- **Other**: Maps
```
```{languages}
- English (native)
```
```{interests}
- Rivers
```
```{service}
- Reviewer: Waters'22,23
- Editor
  - Journal of Tests: 2024
```
```{projects}
- 2023: Tool, Thing
```
```{people}
```
```{cv}
- education: My Education
- skills
```
"""
REST = """
Start
=====

.. profile::
   :name: Ann Doe
   :position: Reader
   :affiliation: `Harbour University <https://example.org>`__; Quay Institute
   :location: Turku

   Biography.

.. news::

   - [2023.09] My Thesis begins, :badge:`New`.
   - [2023.10] Second **Bold** `Link <https://example.org>`__ item.

.. education::

   - 2023: PhD in Cartography, Harbour University, advised by Prof. Ito

     - Detail.
   - 2020 – 2022: Magister, Other

     :organisation: Third University
     :note: With honours
     :link: https://example.org/magister

.. teaching::

   - Harbour University

     - Fall 2023: Maps

.. awards::

   - 2024: Prize, Society

.. skills::

   - Software: Python (expert), Fortran
   - **Other**: Maps

.. languages::

   - English (native)

.. interests::

   - Rivers

.. service::

   - Reviewer: Waters'22,23
   - Editor

     - Journal of Tests: 2024

.. projects::

   - 2023: Tool, Thing

.. people::

.. cv::

   - education: My Education
   - skills
"""
PAGES = {"MyST": {"index.md": MYST}, "reStructuredText": {"index.rst": REST}}
CONF: dict[str, Any] = {
    "myst_enable_extensions": ["fieldlist"],
    "academic_people": {
        "cy": {"name": "Cy Poe", "position": "Pilot", "topic": "Tides", "affiliation": "Dock"}
    },
    "locale_dirs": ["locales"],
    "gettext_compact": False,
}
_WORDS = """
    Start Reader Harbour Quay Turku Biography My Thesis New Second Bold Link Cartography Detail Magister Third
    With Maps Prize Society Software Python Fortran Other English Rivers Reviewer Waters Editor Journal Tool
    Thing Education Pilot Tides Dock
"""
WORDS = _WORDS.split()


def extracted(build: Build, page: dict[str, str]) -> Catalog:
    built = build(page, builder="gettext", conf=CONF)
    return read_po(io.BytesIO((built.outdir / "index.pot").read_bytes()))


def translated(text: str) -> str:
    """Return a text in another language, whose words are those of :data:`WORDS` with a letter more."""
    return re.sub(rf"\b(?:{'|'.join(WORDS)})\b", lambda word: f"{word[0]}x", text)


@pytest.mark.parametrize("name", PAGES)
def test_every_item_is_extracted_once(build: Build, name: str) -> None:
    messages = [str(message.id) for message in extracted(build, PAGES[name]) if message.id]
    assert [word for word in WORDS if not any(re.search(rf"\b{word}\b", text) for text in messages)] == []
    # with their markup, without their dates
    assert any(text.startswith("Second **Bold** ") for text in messages)
    assert not any(re.search("2023.09|2020", text) for text in messages)
    assert "PhD in Cartography, Harbour University, advised by Prof. Ito" in messages


def shape(tag: Tag) -> list[Any]:
    """Return elements with their classes and addresses, without words."""
    children = [shape(child) for child in tag.children if isinstance(child, Tag)]
    return [tag.name, tag.get("class"), tag.get("href"), tag.get("datetime"), children]


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize("name", PAGES)
def test_translation_looks_like_the_original(build: Build, name: str, builder: str) -> None:
    catalogue = extracted(build, PAGES[name])
    other = Catalog(locale="de")
    for message in catalogue:
        if message.id:
            other.add(message.id, translated(str(message.id)))
    compiled = io.BytesIO()
    write_mo(compiled, other)
    before = build(PAGES[name], builder=builder, conf=CONF | {"language": "en"})
    pages = [before.text("index")]
    # the words of programs stay English, so that they do not differ
    path = Path(before.app.srcdir, "locales", "en", "LC_MESSAGES", "index.mo")
    path.parent.mkdir(parents=True)
    path.write_bytes(compiled.getvalue())
    pages.append(before.rebuild(PAGES[name], conf=CONF | {"language": "en", "copyright": "x"}).text("index"))
    if builder == "text":
        # lines below headings are as long as these
        original, other_page = (re.sub(r"^([*=-])\1+$", "", page, flags=re.MULTILINE) for page in pages)
        # and others break where they are full
        assert other_page.split() == translated(original).split()
        return
    bodies = [BeautifulSoup(page, "html.parser").select("section")[0] for page in pages]
    assert shape(bodies[1]) == shape(bodies[0])
    assert bodies[1].get_text() == translated(bodies[0].get_text())
    # search finds what is shown
    index = (before.outdir / "searchindex.js").read_text("utf-8")
    for word in ("dock", "pilot", "turku", "reader"):
        found = [bool(re.search(rf'\b{text}"?: ?0', index)) for text in (f"{word}x", word)]
        assert found == [True, False], word
