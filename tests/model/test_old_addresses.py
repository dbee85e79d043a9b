"""Old addresses: how they are written, which files stand for them, and which cannot be."""

from __future__ import annotations

import pytest

from sphinx_academic.model.old_addresses import OldAddress, old_address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/about", OldAddress("about")),
        ("a/", OldAddress("a", "", True)),
        ("about/", OldAddress("about", "", True)),
        ("/a//b/", OldAddress("a/b", "", True)),
        ("/#x", OldAddress("", "x")),
        ("/a#x", OldAddress("a", "x")),
        ("/a/#x#y", OldAddress("a", "x#y", True)),
        ("/a?b#x".replace("?", "%3F"), OldAddress("a?b", "x")),
        ("/a#x?y", OldAddress("a", "x?y")),
        ("/a%20b/c.html", OldAddress("a b/c.html")),
        ("/a#%C3%A9", OldAddress("a", "é")),
        ("/v1.0", OldAddress("v1.0")),
        # a folder may be called as a file is
        ("/a.pdf/", OldAddress("a.pdf", "", True)),
        ("/a.pdf/b", OldAddress("a.pdf/b")),
        ("/a/_static", OldAddress("a/_static")),
        ("/" + "a" * 250, OldAddress("a" * 250)),
    ],
)
def test_what_an_address_says(text: str, expected: OldAddress) -> None:
    assert old_address(text) == expected


_HOST = "has the name of a host or a scheme; write its path alone"
_CONTROL = "has a control character; leave it out"
_ANCHOR = "has an anchor with a space, a quotation mark or one of < > &, which cannot be kept"
_HOME = "is that of the home page, which cannot lead elsewhere; write an anchor behind it"
_DOT = "has a part that begins with a full stop, which is no place for a page; correct it"
_SLASH = "has a slash or a backslash within a name; write '/' between names"
_LONG = "has a name that is too long for a file; shorten it"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("https://example.org/a", _HOST),
        ("HTTP:a", _HOST),
        ("x-y+1.z:a", _HOST),
        ("//example.org/a", _HOST),
        ("/a?b", "has a query, which no file can stand for; write the path without it"),
        ("/_static/a", "lies in _static, the folder of Sphinx's own files; choose another path"),
        ("/_images/", "lies in _images, the folder of Sphinx's own files; choose another path"),
        ("/%5Fsources", "lies in _sources, the folder of Sphinx's own files; choose another path"),
        (
            "/a/b.PDF",
            "ends in .PDF, and a page cannot stand for such a file; put the file into html_extra_path",
        ),
        ("/a#", "has an empty anchor; write what follows '#', or leave that out"),
        ("#", "has an empty anchor; write what follows '#', or leave that out"),
        *((f"/a#x{sign}y", _ANCHOR) for sign in (" ", "%20", "<", ">", '"', "'", "&")),
        ("", _HOME),
        (" / ", _HOME),
        ("/a/%FF", "is not UTF-8 where it is percent-encoded; write its characters as they are"),
        ("/a#%FF", "is not UTF-8 where it is percent-encoded; write its characters as they are"),
        ("/a\x7fb", _CONTROL),
        ("/a%0Ab", _CONTROL),
        ("/a#x%00", _CONTROL),
        ("/.git/", _DOT),
        ("/a/../b", _DOT),
        ("/a%2Fb", _SLASH),
        ("/a\\b", _SLASH),
        ("/" + "a" * 251, _LONG),
        ("/" + "é" * 126, _LONG),
    ],
)
def test_what_is_wrong_with_an_address(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        old_address(text)
    assert str(error.value) == problem


@pytest.mark.parametrize(
    ("address", "suffix", "files"),
    [
        (OldAddress("a"), ".html", ["a/index.html", "a.html"]),
        (OldAddress("a"), "", ["a/index.html"]),
        (OldAddress("a", "", True), ".html", ["a/index.html"]),
        (OldAddress("a/b", "x"), ".htm", ["a/b/index.html", "a/b.htm"]),
        (OldAddress("", "x"), ".html", ["index.html"]),
        (OldAddress("a.html"), ".html", ["a.html"]),
        (OldAddress("a.HTM"), "", ["a.HTM"]),
        (OldAddress("a.html", "", True), ".html", ["a.html/index.html"]),
        (OldAddress("v1.0"), ".html", ["v1.0/index.html", "v1.0.html"]),
    ],
)
def test_files_for_an_address(address: OldAddress, suffix: str, files: list[str]) -> None:
    assert list(address.files(suffix)) == files
