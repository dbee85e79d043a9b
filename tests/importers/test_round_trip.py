"""What {cv} offers for JSON Resume and RenderCV, imported again, gives the same sections and files."""

from __future__ import annotations

import json
import random
import re
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
    "myst_enable_extensions": ["colon_fence", "deflist", "dollarmath", "fieldlist"],
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


def _again(first: Path, name: str, folder: Path) -> Path:
    """Import an export, build the site with the same person, and return the export of that."""
    source = folder / f"source-{name}"
    source.mkdir()
    (source / name).write_bytes((first / name).read_bytes())
    new = folder / f"new-{name}"
    assert main(["import", "-q", str(source), str(new)]) == 0
    files = {
        path.relative_to(new).as_posix(): path.read_text("utf-8")
        for path in new.rglob("*")
        if path.suffix in (".md", ".bib") and path.name != "import-report.md"
    }
    assert "\n```{cv}\n" in files["cv.md"]
    files["cv.md"] = files["cv.md"].replace("\n```{cv}\n", "\n```{cv}\n:download: json-resume, rendercv\n")
    return build_site(folder / f"again-{name}", files, conf=CONF).outdir / name


@pytest.mark.parametrize("name", ["cv.json", "cv.yaml"])
def test_an_export_that_is_imported_gives_the_same_export(name: str, tmp_path: Path) -> None:
    first = build_site(tmp_path / "first", {"index.md": PAGE, "cv.md": CV, "p.bib": BIB}, conf=CONF)
    assert _loaded(_again(first.outdir, name, tmp_path)) == _loaded(first.outdir / name)


WORD_LIST = """
    tides fog lamps Ébène 海洋 R&D C++ #1 50% {braces} a_b Größe O'Neil “quoted” "plain"
    (paren) [brack] 3–4 <tag> $5 ~ back\\slash naïve v1.0 5<6
"""
WORDS = WORD_LIST.split()
PLACES = ("Harbour University", "Coast College, Norderney", "École des Marées", "海洋大学", "Fog & Sand")
DATES = (
    *("2019-09 – 2023-07", "2020", "2018 – present", "2021-03", "Spring 2022", "2021/22", "since 2019", ""),
    *("2015-10-01 – 2016-02-29", "09/2017 – 11/2018"),
)
DATED = ("education", "experience", "teaching", "awards", "talks", "projects", "grants", "supervision")


class _Site:
    """A site whose words, dates and sections are chosen at random."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def words(self, most: int) -> str:
        chosen = [self.random.choice(WORDS) for _ in range(self.random.randint(1, most))]
        return " ".join(re.sub(r"([\\*_\[\]<>$`#{}~])", r"\\\1", word) for word in chosen)

    def item(self) -> str:
        title = f"T {self.words(4)}"
        form = self.random.choice(("{}", "{}", "{}", "[{}](https://example.org/1)", "*{}*"))
        place = self.random.choice((*PLACES, ""))
        points = self.random.choice((0, 0, 1, 3))
        line = ", ".join(filter(None, (self.random.choice(DATES), form.format(title), place)))
        return "\n".join([f"- {line}", *(f"  - Note {self.words(6)}" for _ in range(points))])

    def values(self) -> str:
        values = ", ".join(f"s {self.words(2)}" for _ in range(self.random.randint(1, 4)))
        return f"- L {self.words(1)}: {values}"

    def files(self) -> dict[str, str]:
        kinds = [kind for kind in DATED if self.random.random() < 0.6]
        lists = [kind for kind in ("skills", "languages", "interests") if self.random.random() < 0.7]
        page = f"# Mira Okafor\n\n```{{profile}}\nOf {self.words(5)}.\n```\n"
        cv = "# CV\n\n```{cv}\n:download: json-resume, rendercv\n"
        for kind in (*kinds, *lists):
            heading = self.random.choice((kind.capitalize(), f"My {kind}", f"Über {kind}"))
            make = self.item if kind in kinds else self.values
            body = "\n".join(make() for _ in range(self.random.randint(1, 4)))
            page += f"\n## {heading}\n\n```{{{kind}}}\n{body}\n```\n"
            cv += f"- {kind}: {heading}\n"
        page += "\n## Papers\n\n```{publications}\n:group-by: none\n```\n"
        return {"index.md": page, "cv.md": f"{cv}- publications: Papers\n```\n", "p.bib": BIB}


@pytest.mark.parametrize("seed", range(4))
def test_exports_of_any_content(seed: int, tmp_path: Path) -> None:
    first = build_site(tmp_path / "first", _Site(seed).files(), conf=CONF)
    for name in ("cv.json", "cv.yaml"):
        assert _loaded(_again(first.outdir, name, tmp_path)) == _loaded(first.outdir / name), name
