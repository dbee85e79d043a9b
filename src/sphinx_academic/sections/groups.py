"""What ``{service}``, ``{skills}`` and their like share: a list of labels and values.

- Label: value, another value
- Label
  - Another label: value
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, ClassVar, NamedTuple

from docutils import nodes

from ..authoring.directive import AcademicDirective, any_text, if_any
from ..model.folding import separated
from ..model.patterns import lazy_pattern
from ..model.section_kinds import SectionKind
from ..rendering.inline import cut, opening, readable
from ..rendering.translated_lines import source_of, translated_source
from .group_nodes import group, group_label, group_list, group_values, groups
from .problem_kinds import ItemKind

_COLON = lazy_pattern(r"\s*(?::(?=\s|$)|：)\s*")


class Line(NamedTuple):
    """Inline nodes and their characters."""

    nodes: Sequence[Any]
    text: str

    def part(self, start: int, end: int) -> list[Any]:
        """Return the nodes of some of the characters."""
        return cut(self.nodes, start, end)


#: makes the children of a :class:`group_values`, of a line that has a label or not
ReadValues = Callable[[Line, bool], list[nodes.Node]]


class GroupsDirective(AcademicDirective):
    """Show the lists of the body as groups of values."""

    parsers: ClassVar = {"name": any_text, "if-empty": if_any}
    #: what kind of section it makes
    section: ClassVar[SectionKind | None] = None
    #: for a warning
    example: ClassVar[str]

    def show(self) -> list[nodes.Node]:
        """Return the body, its lists of bullets or fields as groups."""
        options = self.read_options()
        name = options.get("name", "")
        read = self.reader(options)
        shown: list[nodes.Node] = []
        for node in self.parse_content_to_nodes():
            if isinstance(node, nodes.bullet_list | nodes.field_list):
                lists = _group_lists(node, read)
                made = groups("", *lists, kind=self.kind, name=name)
                made.source, made.line = node.source, node.line
                shown.append(made)
            else:
                shown.append(node)
        if not any(isinstance(node, groups) for node in shown):
            if "if-empty" not in options:
                self.warn(
                    ItemKind.SECTION, f"{{{self.name}}} has no bullet list; write items as: {self.example}"
                )
            shown += self.instead_of_nothing(options, "there is no item")
        self.note_section(name, self.me(None))
        return shown

    def reader(self, options: dict[str, Any]) -> ReadValues:
        """Return what reads the values of a group."""
        raise NotImplementedError


def _group_lists(node: nodes.Element, read: ReadValues) -> Iterator[group_list]:
    """Yield the items of a list in runs of those with and of those without a label."""
    items = [_field(item, read) if isinstance(item, nodes.field) else _item(item, read) for item in node]
    for labelled, run in groupby(items, key=lambda item: bool(item.children) and _is_label(item[0])):
        yield group_list("", *run, labelled=labelled)


def _is_label(node: nodes.Node) -> bool:
    return isinstance(node, group_label)


def _field(node: nodes.Element, read: ReadValues) -> group:
    name, body = node.children
    assert isinstance(name, nodes.Element)
    assert isinstance(body, nodes.Element)
    line, blocks = _first_line(body.children)
    made = _group(node, list(name.children), _values(line, read, True), blocks, read)

    def refill(source: translated_source) -> None:
        label, first = source.children
        assert isinstance(label, nodes.Element)
        assert isinstance(first, nodes.Element)
        _replace(made, list(label.children), _values(_line(first.children), read, True))

    made += source_of([name, *opening(body.children)[:1]], refill)
    return made


def _item(node: Any, read: ReadValues) -> group:
    line, blocks = _first_line(node.children)
    label, values = _label_and_values(line, read, blocks)
    made = _group(node, label, values, blocks, read)

    def refill(source: translated_source) -> None:
        (first,) = source.children
        assert isinstance(first, nodes.Element)
        label, values = _label_and_values(_line(first.children), read, blocks)
        _replace(made, label, values)

    if isinstance(paragraph := opening(node.children)[0], nodes.paragraph) and paragraph.source:
        made += source_of([paragraph], refill)
    return made


def _label_and_values(
    line: Line, read: ReadValues, blocks: Sequence[Any]
) -> tuple[list[Any], list[nodes.Node]]:
    start, end = next(separated(line.text, "", _COLON), (0, 0))
    colon = _COLON.match(line.text, end)
    if colon:
        label = line.part(start, end)
        line = _line(line.part(colon.end(), len(line.text)))
    elif any(map(_is_list, blocks)):
        label, line = list(line.nodes), _line([])
    else:
        label = []
    return label, _values(line, read, bool(label))


def _replace(made: group, label: list[Any], values: list[nodes.Node]) -> None:
    """Put a translated label and translated values in the place of the others.

    A group stays with its label or without, for the list that it is in has only such.
    """
    kept = [child for child in made.children if not isinstance(child, group_label | group_values)]
    labels = [child for child in made.children if isinstance(child, group_label)]
    made.children.clear()
    if labels and label:
        made += group_label("", "", *_plain(label))
    elif labels:
        made += labels
    elif label:
        values = [*label, nodes.Text(": "), *values]
    if values:
        made += group_values("", "", *values)
    made += kept


def _plain(label: list[Any]) -> list[Any]:
    """Return a label without the bold type that it is shown in anyway."""
    while len(label) == 1 and isinstance(label[0], nodes.strong):
        label = label[0].children
    return label


def _group(
    node: nodes.Element,
    label: list[Any],
    values: list[nodes.Node],
    blocks: Sequence[Any],
    read: ReadValues,
) -> group:
    label = _plain(label)
    made = group()
    made.source, made.line = node.source, node.line
    if label:
        made += group_label("", "", *label)
    if values:
        made += group_values("", "", *values)
    for block in blocks:
        made += list(_group_lists(block, read)) if _is_list(block) else [block]
    return made


def _values(line: Line, read: ReadValues, labelled: bool) -> list[nodes.Node]:
    return read(line, labelled) if line.text.strip() else list(line.nodes)


def _is_list(node: nodes.Node) -> bool:
    return isinstance(node, nodes.bullet_list | nodes.field_list)


def _first_line(blocks: Sequence[Any]) -> tuple[Line, Sequence[Any]]:
    """Return the first paragraph, which may be empty, and what follows it."""
    paragraph, others = opening(blocks)
    return _line(paragraph.children), others


def _line(children: Sequence[Any]) -> Line:
    return Line(children, readable(children))
