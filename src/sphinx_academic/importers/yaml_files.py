"""YAML in which dates and versions are texts, and errors have a location."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from .findings import Findings

_LEADING_TABS = re.compile(r"^( *)(\t[\t ]*)(?=\S)", re.MULTILINE)


def load_yaml(text: str, file: str, findings: Findings, offset: int = 0) -> Any:
    """Return what a YAML text holds, or None; what is wrong is reported.

    :param offset: lines of the file before the text
    """
    if match := _LEADING_TABS.search(text):
        line = offset + text.count("\n", 0, match.start()) + 1
        findings.check("tabs indent lines of YAML; they were read as two spaces", file, line, "write spaces")
        text = _LEADING_TABS.sub(lambda match: match[1] + match[2].replace("\t", "  "), text)
    import yaml

    try:
        loader = _loader()(text.replace("\t", " "))
        loader.located = (findings, file, offset)
        try:
            return loader.get_single_data()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = offset + mark.line + 1 if mark else 0
        reason = error.problem or error.context or "a mistake"
        findings.left_out(f"it is no YAML: {reason}", file, line, "correct it and import again")
    except (yaml.YAMLError, ValueError) as error:
        findings.left_out(
            f"it is no YAML: {' '.join(str(error).split())}", file, offset + 1, "correct it and import again"
        )
    except RecursionError:
        findings.left_out("it is no YAML: too many levels", file, offset + 1)
    return None


@cache
def _loader() -> Any:
    """Return a loader that knows no dates, reports keys given twice, and lets everything be a key."""
    import yaml

    class Loader(yaml.SafeLoader):  # type: ignore[misc]
        located: tuple[Findings, str, int]

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            self.flatten_mapping(node)
            found: dict[Any, Any] = {}
            for key_node, value_node in node.value:
                key = self.construct_object(key_node, deep=True)
                if not isinstance(key, str | int | float | bool | None):
                    key = str(key)
                if key in found:
                    findings, file, offset = self.located
                    findings.check(
                        f"the key {key!r} is given twice; the last value counts",
                        file,
                        offset + key_node.start_mark.line + 1,
                        "remove one",
                    )
                found[key] = self.construct_object(value_node, deep=deep)
            return found

        def construct_unknown(self, node: Any) -> Any:
            """Return the value of a tag that only another program knows, without its tag."""
            if isinstance(node, yaml.MappingNode):
                return self.construct_mapping(node, deep=True)
            if isinstance(node, yaml.SequenceNode):
                return self.construct_sequence(node, deep=True)
            return self.construct_scalar(node)

    # at once, which refuses what holds itself; PyYAML builds such lists and tables, in which no end is found
    Loader.add_constructor(
        "tag:yaml.org,2002:map", lambda loader, node: loader.construct_mapping(node, deep=True)
    )
    Loader.add_constructor(
        "tag:yaml.org,2002:seq", lambda loader, node: loader.construct_sequence(node, deep=True)
    )
    Loader.add_constructor(None, Loader.construct_unknown)
    # as in YAML 1.2, and without dates, whose text says how exact they are
    words = {
        "tag:yaml.org,2002:bool": r"true|True|TRUE|false|False|FALSE",
        "tag:yaml.org,2002:int": r"[-+]?(?:0|[1-9]\d*)",
    }
    dropped = {*words, "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:float"}
    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in dropped]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile(rf"^(?:{words['tag:yaml.org,2002:bool']})$"), list("tTfF")
    )
    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:int", re.compile(rf"^(?:{words['tag:yaml.org,2002:int']})$"), list("-+0123456789")
    )
    return Loader
