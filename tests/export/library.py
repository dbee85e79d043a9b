"""Publications for the tests of exports: the project's own files, oddities, real files, and random ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import strategies as st
from realfiles import needs_corpora, sources

from sphinx_academic.bib.reader import read
from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Author, Name
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.text import Link, Math, Style, Styled

ROOT = Path(__file__).parents[2]
#: one of so many real files is taken
EVERY = 8

QUIRKS = r"""
@Article{müller 2020, author = {Müller, J. and others and Doe, Ann}, title = {Ähnlich, aber {\"a}nders}}
@article{müller 2020, author = {{Roe & Sons, Ltd.} and Bell, Jr., Al}, editor = {Poe, C. and others}}
@workshop{, title = {No Key}, year = 2020, month = {10}}
@misc{Twice, title = {First}, month = "october"}
@misc{twice, title = {Second, \{really\}}, month = jan # {~5}}
@misc{twice-2, title = {$\{a, b\}$ "quoted" @misc{x, y = {z}} = # 5\%}}
@phdthesis{t, author = "Jos{\'e} {de la Cruz} and {Silva e Costa}, Rui and bell hooks and 张伟 and d'Arc, Jeanne and de Gaulle",
  school = "{\'E}cole", title = {A Title
     of   Two Lines}}
@www{w, url = {https://example.org/~a_b?c=%7B}, urldate = {2024-02-30}, title = {Half {LSDT\}: a \{B\}}}
@set{s, entryset = {w, t}, title = {Break \\{x} and the end \\}}
@proceedings{p, editor = {van der Velde, Anneke}, title = {Proc.}, crossref = {nowhere}}
@inproceedings{c, crossref = {p}, author = {Van de Berg, {Ann and Bob} and O'Neil, Jim}, title = {Child}}
@unpublished{u, note = {unbalanced \{ one}, title = {ends in a backslash \}, year = 2020}
"""  # noqa: E501  # as people write it


@cache
def publications(name: str) -> tuple[Publication, ...]:
    """Return what a file of the project holds, or :data:`QUIRKS`."""
    data = QUIRKS.encode() if name == "quirks" else (ROOT / name).read_bytes()
    return read(data, Path(name).name).publications


FILES = ("example_site/publications.bib", "docs/snippets/papers.bib", "quirks")


@cache
def corpora() -> tuple[tuple[Publication, ...], ...]:
    """Return what a sample of the real files holds."""
    return tuple(read(source.data, source.name).publications for source in sources()[::EVERY])


#: for a test of every publication in any file, which takes them by name from :func:`all_in`
every_file = pytest.mark.parametrize("name", [*FILES, pytest.param("corpora", marks=needs_corpora)])


def all_in(name: str) -> Iterator[Publication]:
    """Yield what one of :data:`FILES` holds, or all the real ones do."""
    for found in corpora() if name == "corpora" else [publications(name)]:
        yield from found


def entry(body: str) -> Publication:
    """Return the publication of one entry."""
    (publication,) = read(body.encode(), "papers.bib").publications
    return publication


# Pieces that mean something to one program or the other, among any text; unlike a .bib file's, its braces
# need not match, and it may hold what a decoder would have taken away.
_PIECES = (
    ["{", "}", "\\", "\\{", "\\}", "\\\\", '"', ",", " and ", "others", "~", "%", "@misc{a,", "\n@book{b,"]
    + [
        "=",
        "#",
        "$",
        "é",
        "张",
        "--",
        "<i>",
        "</i>",
        "ER  - ",
        "\r\n",
        "\x00",
        "\u2028",
        "\ud800",
        "de ",
        "X",
    ]
    + [" ", "a", "5", "–", ":", ";", "'", "(", "selected", "english", "2024-01"]
)
texts = st.lists(st.sampled_from(_PIECES), max_size=6).map("".join)
_rich = st.tuples(
    texts
    | st.builds(Math, texts)
    | st.builds(Styled, st.sampled_from(Style), st.tuples(texts))
    | st.builds(Link, texts, st.tuples(texts)),
)
_names = st.builds(Name, texts, texts, texts, texts, st.booleans())
_authors = st.lists(st.builds(Author, _names), max_size=3).map(tuple)

#: fields of a record by what they hold
RICH = ("title", "venue", "note", "abstract")
PEOPLE = ("authors", "editors")
TEXTS = ("volume", "number", "pages", "publisher")
_types = st.sampled_from(["article", "misc", "thesis", "string", "comment", "pré print", ""])
_fields = st.sampled_from(
    ["title", "journal", "year", "month", "doi", "arxiv", "html", "keywords", "editor", "langid", "abbr"]
    + ["abstract", "urldate", "pages", "type", "url", "a b", "{"]
)
_links = st.sampled_from(["doi", "arxiv", "url", "html"])
_starts = st.sampled_from(["", "https://doi.org/10.1/", "https://arxiv.org/abs/", "https://example.org/"])
_DATES = st.builds(Date, st.integers(-100, 2200), st.integers(0, 12), st.integers(0, 28))

any_publication = st.builds(
    Publication,
    key=texts,
    type=_types,
    **dict.fromkeys(RICH, _rich),
    **dict.fromkeys(PEOPLE, _authors),
    **dict.fromkeys(TEXTS, texts),
    others=st.booleans(),
    date=st.none() | _DATES,
    date_end=st.none() | _DATES,
    status=st.sampled_from(["", "preprint", "inpress"]),
    links=st.lists(st.tuples(_links, st.builds(str.__add__, _starts, texts)), max_size=3).map(tuple),
    keywords=st.frozensets(texts, max_size=3),
    fields=st.dictionaries(_fields, texts, max_size=5),
    original_type=_types,
)
