"""Rich text on its way through citeproc-py, and what it is given besides."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("citeproc", reason="the extra csl is not installed")

from export.library import entry
from lxml import etree

from sphinx_academic.export import csl_limits
from sphinx_academic.export.citeproc import StyleError, _links, _Names, _value, own_style
from sphinx_academic.export.citeproc_text import Formatter, Markup, Words, _with_links, _with_others
from sphinx_academic.export.csl_json import csl_item
from sphinx_academic.export.csl_limits import objection
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.text import Foreign, Link, Math, RichText, Style, Styled

WORDS = Words("and", "et al.", in_quotes=True)
EM, STRONG, FORMULA, LINK, CLOSE, QUOTE = "\ufdd0", "\ufdd1", "\ufde0", "\ufde1", "\ufde2", "\ufde3"
OTHERS, FOREIGN, NUMBERED = "\ufde4", "\ufde5", "\ufde6"
EMPHASIS = Styled(Style.EMPHASIS, ("b", Styled(Style.STRONG, ("c",))))
ARABIC = Foreign("ar", "auto", ("م",))


@pytest.mark.parametrize(
    ("text", "encoded"),
    [
        ((), ""),
        (("a\n  b",), "a b"),
        (("a", EMPHASIS, "d"), f"a{EM}b{STRONG}c{CLOSE}{CLOSE}d"),
        ((Math("x"), "a", Math("y")), f"{FORMULA}0{CLOSE}a{FORMULA}1{CLOSE}"),
        ((ARABIC, "a", ARABIC), f"{FOREIGN}0{NUMBERED}م{CLOSE}a{FOREIGN}1{NUMBERED}م{CLOSE}"),
        ((Link("u", ("a", EMPHASIS)),), f"a{EM}b{STRONG}c{CLOSE}{CLOSE}"),
    ],
)
def test_marks_of_a_text(text: RichText, encoded: str) -> None:
    markup = Markup()
    assert markup.encode(text) == encoded


def test_text_comes_back_as_it_was() -> None:
    markup, text = Markup(), ("a", EMPHASIS, Math("x"), "d ", ARABIC, Math("y"), ARABIC)
    assert markup.decode(markup.encode(text), {}, WORDS) == text


URL = "https://example.org/a"


@pytest.mark.parametrize(
    ("written", "links", "expected"),
    [
        ("a  b", {}, ("a b",)),
        # what closes nothing, what is not closed, and what is empty
        (f"a{CLOSE}b", {}, ("ab",)),
        (f"a{EM}b", {}, ("a", Styled(Style.EMPHASIS, ("b",)))),
        (f"a{EM}{CLOSE}b", {}, ("ab",)),
        (f"a{FOREIGN}0{NUMBERED}{CLOSE}b", {}, ("ab",)),
        # numbers of formulas and languages that there are not
        (f"a{FORMULA}1{CLOSE}b", {}, ("a1b",)),
        (f"a{FORMULA}x{CLOSE}b", {}, ("axb",)),
        (f"a{FORMULA}{CLOSE}b", {}, ("ab",)),
        (f"a{FOREIGN}1{NUMBERED}b{CLOSE}", {}, ("a",)),
        # addresses
        (f"a {URL}.", {URL: "t"}, ("a ", Link("t", (URL,)), ".")),
        (f"a {URL}b", {URL: "t"}, (f"a {URL}b",)),
        (f"x{URL}", {URL: "t"}, (f"x{URL}",)),
        (f"{URL} {URL}/b", {URL: "t", f"{URL}/b": "u"}, (Link("t", (URL,)), " ", Link("u", (f"{URL}/b",)))),
        (f"a{LINK}b{CLOSE}", {URL: "t"}, ("ab",)),
        # one full stop
        ("Why?.", {}, ("Why?",)),
        ("Why!. So", {}, ("Why! So",)),
        ("Co..", {}, ("Co..",)),
        (f"{EM}Why?{CLOSE}.", {}, (Styled(Style.EMPHASIS, ("Why?",)),)),
        (f"{EM}Co.{CLOSE}.", {}, (Styled(Style.EMPHASIS, ("Co.",)),)),
        (f"{EM}Co{CLOSE}.", {}, (Styled(Style.EMPHASIS, ("Co",)), ".")),
        # within the quotation marks of the style, not those of a title
        (f"“a{QUOTE}. b", {}, ("“a.” b",)),
        (f"“a{QUOTE}, b", {}, ("“a,” b",)),
        (f"“a{QUOTE}; b", {}, ("“a”; b",)),
        ("“a”, b", {}, ("“a”, b",)),
        (f"{EM}“a{QUOTE}{CLOSE}, b", {}, (Styled(Style.EMPHASIS, ("“a,”",)), " b")),
    ],
)
def test_what_is_made_of_marks(written: str, links: dict[str, str], expected: RichText) -> None:
    assert Markup().decode(written, links, WORDS) == expected


def test_punctuation_stands_behind_quotation_marks_elsewhere() -> None:
    words = WORDS._replace(in_quotes=False)
    assert Markup().decode(f"“a{QUOTE}, b{QUOTE}.", {}, words) == ("“a”, b”.",)


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (WORDS, f"A, {OTHERS}", "A, et al."),
        (WORDS, f"A, & {OTHERS}.", "A, et al."),
        (WORDS, f"A and {OTHERS}. B", "A et al. B"),
        (WORDS, f"A und {OTHERS}", "A und et al."),
        (WORDS._replace(et_al="u. a"), f"A, {OTHERS}. B", "A, u. a. B"),
        (WORDS._replace(and_="(und)"), f"A (und) {OTHERS}", "A et al."),
        (WORDS._replace(et_al=r"\1"), f"A, {OTHERS}", r"A, \1"),
        (WORDS, "A and others", "A and others"),
    ],
)
def test_more_authors_in_the_words_of_a_style(words: Words, text: str, expected: str) -> None:
    assert _with_others(text, words) == expected


def test_longest_address_is_marked() -> None:
    assert _with_links("a/b a", {"a": "", "a/b": ""}) == f"{LINK}a/b{CLOSE} {LINK}a{CLOSE}"
    assert _with_links("a", {}) == "a"


def test_texts_of_a_style() -> None:
    assert Formatter.preformat("”") == QUOTE
    assert Formatter.preformat("a”") == "a”"
    assert str(Formatter.Italic("a")) == f"{EM}a{CLOSE}"
    assert str(Formatter.Light("a")) == "a"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"family": "Doe", "given": "Ann"}, {"family": "Doe", "given": "Ann"}),
        ({"family": "Möller", "given": "Ida"}, {"family": "Möller", "given": "Ida"}),
        ({"family": "Иванов", "given": "Иван"}, {"family": "Иванов", "given": "Иван"}),
        ({"literal": "The Lab"}, {"literal": "The Lab"}),
        # without capitals, a name has no initials; in East Asia, the family name comes first
        ({"family": "李", "given": "伟"}, {"literal": f"{FOREIGN}0{NUMBERED}李伟{CLOSE}"}),
        ({"literal": "李伟"}, {"literal": f"{FOREIGN}0{NUMBERED}李伟{CLOSE}"}),
        (
            {"family": "حسن", "given": "علي", "non-dropping-particle": "بن", "suffix": "ج"},
            {"literal": f"{FOREIGN}0{NUMBERED}علي بن حسن ج{CLOSE}"},
        ),
        ({"family": "حسن"}, {"literal": f"{FOREIGN}0{NUMBERED}حسن{CLOSE}"}),
        # the given name decides where there is one
        ({"family": "李", "given": "Wei"}, {"family": "李", "given": "Wei"}),
    ],
)
def test_names(parts: dict[str, str], expected: dict[str, str]) -> None:
    made = _Names(Markup(), "en", Publication("k", "misc", ())).made(parts)
    assert {name: text for name, text in made.items() if text} == expected


def test_values() -> None:
    names = _Names(Markup(), "en", Publication("k", "misc", ()))
    assert [str(value) for value in _value("arXiv:1 b", names)] == [f"{CLOSE}arXiv:1 b"]
    assert [str(value) for value in _value("On arXiv:1", names)] == ["On arXiv:1"]
    date: Any = _value({"date-parts": [[2020, 5], [2021]]}, names)
    assert (date.year, date.month) == (2020, 5)
    doe, others = _value([{"family": "Doe"}, {"literal": "others"}], names)
    assert (doe.family, others.literal) == ("Doe", OTHERS)


def test_addresses_of_a_citation() -> None:
    record = entry("@misc{k, doi = {10.1000/a<b>}, url = {https://example.org/p}}")
    doi = dict(record.links)["doi"]
    assert _links(record) == {
        "https://example.org/p": "https://example.org/p",
        "10.1000/a<b>": doi,
        "https://doi.org/10.1000/a<b>": doi,
    }
    assert _links(entry("@misc{k}")) == {}


def test_people_by_what_they_did_but_editors_together() -> None:
    record = entry("@book{k, editor = {Poe, Cy}, editora = {Roe, Bo}, translator = {Moe, Di and others}}")
    assert csl_item(record) == {
        "type": "book",
        "editor": [{"family": "Poe", "given": "Cy"}, {"family": "Roe", "given": "Bo"}],
        "translator": [{"family": "Moe", "given": "Di"}, {"literal": "others"}],
    }


def csl(layout: str, more: str = "", attributes: str = "") -> bytes:
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {attributes}>'
        f"<info><title>T</title><id>t</id></info>{more}<citation><layout/></citation>"
        f"<bibliography><layout>{layout}</layout></bibliography></style>"
    ).encode()


@pytest.mark.parametrize(
    ("element", "sizes"),
    [
        ("<text/>", (1, 1)),
        ("<group><text/><text/></group>", (3, 3)),
        # of alternatives, the longest way and all conditions before it
        ("<choose><if><text/><text/></if><else><text/></else></choose>", (6, 6)),
        ("<choose><if><text/><text/><text/></if><else/></choose>", (7, 6)),
        ("<choose/>", (1, 1)),
        ('<text macro="m"/>', (4, 4)),
        ('<group><text macro="m"/><text macro="m"/></group>', (9, 9)),
        ('<text macro="none"/>', (1, 1)),
        ("<group><!-- a comment --><text/></group>", (2, 2)),
    ],
)
def test_sizes_of_a_style(element: str, sizes: tuple[int, int]) -> None:
    root = etree.fromstring(csl(element, '<macro name="m"><text/><text/></macro>'))
    (layout,) = root.findall(f"{csl_limits.CSL}bibliography/{csl_limits.CSL}layout")
    assert csl_limits._Sizes(root).of(layout[0]) == sizes


@pytest.mark.parametrize(
    ("limit", "most", "reason"),
    [
        ("_MOST_RENDERED", 23, ""),
        ("_MOST_RENDERED", 22, "its macros call each other too often"),
        ("_MOST_ELEMENTS", 21, ""),
        ("_MOST_ELEMENTS", 20, "its macros call each other too often"),
    ],
)
def test_limits_of_a_style(monkeypatch: pytest.MonkeyPatch, limit: str, most: int, reason: str) -> None:
    choose = "<choose><if><text/><text/><text/></if><else/></choose>"
    monkeypatch.setattr(csl_limits, limit, most)
    assert objection(csl(choose, f'<macro name="m">{choose}</macro>')) == reason


@pytest.mark.parametrize(
    ("attributes", "more", "reason"),
    [
        ("", "", ""),
        ('default-locale="de"', "", ""),
        ('default-locale="zh-Hant-TW"', "", ""),
        ('default-locale="d"', "", "its locale 'd' is no language; write it as en-US"),
        ('default-locale="en_US"', "", "its locale 'en_US' is no language; write it as en-US"),
        ("", '<locale xml:lang="x/y"/>', "its locale 'x/y' is no language; write it as en-US"),
        ('default-locale=""', "", "its locale '' is no language; write it as en-US"),
        (
            "",
            '<macro name="m"><text macro="m"/></macro>',
            "its macros call each other without an end, or too deeply",
        ),
    ],
)
def test_objections(attributes: str, more: str, reason: str) -> None:
    assert objection(csl("<text/>", more, attributes)) == reason


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (b"<html/>", "it is no CSL style: it does not begin with <style>"),
        (
            b'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info/></style>',
            "it has no bibliography",
        ),
        (
            b'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info>'
            b'<link rel="independent-parent" href="http://www.zotero.org/styles/no-such"/></info></style>',
            "it is made from a style ‘no-such’, which is not there",
        ),
    ],
)
def test_why_a_style_cannot_be_used(source: bytes, reason: str) -> None:
    with pytest.raises(StyleError) as error:
        own_style(source, "en")
    assert str(error.value) == reason


def test_style_that_shows_nothing_of_an_entry() -> None:
    with pytest.raises(StyleError, match="^the style shows nothing of it$"):
        own_style(csl('<text variable="archive"/>'), "en").cite(entry("@misc{k, title = {T}}"))
