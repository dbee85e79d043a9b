"""A page per paper: what it says, where it is, and when it is written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from publications.papers import CONF as SITE
from publications.papers import PAPERS
from publications.test_layouts import PIXEL
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.inventory import InventoryFile
from support import ENVIRONMENT, Build, Built

BASE = "https://ito.example.org/site/"
CONF = {**SITE, "academic_paper_pages": True}
LIST = "# Papers\n\n```{publications}\n```\n"
MORE = PAPERS.replace(
    "selected = {true}",
    "selected = {true}, pdf = {files/hot.pdf}, slides = {talks/hot.pdf}, preview = {hot.png},"
    "preview_alt = {Two \\emph{plugs}}, abstract = {We learn $x^2$ & more.}, ids = {shen, old:hot},"
    "related = {two2024}, website = {projects/hot.html}",
)
FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n\nWe show {pub}`shen2024hot`.\n\n```{toctree}\nlist\n```\n",
    "list.md": LIST,
    "papers.bib": MORE,
    "files/hot.pdf": b"paper",
    "talks/hot.pdf": b"slides",
    "hot.png": PIXEL,
}


def content(built: Built, name: str = "papers/shen2024hot") -> BeautifulSoup:
    return BeautifulSoup(str(built.html(name).select_one("div.paper")), "html.parser")


def words(element: Any) -> str:
    return " ".join(element.get_text().split())


def objects(built: Built, name: str) -> dict[str, Any]:
    scripts = built.html(name).select("head script[type='application/ld+json']")
    found = [json.loads(script.string) for script in scripts]
    return {thing["@type"]: thing for thing in found}


def tags(built: Built, name: str = "papers/shen2024hot") -> dict[str, str]:
    metas = built.html(name).select("meta[content]")
    return {str(meta.get("name") or meta.get("property")): str(meta["content"]) for meta in metas}


def test_a_paper_without_an_abstract_has_a_description(build: Build) -> None:
    built = build({"index.md": LIST, "papers.bib": MORE}, conf=CONF, allow_warnings=True)
    assert tags(built)["description"].startswith("We learn")
    described = tags(built, "papers/two2024")
    assert described["description"] == described["og:description"]
    assert described["description"] == "N. Ito, A. Chen, N. Ito. Proceedings of Names, 2024"


def existing(built: Built, name: str, address: str) -> Path:
    """Follow a relative address from a page, as a browser does."""
    uri = built.app.builder.get_target_uri(name)
    path = built.outdir / os.path.normpath(os.path.join(os.path.dirname(uri), re.split("[?#]", address)[0]))
    return path / "index.html" if path.is_dir() else path


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_what_a_page_says(build: Build, builder: str) -> None:
    built = build(FILES, conf=CONF, builder=builder)
    page = content(built)
    assert words(page.h1) == "Hot Pluggable Learning"
    assert [author.next_element for author in page.select(".author.is-me")] == ["N. Ito"]
    assert words(page.select_one(".publication-venue")).startswith("Workshop on Foundations, Dec 2024")
    assert [words(item) for item in page.select(".role-legend li")][0] == "* equal contribution"
    assert page.select_one(".paper-abstract math")
    assert page.select_one(".publication-bibtex pre").text.startswith("@inproceedings{shen2024hot,")
    assert [words(item) for item in page.select(".paper-related a")] == ["Two of One Name"]
    assert [words(item) for item in page.select(".paper-mentions a")] == ["Home"]
    assert words(page.select_one(".paper-listing a")) == "Papers"
    assert [words(badge) for badge in page.select(".paper-badges .badge")][0] == "FL@FM"
    # the paper itself first, then its code, and what is below on the page
    assert [words(link) for link in page.select(".paper-buttons a")] == ["PDF", "Code", "Cite"]
    assert words(page.select_one("figcaption")) == "Two plugs"
    image = page.img
    assert (image["alt"], existing(built, "papers/shen2024hot", image["src"]).read_bytes()) == (
        "Two plugs",
        PIXEL,
    )
    for kind, file in {"pdf": b"paper", "slides": b"slides"}.items():
        address = page.select_one(f"a.link-{kind}")["href"]
        assert existing(built, "papers/shen2024hot", address).read_bytes() == file
    assert page.select_one("a.link-website")["href"].endswith("../projects/hot.html")


#: of each two links beside each other, the first is a better way to the paper
LINKS = (
    "pdf = {https://example.org/p}",
    "arxiv = {2401.00001}",
    "url = {https://doi.org/10.5555/d}, html = {https://example.org/h}",
    "openreview = {abcd}",
    "hal = {hal-1}",
    "pmcid = {PMC1}",
    "url = {https://example.org/u}",
    "video = {https://example.org/v}, code = {https://example.org/c}",
)


def test_the_first_button_leads_to_the_paper(build: Build) -> None:
    entries = "".join(
        f"@misc{{k{number}, title = {{T}}, year = 2024, {LINKS[number]}, {LINKS[number - 1]}}}\n"
        for number in range(1, len(LINKS))
    )
    alone = f"@misc{{k{len(LINKS)}, title = {{T}}, year = 2024, {LINKS[-1]}}}\n"
    built = build({"index.md": LIST, "papers.bib": entries + alone}, conf=CONF, allow_warnings=True)
    shown = [
        ", ".join(words(link) for link in built.html(f"papers/k{number}").select(".paper-buttons a"))
        for number in range(1, len(LINKS) + 1)
    ]
    assert shown == [
        "PDF, Cite",
        "arXiv, Cite",
        "HTML, Cite",
        "OpenReview, Cite",
        "HAL, Cite",
        "PubMed Central, Cite",
        "Paper, Code, Cite",
        "Code, Cite",
    ]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_link_within_the_site_leads_somewhere(build: Build, builder: str) -> None:
    built = build(FILES, conf=CONF, builder=builder)
    names = [
        "index",
        "list",
        *(page.docname for page in built.app.env.get_domain("academic").paper_pages.values()),
    ]
    assert len(names) == 6
    for name in names:
        links = [str(link["href"]) for link in built.html(name).select("link[href], a[href]")]
        for link in links:
            # the basic theme links the name of the page to nothing
            if link and "://" not in link and not link.startswith("#") and "projects" not in link:
                assert existing(built, name, link).is_file(), (name, link)


def test_a_reference_and_the_title_in_a_list_lead_to_the_page(build: Build) -> None:
    built = build(FILES, conf=CONF)
    assert built.html().select_one("a.reference[href='papers/shen2024hot.html']")
    titles = [link["href"] for link in built.html("list").select(".publication-title a")]
    assert titles == [
        "papers/ito2025draft.html",
        "papers/shen2024hot.html",
        "papers/two2024.html",
        "papers/ito2023bounds.html",
    ]


def test_previous_and_next_as_in_the_list(build: Build) -> None:
    built = build(FILES, conf=CONF)
    order = ["ito2025draft", "shen2024hot", "two2024", "ito2023bounds"]
    neighbours = zip(order, [None, *order], [*order[1:], None], strict=False)
    for name, before, after in neighbours:
        head = built.html(f"papers/{name}").head
        found = {link["rel"][0]: link["href"] for link in head.select("link[rel=prev], link[rel=next]")}
        expected = {"prev": before, "next": after}
        assert found == {rel: f"{other}.html" for rel, other in expected.items() if other}


@pytest.mark.parametrize(
    ("wanted", "pages"),
    [
        (False, set()),
        ("", set()),
        ("selected", {"shen2024hot"}),
        ("me and year < 2024", {"ito2023bounds"}),
        (True, {"shen2024hot", "ito2023bounds", "two2024", "ito2025draft"}),
    ],
)
def test_which_papers_have_a_page(build: Build, wanted: bool | str, pages: set[str]) -> None:
    built = build({"index.md": LIST, "papers.bib": PAPERS}, conf={**SITE, "academic_paper_pages": wanted})
    assert {path.stem for path in built.outdir.glob("papers/*.html")} == pages
    links = [str(link["href"]) for link in built.html().select(".publication-title a")]
    assert {link for link in links if link.startswith("papers/")} == {f"papers/{key}.html" for key in pages}


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "text", "latex"])
def test_other_builders_have_none(build: Build, builder: str) -> None:
    conf = {**CONF, "copyright": "Test", "epub_show_urls": "no", "version": "1"}
    built = build(FILES, conf=conf, builder=builder)
    assert not (built.outdir / "papers").exists()
    assert built.app.env.get_domain("academic").paper_pages == {}


def test_inventory_has_the_page_and_search_keeps_the_place_in_the_list(build: Build) -> None:
    built = build(FILES, conf=CONF)
    with (built.outdir / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", lambda base, uri: uri)
    key = "shen2024hot"
    items = {kind: inventory[f"academic:{kind}"][key] for kind in ("publication", "listing")}
    # a tuple before Sphinx 8.2
    uris = {kind: getattr(item, "uri", None) or item[2] for kind, item in items.items()}
    assert uris == {"publication": "papers/shen2024hot.html", "listing": "list.html#pub-shen2024hot"}
    assert "Hot Pluggable Learning" in (built.outdir / "searchindex.js").read_text("utf-8")


def test_without_an_address_of_the_site_nothing_is_absolute(build: Build) -> None:
    files = {**FILES, "index.md": "# Home\n\n```{profile}\n:name: Noriko Ito\n```\n"}
    built = build(files, conf=CONF)
    found = tags(built)
    assert found["citation_title"] == "Hot Pluggable Learning"
    assert {"citation_pdf_url", "citation_public_url", "og:url", "og:image"}.isdisjoint(found)
    assert {"url", "image", "encoding"}.isdisjoint(objects(built, "papers/shen2024hot")["ScholarlyArticle"])
    assert "url" not in objects(built, "index")["ProfilePage"]
    assert objects(built, "list") == {}
    assert not built.html("papers/shen").select("link[rel=canonical]")


@pytest.mark.parametrize(
    ("builder", "page"), [("html", "papers/shen2024hot.html"), ("dirhtml", "papers/shen2024hot/")]
)
def test_with_an_address_of_the_site(build: Build, builder: str, page: str) -> None:
    built = build(FILES, conf={**CONF, "html_baseurl": BASE}, builder=builder)
    found = tags(built)
    pdf, image = f"{BASE}papers/shen2024hot/hot.pdf", f"{BASE}papers/shen2024hot/hot.png"
    assert [name for name in found if name.startswith("citation_")][0] == "citation_pdf_url"
    assert found["citation_pdf_url"] == pdf
    assert (built.outdir / pdf.removeprefix(BASE)).read_bytes() == b"paper"
    assert found["citation_public_url"] == found["og:url"] == BASE + page
    assert found["og:image"] == image
    canonical = built.html("papers/shen2024hot").select("link[rel=canonical]")
    assert [link["href"] for link in canonical] == [BASE + page]
    article = objects(built, "papers/shen2024hot")["ScholarlyArticle"]
    assert (article["url"], article["image"], article["encoding"]["contentUrl"]) == (BASE + page, image, pdf)
    listed = objects(built, "list")["ItemList"]
    assert listed["itemListElement"][1]["url"] == BASE + page


def test_lists_of_papers_without_pages_and_the_homepage(build: Build) -> None:
    entries = "".join(
        f"@misc{{k{number}, title = {{T{number}}}, author = {{Wu, L.}}, year = 2020}}\n"
        for number in range(101)
    )
    profile = "```{profile}\n:photo: hot.png\n:github: ito\n```\n"
    people = {"ito": {"name": "Noriko Ito", "orcid": "0000-0002-1825-0097"}}
    files = {"index.md": f"# Home\n\n{profile}\n{LIST[2:]}", "papers.bib": entries, "hot.png": PIXEL}
    conf = {"academic_people": people, "academic_me": "ito", "html_baseurl": BASE}
    found = objects(build(files, conf=conf), "index")
    assert found["ItemList"]["numberOfItems"] == 101
    assert len(found["ItemList"]["itemListElement"]) == 100
    assert found["ItemList"]["itemListElement"][0]["url"] == f"{BASE}index.html#pub-k0"
    person = found["ProfilePage"]["mainEntity"]
    assert person["image"] == f"{BASE}_images/hot.png"
    assert person["sameAs"] == ["https://orcid.org/0000-0002-1825-0097", "https://github.com/ito"]


COLLIDING = """
@misc{a:b, title = {First}, author = {Wu, L.}, year = 2024, ids = {taken, alias, a/b}}
@misc{A/B, title = {Second}, author = {Wu, L.}, year = 2025, ids = {alias}}
@misc{taken, title = {Third}, author = {Wu, L.}, year = 2023}
@misc{doc, title = {Fourth}, author = {Wu, L.}, year = 2022}
@misc{index, title = {Fifth}, author = {Wu, L.}, year = 2021}
"""


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_one_address_for_two(build: Build, builder: str) -> None:
    files = {"index.md": LIST, "papers/doc.md": "# A document\n", "papers.bib": COLLIDING}
    built = build(files, conf={"academic_paper_pages": True}, builder=builder, allow_warnings=True)
    assert [(line.partition(":")[0], line.rpartition("[")[2]) for line in built.warnings] == [
        ("papers.bib", "academic.page]")
    ] * len(built.warnings)
    reported = [
        "papers/A-B, is that of ‘a:b’",
        "papers/doc, is that of the page",
        "papers/index, is that of",
        "papers/taken of ‘taken’ is that of ‘taken’",
        "papers/alias of ‘alias’ is that of ‘alias’, an old key",
    ]
    for message in reported:
        assert [message in line for line in built.warnings].count(True) == 1, message
    assert len(built.warnings) == len(reported)
    titles = {name: words(content(built, f"papers/{name}").h1) for name in ("a-b", "A-B-2", "taken", "doc-2")}
    assert titles == {"a-b": "First", "A-B-2": "Second", "taken": "Third", "doc-2": "Fourth"}
    assert words(built.html("papers/doc").h1).startswith("A document")
    assert built.rebuild(allow_warnings=True).warnings == built.warnings


def test_old_keys_lead_to_the_page(build: Build) -> None:
    built = build(FILES, conf={**CONF, "html_baseurl": BASE, "language": "zh_CN"})
    for name in ("papers/shen", "papers/old-hot"):
        page = built.html(name)
        assert page.html["lang"] == "zh-CN"
        assert page.select_one("meta[http-equiv=refresh]")["content"] == "0; url=shen2024hot.html"
        assert page.select_one("link[rel=canonical]")["href"] == f"{BASE}papers/shen2024hot.html"
        assert page.select_one("body a")["href"] == "shen2024hot.html"


def test_a_missing_file_is_reported_once_and_in_every_build(build: Build) -> None:
    files = {**FILES, "list.md": "# None\n", "hot.png": b""}
    del files["hot.png"], files["files/hot.pdf"]
    files["index.md"] = "# Home\n\n```{publications}\n:filter: selected\n```\n\n```{toctree}\nlist\n```\n"
    built = build(files, conf=CONF, allow_warnings=True)
    assert [line.split(" ")[3] for line in built.warnings] == ["pdf", "preview"]
    assert built.rebuild(allow_warnings=True).warnings == built.warnings
    # and where pages are written anew
    titled = built.rebuild({"index.md": files["index.md"].replace("# Home", "# Start")}, allow_warnings=True)
    assert titled.warnings == built.warnings
    assert "Start" in titled.text("papers/shen2024hot")
    more = "@misc{one, title = {One}, author = {Mei Chen}, year = 2024}\n"
    changed = built.rebuild({"papers.bib": files["papers.bib"] + more}, allow_warnings=True)
    assert [line.split(" ")[3] for line in changed.warnings] == ["pdf", "preview"]
    assert not content(built).img
    again = built.rebuild({"hot.png": PIXEL, "files/hot.pdf": b"paper"})
    assert content(again).img


HOSTILE = r"""
@misc{../../etc/x"><script>alert(1)</script>, title = {</title><script>alert(1)</script> & "quotes"},
  author = {<b>Wu</b>, L.}, year = 2024, abstract = {--> ]]> </script><script>alert(1)</script>},
  keywords = {"><script>alert(1)</script>}, url = {javascript:alert(1)}, pdf = {../../../etc/passwd},
  preview = {../../../etc/passwd}, preview_alt = {" onerror="alert(1)}, ids = {../../../index}}
