"""Sites of Hugo: by what they are recognised, whose they are, what is stated of people and papers."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import hugo
from sphinx_academic.importers import hugo_authors as people
from sphinx_academic.importers.findings import Level
from sphinx_academic.importers.hugo_authors import Author
from sphinx_academic.importers.hugo_papers import read_paper
from sphinx_academic.importers.hugo_source import HugoPage, HugoSource
from sphinx_academic.importers.page_writer import PageWriter
from sphinx_academic.importers.resume_items import Section, block
from sphinx_academic.importers.source import Source

BLOCKS = "---\nsections:\n  - block: hero\n---\n"


def source(folder: Path, files: Mapping[str, str]) -> Source:
    """Write a source and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Source(folder)


@pytest.mark.parametrize(("files", "reason"), [
    ({"hugo.toml": "", "content/authors/a.md": ""}, "content/authors"),
    ({"config.yml": "", "content/publication/a.md": ""}, "content/publication"),
    ({"config.json": "", "content/publications/a.md": ""}, "content/publications"),
    ({"config/_default/params.toml": "", "content/home/a.md": ""}, "content/home"),
    ({"hugo.yml": "", "content/en/authors/a.md": ""}, "content/en/authors"),
    ({"hugo.json": "", "data/authors/a.yaml": ""}, "data/authors"),
    ({"hugo.yaml": "", "content/_index.md": BLOCKS}, "content/_index.md"),
    ({"hugo.yaml": "", "content/_index.md": "---\n---\nA block: hero.\n"}, ""),
    ({"config.toml": "", "content/post/a.md": ""}, ""),
    ({"content/authors/a.md": ""}, ""),
    ({"_config.yml": "", "config.toml": "", "content/authors/a.md": ""}, ""),
])  # fmt: skip
def test_recognised_by(files: Mapping[str, str], reason: str, tmp_path: Path) -> None:
    assert hugo.recognise(source(tmp_path, files)) == reason


MEMBERS = {
    "hugo.toml": "",
    "content/authors/admin/_index.md": "---\ntitle: Mira Okafor\n---\n",
    "content/authors/a/_index.md": "---\ntitle: Ann Dune\nuser_groups: [Staff]\n---\n",
    "content/authors/b/_index.md": "---\ntitle: Bo Berg\nuser_groups: [Staff]\n---\n",
}
PEOPLE = "---\ntitle: All\nwidget: people\n---\n"


@pytest.mark.parametrize(("files", "kind"), [
    ({}, "person"),
    ({"content/people/index.md": PEOPLE}, "lab"),
    ({"content/people/index.md": "---\nsections: [{block: people}]\n---\n"}, "lab"),
    ({"content/people/index.md": "---\nwidget: pages\n---\n"}, "person"),
    ({"content/home/people.md": PEOPLE}, "lab"),
    ({"content/home/team.md": "---\nwidget: team-showcase\n---\n"}, "lab"),
    ({"content/home/people.md": "---\nwidget: people\nactive: false\n---\n"}, "person"),
    ({"content/people/index.md": PEOPLE, "content/authors/b/_index.md": "---\ntitle: Bo Berg\n---\n"}, "person"),
    ({"content/authors/admin/_index.md": "---\ntitle: Dune Group\n---\n"}, "lab"),
    ({"content/authors/admin/_index.md": "---\ntitle: Cy Carr\nuser_groups: [Heads]\n---\n"}, "person"),
    ({"content/authors/admin/_index.md": ""}, "person"),
    ({"content/authors/b/_index.md": "---\ntitle: Bo Berg\nsuperuser: true\nuser_groups: [Staff]\n---\n"}, "person"),
])  # fmt: skip
def test_a_person_or_a_lab(files: Mapping[str, str], kind: str, tmp_path: Path) -> None:
    assert hugo.read(source(tmp_path, {**MEMBERS, **files})).kind == kind


def test_people_without_an_owner_are_a_lab(tmp_path: Path) -> None:
    files = {name: text for name, text in MEMBERS.items() if "admin" not in name}
    assert hugo.read(source(tmp_path, files)).kind == "lab"


