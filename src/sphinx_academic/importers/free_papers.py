"""Papers in free Markdown and HTML: title, authors and the rest of one item or box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..model.folding import fold
from . import paper_links, venues
from .authors import MARK, Legend, Names, is_name, read_names
from .citation_strings import APA_YEAR, BRACKETED, QUOTED, SENTENCE_END, clean_title, is_alone, read_citation
from .drafts import Context, Draft, add_link, badges, take_pictures, words_of
from .legends import read_legend
from .lines import Line, Look, lines_of, split_soft
from .own_entries import shown_entry
from .paper_entries import finished
from .paper_pieces import AWARD, LEADING, behind_separators, read_badge, read_rest, take_links
from .records import Paper

#: "3.", "(3)", "[3]", "J1.", "[J1]", "(J-1)", "(C.12)"
_NUMBER = re.compile(
    r"^\s*(?:\[\s*(?P<label>(?:[A-Za-z]{1,2}[-.]?)?\d{1,3})\s*\]"
    r"|\(\s*(?P<in_parentheses>[A-Za-z]{1,2}[-.]?\d{1,3})\s*\))\s*"
    r"|^\s*(?:\(\d{1,3}\)|\d{1,3}[.)]|[A-Z]{1,2}\d{1,3}\.)\s+(?=\D)"
)
#: "I-J-9", "C12"
_CODE_NUMBER = re.compile(r"[`\s]*[A-Z]{1,2}(?:-[A-Z]{1,2})?[-.]?\d{1,3}[`\s]*")
#: a rank of the venue, which is none itself: "[CCF-A]"
_RANK = re.compile(
    r"^\s*[\[(【]\s*(?P<rank>(?:(?:CCF|JCR|SCIE?|EI|CAS|中科院|CORE|Tier|Rank)[-\s]*(?:[A-D]\*?|Q?[1-4]|[一二三四1-4]区|Top)?[\s,/]*)+)"
    r"\s*[\])】]\s*",
    re.IGNORECASE,
)
#: "ICPP 2024 Workshop on …", "arXiv:2401.01234"
_VENUE_AND_YEAR = re.compile(
    r"(?P<preprint>(?:arxiv|corr)\s*[:,]?\s*(?:abs/)?\d)"
    r"|(?P<venue>[A-Z][\w/&-]*(?: [A-Z][\w/&-]*)?) ?['’]?(?:(?:19|20)\d\d|\d\d\b)",
    re.IGNORECASE,
)
_OPENING_QUOTE = re.compile(r"[“\"„«]\s*$")
_CLOSING_QUOTE = re.compile(r"\s*[,.]?\s*[”\"“»]")
#: running text that says where something is
_ADDRESSED = re.compile(
    r"\b(?:you can|please|see|visit|check out|click|find|refer to|browse)\b", re.IGNORECASE
)


def read_item(nodes: Any, context: Context) -> tuple[Paper, Draft] | None:
    """Return the paper that an item of a list or a box is about, or None if it is about none."""
    entry, shown = shown_entry(nodes)
    labels, skip = badges(nodes)
    skip += shown
    lines = split_soft(_with_title_cut(lines_of(nodes, skip=skip), context))
    context, lines = _with_legend(context, lines)
    draft = Draft(entry=entry)
    for label in labels:
        read_badge(label, draft)
    lines = take_pictures(lines, draft, context)
    if not lines:
        return None
    lines[0] = _without_number(lines[0])
    if (rank := _RANK.match(lines[0].text)) and rank.end() < len(lines[0].text):
        draft.keywords.append(rank["rank"].strip())
        lines[0] = lines[0].part(rank.end())
    if not _read_lines(lines, draft, context):
        return None
    return finished(draft, context)


def _with_legend(context: Context, lines: list[Line]) -> tuple[Context, list[Line]]:
    """Return a context with the legend that lines of an item hold, and the other lines."""
    legend = Legend()
    kept: list[Line] = []
    for line in lines:
        found = read_legend(line.text) if kept and MARK.match(line.text.lstrip("([ ")) else Legend()
        if found and len(words_of(line.text)) <= 8 * (len(found.roles) + len(found.words)):
            legend = legend.merged(found)
        else:
            kept.append(line)
    return (replace(context, legend=legend.merged(context.legend)), kept) if legend else (context, lines)


def _with_title_cut(lines: list[Line], context: Context) -> list[Line]:
    """Return lines with the first cut behind a title in plain text, which the names follow."""
    first = lines[0] if lines else Line()
    if "\n" in first.text and (place := _end_of_plain_title(first, context)):
        return [first.part(0, place), first.part(place), *lines[1:]]
    cut = re.match(r"(?P<title>[^\n,，]+)[,，][ \t]*\n", first.text)
    if not cut or first.anchors and first.anchors[0].start < cut.end() or len(words_of(cut["title"])) < 3:
        return lines
    if is_name(cut["title"]) or first.has_some(Look.BOLD | Look.LINK, 0, cut.end()):
        return lines
    rest = first.part(cut.end())
    if len(read_names(rest, owners=context.owners).authors) < 2:
        return lines
    return [first.part(0, cut.end("title")), rest, *lines[1:]]


def _end_of_plain_title(line: Line, context: Context) -> int:
    """Return where a line of the source ends that is a title in plain text, above one of names; 0 if none."""
    for match in re.finditer(r"\s*\n\s*", line.text):
        before = line.part(0, match.start())
        if not before or before.text[-1] in ",;，；、&" or before.has_some(Look.BOLD | Look.LINK | Look.CODE):
            return 0
        if read_names(before, owners=context.owners).authors:
            return 0
        if len(words_of(before.text)) < 3:
            continue
        end = line.text.find("\n", match.end())
        following = line.part(match.end(), end if end > 0 else None)
        if len(read_names(following, owners=context.owners).authors) >= 2:
            return match.start()
    return 0


def _without_number(line: Line) -> Line:
    if (
        (code := next(line.runs(Look.CODE), None))
        and not code[0]
        and _CODE_NUMBER.fullmatch(line.text[: code[1]])
    ):
        line = line.part(code[1])
    match = _NUMBER.match(line.text)
    if match is None or match.end() == len(line.text):
        return line
    # "[SC24]" is a venue
    label = match["label"] or match["in_parentheses"]
    return line if label and venues.known(label) else line.part(match.end())


def _read_lines(lines: list[Line], draft: Draft, context: Context) -> bool:
    """Read the parts of an item; return whether there is a title."""
    found = _find_title(lines, context)
    if found is None:
        return read_citation(lines, draft, context)
    index, start, end, href = found
    line = lines[index]
    if (prefix := BRACKETED.match(line.text[start:end])) and venues.read_venue(prefix["text"]).found:
        # "**[ICCC 2024] Title**"
        draft.venues.append((prefix["text"], False))
    draft.title = clean_title(line.text[start:end])
    if href and not paper_links.is_no_link(href):
        if re.match(r"https?://", href):
            paper_links.add_title_link(draft.fields, href)
        else:
            add_link(draft, "paper", href, context)
    before, after = line.part(0, start), line.part(end)
    rest = [*(before for before in [before] if before), *lines[:index]]
    for piece in rest:
        _read_before(piece, draft, context)
    _read_after([after, *lines[index + 1 :]], draft, context)
    return bool(draft.title)


def _find_title(lines: Sequence[Line], context: Context) -> tuple[int, int, int, str] | None:
    """Return line, start, end and address of what is set off as the title."""
    best: tuple[int, int, int, str] | None = None
    later = sum(1 for line in lines for _ in line.anchors)
    for index, line in enumerate(lines):
        for start, end in line.runs(Look.HEADING):
            prefix = BRACKETED.match(line.text[start:end])
            inner = start + prefix.end() if prefix else start
            if len(words_of(line.text[inner:end])) >= 2:
                return index, inner, end, _href_within(line, inner, end)
        for start, end, href in _emphasized(line):
            text = line.text[start:end]
            later -= bool(href)
            if (later and paper_links.names_page(text)) or paper_links.is_of_person(href):
                continue
            if href and _ADDRESSED.search(line.text[:start]):
                # "You can also find my articles on [this page](…)"
                continue
            if _is_title(text, line, start, end, context) or _is_named_title(
                lines, index, end, href, context
            ):
                quoted = QUOTED.search(line.text, 0, start)
                if quoted and len(words_of(quoted["title"])) >= 4:
                    # what is set off behind it is the venue
                    return (
                        index,
                        quoted.start(),
                        quoted.end(),
                        _href_within(line, quoted.start(), quoted.end()),
                    )
                # a title in bold within its link, or the other way round
                address = href or _href_within(line, start, end)
                return index, *_with_quotes(line.text, start, end), address
        quoted = QUOTED.search(line.text)
        if best is None and quoted and len(words_of(quoted["title"])) >= 3 and index < 3:
            best = index, quoted.start(), quoted.end(), _href_within(line, quoted.start(), quoted.end())
        if best:
            return best
    if short := _short_title(lines, context):
        return short
    if len(lines) > 1:
        return _plain_title(lines, context)
    return None


def _with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a part of a line begins and ends with the quotation marks around it."""
    opening, closing = _OPENING_QUOTE.search(text, 0, start), _CLOSING_QUOTE.match(text, end)
    return (opening.start(), closing.end()) if opening and closing else (start, end)


