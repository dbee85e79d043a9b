"""The lab website template of the Greene lab: members, citations, projects, pages of components."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from .academicpages_papers import without_tags
from .collections_of_jekyll import (
    Document,
    documents,
    list_of_posts,
    missing_list_of_posts,
    name_of,
    new_page,
    posts,
)
from .dates import day
from .folio_pages import FolioJekyll
from .free_pages import FreePages, marker
from .hugo_authors import group_of
from .ids import free_id, page_name
from .jekyll import JekyllPage, Text
from .markdown_lines import escaped, link, one_line
from .markup import plain_line
from .page_writer import PageWriter
from .records import Block, Entry, Page, Paper, Person, Place, Site
from .resume_items import first, paper, tables
from .section_names import heading, title_of
from .services import Links
from .source import Source, plain_text, texts
from .template_text import has_placeholder_text, is_template_person, is_template_title

SIGNS = "_members with _data/citations.yaml or _data/sources.yaml"

_INCLUDE = re.compile(r"\{%-?\s*include\s+(?P<name>[\w-]+)\.html(?P<rest>.*?)-?%\}", re.DOTALL)
_CAPTURE = re.compile(
    r"\{%-?\s*capture\s+(?P<name>\w+)\s*-?%\}(?P<text>.*?)\{%-?\s*endcapture\s*-?%\}", re.DOTALL
)
_PARAMETER = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+))""")
#: components that draw nothing here
_SILENT = frozenset(["section", "icon", "search-box", "search-info", "tags", "site-search", "alert-end"])
#: roles of the template, as groups; others by their words
_ROLES = {
    "principal-investigator": "pi",
    "pi": "pi",
    "postdoc": "postdocs",
    "phd": "phd",
    "undergrad": "undergraduates",
    "programmer": "staff",
    "mascot": "mascots",
}
#: what the template calls its roles
_POSITIONS = {
    "pi": "Principal investigator",
    "principal-investigator": "Principal investigator",
    "postdoc": "Postdoctoral researcher",
    "phd": "PhD student",
    "undergrad": "Undergraduate student",
}
_FIELDS = {
    "paper": "",
    "website": "website",
    "source": "code",
    "github": "code",
    "data": "dataset",
    "preprint": "paper",
    "server": "demo",
    "video": "video",
    "poster": "poster",
    "slides": "slides",
}
#: identifiers of Manubot -> field
_IDS = {
    "doi": "doi",
    "arxiv": "arxiv",
    "pmid": "pmid",
    "pubmed": "pmid",
    "pmcid": "pmcid",
    "isbn": "isbn",
    "url": "url",
}


def recognise(source: Source) -> str:
    """Return why a source is of this kind."""
    settings = source.first("_config.yaml", "_config.yml")
    data = source.first(
        "_data/citations.yaml", "_data/citations.yml", "_data/sources.yaml", "_data/sources.yml"
    )
    members = source.below("_members", ".md")
    if settings and members and (data or "_cite/cite.py" in source):
        return "_members"
    return "_cite/cite.py" if settings and "_cite/cite.py" in source else ""


def read(source: Source) -> Site:
    """Return what a source states."""
    return _Reader(source).site()


