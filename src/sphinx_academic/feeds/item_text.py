"""The texts of a feed's items: HTML that does not depend on its page, and titles for items without one."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

from ..export.common import one_line
from ..model.urls import safe_url

_ADDRESSES = frozenset({"action", "cite", "data", "formaction", "href", "poster", "src"})
#: say nothing without the style sheet and the scripts of the page
_OF_THE_PAGE = re.compile(r"class|id|style|role|tabindex|srcset|sizes|(?:on|data-|aria-).*")
#: left out with all that they hold
_FORBIDDEN = frozenset({"script", "style"})

#: of a title, in characters; that of a paper and a few words more
_LONGEST_TITLE = 160
_END_OF_SENTENCE = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+(?![a-z])|$)|[。！？]+[”’」』）]*")
#: a full stop behind these, behind a single letter or within a word ("e.g.") ends no sentence
_ABBREVIATIONS = frozenset(
    {
        "al",
        "approx",
        "assoc",
        "asst",
        "cf",
        "conf",
        "dept",
        "dr",
        "ed",
        "eds",
        "eq",
        "etc",
        "fig",
        "inc",
        "jr",
    }
    | {"mr", "mrs", "ms", "no", "pp", "proc", "prof", "sr", "st", "univ", "vol", "vs"}
)


class _Absolute(HTMLParser):
    """Copies HTML as it is, but for addresses and what only its page gives a meaning to."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self._base = base
        #: whether what is read is left out; these elements hold no others
        self._is_forbidden = False
        #: of each span that is open, whether it is kept
        self._spans: list[bool] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]], end: str = "") -> None:
        if tag in _FORBIDDEN:
            self._is_forbidden = not end
            return
        kept = "".join(self._attribute(name, value) for name, value in attributes)
        if tag == "span" and not end:
            self._spans.append(bool(kept))
        # without attributes, a span says nothing
        if tag != "span" or kept:
            self._keep(f"<{tag}{kept}{end}>")

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes, " /")

    def handle_endtag(self, tag: str) -> None:
        if tag in _FORBIDDEN:
            self._is_forbidden = False
        elif tag != "span" or (self._spans and self._spans.pop()):
            self._keep(f"</{tag}>")

    def handle_data(self, text: str) -> None:
        self._keep(text)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def _keep(self, piece: str) -> None:
        if not self._is_forbidden:
            self.pieces.append(piece)

    def _attribute(self, name: str, value: str | None) -> str:
        if _OF_THE_PAGE.fullmatch(name):
            return ""
        if value is None:
            return f" {name}"
        if name in _ADDRESSES:
            address = _absolute(self._base, value)
            return f' {name}="{escape(address)}"' if address else ""
        return f' {name}="{escape(value)}"'


def absolute_html(html: str, base: str) -> str:
    """Return a fragment of HTML with absolute addresses, without scripts and without what styles a page.

    :param base: absolute address of the page that it stands on
    """
    parser = _Absolute(base)
    parser.feed(html)
    parser.close()
    return "".join(parser.pieces).strip()


def _absolute(base: str, address: str) -> str:
    safe = safe_url(address)
    try:
        page, *fragments = urljoin(base, safe).split("#") if safe else ("",)
    except ValueError:  # of brackets that hold no address
        return ""
    # of two, as Sphinx writes them in a single page, the last one leads there
    return f"{page}#{fragments[-1]}" if fragments else page


def headline(text: str) -> str:
    """Return the first sentence of a text, shortened at a word where it is long."""
    text = one_line(text)
    sentence = next(
        (text[: match.end()] for match in _END_OF_SENTENCE.finditer(text) if _is_end(text, match)), text
    )
    if sentence.endswith((".", "。")) and not sentence.endswith(".."):
        sentence = sentence[:-1].rstrip()
    if len(sentence) <= _LONGEST_TITLE:
        return sentence
    cut = sentence[:_LONGEST_TITLE]
    # in a script without spaces, words end anywhere
    place = cut.rfind(" ")
    return cut[: place if place > _LONGEST_TITLE // 2 else None].rstrip(" ,;:–—-") + "…"


def _is_end(text: str, match: re.Match[str]) -> bool:
    if not match[0].startswith("."):
        return True
    word = text[: match.start()].rpartition(" ")[2].strip("([\"'“‘")
    return match.end() == len(text) or not (
        len(word) == 1 and word.isalpha() or "." in word and len(word) < 6 or word.lower() in _ABBREVIATIONS
    )
