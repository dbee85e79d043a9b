"""The input of RenderCV, https://docs.rendercv.com, which typesets a CV in themes of its own.

What is written is valid for 2.3 and for 2.8, but for ``locale``, which only 2.8 and newer read as written
here; an English CV has none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias
from urllib.parse import quote

from ..bib.latex.tokens import BLANKS
from ..export.common import absolute, address, bare_doi, one_line, status
from ..model.controls import CONTROLS
from ..model.dates import Date
from ..model.datespans import Span
from ..model.profile import Profile
from ..model.section_kinds import Part, SectionKind
from ..model.text import Link, Math, RichText, Style, Styled, join, plain
from ..model.urls import DOI_RESOLVER
from .plain import FIRST_YEAR, degree_and_area, organisation, text, title
from .records import Curriculum, Detail, Group, Item, Paper, Section

_JOINER = "\u2060"
#: what RenderCV reads otherwise: places where two characters are kept apart
_APART = re.compile(r"(?<=\])(?=\()|(?<=<)(?=\w)|(?<=\$)(?=\$)|(?<=!)(?=!-)")
#: what Typst takes for a heading or a list at the start of a text
_AT_START = re.compile(r"[=+/-]|[0-9]+\.")
# a backslash is lost on the way, and a grave accent opens code
_LOOKALIKES = str.maketrans({"`": "‘", "\\": "∖"})
_ROUND = str.maketrans("[]", "()")
_MARKS = {Style.STRONG: "**", Style.EMPHASIS: "*"}
#: what may stand in an address; brackets and quotes would end it
_IN_ADDRESS = "%:/?#@!$&*+,;=~"


def markdown(text: RichText) -> str:
    """Return rich text as one line of RenderCV's Markdown: strong, emphasis and links are kept."""
    return _at_start("".join(_joined(_pieces(text, _Reader(text)))).strip(" "))


def literal(text: str) -> str:
    """Return a text for a place where RenderCV knows no Markdown, the title of a section among them."""
    return _at_start(_Reader((text,)).unmarked(one_line(text))).replace("*", "∗")


class _Reader:
    """What RenderCV makes of a text depends on what else is in it."""

    def __init__(self, text: RichText) -> None:
        self._has_links = any(isinstance(inline, Link) for inline in text)
        self._has_brackets = "[" in plain(text) and not self._has_links

    def escaped(self, text: str) -> str:
        return self.unmarked(text).replace("*", "\\*")

    def unmarked(self, text: str) -> str:
        text = BLANKS.sub(" ", CONTROLS.sub("", text)).translate(_LOOKALIKES).replace(" - ", " – ")
        if self._has_links:
            # a link would begin at the first bracket of all
            text = text.translate(_ROUND)
        elif self._has_brackets:
            text = text.replace("#", "＃")
        return _APART.sub(_JOINER, text)


def _at_start(text: str) -> str:
    return _JOINER + text if _AT_START.match(text) else text


def _pieces(text: RichText, reader: _Reader) -> Iterator[str]:
    for inline in text:
        if isinstance(inline, str):
            yield reader.escaped(inline)
        elif isinstance(inline, Math):
            yield reader.escaped(plain((inline,)))
        else:
            inner = reader.escaped(plain(inline.children))
            mark = _MARKS.get(inline.style, "") if isinstance(inline, Styled) else ""
            url = absolute(inline.href) if isinstance(inline, Link) else ""
            if url and inner.strip():
                inner = f"[{inner.translate(_ROUND)}]({quote(url, safe=_IN_ADDRESS)})"
            # marks hold on to what they mark, and blanks stay outside
            marked = inner.strip()
            yield inner.replace(marked, f"{mark}{marked}{mark}") if mark and marked else inner


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    last = ""
    for piece in pieces:
        yield _JOINER + piece if last.endswith("*") and piece.startswith("*") else piece
        last = piece


Object: TypeAlias = dict[str, Any]

#: the languages whose words RenderCV 2.8 brings, English aside, which is its default; codes of ISO 639
_LANGUAGES: Mapping[str, str] = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "he": "hebrew",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "nb": "norwegian_bokmål",
    "nl": "dutch",
    "nn": "norwegian_nynorsk",
    "no": "norwegian_bokmål",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
    "vi": "vietnamese",
    "zh": "mandarin_chinese",
}
_EMAIL = re.compile(r"[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}", re.ASCII | re.IGNORECASE)
#: the column of degrees is narrow
_LONGEST_DEGREE = 6
_HOST = r"https?://(?:www\.)?"
#: the services that RenderCV knows, and what they call a person
_NETWORKS: Mapping[str, tuple[str, str]] = {
    "github": ("GitHub", rf"{_HOST}github\.com/([\w-]+)/?"),
    "gitlab": ("GitLab", rf"{_HOST}gitlab\.com/([\w.-]+)/?"),
    "linkedin": ("LinkedIn", rf"{_HOST}linkedin\.com/in/([\w%-]+)/?"),
    "orcid": ("ORCID", rf"{_HOST}orcid\.org/((?:[0-9]{{4}}-){{3}}[0-9]{{3}}[0-9X])/?"),
    "researchgate": ("ResearchGate", rf"{_HOST}researchgate\.net/profile/([\w.-]+)/?"),
    "scholar": ("Google Scholar", rf"{_HOST}scholar\.google\.[a-z.]+/citations\?(?:.*&)?user=([\w-]+).*"),
    "x": ("X", rf"{_HOST}(?:x|twitter)\.com/(\w+)/?"),
}
#: an address with nothing in it that is active in Typst, where RenderCV puts it as it stands
_PLAIN = re.compile(r"https?://(?:[A-Za-z0-9.?=&%:;,()+-]|(?<!/)/|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))+")
_MASTODON = re.compile(r"https://([\w.-]+)/@(\w+)/?")


