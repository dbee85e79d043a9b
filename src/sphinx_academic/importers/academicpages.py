"""academicpages: a homepage of Jekyll with a file for each paper, talk and course."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .academicpages_papers import read_paper
from .collections_of_jekyll import (
    Document,
    documents,
    list_of_posts,
    missing_list_of_posts,
    new_page,
    posts,
    take_names,
)
from .dates import readable
from .folio_pages import FolioJekyll
from .free_pages import FreePages
from .ids import id_of, page_name
from .jekyll import JekyllPage
from .markdown_lines import escaped
from .page_writer import PageWriter
from .records import Block, Entry, Page, Paper, Person, Site
from .resume_site import escaped_option
from .section_names import heading, kind_of, title_of
from .services import Links, is_link_name, is_placeholder
from .source import Source, plain_text, texts
from .subtitles import position_in, subtitle
from .template_text import (
    has_placeholder_text,
    is_template_person,
    is_template_text,
    is_template_title,
    words,
)

SIGNS = "_config.yml with author, and collections such as _publications or _talks"

_COLLECTIONS = ("publications", "talks", "teaching", "portfolio")
#: collections of the template whose lists have no dates
_UNDATED = re.compile(r"(?:^|/)_(?:portfolio|projects)/")
#: of the author in ``_config.yml``, what is no link
_NO_LINKS = frozenset(["name", "avatar", "bio", "location", "employer", "pronouns", "email"])
_EXAMPLES = frozenset(
    [
        "short biography for the left hand sidebar",
        "earth",
        "red brick university",
        "github university",
        "github pages university",
        "none none org",
    ]
)


def recognise(source: Source) -> str:
    """Return why a source is of this kind."""
    name = source.first("_config.yml", "_config.yaml")
    text = source.head(name).decode("utf-8", errors="replace")
    if not re.search(r"^author\s*:", text, re.MULTILINE) or re.search(r"^scholar\s*:", text, re.MULTILINE):
        return ""
    folder = next((f"_{each}" for each in _COLLECTIONS if source.below(f"_{each}", ".md", ".html")), "")
    if re.search(r"^talkmap_link\s*:|academicpages", text, re.MULTILINE | re.IGNORECASE):
        return name
    return folder if "_data/ui-text.yml" in source or source.below("_pages") else ""


def read(source: Source) -> Site:
    """Return what a source states."""
    return _Reader(source).site()


class _Reader:
    """One site that is read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings = source.findings
        self.jekyll = FolioJekyll(source)
        self.config = self.jekyll.config
        author = self.config.get("author")
        self.author: Mapping[str, Any] = author if isinstance(author, dict) else {}
        self.name = self._name()
        self.writer = PageWriter(source, self)
        self.free = FreePages(source, self.writer, [self.name], self.jekyll)
        #: collection -> its documents that are no examples
        self.collections = {
            name: self._own(documents(self.jekyll, name)) for name in self._collection_names()
        }
        self.posts = self._own(posts(self.jekyll))
        #: collection -> the section that it is
        self.kinds = {name: self._kind(name, found) for name, found in self.collections.items()}
        self.names: dict[str, str] = {"": "index"}
        self.papers: list[Paper] = []
        self.pages: list[Page] = []
        self.redirects: dict[str, str] = {}
        #: collections that pages list
        self._sections: set[str] = set()

    def _name(self) -> str:
        for text in (
            plain_text(self.author.get("name")),
            plain_text(self.config.get("name")),
            plain_text(self.config.get("title")),
        ):
            if text and not is_template_person(text) and words(text) not in _EXAMPLES:
                return re.sub(
                    r"(?i)\s*['’]s (?:home ?page|website|site)$|\s*[-|/]\s*(?:home ?page|website).*$",
                    "",
                    text,
                )
            if text:
                self.findings.left_out(f"the name {text}, which is an example", self.jekyll.config_file)
        return ""

    def _collection_names(self) -> list[str]:
        settings = self.config.get("collections")
        names = [str(name) for name in settings] if isinstance(settings, dict) else list(texts(settings))
        names += _COLLECTIONS
        skipped = {"pages", "posts", "drafts", "data", "includes", "layouts", "sass", "site", "config"}
        return [name for name in dict.fromkeys(names) if name not in skipped]

    def _own(self, found: Sequence[Document]) -> list[Document]:
        kept = []
        for each in found:
            if each.is_example or is_template_text(plain_text(each.page.metadata.get("excerpt"))):
                self.findings.left_out("it is an example of the template", each.page.file)
            elif each.is_draft:
                self.findings.left_out("it is a draft, or not published", each.page.file)
            else:
                kept.append(each)
        return kept

    def _kind(self, name: str, found: Sequence[Document]) -> str:
        """Return what a collection holds, by what its files say, or by its name."""
        fields = [each.page.metadata for each in found]
        if fields and sum("citation" in each or "paperurl" in each for each in fields) * 2 > len(fields):
            return "publications"
        named = kind_of(name)
        if named in ("publications", "talks", "teaching", "projects", "awards", "news"):
            return named
        if fields and all("venue" in each and "type" in each for each in fields):
            return "talks"
        return "projects"

    # -- addresses -------------------------------------------------------------------

    def new_page(self, address: str, page: str) -> str | None:
        """Return the name of the new page that an address leads to."""
        return new_page(self.jekyll, self.names, address)

    # -- the site --------------------------------------------------------------------

    def site(self) -> Site:
        """Return what the source states."""
        navigation = self.jekyll.navigation()
        home = self.jekyll.pages.get("")
        pages = self._pages(home, [link.url for link in navigation])
        self._take_names(home, pages)
        self._read_papers()
        person = self._person(home)
        blocks = self._home_blocks(home)
        # the page of the CV has what no other page lists
        for page in sorted(pages, key=_is_cv):
            self._add(page)
        self._add_collections(navigation)
        labels = {}
        order: dict[str, int] = {}
        for number, link in enumerate(navigation):
            if (name := self.new_page(link.url, "")) and name not in order:
                labels[name], order[name] = link.title, number
        self._add_documents()
        for number, page_ in enumerate(self.pages):
            shown = page_.name in order or (page_.in_navigation and not navigation)
            metadata = page_.metadata if shown else {**page_.metadata, "orphan": True}
            self.pages[number] = replace(
                page_, in_navigation=shown, label=labels.get(page_.name, ""), metadata=metadata
            )
        self.pages.sort(key=lambda page: order.get(page.name, len(navigation)))
        first = Page(
            "index",
            self.name,
            tuple(blocks),
            description=self._description(),
            redirects=home.redirects if home else (),
        )
        titles = {re.sub(r"[\W_]+", "", paper.title.casefold()): "" for paper in self.papers}
        made, listed = self.free.finished([first, *self.pages], {})
        papers = (
            *self.papers,
            *(each for each in listed if re.sub(r"[\W_]+", "", each.title.casefold()) not in titles),
        )
        return Site(
            name=self.name,
            people=(person,) if self.name else (),
            pages=tuple(self.writer.with_anchors(made)),
            papers=papers,
            files=self.writer.files,
            redirects={**self.free.anchors, **self.redirects},
            language=_language(plain_text(self.config.get("locale"))),
            url=self.jekyll.url,
            description=self._description(),
        )

    def _description(self) -> str:
        text = plain_text(self.config.get("description"))
        return "" if is_template_text(text) or words(text) in (*_EXAMPLES, "personal description") else text

    def _person(self, home: JekyllPage | None) -> Person:
        file = self.jekyll.config_file
        links = Links(self.findings, file)
        email = plain_text(self.author.get("email"))
        if email and not is_placeholder(email) and words(email) not in _EXAMPLES:
            links.email(email)
        for key, value in self.author.items():
            text = plain_text(value)
            if str(key) in _NO_LINKS or not text:
                continue
            if is_link_name(str(key)) or "://" in text:
                links.add(str(key), text)
            else:
                self.findings.left_out(f"of the author, {key}: {text}", file)
        bio = plain_text(self.author.get("bio"))
        bio = "" if words(bio) in _EXAMPLES or is_template_text(bio) else bio
        employer = plain_text(self.author.get("employer"))
        employer = "" if words(employer) in _EXAMPLES else employer
        position, affiliation = subtitle(bio) if len(bio.split()) <= 14 else ("", "")
        self.motto = "" if position or affiliation == bio and len(bio.split()) <= 6 else bio
        if not position:
            body = home.body if home and not is_template_text(home.body) else ""
            position, found = position_in(body)
            affiliation = found if not employer else ""
        location = plain_text(self.author.get("location"))
        self.location = "" if words(location) in _EXAMPLES or location == "Earth" else location
        avatar = plain_text(self.author.get("avatar"))
        parts = {
            "position": position,
            "affiliation": employer or affiliation,
            "photo": self.writer.photo(avatar, file, "images/"),
            **links.parts,
        }
        return Person(id_of(self.name), self.name, {part: value for part, value in parts.items() if value})

    def _pages(self, home: JekyllPage | None, navigation: Sequence[str]) -> list[JekyllPage]:
        """Return the pages of the owner but for the home page."""
        linked = {page.file for url in navigation if (page := self.jekyll.page_of(url)[0])}
        found = []
        for page in self.jekyll.pages.values():
            if (
                page is home
                or re.match(
                    r"(?:404|sitemap|terms|markdown|archive-layout\S*|non-menu-page|category-archive|tag-archive|collection-archive|portfolio-archive)\b",
                    page.address,
                )
                and page.file not in linked
            ):
                if page is not home:
                    self.findings.left_out("it is a page of the template, which nothing leads to", page.file)
                continue
            if not page.file.startswith("_pages/") and page.file not in linked:
                continue
            if page.metadata.get("published") is False:
                self.findings.left_out("it is not published", page.file)
                continue
            if page.metadata.get("redirect_to"):
                continue
            if (
                is_template_text(page.body)
                or is_template_title(page.title)
                or has_placeholder_text(page.body)
            ):
                self.findings.left_out("its text is that of the template", page.file)
                continue
            found.append(page)
        return found

    def _take_names(self, home: JekyllPage | None, pages: Sequence[JekyllPage]) -> None:
        if home:
            self.names[home.address] = self.names[home.file] = "index"
            self.names |= dict.fromkeys(home.redirects, "index")
        take_names(self.names, pages, self.findings)
        for collection, found in self.collections.items():
            target = "publications" if self.kinds[collection] == "publications" else ""
            for each in found:
                name = target or f"{page_name(collection)}/{page_name(each.stem)}"
                if not target and not each.page.body.strip():
                    continue
                self._name_document(each, name)
        for post in self.posts:
            self._name_document(post, f"blog/{page_name(post.stem)}")

    def _name_document(self, document: Document, name: str) -> None:
        self.names[document.page.file] = name
        for address in (document.address, *document.page.redirects):
            self.names.setdefault(address, name)

    def _read_papers(self) -> None:
        seen: dict[str, int] = {}
        page = self._publications_page()
        for collection, found in self.collections.items():
            if self.kinds[collection] != "publications":
                continue
            for each in sorted(found, key=_newest, reverse=True):
                paper = read_paper(each, self.source, self.writer, self.jekyll)
                if paper is None:
                    continue
                self.names[each.page.file] = page
                for address in (each.address, *each.page.redirects):
                    self.names[address] = page
                    if address:
                        self.redirects[address] = page
                mark = re.sub(r"[\W_]+", "", paper.title.casefold())
                if mark in seen:
                    self.findings.check(
                        f"{paper.title!r} is there twice; the first one was taken", each.page.file
                    )
                    continue
                seen[mark] = len(self.papers)
                self.papers.append(paper)
        self._select(seen)

    def _publications_page(self) -> str:
        """Return the page that lists the papers, which may have another name."""
        for page in self.jekyll.pages.values():
            name = self.names.get(page.file, "index")
            if name != "index" and "cv" not in page.address and self._draws_papers(page):
                return name
        return "publications"

    def _draws_papers(self, page: JekyllPage) -> bool:
        return any(
            re.search(rf"in\s+site\.{re.escape(name)}\b", page.body)
            for name, kind in self.kinds.items()
            if kind == "publications"
        )

    def _select(self, seen: Mapping[str, int]) -> None:
        """Mark the papers that a data file with selected ones names."""
        self.has_selected = False
        for name in self.source.below("_data", ".yml", ".yaml"):
            if not re.search(r"select|featur|highlight", name.lower()):
                continue
            data = self.source.yaml(name)
            titles = (
                [plain_text(each.get("title")) for each in data if isinstance(each, dict)]
                if isinstance(data, list)
                else []
            )
            places = [
                seen[mark] for title in titles if (mark := re.sub(r"[\W_]+", "", title.casefold())) in seen
            ]
            if places and len(places) * 2 >= len(titles):
                self.has_selected = True
                self.findings.imported(f"selected papers: {len(places)}", name)
                for place in places:
                    paper = self.papers[place]
                    self.papers[place] = replace(paper, fields={**paper.fields, "selected": "true"})

    def _home_blocks(self, home: JekyllPage | None) -> list[Block]:
        blocks: list[Block] = []
        if home and is_template_text(home.body):
            self.findings.left_out("its text is that of the template", home.file)
        elif home:
            blocks = self._blocks(home, "index")
        intro = ""
        if blocks and not blocks[0].title and not blocks[0].kind:
            intro = blocks.pop(0).text
        options = {
            "location": escaped_option(self.location),
            "pronouns": escaped_option(plain_text(self.author.get("pronouns"))),
        }
        motto = self.writer.line(self.motto, self.jekyll.config_file) if self.motto else ""
        body = "\n\n".join(filter(None, (motto, intro)))
        made = [
            Block("profile", body=body, options={name: text for name, text in options.items() if text}),
            *blocks,
        ]
        if self.has_selected and not any(each.kind == "publications" for each in blocks):
            made.append(
                Block(
                    "publications",
                    "Selected publications",
                    options={"filter": "selected", "group-by": "none"},
                )
            )
        return made

    def _blocks(self, page: JekyllPage, name: str, *, title: str = "") -> list[Block]:
        text = self.jekyll.text_of(page)
        found = re.sub(r"^[ \t]*\[//\]:.*$|^[ \t]*\[comment\]:.*$", "", text.text, flags=re.MULTILINE)
        for number, loop in enumerate(text.loops):
            if not loop.collection.startswith("site.data"):
                found = found.replace(f"data-loop='{number}'", f'data-collection="{loop.collection}"')

        def draw(_kind: str, attributes: Mapping[str, str]) -> Sequence[Block]:
            return self._listed(attributes.get("collection", ""), name)

        return self.free.blocks(found, page.file, name, draw, title=title, loops=text.loops)

    def _listed(self, collection: str, page: str) -> Sequence[Block]:
        """Return what a loop over a collection draws."""
        head, _dot, rest = collection.partition(".")
        name = rest.partition(".")[0] if head == "site" else ""
        if re.search(r"\bposts\b", collection):
            return [Block("", text=list_of_posts(self.posts, self.writer, page))] if self.posts else []
        found = self.collections.get(name)
        return self._section(name, found, page) if found else []

    def _section(self, collection: str, found: Sequence[Document], page: str) -> list[Block]:
        kind = self.kinds[collection]
        if kind == "publications":
            return self._publications()
        if collection in self._sections and page.startswith(("cv", "resume")):
            self.findings.left_out(
                f"the list of {kind} on the page {page}, for another page has it", found[0].page.file
            )
            return []
        is_other = kind in {self.kinds[each] for each in self._sections - {collection}}
        self._sections.add(collection)
        return [
            Block(
                kind,
                # a second list of a kind needs a name of its own
                options={"name": f"{kind}-{page_name(collection)}"} if is_other else {},
                entries=tuple(
                    self._entry(each, kind, page) for each in sorted(found, key=_newest, reverse=True)
                ),
            )
        ]

    def _publications(self) -> list[Block]:
        """Return the list of papers, by their categories if the settings name some."""
        categories = self.config.get("publication_category")
        if isinstance(categories, dict):
            blocks = []
            for name, settings in categories.items():
                if any(paper.fields.get("keywords") == str(name) for paper in self.papers):
                    title = plain_text(settings.get("title")) if isinstance(settings, dict) else ""
                    options = {"filter": f'("{name}" in keywords)', "group-by": "year"}
                    blocks.append(
                        Block("publications", escaped(title or heading(str(name))), options=options)
                    )
            if blocks:
                if any("keywords" not in paper.fields for paper in self.papers):
                    blocks.append(
                        Block(
                            "publications", "Others", options={"filter": "not keywords", "group-by": "year"}
                        )
                    )
                return blocks
        return [Block("publications", options={"group-by": "year"})]

    def _entry(self, each: Document, kind: str, page: str) -> Entry:
        metadata = each.page.metadata
        target = (
            self.writer.link("/" + each.address, each.page.file, page)
            if each.page.file in self.names
            else None
        )
        title = f"[{escaped(each.title)}]({target})" if target else escaped(each.title)
        if kind == "projects":
            excerpt = re.sub(r"<img[^>]*>", "", plain_text(metadata.get("excerpt")))
            text = self.writer.line(excerpt, each.page.file, page)
            # a portfolio shows none
            date = "" if _UNDATED.search(each.page.file) else readable(each.date)
            return Entry(f"{title}: {text}" if text else title, date)
        venue, location = plain_text(metadata.get("venue")), plain_text(metadata.get("location"))
        fields = {
            "organisation": escaped(venue),
            "place": escaped(location),
            "note": escaped(plain_text(metadata.get("type"))),
        }
        stated = {
            part: text
            for part, text in fields.items()
            if text and not (part == "note" and text in ("Talk", "talk"))
        }
        date = readable(each.date)
        if not date:
            if each.date:
                stated["note"] = ", ".join(filter(None, (escaped(each.date), stated.get("note"))))
            if kind == "news":
                self.findings.undated_news(each.title, each.page.file)
            return Entry(f":title: {title}", "", fields=stated)
        return Entry("", date, fields={"title": title, **stated})

    def _add(self, page: JekyllPage) -> None:
        name = self.names[page.file]
        blocks = self._blocks(page, name, title=page.title)
        if not any(each.kind or each.text for each in blocks):
            if page.file not in self.jekyll.drawn:
                self.findings.left_out("nothing is on this page but what draws from nothing", page.file)
            self.names = {address: new for address, new in self.names.items() if new != name}
            return
        title = page.title or title_of(name)
        old = [page.address] if page.address not in (name, f"{name}/", f"{name}.html") else []
        description = plain_text(page.metadata.get("excerpt") or page.metadata.get("description"))
        self.pages.append(
            Page(
                name,
                title,
                tuple(blocks),
                description=re.sub(r"<[^>]*>", "", description),
                redirects=tuple(dict.fromkeys([*old, *page.redirects])),
                in_navigation=True,
            )
        )

    def _add_collections(self, navigation: Sequence[Any]) -> None:
        """Add pages for collections that no page lists."""
        shown = {each.kind for page in self.pages for each in page.blocks}
        for collection, found in self.collections.items():
            kind = self.kinds[collection]
            if (
                not found
                or collection in self._sections
                # by hand, or all papers
                or (kind in shown and kind not in {self.kinds[each] for each in self._sections})
                or (kind == "publications" and not self.papers)
            ):
                continue
            base = page_name(collection) if kind != "publications" else "publications"
            name = base if not any(page.name == base for page in self.pages) else f"{base}-list"
            address = f"{collection}/"
            self.names[address] = name
            link = next((link for link in navigation if link.url.strip("/") == collection), None)
            title = link.title if link else heading(collection)
            self.pages.append(Page(name, title, tuple(self._section(collection, found, name))))
            shown.add(kind)
        for page in missing_list_of_posts(self.posts, self.pages, self.writer, self.names, "Blog"):
            self.names.setdefault("year-archive/", page.name)
            self.pages.append(page)

    def _add_documents(self) -> None:
        for collection, found in self.collections.items():
            if self.kinds[collection] == "publications":
                continue
            for each in found:
                if each.page.file in self.names:
                    self._add_document(each)
        for post in self.posts:
            self._add_document(post)

    def _add_document(self, each: Document) -> None:
        name = self.names[each.page.file]
        blocks = self._blocks(each.page, name)
        if name.startswith("blog/") and each.date:
            blocks.insert(0, Block("", text=f"*{each.date}*"))
        old = [each.address] if each.address not in ("", name, f"{name}/") else []
        self.pages.append(
            Page(
                name,
                each.title,
                tuple(blocks),
                redirects=tuple(dict.fromkeys([*old, *each.page.redirects])),
                in_navigation=False,
            )
        )


def _is_cv(page: JekyllPage) -> bool:
    return page.address.startswith(("cv", "resume"))


def _newest(each: Document) -> tuple[str, str]:
    return (each.date if re.match(r"\d{4}", each.date) else "", each.page.file)


def _language(locale: str) -> str:
    code = locale.replace("-", "_")
    if not code or code.lower().startswith("en"):
        return ""
    if code.lower() in ("zh_cn", "zh"):
        return "zh_CN"
    return code.partition("_")[0] if re.fullmatch(r"[a-z]{2}(?:_[A-Z]{2})?", code) else ""
