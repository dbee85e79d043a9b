"""What the documentation shows, and what the workflow for GitHub does."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from support import ENVIRONMENT

from sphinx_academic.cli.sync import _IDS
from sphinx_academic.model.extension_points import Extensions
from sphinx_academic.sync.paper_source import SOURCES, add_source
from sphinx_academic.sync.settings import read_site
from sphinx_academic.sync.sources import add_own

from .conftest import Site
from .papers import Paper, crossref, openalex_of, orcid
from .server import data, openalex
from .test_sources import entries

DOCS = Path(__file__).parents[2] / "docs"
HOWTO = (DOCS / "howto" / "sync.md").read_text("utf-8")
WORKFLOW = DOCS / "snippets" / "hosting" / "new-papers.yml"


def test_settings_of_the_documentation(site: Site) -> None:
    paper = Paper(1, doi="10.5555/mt.1")
    site.services.services |= {
        "orcid": orcid([paper]), "crossref": crossref([paper]), "openalex": openalex([openalex_of(paper)]),
    }  # fmt: skip
    site.configure()
    own = (DOCS / "snippets" / "sync" / "conf.py").read_text("utf-8")
    conf = site.folder / "conf.py"
    conf.write_text(conf.read_text("utf-8") + own, "utf-8")
    for line in re.findall(r"^sphinx-academic sync(.*)$", HOWTO, re.MULTILINE)[:2]:
        done = site.run(*line.split())
        assert (done.code, done.err) == (0, "")
    assert len(entries(site)) == 1


def test_every_source_is_documented(tmp_path: Path) -> None:
    extensions = Extensions()
    add_own(extensions)
    sources = SOURCES.of(extensions)
    table = HOWTO.partition("| key |")[2].partition("\n\n")[0]
    for name, source in sources.items():
        if source.works:
            assert f"`{name}`" in table
            assert name in _IDS
            assert not source.key or f"`{source.key}`" in table
    (tmp_path / "conf.py").write_text(
        "academic_people = {'mara-teal': {'name': 'A'}, 'ben-okoro': {'name': 'B'}}\n"
    )
    with (tmp_path / "conf.py").open("a") as conf:
        conf.write(re.findall(r"```python\n(.*?)```", HOWTO, re.DOTALL)[0])
    site = read_site(tmp_path, sources)
    assert [(one.source, one.person) for one in site.subjects] == [
        ("orcid", "mara-teal"), ("openalex", "mara-teal"), ("dblp", "ben-okoro"),
    ]  # fmt: skip


def test_sources_of_other_packages() -> None:
    extensions = Extensions()
    add_own(extensions)
    with pytest.raises(ValueError, match="there is one already"):
        add_own(extensions)
    mirror = SOURCES.of(extensions)["dblp"]
    add_source(extensions, mirror, override=True)


@pytest.mark.skipif(not (shutil.which("git") and shutil.which("bash")), reason="needs git and bash")
@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("has_changed", [True, False])
def test_the_workflow_opens_a_pull_request(tmp_path: Path, has_changed: bool, is_open: bool) -> None:
    (step,) = (
        step["run"]
        for step in yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["sync"]["steps"]
        if step.get("name", "").startswith("Open a pull request")
    )
    programs, work = tmp_path / "bin", tmp_path / "work"
    programs.mkdir()
    edits = f'[ "$2" = edit ] && exit {0 if is_open else 1}'
    (programs / "gh").write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n{edits}\nexit 0\n')
    (programs / "gh").chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    own = {"PATH": path, "RUNNER_TEMP": str(tmp_path), "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"}
    environment = ENVIRONMENT | own

    def git(*arguments: str, folder: Path = work) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    git("init", "--quiet", "--bare", "origin.git", folder=tmp_path)
    git("clone", "--quiet", "origin.git", "work", folder=tmp_path)
    (work / "papers.bib").write_text("old\n")
    git("add", "--all")
    git("-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "--message", "First")
    git("push", "--quiet", "origin", "HEAD")
    if has_changed:
        (work / "papers.bib").write_text("new\n")
        (work / "academic-sync.json").write_text("{}\n")
    subprocess.run(["bash", "-e", "-c", step], cwd=work, env=environment, check=True, capture_output=True)
    asked = (tmp_path / "asked").read_text().splitlines() if (tmp_path / "asked").exists() else []
    if not has_changed:
        assert asked == []
        return
    assert [line.split()[1] for line in asked] == (["edit"] if is_open else ["edit", "create"])
    assert all(f"--body-file {tmp_path}/report.md" in line for line in asked)
    shown = git("--git-dir", str(tmp_path / "origin.git"), "show", "--stat", "new-papers")
    assert "papers.bib" in shown
    assert "academic-sync.json" in shown


def test_the_source_of_the_chapter_on_extensions(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    example = runpy.run_path(str(DOCS / "snippets" / "sync" / "exhibitions.py"))
    works = [
        {
            "id": 3,
            "title": r"Fog \& light",
            "family": "Teal",
            "given": "Mara",
            "year": 2024,
            "gallery": "Quay",
        }
    ]
    site.services.services["exhibitions"] = lambda request: (
        data({"works": works}) if request.path == "/artists/mara-teal/works" else data({}, 404)
    )
    site.configure(academic_sync={"exhibitions": "mara-teal"})

    def installed(extensions: Extensions, _terminal: object) -> None:
        example["add_to_command"](extensions)

    monkeypatch.setattr("sphinx_academic.cli.sync.add_installed", installed)
    assert site.run().code == 0
    (entry,) = entries(site)
    assert (entry.plain_title, entry.fields["howpublished"]) == ("Fog & light", "Quay")
