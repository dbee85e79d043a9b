"""Smaller copies of pictures, and pages of PDFs, on the pages of a site."""

from __future__ import annotations

import io
import itertools
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from pictures.test_scaling import drawing, written
from PIL import Image
from pypdf import PdfWriter
from support import Build, Built

from sphinx_academic.pictures import copies
from sphinx_academic.pictures.pdf_page import page_picture
from sphinx_academic.pictures.scaling import Unreadable

LIST = "# Home\n\n```{publications}\n:show: preview\n```\n"
LARGE = written(drawing(2000, 1200), "PNG")
PHOTO = written(drawing(1500, 1500), "JPEG", quality=95)


def pdf(pages: int = 2, password: str = "", **size: float) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(**{"width": 300, "height": 400, **size})
    if password:
        writer.encrypt(password)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def entry(key: str = "one", **fields: str) -> str:
    more = "".join(f", {name} = {{{value}}}" for name, value in fields.items())
    return f"@article{{{key}, title = {{Tides of {key}}}, author = {{Bell, Ann}}, year = 2024{more}}}\n"


def names(built: Built, folder: str = "_images") -> set[str]:
    return {path.name for path in (built.outdir / folder).glob("*")}


def offered(image: Any) -> dict[str, int]:
    pairs = (part.split(" ") for part in image.get("srcset", "").split(", ") if part)
    return {name: int(width.removesuffix("w")) for name, width in pairs}


def kept(built: Built) -> set[str]:
    return {path.name for path in copies.folder_of(Path(built.app.doctreedir)).glob("*-*")}


def test_copies_of_large_pictures_everywhere(build: Build) -> None:
    people = {"ann": {"name": "Ann Bell", "group": "pi", "photo": "ann.jpg"}}
    conf = {
        "academic_people": people,
        "academic_me": "ann",
        "academic_paper_pages": True,
        "academic_sidebar": True,
        "html_theme": "furo",
    }
    files = {
        "index.md": f"# Home\n\n```{{profile}}\n:photo: ann.jpg\n```\n\n{LIST[8:]}"
        "```{publications}\n:layout: cards\n```\n\n```{people}\n```\n",
        "deep/page.md": "---\norphan: true\n---\n# Page\n\n```{publications}\n:layout: cards\n```\n",
        "ann.jpg": PHOTO,
        "large.png": LARGE,
        "p.bib": entry(preview="large.png"),
    }
    built = build(files, conf=conf)
    shown = {
        "index": [".profile-photo", ".publication-preview img", ".person-photo"],
        "deep/page": [".publication-preview img", ".profile-photo"],
        "papers/one": [".paper-teaser", ".profile-photo"],
    }
    for page, selectors in shown.items():
        html = built.html(page)
        folder = (built.outdir / page).parent
        for selector in selectors:
            for image in html.select(selector):
                addresses = offered(image)
                assert addresses, (page, selector)
                assert image["sizes"]
                assert image["width"]
                assert image["height"]
                for address, width in addresses.items():
                    assert (folder / address).resolve().is_relative_to(built.outdir)
                    assert width_of((folder / address).read_bytes()) == width
                # what knows nothing of it takes the picture itself
                assert (folder / image["src"]).read_bytes() in (LARGE, PHOTO)
    # that of the paper's page stands in no frame of a fixed shape
    teaser = built.html("papers/one").select_one(".paper-teaser")
    assert teaser is not None
    assert (teaser["width"], teaser["height"]) == ("2000", "1200")


def width_of(content: bytes) -> int:
    return Image.open(io.BytesIO(content)).width


def test_a_picture_is_offered_itself_where_no_copy_is_as_large(build: Build) -> None:
    widths = {
        2000: [320, 640, 960],
        1200: [320, 640, 960],
        # four fifths of it are less than the largest copy
        1199: [320, 640, 1199],
        960: [320, 640, 960],
        800: [320, 640, 800],
        400: [320, 400],
    }
    name = "a" * 101
    files = {
        "index.md": LIST,
        **{f"{name}{width}.png": written(drawing(width, 90), "PNG") for width in widths},
        "p.bib": "".join(entry(f"k{width}", preview=f"{name}{width}.png") for width in widths),
    }
    html = build(files).html()
    for width, expected in widths.items():
        image = html.find(id=f"pub-k{width}").select_one("img")
        found = offered(image)
        assert list(found.values()) == expected
        own = f"_images/{name}{width}.png"
        assert (own in found) == (width in expected)
        # names of copies are no longer than file systems allow
        stems = {Path(address).stem.partition("-")[0] for address in found if address != own}
        assert stems == {"a" * 100}


