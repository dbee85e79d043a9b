"""Lines of data files, which are Markdown with some HTML, as MyST."""

from __future__ import annotations

import re

from ..model.urls import is_relative, safe_url
from .emoji import CODE, with_emoji
from .markup import parse
from .myst import Address, Writer, at_line_start, escaped

_FORMULA = re.compile(r"(?<![\\$\w])\$(?!\$)(?=\S)([^$\n]{1,200}?)(?<=\S)\$(?![\w$])")
#: between two dollar signs, what no amount of money has
_IS_FORMULA = re.compile(r"[\\^_{}=<>]|^\w$|^[A-Za-z]\s*[-+/*]\s*\w+$")
#: what opens no element of HTML and no address
_NO_ELEMENT = re.compile(
    r"<(?!/?(?:a|abbr|b|big|br|center|cite|code|del|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q"
    r"|s|samp|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|var)\b|!--|https?:|mailto:"
    r"|[\w.+-]+@)",
    re.IGNORECASE,
)
_HOLE = "\ue000{}\ue001"
_HOLES = re.compile("\ue000(\\d+)\ue001")
_PLAIN = re.compile(r"[^\\`*_{}\[\]<>$&|~^#!\ue000\ue001]*")


def elsewhere(address: str) -> str | None:
    """Return the address of a page elsewhere; None for one within a site that is not known."""
    safe = safe_url(address)
    return None if safe is None or is_relative(safe) or safe.startswith("#") else safe


def one_line(markdown: str, address: Address = elsewhere) -> str:
    """Return Markdown with some HTML as one line of MyST: emphasis, code, formulas and links are kept.

    :param address: gives the new target of a link
    """
    text = " ".join(markdown.split())
    if _PLAIN.fullmatch(text):
        return at_line_start(with_emoji(text))
    if code := CODE.match(text):
        # behind the letter that is put before the text, it would be none
        text = with_emoji(code[0]) + text[code.end() :]
    formulas: list[str] = []

    def hole(match: re.Match[str]) -> str:
        if not _IS_FORMULA.search(match[1]):
            return match[0]
        formulas.append(match[0])
        return _HOLE.format(len(formulas) - 1)

    # a number or a sign at the start of a value is no list and no heading
    tree = parse("x" + _NO_ELEMENT.sub("&lt;", _FORMULA.sub(hole, text)))
    line = Writer(address).inline(tree)
    line = line.removeprefix("x").strip() if line.startswith("x") else line
    return at_line_start(_HOLES.sub(lambda match: formulas[int(match[1])], line))


def link(text: str, address: str) -> str:
    """Return a link, whose text is MyST."""
    safe = safe_url(address) if address else None
    if safe is None:
        return text
    target = f"<{safe}>" if re.search(r"[\s()]", safe) else safe.replace("<", "%3C").replace(">", "%3E")
    return f"[{text}]({target})"


__all__ = ["elsewhere", "escaped", "link", "one_line"]
