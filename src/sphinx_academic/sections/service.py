"""``{service}``: conferences and journals with the years of reviewing for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from ..authoring.directive import choice
from ..model.folding import separated
from ..model.venues import VenueTable
from ..rendering.inline import is_link
from .group_nodes import full_name, group_value, separator, years_node
from .groups import GroupsDirective, Line, ReadValues

if TYPE_CHECKING:
    from .service_years import VenueYears


class ServiceDirective(GroupsDirective):
    """Show venues and years in groups."""

    parsers: ClassVar = {**GroupsDirective.parsers, "years": choice("compact", "expanded", "none")}
    example = "- Machine learning: ICML'22,23, NeurIPS 2023"

    def reader(self, options: dict[str, Any]) -> ReadValues:
        """Return what reads venues."""
        return VenueReader(self.site.venue_table, options.get("years", "compact")).read


@dataclass(frozen=True)
class VenueReader:
    """Turns a line into venues and years."""

    venues: VenueTable
    #: how years are shown
    style: str

    def read(self, line: Line, labelled: bool) -> list[nodes.Node]:
        """Return the venues; without a label, what names no year is one venue with all its commas."""
        # imported where there is service, for its patterns take time to compile
        from .service_years import parse_service

        found = parse_service(line.text, one_name=not labelled)
        has_years = self.style != "none" and any(item.years for item in found)
        strong = has_years or len(list(separated(line.text, ";；"))) > 1
        shown: list[nodes.Node] = []
        for item in found:
            shown += [separator(strong=strong)] if shown else []
            shown.append(self._value(line, item))
        return shown

    def _value(self, line: Line, item: VenueYears) -> group_value:
        name = line.part(item.start, item.start + len(item.name))
        value = group_value("", "", *self._known(name), years=item.years, classes=["service-venue"])
        if item.years and self.style != "none":
            value += [nodes.Text(" "), years_node(item.years, compact=self.style == "compact")]
        if item.note:
            note = line.part(item.note_start, item.note_start + len(item.note))
            value += [nodes.Text(" "), *note]
        return value

    def _known(self, name: list[Any]) -> list[Any]:
        """Add the page and the full name of a venue that the site knows."""
        written = "".join(node.astext() for node in name)
        venue = self.venues.find(" ".join(written.split()))
        if venue is None or any(any(node.findall(is_link)) for node in name):
            return name
        title = venue.name if venue.name != written else ""
        if venue.url:
            attributes = {"reftitle": title} if title else {}
            return [nodes.reference("", "", *name, refuri=venue.url, **attributes)]
        return [full_name("", "", *name, title=title)] if title else name
