"""Sections of a homepage: which of ours a heading means, and lists as items with dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..model.datespans import parse_span, split_leading_date
from .myst import Writer
from .records import Entry

#: kind -> words of headings; the first that fits counts
_KINDS = (
    (
        "news",
        r"(?:latest |recent |academic |what'?s )?(?:news|updates?|announcements?|new"
        r"|highlights)(?: (?:and|&) (?:updates|events|announcements))?|动态|新闻|最新动态"
        r"|actualités|neuigkeiten",
    ),
    (
        "publications",
        r"(?:(?:selected|full|recent|representative|main|key|list of|all|my|research|conference|journal"
        r"|workshop|peer-?reviewed|first-?author\w*|co-?author\w*|featured|other|academic|refereed"
        r"|published|accepted|top|tier|primary|international) )*(?:publications?|papers?|preprints?"
        r"|articles?|manuscripts?|proceedings|works?(?= in progress)|research papers?|publication list"
        r"|journals?|conferences?|workshops?|technical reports?)(?: (?:list|in progress|under review"
        r"|papers?|and preprints|& preprints|and patents|& patents|articles|publications|proceedings))*"
        r"|(?:selected|recent|representative) (?:works|research)|论文|发表论文|代表性?论文|学术论文|出版物"
        r"|论文发表"
        r"|in submission|under review|arxiv(?: preprints?)?",
    ),
    (
        "education",
        r"(?:my )?(?:educations?|educational (?:background|experience)s?|academic background"
        r"|education background|studies|formation|ausbildung|教育(?:经历|背景)?|学习经历)",
    ),
    (
        "talks",
        r"(?:(?:invited|selected|recent|conference|oral|public|academic) )*(?:talks?|presentations?"
        r"|lectures?|seminars?|speeches|tutorials)(?: (?:and|&) (?:talks|presentations|seminars|lectures"
        r"|tutorials))?|报告|学术报告|邀请报告|conférences",
    ),
    (
        "teaching",
        r"(?:my )?(?:teachings?|courses?(?: taught)?|teaching (?:experiences?|assistants?"
        r"|assistantships?)|教学(?:经历)?|lehre|enseignement|teaching (?:and|&) (?:mentoring|supervision))",
    ),
    (
        "awards",
        r"(?:selected |academic |my )*(?:honou?rs?|awards?|scholarships?|fellowships?|achievements?"
        r"|prizes?|competitions?|certificates?|recognitions?|distinctions?)(?:(?: ?[,/&] ?| and "
        r"| & )(?:selected |academic )?(?:honou?rs?|awards?|scholarships?|fellowships?|achievements?"
        r"|prizes?|grants?|competitions?|certificates?|recognitions?|fundings?))*|荣誉(?:奖励|与奖项)?|获奖(?:情况"
        r"|经历)?|奖项|auszeichnungen|prix",
    ),
    (
        "grants",
        r"(?:research )?(?:grants?|fundings?)(?: (?:and|&) (?:grants?|fundings?|projects))?"
        r"|基金|科研项目资助",
    ),
    (
        "service",
        r"(?:(?:academic|professional|community|research|conference|journal|editorial|my"
        r"|other) )*(?:services?|activities|activity|reviewers?|reviewing|reviews?|peer reviews?"
        r"|volunteering?|program committees?|committees?|editorships?|memberships?|roles)(?:(?: and "
        r"| ?& ?|, ?)(?:services?|activities|reviewing|leadership|outreach|memberships?|reviewers?))*"
        r"|学术服务|社会服务|审稿|学术兼职",
    ),
    (
        "projects",
        r"(?:(?:selected|research|open[- ]?sources?|personal|recent|my|academic|software|course"
        r"|engineering|other|featured) )*(?:projects?|software|open[- ]?sources?"
        r"|softwares?(?: and datasets?)?|code|toolkits?|open[- ]?source (?:software|contributions?))"
        r"|项目(?:经历)?|开源项目|科研项目",
    ),
    (
        "skills",
        r"(?:(?:technical|professional|programming|computer|my|other) )*(?:skills?|expertise"
        r"|competenc(?:es|ies)|programming languages|techniques)(?:(?: and | ?& ?)(?:interests|languages"
        r"|tools))?|技能|专业技能",
    ),
    ("languages", r"languages?(?: skills?)?|语言(?:能力)?"),
    (
        "supervision",
        r"(?:(?:student|my|phd|current|former|research) )*(?:supervision|mentoring|mentorship|advising"
        r"|mentees|students?|advisees)(?: (?:and|&) (?:mentoring|supervision|teaching))?|指导学生",
    ),
    (
        "media",
        r"(?:media|press)(?: (?:coverage|reports?|appearances?|mentions?))?|in the (?:media|news|press)"
        r"|媒体报道",
    ),
    (
        "experience",
        r"(?:(?:work|working|professional|research|industr(?:y|ial)|academic|internship|employment"
        r"|visiting|career|my|job|teaching and research)(?:(?: and | ?& ?|/"
        r"| )(?=\w))?\s*)*(?:experiences?|internships?|employments?|work|positions?|appointments?|career"
        r"|history|positions held)|internships? (?:and|&) (?:visiting|experiences?)"
        r"|(?:工作|实习|科研|研究)经历|实习"
        r"|berufserfahrung|parcours",
    ),
    (
        "interests",
        r"(?:research |my |current )*(?:interests?|research areas?|research topics?"
        r"|research directions?)|研究(?:兴趣|方向)",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for kind, pattern in _KINDS)
_TAIL = re.compile(r"\s*[(（\[].*$|\s*[:：].*$")
_SYMBOLS = re.compile(r"[^\w\s&/,'’.+-]")
#: dates of homepages that are not ours, and how we write them
_COMPACT = re.compile(r"^(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)?$")
#: "2025.10.10-10.12", "2025.10.10-12"
_DAYS = re.compile(r"((?:19|20)\d\d)[./-]([01]\d)[./-]([0-3]\d)\s*[-–—~]\s*(?:([01]\d)[./-])?([0-3]\d)")
_APOSTROPHE = re.compile(r"^(?P<month>[A-Za-z]{3,9})\.?\s?['’‘´`,]\s?(?P<year>(?:19|20)?\d\d)$")
_NOW = re.compile(
    r"[(（\[]?\b(?:now|present|current(?:ly)?|today|ongoing|date)\b[)）\]]?|[(（]?至今[)）]?|[(（]?现在[)）]?|今",
    re.IGNORECASE,
)
_RANGE_DASH = re.compile(r"\s*(?:-{1,3}|–|—|~|～|−|至|to|→|⟶)\s*")
#: sections whose items have no dates
_UNDATED = ("service", "skills", "languages", "interests")
_LABEL = re.compile(r"\*\*[^*]{2,80}(?::\*\*|\*\*\s*[:：])\s*\S")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.\d\d)?")
#: "2025/2022/2019: …", "2021, 2022, 2023 …"
_YEARS = re.compile(
    r"\s*(?P<years>(?:19|20)\d\d(?:\.\d\d)?(?:(?P<separator>\s*(?:[/,&，、]|and)\s*)(?:19|20)\d\d(?:\.\d\d)?)+)"
    r"(?![\d./–-])\s*[,:：]?"
)
#: "National Scholarship in 2025"
_IN_YEAR = re.compile(r"\s+in\s+[*_]*(?P<date>(?:19|20)\d\d)[*_]*\s*$")
_BARE = re.compile(r"\s+(?P<date>(?:19|20)\d\d\S*(?:\s*[-–—~]\s*\S+)?)\s*$")
_AT_END = re.compile(
    r"[\s,，;；.]*[\[(（【]\s*(?P<date>[^\[\]()（）【】]{4,40})\s*[\])）】]\s*[.。]?\s*$|(?:[,，]\s*[*_]*|\s[*_]+)(?P<year>(?:19"
    r"|20)\d\d(?:[./-]\d\d)?(?:\s*[-–]\s*(?:(?:19|20)\d\d(?:[./-]\d\d)?|present|now))?)[*_]*\s*[.。]?\s*$"
)
_SYMBOLS_FIRST = re.compile(r"\s*[^\w\s\x00-\x7f（）【】“”‘’«»]{1,4}\s+(?=[*_`\[(]*\w)")
_LEADING = re.compile(r"^[\s,:;|·•，：；、.&-]*(?:&nbsp;|\s)*")
_DEGREE = re.compile(
    r"\b(?:ph\.?\s?d|doctor\w*|m\.?sc|m\.?s\.?|master\w*|m\.?phil|m\.?eng|mba|b\.?sc|b\.?s\.?|b\.?a\.?"
    r"|b\.?eng|bachelor\w*|undergraduate|degree|diploma|postdoc\w*|candidate|student|major)\b|博士|硕士|学士|本科",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:universit\w*|college|institut\w*|school|academy|laborator\w*|lab|polytechnic|hochschule|école"
    r"|ecole|eth|mit|hkust|centre|center)\b|大学|学院|研究所",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with what stands below it, up to the next one."""

    level: int = 1
    #: plain text
    text: str = ""
    tag: Any = None
    nodes: tuple[Any, ...] = ()
    #: ids that lead here
    anchors: tuple[str, ...] = ()


