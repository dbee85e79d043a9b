"""Where titles end in citations of running text, and where a text stands in a source."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.authors import read_names
from sphinx_academic.importers.citation_strings import (
    _comma_before_venue,
    _opens_venue,
    _set_off,
    _title_end,
    clean_title,
    is_alone,
    read_citation,
)
from sphinx_academic.importers.current import Current
from sphinx_academic.importers.drafts import Context, Draft
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
    ("Two Tides, ICML 2020", ("Two Tides", "ICML 2020")),
    ("Tides at Night, icml 2020", None),
    ("Tides at Night, Sea Days (S), 2020", None),
    ("Tides at Night, Sea Days (SD)", None),
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
    ("Advances in Neural Information Processing Systems, 2020", True),
    ("Proceedings of Sand", True),
    ("Accepted at Sea", True),
    ("Under review", True),
    ("PhD thesis", True),
    ("Ph.D. thesis", True),
    ("Master thesis", True),
    ("Submitted", True),
    ("CoRR abs/1", True),
    ("bioRxiv", True),
    ("Masters of Sand", True),
    ("Journal of sand", True),
    ("sand journal", True),
    ("A sentence that has the words letters and 2020 and yet more and more words here at sea", False),
    ("A sentence with letters 2020 of some more words at the far sea now", True),
    ("Sea, ICML", False),
    ("letters of sand", True),
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


@pytest.mark.parametrize(("text", "start", "found"), [
    ("Ann Dune. “Tides at Night”. ICML", 10, ("“Tides at Night”", ". ICML")),
    ("Ann Dune. Tides at Night[J]. Sea", 10, ("Tides at Night", "Sea")),
    ("Ann Dune. Tides at Night, a story, in Sea 2020", 10, ("Tides at Night, a story", "in Sea 2020")),
    ("Ann Dune. Tides at Night, sea, ICML", 10, ("Tides at Night, sea", "ICML")),
    ("Ann Dune. Tides. At Night it is. Sea and Sand", 10, ("Tides. At Night it is.", "Sea and Sand")),
    ("Ann Dune. Tides at Night. Sea. Sand", 10, ("Tides at Night.", "Sea. Sand")),
    ("Ann Dune. Two Tides. Sea of Sand at Noon. Port", 10, ("Two Tides. Sea of Sand at Noon.", "Port")),
    ("Ann Dune. Tides at Night, arXiv preprint", 10, ("Tides at Night", "arXiv preprint")),
    ("Ann Dune. Tides at Night (long; version). ICML 2020", 10, ("Tides at Night (long; version).", "ICML 2020")),
])  # fmt: skip
def test_end_of_a_title_behind_authors(text: str, start: int, found: tuple[str, str]) -> None:
    end, place = _title_end(text, start)
    assert (text[start:end], text[place:]) == found


@pytest.mark.parametrize(("text", "start", "owners", "found"), [
    ("Mira Okafor. Tides at Night", 0, ["Mira Okafor"], True),
    ("Ann Dune. Tides at Night", 0, ["Mira Okafor"], False),
    ("Ann Dune .,;|", 0, [], True),
    ("Ann Dune", 2, [], True),
    ("Ann Dune", 3, [], False),
    ("Ann Dune et al. Tides", 0, [], True),
    ("**Ann Dune**. Tides", 0, [], True),
    ("**Ann** Dune. Tides", 0, [], False),
    ("Ann Dune. ICML 2020", 0, [], True),
    ("MIRA OKAFOR. Tides", 9, ["Mira Okafor"], True),
])  # fmt: skip
def test_one_name_that_is_the_whole_list(text: str, start: int, owners: list[str], found: bool) -> None:
    line = lines_of(parse(text))[0]
    assert is_alone(line, start, read_names(line), Context(owners)) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Okafor, M., & Dune, A. (2022). Tides at Night. Journal of Tides, 12(3).", ("Tides at Night", "Okafor, M.; Dune, A.", "", {"year": "2022"}, [("Journal of Tides, 12(3).", False)], 1)),
    ("Okafor, M. (2022, May). Tides at Night. Sea.", ("Tides at Night", "Okafor, M.", "", {"year": "2022"}, [], 1)),
    ("Okafor, M., Dune, A., 2024. Tides at Night. ICML", ("Tides at Night", "Okafor, M.; Dune, A.", "", {"year": "2024"}, [("ICML", False)], 1)),
    ("M. Okafor, A. Dune (in press). Tides at Night. Journal of Tides", ("Tides at Night", "M. Okafor; A. Dune", "", {"pubstate": "inpress"}, [("Journal of Tides", False)], 1)),
    ("M. Okafor, A. Dune (under review). Tides at Night.", ("Tides at Night", "M. Okafor; A. Dune", "", {"pubstate": "inreview"}, [], 1)),
    ("M. Okafor, A. Dune (n.d.). Tides at Night.", ("Tides at Night", "M. Okafor; A. Dune", "", {"pubstate": "submitted"}, [], 1)),
    ("M. Okafor and A. Dune, “Tides at Night,” in Proc. ICML, 2020.", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [("in Proc. ICML, 2020.", False)], 1)),
    ("M. Okafor, A. Dune. Tides at Night. ICML 2020", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [("ICML 2020", False)], 1)),
    ("M. Okafor, A. Dune. Tides. ICML 2020", None),
    ("M. Okafor, A. Dune. Two Tides. ICML 2020", ("Two Tides", "M. Okafor; A. Dune", "", {}, [("ICML 2020", False)], 1)),
    ("Okafor M, Dune A. Tides at Night[J]. Journal of Tides, 2020", ("Tides at Night", "Okafor, M.; Dune, A.", "", {}, [("Journal of Tides, 2020", False)], 2)),
    ("Okafor M, Dune A. Tides at Night[D]. Harbour University, 2020", ("Tides at Night", "Okafor, M.; Dune, A.", "phdthesis", {}, [("Harbour University, 2020", False)], 2)),
    ("Okafor M, Dune A. Tides at Night[M]. Sea Press, 2020", ("Tides at Night", "Okafor, M.; Dune, A.", "book", {}, [("Sea Press, 2020", False)], 2)),
    ("Okafor M, Dune A. Tides at Night[P]. 2020", ("Tides at Night", "Okafor, M.; Dune, A.", "patent", {}, [("2020", False)], 2)),
    ("Okafor M, Dune A. Tides at Night[R]. 2020", ("Tides at Night", "Okafor, M.; Dune, A.", "techreport", {}, [("2020", False)], 2)),
    ("Okafor M, Dune A. Tides at Night[C]//ICML. 2020", ("Tides at Night", "Okafor, M.; Dune, A.", "", {}, [("ICML. 2020", False)], 2)),
    ("Okafor M, Dune A. Tides at Night[EB/OL]. 2020", ("Tides at Night", "Okafor, M.; Dune, A.", "", {}, [("2020", False)], 2)),
    ("`ICML` M. Okafor, A. Dune. Tides at Night.", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [("ICML", True)], 1)),
    ("[`ICML`] M. Okafor, A. Dune. Tides at Night.", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [("ICML", True)], 1)),
    ("[ICML 2020] M. Okafor, A. Dune. Tides at Night.", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [("ICML 2020", True)], 1)),
    ("- M. Okafor, A. Dune. Tides at Night. ICML", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [("ICML", False)], 1)),
    ("M. Okafor et al. (2020) Tides at Night. Sea", ("Tides at Night", "M. Okafor; …", "", {"year": "2020"}, [], 1)),
    ("M. Okafor, A. Dune, 2024a: Tides at Night. ICML", ("Tides at Night", "M. Okafor; A. Dune", "", {"year": "2024"}, [("ICML", False)], 1)),
    ("M. Okafor, A. Dune. *Tides at Night*. ICML 2020", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [("ICML 2020", False)], 1)),
    ("M. Okafor, A. Dune. Tides at Night. *Journal of Tides*, 2020", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [("Journal of Tides, 2020", False)], 1)),
    ("M. Okafor, A. Dune: Tides at Night. ICML", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [("ICML", False)], 1)),
    ("Tides at Night. M. Okafor, A. Dune. ICML 2020", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [("ICML 2020", False)], 1)),
    ("Tides at Night, M. Okafor, A. Dune, ICML 2020", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [("ICML 2020", False)], 1)),
    ("Tides at Night? M. Okafor, A. Dune. ICML", ("Tides at Night?", "M. Okafor; A. Dune", "", {}, [("ICML", False)], 1)),
    ("Tides at Night | M. Okafor, A. Dune | ICML", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [("ICML", False)], 1)),
    ("Tides at Night. M. Okafor. ICML", ("Tides at Night", "M. Okafor", "", {}, [("ICML", False)], 1)),
    ("Tides at Night. M. Okafor", ("Tides at Night", "M. Okafor", "", {}, [], 1)),
    ("Tides at Night. M. Okafor said so", None),
    ("Tides at Night. Mira Okafor. Some more words of it", None),
    ("Tides at Night! Mira Okafor et al.", ("Tides at Night!", "Mira Okafor; …", "", {}, [], 1)),
    ("Tides at Night. ICML", None),
    ("Sea. Tides at Night. M. Okafor, A. Dune", ("Sea. Tides at Night", "M. Okafor; A. Dune", "", {}, [], 1)),
    ("Tides at Night: M. Okafor, A. Dune", ("Tides at Night", "M. Okafor; A. Dune", "", {}, [], 1)),
])  # fmt: skip
def test_citation(text: str, found: tuple[object, ...] | None) -> None:
    """Title, authors, type, fields, venues and signs are read; nothing where it is no citation."""
    draft = Draft()
    is_read = read_citation(lines_of(parse(text)), draft, Context())
    authors = "; ".join(author.name for author in draft.names.authors) + ("; …" if draft.names.others else "")
    read = (draft.title, authors, draft.type, draft.fields, draft.venues, draft.signs)
    assert (read if is_read else None) == found


@pytest.mark.parametrize(("text", "found"), [
    ("“Tides at Night.”", "Tides at Night"),
    ("Tides at Night.", "Tides at Night"),
    ("Tides at Night..", "Tides at Night.."),
    ("Tides of Vitamin D.", "Tides of Vitamin D."),
    ("[ICML 2020] Tides", "Tides"),
    ("[Sea] Tides", "[Sea] Tides"),
    ("(ICML) Tides", "Tides"),
    ("【ICML】Tides", "Tides"),
    ("„Tides“", "Tides"),
    ("«Tides»", "Tides"),
    ('"Tides"', "Tides"),
    ("“Tides” and Sand", "“Tides” and Sand"),
    ("“Tides”: of Sand", "“Tides”: of Sand"),
    ("Tides of “Sand”", "Tides of “Sand”"),
    ('The "Sand"', 'The "Sand"'),
    ('The Sand"', "The Sand"),
    ('"Sand" of "Sea"', '"Sand" of "Sea"'),
    ('"Sand" of Sea', '"Sand" of Sea'),
    ("“Tides", "Tides"),
    ("Tides”", "Tides"),
    ("Tides,”", "Tides"),
    ('Sand, "Salt" and Tides"', 'Sand, "Salt" and Tides'),
    ('Sand, "Salt" and "Tides"', 'Sand, "Salt" and "Tides"'),
    ("Paper: Tides", "Tides"),
    ("Survey Paper: Tides", "Tides"),
    ("paper : Tides", "Tides"),
    ("Paper:Tides", "Paper:Tides"),
    ("Paper Tides", "Paper Tides"),
    ("Tides[J]", "Tides"),
    ("Tides [C/OL] ", "Tides"),
    ("Tides [J]. Sea", "Tides [J]. Sea"),
    ("🔥 Tides", "Tides"),
    ("📄📝Tides", "Tides"),
    (" , Tides ;| ", "Tides"),
    ("Tides。", "Tides"),
    ("Tides?", "Tides?"),
    ("Tides  at\n Night", "Tides at Night"),
    ("Tides of A.B.", "Tides of A.B."),
    ("Tides . ", "Tides"),
])  # fmt: skip
def test_title_without_marks_around_it(text: str, found: str) -> None:
    assert clean_title(text) == found


def test_words_before_a_title_do_not_count_as_its_own() -> None:
    text = "Ann Dune and Bo Li. Tides, ICML 2020"
    assert _comma_before_venue(text, 20, len(text)) is None
    assert _comma_before_venue(text, 0, len(text)) == (25, 27)
