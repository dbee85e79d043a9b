"""Formulas of an entry that cannot be set: they are shown as their source, and reported."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..model.formulas import shortened
from ..model.text import Math, RichText
from .fields import Entry
from .latex import parse
from .problem_kinds import BibKind

#: fields that show up as text somewhere
_FIELDS = (
    *("title", "subtitle", "titleaddon", "maintitle", "booktitle", "booksubtitle", "eventtitle", "series"),
    *(
        "journal",
        "journaltitle",
        "shorttitle",
        "author",
        "editor",
        "translator",
        "note",
        "addendum",
        "abstract",
    ),
    *("publisher", "organization", "institution", "school", "howpublished", "address", "location", "edition"),
    *("chapter", "type", "annotation", "addendum", "additional_info"),
)
_ORDER = {name: index for index, name in enumerate(dict.fromkeys(_FIELDS))}


def report_formulas(entry: Entry) -> None:
    """Report each formula that cannot be set, at the line of its field."""
    # few entries have any
    if not _may_be(" ".join(entry.fields.values())):
        return
    suspects = [name for name, source in entry.fields.items() if name in _ORDER and _may_be(source)]
    for name in sorted(suspects, key=_ORDER.__getitem__):
        _report(entry, name, entry.fields[name])


def _may_be(source: str) -> bool:
    return "$" in source or "\\(" in source or "\\[" in source or "\\ensuremath" in source


def _report(entry: Entry, name: str, source: str) -> None:
    for formula in dict.fromkeys(_formulas(parse(source))):
        if reason := _unreadable(formula):
            message = (
                f"the formula ‘{shortened(formula)}’ {reason}; it is shown as its source; use macros of "
                "LaTeX and the packages of the AMS"
            )
            entry.report(BibKind.FORMULA, name, message)


@lru_cache(maxsize=2048)
def _unreadable(formula: str) -> str:
    """Return why a formula cannot be set, or nothing."""
    # imported only where there is a formula
    from ..model.mathml import Unreadable, tree

    try:
        tree(formula)
    except Unreadable as reason:
        return str(reason)
    return ""


def _formulas(text: RichText) -> Iterator[str]:
    for inline in text:
        if isinstance(inline, Math):
            yield inline.source
        elif not isinstance(inline, str):
            yield from _formulas(inline.children)
