"""All that each format says of entries of every type: ``EXPECTED=write`` writes the files anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from export.library import QUIRKS
from support import compare

from sphinx_academic.bib.reader import read
from sphinx_academic.export.bibtex import bibtex_file
from sphinx_academic.export.csl_json import csl_json
from sphinx_academic.export.highwire import highwire
from sphinx_academic.export.ris import ris
from sphinx_academic.export.schema_org import scholarly_article

EXPECTED = Path(__file__).parent / "expected"

ENTRIES = r"""
@article{article, author = {Ode, Vera and {The Webs} and others}, title = {Title: {With} a \emph{Sub} $x^2$},
  journaltitle = {Journal of Odes}, shortjournal = {J. Odes}, volume = {3}, number = {4}, pages = {1--12},
  date = {2021-05-06}, doi = {10.5555/ode_1}, issn = {1234-567X, 2049-3630}, language = {german},
  keywords = {odes, webs, selected}, abstract = {One \& two.}, note = {A note}, url = {https://example.org/a_b},
  urldate = {2022-01-02}, pubstate = {inpress}, eprint = {2101.00001}, eprinttype = {arxiv}}
@article{number, author = {Ode, Jr., Vera}, title = {Number}, journal = {Letters}, year = 2020, eid = {e17},
  month = mar, pmid = {123456}, issue = {Spring}, issuetitle = {Special}, titleaddon = {Erratum}}
@book{book, author = {van der Ode, Vera}, editor = {Neb, Abe}, translator = {Poe, Cy}, title = {A Book},
  subtitle = {And more}, edition = {2}, publisher = {Press}, location = {Town}, isbn = {978-3-16-148410-0},
  series = {Odes}, volume = {5}, volumes = {7}, pagetotal = {321}, date = {2019}, origdate = {1919}}
@inbook{inbook, author = {Ode, Vera}, bookauthor = {Neb, Abe}, title = {Part}, booktitle = {Whole}, chapter = {7},
  publisher = {Press}, pages = {10--20, 25}, year = {2018}}
@incollection{incollection, author = {Ode, Vera}, title = {Piece}, booktitle = {Collection}, editor = {Neb, Abe and
  others}, publisher = {Press}, year = 2017, type = {Essay}}
@inproceedings{inproceedings, author = {Ode, Vera and Neb, Abe}, title = {Talk}, booktitle = {Proc. of the Conf.},
  eventtitle = {Conference of Odes}, eventdate = {2016-02-03/2016-02-05}, venue = {Hall}, abbr = {ODES},
  organization = {Society}, publisher = {ACM}, address = {New Town}, series = {LNO}, pages = {5-9}, year = 2016,
  award = {Best Paper}, slides = {https://example.org/s.pdf}, pdf = {papers/talk.pdf}, articleno = {12}}
@proceedings{proceedings, editor = {Neb, Abe}, title = {Proceedings}, year = 2015, publisher = {Press}}
@phdthesis{phd, author = {Ode, Vera}, title = {Thesis}, school = {University of Odes}, year = 2014, address = {Town}}
@mastersthesis{master, author = {Ode, Vera}, title = {Less}, school = {University}, year = 2013, type = {Diploma}}
@techreport{report, author = {Ode, Vera}, title = {Report}, institution = {Lab}, number = {R-1}, year = 2012}
@manual{manual, title = {Manual}, organization = {Makers}, version = {1.2}, year = 2011}
@online{online, author = {Ode, Vera}, title = {Page}, url = {https://example.org/page}, organization = {Site},
  date = {2010}, urldate = {2011}}
@misc{preprint, author = {Ode, Vera}, title = {Preprint}, eprint = {2001.00002}, archiveprefix = {arXiv},
  primaryclass = {cs.AI}, year = 2020, code = {https://example.org/code}}
@patent{patent, author = {Ode, Vera}, holder = {Makers}, title = {Patent}, number = {US1}, type = {patentus},
  date = {2009-01}}
@dataset{dataset, author = {Ode, Vera}, title = {Data}, publisher = {Zenodo}, version = {2}, year = 2008,
  doi = {10.5555/data}}
@software{software, author = {Ode, Vera}, title = {Tool}, version = {3}, url = {https://example.org/tool}, year = 2007}
@unpublished{unpublished, author = {Ode, Vera}, title = {Draft}, note = {In preparation}, pubstate = {inpreparation}}
@periodical{periodical, title = {Periodical}, issuetitle = {Issue}, date = {2006-06}, issn = {2049-3630}}
@inreference{inreference, author = {Ode, Vera}, title = {Entry}, booktitle = {Encyclopedia}, year = 2005}
@standard{standard, title = {Standard}, organization = {ISO}, number = {1234}, year = 2004}
@video{video, author = {Ode, Vera}, title = {Film}, date = {2003}, url = {https://example.org/v}}
@thesis{thesis, author = {Ode, Vera}, title = {Bachelor}, type = {bathesis}, institution = {University}, date = {~2002}}
@article{early, author = {Ode, Vera and Neb, Abe}, title = {Ähnlich & mehr}, journal = {J}, date = {0850}, pages = {iv-xi}}
@article{range, author = {Ode, Vera}, title = {Range}, journal = {J}, date = {2001-11/2002-02}, language = {Chinese}}
@article{team, author = {Ode, Vera}, title = {Team}, journal = {J}, collaboration = {The {Odes} and Webs Team}, year = 2000,
  annotator = {Neb, Abe}, editor = {Poe, Cy}, editortype = {compiler}, holder = {H}, commentator = {Roe, Bo}}
@misc{bare}
"""  # noqa: E501  # as people write it

LIBRARIES = {
    "types": read(ENTRIES.encode(), "types.bib").publications,
    "quirks": read(QUIRKS.encode(), "quirks.bib").publications,
}


@pytest.mark.parametrize("name", LIBRARIES)
def test_downloads(name: str) -> None:
    for ending, export in (("bib", bibtex_file), ("ris", ris), ("json", csl_json)):
        # RIS wants such ends of lines, which Git would change
        found = export(LIBRARIES[name], abstracts=name == "types").replace("\r\n", "\n")
        compare(EXPECTED / f"{name}.{ending}", found)


@pytest.mark.parametrize("name", LIBRARIES)
def test_heads_of_pages(name: str) -> None:
    tags = ((record.key, *tag) for record in LIBRARIES[name] for tag in highwire(record))
    compare(EXPECTED / f"{name}-highwire.txt", "".join(f"{' | '.join(tag)}\n" for tag in tags))
    articles = [scholarly_article(record, url="https://example.org/p") for record in LIBRARIES[name]]
    compare(EXPECTED / f"{name}-schema.json", json.dumps(articles, ensure_ascii=False, indent=1) + "\n")
