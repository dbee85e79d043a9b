"""The favicon with the initials of the person whose homepage it is."""

from __future__ import annotations

import re
import sys
from typing import Any
from xml.etree import ElementTree

import pytest
from support import Build, Built

from sphinx_academic.bib.names import parse_name
from sphinx_academic.model.colours import WHITE, contrast, parse_colour
from sphinx_academic.model.initials import initials
from sphinx_academic.people.favicon import favicon

HOME = "# Home\n\n```{profile}\n:name: Ann Bell\n```\n"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ann Bell", "AB"),
        ("ann bell", "AB"),
        ("Ludwig van Beethoven", "LB"),
        ("Émile Zola", "ÉZ"),
        ("E\u0301mile Zola", "ÉZ"),
        ("Ángel de la Cruz", "ÁC"),
        ("Plato", "P"),
        ("‘Abd Bell", "AB"),
        # capitals of one letter alone
        ("Bell, ßaul", "SB"),
        ("Bell, ŉaul", "ʼB"),
        ("Bell, 1st", "1B"),
        ("李明", "李"),
        ("李 明", "李"),
        ("山田 太郎", "山"),
        ("すずき はな", "す"),
        ("김민수", "김"),
        ("Δήμος Ράλλης", "ΔΡ"),
        ("Иван Петров", "ИП"),
        ("מרים לוי", "מל"),
        ("مريم الحسيني", "م\u200cح"),
        ("नरेश कुमार", "नकु"),
        ("—", ""),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(parse_name(name)) == letters


def test_one_letter_is_larger() -> None:
    sizes = [
        re.findall(r'font-size="(\d+)"', favicon(name, "#000", "#fff"))
        for name in ("Ann Bell", "李明", "مريم الحسيني", "—")
    ]
    assert sizes == [["30"], ["38"], ["30"], []]


def icons(built: Built, page: str = "index") -> list[str]:
    return [str(link["href"]) for link in built.html(page).select("link[rel~=icon]")]


def svg(built: Built) -> ElementTree.Element:
    return ElementTree.parse(built.outdir / "_static" / "academic-favicon.svg").getroot()


@pytest.mark.parametrize("theme", ["basic", "alabaster", "furo"])
@pytest.mark.parametrize("accent", ["", "#ffee00", "#0b6e4f", "#000"])
def test_initials_on_the_colour_of_the_site(build: Build, theme: str, accent: str) -> None:
    files = {"index.md": HOME, "deep/page.md": "---\norphan: true\n---\n# Page\n"}
    built = build(files, conf={"html_theme": theme, "academic_accent": accent})
    assert icons(built) == ["_static/academic-favicon.svg"]
    assert icons(built, "deep/page") == ["../_static/academic-favicon.svg"]
    assert icons(built, "search") == ["_static/academic-favicon.svg"]
    rect, text = svg(built)
    ground = parse_colour(rect.attrib["fill"])
    assert ground is not None
    assert parse_colour(text.attrib["fill"]) == WHITE
    assert contrast(ground, WHITE) >= 4.5
    assert text.text == "AB"


def test_all_pages_follow_the_icon_in_a_process_of_each_build(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget() -> None:
        # by what a process has imported it is known whether there may be an icon
        monkeypatch.delitem(sys.modules, "sphinx_academic.people.favicon", raising=False)

    forget()
    built = build({"index.md": HOME, "other.md": "---\norphan: true\n---\n# Other\n"})
    assert icons(built, "other")
    forget()
    again = built.rebuild()
    assert again.written == []
    forget()
    without = again.rebuild({"index.md": "# Home\n"})
    assert icons(without, "other") == []
    assert not (without.outdir / "_static" / "academic-favicon.svg").exists()
    forget()
    assert icons(without.rebuild({"index.md": HOME}), "other")


def test_name_that_is_markup(build: Build) -> None:
    built = build({"index.md": "# Home\n\n```{profile}\n:name: <b onload=x> &Bell\n```\n"})
    assert "<b" not in (built.outdir / "_static" / "academic-favicon.svg").read_text("utf-8")
    assert svg(built)[1].text == "B"


@pytest.mark.parametrize(
    ("conf", "files", "expected"),
    [
        ({"academic_favicon": False}, {}, []),
        ({"html_favicon": "own.svg"}, {"own.svg": "<svg/>"}, ["_static/own.svg"]),
        ({"html_favicon": "https://example.org/own.svg"}, {}, ["https://example.org/own.svg"]),
        ({"html_extra_path": ["extra"]}, {"extra/favicon.ico": "x"}, []),
        ({}, {"index.md": "# Home\n", "me.md": f"---\norphan: true\n---\n{HOME}"}, []),
    ],
)
def test_own_icon_of_a_site(
    build: Build, conf: dict[str, Any], files: dict[str, str], expected: list[str]
) -> None:
    built = build({"index.md": HOME, **files}, conf=conf)
    assert [re.sub(r"\?.*", "", icon) for icon in icons(built)] == expected
    assert not (built.outdir / "_static" / "academic-favicon.svg").exists()


def test_icon_of_the_person_of_the_site(build: Build) -> None:
    conf = {"academic_people": {"ann": {"name": "Ann Bell"}}, "academic_me": "ann"}
    files = {"index.md": "# Home\n", "me.md": "---\norphan: true\n---\n# Me\n\n```{profile}\n```\n"}
    assert icons(build(files, conf=conf)) == ["_static/academic-favicon.svg"]


def test_other_name(build: Build) -> None:
    built = build({"index.md": HOME, "page.md": "---\norphan: true\n---\n# Page\n"})
    changed = built.rebuild({"index.md": HOME.replace("Ann", "Eva")})
    assert svg(changed)[1].text == "EB"
    gone = changed.rebuild({"index.md": "# Home\n"})
    assert icons(gone) == icons(gone, "page") == []
    assert not (gone.outdir / "_static" / "academic-favicon.svg").exists()


def test_no_icon_in_a_book(build: Build) -> None:
    built = build({"index.md": HOME}, builder="epub", conf={"epub_show_urls": "no"})
    assert not list(built.outdir.rglob("academic-favicon.svg"))
