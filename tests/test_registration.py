"""Names of directives and roles beside those of other extensions."""

from __future__ import annotations

import pytest
from docutils.parsers.rst import directives
from sphinx.util.docutils import docutils_namespace
from support import CONF, Build

BIB = "@article{tide, title = {Tide Pools}, author = {Ann Doe}, year = 2020, award = {Best Paper}}\n"

#: a line of each directive's body, where it needs one; all that the extension has
DIRECTIVES = {
    "publications": "",
    "news": "- [2024.10] Word",
    "people": "",
    "profile": ":name: Ann Doe",
    "cv": "",
    "projects": "- [Tool](https://example.org)",
    "service": "- Reviewer: ICML'22",
    "skills": "- Software: Python",
    "languages": "- English (native)",
    "tests": "- TOEFL: 105",
    "interests": "- Tides",
    "education": "- 2020, School",
    "experience": "- 2020, Work",
    "teaching": "- 2020, Course",
    "talks": "- 2020, Talk",
    "awards": "- 2020, Prize",
}
ROLES = {
    "pub": "tide",
    "pub:accepted": "tide",
    "feed": "Follow",
    "badge": "New",
    "award": "Prize",
    "venue": "ICML",
    "equal": "Ann",
    "lead": "Ann",
    "corresponding": "Ann",
}
PEOPLE = {"ann": {"name": "Ann Doe", "group": "staff"}}
SITE = {"academic_people": PEOPLE, "academic_me": "ann", "html_baseurl": "https://example.org/"}

#: an extension that has names of ours, registered when `{when}`
OTHER = """
    from docutils import nodes
    from sphinx.util.docutils import SphinxDirective, SphinxRole
    from sphinx.domains import Domain

    class News(SphinxDirective):
        has_content = True
        def run(self):
            return [nodes.paragraph("", "other news")]

    class Badge(SphinxRole):
        def run(self):
            return [nodes.emphasis("", "other " + self.text)], []

    class Pub(Domain):
        name = label = "pub"
        roles = {"accepted": Badge()}
        def merge_domaindata(self, docnames, otherdata):
            pass
        def resolve_any_xref(self, *args):
            return []

    def register(app, *args):
        app.add_directive("news", News)
        app.add_role("badge", Badge())

    def setup(app):
        WHEN
        app.add_domain(Pub)
        return {"parallel_read_safe": True}
"""
NEWS = """
    # Home

    ```{news}
    - [2024.10] Word
    ```

    ```{academic:news}
    - [2024.11] Line
    ```

    {badge}`One` {academic:badge}`Two` {pub:accepted}`tide` {academic:pub:accepted}`tide`

    ```{publications}
    ```
"""


def _myst(prefix: str) -> str:
    blocks = (f"```{{{prefix}{name}}}\n{body}\n```\n" for name, body in DIRECTIVES.items())
    words = (f"- {{{prefix}{name}}}`{text}`\n" for name, text in ROLES.items())
    return "# Home\n\n" + "\n".join([*blocks, *words])


def _rst(prefix: str) -> str:
    blocks = (
        f".. {prefix}{name}::\n" + ("   " if body.startswith(":") else "\n   ") + f"{body}\n"
        for name, body in DIRECTIVES.items()
    )
    words = (f"- :{prefix}{name}:`{text}`\n" for name, text in ROLES.items())
    text = "Home\n====\n\n" + "\n".join([*blocks, "".join(words)])
    return text.replace("[Tool](https://example.org)", "`Tool <https://example.org>`__")


@pytest.mark.parametrize("language", ["md", "rst"])
def test_everything_has_both_names(build: Build, language: str) -> None:
    write = _myst if language == "md" else _rst
    plain, full = (
        build(
            {f"index.{language}": write(prefix), "papers.bib": BIB},
            conf=CONF | SITE | {"bibtex_bibfiles": ["papers.bib"]},
        )
        for prefix in ("", "academic:")
    )
    assert full.text("index") == plain.text("index")
    assert "Best Paper" in plain.text("index")


