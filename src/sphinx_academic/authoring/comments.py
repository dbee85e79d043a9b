"""Comments in the source of a page, which MyST leaves in its HTML."""

from __future__ import annotations

import re

from docutils import nodes

from ..model.patterns import lazy_pattern

# to a browser, "<!" and "<?" begin a comment, too; one that is not closed goes on to the end
_COMMENT = lazy_pattern(
    r"(?P<kept><(?P<name>script|style)\b.*?</(?P=name)\s*>)|<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)


def strip_comments(content: nodes.Element) -> bool:
    """Take the comments out of content, and return whether there were any."""
    found = False
    for comment in list(content.findall(nodes.comment)):
        comment.parent.remove(comment)
        found = True
    for raw in list(content.findall(nodes.raw)):
        text = raw.astext()
        if "html" not in raw.get("format", "").split() or "<" not in text:
            continue
        shown = _COMMENT.sub(lambda match: match["kept"] or "", text)
        if shown != text:
            found = True
            _replace(raw, shown)
    return found


def _replace(raw: nodes.raw, shown: str) -> None:
    parent = raw.parent
    if shown.strip():
        parent.replace(raw, nodes.raw(shown, shown, **raw.attributes))
        return
    parent.remove(raw)
    if isinstance(parent, nodes.paragraph) and parent.parent and not parent.children:
        parent.parent.remove(parent)
