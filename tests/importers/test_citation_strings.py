"""Where titles end in citations of running text, and where a text stands in a source."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.citation_strings import _comma_before_venue, _opens_venue, _set_off, _title_end
from sphinx_academic.importers.current import Current
from sphinx_academic.importers.jekyll import Jekyll, JekyllPage, Text
from sphinx_academic.importers.lines import lines_of
from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.source import Source


def _around_end(text: str) -> tuple[str, str]:
    end, start = _title_end(text, 0)
    return text[:end], text[start:]


def _around_comma(text: str) -> tuple[str, str] | None:
    found = _comma_before_venue(text, 0, len(text))
    return (text[: found[0]], text[found[1] :]) if found else None


def _around_italics(text: str) -> tuple[str, str] | None:
    line = lines_of(parse(text))[0]
    found = _set_off(line, 0)
    return (line.text[: found[0]], line.text[found[1] :]) if found else None


def _located(folder: Path, text: str, start: int) -> tuple[str, int]:
    (folder / "a.md").write_text(
        "Intro\n# Tides at *Night*\n- Fog — and Sand\nFog and sand again\nTides at night\n", "utf-8"
    )
    (folder / "b.md").write_text("Only here\n")
    source = Source(folder)
    current = Current(source, Jekyll(source))
    current.page, current.texts, current.start = JekyllPage("a.md", {}), Text("", ("a.md", "b.md")), start
    place = current.locate(text)
    return place.file, place.line


@pytest.mark.parametrize(("text", "found"), [
    ("“Tides at Night,” ICML 2020", ("“Tides at Night,”", " ICML 2020")),
    ("Tides at Night[J]. Journal of Tides", ("Tides at Night", "Journal of Tides")),
    ("Tides at Night. In ICML 2020", ("Tides at Night.", "In ICML 2020")),
    ("Tides at Night. Journal of Tides, 12(3)", ("Tides at Night.", "Journal of Tides, 12(3)")),
    ("Tides at Night. Sea and Sand, 2020", ("Tides at Night.", "Sea and Sand, 2020")),
    ("Tides. More of Tides at Night. arXiv 2020", ("Tides. More of Tides at Night.", "arXiv 2020")),
    ("Tides at Night, ICML 2020", ("Tides at Night", "ICML 2020")),
    ("Tides at Night, International Conference on Lamps, 2020", ("Tides at Night", "International Conference on Lamps, 2020")),
    ("Tides at Night, a story, in Sea 2020", ("Tides at Night, a story", "in Sea 2020")),
    ("Tides, ICML 2020", ("Tides", "ICML 2020")),
    ("Tides at Night? Yes! Proc. ICML", ("Tides at Night? Yes!", "Proc. ICML")),
    ("Tides at Night", ("Tides at Night", "")),
    ("Tides at Night, Sea Days (SD), 2020", ("Tides at Night", "Sea Days (SD), 2020")),
    ("Tides at Night. PhD thesis, Quay", ("Tides at Night.", "PhD thesis, Quay")),
    ("U.S. Tides at Night. ICML", ("U.S. Tides at Night.", "ICML")),
    ("Tides of A. B. Dune. ICML 2020", ("Tides of A. B. Dune.", "ICML 2020")),
    ("Tides at Night, arXiv 2001.00001", ("Tides at Night", "arXiv 2001.00001")),
    ("Tides at Night. Submitted to ICML", ("Tides at Night.", "Submitted to ICML")),
    ("Tides at Night。 Journal of Tides", ("Tides at Night。", "Journal of Tides")),
])  # fmt: skip
def test_end_of_a_title(text: str, found: tuple[str, str]) -> None:
    assert _around_end(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Tides at Night, ICML 2020", ("Tides at Night", "ICML 2020")),
    ("Tides, ICML 2020", None),
    ("Tides at Night, sea", None),
    ("Tides at Night, Conference on Sand, 2020", ("Tides at Night", "Conference on Sand, 2020")),
    ("Tides at Night, Conference on Sand", None),
    ("Tides at Night, Sea Days (SD), 2020", ("Tides at Night", "Sea Days (SD), 2020")),
    ("Tides at Night, Sea Days, 2020", None),
    ("Tides, at Night, Journal of Sand 2020", ("Tides, at Night", "Journal of Sand 2020")),
])  # fmt: skip
def test_comma_before_a_venue(text: str, found: tuple[str, str] | None) -> None:
    assert _around_comma(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Tides at Night. *Journal of Tides*, 2020", ("Tides at Night. ", "Journal of Tides, 2020")),
    ("*Tides at Night in Spring*. ICML", ("Tides at Night in Spring", ". ICML")),
    ("Tides at Night. In *ICML*", ("Tides at Night.", "ICML")),
    ("Tides at Night in *ICML*", ("Tides at Night", "ICML")),
    ("*Tides at Night*. ICML", ("Tides at Night", ". ICML")),
    ("*Tides Night*. ICML", None),
    ("Two words *Sea Days*", ("Two words ", "Sea Days")),
    ("Word *Sea*", None),
    ("*Tides*, Sea", None),
    ("Tides at Night", None),
    ("Tides at *Night*", ("Tides at ", "Night")),
])  # fmt: skip
def test_italics_in_a_citation(text: str, found: tuple[str, str] | None) -> None:
    assert _around_italics(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("In: Sand", True),
    ("In Sand", True),
    ("Inside", False),
    ("ICML", True),
    ("Sea of the ICML", True),
    ("Journal of Tides", True),
    ("A tide of sand", False),
    ("To appear", True),
    ("Conference on a rather long list of things which are of no use at all here 2020", False),
    ("Sea 2020", True),
])  # fmt: skip
def test_what_opens_a_venue(text: str, found: bool) -> None:
    assert _opens_venue(text, text.split(",")[0]) == found


@pytest.mark.parametrize(("text", "start", "found"), [
    ("Tides at Night", 0, ("a.md", 2)),
    ("Tides at Night", 3, ("a.md", 5)),
    ("Tides at Night", 9, ("a.md", 2)),
    ("Fog and Sand", 0, ("a.md", 3)),
    ("fóg and sand", 4, ("a.md", 4)),
    ("Only here", 0, ("b.md", 1)),
    ("Gone", 0, ("a.md", 0)),
    ("", 0, ("a.md", 0)),
    ("***", 0, ("a.md", 0)),
    ("Fog and Sand again and much more of it", 0, ("a.md", 0)),
])  # fmt: skip
def test_where_a_text_stands(text: str, start: int, found: tuple[str, int], tmp_path: Path) -> None:
    assert _located(tmp_path, text, start) == found
