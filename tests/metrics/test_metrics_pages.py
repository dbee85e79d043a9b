"""Figures on pages: counts at papers, ``{metrics}``, ``{metrics-plot}``, in every builder and in the CV."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from support import Build, Built, compare

from sphinx_academic.core import metrics as site_metrics
from sphinx_academic.core.metrics_history import read_history
from sphinx_academic.metrics.series import Plot, Row, coauthors, papers_by_year, received, year_rows
from sphinx_academic.metrics.svg import drawing
from sphinx_academic.model.dates import Date
from sphinx_academic.model.figures import Years, repository_of
from sphinx_academic.model.people import Registry
from sphinx_academic.model.person import Author, Name, Person
from sphinx_academic.model.publication import Publication
from sphinx_academic.query.select import Query, select
from sphinx_academic.rendering.nodes import section_body
from sphinx_academic.sections.registration import section_kinds

BIB = """
@article{tides, title = {Tides}, author = {Teal, Mara and Okoro, Ben}, year = 2024, journal = {J},
  code = {https://github.com/teal/tides}}
@inproceedings{fog, title = {Fog}, author = {Okoro, Ben and Teal, Mara}, year = 2022, booktitle = {C}}
@article{gulls, title = {Gulls}, author = {Teal, Mara and Sand, Ida}, year = 2025, journal = {J}}
@misc{diary, title = {Diary}, author = {Sand, Ida}, year = 1999}
"""
METRICS: dict[str, Any] = {
    "papers": {
        "tides": [
            {"source": "OpenAlex", "date": "2026-11-01", "citations": 1412},
            {"source": "Crossref", "date": "2026-10-01", "citations": 12},
        ],
        "fog": {"source": "Crossref", "date": "2026-09-07", "citations": 1},
        "gulls": {"source": "OpenAlex", "date": "2026-11-01", "citations": 0},
    },
    "people": {
        "mara": [
            {"source": "OpenAlex", "date": "2026-11-01", "citations": 1413, "h_index": 2},
            {"source": "Semantic Scholar", "date": "2026-10-02", "citations": 9, "papers": 3},
        ]
    },
    "repositories": {
        "teal/tides": {"source": "GitHub", "date": "2026-11-02", "stars": 7, "language": "C"},
        "pypi.org/tides": {"source": "PyPI Stats, last month", "date": "2026-11-03", "downloads": 900},
    },
}
HISTORY: dict[str, Any] = {
    "version": 1,
    "people": {
        "mara": {"OpenAlex": {"id": "A1", "date": "2026-11-01", "citations": {"2024": 3, "2026": 1200}}}
    },
}
CONF: dict[str, Any] = {
    "academic_metrics": "metrics.json",
    "academic_people": {"mara": {"name": "Mara Teal"}, "ben": {"name": "Ben Okoro"}},
    "academic_me": "mara",
}
PAGE = """
# Mara

```{metrics}
```

```{metrics-plot} citations, papers, coauthors
```

```{publications}
:show: citations, stars
:sort: -citations
:filter: citations
```
"""
FILES = {
    "papers.bib": BIB,
    "index.md": PAGE,
    "metrics.json": json.dumps(METRICS),
    "metrics-history.json": json.dumps(HISTORY),
}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    # 2026-11-21
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")


def words(built: Built, selector: str, docname: str = "index") -> list[str]:
    return [" ".join(found.get_text(" ").split()) for found in built.html(docname).select(selector)]


def test_counts_at_papers_sorted_and_filtered(build: Build) -> None:
    built = build(FILES, conf=CONF)
    assert words(built, ".publication-title") == ["Tides", "Fog"]
    badges = built.html().select(".badge-citations, .badge-stars")
    assert [(badge.text, badge["title"]) for badge in badges] == [
        ("1,412 citations", "OpenAlex, Nov 1, 2026"),
        ("7 stars", "GitHub, Nov 2, 2026"),
        ("1 citation", "Crossref, Sep 7, 2026"),
    ]
    assert words(built, ".publication-sources") == [
        "Citations: OpenAlex, Nov 1, 2026; Crossref, Sep 7, 2026",
        "Stars: GitHub, Nov 2, 2026",
    ]


@pytest.mark.parametrize("layout", ["list", "gutter", "compact", "cards", "table"])
def test_every_layout_has_the_counts(build: Build, layout: str) -> None:
    page = f"# P\n\n```{{publications}}\n:layout: {layout}\n:show: citations\n:sort: -citations\n```\n"
    built = build({**FILES, "index.md": page}, conf=CONF)
    assert words(built, ".publication .badge-citations") == ["1,412 citations", "1 citation", "0 citations"]


@pytest.mark.parametrize(
    ("expression", "keys"),
    [
        ("citations >= 1", ["tides", "fog"]),
        ("citations == 0", ["gulls"]),
        ("not citations", ["gulls", "diary"]),
        ("citations < 2000 and year > 2023", ["gulls", "tides"]),
        ("stars > 5 or downloads > 5", ["tides"]),
        ("influential_citations >= 0", []),
    ],
)
def test_filters_know_figures(build: Build, expression: str, keys: list[str]) -> None:
    page = f"# P\n\n```{{publications}}\n:filter: {expression}\n:if-empty: none\n```\n"
    html = build({**FILES, "index.md": page}, conf=CONF).html()
    assert [found["id"].removeprefix("pub-") for found in html.select(".publication")] == keys


def test_a_field_of_that_name_counts_where_no_one_else_does() -> None:
    records = [Publication(str(n), "article", ("x",), fields={"citations": str(n)}) for n in (3, 12)]
    found = select(records, Query(filter="citations > 5"), Registry())
    assert [record.key for record in found] == ["12"]
    found = select(records, Query(sort=("-citations",)), Registry(), lambda record, name: None)
    assert [record.key for record in found] == ["12", "3"]


def test_pages_follow_figures(build: Build) -> None:
    built = build({**FILES, "other.md": "---\norphan: true\n---\n# Other\n"}, conf=CONF)
    assert built.rebuild().read == []
    newer = {**METRICS, "papers": {"diary": {"source": "S", "date": "2026-11-20", "citations": 5}}}
    again = built.rebuild({"metrics.json": json.dumps(newer)})
    assert again.read == ["index"]
    assert words(again, ".publication-title") == ["Diary"]
    grown = json.loads(json.dumps(HISTORY).replace("1200", "1300"))
    again = again.rebuild({"metrics-history.json": json.dumps(grown)})
    assert again.read == ["index"]
    assert "1,300" in again.html().select_one(".metrics-plot-citations table").text


def test_pages_of_papers_show_figures_and_follow_them(build: Build) -> None:
    conf = {**CONF, "academic_paper_pages": True}
    # where all documents are read, all pages are written
    site = {**FILES, "other.md": "---\norphan: true\n---\n# Other\n"}
    built = build(site, conf=conf)
    assert words(built, ".paper-counts dd", "papers/tides") == [
        "1,412 citations (OpenAlex, Nov 1, 2026)",
        "7 stars (GitHub, Nov 2, 2026)",
    ]
    assert words(built, ".paper-counts", "papers/diary") == []
    newer = json.loads(json.dumps(METRICS))
    newer["papers"]["tides"][0]["citations"] = 1500
    pages = {key: built.outdir / f"papers/{key}.html" for key in ("tides", "fog", "gulls", "diary")}
    before = {key: page.stat().st_mtime_ns for key, page in pages.items()}
    again = built.rebuild({"metrics.json": json.dumps(newer)})
    assert [key for key, page in pages.items() if page.stat().st_mtime_ns != before[key]] == ["tides"]
    assert "1,500 citations" in words(again, ".paper-counts dd", "papers/tides")[0]
    fresh = build({**site, "metrics.json": json.dumps(newer)}, conf=conf)
    for page in pages.values():
        name = page.relative_to(built.outdir)
        assert page.read_bytes() == (fresh.outdir / name).read_bytes()


@pytest.mark.parametrize("epoch", ["99999999999999999999", "9" * 17, "²", "soon"])
def test_a_date_of_the_build_that_is_none(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert isinstance(site_metrics._today(), datetime.date)


def test_a_list_that_figures_sort_follows_them(build: Build) -> None:
    page = "# P\n\n```{publications}\n:sort: citations\n:filter: citations >= 0\n```\n"
    built = build({**FILES, "index.md": page}, conf=CONF)
    assert words(built, ".publication-title") == ["Gulls", "Fog", "Tides"]
    newer = json.loads(json.dumps(METRICS))
    newer["papers"]["gulls"]["citations"] = 5
    again = built.rebuild({"metrics.json": json.dumps(newer)})
    assert words(again, ".publication-title") == ["Fog", "Gulls", "Tides"]


def test_figures_without_a_file_are_a_warning(build: Build) -> None:
    page = PAGE + "\n```{publications}\n:sort: -citations\n```\n"
    conf = {name: value for name, value in CONF.items() if name != "academic_metrics"}
    built = build({"papers.bib": BIB, "index.md": page}, conf=conf, allow_warnings=True)
    assert sum("academic_metrics names no file with figures" in warning for warning in built.warnings) == 4
    assert not built.html().select(".badge-citations, .metrics, .metrics-plot-citations")
    # what is counted in the .bib files needs none
    assert built.html().select(".metrics-plot-papers")


def test_what_is_named_twice_is_shown_once(build: Build) -> None:
    page = "# P\n\n```{metrics}\n:show: papers, papers\n:source: semantic scholar\n```\n"
    page += "\n```{metrics-plot} papers, papers\n```\n"
    # commas may be left out
    page += "\n```{metrics-plot} coauthors Citations  coauthors\n```\n"
    html = build({**FILES, "index.md": page}, conf=CONF).html()
    assert [plot["class"][1].removeprefix("metrics-plot-") for plot in html.select(".metrics-plot")] == [
        "papers",
        "coauthors",
        "citations",
    ]
    parts = html.select_one("dl.metrics").select(".metrics-value, .metrics-source")
    assert [part["class"] for part in parts] == [["metrics-value"], ["metrics-source"]]


def test_a_person(build: Build) -> None:
    built = build(FILES, conf=CONF)
    assert [" ".join(item.get_text(" ").split()) for item in built.html().select("dl.metrics > div")] == [
        "Citations 1,413 (OpenAlex, Nov 1, 2026)",
        "h-index 2 (OpenAlex, Nov 1, 2026)",
        "Papers 3 (Semantic Scholar, Oct 2, 2026)",
    ]


def test_a_person_by_one_source_and_some_figures(build: Build) -> None:
    page = "# P\n\n```{metrics}\n:of: mara\n:show: papers, citations\n:source: semantic scholar\n```\n"
    built = build({**FILES, "index.md": page}, conf=CONF)
    assert words(built, "dl.metrics > div") == [
        "Papers 3",
        "Citations 9",
        "Source Semantic Scholar, Oct 2, 2026",
    ]


@pytest.mark.parametrize(
    ("directive", "problem"),
    [
        (
            "```{metrics}\n:of: mira\n```",
            "no ‘mira’ in academic_people; no figures are shown; did you mean ‘mara’?",
        ),
        (
            "```{metrics-plot} papers, coauthors\n:of: mira\n```",
            "no ‘mira’ in academic_people; nothing is drawn; did you mean ‘mara’?",
        ),
        ("```{metrics}\n:of: ben\n```", "academic_metrics has no such figures of ‘ben’"),
        (
            "```{metrics}\n:source: OpenAlx\n```",
            ":source: ‘OpenAlx’ has no figures of this person; did you mean",
        ),
        ("```{metrics}\n:show: i10-index\n```", "has no such figures of ‘mara’"),
        ("```{metrics-plot} citation\n```", "{metrics-plot} citation is ignored; did you mean ‘citations’?"),
        ("```{metrics-plot}\n:of: ben\n```", "no history has years of ‘ben’"),
        ("```{metrics-plot}\n:source: Crossref\n```", "no history has years of ‘mara’"),
        ("```{metrics-plot} papers\n:filter: year >\n```", ":filter: year >: not an expression"),
        ("```{metrics-plot} papers\n:filter: year > 3000\n```", "no paper with a year fits"),
        ("```{metrics-plot} coauthors\n:filter: year > 3000\n```", "no paper of ‘mara’ has another author"),
    ],
)
def test_what_cannot_be_shown_is_one_warning(build: Build, directive: str, problem: str) -> None:
    built = build({**FILES, "index.md": f"# P\n\n{directive}\n"}, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert problem in warning
    assert warning.startswith("index.md:3: WARNING")
    # those of all are not shown as those of one
    assert not built.html().select(".metrics, .metrics-plot")


@pytest.mark.parametrize("directive", ["{metrics}", "{metrics-plot}", "{metrics-plot} coauthors"])
def test_figures_of_no_one_are_one_warning(build: Build, directive: str) -> None:
    conf = {name: value for name, value in CONF.items() if name != "academic_me"}
    files = {**FILES, "index.md": f"# P\n\n```{directive}\n```\n"}
    built = build(files, conf=conf, allow_warnings=True)
    (warning,) = built.warnings
    assert "neither :of: nor academic_me names a person of academic_people" in warning
    assert not built.html().select(".metrics, .metrics-plot")


def test_plots_are_drawings_with_tables(build: Build) -> None:
    html = build(FILES, conf=CONF).html()
    citations, papers, others = html.select("figure.metrics-plot")
    assert " ".join(citations.figcaption.get_text().split()) == "Citations per year OpenAlex, Nov 1, 2026"
    rows = [[cell.text for cell in row.select("th, td")] for row in citations.select("tbody tr")]
    # a year of which nothing is known is no year of 0
    assert rows == [["2024", "3"], ["2025", "–"], ["2026", "1,200"]]
    assert [text.text for text in citations.svg.select("text")][:2] == ["2024", "3"]
    assert len(citations.svg.select("rect")) == 2
    assert [cell.text for cell in papers.select("thead th")] == [
        "Year",
        "Conference papers",
        "Journal articles",
    ]
    # behind a drawing
    assert [item.text for item in papers.select(".plot-legend li")] == [
        " Conference papers",
        " Journal articles",
    ]
    assert "Counted in the publications of this site, 2025" in papers.figcaption.text
    rows = [[cell.text for cell in row.select("th, td")] for row in others.select("tbody tr")]
    assert rows == [["Ben Okoro", "2"], ["Ida Sand", "1"]]
    assert not html.select("figure script, figure [style], figure [href], figure [src]")
    assert all(svg["role"] == "img" and svg["aria-label"] for svg in html.select("figure > svg"))


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub", "texinfo", "dirhtml", "singlehtml"])
def test_every_builder_has_figures_with_source_and_date(build: Build, builder: str) -> None:
    conf = CONF | {"man_pages": [("index", "test", "Test", "T", 1)]}
    built = build(FILES, builder=builder, conf=conf)
    suffixes = {".txt", ".tex", ".xhtml", ".1", ".texi", ".html"}
    found = [path for path in built.outdir.rglob("*") if path.suffix in suffixes and path.stem != "genindex"]
    text = " ".join(" ".join(path.read_text("utf-8") for path in found).split())
    for wanted in ("1,412 citations", "Citations per year", "1,200", "OpenAlex, Nov 1, 2026", "Ida Sand"):
        assert wanted in text.replace("\\sphinxhyphen{}", "-"), wanted
    if builder in ("text", "latex"):
        assert "1,412 citations (OpenAlex, Nov 1, 2026)" in text
    if builder == "epub":
        assert "<svg" not in text


CV = """
# CV

```{cv}
:download: json-resume, rendercv
- metrics
- metrics-plot
- publications
- projects
```
"""
PROJECTS = """

```{projects}
- [Tides](https://github.com/teal/tides), [PyPI](https://pypi.org/project/Tides/)
```
"""


def test_a_cv_gathers_figures(build: Build) -> None:
    files = {**FILES, "index.md": f"{PAGE}{PROJECTS}\n\n```{{toctree}}\ncv\n```\n", "cv.md": CV}
    built = build(files, conf=CONF)
    text = " ".join(built.html("cv").get_text(" ").split())
    assert "1,413 (OpenAlex, Nov 1, 2026)" in text
    assert "Tides , PyPI (C · 7 stars · 900 downloads)" in text
    assert "Figures: GitHub, Nov 2, 2026; PyPI Stats, last month, Nov 3, 2026" in text
    assert built.html("cv").select("figure.metrics-plot")
    resume = (built.outdir / "cv.json").read_text("utf-8")
    assert "2026: 1,200" in resume
    assert "2026: 1,200" in (built.outdir / "cv.yaml").read_text("utf-8")


def test_a_cv_gathers_figures_by_their_names(build: Build) -> None:
    page = """
        # P

        ```{metrics}
        :name: facts
        :show: h-index
        ```

        ```{metrics}
        :name: more facts
        :show: citations
        ```

        ```{metrics-plot} papers
        :name: output
        ```

        ```{metrics-plot} coauthors citations
        :name: rise
        ```

        ```{toctree}
        cv
        ```
        """
    cv = "# CV\n\n```{cv}\n- rise\n- facts\n```\n"
    built = build({**FILES, "index.md": page, "cv.md": cv}, conf=CONF)
    html = built.html("cv")
    assert [plot["class"][1] for plot in html.select("figure")] == [
        "metrics-plot-coauthors",
        "metrics-plot-citations",
    ]
    assert words(built, "dl.metrics > div", "cv") == ["h-index 2", "Source OpenAlex, Nov 1, 2026"]
    tree = built.doctree("index")
    assert [
        (node.get("name"), node["kind"], Path(node.source).name, node.line)
        for node in tree.findall(section_body)
    ] == [
        ("facts", "metrics", "index.md", 3),
        ("more facts", "metrics", "index.md", 8),
        ("output", "metrics-plot", "index.md", 13),
        ("rise", "metrics-plot", "index.md", 17),
        ("rise", "metrics-plot", "index.md", 17),
    ]


def test_figures_have_their_place_in_a_page(build: Build) -> None:
    """Also in reStructuredText, whose parser gives none to what a directive returns."""
    page = """
        R
        =

        .. metrics::

        .. metrics-plot:: papers coauthors
        """
    built = build({**FILES, "r.rst": f":orphan:\n{dedent(page)}"}, conf=CONF)
    assert [
        (node["kind"], Path(node.source).name, node.line) for node in built.doctree("r").findall(section_body)
    ] == [("metrics", "r.rst", 6), *[("metrics-plot", "r.rst", 8)] * 2]


def test_headings_of_figures_in_a_cv(build: Build) -> None:
    """Behind the papers; and only in a CV that names them."""
    cv = "# CV\n\n```{cv}\n- metrics\n- metrics-plot\n- publications\n```\n"
    page = f"{PAGE}\n\n```{{toctree}}\ncv\n```\n"
    built = build({**FILES, "index.md": page, "cv.md": cv}, conf=CONF)
    titles = [heading.find(string=True) for heading in built.html("cv").select("h2")]
    assert titles == ["Figures", "Plots", "Publications"]
    kinds = section_kinds(built.app.config)
    found = [kinds[name] for name in ("metrics", "metrics-plot")]
    assert [(str(one.title), one.order, one.in_cv) for one in found] == [
        ("Figures", 450, False),
        ("Plots", 460, False),
    ]


def test_what_is_shown_in_place_of_no_figures(build: Build) -> None:
    """Nothing, or words of the site, and then without a warning; each plot of several by itself."""
    page = """
        # P

        ```{metrics}
        :of: ben
        :if-empty: No figures yet.
        ```

        ```{metrics}
        :show: i10-index
        :if-empty:
        ```

        ```{metrics-plot} citations, coauthors
        :of: ben
        :if-empty: No plot yet.
        ```

        ```{metrics-plot} papers
        :filter: year > 3000
        :if-empty:
        ```

        ```{metrics-plot} coauthors
        :of: ben
        :filter: year > 3000
        :if-empty: No one yet.
        ```
        """
    built = build({**FILES, "index.md": page}, conf=CONF)
    assert words(built, "section > p") == ["No figures yet.", "No plot yet.", "No one yet."]
    assert [plot["class"][1] for plot in built.html().select("figure, dl.metrics")] == [
        "metrics-plot-coauthors"
    ]


def test_a_cv_that_names_no_section_has_no_figures(build: Build) -> None:
    cv = "# CV\n\n```{cv}\n```\n"
    built = build({**FILES, "index.md": f"{PAGE}\n\n```{{toctree}}\ncv\n```\n", "cv.md": cv}, conf=CONF)
    assert not built.html("cv").select(".metrics, .metrics-plot")


def test_figures_of_what_the_site_does_not_have_are_reported(build: Build) -> None:
    given = {**METRICS, "people": {"mira": METRICS["people"]["mara"]}}
    given["papers"] = {"tide": METRICS["papers"]["tides"], "fog": METRICS["papers"]["fog"]}
    files = {**FILES, "metrics.json": json.dumps(given, indent=1), "index.md": "# P\n"}
    built = build(files, conf=CONF, allow_warnings=True)
    found = [warning.partition("metrics.json:")[2] for warning in built.warnings]
    assert [text.partition(";")[0].partition(": WARNING: ")[2] for text in found] == [
        "‘tide’ is no key of an entry",
        "‘mira’ is no id of academic_people",
    ]
    # a rename in the .bib file puts it right
    again = built.rebuild({"papers.bib": BIB.replace("{tides,", "{tide,")}, allow_warnings=True)
    assert ["‘mira’" in warning for warning in again.warnings] == [True]


# the history


def history(people: Any, orcid: str = "", sync: Any = None) -> tuple[Any, list[str]]:
    content = json.dumps({"version": 1, "people": people}, indent=1, ensure_ascii=False).encode()
    years, problems = read_history(content, "h.json", {"mara": orcid}, sync or {})
    return years, [f"{problem.line}: {problem.message}" for problem in problems]


ONE = {"id": "A1", "orcid": "0000-0002-1825-0097", "date": "2026-11-01", "citations": {"2024": 3}}


@pytest.mark.parametrize(
    ("people", "orcid", "sync", "problem"),
    [
        (
            {"stranger": {"OpenAlex": ONE}},
            "",
            {},
            "4: the history has ‘stranger’, but academic_people knows mara",
        ),
        (
            {"mara": {"OpenAlex": ONE}},
            "0000-0001-5109-3700",
            {},
            "4: the history of ‘mara’ at OpenAlex is of 0000",
        ),
        ({"mara": {"OpenAlex": {**ONE, "orcid": ""}}}, "", {"openalex": "A2"}, "4: the history of ‘mara’"),
        (
            {"mara": {"OpenAlex": {**ONE, "orcid": ""}}},
            "",
            {"mara": {"openalex": ["A2"]}},
            "4: the history of",
        ),
        ({"mara": []}, "", {}, "4: ‘mara’ is no table"),
        ({"mara": {"OpenAlex": {**ONE, "date": "soon"}}}, "", {}, "4: ‘OpenAlex’ of ‘mara’ has no ‘date’"),
        ([], "", {}, "1: the history has no table ‘people’"),
    ],
)
def test_a_history_of_others_or_damaged_is_located(people: Any, orcid: str, sync: Any, problem: str) -> None:
    years, (found,) = history(people, orcid, sync)
    assert found.startswith(problem)
    assert years == {}


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[" * 100_000, b'{"people": 3}', b"9" * 5_000])
def test_a_history_that_is_none_is_one_problem(content: bytes) -> None:
    years, problems = read_history(content, "h.json", {"mara": ""}, {})
    assert (years, len(problems)) == ({}, 1)


def test_a_history_of_the_future_is_none() -> None:
    today = datetime.date(2026, 11, 21)
    given = {**ONE, "citations": {"2026": 4, "2027": 1, "2028": 9}}
    content = json.dumps({"people": {"mara": {"OpenAlex": given, "Other": {**ONE, "date": "2126-01-01"}}}})
    years, (problem,) = read_history(content.encode(), "h.json", {"mara": ""}, {}, today)
    assert [one.citations for one in years["mara"]] == [{2026: 4, 2027: 1}]
    assert problem.message.startswith("‘Other’ of ‘mara’ is of 2126-01-01, which is in the future")


def test_what_is_no_year_and_no_number_is_left_out() -> None:
    odd = {"12": 1, "2024": "3", "2025": None, "٢٠٢٤": 1, "2026": 4, "2023": -1, "2022": True, "20245": 1}
    years, problems = history({"mara": {"OpenAlex": {**ONE, "citations": odd, "totals": {"2026": []}}}})
    assert problems == []
    assert years["mara"][0].citations == {2026: 4}


def test_misspelt_names_of_a_history_are_reported() -> None:
    years, problems = history({"mara": {"OpenAlex": {**ONE, "citation": {"2024": 1}}}})
    assert [one.citations for one in years["mara"]] == [{2024: 3}]
    assert problems == [
        "12: ‘citation’ of ‘mara’ at OpenAlex is unknown and ignored; did you mean ‘citations’?"
    ]


def test_the_years_of_the_orcid_that_conf_py_names() -> None:
    sync = {"openalex": "0000-0002-1825-0097"}
    years, problems = history({"mara": {"OpenAlex": ONE}}, "0000-0002-1825-0097", sync)
    assert (list(years), problems) == (["mara"], [])


def test_a_damaged_history_warns_in_each_build(build: Build) -> None:
    built = build({**FILES, "metrics-history.json": "{"}, conf=CONF, allow_warnings=True)
    expected = "metrics-history.json:1: WARNING: the history is not JSON in UTF-8"
    assert sum(expected in warning for warning in built.warnings) == 1
    again = built.rebuild(allow_warnings=True)
    assert sum(expected in warning for warning in again.warnings) == 1


# series and drawings


def paper(year: int | None, type: str, *names: str) -> Publication:
    authors = tuple(Author(Name(*name.split(", "))) for name in names)
    return Publication("k", type, ("x",), authors, date=Date(year) if year else None)


def test_totals_stand_for_years_where_there_are_none() -> None:
    totals = Years("S", Date(2026), totals={2025: {"citations": 3, "h_index": 1}, 2026: {"h_index": 2}})
    assert received([Years("T", Date(2026)), totals]) == (totals, {2025: 3}, False)
    assert received([]) is None


def test_small_kinds_are_one_and_undated_papers_are_counted() -> None:
    kinds = {name: name.upper() for name in "abcdefgh"}
    records = [paper(2020, name) for name in "aaabbccdefgh"] + [paper(None, "a"), paper(2022, "z")]
    series, rows = papers_by_year(records, kinds, "Other", "Undated")
    assert series == ("A", "B", "C", "D", "E", "Other")
    assert rows == (
        Row("2020", (3, 2, 2, 1, 1, 3)),
        Row("2021", (0, 0, 0, 0, 0, 0)),
        Row("2022", (0, 0, 0, 0, 0, 1)),
        Row("Undated", (1, 0, 0, 0, 0, 0), is_drawn=False),
    )


def test_what_has_no_kind_stands_once_also_where_it_is_most() -> None:
    kinds = {name: name.upper() for name in "abcdefgh"}
    records = [paper(2020, name) for name in "zzzzabcdeffgy"]
    series, rows = papers_by_year(records, kinds, "Other", "Undated")
    assert series == ("A", "B", "C", "D", "F", "Other")
    assert rows == (Row("2020", (1, 1, 1, 1, 2, 7)),)
    # with a heading of that name, it is one
    series, rows = papers_by_year([*records[:4], paper(2020, "b")], {"a": "A", "b": "Other"}, "Other", "U")
    assert (series, rows) == (("Other",), (Row("2020", (5,)),))


def test_coauthors_are_people_and_not_names() -> None:
    registry = Registry(
        (
            Person("mara", Name("Teal", "Mara")),
            Person("ben", Name("Okoro", "Ben"), aliases=(Name("Okoro", "B."),)),
        )
    )
    records = [
        paper(2020, "article", "Teal, Mara", "Okoro, B.", "Sand, Ida"),
        paper(2021, "article", "Okoro, Ben", "Teal, Mara"),
        paper(2021, "article", "Okoro, Ben", "Sand, Ida"),
        paper(2021, "article", "Teal, Mara", *(f"A{n}, B" for n in range(3_000))),
    ]
    found, number = coauthors(records, "mara", registry, 2)
    assert found == [("Ben Okoro", 2), ("A0 B".replace("A0 B", "B A0"), 1)]
    assert number == 3_002


def test_of_a_long_history_the_fullest_years_are_drawn_and_the_table_has_all() -> None:
    assert year_rows({1900: 1, 2026: 3}) == (Row("1900", (1,), is_drawn=False), Row("2026", (3,)))
    rows = year_rows({year: year for year in range(1900, 2027)})
    assert [row.label for row in rows] == [str(year) for year in range(1900, 2027)]
    svg = drawing(Plot("citations", "T", "Y", ("C",), rows, "S"))
    assert svg.count("<rect") == 60
    assert svg.count("<text") < 20


@pytest.mark.parametrize(
    ("years", "drawn"),
    [
        ([], range(0)),
        ([2020], range(2020, 2021)),
        ([2001, 2024], range(2001, 2025)),
        # a digit too many, an early print, and what is before Christ
        ([2019, 2021, 2024, 2999], range(2019, 2025)),
        ([1623, 2021, 2024], range(2021, 2025)),
        ([-44, 2021, 2024, 9999], range(2021, 2025)),
        # of as many, the later ones
        ([1623, 1999], range(1999, 2000)),
        # a long life
        ([1930, 1950, 1960, 1990, 2020], range(1950, 1991)),
    ],
)
def test_years_of_papers_that_are_drawn(years: list[int], drawn: range) -> None:
    series, rows = papers_by_year([paper(year, "a") for year in years], {"a": "A"}, "Other", "Undated")
    assert [row.label for row in rows if row.is_drawn] == [str(year) for year in drawn]
    # each is in the table
    assert sum(row.values[0] or 0 for row in rows) == len(years)
    assert [int(row.label) for row in rows] == sorted({*years, *drawn})


def test_a_drawing_is_text_and_not_markup() -> None:
    rows = (Row("<script>&\"'", (3,)), Row("x" * 400, (0,)))
    svg = drawing(Plot("coauthors", '"><script>', "Y", ("C",), rows, "S"))
    assert "<script" not in svg
    assert "x" * 30 not in svg
    assert drawing(Plot("citations", "T", "Y", ("C",), (Row("2020", (0,)),), "S"))


DRAWN = {
    "years": Plot(
        "papers",
        "Papers",
        "Year",
        ("A", "B"),
        (
            *(Row(str(year), (year % 7, (year - 1990) * 5 % 130)) for year in range(1990, 2027)),
            Row("Undated", (900, 900), is_drawn=False),
        ),
        "S",
    ),
    # one of a thousand, nothing, and what is not known
    "extremes": Plot(
        "citations",
        "C & D",
        "Year",
        ("C",),
        (Row("1", (1,)), Row("2", (1000,)), Row("3", (0,)), Row("4", (None,))),
        "S",
    ),
    "people": Plot(
        "coauthors",
        "With",
        "Name",
        ("N",),
        (Row("x" * 27, (9,)), Row("x" * 28, (4,)), Row("Ben", (0,)), Row("Ida", (None,))),
        "S",
    ),
    "nothing": Plot("coauthors", "With", "Name", ("N",), (), "S"),
    "one-year": Plot("papers", "Papers", "Year", ("A", "B"), (Row("2026", (3, 1)),), "S"),
    "one-person": Plot("coauthors", "With", "Name", ("N",), (Row("Ben", (3,)),), "S"),
    "no-year": Plot("papers", "Papers", "Year", ("A",), (Row("2026", (3,), is_drawn=False),), "S"),
}


@pytest.mark.parametrize("name", DRAWN)
def test_every_line_of_a_drawing(name: str) -> None:
    svg = drawing(DRAWN[name]).replace("><", ">\n<")
    compare(Path(__file__).parent / "expected" / f"{name}.svg", f"{svg}\n")


@pytest.mark.parametrize(("number", "names"), [(5, "ABCDE"), (6, "ABCDEF"), (7, "ABCDE+"), (8, "ABCDE+")])
def test_six_kinds_have_a_colour_each(number: int, names: str) -> None:
    kinds = {name: name.upper() for name in "abcdefgh"}
    records = [paper(2020, name) for name in "abcdefgh"[:number]]
    series, ((_, values, _),) = papers_by_year(records, kinds, "+", "Undated")
    assert "".join(series) == names
    assert sum(value or 0 for value in values) == number


def test_who_is_a_coauthor() -> None:
    registry = Registry((Person("mara", Name("Teal", "Mara")), Person("ben", Name("Okoro", "Ben"))))
    team = Author(Name("The Tide Team", literal=True))
    mara = Name("Teal", "Mara")
    records = [
        # a group is no person
        Publication("a", "article", ("x",), (*paper(2020, "a", "Teal, Mara", "Wu, Li").authors, team)),
        # names that are written alike are one, and two of a paper count once
        paper(2021, "a", "Teal, Mara", "wu, LI", "Aal, Ida", "Okoro, Ben", "Okoro, Ben"),
        paper(2021, "a", "Okoro, Ben", "Zorn, Di"),
        # no one is a co-author of herself, where another one of her name is meant
        Publication("b", "article", ("x",), (Author(mara, person="mara"), Author(mara))),
    ]
    # of as many, by name
    everyone = [("Li Wu", 2), ("Ben Okoro", 1), ("Ida Aal", 1)]
    for most in (0, 1, 2, 3, 4):
        assert coauthors(records, "mara", registry, most) == (everyone[:most], 3)


def test_the_title_says_whether_all_coauthors_are_drawn(build: Build) -> None:
    for limit, title in ((1, "Most frequent co-authors"), (2, "Co-authors")):
        page = f"# P\n\n```{{metrics-plot}} coauthors\n:limit: {limit}\n```\n"
        html = build({**FILES, "index.md": page}, conf=CONF).html()
        assert html.figcaption.strong.text == title
        assert len(html.select("tbody tr")) == limit


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://pypi.org/project/Tide_Kit.x/", "pypi.org/tide-kit-x"),
        ("https://pypi.org/project/tide-kit/1.0/", "pypi.org/tide-kit"),
        ("pypi.org/tide-kit", "pypi.org/tide-kit"),
        ("https://pypi.org/", None),
        ("https://zenodo.org/records/77", "zenodo.org/77"),
        ("https://zenodo.org/record/77/files/x.zip", "zenodo.org/77"),
        ("https://zenodo.org/communities/x", None),
        ("https://doi.org/10.5281/zenodo.77", "zenodo.org/77"),
        ("https://doi.org/10.5281/zenodo.77x", None),
        ("https://evil.example/pypi.org/project/x", None),
    ],
)
def test_packages_and_records(url: str, name: str | None) -> None:
    assert repository_of(url) == name


def test_the_pdf_has_tables_and_sources(build: Build, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    cv = CV.replace("json-resume, rendercv", "pdf")
    files = {**FILES, "index.md": f"{PAGE}{PROJECTS}\n\n```{{toctree}}\ncv\n```\n", "cv.md": cv}
    for template in ("classic", "modern", "compact", "sidebar"):
        page = cv.replace(":download:", f":template: {template}\n:download:")
        built = build({**files, "cv.md": page}, conf=CONF)
        assert (built.outdir / "cv.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("builder", ["html", "text"])
def test_what_a_page_becomes(build: Build, builder: str) -> None:
    """Every element, number and word; of several people, sources and plots."""
    people = {"mara": {"name": "Mara Teal"}, "ben": {"name": "Ben Okoro"}}
    page = """

        ## Others

        ```{metrics}
        :of: mara
        :source: Semantic Scholar
        ```

        ```{metrics-plot} papers
        :filter: year >= 2022
        ```

        ```{metrics-plot} coauthors
        :of: ben
        ```
        """
    built = build(
        {**FILES, "index.md": PAGE + dedent(page)}, conf=CONF | {"academic_people": people}, builder=builder
    )
    if builder == "html":
        body = built.html().select_one("div.body")
        assert body
        found = re.sub(r"\?v=[0-9a-f]+", "", body.prettify())
    else:
        found = built.text("index")
    compare(Path(__file__).parent / "expected" / f"page.{builder}", found)


def test_links_lead_to_figures_and_plots(build: Build) -> None:
    page = """
        # P

        See [the plot](#rise) and [the figures](#facts).

        (rise)=

        ```{metrics-plot}
        ```

        (facts)=

        ```{metrics}
        ```
        """
    files = {**FILES, "index.md": page}
    html = build(files, conf=CONF).html()
    assert [link["href"] for link in html.select("p a.reference")] == ["#rise", "#facts"]
    assert [html.select_one(f"#{name}").name for name in ("rise", "facts")] == ["figure", "dl"]
    built = build(files, conf=CONF, builder="latex")
    (path,) = built.outdir.glob("*.tex")
    tex = path.read_text("utf-8")
    for name, words in (("rise", "the plot"), ("facts", "the figures")):
        assert rf"\hyperref[\detokenize{{index:{name}}}]{{\sphinxcrossref{{{words}}}}}" in tex
        assert rf"\label{{\detokenize{{index:{name}}}}}" in tex
    tree = (build(files, conf=CONF, builder="pseudoxml").outdir / "index.pseudoxml").read_text("utf-8")
    assert '<paragraph ids="rise" ' in tree


def test_whose_plots_there_are_and_by_what_source(build: Build) -> None:
    """Of one person by each source, of all papers, of those without a date; and of more people than fit."""
    crew = " and ".join(f"Crew{letter}, C." for letter in "ABCDEFGHIJKLMNOP")
    bib = f"""
        @book{{almanac, title = {{Almanac}}, editor = {{Okoro, Ben and Sand, Ida}}, year = 2021}}
        @misc{{note, title = {{Note}}, author = {{Teal, Mara and Okoro, Ben}}, note = {{draft}}}}
        @misc{{log, title = {{Log}}, author = {{Teal, Mara and {crew}}}, year = 2023, month = feb}}
        """
    history = json.loads(json.dumps(HISTORY))
    history["people"]["mara"]["Semantic Scholar"] = {
        "id": "7",
        "date": "2026-10-02",
        "totals": {"2025": {"citations": 5, "h_index": 1}, "2026": {"citations": 9}},
    }
    page = """
        # Plots

        ```{metrics-plot}
        :of: mara
        :source: semantic SCHOLAR
        ```

        ```{metrics-plot}
        :of: mara
        :source: openalex
        ```

        ```{metrics-plot} papers
        :filter: not year or year > 2015
        ```

        ```{metrics-plot} papers
        :of: ben
        ```

        ```{metrics-plot} coauthors
        :of: mara
        ```

        ```{metrics-plot} coauthors
        :of: mara
        :filter: not year
        ```
        """
    files = {
        **FILES,
        "index.md": page,
        "papers.bib": BIB + dedent(bib),
        "metrics-history.json": json.dumps(history),
    }
    conf = {name: value for name, value in CONF.items() if name != "academic_me"}
    conf |= {"academic_type_headings": {"misc": "Notes"}, "suppress_warnings": ["academic.bib"]}
    built = build(files, conf=conf, builder="text", allow_warnings=True)
    compare(Path(__file__).parent / "expected" / "plots.text", built.text("index"))