def rendercv_yaml(cv: Curriculum) -> str:
    """Return a curriculum vitae as YAML; the phone number is left out.

    YAML's block style with JSON's strings needs no library and is as easy to edit as what a library writes.
    """
    sections: dict[str, list[Object]] = {}
    for section in (each.with_points() for each in cv.sections):
        if entries := _entries(section, cv.kind_of(section)):
            sections[_free_title(section, sections)] = entries
    data: Object = {"cv": {**_head(cv), **({"sections": sections} if sections else {})}}
    if language := _LANGUAGES.get(re.split("[-_]", cv.language)[0].lower()):
        data["locale"] = {"language": language}
    return "".join(_yaml(data, ""))


def _yaml(value: Object | list[Any], indent: str) -> Iterator[str]:
    """Yield the lines of a mapping or a list."""
    entries = [(f"{_key(key)}:", each) for key, each in value.items()] if isinstance(value, dict) else []
    for opening, each in entries or [("-", each) for each in value]:
        if not each or not isinstance(each, dict | list):
            yield f"{indent}{opening} {json.dumps(each, ensure_ascii=False)}\n"
            continue
        block = "".join(_yaml(each, indent + "  "))
        # the first line of an entry stands behind its dash
        yield f"{indent}- {block.lstrip(' ')}" if opening == "-" else f"{indent}{opening}\n{block}"


def _key(key: str) -> str:
    return key if re.fullmatch(r"[a-z_]+", key) else json.dumps(key, ensure_ascii=False)


def _free_title(section: Section, taken: Mapping[str, object]) -> str:
    """Return the title of a section; two of one title are distinguished by a joiner at the end."""
    title = literal(section.title or section.kind)
    while title in taken:
        title += "\u2060"
    return title


def _filled(entry: Mapping[str, Any]) -> Object:
    return {key: value for key, value in entry.items() if value not in ("", None, [])}


def _head(cv: Curriculum) -> Object:
    profile = cv.profile
    websites = [cv.url, *(link.url for link in profile.links if link.kind == "website")]
    return _filled(
        {
            # it comes to stand between quotes, too
            "name": literal(profile.name).replace('"', "”"),
            "location": literal(profile.location),
            "email": profile.email if _EMAIL.fullmatch(profile.email) else "",
            "website": next((url for url in map(absolute, websites) if url.startswith("http")), ""),
            "social_networks": list(_networks(profile)),
        }
    )


def _networks(profile: Profile) -> Iterator[Object]:
    for link in profile.links:
        name, pattern = _NETWORKS.get(link.kind, ("", ""))
        if name and (match := re.fullmatch(pattern, link.url, re.ASCII)):
            yield {"network": name, "username": match[1]}
        elif link.kind == "mastodon" and (match := _MASTODON.fullmatch(link.url)):
            yield {"network": "Mastodon", "username": f"@{match[2]}@{match[1]}"}


def _entries(section: Section, kind: SectionKind) -> list[Object]:
    """Return the entries of a section, which are all of one type."""
    contents = [
        _items(section, kind),
        [_publication(paper) for paper in section.papers],
        _groups(section.groups),
        [{"bullet": bullet} for bullet in _bullets(section.details)],
    ]
    filled = [entries for entries in contents if entries]
    if len(filled) < 2:
        return filled[0] if filled else []
    # what is of several types is written as bullets
    return [{"bullet": bullet} for entries in filled for bullet in map(_as_bullet, entries)]


def _as_bullet(entry: Object) -> str:
    if "end_date" in entry:
        entry = entry | {"start_date": f"{entry['start_date']} – {entry['end_date']}"}
        del entry["end_date"]
    return ", ".join(str(value) for value in entry.values() if not isinstance(value, list))


def _items(section: Section, kind: SectionKind) -> list[Object]:
    items = [item for item in section.items if text(item.text)]
    named = all(organisation(item) and title(item) for item in items)
    make = _normal
    if named and kind.rendercv == "education":
        make = _education
    elif named and kind.rendercv == "experience":
        make = _experience
    return [_filled(make(item, kind)) for item in items]


