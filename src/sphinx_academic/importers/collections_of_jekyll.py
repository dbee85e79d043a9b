"""Collections and posts of a site of Jekyll."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .dates import day
from .findings import Findings
from .ids import page_name
from .jekyll import Jekyll, JekyllPage
from .markdown_lines import escaped, link
from .page_writer import PageWriter, found_name
from .records import Block, Page
from .source import plain_text
from .template_text import has_placeholder_text, is_template_text, is_template_title

_SUFFIXES = (".md", ".markdown", ".html", ".mkd", ".mkdn")
_DATED_NAME = re.compile(r"^(\d{4}-\d{1,2}(?:-\d{1,2})?)[-_](.+)$")


def new_page(jekyll: Jekyll, names: Mapping[str, str], address: str) -> str | None:
    """Return the name of the new page that an address leads to.

    :param names: address or file -> name
    :return: empty for none, None if it is elsewhere
    """
    path, _fragment = jekyll.local(address)
    return None if path is None else found_name(path, names)


def name_of(page: JekyllPage) -> str:
    """Return the name that a page of the new site has by the address of the old one."""
    return page_name(re.sub(r"(?:index)?\.html?$", "", page.address).strip("/") or "page")


def take_names(names: dict[str, str], pages: Iterable[JekyllPage], findings: Findings) -> None:
    """Give each page a name of its own, by which its file and its addresses are found."""
    taken = {"index"}
    for page in pages:
        base = name = name_of(page)
        number = 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        if name != base:
            findings.check(f"another page is {base}, too; this one is {name}", page.file)
        taken.add(name)
        names[page.file] = name
        for address in (page.address, *page.redirects):
            names.setdefault(address, name)


@dataclass(frozen=True, slots=True)
class Document:
    """A file of a collection, or a post."""

    page: JekyllPage
    #: as in front matter, else as its name begins
    date: str
    #: of its name, without date and suffix
    stem: str
    #: where it stood, without the slash at its beginning
    address: str = ""

    @property
    def title(self) -> str:
        """Return what it is called."""
        return self.page.title or re.sub(r"[-_]+", " ", self.stem).strip().capitalize()

    @property
    def redirect(self) -> str:
        """Return the address to which it leads instead of a page."""
        return plain_text(self.page.metadata.get("redirect"))

    @property
    def is_inline(self) -> bool:
        """Return whether it is no page of its own, but a line of a list."""
        inline = self.page.metadata.get("inline")
        return inline is True or (
            not self.page.title and len(self.page.body) < 1500 and "\n#" not in self.page.body
        )

    @property
    def is_draft(self) -> bool:
        """Return whether it is not published."""
        return self.page.metadata.get("published") is False or self.page.metadata.get("draft") is True

    @property
    def is_example(self) -> bool:
        """Return whether it is what a template has."""
        body = self.page.body
        description = plain_text(self.page.metadata.get("description")) or plain_text(
            self.page.metadata.get("excerpt")
        )
        return (
            is_template_title(self.page.title)
            or is_template_text(body)
            or is_template_text(description)
            or (has_placeholder_text(body) and len(body.split()) < 2000)
        )


def documents(jekyll: Jekyll, collection: str) -> list[Document]:
    """Return the files of a collection, in the order of their names."""
    return list(_documents(jekyll, f"_{collection}", collection))


def posts(jekyll: Jekyll) -> list[Document]:
    """Return the posts."""
    return list(_documents(jekyll, "_posts", "posts"))


def list_of_posts(
    documents: Iterable[Document], writer: PageWriter, page: str, limit: int | None = None
) -> str:
    """Return a list of links to posts, the newest first, as MyST of a new page.

    :param page: the name of the page on which it stands
    :param limit: how many there are at most
    """
    lines = []
    for post in sorted(documents, key=lambda post: post.date, reverse=True)[:limit]:
        target = writer.link("/" + post.address, post.page.file, page)
        lines.append(f"- {post.date}: {link(escaped(post.title), target or '')}")
    return "\n".join(lines)


def missing_list_of_posts(
    documents: Sequence[Document],
    pages: Sequence[Page],
    writer: PageWriter,
    names: Mapping[str, str],
    title: str,
) -> list[Page]:
    """Return a page with links to all posts, unless one of some pages has them.

    :param names: file of a post -> name of its new page
    :param title: of the page, which is called ``blog``, or ``blog-list`` if another page is
    """
    new = [names[post.page.file] for post in documents]
    texts = ("".join(block.text for block in page.blocks) for page in pages)
    if any(all(f"{name}.md)" in text for name in new) for text in texts) or not documents:
        return []
    name = "blog-list" if any(page.name == "blog" for page in pages) else "blog"
    return [Page(name, title, (Block("", text=list_of_posts(documents, writer, name)),))]


def _documents(jekyll: Jekyll, folder: str, collection: str) -> Iterator[Document]:
    names = list(jekyll.source.below(folder, *_SUFFIXES))
    # collections may lie together in a folder of their own
    base = plain_text(jekyll.config.get("collections_dir")).strip("/")
    if not names and base:
        names = jekyll.source.below(f"{base}/{folder}", *_SUFFIXES)
    for name in names:
        page = jekyll.page(name)
        stem = name.rpartition("/")[2].rpartition(".")[0]
        dated = _DATED_NAME.match(stem)
        date = day(page.metadata.get("date")) or (dated[1] if dated else "")
        stem = dated[2] if dated and (collection == "posts" or date) else stem
        yield Document(page, date, stem, _address(jekyll, page, collection, stem, date, name))


def _address(jekyll: Jekyll, page: JekyllPage, collection: str, stem: str, date: str, name: str) -> str:
    permalink = plain_text(page.metadata.get("permalink"))
    if permalink and ":" not in permalink:
        return permalink.lstrip("/")
    if collection == "posts":
        pattern = plain_text(jekyll.config.get("permalink")) or "/:year/:month/:day/:title.html"
    else:
        collections = jekyll.config.get("collections")
        settings = collections.get(collection) if isinstance(collections, dict) else None
        pattern = plain_text(settings.get("permalink")) if isinstance(settings, dict) else ""
        style = plain_text(jekyll.config.get("permalink"))
        is_folder = style == "pretty" or style.endswith("/")
        pattern = pattern or ("/:collection/:path/" if is_folder else "/:collection/:path.html")
    named = {
        "date": "/:categories/:year/:month/:day/:title.html",
        "pretty": "/:categories/:year/:month/:day/:title/",
        "ordinal": "/:categories/:year/:y_day/:title.html",
        "none": "/:categories/:title.html",
    }
    pattern = named.get(pattern, pattern)
    year, month, day_ = ([*date.split("-"), "", "", ""])[:3] if date else ("", "", "")
    path = name.partition("/")[2].rpartition(".")[0]
    slug = re.sub(r"[^\w.~!$&'()+,;=@-]+", "-", stem).strip("-")
    values = {
        "collection": collection,
        "path": path,
        "name": stem,
        "title": slug,
        "slug": slug,
        "year": year,
        "month": month,
        "day": day_,
        "categories": "",
        "output_ext": ".html",
    }
    made = re.sub(r":(\w+)", lambda match: values.get(match[1], ""), pattern)
    return re.sub(r"/{2,}", "/", made).lstrip("/")
