"""``{metrics}``: what others count of a person, with who counts, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from ..authoring.directive import AcademicDirective, any_text, if_any, several
from ..core.i18n import _
from ..core.metrics import metrics
from ..core.site_metrics import has_metrics
from ..model.problems import Kind
from ..model.suggestions import did_you_mean
from ..publications.counts import number_text, source_text
from ..sections.group_nodes import group, group_label, group_list, group_value, group_values, groups

if TYPE_CHECKING:
    from ..model.figures import Counted, Figures

#: what ``:show:`` names -> name in the file, and label
_PARTS = {
    "citations": ("citations", _("Citations")),
    "h-index": ("h_index", _("h-index")),
    "i10-index": ("i10_index", _("i10-index")),
    "papers": ("papers", _("Papers")),
}


class MetricsDirective(AcademicDirective):
    """Show the figures of a person as labels with values; nothing that no source has."""

    takes_body = False
    without_person = "no figures are shown"
    parsers: ClassVar = {
        "of": any_text,
        "show": several(*_PARTS),
        "source": any_text,
        "if-empty": if_any,
        "name": any_text,
    }

    def show(self) -> list[nodes.Node]:
        """Return the list."""
        options = self.read_options()
        person = self.me(options.get("of"))
        self.note_section(options.get("name", ""), person)
        if not has_metrics(self.config):
            return self.instead_of_nothing(options, "academic_metrics names no file with figures")
        if person is None:
            problem = "neither :of: nor academic_me names a person of academic_people"
            return self.instead_of_nothing(options, problem)
        # imported where there are figures
        from ..model.figures import first_with

        known = metrics(self.env).people.get(person, ())
        figures = self._by(options.get("source", ""), known)
        found = [
            (label, counted)
            for name in dict.fromkeys(options.get("show", _PARTS))
            for part, label in [_PARTS[name]]
            if (counted := first_with(figures, part))
        ]
        if not found:
            return self.instead_of_nothing(options, f"academic_metrics has no such figures of ‘{person}’")
        made = groups("", self._list(found), kind=self.kind, name=options.get("name", ""))
        self.set_source_info(made)
        return [made]

    def _by(self, source: str, known: tuple[Figures, ...]) -> tuple[Figures, ...]:
        """Return the figures of a source that the option names, or those of all."""
        if not source:
            return known
        found = tuple(figures for figures in known if figures.source.casefold() == source.casefold())
        if not found and known:
            hint = did_you_mean(source, [figures.source for figures in known])
            self.warn(Kind.OPTION, f":source: ‘{source}’ has no figures of this person; {hint}")
        return found

    def _list(self, found: Sequence[tuple[Any, Counted]]) -> group_list:
        items = list(self._items(found))
        return group_list("", *items, labelled=True)

    def _items(self, found: Sequence[tuple[Any, Counted]]) -> Iterator[group]:
        language = self.config.language
        sources = dict.fromkeys(source_text(counted, language) for _label, counted in found)
        for label, counted in found:
            value = [_inline(number_text(counted.number, language), "metrics-value")]
            if len(sources) > 1:
                value += [nodes.Text(" "), _inline(f"({source_text(counted, language)})", "metrics-source")]
            yield _group(str(label), value)
        if len(sources) == 1:
            yield _group(str(_("Source")), [_inline(source, "metrics-source") for source in sources])


def _inline(text: str, kind: str) -> nodes.Node:
    return nodes.inline("", text, classes=[kind])


def _group(label: str, value: Sequence[nodes.Node]) -> group:
    """Return a label with its value."""
    return group("", group_label("", label), group_values("", "", group_value("", "", *value)))
