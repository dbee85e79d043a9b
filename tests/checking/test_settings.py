"""Checks of ``conf.py``: names that nothing reads, and an address that nobody states."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Build

from sphinx_academic.checking.settings import misspelt_names, no_address


@pytest.mark.parametrize(
    ("text", "line", "near"),
    [
        ("html_titel = 'x'\n", 1, "html_title"),
        ("a = 1\nhtml_bas_url = html_baseur1 = 'x'\n", 2, "html_baseurl"),
        ("html_title = 'x'\n", 0, ""),
        # read by the file itself
        ("html_titel = 'x'\nhtml_title = html_titel\n", 0, ""),
        # each build warns of ours
        ("academic_feeed = True\n", 0, ""),
        ("_html_title = 'x'\n", 0, ""),
        # names of one's own
        ("titles = ['x']\nhtml = 1\n", 0, ""),
        ("html_titel: str = 'x'\n", 0, ""),
        ("if True:\n    html_titel = 'x'\n", 0, ""),
        ("conf.html_titel = 'x'\n", 0, ""),
        ("html_titel = (\n", 0, ""),
    ],
)
def test_misspelt_names(build: Build, text: str, line: int, near: str) -> None:
    built = build({"index.md": "# Home\n"})
    Path(built.app.confdir, "conf.py").write_text(text)
    findings = list(misspelt_names(built.app))
    assert {one.line for one in findings} == ({line} if near else set())
    assert all(one.message.endswith(f"; did you mean ‘{near}’?") for one in findings)


@pytest.mark.parametrize(
    ("name", "text", "is_found"),
    [
        (None, "", True),
        (".readthedocs.yaml", "", False),
        (".readthedocs.yml", "", False),
        ("../.readthedocs.yaml", "", False),
        ("../../.readthedocs.yaml", "", False),
        ("../../../.readthedocs.yaml", "", True),
        (".github/workflows/pages.yml", "-D html_baseurl=x", False),
        (".github/workflows/pages.yaml", "-D html_baseurl=x", False),
        ("../.gitlab-ci.yml", "-D html_baseurl=x", False),
        ("Makefile", "-D html_baseurl=x", False),
        ("Makefile", "-D html_title=x", True),
        ("notes.txt", "-D html_baseurl=x", True),
    ],
)
def test_no_address(build: Build, name: str | None, text: str, is_found: bool) -> None:
    built = build({"index.md": "# Home\n"})
    source = Path(built.app.confdir)
    if name:
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    try:
        (*findings,) = no_address(built.app)
    finally:
        if name:
            path.unlink()
    message = "html_baseurl is not set, so that there are no feeds and no canonical links"
    expected = [(message, str(source / "conf.py"))] if is_found else []
    assert [(one.message, one.file) for one in findings] == expected


@pytest.mark.parametrize("address", ["https://example.org/", "no address"])
def test_an_address_that_is_stated(build: Build, address: str) -> None:
    built = build({"index.md": "# Home\n"}, conf={"html_baseurl": address}, allow_warnings=True)
    assert list(no_address(built.app)) == []
