"""Names in queries that nothing has: types, fields, keywords and the like that no entry knows."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ..bib.known_names import FIELDS as KNOWN_FIELDS
from ..bib.known_names import TYPES
from ..model.figures import PAPER_COUNTS
from ..model.publication import Publication
from ..model.suggestions import did_you_mean
from ..model.text import plain
from .filter_fields import FIELDS
from .query import Query

_PEOPLE = ("me", "person", "roles")
#: sort keys besides fields
_ORDERS = ("date", "author", "title", "venue", "key", "file", "none", "year", "citations")

#: status of a paper that is not yet out
_STATUSES = ("preprint", "submitted", "inreview", "accepted", "inpress", "inpreparation")


class Vocabulary:
    """The words that some entries use, collected when a query needs them."""

    def __init__(self, publications: Sequence[Publication]) -> None:
        self._publications = publications

    @cached_property
    def types(self) -> frozenset[str]:
        """Return the types of entries, in biblatex's words and as written."""
        return frozenset(
            name for entry in self._publications for name in (entry.type, entry.original_type) if name
        )

    @cached_property
    def fields(self) -> frozenset[str]:
        """Return the names of fields, in lower case."""
        return frozenset(name.lower() for entry in self._publications for name in entry.fields)

    @cached_property
    def keywords(self) -> dict[str, str]:
        """Return the keywords, case-folded, and as the first entry writes them."""
        words: dict[str, str] = {}
        for entry in self._publications:
            for word in sorted(entry.keywords):
                words.setdefault(word.casefold(), word)
        return words

    @cached_property
    def venues(self) -> frozenset[str]:
        """Return the short and the full names of venues."""
        return frozenset(
            name for entry in self._publications for name in (entry.venue_short, plain(entry.venue)) if name
        )

    @cached_property
    def statuses(self) -> frozenset[str]:
        """Return what entries state of themselves."""
        return frozenset(entry.status for entry in self._publications if entry.status)


class _Mentioned(NamedTuple):
    """A text that an expression compares with a name."""

    name: str
    text: str


def unknown_names(
    query: Query, vocabulary: Vocabulary, people: Iterable[str], roles: Iterable[str]
) -> Iterator[str]:
    """Yield of each name in a query that nothing has which one it is, with a remedy.

    :param query: with a filter that can be understood
    :param people: ids of the people of the site
    :param roles: ids of its roles
    """
    for name in query.types:
        if name.lower() not in TYPES and name.lower() not in vocabulary.types:
            yield f":type: no entry is of the type ‘{name}’; {_remedy(name, vocabulary.types, TYPES)}"
    for written in query.sort or ():
        name = written.removeprefix("-").strip().lower()
        if name not in _ORDERS and not _is_field(name, vocabulary):
            yield f":sort: no entry has a field ‘{name}’; {_remedy(name, _ORDERS, FIELDS, vocabulary.fields)}"
    if query.filter.strip():
        yield from _in_filter(query.filter, vocabulary, list(people), list(roles))


def _in_filter(
    expression: str, vocabulary: Vocabulary, people: Collection[str], roles: Collection[str]
) -> Iterator[str]:
    with warnings.catch_warnings():
        # about "\d" in a regular expression, as where the filter is compiled
        warnings.simplefilter("ignore")
        tree = ast.parse(" ".join(expression.split()), mode="eval")
    names = dict.fromkeys(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))
    for name in names:
        if name.lower() not in _PEOPLE and not _is_field(name.lower(), vocabulary):
            remedy = _remedy(name, FIELDS, _PEOPLE, PAPER_COUNTS, vocabulary.fields)
            yield f":filter: no entry has a field ‘{name}’; {remedy}"
    for name, text in dict.fromkeys(_mentioned(tree)):
        known: tuple[Iterable[str], ...]
        if name == "type":
            known = vocabulary.types, TYPES
        elif name == "keywords":
            known = (vocabulary.keywords.values(),)
        elif name == "status":
            known = vocabulary.statuses, _STATUSES
        elif name == "person":
            known = (people,)
        elif name == "roles":
            known = (roles,)
        elif name in ("venue_short", "abbr", "venue"):
            known = (vocabulary.venues,)
        else:
            continue
        words = [word for group in known for word in group]
        folded = text.casefold()
        if text and folded not in map(str.casefold, words):
            yield f":filter: ‘{text}’ is no {_WORDS[name]}; {_remedy(text, *known)}"


_WORDS = {
    "type": "type of an entry",
    "keywords": "keyword of any entry",
    "status": "status of any entry",
    "person": "person of academic_people",
    "roles": "role of authors",
    "venue_short": "venue of any entry",
    "abbr": "venue of any entry",
    "venue": "venue of any entry",
}


def _is_field(name: str, vocabulary: Vocabulary) -> bool:
    return name in {*FIELDS, *KNOWN_FIELDS, *PAPER_COUNTS} or name in vocabulary.fields


def _remedy(name: str, *known: Iterable[str]) -> str:
    return did_you_mean(name, [word for group in known for word in sorted(group)])


def _mentioned(tree: ast.AST) -> Iterator[_Mentioned]:
    """Yield the texts that are compared with a name as a whole: not those that are looked for within it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            operands = [node.left, *node.comparators]
            for left, test, right in zip(operands, node.ops, operands[1:], strict=False):
                if isinstance(test, ast.In | ast.NotIn) and isinstance(right, ast.Name):
                    # of a text, any part is "in" it
                    if right.id.lower() in ("keywords", "person", "roles"):
                        yield from _pairs(right, left)
                else:
                    yield from _pairs(left, right)
                    yield from _pairs(right, left)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr | ast.Sub):
            yield from _pairs(node.left, node.right)
            yield from _pairs(node.right, node.left)


def _pairs(name: ast.expr, value: ast.expr) -> Iterator[_Mentioned]:
    if not isinstance(name, ast.Name):
        return
    for item in value.elts if isinstance(value, ast.Set) else (value,):
        if isinstance(item, ast.Constant) and isinstance(item.value, str):
            yield _Mentioned(name.id.lower(), item.value)
