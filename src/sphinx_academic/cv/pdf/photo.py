"""The photo of a CV: a picture that Typst can set, as data for a template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

#: endings of pictures that Typst reads
_READABLE = frozenset((".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"))
#: in bytes; the whole picture would be in the PDF, of which 34 mm are shown
_LARGEST = 4_000_000


def photo_data(path: Path | None, alt: str) -> tuple[dict[str, Any] | None, list[str]]:
    """Return the bytes of a picture as numbers, which is how JSON can hold them, and what is wrong with it.

    :param alt: what it shows, for those who do not see it
    """
    if path is None:
        return None, []
    left_out = f"the photo {path.name} is left out"
    if path.suffix.lower() not in _READABLE:
        return None, [f"{left_out}, for Typst reads {', '.join(sorted(_READABLE))} alone; name another"]
    try:
        content = path.read_bytes()
    except OSError as error:
        return None, [f"{left_out}: {error.strerror}; correct it"]
    if len(content) > _LARGEST:
        size = len(content) / 1_000_000
        return None, [f"{left_out}, for it has {size:.1f} MB; make it smaller; 600 pixels are enough"]
    return {"data": list(content), "alt": alt}, []
