"""Runs against the direction of a page, and the elements around names."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from sphinx_academic.model.foreign import (
    ForeignName,
    entry_has_kana,
    foreign_name,
    foreign_text,
    isolated,
    tags,
)
from sphinx_academic.model.text import Foreign, Math, RichText, Style, Styled


def arabic(text: str, language: str = "ar") -> Foreign:
    return Foreign(language, "auto", (text,))


def latin(text: str) -> Foreign:
    return Foreign("", "ltr", (text,))


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        ("a كتاب b", "en", ("a ", arabic("كتاب"), " b")),
        ("كتاب", "en", (arabic("كتاب"),)),
        ("a, كتاب جديد, b, c", "en", ("a, ", arabic("كتاب جديد"), ", b, c")),
        # marks within words do not part them, marks at their ends do
        ("كتاب-جديد.", "en", (arabic("كتاب-جديد"), ".")),
        ("(כתב)", "en", ("(", arabic("כתב", "he"), ")")),
        # the comma of another alphabet is part of no run
        ("كتاب، جديد", "en", (arabic("كتاب"), "، ", arabic("جديد"))),
        ("ab", "en", ("ab",)),
        # on pages from right to left, numbers and words of other scripts
        ("كتاب 3, 5", "ar", ("كتاب ", latin("3, 5"))),
        ("كتاب (2nd), جديد", "ar", ("كتاب ", latin("(2nd)"), "، جديد")),
        ("vol. 3", "he", (latin("vol. 3"),)),
        ("כתב, ספר", "he", ("כתב, ספר",)),
        ("كتاب, جديد", "fa", ("كتاب، جديد",)),
    ],
)
def test_runs(text: str, page: str, expected: RichText) -> None:
    assert isolated((text,), page) == expected


def test_parts_of_a_text_are_joined_before_its_runs_are_looked_for() -> None:
    style = Styled(Style.EMPHASIS, ("x",))
    assert isolated(("كت", "اب", style, "y"), "en") == (arabic("كتاب"), style, "y")
    assert isolated(("x", style, "كتاب"), "ar") == (latin("x"), style, "كتاب")
    assert isolated((), "en") == isolated((), "ar") == ()


@pytest.mark.parametrize(
    ("language", "direction", "expected"),
    [
        ("", "", ("<span>", "</span>")),
        ("zh", "", ('<span lang="zh">', "</span>")),
        ("", "auto", ("<bdi>", "</bdi>")),
        ("ar", "auto", ('<bdi lang="ar">', "</bdi>")),
        ("ar", "rtl", ('<bdi lang="ar" dir="rtl">', "</bdi>")),
        ("", "ltr", ('<bdi dir="ltr">', "</bdi>")),
    ],
)
def test_tags(language: str, direction: str, expected: tuple[str, str]) -> None:
    assert tags(language, direction) == expected


@pytest.mark.parametrize(
    ("name", "page", "tag", "japanese", "html"),
    [
        ("Wei (李)", "en", "", False, 'Wei (<span lang="zh">李</span>)'),
        ("Wei (李)", "zh", "", False, "Wei (李)"),
        ("山田 (Yamada)", "en", "", True, '<span lang="ja">山田</span> (Yamada)'),
        ("山田", "en", "ko", False, '<span lang="ko">山田</span>'),
        ("Wei (李) (伟)", "en", "", False, "Wei (李) (伟)"),
        ("Wei (李", "en", "", False, "Wei (李"),
        (" (李)", "en", "", False, '<span lang="zh"> (李)</span>'),
        ("Wei ()", "ar", "", False, "<bdi>Wei ()</bdi>"),
        ("Ann & Bo", "ar", "", False, "<bdi>Ann &amp; Bo</bdi>"),
        ("Ann", "", "", False, "Ann"),
        ("Ann", "en", "ar", False, "Ann"),
    ],
)
def test_names(name: str, page: str, tag: str, japanese: bool, html: str) -> None:
    found = foreign_name(name, page, tag, japanese=japanese)
    assert found == name
    assert Markup.escape(found) == html
    assert isinstance(found, ForeignName) is ("<" in html)


@pytest.mark.parametrize(
    ("text", "page", "tag", "expected"),
    [
        ((), "ar", "", None),
        (("Tide",), "", "en", None),
        (("Tide",), "", "de", ("de", "")),
        (("Tide ", Math("x")), "en", "", None),
        ((Math("x"),), "en", "", None),
        ((Math("x"),), "ar", "", ("", "auto")),
        (("潮",), "ja", "zh", None),
        (("潮",), "ja", "", None),
        (("潮",), "ko", "zh", ("zh", "")),
        (("كتاب",), "fa", "", None),
        (("گل",), "ar", "", None),
        (("گل",), "en", "", ("und-Arab", "auto")),
    ],
)
def test_texts(text: RichText, page: str, tag: str, expected: tuple[str, str] | None) -> None:
    assert foreign_text(text, page, tag) == (text if expected is None else (Foreign(*expected, text),))


@pytest.mark.parametrize(
    ("texts", "kana"), [(("a", "海"), False), (("a", "海の"), True), ((), False), (("ア", ""), True)]
)
def test_kana_of_an_entry(texts: tuple[str, ...], kana: bool) -> None:
    assert entry_has_kana(*texts) is kana
