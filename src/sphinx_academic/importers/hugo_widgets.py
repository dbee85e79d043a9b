"""What widgets and blocks of Hugo's themes draw."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from . import hugo_authors as people
from .free_pages import FreePages
from .hugo_authors import Author
from .hugo_source import HugoPage, HugoSource, weight_of
from .markdown_lines import escaped, link, one_line
from .page_writer import PageWriter
from .records import Block
from .resume_items import Section, block, first, first_value, labelled, tables
from .resume_site import escaped_option
from .source import plain_text, texts
from .template_text import is_template_text, is_template_title, template_items

#: folders of content, in the singular and the plural
PUBLICATIONS = ("publication", "publications")
TALKS = ("event", "events", "talk", "talks")
PROJECTS = ("project", "projects")
POSTS = ("post", "posts", "blog", "news")

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


@dataclass(frozen=True, slots=True)
class Content:
    """What was read of a site, of which widgets show some."""

    hugo: HugoSource
    writer: PageWriter
    free: FreePages
    authors: tuple[Author, ...]
    #: the site's person or group
    owner: Author | None
    name: str
    is_lab: bool
    #: e-mail address and places
    contact: Mapping[str, str]
    #: of a group, by their labels
    group_links: Mapping[str, str]
    has_papers: bool
    has_selected: bool
    has_talks: bool
    has_projects: bool
    #: returns the list of posts for a page, with as many as are wanted; None for a site without posts
    post_list: Callable[[str, int | None], str] | None


def home_widgets(hugo: HugoSource) -> list[dict[str, Any]]:
    """Return the widgets or blocks of the home page that are active, in their order."""
    return list(_home_widgets(hugo))


def _home_widgets(hugo: HugoSource) -> Iterator[dict[str, Any]]:
    landing = next((page for page in hugo.pages if page.path == "_index"), None)
    sections = landing.metadata.get("sections") if landing else None
    if landing and isinstance(sections, list):
        yield from blocks_in(landing)
        return
    found = []
    for page in hugo.pages:
        if (
            page.section.lower() != "home"
            or page.path.count("/") > 1
            or not first(page.metadata, "widget", "block")
        ):
            continue
        active = page.metadata.get("active")
        if active is False:
            hugo.findings.left_out("the widget is not active", page.file)
            continue
        found.append(widget_of(page))
    yield from sorted(found, key=lambda widget: (weight_of(widget), widget["_file"]))
    if landing and not found and landing.body.strip():
        yield {**widget_of(landing), "block": "markdown", "title": ""}


def widget_of(page: HugoPage) -> dict[str, Any]:
    """Return the widget that a page is."""
    return {"_file": page.file, "_body": page.body, "_line": page.offset, **page.metadata}


def blocks_in(page: HugoPage) -> list[dict[str, Any]]:
    """Return the blocks that the front matter of a page lists."""
    return [
        {"_file": page.file, **{str(key): value for key, value in each.items()}}
        for each in tables(page.metadata.get("sections"))
    ]


def kind_of_widget(widget: Mapping[str, Any]) -> str:
    """Return what a widget or block is, without the version of the theme."""
    name = first(widget, "widget", "block").lower()
    return re.sub(r"^(?:v1|v2)\.", "", name)


class Widgets:
    """Draws widgets and blocks, each section of a life once."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._findings = content.hugo.findings
        self._display = {author.id.lower(): author.name for author in content.authors}
        #: of the home page
        self._kinds: list[str] = []
        #: sections that were drawn
        self._done: set[str] = set()

    def home(self, widgets: Sequence[Mapping[str, Any]]) -> list[Block]:
        """Return what the home page shows, the profile first.

        :param widgets: of the page, in their order
        """
        self._kinds = [kind_of_widget(widget) for widget in widgets]
        blocks: list[Block] = []
        profiled = False
        for widget, kind in zip(widgets, self._kinds, strict=True):
            if re.match(r"about|resume-biography|biography|profile", kind):
                made = self._about(widget)
                profiled = True
                content = widget.get("content")
                title = first(widget, "title") or first(content if isinstance(content, dict) else {}, "title")
                self._findings.imported(f"the block {title or kind!r}, as the profile", str(widget["_file"]))
            else:
                made = self.blocks(kind, widget, "index")
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
        author = self.content.owner
        blocks: list[Block] = []
        body = ""
        if author:
            text = self.content.hugo.text(author.body, author.file, author.offset, self._display)
            found = [] if is_template_text(text) else self.content.free.blocks(text, author.file, "index")
            if found and not found[0].title:
                body = found.pop(0).text
            if not body and (bio := plain_text(author.metadata.get("bio"))) and not is_template_text(bio):
                body = self.content.writer.line(bio, author.file)
            blocks = found
        if self.content.is_lab and (not author or people.is_group(author)):
            return self._about_group(body, widget, blocks)
        metadata: Mapping[str, Any] = author.metadata if author else {}
        options = {"location": escaped_option(self.content.contact.get("location", ""))}
        name = metadata.get("name")
        if isinstance(name, Mapping):
            options["pronouns"] = escaped_option(first(name, "pronouns"))
        if pronouns := first(metadata, "pronouns"):
            options["pronouns"] = escaped_option(pronouns)
        if author and any(url for _name, url in author.affiliations):
            options["affiliation"] = escaped_option("; ".join(map(_linked, author.affiliations)))
        made = [
            Block("profile", body=body, options={key: text for key, text in options.items() if text}),
            *blocks,
        ]
        if author:
            made += self._sections(author, (people.interests, people.education))
            if not any("experience" in kind for kind in self._kinds):
                made += self._sections(author, (people.work,))
            if not any("skills" in kind for kind in self._kinds):
                made += self._sections(author, (people.skills, people.languages, people.awards))
        return made

    def _about_group(self, body: str, widget: Mapping[str, Any], blocks: list[Block]) -> list[Block]:
        author = self.content.owner
        lines = []
        title = first(widget, "title")
        if title and title != self.content.name:
            lines.append(f"*{escaped(title)}*")
        if author:
            lines += author.organizations
            if author.position and author.position not in (title, self.content.name):
                lines.append(escaped(author.position))
        if email := self.content.contact.get("email", ""):
            lines.append(f"[{escaped(email)}](mailto:{email})" if "@" in email else escaped(email))
        if place := self.content.contact.get("location", ""):
            lines.append(escaped(place))
        links = " · ".join(link(escaped(label), url) for label, url in self.content.group_links.items())
        text = "\n\n".join(filter(None, (" · ".join(lines), body, links)))
        found = [Block("", text=text), *blocks]
        if author:
            found += self._sections(author, (people.interests,))
        return found

    def _sections(
        self, author: Author, makers: Iterable[Callable[[Author], Section | None]]
    ) -> Iterator[Block]:
        for make in makers:
            section = people.without_examples(make(author), self.content.hugo, author.file)
            if section and section.kind not in self._done and (made := block(section)):
                self._done.add(section.kind)
                yield made

    def blocks(self, kind: str, widget: Mapping[str, Any], page: str) -> list[Block]:
        """Return what a widget or block draws on a page."""
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
            if self.content.is_lab and any(author.groups for author in self.content.authors):
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
            return self._markdown(title, body, file, page, widget.get("_line"))
        if kind not in _SILENT:
            self._findings.left_out(f"the block {kind} has no place here", file, remedy="add what it showed")
        elif body.strip() and not is_template_text(body) and kind == "hero":
            return self._markdown(title, body, file, page, widget.get("_line"))
        else:
            self._findings.left_out(
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
        found = people.without_examples(section, self.content.hugo, file) if section.items else None
        extra: list[Block] = []
        if is_work and (author := self._named(content)):
            extra = list(self._sections(author, (people.education,)))
        if found is None:
            return extra
        self._done.add(found.kind)
        shown = block(replace(found, title=title or found.title))
        return [*([shown] if shown else []), *extra]

    def _named(self, content: Mapping[str, Any]) -> Author | None:
        username = first(content, "username").lower()
        return next(
            (author for author in self.content.authors if author.id.lower() == username),
            self.content.owner if not username else None,
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
        self._done.add(section.kind)
        shown = block(section)
        found = [shown] if shown else []
        if author and section.kind == "skills" and not any("languages" in each for each in self._kinds):
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
        text = self.content.hugo.text(
            str(content.get("text") or "") or str(widget.get("_body") or ""), str(widget["_file"])
        )
        intro = "\n\n".join(
            each.text for each in self.content.writer.blocks(text, str(widget["_file"]), page) if each.text
        )
        made: list[Block] = []
        for name in names:
            if name in (*PUBLICATIONS, "featured") and self.content.has_papers:
                made.append(self._paper_block(kind, filters, limit, title, content))
            elif name in TALKS and self.content.has_talks:
                made.append(
                    Block(
                        "talks",
                        title,
                        options={"from": "talks", "limit": limit or str(_LATEST), "more": "All talks"},
                    )
                )
            elif name in (*PROJECTS, "portfolio") and self.content.has_projects:
                made.append(
                    Block(
                        "projects", title, options={"from": "projects", **({"limit": limit} if limit else {})}
                    )
                )
            elif name in POSTS and self.content.post_list:
                made.append(Block("", title, text=self.content.post_list(page, int(limit or _LATEST))))
        if made and intro:
            made[0] = replace(made[0], text="\n\n".join(filter(None, (intro, made[0].text))))
        if not made:
            self._findings.left_out(
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
        if featured and self.content.has_selected:
            options["filter"] = "selected"
        elif tag := first(filters, "tag"):
            options["filter"] = f"({json.dumps(tag, ensure_ascii=False)} in keywords)"
        if limit:
            options["limit"] = limit
        elif "filter" not in options:
            options["limit"] = str(_LATEST)
        options["group-by"] = "none"
        return Block("publications", title or "Publications", options=options)

    def _contact_block(self, title: str) -> list[Block]:
        lines = []
        email = self.content.contact.get("email", "")
        if email and self.content.is_lab:
            lines.append(escaped(email))
        if address := self.content.contact.get("address", ""):
            lines.append(one_line(address))
        elif place := self.content.contact.get("location", ""):
            lines.append(escaped(place))
        if not self.content.is_lab and email:
            lines.insert(0, "The e-mail address and other pages are in the profile above.")
        return [Block("", title or "Contact", text="\n\n".join(lines))] if lines else []

    def _markdown(self, title: str, body: str, file: str, page: str, offset: int | None) -> list[Block]:
        if is_template_text(body) or is_template_title(title):
            self._findings.left_out(f"the block {title!r}, whose text is that of the template", file)
            return []
        text = self.content.hugo.text(body, file, offset, self._display)
        above = f"## {title}\n\n" if title else ""
        return self.content.free.blocks(above + text, file, page)


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


def _linked(affiliation: tuple[str, str]) -> str:
    """Return an affiliation in MyST, with its link; semicolons are between them."""
    name, url = affiliation
    name = escaped(name.replace(";", ","))
    return link(name, url.replace(";", "%3B")) if url else name
