"""Texts, names, dates and pages of sources, as they are written to a ``.bib`` file."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name
from sphinx_academic.sync.entry_text import (
    date_from,
    date_of,
    from_markup,
    from_plain,
    named,
    one_line,
    organization,
    pages_of,
    person,
    shown,
    title_of,
)
from sphinx_academic.sync.work import Contributor

ORCID = "0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" Tides\n of\x07 the  sea ", "Tides of the sea"),
        (7, "7"),
        (1.5, "1.5"),
        (True, ""),
        (None, ""),
        (["Tides"], ""),
        ("x" * 2001, "x" * 2000),
        (" " * 20_000 + "x", ""),
        (" " * 19_999 + "x", "x"),
    ],
)
def test_one_line(text: object, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Tides", "Tides"),
        ("潮 & ebb", r"潮 \& ebb"),
        ("<i>Zostera</i> &lt; 5 &amp;amp; more", r"\emph{Zostera} < 5 \& more"),
        ("a &amp;lt;b&amp;gt; c", r"a <b> c"),
        (r"H$_2$O in \emph{Zostera}", r"H$_2$O in \emph{Zostera}"),
        (r"Costs \$5, \ss", r"Costs \$5, ß"),
        ("a~b--c", r"a\textasciitilde{}b--c"),
        (r"\'a~b--c", "á~b–c"),
        ("100% of x_y #1 ^", r"100\% of x\_y \#1 \textasciicircum{}"),
        ("$a_b$ and more", "$a_b$ and more"),
        ("5 $ and more", r"5 \$ and more"),
        ("{open", "open"),
        ("<b></b> Tides", "Tides"),
        ("&ensp;Tides &amp; fog&#8195;", r"Tides \& fog"),
        (" `quoted' ", "‘quoted’"),
        (None, ""),
    ],
)
def test_markup(text: object, latex: str) -> None:
    assert from_markup(text) == latex


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Tides & <i>fog</i>", r"Tides \& <i>fog</i>"),
        ("a &amp; b", r"a \& b"),
        (
            r"a\b{c}~^",
            r"a\textbackslash{}b\textbraceleft{}c\textbraceright{}\textasciitilde{}\textasciicircum{}",
        ),
        ("", ""),
        ("a&nbsp;b", "a~b"),
    ],
)
def test_plain_text(text: str, latex: str) -> None:
    assert from_plain(text) == latex


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tides of the sea.", "Tides of the sea"),
        ("Tides of the sea...", "Tides of the sea..."),
        ("On vitamin D.", "On vitamin D."),
        ("Tides of the sea?", "Tides of the sea?"),
        ("[Gezeiten.].", "Gezeiten"),
        ("[Gezeiten]", "Gezeiten"),
        ("[One] and [two]", "[One] and [two]"),
        ("[One", "[One"),
        ("One [two]", "One [two]"),
        ("One]", "One]"),
        ("", ""),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert title_of(text) == title


def test_latex_as_it_is_read() -> None:
    assert shown(r"~ \emph{Tides}~\& fog~") == "Tides\u00a0& fog"
    assert shown(r" {Costs} of \emph{tides} \& fog ") == "Costs of tides & fog"
    assert shown("{ Tides }") == "Tides"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"family": "Teal", "given": "Mara"}, Contributor(Name("Teal", "Mara"))),
        ({"family": "van der Berg", "given": "Ada"}, Contributor(Name("Berg", "Ada", "van der"))),
        ({"family": "de la", "given": "Ada"}, Contributor(Name("la", "Ada", "de"))),
        ({"family": "Teal", "given": "Ben", "suffix": "Jr."}, Contributor(Name("Teal", "Ben", "", "Jr."))),
        ({"family": "Quay Holm", "given": "Ada"}, Contributor(Name("Quay Holm", "Ada"))),
        ({"given": "Mara Teal"}, Contributor(Name("Teal", "Mara"))),
        ({"suffix": "Jr."}, None),
        ({}, None),
        (
            {"family": " Teal, ", "given": "M<sup>a</sup>ra &amp;amp; Ida"},
            Contributor(Name("Teal", "Mara & Ida")),
        ),
        (
            {
                "family": "Teal",
                "orcid": ORCID,
                "affiliations": [" Quay ", None, "Quay", ""],
                "is_subject": True,
            },
            Contributor(Name("Teal"), ORCID, ("Quay",), True),
        ),
        (
            {"given": "Mara Teal", "orcid": ORCID, "affiliations": ["Quay"], "is_subject": True},
            Contributor(Name("Teal", "Mara"), ORCID, ("Quay",), True),
        ),
        (
            {"family": "Teal", "affiliations": map(str, range(12))},
            Contributor(Name("Teal"), "", tuple(map(str, range(10)))),
        ),
    ],
)
def test_people_whose_names_are_in_parts(given: Any, wanted: Contributor | None) -> None:
    assert person(**given) == wanted


MARA = Name("Teal", "M.")


@pytest.mark.parametrize(
    ("name", "more", "wanted"),
    [
        ("Mara Teal", {}, Name("Teal", "Mara")),
        ("Mara Teal 0001", {}, Name("Teal", "Mara")),
        ("Teal, Mara", {}, Name("Teal", "Mara")),
        ("M&#252;ller, J_rg {x}", {}, Name("Müller", "J_rg x")),
        ("Tide Study Group", {}, Name("Tide Study Group", literal=True)),
        ("Group, Ada", {}, Name("Group", "Ada")),
        ("", {}, None),
        (" , ", {}, None),
        (None, {}, None),
        ("Teal M", {"initials_last": True}, MARA),
        ("Teal M.", {"initials_last": True}, MARA),
        ("Teal MQ", {"initials_last": True}, Name("Teal", "M. Q.")),
        ("Teal M.-Q.", {"initials_last": True}, Name("Teal", "M. Q.")),
        ("van der Berg AB Jr", {"initials_last": True}, Name("Berg", "A. B.", "van der", "Jr")),
        ("van der Berg AB", {"initials_last": True}, Name("Berg", "A. B.", "van der")),
        ("Teal Jr", {"initials_last": True}, Name("Teal", suffix="Jr")),
        ("Teal Mara", {"initials_last": True}, Name("Mara", "Teal")),
        ("Teal, M", {"initials_last": True}, Name("Teal", "M")),
        ("Teal", {"initials_last": True}, Name("Teal")),
        ("M", {"initials_last": True}, Name("M")),
        ("Teal M", {}, Name("M", "Teal")),
        # what means something in LaTeX is a sign
        ("Quay & Sons_1 #2", {}, Name("#2", "Quay & Sons_1")),
        ("Teal, 100% M & B", {}, Name("Teal", "100% M & B")),
        (r"Te\al, {M}ara", {}, Name("Teal", "Mara")),
        ("#1%2_3&4", {}, Name("#1%2_3&4")),
        # a name in another script stands beside no other
        ("Mara Teal (潮)", {}, Name("Teal", "Mara")),
        ("x" * 301, {}, Name("x" * 300)),
    ],
)
def test_people_whose_names_are_whole(name: object, more: Any, wanted: Name | None) -> None:
    assert named(name, **more) == (Contributor(wanted) if wanted else None)


@pytest.mark.parametrize("name", ["Mara Teal", "Teal M"])
def test_what_is_known_of_a_person_besides_the_name(name: str) -> None:
    found = named(name, orcid=ORCID, affiliations=["Quay"], is_subject=True, initials_last=name == "Teal M")
    assert found
    assert found.name.family == "Teal"
    assert (found.orcid, found.affiliations, found.is_subject) == (ORCID, ("Quay",), True)


def test_organizations() -> None:
    assert organization("Harbour Board, Department of Tides") == Contributor(
        Name("Harbour Board, Department of Tides", literal=True)
    )
    assert organization(" , ") is None


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ((2024, 5, 3), Date(2024, 5, 3)),
        (("2024", " 05 ", "3"), Date(2024, 5, 3)),
        ((2024, 5, 3, 7), Date(2024, 5, 3)),
        ((2024, 2, 30), Date(2024, 2)),
        ((2024, 13, 1), Date(2024)),
        ((2024, 0, 3), Date(2024)),
        ((2024, None, 3), Date(2024)),
        ((2024, [5], 3), Date(2024)),
        ((2024, True), Date(2024)),
        ((2024, "x"), Date(2024)),
        ((2024, "٣"), Date(2024)),
        (("02024",), None),
        ((0,), None),
        ((2201, 5), None),
        ((2200,), Date(2200)),
        ((), None),
    ],
)
def test_dates_of_parts(parts: tuple[Any, ...], date: Date | None) -> None:
    assert date_of(*parts) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-05-03", Date(2024, 5, 3)),
        ("2024-05-03T10:00:00Z", Date(2024, 5, 3)),
        ("2024-05-00", Date(2024, 5)),
        ("2024-00-00", Date(2024)),
        ("2024", Date(2024)),
        ("2024 Nov-Dec", Date(2024, 11)),
        ("2024 Nov 3", Date(2024, 11, 3)),
        ("2024 Winter", Date(2024)),
        ("May 3, 2024", Date(2024, 5, 3)),
        ("printed in 1998, again", Date(1998)),
        ("12024", None),
        ("no. 11499", None),
        ("1499", Date(1499)),
        ("about 1499", None),
        ("about 1500", Date(1500)),
        ("about 2199", Date(2199)),
        ("about 2200", None),
        ("", None),
        (None, None),
        (2024, Date(2024)),
    ],
)
def test_dates_of_texts(text: object, date: Date | None) -> None:
    assert date_from(text) == date


@pytest.mark.parametrize(
    ("given", "pages"),
    [
        (("4", "9"), "4--9"),
        (("4", "4"), "4"),
        (("4",), "4"),
        (("", "9"), ""),
        ((4, 9), "4--9"),
        (("4 – 9",), "4--9"),
        (("4-9, 12-13",), "4--9, 12-13"),
        (("-4",), "-4"),
        (("S4--S9",), "S4--S9"),
        ((None, None), ""),
    ],
)
def test_pages(given: tuple[Any, ...], pages: str) -> None:
    assert pages_of(*given) == pages
