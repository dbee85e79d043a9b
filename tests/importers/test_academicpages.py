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
    ({"_config.yml": CONFIG + "repository: AcademicPages/x\n"}, "_config.yml"),
    ({"_config.yml": "author: x\n# talkmap_link: true\n"}, ""),
    ({"_config.yml": "title: x\nsite:\n  author: x\n  talkmap_link: y\n"}, ""),
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
    ("PhD student", "I look."), ("School of the Sea and Sand", "I look."), ("School of the Sea and the Sand", "School of the Sea and the Sand\n\nI look."),
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
    ("en-US", ""), ("", ""), ("fr-FR", "fr"), ("zh-CN", "zh_CN"), ("zh", "zh_CN"), ("ZH-cn", "zh_CN"), ("de", "de"), ("deutsch", ""), ("EN", ""),
])  # fmt: skip
def test_language(locale: str, language: str, tmp_path: Path) -> None:
    assert read(tmp_path, {"_config.yml": f"{CONFIG}locale: '{locale}'\n"}).language == language


@pytest.mark.parametrize(("name", "fields", "kind"), [
    ("publications", [""], "publications"), ("works", ["citation: x", "paperurl: y"], "publications"), ("c++", ["citation: x"], "publications"),
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
    ("venue: 'Journal of Tides, 2019'", {"journal": "Journal of Tides"}),
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
    ("excerpt: 'All &amp;amp; {\\it more}'", {"abstract": "All & more"}),
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


@pytest.mark.parametrize(("venue", "fields"), [
    ("Journal of Tides, 2019", {"journal": "Journal of Tides", "year": "2019"}), ("Journal of Tides", {"journal": "Journal of Tides"}),
])  # fmt: skip
def test_year_of_a_paper_without_a_date(venue: str, fields: Mapping[str, str], tmp_path: Path) -> None:
    text = f"---\ntitle: Tides\nvenue: {venue}\n---\n"
    (found,) = read(tmp_path, {"_publications/tides.md": text}).papers
    assert found.fields == fields


@pytest.mark.parametrize(("category", "settings", "keywords"), [
    ("books", "", "books"), ("mine", "publication_category: {mine: {title: Mine}}", "mine"), ("mine", "publication_category: [mine]", None),
    ("mine", "publication_category: {other: {}}", None), ("mine", "", None),
])  # fmt: skip
def test_category_of_a_paper(category: str, settings: str, keywords: str | None, tmp_path: Path) -> None:
    text = f"---\ntitle: Tides\ncategory: {category}\n---\n"
    (found,) = read(tmp_path, {"_config.yml": f"{CONFIG}{settings}\n", "_publications/tides.md": text}).papers
    assert found.fields.get("keywords") == keywords


@pytest.mark.parametrize(("front", "fields"), [
    ("date: 2020-01-02\ntype: Talk", {}), ("date: 2020-01-02\ntype: talk", {}), ("date: 2020-01-02\ntype: Talk *x*", {"note": "Talk \\*x\\*"}),
    ("date: soon *x*", {"note": "soon \\*x\\*"}), ("date: soon\ntype: Poster", {"note": "soon, Poster"}),
    ("date: 2020-01-02\nvenue: A *b*\nlocation: C_d_", {"organisation": "A \\*b\\*", "place": "C_d\\_"}),
])  # fmt: skip
def test_fields_of_a_talk(front: str, fields: Mapping[str, str], tmp_path: Path) -> None:
    site = read(tmp_path, {"_talks/a.md": f"---\ntitle: T [x]\n{front}\n---\n"})
    ((entry,),) = [block.entries for page in site.pages for block in page.blocks if block.kind == "talks"]
    if "2020" in front:
        assert (entry.text, entry.date, entry.fields) == ("", "2020-01-02", {"title": "T \\[x\\]", **fields})
    else:
        assert (entry.text, entry.date, entry.fields) == (":title: T \\[x\\]", "", fields)


ABOUT = "---\npermalink: /\n---\nI look at lamps.\n"


@pytest.mark.parametrize(("description", "found"), [
    ("On *tides*", "On *tides*"), ("personal description", ""), ("Earth", ""), ("GitHub University", ""), ("", ""),
])  # fmt: skip
def test_description(description: str, found: str, tmp_path: Path) -> None:
    site = read(
        tmp_path, {"_config.yml": f"{CONFIG}description: '{description}'\n", "_pages/about.md": ABOUT}
    )
    assert (site.description, site.pages[0].description) == (found, found)


@pytest.mark.parametrize(("config", "file", "names"), [
    ("", "_talks/a.md", ["index", "talks", "talks/a"]),
    ("collections: {notes: {}}", "_notes/a.md", ["index", "notes", "notes/a"]),
    ("collections: [notes]", "_notes/a.md", ["index", "notes", "notes/a"]),
    ("", "_notes/a.md", ["index"]),
    # of the generator
    ("collections: [drafts]", "_drafts/a.md", ["index"]),
    ("collections: {includes: {}}", "_includes/a.md", ["index"]),
    ("collections: [pages]", "_pages/a.md", ["index", "a"]),
    ("", "_posts/2020-01-02-a.md", ["index", "blog", "blog/a"]),
])  # fmt: skip
def test_collections_that_become_pages(config: str, file: str, names: list[str], tmp_path: Path) -> None:
    files = {
        "_config.yml": f"{CONFIG}{config}\n",
        "_pages/about.md": ABOUT,
        file: "---\ntitle: A\n---\nText.\n",
    }
    assert [page.name for page in read(tmp_path, files).pages] == names


@pytest.mark.parametrize(("path", "front", "navigation", "shown"), [
    ("_pages/a.md", "permalink: /a/", "", (True, {})),
    ("_pages/a.md", "permalink: /a/", "/a/", (True, {})),
    ("_pages/a.md", "permalink: /a/", "/b/", (False, {"orphan": True})),
    ("a.md", "permalink: /a/", "", None),
    ("a.md", "permalink: /a/", "/a/", (True, {})),
    ("_pages/a.md", "permalink: /terms/", "", None),
    ("_pages/a.md", "permalink: /terms/", "/terms/", (True, {})),
    ("_pages/a.md", "permalink: /sitemap-x/", "", None),
    ("_pages/a.md", "permalink: /sitemaps/", "", (True, {})),
    ("_pages/a.md", "permalink: /a/\npublished: false", "/a/", None),
    ("_pages/a.md", "permalink: /a/\nredirect_to: /b/", "/a/", None),
    ("_pages/a.md", "permalink: /a/\ntitle: Page not in menu", "/a/", None),
])  # fmt: skip
def test_pages_that_are_taken(
    path: str, front: str, navigation: str, shown: tuple[bool, dict[str, Any]] | None, tmp_path: Path
) -> None:
    files = {"_pages/about.md": ABOUT, path: f"---\n{front}\n---\nWords.\n"}
    if navigation:
        files["_data/navigation.yml"] = f"main:\n  - {{title: A, url: {navigation}}}\n"
    found = [(page.in_navigation, page.metadata) for page in read(tmp_path, files).pages[1:]]
    assert found == ([shown] if shown else [])


@pytest.mark.parametrize(("name", "shown"), [
    ("_data/Featured.yml", True), ("_data/my-highlights.yaml", True), ("_data/best.yml", False), ("selected.yml", False),
])  # fmt: skip
def test_files_of_selected_papers(name: str, shown: bool, tmp_path: Path) -> None:
    files = {"_publications/a.md": "---\ntitle: A B\n---\n", name: "- {title: 'a-B'}\n"}
    site = read(tmp_path, files)
    assert [paper.fields.get("selected") for paper in site.papers] == ["true" if shown else None]


def test_a_talk_is_listed_on_one_page_and_two_collections_have_names(tmp_path: Path) -> None:
    """The page of the CV has what no other page lists; a second list of a kind has a name of its own."""
    loop = "{{% for post in site.{0} %}}{{% include archive-single.html %}}{{% endfor %}}\n"
    files = {
        "_config.yml": f"{CONFIG}collections: [talks, more_talks, teaching]\n",
        "_pages/about.md": ABOUT,
        "_pages/a.md": f"---\npermalink: /a/\n---\n{loop.format('talks')}\n{loop.format('more_talks')}",
        "_pages/cv.md": f"---\npermalink: /cv/\n---\n{loop.format('talks')}\n{loop.format('teaching')}",
        "_talks/2020-01-02-x.md": "---\ntitle: X\n---\n",
        "_talks/2021-01-02-y.md": "---\ntitle: Y\n---\n",
        "_more_talks/z.md": "---\ntitle: Z\n---\n",
        "_teaching/t.md": "---\ntitle: T\ndate: 2020-02-03\n---\n",
    }
    found = {
        page.name: [
            (block.kind, block.options, [entry.fields.get("title") or entry.text for entry in block.entries])
            for block in page.blocks
        ]
        for page in read(tmp_path, files).pages
    }
    assert found == {
        "index": [("profile", {}, [])],
        "a": [("talks", {}, ["Y", "X"]), ("talks", {"name": "talks-more_talks"}, [":title: Z"])],
        "cv": [("teaching", {}, ["T"])],
    }


@pytest.mark.parametrize(("categories", "papers", "found"), [
    ("", ["books"], [("", {"group-by": "year"})]),
    ("publication_category: {books: {title: 'My *books*'}, mine: {}, gone: {title: G}}", ["books", "mine"],
     [("My \\*books\\*", {"filter": '("books" in keywords)', "group-by": "year"}), ("Mine", {"filter": '("mine" in keywords)', "group-by": "year"})]),
    ("publication_category: {books: word}", ["books", "x"],
     [("Books", {"filter": '("books" in keywords)', "group-by": "year"}), ("Others", {"filter": "not keywords", "group-by": "year"})]),
    ("publication_category: {books: {title: B}}", ["x"], [("", {"group-by": "year"})]),
    ("publication_category: [books]", ["books"], [("", {"group-by": "year"})]),
])  # fmt: skip
def test_papers_by_categories(
    categories: str, papers: list[str], found: list[tuple[str, Mapping[str, str]]], tmp_path: Path
) -> None:
    files = {f"_publications/{name}.md": f"---\ntitle: {name}\ncategory: {name}\n---\n" for name in papers}
    site = read(tmp_path, {"_config.yml": f"{CONFIG}{categories}\n", "_pages/about.md": ABOUT, **files})
    blocks = [block for page in site.pages for block in page.blocks if block.kind == "publications"]
    assert [(block.title, block.options) for block in blocks] == found


@pytest.mark.parametrize(("title", "found"), [
    ("Tides &amp;amp; Sand", "Tides & Sand"), ("H<sub>2</sub>O", "H$_{2}$O"), ("'Tides: <b>x</b>'", "Tides: x"),
])  # fmt: skip
def test_title_of_a_paper(title: str, found: str, tmp_path: Path) -> None:
    site = read(tmp_path, {"_publications/tides.md": f"---\ntitle: {title}\n---\n"})
    assert [paper.title for paper in site.papers] == [found]


LONG = "A text that is quite a bit longer than 40."


@pytest.mark.parametrize(("body", "fields"), [
    ("a" * 40, {}),
    ("a" * 41, {"abstract": "a" * 41}),
    (f"{LONG}\n\nRECOMMENDED citation: Okafor, M. (2020). Sea.\nCitation: Okafor.", {"abstract": LONG}),
    (f"{LONG}\n\nDownload paper here\n\nAnd *more* of it.", {"abstract": f"{LONG} And more of it."}),
    (f"**Abstract:**\n\n{LONG}", {"abstract": LONG}),
    ("[arXiv](https://arxiv.org/abs/2001.00001)", {"eprint": "2001.00001", "eprinttype": "arxiv"}),
    ("[Video](https://v.example.org/x) [Lamps](https://l.example.org)", {"video": "https://v.example.org/x"}),
    ("[PDF](/files/a_b.pdf?x#y)", {"pdf": "files/a_b.pdf"}),
    ("[PDF](/files/gone)", {}),
    ("[Available online](https://p.example.net/x.pdf)", {"pdf": "https://p.example.net/x.pdf"}),
])  # fmt: skip
def test_abstract_and_links_of_a_paper(body: str, fields: Mapping[str, str], tmp_path: Path) -> None:
    found, given = paper(tmp_path, "authors: Mira Okafor", body)
    assert found.fields == {"date": "2020-02-03", **fields}
    assert [each.message for each in given.findings if each.file.startswith("_publications")] == []


@pytest.mark.parametrize(("files", "bib", "report"), [
    ({"files/t.bib": "@misc{first, title={Tides}}", "files/u.bib": "@misc{second, title={Tides}}"}, "first", []),
    ({"files/u.bib": "@misc{second, title={Tides}}"}, "second", []),
    ({}, "", []),
])  # fmt: skip
def test_the_first_file_that_is_there_is_the_entry(
    files: Mapping[str, str], bib: str, report: list[str], tmp_path: Path
) -> None:
    body = "[bib](https://x.example.net/a.bib) [bib](/files/t.bib) [BibTeX](/files/u.BIB?x)".replace(
        "u.BIB", "u.bib"
    )
    found, given = paper(tmp_path, "authors: Mira Okafor", body, files)
    assert found.key == bib
    assert [each.message for each in given.findings if "is not there" in each.message] == report


def test_what_is_reported_of_papers(tmp_path: Path) -> None:
    files = {
        "_publications/2021-a.md": "---\ntitle: Tides\ndate: 2021-01-02\n---\n",
        "_publications/2020-b.md": "---\ntitle: tides!\nauthors: Mira Okafor\ndate: 2020-01-02\nbibtexurl: /files/gone.bib\n---\n",
        "_publications/c.md": "---\ncitation: x\n---\n",
        "_publications/d.md": "---\ntitle: Draft\npublished: false\n---\n",
        "_publications/e.md": "---\ntitle: Paper Title Number 1\n---\n",
    }
    given = source(tmp_path, files)
    assert [each.title for each in academicpages.read(given).papers] == ["Tides"]
    assert [(each.level.name, each.file, each.message, each.remedy) for each in given.findings] == [
        ("LEFT_OUT", "_publications/d.md", "it is a draft, or not published", ""),
        ("LEFT_OUT", "_publications/e.md", "it is an example of the template", ""),
        ("CHECK", "_publications/2021-a.md", "no authors of 'Tides' were found", "add them to the .bib file"),
        ("LEFT_OUT", "_publications/2020-b.md", "the entry of 'tides!', /files/gone.bib, is not there", ""),
        ("CHECK", "_publications/2020-b.md", "'tides!' is there twice; the first one was taken", ""),
        ("LEFT_OUT", "_publications/c.md", "it is an example of the template, or has no title", ""),
    ]


@pytest.mark.parametrize(("address", "target"), [
    ("/", "index.md"), ("/me/", "index.md"), ("/a/", "a.md"), ("/old-a/", "a.md"), ("/talks/t", "talks/t.md"), ("/talks/t.html", "talks/t.md"),
    ("/said/", "talks/t.md"), ("/talks/empty.html", None), ("/publications/p.html", "a.md"), ("/own/", "a.md"), ("/2020/01/02/post.html", "blog/post.md"),
    ("{% link _posts/2020-01-02-post.md %}", "blog/post.md"), ("/blank/", None), ("/gone/", None), ("https://e.example.net/a/", "https://e.example.net/a/"),
])  # fmt: skip
def test_where_links_lead(address: str, target: str | None, tmp_path: Path) -> None:
    files = {
        "_pages/about.md": f"---\npermalink: /\nredirect_from: /me/\n---\nA [word]({address}).\n",
        "_pages/a.md": "---\npermalink: /a/\nredirect_from: /old-a/\n---\n{% for post in site.publications %}{{ post }}{% endfor %}\n",
        "_pages/blank.md": "---\npermalink: /blank/\n---\n",
        "_pages/z.md": f"---\npermalink: /z/\n---\nA [word]({address}).\n",
        "_talks/t.md": "---\ntitle: T\nredirect_from: /said/\n---\nText.\n",
        "_talks/empty.md": "---\ntitle: E\n---\n",
        "_publications/p.md": "---\ntitle: P\nauthors: Mira Okafor\nredirect_from: /own/\n---\n",
        "_posts/2020-01-02-post.md": "---\ntitle: Post\n---\nText.\n",
    }
    given = source(tmp_path, files)
    site = academicpages.read(given)
    last = next(page for page in site.pages if page.name == "z")
    assert [each.message for each in given.findings if each.file == "_pages/z.md"] == (
        []
        if target
        else [f"a link leads to {address}, which is not among what was imported; its text was kept"]
    )
    assert last.blocks[0].text == (f"A [word]({target})." if target else "A word.")
    if address != "/blank/":
        assert site.pages[0].blocks[0].body == last.blocks[0].text


@pytest.mark.parametrize(("collection", "text"), [
    ("site.posts", "- 2020-01-02: [Post](blog/post.md)"), ("paginator.posts", "- 2020-01-02: [Post](blog/post.md)"), ("site.outposts", None),
])  # fmt: skip
def test_loop_over_posts(collection: str, text: str | None, tmp_path: Path) -> None:
    files = {
        "_pages/about.md": ABOUT,
        "_pages/a.md": f"---\npermalink: /a/\n---\n{{% for post in {collection} %}}{{{{ post.title }}}}{{% endfor %}}\n",
        "_posts/2020-01-02-post.md": "---\ntitle: Post\n---\nText.\n",
    }
    pages = {page.name: page for page in read(tmp_path, files).pages}
    assert [block.text for block in pages["a"].blocks] == [text] if text else "a" not in pages
    # there is a list of posts on one page alone
    assert ("blog" in pages) is (text is None)


@pytest.mark.parametrize(("address", "body", "names"), [
    ("/a/", "As [told](/2020/01/02/fog.html).", ["index", "a", "blog", "blog/fog", "blog/sand"]),
    ("/a/", "[One](/2020/01/02/fog.html) and [two](/2021/01/02/sand.html).", ["index", "a", "blog/fog", "blog/sand"]),
    ("/a/b/", "As [told](/2020/01/02/fog.html).", ["index", "a/b", "blog", "blog/fog", "blog/sand"]),
    ("/a/b/", "[One](/2020/01/02/fog.html) and [two](/2021/01/02/sand.html).", ["index", "a/b", "blog/fog", "blog/sand"]),
    ("/blog/", "As [told](/2020/01/02/fog.html).", ["index", "blog", "blog-list", "blog/fog", "blog/sand"]),
    ("/blog/", "{% for post in site.posts %}{{ post.title }}{% endfor %}", ["index", "blog", "blog/fog", "blog/sand"]),
])  # fmt: skip
def test_a_list_of_posts_has_all_of_them(address: str, body: str, names: list[str], tmp_path: Path) -> None:
    files = {
        "_pages/about.md": ABOUT,
        "_pages/a.md": f"---\ntitle: A\npermalink: {address}\n---\n{body}\n",
        "_posts/2020-01-02-fog.md": "---\ntitle: Fog\n---\nText.\n",
        "_posts/2021-01-02-sand.md": "---\ntitle: Sand\n---\nSee [all](/year-archive/).\n",
    }
    pages = {page.name: page for page in read(tmp_path, files).pages}
    assert list(pages) == names
    added = next((name for name in names if name in ("blog", "blog-list") and f"{name}/" != address[1:]), "")
    if added:
        listed = "- 2021-01-02: [Sand](blog/sand.md)\n- 2020-01-02: [Fog](blog/fog.md)"
        assert [block.text for block in pages[added].blocks] == [listed]
        assert pages["blog/sand"].blocks[-1].text == f"See [all](../{added}.md)."


@pytest.mark.parametrize(("more", "position"), [(" and of fog", "PhD student"), (" and of the fog", "")])
def test_how_long_a_line_with_a_position_is(more: str, position: str, tmp_path: Path) -> None:
    bio = f"PhD student at the Institute of Tides, of sand{more} and salt"
    site = read(
        tmp_path, {"_config.yml": f"author: {{name: Mira Okafor, bio: '{bio}'}}\n", "_pages/about.md": ABOUT}
    )
    assert len(bio.split()) == (14 if position else 15)
    assert site.people[0].parts.get("position", "") == position
    assert site.pages[0].blocks[0].body == ("" if position else f"{bio}\n\n") + "I look at lamps."


@pytest.mark.parametrize(("loops", "name"), [
    ({"a": "talks", "b": "publications"}, "b"), ({"a": "publications_old", "b": "talks"}, "publications"), ({"cv": "publications", "b": "publications"}, "b"),
    ({"cv": "publications"}, "publications"), ({}, "publications"),
])  # fmt: skip
def test_page_that_old_addresses_of_papers_lead_to(
    loops: Mapping[str, str], name: str, tmp_path: Path
) -> None:
    files = {
        f"_pages/{page}.md": f"---\npermalink: /{page}/\n---\nWords.\n\n{{% for post in site.{collection} %}}{{{{ post }}}}{{% endfor %}}\n"
        for page, collection in loops.items()
    }
    paper = "---\ntitle: P\nauthors: Mira Okafor\nredirect_from: /own/\n---\n"
    talk = "---\ntitle: T\n---\nText.\n"
    site = read(
        tmp_path, {"_pages/about.md": ABOUT, "_publications/p.md": paper, "_talks/t.md": talk, **files}
    )
    assert site.redirects == {"publications/p.html": name, "own/": name}


@pytest.mark.parametrize(("address", "target"), [
    ("/talks/", "../talks.md"), ("/publications/", "../publications.md"), ("/year-archive/", "../blog.md"), ("/teaching/", None),
])  # fmt: skip
def test_a_talk_leads_to_lists_that_no_page_had(address: str, target: str | None, tmp_path: Path) -> None:
    files = {
        "_pages/about.md": ABOUT,
        "_publications/p.md": "---\ntitle: P\nauthors: Mira Okafor\n---\n",
        "_talks/t.md": f"---\ntitle: T\n---\nA [word]({address}).\n",
        "_posts/2020-01-02-post.md": "---\ntitle: Post\n---\nText.\n",
    }
    (talk,) = [page for page in read(tmp_path, files).pages if page.name == "talks/t"]
    assert [block.text for block in talk.blocks] == [f"A [word]({target})." if target else "A word."]