@pytest.mark.parametrize(("config", "language"), [
    ("languageCode: en-GB", ""), ("languageCode: de_CH", "de"), ("defaultContentLanguage: zh\nlanguageCode: de", "zh_CN"),
    ("languageCode: zh-TW", "zh_TW"), ("languageCode: zh-Hant", "zh_TW"), ("languageCode: zh-Hans", "zh_CN"),
    ("languageCode: EN", ""), ("languageCode: fr", "fr"), ("languageCode: french", ""), ("title: x", ""),
])  # fmt: skip
def test_language(config: str, language: str, tmp_path: Path) -> None:
    assert hugo.read(source(tmp_path, {**MEMBERS, "hugo.toml": "", "hugo.yaml": config})).language == language


# -- people -------------------------------------------------------------------------


@pytest.mark.parametrize(("authors", "username", "owner"), [
    ({"Mira": {}, "jonas": {}}, "mira", "Mira"),
    ({"Mira": {}, "jonas": {}}, "MIRA", "Mira"),
    ({"mira": {}, "Admin": {}}, "gone", "Admin"),
    ({"mira": {}, "me": {}, "admin": {}}, "", "admin"),
    ({"": {}, "me": {}}, "", "me"),
    ({"a": {}, "b": {"superuser": True}}, "", "b"),
    ({"a": {}, "b": {"is_owner": True}}, "", "b"),
    ({"a": {"superuser": "yes"}, "b": {"is_owner": False}}, "", None),
    ({"a": {"superuser": True}, "b": {"superuser": True}}, "", None),
    ({"a": {}}, "", "a"),
    ({"a": {}, "b": {}}, "", None),
    ({}, "admin", None),
])  # fmt: skip
def test_whose_site_it_is(authors: Mapping[str, dict[str, Any]], username: str, owner: str | None) -> None:
    found = people.owner_of([Author(name, name, metadata) for name, metadata in authors.items()], username)
    assert (found.id if found else None) == owner


@pytest.mark.parametrize(("name", "role", "is_one"), [
    ("Dune Group", "", True),
    ("Sea Laboratory", "We dig", True),
    ("Tide Centre", "", True),
    ("Mira", "Research team", True),
    ("Mira", "Head of the Dune Group", False),
    ("Dune Group", "Director", False),
    ("Mira", "Laborer", False),
    ("Mira Okafor", "Keeper", False),
])  # fmt: skip
def test_whether_an_author_is_a_group(name: str, role: str, is_one: bool) -> None:
    assert people.is_group(Author("x", name, {"role": role})) is is_one


@pytest.mark.parametrize(("words", "group"), [
    ("Former PIs", "alumni"), ("Graduated Students", "alumni"), ("PI", "pi"), ("Advisors", "pi"),
    ("Pilots", "pilots"), ("Post Docs", "postdocs"), ("Postdocs", "postdocs"), ("Ph. D. Candidates", "phd"),
    ("Graduate Students", "phd"), ("Grad Students", "phd"), ("Grad Students of Old", "members"),
    ("M.Sc. Students", "masters"), ("MS", "masters"), ("Undergrads", "undergraduates"),
    ("Visiting Scholars", "visitors"), ("Interns", "interns"), ("Faculty", "faculty"),
    ("Research Assistants", "staff"), ("Affiliates", "collaborators"), ("Fellows", "members"),
    ("Dune Walkers", "dune-walkers"), ("组员", "members"),
])  # fmt: skip
def test_group_by_its_words(words: str, group: str) -> None:
    assert people.group_of(words) == group


