"""All sources together: one work, one entry; and what becomes of each work that is offered."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Site
from .papers import (
    BEN,
    MARA,
    ORCID,
    Paper,
    arxiv,
    crossref,
    dblp,
    inspire,
    openalex_of,
    orcid,
    semanticscholar,
)
from .server import data, openalex, openalex_author, text
from .test_sources import SOURCES, entries, play, row

#: what all sources have, each as it can
PAPERS = [
    Paper(1, "Currents of the harbour", doi="10.5555/mt.1"),
    Paper(2, "Growth of <i>Zostera</i> under CO<sub>2</sub> &amp; heat", doi="10.5555/mt.2", date=(2023, 11)),
    Paper(3, "Über die Flut in Zürich – 潮汐", doi="10.5555/mt.3", authors=(("Søren", "Ørsted"), MARA)),
    Paper(4, "Learning tides from foghorns", kind="preprint", arxiv="2401.00004", journal="", date=(2023, 5)),
    Paper(5, "A harbour wall that listens", kind="conference", doi="10.5555/mt.5", journal="Proc. of X"),
    Paper(6, "Gulls, counted", doi="10.5555/mt.6", date=()),
    Paper(7, "Fog", doi="10.5555/mt.7(1)<2>;x"),
    Paper(8, "Measuring mud with many hands", doi="10.5555/mt.8",
          authors=(*((f"Ada{n}", f"Lovelace{n}") for n in range(300)), MARA)),
    Paper(9, "Salt in the rigging", doi="10.5555/mt.9", date=(2087,)),
    Paper(10, "", doi="10.5555/mt.10"),
    Paper(11, "Sea walls and sand, part 1", doi="10.5555/mt.11"),
    Paper(12, "Sea walls and sand, part 2", doi="10.5555/mt.12"),
]  # fmt: skip


def all_sources(site: Site, papers: list[Paper]) -> dict[str, str]:
    for name, (_, play_source) in SOURCES.items():
        offered = [one for one in papers if (one.arxiv if name == "arxiv" else True)]
        site.services.services[name] = play_source(offered)
    return {name: subject or site.services.address("bib") for name, (subject, _) in SOURCES.items()}


def test_one_work_is_one_entry(site: Site) -> None:
    site.configure(academic_sync=all_sources(site, PAPERS))
    done = site.run("--report", "report.md")
    assert (done.code, done.err) == (0, ""), done
    found = entries(site)
    assert len(found) == 11, [entry.plain_title for entry in found]
    lines = (site.folder / "report.md").read_text("utf-8").splitlines()
    table = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")][2:]
    assert len(table) == len(SOURCES)
    counts = {name: list(map(int, numbers)) for name, *numbers in table}
    assert all(numbers[-1] == 0 for numbers in counts.values())
    assert sum(numbers[1] for numbers in counts.values()) == 11
    before = site.files()
    again = site.run()
    assert (again.code, again.err) == (0, "")
    assert {name: content for name, content in site.files().items() if name != "report.md"} == {
        name: content for name, content in before.items() if name != "report.md"
    }


@pytest.mark.parametrize("left_out", ["orcid", "crossref", "dblp", "bib"])
def test_a_source_that_fails_loses_nothing(site: Site, left_out: str) -> None:
    site.configure(academic_sync=all_sources(site, PAPERS))
    assert site.run().code == 0
    before = site.files()
    site.services.services[left_out] = lambda request: text("upstream", 500)
    done = site.run()
    assert done.code == 3
    assert done.err.count("\n") == 1
    assert "is out of order (500)" in done.err
    assert site.files() == before


def test_order_of_sources_says_nothing(site: Site) -> None:
    subjects = all_sources(site, PAPERS)
    site.configure(academic_sync=subjects)
    assert site.run().code == 0
    bib, state = site.bib.read_bytes(), site.state.read_bytes()
    site.bib.unlink()
    site.state.unlink()
    site.configure(academic_sync=dict(reversed(subjects.items())))
    assert site.run().code == 0
    assert (site.bib.read_bytes(), site.state.read_bytes()) == (bib, state)


PREPRINT = Paper(
    1, "Learning tides from fog horns", kind="preprint", arxiv="2401.00001", journal="", date=(2023, 5, 1)
)
ARTICLE = Paper(2, "Learning tides from fog horns", doi="10.5555/mt.2", date=(2024, 2, 1))


@pytest.mark.parametrize(
    "name", ["openalex", "orcid", "dblp", "semanticscholar", "zotero", "ads", "inspire", "bib"]
)
@pytest.mark.parametrize("order", [1, -1])
def test_preprint_and_article_are_one_entry(site: Site, name: str, order: int) -> None:
    play(site, name, SOURCES[name][1]([PREPRINT, ARTICLE][::order]))
    done = site.run()
    assert row(done)[:3] == [2, 1, 1]
    (entry,) = entries(site)
    assert (entry.type, entry.year, entry.status) == ("article", 2024, "")
    assert dict(entry.links)["doi"] == "https://doi.org/10.5555/mt.2"
    assert entry.fields["eprint"] == "2401.00001"
    before = site.files()
    site.run()
    assert site.files() == before


@pytest.mark.parametrize("name", ["openalex", "orcid", "dblp", "semanticscholar", "zotero", "bib"])
def test_a_preprint_becomes_the_article(site: Site, name: str) -> None:
    play(site, name, SOURCES[name][1]([PREPRINT]))
    site.run()
    (first,) = entries(site)
    assert first.status == "preprint"
    play(site, name, SOURCES[name][1]([PREPRINT, ARTICLE]))
    done = site.run()
    (entry,) = entries(site)
    assert (entry.key, entry.type, entry.year, entry.status) == (first.key, "article", 2024, ""), done
    assert entry.fields["eprint"] == "2401.00001"


def test_a_preprint_written_by_hand_is_joined_and_not_changed(site: Site) -> None:
    hand = (
        "@misc{mine,\n  title = {Learning tides from fog horns},\n  author = {Teal, Mara and Okoro, Ben},\n"
        "  year = 2023,\n  eprint = {2401.00001},\n  archiveprefix = {arXiv}\n}\n"
    )
    site.bib.write_text(hand)
    play(site, "openalex", SOURCES["openalex"][1]([PREPRINT, ARTICLE]))
    done = site.run()
    (entry,) = entries(site)
    assert (entry.key, entry.fields["year"], entry.original_type) == ("mine", "2023", "misc")
    assert dict(entry.links)["doi"] == "https://doi.org/10.5555/mt.2"
    assert "yours ‘2023’, theirs ‘2024’" in done.out


def test_relations_join_where_titles_differ(site: Site) -> None:
    site.services.services["crossref"] = crossref(
        [
            Paper(
                1,
                "Fog horns teach tides",
                kind="preprint",
                doi="10.1101/2023.05.01.1",
                versions=("10.5555/mt.2", "10.1101/2023.05.01.1"),
            ),
            Paper(2, "Learning from fog", doi="10.5555/mt.2"),
            # a relation that leads to others' work
            Paper(
                3,
                "Stones of the far north",
                doi="10.5555/zz.3",
                authors=(("Ann", "Doe"), ("Bo", "Ek")),
                versions=("10.5555/mt.2",),
            ),
        ],
    )
    site.configure(academic_sync={"crossref": ORCID}, academic_people={}, academic_me=None)
    site.run()
    assert sorted(entry.plain_title for entry in entries(site)) == [
        "Learning from fog",
        "Stones of the far north",
    ]
    first = next(entry for entry in entries(site) if entry.plain_title == "Learning from fog")
    assert (first.fields["doi"], first.fields["eprint"]) == ("10.5555/mt.2", "10.1101/2023.05.01.1")


def test_arxiv_says_which_article(site: Site) -> None:
    preprint = Paper(
        1, "Fog horns teach tides", kind="preprint", arxiv="2401.00001", versions=("10.5555/mt.2",)
    )
    site.services.services["arxiv"] = arxiv([preprint])
    site.services.services["openalex"] = openalex(
        [openalex_of(Paper(2, "Learning from fog", doi="10.5555/mt.2"))]
    )
    site.configure(academic_sync={"arxiv": ORCID, "openalex": "A1"})
    site.run()
    (entry,) = entries(site)
    assert (entry.plain_title, entry.fields["eprint"]) == ("Learning from fog", "2401.00001")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Paper(1, "Sea walls, part 1", doi=""), Paper(2, "Sea walls, part 2", doi="")),
        (Paper(1, "Editorial"), Paper(2, "Editorial", date=(2023, 1, 1))),
        (Paper(1, "Annual report of the harbour"), Paper(2, "Annual report of the harbour", date=(2023,))),
        (
            Paper(1, "Learning tides from fog horns", doi="10.5555/j.1"),
            Paper(2, "Learning tides from fog horns", kind="conference", doi="10.5555/c.1", date=(2023,)),
        ),
        (
            Paper(1, "Learning tides from fog horns"),
            Paper(2, "Learning tides from fog horns", date=(2019,)),
        ),
        (
            Paper(1, "Learning tides from fog horns"),
            Paper(2, "Learning tides from fog horns", authors=(("Ann", "Doe"), MARA)),
        ),
    ],
)
def test_what_is_not_one_work(site: Site, one: Paper, other: Paper) -> None:
    site.services.services["zotero"] = SOURCES["zotero"][1]([one, other])
    site.configure(academic_sync={"zotero": "475425"})
    site.run()
    assert len(entries(site)) == 2


@pytest.mark.parametrize(
    ("hand", "count"),
    [
        ("@article{h, title={Currents of the Harbour}, author={M. Teal and B. Okoro}, year=2024}", 1),
        (
            "@article{h, title={Something else}, author={M. Teal}, year=2024, doi={https://doi.org/10.5555/MT.1}}",
            1,
        ),
        ("@article{h, title={Currents of the harbour.}, author={Teal, Mara}, date={2023-12}}", 1),
        ("@article{h, title={Currents of the harbour}, author={Doe, Ann}, year=2024}", 2),
        ("@article{h, title={Stones of the north}, author={Doe, Ann}, year=1999, doi={10.5555/mt.1}}", 2),
    ],
)
def test_entries_by_hand_are_joined(site: Site, hand: str, count: int) -> None:
    site.bib.write_text(hand)
    play(site, "crossref", crossref([Paper(1, doi="10.5555/mt.1")]))
    site.run()
    assert len(entries(site)) == count
    assert site.bib.read_text().startswith(hand[:-1])


# namesakes


def known_papers(site: Site) -> None:
    fields = "author={Teal, Mara and Okoro, Ben}, year=2020"
    site.bib.write_text(
        "".join(f"@article{{k{n}, title={{Known paper number {n}}}, {fields}}}\n" for n in range(6))
    )


@pytest.mark.parametrize(
    ("authors", "reason"),
    [
        ([("Mara Teal", "A1", None, "Harbour University"), ("Ann Doe", "A9", None, "")], ""),
        ([("Mara Teal", "A1", None, "Dental Clinic Desert Town"), ("Ben Okoro", "A2", None, "")], ""),
        (
            [("Mara Teal", "A1", None, "Dental Clinic Desert Town"), ("Ann Doe", "A9", None, "")],
            "affiliation",
        ),
        ([("Mara Teal", "A1", None, ""), ("Ann Doe", "A9", None, "")], "co-author"),
        ([("Mara Teal", "A1", "0000-0001-5109-3700", "Harbour University")], "another ORCID"),
        ([("Maria Teal", "A1", None, "Harbour University")], "is not Mara Teal"),
        ([("Ann Doe", "A9", None, "Harbour University")], "no author is Mara Teal"),
        ([("M. Teal", "A1", None, "Harbour University")], ""),
        ([], "no authors"),
    ],
)
def test_namesakes_are_doubtful(site: Site, authors: list[Any], reason: str) -> None:
    known_papers(site)
    people = {"mara-teal": {"name": "Mara Teal", "orcid": ORCID, "affiliation": "Harbour University"}}
    work = openalex_of(Paper(1, doi="10.5555/mt.1")) | {
        "authorships": [openalex_author(name, number, orcid, place) for name, number, orcid, place in authors]
    }
    site.services.services["openalex"] = openalex([work])
    site.configure(academic_sync={"openalex": "A1"}, academic_people=people)
    before = site.bib.read_bytes()
    done = site.run()
    assert row(done) == ([1, 0, 0, 0, 1, 0, 0, 0] if reason else [1, 1, 0, 0, 0, 0, 0, 0]), done
    assert (site.bib.read_bytes() == before) is bool(reason)
    assert reason in done.out


def test_a_work_that_was_withdrawn_is_doubtful(site: Site) -> None:
    papers = [
        Paper(1, doi="10.5555/mt.1", more={"withdrawn": True}),
        Paper(2, "Fog above a harbour", doi="10.5555/mt.2"),
    ]
    play(site, "inspire", inspire(papers))
    done = site.run()
    assert [entry.plain_title for entry in entries(site)] == ["Fog above a harbour"]
    assert "it was withdrawn" in done.out
    assert (row(done)[1], row(done)[4]) == (1, 1)


def test_a_deposited_orcid_of_another_name_is_doubtful(site: Site) -> None:
    item = Paper(1, doi="10.5555/mt.1", authors=(("Ann", "Doe"),))
    found = crossref([item])

    def with_orcid(request: Any) -> Any:
        reply = found(request)
        reply.body = reply.body.replace(
            b'"affiliation": []', b'"affiliation": [], "ORCID": "https://orcid.org/%s"' % ORCID.encode()
        )
        return reply

    site.services.services["crossref"] = with_orcid
    site.configure(academic_sync={"crossref": ORCID})
    done = site.run()
    assert row(done) == [1, 0, 0, 0, 1, 0, 0, 0]


def test_what_others_vouch_for_is_not_doubtful(site: Site) -> None:
    known_papers(site)
    strange = Paper(1, "Teeth of the desert", doi="10.5555/t.1", authors=(MARA, ("Ann", "Doe")))
    work = openalex_of(strange)
    work["authorships"] = [
        openalex_author("Mara Teal", "A1", None, "Dental Clinic"),
        openalex_author("Ann Doe", "A9"),
    ]
    site.services.services["openalex"] = openalex([work])
    site.configure(
        academic_sync={"openalex": "A1"},
        academic_people={"mara-teal": {"name": "Mara Teal", "affiliation": "Harbour University"}},
    )
    assert row(site.run())[4] == 1
    site.services.services["orcid"] = orcid([strange])
    site.configure(academic_sync={"openalex": "A1", "orcid": ORCID})
    done = site.run()
    assert "teal2024teeth" in site.bib.read_text(), done


# notices


def test_notices_are_no_papers_and_mark_the_paper(site: Site) -> None:
    papers = [
        Paper(1, "Currents of the harbour", doi="10.5555/mt.1"),
        Paper(2, "Retraction: Currents of the harbour", doi="10.5555/n.1", retracts="10.5555/mt.1"),
        Paper(3, "Fog in the morning light", doi="10.5555/mt.3"),
        Paper(4, "Correction to: Fog in the morning light", doi="10.5555/n.2"),
        Paper(5, "Salt and rope at the quay", doi="10.5555/mt.5", retracted=True),
    ]
    play(site, "crossref", crossref(papers))
    done = site.run()
    assert row(done) == [5, 3, 0, 0, 0, 2, 0, 0]
    said = {entry.plain_title: entry.fields.get("addendum", "") for entry in entries(site)}
    assert "Retracted" in said["Currents of the harbour"]
    assert "10.5555/n.1" in said["Currents of the harbour"]
    assert "Corrected" in said["Fog in the morning light"]
    assert "Retracted" in said["Salt and rope at the quay"]


def test_a_notice_marks_an_entry_by_hand(site: Site) -> None:
    site.bib.write_text(
        "@article{h, title={Currents of the harbour}, author={Teal, Mara}, year=2024, doi={10.5555/mt.1}}\n"
    )
    notice = Paper(2, "Retraction: Currents of the harbour", doi="10.5555/n.1", retracts="10.5555/mt.1")
    play(site, "crossref", crossref([Paper(1, doi="10.5555/mt.1"), notice]))
    site.run()
    (entry,) = entries(site)
    assert "Retracted" in entry.fields["addendum"]


# identifiers that lead elsewhere


def test_a_doi_that_leads_to_another_work(site: Site) -> None:
    site.services.services["orcid"] = orcid(
        [Paper(1, "Fog horns of the north", doi="10.5555/mt.2")], full=True
    )
    other = Paper(2, "Gulls, counted and named", doi="10.5555/mt.2", authors=(MARA, ("Ann", "Doe")))
    site.services.services["crossref"] = crossref([other])
    orcid_paper = Paper(1, "Fog horns of the north", doi="10.5555/mt.2", authors=(("Zoe", "Quay"), BEN))
    site.services.services["orcid"] = orcid([orcid_paper])
    site.configure(academic_sync={"orcid": ORCID, "crossref": ORCID})
    done = site.run()
    assert [entry.plain_title for entry in entries(site)] == ["Gulls, counted and named"]
    assert "its identifier doi:10.5555/mt.2 is that of ‘Gulls, counted and named’ at Crossref" in done.out


def test_a_doi_of_another_paper_of_ones_own(site: Site) -> None:
    typed = Paper(1, "Fog horns of the north", doi="10.5555/mt.2")
    other = Paper(2, "Gulls, counted and named", doi="10.5555/mt.2")
    for name in ("orcid", "zotero"):
        site.services.services = {name: SOURCES[name][1]([typed]), "crossref": crossref([other])}
        site.configure(academic_sync={name: SOURCES[name][0], "crossref": ORCID})
        site.bib.unlink(missing_ok=True)
        site.state.unlink(missing_ok=True)
        done = site.run()
        assert [entry.plain_title for entry in entries(site)] == ["Gulls, counted and named"], done
        assert "is that of ‘Gulls, counted and named’ at Crossref" in done.out


@pytest.mark.parametrize(
    "title",
    [
        "Currents of the Harbor: A Study in Mud",
        "On currents in the harbour",
        "CURRENTS OF THE HARBOUR",
        "Течения гавани",
    ],
)
def test_titles_that_are_typed_in_another_way(site: Site, title: str) -> None:
    site.services.services["orcid"] = orcid([Paper(1, title, doi="10.5555/mt.1")])
    site.services.services["crossref"] = crossref([Paper(1, doi="10.5555/mt.1")])
    site.configure(academic_sync={"orcid": ORCID, "crossref": ORCID})
    done = site.run()
    assert [entry.plain_title for entry in entries(site)] == ["Currents of the harbour"], done


# people


def test_people_are_annotated_by_their_orcids(site: Site) -> None:
    people = {"mara-teal": {"name": "Mara Teal", "orcid": ORCID}, "ben": {"name": "Ben Okoro"}}
    play(site, "crossref", crossref([Paper(1, doi="10.5555/mt.1", authors=(BEN, MARA))]))
    site.configure(academic_people=people)
    site.run()
    (entry,) = entries(site)
    assert entry.fields["author+an:person"] == "2=mara-teal"
    assert [author.person for author in entry.authors] == [None, "mara-teal"]


def test_what_lists_do_not_say_is_looked_up(site: Site) -> None:
    site.services.services["orcid"] = orcid([Paper(1, doi="10.5555/mt.1")], full=False)
    site.services.services["crossref"] = crossref([Paper(1, doi="10.5555/mt.1")], deposited=False)
    found = site.services.services["crossref"]
    site.services.services["crossref"] = lambda request: (
        data({"message": {"items": [], "total-results": 0}})
        if "orcid:" in request.query.get("filter", "")
        else found(request)
    )
    site.configure(academic_sync={"orcid": ORCID, "crossref": ORCID})
    done = site.run()
    (entry,) = entries(site)
    assert [author.name.family for author in entry.authors] == ["Teal", "Okoro"], done
    before = site.files()
    site.run()
    assert site.files() == before


def test_several_people(site: Site) -> None:
    site.services.services["dblp"] = dblp([Paper(1, doi="10.5555/mt.1")])
    site.services.services["semanticscholar"] = semanticscholar(
        [
            Paper(1, doi="10.5555/mt.1"),
            Paper(2, "Gulls, counted and named", doi="10.5555/mt.2", authors=(BEN,)),
        ]
    )
    site.configure(
        academic_people={"mara-teal": {"name": "Mara Teal"}, "ben": {"name": "Ben Okoro"}},
        academic_sync={"mara-teal": {"dblp": "331/8145"}, "ben": {"semanticscholar": "1001"}},
    )
    done = site.run()
    assert (done.code, len(entries(site))) == (0, 2)
    assert site.run("--only", "ben").code == 0
    assert site.run("--only", "bne").code == 2
    assert site.run("--source", "dblp").code == 0
    assert site.run("--source", "dlbp").code == 2
