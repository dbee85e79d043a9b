"""What is made of pictures and offered to browsers, each function on its own, without making any."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.core import cache as cachefile
from sphinx_academic.model.picture import Picture
from sphinx_academic.pictures import copies, offered, pdf_page, shown
from sphinx_academic.pictures.copies import Made, Pictures, Source, _Known, _name
from sphinx_academic.pictures.offered import PHOTO, PREVIEW, Slot
from sphinx_academic.pictures.scaling import Copies, Unreadable

DIGEST = "0123456789abcdef"
KEY = DIGEST


@pytest.mark.parametrize(
    ("name", "end", "shown_name"),
    [
        ("a/b.png", "key.png", "b-key.png"),
        ("b", "key", "b-key"),
        ("a.b/c.tar.gz", "k", "c.tar-k"),
        ("x" * 100 + ".png", "k", "x" * 100 + "-k"),
        ("x" * 101 + ".png", "k", "x" * 100 + "-k"),
        # no half of a character
        ("é" * 51 + ".png", "k", "é" * 50 + "-k"),
        ("x" + "é" * 50 + ".png", "k", "x" + "é" * 49 + "-k"),
    ],
)
def test_names_of_what_is_made(name: str, end: str, shown_name: str) -> None:
    assert _name(Source(name), end) == shown_name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (f"a-{KEY}-320.png", KEY),
        (f"a-{KEY}.png", KEY),
        (f"a-b-{KEY}-p3-320.png", KEY),
        (f"a-{KEY}-p3.png", KEY),
        (f"a-{KEY}", None),
        (f"a-{KEY}-x.png", None),
        (f"a-{KEY[1:]}-320.png", None),
        (f"a-{KEY.upper()}-320.png", None),
        ("a.png", None),
    ],
)
def test_what_names_say_of_it(name: str, key: str | None) -> None:
    found = copies._MADE.search(name)
    assert (found[1] if found else None) == key


class Maker:
    """What reads and writes pictures, and counts what it is asked for."""

    def __init__(self, size: tuple[int, int] = (1000, 500), problem: str = "", limit: int = 960) -> None:
        self.size, self.problem, self.limit = size, problem, limit
        self.asked: list[Any] = []

    def content(self, path: str) -> bytes:
        self.asked.append(Path(path).name)
        if self.problem == "gone":
            raise OSError(2, "No such file")
        return b"content"

    def page(self, path: str, page: int) -> bytes:
        self.asked.append((Path(path).name, page))
        return b"page"

    def copies(self, content: bytes, widths: Collection[int]) -> Copies:
        self.asked.append((content, sorted(widths)))
        if self.problem:
            raise Unreadable(self.problem)
        return Copies(self.size, {width: b"%d" % width for width in widths if width <= self.limit})


class Site:
    """Pictures of a site with three of them."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, maker: Maker, **settings: Any) -> None:
        self.folder, self.maker = folder, maker
        digests = {
            str(folder / name): bytes.fromhex(DIGEST + "00" * 8)
            for name in ("a.png", "a.svg", "sub/B.JPG", "a.pdf")
        }
        self.missing: set[str] = set()
        monkeypatch.setattr(copies, "file_digests", lambda _env: digests)
        monkeypatch.setattr(
            copies,
            "find_spec",
            lambda name: None if name in settings.get("missing", ()) else 1,
        )
        sizes = SimpleNamespace(picture_sizes=settings.get("sizes", True))
        monkeypatch.setattr(copies.PictureSettings, "of", lambda _config: sizes)
        monkeypatch.setattr(copies, "picture_content", maker.content)
        monkeypatch.setattr(copies, "make_copies", maker.copies)
        monkeypatch.setattr(pdf_page, "page_picture", maker.page)
        self.env: Any = SimpleNamespace(doctreedir=folder / "doctrees", srcdir=folder, config=None)

    def pictures(self) -> Pictures:
        """Return those of another build."""
        return Pictures(self.env)


WIDTHS = (960, 320, 640)


