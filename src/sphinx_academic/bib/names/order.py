"""Lists whose names are family name first without a comma: Vancouver's "Skibiński RA", PubMed's "Li J-P".

BibTeX would take the initials for the family name.  A single name says too little ("Anand V" may be either),
so the whole list decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ...model.patterns import lazy_pattern
from ...model.problems import ProblemKind
from ..problem_kinds import BibKind

_LETTER = r"[^\W\d_]"
#: a word of a family name, of which the first may be particles
_WORD = rf"(?:{_LETTER}['’])?{_LETTER}{{2,}}(?:['’‐-]{_LETTER}+)*"
#: "RA", "J-P", "R", without full stops
_BARE = rf"(?P<bare>{_LETTER}{{1,4}}|{_LETTER}(?:[-‐]{_LETTER}){{1,2}})"
#: "R.A.", "J.-P.", "И. И.", and the two letters of Russian initials
_STOPPED = rf"(?P<stopped>(?:(?:{_LETTER}|Y[aeou]|J[aeu]|[CSZK]h|Ts|Th|Dz)\.[ -]?){{1,4}})"
_MARKS = (
    r"[*†‡§¶#✉📧💡◆∗\ufe0f]{1,4}|\\\*|\$\^?[^$]{1,30}\$|\\textsuperscript\{(?:[^{}]|\{[^{}]{0,20}\}){1,40}\}"
)
_VANCOUVER = lazy_pattern(
    rf"(?P<family>{_WORD}(?:[ ~]{_WORD}){{0,4}})[ ~](?:{_BARE}|{_STOPPED})"
    rf"(?P<rest>\s?(?:{_MARKS})|,?[ ]et\.?[ ]al\.?)?"
)
_SUFFIX = lazy_pattern(r"(?<=\w),?[ ](Jr|Sr|II|III|IV|2nd|3rd|4th)\.?(?=[^\w.]*$)")
#: what looks like initials, but is a suffix, a degree or the end of an institution's name
_NO_INITIALS = frozenset(
    ("II", "III", "IV", "VI", "VII", "VIII", "AG", "SA", "SE", "NV", "BV", "LLC", "M.D.", "MD")
)
#: family names of two letters
_SHORT_LIST = """
    AI AN AO BA BE BI BO BU CI CO DA DE DI DO DU EN ER FA FU GE GO GU HA HE HO HU IN JI JO JU KE KI KO KU LE
    LI LO LU LÜ MA ME MI MO MU NA NG NI NO NU OH OR OU OZ PO PU QI QU RE RI RO RU SE SI SO SU TA TO TU UM VO
    VU VÕ WO WU XI XU YA YE YI YO YU ZE ZI ZU
"""
_SHORT_NAMES = frozenset(_SHORT_LIST.split())
_OTHERS = lazy_pattern(r"\{?others\}?|et\.? al\.?|\.\.\.|…", re.IGNORECASE)


class Ordered(NamedTuple):
    """The names of a list with commas behind their family names."""

    pieces: list[str]
    problems: tuple[tuple[ProblemKind, str], ...] = ()


class _Form(NamedTuple):
    """One name, taken as family name and initials."""

    #: with a comma
    written: str
    #: one or two letters that are no family name, or full stops
    certain: bool
    #: one bare letter, which a family name may be, too
    single: bool
    #: with full stops
    stopped: bool


def ordered(pieces: list[str]) -> Ordered:
    """Return the names of a list in BibTeX's order.

    Initials with full stops are never a family name.  Bare ones are none where most names of the list end
    in them, and at least one of these cannot be a short family name, such as "XU".
    """
    forms = [_form(piece) for piece in pieces]
    if not any(forms):
        return Ordered(pieces)
    free = [
        form
        for piece, form in zip(pieces, forms, strict=True)
        if form or not ("," in piece or piece.startswith("{") or _OTHERS.fullmatch(piece))
    ]
    fitting = [form for form in free if form]
    if all(form.stopped for form in fitting) and len(pieces) > 1:
        return Ordered(_written(pieces, forms))
    several, certain = len(fitting) > 1, any(form.certain for form in fitting)
    if certain and several and len(fitting) == len(free):
        return Ordered(_written(pieces, forms))
    lone = len(pieces) == 1 and any(form.single for form in fitting)
    if certain and 2 * len(fitting) > len(free) and not lone:
        first = next(piece for piece, form in zip(pieces, forms, strict=True) if form)[:60]
        message = f"‘{first}’ is taken for a family name with initials; write ‘Family, Given’"
        return Ordered(_written(pieces, forms), ((BibKind.NAME, message),))
    kept = [form if form and form.stopped else None for form in forms]
    problems = []
    single = next((piece for piece, form in zip(pieces, forms, strict=True) if form and form.single), "")[:60]
    if 2 * len(fitting) >= len(free) and single:
        message = (
            f"‘{single}’ is read as given name and family name, as BibTeX does; to be clear, or if it ends "
            "in initials, write ‘Family, Given’"
        )
        problems.append((BibKind.NAME, message))
    return Ordered(_written(pieces, kept), tuple(problems))


def is_vancouver(piece: str) -> bool:
    """Return whether a name has the form of a family name with initials."""
    return _form(piece) is not None


def _written(pieces: list[str], forms: list[_Form | None]) -> list[str]:
    return [form.written if form else piece for piece, form in zip(pieces, forms, strict=True)]


def _form(piece: str) -> _Form | None:
    suffixed = _SUFFIX.search(piece) if " " in piece else None
    if suffixed:
        piece = piece[: suffixed.start()] + piece[suffixed.end() :]
    match = _VANCOUVER.fullmatch(piece)
    if match is None:
        return None
    family, initials = match["family"], (match["bare"] or match["stopped"]).strip()
    bare = match["bare"] is not None
    if bare and (not initials.isupper() or initials in _NO_INITIALS):
        return None
    if not bare and (not initials[0].isupper() or initials in _NO_INITIALS):
        return None
    words = re.split("[ ~]", family)
    # "WEI LI" is a name in capitals; "van der" is no name
    if words[-1].islower() or (bare and len(initials) > 1 and family.isupper()):
        return None
    written = f"{family}, {suffixed[1]}, {initials}" if suffixed else f"{family}, {initials}"
    spelled = initials.replace("-", "").replace("‐", "")
    short = len(spelled) < 3 and spelled not in _SHORT_NAMES
    certain = not bare or short or "-" in initials or words[0].islower()
    return _Form(written + (match["rest"] or ""), certain, bare and len(initials) == 1, not bare)
