"""Sections of a homepage: which of ours a heading means, and lists as items with dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from .dated_boxes import MOST_LOOKED_AT, boxed_items, has_boxes, holds_boxes, is_box, of_parts, parts_of
from .item_dates import LEADING, as_date, balanced, split_date, split_date_at_end, without_marks
from .markup import lines_of
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
        r"|highlighted|workshop|peer-?reviewed|first-?author\w*|co-?author\w*|featured|other|academic|refereed"
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
        r"(?:(?:selected|academic|my|personal|major|recent|professional|other|research) )*"
        r"(?:honou?rs?|awards?|scholarships?|fellowships?|achievements?"
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
#: what stood before the year
_IN = re.compile(r"\s+in$")
_DEGREE = re.compile(
    r"\b(?:ph\.?\s?d|doctor\w*|m\.?sc|m\.?s\.?|master\w*|m\.?phil|m\.?eng|mba|b\.?sc|b\.?s\.?|b\.?a\.?"
    r"|b\.?eng|bachelor\w*|undergraduate|degree|diploma|postdoc\w*|candidate|student|major)\b|博士|硕士|学士|本科",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:supervis\w*|teach\w*|tutor\w*|mentor\w*|lectur\w*|coach\w*|assistant|associate|officer|intern(?:ship)?"
    r"|professor|engineer|scientist|postdoc\w*)\b",
    re.IGNORECASE,
)
_CAREER = re.compile(
    r"\b(?:journey|timeline|career|milestones|chronology|(?:academic|professional|my|life) path|cv"
    r"|curriculum vitae|parcours|biography|background)\b|履历|简历",
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
    plain = re.sub(r"^(?:\d+(?:\.\d+)*\.?|(?i:[ivx]+)\.)\s+", "", plain)
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
        if heading.text or heading.anchors or any(has_content(node) for node in heading.nodes)
    ]


def has_content(node: Any) -> bool:
    """Return whether a node shows anything."""
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


_ANY_HEADING = re.compile(r"^h[1-6]$")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
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
    if any(kind_of(heading.get_text()) or _heads_boxes(heading, node) for heading in inner):
        return True
    names = " ".join(node.get("class") or ())
    direct = [child for child in node.find_all(True, recursive=False) if re.fullmatch(r"h[1-4]", child.name)]
    return (
        not _BOX.search(names)
        and bool(direct)
        and len(direct[0].get_text().split()) < 8
        and node.name in ("section", "main", "center", "body", "html")
    )


def _heads_boxes(heading: Any, root: Any) -> bool:
    """Return whether boxes with dates follow a heading within an element, or that element."""
    node = heading
    while node is not root and node is not None:
        if has_boxes(node.find_next_siblings(True, limit=MOST_LOOKED_AT)):
            return True
        if node.find_next_sibling(_ANY_HEADING):
            return False
        node = node.parent
    following = root.find_next_sibling(True)
    return following is not None and not _ANY_YEAR.search(root.get_text()) and holds_boxes(following)


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
            if found.after and any(has_content(other) for other in found.after):
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
    place = max((place for place, node in enumerate(found.before) if has_content(node)), default=-1)
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
    text = writer.inline(found.after)
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
        or ([] if kind in _UNDATED else boxed_items(node, writer))
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
            entries.append(of_parts(cells))
    return entries if entries and all(entry.date for entry in entries) else []


def _labelled(node: Any, kind: str, writer: Writer) -> list[Entry]:
    """Return the entries of a paragraph whose lines are a label in bold, a colon and a text each."""
    if kind not in _UNDATED or node.name != "p":
        return []
    lines = [writer.inline(line) for line in _shown_lines(node)]
    return [Entry(line) for line in lines] if lines and all(map(_LABEL.match, lines)) else []


def _shown_lines(node: Any) -> list[list[Any]]:
    """Return the lines that breaks make of an element, but for empty ones."""
    return [line for line in lines_of(node) if any(has_content(child) for child in line)]


def _dated_paragraph(node: Any, kind: str, writer: Writer) -> list[Entry]:
    """Return the entries of a paragraph whose lines all open with dates."""
    if node.name not in ("p", "div") or node.find(["ul", "ol", "table", "div", "p"]):
        return []
    entries = [_entry_of(line, kind, writer) for line in _shown_lines(node)]
    return entries if entries and all(entry.date for entry in entries) else []


def _entries(listing: Any, kind: str, writer: Writer) -> Iterator[Entry]:
    for item in listing.find_all("li", recursive=False):
        inner = [
            child
            for child in item.children
            if not (type(child).__name__ == "Tag" and child.name in ("ul", "ol"))
        ]
        lists = item.find_all(["ul", "ol"], recursive=False)
        entry = _of_box(item, kind, writer) if not lists else None
        entry = entry or _entry_of(inner, kind, writer)
        children = tuple(child for inner_list in lists for child in _entries(inner_list, kind, writer))
        if entry.text or entry.date or children:
            yield Entry(entry.text, entry.date, children, entry.fields)


def _of_box(item: Any, kind: str, writer: Writer) -> Entry | None:
    """Return the entry of an item of a list that holds nothing but elements, one of them a date."""
    if kind in _UNDATED or kind == "news" or not item.find(["div", "span"], recursive=False):
        return None
    entry = of_parts(parts_of(item, writer)) if is_box(item) else None
    return entry if entry and entry.date else None


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
        if date:
            rest = _IN.sub("", rest)
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
    plain, places = without_marks(text)
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
    behind = balanced(text, places[match.end()] if match.end() < len(places) else len(text))
    last = max(years)
    others = ", ".join(year for year in dict.fromkeys(years) if year != last)
    behind = LEADING.sub("", behind, count=1).strip(" ,;.。")
    return last, f"{behind} ({others})" if others else behind


def career_kind(entries: Sequence[Entry]) -> str:
    """Return the kind of the section of a life's course that has some entries."""
    degrees = sum(
        _DEGREE.search(entry.text) is not None and not _WORK.search(entry.text) for entry in entries
    )
    return "education" if degrees * 2 >= len(entries) else "experience"


def is_career(text: str) -> bool:
    """Return whether a heading means a life's course, of places to learn and to work."""
    return _CAREER.search(text) is not None


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
