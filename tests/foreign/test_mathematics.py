"""Mathematics of pages, which the site's own renderer sets unless it chooses MathML."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ConfigError
from support import CONF, Build

PAGE = r"""
Title
=====

Inline :math:`\frac{a}{b}`, see :eq:`first` and :eq:`other:third`.

.. math::
   :label: first

   a^2 + b^2

.. math::

   a &= b \\
   c &= d

.. math::
   :nowrap:

   \begin{align} a &= b \\ c &= d \end{align}
"""
OTHER = r"""
Other
=====

.. math:: x = 1
   :label: other:third
"""
FILES = {"index.rst": PAGE + "\n.. toctree::\n\n   other\n", "other.rst": OTHER}

#: a renderer as another extension registers one
RENDERER = """
    def {name}(self, node):
        from docutils import nodes
        self.body.append("<i class='{name}'>{name}</i>")
        raise nodes.SkipNode
"""


def renderers(*names: str, chosen: str | None = None, listed: bool = True, ours: bool | None = None) -> str:
    """Return what ``conf.py`` says: renderers of its own, or of extensions of Sphinx by their names."""
    own = [name for name in names if "." not in name]
    extensions = ["myst_parser", *(name for name in names if "." in name)]
    extensions += ["sphinx_academic"] if listed else []
    lines = [f"    extensions = {extensions!r}"]
    lines += [f"    html_math_renderer = {chosen!r}"] if chosen else []
    lines += [] if ours is None else [f"    academic_mathml = {ours}"]
    lines += [RENDERER.format(name=name) for name in own]
    lines.append("    def setup(app):\n        pass")
    lines += [f"        app.add_html_math_renderer('{name}', ({name}, None), ({name}, None))" for name in own]
    return "\n".join(lines) + "\n"


def mathematics(page: BeautifulSoup) -> list[str]:
    return [str(node) for node in page.select("math, .math, i, span.eqno, script[src*=athjax]")]


@pytest.mark.parametrize("others", [(), ("one",), ("sphinx.ext.mathjax",), ("sphinx.ext.mathjax", "one")])
def test_the_renderer_is_chosen_as_without_us(build: Build, others: tuple[str, ...]) -> None:
    without, with_us = (
        build(FILES, conf=renderers(*others, listed=listed)).text("index") for listed in (False, True)
    )
    assert with_us == without


@pytest.mark.parametrize("chosen", ["one", "two", "mathjax"])
def test_several_renderers_of_others(build: Build, chosen: str) -> None:
    without, with_us = (
        build(FILES, conf=renderers("one", "two", chosen=chosen, listed=listed)).text("index")
        for listed in (False, True)
    )
    assert with_us == without


def test_several_renderers_without_a_choice_stop_as_without_us(build: Build) -> None:
    for listed in (False, True):
        with pytest.raises(ConfigError, match="Many math_renderers are registered"):
            build(FILES, conf=renderers("one", "two", listed=listed))


@pytest.mark.parametrize(
    ("others", "chosen"),
    [((), None), ((), "mathml"), (("one",), None), (("one", "two"), None), (("sphinx.ext.mathjax",), None)],
)
def test_a_site_can_choose_mathml(build: Build, others: tuple[str, ...], chosen: str | None) -> None:
    site = build(FILES, conf=renderers(*others, chosen=chosen, ours=None if chosen else True))
    page = site.html()
    assert len(page.select("math")) == 4
    assert "\\frac" not in page.get_text()
    assert page.select("script[src^=http], i") == []


def test_numbers_labels_and_references(build: Build) -> None:
    site = build(FILES, conf={"academic_mathml": True})
    page = site.html()
    numbered = page.select_one("div.math#equation-first")
    assert numbered.select_one(".eqno").get_text().startswith("(1)")
    assert numbered.select_one("a.headerlink")["href"] == "#equation-first"
    first, third = page.select("a.reference:has(> .std-ref), a[href*=equation]:not(.headerlink)")[:2]
    assert first["href"] == "#equation-first"
    assert third["href"] == "other.html#equation-other-third"
    assert first.get_text() == "(1)"
    # rows of several equations and of an environment
    assert [len(block.select("mtr")) for block in page.select("div.math math")] == [0, 2, 2]


def test_myst_has_mathml_too(build: Build) -> None:
    text = "# T\n\nA $x^2$.\n\n$$\na = b\n$$ (eq)\n\nSee {eq}`eq`.\n"
    conf = {"academic_mathml": True, "myst_enable_extensions": ["dollarmath"]}
    page = build({"index.md": text}, conf=conf).html()
    assert len(page.select("math")) == 2
    assert page.select_one("a[href='#equation-eq']:not(.headerlink)").get_text() == "(1)"


def test_a_setting_against_that_of_sphinx_is_a_warning(build: Build) -> None:
    conf = CONF | {"academic_mathml": True, "html_math_renderer": "mathjax"}
    site = build(FILES, conf=conf, allow_warnings=True)
    assert [line.partition(": ")[2] for line in site.warnings] == [
        "WARNING: academic_mathml is ignored: html_math_renderer is 'mathjax'; remove one of the two "
        "[academic.config]"
    ]
    assert site.html().select("math") == []


TITLES = r"@article{a, title = {Rates of $O(n^2)$}, author = {Ann Doe}, year = 2020}" + "\n"


def test_formulas_of_ours_are_mathml_and_load_nothing(build: Build) -> None:
    text = "# T\n\n{pub}`a`\n\n```{publications}\n```\n"
    site = build({"index.md": text, "papers.bib": TITLES})
    page = site.html()
    assert len(page.select("math")) == 2
    assert page.select("script[src^=http], script[src*=athjax]") == []
