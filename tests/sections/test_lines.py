"""Which part of a line is what: each run of characters with its part; ``EXPECTED=write`` writes them anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from support import compare

from sphinx_academic.sections.item_parts import PARTS
from sphinx_academic.sections.line import Parts, link_title, mark_parts, take_date

USUAL = ("title", "organisation", "place")
ORDERS = {
    "usual": USUAL,
    "course": ("code", *USUAL),
    "two": ("title", "note"),
    "free": (),
}
LINES = """
PhD in Odes, Example University, Turku, Finland
PhD in Odes, Example University (Turku, Finland), Town.
"A title, with a comma", Place; Town
“Quoted: title”, Place， Town、 Land
**Bold, title**: Place, Town
*Title* (2 years), Place
[Linked, title](https://example.org), Place, Town
[Linked](https://example.org): Place
Title | Place | Town
Title · Place • Town
Title, advised by [A. Visor](https://example.org/a) and B, C. Visor
Title, Place, co-supervised by A, GPA: 3.9/4.0, top 1%
GPA 4.0, Title, Place
Supervisor: A. Visor, Title
Title [[slides](https://example.org/s)] [[video](https://example.org/v)].
Title, Place ([slides](https://example.org/s), [code](https://example.org/c))
Title, Place [note]
(expected), Title, Place
[expected] Title, Place
CS 101, Title, Place
CS101 Title, Place
MATH-1A: Title, Place
COMP7940
cs 101, Title
CS 101-A Title
Title。
Title, , Place
, Title
Title（Town, Land），Place
《Odes, and more》，Place
「Odes, more」, Place
Title {a, b}, Place
Title (unclosed, Place
Title) closed, Place
Title,Place
Title; Place;Town
"Unclosed, title, Place
"""
DATES = """
2024, Title
2024
(2024) Title
**2024**: Title
2024 (expected), Title
2024 ([expected](https://example.org)), Title
[2024](https://example.org), Title
2023, 2024, Title
May 3–5, 2024: Title, *Place*
*2020.09 – 2024.08*, Title
Title, 2024
"""
_INLINE = re.compile(r"\[([^]]*)\]\((\S+?)\)|\*\*(.+?)\*\*|\*(.+?)\*")


def paragraph(text: str) -> nodes.paragraph:
    """Return a line whose links and styles are written as in Markdown."""
    made = nodes.paragraph(text)
    place = 0
    for found in _INLINE.finditer(text):
        made += nodes.Text(text[place : found.start()]) if found.start() > place else []
        if found[2]:
            made += nodes.reference("", found[1], refuri=found[2])
        else:
            made += nodes.strong("", found[3]) if found[3] else nodes.emphasis("", found[4])
        place = found.end()
    made += nodes.Text(text[place:]) if text[place:] else []
    return made


def shown(parts: Parts) -> str:
    runs = (f"{part or '-'}={''.join(node.astext() for node in run)!r}" for part, run in parts.runs)
    return "  ".join(runs)


def lines() -> Iterator[str]:
    for text in LINES.strip().splitlines():
        yield f"== {text}"
        for name, order in ORDERS.items():
            yield f"{name}: {shown(mark_parts(paragraph(text).children, order, PARTS))}"
    for text in DATES.strip().splitlines():
        line = paragraph(text)
        span = take_date(line)
        yield f"== {text}"
        start = span.start.isoformat() if span and span.start else None
        yield f"{start}: {line.astext()!r} {line.rawsource!r}"


def test_parts() -> None:
    compare(Path(__file__).parent / "expected" / "lines.txt", "\n".join([*lines(), ""]))


def test_a_title_leads_to_a_page_unless_it_has_a_link() -> None:
    for text, links in (("Title, Place", ["x"]), ("[Title](own), Place", ["own"])):
        parts = mark_parts(paragraph(text).children, USUAL, PARTS)
        link_title(parts, "x")
        found = [node for _part, run in parts.runs for one in run for node in one.findall(nodes.reference)]
        assert [node["refuri"] for node in found] == links