@pytest.mark.parametrize(("social", "parts"), [
    ({"icon": "envelope", "link": "mira at example.net"}, {"email": "mira at example.net"}),
    ({"icon": "hero/at-symbol", "link": "mira at example.net"}, {"email": "mira at example.net"}),
    ({"icon": "star", "link": "mailto:mira@example.net"}, {"email": "mira@example.net"}),
    ({"icon": "star", "link": "mira@example.net"}, {"email": "mira@example.net"}),
    ({"icon": "brands/mastodon", "link": "https://sea.example.net/@mira"},
     {"mastodon": "https://sea.example.net/@mira"}),
    ({"type": "github", "url": "https://github.com/mira"}, {"github": "https://github.com/mira"}),
    ({"name": "github", "url": ""}, {}),
    ({"icon": "envelope", "link": ""}, {}),
    ({"icon": "star", "link": "#contact"}, {}),
    ({"icon": "star", "link": "/#contact"}, {}),
    ({"icon": "cv", "link": "https://m.example.net/a"}, {"links": {"CV": "https://m.example.net/a"}}),
    ({"icon": "star", "label": "My Resume", "link": "https://m.example.net/a"},
     {"links": {"CV": "https://m.example.net/a"}}),
    ({"icon": "star", "link": "https://m.example.net/A.PDF"}, {"links": {"CV": "https://m.example.net/A.PDF"}}),
    ({"icon": "discover", "link": "https://m.example.net/a"}, {"links": {"Discover": "https://m.example.net/a"}}),
    ({"icon": "star", "label": "Two words", "link": "https://m.example.net/a"},
     {"links": {"Two words": "https://m.example.net/a"}}),
    ({"icon": "star", "label": "Words for all", "link": "https://m.example.net/a"},
     {"links": {"Star": "https://m.example.net/a"}}),
])  # fmt: skip
def test_links_of_a_person(social: Mapping[str, str], parts: Mapping[str, Any], tmp_path: Path) -> None:
    site = HugoSource(Source(tmp_path))
    assert people.links_of(Author("mira", "Mira", {"social": [social]}), site).parts == parts
    assert not list(site.findings)


def test_a_cv_in_the_source_is_to_be_linked(tmp_path: Path) -> None:
    site = HugoSource(Source(tmp_path))
    links = [{"icon": "cv", "link": "files/cv.pdf"}, {"icon": "x", "link": "me.pdf", "label": "Life"}]
    assert people.links_of(Author("mira", "Mira", {"links": links}, file="m.md"), site).parts == {}
    assert [(each.level, each.file, each.message) for each in site.findings] == [
        (Level.CHECK, "m.md", "the link CV leads to the file files/cv.pdf"),
        (Level.CHECK, "m.md", "the link Life leads to the file me.pdf"),
    ]


@pytest.mark.parametrize(("metadata", "affiliations"), [
    ({"organizations": [{"name": "Sea *School*", "url": "https://s.example.net"}, {"url": "https://x.example.net"}]},
     [("Sea School", "https://s.example.net")]),
    ({"affiliations": ["Sea School", {"name": "Quay", "url": "/quay"}]}, [("Sea School", ""), ("Quay", "")]),
    ({"affiliation": "Sea & Sand", "organizations": []}, [("Sea & Sand", "")]),
    ({"affiliation": "Quay", "organizations": ["Sea School"]}, [("Sea School", "")]),
    ({}, []),
])  # fmt: skip
def test_affiliations(metadata: Mapping[str, Any], affiliations: list[tuple[str, str]]) -> None:
    assert Author("mira", "Mira", metadata).affiliations == affiliations


def lines(section: Section | None) -> list[str]:
    """Return a section as lines: date, text, fields, and what is below."""
    made = block(section) if section else None
    return [
        " | ".join([entry.date, entry.text, *entry.fields.values(), *(below.text for below in entry.entries)])
        for entry in (made.entries if made else ())
    ]


