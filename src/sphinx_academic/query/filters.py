"""The language of ``:filter:``: that of sphinxcontrib-bibtex, on typed values, without ``eval``.

An expression is parsed by Python and compiled once into plain functions; what is not in the language, or
compares things that cannot be compared, is an error with its column before any entry is looked at.
"""

from __future__ import annotations

import ast
import operator
import warnings
from functools import lru_cache
from typing import NamedTuple, NoReturn

from ..model.figures import PAPER_COUNTS
from . import operators as terms
from .filter_fields import Kind, field_named, folded_set
from .operators import Context, Operator, Term, TermError, Test
from .query import FilterError
from .regex import PatternError

_LONGEST_EXPRESSION = 10_000
# A chain of `and` or of `or` is one level; Python's own limits lie far above.
_DEEPEST_EXPRESSION = 50


class Filter(NamedTuple):
    """A compiled expression."""

    expression: str
    #: the names that it uses, in lower case: without "me", that person need not be found
    names: frozenset[str]
    test: Test

    def __call__(self, context: Context) -> bool:
        """Return whether an entry passes."""
        return self.test(context)


_PEOPLE = {
    "me": Term(Kind.FLAG, lambda context: context.me, "me"),
    "person": Term(Kind.SET, lambda context: folded_set(context.people), "person"),
    "roles": Term(Kind.SET, lambda context: folded_set(context.roles), "roles"),
}
_OF_BIBLIOGRAPHIES = frozenset({"cited", "docname", "docnames"})

_COMPARISONS: dict[type[ast.cmpop], Operator] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_COMBINATIONS: dict[type[ast.operator], Operator] = {
    ast.BitOr: operator.or_,
    ast.BitAnd: operator.and_,
    ast.Sub: operator.sub,
}


@lru_cache(maxsize=256)
def compile_filter(expression: str) -> Filter:
    """Compile a filter expression.

    :raises FilterError: for anything outside of the language
    """
    if len(expression) > _LONGEST_EXPRESSION:
        raise FilterError(f"the filter is longer than {_LONGEST_EXPRESSION} characters", _LONGEST_EXPRESSION)
    # One line, so that columns count from the start of the expression however it was broken.
    line = expression.translate(dict.fromkeys(map(ord, "\t\n\v\f\r"), " "))
    source = line.strip(" ")
    if not source:
        raise FilterError("the filter is empty", 0)
    compiler = _Compiler(source, line.index(source))
    test = terms.truth(compiler.compile(compiler.parse(), 0))
    return Filter(expression, frozenset(compiler.names), test)


