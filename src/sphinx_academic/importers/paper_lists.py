"""Lists of papers on a page: which elements are papers, and what lists of the new site show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..model.folding import fold
from . import template_text, venues
from .authors import Legend, is_name
from .current import TOKEN, Current
from .data_papers import are_papers, read_entry
from .drafts import Context, Draft, words_of
from .free_papers import read_item
from .jekyll import Text
from .legends import read_legend
from .markup import lines_of
from .moving import Mover
from .own_entries import OwnEntries
from .paper_entries import merged
from .paper_links import is_label
from .records import Block, Page, Paper
from .sections import Heading, kind_of
from .source import plain_text

#: elements that hold lists of papers
_WRAPPERS = ("div", "section", "article", "details", "center", "blockquote")
#: elements of which each may be a paper
_BOXES = ("div", "article", "section", "li", "details")
#: as many items show whether a list is one of papers
_MOST_LOOKED_AT = 12
#: the heading of the papers of one year
_YEAR_HEADING = re.compile(r"\W*(?:year\s*)?(?:19|20)\d\d\W*", re.IGNORECASE)
#: a line of a paper that is not its first
_AUTHORS = re.compile(r"\s*(?:authors?|作者)\s*[:：]", re.IGNORECASE)


class PaperLists:
    """Reads lists of papers, and keeps each paper once."""

    def __init__(self, at: Current, mover: Mover) -> None:
        self.at, self.mover = at, mover
        #: by a key made from the title
        self.papers: dict[str, Paper] = {}
        self.order: list[str] = []
        #: names that lists of authors set off
        self.bold: Counter[str] = Counter()
        self.count = 0
        self.unexplained: Counter[str] = Counter()
        #: of the papers below a heading
        self.year = ""
        self.own = OwnEntries(at.source)
        #: data files that were drawn
        self.data_drawn: set[str] = set()

    def clear(self) -> None:
        """Forget all papers."""
        self.papers.clear()
        self.order.clear()
        self.unexplained.clear()
        self.data_drawn.clear()

    def _context(self, legend: Legend) -> Context:
        at, mover = self.at, self.mover
        return Context(at.owners, legend, at.page.file, at.locate, mover.copied, mover.is_page)

    def is_paper_box(self, node: Any) -> bool:
        """Return whether an element is a box of the template, or holds some."""
        return type(node).__name__ == "Tag" and (
            "paper-box" in (node.get("class") or ()) or node.find(class_="paper-box") is not None
        )

    def are_papers(self, nodes: Sequence[Any], legend: Legend) -> bool:
        """Return whether nearly all items of lists, boxes or tables are papers of the owner."""
        items: list[Any] = []
        for node in nodes:
            if type(node).__name__ != "Tag" or node.find("th"):
                continue
            if node.name in ("ul", "ol"):
                items += node.find_all("li", recursive=False)
            elif node.name in ("table", "div", "section"):
                items += self._boxes(node, legend)
        read = [read_item([item], self._context(legend)) for item in items[:_MOST_LOOKED_AT]]
        own = [found for found in read if found and self._is_own(*found)]
        return len(own) > 1 and len(own) >= 0.8 * len(read)

    @staticmethod
    def _is_own(paper: Paper, draft: Draft) -> bool:
        """Return whether an item is a paper beyond doubt: with authors, the owner among them, and a place."""
        stated = paper.fields.keys() & {"year", "date", "journal", "booktitle", "eprint", "doi", "pubstate"}
        return bool(draft.signs and stated and any(author.is_owner for author in paper.authors))

    def publication_blocks(self, part: Heading, title: str, level: int, legend: Legend) -> list[Block]:
        """Return a list of publications with the text around it."""
        own = read_legend(part.text).merged(legend)
        self.year = venues.year_in(part.text) if _YEAR_HEADING.fullmatch(part.text) else ""
        self.at.start = self.at.locate(part.text).line if part.text else 0
        blocks: list[Block] = []
        before: list[Any] = []
        keys: list[str] = []
        after: list[Any] = []
        nodes = list(part.nodes)
        index = 0
        while index < len(nodes):
            node = nodes[index]
            if (number := self.at.loop(node)) is not None:
                keys += self.loop_papers(number, own)
                index += 1
                continue
            used, found = self._papers_at(nodes, index, own)
            if found:
                keys += found
            else:
                used = 1
                if not self._is_legend(node):
                    (after if keys else before).append(node)
            index += used
        text = self.mover.text(before)
        tail = self.mover.text(after)
        unread = TOKEN.sub("", tail).strip()
        if keys:
            blocks.append(
                Block(
                    "publications",
                    title,
                    level,
                    text,
                    options={"papers": " ".join(dict.fromkeys(keys))},
                    anchors=part.anchors,
                )
            )
        elif title and not text and not tail:
            # its subsections, if it has some, may have papers
            return []
        elif title or text:
            blocks.append(Block(title=title, level=level, text=text, anchors=part.anchors))
        if tail:
            if unread and not self.at.is_first:
                place = self.at.locate(re.sub(r"[*`\[\]]", "", unread[:50]))
                self.at.findings.kept(
                    f"text among the papers: {unread[:80]}",
                    place.file,
                    place.line,
                    "if it is a paper, add it to publications.bib",
                )
            blocks.append(Block(text=tail))
        return blocks

    def report_empty(self, part: Heading) -> None:
        """Report a section of which nothing was imported."""
        if not self.at.is_first:
            place = self.at.locate(part.text)
            self.at.findings.left_out(f"the section {part.text!r}, which is empty", place.file, place.line)

    def paper_of_heading(self, part: Heading, legend: Legend) -> list[str]:
        """Return the paper whose title is a heading, with what stands below it."""
        if len(words_of(part.text)) < 3 or kind_of(part.text) or part.text.endswith((":", "：")):
            return []
        if any(
            self._holds_papers(node, legend)
            for node in part.nodes
            if type(node).__name__ == "Tag" and not _AUTHORS.match(node.get_text())
        ):
            return []
        nodes = [part.tag, *part.nodes]
        found = read_item(nodes, self._context(legend))
        if found and found[1].signs and found[0].authors and fold(found[0].title)[:20] in fold(part.text):
            return self._paper(nodes, legend)
        return []

    def _holds_papers(self, node: Any, legend: Legend) -> bool:
        """Return whether an element is a paper itself, or a list of some."""
        if self.at.loop(node) is not None or self.is_paper_box(node):
            return True
        if node.name in ("ul", "ol"):
            return any(self._reads(item, legend) for item in node.find_all("li", recursive=False))
        return self._reads(node, legend)

    def _is_legend(self, node: Any) -> bool:
        if type(node).__name__ != "Tag" or node.find(["ul", "ol", "img"]):
            return False
        text = " ".join(node.get_text().split())
        legend = read_legend(text)
        if (
            legend
            and len(text) < 200
            and len(words_of(text)) <= 8 * (len(legend.roles) + len(legend.words)) + 6
        ):
            if not self.at.is_first:
                place = self.at.locate(text)
                self.at.findings.imported(f"the legend of marks: {text}", place.file, place.line)
            return True
        return False

    def _papers_at(self, nodes: Sequence[Any], index: int, legend: Legend) -> tuple[int, list[str]]:
        """Return how many nodes from a place on are papers, and their keys."""
        node = nodes[index]
        if type(node).__name__ != "Tag":
            return 1, []
        if node.name in ("ul", "ol"):
            return 1, self._papers_of_list(node, legend)
        if node.name in (
            "div",
            "section",
            "article",
            "table",
            "tbody",
            "tr",
            "td",
            "center",
            "dl",
            "details",
            "blockquote",
        ):
            return 1, self.papers_of([node], legend)
        if node.name == "p" or re.fullmatch(r"h[1-6]", node.name):
            return self._papers_of_paragraphs(nodes, index, legend)
        return 1, []

    def papers_of(self, nodes: Sequence[Any], legend: Legend) -> list[str]:
        """Return the papers of elements that are boxes, or that hold some."""
        found: list[str] = []
        for node in nodes:
            boxes = self._boxes(node, legend)
            if boxes:
                for box in boxes:
                    found += (
                        self.papers_of([box], legend)
                        if box is not node and (self._boxes(box, legend) or self._holds_lists(box, legend))
                        else self._paper(box, legend)
                    )
                continue
            lists = node.find_all(["ul", "ol"], recursive=False)
            if lists and not node.find("p", recursive=False) and node.name in _WRAPPERS:
                for listing in lists:
                    found += self._papers_of_list(listing, legend)
            elif node.name in _WRAPPERS and len(self._with_titles(_parts(node), legend)) > 1:
                parts, index = list(node.children), 0
                while index < len(parts):
                    used, keys = self._papers_at(parts, index, legend)
                    found += keys
                    index += used if keys else 1
            else:
                found += self._paper(node, legend)
        return found

    def _holds_lists(self, node: Any, legend: Legend) -> bool:
        """Return whether an element holds lists of papers; lists may be part of a paper, too."""
        return any(
            self._reads(item, legend)
            for listing in node.find_all(["ul", "ol"], recursive=False)
            for item in listing.find_all("li", recursive=False)
        )

    def _boxes(self, node: Any, legend: Legend) -> list[Any]:
        """Return the boxes that an element holds, if it is more than one box itself."""
        papers = node.find_all(class_="paper-box")
        for box in papers:
            # a box that was not closed holds those after it
            if box.find_parent(class_="paper-box"):
                box.extract()
        if "paper-box" in (node.get("class") or ()):
            return [node, *papers] if papers else []
        if papers:
            return list(papers)
        children = [child for child in node.find_all(True, recursive=False) if child.get_text().strip()]
        if node.name in ("table", "tbody"):
            return [row for row in node.find_all("tr") if row.get_text().strip() and not row.find("tr")]
        boxes = [child for child in children if child.name in _BOXES]
        if not boxes:
            return []
        look, number = Counter(map(_look, boxes)).most_common(1)[0]
        repeated = [box for box in boxes if _look(box) == look]
        is_repeated = number > 1 and all(len(words_of(box.get_text())) >= 6 for box in repeated)
        parts = _parts(node)
        if is_repeated and number == len(parts):
            return boxes
        if len(boxes) > 1:
            # lines of a paper are boxes of several classes as well, but none of them is a paper
            own = self._with_titles(parts, legend)
            if is_repeated or len(own) > 1:
                return [part for part in parts if id(part) in own or (is_repeated and _look(part) == look)]
        if len(children) == 1 and children[0].name in ("div", "section", "article"):
            return self._boxes(children[0], legend)
        return []

    def _with_titles(self, parts: Sequence[Any], legend: Legend) -> set[int]:
        """Return the identities of elements of which each is a paper, and another one than that before."""
        found: set[int] = set()
        before = ""
        for part in parts:
            title = self._title(part, legend)
            # the citation of a paper may be an element of its own
            if title and not (before and (title in before or before in title)):
                found.add(id(part))
            before = title or before
        return found

    def _papers_of_list(self, listing: Any, legend: Legend) -> list[str]:
        found: list[str] = []
        for item in listing.find_all("li", recursive=False):
            inner = item.find_all(["ul", "ol"], recursive=False)
            own = [child for child in item.children if child not in inner]
            label = " ".join(
                "".join(
                    child.get_text() if hasattr(child, "get_text") else str(child) for child in own
                ).split()
            )
            if (
                inner
                and len(words_of(label)) <= 6
                and not any(
                    child.name == "a" or child.find("a") for child in own if type(child).__name__ == "Tag"
                )
            ):
                for nested in inner:
                    found += self._papers_of_list(nested, legend)
                continue
            keys = self._paper(item, legend)
            if not keys and not self.at.is_first:
                self._report_no_paper(item, legend)
            found += keys
        return found

    def _report_no_paper(self, item: Any, legend: Legend) -> None:
        text = " ".join(item.get_text().split())
        read = read_item([item], self._context(legend))
        is_of_template = template_text.has_placeholder_text(text) or (read and self._is_of_template(read[0]))
        if text and not is_of_template:
            place = self.at.locate(text)
            self.at.findings.check(
                f"an item among the papers was not understood, and is not in the .bib file: {text[:100]}",
                place.file,
                place.line,
                "add it to publications.bib",
            )

    def _papers_of_paragraphs(
        self, nodes: Sequence[Any], index: int, legend: Legend
    ) -> tuple[int, list[str]]:
        """Return the paper that one paragraph, or several behind each other, are about."""
        node = nodes[index]
        if self._is_legend(node):
            return 1, []
        many = self._paragraph_of_many(node, legend)
        if many:
            return 1, many
        end = index + 1
        while end < len(nodes) and end < index + 10:
            other = nodes[end]
            if type(other).__name__ == "NavigableString":
                if str(other).strip():
                    break
            elif (
                other.name not in ("p", "ul")
                or (end > index + 1 and self._opens_paper(other))
                or other.name == "ul"
                and any(self._reads(item, legend) for item in other.find_all("li", recursive=False))
            ):
                break
            end += 1
        context = self._context(legend)
        alone = read_item([node], context)
        if alone and alone[1].signs and len(alone[0].authors):
            # what follows belongs to it if it is no paper itself
            stop = index + 1
            for place in range(index + 1, end):
                other = nodes[place]
                if (
                    type(other).__name__ == "Tag"
                    and other.name == "p"
                    and (
                        self._reads(other, legend)
                        or len(words_of(other.get_text())) > 30
                        and not other.find("a")
                    )
                ):
                    break
                stop = place + 1
            return stop - index, self._paper(nodes[index:stop], legend)
        group = list(nodes[index:end])
        together = read_item(group, context)
        if (
            together
            and together[1].signs
            and together[0].authors
            and not (alone is None and not self._opens_paper(node))
        ):
            return end - index, self._paper(group, legend)
        return 1, []

    def _paragraph_of_many(self, node: Any, legend: Legend) -> list[str]:
        """Return the papers of a paragraph in which each line is one."""
        lines = [
            line
            for line in lines_of(node)
            if "".join(part.get_text() if hasattr(part, "get_text") else str(part) for part in line).strip()
        ]
        if len(lines) < 2:
            return []
        context = self._context(legend)
        read = [read_item(line, context) for line in lines]
        if sum(
            1 for found in read if found and found[1].signs and len(found[0].authors) >= 1 and found[0].fields
        ) >= max(2, 0.8 * len(lines)):
            return [key for line in lines for key in self._paper(line, legend)]
        return []

    def _reads(self, node: Any, legend: Legend) -> bool:
        return bool(self._title(node, legend))

    def _title(self, node: Any, legend: Legend) -> str:
        """Return the title of the paper that an element is, without what spellings differ in."""
        found = read_item([node], self._context(legend))
        if not found or not found[1].signs or not found[0].authors:
            return ""
        # names and a venue are the rest of a paper whose title stands above
        title = found[0].title
        return "" if venues.read_venue(title).found else re.sub(r"[\W_]+", "", fold(title))

    def _opens_paper(self, node: Any) -> bool:
        """Return whether a paragraph begins with what may be a title."""
        if re.fullmatch(r"h[1-6]", node.name):
            return True
        first = next(
            (
                child
                for child in node.children
                if not (type(child).__name__ == "NavigableString" and not str(child).strip(" \n-*"))
            ),
            None,
        )
        if first is None or first.name not in ("a", "strong", "b", "code", "font", "span"):
            return False
        text = " ".join(first.get_text().split())
        return first.name == "code" or (len(words_of(text)) >= 3 and not is_name(text) and not is_label(text))

    def _paper(self, nodes: Any, legend: Legend) -> list[str]:
        """Read an item, keep its paper, and return its key."""
        found = read_item(nodes, self._context(legend))
        if found is None:
            return []
        paper, draft = found
        if not (paper.authors or len(paper.fields) >= 2):
            return []
        return self._add(paper, draft)

    def _add(self, paper: Paper, draft: Draft) -> list[str]:
        if self._is_of_template(paper):
            if not self.at.is_first:
                self.at.findings.left_out(
                    f"a paper of the template: {paper.title[:80]}", paper.place.file, paper.place.line
                )
            return []
        if self.at.is_first:
            self.count += 1
            for position in draft.names.emphasized:
                if len(draft.names.emphasized) <= 2:
                    self.bold[paper.authors[position - 1].name] += 1
        if self.year and not {"year", "date"} & paper.fields.keys():
            paper = replace(paper, fields={**paper.fields, "year": self.year})
        if not self.at.is_first:
            paper = self.own.complete(paper, draft.entry)
        key = re.sub(r"[\W_]+", "", fold(paper.title))
        while key in self.papers and _differ(self.papers[key], paper):
            # the same title at two conferences
            key += "+"
        if key not in self.papers and (other := self._of_same_number(paper)):
            key = other
        if key in self.papers:
            one = self.papers[key]
            if (
                one.fields.get("year")
                and paper.fields.get("year")
                and one.fields["year"] != paper.fields["year"]
                and not self.at.is_first
            ):
                self.at.findings.check(
                    f"{paper.title!r} stands twice, with the years {one.fields['year']} and"
                    f" {paper.fields['year']}; the first was taken",
                    paper.place.file,
                    paper.place.line,
                )
            self.papers[key] = merged(one, paper)
        else:
            self.papers[key] = paper
            self.order.append(key)
            self._note_marks(paper, draft)
        return [key]

    def _is_of_template(self, paper: Paper) -> bool:
        """Return whether a paper is an example of the template."""
        names = ", ".join(author.name for author in paper.authors)
        return template_text.has_placeholder_text(paper.title) or template_text.is_template_paper(
            paper.title, names, self.at.stated_name
        )

    def _of_same_number(self, paper: Paper) -> str:
        """Return the key of a paper of these authors with this arXiv number, whose title was another."""
        number = paper.fields.get("eprint", "")
        names = [fold(author.name) for author in paper.authors]
        for key, one in self.papers.items() if number and names else ():
            if one.fields.get("eprint") == number and [fold(author.name) for author in one.authors] == names:
                if not self.at.is_first:
                    self.at.findings.check(
                        f"{paper.title!r} has authors and arXiv number of {one.title!r}, and became the same"
                        " entry",
                        paper.place.file,
                        paper.place.line,
                        "keep the title that it has today",
                    )
                return key
        return ""

    def _note_marks(self, paper: Paper, draft: Draft) -> None:
        if self.at.is_first or not draft.unexplained:
            return
        kept = "; ".join(
            f"{position}={_joined(marks)}" for position, marks in sorted(draft.unexplained.items())
        )
        self.papers[self.order[-1]] = replace(paper, fields={**paper.fields, "author+an:mark": kept})
        for marks in draft.unexplained.values():
            self.unexplained.update(marks)
        self.at.findings.kept(
            f"marks that no legend explains are kept in author+an:mark: {paper.title[:60]}: {kept}",
            paper.place.file,
            paper.place.line,
        )

    def report_others(self) -> None:
        """Report papers without the owner among their authors, where nearly all have the owner."""
        listed = [paper for paper in self.papers.values() if paper.authors and not paper.others]
        strange = [paper for paper in listed if not any(author.is_owner for author in paper.authors)]
        if not strange or len(strange) > 0.3 * len(listed):
            return
        owner = self.at.owners[0] if self.at.owners else "the owner"
        for paper in strange:
            self.at.findings.check(
                f"{owner} is none of the authors of: {paper.title}",
                paper.place.file,
                paper.place.line,
                "if it is not yours, remove it from publications.bib",
            )

    def report_marks(self) -> None:
        """Report the marks that no legend explains."""
        for mark, count in self.unexplained.items():
            self.at.findings.check(
                f"the mark {mark} stands at {count} names, and no legend says what it means",
                remedy="if it is a role, write author+an:role in place of author+an:mark in publications.bib",
            )

    def loop_papers(self, number: int, legend: Legend) -> list[str]:
        """Return the papers of a data file that a loop draws."""
        name, entries = self.at.data(number)
        if not entries:
            self.at.report_loop(number)
            return []
        if not are_papers(entries):
            return []
        self.data_drawn.add(name)
        keys: list[str] = []
        texts_before = self.at.texts
        self.at.texts = Text(texts_before.text, (name, *texts_before.files), texts_before.loops)
        context = self._context(legend)
        for entry in entries:
            if entry.get("hidden") is True or entry.get("draft") is True or entry.get("published") is False:
                self.at.findings.left_out(f"a draft: {plain_text(entry.get('title'))}", name)
                continue
            found = read_entry(entry, context, name)
            if found:
                keys += self._add(*found)
            elif not self.at.is_first:
                self.at.findings.check("an entry has no title", name)
        self.at.texts = texts_before
        return keys

    def with_filters(self, pages: Sequence[Page]) -> list[Page]:
        """Return pages whose lists show the papers that they showed, by keywords where these are not all."""
        return [self._with_filters(page) for page in pages]

    def _with_filters(self, page: Page) -> Page:
        lists = [block for block in page.blocks if block.kind == "publications"]
        if not lists:
            return page
        shown = [block.options["papers"].split() for block in lists]
        of_page = list(dict.fromkeys(key for keys in shown for key in keys))
        conditions: list[str] = []
        if set(of_page) != set(self.order):
            conditions.append(self._keyword(of_page, "homepage" if page.name == "index" else page.name))
        words = [
            "" if len(lists) == 1 or set(keys) == set(of_page) else _word(block)
            for block, keys in zip(lists, shown, strict=True)
        ]
        own = [
            self._keyword(keys, word, of_page) if word else ""
            for keys, word in zip(shown, words, strict=True)
        ]
        filters = []
        for number, keys in enumerate(shown):
            parts = list(conditions)
            if own[number]:
                parts.append(own[number])
            elif len(lists) > 1 and set(keys) != set(of_page):
                others = [
                    condition
                    for place, condition in enumerate(own)
                    if condition and not set(keys) & set(shown[place])
                ]
                rest = set(of_page) - {
                    key for place, condition in enumerate(own) if condition in others for key in shown[place]
                }
                if rest == set(keys):
                    parts += [f"not ({condition})" for condition in others]
                else:
                    parts.append(self._keyword(keys, f"{page.name} {number + 1}"))
            filters.append(" and ".join(parts))
        blocks = []
        for block in page.blocks:
            if block.kind == "publications":
                block = replace(block, options=self._options(shown.pop(0), filters.pop(0)))
            blocks.append(block)
        return replace(page, blocks=tuple(blocks))

    def _keyword(self, keys: Sequence[str], word: str, among: Sequence[str] = ()) -> str:
        """Give papers a keyword, and return the condition that they meet.

        :param among: papers that the condition is asked of; of these, no other may have the keyword
        """
        others = set(among) - set(keys)
        base, number = word, 2
        while any(_has_keyword(self.papers[key], word) for key in others):
            word, number = f"{base} {number}", number + 1
        for key in keys:
            paper = self.papers[key]
            if not _has_keyword(paper, word):
                words = ", ".join(filter(None, [paper.fields.get("keywords", ""), word]))
                self.papers[key] = replace(paper, fields={**paper.fields, "keywords": words})
        return f'"{word}" in keywords'

    def _options(self, keys: Sequence[str], condition: str) -> dict[str, str]:
        options = {"filter": f"'{condition}'"} if condition else {}
        options["sort"] = "file"
        if any("preview" in self.papers[key].fields for key in keys):
            options["layout"] = "cards"
        return options


def _look(box: Any) -> tuple[str, tuple[str, ...]]:
    """Return what boxes of one list have in common: their name and their classes."""
    return box.name, tuple(box.get("class") or ())


def _parts(node: Any) -> list[Any]:
    """Return the elements within another one that may be papers, or lists of some."""
    parts = node.find_all(["p", "table", "ul", "ol", *_BOXES], recursive=False)
    return [part for part in parts if part.get_text().strip()]


def _differ(one: Paper, other: Paper) -> bool:
    """Return whether two papers of one title appeared at two places."""

    def places(paper: Paper) -> set[str]:
        names = (paper.fields.get(name, "") for name in ("journal", "booktitle", "school", "abbr"))
        return {re.sub(r"[\W_]+", "", fold(re.sub(r"\(.*?\)", "", name))) for name in names if name}

    first, second = places(one), places(other)
    if not first or not second or first & second:
        return False
    return not any(a in b or b in a for a in first for b in second)


def with_papers(blocks: list[Block], keys: Sequence[str], title: str, level: int) -> list[Block]:
    """Return blocks with papers added to the last list, or to a new one."""
    if blocks and blocks[-1].kind == "publications":
        papers = f"{blocks[-1].options['papers']} {' '.join(keys)}"
        return [*blocks[:-1], replace(blocks[-1], options={"papers": papers})]
    if blocks and not blocks[-1].kind:
        return [*blocks[:-1], replace(blocks[-1], kind="publications", options={"papers": " ".join(keys)})]
    return [*blocks, Block("publications", title, level, options={"papers": " ".join(keys)})]


def _word(block: Block) -> str:
    """Return a keyword made from the heading of a list; nothing if that only says that it is one."""
    plain = re.sub(r"[*_`\\]|\]\([^()]*\)", " ", block.title)
    word = " ".join(re.sub(r"[^\w\s&+/.-]", " ", plain).split())
    return (
        ""
        if fold(word)
        in ("publications", "papers", "selected publications", "full publication list", "publication")
        else word
    )


def _has_keyword(paper: Paper, word: str) -> bool:
    return fold(word) in (fold(text) for text in paper.fields.get("keywords", "").split(", "))


def _joined(marks: Sequence[str]) -> str:
    """Return marks without a blank between them, and words with one."""
    return (" " if any(len(mark) > 2 for mark in marks) else "").join(marks)
