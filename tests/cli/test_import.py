"""``sphinx-academic import``: what it writes, updates, refuses and reports."""

# homepages have long lines
# ruff: noqa: E501

from __future__ import annotations

import json
import os
import re
import signal
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from support import Run, build_here, build_silently

from sphinx_academic.bib.reader import read as read_bib
from sphinx_academic.cli import placing
from sphinx_academic.cli.manifest import NAME as MANIFEST

HOME = r"""---
permalink: /
redirect_from:
  - /about/
  - /about.html
---

<span class='anchor' id='about-me'></span>

I look at lamps, see [my code](/open-source/) and [a list](/files/list.pdf).

# 🔥 News
- *2024.10*: &nbsp;🎉🎉 "Fog as a Medium of Storage" is accepted at <strong><font color=red>ICML 2024</font></strong>. ([paper]() and [code](https://github.com/x/y))
- *2023.09*: A lamp

## 📖 Educations
- *2020.09 - 2024.08*, Harbour University, PhD in Cartography
- *2014.09 - 2018.06*, Coast College, Bachelor in Geography。

## 💻 Work & Research Experience
* 09/2024-present: Postdoc, Harbour University, advised by [Prof. Wei Zhang](https://zhang.example.org).

# 📕 Teaching
* Teaching Assistant at Harbour University
    * 2023 Spring Semester, MAP7940 Maps
    * 2022 Fall Semester, MAP 7015, Globes

# 👔 Professional Activities
* Reviewer:
    * Machine Learning: ICCC'23,24, SLOW'23'24

# 🎖 Honors and Awards
* 2024, Top Reviewer ([Link](https://iccc.example.org)).
* 2022/23 Fall, Teaching Performance Award

# 📝 Publications
The \* represents the equal contribution, 📧 corresponding author, 💡 project lead.

* J. Lindqvist\*, **M. Okafor**\*💡 , W. Zhang📧. "Fog as a Medium of Storage." In ICML 2024 (<strong>Oral</strong>, <strong>Outstanding Student Paper Award</strong>).
* M. Okafor, W. Zhang, **M. Okafor**💡📧. Lamps: A Light Survey. In CVPR Workshop 2024.
* **Mira Okafor**, W. Zhang and J. Lindqvist. A convergence of tides. Water Letters,35(3):230–237, 2021. [Best Paper Award]

## Preprint
* **M. Okafor**, W. Zhang. Tides at night. arXiv preprint arXiv:2301.01778, 2023.

# 🛠️ Projects
- [Fog](https://github.com/x/y)
<img src="https://img.shields.io/github/stars/x/y" alt="Stars" >
"""
FILES = {
    "_config.yml": 'title: "Mira Okafor"\nauthor:\n  name: "Mira Okafor"\n  email: "mira@example.org"\n '
    " avatar: images/me.svg\n",
    "_data/navigation.yml": 'main:\n  - {title: "Code", url: "/open-source/"}\n',
    "_pages/about.md": HOME,
    "_pages/open.md": "---\npermalink: /open-source/\ntitle: Open Source\n---\n# Open Source\n\nMuch &"
    " more.\n",
    "files/list.pdf": "pdf",
    "images/me.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return written(tmp_path / "old", FILES)


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_homepage_builds_without_warnings(run: Run, tmp_path: Path, source: Path) -> None:
    before = contents(source)
    done = run("import", source, "new")
    assert (done.code, done.err) == (0, "")
    assert "4 papers" in done.out
    assert contents(source) == before
    folder = tmp_path / "new"
    assert set(contents(folder)) == {
        *(
            ".github/workflows/pages.yml",
            ".github/workflows/new-papers.yml",
            ".gitignore",
            ".gitlab-ci.yml",
            ".readthedocs.yaml",
            MANIFEST,
        ),
        *(
            "conf.py",
            "requirements.txt",
            "import-report.md",
            "index.md",
            "open-source.md",
            "publications.bib",
        ),
        *("files/list.pdf", "images/me.svg"),
    }
    assert "-W " in (folder / ".github/workflows/pages.yml").read_text()
    assert "fail_on_warning: true\n" in (folder / ".readthedocs.yaml").read_text()
    outdir = build_silently(folder)
    page = BeautifulSoup((outdir / "index.html").read_text("utf-8"), "html.parser")
    assert len(page.select(".news-item")) == 2
    assert len(page.select(".publication")) == 4
    assert page.select_one("#-news") is not None
    assert [tag.text for tag in page.select("a[href='']")] == []
    assert (outdir / "about" / "index.html").is_file()
    assert not (outdir / "import-report.html").exists()


def test_the_entries(run: Run, tmp_path: Path, source: Path) -> None:
    run("import", source, "new")
    library = read_bib((tmp_path / "new" / "publications.bib").read_bytes(), "publications.bib")
    assert library.problems == ()
    entries = {entry.key: entry for entry in library.publications}
    assert list(entries) == [
        "lindqvist2024fog",
        "okafor2024lamps",
        "okafor2021convergence",
        "okafor2023tides",
    ]
    fog = entries["lindqvist2024fog"]
    assert [author.roles for author in fog.authors] == [("equal",), ("equal", "lead"), ("corresponding",)]
    assert "Outstanding Student Paper Award" in {award.text for award in fog.awards}
    assert fog.fields["presentation"] == "oral"
    bib = (tmp_path / "new" / "publications.bib").read_text("utf-8")
    assert "author+an:person = {3=mira-okafor}," in bib


def test_files_without_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "004.txt").write_text(HOME, "utf-8")
    (tmp_path / "003.txt").write_text(
        "---\npermalink: /publications/\n---\n# Full Publication List\n* **M. Okafor**. Tides at dawn."
        " In SIGIR 2022.\n",
        "utf-8",
    )
    done = run("import", "--kind", "acad-homepage", "004.txt", "003.txt", "-o", "new")
    assert done.code == 0
    conf = (tmp_path / "new" / "conf.py").read_text("utf-8")
    assert '"name": "Mira Okafor"' in conf
    assert '"aliases": ["M. Okafor"]' in conf
    assert (tmp_path / "new" / "publications.md").is_file()


