"""Markdown as kramdown reads it, with HTML in it, as one tree of HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import escape, unescape
from string import punctuation
from textwrap import dedent
from typing import Any

from .emoji import CODE, emoji
from .fences import fenced, without_code

#: elements that kramdown takes for a block where a line begins with one
_BLOCKS_NAMES = """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr iframe li main map nav ol p pre section summary table tbody
    td th thead tr ul video audio object
"""
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_VOID_NAMES = """
    area base br col embed hr img input link meta source track wbr
"""
_VOID = frozenset(_VOID_NAMES.split())
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*+)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>")
_BLOCK_START = re.compile(r"^ {0,3}<(?P<end>/?)(?P<name>[A-Za-z][\w-]*+)(?=[\s/>])", re.MULTILINE)
_MARKDOWN = re.compile(r"""\smarkdown\s*=\s*["']?(?:1|block|span)\b""", re.IGNORECASE)
_NO_MARKDOWN = re.compile(r"""\smarkdown\s*=\s*["']?0\b""", re.IGNORECASE)
#: a line break of kramdown
_BREAK = re.compile(r"[ \t]*\\\\[ \t]*$", re.MULTILINE)
#: a list in whose place kramdown puts a table of contents, which themes have
_CONTENTS = re.compile(
    r"^ {0,3}(?:[*+-]|\d+\.)[ \t][^\n]*\n(?:[ \t]*\{:[^{}\n]*\}[ \t]*\n)?"
    r"[ \t]*\{:[^{}\n]*(?<![\w.-])toc(?![\w-])[^{}\n]*\}[ \t]*$\n?",
    re.MULTILINE,
)
#: what opens and closes text that kramdown leaves as it is, and its options
_EXTENSIONS = re.compile(r"\{::(?:nomarkdown|options)\b[^{}\n]*\}|\{:/(?:nomarkdown)?\}")
#: attributes of blocks and of text
_BLOCK_ATTRIBUTES = re.compile(r"^ {0,3}\{:(?![:/])[^{}\n]*\}[ \t]*$\n?", re.MULTILINE)
_ATTRIBUTES = re.compile(r"(?<=[\])*_`>\w])\{:(?![:/])[^{}\n]*\}")
_HEADING_ID = re.compile(r"^( {0,3}#{1,6}[ \t].*?)[ \t]*\{#([\w:.-]+)\}[ \t]*$", re.MULTILINE)
#: an asterisk that stands alone in an element is a character; CommonMark would pair it with the next one
_ALONE = re.compile(r"(?<=>)(\s*)([*_]{1,3})(\s*)(?=</)")
#: emphasis around a paragraph of HTML, which Markdown does not know
_AROUND = re.compile(r"(?<![*\\])(\*{1,2})<(p|div|center)\b([^<>*]*)>([^*]*?)</\2\s*>\1(?!\*)", re.IGNORECASE)
#: marks at names that are written as formulas: "Ann Doe$^{1,\dagger}$"
_MARKS = {
    "dagger": "†",
    "ddagger": "‡",
    "dag": "†",
    "ddag": "‡",
    "ast": "*",
    "star": "⋆",
    "S": "§",
    "P": "¶",
    "sharp": "#",
    "diamond": "◇",
    "diamondsuit": "♦",
    "heartsuit": "♥",
    "spadesuit": "♠",
    "clubsuit": "♣",
    "bigstar": "★",
    "triangle": "△",
    "Diamond": "◇",
}
_MARK_COMMAND = re.compile(rf"\\({'|'.join(sorted(_MARKS, key=len, reverse=True))})(?![A-Za-z])")
_RAISED_MARKS = re.compile(
    r"(?P<name>(?<=[a-z.])[a-z*]{1,2})?(?<=[a-z\u00df-\u9fff.>*_)])\$\$?\s*(?:\{\s*\})?\\?\^\s*(?P<marks>\{[^{}$\n]{1,40}\}|\\?[^\s{}$\w]|\\[A-Za-z]+"
    r"|\d)\s*\$\$?"
)
_MARKED_UP = re.compile(
    r"!?\[[^\[\]\n]{1,300}\]\([^()\s]{1,500}\)|\*\*[^\s*][^*\n]{0,200}\*\*|`[^`\n]{1,80}`"
)
#: a formula: of kramdown, of MathJax, or between single dollars where it has signs of one
_FORMULA = re.compile(
    r"\$\$(?P<double>[^$]+?)\$\$(?!\$)"
    r"|\\\\?\((?P<round>[^$\n]+?)\\\\?\)|\\\\?\[(?P<square>[^$\[\]]+?)\\\\?\]"
    r"|(?<!\w)\$(?P<single>(?=[^$\n]{0,200}[\\^_{}=<>]|[A-Za-z]\$)[^\s$](?:[^$\n]{0,200}?[^\s$\\])?)\$(?![\d$])"
)
#: a formula of several lines, of which one may begin as a list or as the line below a heading does
_BLOCK_FORMULA = re.compile(r"^( {0,3})\$\$(?:[^$\n]|\n(?![ \t]*\n))+\$\$[ \t]*$", re.MULTILINE)
#: "(/images/my hut.png)", which is an address to kramdown
_BLANKS_IN_ADDRESS = re.compile(
    r"(?<=\]\()(?P<address>[\w./~%-][^()<>\s\"']{0,200} [^()<>\n\"']{0,200}\.\w{2,5})(?=\)|[ ]+[\"'])"
)
#: what opens an item of a list
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)]) {1,4}(?=\S)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
#: code and formulas in the elements of Distill, which a layout of al-folio has
_DISTILL_CODE = re.compile(
    r"(?P<before>[ \t]*+)<d-code\b(?P<attributes>[^<>]*)>(?P<code>(?:(?!</?d-code\b).)*+)</d-code>",
    re.DOTALL | re.IGNORECASE,
)
_DISTILL_MATH = re.compile(
    r"<d-math\b(?P<attributes>[^<>]*)>(?P<formula>(?:(?!</?d-math\b)[^$])*+)</d-math>", re.IGNORECASE
)
_LANGUAGE = re.compile(r"\blanguage\s*=\s*[\"']?([\w+-]+)")
#: what may be a mark of Markdown; the others are entities in HTML anyway
_MARKUP = frozenset(punctuation) - frozenset("<>&\"'")
#: where characters of private use begin that stand for marks while texts of a tree are read for others
_PRIVATE = 0xF0000
_FROM_PRIVATE = {_PRIVATE + ord(mark): mark for mark in _MARKUP}
_STANDS_FOR_MARK = re.compile(f"[{''.join(map(chr, _FROM_PRIVATE))}]")
_TAG_OR_ENTITY = re.compile(rf"{_TAG.pattern}|(?P<entity>&#?\w+;)")
#: what elements of HTML have as entities, and Markdown would take for a tag or an entity
_CODE_OR_SIGN = re.compile(r"(?P<code>`[^`\n]+`)|[&<]")
#: where a footnote is; its label has no blanks in kramdown, nor in Goldmark
_FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)
_LABEL = re.compile(r"[^\[\]\s]+")
_DEEPEST = 60
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
#: a joiner belongs to emoji
_JOINER = ord("\u200d")


