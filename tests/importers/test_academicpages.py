"""Sites of academicpages: by what they are recognised, whose they are, and what their files state."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import academicpages
from sphinx_academic.importers.records import Paper, Site
from sphinx_academic.importers.source import Source

CONFIG = "author: {name: Mira Okafor}\n"


def source(folder: Path, files: Mapping[str, str]) -> Source:
    """Write a source and return it."""
    for name, text in {"_config.yml": CONFIG, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Source(folder)


def read(folder: Path, files: Mapping[str, str]) -> Site:
    return academicpages.read(source(folder, files))


@pytest.mark.parametrize(("files", "reason"), [
    ({"_publications/a.md": "", "_pages/about.md": ""}, "_publications"),
    ({"_talks/a.html": "", "_pages/about.md": ""}, "_talks"),
    ({"_teaching/a.md": "", "_data/ui-text.yml": ""}, "_teaching"),
    ({"_portfolio/a.md": ""}, ""),
    ({"_pages/about.md": ""}, ""),
    ({"_data/ui-text.yml": ""}, ""),
    ({"_config.yml": CONFIG + "talkmap_link: true\n"}, "_config.yml"),
    ({"_config.yml": CONFIG + "repository: academicpages/x\n"}, "_config.yml"),
    ({"_config.yml": "title: x\n", "_publications/a.md": "", "_pages/about.md": ""}, ""),
    ({"_config.yml": CONFIG + "scholar: {}\n", "_publications/a.md": "", "_pages/about.md": ""}, ""),
    ({"_publications/a.txt": "", "_pages/about.md": ""}, ""),
])  # fmt: skip
def test_recognised_by(files: Mapping[str, str], reason: str, tmp_path: Path) -> None:
    assert academicpages.recognise(source(tmp_path, files)) == reason


def test_no_settings(tmp_path: Path) -> None:
    (tmp_path / "_publications").mkdir()
    (tmp_path / "_publications" / "a.md").write_text("")
    assert academicpages.recognise(Source(tmp_path)) == ""


@pytest.mark.parametrize(("config", "name"), [
    ("author: {name: Mira Okafor}", "Mira Okafor"),
    ("author: {name: Mira Okafor's Homepage}", "Mira Okafor"),
    ("author: {name: Mira Okafor - Home Page of mine}", "Mira Okafor"),
    ("author: {name: ''}\nname: Mira O.\ntitle: x", "Mira O."),
    ("author: {name: Your Name}\ntitle: Mira Okafor's website", "Mira Okafor"),
    ("author: {name: Red Brick University}\ntitle: Mira", "Mira"),
    ("author: none", ""),
])  # fmt: skip
def test_name(config: str, name: str, tmp_path: Path) -> None:
    assert read(tmp_path, {"_config.yml": config}).name == name


@pytest.mark.parametrize(("author", "parts"), [
    ({"email": "mira@example.net"}, {"email": "mira@example.net"}),
    ({"email": "none@none.org"}, {}),
    ({"github": "mira", "bitbucket": "mira", "orcid": "", "url": "https://m.example.net"},
     {"github": "mira", "links": {"Bitbucket": "https://bitbucket.org/mira"}, "website": "https://m.example.net"}),
    ({"bio": "PhD student at the Institute of Tides"}, {"position": "PhD student", "affiliation": "Institute of Tides"}),
    ({"bio": "PhD student at Sea School", "employer": "Quay"}, {"position": "PhD student", "affiliation": "Quay"}),
    ({"bio": "PhD student who looks at all of the many tides of the very far north sea"}, {}),
    ({"bio": "Short biography for the left-hand sidebar", "employer": "Red Brick University"}, {}),
    ({"bio": "Sea School"}, {}),
])  # fmt: skip
def test_person(author: dict[str, Any], parts: Mapping[str, Any], tmp_path: Path) -> None:
    lines = "".join(f"  {key}: {value!r}\n" for key, value in {"name": "Mira Okafor", **author}.items())
    (person,) = read(tmp_path, {"_config.yml": f"author:\n{lines}"}).people
    assert person.parts == parts


@pytest.mark.parametrize(("bio", "body"), [
    ("Sea School", "I look."), ("I look at all tides, and at some more of the sea", "I look at all tides, and at some more of the sea\n\nI look."),
    ("PhD student", "I look."),
])  # fmt: skip
def test_motto(bio: str, body: str, tmp_path: Path) -> None:
    files = {
        "_config.yml": f"author: {{name: Mira Okafor, bio: '{bio}'}}\n",
        "_pages/a.md": "---\npermalink: /\n---\nI look.\n",
    }
    assert read(tmp_path, files).pages[0].blocks[0].body == body


@pytest.mark.parametrize(("selected", "shown"), [
    ([], False), (["A"], True), (["A", "gone"], True), (["A", "gone", "gone too"], False), (["a!", "B"], True),
])  # fmt: skip
def test_selected_papers(selected: list[str], shown: bool, tmp_path: Path) -> None:
    papers = {f"_publications/{name}.md": f"---\ntitle: {name}\ncitation: x\n---\n" for name in "AB"}
    lines = "".join(f"- {{title: '{title}'}}\n" for title in selected)
    site = read(
        tmp_path, {**papers, "_data/selected.yml": f"{lines}- 1\n", "_data/other.yml": "- {title: A}\n"}
    )
    assert any(block.options.get("filter") == "selected" for block in site.pages[0].blocks) is shown
    marked = {paper.title for paper in site.papers if "selected" in paper.fields}
    assert marked == ({title.strip("!").upper() for title in selected if len(title) < 3} if shown else set())


@pytest.mark.parametrize(("locale", "language"), [
    ("en-US", ""), ("", ""), ("fr-FR", "fr"), ("zh-CN", "zh_CN"), ("zh", "zh_CN"), ("de", "de"), ("deutsch", ""), ("EN", ""),
])  # fmt: skip
def test_language(locale: str, language: str, tmp_path: Path) -> None:
    assert read(tmp_path, {"_config.yml": f"{CONFIG}locale: '{locale}'\n"}).language == language


@pytest.mark.parametrize(("name", "fields", "kind"), [
    ("publications", [""], "publications"), ("works", ["citation: x", "paperurl: y"], "publications"),
    ("works", ["citation: x", ""], "projects"), ("works", ["venue: x\ntype: y", "venue: x\ntype: y"], "talks"),
    ("works", ["venue: x\ntype: y", "venue: x"], "projects"), ("awards", [""], "awards"), ("prizes", [""], "awards"),
    ("teaching", [""], "teaching"), ("talks", [""], "talks"), ("news", [""], "news"), ("skills", [""], "projects"),
    ("education", [""], "projects"),
])  # fmt: skip
def test_what_a_collection_holds(name: str, fields: list[str], kind: str, tmp_path: Path) -> None:
    files = {
        f"_{name}/{number}.md": f"---\ntitle: T{number}\n{text}\n---\n" for number, text in enumerate(fields)
    }
    config = f"{CONFIG}collections: [{name}]\n"
    site = read(tmp_path, {"_config.yml": config, **files})
    assert [block.kind for page in site.pages for block in page.blocks if block.kind != "profile"] == [kind]


def paper(
    folder: Path, metadata: str, body: str = "", files: Mapping[str, str] | None = None
) -> tuple[Paper, Source]:
    text = f"---\ntitle: Tides\n{metadata}\n---\n{body}\n"
    given = source(folder, {"_publications/2020-02-03-tides.md": text, **(files or {})})
    (found,) = academicpages.read(given).papers
    return found, given


@pytest.mark.parametrize(("metadata", "fields"), [
    ("x: 1", {"date": "2020-02-03"}),
    ("date: 2021-03-04", {"date": "2021-03-04"}),
    ("date: 2021-01-01", {"year": "2021"}),
    ("date: 2021-03", {"date": "2021-03"}),
    ("date: March 2021", {"date": "2021-03"}),
    ("date: '2021'", {"year": "2021"}),
    ("date: spring of 2021 or so", {"year": "2021"}),
    ("venue: Journal of Tides", {"journal": "Journal of Tides"}),
    ("venue: '<i>Journal</i> of &amp;amp; Tides'", {"journal": "Journal of & Tides"}),
    ("venue: In Proceedings of Sea Days (Oral)", {"booktitle": "Proceedings of Sea Days", "presentation": "oral"}),
    ("venue: Proceedings of Sea Days", {"booktitle": "Proceedings of Sea Days"}),
    ("venue: Journal of Tides (accepted)", {"journal": "Journal of Tides", "pubstate": "accepted"}),
    ("venue: N/A", {}),
    ("venue: In progress", {}),
    ("category: conferences", {"keywords": "conferences"}),
    ("category: odd", {}),
    ("category: books\nvenue: Journal of Tides", {"publisher": "Journal of Tides", "keywords": "books"}),
    ("category: books\nvenue: Proceedings of Sea Days", {"publisher": "Proceedings of Sea Days", "keywords": "books"}),
    ("category: books", {"keywords": "books"}),
    ("doi: 10.1/x", {"doi": "10.1/x"}),
    ("doi: https://doi.org/10.1000/x", {"doi": "10.1000/x"}),
    ("arxiv: '2001.00001'\ncitation: 'doi:10.1000/y'", {"arxiv": "2001.00001", "doi": "10.1000/y"}),
    ("doi: 10.1000/x\ncitation: 'A. doi:10.1000/y'", {"doi": "10.1000/x"}),
    ("paperurl: https://p.example.net/x", {"url": "https://p.example.net/x"}),
    ("PaperURL: https://p.example.net/x.pdf", {"pdf": "https://p.example.net/x.pdf"}),
    ("paperurl: /files/a b.pdf", {"pdf": "files/a%20b.pdf"}),
    ("paperurl: files/a.pdf?x", {"pdf": "files/a.pdf"}),
    ("paperurl: '/files/a\\_b.pdf'", {"pdf": "files/a_b.pdf"}),
    ("paperurl: /nowhere", {}),
    ("paperurl: tbd\nslidesurl: none", {}),
    ("paperurl: https://academicpages.github.io/files/paper1.pdf", {}),
    ("codeurl: https://c.example.net\nslidesurl: /s.pptx", {"code": "https://c.example.net", "slides": "files/s.pptx"}),
    ("excerpt: 'All <b>of</b> it'", {"abstract": "All of it"}),
    ("excerpt: TBD", {}),
    ("header: {teaser: t.png}", {"preview": "images/t.png"}),
    ("header: {teaser: gone.png}", {}),
    ("header: word", {}),
])  # fmt: skip
def test_fields_of_a_paper(metadata: str, fields: Mapping[str, str], tmp_path: Path) -> None:
    expected = fields if {"year", "date"} & fields.keys() else {"date": "2020-02-03", **fields}
    assert paper(tmp_path, metadata, files={"images/t.png": "x"})[0].fields == expected


@pytest.mark.parametrize(("body", "fields"), [
    ("Short.", {}),
    ("A text that is quite a bit longer than 40.", {"abstract": "A text that is quite a bit longer than 40."}),
    ("Exactly forty letters are in this line.", {}),
    ("## Abstract\n\nA text that is quite a bit longer than 40.", {"abstract": "A text that is quite a bit longer than 40."}),
    ("[Download paper here](/a.pdf)", {"pdf": "files/a.pdf"}),
    ("[PDF](https://p.example.net/a.pdf) and [Some other words](https://p.example.net/b)", {"pdf": "https://p.example.net/a.pdf"}),
    ("<a href='https://p.example.net/a'>Code</a>", {"code": "https://p.example.net/a"}),
    ("[Download](https://scholar.google.com/scholar?q=x)", {}),
    ("Use Google Scholar for full citation of this paper and of all the others", {}),
    ("Recommended citation: Okafor, M. (2020). A text that is quite long. Sea.", {}),
])  # fmt: skip
def test_text_of_a_paper(body: str, fields: Mapping[str, str], tmp_path: Path) -> None:
    assert paper(tmp_path, "x: 1", body)[0].fields == {"date": "2020-02-03", **fields}


@pytest.mark.parametrize(("metadata", "kind"), [
    ("category: manuscripts", "article"), ("category: theses", "thesis"), ("venue: Journal of Tides", "article"),
    ("venue: Proceedings of Sea Days", "inproceedings"), ("x: 1", "misc"),
])  # fmt: skip
def test_type_of_a_paper(metadata: str, kind: str, tmp_path: Path) -> None:
    assert paper(tmp_path, metadata)[0].type == kind


@pytest.mark.parametrize(("metadata", "names"), [
    ("citation: 'Okafor, M., Dune, A. (2020). Tides. Sea.'", ["Okafor, M.", "Dune, A."]),
    ("authors: [Mira Okafor, Ann Dune]", ["Mira Okafor", "Ann Dune"]),
    ("author: Mira Okafor", ["Mira Okafor"]),
    ("citation: 'Okafor, M. (2020). Tides.'\nauthors: [Ann Dune]", ["Okafor, M."]),
    ("x: 1", []),
])  # fmt: skip
def test_authors_of_a_paper(metadata: str, names: list[str], tmp_path: Path) -> None:
    found, given = paper(tmp_path, metadata)
    assert [author.name for author in found.authors] == names
    missing = [each.message for each in given.findings if "authors" in each.message]
    assert missing == ([] if names else ["no authors of 'Tides' were found"])


BIB = "@article{okafor2020, title={Tides}, author={Okafor, Mira}, year={2020}, volume={3}}\n"


@pytest.mark.parametrize(("metadata", "body", "key"), [
    ("bibtexurl: /files/t.bib", "", "okafor2020"),
    ("x: 1", "[BibTeX](/files/t.bib?raw=1)", "okafor2020"),
    ("x: 1", f"```bibtex\n{BIB}```", "okafor2020"),
    ("bibtexurl: /files/gone.bib", f"<pre>{BIB}</pre>", "okafor2020"),
    ("bibtexurl: https://b.example.net/t.bib", "", ""),
])  # fmt: skip
def test_entry_of_a_paper(metadata: str, body: str, key: str, tmp_path: Path) -> None:
    found, given = paper(tmp_path, metadata, body, {"files/t.bib": BIB})
    assert found.key == key
    assert found.bibtex.get("volume", "") == ("3" if key else "")
    assert any("is not there" in each.message for each in given.findings) is ("gone" in metadata)


def test_a_paper_of_the_collection_that_a_page_lists_is_one(tmp_path: Path) -> None:
    files = {
        "_publications/tides.md": "---\ntitle: 'Tides, at Night!'\nvenue: Journal of Tides\n---\n",
        "_pages/about.md": "---\npermalink: /\n---\nI look at lamps.\n",
        "_pages/research.md": "---\npermalink: /research/\ntitle: Research\n---\n## Publications\n\n"
        "- **Tides at night**. **Mira Okafor**, Ann Dune. *ICML*, 2020\n"
        "- **Sand and Salt**. **Mira Okafor**, Ann Dune. *ICML*, 2019\n",
        "_data/navigation.yml": "main:\n  - {title: Research, url: /research/}\n",
    }
    assert [each.title for each in read(tmp_path, files).papers] == ["Tides, at Night!", "Sand and Salt"]
