"""The examples of the chapter that shows how to extend this package: each does what is said of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader
from support import ENVIRONMENT, Built, build_site

from sphinx_academic import api

DOCS = Path(__file__).parents[2] / "docs"
CHAPTER = (DOCS / "howto" / "extend.md").read_text("utf-8")
SNIPPETS = DOCS / "snippets" / "extend"
EXTENSIONS = sorted(path.stem for path in SNIPPETS.glob("*.py") if path.stem != "read_papers")

CONF = f"""
import sys
sys.path.insert(0, {str(SNIPPETS)!r})
extensions += {EXTENSIONS!r}
myst_enable_extensions = ["fieldlist"]
academic_lint = ["abstract"]
"""
PATENTS = re.search(r"^~~~markdown\n(.*?)^~~~", CHAPTER, re.MULTILINE | re.DOTALL)
BIB = """
@article{a, author = {Ito, No}, title = {Of A}, year = 2024, prereg = {abc12}, abstract = {Yes.}}
@article{b, author = {Ito, No}, title = {Of B}, year = 2023, data = {https://b.example}, slides = {b.pdf}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    assert PATENTS
    pages = {
        "index.md": "# Home\n\n```{profile}\n:name: N\n:codeberg: ito\n```\n\n{newest}`year >= 2000`\n",
        "wall.md": "# Wall\n\n```{publications}\n:layout: wall\n```\n",
        "papers.md": "# Papers\n\n```{publications}\n:download: lines\n```\n",
        "data.md": '# Data\n\n```{publications}\n:filter: keywords % "open data"\n```\n',
        "patents.md": f"# Patents\n\n{PATENTS[1]}",
        "cv.md": "# CV\n\n```{cv}\n:download: pdf, json-resume, rendercv\n```\n",
        "papers.bib": BIB,
        "b.pdf": b"%PDF",
    }
    return build_site(tmp_path_factory.mktemp("extended"), pages, conf=CONF, allow_warnings=True)


def test_every_example_is_in_the_chapter() -> None:
    shown = re.findall(r"literalinclude\} \.\./snippets/extend/(\S+)", CHAPTER)
    assert sorted(shown) == sorted(path.name for path in SNIPPETS.glob("*.*"))


def test_examples_import_the_api_alone() -> None:
    for path in SNIPPETS.glob("*.py"):
        imported = re.findall(r"^from (sphinx_academic\S*) import", path.read_text("utf-8"), re.MULTILINE)
        assert set(imported) <= {"sphinx_academic.api"}


def test_a_kind_of_section(site: Built) -> None:
    lines = [item.get_text().strip() for item in site.html("patents").select(".patents .dated-body")]
    assert lines == ["A heavier ruler, Chile, no. 99", "A folding ruler, no. 12,345, Japan"]
    # all lists of the site are in a CV that names no sections
    headings = [tag.get_text().rstrip("¶#") for tag in site.html("cv").select("h2")]
    assert headings == ["Publications", "Patents"]
    resume = json.loads((site.outdir / "cv.json").read_text("utf-8"))
    assert [(each["name"], each["type"], each["number"]) for each in resume["projects"]] == [
        ("A heavier ruler", "patent", "99"),
        ("A folding ruler", "patent", "12,345"),
    ]
    sections = yaml.safe_load((site.outdir / "cv.yaml").read_text("utf-8"))["cv"]["sections"]
    assert [entry["summary"] for entry in sections["Patents"]] == ["no. 99", "no. 12,345"]
    assert "A folding ruler" in PdfReader(site.outdir / "cv.pdf").pages[0].extract_text()
    directive = site.app.env.get_domain("academic").directives["patents"]
    assert {"limit", "parts", "sort", "name"} <= directive.option_spec.keys()


def test_a_layout(site: Built) -> None:
    first, second = site.html("wall").select("div.publications-wall > article")
    assert first.select_one("h4").get_text() == "Of A"
    link = second.select_one("a")
    assert link.get_text() == "Slides"
    assert (site.outdir / str(link["href"])).read_bytes() == b"%PDF"


def test_a_kind_of_link(site: Built) -> None:
    link = site.html("papers").select_one("a.link-prereg")
    assert (link.get_text(), link["href"]) == ("Preregistration", "https://osf.io/abc12")


def test_a_format_of_downloads(site: Built) -> None:
    (link,) = site.html("papers").select(".publication-downloads a")
    assert (site.outdir / str(link["href"])).read_text("utf-8") == "2024 Of A\n2023 Of B\n"


def test_a_check_and_a_kind_of_warning(site: Built) -> None:
    assert sorted(site.warnings) == [
        "papers.bib:2: WARNING: b: the data have no licence; they are linked without one; add licence "
        "[academic.no_licence]",
        "papers.bib:2: WARNING: b: the entry has no abstract; add one [academic.lint.abstract]",
    ]


def test_a_service_of_profiles(site: Built) -> None:
    assert site.html().select_one("a.link-codeberg")["href"] == "https://codeberg.org/ito"


def test_events(site: Built) -> None:
    (entry,) = site.html("data").select(".publication")
    assert entry["id"] == "pub-b"
    assert entry.select_one(".badge-open-data").get_text() == "Open data"


def test_a_query(site: Built) -> None:
    assert site.html().select_one("em").get_text() == "Of A"


def test_a_bib_file_is_read_in_a_script(tmp_path: Path) -> None:
    (tmp_path / "papers.bib").write_text(BIB + "@misc{c, title = {Of \\unknownmacro C}, year = 2020}\n")
    command = [sys.executable, str(SNIPPETS / "read_papers.py")]
    environment = ENVIRONMENT | {"PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    first, second, third, problem = done.stdout.splitlines()
    assert (first, second) == ("2024: No Ito: Of A", "2023: No Ito: Of B")
    assert third.startswith("2020: : Of ")
    assert problem.startswith("papers.bib:4: ‘\\unknownmacro’ in ‘title’ is not known")
    assert len((SNIPPETS / "read_papers.py").read_text("utf-8").splitlines()) <= 10


def test_the_reference_has_every_name() -> None:
    text = (DOCS / "reference" / "api.md").read_text("utf-8")
    assert re.findall(r"\{academic-api\} (\w+)", text) == ["functions", "records"]
    sys.path.insert(0, str(DOCS / "_ext"))
    try:
        from api_reference import functions, records
    finally:
        sys.path.pop(0)
    shown = set(re.findall(r"sphinx_academic\.api\.(\w+)", "\n".join([*functions(), *records()])))
    assert shown == set(api.__all__)
