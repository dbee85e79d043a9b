"""Steps of a build that concern people: groups and headings, icons, copies, sidebars; each by itself."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.model.person import Name, Person
from sphinx_academic.model.problems import Kind
from sphinx_academic.model.profile import Profile
from sphinx_academic.people import copied_files, directive, favicon, hero, sidebar
from sphinx_academic.people.directive import PeopleDirective, _Part
from sphinx_academic.people.profile_nodes import SIDEBAR, ShownProfile
from sphinx_academic.rendering.nodes import PHOTO


def someone(name: str, group: str = "") -> Person:
    return Person(name, Name(name.title()), group=group)


ANN, BO, CY, DI = (
    someone("ann", "pi"),
    someone("bo", "robots"),
    someone("cy", "alumni"),
    someone("di"),
)
EVE, FAY = someone("eve", "phd"), someone("fay", "pi")
EVERYONE = [BO, CY, ANN, DI, EVE]


def people_directive(
    monkeypatch: pytest.MonkeyPatch, headings: dict[str, str | None]
) -> tuple[Any, list[Any]]:
    """Return as much of the directive as its steps look at, and what it has warned of."""
    said: list[Any] = []
    own = SimpleNamespace(group_headings=headings)
    monkeypatch.setattr(directive, "PeopleSettings", SimpleNamespace(of=lambda config: own))
    registry = {person.id: person for person in EVERYONE}

    class Registry:
        get = staticmethod(registry.get)

        def __iter__(self) -> Any:
            return iter(registry.values())

    made = SimpleNamespace(
        config=SimpleNamespace(language="en"),
        site=SimpleNamespace(registry=Registry()),
        warn=lambda kind, message: said.append((kind, message)),
    )
    made._heading = lambda group, count: PeopleDirective._heading(made, group, count)  # type: ignore[arg-type]
    return made, said


@pytest.mark.parametrize(
    ("headings", "wanted", "expected"),
    [
        ({}, None, [("pi", "ann"), ("phd", "eve"), ("members", "di"), ("robots", "bo"), ("alumni", "cy")]),
        # those that the site names come first, those without a heading only where a page names them
        (
            {"robots": "R", "alumni": "A", "phd": None},
            None,
            [("robots", "bo"), ("alumni", "cy"), ("pi", "ann"), ("members", "di")],
        ),
        ({"phd": None}, ["phd", "pi", "phd"], [("phd", "eve"), ("pi", "ann")]),
        ({}, ["interns"], []),
    ],
)
def test_groups(
    monkeypatch: pytest.MonkeyPatch,
    headings: dict[str, str | None],
    wanted: list[str] | None,
    expected: list[tuple[str, str]],
) -> None:
    made, said = people_directive(monkeypatch, headings)
    found = PeopleDirective._groups(made, EVERYONE, wanted)
    assert [(group, " ".join(person.id for person in people)) for group, people in found] == expected
    assert said == []


def test_group_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    made, said = people_directive(monkeypatch, {})
    assert list(PeopleDirective._groups(made, EVERYONE, ["phds", "pi"])) == [("pi", [ANN])]
    assert said == [
        (
            Kind.OPTION,
            ":group: no one in academic_people is of the group ‘phds’; it is left out; did you mean ‘phd’?",
        )
    ]


@pytest.mark.parametrize(
    ("text", "people", "unknown"),
    [
        ("bo ann", [BO, ANN], []),
        ("- bo\n* ann\n-  di", [BO, ANN, DI], []),
        ("bo, ann,bo", [BO, ANN], []),
        ("bo, nobody, ann", [BO, ANN], ["nobody"]),
    ],
)
def test_people_by_their_ids(
    monkeypatch: pytest.MonkeyPatch, text: str, people: list[Person], unknown: list[str]
) -> None:
    made, said = people_directive(monkeypatch, {})
    assert PeopleDirective._named(made, text) == people
    assert [message.partition(" in ")[0] for _kind, message in said] == [f"no ‘{name}’" for name in unknown]


@pytest.mark.parametrize(
    ("headings", "groups", "people", "heading"),
    [
        ({}, ("pi",), [ANN], "Principal investigator"),
        ({}, ("pi",), [ANN, FAY], "Principal investigators"),
        ({"pi": "Heads"}, ("pi",), [ANN, FAY], "Heads"),
        ({"pi": None}, ("pi",), [ANN, FAY], "Principal investigators"),
        ({}, ("sea-robots_two",), [], "Sea robots two"),
        ({}, ("pi", "phd"), [ANN, EVE], "Principal investigator and PhD students"),
        ({"phd": "Doctors"}, ("pi", "phd", "x"), [ANN, FAY], "Principal investigators, Doctors, and X"),
    ],
)
def test_headings(
    monkeypatch: pytest.MonkeyPatch,
    headings: dict[str, str | None],
    groups: tuple[str, ...],
    people: list[Person],
    heading: str,
) -> None:
    made, _said = people_directive(monkeypatch, headings)
    assert PeopleDirective._headings(made, _Part(groups, people)) == heading


def test_several_groups_are_joined_as_the_language_does(monkeypatch: pytest.MonkeyPatch) -> None:
    made, _said = people_directive(monkeypatch, {"pi": "导师", "phd": "学生"})
    made.config.language = "zh_CN"
    assert PeopleDirective._headings(made, _Part(("pi", "phd"), [ANN, EVE])) == "导师和学生"


@pytest.mark.parametrize(
    ("headings", "leads", "is_led"),
    [
        ({}, {ANN, FAY}, True),
        ({}, {ANN}, False),
        ({}, set(), False),
        ({"pi": "Heads"}, {ANN, FAY}, False),
        ({"pi": None, "phd": "x"}, {ANN, FAY, EVE}, True),
    ],
)
def test_leads_need_no_heading(
    monkeypatch: pytest.MonkeyPatch, headings: dict[str, str | None], leads: set[Person], is_led: bool
) -> None:
    made, _said = people_directive(monkeypatch, headings)
    assert PeopleDirective._is_led(made, _Part(("pi",), [ANN, FAY]), frozenset(leads)) is is_led


def test_why_a_list_is_empty() -> None:
    assert PeopleDirective._why_empty(["phd", "pi"]) == "no one of academic_people is in phd, pi"
    assert PeopleDirective._why_empty(()) == "no group is shown"


class _Output:
    """Notes what is expected in the output folder."""

    def __init__(self) -> None:
        self.expected: list[tuple[str, str]] = []

    def expect(self, docname: str, path: str) -> None:
        self.expected.append((docname, path))


@pytest.mark.parametrize(
    ("format", "name", "files", "expected"),
    [
        ("html", "html", {"a.bib": b""}, [("a", "_downloads/1/a.pdf"), ("a", "_images/x1.png")]),
        # a single page has those of all
        (
            "html",
            "singlehtml",
            {"a.bib": b""},
            [("a", "_downloads/1/a.pdf"), ("a", "_downloads/2/b.pdf"), ("a", "_images/x1.png")],
        ),
        ("html", "html", {}, []),
        ("latex", "latex", {"a.bib": b""}, []),
    ],
)
def test_copies_of_a_page(
    monkeypatch: pytest.MonkeyPatch,
    format: str,
    name: str,
    files: dict[str, bytes],
    expected: list[tuple[str, str]],
) -> None:
    pages = {
        page: SimpleNamespace(files=files, downloads=[path])
        for page, path in (("a", "1/a.pdf"), ("b", "2/b.pdf"))
    }
    output, copied = _Output(), []
    monkeypatch.setattr(copied_files, "academic_domain", lambda env: SimpleNamespace(pages=pages))
    monkeypatch.setattr(copied_files, "output_files", lambda app: output)
    monkeypatch.setattr(copied_files, "makes_website", lambda builder: "website")
    monkeypatch.setattr(
        copied_files,
        "add_copies",
        lambda app, docname, image, scale: copied.append((docname, image["uri"], scale)),
    )
    document = nodes.document(None, None)  # type: ignore[arg-type]
    document.extend(
        [
            nodes.image(uri="x.png", classes=[PHOTO]),
            nodes.image(uri="other.png"),
            nodes.image(uri="https://example.org/y.png", entry=1),
        ]
    )
    images = {"x.png": ({"a"}, "x1.png"), "other.png": ({"a"}, "other.png")}
    app: Any = SimpleNamespace(
        env=SimpleNamespace(images=images), builder=SimpleNamespace(format=format, name=name)
    )
    copied_files.expect_copies(app, document, "a")
    assert output.expected == expected
    ours = [("a", "x.png", "website"), ("a", "https://example.org/y.png", "website")]
    assert copied == (ours if expected else [])


def app_of(**config: Any) -> Any:
    return SimpleNamespace(
        config=SimpleNamespace(root_doc="index", **config),
        env=SimpleNamespace(config=SimpleNamespace(root_doc="index"), found_docs=["index", "a"]),
        builder=SimpleNamespace(format="html"),
    )


@pytest.mark.parametrize(
    ("pages", "me", "name"),
    [
        ({"index": "Ann Bell", "a": "Bo"}, "", "Ann Bell"),
        ({"a": "Ann Bell"}, "", ""),
        ({"a": "Ann Bell"}, "ann", "Ann Bell"),
        ({"a": "Bo Holm"}, "ann", ""),
        ({"a": "Ann Bell", "b": "Ann Bell"}, "ann", ""),
        ({"a": "Ann Bell"}, "nobody", ""),
        ({}, "ann", ""),
    ],
)
def test_whose_initials_an_icon_has(
    monkeypatch: pytest.MonkeyPatch, pages: dict[str, str], me: str, name: str
) -> None:
    shown = {page: ShownProfile(Profile(name=of)) for page, of in pages.items()}
    domain = SimpleNamespace(part=lambda page, kind: shown.get(page), parts=lambda kind: iter(shown.items()))
    registry = {"ann": Person("ann", Name("Bell", "Ann"))}
    monkeypatch.setattr(favicon, "academic_domain", lambda env: domain)
    monkeypatch.setattr(favicon, "settings", lambda config: SimpleNamespace(me=me, registry=registry))
    assert favicon._person(app_of().env) == name


@pytest.mark.parametrize(
    ("config", "wanted", "website", "name", "of_site", "is_made"),
    [
        ({}, True, True, "Ann Bell", "", True),
        ({"html_theme_options": None}, True, True, "Ann Bell", "", True),
        ({"html_theme_options": {"favicons": []}}, True, True, "Ann Bell", "", True),
        ({}, False, True, "Ann Bell", "", False),
        ({}, True, False, "Ann Bell", "", False),
        ({}, True, True, "", "", False),
        ({}, True, True, "—", "", False),
        ({"html_favicon": "x"}, True, True, "Ann Bell", "", False),
        ({"favicons": ["x"]}, True, True, "Ann Bell", "", False),
        ({"html_theme_options": {"favicons": ["x"]}}, True, True, "Ann Bell", "", False),
        *(({}, True, True, "Ann Bell", f"favicon.{ending}", False) for ending in ("ico", "svg", "png")),
        ({}, True, True, "Ann Bell", "other.png", True),
    ],
)
def test_icon_of_a_site_without_one(
    monkeypatch: pytest.MonkeyPatch,
    config: dict[str, Any],
    wanted: bool,
    website: bool,
    name: str,
    of_site: str,
    is_made: bool,
) -> None:
    monkeypatch.setattr(
        favicon, "PeopleSettings", SimpleNamespace(of=lambda config: SimpleNamespace(favicon=wanted))
    )
    accents = SimpleNamespace(light=(1, 2, 3), dark=(4, 5, 6)) if is_made else None
    monkeypatch.setattr(
        favicon, "RenderingSettings", SimpleNamespace(of=lambda config: SimpleNamespace(accents=accents))
    )
    monkeypatch.setattr(favicon, "makes_website", lambda builder: website)
    monkeypatch.setattr(favicon, "_person", lambda env: name)
    monkeypatch.setattr(
        favicon, "output_files", lambda app: SimpleNamespace(is_of_site=lambda path: path == of_site)
    )
    svg = favicon._svg(app_of(**config))
    assert bool(svg) is is_made
    assert not svg or 'fill="#010203"' in svg


def test_icon_without_a_colour_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    test_icon_of_a_site_without_one(monkeypatch, {}, True, True, "Ann Bell", "", True)
    monkeypatch.setattr(
        favicon, "RenderingSettings", SimpleNamespace(of=lambda config: SimpleNamespace(accents=None))
    )
    assert 'fill="#2757dd"' in favicon._svg(app_of())


@pytest.mark.parametrize(
    ("svg", "context", "address"),
    [
        ("<svg/>", {}, "_static/academic-favicon.svg!"),
        ("<svg/>", {"favicon_url": ""}, "_static/academic-favicon.svg!"),
        ("<svg/>", {"favicon_url": "own.ico"}, "own.ico"),
        ("", {}, None),
    ],
)
def test_link_to_an_icon(
    monkeypatch: pytest.MonkeyPatch, svg: str, context: dict[str, Any], address: str | None
) -> None:
    monkeypatch.setattr(favicon, "icon", lambda app: favicon.Icon(svg))
    app = app_of()
    page = {**context, "pathto": lambda path, resource: f"{path}{'!' if resource else ''}"}
    favicon.add_icon(app, "a", "page.html", page, None)
    assert page.get("favicon_url") == address
    assert favicon.shown_icons(app) == ({"index": svg, "a": svg} if svg else {})


@pytest.mark.parametrize(
    ("wanted", "own", "format", "embedded", "place", "expected", "warned"),
    [
        (True, {}, "html", False, sidebar.Place(), {"**": [SIDEBAR, "logo.html", "toc.html"]}, 0),
        (
            True,
            {},
            "html",
            False,
            sidebar.Place(instead_of="logo.html"),
            {"**": [SIDEBAR, "toc.html"]},
            0,
        ),
        # what it stands for is not there
        (
            True,
            {},
            "html",
            False,
            sidebar.Place(instead_of="brand.html"),
            {"**": [SIDEBAR, "logo.html", "toc.html"]},
            0,
        ),
        (True, {}, "html", False, None, {}, 1),
        (False, {}, "html", False, sidebar.Place(), {}, 0),
        (True, {"a": []}, "html", False, sidebar.Place(), {"a": []}, 0),
        (True, {}, "latex", False, sidebar.Place(), {}, 0),
        (True, {}, "html", True, sidebar.Place(), {}, 0),
    ],
)
def test_sidebars_with_the_profile(
    monkeypatch: pytest.MonkeyPatch,
    wanted: bool,
    own: dict[str, Any],
    format: str,
    embedded: bool,
    place: sidebar.Place | None,
    expected: dict[str, Any],
    warned: int,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        sidebar, "PeopleSettings", SimpleNamespace(of=lambda config: SimpleNamespace(sidebar=wanted))
    )
    monkeypatch.setattr(sidebar, "_place", lambda builder, sidebars: place)
    monkeypatch.setattr(sidebar, "warn", lambda kind, message, location: said.append(message))
    config = SimpleNamespace(html_sidebars=own, html_theme="plain")
    builder = SimpleNamespace(
        format=format, embedded=embedded, theme=SimpleNamespace(sidebar_templates=["logo.html", "toc.html"])
    )
    sidebar.choose_sidebars(SimpleNamespace(builder=builder, config=config))  # type: ignore[arg-type]
    assert config.html_sidebars == expected
    message = (
        "academic_sidebar: the theme 'plain' has no place for it that is known here; use furo, or name "
        f"{SIDEBAR!r} in html_sidebars"
    )
    assert said == [message] * warned


@pytest.mark.parametrize(
    ("notes", "own", "me", "page"),
    [
        ({"b": [("cv", "ann")], "a": [("cv", "ann")]}, None, "ann", "a"),
        ({"b": [("cv", "ann")], "a": [("cv", "bo")]}, None, "ann", "b"),
        ({"b": [("cv", "ann")], "a": [("cv", "bo")]}, "bo", "ann", "a"),
        ({"a": [("education", "ann")]}, None, "ann", None),
        ({"a": [("education", "bo"), ("cv", "ann")]}, None, "ann", "a"),
        ({}, None, "ann", None),
    ],
)
def test_page_with_the_cv(
    monkeypatch: pytest.MonkeyPatch,
    notes: dict[str, list[tuple[str, str]]],
    own: str | None,
    me: str,
    page: str | None,
) -> None:
    sections = {
        docname: SimpleNamespace(notes=[SimpleNamespace(kind=kind, me=of) for kind, of in found])
        for docname, found in notes.items()
    }
    domain = SimpleNamespace(
        part=lambda docname, kind: SimpleNamespace(person=own) if own else None,
        parts=lambda kind: iter(sections.items()),
    )
    monkeypatch.setattr(hero, "academic_domain", lambda env: domain)
    monkeypatch.setattr(hero, "settings", lambda config: SimpleNamespace(me=me))
    assert hero.cv_page(app_of().env, "index") == page
