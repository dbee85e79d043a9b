"""A tree of HTML as MyST."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ..model.urls import safe_url
from .shields import shield_label

#: what MyST takes for markup anywhere in a line, and where only in some places
_SPECIAL = re.compile(r"([\\`*\[\]<>{}$|~^])|(?<![^\W_])(_)|(_)(?![^\W_])|(&)(?=#?\w+;)")
_LINE_START = re.compile(r"^(\s*)(?:([-+%#=>:])(?=\s|$|[-+=%#])|(\d{1,9})([.)])(?=\s|$)|(:{3,})|(\(\S*\)=))")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_EMPHASIS = {
    "strong": "**",
    "b": "**",
    "em": "*",
    "i": "*",
    "cite": "*",
    "dfn": "*",
    "var": "*",
    "del": "~~",
    "s": "~~",
}
_ROLES = {"sup": "sup", "sub": "sub", "kbd": "kbd", "abbr": ""}
_BLOCKS_NAMES = """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td
    tfoot th thead tr ul footnote-text
"""
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
#: what shows nothing without a script or another host
_DROPPED_NAMES = """
    script style noscript template head meta link object embed canvas svg button input select form
    textarea
"""
_DROPPED = frozenset(_DROPPED_NAMES.split())
_FRAMES_NAMES = """
    iframe video audio
"""
_FRAMES = frozenset(_FRAMES_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}

#: returns the target of a link or the path of a picture in the new site, or None if there is none
Address = Callable[[str], str | None]


def escaped(text: str) -> str:
    """Return plain text for a place within a line of MyST."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return text.replace("\u00a0", " ")


def at_line_start(text: str) -> str:
    """Return a line whose beginning is not taken for a block."""
    return _LINE_START.sub(_escaped_start, text, count=1)


def _escaped_start(match: re.Match[str]) -> str:
    if match[3]:
        return f"{match[1]}{match[3]}\\{match[4]}"
    rest = match[0][len(match[1]) :]
    return f"{match[1]}\\{rest}"


#: what the target of a link to a paper, the key of its entry, begins with
PAPER = "pub:"


