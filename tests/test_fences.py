"""A fence that is not closed is one warning, and the page stays in order; options stand where they count."""

from __future__ import annotations

from typing import Any

import myst_parser
import pytest
from docutils import nodes
from support import Build

from sphinx_academic.authoring.unclosed_fences import find_swallowed

CONF: dict[str, Any] = {
    "academic_people": {"ito": {"name": "Noriko Ito", "group": "phd"}},
    "academic_me": "ito",
    "myst_enable_extensions": ["colon_fence", "fieldlist"],
}
PAPER = "@misc{sea, author = {Ito, Noriko}, title = {On the Sea}, year = 2024}\n"

#: directive -> its body, and words that it shows
BODIES = {
    "news": ("- [2025.06] First item.", "First item."),
    "talks": ("- 2024, A talk", "A talk"),
    "projects": ("- 2024, A project", "A project"),
    "service": ("- Reviewer: ICML 2024", "Reviewer"),
    "skills": ("- Software: Python", "Python"),
    "interests": ("- Tides", "Tides"),
    "people": ("ito", "Noriko Ito"),
    "publications": ("", "On the Sea"),
    "profile": ("She studies tides.", "She studies tides."),
    "cv": ("- education: Studies", "Studies"),
}


def outline(built: Any, name: str = "index") -> list[str]:
    """Return the headings of a page with their depths, and the first words of its paragraphs, in order."""
    lines = []
    for node in built.doctree(name).findall(lambda node: isinstance(node, nodes.title | nodes.paragraph)):
        depth, parent = 0, node.parent
        while parent is not None:
            depth += isinstance(parent, nodes.section)
            parent = parent.parent
        if isinstance(node, nodes.title):
            lines.append(f"{'#' * depth} {node.astext()}")
        else:
            lines.append(node.astext())
    return lines


@pytest.mark.parametrize("mark", ["```", "````", "~~~", ":::"])
@pytest.mark.parametrize("name", BODIES)
def test_what_a_fence_has_swallowed_follows_in_its_place(build: Build, name: str, mark: str) -> None:
    body, words = BODIES[name]
    page = f"""# Home

## First

{mark}{{{name}}}
{body}

## Education

{mark}{{education}}
- 2019 – 2023, BSc in Geography
{mark}

A line of education.

### Deeper

Text.

## Last

The end.
"""
    closed = page.replace("\n\n## Education", f"\n{mark}\n\n## Education", 1)
    built = build({"index.md": page, "papers.bib": PAPER}, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith(
        f"index.md:5: WARNING: the fence of {{{name}}} is not closed before the heading"
    )
    assert "‘Education’" in warning
    assert "close it there" in warning
    assert warning.endswith("[academic.fence]")
    right = build({"index.md": closed, "papers.bib": PAPER}, conf=CONF)
    assert outline(built) == outline(right)
    assert words in built.html().text
    assert built.html().select_one("article, .body").text == right.html().select_one("article, .body").text


@pytest.mark.parametrize(
    ("page", "what", "order"),
    [
        # a directive without a heading before it
        (
            "# Home\n\n```{news}\n- [2024] N\n\n```{education}\n- 2019, B\n```\n\nEnd.\n",
            "{education}",
            ["# Home", "N", "B", "End."],
        ),
        # another's
        (
            "# Home\n\n```{news}\n- [2024] N\n\n```{note}\nB\n```\n\nEnd.\n",
            "{note}",
            ["# Home", "N", "B", "End."],
        ),
        (
            "# Home\n\n```{news}\n- [2024] N\n\n```python\nx\n```\n\nEnd.\n",
            "‘python’",
            ["# Home", "N", "End."],
        ),
        # to the end of the page
        (
            "# Home\n\n```{news}\n- [2024] N\n\n## A\n\nText.\n\n# B\n\n- c\n",
            "the heading ‘A’",
            ["# Home", "N", "## A", "Text.", "# B", "c"],
        ),
        (
            "# Home\n\n```{news}\n- [2024] N\n\nA\n=\n\nText.\n",
            "the heading ‘A’",
            ["# Home", "N", "# A", "Text."],
        ),
        (
            "# Home\n\n```{profile}\nBio.\n\n## A\n\nText.\n",
            "the heading ‘A’",
            ["# Home", "Bio.", "## A", "Text."],
        ),
        # fences of another kind in what was swallowed
        (
            "# Home\n\n```{news}\n- [2024] N\n\n## A\n\n:::{talks}\n- 2024, T\n:::\n\nText.\n",
            "the heading ‘A’",
            ["# Home", "N", "## A", "T", "Text."],
        ),
    ],
)
def test_other_ways_to_be_swallowed(build: Build, page: str, what: str, order: list[str]) -> None:
    built = build({"index.md": page}, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert f"not closed before {what}, which is shown after it" in warning
    assert outline(built) == order


def test_two_fences_are_two_warnings(build: Build) -> None:
    news, talks, awards = "```{news}\n- [2024] N\n", "```{talks}\n- 2024, T\n", "```{awards}\n- 2023, P\n"
    page = f"# Home\n\n{news}\n## A\n\n{talks}\n## B\n\n{awards}```\n"
    built = build({"index.md": page}, conf=CONF, allow_warnings=True)
    assert [warning.split(" is not")[0] for warning in built.warnings] == [
        "index.md:3: WARNING: the fence of {news}",
        "index.md:8: WARNING: the fence of {talks}",
    ]
    assert outline(built) == ["# Home", "N", "## A", "T", "## B", "P"]


def test_the_end_of_a_fence_in_an_item(build: Build) -> None:
    page = "# Home\n\n```{news}\n- [2024] N\n\n  ```{note}\n  Inner.\n  ```\n```\n"
    built = build({"index.md": page}, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING: {news} ends where {note} in it ends")
    assert "open and close it with one more [academic.fence]" in warning


@pytest.mark.parametrize(
    "page",
    [
        # nested on purpose
        "# Home\n\n````{news}\n- [2024] N\n\n  ```{note}\n  Inner.\n  ```\n````\n",
        "# Home\n\n::::{news}\n- [2024] N\n\n  :::{note}\n  Inner.\n  :::\n::::\n",
        "# Home\n\n````{profile}\nBio.\n\n```{note}\nInner.\n```\n````\n",
        # no headings
        "# Home\n\n```{news}\n- [2024] #1 of N\n- [2023] A\n  # no heading\n```\n",
        "# Home\n\n````{news}\n- [2024] N\n\n  ```sh\n  # comment\n  ```\n````\n",
    ],
)
def test_what_is_written_on_purpose_is_no_fault(build: Build, page: str) -> None:
    assert build({"index.md": page}, conf=CONF).warnings == []


def test_a_directive_in_a_list_of_restructuredtext(build: Build) -> None:
    page = "Home\n====\n\n.. news::\n\n   - [2024] N\n\n   .. education::\n\n      - 2019, B\n\nEnd.\n"
    built = build({"index.rst": page}, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert "{education} stands in the body of {news}" in warning
    assert warning.startswith("index.rst:4:")
    assert outline(built) == ["# Home", "N", "B", "End."]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], None),
        (["- a", "---", "- b"], None),
        (["- a", "", "    # code"], None),
        (["", "# "], (1, "the heading ‘’")),
        (["# A ##"], (0, "the heading ‘A’")),
        (["Title", "====="], (0, "the heading ‘Title’")),
        (["text", "Title", "====="], None),
        (["```{a}", "```", "# B"], (2, "the heading ‘B’")),
        (["```{a}", "# B", "```"], None),
        (["```{a}", "# B", "~~~"], (0, "{a}")),
        (["````{a}", "```", "````"], None),
    ],
)
def test_where_a_body_ends(lines: list[str], expected: tuple[int, str] | None) -> None:
    found = find_swallowed(lines)
    assert (found and (found.line, found.what)) == expected