def test_paths_between_options(run: Run, source: Path) -> None:
    done = run("import", "old", "--kind", "acad-homepage", "new", "--host", "none")
    assert (done.code, done.err) == (0, "")
    assert "Wrote" in done.out
    assert "to new;" in done.out


def test_again_only_what_was_not_edited(run: Run, tmp_path: Path, source: Path) -> None:
    run("import", source, "new")
    folder = tmp_path / "new"
    (folder / "index.md").write_text("# Mine\n")
    (folder / "open-source.md").unlink()
    (folder / "notes.md").write_text("mine")
    (source / "_config.yml").write_text(
        'title: "Mira Okafor"\nauthor:\n  name: "Mira Okafor"\n  location: "Oslo"\n'
    )
    done = run("import", source, "new")
    assert done.code == 0
    assert "index.md, open-source.md" in done.out
    assert "images/me.svg" in done.out
    assert (folder / "index.md").read_text() == "# Mine\n"
    assert (folder / "notes.md").read_text() == "mine"
    assert "mira@example.org" not in (folder / "conf.py").read_text()
    # and again: what was edited stays so
    assert "index.md" in run("import", source, "new").out
    assert run("import", source, "new", "--force").code == 0
    assert "Oslo" in (folder / "index.md").read_text()
    assert (folder / "open-source.md").is_file()


def test_nothing_is_written_twice(run: Run, tmp_path: Path, source: Path) -> None:
    run("import", source, "new")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "new").rglob("*.md")}
    assert "Wrote 0 files" in run("import", source, "new").out
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "new").rglob("*.md")} == before