def kind_of(text: str) -> str:
    """Return the kind of section that a heading means, or nothing."""
    plain = " ".join(_SYMBOLS.sub(" ", _TAIL.sub("", text)).split()).strip(" .,-+&/")
    plain = re.sub(r"^(?:\d+(?:\.\d+)*\.?|[ivx]+\.)\s+", "", plain)
    for kind, pattern in _PATTERNS:
        if plain and pattern.fullmatch(plain):
            return kind
    return ""


def headings(root: Any, is_box: Any = None) -> list[Heading]:
    """Return the headings of a page with what is below each; the first may have no text."""
    found: list[Heading] = []
    state: dict[str, Any] = {"level": 1, "text": "", "tag": None, "nodes": [], "anchors": []}
    pending: list[str] = []

    def end() -> None:
        found.append(
            Heading(
                state["level"], state["text"], state["tag"], tuple(state["nodes"]), tuple(state["anchors"])
            )
        )

    for node in _flat(root):
        if type(node).__name__ == "Tag" and re.fullmatch(r"h[1-6]", node.name or ""):
            end()
            inner = [str(tag["id"]) for tag in node.find_all(id=True)]
            own = [str(node["id"])] if node.get("id") else []
            text = " ".join(node.get_text().split())
            state = {
                "level": int(node.name[1]),
                "text": text,
                "tag": node,
                "nodes": [],
                "anchors": [*pending, *own, *inner],
            }
            pending = []
        elif ids := _anchors(node):
            pending += ids
        else:
            if pending and not (type(node).__name__ == "NavigableString" and not str(node).strip()):
                state["anchors"] += pending
                pending = []
            state["nodes"].append(node)
    if pending:
        state["anchors"] += pending
    end()
    return [
        heading
        for heading in found
        if heading.text or heading.anchors or any(_has_content(node) for node in heading.nodes)
    ]


