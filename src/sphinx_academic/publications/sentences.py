"""What news says of a paper, in a sentence of the site's language: title, venue, awards and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from babel.lists import format_list
from docutils import nodes
from sphinx.addnodes import download_reference

from ..bib.status import is_preprint_server
from ..core.i18n import _, language_of_words
from ..model.patterns import lazy_pattern
from ..model.publication import Publication
from ..model.text import RichText, plain
from ..rendering.dates import locale_of
from .badges import badges, venue_badge
from .docutils_nodes import badge_node, rich_nodes, separated_nodes, venue_badge_node
from .records import Badge, LinkView, VenueBadge

if TYPE_CHECKING:
    from ..core.config import AcademicConfig

#: class of the node around a sentence, and of that around the awards and links behind it
SENTENCE, EXTRAS = "pub-sentence", "pub-extras"

#: what the sentence says -> what kind of venue it names, if any -> the sentence
SENTENCES: Mapping[str, Mapping[str, str]] = {
    "accepted": {
        "": _("{title} is accepted."),
        "event": _("{title} is accepted at {venue}."),
        "long event": _("{title} is accepted at the {venue}."),
        "journal": _("{title} is accepted by {venue}."),
        "long journal": _("{title} is accepted by the {venue}."),
    },
    "published": {
        "": _("{title} is published."),
        "event": _("{title} is published at {venue}."),
        "long event": _("{title} is published at the {venue}."),
        "journal": _("{title} is published in {venue}."),
        "long journal": _("{title} is published in the {venue}."),
    },
    "available": {
        "": _("{title} is available as a preprint."),
        "event": _("{title} is available as a preprint on {venue}."),
    },
    "award": {
        "": _("{title} receives the {award}."),
        "event": _("{title} receives the {award} at {venue}."),
        "long event": _("{title} receives the {award} at the {venue}."),
        "journal": _("{title} receives the {award} of {venue}."),
        "long journal": _("{title} receives the {award} of the {venue}."),
    },
    "presentation": {
        "": _("{title} is selected as {award}."),
        "event": _("{title} is selected as {award} at {venue}."),
        "long event": _("{title} is selected as {award} at the {venue}."),
        "journal": _("{title} is selected as {award} by {venue}."),
        "long journal": _("{title} is selected as {award} by the {venue}."),
    },
}

#: links about the reception of a paper, which are no news
_NO_NEWS = frozenset({"altmetric", "dimensions", "scholar", "inspire"})

_PLACEHOLDER = lazy_pattern(r"\{(\w+)\}")
_PROCEEDINGS = lazy_pattern(r"(?:in:? )?(?:proceedings|proc\.?)(?: of)?(?: the)? ", re.IGNORECASE)
#: a year in the name of a venue: "NeurIPS 2024", "ICML'24", "ICML24"
_YEAR = lazy_pattern(r"\b(?:19|20)\d\d\b|(?<=[^\W\d])['’]?\d\d$")
#: such a name has an article: "at the Workshop on Foundations"
_WITH_ARTICLE = lazy_pattern(r"\b(?:of|on|for)\b")


class Place(NamedTuple):
    """Where a paper appears: the kind of venue, as in :data:`SENTENCES`, and its name."""

    kind: str = ""
    name: Sequence[nodes.Node] = ()


def sentence_nodes(
    record: Publication,
    form: str,
    title: Sequence[nodes.Node],
    links: Iterable[LinkView],
    site: AcademicConfig,
    language: str,
) -> list[nodes.Node]:
    """Return a sentence about an entry, and its other awards and its links.

    :param form: one of :data:`FORMS`
    :param title: what the sentence begins with
    :param links: those of the entry; the paths of downloads are relative to the source folder
    """
    honours = [badge for badge in badges(record) if badge.kind in ("award", "presentation")]
    said: list[Badge] = []
    if form == "award":
        said = [badge for badge in honours if badge.kind == "award"] or honours
        form = "award" if any(badge.kind == "award" for badge in said) else "presentation"
    place = _server(record) if form == "available" else _place(record, site)
    pattern = str(SENTENCES[form][place.kind])
    values = {"title": list(title), "venue": list(place.name), "award": _listed(said, language)}
    sentence = nodes.inline("", "", *_filled(pattern, values), classes=[SENTENCE], form=form)
    extras: list[list[nodes.Node]] = [[badge_node(badge)] for badge in honours if badge not in said]
    shown = [_link(link) for link in links if link.url and link.kind not in _NO_NEWS]
    extras += [separated_nodes(shown, "\N{NO-BREAK SPACE}· ")] if shown else []
    if not extras:
        return [sentence]
    apart = [node for extra in extras for node in (nodes.Text(" "), *extra)]
    return [sentence, nodes.inline("", "", *apart, classes=[EXTRAS])]


def _filled(pattern: str, values: Mapping[str, list[nodes.Node]]) -> Iterator[nodes.Node]:
    for place, text in enumerate(_PLACEHOLDER.split(pattern)):
        if place % 2:
            yield from values.get(text, ())
        elif text:
            yield nodes.Text(text)


def _listed(awards: Sequence[Badge], language: str) -> list[nodes.Node]:
    """Return badges as a list in words: "A", "A and B"."""
    names: dict[str, list[nodes.Node]] = {
        str(place): [badge_node(badge)] for place, badge in enumerate(awards)
    }
    if len(names) < 2:
        return names.get("0", [])
    pattern = format_list([f"{{{name}}}" for name in names], locale=locale_of(language_of_words(language)))
    return list(_filled(pattern, names))


def _place(record: Publication, site: AcademicConfig) -> Place:
    """Return where an entry appears; a server for preprints accepts nothing."""
    known = site.venue_table.find(record.venue_short, plain(record.venue)) if site.venue_table else None
    badge = venue_badge(record, known)
    name = _without_proceedings(record.venue or ((record.venue_short,) if record.venue_short else ()))
    words = plain(name)
    is_server = badge.kind == "preprint" if badge else not words or is_preprint_server(words)
    if is_server or known and known.kind == "preprint":
        return Place()
    is_journal = record.type == "article" or (known is not None and known.kind == "journal")
    kind = "journal" if is_journal else "event"
    year = "" if is_journal or record.year is None else str(record.year)
    if badge:
        return Place(kind, [venue_badge_node(badge._replace(text=_with_year(badge.text, year)))])
    if _WITH_ARTICLE.search(words):
        kind = f"long {kind}"
    return Place(kind, [*rich_nodes(name), nodes.Text(_with_year(words, year)[len(words) :])])


def _server(record: Publication) -> Place:
    """Return where the preprint of an entry is, which may have appeared elsewhere since."""
    badge = venue_badge(record, None) if record.status == "preprint" else None
    if badge is None and "arxiv" in dict(record.links):
        badge = VenueBadge("arXiv", "preprint")
    return Place("event", [venue_badge_node(badge)]) if badge else Place()


def _with_year(name: str, year: str) -> str:
    return f"{name} {year}" if year and not _YEAR.search(name) else name


def _without_proceedings(venue: RichText) -> RichText:
    first, *others = venue or ("",)
    return (_PROCEEDINGS.sub("", first, count=1), *others) if isinstance(first, str) else venue


def _link(link: LinkView) -> list[nodes.Node]:
    classes = [f"link-{link.kind}"]
    if link.download:
        target = f"/{unquote(link.url)}"
        return [download_reference("", link.label, reftarget=target, classes=classes)]
    return [nodes.reference("", link.label, refuri=link.url, classes=classes)]
