"""jekyll-scholar: its tags in pages, and its .bib files."""

from __future__ import annotations

import posixpath
import re
import shlex
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from ..bib.decoding import decode
from ..bib.local_files import file_candidates, is_local, preview_of
from ..bib.reader import Library
from ..bib.reader import read as read_bib
from ..bib.scanner import scan
from ..model.publication import Publication
from ..model.urls import is_relative
from .findings import Findings
from .records import Block, Page
from .source import MAX_FILE, Source, plain_text, texts
from .template_text import is_template_paper

#: stands for the keys of what a page cites, until all of it is read
_CITED = "{% cite %}"
_PUB = re.compile(r"\{pub\}`(?:[^`<>]*<)?(?P<key>[^`<>]+)>?`")
#: the setting of al-folio by which entries have their pictures
_PICTURES = "enable_publication_thumbnails"
#: options of {% bibliography %} that have a value -> the long form
_VALUES = {
    "f": "file",
    "q": "query",
    "g": "group_by",
    "G": "group_order",
    "s": "sort_by",
    "o": "order",
    "m": "max",
    "l": "locale",
    "T": "template",
    "S": "style",
    "p": "prefix",
    "t": "text",
    "A": "attributes",
    "L": "locator",
    "O": "offset",
    **{
        name: name
        for name in [
            "file",
            "query",
            "group_by",
            "group_order",
            "sort_by",
            "order",
            "max",
            "locale",
            "template",
            "style",
            "prefix",
            "offset",
            "bibliography_list_tag",
            "bibliography_item_tag",
            "remove_duplicates_match_fields",
        ]
    },
}
_CONDITION = re.compile(
    r"^(?P<name>[\w-]+)\s*(?P<operator>==|!=|\^=|~=|!~|<=|>=|=|<|>|~)\s*(?P<value>.*)$", re.DOTALL
)
_SELECTOR = re.compile(r"^@(?P<type>\*|\w+)\s*(?:\[(?P<conditions>.*)\])?$", re.DOTALL)
_SORTS = {
    "year": "date",
    "month": "",
    "date": "date",
    "author": "author",
    "title": "title",
    "venue": "venue",
    "journal": "venue",
    "booktitle": "venue",
    "key": "key",
}
_GROUPS = {
    "year": "year",
    "type": "type",
    "none": "none",
    "false": "none",
    "venue": "venue",
    "journal": "venue",
    "booktitle": "venue",
}


def with_cited_papers(pages: Sequence[Page], findings: Findings) -> list[Page]:
    """Return pages whose lists of cited papers name them, in the order in which the page cites them."""
    return [_with_cited_papers(page, findings) for page in pages]


def _with_cited_papers(page: Page, findings: Findings) -> Page:
    if not any(block.options.get("keys") == _CITED for block in page.blocks):
        return page
    texts = (text for block in page.blocks for text in _texts(block))
    keys = ", ".join(dict.fromkeys(match["key"] for text in texts for match in _PUB.finditer(text)))
    if not keys:
        findings.check(
            f"a list of the page {page.name} has what it cites, which is nothing; all entries are listed",
            remedy="name them with :keys:",
        )

    def named(block: Block) -> Block:
        if block.options.get("keys") != _CITED:
            return block
        options = {name: value for name, value in block.options.items() if name != "keys"}
        return replace(block, options={**({"keys": keys} if keys else {}), **options})

    return replace(page, blocks=tuple(map(named, page.blocks)))


def _texts(block: Block) -> Iterator[str]:
    yield from (block.title, block.text, block.body)
    entries = list(block.entries)
    while entries:
        entry = entries.pop(0)
        yield from (entry.text, entry.body)
        entries[:0] = entry.entries


def options_of(arguments: str) -> dict[str, str]:
    """Return the options of a tag by their long names; those without a value are "true"."""
    # a query is written without quotes as a rule
    text = arguments.replace("“", '"').replace("”", '"').strip()
    found: dict[str, str] = {}
    pieces = re.split(r"(?:^|\s)(--?[A-Za-z][\w-]*)(?=\s|=|$)", text)
    for name, value in zip(pieces[1::2], pieces[2::2], strict=False):
        plain = name.lstrip("-")
        long = _VALUES.get(plain, plain)
        value = value.strip().lstrip("=").strip()
        found[long] = _unquoted(value) or "true"
    return found


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