def _has_content(node: Any) -> bool:
    if type(node).__name__ == "NavigableString":
        return bool(str(node).strip())
    return type(node).__name__ == "Tag" and (
        bool(node.get_text().strip())
        or node.find(["img", "iframe"]) is not None
        or node.name in ("img", "iframe")
        or bool(node.get("data-loop"))
    )


def _anchors(node: Any) -> list[str]:
    """Return the ids of an element that is nothing but anchors."""
    if (
        type(node).__name__ != "Tag"
        or node.get_text().strip()
        or node.find(["img", "iframe", "script", "hr"])
        or node.name in ("img", "br", "hr", "iframe")
    ):
        return []
    tags = [node, *node.find_all(True)]
    if any(tag.get("data-loop") for tag in tags):
        return []
    return [
        str(tag.get("id") or tag.get("name"))
        for tag in tags
        if tag.get("id") or (tag.name == "a" and tag.get("name"))
    ]


_BOX = re.compile(r"paper|pub|box|card|item|entry|bib|project", re.IGNORECASE)


def _flat(root: Any) -> Iterator[Any]:
    """Yield the nodes of a page; elements that only wrap sections are opened."""
    for node in list(root.children):
        if (
            type(node).__name__ == "Tag"
            and node.name in ("div", "section", "main", "center", "article", "span", "header", "body", "html")
            and _wraps(node)
        ):
            if node.get("id"):
                yield from _marker(node)
            yield from _flat(node)
        elif (
            type(node).__name__ == "Tag" and node.name == "p" and len(node.find_all(True)) and _anchors(node)
        ):
            yield node
        else:
            yield node


def _marker(node: Any) -> Iterator[Any]:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup("<span></span>", "html.parser")
    marker: Any = soup.span
    marker["id"] = str(node["id"])
    yield marker


