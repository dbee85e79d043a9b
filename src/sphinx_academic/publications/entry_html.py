"""HTML of the entries of long pages, kept beside the doctrees: after an edit of one entry, one is rendered.

What an entry shows is decided by its record, by what only its list knows of it, and by settings; a digest of
the first stands for it on the page, and all of it is the key under which its HTML is kept.  Lists that a site
or another package has a say in, citeproc among them, are rendered whole each time.
"""

from __future__ import annotations

import itertools
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import babel
import jinja2
from jinja2 import Template

from ..core import cache as cachefile
from ..core.build_state import build_state
from ..core.domain import academic_domain
from ..core.settings import settings_state
from ..core.site_metrics import metrics_digest
from ..core.template_files import template_files
from ..rendering.late_html import encoded
from ..rendering.nodes import publication_list
from .registration import Layout
from .view import view_changes

if TYPE_CHECKING:
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

#: a page of fewer papers is rendered as fast as it is looked up
_MANY = 200
#: of so many entries each, HTML is stored
_BLOCK = 256


class KnownEntries:
    """The HTML of the entries of one page, by their keys; as bytes, of which it takes fewer than as text."""

    def __init__(self, path: Path, state: bytes) -> None:
        """Read what there is.

        :param state: what changes with all that entries show besides what their keys say
        """
        self._path, self._state = path, state
        self._known: dict[bytes, bytes] = {}
        for block in cachefile.unpickled(cachefile.load_body(path, state) or ()) or ():
            if isinstance(block, dict):
                self._known |= block
        self._used: dict[bytes, bytes] = {}

    def html(self, keys: Sequence[bytes], render: Callable[[Sequence[int]], list[bytes]]) -> list[bytes]:
        """Return the HTML of a list: one text for each entry, between what stands before and behind them.

        :param keys: of its entries
        :param render: what makes the same of the entries at some places
        """
        missing = [place for place, key in enumerate(keys) if key not in self._known]
        before, *made, behind = render(missing)
        found = {keys[place]: html for place, html in zip(missing, made, strict=True)}
        texts = [found[key] if key in found else self._known[key] for key in keys]
        self._used.update(zip(keys, texts, strict=True))
        return [before, *texts, behind]

    def save(self) -> None:
        """Keep what the page shows now, and nothing else."""
        if self._used.keys() != self._known.keys():
            # one block would be in memory beside what it is made of
            items = iter(self._used.items())
            blocks = iter(lambda: dict(itertools.islice(items, _BLOCK)), {})
            data = (pickle.dumps(block, pickle.HIGHEST_PROTOCOL) for block in blocks)
            cachefile.save(self._path, self._state, None, data)


class _Pages(dict[str, KnownEntries]):
    """What is known of the pages that are being written, by their names."""


def known_entries(
    builder: StandaloneHTMLBuilder, node: publication_list, layout: Layout
) -> KnownEntries | None:
    """Return what is known of the entries on the page that is being written; None where nothing is kept."""
    config, docname = builder.config, builder.current_docname
    record = academic_domain(builder.env).pages.get(docname)
    if (
        not record
        # the papers of a CV are those of other pages
        or max(len(record.papers), len(node["entries"])) < _MANY
        or not layout.is_ours
        # citeproc and its styles may be others tomorrow
        or "citations" in node
        or "cite" in node["parts"]
        or template_files(config)
        or view_changes(config)
    ):
        return None
    pages = build_state(config).of(_Pages)
    if docname not in pages:
        name = cachefile.name_for(f"entries {builder.name} {docname}")
        pages[docname] = KnownEntries(builder.env.doctreedir / "academic" / name, _state(builder))
    return pages[docname]


def _state(builder: StandaloneHTMLBuilder) -> bytes:
    """Return what changes with all that decides what any entry on a page shows."""
    config = builder.config
    state = settings_state(config), builder.dlpath, packages_state(), metrics_digest(config)
    return cachefile.digest(repr(state).encode("utf-8", "surrogatepass"))


def packages_state() -> str:
    """Return what changes with the packages that have a say in HTML."""
    return f"{jinja2.__version__} {babel.__version__} {version('latex2mathml')}"


def divided(template: Template, entries: Iterable[Any], context: Mapping[str, Any]) -> list[bytes]:
    """Render a template that is a loop over entries.

    :return: what stands before the first entry, each of them, and what stands behind the last
    """
    texts: list[bytes] = []
    pieces: list[str] = []

    def end_text() -> None:
        texts.append(encoded("".join(pieces)))
        # a list has a million pieces, which would take more memory together than all else of it
        pieces.clear()

    def watched() -> Iterator[Any]:
        for entry in entries:
            end_text()
            yield entry
        end_text()

    # a template hands on each piece before it asks for the next entry
    deque(map(pieces.append, template.generate(entries=watched(), **context)), maxlen=0)
    end_text()
    return texts


def save_entries(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Keep the HTML of the entries on a page."""
    pages = build_state(app.config).get(_Pages)
    if pages and (known := pages.pop(pagename, None)):
        known.save()
