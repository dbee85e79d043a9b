"""Text of the pages of a source that is nowhere in the new site, so that nothing is lost silently.

Whoever reads a page of a source takes from it what it knows.  When all is written, each paragraph of the
pages that were read is looked for in what was written; what is not there is named in the report.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..model.folding import strip_accents
from .academicpages_papers import says_nothing
from .emoji import with_emoji
from .fences import without_code
from .findings import Finding, Level
from .records import Paper
from .source import Source
from .template_text import has_placeholder_text, is_template_text

#: so many words in a row are taken for the same text
_RUN = 4
#: of fewer words with letters, it is a label or a date
_FEWEST = 4
#: what has fewer of its runs is lost; others were shortened, or put together anew
_ENOUGH = 0.3
_SHOWN = 60

#: what shows nothing, or is an address
_NO_TEXT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<tag>script|style|svg|d-(?:footnote|cite|code|math))\b.*?(?:</(?P=tag)>|\Z)"
    r"|</?[a-z][^<>]*>|\{%[^{}]*%\}|\{\{[^{}]*\}\}|\{:[^{}]*\}"
    # a picture that is not there is a line of the report itself
    r"|!\[[^\[\]]*\](?:\([^()]*\))?|\]\([^()\s]*\)|https?://\S+|\S+@\S+",
    re.DOTALL | re.IGNORECASE,
)
#: a letter of a script that has no blanks between words, or a word
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W_\u3040-\u30ff\u3400-\u9fff]+")
#: of which an importer speaks itself
_NOT_PUBLISHED = frozenset({"street", "phone"})
_HEADING = re.compile(r"^#+[ \t].*$", re.MULTILINE)
#: may be one by which people are called, or of a house
_NUMBER = re.compile(r"\S*\d\S*(?:\s+\S*\d\S*)*")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)|[{}$]")


class _Paragraph(NamedTuple):
    text: str
    #: the first and the last of its lines, from 1; 0 in front matter
    first: int
    last: int
    #: of the front matter
    field: str = ""


def lost_texts(
    source: Source, written: Mapping[str, bytes], findings: Iterable[Finding], papers: Iterable[Paper]
) -> Iterator[Finding]:
    """Yield a finding for each text of the pages that were read which is in no file of the new site.

    :param source: whose pages were read
    :param written: names and contents of the files of the new site
    :param findings: the report so far; of what it names, it is not said once more
    :param papers: those that were found, whose parts a .bib file has in another order
    """
    left_out: set[str] = set()
    named: dict[str, set[int]] = {}
    for finding in findings:
        if finding.line:
            named.setdefault(finding.file, set()).add(finding.line)
        elif finding.level is Level.LEFT_OUT:
            left_out.add(finding.file)
    site = _Written(written, papers)
    for file, (metadata, body, above) in source.pages_read.items():
        looked_for = [(each, site.has(each.text)) for each in (*_fields(metadata), *_paragraphs(body, above))]
        # the report may speak of a part of a file, or of all of it
        if file in left_out and not any(is_there for _each, is_there in looked_for):
            continue
        lost = [each for each, is_there in looked_for if is_there is False]
        lines = named.get(file, ())
        yield from _of_file(
            file, [each for each in lost if not any(each.first <= line <= each.last for line in lines)]
        )


def _of_file(file: str, lost: list[_Paragraph]) -> Iterator[Finding]:
    """Yield a line for each field, and for all paragraphs one at the first."""
    what = "is nowhere in the new site"
    remedy = "copy it where it belongs"
    for field in dict.fromkeys(each.field for each in lost if each.field):
        # which may be an address that is private
        yield Finding(Level.LEFT_OUT, f"what ‘{field}’ says {what}", file, 0, remedy)
    paragraphs = [each for each in lost if not each.field]
    if paragraphs:
        more = len(paragraphs) - 1
        which = f"this paragraph, as {more} more below it," if more else "this paragraph"
        start = _NUMBER.sub("…", " ".join(_plain(paragraphs[0].text).split()))
        start = start if len(start) <= _SHOWN else f"{start[:_SHOWN]}…"
        yield Finding(Level.LEFT_OUT, f"{which} {what}: ‘{start}’", file, paragraphs[0].first, remedy)


class _Written:
    """The text of the new site."""

    def __init__(self, files: Mapping[str, bytes], papers: Iterable[Paper]) -> None:
        self._runs = {run for name, content in files.items() for run in _runs(_words_of_file(name, content))}
        self._titles: set[str] = set()
        for paper in papers:
            title = _words(paper.title)
            # an entry has its names in another order
            self._runs.update(_runs([*title, *_words(" ".join(author.name for author in paper.authors))]))
            if title:
                self._titles.add(f" {' '.join(title)} ")

    def has(self, text: str) -> bool | None:
        """Return whether a text is there; None of what says nothing."""
        plain = _plain(text)
        words = _words(plain)
        if (
            sum(word.isalpha() for word in words) < _FEWEST
            or is_template_text(plain)
            or has_placeholder_text(plain)
            or says_nothing(plain)
        ):
            return None
        found = [run in self._runs for run in _runs(words)]
        if sum(found) >= _ENOUGH * len(found):
            return True
        # a citation becomes the fields of an entry
        return any(title in f" {' '.join(words)} " for title in self._titles)


def _fields(value: Any, name: str = "") -> Iterator[_Paragraph]:
    """Yield the texts of front matter."""
    if isinstance(value, str) and " " in value.strip():
        yield _Paragraph(value, 0, 0, name)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key in _NOT_PUBLISHED or str(key).startswith("_"):
                continue
            yield from _fields(each, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _fields(each, name)


def _paragraphs(body: str, above: int) -> Iterator[_Paragraph]:
    """Yield the paragraphs of a page.

    :param above: how many lines stand before its body
    """
    shown = _HEADING.sub("", without_code(body))
    shown = _NO_TEXT.sub(lambda match: " " + "\n" * match[0].count("\n"), shown)
    line = above + 1
    for part in re.split(r"(\n[ \t]*\n)", shown):
        if part.strip():
            first = line + part.count("\n", 0, len(part) - len(part.lstrip()))
            yield _Paragraph(part, first, first + part.strip().count("\n"))
        line += part.count("\n")


def _words_of_file(name: str, content: bytes) -> list[str]:
    text = content.decode(errors="replace")
    return _words(_plain(_COMMAND.sub("", text) if name.endswith(".bib") else text))


def _plain(text: str) -> str:
    return with_emoji(html.unescape(_NO_TEXT.sub(" ", text)))


def _words(text: str) -> list[str]:
    """Return words without case and accents, which LaTeX writes in its own way."""
    # not fold(), which would keep whole files in its cache
    return _WORD.findall(strip_accents(unicodedata.normalize("NFKC", text).casefold()))


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[place:] for place in range(_RUN)), strict=False)
