"""Fields of reference managers: contributors by role, places of events and of publishers.

Both are known from fields that a record does not have of its own; every export reads them from here.
"""

from __future__ import annotations

from functools import lru_cache

from ..bib.names import NameList, parse_names
from ..model.person import Author, Name
from ..model.publication import Publication
from ..model.roles import RoleTable
from ..model.text import plain
from .common import field, one_line

_ROLES = RoleTable()
#: of fields with names besides author and editor
_MOST_LISTS = 1024

#: biblatex's fields of names -> what these people are to CSL 1.0.2
_CONTRIBUTIONS = {
    "translator": "translator",
    "bookauthor": "container-author",
    "serieseditor": "collection-editor",
    "editora": "editor",
    "editorb": "editor",
    "editorc": "editor",
    "annotator": "contributor",
    "commentator": "contributor",
    "introduction": "contributor",
    "foreword": "contributor",
    "afterword": "contributor",
    "holder": "contributor",
    "collaboration": "contributor",
}
#: fields of names that BibTeX does not split
LISTS = tuple(name for name in _CONTRIBUTIONS if name != "collaboration")
#: ``editoratype`` and its like -> CSL; who revises or continues a work has no name of his own there
_EDITORS = {
    "editor": "editor",
    "compiler": "compiler",
    "director": "director",
    "organizer": "organizer",
    "translator": "translator",
    # as Zotero writes editors of series
    "redactor": "collection-editor",
}
#: types of what was held, or of what came of it
_EVENTS = frozenset({"inproceedings", "proceedings"})


def names(publication: Publication, name: str) -> NameList:
    """Return the people of a field such as ``translator``."""
    source = publication.fields.get(name, "")
    if not source or source.isspace():
        return NameList(())
    if name == "collaboration":
        return NameList((Author(Name(field(publication, name), literal=True)),))
    return _parsed(source)


@lru_cache(_MOST_LISTS)
def _parsed(source: str) -> NameList:
    return parse_names(source, _ROLES)


def contributors(publication: Publication) -> dict[str, NameList]:
    """Return who else had a part in a publication, by the variable of CSL for it."""
    found: dict[str, NameList] = {}
    for name, role in _CONTRIBUTIONS.items():
        if name not in publication.fields:
            continue
        if stated := field(publication, f"{name}type"):
            role = _EDITORS.get(stated, "contributor")
        people = names(publication, name)
        if people.authors:
            known = found.get(role, NameList(()))
            found[role] = NameList((*known.authors, *people.authors), known.others or people.others)
    return found


def all_editors(publication: Publication) -> tuple[Author, ...]:
    """Return the editors, those of ``editora`` and its like among them."""
    others = contributors(publication).get("editor", NameList(()))
    return (*publication.editors, *(author for author in others.authors if author not in publication.editors))


def remarks(publication: Publication) -> list[str]:
    """Return what a publication says of itself in running text, each once, without the full stops."""
    stated = (one_line(plain(publication.note)), field(publication, "addendum"))
    return list(dict.fromkeys(text.removesuffix(".") if len(stated) > 1 else text for text in stated if text))


def issue(publication: Publication) -> str:
    """Return what an issue is called besides its number: "Spring", or its number since the first volume."""
    name = field(publication, "issue")
    return name if name != publication.number else ""


def organizer(publication: Publication, publisher: str) -> str:
    """Return who held a conference, where another body has published it."""
    name = field(publication, "organization")
    return name if publication.type in _EVENTS and name != publisher else ""


def event_date(publication: Publication) -> str:
    """Return when an event began, as written."""
    return field(publication, "eventdate").partition("/")[0]
