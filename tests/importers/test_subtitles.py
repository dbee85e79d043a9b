"""Positions and places in subtitles, biographies and the lines below pictures."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable

import pytest

from sphinx_academic.importers import acad_homepage
from sphinx_academic.importers.findings import Findings
from sphinx_academic.importers.source import Source
from sphinx_academic.importers.subtitles import contact, linked_affiliation, position_in, subtitle


@pytest.mark.parametrize(
    ("biography", "parts"),
    [
        (
            "I am currently pursuing my M.Phil. degree in Maps at a college.",
            {"position": "M.Phil. student"},
        ),
        ("I'm pursuing a PhD, on lamps.", {"position": "PhD student"}),
        (
            "I am a research fellow at [Coast College](https://c.example.org).",
            {"position": "research fellow", "affiliation": "Coast College"},
        ),
        (
            "I'm a postdoctoral researcher at the Coast University of Science and Technology under"
            " supervision of Wei Zhang.",
            {
                "position": "postdoctoral researcher",
                "affiliation": "Coast University of Science and Technology",
            },
        ),
        (
            "I am a lecturer at Coast College and work on lamps.",
            {"position": "lecturer", "affiliation": "Coast College"},
        ),
        ("I am pursuing a plan to map all lamps.", {}),
        ("I look at lamps. She is a professor at Coast College.", {}),
    ],
)
def test_the_position_of_an_owner_whose_settings_state_none(
    homepage: Callable[[dict[str, str]], Source], biography: str, parts: dict[str, str]
) -> None:
    source = homepage({"_pages/about.md": f"---\npermalink: /\n---\n\n# About Me\n{biography}\n"})
    owner = acad_homepage.read(source).people[0]
    assert {key: owner.parts[key] for key in ("position", "affiliation") if key in owner.parts} == parts


def _contact(more: str) -> tuple[dict[str, str], list[str]]:
    findings = Findings()
    return dict(contact(more, findings, "a.md")), [each.message for each in findings]


@pytest.mark.parametrize(("text", "found"), [
    ("PhD candidate, McGill University", ("PhD candidate", "McGill University")),
    ("PhD candidate at the Sea School", ("PhD candidate", "Sea School")),
    ("Sea School", ("", "Sea School")),
    ("Sea School | Quay", ("", "Sea School; Quay")),
    ("Sea School • PhD student", ("", "Sea School; PhD student")),
    ("Associate Professor of the University of Quays", ("Associate Professor", "University of Quays")),
    ("Professor in the Department of Sand, Quay", ("Professor", "Department of Sand, Quay")),
    ("Researcher @ Quay · Lab of Sand", ("Researcher", "Quay")),
    ("**Reader**, [Quay](https://q.example.net)", ("Reader", "Quay")),
    ("<a href='x'>Fellow</a> – Quay", ("Fellow", "Quay")),
    ("Lecturer &amp; Reader; Quay", ("Lecturer & Reader", "Quay")),
    ("Address. Contacts. Motto. Etc.", ("", "")),
    ("#Affiliations. Address. Contacts. Moto. Etc.", ("", "")),
    ("[Affiliations](#). Address. Contacts. Motto. Etc.", ("", "")),
    ("Fellow. Quay. Address. Contacts. Motto. Etc.", ("Fellow. Quay", "")),
    ("", ("", "")),
    ("Student", ("Student", "")),
    ("Student, ", ("Student", "")),
    ("| Quay", ("", "Quay")),
    ("|", ("", "")),
    ("Director.,  .", ("Director", "")),
    ("Postdoc—Quay", ("Postdoc—Quay", "")),
    ("Ph.D. student - Quay", ("Ph.D. student", "Quay")),
])  # fmt: skip
def test_subtitle(text: str, found: tuple[str, str]) -> None:
    assert subtitle(text) == found


@pytest.mark.parametrize(("body", "found"), [
    ("I am a PhD student at the Sea School.", ("PhD student", "Sea School")),
    ("I’m currently an associate professor in Computer Science at the University of Quays, where I dig.", ("associate professor", "University of Quays")),
    ("I am now a postdoc with Ann Dune.", ("postdoc", "")),
    ("I am a postdoc with the Institute of Tides.", ("postdoc", "Institute of Tides")),
    ("I am a postdoc with Ann Dune at Quay.", ("postdoc", "Quay")),
    ("I am a fan of tides at night.", ("", "")),
    ("I am a research scientist at Quay and I dig", ("research scientist", "Quay")),
    ("I am a researcher at quay.", ("researcher", "")),
    ("I am pursuing my Ph.D. at Quay.", ("Ph.D. student", "Quay")),
    ("I am currently working towards a master's degree.", ("master's student", "")),
    ("I am pursuing a PhD thesis.", ("", "")),
    ("I'm a B.Sc. student @ Quay (main).", ("B.Sc. student", "Quay")),
    ("I look at tides.", ("", "")),
    ("*I am* a **PhD student** at [Quay](https://q.example.net), on sand", ("PhD student", "Quay")),
    ("I am a fan. I am a lecturer at Harbour University under Ann.", ("lecturer", "Harbour University")),
    ("I am a lecturer in Science and Technology at the Institute of Science and Technology, Quay", ("lecturer", "Institute of Science and Technology")),
    ("I am a very old and very tired and rather sad and quite slow student at Quay", ("", "")),
])  # fmt: skip
def test_position_in_a_biography(body: str, found: tuple[str, str]) -> None:
    assert position_in(body) == found


@pytest.mark.parametrize(("more", "found"), [
    ("<p>Room 1</p><p>Quay 2</p>", ({"location": "Room 1, Quay 2"}, [])),
    ("E-mail: mira [at] quay.example.net<br>Room 1", ({"email": "mira [at] quay.example.net", "location": "Room 1"}, [])),
    ("mira@quay.example.net<br />other@quay.example.net", ({"email": "mira@quay.example.net"}, [])),
    ("mail: mira(at)quay dot example dot net", ({"email": "mira(at)quay dot example dot net"}, [])),
    ("mira@quay", ({"email": "mira@quay"}, [])),
    ("Phone: +00 123 4567\nRoom", ({"location": "Room"}, ["a telephone number is not published"])),
    ("+00 1234 56789", ({}, ["a telephone number is not published"])),
    ("555 your office number<br>123 your address street", ({}, [])),
    ("Fax (00) 1234567", ({}, ["a telephone number is not published"])),
    ("mira⚫okafor@quay⚫net", ({"email": "mira.okafor@quay.net"}, [])),
    ("", ({}, [])),
    ("Room &amp; Hall", ({"location": "Room & Hall"}, [])),
])  # fmt: skip
def test_lines_below_a_picture(more: str, found: tuple[dict[str, str], list[str]]) -> None:
    assert _contact(more) == found


@pytest.mark.parametrize(("text", "written"), [
    ("<a href='https://u.example.org'>Coast College</a>. Room 4.", "[Coast College](https://u.example.org). Room 4"),
    ("PhD student, [Coast *College*](https://u.example.org)", "[Coast \\*College\\*](https://u.example.org)"),
    ('<a class="x" href="https://a.example.org">A</a> | <a href="https://b.example.org">B</a>', "[A](https://a.example.org); [B](https://b.example.org)"),
    # what is no affiliation, or leads nowhere
    ("[PhD student](https://u.example.org), Coast College", ""),
    ("<a href='javascript:x'>Coast College</a>", ""),
    ("Coast College", ""),
])  # fmt: skip
def test_links_of_an_affiliation(text: str, written: str) -> None:
    assert linked_affiliation(subtitle(text)[1], text) == written
