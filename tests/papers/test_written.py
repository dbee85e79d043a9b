"""All of the pages of some papers, their heads too: ``EXPECTED=write`` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from papers.test_pages import CONF, FILES
from support import Build, compare

EXPECTED = Path(__file__).parent / "expected"
MORE = r"""
@inproceedings{full, author = {Ito, Noriko and Ito, Naoki and {The Plugs} and others}, title = {All \emph{there} is: $x^2$},
  booktitle = {Proceedings of Everything}, eventtitle = {Conf. of All}, year = 2022, month = 7, pages = {1--9}, abbr = {ALL},
  doi = {10.5555/all}, eprint = {2207.00001}, archiveprefix = {arXiv}, pdf = {https://example.org/all.pdf},
  code = {https://github.com/example/all}, video = {https://example.org/v}, poster = {files/hot.pdf}, keywords = {Plugs, selected},
  abstract = {One.

  Two with $y$.}, award = {Best Paper}, note = {Extended version.}, related = {two2024, ito2023bounds}, preview = {hot.png},
  preview_caption = {A \emph{plug}}, ids = {all-old}, website = {../index.html}, author+an:role = {1=lead; 2=corresponding}}
@misc{nothing}
"""  # noqa: E501  # as people write it
SITES = {
    "address": {"html_baseurl": "https://ito.example.org/site/", "academic_cite_styles": {}},
    "none": {"language": "de"},
}


@pytest.mark.parametrize("name", SITES)
def test_everything(build: Build, name: str) -> None:
    listing = "# Papers\n\n```{publications}\n:group-by: year\n```\n\n{pub}`full` and {pub}`two2024`\n"
    files = {**FILES, "papers.bib": str(FILES["papers.bib"]) + MORE, "list.md": listing}
    conf = {**CONF, **SITES[name], "html_title": "Test"}
    built = build(files, conf=conf, allow_warnings=True)
    shown = []
    for page in ("full", "nothing", "shen2024hot", "ito2023bounds", "all-old"):
        html = built.html(f"papers/{page}")
        ours = html.select("div.paper") or html.select("body")
        # what a theme has besides is not ours
        head = html.select(
            "head > title, head > meta[property], head > meta[name^=citation], head > meta[name=description]"
        )
        head += html.select(
            "head > script[type='application/ld+json'], head > link:is([rel=prev], [rel=next])"
        )
        head += html.select("head > link[rel=canonical]")
        # the way from the page to its list
        head += html.select(".related .nav-item-1")[:1]
        shown += [f"== {page}", *map(str, head), *(part.prettify() for part in ours)]
    shown += [line for line in built.warnings if "[academic." in line]
    compare(EXPECTED / f"{name}.html", "\n".join([*shown, ""]))
