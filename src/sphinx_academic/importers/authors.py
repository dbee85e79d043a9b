"""Lists of authors as homepages write them, with marks at names and the legend that explains these."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..model.folding import fold
from . import venues
from .author_notes import belongs_to_name, latin_first, latin_form, split_note
from .lines import Line, Look
from .records import PaperAuthor

MARKS = "*∗⋆★☆＊✱✻※†‡§¶#＃^ˆ+＋✉✝◆♦◇△▲♣♠♥📧📮📩📨🖂💡💌🎓¹²³⁴⁵⁶⁷⁸⁹⁰❖⚑~\ufe0f"
#: none of them has a meaning of its own in a class of a pattern
MARK = re.compile(f"[{MARKS}]+")
_SEPARATOR = re.compile(
    r"\s+(?=et\.? ?al\b)|\s*(?:[,;，；、]|&|\band\b|\bund\b|(?<=\s)[和·•](?=\s))\s*(?:(?:and\b|&)\s*)?"
)
_STOP = re.compile(r"[|\[\]{}<>=“”\"]|(?<!\w)[–—](?!\w)|\s-\s|:")
_ET_AL = re.compile(
    r"^(?:\(?\s*et\.? ?al\.?\)?|\.\.\.|…|(?:\d+ )?(?:more|others?)|\d+ more authors"
    r"|等(?:人)?|\*?et alii)\.?$",
    re.IGNORECASE,
)
_ET_AL_FIRST = re.compile(r"^\s*et\.? ?al\b\.?\s*(?=\S)", re.IGNORECASE)
_ET_AL_AT_END = re.compile(r"\s+(?:\(et\.? ?al\.?\)|等人?)$")
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "der",
        "den",
        "des",
        "di",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "les",
        "van",
        "von",
        "vom",
        "zu",
        "zum",
        "zur",
        "ter",
        "ten",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "y",
        "e",
        "af",
        "av",
        "st",
        "san",
        "santa",
        "abu",
        "und",
        "bint",
        "mc",
    ]
)
#: before a further name, these are no ends of sentences
_INITIALS_OF_TWO = frozenset({"Yu.", "Ya.", "Zh.", "Ch.", "Th.", "Jr.", "Sr.", "St.", "Dr.", "Chr.", "Wm."})
_WORD = r"[^\W\d_](?:[\w.'’‘`´-]*[\w.])?"
_INITIALS = re.compile(r"(?:[^\W\d_](?:\.[\s-]?|[\s-]|$)){1,4}")
#: "d'Arc"
_ELIDED = re.compile(r"(?:d|l|dell)['’](?![a-z])")
_FAMILY_INITIALS = re.compile(
    r"(?P<family>[^\W\d_][\w'’-]+(?:[\s-](?:[a-z]+\s)?[^\W\d_][\w'’-]+){0,2})\s(?P<initials>(?:[A-Z]\.?-?"
    r"\s?){1,4})"
)
_FAMILY_DOTTED = re.compile(
    r"(?P<family>(?:[A-Za-z’'-]+\s)*[^\W\d_][\w'’-]+)\s(?P<initials>(?:[A-ZÀ-Þ][a-z]?\.-?\s?){1,5})"
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_NAME = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·・]{2,6}")
_PARENTHESIZED = re.compile(r"[(（]\s*([^()（）]*)\s*[)）]")
#: hyphens of Unicode, which names of publishers' pages have
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_NO_NAME_WORDS = frozenset(
    [
        "abstract",
        "accepted",
        "arxiv",
        "award",
        "best",
        "bibtex",
        "blog",
        "book",
        "branch",
        "chapter",
        "citation",
        "code",
        "conference",
        "dataset",
        "demo",
        "department",
        "dissertation",
        "doi",
        "draft",
        "editor",
        "findings",
        "github",
        "homepage",
        "html",
        "icml",
        "in",
        "institute",
        "international",
        "invited",
        "ieee",
        "journal",
        "keywords",
        "learning",
        "letters",
        "link",
        "manuscript",
        "models",
        "networks",
        "oral",
        "page",
        "pages",
        "paper",
        "patent",
        "pdf",
        "poster",
        "preprint",
        "press",
        "proceedings",
        "project",
        "proc",
        "publication",
        "published",
        "report",
        "research",
        "review",
        "science",
        "section",
        "slides",
        "spotlight",
        "submitted",
        "supplementary",
        "survey",
        "symposium",
        "systems",
        "technical",
        "thesis",
        "to",
        "track",
        "transactions",
        "tutorial",
        "under",
        "university",
        "using",
        "video",
        "vol",
        "volume",
        "website",
        "workshop",
        "the",
        "of",
        "for",
        "with",
        "on",
        "via",
        "from",
        "by",
        "at",
        "is",
        "are",
        "tl;dr",
        "tldr",
        "media",
        "challenge",
        "competition",
    ]
)
_PREFIX = re.compile(
    r"\s*(?:authors?|by|作者)\s*[:：]?\s+(?=\S)|\s*(?:authors?|作者)\s*[:：]\s*", re.IGNORECASE
)
#: words of a legend, or in parentheses behind a name -> role
_MEANINGS = (
    (
        "equal",
        re.compile(
            # not "equal advising"
            r"equal(?!\w*\s+(?:advis|supervis|mentor|senior))|co-?\s?first|joint\w* first"
            r"|first authors?|contributed the same"
            r"|共同一作|同等贡献|共同第一"
            r"|co-?primary|shared first",
            re.IGNORECASE,
        ),
    ),
    ("corresponding", re.compile(r"correspond|通讯|通信作者|contact author", re.IGNORECASE)),
    ("lead", re.compile(r"\blead(?:er|ing|s|ers)?\b|负责人|项目主管", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Names:
    """A list of authors."""

    authors: tuple[PaperAuthor, ...] = ()
    others: bool = False
    #: position from 1 -> marks at the name
    marks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    #: where the list ends in its line
    end: int = 0
    #: position from 1 of names in bold or underlined
    emphasized: tuple[int, ...] = ()
    #: addresses of pages that names lead to, by position
    pages: Mapping[int, str] = field(default_factory=dict)
    #: position from 1 -> words in parentheses behind the name, which are no role
    notes: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Legend:
    """What marks mean."""

    roles: Mapping[str, str] = field(default_factory=dict)
    #: words of marks whose meaning is no role
    words: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.roles or self.words)

    def merged(self, other: Legend) -> Legend:
        """Return both, this one first."""
        return Legend({**other.roles, **self.roles}, {**other.words, **self.words})


def role_of(words: str) -> str:
    """Return the role that words mean, or nothing."""
    return next((role for role, pattern in _MEANINGS if pattern.search(words)), "")


def normal_mark(mark: str) -> str:
    """Return a mark as legends and names have it in common."""
    return (
        mark.replace("\ufe0f", "")
        .replace("∗", "*")
        .replace("＊", "*")
        .replace("✱", "*")
        .replace("＃", "#")
        .replace("＋", "+")
        .replace("ˆ", "^")
        .strip()
    )


def is_name(text: str) -> bool:
    """Return whether a text, without marks, looks like the name of a person."""
    text = _PARENTHESIZED.sub("", text).strip(" .,")
    if not 2 <= len(text) <= 60 or any(character.isdigit() for character in text):
        return False
    if _CJK.search(text):
        if re.search(r"[\s·・]", text) and _CJK_NAME.fullmatch(re.sub(r"\s", "", text)):
            return True
        tail = _CJK_TAIL.search(text)
        latin = text[: tail.start()] if tail else text
        return not latin or (not _CJK.search(latin) and is_name(latin))
    words = text.split()
    if not 2 <= len(words) <= 6:
        return False
    # a sentence ends in it: "R. Chen. Tides"
    if any(word.endswith(".") and len(word) > 2 and word not in _INITIALS_OF_TWO for word in words[1:]):
        return False
    plain = [word.strip(".").casefold() for word in words]
    # the initials of "Roe AT" are no word
    initials = len(words[-1]) == 2 and words[-1].isupper() and not words[0].isupper()
    if any(word in _NO_NAME_WORDS for word in (plain[:-1] if initials else plain)):
        return False
    proper = [word for word, low in zip(words, plain, strict=True) if low not in _PARTICLES]
    if not proper or not all(re.fullmatch(_WORD, word) for word in words):
        return False
    if any(word[0].islower() and not _ELIDED.match(word) for word in proper):
        return False
    if plain[-1] in _PARTICLES and len(words) > 2:
        return False
    if _ENDS_SENTENCE.fullmatch(words[0]) and words[0].lower() not in _TITLES:
        return False
    return not (
        venues.known(text)
        or all(len(word) > 3 and word.isupper() for word in words if word.isalpha())
        and len(words) < 3
        and bool(venues.known_within(text))
    )


#: "(first author)" behind a name
_ONE_FIRST = re.compile(r"(?:the )?first author(?: \w+)?", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[\w'’-]{3,}\.")
_TITLES = frozenset({"prof.", "sen."})
_CJK_TAIL = re.compile(r"\s*[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,4}$")


def read_names(line: Line, start: int = 0, *, owners: Sequence[str] = (), loose: bool = False) -> Names:
    """Return the list of authors that a line has from a place on.

    :param owners: spellings of the owner's name, which may be a single word
    :param loose: the text is known to be a list of authors
    """
    if not line.text.isascii():
        line = replace(line, text=line.text.translate(_HYPHENS))
    prefix = _PREFIX.match(line.text, start)
    start = prefix.end() if prefix else start
    stop = min(_stop(line, start), _start_of_italics(line, start)) if not loose else len(line.text)
    tokens = list(_tokens(line, start, stop))
    if joined := _inverted(line, tokens):
        return joined
    texts = [MARK.sub("", line.text[first:last]).strip() for first, last in tokens]
    if _is_of_mla(texts) and "," in line.text[tokens[0][1] : tokens[1][0]]:
        tokens = [(tokens[0][0], tokens[1][1]), *tokens[2:]]
    found: list[PaperAuthor] = []
    marks: dict[int, tuple[str, ...]] = {}
    emphasized: list[int] = []
    pages: dict[int, str] = {}
    notes: dict[int, str] = {}
    others = False
    end = start
    ends = [start]
    known = {fold(name) for name in owners}
    for token_start, token_end in tokens:
        text = line.text[token_start:token_end]
        if not text:
            end = max(end, token_end)
            continue
        if _ET_AL.match(text.strip()):
            others = True
            end = token_end
            continue
        if more := _ET_AL_FIRST.match(text):
            others = True
            end = token_start + more.end()
            break
        if numbered := re.search(r"\s*[(（][^()（）]*\d", text):
            # "Roe R. (2022)"
            token_end = token_start + numbered.start()
        name, token_marks, roles, used = _name_of(line, token_start, token_end)
        is_pair = name.count(",") == 1
        if _ET_AL_AT_END.search(name):
            name, others = _ET_AL_AT_END.sub("", name), True
        fits = (
            is_name(name.replace(",", ""))
            if is_pair
            else is_name(name) or fold(name) in known or (loose and _is_loose_name(name))
        )
        cut = "" if fits else _cut(name, inverted=bool(found) and all("," in author.name for author in found))
        if cut and (is_name(cut) or fold(cut) in known):
            # "Wei Chu. Tides and Lamps"
            place = _place_behind(line.text, cut, token_start)
            name, token_marks, roles, used = _name_of(line, token_start, place)
            fits = True
        if not fits:
            _drop_half_of_title(line, found, marks, token_start, text)
            end = ends[len(found)]
            break
        name, note = split_note(name)
        found.append(PaperAuthor(latin_first(_written(name)), tuple(roles)))
        if note:
            notes[len(found)] = note
        if token_marks:
            marks[len(found)] = tuple(token_marks)
        if line.has_some(Look.BOLD | Look.UNDERLINED, token_start, used):
            emphasized.append(len(found))
        for anchor in line.anchors:
            if anchor.start < used and anchor.end > token_start:
                pages[len(found)] = anchor.href
        end = used
        ends.append(used)
        if used < token_end:
            break
    return Names(tuple(found), others, marks, end, tuple(emphasized), pages, notes)


def _drop_half_of_title(
    line: Line, found: list[PaperAuthor], marks: dict[int, tuple[str, ...]], start: int, text: str
) -> None:
    """Take the last name off a list if "and" joins it to what is no name: "Wei Li, Robust Tides and Lamps".

    A group of people may be no name: "Ann Doe and the Tide Collaboration".
    """
    if len(found) < 3 or len(found) in marks or len(text.split()) < 3:
        return
    if not re.search(r"[^\s,]\s+(?:and|&)\s+$", line.text[:start]) or re.match(r"(?:the|on behalf)\b", text):
        return
    if not re.search(r"\b(?:collaboration|consortium|group|team)\b", text, re.IGNORECASE):
        found.pop()


#: "Ann Doe[*]"
_BRACKETED_MARK = re.compile(r"\[\s*[*†‡#]\s*\]")


def _stop(line: Line, start: int) -> int:
    """Return where a list of authors cannot go on."""
    match = _STOP.search(line.text, start)
    while match and (mark := _BRACKETED_MARK.match(line.text, match.start())):
        match = _STOP.search(line.text, mark.end())
    return match.start() if match else len(line.text)


def _start_of_italics(line: Line, start: int) -> int:
    """Return where a title in italics begins behind names that are not."""
    for first, last in line.runs(Look.ITALIC):
        if first > start and len(re.findall(r"\w+", line.text[first:last])) >= 3:
            return first if not line.has_some(Look.ITALIC, start, first) else len(line.text)
    return len(line.text)


def _tokens(line: Line, start: int, stop: int) -> list[tuple[int, int]]:
    """Return the places between separators; those in parentheses and raised ones do not separate."""
    places: list[tuple[int, int]] = []
    depth = 0
    begin = place = start
    text = line.text
    while place < stop:
        character = text[place]
        if character in "(（":
            depth += 1
        elif character in ")）":
            depth = max(0, depth - 1)
        elif depth == 0 and not line.looks[place] & Look.RAISED and (match := _SEPARATOR.match(text, place)):
            places.append((begin, place))
            begin = place = min(match.end(), stop)
            continue
        place += 1
    places.append((begin, stop))
    return places


def _name_of(line: Line, start: int, end: int) -> tuple[str, list[str], list[str], int]:
    """Return a name without marks, its marks, the roles that words in parentheses state, and its end."""
    text = line.text[start:end]
    marks: list[str] = []
    roles: list[str] = []
    pieces: list[str] = []
    for offset, character in enumerate(text):
        raised = line.looks[start + offset] & Look.RAISED
        if raised or character in MARKS:
            if character.isspace() or character in ",;()":
                continue
            if pieces and pieces[-1] == "\0":
                marks[-1] += character
            else:
                marks.append(character)
                pieces.append("\0")
        else:
            pieces.append(character)
    # "Ann Doe[*]"
    name = re.sub(r"\[\s*(\0?)\s*\]", r"\1", "".join(pieces))

    explained: list[int] = []

    def parenthesized(match: re.Match[str]) -> str:
        inner = match[1].strip("\0 ,;")
        if not inner:
            return ""
        # one name alone is that of the first author, which says of no other
        if (role := role_of(inner)) and not _ONE_FIRST.fullmatch(inner):
            roles.append(role)
            if name[: match.start()].rstrip().endswith("\0"):
                # the words explain the mark before them
                explained.append(name[: match.start()].count("\0") - 1)
            return ""
        return match[0]

    name = _PARENTHESIZED.sub(parenthesized, name).replace("\0", " ")
    name = " ".join(name.split()).strip(" ,;.:") + ("." if re.search(r"\b[^\W\d_]\.\s*$", name) else "")
    normal = []
    for mark in (mark for number, mark in enumerate(marks) if number not in explained):
        # digits are affiliations, or numbers of notes
        cleaned = normal_mark(re.sub(r"[\d,¹²³⁴⁵⁶⁷⁸⁹⁰~]+", "", mark))
        if cleaned:
            normal.append(cleaned)
    return name, normal, roles, end


def _cut(text: str, *, inverted: bool) -> str:
    """Return the name before a full stop, or before a venue, or nothing.

    :param inverted: initials stand behind family names, so that a full stop behind one may end the list
    """
    words = text.split()
    for count in range(2, min(5, len(words))):
        head, rest = " ".join(words[:count]), " ".join(words[count:])
        if is_name(head) and venues.opens(rest):
            if re.fullmatch(r"[A-Z]{3,}", words[count - 1]) and is_name(" ".join(words[: count - 1])):
                # "Ann Doe ABCD 2020", where no one knows the venue
                head = " ".join(words[: count - 1])
            return head if re.search(r"\b[^\W\d_]\.$", head) else head.rstrip(".")
    for match in re.finditer(r"\.\s+|[．。]\s*|\s+\(", text):
        head = text[: match.start()].strip()
        last = head.split()[-1] if head.split() else ""
        if inverted and _FAMILY_INITIALS.fullmatch(head):
            return head
        if len(last) > 1 and last.casefold() not in ("jr", "sr", "dr", "st"):
            return head
    return ""


def _place_behind(text: str, name: str, start: int) -> int:
    """Return where a name ends that is written with marks or blanks in it, and marks behind it."""
    place = start
    for character in name:
        if not character.isspace():
            place = text.index(character, place) + 1
    match = re.compile(rf"\s*[{MARKS}]+(?=[\s.,]|$)").match(text, place)
    place = match.end() if match else place
    behind = _PARENTHESIZED.match(text, place + (text[place : place + 1] == " "))
    return behind.end() if behind and belongs_to_name(behind[1]) else place


def _is_loose_name(text: str) -> bool:
    return (
        bool(re.search(r"[^\W\d_]", text)) and len(text) <= 80 and not re.search(r"\b(?:19|20)\d\d\b", text)
    )


def _written(name: str) -> str:
    """Return a name with its family name first and a comma where initials stand behind it."""
    name = re.sub(r"\s*-\s*", "-", name) if " -" not in name else name
    match = _FAMILY_DOTTED.fullmatch(name) or _FAMILY_INITIALS.fullmatch(name)
    if match and not _INITIALS.fullmatch(match["family"]):
        initials = match["initials"]
        # "Wei Zhang III" is the third of this name
        if initials in ("II", "III") or (initials.isalpha() and len(initials) > 3):
            return name
        return f"{match['family']}, {_dotted(initials)}"
    return name


def _dotted(initials: str) -> str:
    """Return initials with full stops: ``AH`` becomes ``A. H.``"""
    if "." in initials:
        return re.sub(r"\.(?=[^\W\d_])", ". ", initials)
    letters = re.sub(r"\s", "", initials)
    return " ".join(f"{letter}." if letter != "-" else "-" for letter in letters).replace(". - ", ".-")


def _inverted(line: Line, tokens: Sequence[tuple[int, int]]) -> Names | None:
    """Return the names of "Family, Given; Family, Given" and of "Family, G., Family, G."."""
    parts = _parts(line, tokens[0][0], tokens[-1][1])
    pairs = [part for part in parts if _PARENTHESIZED.sub("", line.text[slice(*part)]).count(",") == 1]
    if len(pairs) >= 2 and len(pairs) >= len(parts) - 1:
        return _pairs(line, parts, tokens[-1][1])
    plain = [MARK.sub("", line.text[start:end]).strip() for start, end in tokens]
    if _is_of_mla(plain):
        return None
    count = 0
    while 2 * count + 1 < len(plain) and _is_pair(plain[2 * count], plain[2 * count + 1], count):
        count += 1
    if not count:
        return None
    found = []
    marks: dict[int, tuple[str, ...]] = {}
    emphasized = []
    for number in range(count):
        (family_start, family_end), (given_start, given_end) = tokens[2 * number], tokens[2 * number + 1]
        family, family_marks, roles, _ = _name_of(line, family_start, family_end)
        given, given_marks, more, _ = _name_of(line, given_start, given_end)
        tail = _GIVEN_FIRST.match(line.text, given_start)
        end = given_end
        if tail and not _GIVEN.fullmatch(given):
            given, end = tail[0], tail.end()
        found.append(PaperAuthor(f"{family}, {_dotted(given)}", tuple(dict.fromkeys(roles + more))))
        if family_marks + given_marks:
            marks[len(found)] = tuple(family_marks + given_marks)
        if line.has_some(Look.BOLD | Look.UNDERLINED, family_start, family_end):
            emphasized.append(len(found))
    others = False
    if 2 * count < len(tokens):
        start, stop = tokens[2 * count]
        if _ET_AL.match(plain[2 * count]):
            others, end = True, stop
        elif first := _ET_AL_FIRST.match(line.text[start:]):
            others, end = True, start + first.end()
    return Names(tuple(found), others, marks, end, tuple(emphasized))


def _parts(line: Line, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of what semicolons separate, without those of nothing."""
    return [
        (start + match.start(), start + match.end())
        for match in re.finditer(r"[^\s;](?:[^;]*[^\s;])?", line.text[start:end])
    ]


