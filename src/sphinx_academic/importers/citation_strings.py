"""Citations in running text: APA, MLA, IEEE, Vancouver, GB/T 7714 and what lies between."""

from __future__ import annotations

import re
from itertools import islice

from ..model.folding import fold
from . import venues
from .authors import Names, read_names
from .drafts import Context, Draft, words_of
from .lines import Line, Look
from .paper_pieces import LEADING, read_rest

QUOTED = re.compile(
    r"(?:(?P<german>„)|[“\"«])\s*(?P<title>[^“”\"„«»]{12,400}?)\s*[,.]?\s*(?(german)[“”\"»]|[”\"»])"
)
#: quotation marks around all of a text, and one alone at its beginning or end
_QUOTES = (
    re.compile(r"[“\"„«]\s*(?P<text>[^“”\"„«»]*?)\s*[,.]?\s*[”“\"»]"),
    re.compile(r"[“\"„«]\s*(?P<text>[^“”\"„«»]*)"),
    re.compile(r"(?P<text>[^“”\"„«»]*?)\s*[,.]?\s*[”\"»]"),
)
_GB = re.compile(
    r"\s*\[\s*(?P<kind>J|C|D|M|P|R|S|N|A|Z|G|DB|CP|EB)(?:\s*/\s*[A-Z]{2})?\s*\]\s*[.,:]?\s*(?://\s*)?"
)
_GB_AT_END = re.compile(r"\s*\[\s*(?:J|C|D|M|P|R)(?:\s*/\s*OL)?\s*\]\s*$")
APA_YEAR = re.compile(r"\s*[(（]\s*(?P<year>(?:19|20)\d\d)[a-z]?(?:,\s*[^()（）]{1,20})?\s*[)）]\s*[.,:]?\s*")
#: "Roe, R., 2024. Title"
_YEAR_FIRST = re.compile(r"\s*[,.]?\s*(?P<year>(?:19|20)\d\d)[a-z]?\s*[.:]\s+(?=\D)")
_APA_STATUS = re.compile(
    r"\s*\(\s*(?:in press|submitted|under review|n\.d\.|forthcoming)\s*\)\s*\.?\s*", re.IGNORECASE
)
BRACKETED = re.compile(r"^\s*[\[【(]\s*(?P<text>[^\[\]【】()]{2,60})\s*[\]】)]\s*")
#: "Title, by Ann Doe", "Title (by Ann Doe)"
_BY = re.compile(r"(?<![\w-])by:?\s+(?=\S)", re.IGNORECASE)
_LONGEST_TITLE = 400
#: of "edited by Ann Doe", whom someone else than the author is
_DONE = re.compile(r"(?:\w(?:ed|en)|\b(?:led|run|made|taught))$", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.?!。]\s*[”\"’]?\s+(?=\S)|[。．]|[.?!][”\"]\s*(?=\S)")


def clean_title(text: str) -> str:
    """Return a title without quotation marks, symbols, a full stop and a venue around it."""
    text = " ".join(text.split()).strip(" ,;|。．")
    prefix = BRACKETED.match(text)
    if prefix and venues.read_venue(prefix["text"]).found:
        text = text[prefix.end() :]
    text = _without_quotes(text)
    text = re.sub(
        r"^(?:(?:survey|journal|conference|workshop) )?paper\s*[:：]\s+(?=\S)", "", text, flags=re.IGNORECASE
    )
    text = _GB_AT_END.sub("", text)
    text = re.sub(r"^[\s📄📝🔥✨⭐🌟🎉🆕📌]+", "", text)
    text = text.strip(" ,;|")
    return (
        text[:-1].rstrip()
        if text.endswith(".") and not text.endswith("..") and not re.search(r"\b[A-Z]\.$", text)
        else text
    )


def _without_quotes(text: str) -> str:
    """Return a text without quotation marks, but for those around words within it."""
    text = next((match["text"] for quotes in _QUOTES if (match := quotes.fullmatch(text))), text)
    return text[:-1] if text.endswith('"') and text.count('"') % 2 else text


def is_alone(line: Line, start: int, names: Names, context: Context) -> bool:
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


def read_citation(lines: list[Line], draft: Draft, context: Context) -> bool:
    """Read an item that is a citation in running text."""
    line = lines[0]
    text = line.text
    line, text = _take_leading_venue(line, draft)
    names = read_names(line, owners=context.owners)
    if by := _behind_by(line, names, context):
        end, draft.names, rest = by
        draft.title = clean_title(text[:end])
        draft.signs += 1
        for piece in (rest, *lines[1:]):
            read_rest(piece, draft, context)
        return True
    if not names.authors:
        return _read_title_first(lines, line, draft, context)
    rest_start = names.end
    apa = APA_YEAR.match(text, rest_start) or APA_YEAR.match(text, _skip(text, rest_start))
    status = _APA_STATUS.match(text, rest_start)
    draft.names = names
    if apa:
        draft.fields["year"] = apa["year"]
        rest_start = apa.end()
    elif status:
        draft.fields["pubstate"] = venues.status_in(status[0]) or "submitted"
        rest_start = status.end()
    elif year := _YEAR_FIRST.match(text, rest_start):
        draft.fields["year"] = year["year"]
        rest_start = year.end()
    else:
        rest_start = _skip(text, rest_start)
    title_end, venue_start = _set_off(line, rest_start) or _title_end(text, rest_start)
    title = text[rest_start:title_end]
    if len(words_of(title)) < 2:
        return False
    draft.title = clean_title(title)
    draft.signs += 1
    if gb := _GB.match(text, title_end):
        draft.type = {"D": "phdthesis", "M": "book", "P": "patent", "R": "techreport"}.get(gb["kind"], "")
        draft.signs += 1
    for piece in (line.part(venue_start), *lines[1:]):
        read_rest(piece, draft, context)
    return True


