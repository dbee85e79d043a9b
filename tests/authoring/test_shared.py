"""What all directives share, each method on its own: options, people, other pages, headings, bodies."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.statemachine import StringList
from docutils.utils import new_document

from sphinx_academic.authoring import directive
from sphinx_academic.authoring.directive import AcademicDirective, any_text, positive
from sphinx_academic.authoring.section_notes import OtherPages, SectionNote, Sections
from sphinx_academic.core.page_record import PageRecord


class Example(AcademicDirective):
    """A directive without docutils around it, whose warnings are kept."""

    parsers = {"limit": positive, "name": any_text}

    def __init__(self, name: str = "example", **given: Any) -> None:
        self.name = name
        self.said: list[str] = []
        self.record = PageRecord()
        self.options: dict[str, str] = given.pop("options", {})
        self.content = StringList(given.pop("body", "").splitlines(), "index.md")
        self.block_text = given.pop("block", "")
        self.given = given
        self.state = SimpleNamespace(document=new_document("index.md"))  # type: ignore[assignment]
        self.lineno, self.content_offset = 10, 3

    def warn(self, kind: Any, message: str) -> None:
        """Keep a warning."""
        self.warned = True
        self.said.append(f"{kind}: {message}")

    @property
    def domain(self) -> Any:
        """Return the state of the page."""
        return SimpleNamespace(page=lambda _docname: self.record)

    @property
    def site(self) -> Any:
        """Return a site with people."""
        people = {name: SimpleNamespace(id=name) for name in ("ann", "bo")}
        registry = SimpleNamespace(get=people.get, __iter__=None)

        class Registry:
            get = staticmethod(registry.get)

            def __iter__(self) -> Any:
                return iter(people.values())

        return SimpleNamespace(me=self.given.get("me"), registry=Registry())

    @property
    def env(self) -> Any:
        """Return a site with some pages."""
        path = self.given.get("path", "/lost")
        return SimpleNamespace(
            docname="sub/list", found_docs={"index", "sub/list", "sub/news"}, doc2path=lambda _name: path
        )

    def set_source_info(self, node: nodes.Node) -> None:
        """Note where a node is from."""
        node.line = self.lineno


@pytest.mark.parametrize(
    ("options", "values", "said"),
    [
        ({}, {}, []),
        ({"limit": " 3 ", "name": "a\tb"}, {"limit": 3, "name": "a\tb"}, []),
        ({"limt": "3"}, {}, ["option: unknown option :limt: is ignored; did you mean ‘limit’?"]),
        ({"limit": "0"}, {}, ["option: :limit: 0 is ignored; it is a whole number above zero"]),
        ({"name": ""}, {}, ["option: :name:  is ignored; it is empty"]),
        ({"name": "a\x00b"}, {"name": "ab"}, []),
    ],
)
def test_options(options: dict[str, str], values: dict[str, Any], said: list[str]) -> None:
    made = Example(options=options)
    assert made.read_options() == values
    assert made.said == said


@pytest.mark.parametrize(
    ("given", "page", "site", "person", "said"),
    [
        ("ann", "bo", "bo", "ann", False),
        (None, "bo", "ann", "bo", False),
        (None, "", "ann", "ann", False),
        (None, "", None, None, False),
        ("lost", "", "ann", None, True),
        (None, "lost", "ann", None, True),
        # which is reported where conf.py is read
        (None, "", "lost", None, False),
        ("lost", "", "lost", None, False),
    ],
)
def test_whose_list_it_is(
    given: str | None, page: str, site: str | None, person: str | None, said: bool
) -> None:
    made = Example(me=site)
    if page:
        name, body = nodes.field_name("", "academic_me"), nodes.field_body("", nodes.paragraph("", page))
        made.state.document += nodes.field_list("", nodes.field("", name, body))
    assert made.me(given) == person
    assert [text.partition(";")[0] for text in made.said] == (
        ["unknown_person: no ‘lost’ in academic_people"] if said else []
    )
    assert all("; no one is marked; " in text for text in made.said)


@pytest.mark.parametrize(
    ("page", "docname", "message"),
    [
        ("news", "sub/news", ""),
        ("/index", "index", ""),
        ("../index", "index", ""),
        ("index", None, "‘index’; write its path without suffix"),
        ("/sub/newz", None, "‘/sub/newz’; write its path without suffix; did you mean ‘/sub/news’?"),
        ("/zzzzzzzz", None, "‘/zzzzzzzz’; write its path without suffix"),
    ],
)
def test_other_pages(page: str, docname: str | None, message: str) -> None:
    made = Example()
    assert made.other_page(page, directive.Kind.OPTION) == docname
    other = made.record.part(OtherPages)
    if docname:
        assert (other.docnames, other.missing, made.said) == ([docname], [], [])
    else:
        assert (other.docnames, len(other.missing)) == ([], 1)
        (text,) = made.said
        assert text.startswith(f"option: :from: there is no page {message}")


def test_sections_are_noted() -> None:
    made = Example("academic:talks")
    made.note_section("mine", "ann")
    made.note_section("", None)
    assert made.record.part(Sections).notes == [
        SectionNote("talks", "mine", "ann"),
        SectionNote("talks", "", None),
    ]


@pytest.mark.parametrize(
    ("kind", "parent", "is_section"),
    [
        ("section", nodes.section, True),
        ("section", nodes.document, True),
        ("section", nodes.list_item, False),
        ("section", nodes.block_quote, False),
        ("rubric", nodes.section, False),
    ],
)
def test_headings(kind: str, parent: type[nodes.Element], is_section: bool) -> None:
    made = Example()
    node = made.state.document if parent is nodes.document else parent()
    made.state_machine = SimpleNamespace(node=node)  # type: ignore[assignment]
    content = [nodes.paragraph("", "Text.")]
    shown = made.under_heading("A & B", "talks-2024", content, kind)
    if is_section:
        (section,) = shown
        assert isinstance(section, nodes.section)
        assert (section["classes"], section["ids"], section.children[1:]) == (
            ["group"],
            ["talks-2024"],
            content,
        )
        title: Any = section[0]
    else:
        title = shown[0]
        assert shown[1:] == content
        assert title["classes"] == ["group-heading"]
    assert type(title) is (nodes.title if is_section else nodes.rubric)
    assert (title.rawsource, title.astext(), title.line) == ("A & B", "A & B", 10)
    # words that are marked
    marked = nodes.emphasis("", "A")
    assert list(Example.under_heading(made, "A", "b", [], "rubric", marked)[0].findall(nodes.emphasis)) == [
        marked
    ]


@pytest.mark.parametrize(
    ("options", "warned", "shown", "said"),
    [
        ({}, False, None, True),
        ({}, True, None, False),
        ({"if-empty": ""}, False, None, False),
        ({"if-empty": "None *yet*."}, False, "None yet.", False),
    ],
)
def test_in_place_of_an_empty_list(
    options: dict[str, str], warned: bool, shown: str | None, said: bool
) -> None:
    made: Any = Example()
    made.warned = warned
    made.parse_inline = lambda text: ([nodes.Text(text.replace("*", ""))], [])
    found = made.instead_of_nothing(options, "there is no item")
    assert [node.astext() for node in found] == ([shown] if shown else [])
    assert all((node["classes"], node.line) == (["if-empty"], 10) for node in found)
    assert [text.partition(":")[0] for text in made.said] == (["empty"] if said else [])
    assert all("there is no item" in text for text in made.said)


class NoBody(Example):
    takes_body = False


@pytest.mark.parametrize(
    ("kind", "body", "block", "left", "said"),
    [
        (Example, "- a\n:limit: 3\n- b", "", "- a\n\n- b", [":limit: is no option where it stands"]),
        (Example, ":lost: 3\n:name:x", "", ":lost: 3\n:name:x", []),
        (Example, "a :limit: 3", "", "a :limit: 3", []),
        (Example, ":name:", "", "", [":name: is no option where it stands"]),
        (NoBody, "a\n\nb", "", "a\n\nb", ["{example} has no body; ‘a b’ is ignored; write options as"]),
        (NoBody, "x" * 41, "", "x" * 41, [f"{{example}} has no body; ‘{'x' * 40}…’ is ignored"]),
        (NoBody, " \n\n", "", " \n", []),
        (Example, "a", "", "a", []),
        (
            Example,
            "",
            "```{example}\n:limit: 1\n:name: a\n:limit: 2\n:limit: 3\n```",
            "",
            [":limit: is given 3 times; the last one counts; remove the others"],
        ),
        # newer versions of MyST have the first line, older ones have not
        (Example, "", ":limit: 1\n:limit: 2\n", "", [":limit: is given 2 times"]),
        (Example, "", "  ~~~ {example}\n:limit: 1\n:limit: 2\n~~~", "", [":limit: is given 2 times"]),
        (Example, "", "```{example}\n:limit: 1\n\n:limit: 2\n```", "", []),
        (Example, "", "```{example}\n:limit: 1\ntext\n:limit: 2\n```", "", []),
    ],
)
def test_bodies(kind: type[Example], body: str, block: str, left: str, said: list[str]) -> None:
    made = kind(body=body, block=block)
    made._check_body()
    assert "\n".join(made.content) == left
    assert len(made.said) == len(said)
    for text, words in zip(made.said, said, strict=True):
        assert text.startswith(f"option: {words}")


class Free(Example):
    is_list = False


@pytest.mark.parametrize(
    ("kind", "body", "rest", "left", "said"),
    [
        (
            Example,
            "- a\n\n# H\n\nText",
            (2, ["# H", "", "Text"]),
            ["- a", ""],
            "is not closed before the heading ‘H’",
        ),
        (Example, "- a", None, ["- a"], ""),
        (Example, "", None, [], ""),
        (
            Example,
            "- a\n- ```{news}\n  b",
            None,
            ["- a", "- ```{news}", "  b"],
            "ends where {news} in it ends",
        ),
        (Example, "- a\n```{news}", (1, ["```{news}"]), ["- a"], "is not closed before {news}"),
        # nothing of it is a body
        (NoBody, "\ntext\n# H", (1, ["text", "# H"]), [""], "is not closed before the heading ‘H’"),
        # a heading may be a part of it
        (Free, "a\n# H\nb", None, ["a", "# H", "b"], ""),
    ],
)
def test_what_a_fence_has_swallowed(
    kind: type[Example], body: str, rest: tuple[int, list[str]] | None, left: list[str], said: str
) -> None:
    made = kind(body=body)
    assert made._cut_off() == rest
    assert list(made.content) == left
    assert len(made.said) == bool(said)
    assert all(text.startswith("fence: ") and said in text for text in made.said)


@pytest.mark.parametrize(
    ("page", "body", "is_open"),
    [
        ("x\n# H\nend\n\n", "# H\nend", True),
        ("x\n# H\nend  \n", "# H\nend", True),
        ("x\n# H\nend\n```\n", "# H\nend", False),
        ("x\nend\n", "x\nend", False),
        ("x\n  # H\nend\n", "  # H\nend", True),
        ("x\n# H\n", "# H\n ", False),
        (None, "# H\nend", False),
    ],
)
def test_bodies_that_reach_to_the_end(tmp_path: Path, page: str | None, body: str, is_open: bool) -> None:
    path = tmp_path / "index.md"
    if page is not None:
        path.write_text(page)
    assert Free(path=path)._is_open_to_the_end(body.split("\n")) is is_open


def test_defects_and_what_follows() -> None:
    class Odd(Example):
        def show(self) -> list[nodes.Node]:
            if self.given.get("fails"):
                raise KeyError("in\n two")
            return [nodes.paragraph("", "Shown.")]

        def _followed(self, shown: list[nodes.Node], rest: Any) -> list[nodes.Node]:
            return [*shown, nodes.paragraph("", str(rest))]

    assert [node.astext() for node in Odd().run()] == ["Shown."]
    assert [node.astext() for node in Odd(body="# H").run()] == ["Shown.", "(0, ['# H'])"]
    fails = Odd(fails=True)
    assert fails.run() == []
    (text,) = fails.said
    assert text.startswith("defect: ")
    assert "KeyError" in text
    assert text.endswith("; what it shows is left out")
    assert "\n" not in text
    assert [node.astext() for node in Odd(fails=True, body="# H").run()] == ["(0, ['# H'])"]


@pytest.mark.parametrize(("name", "kind"), [("academic:news", "news"), ("news", "news"), ("a:b:c", "c")])
def test_kinds(name: str, kind: str) -> None:
    assert Example(name).kind == kind


@pytest.mark.parametrize(
    ("soon", "strips", "texts", "said", "private"),
    [(False, False, ["a b", "x"], 1, False), (True, True, ["a b (coming soon)"], 0, True)],
)
def test_what_is_done_to_a_parsed_body(
    monkeypatch: pytest.MonkeyPatch, soon: bool, strips: bool, texts: list[str], said: int, private: bool
) -> None:
    own = SimpleNamespace(links_come_soon=soon, strip_comments=strips)
    monkeypatch.setattr(directive.AuthoringSettings, "of", lambda _config: own)
    noted: list[str] = []
    monkeypatch.setattr(directive, "note_private", lambda _env, text: noted.append(text))
    made: Any = Example()
    monkeypatch.setattr(Example, "config", None, raising=False)
    link = nodes.reference("", "b", refuri="")
    message = nodes.system_message("", nodes.paragraph("", "no"))
    content = [message, nodes.paragraph("", "", nodes.Text("a "), link), nodes.comment("", "x")]
    shown = made._settled(content)
    assert [node.astext() for node in shown] == texts
    assert [text.partition(" has")[0] for text in made.said] == ["empty_link: the link ‘b’"] * said
    assert noted == ([directive.PRIVATE_PAGE] if private else [])
    # without comments there is nothing private
    noted.clear()
    made._settled([nodes.paragraph("", "a")])
    assert made._settled([]) == []
    assert noted == []