@pytest.mark.parametrize(("make", "metadata", "shown"), [
    (people.education, {"education": {"courses": [{"course": "PhD", "institution": "Quay", "year": 2020}]}},
     ["2020 | PhD, Quay"]),
    (people.education, {"education": [{"degree": "PhD", "area": "Sand", "school": "Quay", "location": "Sea"}]},
     [" | PhD in Sand, Quay, Sea"]),
    (people.education, {"education": [{"degree": "PhD", "institution": "Quay", "date": "2021"}]}, ["2021 | PhD, Quay"]),
    (people.education, {"education": [{"area": "Sand", "org": "Quay", "summary": "One"}, {"area": "Sea", "summary": "a\nb"}]},
     [" | Sand, Quay | One", " | Sea"]),
    (people.education, {"education": "word"}, []),
    (people.work, {"work": [{"position": "Keeper", "organization": "Quay", "start": "2020-05-01", "end": "2021-06-30"}]},
     ["2020-05 – 2021-06 | Keeper, Quay"]),
    (people.work, {"experience": [{"role": "Keeper", "org": "Quay", "date_start": "2020-05-02", "date_end": "2021-06-01"}]},
     ["2020-05-02 – 2021-06-01 | Keeper, Quay"]),
    (people.work, {"work": [{"title": "Keeper", "start_date": "2020-01", "end_date": "2021-06-01"}]},
     ["2020-01 – 2021-06 | Keeper"]),
    (people.work, {"work": [{"title": "Keeper", "date": "2020-01-01", "end_date": "May 2021"}]},
     ["2020-01 – May 2021 | Keeper"]),
    (people.work, {"work": [{"title": "Keeper", "company_url": "https://q.example.net", "summary": "a\n\nb\n* c\n\n**"}]},
     [" | [Keeper](https://q.example.net) | a | b | c"]),
    (people.awards, {"awards": [{"title": "Prize", "awarder": "Quay", "date": "2020-05-06"}]}, ["2020-05-06 | Prize, Quay"]),
    (people.awards, {"accomplishments": [{"name": "Prize", "issuer": "Quay", "date_start": "2020", "date_end": "2020"}]},
     ["2020 | Prize, Quay"]),
    (people.awards, {"awards": [{"title": "Prize", "date_start": "2020", "date_end": "2021", "url": "https://p.example.net"}]},
     ["2020 – 2021 | [Prize](https://p.example.net)"]),
    (people.awards, {"awards": [{"title": "Prize", "date_end": "2021"}]}, [" | Prize"]),
    (people.skills, {"skills": [{"name": "Code", "items": [{"name": "C", "percent": "80%"}, {"label": "D", "level": "good"}]}]},
     [" | Code: C (80 %), D (good)"]),
    (people.skills, {"skills": [{"name": "C", "percent": "80 %", "description": "well"}, {"name": "D", "percent": "half", "description": "so"},
                                {"name": ""}, {"name": "E"}]}, [" | C (well), D (so), E"]),
    (people.languages, {"languages": [{"name": "French", "percent": 90}, {"language": "Dutch", "level": "good"}, {"level": "x"},
                                      {"name": "Welsh", "percent": "some"}]}, [" | French: 90 %", " | Dutch: good", " | Welsh"]),
    (people.interests, {"interests": ["Sand", "*Sea*"]}, [" | Sand", " | *Sea*"]),
    (people.interests, {}, []),
])  # fmt: skip
def test_sections_of_a_person(
    make: Callable[[Author], Section | None], metadata: Mapping[str, Any], shown: list[str]
) -> None:
    assert lines(make(Author("mira", "Mira", metadata))) == shown


# -- papers -------------------------------------------------------------------------


class Elsewhere:
    """Old addresses, of which none is one of the new site."""

    def new_page(self, address: str, page: str) -> str | None:
        return None


def paper_of(metadata: Mapping[str, Any], folder: Path, body: str = "", owner: str = "Mira Okafor") -> Any:
    site = HugoSource(source(folder, {"static/files/a.pdf": "x", "content/publication/p/b.pdf": "x"}))
    page = HugoPage("content/publication/p/index.md", "publication/p/index", {"title": "P", **metadata}, body)
    names = {"mira": "Mira Okafor", "admin": "Mira Okafor"}
    return read_paper(page, site, PageWriter(site.source, Elsewhere()), names, owner), site


