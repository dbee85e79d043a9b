"""The files of a new site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .. import __version__
from .bib_authors import Papers
from .escaping import Escaped, is_plain_key, picture, render
from .themes import THEMES

#: what a site may be
KINDS: Mapping[str, str] = {
    "person": "the homepage of a researcher",
    "lab": "the site of a group",
    "docs": "a page of papers in a documentation that exists",
}
#: where a site may be hosted: the file that makes it so, and its template
HOSTS: Mapping[str, tuple[str, str]] = {
    "readthedocs": (".readthedocs.yaml", "site/readthedocs.yaml"),
    "github": (".github/workflows/pages.yml", "site/github.yml"),
    "gitlab": (".gitlab-ci.yml", "site/gitlab-ci.yml"),
}
#: what brings papers every week, where that is a file of its own; the job of GitLab is in its only file
WEEKLY: Mapping[str, tuple[str, str]] = {
    "github": (".github/workflows/new-papers.yml", "site/new-papers.yml"),
}
#: pages of each kind, the folder of their templates, and whether it is a folder of their own
_PAGES: Mapping[str, Mapping[str, str]] = {
    "person": {
        "index.md": "person/index.md",
        "publications.md": "site/publications.md",
        "news.md": "site/news.md",
        "cv.md": "person/cv.md",
    },
    "lab": {
        "index.md": "lab/index.md",
        "people.md": "lab/people.md",
        "publications.md": "site/publications.md",
        "news.md": "site/news.md",
    },
}
#: a picture to be replaced by that of the site's person
PORTRAIT = "images/portrait.svg"
#: pictures of the examples of papers
_PICTURES = ("tides.svg", "coast.svg", "fog.svg")
#: the first news are the newest papers of a .bib file
_FIRST_NEWS = 3
#: what lies in the folder of a site and is no page
NO_PAGES = ("_build", "public", ".venv", "README.md")
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Member:
    """A person of ``academic_people``."""

    id: str
    name: str
    #: further parts of the table
    parts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Site:
    """What an author has chosen for a new site."""

    kind: str
    #: of the person or of the group
    name: str
    #: the first one is the site's person, or leads the group
    people: Sequence[Member]
    theme: str
    hosts: Sequence[str]
    year: int
    #: address of the site
    url: str = ""
    affiliation: str = ""
    #: shown to search engines
    description: str = ""
    #: of a group, by their labels
    links: Mapping[str, str] = field(default_factory=dict)
    #: a .bib file as it is, and what it has; without one there are examples
    bib: bytes | None = None
    papers: Papers | None = None
    #: papers that name the site's person
    mine: int = 0


def files_of(site: Site) -> dict[str, bytes]:
    """Return the files of a site by their paths; ``conf.py``, which makes it one, is the last."""
    values = _values(site)
    templates = {
        **_PAGES[site.kind],
        **files_of_hosts(site.hosts),
        ".gitignore": "site/gitignore",
        "requirements.txt": "site/requirements.txt",
    }
    made = {name: render(template, values).encode() for name, template in templates.items()}
    if site.bib is None:
        made |= {f"images/{name}": picture(name) for name in _PICTURES}
    made[PORTRAIT] = picture("portrait.svg")
    bib = site.bib if site.bib is not None else render("site/publications.bib", values).encode()
    return {**made, "publications.bib": bib, "conf.py": render("site/conf.py", values).encode()}


def files_of_hosts(hosts: Iterable[str]) -> dict[str, str]:
    """Return the files that hosts need, with their templates."""
    return dict(table[host] for host in hosts for table in (HOSTS, WEEKLY) if host in table)


def files_for_docs(site: Site, suffix: str, bib: str) -> dict[str, bytes]:
    """Return the page of papers for a documentation, and its .bib file.

    :param suffix: of the page, which says its language
    :param bib: the name of the .bib file; empty if the documentation has one
    """
    values = _values(site)
    content = site.bib if site.bib is not None else render("site/publications.bib", values).encode()
    page = render(f"docs/publications{suffix}", values).encode()
    return {**({bib: content} if bib else {}), f"publications{suffix}": page}


def is_strict(site: Site) -> bool:
    """Return whether the site builds without a warning, so that warnings may be errors."""
    return site.papers is None or not (site.papers.problems or site.papers.local_files)


def settings_of(site: Site) -> dict[str, Any]:
    """Return the values for the templates of ``conf.py`` and of the files for hosts."""
    theme = THEMES[site.theme]
    return {
        "kind": site.kind,
        "name": site.name,
        # of the site, if that is not its name
        "title": "",
        "people": site.people,
        "extensions": ["myst_parser", *filter(None, [theme.extension]), "sphinx_academic"],
        "theme": site.theme,
        "theme_lines": [Escaped(line) for line in theme.lines],
        "has_sidebar": theme.has_sidebar,
        "requirement": Escaped(theme.requirement),
        "version": Escaped(__version__),
        "url": site.url,
        "own_address": bool(site.url),
        "strict": Escaped("true" if is_strict(site) else "false"),
        "w": Escaped("-W " if is_strict(site) else ""),
        "year": site.year,
        "language": "",
        "exclude_patterns": NO_PAGES,
        "bibfiles": ["publications.bib"],
        # tables of ``conf.py`` by their names
        "tables": {"academic_sync": _sync_of(site)} if _sync_of(site) else {},
        "settings": {},
    }


def _sync_of(site: Site) -> dict[str, str]:
    """Return where papers of the site's person come from: lists that ORCID iDs name."""
    orcid = str(site.people[0].parts.get("orcid", "")) if site.kind == "person" and site.people else ""
    return dict.fromkeys(("orcid", "crossref", "openalex"), orcid) if orcid else {}


def _values(site: Site) -> dict[str, Any]:
    papers = site.papers
    return {
        **settings_of(site),
        "description": site.description or site.name,
        "affiliation": site.affiliation,
        "links": site.links,
        "sample": papers is None,
        "has_papers": papers is None or bool(papers.publications),
        "selected": papers is None or papers.has_selected,
        "mine": site.mine,
        "news": _news(papers) if papers else [],
    }


def _news(papers: Papers) -> list[dict[str, Any]]:
    """Return date and key of the newest papers."""
    dated = [
        (entry.date.isoformat(), entry.key)
        for entry in papers.publications
        if entry.date and is_plain_key(entry.key) and _DATE.fullmatch(entry.date.isoformat())
    ]
    newest = sorted(dict.fromkeys(dated), reverse=True)[:_FIRST_NEWS]
    return [{"date": Escaped(date), "key": key} for date, key in newest]
