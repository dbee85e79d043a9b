"""Files of an imported site that are no pictures, whatever their names; builds with Pillow warn of them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..bib.local_files import SCALABLE
from ..importers.findings import Finding, Level

#: how files of pictures begin; what is named as another format is shown as well
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF", b"GIF8", b"BM", b"II*\0", b"MM\0*")


def expected_of_pictures(files: Mapping[str, bytes | Path]) -> Iterator[Finding]:
    """Yield a line of the report for each file that is none: a placeholder, a pointer of Git LFS."""
    for name, content in files.items():
        if posixpath.splitext(name)[1].casefold() in SCALABLE and not _is_picture(content):
            message = "the file is no picture; each build that makes smaller copies warns where it is shown"
            remedy = "put the picture in its place (with Git LFS: git lfs pull, and import again)"
            yield Finding(Level.CHECK, f"{message} [academic.picture]", name, 0, remedy, warns=True)


def _is_picture(content: bytes | Path) -> bool:
    if isinstance(content, Path):
        with content.open("rb") as file:
            content = file.read(16)
    # AVIF and HEIC have a length first
    return content.startswith(_BEGINNINGS) or content[4:8] == b"ftyp"
