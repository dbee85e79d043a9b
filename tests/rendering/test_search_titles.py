"""Titles of pages with our content, which the search of some themes takes for HTML."""

from __future__ import annotations

import pytest
from support import Build

#: stands behind what would begin markup
JOINER = "\u2060"
CONTENT = "\n\n```{profile}\n:name: Ann Bell\n```\n"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Of \\<b> and more", f"Of <{JOINER}b> and more"),
        ("Of \\</b>", f"Of <{JOINER}/b>"),
        ("Of \\<!x and \\<?x", f"Of <{JOINER}!x and <{JOINER}?x"),
        ("R&D of \\&#60;", f"R&{JOINER}D of &{JOINER}#60;"),
        # what begins in one text and goes on in the next
        ("Of \\<*b* and &*amp*", f"Of <{JOINER}b and &{JOINER}amp"),
        # no markup begins here
        ("1 \\< 2 & 3, 4 \\<5", "1 < 2 & 3, 4 <5"),
        ("Plain <", "Plain <"),
    ],
)
def test_titles(build: Build, title: str, shown: str) -> None:
    files = {"index.md": f"# {title}{CONTENT}", "other.md": f"---\norphan: true\n---\n# {title}\n\nText.\n"}
    built = build(files)
    assert built.html().h1.get_text().removesuffix("¶") == shown
    # the pages of others are as they are without us
    assert built.html("other").h1.get_text().removesuffix("¶") == shown.replace(JOINER, "")


@pytest.mark.parametrize("builder", ["text", "latex"])
def test_other_builders_have_no_such_search(build: Build, builder: str) -> None:
    built = build({"index.md": f"# Of \\<b>{CONTENT}"}, builder=builder)
    written = "".join(path.read_text("utf-8") for path in built.outdir.glob("*.t[ex][xt]*"))
    assert "b" in written
    assert JOINER not in written
