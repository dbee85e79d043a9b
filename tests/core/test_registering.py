"""What other extensions may add, and what is said of what they may not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.errors import ExtensionError

from sphinx_academic.core.extensions import begin_setup
from sphinx_academic.core.i18n import _
from sphinx_academic.core.late import (
    LateClass,
    LateTransform,
    add_late_post_transform,
    add_late_transform,
    late_class,
    late_function,
)
from sphinx_academic.core.lint_checks import add_check, add_page_check, site_checks
from sphinx_academic.core.site_links import add_link_kind, link_kinds, setup_site_links
from sphinx_academic.core.site_services import add_profile_service, profile_services, setup_site_services
from sphinx_academic.core.site_warnings import add_problem_kinds
from sphinx_academic.core.source_files import FileSettings
from sphinx_academic.core.template_files import template_files
from sphinx_academic.model.problems import ProblemKind
from sphinx_academic.model.profile import SERVICES

TRANSLATED = _("Code")


@pytest.fixture
def app() -> Any:
    """Return an application that this package has set up itself in."""
    app: Any = SimpleNamespace(config=SimpleNamespace())
    begin_setup(app)
    return app


def problem(call: Callable[[], object]) -> str:
    """Return what is said of something that cannot be added."""
    with pytest.raises(ExtensionError) as error:
        call()
    return str(error.value).partition("cannot be added: ")[2]


# kinds of links


def test_a_kind_of_link(app: Any) -> None:
    add_link_kind(
        app, "osf", label=TRANSLATED, fields=["osf", "osf_id"], address="https://osf.io/{}/", is_file=True
    )
    add_link_kind(app, "plain", label="Plain")
    osf, plain = link_kinds(app.config).by_name.values()
    assert (osf.name, osf.label, osf.fields, osf.address, osf.is_file) == (
        "osf",
        TRANSLATED,
        ("osf", "osf_id"),
        "https://osf.io/{}/",
        True,
    )
    assert (plain.fields, plain.address, plain.is_file) == ((), "", False)
    # its own fields are no others'
    add_link_kind(app, "osf", label="OSF", fields=("osf",), override=True)


NO_ADDRESS = "address is {!r}, but must be an http address with {{}} for the identifier"
LINKS: list[tuple[dict[str, Any], str]] = [
    ({"label": " "}, "label is ' ', but must be a text"),
    ({"fields": "osf"}, "fields is 'osf', but must be a list of names"),
    ({"fields": ["Osf"]}, "fields: 'Osf' is no name of a field in lower case"),
    (
        {"fields": ["1a", 3]},
        "fields: '1a' is no name of a field in lower case; fields: 3 is no name of a field in lower case",
    ),
    ({"fields": ["code", "x"]}, "fields: 'code' gives links of the kind 'code'"),
    *(
        ({"address": address}, NO_ADDRESS.format(address))
        for address in (
            "https://osf.io/",
            "osf.io/{}",
            "https://{}",
            "https://osf.io/{} x",
            "https://a/{}{}",
            3,
        )
    ),
    ({"label": 3, "address": "x"}, f"label is 3, but must be a text; {NO_ADDRESS.format('x')}"),
]


@pytest.mark.parametrize(("given", "message"), LINKS)
def test_a_kind_of_link_that_cannot_be_added(app: Any, given: dict[str, Any], message: str) -> None:
    setup_site_links(app)
    assert problem(lambda: add_link_kind(app, "osf", **{"label": "OSF", **given})) == message


def test_our_own_kinds_of_links(app: Any) -> None:
    setup_site_links(app)
    kinds = link_kinds(app.config).by_name
    assert {"pdf", "code", "doi"} <= kinds.keys()
    assert problem(lambda: add_link_kind(app, "code", label="Code")) != ""
    # another may take the place of one, with its fields
    add_link_kind(app, "code", label="Sources", fields=("code",), override=True)


# services


def test_a_service(app: Any, tmp_path: Path) -> None:
    icon = tmp_path / "a.svg"
    icon.write_text("<svg/>")
    setup_site_services(app)
    assert list(profile_services(app.config)) == list(SERVICES)
    add_profile_service(app, "osf", label="OSF", address="https://osf.io/", icon=icon)
    add_profile_service(app, "plain", label="Plain", address=lambda text: f"https://example.org/{text}")
    services = profile_services(app.config)
    assert (services["osf"].label, services["osf"].icon, services["osf"].address("a b".replace(" ", ""))) == (
        "OSF",
        icon,
        "https://osf.io/ab",
    )
    assert services["plain"].address("x") == "https://example.org/x"
    # one without an icon has that of other links, unless there is one of its name
    add_profile_service(app, "github", label="GH", address="https://gh.example.org/", override=True)
    icons = dict(template_files(app.config))
    assert list(icons) == ["academic/icons/osf.svg", "academic/icons/plain.svg"]
    assert icons["academic/icons/osf.svg"] == icon
    other = icons["academic/icons/plain.svg"]
    assert (other.name, other.is_file()) == ("other.svg", True)


TAKEN = "{profile} and academic_people use this name otherwise; choose another"
NO_WEB = "address is {!r}, but must be a web address or a function"
SERVICE: list[tuple[str, dict[str, Any], str]] = [
    ("osf", {"label": ""}, "label is '', but must be a text"),
    ("osf", {"label": 3}, "label is 3, but must be a text"),
    ("osf", {"address": "osf.io"}, NO_WEB.format("osf.io")),
    ("osf", {"address": 3}, NO_WEB.format(3)),
    ("osf", {"icon": Path("/none.svg")}, "there is no file /none.svg"),
    ("osf", {"icon": "/none.svg"}, "there is no file /none.svg"),
    *((name, {}, TAKEN) for name in ("name", "email", "affiliation", "location", "pronouns", "link")),
]


@pytest.mark.parametrize(("name", "given", "message"), SERVICE)
def test_a_service_that_cannot_be_added(app: Any, name: str, given: dict[str, Any], message: str) -> None:
    values: dict[str, Any] = {"label": "OSF", "address": "https://osf.io/", **given}
    assert problem(lambda: add_profile_service(app, name, **values)) == message
    assert dict(template_files(app.config)) == {}


# checks and warnings


def find(_site: Any) -> Any:
    return iter(())


def test_checks(app: Any) -> None:
    add_check(app, "one", find, description="What it finds.")
    add_page_check(app, "two", description="What pages find.")
    checks = site_checks(app.config)
    assert [(name, check.description, check.find) for name, check in checks.items()] == [
        ("one", "What it finds.", find),
        ("two", "What pages find.", None),
    ]
    assert problem(lambda: add_check(app, "one", find, description="x")) != ""
    add_check(app, "one", find, description="Another.", override=True)
    assert site_checks(app.config)["one"].description == "Another."
    wrong: Any = 3
    assert problem(lambda: add_check(app, "three", wrong, description="")) == (
        "description is '', but must be a text; find is 3, but must be a function"
    )


class Kinds(ProblemKind):
    """Subtypes of another extension."""

    ODD = "odd", "What is odd."
    EVEN = "even", "What is even."


class Nothing(ProblemKind):
    """None."""


class Again(ProblemKind):
    """One that there is, which says nothing."""

    ODD = "odd", " "


def test_subtypes_of_warnings(app: Any) -> None:
    add_problem_kinds(app, Kinds)
    assert problem(lambda: add_problem_kinds(app, Again)) == (
        "description is ' ', but must be a text; there is one already; choose another name"
    )
    for wrong in (Nothing, Kinds.ODD, str, 3):
        assert problem(lambda kinds=wrong: add_problem_kinds(app, kinds)) == (
            "it must be a class derived from ProblemKind, with members"
        )


# what is imported late


def test_what_stands_for_a_function_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[str] = []
    monkeypatch.setattr(
        "sphinx_academic.core.late.resolve", lambda name: found.append(name) or (lambda *args: (name, *args))
    )
    call = late_function("room.module:function")
    assert found == []
    assert [call(1, 2), call()] == [("room.module:function", 1, 2), ("room.module:function",)]
    assert found == ["room.module:function"]


def test_what_stands_for_a_class() -> None:
    late = late_class("core.page_record:PagePart")
    assert (late.__name__, late.__qualname__, late.__module__) == (
        "PagePart",
        "PagePart",
        "sphinx_academic.core.page_record",
    )
    assert late.is_described is False
    loaded: list[int] = []

    class Kind:
        def __init__(self, *args: int, **options: int) -> None:
            self.made = args, options

    other = LateClass(lambda: loaded.append(1) or Kind, "Kind", "somewhere")
    # its own names are known without it
    other.__name__ = "Other"
    assert (other.__name__, other.__module__, loaded) == ("Other", "somewhere", [])
    assert other(1, a=2).made == ((1,), {"a": 2})
    other.more = 3
    assert (Kind.more, loaded) == (3, [1])  # type: ignore[attr-defined]


def test_transforms_are_registered_by_their_names() -> None:
    added: list[tuple[str, LateTransform]] = []
    app: Any = SimpleNamespace(
        add_transform=lambda late: added.append(("read", late)),
        add_post_transform=lambda late: added.append(("written", late)),
    )
    add_late_transform(app, "room.module:One", 5, "room.nodes")
    add_late_post_transform(app, "room.module:Two", 7, "room.nodes")
    assert [(when, late.__name__, late.__qualname__, late.default_priority) for when, late in added] == [
        ("read", "One", "One", 5),
        ("written", "Two", "Two", 7),
    ]


# files that may be published


@pytest.mark.parametrize(
    ("given", "endings", "folders", "ignored"),
    [
        (".PDF", [".pdf"], [], False),
        ("./.x", [".x"], [], False),
        (".tar.gz", [".tar.gz"], [], False),
        ("Talks/", [], ["talks/"], False),
        ("/a/b/", [], ["a/b/"], False),
        ("./a/", [], ["a/"], False),
        ("pdf", [], [], True),
        (".", [], [], True),
        ("..", [], [], True),
        (".a/b", [], [], True),
        ("a/.git/", [], [], True),
        ("../a/", [], [], True),
        ("", [], [], True),
    ],
)
def test_endings_and_folders(
    monkeypatch: pytest.MonkeyPatch, given: str, endings: list[str], folders: list[str], ignored: bool
) -> None:
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(FileSettings, "warn", lambda _self, name, message: said.append((name, message)))
    site = FileSettings.having(files=[given])
    site.check()
    assert (sorted(site.file_endings), [*site.file_folders]) == (endings, folders)
    message = f": {given!r} is neither an ending such as '.pdf' nor a folder such as 'talks/'; it is ignored"
    assert said == ([("files", message)] if ignored else [])
