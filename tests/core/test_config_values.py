"""What tables of ``conf.py`` mean, and what is said of the parts that mean nothing."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from sphinx_academic.core import diagnostics
from sphinx_academic.core.build_state import build_state
from sphinx_academic.core.config import AcademicConfig
from sphinx_academic.core.settings import (
    ConfFile,
    Option,
    Settings,
    _Declared,
    _from_command_line,
    _lines,
    _read,
    _shortened,
    _usable,
    check_names,
    in_words,
    option,
    options_of,
    read_settings,
    settings_state,
)
from sphinx_academic.cv.settings import CvSettings
from sphinx_academic.model.roles import DEFAULT_ROLES, Role

CONF = ConfFile("/site/conf.py", {"academic_people": 4, "academic_me": 9, "academic_cv": 12})


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, object]]:
    """Return the list that gets the warnings, each with its kind and its place."""
    said: list[tuple[str, str, object]] = []
    monkeypatch.setattr(
        diagnostics, "warn", lambda kind, message, location: said.append((str(kind), message, location))
    )
    return said


EQUAL, LEAD, CORRESPONDING = DEFAULT_ROLES
MINE = Role("mine", "+", "mine", ("++",))
ROLES: list[tuple[dict[Any, Any], list[Role]]] = [
    ({}, [EQUAL, LEAD, CORRESPONDING]),
    ({"lead": None, "none": None}, [EQUAL, CORRESPONDING]),
    ({"lead": {"symbol": "L"}}, [EQUAL, LEAD._replace(symbol="L"), CORRESPONDING]),
    ({"mine": {"symbol": "+", "accepts": ["++"]}}, [EQUAL, LEAD, CORRESPONDING, MINE]),
    ({"mine": {"symbol": "+", "accepts": ["++"], "order": -1}}, [MINE, EQUAL, LEAD, CORRESPONDING]),
    ({"mine": {"symbol": "+", "accepts": ["++"], "order": 0.5}}, [EQUAL, MINE, LEAD, CORRESPONDING]),
    ({"equal": {"order": 5}}, [LEAD, CORRESPONDING, EQUAL]),
    # of those that are removed first, the places are free
    (
        {"lead": None, "b-b": {"symbol": "b"}, "a": {"symbol": "a", "label": "A"}},
        [EQUAL, CORRESPONDING, Role("b-b", "b", "b b"), Role("a", "a", "A")],
    ),
]


@pytest.mark.parametrize(("given", "expected"), ROLES)
def test_roles(given: dict[str, Any], expected: list[Role], said: list[Any]) -> None:
    assert list(AcademicConfig.having(roles=given).role_table) == expected
    assert said == []


def test_roles_that_cannot_be_used(said: list[Any]) -> None:
    given = {
        "lead": {"symbol": ""},
        "x": {"label": "X"},
        3: {"symbol": "3"},
        "a b": {"symbol": "ab"},
        "y": "Y",
        "equal": {"lable": "L", "order": "first", "symbol": "="},
    }
    table = AcademicConfig.having(CONF, roles=given).role_table
    assert list(table) == [EQUAL._replace(symbol="="), CORRESPONDING]
    place = "/site/conf.py:1"
    assert said == [
        ("config", f"academic_roles[{message}", place)
        for message in (
            "3]: an id consists of letters, digits and hyphens; it is left out",
            "'a b']: an id consists of letters, digits and hyphens; it is left out",
            "'y'] is not a table (a dict) but 'Y'; it is left out",
            "'equal']['lable'] is unknown and ignored; did you mean ‘label’?",
            "'equal']['order'] is 'first', but must be a number; it is ignored",
            "'lead'] has no 'symbol'; the role is left out; add it",
            "'x'] has no 'symbol'; the role is left out; add it",
        )
    ]


def test_people(said: list[Any]) -> None:
    site = AcademicConfig.having(
        CONF,
        people={
            "mira": {"name": "Mira Okafor"},
            "ben": {"name": "Ben Roe", "url": "https://ben.example.org"},
            "wei": {"name": "Wei Zhang", "url": ""},
            "x": 3,
        },
        members={
            "mira": "https://mira.example.org",
            "ben": "https://other.example.org",
            "wei": "https://wei.example.org",
            "no-one": "https://example.org",
            "odd": 3,
        },
    )
    found = {person.id: (str(person.name), person.url) for person in site.registry}
    assert found == {
        "mira": ("Mira Okafor", "https://mira.example.org"),
        "ben": ("Ben Roe", "https://ben.example.org"),
        "wei": ("Wei Zhang", "https://wei.example.org"),
    }
    assert said == [
        ("config", "academic_people['x'] is not a table (a dict) but 3; it is left out", "/site/conf.py:4")
    ]
    # the table itself stays as it was written
    assert site.people["mira"] == {"name": "Mira Okafor"}


def test_no_people(said: list[Any]) -> None:
    assert list(AcademicConfig.having(people={}).registry) == []
    assert list(AcademicConfig.having(people={"x": None}).registry) == []
    assert len(said) == 1


PEOPLE = {"mira-okafor": {"name": "Mira Okafor"}, "ben": {"name": "Ben Roe"}}
ME: list[tuple[str | None, dict[str, Any], str]] = [
    (None, PEOPLE, ""),
    ("ben", PEOPLE, ""),
    ("mira", PEOPLE, "mira-okafor, ben; no name is bold; add the person, or correct the id"),
    ("mira_okafor", PEOPLE, "mira-okafor, ben; no name is bold; did you mean ‘mira-okafor’?"),
    ("ben", {}, "no one; no name is bold; add the person, or correct the id"),
]


@pytest.mark.parametrize(("me", "people", "message"), ME)
def test_the_person_whose_site_it_is(
    me: str | None, people: dict[str, Any], message: str, said: list[Any]
) -> None:
    AcademicConfig.having(CONF, me=me, people=people).check()
    whole = f"academic_me is {me!r}, but academic_people knows {message}"
    assert said == ([("unknown_person", whole, "/site/conf.py:9")] if message else [])


def test_looks_of_cvs(said: list[Any]) -> None:
    given = {"template": " Modern ", "text_size": 9.5, "text-size": "20", "photo": True, "papers": "a4", 3: 4}
    site = CvSettings.having(CONF, cv=given)
    assert site.cv_options == {"template": "modern", "text-size": 9.5, "photo": True}
    assert said == [
        ("config", f"academic_cv[{message}", "/site/conf.py:12")
        for message in (
            "'text-size'] is '20' and ignored; it is a number of points from 8 to 13",
            "'papers'] is unknown and ignored; did you mean ‘paper’?",
            "3] is unknown and ignored; known are: template, accent, text-size, photo, paper",
        )
    ]
    said.clear()
    empty = CvSettings.having(CONF)
    empty.check()
    assert (empty.cv_options, said) == ({}, [])


# values


class Talks(Settings):
    """Settings of another extension."""

    talks: list[str] = option([], (list, tuple), "Which talks.")
    room: str | None = option(None, (str, type(None)), "Where.", "")
    most: int = option(3, (int,), "How many.", "html")


class More(Talks):
    """More of them."""

    speakers: dict[str, Any] = option({"a": 1}, (dict,), "Who.")


def test_what_classes_declare() -> None:
    assert [declared.name for declared in options_of(More)] == ["talks", "room", "most", "speakers"]
    assert [declared.rebuild for declared in options_of(More)] == ["env", "", "html", "env"]
    first, room, most, speakers = options_of(More)
    assert (first.default, room.default, most.default, speakers.default) == ([], None, 3, {"a": 1})
    assert first.default is not first.default
    assert speakers.default is not speakers.default
    site = More.having(most=5)
    assert (site.talks, site.room, site.most, site.speakers) == ([], None, 5, {"a": 1})
    assert site.conf == ConfFile()


def test_warnings_name_the_line_or_the_command_line(said: list[Any]) -> None:
    conf = ConfFile("/site/conf.py", {"academic_talks": 7}, frozenset({"academic_room"}))
    site = Talks.having(conf)
    site.warn("talks", " is odd")
    site.warn("room", " is odd", "date")
    site.warn("most", " is odd")
    assert said == [
        ("config", "academic_talks is odd", "/site/conf.py:7"),
        ("date", "-D academic_room is odd", None),
        ("config", "academic_most is odd", "/site/conf.py:1"),
    ]


def test_parts_of_tables(said: list[Any]) -> None:
    site = Talks.having(CONF)
    known: dict[str, tuple[type, ...]] = {"title": (str,), "count": (int, float), "names": (list, tuple)}
    given = {"title": "T", "count": 1.5, "names": ("a",)}
    assert site.usable_parts("talks", "x", given, known) == given
    assert said == []
    wrong = {"title": 3, "count": True, "names": "a", "titel": "T", 4: 5}
    assert site.usable_parts("talks", "x", wrong, known) == {}
    assert [message for _kind, message, _place in said] == [
        f"academic_talks['x'][{message}"
        for message in (
            "'title'] is 3, but must be a text; it is ignored",
            "'count'] is True, but must be a number; it is ignored",
            "'names'] is 'a', but must be a list; it is ignored",
            "'titel'] is unknown and ignored; did you mean ‘title’?",
            "4] is unknown and ignored; known are: title, count, names",
        )
    ]


def test_labels(said: list[Any]) -> None:
    site = Talks.having(CONF)
    given = {"code": "Code", "pdf": None, "a": "", "b": " ", "c": 3, 4: "d", None: None}
    assert site.labels("links", given) == {"code": "Code", "pdf": None}
    assert [message for _kind, message, _place in said] == [
        f"academic_links[{name!r}] is neither a text nor None but {given[name]!r}; it is ignored"
        for name in ("a", "b", "c", 4, None)
    ]


@pytest.mark.parametrize("name", ["a", "A-b_2", "ab"])
def test_names_of_tables(name: str, said: list[Any]) -> None:
    assert Talks.having(CONF).is_table("people", name, {})
    assert said == []


@pytest.mark.parametrize(
    ("types", "words"),
    [
        ((str,), "a text"),
        ((int, float), "a number"),
        ((list, tuple, type(None)), "a list or None"),
        ((bool, dict, str), "True or False or a table (a dict) or a text"),
    ],
)
def test_types_in_words(types: tuple[type, ...], words: str) -> None:
    assert in_words(types) == words


@pytest.mark.parametrize(
    ("value", "usable", "problems"),
    [
        ((1, "a", None), ("a",), ["[0] is 1", "[2] is None"]),
        ([["a"], "b"], ["b"], ["[0] is ['a']"]),
    ],
)
def test_items_that_are_no_texts(value: object, usable: object, problems: list[str]) -> None:
    declared = Option([], (list, tuple), "", "")
    ending = ", but must be a text; it is left out"
    assert _usable(declared, value) == (usable, [problem + ending for problem in problems])


def test_keys_that_are_no_texts() -> None:
    found = _usable(Option({}, (dict,), "", ""), {1: 2, "a": 3, None: 4})
    ending = "has a key that is no text; it is left out"
    assert found == ({"a": 3}, [f"[1] {ending}", f"[None] {ending}"])


def test_long_values_are_cut() -> None:
    assert _shortened("x" * 58) == repr("x" * 58)
    assert _shortened("x" * 59) == "'" + "x" * 59 + "…"


@pytest.mark.parametrize(
    ("text", "types", "value"),
    [
        *((text, (bool,), True) for text in ("1", "true", "YES", " on ")),
        *((text, (bool,), False) for text in ("0", "False", "no", "OFF")),
        ("2", (bool, int), 2),
        ("2.5", (int,), "2.5"),
        ("none", (int, type(None)), None),
        (" ", (list, type(None)), None),
        ("None", (int,), "None"),
        (" a ", (str, list), " a "),
        ("", (list,), []),
        (" , a b ,c", (list, tuple), ["a b", "c"]),
        ("a", (int, float), "a"),
    ],
)
def test_texts_of_the_command_line(text: str, types: tuple[type, ...], value: object) -> None:
    found = _from_command_line(text, types)
    assert (found, type(found)) == (value, type(value))


class Config(SimpleNamespace):
    """Values as Sphinx has them."""

    def __contains__(self, name: str) -> bool:
        return name in vars(self)

    def __iter__(self) -> Any:
        return iter(self.values)


READ: list[tuple[object, dict[str, str], object, str]] = [
    (["a"], {}, ["a"], ""),
    ("a, b", {"academic_talks": "a, b"}, ["a", "b"], ""),
    # a text of conf.py is none of the command line
    ("a", {}, [], " is 'a', but must be a list; it is ignored; for a list of one, write ['a']"),
    (
        ["a\x00", "b"],
        {},
        ["a", "b"],
        " has control characters or lone surrogates; they are left out; remove them",
    ),
]


@pytest.mark.parametrize(("given", "overrides", "value", "message"), READ)
def test_values_that_are_read(
    given: object, overrides: dict[str, str], value: object, message: str, said: list[Any]
) -> None:
    config: Any = Config(overrides=overrides, academic_talks=given)
    conf = ConfFile("/site/conf.py", {"academic_talks": 2})
    assert _read(config, conf, next(options_of(Talks))) == value
    # so that Sphinx does not warn of it once more
    assert config.academic_talks == value
    assert said == ([("config", f"academic_talks{message}", "/site/conf.py:2")] if message else [])


def test_settings_are_read_and_then_checked(tmp_path: Path, said: list[Any]) -> None:
    (tmp_path / "conf.py").write_text("academic_talks = ['a']\nacademic_most = 'x'\n")
    checked: list[object] = []

    class Checked(Talks):
        added: Any = None

        @classmethod
        def of_extensions(cls, config: Any) -> dict[str, Any]:
            return {"added": config.extension}

        def check(self) -> None:
            # those of other rooms are there by now
            checked.append((self.added, More.of(config).most))

    config: Any = Config(
        overrides={"academic_room": "hall", "nitpicky": "1"},
        extension="theirs",
        academic_talks=["a"],
        academic_room="hall",
        academic_most="x",
        academic_speakers={},
    )
    build_state(config).lasting(_Declared).extend([Checked, More])
    app: Any = SimpleNamespace(confdir=tmp_path)
    read_settings(app, config)
    site = Checked.of(config)
    assert (site.talks, site.room, site.most, site.added) == (["a"], "hall", 3, "theirs")
    assert site.conf.path == str(tmp_path / "conf.py")
    assert site.conf.overrides == {"academic_room"}
    assert checked == [("theirs", 3)]
    message = "academic_most is 'x', but must be a number; the default, 3, is used"
    # once, though two classes have it: by then it is the default
    assert said == [("config", message, f"{tmp_path / 'conf.py'}:2")]


def test_what_changes_with_settings() -> None:
    def state(language: str = "en", **values: object) -> str:
        config: Any = Config(
            language=language,
            values=[SimpleNamespace(name=name, value=value) for name, value in values.items()],
        )
        return settings_state(config)

    assert state(academic_me="a") == state(academic_me="a", html_theme="furo")
    assert len({state(academic_me="a"), state(academic_me="b"), state("de", academic_me="a"), state()}) == 4


NAMES: list[tuple[dict[str, object], list[str]]] = [
    ({"academic_talks": [], "html_theme": "x", "talks": 1, "my_academic": 2}, []),
    ({"academic_talk": []}, ["academic_talk is no setting and is ignored; did you mean ‘academic_talks’?"]),
    (
        {"academic_colour": "red"},
        ["academic_colour is no setting and is ignored; known are: academic_talks, academic_room, "]
        + ["academic_most, bibtex_bibfiles"],
    ),
    ({"acedemic_talks": []}, ["acedemic_talks is no setting and is ignored; did you mean ‘academic_talks’?"]),
    (
        {"bibtex_bibfile": []},
        ["bibtex_bibfile is no setting and is ignored; did you mean ‘bibtex_bibfiles’?"],
    ),
    # much less like it
    ({"bibtex_files": [], "akademic_tasks": 1}, []),
    ({"academic_talk": len, "academic_rooms": ModuleType("x"), "academic_mos": Config}, []),
    ({"academic_other": 1}, []),
]


@pytest.mark.parametrize(("names", "messages"), NAMES)
@pytest.mark.parametrize("is_read", [True, False])
def test_names_that_are_no_setting(
    names: dict[str, object], messages: list[str], is_read: bool, said: list[Any]
) -> None:
    config: Any = Config(_raw_config=names, academic_other=1, academic_talks=[])
    state = build_state(config)
    state.lasting(_Declared).append(Talks)
    if is_read:
        state.put(Talks.having(ConfFile("/site/conf.py", dict.fromkeys(names, 5))), lasting=True)
    check_names(SimpleNamespace(), config)  # type: ignore[arg-type]
    place = "/site/conf.py:5" if is_read else ":1"
    whole = "".join(messages)
    assert said == ([("config", whole, place)] if whole else [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "a = 1\nb: int = 2\n\nif True:\n    c = d = 3\nx.y = 4\nz[0] = 5\n",
            {"a": 1, "b": 2, "c": 5, "d": 5},
        ),
        ("a = (\n  1\n)\na += 2\n", {"a": 1}),
        ("def (", {}),
        ("\0", {}),
    ],
)
def test_lines_of_conf(tmp_path: Path, text: str, lines: dict[str, int]) -> None:
    path = tmp_path / "conf.py"
    path.write_text(text)
    assert _lines(path) == lines
    assert _lines(tmp_path / "none.py") == {}
