"""Every kind of warning says where, what, and what to do about it; and there are never too many."""

from __future__ import annotations

import re
from typing import Any

import pytest
from support import Build

from sphinx_academic.authoring.problem_kinds import AuthoringKind
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.core.problem_kinds import CoreKind
from sphinx_academic.cv.problem_kinds import CVKind
from sphinx_academic.feeds.problem_kinds import FeedKind
from sphinx_academic.lint.problem_kinds import LintKind
from sphinx_academic.model.problems import LINT, MOST_PER_KIND, Kind, ProblemKind
from sphinx_academic.people.problem_kinds import PeopleKind
from sphinx_academic.pictures.problem_kinds import PictureKind
from sphinx_academic.problem_kinds import PROBLEM_KINDS
from sphinx_academic.publications.problem_kinds import PublicationKind
from sphinx_academic.redirects.problem_kinds import RedirectKind
from sphinx_academic.rendering.problem_kinds import RenderingKind
from sphinx_academic.sections.problem_kinds import ItemKind

ITO = "author = {Ito, Noriko}, title = {T}, year = 2024"
LONG = "author = {Ito, Noriko}, title = {A Long Enough Title}, year = 2024"
PEOPLE = {"academic_people": {"ito": {"name": "N. Ito"}}, "academic_me": "ito"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
LIST = "```{publications}\n```\n"

#: in a .bib file: kind, the file, line and key of the warning, words of what was found and what to do
IN_FILES: list[tuple[ProblemKind, str | bytes, int, str, str, str]] = [
    (BibKind.BIBFILE, "\n", 1, "", "the file is empty", "add entries"),
    (
        BibKind.ENCODING,
        f"@misc{{a, {ITO},\n note = {{\xe9}}}}".encode("latin-1"),
        2,
        "",
        "UTF-8",
        "save the file",
    ),
    (BibKind.ENCODING, f"\n@misc{{a, {ITO}, note = {{\x00}}}}", 2, "", "a control character", "remove it"),
    (
        BibKind.SYNTAX,
        f"\n@misc{{a, {ITO}\n volume = 1}}",
        2,
        "a",
        "no comma after the value of ‘year’",
        "add it",
    ),
    (BibKind.SYNTAX, f"@misc{{a, {ITO}\n\n@misc{{b, {ITO}}}", 2, "a", "not closed", "close it"),
    (BibKind.EMPTY_KEY, f"\n@misc{{, {ITO}}}", 2, "", "‘@misc’ has no key", "add a key"),
    (
        BibKind.DUPLICATE_KEY,
        f"@misc{{a, {ITO}}}\n@misc{{a, {ITO}}}",
        2,
        "a",
        "in line 1",
        "rename or remove one",
    ),
    (
        BibKind.DUPLICATE_FIELD,
        f"@misc{{a, {ITO},\n year = 2025}}",
        2,
        "a",
        "‘year’ is given twice",
        "remove one",
    ),
    (
        BibKind.MISSPELT,
        f"@misc{{a, {ITO},\n slected = {{true}}}}",
        2,
        "a",
        "‘slected’ is no field that is known",
        "did you mean ‘selected’",
    ),
    (
        BibKind.MISSPELT,
        f"\n@artcle{{a, {ITO}}}",
        2,
        "a",
        "‘@artcle’ is no type of entry",
        "did you mean ‘@article’",
    ),
    (BibKind.UNDEFINED_MACRO, f"@misc{{a, {ITO},\n note = acm}}", 2, "a", "‘acm’", "define it"),
    (BibKind.CROSSREF, f"@misc{{a, {ITO},\n crossref = {{b}}}}", 2, "a", "no entry ‘b’", "check the key"),
    (BibKind.CROSSREF, f"@misc{{a, {ITO},\n crossref = {{a}}}}", 2, "a", "‘a’ leads back here", "remove"),
    (
        BibKind.NAME,
        "@misc{a, title = {T}, year = 2024,\n author = {A. Ito, B. Ito, C. Ito}}",
        2,
        "a",
        "several",
        "‘and’",
    ),
    (BibKind.NAME, "@misc{a, title = {T}, year = 2024,\n author = {Ito, N.,}}", 2, "a", "comma", "remove it"),
    (
        BibKind.LATEX,
        "@misc{a, author = {Ito, N.}, year = 2024,\n title = {The \\Foo Project}}",
        2,
        "a",
        "‘\\Foo’",
        "write what it stands for",
    ),
    (
        Kind.DATE,
        "@misc{a, title = {T}, author = {Ito, N.},\n year = {soon}}",
        2,
        "a",
        "soon",
        "write four digits",
    ),
    (
        Kind.DATE,
        "@misc{a, title = {T}, author = {Ito, N.},\n year = {2999}}",
        2,
        "a",
        "‘year = 2999’ is no year from 1 to 2200 and is left out",
        "correct it",
    ),
    (Kind.DATE, f"@misc{{a, {ITO},\n month = {{Foo}}}}", 2, "a", "Foo", "write 1 to 12"),
    (
        BibKind.FORMULA,
        f"@misc{{a, {ITO},\n note = {{Of $\\foo x$}}}}",
        2,
        "a",
        "has the unknown macro \\foo",
        "use macros of LaTeX",
    ),
    (
        BibKind.NO_YEAR,
        "\n@misc{a, title = {T}, author = {Ito, N.}}",
        2,
        "a",
        "no year is stated",
        "add ‘year’",
    ),
    (
        BibKind.ANNOTATION,
        f"@misc{{a, {ITO},\n author+an:role = {{1=equl}}}}",
        2,
        "a",
        "‘equl’",
        "did you mean ‘equal’",
    ),
    (
        BibKind.ANNOTATION,
        f"@misc{{a, {ITO},\n author+an:role = {{7=lead}}}}",
        2,
        "a",
        "position 7",
        "correct it",
    ),
    (BibKind.ANNOTATION, f"@misc{{a, {ITO},\n author+an:person = {{x}}}}", 2, "a", "‘x’", "write 1=value"),
    (
        BibKind.SINGLE_EQUAL,
        "@misc{a, title={T}, year=2024,\n author={Ito*, N. and Wu, L.}}",
        2,
        "a",
        "only N. Ito",
        "mark",
    ),
    (
        Kind.UNKNOWN_PERSON,
        f"@misc{{a, {ITO}, author+an:person = {{1=otto}}}}",
        1,
        "a",
        "‘otto’",
        "it is ignored; correct it",
    ),
    (
        Kind.AMBIGUOUS_NAME,
        "@misc{a, title = {T}, year = 2024, author = {Ito, N. and Ito, N.}}",
        1,
        "a",
        "‘ito’ may be author 1 (N. Ito) and 2 (N. Ito)",
        "author+an:person = {1=ito}",
    ),
    (Kind.URL, f"@misc{{a, {ITO},\n url = {{javascript:x}}}}", 2, "a", "javascript:x", "correct it"),
    (Kind.URL, f"@misc{{a, {ITO},\n doi = {{tides}}}}", 2, "a", "‘tides’ is no DOI", "write 10."),
    (BibKind.LINK, f"\n@misc{{a, {ITO}, pdf = {{x.pdf}}}}", 2, "a", "x.pdf", "add the file"),
    (BibKind.EMPTY_LINK, f"@misc{{a, {ITO},\n code = {{}}}}", 2, "a", "‘code’ has no address", "write it"),
    (
        PublicationKind.PAGE,
        f"@misc{{a:b, {ITO}}}\n@misc{{a/b, {ITO}}}",
        2,
        "a/b",
        "the address of its page, papers/a-b, is that of ‘a:b’",
        "rename one",
    ),
    (
        LintKind.LINT_DOI,
        f"@misc{{a, {ITO}, doi = {{10.5555/1}}}}\n@misc{{b, {ITO}, doi = {{10.5555/1}}}}",
        2,
        "b",
        "‘a’ (line 1)",
        "remove one",
    ),
    (
        LintKind.LINT_ARXIV,
        f"@misc{{a, {ITO}, eprint = {{2401.00001}}}}\n@misc{{b, {ITO}, eprint = {{2401.00001v2}}}}",
        2,
        "b",
        "2401.00001",
        "remove one",
    ),
    (
        LintKind.LINT_PREPRINT,
        f"@misc{{a, {ITO}, eprint = {{2401.00001}}}}\n@article{{b, {ITO}, journal = {{J}}, "
        "eprint = {2401.00001}}",
        1,
        "a",
        "a preprint of ‘b’",
        "keep that one",
    ),
    (
        LintKind.LINT_TITLE,
        f"@misc{{a, {LONG}}}\n@misc{{b, {LONG}}}",
        2,
        "b",
        "also that of ‘a’",
        "remove one",
    ),
    (
        LintKind.LINT_NO_DOI,
        f"@article{{a, {ITO}, journal = {{J}}, doi = {{10.5555/1}}}}\n@article{{b, {ITO}, journal = {{J}}}}",
        2,
        "b",
        "‘a’ of ‘J’ has one",
        "add doi",
    ),
    (
        LintKind.LINT_VENUE,
        f"@article{{a, {ITO}, journal = {{Examples}}}}\n@article{{b, {ITO}, journal = {{Exmaples}}}}",
        2,
        "b",
        "‘Exmaples’ is elsewhere ‘Examples’",
        "write both alike",
    ),
    (
        LintKind.LINT_CASE,
        "@misc{a, year = 2024, author = {Ito, N.}, title = {A gpu}, abstract = {On a GPU}}\n"
        "@misc{b, year = 2024, author = {Wu, L.}, title = {Two GPU}}",
        1,
        "a",
        "‘gpu’",
        "as ‘GPU’",
    ),
    (
        LintKind.LINT_JOINED,
        "\n@misc{a, year = 2024, author = {Ito, N.}, title = {Tides:mostly}}",
        2,
        "a",
        "‘Tides:mostly’",
        "separate",
    ),
    (
        LintKind.LINT_HTTP,
        f"\n@misc{{a, {ITO}, url = {{http://example.org}}}}",
        2,
        "a",
        "http://example.org",
        "write https:",
    ),
]


@pytest.mark.parametrize(("kind", "content", "line", "key", "found", "remedy"), IN_FILES)
def test_warning_of_a_file(
    build: Build, kind: ProblemKind, content: str | bytes, line: int, key: str, found: str, remedy: str
) -> None:
    files = {
        "index.md": f"# Home\n\n{LIST}",
        "papers.bib": content if isinstance(content, bytes) else content.encode(),
    }
    conf = {
        **PEOPLE,
        "academic_lint": [kind.removeprefix(LINT)] if kind.startswith(LINT) else [],
        "academic_paper_pages": kind is PublicationKind.PAGE,
    }
    warnings = [
        warning
        for warning in build(files, conf=conf, allow_warnings=True).warnings
        if warning.endswith(f"[academic.{kind}]")
    ]
    assert len(warnings) == 1
    assert warnings[0].startswith(f"papers.bib:{line}: WARNING: {f'{key}: ' if key else ''}")
    assert found in warnings[0]
    assert remedy in warnings[0]


#: on a page or in conf.py: kind, what follows the title of the page, settings, place, and the same words
ELSEWHERE: list[tuple[ProblemKind, str, dict[str, Any], str, str, str]] = [
    (
        BibKind.BIBFILE,
        LIST,
        {"bibtex_bibfiles": ["none.bib"]},
        "conf.py:6",
        "none.bib cannot be read",
        "add the file",
    ),
    (
        BibKind.BIBFILE,
        "```{publications}\n:bibfiles: x.bib\n```",
        {},
        "index.md:3",
        "x.bib is not",
        "known are: papers.bib",
    ),
    (
        Kind.OPTION,
        "```{publications}\n:fliter: me\n```",
        {},
        "index.md:3",
        ":fliter:",
        "did you mean ‘filter’?",
    ),
    (
        AuthoringKind.EMPTY,
        "```{publications}\n:type: patent\n```",
        {},
        "index.md:3",
        "no entry fits :type: patent",
        ":if-empty:",
    ),
    (
        AuthoringKind.FENCE,
        "```{news}\n- [2024.10] A\n\n## B\n",
        {},
        "index.md:3",
        "not closed before the heading ‘B’",
        "close it there",
    ),
    (Kind.OPTION, "```{publications}\n:limit: few\n```", {}, "index.md:3", ":limit: few", "a whole number"),
    (
        PublicationKind.FILTER,
        "```{publications}\n:filter: selected > 2\n```",
        {},
        "index.md:3",
        "selected",
        "the list is empty",
    ),
    (
        PublicationKind.FILTER,
        "Text",
        {"academic_paper_pages": "selected > 2"},
        "conf.py:",
        "selected",
        "correct the filter",
    ),
    (
        PublicationKind.STYLE,
        "```{publications}\n:style: my.csl\n```",
        {},
        "index.md:3",
        "my.csl: no such file",
        "add the file or correct the path",
    ),
    (CoreKind.UNKNOWN_KEY, "```{publications}\n:keys: b\n```", {}, "index.md:3", "‘b’", "correct the key"),
    (CoreKind.UNKNOWN_KEY, "Text {pub}`b`", {}, "index.md:3", "no entry ‘b’", "add the entry"),
    (
        CoreKind.UNKNOWN_KEY,
        "Text {pub}`a`",
        {},
        "index.md:3",
        "no page lists it",
        "add it to a {publications} list",
    ),
    (
        Kind.UNKNOWN_PERSON,
        "```{publications}\n:me: itto\n```",
        {},
        "index.md:3",
        "‘itto’",
        "did you mean ‘ito’",
    ),
    (
        ItemKind.NEWS,
        "```{news}\nText\n```",
        {},
        "index.md:3",
        "no bullet list",
        "write items as: - [2024.10] text",
    ),
    (ItemKind.NEWS, "```{news}\n- Text\n```", {}, "index.md:", "‘Text’", "write it as: - [2024.10] text"),
    (
        ItemKind.NEWS,
        "```{news}\n:from: x\n```",
        {},
        "index.md:3",
        "no page ‘x’",
        "write its path without suffix",
    ),
    (
        ItemKind.SECTION,
        "```{skills}\nText\n```",
        {},
        "index.md:3",
        "no bullet list",
        "write items as: - Software:",
    ),
    (
        ItemKind.ANCHOR,
        "```{eval-rst}\n.. talks::\n\n   - 2024, A\n\n     :name: …\n```",
        {},
        "index.md:",
        ":name: …",
        "choose another",
    ),
    (
        CVKind.CV,
        "```{cv}\n:download: pdf\n- talks: A \u0378\n```\n\n```{talks}\n- 2024, A\n```",
        {},
        "index.md:3",
        "no font on this machine has",
        "install one",
    ),
    (
        CoreKind.METRICS,
        "Text",
        {"academic_metrics": "figures.json"},
        "conf.py:",
        "figures.json cannot be read",
        "add the file",
    ),
    (
        FeedKind.FEED,
        "```{news}\n- [2024.10] A\n```",
        {"academic_feed": True},
        "conf.py:",
        "html_baseurl is not set",
        "set it to the address of the site",
    ),
    (
        CoreKind.OUTPUT,
        "```{cv}\n:download: json-resume\n- talks: A\n```\n\n```{talks}\n- 2024, A\n```",
        {},
        "index.md:3",
        "index.json cannot be written to the output folder",
        "remove what is in its place",
    ),
    (
        PeopleKind.PROFILE,
        "```{profile}\n:photo: x.png\n```",
        {},
        "index.md:3",
        "no file x.png",
        "add the file",
    ),
    (
        PeopleKind.PROFILE,
        "```{profile}\n```",
        {"academic_me": None},
        "index.md:3",
        "has no name",
        "add :name:",
    ),
    (
        Kind.CONFIG,
        "Text",
        {"academic_people": {"ito": {}}, "academic_me": None},
        "conf.py:",
        "['ito']",
        "'name'",
    ),
    (Kind.CONFIG, "Text", {"academic_lint": ["dio"]}, "conf.py:", "no check 'dio'", "did you mean ‘doi’?"),
    (
        Kind.CONFIG,
        "Text",
        {"academic_venues": {"ICML": {"colour": "reddish"}}},
        "conf.py:",
        "'reddish', which is no colour",
        "write it as #rrggbb",
    ),
    (
        RedirectKind.REDIRECT,
        "Text",
        {"academic_redirects": {"old": "gone"}},
        "conf.py:9",
        "leads to ‘gone’",
        "it is left out; correct it",
    ),
    (
        LintKind.LINT_UNUSED,
        "Text",
        {"academic_lint": ["unused"]},
        "papers.bib:1",
        "no page lists",
        "remove it",
    ),
    (
        PictureKind.PICTURE,
        "```{profile}\n:name: Ann\n:photo: ann.png\n```",
        {},
        "index.md:3",
        "the picture ann.png is none that can be read",
        "replace it",
    ),
    (
        LintKind.LINT_ALT,
        "```{publications}\n:keys: sea\n:show: preview\n```",
        {"academic_lint": ["alt"]},
        "papers.bib:2",
        "the picture ann.svg has no text",
        "describe it in preview_alt",
    ),
    (
        LintKind.LINT_DRIFT,
        "*On the sea at night* {pub}`sea`\n\n```{publications}\n:keys: sea\n```",
        {"academic_lint": ["drift"]},
        "index.md:3",
        "not quite the title of ‘sea’",
        "correct one",
    ),
]


@pytest.mark.parametrize(("kind", "page", "conf", "place", "found", "remedy"), ELSEWHERE)
def test_warning_of_a_page(
    build: Build, kind: ProblemKind, page: str, conf: dict[str, Any], place: str, found: str, remedy: str
) -> None:
    sea = "@misc{sea, author = {Wu, L.}, title = {On the Sea by Night}, year = 2024, preview = {ann.svg}}\n"
    papers = f"@misc{{a, {ITO}}}\n" + (sea if "sea" in page else "")
    files = {"index.md": f"# Home\n\n{page}\n", "papers.bib": papers, "ann.svg": SVG, "ann.png": SVG}
    if kind is CoreKind.OUTPUT:
        # a folder in the place of a file
        files["_build/html/index.json/file"] = ""
    (warning,) = build(files, conf={**PEOPLE, **conf}, allow_warnings=True).warnings
    assert warning.startswith(place)
    assert warning.endswith(f"[academic.{kind}]")
    assert found in warning
    assert remedy in warning


def test_every_kind_is_tried() -> None:
    # these need an error of ours or a template: test_defects.py, test_own_templates.py
    elsewhere = {CoreKind.DEFECT, RenderingKind.TEMPLATE}
    assert {row[0] for row in [*IN_FILES, *ELSEWHERE]} == set(PROBLEM_KINDS) - elsewhere


def test_key_in_two_files(build: Build) -> None:
    files = {
        "index.md": "# Home\n",
        "a.bib": f"@misc{{a, {ITO}}}",
        "b.bib": f"\n\n@misc{{a, {ITO}}}".encode(),
    }
    (warning,) = build(files, allow_warnings=True).warnings
    assert re.match(
        r"b\.bib:3: WARNING: a: .* in a\.bib; .*rename or remove one \[academic\.duplicate_key\]", warning
    )


@pytest.mark.parametrize("parallel", [1, 2])
def test_what_several_pages_show_is_one_warning(build: Build, parallel: int) -> None:
    """A missing file, at the line of the entry, in every build until it is there."""
    pages = {f"p{number}.md": f"# Page\n\n{LIST}" for number in range(6)}
    files = {
        "index.md": f"# Home\n\n{LIST}",
        **pages,
        "papers.bib": f"% one\n@misc{{a, {ITO}, pdf = {{x.pdf}}}}",
    }
    built = build(files, allow_warnings=True, parallel=parallel)
    (warning,) = built.warnings
    assert warning.startswith("papers.bib:2: WARNING: a: ")
    assert built.rebuild(allow_warnings=True).warnings == [warning]
    again = built.rebuild({"p1.md": f"# Changed\n\n{LIST}"}, allow_warnings=True)
    assert again.warnings == [warning]
    assert again.read == ["p1"]
    assert built.rebuild({"x.pdf": b"%PDF-1.4"}).warnings == []


def test_hopeless_file(build: Build) -> None:
    """A defect that runs through a file is reported a few times, and then counted."""
    entries = "\n".join(
        f"@misc{{, title = {{T}}, month = {{Foo}}, note = acm, note = {number}" for number in range(50)
    )
    built = build({"index.md": f"# Home\n\n{LIST}", "papers.bib": entries}, allow_warnings=True)
    kinds = re.findall(r"\[academic\.(\w+)\]$", "\n".join(built.warnings), re.MULTILINE)
    assert len(built.html().select("li.publication")) == 50
    assert {kinds.count(kind) for kind in set(kinds)} == {MOST_PER_KIND + 1}
    counted = [warning for warning in built.warnings if " more like this; " in warning]
    assert len(counted) == len(set(kinds))
    assert all(warning.startswith(f"papers.bib:{MOST_PER_KIND + 1}: ") for warning in counted)
