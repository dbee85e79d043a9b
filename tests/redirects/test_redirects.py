"""``academic_redirects`` and ``redirect_from``: old addresses lead to pages, and never to nothing."""

from __future__ import annotations

import posixpath
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile
from support import Build, Built, build_site, compare, files_below

from sphinx_academic.model.old_addresses import OldAddress, old_address
from sphinx_academic.redirects.plan import _line_of_field, _line_of_key, shown

BUILDERS = ["html", "dirhtml"]
BASE = "https://ito.example.org/site/"
SITE = {
    "index.md": """
        # Home

        ## 📰 News

        (latest-papers)=
        ## Papers

        [All of them](publications.md)

        ```{toctree}
        :hidden:

        publications
        talks/index
        talks/tides
        ```
        """,
    "publications.md": "# Publications\n\n## 发表论文\n\nText.\n",
    "talks/index.md": "# Talks\n",
    "talks/tides.md": "# Tides\n",
}


def served(outdir: Path, path: str) -> Path | None:
    """Return the file that a plain server delivers for an address."""
    file = outdir / unquote(path).lstrip("/")
    if file.is_dir():
        file /= "index.html"
    return file if file.is_file() else None


def leads_to(built: Built, path: str) -> str | None:
    """Follow an old address as a browser does without scripts, and return the address that it shows."""
    file = served(built.outdir, path)
    if file is None:
        return None
    html = BeautifulSoup(file.read_text("utf-8"), "html.parser")
    refresh = html.find("meta", attrs={"http-equiv": "refresh"})
    if refresh is None:
        return None
    delay, _, address = str(refresh["content"]).partition("; url=")
    assert delay == "0"
    assert html.select_one("p a[href]")["href"] == address
    assert html.select_one("meta[name=robots]")["content"] == "noindex"
    assert not html.find("script")
    here = "/" + file.relative_to(built.outdir).as_posix().removesuffix("index.html")
    return urljoin(here, address)


def page(name: str, builder: str) -> str:
    """Return the address of a page."""
    if builder == "html":
        return f"/{name}.html"
    return "/" + posixpath.join(name.removesuffix("index").rstrip("/"), "").lstrip("/")


def resolved(built: Built, address: str) -> str:
    """Return the heading of the page, or of the section, at an address."""
    parts = urlsplit(address)
    file = served(built.outdir, parts.path)
    assert file is not None, address
    html = BeautifulSoup(file.read_text("utf-8"), "html.parser")
    place = html.find(id=unquote(parts.fragment)) if parts.fragment else html
    assert place is not None, address
    # old versions of docutils put further ids before the heading
    heading = place.find(["h1", "h2"]) or place.find_next(["h1", "h2"])
    return str(heading.text.removesuffix("¶"))


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize(
    ("old", "target", "heading"),
    [
        ("/about/", "index", "Home"),
        ("about", "index", "Home"),
        ("/about.html", "index", "Home"),
        ("/a/b/c/", "index", "Home"),
        ("/a/index.html", "publications", "Publications"),
        ("/posts/2024-tides", "talks/tides", "Tides"),
        ("/posts/v1.0", "talks/tides", "Tides"),
        ("/old/page.htm", "/talks/", "Talks"),
        ("/pubs/", "/publications.html", "Publications"),
        ("/pubs/", "publications.md", "Publications"),
        ("/pubs/", "/", "Home"),
        ("/pubs/", "index#news", "📰 News"),
        ("/pubs/", "/#news", "📰 News"),
        ("/pubs.html", "/#news", "📰 News"),
        ("/pubs.html", "publications#发表论文", "发表论文"),
        ("/pubs/", "index#latest-papers", "Papers"),
        ("/pubs/", "publications#发表论文", "发表论文"),
        ("/pubs/", "publications#%E5%8F%91%E8%A1%A8%E8%AE%BA%E6%96%87", "发表论文"),
        ("/%E5%85%B3%E4%BA%8E/", "index", "Home"),
        ("/关于/", "index", "Home"),
        ("/with space/x", "index", "Home"),
        ("/with%20space/x", "index", "Home"),
        ("/a'b\"c/", "index", "Home"),
        ("/100%25/", "index", "Home"),
        ("//".join(["/a", "b"]), "index", "Home"),
    ],
)
def test_an_old_address_leads_to_its_page(
    build: Build, builder: str, old: str, target: str, heading: str
) -> None:
    conf = {"academic_redirects": {old: target}, "myst_heading_anchors": 2, "html_baseurl": BASE}
    built = build(SITE, conf=conf, builder=builder)
    address = leads_to(built, old)
    assert address is not None
    assert resolved(built, address) == heading


