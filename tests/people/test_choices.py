"""What is chosen without a build: whose a page is, which profile a sidebar shows, which files are ours."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.model.person import Name, Person
from sphinx_academic.model.profile import Profile, ProfileLink, mailto
from sphinx_academic.people import copied_files, hero, profile_nodes, sidebar
from sphinx_academic.people.profile_nodes import SIDEBAR, ShownProfile
from sphinx_academic.people.sidebar import PLACES, Place
from sphinx_academic.rendering import homepages as pages
from sphinx_academic.rendering.homepages import NamedPeople, OwnPage
from sphinx_academic.rendering.html import character_references
from sphinx_academic.rendering.nodes import PHOTO, page_picture


class _Domain:
    """As much of the domain as is looked at here."""

    def __init__(self, parts: dict[str, Any]) -> None:
        self._parts = parts
        self.pages: dict[str, Any] = {}

    def parts(self, kind: type) -> Iterator[tuple[str, Any]]:
        return ((page, part) for page, part in self._parts.items() if isinstance(part, kind))

    def part(self, docname: str, kind: type) -> Any:
        found = self._parts.get(docname)
        return found if isinstance(found, kind) else None


def use(monkeypatch: pytest.MonkeyPatch, module: Any, parts: dict[str, Any], **settings: Any) -> _Domain:
    """Have a module see parts of pages, and settings."""
    domain = _Domain(parts)
    monkeypatch.setattr(module, "academic_domain", lambda env: domain)
    if settings:
        monkeypatch.setattr(module, "settings", lambda config: SimpleNamespace(**settings))
    return domain


ENV: Any = SimpleNamespace(config=SimpleNamespace(root_doc="index"), found_docs={"index", "ann", "bo", "bo2"})


@pytest.mark.parametrize(
    ("own", "people", "expected"),
    [
        ({}, [], {}),
        ({"ann": "ann"}, [], {"ann": "ann"}),
        # of two it is not known which one is meant
        ({"bo": "bo", "bo2": "bo", "ann": "ann"}, [], {"ann": "ann"}),
        # what conf.py names comes first, if it is there
        ({"bo": "bo", "bo2": "bo"}, [("bo", "bo2")], {"bo": "bo2"}),
        ({"bo": "bo"}, [("bo", "bo2")], {"bo": "bo2"}),
        ({"bo": "bo"}, [("bo", "gone")], {"bo": "bo"}),
        ({}, [("bo", "gone"), ("ann", "")], {}),
    ],
)
def test_page_of_a_person(
    monkeypatch: pytest.MonkeyPatch,
    own: dict[str, str],
    people: list[tuple[str, str]],
    expected: dict[str, str],
) -> None:
    registry = [Person(person, Name(person), page=page) for person, page in people]
    use(monkeypatch, pages, {page: OwnPage(person) for page, person in own.items()}, registry=registry)
    assert pages.homepages(ENV) == expected


def test_where_the_names_of_a_page_lead(monkeypatch: pytest.MonkeyPatch) -> None:
    parts: dict[str, Any] = {"bo": OwnPage("bo"), "ann": OwnPage("ann")}
    parts |= {"index": NamedPeople({"bo", "ann", "cy"}), "bo2": NamedPeople({"cy"})}
    use(monkeypatch, pages, parts, registry=())
    app: Any = SimpleNamespace(env=ENV)
    assert pages.named_people(app) == {"index": [("ann", "ann"), ("bo", "bo")], "bo2": []}


def test_addresses_as_seen_from_a_page() -> None:
    asked: list[tuple[str, str]] = []

    def relative(here: str, there: str) -> str:
        asked.append((here, there))
        return f"../{there}.html"

    builder: Any = SimpleNamespace(get_relative_uri=relative)
    links = pages.HomepageLinks(builder, {"ann": "a/ann", "bo": "a/bo"}, "a/bo")
    assert [links(person) for person in ("ann", "ann", "bo", "cy")] == ["../a/ann.html"] * 2 + ["", ""]
    # once for each
    assert asked == [("a/bo", "a/ann")]
    other = links.from_page("a/ann")
    assert [other(person) for person in ("ann", "bo")] == ["", "../a/bo.html"]
    assert other.docname == "a/ann"


def test_links_are_kept_while_a_page_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, pages, {"ann": OwnPage("ann")}, registry=())
    builder: Any = SimpleNamespace(config=SimpleNamespace(), env=ENV, get_relative_uri=lambda *names: names)
    first = pages.links_to_homepages(builder, "index")
    assert pages.links_to_homepages(builder, "index") is first
    second = pages.links_to_homepages(builder, "bo")
    assert second.docname == "bo"
    assert pages.links_to_homepages(builder, "bo") is second
    assert second("ann") == ("bo", "ann")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({}, None),
        ({"z": "Z", "index": "Home", "a": "A"}, ("index", "Home")),
        ({"z": "Z", "b": "B"}, ("b", "B")),
    ],
)
def test_profile_of_the_sidebar(
    monkeypatch: pytest.MonkeyPatch, found: dict[str, str], expected: tuple[str, str] | None
) -> None:
    use(monkeypatch, profile_nodes, {page: ShownProfile(Profile(name=name)) for page, name in found.items()})
    shown = profile_nodes.sidebar_profile(ENV)
    assert (shown and (shown[0], shown[1].name)) == expected


def builder_of(**attributes: Any) -> Any:
    config = SimpleNamespace(html_sidebars=attributes.pop("sidebars", {}), root_doc="index")
    return SimpleNamespace(format="html", name="html", config=config, env=ENV, **attributes)


WITH = {"**": ["searchbox.html"], "a": [SIDEBAR]}


@pytest.mark.parametrize(
    ("builder", "expected"),
    [
        (builder_of(), False),
        (builder_of(sidebars={"**": ["searchbox.html"]}), False),
        (builder_of(sidebars=WITH), True),
        # neither books nor pages that are data
        (builder_of(sidebars=WITH, embedded=True), False),
        (builder_of(sidebars=WITH, implementation=None), False),
    ],
)
def test_builds_that_have_the_sidebar(builder: Any, expected: bool) -> None:
    assert profile_nodes.has_sidebar(builder) is expected


@pytest.mark.parametrize(
    ("given", "beside", "opens"),
    [
        ({}, False, True),
        ({}, True, False),
        ({"layout": "hero"}, True, True),
        ({"layout": "compact"}, False, False),
        ({"layout": "hero", "spelled_out": True}, False, False),
    ],
)
def test_profile_that_opens_its_page(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], beside: bool, opens: bool
) -> None:
    record = Profile(name="A")
    use(monkeypatch, profile_nodes, {"index": ShownProfile(record)})
    node = profile_nodes.profile("", record=record, docname="index", **given)
    builder = builder_of(sidebars=WITH if beside else {})
    assert profile_nodes.is_hero(builder, node) is opens
    # of another page, and another one of this page
    for other in ({"docname": "ann"}, {"record": Profile(name="B")}):
        changed = profile_nodes.profile("", **{"record": record, "docname": "index", **other})
        assert profile_nodes.is_hero(builder, changed)
    assert not profile_nodes.is_hero(builder_of(embedded=True), node)


@pytest.mark.parametrize(
    ("found", "sidebars", "place"),
    [
        (["basic", "alabaster"], ["about.html"], Place(instead_of="about.html")),
        (["basic", "nature"], ["about.html"], None),
        (["basic", "furo"], ["sidebar/brand.html"], Place(instead_of="sidebar/brand.html")),
        # a theme's own place, before that of the theme that it is made from
        (["alabaster", "piccolo_theme"], [], Place()),
        (["sphinx_rtd_theme", "own"], [], Place(before="searchbox.html")),
        ([], [], None),
    ],
)
def test_place_in_a_theme(
    monkeypatch: pytest.MonkeyPatch, found: list[str], sidebars: list[str], place: Place | None
) -> None:
    monkeypatch.setattr(sidebar, "names_of_theme", lambda builder: tuple(found))
    assert sidebar._place(builder_of(), sidebars) == place


def test_each_theme_has_one_place() -> None:
    assert {name: tuple(place) for name, place in PLACES.items()} == {
        "alabaster": ("about.html", ""),
        "piccolo_theme": ("", ""),
        "pydata_sphinx_theme": ("", ""),
        "shibuya": ("", "partials/globaltoc-above.html"),
        "sphinx_book_theme": ("navbar-logo.html", ""),
        "sphinx_immaterial": ("", "partials/nav.html"),
        "sphinx_rtd_theme": ("", "searchbox.html"),
        "sphinxawesome_theme": ("", ""),
    }


@pytest.mark.parametrize(
    ("node", "may_be", "is_ours"),
    [
        (nodes.image(uri="a", entry=0), True, True),
        (nodes.image(uri="a", person="ann"), True, True),
        (nodes.image(uri="a", classes=[PHOTO]), True, True),
        (nodes.image(uri="a"), True, False),
        (page_picture("", entry=0), True, True),
        (nodes.paragraph("", entry=0), False, True),
    ],
)
def test_pictures_that_are_ours(node: nodes.Element, may_be: bool, is_ours: bool) -> None:
    assert copied_files._may_be_ours(node) is may_be
    assert copied_files._is_ours(node) is is_ours


@pytest.mark.parametrize(
    ("format", "supported", "left"),
    [
        ("latex", ["image/png"], ["b.svg", "c.png"]),
        ("latex", ["image/png", "image/svg+xml"], ["a.svg", "b.svg", "c.png"]),
        ("text", [], ["a.svg", "b.svg", "c.png"]),
        ("html", ["image/png"], ["a.svg", "b.svg", "c.png"]),
    ],
)
def test_photos_that_a_builder_cannot_show(format: str, supported: list[str], left: list[str]) -> None:
    document = nodes.document(None, None)  # type: ignore[arg-type]
    document.append(nodes.image(uri="a.svg", classes=[PHOTO]))
    document.append(nodes.image(uri="b.svg"))
    document.append(nodes.image(uri="c.png", classes=[PHOTO]))
    app: Any = SimpleNamespace(builder=SimpleNamespace(format=format, supported_image_types=supported))
    profile_nodes.drop_photos(app, document, "index")
    assert [image["uri"] for image in document.findall(nodes.image)] == left


LINKS = (
    ProfileLink("github", "GitHub", "g"),
    ProfileLink("other", "Résumé", "r"),
    ProfileLink("other", "Blog", "b"),
    ProfileLink("scholar", "Google Scholar", "s"),
)


@pytest.mark.parametrize(
    ("page", "email", "expected"),
    [
        (None, "", [("github", "g"), ("cv", "r"), ("other", "b"), ("scholar", "s")]),
        # a page of the site is the CV, and another link is not
        ("cv", "", [("cv", "index>cv"), ("github", "g"), ("other", "r"), ("other", "b"), ("scholar", "s")]),
        (
            None,
            "a",
            [
                ("email", str(character_references(mailto("a")))),
                ("github", "g"),
                ("cv", "r"),
                ("other", "b"),
                ("scholar", "s"),
            ],
        ),
    ],
)
def test_links_of_a_hero(
    monkeypatch: pytest.MonkeyPatch, page: str | None, email: str, expected: list[tuple[str, str]]
) -> None:
    monkeypatch.setattr(hero, "cv_page", lambda env, docname: page)
    builder = builder_of(get_relative_uri=lambda *names: ">".join(names))
    found = hero._links(builder, Profile(email=email, links=LINKS), "index")
    assert [(link.kind, str(link.url)) for link in found] == expected
