"""Hugo with the Academic theme, Wowchemy or HugoBlox: widgets or blocks, and a page for each paper."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from . import hugo_authors as people
from .dates import day, readable
from .free_pages import FreePages
from .hugo_papers import read_paper
from .hugo_source import HugoPage, HugoSource
from .hugo_widgets import (
    POSTS,
    PROJECTS,
    PUBLICATIONS,
    TALKS,
    Content,
    Widgets,
    blocks_in,
    home_widgets,
    kind_of_widget,
    widget_of,
)
from .ids import free_id, page_name
from .markdown_lines import escaped, link, one_line
from .page_writer import PageWriter
from .records import Block, Entry, Page, Paper, Person, Site
from .resume_items import first, tables
from .section_names import title_of
from .services import Links
from .source import Source, plain_text, texts
from .template_text import has_placeholder_text, is_template_text, is_template_title, words

SIGNS = "hugo.yaml, config.toml or config/_default, with content/authors, content/publication or widgets"

_SKIPPED = ("slides", "admin", "authors", "author", "home", "tags", "categories")
_CONFIGS = (
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
)


def recognise(source: Source) -> str:
    """Return why a source is of this kind."""
    settings = next(
        (name for name in source.names if name.startswith("config/_default/")), ""
    ) or source.first(*_CONFIGS)
    if not settings or "_config.yml" in source:
        return ""
    signs = (
        *(f"content/{folder}" for folder in ("authors", *PUBLICATIONS, "home", "en/authors")),
        "data/authors",
    )
    found = next((folder for folder in signs if source.below(folder)), "")
    if found:
        return found
    has_blocks = re.search(rb"^\s*-\s*block\s*:", source.head("content/_index.md"), re.MULTILINE)
    return "content/_index.md" if has_blocks else ""


def read(source: Source) -> Site:
    """Return what a source states."""
    return _Reader(source).site()


class _Reader:
    """One site that is read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings = source.findings
        self.hugo = HugoSource(source)
        self.writer = PageWriter(source, self)
        self.authors = people.authors_of(self.hugo)
        self.widgets = home_widgets(self.hugo)
        self.owner = people.owner_of(self.authors, self._username())
        self.title = plain_text(self.hugo.config.get("title"))
        self.is_lab = self._is_lab()
        self.name = self._name()
        self.free = FreePages(source, self.writer, [] if self.is_lab else [self.name])
        self.display = {author.id.lower(): author.name for author in self.authors}
        self.names: dict[str, str] = {"": "index"}
        self.redirects: dict[str, str] = {}
        self.pages: list[Page] = []
        self.papers: list[Paper] = []
        self.talks = self._own(TALKS)
        self.projects = self._own(PROJECTS)
        self.posts = self._own(POSTS)

    # -- who ------------------------------------------------------------------------

    def _username(self) -> str:
        for widget in self.widgets:
            if re.match(r"about|resume-biography|biography", kind_of_widget(widget)):
                content = widget.get("content")
                return first(content if isinstance(content, dict) else {}, "username") or first(
                    widget, "author", "username"
                )
        return ""

    def _is_lab(self) -> bool:
        members = [author for author in self.authors if author is not self.owner and author.groups]
        if self.owner and people.is_group(self.owner):
            return True
        shown = any(kind_of_widget(widget).startswith(("people", "team")) for widget in self.widgets)
        pages = any(
            first(page.metadata, "widget") == "people" or "people" in str(page.metadata.get("sections"))
            for page in self.hugo.pages
            if page.section != "home"
        )
        return len(members) >= 2 and (shown or pages or self.owner is None)

    def _name(self) -> str:
        if not self.is_lab and self.owner:
            return self.owner.name
        if self.owner and people.is_group(self.owner):
            about = next(
                (widget for widget in self.widgets if kind_of_widget(widget).startswith("about")), {}
            )
            title = first(about, "title")
            return self.title or self.owner.name or title
        if self.is_lab:
            return self.title or plain_text(self.hugo.param("org_name", "marketing.seo.org_name"))
        return "" if is_template_title(self.title) else self.title

    # -- addresses --------------------------------------------------------------------

    def new_page(self, address: str, page: str) -> str | None:
        """Return the name of the new page that an address leads to."""
        if address.startswith(("./", "../")):
            address = address.lstrip("./")
        path, _fragment = self.hugo.local(address)
        if path is None:
            return None
        plain = path.lower().strip("/")
        for form in (plain, f"{plain}/"):
            if form in self.names:
                return self.names[form]
        stem = re.sub(r"(?:/?_?index)?\.(?:md|html?)$", "", plain)
        return self.names.get(f"{stem}/" if stem else "", "")

    # -- the site ---------------------------------------------------------------------

    def site(self) -> Site:
        """Return what the source states."""
        self.hugo.report_languages()
        self._read_papers()
        self._take_names()
        persons = self._people()
        self.drawn = Widgets(
            Content(
                self.hugo,
                self.writer,
                self.free,
                tuple(self.authors),
                self.owner,
                self.name,
                self.is_lab,
                self.contact,
                self._group_links() if self.is_lab else {},
                bool(self.papers),
                any("selected" in paper.fields for paper in self.papers),
                bool(self.talks),
                bool(self.projects),
                self._post_list if self.posts else None,
            )
        )
        blocks = self.drawn.home(self.widgets)
        self._add_publications()
        self._add_lists()
        self._add_other_pages()
        self._add_documents()
        first_page = Page("index", self.name or self.title, tuple(blocks), description=self._description())
        pages, listed = self.free.finished(self._in_menu([first_page, *self.pages]), {})
        titles = {words(paper.title) for paper in self.papers}
        self.papers += [paper for paper in listed if words(paper.title) not in titles]
        settings: dict[str, Any] = {}
        if self.is_lab and (groups := self._groups()):
            settings["academic_people_groups"] = groups
        return Site(
            kind="lab" if self.is_lab or not persons else "person",
            name=self.name,
            people=tuple(persons),
            pages=tuple(self.writer.with_anchors(pages)),
            papers=tuple(self.papers),
            files=self.writer.files,
            redirects={**self.free.anchors, **self.redirects},
            language=self._language(),
            url=self.hugo.url,
            description=self._description(),
            settings=settings,
        )

    def _description(self) -> str:
        text = plain_text(self.hugo.param("description", "marketing.seo.description"))
        return "" if is_template_text(text) else text

    def _language(self) -> str:
        code = plain_text(self.hugo.config.get("defaultContentLanguage")) or plain_text(
            self.hugo.config.get("languageCode")
        )
        code = code.lower().replace("_", "-")
        if code in ("", "en") or code.startswith("en-"):
            return ""
        if code.startswith("zh"):
            return "zh_TW" if code in ("zh-tw", "zh-hant") else "zh_CN"
        return code.partition("-")[0] if re.fullmatch(r"[a-z]{2}(?:-\w+)?", code) else ""

    def _people(self) -> list[Person]:
        found: list[Person] = []
        taken: set[str] = set()
        self.contact = self._contact()
        members = [author for author in self.authors if author is not self.owner]
        if self.owner and not (self.is_lab and people.is_group(self.owner)):
            members.insert(0, self.owner)
        for author in members:
            person = people.person_of(
                author,
                self.hugo,
                self.writer,
                free_id(author.name, taken),
                has_profile=author is self.owner,
            )
            taken.add(person.id)
            parts = dict(person.parts)
            if author is self.owner and not self.is_lab:
                parts.pop("group", None)
                parts.pop("topic", None)
                if "email" not in parts and "email" in self.contact:
                    parts["email"] = self.contact["email"]
            elif not author.groups and not self.is_lab:
                parts.pop("topic", None)
            found.append(replace(person, parts=parts))
        return found

    def _contact(self) -> dict[str, str]:
        """Return the e-mail address and place of the settings, or of the block for contact."""
        found: dict[str, str] = {}
        sources: list[tuple[Mapping[str, Any], str]] = []
        for widget in self.widgets:
            content = widget.get("content")
            if kind_of_widget(widget).startswith("contact") and isinstance(content, dict):
                sources.append((content, str(widget["_file"])))
        params = self.hugo.config.get("params")
        settings = next(
            (name for name in self.hugo.settings_files if "params" in name),
            self.hugo.settings_files[0] if self.hugo.settings_files else "",
        )
        if isinstance(params, dict):
            sources.append((params, settings))
        for table, file in sources:
            links = Links(self.findings, file)
            if email := first(table, "email"):
                links.email(email)
            if phone := first(table, "phone"):
                links.add("phone", phone)
            if email := links.parts.get("email", ""):
                found.setdefault("email", email)
            address = table.get("address")
            if isinstance(address, dict):
                place = ", ".join(
                    filter(
                        None, (first(address, "city"), first(address, "region"), first(address, "country"))
                    )
                )
                if place:
                    found.setdefault("location", place)
                if first(address, "street"):
                    self.findings.left_out(
                        "the address of a street is not published", file, remedy="write it on a page"
                    )
            elif plain_text(address):
                found.setdefault("address", plain_text(address))
            for key in ("office_hours", "appointment_url", "directions"):
                if table.get(key):
                    self.findings.left_out(f"of the contact, {key}", file, remedy="write it on a page")
        return found

    def _group_links(self) -> dict[str, str]:
        if self.owner is None:
            return {}
        return people.links_of(self.owner, self.hugo).addresses

    def _groups(self) -> dict[str, str]:
        """Return the groups that the site shows, in its order and its words."""
        listed: list[str] = []
        for table in (*self.widgets, *(page.metadata for page in self.hugo.pages)):
            if str(first(table, "widget", "block")).startswith(("people", "team")):
                content = table.get("content")
                listed += texts(table.get("user_groups"))
                listed += texts(content.get("user_groups") if isinstance(content, dict) else None)
        for author in self.authors:
            if author is not self.owner or not people.is_group(author):
                listed += author.groups[:1]
        found: dict[str, str] = {}
        for text in listed:
            found.setdefault(people.group_of(text), text)
        used = {people.group_of(author.groups[0]) for author in self.authors if author.groups}
        return {group: text for group, text in found.items() if group in used}

    def _own(self, sections: Sequence[str]) -> list[HugoPage]:
        found = []
        for page in self.hugo.of_section(*sections):
            if page.is_draft:
                self.findings.left_out("it is a draft", page.file)
            elif (
                is_template_title(page.title)
                or is_template_text(page.body)
                or is_template_text(plain_text(page.metadata.get("summary")))
                or has_placeholder_text(page.body)
            ):
                self.findings.left_out("it is an example of the template", page.file)
            elif page.title:
                found.append(page)
        return sorted(found, key=lambda page: day(page.metadata.get("date")), reverse=True)

    def _is_paper(self, page: HugoPage) -> bool:
        section = page.section.lower()
        if section in PUBLICATIONS:
            return True
        kinds = list(texts(page.metadata.get("publication_types")))
        if section in (*PROJECTS, *TALKS, *POSTS):
            # made as a copy of a paper's page; 0 is the kind of what has none
            return any(kind != "0" for kind in kinds) and bool(page.metadata.get("authors"))
        return "publication_types" in page.metadata

    def _read_papers(self) -> None:
        seen: dict[str, Paper] = {}
        owner = self.owner.name if self.owner and not self.is_lab else ""
        found: list[Paper] = []
        for page in self.hugo.pages:
            if page.is_list or not self._is_paper(page):
                continue
            if page.is_draft:
                self.findings.left_out("it is a draft", page.file)
                continue
            paper = read_paper(page, self.hugo, self.writer, self.display, owner)
            if paper is None:
                continue
            mark = words(paper.title)
            if mark in seen:
                self.findings.check(f"{paper.title!r} is there twice; the first one was taken", page.file)
                continue
            seen[mark] = paper
            found.append(paper)
            self.names[page.address] = "publications"
            self.redirects[page.address] = "publications"
            section = page.section.lower()
            if section in PUBLICATIONS and section != "publications":
                self.redirects[f"{section}/"] = "publications"
        for alone in [name for name in self.source.names if name.endswith(".bib") and "/" not in name]:
            self._compare_alone(alone, seen)
        self.papers = sorted(
            found,
            key=lambda paper: (
                paper.fields.get("date", "") or paper.fields.get("year", "") or paper.bibtex.get("year", "")
            ),
            reverse=True,
        )

    def _compare_alone(self, name: str, seen: Mapping[str, Paper]) -> None:
        """Report entries of a .bib file from which pages were made, but of which there is no page."""
        from ..bib.reader import read as read_bib

        missing = [
            entry.plain_title
            for entry in read_bib(self.source.data(name) or b"", name).publications
            if words(entry.plain_title) not in seen
        ]
        for title in missing:
            self.findings.left_out(
                f"{title!r}, of which the site has no page", name, remedy="copy its entry to publications.bib"
            )

    def _take_names(self) -> None:
        taken = {"index", "publications", "talks", "projects", "blog"}
        self.names["publication/"] = self.names["publications/"] = "publications"
        for sections, name, group in (
            (TALKS, "talks", self.talks),
            (PROJECTS, "projects", self.projects),
            (POSTS, "blog", self.posts),
        ):
            for section in sections:
                if group:
                    self.names[f"{section}/"] = name
            for section in dict.fromkeys(page.section.lower() for page in group):
                if section != name:
                    self.redirects[f"{section}/"] = name
            for page in group:
                if not self._has_text(page):
                    if name != "blog":
                        self.names[page.address] = name
                        self.redirects[page.address] = name
                    continue
                base = new = f"{name}/{page_name(page.slug)}"
                number = 2
                while new in taken:
                    new, number = f"{base}-{number}", number + 1
                taken.add(new)
                self.names[page.address] = new
        for page in self._others:
            base = new = page_name(page.address.strip("/") or "page")
            number = 2
            while new in taken:
                new, number = f"{base}-{number}", number + 1
            taken.add(new)
            self.names[page.address] = new
        for author in self.authors:
            if author.page:
                self.names.setdefault(author.page.address, "people" if self.is_lab else "index")

    def _has_text(self, page: HugoPage) -> bool:
        return bool(page.body.strip()) or page.section.lower() in POSTS

    @cached_property
    def _others(self) -> list[HugoPage]:
        """Return pages that are no papers, talks, projects, posts or people."""
        found = []
        bundles = {page.path: page for page in self.hugo.pages if page.is_bundle and not page.is_list}
        for page in self.hugo.pages:
            section = page.section.lower()
            if (
                section in (*PUBLICATIONS, *TALKS, *PROJECTS, *_SKIPPED)
                or page.path == "_index"
                or self._is_paper(page)
            ):
                continue
            around = bundles.get(f"{posixpath.dirname(page.path)}/index", page)
            if around is not page:
                # its widgets are drawn there
                if page.metadata.get("active") is False:
                    self.findings.left_out("the widget is not active", page.file)
                elif not first(page.metadata, "widget"):
                    self.findings.left_out(f"it is part of {around.file}, which does not show it", page.file)
                continue
            if section in POSTS and not (page.is_list and page.metadata.get("sections")):
                continue
            if page.is_draft:
                self.findings.left_out("it is a draft", page.file)
                continue
            if page.metadata.get("headless") is True and first(page.metadata, "widget") != "people":
                continue
            if is_template_title(page.title) or is_template_text(page.body):
                self.findings.left_out("it is an example of the template", page.file)
                continue
            found.append(page)
        return found

    # -- other pages -------------------------------------------------------------------

    def _title_of(self, sections: Sequence[str], default: str) -> str:
        page = next(
            (
                page
                for page in self.hugo.pages
                if page.is_list and page.section.lower() in sections and page.path.count("/") == 1
            ),
            None,
        )
        return page.title if page and page.title else default

    def _add_publications(self) -> None:
        if self.papers:
            title = self._title_of(PUBLICATIONS, "Publications")
            self.pages.append(
                Page(
                    "publications",
                    title,
                    (Block("publications", options={"group-by": "year", "search": ""}),),
                )
            )

    def _add_lists(self) -> None:
        if self.talks:
            entries = tuple(self._talk(page) for page in self.talks)
            self.pages.append(
                Page("talks", self._title_of(TALKS, "Talks"), (Block("talks", entries=entries),))
            )
        if self.projects:
            entries = tuple(self._project(page) for page in self.projects)
            self.pages.append(
                Page("projects", self._title_of(PROJECTS, "Projects"), (Block("projects", entries=entries),))
            )
        if self.posts:
            self.pages.append(
                Page("blog", self._title_of(POSTS, "Blog"), (Block("", text=self._post_list("blog")),))
            )

    def _talk(self, page: HugoPage) -> Entry:
        metadata = page.metadata
        start, end = day(metadata.get("date")), day(metadata.get("date_end"))
        date = readable(f"{start} – {end}" if end and end != start else start)
        new = self.names.get(page.address, "")
        target = new if new.startswith("talks/") else ""
        title = escaped(page.title)
        title = (
            f"[{title}]({target}.md)"
            if target
            else link(title, first(metadata, "event_url", "external_link"))
        )
        links = self._links(page)
        below = [Entry(links)] if links else []
        listed = [text for text in texts(metadata.get("authors")) if text.lower() not in ("admin", "me")]
        if self.is_lab and listed:
            below.insert(
                0, Entry(escaped(", ".join(self.display.get(text.lower(), text) for text in listed)))
            )
        if (
            not target
            and (abstract := plain_text(metadata.get("abstract")))
            and not is_template_text(abstract)
        ):
            below.append(Entry(one_line(abstract)))
        fields = {
            "title": title,
            "organisation": one_line(first(metadata, "event")),
            "place": one_line(first(metadata, "location")),
        }
        stated = {key: text for key, text in fields.items() if text}
        if date:
            return Entry("", date, tuple(below), stated)
        return Entry(f":title: {stated.pop('title')}", "", tuple(below), stated)

    def _links(self, page: HugoPage) -> str:
        shown = []
        labels = {"url_slides": "Slides", "url_pdf": "PDF", "url_video": "Video", "url_code": "Code"}
        for key, label in labels.items():
            for address in texts(page.metadata.get(key)):
                if target := self.writer.link(address, page.file, "talks"):
                    shown.append(link(label, target))
        for each in tables(page.metadata.get("links")):
            if (address := first(each, "url", "link")) and re.match(r"https?://", address):
                shown.append(link(escaped(first(each, "name", "type") or "Link"), address))
        return " · ".join(shown)

    def _project(self, page: HugoPage) -> Entry:
        metadata = page.metadata
        new = self.names.get(page.address, "")
        target = new if new.startswith("projects/") else ""
        title = escaped(page.title)
        title = (
            f"[{title}]({target}.md)"
            if target
            else link(title, first(metadata, "external_link", "url_code", "url_project"))
        )
        text = one_line(first(metadata, "summary", "abstract"))
        if is_template_text(text):
            text = ""
        return Entry(f"{title}: {text}" if text else title)

    def _post_list(self, page: str, limit: int | None = None) -> str:
        lines = []
        for post in self.posts[:limit]:
            target = self.writer.link("/" + post.address, post.file, page)
            date = day(post.metadata.get("date"))
            opening = f"{date}: " if date else ""
            lines.append(f"- {opening}{link(escaped(post.title), target or '')}")
        return "\n".join(lines)

    def _add_other_pages(self) -> None:
        lists = {posixpath.dirname(page.path): page for page in self._others if page.is_list}
        for page in self._others:
            name = self.names[page.address]
            blocks = self._blocks_of(page, name)
            links = [one_line(text) for text in texts(page.metadata.get("links"))] if page.is_list else []
            below = [other for other in self._others if self._list_above(other, lists) is page]
            lines = [*(f"- {text}" for text in links), *(self._line_of(other, name) for other in below)]
            if lines and not any(each.kind == "people" for each in blocks):
                blocks.append(Block("", text="\n".join(lines)))
            if not any(each.kind or each.text for each in blocks):
                self.findings.left_out("nothing is on this page but what its template draws", page.file)
                self.names = {address: new for address, new in self.names.items() if new != name}
                continue
            self.pages.append(
                Page(
                    name,
                    page.title or title_of(name),
                    tuple(blocks),
                    description=re.sub(r"<[^>]*>", "", first(page.metadata, "summary", "description")),
                    redirects=self._old(page, name),
                    in_navigation=page.path.count("/") < 2,
                )
            )

    def _list_above(self, page: HugoPage, lists: Mapping[str, HugoPage]) -> HugoPage | None:
        """Return the page that lists a page: that of the innermost folder around it that has one.

        :param lists: pages about their folders, by these
        """
        folder = posixpath.dirname(page.path)
        while folder:
            if lists.get(folder, page) is not page:
                return lists[folder]
            folder = posixpath.dirname(folder)
        return None

    def _line_of(self, page: HugoPage, name: str) -> str:
        target = self.writer.link("/" + page.address, page.file, name)
        title = escaped(page.title or title_of(page.slug))
        return f"- {link(title, target or '')}"

    def _blocks_of(self, page: HugoPage, name: str) -> list[Block]:
        blocks: list[Block] = []
        kind = first(page.metadata, "widget")
        if kind and page.metadata.get("active") is not False:
            widget = widget_of(page)
            return [
                replace(each, title="") if each.title == page.title else each
                for each in self.drawn.blocks(kind_of_widget(widget), widget, name)
            ]
        for widget in blocks_in(page):
            found = self.drawn.blocks(kind_of_widget(widget), widget, name)
            blocks += [replace(made, title="") if made.title == page.title else made for made in found]
        for member in self.hugo.pages:
            # a page of widgets has a file for each
            if (
                page.is_bundle
                and member is not page
                and member.folder == page.folder
                and first(member.metadata, "widget")
                and member.metadata.get("active") is not False
            ):
                widget = widget_of(member)
                blocks += self.drawn.blocks(kind_of_widget(widget), widget, name)
        text = self.hugo.text(page.body, page.file, page.offset, self.display)
        blocks += self.free.blocks(text, page.file, name, title=page.title)
        for key in ("summary", "abstract"):
            if not blocks and (said := str(page.metadata.get(key) or "")):
                blocks = self.writer.blocks(said, page.file, name)
        return blocks

    def _old(self, page: HugoPage, name: str) -> tuple[str, ...]:
        old = [page.address] if page.address not in (name, f"{name}/") else []
        return tuple(
            dict.fromkeys([*old, *(text.lstrip("/") for text in texts(page.metadata.get("aliases")))])
        )

    def _add_documents(self) -> None:
        for page in (*self.talks, *self.projects, *self.posts):
            name = self.names.get(page.address, "")
            if "/" not in name:
                continue
            blocks = self._blocks_of(page, name)
            date = day(page.metadata.get("date"))
            if name.startswith("blog/") and date:
                blocks.insert(0, Block("", text=f"*{date}*"))
            self.pages.append(
                Page(
                    name,
                    page.title,
                    tuple(blocks),
                    metadata={"orphan": True},
                    redirects=self._old(page, name),
                    in_navigation=False,
                )
            )

    def _in_menu(self, pages: list[Page]) -> list[Page]:
        """Return pages with the labels and the order of the menu."""
        order: dict[str, int] = {}
        labels: dict[str, str] = {}
        file = self.hugo.menu_file
        for number, entry in enumerate(self.hugo.menu):
            url = entry.url.strip()
            if url.lstrip("/").startswith("#") or url in ("", "/"):
                self.findings.imported(
                    f"the menu entry {entry.name!r} leads to a part of the home page", file
                )
                continue
            new = self.new_page(url, "")
            if new and new != "index":
                order.setdefault(new, number)
                labels.setdefault(new, entry.name)
            elif new is None:
                self.findings.check(
                    f"the menu entry {entry.name!r} leads to {url}",
                    file,
                    remedy="add it to the toctree of index.md",
                )
            elif new == "":
                self.findings.left_out(
                    f"the menu entry {entry.name!r} leads to {url}, which is not there", file
                )
        home, *others = pages
        made = []
        for page in others:
            shown = page.in_navigation or page.name in order
            label = labels.get(page.name, "")
            metadata = (
                {key: value for key, value in page.metadata.items() if key != "orphan"}
                if shown
                else {**page.metadata, "orphan": True}
            )
            made.append(
                replace(
                    page, in_navigation=shown, label=label if label != page.title else "", metadata=metadata
                )
            )
        made.sort(key=lambda page: order.get(page.name, len(self.hugo.menu)))
        return [home, *made]
