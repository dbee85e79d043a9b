"""Papers in free Markdown and HTML: title, authors, venue, links and awards of one item or box."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote

from ..model.folding import fold
from . import paper_links, venues
from .authors import Legend, Names, is_name, read_names, resolved
from .lines import Anchor, Line, Look, Picture, lines_of, split_soft
from .records import Paper, Place

_QUOTED = re.compile(r"[“\"„«]\s*(?P<title>[^“”\"„«»]{12,400}?)\s*[,.]?\s*[”\"»]")
_GB = re.compile(
    r"\s*\[\s*(?P<kind>J|C|D|M|P|R|S|N|A|Z|G|DB|CP|EB)(?:\s*/\s*[A-Z]{2})?\s*\]\s*[.,:]?\s*(?://\s*)?"
)
_APA_YEAR = re.compile(
    r"\s*[(（]\s*(?P<year>(?:19|20)\d\d)[a-z]?(?:,\s*[^()（）]{1,20})?\s*[)）]\s*[.,:]?\s*"
)
_APA_STATUS = re.compile(
    r"\s*\(\s*(?:in press|submitted|under review|n\.d\.|forthcoming)\s*\)\s*\.?\s*", re.IGNORECASE
)
_BRACKETED = re.compile(r"^\s*[\[【(]\s*(?P<text>[^\[\]【】()]{2,60})\s*[\]】)]\s*")
_NUMBER = re.compile(
    r"^\s*(?:\[\s*(?P<kind>[A-Z]{0,2}\d{1,3})\s*\]|\(\d{1,3}\)|\d{1,3}[.)])\s+(?=\D)"
    r"|^\s*\[\s*[A-Z]{0,2}\d{1,3}\s*\]\s*"
)
_SHIELD = re.compile(
    r"(?:img\.shields\.io|badgen\.net|badge\.fury\.io)/badge/(?P<text>[^?#]+)", re.IGNORECASE
)
_COUNTER = re.compile(
    r"img\.shields\.io|shields\.io|badgen\.net|badge|visitor|hits\.|clustrmaps|komarev|flagcounter"
    r"|paperswithcode\.com/badge|star-history|github-readme|scholar_badge",
    re.IGNORECASE,
)
_COLOURS = re.compile(
    r"^(?:[0-9a-f]{3}|[0-9a-f]{6}|(?:bright|light|dark)?(?:green|blue|red|orange|yellow|gr[ae]y|purple"
    r"|pink|black|white|brown)|success|important|critical|informational|inactive|blueviolet|ff69b4|[a-z]+)$",
    re.IGNORECASE,
)
_AWARD = re.compile(
    r"\b(?:best|outstanding|distinguished|excellent|exemplary)\b[^.;|]{0,60}\b(?:paper|papers|poster"
    r"|demo|thesis|presentation|award|prize|student|reviewer|artifact)\b"
    r"|\bawards?\b|\bprize\b|\bhonou?rable mention\b|\b(?:nominee|nomination|nominated|candidate"
    r"|finalist|runner-?up)\b"
    r"|\bhighly cited\b|\bhot paper\b|\bmost (?:popular|cited|downloaded|influential|read)\b"
    r"|\btop[- ]?\d+(?:\.\d+)?\s?%|🏆|🥇|🏅|\bcover (?:paper|article|story)\b|\bfeatured (?:article"
    r"|paper)\b|\beditor'?s (?:pick|choice)\b|最佳论文|优秀论文",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"^\W*(?P<word>tl;?\s?dr|abstract|summary|摘要|keywords?|key words|关键词"
    r"|topics?)\b\s*[:：.\-–—]?\s*(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_CITED = re.compile(
    r"^\W*(?:\d+\s+)?(?:citations?|cited by|stars?|google scholar|引用)\b[\W\d]*$", re.IGNORECASE
)
_LINK_PREFIX = re.compile(
    r"^[\W_]*(?:links?|resources?|materials?|media report|reports?|see also|more|news|coverage"
    r"|available at|project page)?[\W_]*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!。]\s*[”\"’]?\s+(?=\S)|。|[.?!][”\"]\s*(?=\S)")
_LEADING = re.compile(r"^[\s,;:.·|•\-–—*/，。；、]+")
_ADDRESS = re.compile(
    r"(?P<url>https?://[^\s<>\[\]]+)|\bdoi\s*:\s*(?P<doi>10\.\d{4,9}/[^\s,;]+)", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LABELS = re.compile(r"(?:\[\s*)?(?:\[?\s*[\[(]?\s*)")


@dataclass
class Context:
    """What an item is read with."""

    #: spellings of the owner's name
    owners: Sequence[str] = ()
    legend: Legend = field(default_factory=Legend)
    file: str = ""
    #: line of a text in the source
    locate: Callable[[str], Place] = lambda text: Place()
    #: new path of a file of the source, or None if it is not there
    file_of: Callable[[str], str | None] = lambda address: None
    #: whether an address leads to a page of the site itself
    is_page: Callable[[str], bool] = lambda address: False
    report: Callable[[str, str, Place], None] = lambda level, message, place: None


@dataclass
class Draft:
    """A paper that is being read."""

    title: str = ""
    names: Names = field(default_factory=Names)
    type: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    #: texts that may say where it appeared, the surest first
    venues: list[tuple[str, bool]] = field(default_factory=list)
    awards: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    #: what was found says that this is a paper: a list of names, a venue, a title in its place
    signs: int = 0
    unexplained: dict[int, list[str]] = field(default_factory=dict)


def words_of(text: str) -> list[str]:
    """Return the words of a text; each Chinese character counts as half of one."""
    cjk = re.findall(r"[\u3040-\u30ff\u3400-\u9fff]{2}", text)
    return [word for word in _WORDS.findall(text) if not re.search(r"[\u3400-\u9fff]", word)] + cjk


def read_item(nodes: Any, context: Context) -> tuple[Paper, Draft] | None:
    """Return the paper that an item of a list or a box is about, or None if it is about none."""
    badges, skip = _badges(nodes)
    lines = split_soft(lines_of(nodes, skip=skip))
    draft = Draft()
    for badge in badges:
        draft.venues.append((badge, False))
    lines = _take_pictures(lines, draft, context)
    if not lines:
        return None
    lines[0] = _without_number(lines[0])
    if not _read_lines(lines, draft, context):
        return None
    return _finished(draft, context)


def _badges(nodes: Any) -> tuple[list[str], list[Any]]:
    """Return the texts of badges, and their elements."""
    roots = [nodes] if hasattr(nodes, "find_all") else [node for node in nodes if hasattr(node, "find_all")]
    skip: list[Any] = []
    found: list[str] = []
    for root in roots:
        for tag in root.find_all(class_=re.compile(r"(?:^|-|_)(?:badge|label|venue-tag|tag)(?:$|-|_)")):
            if any(parent in skip for parent in tag.parents):
                continue
            text = " ".join(tag.get_text(" ").split())
            if len(text) <= 60 and not tag.find("a"):
                skip.append(tag)
                if text:
                    found.append(text)
    return found, skip


def _without_number(line: Line) -> Line:
    match = _NUMBER.match(line.text)
    return line.part(match.end()) if match and match.end() < len(line.text) else line


def _take_pictures(lines: list[Line], draft: Draft, context: Context) -> list[Line]:
    """Return lines with words; pictures are teasers, badges that name a venue, or counters."""
    kept = []
    for line in lines:
        for picture in line.pictures:
            if shield := _SHIELD.search(picture.source):
                draft.venues.append((_shield_text(shield["text"]), False))
            if _COUNTER.search(picture.source):
                if picture.href and not paper_links.is_no_link(picture.href):
                    label = (
                        picture.alt
                        if not re.fullmatch(r"(?:static )?badge|sym", picture.alt, re.IGNORECASE)
                        else ""
                    )
                    if re.search(r"github/(?:stars|forks)|stars", picture.source):
                        label = "code"
                    _add_link(draft, label or _shield_label(picture.source), picture.href, context)
            elif not re.match(r"https?:", picture.source):
                draft.pictures.append(picture)
            if (
                picture.href
                and not _COUNTER.search(picture.source)
                and re.match(r"https?:", picture.href)
                and not re.search(r"\.(?:png|jpe?g|gif|svg|webp)$", picture.href, re.IGNORECASE)
            ):
                _add_link(draft, picture.alt, picture.href, context)
        if line.text.strip():
            kept.append(line)
    return kept


def _shield_text(path: str) -> str:
    """Return what a badge of shields.io says: label and message, without its colour."""
    parts = [
        part.replace("\0", "-").replace("_", " ").strip()
        for part in unquote(path).replace("--", "\0").split("-")
    ]
    if len(parts) > 1 and _COLOURS.match(parts[-1]):
        parts = parts[:-1]
    return " ".join(filter(None, parts))


def _shield_label(source: str) -> str:
    shield = _SHIELD.search(source)
    return _shield_text(shield["text"]) if shield else ""


def _add_link(draft: Draft, label: str, address: str, context: Context) -> None:
    address = address.strip()
    if paper_links.is_no_link(address):
        return
    if re.match(r"(?:https?|ftp)://\S", address, re.IGNORECASE):
        paper_links.add_link(draft.fields, label, address)
    elif address.startswith("//"):
        paper_links.add_link(draft.fields, label, f"https:{address}")
    elif not re.match(r"[a-z][a-z0-9+.-]*:", address, re.IGNORECASE) and not context.is_page(address):
        path = context.file_of(address)
        plain = re.sub(r"^(?:\.{0,2}/)+", "", unquote(address))
        if path or re.search(r"\.\w{2,4}$", plain):
            paper_links.add_link(draft.fields, label, path or plain)


def _read_lines(lines: list[Line], draft: Draft, context: Context) -> bool:
    """Read the parts of an item; return whether there is a title."""
    found = _find_title(lines, context)
    if found is None:
        return _read_citation(lines, draft, context)
    index, start, end, href = found
    line = lines[index]
    draft.title = _clean_title(line.text[start:end])
    if href and not paper_links.is_no_link(href):
        if re.match(r"https?://", href):
            paper_links.add_title_link(draft.fields, href)
        else:
            _add_link(draft, "paper", href, context)
    before, after = line.part(0, start), line.part(end)
    rest = [*(before for before in [before] if before), *lines[:index]]
    for piece in rest:
        _read_before(piece, draft, context)
    _read_after([after, *lines[index + 1 :]], draft, context)
    return bool(draft.title)


def _find_title(lines: Sequence[Line], context: Context) -> tuple[int, int, int, str] | None:
    """Return line, start, end and address of what is set off as the title."""
    best: tuple[int, int, int, str] | None = None
    for index, line in enumerate(lines):
        for start, end in line.runs(Look.HEADING):
            prefix = _BRACKETED.match(line.text[start:end])
            inner = start + prefix.end() if prefix else start
            if len(words_of(line.text[inner:end])) >= 2:
                return index, inner, end, _href_within(line, inner, end)
        for start, end, href in _emphasized(line):
            text = line.text[start:end]
            if _is_title(text, line, start, end, context):
                # a title in bold within its link, or the other way round
                return index, start, end, href or _href_within(line, start, end)
        quoted = _QUOTED.search(line.text)
        if best is None and quoted and len(words_of(quoted["title"])) >= 3 and index < 3:
            best = index, quoted.start(), quoted.end(), _href_within(line, quoted.start(), quoted.end())
        if best:
            return best
    if len(lines) > 1:
        return _plain_title(lines, context)
    return None


def _plain_title(lines: Sequence[Line], context: Context) -> tuple[int, int, int, str] | None:
    """Return the first line, if the second is a list of names or a venue and the first is none."""
    first = lines[0]
    if len(words_of(first.text)) < 3 or len(first.text) > 300:
        return None
    if len(read_names(first, owners=context.owners).authors) >= 2 or _SENTENCE_END.search(first.text):
        return None
    names = read_names(lines[1], owners=context.owners)
    if names.authors and names.end >= len(lines[1].text) * 0.3:
        return 0, 0, len(first.text), ""
    return None


def _emphasized(line: Line) -> list[tuple[int, int, str]]:
    """Return the links and the parts in bold of a line, in their order."""
    found = [(anchor.start, anchor.end, anchor.href) for anchor in line.anchors]
    for start, end in line.runs(Look.BOLD):
        found.append((start, end, ""))
    return sorted(found, key=lambda part: (part[0], -part[1]))


def _href_within(line: Line, start: int, end: int) -> str:
    inside = [anchor for anchor in line.anchors if anchor.start < end and anchor.end > start]
    whole = [anchor for anchor in inside if anchor.end - anchor.start >= 0.6 * (end - start)]
    return whole[0].href if whole else ""


def _is_title(text: str, line: Line, start: int, end: int, context: Context) -> bool:
    plain = text.strip(" .,:;")
    if len(words_of(plain)) < 2 or paper_links.is_label(plain) or len(plain) < 8:
        return False
    if len(words_of(plain)) < 3 and not (line.text[:start].strip(' \t-–—*"“') == "" and len(plain) >= 12):
        return False
    if fold(plain) in {fold(name) for name in context.owners} or is_name(plain) and len(words_of(plain)) < 5:
        return False
    names = read_names(line.part(start, end), owners=context.owners)
    if len(names.authors) >= 2 and names.end > 0.6 * (end - start):
        return False
    if _AWARD.search(plain) and len(words_of(plain)) < 8:
        return False
    reading = venues.read_venue(plain)
    if reading.found and (
        venues.known(plain)
        or (
            reading.fields.get("year")
            and len(words_of(plain)) < 7
            and (reading.fields.get("abbr") or reading.type)
        )
    ):
        return False
    # part of a sentence, or of a list of names
    return not re.search(r"[,，]\s*$", line.text[:start]) or len(words_of(plain)) >= 4


def _clean_title(text: str) -> str:
    text = " ".join(text.split()).strip(" ,;|")
    prefix = _BRACKETED.match(text)
    if prefix and venues.read_venue(prefix["text"]).found:
        text = text[prefix.end() :]
    text = (
        re.sub(r"^[“\"„«]\s*|\s*[,.]?\s*[”\"»]\s*$", "", text)
        if text[:1] in '“"„«' or text[-1:] in "”»"
        else text
    )
    if text.endswith('"') and text.count('"') % 2:
        text = text[:-1]
    text = re.sub(r"^[\s📄📝🔥✨⭐🌟🎉🆕📌]+", "", text)
    text = text.strip(" ,;|")
    return (
        text[:-1].rstrip()
        if text.endswith(".") and not text.endswith("..") and not re.search(r"\b[A-Z]\.$", text)
        else text
    )


def _read_before(line: Line, draft: Draft, context: Context) -> None:
    """Read what stands before the title: a venue, or the authors."""
    text = line.text.strip()
    names = read_names(line, owners=context.owners)
    if len(names.authors) >= 2 or (names.authors and names.end >= len(text) - 3):
        draft.names = names if not draft.names.authors else draft.names
        draft.signs += 1
        line = line.part(names.end)
    _take_links(line, draft, context, all_links=False)
    rest = _LEADING.sub("", line.text).strip(" .,:;-–—[]()【】|")
    if year := _APA_YEAR.fullmatch(
        line.text[len(line.text) - len(_LEADING.sub("", line.text)) :].strip() + " "
    ):
        rest = year["year"]
    if rest:
        for piece in _venue_pieces(line) or [rest]:
            draft.venues.append((piece, bool(line.has_some(Look.CODE))))


def _venue_pieces(line: Line) -> list[str]:
    """Return the parts of a line in code, which are badges."""
    return [
        line.text[start:end].strip("` ")
        for start, end in line.runs(Look.CODE)
        if line.text[start:end].strip("` ")
    ]


def _read_after(lines: Sequence[Line], draft: Draft, context: Context) -> None:
    lines = [line for line in lines if line]
    best = _best_names(lines, draft, context)
    for index, line in enumerate(lines):
        if index == best[0]:
            start, names = best[1], best[2]
            draft.names = names
            draft.signs += 1
            before = line.part(0, start)
            if before.text.strip(" ,.;:|-–—"):
                _read_rest(before, draft, context)
            line = line.part(names.end)
        _read_rest(line, draft, context)


def _best_names(lines: Sequence[Line], draft: Draft, context: Context) -> tuple[int, int, Names]:
    """Return line and start of the list of authors."""
    if draft.names.authors:
        return -1, 0, Names()
    best = (-1, 0, Names())
    for index, line in enumerate(lines):
        for start in _starts(line):
            names = read_names(line, start, owners=context.owners)
            count = len(names.authors)
            if not count or (count == 1 and not _is_alone(line, start, names, context)):
                continue
            if count > len(best[2].authors):
                best = (index, start, names)
        if len(best[2].authors) >= 2:
            break
    return best


def _starts(line: Line) -> list[int]:
    """Return where a list of authors may begin: at the start, behind what is set off, behind a separator."""
    leading = _LEADING.match(line.text)
    starts = [leading.end() if leading else 0]
    for look in (Look.CODE, Look.ITALIC, Look.LINK):
        for _start, end in line.runs(look):
            match = _LEADING.match(line.text, end)
            starts.append(match.end() if match else end)
    for match in re.finditer(r"[.|:：\])\d]\s+|[，,]\s*(?:19|20)\d\d[.,]?\s*", line.text):
        starts.append(match.end())
    return sorted(set(starts))


def _is_alone(line: Line, start: int, names: Names, context: Context) -> bool:
    """Return whether one name is the whole list: the owner's, or one that ends its line."""
    if fold(names.authors[0].name) in {fold(name) for name in context.owners}:
        return True
    rest = line.text[names.end :].strip(" .,;|")
    return start <= 2 and (
        not rest
        or names.others
        or bool(line.has(Look.BOLD, start, names.end))
        or venues.read_venue(rest).found
    )