def test_small_ones_and_other_kinds_stay_alone(build: Build) -> None:
    small = written(drawing(300, 200), "PNG")
    moving = written(drawing(900, 600), "GIF", save_all=True, append_images=[drawing(900, 500)])
    files = {
        "index.md": LIST,
        "small.png": small,
        "moves.gif": moving,
        "drawn.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "p.bib": entry("a", preview="small.png")
        + entry("b", preview="moves.gif")
        + entry("c", preview="drawn.svg"),
    }
    built = build(files)
    assert names(built) == {"small.png", "moves.gif", "drawn.svg"}
    assert not built.html().select("[srcset]")


def test_copies_are_made_once_and_go_with_their_picture(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build({"index.md": LIST, "large.png": LARGE, "p.bib": entry(preview="large.png")})
    small = {name for name in names(built) if name != "large.png"}
    assert [re.sub("-[0-9a-f]{16}-", "-#-", name) for name in sorted(small, key=lambda name: name[-7:])] == [
        f"large-#-{width}.png" for width in (320, 640, 960)
    ]
    made: list[object] = []
    make = copies.make_copies
    monkeypatch.setattr(copies, "make_copies", lambda *args: made.append(args) or make(*args))
    # another page shows it as well, and the first is read again
    again = built.rebuild({"index.md": LIST + "\nMore.\n", "more.md": f"---\norphan: true\n---\n{LIST}"})
    assert again.read
    assert made == []
    assert names(again) == names(built)
    # another content has other names
    other = written(drawing(2000, 1100), "PNG")
    changed = again.rebuild({"large.png": other})
    assert len(made) == 1
    assert len(names(changed)) == 4
    assert not names(changed) & small
    assert len(kept(changed)) == 3
    gone = changed.rebuild({"p.bib": entry()})
    assert names(gone) == set()
    assert kept(gone) == set()


def test_without_pillow_or_by_choice_there_are_none(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"index.md": LIST, "large.png": LARGE, "p.bib": entry(preview="large.png")}
    conf = {"academic_picture_sizes": False}
    assert names(build(files, conf=conf)) == {"large.png"}
    monkeypatch.setattr(copies, "find_spec", lambda name: None)
    assert names(build(files)) == {"large.png"}


@pytest.mark.parametrize("builder", ["epub", "latex", "text"])
def test_other_builders_keep_the_pictures(build: Build, builder: str) -> None:
    files = {"index.md": LIST, "large.png": LARGE, "p.bib": entry(preview="large.png")}
    built = build(files, builder=builder, conf={"epub_show_urls": "no", "version": "1"})
    assert not list(built.outdir.rglob("large-*"))


def test_damaged_pictures_stay_and_are_reported_once(build: Build) -> None:
    files = {
        "index.md": LIST,
        "other.md": f"---\norphan: true\n---\n{LIST}",
        "large.png": LARGE[:5000],
        "p.bib": "% a comment\n" + entry(preview="large.png"),
    }
    conf = {"academic_paper_pages": True}
    built = build(files, conf=conf, allow_warnings=True)
    [warning] = built.warnings
    assert warning.startswith("p.bib:2: WARNING: one: the picture large.png cannot be read (")
    assert warning.endswith(
        "; it is shown as it is; replace it by one that is whole, and smaller [academic.picture]"
    )
    assert names(built) == {"large.png"}
    # as long as it is so
    assert built.rebuild(allow_warnings=True).warnings == [warning]
    assert len(names(built.rebuild({"large.png": LARGE}))) == 5


def test_damaged_photo(build: Build) -> None:
    files = {"index.md": "# Home\n\n```{profile}\n:name: Ann\n:photo: ann.jpg\n```\n", "ann.jpg": PHOTO[:900]}
    [warning] = build(files, allow_warnings=True).warnings
    assert warning.startswith("index.md:3: WARNING: the picture ann.jpg cannot be read")


@pytest.mark.parametrize(
    ("fields", "conf", "alt"),
    [
        ({"preview": "pdf", "pdf": "a.pdf"}, {}, "First page of Tides of one"),
        ({"preview": "a.pdf"}, {}, "First page of Tides of one"),
        ({"preview": "a.pdf#page=2"}, {}, "Page 2 of Tides of one"),
        ({"preview": "a.pdf", "preview_alt": "A table"}, {}, "A table"),
        ({"pdf": "a.pdf"}, {"academic_pdf_previews": True}, "First page of Tides of one"),
        ({"pdf": "a.pdf"}, {}, None),
        ({"pdf": "https://example.org/a.pdf"}, {"academic_pdf_previews": True}, None),
    ],
)
def test_page_of_a_pdf(build: Build, fields: dict[str, str], conf: dict[str, Any], alt: str | None) -> None:
    files = {"index.md": LIST, "a.pdf": pdf(), "p.bib": entry(**fields)}
    built = build(files, conf={"academic_paper_pages": True, **conf})
    images = built.html().select(".publication-preview img")
    images += built.html("papers/one").select(".paper-teaser")
    assert [image["alt"] for image in images] == ([alt, alt] if alt else [])
    for image, page in zip(images, ("index", "papers/one"), strict=False):
        content = ((built.outdir / page).parent / image["src"]).read_bytes()
        assert width_of(content) == 1280
        shown = offered(image)
        # beside the text of a page of its own, the picture is larger
        assert list(shown.values()) == ([320, 640, 960] if page == "index" else [640, 960, 1280])
        for address, width in shown.items():
            assert address.endswith(".png" if width == 1280 else f"-{width}.png")
            assert width_of(((built.outdir / page).parent / address).read_bytes()) == width
    # the file itself is on the site only where it is linked to
    assert bool(list(built.outdir.rglob("a.pdf"))) == (fields.get("pdf") == "a.pdf")


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((300, 400), (1280, 1707)),
        ((400, 300), (1280, 960)),
        ((100, 1000), (256, 2560)),
        ((1, 2), (1280, 2560)),
    ],
)
def test_size_of_a_page(tmp_path: Path, size: tuple[int, int], shown: tuple[int, int]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(1, width=size[0], height=size[1]))
    assert Image.open(io.BytesIO(page_picture(path, 1))).size == shown
    with pytest.raises(Unreadable, match=r"^has 1 page$"):
        page_picture(path, 2)
    # nothing is read of what is too large
    with path.open("r+b") as file:
        file.truncate(100_000_001)
    with pytest.raises(Unreadable, match="is larger than 100 MB"):
        page_picture(path, 1)


