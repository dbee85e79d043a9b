"""Languages and scripts: tags, directions, commas."""

from __future__ import annotations

import pytest

from sphinx_academic.model.languages import (
    comma,
    direction_of,
    has_kana,
    is_from_right,
    is_right_to_left,
    language_of,
    needs_no_mark,
    same_language,
    script_of,
    shares_script,
    starts_from,
    tag_of,
)


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("de", "de"),
        ("DE", "de"),
        ("fil", "fil"),
        ("de-at", "de-AT"),
        ("de_AT", "de-AT"),
        ("sr-LATN", "sr-Latn"),
        ("sr_latn_rs", "sr-Latn-RS"),
        ("d", ""),
        ("deutsch", ""),
        ("de-a", ""),
        ("de-419", ""),
        ("de-at-x", ""),
        ("", ""),
        ("  ", ""),
        ("NGerman", "de"),
        ("Français", "fr"),
        ("chinese-hant", "zh-Hant"),
    ],
)
def test_tag(stated: str, tag: str) -> None:
    assert tag_of(stated) == tag


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("abc", False),
        ("", False),
        ("é海Ж", False),
        ("a مج b", True),
        ("כתב", True),
        ("ﷺ", True),
        ("ﭏ", True),
        ("\u0590", True),
        ("\u08ff", True),
        ("\u058f", False),
        ("\u0900", False),
        ("\U0001e900", True),
    ],
)
def test_text_from_right_to_left(text: str, is_one: bool) -> None:
    assert is_right_to_left(text) is is_one


@pytest.mark.parametrize(
    ("language", "from_right", "sign"),
    [
        ("ar", True, "،"),
        ("ar_EG", True, "،"),
        ("AR-eg", True, "،"),
        ("fa", True, "،"),
        ("ur", True, "،"),
        ("he", True, ","),
        ("yi", True, ","),
        ("dv", True, ","),
        ("en", False, ","),
        ("", False, ","),
        ("zh_CN", False, ","),
        ("arn", False, ","),
    ],
)
def test_direction_and_comma_of_a_language(language: str, from_right: bool, sign: str) -> None:
    assert is_from_right(language) is from_right
    assert comma(language) == sign


@pytest.mark.parametrize(
    ("text", "direction", "start"),
    [
        ("abc", "ltr", "ltr"),
        ("مجلة", "rtl", "rtl"),
        ("AI في التعليم", "rtl", "ltr"),
        ("كتاب of many words", "ltr", "rtl"),
        ("כתב", "rtl", "rtl"),
        ("123", "ltr", "ltr"),
        ("3. مجلة", "rtl", "rtl"),
        ("“כתב”", "rtl", "rtl"),
        ("", "ltr", "ltr"),
    ],
)
def test_direction_of_a_text(text: str, direction: str, start: str) -> None:
    assert (direction_of(text), starts_from(text)) == (direction, start)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("", "latin"),
        ("12 !?", "latin"),
        ("aб", "latin"),
        ("abб", "latin"),
        ("aбв", "cyrillic"),
        ("海洋学のこ", "japanese"),
        ("海洋 abc", "latin"),
        ("海洋学 ab", "han"),
        # kana among Latin letters do not make them Japanese
        ("abcの", "latin"),
        ("abのこと", "japanese"),
        ("GPUを用いた計算", "japanese"),
        ("abc海洋の", "latin"),
        ("海洋のabc", "japanese"),
        ("𝒜ﬀ", "latin"),
        ("ﾃｽﾄ", "japanese"),
        ("ＡＢ", "latin"),
        ("ßéł", "latin"),
        ("々", "han"),
        ("ᎠᎹ", "other"),
    ],
)
def test_script_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "kana"),
    [("海の", True), ("カ", True), ("ﾃ", True), ("海洋", False), ("・", False)],
)
def test_kana(text: str, kana: bool) -> None:
    assert has_kana(text) is kana


@pytest.mark.parametrize(
    ("text", "tag", "japanese", "language"),
    [
        ("Tide", "", False, ""),
        ("Tide", "en-GB", False, "en-GB"),
        ("Tide", "ja", True, ""),
        ("Море", "sr-Cyrl", False, "sr-Cyrl"),
        ("Море", "sr-Latn", False, "und-Cyrl"),
        ("More", "sr-Latn", False, "sr-Latn"),
        ("More", "sr-Cyrl", False, ""),
        ("海洋", "ko", False, "ko"),
        ("海洋", "ko", True, "ko"),
        ("海洋", "en", True, "ja"),
        ("しお", "", False, "ja"),
        ("しお", "zh", False, "ja"),
        ("مجلة", "ckb", False, "ckb"),
        ("مجلة", "de", False, "ar"),
        ("گل", "", False, "und-Arab"),
        ("گل", "fa-IR", False, "fa-IR"),
    ],
)
def test_language(text: str, tag: str, japanese: bool, language: str) -> None:
    assert language_of(text, tag, japanese=japanese) == language


@pytest.mark.parametrize(
    ("text", "page", "shares"),
    [
        ("Море", "sr_Cyrl", True),
        ("Море", "sr_Latn", False),
        ("More", "en", False),
        ("मृदा", "hi", True),
        ("מאגר", "yi", True),
        ("海", "ja", False),
    ],
)
def test_script_of_a_page(text: str, page: str, shares: bool) -> None:
    assert shares_script(text, page) is shares


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("en", "en-US", True),
        ("zh_CN", "zh-TW", True),
        ("EN", "en", True),
        ("de", "en", False),
        ("", "", True),
    ],
)
def test_same_language(one: str, other: str, same: bool) -> None:
    assert same_language(one, other) is same


@pytest.mark.parametrize(
    ("text", "tag", "needs_none"),
    [
        ("", "", True),
        ("a", "en", False),
        ("é – “x” €", "", True),
        ("\u036f", "", True),
        ("\u0370", "", False),
        ("ẞ", "", True),
        ("Ⱡ", "", False),
        ("𝒜", "", False),
    ],
)
def test_text_that_needs_no_mark(text: str, tag: str, needs_none: bool) -> None:
    assert needs_no_mark(text, tag) is needs_none
