"""What a run says of itself, at the terminal and in Markdown."""

from __future__ import annotations

from sphinx_academic.sync.report import (
    Change,
    Conflict,
    Doubt,
    Report,
    Row,
    as_markdown,
    as_one_line,
    as_text,
    escaped,
    markdown_of,
    text_of,
)
from sphinx_academic.sync.work import Work

TITLES = {"crossref": "Crossref", "openalex": "OpenAlex"}


def full() -> Report:
    """Return a report with one of each."""
    report = Report(
        added=[Change("a.bib", "k", "Tides", 2024, sources=("crossref", "ads"))],
        updated=[
            Change("a.bib", "l", "Ebb", None, fields=("type", "doi")),
            Change("a.bib", "m", "Flood\n*", 2023, fields=("year",)),
        ],
        conflicts=[Conflict("a.bib", 3, "k", "title", "Mine", "Theirs", ("crossref",))],
        differences=[Conflict("a.bib", 4, "l", "year", "", "2024", ("openalex", "x"))],
        doubts=[
            Doubt(("openalex",), "Fog", "doi:10.5555/f", "it was withdrawn"),
            Doubt(("crossref",), "", "crossref:1", "it has no title"),
        ],
        notices=[("crossref", "Retraction: Fog", "retracted")],
        gone=[("openalex", "Sand")],
        future=[("Mud", 2031), ("Clay", 2030), ("Mud", 2031)],
        unchangeable=[("a.bib", 9, "n")],
        ignored=["Gulls"],
        authorless=["anon"],
        failures=[("crossref", "is out of order (500)"), ("", "member ‘mara’ is gone")],
        remarks=["mind the gap"],
    )
    for number, outcome in enumerate(("added", "added", "known", "doubtful")):
        report.count(Work("crossref", str(number)), outcome)
        report.offered("crossref", ("crossref", str(number)), again=False)
    report.offered("crossref", ("crossref", "3"), again=True)
    report.offered("openalex", ("openalex", "lost"), again=False)
    return report


def test_text() -> None:
    assert (
        as_text(full(), TITLES)
        == """\
source    offered  added  joined  known  doubtful  notices  removed  lost
Crossref        5      2       1      1         1        0        0     0
OpenAlex        1      0       0      0         0        0        0     1

Failed (2):
  Crossref is out of order (500)
  member ‘mara’ is gone

New entry:
  k: Tides (2024); Crossref, ads

Changed entries (2):
  l: Ebb; type, doi
  m: Flood * (2023); year

Conflicts, left as you wrote them:
  a.bib:3: k, title: yours ‘Mine’, theirs ‘Theirs’ (Crossref)

Doubtful, not added; ‘sphinx-academic sync add’ adds one, academic_sync_ignore silences it (2):
  Fog; doi:10.5555/f; OpenAlex: it was withdrawn
  without a title; crossref:1; Crossref: it has no title

Notices, which are no papers:
  Retraction: Fog; Crossref

Differs from what you wrote, which stays:
  a.bib:4: l, year: yours removed, theirs ‘2024’ (OpenAlex, x)

No longer listed; the entries stay:
  Sand; OpenAlex

Dates in the future, which are left out (2):
  Clay: 2030
  Mud: 2031

Entries that cannot be changed; correct their syntax:
  a.bib:9: n

New entries without authors; add them:
  anon

Set aside by academic_sync_ignore:
  Gulls

Remarks:
  mind the gap""".replace("New entry:", "New entries:")
    )


def test_markdown() -> None:
    text = as_markdown(full(), TITLES)
    assert text.startswith("""\
# Papers

| source | offered | added | joined | known | doubtful | notices | removed | lost |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| Crossref | 5 | 2 | 1 | 1 | 1 | 0 | 0 | 0 |
| OpenAlex | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 |

## Failed

- Crossref is out of order \\(500\\)
- member ‘mara’ is gone

## New entries

- k: Tides \\(2024\\); Crossref, ads

## Changed entries

- l: Ebb; type, doi
- m: Flood \\* \\(2023\\); year

## Conflicts""")
    assert text.endswith("## Remarks\n\n- mind the gap\n")


def test_nothing_new() -> None:
    report = Report(rows={"crossref": Row()})
    assert as_text(report, TITLES) == (
        "source    offered  added  joined  known  doubtful  notices  removed  lost\n"
        "Crossref        0      0       0      0         0        0        0     0"
    )
    assert as_markdown(report, TITLES).endswith(" 0 |\n\nNothing new.\n")
    assert (as_text(Report(), TITLES), as_markdown(Report(), TITLES)) == ("", "# Papers\n\nNothing new.\n")
    assert [
        Report(added=[Change("", "", "", 1)]).has_news,
        Report(updated=[Change("", "", "", 1)]).has_news,
    ] == [
        True,
        True,
    ]


def test_long_lists_are_cut_at_the_terminal() -> None:
    items = [str(number) for number in range(21)]
    assert text_of([], [("Few", items[:20])]).count("\n") == 20
    assert text_of([], [("Many", items)]) == (
        "Many (21):\n" + "".join(f"  {number}\n" for number in range(20)) + "  1 more; --report writes all"
    )
    assert markdown_of("T", [], [("Many", items)], has_news=True).count("\n- ") == 21


def test_columns() -> None:
    table = [["a", "bbb"], ["cccc", "1"], ["", ""]]
    assert text_of(table, []) == "a     bbb\ncccc    1"
    assert markdown_of("T", table, [], has_news=True) == (
        "# T\n\n| a | bbb |\n| --- | ---: |\n| cccc | 1 |\n|  |  |\n"
    )


def test_what_others_wrote_has_no_markup() -> None:
    assert as_one_line("a\nb\u202e\x1bc\td é") == "a b  c d é"
    assert escaped("a\n`*_{}[]()#+!|~$\\") == "a " + "".join(f"\\{sign}" for sign in "`*_{}[]()#+!|~$\\")
    assert escaped("<b> & @mara http://a") == "&lt;b&gt; &amp; @\u200bmara http:\u200b//a"