@pytest.mark.parametrize("builder", BUILDERS)
def test_what_is_in_the_file(build: Build, builder: str) -> None:
    conf = {"academic_redirects": {"/a/b/": "talks/tides"}, "html_baseurl": BASE, "language": "pt_BR"}
    html = BeautifulSoup(
        build(SITE, conf=conf, builder=builder).text("a/b/index" if builder == "html" else "a/b"),
        "html.parser",
    )
    assert html.find("link", rel="canonical")["href"] == BASE + page("talks/tides", builder)[1:]
    assert html.title.text == html.a.text == "Tides"
    assert html.html["lang"] == "pt-BR"


def test_an_address_without_an_ending_is_that_of_a_page_and_of_a_folder(build: Build) -> None:
    built = build(SITE, conf={"academic_redirects": {"/old/page": "publications"}})
    for path in ("/old/page", "/old/page/", "/old/page.html"):
        assert leads_to(built, path) == "/publications.html"
    built = build(SITE, conf={"academic_redirects": {"/old/page/": "publications"}})
    assert leads_to(built, "/old/page.html") is None


@pytest.mark.parametrize("builder", BUILDERS)
def test_an_address_elsewhere(build: Build, builder: str) -> None:
    built = build(
        SITE, conf={"academic_redirects": {"/blog/": "https://blog.example.org/?a=1&b=2"}}, builder=builder
    )
    assert leads_to(built, "/blog/") == "https://blog.example.org/?a=1&b=2"
    html = BeautifulSoup((built.outdir / "blog" / "index.html").read_text(), "html.parser")
    assert html.find("link", rel="canonical")["href"] == "https://blog.example.org/?a=1&b=2"


def test_a_file_of_the_site(build: Build) -> None:
    files = {**SITE, "extra/cv.pdf": b"%PDF", "extra/my poster.pdf": b"%PDF"}
    redirects = {"/vita/": "/cv.pdf", "/a/poster.html": "my%20poster.pdf"}
    conf = {"academic_redirects": redirects, "html_extra_path": ["extra"], "html_baseurl": BASE}
    built = build(files, conf=conf)
    for path, name, title in (
        ("vita/index.html", "cv.pdf", "cv.pdf"),
        ("a/poster.html", "my%20poster.pdf", "my poster.pdf"),
    ):
        assert leads_to(built, f"/{path}") == f"/{name}"
        html = BeautifulSoup((built.outdir / path).read_text("utf-8"), "html.parser")
        assert html.find("link", rel="canonical")["href"] == BASE + name
        assert html.title.text == html.a.text == title


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize(
    ("suffix", "page_text"),
    [
        (".md", "---\nredirect_from: /about/\n---\n\n# About\n"),
        (".md", "---\nredirect_from:\n- /about/\n- /me.html\n- 2024\n---\n\n# About\n"),
        (".md", "---\nredirect_from: [/about/, about/]\n---\n\n# About\n"),
        (".rst", ":redirect_from: /about/\n\nAbout\n=====\n"),
        (".rst", ":redirect_from:\n   - /about/\n   - /me.html\n\nAbout\n=====\n"),
        (".rst", ":redirect_from: /about/\n   /me.html\n\nAbout\n=====\n"),
    ],
)
def test_front_matter(build: Build, builder: str, suffix: str, page_text: str) -> None:
    files = {"index.md": "# Home\n\n```{toctree}\nnew\n```\n", f"new{suffix}": page_text}
    built = build(files, builder=builder)
    assert leads_to(built, "/about/") == page("new", builder)
    if "me.html" in page_text:
        assert leads_to(built, "/me.html") == page("new", builder)
    if "2024" in page_text:
        assert leads_to(built, "/2024") == page("new", builder)


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_page_at_its_own_old_address_needs_nothing(build: Build, builder: str) -> None:
    about = "---\nredirect_from: [/about/, /about.html, /about]\n---\n\n# About\n"
    built = build({"index.md": "# Home\n", "about.md": about}, builder=builder)
    other = "/about/" if builder == "html" else "/about.html"
    assert leads_to(built, other) == page("about", builder)
    assert resolved(built, page("about", builder)) == "About"


CHAIN = {"/a/": "/b/", "/b/": "c", "c": "publications", "/d/": "/b/#news"}


