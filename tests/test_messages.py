"""Messages of a parser within our content: in the log, and never on a page with a path of the machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Build, Built

#: what docutils has a message for
BROKEN_RST = ("*open", "``open", "`x <y", "|undefined|", ":nosuch:`x`", "`x`_ :doc:`", "**open `y", "x_ [#]_")
BROKEN_MYST = ("{nosuch}`x`", "{doc}`nowhere`", "{pub}`nokey`", "{ref}`nolabel`", "{nosuch:role}`x`")
FIELDS = ("link", "name", "date", "category", "cv", "title", "note", "org", "advisor", "nosuch")


def rst() -> str:
    items = "\n".join(
        f"   - [2024] Item {number}\n\n     :{field}: {broken}\n"
        for number, (field, broken) in enumerate((field, broken) for field in FIELDS for broken in BROKEN_RST)
    )
    lines = "\n".join(f"   - {broken}: a {broken}, b" for broken in BROKEN_RST)
    profiles = "\n".join(f"{broken}; " for broken in BROKEN_RST).replace("\n", "")
    return "\n".join(
        (
            "Home\n====\n",
            f".. profile::\n   :name: A\n   :affiliation: {profiles}\n   :link: {BROKEN_RST[0]} <https://example.org>\n",
            *(f".. {kind}::\n\n{items}" for kind in ("news", "education", "talks", "projects")),
            *(f".. {kind}::\n\n{lines}" for kind in ("service", "skills", "cv")),
        )
    )


def myst() -> str:
    items = "\n".join(
        f"- [2024] Item {number}\n\n  :{field}: {broken}\n"
        for number, (field, broken) in enumerate(
            (field, broken) for field in FIELDS for broken in BROKEN_MYST
        )
    )
    lines = "\n".join(f"- {broken}: a {broken}, b" for broken in BROKEN_MYST)
    return "\n".join(
        (
            "# Home\n",
            f"```{{profile}}\n:name: A\n:affiliation: {'; '.join(BROKEN_MYST)}\n```\n",
            *(f"```{{{kind}}}\n{items}\n```\n" for kind in ("news", "education", "talks", "projects")),
            *(f"```{{{kind}}}\n{lines}\n```\n" for kind in ("service", "skills", "cv")),
        )
    )


def names_the_machine(built: Built) -> list[str]:
    srcdir = str(Path(built.app.srcdir))
    # an id is made of a path by dropping what no id may have
    dashed = srcdir.strip("/").replace("/", "-").replace("_", "-").lower()
    found = []
    for path in built.outdir.rglob("*"):
        if path.suffix in {".html", ".js", ".txt", ".xml", ".json"}:
            text = path.read_bytes().decode("utf-8", "replace")
            if (
                srcdir in text
                or dashed in text.lower()
                or "system-message" in text
                or "system_message" in text
            ):
                found.append(path.name)
    return found


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize(("name", "source"), [("index.rst", rst()), ("index.md", myst())])
def test_no_page_names_the_machine(build: Build, name: str, source: str, builder: str, kept: bool) -> None:
    conf = {
        "keep_warnings": kept,
        "myst_enable_extensions": ["fieldlist"],
        "html_baseurl": "https://example.org/",
        "html_copy_source": False,
    }
    files = {name: source, "a.bib": "@misc{a, title = {T}, year = {2020}}"}
    built = build(files, conf=conf, builder=builder, allow_warnings=True)
    assert len(built.warnings) > 20
    assert names_the_machine(built) == []
