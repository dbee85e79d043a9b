"""Kinds of sections that other extensions add."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from pypdf import PdfReader
from sphinx.errors import ExtensionError
from support import Build, Built

CONF = """
from sphinx_academic.api import Part, add_section

myst_enable_extensions = ["fieldlist"]

def setup(app):
    number = Part("number", ("no",), "no. %s", r"no\\.\\s+")
    add_section(app, "patents", title="Patents held", parts=("title", "number", "place"), new_parts=[number],
                order=450, pdf="name", json_resume_type="patent")
    add_section(app, "instruments", title="Instruments", content="values", json_resume="")
    add_section(app, "hidden", title="Hidden", in_cv=False)
"""
SITE = {
    "index.md": """
        # Home

        ```{patents}
        - 2021: A folding ruler, no. 12,345, Japan
        - 2023: A heavier ruler
          :no: 99
          :place: Chile
        - 2022: A ruler, Peru, Lima
        ```

        ```{instruments}
        - Rulers: wood (good), steel
        ```

        ```{hidden}
        - 2020: Never seen
        ```

        ```{awards}
        - 2024: Ruler of the year, The Society
        ```
        """,
    "cv.md": "# CV\n\n```{cv}\n:download: pdf, json-resume, rendercv\n```\n",
}


@pytest.fixture
def site(build: Build) -> Built:
    return build(SITE, conf=CONF)


def test_the_parts_of_a_line(site: Built) -> None:
    page = site.html()
    items = page.select(".patents .dated-item")
    found = [
        {str(span["class"][0]): span.get_text() for span in item.select("[class^=item-]")} for item in items
    ]
    assert found == [
        {"item-title": "A heavier ruler", "item-place": "Chile", "item-number": "99"},
        {"item-title": "A ruler", "item-number": "Peru", "item-place": "Lima"},
        {"item-title": "A folding ruler", "item-number": "12,345", "item-place": "Japan"},
    ]
    lines = [item.select_one(".dated-body").get_text().strip() for item in items]
    assert lines == [
        "A heavier ruler, Chile, no. 99",
        "A ruler, Peru, Lima",
        "A folding ruler, no. 12,345, Japan",
    ]


def test_a_cv_that_names_no_sections_has_it_in_its_place(site: Built) -> None:
    headings = [heading.get_text().rstrip("¶#") for heading in site.html("cv").select("h2")]
    assert headings == ["Patents held", "Honours and awards", "Instruments"]


def test_the_files_of_the_cv_have_it(site: Built) -> None:
    resume: dict[str, Any] = json.loads((site.outdir / "cv.json").read_text("utf-8"))
    assert resume["projects"][0] == {
        "number": "99", "name": "A heavier ruler", "startDate": "2023", "endDate": "2023",
        "location": "Chile", "type": "patent",
    }  # fmt: skip
    outline = {section["kind"]: section for section in resume["meta"]["sections"]}
    assert outline["patents"] == {
        "kind": "patents", "title": "Patents held", "lists": ["projects"], "counts": [3],
    }  # fmt: skip
    assert outline["instruments"]["content"] == ["Rulers: wood (good), steel"]
    rendercv = yaml.safe_load((site.outdir / "cv.yaml").read_text("utf-8"))["cv"]["sections"]
    assert list(rendercv) == ["Patents held", "Honours and awards", "Instruments"]
    assert rendercv["Patents held"][0] == {
        "name": "A heavier ruler", "date": 2023, "location": "Chile", "summary": "no. 99",
    }  # fmt: skip
    text = "".join(page.extract_text() for page in PdfReader(site.outdir / "cv.pdf").pages)
    assert "Patents held" in text
    assert "A heavier ruler, no. 99 Chile" in " ".join(text.split())


def test_its_options_are_those_of_our_own(site: Built) -> None:
    domain = site.app.env.get_domain("academic")
    patents, education = domain.directives["patents"], domain.directives["education"]
    assert set(patents.option_spec) == set(education.option_spec)
    assert set(domain.directives["instruments"].option_spec) == set(domain.directives["skills"].option_spec)


def test_a_wrong_field_gets_a_hint_with_its_parts(build: Build) -> None:
    page = "# Home\n\n```{patents}\n- 2021: A ruler\n  :numbr: 5\n```\n"
    (warning,) = build({"index.md": page}, conf=CONF, allow_warnings=True).warnings
    assert "unknown field :numbr: is ignored; did you mean ‘number’?" in warning


WRONG = [
    ('"patents", title=None', "title is None, but must be a text"),
    ('"patents", title=" "', "title is ' ', but must be a text"),
    ('"patents", title=["Patents"]', "title is ['Patents'], but must be a text"),
    ('"patents", title="P", parts=("title", "organization")', "no part 'organization'; did you mean ‘or"),
    ('"patents", title="P", parts=("title", "title")', "parts names one twice"),
    ('"patents", title="P", parts="title"', "parts is 'title', but must be a list of names"),
    ('"patents", title="P", pdf="bold"', "pdf is 'bold', but must be one of: 'line', 'name', 'two-lines'"),
    ('"patents", title="P", json_resume="patents"', "json_resume is 'patents', but must be one of:"),
    ('"patents", title="P", rendercv="x"', "rendercv is 'x', but must be one of:"),
    ('"patents", title="P", content="list"', "content is 'list', but must be 'items' or 'values'"),
    ('"patents", title="P", order="first"', "order is 'first', but must be a whole number"),
    ('"patents", title="P", new_parts=[Part("city")]', "there is a field, or another name of one, 'city'"),
    ('"patents", title="P", new_parts=[Part("category")]', "another name of one, 'category'"),
    ('"patents", title="P", new_parts=[Part("no", ("url",))]', "another name of one, 'url'"),
    ('"patents", title="P", new_parts=[Part("No")]', "'No' is no name of lower-case letters"),
    ('"patents", title="P", new_parts=[Part("no", words="no.")]', "the words of 'no' have to hold %s once"),
    ('"patents", title="P", new_parts=[Part("no", opening="(")]', "opening of 'no' is no regular expression"),
    ('"patents", title="P", new_parts=[Part("no"), Part("nr", ("no",))]', "another name of one, 'no'"),
    ('"patents", title="P", new_parts=["no"]', "'no' is no Part"),
    ('"Patents", title="P"', "a name consists of lower-case letters"),
    ('"education", title="P"', "there is one already"),
    ('"cv", title="CV"', "there is a directive of that name"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "problem"), WRONG)
def test_what_is_wrong_stops_the_build_at_setup(build: Build, arguments: str, problem: str) -> None:
    conf = "from sphinx_academic.api import Part, add_section\n"
    conf += f"def setup(app):\n    add_section(app, {arguments})\n"
    with pytest.raises(ExtensionError) as caught:
        build({"index.md": "# Home\n"}, conf=conf)
    assert problem in str(caught.value)
    assert str(caught.value).startswith("the section '")


def test_a_section_of_ours_can_be_replaced(build: Build) -> None:
    conf = """