def _behind_by(line: Line, first: Names, context: Context) -> tuple[int, Names, Line] | None:
    """Return where a title ends behind which "by" and the authors follow, these, and what is behind them.

    A title may have the word as well; what follows it are authors if they are set off, or the word is.

    :param first: names at the beginning of the line, which may be words of the title
    """
    for match in islice(_BY.finditer(line.text, 0, _LONGEST_TITLE), 8):
        before = line.text[: match.start()].rstrip()
        title = before.rstrip(" ,.;:|(（-–—")
        if first.authors and first.end < len(title):
            # it is a word of the title behind them
            return None
        has_sign = title != before
        is_set_off = bool(line.looks[match.end()] & (Look.ITALIC | Look.BOLD))
        number = len(words_of(title))
        if not number or not (has_sign or (is_set_off and number > 1 and not _DONE.search(title))):
            continue
        closing = re.compile("[)）]").search(line.text, match.end()) if before[-1] in "(（" else None
        listed = line.part(match.end(), closing.start() if closing else None)
        names = read_names(listed, owners=context.owners)
        rest = line.part(closing.end()) if closing else listed.part(names.end)
        if len(names.authors) > 1 or (names.authors and number > 2 and is_alone(listed, 0, names, context)):
            return len(title), names, rest
    return None


def _take_leading_venue(line: Line, draft: Draft) -> tuple[Line, str]:
    codes = [(start, end) for start, end in line.runs(Look.CODE)]
    if codes and codes[0][0] <= 2:
        start, end = codes[0]
        draft.venues.append((line.text[start:end], True))
        line = line.part(end + line.text[end:].startswith(("]", ")", "】")))
    elif (match := BRACKETED.match(line.text)) and venues.read_venue(match["text"]).found:
        draft.venues.append((match["text"], True))
        line = line.part(match.end())
    leading = LEADING.match(line.text)
    line = line.part(leading.end()) if leading else line
    return line, line.text


def _skip(text: str, place: int) -> int:
    match = re.compile(r"[\s.,:;，。．：*∗⋆★☆†‡#✉📧💡]*").match(text, place)
    return match.end() if match else place


def _set_off(line: Line, start: int) -> tuple[int, int] | None:
    """Return what :func:`_title_end` does, where italics set off the title or the venue."""
    for first, last in line.runs(Look.ITALIC):
        if first >= start:
            before = line.text[start:first]
            if len(words_of(before)) >= 2:
                opening = re.search(r"\s*(?<=[.,?!”\"])\s*\bIn:?\s*$|\s+in:?\s*$", before)
                return start + opening.start() if opening else first, first
            return (last, last) if len(words_of(line.text[first:last])) >= 3 else None
    return None


def _title_end(text: str, start: int) -> tuple[int, int]:
    """Return where a title that begins at a place ends, and where what follows begins."""
    quoted = QUOTED.match(text, start)
    if quoted:
        return quoted.end(), quoted.end()
    if gb := _GB.search(text, start):
        return gb.start(), gb.end()
    ends = list(SENTENCE_END.finditer(text, start))
    for match in ends:
        clause = re.split(r"[,.;(]\s", text[match.end() :], maxsplit=1)[0]
        if _opens_venue(text[match.end() :], clause):
            return match.start() + 1, match.end()
    usable = [match for match in ends if len(words_of(text[start : match.start()])) >= 3]
    if comma := _comma_before_venue(text, start, usable[0].start() if usable else len(text)):
        return comma
    if usable:
        return usable[0].start() + 1, usable[0].end()
    for match in re.finditer(r",\s+", text[start:]):
        rest = text[start + match.end() :]
        if venues.known(rest.split(",")[0]) or re.match(r"(?:in|arxiv|proc)\b", rest, re.IGNORECASE):
            return start + match.start(), start + match.end()
    return len(text), len(text)


def _comma_before_venue(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a title ends, and the venue behind it begins, where a comma separates them."""
    for match in re.compile(r",\s+").finditer(text, start, end):
        clause = re.split(r",\s|\.(?:\s|$)", text[match.end() :], maxsplit=1)[0]
        if len(words_of(text[start : match.start()])) < 2 or not clause[:1].isupper():
            continue
        has_year = re.match(r",\s*(?:19|20)\d\d\b", text[match.end() + len(clause) :])
        if (
            venues.known(clause)
            or (venues.names_kind(clause) and venues.year_in(text[match.end() :]))
            or (has_year and re.search(r"\s\([A-Z][\w-]{1,14}\)$", clause))
        ):
            return match.start(), match.end()
    return None


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
        if len(names.authors) >= 2 or (names.authors and is_alone(line, 0, names, context)):
            draft.title = clean_title(title)
            draft.names = names
            draft.signs += 1
            for piece in (line.part(names.end), *lines[1:]):
                read_rest(piece, draft, context)
            return True
    return False
