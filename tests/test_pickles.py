"""Pickles and caches are as old as the code that made them: other code reads everything again, once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import sphinx_academic

CONF = """
extensions = ["myst_parser", "sphinx_academic"]
html_theme = "basic"
bibtex_bibfiles = ["papers.bib"]
html_baseurl = "https://example.org/"
academic_paper_pages = True
"""
INDEX = "# Home\n\n```{publications}\n:name: mine\n```\n\n```{news}\n- [2024.1] A {pub}`one`\n```\n"
BIB = "@misc{one, title = {One}, author = {Ito, Noriko}, year = {2024}}\n"


def build(folder: Path) -> str:
    """Build a site in a process of its own with the copy of the package that lies beside it."""
    (folder / "site").mkdir(exist_ok=True)
    for name, text in (("conf.py", CONF), ("index.md", INDEX), ("papers.bib", BIB)):
        path = folder / "site" / name
        if not path.exists():
            path.write_text(text, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-d", "doctrees", "site", "out"]
    # the copy may change within one tick of the clock, by which Python's own caches go
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_other_classes_cost_one_reading(tmp_path: Path) -> None:
    """What the build before has pickled is of a class that there is no more."""
    ours = Path(sphinx_academic.__file__).parent
    shutil.copytree(ours, tmp_path / ours.name, ignore=shutil.ignore_patterns("__pycache__"))
    build(tmp_path)
    # each is in a pickle of its own, and one that cannot be read is an error
    names = "|".join(("publication_list", "SectionNote", "Naming", "Offer"))
    for source in (tmp_path / ours.name).rglob("*.py"):
        text = source.read_text("utf-8")
        source.write_text(re.sub(rf"\b({names})\b", r"\1_of_today", text), "utf-8")
    assert "1 added, 0 changed" in build(tmp_path)
    assert "0 added, 0 changed" in build(tmp_path)
