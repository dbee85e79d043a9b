"""The style sheets and the script: from which parts they are made, and on which pages they are."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_academic.core import assets
from sphinx_academic.core.assets import (
    OF_PAGES,
    PARTS,
    PARTS_FROM_RIGHT,
    PARTS_OF_BOOKS,
    add_assets,
    add_style_sheet,
    add_to_page,
    is_ours,
    names_of_theme,
    parts_of_theme,
    script,
    style_sheet,
    style_sheet_of_theme,
    write_files,
)


def builder(*themes: str, name: str = "html", language: str = "en", folder: str = "themes") -> Any:
    """Return a builder whose theme is the last of some, each made from the one before."""
    theme = SimpleNamespace(
        name=[*themes, ""][-1 - bool(themes)],
        get_theme_dirs=lambda: [f"/{folder}/{theme}" for theme in reversed(themes)],
    )
    added: list[tuple[Any, ...]] = []
    config = SimpleNamespace(language=language)
    return SimpleNamespace(
        name=name,
        config=config,
        format="html",
        theme=theme if themes else None,
        added=added,
        add_css_file=lambda name, **options: added.append((name, options)),
        add_js_file=lambda name, **options: added.append((name, options)),
    )


CSS = """\
/* a comment */
.a,
.b > .c {
  color: red;
  --nothing: ;
  margin: 0 auto;
}

/* two
   lines */
