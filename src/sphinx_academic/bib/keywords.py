"""Lists of keywords, divided by commas and semicolons outside braces and names of substances."""

from __future__ import annotations

import html
import re

from .fields import decoded
from .names.name_parts import is_group, split_outside_braces

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
#: where a group stands in a substance
_LOCANT = r"(?:[0-9]{1,2}['′]?|[NOSP])"
#: but not the comma of "1,2-diol" and "N,N-dimethylformamide"
_SEPARATOR = re.compile(rf";|,(?!(?<=[0-9'′NOSP],){_LOCANT}(?:,{_LOCANT}){{0,9}}-\w)")


def split_keywords(source: str) -> list[str]:
    """Return the keywords of a field, decoded, in its order."""
    source = source.strip()
    if "&" in source:
        source = _ENTITY.sub(lambda match: html.unescape(match[0]), source)
    if is_group(source):
        # braces around a list, as some reference managers have them; a keyword with a comma has a pair more
        source = source[1:-1]
    words = split_outside_braces(source, _SEPARATOR)
    return [word for written in words if (word := decoded(written.strip()))]
