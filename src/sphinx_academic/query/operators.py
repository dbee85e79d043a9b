"""The operations of the filter language on values of known kinds, each compiled into one function."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..model.dates import month_number
from ..model.publication import Publication
from .filter_fields import Kind
from .regex import compile_pattern


class TermError(ValueError):
    """Values that an operation cannot be applied to."""


def no_count(name: str) -> int | None:
    """Return that nothing is counted."""
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """What a filter decides on: an entry, and who of the site's people is among its authors."""

    publication: Publication
    #: the person of the list is among the authors
    me: bool = False
    #: ids of the people among the authors
    people: frozenset[str] = frozenset()
    #: roles of the person of the list
    roles: frozenset[str] = frozenset()
    #: what others count of the entry, by :data:`~..model.figures.PAPER_COUNTS`
    count: Callable[[str], int | None] = no_count


class Literal(NamedTuple):
    """A text or number as it stands in the expression."""

    value: str | float


class Term(NamedTuple):
    """A compiled part of an expression."""

    kind: Kind
    #: returns a value as :class:`~.fields.Kind` describes it
    get: Callable[[Context], Any]
    #: what the user wrote, where it is a name
    name: str = ""
    literal: Literal | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})" if self.name else str(self.kind)


Test = Callable[[Context], bool]
Operator = Callable[[Any, Any], Any]


def literal(value: str | float) -> Term:
    """Return the term of a text or number that is written down."""
    if isinstance(value, str):
        texts = (value,)
        return Term(Kind.TEXT, lambda context: texts, literal=Literal(value))
    return Term(Kind.NUMBER, lambda context: value, literal=Literal(value))


def truth(term: Term) -> Test:
    """Return whether a value is there: a text that is not empty, a number that is not missing or 0."""
    get = term.get
    if term.kind is Kind.TEXT:
        return lambda context: any(get(context))
    return lambda context: bool(get(context))


def compare(left: Term, test: Operator, right: Term) -> Test:
    """Compile ``==``, ``!=`` or an ordering; numbers compare with texts of digits, sets by inclusion.

    Nothing is true of a missing number, and no text is before or after an empty one.

    :raises TermError: for values that cannot be compared
    """
    kinds = {left.kind, right.kind}
    equality = test in (operator.eq, operator.ne)
    if kinds == {Kind.TEXT}:
        return _compare_texts(left, test, right)
    if kinds <= {Kind.NUMBER, Kind.TEXT}:
        number, other = _number(left, right), _number(right, left)

        def compared(context: Context) -> bool:
            one, two = number(context), other(context)
            return one is not None and two is not None and test(one, two)

        return compared
    if kinds == {Kind.SET} or (kinds == {Kind.FLAG} and equality):
        first, second = left.get, right.get
        return lambda context: test(first(context), second(context))
    hint = ""
    if Kind.SET in kinds:
        of_words = left if left.kind is Kind.SET else right
        hint = f'; write "word" in {of_words.name or "{...}"}'
    elif equality:
        name = left.name if left.kind is Kind.FLAG else right.name
        hint = f"; write {name} or not {name}" if name else ""
    raise TermError(f"cannot compare {left} with {right}{hint}")


def contains(left: Term, right: Term, *, negated: bool) -> Test:
    """Compile ``in`` and ``not in``: of a set in any letter case, of a text as it is written.

    :raises TermError: where the right side is neither a set nor a text, or the left one is
    """
    if left.kind not in {Kind.TEXT, Kind.NUMBER} or right.kind not in {Kind.TEXT, Kind.SET}:
        raise TermError(f"`in` looks for a text or number in a set or text, not for {left} in {right}")
    texts, container = _texts(left), right.get
    if right.kind is Kind.SET:

        def found(context: Context) -> bool:
            return any(text.casefold() in container(context) for text in texts(context))
    else:

        def found(context: Context) -> bool:
            return any(text in whole for whole in container(context) for text in texts(context))

    if negated:
        return lambda context: bool(texts(context)) and not found(context)
    return found


def matches(left: Term, right: Term) -> Test:
    """Compile ``%``: a regular expression that is found somewhere in a text, or in a member of a set.

    :raises TermError: where the sides are not a text and a regular expression in quotes
    :raises sphinx_academic.query.regex.PatternError: for wrong and dangerous expressions
    """
    if left.kind is Kind.FLAG:
        raise TermError(f"% looks for a regular expression in text, not in {left}")
    if right.literal is None or not isinstance(right.literal.value, str):
        raise TermError(f"% needs a regular expression in quotes on its right, not {right}")
    search, texts = compile_pattern(right.literal.value), _texts(left)
    return lambda context: any(map(search, texts(context)))


def combine(left: Term, test: Operator, right: Term) -> Term:
    """Compile ``|``, ``&`` or ``-`` of sets; the first two also mean "or" and "and" of truths.

    :raises TermError: for everything else
    """
    kinds = {left.kind, right.kind}
    if kinds != {Kind.SET} and (kinds != {Kind.FLAG} or test is operator.sub):
        raise TermError(f"| & - combine sets, not {left} with {right}; truths are joined by and, or, not")
    first, second = left.get, right.get
    return Term(left.kind, lambda context: test(first(context), second(context)))


def number_text(number: float) -> str:
    """Return a number as it is written in a set or searched for: 2024 even where it is 2024.0."""
    return str(int(number)) if isinstance(number, float) and number.is_integer() else str(number)


def _compare_texts(left: Term, test: Operator, right: Term) -> Test:
    first, second = left.get, right.get

    def equal(context: Context) -> bool:
        others = second(context)
        return any(text in others for text in first(context))

    def ordered(context: Context) -> bool:
        one, two = first(context)[0], second(context)[0]
        return bool(one and two and test(one, two))

    if test is operator.eq:
        return equal
    return (lambda context: not equal(context)) if test is operator.ne else ordered


def _number(term: Term, other: Term) -> Callable[[Context], float | None]:
    """Return a term as the number that it is beside another: "2024" is 2024, "oct" beside ``month`` 10."""
    get = term.get
    if term.kind is Kind.NUMBER:
        return get
    read = _month if other.name == "month" else _digits
    if term.literal is None:
        return lambda context: read(get(context)[0])
    value = read(str(term.literal.value))
    if value is None:
        missing = f"; `not {other.name}` finds entries without one" if other.name else ""
        raise TermError(f"{other} cannot be compared with {term.literal.value!r}{missing}")
    return lambda context: value


def _month(text: str) -> float | None:
    return month_number(text) or None


def _digits(text: str) -> float | None:
    text = text.strip()
    # a longer one is no number to count with, and slow to read
    return int(text) if text.isdecimal() and len(text) < 20 else None


def _texts(term: Term) -> Callable[[Context], tuple[str, ...]]:
    get = term.get
    if term.kind is not Kind.NUMBER:
        return get

    def texts(context: Context) -> tuple[str, ...]:
        number = get(context)
        return () if number is None else (number_text(number),)

    return texts