def _pairs(line: Line, parts: Sequence[tuple[int, int]], end: int) -> Names:
    found = []
    marks: dict[int, tuple[str, ...]] = {}
    emphasized = []
    others = False
    for first, last in parts:
        if _ET_AL.match(line.text[first:last]):
            others = True
            continue
        name, own_marks, roles, _ = _name_of(line, first, last)
        found.append(PaperAuthor(re.sub(r"\s+,", ",", name), tuple(roles)))
        if own_marks:
            marks[len(found)] = tuple(own_marks)
        if line.has_some(Look.BOLD | Look.UNDERLINED, first, last):
            emphasized.append(len(found))
    return Names(tuple(found), others, marks, end, tuple(emphasized))


def _is_pair(family: str, given: str, before: int) -> bool:
    """Return whether two parts are a family name and initials: "Roe", "R. (2022)".

    :param before: pairs before these
    """
    if not _is_family(family):
        return False
    if _GIVEN.fullmatch(given):
        return True
    words = family.split()
    if len(words) > 1 and words[0].casefold() not in _PARTICLES:
        return False
    tail = re.match(r"(?:[^\W\d_]\.[\s-]?){1,4}\s*(?P<rest>.*)", given)
    return bool(tail and (tail["rest"][:1] in ("(", "（", "“", '"') or before))