def _wraps(node: Any) -> bool:
    inner = node.find_all(re.compile(r"^h[1-6]$"))
    if not inner:
        return False
    if any(kind_of(heading.get_text()) for heading in inner):
        return True
    names = " ".join(node.get("class") or ())
    direct = [child for child in node.find_all(True, recursive=False) if re.fullmatch(r"h[1-4]", child.name)]
    return (
        not _BOX.search(names)
        and bool(direct)
        and len(direct[0].get_text().split()) < 8
        and node.name in ("section", "main", "center", "body", "html")
    )


@dataclass
class Items:
    """The items of a section, and the text around them."""

    before: list[Any] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    after: list[Any] = field(default_factory=list)


def items_of(nodes: Sequence[Any], kind: str, writer: Writer) -> Items:
    """Return the lists of a section as items; what is no list stands before or after them."""
    found = Items()
    #: how many entries the first list has, where a label stands above a later one
    of_first = 0
    has_labels = False
    for node in nodes:
        if type(node).__name__ == "Tag" and node.name in ("ul", "ol"):
            entries = list(_entries(node, kind, writer))
            if found.after and any(_has_content(other) for other in found.after):
                listed, entries = entries, _under_label(found, entries, writer)
                has_labels = has_labels or entries is not listed
            elif not found.entries:
                of_first = len(entries)
            found.entries += entries
        elif type(node).__name__ == "Tag" and (inner := _other_items(node, kind, writer)):
            found.entries += inner
        elif (
            type(node).__name__ == "Tag"
            and node.name in ("div", "section", "center", "details", "blockquote")
            and node.find(["ul", "ol"])
            and not node.find(re.compile("^h[1-6]$"))
        ):
            inner_items = items_of(list(node.children), kind, writer)
            (found.after if found.entries else found.before).extend(inner_items.before)
            found.entries += inner_items.entries
            found.after += inner_items.after
        elif found.entries:
            found.after.append(node)
        else:
            found.before.append(node)
    if has_labels and of_first:
        _label_first(found, of_first, writer)
    return found


def _label_first(found: Items, number: int, writer: Writer) -> None:
    """Set the entries of the first list below the label above it, as those of later lists are."""
    place = max((place for place, node in enumerate(found.before) if _has_content(node)), default=-1)
    label: Any = found.before[place] if place >= 0 else None
    if type(label).__name__ != "Tag" or label.name != "p":
        return
    text = writer.inline(label).strip()
    plain = label.get_text().strip()
    if len(text) > 120 or not plain.endswith((":", "：")):
        return
    del found.before[place:]
    found.entries[:number] = [Entry(text.rstrip(":： "), entries=tuple(found.entries[:number]))]


def _under_label(found: Items, entries: list[Entry], writer: Writer) -> list[Entry]:
    """Return entries below the short text that stands between two lists, as a group."""
    text = writer.inline(
        [node for node in found.after if type(node).__name__ in ("Tag", "NavigableString")]
    ).strip()
    if not text or len(text) > 120 or not entries:
        return entries
    found.after.clear()
    return [Entry(text.rstrip(":： "), entries=tuple(entries))]


def _other_items(node: Any, kind: str, writer: Writer) -> list[Entry]:
    """Return the items of an element that is no list: dated lines, rows of a table, boxes, labelled lines."""
    if node.name == "summary":
        return []
    return (
        _dated_paragraph(node, kind, writer)
        or _rows(node, kind, writer)
        or _boxes(node, kind, writer)
        or _labelled(node, kind, writer)
    )


def _rows(node: Any, kind: str, writer: Writer) -> list[Entry]:
    """Return the entries of a table whose rows have a date each."""
    if node.name != "table" or node.find(["ul", "ol", "table"]) or kind in _UNDATED:
        return []
    entries = []
    for row in node.find_all("tr"):
        cells = [writer.inline(cell) for cell in row.find_all(["td", "th"], recursive=False)]
        if row.find("th") and not row.find("td"):
            # the head
            continue
        if any(cells):
            entries.append(_of_parts(cells))
    return entries if entries and all(entry.date for entry in entries) else []


