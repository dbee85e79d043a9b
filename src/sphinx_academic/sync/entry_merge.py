"""The three-way merge of one entry, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ..bib.names import parse_names
from ..model.dates import month_number
from ..model.folding import fold
from ..model.person import Name
from ..model.publication import Publication
from ..model.roles import RoleTable
from . import state as states
from .bibfile import BibFile, EntryPlace
from .entry import IDENTIFYING, PAGE, Offer
from .entry_text import shown
from .identity import last_word, types_agree
from .report import Change, Conflict, Report
from .work import normalized_doi

#: field -> those that stand for it
_SAME_FIELDS = {
    "journal": ("journaltitle",),
    "year": ("date",),
    "month": ("date",),
    "eprint": ("arxiv", "arxivid", "arxiv_id"),
    "archiveprefix": ("eprinttype", "arxiv", "arxivid", "arxiv_id"),
    "primaryclass": ("eprintclass",),
    "number": ("issue",),
    "school": ("institution",),
    "institution": ("school",),
    "address": ("location",),
    "url": ("html",),
    "eid": ("article-number",),
    "howpublished": ("publisher", "journal", "journaltitle"),
}
#: what goes when the source says it no longer, as it holds for preprints alone; so do pages of members' sites
_PASSING = frozenset({"pubstate", "howpublished"})
#: in which a difference from what was written by hand says something
_COMPARED = frozenset({"title", "author", "year", "doi", "volume", "pages", "journal", "booktitle", "eprint"})
#: stands for the type among the fields
TYPE = "@"


class EntryMerge:
    """The merge of one entry."""

    def __init__(
        self,
        publication: Publication,
        file: BibFile,
        place: EntryPlace,
        offer: Offer,
        before: states.Entry,
        after: states.Entry,
        report: Report,
    ) -> None:
        """Prepare it.

        :param before: what was said and written last
        :param after: takes what is said and written now
        :param report: takes what is changed, and what is not
        """
        self.publication, self.file, self.place, self.offer = publication, file, place, offer
        self.before, self.after, self.report = before, after, report
        self.changed: list[str] = []

    def merge(self, annotate: Callable[[Offer, Sequence[Name]], str]) -> None:
        """Change what may be changed, and list what may not.

        :param annotate: returns who of the authors are people of the site
        """
        is_ours = self._merge_type()
        offered = dict(self.offer.fields)
        written = self.file.type(self.place).lower()
        if not is_ours and (
            not types_agree(written, self.offer.type)
            or (self.offer.type == "misc" and written not in ("misc", "online", "unpublished"))
        ):
            offered = {
                name: value for name, value in offered.items() if name in IDENTIFYING or name.startswith(PAGE)
            }
        added: dict[str, str] = {}
        if annotation := annotate(self.offer, self._names(offered)):
            offered["author+an:person"] = annotation
        for name, value in offered.items():
            self._merge_field(name, value, added)
        pages = {name for name in self.before.written if name.startswith(PAGE)}
        for name in sorted((_PASSING | pages) - offered.keys()):
            yours = self.file.value(self.place, name)
            if yours is not None and self._is_untouched(name, yours):
                self.file.remove_field(self.place, name)
                self.changed.append(name)
                self.after.written.pop(name, None)
                self.after.offered.pop(name, None)
        if added:
            self.file.add_fields(self.place, added)
        if self.changed:
            self.report.updated.append(
                Change(
                    self.file.name,
                    self.publication.key,
                    self.publication.plain_title,
                    self.publication.year,
                    fields=tuple(self.changed),
                )
            )

    def _names(self, offered: Mapping[str, str]) -> list[Name]:
        """Return the authors that the entry will have."""
        names = [author.name for author in self.publication.authors]
        yours = self.file.value(self.place, "author")
        if yours and self._is_untouched("author", yours) and "author" in offered:
            names = [author.name for author in self.offer.authors]
        return names

    def _merge_type(self) -> bool:
        """Merge the type; return whether it is ours to change."""
        yours, theirs = self.file.type(self.place), self.offer.type
        said = states.digest(theirs)
        last = self.before.offered.get(TYPE)
        is_untouched = self.before.written.get(TYPE) == states.digest(yours)
        self.after.offered[TYPE] = said
        if is_untouched and said != last and yours.lower() != theirs:
            self.file.set_type(self.place, theirs)
            self.after.written[TYPE] = said
            self.changed.append("type")
        elif said != last and not _same_type(yours.lower(), theirs):
            self._conflict("type", f"@{yours}", f"@{theirs}", is_first=last is None)
        return is_untouched

    def _merge_field(self, name: str, theirs: str, added: dict[str, str]) -> None:
        said, last = states.digest(theirs), self.before.offered.get(name)
        yours = self.file.value(self.place, name)
        self.after.offered[name] = said
        if yours is None:
            self._merge_absent(name, theirs, said, last, added)
        elif self._is_untouched(name, yours):
            if said != last and yours != theirs:
                self.file.set_value(self.place, name, theirs)
                self.after.written[name] = said
                self.changed.append(name)
        elif said != last and (last is not None or name in _COMPARED):
            # with macros expanded
            yours = f"{{{self.publication.fields.get(name, _inner(yours))}}}"
            if not same_value(name, yours, theirs):
                self._conflict(name, yours, theirs, is_first=last is None)

    def _merge_absent(
        self, name: str, theirs: str, said: str, last: str | None, added: dict[str, str]
    ) -> None:
        # the last may be inherited
        aliases = (*_SAME_FIELDS.get(name, ()), name)
        alias = next((alias for alias in aliases if alias in self.publication.fields), "")
        if alias:
            value = self.publication.fields[alias]
            is_same = name == "month" or name == "archiveprefix" or same_value(name, f"{{{value}}}", theirs)
            if not is_same and said != last and (last is not None or name in _COMPARED):
                self._conflict(alias, f"{{{value}}}", theirs, is_first=last is None)
        elif last is None:
            added[name] = theirs
            self.after.written[name] = said
            self.changed.append(name)
        elif said != last and self.before.written.get(name):
            # removed by hand, and changed by the source
            self._conflict(name, "", theirs, is_first=False)

    def _is_untouched(self, name: str, yours: str) -> bool:
        return self.before.written.get(name) == states.digest(yours)

    def _conflict(self, name: str, yours: str, theirs: str, *, is_first: bool) -> None:
        conflict = Conflict(
            self.file.name,
            self.publication.line,
            self.publication.key,
            name,
            _shown_value(yours),
            _shown_value(theirs),
            tuple(dict.fromkeys(work.source for work in self.offer.works)),
        )
        (self.report.differences if is_first else self.report.conflicts).append(conflict)


def _same_type(one: str, other: str) -> bool:
    return one == other or other in ("misc", "online")


def same_value(name: str, yours: str, theirs: str) -> bool:
    """Return whether two values of a field say the same, the one in a file and the one of an offer."""
    one, other = _inner(yours), _inner(theirs)
    if one == other:
        return True
    if name == "author" or name == "editor":
        return _families(one) == _families(other)
    if name == "doi":
        return normalized_doi(one) == normalized_doi(other) != ""
    if name == "year":
        return one.strip()[:4] == other
    if name == "month":
        return _month(one) == _month(other)
    one, other = shown(one), shown(other)
    if name == "pages":
        return re.findall(r"\w+", one) == re.findall(r"\w+", other)
    return re.sub(r"[\W_]+", "", fold(one)) == re.sub(r"[\W_]+", "", fold(other))


def _inner(value: str) -> str:
    value = value.strip()
    return value[1:-1] if value[:1] + value[-1:] in ("{}", '""') else value


def _month(value: str) -> int:
    """Return the month of a value such as "05", "May" or "3 May"."""
    words = re.findall(r"[^\W\d_]+", value) or re.findall(r"\d+", value)
    return next(filter(None, map(month_number, words)), 0)


def _families(value: str) -> list[str]:
    return [last_word(author.name) for author in parse_names(value, RoleTable()).authors]


def _shown_value(value: str) -> str:
    text = shown(_inner(value)) if value else ""
    return text if len(text) <= 120 else f"{text[:119]}…"
