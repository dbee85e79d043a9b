"""What {cv} offers for JSON Resume and RenderCV, imported again, gives the same sections and files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import build_site

from sphinx_academic.cli import main

PAGE = """
# Mira Okafor

```{profile}
```

## Education

```{education}
- 2019-09 – 2023-07, PhD in Oceanography, Harbour University, Port Example
  - Thesis: Tides
- 2015 – 2019, BSc in Physics, Harbour University
```

## Work

```{experience}
- 2023-09 – present, Research Fellow, [Institute of Tides](https://tides.example.net)
  - Measured "spring tides".
```

## Teaching

```{teaching}
- Spring 2022, Waves, Harbour University
- 2021/22, Sand, Harbour University
```

## Prizes

```{awards}
- 2022/23, Tide Prize, Society of Tides
- 2020, Sand Medal
```

## Projects

```{projects}
- [Buoys](https://buoys.example.net): floating things
```

## Skills

```{skills}
- Software: Python, Fortran
```

## Languages

```{languages}
- English: native
```

## Papers

```{publications}
:group-by: none
```
"""
CV = """
# CV

```{cv}
:download: json-resume, rendercv
- education
- experience: Work
- teaching: Courses taught
- awards: Prizes
- publications: Papers
- projects
- skills
- languages
```
"""
BIB = """
@article{okafor2024tides,
  title = {Tides at Night}, author = {Mira Okafor and Jonas Lindqvist}, journal = {Journal of Shores},
  date = {2024-05-01}, doi = {10.9999/tides},
}
@inproceedings{okafor2022salt,
  title = {Salt and Sand}, author = {Mira Okafor}, booktitle = {Proceedings of ICCC}, date = {2022-03-01},
}
"""
CONF = {
    "academic_me": "me",
    "academic_people": {
        "me": {
            "name": "Mira Okafor",
            "position": "Research Fellow",
            "email": "mira@example.net",
            "github": "mira",
            "orcid": "0000-0002-1825-0097",
        }
    },
}


def _loaded(path: Path) -> Any:
    text = path.read_text("utf-8")
    return json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)


@pytest.mark.parametrize("name", ["cv.json", "cv.yaml"])
def test_an_export_that_is_imported_gives_the_same_export(name: str, tmp_path: Path) -> None:
    first = build_site(tmp_path / "first", {"index.md": PAGE, "cv.md": CV, "p.bib": BIB}, conf=CONF)
    source = tmp_path / "source"
    source.mkdir()
    (source / name).write_bytes((first.outdir / name).read_bytes())
    assert main(["import", str(source), str(tmp_path / "second")]) == 0

    page = tmp_path / "second" / "cv.md"
    text = page.read_text("utf-8")
    assert "\n```{cv}\n" in text
    files = {
        path.relative_to(tmp_path / "second").as_posix(): path.read_text("utf-8")
        for path in (tmp_path / "second").rglob("*")
        if path.suffix in (".md", ".bib") and path.name != "import-report.md"
    }
    files["cv.md"] = text.replace("\n```{cv}\n", "\n```{cv}\n:download: json-resume, rendercv\n")
    second = build_site(tmp_path / "again", files, conf=CONF)
    assert _loaded(second.outdir / name) == _loaded(first.outdir / name)
