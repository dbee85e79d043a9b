"""What the report of an import says of files that are named as pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.cli.expected_pictures import expected_of_pictures

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.mark.parametrize(
    ("name", "content", "is_named"),
    [
        ("images/a.png", PNG, False),
        ("images/a.jpg", b"\xff\xd8\xff\xe0", False),
        # the browser shows it, whatever its name says
        ("images/a.jpg", PNG, False),
        ("images/a.png", b"GIF89a", False),
        ("images/a.webp", b"RIFF\0\0\0\0WEBPVP8 ", False),
        ("images/a.jpg", b"\0\0\0\x1cftypavif", False),
        ("images/a.png", b"version https://git-lfs.github.com/spec/v1\n", True),
        ("images/A.JPEG", b"", True),
        ("images/a.webp", b"<html>not found</html>", True),
        ("images/a.svg", b"", False),
        ("a.bib", b"", False),
    ],
)
@pytest.mark.parametrize("in_source", [False, True])
def test_files_that_are_no_pictures_are_named(
    tmp_path: Path, name: str, content: bytes, is_named: bool, in_source: bool
) -> None:
    (tmp_path / "file").write_bytes(content)
    found = list(expected_of_pictures({name: tmp_path / "file" if in_source else content}))
    assert [finding.file for finding in found] == [name] * is_named
    assert all(finding.warns and "[academic.picture]" in finding.message for finding in found)