def test_copies_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In this build, in the next one, and for more widths together with those that there are."""
    maker = Maker(limit=640)
    site = Site(tmp_path, monkeypatch, maker)
    folder = tmp_path / "doctrees" / "academic" / "pictures"
    made = [Made(f"a-{KEY}-{width}.png", width, folder / f"{KEY}-{width}") for width in (320, 640)]
    first = site.pictures()
    assert first.copies(Source("a.png"), WIDTHS) == made
    assert [copy.path.read_bytes() for copy in made] == [b"320", b"640"]
    assert first.size(Source("a.png"), WIDTHS) == (1000, 500)
    assert first.problem(Source("a.png"), WIDTHS) == ""
    second = site.pictures()
    # the same bytes, under another name
    assert [copy.name for copy in second.copies(Source("sub/B.JPG"), (320, 960))] == [f"B-{KEY}-320.jpg"]
    assert maker.asked == ["a.png", (b"content", [320, 640, 960])]
    assert second.copies(Source("a.png"), (160, 320)) == [
        Made(f"a-{KEY}-160.png", 160, folder / f"{KEY}-160"),
        made[0],
    ]
    assert maker.asked[2:] == ["a.png", (b"content", [160, 320, 640, 960])]
    # another program has removed one
    made[1].path.unlink()
    assert second.copies(Source("a.png"), WIDTHS) == made[:1]
    assert site.pictures().copies(Source("a.png"), WIDTHS) == made
    assert len(maker.asked) == 6


def test_what_cannot_be_read_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    maker = Maker(problem="is odd")
    site = Site(tmp_path, monkeypatch, maker)
    first = site.pictures()
    assert first.problem(Source("a.png"), WIDTHS) == "is odd"
    assert first.copies(Source("a.png"), WIDTHS) == []
    assert first.size(Source("a.png"), WIDTHS) is None
    assert site.pictures().problem(Source("a.png"), (160,)) == "is odd"
    assert len(maker.asked) == 2


def test_what_is_gone_is_tried_in_each_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    maker = Maker(problem="gone")
    site = Site(tmp_path, monkeypatch, maker)
    first = site.pictures()
    for _ in range(2):
        assert first.problem(Source("a.png"), WIDTHS) == "cannot be read (No such file)"
    assert site.pictures().problem(Source("a.png"), WIDTHS) == "cannot be read (No such file)"
    assert maker.asked == ["a.png", "a.png"]
    assert not (tmp_path / "doctrees").exists()


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("a.svg", {}),
        ("a.png", {"sizes": False}),
        ("a.png", {"missing": ("PIL",)}),
        ("lost.png", {}),
        ("a.pdf", {}),
    ],
)
def test_of_others_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, settings: dict[str, Any]
) -> None:
    maker = Maker()
    pictures = Site(tmp_path, monkeypatch, maker, **settings).pictures()
    source = Source(name)
    assert (pictures.copies(source, WIDTHS), pictures.size(source, WIDTHS)) == ([], None)
    assert (pictures.problem(source, WIDTHS), maker.asked) == ("", [])
    assert pictures.page(source) is None


def test_pages_of_pdfs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    maker = Maker()
    site = Site(tmp_path, monkeypatch, maker)
    source = Source("a.pdf", 3)
    folder = tmp_path / "doctrees" / "academic" / "pictures"
    page = Made(f"a-{KEY}-p3.png", 1000, folder / f"{KEY}-p3-page.png")
    pictures = site.pictures()
    assert pictures.page(source) == page
    assert page.path.read_bytes() == b"page"
    assert [copy.name for copy in pictures.copies(source, (320,))] == [f"a-{KEY}-p3-320.png"]
    assert maker.asked == [("a.pdf", 3), (b"page", []), ("a.pdf", 3), (b"page", [320])]
    # it is made again where it has been removed
    page.path.unlink()
    assert pictures.page(source) is None
    assert site.pictures().page(source) == page
    assert site.pictures().page(Source("lost.pdf", 3)) is None


def test_pages_without_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without smaller copies, the page itself is all that is made; without what reads it, nothing is."""
    maker = Maker()
    pictures = Site(tmp_path, monkeypatch, maker, sizes=False).pictures()
    assert pictures.size(Source("a.pdf", 1), WIDTHS) == (1000, 500)
    assert pictures.copies(Source("a.pdf", 1), WIDTHS) == []
    assert maker.asked == [("a.pdf", 1), (b"page", [])]
    for missing in ("PIL", "pypdfium2"):
        other = Site(tmp_path, monkeypatch, Maker(), sizes=False, missing=(missing,))
        found = other.pictures()
        assert (found.can_read_pdf, found.page(Source("a.pdf", 1)), other.maker.asked) == (False, None, [])


def test_a_page_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = Site(tmp_path, monkeypatch, Maker(problem="is odd")).pictures()
    assert pictures.page(Source("a.pdf", 1)) is None
    assert pictures.problem(Source("a.pdf", 1), WIDTHS) == "is odd"


