"""Papers that an importer found, as entries of a .bib file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from ..importers.findings import Finding, Level
from ..importers.records import Paper
from ..model.folding import strip_accents
from .escaping import bibtex

#: fields whose values are addresses, identifiers or lists of words, which are no LaTeX
_VERBATIM_NAMES = """
    url pdf html code dataset data model demo website project slides poster video talk blog supp errata press
    doi arxiv eprint eprinttype hal openreview year date month pages volume number issn isbn pubstate preview
    selected bibtex_show google_scholar_id altmetric dimensions additional_info
"""
_VERBATIM = frozenset(_VERBATIM_NAMES.split())
#: the order of an entry; others follow, in the order of the source
_ORDER_NAMES = """
    title booktitle journal school institution howpublished publisher abbr volume number pages year month date
"""
_ORDER = tuple(_ORDER_NAMES.split())
_SPECIAL = {
    **{character: f"\\{character}" for character in "&%#_$"},
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_FORMULA = re.compile(r"\$(?=\S)([^$\n]{1,200}?)(?<=\S)\$(?!\d)")
_IN_TWO_SCRIPTS = re.compile(r"(?P<latin>[^()]+) \((?:(?![\u00aa-\u02ff])[^\W\d_a-zA-Z]|[ ·・])+\)")
_ARXIV = re.compile(r"(?:arxiv:)?([0-6]\d)(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
#: words of a title that say nothing of a paper
_EMPTY_WORD_LIST = """
    a an and are as at by for from how in into is it its of on or the their this to toward towards via we what
    when where why with without your
