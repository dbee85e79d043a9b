"""Names of entry types and fields that BibTeX, biblatex and this package know, and slips in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from os.path import commonprefix

from ..model.problems import Problem
from .entry_types import ARTICLE_NUMBERS, CONTRIBUTORS, FACTS
from .entry_types import TYPES as SHOWN_TYPES
from .fields import TYPE_ALIASES, RawEntry
from .inheritance import Fields
from .link_kinds import OWN_KINDS, LinkKinds
from .links import METRICS, OTHER_URLS
from .problem_kinds import BibKind

_TYPE_NAMES = """
article book mvbook inbook bookinbook suppbook booklet collection mvcollection incollection
suppcollection dataset manual misc online patent periodical suppperiodical proceedings mvproceedings
inproceedings reference mvreference inreference report set software thesis unpublished xdata artwork
audio bibnote commentary image jurisdiction legislation legal letter movie music performance review
standard video customa customb customc customd custome customf
"""
#: the types of biblatex and of BibTeX
TYPES = frozenset(_TYPE_NAMES.split()) | frozenset(TYPE_ALIASES)
#: those that are more than a ``@misc``
_READ_TYPES = SHOWN_TYPES.keys() | TYPE_ALIASES.keys() | {"set", "xdata"}

_READ_NAMES = """
abbr abstract addendum additional_info annotation archiveprefix artifact artifacts arxiv arxiv_id arxivid
author award award_name bibtex_show booksubtitle crossref date day doi editor eid eprint eprintclass
eprinttype ids journalsubtitle keyword keywords langid language mainsubtitle month note number oa
open_access openaccess pages presentation preview preview_alt preview_caption primaryclass publisher
pubstate related selected shortjournal shortseries subtitle title url urldate volume xdata year
"""
#: the fields that are shown, exported or followed
READ_FIELDS = frozenset(
    (
        *_READ_NAMES.split(),
        *(name for names in FACTS.values() for name in names),
        *ARTICLE_NUMBERS,
        *CONTRIBUTORS,
        *METRICS,
        *OTHER_URLS,
        *OWN_KINDS.of_field,
    )
)
_OTHER_NAMES = """
annote authortype bookpagination booktitleaddon editora editorb editorc editortype entryset entrysubtype
eventdate eventtitleaddon file gender hyphenation indextitle isan ismn issn issuesubtitle iswc key label
library maintitleaddon nameaddon options origlanguage origlocation origpublisher origtitle pagination presort
relatedtype reprinttitle shortauthor shorteditor shorthand shorttitle sortkey sortname sorttitle sortyear xref
"""
#: the fields of biblatex, of BibTeX, al-folio's and ours
FIELDS = READ_FIELDS | frozenset(_OTHER_NAMES.split())

_OTHER_WORD_NAMES = """
annotations issued issuer languages mode notes posted projects published types
"""
#: names that are no slip, though they are nearly a field: those of programs and services, and words by which
#: authors sort their papers
_OTHER_WORDS = frozenset(_OTHER_WORD_NAMES.split())

#: in a shorter name, a letter more or less, and more often another letter, makes a word of its own
_LONG, _LONGER = 5, 6
#: in a shorter one, so do two letters in another order, except in these
_SHORTEST = 4
_SHORT = frozenset({"doi", "pdf", "url"})


def report_slips(
    raws: Sequence[RawEntry],
    fields: Sequence[Fields],
    file: str,
    problems: list[Problem],
    kinds: LinkKinds = OWN_KINDS,
) -> None:
    """Report types and fields whose names are nearly, but not exactly, known ones.

    Files hold any number of names that no one else knows.  So that no such name is taken for a slip, one
    edit is all that may lie between the two, and the entry has no field of the right name.

    :param raws: the entries, those that are known from an earlier reading without their fields
    :param fields: their own, with macros expanded
    :param kinds: the kinds of links of the site, whose fields are known, too
    """
    # few names, in thousands of entries
    names = set().union(*fields) - FIELDS - kinds.of_field.keys() - kinds.made - kinds.identifiers
    slips = {name: meant for name in names if (meant := meant_field(name))}
    types = {raw.type for raw in raws} - TYPES
    type_slips = {name: meant for name in types if (meant := meant_type(name))}
    if slips or type_slips:
        for raw, values in zip(raws, fields, strict=True):
            if not raw.known:
                problems += _slips_in(raw, values, slips, type_slips, file)


def _slips_in(
    raw: RawEntry, values: Fields, fields: dict[str, str], types: dict[str, str], file: str
) -> Iterator[Problem]:
    if meant := types.get(raw.type):
        message = f"‘@{raw.type}’ is no type of entry, and is shown as ‘@misc’ is; did you mean ‘@{meant}’?"
        yield Problem(BibKind.MISSPELT, message, file, raw.line, raw.key or None)
    for name in values:
        if not (meant := fields.get(name)) or meant in values:
            continue
        message = f"‘{name}’ is no field that is known, and only filters can use it; did you mean ‘{meant}’?"
        line = next(field.line for field in raw.fields if field.name == name)
        yield Problem(BibKind.MISSPELT, message, file, line, raw.key or None)


@lru_cache(maxsize=1024)
def meant_field(name: str) -> str:
    """Return the field that the name of another is a slip for, or nothing."""
    return "" if name in _OTHER_WORDS else _meant(name, READ_FIELDS)


@lru_cache(maxsize=64)
def meant_type(name: str) -> str:
    """Return the type that the name of another is a slip for, or nothing."""
    return _meant(name, _READ_TYPES)


def _meant(name: str, known: Collection[str]) -> str:
    if not name.isascii() or not name.replace("_", "").replace("-", "").isalpha():
        # "url2" and "title_2" are no slips
        return ""
    return min((other for other in known if _is_slip(name, other)), default="")


def _is_slip(written: str, meant: str) -> bool:
    """Return whether a name is another but for one slip.

    This is two letters in the wrong order, a letter typed twice, an ``s`` at the end, and in a longer name
    any letter behind the first that is missing, one too many, or another one.
    """
    if abs(len(written) - len(meant)) > 1 or (len(meant) < _SHORTEST and meant not in _SHORT):
        return False
    same = len(commonprefix((written, meant)))
    rest, wanted = written[same:], meant[same:]
    if len(rest) > 1 and rest[1::-1] + rest[2:] == wanted:
        return True
    if rest[1:] == wanted and (rest == "s" or rest[:1] == written[same - 1 : same]):
        return True
    if not same:
        return False
    if rest[1:] == wanted or rest == wanted[1:]:
        return len(meant) >= _LONG
    return rest[1:] == wanted[1:] and len(meant) >= _LONGER
