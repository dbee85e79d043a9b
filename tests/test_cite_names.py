"""Names of sphinxcontrib-bibtex where a site does not list it: those that no other extension has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pybtex import plugin
from support import CONF, Build

from sphinx_academic.authoring.bibtex_plugins import know_plugins

BIB = "@article{tide, title = {Tide Pools}, author = {Ann Doe}, journal = {J}, year = 2020}\n"
PAGE = "# Home\n\n```{publications}\n```\n\nSee {cite}`tide`.\n"
OTHER = """
    from docutils import nodes
    from sphinx.domains import Domain
    from sphinx.util.docutils import SphinxDirective, SphinxRole

    class Cite(SphinxRole):
        def run(self):
            return [nodes.emphasis("", "other " + self.text)], []

    class Bibliography(SphinxDirective):
        def run(self):
            return [nodes.paragraph("", "other list")]

    class CiteDomain(Domain):
        name = "cite"
        roles = {"p": Cite()}

    def setup(app):
"""
ROLE = "        app.add_role('cite', Cite())\n        app.add_directive('bibliography', Bibliography)\n"
DOMAIN = "        app.add_domain(CiteDomain)\n"


@pytest.mark.parametrize("listed", [False, True])
def test_citations_without_and_with_their_extension(build: Build, listed: bool) -> None:
    extensions = [*CONF["extensions"], *(["sphinxcontrib.bibtex"] if listed else [])]
    files = {"index.md": f"{PAGE}\n```{{bibliography}}\n```\n", "papers.bib": BIB}
    html = build(files, conf={"extensions": extensions}).html()
    assert html.select("div.citation")
    assert html.select_one("a.reference.internal[href^='#id']")


@pytest.mark.parametrize("first", [False, True])
def test_names_that_another_extension_has(build: Build, first: bool) -> None:
    extensions = ["other_cite", *CONF["extensions"]] if first else [*CONF["extensions"], "other_cite"]
    conf = f"extensions = {extensions!r}\nimport sys, pathlib\n"
    conf += "sys.path.insert(0, str(pathlib.Path(__file__).parent))\nsys.modules.pop('other_cite', None)\n"
    files = {
        "index.md": f"{PAGE}\n{{cite:t}}`tide`\n\n```{{bibliography}}\n```\n",
        "papers.bib": BIB,
        "other_cite.py": OTHER + ROLE,
    }
    built = build(files, conf=conf, allow_warnings=True)
    text = built.html().get_text()
    assert "other tide" in text
    assert "other list" in text
    # the domain is ours, but there is no list to which its citation could lead
    assert all("tide" in warning for warning in built.warnings)


@pytest.mark.parametrize("first", [False, True])
def test_domain_that_another_extension_has(build: Build, first: bool) -> None:
    extensions = ["other_cite", *CONF["extensions"]] if first else [*CONF["extensions"], "other_cite"]
    conf = f"extensions = {extensions!r}\nacademic_lint = True\nimport sys, pathlib\n"
    conf += "sys.path.insert(0, str(pathlib.Path(__file__).parent))\nsys.modules.pop('other_cite', None)\n"
    files = {
        "index.md": "# Home\n\n```{publications}\n```\n\n{cite:p}`x`\n",
        "papers.bib": BIB,
        "other_cite.py": OTHER + DOMAIN,
    }
    built = build(files, conf=conf)
    assert "other x" in built.html().get_text()
    assert built.html().select("#pub-tide")
    assert built.rebuild({"papers.bib": BIB.replace("Pools", "Pool")}).read == ["index"]


def test_links_of_citations_stay_where_they_are_safe(build: Build) -> None:
    entries = "\n".join(
        f"@misc{{{key}, author = {{Ito, N.}}, title = {{{key}}}, year = 2024, url = {{{url}}}}}"
        for key, url in [("safe", "https://example.org/safe"), ("not", "javascript:alert(1)")]
    )
    lists = "```{bibliography}\n```\n\n```{footbibliography}\n```\n"
    page = f"# Page\n\n{{cite}}`safe,not` {{footcite}}`safe`\n\n{lists}"
    html = build({"index.md": page, "papers.bib": entries}, allow_warnings=True).html()
    addresses = [link["href"] for link in html.select(".citation a, .footnote a, .docutils.citation a")]
    assert addresses.count("https://example.org/safe") == 2
    assert not [address for address in addresses if "javascript" in address]


def test_no_entry_points_are_read_for_what_every_build_loads(tmp_path: Path) -> None:
    """To read those of one group is to open a file of each installed package."""
    (tmp_path / "conf.py").write_text('extensions = ["sphinx_academic"]\n', encoding="utf-8")
    (tmp_path / "index.rst").write_text("Home\n====\n", encoding="utf-8")
    code = """
import importlib.metadata, sys
groups, read = [], importlib.metadata.entry_points

def note(**wanted):
    groups.append(wanted.get("group", ""))
    return read(**wanted)

importlib.metadata.entry_points = note
from sphinx.cmd.build import main
status = main(["-q", sys.argv[1], sys.argv[1] + "/out"])
print(*(group for group in groups if "bibtex" in group or "pybtex" in group))
sys.exit(status)
"""
    command = [sys.executable, "-c", code, str(tmp_path)]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() == []


@pytest.mark.parametrize("group", ["pybtex.backends", "pybtex.style.names"])
def test_plugins_that_are_registered_stay(monkeypatch: pytest.MonkeyPatch, group: str) -> None:
    name = {"pybtex.backends": "docutils", "pybtex.style.names": "last"}[group]
    own = type("Own", (), {})
    monkeypatch.setitem(plugin._RUNTIME_PLUGINS, group, {name: own})
    know_plugins()
    assert plugin.find_plugin(group, name) is own
    monkeypatch.delitem(plugin._RUNTIME_PLUGINS, group)
    found = plugin.find_plugin(group, name)
    know_plugins()
    assert plugin.find_plugin(group, name) is found