def _is_family(text: str) -> bool:
    words = text.split()
    return (
        1 <= len(words) <= 3
        and all(re.fullmatch(_WORD, word) for word in words)
        and len(words[-1]) > 1
        and "." not in text
    )


def _is_of_mla(plain: Sequence[str]) -> bool:
    """Return whether only the first name of a list is inverted: "Roe, Richard, Ann Doe, and Wei Li"."""
    return (
        len(plain) > 1
        and len(plain[0].split()) == 1
        and _is_family(plain[0])
        and bool(re.fullmatch(r"[^\W\d_][\w-]+(?: [^\W\d_]\.?)*|[^\W\d_]\.", plain[1]))
        and plain[1][0].isupper()
        and (bool(_ET_AL.match(plain[2])) or is_name(plain[2]) if len(plain) > 2 else "." not in plain[1])
        and not (len(plain) > 2 and _GIVEN.fullmatch(plain[2]))
        # "Roe, R., Di Marco, A."
        and not (len(plain) > 3 and "." in plain[1] and _OPENS_WITH_INITIALS.match(plain[3]))
    )


_OPENS_WITH_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,4}(?=\s|\(|$)")
_GIVEN = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,4}|(?:[A-Z][\s-]?){1,3}")
#: initials, behind which something else stands
_GIVEN_FIRST = re.compile(r"(?:[^\W\d_]\.[\s-]?)*[^\W\d_]\.(?=[\s(（“\"])")