@misc{..., title = {Dots}, author = {Wu, L.}, year = 2023}
"""


def test_nothing_is_injected(build: Build) -> None:
    files = {"index.md": LIST, "papers.bib": HOSTILE}
    built = build(files, conf={**CONF, "html_baseurl": BASE}, allow_warnings=True)
    written = {path.relative_to(built.outdir).as_posix() for path in built.outdir.glob("papers/**/*")}
    assert written == {"papers/etc-x-script-alert-1-script.html", "papers/paper.html"}
    html = built.text("papers/etc-x-script-alert-1-script")
    page = BeautifulSoup(html, "html.parser")
    assert "alert(1)" not in " ".join(script.string or "" for script in page.select("script:not([type])"))
    assert not page.select("[onerror], a[href^=javascript], b")
    assert objects(built, "papers/etc-x-script-alert-1-script")
    assert "<script>alert" not in html


def test_a_template_of_the_site_wins(build: Build) -> None:
    own = "<div class='paper'><h1>{{ entry.title | rich }}</h1> mine</div>"
    files = {**FILES, "_templates/academic/paper.html": own}
    built = build(files, conf={**CONF, "templates_path": ["_templates"]})
    assert words(content(built)) == "Hot Pluggable Learning mine"


def written(built: Built, monkeypatch: pytest.MonkeyPatch, *args: Any, **options: Any) -> set[str]:
    """Build again, and return the names of the papers whose pages are written."""
    names: list[str] = []
    original = StandaloneHTMLBuilder.handle_page

    def noting(self: StandaloneHTMLBuilder, pagename: str, *args: Any, **options: Any) -> None:
        names.append(pagename)
        original(self, pagename, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(StandaloneHTMLBuilder, "handle_page", noting)
        built.rebuild(*args, **options)
    return {name.removeprefix("papers/") for name in names if name.startswith("papers/")}


def test_what_is_written_again(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build(FILES, conf=CONF)
    everything = {"shen2024hot", "ito2023bounds", "two2024", "ito2025draft"}
    assert written(built, monkeypatch) == set()
    # the neighbours name it
    assert written(built, monkeypatch, {"papers.bib": MORE.replace("Bounds of", "Limits of")}) == {
        "ito2023bounds",
        "two2024",
    }
    assert words(content(built, "papers/ito2023bounds").h1).startswith("Limits of")
    assert written(built, monkeypatch, {"papers.bib": f"% only a remark\n{MORE}"}) == {
        "ito2023bounds",
        "two2024",
    }
    assert written(built, monkeypatch, {"papers.bib": MORE}) == set()
    # the first has one neighbour
    first = {"ito2025draft", "shen2024hot"}
    assert written(built, monkeypatch, {"papers.bib": MORE.replace("A Draft", "A Sketch")}) == first
    assert words(content(built, "papers/ito2025draft").h1) == "A Sketch"
    assert written(built, monkeypatch, {"papers.bib": MORE}) == first
    # who refers to it
    about = "# Home\n\n{pub}`ito2025draft`\n\n```{toctree}\nlist\n```\n"
    assert written(built, monkeypatch, {"index.md": about}) == {"shen2024hot", "ito2025draft"}
    # what it brings along
    assert written(built, monkeypatch, {"hot.png": PIXEL + b"\n"}) == {"shen2024hot"}
    assert (built.outdir / "papers/shen2024hot/hot.png").read_bytes() == PIXEL + b"\n"
    (built.outdir / "papers/two2024.html").unlink()
    assert written(built, monkeypatch) == {"two2024"}
    assert written(built, monkeypatch, conf={**CONF, "html_baseurl": BASE}) == everything
    assert written(built, monkeypatch) == set()


def test_what_is_noted_of_written_files(build: Build) -> None:
    """The output folder may be moved: paths are below it."""
    built = build(FILES, conf=CONF)
    (record,) = Path(built.app.doctreedir, "academic").glob("files-*")
    pages = ("ito2025draft", "shen2024hot", "two2024", "ito2023bounds", "shen", "old-hot")
    files = ("hot.pdf", "slides-hot.pdf", "hot.png")
    noted = json.loads(record.read_bytes().splitlines()[1])["/papers"]
    assert {len(digest) for digest in noted.values()} == {32}
    assert noted.keys() == {
        *(f"papers/{page}.html" for page in pages),
        *(f"papers/shen2024hot/{file}" for file in files),
    }


def test_all_are_written_where_all_is_asked_for(build: Build) -> None:
    built = build(FILES, conf=CONF)
    page = built.outdir / "papers/two2024.html"
    page.write_text("edited", "utf-8")
    built.rebuild()
    assert page.read_text("utf-8") == "edited"
    folders = ("-d", built.app.doctreedir, built.app.srcdir, built.outdir)
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-a", *folders], env=ENVIRONMENT, check=True)
    assert words(content(built, "papers/two2024").h1)


def test_pages_are_named_once(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as files and settings stay, their names do, and are not looked for again."""
    built = build(FILES, conf=CONF)
    before = built.text("papers/shen2024hot")
    monkeypatch.setattr("sphinx_academic.publications.addresses.name_pages", None)
    assert built.rebuild({"index.md": "# Start\n"}, allow_warnings=True).warnings == []
    assert built.text("papers/shen2024hot").partition("<body")[0] == before.partition("<body")[0]


