"""Smaller copies of pictures, without a site."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from sphinx_academic.pictures.scaling import Unreadable, make_copies, names_place, picture_content

WIDTHS = (320, 640, 960)


def drawing(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture whose size in bytes goes with that in pixels, as that of photos does."""
    return Image.effect_noise((width // 4 + 1, height // 4 + 1), 80).resize((width, height)).convert(mode)


def written(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def with_size(content: bytes, width: int, height: int) -> bytes:
    """Return a PNG that says of itself that it has a size."""
    header = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + content[24:29]
    return content[:12] + header + zlib.crc32(header).to_bytes(4, "big") + content[33:]


def read(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((2000, 1200), [320, 640, 960]),
        ((500, 2500), [320]),
        ((1000, 1000), [320, 640]),
        # a copy of four fifths helps
        ((400, 300), [320]),
        ((399, 300), []),
        # no copy is without a height
        ((2000, 2), [320, 640, 960]),
        ((380, 380), []),
        ((40, 30), []),
        ((1, 1), []),
    ],
)
def test_copies_of_the_same_format_and_shape(kind: str, size: tuple[int, int], widths: list[int]) -> None:
    result = make_copies(written(drawing(*size), kind), WIDTHS)
    assert (sorted(result.made), result.size) == (widths, size)
    for width, content in result.made.items():
        copy = read(content)
        assert copy.format == kind
        assert copy.size == (width, max(1, round(size[1] * width / size[0])))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_a_camera_has_written_is_left_out_and_what_stands_upright_stays_so(kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of Ann"
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0)}
    picture = drawing(1500, 1000)
    picture.paste("red", (0, 0, 750, 500))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"comment": b"Camera of Ann"} if kind == "JPEG" else {}
    result = make_copies(written(picture, kind, exif=exif, icc_profile=profile, **options), (320,))
    assert result.size == (1000, 1500)
    copy = read(result.made[320])
    assert copy.size == (320, 480)
    # turned by a quarter, what was at the top on the left is on the right
    colours: Any = [copy.convert("RGB").getpixel(place) for place in ((300, 20), (20, 460))]
    assert [red - green > 150 for red, green, _blue in colours] == [True, False]
    assert not copy.getexif()
    assert copy.info["icc_profile"] == profile
    assert b"Camera of" not in result.made[320]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_that_lies_on_its_side(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    result = make_copies(written(drawing(900, 600), "JPEG", exif=exif), (320,))
    lies = orientation > 4
    assert result.size == ((600, 900) if lies else (900, 600))
    assert read(result.made[320]).size == ((320, 480) if lies else (320, 213))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1"])
def test_what_is_transparent_stays_so(mode: str) -> None:
    picture = Image.new("RGBA", (1600, 1200), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((300, 300, 1200, 900), outline=(0, 0, 0, 255), width=40)
    opaque = mode in "L1"
    options = {} if mode != "P" else {"transparency": 0}
    content = written(picture.convert(mode), "PNG", compress_level=0, **options)
    copy = read(make_copies(content, (320,)).made[320]).convert("RGBA")
    assert (copy.getpixel((2, 2))[3] == 255) == opaque  # type: ignore[index]


def test_what_moves_is_left_alone() -> None:
    frames = [drawing(900, 600), drawing(900, 601).crop((0, 0, 900, 600))]
    for kind in ("PNG", "WEBP", "GIF"):
        moving = written(frames[0], kind, save_all=True, append_images=frames[1:])
        assert make_copies(moving, WIDTHS).made == {}


@pytest.mark.parametrize("kind", ["JPEG", "MPO"])
def test_a_photo_keeps_as_much_as_can_be_seen(kind: str) -> None:
    options = {"save_all": True, "append_images": [drawing(8, 8)]} if kind == "MPO" else {}
    (content,) = make_copies(written(drawing(800, 600), kind, quality=95, **options), [320]).made.values()
    copy, expected = (read(it) for it in (content, written(drawing(320, 240), "JPEG", quality=82)))
    assert copy.quantization == expected.quantization
    assert copy.info["progressive"]


def test_of_colours_for_printers_no_copy_is_made() -> None:
    assert make_copies(written(drawing(2000, 1000, "CMYK"), "JPEG"), WIDTHS).made == {}


def test_a_copy_that_is_no_smaller_is_left_out() -> None:
    plain = Image.new("1", (700, 700))
    assert make_copies(written(plain, "PNG"), (320,)).size == (700, 700)
    noise = written(Image.effect_noise((700, 700), 90).convert("1"), "PNG")
    assert make_copies(noise, (500,)).made == {}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is none that can be read"),
        # what other programs show, and browsers do not
        (written(drawing(900, 900), "TIFF"), "is none that can be read"),
        (written(drawing(900, 900), "EPS"), "is none that can be read"),
        (written(drawing(900, 900), "BMP"), "is none that can be read"),
        (b"version https://git-lfs.github.com/spec/v1\n", "is none that can be read"),
        (written(drawing(900, 900), "PNG")[:3000], "cannot be read"),
        (written(drawing(900, 900), "JPEG")[:3000], "cannot be read"),
        (written(drawing(30, 30), "PNG")[:100], "cannot be read"),
        (with_size(written(drawing(30, 30), "PNG"), 60_000, 60_000), "has too many pixels"),
    ],
)
def test_what_cannot_be_read(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        make_copies(content, WIDTHS)


def test_what_browsers_show_under_another_ending_is_left_alone() -> None:
    assert make_copies(written(drawing(900, 900), "GIF"), WIDTHS).made == {}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_only_a_profile_of_colours_is_kept_and_nothing_behind_it(kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for stated, kept in (
        (profile, profile),
        (profile + b"Camera of Ann", profile),
        (b"Camera of Ann" * 20, None),
        (profile[:100], None),
        # shorter than its header, and longer than what there is
        (b"\0\0\0\x01" + profile[4:], None),
        (b"\x7f\0\0\0" + profile[4:], None),
    ):
        made = make_copies(written(drawing(900, 600), kind, icc_profile=stated), (320,)).made[320]
        assert read(made).info.get("icc_profile") == kept
        assert b"Camera of" not in made


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(Unreadable, match="is larger than 100 MB"):
        picture_content(path)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_that_say_where_they_were_taken(tmp_path: Path, kind: str) -> None:
    with_place, with_camera = Image.Exif(), Image.Exif()
    with_place[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 0.0)}
    with_camera[0x010F] = "Camera of Ann"
    # a time alone
    with_camera[0x8825] = {29: "2026:11:01"}
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><d exif:GPSLatitude="52,31.2N" /></x:xmpmeta>'
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", xmp.decode())
    path = tmp_path / "picture"
    for options, found in (
        ({"exif": with_place}, True),
        ({"exif": with_camera}, False),
        ({"pnginfo": text} if kind == "PNG" else {"xmp": xmp}, True),
        ({}, False),
    ):
        content = written(drawing(400, 300), kind, **options)
        path.write_bytes(content)
        assert names_place(path) == found
        # a copy says nothing of it
        path.write_bytes(make_copies(content, (160,)).made[160])
        assert not names_place(path)
    path.write_bytes(content[:60])
    assert not names_place(path)
