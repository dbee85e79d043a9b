"""Pages of PDFs as pictures: the one place that knows PDFium."""

from __future__ import annotations

import io
import os

from .scaling import Unreadable

#: in pixels; a page is as wide, unless it would be higher than that
_WIDTH, _HEIGHT = 1280, 2560
#: in bytes
_LARGEST = 100_000_000
#: what PDFium says of a document that wants a password
_PASSWORD = "password"


def page_picture(path: str | os.PathLike[str], page: int) -> bytes:
    """Return a page of a PDF as PNG.

    :param page: counted from 1
    :raises Unreadable: if the file is damaged, locked, or too large, or has no such page
    """
    import pypdfium2

    if os.path.getsize(path) > _LARGEST:
        raise Unreadable(f"is larger than {_LARGEST // 1_000_000} MB")
    try:
        document = pypdfium2.PdfDocument(path)
        try:
            count = len(document)
            return _png(document[page - 1]) if page <= count else _no_page(count)
        finally:
            document.close()
    except Unreadable:
        raise
    # PDFium's binding has errors of its own, and Python's for what it does not foresee
    except Exception as error:
        reason = " ".join(str(error).split()).rstrip(".")
        if _PASSWORD in reason.lower():
            raise Unreadable("is locked by a password") from error
        raise Unreadable(f"cannot be read ({reason})") from error


def _no_page(count: int) -> bytes:
    raise Unreadable(f"has {count} page" + ("s" if count != 1 else ""))


def _png(page: object) -> bytes:
    width, height = page.get_size()  # type: ignore[attr-defined]
    if not width > 0 or not height > 0:
        raise Unreadable("has a page without a size")
    scale = min(_WIDTH / width, _HEIGHT / height)
    picture = page.render(scale=scale).to_pil()  # type: ignore[attr-defined]
    written = io.BytesIO()
    picture.convert("RGB").save(written, "PNG")
    return written.getvalue()
