"""A name that nothing has is one warning; so is a list that is empty though nothing says it may be."""

from __future__ import annotations

from typing import Any

import pytest
from support import Build

CONF: dict[str, Any] = {
    "academic_people": {
        "ito": {"name": "Noriko Ito", "group": "phd"},
        "wu": {"name": "Lei Wu", "group": "alumni"},
    },
    "academic_me": "ito",
    "myst_enable_extensions": ["fieldlist"],
}
PAPERS = """
    @article{a, author = {Ito, Noriko}, title = {A}, year = 2024, journal = {Journal of Tides}, abbr = {JT},
      keywords = {Hydrology, selected}, mine = {x}}
    @phdthesis{b, author = {Ito, Noriko}, title = {B}, year = 2023, school = {U}, pubstate = {inpress}}
    """


def filtered(option: str, value: str) -> str:
    return f"# Home\n\n```{{publications}}\n:{option}: {value}\n```\n"


@pytest.mark.parametrize(
    ("option", "value", "problem", "remedy"),
    [
        ("filter", "mee", "no entry has a field ‘mee’", "did you mean ‘me’?"),
        ("filter", "not selectd", "no entry has a field ‘selectd’", "did you mean ‘selected’?"),
        ("filter", "yaer >= 2020", "no entry has a field ‘yaer’", "did you mean ‘year’?"),
        ("filter", "('hydrolgy' in keywords)", "‘hydrolgy’ is no keyword", "did you mean ‘Hydrology’?"),
        ("filter", "('hydrolgy' not in keywords)", "‘hydrolgy’ is no keyword", "did you mean ‘Hydrology’?"),
        ("filter", "keywords & {'hydrology', 'tids'}", "‘tids’ is no keyword", "known are: Hydrology"),
        ("filter", "type == 'aricle'", "‘aricle’ is no type", "did you mean ‘article’?"),
        ("filter", "type in {'article', 'tesis'}", "‘tesis’ is no type", "did you mean ‘thesis’?"),
        ("filter", "status != 'in-pres'", "‘in-pres’ is no status", "did you mean ‘inpress’?"),
        ("filter", "('itto' in person)", "‘itto’ is no person", "did you mean ‘ito’?"),
        ("filter", "('leed' in roles)", "‘leed’ is no role", "did you mean ‘lead’?"),
        ("filter", "venue_short == 'TJ'", "‘TJ’ is no venue", "known are: JT"),
        ("type", "aricle", "no entry is of the type ‘aricle’", "did you mean ‘article’?"),
        ("type", "article, phd-thesis", "of the type ‘phd-thesis’", "did you mean ‘phdthesis’?"),
        ("sort", "titel", "no entry has a field ‘titel’", "did you mean ‘title’?"),
        ("sort", "-yaer, title", "no entry has a field ‘yaer’", "did you mean ‘year’?"),
        ("keys", "aa", "no entry ‘aa’", "did you mean ‘a’?"),
        ("bibfiles", "paper.bib", "paper.bib is not in bibtex_bibfiles", "known are: papers.bib"),
        ("group-by", "yaer", ":group-by: yaer is ignored", "did you mean ‘year’?"),
        ("show", "abstrct", ":show: abstrct is ignored", "did you mean ‘abstract’?"),
        ("layout", "card", ":layout: card is ignored", "did you mean ‘cards’?"),
        ("me", "itoo", "no ‘itoo’", "did you mean ‘ito’?"),
        ("search", "yer", ":search: yer", "did you mean ‘year’?"),
        ("download", "bibtx", ":download: bibtx", "did you mean ‘bibtex’?"),
    ],
)
def test_a_name_that_nothing_has(build: Build, option: str, value: str, problem: str, remedy: str) -> None:
    built = build({"index.md": filtered(option, value), "papers.bib": PAPERS}, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING: ")
    assert problem in warning
    assert remedy in warning


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("filter", "mine and not doi"),
        ("filter", "MINE == 'x' and Year > 2000"),
        ("filter", r"(title % '\w') or year in {2023}"),
        ("filter", "('HYDROLOGY' in keywords) or note % 'unknown words'"),
        ("filter", "('ides' in venue) or 'Ann' in author or year in {2023, '2024'}"),
        ("filter", "status not in {'preprint', 'submitted', 'inreview'} and type != 'patent'"),
        ("type", "article, phdthesis, THESIS"),
        ("sort", "-date, author, mine, volume, file"),
        ("sort", "none"),
        ("group-by", "none"),
    ],
)
def test_names_that_something_has(build: Build, option: str, value: str) -> None:
    assert build({"index.md": filtered(option, value), "papers.bib": PAPERS}, conf=CONF).warnings == []


@pytest.mark.parametrize("by", ["venue", "year"])
def test_headings_by_what_no_entry_has(build: Build, by: str) -> None:
    papers = "@misc{a, author = {Ito, N.}, title = {A}}"
    built = build({"index.md": filtered("group-by", by), "papers.bib": papers}, allow_warnings=True)
    warnings = [warning for warning in built.warnings if "no_year" not in warning]
    assert len(warnings) == 1
    assert f":group-by: no entry has a {by}" in warnings[0]