class Writer:
    """Writes elements as MyST."""

    def __init__(
        self,
        link: Address = safe_url,
        picture: Address = lambda address: None,
        report: Callable[[str, Any], None] = lambda message, element: None,
    ) -> None:
        """Open it.

        :param link: the new target of a link
        :param picture: the new path of a picture
        :param report: called with what could not be kept, and its element
        """
        self._link, self._picture, self._report = link, picture, report

    def inline(self, nodes: Any, *, pictures: bool = False) -> str:
        """Return elements as one line.

        :param nodes: an element, whose content is meant, or several nodes
        :param pictures: whether pictures are kept
        """
        children = nodes.children if hasattr(nodes, "children") else nodes
        text = "".join(self._inline(child, pictures) for child in children)
        return _tidy(text)

    def _inline(self, node: Any, pictures: bool) -> str:
        kind = type(node).__name__
        if kind == "NavigableString":
            return escaped(_BLANKS.sub(" ", str(node)))
        if kind != "Tag" or node.name in _DROPPED:
            return ""
        name = node.name
        if name == "br":
            return " "
        if name == "img":
            return self._image(node) if pictures else ""
        if name in _FRAMES:
            return self._frame(node)
        if name == "footnote-mark":
            return f"[^{node['label']}]"
        if name == "code" and "academic-cite" in (node.get("class") or ()):
            return ", ".join(f"{{pub}}`{key}`" for key in node.get_text().split())
        if _is_formula(node):
            return str(node.get_text().strip())
        if name == "code":
            return _code(node.get_text())
        inner = "".join(self._inline(child, pictures) for child in node.children)
        if name == "a":
            return self._anchor(node, inner)
        if name in _EMPHASIS:
            return _wrapped(inner, _EMPHASIS[name])
        if _ROLES.get(name):
            text = " ".join(node.get_text().split())
            return f"{{{_ROLES[name]}}}`{text}`" if text and "`" not in text else inner
        if name in _BLOCKS:
            return f" {inner} "
        return inner

    def _anchor(self, node: Any, inner: str) -> str:
        href = str(node.get("href") or "").strip()
        text = inner.strip()
        if not text and not node.find("img"):
            return ""
        target = self.link(href)
        if not text:
            picture = node.find("img")
            label = str(picture.get("alt") or "").strip() or shield_label(str(picture.get("src") or ""))
            text = escaped(label) if label and target else ""
            if not text:
                return ""
        if target is None:
            return inner
        before = " " if inner[:1] == " " else ""
        if target.startswith(PAPER):
            shown = " ".join(node.get_text().split())
            plain = shown if shown and not re.search(r"[`<>]", shown) else ""
            key = target.removeprefix(PAPER)
            role = f"{{pub}}`{plain} <{key}>`" if plain else f"{{pub}}`{key}`"
            return f"{before}{role}{' ' if inner[-1:] == ' ' else ''}"
        after = " " if inner[-1:] == " " else ""
        return f"{before}[{_unbracketed(text)}]({_target(target)}){after}"

    def _image(self, node: Any) -> str:
        source = str(node.get("src") or "").strip()
        path = self._picture(source) if source else None
        if path is None:
            return ""
        alt = escaped(_BLANKS.sub(" ", str(node.get("alt") or "")))
        return f"![{alt}]({_target(path)})"

    def _frame(self, node: Any) -> str:
        source = str(node.get("src") or "").strip()
        if not source and (inner := node.find("source")):
            source = str(inner.get("src") or "").strip()
        target = self._link(source) if source else None
        if target is None:
            return ""
        self._report(f"<{node.name}> became a link, for it would load a page of another host", node)
        title = str(node.get("title") or "").strip() or ("Video" if node.name == "video" else target)
        return f"[{escaped(title)}]({_target(target)})"

    def link(self, href: str) -> str | None:
        """Return the new target of a link, or None if there is none."""
        return self._link(href) if href and href != "#" else None

    def blocks(self, nodes: Any) -> str:
        """Return elements as blocks, separated by blank lines."""
        children = nodes.children if hasattr(nodes, "children") else nodes
        return "\n\n".join(self._blocks(list(children))).strip("\n")

    def _blocks(self, children: list[Any]) -> Iterator[str]:
        run: list[Any] = []
        for child in children:
            if type(child).__name__ == "Tag" and self._is_block(child):
                yield from self._paragraph(run)
                run = []
                yield from self._block(child)
            else:
                run.append(child)
        yield from self._paragraph(run)

    def _is_block(self, tag: Any) -> bool:
        return tag.name in _BLOCKS or (
            tag.name not in _DROPPED
            and tag.name not in ("a", "img")
            and any(child.name in _BLOCKS for child in tag.find_all(True))
        )

    def _paragraph(self, run: list[Any]) -> Iterator[str]:
        lines: list[list[Any]] = [[]]
        for node in run:
            if type(node).__name__ == "Tag" and node.name == "br":
                lines.append([])
            else:
                lines[-1].append(node)
        texts = [text for line in lines if (text := self.inline(_apart(line), pictures=True))]
        if texts:
            yield "\\\n".join(map(at_line_start, texts))

    def _block(self, tag: Any) -> Iterator[str]:
        name = tag.name
        if name in _HEADINGS:
            if text := self.inline(tag):
                yield f"{'#' * _HEADINGS[name]} {text}"
        elif name == "hr":
            yield "---"
        elif name == "pre":
            yield _fenced(tag.get_text(), _language(tag))
        elif name in ("ul", "ol"):
            if items := "\n".join(self._list(tag)):
                yield items
        elif name == "blockquote":
            if text := self.blocks(tag):
                yield "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        elif name == "table":
            yield from self._table(tag)
        elif name == "footnote-text":
            yield _marked(f"[^{tag['label']}]: ", self.blocks(tag), indent=4)
        elif name == "dl" and _is_definition_list(tag):
            yield "\n\n".join(self._definitions(tag))
        elif name == "dt":
            if text := self.inline(tag):
                yield f"**{text.strip('*')}**"
        elif name == "p":
            yield from self._paragraph_of(tag)
        else:
            yield from self._blocks(list(tag.children))

    def _paragraph_of(self, tag: Any) -> Iterator[str]:
        formula = tag.find(True)
        if formula and _is_formula(formula) and tag.get_text().strip() == formula.get_text():
            yield "$$\n{}\n$$".format(tag.get_text().strip(" $\n"))
        elif any(self._is_block(child) for child in tag.find_all(True, recursive=False)):
            yield from self._blocks(list(tag.children))
        else:
            yield from self._paragraph(list(tag.children))

    def _list(self, tag: Any) -> Iterator[str]:
        start = str(tag.get("start", ""))
        number = int(start) if start.isdecimal() else 1
        for item in tag.find_all("li", recursive=False):
            text = self.blocks(item)
            if not text:
                continue
            mark = f"{number}. " if tag.name == "ol" else "- "
            number += 1
            # a list directly below its line needs no blank line
            text = re.sub(r"\A([^\n]+)\n\n(?=- |1\. )", r"\1\n", text)
            yield _marked(mark, text)

    def _definitions(self, tag: Any) -> Iterator[str]:
        """Yield each term of a list with its definitions."""
        lines: list[str] = []
        for each in tag.find_all(["dt", "dd"], recursive=False):
            if each.name == "dt":
                if lines:
                    yield "\n".join(lines)
                lines = [at_line_start(self.inline(each))]
            elif text := self.blocks(each):
                lines.append(_marked(": ", text))
        yield "\n".join(lines)

    def _table(self, tag: Any) -> Iterator[str]:
        # those of a table in a cell are its own
        own = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
        rows = [row for row in (row.find_all(["td", "th"], recursive=False) for row in own) if row]
        if not rows:
            return
        if any(
            self._is_block(child)
            for row in rows
            for cell in row
            for child in cell.find_all(True, recursive=False)
            if child.name != "p"
        ):
            # a layout, not a table
            for row in rows:
                for cell in row:
                    yield from self._blocks(list(cell.children))
            return
        width = max(map(len, rows))
        lines = [self._row(row, width) for row in rows]
        yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])

    def _row(self, cells: list[Any], width: int) -> str:
        texts = [self.inline(cell, pictures=True) for cell in cells] + [""] * (width - len(cells))
        return "| " + " | ".join(texts) + " |"