def _take_links(line: Line, draft: Draft, context: Context, *, all_links: bool = True) -> Line:
    """Take the links off a line, and return what is left of it."""
    pieces: list[tuple[int, int]] = []
    place = 0
    for anchor in sorted(line.anchors, key=lambda anchor: anchor.start):
        label = line.text[anchor.start : anchor.end].strip(" []()|")
        if not all_links and not paper_links.is_label(label):
            continue
        _add_link(draft, label, anchor.href, context)
        if venues.read_venue(label).found and venues.known_within(label):
            # the page of the conference
            draft.venues.append((label, False))
        pieces.append((place, anchor.start))
        place = max(place, anchor.end)
    pieces.append((place, len(line.text)))
    result = Line()
    for start, end in pieces:
        part = Line(line.text[start:end], line.looks[start:end])
        result.text += part.text + " "
        result.looks += [*part.looks, Look(0)]
    return result.part(0)


def _read_rest(line: Line, draft: Draft, context: Context) -> None:
    """Read a line that is neither the title nor the authors."""
    if not line:
        return
    summary = _SUMMARY.match(line.text)
    if summary:
        _summary(summary, line, draft, context)
        return
    had_links = bool(line.anchors)
    line = _take_addresses(line, draft, context)
    line = _take_links(line, draft, context)
    text = re.sub(r"[\[(（【]\s*[\])）】]|\[\s*(?=\[)|(?<=\])\s*\]", " ", line.text)
    text = re.sub(r"(?:\s*[|/·•]\s*)+", " | ", " ".join(text.split()))
    if not re.search(r"[^\W_]", text) or _CITED.match(text):
        return
    for piece_line in _pieces(line):
        piece = piece_line.text.strip()
        piece = re.sub(r"[\[(（【]\s*[,;|/\s]*[\])）】]", " ", piece)
        piece = _LEADING.sub("", " ".join(piece.split())).strip(" ,;:|-–—[]【】")
        if piece.count("(") != piece.count(")"):
            piece = piece.strip("()")
        piece = piece.strip()
        if not re.search(r"[^\W_]", piece) or (had_links and _LINK_PREFIX.match(piece)):
            continue
        _read_piece(piece, piece_line, draft)


