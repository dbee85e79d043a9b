"""The files of a site that was imported: of the same kind as those of ``new``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ..importers.findings import Finding
from ..importers.ids import id_of
from ..importers.records import Person
from ..importers.records import Site as Imported
from . import import_report
from .bib_authors import read_files
from .escaping import Escaped, render
from .expected_pictures import expected_of_pictures
from .expected_warnings import expected_warnings
from .imported_addresses import redirects_of, with_one_place_each
from .imported_bib import bib_file, with_years
from .imported_pages import page_text
from .site import NO_PAGES, Member, Site, files_of_hosts, settings_of

BIB = "publications.bib"


class NewFiles(NamedTuple):
    """Files that are to be written."""

    #: by their paths, ``conf.py`` last
    files: dict[str, bytes | Path]
    #: lines of the report: what the build warns of
    findings: tuple[Finding, ...]
    #: how many entries the .bib files have, those of the source included
    entries: int


def files_of(imported: Imported, theme: str, hosts: tuple[str, ...]) -> NewFiles:
    """Return the files of a site, and what they hold."""
    files: dict[str, bytes | Path] = dict(imported.files)
    bibs = dict(imported.bib_files)
    dated, years = with_years(imported.papers)
    if dated:
        bibs.setdefault(BIB, b"")
        text, _keys = bib_file(
            dated, imported.people[0].id if imported.people and imported.kind == "person" else ""
        )
        bibs[BIB] = b"\n".join(filter(None, [bibs[BIB], text.encode()]))
    files |= bibs
    pages, left_out = with_one_place_each(imported.pages)
    in_navigation = tuple(page for page in pages[1:] if page.in_navigation)
    texts: dict[str, str] = {}
    for number, page in enumerate(pages):
        if number == 0 and not page.title:
            page = replace(page, title=imported.name or "Home")
        texts[page.name] = page_text(page, in_navigation if number == 0 else ())
    files |= {f"{name}.md": text.encode() for name, text in texts.items()}
    site = Site(
        imported.kind,
        imported.name,
        [_member(person) for person in imported.people],
        theme,
        hosts,
        date.today().year,
        url=imported.url,
    )
    papers = read_files(bibs)
    people = {person.id: {"name": person.name, **person.parts} for person in site.people}
    me = site.people[0].id if site.people and imported.kind == "person" else ""
    warnings = (
        *expected_warnings(papers, pages, people, me, files, pictures=_shows_pictures(imported)),
        *expected_of_pictures(files),
        *(finding for finding in imported.findings if finding.warns),
    )
    settings = {
        **settings_of(site),
        "kind": imported.kind if imported.people else "lab",
        "title": imported.title if imported.title != imported.name else "",
        "language": imported.language,
        "exclude_patterns": [*NO_PAGES, import_report.NAME],
        "bibfiles": list(bibs),
        "tables": {
            name: table
            for name, table in {
                "academic_venues": imported.venues,
                "academic_redirects": redirects_of(texts, pages, imported.redirects),
            }.items()
            if table
        },
        "settings": dict(imported.settings),
        "strict": Escaped("false" if warnings else "true"),
        "w": Escaped("" if warnings else "-W "),
    }
    templates = {
        **files_of_hosts(hosts),
        ".gitignore": "site/gitignore",
        "requirements.txt": "site/requirements.txt",
        "conf.py": "site/conf.py",
    }
    files |= {name: render(template, settings).encode() for name, template in templates.items()}
    return NewFiles(files, (*years, *left_out, *warnings), len(papers.publications))


def named(imported: Imported, name: str) -> Imported:
    """Return a site with the name that the author states."""
    if not imported.people or imported.kind != "person":
        return replace(imported, name=name)
    first, *others = imported.people
    spellings = dict.fromkeys(filter(None, [first.name, *first.parts.get("aliases", ())]))
    aliases = [spelling for spelling in spellings if spelling != name]
    parts = {part: value for part, value in first.parts.items() if part != "aliases"}
    parts = {"aliases": aliases, **parts} if aliases else parts
    return replace(imported, name=name, people=(Person(id_of(name), name, parts), *others))


def _shows_pictures(imported: Imported) -> bool:
    """Return whether a list may show the pictures of papers: by an option, or a setting for all lists."""
    texts = chain((page_text(page, ()) for page in imported.pages), map(str, imported.settings.values()))
    return any("preview" in text for text in texts)


def _member(person: Person) -> Member:
    return Member(person.id, person.name, {part: value for part, value in person.parts.items() if value})
