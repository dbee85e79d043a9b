"""Other sites of Jekyll with jekyll-scholar: pages whose lists of papers are made from .bib files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .collections_of_jekyll import Document, list_of_posts, missing_list_of_posts, new_page, posts, take_names
from .dates import day
from .folio_pages import FolioJekyll
from .free_pages import FreePages, bib_titles
from .ids import free_id, id_of, page_name
from .jekyll import JekyllPage
from .markup import plain_line
from .page_writer import PageWriter
from .records import Block, Page, Person, Site
from .resume_items import first, tables
from .scholar_tags import Bibliographies, anchors_of_papers, owner_aliases, with_cited_papers
from .section_names import title_of
from .services import Links
from .source import Source, plain_text, texts
from .template_text import is_template_person, is_template_text, is_template_title

SIGNS = "a tag {% bibliography %} in a page, or scholar: in _config.yml"

_PEOPLE = re.compile(
    r"^_data/(?:people|members|team|staff|authors|lab|group)\.(?:ya?ml|json)$", re.IGNORECASE
)


def recognise(source: Source) -> str:
    """Return why a source is of this kind."""
    name = source.first("_config.yml", "_config.yaml")
    if not name:
        return ""
    if source.below("_bibliography", ".bib"):
        return "_bibliography"
    return name if re.search(rb"^scholar\s*:", source.head(name), re.MULTILINE) else ""


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
        self.title = plain_text(self.config.get("title"))
        self.name = self._owner()
        self.bibliographies = Bibliographies(source, self.config, self.name)
        self.jekyll.keys = self.bibliographies.keys
        self.writer = PageWriter(source, self)
        self.writer.keys = self.bibliographies.keys
        self.free = FreePages(source, self.writer, [self.name], self.jekyll)
        self.posts = [post for post in posts(self.jekyll) if self._is_own(post)]
        self.names: dict[str, str] = {"": "index"}
        self.pages: list[Page] = []
        self.people = self._people()

    def _owner(self) -> str:
        """Return the name of the person whose site it is, or nothing for a site of several."""
        author = self.config.get("author")
        stated = first(author, "name") if isinstance(author, dict) else plain_text(author)
        scholar = self.config.get("scholar")
        families = texts(scholar.get("last_name")) if isinstance(scholar, dict) else ()
        names_owner = any(family.casefold() in stated.casefold() for family in families)
        looks_personal = (
            isinstance(author, dict)
            and any(key in author for key in ("orcid", "email", "scholar", "position"))
            and len(stated.split()) in (2, 3, 4)
        )
        return stated if (names_owner or looks_personal) and not is_template_person(stated) else ""

    def _is_own(self, post: Document) -> bool:
        if post.is_example:
            self.findings.left_out("it is an example of the template", post.page.file)
            return False
        if post.is_draft:
            self.findings.left_out("it is a draft, or not published", post.page.file)
            return False
        return True

    def new_page(self, address: str, page: str) -> str | None:
        """Return the name of the new page that an address leads to."""
        return new_page(self.jekyll, self.names, address)

    def site(self) -> Site:
        """Return what the source states."""
        home = self.jekyll.pages.get("")
        pages = [page for page in self.jekyll.pages.values() if page is not home and self._is_page(page)]
        self._take_names(home, pages)
        links = self._links()
        person = self._person(links)
        blocks = self._blocks(home, "index") if home else []
        title = self.name or self.title or (home.title if home else "")
        if self.name:
            intro = blocks.pop(0).text if blocks and not blocks[0].title and not blocks[0].kind else ""
            blocks.insert(0, Block("profile", body=intro))
        elif line := links.line():
            blocks.insert(1 if blocks and not blocks[0].title else 0, Block("", text=line))
        for page in pages:
            self._add(page)
        if self.people and not any(block.kind == "people" for page in self.pages for block in page.blocks):
            self.pages.append(Page("people", "People", (Block("people"),)))
        if self.bibliographies.keys and not any(
            block.kind == "publications" for page in self.pages for block in page.blocks
        ):
            options = self.bibliographies.directive("", self.findings, self.jekyll.config_file) or {}
            taken = any(page.name == "publications" for page in self.pages)
            name = "bibliography" if taken else "publications"
            self.pages.append(Page(name, "Publications", (Block("publications", options=options),)))
        self.pages += missing_list_of_posts(self.posts, self.pages, self.writer, self.names, "News")
        for post in self.posts:
            self._add_post(post)
        first_page = Page(
            "index",
            title,
            tuple(blocks),
            description=plain_text(self.config.get("description")),
            redirects=home.redirects if home else (),
        )
        made, papers = self.free.finished(
            [first_page, *self.pages], bib_titles(self.bibliographies.libraries)
        )
        return Site(
            kind="person" if self.name else "lab",
            name=title,
            people=(*([person] if person else []), *self.people),
            pages=tuple(self.writer.with_anchors(with_cited_papers(made, self.findings))),
            papers=papers,
            bib_files=self.bibliographies.files,
            files={**self.bibliographies.named_files(), **self.writer.files},
            redirects={**anchors_of_papers(made), **self.free.anchors},
            url=self.jekyll.url,
            description=plain_text(self.config.get("description")),
            title=self.title,
        )

    def _is_page(self, page: JekyllPage) -> bool:
        if re.match(r"(?:404|feed|sitemap|robots|tags|search|jekyll-README)\b", page.address):
            return False
        if is_template_text(page.body) or is_template_title(page.title):
            self.findings.left_out("its text is that of the template", page.file)
            return False
        return page.metadata.get("published") is not False

    def _take_names(self, home: JekyllPage | None, pages: Sequence[JekyllPage]) -> None:
        if home:
            self.names[home.address] = self.names[home.file] = "index"
        take_names(self.names, pages, self.findings)
        for post in self.posts:
            name = f"blog/{page_name(post.stem)}"
            self.names[post.page.file] = name
            self.names.setdefault(post.address, name)

    def _links(self) -> Links:
        """Return the links of the person or the group, as the settings state them."""
        links = Links(self.findings, self.jekyll.config_file)
        author = self.config.get("author")
        for key, value in author.items() if isinstance(author, dict) else ():
            if (
                key != "name"
                and (text := plain_text(value))
                and str(key) not in ("bio", "avatar", "picture", "location", "position", "title")
            ):
                links.add(str(key), text)
        social = self.config.get("social")
        for address in texts(social.get("links")) if isinstance(social, dict) else ():
            links.add("link", address)
        return links

    def _person(self, links: Links) -> Person | None:
        if not self.name:
            return None
        author = self.config.get("author")
        position = first(author, "position", "title") if isinstance(author, dict) else ""
        parts = {
            "aliases": owner_aliases(self.bibliographies.scholar, self.name),
            "position": position,
            **links.parts,
        }
        return Person(id_of(self.name), self.name, {part: value for part, value in parts.items() if value})

    def _people(self) -> list[Person]:
        """Return the people of a data file that lists some."""
        found: list[Person] = []
        taken: set[str] = {id_of(self.name)} if self.name else set()
        for name in self.source.names:
            if not _PEOPLE.match(name):
                continue
            data = self.source.json(name) if name.endswith(".json") else self.source.yaml(name)
            for each in _tables_of(data):
                if person := person_of(each, name, self.source, self.writer, taken):
                    found.append(person)
                    taken.add(person.id)
            if found:
                self.findings.imported(f"people, as academic_people: {len(found)}", name)
                break
        return found

    def _blocks(self, page: JekyllPage, name: str, *, title: str = "") -> list[Block]:
        text = self.jekyll.text_of(page)
        found = text.text
        for number, loop in enumerate(text.loops):
            if not loop.collection.startswith("site.data"):
                found = found.replace(f"data-loop='{number}'", f'data-collection="{loop.collection}"')

        def draw(kind: str, attributes: Mapping[str, str]) -> Sequence[Block]:
            if kind == "bibliography":
                options = self.bibliographies.directive(
                    attributes.get("arguments", ""), self.findings, page.file
                )
                return [Block("publications", options=options)] if options is not None else []
            if "post" in attributes.get("collection", "") and self.posts:
                return [Block("", text=list_of_posts(self.posts, self.writer, name))]
            return []

        blocks = self.free.blocks(found, page.file, name, draw, title=title, loops=text.loops)
        layout = plain_text(page.metadata.get("layout"))
        if not any(block.kind or block.text for block in blocks):
            # the layout draws what the page is called
            if layout.startswith("publication") and self.bibliographies.keys:
                options = self.bibliographies.directive("", self.findings, page.file)
                return [Block("publications", options=options or {})]
            if layout in ("people", "team", "members") and self.people:
                return [Block("people")]
        return blocks

    def _add(self, page: JekyllPage) -> None:
        name = self.names[page.file]
        blocks = self._blocks(page, name, title=page.title)
        if not any(block.kind or block.text for block in blocks):
            layout = plain_text(page.metadata.get("layout"))
            self.findings.left_out(
                f"nothing is on this page but what the layout {layout or 'of the site'} draws", page.file
            )
            self.names = {address: new for address, new in self.names.items() if new != name}
            return
        old = [page.address] if page.address not in (name, f"{name}/", f"{name}.html") else []
        self.pages.append(
            Page(
                name,
                page.title or title_of(name),
                tuple(blocks),
                description=re.sub(r"<[^>]*>", "", plain_text(page.metadata.get("description"))),
                redirects=tuple(dict.fromkeys([*old, *page.redirects])),
                in_navigation="/" not in name,
                metadata={} if "/" not in name else {"orphan": True},
            )
        )

    def _add_post(self, post: Document) -> None:
        name = self.names[post.page.file]
        blocks = self._blocks(post.page, name)
        if post.date:
            blocks.insert(0, Block("", text=f"*{day(post.date)}*"))
        old = [post.address] if post.address not in ("", name, f"{name}/") else []
        self.pages.append(
            Page(
                name,
                post.title,
                tuple(blocks),
                metadata={"orphan": True},
                redirects=tuple(dict.fromkeys([*old, *post.page.redirects])),
                in_navigation=False,
            )
        )


def _tables_of(data: Any) -> list[dict[Any, Any]]:
    """Return the tables of a data file: a list of them, or a table whose keys are names or groups."""
    if isinstance(data, dict):
        found = []
        for key, value in data.items():
            if isinstance(value, dict):
                found.append({"name": str(key), **value})
            else:
                found += [{"group": str(key), **each} for each in tables(value)]
        return found
    return tables(data)


def person_of(
    each: Mapping[Any, Any], file: str, source: Source, writer: PageWriter, taken: set[str]
) -> Person | None:
    """Return a person of a data file; None if it names no one, or an example."""
    name = re.sub(r",?\s*(?:Ph\.?D\.?|M\.?D\.?|Dr\.)\s*$", "", first(each, "name", "title"))
    if not name:
        return None
    if is_template_person(name):
        source.findings.left_out(f"{name} is an example of the template", file)
        return None
    from .hugo_authors import group_of

    links = Links(source.findings, file)
    for table in (each, each.get("social"), each.get("links")):
        for key, value in table.items() if isinstance(table, Mapping) else ():
            text = plain_text(value)
            if text and (
                table is not each
                or str(key)
                in ("email", "website", "url", "github", "orcid", "scholar", "twitter", "linkedin")
            ):
                links.add(str(key), text)
    group = first(each, "group", "category", "role")
    status = first(each, "position", "status", "role", "description")
    image = first(each, "image", "photo", "avatar", "img").replace("\\", "/")
    parts = {
        "group": group_of(group) if group else "",
        "position": plain_line(status) if status != group else "",
        "affiliation": plain_line(first(each, "affiliation")),
        "photo": writer.photo(image, file, "assets/img/", "images/") if image else "",
        **links.parts,
    }
    return Person(free_id(name, taken), name, {part: value for part, value in parts.items() if value})
