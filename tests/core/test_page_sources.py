"""What is for the author alone: comments, and e-mail addresses in what programs read."""

from __future__ import annotations

from html import unescape

import pytest
from support import Build, Built

from sphinx_academic.core.domain import academic_domain

MYST = """
    ---
    academic_me: ann  # secretword
    ---
    # Home <!-- secretword -->

    <!-- draft <b>secretword</b>: never -->

    % secretword

    Text <!-- secretword --> goes <!--> on.

    <div>shown <!-- secret
    word secretword --!> too</div>

    <script>"<!-- kept -->"</script>

    ```{news}
    - [2024] An item <!-- secretword -->
      % secretword
    - [2023] <!-- secretword --> Another

      <!-- secretword -->
    ```

    ```{skills}
    - Python <!-- secretword -->: expert
    ```

    ```{profile}
    :name: Ann

    <!-- secretword -->
    Life.
    ```

    <!-- not closed secretword
    """
RST = """
    Home
    ====

    .. secretword

    .. raw:: html

       <p>shown<!-- secretword --></p>

    .. news::

       - [2024] An item

         .. secretword
       - [2023] Another
    """


def found(built: Built, word: str) -> list[str]:
    """Return the files that have a word, also in character references that hide it."""
    return sorted(
        path.relative_to(built.outdir).as_posix()
        for path in built.outdir.rglob("*")
        if path.is_file() and path.suffix != ".pickle" and word in path.read_text("utf-8", errors="replace")
    )


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
@pytest.mark.parametrize(("name", "source"), [("index.md", MYST), ("index.rst", RST)])
def test_comments_are_nowhere(build: Build, name: str, source: str, builder: str) -> None:
    conf = {"academic_strip_comments": True, "html_baseurl": "https://example.org/"}
    built = build({name: source, "other.md": "# Other\n"}, conf=conf, builder=builder, allow_warnings=True)
    assert found(built, "secretword") == []
    text = built.text("index")
    assert "shown" in text
    assert "Another" in text
    if name == "index.md":
        assert "goes" in text
        assert '"<!-- kept -->"' in text
    if builder != "singlehtml":
        assert (built.outdir / "_sources" / "other.md.txt").is_file()


def test_pages_stay_as_they_are_without_the_setting(build: Build) -> None:
    built = build({"index.md": MYST}, allow_warnings=True)
    assert found(built, "secretword") == ["_sources/index.md.txt", "index.html", "searchindex.js"]


def test_a_copy_goes_when_a_comment_comes(build: Build) -> None:
    conf = {"academic_strip_comments": True}
    built = build({"index.md": "# Home\n"}, conf=conf)
    assert (built.outdir / "_sources" / "index.md.txt").is_file()
    assert 'href="_sources/index.md.txt"' in built.text("index")
    built = built.rebuild({"index.md": "# Home\n\n<!-- secretword -->\n"})
    assert found(built, "secretword") == []
    assert "_sources/index" not in built.text("index")


ADDRESS = "ann.tide@example.org"
PROFILES = {
    "plain": ":email: ann.tide@example.org",
    "twice": ":email: ann.tide@example.org\n:link: Mail <mailto:ann.tide@example.org>",
    "yaml": '---\nemail: "ann.tide@example.org"\n---',
    # what the source has is not what the option says
    "escaped": '---\nemail: "ann.tide\\x40example.org"\n---',
    "folded": "---\nemail: >-\n  ann.tide@example.org\n---",
    "link": ":link: Mail <MAILTO:ann.tide@example.org>",
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("options", PROFILES.values(), ids=PROFILES)
def test_an_address_is_for_people(build: Build, options: str, builder: str) -> None:
    source = f"# Home\n\n```{{profile}}\n:name: Ann\n{options}\n\nLife.\n```\n"
    if options.startswith("---"):
        source = source.replace(":name: Ann\n---", "---\nname: Ann")
    bo = {"name": "Bo Roe", "email": "bo.roe@example.org", "phone": "+0 12345", "group": "phd"}
    files = {"index.md": source, "group.md": "# Group\n\n```{people}\n```\n"}
    conf = {"academic_people": {"bo": bo}, "html_baseurl": "https://example.org/"}
    built = build(files, conf=conf, builder=builder, allow_warnings=True)
    for word in (ADDRESS, "ann.tide\\x40", "ann.tide", "bo.roe@", "12345"):
        assert found(built, word) == []
    # an address that is no link is in the source, too
    assert (f"mailto:{ADDRESS}" in unescape(built.text("index"))) is ("email" in options)
    assert "mailto:bo.roe@example.org" in unescape(built.text("group"))
    copy = built.outdir / "_sources" / "index.md.txt"
    assert copy.is_file() is ("_sources/index.md.txt" in built.text("index"))
    if copy.is_file():
        assert "Life." in copy.read_text("utf-8")
    again = built.rebuild({"index.md": source + "\nMore.\n"}, allow_warnings=True)
    assert found(again, "ann.tide") == []


def test_nothing_is_noted_of_other_pages(build: Build) -> None:
    built = build({"index.md": "# Home\n\n<!-- kept -->\n"})
    assert academic_domain(built.app.env).pages == {}