@dataclass
class Bibliographies:
    """The .bib files that a site of jekyll-scholar shows."""

    source: Source
    config: Mapping[str, Any]
    owner: str = ""
    #: new name -> content, without the examples of a template
    files: dict[str, bytes] = field(default_factory=dict)
    libraries: dict[str, Library] = field(default_factory=dict)

    def __post_init__(self) -> None:
        scholar = self.config.get("scholar")
        self.scholar: Mapping[str, Any] = scholar if isinstance(scholar, dict) else {}
        folder = (plain_text(self.scholar.get("source")) or "_bibliography").strip("./").rstrip("/")
        names = self.source.below(folder, ".bib") or self.source.below("_bibliography", ".bib")
        self.default = _stem(plain_text(self.scholar.get("bibliography")) or "references.bib")
        for name in names:
            self._read(name)

    def _read(self, name: str) -> None:
        data = self.source.data(name)
        if data is None:
            return
        kept = self._without_examples(data, name)
        library = read_bib(kept, name)
        if not library.publications and not library.macros:
            if data.strip() and kept == data:
                self.source.findings.left_out("the file has no entries", name)
            return
        new = self._new_name(name)
        self.files[new] = kept
        self.libraries[new] = library
        self.source.findings.imported(f"entries, as {new}: {len(library.publications)}", name)

    def _new_name(self, name: str) -> str:
        base = re.sub(r"[^\w.-]+", "-", name.rpartition("/")[2])
        new, number = base, 2
        while new in self.files:
            new, number = base.replace(".bib", f"-{number}.bib"), number + 1
        return new

    def _without_examples(self, data: bytes, name: str) -> bytes:
        """Return a file without the entries that its template brought, which are reported."""
        if b"instein" not in data:
            return data
        text, _problems = decode(data, name)
        entries = scan(text, name).entries
        starts = _line_starts(text)
        dropped: list[tuple[int, int]] = []
        titles = []
        for entry, following in zip(entries, [*entries[1:], None], strict=False):
            fields = {each.name: "".join(each.parts) for each in entry.fields}
            if is_template_paper(fields.get("title", ""), fields.get("author", ""), self.owner):
                end = starts[following.line - 1] if following else len(text)
                dropped.append((starts[entry.line - 1], end))
                titles.append(entry.key)
        if not dropped:
            return data
        self.source.findings.left_out(f"entries that are examples of the template: {', '.join(titles)}", name)
        return "".join(_kept(text, dropped)).encode()

    def named_files(self) -> dict[str, Path]:
        """Return the pictures and files of the source that entries name, by where a build looks for them."""
        found: dict[str, Path] = {}
        for entry in (entry for library in self.libraries.values() for entry in library.publications):
            wanted = [file_candidates(kind, link) for kind, link in entry.links if is_local(kind, link)]
            preview = preview_of(entry)
            for paths in (*wanted, preview.paths if preview else ()):
                for path in map(posixpath.normpath, paths):
                    if path not in found and (file := self.source.path(path)):
                        if file.stat().st_size > MAX_FILE:
                            self.source.findings.left_out("the file is too large to be copied", path)
                        else:
                            found[path] = file
                        break
        return found

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys of all entries."""
        return frozenset(entry.key for library in self.libraries.values() for entry in library.publications)

    def has_selected(self) -> bool:
        """Return whether an entry is selected."""
        return any(entry.selected for library in self.libraries.values() for entry in library.publications)

    def pictures(self, names: Collection[str] = (), *, selected: bool = False) -> dict[str, str]:
        """Return the option of {publications} for pictures, if a list of the old site has some.

        :param names: of the files whose entries it lists; without one, it lists all
        :param selected: whether it lists selected entries alone
        """
        entries = (
            entry
            for name, library in self.libraries.items()
            if not names or name in names
            for entry in library.publications
            if entry.selected or not selected
        )
        return {"show": "preview"} if self._draws_pictures and any(map(_has_picture, entries)) else {}

    @cached_property
    def _draws_pictures(self) -> bool:
        """Whether the old site drew pictures: by a setting, or by a template of its own that needs none."""
        if _PICTURES in self.config:
            return self.config[_PICTURES] is True
        path = f"_layouts/{plain_text(self.scholar.get('bibliography_template')) or 'bib'}"
        file = self.source.first(f"{path}.liquid", f"{path}.html", path)
        text = (self.source.text(file) if file else "") or ""
        return "entry.preview" in text and _PICTURES not in text

    def directive(self, arguments: str, findings: Findings, file: str) -> dict[str, str] | None:
        """Return the options of {publications} for {% bibliography %}; None if it would list nothing."""
        options = options_of(arguments)
        made: dict[str, str] = {}
        names = [self._named(name) for name in re.split(r"[,\s]+", options.get("file", "")) if name]
        chosen: list[str] = []
        if len(self.files) > 1 or names:
            chosen = [name for name in names if name] or [
                name for name in self.files if _stem(name) == self.default
            ]
            if names and not any(names):
                findings.left_out(f"the bibliography {options['file']} is not there", file)
                return None
            if chosen and len(self.files) > 1:
                made["bibfiles"] = ", ".join(chosen)
        if not self.files:
            return None
        query = options.get("query") or plain_text(self.scholar.get("query"))
        if query and (expression := filter_of(query)):
            made["filter"] = expression
        elif query and expression is None:
            findings.check(
                f"the query {query} was not understood, and all entries are listed",
                file,
                remedy="write a filter",
            )
        made |= self._order(options, findings, file)
        if "cited" in options or "cited_in_order" in options or {"c", "C"} & options.keys():
            made["keys"] = _CITED
        if (limit := options.get("max", "")).isdigit() and int(limit) > 0:
            made["limit"] = limit
        return made | self.pictures(chosen)

    def _named(self, name: str) -> str:
        stem = _stem(name)
        return next((new for new in self.files if _stem(new) == stem), "")

    def _order(self, options: Mapping[str, str], findings: Findings, file: str) -> dict[str, str]:
        group = options.get("group_by") or plain_text(self.scholar.get("group_by")) or "none"
        kinds = [_GROUPS.get(part.strip().lower(), "") for part in group.split(",")]
        made = {"group-by": ", ".join(dict.fromkeys(filter(None, kinds))) or "none"}
        sort = options.get("sort_by") or plain_text(self.scholar.get("sort_by"))
        order = options.get("order") or plain_text(self.scholar.get("order")) or "ascending"
        group_order = options.get("group_order") or plain_text(self.scholar.get("group_order"))
        names = [_SORTS.get(part.strip().lower(), "") for part in sort.split(",")] if sort else []
        orders = [part.strip() for part in order.split(",")]
        found: dict[str, str] = {}
        for position, name in enumerate(names):
            falling = orders[min(position, len(orders) - 1)].startswith("desc")
            found.setdefault(name, f"-{name}" if falling else name)
        keys = [key for name, key in found.items() if name]
        if made["group-by"] == "year" and keys and not group_order.startswith("desc") and group_order:
            keys = ["date", *(key for key in keys if key.lstrip("-") != "date")]
        elif made["group-by"] == "year" and keys:
            keys = ["-date", *(key for key in keys if key.lstrip("-") != "date")]
        elif made["group-by"] == "year" and group_order.startswith("asc"):
            keys = ["date"]
        if keys and keys != ["-date"]:
            made["sort"] = ", ".join(keys)
        return made


def anchors_of_papers(pages: Iterable[Page]) -> dict[str, str]:
    """Return redirects from the ids of papers on pages, which were the keys of their entries."""
    return {
        "/#{key}" if page.name == "index" else f"/{page.name}/#{{key}}": f"{page.name}#pub-{{key}}"
        for page in pages
        if any(block.kind == "publications" and "from" not in block.options for block in page.blocks)
    }


def filter_of(query: str) -> str | None:
    """Return a filter for a query of bibtex-ruby; empty for all entries, None if it is not understood."""
    types: list[str] = []
    expressions: list[str] = []
    for selector in _split(query.strip(), ","):
        match = _SELECTOR.match(selector.strip())
        if match is None:
            return None
        conditions = _conditions(match["conditions"]) if match["conditions"] else ""
        if conditions is None:
            return None
        if match["type"] != "*" and not conditions:
            types.append(match["type"].lower())
            continue
        own = f'type == "{match["type"].lower()}"' if match["type"] != "*" else ""
        parts = [part for part in (own, conditions) if part]
        if not parts:
            return ""
        expressions.append(" and ".join(f"({part})" if " or " in part else part for part in parts))
    if types:
        names = ", ".join(f'"{name}"' for name in types)
        expressions.insert(0, f"type in {{{names}}}" if len(types) > 1 else f"type == {names}")
    return " or ".join(f"({each})" if len(expressions) > 1 else each for each in expressions)


def _split(text: str, separator: str) -> Iterator[str]:
    """Yield the parts of a query outside of its brackets."""
    depth = start = 0
    for position, character in enumerate(text):
        depth += (character in "[(") - (character in "])")
        if character == separator and depth <= 0:
            yield text[start:position]
            start = position + 1
    yield text[start:]


def _conditions(text: str) -> str | None:
    shown = []
    for alternative in text.split("||"):
        parts = []
        for condition in alternative.split("&&"):
            expression = _condition(condition.strip().strip("()").strip())
            if expression is None:
                return None
            parts.append(expression)
        shown.append(" and ".join(parts))
    return " or ".join(shown)


def _condition(text: str) -> str | None:
    negated = text.startswith("!")
    match = _CONDITION.match(text.lstrip("! "))
    if match is None:
        return None
    name, operator = match["name"].lower().replace("-", "_"), match["operator"]
    value = _unquoted(match["value"].strip()).replace("\\", "\\\\").replace('"', '\\"')
    if name == "selected" and operator in ("=", "==", "!="):
        truth = (value.lower() == "true") == (operator != "!=")
        expression = "selected" if truth else "not selected"
    elif (
        name in ("year", "month") and value.isdigit() and operator in ("=", "==", "!=", "<", ">", "<=", ">=")
    ):
        expression = f"{name} {'==' if operator == '=' else operator} {value}"
    elif name == "keywords":
        negative = operator.startswith("!")
        expression = f'"{value}" {"not in" if negative else "in"} keywords'
    elif operator in ("=", "=="):
        expression = f'{name} == "{value}"'
    elif operator == "!=":
        expression = f'{name} != "{value}"'
    elif operator in ("~=", "~", "^=", "!~"):
        value = value.strip("/")
        expression = f'{name} % "{"^" if operator == "^=" else ""}{value}"'
        expression = f"not ({expression})" if operator == "!~" else expression
    else:
        return None
    if negated:
        return f"not ({expression})"
    # MyST reads a value that begins with a quotation mark as a text
    return f"({expression})" if expression.startswith('"') else expression


def tag_names(text: str) -> list[str]:
    """Return the keys in a tag {% cite %} or {% reference %}."""
    try:
        words = shlex.split(text)
    except ValueError:
        words = text.split()
    return [word.strip(",") for word in words if not word.startswith("-") and word.strip(",")]


def owner_aliases(scholar: Mapping[str, Any], name: str) -> list[str]:
    """Return the names by which jekyll-scholar finds the owner, those of a template left out."""
    families, givens = list(texts(scholar.get("last_name"))), list(texts(scholar.get("first_name")))
    folded = name.casefold()
    return [
        f"{given} {family}"
        for family in families
        if family.casefold() in folded
        for given in givens
        if f"{given} {family}" != name
    ]


def _has_picture(entry: Publication) -> bool:
    """Return whether al-folio shows a picture with an entry that a page here can show, too."""
    preview = preview_of(entry)
    return bool(preview and preview.paths and not preview.page and is_relative(preview.paths[0]))


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".bib").casefold()


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _kept(text: str, dropped: list[tuple[int, int]]) -> Iterator[str]:
    place = 0
    for start, end in dropped:
        yield text[place:start]
        place = end
    yield text[place:]
