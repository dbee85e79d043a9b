"""Sites of Jekyll: settings, front matter, includes, Liquid, comments, addresses, navigation."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urlsplit

from .emoji import with_emoji
from .jekyll_comments import without_comments
from .liquid import OUTPUT, TAG, Liquid, NotUnderstood
from .liquid_control import NO_MARKS, Control, Loop
from .liquid_site import SiteValues, page_values
from .liquid_values import shown
from .source import Source, plain_text, texts

_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(?P<text>.*?)(?:\{%-?\s*endraw\s*-?%\}|\Z)", re.DOTALL)
#: what a brace is until the Liquid around it has been read
_RAW_BRACE = "\x04"
#: tags that draw what the theme, the list of papers or a script shows
_SILENT = frozenset(
    ["bibliography", "bibliography_count", "cite", "reference", "toc", "seo", "feed_meta"]
    + ["tabs", "endtab", "endtabs"]
)
_QUOTED = re.compile(r"""^(?P<quote>["'])(?P<text>.*?)(?P=quote)""")
_PARAMETER = re.compile(r"""(\w+)\s*=\s*(["'])(.*?)\2""", re.DOTALL)
_VARIABLE = re.compile(r"^(?:site|page|include)(?:\.\w+)+")
_DEEPEST = 20
#: as many includes, and no more
_MOST_INCLUDED = 500
_PAGE_SUFFIXES = (".md", ".markdown", ".html", ".htm", ".mkd", ".mkdn")
#: the files of a repository that are about it, and are no pages
_NO_PAGES = re.compile(
    r"(?:^|/)(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|404)[^/]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a page with its includes, and what was met in it."""

    text: str
    #: files that it was made of
    files: tuple[str, ...]
    loops: tuple[Loop, ...] = ()


@dataclass(frozen=True, slots=True)
class JekyllPage:
    """A page of a site."""

    file: str
    metadata: Mapping[str, Any]
    body: str = ""
    #: lines before the body
    offset: int = 0
    #: where it stands, without the slash at its beginning: ``""``, ``cv/``, ``talks.html``
    address: str = ""
    redirects: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return what its front matter calls it."""
        return with_emoji(plain_text(self.metadata.get("title")))


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of a navigation."""

    title: str
    url: str


@dataclass
class Jekyll:
    """A site of Jekyll in a source."""

    source: Source
    #: folders of includes
    include_folders: tuple[str, ...] = ("_includes",)
    _pages: dict[str, JekyllPage] = field(default_factory=dict)
    #: files whose pages compute values
    _computing: set[str] = field(default_factory=set)
    #: files of pages that loops of other pages drew
    drawn: set[str] = field(default_factory=set)
    #: what draws the page at hand
    _liquid: Liquid = field(default_factory=lambda: Liquid({}))

    @cached_property
    def config(self) -> Mapping[str, Any]:
        """Return the settings; empty if there are none."""
        name = self.source.first("_config.yml", "_config.yaml")
        data = self.source.yaml(name) if name else None
        return {str(key): value for key, value in data.items()} if isinstance(data, dict) else {}

    @cached_property
    def config_file(self) -> str:
        """Return the path of the settings."""
        return self.source.first("_config.yml", "_config.yaml")

    @cached_property
    def url(self) -> str:
        """Return the address of the site, or nothing."""
        url = plain_text(self.config.get("url"))
        base = plain_text(self.config.get("baseurl")).strip("/")
        if not re.match(r"https?://[^/\s]+\.[^/\s]+", url) or "example" in url:
            return ""
        return url.rstrip("/") + "/" + (f"{base}/" if base else "")

    @property
    def base(self) -> str:
        """Return the path below which the site stands."""
        return plain_text(self.config.get("baseurl")).strip("/")

    def navigation(self, name: str = "_data/navigation.yml", key: str = "main") -> list[Link]:
        """Return the entries of a navigation."""
        data = self.source.yaml(name) if name in self.source else None
        entries = data.get(key) if isinstance(data, dict) else data
        found = []
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict):
                title, url = plain_text(entry.get("title") or entry.get("name")), plain_text(entry.get("url"))
                if title and url:
                    found.append(Link(title, url))
                children = entry.get("children") or entry.get("links") or entry.get("sublinks")
                for child in children if isinstance(children, list) else ():
                    if (
                        isinstance(child, dict)
                        and plain_text(child.get("title"))
                        and plain_text(child.get("url"))
                    ):
                        found.append(Link(plain_text(child["title"]), plain_text(child["url"])))
        return found

    def page(self, name: str) -> JekyllPage:
        """Return a page by its file."""
        if name not in self._pages:
            metadata, body, offset = self.source.page(name)
            metadata = {**self._defaults(name), **metadata}
            redirects = tuple(path.strip().lstrip("/") for path in texts(metadata.get("redirect_from")))
            self._pages[name] = JekyllPage(
                name, metadata, body, offset, self._address(name, metadata), redirects
            )
        return self._pages[name]

    def _defaults(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        defaults = self.config.get("defaults")
        for entry in defaults if isinstance(defaults, list) else ():
            scope = entry.get("scope") if isinstance(entry, dict) else None
            values = entry.get("values") if isinstance(entry, dict) else None
            if isinstance(scope, dict) and isinstance(values, dict):
                path = plain_text(scope.get("path")).strip("/")
                kind = plain_text(scope.get("type"))
                folder = name.partition("/")[0] if "/" in name else ""
                fits_kind = not kind or folder == f"_{kind}" or (kind == "pages" and folder in ("", "_pages"))
                if fits_kind and (not path or name == path or name.startswith(f"{path}/")):
                    found |= {str(key): value for key, value in values.items()}
        return found

    def _address(self, name: str, metadata: Mapping[str, Any]) -> str:
        permalink = plain_text(metadata.get("permalink"))
        if permalink and ":" not in permalink:
            return permalink.lstrip("/")
        path = name.removeprefix("_pages/")
        stem = path.rpartition(".")[0] or path
        if posixpath.basename(stem) == "index":
            folder = posixpath.dirname(stem)
            return f"{folder}/" if folder else ""
        pretty = plain_text(self.config.get("permalink"))
        return f"{stem}/" if permalink or pretty == "pretty" or pretty.endswith("/") else f"{stem}.html"

    @cached_property
    def pages(self) -> dict[str, JekyllPage]:
        """Return the pages of the site by their addresses, those of ``_pages`` before others."""
        found: dict[str, JekyllPage] = {}
        excluded = tuple(name.strip("/") for name in texts(self.config.get("exclude")))
        names = sorted(self.source.names, key=lambda name: not name.startswith("_pages/"))
        for name in names:
            if not name.lower().endswith(_PAGE_SUFFIXES) or _NO_PAGES.search(name):
                continue
            folder = name.partition("/")[0]
            if (
                (folder.startswith(("_", ".")) and folder != "_pages")
                or "/_" in name
                or name.startswith("docs/")
            ):
                continue
            if any(name == path or name.startswith(f"{path}/") for path in excluded):
                continue
            if self._has_front_matter(name):
                self._add_page(found, self.page(name))
        return found

    def _add_page(self, found: dict[str, JekyllPage], page: JekyllPage) -> None:
        """Add a page; of two with one address, the last of a folder has it, as in Jekyll."""
        other = found.get(page.address)
        if other is None:
            found[page.address] = page
            return
        address = page.address
        if not address.strip("/"):
            self.source.findings.left_out(
                f"the home page is {other.file}; this page has its address, too",
                page.file,
                remedy="if it is needed, give it another permalink and import again",
            )
            return
        if posixpath.dirname(other.file) == posixpath.dirname(page.file):
            found[address] = page
            page, other = other, page
        stem, slash, ending = re.fullmatch(r"(.*?)(/?)(\.\w+)?", address).groups(default="")  # type: ignore[union-attr]
        number = 2
        while (free := f"{stem}-{number}{slash}{ending}") in found:
            number += 1
        self.source.findings.check(
            f"two pages have the address /{address}, the other is {other.file}; this one is now /{free}",
            page.file,
        )
        found[free] = self._pages[page.file] = replace(page, address=free)

    def _has_front_matter(self, name: str) -> bool:
        path = self.source.path(name)
        if path is None:
            return False
        try:
            with path.open("rb") as file:
                return file.read(16).lstrip(b"\xef\xbb\xbf \r\n").startswith(b"---")
        except OSError:
            return False

    def page_of(self, url: str) -> tuple[JekyllPage | None, str]:
        """Return the page that an address within the site leads to, and its fragment.

        :param url: as a page or the navigation has it: ``/cv/``, ``/#-news``, ``{{ '/cv' | relative_url }}``
        """
        path, fragment = self.local(url)
        if path is None:
            return None, ""
        for address in _forms(path):
            if address in self.pages:
                return self.pages[address], fragment
        return None, fragment

    def local(self, url: str) -> tuple[str | None, str]:
        """Return the path of an address within the site, without its first slash, and its fragment."""
        url = url.strip()
        try:
            parts = urlsplit(url)
        except ValueError:
            return None, ""
        if parts.scheme or parts.netloc:
            own = self.url and urlsplit(self.url).netloc
            if not own or parts.netloc.removeprefix("www.") != own.removeprefix("www."):
                return None, ""
        # a page may lie elsewhere than its source, so what is seen from there is seen from the top
        path = re.sub(r"^(?:\.{1,2}(?:/|$))+", "", unquote(parts.path)).lstrip("/")
        if self.base and (path + "/").startswith(f"{self.base}/"):
            path = path[len(self.base) :].lstrip("/")
        return path, unquote(parts.fragment)

    # -- Liquid ---------------------------------------------------------------------

    def text_of(self, page: JekyllPage) -> Text:
        """Return the text of a page with its includes, without comments and Liquid."""
        files = [page.file]
        loops: list[Loop] = []
        scope = {"site": self.values, "page": page_values(page), "include": {}}
        self._liquid = Liquid(scope, lambda tag, name: self._text_of_include(tag, name, page.file, files))
        # so that lines are those of the file
        body = "\n" * page.offset + page.body
        text = self._included(body, page.file, (page.file,), files, loops, page)
        text = text.replace(_RAW_BRACE, "{")
        return Text(text, tuple(dict.fromkeys(files)), tuple(loops))

    def plain(self, text: str, file: str) -> Text:
        """Return a text that is no page of its own as :meth:`text_of` does."""
        return self.text_of(JekyllPage(file, {}, text))

    def _included(
        self,
        text: str,
        file: str,
        path: tuple[str, ...],
        files: list[str],
        loops: list[Loop],
        page: JekyllPage,
    ) -> str:
        text = _RAW.sub(lambda match: match["text"].replace("{", _RAW_BRACE), without_comments(text))
        outer, self._liquid.scope["include"] = (
            self._liquid.scope["include"],
            page.metadata.get("include") or {},
        )
        control = Control(self._liquid, self.source.findings, file, self.draws, loops)
        text = control.resolved(text)
        self.drawn |= self._liquid.used

        def include(match: re.Match[str]) -> str:
            if match["name"] not in ("include", "include_relative", "include_cached"):
                return self._tag(match, text, file)
            words = match["rest"].split()
            wanted = words[0].strip("\"'") if words else ""
            line = text.count("\n", 0, match.start()) + 1
            name = self._include_file(match["name"], wanted, file)
            if not name:
                self._report_include(wanted, file, line)
                return ""
            if name in path:
                self.source.findings.left_out(f"{wanted} includes itself", file, line, "remove the include")
                return ""
            if len(path) > _DEEPEST or len(files) > _MOST_INCLUDED:
                limit = f"{_DEEPEST} levels" if len(path) > _DEEPEST else f"{_MOST_INCLUDED} files"
                self.source.findings.left_out(
                    f"{wanted} is not included, for pages are made of at most {limit}",
                    file,
                    line,
                    "copy its text into the page",
                )
                return ""
            files.append(name)
            _metadata, body, offset = self.source.page(name)
            given = {key: text for key, _quote, text in _PARAMETER.findall(match["rest"])}
            below = replace(page, metadata={**page.metadata, "include": given})
            return self._included("\n" * offset + body, name, (*path, name), files, loops, below)

        def output(match: re.Match[str]) -> str:
            return self._output(match["value"], page, file, match.string.count("\n", 0, match.start()) + 1)

        text = TAG.sub(include, OUTPUT.sub(output, text))
        self._liquid.scope["include"] = outer
        return control.with_drawn(text)

    @cached_property
    def values(self) -> SiteValues:
        """Return what ``site`` is to Liquid."""
        return SiteValues(self)

    def _text_of_include(self, tag: str, wanted: str, file: str, files: list[str]) -> str | None:
        """Return the text that a loop includes."""
        name = self._include_file(tag, wanted, file)
        if not name:
            return None
        files.append(name)
        return without_comments(self.source.page(name)[1])

    def _include_file(self, tag: str, wanted: str, file: str) -> str:
        if "{" in wanted:
            return ""
        folders = self.include_folders if tag != "include_relative" else ()
        candidates = [f"{folder}/{wanted}" for folder in folders]
        candidates.append(posixpath.join(posixpath.dirname(file), wanted))
        if tag == "include_relative":
            # given as single files, includes lie beside each other
            candidates.append(posixpath.basename(wanted))
        for name in map(posixpath.normpath, candidates):
            if not name.startswith("..") and name in self.source:
                return name
        return ""

    def _report_include(self, wanted: str, file: str, line: int) -> None:
        self.source.findings.check(
            f"the page includes {wanted or 'a file'}, which was not found", file, line, "add what it said"
        )

    def draws(self, collection: str) -> bool:
        """Return whether a loop is drawn as its page does; data files say more by their fields.

        :param collection: such as ``site.pages`` or ``site.data.news``
        """
        return not collection.startswith("site.data")

    def _tag(self, match: re.Match[str], text: str, file: str) -> str:
        name, rest = match["name"], match["rest"].strip()
        if name in ("link", "post_url"):
            return f"/{rest.lstrip('/')}"
        if name in _SILENT:
            return ""
        if name == "details":
            return f'\n\n<details markdown="1">\n<summary>{rest}</summary>\n\n'
        if name == "enddetails":
            return "\n\n</details>\n\n"
        if name == "tab":
            # of a group, whose name is for the script
            return f"\n\n**{rest.partition(' ')[2].strip() or rest}**\n\n"
        line = text.count("\n", 0, match.start()) + 1
        self.source.findings.left_out(
            f"a tag of Liquid was not understood: {match[0][:80]}", file, line, "add what it drew"
        )
        return ""

    def _output(self, value: str, page: JekyllPage, file: str, line: int) -> str:
        first, *filters = (part.strip() for part in value.split("|"))
        if quoted := _QUOTED.match(first):
            return quoted["text"] or "/"
        if _VARIABLE.match(first):
            scope, *keys = first.split(".")
            found: Any = {"site": self.config, "include": page.metadata.get("include")}.get(
                scope, page.metadata
            )
            for key in keys:
                found = found.get(key) if isinstance(found, Mapping) else None
            if first in ("site.baseurl", "site.url", "site.base_url"):
                return ""
            if result := plain_text(found):
                return result
        if any(name.startswith("date") for name in filters) or first in ("site.time", "content", "page.url"):
            return ""
        computed = first.isidentifier()
        if computed and (known := self._known_value(value)):
            return known
        if computed and file in self._computing:
            # one line for all that a page computes
            return ""
        if computed:
            self._computing.add(file)
        self.source.findings.left_out(
            f"a value of Liquid is not known{', the first of the page' if computed else ''}:"
            f" {{{{ {value[:60]} }}}}",
            file,
            line,
            "write it in its place",
        )
        return ""

    def _known_value(self, value: str) -> str:
        """Return what an expression stands for, or nothing if that is not known."""
        try:
            return shown(self._liquid.value(value)).translate(NO_MARKS)
        except (NotUnderstood, RecursionError):
            return ""


def _forms(path: str) -> Iterable[str]:
    """Yield the forms that the address of a page may have."""
    stem = path.rstrip("/")
    plain = re.sub(r"(?:^|/)index\.html?$", "", stem)
    if plain != stem:
        yield f"{plain}/" if plain else ""
    yield path
    if stem:
        yield stem
        yield f"{stem}/"
        yield f"{stem}.html"
        without = re.sub(r"\.(?:html?|md|markdown)$", "", stem)
        yield without
        yield f"{without}/"
        yield f"{without}.html"
    else:
        yield ""


def gfm_anchor(text: str) -> str:
    """Return the id that kramdown gives to a heading of GitHub's Markdown."""
    text = re.sub(r"[^\w\- ]", "", text.strip().lower())
    return text.replace(" ", "-")


def kramdown_anchor(text: str) -> str:
    """Return the id that kramdown gives to a heading of its own Markdown."""
    text = re.sub(r"^[^a-zA-Z]+", "", text.strip())
    text = re.sub(r"[^a-zA-Z0-9 -]", "", text)
    return text.lower().replace(" ", "-") or "section"