def _boxes(node: Any, kind: str, writer: Writer) -> list[Entry]:
    """Return the entries of an element that is a box with a date, or holds nothing but such boxes."""
    if node.name not in ("div", "section", "article") or node.find(["ul", "ol", "table"]) or kind in _UNDATED:
        return []
    children = [child for child in node.find_all(True, recursive=False) if child.get_text().strip()]
    shapes = {(child.name, tuple(child.get("class") or ())[:1]) for child in children}
    if len(children) > 1 and len(shapes) == 1 and children[0].name in ("div", "section", "article", "a"):
        entries = [_of_parts(_parts(child, writer)) for child in children]
    else:
        entries = [_of_parts(_parts(node, writer))]
    few = all(len(entry.text.split()) <= 60 for entry in entries)
    return entries if few and all(entry.date for entry in entries) else []


def _parts(node: Any, writer: Writer) -> list[str]:
    """Return the lines of a box."""
    lines = re.split(r"\\?\n+", writer.blocks(node))
    return [re.sub(r"^#+ |^- ", "", line.strip()) for line in lines]


def _of_parts(parts: Sequence[str]) -> Entry:
    """Return an entry whose date is one of some parts, or opens or ends one."""
    texts = [part.strip(" ,;|") for part in parts if part.strip(" ,;|")]
    for place, text in enumerate(texts):
        if date := as_date(text):
            return Entry(", ".join([*texts[:place], *texts[place + 1 :]]), date)
    for place, text in enumerate(texts):
        for split in (split_date, split_date_at_end, _split_bare):
            date, rest = split(text)
            if date:
                return Entry(", ".join(filter(None, [*texts[:place], rest, *texts[place + 1 :]])), date)
    return Entry(", ".join(texts))


def _split_bare(text: str) -> tuple[str, str]:
    """Return the date that ends the line of a box without a comma, and the rest."""
    match = _BARE.search(text)
    date = as_date(match["date"]) if match else ""
    return (date, text[: match.start()].strip(" ,;")) if match and date else ("", text)


def _labelled(node: Any, kind: str, writer: Writer) -> list[Entry]:
    """Return the entries of a paragraph whose lines are a label in bold, a colon and a text each."""
    if kind not in _UNDATED or node.name != "p":
        return []
    lines = [writer.inline(line) for line in _lines_of(node)]
    return [Entry(line) for line in lines] if lines and all(map(_LABEL.match, lines)) else []


def _lines_of(node: Any) -> list[list[Any]]:
    """Return the nodes of an element by the lines that breaks make of it."""
    lines: list[list[Any]] = [[]]
    for child in node.children:
        if type(child).__name__ == "Tag" and child.name == "br":
            lines.append([])
        else:
            lines[-1].append(child)
    return [line for line in lines if any(_has_content(child) for child in line)]


def _dated_paragraph(node: Any, kind: str, writer: Writer) -> list[Entry]:
    """Return the entries of a paragraph whose lines all open with dates."""
    if node.name not in ("p", "div") or node.find(["ul", "ol", "table", "div", "p"]):
        return []
    entries = [_entry_of(line, kind, writer) for line in _lines_of(node)]
    return entries if entries and all(entry.date for entry in entries) else []


def _entries(listing: Any, kind: str, writer: Writer) -> Iterator[Entry]:
    for item in listing.find_all("li", recursive=False):
        inner = [
            child
            for child in item.children
            if not (type(child).__name__ == "Tag" and child.name in ("ul", "ol"))
        ]
        lists = item.find_all(["ul", "ol"], recursive=False)
        entry = _entry_of(inner, kind, writer)
        children = tuple(child for inner_list in lists for child in _entries(inner_list, kind, writer))
        if entry.text or entry.date or children:
            yield Entry(entry.text, entry.date, children, entry.fields)


def _entry_of(nodes: Sequence[Any], kind: str, writer: Writer) -> Entry:
    text = writer.inline(nodes)
    if kind in _UNDATED:
        return Entry(text)
    date, rest = split_date(text)
    if kind != "news":
        date, rest = _several_dates(text, date, rest)
    if kind != "news" and re.fullmatch(r"[^.。]*[.。]", rest):
        # a line is no sentence
        rest = rest[:-1]
    if not date and kind in (
        "awards",
        "grants",
        "talks",
        "media",
        "education",
        "experience",
        "teaching",
        "projects",
        "supervision",
    ):
        date, rest = split_date_at_end(text)
        if (
            not date
            and kind == "awards"
            and len(text.split()) <= 12
            and (match := _IN_YEAR.search(text.rstrip(" .")))
        ):
            date, rest = match["date"], text[: match.start()]
        if not date:
            date, rest = _date_within(text)
    return Entry(rest, date)


