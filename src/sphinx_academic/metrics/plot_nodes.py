"""Plots on the page: a drawing with its table in HTML, the table alone everywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..core.i18n import _
from ..publications.counts import number_text
from ..rendering.nodes import OtherBuilders, is_embedded, own_name, section_body, visitors
from .series import Plot, Row
from .svg import drawing, swatch

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


@own_name
class metrics_plot(section_body):
    """A plot: ``plot`` is a :class:`~.series.Plot`, ``kind`` the directive, ``name`` its ``:name:``."""


def shown_value(value: int | None, language: str) -> str:
    """Return a value as a table has it: what is not known is a dash."""
    return "–" if value is None else number_text(value, language)


def _visit_plot(self: HTML5Translator, node: metrics_plot) -> None:
    plot: Plot = node["plot"]
    self.body.append(self.starttag(node, "figure", CLASS=f"metrics-plot metrics-plot-{plot.kind}"))
    source = f'<span class="metrics-source">{self.encode(plot.source)}</span>'
    self.body.append(f"<figcaption><strong>{self.encode(plot.title)}</strong> {source}</figcaption>\n")
    table = "".join(_table(self, plot))
    if is_embedded(self.builder):
        # no sheet of ours has colours for its series there
        self.body.append(table)
    else:
        self.body.append(f"{drawing(plot)}\n")
        if len(plot.series) > 1:
            names = (
                f"<li>{swatch(place)} {self.encode(name)}</li>" for place, name in enumerate(plot.series, 1)
            )
            self.body.append(f'<ul class="plot-legend" role="list">{"".join(names)}</ul>\n')
        title = f'<span class="visually-hidden">: {self.encode(plot.title)}</span>'
        # what is within an f-string is found by tools for translations from Python 3.12 on alone
        summary = self.encode(str(_("Table")))
        self.body.append(f"<details><summary>{summary}{title}</summary>{table}</details>")
    self.body.append("</figure>\n")
    raise nodes.SkipNode


def _table(self: HTML5Translator, plot: Plot) -> Iterator[str]:
    yield '<table class="docutils align-default"><thead><tr>'
    for head in (plot.of, *plot.series):
        yield f'<th scope="col">{self.encode(head)}</th>'
    yield "</tr></thead><tbody>"
    for row in plot.rows:
        values = (f"<td>{shown_value(value, self.config.language)}</td>" for value in row.values)
        yield f'<tr><th scope="row">{self.encode(row.label)}</th>{"".join(values)}</tr>'
    yield "</tbody></table>"


class ExpandPlots(OtherBuilders):
    """Replace plots by tables, except in HTML."""

    def run(self, **kwargs: Any) -> None:
        """Replace the plots."""
        for node in list(self.document.findall(metrics_plot)):
            plot: Plot = node["plot"]
            # not the table's own title, which some builders leave out
            head = nodes.paragraph(
                "", "", nodes.strong("", plot.title), nodes.Text(f" ({plot.source})"), ids=node["ids"]
            )
            node.replace_self([head, self._table(plot)])

    def _table(self, plot: Plot) -> nodes.table:
        heads = (plot.of, *plot.series)
        rows = [self._cells(row) for row in plot.rows]
        # in characters, of which builders of text take so many
        widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
        columns = [nodes.colspec(colwidth=width) for width in widths]
        head, body = nodes.thead("", _row(heads)), nodes.tbody("", *map(_row, rows))
        group = nodes.tgroup("", *columns, head, body, cols=len(heads))
        return nodes.table("", group)

    def _cells(self, row: Row) -> tuple[str, ...]:
        return (row.label, *(shown_value(value, self.config.language) for value in row.values))


def _row(cells: tuple[str, ...]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))


#: what builders make of the nodes
NODES = {
    # always left by SkipNode
    metrics_plot: visitors((_visit_plot, _visit_plot)),
}
