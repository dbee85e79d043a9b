"""The files of a site that was imported: of the same kind as those of ``new``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..importers.findings import Finding, Level
from ..importers.ids import id_of
from ..importers.records import Person
from ..importers.records import Site as Imported
from . import import_report
from .bib_authors import Papers, read_papers
from .escaping import Escaped, render
from .imported_bib import bib_file
from .imported_pages import page_text
from .site import NO_PAGES, Member, Site, files_of_hosts, settings_of

BIB = "publications.bib"


def files_of(
    imported: Imported, theme: str, hosts: tuple[str, ...]
) -> tuple[dict[str, bytes | Path], tuple[Finding, ...]]:
    """Return the files by their paths, ``conf.py`` last, and what the build will warn of."""
    files: dict[str, bytes | Path] = dict(imported.files)
    bibs = dict(imported.bib_files)
    if imported.papers:
        bibs.setdefault(BIB, b"")
        text, _keys = bib_file(
            imported.papers, imported.people[0].id if imported.people and imported.kind == "person" else ""
        )
        bibs[BIB] = b"\n".join(filter(None, [bibs[BIB], text.encode()]))
    files |= bibs
    in_navigation = tuple(page for page in imported.pages[1:] if page.in_navigation)
    for number, page in enumerate(imported.pages):
        if number == 0 and not page.title:
            page = replace(page, title=imported.name or "Home")
        files[f"{page.name}.md"] = page_text(page, in_navigation if number == 0 else ()).encode()
    papers = {name: read_papers(data, name) for name, data in bibs.items()}
    warnings = (*_warnings(papers, files), *(finding for finding in imported.findings if finding.warns))
    site = Site(
        imported.kind,
        imported.name,
        [_member(person) for person in imported.people],
        theme,
        hosts,
        date.today().year,
        url=imported.url,
    )
    settings = {
        **settings_of(site),
        "kind": imported.kind if imported.people else "lab",
        "language": imported.language,
        "exclude_patterns": [*NO_PAGES, import_report.NAME],
        "bibfiles": list(bibs),
        "tables": {
            name: table
            for name, table in {
                "academic_venues": imported.venues,
                "academic_redirects": imported.redirects,
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
    return files, warnings


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


def _member(person: Person) -> Member:
    return Member(person.id, person.name, {part: value for part, value in person.parts.items() if value})


def _warnings(papers: Mapping[str, Papers], files: Mapping[str, bytes | Path]) -> list[Finding]:
    found = []
    for name, read in papers.items():
        for problem in read.problems:
            key = f" ({problem.key})" if problem.key else ""
            found.append(
                Finding(
                    Level.CHECK,
                    f"each build warns of it{key}: {problem.message}",
                    name,
                    problem.line or 0,
                    warns=True,
                )
            )
        for path in read.local_files:
            if path.lstrip("/") not in files:
                found.append(
                    Finding(
                        Level.CHECK,
                        f"an entry names the file {path}, which was not found",
                        name,
                        remedy="copy it into the new site, or remove the field",
                        warns=True,
                    )
                )
    return found
