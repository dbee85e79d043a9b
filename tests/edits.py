"""Random sequences of edits of a site: what a build after them leaves is compared with a build from nothing.

``python tests/edits.py 200`` tries as many sequences, and prints each difference with the seed that finds it.
"""

from __future__ import annotations

import filecmp
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias
from unittest.mock import patch

from support import Built, Files, build_site

from sphinx_academic.publications import entry_html
from sphinx_academic.rendering import late_html

PAPER = """@article{{{key}, title = {{{title}}}, author = {{Ito, Noriko and Chen, Ada}}, year = {{{year}}},
  journal = {{Journal of Tides}}, abbr = {{JT}}, keywords = {{{keyword}}}{more}}}
"""
TEMPLATE = "<p>own list of {{ entries | list | length }}</p>\n"
ICON = '<svg xmlns="http://www.w3.org/2000/svg" id="{}"/>\n'
TYPST = "#set document(title: [{0}], date: none)\n= {0}\n"
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Mine</title><id>mine</id></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title" suffix="{}"/></layout></bibliography>
</style>
"""
FIGURES = (
    '{{"generated": "2026-11-01", "repositories": {{"ito/tide": {{"stars": {}, "date": "2026-11-01"}}}}}}\n'
)
PAGES = ("index", "papers-of-mine", "cv", "lab/people")

State: TypeAlias = dict[str, Any]


def initial(choose: random.Random) -> State:
    """Return what a site is made from."""
    return {
        "papers": {f"key{number}": _paper(choose, number) for number in range(4)},
        "options": {"download": "bibtex, ris", "filter": "", "show": "preview", "style": "", "layout": ""},
        "cv": "json-resume, rendercv",
        "news": ["- [2024.10] I speak of {pub}`key1`.\n  :category: talk", "- [2023.05] I write."],
        "photo": "me.svg",
        "conf": {
            "academic_paper_pages": True,
            "academic_feed": ["atom", "json"],
            "academic_venues": {"JT": {"name": "Journal of Tides", "colour": "#123456"}},
            "html_baseurl": "https://ito.example.org/",
            "academic_metrics": "figures.json",
            "templates_path": ["_templates"],
        },
        "files": {
            "me.svg": ICON.format("me"),
            "other.svg": ICON.format("other"),
            "figures.json": FIGURES.format(3),
            "mine.csl": STYLE.format("!"),
            **{f"pdf{number}.pdf": f"pdf {number}" for number in range(3)},
            **{f"picture{number}.svg": ICON.format(number) for number in range(3)},
        },
        "extra": True,
    }


def _paper(choose: random.Random, number: int) -> dict[str, str]:
    paper = {"title": f"Tide {number}", "year": str(2020 + number), "keyword": choose.choice(("sea", "sky"))}
    for field, name in (("pdf", "pdf{}.pdf"), ("preview", "picture{}.svg"), ("ids", "old{}")):
        if choose.random() < 0.5:
            paper[field] = name.format(choose.randrange(3) if field != "ids" else number)
    return paper


def sources(state: State) -> dict[str, str]:
    """Return the files of a site, those that tests write into its folder apart from conf.py."""
    bib = "".join(
        PAPER.format(
            key=key,
            more="".join(
                f", {name} = {{{paper[name]}}}"
                for name in ("pdf", "preview", "ids", "slides")
                if name in paper
            ),
            **{name: paper[name] for name in ("title", "year", "keyword")},
        )
        for key, paper in state["papers"].items()
    )
    options = "".join(f":{name}: {value}\n" for name, value in state["options"].items() if value)
    photo = f":photo: {state['photo']}\n" if state["photo"] else ""
    download = f":download: {state['cv']}\n" if state["cv"] else ""
    pages = {
        "index.md": "# Home\n\n```{{profile}}\n{photo}:email: ito@example.org\n```\n\n"
        "```{{news}}\n:filter-by: category\n{news}\n```\n\n{{pub}}`key2`\n\n"
        "```{{toctree}}\n{toctree}\n```\n".format(
            photo=photo,
            news="\n".join(state["news"]),
            toctree="\n".join(PAGES[1:] if state["extra"] else PAGES[1:-1]),
        ),
        "papers-of-mine.md": f"# Papers\n\n```{{publications}}\n{options}```\n",
        "cv.md": f"# CV\n\n```{{cv}}\n{download}```\n\n```{{projects}}\n- 2024, [Tide](https://github.com/ito/tide)\n```\n",
    }
    if state["extra"]:
        pages["lab/people.md"] = (
            "# People\n\n```{people}\n```\n\n"
            '```{publications}\n:filter: year and "sea" in keywords\n:download: csl-json\n```\n'
        )
    return {**pages, "papers.bib": bib, **state["files"]}


def conf(state: State) -> dict[str, Any]:
    """Return the settings."""
    people = {
        "ito": {"name": "Noriko Ito", "phone": "+00 000 0000", "photo": "other.svg"},
        "chen": {"name": "Ada Chen", "url": "https://chen.example.org"},
    }
    fields = {"myst_enable_extensions": ["fieldlist"]}
    return {"academic_people": people, "academic_me": "ito", **fields, **state["conf"]}


Edit: TypeAlias = Callable[[State, random.Random], None]
EDITS: list[Edit] = []


def edit(function: Edit) -> Edit:
    """Register an edit."""
    EDITS.append(function)
    return function


def _some_paper(state: State, choose: random.Random) -> dict[str, str]:
    papers: dict[str, dict[str, str]] = state["papers"]
    if not papers:
        papers["key0"] = _paper(choose, 0)
    return papers[choose.choice(sorted(papers))]


@edit
def add_paper(state: State, choose: random.Random) -> None:
    number = choose.randrange(4, 40)
    state["papers"][f"key{number}"] = _paper(choose, number)


@edit
def remove_paper(state: State, choose: random.Random) -> None:
    state["papers"].pop(choose.choice(sorted(state["papers"]) or [""]), None)


@edit
def rename_paper(state: State, choose: random.Random) -> None:
    papers = state["papers"]
    if papers:
        old = choose.choice(sorted(papers))
        state["papers"] = {f"{old}x" if key == old else key: paper for key, paper in papers.items()}


@edit
def change_title(state: State, choose: random.Random) -> None:
    _some_paper(state, choose)["title"] = choose.choice(("Ebb", "Flow $x^2$", "Tide \\unknownmacro 1"))


@edit
def change_year(state: State, choose: random.Random) -> None:
    _some_paper(state, choose)["year"] = choose.choice(("2019", "2025", "soon"))


@edit
def change_field(state: State, choose: random.Random) -> None:
    paper = _some_paper(state, choose)
    name = choose.choice(("pdf", "preview", "slides", "ids"))
    if name in paper:
        del paper[name]
    else:
        paper[name] = {
            "pdf": choose.choice(("pdf0.pdf", "pdf1.pdf", "missing.pdf", "conf.py")),
            "preview": choose.choice(("picture0.svg", "picture1.svg", "missing.svg")),
            "slides": choose.choice(("pdf2.pdf", "https://example.org/slides")),
            "ids": choose.choice(("older", "key0", "key1")),
        }[name]


@edit
def change_option(state: State, choose: random.Random) -> None:
    name, values = choose.choice(
        (
            ("download", ("", "bibtex", "bibtex, csl-json, ris", "pdf")),
            ("filter", ("", 'year and "sea" in keywords', "year >= 2022", "year >")),
            ("show", ("", "preview", "cite", "abstract, bibtex")),
            ("style", ("", "mine.csl", "apa", "missing.csl")),
            ("layout", ("", "cards", "table", "crads")),
            ("layot", ("", "cards")),
            ("keys", ("", "key1", "key1, gone")),
        )
    )
    state["options"][name] = choose.choice(values)


@edit
def change_cv(state: State, choose: random.Random) -> None:
    state["cv"] = choose.choice(("", "json-resume", "rendercv", "pdf", "pdf, json-resume, word"))


@edit
def change_news(state: State, choose: random.Random) -> None:
    news = state["news"]
    if len(news) > 1 and choose.random() < 0.5:
        news.pop(choose.randrange(len(news)))
    else:
        news.append(
            choose.choice(
                (
                    "- [2024.11] I read {pub}`key0`.",
                    "- no date here",
                    "- [2024.12] It is {pub:accepted}`key2`.",
                    "- [2022] I listen.\n  :category: media",
                )
            )
        )


@edit
def change_photo(state: State, choose: random.Random) -> None:
    state["photo"] = choose.choice(("", "me.svg", "other.svg", "missing.svg"))


@edit
def change_setting(state: State, choose: random.Random) -> None:
    name, values = choose.choice(
        (
            ("academic_paper_pages", (True, False, "year >= 2022", 'year and "sea" in keywords')),
            ("academic_feed", (False, True, ["atom"], ["rss", "json"], ["aton"])),
            ("academic_venues", ({}, {"JT": {"colour": "#654321"}}, {"JT": {"colour": "blue-ish"}})),
            ("html_baseurl", ("", "https://ito.example.org/", "https://ito.example.org/me/")),
            ("academic_cite_styles", ((), ("apa",), ("appa",))),
            ("academic_metrics", ("", "figures.json", "missing.json")),
            ("templates_path", ([], ["_templates"])),
            ("academic_empty_links", ("hide", "soon")),
            ("language", ("en", "zh_CN")),
        )
    )
    state["conf"][name] = choose.choice(values)


@edit
def change_file(state: State, choose: random.Random) -> None:
    files = state["files"]
    name, contents = choose.choice(
        (
            ("me.svg", (ICON.format("ME"), ICON.format("em"))),
            ("picture0.svg", (ICON.format("9"), ICON.format("8"), None)),
            ("picture1.svg", (ICON.format("9"), ICON.format("8"), None)),
            ("pdf0.pdf", ("PDF 0", "pdf o", None)),
            ("pdf1.pdf", ("PDF 1", "pdf l", None)),
            ("missing.pdf", ("found", None)),
            ("missing.svg", (ICON.format("found"), None)),
            ("mine.csl", (STYLE.format("?"), STYLE.format("."), "<style/>", None)),
            ("figures.json", (FIGURES.format(4), FIGURES.format(5), "{", None)),
            ("_templates/academic/publications.html", (TEMPLATE, TEMPLATE.replace("own", "new"), None)),
            ("_templates/academic/icons/news-talk.svg", (ICON.format("own"), ICON.format("new"), None)),
            ("_templates/academic/redirect.html", ("<p>own</p>", "<p>new</p>", None)),
            ("_templates/academic/cv.typ", (TYPST.format("own"), TYPST.format("new"), None)),
            ("_templates/academic/paper.html", ("<p>own</p>", "<p>new</p>", None)),
        )
    )
    content = choose.choice(contents)
    if content is None:
        files.pop(name, None)
    else:
        files[name] = content


@edit
def switch_page(state: State, choose: random.Random) -> None:
    state["extra"] = not state["extra"]


class Site:
    """A site that is edited and built again and again, beside one that is built from nothing."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._choose = random.Random(seed)
        self._builder = self._choose.choice(("html", "dirhtml", "dirhtml", "html", "singlehtml"))
        self._parallel = self._choose.choice((1, 1, 2))
        self.state = initial(self._choose)
        self._written: dict[str, str] = {}
        self._removed: set[str] = set()
        self.log: list[str] = []
        self.built = self._build(folder / "site", self._changes())

    def edit(self) -> None:
        """Make one edit or two, and build; some edits restore the times of files."""
        for _ in range(self._choose.choice((1, 1, 2))):
            function = self._choose.choice(EDITS)
            self.log.append(function.__name__)
            function(self.state, self._choose)
        before = self._stats()
        changes = self._changes()
        root = self._folder / "site"
        self.built = self._build(root, changes, before if self._choose.random() < 0.5 else {})

    def differences(self) -> Iterator[str]:
        """Build from nothing, and yield what differs."""
        fresh_folder = self._folder / "fresh"
        shutil.rmtree(fresh_folder, ignore_errors=True)
        fresh = self._build(fresh_folder, sources(self.state))
        ours, theirs = (_tree(built.outdir) for built in (self.built, fresh))
        for name in sorted(ours.keys() | theirs.keys()):
            if not self._is_of_sphinx(name) and ours.get(name) != theirs.get(name):
                what = "left" if name not in theirs else "lacks" if name not in ours else "differs"
                yield f"{what}: {name}"
        said, right = (Counter(filter(_is_ours, built.warnings)) for built in (self.built, fresh))
        yield from (f"warned too often: {warning}" for warning in said - right)
        yield from (f"not warned: {warning}" for warning in right - said)

    def _changes(self) -> dict[str, str | None]:
        """Return the files that the state has changed since they were written."""
        current = sources(self.state)
        gone = self._written.keys() - current.keys()
        self._removed |= {name.removesuffix(".md") for name in gone if name.endswith(".md")}
        changes: dict[str, str | None] = dict.fromkeys(sorted(gone))
        changes |= {name: text for name, text in current.items() if self._written.get(name) != text}
        self._written = current
        return changes

    def _stats(self) -> dict[str, int]:
        root = self._folder / "site"
        return {name: (root / name).stat().st_mtime_ns for name in self._written}

    def _build(self, folder: Path, changes: Files, times: dict[str, int] | None = None) -> Built:
        # Sphinx compares files by what this process remembers of their times
        filecmp.clear_cache()

        def touch() -> None:
            for name, time in (times or {}).items():
                # Sphinx itself goes by the times of documents
                if (folder / name).is_file() and not name.endswith(".md"):
                    os.utime(folder / name, ns=(time, time))

        # what is kept of long lists is kept of these, too, but not in the build that they are compared with
        is_long = 0 if folder.name == "site" else sys.maxsize
        with (
            patch.object(entry_html, "_MANY", is_long),
            patch.object(late_html, "_LONG", is_long),
            # 2026-11-21, for figures are shown for a year
            patch.dict(os.environ, {"SOURCE_DATE_EPOCH": "1795219200"}),
        ):
            return build_site(
                folder,
                changes,
                builder=self._builder,
                conf=conf(self.state) | {"bibtex_bibfiles": ["papers.bib"]},
                allow_warnings=True,
                parallel=self._parallel,
                before=touch,
            )

    def _is_of_sphinx(self, name: str) -> bool:
        """Return whether Sphinx leaves a file, as it does pages of documents that are gone, or adds to it."""
        pages = {f"{page}{end}" for page in self._removed for end in (".html", "/index.html")}
        sources_ = {f"_sources/{page}.md.txt" for page in self._removed}
        return name.startswith(".buildinfo") or name == "searchindex.js" or name in pages | sources_


def _is_ours(warning: str) -> bool:
    return "[academic." in warning


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def try_sequence(folder: Path, seed: int) -> list[str]:
    """Make a sequence of one to three builds after edits, and return the differences behind each."""
    site = Site(folder, seed)
    found = []
    for _ in range(seed % 3 + 1):
        site.edit()
        edits = " ".join(site.log)
        found += [f"{seed}: {edits}: {difference}" for difference in site.differences()]
    return found


def main(count: int, start: int = 0) -> int:
    """Try some sequences, and print what differs."""
    bad = 0
    for seed in range(start, start + count):
        with tempfile.TemporaryDirectory() as folder:
            differences = try_sequence(Path(folder), seed)
        bad += bool(differences)
        if seed % 10 == 9:
            print(f"tried up to {seed}: {bad} with differences", flush=True)
        for difference in differences:
            print(difference, flush=True)
    print(f"{count} sequences, {bad} with differences")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