def _date_within(text: str) -> tuple[str, str]:
    """Return the only range of dates between commas of a line, and the rest."""
    if "](" in text:
        return "", text
    parts = re.split(r"([,，;；]\s*)", text)
    dated = [
        (place, date)
        for place in range(2, len(parts), 2)
        if re.search(r"\d\d\d\d.+\d", parts[place]) and (date := as_date(parts[place]))
    ]
    if len(dated) != 1:
        return "", text
    place, date = dated[0]
    return date, "".join([*parts[: place - 1], *parts[place + 1 :]]).strip(" ,，;；")


def _several_dates(text: str, date: str, rest: str) -> tuple[str, str]:
    """Return the last of several years that open a line, and the rest with the others at its end."""
    plain, places = _without_marks(text)
    match = _YEARS.match(plain)
    if match is None:
        return date, rest
    years = _YEAR.findall(match["years"])
    if (
        len(years) == 2
        and match["separator"].strip() in ("/", "-", "–")
        and int(years[1]) == int(years[0]) + 1
    ):
        # an academic year
        return date, rest
    behind = _balanced(text, places[match.end()] if match.end() < len(places) else len(text))
    last = max(years)
    others = ", ".join(year for year in dict.fromkeys(years) if year != last)
    return last, f"{_LEADING.sub('', behind, count=1).strip(' ,;.。')} ({others})" if others else rest


def split_date(text: str) -> tuple[str, str]:
    """Return the date that opens a line of MyST, as we write dates, and the rest.

    Emphasis, brackets, code and separators around the date are taken off.
    """
    symbols = _SYMBOLS_FIRST.match(text)
    if symbols:
        # "🎉 2024.12: a lamp"
        date, rest = split_date(text[symbols.end() :])
        return (date, f"{symbols[0].strip()} {rest}") if date else ("", text)
    plain, places = _without_marks(text)
    end = _date_end(plain)
    if end is None:
        return "", text
    date, length = end
    place = places[length] if length < len(places) else len(text)
    rest = _balanced(text, place)
    return date, _LEADING.sub("", rest, count=1).strip()


def _without_marks(text: str) -> tuple[str, list[int]]:
    """Return the beginning of a line without marks of emphasis, and where each character stood."""
    characters: list[str] = []
    places: list[int] = []
    place = 0
    while place < min(len(text), 160):
        character = text[place]
        if character == "\\" and place + 1 < len(text):
            characters.append(text[place + 1])
            places.append(place)
            place += 2
            continue
        if character not in "*_`":
            characters.append(character)
            places.append(place)
        place += 1
    return "".join(characters), [*places, place]


def _date_end(plain: str) -> tuple[str, int] | None:
    """Return the date that opens a text, and where it ends."""
    start = len(plain) - len(plain.lstrip())
    opening = plain[start : start + 1]
    closing = {"[": "]", "(": ")", "【": "】", "（": "）"}.get(opening, "")
    if closing:
        end = plain.find(closing, start)
        if end > 0 and (date := as_date(plain[start + 1 : end])):
            return date, end + 1
        return None
    found = split_leading_date(plain)
    if found and found[0].start is not None:
        length = len(plain) - len(found[1])
        written = plain[:length].strip(" \t,:;|·•，：；、-–—")
        tail = re.match(
            r"\s*[-–—~]\s*[(（]?(?:now|present|至今)[)）]?",
            plain[length - (len(plain[:length]) - len(plain[:length].rstrip(" -–—~"))) :],
            re.IGNORECASE,
        )
        if not tail and (date := as_date(written)):
            return date, length
    match = re.match(r"\s*(?P<date>[^,:：，|]{4,45}?)\s*(?=[,:：，|]|\s{2,}|$)", plain)
    if match and (date := as_date(match["date"])):
        return date, match.end("date")
    match = re.match(
        r"\s*(?P<date>(?:19|20)\d{4}|[A-Za-z]{3,9}\.?\s?['’]\s?\d{2,4}|(?:19"
        r"|20)\d\d[./-]\d{1,2}\s*[-–—~]\s*[(（]?\w+[)）]?)(?=[\s,:：，]|$)",
        plain,
    )
    if match and (date := as_date(match["date"])):
        return date, match.end("date")
    return None


