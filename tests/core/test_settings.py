"""Settings: each room declares a class, and another extension may do the same."""

from __future__ import annotations

import pytest
from sphinx.errors import ExtensionError
from support import Build

from sphinx_academic.core.settings import (
    PREFIX,
    Option,
    Settings,
    _from_command_line,
    _usable,
    has_type,
    options_of,
)
from sphinx_academic.settings import SETTINGS, options

#: an extension in conf.py itself
CONF = """
from dataclasses import dataclass
from sphinx_academic.api import Settings, add_settings, option

html_theme = "basic"
extensions = ["myst_parser", "sphinx_academic"]
copyright = "2026, Test"
{value}

@dataclass(frozen=True)
class TalkSettings(Settings):
    talks: list = option([], (list, tuple), "Which talks are shown.")
    room: str = option("", (str,), "Where they are.", rebuild="")

    def check(self):
        if self.room == "attic":
            self.warn("room", " is 'attic', which is closed; choose another")

def show(app):
    settings = TalkSettings.of(app.config)
    print("talks:", settings.talks, settings.room)

def setup(app):
    add_settings(app, TalkSettings)
    app.connect("builder-inited", show)
"""


@pytest.mark.parametrize(
    ("value", "shown", "warning"),
    [
        ("", "talks: [] ", ""),
        ('academic_talks = ["one"]; academic_room = "hall"', "talks: ['one'] hall", ""),
        ("academic_talks = 3", "talks: [] ", "academic_talks is 3, but must be a list"),
        ('academic_talks = ["one", 2]', "talks: ['one'] ", "academic_talks[1] is 2, but must be a text"),
        ('academic_room = "attic"', "talks: [] attic", "academic_room is 'attic', which is closed"),
        ('academic_rom = "hall"', "talks: [] ", "did you mean ‘academic_room’?"),
    ],
)
def test_another_extension_has_settings_like_ours(
    build: Build, capsys: pytest.CaptureFixture[str], value: str, shown: str, warning: str
) -> None:
    built = build({"index.md": "# Home\n"}, conf=CONF.format(value=value), allow_warnings=True)
    assert shown in capsys.readouterr().out.splitlines()
    assert len(built.warnings) == bool(warning)
    assert all(warning in line and "[academic.config]" in line for line in built.warnings)
    assert all(line.startswith("conf.py:") for line in built.warnings)


def test_a_name_is_declared_once(build: Build) -> None:
    again = CONF.format(value="").replace("talks:", "feed:")
    with pytest.raises(ExtensionError, match="academic_feed"):
        build({"index.md": "# Home\n"}, conf=again)


def test_each_setting_is_declared_by_one_room_and_documented() -> None:
    names = [declared.name for declared in options()]
    assert sorted(set(names)) == sorted(names)
    assert all(declared.help.strip().endswith(".") for declared in options())
    assert all(issubclass(kind, Settings) and list(options_of(kind)) for kind in SETTINGS)
    assert PREFIX == "academic_"


@pytest.mark.parametrize(
    ("text", "types", "value"),
    [
        ("1", (bool,), True),
        (" TRUE ", (bool, int), True),
        ("off", (bool,), False),
        ("maybe", (bool,), "maybe"),
        ("none", (str, type(None)), None),
        ("", (int, type(None)), None),
        ("none", (str,), "none"),
        ("3", (int,), 3),
        ("3", (str, int), "3"),
        ("2.5", (int, float), 2.5),
        ("x", (int,), "x"),
        ("a, b,,", (list,), ["a", "b"]),
        ("true", (list,), ["true"]),
        ("a, b", (dict, list), "a, b"),
        ("yes", (list, bool), True),
    ],
)
def test_values_of_the_command_line(text: str, types: tuple[type, ...], value: object) -> None:
    assert _from_command_line(text, types) == value


@pytest.mark.parametrize(
    ("value", "usable", "problems"),
    [
        (["a", 1], ["a"], ["[1] is 1, but must be a text; it is left out"]),
        (("a",), ("a",), []),
        ({"a": 1, 2: "b"}, {"a": 1}, ["[2] has a key that is no text; it is left out"]),
        ("a", "a", []),
    ],
)
def test_parts_of_a_value(value: object, usable: object, problems: list[str]) -> None:
    declared = Option("", (list, tuple, dict, str), "", "")
    assert _usable(declared, value) == (usable, problems)


@pytest.mark.parametrize(
    ("value", "default", "problem"),
    [
        (3, [], " is 3, but must be a list; it is ignored"),
        (3, ["a"], " is 3, but must be a list; the default, ['a'], is used"),
        ("a", [], " is 'a', but must be a list; it is ignored; for a list of one, write ['a']"),
        # as long as it may be, and longer
        (b"x" * 57, [], f" is b'{'x' * 57}', but must be a list; it is ignored"),
        (b"x" * 58, [], f" is b'{'x' * 58}…, but must be a list; it is ignored"),
        (True, [], " is True, but must be a list; it is ignored"),
    ],
)
def test_a_value_of_a_wrong_type(value: object, default: list[str], problem: str) -> None:
    assert _usable(Option(default, (list, tuple), "", ""), value) == (default, [problem])


@pytest.mark.parametrize(
    ("value", "types", "expected"),
    [(True, (int,), False), (True, (int, bool), True), (1, (bool,), False), (1, (int, str), True)],
)
def test_true_is_no_number(value: object, types: tuple[type, ...], expected: bool) -> None:
    assert has_type(value, types) is expected


#: settings of which a change has pages written again, and those that no page shows; all others have them read
WRITTEN = {
    "academic_accent",
    "academic_favicon",
    "academic_feed",
    "academic_organizing_keywords",
    "academic_paper_pages",
    "academic_sidebar",
}
NOT_SHOWN = {
    "academic_metrics",
    "academic_people_pages",
    "academic_redirects",
    "academic_sync",
    "academic_sync_contact",
    "academic_sync_endpoints",
    "academic_sync_file",
    "academic_sync_ignore",
}


def test_what_a_change_of_a_setting_has_done_again(build: Build) -> None:
    built = build({"index.md": "# Page\n"})
    ours = {value.name: value.rebuild for value in built.app.config if value.name.startswith(PREFIX)}
    assert len(ours) > 30
    assert {name for name, rebuild in ours.items() if rebuild == "html"} == WRITTEN
    assert {name for name, rebuild in ours.items() if not rebuild} == NOT_SHOWN
    assert set(ours.values()) == {"env", "html", ""}
