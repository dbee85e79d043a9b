"""Whole ``.bib`` files: every entry has a key and a readable title, every problem a place."""

from __future__ import annotations

import atheris

with atheris.instrument_imports(include=["sphinx_academic"]):
    from harness import fuzz_bytes

    from sphinx_academic.bib.reader import read
    from sphinx_academic.model.text import CONTROLS


def check(data: bytes) -> None:
    """Read a file."""
    library = read(data, "fuzz.bib")
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for publication in library.publications:
        assert publication.key
        assert 1 <= publication.line <= lines or data.startswith((b"\xff\xfe", b"\xfe\xff"))
        assert not CONTROLS.search(publication.plain_title)
    for problem in library.problems:
        assert problem.message


fuzz_bytes(check)
