"""Pages of a site that was imported, in MyST."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from ..importers.footnotes import without_lone_footnotes
from ..importers.records import Block, Entry, Page
from .escaping import myst, yaml

#: directives whose items have their dates in brackets
_IN_BRACKETS = frozenset({"news"})
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,}|:{3,})(.*)")
_HEADING = re.compile(r"(?P<marks>#{1,6}) (?P<text>.*)")
_BACKTICKS = re.compile(r"`{3,}")


def page_text(page: Page, others: tuple[Page, ...] = ()) -> str:
    """Return the file of a page.

    :param others: the pages of the toctree, for the home page
    """
    parts = [_front_matter(page)]
    if page.title and not any(block.level == 1 and block.title for block in page.blocks):
        parts.append(f"# {myst(page.title)}")
    for block in page.blocks:
        parts += _block(block)
    if others:
        folder = PurePosixPath(page.name).parent
        entries = "\n".join(_toctree_entry(other, folder) for other in others)
        parts.append(f"```{{toctree}}\n:hidden:\n\n{entries}\n```")
    return without_lone_footnotes(_in_steps("\n\n".join(filter(None, parts)))) + "\n"


def _in_steps(text: str) -> str:
    """Return a page whose headings begin at the first level and go down one level at a time."""
    lines = text.split("\n")
    last = 0
    for number, match in headings_in(lines):
        last = min(len(match["marks"]), last + 1)
        lines[number] = f"{'#' * last} {match['text']}"
    return "\n".join(lines)


def headings_in(lines: Iterable[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the headings of a page in MyST, each with the number of its line."""
    fence = ""
    for number, line in enumerate(lines):
        opened = _FENCE.match(line)
        if opened and (not fence or (opened[1].startswith(fence) and not opened[2].strip())):
            fence = "" if fence else opened[1]
        elif not fence and (match := _HEADING.match(line)):
            yield number, match


def _toctree_entry(page: Page, folder: PurePosixPath) -> str:
    name = page.name if folder == PurePosixPath(".") else f"/{page.name}"
    label = " ".join(re.sub(r"[<>]", "", page.label).split())
    return f"{label} <{name}>" if label and label != page.title else name


def _front_matter(page: Page) -> str:
    lines = []
    if page.description:
        lines += ["myst:", "  html_meta:", f"    description: {yaml(page.description)}"]
    lines += [f"{key}: {_yaml_value(value)}" for key, value in page.metadata.items()]
    if page.redirects:
        lines += ["redirect_from:", *(f"  - {yaml('/' + path.lstrip('/'))}" for path in page.redirects)]
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _yaml_value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_yaml_value, value))}]"
    return yaml(str(value))


#: a horizontal rule between blank lines
_RULE = re.compile(r"(?:\A|(?<=\n\n))---[ \t]*(?:\n+|\Z)")
#: those where a part of a page begins or ends, where docutils takes none
_RULES_AROUND = re.compile(r"\A(?:\s*^---$)+\n*|\n\n---\s*\Z", re.MULTILINE)


def _block(block: Block) -> Iterator[str]:
    if block.title:
        yield f"{'#' * block.level} {block.title}"
    if block.text:
        yield _RULES_AROUND.sub("", block.text).strip("\n")
    if block.kind:
        yield directive(block)


def directive(block: Block) -> str:
    """Return the directive of a block."""
    options = "".join(f":{name}: {value}".rstrip() + "\n" for name, value in block.options.items())
    # a directive holds no transition
    body = (block.body if "```" in block.body else _RULE.sub("", block.body)).strip("\n")
    if block.entries:
        brackets = block.kind in _IN_BRACKETS
        body = "\n".join(line for entry in block.entries for line in _lines(entry, brackets))
    separator = "\n" if options and body else ""
    longest = max(map(len, _BACKTICKS.findall(body)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{{{block.kind}}}\n{options}{separator}{body}{chr(10) if body else ''}{fence}"


def _lines(entry: Entry, brackets: bool, indent: str = "") -> Iterator[str]:
    text = " ".join(entry.text.split())
    if entry.date and brackets:
        opening = f"[{entry.date}] {text}"
    elif entry.date:
        opening = f"{entry.date}, {text}" if text else entry.date
    else:
        opening = text
    yield f"{indent}- {opening}".rstrip()
    for name, value in entry.fields.items():
        yield f"{indent}  :{name}: {' '.join(value.split())}"
    if entry.body:
        yield from ("", f"{indent}  {' '.join(entry.body.split())}")
    for child in entry.entries:
        yield from _lines(child, False, indent + "  ")
