"""Smaller copies of pictures: the one place that knows Pillow.

A copy has the format of its picture and nothing that a camera has written into it (places, times, names) but
the profile of its colours; it stands upright where the picture says how it is to be turned.
"""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

#: those that a copy is saved with, by the names of formats; an MPO is a JPEG with another behind it
_FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "JPEG": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
    "MPO": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
    "PNG": ("PNG", {"optimize": True}),
    "WEBP": ("WEBP", {"quality": 82, "method": 4}),
}
#: what is decoded: formats that browsers show, whatever the ending of a file says; Pillow knows dozens, and
#: runs other programs for some. An MPO is opened as a JPEG. WebP is last, for which all plugins are loaded.
_READ = ("JPEG", "PNG", "GIF", "WEBP")
#: in bytes
_LARGEST = 100_000_000
#: what can be scaled as it is, and how others become that
_MODES = {"L": "L", "LA": "LA", "RGB": "RGB", "RGBA": "RGBA", "1": "L", "P": "RGB"}
_TRANSPARENT = {"L": "LA", "RGB": "RGBA"}
#: a copy that is hardly smaller is of no use
_SMALLER = 0.8
_ORIENTATION, _FIRST_TURNED = 0x0112, 5
#: of EXIF: where the place is, and its latitude and longitude there
_PLACE, _COORDINATES = 0x8825, (2, 4)
#: of profiles of colours: the length of their header, and where it says that it is one
_HEADER, _SIGNATURE = 128, slice(36, 40)
#: of WebP without loss, behind the name of the container
_LOSSLESS = b"VP8L"


class Unreadable(Exception):
    """A picture cannot be made smaller; the text says why, behind "the picture"."""


class Copies(NamedTuple):
    """What has been made of a picture."""

    #: in pixels, as browsers show it; None where it is of no use to know
    size: tuple[int, int] | None
    #: width -> content
    made: dict[int, bytes]


def picture_content(path: str | os.PathLike[str]) -> bytes:
    """Return the content of a picture.

    :raises Unreadable: if it is too large
    :raises OSError: if it is gone
    """
    if os.path.getsize(path) > _LARGEST:
        raise Unreadable(f"is larger than {_LARGEST // 1_000_000} MB")
    with open(path, "rb") as file:
        return file.read()


def names_place(path: str | os.PathLike[str]) -> bool:
    """Return whether a picture says where it was taken; what cannot be read says nothing."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # pixels are not looked at
            warnings.simplefilter("ignore")
            with Image.open(path, formats=_READ) as picture:
                place = picture.getexif().get_ifd(_PLACE)
                # XMP, by the names that it has in files of PNG and in others
                stated = [picture.info.get(name) for name in ("xmp", "XML:com.adobe.xmp")]
                return any(tag in place for tag in _COORDINATES) or any(
                    "GPSL" in str(text) for text in stated
                )
    # a decoder may fail in any way on what is damaged
    except Exception:
        return False


def make_copies(content: bytes, widths: Collection[int]) -> Copies:
    """Make smaller copies of a picture: of its widths those that help.

    A picture that moves, or of another kind of colours, is left alone.

    :raises Unreadable: if the picture is damaged, or too large
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # of many more pixels than any page shows, which may be a trap for programs
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_READ) as picture:
                return _copies(picture, content, widths)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Unreadable("has too many pixels to be made smaller") from error
    except UnidentifiedImageError as error:
        raise Unreadable("is none that can be read") from error
    # a decoder may fail in any way on what is damaged
    except Exception as error:
        raise Unreadable(f"cannot be read ({' '.join(str(error).split())})") from error


def _copies(picture: Any, content: bytes, widths: Collection[int]) -> Copies:
    save = _FORMATS.get(picture.format)
    moves = getattr(picture, "is_animated", False) and picture.format != "MPO"
    if save is None:
        return Copies(None, {})
    width, height = picture.size
    if picture.getexif().get(_ORIENTATION, 1) >= _FIRST_TURNED:
        width, height = height, width
    wanted = sorted((each for each in widths if each <= width * _SMALLER), reverse=True)
    if moves or not wanted or picture.mode not in _MODES:
        if not moves:
            picture.load()
        return Copies((width, height), {})
    made = dict(_scaled(picture, wanted, save, is_lossless=content[12:16] == _LOSSLESS))
    return Copies((width, height), {each: copy for each, copy in made.items() if len(copy) < len(content)})


def _profile(stated: object) -> bytes | None:
    """Return the profile of a picture's colours, as long as its header says; None of what is no profile.

    https://www.color.org/specification/ICC.1-2022-05.pdf, 7.2
    """
    if not isinstance(stated, bytes) or stated[_SIGNATURE] != b"acsp":
        return None
    length = int.from_bytes(stated[:4], "big")
    return stated[:length] if _HEADER <= length <= len(stated) else None


def _scaled(
    picture: Image, widths: Collection[int], save: tuple[str, dict[str, Any]], *, is_lossless: bool
) -> Iterator[tuple[int, bytes]]:
    from PIL import Image, ImageOps

    profile = _profile(picture.info.get("icc_profile"))
    # a JPEG is decoded at a fraction of its size, where that is still twice of what is wanted
    largest = 2 * max(widths)
    picture.draft(None, (largest, largest))  # type: ignore[no-untyped-call, unused-ignore]
    upright = ImageOps.exif_transpose(picture)
    mode = _MODES[upright.mode]
    if "transparency" in upright.info:
        mode = _TRANSPARENT.get(mode, mode)
    upright = upright.convert(mode)
    for width in widths:
        height = max(1, round(upright.height * width / upright.width))
        copy = upright.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        # some formats write what the picture has said of itself
        copy.info = {}
        written = io.BytesIO()
        options = {**save[1], **({"lossless": True} if is_lossless else {})}
        copy.save(written, save[0], **options, **({"icc_profile": profile} if profile else {}))
        yield width, written.getvalue()
