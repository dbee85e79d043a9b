"""The profile in the sidebar of every page."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from bs4 import Tag
from support import Build, Built

PHOTO = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
FURO = {"html_theme": "furo", "academic_sidebar": True}


def profile(name: str = "Mira Okafor", photo: str = "/img/mira.svg", title: str = "Home") -> str:
    options = f":name: {name}\n:photo: {photo}\n:email: mira@example.org\n:github: mira"
    return f"# {title}\n\n```{{profile}}\n{options}\n\nBiography.\n```\n\n"


TOCTREE = "```{toctree}\npapers\nsub/page\n```\n"
ORPHAN = "---\norphan: true\n---\n\n# B\n\n"
SITE = {
    "index.md": profile() + TOCTREE,
    "papers.md": "# Papers\n",
    "sub/page.md": "# Page\n",
    "img/mira.svg": PHOTO,
    # a picture of the same name, so that names in the folder of images differ from those of the files
    "a/mira.svg": PHOTO,
    "a/b.md": ORPHAN + "![x](mira.svg)\n",
}
PAGES = ["index", "papers", "sub/page", "a/b", "search", "genindex"]


def sidebar(built: Built, page: str = "index") -> Tag:
    tag = built.html(page).select_one(".sidebar-drawer .profile-in-sidebar")
    assert tag
    return tag


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_on_every_page_with_addresses_that_exist(build: Build, builder: str) -> None:
    built = build(SITE, builder=builder, conf=FURO)
    for page in PAGES:
        tag = sidebar(built, page)
        path = next(
            path for name in (f"{page}.html", f"{page}/index.html") if (path := built.outdir / name).is_file()
        )
        photo, home = tag.select_one("img"), tag.select_one(".profile-name > a")
        assert photo
        assert home
        assert (path.parent / str(photo["src"])).read_bytes() == PHOTO
        target = (path.parent / str(home["href"])).resolve() if home["href"] != "#" else path
        assert target in {built.outdir, built.outdir / "index.html"}
        assert [link.get_text(strip=True) for link in tag.select("li")] == ["E-mail", "GitHub"]
        assert "Biography" not in tag.get_text()
        assert "mira@example.org" not in built.text(page)


def test_photo_with_a_name_that_is_quoted_in_addresses(build: Build) -> None:
    files = SITE | {"index.md": profile(photo="/img/mira 1%.svg") + TOCTREE, "img/mira 1%.svg": PHOTO}
    built = build(files, conf=FURO)
    for page in PAGES:
        address = str(sidebar(built, page).select_one("img")["src"])
        assert address.endswith("_images/mira%201%25.svg")
        assert (built.outdir / page).parent.joinpath(unquote(address)).read_bytes() == PHOTO


def test_singlehtml(build: Build) -> None:
    built = build(SITE, builder="singlehtml", conf=FURO)
    photo = sidebar(built).select_one("img")
    assert photo
    assert (built.outdir / str(photo["src"])).read_bytes() == PHOTO


def test_furo_keeps_the_rest_of_its_sidebar(build: Build) -> None:
    html = build(SITE, conf=FURO).html("papers")
    assert html.select(".sidebar-drawer form.sidebar-search-container")
    assert html.select(".sidebar-drawer .sidebar-tree a")
    assert not html.select(".sidebar-drawer .sidebar-brand")


def test_head_on_the_page_is_marked_where_the_sidebar_repeats_it(build: Build) -> None:
    files = {**SITE, "papers.md": profile("Another", title="Papers")}
    built = build(files, conf=FURO)
    assert built.html("index").select("article .profile-beside-sidebar .profile-bio")
    assert not built.html("papers").select(".profile-beside-sidebar")
    assert not build(SITE, conf={"html_theme": "furo"}).html().select(".profile-beside-sidebar")


def test_homepage_first_else_first_by_name(build: Build) -> None:
    names = {"papers.md": profile("Papers"), "sub/page.md": profile("Page")}
    assert "Mira Okafor" in sidebar(build({**SITE, **names}, conf=FURO)).get_text()
    others = {**SITE, **names, "index.md": "# Home\n\n" + TOCTREE}
    assert "Papers" in sidebar(build(others, conf=FURO)).get_text()


def test_change_is_written_to_every_page_and_nothing_else_is(build: Build) -> None:
    built = build(SITE, conf=FURO)
    assert built.rebuild().written == []
    # Sphinx 8.1 writes the root document in every build
    assert {"a/b", "index"} >= set(built.rebuild({"a/b.md": ORPHAN + "More.\n"}).written)
    changed = built.rebuild({"index.md": profile("Mira Lindqvist") + TOCTREE})
    assert changed.read == ["index"]
    assert sorted(changed.written) == ["a/b", "index", "papers", "sub/page"]
    assert "Mira Lindqvist" in sidebar(changed, "papers").get_text()
    bio = built.rebuild({"index.md": profile("Mira Lindqvist").replace("Biography", "Another") + TOCTREE})
    assert bio.written == ["index"]


def test_page_written_alone_finds_the_photo(build: Build) -> None:
    again = build(SITE, conf=FURO).rebuild({"a/b.md": ORPHAN})
    assert "papers" not in again.written
    photo = sidebar(again, "a/b").select_one("img")
    assert photo
    assert (again.outdir / "a" / str(photo["src"])).read_bytes() == PHOTO


def test_another_name_of_the_photo_is_written_to_every_page(build: Build) -> None:
    """Two pictures of one name have different ones in the folder of images."""
    built = build(SITE, conf=FURO)
    before = sidebar(built, "papers").select_one("img")["src"]
    again = built.rebuild({"a/b.md": ORPHAN, "index.md": SITE["index.md"] + "\nMore.\n"})
    photo = sidebar(again, "papers").select_one("img")["src"]
    assert photo != before
    assert (again.outdir / photo).read_bytes() == PHOTO


def test_in_parallel(build: Build) -> None:
    many = {f"page{number}.md": ORPHAN for number in range(8)}
    built = build({**SITE, **many}, conf=FURO, parallel=2)
    assert all("Mira Okafor" in sidebar(built, page).get_text() for page in ("page0", "page7", "index"))


def test_sidebars_of_the_site_stay(build: Build) -> None:
    own = {**FURO, "html_sidebars": {"**": ["sidebar/brand.html"]}}
    assert not build(SITE, conf=own).html().select(".profile-in-sidebar, .profile-beside-sidebar")


def test_another_theme_by_name(build: Build) -> None:
    conf = {"html_theme": "nature", "html_sidebars": {"**": ["academic/sidebar.html"]}}
    assert build(SITE, conf=conf).html("papers").select(".sphinxsidebar .profile-in-sidebar img")


def test_another_theme_has_no_place(build: Build) -> None:
    conf = {"html_theme": "nature", "academic_sidebar": True}
    built = build(SITE, conf=conf, allow_warnings=True)
    assert len(built.warnings) == 1
    assert "'nature' has no place for it" in built.warnings[0]
    assert build(SITE, conf=conf, builder="text").warnings == []


def test_no_profile_shows_the_brand_and_says_so(build: Build) -> None:
    built = build({"index.md": "# Home\n"}, conf=FURO, allow_warnings=True)
    assert len(built.warnings) == 1
    assert built.warnings[0].endswith("[academic.profile]")
    assert built.html().select(".sidebar-drawer .sidebar-brand")
    assert len(built.rebuild(allow_warnings=True).warnings) == 1


def test_template_of_the_site_wins(build: Build) -> None:
    files = {**SITE, "_templates/academic/sidebar.html": "<nav class='own'>{{ academic_profile }}</nav>"}
    built = build(files, conf={**FURO, "templates_path": ["_templates"]})
    assert built.html("papers").select(".sidebar-drawer nav.own img")


def test_an_e_book_has_no_sidebar(build: Build) -> None:
    """A profile in it is not marked as one that a sidebar repeats, and it needs none."""
    conf = {
        "html_sidebars": {"**": ["academic/sidebar.html"]},
        "epub_show_urls": "no",
        "suppress_warnings": ["epub.unknown_project_files"],
    }
    assert 'class="profile"' in build(SITE, builder="epub", conf=conf).text("index")
    assert build({"index.md": "# Home\n"}, builder="epub", conf=conf).warnings == []
