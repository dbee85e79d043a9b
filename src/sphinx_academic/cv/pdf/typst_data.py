"""A curriculum vitae as plain data for a Typst template: texts stay texts, and dates are words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from math import ceil
from typing import Any, TypeAlias

from ...bib.latex.tokens import BLANKS
from ...core.i18n import _
from ...model.controls import CONTROLS
from ...model.dates import Date
from ...model.foreign import ForeignName
from ...model.mathml import is_readable
from ...model.roles import Role
from ...model.section_kinds import SectionKind
from ...model.text import Foreign, Inline, Link, Math, RichText, Style, Styled, plain
from ...model.urls import address_or, safe_url
from ...publications.records import AuthorView, PublicationView
from ...rendering.dates import format_dates, format_span
from ..look import PAPER, Look
from ..numbering import key_of
from ..records import Curriculum, Detail, Group, Item, Paper, Section, Selected, Table, new_headings
from .math import math_tree

#: objects, lists and texts of JSON
CvData: TypeAlias = dict[str, Any]
#: texts, and objects such as ``{"strong": […]}``
Rich: TypeAlias = list[Any]
#: decides what is shown of a paper, as the lists of the site do
View: TypeAlias = Callable[[Paper], PublicationView]

#: that of a file without any
_NO_DATE = Date(1970)
#: of those with four digits
_LAST_YEAR = 9999

#: an address that leads somewhere from paper, too
_ABSOLUTE = re.compile(r"(?:https?|ftp|mailto):", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[_-][A-Z][a-z]{3})?(?:[_-]([A-Z]{2}))?(?:$|[_@-])")
#: what may separate two parts of a line
_EDGES = " \u3000,;:|·•–—，、；："
_BEFORE_PLACE = rf"(?:^|[{re.escape(_EDGES)}.(（]\s*)"
_BEFORE_TITLE = rf"(?:^|[{re.escape(_EDGES)}])\s*"
_BEHIND_PLACE = r"(?=\s*(?:$|[,;:.|·•，、；：。)）]))"


def cv_data(cv: Curriculum, view: View, look: Look = Look()) -> CvData:  # noqa: B008 (frozen)
    """Return the data for a template of the CV; the keys are described in the documentation.

    :param view: decides what is shown of a paper
    """
    profile = cv.profile
    language = _LANGUAGE.match(cv.language)
    return {
        "language": language[1] if language else "en",
        "region": (language[2] if language else None) or "",
        "template": look.template,
        "accent": look.shown_accent,
        "paper": PAPER[look.paper],
        "date": _newest_date(cv),
        "photo": None,
        "icons": {},
        "contact_title": str(_("Contact")),
        "name": _line(profile.name),
        "other_name": _line(profile.other_name),
        "pronouns": _line(profile.pronouns),
        "position": _line(profile.position),
        "affiliations": [rich(affiliation) for affiliation in profile.affiliations],
        "location": _line(profile.location),
        "email": _line(profile.email),
        "phone": _line(cv.phone),
        "url": _address(cv.url),
        "url_text": _shown(cv.url, cv.url),
        "links": [
            {"kind": link.kind, "label": _line(link.label), "url": url, "text": _shown(url, link.label)}
            for link in profile.links
            if (url := _address(link.url)) and url.rstrip("/") != cv.url.rstrip("/")
        ],
        "sections": [
            _section(section, cv.kind_of(section), view, cv.language)
            for section in cv.sections
            if _is_filled(section)
        ],
    }


def _newest_date(cv: Curriculum) -> list[int]:
    """Return year, month and day of the newest date that a CV states, of which the file says that it is.

    An archival PDF has to have a date, and the same data have to give the same file.
    """
    papers = (paper.publication.date for section in cv.sections for paper in section.papers)
    spans = (item.span for section in cv.sections for item in section.items if item.span)
    starts = (span.start for span in spans)
    known = [date for date in (*papers, *starts) if date and 1 <= date.year <= _LAST_YEAR]
    year, month, day = max(known, default=_NO_DATE)
    return [year, month or 1, day or 1]


def rich(text: RichText) -> Rich:
    """Turn rich text into JSON.

    :return: texts and objects: ``strong``, ``em``, ``code``, ``small`` (capitals), ``sup`` and ``sub`` hold
        a list of the same kind, as does ``body`` beside ``link``, and beside ``foreign``, a language, and
        ``dir``, its direction; ``math`` holds a tree beside its ``source``
    """
    return [shown for inline in text if (shown := _inline(inline))]


def _inline(inline: Inline) -> Any:
    if isinstance(inline, str):
        return _clean(inline)
    if isinstance(inline, Math):
        source = _line(inline.source)
        tree = math_tree(inline.source)
        return {"math": tree, "source": source} if tree else {"code": [source], "formula": source}
    body = rich(inline.children)
    if isinstance(inline, Foreign):
        return {"foreign": _primary(inline.language), "dir": inline.direction, "body": body}
    if not isinstance(inline, Link):
        return {inline.style.value: body}
    url = _address(inline.href)
    return {"link": url, "body": body} if url else {"body": body}


def unset_formulas(found: Any) -> Iterator[str]:
    """Yield the formulas that the data have as their source.

    What a ``.bib`` file has of unknown macros is left out: it has been reported where it stands.
    """
    if isinstance(found, dict):
        if "formula" in found:
            yield found["formula"]
        for name, value in found.items():
            unset = unset_formulas(value)
            yield from filter(is_readable, unset) if name == "papers" else unset
    elif isinstance(found, list):
        for value in found:
            yield from unset_formulas(value)


def _clean(text: str) -> str:
    return BLANKS.sub(" ", CONTROLS.sub("", text))


def _line(text: str) -> str:
    return _clean(text).strip()


def _address(href: str) -> str:
    """Return an address that leads to the same place from everywhere, or nothing."""
    url = safe_url(href) or ""
    return _line(url) if _ABSOLUTE.match(url) else ""


def _shown(url: str, label: str) -> str:
    return address_or(_line(label), url)


def _is_filled(section: Section) -> bool:
    return any((section.items, section.groups, section.papers, section.tables, section.details))


def _section(section: Section, kind: SectionKind, view: View, language: str) -> CvData:
    papers = [view(paper) for paper in section.papers]
    return {
        "kind": section.kind,
        "layout": kind.pdf,
        "title": _line(section.title),
        "items": _items(section.items, language),
        "groups": [_group(group) for group in section.groups],
        "tables": [table for found in section.tables for table in _tables(found)],
        "sources": _line(section.sources),
        "papers": list(_papers(section.papers, papers, language)),
        # by the list itself, and not by kind
        "numbered": any(paper.number and not paper.number.startswith("[") for paper in section.papers),
        "key": [
            {"letter": letter, "label": label}
            for letter, label in key_of(paper.number for paper in section.papers)
        ],
        "legend": _legend(papers),
        "selected": _selected(section.selected),
        "details": _details(section.details),
    }


#: columns of a table that fit on paper, besides labels
_MOST_COLUMNS = 12
#: of labels that can be heads of columns: years
_LONGEST_HEAD = 9


def _tables(table: Table) -> Iterator[CvData]:
    """Yield a table; of years, one that has them side by side, and more than one where they are many."""
    rows = [tuple(map(_line, row)) for row in table.rows]
    heads = tuple(map(_line, table.heads))
    if not all(len(row[0]) <= _LONGEST_HEAD for row in rows):
        yield _table(table, heads, rows, is_first=True)
        return
    # as many in each as in the others
    size = ceil(len(rows) / max(ceil(len(rows) / _MOST_COLUMNS), 1))
    for start in range(0, len(rows), size or 1):
        labels, *series = zip(*rows[start : start + size], strict=True)
        named = [(head, *values) for head, values in zip(heads[1:], series, strict=True)]
        yield _table(table, (heads[0], *labels), named, is_first=start == 0)


def _table(table: Table, heads: Sequence[str], rows: Iterable[Sequence[str]], *, is_first: bool) -> CvData:
    return {
        "title": _line(table.title) if is_first else "",
        "source": _line(table.source) if is_first else "",
        "heads": list(heads),
        "rows": [list(row) for row in rows],
    }


def _selected(selected: Selected | None) -> CvData | None:
    if selected is None:
        return None
    words = str(_("Selected of {number} papers")).format(number=selected.number)
    url = _address(selected.url)
    return {"text": words, "url": url, "url_text": _shown(url, url)}


def _items(items: Sequence[Item], language: str) -> list[CvData]:
    before: RichText = ()
    shown = []
    for item in items:
        label = item.group if item.group != before else ()
        shown.append(_item(item, label, language))
        before = item.group
    return shown


def _item(item: Item, label: RichText, language: str) -> CvData:
    """Return a dated item: what opens its line, and what stands behind, with its place and without."""
    lead, behind, opens_with = _lead(item)
    rest, place = _without_place(behind, item.parts.get("place", ()))
    if opens_with != "title":
        # as on a page, only the title stands out, wherever the line has it
        rest = _with_strong(rest, item.parts.get("title", ()))
    return {
        "date": format_span(item.span, language) if item.span else "",
        "label": rich(label),
        "lead": rich(lead),
        "behind": rich(behind),
        "opens_with": opens_with,
        "separator": _separator(behind),
        "rest": rich(rest),
        "place": rich(place),
        "text": rich(item.text),
        "parts": {name: rich(part) for name, part in item.parts.items()},
        "url": _address(item.url),
        "summary": rich(item.summary),
        "details": _details(item.details),
    }


def _lead(item: Item) -> tuple[RichText, RichText, str]:
    """Split a line behind the title or organisation that opens it, and return which of them it is."""
    for name in ("title", "organisation"):
        part = item.parts.get(name)
        if part and (behind := _behind(item.text, part)) is not None:
            return part, behind, name
    return (), item.text, ""


def _separator(behind: RichText) -> str:
    """Return what stands between what opens a line and the rest of it: ", ", ": ", " (" is a blank."""
    first = behind[0] if behind and isinstance(behind[0], str) else ""
    mark = first[: len(first) - len(first.lstrip(_EDGES + "."))]
    return mark or (" " if behind else "")


def _with_strong(text: RichText, title: RichText) -> RichText:
    """Return a text whose title is in bold type: the first one that stands between two separators."""
    wanted = plain(title)
    for index, piece in enumerate(text) if wanted else ():
        if not isinstance(piece, str):
            if title == (piece,):
                return (*text[:index], Styled(Style.STRONG, title), *text[index + 1 :])
            continue
        found = re.search(_BEFORE_TITLE + f"({re.escape(wanted)})" + _BEHIND_PLACE, piece)
        if found:
            pieces = (piece[: found.start(1)], Styled(Style.STRONG, (wanted,)), piece[found.end(1) :])
            return (*text[:index], *(one for one in pieces if one), *text[index + 1 :])
    return text


def _behind(text: RichText, start: RichText) -> RichText | None:
    """Return what is left of a text that begins with another; None for one that does not."""
    last = len(start) - 1
    if text[:last] != start[:last] or len(text) <= last:
        return None
    ours, theirs = text[last], start[last]
    if ours == theirs:
        return text[last + 1 :]
    if isinstance(ours, str) and isinstance(theirs, str) and ours.startswith(theirs):
        return (ours[len(theirs) :], *text[last + 1 :])
    return None


def _without_place(text: RichText, place: RichText) -> tuple[RichText, RichText]:
    """Return a text without its edges and without a place that stands between two separators.

    :return: the text, and the place if it was found
    """
    found: RichText = ()
    wanted = plain(place)
    pieces = list(text)
    # the last one is meant: "University (City), City, Country"
    for index in reversed(range(len(pieces)) if wanted else ()):
        piece = pieces[index]
        if not isinstance(piece, str):
            continue
        matches = list(re.finditer(_BEFORE_PLACE + re.escape(wanted) + _BEHIND_PLACE, piece))
        if matches and not matches[-1][0].startswith(("(", "（")):
            before, behind = piece[: matches[-1].start()], piece[matches[-1].end() :]
            pieces[index], found = before + behind, place
            break
    if pieces and isinstance(pieces[0], str):
        pieces[0] = pieces[0].lstrip(_EDGES + ".")
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].rstrip(_EDGES)
    return tuple(piece for piece in pieces if piece), found


def _details(details: Iterable[Detail]) -> list[CvData]:
    return [{"text": rich(detail.text), "details": _details(detail.details)} for detail in details]


def _group(group: Group) -> CvData:
    values = [{"text": rich(value.text), "level": _line(value.level)} for value in group.values]
    return {"label": rich(group.label), "values": values}


def _papers(papers: Sequence[Paper], views: Iterable[PublicationView], language: str) -> Iterator[CvData]:
    """Yield the papers, with their numbers and with the headings that begin at each."""
    before: tuple[str, ...] = ()
    for paper, view in zip(papers, views, strict=True):
        new = new_headings(paper.headings, before)
        before = paper.headings
        yield {
            **_paper(view, language),
            "number": paper.number,
            "headings": [_line(text) for text in new],
        }


def _paper(view: PublicationView, language: str) -> CvData:
    folded = view.folded_authors
    return {
        "key": view.key,
        "title": rich(view.title),
        "url": _address(view.title_url),
        "authors": [_author(author) for author in view.authors if not author.folded],
        "more_authors": str(_("and {number} more authors")).format(number=folded) if folded else "",
        "authors_end": view.authors_end,
        "venue_short": _venue_short(view),
        "venue": rich(view.venue),
        "date": format_dates(view.date, view.date_end, language) if view.date else "",
        "year": format_dates(Date(view.date.year), None, language) if view.date else "",
        "note": rich(view.note),
        "badges": [
            *({"kind": badge.kind, "text": _line(badge.text)} for badge in view.badges),
            *({"kind": one.kind, "text": _line(f"{one.text} ({one.source})")} for one in view.counts),
        ],
        "links": [
            {"label": _line(link.label), "url": url}
            for link in view.links
            if not link.download and (url := _address(link.url))
        ],
        # what a list in a citation style shows in place of all this
        "citation": rich(view.citation),
    }


def _venue_short(view: PublicationView) -> str:
    """Return the short name of the venue, unless its full name has it."""
    short = _line(view.venue_badge.text) if view.venue_badge else ""
    return "" if short.lower() in plain(view.venue).lower() else short


def _author(author: AuthorView) -> CvData:
    marks = [_mark(role) for role in author.marks]
    language, direction = "", ""
    if isinstance(author.name, ForeignName):
        language, direction = _primary(author.name.language), author.name.direction
    return {
        "name": _line(author.name),
        "language": language,
        "dir": direction,
        "me": author.is_me,
        "marks": marks,
    }


def _primary(language: str) -> str:
    """Return a tag without script and country; nothing where no more than the script is known."""
    return language.partition("-")[0].replace("und", "")


def _mark(role: Role) -> CvData:
    return {"symbol": _line(role.symbol), "label": str(_(role.label))}


def _legend(papers: Iterable[PublicationView]) -> list[CvData]:
    authors = chain.from_iterable(paper.authors for paper in papers)
    marks = [_mark(role) for author in authors for role in author.marks]
    return [dict(pairs) for pairs in dict.fromkeys(tuple(mark.items()) for mark in marks)]
