"""``{metrics-plot}``: citations per year, papers per year by kind, co-authors, drawn in the build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from docutils import nodes

from ..authoring.directive import AcademicDirective, any_text, if_any, positive, several
from ..core.i18n import _, language_of_words
from ..core.metrics import metrics
from ..core.site_metrics import has_metrics
from ..model.problems import Kind
from ..model.publication import Publication
from ..publications.directive import TYPE_HEADINGS
from ..publications.problem_kinds import PublicationKind
from ..publications.settings import PublicationSettings
from ..query.query import FilterError, Query
from ..rendering.dates import format_date
from .plot_nodes import metrics_plot
from .series import Plot, Row, coauthors, papers_by_year, received, year_rows

_KINDS = ("citations", "papers", "coauthors")
#: co-authors, where ``:limit:`` says nothing
_MOST_COAUTHORS = 15


class PlotDirective(AcademicDirective):
    """Draw what its first line names."""

    optional_arguments = 1
    final_argument_whitespace = True
    takes_body = False
    without_person = "nothing is drawn"
    parsers: ClassVar = {
        "of": any_text,
        "filter": any_text,
        "source": any_text,
        "limit": positive,
        "if-empty": if_any,
        "name": any_text,
    }

    def show(self) -> list[nodes.Node]:
        """Return the plots; one without values is left out with a warning."""
        options = self.read_options()
        person = self.me(options.get("of"))
        if person is None and "of" in options:
            # the papers of all would be drawn as those of one
            return self.instead_of_nothing(options, "no one of academic_people has the id of :of:")
        self.note_section(options.get("name", ""), person)
        plots: Mapping[str, Callable[[dict[str, Any], str | None], Plot | str]] = {
            "citations": self._citations,
            "papers": self._papers,
            "coauthors": self._coauthors,
        }
        content: list[nodes.Node] = []
        for kind in self._named():
            try:
                plot = plots[kind](options, person)
            except FilterError as error:
                message = f":filter: {options['filter']}: {error}; the plot is left out"
                self.warn(PublicationKind.FILTER, message)
                continue
            if isinstance(plot, str):
                content += self.instead_of_nothing(options, plot)
                continue
            node = metrics_plot("", kind=self.kind, name=options.get("name", ""), plot=plot)
            self.set_source_info(node)
            content.append(node)
        return content

    def _named(self) -> tuple[str, ...]:
        """Return which plots the first line names."""
        text = " ".join(self.arguments)
        try:
            named = several(*_KINDS)(text.replace(" ", ",")) or _KINDS[:1]
            return tuple(dict.fromkeys(named))
        except ValueError as error:
            self.warn(Kind.OPTION, f"{{{self.name}}} {text} is ignored; {error}")
            return ()

    def _citations(self, options: dict[str, Any], person: str | None) -> Plot | str:
        if not has_metrics(self.config):
            return "academic_metrics names no file with figures"
        if person is None:
            return "neither :of: nor academic_me names a person of academic_people"
        years = metrics(self.env).years.get(person, ())
        if source := options.get("source", "").casefold():
            years = tuple(one for one in years if one.source.casefold() == source)
        found = received(years)
        if found is None:
            return f"no history has years of ‘{person}’; ‘sphinx-academic sync --metrics’ writes it"
        one, values, is_by_year = found
        title = _("Citations per year") if is_by_year else _("Citations in total")
        date = format_date(one.date, language_of_words(self.config.language))
        return Plot(
            "citations",
            str(title),
            str(_("Year")),
            (str(_("Citations")),),
            year_rows(values),
            f"{one.source}, {date}",
        )

    def _records(self, options: dict[str, Any], person: str | None) -> list[Publication]:
        """Return the papers of a person; without one, all."""
        found = self.domain.query(self.env.docname, Query(filter=options.get("filter", ""), me=person))
        if person is None:
            return found
        place = self.site.registry.position_of
        return [record for record in found if place(person, record.credited).candidates]

    def _papers(self, options: dict[str, Any], person: str | None) -> Plot | str:
        records = self._records(options, person)
        if not any(record.year for record in records):
            return "no paper with a year fits"
        headings = {**TYPE_HEADINGS, **PublicationSettings.of(self.config).type_headings}
        kinds = {kind: str(label) for kind, label in headings.items()}
        series, rows = papers_by_year(records, kinds, str(_("Other")), str(_("Undated")))
        title, source = str(_("Papers per year")), self._source(records)
        return Plot("papers", title, str(_("Year")), series, rows, source)

    def _coauthors(self, options: dict[str, Any], person: str | None) -> Plot | str:
        if person is None:
            return "neither :of: nor academic_me names a person of academic_people"
        records = self._records(options, person)
        most = options.get("limit", _MOST_COAUTHORS)
        found, number = coauthors(records, person, self.site.registry, most)
        if not found:
            return f"no paper of ‘{person}’ has another author"
        title = str(_("Co-authors")) if number <= len(found) else str(_("Most frequent co-authors"))
        rows = tuple(Row(name, (papers,)) for name, papers in found)
        return Plot(
            "coauthors",
            title,
            str(_("Co-author")),
            (str(_("Papers together")),),
            rows,
            self._source(records),
        )

    def _source(self, records: list[Publication]) -> str:
        """Return where papers are counted: in the site's own list, which is as new as its newest paper."""
        dates = [record.date for record in records if record.date]
        words = str(_("Counted in the publications of this site"))
        if not dates:
            return words
        return f"{words}, {format_date(max(dates), language_of_words(self.config.language))}"
