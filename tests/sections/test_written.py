"""All that a page of sections becomes, and what its CV has of it: ``EXPECTED=write`` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

from support import Build, compare

EXPECTED = Path(__file__).parent / "expected"
SECTIONS = {
    "education": """
- 2020.09 – 2024.08, PhD in Odes, Example University, Turku, Finland, advised by A. Visor and B. Visor
- PhD in Webs
  :date: 2024.09 – present
  :link: https://example.org/phd

  - 2025: a prize, and no item of its own
- 2019, *MSc* in [Walls](https://example.org/walls), Other University, GPA: 3.9/4.0, top 1%
- Feb 2018 – Jun 2018
  :place: Daejeon, Korea
  :institution: Example Institute
  :degree: Exchange student
  :gpa: 4.0/4.3
  :supervisor: [Prof. Ito](https://example.org/ito)
  :cv: no
- 2017
  :title: With links
  :link: [Slides](https://example.org/slides), [Video](https://example.org/video)
""",
    "teaching": """
- 2019, Alone
- Assistant at Example University
  - 2023 Spring, COMP7940 Clouds
  - 2022 Fall, COMP7015 Intelligence, with a note
    - A point below
  - 2021 Spring, CS 101, Data
- A university
  - A department
    - 2018, MATH-1 Sums
    - A seminar without a date
- A line without a date
  - nor has this
""",
    "talks": """
- 2024-05-03, On Odes, ICXY, [slides](https://example.org/s)

  What was said there.

  - A point
- May 3–5, 2023: On Webs
  :name: webs
- 2024.13, A month too many
- [2024](https://example.org), A date that leads somewhere, and is longer than forty letters
- 2022, A
  :colour: red
- 2021, Again
  :name: webs
- 2020, Unsafe
  :link: javascript:alert(1)
- 2020.02 – 2019.01, Backwards
- 1. June 2018, A number
- 2016. A year with a full stop
- 999. No year
- 1000. The first year
""",
    "experience": """
Above the list.

- 2024.09 – present, Poet, Webs & Sons, Town, a note
- Singer, House of Odes
  :date: 2020

Between two lists.

* 2019, Painter, Walls

Below the list.
""",
    "research": """
:sort: source
:limit: 2

- 2018, First, A
- 2020, Second, B
- 2019, Third, C
""",
    "awards": ":if-empty: None yet.\n:name: prizes",
    "supervision": "Only *text*.",
    "media": ":more: All\n:from: cv",
    "grants": """
- 2022 – 2025
  :title: A grant
  :funder: Fund of Odes
  :amount: 1,000 EUR
- 2021, Small, Fund
""",
    "projects": """
- [libode](https://github.com/example/libode) (2022 – 2023): reads odes. *Python*
  - Reads them twice.
- libweb: 2021, a web
- wall
  :date: 2020
  :note: stands
""",
    "service": """
- Reviewer: ODE'22, 23, '25; Journal of Odes, Webs and Walls
- Area chair: WEB'21 (chair)
- 2023, Organiser, Ode Days
- Editor
  - Journal of Webs
""",
    "skills": """
- Software: Python (expert), C (80 %), [Ode](https://example.org) (3/4)
- Typing (fast)
- Singing
- Tools
  - Hammer (basic)
  - Nails: 2 sorts
""",
    "languages": "- Odish (native)\n- Webbish (B2), Wallish",
    "interests": "- Odes\n- Webs: and what hangs in them",
    "tests": "- GRE: 324 (V 154)\n- ODE 9",
}
PAGE = "\n".join(
    f"## {name.title()}\n\n````{{{name}}}\n{text.strip()}\n````\n" for name, text in SECTIONS.items()
)
FILES = {
    "index.md": f"# Home\n\n```{{profile}}\n:name: Vera Ode\n```\n\n{PAGE}",
    "cv.md": "---\norphan: true\n---\n\n# CV\n\n```{cv}\n:download: json-resume\n```\n",
}


def test_everything(build: Build) -> None:
    conf = {"myst_enable_extensions": ["fieldlist"]}
    built = build(FILES, conf=conf, allow_warnings=True)
    sections = built.html().select("section#home > section")
    compare(EXPECTED / "sections.html", "".join(section.prettify() for section in sections))
    # the line within a list is another in older versions of MyST
    ours = (re.sub(r":\d+:", ":", f"{line}\n") for line in built.warnings if "[academic." in line)
    compare(EXPECTED / "warnings.txt", "".join(ours))
    compare(EXPECTED / "cv.json", (built.outdir / "cv.json").read_text("utf-8"))


def test_text(build: Build) -> None:
    conf = {"myst_enable_extensions": ["fieldlist"]}
    built = build(FILES, conf=conf, builder="text", allow_warnings=True)
    compare(EXPECTED / "sections.txt", built.text("index"))
