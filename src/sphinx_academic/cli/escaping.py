"""Templates of the files that the command writes: every value in them is escaped, or rendering fails."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_TEMPLATES = Path(__file__).parent / "templates"
#: what MyST, HTML in it, or one of its extensions may take for markup within a line; a backslash makes each a
#: plain character (CommonMark, "Backslash escapes")
_MYST = re.compile(r"([\\`*_{}\[\]<>#|~$^&!@%:])")
#: what a name in ``conf.py`` may hold that the reader of names takes for LaTeX
_MARKUP_OF_NAMES = frozenset("\\{}$~^")
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "$&#%_"},
}
#: names that BibTeX reads as given and family name, and no further
_PLAIN_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*)*")
_PLAIN_KEY = re.compile(r"[^\W_][\w.:+/-]*")
_REFERENCE = re.compile(r"&(#?\w+);")
_AND = re.compile(r"(?:^| )and(?: |$)", re.IGNORECASE)


class Escaped(str):
    """Text that may stand in a file as it is."""

    __slots__ = ()


def python(value: object) -> Escaped:
    """Return a literal of Python."""
    # as formatters of Python write it: with double quotes, where that needs no backslash
    if isinstance(value, str) and value.isprintable() and not set(value) & {'"', "\\"}:
        return Escaped(f'"{value}"')
    if isinstance(value, Mapping):
        items = ", ".join(f"{python(key)}: {python(item)}" for key, item in value.items())
        return Escaped(f"{{{items}}}")
    if isinstance(value, list | tuple):
        return Escaped(f"[{', '.join(map(python, value))}]")
    return Escaped(repr(value))


def myst(value: str) -> Escaped:
    """Return text for a place within a line of MyST."""
    return Escaped(_MYST.sub(r"\\\1", value))


def yaml(value: str) -> Escaped:
    """Return a scalar of YAML in double quotes, which are those of JSON."""
    return Escaped(json.dumps(value, ensure_ascii=False).replace("\x7f", r"\x7f"))


def bibtex(name: str) -> Escaped:
    """Return a name for the list of authors of an entry."""
    if _PLAIN_NAME.fullmatch(name) and not _AND.search(name):
        return Escaped(name)
    text = "".join(_LATEX.get(character, character) for character in name)
    return Escaped(f"{{{text}}}")


def person_name(name: str) -> str:
    """Return a name for ``academic_people``, which is read as a name in a .bib file is."""
    return bibtex(name) if _MARKUP_OF_NAMES.intersection(name) else name


def address(url: str) -> Escaped:
    """Return an address for the target of a link in MyST."""
    # "&copy;" would be a character reference; versions of MyST differ in how it is written out
    plain = _REFERENCE.sub(r"&\1%3B", url)
    return Escaped("<{}>".format(plain.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")))


def key(key: str) -> Escaped:
    """Return a key of an entry for a role of MyST.

    :raises ValueError: if it has characters that would need more than that
    """
    if not _PLAIN_KEY.fullmatch(key):
        raise ValueError(key)
    return Escaped(key)


def is_plain_key(key: str) -> bool:
    """Return whether a key can stand in a role."""
    return _PLAIN_KEY.fullmatch(key) is not None


def render(template: str, values: Mapping[str, Any]) -> str:
    """Return a file made from a template, which lies in the folder ``templates`` beside this module."""
    return _environment().get_template(f"{template}.jinja").render(values)


def picture(name: str) -> bytes:
    """Return a picture, which lies beside the templates."""
    return (_TEMPLATES / "images" / name).read_bytes()


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        finalize=_only_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # what the files are made of is full of braces
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
    )
    environment.filters |= {
        "address": address,
        "bibtex": bibtex,
        "identifier": Escaped,
        "key": key,
        "myst": myst,
        "person_name": person_name,
        "python": python,
        "yaml": yaml,
    }
    return environment


def _only_escaped(value: object) -> object:
    if isinstance(value, Escaped | int):
        return value
    raise TypeError(f"a template has a value that is not escaped: {value!r}")
