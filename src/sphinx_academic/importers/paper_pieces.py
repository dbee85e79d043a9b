"""What stands behind title and authors of a paper: links, awards, venue, notes."""

from __future__ import annotations

import re
from dataclasses import replace

from . import paper_links, venues
from .drafts import Context, Draft, add_link, words_of
from .lines import Anchor, Line, Look

AWARD = re.compile(
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
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|can|we|our|propose[sd]?|introduce[sd]?|present(?:s|ed)?|achieve[sd]?"
    r"|consists?|provides?|shows?|explores?|enables?|supports?|using|which|that)\b",
    re.IGNORECASE,
)
_LINK_PREFIX = re.compile(
    r"^[\W_]*(?:links?|resources?|materials?|media report|reports?|see also|more|news|coverage"
    r"|available at|project page)?[\W_]*$",
    re.IGNORECASE,
)
_SEPARATORS = r"[\s,;:.·|•\-–—*/，。；、]+"
LEADING = re.compile(rf"^{_SEPARATORS}")
_BETWEEN = re.compile(_SEPARATORS)
_ADDRESS = re.compile(
    r"(?P<url>https?://[^\s<>\[\]]+)|\bdoi\s*:\s*(?P<doi>10\.\d{4,9}/[^\s,;]+)", re.IGNORECASE
)


#: "(Corresponding Author)" behind a paper
_ROLE = re.compile(
    r"[\s.,;]*[(（\[]\s*((?:(?:(?:co-?\s?|student\s+)?(?:first|corresponding|lead)[\s-]*authors?)"
    r"(?:\s*(?:[,&/]|and)\s*)?){1,3}|通讯作者?|(?:共同)?一作|(?:共同)?第一作者)\s*[)）\]]",
    re.IGNORECASE,
)


def behind_separators(text: str, place: int) -> int:
    """Return where a text goes on behind the separators that stand at a place."""
    match = _BETWEEN.match(text, place)
    return match.end() if match else place


def take_links(line: Line, draft: Draft, context: Context, *, all_links: bool = True) -> Line:
    """Take the links off a line, and return what is left of it."""
    pieces: list[tuple[int, int]] = []
    place = 0
    for anchor in sorted(line.anchors, key=lambda anchor: anchor.start):
        label = line.text[anchor.start : anchor.end].strip(" []()|")
        if not all_links and not (paper_links.is_label(label) or paper_links.names_page(label)):
            continue
        add_link(draft, label, anchor.href, context)
        if _is_venue_link(label):
            draft.venues.append((label, False))
        pieces.append((place, anchor.start))
        place = max(place, anchor.end)
    pieces.append((place, len(line.text)))
    result = Line(is_bullet=line.is_bullet)
    for start, end in pieces:
        part = Line(line.text[start:end], line.looks[start:end])
        result.text += part.text + " "
        result.looks += [*part.looks, Look(0)]
    return result.part(0)


def _is_venue_link(label: str) -> bool:
    """Return whether a link is the name of a venue: of a conference, or of a journal with volume and year."""
    reading = venues.read_venue(label)
    if not reading.found:
        return False
    return bool(venues.known_within(label) or ("year" in reading.fields and venues.names_kind(label)))


def read_rest(line: Line, draft: Draft, context: Context) -> None:
    """Read a line that is neither the title nor the authors."""
    if not line:
        return
    summary = _SUMMARY.match(line.text)
    if summary:
        _summary(summary, line, draft, context)
        return
    if line.is_bullet and _is_sentence(line):
        # what it links to may be of use, but its words belong together
        for anchor in line.anchors:
            add_link(draft, line.text[anchor.start : anchor.end].strip(" []()|"), anchor.href, context)
        draft.notes.append(" ".join(line.text.split()))
        return
    if line.is_bullet and _names_in_text(line):
        line = _with_links_noted(line, draft, context)
    had_links = bool(line.anchors)
    line = _take_addresses(line, draft, context)
    line = take_links(line, draft, context)
    text = re.sub(r"[\[(（【]\s*[\])）】]|\[\s*(?=\[)|(?<=\])\s*\]", " ", line.text)
    text = re.sub(r"(?:\s*[|/·•]\s*)+", " | ", " ".join(text.split()))
    if not re.search(r"[^\W_]", text) or _CITED.match(text):
        return
    for piece_line in _pieces(line):
        piece = re.sub(r"[\[(（【]\s*[,;|/\s]*[\])）】]", " ", piece_line.text)
        piece = LEADING.sub("", " ".join(piece.split())).strip(" ,;:|-–—[]【】")
        if piece.count("(") != piece.count(")"):
            piece = piece.strip("()")
        piece = piece.strip()
        if not re.search(r"[^\W_]", piece) or (had_links and _LINK_PREFIX.match(piece)):
            continue
        _read_piece(piece, piece_line, draft)


def read_badge(text: str, draft: Draft) -> None:
    """Read what a badge says: venues, awards, "Best Demo Award @ ICPP Workshop 2025"."""
    for piece in re.split(r"\s+/\s+|\s*[|·•]\s*", text):
        if not AWARD.search(piece):
            draft.venues.append((piece, False))
            continue
        venue, award = _venue_and_award(piece)
        draft.awards.append(award)
        if venue:
            draft.venues.append((venue, False))


