"""A ``papers.bib`` with every field that al-folio documents, taken over as it is."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag
from publications.parity import html_text, node_text
from support import Build, Built

from sphinx_academic.core.config import settings
from sphinx_academic.core.domain import academic_domain
from sphinx_academic.publications.docutils_nodes import publication_nodes
from sphinx_academic.publications.links import link_table
from sphinx_academic.publications.listed import Listed
from sphinx_academic.publications.view import make_view
from sphinx_academic.rendering.html import renderer

PAPERS = r"""---
---

@article{everything,
  abbr = {AJE},
  title = {Everything at Once},
  author = {Ito*, Noriko and Wu*, Lan},
  abstract = {An abstract of all that there is.},
  journal = {American Journal of Examples},
  volume = {47}, pages = {777--780}, year = {2021}, month = {May},
  publisher = {Example Society},
  doi = {10.5555/everything},
  arxiv = {2101.00001},
  eprint = {2101.00001},
  hal = {hal-01234567},
  pmid = {12345678},
  html = {everything.html},
  pdf = {everything.pdf},
  supp = {everything-supplement.pdf},
  poster = {everything-poster.pdf},
  slides = {everything-slides.pdf},
  video = {https://example.org/video},
  blog = {https://example.org/blog/},
  code = {https://example.org/code},
  website = {https://example.org/everything},
  award = {The *Example Society* gave us this award for everything.},
  award_name = {Everything Award},
  additional_info = {. *More Information* can be [found here](https://example.org/more)},
  annotation = {* Example use of superscripts<br>† Another use},
  altmetric = {248277},
  dimensions = {true},
  google_scholar_id = {qyhmnyLat1gC},
  inspirehep_id = {3255},
  bibtex_show = {true},
  selected = {true},
  preview = {wave.gif}
}
"""
#: the smallest of pictures
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,"
GIF += b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
LISTS = """\
# Papers

```{publications}
:filter: selected
```

# Cards

```{publications}
:layout: cards
```
"""
FILES = {
    "index.md": LISTS,
    "papers.bib": PAPERS,
    "assets/html/everything.html": b"<p>All</p>",
    **{f"assets/pdf/everything{part}.pdf": b"%PDF-1.4" for part in ("", "-supplement", "-poster", "-slides")},
    "assets/img/publication_preview/wave.gif": GIF,
}
#: al-folio's ``_data/venues.yml``, loaded
CONF = {"academic_venues": {"AJE": {"url": "https://example.org/aje", "color": "#00369f"}}}


@pytest.fixture(name="built")
def _built(build: Build) -> Built:
    return build(FILES, conf=CONF)


@pytest.fixture(name="entry")
def _entry(built: Built) -> Tag:
    found = built.html().find(id="pub-everything")
    assert isinstance(found, Tag)
    return found


def words(element: BeautifulSoup | Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text().split())


def test_links_in_their_order(built: Built, entry: Tag) -> None:
    shown = {words(link): str(link["href"]) for link in entry.select(".publication-links a")}
    downloads = {label: address for label, address in shown.items() if address.startswith("_downloads/")}
    assert list(downloads) == ["PDF", "Paper", "Slides", "Poster", "Supplement"]
    assert all((built.outdir / address).is_file() for address in downloads.values())
    assert list(shown) == [
        *("PDF", "Paper", "Code", "DOI", "arXiv", "HAL", "PubMed", "Project", "Slides", "Poster", "Video"),
        *("Blog", "Supplement", "Altmetric", "Dimensions", "Google Scholar", "INSPIRE"),
    ]
    assert {label: shown[label] for label in shown.keys() - downloads.keys()} == {
        "DOI": "https://doi.org/10.5555/everything",
        "arXiv": "https://arxiv.org/abs/2101.00001",
        "HAL": "https://hal.science/hal-01234567",
        "PubMed": "https://pubmed.ncbi.nlm.nih.gov/12345678/",
        "Code": "https://example.org/code",
        "Project": "https://example.org/everything",
        "Video": "https://example.org/video",
        "Blog": "https://example.org/blog/",
        "Altmetric": "https://www.altmetric.com/details/248277",
        "Dimensions": "https://badge.dimensions.ai/details/doi/10.5555/everything",
        "Google Scholar": "https://scholar.google.com/scholar?q=Everything%20at%20Once",
        "INSPIRE": "https://inspirehep.net/literature/3255",
    }


def test_badges_of_venue_and_award(entry: Tag) -> None:
    venue, award = entry.select(".badge")
    assert (words(venue), venue["class"]) == ("AJE", ["badge", "badge-venue", "venue-aje"])
    assert venue.select_one("a")["href"] == "https://example.org/aje"
    assert (words(award), award["class"]) == ("Everything Award", ["badge", "badge-award"])


def test_additional_info_and_annotation(entry: Tag) -> None:
    assert words(entry.select_one(".venue")) == (
        "American Journal of Examples 47:777–780. More Information can be found here"
    )
    assert words(entry.select_one(".venue em")) == "More Information"
    assert entry.select_one(".venue a")["href"] == "https://example.org/more"
    assert words(entry.select_one(".publication-note")) == (
        "The Example Society gave us this award for everything. * Example use of superscripts † Another use"
    )


def test_abstract_and_bibtex(entry: Tag) -> None:
    assert words(entry.select_one("details.publication-abstract p")) == "An abstract of all that there is."
    bibtex = words(entry.select_one("details.publication-bibtex pre"))
    assert bibtex.startswith("@article{everything,")
    assert "altmetric" not in bibtex


def test_preview_on_a_card(built: Built) -> None:
    (card,) = built.html().select(".publications-cards > .publication")
    picture = card.select_one("img")
    assert picture is not None
    assert (built.outdir / str(picture["src"])).read_bytes() == GIF


def test_a_no_op_build_touches_nothing(built: Built) -> None:
    again = built.rebuild()
    assert (again.read, again.written) == ([], [])


def test_nothing_is_loaded_from_another_host(built: Built) -> None:
    html = built.html()
    loaded = [*html.select("script[src], img[src], iframe[src]"), *html.select("link[rel=stylesheet]")]
    assert loaded
    assert not [tag for tag in loaded if "//" in str(tag.get("src") or tag.get("href"))]


def test_other_builders_say_the_same(built: Built) -> None:
    app = built.app
    site = settings(app.config)
    (record,) = academic_domain(app.env).store.publications
    listed = Listed(b"", files=(("everything.pdf", "0/everything.pdf"),))
    view = make_view(
        record, listed, site.role_table, site.registry, site.venue_table, link_table(app.config)
    )._replace(abstract=(), bibtex="")
    page = renderer(app.builder).template("publications").render(entries=[(None, view)], downloads="")
    text = html_text(BeautifulSoup(page, "html.parser"))
    assert text == node_text(publication_nodes(view, "en", None))
    assert "MoreInformationcanbefoundhere" in text


def test_hostile_fields_stay_text(build: Build) -> None:
    papers = r"""
@misc{a, title = {T}, author = {Ito, N.}, year = 2024, abbr = {<b>V</b>},
  additional_info = {[x](javascript:alert(1)) <a href="javascript:alert(2)">y</a> <img src=x onerror=x>},
  annotation = {<script>alert(4)</script> [z](data:text/html,x)},
  artifact = {<i>x</i>}, altmetric = {"><script>}, google_scholar_id = {"onload=x},
  link_a"onclick = {https://example.org/"onclick="x}}
"""
    built = build(
        {"index.md": LISTS, "papers.bib": papers.replace("filter: selected", "")}, allow_warnings=True
    )
    html = built.html()
    assert not html.select(
        "body img, .publication script, .publication i, .publication b, [onclick], [onload]"
    )
    addresses = [str(link["href"]) for link in html.select(".publication a")]
    assert not [address for address in addresses if address.startswith(("javascript:", "data:"))]
