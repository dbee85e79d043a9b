"""Sites of Jekyll: settings, front matter, includes, Liquid, comments, addresses, navigation."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urlsplit

from .liquid import Liquid, NotUnderstood
from .liquid_site import SiteValues, page_values
from .liquid_values import shown
from .source import Source, plain_text, texts

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
#: beginnings of lines that are in no paragraph
_NO_PARAGRAPH = re.compile(r"\s*(?:$|[#<|`~>=]|---)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
#: an end of a line that a comment took, and a line that is empty then
_MARK, _EMPTY = "\0", "\1"
_LIQUID_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}.*?(?:\{%-?\s*endcomment\s*-?%\}|\Z)", re.DOTALL)
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_TAG = re.compile(r"\{%-?\s*(?P<name>\w+)(?P<rest>(?:[^%]|%(?!\}))*?)-?%\}")
_OUTPUT = re.compile(r"\{\{-?\s*(?P<value>(?:[^}]|\}(?!\}))*?)\s*-?\}\}")
#: characters that mark places here
_NO_MARKS = {0: None, 1: None, 2: None, 3: None}
_QUOTED = re.compile(r"""^(?P<quote>["'])(?P<text>.*?)(?P=quote)""")
_ASSIGNED = re.compile(r"\s*(?P<name>\w+)\s*=\s*(?P<value>[\w.\[\]\"'-]+)")
_PARAMETER = re.compile(r"""(\w+)\s*=\s*(["'])(.*?)\2""", re.DOTALL)
#: what stands for a text that a loop drew
_DRAWN = re.compile(r"\x02(\d+)\x03")
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
class Loop:
    """A loop of Liquid that draws what a data file or a collection has."""

    #: ``site.data.publications``
    collection: str
    file: str
    line: int


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
        return plain_text(self.metadata.get("title"))


@dataclass
class _Condition:
    """A condition of Liquid that is open."""

    tag: str
    line: int
    #: what is met now is shown
    shows: bool = True
    #: a branch was shown
    is_taken: bool = False
    #: it was understood
    is_known: bool = False
    has_shown: bool = False
    has_hidden: bool = False

    def begin(self, holds: bool | None) -> None:
        """Begin the first branch."""
        self.is_known = holds is not None
        self.shows = self.is_taken = holds is not False

    def go_on(self, holds: bool | None) -> None:
        """Begin the next branch."""
        if not self.is_known or holds is None:
            self.is_known = self.is_known and self.is_taken
            holds = not self.is_taken and holds is not False
        self.shows = holds and not self.is_taken
        self.is_taken = self.is_taken or self.shows


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
                page = self.page(name)
                found.setdefault(page.address, page)
        return found

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
        path = unquote(parts.path).lstrip("/")
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
        text = _without_comments(text)
        text = _RAW.sub("", text)
        drawn: list[str] = []
        outer, self._liquid.scope["include"] = (
            self._liquid.scope["include"],
            page.metadata.get("include") or {},
        )
        text = self._without_control(text, file, loops, drawn)

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

        text = _TAG.sub(include, _OUTPUT.sub(output, text))
        self._liquid.scope["include"] = outer
        return _DRAWN.sub(lambda match: drawn[int(match[1])], text)

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
        return _without_comments(self.source.page(name)[1])

    def _include_file(self, tag: str, wanted: str, file: str) -> str:
        if not wanted or "{" in wanted:
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

    def _without_control(self, text: str, file: str, loops: list[Loop], drawn: list[str]) -> str:
        """Return a text with what its loops draw and what its conditions let through.

        Of a condition that is not understood, the first branch stays, which is reported.
        """
        pieces: list[str] = []
        place = 0
        open_: list[_Condition] = []
        loop_depth = capture_depth = 0
        assigned: dict[str, str] = {}
        for match in _TAG.finditer(text):
            if match.start() < place:
                # within what a loop drew
                continue
            name = match["name"]
            visible = all(each.shows for each in open_) and not loop_depth and not capture_depth
            piece = text[place : match.start()]
            pieces.append(piece if visible else _only_newlines(piece))
            shown = name in ("for", "include", "include_relative", "include_cached")
            if (piece.strip() or shown) and not loop_depth and not capture_depth:
                _note_text(open_)
            place = match.end()
            line = text.count("\n", 0, match.start()) + 1
            if name == "for":
                end = _end_of_loop(text, match) if visible else 0
                if end and (result := self._drawn_loop(text[match.start() : end], assigned)) is not None:
                    pieces += [f"\x02{len(drawn)}\x03", _only_newlines(text[place:end])]
                    drawn.append(result)
                    place = end
                    continue
                loop_depth += 1
                collection = _collection(match["rest"], assigned)
                is_data = collection.startswith("site.")
                shows = all(each.shows for each in open_)
                if shows and collection and (loop_depth == 1 or is_data):
                    loops.append(Loop(collection, file, line))
                    pieces.append(f"<div class='academic-loop' data-loop='{len(loops) - 1}'></div>")
            elif name == "endfor":
                loop_depth = max(0, loop_depth - 1)
            elif name == "capture":
                capture_depth += 1
            elif name == "endcapture":
                capture_depth = max(0, capture_depth - 1)
            elif name in ("if", "unless", "case", "ifversion"):
                condition = _Condition(match[0], line)
                if visible:
                    condition.begin(self._holds(name, match["rest"]))
                open_.append(condition)
            elif name in ("else", "elsif", "when") and open_ and not loop_depth:
                holds = name == "else" or (self._holds(name, match["rest"]) if name == "elsif" else None)
                open_[-1].go_on(holds)
            elif name in ("endif", "endunless", "endcase", "endifversion"):
                if open_:
                    self._report_condition(open_.pop(), file)
            elif name == "assign":
                if pair := _ASSIGNED.match(match["rest"]):
                    assigned[pair["name"]] = _resolved(pair["value"], assigned)
                if visible:
                    self._assign(match["rest"])
            elif (
                name not in ("when", "break", "continue", "cycle", "increment", "decrement", "tablerow")
                and visible
            ):
                pieces.append(match[0])
        rest = text[place:]
        pieces.append(rest if all(each.shows for each in open_) and not loop_depth else "")
        return "".join(pieces)

    def _drawn_loop(self, text: str, assigned: Mapping[str, str]) -> str | None:
        """Return what a loop draws; None for data files, whose fields say more, and where it is not known."""
        opening = _TAG.match(text)
        collection = _collection(opening["rest"], assigned) if opening else ""
        if not self.draws(collection):
            return None
        try:
            result = self._liquid.draw(text)
        except (NotUnderstood, RecursionError):
            return None
        if not result.strip():
            return None
        self.drawn |= self._liquid.used
        return _without_comments(result).translate(_NO_MARKS)

    def draws(self, collection: str) -> bool:
        """Return whether a loop is drawn as its page does; data files say more by their fields.

        :param collection: such as ``site.pages`` or ``site.data.news``
        """
        return not collection.startswith("site.data")

    def _holds(self, name: str, rest: str) -> bool | None:
        """Return whether a condition holds, or None if that is not known."""
        if name in ("case", "ifversion"):
            return None
        try:
            return self._liquid.condition(rest) != (name == "unless")
        except (NotUnderstood, RecursionError):
            return None

    def _assign(self, rest: str) -> None:
        try:
            self._liquid.assign(rest)
        except (NotUnderstood, RecursionError):
            if pair := _ASSIGNED.match(rest):
                self._liquid.scope.pop(pair["name"], None)
                self._liquid.unknown.add(pair["name"])

    def _report_condition(self, condition: _Condition, file: str) -> None:
        """Report a condition that shows or hides text."""
        tag = " ".join(condition.tag.split())[:80]
        if condition.is_known:
            if condition.has_hidden and not condition.has_shown:
                self.source.findings.left_out(
                    f"the text of a condition of Liquid that does not hold: {tag}",
                    file,
                    condition.line,
                    "if it is needed, copy it into a page",
                )
        elif condition.has_shown or condition.has_hidden:
            others = "; that of the others was left out" if condition.has_hidden else ""
            self.source.findings.kept(
                f"the text of the first branch of a condition of Liquid: {tag}{others}",
                file,
                condition.line,
                "remove it if it should not be shown",
            )

    def _tag(self, match: re.Match[str], text: str, file: str) -> str:
        name, rest = match["name"], match["rest"].strip()
        if name in ("link", "post_url"):
            return f"/{rest.lstrip('/')}"
        if name in ("bibliography", "bibliography_count", "cite", "reference", "toc", "seo", "feed_meta"):
            return ""
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
            return shown(self._liquid.value(value)).translate(_NO_MARKS)
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


def _note_text(conditions: Sequence[_Condition]) -> None:
    """Note that a text stands here."""
    hidden = next((each for each in conditions if not each.shows), None)
    if hidden is not None:
        hidden.has_hidden = True
    else:
        for each in conditions:
            each.has_shown = True


def _end_of_loop(text: str, opening: re.Match[str]) -> int:
    """Return where a loop ends, or 0."""
    depth = 0
    for match in _TAG.finditer(text, opening.start()):
        depth += {"for": 1, "endfor": -1}.get(match["name"], 0)
        if depth == 0:
            return match.end()
    return 0


def _collection(rest: str, assigned: Mapping[str, str]) -> str:
    """Return what a loop goes over."""
    found = re.search(r"\bin\s+([\w.\[\]\"'-]+)", rest)
    return _resolved(found[1], assigned) if found else ""


def _resolved(value: str, assigned: Mapping[str, str]) -> str:
    """Return the collection that a variable of Liquid stands for, as far as assignments say it."""
    first, dot, rest = value.partition(".")
    return f"{assigned[first]}{dot}{rest}" if first in assigned else value


def _without_comments(text: str) -> str:
    """Return a text without comments, whose paragraphs are those that are shown and whose lines stay.

    A comment on lines of its own within a paragraph does not end that; the lines that it took follow the
    paragraph.
    """
    text = _COMMENT.sub(_taken, _LIQUID_COMMENT.sub(_newlines, text))
    if _EMPTY not in text:
        return text
    lines: list[str] = []
    waiting = 0
    for line in text.split("\n"):
        if _EMPTY in line:
            waiting += line.count(_MARK) + 1
            continue
        if not line.strip():
            lines += [""] * waiting
            waiting = 0
        lines.append(line)
    return "\n".join([*lines, *[""] * waiting])


def _taken(match: re.Match[str]) -> str:
    """Return what stands in place of a comment: ends of lines, or marks within a paragraph."""
    text, count = match.string, match[0].count("\n")
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    if start and end > 0 and not text[start : match.start()].strip() and not text[match.end() : end].strip():
        before = text[text.rfind("\n", 0, start - 1) + 1 : start - 1]
        following = text.find("\n", end + 1)
        after = text[end + 1 : following if following >= 0 else len(text)]
        if not (_NO_PARAGRAPH.match(before) or _NO_PARAGRAPH.match(after) or _ITEM.match(after)):
            return _MARK * count + _EMPTY
    return "\n" * count


def _newlines(match: re.Match[str]) -> str:
    return _only_newlines(match[0])


def _only_newlines(text: str) -> str:
    return "\n" * text.count("\n")


def gfm_anchor(text: str) -> str:
    """Return the id that kramdown gives to a heading of GitHub's Markdown."""
    text = re.sub(r"[^\w\- ]", "", text.strip().lower())
    return text.replace(" ", "-")


def kramdown_anchor(text: str) -> str:
    """Return the id that kramdown gives to a heading of its own Markdown."""
    text = re.sub(r"^[^a-zA-Z]+", "", text.strip())
    text = re.sub(r"[^a-zA-Z0-9 -]", "", text)
    return text.lower().replace(" ", "-") or "section"
