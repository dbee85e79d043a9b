"""The README's example is a site, and builds as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from support import Build

README = Path(__file__).parents[1] / "README.md"
FILE = re.compile(r"^<!-- file: (\S+) -->\n(`{3,})\w+\n(.*?)^\2$", re.MULTILINE | re.DOTALL)


def test_example_shows_what_it_promises(build: Build) -> None:
    files = {name: text for name, _, text in FILE.findall(README.read_text("utf-8"))}
    built = build(files, conf=files.pop("conf.py"))
    page = built.html()
    me = page.select_one(".author.is-me")
    assert me.text.startswith("Mira Okafor")
    assert "Best Paper Award" in page.select_one(".publication .badge-award").text
    assert "equal contribution" in page.select_one(".role-legend").text
