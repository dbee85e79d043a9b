"""One bullet of a dated section: its date, its parts, its fields, and the points below it.

- 09/2024 – present: Postdoctoral Researcher, Example University, advised by Prof. Ito
- Feb 2022 – Jun 2023
  :title: Exchange student
  :organisation: Example Institute
  - A point about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docutils import nodes

from ..bib.fields import FALSE
from ..core.diagnostics import warn
from ..model.date_problems import date_problem
from ..model.datespans import Span, parse_span, split_leading_date
from ..model.problems import Kind
from ..model.section_kinds import SETTING_SYNONYMS, SETTINGS, Part
from ..model.suggestions import did_you_mean
from ..model.urls import safe_url
from ..rendering.inline import opening
from ..rendering.translated_lines import source_of, translated_source
from .dated_nodes import dated_group, dated_item, dated_label, dated_list
from .line import add_fields, link_title, mark_parts, take_date
from .problem_kinds import ItemKind

_UNREAD_FIELD = re.compile(r"\n\s*:[a-z]+:\s")
#: below it, "1. " is the number of a list
_FIRST_YEAR = 1000
_ADDRESS = re.compile(r"(?:https?|ftp|mailto):|\.{0,2}/")


@dataclass(frozen=True)
class ItemReader:
    """Turns the bullets of one directive into dated items."""

    document: nodes.document
    #: name of the directive
    kind: str
    #: the parts that a line is expected to name, in their order
    order: Sequence[str]
    #: whether an item has to have a date
    dated: bool = False
    #: every part that a line or a field may have, in the order in which fields are shown
    parts: Mapping[str, Part] = field(default_factory=dict)

    def read(self, bullet: nodes.list_item) -> dated_item | dated_group:
        """Return the item, or the group of items, that a bullet is."""
        line, blocks = opening(_unnumbered(bullet))
        fields = dict(self._fields(blocks))
        blocks = [block for block in blocks if not isinstance(block, nodes.field_list)]
        text = line.astext()
        span = take_date(line)
        if span is None and not fields and self._is_group(blocks):
            return self._group(line, blocks)
        problem = ""
        if "date" in fields:
            span = self._span(fields["date"]) or span
        elif span is None:
            problem = self._warn_of_date(text, bullet)
        if _UNREAD_FIELD.search(text):
            message = "fields are read as text; add 'fieldlist' to myst_enable_extensions in conf.py"
            warn(Kind.OPTION, f"{message}, or a blank line above them in reStructuredText", location=bullet)
        item = dated_item("", span=span, url="", cv=True, category="")
        item.source, item.line = bullet.source, bullet.line
        self._fill(item, line, fields, () if problem else self.order)
        item += blocks
        if source := item.attributes.pop("source", None):
            item += source
        return item

    def _fill(
        self,
        item: dated_item,
        line: nodes.Element,
        fields: Mapping[str, nodes.Element],
        order: Sequence[str],
    ) -> None:
        """Set what the fields say, and put the first paragraph together."""
        original = list(line.children)
        if "link" in fields:
            item["url"] = self._address(fields["link"])
        shown = {name: body for name, body in fields.items() if name in self.parts or name == "link"}
        _put_together(item, line, original, shown, order, self.parts)
        item["cv"] = "cv" not in fields or fields["cv"].astext().strip().lower() not in FALSE
        item["category"] = fields["category"].astext().strip() if "category" in fields else ""
        if "name" in fields:
            self._name(item, fields["name"])
        if line.children:
            item += line
            item["source"] = self._source(item, line, original, shown, order)

    def _source(
        self,
        item: dated_item,
        line: nodes.Element,
        original: list[nodes.Node],
        shown: Mapping[str, nodes.Element],
        order: Sequence[str],
    ) -> translated_source:
        """Return what translators are given, which makes the line again."""
        written = line.copy()
        written += [node.deepcopy() for node in original]
        line["translatable"] = False

        def refill(source: translated_source) -> None:
            first, *bodies = source.children
            assert isinstance(first, nodes.Element)
            line.children.clear()
            found = {body["name"]: body for body in bodies if isinstance(body, nodes.Element)}
            _put_together(item, line, list(first.children), found, order, self.parts)
            line.extend(item.get("figures", ()))

        source = source_of([written], refill)
        for name, body in shown.items():
            field = nodes.field_body("", *(block.deepcopy() for block in body.children), name=name)
            source += field
        return source

    def _fields(self, blocks: Sequence[Any]) -> Iterator[tuple[str, nodes.Element]]:
        allowed = (*self.parts, *SETTINGS)
        synonyms = {
            word: part.name for part in self.parts.values() for word in part.synonyms
        } | SETTING_SYNONYMS
        for block in blocks:
            fields: list[Any] = list(block.children) if isinstance(block, nodes.field_list) else []
            for given in fields:
                name, body = given.children
                written = name.astext().strip().lower()
                known = synonyms.get(written, written)
                if known in allowed:
                    yield known, body
                else:
                    words = [*allowed, *synonyms]
                    message = f"unknown field :{written}: is ignored; {did_you_mean(written, words)}"
                    warn(Kind.OPTION, message, location=given)

    def _is_group(self, blocks: Sequence[Any]) -> bool:
        """Return whether the blocks below a line without a date are a list of dated items or of groups."""
        if [type(block) for block in blocks] != [nodes.bullet_list]:
            return False
        for first, *others in filter(None, map(_unnumbered, blocks[0])):
            if isinstance(first, nodes.paragraph) and (take_date(first.deepcopy()) or self._is_group(others)):
                return True
        return False

    def _group(self, line: nodes.Element, blocks: Sequence[Any]) -> dated_group:
        label = dated_label(line.rawsource, "", *line.children)
        label.source, label.line = line.source, line.line
        items = dated_list("", *map(self.read, list(blocks[0].children)), kind=self.kind)
        return dated_group("", label, items)

    def _span(self, body: nodes.Element) -> Span | None:
        span = parse_span(body.astext())
        if span is None:
            problem = date_problem(body.astext()) or "it is no date; write it as 2024, 2024.10 or 2024-10-05"
            warn(Kind.DATE, f":date: {body.astext()} is ignored; {problem}", location=body.parent)
        return span

    def _warn_of_date(self, text: str, bullet: nodes.Element) -> str:
        problem = date_problem(text)
        if not problem and split_leading_date(text):
            problem = "the date is a link; link the words behind it instead"
        if not problem and self.dated:
            problem = "no date; write it as: - [2024.10] text"
        if problem:
            start = (text or bullet.astext()).replace("\n", " ")[:40]
            kind = ItemKind.NEWS if self.dated else Kind.DATE
            what, _semicolon, remedy = problem.partition("; ")
            message = f"at the start of ‘{start}’: {what}; it is kept as written; {remedy}"
            warn(kind, message, location=bullet)
        return problem

    def _address(self, body: nodes.Element) -> str:
        """Return the address that the title leads to, or nothing where ``:link:`` has words of its own."""
        text = body.astext().strip()
        if _has_words(body):
            return ""
        url = safe_url(text) if _ADDRESS.match(text) else None
        if url is None:
            message = f":link: {text} is ignored; it is no address and no link; correct it"
            warn(Kind.URL, message, location=body.parent)
        return url or ""

    def _name(self, item: dated_item, body: nodes.Element) -> None:
        anchor = nodes.make_id(body.astext())
        if not anchor or anchor in self.document.ids:
            message = f":name: {body.astext()} is ignored; it is no anchor, or the page has it already"
            warn(ItemKind.ANCHOR, f"{message}; choose another", location=body.parent)
            return
        self.document.ids[anchor] = item
        item["ids"].append(anchor)


def _put_together(
    item: dated_item,
    line: nodes.Element,
    children: list[nodes.Node],
    fields: Mapping[str, nodes.Element],
    order: Sequence[str],
    known: Mapping[str, Part],
) -> None:
    """Fill a paragraph with the parts of a line and of fields, and with links that have words."""
    line.children.clear()
    parts = mark_parts(children, [part for part in order if part not in fields], known)
    add_fields(parts, {name: _inline(body) for name, body in fields.items() if name in known}, known)
    if item["url"]:
        link_title(parts, item["url"])
    elif "link" in fields and _has_words(fields["link"]):
        if parts.runs:
            parts.add("", [nodes.Text(", ")])
        parts.runs.append(("links", _inline(fields["link"])))
    line += list(parts.nodes())


def _has_words(body: nodes.Element) -> bool:
    """Return whether a field has links with words of their own, not only an address."""
    text = body.astext().strip()
    links = list(body.findall(nodes.reference))
    return bool(links) and not (len(links) == 1 and links[0].get("refuri") == text)


def _unnumbered(bullet: nodes.Element) -> list[Any]:
    """Return the blocks of a bullet, "2024. A talk" among them, which is a list that begins at 2024."""
    blocks: list[Any] = list(bullet.children)
    match blocks:
        case [nodes.enumerated_list(children=[nodes.list_item(children=[line, *inner])]), *others]:
            year = blocks[0].get("start", 1)
            if isinstance(line, nodes.paragraph) and year >= _FIRST_YEAR and parse_span(str(year)):
                whole = nodes.paragraph(line.rawsource, f"{year}. ", *line.children)
                whole.source, whole.line = line.source, line.line
                return [whole, *inner, *others]
    return blocks


def _inline(body: nodes.Element) -> list[nodes.Node]:
    """Return the inline nodes of a field, whose paragraphs run into one."""
    run: list[nodes.Node] = []
    for block in body.children:
        if isinstance(block, nodes.TextElement):
            run += [nodes.Text(" "), *block.children] if run else block.children
    return run
