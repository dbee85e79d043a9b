"""An extension in a package of its own, in ``package/``: it imports ``sphinx_academic.api`` alone."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from pypdf import PdfReader
from support import COLOUR, ENVIRONMENT

PACKAGE = Path(__file__).parent / "package"
MODULES = sorted(PACKAGE.rglob("*.py"))

CONF = """
extensions = ["myst_parser", "sphinx_exhibitions"]
myst_enable_extensions = ["fieldlist"]
project = "Atelier"
html_theme = "basic"
bibtex_bibfiles = ["works.bib"]
academic_people = {"ito": {"name": "Noriko Ito", "gallery": "ito"}}
academic_me = "ito"
academic_lint = ["medium"]
epub_show_urls = "no"
"""
PAGES = {
    "index.md": """# Atelier

```{profile}
```

```{toctree}
works
shows
cv
```
""",
    "works.md": """# Works

```{publications}
:layout: catalogue
:download: works
```
""",
    "shows.md": """# Shows

```{exhibitions}
:name: all-shows
- 2024: Group show, Tides & Ebbs < 5 m, Harbour Museum, Turku, curated by A. Chen, B. Lee
- May 2023 – June 2023
  :format: Solo show
  :title: Low water
  :organisation: Boat House
  :curator: C. Diaz
  - On three floors.
```

```{instruments}
- Presses: etching press (expert), letterpress
```
""",
    "cv.md": """# CV

