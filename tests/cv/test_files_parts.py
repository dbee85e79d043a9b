"""Files of a CV: which are written, what they are made from, and what is said where one cannot be made."""

from __future__ import annotations

import builtins
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.cv import files
from sphinx_academic.cv.files import _curriculum, _home, _icons, _links, _pdf, _photo, write_files
from sphinx_academic.cv.look import Look
from sphinx_academic.cv.pdf import typeset
from sphinx_academic.cv.person_pages import cv_head, cv_part
from sphinx_academic.cv.records import Curriculum, Paper, Section
from sphinx_academic.model.profile import Profile, ProfileLink

MIRA = SimpleNamespace(phone="+1 23", photo="mira.jpg")


def head(me: str | None = "mira", **attributes: Any) -> cv_head:
    given: dict[str, Any] = {
        "me": me,
        "pages": (),
        "docname": "a b/cv",
        "number": 1,
        "download": (),
        "look": Look(),
        "links": (),
    }
    return cv_head("", **(given | attributes))


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, object]]:
    """Return the list that gets the warnings."""
    said: list[tuple[str, str, object]] = []
    monkeypatch.setattr(
        files, "warn", lambda kind, message, location: said.append((str(kind), message, location))
    )
    return said


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the builder of a site whose person is Mira."""
    site = SimpleNamespace(me="mira", registry={"mira": MIRA, "ben": SimpleNamespace(phone="", photo="")})
    monkeypatch.setattr(files, "settings", lambda _config: site)
    config = SimpleNamespace(language="en", templates_path=["_templates", "/more"], html_baseurl="")
    return SimpleNamespace(
        config=config,
        env=None,
        confdir="/site",
        srcdir="/site/source",
        format="html",
        name="html",
        get_target_uri=lambda docname: f"{docname.replace(' ', '%20')}.html",
    )


@pytest.mark.parametrize(
    ("me", "page", "base", "expected"),
    [
        ("mira", "people/mira", "https://example.org/", "https://example.org/"),
        ("ben", "people/ben", "https://example.org/", "https://example.org/people/ben.html"),
        (None, "people/ben", "https://example.org/", "https://example.org/people/ben.html"),
        ("ben", None, "https://example.org/", ""),
        ("mira", None, "", ""),
        ("ben", "people/ben", "", ""),
    ],
)
def test_the_address_of_a_person(
    builder: Any, monkeypatch: pytest.MonkeyPatch, me: str | None, page: str | None, base: str, expected: str
) -> None:
    monkeypatch.delenv("READTHEDOCS_CANONICAL_URL", raising=False)
    monkeypatch.setattr(files, "profile_page", lambda _env, _me, _pages: page)
    builder.config.html_baseurl = base
    assert _home(builder, head(me)) == expected


class Output:
    """Files that are written; one of a name in ``refused`` cannot be."""

    def __init__(self, *refused: str) -> None:
        self.refused = refused
        self.written: list[tuple[Any, ...]] = []

    def write(self, owner: str, path: str, content: bytes, *, location: object) -> bool:
        self.written.append((owner, path, content, location))
        return path not in self.refused


def test_files_and_links_to_them(builder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    output = Output("a b/cv.json")
    made: list[Any] = []
    contents = {"pdf": b"%PDF", "json-resume": b"{}", "rendercv": b"cv:"}
    monkeypatch.setattr(files, "output_files", lambda _app: output)
    monkeypatch.setattr(files, "_curriculum", lambda *_arguments: made.append(1) or "a cv")
    monkeypatch.setattr(files, "_content", lambda _builder, name, _cv, _head: contents[name])
    app: Any = SimpleNamespace(builder=builder)
    one = head(download=("rendercv", "json-resume", "pdf"))
    tree: Any = nodes.container("", one, head())
    # a file that cannot be written, or made, has no link
    assert list(_links(app, "index", tree, one)) == [
        ("rendercv", "RenderCV", "cv.yaml", "application/yaml"),
        ("pdf", "PDF", "cv.pdf", "application/pdf"),
    ]
    assert output.written == [
        ("index", "a b/cv.yaml", b"cv:", one),
        ("index", "a b/cv.json", b"{}", one),
        ("index", "a b/cv.pdf", b"%PDF", one),
    ]
    contents["pdf"] = None  # type: ignore[assignment]
    output.refused = ()
    assert [link[0] for link in _links(app, "index", tree, one)] == ["rendercv", "json-resume"]
    # nothing is made for one without files
    made.clear()
    assert list(_links(app, "index", tree, head())) == []
    assert made == []
    for is_website, names in ((True, ["rendercv", "json-resume"]), (False, [])):
        monkeypatch.setattr(files, "makes_website", lambda _builder, found=is_website: found)
        one["links"] = ()
        write_files(app, tree, "index")
        assert [link[0] for link in one["links"]] == names
        assert tree[1]["links"] == ()


def test_the_address_of_a_file_from_pages_in_folders(builder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "output_files", lambda _app: Output())
    monkeypatch.setattr(files, "_curriculum", lambda *_arguments: None)
    monkeypatch.setattr(files, "_content", lambda *_arguments: b"")
    builder.get_target_uri = lambda docname: f"{docname}/"
    one = head(download=("pdf",), docname="my cv")
    app: Any = SimpleNamespace(builder=builder)
    ((_name, _label, address, _type),) = _links(app, "my cv", nodes.container(), one)  # type: ignore[arg-type]
    assert address == "../my%20cv.pdf"


def test_the_parts_of_one_cv(builder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    builder.config.html_baseurl = "https://example.org/"
    seen: list[Any] = []

    def section(part: Any, env: object, address: Any) -> Section:
        links = [
            nodes.reference("", "a", refuri=uri) for uri in ("https://e.org/x", "../t.html", "mailto:a@e.org")
        ]
        seen.append(
            [address(link) for link in (*links, nodes.reference("", "b", refid="c"), nodes.reference())]
        )
        return Section(part["name"], "")

    monkeypatch.setattr("sphinx_academic.cv.data.section_record", section)
    monkeypatch.setattr(files, "profile_of", lambda _env, me, _pages: Profile(str(me)))
    monkeypatch.setattr(files, "profile_page", lambda *_arguments: None)
    monkeypatch.setattr(files, "section_kinds", lambda _config: {"talks": "kind"})
    parts = [
        cv_part("", name=name, docname=docname, number=number)
        for name, docname, number in (
            ("a", "a b/cv", 1),
            ("b", "a b/cv", 2),
            ("c", "x", 1),
            ("d", "a b/cv", 1),
        )
    ]
    doctree: Any = nodes.container("", *parts)
    found = _curriculum(builder, doctree, head())
    assert [one.kind for one in found.sections] == ["a", "d"]
    assert (found.profile.name, found.phone, found.url, found.kinds) == (
        "mira",
        "+1 23",
        "https://example.org/",
        {"talks": "kind"},
    )
    page = "https://example.org/a%20b/cv.html"
    assert seen[0] == [
        "https://e.org/x",
        "https://example.org/t.html",
        "mailto:a@e.org",
        f"{page}#c",
        None,
    ]
    assert _curriculum(builder, doctree, head("ben")).phone == ""
    assert _curriculum(builder, doctree, head(None)).phone == ""
    # without an address of the site, links within it lead nowhere
    builder.config.html_baseurl = ""
    _curriculum(builder, doctree, head())
    assert seen[-1] == ["https://e.org/x", None, "mailto:a@e.org", None, None]


PHOTO_MESSAGE = (
    "the PDF has no photo, for no page of the person has one; write :photo: in {profile}, or photo in "
    "academic_people"
)
PHOTOS: list[tuple[Look, str, str | None, list[str], str | None, bool]] = [
    # look, of the profile, whose, what is looked for, what is found, whether it is said
    (Look("modern"), "me.png", "mira", ["me.png"], "me.png", False),
    (Look("modern"), "", "mira", ["mira.jpg"], "mira.jpg", False),
    (Look("modern"), "", "ben", [], None, False),
    (Look("modern"), "", None, [], None, False),
    (Look("modern"), "none.png", "mira", ["none.png"], None, False),
    (Look("modern", photo=True), "none.png", "mira", ["none.png"], None, True),
    (Look("modern", photo=True), "", None, [], None, True),
    (Look("modern", photo=False), "me.png", "mira", [], None, False),
    (Look("classic"), "me.png", "mira", [], None, False),
    (Look("classic", photo=True), "me.png", "mira", ["me.png"], "me.png", False),
]


@pytest.mark.parametrize(("look", "photo", "me", "asked", "name", "is_said"), PHOTOS)
def test_the_photo(
    builder: Any,
    monkeypatch: pytest.MonkeyPatch,
    said: list[Any],
    look: Look,
    photo: str,
    me: str | None,
    asked: list[str],
    name: str | None,
    is_said: bool,
) -> None:
    looked: list[str] = []

    def find(paths: list[str], use: object) -> Any:
        assert use is files.Use.PICTURE
        looked.extend(paths)
        return SimpleNamespace(name=None if paths[0].startswith("none") else paths[0])

    monkeypatch.setattr(files, "file_rule", lambda _config, _srcdir: SimpleNamespace(find=find))
    one = head(me, look=look)
    found = _photo(builder, Curriculum(Profile(photo=photo), ()), one)
    assert found == (Path("/site/source", name) if name else None)
    assert looked == asked
    assert said == ([("cv", PHOTO_MESSAGE, one)] if is_said else [])


def test_icons_of_the_services(builder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    template = SimpleNamespace(render=lambda kind: f" <svg {kind}> \n")
    monkeypatch.setattr(
        files, "renderer", lambda _builder: SimpleNamespace(template={"cv-icon": template}.__getitem__)
    )
    links = tuple(ProfileLink(kind, "", "") for kind in ("github", "website", "github"))
    found = _icons(builder, Curriculum(Profile(links=links), ()))
    assert list(found) == ["email", "website", "other", "github"]
    assert found["github"] == "<svg github>"


@pytest.fixture
def made(builder: Any, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return the list that gets what PDFs are made from."""
    made: list[dict[str, Any]] = []

    def make(cv: object, templates: object, view: Any, **options: Any) -> tuple[bytes, list[str]]:
        made.append({"cv": cv, "templates": templates, "view": view, **options})
        return b"%PDF", ["one", "two"]

    monkeypatch.setattr(typeset, "make_pdf", make)
    monkeypatch.setattr(files, "_photo", lambda *_arguments: "a photo")
    monkeypatch.setattr(files, "_icons", lambda *_arguments: "icons")
    monkeypatch.setattr(files, "link_table", lambda _config: "links")
    monkeypatch.setattr(files, "view_changes", lambda _config: "changes")
    return made


