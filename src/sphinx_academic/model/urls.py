"""The allowlist of addresses that may become links, and the prefixes of identifiers."""

from __future__ import annotations

import re
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
_USUAL = lazy_pattern(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*+(?::[0-9]{1,4})?+(?:[/?#][!-~]*+)?+")
#: a scheme with the host that it needs, a name or a number of IPv6 (WHATWG URL standard, "host parsing")
_HOSTED = lazy_pattern(
    r"""
      (?:https?|ftp):[/\\]{2}(?:[^/\\?\#@]*+@)*+
      (?:\[([0-9A-Fa-f:.]{2,45})\]
        |(?!\.)(?:[^\x00-\x20\x7f/\\?\#@:\[\]<>^|%]|%(?!20|2[35F]|3[ACEF]|40|5[B-E]|7[CF])[2-9A-F][0-9A-F])++)
      (?::([0-9]*+))?+(?=[/\\?\#]|\Z)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LAST_PORT = 65535
#: longer addresses are not written out
_LONGEST_SHOWN = 36
_SCHEME = lazy_pattern(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")


def safe_url(url: str) -> str | None:
    """Return an address that is safe in ``href`` or ``src``, or None.

    :param url: an absolute or relative address as it was typed; none that lacks its host, or has one that no
        browser can read, is safe
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
    address = _CONTROLS.sub(lambda match: "%20" if match[0] == " " else "", stripped)
    return address if not scheme or _may_be_opened(address) else None


def _may_be_opened(address: str) -> bool:
    """Return whether an address with a scheme names a host, or needs none."""
    if address[:7].lower() == "mailto:":
        return True
    match = _HOSTED.match(address)
    if match is None:
        return False
    number, port = match.groups()
    if port and (len(port) > len(str(_LAST_PORT)) or int(port) > _LAST_PORT):
        return False
    return not number or _is_ipv6(number)


def _is_ipv6(number: str) -> bool:
    # imported here, as hardly any address has one
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(number)
    except AddressValueError:
        return False
    return True


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