def _marked(mark: str, text: str, indent: int | None = None) -> str:
    """Return blocks that belong to a mark before the first of their lines."""
    first, *rest = text.split("\n")
    blanks = " " * (len(mark) if indent is None else indent)
    return "\n".join([mark + first, *(f"{blanks}{line}".rstrip() for line in rest)])


def _is_definition_list(tag: Any) -> bool:
    """Return whether each term has a definition, which MyST wants; others may be boxes of a layout."""
    names = [child.name for child in tag.find_all(True, recursive=False)]
    return bool(re.fullmatch("(?:dt(?:dd)+)+", "".join(names))) and all(
        term.get_text().strip() for term in tag.find_all("dt", recursive=False)
    )


def _apart(line: list[Any]) -> list[Any]:
    """Return elements without text between them with a blank there, as style sheets set them apart."""
    tags = [node for node in line if type(node).__name__ == "Tag"]
    if len(tags) < 2 or any(type(node).__name__ == "NavigableString" and str(node).strip() for node in line):
        return line
    from bs4.element import NavigableString

    return [piece for tag in tags for piece in (tag, NavigableString(" "))]


def _tidy(text: str) -> str:
    """Return a line without white space in excess."""
    return re.sub(r" {2,}", " ", text).strip()


def _wrapped(inner: str, mark: str) -> str:
    text = inner.strip()
    if not text:
        return inner
    before = " " if inner[:1] == " " else ""
    after = " " if inner[-1:] == " " else ""
    is_other = mark == "*" and text.startswith("**") and text.endswith("**") and not text.startswith("***")
    if text.startswith(mark) and text.endswith(mark) and not is_other:
        # twice the same emphasis
        return inner
    return f"{before}{mark}{text}{mark}{after}"


def _code(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        return ""
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if "`" in text[:1] + text[-1:] else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def _fenced(text: str, language: str = "") -> str:
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.strip(chr(10))}\n{fence}"


def _is_formula(tag: Any) -> bool:
    return "math" in (tag.get("class") or ()) and tag.get_text().strip().startswith("$")


def _language(tag: Any) -> str:
    """Return the language of code, if a build can colour all of it without a warning."""
    inner = tag.find("code") or tag
    stated = [str(name) for name in inner.get("class") or () if str(name).startswith("language-")]
    if not stated:
        return ""
    from pygments.lexers import get_lexer_by_name
    from pygments.token import Error
    from pygments.util import ClassNotFound

    name = stated[0].removeprefix("language-").lower()
    try:
        lexer = get_lexer_by_name(name)
    except ClassNotFound:
        return ""
    return "" if any(kind is Error for kind, _text in lexer.get_tokens(tag.get_text())) else name


def _unbracketed(text: str) -> str:
    """Return the text of a link without links in it; pictures stay."""
    return re.sub(r"(?<![\\!])\[((?:[^\[\]\\]|\\.)*)\]\([^()\s]*\)", r"\1", text)


def _target(address: str) -> str:
    address = re.sub(r"&(#?\w+);", r"&\1%3B", address)
    if re.search(r"[\s()<>\\]", address):
        return "<{}>".format(address.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C"))
    return address
