"""Author and editor lists to authors: BibTeX's lists, and what people type in their place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, cast

from ...model.patterns import lazy_pattern
from ...model.person import Author, Name
from ...model.problems import ProblemKind
from ...model.roles import RoleTable
from ..latex.escapes import without_backslashes, without_conditionals
from ..latex.letters import with_letters
from ..problem_kinds import BibKind
from .damage import has_damage, repaired
from .marks import Marked, normalize, take_marks, without_marks
from .name_parts import (
    COMMA,
    EAST_ASIAN,
    SUFFIX,
    extended_name,
    is_group,
    simple_name,
    split_extended,
    split_name,
    split_outside_braces,
    unquoted,
)
from .order import is_vancouver, ordered

Found = tuple[ProblemKind, str]

# BibTeX reads "AND" as well (``name_scan_for_and`` in bibtex.web).
_AND = lazy_pattern(r"(?:^|\s+)and(?=\s|$)", re.IGNORECASE)
_NO_BRACES_OPEN = lazy_pattern(r"[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+")
_ENTITY = lazy_pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BLANKS = lazy_pattern(r"\s+")
_ET_AL = lazy_pattern(r"[\s,]{0,3}(?:\bet\.?~? ?al\b\.?|\.\.\.|…|\{et al\.?\})$", re.IGNORECASE)
_ET_AL_FIRST = lazy_pattern(r"et\.? ?al\.?,\s*", re.IGNORECASE)
_OTHERS = lazy_pattern(
    r"\{?(?:others(?: et\.? al\.?)?|\d+ (?:others|more)|(?-i:al\.|collaborators)|…"
    r"|\$?\\l?dots\$?(?:\{\})?)\}?",
    re.IGNORECASE,
)
#: what is no part of a name: "(Ed.)", addresses of e-mail, numbers of ORCID
_ADDITION = lazy_pattern(
    r"\s?[(\[](?:eds?\.?|editors?|hrsg\.?)[)\]]|\s?<[^<>\s@]{1,80}@[^<>\s@]{1,80}>"
    r"|\s?[(\[](?:https?://orcid\.org/)?(?:\d{4}-){3}\d{3}[\dX][)\]]",
    re.IGNORECASE,
)
_SEPARATOR = lazy_pattern(r"\s*(?:(?<!\\);|；|、)\s*")
_AMPERSAND = lazy_pattern(r"\s+\\?&\s+")
_INITIALS = lazy_pattern(r"(?:[^\W\d_]{1,2}\.[ ~-]?){1,4}|[A-Z]{1,3}(?:[ ~-][A-Z]){0,2}")
_FULL = lazy_pattern(r"[ ~.]")
_INITIALS_FIRST = lazy_pattern(r"(?:[^\W\d_]\.[ ~-]?)+[^\W\d_]{2,}[^@]*")


class NameList(NamedTuple):
    """The authors of one field."""

    authors: tuple[Author, ...]
    #: the list ends in "and others" or "et al."
    others: bool = False
    problems: tuple[Found, ...] = ()


class _Reading(NamedTuple):
    """What one piece between two "and" holds."""

    authors: tuple[Author, ...] = ()
    others: bool = False
    problems: tuple[Found, ...] = ()
    #: (role id, symbol) as typed
    marks: tuple[tuple[str, str], ...] = ()
    numbered: bool = False


def parse_names(source: str, roles: RoleTable) -> NameList:
    """Return the authors of an ``author`` or ``editor`` field; never raises, but reports what is odd.

    :param source: the field as written, after macro expansion
    :param roles: the site's roles, whose marks are taken from the names
    """
    problems: list[Found] = []
    if has_damage(source):
        source, problems = repaired(source, roles)
    if "&" in source:
        source = _ENTITY.sub(lambda match: html.unescape(match[0]), source)
    if "backslash" in source:
        source = without_backslashes(source)
    if "\\if" in source:
        source = without_conditionals(source)
    if '"' in source and "=" in source:
        source = unquoted(source)
    source = " ".join(source.split())
    pieces = source.split(" and ")
    simple = tuple(map(_simple_author, pieces))
    if all(simple):
        return NameList(cast("tuple[Author, ...]", simple), problems=tuple(problems))
    authors: list[Author] = []
    marks: dict[tuple[str, str], None] = {}
    others = numbered = False
    pieces, found = _ordered_pieces(source)
    problems += found
    for piece in pieces:
        author = _simple_author(piece)
        reading = _Reading((author,)) if author else _read_people(piece, roles)
        authors += reading.authors
        others |= reading.others
        numbered |= reading.numbered
        problems += reading.problems
        marks |= dict.fromkeys(reading.marks)
    if numbered:
        problems.append(
            (BibKind.NAME, "numbers typed at names, as for affiliations, are left out; remove them")
        )
    if len(marks) > 1:
        problems.extend(_confusions(marks))
    return NameList(tuple(authors), others, tuple(dict.fromkeys(problems)))


def forget_names() -> None:
    """Free what was remembered of names, of which a large file that has been read has ten thousands."""
    for remembered in (_simple_author, _is_whole, _read_people, split_name):
        remembered.cache_clear()


def parse_name(source: str) -> Name:
    """Return the parts of a single name, given as "Given Family" or "Family, Given", without marks."""
    return split_name(with_letters(_BLANKS.sub(" ", source).strip()))


def _confusions(marks: Iterable[tuple[str, str]]) -> Iterable[Found]:
    """Yield a problem for each role that was typed with different symbols."""
    symbols: dict[str, list[str]] = {}
    for role, symbol in marks:
        symbols.setdefault(role, []).append(symbol)
    for role, typed in symbols.items():
        if len(typed) > 1:
            yield (
                BibKind.ANNOTATION,
                f"the marks {' and '.join(typed)} in one list of names are all read as ‘{role}’; "
                "if they differ in meaning, give one of them a role of its own in academic_roles",
            )


def _ordered_pieces(source: str) -> tuple[list[str], list[Found]]:
    """Return what stands between each two "and", names in BibTeX's order; most lists need a plain search."""
    pieces = source.split(" and ")
    if not all(_simple_author(piece) or _is_whole(piece) for piece in pieces):
        pieces = [piece.strip() for piece in split_outside_braces(source, _AND)]
    pieces = [with_letters(piece) if "\\" in piece or "$" in piece else piece for piece in pieces if piece]
    problems: list[Found] = []
    listed: list[str] = []
    for piece in pieces:
        parts = COMMA.split(piece.rstrip(",; "))
        if len(parts) > 1 and all(map(is_vancouver, parts)):
            problems.append(_several(piece))
            listed += parts
        else:
            listed.append(piece)
    in_order = ordered(listed)
    return in_order.pieces, [*problems, *in_order.problems]


