"""BibTeX export, in the fields that BibTeX and biblatex define.

Types and fields keep the author's dialect: ``journal`` stays ``journal``, ``journaltitle`` stays
``journaltitle``, ``phdthesis`` stays ``phdthesis``.  Both programs know both, or know what to do.

What is written compiles with BibTeX and pdfLaTeX (T1, amsmath, amssymb), but for characters that LaTeX has no
macro for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from ..bib.identifiers import resolved_doi
from ..model.dates import month_number
from ..model.person import Author, Name
from ..model.publication import Publication
from .common import (
    absolute,
    article_number,
    arxiv_id,
    bare_doi,
    export_keys,
    field,
    has_other_editors,
    one_line,
)
from .latex_text import compilable, has_no_latex, macros
from .reference_parts import LISTS, names

#: types of ``btxdoc`` and of biblatex (manual, 2.1), aliases included; styles format others as ``misc``, and
#: ``commentary`` as well, which bibtexparser skips for a comment
_TYPE_NAMES = """
    article artwork audio book bookinbook booklet collection conference dataset electronic image
    inbook incollection inproceedings inreference jurisdiction legal legislation letter manual mastersthesis
    misc movie music mvbook mvcollection mvproceedings mvreference online patent performance periodical
    phdthesis proceedings reference report review software standard suppbook suppcollection suppperiodical
    techreport thesis unpublished video www
"""
_TYPES = frozenset(_TYPE_NAMES.split())

#: fields of ``btxdoc``, biblatex (manual, 2.2), REVTeX and PubMed that say something of the publication, in
#: the order to write them; not those that direct programs (``options``, ``sortkey``), file managers or this
#: site
_FIELD_NAMES = """
    author authortype shortauthor collaboration editor editortype shorteditor editora editoratype editorb
    editorbtype editorc editorctype serieseditor bookauthor translator annotator commentator introduction
    foreword afterword holder nameaddon key
    title subtitle titleaddon shorttitle
    journal journaltitle journalsubtitle journaltitleaddon shortjournal issuetitle issuesubtitle
    issuetitleaddon booktitle booksubtitle booktitleaddon maintitle mainsubtitle maintitleaddon
    eventtitle eventtitleaddon eventdate venue
    series shortseries edition version volume part number issue volumes chapter pages eid pagetotal pagination
    bookpagination
    type howpublished school institution organization publisher address location
    date year month pubstate
    origtitle origdate origlanguage origpublisher origlocation reprinttitle
    doi eprint eprinttype archiveprefix eprintclass primaryclass pmid pmcid isbn issn isan ismn isrn iswc
    url urldate language langid keywords note addendum abstract
"""
_FIELDS = tuple(_FIELD_NAMES.split())

_VERBATIM_NAMES = """
    author editor eventdate date year month origdate urldate pubstate doi eprint eprinttype archiveprefix
    eprintclass primaryclass isbn issn isan ismn isrn iswc url langid authortype editortype editoratype
    editorbtype editorctype pagination bookpagination
    translator annotator commentator introduction foreword afterword holder bookauthor editora editorb editorc
    shortauthor