@pytest.mark.parametrize("name", ["no #2 ü.pdf", "a/b 50%.pdf", "a,b 640w.PDF"])
def test_page_of_a_pdf_of_any_name(build: Build, name: str) -> None:
    for preview, alt in ((name, "First page of Tides of one"), (f"{name}#page=2", "Page 2 of Tides of one")):
        built = build({"index.md": LIST, name: pdf(), "p.bib": entry(preview=preview)})
        [image] = built.html().select(".publication-preview img")
        assert image["alt"] == alt
        assert (built.outdir / unquote(image["src"])).is_file()


def test_page_of_a_pdf_in_a_book(build: Build) -> None:
    files = {"index.md": LIST, "a.pdf": pdf(), "p.bib": entry(preview="a.pdf")}
    built = build(files, builder="epub", conf={"epub_show_urls": "no"})
    [image] = built.html().select(".publication-preview img")
    assert (built.outdir / str(image["src"])).is_file()
    assert f'href="{image["src"]}"' in (built.outdir / "content.opf").read_text("utf-8")


@pytest.mark.parametrize(
    ("fields", "content", "message"),
    [
        ({"preview": "a.pdf"}, pdf(password="x"), "the picture page 1 of a.pdf is locked by a password"),
        ({"preview": "a.pdf"}, pdf()[:200], "the picture page 1 of a.pdf cannot be read"),
        ({"preview": "a.pdf"}, b"", "the picture page 1 of a.pdf cannot be read"),
        (
            {"preview": "a.pdf#page=3"},
            pdf(),
            "the picture page 3 of a.pdf has 2 pages; there is no picture; name another page or file",
        ),
        ({"preview": "b.pdf"}, pdf(), "preview = {b.pdf} is no file below the source folder"),
        ({"preview": "../b.pdf"}, pdf(), "preview = {../b.pdf} is no file below the source folder"),
        ({"preview": "pdf"}, pdf(), "preview = {pdf}, but no PDF of the entry is a file"),
        ({"preview": "pdf", "pdf": "https://example.org/a.pdf"}, pdf(), "but no PDF of the entry is a file"),
        ({"preview": "pdf", "pdf": "b.pdf"}, pdf(), "pdf = {b.pdf} is no file below the source folder"),
    ],
    # an encrypted file is another one each time
    ids=itertools.count(),
)
def test_pdf_that_cannot_be_shown(build: Build, fields: dict[str, str], content: bytes, message: str) -> None:
    files = {"index.md": LIST, "a.pdf": content, "p.bib": entry(**fields)}
    built = build(files, conf={"academic_paper_pages": True}, allow_warnings=True)
    [warning] = built.warnings
    assert warning.startswith("p.bib:1: WARNING: one: ")
    assert message in warning
    assert not built.html().select("img")


