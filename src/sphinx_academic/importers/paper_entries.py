"""From what was read of a paper to the fields of its entry."""

from __future__ import annotations

import re
from dataclasses import replace

from . import paper_links, venues
from .authors import resolved
from .drafts import Context, Draft, words_of
from .records import Paper

#: the short form of a venue, on a badge
_SHORT = re.compile(r"(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]{2,7}")


def finished(draft: Draft, context: Context) -> tuple[Paper, Draft] | None:
    """Return the paper that was read, or None if it has no title."""
    if not draft.title or not re.search(r"[^\W\d_]", draft.title):
        return None
    place = context.locate(draft.title)
    fields = _venue_fields(draft)
    authors, draft.unexplained = resolved(draft.names, context.legend, context.owners)
    if draft.awards:
        fields["award"] = "; ".join(dict.fromkeys([*filter(None, [fields.get("award", "")]), *draft.awards]))
    if draft.keywords:
        fields["keywords"] = ", ".join(dict.fromkeys(draft.keywords))
    if draft.notes:
        fields["annotation"] = " · ".join(dict.fromkeys(draft.notes))
    if draft.pictures and (
        path := next(filter(None, (context.file_of(picture.source) for picture in draft.pictures)), None)
    ):
        fields["preview"] = path
    paper = Paper(draft.title, authors, draft.names.others, draft.type, fields, place=place)
    return paper, draft


def _venue_fields(draft: Draft) -> dict[str, str]:
    """Return the fields of an entry with those of the surest venue, filled up from the others."""
    readings = [(venues.read_venue(text, sure=sure), text) for text, sure in draft.venues]
    place_names = ("journal", "booktitle", "school", "institution", "number")

    def rank(item: tuple[venues.Reading, str]) -> int:
        reading, text = item
        if any(name in reading.fields for name in place_names):
            return 0 if venues.known_within(text) or reading.fields.get("abbr") or reading.type else 1
        return 2 if reading.fields.get("eprint") or reading.type else 3

    fields: dict[str, str] = {}
    ranked = sorted(readings, key=rank)
    longest = [item for item in ranked if rank(item) == 0]
    if longest:
        # the name in full says more than its short form
        first = max(
            longest,
            key=lambda item: (
                len(item[0].fields.get("journal") or item[0].fields.get("booktitle") or ""),
                len(item[1]),
            ),
        )
        if len(first[1]) > len(longest[0][1]) * 1.5 and _short(first[0]) in ("", _short(longest[0][0])):
            ranked = [first, *(item for item in ranked if item is not first)]
    has_place = False
    for reading, text in ranked:
        new = dict(reading.fields)
        places = [name for name in (*place_names, "howpublished") if name in new]
        if not places and not reading.type and not new:
            if text not in draft.keywords and len(words_of(text)) <= 4:
                draft.keywords.append(text)
            else:
                draft.notes.append(text)
            continue
        if has_place:
            for name in (*places, "type", "volume", "pages"):
                new.pop(name, None)
            if reading.type == "misc":
                new.pop("pubstate", None)
        elif places or reading.type:
            draft.type = draft.type or reading.type
            has_place = bool(places) or reading.type not in ("", "misc")
        for name, value in new.items():
            fields.setdefault(name, value)
    if has_place and "abbr" not in fields:
        badges = (
            reading.fields.get(name, "") for reading, _text in readings for name in ("booktitle", "journal")
        )
        if short := next(filter(_SHORT.fullmatch, badges), ""):
            fields["abbr"] = short
    if fields.get("howpublished") and any(name in fields for name in ("journal", "booktitle")):
        fields.pop("howpublished")
    if (
        has_place
        and any(name in fields for name in ("journal", "booktitle"))
        and fields.get("pubstate") == "preprint"
    ):
        fields.pop("pubstate")
    merged = {**fields, **draft.fields}
    if merged.get("eprint") and not any(name in merged for name in place_names):
        merged.pop("howpublished", None)
    if "eprint" in merged and merged.get("pubstate") == "preprint":
        merged.pop("pubstate")
    return merged


def _short(reading: venues.Reading) -> str:
    """Return the short form of a venue in letters and digits: "T-RO" is "TRO"."""
    return re.sub(r"[\W_]+", "", reading.fields.get("abbr", "")).casefold()


def merged(one: Paper, other: Paper) -> Paper:
    """Return a paper with what another statement of it adds."""
    authors = one.authors if len(one.authors) >= len(other.authors) else other.authors
    bibtex = one.bibtex or other.bibtex
    fields = dict(one.fields)
    values = set(fields.values())
    for name, value in other.fields.items():
        if name not in fields:
            if value not in values and not (
                name == "howpublished" and {"journal", "booktitle"} & fields.keys()
            ):
                fields[name] = value
        elif name in ("url", "pdf", "html", "code", "website") and fields[name] != value:
            paper_links.add_link(fields, name, value)
    return replace(
        one,
        authors=authors,
        others=one.others and other.others,
        fields={name: value for name, value in fields.items() if name not in bibtex},
        type=one.type or other.type,
        key=one.key or other.key,
        bibtex=bibtex,
    )
