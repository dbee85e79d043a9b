"""A site whose pages are free Markdown and HTML: its pages, its owner, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from . import template_text
from .free_blocks import FreeBlocks
from .ids import page_name
from .jekyll import Jekyll, JekyllPage
from .markup import parse
from .owner import Owner
from .page_anchors import reported_in, with_existing_anchors
from .records import Block, Page, Site
from .sections import Heading, headings
from .source import Source, plain_text

#: data that the theme draws
_THEME_DATA = ("_data/navigation.yml", "_data/ui-text.yml")


class FreeSite(FreeBlocks):
    """Reads a site."""

    def __init__(self, source: Source, jekyll: Jekyll) -> None:
        super().__init__(source, jekyll)
        self.owner = Owner(self.at, self.mover)
        #: titles that the navigation gives to pages, by their files
        self._titles: dict[str, str] = {}
        #: files of pages that the navigation does not name
        self._hidden: set[str] = set()

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
        pages = with_existing_anchors(
            self._with_profile(pages, name, other_name), reported_in(self.at.findings)
        )
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
        base = name = page_name(re.sub(r"\.html?$", "", page.address)) if page.address else "home"
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
            target, _fragment = self.at.jekyll.page_of(one or other)
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

    def _title_of(self, page: JekyllPage, parts: Sequence[Heading]) -> str:
        """Return the title of a page that states none."""
        first = next((part.text for part in parts if part.text), "")
        return (
            first
            or self._titles.get(page.file, "")
            or self.at.names[page.file].rpartition("/")[2].replace("-", " ").capitalize()
        )

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