def test_state_of_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = Site(tmp_path, monkeypatch, Maker()).pictures()
    assert [pictures.state(name) for name in ("a.png", "lost.png", "")] == [KEY, "", ""]
    assert Site(tmp_path, monkeypatch, Maker(), sizes=False).pictures().state("a.png") == ""


def test_what_another_version_has_kept_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    maker = Maker()
    site = Site(tmp_path, monkeypatch, maker)
    cachefile.save(tmp_path / "doctrees" / "academic" / "pictures" / KEY, cachefile.digest(), "other")
    assert len(site.pictures().copies(Source("a.png"), WIDTHS)) == 3
    assert _Known() == (None, frozenset(), frozenset(), "")


@pytest.mark.parametrize(
    ("widths", "size", "names"),
    [
        ([], (100, 50), None),
        # no copy is as large as it may be shown, so that the picture itself is offered
        ([320, 640], (900, 500), [("c320", 320), ("c640", 640), ("own", 900)]),
        ([320, 640], (960, 500), [("c320", 320), ("c640", 640), ("own", 960)]),
        ([320, 640], (2000, 500), [("c320", 320), ("c640", 640), ("own", 2000)]),
        ([320, 640, 960], (961, 500), [("c320", 320), ("c640", 640), ("c960", 960)]),
        ([320, 640, 960], (960, 500), [("c320", 320), ("c640", 640), ("c960", 960), ("own", 960)]),
        ([320, 640], None, [("c320", 320), ("c640", 640)]),
    ],
)
def test_what_is_offered(
    monkeypatch: pytest.MonkeyPatch,
    widths: list[int],
    size: tuple[int, int] | None,
    names: list[tuple[str, int]] | None,
) -> None:
    made = [Made(f"c{width}", width, Path(f"/x/{width}")) for width in widths]
    asked: list[Any] = []

    def given(what: Any) -> Any:
        return lambda source, slot: asked.append((source, slot)) or what

    monkeypatch.setattr(
        offered, "pictures", lambda _env: SimpleNamespace(copies=given(made), size=given(size))
    )
    env: Any = None
    found, files = offered.offered(env, Source("a.png"), PREVIEW, "own")
    assert found == tuple(names or ())
    assert files == tuple((f"c{width}", f"/x/{width}") for width in widths)
    assert set(asked) == {(Source("a.png"), (320, 640, 960))}


def image(**attributes: Any) -> nodes.image:
    return nodes.image(alt="A tide", **attributes)


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"uri": "a.png"}, Picture("../_images/a%20b.png", "A tide")),
        ({"uri": "lost.png"}, None),
        ({"own": "p.png", "source": 1}, Picture("../_images/p.png", "A tide", is_page=True)),
        (
            {"uri": "a.png", "offered": (("c.png", 320),)},
            Picture("../_images/a%20b.png", "A tide", "../_images/c.png 320w", "auto"),
        ),
        ({"uri": "a.png", "offered": ()}, Picture("../_images/a%20b.png", "A tide")),
        ({"own": "é.png"}, Picture("../_images/%C3%A9.png", "A tide")),
    ],
)
def test_pictures_as_templates_have_them(attributes: dict[str, Any], expected: Picture | None) -> None:
    builder: Any = SimpleNamespace(images={"a.png": "a b.png"}, imgpath="../_images")
    assert shown.shown_picture(builder, image(**attributes), Slot((320,), "auto")) == expected


class Output:
    """Which files are copied."""

    def __init__(self) -> None:
        self.copied: list[tuple[str, str, Path]] = []

    def copy(self, docname: str, target: str, path: Path, *, location: object) -> None:
        assert location is not None
        self.copied.append((docname, target, path))


