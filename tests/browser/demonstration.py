"""A site with what is hard to set: pictures of any shape, long names and titles, many links, scripts."""

from __future__ import annotations

import io
import json
import struct
import zlib
from datetime import date
from pathlib import Path
from typing import Any

from pypdf import PdfWriter
from support import build_as_author, write_site


def drawing(width: int, height: int) -> bytes:
    """Return a drawing of a size, transparent but for its frame."""
    shape = f"<rect width='{width}' height='{height}' fill='none' stroke='#000' stroke-width='4'/>"
    size = f"width='{width}' height='{height}' viewBox='0 0 {width} {height}'"
    return f"<svg xmlns='http://www.w3.org/2000/svg' {size}>{shape}</svg>".encode()


def photograph(width: int, height: int, *, bits: int = 0x55) -> bytes:
    """Return a PNG of a size, in black and white: stripes, or white throughout with ``bits`` of 255."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    line = b"\0" + bytes([bits]) * ((width + 7) // 8)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(line * height))
        + chunk(b"IEND", b"")
    )


def document() -> bytes:
    """Return a PDF of one page, to be shown as a picture."""
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


PICTURES = {
    "printed.pdf": document(),
    "wide.svg": drawing(1200, 100),
    "portrait.png": photograph(160, 900),
    "square.png": photograph(300, 300),
    "tiny.png": photograph(40, 30),
    "huge.png": photograph(6000, 4000),
    "white.png": photograph(800, 450, bits=0xFF),
}
MANY = " and ".join(f"{chr(65 + n)}berg, {chr(65 + n)}nna" for n in range(26))
LONG = (
    "A Long Title about the Forecasting of Storm Surges in the Mouths of Small Rivers under Uncertain Winds, "
    "with an Application to the Harbours of the Western Coast"
)
LINKS = (
    "pdf",
    "slides",
    "poster",
    "video",
    "dataset",
    "website",
    "demo",
    "blog",
    "supp",
    "press",
    "model",
    "errata",
    "link_appendix",
)
PAPERS = f"""
@inproceedings{{wide, title = {{Wide}}, author = {{Bell, Ann and Wolkenstein-Hohenbergersdorf, Anastasia}},
  booktitle = {{Conference on Tides}}, abbr = {{CoTide}}, year = 2026, preview = {{wide.svg}},
  presentation = {{oral}}, preview_alt = {{Tides}}, doi = {{10.1000/{"0123456789" * 4}}},
  abstract = {{We ask how high the water comes, and when it comes, and why.}},
  bibtex_show = {{true}}, code = {{https://github.com/slowtide/slowtide}},
  {", ".join(f"{kind} = {{https://example.org/{kind}}}" for kind in LINKS)}}}
@inproceedings{{tall, title = {{{LONG}}}, author = {{{MANY} and Bell, Ann}}, booktitle = {{Workshop on Wind}},
  abbr = {{Wind at ConfT}}, year = 2026, preview = {{portrait.png}}, pdf = {{https://example.org/p}},
  award = {{Outstanding Student Paper Award of the Fifteenth Conference on Winds and Tides}}}}
@article{{none, title = {{On One}}, author = {{Bell, Ann}},
  journal = {{Annals of the Institute of Coastal Waters}},
  year = 2025, code = {{https://example.org/c}}}}
@article{{arabic, title = {{\u0627\u0644\u0645\u062f \u0648\u0627\u0644\u062c\u0632\u0631}},
  author = {{\u0645\u0631\u064a\u0645 \u0627\u0644\u062d\u0633\u064a\u0646\u064a and Bell, Ann}},
  journal = {{\u0645\u062c\u0644\u0629 \u0627\u0644\u0628\u062d\u0627\u0631}}, year = 2024,
  preview = {{square.png}},
  award = {{\u062c\u0627\u0626\u0632\u0629 \u0623\u0641\u0636\u0644 \u0628\u062d\u062b}}}}
@misc{{tiny, title = {{\u98ce\u66b4\u6f6e\u9884\u62a5}}, author = {{\u674e\u6653\u660e and Bell, Ann}},
  year = 2024, eprint = {{2401.00001}}, archiveprefix = {{arXiv}}, preview = {{tiny.png}}}}
@article{{hebrew, title = {{\u05d2\u05d0\u05d5\u05ea \u05d5\u05e9\u05e4\u05dc}},
  author = {{\u05e0\u05d5\u05e2\u05dd \u05e4\u05e8\u05e5 and Bell, Ann and \u5f20\u4f1f and Cruz, Carla and
  Wolkenstein-Hohenbergersdorf, Anastasia and Roe, Ole}},
  journal = {{Journal of Tides}}, volume = 3, number = 2, pages = {{1--9}}, year = 2024,
  preview = {{white.png}}, abstract = {{Of tides.}}, pubstate = {{inreview}}}}
@misc{{printed, title = {{Printed}}, author = {{Bell, Ann}}, year = 2021, pdf = {{printed.pdf}}}}
@misc{{huge, title = {{A}}, year = 2020, preview = {{huge.png}}, note = {{A note}}}}
"""
PROFILE = """
```{profile}
:name: Ann Bell
:other-name: 安 · 贝尔
:position: Professor of Tides
:affiliation: [Institute of Coastal Waters](https://example.org/institute), University of the North
:photo: square.png
:email: ann@example.org
:scholar: ann
:github: ann
:orcid: 0000-0002-1825-0097
:mastodon: ann@example.org

I study how high the water comes.
```
"""
NEWS = """
```{news}
:layout: timeline
:group-by: year
:filter-by: category

- [2026.10] {pub}`Wide <wide>` takes an {award}`Outstanding Paper Award` at {venue}`CoTide`.
- [2026.09] Invited talk at the Coastal School on Learning Systems, the last of a hundred lectures.
  :category: talk
- [2026.09] slowtide 1.0 is out.
  :category: release
- [2025.04.12] Something else.
```
"""
SECTIONS = """
## Experience

```{experience}
- Oct 2023 – Feb 2024: Visiting Professor, University of the South
- 2020 – present: Professor of Tides, University of the North
```
"""
#: old figures are not shown
_TODAY = date.today().isoformat()
FIGURES = {
    "source": "OpenAlex",
    "date": _TODAY,
    "citations": 123456,
    "h_index": 99,
    "i10_index": 888,
    "papers": 7,
}
YEARS = {"2021": 11, "2022": 2500, "2023": 48, "2024": 60, "2025": 94, "2026": 72}
METRICS = {
    "people": {"ann": FIGURES},
    "papers": {
        key: {"source": "OpenAlex", "date": _TODAY, "citations": 123456, "downloads": 1234567}
        for key in ("wide", "tall", "printed")
    },
    "repositories": {"slowtide/slowtide": {"source": "GitHub", "date": _TODAY, "stars": 98765}},
}
HISTORY = {
    "version": 1,
    "people": {"ann": {"OpenAlex": {"id": "A5000000000", "date": _TODAY, "citations": YEARS, "totals": {}}}},
}
PROSE = """
# About

Read {pub}`none`, of {lead}`A. Bell`: {badge}`Annals of the Institute of Coastal Waters`, {award}`Best Paper`.

## Education

```{education}
- Oct 2016 – Sep 2021: PhD, University of the North, advised by {equal}`L. Shen`

    - A thesis about the sea
```

## Service

```{service}
- Reviewer:
    - Annals of the Institute of Coastal Waters 2020–2024, CoTide 2021, 2023
- Chair: Coastal School on Learning Systems 2024
```

## Skills

```{skills}
- Programming: Python (excellent), Fortran (good), everything that runs on a boat (some)
```

## Languages

```{languages}
- English: native
- עברית: good
- 中文: elementary
```
"""
#: of Immaterial, the fonts would come from another host, and a switch of schemes is made on request
THEME_SETTINGS: dict[str, dict[str, Any]] = {
    "sphinx_immaterial": {
        "extensions": ["myst_parser", "sphinx_academic", "sphinx_immaterial"],
        "html_theme_options": {
            "font": False,
            "palette": [
                {
                    "media": f"(prefers-color-scheme: {scheme})",
                    "scheme": name,
                    "toggle": {"icon": "material/lightbulb", "name": "Switch"},
                }
                for scheme, name in (("light", "default"), ("dark", "slate"))
            ],
        },
    }
}
PAGES = {
    "index.md": f"# Ann Bell\n{PROFILE}\n## Selected\n\n```{{publications}}\n:layout: cards\n"
    ":keys: wide, tall, none, arabic\n```\n\n## News\n\n```{news}\n:from: news\n:layout: timeline\n"
    ":compact:\n:more: All news\n```\n"
    f"{SECTIONS}\n```{{toctree}}\n:hidden:\ncards\nlist\ngutter\ntable\nnews\npeople\nabout\nfigures\ncv\n```\n",
    "cards.md": "# Cards\n\n```{publications}\n:layout: cards\n```\n",
    "list.md": "# List\n\n```{publications}\n:search:\n:group-by: year\n:show: preview\n```\n",
    "gutter.md": "# Gutter\n\n```{publications}\n:layout: gutter\n:show: citations, downloads, stars\n"
    ":numbering: descending\n```\n",
    "table.md": "# Table\n\n```{publications}\n:layout: table\n```\n\n## Compact\n\n"
    "```{publications}\n:layout: compact\n:max-authors: 3\n```\n",
    "about.md": PROSE,
    "cv.md": "# Curriculum vitae\n\n```{cv}\n```\n",
    "figures.md": "# Figures\n\n```{metrics}\n```\n\n```{metrics-plot} citations, papers, coauthors\n```\n",
    "news.md": f"# News\n{NEWS}",
    "people.md": "# People\n\n```{people}\n```\n",
}
DATA = {
    "papers.bib": PAPERS,
    "metrics.json": json.dumps(METRICS),
    "metrics-history.json": json.dumps(HISTORY),
}
PEOPLE: dict[str, dict[str, Any]] = {
    "ann": {
        "name": "Ann Bell",
        "group": "pi",
        "position": "Professor",
        "photo": "square.png",
        "github": "ann",
    },
    "eva": {
        "name": "Eva Fernández-Villaverde y Wolkenstein-Hohenbergersdorf",
        "group": "phd",
        "position": "PhD student",
        "photo": "portrait.png",
        "topic": "Idle time, and clocks that disagree",
        "email": "eva@example.org",
        "orcid": "0000-0002-1825-0097",
    },
    "leo": {"name": "Leo Ito", "group": "phd", "position": "PhD student", "github": "leo"},
    "mia": {"name": "Mia Abe", "group": "masters", "position": "MSc student"},
    "old": {
        "name": "Ole Roe",
        "group": "alumni",
        "years": "2020–2024",
        "position": "PhD",
        "next": "Sea Office",
    },
}


def build_demonstration(srcdir: Path, theme: str = "furo", **conf: Any) -> Path:
    """Build the site with a theme, and return the output folder.

    In a process of its own: some themes change what others of one process see, and Sphinx's tools for tests
    have "basic" in the place of its default theme.
    """
    settings = {
        "html_theme": theme,
        "myst_enable_extensions": ["fieldlist"],
        "academic_people": PEOPLE,
        "academic_me": "ann",
        "academic_paper_pages": True,
        "academic_metrics": "metrics.json",
        "academic_pdf_previews": True,
        "academic_venues": {"CoTide": {"colour": "#ffee00"}},
        **THEME_SETTINGS.get(theme, {}),
        **conf,
    }
    write_site(srcdir, {**PAGES, **PICTURES, **DATA}, settings)
    return build_as_author(srcdir, "html", strict=False)