def _take_addresses(line: Line, draft: Draft, context: Context) -> Line:
    """Take addresses and DOIs that stand as text off a line."""
    for match in reversed(list(_ADDRESS.finditer(line.text))):
        if any(anchor.start < match.end() and anchor.end > match.start() for anchor in line.anchors):
            continue
        address = match["url"] or f"https://doi.org/{match['doi']}"
        _add_link(draft, "", address.rstrip(".,;"), context)
        cut = Line(line.text[: match.start()] + line.text[match.end() :])
        cut.looks = line.looks[: match.start()] + line.looks[match.end() :]
        shift = match.end() - match.start()
        cut.anchors = [
            anchor
            if anchor.end <= match.start()
            else Anchor(anchor.start - shift, anchor.end - shift, anchor.href)
            for anchor in line.anchors
        ]
        line = cut
    return line


def _pieces(line: Line) -> list[Line]:
    """Return the parts of a line between bars, and those that are set off as awards."""
    found = []
    start = 0
    for match in re.finditer(r"\s*[|•·]\s*|\s*🏆\s*|(?<=[)\w])\s*;\s+", line.text):
        found.append(line.part(start, match.start()))
        start = match.end()
    found.append(line.part(start))
    return [part for part in found if part]


def _read_piece(piece: str, line: Line, draft: Draft) -> None:
    awards = list(_awards(piece))
    if awards:
        for text, whole in awards:
            draft.awards.append(text)
            piece = piece.replace(whole, " ")
        piece = re.sub(r"[(\[]\s*[,;&]*\s*[)\]]", " ", piece)
        piece = re.sub(r"\(\s*,\s*", "(", piece)
        piece = _LEADING.sub("", " ".join(piece.split())).strip(" ,;:|-–—🔥🏆️")
        if not re.search(r"[^\W_]{2}", piece):
            return
    reading = venues.read_venue(piece)
    short = len(words_of(piece)) <= 40
    if reading.found and short:
        draft.venues.append((piece, line.has(Look.ITALIC)))
        return
    if reading.fields.get("presentation") or reading.fields.get("pubstate"):
        draft.venues.append((piece, False))
        return
    if line.has(Look.ITALIC) and len(words_of(piece)) <= 15 and not any(sure for _text, sure in draft.venues):
        draft.venues.append((piece, True))
    elif not _CITED.match(piece):
        draft.notes.append(piece)


