from __future__ import annotations

import pytest

from sphinx_academic.model.extension_points import ExtensionPoint, Extensions, RegistrationError

NUMBERS: ExtensionPoint[int] = ExtensionPoint("number", int)
LETTERS: ExtensionPoint[str] = ExtensionPoint("letter", str)


def test_what_is_added_is_there_in_its_order() -> None:
    extensions = Extensions()
    for name in ("two", "one", "thirty-one", "thirty_two", "n33"):
        NUMBERS.add(extensions, name, len(name))
    LETTERS.add(extensions, "one", "a")
    assert dict(NUMBERS.of(extensions)) == {"two": 3, "one": 3, "thirty-one": 10, "thirty_two": 10, "n33": 3}
    assert list(NUMBERS.of(extensions)) == ["two", "one", "thirty-one", "thirty_two", "n33"]
    assert [point.noun for point, _table in extensions] == ["number", "letter"]


def test_each_build_has_its_own() -> None:
    one, other = Extensions(), Extensions()
    NUMBERS.add(one, "one", 1)
    assert dict(NUMBERS.of(other)) == {}


def test_a_table_cannot_be_changed_from_outside() -> None:
    with pytest.raises(TypeError):
        NUMBERS.of(Extensions())["one"] = 1  # type: ignore[index]


def test_override_takes_the_place() -> None:
    extensions = Extensions()
    NUMBERS.add(extensions, "one", 1)
    NUMBERS.add(extensions, "two", 2)
    NUMBERS.add(extensions, "one", 3, override=True)
    assert list(NUMBERS.of(extensions).items()) == [("one", 3), ("two", 2)]


@pytest.mark.parametrize(
    "name", ["", "One", "a b", "-a", "a-", "a--b", "1st", "ünde", "a.b", "a\n", None, 3, "one"]
)
def test_a_wrong_or_taken_name_is_an_error(name: str) -> None:
    extensions = Extensions()
    NUMBERS.add(extensions, "one", 1)
    with pytest.raises(RegistrationError, match=r"the number .* cannot be added: "):
        NUMBERS.add(extensions, name, 1)
    assert dict(NUMBERS.of(extensions)) == {"one": 1}


def test_nothing_is_added_later() -> None:
    extensions = Extensions()
    extensions.closed = True
    with pytest.raises(RegistrationError, match="too late"):
        NUMBERS.add(extensions, "one", 1)


def test_an_unknown_name_gets_a_hint() -> None:
    extensions = Extensions()
    NUMBERS.add(extensions, "seven", 7)
    assert NUMBERS.unknown(extensions, "sevn").startswith("there is no number ‘sevn’; ")
    assert "seven" in NUMBERS.unknown(extensions, "sevn")
