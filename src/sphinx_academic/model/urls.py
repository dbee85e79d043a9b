"""The allowlist of addresses that may become links, and the prefixes of identifiers."""

from __future__ import annotations

import unicodedata

from .patterns import lazy_pattern

#: the resolver of DOIs, as their foundation's handbook shows them
DOI_RESOLVER = "https://doi.org/"
#: the page of a text at arXiv
ARXIV_PAGES = "https://arxiv.org/abs/"

#: schemes that a reader's click may follow; everything else (javascript, data, vbscript, file ...) is dropped
SCHEMES = frozenset({"http", "https", "ftp", "mailto"})

# Browsers remove tab, CR and LF anywhere and strip other controls and space at the ends (WHATWG URL
# standard, "basic URL parser"), so they are removed before the scheme is looked for.
_CONTROLS = lazy_pattern(r"[\x00-\x20\x7f-\x9f\u2028\u2029]")
# not a scheme by its letters, but close enough for some program to take it for one
_COLON_BEFORE_PATH = lazy_pattern(r"[^/?#]*:")
# the name of another host without a scheme; to a browser, "\\" is "/"
_HOST = lazy_pattern(r"[/\\]{2}|\\")
#: nearly every address: nothing in it can be taken for anything else
_USUAL = lazy_pattern(r"https?://[!-~]+")
#: longer addresses are not written out
_LONGEST_SHOWN = 36
_SCHEME = lazy_pattern(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")


def safe_url(url: str) -> str | None:
    """Return an address that is safe in ``href`` or ``src``, or None.

    :param url: an absolute or relative address as it was typed
    :return: the address with white space and control characters encoded or removed
    """
    if _USUAL.fullmatch(url):
        return url
    stripped = url.strip("".join(map(chr, range(0x21))))
    compact = _CONTROLS.sub("", stripped)
    if not compact:
        return None
    scheme = _SCHEME.match(compact)
    if scheme and scheme[1].lower() not in SCHEMES:
        return None
    if not scheme:
        # programs disagree on what else is nothing: spaces of any width, marks of direction
        visible = "".join(
            character for character in compact if unicodedata.category(character)[0] not in "CZ"
        )
        if not visible or _HOST.match(visible) or _COLON_BEFORE_PATH.match(visible):
            return None
    return _CONTROLS.sub(lambda match: "%20" if match[0] == " " else "", stripped)


def is_relative(url: str) -> bool:
    """Return whether an address leads to a place within the site, and may become a link."""
    if url.startswith(("https://", "http://")):
        return False
    safe = safe_url(url)
    return safe is not None and not _SCHEME.match(safe)


def address_or(label: str, url: str) -> str:
    """Return what stands for a link on paper: its address without the scheme if it is short, else a label."""
    text = url.partition("://")[2].removeprefix("www.").rstrip("/")
    return text if text and len(text) <= _LONGEST_SHOWN and not set(text) & set("?#%") else label
