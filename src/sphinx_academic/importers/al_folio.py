"""al-folio: papers are a .bib file, and all else is in front matter and YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from .al_folio_data import (
    books,
    coauthors,
    profile_links,
    project_blocks,
    repositories,
    schedule,
    teaching_blocks,
    venues,
)
from .collections_of_jekyll import Document, documents, list_of_posts, posts, take_names
from .folio_pages import FolioJekyll
from .free_pages import FreePages, bib_titles
from .ids import id_of, page_name
from .jekyll import JekyllPage
from .json_resume import resume as read_json_resume
from .page_writer import PageWriter, found_name
from .records import Block, Entry, Page, Person, Site
from .rendercv import is_cv
from .rendercv import resume as read_rendercv
from .resume_items import Section, block, first, tables
from .resume_site import Resume, escaped_option, without_examples
from .scholar_tags import Bibliographies, anchors_of_papers, owner_aliases, with_cited_papers
from .source import Source, plain_text, texts
from .subtitles import contact, linked_affiliation, position_in, subtitle
from .template_text import has_placeholder_text, is_template_person, is_template_text
from .time_tables import is_time_tables
from .time_tables import resume as read_time_tables

SIGNS = (
    "_config.yml with settings of al-folio (enable_publication_badges, filtered_bibtex_keywords), or a home"
    " page with layout: about and two of first_name, last_name, scholar in _config.yml, and _news"
)

_SETTINGS = (
    "enable_publication_badges",
    "enable_publication_thumbnails",
    "filtered_bibtex_keywords",
    "enable_navbar_social",
    "repo_theme_light",
    "max_author_limit",
)
#: settings that others have, too, and that are a sign beside others
_COMMON = ("first_name", "last_name", "scholar")
_HOMES = tuple(f"{folder}{name}.md" for folder in ("_pages/", "") for name in ("about", "index", "home"))
_ABOUT = re.compile(
    r"\A---[ \t]*$(?:(?!^---).)*?^layout:[ \t]*(['\"]?)about\1[ \t]*(?:#.*?)?$", re.MULTILINE | re.DOTALL
)
#: keys of front matter that name what a layout draws
_NEWS_FLAGS = ("news", "announcements")
_LATEST = 5


def recognise(source: Source) -> str:
    """Return why a source is of this kind."""
    name = source.first("_config.yml", "_config.yaml")
    text = _head(source, name)
    stated = set(re.findall(r"^(\w+)[ \t]*:", text, re.MULTILINE))
    if "theme_settings" in stated:
        return ""
    if found := next((key for key in _SETTINGS if key in stated), ""):
        return f"{name} has {found}"
    signs = [*(key for key in _COMMON if key in stated), *(["_news"] if source.below("_news") else [])]
    if not name or len(signs) < 2:
        return ""
    home = next((file for file in _HOMES if _ABOUT.match(_head(source, file))), "")
    return f"{home} has the layout about, beside {', '.join(signs)}" if home else ""


def _head(source: Source, name: str) -> str:
    return source.head(name).decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


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
        self.name = self._name()
        self.bibliographies = Bibliographies(source, self.config, self.name)
        self.jekyll.keys = self.bibliographies.keys
        self.writer = PageWriter(source, self)
        self.writer.keys = self.bibliographies.keys
        self.free = FreePages(source, self.writer, [self.name, *self._aliases()], self.jekyll)
        self.resume = self._resume()
        self.news = [item for item in documents(self.jekyll, "news") if self._is_own(item)]
        self.posts = [post for post in posts(self.jekyll) if self._is_own(post)]
        self.projects = [each for each in documents(self.jekyll, "projects") if self._is_own(each)]
        self.teachings = [each for each in documents(self.jekyll, "teachings") if self._is_own(each)]
        self.books = [each for each in documents(self.jekyll, "books") if self._is_own(each)]
        #: address of the old page -> name of the new one
        self.names: dict[str, str] = {}
        #: addresses of the pages that menus lead to
        self._in_menus: set[str] = set()
        self.pages: list[Page] = []
        self.redirects: dict[str, str] = {}

    # -- the person -----------------------------------------------------------------

    def _name(self) -> str:
        parts = [plain_text(self.config.get(key)) for key in ("first_name", "middle_name", "last_name")]
        name = " ".join(filter(None, parts))
        title = self._title()
        if not name or is_template_person(name):
            if name:
                self.findings.left_out(f"the name {name}, which is an example", self.jekyll.config_file)
            name = title
        return name

    def _title(self) -> str:
        """Return what the site is called, which is the name of its person where none is stated."""
        title = plain_text(self.config.get("title"))
        return "" if title.lower() == "blank" or is_template_person(title) else title

    def _person(self, home: JekyllPage | None) -> Person:
        metadata = home.metadata if home else {}
        links = profile_links(self.source, self.jekyll)
        profile = metadata.get("profile") if isinstance(metadata.get("profile"), dict) else {}
        assert isinstance(profile, dict)
        file = home.file if home else ""
        # its first versions call the lines below the picture an address
        lines = profile.get("more_info") or profile.get("address") or ""
        stated = contact(str(lines), self.findings, file)
        if "email" in stated and "email" not in links.parts:
            links.email(stated["email"])
        line = str(metadata.get("subtitle") or "")
        position, affiliation = subtitle(line)
        self._affiliation = linked_affiliation(affiliation, line)
        if not position:
            position, found = position_in(home.body if home else "")
            affiliation = affiliation or found
        if not affiliation and self.resume:
            affiliation = self.resume.affiliation
        position = position or (self.resume.position if self.resume else "")
        image = plain_text(profile.get("image"))
        parts = {
            "aliases": self._aliases(),
            "position": position,
            "affiliation": affiliation,
            "photo": self.writer.photo(f"assets/img/{image}", file, "assets/img/") if image else "",
            **links.parts,
        }
        self._location = stated.get("location", "")
        return Person(id_of(self.name), self.name, {part: value for part, value in parts.items() if value})

    def _aliases(self) -> list[str]:
        plain = " ".join(re.sub(r"\([^()]*\)", " ", self.name).split())
        given, family = plain_text(self.config.get("first_name")), plain_text(self.config.get("last_name"))
        names = [
            plain,
            " ".join(filter(None, (given, family))),
            *owner_aliases(self.bibliographies.scholar, self.name),
        ]
        return [name for name in dict.fromkeys(names) if name != self.name and " " in name]

    # -- what is an example ----------------------------------------------------------

    def _is_own(self, document: Document) -> bool:
        if document.is_example:
            self.findings.left_out("it is an example of the template", document.page.file)
            return False
        if document.is_draft:
            self.findings.left_out("it is a draft, or not published", document.page.file)
            return False
        return True

    def _resume(self) -> Resume | None:
        """Return what the CV says: of its forms, that which is shown, without examples."""
        found: list[Resume] = []
        name = self.source.first("_data/cv.yml", "_data/cv.yaml")
        data = self.source.yaml(name) if name else None
        if isinstance(data, dict) and is_cv(data):
            found.append(read_rendercv(data["cv"], name, self.source))
        elif isinstance(data, list) and is_time_tables(data):
            found.append(read_time_tables(data, name, self.source))
        name = self.source.first("assets/json/resume.json", "_data/resume.json", "_data/resume.yml")
        data = (self.source.json(name) if name.endswith("json") else self.source.yaml(name)) if name else None
        if isinstance(data, dict):
            found.append(read_json_resume(data, name, self.source))
        own = []
        for resume in found:
            resume.sections = without_examples(resume, self.source)
            if is_template_person(resume.name) or resume.suspicious and not resume.sections:
                resume.position, resume.summary, resume.affiliations, resume.parts = "", "", [], {}
            if resume.sections:
                own.append(resume)
        for other in own[1:]:
            self.findings.check(
                "the site has two CVs; this one was left out", other.file, remedy="compare them"
            )
        return own[0] if own else None

    # -- addresses -------------------------------------------------------------------

    def new_page(self, address: str, page: str) -> str | None:
        """Return the name of the new page that an address leads to."""
        path, _fragment = self.jekyll.local(address)
        if path is None:
            return None
        if path == "" and not re.search(r"[/?]|\w", address):
            return ""
        if path.startswith("_"):
            # of {% link %}: a file
            return self.names.get(path, "")
        if name := found_name(path, self.names):
            return name
        old, _fragment = self.jekyll.page_of(address)
        if (
            old
            and (target := plain_text(old.metadata.get("redirect")))
            and target.lower() != "true"
            and target != address
        ):
            return self.new_page(target, page) if old.address not in self.names else self.names[old.address]
        return ""

    # -- pages -----------------------------------------------------------------------

    def site(self) -> Site:
        """Return what the source states."""
        home = self._home()
        listed = self._listed(home)
        self._take_names(home, listed)
        person = self._person(home)
        blocks = self._home_blocks(home)
        for page in listed:
            self._add(page)
        self._add_documents()
        self._add_cv()
        pages, papers = self.free.finished(
            [self._home_page(home, blocks), *self.pages], bib_titles(self.bibliographies.libraries)
        )
        people = [person] if self.name else []
        people += coauthors(self.source, person.id)
        kind = "person" if self.name else "lab"
        return Site(
            kind=kind,
            name=self.name,
            people=tuple(people),
            pages=tuple(self.writer.with_anchors(with_cited_papers(pages, self.findings))),
            papers=papers,
            bib_files=self.bibliographies.files,
            venues=venues(self.source),
            files={**self.bibliographies.named_files(), **self.writer.files},
            redirects={**anchors_of_papers(pages), **self.free.anchors, **self.redirects},
            language=_language(plain_text(self.config.get("lang"))),
            url=self.jekyll.url,
            description=self._description(),
            title=self._title(),
        )

    def _home(self) -> JekyllPage | None:
        pages = self.jekyll.pages
        return pages.get("") or next(
            (page for page in pages.values() if plain_text(page.metadata.get("layout")) == "about"), None
        )

    def _description(self) -> str:
        text = plain_text(self.config.get("description"))
        return "" if "simple, whitespace theme" in text else text

    def _listed(self, home: JekyllPage | None) -> list[JekyllPage]:
        """Return the pages to import but for the home page, in the order of the navigation."""
        found = []
        for page in self.jekyll.pages.values():
            if page is home or page.address in ("404.html", "404/"):
                continue
            redirect = plain_text(page.metadata.get("redirect"))
            if redirect or page.metadata.get("redirect") is True:
                continue
            if not page.file.startswith("_pages/") and "layout" not in page.metadata:
                continue
            if page.file.startswith(("assets/", "lighthouse", "bin/")):
                continue
            if page.metadata.get("published") is False:
                self.findings.left_out("it is not published", page.file)
                continue
            if page.metadata.get("dropdown") is True:
                self.findings.imported(
                    f"the menu {page.title!r}: its pages are in the table of contents", page.file
                )
                children = tables(page.metadata.get("children"))
                self._in_menus.update(first(child, "permalink", "url").strip("/") for child in children)
                continue
            found.append(page)
        hidden = [name for name in self.source.below("_pages") if name.rpartition("/")[2].startswith("_")]
        for name in hidden:
            self.findings.left_out("Jekyll does not build it, for its name begins with an underscore", name)
        return sorted(found, key=_order)

    def _take_names(self, home: JekyllPage | None, pages: Iterable[JekyllPage]) -> None:
        self.names[""] = "index"
        if home:
            self._name_of(home, "index")
        take_names(self.names, pages, self.findings)
        for folder, group in (
            ("projects", self.projects),
            ("teachings", self.teachings),
            ("news", self.news),
            ("blog", self.posts),
        ):
            for document in group:
                if folder == "news" and document.is_inline:
                    continue
                if folder == "projects" and document.redirect:
                    continue
                name = f"{folder}/{page_name(document.stem)}"
                self._name_of(document.page, name)
                if document.address:
                    self.names[document.address] = name

    def _name_of(self, page: JekyllPage, name: str) -> None:
        self.names.setdefault(page.address, name)
        self.names[page.file] = name
        for path in page.redirects:
            self.names.setdefault(path, name)

    def _page(self, page: JekyllPage, blocks: Sequence[Block], title: str = "") -> Page:
        name = self.names[page.file]
        shown = page.metadata.get("nav") is True or page.address.strip("/") in self._in_menus
        title = title or page.title or name.rpartition("/")[2]
        title = "CV" if title.lower() == "cv" else title[:1].upper() + title[1:]
        description = plain_text(page.metadata.get("description"))
        if is_template_text(description):
            description = ""
        old = [page.address] if page.address not in (name, f"{name}/", f"{name}.html") else []
        return Page(
            name,
            title,
            tuple(blocks),
            description=re.sub(r"<[^>]*>", "", description),
            metadata={} if shown else {"orphan": True},
            redirects=tuple(dict.fromkeys([*old, *page.redirects])),
            in_navigation=shown,
        )

    def _home_page(self, home: JekyllPage | None, blocks: Sequence[Block]) -> Page:
        return Page(
            "index",
            self.name or plain_text(self.config.get("title")),
            tuple(blocks),
            description=self._description(),
            redirects=home.redirects if home else (),
        )

    def _home_blocks(self, home: JekyllPage | None) -> list[Block]:
        metadata = home.metadata if home else {}
        if home and is_template_text(home.body):
            self.findings.left_out("its text is that of the template", home.file)
        blocks = self._blocks(home, "index") if home and not is_template_text(home.body) else []
        options = {
            name: escaped_option(value)
            for name, value in (("affiliation", self._affiliation), ("location", self._location))
            if value
        }
        intro = ""
        if blocks and not blocks[0].title and not blocks[0].kind:
            intro = blocks.pop(0).text
        made = [Block("profile", body=intro, options=options), *blocks]
        kinds = {each.kind for each in blocks}
        announcements = self.config.get("announcements")
        config_news = isinstance(announcements, dict) and announcements.get("enabled") is True
        if (
            self.news
            and "news" not in kinds
            and (config_news or any(_is_on(metadata.get(flag)) for flag in _NEWS_FLAGS))
        ):
            made.append(self._news_block("index", announcements))
        if (
            _is_on(metadata.get("selected_papers"))
            and self.bibliographies.has_selected()
            and "publications" not in kinds
        ):
            made.append(self._selected())
        if _is_on(metadata.get("latest_posts")) and self.posts:
            made.append(
                Block("", "Latest posts", text=list_of_posts(self.posts, self.writer, "index", _LATEST))
            )
        return made

    def _selected(self) -> Block:
        options = {"filter": "selected", "group-by": "none", **self.bibliographies.pictures(selected=True)}
        return Block("publications", "Selected publications", options=options)

    def _news_block(self, page: str, announcements: Any) -> Block:
        limit = announcements.get("limit") if isinstance(announcements, dict) else None
        number = str(limit) if isinstance(limit, int) and limit > 0 else str(_LATEST)
        if page == "index":
            return Block("news", "News", options={"from": "news", "limit": number, "more": "All news"})
        return self._all_news()

    def _all_news(self) -> Block:
        inline = [self._news_entry(item) for item in self.news if item.is_inline]
        options = {"files": "news/*"} if any(not item.is_inline for item in self.news) else {}
        return Block("news", options=options, entries=tuple(inline))

    def _news_entry(self, item: Document) -> Entry:
        text = self.jekyll.text_of(item.page).text
        if not item.date:
            self.findings.undated_news(text, item.page.file)
        return Entry(self.writer.line(text, item.page.file, "news"), item.date)

    def _blocks(self, page: JekyllPage, name: str, *, title: str = "") -> list[Block]:
        """Return the text of a page as parts of the new one."""
        text = self.jekyll.text_of(page)
        found = text.text
        for number, loop in enumerate(text.loops):
            if not loop.collection.startswith("site.data") or "repositories" in loop.collection:
                found = found.replace(f"data-loop='{number}'", f'data-collection="{loop.collection}"')
        if page.title:
            found = re.sub(r"^# .*\n", "", found.lstrip("\n"), count=1)

        def draw(kind: str, attributes: Mapping[str, str]) -> Sequence[Block]:
            return self._drawn(kind, attributes, page, name)

        return self.free.blocks(found, page.file, name, draw, title=title, loops=text.loops)

    def _drawn(
        self, kind: str, attributes: Mapping[str, str], page: JekyllPage, name: str
    ) -> Sequence[Block]:
        if kind == "bibliography":
            options = self.bibliographies.directive(attributes.get("arguments", ""), self.findings, page.file)
            return [Block("publications", options=options)] if options is not None else []
        if kind == "selected" and self.bibliographies.has_selected():
            return [self._selected()]
        if kind == "news" and self.news:
            return [
                self._all_news()
                if name == "news"
                else self._news_block("index", self.config.get("announcements"))
            ]
        if kind == "projects" and self.projects:
            return project_blocks(self.projects, page, self.writer, name)
        if kind == "teachings" and self.teachings:
            return teaching_blocks(self.teachings, self.writer, name)
        if kind == "repositories":
            return [made] if (made := repositories(self.source)) else []
        if kind == "posts" and self.posts:
            return [Block("", text=list_of_posts(self.posts, self.writer, name))]
        if kind == "loop":
            return self._loop(attributes, page, name)
        return []

    def _loop(self, attributes: Mapping[str, str], page: JekyllPage, name: str) -> Sequence[Block]:
        collection = attributes.get("collection", "")
        if "projects" in collection:
            return project_blocks(self.projects, page, self.writer, name) if self.projects else []
        if "repositories" in collection:
            return [made] if (made := repositories(self.source)) else []
        if "post" in collection or "paginator" in collection:
            return [Block("", text=list_of_posts(self.posts, self.writer, name))] if self.posts else []
        return []

    def _add(self, page: JekyllPage) -> None:
        """Add a page, if there is anything on it that is the owner's."""
        layout = plain_text(page.metadata.get("layout"))
        name = self.names[page.file]
        if layout == "cv":
            self._cv_page = page
            return
        if layout == "profiles":
            blocks = self._profiles(page, name)
        elif layout == "book-shelf":
            blocks = books(self.books, self.writer, name) if self.books else []
        elif is_template_text(page.body) or has_placeholder_text(page.body):
            blocks = []
        else:
            blocks = self._once(self._blocks(page, name, title=page.title))
        if not any(each.kind or each.text for each in blocks):
            self.findings.left_out(
                "nothing is on this page but what the template has, or draws from nothing", page.file
            )
            self.names = {address: new for address, new in self.names.items() if new != name}
            return
        self.pages.append(self._page(page, blocks))

    @staticmethod
    def _once(blocks: list[Block]) -> list[Block]:
        """Return the parts of a page without what a loop in a loop would draw again."""
        seen: set[str] = set()
        kept = []
        for each in blocks:
            mark = f"{each.kind}{each.entries}{each.options}{each.text}"
            if (each.kind in ("projects", "news") or each.entries) and mark in seen:
                continue
            seen.add(mark)
            kept.append(each)
        return kept

    def _profiles(self, page: JekyllPage, name: str) -> list[Block]:
        """Return the people of a page with a profile for each, whose text is a file."""
        blocks = []
        entries = page.metadata.get("profiles")
        for entry in entries if isinstance(entries, list) else ():
            if not isinstance(entry, dict):
                continue
            content = plain_text(entry.get("content"))
            file = self.source.first(f"_pages/{content}", content) if content else ""
            _metadata, body, _offset = self.source.page(file) if file else ({}, "", 0)
            if not body.strip() or is_template_text(body):
                if body.strip():
                    self.findings.left_out("a profile whose text is that of the template", file)
                continue
            picture = self.writer.photo(
                f"assets/img/{plain_text(entry.get('image'))}", page.file, "assets/img/"
            )
            found = self.writer.blocks(self.jekyll.plain(body, file).text, file, name)
            if picture:
                path = self.writer.picture(f"/assets/img/{plain_text(entry.get('image'))}", page.file, name)
                found.insert(0, Block("", text=f"![]({path})"))
            blocks += found
        if self.jekyll.text_of(page).text.strip():
            blocks += self._blocks(page, name)
        return blocks

    def _add_documents(self) -> None:
        """Add the pages of news, projects, courses and posts."""
        if self.news and not any(page.name == "news" for page in self.pages):
            self.pages.append(Page("news", "News", (self._all_news(),), in_navigation=True))
        for item in self.news:
            if not item.is_inline:
                if not item.date:
                    self.findings.undated_news(item.title, item.page.file)
                stated = {"date": item.date} if item.date else {}
                self._add_document(item, {**stated, "orphan": True})
        for each in (*self.projects, *self.teachings, *self.posts):
            if each.page.file in self.names:
                self._add_document(each, {"orphan": True})

    def _add_document(self, document: Document, metadata: Mapping[str, Any]) -> None:
        page = document.page
        name = self.names[page.file]
        blocks = self._blocks(page, name)
        if table := schedule(document):
            blocks.append(Block("", "Schedule", text=table))
        if document.date and "date" not in metadata and name.startswith("blog/"):
            blocks.insert(0, Block("", text=f"*{document.date}*"))
        old = [document.address] if document.address not in ("", name, f"{name}/") else []
        self.pages.append(
            Page(
                name,
                document.title,
                tuple(blocks),
                description=re.sub(r"<[^>]*>", "", plain_text(page.metadata.get("description"))),
                metadata=metadata,
                redirects=tuple(dict.fromkeys([*old, *page.redirects])),
                in_navigation=False,
            )
        )

    _cv_page: JekyllPage | None = None

    def _add_cv(self) -> None:
        """Add the page of the CV, with the sections of its data."""
        page = self._cv_page
        blocks: list[Block] = []
        for section in self.resume.sections if self.resume else ():
            blocks += self._cv_section(section)
        pdf = plain_text(page.metadata.get("cv_pdf")) if page else ""
        if page and pdf and "example_pdf" not in pdf:
            target = pdf if "://" in pdf else self._pdf(pdf, page)
            if target:
                blocks.insert(0, Block("", text=f"[PDF]({target})"))
        if page and page.body.strip() and not is_template_text(page.body):
            blocks = [*self._blocks(page, self.names[page.file]), *blocks]
        if not blocks:
            if page:
                self.findings.left_out("the CV has nothing but examples of the template", page.file)
            return
        if page:
            self.pages.append(self._page(page, blocks))
        else:
            self.pages.append(Page("cv", "CV", tuple(blocks)))

    def _pdf(self, pdf: str, page: JekyllPage) -> str:
        found = self.writer.copied(pdf, page.file, "files", prefixes=("assets/pdf/",))
        if not found:
            self.findings.left_out(
                f"the file {pdf} is not there", page.file, remedy="copy it, and link to it"
            )
        return found

    def _cv_section(self, section: Section) -> list[Block]:
        if section.papers:
            self.findings.left_out(
                f"papers of {section.title!r}, for the .bib file has them",
                self.resume.file if self.resume else "",
            )
            return []
        if re.search(r"publication|\bpapers\b", section.title, re.IGNORECASE) and self.bibliographies.files:
            self.findings.left_out(
                f"{section.title!r}, for the .bib file has the papers",
                self.resume.file if self.resume else "",
            )
            return []
        made = block(section)
        # where the theme has an anchor of this name
        return [replace(made, anchors=(section.title,))] if made else []


def _is_on(value: Any) -> bool:
    return value is True or (isinstance(value, dict) and value.get("enabled") is True)


def _order(page: JekyllPage) -> tuple[bool, float, str]:
    order: Any = page.metadata.get("nav_order")
    try:
        number = 10_000.0 if isinstance(order, bool) else float(order)
    except (TypeError, ValueError):
        number = 10_000.0
    return page.metadata.get("nav") is not True, number, page.file


def _language(code: str) -> str:
    code = code.strip().replace("-", "_")
    known = {
        "en": "",
        "cn": "zh_CN",
        "zh": "zh_CN",
        "zh_cn": "zh_CN",
        "zh_tw": "zh_TW",
        "jp": "ja",
        "kr": "ko",
    }
    folded = code.lower()
    if folded in known or folded.startswith("en_"):
        return known.get(folded, "")
    return code if re.fullmatch(r"[a-z]{2}(?:_[A-Z]{2})?", code) else ""


__all__ = ["SIGNS", "read", "recognise", "texts"]