@pytest.mark.parametrize(
    "when",
    [
        "register(app)",
        'app.connect("config-inited", register)',
        'app.connect("builder-inited", register)',
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_names_of_another_extension_stay_its_own(build: Build, when: str, before: bool) -> None:
    extensions = ["myst_parser", "sphinx_academic"]
    extensions.insert(1 if before else 2, "others_names")
    conf = f"""
        import os, sys
        sys.modules.pop("others_names", None)
        sys.path.insert(0, os.path.dirname(__file__))
        extensions = {extensions!r}
    """
    files = {"index.md": NEWS, "papers.bib": BIB, "others_names.py": OTHER.replace("WHEN", when)}
    page = build(files, conf=conf).html()
    paragraphs = [p.get_text() for p in page.select("p")]
    assert "other news" in paragraphs
    assert page.select_one(".news-item") is not None
    assert "Line" in page.select_one(".news-item").get_text()
    words = next(text for text in paragraphs if "One" in text)
    assert words.startswith("other One Two other tide ")
    assert "accepted" in words


def test_names_of_conf_py_stay_its_own(build: Build) -> None:
    conf = OTHER.replace("WHEN", "register(app)")
    page = build({"index.md": NEWS, "papers.bib": BIB}, conf=conf).html()
    assert "other news" in page.get_text()
    assert "other One Two" in page.get_text()


@pytest.mark.parametrize("name", ["code", "term", "guilabel", "strong"])
def test_names_of_docutils_and_sphinx_stay_theirs(build: Build, name: str) -> None:
    pages = {"index.rst": f"T\n=\n\n:academic:{name}:`Word`\n"}
    site = build(pages, conf=CONF | {"academic_badges": {name: {}}}, allow_warnings=True)
    assert site.html().select_one(f".badge-{name}") is not None
    expected = (
        f"conf.py:7: WARNING: academic_badges[{name!r}]: another role has this name and keeps it; "
        f"write {{academic:{name}}}, or choose another name"
    )
    assert [line.partition(" [academic")[0] for line in site.warnings] == [expected]


def test_names_are_ours_again_in_a_process_that_lives_long(build: Build) -> None:
    page = {"index.md": "# Home\n\n{badge}`One` {cvpr}`Two`\n\n```{news}\n- [2024] A\n```\n"}
    with docutils_namespace():
        first = build(page, conf=CONF | {"academic_badges": {"cvpr": {"title": "first"}}})
        kept = dict(directives._directives)  # type: ignore[attr-defined]
    with docutils_namespace():
        # as a server does that starts builds without restoring what docutils keeps
        directives._directives.update(kept)  # type: ignore[attr-defined]
        second = build(page, conf=CONF | {"academic_badges": {"cvpr": {"title": "second"}}})
    assert first.html().select_one(".badge-cvpr")["title"] == "first"
    assert second.html().select_one(".badge-cvpr")["title"] == "second"
    assert second.html().select_one(".news-item") is not None


@pytest.mark.parametrize("name", ["best paper", "a:b", "", "é è"])
def test_a_badge_that_no_role_can_be_is_a_warning(build: Build, name: object) -> None:
    site = build({"index.md": "# T"}, conf=CONF | {"academic_badges": {name: {}}}, allow_warnings=True)
    assert len(site.warnings) == 1
    assert f"academic_badges[{name!r}] is no name of a role; it is left out" in site.warnings[0]


@pytest.mark.parametrize("name", ["pub", "feed", "lead"])
def test_a_badge_with_the_name_of_another_role_of_ours_is_a_warning(build: Build, name: str) -> None:
    site = build({"index.md": "# T"}, conf=CONF | {"academic_badges": {name: {}}}, allow_warnings=True)
    assert len(site.warnings) == 1
    assert "is a role of sphinx-academic already; the badge is left out" in site.warnings[0]


def test_capitals_in_the_name_of_a_badge(build: Build) -> None:
    page = build({"index.md": "# T\n\n{CVPR}`2016`"}, conf=CONF | {"academic_badges": {"CVPR": {}}}).html()
    assert page.select_one(".badge-cvpr").get_text() == "2016"


@pytest.mark.parametrize("name", DIRECTIVES)
def test_options_can_be_listed(build: Build, name: str) -> None:
    """Editors and tools read ``option_spec``; that it takes others as well keeps a page whole."""
    app = build({"index.md": "# Page\n"}).app
    directive = app.env.domains["academic"].directives[name]
    assert list(directive.option_spec) == list(directive.parsers)
    assert directive.option_spec["no-such-option"](None) == ""
