"""The line of a dated item: its date, and the parts between its commas.

``09/2024 – present: Postdoctoral Researcher, Example University, advised by Prof. Ito``
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from docutils import nodes

from ..model.date_problems import opens_with_another
from ..model.datespans import Span, split_leading_date
from ..model.section_kinds import Part
from ..rendering.inline import is_link
from .item_parts import PART, TITLE_END

#: between the title and what follows
_SEPARATORS = frozenset(",;，；、|·•")
#: behind links in brackets, and before them
_CLOSING = re.compile(r"[)\]）][.。]?\s*")
_BRACKET = re.compile(r"\s*[(\[（]$")
#: a date in emphasis, as it is written
_EMPHASIZED = re.compile(r"\A([*_]{1,3})([^*_]+)\1")
_COLON = re.compile(r":\s+|：\s*")

_OPENING = {"(": 1, "[": 1, "（": 1, "{": 1, ")": -1, "]": -1, "）": -1, "}": -1}
_QUOTES = {'"': '"', "“": "”", "‘": "’", "「": "」", "《": "》"}
_SEPARATOR = re.compile(r"\s*[,;，；、]\s+|，|、|\s+[|·•]\s+")
_CODE = re.compile(r"[A-Z]{2,6}[ -]?[0-9]{2,5}[A-Z]?(?![\w-])")
_REMARK = re.compile(r"[(\[（][^()\[\]（）]*[)\]）]")


@dataclass
class Parts:
    """What stands in an item: runs of inline nodes, each of them one part or what separates two."""

    runs: list[tuple[str, list[nodes.Node]]] = field(default_factory=list)

    def add(self, part: str, run: list[nodes.Node]) -> None:
        """Append a run; one that follows another of its part with a separator between them joins it."""
        names = [name for name, _run in self.runs]
        if part and part in names:
            place = names.index(part)
            joined = [node for _name, nodes_ in self.runs[place:] for node in nodes_]
            self.runs[place:] = [(part, [*joined, *run])]
        else:
            self.runs.append((part, run))

    def nodes(self) -> Iterator[nodes.Node]:
        """Yield the runs, each part as an inline node that says which one it is."""
        before = ""
        for part, run in self.runs:
            if part:
                yield nodes.inline("", "", *run, classes=[f"{PART}{part}"])
            elif before == "title" and "".join(node.astext() for node in run).strip() in _SEPARATORS:
                # a page may have the title on a line of its own
                yield nodes.inline("", "", *run, classes=[TITLE_END])
            else:
                yield from run
            before = part


def take_date(paragraph: nodes.Element) -> Span | None:
    """Take the date off the front of a paragraph, or return None and leave it as it is."""
    text = paragraph.astext()
    found = split_leading_date(text)
    if found and found[0].remark and _has_link(paragraph, len(text) - len(found[1])):
        found = split_leading_date(text, remarks=False)
    if found is None or found[0].start is None or opens_with_another(text, found[1]):
        return None
    if not isinstance(paragraph[0], nodes.Text) and any(paragraph[0].findall(is_link)):
        return None
    drop_characters(paragraph, len(text) - len(found[1]))
    # what translators are given, and what their words take the place of, is the text without its date
    source = _EMPHASIZED.sub(r"\2", paragraph.rawsource, count=1)
    written = split_leading_date(source, remarks=bool(found[0].remark))
    paragraph.rawsource = written[1] if written else paragraph.rawsource
    return found[0]


def _has_link(paragraph: nodes.Element, count: int) -> bool:
    """Return whether there is a link among the first characters."""
    for child in paragraph.children:
        if count <= 0:
            return False
        if any(child.findall(is_link)):
            return True
        count -= len(child.astext())
    return False


def drop_characters(node: nodes.Element, count: int) -> None:
    """Remove the first characters of a node's text."""
    for child in list(node.children):
        if count <= 0:
            return
        length = len(child.astext())
        if length <= count:
            node.remove(child)
        elif isinstance(child, nodes.Text):
            node.replace(child, nodes.Text(str(child)[count:]))
        elif isinstance(child, nodes.Element):
            drop_characters(child, count)
        count -= length


def mark_parts(children: Sequence[nodes.Node], order: Sequence[str], known: Mapping[str, Part]) -> Parts:
    """Find the parts of a line: what stands between commas, in the order that a section expects.

    What stands in brackets or opens the line in quotes, bold or italics is one piece; what begins with
    "advised by" or "GPA" says itself what it is.

    :param order: names of parts; the last one takes all pieces that are left
    :param known: the parts that say themselves what they are, and others
    """
    openings = {name: _opening(part.opening) for name, part in known.items() if part.opening}
    found = Parts()
    expected = list(order)
    current = ""
    line, tail = _split_tail(_joined(children)) if order else (children, [])
    for is_separator, run in _pieces(line):
        if is_separator:
            found.add("", run)
            continue
        text = "".join(node.astext() for node in run)
        if expected and not found.runs and _REMARK.fullmatch(text.strip()):
            found.add("", run)  # of the date before it: "(expected)"
            continue
        if "code" in expected[:1]:
            expected.pop(0)
            if match := _CODE.match(text):
                code, rest = _split_text(run, match.end())
                found.add("code", code)
                if not rest:
                    continue
                run = [*rest]
                found.add("", [nodes.Text(_leading_blank(run))])
        matches = ((name, match) for name, pattern in openings.items() if (match := pattern.match(text)))
        if opened := next(matches, None):
            current, match = opened
            expected = [name for name in expected if name != current]
            if match.end():
                before, run = _split_text(run, match.end())
                found.add("", before)
        elif not (current in openings and known[current].takes_rest):
            current = expected.pop(0) if expected else current
        found.add(current, run)
    if tail:
        found.runs.append(("", tail))
    return found