@pytest.mark.parametrize(
    ("attributes", "scale", "own", "slot"),
    [
        ({"uri": "a.png"}, True, "a1.png", PHOTO),
        ({"uri": "a.png", "entry": 0}, True, "a1.png", PREVIEW),
        ({"uri": "a.png"}, False, None, None),
        ({"uri": "lost.png"}, True, None, None),
        ({"source": Source("a.pdf", 1), "entry": 0}, True, "page.png", PREVIEW),
        ({"source": Source("a.pdf", 1)}, False, None, None),
    ],
)
def test_copies_that_a_page_brings_along(
    monkeypatch: pytest.MonkeyPatch,
    attributes: dict[str, Any],
    scale: bool,
    own: str | None,
    slot: Slot | None,
) -> None:
    output, asked = Output(), []

    def offers(_env: object, source: Source, slot: Slot, own: str) -> Any:
        asked.append((source, slot, own))
        return (("c.png", 320),), (("c.png", "/made/c"),)

    page = Made("page.png", 1000, Path("/made/page"))
    monkeypatch.setattr(shown, "output_files", lambda _app: output)
    monkeypatch.setattr(shown, "offered", offers)
    monkeypatch.setattr(shown, "pictures", lambda _env: SimpleNamespace(page=lambda _source: page))
    app: Any = SimpleNamespace(env=SimpleNamespace(images={"a.png": (set(), "a1.png")}))
    node = image(**attributes)
    shown.add_copies(app, "list", node, scale=scale)
    source = attributes.get("source", Source(attributes.get("uri", "")))
    assert asked == ([(source, slot, own)] if own else [])
    assert node.get("offered") == ((("c.png", 320),) if own else None)
    pages = [("list", "_images/page.png", page.path)] if "source" in attributes else []
    assert output.copied == [*pages, *([("list", "_images/c.png", Path("/made/c"))] if own else [])]
    assert node.get("own") == ("page.png" if pages else None)
    # a page that cannot be shown
    monkeypatch.setattr(shown, "pictures", lambda _env: SimpleNamespace(page=lambda _source: None))
    other = image(source=Source("a.pdf", 1))
    shown.add_copies(app, "list", other, scale=True)
    assert "own" not in other
    assert "offered" not in other


@pytest.mark.parametrize(
    ("exception", "renewed", "left"),
    [
        (None, True, {f"{KEY}-320", f"{KEY}-page.png", f"{'b' * 16}-160", "c" * 16}),
        (None, False, None),
        (ValueError(), True, None),
    ],
)
def test_what_is_no_more_used_is_removed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    exception: Exception | None,
    renewed: bool,
    left: set[str] | None,
) -> None:
    folder = tmp_path / "academic" / "pictures"
    folder.mkdir(parents=True)
    there = {f"{KEY}-320", f"{KEY}-page.png", f"{'b' * 16}-160", "c" * 16, "d" * 16, f"{'e' * 16}-320"}
    for name in there:
        (folder / name).write_bytes(b"")
    pages = {
        "a": SimpleNamespace(files={"a.png": bytes.fromhex(DIGEST * 2), "lost.png": None}),
        "b": SimpleNamespace(files={"b.png": bytes.fromhex("c" * 32)}),
    }
    monkeypatch.setattr(copies, "academic_domain", lambda _env: SimpleNamespace(pages=pages))
    output = SimpleNamespace(has_renewed_pages=renewed)
    monkeypatch.setattr(copies, "output_files", lambda _app: output)
    recorded = [f"_images/x-{'b' * 16}-160.png", "papers/k.html"]
    monkeypatch.setattr(copies, "recorded_paths", lambda _app: recorded)
    app: Any = SimpleNamespace(doctreedir=str(tmp_path), env=None)
    copies.remove_unused(app, exception)
    assert {path.name for path in folder.iterdir()} == (there if left is None else left)
    # a site without pictures
    app.doctreedir = str(tmp_path / "none")
    copies.remove_unused(app, None)


@pytest.mark.parametrize(
    ("size", "scale", "problem"),
    [
        ((1280, 1000), 1.0, ""),
        ((640, 1000), 2.0, ""),
        ((640, 1281), 2560 / 1281, ""),
        ((100, 5120), 0.5, ""),
        # a page as thin as can be
        ((1, 1000), 2.56, ""),
        ((1000, 1), 1.28, ""),
        ((0.5, 0.5), 2560, ""),
        ((0, 100), 0, "has a page without a size"),
        ((100, 0), 0, "has a page without a size"),
        ((float("nan"), 100), 0, "has a page without a size"),
    ],
)
def test_scale_of_a_page(size: tuple[float, float], scale: float, problem: str) -> None:
    used: list[float] = []

    class Page:
        def get_size(self) -> tuple[float, float]:
            return size

        def render(self, scale: float) -> Any:
            used.append(scale)
            return self

        def to_pil(self) -> Any:
            return self

        def convert(self, mode: str) -> Any:
            assert mode == "RGB"
            return self

        def save(self, file: Any, kind: str) -> None:
            file.write(kind.encode())

    if problem:
        with pytest.raises(Unreadable, match=problem):
            pdf_page._png(Page())
    else:
        assert pdf_page._png(Page()) == b"PNG"
        assert used == [scale]


@pytest.mark.parametrize(("count", "words"), [(1, "has 1 page"), (2, "has 2 pages"), (0, "has 0 pages")])
def test_pages_that_there_are_not(count: int, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        pdf_page._no_page(count)
    assert str(caught.value) == words
