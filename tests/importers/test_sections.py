"""Headings, dates and lists of homepages."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest
from importers.conftest import HOME

from sphinx_academic.importers import acad_homepage
from sphinx_academic.importers.item_dates import as_date
from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.myst import Writer
from sphinx_academic.importers.records import Entry
from sphinx_academic.importers.sections import career_kind, items_of, kind_of, order_of
from sphinx_academic.importers.source import Source
from sphinx_academic.model.datespans import parse_span


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("🔥 News", "news"),
        ("Latest Updates", "news"),
        ("📝 Publications (* equal contribution)", "publications"),
        ("Selected Papers", "publications"),
        ("Preprints", "publications"),
        ("代表性论文", "publications"),
        ("📖 Educations", "education"),
        ("Education Background", "education"),
        ("💻 Work & Research Experience", "experience"),
        ("Internships", "experience"),
        ("Industrial Experience", "experience"),
        ("Employments", "experience"),
        ("🎖 Honors and Awards", "awards"),
        ("🏆 Selected Honors", "awards"),
        ("Scholarships & Competitions", "awards"),
        ("💬 Invited Talks", "talks"),
        ("Teaching Experience", "teaching"),
        ("👔 Professional Activities", "service"),
        ("Academic Services:", "service"),
        ("Conference Reviewer", "service"),
        ("🛠️ Projects", "projects"),
        ("Technical Skills", "skills"),
        ("Research Interests", "interests"),
        ("About Me", ""),
        ("Who is Mira?", ""),
        ("Fog as a Medium of Storage", ""),
        ("Students at work", ""),
    ],
)
def test_headings(heading: str, kind: str) -> None:
    assert kind_of(heading) == kind


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024.10", "2024.10"),
        ("202509", "2025-09"),
        ("20250914", "2025-09-14"),
        ("Jul'2026", "Jul 2026"),
        ("July'2022", "Jul 2022"),
        ("Sep' 24", "Sep 2024"),
        ("2020.09 - 2024.08", "2020.09 - 2024.08"),
        ("2023.09 - Now", "2023.09 - Now"),
        ("2023.09 - (now)", "2023.09 - present"),
        ("09/2024-present", "09/2024-present"),
        ("2019.06 – 2022.04 (now)", None),
        ("2021.09 ~ 2022.01", "2021.09 ~ 2022.01"),
        ("2019-2023", "2019-2023"),
        ("2023.06 - 至今", None),
        ("2022/23 Fall", "2022/23 Fall"),
        ("2023-", "2023-"),
        ("Okafor", ""),
        ("3.5", ""),
        ("", ""),
    ],
)
def test_dates_are_written_in_a_form_that_is_read(written: str, date: str | None) -> None:
    found = as_date(written)
    if date is not None:
        assert found == date
    if found:
        span = parse_span(found)
        assert span is not None
        assert span.start is not None
    else:
        assert date == ""


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("*2024.10*: &nbsp;🎉 One paper", Entry("🎉 One paper", "2024.10")),
        ("**2021.06**，Talk", Entry("Talk", "2021.06")),
        ("`2026.03` Talk", Entry("Talk", "2026.03")),
        ("[Jul'2026] Talk", Entry("Talk", "Jul 2026")),
        ("<strong>2026.08</strong>: Talk", Entry("Talk", "2026.08")),
        ("*202509*, “Talk”", Entry("“Talk”", "2025-09")),
        (
            "[2024.10] &nbsp;Talk in [Oslo](https://o.example.org)",
            Entry("Talk in [Oslo](https://o.example.org)", "2024.10"),
        ),
        ("*2019-2023* Talk", Entry("Talk", "2019-2023")),
        ("Talk of the year. (**Top-1%**) [2025]", Entry("Talk of the year. (**Top-1%**)", "2025")),
        ("Talk [2017-2020]", Entry("Talk", "2017-2020")),
        ("Talk, 2021", Entry("Talk", "2021")),
        ("A talk without a date", Entry("A talk without a date")),
        ("1.5 hours about lamps", Entry("1.5 hours about lamps")),
    ],
)
def test_the_date_of_an_item(line: str, entry: Entry) -> None:
    assert items_of(list(parse(f"- {line}\n").children), "talks", Writer()).entries == [entry]


def test_paragraphs_with_dates_are_items() -> None:
    items = items_of(
        list(parse("**2020 - 2024** Harbour University<br>**2016 - 2020** Coast College\n").children),
        "education",
        Writer(),
    )
    assert [(entry.date, entry.text) for entry in items.entries] == [
        ("2020 - 2024", "Harbour University"),
        ("2016 - 2020", "Coast College"),
    ]


def test_the_order_of_the_parts() -> None:
    institution = Entry("Harbour University, PhD in Cartography", "2020")
    degree = Entry("PhD in Cartography, Harbour University", "2020")
    assert order_of([institution]) == "organisation, title"
    assert order_of([degree]) == ""


@pytest.mark.parametrize(
    ("first", "texts"),
    [
        ("**Area chair:**\n\n", ["**Area chair:**", "**Reviewer:**"]),
        ("**Area chair**:\n", ["**Area chair**", "**Reviewer:**"]),
        # a sentence, or a text before a list that is the only one with a label, stays text
        ("I am glad to help.\n\n", ["ICCC 2024", "ICCC 2025", "**Reviewer:**"]),
    ],
)
def test_the_label_of_the_first_list_makes_a_group_as_those_of_later_ones(
    first: str, texts: list[str]
) -> None:
    page = parse(f"{first}- ICCC 2024\n- ICCC 2025\n\n**Reviewer:**\n- Water Letters\n")
    found = items_of(list(page.children), "service", Writer())
    assert [entry.text for entry in found.entries] == texts
    assert [entry.text for entry in found.entries[-1].entries] == ["Water Letters"]


def test_a_label_above_the_only_list_stays_text() -> None:
    found = items_of(list(parse("I review for:\n- ICCC 2024\n").children), "service", Writer())
    assert [entry.text for entry in found.entries] == ["ICCC 2024"]
    assert Writer().blocks(found.before) == "I review for:"


TIMELINES = {
    "cards": """
        <div class="grid">
          <div class="card"><span class="when">2020 - 2024</span><h4>PhD</h4><p>Coast University</p></div>
          <div class="card"><span class="when">2018 - 2020</span><h4>MSc</h4><p>University of Fog</p></div>
        </div>""",
    "nested": """
        <div class="timeline"><div class="inner">
          <div class="row"><div class="left"><div>2020 - 2024</div></div>
            <div class="right"><div><strong>PhD</strong></div><div>Coast University</div></div></div>
          <div class="row"><div class="left"><div>2018 - 2020</div></div>
            <div class="right"><div><strong>MSc</strong></div><div>University of Fog</div></div></div>
        </div></div>""",
    "columns": """
        <div><div class="column">
          <article><strong>PhD</strong><span>Coast University</span><em>2020 - 2024</em></article>
          <article><strong>MSc</strong><span>University of Fog</span><em>2018 - 2020</em></article>
        </div></div>""",
    "rows of cards": """
        <div class="columns">
          <div class="row"><div class="c"><p>2020 - 2024</p><p>PhD</p><p>Coast University</p></div>
            <div class="c"><p>2018 - 2020</p><p>MSc</p><p>University of Fog</p></div></div>
        </div>""",
    "by turns": """
        <div class="timeline">
          <div class="d">2020 - 2024</div><div class="t"><b>PhD</b><br>Coast University</div>
          <div class="d">2018 - 2020</div><div class="t"><b>MSc</b><br>University of Fog</div>
        </div>""",
    "items of a list": """
        <ol class="timeline">
          <li><span>2020 - 2024</span><div><strong>PhD</strong><span>Coast University</span></div></li>
          <li><span>2018 - 2020</span><div><strong>MSc</strong><span>University of Fog</span></div></li>
        </ol>""",
}


@pytest.mark.parametrize("layout", TIMELINES)
def test_boxes_of_a_timeline(layout: str) -> None:
    root = parse(dedent(TIMELINES[layout]).strip())
    assert items_of(list(root.children), "education", Writer()).entries == [
        Entry("PhD, Coast University", "2020 - 2024"),
        Entry("MSc, University of Fog", "2018 - 2020"),
    ]


def test_cards_that_are_links() -> None:
    card = (
        '<a class="card" href="https://lamp.example/{0}"><span><img src="a.png"></span>'
        "<span><span>{0} · Norway <span>🏆</span></span><strong>Lamp Prize</strong><em>Best Lamp</em></span>"
        "</a>"
    )
    root = parse(f'<div class="grid">\n{card.format(2025)}\n{card.format(2023)}\n</div>')
    assert items_of(list(root.children), "awards", Writer()).entries == [
        Entry(f"[Lamp Prize](https://lamp.example/{year}), Best Lamp, Norway 🏆", str(year))
        for year in (2025, 2023)
    ]


def test_numbers_of_which_one_is_a_year_are_no_items() -> None:
    numbers = "".join(
        f"<div class='n'><b>{number}</b><span>{label}</span></div>"
        for number, label in (("7", "prizes"), ("2018-2026", "years"), ("4", "lamps"))
    )
    assert not items_of(list(parse(f"<div>{numbers}</div>").children), "awards", Writer()).entries


@pytest.mark.parametrize("mark", ["-", "1."])
def test_lists_in_items_are_items_below_them(homepage: Callable[[dict[str, str]], Source], mark: str) -> None:
    text = f"{HOME}# Honors\n\n- 2024, Tide Prize\n    {mark} For *tides*\n    {mark} For lamps\n"
    site = acad_homepage.read(homepage({"_pages/about.md": text}))
    (entry,) = next(block for page in site.pages for block in page.blocks if block.kind == "awards").entries
    assert (entry.date, entry.text) == ("2024", "Tide Prize")
    assert [child.text for child in entry.entries] == ["For *tides*", "For lamps"]


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["PhD in Sand", "Keeper"], "education"),
        (["PhD in Sand", "Keeper", "Walker"], "experience"),
        (["Supervisor of PhD students", "Keeper"], "experience"),
        (["Teaching assistant, master courses", "BSc"], "education"),
        (["Keeper"], "experience"),
    ],
)
def test_the_kind_of_a_life_in_places(texts: list[str], kind: str) -> None:
    assert career_kind([Entry(text, "2020") for text in texts]) == kind