def _awards(text: str) -> list[tuple[str, str]]:
    """Return awards that a text names, each with the part of the text that it stands in."""
    if not _AWARD.search(text):
        return []
    found = []
    for piece in re.split(r"[,，;；|]\s*|\s&\s|🔥|🏆|🥇|🏅", text):
        inner = re.findall(r"[\[(]([^\[\]()]*)[\])]", piece)
        for part in (*inner, re.sub(r"[\[(][^\[\]()]*[\])]", "", piece) if not inner else piece):
            if _AWARD.search(part) and len(words_of(part)) <= 14:
                # of "In ICCC 2022. [Best Paper Award]" the part in brackets
                if part is piece and inner and any(_AWARD.search(other) for other in inner):
                    continue
                name = " ".join(part.split()).strip(" .,;:*🔥🏆🥇🏅🎉️![]")
                if (
                    part == piece
                    and (match := re.search(r"\.\s+(?=\S)", part))
                    and _AWARD.search(part[match.end() :])
                ):
                    part = part[match.end() :]
                    name = part.strip(" .,;:*![]")
                if name.count("(") != name.count(")"):
                    name = name.strip("()")
                if name:
                    found.append((name, part))
    return found


def _summary(match: re.Match[str], line: Line, draft: Draft, context: Context) -> None:
    word = match["word"].casefold().replace(" ", "")
    text = " ".join(match["text"].split())
    if word.startswith(("keyword", "关键词", "topic")):
        draft.keywords += [part.strip(" .") for part in re.split(r"[,;，；、·|]", text) if part.strip(" .")]
    elif word.startswith(("abstract", "summary", "摘要")):
        draft.fields.setdefault("abstract", text)
    else:
        draft.notes.append(f"TL;DR: {text}" if word.startswith("tl") else text)
    _take_links(line, draft, context)