class _LabJekyll(FolioJekyll):
    """Keeps components as markers."""

    def marked(self, text: str, page: JekyllPage) -> str:
        """Return a text with its components as markers, Markdown and HTML."""
        captured: dict[str, str] = {}
        pieces: list[str] = []
        place = 0

        def drawn(match: re.Match[str]) -> str:
            values = {key: next(filter(None, found), "") for key, *found in _PARAMETER.findall(match["rest"])}
            values = {key: captured.get(value, value) for key, value in values.items()}
            line = page.offset + text.count("\n", 0, place + match.start()) + 1
            return self._component(match["name"], values, page, line)

        for match in (*_CAPTURE.finditer(text), None):
            # a name is captured again for the next component
            pieces.append(_INCLUDE.sub(drawn, text[place : match.start() if match else len(text)]))
            if match:
                captured[match["name"]] = match["text"]
                pieces.append("\n" * match[0].count("\n"))
                place = match.end()
        shown = "".join(pieces)
        for _again in range(2):
            # captured texts have components of their own
            if not _INCLUDE.search(shown):
                break
            shown = _INCLUDE.sub(drawn, shown)
        return super().marked(shown, page)

    def _component(self, name: str, values: Mapping[str, str], page: JekyllPage, line: int) -> str:
        target = values.get("link", "")
        if re.fullmatch(r"[\w-]+/[\w.-]+", target) and values.get("type") == "github":
            target = f"https://github.com/{target}"
        if name == "list":
            return marker("list", **{key: values.get(key, "") for key in ("data", "filter", "component")})
        if name == "citation":
            return marker("citation", lookup=values.get("lookup", ""))
        if name == "portrait":
            return marker("portrait", lookup=values.get("lookup", ""))
        if name == "button":
            label = values.get("text") or heading(values.get("type", "")) or values.get("tooltip", "")
            if values.get("type") == "email":
                return target.removeprefix("mailto:") if "@" in target else label
            if values.get("type") == "phone":
                self.source.findings.left_out(
                    "a number by which people are called is not published", page.file, line
                )
                return ""
            return (
                f"[{label}]({target})"
                if label and target and not target.startswith("https://www.google.com/maps")
                else label
            )
        if name in ("feature", "card"):
            title = values.get("title", "")
            shown = f"[{title}]({target})" if title and target else title
            picture = f'<img src="/{values["image"].lstrip("/")}" alt="">' if values.get("image") else ""
            body = values.get("text") or values.get("description", "")
            return _apart(f"### {shown}" if shown else "", picture, body)
        if name == "figure":
            picture = (
                f'<img src="/{values["image"].lstrip("/")}" alt="{values.get("caption", "")}">'
                if values.get("image")
                else ""
            )
            return _apart(picture, values.get("caption", ""))
        if name in ("cols", "grid", "float", "content", "alert"):
            return _apart(
                *(text for key, text in values.items() if key.startswith(("col", "content", "text")))
            )
        if name not in _SILENT:
            self.source.findings.kept(
                f"the component {name} was not understood", page.file, line, "add what it drew"
            )
        return ""


def _apart(*parts: str) -> str:
    """Return the parts of a component as paragraphs."""
    return "\n\n" + "\n\n".join(filter(None, parts)) + "\n\n"


def _own_parts(parts: Sequence[str]) -> list[str]:
    """Return paragraphs without those of the template, and without the headings of nothing else."""
    kept: list[str] = []
    for part in parts:
        if not has_placeholder_text(part):
            kept.append(part)
        elif kept and re.match(r"###", kept[-1].lstrip()):
            kept.pop()
    return kept


