"""News with one item per file: ``:files: news/*`` on ``{news}``.

A file is a page of the site.  Its date, its category and whether it is ``inline`` are read from its front
matter when the list is read, because its order depends on them; what it says, when the list is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import docname_join

from ..bib.fields import TRUE
from ..core.diagnostics import warn
from ..core.domain import academic_domain
from ..core.globs import matching_names
from ..core.page_record import PagePart
from ..model.dates import Date, match_date, parse_date
from ..model.patterns import lazy_pattern
from ..rendering.nodes import AcademicTransform
from ..sections.dated import move, page_reference
from ..sections.dated_nodes import dated_item
from ..sections.item_parts import PART
from ..sections.problem_kinds import ItemKind

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..model.datespans import Span
    from ..sections.dated import DatedDirective

#: of a single paragraph or the like that is shown whole
_SHORT = 400

_FENCE = lazy_pattern(r"---[ \t]*")
# values are read as they are written: YAML would make 2024.1 of 2024.10
_LINE = lazy_pattern(r"(?P<name>\w[\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*")
_FIELD = lazy_pattern(r":(?P<name>\w[\w-]*):(?:[ \t]+(?P<value>.*?))?[ \t]*")
_COMMENT = lazy_pattern(r"(?:^|[ \t]+)#.*")
_QUOTED = lazy_pattern(r"""(?P<quote>["'])(?P<value>.*?)(?P=quote)(?:[ \t]+#.*)?""")
#: behind the day
_TIME = lazy_pattern(r"(?:[ T]\d{1,2}:\d\d.*)?")
_DATED_NAME = lazy_pattern(r"(\d{4}-\d\d(?:-\d\d)?)(?=[-_.]|$)")


@dataclass(slots=True)
class MatchedDocuments(PagePart):
    """The documents that the patterns of a page's lists match."""

    by_patterns: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)


@dataclass
class NewsFiles:
    """The files of one list."""

    directive: DatedDirective
    #: patterns of documents, as seen from the page
    patterns: str
    #: what stands in the files
    texts: list[str] = field(default_factory=list)

    def items(self) -> list[tuple[dated_item, str]]:
        """Return an item for each file, and what its anchor is made from: the newest first, then by name."""
        directive, env = self.directive, self.directive.env
        found = matching(env, env.docname, self.patterns)
        matched = directive.domain.page(env.docname).part(MatchedDocuments).by_patterns
        matched.append((self.patterns, tuple(found)))
        if not found:
            message = f":files: {self.patterns} matches no document; correct it, or add one"
            directive.warn(ItemKind.NEWS, f"{message}; it is seen from the folder of this page")
        return [self._item(docname) for docname in found]

    def _item(self, docname: str) -> tuple[dated_item, str]:
        env = self.directive.env
        path = env.doc2path(docname)
        env.note_dependency(env.doc2path(docname, base=False))
        # so that no table of contents has to have it
        env.note_included(path)
        text = path.read_text("utf-8-sig", errors="replace")
        self.texts.append(text)
        given = front_matter(text)
        span = self._span(given, docname)
        title = nodes.inline("", "", page_reference(f"/{docname}", env.docname), classes=[f"{PART}title"])
        item = dated_item("", nodes.paragraph("", "", title), span=span, url="", cv=True)
        item["category"] = given.get("category", "").lower()
        item["file"], item["inline"] = docname, given.get("inline", "").lower() in TRUE
        item.source, item.line = str(path), 1
        name = docname.rpartition("/")[2]
        return item, nodes.make_id(f"news-{name}")

    def _span(self, given: Mapping[str, str], docname: str) -> Span | None:
        """Return the date of a file: that of its front matter, else that of its name."""
        written = given.get("date", "")
        date = _date(written)
        if date is None and (match := _DATED_NAME.match(docname.rpartition("/")[2])):
            date = parse_date(match[1])
        if date is None or (written and _date(written) is None):
            problem = f"the date ‘{written}’ cannot be read" if written else "no date"
            effect = "that of its name counts" if date else "the item is the last of the list"
            message = f"{problem}; {effect}; write ‘date: 2024-10-05’ in the front matter"
            warn(ItemKind.NEWS, message, location=(docname, 1))
        if date is None:
            return None
        # its patterns take time to compile
        from ..model.datespans import Span

        return Span(date)


