"""Limits of CSL files: no other files, no language that is none, no endless work."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from .citeproc_repairs import CSL

_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
#: elements on the longest way of an entry through a style; the largest of the repository has 4,700
_MOST_RENDERED = 50_000
#: elements on all ways; citeproc-py looks through all of them for variables.  The largest has 1,500,000.
_MOST_ELEMENTS = 5_000_000


def objection(source: bytes) -> str:
    """Return why a CSL file is not used, or nothing.

    :raises lxml.etree.XMLSyntaxError: for what is no XML
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, encoding="UTF-8")
    root = etree.fromstring(source, parser)
    if root.getroottree().docinfo.doctype:
        return "it is no CSL style: it has a DOCTYPE, which can name other files; remove that"
    locales = [root.get("default-locale", "en"), *(locale for locale in root.xpath("//@xml:lang") if locale)]
    for locale in locales:
        if not _LOCALE.fullmatch(locale):
            return f"its locale {locale!r} is no language; write it as en-US"
    try:
        sizes = _Sizes(root)
        rendered, elements = sizes.of(root)
    except RecursionError:
        return "its macros call each other without an end, or too deeply"
    if rendered > _MOST_RENDERED or elements > _MOST_ELEMENTS:
        return "its macros call each other too often"
    return ""


class _Sizes:
    """How many elements an entry may pass in a style, macros counted at each call."""

    def __init__(self, root: Any) -> None:
        self._macros = {macro.get("name"): macro for macro in root.iter(f"{CSL}macro")}
        self._known: dict[str, tuple[int, int]] = {}

    def of(self, element: Any) -> tuple[int, int]:
        """Return the number of elements on the longest way, and on all ways.

        :raises RecursionError: for macros that call themselves
        """
        if not isinstance(element.tag, str):  # a comment
            return 0, 0
        called = self._macro(element.get("macro")) if "macro" in element.attrib else (0, 0)
        inner = [self.of(child) for child in element]
        longest = [size for size, _ in inner]
        # of alternatives, one is taken when all conditions before it have been looked at
        way = max(longest, default=0) + len(longest) if element.tag == f"{CSL}choose" else sum(longest)
        return 1 + called[0] + way, 1 + called[1] + sum(size for _, size in inner)

    def _macro(self, name: str) -> tuple[int, int]:
        if name not in self._macros:
            return 0, 0
        if name not in self._known:
            self._known[name] = self.of(self._macros[name])
        return self._known[name]