@pytest.mark.parametrize(("metadata", "fields"), [
    ({"date": "2020-05-06T07:08:09Z"}, {"date": "2020-05-06"}),
    ({"date": "2020-05"}, {"date": "2020-05"}),
    ({"date": "2020-01-01"}, {"year": "2020"}),
    ({"publishDate": "2021-02-03"}, {"date": "2021-02-03"}),
    ({"date": "in 2020 or so"}, {"year": "2020"}),
    ({"date": "soon"}, {}),
    ({"publication": "In *Sea Letters*.", "publication_types": ["2"]}, {"journal": "Sea Letters"}),
    ({"publication": "In: Proceedings of Sea Days, pp. 1-2", "publication_types": ["1"]},
     {"booktitle": "Proceedings of Sea Days", "pages": "1--2"}),
    ({"publication": "Quay University", "publication_types": ["thesis"]}, {"school": "Quay University"}),
    ({"publication": "Quay Press", "publication_types": ["Book"]}, {"publisher": "Quay Press"}),
    ({"publication": "Quay Institute", "publication_types": ["report"]}, {"institution": "Quay Institute"}),
    ({"publication": "Some Sea"}, {"booktitle": "Some Sea"}),
    ({"publication": "under review", "publication_types": ["2"]}, {"pubstate": "inreview"}),
    ({"publication_short": "In *SL*"}, {"abbr": "SL"}),
    ({"publication": "SL", "publication_short": "(SL)"}, {"booktitle": "SL"}),
    ({"publication_types": ["3"]}, {"pubstate": "preprint"}),
    ({"publication_types": ["3"], "publication": "Some Sea"}, {"booktitle": "Some Sea"}),
    ({"publication_types": ["2", "manuscript"]}, {}),
    ({"publication_types": ["In progress"]}, {"note": "Work in progress"}),
    ({"doi": "https://dx.doi.org/10.1/x"}, {"doi": "10.1/x"}),
    ({"hugoblox": {"ids": {"doi": "DOI: 10.1/x", "arxiv": "2001.00001"}}}, {"doi": "10.1/x", "arxiv": "2001.00001"}),
    ({"hugoblox": {"ids": "x"}}, {}),
    ({"url_preprint": "https://p.example.net/a"}, {"url": "https://p.example.net/a"}),
    ({"url_preprint": "https://p.example.net/a.PDF"}, {"pdf": "https://p.example.net/a.PDF"}),
    ({"url_code": "https://c.example.net/a.pdf"}, {"code": "https://c.example.net/a.pdf"}),
    ({"url_pdf": "files/a.pdf"}, {"pdf": "files/a.pdf"}),
    ({"url_pdf": "b.pdf"}, {"pdf": "files/b.pdf"}),
    ({"url_pdf": "gone.pdf?x=1"}, {"pdf": "files/gone.pdf"}),
    ({"url_preprint": "gone.pdf"}, {"pdf": "files/gone.pdf"}),
    ({"url_source": "gone.ps"}, {"url": "files/gone.ps"}),
    ({"url_pdf": "#", "url_code": "mailto:x@example.net", "url_dataset": " "}, {}),
    ({"url_field_notes": "https://n.example.net/a"}, {"link_field_notes": "https://n.example.net/a"}),
    ({"url_custom": [{"name": "More", "url": "https://n.example.net/a"}]}, {"link_more": "https://n.example.net/a"}),
    ({"links": [{"type": "doi", "url": "10.1/x"}, {"type": "arxiv", "url": "2001.00001"}]},
     {"doi": "10.1/x", "arxiv": "2001.00001"}),
    ({"links": [{"type": "site", "url": "https://n.example.net"}]}, {"website": "https://n.example.net"}),
    ({"links": [{"url": "https://n.example.net/a"}, {"name": "None"}]}, {"website": "https://n.example.net/a"}),
    ({"abstract": "A *b* & c.", "summary": "S."}, {"abstract": "A b & c."}),
    ({"summary": "S."}, {"abstract": "S."}),
    ({"abstract": "Lorem ipsum dolor sit amet", "summary": "Lorem ipsum dolor sit"}, {}),
    ({"tags": ["a, b", "c"], "categories": ["c", "d"]}, {"keywords": "a  b, c, d"}),
    ({"tags": ["Source Themes"]}, {}),
    ({"tags": []}, {}),
    ({"featured": True}, {"selected": "true"}),
    ({"featured": "yes"}, {}),
])  # fmt: skip
def test_fields_of_a_paper(metadata: Mapping[str, Any], fields: Mapping[str, str], tmp_path: Path) -> None:
    assert paper_of(metadata, tmp_path)[0].fields == fields


@pytest.mark.parametrize(("kinds", "kind"), [
    (["2"], "article"), (["PAPER-conference"], "inproceedings"), (["x", "7"], "thesis"), (["x"], ""), ([], ""),
    ("8", "patent"),
])  # fmt: skip
def test_type_of_a_paper(kinds: Any, kind: str, tmp_path: Path) -> None:
    assert paper_of({"publication_types": kinds}, tmp_path)[0].type == kind


