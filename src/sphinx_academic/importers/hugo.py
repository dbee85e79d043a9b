"""Hugo with the Academic theme, Wowchemy or HugoBlox: widgets or blocks, and a page for each paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from . import hugo_authors as people
from .dates import day, readable
from .free_pages import FreePages
from .hugo_authors import Author
from .hugo_papers import read_paper
from .hugo_source import HugoPage, HugoSource, weight_of
from .ids import free_id, id_of, page_name
from .markdown_lines import escaped, link, one_line
from .page_writer import PageWriter
from .records import Block, Entry, Page, Paper, Person, Site
from .resume_items import Section, block, first, first_value, labelled, tables
from .resume_site import escaped_option
from .section_names import heading, kind_of
from .services import Links
from .source import Source, plain_text, texts
from .template_text import has_placeholder_text, is_template_text, is_template_title, template_items, words

SIGNS = "hugo.yaml, config.toml or config/_default, with content/authors, content/publication or widgets"

_PUBLICATIONS = ("publication", "publications")
_TALKS = ("event", "events", "talk", "talks")
_PROJECTS = ("project", "projects")
_POSTS = ("post", "posts", "blog", "news")
_SKIPPED = ("slides", "admin", "authors", "author", "home", "tags", "categories")
#: widgets that draw nothing of the owner's, or what our pages have anyway
_SILENT = frozenset(
    [
        "tag_cloud",
        "slider",
        "hero",
        "gallery",
        "search",
        "cta-card",
        "cta-button-list",
        "stats",
        "testimonials",
        "logos",
        "faq",
        "pricing",
    ]
)
_LATEST = 5
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
        *(f"content/{folder}" for folder in ("authors", *_PUBLICATIONS, "home", "en/authors")),
        "data/authors",
    )
    found = next((folder for folder in signs if source.below(folder)), "")
    if found:
        return found
    landing = source.path("content/_index.md")
    if (
        landing
        and landing.stat().st_size < 1_000_000
        and re.search(rb"^\s*-\s*block\s*:", landing.read_bytes(), re.MULTILINE)
    ):
        return "content/_index.md"
    return ""


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
        self.widgets = list(self._home_widgets())
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
        self.talks = self._own(_TALKS)
        self.projects = self._own(_PROJECTS)
        self.posts = self._own(_POSTS)
        self.done: set[str] = set()

    # -- who ------------------------------------------------------------------------

    def _home_widgets(self) -> Iterator[dict[str, Any]]:
        """Yield the widgets or blocks of the home page that are active, in their order."""
        landing = next((page for page in self.hugo.pages if page.path == "_index"), None)
        sections = landing.metadata.get("sections") if landing else None
        if landing and isinstance(sections, list):
            for each in tables(sections):
                yield {
                    "_file": landing.file,
                    "_body": "",
                    "_line": 0,
                    **{str(key): value for key, value in each.items()},
                }
            return
        found = []
        for page in self.hugo.pages:
            if (
                page.section.lower() != "home"
                or page.path.count("/") > 1
                or not first(page.metadata, "widget", "block")
            ):
                continue
            active = page.metadata.get("active")
            if active is False:
                self.findings.left_out("the widget is not active", page.file)
                continue
            found.append(
                ({"_file": page.file, "_body": page.body, "_line": page.offset, **page.metadata}, page.file)
            )
        yield from (widget for widget, _file in sorted(found, key=lambda pair: (weight_of(pair[0]), pair[1])))
        if landing and not found and landing.body.strip():
            yield {
                "_file": landing.file,
                "_body": landing.body,
                "_line": landing.offset,
                "block": "markdown",
                "title": "",
            }

    @staticmethod
    def _kind_of_widget(widget: Mapping[str, Any]) -> str:
        name = first(widget, "widget", "block").lower()
        return re.sub(r"^(?:v1|v2)\.", "", name)

    def _username(self) -> str:
        for widget in self.widgets:
            if re.match(r"about|resume-biography|biography", self._kind_of_widget(widget)):
                content = widget.get("content")
                return first(content if isinstance(content, dict) else {}, "username") or first(
                    widget, "author", "username"
                )
        return ""

    def _is_lab(self) -> bool:
        members = [author for author in self.authors if author is not self.owner and author.groups]
        if self.owner and people.is_group(self.owner):
            return True
        shown = any(self._kind_of_widget(widget).startswith(("people", "team")) for widget in self.widgets)
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
                (widget for widget in self.widgets if self._kind_of_widget(widget).startswith("about")), {}
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
        return self.names.get(re.sub(r"(?:/?_?index)?\.(?:md|html?)$", "", plain) + "/", "")

    # -- the site ---------------------------------------------------------------------

    def site(self) -> Site:
        """Return what the source states."""
        self.hugo.report_languages()
        self._read_papers()
        self._take_names()
        persons = self._people()
        blocks = self._home_blocks()
        self._add_publications()
        self._add_lists()
        self._add_other_pages()
        self._add_documents()
        first_page = Page("index", self.name or self.title, tuple(blocks), description=self._description())
        pages, listed = self.free.finished(self._in_menu([first_page, *self.pages]), {})
        titles = {words(paper.title) for paper in self.papers}
        self.papers += [paper for paper in listed if words(paper.title) not in titles]
        group_links = self._group_links() if self.is_lab else {}
        settings: dict[str, Any] = {}
        if self.is_lab and (groups := self._groups()):
            settings["academic_people_groups"] = groups
        return Site(
            kind="lab" if self.is_lab or not persons else "person",
            name=self.name,
            people=tuple(persons),
            pages=tuple(pages),
            papers=tuple(self.papers),
            files=self.writer.files,
            redirects={**self.free.anchors, **self.redirects},
            language=self._language(),
            url=self.hugo.url,
            description=self._description(),
            links=group_links,
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
            person = people.person_of(author, self.hugo, self.writer, free_id(author.name, taken))
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
            if self._kind_of_widget(widget).startswith("contact") and isinstance(content, dict):
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
            found.setdefault("email", links.parts.get("email", ""))
            address = table.get("address")
            if isinstance(address, dict):
                place = ", ".join(
                    filter(
                        None, (first(address, "city"), first(address, "region"), first(address, "country"))
                    )
                )
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
        return {key: value for key, value in found.items() if value}

    def _group_links(self) -> dict[str, str]:
        if self.owner is None:
            return {}
        from ..model.profile import SERVICES, service_link

        parts = people.links_of(self.owner, self.hugo).parts
        found = dict(parts.get("links", {}))
        for kind, text in parts.items():
            if kind in SERVICES:
                found[SERVICES[kind].label] = service_link(kind, text).url
        return found

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
        if section in _PUBLICATIONS:
            return True
        kinds = list(texts(page.metadata.get("publication_types")))
        if section in (*_PROJECTS, *_TALKS, *_POSTS):
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
            if page.section in _PUBLICATIONS and page.section != "publications":
                self.redirects[f"{page.section}/"] = "publications"
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

        path = self.source.path(name)
        if path is None or path.stat().st_size > 10_000_000:
            return
        missing = [
            entry.plain_title
            for entry in read_bib(path.read_bytes(), name).publications
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
            (_TALKS, "talks", self.talks),
            (_PROJECTS, "projects", self.projects),
            (_POSTS, "blog", self.posts),
        ):
            for section in sections:
                if group:
                    self.names[f"{section}/"] = name
            for section in {page.section for page in group} - {name}:
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
        for page in self._others():
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
        return bool(page.body.strip()) or page.section.lower() in _POSTS

    def _others(self) -> list[HugoPage]:
        """Return pages that are no papers, talks, projects, posts or people."""
        found = []
        for page in self.hugo.pages:
            section = page.section.lower()
            if (
                section in (*_PUBLICATIONS, *_TALKS, *_PROJECTS, *_SKIPPED)
                or page.path == "_index"
                or self._is_paper(page)
            ):
                continue
            if section in _POSTS and not (page.is_list and page.metadata.get("sections")):
                continue
            if (
                page.is_draft
                or page.metadata.get("headless") is True
                and first(page.metadata, "widget") != "people"
            ):
                if page.is_draft:
                    self.findings.left_out("it is a draft", page.file)
                continue
            if is_template_title(page.title) or is_template_text(page.body):
                self.findings.left_out("it is an example of the template", page.file)
                continue
            found.append(page)
        return found

    # -- the home page -----------------------------------------------------------------

    def _home_blocks(self) -> list[Block]:
        blocks: list[Block] = []
        profiled = False
        for widget in self.widgets:
            kind = self._kind_of_widget(widget)
            if re.match(r"about|resume-biography|biography|profile", kind):
                made = self._about(widget)
                profiled = True
                content = widget.get("content")
                title = first(widget, "title") or first(content if isinstance(content, dict) else {}, "title")
                self.findings.imported(f"the block {title or kind!r}, as the profile", str(widget["_file"]))
            else:
                made = self._widget(kind, widget, "index")
            if made:
                anchors = (*made[0].anchors, *_old_anchors(widget))
                made[0] = replace(made[0], anchors=anchors)
            blocks += made
        if not profiled:
            blocks = [*self._about({"_file": ""}), *blocks]
        profile = next((number for number, each in enumerate(blocks) if each.kind == "profile"), None)
        if profile:
            blocks.insert(0, blocks.pop(profile))
        return blocks

    def _about(self, widget: Mapping[str, Any]) -> list[Block]:
        author = self.owner
        blocks: list[Block] = []
        body = ""
        if author:
            text = self.hugo.text(author.body, author.file, author.offset, self.display)
            found = [] if is_template_text(text) else self.free.blocks(text, author.file, "index")
            if found and not found[0].title:
                body = found.pop(0).text
            if not body and (bio := plain_text(author.metadata.get("bio"))) and not is_template_text(bio):
                body = self.writer.line(bio, author.file)
            blocks = found
        if self.is_lab and (not author or people.is_group(author)):
            return self._about_group(body, widget, blocks)
        metadata: Mapping[str, Any] = author.metadata if author else {}
        options = {"location": escaped_option(self.contact.get("location", ""))}
        name = metadata.get("name")
        if isinstance(name, Mapping):
            options["pronouns"] = escaped_option(first(name, "pronouns"))
        if pronouns := first(metadata, "pronouns"):
            options["pronouns"] = escaped_option(pronouns)
        made = [
            Block("profile", body=body, options={key: text for key, text in options.items() if text}),
            *blocks,
        ]
        if author:
            made += self._sections(author, (people.interests, people.education))
            if not any(re.search("experience", self._kind_of_widget(each)) for each in self.widgets):
                made += self._sections(author, (people.work,))
            if not any(re.search("skills", self._kind_of_widget(each)) for each in self.widgets):
                made += self._sections(author, (people.skills, people.languages, people.awards))
        return made

    def _about_group(self, body: str, widget: Mapping[str, Any], blocks: list[Block]) -> list[Block]:
        author = self.owner
        lines = []
        title = first(widget, "title")
        if title and title != self.name:
            lines.append(f"*{escaped(title)}*")
        if author:
            lines += author.organizations
            if author.position and author.position not in (title, self.name):
                lines.append(escaped(author.position))
        if email := self.contact.get("email", ""):
            lines.append(f"[{escaped(email)}](mailto:{email})" if "@" in email else escaped(email))
        if place := self.contact.get("location", ""):
            lines.append(escaped(place))
        links = " · ".join(link(escaped(label), url) for label, url in self._group_links().items())
        text = "\n\n".join(filter(None, (" · ".join(lines), body, links)))
        found = [Block("", text=text), *blocks]
        if author:
            found += self._sections(author, (people.interests,))
        return found

    def _sections(
        self, author: Author, makers: Iterable[Callable[[Author], Section | None]]
    ) -> Iterator[Block]:
        for make in makers:
            section = people.without_examples(make(author), self.hugo, author.file)
            if section and section.kind not in self.done and (made := block(section)):
                self.done.add(section.kind)
                yield made

    def _widget(self, kind: str, widget: Mapping[str, Any], page: str) -> list[Block]:
        """Return what a widget or block draws."""
        content = widget.get("content")
        content = content if isinstance(content, dict) else {}
        file = str(widget["_file"])
        title = one_line(_plain_title(first(content, "title") or first(widget, "title")))
        body = str(content.get("text") or "") or str(widget.get("_body") or "")
        if kind in (
            "experience",
            "resume-experience",
            "accomplishments",
            "resume-awards",
            "certificates",
            "awards",
        ):
            return self._dated(kind, widget, content, title, file)
        if kind in ("skills", "resume-skills", "featurette", "features", "resume-languages", "languages"):
            return self._skills(kind, widget, content, title)
        if kind in (
            "pages",
            "collection",
            "featured",
            "portfolio",
            "talks",
            "publications",
            "posts",
            "projects",
        ):
            return self._collection(kind, widget, content, title, page)
        if kind.startswith(("people", "team")):
            if self.is_lab and any(author.groups for author in self.authors):
                groups = [
                    people.group_of(text)
                    for text in texts(content.get("user_groups") or widget.get("user_groups"))
                ]
                options = {"group": ", ".join(dict.fromkeys(groups))} if groups and page == "index" else {}
                return [Block("people", title, options=options)]
            return []
        if kind.startswith("contact"):
            return self._contact_block(title)
        if kind in ("markdown", "blank", "about.text", "text", "cta", ""):
            return self._markdown(title, body, file, page, int(widget.get("_line") or 0))
        if kind not in _SILENT:
            self.findings.left_out(f"the block {kind} has no place here", file, remedy="add what it showed")
        elif body.strip() and not is_template_text(body) and kind == "hero":
            return self._markdown(title, body, file, page, 0)
        else:
            self.findings.left_out(
                f"the block {kind} shows nothing that these pages have not, or is not known", file
            )
        return []

    def _dated(
        self, kind: str, widget: Mapping[str, Any], content: Mapping[str, Any], title: str, file: str
    ) -> list[Block]:
        is_work = "experience" in kind
        section = Section(
            "experience" if is_work else "awards", title or ("Experience" if is_work else "Awards")
        )
        for each in tables(
            first_value(content, "items", "item") or first_value(widget, "experience", "item", "items")
        ):
            item = people.job(each) if is_work else people.accomplishment(each)
            if item.title or item.organisation:
                section.items.append(item)
        if not section.items and self._named(content):
            author = self._named(content)
            assert author
            made = people.work(author) if is_work else people.awards(author)
            section.items = made.items if made else []
        found = people.without_examples(section, self.hugo, file) if section.items else None
        extra: list[Block] = []
        if is_work and (author := self._named(content)):
            extra = list(self._sections(author, (people.education,)))
        if found is None:
            return extra
        self.done.add(found.kind)
        shown = block(replace(found, title=title or found.title))
        return [*([shown] if shown else []), *extra]

    def _named(self, content: Mapping[str, Any]) -> Author | None:
        username = first(content, "username").lower()
        return next(
            (author for author in self.authors if author.id.lower() == username),
            self.owner if not username else None,
        )

    def _skills(
        self, kind: str, widget: Mapping[str, Any], content: Mapping[str, Any], title: str
    ) -> list[Block]:
        section = Section("languages" if "languages" in kind else "skills", title or "Skills")
        values = []
        for each in tables(first_value(content, "items") or first_value(widget, "feature", "items")):
            name, said = first(each, "name"), first(each, "description")
            values.append(f"{name} ({said})" if said else name)
        if values and not template_items(values)[0]:
            section.entries.append(labelled("", values))
        author = self._named(content)
        if not section.entries and author:
            made = people.languages(author) if section.kind == "languages" else people.skills(author)
            section.entries = made.entries if made else []
        self.done.add(section.kind)
        shown = block(section)
        found = [shown] if shown else []
        if author and section.kind == "skills":
            found += self._sections(author, (people.languages,))
        return found

    def _collection(
        self, kind: str, widget: Mapping[str, Any], content: Mapping[str, Any], title: str, page: str
    ) -> list[Block]:
        filters = content.get("filters")
        filters = filters if isinstance(filters, dict) else {}
        names = [
            text.lower() for text in (*texts(filters.get("folders")), *texts(content.get("page_type")))
        ] or [kind]
        count = first(content, "count")
        limit = count if count.isdigit() and int(count) > 0 else ""
        text = self.hugo.text(
            str(content.get("text") or "") or str(widget.get("_body") or ""), str(widget["_file"])
        )
        intro = "\n\n".join(
            each.text for each in self.writer.blocks(text, str(widget["_file"]), page) if each.text
        )
        made: list[Block] = []
        for name in names:
            if name in (*_PUBLICATIONS, "featured") and self.papers:
                made.append(self._paper_block(kind, filters, limit, title, content))
            elif name in _TALKS and self.talks:
                made.append(
                    Block(
                        "talks",
                        title,
                        options={"from": "talks", "limit": limit or str(_LATEST), "more": "All talks"},
                    )
                )
            elif name in (*_PROJECTS, "portfolio") and self.projects:
                made.append(
                    Block(
                        "projects", title, options={"from": "projects", **({"limit": limit} if limit else {})}
                    )
                )
            elif name in _POSTS and self.posts:
                made.append(Block("", title, text=self._post_list(page, int(limit or _LATEST))))
        if made and intro:
            made[0] = replace(made[0], text="\n\n".join(filter(None, (intro, made[0].text))))
        if not made:
            self.findings.left_out(
                f"the block {title or kind} lists {', '.join(names)}, of which there are none",
                str(widget["_file"]),
            )
        return made

    def _paper_block(
        self, kind: str, filters: Mapping[str, Any], limit: str, title: str, content: Mapping[str, Any]
    ) -> Block:
        options: dict[str, str] = {}
        featured = (
            kind == "featured" or filters.get("featured_only") is True or content.get("featured_only") is True
        )
        if featured and any("selected" in paper.fields for paper in self.papers):
            options["filter"] = "selected"
        elif tag := first(filters, "tag"):
            options["filter"] = f'("{tag}" in keywords)'.replace("\\", "")
        if limit:
            options["limit"] = limit
        elif "filter" not in options:
            options["limit"] = str(_LATEST)
        options["group-by"] = "none"
        return Block("publications", title or "Publications", options=options)

    def _contact_block(self, title: str) -> list[Block]:
        lines = []
        email = self.contact.get("email", "")
        if email and self.is_lab:
            lines.append(escaped(email))
        if address := self.contact.get("address", ""):
            lines.append(one_line(address))
        elif place := self.contact.get("location", ""):
            lines.append(escaped(place))
        if not self.is_lab and email:
            lines.insert(0, "The e-mail address and other pages are in the profile above.")
        return [Block("", title or "Contact", text="\n\n".join(lines))] if lines else []

    def _markdown(self, title: str, body: str, file: str, page: str, line: int) -> list[Block]:
        if is_template_text(body) or is_template_title(title):
            self.findings.left_out(f"the block {title!r}, whose text is that of the template", file)
            return []
        text = self.hugo.text(body, file, line, self.display)
        above = f"## {title}\n\n" if title else ""
        return self.free.blocks(above + text, file, page)

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
            title = self._title_of(_PUBLICATIONS, "Publications")
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
                Page("talks", self._title_of(_TALKS, "Talks"), (Block("talks", entries=entries),))
            )
        if self.projects:
            entries = tuple(self._project(page) for page in self.projects)
            self.pages.append(
                Page("projects", self._title_of(_PROJECTS, "Projects"), (Block("projects", entries=entries),))
            )
        if self.posts:
            self.pages.append(
                Page("blog", self._title_of(_POSTS, "Blog"), (Block("", text=self._post_list("blog")),))
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
            lines.append(
                f"- {opening}[{escaped(post.title)}]({target})"
                if target
                else f"- {opening}{escaped(post.title)}"
            )
        return "\n".join(lines)

    def _add_other_pages(self) -> None:
        for page in self._others():
            name = self.names[page.address]
            blocks = self._blocks_of(page, name)
            links = [one_line(text) for text in texts(page.metadata.get("links"))] if page.is_list else []
            below = [
                other
                for other in self._others()
                if page.is_list
                and other is not page
                and other.section == page.section
                and other.path.count("/") > 0
            ]
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
                    page.title or heading(name.rpartition("/")[2]),
                    tuple(blocks),
                    description=re.sub(r"<[^>]*>", "", first(page.metadata, "summary", "description")),
                    redirects=self._old(page, name),
                    in_navigation=page.path.count("/") < 2,
                )
            )

    def _line_of(self, page: HugoPage, name: str) -> str:
        target = self.writer.link("/" + page.address, page.file, name)
        title = escaped(page.title or page.slug)
        return f"- [{title}]({target})" if target else f"- {title}"

    def _blocks_of(self, page: HugoPage, name: str) -> list[Block]:
        blocks: list[Block] = []
        kind = first(page.metadata, "widget")
        if kind and page.metadata.get("active") is not False:
            widget = {"_file": page.file, "_body": page.body, "_line": page.offset, **page.metadata}
            return [
                replace(each, title="") if each.title == page.title else each
                for each in self._widget(self._kind_of_widget(widget), widget, name)
            ]
        for each in tables(page.metadata.get("sections")):
            widget = {
                "_file": page.file,
                "_body": "",
                "_line": 0,
                **{str(key): value for key, value in each.items()},
            }
            found = self._widget(self._kind_of_widget(widget), widget, name)
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
                widget = {
                    "_file": member.file,
                    "_body": member.body,
                    "_line": member.offset,
                    **member.metadata,
                }
                blocks += self._widget(self._kind_of_widget(widget), widget, name)
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
        made.sort(key=lambda page: order.get(page.name, 10_000))
        return [home, *made]


def _old_anchors(widget: Mapping[str, Any]) -> Iterator[str]:
    """Yield the ids that the theme gives to the section of a widget or block."""
    name = str(widget["_file"]).rpartition("/")[2].partition(".")[0]
    if stated := first(widget, "id"):
        yield stated
    elif block := first(widget, "block"):
        yield f"section-{block.lower()}"
    if name not in ("", "_index", "index"):
        yield name


def _plain_title(text: str) -> str:
    return re.sub(r"&shy;|\xad", "", text)


__all__ = ["SIGNS", "id_of", "kind_of", "read", "recognise"]
