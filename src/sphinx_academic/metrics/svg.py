"""Bars as SVG, without a script, in colours that the style sheet has for both schemes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from .series import Plot, Row

_WIDTH = 480
#: of the columns, and of the room for years below
_HEIGHT, _BELOW, _ABOVE = 170, 24, 18
_WIDEST_BAR = 38
#: between two labels of years
_LABEL = 42
#: width of a digit, with some room
_DIGIT = 9.5
#: of a row of a person: its height, that of its bar, and where bars begin
_ROW, _BAR, _NAMES = 26, 16, 200
#: of a name, more characters are in the table alone
_LONGEST_NAME = 27


def drawing(plot: Plot) -> str:
    """Return the drawing of a plot, whose values are in the table beside it, too."""
    rows = [row for row in plot.rows if row.is_drawn]
    height, parts = _across(rows) if plot.kind == "coauthors" else _upright(rows)
    # left to right also where the text of the page is not: places are counted from the left
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'direction="ltr" aria-label="{escape(plot.title)}">'
    )
    return f"{head}{''.join(parts)}</svg>"


def swatch(number: int) -> str:
    """Return the mark of a series in the legend."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12" aria-hidden="true">'
        f'<rect class="plot-{number}" width="12" height="12" /></svg>'
    )


def _text(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(text)}</text>'


def _rect(series: int, x: float, y: float, width: float, height: float) -> str:
    x, y, width, height = (round(value, 1) for value in (x, y, width, height))
    return f'<rect class="plot-{series}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" />'


def _upright(rows: Sequence[Row]) -> tuple[int, Iterator[str]]:
    return _ABOVE + _HEIGHT + _BELOW, _columns(rows)


def _columns(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a column for each year, of a piece for each series, the first of them at the bottom."""
    totals = [sum(value or 0 for value in row.values) for row in rows]
    most = max(totals, default=0) or 1
    slot = _WIDTH / max(len(rows), 1)
    bar = min(slot * 0.7, _WIDEST_BAR)
    floor = _ABOVE + _HEIGHT
    every = max(1, -(-_LABEL // int(max(slot, 1))))
    for place, (row, total) in enumerate(zip(rows, totals, strict=True)):
        middle = (place + 0.5) * slot
        top = float(floor)
        for series, value in enumerate(row.values, 1):
            if value:
                # one of a thousand can be seen, too
                height = max(value / most * _HEIGHT, 1.5)
                top -= height
                yield _rect(series, middle - bar / 2, top, bar, height)
        # the last year has its label in any case
        if (len(rows) - 1 - place) % every == 0:
            yield _text(round(middle, 1), floor + 18, row.label)
        shown = str(total)
        if any(value is not None for value in row.values) and len(shown) * _DIGIT <= slot:
            yield _text(round(middle, 1), round(top - 5, 1), shown)
    yield f'<line x1="0" y1="{floor}" x2="{_WIDTH}" y2="{floor}" />'


def _across(rows: Sequence[Row]) -> tuple[int, Iterator[str]]:
    return max(len(rows), 1) * _ROW, _lines(rows)


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a bar for each person, behind the name."""
    most = max((row.values[0] or 0 for row in rows), default=0) or 1
    # room for the number behind the longest bar
    widest = _WIDTH - _NAMES - 40
    for place, row in enumerate(rows):
        value = row.values[0] or 0
        y = place * _ROW
        name = row.label if len(row.label) <= _LONGEST_NAME else f"{row.label[: _LONGEST_NAME - 1]}…"
        width = value / most * widest
        yield _text(_NAMES - 8, y + 18, name, "end")
        yield _rect(1, _NAMES, y + (_ROW - _BAR) / 2, width, _BAR)
        yield _text(round(_NAMES + width + 6, 1), y + 18, str(value), "start")