def _short_title(lines: Sequence[Line], context: Context) -> tuple[int, int, int, str] | None:
    """Return a title of one word, which is set off at the beginning and followed by a list of names."""
    first = lines[0]
    for start, end, href in _emphasized(first):
        text = first.text[start:end].strip(" .,:;")
        opens = not re.search(r"\w", first.text[:start]) or first.has(Look.CODE, 0, start)
        if not opens or len(text) < 4 or paper_links.is_label(text) or venues.known(text):
            return None
        if is_name(text) or fold(text) in map(fold, context.owners):
            return None
        rest = [first.part(behind_separators(first.text, end)), *lines[1:3]]
        names = [read_names(line, owners=context.owners) for line in rest if line]
        if any(len(found.authors) >= 2 for found in names):
            return 0, start, end, href or _href_within(first, start, end)
        return None
    return None


def _is_named_title(lines: Sequence[Line], index: int, end: int, href: str, context: Context) -> bool:
    """Return whether what is set off is a title although it looks like a name: "Robust Tidal Lamps".

    It leads to a page, and a list of authors follows; if that is no page of a paper, with the owner.
    """
    if not href or paper_links.is_no_link(href):
        return False
    line = lines[index]
    start = next(anchor.start for anchor in line.anchors if anchor.end == end and anchor.href == href)
    text = line.text[start:end].strip(" .,:;")
    if len(words_of(text)) < 3 or paper_links.is_label(text) or venues.known(text):
        return False
    if re.search(r"[^\W_]", line.text[:start]) and not line.has(Look.CODE, 0, start):
        return False
    rest = [line.part(behind_separators(line.text, end)), *lines[index + 1 : index + 3]]
    lists = [read_names(part, owners=context.owners).authors for part in rest if part]
    if paper_links.is_of_paper(href):
        return any(len(names) >= 2 for names in lists)
    known = {fold(name) for name in context.owners}
    return any(len(names) >= 2 and any(fold(name.name) in known for name in names) for names in lists)