def _several(piece: str) -> Found:
    return BibKind.NAME, f"‘{_short(piece)}’ is read as several names; write ‘and’ between them"


# Twice what a department's file holds; a name that falls out is only read again.
@lru_cache(maxsize=1 << 15)
def _simple_author(piece: str) -> Author | None:
    if "and" in piece.lower() and _AND.search(piece):
        return None
    name = simple_name(with_letters(piece) if "\\" in piece else piece)
    # initials may stand where BibTeX has the family name
    if name is None or (len(name.family) < 5 and name.family.isupper() and "," not in piece):
        return None
    return Author(name)


@lru_cache(maxsize=1 << 15)
def _is_whole(piece: str) -> bool:
    """Return whether every brace of a piece has its partner in it, and no other "and" is in it."""
    return _NO_BRACES_OPEN.fullmatch(piece) is not None and _AND.search(piece) is None


@lru_cache(maxsize=1 << 15)
def _read_people(piece: str, roles: RoleTable) -> _Reading:
    if _OTHERS.fullmatch(piece):
        return _Reading(others=True)
    bare = _ET_AL_FIRST.sub("", _ET_AL.sub("", piece), count=1)
    people, problems = _people(normalize(_without_additions(bare)))
    read = [_person(person, roles) for person in people]
    return _Reading(
        tuple(author for reading in read for author in reading.authors),
        bare != piece,
        (*problems, *(problem for reading in read for problem in reading.problems)),
        tuple(mark for reading in read for mark in reading.marks),
        any(reading.numbered for reading in read),
    )


def _without_additions(piece: str) -> str:
    return piece if is_group(piece) else _ADDITION.sub("", piece) or piece


def _person(source: str, roles: RoleTable) -> _Reading:
    marked = take_marks(source, roles)
    problems: list[Found] = [
        (
            BibKind.ANNOTATION,
            f"no role has the mark {mark} typed at ‘{_short(marked.name)}’, so it is left out; "
            "add it to a role of academic_roles",
        )
        for mark in marked.unknown
        if marked.name
    ]
    name = _name(marked, problems)
    authors: tuple[Author, ...] = ()
    if name and name.family:
        authors = (Author(name, roles.in_order(role for _, role in marked.known)),)
    elif marked.known or marked.unknown or marked.numbered:
        typed = "".join([mark for mark, _ in marked.known] + list(marked.unknown))
        quoted = f" (‘{typed}’)" if typed else ""
        message = f"a name that is nothing but marks{quoted} is left out; type them at a name"
        problems.append((BibKind.NAME, message))
    marks = tuple((role, mark) for mark, role in marked.known)
    return _Reading(authors, False, tuple(problems), marks, marked.numbered)


