"""Names in front matter that look like ours."""

from __future__ import annotations

import pytest
from support import Build

PEOPLE = {"academic_people": {"zoe": {"name": "Zoe Roe"}}, "academic_me": "zoe"}

MYST = '---\n# of the page\ntitle: x\n"academic_em": zoe\n---\n# Home\n\nText with academic_em: in it.\n'
RST = ":academic_em: zoe\n\nHome\n====\n\n:academic_x: a field list\n"

NOT_READ = "is no name for front matter and is ignored;"
SLIP = f"‘academic_em’ {NOT_READ} did you mean ‘academic_me’? [academic.option]"


@pytest.mark.parametrize(("name", "text", "line"), [("a.md", MYST, 4), ("a.rst", RST, 1)])
def test_slip_is_reported_in_every_build(build: Build, name: str, text: str, line: int) -> None:
    built = build({"index.md": "# Home\n", name: text}, conf=PEOPLE, allow_warnings=True)
    assert built.warnings == [f"{name}:{line}: WARNING: {SLIP}"]
    again = built.rebuild({"index.md": "# Changed\n"}, allow_warnings=True)
    assert (again.read, again.warnings) == (["index"], built.warnings)
    assert built.rebuild({name: text.replace("_em", "_me")}).warnings == []


def test_setting_belongs_into_conf(build: Build) -> None:
    page = "---\nacademic_people: {}\nacademic_me: zoe\nacademicpages: 1\n---\n# Home\n"
    built = build({"index.md": page}, conf=PEOPLE, allow_warnings=True)
    assert built.warnings == [
        f"index.md:2: WARNING: ‘academic_people’ {NOT_READ} set it in conf.py [academic.option]"
    ]