"""
_EMPTY_WORDS = frozenset(_EMPTY_WORD_LIST.split())


def bib_file(
    papers: Sequence[Paper], owner: str = "", taken: Sequence[str] = ()
) -> tuple[str, dict[int, str]]:
    """Return a .bib file with papers, and their keys by their positions.

    :param owner: id of the site's person, for lists of authors in which two have the person's name
    :param taken: keys of other files
    """
    keys = dict(enumerate(_keys(papers, taken)))
    return "\n".join(_entry(paper, keys[number], owner) for number, paper in enumerate(papers)), keys


def with_years(papers: Sequence[Paper]) -> tuple[tuple[Paper, ...], list[Finding]]:
    """Return papers; those that state no year have that of their arXiv number, which is reported."""
    made = []
    findings = []
    for paper in papers:
        number = paper.fields.get("eprint", "") or paper.fields.get("arxiv", "")
        match = _ARXIV.fullmatch(number)
        if match and not {"year", "date"} & (paper.fields.keys() | paper.bibtex.keys()):
            year = f"20{match[1]}"
            paper = replace(paper, fields={**paper.fields, "year": year})
            message = f"{paper.title!r} states no year; {year} is that of its arXiv number"
            findings.append(Finding(Level.CHECK, message, paper.place.file, paper.place.line))
        made.append(paper)
    return tuple(made), findings


def _keys(papers: Sequence[Paper], taken: Sequence[str]) -> Iterator[str]:
    used = set(taken)
    for paper in papers:
        key = next(key for key in _candidates(paper) if key not in used)
        used.add(key)
        yield key


def _candidates(paper: Paper) -> Iterator[str]:
    """Yield keys: its own, those of family name, year and a word of the title, and those with a letter."""
    family = _slug(_family(paper.authors[0].name)) if paper.authors else ""
    words = list(filter(None, (_slug(word) for word in _WORD.findall(strip_accents(paper.title)))))
    telling = [word for word in words if word not in _EMPTY_WORDS and not word.isdigit()]
    keys = [f"{family or 'anonymous'}{_year(paper)}{word}" for word in telling or words[:1] or [""]]
    if paper.key:
        keys = [paper.key]
    yield from keys
    for number in count(1):
        yield f"{keys[0]}{chr(ord('a') + number)}" if number < 26 else f"{keys[0]}x{number}"


def _year(paper: Paper) -> str:
    """Return the year that a paper states, or that its number at arXiv means."""
    stated = {**paper.fields, **paper.bibtex}
    if year := re.search(r"\d{4}", stated.get("year", "") or stated.get("date", "")):
        return year[0]
    number = re.match(r"(\d\d)(?:0[1-9]|1[0-2])\.\d{4}", stated.get("eprint", ""))
    return f"20{number[1]}" if number else ""


def _family(name: str) -> str:
    family, comma, _given = name.partition(",")
    if comma:
        return family
    # of a name in two scripts, the Latin form
    latin = re.sub(r"\s*\(.*?\)", "", name).split()
    words = [word for word in latin if _slug(word)] or latin
    return words[-1] if words else ""


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", strip_accents(text).casefold())


def _entry(paper: Paper, key: str, owner: str) -> str:
    lines = [f"@{paper.type or _type(paper.fields)}{{{key},"]
    fields = dict(_fields(paper, owner))
    width = max(map(len, fields), default=0)
    lines += [f"  {name:{width}} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([*lines, "}", ""])


def _type(fields: Mapping[str, str]) -> str:
    if fields.get("journal"):
        return "article"
    return "inproceedings" if fields.get("booktitle") else "misc"


def _name(name: str) -> str:
    """Return the name of an author, which may be written with the family name first."""
    family, comma, given = name.partition(", ")
    if comma and "," not in given and (family, given) == (bibtex(family), bibtex(given)):
        return name
    # the reader of names takes the form in another script for what it is
    if (match := _IN_TWO_SCRIPTS.fullmatch(name)) and match["latin"] == bibtex(match["latin"]):
        return name
    return bibtex(name)


def _fields(paper: Paper, owner: str) -> Iterator[tuple[str, str]]:
    own = paper.bibtex
    if "author" in own:
        yield from (
            (name, " ".join(own[name].split())) for name in ("author", "author+an:role") if own.get(name)
        )
    elif paper.authors:
        names = [_name(author.name) for author in paper.authors]
        yield "author", " and ".join([*names, *(["others"] if paper.others else [])])
        if owner and (position := _doubtful(paper)):
            yield "author+an:person", f"{position}={owner}"
        roles = [
            f"{number}={','.join(author.roles)}"
            for number, author in enumerate(paper.authors, 1)
            if author.roles
        ]
        if roles:
            yield "author+an:role", "; ".join(roles)
    stated = {"title": paper.title, **own, **paper.fields}
    written = {"author", "author+an:role"}
    for name in dict.fromkeys((*_ORDER, *stated)):
        if name in written:
            continue
        if name in own:
            if value := " ".join(own[name].split()):
                yield name, value
        elif value := " ".join(stated.get(name, "").split()):
            verbatim = name in _VERBATIM or name.startswith("link_") or ":" in name
            yield name, _address(value) if verbatim else latex(value)


def _doubtful(paper: Paper) -> int:
    """Return the position of the owner where another author has the same name, else 0."""
    own = [number for number, author in enumerate(paper.authors) if author.is_owner]
    if len(own) != 1:
        return 0
    name = paper.authors[own[0]].name
    return own[0] + 1 if sum(author.name == name for author in paper.authors) > 1 else 0


def _address(value: str) -> str:
    return value.replace("{", "%7B").replace("}", "%7D").replace("\\", "/")


def latex(text: str) -> str:
    """Return plain text with formulas between dollar signs as LaTeX."""
    pieces = []
    place = 0
    for match in _FORMULA.finditer(text):
        if match[1].count("{") != match[1].count("}"):
            continue
        pieces += [_escaped(text[place : match.start()]), match[0]]
        place = match.end()
    result = "".join([*pieces, _escaped(text[place:])])
    # BibTeX counts braces behind backslashes, too
    return (
        result
        if _is_balanced(result)
        else result.replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")
    )


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return not depth


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)