"""
#: fields that are no text to typeset, and names, which are written from what was read
_VERBATIM = frozenset(_VERBATIM_NAMES.split())

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_SELECTED = re.compile(r"(?:^|(?<=[,;]))\s*selected\s*(?:[,;]|$)")

#: with the backslashes before it, of which the last escapes it
_BRACE = re.compile(r"(?<!\\)(\\*+)([{}])")
_AFTER_BREAK = re.compile(r"((?<!\\)(?:\\\\)++)(?=[{}])")
#: braces that protect capitals, one or both escaped, as the ACL Anthology has had them
_PROTECTION = re.compile(r"\\?\{([A-Z][\w.+-]*+)\\\}")
_LITERAL_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
#: what is nested deeper is damage; pybtex stops at 100
_DEEPEST = 50
_SPECIAL = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | _LITERAL_BRACES
)


#: the first line of a file for which pdfLaTeX does not do; BibTeX reads nothing outside of entries
_NO_LATEX = (
    "% Some of it has no form in LaTeX and is UTF-8: use XeLaTeX or LuaLaTeX, with a font that has it.\n\n"
)


def bibtex_file(publications: Iterable[Publication], *, abstracts: bool = False) -> str:
    """Return what :func:`bibtex` does, below a line that says so if pdfLaTeX cannot typeset all of it."""
    entries = bibtex(publications, abstracts=abstracts)
    return f"{_NO_LATEX}{entries}" if has_no_latex(entries) else entries


def bibtex(publications: Iterable[Publication], *, abstracts: bool = False) -> str:
    """Return publications as the text of a ``.bib`` file, in their order; never raises.

    Every entry stands alone: what it inherited is written out, and ``crossref`` is not.  Names come from
    the records, without marks; the other values are as written, on one line, but for what pdfLaTeX would stop
    at.  Accented letters are macros everywhere.  A type that neither BibTeX nor biblatex knows becomes
    ``misc``, as which both would format it.

    :param abstracts: whether to write the abstracts as well
    """
    records = list(publications)
    entries = zip(records, export_keys(records), strict=True)
    return "\n".join(_entry(record, key, abstracts) for record, key in entries)


def _entry(publication: Publication, key: str, abstracts: bool) -> str:
    written = publication.original_type or publication.type
    values = {**publication.fields, **dict(_rewritten(publication))}
    if not abstracts:
        values.pop("abstract", None)
    lines = [(name, _delimited(name, values[name])) for name in _FIELDS if name in values]
    lines = [(name, value) for name, value in lines if value]
    width = max((len(name) for name, _ in lines), default=0)
    return "\n".join(
        (
            f"@{written if written in _TYPES else 'misc'}{{{key},",
            *(f"  {name:{width}} = {value}," for name, value in lines),
            "}\n",
        )
    )


def _rewritten(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield the fields that are written in another way than in the file, or from another field."""
    fields = publication.fields
    yield "author", _names(publication.authors, publication.others)
    yield "editor", _names(publication.editors, has_other_editors(publication))
    for name in LISTS:
        if name in fields and (found := names(publication, name)).authors:
            yield name, _names(found.authors, found.others)
    if number := article_number(publication) if "eid" not in fields and "pages" not in fields else "":
        yield "eid", compilable(number)
    if written := fields.get("keywords") or fields.get("keyword"):
        yield "keywords", _SELECTED.sub("", written).strip().rstrip(",;")
    if doi := bare_doi(publication):
        yield "doi", doi
        if "doi" not in fields and resolved_doi(fields.get("url", "")):
            # it was all that the address said
            yield "url", ""
    # al-folio's fields for what has a field of biblatex's
    stated = field(publication, "arxiv", "arxivid", "arxiv_id")
    if stated and not fields.get("eprint", "").strip() and (identifier := arxiv_id(publication)):
        yield "eprint", identifier
        if "eprinttype" not in fields:
            yield "archiveprefix", "arXiv"
    if "html" in fields and not fields.get("url", "").strip():
        links = dict(publication.links)
        yield "url", absolute(links.get("html", links.get("url", "")))


def _delimited(name: str, source: str) -> str:
    """Return a value with its delimiters, or nothing if it is blank."""
    value = one_line(source)
    if name == "month" and (month := month_number(value)):
        # the one form of which both BibTeX's styles and biblatex make a month
        return _MONTHS[month - 1]
    if not value:
        return ""
    if name == "url":
        # an address is printed as it stands
        return f"{{{balanced(quote(value, safe=_ASCII))}}}"
    return f"{{{balanced(value if name in _VERBATIM else compilable(value))}}}"


