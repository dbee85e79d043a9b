"""The pages of a group: lists of people in every layout, and profiles: ``EXPECTED=write`` writes them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from support import Build, compare

EXPECTED = Path(__file__).parent / "expected"
PHOTO = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
PEOPLE: dict[str, dict[str, Any]] = {
    "ann": {
        "name": "Ann Berg",
        "aliases": ["A. Berg"],
        "group": "pi",
        "position": "Professor",
        "affiliation": "Sea University",
        "photo": "img/ann 1.svg",
        "email": "ann@example.org",
        "orcid": "0000-0002-1825-0097",
        "github": "ann",
        "links": {"Blog & more": "https://example.org/ann?a=1&b=2"},
    },
    "bo": {"name": "Bo Holm", "group": "postdocs", "position": "Postdoc", "since": "2023", "page": "own"},
    "cy": {"name": "Cy <Ito>", "group": "staff", "position": "Engineer", "topic": "Buoys"},
    "dee": {"name": "Dee Roe", "group": "phd", "position": "PhD student", "years": "Sep 2020 – present"},
    "eve": {"name": "Eve Lund", "group": "phd", "url": "https://example.org/eve", "topic": "Tides & waves"},
    "fei": {"name": "张飞 (Fei Zhang)", "group": "phd", "affiliation": "Other University"},
    "gus": {"name": "Gus Poe", "group": "masters", "until": "2025"},
    "hal": {"name": "Hal Mey", "group": "robots", "photo": "img/none.png"},
    "ida": {
        "name": "Ida Noll",
        "group": "alumni",
        "position": "PhD",
        "years": "2015–2019",
        "next": "Sea Office",
        "photo": "img/ida.svg",
    },
    "jo": {"name": "Jo Alt", "group": "alumni", "next": "Harbour"},
    "kim": {"name": "Kim Elsewhere", "url": "https://example.org/kim"},
    "lee": {"name": "Lee Lost", "group": "phdd", "page": "gone"},
}
LISTS = [
    "",
    ":layout: table",
    ":layout: lines\n:group: phd, alumni, phd, staf",
    ":headings: rubric\n:layout: cards",
    ":group: interns\n:if-empty: No *interns* now.",
    ":group: visitors",
    ":layout: grid",
]
PAGE = "\n".join(
    f"## List {number}\n\n```{{people}}\n{options}\n```\n" for number, options in enumerate(LISTS, 1)
)
CHOSEN = "## Chosen\n\n```{people}\n:layout: lines\n\n- bo, kim\n- ann ann\n- nobody\n```\n"
PROFILES = """
# Own

```{profile}
:position: Head of *Buoys*
:affiliation: [Sea University](https://example.org/sea); Harbour Lab; [Local](page.md)
:photo: img/ida.svg
:email: bo@example.org
:link: Blog <https://example.org/bo>; Bad <javascript:x>, None
:github: bo-holm
:layout: compact
:actions: email

Some *words* on Bo.
```

```{profile}
:name: Second One
:pronouns: they/them
:other-name: 第二
:location: Harbour
:photo: img/gone.png
:unknown: x
:actions: scholar, none
```
"""
FILES: dict[str, str | bytes] = {
    "index.md": f"# Group\n\n{PAGE}\n{CHOSEN}",
    "own.md": f"---\norphan: true\nacademic_me: bo\n---\n{PROFILES}",
    "img/ann 1.svg": PHOTO,
    "img/ida.svg": PHOTO,
    "papers.bib": "@misc{a, author = {A. Berg and Lund, Eve and Kim Elsewhere}, title = {T}, year = 2024}",
}
CONF = {
    "academic_people": PEOPLE,
    "academic_me": "ann",
    "academic_people_groups": {"robots": "Robots", "masters": None},
}


@pytest.mark.parametrize("builder", ["html", "text"])
def test_everything(build: Build, builder: str) -> None:
    built = build(FILES, conf=CONF, builder=builder, allow_warnings=True)
    ours = (re.sub(r":\d+:", ":", f"{line}\n") for line in built.warnings if "[academic." in line)
    compare(EXPECTED / "warnings.txt", "".join(line for line in ours))
    for page in ("index", "own"):
        if builder == "text":
            compare(EXPECTED / f"{page}.txt", built.text(page))
        else:
            body = built.html(page).select_one("div.body > section")
            compare(EXPECTED / f"{page}.html", body.prettify())
