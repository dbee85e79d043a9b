"""Sites of Hugo: settings in one file or several, front matter in three forms, menus, shortcodes."""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urlsplit

from .resume_items import first, tables
from .source import Source, plain_text

_SUFFIXES = (".toml", ".yaml", ".yml", ".json")
_PAGES = (".md", ".markdown", ".html", ".htm")
#: folders beside ``content`` that are no part of the site: demos, built sites
_SHORTCODE = re.compile(
    r"\{\{(?P<mark>[<%])\s*(?P<close>/?)\s*(?P<name>[\w./-]+)(?P<rest>.*?)\s*(?P<self>/?)\s*[>%]\}\}",
    re.DOTALL,
)
_COMMENTED = re.compile(r"\{\{[<%]/\*.*?\*/[>%]\}\}", re.DOTALL)
_ARGUMENT = re.compile(r"""(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|'([^']*)'|([^\s"'=`]+))""")
#: attributes of Goldmark behind a block
_ATTRIBUTES = re.compile(
    r"^[ \t]*\{(?:[.#][\w-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[\w-]+)|\s)+\}[ \t]*$", re.MULTILINE
)
_HEADING_ID = re.compile(r"^(#{1,6} .*?)\s*\{#[\w:.-]+[^}\n]*\}\s*$", re.MULTILINE)
#: what draws nothing that a reader would miss
_SILENT = frozenset(["icon", "toc", "table_of_contents", "spoiler-end", "hl", "hr", "search_index", "clear"])
_VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
}


