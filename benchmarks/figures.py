"""What figures and plots cost: papers with counts and three plots, over the same papers without, in pairs.

python benchmarks/figures.py --size 1000 --pairs 5
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from pathlib import Path
from statistics import median

from corpus import corpus
from measuring import OURS, Site, add_options, progress, use
from run import LIST

PEOPLE = 'academic_people = {"ada": {"name": "Ada Castro"}}\nacademic_me = "ada"\n'
WITH = OURS + PEOPLE + 'academic_metrics = "metrics.json"\n'
PAGE = LIST.replace(":group-by: year", ":group-by: year\n:show: citations")
PLOTS = "\n```{metrics}\n```\n\n```{metrics-plot} citations, papers, coauthors\n```\n"


def figures(bib: str, today: str) -> tuple[str, str]:
    """Return the file of figures for a bibliography, and a history of ten years."""
    keys = re.findall(r"^@\w+\{([^,]+),", bib, re.MULTILINE)
    source = {"source": "OpenAlex", "date": today}
    papers = {key: {**source, "citations": number * 7 % 500} for number, key in enumerate(keys)}
    people = {"ada": {**source, "citations": 12_345, "h_index": 40, "i10_index": 80, "papers": len(keys)}}
    years = {"ada": {"OpenAlex": {"date": today, "citations": {str(y): y - 2000 for y in range(2017, 2027)}}}}
    return json.dumps({"papers": papers, "people": people}), json.dumps({"version": 1, "people": years})


def main() -> None:
    """Print the ratio of CPU, and of the size of the page as it is sent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000)
    parser.add_argument("--pairs", type=int, default=5)
    add_options(parser)
    arguments = parser.parse_args()
    bib = corpus(arguments.size)
    ratios, weights = [], []
    with tempfile.TemporaryDirectory() as folder:
        use(arguments.python, Path(folder, "environment"))
        plain = Site(Path(folder, "plain"), OURS + PEOPLE, {"index.md": LIST}, bib)
        counted = Site(Path(folder, "counted"), WITH, {"index.md": PAGE + PLOTS}, bib)
        counted_files = figures(bib, "2026-11-01")
        for name, content in zip(("metrics.json", "metrics-history.json"), counted_files, strict=True):
            (counted.source / name).write_text(content, "utf-8")
        for pair in range(arguments.pairs):
            without, with_figures = plain.cold().cpu, counted.cold().cpu
            ratios.append(with_figures / without)
            progress(f"pair {pair + 1}: {without:.2f} s, {with_figures:.2f} s, {ratios[-1]:.3f}")
        for site in (plain, counted):
            weights.append(len(gzip.compress((site.output / "index.html").read_bytes(), mtime=0)))
    print(f"{arguments.size} papers: CPU {median(ratios):.3f}, page {weights[1] / weights[0]:.3f}")


if __name__ == "__main__":
    main()
