"""The badges of an entry: its venue, its status, its awards, and what else it states of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..bib.fields import TRUE, decoded
from ..core.i18n import _
from ..model.publication import Publication
from ..model.text import plain
from ..model.venues import Venue
from .records import Badge, VenueBadge

STATUS_LABELS = {
    "preprint": _("Preprint"),
    "submitted": _("Under review"),
    "inreview": _("Under review"),
    "accepted": _("Accepted"),
    "inpress": _("In press"),
    "inpreparation": _("In preparation"),
}

#: kinds of presentation, as conferences name them; others show as written
_PRESENTATIONS = {"oral": _("Oral"), "spotlight": _("Spotlight"), "poster": _("Poster")}

#: ACM's names (Artifact Review and Badging, version 1.1); others show as written
_ARTIFACTS = {
    "available": _("Artifacts Available"),
    "functional": _("Artifacts Evaluated – Functional"),
    "reusable": _("Artifacts Evaluated – Reusable"),
    "reproduced": _("Results Reproduced"),
    "replicated": _("Results Replicated"),
}
_ARTIFACT_FIELDS = ("artifact", "artifacts")
_OPEN_FIELDS = ("open_access", "openaccess", "oa")
_STATED = frozenset((*_ARTIFACT_FIELDS, *_OPEN_FIELDS))


def venue_classes(venue: Venue) -> tuple[str, ...]:
    """Return the classes of a badge by its venue."""
    kind = (f"venue-kind-{venue.kind}",) if venue.kind else ()
    return (f"venue-{venue.slug}", *kind)


def venue_badge(record: Publication, venue: Venue | None) -> VenueBadge | None:
    """Return the badge of an entry's venue, if there is something short to say.

    :param venue: the venue, if the site knows it
    """
    if venue:
        return VenueBadge(venue.short, "venue", venue.url, venue_classes(venue))
    if record.venue_short and record.venue_short != plain(record.venue):
        return VenueBadge(record.venue_short, "preprint" if record.status == "preprint" else "venue")
    if record.status == "preprint" and "arxiv" in dict(record.links):
        return VenueBadge("arXiv", "preprint")
    return None


def badges(record: Publication) -> Iterator[Badge]:
    """Yield the other badges of an entry."""
    if record.status and record.status != "preprint":
        yield Badge(str(STATUS_LABELS.get(record.status, record.status)), "status")
    for award in record.awards:
        if award.kind == "presentation":
            yield Badge(str(_PRESENTATIONS.get(award.text.lower(), award.text)), "presentation")
        else:
            yield Badge(award.text, "award")
    if not _STATED.isdisjoint(record.fields):
        yield from _stated(record.fields)


def _stated(fields: Mapping[str, str]) -> Iterator[Badge]:
    if any(decoded(fields.get(name, "")).strip().lower() in TRUE for name in _OPEN_FIELDS):
        yield Badge(str(_("Open access")), "open-access")
    words = ",".join(decoded(fields.get(name, "")) for name in _ARTIFACT_FIELDS)
    for word in dict.fromkeys(filter(None, map(str.strip, re.split(r"[,;]", words)))):
        known = "available" if word.lower() in TRUE else word.lower()
        if known != "false":
            yield Badge(str(_ARTIFACTS.get(known, word)), "artifact")
