"""Old addresses, as ``conf.py`` and front matter have them, and the files that stand for them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from ..model.patterns import lazy_pattern

#: endings of the files of pages
_PAGE = (".html", ".htm")
#: endings that a server delivers as something else than a page; others, as in ``v1.0``, are part of a name
_NO_PAGE = lazy_pattern(
    r"\.(?:aspx?|bib|bz2|cgi|css|csv|docx?|epub|exe|gif|gz|ico|ipynb|jpe?g|js|json|jsp|mjs|mp[34]|ods|odt|pdf|php\d?|"
    r"png|pptx?|ps|rss|svg|tar|tex|tgz|tiff?|txt|wasm|webm|webp|woff2?|xhtml|xlsx?|xml|xz|ya?ml|zip)",
    re.IGNORECASE,
)
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_CONTROLS = lazy_pattern(r"[\x00-\x1f\x7f-\x9f]")
#: Sphinx's own folders
_RESERVED = ("_static", "_sources", "_images", "_downloads")
#: would be read as markup, or cannot be in an ``id``
_NOT_IN_ANCHOR = lazy_pattern(r"[\s<>\"'&]")
#: file systems allow so many bytes in a name
_LONGEST = 255


class OldAddress(NamedTuple):
    """An address that a site once had."""

    #: without slashes at its ends; empty for the home page
    path: str
    #: a place on the page, which stands where it stood
    anchor: str = ""
    #: written with a slash at its end
    is_folder: bool = False

    def files(self, suffix: str) -> Iterator[str]:
        """Yield the files in which a server looks for the address, relative to the site's root.

        :param suffix: ending of the pages that the builder writes; nothing if it makes folders of them
        """
        if self.path.lower().endswith(_PAGE) and not self.is_folder:
            yield self.path
            return
        yield posixpath.join(self.path, "index.html")
        if suffix and self.path and not self.is_folder:
            # where the page of this name was, if the same builder has made it
            yield self.path + suffix


def old_address(text: str) -> OldAddress:
    """Read an old address: a path from the site's root, with or without a slash before it.

    :raises ValueError: with what is wrong with it, and what to write
    """
    text = text.strip()
    if _SCHEME.match(text) or text.startswith("//"):
        raise ValueError("has the name of a host or a scheme; write its path alone")
    path, hash, anchor = text.partition("#")
    if "?" in path:
        raise ValueError("has a query, which no file can stand for; write the path without it")
    is_folder = path.endswith("/") and len(path) > 1
    names = [_decoded(name) for name in path.split("/") if name]
    for name in names:
        _check(name)
    if names and names[0] in _RESERVED:
        raise ValueError(f"lies in {names[0]}, the folder of Sphinx's own files; choose another path")
    ending = posixpath.splitext(names[-1])[1] if names and not is_folder else ""
    if _NO_PAGE.fullmatch(ending):
        message = (
            f"ends in {ending}, and a page cannot stand for such a file; put the file into html_extra_path"
        )
        raise ValueError(message)
    anchor = _decoded(anchor)
    if hash and not anchor:
        raise ValueError("has an empty anchor; write what follows '#', or leave that out")
    if _NOT_IN_ANCHOR.search(anchor):
        raise ValueError("has an anchor with a space, a quotation mark or one of < > &, which cannot be kept")
    if not names and not anchor:
        raise ValueError("is that of the home page, which cannot lead elsewhere; write an anchor behind it")
    return OldAddress("/".join(names), anchor, is_folder)


def _decoded(text: str) -> str:
    try:
        decoded = unquote_to_bytes(text).decode()
    except UnicodeError:
        raise ValueError(
            "is not UTF-8 where it is percent-encoded; write its characters as they are"
        ) from None
    if _CONTROLS.search(decoded):
        raise ValueError("has a control character; leave it out")
    return decoded


def _check(name: str) -> None:
    if name.startswith("."):
        raise ValueError("has a part that begins with a full stop, which is no place for a page; correct it")
    if "/" in name or "\\" in name:
        raise ValueError("has a slash or a backslash within a name; write '/' between names")
    if len(name.encode("utf-8", "surrogatepass")) + len(".html") > _LONGEST:
        raise ValueError("has a name that is too long for a file; shorten it")