from sphinx_academic.api import add_section
def setup(app):
    add_section(app, "talks", title="Lectures", parts=("organisation", "title"), override=True)
"""
    page = "# Home\n\n```{talks}\n- 2024: The Club, On Rulers\n```\n\n```{cv}\n```\n"
    built = build({"index.md": page}, conf=conf)
    assert built.html().select_one(".item-title").get_text() == "On Rulers"
    assert "Lectures" in built.html().get_text()


def test_each_build_of_a_process_has_its_own(build: Build) -> None:
    page = {"index.md": "# Home\n\n```{patents}\n- 2021: A ruler\n```\n"}
    build(page, conf=CONF)
    without = build(page, allow_warnings=True)
    assert any("patents" in warning for warning in without.warnings)
    assert "A ruler" not in without.html().select(".patents .item-title")
    other = "from sphinx_academic.api import add_section\ndef setup(app):\n"
    other += "    add_section(app, 'patents', title='P', parts=('place',))\n"
    assert build(page, conf=other).html().select_one(".item-place").get_text() == "A ruler"


def test_changes_of_the_extension_show_in_the_next_build(site: Built) -> None:
    assert site.rebuild().read == []
    changed = site.rebuild(conf=CONF.replace("Patents held", "Patents granted"))
    assert "Patents granted" in changed.html("cv").get_text()
    assert "Patents held" not in changed.html("cv").get_text()


def test_an_extension_may_come_before_ours(build: Build) -> None:
    conf = CONF.replace(
        "myst_enable", "extensions = ['own', 'myst_parser', 'sphinx_academic']\nmyst_enable", 1
    )
    own = conf.partition("myst_enable")[0].partition("extensions")[0] + "\n" + conf[conf.index("def setup") :]
    conf = "import sys, os; sys.path.insert(0, os.path.dirname(__file__))\n"
    conf += "extensions = ['own', 'myst_parser', 'sphinx_academic']\nmyst_enable_extensions = ['fieldlist']\n"
    built = build({**SITE, "own.py": own}, conf=conf)
    assert built.html().select(".patents")
