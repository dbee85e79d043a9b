"""Numbers and units of siunitx."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.latex.units import quantity


@pytest.mark.parametrize(
    ("macro", "arguments", "expected"),
    [
        ("SI", ["5", r"\kilo\meter"], "5 km"),
        ("SI", ["3", "m/s^2"], "3 m/s²"),
        ("SI", ["5", r"\joule\per\mole\per\kelvin"], "5 J mol⁻¹ K⁻¹"),
        ("SI", ["4", r"\cubic\centi\metre"], "4 cm³"),
        ("SI", ["5", r"\gram\tothe{4}"], "5 g⁴"),
        ("SI", ["5", r"\raiseto{5}\metre"], "5 m⁵"),
        ("SI", ["5", r"\per\cm\squared"], "5 cm⁻²"),
        ("SI", ["5", r"\foot"], "5 \\foot"),
        ("num", ["1e10"], "1 × 10¹⁰"),
        ("num", ["1.2+-0.1e3"], "(1.2 ± 0.1) × 10³"),
        ("num", ["3x4"], "3 × 4"),
        ("num", ["many"], "many"),
        ("ang", ["-12;30;"], "−12°30′"),
        ("SI", ["5"], "5"),
        ("SI", [], ""),
        ("si", ["x" * 500], "x" * 500),
    ],
)
def test_quantity(macro: str, arguments: list[str], expected: str) -> None:
    assert quantity(macro, arguments) == expected
