"""Layouts, formats of files and kinds of sections as they are added, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_academic.model.section_kinds import Part
from sphinx_academic.publications import downloads, own_formats, registration
from sphinx_academic.publications.registration import Export, Layout, add_export, add_layout
from sphinx_academic.sections import registration as sections
from sphinx_academic.sections.dated import DatedDirective
from sphinx_academic.sections.registration import add_listed_section, add_section
from sphinx_academic.sections.skills import SkillsDirective


class Refused(Exception):
    """What cannot be added, with all that is wrong with it."""


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what is added."""
    found: list[Any] = []

    def refuse(_point: object, name: str, problems: list[str]) -> None:
        if problems:
            raise Refused(name, *problems)

    def register(_app: object, _point: object, name: str, record: object, *, override: bool = False) -> None:
        found.append((name, record, override))

    for module in (registration, sections):
        monkeypatch.setattr(module, "ensure_setup", lambda _app: found.append("set up"))
        monkeypatch.setattr(module, "refuse", refuse)
        monkeypatch.setattr(module, "register", register)
    monkeypatch.setattr(
        registration, "add_template_file", lambda _app, name, file: found.append((name, file))
    )
    ours = {"bibtex": SimpleNamespace(suffix=".bib")}
    monkeypatch.setattr(registration, "exports", lambda _config: ours)
    return found


APP: Any = SimpleNamespace(config=None)


