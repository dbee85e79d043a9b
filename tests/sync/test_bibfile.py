"""Files that are changed in places: how what is new is laid out, and that all else stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.sync.bibfile import BibFile, EntryPlace, conflict_line


def opened(source: str | bytes) -> BibFile:
    return BibFile(Path("a.bib"), "a.bib", source if isinstance(source, bytes) else source.encode())


def entry(file: BibFile, line: int = 1, key: str = "k") -> EntryPlace:
    place = file.entry(line, key)
    assert place
    return place


@pytest.mark.parametrize(
    ("source", "result"),
    [
        # as the others are laid out
        ("@misc{k,\n  a = {A},\n}\n", "@misc{k,\n  a = {A},\n  x = {X},\n  yy = {Y},\n}\n"),
        ("@misc{k,\n\ta={A}\n}\n", "@misc{k,\n\ta={A},\n\tx={X},\n\tyy={Y}\n}\n"),
        ("@misc{k, a = {A}}\n", "@misc{k, a = {A}, x = {X}, yy = {Y}}\n"),
        ("@misc{k, a = {A},}", "@misc{k, a = {A}, x = {X}, yy = {Y},}"),
        ("@misc(k, a = {A}, )", "@misc(k, a = {A}, x = {X}, yy = {Y}, )"),
        ("@misc{k, b = {B},\n  a = {A}}", "@misc{k, b = {B},\n  a = {A},\n  x = {X},\n  yy = {Y}}"),
        # in the column of the equals signs
        (
            "@misc{k,\n  author = {A},\n  b      = {B},\n}",
            "@misc{k,\n  author = {A},\n  b      = {B},\n  x      = {X},\n  yy     = {Y},\n}",
        ),
        (
            "@misc{k,\n  aa=  {A},\n  b =  {B},\n}",
            "@misc{k,\n  aa=  {A},\n  b =  {B},\n  x =  {X},\n  yy =  {Y},\n}",
        ),
        # of one length, or in several columns
        (
            "@misc{k,\n  aa  = {A},\n  bb  = {B},\n}",
            "@misc{k,\n  aa  = {A},\n  bb  = {B},\n  x  = {X},\n  yy  = {Y},\n}",
        ),
        (
            "@misc{k,\n  aa = {A},\n  b  =  {B},\n  c   = {C},\n}",
            "@misc{k,\n  aa = {A},\n  b  =  {B},\n  c   = {C},\n  x   = {X},\n  yy   = {Y},\n}",
        ),
        ("@misc{k,\n  a\n=\n{A},\n}", "@misc{k,\n  a\n=\n{A},\n  x = {X},\n  yy = {Y},\n}"),
        # a remark belongs to the field before it
        (
            "@misc{k,\n  a = {A}, % one\n  % two\n}",
            "@misc{k,\n  a = {A}, % one\n  x = {X},\n  yy = {Y},\n  % two\n}",
        ),
        (
            "@misc{k,\n  a = {A} % one\n}",
            "@misc{k,\n  a = {A}, % one\n  x = {X},\n  yy = {Y}\n}",
        ),
        ("@misc{k, a = {A} % one\n}", "@misc{k, a = {A}, x = {X}, yy = {Y} % one\n}"),
        ("@misc{k,\n  a = {A}\n  ,\n}", "@misc{k,\n  a = {A}\n  ,\n  x = {X},\n  yy = {Y},\n}"),
        ("@misc{k,\r\n  a = {A},\r\n}\r\n", "@misc{k,\r\n  a = {A},\r\n  x = {X},\r\n  yy = {Y},\r\n}\r\n"),
        (
            "@misc{k,\r\n  a = {A} % one\r\n}\r\n",
            "@misc{k,\r\n  a = {A}, % one\r\n  x = {X},\r\n  yy = {Y}\r\n}\r\n",
        ),
    ],
)
def test_fields_are_added(source: str, result: str) -> None:
    file = opened(source)
    file.add_fields(entry(file), {"x": "{X}", "yy": "{Y}"})
    assert file.result.decode() == result


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("@misc{k,\n  a = {A},\n  b = {B},\n}", "@misc{k,\n  b = {B},\n}"),
        ("@misc{k,\n  a = {A} , \n  b = {B},\n}", "@misc{k,\n  b = {B},\n}"),
        ("@misc{k,\r\n  a = {A},\r\n  b = {B},\r\n}", "@misc{k,\r\n  b = {B},\r\n}"),
        ("@misc{k,\n  a = {A\n  A},\n  b = {B},\n}", "@misc{k,\n  b = {B},\n}"),
        # not on lines of its own
        ("@misc{k, a = {A},\n  b = {B},\n}", None),
        ("@misc{k,\n  a = {A}, b = {B},\n}", None),
        ("@misc{k,\n  b = {B},\n  a = {A}\n}", None),
        ("@misc{k,\n  a = {A}, % one\n  b = {B},\n}", None),
    ],
)
def test_a_field_is_taken_out(source: str, result: str | None) -> None:
    file = opened(source)
    file.remove_field(entry(file), "a")
    assert file.result.decode() == (source if result is None else result)


def test_several_changes() -> None:
    file = opened("% ü\n@Misc { k ,\n  a = {A}, A = {B},\n  c = {C}\n}\n@misc{l, a = 1}\n")
    place, other = entry(file, 2), entry(file, 6, "l")
    assert file.type(place) == "Misc"
    assert [file.value(place, name) for name in ("a", "c", "d")] == ["{A}", "{C}", None]
    file.set_value(other, "a", "{é}")
    file.add_fields(place, {"d": "{D}"})
    file.set_value(place, "a", "{Ä}")
    file.set_type(place, "article")
    assert file.result.decode() == (
        "% ü\n@article { k ,\n  a = {Ä}, A = {B},\n  c = {C},\n  d = {D}\n}\n@misc{l, a = {é}}\n"
    )


@pytest.mark.parametrize(
    ("source", "line", "key", "fields"),
    [
        ("@misc{k, a = {A}}", 1, "k", ["a"]),
        ("text\n\n@misc{k, a = {A}}", 3, "k", ["a"]),
        ("text\r\n@misc{k, a = {A}}", 2, "k", ["a"]),
        ("text\r@misc{k, a = {A}}", 2, "k", ["a"]),
        ("@comment{@misc{x, a = {A}}} @misc{k, a = {A}}", 1, "k", ["a"]),
        ("@misc{k, a = {100% of it}}", 1, "k", ["a"]),
        ("@misc{j, a = {A}} @book{k, B = {A}} @misc{l}", 1, "k", ["b"]),
        ("@misc{k, a = {A}} @misc{k, b = {A}}", 1, "k", ["a"]),
        ("@comment{c, x = {X}} @misc{k, a = {A}}", 1, "k", ["a"]),
        ("@string{k, x = {X}} @misc{k, a = {A}}", 1, "k", ["a"]),
        ("@book{l, x = {@misc{j, c = {C}}}} @misc{k, a = {A}}", 1, "k", ["a"]),
        ("@misc{k, a = {A}}\n@misc{k, b = {A}}", 2, "k", ["b"]),
        ('@misc(k, a = "A" # b, c = 12)', 1, "k", ["a", "c"]),
        ("@misc{k, , a = {A}, ,% x = {X}\n b = {B}}", 1, "k", ["a", "b"]),
        ("@MISC{k , a = {A}}", 1, "k", ["a"]),
        ("@string{s = {S}}\n@misc{k, a = s}", 2, "k", ["a"]),
        ("@misc{\nk, a = {A}}", 1, "k", []),
        ("@misc{k, a = {A} b = {B}}", 1, "k", ["a", "b"]),
        ("@misc{k, a = }", 1, "k", []),
        ("@misc{k, a = A%B\n}", 1, "k", []),
        ("@misc{k, a = {A", 1, "k", []),
        ("@misc{k}", 1, "k", []),
    ],
)
def test_entries_are_found(source: str, line: int, key: str, fields: list[str]) -> None:
    place = opened(source).entry(line, key)
    assert [one.name for one in (place.fields if place else ())] == fields


@pytest.mark.parametrize("value", ["12", "jan", "{A }", '"A" # b', "{A} #"])
def test_values_have_no_space_around_them(value: str) -> None:
    file = opened(f"@misc{{k, a =  {value}  \n , b = {{B}}}}")
    assert file.value(entry(file), "a") == value


def test_a_value_that_is_joined_with_nothing_is_replaced_as_a_whole() -> None:
    file = opened("@misc{k,\n  a = {A} # \n,\n}\n")
    file.set_value(entry(file), "a", "{B}")
    assert file.result == b"@misc{k,\n  a = {B} \n,\n}\n"


def test_what_is_no_entry_is_not_found() -> None:
    file = opened("@string{s = {S}}\n@misc{k, a = {A}}\n")
    assert file.entry(1, "k") is None
    assert file.entry(2, "l") is None
    assert file.entry(1, "s") is None


NEW = "@misc{n,\n  x = {ß},\n}\n"


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("", NEW),
        ("\ufeff", "\ufeff" + NEW),
        ("\n", f"\n\n{NEW}"),
        ("@misc{k}", f"@misc{{k}}\n\n{NEW}"),
        ("@misc{k}\n", f"@misc{{k}}\n\n{NEW}"),
        ("@misc{k}\n\n", f"@misc{{k}}\n\n{NEW}"),
        ("@misc{k}\n \t\n", f"@misc{{k}}\n \t\n{NEW}"),
        ("@misc{k}\r", f"@misc{{k}}\r\n{NEW}"),
        ("@misc{k}\r\r", f"@misc{{k}}\r\r{NEW}"),
        ("@misc{k}\r\n@misc{l}\r\n", "@misc{k}\r\n@misc{l}\r\n\r\n" + NEW.replace("\n", "\r\n")),
        # lines end as most of them do
        ("@misc{k}\r\n\n@misc{l}\n", f"@misc{{k}}\r\n\n@misc{{l}}\n\n{NEW}"),
        ("@misc{k}\r\n\n", f"@misc{{k}}\r\n\n{NEW}"),
    ],
)
def test_entries_are_appended(source: str, result: str) -> None:
    file = opened(source)
    file.append(NEW)
    assert file.result.decode() == result
    file.append(NEW)
    newline = "\r\n" if "\r\n\r\n" in result else "\n"
    assert file.result.decode() == result + newline + NEW.replace("\n", newline)


def test_files_that_are_not_utf8_keep_their_bytes() -> None:
    source = "@misc{k,\n  a = {ü€},\n  b = {C},\n}\n".encode("cp1252")
    file = opened(source)
    place = entry(file)
    assert file.result == source
    assert file.value(place, "a") == "{ü€}"
    file.set_value(place, "b", "{ß}")
    file.add_fields(place, {"c": "{é}"})
    file.append(NEW)
    assert file.result == (source.replace(b"{C},\n", "{ß},\n  c = {é},\n".encode()) + b"\n" + NEW.encode())
    # what is written in UTF-8 is read as such
    again = opened(file.result)
    assert again.value(entry(again), "b") == "{ß}"


@pytest.mark.parametrize(
    ("data", "is_utf16"),
    [(b"\xff\xfe@", True), (b"\xfe\xff@", True), (b"\xef\xbb\xbf@", False), (b"", False)],
)
def test_utf16(data: bytes, is_utf16: bool) -> None:
    assert opened(data).is_utf16 is is_utf16


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"<<<<<<< HEAD\n", 1),
        (b"\n>>>>>>> main\r\n", 2),
        (b"a\n\n|||||||\r\n", 3),
        (b"a\n||||||| base\n", 2),
        (b"=======\n", None),
        (b"a <<<<<<< HEAD\n", None),
        (b"<<<<<<<<\n", None),
        (b"", None),
    ],
)
def test_conflict_markers(data: bytes, line: int | None) -> None:
    assert conflict_line(data) == line
