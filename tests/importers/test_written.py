"""What is written for a source of each kind: every page, entry, setting and line of the report.

Where a change is intended, ``EXPECTED=write pytest tests/importers/test_written.py`` writes anew what is
expected; what has changed is then read in the difference of these files.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from importers.conftest import HOME
from importers.kind_sites import SITES
from importers.test_free_papers import STRUCTURES
from support import compare

from sphinx_academic.cli import imported_site, main
from sphinx_academic.cli.imported_bib import bib_file
from sphinx_academic.cli.imported_pages import page_text
from sphinx_academic.importers import acad_homepage
from sphinx_academic.importers.records import Entry, Place, Site
from sphinx_academic.importers.resume_items import Item, Section, paper
from sphinx_academic.importers.resume_site import Resume
from sphinx_academic.importers.resume_site import site as resume_site
from sphinx_academic.importers.source import Source

EXPECTED = Path(__file__).parent / "expected"
#: larger ones, which have each thing that is read in each of its forms: files as one text, below their paths
SOURCES = Path(__file__).parent / "sources"
DATA = {
    "_data/papers.yml": """
        - title: "Fog as a *Medium*"
          authors: "Mira Okafor*, Jonas Lindqvist, Wei Zhang"
          journal: Journal of Fog
          volume: 12
          number: 3
          pages: 1-9
          year: 2024
          doi: 10.5555/fog.1
          arxiv: "2401.00001"
          code: https://github.com/mira/fog
          slides: files/fog.pdf
          image: images/fog.png
          tags: [fog, lamps, fog]
          tldr: Fog keeps things.
          selected: true
        - title: Lamps that Remember
          authors: [Jonas Lindqvist, {name: Mira Okafor}]
          venue: In Proceedings of the International Conference on Lamps (ICL)
          abbr: ICL
          year: "2023"
          award: [Best Paper, Oral]
          links:
            - {name: Code, url: "https://github.com/mira/lamps"}
            - {label: Video, link: "https://youtu.be/abc"}
            - https://lamps.example.org
            - {name: Nowhere, url: "#"}
        - name: A Thesis on Sand
          author: Okafor, Mira; Zhang, Wei
          type: PhD thesis
          venue: Harbour University
          published: 2020-05-01
          links: {PDF: /files/fog.pdf, Gone: /files/gone.pdf}
        - title: A Talk in a Journal
          authors: Mira Okafor
          type: conference
          journal: Journal of Harbour Days
          year: 2019
        - title: A Chapter
          authors: Mira Okafor
          category: Book chapter
          where: Handbook of Sand
          date: 2018
          publisher: Sea Press
          isbn: 978-3-16-148410-0
        - title: A Manuscript
          authors: Mira Okafor
          journal: Manuscript
          status: under review
        - title: Accepted Soon
          authors: Mira Okafor
          conf: ICL
          status: "published 2024/3/7"
          year: 2024
        - title: A Report
          authors: Mira Okafor
          type_label: Technical report
          abstract: We report.
          note: Not much.
          featured: true
        - {title: Only a Number, authors: Mira Okafor, acronym: ICL 2022, pdf_url: "https://x.example.org/a.pdf"}
        - {title: "", authors: Mira Okafor}
        """,
    "_data/news.yml": """
        - {date: 2024-05-06, content: "A *paper* on [fog](https://fog.example.org) is out"}
        - {when: "March 2023", headline: Sailed, location: Port Example}
        - {year: 2022, text: ""}
        - {text: Without a date}
        """,
    "_data/work.yml": """
        - {period: 2019 - 2023, position: Research Fellow, institution: Institute of Tides}
        - {duration: 2018 - present, role: Keeper, company: Lamps & Sons, location: Nowhere}
        - {time: 2017, degree: BSc, school: Harbour University}
        """,
}


class Clock(datetime.date):
    """A day that stays."""

    @classmethod
    def today(cls) -> Clock:
        return cls(2026, 6, 1)


def written(site: Site) -> str:
    """Return the entries, the pages and the findings of a source."""
    lines = [f"{one.level}: {one.file}:{one.line}: {one.message} ({one.remedy})\n" for one in site.findings]
    entries, _keys = bib_file(site.papers, "mira-okafor")
    return "".join([entries, *map(page_text, site.pages), *lines])


def files(folder: Path) -> str:
    """Return all files below a folder as one text; of those that each new site has, only the names."""
    found = ""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found += f"=== {path.relative_to(folder).as_posix()}\n"
        if path.suffix in {".md", ".bib", ".py"}:
            text = path.read_text("utf-8")
            # without comments
            found += re.sub(r"^ *(#.*)?\n", "", text, flags=re.MULTILINE) if path.suffix == ".py" else text
    return found


def parts(name: str) -> dict[str, str]:
    """Return the files of a source, or other texts, that are one text with their names above them."""
    text = (SOURCES / name).read_text("utf-8")
    _nothing, *found = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(found[::2], found[1::2], strict=True))


CASES = {f"{kind}-{name}": files for kind, sites in SITES.items() for name, files in sites.items()}
CASES |= {path.stem: parts(path.name) for path in sorted(SOURCES.glob("*.txt"))}


@pytest.mark.parametrize("name", CASES)
def test_all_that_is_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imported_site, "date", Clock)
    for path, text in CASES[name].items():
        file = tmp_path / "old" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert main(["import", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    # what is printed next has the place of Python
    printed = capsys.readouterr().out.partition("\nNext:")[0].replace(str(tmp_path), "FOLDER")
    found = f"{files(tmp_path / 'new')}=== (printed)\n{printed}"
    # the words of what builds warn of have tests of their own
    found = re.sub(r": (each build warns|the file is no picture)[^\n]* (?=\[academic\.)", ": … ", found)
    compare(EXPECTED / f"{name}.txt", found)


def test_all_that_free_papers_state(read: Callable[[str], Site]) -> None:
    found = ""
    for name, (markup, _expected) in STRUCTURES.items():
        found += f"=== {name}\n{written(read(markup))}"
    compare(EXPECTED / "free-papers.txt", found)


def test_all_that_lists_of_papers_state(read: Callable[[str], Site]) -> None:
    found = "".join(f"=== {name}\n{written(read(text))}" for name, text in parts("free.lists").items())
    compare(EXPECTED / "free-lists.txt", found)


def test_all_that_pages_become(homepage: Callable[[dict[str, str]], Source]) -> None:
    found = ""
    for name, text in parts("free.pages").items():
        source = homepage({"_pages/about.md": HOME + text, "images/a.png": "x"})
        site = acad_homepage.read(source)
        found += f"=== {name}\n{written(site)}"
        found += "".join(f"{old} -> {new}\n" for old, new in site.redirects.items())
    compare(EXPECTED / "free-pages.txt", found)


def test_all_that_data_files_state(homepage: Callable[[dict[str, str]], Source]) -> None:
    """Papers, dates and lists that a page draws by a loop over a file of data."""
    loop = "{{% for one in site.data.{0} %}}\n- {{{{ one.title }}}}\n{{% endfor %}}\n\n"
    page = f"{HOME}# Publications\n\n{loop.format('papers')}# News\n\n{loop.format('news')}"
    page += f"# Experience\n\n{loop.format('work')}"
    source = homepage({"_pages/about.md": page, "images/fog.png": "x", "files/fog.pdf": "x", **DATA})
    site = acad_homepage.read(source)
    compare(EXPECTED / "data-files.txt", written(site))


def test_all_that_the_data_of_a_cv_become(tmp_path: Path) -> None:
    """Sections of one kind, examples of the template beside what is the person's own, and the picture."""
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "me.png").write_text("x")
    place = Place("cv.yml", 3)
    mine = paper("Fog as a Medium", ["*Mira Okafor*", "Wei Zhang"], venue="Journal of Fog", place=place)
    sections = [
        Section(
            "education", "Education", [Item("PhD", "Harbour University", "Port", "2020", advisor="Wei Z.")]
        ),
        Section("talks", "Talks", [Item("On tides", "Sea Days", date="2024", url="https://t.example.org")]),
        Section(
            "talks", "Talks: *abroad*", [Item("On fog", date="2023", group="Fog"), Item("On sand", "X, Y")]
        ),
        Section("talks", "", [Item("On lamps", date="2022", summary="Of a kind.", points=(Entry("one"),))]),
        Section(
            "projects", "Projects", [Item("Lamps", "Institute", note="a tool", url="https://l.example.org")]
        ),
        Section("service", "Service", [Item("Keeper", "GitHub University"), Item("Chair", date="2021")]),
        Section(
            "skills",
            "Skills",
            entries=[Entry("Sailing: good"), Entry("Skill 1")],
            items=[Item("Knots", date="2020")],
        ),
        Section("", "Free", entries=[Entry("A", "2020", body="B")], text="Of all kinds."),
        Section("", "Words", text="Only a text."),
        Section("awards", "Empty"),
        Section("awards", "Examples", [Item("Copley Medal", date="2020")], text="Of a template"),
        Section(
            "publications",
            "Papers",
            papers=[
                mine,
                replace(mine, title="Paper Title Number 1"),
                replace(mine, title="No Names", authors=()),
                paper("Relativity of Lamps", ["Albert Einstein"], place=place),
            ],
        ),
    ]
    resume = Resume(
        "cv.yml",
        "Mira Okafor",
        "Fellow",
        "Okafor Mira",
        "she/her: hers",
        ["Institute; of Tides", "Harbour University"],
        "Port",
        "I look at *lamps*.",
        "/img/me.png",
        {"email": "mira@example.org", "github": ""},
        sections,
    )
    source = Source(tmp_path)
    site = resume_site(resume, source)
    found = written(replace(site, findings=tuple(source.findings)))
    found += f"{site.people}\n{[(name, path.name) for name, path in site.files.items()]}\n"
    compare(EXPECTED / "resume.txt", found)


