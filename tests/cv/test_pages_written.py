"""Pages of CVs that choose, in HTML and in files for other programs: ``EXPECTED=write`` writes them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from publications.papers import CONF, PAPERS
from sections.test_written import SECTIONS
from support import Build, compare

from sphinx_academic.cv.look import Look

EXPECTED = Path(__file__).parent / "expected"
HOME = """
# Home

```{profile}
:name: Noriko Ito
:email: noriko@example.org
:github: noriko
:photo: no.png
```

```{publications}
:name: best
:filter: selected
```
"""
LISTS = """
# Papers

```{publications}
:group-by: type, year
:numbering: descending
```
"""
JAN = "---\nacademic_me: jan-berg\n---\n\n# Jan\n\n```{profile}\n:name: Jan van der Berg\n```\n\n%s"
CVS = """
# CVs

## All

```{cv}
:download: json-resume, rendercv
```

## Chosen

```{cv}
:papers: selected
:download: json-resume

- publications: My papers
- best
- talks : What I *said*
- talks
- tlaks
- skills
```

## Of another

```{cv}
:me: jan-berg
:papers: 1
```

## From a page

```{cv}
:from: career, gone
:text-size: 20
:template: modrn

- education
- publications
```

## Of no one

```{cv}
:me: nobody
```
"""


def test_everything(build: Build) -> None:
    names = ("education", "talks", "service", "skills", "experience")
    career = "\n".join(f"````{{{name}}}\n{SECTIONS[name].strip()}\n````\n" for name in names)
    files = {
        "index.md": f"{HOME}\n```{{toctree}}\npapers\ncareer\njan\ncvs\n```\n",
        "papers.md": LISTS,
        "career.md": f"# Career\n\n{career}",
        "jan.md": JAN % "````{awards}\n- 2020, A prize, Fund\n````\n\n```{publications}\n:filter: me\n```\n",
        "cvs.md": CVS,
        "papers.bib": PAPERS,
    }
    conf = CONF | {"myst_enable_extensions": ["fieldlist"], "html_baseurl": "https://ito.example.org/"}
    built = build(files, conf=conf, allow_warnings=True)
    page = (built.outdir / "cvs.html").read_text("utf-8")
    assert page.count("<div") == page.count("</div>")
    html = "".join(section.prettify() for section in built.html("cvs").select("section#cvs > section"))
    ours = (re.sub(r":\d+:", ":", f"{line}\n") for line in built.warnings if "[academic." in line)
    compare(EXPECTED / "pages.html", html + "".join(line for line in ours if line.startswith("cvs")))
    for suffix in ("json", "yaml"):
        compare(EXPECTED / f"pages.{suffix}", (built.outdir / f"cvs.{suffix}").read_text("utf-8"))


@pytest.mark.parametrize(
    ("option", "accent"), [("", (0x12, 0x34, 0x56)), (":accent: '#654321'\n", (0x65, 0x43, 0x21))]
)
def test_the_pdf_has_the_colour_of_the_site(
    build: Build, monkeypatch: pytest.MonkeyPatch, option: str, accent: tuple[int, int, int]
) -> None:
    looks: list[Look] = []

    def make(*args: Any, look: Look, **options: Any) -> tuple[bytes, list[str]]:
        looks.append(look)
        return b"%PDF", []

    monkeypatch.setattr("sphinx_academic.cv.pdf.typeset.make_pdf", make)
    page = f"# CV\n\n```{{talks}}\n- 2024, A talk\n```\n\n```{{cv}}\n:download: pdf\n{option}```\n"
    built = build({"index.md": page}, conf={"academic_accent": "#123456"})
    assert [look.accent for look in looks] == [accent]
    assert (built.outdir / "index.pdf").read_bytes() == b"%PDF"


def test_whose_photo_the_pdf_has(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """That of the profile, or else that of the table of people."""
    photos: list[str | None] = []

    def make(*args: Any, photo: Path | None, **options: Any) -> tuple[bytes, list[str]]:
        photos.append(photo and photo.name)
        return b"%PDF", []

    monkeypatch.setattr("sphinx_academic.cv.pdf.typeset.make_pdf", make)
    people = {
        "ann": {"name": "Ann Doe", "photo": "ann.png"},
        "bo": {"name": "Bo Roe", "photo": "bo.png"},
        "cy": {"name": "Cy Moe"},
    }
    head = "---\nacademic_me: %s\norphan: true\n---\n\n# CV\n\n"
    page = head + "%s```{talks}\n- 2024, A talk\n```\n\n```{cv}\n:download: pdf\n%s```\n"
    profile = "```{profile}\n:photo: profile.png\n```\n\n"
    files: dict[str, Any] = {
        "index.md": "# Home\n",
        "a.md": page % ("ann", profile, ":photo: yes\n"),
        "b.md": page % ("bo", "", ":photo: yes\n"),
        "c.md": page % ("cy", "", ":photo: yes\n"),
        "d.md": page % ("bo", "", ":photo: no\n"),
        **dict.fromkeys(("ann.png", "bo.png", "profile.png"), b"\x89PNG\r\n\x1a\n"),
    }
    built = build(files, conf={"academic_people": people}, allow_warnings=True)
    assert photos == ["profile.png", "bo.png", None, None]
    (warning,) = [line for line in built.warnings if "academic.cv" in line]
    assert warning.startswith("c.md:12: WARNING: the PDF has no photo, for no page of the person has one; ")


def test_papers_of_no_kind_have_no_numbers(build: Build) -> None:
    """A choice of them has none either."""
    bib = "".join(
        f"@misc{{k{year}, title = {{T{year}}}, author = {{Ito, Noriko}}, year = {year}, {more}}}\n"
        for year, more in ((2024, "selected = {true}"), (2023, ""))
    )
    page = "# CV\n\n```{publications}\n```\n\n```{cv}\n:papers: 1\n```\n"
    html = build({"index.md": page, "papers.bib": bib}, conf=CONF).html()
    (item,) = html.select(".cv-part .publication")
    assert "T2024" in item.text
    assert not item.has_attr("value")
    assert "1." not in item.text


GROUPS = """
# CV

```{skills}
- Software: Python (expert), *Tide* tables (80 %), [Ode](https://example.org) (3/4), Lisp
- Singing: basic
- Typing
- Tools
  - Hammer (basic)
  - Saw: expert
- Nails, Screws (fast)
```

```{languages}
- Odish: native
- Webbish (B2), Wallish
```

```{interests}
- Odes
- Webs: and what hangs in them
```

```{service}
- Reviewer
  - J1 (2020), J2
  - of *tides*: J3
- Chair: Days of Fog
```

```{cv}
:download: json-resume, rendercv
```
"""


def test_groups_of_values(build: Build) -> None:
    """Values with levels, labels that are all, points below a label, and neighbours without labels."""
    built = build({"index.md": GROUPS}, conf=CONF)
    for suffix in ("json", "yaml"):
        compare(EXPECTED / f"groups.{suffix}", (built.outdir / f"index.{suffix}").read_text("utf-8"))


def test_files_lie_beside_the_folder_of_a_page(build: Build) -> None:
    files = {"index.md": "# Home\n", "a/cv.md": "---\norphan: true\n---\n" + GROUPS}
    built = build(files, conf=CONF, builder="dirhtml")
    assert (built.outdir / "a" / "cv.json").is_file()
    links = built.html("a/cv/index").select(".cv-head .cv-downloads a")
    assert [link["href"] for link in links] == ["../cv.json", "../cv.yaml"]
