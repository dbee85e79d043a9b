"""Real ``.bib`` files: every entry is on its page with every builder, and the HTML is valid.

A few files are enough for every run; all of them are the work of ``tox run -e corpora``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from html5lib import HTMLParser
from publications.parity import html_text, node_text
from realfiles import Source, needs_corpora, sources
from support import Built, build_site

from sphinx_academic.bib.reader import read

pytestmark = [needs_corpora, pytest.mark.xdist_group("rendering")]


@dataclass(frozen=True)
class Site:
    """One page for each file."""

    folder: Path
    sources: Mapping[str, Source]
    html: Built

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many entries each file has."""
        return {
            docname: len(read(source.data, source.name).publications)
            for docname, source in self.sources.items()
        }

    def pages(self) -> Iterator[tuple[str, str, str]]:
        """Yield the names of the pages, of their files, and the HTML without what the theme adds."""
        for docname, source in self.sources.items():
            html = self.html.text(docname)
            end = "</section>"
            yield docname, source.name, html[html.index("<section") : html.rindex(end) + len(end)]


def some() -> list[Source]:
    return Random(1).sample([source for source in sources() if source.least <= 100], 40)


@pytest.fixture(
    scope="module",
    params=[pytest.param(some, id="some"), pytest.param(sources, id="all", marks=pytest.mark.corpora)],
)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    choose: Callable[[], list[Source]] = request.param
    chosen = {f"page{number}": source for number, source in enumerate(choose())}
    files: dict[str, str | bytes] = {}
    for docname, source in chosen.items():
        files[f"{docname}.bib"] = source.data
        files[f"{docname}.md"] = f"# {docname}\n\n```{{publications}}\n:bibfiles: {docname}.bib\n```\n"
    files["index.md"] = "# Index\n\n```{toctree}\n:glob:\n\npage*\n```\n"
    folder = tmp_path_factory.mktemp("corpora") / "site"
    return Site(folder, chosen, build_site(folder, files, allow_warnings=True))


def test_every_entry_is_on_its_page(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    shown = {docname: html.count('<li class="publication ') for docname, _, html in site.pages()}
    with capsys.disabled():
        print(f"\n{len(site.sources)} files, {sum(shown.values())} entries rendered")
    assert shown == site.counts


def test_all_warnings_are_ours(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = Counter(re.findall(r"\[(academic\.[\w.]+)\]$", "\n".join(site.html.warnings), re.MULTILINE))
    with capsys.disabled():
        print("\n" + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    ours = re.compile(r"\S+:\d+: .*\[academic\.[\w.]+\]$")
    assert [line for line in site.html.warnings if not ours.match(line)] == []


def test_html_is_valid(site: Site) -> None:
    errors = []
    for _, name, html in site.pages():
        # without `strict`, so that all errors are found and not only the first
        parser = HTMLParser()
        parser.parse(f"<!DOCTYPE html><title>Test</title>{html}")
        errors += [(name, error) for error in parser.errors]
    assert errors == []


def test_ids_are_unique_and_links_lead_somewhere(site: Site) -> None:
    for _, name, html in site.pages():
        ids = Counter(re.findall(r'\sid="([^"]*)"', html))
        assert [used for used, count in ids.items() if count > 1 or not used] == [], name
        assert 'href=""' not in html, name


def test_same_text(site: Site) -> None:
    app = build_site(site.folder, {}, builder="dummy", allow_warnings=True).app
    differences = []
    for docname, name, html in site.pages():
        entries = BeautifulSoup(html, "html.parser").select("li.publication")
        doctree = app.env.get_doctree(docname)
        app.env.apply_post_transforms(doctree, docname)
        items = [item for listed in doctree.findall(is_publications) for item in listed.children]
        for entry, item in zip(entries, items, strict=True):
            assert isinstance(item, nodes.list_item)
            texts = html_text(entry), node_text(item.children)
            if texts[0] != texts[1]:
                differences.append((name, *texts))
    assert differences == []


def is_publications(node: nodes.Node) -> bool:
    return isinstance(node, nodes.bullet_list) and "publications" in node["classes"]


def items_of_text(built: Built) -> int:
    return sum(
        len(re.findall(r"^   \* \*\*", path.read_text("utf-8"), re.MULTILINE))
        for path in built.outdir.glob("page*.txt")
    )


def items_of_latex(built: Built) -> int:
    return (built.outdir / "test.tex").read_text("utf-8").count("\\item {}")


def items_of_epub(built: Built) -> int:
    """Count the entries; raises for pages that are not XML."""
    item = ".//{http://www.w3.org/1999/xhtml}li[@class]"
    return sum(len(ElementTree.parse(path).findall(item)) for path in built.outdir.glob("page*.xhtml"))


@pytest.mark.parametrize(
    ("builder", "count"), [("latex", items_of_latex), ("text", items_of_text), ("epub", items_of_epub)]
)
def test_other_builders(site: Site, builder: str, count: Callable[[Built], int]) -> None:
    built = build_site(site.folder, {}, builder=builder, allow_warnings=True)
    assert count(built) == sum(site.counts.values())
    # what is wrong was said by the first build, and is repeated; a builder has nothing to add
    assert set(built.warnings) == set(site.html.warnings)