OUT_OF_PLACE = "is no option where it stands, and is ignored"


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("news", "\n:limit: 1\n- [2024] A\n- [2023] B", f":limit: {OUT_OF_PLACE}"),
        ("news", "- [2024] A\n- [2023] B\n:limit: 1", f":limit: {OUT_OF_PLACE}"),
        ("news", "- [2024] A\n- [2023] B\n\n:limit: 1", f":limit: {OUT_OF_PLACE}"),
        ("service", "- A: ICML 2024\n\n:years: none", f":years: {OUT_OF_PLACE}"),
        ("profile", "Bio.\n\n:email: a@b.org", f":email: {OUT_OF_PLACE}"),
        ("people", "ito\n\n:layout: table", f":layout: {OUT_OF_PLACE}"),
        ("publications", "\n:limit: 1", f":limit: {OUT_OF_PLACE}"),
        ("publications", "\nselected", "{publications} has no body; ‘selected’ is ignored"),
        ("publications", f"\n{'a' * 40}", f"‘{'a' * 40}’ is ignored"),
        ("publications", f"\n{'a' * 41}", f"‘{'a' * 40}…’ is ignored"),
    ],
)
def test_an_option_out_of_place(build: Build, name: str, body: str, words: str) -> None:
    files = {"index.md": f"# Home\n\n```{{{name}}}\n{body}\n```\n", "papers.bib": PAPER}
    built = build(files, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING: ")
    assert words in warning
    assert warning.endswith("[academic.option]")
    assert ":limit:" not in built.html().text


def test_an_option_that_is_given_twice(build: Build) -> None:
    files = {"index.md": "# Home\n\n```{publications}\n:limit: 3\n:limit: 1\n```\n", "papers.bib": PAPER}
    built = build(files, conf=CONF, allow_warnings=True)
    # before MyST 5, a directive does not see how its options are written
    expected = int(myst_parser.__version__.partition(".")[0]) >= 5
    assert len(built.warnings) == expected
    assert all(":limit: is given 2 times; the last one counts" in warning for warning in built.warnings)


@pytest.mark.parametrize("body", ["\n   :limit 3", "\n\n   :limit: 3", "\n\n   selected", " selected"])
def test_restructuredtext_keeps_a_list_with_a_body(build: Build, body: str) -> None:
    files = {"index.rst": f"Home\n====\n\n.. publications::{body}\n", "papers.bib": PAPER}
    built = build(files, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.endswith("[academic.option]")
    assert len(built.html().select("li.publication")) == 1