def test_a_broken_manifest_counts_as_none(run: Run, tmp_path: Path, source: Path) -> None:
    run("import", source, "new")
    for text in ("{", "[]", json.dumps({"files": []})):
        (tmp_path / "new" / MANIFEST).write_text(text)
        done = run("import", source, "new")
        assert (done.code, "is not empty" in done.err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nowhere", "new"], 1, "there is no nowhere"),
        (["empty", "new"], 1, "is empty; --kind names one; looked for"),
        (["other", "new"], 1, "is of none of the kinds that can be read"),
        (["old", "old/new"], 1, "lies in the source"),
        (["old", "old"], 1, "lies in the source"),
        (["old", "other"], 1, "is not empty"),
        (["old", "other/a.txt"], 1, "is a file, not a folder"),
        (["old", "other/a.txt/new"], 1, "is a file, not a folder"),
        (["other/a.txt", "new"], 2, "name it with --kind"),
        (["old", "new", "more"], 2, "name one source and one folder"),
        (["old", "other", "-o", "new"], 2, "name one folder, or files"),
        (["--kind", "acad-hompage", "old", "new"], 2, "acad-homepage"),
        ([], 2, "SOURCE"),
    ],
)
def test_what_is_refused(
    run: Run, tmp_path: Path, source: Path, arguments: list[str], code: int, message: str
) -> None:
    (tmp_path / "empty").mkdir()
    written(tmp_path / "other", {"a.txt": "x"})
    before = contents(tmp_path)
    done = run("import", *arguments)
    assert (done.code, message in done.err) == (code, True), done.err
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "files",
    [
        {"_config.yml": 'title: "Mira\nauthor: [\n'},
        {"_config.yml": "title: 1\nauthor:\n\tname: Mira Okafor\n\tname: Twice\n"},
        {"_config.yml": "- a\n- b\n", "_data/navigation.yml": "main: {a: b}\n"},
        {
            "_config.yml": "author: Mira Okafor\ndefaults: x\n",
            "_data/navigation.yml": "[1, {title: [], url: {}}]",
        },
        {"_pages/about.md": "---\npermalink: /\nredirect_from: [../../x, 'a b', {a: b}]\n---\ntext"},
        {"_pages/about.md": "{% include_relative about.md %}{% include_relative ../../../etc/passwd %}"},
        {"_pages/about.md": "{% for a in (1..100000000) %}{{ a }}{% if x %}{% endfor %}{% for %}{{ | }}"},
        {
            "_pages/about.md": "# Publications\n<div class='paper-box'><div markdown='1'>\n\n[A title of"
            " words](x)\n**M. Okafor**<b><i>"
        },
        {"_pages/about.md": "# Publications\n" + "<div>" * 800 + "- " * 200 + "*a " * 500},
        {"_pages/about.md": "# News\n- no date at all\n- 2024.13.45 wrong\n- *2024*\n-\n"},
        {"_pages/about.md": ""},
        {
            "_pages/evil.md": "---\npermalink: ../../evil/\ntitle: E\n---\nx",
            "_data/navigation.yml": 'main: [{title: E, url: "../../evil/"}]',
        },
        {
            "_pages/about.md": "---\npermalink: /\n---\n![x](../../../../../../etc/hostname)"
            " [y](/../../etc/passwd)\n"
        },
    ],
)
def test_bad_sources(run: Run, tmp_path: Path, source: Path, files: dict[str, str]) -> None:
    written(source, files)
    before = {name for name in contents(tmp_path) if not name.startswith("new/")}
    done = run("import", source, "new")
    assert done.code == 0, done.err
    assert {name for name in contents(tmp_path) if not name.startswith("new/")} == before
    assert "conf.py" in contents(tmp_path / "new")


def test_a_binary_and_another_encoding(run: Run, tmp_path: Path, source: Path) -> None:
    (source / "_pages" / "about.md").write_bytes(b"---\npermalink: /\n---\nCaf\xe9\n")
    (source / "_pages" / "open.md").write_bytes(b"\x89PNG\0\0\xff")
    assert run("import", source, "new").code == 0
    assert "Café" in (tmp_path / "new" / "index.md").read_text("utf-8")
    report = (tmp_path / "new" / "import-report.md").read_text("utf-8")
    assert "`_pages/about.md:4`: the file is not UTF-8" in report


def test_links_out_of_the_source(run: Run, tmp_path: Path, source: Path) -> None:
    (tmp_path / "secret.txt").write_text("mine alone")
    (source / "files" / "secret.txt").symlink_to(tmp_path / "secret.txt")
    (source / "loop").symlink_to(source / "loop")
    (source / "_pages" / "about.md").write_text(
        "[a](/files/secret.txt) {% include_relative ../files/secret.txt %}"
    )
    assert run("import", source, "new").code == 0
    assert not any(
        b"mine alone" in data
        for name, data in contents(tmp_path / "new").items()
        if name != "import-report.md" and name != "index.md"
    )
    assert "secret.txt" in (tmp_path / "new" / "import-report.md").read_text("utf-8")


def test_a_name_is_asked_for_by_no_one(run: Run, tmp_path: Path) -> None:
    written(
        tmp_path / "old",
        {"_config.yml": "title: ''\n", "_pages/about.md": "text", "_data/navigation.yml": "main:"},
    )
    done = run("import", "old", "new", "--kind", "acad-homepage")
    assert "no name was found" in done.out
    assert run("import", "old", "named", "--kind", "acad-homepage", "--name", "Mira Okafor").code == 0
    assert '"name": "Mira Okafor"' in (tmp_path / "named" / "conf.py").read_text("utf-8")


def test_quiet(run: Run, source: Path) -> None:
    assert run("import", source, "new", "--quiet") == (0, "", "")


def test_without_the_packages(run: Run, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sphinx_academic.cli.importing.find_spec", lambda name: None if name == "yaml" else object()
    )
    done = run("import", source, "new")
    assert done.code == 1
    assert (
        'PyYAML, which is not installed; install it with: pip install "sphinx-academic[import]"' in done.err
    )


