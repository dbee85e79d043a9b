"""What small pages become in HTML, LaTeX and text: every element, class and address; and every other file.

Where a change is intended, ``EXPECTED=write pytest tests/test_shapes.py`` writes anew what is expected; what
has changed is then read in the difference of these files.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import support
from bs4 import Tag
from support import Build, Built, build_site

from sphinx_academic.cv.look import Look
from sphinx_academic.cv.pdf.typst_data import CvData

SHAPES = Path(__file__).parent / "shapes"
PAGES = sorted(path.stem for path in (SHAPES / "site").iterdir() if path.suffix in (".md", ".rst"))
PAPERS = ("papers/tides", "papers/clock", "papers/salt")
#: what Sphinx and docutils write in several ways
_CHECKSUM = re.compile(r"\?v=[0-9a-f]+")

pytestmark = pytest.mark.xdist_group("shapes")


def sources(folder: str) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (SHAPES / folder).iterdir() if path.is_file()}


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _built(tmp_path_factory.mktemp("html"), "html")


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _built(tmp_path_factory.mktemp("text"), "text")


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _built(tmp_path_factory.mktemp("german"), "html", 'language = "de"\n')


@pytest.fixture(scope="module")
def latex(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _built(tmp_path_factory.mktemp("latex"), "latex")


def _built(folder: Path, builder: str, conf: str = "") -> Built:
    files = sources("site")
    conf = files.pop("conf.py") + conf
    return build_site(folder / "site", files, builder=builder, conf=conf)


def compare(name: str, found: str) -> None:
    support.compare(SHAPES / "expected" / name, found)


#: in the head of a page
OURS = re.compile(r"citation_|\bog:|academic|atom|feed|papers/|canonical|ld\+json")


def is_ours(element: Tag) -> bool:
    """Return whether an element of the head is one that this package puts there."""
    return any(OURS.search(str(value)) for name, value in element.attrs.items() if name != "content")


@pytest.mark.parametrize("page", [*PAGES, *PAPERS])
def test_html(html: Built, page: str) -> None:
    soup = html.html(page)
    body = soup.select_one("div.body")
    assert body
    head = [element for element in soup.select("head > meta, head > link, head > script") if is_ours(element)]
    shown = "".join(f"{element}\n" for element in head) + "\n" + body.prettify()
    compare(f"html/{page}.html", _CHECKSUM.sub("", shown))


@pytest.mark.parametrize("page", PAGES)
def test_text(text: Built, page: str) -> None:
    compare(f"text/{page}.txt", text.text(page))


@pytest.mark.parametrize("page", ["career", "cv", "latest", "lists", "news", "people"])
def test_german(german: Built, page: str) -> None:
    body = german.html(page).select_one("div.body")
    assert body
    compare(f"german/{page}.html", body.prettify())


def test_latex(latex: Built) -> None:
    (path,) = latex.outdir.glob("*.tex")
    _, _, found = path.read_text("utf-8").partition(r"\chapter")
    compare("latex.tex", found)


def test_other_files(html: Built) -> None:
    expected = {"feed.json", "feed.xml", "publications.json", "publications.xml"}
    files = {
        path.relative_to(html.outdir).as_posix(): path
        for path in html.outdir.rglob("*")
        if path.suffix in (".bib", ".ris", ".xml", ".json")
    }
    assert files.keys() > expected
    for name, path in files.items():
        compare(f"files/{name}", path.read_text("utf-8"))


def test_files_of_a_cv(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typeset, before it is, and the file for RenderCV."""
    typeset: list[CvData] = []

    def record(_template: Path, data: CvData, _look: Look) -> tuple[bytes, list[str]]:
        typeset.append(data)
        return b"%PDF", []

    monkeypatch.setattr("sphinx_academic.cv.pdf.typeset._typeset", record)
    files = sources("site")
    conf = files.pop("conf.py")
    files["cv.md"] = files["cv.md"].replace(":download: json-resume", ":download: pdf, rendercv")
    built = build(files, conf=conf)
    (data,) = typeset
    compare("files/cv-typst.json", json.dumps(data, indent=1, ensure_ascii=False, default=str) + "\n")
    compare("files/cv.yaml", (built.outdir / "cv.yaml").read_text("utf-8"))


def test_warnings(build: Build) -> None:
    files = sources("wrong")
    built = build(files, conf=files.pop("conf.py"), allow_warnings=True)
    ours = sorted(warning for warning in built.warnings if "[academic" in warning)
    compare("warnings.txt", "".join(f"{warning}\n" for warning in ours))
    # and again where nothing is read
    again = built.rebuild(allow_warnings=True)
    assert sorted(warning for warning in again.warnings if "[academic" in warning) == ours
