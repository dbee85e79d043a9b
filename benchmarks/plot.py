"""A plot of lines on logarithmic axes, as SVG that is legible on light and dark ground."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor, log10

_WIDTH, _HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 170, 20, 45
_COLOURS = ("#c2410c", "#2563eb", "#808080")
_STYLE = (
    "text{font:13px sans-serif;fill:#808080}.grid{stroke:#808080;stroke-opacity:.3}"
    "path{fill:none;stroke-width:2}"
)


def plot(lines: Mapping[str, Mapping[int, float | None]]) -> str:
    """Return the plot of CPU seconds over numbers of entries, each line with its name at its end."""
    points = {
        name: [(size, value) for size, value in sorted(line.items()) if value] for name, line in lines.items()
    }
    sizes = [size for line in points.values() for size, _ in line]
    values = [value for line in points.values() for _, value in line]
    left, right = log10(min(sizes)), log10(max(sizes))
    bottom, top = floor(log10(min(values))), ceil(log10(max(values)))

    def x(size: float) -> float:
        return _LEFT + (log10(size) - left) / ((right - left) or 1) * (_WIDTH - _LEFT - _RIGHT)

    def y(value: float) -> float:
        return _TOP + (top - log10(value)) / ((top - bottom) or 1) * (_HEIGHT - _TOP - _BOTTOM)

    parts = [f"<style>{_STYLE}</style>"]
    for power in range(bottom, top + 1):
        height = y(10.0**power)
        parts.append(
            f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{height:.1f}" y2="{height:.1f}"/>'
        )
        parts.append(f'<text x="{_LEFT - 8}" y="{height + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    for size in sorted(set(sizes)):
        parts.append(f'<text x="{x(size):.1f}" y="{_HEIGHT - 22}" text-anchor="middle">{size:,}</text>')
    parts.append(f'<text x="{_LEFT}" y="{_HEIGHT - 4}">entries; CPU seconds of a cold build</text>')
    for (name, line), colour in zip(points.items(), _COLOURS, strict=True):
        if line:
            path = "L".join(f"{x(size):.1f} {y(value):.1f}" for size, value in line)
            end = line[-1]
            parts.append(f'<path d="M{path}" stroke="{colour}"/>')
            parts.append(
                f'<text x="{x(end[0]) + 8:.1f}" y="{y(end[1]) + 4:.1f}">{name}: {end[1]:.1f} s</text>'
            )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">'
        f"<title>CPU seconds of a cold build by number of entries</title>{''.join(parts)}</svg>\n"
    )
