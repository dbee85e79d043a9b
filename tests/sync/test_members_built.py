"""Federation from end to end: members' sites are built, served and gathered, and the lab's site is built."""

from __future__ import annotations

from pathlib import Path

from support import Build, files_below

from .conftest import Site
from .members import files

PAPERS = """\
@article{teal2024tides,
  author = {Mara Teal and Ben Okoro and Ann Doe},
  title = {Currents of the {Harbour} \\& more},
  journal = {Journal of Tide Engineering},
  year = {2024},
}
@inproceedings{teal2023fog, author = {Teal, Mara}, title = {Fog $x^2$}, booktitle = {ICF}, year = 2023}
"""
OTHER = PAPERS.partition("@inproceedings")[0].replace("teal2024tides", "okoro:24")
LIST = "# Papers\n\n```{publications}\n:download: bibtex\n```\n"


def test_from_members_to_the_list_of_the_lab(site: Site, build: Build, tmp_path: Path) -> None:
    conf = {"html_baseurl": "https://member.example/", "academic_feed": ["json"]}
    mara = build(
        {
            "index.md": "# Mara\n\n```{toctree}\npapers/all\n```\n",
            "papers/all.md": LIST,
            "papers.bib": PAPERS,
        },
        conf={**conf, "academic_paper_pages": True},
    )
    ben = build({"index.md": LIST, "papers.bib": OTHER}, conf=conf, builder="dirhtml")
    for name, built in (("mara", mara), ("ben", ben)):
        published = files_below(built.outdir)
        pages = {path.removesuffix("index.html"): data for path, data in published.items()}
        site.services.services[f"site-{name}"] = files(pages | published)
    people = {"mara": {"name": "Mara Teal"}, "ben": {"name": "Ben Okoro"}}
    members = {name: f"{site.services.address(f'site-{name}')}/" for name in people}
    site.configure(academic_people=people, academic_me=None, academic_members=members)
    done = site.run()
    assert done.code == 0, done
    assert done.out.split("\n")[1].split()[1:] == ["3", "2", "1", "0", "0", "0", "0", "0"], done
    before = site.files()
    site.run()
    assert site.files() == before

    lab = build(
        {"index.md": "# Lab\n\n```{publications}\n```\n", "papers.bib": site.bib.read_text()},
        conf={"academic_people": people, "academic_members": members},
    )
    html = lab.html()
    links = {link.text: str(link["href"]) for link in html.select(".publication-links a")}
    assert links["Page of Mara Teal"].startswith(f"{members['mara']}papers/teal")
    assert links["Page of Ben Okoro"] == f"{members['ben']}#pub-okoro-24"
    # both are marked as people of the lab, whose names lead to their sites
    names = {link.text: link["href"] for link in html.select(".publication-authors a")}
    assert names == {"Mara Teal": members["mara"], "Ben Okoro": members["ben"]}
