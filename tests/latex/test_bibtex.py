"""The BibTeX that readers get, compiled; needs bibtex and pdflatex, and is skipped without them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from export.library import entry
from realfiles import needs_corpora, sources

from sphinx_academic.bib.reader import read
from sphinx_academic.export.bibtex import bibtex
from sphinx_academic.export.latex_text import has_no_latex
from sphinx_academic.model.publication import Publication

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ["bibtex", "pdflatex"])), reason="there is no bibtex or pdflatex"
)

ENTRIES = r"""
@article{a, title = {Äccents and α ≤ β⁻² of R&D_1 at 5 % #1}, author = {{\c{C}}elik, {\"O}mer
  and Étienne, Émile and Đorđe, Þór and Nguyễn, Ánh and Ăn, Șt. and Łoś, Żan and Ørsted, Åse
  and Mağı, İl and Ūl, Īĵ},
  journal = {J}, year = 2010}
@misc{b, title = {\Unknown{macro} with 5 $ and $$x$$ and $a$$b$ and C^2},
  author = {{Research & Development_Co}},
  year = 2011, howpublished = {$\upmu\less 1\greater$ \url{https://example.org/a_b#c%20}}}
"""
DOCUMENT = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{amsmath,amssymb,url}
\begin{document}
\nocite{*}
\bibliographystyle{%s}
\bibliography{papers}
\end{document}
"""


def errors(folder: Path, records: Sequence[Publication], style: str) -> list[str]:
    """Compile a bibliography; return what BibTeX and pdfLaTeX report."""
    (folder / "papers.bib").write_text(bibtex(records), "utf-8")
    (folder / "test.tex").write_text(DOCUMENT % style, "utf-8")
    latex = ["pdflatex", "-interaction=nonstopmode", "-file-line-error", "test"]
    for command in (latex, ["bibtex", "test"], latex):
        subprocess.run(command, cwd=folder, capture_output=True, check=False)
    found = re.findall(r"^(?:\./\S+:\d+: |! ).*$", (folder / "test.log").read_text("utf-8", "replace"), re.M)
    return found + re.findall(r"^.*---.*$", (folder / "test.blg").read_text("utf-8", "replace"), re.M)


@pytest.mark.parametrize("style", ["plain", "abbrv", "alpha"])
def test_letters_and_signs(tmp_path: Path, style: str) -> None:
    records = read(ENTRIES.encode(), "papers.bib").publications
    assert errors(tmp_path, records, style) == []
    if style == "abbrv":
        names = (tmp_path / "test.bbl").read_text("utf-8")
        assert r"{\"O}.~{\c{C}}elik, {\'E}.~{\'E}tienne" in " ".join(names.split())


@needs_corpora
@pytest.mark.parametrize("style", ["plain", "abbrv"])
def test_real_entries(tmp_path: Path, style: str) -> None:
    found = [record for source in sources() for record in read(source.data, source.name).publications]
    some = [record._replace(key=f"e{place}") for place, record in enumerate(Random(5).sample(found, 500))]
    assert errors(tmp_path, [record for record in some if not has_no_latex(bibtex([record]))], style) == []


def test_what_has_no_macro_is_the_exception() -> None:
    assert has_no_latex(bibtex([entry("@misc{k, title = {张伟}}")]))
    assert not any(has_no_latex(bibtex([each])) for each in read(ENTRIES.encode(), "a.bib").publications)