@dataclass(frozen=True, slots=True)
class HugoPage:
    """A page of content."""

    #: path in the source
    file: str
    #: path below the folder of content, without suffix: ``publication/tides/index``
    path: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    body: str = ""
    offset: int = 0

    @property
    def section(self) -> str:
        """Return the first folder that it lies in, or nothing."""
        return self.path.partition("/")[0] if "/" in self.path else ""

    @property
    def folder(self) -> str:
        """Return the folder of its files, in the source."""
        return posixpath.dirname(self.file)

    @property
    def is_list(self) -> bool:
        """Return whether it is about its folder."""
        return posixpath.basename(self.path) == "_index"

    @property
    def is_bundle(self) -> bool:
        """Return whether its folder belongs to it."""
        return posixpath.basename(self.path) in ("index", "_index")

    @property
    def slug(self) -> str:
        """Return the last part of its address."""
        stem = posixpath.basename(posixpath.dirname(self.path) if self.is_bundle else self.path)
        return plain_text(self.metadata.get("slug")) or stem

    @property
    def address(self) -> str:
        """Return where it stood, without the slash at its beginning."""
        if url := plain_text(self.metadata.get("url")):
            return url.lstrip("/")
        folder = posixpath.dirname(self.path)
        if self.is_bundle:
            if not folder:
                return ""
            parts = [*folder.split("/")[:-1], self.slug]
        else:
            parts = [*(folder.split("/") if folder else []), self.slug]
        return "/".join(part.lower().replace(" ", "-") for part in parts) + "/"

    @property
    def title(self) -> str:
        """Return its title as plain text."""
        return html.unescape(plain_text(self.metadata.get("title"))).replace("\xad", "")

    @property
    def is_draft(self) -> bool:
        """Return whether Hugo does not publish it."""
        return self.metadata.get("draft") is True


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the main menu."""

    name: str
    url: str
    weight: float = 0


class HugoSource:
    """A site of Hugo in a source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings = source.findings

    @cached_property
    def settings_files(self) -> list[str]:
        """Return the files of settings, those that count last behind others."""
        found = [
            name
            for stem in ("config", "hugo")
            for suffix in _SUFFIXES
            if (name := stem + suffix) in self.source
        ]
        return [*found, *self.source.below("config/_default", *_SUFFIXES)]

    def data(self, name: str) -> Any:
        """Return what a file of data holds, or None."""
        if name.endswith(".toml"):
            return self.source.toml(name)
        return self.source.json(name) if name.endswith(".json") else self.source.yaml(name)

    @cached_property
    def config(self) -> Mapping[str, Any]:
        """Return the settings; what has a file of its own is below its name, ``params`` or ``menus``."""
        found: dict[str, Any] = {}
        for name in self.settings_files:
            data = self.data(name)
            if not isinstance(data, dict):
                continue
            stem = posixpath.basename(name).rpartition(".")[0]
            table = {str(key): value for key, value in data.items()}
            if self._is_of_other_language(name, plain_text(found.get("defaultContentLanguage"))):
                continue
            if stem not in ("config", "hugo"):
                key = {"menu": "menus"}.get(stem.partition(".")[0], stem.partition(".")[0])
                before = found.get(key)
                found[key] = {**(before if isinstance(before, dict) else {}), **table}
            else:
                found |= table
        return found

    def _is_of_other_language(self, name: str, language: str) -> bool:
        """Return whether a file of settings is for another language than the default one, which has one."""
        stem, ending = posixpath.splitext(name)
        base, _dot, own = stem.partition(".")
        default = (language or "en").lower()
        return bool(own) and own.lower() != default and f"{base}.{default}{ending}" in self.source

    def param(self, *names: str) -> Any:
        """Return a setting below ``params``, whose tables are followed by names with full stops."""
        params = self.config.get("params")
        for name in names:
            value: Any = params
            for part in name.split("."):
                value = value.get(part) if isinstance(value, Mapping) else None
            if value not in (None, "", [], {}):
                return value
        return None

    @cached_property
    def content(self) -> str:
        """Return the folder of the content, of the default language if each has its own."""
        stated = plain_text(self.config.get("contentDir") or self.config.get("contentdir")).strip("/")
        if stated and self.source.below(stated, *_PAGES):
            return stated
        language = plain_text(self.config.get("defaultContentLanguage")) or "en"
        languages = self.config.get("languages")
        table = languages.get(language) if isinstance(languages, dict) else None
        own = plain_text(table.get("contentDir")).strip("/") if isinstance(table, dict) else ""
        if own and self.source.below(own, *_PAGES):
            return own
        if f"content/{language}/_index.md" in self.source and self.source.below(
            f"content/{language}/authors"
        ):
            return f"content/{language}"
        return "content"

    def report_languages(self) -> None:
        """Report the content in other languages, which is not imported."""
        for language, folder in self._other_languages().items():
            if number := len(self.source.below(folder, *_PAGES)):
                self.findings.left_out(
                    f"{number} pages in another language, {language}",
                    folder,
                    remedy=f"for a site in that language, set defaultContentLanguage to {language} and import"
                    " into another folder",
                )

    def _other_languages(self) -> dict[str, str]:
        """Return the folders of content in other languages, by these."""
        found: dict[str, str] = {}
        if self.content.startswith("content/"):
            names = [name.split("/") for name in self.source.below("content", *_PAGES)]
            found = {parts[1]: f"content/{parts[1]}" for parts in names if len(parts) > 2}
        stated = self.config.get("languages")
        for language, table in stated.items() if isinstance(stated, dict) else ():
            own = plain_text(table.get("contentDir")).strip("/") if isinstance(table, dict) else ""
            if own:
                found[str(language)] = own
        return {language: folder for language, folder in found.items() if folder != self.content}

    @cached_property
    def pages(self) -> list[HugoPage]:
        """Return the pages of the content, in the order of their paths."""
        found = []
        for name in self.source.below(self.content, *_PAGES):
            path = name[len(self.content) + 1 :]
            # index.zh.md is a translation
            stem = path.rpartition(".")[0]
            if re.search(r"\.[a-z]{2}(?:-[a-zA-Z]+)?$", posixpath.basename(stem)):
                self.findings.left_out("it is a page in another language", name)
                continue
            metadata, body, offset = self.page(name)
            found.append(HugoPage(name, stem, metadata, body, offset))
        return found

    def page(self, name: str) -> tuple[dict[str, Any], str, int]:
        """Return front matter, text, and lines before the text, of a page; front matter may be JSON, too."""
        text = self.source.text(name) or ""
        if text.lstrip().startswith("{") and not text.lstrip().startswith("{{"):
            start = text.index("{")
            try:
                data, end = json.JSONDecoder().raw_decode(text[start:])
            except (ValueError, RecursionError) as error:
                self.findings.left_out(
                    f"its front matter is no JSON: {error}", name, 1, "correct it and import again"
                )
                return {}, "", 0
            rest = text[start + end :]
            return (data if isinstance(data, dict) else {}), rest, text.count("\n", 0, start + end)
        return self.source.split(text, name)

    def of_section(self, *names: str) -> list[HugoPage]:
        """Return the pages of sections that are about one thing each."""
        return [page for page in self.pages if page.section.lower() in names and not page.is_list]

    @property
    def menu_file(self) -> str:
        """Return the file of settings that has the menu, or the first one."""
        language = plain_text(self.config.get("defaultContentLanguage"))
        files = [name for name in self.settings_files if not self._is_of_other_language(name, language)]
        return next((name for name in files if "menu" in name), files[0] if files else "")

    @cached_property
    def menu(self) -> list[MenuEntry]:
        """Return the main menu, in the order of weights."""
        menus = self.config.get("menus") or self.config.get("menu")
        main: Any = menus.get("main") if isinstance(menus, dict) else None
        if main is None:
            languages = self.config.get("languages")
            for table in languages.values() if isinstance(languages, dict) else ():
                inner = table.get("menu") or table.get("menus") if isinstance(table, dict) else None
                main = main or (inner.get("main") if isinstance(inner, dict) else None)
        found = [
            MenuEntry(
                first(each, "name", "title"), first(each, "url", "pageRef"), _number(each.get("weight"))
            )
            for each in tables(main)
        ]
        return sorted((entry for entry in found if entry.name), key=lambda entry: entry.weight)

    @cached_property
    def url(self) -> str:
        """Return the address of the site, or nothing."""
        url = plain_text(
            self.config.get("baseURL") or self.config.get("baseurl") or self.config.get("baseUrl")
        )
        if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+/?", url):
            url = f"https://{url}"
        placeholder = re.search(r"example\.(?:com|org)|academic-demo|localhost", url)
        return (
            url.rstrip("/") + "/" if re.match(r"https?://[^/\s]+\.[^/\s]+", url) and not placeholder else ""
        )

    def local(self, address: str) -> tuple[str | None, str]:
        """Return the path of an address within the site, without its first slash, and its fragment."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return None, ""
        if parts.scheme or parts.netloc:
            own = urlsplit(self.url).netloc if self.url else ""
            if not own or parts.netloc.removeprefix("www.") != own.removeprefix("www."):
                return None, ""
        return posixpath.normpath("/" + unquote(parts.path)).lstrip("/") + (
            "/" if parts.path.endswith("/") else ""
        ), parts.fragment

    # -- texts -----------------------------------------------------------------------

    def text(
        self, body: str, file: str, offset: int | None = None, names: Mapping[str, str] | None = None
    ) -> str:
        """Return a text without shortcodes; those that are understood become Markdown and HTML.

        :param offset: lines before the text, if it is one of the file
        :param names: of people, by the folders of their pages
        """
        body = _COMMENTED.sub("", body)
        body = _HEADING_ID.sub(r"\1", _ATTRIBUTES.sub("", body))
        if "{{" not in body:
            return body
        pieces = []
        place = 0
        open_codes: list[tuple[str, str]] = []
        ends = {match["name"].lower(): match.start() for match in _SHORTCODE.finditer(body) if match["close"]}
        for match in _SHORTCODE.finditer(body):
            pieces.append(body[place : match.start()])
            place = match.end()
            line = 0 if offset is None else offset + body.count("\n", 0, match.start()) + 1
            is_closed = not match["self"] and match.start() < ends.get(match["name"].lower(), 0)
            pieces.append(self._shortcode(match, file, line, names or {}, open_codes, is_closed))
        pieces.append(body[place:])
        return "".join(pieces)

    def _shortcode(
        self,
        match: re.Match[str],
        file: str,
        line: int,
        names: Mapping[str, str],
        opened: list[tuple[str, str]],
        is_closed: bool,
    ) -> str:
        name = match["name"].lower()
        if match["close"]:
            for number in range(len(opened) - 1, -1, -1):
                if opened[number][0] == name:
                    return opened.pop(number)[1]
            return ""
        positional, named = _arguments(match["rest"])
        one = positional[0] if positional else ""
        if name == "staticref":
            opened.append((name, f"](/{one.lstrip('/')})"))
            return "["
        if name in ("ref", "relref"):
            path, sign, fragment = one.partition("#")
            path = re.sub(r"\.md$|/?_?index(?:\.md)?$", "", path).strip("/")
            return ("" if one.startswith("#") else f"/{path}/" if path else "/") + sign + fragment
        if name in ("figure", "img", "image"):
            src = named.get("src", one)
            caption = named.get("caption") or named.get("alt") or named.get("title", "")
            return f'<img src="{html.escape(src)}" alt="{html.escape(caption)}">' if src else ""
        if name in _VIDEOS:
            key = named.get("id", one)
            return f"[Video]({_VIDEOS[name].format(key)})" if key else ""
        if name in ("video", "audio"):
            src = named.get("src", one)
            return f"[Video]({src})" if src else ""
        if name == "mention":
            return names.get(one, one)
        if name in ("callout", "alert", "spoiler", "details", "admonition", "note"):
            title = named.get("text") or named.get("title", "")
            opened.append((name, "\n\n</blockquote>\n\n"))
            return f'\n\n<blockquote markdown="1">\n\n{title}\n\n'
        if name in ("math", "hl", "centered", "raw", "highlight", "mermaid", "diagram"):
            if name in ("highlight", "mermaid", "diagram"):
                opened.append((name, "\n```\n"))
                return f"\n```{one}\n"
            opened.append((name, ""))
            return ""
        if name in ("cta", "button", "cite", "link"):
            target = named.get("url") or named.get("cta_link") or named.get("page") or one
            label = named.get("text") or named.get("cta_text") or ""
            if target and not is_closed:
                label = label or self._title_at(target) or posixpath.basename(target.rstrip("/"))
            if label and target:
                return f"[{label}]({target})"
            opened.append((name, f"]({target})" if target else ""))
            return "[" if target else ""
        if name not in _SILENT:
            self.findings.kept(
                f"the shortcode {name} was not understood; text within it was kept",
                file,
                line,
                "add what it drew",
            )
        return ""

    def _title_at(self, address: str) -> str:
        """Return the title of the page at an address within the site, or nothing."""
        path = (self.local(address)[0] or "").strip("/")
        return next((page.title for page in self.pages if path and page.address.strip("/") == path), "")


def _arguments(text: str) -> tuple[list[str], dict[str, str]]:
    positional: list[str] = []
    named: dict[str, str] = {}
    for name, *values in _ARGUMENT.findall(text):
        value = next(filter(None, values), "")
        if name:
            named[name.lower()] = value
        elif value:
            positional.append(value)
    return positional, named


def _number(value: Any) -> float:
    try:
        return float(plain_text(value) or 0)
    except ValueError:
        return 0.0


def weight_of(table: Mapping[str, Any]) -> float:
    """Return the weight of a page or a widget."""
    return _number(table.get("weight"))