def parse(text: str) -> Any:
    """Return a text of kramdown as a tree of Beautiful Soup, whose root stands for the page.

    Footnotes are elements ``footnote-mark`` and ``footnote-text`` with a label.
    """
    from bs4 import BeautifulSoup

    html = to_html(_cleaned(text))
    shallow = _shallow(html)
    soup = BeautifulSoup(_TAG_OR_ENTITY.sub(_literal_entity, shallow), "html.parser")
    _read_markdown_in_html(soup)
    _read_footnotes(soup)
    if _flatten(soup) or shallow != html:
        soup.append(soup.new_tag("span", attrs={"data-flattened": ""}))
    return soup


def _literal_entity(found: re.Match[str]) -> str:
    """Return an entity of HTML, or what stands for it if the tree would have a mark in its place."""
    shown = unescape(found["entity"]) if found["entity"] else ""
    return chr(_PRIVATE + ord(shown)) if shown in _MARKUP else found[0]


def _read_footnotes(soup: Any) -> None:
    """Take what has the form of a footnote, or of a mark, for text where the other is missing."""
    for number, note in enumerate(soup.find_all("d-footnote"), 1):
        # of Distill, where its mark is
        mark = soup.new_tag("footnote-mark", attrs={"label": f"note-{number}"})
        note.replace_with(mark)
        note.name, note.attrs = "footnote-text", {"label": f"note-{number}"}
        soup.append(note)
    for tag in soup.find_all(["footnote-mark", "footnote-text"]):
        # a page may hold such elements itself
        if not _LABEL.fullmatch(str(tag.get("label") or "")):
            tag.unwrap()
    texts: dict[str, Any] = {}
    for tag in soup.find_all("footnote-text"):
        if texts.setdefault(tag["label"], tag) is not tag:
            tag.unwrap()
    marked = set()
    for mark in soup.find_all("footnote-mark"):
        if mark["label"] in texts:
            marked.add(mark["label"])
        else:
            mark.replace_with(f"[^{mark['label']}]")
    for label, tag in texts.items():
        if label not in marked:
            tag.unwrap()