@pytest.mark.parametrize(
    ("address", "photo", "message"),
    [
        ("", {}, None),
        ("https://x.example.org/me.png", {}, "the picture https://x.example.org/me.png lies on another host"),
        ("/img/gone.png", {}, "the picture /img/gone.png is not there"),
        ("img/me.png", {"photo": "images/me.png"}, None),
    ],
)
def test_the_picture_of_a_cv(
    tmp_path: Path, address: str, photo: dict[str, str], message: str | None
) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "me.png").write_text("x")
    source = Source(tmp_path)
    site = resume_site(Resume("cv.yml", "Mira", photo=address), source)
    assert site.people[0].parts == photo
    assert list(site.files) == list(photo.values())
    assert [one.message for one in source.findings] == ([message] if message else [])
    assert [page.name for page in site.pages] == ["index"]


@pytest.mark.parametrize(
    ("suspicious", "beside", "left"),
    [(False, "Harbour U", ["Physics", "Lamps", "Harbour U"]), (True, "Harbour U", ["Lamps", "Harbour U"])]
    + [(False, "GitHub University", ["Lamps"])],
)
def test_what_others_may_have_is_an_example_beside_examples(
    tmp_path: Path, suspicious: bool, beside: str, left: list[str]
) -> None:
    sections = [
        Section("education", "A", [Item("Physics", "Sea School")]),
        Section("education", "B", [Item("Lamps")]),
        Section("education", "C", [Item(beside)]),
    ]
    site = resume_site(Resume("cv.yml", "Mira", sections=sections, suspicious=suspicious), Source(tmp_path))
    assert [entry.text.partition(",")[0] for block in site.pages[0].blocks for entry in block.entries] == left


def test_a_cv_without_a_name_has_no_person(tmp_path: Path) -> None:
    site = resume_site(Resume("cv.yml", position="Fellow"), Source(tmp_path))
    assert (site.name, site.people) == ("", ())
