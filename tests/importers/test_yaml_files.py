"""What YAML of other generators says, and what is wrong with it."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.findings import Findings
from sphinx_academic.importers.resume_site import escaped_option
from sphinx_academic.importers.yaml_files import load_yaml


def _loaded(text: str) -> tuple[object, list[tuple[int, str]]]:
    findings = Findings()
    value = load_yaml(text, "x.yml", findings, 10)
    return value, [(each.line, each.message) for each in findings]


@pytest.mark.parametrize(("text", "found"), [
    ("a: 1\nb: [x, 2.5, yes, true, null, 2020-01-02]", ({"a": 1, "b": ["x", "2.5", "yes", True, None, "2020-01-02"]}, [])),
    ("a: 1\na: 2", ({"a": 2}, [(12, "the key 'a' is given twice; the last value counts")])),
    ("a: {b: 1, b: 2}", ({"a": {"b": 2}}, [(11, "the key 'b' is given twice; the last value counts")])),
    ("base: &b {x: 1}\nc: {<<: *b, y: 2}", ({"base": {"x": 1}, "c": {"x": 1, "y": 2}}, [])),
    ("a: !odd {x: [1]}\nb: !odd [1, {c: d}]\nc: !odd 3", ({"a": {"x": [1]}, "b": [1, {"c": "d"}], "c": "3"}, [])),
    ("? [1, 2]\n: x", ({"[1, 2]": "x"}, [])),
    ("\ta: 1\n\tb: 2", ({"a": 1, "b": 2}, [(11, "tabs indent lines of YAML; they were read as two spaces")])),
    ("a:\n\t- x\n\t- y", ({"a": ["x", "y"]}, [(12, "tabs indent lines of YAML; they were read as two spaces")])),
    ("a:\n  b: 1\n\tc: 2", ({"a": {"b": 1, "c": 2}}, [(13, "tabs indent lines of YAML; they were read as two spaces")])),
    ("a: x\ty\nb:\n\tc: 2", ({"a": "x y", "b": {"c": 2}}, [(13, "tabs indent lines of YAML; they were read as two spaces")])),
    ("a: x\ty\n\t\nb: 2", ({"a": "x y", "b": 2}, [])),
    ("a: 1.5\nb: .inf\nc: 1e3\nd: True\ne: FALSE\nf: on\ng: ~\nh: Null\ni: -0\nj: 1_000", ({"a": "1.5", "b": ".inf", "c": "1e3", "d": True, "e": False, "f": "on", "g": None, "h": None, "i": 0, "j": "1_000"}, [])),
    ("x: &a [1, *a]", (None, [(11, "it is no YAML: found unconstructable recursive node")])),
    ("x: 1\ny: &a\n  z: {b: *a}", (None, [(12, "it is no YAML: found unconstructable recursive node")])),
    ("a: &a [1]\nb: [*a, *a]", ({"a": [1], "b": [[1], [1]]}, [])),
    ("a: *gone", (None, [(11, "it is no YAML: found undefined alias 'gone'")])),
    ("a: 1\n---\nb: 2", (None, [(12, "it is no YAML: but found another document")])),
    ("a:\n  - b\n c", (None, [(13, "it is no YAML: expected <block end>, but found '<scalar>'")])),
    ("a: {b: 1}\nc: {b: 1}", ({"a": {"b": 1}, "c": {"b": 1}}, [])),
    ("1: a\n1: b", ({1: "b"}, [(12, "the key 1 is given twice; the last value counts")])),
    ("a:\n  - b:\n  \t  - c\n      - d", ({"a": [{"b": ["c", "d"]}]}, [(13, "tabs indent lines of YAML; they were read as two spaces")])),
    ("a: [", (None, [(11, "it is no YAML: expected the node content, but found '<stream end>'")])),
    ("a: b: c", (None, [(11, "it is no YAML: mapping values are not allowed here")])),
    ("- a\nb", (None, [(12, "it is no YAML: could not find expected ':'")])),
    ("a: \u0001", (None, [(11, "it is no YAML: unacceptable character #x0001: special characters are not allowed in \"<unicode string>\", position 3")])),
    ("{", (None, [(11, "it is no YAML: expected the node content, but found '<stream end>'")])),
    ("a: 0x1F\nb: 012\nc: -3\nd: +4\ne: 0", ({"a": "0x1F", "b": "012", "c": -3, "d": 4, "e": 0}, [])),
    ("", (None, [])),
    ("a: 'x\ty'", ({"a": "x y"}, [])),
    ("a:\n  - b:\n      - c: [d, {e: f}]", ({"a": [{"b": [{"c": ["d", {"e": "f"}]}]}]}, [])),
])  # fmt: skip
def test_yaml(text: str, found: tuple[object, list[tuple[int, str]]]) -> None:
    assert _loaded(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("a", "a"),
    ("a: b", "\"a: b\""),
    ("a:", "\"a:\""),
    ("a #b", "\"a #b\""),
    ("#a", "\"#a\""),
    ("*a", "\"*a\""),
    ("-a", "\"-a\""),
    ("@a", "\"@a\""),
    ("\"a\"", "\"\\\"a\\\"\""),
    ("a\nb", "a b"),
    ("", ""),
    ("a\\b: c", "\"a\\\\b: c\""),
    ("a:b", "a:b"),
    ("'a", "\"'a\""),
    ("[a", "\"[a\""),
])  # fmt: skip
def test_value_of_an_option(text: str, found: str) -> None:
    assert escaped_option(text) == found
