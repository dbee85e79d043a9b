"""Other extensions beside ours, one at a time: the same result with and without us.

Those that are installed are built; ``tox run -e ecosystem`` installs all.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from typing import Any, NamedTuple

import pytest
from foreign.documentation import CONF, FILES, output
from support import build_site

pytestmark = [
    pytest.mark.ecosystem,
    # those of other extensions, and of files that they leave open, are not ours to fix
    pytest.mark.filterwarnings("ignore"),
]


class Other(NamedTuple):
    """Another extension, with what it takes to build without ours, and a page that uses it."""

    module: str
    conf: dict[str, Any] = {}
    page: str = "Text."
    builder: str = "html"


TABS = "```{tabs}\n```{tab} One\nText\n```\n```"
CARDS = "::::{grid} 2\n:::{grid-item-card} Card\nText {bdg}`plain`\n:::\n::::"
NOTEBOOK = "```{code-block} python\nprint(1)\n```"
AUTODOC = "```{eval-rst}\n.. autofunction:: textwrap.dedent\n```"
OPEN_GRAPH = {"ogp_site_url": "https://example.org/", "ogp_social_cards": {"enable": False}}
THEBE = {"thebe_config": {"repository_url": "https://example.org/r"}}
# written out, for Sphinx's default remembers what earlier builds of this process have added
SUFFIXES = {".rst": "restructuredtext", ".md": "myst-nb"}
MYST_NB = {"nb_execution_mode": "off", "source_suffix": SUFFIXES}
MATH = "Mathematics $x^2$.\n\n$$\na &= b \\\\\nc &= d\n$$ (eq-eco)\n\nSee {eq}`eq-eco`."
CITED = "{cite:t}`tide` and {footcite}`tide`.\n\n```{bibliography}\n```\n\n```{footbibliography}\n```"

OTHERS = (
    Other("sphinx_design", page=CARDS),
    Other("sphinx_copybutton", page=NOTEBOOK),
    Other("myst_nb", MYST_NB, NOTEBOOK),
    Other("sphinx_sitemap"),
    Other("sphinxext.opengraph", OPEN_GRAPH),
    Other("sphinx_favicon", {"favicons": ["https://example.org/icon.png"]}),
    Other("sphinx_tabs.tabs", page=TABS),
    Other("sphinx_togglebutton", page="```{toggle}\nHidden\n```"),
    Other("sphinxcontrib.mermaid", page="```{mermaid}\ngraph TD\n  A-->B\n```"),
    Other("sphinx_comments", {"comments_config": {"hypothesis": True}}),
    Other("sphinxext.rediraffe", {"rediraffe_redirects": {"old.rst": "markup.rst"}}),
    Other("sphinx_llm.txt"),
    Other("notfound.extension"),
    Other("sphinx.ext.intersphinx", {"intersphinx_mapping": {}}),
    Other("sphinx.ext.autodoc", page=AUTODOC),
    Other("sphinx.ext.napoleon", {"extensions": ["sphinx.ext.autodoc"]}, AUTODOC),
    Other("sphinx.ext.imgmath", page=MATH),
    Other("sphinx.ext.mathjax", page=MATH),
    Other("sphinxcontrib.katex", page=MATH),
    Other("sphinx.ext.todo", {"todo_include_todos": True}, "```{todo}\nSwim.\n```\n\n```{todolist}\n```"),
    Other("sphinx.ext.graphviz", page="```{graphviz}\ndigraph { a -> b }\n```"),
    Other("sphinx.ext.githubpages"),
    Other("sphinx_last_updated_by_git", {"git_untracked_show_sourcelink": True}),
    Other("sphinx_thebe", THEBE, "```{thebe-button}\n```"),
    Other("sphinxcontrib.bibtex", {"bibtex_bibfiles": ["papers.bib"]}, CITED),
)
BIB = "@article{tide, title = {Tide Pools}, author = {Doe, Ann}, journal = {Tides}, year = {2020}}\n"

#: names that other extensions make up anew in each build
_RANDOM = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{40}")


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _built(folder: Path, others: list[str], conf: dict[str, Any], page: str, listed: str) -> Any:
    """Return what HTML is written, and the warnings.

    :param listed: where ours is: first, last, or nowhere
    """
    ours = ["sphinx_academic"]
    extensions = {"first": ours + others, "last": others + ours, "": others}[listed]
    if "myst_nb" not in others:
        extensions = ["myst_parser", *extensions]
    files = {**FILES, "other.md": f"# Other\n\n{page}\n", "papers.bib": BIB}
    values = {**CONF, "bibtex_bibfiles": ["papers.bib"], **conf, "extensions": extensions}
    # in the same folder each time, whose name some of them write
    built = build_site(folder, files, conf=values, allow_warnings=True)
    written = {
        name: _RANDOM.sub(b"", content)
        for name, content in output(built).items()
        if isinstance(content, bytes)
    }
    rmtree(folder)
    return written, [_RANDOM.sub(b"", line.encode()) for line in built.warnings]


@pytest.mark.parametrize("listed", ["first", "last"])
@pytest.mark.parametrize("other", [pytest.param(o, id=o.module) for o in OTHERS if _is_installed(o.module)])
def test_the_same_beside_another(tmp_path: Path, other: Other, listed: str, monkeypatch: Any) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    others = [*other.conf.get("extensions", ()), other.module]
    expected, warned = _built(tmp_path / "site", others, other.conf, other.page, "")
    found, warned_with_us = _built(tmp_path / "site", others, other.conf, other.page, listed)
    assert found.keys() == expected.keys()
    assert [name for name in expected if found[name] != expected[name]] == []
    assert warned_with_us == warned


RENDERERS = {"imgmath": "sphinx.ext.imgmath", "mathjax": "sphinx.ext.mathjax", "katex": "sphinxcontrib.katex"}
PAIRS = [("imgmath", "mathjax"), ("imgmath", "katex"), ("katex", "mathjax")]


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
@pytest.mark.parametrize("chosen", [0, 1])
def test_renderers_in_pairs(tmp_path: Path, pair: tuple[str, str], chosen: int, monkeypatch: Any) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    modules = [RENDERERS[name] for name in pair if _is_installed(RENDERERS[name])]
    conf = {"html_math_renderer": pair[chosen]}
    if RENDERERS[pair[chosen]] in modules:
        folder = tmp_path / "site"
        assert _built(folder, modules, conf, MATH, "last") == _built(folder, modules, conf, MATH, "")


@pytest.mark.parametrize("names", [*((name,) for name in RENDERERS), *PAIRS], ids="-".join)
def test_ours_beside_other_renderers(tmp_path: Path, names: tuple[str, ...]) -> None:
    modules = [RENDERERS[name] for name in names if _is_installed(RENDERERS[name])]
    written, _ = _built(tmp_path / "site", modules, {"academic_mathml": True}, MATH, "last")
    assert b"<math" in written["other.html"]
