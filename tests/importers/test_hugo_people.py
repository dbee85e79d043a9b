"""People of a site of Hugo: who they are, by which pages and data, and what becomes of each part of these."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import hugo_authors as people
from sphinx_academic.importers.findings import Level
from sphinx_academic.importers.hugo_authors import Author
from sphinx_academic.importers.hugo_papers import read_paper
from sphinx_academic.importers.hugo_source import HugoPage, HugoSource
from sphinx_academic.importers.page_writer import PageWriter
from sphinx_academic.importers.records import Entry, Paper, PaperAuthor, Person, Place
from sphinx_academic.importers.resume_items import Item, Section
from sphinx_academic.importers.source import Source


class Elsewhere:
    """Old addresses, of which none is one of the new site."""

    def new_page(self, address: str, page: str) -> str | None:
        return None


def site(folder: Path, files: Mapping[str, str]) -> HugoSource:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return HugoSource(Source(folder))


def report(hugo: HugoSource) -> list[tuple[str, str]]:
    return [(each.file, each.message) for each in hugo.findings]


def page(**metadata: str) -> str:
    return "\n".join(["---", *(f"{key}: {value}" for key, value in metadata.items()), "---", "Text.\n"])


@pytest.mark.parametrize(("path", "metadata", "found"), [
    ("authors/Ann/_index", {"title": "Ann Dune"}, ("Ann", "Ann Dune")),
    ("author/ann", {"name": "Ann Dune"}, ("ann", "Ann Dune")),
    ("Authors/ann/_index", {"title": "Ann Dune", "name": "x"}, ("ann", "Ann Dune")),
    ("authors/ann/_index", {"name": "{given: Ann, family: Dune}"}, ("ann", "Ann Dune")),
    ("authors/ann/_index", {"name": "{display: Ann D., given: Ann, family: Dune}"}, ("ann", "Ann D.")),
    ("authors/ann/_index", {"name": "{given: Ann}"}, ("ann", "Ann")),
    ("authors/ann/_index", {"x": "y"}, ("ann", "ann")),
    ("authors/ann/_index", {"slug": "other"}, ("other", "other")),
    ("authors/_index", {"title": "Authors"}, None),
    ("authors/authors", {"title": "Ann Dune"}, None),
    ("people/ann", {"title": "Ann Dune"}, None),
    ("ann", {"title": "Ann Dune"}, None),
    ("authors/ann/_index", {"title": "Ann Dune", "draft": "true"}, None),
    ("authors/ann/_index", {"title": "Ann Dune", "draft": "'true'"}, ("ann", "Ann Dune")),
])  # fmt: skip
def test_people_by_their_pages(
    path: str, metadata: dict[str, str], found: tuple[str, str] | None, tmp_path: Path
) -> None:
    hugo = site(tmp_path, {f"content/{path}.md": page(**metadata)})
    authors = people.authors_of(hugo)
    assert [(each.id, each.name, each.body, each.file, each.offset, each.page) for each in authors] == (
        [(*found, "Text.\n", f"content/{path}.md", len(metadata) + 2, hugo.pages[0])] if found else []
    )


@pytest.mark.parametrize(("name", "text", "found"), [
    ("data/authors/ann.yaml", "{title: Ann Dune, bio: 'A\n  b'}", ("ann", "Ann Dune", "A b")),
    ("data/authors/ann.yml", "{slug: dune, name: {display: Ann Dune}, title: x}", ("dune", "Ann Dune", "")),
    ("data/authors/ann.toml", 'name = "Ann Dune"', ("ann", "Ann Dune", "")),
    ("data/authors/ann.json", '{"display_name": "Ann Dune"}', ("ann", "Ann Dune", "")),
    ("data/people/x/ann.yml", "{}", ("ann", "ann", "")),
    ("data/people/ann.yaml", "[1]", None),
    ("data/people/ann.toml", 'name = "Ann Dune"', None),
    ("data/others/ann.yaml", "{title: Ann Dune}", None),
])  # fmt: skip
def test_people_by_their_data(
    name: str, text: str, found: tuple[str, str, str] | None, tmp_path: Path
) -> None:
    authors = people.authors_of(site(tmp_path, {name: text}))
    assert [(each.id, each.name, each.body, each.file, each.offset, each.page) for each in authors] == (
        [(*found, name, None, None)] if found else []
    )


def test_people_of_the_template(tmp_path: Path) -> None:
    hugo = site(tmp_path, {
        "content/authors/a.md": page(title="Nelson Bighetti"),
        "content/authors/b.md": "---\ntitle: Bo Berg\n---\nNelson Bighetti is a professor of artificial intelligence.\n",
        "content/authors/c.md": page(title="Cy Carr"),
    })  # fmt: skip
    assert [each.name for each in people.authors_of(hugo)] == ["Cy Carr"]
    assert report(hugo) == [
        ("content/authors/a.md", "Nelson Bighetti is an example of the template"),
        ("content/authors/b.md", "Bo Berg is an example of the template"),
    ]


def person(
    metadata: Mapping[str, Any], folder: Path, *, has_profile: bool = False, **files: Any
) -> tuple[Person, HugoSource]:
    hugo = site(folder, files)
    made = people.person_of(
        Author("ann", "Ann Dune", metadata, file="a.md"),
        hugo,
        PageWriter(hugo.source, Elsewhere()),
        "x",
        has_profile=has_profile,
    )
    return made, hugo


@pytest.mark.parametrize(("metadata", "parts"), [
    ({"role": "Head", "position": "x", "user_groups": ["PhD Students", "Alumni"], "interests": ["Fog", "Sea"]},
     {"position": "Head", "group": "phd", "topic": "Fog; Sea"}),
    ({"position": "Head", "interests": ["Fog"], "user_groups": ["Staff"]}, {"position": "Head", "group": "staff", "topic": "Fog"}),
    ({"organizations": ["A; B", {"name": "C"}], "user_groups": ["Staff"]}, {"affiliation": "A, B; C", "group": "staff"}),
    ({"first_name": "Annie", "last_name": "Dune", "name": {"given": "A.", "family": "Dune", "alternate": "Dune Ann"}, "user_groups": ["Staff"]},
     {"aliases": ["Annie Dune", "A. Dune", "Dune Ann"], "group": "staff"}),
    # those that say nothing new, or are no names
    ({"first_name": "Ann", "last_name": "Dune", "name": {"given": "Annie", "alternate": "Ann Dune"}, "user_groups": ["Staff"]}, {"group": "staff"}),
    ({"email": "a@example.net", "orcid": "0000-0002-1825-0097", "website": "https://w.example.net", "url": "https://u.example.net", "user_groups": ["Staff"]},
     {"email": "a@example.net", "orcid": "0000-0002-1825-0097", "website": "https://w.example.net", "group": "staff"}),
    ({"personal_url": "https://p.example.net", "website": "https://w.example.net", "user_groups": ["Staff"]},
     {"website": "https://p.example.net", "group": "staff"}),
    ({"profiles": [{"icon": "github", "url": "https://github.com/ann"}], "links": [{"icon": "x", "url": "https://x.example.net"}], "user_groups": ["Staff"]},
     {"github": "https://github.com/ann", "group": "staff"}),
])  # fmt: skip
def test_parts_of_a_person(metadata: Mapping[str, Any], parts: Mapping[str, Any], tmp_path: Path) -> None:
    made, hugo = person(metadata, tmp_path)
    assert (made, report(hugo)) == (Person("x", "Ann Dune", parts), [])


def test_person_of_no_group(tmp_path: Path) -> None:
    made, hugo = person({"interests": ["Fog"]}, tmp_path)
    assert made.parts == {}
    assert [(each.level, each.file, each.message, each.remedy) for each in hugo.findings] == [
        (Level.LEFT_OUT, "a.md", "no avatar lies beside it", "copy a picture, and name it in conf.py")
    ]


@pytest.mark.parametrize("has_profile", [False, True])
def test_links_of_affiliations_stand_in_a_profile(has_profile: bool, tmp_path: Path) -> None:
    metadata = {
        "organizations": [{"name": "Quay", "url": "https://q.example.net"}, "Sea"],
        "user_groups": ["Staff"],
    }
    made, hugo = person(metadata, tmp_path, has_profile=has_profile)
    assert made.parts == {"affiliation": "Quay; Sea", "group": "staff"}
    assert [(each.level, each.file, each.message, each.remedy) for each in hugo.findings] == [
        (Level.LEFT_OUT, "a.md", "the link of the affiliation Quay: https://q.example.net",
         "write it as :affiliation: [Quay](https://q.example.net) in {profile}")
    ] * (not has_profile)  # fmt: skip


@pytest.mark.parametrize(("files", "metadata", "photo"), [
    (["assets/media/authors/ann.jpg", "assets/media/authors/avatar.png"], {}, "images/ann.jpg"),
    (["assets/media/authors/avatar.png", "assets/media/authors/avatar.jpeg"], {}, "images/avatar.jpeg"),
    (["assets/media/authors/avatar.svg"], {"avatar": "x.png"}, "images/avatar.svg"),
    (["assets/media/authors/x.png"], {"avatar": "x.png"}, "images/x.png"),
    (["assets/media/x.png"], {"image": "x.png"}, "images/x.png"),
    (["static/img/x.png"], {"photo": "x.png"}, "images/x.png"),
    (["static/media/x.png"], {"photo": "x.png", "image": ""}, "images/x.png"),
    (["content/authors/ann/avatar.jpg"], {}, ""),
])  # fmt: skip
def test_photo_of_data(files: list[str], metadata: dict[str, str], photo: str, tmp_path: Path) -> None:
    given: dict[str, Any] = dict.fromkeys(files, "x")
    made, _hugo = person({**metadata, "user_groups": ["Staff"]}, tmp_path, **given)
    assert made.parts.get("photo", "") == photo


@pytest.mark.parametrize(("files", "avatar", "photo"), [
    (["avatar.jpg", "avatar.png"], "", "images/avatar.jpg"), (["avatar.webp"], "", "images/avatar.webp"), (["avatar.gif"], "", "images/avatar.gif"),
    (["ann.jpg"], "", ""), (["me.png"], "me.png", "images/me.png"),
])  # fmt: skip
def test_photo_beside_a_page(files: list[str], avatar: str, photo: str, tmp_path: Path) -> None:
    text = page(title="Ann", user_groups="[x]", **({"avatar": avatar} if avatar else {}))
    hugo = site(
        tmp_path,
        {"content/authors/ann/_index.md": text, **{f"content/authors/ann/{name}": "x" for name in files}},
    )
    (author,) = people.authors_of(hugo)
    made = people.person_of(author, hugo, PageWriter(hugo.source, Elsewhere()), "x", has_profile=True)
    assert made.parts.get("photo", "") == photo


@pytest.mark.parametrize(("value", "points"), [
    ("A *b*\nc\n\n* d\n- e\n+ f\n\n**\n\n", ["A *b* c", "d", "e", "f"]),
    ("<p>a</p><p>b</p>", ["a", "b"]),
    (["a", "b"], ["a", "b"]),
    (None, []), ("", []), (" \n* ", []),
    ("a\n  * b", ["a", "b"]), ("a -b", ["a -b"]),
])  # fmt: skip
def test_descriptions(value: Any, points: list[str]) -> None:
    assert people.description(value) == tuple(map(Entry, points))


@pytest.mark.parametrize(("each", "item"), [
    ({"title": "Keeper", "company": "Quay", "company_name": "x", "location": "Port", "date_start": "2020-01-01", "date_end": "2020-12-31",
      "company_url": "https://q.example.net", "description": "a\n\nb", "summary": "c"},
     Item("Keeper", "Quay", "Port", "2020-01 – 2020-12", points=(Entry("a"), Entry("b")), url="https://q.example.net")),
    ({"position": "Keeper", "company_name": "Quay", "start": "2020-01-02", "end": "2020-12-31", "url": "https://q.example.net"},
     Item("Keeper", "Quay", date="2020-01-02 – 2020-12-31", url="https://q.example.net")),
    ({"role": "Keeper", "institution": "Quay", "date": "2020-05", "organization_url": "https://q.example.net", "summary": "c"},
     Item("Keeper", "Quay", date="2020-05 – present", points=(Entry("c"),), url="https://q.example.net")),
    ({"organization": "Quay", "date_end": "2020"}, Item("", "Quay", date="2020")),
    ({"title": "*Keeper*", "org": "Quay", "date_start": "x-01"}, Item("*Keeper*", "Quay", date="x-01 – present")),
])  # fmt: skip
def test_positions(each: Mapping[str, str], item: Item) -> None:
    assert people.job(each) == item


@pytest.mark.parametrize(("each", "item"), [
    ({"title": "Prize", "organization": "Quay", "date_start": "2020-05-06", "date_end": "2020-05-06", "certificate_url": "https://c.example.net", "url": "x",
      "description": "a"}, Item("Prize", "Quay", date="2020-05-06", points=(Entry("a"),), url="https://c.example.net")),
    ({"name": "Prize", "awarder": "Quay", "date": "2020", "date_end": "2021", "url": "https://c.example.net", "summary": "a"},
     Item("Prize", "Quay", date="2020 – 2021", points=(Entry("a"),), url="https://c.example.net")),
    ({"title": "Prize", "issuer": "Quay", "date_end": "2021"}, Item("Prize", "Quay")),
])  # fmt: skip
def test_prizes(each: Mapping[str, str], item: Item) -> None:
    assert people.accomplishment(each) == item


@pytest.mark.parametrize(("course", "item"), [
    ({"course": "PhD", "area": "x", "degree": "y", "year": 2020, "date": "x"}, Item("y in x", date="2020")),
    ({"course": "PhD", "degree": "y"}, Item("PhD")),
    ({"area": "Sand", "title": "x"}, Item("Sand")),
    ({"degree": "PhD", "title": "x"}, Item("PhD")),
    ({"title": "PhD", "school": "Quay", "date_start": "2019-09-01", "date_end": "2020-06-30"}, Item("PhD", "Quay", date="2019-09 – 2020-06")),
    ({"title": "PhD", "summary": ["a", "b"]}, Item("PhD", points=(Entry("a"), Entry("b")))),
])  # fmt: skip
def test_courses(course: Mapping[str, Any], item: Item) -> None:
    for education in ([course], {"courses": [course]}, {"courses": course}):
        assert people.education(Author("a", "A", {"education": education})) == Section(
            "education", "Education", [item]
        )


@pytest.mark.parametrize(("skill", "text"), [
    ({"name": "C", "percent": 80}, "C (80 %)"), ({"name": "C", "percent": "80%"}, "C (80 %)"), ({"name": "C", "level": "80 %"}, "C (80 %)"),
    ({"label": "C", "level": "good"}, "C (good)"), ({"name": "C", "description": "well"}, "C (well)"),
    ({"name": "C", "description": "well", "percent": "half"}, "C (well)"), ({"name": "C", "description": "well", "percent": "80"}, "C (well)"),
    ({"name": "C"}, "C"),
])  # fmt: skip
def test_levels_of_skills(skill: Mapping[str, Any], text: str) -> None:
    made = people.skills(
        Author("a", "A", {"skills": [{"name": "Code", "items": [skill]}, {"name": "Go"}, {"percent": 1}]})
    )
    assert made == Section("skills", "Skills", entries=[Entry(f"Code: {text}"), Entry("Go")])


@pytest.mark.parametrize(
    "make", [people.education, people.work, people.awards, people.skills, people.languages, people.interests]
)
def test_sections_of_nothing(make: Any, tmp_path: Path) -> None:
    assert (
        make(
            Author(
                "a",
                "A",
                {
                    "skills": [{}],
                    "languages": [{"level": "x"}],
                    "education": "x",
                    "work": "x",
                    "awards": [],
                    "interests": "",
                },
            )
        )
        is None
    )
    assert people.without_examples(None, site(tmp_path, {}), "a.md") is None


def test_sections_without_examples(tmp_path: Path) -> None:
    hugo = site(tmp_path, {})
    mine, theirs = Item("Keeper", "Quay"), Item("CEO", "GenCoin")
    assert people.without_examples(
        Section("experience", "Work", [mine, theirs, theirs]), hugo, "a.md"
    ) == Section("experience", "Work", [mine])
    assert people.without_examples(Section("experience", "Work", [mine]), hugo, "a.md") == Section(
        "experience", "Work", [mine]
    )
    assert people.without_examples(Section("experience", "Work", [theirs]), hugo, "b.md") is None
    only = Section("skills", "S", entries=[Entry("x")])
    assert people.without_examples(only, hugo, "c.md") == only
    assert [(each.level, each.file, each.message) for each in hugo.findings] == [
        (Level.LEFT_OUT, "a.md", "of 'Work', items that are examples of the template: 2"),
        (Level.LEFT_OUT, "b.md", "of 'Work', items that are examples of the template: 1"),
    ]


# -- papers and the files beside them -----------------------------------------------------------


def paper(
    folder: Path, files: Mapping[str, str], path: str = "publication/p/index", **metadata: Any
) -> tuple[Paper, HugoSource]:
    hugo = site(folder, files)
    given = HugoPage(f"content/{path}.md", path, {"title": "Fog", **metadata})
    made = read_paper(given, hugo, PageWriter(hugo.source, Elsewhere()), {}, "")
    assert made is not None
    return made, hugo


BIB = "@misc{{x{0}, title={{Fog}}, author={{A}}, year={{{0}}}}}\n"


@pytest.mark.parametrize(("path", "files", "year"), [
    ("publication/p/index", ["publication/p/a.bib", "publication/p/cite.bib", "publication/p/z.bib"], 1),
    ("publication/p/index", ["publication/p/b.bib", "publication/p/c.bib"], 0),
    # not deeper, and not beside a page that has no folder of its own
    ("publication/p/index", ["publication/p/q/cite.bib"], None),
    ("publication/p", ["publication/cite.bib", "publication/p.bib", "publication/p/cite.bib"], 1),
    ("publication/p", ["publication/cite.bib"], None),
])  # fmt: skip
def test_entry_beside_a_page(path: str, files: list[str], year: int | None, tmp_path: Path) -> None:
    texts = {f"content/{name}": BIB.format(2000 + number) for number, name in enumerate(files)}
    made, _hugo = paper(tmp_path, texts, path)
    found = made.bibtex.get("year") or made.fields.get("year")
    assert found == (None if year is None else f"200{year}")


def test_a_file_that_holds_no_entry_is_passed_over(tmp_path: Path) -> None:
    made, _hugo = paper(
        tmp_path, {"content/publication/p/cite.bib": "x", "content/publication/p/other.bib": BIB.format(2001)}
    )
    assert "2001" in (made.bibtex.get("year"), made.fields.get("year"))


@pytest.mark.parametrize(("path", "names", "preview"), [
    ("publication/p/index", ["a.png", "my-Featured.JPG", "featured.png"], "images/featured.png"),
    ("publication/p/index", ["a-featured.gif", "featured.png"], "images/a-featured.gif"),
    ("publication/p/index", ["featured.pdf", "featured/a.png"], ""),
    ("publication/p", ["featured.png"], ""),
])  # fmt: skip
def test_picture_beside_a_page(path: str, names: list[str], preview: str, tmp_path: Path) -> None:
    made, _hugo = paper(tmp_path, {f"content/publication/p/{name}": "x" for name in names}, path)
    assert made.fields.get("preview", "") == preview


@pytest.mark.parametrize(("metadata", "fields", "messages"), [
    ({"url_pdf": "/files/a b.pdf"}, {"pdf": "files/a-b.pdf"}, []),
    ({"url_pdf": "gone dir/b c.pdf"}, {"pdf": "files/b%20c.pdf"}, []),
    ({"url_code": "code"}, {}, ["the link code leads to code, which is not among what was imported"]),
    ({"url_project": "/project/x/"}, {}, ["the link website leads to /project/x/, which is not among what was imported"]),
    ({"url_slides": "slides.HTML"}, {"slides": "files/slides.HTML"}, []),
    ({"url_data_set": "https://d.example.net"}, {"dataset": "https://d.example.net"}, []),
    ({"links": [{"type": "DOI", "url": "https://doi.org/10.1234/x"}]}, {"doi": "10.1234/x"}, []),
    ({"links": [{"type": "pdf", "url": "https://p.example.net/a.pdf"}, {"type": "project", "link": "https://p.example.net"}]},
     {"pdf": "https://p.example.net/a.pdf", "website": "https://p.example.net"}, []),
    ({"links": [{"label": "Poster", "type": "pdf", "url": "https://p.example.net/a"}]}, {"poster": "https://p.example.net/a"}, []),
    ({"links": [{"type": "source", "url": "https://p.example.net/a"}]}, {"url": "https://p.example.net/a"}, []),
    ({"doi": "10.1/x", "hugoblox": {"ids": {"doi": "10.1/y"}}}, {"doi": "10.1/x"}, []),
])  # fmt: skip
def test_links_of_a_paper(
    metadata: Mapping[str, Any], fields: Mapping[str, str], messages: list[str], tmp_path: Path
) -> None:
    made, hugo = paper(tmp_path, {"static/files/a b.pdf": "x"}, **metadata)
    assert (made.fields, report(hugo)) == (
        fields,
        [("content/publication/p/index.md", each) for each in messages],
    )


@pytest.mark.parametrize(("authors", "names"), [
    (["Ann Dune, Bo Berg，Cy Carr"], ["Ann Dune", "Bo Berg", "Cy Carr"]),
    (["Ann Dune,, Bo Berg, Cy Carr,"], ["Ann Dune", "Bo Berg", "Cy Carr"]),
    ("Ann Dune and Bo Berg; Cy Carr, Jr. and D. Dahl", ["Ann Dune", "Bo Berg", "Cy Carr, Jr.", "D. Dahl"]),
    ("Dune, A., Berg, B. C. and Carr, D.-E.; Dahl, F.", ["Dune, A.", "Berg, B. C.", "Carr, D.-E.", "Dahl, F."]),
    ("Ann Dune, B. Berg,C. Carr", ["Ann Dune", "B. Berg", "C. Carr"]),
    # emphasis is no mark
    (["**Ann** *Dune*", "_Bo_ Berg", "**Cy Carr**", "*D. D.*"], ["Ann Dune", "Bo Berg", "Cy Carr", "D. D."]),
])  # fmt: skip
def test_names_of_authors(authors: Any, names: list[str], tmp_path: Path) -> None:
    made, hugo = paper(tmp_path, {}, authors=authors)
    assert ([each.name for each in made.authors], report(hugo)) == (names, [])


@pytest.mark.parametrize(("author", "name", "mark"), [
    ("Ann Dune*", "Ann Dune", "*"), ("**Ann Dune**†‡", "Ann Dune", "†‡"), ("Ann Dune #", "Ann Dune", "#"), ("*Ann* Dune✉", "Ann Dune", "✉"),
])  # fmt: skip
def test_marks_at_authors(author: str, name: str, mark: str, tmp_path: Path) -> None:
    made, hugo = paper(tmp_path, {}, authors=[author])
    assert [each.name for each in made.authors] == [name]
    assert [each.message for each in hugo.findings] == [f"the mark {mark} at {name} has no legend"]


def test_paper_of_a_page(tmp_path: Path) -> None:
    made, hugo = paper(
        tmp_path,
        {},
        title="A <i>fog</i> &amp; more",
        authors=["Ann Dune"],
        publication_types=["odd", "1"],
        date="2020-05-06",
    )
    assert made == Paper(
        "A fog & more",
        (PaperAuthor("Ann Dune"),),
        False,
        "inproceedings",
        {"date": "2020-05-06"},
        place=Place("content/publication/p/index.md"),
    )
    assert report(hugo) == []