def test_layouts(added: list[Any], tmp_path: Path) -> None:
    add_layout(APP, "tiny", template="publications-table", parts=["date"])
    assert added == ["set up", ("tiny", Layout("publications-table", frozenset({"date"})), False)]
    added.clear()
    file = tmp_path / "x.html"
    file.write_text("")
    add_layout(
        APP,
        "own",
        template=file,
        parts=("bibtex-on-request",),
        tag="dl",
        printed=iter(["note"]),
        override=True,
    )
    layout = Layout("publications-own", frozenset({"bibtex-on-request"}), "dl", frozenset({"note"}), file)
    assert added == ["set up", ("own", layout, True), ("academic/publications-own.html", file)]
    assert not layout.is_ours
    assert Layout("publications-table", frozenset()).is_ours
    assert not Layout("lost", frozenset()).is_ours


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        ({"parts": "date"}, ["parts is 'date', but must be a list of names"]),
        (
            {"parts": ["titel", "dat"]},
            ["parts: no part 'titel'", "parts: no part 'dat'; did you mean ‘date’?"],
        ),
        ({"printed": ["x"]}, ["printed: no part 'x'"]),
        ({"printed": "x"}, ["printed is 'x', but must be a list of names"]),
        ({"tag": "span"}, ["tag is 'span', but must be one of: 'ul', 'ol', 'div', 'table', 'dl'"]),
        ({"template": Path("/lost.html")}, ["there is no file /lost.html"]),
        ({"template": "a/b"}, ["template is 'a/b', but must be a Path, or a name without suffix"]),
        ({"template": "é"}, ["template is 'é', but"]),
        ({"template": 5}, ["template is 5, but must be a Path"]),
        ({"tag": "x", "template": ""}, ["tag is 'x'", "template is ''"]),
    ],
)
def test_layouts_that_cannot_be(added: list[Any], given: dict[str, Any], problems: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        add_layout(APP, "x", **{"template": "y", "parts": [], **given})
    name, *found = refused.value.args
    assert (name, len(found), added) == ("x", len(problems), ["set up"])
    assert all(text.startswith(words) for text, words in zip(found, problems, strict=True))


@pytest.mark.parametrize(
    ("suffix", "media_type", "problems"),
    [
        (".xml", "application/xml", []),
        (".tar.gz", "application/x.y+z-1", []),
        (".a_b-1", "text/x", []),
        ("xml", "text/xml", ["suffix is 'xml', but must be a full stop and lower-case letters or digits"]),
        (".XML", "text/xml", ["suffix is '.XML'"]),
        (".", "text/xml", ["suffix is '.'"]),
        (".a b", "text/xml", ["suffix is '.a b'"]),
        (5, "text/xml", ["suffix is 5"]),
        (".x", "text", ["media_type is 'text', but must be two words such as 'application/xml'"]),
        (".x", "Text/x", ["media_type is 'Text/x'"]),
        (".x", "text/é", ["media_type is 'text/é'"]),
        (".x", None, ["media_type is None"]),
        (".bib", "text/x", ["the files of 'bibtex' have the suffix '.bib'; choose another"]),
    ],
)
def test_formats_of_files(added: list[Any], suffix: Any, media_type: Any, problems: list[str]) -> None:
    def add(name: str = "x") -> None:
        add_export(APP, name, label="X", suffix=suffix, media_type=media_type, write=str)

    if not problems:
        add()
        assert added == ["set up", ("x", Export("X", suffix, media_type, str), False)]
        return
    with pytest.raises(Refused) as refused:
        add()
    _name, *found = refused.value.args
    assert len(found) == len(problems)
    assert all(text.startswith(words) for text, words in zip(found, problems, strict=True))
    if suffix == ".bib":
        # in the place of that one
        add("bibtex")
        assert added[-1] == ("bibtex", Export("X", ".bib", media_type, str), False)


def test_formats_without_words_or_a_function(added: list[Any]) -> None:
    with pytest.raises(Refused) as refused:
        add_export(APP, "x", label=" ", suffix=".x", media_type="a/b", write=3)  # type: ignore[arg-type]
    assert refused.value.args == (
        "x",
        "label is ' ', but must be a text",
        "write is 3, but must be a function",
    )


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, added: list[Any]) -> dict[str, Any]:
    """Return the directives that sections make."""
    directives: dict[str, Any] = {}

    def add(_app: object, name: str, directive: Any, *, override: bool) -> None:
        directives[name] = directive, override

    monkeypatch.setattr("sphinx_academic.authoring.registration.add_directive", add)
    monkeypatch.setattr(
        "sphinx_academic.authoring.registration.has_directive", lambda _app, name: name in ("cv", "talks")
    )
    monkeypatch.setattr(sections, "registered", lambda _config, _point: {"talks": 1})
    return directives


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ("projects", "x", ("title", "organisation", "place"), "line", "normal", True, 1225)),
        ({"content": "values"}, ("skills", "x", (), "line", "normal", True, 1225)),
        ({"json_resume": "", "json_resume_type": "y"}, ("", "y", None, "line", "normal", True, 1225)),
        ({"json_resume": "work", "json_resume_type": ""}, ("work", "", None, "line", "normal", True, 1225)),
        ({"parts": ["title"], "pdf": "name"}, ("projects", "x", ("title",), "name", "normal", True, 1225)),
        (
            {"rendercv": "experience", "in_cv": False, "order": 5},
            ("projects", "x", None, "line", "experience", False, 5),
        ),
    ],
)
def test_kinds_of_sections(
    added: list[Any], made: dict[str, Any], given: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    add_section(APP, "x", title="X", description="What it is.", override=True, **given)
    first, (name, kind, override) = added
    assert (first, name, override, kind.name, kind.title, kind.description) == (
        "set up",
        "x",
        True,
        "x",
        "X",
        "What it is.",
    )
    json_resume, json_type, parts, pdf, rendercv, in_cv, order = expected
    assert (kind.json_resume, kind.json_resume_type, kind.pdf) == (json_resume, json_type, pdf)
    assert (kind.rendercv, kind.in_cv, kind.order) == (rendercv, in_cv, order)
    assert kind.parts == (("title", "organisation", "place") if parts is None else parts)
    directive, is_override = made["x"]
    assert (directive.__name__, is_override) == ("X", True)
    loaded = directive.load()
    is_values = given.get("content") == "values"
    assert issubclass(loaded, SkillsDirective if is_values else DatedDirective)
    assert loaded.section is kind
    if not is_values:
        assert loaded.parsers["parts"]("Title, NOTE") == ("title", "note")
        with pytest.raises(ValueError, match="it takes: code, title"):
            loaded.parsers["parts"]("zzz")


def test_sections_with_parts_of_their_own(added: list[Any], made: dict[str, Any]) -> None:
    class Own(DatedDirective):
        """A list of one's own."""

    add_section(APP, "x", title="X", parts=("title", "juror"), new_parts=[Part("juror")], directive=Own)
    kind = added[-1][1]
    assert (kind.parts, kind.new_parts) == (("title", "juror"), ("juror",))
    assert list(kind.known_parts) == [
        "code",
        "title",
        "organisation",
        "place",
        "advisor",
        "score",
        "juror",
        "note",
    ]
    directive, _override = made["x"]
    assert issubclass(directive, Own)
    assert (directive.section, directive.__name__, directive.__module__) == (kind, "Own", Own.__module__)
    # without parts, lines are free text
    add_section(APP, "y", title="Y", parts=())
    assert added[-1][1].known_parts == {}


@pytest.mark.parametrize(
    ("name", "given", "problems"),
    [
        ("x", {"title": ""}, ["title is ''"]),
        ("x", {"parts": "title"}, ["parts is 'title', but must be a list of names"]),
        ("x", {"content": "text"}, ["content is 'text', but must be 'items' or 'values'"]),
        ("x", {"new_parts": [Part("title")]}, None),
        ("cv", {}, ["there is a directive of that name, which makes no section; choose another name"]),
        ("x", {"parts": ["lost"]}, None),
        ("x", {"pdf": "wide"}, None),
    ],
)
def test_sections_that_cannot_be(
    added: list[Any], made: dict[str, Any], name: str, given: dict[str, Any], problems: list[str] | None
) -> None:
    with pytest.raises(Refused) as refused:
        add_section(APP, name, **{"title": "X", **given})
    found = refused.value.args[1:]
    assert len(found) == 1
    if problems:
        assert found[0].startswith(problems[0])
    assert (added, made) == (["set up"], {})
    # one that is a section already may be replaced
    add_section(APP, "talks", title="X", override=True)
    assert list(made) == ["talks"]


def test_lists_that_are_no_sections_otherwise(added: list[Any]) -> None:
    add_listed_section(APP, "metrics", title="Figures", order=450, in_cv=False)
    ((name, kind, override),) = added
    assert (name, kind.name, kind.title, kind.order, kind.in_cv, kind.json_resume, override) == (
        "metrics",
        "metrics",
        "Figures",
        450,
        False,
        "",
        False,
    )


CITED = {"authors", "venue", "date", "note", "badges", "links"}
FULL = {*CITED, "abstract", "bibtex-on-request"}
#: name -> template, the parts that are shown by default, the element around, and what others show besides
LAYOUTS: dict[str, tuple[Any, ...]] = {
    "list": ("publications", FULL, None, set()),
    "gutter": ("publications-gutter", FULL, None, set()),
    "compact": ("publications-compact", CITED - {"note"}, None, set()),
    "cards": ("publications-cards", (CITED | {"preview"}) - {"note"}, None, set()),
    "table": ("publications-table", CITED - {"date", "note"}, "table", {"date"}),
}
#: name -> label, ending, type, and the name of the function that writes it
FORMATS = {
    "bibtex": ("BibTeX", ".bib", "application/x-bibtex", "write_bibtex"),
    "csl-json": ("CSL-JSON", ".json", "application/vnd.citationstyles.csl+json", "write_csl_json"),
    "ris": ("RIS", ".ris", "application/x-research-info-systems", "write_ris"),
}


def test_what_is_registered_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The layouts and the formats of lists, in the order in which they are offered."""
    layouts: dict[str, Any] = {}
    formats: dict[str, Any] = {}

    def layout(
        _app: object, name: str, *, template: str, parts: Any, tag: Any = None, printed: Any = ()
    ) -> None:
        layouts[name] = template, set(parts), tag, set(printed)

    def export(_app: object, name: str, **given: Any) -> None:
        formats[name] = given["label"], given["suffix"], given["media_type"], given["write"]([])

    for *_given, writes in FORMATS.values():
        monkeypatch.setattr(downloads, writes, lambda records, writes=writes: writes if records == [] else "")
    monkeypatch.setattr(own_formats, "add_layout", layout)
    monkeypatch.setattr(own_formats, "add_export", export)
    own_formats.setup_layouts(APP)
    own_formats.setup_exports(APP)
    assert list(layouts.items()) == list(LAYOUTS.items())
    assert list(formats.items()) == list(FORMATS.items())
