"""``{education}``, ``{awards}`` and the other dated sections on built pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from bs4 import BeautifulSoup, Tag
from support import Build

CONF = {"myst_enable_extensions": ["fieldlist", "dollarmath"]}


def page(kind: str, items: str, *options: str) -> str:
    return "\n".join(
        ["# Home", "", f"````{{{kind}}}", *(f":{option}" for option in options), items, "````", ""]
    )


def lines(html: BeautifulSoup) -> list[str]:
    return [" ".join(item.get_text().split()) for item in html.select("li.dated-item")]


def parts(item: Tag) -> dict[str, str]:
    return {
        name.removeprefix("item-"): part.get_text()
        for part in item.select("[class^=item-]")
        for name in part["class"]
    }


@pytest.mark.parametrize(
    ("line", "date", "machine"),
    [
        ("*2020.09 - 2024.08*, A degree", "Sep 2020 – Aug 2024", ["2020-09", "2024-08"]),
        ("09/2024-present: A degree", "Sep 2024 – present", ["2024-09"]),
        ("Sep 2023 – Present, A degree", "Sep 2023 – present", ["2023-09"]),
        ("**June 2022** A degree", "Jun 2022", ["2022-06"]),
        ("[2024.10] A degree", "Oct 2024", ["2024-10"]),
        ("2023 Spring Semester, A degree", "Spring 2023", ["2023"]),
        ("2023/24, A degree", "2023/24", ["2023"]),
        ("2022/23 Fall, A degree", "Fall 2022/23", ["2022"]),
        ("Fall 2022 – Spring 2023, A degree", "Fall 2022 – Spring 2023", ["2022", "2023"]),
        ("WS 2022/23, A degree", "WS 2022/23", ["2022"]),
        ("May 30 – June 2, 2024: A degree", "May 30, 2024 – Jun 2, 2024", ["2024-05-30", "2024-06-02"]),
        ("2018, A degree", "2018", ["2018"]),
        ("Sep 2023 – 2027 (expected), A degree", "Sep 2023 – 2027 (expected)", ["2023-09", "2027"]),
        ("Expected 2027: A degree", "2027 (expected)", ["2027"]),
    ],
)
def test_every_form_of_date_is_shown_in_one_way(
    build: Build, line: str, date: str, machine: list[str]
) -> None:
    html = build({"index.md": page("education", f"- {line}")}).html()
    assert lines(html) == [f"{date} A degree"]
    assert [time["datetime"] for time in html.select(".dated-date time, time.dated-date")] == machine


def test_dates_in_the_language_of_the_site(build: Build) -> None:
    items = "- 2024.09 – present, A\n- 2023 Spring, B\n- 2022.01 – 2022.03\n  :advisor: Chen"
    html = build({"index.md": page("experience", items)}, conf=CONF | {"language": "zh_CN"}).html()
    assert lines(html) == ["2024年9月 – 至今 A", "2023 春季 B", "2022年1月 – 2022年3月 导师：Chen"]


@pytest.mark.parametrize(
    ("kind", "line", "expected"),
    [
        (
            "experience",
            "2024: Postdoc, Example University,\n  advised by [Prof. Ito](https://a.org) and Prof. Chen.",
            {"title": "Postdoc", "organisation": "Example University", "advisor": "Prof. Ito and Prof. Chen"},
        ),
        (
            "education",
            "2024, PhD (Physics, Maths), Example University, Daejeon, Korea, GPA: 4.0/4.3",
            {
                "title": "PhD (Physics, Maths)",
                "organisation": "Example University",
                "place": "Daejeon, Korea",
                "score": "GPA: 4.0/4.3",
            },
        ),
        (
            "talks",
            "2024, “Waves, tides and us”, EGU",
            {"title": "“Waves, tides and us”", "organisation": "EGU"},
        ),
        ("talks", "2024, *Waves, tides*, EGU", {"title": "Waves, tides", "organisation": "EGU"}),
        ("teaching", "2024, COMP7940 Cloud Computing", {"code": "COMP7940", "title": "Cloud Computing"}),
        ("teaching", "2024, COMP 7015, Deep Learning", {"code": "COMP 7015", "title": "Deep Learning"}),
        ("teaching", "2024, Deep Learning", {"title": "Deep Learning"}),
        (
            "awards",
            "2024, A Prize, A Society ([Link](https://example.org/a), [code](https://example.org/b)).",
            {"title": "A Prize", "organisation": "A Society"},
        ),
        ("awards", "2024, A Prize.", {"title": "A Prize"}),
        ("projects", "[Tool](https://example.org/t): what it does, and how", {"title": "Tool"}),
        ("projects", "2024: Chatbots | *Python*", {"title": "Chatbots", "note": "Python"}),
        ("education", "2022 – 2026 (expected), PhD, A School", {"title": "PhD", "organisation": "A School"}),
    ],
)
def test_parts_of_a_line(build: Build, kind: str, line: str, expected: dict[str, str]) -> None:
    html = build({"index.md": page(kind, f"- {line}")}).html()
    (item,) = html.select("li.dated-item")
    found = parts(item)
    assert expected.items() <= found.items()
    # nothing is lost and nothing is moved
    plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", line.replace("*", ""))
    assert " ".join(item.select_one("p").get_text().split()) in " ".join(plain.split())


def test_parts_in_another_order(build: Build) -> None:
    source = page("education", "- 2024, Example University, PhD", "parts: organisation, title")
    (item,) = build({"index.md": source}).html().select("li.dated-item")
    assert parts(item) == {"organisation": "Example University", "title": "PhD"}


FIELDS = """
- Feb 2022 – Jun 2023
  :place: Daejeon, Korea
  :institution: Example Institute
  :degree: Exchange student
  :gpa: 4.0/4.3
  :supervisor: [Prof. Ito](https://example.org/ito)
  - A point with $x^2$.
    - A point below it.
- PhD in Physics
  :date: 2023.09 – present
  :link: https://example.org/phd
"""


def test_fields(build: Build) -> None:
    html = build({"index.md": page("education", FIELDS)}, conf=CONF).html()
    first, second = html.select("li.dated-item")
    assert first.select_one(".dated-date").text == "Sep 2023 – present"
    assert first.select_one(".item-title > a")["href"] == "https://example.org/phd"
    assert second.select_one("p").text == (
        "Exchange student, Example Institute, Daejeon, Korea, advised by Prof. Ito, 4.0/4.3"
    )
    assert parts(second)["advisor"] == "Prof. Ito"
    assert second.select("ul ul li")


GROUPED = """
- 2019, Alone
- Assistant at Example University
  - 2023 Spring, COMP7940 Clouds
  - 2022 Fall, COMP7015 Intelligence
  - 2021 Spring, COMP7930 Data
- A line without a date, kept
  - nor has this
"""


def test_groups_are_ordered_within_and_by_their_newest(build: Build) -> None:
    html = build({"index.md": page("teaching", GROUPED)}).html()
    top = [child["class"] for child in html.select_one("ul.teaching").find_all("li", recursive=False)]
    assert [names[0] for names in top] == ["dated-group", "dated-item", "dated-item"]
    (group,) = html.select("li.dated-group")
    assert group.select_one("p.dated-label").text == "Assistant at Example University"
    assert [time.text for time in group.select("time")] == ["Spring 2023", "Fall 2022", "Spring 2021"]


@pytest.mark.parametrize(
    "source",
    [
        page("talks", "- 2023. A talk, EGU\n- 2024) Another\n\n  - 2020 points"),
        "Home\n====\n\n.. talks::\n\n   - 2023. A talk, EGU\n   - 2024) Another\n\n     - 2020 points\n",
    ],
)
def test_a_year_with_a_full_stop_is_no_number_of_a_list(build: Build, source: str) -> None:
    name = "index.rst" if "::" in source else "index.md"
    html = build({name: source}, conf={"source_suffix": [name[5:]]}).html()
    assert [item.select_one("time").text for item in html.select("li.dated-item")] == ["2024", "2023"]
    assert lines(html) == ["2024 Another 2020 points", "2023 A talk, EGU"]
    assert not html.select("ul.talks ol")


def test_groups_of_groups(build: Build) -> None:
    items = "- A university\n  - A department\n    - 2023, CS 101, Clouds\n    - 2024, CS 102, Data"
    html = build({"index.md": page("teaching", items)}).html()
    assert [label.text for label in html.select(".dated-group > p")] == ["A university", "A department"]
    assert lines(html) == ["2024 CS 102, Data", "2023 CS 101, Clouds"]


LINKED = """
# Home

(deep)=
## Deep

```{talks}
- 2024, A talk [^1], see [](#deep)
```

[^1]: A note.
"""


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "latex", "text"])
def test_links_within_a_page_lead_back_to_it_and_footnotes_stay(build: Build, builder: str) -> None:
    other = "# Other\n\n```{talks}\n:from: ../index\n```\n"
    source = LINKED + "\n```{toctree}\nsub/other\n```\n"
    built = build({"index.md": source, "sub/other.md": other}, builder=builder)
    if builder == "latex":
        tex = next(built.outdir.glob("*.tex")).read_text("utf-8")
        assert tex.count("hyperref[\\detokenize{index:deep}]") == 2
    elif builder.endswith("html") and builder != "singlehtml":
        (item,) = built.html("sub/other").select("li.dated-item")
        assert " ".join(item.get_text().split()) == "2024 A talk, see Deep"
        address = {"html": "../index.html#deep", "dirhtml": "../../#deep"}[builder]
        assert [link["href"] for link in item.select("a")] == [address]


def test_open_ranges_first_unless_the_source_decides(build: Build) -> None:
    items = "- 2024, A\n- 2020 – present, B\n- no date, C\n- 2025, D"
    assert lines(build({"index.md": page("grants", items)}).html()) == [
        "2020 – present B",
        "no date, C",
        "2025 D",
        "2024 A",
    ]
    assert lines(build({"index.md": page("grants", items, "sort: source")}).html())[0] == "2024 A"


def test_a_link_that_is_written_out_in_words(build: Build) -> None:
    items = "- 2024, A talk\n  :link: [slides](https://example.org/s), [video](https://example.org/v)"
    html = build({"index.md": page("talks", items)}, conf=CONF).html()
    assert lines(html) == ["2024 A talk, slides, video"]
    assert len(html.select(".item-links a")) == 2


def test_from_another_page_by_year(build: Build) -> None:
    pages = {
        "index.md": "# Home\n\n```{talks}\n:from: talks\n:limit: 1\n:more: All talks\n```\n",
        "talks.md": page("talks", "- 2024, A\n- 2025, B", "group-by: year"),
    }
    built = build(pages)
    assert lines(built.html()) == ["2025 B"]
    assert built.html().select_one("p.talks-more a")["href"] == "talks.html"
    assert [section["id"] for section in built.html("talks").select("section.group")] == [
        "talks-2025",
        "talks-2024",
    ]


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man"])
def test_every_builder_has_the_data(build: Build, builder: str) -> None:
    built = build({"index.md": page("teaching", GROUPED)}, builder=builder, conf={"version": "1"})
    files = [path for path in built.outdir.rglob("*") if path.suffix in (".txt", ".tex", ".xhtml", ".1")]
    text = "\n".join(path.read_text("utf-8") for path in files)
    for fact in ("Spring 2023", "Fall 2022", "COMP7940", "Clouds", "Example University"):
        assert fact in text


@pytest.mark.parametrize(
    ("items", "line", "words"),
    [
        (
            "- 08/2022-06/2022: Backwards, X",
            4,
            "the range ends before it starts; it is kept as written; correct it",
        ),
        ("- 2023, 2024, Two talks", 4, "there are several dates; it is kept as written; write a range"),
        ("- Fall 2019 and Spring 2020, Talks", 4, "there are several dates"),
        (
            "- [2024](https://example.org), A",
            4,
            "the date is a link; it is kept as written; link the words behind it",
        ),
        ("- 2024, A\n- [2023]: word", 5, "an empty item is left out"),
        ("- 2024.13, Month thirteen", 4, "the date cannot be read; it is kept as written; write it as 2024"),
        ("- ’19–’21, A talk", 4, "the date cannot be read; it is kept as written; write it as 2024"),
        ("- Sept. 23 to now, A talk", 4, "the date cannot be read; it is kept as written; write it as 2024"),
        ("- 2024, A\n  :date: 2024-13", 5, ":date: 2024-13 is ignored"),
        ("- 2024, A\n  :colour: red", 5, "unknown field :colour: is ignored; known are: code, title"),
        ("- 2024, A\n  :name: home", 5, ":name: home is ignored"),
        ("- 2024, A\n  :link: javascript:alert(1)", 5, ":link: javascript:alert(1) is ignored"),
        ("Nothing.", 3, "{talks} has no bullet list"),
    ],
)
def test_what_is_wrong_is_one_warning_and_the_item_stays(
    build: Build, items: str, line: int, words: str
) -> None:
    built = build({"index.md": page("talks", items)}, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith(f"index.md:{line}: WARNING: "), warning
    assert words in warning
    if items.startswith("-"):
        assert len(lines(built.html())) == 1
        assert "javascript" not in built.text("index")
    else:
        assert "Nothing." in built.html().get_text()


def test_a_line_whose_date_cannot_be_read_is_kept_as_written(build: Build) -> None:
    built = build({"index.md": page("talks", "- 2024.13, A talk")}, allow_warnings=True)
    (item,) = built.html().select("li.dated-item")
    assert item.get_text().strip() == "2024.13, A talk"
    assert parts(item) == {}


def test_fields_without_the_extension_for_them(build: Build) -> None:
    built = build({"index.md": page("talks", "- 2024, A\n  :place: B")}, allow_warnings=True)
    assert "add 'fieldlist' to myst_enable_extensions" in built.warnings[0]


def test_an_anchor_of_ones_own(build: Build) -> None:
    built = build({"index.md": page("talks", "- 2024, A\n  :name: egu24\n- 2023, B")}, conf=CONF)
    assert [item.get("id") for item in built.html().select("li.dated-item")] == ["egu24", None]


def test_translators_are_given_the_text_without_its_date(build: Build, tmp_path: Path) -> None:
    source = page("talks", "- *2024.10*, A *talk*, EGU\n- [2023.01] Another")
    catalogue = Catalog(locale="de")
    catalogue.add("A *talk*, EGU", "Ein *Vortrag*, EGU")
    catalogue.add("Another", "Noch einer")
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "index.po").open("wb") as file:
        write_po(file, catalogue)
    conf = {"language": "de", "locale_dirs": [str(tmp_path / "locale")]}
    assert lines(build({"index.md": source}, conf=conf).html()) == [
        "Okt. 2024 Ein Vortrag, EGU",
        "Jan. 2023 Noch einer",
    ]


def test_a_relative_reference_leads_to_the_same_page_from_another_folder(build: Build) -> None:
    built = build(
        {
            "index.md": page("talks", "", "from: deep/er/talks"),
            "deep/er/talks.md": page(
                "talks",
                "- 2024, A talk, {doc}`near` and {doc}`../up` and {doc}`/top`, [up](../up.md), "
                "[top](/top.md), [near](near.md#near), {download}`data <x.txt>`, ![A boat](boat.png)",
            ),
            "deep/er/x.txt": "text",
            "deep/er/boat.png": b"\x89PNG\r\n\x1a\n",
            "deep/er/near.md": "# Near\n",
            "deep/up.md": "# Up\n",
            "top.md": "# Top\n",
            # what a wrong base would lead to
            "near.md": "# Wrong\n",
            "up.md": "# Wrong\n",
        },
        conf={"myst_heading_anchors": 2},
    )
    expected = {
        "index": [
            "deep/er/near.html",
            "deep/up.html",
            "top.html",
            "deep/up.html",
            "top.html",
            "deep/er/near.html#near",
        ],
        "deep/er/talks": [
            "near.html",
            "../up.html",
            "../../top.html",
            "../up.html",
            "../../top.html",
            "near.html#near",
        ],
    }
    for name, addresses in expected.items():
        (item,) = built.html(name).select("li.dated-item")
        *links, data = [str(link["href"]) for link in item.select("a")]
        assert links == addresses
        folder = (built.outdir / name).parent
        assert (folder / data).read_text() == "text"
        assert (folder / str(item.img["src"])).is_file()