@pytest.mark.parametrize("builder", BUILDERS)
def test_chains_lead_to_the_last_page_at_once(build: Build, builder: str) -> None:
    built = build(
        SITE,
        conf={"academic_redirects": {name: CHAIN[name] for name in ("/a/", "/b/", "c")}},
        builder=builder,
    )
    assert {leads_to(built, name) for name in ("/a/", "/b/", "/c")} == {page("publications", builder)}


def test_links_of_a_chain_have_their_anchors(build: Build) -> None:
    redirects = {
        "/first/": "/b/#news",
        "/b/": "index",
        "/last/": "/c/",
        "/c/": "index#news",
        # the first one is nearest to what the author names
        "/both/": "/d/#news",
        "/d/": "index#latest-papers",
        # in either way of writing
        "/coded/": "/%C3%B6/",
        "/ö/": "talks/tides",
        "/plain/": "ü",
        "/%C3%BC/": "talks/tides",
    }
    built = build(SITE, conf={"academic_redirects": redirects, "myst_heading_anchors": 2})
    assert {old: leads_to(built, old) for old in ("/first/", "/last/", "/both/", "/coded/", "/plain/")} == {
        "/first/": "/index.html#news",
        "/last/": "/index.html#news",
        "/both/": "/index.html#news",
        "/coded/": "/talks/tides.html",
        "/plain/": "/talks/tides.html",
    }


NAMED = {
    "home.md": "# Home\n\n```{toctree}\nguide/index\n关于\nplain\n```\n",
    "guide/index.md": """
        (The-Guide)=
        # Guide

        (a-word)=
        A word.

        ## Deep water

        ```{glossary}
        Tide
        : Water that comes and goes.
        ```

        ```{publications}
        ```
        """,
    "关于.md": "# About\n",
    "plain.rst": "Plain\n=====\n",
    "papers.bib": "@misc{tides, author = {Ito, N.}, title = {Tides}, year = 2024}\n",
}
TARGETS = {
    "home": "home.html",
    "index": "home.html",
    "/": "home.html",
    " guide ": "guide/index.html",
    "guide/index": "guide/index.html",
    "/guide/index.html": "guide/index.html",
    "guide/index.htm": "guide/index.html",
    "guide/index.md": "guide/index.html",
    "plain.rst": "plain.html",
    "关于": "%E5%85%B3%E4%BA%8E.html",
    "/%E5%85%B3%E4%BA%8E/": "%E5%85%B3%E4%BA%8E.html",
    "search": "search.html",
    "genindex": "genindex.html",
    # by its label, in any case
    "guide/#The-Guide": "guide/index.html#the-guide",
    "guide/#the-guide": "guide/index.html#the-guide",
    "guide/#a-word": "guide/index.html#a-word",
    # by the anchors of MyST, and by the id
    "guide/#deep-water": "guide/index.html#deep-water",
    "guide/#term-Tide": "guide/index.html#term-Tide",
    "guide/#pub-tides": "guide/index.html#pub-tides",
    "guide/#pub-{key}": "guide/index.html",
    # of pages that Sphinx makes, nothing is known
    "genindex#T": "genindex.html#T",
}
#: an anchor that is elsewhere, or nowhere
LOST = {
    "plain#The-Guide": "plain.html",
    "plain#pub-tides": "plain.html",
    "plain#term-Tide": "plain.html",
    "guide/#word": "guide/index.html",
}


def test_how_a_target_can_be_named(build: Build) -> None:
    targets = {**TARGETS, **LOST}
    conf: dict[str, Any] = {
        "academic_redirects": {f"/old/{number}.html": target for number, target in enumerate(targets)},
        "myst_heading_anchors": 2,
        "root_doc": "home",
    }
    built = build(NAMED, conf=conf, allow_warnings=True)
    found = {}
    for number, target in enumerate(targets):
        html = BeautifulSoup((built.outdir / "old" / f"{number}.html").read_text("utf-8"), "html.parser")
        found[target] = html.a["href"]
    assert found == {target: f"../{address}" for target, address in targets.items()}
    warned = [
        f"‘/old/{number}.html’ leads to ‘#{target.partition('#')[2]}’, but {target.partition('#')[0]}"
        for number, target in enumerate(targets)
        if target in LOST
    ]
    assert len(built.warnings) == len(warned)
    for warning, words in zip(built.warnings, warned, strict=True):
        assert words in warning.replace("guide/index", "guide/")