class _Reader:
    """One site that is read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings = source.findings
        self.jekyll = _LabJekyll(source)
        self.config = self.jekyll.config
        self.writer = PageWriter(source, self)
        self.free = FreePages(source, self.writer, [], self.jekyll)
        self.names: dict[str, str] = {"": "index"}
        self.pages: list[Page] = []
        self.members = [member for member in documents(self.jekyll, "members") if self._is_own(member)]
        self.posts = [post for post in posts(self.jekyll) if self._is_own(post)]
        self.projects = self._projects()
        self.papers = list(self._papers())

    def _is_own(self, document: Document) -> bool:
        name = first(document.page.metadata, "name")
        if (
            is_template_person(name)
            or has_placeholder_text(document.page.body)
            or is_template_title(document.page.title)
        ):
            self.findings.left_out("it is an example of the template", document.page.file)
            return False
        return not document.is_draft

    def new_page(self, address: str, page: str) -> str | None:
        """Return the name of the new page that an address leads to."""
        return new_page(self.jekyll, self.names, address)

    def site(self) -> Site:
        """Return what the source states."""
        title = plain_text(self.config.get("title"))
        home = self.jekyll.pages.get("")
        others = [page for page in self.jekyll.pages.values() if page is not home and self._is_page(page)]
        for page in others:
            name = name_of(page)
            self.names[page.file] = self.names[page.address] = name
            self.names |= dict.fromkeys(page.redirects, name)
        for post in self.posts:
            self.names[post.page.file] = self.names[post.address] = f"blog/{page_name(post.stem)}"
        people = list(self._people())
        blocks = self._blocks(home, "index") if home else []
        if blocks and blocks[0].title == escaped(title):
            blocks[0] = replace(blocks[0], title="")
        for page in sorted(others, key=_order):
            self._add(page)
        self._add_missing(bool(people))
        self._add_posts()
        subtitle = plain_text(self.config.get("subtitle"))
        links = Links(self.findings, self.jekyll.config_file)
        stated = self.config.get("links")
        for key, value in stated.items() if isinstance(stated, dict) else ():
            links.add(str(key), plain_text(value))
        if line := links.line():
            blocks.insert(1 if blocks and not blocks[0].title else 0, Block("", text=line))
        first_page = Page(
            "index", title, tuple(blocks), description=plain_text(self.config.get("description")) or subtitle
        )
        pages, listed = self.free.finished([first_page, *self.pages], {})
        return Site(
            kind="lab",
            name=title,
            people=tuple(people),
            pages=tuple(self.writer.with_anchors(pages)),
            papers=(*self.papers, *listed),
            files=self.writer.files,
            redirects=dict(self.free.anchors),
            url=self.jekyll.url,
            description=plain_text(self.config.get("description")),
            settings=self._settings(),
        )

    def _settings(self) -> dict[str, Any]:
        groups: dict[str, str] = {}
        for member in self.members:
            role, group = first(member.page.metadata, "role"), self._group(member.page.metadata)
            known = _ROLES.get(role, "")
            if role and group == (known or group_of(role)) and known in ("", "mascots"):
                groups.setdefault(group, self._role_name(role))
        return {"academic_people_groups": groups} if groups else {}

    def _role_name(self, role: str) -> str:
        name = self.source.first("_data/types.yaml", "_data/types.yml")
        data = self.source.yaml(name) if name else None
        table = data.get(role) if isinstance(data, dict) else None
        stated = first(table, "description") if isinstance(table, dict) else ""
        return stated or _POSITIONS.get(role, "") or heading(role.replace("-", " "))

    def _group(self, metadata: Mapping[str, Any]) -> str:
        group, role = first(metadata, "group"), first(metadata, "role")
        if re.search(r"alum|former|past", group, re.IGNORECASE):
            return "alumni"
        if group and group != "gone":
            return group_of(group)
        if group == "gone":
            return "alumni"
        return _ROLES.get(role, group_of(role) if role else "")

    def _people(self) -> Iterator[Person]:
        taken: set[str] = set()
        for member in self.members:
            metadata = member.page.metadata
            name = first(metadata, "name") or member.title
            links = Links(self.findings, member.page.file)
            stated = metadata.get("links")
            for key, value in stated.items() if isinstance(stated, dict) else ():
                if text := plain_text(value):
                    links.add(str(key), text)
            role = first(metadata, "role")
            image = first(metadata, "image")
            body = " ".join(member.page.body.split())
            parts = {
                "aliases": list(texts(metadata.get("aliases"))),
                "group": self._group(metadata),
                "position": plain_line(first(metadata, "description"))
                or (self._role_name(role) if role else ""),
                "affiliation": plain_line(first(metadata, "affiliation")),
                "photo": self.writer.photo(image, member.page.file) if image else "",
                **links.parts,
            }
            person = Person(
                free_id(name, taken), name, {part: value for part, value in parts.items() if value}
            )
            taken.add(person.id)
            if body:
                # a page for the person, as the old site had one
                page = f"people/{person.id}"
                self.names[member.page.file] = self.names[member.address] = page
                blocks = [Block("profile", body=self.writer.line(body, member.page.file, page))]
                blocks.append(
                    Block(
                        "publications",
                        "Publications",
                        options={"filter": "me", "group-by": "year", "if-empty": ""},
                    )
                )
                self.pages.append(
                    Page(
                        page,
                        name,
                        tuple(blocks),
                        metadata={"academic_me": person.id, "orphan": True},
                        redirects=(member.address,),
                        in_navigation=False,
                    )
                )
            yield person

    def _papers(self) -> Iterator[Paper]:
        """Yield the papers of ``citations.yaml``, completed by those of ``sources.yaml``."""
        cited = self.source.first("_data/citations.yaml", "_data/citations.yml")
        stated = self.source.first("_data/sources.yaml", "_data/sources.yml")
        by_id = {first(each, "id"): each for each in tables(self.source.yaml(stated) if stated else None)}
        found = tables(self.source.yaml(cited) if cited else None)
        seen: set[str] = set()
        for each in found:
            own = by_id.pop(first(each, "id"), {})
            made = self._paper({**each, **{key: value for key, value in own.items() if value}}, cited)
            mark = re.sub(r"[\W_]+", "", made.title.casefold()) if made else ""
            if made and mark not in seen:
                seen.add(mark)
                yield made
        for identifier, each in by_id.items():
            if first(each, "title"):
                if made := self._paper(each, stated):
                    yield made
            elif identifier:
                self.findings.check(
                    f"{identifier} is among the sources, and citations.yaml has no entry for it",
                    stated,
                    remedy="fetch its entry with sphinx-academic sync, or write it into publications.bib",
                )

    def _paper(self, each: Mapping[Any, Any], file: str) -> Paper | None:
        title = without_tags(first(each, "title"))
        if not title:
            return None
        fields: dict[str, str] = {}
        scheme, _colon, value = first(each, "id").partition(":")
        if value and (name := _IDS.get(scheme.lower())):
            fields[name] = f"{scheme}:{value}" if scheme.lower() in ("http", "https") else value
        address = first(each, "link")
        for button in tables(each.get("buttons")):
            kind, target = first(button, "type").lower(), first(button, "link")
            if re.fullmatch(r"[\w.-]+/[\w.-]+", target):
                target = f"https://github.com/{target}"
            label = _FIELDS.get(kind) or (
                "link_"
                + page_name(first(button, "text") or kind or "link").replace("-", "_").replace("/", "_")
            )
            if target and label not in fields:
                fields[label] = target
        if repository := first(each, "repo"):
            fields.setdefault("code", f"https://github.com/{repository}")
        if tags := list(texts(each.get("tags"))):
            fields["keywords"] = ", ".join(tags)
        description = first(each, "description")
        if description and not has_placeholder_text(description):
            fields["abstract"] = re.sub(r"[*_`]", "", description)
        image = first(each, "image")
        if "://" not in image and (path := self.writer.copied(image, file, "images")):
            fields["preview"] = path
        if re.search(r"^(?:https?://(?:dx\.)?doi\.org/)", address) and "doi" in fields:
            address = ""
        return paper(
            title,
            each.get("authors"),
            venue=first(each, "publisher"),
            date=day(first(each, "date")),
            url=address,
            place=Place(file),
            fields=fields,
        )

    def _projects(self) -> list[dict[Any, Any]]:
        name = self.source.first("_data/projects.yaml", "_data/projects.yml")
        found = []
        for each in tables(self.source.yaml(name) if name else None):
            if is_template_title(first(each, "title")) or has_placeholder_text(first(each, "description")):
                self.findings.left_out(f"{first(each, 'title')!r} is an example of the template", name)
            elif first(each, "title"):
                found.append(each)
        return found

    def _is_page(self, page: JekyllPage) -> bool:
        if re.match(r"(?:404|testbed)\b", page.address) or page.file.startswith(("_", ".")):
            return False
        return page.metadata.get("published") is not False

    def _blocks(self, page: JekyllPage, name: str) -> list[Block]:
        text: Text = self.jekyll.text_of(page)
        kept = "\n\n".join(_own_parts(re.split(r"\n\s*\n", text.text)))
        if has_placeholder_text(text.text):
            self.findings.left_out("text of the template on this page", page.file)

        def draw(kind: str, attributes: Mapping[str, str]) -> Sequence[Block]:
            return list(self._drawn(kind, attributes, name))

        blocks = self.free.blocks(kept, page.file, name, draw, loops=text.loops)
        return [block for block in blocks if block.kind or block.text or block.title]

    def _drawn(self, kind: str, attributes: Mapping[str, str], page: str) -> Iterator[Block]:
        data, condition = attributes.get("data", ""), attributes.get("filter", "")
        if kind == "citation":
            title = attributes.get("lookup", "")
            mark = re.sub(r"[\W_]+", "", title.casefold())
            for number, each in enumerate(self.papers):
                if mark and mark in re.sub(r"[\W_]+", "", each.title.casefold()):
                    self.papers[number] = replace(each, fields={**each.fields, "selected": "true"})
            if any("selected" in each.fields for each in self.papers):
                yield Block("publications", options={"filter": "selected", "group-by": "none"})
        elif data == "citations" and self.papers:
            yield Block("publications", options={"group-by": "year", "search": ""})
        elif data == "members" and self.members:
            yield Block("people", options=self._people_options(condition))
        elif data == "projects" and self.projects:
            shown = [each for each in self.projects if _fits(each, condition)]
            if shown:
                yield Block("projects", entries=tuple(self._project(each) for each in shown))
        elif data == "posts" and self.posts:
            yield Block("", text=list_of_posts(self.posts, self.writer, page))

    def _people_options(self, condition: str) -> dict[str, str]:
        match = re.fullmatch(r"""\s*(role|group)\s*==\s*['"]([\w -]+)['"]\s*""", condition)
        if match is None:
            return {}
        group = _ROLES.get(match[2], group_of(match[2]))
        return (
            {"group": group}
            if any(self._group(member.page.metadata) == group for member in self.members)
            else {}
        )

    def _project(self, each: Mapping[Any, Any]) -> Entry:
        target = first(each, "link")
        repository = first(each, "repo")
        title = link(
            escaped(first(each, "title")),
            target
            if re.match(r"https?://", target)
            else f"https://github.com/{repository}"
            if repository
            else "",
        )
        said = ". ".join(filter(None, (first(each, "subtitle"), first(each, "description"))))
        return Entry(f"{title}: {one_line(said)}" if said else title)

    def _add(self, page: JekyllPage) -> None:
        name = self.names[page.file]
        blocks = self._blocks(page, name)
        title = page.title or title_of(name)
        if blocks and blocks[0].title in (title, escaped(title)):
            blocks[0] = replace(blocks[0], title="")
        if not any(block.kind or block.text for block in blocks):
            self.findings.left_out(
                "nothing is on this page but what the template has, or draws from nothing", page.file
            )
            self.names = {address: new for address, new in self.names.items() if new != name}
            return
        shown = isinstance(page.metadata.get("nav"), dict)
        self.pages.append(
            Page(
                name,
                title,
                tuple(_once(blocks)),
                redirects=page.redirects,
                in_navigation=shown,
                metadata={} if shown else {"orphan": True},
            )
        )

    def _add_missing(self, has_people: bool) -> None:
        """Add pages for what no page draws."""
        shown = {block.kind for page in self.pages for block in page.blocks if page.in_navigation}
        if has_people and "people" not in shown:
            self.pages.append(Page("people", "People", (Block("people"),)))
        if self.papers and "publications" not in shown:
            self.pages.append(
                Page("publications", "Publications", (Block("publications", options={"group-by": "year"}),))
            )
        if self.projects and "projects" not in shown:
            self.pages.append(
                Page(
                    "projects",
                    "Projects",
                    (Block("projects", entries=tuple(self._project(each) for each in self.projects)),),
                )
            )

    def _name_of(self, author: str) -> str:
        """Return the name of a member by its file, else the text as a name."""
        known = {
            member.page.file.rpartition("/")[2].rpartition(".")[0]: first(member.page.metadata, "name")
            for member in self.members
        }
        return known.get(author) or author.replace("-", " ").title()

    def _add_posts(self) -> None:
        self.pages += missing_list_of_posts(self.posts, self.pages, self.writer, self.names, "Blog")
        for post in self.posts:
            name = self.names[post.page.file]
            blocks = self._blocks(post.page, name)
            author = first(post.page.metadata, "author")
            said = ", ".join(filter(None, (post.date, self._name_of(author))))
            blocks.insert(0, Block("", text=f"*{escaped(said)}*"))
            self.pages.append(
                Page(
                    name,
                    post.title,
                    tuple(blocks),
                    metadata={"orphan": True},
                    redirects=(post.address,),
                    in_navigation=False,
                )
            )


def _once(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the parts of a page; a list of all people counts once."""
    has_all = any(block.kind == "people" and not block.options for block in blocks)
    done = False
    for block in blocks:
        if block.kind == "people" and has_all:
            if not done:
                yield Block("people")
            done = True
        else:
            yield block


def _fits(each: Mapping[Any, Any], condition: str) -> bool:
    """Return whether a list has a project; a filter that is not understood filters nothing."""
    if match := re.fullmatch(r"""\s*(\w+)\s*(==|!=)\s*['"]([^'"]*)['"]\s*""", condition):
        same = first(each, match[1]) == match[3]
        return same if match[2] == "==" else not same
    if match := re.fullmatch(r"\s*!\s*(\w+)\s*", condition):
        return not first(each, match[1])
    return True


def _order(page: JekyllPage) -> tuple[float, str]:
    nav = page.metadata.get("nav")
    order = nav.get("order") if isinstance(nav, dict) else None
    return (float(order) if isinstance(order, int) and not isinstance(order, bool) else 10_000.0, page.file)