@media print {
  .d {
    content: "a";
  }
}
"""


def test_a_style_sheet_has_a_line_for_each_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "PACKAGE", tmp_path)
    (tmp_path / "a.css").write_text(CSS)
    (tmp_path / "b.css").write_text("  .e {\n  top: 0;\n}\n")
    assert style_sheet(("a.css", "b.css")) == (
        '.a,.b>.c{color:red;--nothing: ;margin:0 auto}\n@media print{.d{content:"a"}}\n.e{top:0}\n'
    )


def test_a_script_has_no_lines_that_are_comments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.js"
    file.write_text("/* a\n b */\n// c\nconst a = 1; // d\n  /* e */\n    a();\n\nconst b = `//`;\n")
    monkeypatch.setattr(assets, "SCRIPT", file)
    script.cache_clear()
    try:
        assert script() == "const a = 1; // d\na();\n\nconst b = `//`;\n"
    finally:
        script.cache_clear()


def test_names_of_themes() -> None:
    assert names_of_theme(builder()) == ()
    assert names_of_theme(SimpleNamespace()) == ()  # type: ignore[arg-type]
    assert names_of_theme(builder("basic", "basic-ng", "furo")) == ("basic", "basic-ng", "furo")
    archived = builder("basic", "furo")
    archived.theme.name = "other"
    assert names_of_theme(archived) == ("basic", "furo", "other")


def test_a_theme_has_parts_of_its_own_and_of_those_that_it_is_made_from() -> None:
    assert parts_of_theme(builder("none")) == ()
    folder = Path(assets.PACKAGE, assets.THEMES)
    names = sorted(path.stem for path in folder.glob("*.css"))
    for name in names:
        assert parts_of_theme(builder("none", name)) == (f"{assets.THEMES}/{name}.css",)
    assert parts_of_theme(builder(*names)) == tuple(f"{assets.THEMES}/{name}.css" for name in names)


def test_the_style_sheet_of_a_theme() -> None:
    of_shibuya = parts_of_theme(builder("shibuya"))
    assert of_shibuya
    assert style_sheet_of_theme(builder()) == style_sheet(PARTS)
    assert style_sheet_of_theme(builder("shibuya")) == style_sheet((*PARTS, *of_shibuya))
    from_right = style_sheet((*PARTS, *of_shibuya, *PARTS_FROM_RIGHT))
    assert style_sheet_of_theme(builder("shibuya", language="he")) == from_right
    # our rules in the place of a theme whose own have an id, and those of the page before them
    awesome = builder("basic", "sphinxawesome_theme", "mine")
    first, within, rest = style_sheet_of_theme(awesome).partition(":is(#content, #left-sidebar) {\n")
    assert within
    parts = parts_of_theme(awesome)
    assert first == style_sheet((*OF_PAGES, *parts))
    assert rest == style_sheet(tuple(name for name in PARTS if name not in OF_PAGES)) + "}\n"
    assert set(OF_PAGES) < set(PARTS)


def test_what_is_added_to_a_page() -> None:
    found = builder("furo")
    add_style_sheet(found, "academic-accent.css")
    add_assets(found)
    assert found.added == [
        ("academic.css", {"priority": 500}),
        ("academic-accent.css", {"priority": 500}),
        ("academic.js", {"priority": 500, "defer": "defer"}),
    ]
    # a book has no scripts
    book = builder("epub", name="epub")
    add_assets(book)
    assert book.added == [("academic.css", {"priority": 500})]


class Domain(SimpleNamespace):
    """What is asked of the domain."""

    def is_used(self) -> bool:
        return bool(self.ours)

    def has_ours(self, name: str) -> bool:
        return name in self.ours


PAGES: list[tuple[str, str, dict[str, Any], set[str], str, bool]] = [
    ("html", "a", {}, {"a"}, "per_page", True),
    ("html", "a", {}, {"b"}, "per_page", False),
    ("html", "a", {}, {"b"}, "always", True),
    ("html", "a", {}, set(), "always", False),
    # the page of a paper
    ("html", "papers/x", {"academic_paper": object()}, set(), "per_page", True),
    # all documents are on one
    ("singlehtml", "index", {}, {"b"}, "per_page", True),
    ("singlehtml", "index", {}, set(), "per_page", False),
]


@pytest.mark.parametrize(("name", "page", "context", "ours", "policy", "expected"), PAGES)
def test_pages_that_have_them(
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    page: str,
    context: dict[str, Any],
    ours: set[str],
    policy: str,
    expected: bool,
) -> None:
    monkeypatch.setattr(assets, "academic_domain", lambda _env: Domain(ours=ours))
    found = builder("furo", name=name)
    app: Any = SimpleNamespace(builder=found, env=None, registry=SimpleNamespace(html_assets_policy=policy))
    add_to_page(app, page, "page.html", context, None)
    assert bool(found.added) is expected
    assert is_ours(app, page, context) is (expected and (policy == "per_page"))


class Output:
    """Files that are written."""

    def __init__(self) -> None:
        self.renewed: list[str] = []
        self.files: dict[str, str] = {}

    def renew(self, owner: str) -> None:
        self.renewed.append(owner)

    def write(self, owner: str, path: str, content: bytes) -> None:
        assert owner == "/assets"
        self.files[path] = content.decode()


@pytest.mark.parametrize(
    ("found", "ours", "papers", "expected"),
    [
        (builder("furo"), {"a"}, {}, ["academic.css", "academic.js"]),
        (builder("furo"), set(), {"x": object()}, ["academic.css", "academic.js"]),
        (builder("furo"), set(), {}, []),
        (builder("epub", name="epub"), {"a"}, {}, ["academic.css"]),
        (SimpleNamespace(name="text", format="text"), {"a"}, {}, []),
    ],
)
def test_files_that_are_written(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    found: Any,
    ours: set[str],
    papers: dict[str, object],
    expected: list[str],
) -> None:
    output = Output()
    monkeypatch.setattr(assets, "academic_domain", lambda _env: Domain(ours=ours, paper_pages=papers))
    monkeypatch.setattr(assets, "output_files", lambda _app: output)
    app: Any = SimpleNamespace(builder=found, env=None, doctreedir=tmp_path)
    texts = {
        "academic.css": style_sheet(PARTS_OF_BOOKS)
        if found.name == "epub"
        else style_sheet_of_theme(found)
        if found.format == "html"
        else "",
        "academic.js": script(),
    }
    for _again in range(2):
        write_files(app, app)
        # what they were is let go of in any case
        assert output.renewed == ["/assets"]
        assert output.files == {f"_static/{name}": texts[name] for name in expected}
        output.renewed.clear()
        output.files.clear()


def test_they_are_made_once_for_a_theme(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made: list[str] = []
    monkeypatch.setattr(assets, "style_sheet_of_theme", lambda found: made.append(found.theme.name) or "css")
    names = []
    for found in (
        builder("furo"),
        builder("furo"),
        builder("basic", "furo"),
        builder("basic", "furo", language="de"),
        builder("basic", "furo", name="dirhtml"),
        builder("alabaster"),
        builder("alabaster"),
    ):
        app: Any = SimpleNamespace(builder=found, doctreedir=tmp_path)
        assert assets._files(app)["academic.css"] == b"css"
        names.append(len(made))
    assert names == [1, 1, 2, 3, 4, 5, 5]
    # a file for each builder
    assert len(list((tmp_path / "academic").iterdir())) == 2