def as_date(text: str) -> str:
    """Return a date or a range as we write it, or nothing if it is none."""
    text = " ".join(text.replace("\u00a0", " ").split()).strip(" ,.:;*_`|")
    if not text or len(text) > 60:
        return ""
    for form in (text, *_forms(text)):
        span = parse_span(form)
        if span is not None and span.start is not None:
            return form
    return ""


def _forms(text: str) -> Iterator[str]:
    yield text.rstrip(".")
    if match := _COMPACT.match(text):
        yield "-".join(filter(None, match.groups()))
    if match := _APOSTROPHE.match(text):
        year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
        yield f"{match['month'][:3]} {year}"
    now = _NOW.sub("present", text)
    if now != text:
        yield now
        yield re.sub(r"\s*present\s*$", " present", now)
    if days := _DAYS.fullmatch(text):
        year, month, first, *until = days.groups()
        last_month, last = (until[0] or month, until[1])
        yield f"{year}-{month}-{first} – {year}-{last_month}-{last}"
    parts = [part.strip(" ()（）[]") for part in _RANGE_DASH.split(now) if part.strip()]
    if len(parts) == 2:
        ends = [
            "present"
            if _NOW.fullmatch(part)
            else next((form for form in (part, *_single_forms(part)) if parse_span(form)), part)
            for part in parts
        ]
        yield " – ".join(ends)
    if re.fullmatch(r"\s*(?:19|20)\d\d(?:[./-]\d{1,2})?\s*[-–—~]\s*", text):
        yield re.sub(r"\s*[-–—~]\s*$", "", text).strip() + " – present"
    remark = re.fullmatch(r"(.+?)\s*[(（]\s*(?:now|present|至今)\s*[)）]", text, re.IGNORECASE)
    if remark:
        yield remark[1]


def _single_forms(text: str) -> Iterator[str]:
    if match := _COMPACT.match(text):
        yield "-".join(filter(None, match.groups()))
    if match := _APOSTROPHE.match(text):
        year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
        yield f"{match['month'][:3]} {year}"


def split_date_at_end(text: str) -> tuple[str, str]:
    """Return the date that ends a line, in brackets or behind a comma, and the rest."""
    match = _AT_END.search(text.replace("\\[", "[ ").replace("\\]", "] ") if "\\[" in text else text)
    source = text.replace("\\[", "[ ").replace("\\]", "] ") if "\\[" in text else text
    if match is None:
        return "", text
    if date := as_date(match["date"] or match["year"]):
        rest = source[: match.start()].replace("[ ", "\\[").replace("] ", "\\]")
        return date, rest.strip(" ,，;")
    return "", text


def _balanced(text: str, place: int) -> str:
    """Return the rest of a line behind a place, without marks of emphasis that were opened before it."""
    head, rest = text[:place], text[place:]
    for mark in ("***", "**", "*", "`"):
        opened = (
            len(re.findall(rf"(?<!\\){re.escape(mark)}", head)) % 2
            if mark != "*"
            else len(re.findall(r"(?<![\\*])\*(?!\*)", head)) % 2
        )
        if opened:
            if rest.lstrip().startswith(mark):
                rest = rest.lstrip()[len(mark) :]
            else:
                rest = mark + rest.lstrip(" ,:;，：")
            break
    return re.sub(r"^(\s*)(?:\*\*\s*\*\*|\*\*\*\*)", r"\1", rest)


def order_of(entries: Sequence[Entry]) -> str:
    """Return the option ``parts`` for entries of education in which institutions stand before titles."""
    first = 0
    for entry in entries:
        parts = [part.strip() for part in re.split(r"[,，]", entry.text) if part.strip()]
        if len(parts) < 2:
            continue
        institution = _INSTITUTION.search(parts[0]) and not _DEGREE.search(parts[0])
        first += 1 if institution and any(_DEGREE.search(part) for part in parts[1:]) else -1
    return "organisation, title" if first > 0 else ""


def count(entries: Sequence[Entry]) -> int:
    """Return how many items there are, groups not counted."""
    return sum(count(entry.entries) if entry.entries and not entry.date else 1 for entry in entries)