def resolved(
    names: Names, legend: Legend, owners: Sequence[str]
) -> tuple[tuple[PaperAuthor, ...], dict[int, list[str]]]:
    """Return authors with the roles that the legend gives to their marks, and all other marks by position."""
    known = {fold(name) for name in owners}
    authors = []
    unexplained: dict[int, list[str]] = {}
    own = [
        position
        for position, author in enumerate(names.authors, 1)
        if known & {fold(form) for form in (author.name, latin_form(author.name), _in_order(author.name))}
    ]
    # of two people of one name, the one that is set off
    own = [position for position in own if position in names.emphasized] or own
    for position, author in enumerate(names.authors, 1):
        roles = list(author.roles)
        for mark in names.marks.get(position, ()):
            for piece in _pieces(mark, legend):
                if role := legend.roles.get(piece):
                    roles.append(role)
                else:
                    unexplained.setdefault(position, []).append(piece)
        if note := names.notes.get(position):
            unexplained.setdefault(position, []).append(note)
        authors.append(PaperAuthor(author.name, tuple(dict.fromkeys(roles)), position in own))
    return tuple(authors), unexplained


def _in_order(name: str) -> str:
    """Return "Mira Okafor" for "Okafor, Mira"."""
    return " ".join(reversed(name.split(", ", 1)))


def _pieces(mark: str, legend: Legend) -> list[str]:
    if mark in legend.roles or mark in legend.words:
        return [mark]
    return list(mark)