def _shallow(html: str) -> str:
    """Return HTML without elements that lie deeper than anyone nests them; what is in them stays.

    Taking them out of a tree costs time that grows with the square of its depth.
    """
    stack: list[str] = []
    counts: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    pieces = []
    place = 0
    for tag in _TAG.finditer(html):
        name = tag["name"].lower()
        if name in _VOID or tag["attributes"].rstrip().endswith("/"):
            continue
        if tag["end"] and not dropped[name]:
            while counts[name] and (closed := stack.pop()):
                counts[closed] -= 1
                if closed == name:
                    break
            continue
        if not tag["end"] and len(stack) < _DEEPEST:
            stack.append(name)
            counts[name] += 1
            continue
        dropped[name] += -1 if tag["end"] else 1
        pieces.append(html[place : tag.start()])
        place = tag.end()
    return "".join([*pieces, html[place:]])


def _flatten(soup: Any) -> bool:
    """Take elements out of their place that lie deeper than anyone nests them; return whether some do."""
    depths: dict[int, int] = {id(soup): 0}
    for tag in soup.find_all(True):
        depth = depths[id(tag)] = depths[id(tag.parent)] + 1
        if depth > _DEEPEST:
            tag["data-too-deep"] = ""
    deep = soup.find_all(attrs={"data-too-deep": True})
    for tag in deep:
        tag.unwrap()
    return bool(deep)


def take_flattened(root: Any) -> bool:
    """Return whether elements were taken out of their places, and forget it."""
    mark = root.find(attrs={"data-flattened": True}, recursive=False)
    if mark is not None:
        mark.decompose()
    return mark is not None


def one_line_of(tree: Any) -> str:
    """Return the text of elements as one line, with a space where a block begins or ends, or a line."""
    return " ".join("".join(_strings(tree)).split())


def plain_line(text: str) -> str:
    """Return Markdown with some HTML as one line of text without marks."""
    return one_line_of(parse(text)) if re.search(r"[*_<&\[`]", text) else " ".join(text.split())


def _strings(tree: Any) -> Iterator[str]:
    for node in tree.children:
        divides = node.name in _BLOCKS or node.name == "br"
        if divides:
            yield " "
        if node.name is not None:
            yield from _strings(node)
        elif type(node).__name__ in ("NavigableString", "CData"):
            yield str(node)
        if divides:
            yield " "


