"""The photo of a CV: a picture that Typst can set, no larger than is printed."""

from __future__ import annotations

import importlib.util
from io import BytesIO
from pathlib import Path
from typing import Any

#: endings of pictures that Typst reads
_READABLE = frozenset((".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"))
#: pixels of the longer side; 34 mm with more than 400 dots per inch
_LARGEST = 640


def photo_data(path: Path | None, alt: str) -> tuple[dict[str, Any] | None, list[str]]:
    """Return the bytes of a picture as numbers, which is how JSON can hold them, and what is wrong with it.

    :param alt: what it shows, for those who do not see it
    """
    if path is None:
        return None, []
    if path.suffix.lower() not in _READABLE:
        kinds = ", ".join(sorted(_READABLE))
        return None, [f"the photo {path.name} is left out, for Typst reads {kinds} alone; name another"]
    try:
        content = path.read_bytes()
    except OSError as error:
        return None, [f"the photo {path.name} is left out: {error.strerror}; correct it"]
    return {"data": list(_smaller(path, content)), "alt": alt}, []


def _smaller(path: Path, content: bytes) -> bytes:
    """Return a picture with fewer pixels, if it has too many and Pillow is there."""
    if path.suffix.lower() == ".svg" or importlib.util.find_spec("PIL") is None:
        return content
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(content)) as picture:
            if max(picture.size) <= _LARGEST:
                return content
            kind = picture.format or "PNG"
            small = ImageOps.exif_transpose(picture)
            small.thumbnail((_LARGEST * 2, _LARGEST))
            written = BytesIO()
            small.save(written, kind, quality=88)
    # Pillow raises many kinds for what it cannot read; Typst says what is wrong with it
    except Exception:
        return content
    return written.getvalue()