# -- whole citations ---------------------------------------------------------------------


def _read_citation(lines: list[Line], draft: Draft, context: Context) -> bool:
    """Read an item that is a citation in running text."""
    line = lines[0]
    text = line.text
    line, text = _take_leading_venue(line, draft)
    names = read_names(line, owners=context.owners)
    if not names.authors:
        return _read_title_first(lines, line, draft, context)
    rest_start = names.end
    apa = _APA_YEAR.match(text, rest_start) or _APA_YEAR.match(text, _skip(text, rest_start))
    status = _APA_STATUS.match(text, rest_start)
    draft.names = names
    if apa:
        draft.fields["year"] = apa["year"]
        rest_start = apa.end()
    elif status:
        draft.fields["pubstate"] = venues.status_in(status[0]) or "submitted"
        rest_start = status.end()
    else:
        rest_start = _skip(text, rest_start)
    title_end, venue_start = _title_end(text, rest_start)
    title = text[rest_start:title_end]
    if len(words_of(title)) < 2:
        return False
    draft.title = _clean_title(title)
    draft.signs += 2 if len(names.authors) > 1 else 1
    if gb := _GB.match(text, title_end):
        draft.type = {"D": "phdthesis", "M": "book", "P": "patent", "R": "techreport"}.get(gb["kind"], "")
        draft.signs += 1
    for piece in (line.part(venue_start), *lines[1:]):
        _read_rest(piece, draft, context)
    return True