def parse_html(text: str) -> Any:
    """Return HTML as a tree of Beautiful Soup."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(_shallow(text), "html.parser")


def _cleaned(text: str) -> str:
    """Return a text without what keeps marks of emphasis from being read."""
    text = _DISTILL_MATH.sub(_distill_math, _DISTILL_CODE.sub(_distill_code, text))
    text = _RAISED_MARKS.sub(_raised, text)
    table = {number: None for number in _ZERO_WIDTH if number != _JOINER}
    return emphasis_inside(text.translate(table))


def _distill_code(found: re.Match[str]) -> str:
    code = found["code"].strip("\n")
    if "block" not in found["attributes"] and "\n" not in code:
        return f"{found['before']}``{code}``" if code and "`" not in code else f"{found['before']}{code}"
    language = _LANGUAGE.search(found["attributes"])
    return f"\n\n~~~~{language[1] if language else ''}\n{dedent(code).rstrip()}\n~~~~\n\n"


def _distill_math(found: re.Match[str]) -> str:
    formula = " ".join(unescape(found["formula"]).split())
    return f"\n\n$${formula}$$\n\n" if "block" in found["attributes"] else rf"\({formula}\)"


def _raised(found: re.Match[str]) -> str:
    """Return marks at a name that were a formula, as HTML has them."""
    marks = _MARK_COMMAND.sub(lambda match: _MARKS[match[1]], found["marks"])
    marks = re.sub(r"\\(?=[*#&$%\s])|[{}\s]", "", marks)
    if "\\" in marks or not (re.search(r"[^\d,]", marks) or found["name"]):
        return found[0]
    shown = "".join(f"&#{ord(mark)};" if mark in "*_#+" else mark for mark in marks)
    return f"{found['name'] or ''}<sup>{shown}</sup>"


def emphasis_inside(text: str) -> str:
    """Return a text in which paragraphs of HTML have the emphasis inside that stood around them."""
    return _AROUND.sub(_emphasised, text)


def _emphasised(found: re.Match[str]) -> str:
    marks, name, attributes, inner = found.groups()
    tag = "em" if marks == "*" else "strong"
    return f"<{name}{attributes}><{tag}>{inner}</{tag}></{name}>"


def to_html(text: str) -> str:
    """Return a text of kramdown as HTML."""
    # a mark may stand in another block than its footnote, and before it
    labels = _FOOTNOTE.findall(without_code(text)) if "[^" in text else []
    return "".join(_html(text, labels))


def _html(text: str, labels: list[str]) -> Iterator[str]:
    """Yield HTML of the blocks of a text: those that are HTML as they are, others through Markdown."""
    place = 0
    for start, end, opened in _html_blocks(text):
        yield _markdown(text[place:start], labels)
        yield "".join(_raw(text[start:end], labels)) if opened else text[start:end]
        yield "\n"
        place = end
    yield _markdown(text[place:], labels)


def _html_blocks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of blocks that are HTML, and whether each is a whole element."""
    fences = list(fenced(text))
    in_items = _lines_in_items(text)
    place = 0
    while match := _BLOCK_START.search(text, place):
        if any(start <= match.start() < end for start, end in fences):
            place = match.end()
            continue
        tag = _TAG.match(text, text.index("<", match.start()))
        if tag is None or match["name"].lower() not in _BLOCKS:
            place = match.end()
            continue
        if match["end"] or match["name"].lower() in _VOID:
            yield match.start(), tag.end(), False
            place = tag.end()
            continue
        end = _end_of_element(text, tag)
        # an element that is never closed is only its tag
        whole = text[match.start() : end or tag.end()]
        # within an item of a list, Markdown reads HTML up to a blank line, and leaves it in the item
        if match.start() not in in_items or _BLANK_LINE.search(whole):
            yield match.start(), end or tag.end(), end is not None
        place = end or tag.end()


def _lines_in_items(text: str) -> set[int]:
    """Return where lines begin that are indented as far as the text of an item of a list before them."""
    found: set[int] = set()
    column: int | None = None
    place = 0
    for line in text.splitlines(keepends=True):
        if stripped := line.strip():
            indent = line.index(stripped[0])
            if column is not None and indent >= column:
                found.add(place)
            else:
                item = _ITEM.match(line)
                column = item.end() if item else None
        place += len(line)
    return found


def _end_of_element(text: str, tag: re.Match[str]) -> int | None:
    """Return where the element that a tag opens ends, or None if it does not."""
    name = tag["name"].lower()
    if tag["attributes"].rstrip().endswith("/"):
        return tag.end()
    if f"</{name}" not in text[tag.end() :].lower():
        return None
    depth = 1
    for other in _TAG.finditer(text, tag.end()):
        if other["name"].lower() == name:
            if other["end"]:
                depth -= 1
            elif not other["attributes"].rstrip().endswith("/"):
                depth += 1
            if depth == 0:
                return other.end()
    return None


def _raw(block: str, labels: list[str]) -> Iterator[str]:
    """Yield an element of HTML; what is Markdown in it by an attribute becomes HTML."""
    place = 0
    for tag in _TAG.finditer(block):
        if tag.start() < place or tag["end"] or not _MARKDOWN.search(tag["attributes"]):
            continue
        end = _end_of_element(block, tag)
        yield block[place : tag.end()]
        closing = end if end is not None else len(block)
        inner_end = block.rfind("</", tag.end(), closing) if end is not None else closing
        yield "".join(_html(_dedented(block[tag.end() : inner_end]), labels))
        place = inner_end
    yield block[place:]


def _dedented(text: str) -> str:
    """Return lines without the white space that all of them begin with, but for the first."""
    first, newline, rest = text.partition("\n")
    lines = rest.split("\n")
    widths = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    width = min(widths, default=0)
    return first.lstrip() + newline + "\n".join(line[width:] for line in lines)