def front_matter(text: str) -> dict[str, str]:
    """Return the values of one line in the front matter of a page, in YAML or as a field list, as written."""
    lines = iter(text.splitlines())
    first = next(lines, "")
    form = _FIELD
    if _FENCE.fullmatch(first):
        form, first = _LINE, next(lines, "---")
    values: dict[str, str] = {}
    for line in (first, *lines):
        if form is _LINE and _FENCE.fullmatch(line) or form is _FIELD and not line.startswith((":", " ")):
            break
        if match := form.fullmatch(line):
            values[match["name"].lower()] = _unquoted(match["value"] or "")
    return values


def _unquoted(value: str) -> str:
    quoted = _QUOTED.fullmatch(value)
    return quoted["value"] if quoted else _COMMENT.sub("", value)


def _date(text: str) -> Date | None:
    """Return the day of a date that may have a time."""
    found = match_date(text)
    return found[0] if found and _TIME.fullmatch(text, found[1]) else None


def matching(env: BuildEnvironment, docname: str, patterns: str) -> list[str]:
    """Return the documents that patterns match, as those of a ``toctree`` do, but the page itself."""
    found: dict[str, None] = {}
    for pattern in re.split(r"[,\s]+", patterns.strip(", ")):
        for suffix in env.config.source_suffix:
            pattern = pattern.removesuffix(suffix)
        found |= dict.fromkeys(matching_names(env.found_docs, docname_join(docname, pattern)))
    found.pop(docname, None)
    return list(found)


class FillNewsFiles(AcademicTransform):
    """Put what files say into their items, on each page that shows these."""

    # when lists from other pages are there, before references are resolved
    default_priority = 4
    #: show all of each file in any case
    whole = False

    def run(self, **kwargs: Any) -> None:
        """Fill the items that are not yet filled."""
        for item in self.document.findall(dated_item):
            if "inline" in item:
                _fill(item, self.env, self.env.docname, whole=self.whole)
                del item["inline"]


class FillInBooks(FillNewsFiles):
    """The same where no document has a page of its own, to which a title could lead."""

    formats = ("latex", "man", "texinfo")
    whole = True


class FillOnOnePage(FillNewsFiles):
    """The same where all documents are one page."""

    builders = ("singlehtml",)
    whole = True


def _fill(item: dated_item, env: BuildEnvironment, page: str, *, whole: bool) -> None:
    """Put what a file says into its item: all of it, or its title as a link and a part.

    :param page: the page that shows the item
    :param whole: show all of it in any case
    """
    docname = item["file"]
    metadata = env.metadata[docname]
    heading, blocks = _content(env.get_doctree(docname))
    title = heading or metadata.get("title", "").strip()
    short = len(blocks) == 1 and len(blocks[0].astext()) <= _SHORT
    content: list[Any]
    if whole or item["inline"] or short or not title:
        content = blocks
    elif description := metadata.get("description", "").strip():
        content = [nodes.paragraph("", description)]
    else:
        content = [block for block in blocks if isinstance(block, nodes.paragraph)][:1]
    for block in content:
        move(block, docname, page)
    if title and not (item["inline"] and content):
        named = nodes.Text(title) if whole else page_reference(f"/{docname}", page, title)
        content = [nodes.paragraph("", "", nodes.inline("", "", named, classes=[f"{PART}title"])), *content]
    item.children.clear()
    item += content or [nodes.paragraph()]


def _content(document: nodes.document) -> tuple[str, list[nodes.Element]]:
    """Return the title of a page, and what stands below it, with rubrics for other headings."""
    headings: list[str] = []
    blocks = list(_blocks(document, headings))
    return next(iter(headings), ""), blocks


def _blocks(parent: nodes.Element, headings: list[str]) -> Iterator[nodes.Element]:
    for child in parent.children:
        if isinstance(child, nodes.section):
            yield from _blocks(child, headings)
        elif isinstance(child, nodes.title):
            headings.append(child.astext())
            if len(headings) > 1:
                yield nodes.rubric("", "", *child.children)
        elif (
            isinstance(child, nodes.Element)
            and not isinstance(child, nodes.Invisible | nodes.meta | nodes.system_message)
            # a table of contents, shown or not
            and "toctree-wrapper" not in child["classes"]
        ):
            yield child


def pages_with_other_matches(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> Sequence[str]:
    """Read pages again whose patterns match other documents than before."""
    return [
        docname
        for docname, matched in academic_domain(env).parts(MatchedDocuments)
        if any(matching(env, docname, patterns) != list(found) for patterns, found in matched.by_patterns)
    ]
