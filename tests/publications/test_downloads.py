"""``:download:``: which files there are, what is in them, and when they change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from publications.papers import CONF, PAPERS
from support import Build, Built

ALL = "bibtex, csl-json, ris"
FOLDER = "_downloads/academic"


def site(*lists: str, **more: str) -> dict[str, str]:
    blocks = "\n".join(f"```{{publications}}\n{options}\n```\n" for options in lists)
    return {"index.md": f"# Papers\n\n{blocks}", "papers.bib": PAPERS, **more}


def links(html: BeautifulSoup) -> list[tuple[str, str]]:
    return [(link.text, str(link["href"])) for link in html.select(".publication-downloads a[download]")]


def files(built: Built) -> dict[str, bytes]:
    folder = built.outdir / FOLDER
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def keys(built: Built, name: str = "index/publications.json") -> list[str]:
    return [item["id"] for item in json.loads(files(built)[name])]


def test_links_to_every_format_below_the_list(build: Build) -> None:
    built = build(site(f":download: {ALL}"), conf=CONF)
    line = built.html().select_one("ul.publications + p.publication-downloads")
    assert " ".join(line.text.split()) == "Download: BibTeX · CSL-JSON · RIS"
    assert links(built.html()) == [
        ("BibTeX", f"{FOLDER}/index/publications.bib"),
        ("CSL-JSON", f"{FOLDER}/index/publications.json"),
        ("RIS", f"{FOLDER}/index/publications.ris"),
    ]
    assert all((built.outdir / href).is_file() for _, href in links(built.html()))


def test_formats_in_the_order_given_and_each_once(build: Build) -> None:
    built = build(site(":download: ris, bibtex, ris"), conf=CONF)
    assert [label for label, _ in links(built.html())] == ["RIS", "BibTeX"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (":sort: -date", ["ito2025draft", "shen2024hot", "two2024", "ito2023bounds"]),
        (":filter: year == 2024", ["shen2024hot", "two2024"]),
        (":keys: two2024, ito2023bounds", ["two2024", "ito2023bounds"]),
        (":sort: -title\n:limit: 1", ["two2024"]),
        (":group-by: type", ["shen2024hot", "two2024", "ito2023bounds", "ito2025draft"]),
    ],
)
def test_exactly_what_the_list_shows_in_its_order(build: Build, options: str, expected: list[str]) -> None:
    built = build(site(f"{options}\n:download: {ALL}"), conf=CONF)
    assert [str(item["id"]) for item in built.html().select("li.publication")] == [
        f"pub-{key}" for key in expected
    ]
    assert keys(built) == expected
    bib, ris = (files(built)[f"index/publications.{suffix}"].decode() for suffix in ("bib", "ris"))
    assert [line.partition("{")[2].rstrip(",\n") for line in bib.splitlines() if line[:1] == "@"] == expected
    assert [line[6:] for line in ris.splitlines() if line.startswith("ID  - ")] == expected


def test_lists_of_a_page_and_of_other_pages_have_files_of_their_own(build: Build) -> None:
    other = site(":keys: ito2025draft\n:download: csl-json")["index.md"]
    built = build(
        site(
            ":keys: two2024\n:download: csl-json",
            ":keys: shen2024hot",
            ":keys: ito2023bounds\n:download: csl-json",
            **{"a b/öther.md": other},
        ),
        conf=CONF,
    )
    assert keys(built) == ["two2024"]
    assert keys(built, "index/publications-2.json") == ["ito2023bounds"]
    assert keys(built, "a b/öther/publications.json") == ["ito2025draft"]
    assert links(built.html("a b/öther")) == [("CSL-JSON", f"../{FOLDER}/a%20b/%C3%B6ther/publications.json")]


@pytest.mark.parametrize("options", ["", ":keys: none\n:download: bibtex"])
def test_nothing_without_the_option_or_without_entries(build: Build, options: str) -> None:
    built = build(site(options), conf=CONF, allow_warnings=True)
    assert links(built.html()) == []
    assert files(built) == {}


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub", "gettext", "texinfo", "xml"])
def test_other_builders_show_nothing(build: Build, builder: str) -> None:
    sites = [site(":legend: none" + option) for option in ("", f"\n:download: {ALL}")]
    conf = CONF | {"html_theme": "basic"}
    outputs = [build(files, conf=conf, builder=builder).outdir for files in sites]
    assert not any("Download:" in text for text in map(everything, outputs))
    assert not (outputs[1] / "_downloads").exists()


def everything(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8", "ignore") for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml"])
def test_other_builders_of_html(build: Build, builder: str) -> None:
    other = site(":keys: ito2025draft\n:download: bibtex")["index.md"]
    toctree = "\n```{toctree}\nother\n```\n"
    pages = site(":keys: two2024\n:download: bibtex")
    pages |= {"index.md": pages["index.md"] + toctree, "other.md": other}
    built = build(pages, conf=CONF, builder=builder)
    assert set(files(built)) == {"index/publications.bib", "other/publications.bib"}
    (_, href), *more = links(built.html())
    assert (built.outdir / href).is_file()
    if builder == "dirhtml":
        assert links(built.html("other"))[0][1] == f"../{FOLDER}/other/publications.bib"
    else:
        assert [href for _, href in more] == [f"{FOLDER}/other/publications.bib"]


def test_a_change_of_an_entry_changes_the_files_that_have_it(build: Build) -> None:
    other = site(":keys: two2024\n:download: bibtex")["index.md"]
    built = build(site(f":download: {ALL}", **{"other.md": other}), conf=CONF)
    before = files(built)
    again = built.rebuild()
    assert again.written == []
    assert files(again) == before
    changed = built.rebuild({"papers.bib": PAPERS.replace("A Draft", "A Better Draft")})
    after = files(changed)
    assert {name for name in after if after[name] != before[name]} == {
        f"index/publications.{suffix}" for suffix in ("bib", "json", "ris")
    }
    assert all(
        b"A Better Draft" in after[f"index/publications.{suffix}"] for suffix in ("bib", "json", "ris")
    )


def test_two_processes_write_the_same_bytes(build: Build) -> None:
    pages = {
        f"page{number}.md": site(f":sort: title\n:limit: {number % 4 + 1}\n:download: {ALL}")["index.md"]
        for number in range(12)
    }
    alone, together = (build(site("", **pages), conf=CONF, parallel=jobs) for jobs in (1, 2))
    assert len(files(alone)) == 36
    assert files(alone) == files(together)


def test_an_unknown_format_is_one_warning(build: Build) -> None:
    built = build(site(":download: bibtex, endnote"), conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING: :download: bibtex, endnote")
    assert "bibtex, csl-json, ris" in warning
    assert "[academic.option]" in warning
