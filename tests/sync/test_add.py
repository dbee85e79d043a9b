"""``sphinx-academic sync add``, options, and what the command says."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.sync.work import identifier

from .conftest import Site
from .papers import ORCID, Paper, arxiv, crossref, datacite, openalex_of, orcid, pubmed
from .server import data, openalex, text
from .test_sources import entries, play, row


@pytest.fixture
def shelf(site: Site) -> Site:
    """Return a site, and services that find papers by their identifiers."""
    site.services.services |= {
        "crossref": crossref(
            [Paper(1, doi="10.5555/mt.1(2)<3>;x"), Paper(2, "Gulls, counted and named", doi="10.5555/mt.2")]
        ),
        "datacite": datacite([Paper(3, "Levels of the sea", doi="10.5072/mt.d2", kind="data")]),
        "arxiv": arxiv([Paper(4, "Learning from fog", kind="preprint", arxiv="2401.00004")]),
        "pubmed": pubmed([Paper(5, "Salt in the rigging", doi="10.5555/mt.5")]),
        "openlibrary": lambda request: data(
            {
                "ISBN:9780306406157": {
                    "title": "Harbours",
                    "subtitle": "A history",
                    "authors": [{"name": "Mara Teal"}],
                    "publishers": [{"name": "Quay Press"}],
                    "publish_date": "May 2020",
                }
            }
            if "ISBN:9780306406157" in request.query["bibkeys"]
            else {}
        ),
        "googlebooks": lambda request: data({"totalItems": 0}),
    }
    site.configure(academic_sync={})
    return site


@pytest.mark.parametrize(
    ("word", "title", "kind"),
    [
        ("10.5555/mt.2", "Gulls, counted and named", "article"),
        ("doi:10.5555/MT.2", "Gulls, counted and named", "article"),
        ("https://doi.org/10.5555/mt.1(2)<3>;x", "Currents of the harbour", "article"),
        ("10.5072/mt.d2", "Levels of the sea", "dataset"),
        ("arXiv:2401.00004v3", "Learning from fog", "misc"),
        ("https://arxiv.org/abs/2401.00004", "Learning from fog", "misc"),
        ("10.48550/arXiv.2401.00004", "Learning from fog", "misc"),
        ("PMID:9005", "Salt in the rigging", "article"),
        ("pmid: 9005", "Salt in the rigging", "article"),
        ("https://pubmed.ncbi.nlm.nih.gov/9005/", "Salt in the rigging", "article"),
        ("ISBN:978-0-306-40615-7", "Harbours: A history", "book"),
        ("isbn 0-306-40615-2".replace("isbn ", "ISBN:"), "Harbours: A history", "book"),
    ],
)
def test_a_paper_by_its_identifier(shelf: Site, word: str, title: str, kind: str) -> None:
    done = shelf.run("add", word)
    assert (done.code, done.err) == (0, ""), done
    (entry,) = entries(shelf)
    assert (entry.plain_title, entry.original_type) == (title, kind)
    before = shelf.files()
    done = shelf.run("add", word)
    assert done.code == 0
    assert shelf.files() == before


def test_several_at_once(shelf: Site) -> None:
    done = shelf.run("add", "10.5555/mt.2", "PMID:9005", "--quiet", "arXiv:2401.00004", "10.5072/mt.d2")
    assert (done.code, done.err, len(entries(shelf))) == (0, "", 4)


@pytest.mark.parametrize(
    "word", ["x", "10.5555", "arXiv:2413.00001", "PMID:x", "ISBN:978-0-306-40615-8", "0306406152X1", ""]
)
def test_what_is_no_identifier(shelf: Site, word: str) -> None:
    before = shelf.files()
    assert shelf.run("add", word).code == 2
    assert shelf.files() == before
    assert not shelf.services.requests


@pytest.mark.parametrize("word", ["10.5555/nosuch", "arXiv:2401.99999", "PMID:1", "ISBN:9783161484100"])
def test_what_no_one_knows(shelf: Site, word: str) -> None:
    before = shelf.files()
    done = shelf.run("add", word)
    assert done.code in (1, 3)
    assert "is not known to" in done.err
    assert shelf.files() == before
    # what is known is added all the same
    assert shelf.run("add", word, "10.5555/mt.2").code == 3
    assert len(entries(shelf)) == 1


def test_a_doi_that_leads_to_another_work(shelf: Site) -> None:
    found = crossref([Paper(2, "Gulls, counted and named", doi="10.5555/mt.2")])

    def other(request: Any) -> Any:
        request.path = request.path.replace("alias", "mt.2")
        return found(request)

    shelf.services.services["crossref"] = other
    done = shelf.run("add", "10.5555/alias")
    assert done.code in (1, 3)
    assert "leads from 10.5555/alias to another work, 10.5555/mt.2 (‘Gulls, counted and named’)" in done.err
    assert entries(shelf) == []


def test_a_doubtful_work_is_added_by_name(site: Site) -> None:
    people = {"mara-teal": {"name": "Mara Teal", "orcid": ORCID}}
    strange = Paper(1, doi="10.5555/mt.1", authors=(("Maria", "Teal"),))
    site.services.services |= {"openalex": openalex([openalex_of(strange)]), "crossref": crossref([strange])}
    site.configure(academic_sync={"openalex": "A1"}, academic_people=people)
    assert row(site.run())[4] == 1
    assert site.run("add", "10.5555/mt.1").code == 0
    assert len(entries(site)) == 1
    before = site.files()
    assert row(site.run())[4] == 0
    assert site.files() == before


def test_what_is_added_stays_joined(shelf: Site) -> None:
    shelf.run("add", "10.5555/mt.2")
    shelf.services.services["orcid"] = orcid([Paper(2, "Gulls, counted and named", doi="10.5555/mt.2")])
    shelf.configure(academic_sync={"orcid": ORCID})
    done = shelf.run()
    assert (done.code, row(done)[:3], len(entries(shelf))) == (0, [1, 0, 1], 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10.1000/182", ("doi", "10.1000/182")),
        ("hep-th/9901001", ("arxiv", "hep-th/9901001")),
        ("math.GT/0309136v2", ("arxiv", "math/0309136")),
        ("9780306406157", ("isbn", "9780306406157")),
    ],
)
def test_identifiers(text: str, found: tuple[str, str]) -> None:
    assert identifier(text) == found


# options and output


def test_lists_by_options(site: Site) -> None:
    site.services.services["orcid"] = orcid([Paper(1, doi="10.5555/mt.1")])
    site.configure(academic_sync={"openalex": "A1"})
    assert site.run("--orcid", ORCID).code == 0
    assert len(entries(site)) == 1
    assert not site.services.asked("openalex")


@pytest.mark.parametrize(
    ("sync", "code", "words"),
    [
        ({"orcid": "0000-0002-1825-0098"}, 1, "check digit"),
        ({"orcid": "Mara"}, 1, "an ORCID iD looks like"),
        ({"orcdi": ORCID}, 1, "did you mean ‘orcid’?"),
        ({"openalex": "W1"}, 1, "author id"),
        ({"dblp": "Mara Teal"}, 1, "pid"),
        ({"zotero": "mara"}, 1, "the number and not the name"),
        ({"openalex": ""}, 1, "it is empty"),
        ({"openalex": None}, 1, "it is empty"),
        (["orcid"], 1, "is not a table"),
        ({"unknown": {"orcid": ORCID}}, 3, "is no person of academic_people"),
    ],
)
def test_settings_that_cannot_be_used(site: Site, sync: Any, code: int, words: str) -> None:
    site.services.services["orcid"] = lambda request: text("down", 500)
    site.configure(academic_sync=sync)
    done = site.run()
    assert done.code in (code, 1)
    assert words in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("conf", "words"),
    [
        ("x = (", "conf.py:1"),
        ("import nosuchmodule", "No module named 'nosuchmodule'"),
        ("import sys; sys.exit(3)", "ends the process"),
        ("raise ValueError('no')", "ValueError: no"),
    ],
)
def test_a_conf_that_fails(site: Site, conf: str, words: str) -> None:
    (site.folder / "conf.py").write_text(conf)
    done = site.run()
    assert (done.code, done.out) == (1, "")
    assert words in done.err


def test_conf_is_executed_as_sphinx_does(site: Site) -> None:
    site.services.services["orcid"] = orcid([Paper(1, doi="10.5555/mt.1")])
    site.configure()
    conf = site.folder / "conf.py"
    (site.folder / "ids.txt").write_text(ORCID)
    lines = (
        "from pathlib import Path\nid = Path('ids.txt').read_text()\nassert __file__.endswith('conf.py')\n"
    )
    conf.write_text(conf.read_text() + lines + "if not tags.has('x'):\n    academic_sync = {'orcid': id}\n")
    assert site.run(site.folder).code == 0
    assert len(entries(site)) == 1


def test_nothing_to_do(site: Site) -> None:
    site.configure()
    done = site.run()
    assert (done.code, done.err) == (0, "")
    assert "names no source" in done.out


def test_no_bib_file(site: Site) -> None:
    site.settings["bibtex_bibfiles"] = []
    play(site, "orcid", orcid([Paper(1, doi="10.5555/mt.1")]))
    done = site.run()
    assert done.code == 1
    assert "names no .bib file" in done.err
    assert site.run("--into", "new.bib").code == 0
    assert (site.folder / "new.bib").exists()


def test_quiet(site: Site) -> None:
    play(site, "orcid", orcid([Paper(1, doi="10.5555/mt.1")]))
    assert site.run("-q") == (0, "", "")
    site.services.services["orcid"] = lambda request: text("down", 500)
    done = site.run("-q")
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1


def test_the_report_has_no_markup_of_others(site: Site) -> None:
    title = "@admin [x](javascript:alert(1)) <img src=x onerror=alert(1)> #12 | `code` https://evil.example"
    play(site, "zotero", lambda request: data(
        [{"key": "AB000001", "data": {"key": "AB000001", "itemType": "report",
          "title": title.replace("<", "&lt;"),
          "creators": [{"creatorType": "author", "lastName": "Teal", "firstName": "Mara"}], "date": "2024"}}],
        Total_Results="1",
    ))  # fmt: skip
    assert site.run("--report", "report.md").code == 0
    report = (site.folder / "report.md").read_text("utf-8")
    assert report.startswith("# Papers\n\n| source |")
    for bad in ("@admin", "](java", "<img", " #12", " | `code`", "https://"):
        assert bad not in report.partition("## New entries")[2]


def test_no_times_in_files(site: Site) -> None:
    play(site, "orcid", orcid([Paper(1, doi="10.5555/mt.1")]))
    site.run("--report", "report.md")
    for name in ("academic-sync.json", "papers.bib", "report.md"):
        assert "2026" not in (site.folder / name).read_text("utf-8")
        assert "2027" not in (site.folder / name).read_text("utf-8")
