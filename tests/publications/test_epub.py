"""E-books: what epubcheck finds wrong with one is what it finds wrong without us."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from typing import Any
from zipfile import ZipFile

import pytest
from support import Build, Built

FILES = {
    "index.md": """
        # Book

        ```{publications}
        :show: abstract, bibtex
        ```
        ```{news}
        - [2024.10] Something {badge}`x` {equal}`A. Doe`
        ```
        ```{education}
        - 2023, PhD in Maps, Harbour University
        ```
        ```{skills}
        - Software: Python (expert)
        ```
        ```{profile}
        :name: Ann Doe
        :github: ann
        ```
        """,
    "papers.bib": r"""
        @article{a, author = {Doe*, Ann and Roe*, Bo}, title = {On $x^2$ and \emph{maps}}, journal = {J},
          year = 2024, code = {https://example.org/a}, abstract = {A $\alpha$.}, award = {Prize}}
        """,
}
CONF: dict[str, Any] = {"version": "1", "epub_show_urls": "no", "copyright": "2026, X", "project": "Test"}


def book(build: Build) -> Built:
    return build(FILES, builder="epub", conf=CONF)


def test_form(build: Build) -> None:
    built = book(build)
    (path,) = built.outdir.glob("*.epub")
    with ZipFile(path) as archive:
        manifest = archive.read("content.opf").decode()
        style = archive.read("_static/academic.css").decode()
        page = archive.read("index.xhtml").decode()
        names = archive.namelist()
    assert "<math" in page
    (item,) = re.findall(r'<item [^>]*href="index\.xhtml"[^>]*>', manifest)
    assert 'properties="mathml"' in item
    # selectors and functions that readers of EPUB 3 do not know
    assert not re.search(r":where|:is\(|:has\(|color-mix|var\(|@layer|@supports", style)
    assert "_static/academic.js" not in names
    assert "academic.js" not in page


def test_a_page_whose_address_is_quoted(build: Build) -> None:
    files = FILES | {"two words.md": FILES["index.md"]}
    built = build(files, builder="epub", conf=CONF, allow_warnings=True)
    manifest = (built.outdir / "content.opf").read_text("utf-8")
    items = re.findall(r'<item [^>]*href="(?:index|two%20words)\.xhtml"[^>]*>', manifest)
    assert len(items) == 2
    assert all('properties="mathml"' in item for item in items)


def test_what_the_manifest_says_of_pages(build: Build) -> None:
    own = "---\norphan: true\n---\n# Page\n\n```{profile}\n:name: Ann Bell\n:icons: none\n```\n\n"
    files = {
        "index.md": "# Home\n",
        "none.md": own,
        "salt & sand.md": f"{own}<math></math>\n",
        "both.md": f"{own}<svg></svg> <math display='block'></math>\n",
        "drawn.md": f"{own}<svg viewBox='0 0 1 1'></svg> <svgs></svgs>\n",
        # other people's pages are as they are without us
        "other.md": "---\norphan: true\n---\n# Page\n\n<svg></svg> <math></math>\n",
    }
    built = build(files, builder="epub", conf=CONF, allow_warnings=True)
    manifest = (built.outdir / "content.opf").read_text("utf-8")
    found = {}
    for item in re.findall(r"<item [^>]*>", manifest):
        href, properties = (re.search(rf'{name}="([^"]*)"', item) for name in ("href", "properties"))
        found[href[1]] = properties[1] if properties else ""
    assert {
        name: found[f"{name}.xhtml"] for name in ("none", "salt%20%26%20sand", "both", "drawn", "other")
    } == {
        "none": "",
        "salt%20%26%20sand": "mathml",
        "both": "mathml svg",
        "drawn": "svg",
        "other": "",
    }


def command() -> list[str]:
    program = shutil.which("epubcheck")
    if not program:
        pytest.skip("there is no epubcheck")
    real = os.path.realpath(program)
    # Debian's is an archive of Java's, which not every kernel starts
    # its second compiler costs more time than it saves in a book of one page
    return ["java", "-XX:TieredStopAtLevel=1", "-jar", real] if real.endswith(".jar") else [program]


def messages(built: Built, epubcheck: list[str]) -> Counter[str]:
    (path,) = built.outdir.glob("*.epub")
    done = subprocess.run([*epubcheck, str(path)], capture_output=True, text=True, check=False)
    found = re.findall(r"^(?:FATAL|ERROR|WARNING)\(.*$", done.stdout + done.stderr, re.MULTILINE)
    assert "EPUB version" in done.stdout + done.stderr
    return Counter(re.sub(r"^(\S+\)): \S+\.epub/?([^(:]*)[^:]*: ", r"\1 \2 ", line) for line in found)


def test_epubcheck_finds_nothing_that_is_ours(build: Build) -> None:
    epubcheck = command()
    ours = messages(book(build), epubcheck)
    if ours:
        without = messages(build({"index.md": "# Book\n\nText.\n"}, builder="epub", conf=CONF), epubcheck)
        assert ours - without == Counter()
