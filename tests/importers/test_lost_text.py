"""Text of a source that is nowhere in the new site is named in the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.findings import Finding, Level
from sphinx_academic.importers.lost_text import lost_texts
from sphinx_academic.importers.records import Paper, PaperAuthor
from sphinx_academic.importers.source import Source


def lost(
    tmp_path: Path,
    page: str,
    written: str = "",
    findings: tuple[Finding, ...] = (),
    papers: tuple[Paper, ...] = (),
    name: str = "index.md",
) -> list[tuple[int, str]]:
    """Return line and message of each text of a page that is not in what was written."""
    (tmp_path / "page.md").write_text(page, "utf-8")
    source = Source(tmp_path)
    source.page("page.md")
    found = list(lost_texts(source, {name: written.encode()}, findings, papers))
    assert all(each.level is Level.LEFT_OUT and each.file == "page.md" and each.remedy for each in found)
    return [(each.line, each.message) for each in found]


BIRDS = "Birds of the western shore sing before the tide comes in."
SEALS = "Seals of the eastern shore sleep until the tide is out again."


def test_paragraphs(tmp_path: Path) -> None:
    page = f"---\ntitle: Shore\n---\n\n# Animals of the shore\n\n{BIRDS}\n\n{SEALS}\n"
    assert lost(tmp_path, page, f"{BIRDS}\n{SEALS}") == []
    assert lost(tmp_path, page, BIRDS) == [
        (9, f"this paragraph is nowhere in the new site: ‘{SEALS[:60]}…’"),
    ]
    assert lost(tmp_path, page) == [
        (7, f"this paragraph, as 1 more below it, is nowhere in the new site: ‘{BIRDS}’"),
    ]


def test_short_codes_of_emoji(tmp_path: Path) -> None:
    page = "Prize! :sparkles: :smile: :tada: :rocket:\n\nOf two :sparkles: birds :tada: of the shore\n"
    assert lost(tmp_path, page, "Prize! ✨ 😄 🎉 🚀\n\nOf two ✨ birds 🎉 of the shore") == []


def test_fields(tmp_path: Path) -> None:
    page = f"---\ntitle: Shore\ndate: 2024-05-06 12:00:00\nabout:\n  - said: {BIRDS}\n---\n"
    assert lost(tmp_path, page, BIRDS) == []
    assert lost(tmp_path, page) == [
        (0, "what ‘about.said’ says is nowhere in the new site"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "**Birds** of the [western](https://example.org) shore sing, before the tide comes in!",
        "<p>BIRDS of the\nwestern shore <em>sing</em> before the tide comes in.</p>",
        # half of it
        "Birds of the western shore sing",
    ],
)
def test_written_in_another_way(tmp_path: Path, written: str) -> None:
    assert lost(tmp_path, BIRDS, written) == []


def test_accents_of_latex(tmp_path: Path) -> None:
    page = "Der Möwe schöner Gesang über dem Küstenstreifen"
    written = r"abstract = {Der M\"owe sch{\"o}ner Gesang {\"u}ber dem K\"ustenstreifen}"
    assert lost(tmp_path, page, written, name="publications.bib") == []
    assert len(lost(tmp_path, page, "")) == 1


def test_scripts_without_blanks(tmp_path: Path) -> None:
    page = "潮が満ちる前に西の海岸の鳥が歌う"
    assert lost(tmp_path, page, f"朝、{page}。") == []
    assert len(lost(tmp_path, page, "潮")) == 1


@pytest.mark.parametrize(
    "page",
    [
        "```\nmake all of the tides at once\n```",
        "<!-- this was said of the tides before -->",
        "{% include tides.html of='the western shore of it' %}",
        "<script>let tide = shore of the western sea</script>",
        "[Download the paper here](paper.pdf)",
        "## Publications of the western shore and others",
        "Tides, shores, birds",
        "![A picture of the western shore](shore.jpg)",
        "2024-05-06 12:00:00 2024-05-07 13:00:00",
        # of a template
        "Write your biography here. Tell the world about yourself.",
    ],
)
def test_what_says_nothing(tmp_path: Path, page: str) -> None:
    assert lost(tmp_path, page) == []


def test_what_the_report_names(tmp_path: Path) -> None:
    page = f"{BIRDS}\n\n{SEALS}\n"
    whole = Finding(Level.LEFT_OUT, "it is a draft", "page.md")
    assert lost(tmp_path, page, findings=(whole,)) == []
    # of a part of it
    assert [line for line, _text in lost(tmp_path, page, BIRDS, findings=(whole,))] == [3]
    seals = Finding(Level.KEPT, "a loop was not understood", "page.md", 3)
    assert [line for line, _text in lost(tmp_path, page, findings=(seals,))] == [1]
    # of the file, but not that it is left out
    other = Finding(Level.CHECK, "the file is not UTF-8", "page.md")
    assert len(lost(tmp_path, page, findings=(other,))) == 1


def test_private_numbers(tmp_path: Path) -> None:
    fields = "street: Upper Lighthouse Street Number 12\nplace: Upper Lighthouse Street Number 12\n"
    page = f"---\n{fields}---\nCall us at the lighthouse: 0123 4567-89 (day)\n"
    texts = [text for _line, text in lost(tmp_path, page)]
    assert texts == [
        "what ‘place’ says is nowhere in the new site",
        "this paragraph is nowhere in the new site: ‘Call us at the lighthouse: … (day)’",
    ]


def test_papers(tmp_path: Path) -> None:
    names = ("Ann Bell", "Bo Chen", "Cem Demir")
    page = "**Tides of the shore**\n\nAnn Bell, Bo Chen, Cem Demir\n\nA prize for Ann Bell and others\n"
    written = "title = {Tides of the shore}, author = {Bell, Ann and Chen, Bo and Demir, Cem}"
    paper = Paper("Tides of the shore", tuple(map(PaperAuthor, names)))
    assert [line for line, _text in lost(tmp_path, page, written, name="a.bib", papers=(paper,))] == [5]
    citation = "---\ncitation: Bell A., Chen B. (2024). Tides of the shore. Journal of Seas 12.\n---\n"
    assert lost(tmp_path, citation, written, name="a.bib", papers=(paper,)) == []
    assert len(lost(tmp_path, citation.replace("Tides", "Birds"), written, papers=(paper,))) == 1