def _name(marked: Marked, problems: list[Found]) -> Name | None:
    fields = split_extended(marked.name)
    if fields is None:
        return split_name(marked.name)
    if "xdata" in fields:
        message = f"‘{_short(marked.name)}’: a name from xdata is shown as written; name the person here"
        problems.append((BibKind.NAME, message))
        return Name(marked.name, literal=True)
    # What has no part of a name is an option of the list (biblatex: "sortingnamekeytemplatename=...").
    return extended_name(fields)


def _people(piece: str) -> tuple[list[str], list[Found]]:
    """Split a piece that holds several names without "and" between them."""
    if listed := _listed_in_braces(piece):
        return listed, [(BibKind.NAME, f"‘{_short(piece)}’: braces around a list are ignored; remove them")]
    if is_group(piece) or split_extended(piece) is not None:
        return [piece], []
    pieces = [part for part in split_outside_braces(piece, _SEPARATOR) if part]
    if len(pieces) == 1:
        pieces = _split_ampersand(pieces[0])
    problems: list[Found] = []
    if len(pieces) > 1:
        problems.append(_several(piece))
    # "Ann Bell, Carl Day & Eve Fox"
    in_order = len(pieces) > 1 and "," not in pieces[-1] and " " in pieces[-1]
    people: list[str] = []
    for part in pieces:
        split, found = _split_commas(part, in_order=in_order)
        people += split
        problems += found
    return people, problems


def _listed_in_braces(piece: str) -> list[str]:
    """Return the people of ``{Tang, Z. and Shi, S.}``, a pair of braces too many; none of one name."""
    people = _AND.split(piece[1:-1]) if is_group(piece) else []
    return people if len(people) > 1 and all("," in person for person in people) else []


def _split_ampersand(piece: str) -> list[str]:
    """Split "Z. Tang & S. Shi", but not "Johnson & Johnson"."""
    pieces = split_outside_braces(piece, _AMPERSAND)
    several = all(" " in part or "," in part or "." in part for part in pieces)
    return pieces if several else [piece]


def _split_commas(piece: str, *, in_order: bool = False) -> tuple[list[str], list[Found]]:
    """Split "Z. Tang, S. Shi, X. Chu" and "Tang, Z., Shi, S."; one name stays whole.

    :param in_order: the names beside it have their given names first
    """
    parts = [part for part in split_outside_braces(piece, COMMA) if part]
    trailing = piece.rstrip().endswith((",", "，"))
    bare = [without_marks(part) for part in parts]
    people = _comma_people(parts, bare, trailing or in_order)
    if people:
        return people, [_several(piece)]
    if len(parts) > 3:
        message = f"‘{_short(piece)}’ has more than two commas and is shown as written; write ‘Family, Given’"
        return [piece], [(BibKind.NAME, message)]
    if trailing and parts:
        message = f"‘{_short(piece)}’: the comma after the name is ignored; remove it"
        return [", ".join(parts)], [(BibKind.NAME, message)]
    return [piece], []


def _comma_people(parts: list[str], bare: list[str], trailing: bool) -> list[str]:
    """Return the people in a list with commas, or nothing if it is one name in BibTeX's form."""
    suffixes = [bool(SUFFIX.fullmatch(part)) for part in bare]
    names = [index for index, is_suffix in enumerate(suffixes) if not is_suffix]
    if len(names) < 2 or (len(names) < 4 and any(suffixes)):
        return []
    if len(parts) >= 4 and len(parts) % 2 == 0 and all(_INITIALS.fullmatch(part) for part in bare[1::2]):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    full = sum(bool(_FULL.search(bare[index]) or EAST_ASIAN.fullmatch(bare[index])) for index in names)
    initials_first = all(_INITIALS_FIRST.fullmatch(bare[index]) for index in names)
    enough = full == len(names) if len(parts) < 4 else 2 * full >= len(names)
    if not (initials_first or (enough and (len(parts) > 2 or trailing))):
        return []
    people: list[str] = []
    for part, is_suffix in zip(parts, suffixes, strict=True):
        if is_suffix and people:
            people[-1] += f" {part}"
        else:
            people.append(part)
    return people


def _short(source: str) -> str:
    text = re.sub("[\ue000\ue001]", "", source)
    return text if len(text) <= 60 else f"{text[:59]}…"