ACCENT, OTHER = (1, 2, 3), (4, 5, 6)


@pytest.mark.parametrize(
    ("accent", "of_site", "expected"),
    [(None, None, None), (None, ACCENT, ACCENT), (OTHER, ACCENT, OTHER), (OTHER, None, OTHER)],
)
def test_a_pdf(
    builder: Any,
    made: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    said: list[Any],
    accent: Any,
    of_site: Any,
    expected: Any,
) -> None:
    accents = SimpleNamespace(light=of_site) if of_site else None
    monkeypatch.setattr(files.RenderingSettings, "of", lambda _config: SimpleNamespace(accents=accents))
    one, cv = head(look=Look("compact", accent)), Curriculum(Profile(), ())
    assert _pdf(builder, cv, one) == b"%PDF"
    (found,) = made
    assert (found["cv"], found["photo"], found["icons"]) == (cv, "a photo", "icons")
    assert found["templates"] == [Path("/site/_templates"), Path("/more")]
    assert found["look"] == Look("compact", expected)
    assert said == [("cv", "the PDF: one", one), ("cv", "the PDF: two", one)]
    # papers are shown as the lists of the site show them
    seen: list[Any] = []
    monkeypatch.setattr(files, "localized", lambda record, language: f"{record} in {language}")
    monkeypatch.setattr(
        files, "view_apart", lambda *values, **options: seen.append((values, options)) or "view"
    )
    paper: Any = Paper("a paper", 3)  # type: ignore[arg-type]
    assert found["view"](paper) == "view"
    ((values, options),) = seen
    assert (values[0], values[2]) == ("a paper in en", "links")
    assert options == {"me": 3, "owner": "mira", "language": "en", "change": "changes"}


