"""Which texts are foreign to a page, and how they are marked."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from sphinx_academic.model.foreign import ForeignName, foreign_name, foreign_text, isolated
from sphinx_academic.model.languages import language_of, needs_no_mark, script_of, shares_script, tag_of
from sphinx_academic.model.text import Foreign, Math, RichText, Style, Styled


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("arabic", "ar"),
        ("ngerman", "de"),
        ("nswissgerman", "de-CH"),
        ("brazilian", "pt-BR"),
        ("farsi", "fa"),
        ("serbianc", "sr-Cyrl"),
        ("English", "en"),
        ("en", "en"),
        ("pt_br", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("ger", "de"),
        (" German ", "de"),
        (" en-us\n", "en-US"),
        ('en" onclick="x', ""),
        ("none of these", ""),
    ],
)
def test_tag(stated: str, tag: str) -> None:
    assert tag_of(stated) == tag


@pytest.mark.parametrize(
    ("text", "script", "language"),
    [
        ("Tide", "latin", ""),
        ("Łódź 3", "latin", ""),
        ("مجلة", "arabic", "ar"),
        ("כתב", "hebrew", "he"),
        ("바다", "hangul", "ko"),
        ("海のこと", "japanese", "ja"),
        ("海洋", "han", "zh"),
        ("ㄅㄆ", "han", "zh"),
        ("Θάλασσα", "greek", "el"),
        ("สมุทร", "thai", "th"),
        ("ծով", "armenian", "hy"),
        ("ზღვა", "georgian", "ka"),
        ("கடல்", "tamil", "ta"),
        ("సముద్రం", "telugu", "te"),
        ("ಸಮುದ್ರ", "kannada", "kn"),
        ("സമുദ്രം", "malayalam", "ml"),
        ("સમુદ્ર", "gujarati", "gu"),
        ("ਸਮੁੰਦਰ", "gurmukhi", "pa"),
        ("මුහුද", "sinhala", "si"),
        ("សមុទ្រ", "khmer", "km"),
        ("ທະເລ", "lao", "lo"),
        # of more than one language
        ("Море", "cyrillic", "und-Cyrl"),
        ("समुद्र", "devanagari", "und-Deva"),
        ("সমুদ্র", "bengali", "und-Beng"),
        ("ባሕር", "ethiopic", "und-Ethi"),
        ("ပင်လယ်", "myanmar", "und-Mymr"),
        ("རྒྱ་མཚོ", "tibetan", "und-Tibt"),
        ("دریای پارس", "arabic", "und-Arab"),
        ("ᎠᎹ", "other", ""),
        # letters of formulas and of chemistry
        ("β-catenin", "latin", ""),
    ],
)
def test_language_by_script(text: str, script: str, language: str) -> None:
    assert script_of(text) == script
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "tag", "japanese", "language"),
    [
        ("Meer", "de", False, "de"),
        ("Море", "ru", False, "ru"),
        ("مجلة", "fa", False, "fa"),
        ("海洋", "", True, "ja"),
        ("海洋", "ja", False, "ja"),
        ("海洋", "zh-TW", False, "zh-TW"),
        # a translated title, and names in another script
        ("Tide", "ru", False, ""),
        ("海洋", "ru", False, "zh"),
    ],
)
def test_language_stated(text: str, tag: str, japanese: bool, language: str) -> None:
    assert language_of(text, tag, japanese=japanese) == language


@pytest.mark.parametrize(
    ("text", "page", "tag", "expected"),
    [
        (("Tide",), "en", "", None),
        (("Łódź",), "en", "", None),
        (("Tide",), "en", "en-US", None),
        (("Meer",), "de", "de", None),
        (("Meer",), "en", "de", ("de", "")),
        (("مجلة",), "en", "", ("ar", "auto")),
        (("مجلة",), "ar", "", None),
        (("AI في التعليم",), "en", "", ("ar", "rtl")),
        # Latin letters lead
        (("On the word كتاب and others",), "en", "", ("", "auto")),
        (("כתב and the word of others",), "en", "", ("", "ltr")),
        (("Tide",), "ar", "", ("", "auto")),
        (("海洋",), "ja", "", None),
        (("海洋",), "zh_CN", "", None),
        (("Море",), "en", "", ("und-Cyrl", "")),
        (("Море",), "ru", "", None),
        (("Море",), "uk", "ru", ("ru", "")),
        (("Море",), "sr_Cyrl", "", None),
        (("Θάλασσα",), "el", "", None),
        (("समुद्र",), "hi", "", None),
        (("دریا",), "fa", "", None),
        (("مجلة",), "fa", "", None),
        (("مجلة",), "fa", "ar", ("ar", "")),
        (("Море",), "he", "", ("und-Cyrl", "auto")),
        (("β-catenin",), "en", "", None),
        (("海洋",), "en", "", ("zh", "")),
        ((Styled(Style.EMPHASIS, ("مجلة",)),), "en", "", ("ar", "auto")),
        # letters of formulas lead nowhere
        (("كتاب ", Math(r"\log n \in \mathbf{ABC}")), "en", "", ("ar", "auto")),
        ((Math("x"), " كتاب"), "en", "", ("ar", "rtl")),
    ],
)
def test_text(text: RichText, page: str, tag: str, expected: tuple[str, str] | None) -> None:
    found = foreign_text(text, page, tag)
    assert found == (text if expected is None else (Foreign(*expected, text),))
    # what is marked stays so
    assert foreign_text(found, page, tag) == found


@pytest.mark.parametrize(
    ("name", "page", "html"),
    [
        ("Wei Li (李伟)", "en", 'Wei Li (<span lang="zh">李伟</span>)'),
        ("Ali Hasan (علي حسن)", "en", 'Ali Hasan (<bdi lang="ar">علي حسن</bdi>)'),
        ("李伟 (Wei Li)", "en", '<span lang="zh">李伟</span> (Wei Li)'),
        ("علي حسن (Ali <Hasan>)", "ar", "علي حسن (<bdi>Ali &lt;Hasan&gt;</bdi>)"),
        ("Wei Li (Jr.)", "en", "Wei Li (Jr.)"),
        ("李伟 (小)", "en", '<span lang="zh">李伟 (小)</span>'),
    ],
)
def test_name_in_two_scripts(name: str, page: str, html: str) -> None:
    found = foreign_name(name, page)
    assert found == name
    assert Markup.escape(found) == html


def test_name_brings_its_element() -> None:
    name = foreign_name("علي <حسن>", "en")
    assert isinstance(name, ForeignName)
    assert name == "علي <حسن>"
    assert name.__html__() == '<bdi lang="ar">علي &lt;حسن&gt;</bdi>'
    assert not isinstance(foreign_name("Jörg Müller", "en", "de"), ForeignName)
    assert foreign_name("Иван", "en", "ru").__html__() == '<span lang="ru">Иван</span>'  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "page", "tag", "html"),
    [
        # of the page's script, but of another language if the entry says so
        ("علي", "fa", "ar", '<span lang="ar">علي</span>'),
        ("علي", "fa", "", "علي"),
        ("Иван", "ru", "uk", '<span lang="uk">Иван</span>'),
        ("Иван", "ru", "ru", "Иван"),
        ("Иван", "ru", "", "Иван"),
        ("Jörg", "en", "de", "Jörg"),
        # of one language in all its countries; characters may be Japanese ones
        ("李伟", "zh_CN", "zh-TW", "李伟"),
        ("李伟", "ja", "zh", "李伟"),
        ("李伟", "ko", "", '<span lang="zh">李伟</span>'),
        ("Ann", "ar", "en", "<bdi>Ann</bdi>"),
        ("AI علي", "en", "", '<bdi lang="ar" dir="rtl">AI علي</bdi>'),
        ("علي AI", "en", "", '<bdi lang="ar">علي AI</bdi>'),
        ("علي (李伟)", "en", "", '<bdi lang="ar">علي</bdi> (<span lang="zh">李伟</span>)'),
        # no pair of names
        ("Wei (李伟) x", "en", "", "Wei (李伟) x"),
        ("Wei (李 (伟))", "en", "", "Wei (李 (伟))"),
        ("Ann (Ann)", "ar", "", "<bdi>Ann (Ann)</bdi>"),
    ],
)
def test_name(name: str, page: str, tag: str, html: str) -> None:
    assert Markup.escape(foreign_name(name, page, tag)) == html


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        ("Press, 2nd", "en", ("Press, 2nd",)),
        (
            "كتاب 3, دار النشر",
            "en",
            (Foreign("ar", "auto", ("كتاب",)), " 3, ", Foreign("ar", "auto", ("دار النشر",))),
        ),
        (" 3(2):10–20", "ar", (" ", Foreign("", "ltr", ("3(2):10–20",)))),
    ],
)
def test_runs_are_isolated(text: str, page: str, expected: RichText) -> None:
    assert isolated((text,), page) == expected


def test_other_inlines_stay_among_runs() -> None:
    style = Styled(Style.EMPHASIS, ("x كتاب",))
    for page in ("en", "ar"):
        text = isolated(("كتاب ", style, Math("x")), page)
        assert style in text
        assert Math("x") in text
    # the cheap way out
    plain = ("Tide", style)
    assert isolated(plain, "en") is plain


@pytest.mark.parametrize(
    ("text", "tag", "needs_none"),
    [("Tide", "", True), ("Łódź", "", True), ("Tide", "de", False), ("海", "", False), ("مجلة", "", False)],
)
def test_most_texts_need_no_mark(text: str, tag: str, needs_none: bool) -> None:
    assert needs_no_mark(text, tag) is needs_none


@pytest.mark.parametrize(("japanese", "language"), [(False, "zh"), (True, "ja")])
def test_chinese_characters_among_japanese_ones(japanese: bool, language: str) -> None:
    (marked,) = foreign_text(("海洋",), "en", japanese=japanese)
    assert isinstance(marked, Foreign)
    assert marked.language == language


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        ("Tides", "en", False),
        ("Tides", "zh_CN", False),
        ("潮", "zh_CN", True),
        ("潮", "en", False),
        ("しお", "ja", True),
        ("Приливы", "ru", True),
        ("Приливы", "el", False),
    ],
)
def test_texts_in_the_script_of_a_page(text: str, page: str, expected: bool) -> None:
    """Of Latin letters, which most languages are written in, the script says nothing."""
    assert shares_script(text, page) is expected
