"""What the rooms of rendering and of people register: all of their nodes, for every builder, by name."""

from __future__ import annotations

from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic import people, rendering
from sphinx_academic.people import nodes as people_nodes
from sphinx_academic.people import profile_nodes
from sphinx_academic.rendering import nodes as own_nodes
from sphinx_academic.rendering import translated_lines
from sphinx_academic.rendering.nodes import NodeVisitors, pass_through, visitors
from sphinx_academic.rendering.registration import _visitor


class _App:
    """Notes what is registered."""

    def __init__(self) -> None:
        self.nodes: dict[str, dict[str, Any]] = {}
        self.transforms: list[Any] = []
        self.post_transforms: list[Any] = []
        self.directives: list[str] = []
        self.config = SimpleNamespace()

    def add_node(self, node: Any, **visitors: Any) -> None:
        assert node.__name__ not in self.nodes
        self.nodes[node.__name__] = visitors

    def add_transform(self, transform: Any) -> None:
        self.transforms.append(transform)

    def add_post_transform(self, transform: Any) -> None:
        self.post_transforms.append(transform)

    def add_directive_to_domain(self, domain: str, name: str, directive: Any, override: bool) -> None:
        assert domain == "academic"
        self.directives.append(name)


@pytest.mark.parametrize(
    ("room", "modules", "transforms", "post_transforms"),
    [
        (rendering, (own_nodes, translated_lines), [("RefillTranslated", 21)], []),
        (people, (people_nodes, profile_nodes), [], [("ExpandProfiles", 5), ("ExpandPeople", 5)]),
    ],
)
def test_nodes_transforms_and_directives(
    room: ModuleType, modules: tuple[ModuleType, ...], transforms: list[Any], post_transforms: list[Any]
) -> None:
    app = _App()
    room.setup(app)
    assert set(app.nodes) == {kind.__name__ for module in modules for kind in module.NODES}
    for formats in app.nodes.values():
        assert {name: len(pair) for name, pair in formats.items()} == dict.fromkeys(
            ("html", "latex", "text", "man", "texinfo"), 2
        )
    found = [
        [(transform.__name__, transform.default_priority) for transform in registered]
        for registered in (app.transforms, app.post_transforms)
    ]
    assert found == [transforms, post_transforms]
    assert app.directives == (["profile", "people"] if room is people else [])


@pytest.mark.parametrize(
    ("format", "found"),
    [
        ("html", ["html 0", "html 1"]),
        ("latex", ["latex 0", "latex 1"]),
        ("text", ["others 0", "others 1"]),
        ("man", ["others 0", "others 1"]),
    ],
)
def test_visitors_of_a_format(monkeypatch: pytest.MonkeyPatch, format: str, found: list[str]) -> None:
    called: list[str] = []

    def pair(name: str) -> Any:
        return tuple(
            lambda self, node, place=place: called.append(f"{name} {place}")  # type: ignore[misc]
            for place in (0, 1)
        )

    table = {own_nodes.badge: NodeVisitors(*map(pair, ("html", "latex", "others")))}
    monkeypatch.setattr(own_nodes, "NODES", table)
    for place in (0, 1):
        _visitor("rendering.nodes", "badge", format, place)(None, own_nodes.badge())
    assert called == found


def test_visitors_for_other_builders() -> None:
    def visit(self: Any, node: nodes.Element) -> None:
        self.body.append("a")

    def other(self: Any, node: nodes.Element) -> None:
        self.body.append("b")

    def written(pair: Any) -> list[str]:
        translator = SimpleNamespace(body=[])
        for function in pair:
            function(translator, nodes.inline())
        return translator.body

    # children speak for themselves where there are no visitors
    found = visitors((visit, visit))
    assert written(found.html) == ["a", "a"]
    assert (found.latex, found.others) == ((pass_through, pass_through), (pass_through, pass_through))
    # LaTeX is as the others, unless it has its own
    assert [written(pair) for pair in visitors((visit, visit), (other, other))] == [
        ["a", "a"],
        ["b", "b"],
        ["b", "b"],
    ]
    assert [written(pair) for pair in visitors((visit, visit), latex=(other, visit))] == [
        ["a", "a"],
        ["b", "a"],
        [],
    ]
