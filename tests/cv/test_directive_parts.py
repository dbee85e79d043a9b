"""What ``{cv}`` takes: its look, its files, the sections that its body names, and choices of papers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.cv import directive
from sphinx_academic.cv.directive import CvDirective, FillCv, _leave_out, _legend_line, _of_all
from sphinx_academic.cv.look import Look
from sphinx_academic.cv.person_pages import SELECTED, cv_part
from sphinx_academic.cv.settings import CvSettings


class Directive(CvDirective):
    """A directive without a document, which notes what it warns of."""

    config: Any = None
    env: Any = None

    def __init__(self, *body: nodes.Node) -> None:
        self.said: list[str] = []
        self.body = list(body)
        self.count = 0
        self.env = SimpleNamespace(new_serialno=self._next)

    def _next(self, name: str) -> int:
        assert name == "academic-cv-files"
        self.count += 1
        return self.count - 1

    def warn(self, kind: Any, message: str, *others: Any, **options: Any) -> None:  # type: ignore[override]
        self.said.append(f"{kind}: {message}")

    def parse_content_to_nodes(self, allow_section_headings: bool = False) -> list[nodes.Node]:
        return self.body


LOOKS: list[tuple[dict[str, Any], dict[str, Any], Look]] = [
    ({}, {}, Look()),
    ({"template": "modern", "text-size": 9.5}, {}, Look("modern", text_size=9.5)),
    ({}, {"template": "compact", "photo": False}, Look("compact", photo=False)),
    # an option before the setting
    ({"template": "modern"}, {"template": "compact", "paper": "letter"}, Look("modern", paper="letter")),
    ({"photo": False, "accent": (1, 2, 3)}, {"photo": True}, Look(photo=False, accent=(1, 2, 3))),
    ({"papers": 3, "me": "x"}, {}, Look()),
]


@pytest.mark.parametrize(("options", "of_site", "look"), LOOKS)
def test_looks(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], of_site: dict[str, Any], look: Look
) -> None:
    monkeypatch.setattr(CvSettings, "of", lambda _config: SimpleNamespace(cv_options=of_site))
    assert Directive()._look(options) == look


def test_of_several_on_a_page_one_has_the_files() -> None:
    one = Directive()
    assert one._files({}) == ()
    assert one._files({"download": ("pdf", "rendercv")}) == ("pdf", "rendercv")
    # one without files takes none away
    assert one._files({"download": ()}) == ()
    assert one.said == []
    assert one._files({"download": ("pdf",)}) == ()
    assert one.said == [
        "option: :download: is ignored; another {cv} of this page has the files; put this one on a page of "
        "its own"
    ]


def bullets(*items: str) -> nodes.bullet_list:
    return nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", item)) for item in items))


def test_sections_that_are_named() -> None:
    kinds: Any = {"talks": SimpleNamespace(title="Talks"), "skills": SimpleNamespace(title="Skills")}
    one = Directive(
        nodes.paragraph("", "text: no section"),
        bullets("talks", " skills : What I do: much ", "best", "talks: Again", ": nothing", "mine:"),
        nodes.enumerated_list("", nodes.list_item("", nodes.paragraph("", "skills"))),
        bullets("best: Twice", "other"),
    )
    assert list(one._named(kinds)) == [
        ("talks", "Talks"),
        ("skills", "What I do: much"),
        ("best", "Best"),
        ("mine", "Mine"),
        ("other", "Other"),
    ]
    assert one.said == [
        f"section: {{cv}} names ‘{name}’ twice; the second is left out; remove one"
        for name in ("talks", "best")
    ]


# choices


def records(*selected: bool) -> list[Any]:
    return [SimpleNamespace(selected=one) for one in selected]


@pytest.mark.parametrize(
    ("selected", "most", "kept"),
    [
        ((True, False, True), 5, (0, 2)),
        ((True, False, True), 2, (0, 2)),
        ((True, False, True), 1, (0,)),
        ((True, True), 1, (0,)),
        ((False,), 1, None),
        # all of them, in as many as may be
        ((True, True), 2, None),
        ((True, True), 3, None),
    ],
)
def test_selected_papers(
    monkeypatch: pytest.MonkeyPatch, selected: tuple[bool, ...], most: int, kept: tuple[int, ...] | None
) -> None:
    said: list[str] = []
    monkeypatch.setattr(directive, "warn", lambda kind, message, location: said.append(message))
    given = records(*selected)
    fill: Any = FillCv.__new__(FillCv)
    found = fill._selected(given, most, "part")
    if kept is None:
        # the very list, by which it is seen that nothing was chosen
        assert found is given
    else:
        assert found == [given[place] for place in kept]
    assert len(said) == (not any(selected))


def test_what_stands_beside_papers() -> None:
    line = _legend_line("J", "journal")
    assert line.astext() == "J journal"
    note = _of_all(38, "papers", "cv")
    assert (note["total"], note["classes"]) == (38, [SELECTED])
    assert note.astext().startswith("Selected of 38 papers: ")


# parts that are empty


def test_a_part_is_left_out_with_its_section() -> None:
    section = nodes.section("", nodes.title("", "A"), part := cv_part())
    page = nodes.container("", nodes.paragraph(), section, nodes.paragraph())
    _leave_out(part)
    assert [type(child) for child in page.children] == [nodes.paragraph, nodes.paragraph]


def test_a_part_is_left_out_with_what_stands_for_its_heading() -> None:
    heading, other = nodes.rubric("", "A"), nodes.paragraph("", "x")
    page = nodes.container("", other, heading, part := cv_part(), last := nodes.rubric("", "B"))
    _leave_out(part)
    assert page.children == [other, last]
    # text before it stays
    page = nodes.container("", other, part := cv_part())
    _leave_out(part)
    assert page.children == [other]
