"""What the LaTeX builder writes compiles; needs latexmk and the engines, and is skipped without them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from example_site.conftest import build_example
from publications.papers import CONF, PAPERS
from realfiles import needs_corpora, sources
from support import Build

from sphinx_academic.bib.reader import read

ENGINES = {"pdflatex": "-pdf", "xelatex": "-xelatex"}
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ["latexmk", *ENGINES])), reason="there is no latexmk, pdflatex or xelatex"
)

QUIRKS = r"""
@misc{special,
  title = {100\% of R\&D in \#1 a\_b \~{} \^{} \textbackslash{} \{x\} "quoted" $x_{1} < \frac{a}{b}$},
  author = {Do{\'e}, J. and {Team [A]}}, author+an:role = {1=alumnus,dagger; 2=corresponding,lead},
  year = 2024, month = feb, note = {[in brackets] \emph{a \textbf{b}} H\textsubscript{2}O \texttt{c--d}},
  url = {https://example.org/a_b%20c?d=e&f=g#h~i}, abbr = {[Short]}
}
@misc{unbalanced, title = {Not $\input{secret}$ and $x^{2$ and $}, author = {Roe, Ann}, year = 2023}
"""
ROLES = {
    "alumnus": {"symbol": "🎓\ufe0f", "label": "alumnus"},
    "dagger": {"symbol": "†", "label": "visitor"},
    "star": {"symbol": "★", "label": "star_& % #"},
}


def compiled(folder: Path, engine: str) -> tuple[int, str]:
    """Compile the only document of a folder; return the number of pages and the log."""
    (source,) = folder.glob("*.tex")
    command = ["latexmk", ENGINES[engine], "-interaction=nonstopmode", "-halt-on-error", source.name]
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    log = source.with_suffix(".log").read_text("utf-8", errors="replace")
    assert re.findall(r"^!.*(?:\n.*){3}", log, re.MULTILINE) == []
    pages = re.search(r"Output written on .*\((\d+) pages?", log)
    assert pages
    assert source.with_suffix(".pdf").is_file()
    return int(pages[1]), log


def test_example_site(tmp_path: Path) -> None:
    pages, log = compiled(build_example(tmp_path, "latex"), "xelatex")
    assert pages > 5
    assert "Missing character" not in log


@pytest.mark.parametrize("engine", ENGINES)
def test_list(build: Build, engine: str) -> None:
    page = """
        # Ito

        ```{publications}
        :numbering: descending
        :group-by: year
        ```
        ```{news}
        - [2024.10] An {award}`Award` of 100 % & {alumnus}`J. Doe`
        - {badge}`[x]` without a date
        ```
        """
    conf = {**CONF, "academic_roles": ROLES, "latex_engine": engine}
    files = {"index.md": page, "papers.bib": PAPERS + QUIRKS}
    _, log = compiled(build(files, builder="latex", conf=conf, allow_warnings=True).outdir, engine)
    # the fonts of the other engine hold the symbols of our own roles, but not every picture
    assert set(re.findall(r"Missing character: There is no (\S+)", log)) <= set(ROLES["alumnus"]["symbol"])


@needs_corpora
@pytest.mark.corpora
def test_real_entries(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    files: dict[str, str | bytes] = {f"f{number}.bib": source.data for number, source in enumerate(sources())}
    keys = {entry.key for source in sources() for entry in read(source.data, source.name).publications}
    simple = sorted(key for key in keys if re.fullmatch(r"[A-Za-z][\w:.+/-]*", key))
    chosen = Random(1).sample(simple, 2000)
    for start in range(0, len(chosen), 100):
        wanted = ", ".join(chosen[start : start + 100])
        files[f"page{start}.md"] = f"# Page\n\n```{{publications}}\n:keys: {wanted}\n```\n"
    files["index.md"] = "# Index\n\n```{toctree}\n:glob:\n\npage*\n```\n"
    built = build(files, builder="latex", conf={"latex_engine": "xelatex"}, allow_warnings=True)
    entries = (built.outdir / "test.tex").read_text("utf-8").count("\\item {}")
    pages, _ = compiled(built.outdir, "xelatex")
    with capsys.disabled():
        print(f"\n{entries} entries on {pages} pages of LaTeX")
    assert entries >= 1900