```{cv}
:download: pdf, json-resume, rendercv
```
""",
}
BIB = """@artwork{tide, author = {Ito, Noriko}, title = {Tide}, year = 2024, medium = {ink}, catalogue = {77}}
@artwork{ebb, author = {Ito, Noriko}, title = {Ebb}, year = 2023, note = {Lost}, catalog = {https://x.example/e}}
"""


def write(folder: Path) -> None:
    """Write the sources."""
    sources = {"conf.py": CONF, "works.bib": BIB, **PAGES}
    for name, text in sources.items():
        (folder / name).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the package as an installation has it: with its catalogue compiled."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.copytree(PACKAGE / "sphinx_exhibitions", folder / "sphinx_exhibitions")
    for path in folder.rglob("*.po"):
        with path.open("rb") as source, path.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(source))
    return folder


def run(source: Path, installed: Path, builder: str, *options: str) -> tuple[Path, list[str]]:
    """Build the site as an author does, and return the output folder and the warnings."""
    out = source / "_build" / builder
    paths = os.pathsep.join((str(installed), ENVIRONMENT["PYTHONPATH"]))
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, *options, str(source), str(out)]
    done = subprocess.run(
        command, env=ENVIRONMENT | {"PYTHONPATH": paths}, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    lines = COLOUR.sub("", done.stderr).replace(f"{source}/", "").splitlines()
    return out, [line for line in lines if "WARNING" in line]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("atelier")
    write(folder)
    return folder


@pytest.fixture(scope="module")
def html(sources: Path, installed: Path) -> Path:
    out, warnings = run(sources, installed, "html")
    assert warnings == [
        "works.bib:2: WARNING: ebb: the work has no medium; add one, such as medium = {oil on canvas} "
        "[academic.lint.medium]"
    ]
    return out


def page(out: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((out / f"{name}.html").read_text("utf-8"), "html.parser")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def test_it_imports_the_api_alone() -> None:
    names = set().union(*map(imported, MODULES))
    assert {name for name in names if name.startswith("sphinx_academic")} == {"sphinx_academic.api"}


def test_its_types_are_right(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), "sphinx_exhibitions"]
    environment = ENVIRONMENT | {"MYPYPATH": ENVIRONMENT["PYTHONPATH"]}
    # only what it says of this package: those of Sphinx differ from version to version
    done = subprocess.run(command, cwd=PACKAGE, env=environment, capture_output=True, text=True)
    assert [line for line in done.stdout.splitlines() if line.startswith("sphinx_exhibitions")] == []
    assert done.returncode == 0, done.stdout + done.stderr


def test_sections_with_parts_of_their_own(html: Path) -> None:
    found = []
    for item in page(html, "shows").select(".exhibitions .dated-item"):
        parts = item.select("[class^=item-]")
        found.append({str(part["class"][0]).removeprefix("item-"): part.get_text() for part in parts})
    assert found == [
        {
            "kind": "Group show",
            "title": "Tides & Ebbs < 5 m",
            "organisation": "Harbour Museum",
            "place": "Turku",
            "curator": "A. Chen, B. Lee",
        },
        {"kind": "Solo show", "title": "Low water", "organisation": "Boat House", "curator": "C. Diaz"},
    ]
    line = page(html, "shows").select(".exhibitions .dated-body > p")[1].get_text()
    assert line == "Low water, Boat House, Solo show, curated by C. Diaz"
    assert page(html, "shows").select_one("dl.instruments .level").get_text() == "(expert)"


def test_layout_links_and_badges(html: Path) -> None:
    first, second = page(html, "works").select("div.publications-catalogue > figure")
    assert (first["id"], first.select_one(".badge-medium").get_text()) == ("pub-tide", "ink")
    assert first.select_one("a.link-catalogue")["href"] == "https://catalogue.example.org/77"
    assert second.select_one("a.link-catalogue")["href"] == "https://x.example/e"
    assert not second.select(".badge-medium")


def test_a_warning_of_its_own(sources: Path, installed: Path, tmp_path: Path) -> None:
    shutil.copytree(sources, tmp_path / "site", ignore=shutil.ignore_patterns("_build"))
    bib = BIB.replace("catalogue = {77}", "catalogue = {77}, catalog = {78}")
    (tmp_path / "site" / "works.bib").write_text(bib, "utf-8")
    warning = (
        "works.bib:1: WARNING: tide: there are two numbers in the catalogue; the first is shown; remove one "
        "[academic.catalogue]"
    )
    for _time in range(2):
        assert run(tmp_path / "site", installed, "html")[1].count(warning) == 1
    options = ("-E", "-D", "suppress_warnings=academic.catalogue")
    assert warning not in run(tmp_path / "site", installed, "html", *options)[1]


def test_export(html: Path) -> None:
    (link,) = page(html, "works").select(".publication-downloads a")
    assert (link.get_text(), link["type"]) == ("Works", "text/csv")
    written = (html / str(link["href"])).read_text("utf-8")
    assert written == "key,title,year,medium\ntide,Tide,2024,ink\nebb,Ebb,2023,\n"


def test_profile_service(html: Path) -> None:
    link = page(html, "index").select_one(".profile-links a.link-gallery")
    assert link["href"] == "https://gallery.example.org/artists/ito"


def test_a_cv_that_names_no_sections(html: Path) -> None:
    headings = [tag.get_text().rstrip("¶") for tag in page(html, "cv").select("h2")]
    assert headings == ["Publications", "Exhibitions", "Instruments"]
    text = " ".join("".join(each.extract_text() for each in PdfReader(html / "cv.pdf").pages).split())
    for words in ("Exhibitions", "Low water", "curated by C. Diaz", "Instruments", "etching press"):
        assert words in text
    resume: dict[str, Any] = json.loads((html / "cv.json").read_text("utf-8"))
    assert resume["projects"][0]["type"] == "exhibition"
    assert resume["projects"][0]["curator"] == "A. Chen, B. Lee"
    assert resume["projects"][0]["kind"] == "Group show"
    assert resume["skills"] == [{"name": "Presses", "keywords": ["etching press (expert)", "letterpress"]}]
    sections = yaml.safe_load((html / "cv.yaml").read_text("utf-8"))["cv"]["sections"]
    assert sections["Exhibitions"][1] == {
        "company": "Boat House",
        "position": "Low water",
        "start_date": "2023-05",
        "end_date": "2023-06",
        "summary": "Solo show, curated by C. Diaz",
        "highlights": ["On three floors."],
    }


@pytest.mark.parametrize(
    ("builder", "file"),
    [
        ("latex", "atelier.tex"),
        ("text", "cv.txt"),
        ("epub", "cv.xhtml"),
        ("man", "atelier.1"),
        ("dirhtml", "cv/index.html"),
    ],
)
def test_other_builders(sources: Path, installed: Path, builder: str, file: str) -> None:
    out, warnings = run(sources, installed, builder)
    assert [line for line in warnings if "[academic" in line and "[academic.lint" not in line] == []
    text = re.sub(r"<[^>]+>", "", (out / file).read_text("utf-8"))
    for words in ("Exhibitions", "Low water", "C. Diaz", "Tide", "ink", "Instruments"):
        assert words in text


def test_a_site_in_german(tmp_path: Path, installed: Path) -> None:
    write(tmp_path)
    out, _warnings = run(tmp_path, installed, "html", "-D", "language=de")
    headings = [tag.get_text().rstrip("¶") for tag in page(out, "cv").select("h2")]
    assert headings[1:] == ["Ausstellungen", "Instrumente"]
    assert "kuratiert von C. Diaz" in page(out, "shows").get_text()
    assert page(out, "works").select_one("a.link-catalogue").get_text() == "Katalog"
    assert page(out, "works").select_one(".publication-downloads a").get_text() == "Werke"
    sections = yaml.safe_load((out / "cv.yaml").read_text("utf-8"))["cv"]["sections"]
    assert sections["Ausstellungen"][1]["summary"] == "Solo show, kuratiert von C. Diaz"
    assert "Ausstellungen" in PdfReader(out / "cv.pdf").pages[0].extract_text()


def test_two_processes_write_the_same(html: Path, tmp_path: Path, installed: Path) -> None:
    write(tmp_path)
    for number in range(8):
        (tmp_path / f"more{number}.md").write_text(PAGES["works.md"].replace("# ", ":orphan:\n\n# "), "utf-8")
    out, _warnings = run(tmp_path, installed, "html", "-j", "2")
    for name in ("works", "shows"):
        assert str(page(out, name).select_one(".body")) == str(page(html, name).select_one(".body"))
    assert (out / "cv.json").read_bytes() == (html / "cv.json").read_bytes()


def test_a_new_version_of_the_package_shows_in_the_next_build(tmp_path: Path, installed: Path) -> None:
    package, site = tmp_path / "installed", tmp_path / "site"
    shutil.copytree(installed, package)
    site.mkdir()
    write(site)
    out, first = run(site, package, "html")
    files = [out / f"{Path(name).stem}.html" for name in PAGES]
    before = [path.stat().st_mtime_ns for path in files]
    # nothing has changed: nothing is written, and warnings stay
    assert run(site, package, "html") == (out, first)
    assert [path.stat().st_mtime_ns for path in files] == before
    module = package / "sphinx_exhibitions" / "__init__.py"
    changed = (
        module.read_text("utf-8")
        .replace('_("Exhibitions")', '"Shows"')
        .replace("has no medium;", "lacks one;")
    )
    module.write_text(changed, "utf-8")
    template = package / "sphinx_exhibitions" / "templates" / "catalogue.html"
    template.write_text(template.read_text("utf-8").replace("<figure", "<figure data-new"), "utf-8")
    out, warnings = run(site, package, "html")
    assert "lacks one" in warnings[0]
    assert page(out, "cv").select("h2")[1].get_text().rstrip("¶") == "Shows"
    assert len(page(out, "works").select("figure[data-new]")) == 2