def _education(item: Item, kind: SectionKind) -> Object:
    whole = text(title(item))
    degree, area = degree_and_area(whole)
    is_short = area and len(degree) <= _LONGEST_DEGREE
    return {
        "institution": _organisation(item),
        "area": literal(area if is_short else whole),
        "degree": literal(degree) if is_short else "",
        "grade": markdown(item.parts.get("score", ())),
        **_when_and_where(item),
        "summary": _summary(item, ("advisor",), kind),
        "highlights": list(_bullets(item.details)),
    }


def _experience(item: Item, kind: SectionKind) -> Object:
    return {
        "company": _organisation(item),
        "position": markdown(title(item)),
        **_when_and_where(item),
        "summary": _summary(item, ("advisor", "score"), kind),
        "highlights": list(_bullets(item.details)),
    }


def _normal(item: Item, kind: SectionKind) -> Object:
    name = title(item)
    organised = _summary(item, ("organisation", "advisor", "score"), kind)
    return {
        "name": markdown(name or item.text),
        **_when_and_where(item),
        "summary": organised if name else markdown(item.summary),
        "highlights": list(_bullets(item.details)),
    }


def _organisation(item: Item) -> str:
    return markdown(item.parts.get("organisation", ()) or item.group)


def _summary(item: Item, names: Iterable[str], kind: SectionKind) -> str:
    """Return what an entry has no field for: some parts, those that only the kind has, and the text."""
    said = {**item.parts, "organisation": item.parts.get("organisation", ()) or item.group}
    shown = [
        markdown(_in_words(said[name], kind.known_parts.get(name)))
        for name in (*names, *kind.new_parts, "note")
        if said.get(name)
    ]
    return " ".join(filter(None, (", ".join(shown), markdown(item.summary))))


def _in_words(text: RichText, part: Part | None) -> RichText:
    before, _gap, after = str(part.words if part else "%s").partition("%s")
    return join((before, *text, after)) if before or after else text


def _when_and_where(item: Item) -> Object:
    return {**_dates(item.span), "location": markdown(item.parts.get("place", ()))}


def _dates(span: Span | None) -> Object:
    if span is None or span.start is None or span.start.year < FIRST_YEAR:
        return {}
    if span.term or span.academic_year:
        return {"date": _term(span)}
    if span.ongoing:
        return {"start_date": _date(span.start), "end_date": "present"}
    if span.end is None:
        return {"date": _date(span.start)}
    # 2024 would be read as its first day, before May 2024
    known = min(sum(map(bool, date)) for date in (span.start, span.end))
    start, end = (Date(*date[:known]) for date in (span.start, span.end))
    return {"start_date": _date(start), "end_date": _date(end)}


def _date(date: Date) -> int | str:
    return date.isoformat() if date.month else date.year


def _term(span: Span) -> str:
    """Return a term or an academic year, for which there are no dates but words."""
    assert span.start
    if span.academic_year and span.end:
        return f"{span.term} {span.start.year}/{span.end.year % 100:02d}".strip()
    first, _to, last = span.term.partition(" – ")
    begin = f"{first} {span.start.isoformat()}".strip()
    if span.ongoing:
        return f"{begin} – present"
    return f"{begin} – {last} {span.end.isoformat()}".replace("  ", " ") if span.end else begin


def _bullets(details: Iterable[Detail]) -> Iterator[str]:
    """Yield points; what is below one stands behind it."""
    for detail in details:
        below = "; ".join(_bullets(detail.details))
        if line := ": ".join(filter(None, (markdown(detail.text), below))):
            yield line


def _groups(groups: Iterable[Group]) -> list[Object]:
    shown = [(markdown(group.label), ", ".join(_values(group))) for group in groups]
    shown = [(label, details) for label, details in shown if label or details]
    if all(label and details for label, details in shown):
        return [{"label": label, "details": details} for label, details in shown]
    return [{"bullet": ": ".join(filter(None, pair))} for pair in shown]


def _values(group: Group) -> list[str]:
    shown: list[RichText] = []
    for value in group.values:
        level = one_line(value.level)
        shown.append(join((*value.text, f" ({level})")) if level else value.text)
    return [line for line in map(markdown, shown) if line]


def _publication(paper: Paper) -> Object:
    record = paper.publication
    doi = bare_doi(record)
    url = address(record)
    remarks = [status(record), *(award.text for award in record.awards)]
    where = [markdown(record.venue) or literal(record.venue_short), *map(literal, remarks)]
    return {
        "title": markdown(record.title) or literal(record.key),
        "authors": list(_authors(paper)),
        **_filled(
            {
                "doi": doi if _PLAIN.fullmatch(f"{DOI_RESOLVER}{doi}") and doi.startswith("10.") else "",
                "url": url if _PLAIN.fullmatch(url) else "",
                "journal": ", ".join(filter(None, where)),
                "date": _date(record.date) if record.date and record.date.year >= FIRST_YEAR else "",
            }
        ),
    }


def _authors(paper: Paper) -> Iterator[str]:
    record = paper.publication
    for position, author in enumerate(record.authors or record.editors):
        name = str(author.name)
        yield markdown((Styled(Style.STRONG, (name,)) if position == paper.me else name,))
    if record.others:
        yield "et al."
