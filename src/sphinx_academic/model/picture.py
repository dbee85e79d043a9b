"""Pictures as pages show them."""

from __future__ import annotations

from typing import NamedTuple


class Picture(NamedTuple):
    """A picture as a template shows it."""

    #: seen from the page
    address: str
    #: what it shows
    alt: str
    #: the attributes of the same names; empty if there are no smaller copies
    srcset: str = ""
    sizes: str = ""
    #: whether it is a page of a PDF
    is_page: bool = False


NO_PICTURE = Picture("", "")