def _venue_and_award(text: str) -> tuple[str, str]:
    """Return the venue that stands before or behind an award, and the award."""
    behind = re.match(r"(?P<award>.+?)\s*(?:@|,?\s+(?:at|of|in)(?: the)?)\s+(?P<venue>\S.*)$", text)
    if behind and AWARD.search(behind["award"]) and venues.read_venue(behind["venue"]).found:
        return behind["venue"], behind["award"]
    words = text.split()
    for count in range(min(4, len(words) - 1), 0, -1):
        head, award = (" ".join(part).strip(" ,:-–") for part in (words[:count], words[count:]))
        award = re.sub(r"^[(\[](.+)[)\]]$", r"\1", award)
        if AWARD.search(award) and not AWARD.search(head) and venues.known(head):
            return head, award
    return "", text


def _names_in_text(line: Line) -> bool:
    """Return whether the text of a link is a word of running text: "an extension of [Tides](…)"."""
    return any(
        re.search(r"[a-z]\s+$", line.text[: anchor.start])
        and not paper_links.is_label(line.text[anchor.start : anchor.end])
        and not paper_links.names_page(line.text[anchor.start : anchor.end])
        for anchor in line.anchors
    )


def _with_links_noted(line: Line, draft: Draft, context: Context) -> Line:
    """Return a line without its links, whose words stay."""
    for anchor in line.anchors:
        add_link(draft, line.text[anchor.start : anchor.end].strip(" []()|"), anchor.href, context)
    return replace(line, anchors=[])


def _is_sentence(line: Line) -> bool:
    """Return whether a line is a sentence, not a list of links, a venue or an award."""
    linked = sum(len(words_of(line.text[anchor.start : anchor.end])) for anchor in line.anchors)
    if len(words_of(line.text)) - linked < 8 or AWARD.search(line.text):
        return False
    return _VERB.search(line.text) is not None and not venues.opens(line.text)


def _take_addresses(line: Line, draft: Draft, context: Context) -> Line:
    """Take addresses and DOIs that stand as text off a line."""
    for match in reversed(list(_ADDRESS.finditer(line.text))):
        if any(anchor.start < match.end() and anchor.end > match.start() for anchor in line.anchors):
            continue
        address = match["url"] or f"https://doi.org/{match['doi']}"
        add_link(draft, "", address.rstrip(".,;"), context)
        cut = Line(line.text[: match.start()] + line.text[match.end() :], is_bullet=line.is_bullet)
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
    if role := _ROLE.search(piece):
        # said of the owner, perhaps
        draft.notes.append(role[1])
        piece = f"{piece[: role.start()]} {piece[role.end() :]}".strip(" ,;.")
        if not piece:
            return
    awards = list(_awards(piece))
    if awards:
        for text, whole in awards:
            draft.awards.append(text)
            piece = piece.replace(whole, " ")
        piece = re.sub(r"[(\[]\s*[,;&]*\s*[)\]]", " ", piece)
        piece = re.sub(r"\(\s*,\s*", "(", piece)
        piece = LEADING.sub("", " ".join(piece.split())).strip(" ,;:|-–—🔥🏆️").rstrip("([ ")
        if not re.search(r"[^\W_]{2}", piece):
            return
    if line.is_bullet and draft.venues and len(words_of(piece)) > 4 and not _is_venue(piece):
        # what is said below a paper that has its venue
        draft.notes.append(piece)
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


def _is_venue(text: str) -> bool:
    """Return whether a text is the name of a venue, or begins as one does."""
    return bool(venues.known(re.split(r"[,(]", text)[0]) or re.match(r"(?:In:?|Proc\w*\.?) ", text))


def _awards(text: str) -> list[tuple[str, str]]:
    """Return awards that a text names, each with the part of the text that it stands in."""
    if not AWARD.search(text):
        return []
    found = []
    for piece in re.split(r"[,，;；|]\s*|\s&\s|🔥|🏆|🥇|🏅", text):
        # "In ICCC 2022 (Best Paper Award" before a comma
        piece = re.sub(r"^[^\[(]*[\[(](?=[^\[\]()]*$)", "", piece)
        inner = re.findall(r"[\[(]([^\[\]()]*)[\])]", piece)
        for part in (*inner, re.sub(r"[\[(][^\[\]()]*[\])]", "", piece) if not inner else piece):
            if AWARD.search(part) and len(words_of(part)) <= 14:
                # of "In ICCC 2022. [Best Paper Award]" the part in brackets
                if part is piece and inner and any(AWARD.search(other) for other in inner):
                    continue
                name = " ".join(part.split()).strip(" .,;:*🔥🏆🥇🏅🎉️![]")
                if (
                    part == piece
                    and (match := re.search(r"\.\s+(?=\S)", part))
                    and AWARD.search(part[match.end() :])
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
    take_links(line, draft, context)