def _markdown(text: str, labels: list[str]) -> str:
    if not text.strip():
        return ""
    fences = list(fenced(text))
    text = _BLOCK_FORMULA.sub(
        lambda match: (
            match[0]
            if any(start <= match.start() < end for start, end in fences)
            else match[1] + " ".join(match[0].split())
        ),
        text,
    )
    text = _EXTENSIONS.sub("", _CONTENTS.sub("", text))
    text = _BLOCK_ATTRIBUTES.sub("", text)
    text = _ATTRIBUTES.sub("", text)
    text = _HEADING_ID.sub(r'\1<span class="anchor" id="\2"></span>', text)
    text = _BLANKS_IN_ADDRESS.sub(r"<\g<address>>", text)
    text = _BREAK.sub("<br>", text)
    text = _ALONE.sub(lambda match: match[1] + "".join(f"\\{c}" for c in match[2]) + match[3], text)
    env = {"footnotes": {"refs": {f":{label}": -1 for label in labels}}} if labels else {}
    html: str = _parser().render(text, env)
    return html


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.inline.ruler.before("escape", "formula", _formula)
    parser.inline.ruler.before("escape", "emoji", _emoji)
    parser.core.ruler.before("text_join", "literal", _keep_literal)
    # footnotes stay where they are written; ^[…] is of Pandoc
    parser.use(deflist_plugin).use(footnote_plugin).disable(["footnote_inline", "footnote_tail"])
    parser.add_render_rule("footnote_ref", _footnote_mark)
    parser.add_render_rule("footnote_reference_open", _footnote_start)
    parser.add_render_rule("footnote_reference_close", lambda *_arguments: "</footnote-text>")
    return parser


def _emoji(state: Any, silent: bool) -> bool:
    """Read the short code of an emoji, as a rule of markdown-it."""
    match = CODE.match(state.src, state.pos)
    shown = emoji(match[1]) if match else ""
    if match is None or not shown:
        return False
    if not silent:
        state.push("text", "", 0).content = shown
    state.pos = match.end()
    return True


def _keep_literal(state: Any) -> None:
    """Write marks that are escaped, or entities, as entities, as a rule of markdown-it."""
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "text_special" and token.content in _MARKUP:
                token.type, token.content = "html_inline", f"&#{ord(token.content)};"


def _footnote_mark(_renderer: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    return f'<footnote-mark label="{escape(tokens[index].meta["label"])}"></footnote-mark>'


def _footnote_start(_renderer: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    return f'<footnote-text label="{escape(tokens[index].meta["label"])}">'


def _formula(state: Any, silent: bool) -> bool:
    """Read a formula, which becomes an element of the class ``math``, as a rule of markdown-it."""
    match = _FORMULA.match(state.src, state.pos)
    if match is None:
        return False
    formula = match["double"] or match["round"] or match["square"] or match["single"]
    if match["square"] and not re.search(r"[\\^_=]", formula):
        # brackets that are escaped
        return False
    if not silent:
        is_alone = not match["round"] and not match["single"] and match[0] == state.src
        # a break of a line of kramdown is one of a formula
        shown = " ".join(formula.replace("<br>", r" \\ ").split())
        mark = "$$" if is_alone else "$"
        state.push("html_inline", "", 0).content = f"<span class='math'>{mark}{escape(shown)}{mark}</span>"
    state.pos = match.end()
    return True


def _read_markdown_in_html(soup: Any) -> None:
    """Replace texts of HTML that hold links or strong emphasis of Markdown by what these mean."""
    from bs4 import BeautifulSoup

    for node in list(soup.find_all(string=_MARKED_UP)):
        if type(node).__name__ != "NavigableString" or node.find_parent(["code", "pre", "script", "style"]):
            continue
        text = _CODE_OR_SIGN.sub(lambda match: match["code"] or escape(match[0]), str(node))
        parsed = BeautifulSoup(_parser().renderInline(_BREAK.sub("<br>", text)), "html.parser")
        node.replace_with(*list(parsed.contents))
    for node in list(soup.find_all(string=_STANDS_FOR_MARK)):
        if type(node).__name__ == "NavigableString":
            node.replace_with(str(node).translate(_FROM_PRIVATE))


def has_markup(text: str) -> bool:
    """Return whether a text has links or strong emphasis of Markdown."""
    return _MARKED_UP.search(text) is not None


def lines_of(node: Any) -> list[list[Any]]:
    """Return the nodes of an element by the lines that breaks make of it."""
    lines: list[list[Any]] = [[]]
    for child in node.children:
        if type(child).__name__ == "Tag" and child.name == "br":
            lines.append([])
        else:
            lines[-1].append(child)
    return lines
