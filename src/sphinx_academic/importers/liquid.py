"""Liquid, as far as pages of homepages use it to draw what a site has: loops, conditions, filters.

python-liquid (7 MB with what it needs) reads Shopify's Liquid: includes as Jekyll writes them, ``link`` and
Jekyll's filters would still be ours, and what is not known must stop one loop or condition, not the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .liquid_values import FILTERS, WORDS, are_equal, compared, is_true, items_of, member_of, number_of, shown

TAG = re.compile(r"\{%-?\s*(?P<name>\w+)(?P<rest>(?:[^%]|%(?!\}))*?)-?%\}")
OUTPUT = re.compile(r"\{\{-?\s*(?P<value>(?:[^}]|\}(?!\}))*?)\s*-?\}\}")
_ANY = re.compile(f"{TAG.pattern}|{OUTPUT.pattern}")
_PIECE = re.compile(r"\"[^\"]*\"|'[^']*'|[^\"']+|[\"']")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_STEP = re.compile(r"\.?([A-Za-z_][\w-]*\??)|\[\s*(?:\"([^\"]*)\"|'([^']*)'|(-?[\w.]+))\s*\]")
_COMPARISON = re.compile(r"\s*(==|!=|<>|<=|>=|<|>|\bcontains\b)\s*")
_OPERATOR = re.compile(r"\s(and|or)\s")
_FOR = re.compile(
    r"\s*(?P<name>\w+)\s+in\s+"
    r"(?P<list>\([^()]*\)|(?:[^\s\"'\[]|\[(?:\"[^\"]*\"|'[^']*'|[^\"'\[\]]*)\])+)(?P<options>.*)",
    re.DOTALL,
)
_OPTION = re.compile(r"\b(limit|offset)\s*:\s*([\w.]+)")
_ASSIGN = re.compile(r"\s*(?P<name>[\w-]+)\s*=\s*(?P<value>.+)", re.DOTALL)
_GIVEN = re.compile(r"(\w+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"']+)")
_MAX_STEPS = 20_000
_DEEPEST = 12
_OPENING = frozenset({"for", "if", "unless", "case", "capture", "comment"})
_NO_TEXT = frozenset(
    {"increment", "decrement", "cycle", "seo", "feed_meta", "toc", "break", "continue", "raw", "endraw"}
)


class NotUnderstood(Exception):
    """Which part of a text was not understood."""


@dataclass
class _Node:
    """A tag with what it encloses, an output, or a text."""

    name: str
    rest: str = ""
    children: list[_Node] = field(default_factory=list)


class Liquid:
    """Draws texts."""

    def __init__(
        self,
        scope: Mapping[str, Any],
        included: Callable[[str, str], str | None] = lambda tag, name: None,
    ) -> None:
        """Take what names stand for.

        :param scope: ``site``, ``page`` and what else there is; a mapping may make its values when it is read
        :param included: returns the text that a tag includes, or None
        """
        self.scope = dict(scope)
        self._included = included
        #: files of the pages that loops drew
        self.used: set[str] = set()
        #: variables whose values were not understood
        self.unknown: set[str] = set()
        self._steps = 0
        self._depth = 0

    def draw(self, text: str) -> str:
        """Return a text as it is drawn.

        :raises NotUnderstood: if something in it is not known
        """
        return "".join(self._drawn(_tree(text)))

    def assign(self, rest: str) -> None:
        """Set a variable as the tag ``assign`` does."""
        match = _ASSIGN.match(rest)
        if match is None:
            raise NotUnderstood(rest)
        self.scope[match["name"]] = self.value(match["value"])

    def _drawn(self, nodes: Sequence[_Node]) -> Iterator[str]:
        for node in nodes:
            self._steps += 1
            if self._steps > _MAX_STEPS:
                raise NotUnderstood("it draws too much")
            if node.name == "text":
                yield node.rest
            elif node.name == "output":
                yield shown(self.value(node.rest))
            else:
                yield from self._tag(node)

    def _tag(self, node: _Node) -> Iterator[str]:
        name = node.name
        if name == "for":
            yield from self._loop(node)
        elif name in ("if", "unless", "case"):
            yield from self._branch(node)
        elif name == "assign":
            self.assign(node.rest)
        elif name == "capture":
            self.scope[node.rest.strip(" \"'")] = "".join(self._drawn(node.children))
        elif name in ("include", "include_relative", "include_cached"):
            yield self._include(node)
        elif name in ("link", "post_url"):
            yield "/" + node.rest.strip().lstrip("/")
        elif name not in _NO_TEXT and name != "comment":
            raise NotUnderstood(f"{{% {name} %}}")

    def _include(self, node: _Node) -> str:
        words = node.rest.split(maxsplit=1)
        wanted = words[0].strip("\"'") if words else ""
        text = self._included(node.name, wanted)
        if text is None or self._depth > _DEEPEST:
            raise NotUnderstood(f"{{% {node.name} {wanted} %}}")
        given = {key: self.value(value) for key, value in _GIVEN.findall(words[1] if len(words) > 1 else "")}
        before = self.scope.get("include")
        self.scope["include"] = given
        self._depth += 1
        result = self.draw(text)
        self._depth -= 1
        self.scope["include"] = before
        return result

    def _loop(self, node: _Node) -> Iterator[str]:
        match = _FOR.match(node.rest)
        if match is None:
            raise NotUnderstood(f"{{% for {node.rest} %}}")
        items = items_of(self._range(match["list"]) if match["list"][0] == "(" else self.value(match["list"]))
        options = {key: int(number_of(self.value(value))) for key, value in _OPTION.findall(match["options"])}
        items = items[options.get("offset", 0) :]
        items = items[: options["limit"]] if "limit" in options else items
        if re.search(r"\breversed\b", match["options"]):
            items = items[::-1]
        before = {name: self.scope.get(name) for name in (match["name"], "forloop")}
        body, otherwise = _halves(node.children)
        for number, item in enumerate(items):
            self.scope[match["name"]] = item
            self.scope["forloop"] = {
                "index": number + 1,
                "index0": number,
                "first": number == 0,
                "last": number == len(items) - 1,
                "length": len(items),
            }
            text = "".join(self._drawn(body))
            if text.strip() and isinstance(item, Mapping) and "relative_path" in item:
                self.used.add(item["relative_path"])
            yield text
        self.scope |= before
        if not items:
            yield from self._drawn(otherwise)

    def _range(self, text: str) -> list[int]:
        first, dots, last = text.strip("()").partition("..")
        if not dots:
            raise NotUnderstood(text)
        start, end = int(number_of(self.value(first))), int(number_of(self.value(last)))
        return list(range(start, min(end, start + 1000) + 1))

    def _branch(self, node: _Node) -> Iterator[str]:
        compared = self.value(node.rest) if node.name == "case" else None
        branches: list[tuple[bool, list[_Node]]] = [(False, [])]
        if node.name != "case":
            branches = [(self.condition(node.rest) != (node.name == "unless"), [])]
        taken = branches[0][0]
        for child in node.children:
            if child.name in ("elsif", "when", "else"):
                holds = not taken and (
                    child.name == "else"
                    or (child.name == "elsif" and self.condition(child.rest))
                    or (child.name == "when" and self.is_one_of(compared, child.rest))
                )
                taken = taken or holds
                branches.append((holds, []))
            else:
                branches[-1][1].append(child)
        for holds, nodes in branches:
            if holds:
                yield from self._drawn(nodes)

    def is_one_of(self, value: Any, text: str) -> bool:
        """Return whether a value is one of those that the tag ``when`` names."""
        parts = re.split(r"\s*,\s*|\s+or\s+", text.strip())
        return any(are_equal(value, self.value(part)) for part in parts)

    # -- expressions ------------------------------------------------------------------

    def condition(self, text: str) -> bool:
        """Return whether a condition holds."""
        # operators bind from the right
        if (match := _find(_OPERATOR, text)) is not None:
            first, rest = text[: match.start()], text[match.end() :]
            if match[1] == "and":
                return self.condition(first) and self.condition(rest)
            return self.condition(first) or self.condition(rest)
        match = _find(_COMPARISON, text)
        if match is None:
            return is_true(self.value(text))
        left, right = self.value(text[: match.start()]), self.value(text[match.end() :])
        operator = match[1]
        if operator == "contains":
            return right is not None and (
                str(right) in left
                if isinstance(left, str)
                else right in left
                if isinstance(left, list | tuple | Mapping)
                else False
            )
        if operator in ("==", "!=", "<>"):
            return are_equal(left, right) == (operator == "==")
        try:
            order = compared(left, right)
        except TypeError:
            return False
        return {"<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0}[operator]

    def value(self, text: str) -> Any:
        """Return what an expression with its filters stands for."""
        first, *filters = _split(text, "|")
        result = self._simple(first.strip())
        for each in filters:
            name, _colon, rest = each.strip().partition(":")
            arguments = [self._simple(part.strip()) for part in _split(rest, ",")] if rest.strip() else []
            result = self._filtered(name.strip(), result, arguments)
        return result

    def _simple(self, text: str) -> Any:
        if not text:
            return None
        if text[0] in "\"'" and text[-1] == text[0]:
            return text[1:-1]
        if _NUMBER.fullmatch(text):
            return float(text) if "." in text else int(text)
        if text in WORDS:
            return WORDS[text]
        return self._looked_up(text)

    def _looked_up(self, text: str) -> Any:
        steps = list(_STEP.finditer(text))
        if "".join(step[0] for step in steps) != text or not steps[0][1]:
            raise NotUnderstood(text)
        name = steps[0][1]
        if name not in self.scope:
            if name in self.unknown:
                raise NotUnderstood(text)
            if len(steps) > 1 or name in ("content", "paginator", "jekyll", "layout", "theme"):
                raise NotUnderstood(text)
            return None
        found = self.scope[name]
        for step in steps[1:]:
            key: Any = step[1] or step[2] or step[3]
            if step[4]:
                key = int(step[4]) if _NUMBER.fullmatch(step[4]) else self._looked_up(step[4])
            found = member_of(found, key)
        return found

    def _filtered(self, name: str, value: Any, arguments: Sequence[Any]) -> Any:
        if name in ("where_exp", "group_by_exp", "find_exp") and len(arguments) == 2:
            return self._by_expression(name, value, str(arguments[0]), str(arguments[1]))
        function = FILTERS.get(name)
        if function is None:
            raise NotUnderstood(f"the filter {name}")
        try:
            return function(value, *arguments)
        except (TypeError, ValueError, AttributeError, IndexError, ArithmeticError) as error:
            raise NotUnderstood(f"the filter {name}") from error

    def _by_expression(self, name: str, value: Any, variable: str, expression: str) -> Any:
        found = []
        groups: dict[str, list[Any]] = {}
        before = self.scope.get(variable)
        for item in items_of(value):
            self.scope[variable] = item
            if name == "group_by_exp":
                groups.setdefault(shown(self.value(expression)), []).append(item)
            elif self.condition(expression):
                found.append(item)
        self.scope[variable] = before
        if name == "group_by_exp":
            return [{"name": key, "items": items, "size": len(items)} for key, items in groups.items()]
        return (found[0] if found else None) if name == "find_exp" else found


def _tree(text: str) -> list[_Node]:
    """Return the nodes of a text."""
    root = _Node("root")
    stack = [root]
    place = 0
    for match in _ANY.finditer(text):
        stack[-1].children.append(_Node("text", text[place : match.start()]))
        place = match.end()
        name = match["name"]
        if name is None:
            stack[-1].children.append(_Node("output", match["value"]))
        elif name in _OPENING:
            node = _Node(name, match["rest"].strip())
            stack[-1].children.append(node)
            stack.append(node)
        elif name.startswith("end") and name != "endraw":
            if len(stack) < 2 or name != f"end{stack[-1].name}":
                raise NotUnderstood(match[0])
            stack.pop()
        else:
            stack[-1].children.append(_Node(name, match["rest"].strip()))
    stack[-1].children.append(_Node("text", text[place:]))
    if len(stack) > 1:
        raise NotUnderstood(f"{{% {stack[-1].name} %}} without an end")
    return root.children


def _halves(nodes: Sequence[_Node]) -> tuple[Sequence[_Node], Sequence[_Node]]:
    """Return the body of a loop, and what is drawn where there is no item."""
    place = next((number for number, node in enumerate(nodes) if node.name == "else"), len(nodes))
    return nodes[:place], nodes[place + 1 :]


def _split(text: str, separator: str) -> list[str]:
    """Return the parts of an expression between separators outside of strings."""
    parts = [""]
    for piece in _PIECE.findall(text):
        if piece[0] in "\"'" and len(piece) > 1:
            parts[-1] += piece
            continue
        first, *others = piece.split(separator)
        parts[-1] += first
        parts += others
    return parts


def _find(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first match outside of strings."""
    strings = [match.span() for match in re.finditer(r"\"[^\"]*\"|'[^']*'", text)]
    return next(
        (
            match
            for match in pattern.finditer(text)
            if not any(start < match.start() < end - 1 for start, end in strings)
        ),
        None,
    )