def _take_leading_venue(line: Line, draft: Draft) -> tuple[Line, str]:
    codes = [(start, end) for start, end in line.runs(Look.CODE)]
    if codes and codes[0][0] <= 2:
        start, end = codes[0]
        draft.venues.append((line.text[start:end].strip("` "), True))
        line = line.part(end)
    elif (match := _BRACKETED.match(line.text)) and venues.read_venue(match["text"]).found:
        draft.venues.append((match["text"], True))
        line = line.part(match.end())
    leading = _LEADING.match(line.text)
    line = line.part(leading.end()) if leading else line
    return line, line.text


def _skip(text: str, place: int) -> int:
    match = re.compile(r"[\s.,:;，。：*†‡#✉📧💡]*").match(text, place)
    return match.end() if match else place


def _title_end(text: str, start: int) -> tuple[int, int]:
    """Return where a title that begins at a place ends, and where what follows begins."""
    quoted = _QUOTED.match(text, start)
    if quoted:
        return quoted.end(), quoted.end()
    if gb := _GB.search(text, start):
        return gb.start(), gb.end()
    ends = list(_SENTENCE_END.finditer(text, start))
    for match in ends:
        clause = re.split(r"[,.;(]\s", text[match.end() :], maxsplit=1)[0]
        if _opens_venue(text[match.end() :], clause):
            return match.start() + 1, match.end()
    usable = [match for match in ends if len(words_of(text[start : match.start()])) >= 3]
    if usable:
        return usable[0].start() + 1, usable[0].end()
    for match in re.finditer(r",\s+", text[start:]):
        rest = text[start + match.end() :]
        if venues.known(rest.split(",")[0]) or re.match(r"(?:in|arxiv|proc)\b", rest, re.IGNORECASE):
            return start + match.start(), start + match.end()
    return len(text), len(text)


