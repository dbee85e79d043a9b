"""What a source states: a site with its person, pages, papers and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .findings import Finding


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the source."""

    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class PaperAuthor:
    """An author of a paper."""

    #: as written, without marks
    name: str
    #: ids of roles, those that the page's legend gives to the marks
    roles: tuple[str, ...] = ()
    #: the page sets the name off, as that of its owner
    is_owner: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, which becomes an entry of the .bib file."""

    #: plain text, with formulas between dollar signs
    title: str
    authors: tuple[PaperAuthor, ...] = ()
    #: the list ends with "et al."
    others: bool = False
    #: of the entry, such as ``inproceedings``; made from the fields if empty
    type: str = ""
    #: further fields of the entry as ``docs/reference/bib.md`` has them, in plain text: ``year``,
    #: ``booktitle``, ``journal``, ``abbr``, ``pubstate``, ``award``, ``code``, ``preview`` ...
    fields: Mapping[str, str] = field(default_factory=dict)
    #: made from family name, year and a word of the title if empty
    key: str = ""
    place: Place = Place()
    #: fields as the paper's own .bib file writes them, in LaTeX; they stand in place of those above
    bibtex: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list: of news, of a dated section, of service, of skills."""

    #: MyST, one line
    text: str
    #: as written, in a form of ``docs/howto/sections.md``; empty for none
    date: str = ""
    #: items below it
    entries: tuple[Entry, ...] = ()
    #: fields of the item, ``link`` or ``category``
    fields: Mapping[str, str] = field(default_factory=dict)
    #: a paragraph below it, in MyST
    body: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page: text, or a directive with what stands above it."""

    #: the name of the directive; empty for text alone
    kind: str = ""
    #: its heading, in MyST; empty for none
    title: str = ""
    #: of the heading; 1 is the title of the page
    level: int = 2
    #: MyST, below the heading and above the directive
    text: str = ""
    #: items of the directive
    entries: tuple[Entry, ...] = ()
    #: a body of the directive that is no list of items, in MyST
    body: str = ""
    #: of the directive
    options: Mapping[str, str] = field(default_factory=dict)
    #: fragments of addresses that led here, without ``#``
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the new site."""

    #: path without suffix, ``index`` or ``teaching/maps``
    name: str
    #: plain text; empty for a page whose first heading is the name of its person
    title: str = ""
    blocks: tuple[Block, ...] = ()
    #: for search engines, plain text
    description: str = ""
    #: further front matter
    metadata: Mapping[str, Any] = field(default_factory=dict)
    #: paths that lead here, without the slash at their beginning: ``about/``, ``about.html``
    redirects: tuple[str, ...] = ()
    #: the toctree of the first page names it, in the order of the pages
    in_navigation: bool = True
    #: its text in the navigation, if that is not its title
    label: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person of ``academic_people``."""

    id: str
    name: str
    #: further parts, as ``conf.py`` has them: ``aliases``, ``position``, ``email``, ``links`` ...
    parts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Site:
    """What a source states."""

    #: ``person`` or ``lab``
    kind: str = "person"
    #: of the person or the group; empty if the source has none
    name: str = ""
    #: the site's person is the first one; a group has none of its own
    people: tuple[Person, ...] = ()
    #: the first page is the home page
    pages: tuple[Page, ...] = ()
    papers: tuple[Paper, ...] = ()
    #: .bib files that the source has, by their new names
    bib_files: Mapping[str, bytes] = field(default_factory=dict)
    #: ``academic_venues``
    venues: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    #: pictures, PDFs and the like: new path -> file of the source
    files: Mapping[str, Path] = field(default_factory=dict)
    #: old path, with its fragment if it has one -> page, with the name of a target if it has one:
    #: ``{"cv/": "resume", "#-news": "index#news"}``
    redirects: Mapping[str, str] = field(default_factory=dict)
    #: of the texts, as Sphinx has it; empty for English
    language: str = ""
    #: address of the site
    url: str = ""
    #: for search engines
    description: str = ""
    #: what the site is called, if that is not its name
    title: str = ""
    #: further settings for ``conf.py``
    settings: Mapping[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