def test_pdf_that_is_not_published(build: Build) -> None:
    files = {"index.md": LIST, "private/a.pdf": pdf(), "p.bib": entry(preview="private/a.pdf")}
    built = build(files, conf={"exclude_patterns": ["private"]}, allow_warnings=True)
    [warning] = built.warnings
    assert "left out of the site by exclude_patterns; there is no picture" in warning


def test_pdf_without_the_extra(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "find_spec", lambda name: None)
    files = {"index.md": LIST, "a.pdf": pdf(), "p.bib": entry(preview="a.pdf")}
    [warning] = build(files, allow_warnings=True).warnings
    assert "pip install sphinx-academic[images] [academic.picture]" in warning


@pytest.mark.parametrize("size", [{"width": 14400.0, "height": 3.0}, {"width": 3.0, "height": 14400.0}])
def test_pages_of_any_shape(build: Build, size: dict[str, float]) -> None:
    files = {"index.md": LIST, "a.pdf": pdf(**size), "p.bib": entry(preview="a.pdf")}
    built = build(files, allow_warnings=True)
    assert len(built.html().select(".publication-preview img")) == 1 - len(built.warnings)


def test_pages_in_processes_of_their_own(build: Build) -> None:
    pages = {f"page{n}.md": f"---\norphan: true\n---\n{LIST}" for n in range(6)}
    files = {"index.md": LIST, **pages, "large.png": LARGE, "p.bib": entry(preview="large.png")}
    built = build(files, parallel=2)
    assert len(names(built)) == 4
    assert all(offered(built.html(f"page{n}").select_one("img")) for n in range(6))


def test_same_bytes_under_two_endings(build: Build) -> None:
    files = {
        "index.md": LIST,
        "a.jpg": PHOTO,
        "a.jpeg": PHOTO,
        "p.bib": entry(preview="a.jpg") + entry("two", preview="a.jpeg"),
    }
    built = build(files)
    copied = {tuple(offered(image)) for image in built.html().select("img")}
    assert len(copied) == 2
    assert all(copied)
    renamed = built.rebuild(
        {"p.bib": entry(preview="b.jpeg"), "a.jpg": None, "a.jpeg": None, "b.jpeg": PHOTO}
    )
    assert offered(renamed.html().select_one("img"))
    assert all((renamed.outdir / name).is_file() for name in offered(renamed.html().select_one("img")))


def test_page_of_a_pdf_without_the_copies_of_the_last_build(build: Build) -> None:
    built = build({"index.md": LIST, "a.pdf": pdf(), "p.bib": entry(preview="a.pdf")})
    assert offered(built.html().select_one("img"))
    without = built.rebuild({}, conf={"academic_picture_sizes": False})
    assert not offered(without.html().select_one("img"))
    assert len(names(without)) == 1


def test_copies_that_have_been_removed_are_made_again(build: Build) -> None:
    files = {"index.md": LIST, "large.png": LARGE, "a.pdf": pdf()}
    built = build({**files, "p.bib": entry(preview="large.png") + entry("two", preview="a.pdf")})
    before = names(built)
    folder = copies.folder_of(Path(built.app.doctreedir))
    for pattern, text in (("*-*0", "More."), ("*-page.png", "And more.")):
        removed = list(folder.glob(pattern))
        assert removed
        for path in removed:
            path.unlink()
        again = built.rebuild({"index.md": f"{LIST}\n{text}\n"})
        assert names(again) == before
        assert all(path.is_file() for path in removed)


def test_every_page_follows_the_photo_of_its_sidebar(build: Build) -> None:
    files = {
        "index.md": "# Home\n\n```{profile}\n```\n",
        "other.md": "---\norphan: true\n---\n\n# Other\n",
        "ann.jpg": PHOTO,
    }
    conf = {
        "academic_people": {"ann": {"name": "Ann Bell", "photo": "ann.jpg"}},
        "academic_me": "ann",
        "academic_sidebar": True,
        "html_theme": "furo",
    }
    built = build(files, conf=conf)
    before = offered(built.html("other").select_one(".profile-photo"))
    again = built.rebuild({"ann.jpg": written(drawing(1500, 1400), "JPEG")})
    after = offered(again.html("other").select_one(".profile-photo"))
    assert before
    assert after
    assert not before.keys() & after.keys()
    assert all((again.outdir / address).is_file() for address in after)