def _opens_venue(rest: str, clause: str) -> bool:
    if re.match(
        r"(?:In:?\s|arXiv|CoRR|bioRxiv|Proc|Submitted|Accepted|To appear|Under review|Ph\.?\s?D|Master)", rest
    ):
        return True
    return bool(
        venues.known(clause)
        or venues.known_within(clause[:40])
        or (
            venues.read_venue(clause).found
            and len(words_of(clause)) <= 14
            and re.search(r"journal|transactions|conference|proceedings|letters|\d{4}", clause, re.IGNORECASE)
        )
    )


def _read_title_first(lines: list[Line], line: Line, draft: Draft, context: Context) -> bool:
    """Read "Title. Authors. Venue" and "Title, Authors, Venue" in one line without emphasis."""
    text = line.text
    for match in re.finditer(r"[.?!:,，。]\s+|\s+[-–—|]\s+", text):
        title = text[: match.start() + (1 if match[0][0] in "?!" else 0)]
        if len(words_of(title)) < 3:
            continue
        names = read_names(line, match.end(), owners=context.owners)
        if len(names.authors) >= 2 or (names.authors and _is_alone(line, 0, names, context)):
            draft.title = _clean_title(title)
            draft.names = names
            draft.signs += 1
            for piece in (line.part(names.end), *lines[1:]):
                _read_rest(piece, draft, context)
            return True
    return False


# -- entries ------------------------------------------------------------------------------


def _finished(draft: Draft, context: Context) -> tuple[Paper, Draft] | None:
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
            key=lambda item: len(item[0].fields.get("journal") or item[0].fields.get("booktitle") or ""),
        )
        if len(first[1]) > len(longest[0][1]) * 1.5 and first[0].fields.get("abbr", "") in (
            "",
            longest[0][0].fields.get("abbr", ""),
        ):
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
    if fields.get("howpublished") and any(name in fields for name in ("journal", "booktitle")):
        fields.pop("howpublished")
    if (
        has_place
        and any(name in fields for name in ("journal", "booktitle"))
        and fields.get("pubstate") == "preprint"
    ):
        fields.pop("pubstate")
    merged = {**fields, **draft.fields}
    if "year" in fields and "year" in draft.fields and draft.fields["year"] != fields["year"]:
        merged["year"] = draft.fields["year"]
    if merged.get("eprint") and not any(name in merged for name in place_names):
        merged.pop("howpublished", None)
    if "eprint" in merged and merged.get("pubstate") == "preprint":
        merged.pop("pubstate")
    return merged


def merged(one: Paper, other: Paper) -> Paper:
    """Return a paper with what another statement of it adds."""
    authors = one.authors if len(one.authors) >= len(other.authors) else other.authors
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
        one, authors=authors, others=one.others and other.others, fields=fields, type=one.type or other.type
    )


def anchors_of(lines: Sequence[Line]) -> list[Anchor]:
    """Return the links of lines."""
    return [anchor for line in lines for anchor in line.anchors]