def test_interrupted(run: Run, tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("import", source, "new")
    (source / "_pages" / "about.md").write_text("other text")
    (source / "_pages" / "open.md").write_text("---\npermalink: /open-source/\n---\nother")
    before = contents(tmp_path / "new")
    rename = Path.rename
    done: list[Path] = []

    def interrupted(path: Path, target: Path) -> Path:
        done.append(path)
        if len(done) == 4:
            os.kill(os.getpid(), signal.SIGTERM)
        return rename(path, target)

    monkeypatch.setattr(placing.Path, "rename", interrupted)
    assert run("import", source, "new").code == 1
    monkeypatch.undo()
    assert contents(tmp_path / "new") == before


def test_a_folder_that_cannot_be_written(
    run: Run, tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, data: bytes) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(placing.Path, "write_bytes", refused)
    done = run("import", source, "new")
    assert done.code == 1
    assert "Permission denied" in done.err
    assert not (tmp_path / "new").exists()


#: papers of which a build warns: two names that may be the owner's, one equal contributor, no year, a file
#: that is not there
DOUBTFUL = r"""
The \* represents the equal contribution.

* M. Okafor, W. Zhang, M. Okafor. Lamps by Night. In CVPR Workshop 2024.
* J. Lindqvist\*, M. Okafor, W. Zhang. "Fog at Sea." In ICML 2024. [pdf](/files/fog.pdf)
* M. Okafor, W. Zhang. "Tides without a Clock." Water Letters.
"""
#: and entries with an annotation, a picture and a page that are wrong, beside one without a fault
OWN_BIB = """\
@article{okafor2020rain, title={Rain}, year=2020, author={Okafor, Mira and Wu, L.},
  author+an:person={2=lin}, slides={rain.pdf}, preview={rain.png}}
@article{okafor2019ice, title={Ice}, year=2019, author={Okafor Mira and Wu, L.}}
@article{okafor2018sea, title={Sea}, year=2018, author={Okafor, Mira and Wu*, L.}, pdf={files/list.pdf}}
"""
ALSO_FOLIO = {
    **FILES,
    "_config.yml": "first_name: Mira\nlast_name: Okafor\nenable_publication_badges: {altmetric: true}\n",
    "_pages/about.md": "---\nlayout: about\npermalink: /\n---\nI look at lamps.\n",
    "_pages/publications.md": "---\nlayout: page\npermalink: /publications/\ntitle: publications\nnav: true\n"
    "---\n{% bibliography %}\n",
    "_bibliography/papers.bib": OWN_BIB,
}
_WARNING = re.compile(
    r"(?P<file>[\w.-]+\.(?:bib|md)):(?P<line>\d+): WARNING: (?:(?P<key>\w+): )?(?P<rest>.*) \[academic\.(?P<kind>\w+)\]"
)
#: more of a kind than a build shows one by one, and a key that is in two files
MANY = {
    **ALSO_FOLIO,
    "_pages/more.md": "---\nlayout: page\npermalink: /more/\ntitle: more\nnav: true\n---\n{% bibliography --file more %}\n"
    "\n# Books\n\n{% bibliography --query @book %}\n",
    # no page shows it, so that no file of it is looked for
    "_bibliography/third.bib": "@misc{okafor2017, title={Ebb}, year=2017, author={Okafor, M}, pdf={no.pdf}}\n",
    "_bibliography/more.bib": "@misc{okafor2018sea, title={Sea}, year=2018, author={Okafor, Mira}}\n"
    + "".join(
        f"@misc{{okafor{number}, title={{Part {number}}}, author={{Okafor, Mira}}, pdf={{files/{number}.pdf}}}}\n"
        for number in range(8)
    ),
}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {**FILES, "_pages/about.md": f"{HOME.partition('# 📕')[0]}# 📝 Publications\n{DOUBTFUL}"},
            {"ambiguous_name", "single_equal", "no_year", "link"},
        ),
        (ALSO_FOLIO, {"ambiguous_name", "single_equal", "unknown_person", "link"}),
        (
            MANY,
            {"ambiguous_name", "single_equal", "unknown_person", "link", "no_year", "duplicate_key", "empty"},
        ),
    ],
)
def test_the_report_names_each_warning_of_a_build(
    run: Run, tmp_path: Path, files: dict[str, str], expected: set[str]
) -> None:
    source = written(tmp_path / "old", files)
    assert run("import", source, "new").code == 0
    folder = tmp_path / "new"
    assert "-W " not in (folder / ".github/workflows/pages.yml").read_text()
    assert "fail_on_warning: false\n" in (folder / ".readthedocs.yaml").read_text()
    report = (folder / "import-report.md").read_text("utf-8").splitlines()
    _outdir, warnings = build_here(folder, "html")
    kinds = set()
    for warning in warnings:
        found = _WARNING.search(warning)
        assert found is not None, warning
        kinds.add(found["kind"])
        key = f" ({found['key']})" if found["key"] else ""
        place = found["file"] if found["file"].endswith(".md") else f"{found['file']}:{found['line']}"
        line = f"- `{place}`: each build warns of it{key}: {found['rest']} [academic.{found['kind']}]."
        assert line in report
    assert kinds == expected
    # and nothing that does not come
    assert sum("each build warns of it" in line for line in report) == len(warnings)
