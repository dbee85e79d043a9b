"""Programs that build at every change of a source, as sphinx-autobuild does, come to rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support import Build, Built

FILES = {
    "index.md": """
        # Home

        ```{profile}
        ```

        ```{publications}
        :download: bibtex
        ```

        ```{people}
        ```

        ```{news}
        - [2024.10] Item
        ```

        ```{toctree}
        :glob:
        people/*
        about
        ```
        """,
    "about.md": "---\nredirect_from: /me/\n---\n\n# About\n",
    "papers.bib": "@misc{a, author = {Ito, Noriko}, title = {Tides}, year = 2024, ids = {b}, pdf = {a.pdf}}",
    "a.pdf": b"%PDF",
    "figures.json": '{"source": "x"}',
}
CONF: dict[str, Any] = {
    "academic_people": {
        "ito": {"name": "Noriko Ito", "group": "pi"},
        "wu": {"name": "Li Wu", "group": "phd"},
    },
    "academic_people_pages": "people",
    "academic_me": "ito",
    "academic_paper_pages": True,
    "academic_redirects": {"/old/": "index"},
    "academic_lint": True,
    "html_baseurl": "https://ito.example.org/",
    "html_theme": "furo",
}


def watched(built: Built) -> dict[str, int]:
    """Return the times of all files below the source folder but those in the output folder."""
    root = Path(built.app.srcdir)
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if not name.startswith("_build"):
            found[name] = path.stat().st_mtime_ns
    return found


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_build_starts_no_other(build: Build, builder: str) -> None:
    built = build(FILES, conf=CONF, builder=builder, allow_warnings=True)
    # the page of a person without one is made once
    assert "people/wu.md" in watched(built)
    for _ in range(2):
        before = watched(built)
        built = built.rebuild(allow_warnings=True)
        assert watched(built) == before
    assert (built.read, built.written) == ([], [])
    output = {path: path.stat().st_mtime_ns for path in built.outdir.rglob("*.html")}
    built = built.rebuild({"about.md": "# About me\n"}, allow_warnings=True)
    assert built.read == ["about"]
    again = built.rebuild(allow_warnings=True)
    assert (again.read, again.written) == ([], [])
    assert any(path.stat().st_mtime_ns != time for path, time in output.items() if path.is_file())