@lru_cache
def _opening(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def add_fields(parts: Parts, given: Mapping[str, list[nodes.Node]], known: Mapping[str, Part]) -> None:
    """Append parts that are given as fields, in the order in which parts are shown.

    :param known: all parts, in that order
    """
    for name in (name for name in known if name in given):
        if parts.runs:
            parts.add("", [nodes.Text(", ")])
        before, _gap, after = str(known[name].words).partition("%s")
        if before:
            parts.add("", [nodes.Text(before)])
        parts.runs += [(name, given[name])] + ([("", [nodes.Text(after)])] if after else [])


def link_title(parts: Parts, url: str) -> None:
    """Let the title lead to a page, unless it already leads to some."""
    for place, (part, run) in enumerate(parts.runs):
        if part == "title":
            if not any(is_link(found) for node in run for found in node.findall()):
                parts.runs[place] = part, [nodes.reference("", "", *run, refuri=url)]
            return


def _split_text(run: list[nodes.Node], count: int) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """Split a run after some characters of the text that it begins with."""
    first, *others = run
    if not isinstance(first, nodes.Text) or len(first) < count:
        return run, []
    text = str(first)
    rest = [nodes.Text(text[count:])] if text[count:] else []
    return [nodes.Text(text[:count])], [*rest, *others]


def _leading_blank(run: list[nodes.Node]) -> str:
    """Take the blanks off the front of a run."""
    text = str(run[0].astext())
    blank = text[: len(text) - len(text.lstrip())]
    if blank:
        run[0] = nodes.Text(text.lstrip())
    return blank


def _joined(children: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Make one text of neighbouring ones: in MyST, the end of a line is a text of its own."""
    joined: list[nodes.Node] = []
    for is_text, group in groupby(children, key=lambda node: isinstance(node, nodes.Text)):
        run = list(group)
        joined += [nodes.Text("".join(map(str, run)))] if is_text else run
    return joined


def _pieces(children: Sequence[nodes.Node]) -> Iterator[tuple[bool, list[nodes.Node]]]:
    """Yield runs of nodes and, marked as such, what separates them."""
    run: list[nodes.Node] = []
    depth = 0
    for child in children:
        if not isinstance(child, nodes.Text):
            run.append(child)
            continue
        text = str(child)
        done, start = 0, 0 if run else _end_of_quotation(text)
        while start < len(text):
            separator = _SEPARATOR.match(text, start) if depth <= 0 else None
            if len(run) == 1 and start == 0:  # a link or bold text that opens the line
                separator = separator or _COLON.match(text)
            if separator is None:
                depth += _OPENING.get(text[start], 0)
                start += 1
                continue
            run += [nodes.Text(text[done:start])] if text[done:start] else []
            # a separator at the very start of the line separates nothing
            yield from ([(False, run)] if run else [])
            yield True, [nodes.Text(separator[0])]
            run, done, start = [], separator.end(), separator.end()
        run += [nodes.Text(text[done:])] if text[done:] else []
    if run:
        yield False, run


def _split_tail(children: Sequence[nodes.Node]) -> tuple[Sequence[nodes.Node], list[nodes.Node]]:
    """Split off what closes a line and belongs to no part of it: links in brackets, and a full stop."""
    *line, last = children or [nodes.Text("")]
    if not isinstance(last, nodes.Text):
        return children, []
    if _CLOSING.fullmatch(last):
        for place, node in reversed(list(enumerate(line))):
            if not isinstance(node, nodes.Text):
                continue
            if opening := _BRACKET.search(node):
                before = [nodes.Text(node[: opening.start()])] if opening.start() else []
                return [*line[:place], *before], [nodes.Text(opening[0]), *line[place + 1 :], last]
            if node.strip(" ,;·|/"):
                break
    stop = len(last.rstrip(" .。"))
    rest: list[nodes.Node] = [nodes.Text(last[stop:])] if last[stop:] else []
    return [*line, *([nodes.Text(last[:stop])] if stop else [])], rest


def _end_of_quotation(text: str) -> int:
    """Return where the quotation ends that opens a text."""
    closing = _QUOTES.get(text[:1])
    return text.find(closing, 1) + 1 if closing else 0
