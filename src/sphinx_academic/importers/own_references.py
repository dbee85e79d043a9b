"""References of a post to a .bib file of its own, as al-folio's layout of Distill has them: footnotes here.

The works of others are no publications of the site, whose lists show every entry of its .bib files.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cached_property

from ..bib.reader import read
from ..model.publication import Publication
from ..model.text import plain
from ..model.urls import safe_url
from .jekyll import JekyllPage
from .source import Source, plain_text

#: more authors of a work are "et al."
_MOST_AUTHORS = 3
_LINKS = ("doi", "arxiv", "url", "pdf")


class OwnReferences:
    """What a post cites."""

    def __init__(self, source: Source, page: JekyllPage) -> None:
        self._source, self._page = source, page
        self._cited: dict[str, None] = {}

    @cached_property
    def _entries(self) -> Mapping[str, Publication]:
        name = plain_text(self._page.metadata.get("bibliography"))
        file = self._source.first(f"assets/bibliography/{name}", f"_bibliography/{name}") if name else ""
        data = self._source.data(file) if file else None
        return {entry.key: entry for entry in read(data, file).publications} if data else {}

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def mark(self, key: str) -> str:
        """Return the mark of a footnote for a key, as HTML, and have the footnote written."""
        self._cited[key] = None
        return f'<footnote-mark label="{html.escape(key)}"></footnote-mark>'

    def footnotes(self) -> str:
        """Return the footnotes for all marks, as HTML in paragraphs."""
        texts = {html.escape(key): _reference(self._entries[key]) for key in self._cited}
        return "".join(
            f'\n\n<footnote-text label="{label}">{text}</footnote-text>\n' for label, text in texts.items()
        )


def _reference(entry: Publication) -> str:
    """Return authors, title, venue, year and link of a work, as HTML."""
    names = [str(author.name) for author in entry.authors or entry.editors]
    who = ", ".join(names)
    if names and (entry.others or len(names) > _MOST_AUTHORS):
        who = f"{names[0]} et al."
    year = str(entry.date.year) if entry.date else ""
    title, *rest = (html.escape(text) for text in (plain(entry.title), plain(entry.venue), year))
    shown = ", ".join(filter(None, [html.escape(who), f"<em>{title}</em>", *rest]))
    links = dict(entry.links)
    url = next(filter(None, (safe_url(links.get(kind, "")) for kind in _LINKS)), None)
    return f'{shown}. <a href="{html.escape(url)}">{html.escape(url)}</a>' if url else f"{shown}."