def test_a_template_that_fails_costs_the_pdf(
    builder: Any, made: list[Any], monkeypatch: pytest.MonkeyPatch, said: list[Any]
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise typeset.TemplateError("cv.typ: no")

    monkeypatch.setattr(typeset, "make_pdf", fail)
    monkeypatch.setattr(files.RenderingSettings, "of", lambda _config: SimpleNamespace(accents=None))
    one = head()
    assert _pdf(builder, Curriculum(Profile(), ()), one) is None
    assert said == [("cv", "the PDF is left out; cv.typ: no", one)]


@pytest.mark.parametrize(("name", "is_said"), [("typst", True), ("other", False)])
def test_without_the_program(
    builder: Any, made: list[Any], monkeypatch: pytest.MonkeyPatch, said: list[Any], name: str, is_said: bool
) -> None:
    usual = builtins.__import__

    def missing(module: str, *others: Any) -> Any:
        if module == "pdf.typeset":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return usual(module, *others)

    monkeypatch.setattr(builtins, "__import__", missing)
    one = head()
    if is_said:
        assert _pdf(builder, Curriculum(Profile(), ()), one) is None
        message = "typst is not installed; the PDF is left out; pip install 'sphinx-academic[cv]'"
        assert said == [("cv", message, one)]
    else:
        with pytest.raises(ModuleNotFoundError, match="other"):
            _pdf(builder, Curriculum(Profile(), ()), one)


def test_the_content_of_each(builder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_pdf", lambda *_arguments: b"%PDF")
    cv = Curriculum(Profile("Ä"), ())
    found = [files._content(builder, name, cv, head()) for name in ("pdf", "json-resume", "rendercv")]
    assert found[0] == b"%PDF"
    assert b'"name": "\xc3\x84"' in (found[1] or b"")
    assert found[2] == 'cv:\n  name: "Ä"\n'.encode()
