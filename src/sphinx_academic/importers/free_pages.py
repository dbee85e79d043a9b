"""Pages of free Markdown and HTML in sites of other kinds: sections, lists and papers in them."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..model.folding import fold
from .current import TOKEN
from .free_blocks import FreeBlocks
from .jekyll import Jekyll, JekyllPage, Text
from .liquid_control import Loop
from .moving import Mover, heading_lines
from .page_writer import Levels, PageWriter
from .paper_lists import PaperLists
from .records import Block, Entry, Page, Paper
from .source import Source

#: makes parts of a page from a marker: an empty element of class ``academic-…``, whose attributes are given
Marker = Callable[[str, Mapping[str, str]], Sequence[Block]]

_MARKER = re.compile(r"<div class='academic-(?P<kind>[\w-]+)'(?P<attributes>[^<>]*)></div>")
#: a list whose items are drawn
_DRAWN_LIST = re.compile(r"<[uo]l\b[^<>]*>\s*(<div class='academic-[^<>]*></div>)\s*</[uo]l>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'data-([\w-]+)="([^"]*)"')
_PAGE_LINK = re.compile(r"\[(?P<text>(?:[^\[\]\\]|\\.)*)\]\((?P<path>[^()\s:#]+)\.md(?:#[^()\s]*)?\)")
#: marks at names, typed as formulas
_FORMULA_MARK = re.compile(
    r"\$\s*\^?\{?\s*\\?(?P<name>star|bigstar|ast|dagger|ddagger|dag|ddag|S|P|sharp|\*|#|\\dagger)\s*\}?\s*\$"
)
_MARKS = {
    "star": "⋆",
    "bigstar": "★",
    "ast": "∗",
    "dagger": "†",
    "dag": "†",
    "ddagger": "‡",
    "ddag": "‡",
    "S": "§",
    "P": "¶",
    "sharp": "#",
    "*": "\\*",
    "#": "#",
}
_SELECTED = re.compile(r"\b(?:select|represent|featur|highlight|key\b|main\b)", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d| and (?:earlier|before|older))?"
    r"|(?:before|until|earlier than)\s+(?:19|20)\d\d|earlier|older",
    re.IGNORECASE,
)


def marker(kind: str, **attributes: str) -> str:
    """Return a marker for the place of something that is no text."""
    shown = "".join(f' data-{key}="{html.escape(value)}"' for key, value in attributes.items())
    return f"\n\n<div class='academic-{kind}'{shown}></div>\n\n"


def no_marker(_kind: str, _attributes: Mapping[str, str]) -> Sequence[Block]:
    """Return nothing, for texts that have no markers."""
    return ()


class _Mover(Mover):
    """Moves what a page holds as the other pages of its kind of site do."""

    def __init__(self, free: FreePages, writer: PageWriter) -> None:
        super().__init__(free.at)
        self._free, self._page_writer = free, writer

    def _link(self, address: str) -> str | None:
        return self._page_writer.text_link(address, self.at.page.file, self._free.name)

    def _picture(self, source: str) -> str | None:
        return self._page_writer.picture(source, self.at.page.file, self._free.name)

    def copied(self, address: str) -> str | None:
        """Return the new path of a file of the source, or None if it is not there."""
        return self._page_writer.copied(address, self.at.page.file, "files") or None

    def is_page(self, address: str) -> bool:
        """Return whether an address leads to a page of the site."""
        return self._page_writer.is_page(address, self.at.page.file)


class _Lists(PaperLists):
    """Lists of papers on pages that may have other lists as well."""

    def _with_filters(self, page: Page) -> Page:
        blocks = list(page.blocks)
        lists = {number: block for number, block in enumerate(blocks) if "papers" in block.options}
        for number, block in list(lists.items()):
            keys = block.options["papers"].split()
            may_select = _SELECTED.search(block.title) or (page.name == "index" and len(lists) == 1)
            if may_select and set(keys) != set(self.order):
                blocks[number] = replace(block, options=self._selected(keys))
                del lists[number]
        if not lists:
            return replace(page, blocks=tuple(blocks))
        made = super()._with_filters(replace(page, blocks=tuple(lists.values())))
        for number, block in zip(lists, made.blocks, strict=True):
            options = dict(block.options)
            if group := lists[number].options.get("group-by"):
                options["group-by"] = group
                # the years are in order
                options.pop("sort", None)
            blocks[number] = replace(block, options=options)
        return replace(page, blocks=tuple(blocks))

    def _selected(self, keys: Sequence[str]) -> dict[str, str]:
        """Mark papers as selected, and return the options of their list."""
        for key in keys:
            paper = self.papers[key]
            self.papers[key] = replace(paper, fields={**paper.fields, "selected": "true"})
        options = {"filter": "selected"}
        if any("preview" in self.papers[key].fields for key in keys):
            options["layout"] = "cards"
        return options


class FreePages(FreeBlocks):
    """Reads texts as pages, and collects the papers in them."""

    def __init__(
        self, source: Source, writer: PageWriter, owners: Sequence[str], jekyll: Jekyll | None = None
    ) -> None:
        super().__init__(source, jekyll or Jekyll(source))
        self.at.is_first = False
        self.at.owners = [name for name in owners if name]
        self.at.stated_name = self.at.owners[0] if self.at.owners else ""
        self.mover = _Mover(self, writer)
        self.lists = _Lists(self.at, self.mover)
        self._writer = writer
        #: of the new page
        self.name = "index"

    def blocks(
        self,
        text: str,
        file: str,
        name: str,
        draw: Marker = no_marker,
        *,
        title: str = "",
        loops: Sequence[Loop] = (),
    ) -> list[Block]:
        """Return a text as parts of a page.

        :param text: Markdown with HTML and markers
        :param file: path of the text in the source
        :param name: of the new page
        :param title: of the page, which may say what it lists
        """
        drawn: list[Sequence[Block]] = []

        def token(match: re.Match[str]) -> str:
            attributes = {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(match["attributes"])}
            drawn.append(draw(match["kind"], attributes))
            return f"<p>academicmarker{len(drawn) - 1}x</p>"

        self.at.page = JekyllPage(file, {})
        self.at.names[file] = self.name = name
        text = _DRAWN_LIST.sub(r"\1", text)
        text = _FORMULA_MARK.sub(lambda match: _MARKS.get(match["name"], match[0]), text)
        text = _MARKER.sub(
            lambda match: match[0] if match["kind"] == "loop" and "data-loop" in match[0] else token(match),
            text,
        )
        self.at.texts = Text(text, (file,), tuple(loops))
        found = self._page_blocks(text, title, is_home=name == "index", name=name)
        return [each for block in found for each in _with_drawn(block, drawn)]

    def _note(self, root: Any, name: str) -> None:
        self._writer.note(root, self.at.page.file, name)

    def finished(self, pages: Sequence[Page], bib: Mapping[str, str]) -> tuple[list[Page], tuple[Paper, ...]]:
        """Return the pages with lists of the papers that were found, and the papers.

        :param bib: titles, folded, of entries of the source's own .bib files -> their keys; these count
        """
        names = {page.name for page in pages}
        pages = [_with_links(_tidy(page), names) for page in pages]
        for key in [key for key in self.lists.order if _plain(self.lists.papers[key].title) in bib]:
            paper = self.lists.papers[key]
            self.at.findings.imported(
                f"{paper.title!r} is listed by hand, and has an entry, which counts",
                paper.place.file,
                paper.place.line,
            )
        entries = {
            key: bib[mark]
            for key in self.lists.order
            if (mark := _plain(self.lists.papers[key].title)) in bib
        }
        if not self.lists.order:
            return list(pages), ()
        if entries:
            return [self._by_keys(page, entries) for page in pages], tuple(
                self.lists.papers[key] for key in self.lists.order if key not in entries
            )
        self.lists.report_marks()
        self._take_years(pages)
        made = self.lists.with_filters([replace(page, blocks=_by_year(page.blocks)) for page in pages])
        return made, tuple(self.lists.papers[key] for key in self.lists.order)

    def _take_years(self, pages: Sequence[Page]) -> None:
        """Give papers that state no year that of the heading above them."""
        for block in (block for page in pages for block in page.blocks):
            year = block.title
            if block.kind != "publications" or not re.fullmatch(r"(?:19|20)\d\d", year):
                continue
            for key in block.options.get("papers", "").split():
                paper = self.lists.papers[key]
                if not {"year", "date"} & paper.fields.keys():
                    self.lists.papers[key] = replace(paper, fields={**paper.fields, "year": year})

    def _by_keys(self, page: Page, entries: Mapping[str, str]) -> Page:
        blocks = []
        for block in page.blocks:
            if block.kind == "publications" and "papers" in block.options:
                keys = block.options["papers"].split()
                known = [entries[key] for key in keys if key in entries]
                options = {"keys": ", ".join(known)} if len(known) == len(keys) else {}
                block = replace(block, options=options)
            blocks.append(block)
        return replace(page, blocks=tuple(blocks))

    @property
    def anchors(self) -> Mapping[str, str]:
        """Return where the places on old pages are now."""
        return self._redirects

    def _is_drawn(self, blocks: Sequence[Block]) -> bool:
        return all(not TOKEN.sub("", block.text).strip() for block in blocks)


def _tidy(page: Page) -> Page:
    """Return a page whose headings go down one level at a time, without lines that divide nothing."""
    levels = Levels()
    blocks = []
    for block in page.blocks:
        if block.title:
            block = replace(block, level=levels.level(block.level))
        blocks.append(replace(block, text=_text_with_steps(block.text, levels)))
    same = {page.name.lower(), f"{page.name}/index.html".lower()}
    redirects = tuple(path for path in page.redirects if path.strip("/").lower() not in same)
    return replace(page, blocks=tuple(blocks), redirects=redirects)


def _with_links(page: Page, names: set[str]) -> Page:
    """Return a page without links to pages that were left out in the end; their texts stay."""
    folder = posixpath.dirname(page.name)

    def checked(match: re.Match[str]) -> str:
        name = posixpath.normpath(posixpath.join(folder, match["path"]))
        return match[0] if name in names else match["text"]

    def clean(text: str) -> str:
        return _PAGE_LINK.sub(checked, text) if ".md" in text else text

    def clean_entry(entry: Entry) -> Entry:
        fields = {name: clean(value) for name, value in entry.fields.items()}
        below = tuple(map(clean_entry, entry.entries))
        return replace(entry, text=clean(entry.text), fields=fields, body=clean(entry.body), entries=below)

    blocks = [
        replace(
            block,
            title=clean(block.title),
            text=clean(block.text),
            body=clean(block.body),
            entries=tuple(map(clean_entry, block.entries)),
        )
        for block in page.blocks
    ]
    return replace(page, blocks=tuple(blocks))


def _text_with_steps(text: str, levels: Levels) -> str:
    lines = text.split("\n")
    for number in heading_lines(lines):
        hashes, _blank, words = lines[number].partition(" ")
        lines[number] = f"{'#' * levels.level(len(hashes))} {words}"
    shown = "\n".join(lines)
    # a line across the page next to a heading, or at the beginning or the end
    shown = re.sub(r"(?:\A|(?<=\n))(?:---|\*\*\*|___)\n+(?=#|\Z)", "", shown)
    shown = re.sub(r"^(#{1,6} .*\n+)(?:---|\*\*\*|___)[ ]*$", r"\1", shown, flags=re.MULTILINE)
    return re.sub(
        r"\A\s*(?:(?:---|\*\*\*|___)\s*\n)+|\n\s*(?:---|\*\*\*|___)\s*\Z|\A\s*(?:---|\*\*\*|___)\s*\Z",
        "",
        shown,
    )


def _by_year(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the parts of a page; lists under headings that are years become one, grouped by year."""
    made: list[Block] = []
    for each in blocks:
        is_year = each.kind == "publications" and "papers" in each.options and _YEAR.fullmatch(each.title)
        before = made[-1] if made else None
        if (
            is_year
            and not each.text
            and before
            and before.options.get("group-by") == "year"
            and "papers" in before.options
        ):
            papers = f"{before.options['papers']} {each.options['papers']}"
            made[-1] = replace(before, options={**before.options, "papers": papers})
        elif is_year:
            made.append(replace(each, title="", options={**each.options, "group-by": "year"}))
        else:
            made.append(each)
    return tuple(made)


