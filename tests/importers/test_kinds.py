"""Sources of each kind, whole, through the command: what arrives where, what does not, and the build."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from importers.kind_sites import READERS, SITES
from support import build_silently

from sphinx_academic.bib.reader import read
from sphinx_academic.cli import main
from sphinx_academic.importers import hugo
from sphinx_academic.importers.registry import recognised
from sphinx_academic.importers.source import Source
from sphinx_academic.model.publication import Publication

_DIRECTIVE = re.compile(r"^```\{([\w-]+)\}\n((?::.*\n)*)", re.MULTILINE)


class New(NamedTuple):
    """A site that was imported."""

    folder: Path

    def text(self, name: str) -> str:
        """Return a file of it."""
        return (self.folder / name).read_text("utf-8")

    @property
    def report(self) -> str:
        """Return the report."""
        return self.text("import-report.md")

    def directives(self, name: str) -> list[str]:
        """Return the directives of a page, each with its options but for names."""
        found = []
        for kind, options in _DIRECTIVE.findall(self.text(f"{name}.md")):
            lines = [line for line in options.splitlines() if not line.startswith((":name:", ":hidden:"))]
            found.append(" ".join([kind, *lines]))
        return [each for each in found if each != "toctree"]

    def entries(self) -> dict[str, Publication]:
        """Return the entries of its .bib files by their keys."""
        return {
            entry.key: entry
            for path in sorted(self.folder.glob("*.bib"))
            for entry in read(path.read_bytes(), path.name).publications
        }


def written(kind: str, name: str, folder: Path) -> Path:
    """Write a source into a folder, and return it."""
    for path, text in SITES[kind][name].items():
        file = folder / "old" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder / "old"


@pytest.fixture
def imported(request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> New:
    """Return the new site of a source that the parameter names: its kind, and its name there."""
    kind, name = request.param
    source = written(kind, name, tmp_path)
    assert main(["import", str(source), str(tmp_path / "new")]) == 0
    assert f"a source of the kind {kind}." in capsys.readouterr().out
    return New(tmp_path / "new")


def site(kind: str, name: str) -> pytest.MarkDecorator:
    """Return the mark of a test of one source."""
    return pytest.mark.parametrize("imported", [(kind, name)], indirect=True)


ALL = [(kind, name) for kind, sites in SITES.items() for name in sites]


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_the_kind_is_the_first_that_recognises_a_source(kind: str, name: str, tmp_path: Path) -> None:
    assert next(recognised(Source(written(kind, name, tmp_path)), READERS))[0] == kind


#: a picture of one pixel
_DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)


@pytest.mark.parametrize("imported", ALL, indirect=True)
def test_the_site_builds_without_a_warning(imported: New) -> None:
    for path in re.findall(r" = \{(\S+)\} is no file below", imported.report):
        # the report names it, and the author copies it
        (imported.folder / path).parent.mkdir(exist_ok=True)
        (imported.folder / path).write_bytes(b"%PDF-1.4")
    for path in imported.folder.rglob("images/*"):
        # of the sources, only a word stands for it
        if path.suffix in (".png", ".jpg") and path.read_bytes() == b"no real picture":
            assert path.relative_to(imported.folder).as_posix() in imported.report
            assert "is no picture" in imported.report
            path.write_bytes(_DOT)
    assert (build_silently(imported.folder, "html") / "index.html").is_file()


@pytest.mark.parametrize("imported", ALL, indirect=True)
def test_texts_of_people_have_no_markup(imported: New) -> None:
    conf: dict[str, Any] = {}
    exec(imported.text("conf.py"), conf)
    for person in conf.get("academic_people", {}).values():
        assert "](" not in person.get("affiliation", "")


@pytest.mark.parametrize("imported", ALL, indirect=True)
def test_nothing_of_a_template_and_nothing_private_arrives(imported: New) -> None:
    for path in imported.folder.rglob("*"):
        if path.suffix not in (".md", ".bib", ".py") or path.name == "import-report.md":
            continue
        text = path.read_text("utf-8")
        for word in (
            "Einstein",
            "orem ipsum",
            "Paper Title Number",
            "GitHub University",
            "Bighetti",
            "Cool Dataset",
            "YourLabHandle",
            "555",
            "+00",
            "1 January 1980",
            "commented out",
        ):
            assert word not in text, (path.name, word)


PAGES: Mapping[tuple[str, str], Mapping[str, Sequence[str]]] = {
    ("al-folio", "person"): {
        "index": [
            'profile :affiliation: "[Institute of Tides](https://tides.example.net)" :location: Room 12',
            "awards",
            "news :from: news :limit: 3 :more: All news",
            "publications :filter: selected :group-by: none",
        ],
        "publications": [
            "publications :filter: year >= 2023 :group-by: year",
            'publications :filter: type == "article" and year < 2023 :group-by: none :limit: 5',
        ],
        "projects": ["projects", "projects"],
        "teaching": ["teaching"],
        "news": ["news :files: news/*"],
        "cv": ["education", "experience", "awards"],
    },
    ("al-folio", "lab"): {
        "papers/home": ['publications :filter: scope == "home" :group-by: none'],
        "papers/away": ['publications :filter: scope != "home" and journal % "Cloud" :group-by: none'],
        "cv": ["education", "awards", "interests", "service", "languages"],
    },
    ("academicpages", "person"): {
        "index": ["profile :location: Port Example", "publications :filter: selected :group-by: none"],
        "publications": [
            'publications :filter: ("conferences" in keywords) :group-by: year',
            'publications :filter: ("manuscripts" in keywords) :group-by: year',
            "publications :filter: not keywords :group-by: year",
        ],
        "talks": ["talks"],
        "teaching": ["teaching"],
        "portfolio": ["projects"],
    },
    ("jekyll-scholar", "lab"): {
        "papers": [
            'publications :bibfiles: papers.bib :filter: type in {"article", "book"} :group-by: year',
            "publications :bibfiles: theses.bib :group-by: year",
        ],
        "people": ["people"],
    },
    ("jekyll-scholar", "person"): {
        "work": [
            'publications :filter: ("fog" in keywords) :group-by: none :sort: -date, title',
            "publications :group-by: none",
        ],
    },
    ("hugo", "widgets"): {
        "index": [
            'profile :location: Port Example, Nowhere :affiliation: "[Institute of Tides](https://tides.example.net)"',
            "interests",
            "education",
            "experience",
            "awards",
            "publications :limit: 3 :group-by: none",
        ],
        "publications": ["publications :group-by: year :search:"],
        "talks": ["talks"],
        "projects": ["projects"],
    },
    ("hugo", "blocks"): {
        "index": [
            "publications :filter: selected :group-by: none",
            "teaching",
            "talks :from: talks :limit: 5 :more: All talks",
        ],
        "people": ["people"],
    },
    ("greenelab", "lab"): {
        "research": [
            "publications :filter: selected :group-by: none",
            "publications :group-by: year :search:",
        ],
        "team": ["people"],
        "projects": ["projects", "projects"],
        "people/mira-okafor": ["profile", "publications :filter: me :group-by: year :if-empty:"],
    },
    ("json-resume", "new"): {
        "index": [
            "profile :location: Port Example, XX",
            "education",
            "experience",
            "service",
            "awards",
            "awards",
            "publications :group-by: none",
            "projects",
            "skills",
            "languages",
            "interests",
        ],
        "cv": ["cv"],
    },
    ("rendercv", "new"): {
        "index": [
            "profile :location: Port Example",
            "education",
            "experience",
            "publications :group-by: none",
            "projects",
            "awards",
            "skills",
            "service",
        ],
    },
    ("rendercv", "old"): {"index": ["profile", "education", "experience", "tests", "teaching"]},
}


@pytest.mark.parametrize(("imported", "pages"), PAGES.items(), indirect=["imported"])
def test_what_pages_draw(imported: New, pages: Mapping[str, Sequence[str]]) -> None:
    assert {name: imported.directives(name) for name in pages} == dict(pages)


#: kind and site -> key -> what its entry says
ENTRIES: Mapping[tuple[str, str], Mapping[str, Mapping[str, str]]] = {
    ("academicpages", "person"): {
        # authors stand in the citation alone, whose entities were escaped twice
        "okafor2024tides": {
            "author": "Okafor, M. and Lindqvist, J.",
            "booktitle": "International Conference on Coastal Currents",
            "date": "2024-05-01",
            "pdf": "files/tides.pdf",
            "slides": "https://mira.example.net/files/my%20slides.pdf",
            "selected": "true",
        },
        "Okafor_2022": {
            "doi": "10.9999/salt.1",
            "journal": "Journal of Shores",
            "volume": "12",
            "year": "2022",
        },
    },
    ("hugo", "widgets"): {
        # its cite.bib counts, and notes stand at authors
        "okafor2024tides": {
            "author": "Okafor, Mira and Lindqvist, Jonas",
            "author+an:role": "1=equal; 2=equal",
            "pages": "1--9",
            "selected": "true",
        },
        # numbers for kinds of papers
        "okafor2022salt": {"journal": "Journal of Shores", "doi": "10.9999/salt", "pdf": "files/salt.pdf"},
    },
    ("hugo", "blocks"): {
        "okafor2024tides": {
            "author": "Mira Okafor and Wei Zhang and others",
            "booktitle": "ICCC 2024",
            "code": "https://github.com/tides/t",
        }
    },
    ("greenelab", "lab"): {
        "okafor2024tides": {
            "author": "Mira Okafor and Wei Zhang",
            "doi": "10.9999/tides",
            "code": "https://github.com/tides-lab/tides",
            "keywords": "tides",
        }
    },
    ("json-resume", "new"): {"anonymous2024tides": {"doi": "10.9999/tides", "date": "2024-05-01"}},
    ("rendercv", "new"): {
        "okafor2024tides": {
            "author": "Mira Okafor and Jonas Lindqvist",
            "booktitle": "ICCC 2024",
            "date": "2024-05",
        }
    },
}


@pytest.mark.parametrize(("imported", "entries"), ENTRIES.items(), indirect=["imported"])
def test_papers(imported: New, entries: Mapping[str, Mapping[str, str]]) -> None:
    found = imported.entries()
    assert {
        key: {name: found[key].fields.get(name, "") for name in fields} for key, fields in entries.items()
    } == {key: dict(fields) for key, fields in entries.items()}


@site("academicpages", "by-hand")
def test_papers_of_a_page_that_was_written_by_hand_and_of_a_collection_of_another_name(imported: New) -> None:
    titles = {entry.plain_title: entry for entry in imported.entries().values()}
    assert set(titles) == {"Rain over the Sea", "Fog", "Drops that Fall"}
    assert titles["Rain over the Sea"].fields["author+an:role"] == "1=equal; 2=equal"
    assert titles["Fog"].fields["journal"]
    assert "howpublished" not in titles["Fog"].fields


#: kind and site -> what the report says
REPORTS: Mapping[tuple[str, str], Sequence[str]] = {
    ("al-folio", "person"): ["an example of the template", "mira_cv.pdf is not there"],
    ("al-folio", "lab"): ["the .bib file has the papers"],
    ("academicpages", "person"): ["no authors of 'A Real Paper in an Old File' were found"],
    ("hugo", "widgets"): [
        "the widget is not active",
        "it is a draft",
        "tabs indent lines of YAML",
        "the shortcode unknown was not understood",
        "numbers by which people are called are not published",
    ],
    ("hugo", "blocks"): ["the block strange-block has no place here", "Nelson Bighetti is an example"],
    ("greenelab", "lab"): ["citations.yaml has no entry for it", "the component strange was not understood"],
    ("json-resume", "new"): ["numbers by which people are called are not published", "no authors of"],
    ("json-resume", "old"): ["'strange' is no list", "me.png is not there"],
    ("rendercv", "new"): ["'design' is about the PDF"],
}


@pytest.mark.parametrize(("imported", "messages"), REPORTS.items(), indirect=["imported"])
def test_the_report_names_what_did_not_arrive(imported: New, messages: Sequence[str]) -> None:
    assert [message for message in messages if message not in imported.report] == []


#: kind and site -> page -> old addresses
ADDRESSES: Mapping[tuple[str, str], Mapping[str, Sequence[str]]] = {
    ("al-folio", "person"): {"blog/fog.md": ["/2023/03/04/fog.html"]},
    ("academicpages", "person"): {
        "index.md": ["/about/", "/about.html"],
        "cv.md": ["/resume"],
        "conf.py": ["publication/2024-05-01-tides", "publications/2022-01-01-salt/"],
    },
    ("hugo", "widgets"): {"blog/fog.md": ["/post/fog/", "/old/fog/"], "conf.py": ["publication/tides/"]},
    ("greenelab", "lab"): {"people/mira-okafor.md": ["/members/mira-okafor.html"]},
}


@pytest.mark.parametrize(("imported", "pages"), ADDRESSES.items(), indirect=["imported"])
def test_old_addresses_lead_to_new_pages(imported: New, pages: Mapping[str, Sequence[str]]) -> None:
    for name, addresses in pages.items():
        text = imported.text(name)
        assert [address for address in addresses if f'"{address}"' not in text] == []


@site("al-folio", "person")
def test_the_owner_co_authors_and_venues_of_al_folio_are_settings(imported: New) -> None:
    conf = imported.text("conf.py")
    for line in (
        'academic_me = "mira-okafor"',
        '"aliases": ["M. Okafor"]',
        '"url": "https://jonas.example.net"',
        '"ICCC": {"url": "https://iccc.example.net", "colour": "#00369f"}',
    ):
        assert line in conf


@site("al-folio", "lab")
def test_a_tag_that_cites_is_a_role(imported: New) -> None:
    assert "See {pub}`lindqvist2020rain`." in imported.text("papers/home.md")


@site("greenelab", "small")
def test_roles_of_a_lab_s_own_are_groups(imported: New) -> None:
    assert "academic_people_groups" in imported.text("conf.py")
    assert "academic_me =" not in imported.text("conf.py")


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        (
            "author = {Zhang, Wei}, editor = {Okafor, Mira}",
            {"author": "Zhang, Wei", "editor": "Okafor, Mira"},
        ),
        # those whom the page names are its editors
        ("editor = {Zhang, Wei}", {"author": "", "editor": "Zhang, Wei"}),
    ],
)
@pytest.mark.parametrize("has_cite", [True, False])
def test_authors_and_editors_of_a_paper_s_own_entry(
    fields: str, names: Mapping[str, str], has_cite: bool, tmp_path: Path
) -> None:
    entry = f"@inproceedings{{sand, title = {{Sand}}, {fields}, booktitle = {{ICCC}}, year = 2020}}"
    page = "---\ntitle: Sand\nauthors: [Wei Zhang]\ndate: 2020-01-01\npublication_types: ['1']\n---\n"
    files = {
        "config.toml": 'title = "Tides"\ntheme = "academic"\n',
        "content/authors/admin/_index.md": "---\ntitle: Wei Zhang\nsuperuser: true\n---\nI am.\n",
        "content/publication/sand/index.md": page + ("" if has_cite else f"```bibtex\n{entry}\n```\n"),
    }
    if has_cite:
        files["content/publication/sand/cite.bib"] = entry
    for path, text in files.items():
        (tmp_path / "old" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "old" / path).write_text(text, "utf-8")
    assert main(["import", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    (found,) = New(tmp_path / "new").entries().values()
    if has_cite:
        assert {name: found.fields.get(name, "") for name in names} == dict(names)
    else:
        assert "Zhang" in found.fields.get("author", "") or "Zhang" in found.fields.get("editor", "")


def test_a_number_at_a_preprint_server_in_bold_is_no_title(tmp_path: Path) -> None:
    page = (
        "---\ntitle: Publications\npermalink: /publications/\n---\n# Publications\n\n"
        "- **M. Okafor**, W. Zhang. Tides at night: a long survey. <strong>CoRR:2003.01234</strong>.\n"
    )
    files = {
        "_config.yml": "title: Mira Okafor\nauthor: {name: Mira Okafor}\nenable_publication_badges: {}\n",
        "_pages/about.md": "---\nlayout: about\npermalink: /\n---\nI measure tides.\n",
        "_pages/publications.md": page,
    }
    for path, text in files.items():
        (tmp_path / "old" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "old" / path).write_text(text, "utf-8")
    assert main(["import", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    (found,) = New(tmp_path / "new").entries().values()
    assert found.plain_title == "Tides at night: a long survey"


def test_a_project_that_was_copied_from_a_paper_is_a_project(tmp_path: Path) -> None:
    kinds = {"0": "Buoys", "1": "Sand"}
    for kind, title in kinds.items():
        page = f"---\ntitle: {title}\nauthors: [Wei Zhang]\npublication_types: ['{kind}']\n---\n"
        path = tmp_path / f"content/project/{title.lower()}/index.md"
        path.parent.mkdir(parents=True)
        path.write_text(page, "utf-8")
    (tmp_path / "config.toml").write_text('title = "Wei Zhang"\n', "utf-8")
    site = hugo.read(Source(tmp_path))
    assert [paper.title for paper in site.papers] == ["Sand"]