def test_titles_follow_an_address_that_another_paper_takes(build: Build) -> None:
    one = "@misc{a:b, title = {First}, author = {Wu, L.}, year = 2024}\n"
    files = {"index.md": "# Home\n\n```{publications}\n:keys: a:b\n```\n", "papers.bib": one}
    built = build(files, conf={"academic_paper_pages": True})
    assert built.html().select_one(".publication-title a")["href"] == "papers/a-b.html"
    other = one.replace("a:b", "a/b").replace("First", "Other")
    again = built.rebuild({"papers.bib": other + one}, allow_warnings=True)
    assert (again.read, again.written) == ([], ["index"])
    assert again.html().select_one(".publication-title a")["href"] == "papers/a-b-2.html"
    assert words(content(again, "papers/a-b").h1) == "Other"


class Killed(BaseException):
    """Ends a build at once."""


def test_interrupted(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build(FILES, conf=CONF)
    original = StandaloneHTMLBuilder.handle_page

    def killing(self: StandaloneHTMLBuilder, pagename: str, *args: Any, **options: Any) -> None:
        original(self, pagename, *args, **options)
        if pagename == "papers/two2024":
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(StandaloneHTMLBuilder, "handle_page", killing)
        with pytest.raises(Killed):
            built.rebuild({"papers.bib": MORE.replace("Two of One", "Three of One")})
    assert words(content(built, "papers/two2024").h1).startswith("Three of One")
    built.rebuild({"papers.bib": MORE})
    assert words(content(built, "papers/two2024").h1).startswith("Two of One")
    assert [words(item) for item in content(built).select(".paper-related a")] == ["Two of One Name"]


@pytest.mark.parametrize(
    ("conf", "expected"),
    [
        ({}, "Tides"),
        ({"academic_organizing_keywords": ["tides"]}, "homepage; Salt"),
        ({"academic_organizing_keywords": []}, "homepage; Tides; Salt"),
    ],
)
def test_keywords_that_organize_are_no_topics(build: Build, conf: dict[str, Any], expected: str) -> None:
    files = {
        "index.md": """
            # Papers

            ```{publications}
            :filter: year > 1 or "homepage" in keywords and not "salt" in keywords
            ```
            """,
        "papers.bib": "@misc{a, title = {T}, year = 2024, keywords = {homepage, selected, Tides, Salt}}",
    }
    built = build(files, conf=conf | {"academic_paper_pages": True})
    (path,) = (
        path for path in built.outdir.rglob("*.html") if "citation_keywords" in path.read_text("utf-8")
    )
    page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    assert page.select_one('meta[name="citation_keywords"]')["content"] == expected
    assert ("homepage" in page.select_one('script[type="application/ld+json"]').get_text()) is (
        "homepage" in expected
    )


def test_a_filter_that_matches_nothing_is_a_warning(build: Build) -> None:
    files = {"index.md": LIST, "papers.bib": PAPERS}
    built = build(files, conf={**SITE, "academic_paper_pages": "year > 2999"}, allow_warnings=True)
    expected = "academic_paper_pages: year > 2999: no entry matches; no paper has a page; correct the filter"
    assert [line.partition("WARNING: ")[2] for line in built.warnings] == [f"{expected} [academic.filter]"]
    # a homepage may begin without papers
    build({"index.md": "# T"}, conf={**SITE, "academic_paper_pages": "year > 2999"})


PEOPLE = {"ann": {"name": "Ann Doe"}, "bob": {"name": "Bob Roe"}}
_AUTHORS = {"one": "Ann Doe", "two": "Ann Doe and Bob Roe", "three": "Bob Roe", "four": "C. Poe"}
_AUTHORS |= {"five": "D. Moe"}


@pytest.mark.parametrize("parallel", [1, 2])
@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        # all of hers before more by others
        ({"hers": "one, two", "reading": "one, four, five"}, "hers"),
        # of two that have all of hers, the longer one
        ({"hers": "one, two", "all": "one, two, three, four"}, "all"),
        # of two that are alike, always the same
        ({"left": "one, two", "right": "one, two"}, "right"),
        ({"right": "one, two", "left": "one, two"}, "right"),
    ],
)
def test_a_paper_is_listed_where_most_papers_of_a_person_are(
    build: Build, pages: dict[str, str], expected: str, parallel: int
) -> None:
    bib = "".join(
        f"@misc{{{key}, title = {{{key.title()}}}, author = {{{names}}}, year = 2020}}\n"
        for key, names in _AUTHORS.items()
    )
    files = {
        name: f"# {name.partition('.')[0]}\n\n```{{publications}}\n:keys: {keys}\n```\n"
        for name, keys in {f"{name}.md": keys for name, keys in pages.items()}.items()
    }
    toctree = "\n".join(sorted(pages))
    files |= {"index.md": f"# T\n\n```{{toctree}}\n{toctree}\n```\n", "papers.bib": bib}
    conf = {"academic_people": PEOPLE, "academic_paper_pages": True}
    site = build(files, conf=conf, parallel=parallel)
    links = [link["href"].partition("#")[0] for link in site.html("papers/one").select("a[href]")]
    assert f"../{expected}.html" in links
    assert not {f"../{name}.html" for name in pages.keys() - {expected}} & set(links)


def test_the_picture_has_its_size(build: Build) -> None:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='60' height='40'/>"
    entry = "@misc{tide, title = {Tide}, year = 2020, preview = {tide.svg}}"
    files = {"index.md": "# Papers\n\n```{publications}\n:show: preview\n```\n", "papers.bib": entry}
    built = build({**files, "tide.svg": svg}, conf={"academic_paper_pages": True})
    [teaser] = built.html("papers/tide").select("img.paper-teaser")
    assert (teaser["width"], teaser["height"]) == ("60", "40")
    # of a list, the frame
    [preview] = built.html().select(".publication-preview img")
    assert (preview["width"], preview["height"]) == ("320", "180")
