"""Pictures on pages of documents: the copies that a page brings along, and what its templates are given."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

from ..core.output_files import output_files
from ..model.picture import Picture
from .copies import Source, pictures
from .offered import PHOTO, PREVIEW, Slot, offered, srcset

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

FOLDER = "_images"


def add_copies(app: Sphinx, docname: str, image: nodes.Element, *, scale: bool) -> None:
    """Copy what a page offers of a picture of ours into the output folder, and note it at the node.

    :param scale: whether smaller copies are offered
    """
    slot = PREVIEW if "entry" in image else PHOTO
    if "source" in image:
        source: Source = image["source"]
        page = pictures(app.env).page(source)
        if page is None:
            return
        own = image["own"] = page.name
        output_files(app).copy(docname, f"{FOLDER}/{own}", page.path, location=image)
    else:
        source = Source(image["uri"])
        own = app.env.images[source.name][1] if source.name in app.env.images else ""
    if scale and own:
        image["offered"], files = offered(app.env, source, slot, own)
        for name, path in files:
            output_files(app).copy(docname, f"{FOLDER}/{name}", Path(path), location=image)


def shown_picture(builder: Builder, image: nodes.Element, slot: Slot) -> Picture | None:
    """Return a picture of the page that is being written; None where its file is not there."""
    name = image.get("own") or builder.images.get(image.get("uri", ""))
    if not name:
        return None
    folder: Any = builder.imgpath
    sources = srcset(image.get("offered", ()), folder)
    address = posixpath.join(folder, quote(name))
    return Picture(address, image["alt"], sources, slot.sizes if sources else "", "source" in image)
