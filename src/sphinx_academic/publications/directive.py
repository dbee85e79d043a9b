"""``{publications}``: the list of the papers that a query selects, with headings and a legend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from ..authoring.directive import AcademicDirective, Parser, any_text, choice, if_any, positive, several
from ..bib.problem_kinds import BibKind
from ..core.i18n import _
from ..core.problem_kinds import CoreKind
from ..core.site_metrics import has_metrics
from ..model.foreign import foreign_name
from ..model.problems import Kind
from ..model.publication import Publication
from ..model.roles import RoleTable
from ..model.suggestions import nearest
from ..query.query import FilterError, Query, why_empty
from ..rendering.dates import format_year
from ..rendering.nodes import legend_item, publication_list, role_legend
from .badges import STATUS_LABELS
from .citations import DEFAULT_STYLES, cite_lists, style_problems
from .docutils_nodes import legend_nodes, name_node
from .downloads import download_links
from .layouts import shown_parts
from .page import Page
from .problem_kinds import PublicationKind
from .registration import COUNT_PARTS, ENTRY_PARTS, exports, layouts
from .search import FACETS, search_form
from .settings import PublicationSettings

if TYPE_CHECKING:
    from sphinx.config import Config

    from ..query.select import Group

_GROUPS = ("year", "type", "venue", "status", "none")

#: headings of ``:group-by: type``, in the order of the groups; ``academic_type_headings`` changes them
TYPE_HEADINGS = {
    "book": _("Books"),
    "inproceedings": _("Conference papers"),
    "article": _("Journal articles"),
    "incollection": _("Book chapters"),
    "inbook": _("Book chapters"),
    "online": _("Preprints"),
    "unpublished": _("Manuscripts"),
    "report": _("Reports"),
    "thesis": _("Theses"),
    "patent": _("Patents"),
    "software": _("Software"),
    "dataset": _("Data"),
    "proceedings": _("Edited proceedings"),
    "misc": _("Other"),
}


class PublicationsDirective(AcademicDirective):
    """List the papers that match all of the options."""

    takes_body = False
    parsers: ClassVar = {
        "filter": any_text,
        "type": several(),
        "keys": several(),
        "bibfiles": several(),
        "group-by": several(*_GROUPS),
        "sort": several(),
        "limit": positive,
        "me": any_text,
        # their words are added, as other extensions may have some
        "layout": any_text,
        "preview-fit": choice("contain", "cover"),
        "style": any_text,
        "show": several(*ENTRY_PARTS),
        "hide": several(*ENTRY_PARTS),
        "max-authors": positive,
        "numbering": choice("none", "ascending", "descending"),
        "legend": choice("auto", "none"),
        "headings": choice("section", "rubric"),
        "download": any_text,
        "search": several(*FACETS),
        "if-empty": if_any,
        "name": any_text,
    }

    @classmethod
    def added_options(cls, config: Config) -> Mapping[str, Parser]:
        """Return the options whose words other extensions add."""
        return {"layout": choice(*layouts(config)), "download": several(*exports(config))}

    def show(self) -> list[nodes.Node]:
        """Return the legend and the lists, each group of them under its heading."""
        options = self.read_options()
        me = self.me(options.get("me"))
        self.note_section(options.get("name", ""), me)
        query = self._query(options, me)
        try:
            found = self.domain.query(self.env.docname, query)
        except FilterError as error:
            self.warn(PublicationKind.FILTER, f":filter: {query.filter}: {error}; the list is empty")
            return []
        self._check(query)
        if not found:
            return self.instead_of_nothing(options, self._why_empty(query))
        # imported where there is a list, and where it is checked
        from ..query.select import group

        by = tuple(word for word in options.get("group-by", ()) if word != "none")
        groups = group(found, by, self._type_order())
        self._check_groups(by, groups)
        attributes = self._attributes(options)
        sources = self._sources(query, found, attributes)
        lists = self._numbered_lists(list(_lists(groups)), me, attributes)
        if "cite" in attributes["parts"]:
            self._check_styles()
        content = [*self._sections(groups, lists, options, "publications")]
        styled = "style" in options and cite_lists(self, options["style"], content)
        wants_legend = options.get("legend", "auto") == "auto" and not styled
        legend = legend_of(found, self.site.role_table) if wants_legend else []
        search = self._search(options["search"], found, content) if "search" in options else []
        downloads = download_links(self.env, options.get("download", ()), content)
        return [*search, *legend, *content, *sources, *downloads]

    def _check(self, query: Query) -> None:
        """Warn of names that no entry has."""
        store = self.domain.store
        if not (query.filter or query.types or query.sort):
            return
        from ..model.figures import PAPER_COUNTS
        from ..query.filters import compile_filter
        from ..query.vocabulary import unknown_names

        people, roles = (person.id for person in self.site.registry), self.site.role_table.by_id
        for message in unknown_names(query, store.vocabulary, people, roles):
            self.warn(PublicationKind.FILTER, message)
        if query.filter and not has_metrics(self.config):
            for name in sorted(compile_filter(query.filter).names.intersection(PAPER_COUNTS)):
                if name not in store.vocabulary.fields:
                    message = (
                        f":filter: ‘{name}’ fits nothing, for academic_metrics names no file with figures"
                    )
                    self.warn(CoreKind.METRICS, f"{message}; add it")

    def _sources(
        self, query: Query, found: Sequence[Publication], attributes: Mapping[str, Any]
    ) -> list[nodes.Node]:
        """Return who counts what the list shows, and have the page read again when figures change."""
        parts = attributes["parts"] | attributes["printed"]
        sorted_by = [name.removeprefix("-").strip().lower() for name in query.sort or ()]
        shown = parts.intersection(COUNT_PARTS)
        if not shown and not sorted_by:
            return []
        # imported where figures may be shown
        from ..core.metrics import metrics
        from ..model.figures import PAPER_COUNTS
        from .counts import sources_of

        if not shown and not set(sorted_by).intersection(PAPER_COUNTS):
            return []
        if not has_metrics(self.config):
            option = f":show: {', '.join(sorted(shown))}" if shown else f":sort: {', '.join(sorted_by)}"
            message = f"{option}: academic_metrics names no file with figures, so there are none; add it"
            self.warn(CoreKind.METRICS, message)
            return []
        if not shown:
            return []
        metrics(self.env)
        texts = sources_of(self.config, found, parts)
        return [
            nodes.paragraph("", text, classes=["publication-sources"], translatable=False) for text in texts
        ]

    def _why_empty(self, query: Query) -> str:
        if not self.domain.store.publications:
            self.warned |= bool(self.domain.store.problems)
            return "there are no entries in bibtex_bibfiles"
        return why_empty(query)

    def _check_groups(self, by: Sequence[str], groups: Iterable[Group]) -> None:
        """Warn of headings by what no entry of the site has: in a part of it, one heading may be right."""
        from ..query.select import group

        # papers without a status are published, which is a heading of its own
        if not by or by[0] == "status" or {part.value for part in groups} != {""}:
            return
        if not any(part.value for part in group(self.domain.store.publications, (by[0],), ())):
            message = f":group-by: no entry has a {by[0]}, so there is one heading for all"
            self.warn(Kind.OPTION, f"{message}; group by something else, or leave it out")

    def _check_styles(self) -> None:
        """Warn where nothing can be cited, unless that is warned of where conf.py names the styles."""
        self.domain.note_program(self.env.docname, "csl")
        if not PublicationSettings.of(self.config).cite_styles:
            for problem in style_problems(DEFAULT_STYLES, self.config.language):
                self.warn(PublicationKind.STYLE, f":show: cite: {problem}")

    def _search(
        self, facets: tuple[str, ...], found: list[Publication], content: list[nodes.Node]
    ) -> list[nodes.Node]:
        types = {
            kind: str(label)
            for kind, label in {**TYPE_HEADINGS, **PublicationSettings.of(self.config).type_headings}.items()
        }
        return search_form(self.env, facets, found, types, content)

    def _query(self, options: dict[str, Any], me: str | None) -> Query:
        keys = options.get("keys", ())
        for key in keys:
            if self.domain.store.find(key) is None:
                near = nearest(key, (entry.key for entry in self.domain.store.publications))
                hint = f"; did you mean ‘{near}’?" if near else "; correct the key or add the entry"
                self.warn(
                    CoreKind.UNKNOWN_KEY, f":keys: no entry ‘{key}’ in bibtex_bibfiles; it is left out{hint}"
                )
        return Query(
            filter=options.get("filter", ""),
            types=options.get("type", ()),
            keys=keys,
            files=tuple(self._files(options.get("bibfiles", ()))),
            sort=options.get("sort"),
            limit=options.get("limit"),
            me=me,
        )

    def _files(self, names: Iterable[str]) -> Iterator[str]:
        """Find the configured files that ``:bibfiles:`` means, by path or by name."""
        for name in names:
            path = Path(self.env.relfn2path(name)[1])
            matches = [f.name for f in self.domain.store.files if path == f.path or name == f.name]
            if not matches:
                known = ", ".join(f.name for f in self.domain.store.files) or "none"
                self.warn(
                    BibKind.BIBFILE,
                    f":bibfiles: {name} is not in bibtex_bibfiles; it is ignored; known are: {known}",
                )
            yield from matches or [name]

    def _type_order(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*PublicationSettings.of(self.config).type_headings, *TYPE_HEADINGS]))

    def _attributes(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return what all lists have in common."""
        layout = options.get("layout", "list")
        number = self.env.new_serialno("academic-publications")
        known = layouts(self.config)[layout]
        parts, printed = shown_parts(known, options.get("show", ()), options.get("hide", ()))
        return {
            "kind": self.kind,
            "directive": number,
            "name": options.get("name", ""),
            "layout": layout,
            "parts": parts,
            "printed": printed,
            "most_authors": options.get("max-authors"),
            "fit": options.get("preview-fit", "contain"),
            "numbering": options.get("numbering", "none"),
        }

    def _numbered_lists(
        self, lists: Sequence[Sequence[Publication]], me: str | None, attributes: Mapping[str, Any]
    ) -> Iterator[publication_list]:
        """Yield a node for each list, numbered through all of them in the order in which they are shown."""
        page = Page(self.env, self.state.document, self.site, self.domain)
        descending = attributes["numbering"] == "descending"
        number, step = (sum(map(len, lists)), -1) if descending else (1, 1)
        for records in lists:
            yield page.listed(records, me, {**attributes, "first": number})
            number += step * len(records)

    def _sections(
        self,
        groups: Iterable[Group],
        lists: Iterator[publication_list],
        options: dict[str, Any],
        depth: str,
        headings: tuple[str, ...] = (),
    ) -> Iterator[nodes.Node]:
        """Yield each group as a heading and the next list, or as a section that holds both."""
        for part in groups:
            anchor = f"{depth}-{_slug(part.value)}" if part.by else depth
            content: list[nodes.Node] = []
            path = (*headings, self._heading(part)) if part.by else headings
            if part.groups:
                content += self._sections(part.groups, lists, options, anchor, path)
            elif part.publications:
                listed = next(lists)
                listed["headings"] = path
                content.append(listed)
            if part.by:
                kind = options.get("headings", "section")
                name = foreign_name(path[-1], self.config.language)
                words = name_node(name) if part.by == "venue" else None
                content = self.under_heading(path[-1], anchor, content, kind, words)
            yield from content

    def _heading(self, part: Group) -> str:
        if part.by == "type":
            known = {**TYPE_HEADINGS, **PublicationSettings.of(self.config).type_headings}
            return str(known.get(part.value, part.value.capitalize()))
        if part.by == "status":
            return str(STATUS_LABELS.get(part.value, part.value) if part.value else _("Published"))
        if part.by == "year" and part.value:
            return format_year(int(part.value))
        return part.value or (str(_("Undated")) if part.by == "year" else str(_("Other")))


def legend_of(records: Iterable[Publication], roles: RoleTable) -> list[nodes.Node]:
    """Explain the marks that some papers use."""
    used = {role for record in records for author in record.credited for role in author.roles}
    items = [
        legend_item("", "", *legend_nodes(role), translatable=False) for role in roles if role.id in used
    ]
    return [role_legend("", *items)] if items else []


def _slug(value: str) -> str:
    """Make the last part of an id, which unlike docutils' ids may begin with a digit."""
    return re.sub(r"[^\w]+", "-", value.lower()).strip("-") or "other"


def _lists(groups: Iterable[Group]) -> Iterator[tuple[Publication, ...]]:
    """Yield the runs of publications that no heading divides."""
    for part in groups:
        if part.groups:
            yield from _lists(part.groups)
        elif part.publications:
            yield part.publications
