"""Footnotes of other generators stay footnotes, with labels that fit the new page."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import build_site

from sphinx_academic.cli import main
from sphinx_academic.importers.footnotes import FootnoteLabels, without_lone_footnotes
from sphinx_academic.importers.markup import one_line_of, parse
from sphinx_academic.importers.myst import Writer


def written(text: str) -> str:
    return Writer().blocks(parse(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A note[^1] here.\n\n[^1]: The *note*.", "A note[^1] here.\n\n[^1]: The *note*."),
        ("[^b]: Before.\n\nA mark[^b].", "[^b]: Before.\n\nA mark[^b]."),
        # more than a paragraph
        ("A[^1]\n\n[^1]: One.\n\n    Two.\n\nThree.", "A[^1]\n\n[^1]: One.\n\n    Two.\n\nThree."),
        # in different blocks of HTML
        (
            'A[^1]\n\n<div>box</div>\n\n[^1]: Note.\n\n<div markdown="1">\nMore[^1].\n</div>',
            "A[^1]\n\nbox\n\n[^1]: Note.\n\nMore[^1].",
        ),
        ("- An item[^x]\n- another\n\n[^x]: Note.", "- An item[^x]\n- another\n\n[^x]: Note."),
        # elements of a page itself
        ("a<footnote-mark>b</footnote-mark> <footnote-text label='x] y'>c</footnote-text>", "ab c"),
        # what has only the form
        ("Not[^1] there.", "Not\\[\\^1\\] there."),
        ("Text.\n\n[^1]: Nobody refers to it.", "Text.\n\nNobody refers to it."),
        ("`[^1]`\n\n```text\n[^1]: code\n```", "`[^1]`\n\n```text\n[^1]: code\n```"),
        # of Distill
        (
            "A<d-footnote>The *note*.</d-footnote> b<d-footnote>more</d-footnote>.\n\nEnd.",
            "A[^note-1] b[^note-2].\n\nEnd.\n\n[^note-1]: The *note*.\n\n[^note-2]: more",
        ),
        ("An inline ^[note] stays.", "An inline \\^\\[note\\] stays."),
    ],
)
def test_footnotes(text: str, found: str) -> None:
    assert written(text) == found


def test_mark_in_a_heading_is_not_in_its_text() -> None:
    tree = parse("## Talks[^1]\n\n[^1]: All of them.")
    assert one_line_of(tree.find("h2")) == "Talks"


def test_labels_of_other_files_on_a_page() -> None:
    labels = FootnoteLabels()

    def labelled(text: str, file: str, page: str) -> str:
        tree = parse(text)
        labels.make_unique(tree, file, page)
        return Writer().blocks(tree)

    text = "A[^1] b[^n].\n\n[^1]: One.\n\n[^n]: Two."
    assert labelled(text, "one.md", "index") == text
    assert labelled(text, "two.md", "index") == text.replace("^1]", "^1-2]").replace("^n]", "^n-2]")
    assert labelled("A[^1].\n\n[^1]: One.", "three.md", "index") == "A[^1-3].\n\n[^1-3]: One."
    # the same file once more, and another page
    assert labelled(text, "two.md", "index") == text.replace("^1]", "^1-2]").replace("^n]", "^n-2]")
    assert labelled(text, "two.md", "news") == text


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("A[^1].\n\n[^1]: One.", "A[^1].\n\n[^1]: One."),
        ("A[^1].", "A."),
        ("B.\n\n[^1]: One.", "B.\n\nOne."),
        ("A[^1] b[^2].\n\n[^2]: Two.\n\n[^3]: Three.", "A b[^2].\n\n[^2]: Two.\n\nThree."),
        # a footnote may refer to another
        ("A[^1].\n\n[^1]: See[^2] and[^3].\n\n[^2]: Two.", "A[^1].\n\n[^1]: See[^2] and.\n\n[^2]: Two."),
        ("[^1]: It refers to itself[^1].", "[^1]: It refers to itself[^1]."),
        ("Text \\[^1\\].", "Text \\[^1\\]."),
        ("`[^1]` and ``a ` [^2]`` and[^3]", "`[^1]` and ``a ` [^2]`` and"),
        ("```python\n[^1]\n```\n\nA[^1].", "```python\n[^1]\n```\n\nA."),
        (
            "````{profile}\nA[^1].\n\n```text\n[^1]: x\n```\n````",
            "````{profile}\nA.\n\n```text\n[^1]: x\n```\n````",
        ),
        ("> A[^1].\n\n> [^1]: One.", "> A[^1].\n\n> [^1]: One."),
        ("> [^1]: One.", "> One."),
    ],
)
def test_without_lone_footnotes(page: str, found: str) -> None:
    assert without_lone_footnotes(page) == found


def test_site_with_footnotes(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Ada Example\nauthor: {name: Ada Example}\ncollections: {publications: {}}\n",
        "_pages/about.md": "---\npermalink: /\ntitle: About\n---\nHello[^1].\n\n[^1]: A greeting.\n",
        "_posts/2024-05-01-post.md": (
            "---\ntitle: A Post\n---\nOne[^1], two[^two].\n\n[^1]: First.\n\n[^two]: Second,\n  with more.\n"
        ),
    }
    for name, text in files.items():
        path = tmp_path / "old" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert main(["import", "--kind", "academicpages", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    pages = {path.relative_to(tmp_path / "new").as_posix() for path in (tmp_path / "new").rglob("*.md")}
    (post,) = (name for name in pages if name.endswith("post.md"))
    site = build_site(
        tmp_path / "new",
        {},
        conf=(tmp_path / "new" / "conf.py").read_text("utf-8") + '\nhtml_theme = "basic"\n',
    )
    assert [note.get_text(" ", strip=True) for note in site.html("index").select("aside.footnote p")] == [
        "A greeting."
    ]
    notes = site.html(post.removesuffix(".md")).select("aside.footnote p")
    assert [" ".join(note.get_text().split()) for note in notes] == ["First.", "Second, with more."]
