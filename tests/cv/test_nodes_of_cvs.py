"""The nodes of a CV in HTML, and what its directive puts on a page."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.core.page_record import PageRecord
from sphinx_academic.cv import directive, person_pages
from sphinx_academic.cv.directive import CvDirective
from sphinx_academic.cv.look import Look
from sphinx_academic.cv.person_pages import Gathered, cv_head, cv_part


class Translator:
    """What writes HTML."""

    def __init__(self) -> None:
        self.body: list[str] = []
        self.builder = None

    def starttag(self, node: nodes.Element, name: str, **attributes: str) -> str:
        return f'<{name} class="{attributes["CLASS"]}">\n'


@pytest.mark.parametrize(
    ("links", "expected"),
    [((), ""), ((("pdf", "PDF", "cv.pdf", "application/pdf"),), "[pdf]")],
)
def test_a_head_ends_with_links_to_its_files(
    monkeypatch: pytest.MonkeyPatch, links: tuple[tuple[str, ...], ...], expected: str
) -> None:
    template = SimpleNamespace(render=lambda links: f"[{links[0][0]}]")
    monkeypatch.setattr(
        person_pages, "renderer", lambda _builder: SimpleNamespace(template={"cv-downloads": template}.get)
    )
    translator: Any = Translator()
    head = cv_head("", links=links)
    person_pages._visit_head(translator, head)
    person_pages._depart_head(translator, head)
    assert "".join(translator.body) == f'<div class="cv-head">\n{expected}</div>\n'
    translator.body.clear()
    person_pages._visit_part(translator, cv_part())
    person_pages._depart_part(translator, cv_part())
    assert "".join(translator.body) == '<div class="cv-part">\n</div>\n'


KINDS = {
    "education": SimpleNamespace(name="education", title="Education", in_cv=True),
    "news": SimpleNamespace(name="news", title="News", in_cv=False),
    "talks": SimpleNamespace(name="talks", title="Talks", in_cv=True),
}


class Directive(CvDirective):
    """A directive without a document."""

    config: Any = None
    env: Any = None
    domain: Any = None

    def __init__(self, options: dict[str, Any], content: list[str]) -> None:
        self.given, self.content = options, content  # type: ignore[assignment]
        self.record = PageRecord()
        self.programs: list[tuple[str, str]] = []
        self.noted: list[tuple[str, str | None]] = []
        self.said: list[str] = []
        self.numbers = {"academic-cv": 4, "academic-cv-files": 0}
        self.env = SimpleNamespace(docname="cv", new_serialno=self.numbers.__getitem__)
        self.domain = SimpleNamespace(
            page=lambda _name: self.record, note_program=lambda *program: self.programs.append(program)
        )

    def read_options(self) -> dict[str, Any]:  # type: ignore[override]
        return self.given

    def me(self, given: str | None) -> str | None:  # type: ignore[override]
        return given or "mira"

    def note_section(self, name: str, me: str | None) -> None:  # type: ignore[override]
        self.noted.append((name, me))

    def other_page(self, name: str, kind: Any) -> str | None:  # type: ignore[override]
        assert kind == "section"
        return name if name != "none" else None

    def set_source_info(self, node: nodes.Node) -> None:
        node.source = "cv.md"

    def under_heading(self, title: str, name: str, content: Any, kind: str) -> list[nodes.Node]:  # type: ignore[override]
        assert kind == "section"
        return [nodes.rubric("", f"{title} {name}"), *content]

    def warn(self, kind: Any, message: str, *others: Any, **options: Any) -> None:  # type: ignore[override]
        self.said.append(f"{kind}: {message}")

    def parse_content_to_nodes(self, allow_section_headings: bool = False) -> list[nodes.Node]:
        items = (
            nodes.list_item("", nodes.paragraph("", line[2:])) for line in self.content if line[:2] == "- "
        )
        return [nodes.bullet_list("", *items)]


def shown(
    monkeypatch: pytest.MonkeyPatch, content: list[str], **options: Any
) -> tuple[Directive, cv_head, list[nodes.Node]]:
    monkeypatch.setattr(directive, "section_kinds", lambda _config: KINDS)
    monkeypatch.setattr(directive.CvSettings, "of", lambda _config: SimpleNamespace(cv_options={}))
    made = Directive(options, content)
    head, *others = made.show()
    assert isinstance(head, cv_head)
    assert head.source == "cv.md"
    return made, head, others


@pytest.mark.parametrize("content", [[], ["", " "]])
def test_an_empty_body_takes_all_that_a_cv_has(monkeypatch: pytest.MonkeyPatch, content: list[str]) -> None:
    made, head, others = shown(monkeypatch, content)
    assert (
        head.attributes.items()
        >= {
            "me": "mira",
            "pages": (),
            "docname": "cv",
            "number": 4,
            "download": (),
            "look": Look(),
            "links": (),
        }.items()
    )
    headings = [node.astext() for node in others if isinstance(node, nodes.rubric)]
    assert headings == ["Education cv-education", "Talks cv-talks"]
    parts = [node for node in others if isinstance(node, cv_part)]
    for part, name in zip(parts, ("education", "talks"), strict=True):
        assert part.source == "cv.md"
        assert (
            part.attributes.items()
            >= {
                "me": "mira",
                "pages": (),
                "docname": "cv",
                "number": 4,
                "name": name,
                "title": KINDS[name].title,
                "chosen": False,
                "most": None,
            }.items()
        )
    # numbers of papers are those of all papers
    assert made.record.find(Gathered) == Gathered([(("publications", "education", "talks"), "mira")])
    # it is no section of another CV
    assert (made.noted, made.programs, made.said) == ([("", "mira")], [], [])


def test_a_body_that_names_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"me": "ben", "from": ("a", "none", "b"), "download": ("json-resume", "pdf"), "papers": 3}
    made, head, others = shown(monkeypatch, ["- talks: My talks", "- best"], **options)
    assert (head["me"], head["pages"], head["download"]) == ("ben", ("a", "b"), ("json-resume", "pdf"))
    parts = [
        (node["name"], node["title"], node["chosen"], node["most"])
        for node in others
        if isinstance(node, cv_part)
    ]
    assert parts == [("talks", "My talks", True, 3), ("best", "Best", True, 3)]
    # the page is read again when the program comes or goes
    assert made.programs == [("cv", "cv")]
    assert made.record.find(Gathered) == Gathered([(("publications", "talks", "best"), "ben")])
    assert made.said == []


def test_a_body_that_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    made, head, others = shown(monkeypatch, ["text"], download=("rendercv",))
    assert (others, made.programs) == ([], [])
    assert made.said == ["section: {cv} names no section; write a bullet list of: education, news, talks"]