def balanced(value: str) -> str:
    r"""Return LaTeX whose braces match for every program, and that reads as before.

    BibTeX and pybtex count ``\{`` as a brace, bibtexparser and TeX do not; so each kind must match by
    itself.  ``\{`` without a partner becomes ``\textbraceleft{}``; ``{`` is closed at the end, and ``}``,
    which is no text, becomes ``{}``.  ``{LSDT\}``, which is half of both, becomes ``{LSDT}``.
    """
    value = _breaks_apart(value)
    backslashes = len(value) - len(value.rstrip("\\"))
    if backslashes % 2:  # stands for nothing, as nothing follows it
        value = value[:-1]
    if backslashes > 1:
        value += " "
    if any(_unmatched(value)):
        value = _breaks_apart(_PROTECTION.sub(r"{\1}", value))
        wrong, unclosed = _unmatched(value)
        value = _BRACE.sub(lambda brace: _as_text(brace) if brace.start() in wrong else brace[0], value)
        value += "}" * unclosed
    return value


def _breaks_apart(value: str) -> str:
    r"""Put a space between a line break and a brace; bibtexparser takes that of ``\\{`` for escaped."""
    return _AFTER_BREAK.sub(r"\1 ", value)


def _unmatched(value: str) -> tuple[set[int], int]:
    """Return where braces stand that have no place, and how many others are not closed."""
    wrong = set()
    opened: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for brace in _BRACE.finditer(value):
        same = opened[bool(brace[1])]
        if brace[2] == "{":
            same.append((brace.start(), sum(map(len, opened.values()))))
        elif not same:
            wrong.add(brace.start())
        elif same[-1][1] >= _DEEPEST:
            wrong |= {same.pop()[0], brace.start()}
        else:
            same.pop()
    wrong.update(start for start, _ in opened[True])
    wrong.update(start for start, depth in opened[False] if depth >= _DEEPEST)
    return wrong, sum(depth < _DEEPEST for _, depth in opened[False])


def _as_text(brace: re.Match[str]) -> str:
    return brace[1][:-1] + _LITERAL_BRACES[brace[2]] if brace[1] else "{}"


# names


def _names(authors: tuple[Author, ...], others: bool) -> str:
    names = [macros(name) for author in authors if (name := name_source(author.name))]
    return " and ".join([*names, "others"] if others and names else names)


def name_source(name: Name) -> str:
    """Return a name as ``prefix Family, Suffix, Given``, with braces around what would be split."""
    family, given, prefix, suffix = (
        _escaped(part) for part in (name.family, name.given, name.prefix, name.suffix)
    )
    # without a given name no comma separates the parts, and programs differ in what they see
    if name.literal or not family or (not given and (prefix or suffix)):
        whole = _escaped(str(name))
        return f"{{{whole}}}" if whole else ""
    if prefix and (_splits(prefix) or not _is_lower(prefix.split(" ")[-1])):
        # BibTeX would take it for a part of the family name, too
        family, prefix = f"{{{prefix} {family}}}", ""
    elif _splits(family) or _several(family, bool(given)):
        family = f"{{{family}}}"
    parts = [f"{prefix} {family}" if prefix else family]
    parts += (f"{{{part}}}" if _splits(part) else part for part in (suffix, given) if part)
    return ", ".join(parts)


def _escaped(text: str) -> str:
    # pybtex takes every blank of Unicode for one
    return " ".join(one_line(text).split()).translate(_SPECIAL)


def _splits(part: str) -> bool:
    """Return whether a program would see several parts or names in one, or the word for more authors.

    bibtexparser does so where a word starts with a backslash; in a person's name that is rare enough.
    """
    return "," in part or "\\" in part or not {"and", "others"}.isdisjoint(part.lower().split(" "))


def _several(family: str, comma: bool) -> bool:
    """Return whether BibTeX would take the first words of a family name for something else."""
    words = family.split(" ")
    return len(words) > 1 and (not comma or any(map(_is_lower, words[:-1])))


def _is_lower(word: str) -> bool:
    return next((character.islower() for character in word if character.isalpha()), False)