def _plain_title(lines: Sequence[Line], context: Context) -> tuple[int, int, int, str] | None:
    """Return the first line, if the second is a list of names or a venue and the first is none."""
    first = lines[0]
    if len(words_of(first.text)) < 3 or len(first.text) > 300:
        return None
    if len(read_names(first, owners=context.owners).authors) >= 2 or SENTENCE_END.search(first.text):
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
    for start, end in line.runs(Look.COLOURED):
        if not re.search(r"\w", line.text[:start]) and len(words_of(line.text[start:end])) >= 3:
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
    if AWARD.search(plain) and len(words_of(plain)) < 8:
        return False
    if (dated := _VENUE_AND_YEAR.match(plain)) and (dated["preprint"] or venues.known(dated["venue"])):
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


def _read_before(line: Line, draft: Draft, context: Context) -> None:
    """Read what stands before the title: a venue, or the authors."""
    prefix = None if APA_YEAR.match(line.text) else BRACKETED.match(line.text)
    if prefix and venues.read_venue(prefix["text"]).found:
        draft.venues.append((prefix["text"], False))
        line = line.part(prefix.end())
    line = take_links(line, draft, context, all_links=False)
    text = line.text.strip()
    names = read_names(line, owners=context.owners)
    if len(names.authors) >= 2 or (names.authors and names.end >= len(text) - 3):
        draft.names = names if not draft.names.authors else draft.names
        draft.signs += 1
        line = line.part(names.end)
    rest = LEADING.sub("", line.text).strip(" .,:;-–—[]()【】|")
    if year := APA_YEAR.fullmatch(
        line.text[len(line.text) - len(LEADING.sub("", line.text)) :].strip() + " "
    ):
        rest = year["year"]
    if rest:
        for piece in _venue_pieces(line) or [rest]:
            if AWARD.search(piece):
                read_badge(piece.strip(" 🏆🥇🏅"), draft)
            else:
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
                read_rest(before, draft, context)
            line = line.part(names.end)
        read_rest(line, draft, context)


def _best_names(lines: Sequence[Line], draft: Draft, context: Context) -> tuple[int, int, Names]:
    """Return line and start of the list of authors."""
    if draft.names.authors:
        return -1, 0, Names()
    best = (-1, 0, Names())
    for index, line in enumerate(lines):
        for start in _starts(line):
            names = read_names(line, start, owners=context.owners)
            count = len(names.authors)
            if not count or (count == 1 and not is_alone(line, start, names, context)):
                continue
            if count > len(best[2].authors):
                best = (index, start, names)
        if len(best[2].authors) >= 2:
            break
    return best


def _starts(line: Line) -> list[int]:
    """Return where a list of authors may begin: at the start, behind what is set off, behind a separator."""
    starts = [behind_separators(line.text, 0)]
    for look in (Look.CODE, Look.ITALIC, Look.LINK):
        starts += [behind_separators(line.text, end) for _start, end in line.runs(look)]
    for match in re.finditer(r"[.|:：\])\d]\s+|[，,]\s*(?:19|20)\d\d[.,]?\s*", line.text):
        starts.append(match.end())
    return sorted(set(starts))