UNUSABLE = [
    ({"/a/": "nowhere"}, "‘/a/’ leads to ‘nowhere’, which is no page"),
    ({"/a/": "publicatons"}, "did you mean ‘publications’?"),
    ({"/a/": ""}, "which is no page"),
    ({"/a/": "../conf.py"}, "which is no page"),
    ({"/a/": "javascript:alert(1)"}, "which is no page"),
    ({"/a/": "/a/"}, "leads back to itself"),
    ({"/a/": "b"}, "which is no page"),
    ({"/a/": 3}, "which is no text"),
    ({"/": "publications"}, "is that of the home page"),
    ({"": "publications"}, "is that of the home page"),
    ({"/../a/": "index"}, "begins with a full stop"),
    ({"/%2e%2e/a/": "index"}, "begins with a full stop"),
    ({"/a/%2e%2e%2fb/": "index"}, "begins with a full stop"),
    ({"/a%2fb/": "index"}, "a slash or a backslash within a name"),
    ({"C:\\a": "index"}, "a scheme"),
    ({"/a\\b": "index"}, "a backslash"),
    ({"//evil.example/a": "index"}, "name of a host"),
    ({"https://old.example.org/a/": "index"}, "name of a host or a scheme"),
    ({"/?p=12": "index"}, "has a query"),
    ({"/cv.pdf": "index"}, "ends in .pdf"),
    ({"/index.php": "index"}, "ends in .php"),
    ({"/.git/": "index"}, "begins with a full stop"),
    ({"/_static/a/": "index"}, "folder of Sphinx's own files"),
    ({"/%ff/": "index"}, "is not UTF-8"),
    ({"/a%00b/": "index"}, "has a control character"),
    ({"/" + "a" * 300 + "/": "index"}, "too long"),
    ({"/a/": "index#nowhere"}, "index has no such anchor; it leads to the page"),
    ({"/gone/#news": "index"}, "‘gone’ is no page"),
    ({"/#": "index"}, "empty anchor"),
    ({"/#a b": "index"}, "which cannot be kept"),
    ({"/#-news": "https://example.org"}, "can lead to a page of the site only"),
    ({"/#-talks": "talks/tides"}, "index has no link to that"),
    ({"/#news": "publications"}, "is an anchor of index today"),
    ({"/p/index.html": "index", "/p/": "talks/tides"}, "leads elsewhere as ‘/p/index.html’"),
    ({"/talks/": "publications"}, "is the file of a page"),
    ({"/TALKS/": "publications"}, "in case alone"),
    ({"/genindex": "publications"}, "is the file of a page"),
    ({"/extra.html": "publications"}, "is a file of the site"),
    ({"/a/": "index", "a": "publications"}, "leads elsewhere as ‘/a/’"),
    ({"/a/": "http://["}, "leads to ‘http://[’, which is no address"),
    ({"/a/": "HTTPS://"}, "leads to ‘HTTPS://’, which is no address"),
    ({"/a/": "nowhere/publications"}, "leads to ‘nowhere/publications’, which is no page"),
    # the page is at its address, and a place on it cannot be
    ({"/talks/": "talks/index#talks"}, "talks/index.html is the file of a page"),
    ({"/Old/": "index", "/old/": "publications"}, "old/index.html differs from Old/index.html in case alone"),
    ({"/c\xe9/": "index", "/ce\u0301/": "publications"}, "in case alone"),
    ({"/x/y.html/": "index", "/X/Y.html": "index"}, "is a folder, which has x/y.html/index.html"),
    ({"/x/y.html": "index", "/X/Y.html/z/": "index"}, "would lie in a folder, but x/y.html is a file"),
    ({"/b.html/": "index", "/b.html": "index"}, "is a folder"),
    ({"/b.html": "index", "/b.html/c/": "index"}, "would lie in a folder"),
]


SITE_WITH_EXTRA = {**SITE, "extra/extra.html": "mine", "sub/.keep": ""}
EXTRA = {"html_extra_path": ["extra"]}


