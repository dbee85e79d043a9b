"""A site whose pages are free Markdown and HTML: its pages and their sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..model.folding import fold
from . import sections, template_text
from .authors import Legend
from .current import Current
from .data_papers import other_entries
from .ids import page_name
from .jekyll import Jekyll, JekyllPage, gfm_anchor, kramdown_anchor
from .legends import legend_at_names, read_legend
from .lines import lines_of
from .markup import parse, take_flattened
from .moving import Mover, new_anchor
from .myst import escaped
from .owner import Owner
from .page_anchors import with_existing_anchors
from .paper_lists import PaperLists, with_papers
from .records import Block, Entry, Page, Site
from .sections import Heading, has_content, headings, is_career, items_of, kind_of
from .source import Source, plain_text

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
#: data that the theme draws
_THEME_DATA = ("_data/navigation.yml", "_data/ui-text.yml")


class FreeSite:
    """Reads a site."""

    def __init__(self, source: Source, jekyll: Jekyll) -> None:
        self.at = Current(source, jekyll)
        self.mover = Mover(self.at)
        self.owner = Owner(self.at, self.mover)
        self.lists = PaperLists(self.at, self.mover)
        #: titles that the navigation gives to pages, by their files
        self._titles: dict[str, str] = {}
        #: files of pages that the navigation does not name
        self._hidden: set[str] = set()
        self._redirects: dict[str, str] = {}
        #: headings of sections that were reported
        self._reported: set[str] = set()

    def read(self) -> Site:
        """Return what the site states."""
        home = self._home()
        if home is None:
            self.at.findings.check("no page was found", remedy="name the pages with --kind and -o")
            return Site(findings=tuple(self.at.findings))
        name, other_name = self.owner.configured_name()
        self.at.owners = [name] if name else []
        self.at.stated_name = name
        reached = self._reached(home)
        # the owner's name in lists of authors, before these are read for good
        for page in reached:
            self._read_page(page)
        self.owner.find_spellings(name, self.lists.bold, self.lists.count)
        name = name or (self.at.owners[0] if self.at.owners else "")
        self._start_again()
        pages = [self._read_page(page) for page in reached]
        pages = self.lists.with_filters(pages)
        biography = "\n".join(block.text for block in pages[0].blocks if not block.kind) if pages else ""
        person = self.owner.person(name, biography)
        pages = with_existing_anchors(self._with_profile(pages, name, other_name), self._report_anchor)
        self._report_left_out(reached)
        self.lists.report_marks()
        self.lists.report_others()
        self.lists.own.report()
        title = template_text.words(name) if name else ""
        papers = tuple(self.lists.papers[key] for key in self.lists.order)
        for paper in papers:
            self.at.findings.imported(f"a paper: {paper.title}", paper.place.file, paper.place.line)
        return Site(
            name=name if title else "",
            people=(person,),
            pages=tuple(pages),
            papers=papers,
            files=self.mover.files,
            redirects=dict(self._redirects),
            language=self._language(),
            url=self.at.jekyll.url,
            description=plain_text(self.at.jekyll.config.get("description")),
            findings=tuple(self.at.findings),
        )

    def _report_anchor(self, page: str, anchor: str) -> None:
        self.at.findings.check(
            f"a link leads to the heading #{anchor}, which is not on the page {page}; it leads to the page"
        )

    def _home(self) -> JekyllPage | None:
        if not self.at.jekyll.config and not any(name.startswith("_pages/") for name in self.at.source.names):
            # given as single files
            for name in self.at.source.names:
                if self.at.jekyll.page(name).address == "":
                    return self.at.jekyll.page(name)
            return self.at.jekyll.page(self.at.source.names[0]) if self.at.source.names else None
        if home := self.at.jekyll.pages.get(""):
            return home
        name = self.at.source.first(
            "_pages/about.md",
            "_pages/about.html",
            "_pages/index.md",
            "index.md",
            "about.md",
            "index.html",
            "README.md",
        )
        return self.at.jekyll.page(name) if name else None

    def _reached(self, home: JekyllPage) -> list[JekyllPage]:
        """Return the home page, those of the navigation, and those that pages lead to."""
        self.at.names[home.file] = "index"
        found = [home]
        if not self.at.jekyll.config and not self.at.source.first("_data/navigation.yml"):
            others = [self.at.jekyll.page(name) for name in self.at.source.names if name != home.file]
        else:
            others = []
            for link in self.at.jekyll.navigation():
                page, _fragment = self.at.jekyll.page_of(link.url)
                if page:
                    others.append(page)
                    self._titles.setdefault(page.file, link.title)
                elif self.at.jekyll.local(link.url)[0]:
                    self.at.findings.check(
                        f"the navigation leads to {link.url}, which was not found", "_data/navigation.yml"
                    )
        for page in others:
            if page.file not in self.at.names:
                self.at.names[page.file] = self._new_name(page)
                found.append(page)
        for page in found:
            for other in self._linked(page):
                if other.file not in self.at.names:
                    self.at.names[other.file] = self._new_name(other)
                    self._hidden.add(other.file)
                    found.append(other)
        for page in self._translated(found):
            self.at.names[page.file] = self._new_name(page)
            self._hidden.add(page.file)
            found.append(page)
        return found

    def _translated(self, found: Sequence[JekyllPage]) -> Iterator[JekyllPage]:
        """Yield pages in other languages, which a menu of the theme leads to."""
        keys = {plain_text(page.metadata.get("translation_key")) for page in found} - {""}
        for page in self.at.jekyll.pages.values() if keys else ():
            if page.file not in self.at.names and plain_text(page.metadata.get("translation_key")) in keys:
                yield page

    def _new_name(self, page: JekyllPage) -> str:
        address = re.sub(r"\.html?$", "", page.address.strip("/"))
        base = name = page_name(address) if address else "home"
        number = 2
        while name in self.at.names.values() or name == "index":
            name, number = f"{base}-{number}", number + 1
        if name != base:
            self.at.findings.check(f"another page is {base}, too; this one is {name}", page.file)
        return name

    def _linked(self, page: JekyllPage) -> Iterator[JekyllPage]:
        text = self.at.jekyll.text_of(page).text
        addresses = re.findall(r"\]\(\s*<?([^()\s<>]+)|\bhref\s*=\s*[\"']?([^\"'\s>]+)", text)
        for one, other in addresses:
            address = one or other
            if re.match(r"(?:mailto:|tel:|#|javascript:|data:)", address):
                continue
            target, _fragment = self.at.jekyll.page_of(address)
            if target is not None:
                yield target

    def _start_again(self) -> None:
        self.lists.clear()
        self.mover.clear()
        self._redirects.clear()
        self.at.is_first = False

    def _language(self) -> str:
        config = self.at.jekyll.config
        language = plain_text(config.get("lang") or config.get("locale")).replace("-", "_")
        return {
            "zh": "zh_CN",
            "zh_CN": "zh_CN",
            "zh_Hans": "zh_CN",
            "de": "de",
            "fr": "fr",
            "es": "es",
            "ja": "ja",
            "ko": "ko",
        }.get(language.partition("_")[0] if language.partition("_")[0] not in ("zh",) else language, "")

    def _with_profile(self, pages: list[Page], name: str, other_name: str) -> list[Page]:
        """Return the pages with the profile at the top of the first."""
        home, *others = pages
        options: dict[str, str] = {}
        if other_name and other_name != name:
            options["other-name"] = other_name
        location = plain_text(self.owner.author().get("location"))
        if location and not template_text.has_placeholder_text(location):
            options["location"] = location
        elif location:
            self.at.findings.left_out(
                f"the location {location!r} is that of the template", self.at.jekyll.config_file
            )
        body = ""
        blocks = list(home.blocks)
        if blocks and not blocks[0].title and not blocks[0].kind and blocks[0].text:
            body = blocks[0].text
            blocks = blocks[1:]
        profile = Block("profile", body=body, options=options)
        config = self.at.jekyll.config
        description = plain_text(config.get("description"))
        if template_text.has_placeholder_text(description):
            description = ""
        home = replace(
            home,
            title=name or home.title,
            blocks=(profile, *blocks),
            description=", ".join(filter(None, [name, description])),
        )
        return [home, *others]

    def _read_page(self, page: JekyllPage) -> Page:
        self.at.page = page
        self.at.texts = self.at.jekyll.text_of(page)
        text = self.at.texts.text
        new_name = self.at.names[page.file]
        is_home = new_name == "index"
        title = page.title
        if not title and not is_home:
            title = self._title_of(page, headings(parse(text)))
        blocks = self._page_blocks(text, "" if is_home else title, is_home=is_home, name=new_name)
        metadata: dict[str, Any] = {}
        if page.file in self._hidden:
            metadata["orphan"] = True
        redirects = list(page.redirects)
        old = page.address.strip("/")
        if not is_home and old and old != new_name:
            redirects.append(page.address)
        if not self.at.is_first:
            self.at.findings.imported(f"a page: {title or new_name}", page.file)
        return Page(
            new_name,
            title,
            tuple(block for block in blocks if block.title or block.text or block.entries or block.kind),
            plain_text(page.metadata.get("excerpt") or page.metadata.get("description")),
            metadata,
            tuple(dict.fromkeys(redirects)),
            page.file not in self._hidden,
            self._titles.get(page.file, ""),
        )

    def _page_blocks(self, text: str, title: str, *, is_home: bool, name: str) -> list[Block]:
        """Return a text as parts of a page.

        :param title: of the page, which may say what it lists
        :param name: of the new page
        """
        parts = self._parts(text)
        kind = kind_of(title)
        blocks: list[Block] = []
        if title and parts and parts[0].text and fold(parts[0].text) == fold(title):
            legend = self._legend(parts)
            blocks = self._below_title(parts[0], legend)
            rest = self._blocks(parts[1:], legend, is_home=is_home, name=name, page_kind=kind)
            return [*blocks, *rest]
        is_titled = bool(kind) and not any(kind_of(part.text) for part in parts[:1])
        if is_titled:
            # what the page is called is the heading of what is on it
            first, *below = self._parts(f"# {title}\n\n{text}")
            step = 1 if any(part.level == 1 for part in below) else 0
            parts = [first, *(replace(part, level=part.level + step) for part in below)]
        blocks = self._blocks(parts, self._legend(parts), is_home=is_home, name=name, page_kind=kind)
        if is_titled and blocks and fold(blocks[0].title) == fold(title):
            return _without_title(blocks)
        return blocks

    def _parts(self, text: str) -> list[Heading]:
        """Return the headings of a text with what is below each."""
        root = parse(text)
        if take_flattened(root) and not self.at.is_first:
            self.at.findings.check(
                "elements of HTML lie deeper than 60 levels, and were taken as if they lay less deep",
                self.at.page.file,
                remedy="compare the page",
            )
        self._drop(root)
        return headings(root)

    def _title_of(self, page: JekyllPage, parts: Sequence[Heading]) -> str:
        """Return the title of a page that states none."""
        first = next((part.text for part in parts if part.text), "")
        return (
            first
            or self._titles.get(page.file, "")
            or self.at.names[page.file].rpartition("/")[2].replace("-", " ").capitalize()
        )

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
            if group and parent_kind:
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
        anchors = list(part.anchors)
        if part.text:
            anchors += [gfm_anchor(part.text), kramdown_anchor(part.text)]
        path = "" if name == "index" else f"{name}/"
        for anchor in dict.fromkeys(anchors):
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

    def _report_left_out(self, reached: Sequence[JekyllPage]) -> None:
        used = set(self.at.jekyll.drawn)
        for page in reached:
            used |= set(self.at.jekyll.text_of(page).files)
        if not self.at.jekyll.config and not any(name.startswith("_pages/") for name in self.at.source.names):
            return
        for name in self.at.source.names:
            if (
                name.lower().endswith((".md", ".markdown", ".html"))
                and name not in used
                and self._is_content(name)
            ):
                self.at.findings.left_out(
                    "no page that is shown leads to this file",
                    name,
                    remedy="if it is needed, copy its text into a page",
                )
        for name in self.at.source.below("_data", ".yml", ".yaml", ".json"):
            drawn = name in self.lists.data_drawn or name.rpartition(".")[0] in self.at.jekyll.drawn
            if not drawn and name not in _THEME_DATA:
                self.at.findings.left_out("data that no page draws in a way that was understood", name)

    def _is_content(self, name: str) -> bool:
        folder = name.partition("/")[0]
        return folder in ("_pages", "_posts", "_news", "_drafts") or (
            "/" not in name and not re.match(r"README|LICENSE|CHANGELOG|CONTRIBUTING", name, re.IGNORECASE)
        )


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
    """Return blocks whose headings go down one level at a time."""
    found = []
    last = level
    for block in blocks:
        if block.title:
            new = min(block.level, last + 1)
            last = new
            block = replace(block, level=new)
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