@pytest.mark.parametrize(("authors", "names", "others"), [
    (["mira", "Ann Dune"], ["*Mira Okafor", "Ann Dune"], False),
    (["me", "**Ann** Dune"], ["*Mira Okafor", "Ann Dune"], False),
    (["Mira Okafor", "et al."], ["*Mira Okafor"], True),
    (["Ann Dune", "and others"], ["Ann Dune"], True),
    ([{"name": "Ann Dune"}, {"title": "Bo Berg"}, {"x": 1}, True], ["Ann Dune", "Bo Berg"], False),
    (["Ann Dune, Bo Berg, Cy Carr", "Di Dahl ,"], ["Ann Dune", "Bo Berg", "Cy Carr", "Di Dahl"], False),
    (["Ann Dune，Bo Berg, Cy Carr"], ["Ann Dune", "Bo Berg", "Cy Carr"], False),
    (["Dune, Ann"], ["Dune, Ann"], False),
    ("Ann Dune; Bo Berg and Cy Carr, Di Dahl, E. F. Earth", ["Ann Dune", "Bo Berg", "Cy Carr", "Di Dahl", "E. F. Earth"], False),
    ("; Ann Dune", ["Ann Dune"], False),
    (None, [], False),
])  # fmt: skip
def test_authors_of_a_paper(authors: Any, names: list[str], others: bool, tmp_path: Path) -> None:
    paper, site = paper_of({"authors": authors}, tmp_path)
    assert [("*" if each.is_owner else "") + each.name for each in paper.authors] == names
    assert paper.others is others
    assert list(site.findings) == []


def test_no_owner_is_among_the_authors_of_a_lab(tmp_path: Path) -> None:
    paper, _site = paper_of({"author": ["admin", "me", "Ann Dune"]}, tmp_path, owner="")
    assert [(each.name, each.is_owner) for each in paper.authors] == [
        ("Mira Okafor", False), ("me", False), ("Ann Dune", False)
    ]  # fmt: skip


@pytest.mark.parametrize(("authors", "notes", "roles", "messages"), [
    (["A B*", "C D*"], ["Equal contribution", "equal contribution"], [("equal",), ("equal",)], []),
    (["A B", "C D"], "Corresponding author", [("corresponding",), ()], []),
    (["A B", "C D"], ["", "Made tea"], [(), ()], ["the note on author 2, 'Made tea', is no role that is known"]),
    (["A B†", "C D #"], None, [(), ()], ["the mark † at A B has no legend", "the mark # at C D has no legend"]),
])  # fmt: skip
def test_notes_on_authors(
    authors: list[str], notes: Any, roles: list[tuple[str, ...]], messages: list[str], tmp_path: Path
) -> None:
    paper, site = paper_of({"authors": authors, "author_notes": notes}, tmp_path)
    assert [each.roles for each in paper.authors] == roles
    assert [each.message for each in site.findings] == messages


@pytest.mark.parametrize(("metadata", "body", "fields", "messages"), [
    ({}, "The *body*.", {"abstract": "The body."}, []),
    ({"abstract": "A."}, "x" * 60, {"abstract": "A."}, []),
    ({"abstract": "A."}, "x" * 61, {"abstract": "A.", "annotation": "x" * 61},
     ["the page of the paper has a text of its own, which is in the note of the entry"]),
    ({"abstract": "A."}, "x" * 1501, {"abstract": "A.", "annotation": "x" * 1500},
     ["the page of the paper has a text of its own, which is in the note of the entry"]),
    ({}, "{{< toc >}}", {}, []),
])  # fmt: skip
def test_text_of_a_paper(
    metadata: Mapping[str, Any], body: str, fields: Mapping[str, str], messages: list[str], tmp_path: Path
) -> None:
    paper, site = paper_of(metadata, tmp_path, body)
    assert paper.fields == fields
    assert [each.message for each in site.findings] == messages


@pytest.mark.parametrize(("metadata", "body", "message"), [
    ({"title": ""}, "", "it has no title"),
    ({"title": "An example preprint / working paper"}, "", "it is an example of the template"),
    ({}, "Click the Cite button above to demo", "it is an example of the template"),
])  # fmt: skip
def test_no_paper(metadata: Mapping[str, Any], body: str, message: str, tmp_path: Path) -> None:
    paper, site = paper_of(metadata, tmp_path, body)
    assert paper is None
    assert [each.message for each in site.findings] == [message]