@pytest.fixture(scope="module")
def without_redirects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of the site without redirects."""
    folder = tmp_path_factory.mktemp("site")
    return files_below(build_site(folder, SITE_WITH_EXTRA, conf=EXTRA, builder="dirhtml").outdir)


@pytest.mark.parametrize(("redirects", "message"), UNUSABLE, ids=lambda value: str(value)[:60])
def test_what_cannot_be_is_one_located_warning(
    build: Build, without_redirects: dict[str, bytes], redirects: dict[str, Any], message: str
) -> None:
    conf = EXTRA | {"academic_redirects": redirects}
    built = build(SITE_WITH_EXTRA, conf=conf, builder="dirhtml", allow_warnings=True)
    (warning,) = built.warnings
    assert message in warning
    assert warning.startswith("conf.py:")
    assert warning.endswith("[academic.redirect]")
    there = files_below(built.outdir)
    assert all(
        (there[path] == content) for path, content in without_redirects.items() if path.endswith(".html")
    )
    # and again, also where nothing is written
    again = built.rebuild(allow_warnings=True)
    assert (again.warnings, again.read, again.written) == (built.warnings, [], [])


def test_every_word_of_the_warnings(build: Build) -> None:
    redirects: dict[str, Any] = {}
    for number, (given, _message) in enumerate(UNUSABLE):
        for pair in given.items():
            # many of them are of one address
            old, target = (
                text.replace("a", f"a{number}") if isinstance(text, str) and text.strip("/") == "a" else text
                for text in pair
            )
            redirects[old] = target
    conf = EXTRA | {"academic_redirects": redirects}
    built = build(SITE_WITH_EXTRA, conf=conf, builder="dirhtml", allow_warnings=True)
    found = "".join(f"{warning.partition(': WARNING: ')[2]}\n" for warning in built.warnings)
    compare(Path(__file__).parent / "expected" / "warnings.txt", found)


def test_loops_of_several(build: Build) -> None:
    built = build(
        SITE, conf={"academic_redirects": {"/a/": "/b/", "/b/": "/a/", "/c/": "/a/"}}, allow_warnings=True
    )
    assert len(built.warnings) == 3
    assert all("leads back to itself" in warning for warning in built.warnings)
    assert not (built.outdir / "a").exists()


def test_warnings_of_front_matter_have_their_line(build: Build) -> None:
    files = {
        "index.md": "# Home\n\n```{toctree}\nnew\nother\n```\n",
        "new.md": "---\na: b\nredirect_from:\n- /ok/\n- /../x\n---\n\n# New\n",
        "other.rst": ":redirect_from: /new\n\nOther\n=====\n",
    }
    built = build(files, allow_warnings=True)
    assert [warning.partition(": ")[0] for warning in built.warnings] == ["new.md:5", "other.rst:1"]
    assert built.rebuild(allow_warnings=True).warnings == built.warnings


def test_lines_in_conf_py(build: Build) -> None:
    conf = 'academic_redirects = {\n    "/a/": "index",\n    "/b/": "nowhere",\n}\n'
    built = build(SITE, conf=conf, allow_warnings=True)
    lines = (Path(built.app.srcdir) / "conf.py").read_text().splitlines()
    line = lines.index('    "/b/": "nowhere",') + 1
    assert built.warnings[0].startswith(f"conf.py:{line}:")


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("parallel", [1, 2])
def test_builds_after_the_first(build: Build, builder: str, parallel: int) -> None:
    conf: dict[str, Any] = {"academic_redirects": {"/about/": "index", "/x/y": "publications"}}
    first = build(SITE, conf=conf, builder=builder, parallel=parallel)
    again = first.rebuild()
    assert (again.read, again.written) == ([], [])
    assert files_below(again.outdir) == files_below(first.outdir)
    # another target
    other = first.rebuild(conf={"academic_redirects": {"/about/": "publications"}})
    assert other.read == []
    assert leads_to(other, "/about/") == page("publications", builder)
    assert not (other.outdir / "x").exists()
    # a file that was removed comes back
    (other.outdir / "about" / "index.html").unlink()
    assert leads_to(other.rebuild(), "/about/") == page("publications", builder)
    # and all go with the setting
    none = first.rebuild(conf={})
    assert not (none.outdir / "about").exists()
    assert files_below(build(SITE, builder=builder).outdir).keys() == files_below(none.outdir).keys()


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_page_that_moves(build: Build, builder: str) -> None:
    files = {"index.md": "# Home\n\n```{toctree}\n:glob:\n*\n```\n", "about.md": "# About\n"}
    built = build(files, builder=builder)
    moved = built.rebuild(
        {"about.md": None, "me.md": "---\nredirect_from: [/about/, /about.html]\n---\n\n# Me\n"}
    )
    for path in ("/about/", "/about.html"):
        assert leads_to(moved, path) == page("me", builder)
    back = moved.rebuild({"about.md": "# About\n", "me.md": "# Me\n"})
    assert resolved(back, page("about", builder)) == "About"
    assert leads_to(back, "/about/") is leads_to(back, "/about.html") is None


def test_a_page_comes_to_the_place_of_a_redirect(build: Build) -> None:
    files = {"index.md": "# Home\n\n```{toctree}\n:glob:\n*\n```\n", "b.md": "# B\n"}
    conf = {"academic_redirects": {"/about.html": "index"}}
    built = build(files, conf=conf)
    taken = built.rebuild({"about.md": "# About\n"}, allow_warnings=True)
    assert "about.html is the file of a page" in taken.warnings[0]
    assert resolved(taken, "/about.html") == "About"


def test_a_page_of_another_extension_is_not_replaced(build: Build) -> None:
    files = {**SITE, "_templates/blog.html": "{% extends 'layout.html' %}"}
    conf: dict[str, Any] = {"templates_path": ["_templates"], "academic_redirects": {"/blog.html": "index"}}
    built = build(files, conf=conf)
    conf["html_additional_pages"] = {"blog": "blog.html"}
    taken = built.rebuild(conf=conf, allow_warnings=True)
    assert "blog.html is the file of a page" in taken.warnings[0]
    assert leads_to(taken, "/blog.html") is None


def test_a_foreign_file_of_the_output_folder_is_not_replaced(build: Build) -> None:
    built = build(SITE)
    (built.outdir / "old").mkdir()
    (built.outdir / "old" / "index.html").write_text("mine")
    again = built.rebuild(conf={"academic_redirects": {"/old/": "index"}}, allow_warnings=True)
    assert "old/index.html is a file of the output folder that is not ours" in again.warnings[0]
    assert (built.outdir / "old" / "index.html").read_text() == "mine"


@pytest.mark.parametrize("template", [None, '<a href="{{ address }}">{{ title }}</a>'])
def test_files_whose_record_is_lost_are_ours(build: Build, template: str | None) -> None:
    files = SITE | ({} if template is None else {"_templates/academic/redirect.html": template})
    conf: dict[str, Any] = {"academic_redirects": {"/old/": "index"}, "templates_path": ["_templates"]}
    built = build(files | {"_templates/.keep": ""}, conf=conf)
    shutil.rmtree(built.app.doctreedir)
    again = built.rebuild()
    assert again.html("old/index").a["href"] == "../index.html"
    shutil.rmtree(built.app.doctreedir)
    conf["academic_redirects"] = {"/old/": "publications"}
    moved = built.rebuild(conf=conf, allow_warnings=True)
    if template is None:
        assert moved.warnings == []
        assert moved.html("old/index").a["href"] == "../publications.html"
    else:
        # nothing in it says whose it is
        (warning,) = moved.warnings
        assert "old/index.html is a file of the output folder that is not ours" in warning
        assert moved.html("old/index").a["href"] == "../index.html"


@pytest.mark.parametrize(
    ("old", "message"),
    [
        ("/notes.txt/a/", "notes.txt is a file"),
        ("/notes.txt/a.html", "notes.txt is a file"),
        ("/folder.html", "is a folder of the output folder"),
    ],
)
def test_files_and_folders_in_the_way(build: Build, old: str, message: str) -> None:
    files = {**SITE, "extra/notes.txt": "mine", "extra/folder.html/x.txt": "mine"}
    conf = {"academic_redirects": {old: "index"}, "html_extra_path": ["extra"]}
    built = build(files, conf=conf, allow_warnings=True)
    (warning,) = built.warnings
    assert message in warning
    assert warning.startswith("conf.py:")
    assert (built.outdir / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "latex", "text", "linkcheck"])
def test_other_builders_have_no_redirects(build: Build, builder: str) -> None:
    conf: dict[str, Any] = {"version": "1", "suppress_warnings": ["config.cache"]}
    redirects = {"/about/": "index", "/#-news": "index#news", "/bad/": "nowhere"}
    files = {"index.md": "# Home\n\n## News\n"}
    plain = build(files, conf=conf, builder=builder)
    built = build(files, conf=conf | {"academic_redirects": redirects}, builder=builder)
    assert files_below(built.outdir).keys() == files_below(plain.outdir).keys()


@pytest.mark.parametrize("builder", BUILDERS)
def test_old_anchors_stand_where_their_sections_are(build: Build, builder: str) -> None:
    redirects = {
        "/#-news": "index#news",
        "#-papers": "/#latest-papers",
        "/#about-me": "index",
        "/#-publications": "publications",
        "/publications.html#old": "publications",
        "/#%E5%85%B3": "index#news",
    }
    plain = build(SITE, builder=builder)
    built = build(SITE, conf={"academic_redirects": redirects}, builder=builder)
    html = built.html()
    for old, heading in (("-news", "📰 News"), ("-papers", "Papers"), ("关", "📰 News")):
        assert html.find(id=old).find_parent("section").find("h2").text.removesuffix("¶") == heading
    assert html.find(id="about-me") is not None
    link = html.find(id="-publications")
    assert (link.name, link.text) == ("a", "All of them")
    assert built.html("publications").find(id="old") is not None
    # nothing else knows of them
    for name in ("objects.inv", "searchindex.js"):
        old, new = ((site.outdir / name).read_bytes() for site in (plain, built))
        assert old == new


def test_anchors_need_no_setting_of_theirs(build: Build) -> None:
    files = {
        **SITE,
        "publications.md": "---\nredirect_from: ['/#-publications', /pubs/]\n---\n\n# Publications\n",
    }
    built = build(files)
    assert built.html().find(id="-publications").text == "All of them"
    changed = built.rebuild({"publications.md": "---\nredirect_from: /#pubs\n---\n\n# Publications\n"})
    assert changed.html().find(id="-publications") is None
    assert changed.html().find(id="pubs").text == "All of them"


def test_an_anchor_at_a_list_of_pages(build: Build) -> None:
    files = {"index.md": "# Home\n\n```{toctree}\npublications\n```\n", "publications.md": "# P\n"}
    built = build(files, conf={"academic_redirects": {"/#-publications": "publications"}})
    assert built.html().find(id="-publications").find("a")["href"] == "publications.html"


def test_an_anchor_at_the_link_to_its_place(build: Build) -> None:
    """Of several links to a page, that to the place is taken, wherever it stands."""
    files = {
        "index.md": "# Home\n\n[All](other.md), [one](other.md#two), [three](other.md#three)\n",
        "other.md": "---\norphan: true\n---\n# Other\n\n## Two\n\n## Three\n",
    }
    redirects = {"/#-all": "other", "/#-two": "other#two", "/#-three": "other#three"}
    conf = {"academic_redirects": redirects, "myst_heading_anchors": 2}
    html = build(files, conf=conf).html()
    kept = {anchor: html.find(id=f"-{anchor}") for anchor in ("all", "two", "three")}
    assert {anchor: place.get_text() for anchor, place in kept.items() if place} == {
        "all": "All",
        "two": "one",
        "three": "three",
    }


@pytest.mark.parametrize("builder", BUILDERS)
def test_anchors_that_are_where_they_were(build: Build, builder: str) -> None:
    """What stands at its old anchor today needs nothing, and the first of two old ones counts."""
    files = {
        "index.md": "# Home\n\n## News\n\n## Papers\n\n[About](关于.md#me) and [all](关于.md)\n",
        "关于.md": "---\norphan: true\n---\n# About\n\n## Me\n",
    }
    redirects = {
        "/#news": "index#news",
        "/#home": "index",
        "/#old": "index#papers",
        "/index.html#old": "index#news",
        "/#-about": "关于",
        "/#-me": "%E5%85%B3%E4%BA%8E#me",
    }
    conf = {"academic_redirects": redirects, "myst_heading_anchors": 2}
    built = build(files, conf=conf, builder=builder, allow_warnings=True)
    (warning,) = built.warnings
    assert "‘/index.html#old’ is an anchor of index today; the old one is left out" in warning
    html = built.html()
    ids = [str(element["id"]) for element in html.select("[id]")]
    assert [ids.count(name) for name in ("news", "home", "old", "-about", "-me")] == [1] * 5
    assert html.find(id="old").find_parent("section")["id"] == "papers"
    assert html.find(id="-about").get_text() == "all"
    assert html.find(id="-me").get_text() == "About"


PAPERS = """
@misc{tides, author = {Ito, N.}, title = {Tides}, year = 2024}
@misc{publications, author = {Ito, N.}, title = {Salt}, year = 2023}
"""


@pytest.mark.parametrize("layout", ["list", "cards", "table"])
def test_old_anchors_of_papers(build: Build, layout: str) -> None:
    files = {
        "index.md": "# Home\n\n```{toctree}\npublications\n```\n",
        "publications.md": f"# Publications\n\n```{{publications}}\n:layout: {layout}\n```\n",
        "papers.bib": PAPERS,
    }
    redirects = {
        "/publications/#Tides_1": "publications#pub-tides",
        "/publications.html#{key}": "publications#pub-{key}",
    }
    built = build(files, conf={"academic_redirects": redirects}, allow_warnings=True)
    html = built.html("publications")
    for old in ("Tides_1", "tides"):
        place = html.find(id=old)
        assert place.find_parent(id="pub-tides") is not None
        assert place.parent.name != "tr"
    # the key of another is an id of the page already
    assert html.find(id="publications").name == "section"
    assert not built.warnings


def test_an_anchor_of_each_paper_needs_the_page_of_papers(build: Build) -> None:
    files = {**SITE, "papers.bib": PAPERS}
    redirects = {"/talks/#{key}": "publications#pub-{key}"}
    (warning,) = build(files, conf={"academic_redirects": redirects}, allow_warnings=True).warnings
    assert "no page that lists papers" in warning


def test_papers_are_pages(build: Build) -> None:
    files = {
        "index.md": "# Home\n\n```{publications}\n```\n",
        "papers.bib": "@misc{tides, author = {Ito, N.}, title = {Tides}, year = 2024, ids = {old}}",
    }
    redirects = {"/2024/tides/": "papers/tides", "/papers/old": "index", "/p/": "index#pub-tides"}
    conf = {"academic_redirects": redirects, "academic_paper_pages": True}
    built = build(files, conf=conf, allow_warnings=True)
    assert leads_to(built, "/2024/tides/") == "/papers/tides.html"
    assert built.html("2024/tides/index").title.text == "Tides"
    assert leads_to(built, "/p/") == "/index.html#pub-tides"
    assert leads_to(built, "/papers/old.html") == "/papers/tides.html"
    (warning,) = built.warnings
    assert "papers/old.html is the file of a page" in warning


def test_they_are_not_in_inventory_search_and_feeds(build: Build) -> None:
    conf = {"academic_redirects": {"/about/": "index"}, "html_baseurl": BASE, "academic_feed": True}
    built = build(SITE, conf=conf, allow_warnings=True)
    with (built.outdir / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", posixpath.join)
    assert "about" not in str(inventory)
    others = [
        path for path in built.outdir.rglob("*") if path.is_file() and path.suffix in (".js", ".xml", ".json")
    ]
    assert not [path for path in others if b"about/" in path.read_bytes()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/about/", OldAddress("about", "", True)),
        ("about", OldAddress("about")),
        (" /a/b.html ", OldAddress("a/b.html")),
        ("/#-news", OldAddress("", "-news")),
        ("#-news", OldAddress("", "-news")),
        ("/a/#x", OldAddress("a", "x", True)),
        ("/%E5%85%B3/", OldAddress("关", "", True)),
    ],
)
def test_reading_an_address(text: str, expected: OldAddress) -> None:
    assert old_address(text) == expected


def test_long_addresses_are_cut_in_messages() -> None:
    assert shown("/a\n b") == "/a b"
    assert shown("x" * 80) == "x" * 80
    assert shown("x" * 81) == "x" * 80 + "…"


CONF_PY = 'x = ["/a/"]\n\nacademic_redirects = {\n    "/a/": "index",\n    "/b/": "/a/",\n}\n'


@pytest.mark.parametrize(
    ("content", "key", "line"),
    [
        (CONF_PY, "/a/", 4),
        (CONF_PY, "/b/", 5),
        ('x = 1\nacademic_redirects = {"/a/": "index"}\ny = "/a/"\n', "/a/", 2),
        # that a function has made, or a file that is none of Python
        (CONF_PY, "/c/", 3),
        ("x = 1\n", "/a/", 1),
        ("\n\nacademic_redirects = {\n", "/a/", 1),
        (None, "/a/", 1),
    ],
)
def test_line_of_an_old_address_in_settings(tmp_path: Path, content: str | None, key: str, line: int) -> None:
    path = tmp_path / "conf.py"
    if content is not None:
        path.write_text(content, "utf-8")
    assert _line_of_key(str(path), key) == line


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("---\nredirect_from: /a/\n---\n", 2),
        ("---\ntitle: /a/\nredirect_from:\n- /b/\n- /a/\n---\n", 5),
        ("---\nredirect_from:\n- x\n---\n", 2),
        ("---\n---\n", 1),
        (None, 1),
    ],
)
def test_line_of_an_old_address_in_front_matter(tmp_path: Path, content: str | None, line: int) -> None:
    path = tmp_path / "page.md"
    if content is not None:
        path.write_text(content, "utf-8")
    assert _line_of_field(str(path), "/a/") == line


def test_the_anchor_of_a_target_is_quoted(build: Build) -> None:
    files = {
        "index.md": "# Home\n\n```{publications}\n```\n",
        "papers.bib": "@misc{øre, title = {T}, author = {Ito, N.}, year = 2024}\n",
    }
    built = build(files, conf={"academic_redirects": {"/a/": "index#pub-øre"}})
    link = BeautifulSoup(built.text("a/index"), "html.parser").a
    assert link
    assert link["href"] == "../index.html#pub-%C3%B8re"