@pytest.mark.parametrize("by", ["venue", "year", "status"])
def test_headings_by_what_others_have(build: Build, by: str) -> None:
    """A list whose papers are all published, or all without a venue, may be one that has others next year."""
    papers = (
        "@article{a, author = {Ito, N.}, title = {A}, journal = {J}, year = 2024}\n"
        "@misc{b, author = {Ito, N.}, title = {B}, note = {undated}}"
    )
    page = filtered("keys", f"b\n:group-by: {by}")
    built = build({"index.md": page, "papers.bib": papers}, allow_warnings=True)
    assert [warning for warning in built.warnings if "no_year" not in warning] == []


EMPTY = [
    ("publications", ":type: patent", "", "no entry fits :type: patent"),
    ("publications", ":filter: year > 2030", "", "no entry fits :filter: year > 2030"),
    ("news", ":auto: award", "", "there is no item"),
    ("people", ":group: postdocs", "", "no one of academic_people is in postdocs"),
]


@pytest.mark.parametrize(("name", "option", "body", "problem"), EMPTY)
def test_an_empty_list_is_one_warning(build: Build, name: str, option: str, body: str, problem: str) -> None:
    page = f"# Home\n\n```{{{name}}}\n{option}\n{body}\n```\n"
    built = build({"index.md": page, "papers.bib": PAPERS}, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith(f"index.md:3: WARNING: {{{name}}} is empty: {problem}")
    assert ":if-empty:" in warning
    assert warning.endswith("[academic.empty]")


@pytest.mark.parametrize(
    ("name", "option"),
    [
        *((name, option) for name, option, _body, _problem in EMPTY),
        ("news", ":limit: 3"),
        ("talks", ":limit: 3"),
        ("projects", ":limit: 3"),
        ("service", ":years: none"),
        ("skills", ":levels: dots"),
        ("interests", ":name: x"),
        ("publications", ":search:"),
    ],
)
@pytest.mark.parametrize("text", ["Nothing *yet*.", ""])
def test_a_list_that_may_be_empty(build: Build, name: str, option: str, text: str) -> None:
    page = f"# Home\n\n```{{{name}}}\n{option}\n:if-empty: {text}\n```\n"
    papers = "" if option == ":search:" else PAPERS
    files = {"index.md": page, **({"papers.bib": papers} if papers else {})}
    built = build(files, conf=CONF)
    shown = built.html().select(".if-empty")
    assert [str(node) for node in shown] == (
        ['<p class="if-empty">Nothing <em>yet</em>.</p>'] if text else []
    )


def test_a_list_that_is_not_empty_has_no_text_for_it(build: Build) -> None:
    page = "# Home\n\n```{publications}\n:if-empty: A.\n```\n\n```{talks}\n:if-empty: B.\n- 2024, T\n```\n"
    built = build({"index.md": page, "papers.bib": PAPERS}, conf=CONF)
    assert built.html().select(".if-empty") == []


@pytest.mark.parametrize(("option", "value"), [("filter", "mee"), ("type", "aricle"), ("sort", "titel")])
def test_names_in_a_site_without_papers(build: Build, option: str, value: str) -> None:
    (warning,) = build({"index.md": filtered(option, value)}, conf=CONF, allow_warnings=True).warnings
    assert "did you mean" in warning


def test_a_feed_of_nothing(build: Build) -> None:
    conf = {"academic_feed": True, "html_baseurl": "https://ito.example.org/"}
    (warning,) = build({"index.md": "# Home\n"}, conf=conf, allow_warnings=True).warnings
    assert "no page has {news} or lists publications, so no feed is written" in warning
    assert warning.startswith("conf.py:")


@pytest.mark.parametrize("page", ["```{cv}\n```", "```{cv}\n:me: wu\n```"])
def test_an_empty_cv(build: Build, page: str) -> None:
    conf = CONF if "wu" in page else {}
    files = {"index.md": f"# Home\n\n{page}\n"}
    (warning,) = build(files, conf=conf, allow_warnings=True).warnings
    assert warning.startswith("index.md:3: WARNING: {cv} is empty: no page of the person has a section")
    assert warning.endswith("[academic.empty]")


def test_a_list_without_anyone_of_the_site(build: Build) -> None:
    built = build({"index.md": filtered("filter", "me"), "papers.bib": PAPERS}, allow_warnings=True)
    (warning,) = built.warnings
    assert "academic_me names no person" in warning


def test_one_heading_for_each_word_of_a_status(build: Build) -> None:
    papers = """
        @misc{a, author = {Okafor, Mira}, title = {A}, year = 2024, pubstate = {submitted}}
        @misc{b, author = {Okafor, Mira}, title = {B}, year = 2024, note = {Under review}}
        @misc{c, author = {Okafor, Mira}, title = {C}, year = 2024, pubstate = {inpress}}
        """
    built = build({"index.md": filtered("group-by", "status"), "papers.bib": papers})
    assert [heading.find(string=True) for heading in built.html().select("h2")] == [
        "In press",
        "Under review",
    ]
