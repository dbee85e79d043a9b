"""Which copies of a picture a page offers to browsers, and what is wrong with pictures."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from .copies import Source, pictures

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Slot(NamedTuple):
    """A place on pages for pictures."""

    #: of copies, in pixels: what it takes on screens of one, two and three pixels to that of CSS
    widths: tuple[int, ...]
    #: the attribute of HTML; browsers know better of those that load late
    sizes: str


PREVIEW = Slot((320, 640, 960), "auto, 20rem")
PHOTO = Slot((160, 320, 640), "auto, 8rem")
PROFILE = Slot(PHOTO.widths, "7rem")
HERO = Slot(PHOTO.widths, "(max-width: 48em) 7rem, 14rem")
FIGURE = Slot((640, 960, 1440), "(max-width: 48em) 100vw, 46rem")


#: names in the folder of pictures, with their widths
Offered = tuple[tuple[str, int], ...]


def offered(
    env: BuildEnvironment, source: Source, slot: Slot, own: str
) -> tuple[Offered, tuple[tuple[str, str], ...]]:
    """Return what a page offers of a picture, and the files that have to be copied for it.

    :param own: name of the picture itself, which is among the offered ones if no copy is as large as that
    :return: empty tuples if there are no smaller copies; of files, the name and the path
    """
    made = pictures(env)
    copies = made.copies(source, slot.widths)
    if not copies:
        return (), ()
    found = [(copy.name, copy.width) for copy in copies]
    size = made.size(source, slot.widths)
    largest = max(slot.widths)
    if size and (size[0] <= largest or copies[-1].width < largest):
        found.append((own, size[0]))
    return tuple(found), tuple((copy.name, str(copy.path)) for copy in copies)


def srcset(sources: Iterable[tuple[str, int]], folder: str) -> str:
    """Return the attribute that offers pictures.

    :param folder: address of the folder of pictures, seen from the page
    """
    return ", ".join(f"{posixpath.join(folder, quote(name))} {width}w" for name, width in sources)
