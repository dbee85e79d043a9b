"""Texts of free Markdown and HTML as parts of pages: sections, lists and papers in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..model.folding import fold
from . import sections, template_text
from .authors import Legend
from .current import Current
from .data_papers import other_entries
from .footnotes import FootnoteLabels
from .jekyll import Jekyll
from .legends import legend_at_names, read_legend
from .lines import lines_of
from .markup import parse, take_flattened
from .moving import Mover, fragments_of, new_anchor
from .myst import escaped
from .page_writer import Levels
from .paper_lists import PaperLists, with_papers
from .records import Block, Entry
from .sections import Heading, has_content, headings, is_career, items_of, kind_of
from .source import Source

_DATED = frozenset(
    {
        "news",
        "education",
        "experience",
        "talks",
        "teaching",
        "awards",
        "grants",
        "projects",
        "supervision",
        "media",
    }
)
_SCRIPT = re.compile(r"\s*javascript:", re.IGNORECASE)
#: what shows or hides a part of the page
_TOGGLE = re.compile(
    r"^\W*(?:(?:show|see|view|read|load|display)\s+)?(?:more|less|all|older|hide|show|expand|collapse|toggle|close"
    r"|fold|unfold|更多|展开|收起|显示|隐藏)\b",
    re.IGNORECASE,
)
_LOREM = re.compile(r"\blorem\b", re.IGNORECASE)
_LISTS = frozenset({"service", "skills", "languages", "interests"})
#: those whose subsections are groups of their items
_GROUPED = _LISTS | {"experience", "teaching", "supervision", "projects", "awards", "talks"}


class FreeBlocks:
    """Reads the texts of pages."""

    def __init__(self, source: Source, jekyll: Jekyll) -> None:
        self.at = Current(source, jekyll)
        self.mover = Mover(self.at)
        self.lists = PaperLists(self.at, self.mover)
        self._footnotes = FootnoteLabels()
        #: texts of the footnotes of the page at hand
        self._notes: list[Any] = []
        self._redirects: dict[str, str] = {}
        #: headings of sections that were reported
        self._reported: set[str] = set()

    def _page_blocks(self, text: str, title: str, *, is_home: bool, name: str) -> list[Block]:
        """Return a text as parts of a page, the last of which are its footnotes.

        :param title: of the page, which may say what it lists
        :param name: of the new page
        """
        blocks = self._blocks_of_text(text, title, is_home=is_home, name=name)
        notes = self.mover.text(self._notes)
        return [*blocks, Block(text=notes)] if notes else blocks

    def _blocks_of_text(self, text: str, title: str, *, is_home: bool, name: str) -> list[Block]:
        parts = self._parts(text, name)
        kind = kind_of(title)
        blocks: list[Block] = []
        if title and parts and fold(parts[0].text) == fold(title):
            legend = self._legend(parts)
            blocks = self._below_title(parts[0], legend)
            rest = self._blocks(parts[1:], legend, is_home=is_home, name=name, page_kind=kind)
            return [*blocks, *rest]
        is_titled = bool(kind) and not any(kind_of(part.text) for part in parts[:1])
        if is_titled:
            # what the page is called is the heading of what is on it
            first, *below = self._parts(f"# {title}\n\n{text}", name)
            step = 1 if any(part.level == 1 for part in below) else 0
            parts = [first, *(replace(part, level=part.level + step) for part in below)]
        blocks = self._blocks(parts, self._legend(parts), is_home=is_home, name=name, page_kind=kind)
        if is_titled and blocks and fold(blocks[0].title) == fold(title):
            return _without_title(blocks)
        return blocks

    def _parts(self, text: str, name: str) -> list[Heading]:
        """Return the headings of a text of a new page with what is below each."""
        root = parse(text)
        self._note(root, name)
        # which are no items of the list that they stand below
        self._notes = [note.extract() for note in root.find_all("footnote-text")]
        if take_flattened(root) and not self.at.is_first:
            self.at.findings.check(
                "elements of HTML lie deeper than 60 levels, and were taken as if they lay less deep",
                self.at.page.file,
                remedy="compare the page",
            )
        self._drop(root)
        return headings(root)

    def _note(self, root: Any, name: str) -> None:
        """Give the footnotes of a text labels that are new on its page."""
        self._footnotes.make_unique(root, self.at.page.file, name)

    def _below_title(self, part: Heading, legend: Legend) -> list[Block]:
        kind = kind_of(part.text)
        if kind == "publications":
            return self.lists.publication_blocks(part, "", 2, legend)
        if kind in _DATED | _LISTS:
            return self._listed(part, kind, "", 2)
        return self._text_blocks(part.nodes, part.anchors)

    def _drop(self, root: Any) -> None:
        """Remove what shows nothing without a script, another host or the theme."""
        for tag in root.find_all(["script", "style", "noscript", "template", "link", "meta"]):
            tag.decompose()
        for tag in root.find_all(class_=re.compile("show_paper_citations")):
            tag.decompose()
        for tag in root.find_all(id="total_cit"):
            tag.decompose()
        for tag in root.find_all(
            "img", src=re.compile("clustrmaps|flagcounter|mapmyvisitors|revolvermaps|komarev", re.IGNORECASE)
        ):
            tag.decompose()
        for tag in root.find_all("a", href=_SCRIPT):
            if _TOGGLE.search(tag.get_text()):
                self.at.left_out("a link that a script answers, not a page", tag)
                around = tag.parent
                tag.decompose()
                if around is not None and around.name in ("li", "p", "div") and not has_content(around):
                    around.decompose()
        for tag in root.find_all(["form", "input", "button", "canvas", "embed", "object"]):
            # one within another went with it
            if not tag.decomposed:
                self.at.left_out(f"<{tag.name}> was left out", tag)
                tag.decompose()

    def _legend(self, parts: Sequence[Heading]) -> Legend:
        """Return what marks mean on the page."""
        legend = Legend()
        for part in parts:
            found = read_legend(part.text)
            for node in part.nodes:
                if (
                    type(node).__name__ == "Tag"
                    and node.name in ("p", "blockquote", "div", "center", "span", "em", "small", "ul")
                    and not node.find(class_=re.compile("paper-box"))
                ):
                    for line in lines_of([node]):
                        if (
                            len(line.text) < 400
                            and not line.is_bullet
                            or (line.is_bullet and len(line.text) < 90)
                        ):
                            found = found.merged(read_legend(line.text))
            for node in part.nodes:
                if type(node).__name__ == "Tag":
                    found = found.merged(legend_at_names(node.get_text()))
            legend = legend.merged(found) if kind_of(part.text) != "publications" else found.merged(legend)
        return legend

    def _blocks(
        self,
        parts: Sequence[Heading],
        legend: Legend,
        *,
        is_home: bool,
        name: str,
        page_kind: str = "",
    ) -> list[Block]:
        blocks: list[Block] = []
        parent: Heading | None = None
        parent_kind = ""
        parent_level = 2
        stack: list[tuple[int, int]] = []
        group: list[Heading] = []
        #: the level of a heading above the course of a life
        career = 0

        def end_group() -> None:
            if group:
                blocks.extend(self._section(group, parent_kind, legend, parent_level))
            group.clear()

        for part in parts:
            career = 0 if part.level <= career else career
            career = career or (part.level if is_career(part.text) else 0)
            kind = kind_of(part.text)
            is_lane = False
            deeper = parent is not None and part.level > parent.level
            is_open = not kind and not (parent_kind and deeper) and part.text
            if is_open and self.lists.are_papers(part.nodes, legend):
                kind = "publications"
            elif is_open and (page_kind in _DATED or career):
                kind = self._kind_of_boxes(part, page_kind)
                is_lane = bool(kind)
            if (
                parent is not None
                and parent_kind
                and deeper
                and (
                    not kind
                    or kind == parent_kind
                    or (parent_kind == "publications" and kind in ("publications", "projects"))
                    or (parent_kind == "service" and kind in ("service", "experience"))
                )
            ):
                group.append(part)
                continue
            end_group()
            while stack and (stack[-1][0] >= part.level or (kind and parent_kind and not is_lane)):
                # a section of a kind of its own is no part of another such section
                stack.pop()
            level = min(stack[-1][1] + 1, 6) if stack else 2
            if kind and kind != "interests":
                stack.append((part.level, 2 if not stack else level))
                parent, parent_kind, parent_level = part, kind, stack[-1][1]
                group.append(part)
                continue
            parent, parent_kind = None, ""
            if part.text:
                stack.append((part.level, level))
            self._redirect(part, name)
            self._report_dated(part)
            text_blocks = self._text_blocks(part.nodes, part.anchors)
            if part.text:
                title = Block(title=self._heading(part), level=level, anchors=part.anchors)
                first = text_blocks[0] if text_blocks and not text_blocks[0].kind else None
                blocks.append(replace(title, text=first.text) if first else title)
                blocks += text_blocks[1:] if first else text_blocks
            else:
                blocks += text_blocks
        end_group()
        return blocks

    def _kind_of_boxes(self, part: Heading, page_kind: str) -> str:
        """Return the kind of a section whose heading means none, if it holds items with dates.

        It is that of the page, or which its items are of where these are the course of a life.
        """
        kind = page_kind if page_kind in _DATED - {"news"} else "experience"
        items = items_of(part.nodes, kind, self.mover.writer())
        if len(items.entries) < 2 or not all(entry.date for entry in items.entries):
            return ""
        return kind if page_kind in _DATED else sections.career_kind(items.entries)

    def _report_dated(self, part: Heading) -> None:
        """Report items with dates below a heading that means none of our sections."""
        if self.at.is_first or not part.text or part.text in self._reported:
            return
        found = items_of(part.nodes, "experience", self.mover.writer()).entries
        dated = sum(bool(entry.date) for entry in found)
        if dated > 1 and dated * 2 >= len(found):
            self._reported.add(part.text)
            place = self.at.locate(part.text)
            self.at.findings.kept(
                f"the section {part.text!r} has {dated} items with dates, and its heading does not say which"
                " kind of list it is; it stands as text",
                place.file,
                place.line,
                "write its items into a list such as {experience}, {awards} or {service}",
            )

    def _heading(self, part: Heading) -> str:
        return self.mover.writer().inline(part.tag) if part.tag is not None else escaped(part.text)

    def _redirect(self, part: Heading, name: str) -> None:
        """Let the old anchors of a heading lead to where it stands now."""
        if self.at.is_first:
            return
        target = f"{name}#{new_anchor(part.text)}" if new_anchor(part.text) else name
        path = "" if name == "index" else f"{name}/"
        for anchor in fragments_of(part):
            if (
                anchor
                and anchor != new_anchor(part.text)
                and not re.search(r"[\s<>\"'&]", anchor)
                and anchor != "section"
            ):
                self._redirects.setdefault(f"/{path}#{anchor}", target)

    def _section(self, group: Sequence[Heading], kind: str, legend: Legend, level: int) -> list[Block]:
        """Return the blocks of a section with its subsections."""
        name = self.at.names[self.at.page.file]
        for part in group:
            self._redirect(part, name)
        first = group[0]
        title = self._heading(first)
        if kind == "publications":
            blocks = self.lists.publication_blocks(first, title, level, legend)
            for number, part in enumerate(group[1:], 2):
                if keys := self.lists.paper_of_heading(part, legend):
                    blocks = with_papers(blocks, keys, title, level)
                    continue
                below = min(level + max(1, part.level - first.level), level + 2)
                found = self.lists.publication_blocks(part, self._heading(part), below, legend)
                if not found and part.text and number < len(group) and group[number].level > part.level:
                    # the heading of those that follow
                    found = [Block(title=self._heading(part), level=below, anchors=part.anchors)]
                elif not found and part.text:
                    self.lists.report_empty(part)
                blocks += found
            if title and not blocks:
                self.lists.report_empty(first)
            elif title and blocks[0].title != title:
                # all that it holds stands in subsections
                blocks.insert(0, Block(title=title, level=level, anchors=first.anchors))
            return _steps(blocks, level)
        has_groups = len(group) > 1 and kind in _GROUPED
        if has_groups and (nested := self._nested(group, kind, title, level)):
            return nested
        blocks = self._listed(first, kind, title, level)
        for part in group[1:]:
            below = min(level + max(1, part.level - first.level), level + 2)
            blocks += self._listed(part, kind, self._heading(part), below)
        return _steps(blocks, level)

    def _nested(self, group: Sequence[Heading], kind: str, title: str, level: int) -> list[Block]:
        """Return a section whose subsections are lists, as one list with groups."""
        writer = self.mover.writer()
        first, *others = group
        own = items_of(first.nodes, kind, writer)
        stack: list[tuple[int, list[Entry]]] = [(first.level, list(own.entries))]
        labels: list[str] = []
        for part in others:
            items = items_of(part.nodes, kind, writer)
            if self.mover.text([*items.before, *items.after]):
                return []
            while len(stack) > 1 and stack[-1][0] >= part.level:
                _close(stack, labels)
            labels.append(re.sub(r"[*_]{2}", "", self._heading(part)).rstrip(":： "))
            stack.append((part.level, list(items.entries)))
        while len(stack) > 1:
            _close(stack, labels)
        entries = self._checked(stack[0][1], kind)
        if not entries:
            return []
        block = self._block(kind, title, level, self.mover.text(own.before), entries, first)
        after = self.mover.text(own.after)
        return [block, *([Block(text=after)] if after else [])]

    def _listed(self, part: Heading, kind: str, title: str, level: int) -> list[Block]:
        """Return a section with a list, or its text if there is none."""
        drawn = self._drawn(part, kind)
        items = items_of([node for node in part.nodes if not self.at.loop(node)], kind, self.mover.writer())
        entries = self._checked([*drawn, *items.entries], kind)
        before, after = self.mover.text(items.before), self.mover.text(items.after)
        if not entries:
            if items.entries:
                if not self.at.is_first:
                    place = self.at.locate(part.text)
                    self.at.findings.left_out(
                        f"the section {part.text!r}, which has nothing but text of the template",
                        place.file,
                        place.line,
                    )
                return []
            text = self._text_blocks(part.nodes, part.anchors)
            if not text:
                return [Block(title=title, level=level)] if title else []
            if not self.at.is_first and not self._is_drawn(text):
                place = self.at.locate(part.text)
                self.at.findings.kept(
                    f"the section {part.text!r} is no list, and stands as text",
                    place.file,
                    place.line,
                    f"write its items into a {{{kind}}} list",
                )
            first = text[0]
            if title and not first.title:
                return (
                    [replace(first, title=title, level=level), *text[1:]]
                    if not first.kind
                    else [Block(title=title, level=level), *text]
                )
            return [Block(title=title, level=level), *text] if title else text
        block = self._block(kind, title, level, before, entries, part)
        return [block, *([Block(text=after)] if after else [])]

    def _is_drawn(self, blocks: Sequence[Block]) -> bool:
        """Return whether a text only stands for something that is no text."""
        return False

    def _block(
        self, kind: str, title: str, level: int, text: str, entries: Sequence[Entry], part: Heading
    ) -> Block:
        options: dict[str, str] = {}
        if kind == "education" and (order := sections.order_of(entries)):
            options["parts"] = order
        if kind == "news":
            undated = [entry for entry in entries if not entry.date]
            if undated and not self.at.is_first:
                if len(undated) == len(entries):
                    return Block(
                        title=title,
                        level=level,
                        text="\n\n".join(filter(None, [text, _bullets(entries)])),
                        anchors=part.anchors,
                    )
                for entry in undated:
                    place = self.at.locate(entry.text)
                    self.at.findings.undated_news(entry.text, place.file, place.line)
        elif kind in _DATED and kind != "projects" and not _any_dates(entries):
            options["sort"] = "source"
        if not self.at.is_first:
            self.at.findings.imported(f"{sections.count(entries)} items of {{{kind}}}", self.at.page.file)
        return Block(kind, title, level, text, tuple(entries), "", options, part.anchors)

    def _checked(self, entries: Sequence[Entry], kind: str) -> list[Entry]:
        """Return entries without those of a template, and without numbers by which people are called."""
        found = []
        example = template_text.template_items([entry.text for entry in entries])
        for entry, is_example in zip(entries, example, strict=True):
            if template_text.has_placeholder_text(entry.text) or is_example or _LOREM.search(entry.text):
                self.mover.report_template(entry.text)
                continue
            children = tuple(self._checked(entry.entries, kind))
            text = self.mover.without_phone(entry.text)
            if text or children or entry.date:
                found.append(replace(entry, text=text, entries=children))
        return found

    def _text_blocks(self, nodes: Sequence[Any], anchors: Sequence[str] = ()) -> list[Block]:
        """Return text as it is, with the papers and lists that loops draw in their places."""
        blocks: list[Block] = []
        run: list[Any] = []

        def end_run() -> None:
            if text := self.mover.text(run):
                blocks.append(Block(text=text, anchors=tuple(anchors)))
            run.clear()

        for node in nodes:
            if (number := self.at.loop(node)) is not None:
                end_run()
                blocks.extend(self._loop_blocks(number))
            elif self.lists.is_paper_box(node):
                end_run()
                keys = self.lists.papers_of([node], Legend())
                if keys:
                    blocks.append(Block("publications", options={"papers": " ".join(keys)}))
                else:
                    run.append(node)
            else:
                run.append(node)
        end_run()
        return blocks

    def _loop_blocks(self, number: int) -> list[Block]:
        if keys := self.lists.loop_papers(number, Legend()):
            return [Block("publications", options={"papers": " ".join(keys)})]
        name, entries = self.at.data(number)
        items = other_entries(entries)
        if not items or name in self.lists.data_drawn:
            return []
        self.lists.data_drawn.add(name)
        return [Block(text=_bullets([Entry(escaped(item.text), item.date) for item in items]))]

    def _drawn(self, part: Heading, kind: str) -> list[Entry]:
        found: list[Entry] = []
        for node in part.nodes:
            if (number := self.at.loop(node)) is not None:
                name, entries = self.at.data(number)
                if not entries:
                    self.at.report_loop(number)
                items = other_entries(entries)
                if items:
                    self.lists.data_drawn.add(name)
                found += [Entry(escaped(item.text), item.date) for item in items]
        return found


def _without_title(blocks: list[Block]) -> list[Block]:
    """Return blocks without the heading that the page has for its title; those below go up one level."""
    first, *others = blocks
    kept = [replace(first, title="")] if first.text or first.kind else []
    return [*kept, *(replace(each, level=max(2, each.level - 1)) for each in others)]


def _close(stack: list[tuple[int, list[Entry]]], labels: list[str]) -> None:
    _level, entries = stack.pop()
    label = labels.pop()
    stack[-1][1].append(Entry(label, entries=tuple(entries)))


def _steps(blocks: list[Block], level: int) -> list[Block]:
    """Return the blocks of a section whose headings go down one level at a time.

    :param level: of the heading of the section
    """
    levels = Levels()
    # of the section, whether a block has it or the page
    levels.level(level)
    found = []
    for block in blocks:
        if block.title:
            block = replace(block, level=min(levels.level(block.level) + level - 2, 6))
        found.append(block)
    return found


def _any_dates(entries: Sequence[Entry]) -> bool:
    return any(entry.date or _any_dates(entry.entries) for entry in entries)


def _bullets(entries: Sequence[Entry], indent: str = "") -> str:
    lines = []
    for entry in entries:
        lines.append(f"{indent}- {', '.join(filter(None, [entry.date, entry.text]))}")
        if entry.entries:
            lines.append(_bullets(entry.entries, indent + "  "))
    return "\n".join(lines)