class _Compiler:
    """Compiles one expression."""

    def __init__(self, source: str, offset: int) -> None:
        self.source = source
        self.offset = offset
        self.names: set[str] = set()

    def parse(self) -> ast.expr:
        try:
            with warnings.catch_warnings():
                # about "\d" in a regular expression; it means what was meant
                warnings.simplefilter("ignore")
                return ast.parse(self.source, mode="eval").body
        except SyntaxError as error:
            # Python gives no column where the end came too early
            column = min(error.offset - 1 if error.offset else len(self.source), len(self.source))
            message = f"not an expression: {error.msg.partition(';')[0]}"
            raise FilterError(message, self.offset + column) from None
        except (ValueError, MemoryError, RecursionError):
            # lone surrogates and NUL; thousands of brackets or of `not`
            raise FilterError("not an expression that can be read", self.offset) from None

    def fail(self, node: ast.expr, message: str) -> NoReturn:
        # Python counts bytes of UTF-8
        before = self.source.encode()[: node.col_offset].decode()
        raise FilterError(message, self.offset + len(before)) from None

    def compile(self, node: ast.expr, depth: int) -> Term:
        if depth > _DEEPEST_EXPRESSION:
            self.fail(node, "the filter is nested too deeply")
        match node:
            case ast.BoolOp():
                return self.boolean(node, depth + 1)
            case ast.UnaryOp(op=ast.Not()):
                test = terms.truth(self.compile(node.operand, depth + 1))
                return Term(Kind.FLAG, lambda context: not test(context))
            case ast.Compare():
                return self.comparison(node, depth + 1)
            case ast.BinOp():
                return self.binary(node, depth + 1)
            case ast.Name():
                return self.name(node)
            case ast.Set():
                return self.set(node)
            case ast.Constant():
                return self.constant(node)
        written = ast.get_source_segment(self.source, node) or type(node).__name__
        self.fail(node, f"{_shortened(written)} is not in the language of filters")

    def boolean(self, node: ast.BoolOp, depth: int) -> Term:
        tests = [terms.truth(self.compile(value, depth)) for value in node.values]
        return Term(Kind.FLAG, _every(tests) if isinstance(node.op, ast.And) else _some(tests))

    def comparison(self, node: ast.Compare, depth: int) -> Term:
        nodes = (node.left, *node.comparators)
        operands = [self.compile(operand, depth) for operand in nodes]
        tests = []
        for index, comparison in enumerate(node.ops):
            left, right = operands[index], operands[index + 1]
            try:
                if isinstance(comparison, ast.In | ast.NotIn):
                    negated = isinstance(comparison, ast.NotIn)
                    tests.append(terms.contains(left, right, negated=negated))
                elif type(comparison) in _COMPARISONS:
                    tests.append(terms.compare(left, _COMPARISONS[type(comparison)], right))
                else:
                    self.fail(nodes[index], "`is` is not in the language of filters; write == or !=")
            except TermError as error:
                self.fail(nodes[index], str(error))
        return Term(Kind.FLAG, tests[0] if len(tests) == 1 else _every(tests))

    def binary(self, node: ast.BinOp, depth: int) -> Term:
        left, right = self.compile(node.left, depth), self.compile(node.right, depth)
        try:
            if isinstance(node.op, ast.Mod):
                return Term(Kind.FLAG, terms.matches(left, right))
            if type(node.op) in _COMBINATIONS:
                return terms.combine(left, _COMBINATIONS[type(node.op)], right)
        except TermError as error:
            self.fail(node, str(error))
        except PatternError as error:
            self.fail(node.right, str(error))
        self.fail(node, "filters do not calculate; the operators are % | & - and comparisons")

    def name(self, node: ast.Name) -> Term:
        name = node.id.lower()
        if name in _OF_BIBLIOGRAPHIES:
            self.fail(node, f"{name} belongs to the filters of {{bibliography}}")
        self.names.add(name)
        if name in _PEOPLE:
            return _PEOPLE[name]
        if name in PAPER_COUNTS:
            return Term(Kind.NUMBER, lambda context: context.count(name), name)
        field, get = field_named(name), field_named(name).get
        return Term(field.kind, lambda context: get(context.publication), name)

    def set(self, node: ast.Set) -> Term:
        members = []
        for element in node.elts:
            value = element.value if isinstance(element, ast.Constant) else None
            if isinstance(value, bool) or not isinstance(value, str | int | float):
                self.fail(element, "a set has texts in quotes and numbers")
            members.append(value if isinstance(value, str) else terms.number_text(value))
        found = folded_set(members)
        return Term(Kind.SET, lambda context: found)

    def constant(self, node: ast.Constant) -> Term:
        value = node.value
        if isinstance(value, bool):
            return Term(Kind.FLAG, lambda context: value)
        if isinstance(value, str | int | float):
            return terms.literal(value)
        hint = "; `not year` finds entries without a year" if value is None else ""
        self.fail(node, f"{_shortened(repr(value))} is not in the language of filters{hint}")


def _every(tests: list[Test]) -> Test:
    return lambda context: all(test(context) for test in tests)


def _some(tests: list[Test]) -> Test:
    return lambda context: any(test(context) for test in tests)


def _shortened(written: str) -> str:
    return written if len(written) <= 30 else f"{written[:30]}..."


@lru_cache(maxsize=256)
def keywords_in(expression: str) -> frozenset[str]:
    """Return the keywords that a filter names: ``"homepage" in keywords``, in lower case."""
    if "keywords" not in expression.lower():
        return frozenset()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(expression.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Compare):
            continue
        sides = [node.left, *node.comparators]
        if any(isinstance(side, ast.Name) and side.id.lower() == "keywords" for side in sides):
            found |= {leaf.value for leaf in sides if isinstance(leaf, ast.Constant)}
    return frozenset(word.strip().lower() for word in found if isinstance(word, str))