def _with_drawn(block: Block, drawn: Sequence[Sequence[Block]]) -> list[Block]:
    """Return a block divided at its markers, with what these stand for in their places."""
    pieces = TOKEN.split(block.text)
    if len(pieces) == 1:
        return [block]
    made: list[Block] = []
    if pieces[0].strip():
        made.append(Block("", block.title, block.level, text=pieces[0].strip(), anchors=block.anchors))
    elif block.title:
        made.append(Block("", block.title, block.level, anchors=block.anchors))
    for number, text in zip(pieces[1::2], pieces[2::2], strict=True):
        for each in drawn[int(number)]:
            last = made[-1] if made else None
            if each.kind and not each.title and last and last.title and not last.kind and not last.text:
                made[-1] = replace(each, title=last.title, level=last.level, anchors=last.anchors)
            elif each.title:
                made.append(
                    replace(
                        each, level=max(each.level, min(block.level + 1, 6)) if block.title else each.level
                    )
                )
            else:
                made.append(each)
        if text.strip():
            made.append(Block("", text=text.strip()))
    if block.kind:
        made.append(replace(block, title="" if made else block.title, text=""))
    # a heading above nothing
    return made if any(each.kind or each.text for each in made) else []


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def bib_titles(libraries: Mapping[str, Any]) -> dict[str, str]:
    """Return the keys of entries by their titles, folded."""
    return {
        _plain(entry.plain_title): entry.key
        for library in libraries.values()
        for entry in library.publications
        if entry.plain_title
    }
