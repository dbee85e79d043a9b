"""The three-way merge: what was written by hand stays, byte for byte."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sphinx_academic.sync.bibfile import BibFile

from .conftest import Site
from .papers import Paper, crossref
from .server import text
from .test_sources import entries, play, row

PAPER = Paper(1, "Currents of the harbour", doi="10.5555/mt.1")


def sync(site: Site, *papers: Paper, options: tuple[str, ...] = ()) -> Any:
    play(site, "crossref", crossref(list(papers)))
    return site.run(*options)


def changed(**more: Any) -> Paper:
    return Paper(1, **{"title": "Currents of the harbour", "doi": "10.5555/mt.1", **more})


def test_what_the_source_changes_is_changed(site: Site) -> None:
    sync(site, PAPER)
    before = site.bib.read_text()
    sync(site, changed(journal="Tide Letters", date=(2025, 1)))
    after = site.bib.read_text()
    assert after == before.replace("Journal of Tide Engineering", "Tide Letters").replace(
        "2024", "2025", 2
    ).replace("teal2025", "teal2024").replace("month = may", "month = jan")


def test_a_field_by_hand_stays_and_is_a_conflict_once(site: Site) -> None:
    sync(site, PAPER)
    site.bib.write_text(site.bib.read_text().replace("{Journal of Tide Engineering}", "{J. Tide Eng.}"))
    before = site.files()
    assert "onflict" not in sync(site, PAPER).out
    assert site.files() == before
    done = sync(site, changed(journal="Tide Letters"))
    assert "journal: yours ‘J. Tide Eng.’, theirs ‘Tide Letters’ (Crossref)" in done.out
    assert site.bib.read_bytes() == before["papers.bib"]
    after = site.files()
    assert "onflict" not in sync(site, changed(journal="Tide Letters")).out
    assert site.files() == after


@pytest.mark.parametrize(
    "form",
    [
        '"Journal of Tide Engineering"',
        "jte",
        "{Journal of Tide\n   Engineering}",
        "{{Journal of Tide Engineering}}",
    ],
)
def test_a_value_written_in_another_way_is_by_hand(site: Site, form: str) -> None:
    sync(site, PAPER)
    source = "@string{jte = {Journal of Tide Engineering}}\n" + site.bib.read_text()
    site.bib.write_text(source.replace("{Journal of Tide Engineering},", f"{form},"))
    before = site.bib.read_bytes()
    sync(site, changed(journal="Tide Letters"))
    assert site.bib.read_bytes() == before


def test_a_removed_field_and_a_removed_entry_do_not_come_back(site: Site) -> None:
    two = Paper(2, "Gulls, counted and named", doi="10.5555/mt.2")
    sync(site, PAPER, two)
    source = site.bib.read_text()
    source = re.sub(r"  month = may,\n", "", source)
    site.bib.write_text(source[: source.index("@article{teal2024gulls")])
    before = site.bib.read_bytes()
    done = sync(site, PAPER, two)
    assert row(done) == [2, 0, 0, 1, 0, 0, 1, 0]
    assert site.bib.read_bytes() == before
    site.services.services["crossref"] = crossref([PAPER, two])
    done = site.run("add", "10.5555/mt.2")
    assert done.code == 0
    assert len(entries(site)) == 2


def test_a_changed_key_is_followed(site: Site) -> None:
    sync(site, PAPER)
    site.bib.write_text(site.bib.read_text().replace("teal2024currents", "harbour"))
    done = sync(site, changed(journal="Tide Letters"))
    (entry,) = entries(site)
    assert (entry.key, entry.fields["journal"]) == ("harbour", "Tide Letters"), done
    before = site.files()
    sync(site, changed(journal="Tide Letters"))
    assert site.files() == before


def test_an_entry_by_hand_in_the_place_of_a_removed_one_is_by_hand(site: Site) -> None:
    sync(site, PAPER)
    hand = (
        "@article{mine,\n  title = {Currents of the harbour},\n  author = {Teal, Mara and Okoro, Ben},\n"
        "  year = {2024},\n  journal = {Own},\n  volume = {9},\n  pages = {1},\n  doi = {10.5555/MT.1},\n}\n"
    )
    site.bib.write_text(hand)
    sync(site, PAPER)
    sync(site, changed(date=(2025, 1)))
    assert site.bib.read_text().startswith(hand[:-2])


def test_what_a_source_no_longer_has_stays(site: Site) -> None:
    two = Paper(2, "Gulls, counted and named", doi="10.5555/mt.2")
    sync(site, PAPER, two)
    before = site.bib.read_bytes()
    done = sync(site, PAPER)
    assert "No longer listed; the entries stay" in done.out
    assert site.bib.read_bytes() == before
    # a list that is empty all of a sudden is a mistake
    done = sync(site)
    assert "had works before and has none now" in done.out + done.err
    assert site.bib.read_bytes() == before
    assert "openalex" not in site.state.read_text()


HAND = r"""% top
@comment{keep {this}}
@string{jte = {Journal of Tide Engineering}}

@Article { Hand1 ,   % a remark
  author    = "Teal, Mara and Okoro, Ben" ,
  title     = {Currents of the {Harbour}}, % the title
  journal   = jte,
  year      = {2024} % last
}
text between
@inproceedings(p2, title = {Other things by the sea}, year = "2001")
@misc{broken, title = {never closed
@article{one, title={Gulls, counted and named}, author={Teal, Mara}, year=2024}"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_layout_stays(site: Site, newline: str, encoding: str) -> None:
    source = HAND.replace("top", "oben, für die Übersicht").replace("\n", newline).encode(encoding)
    site.bib.write_bytes(source)
    two = Paper(2, "Gulls, counted and named", doi="10.5555/mt.2")
    sync(site, PAPER, two, Paper(3, "Ørsted und die Fähre", doi="10.5555/mt.3"))
    after = site.bib.read_bytes()
    # what is new are whole pieces between what was there
    place = 0
    for byte in source:
        place = after.index(bytes([byte]), place) + 1
    added = after.decode(encoding if encoding != "latin-1" else "utf-8", "replace")
    found = {entry.key: entry for entry in entries(site)}
    assert found["Hand1"].fields["doi"] == "10.5555/mt.1"
    assert found["one"].fields["doi"] == "10.5555/mt.2"
    assert "Ørsted und die Fähre" in added
    assert (b"\r\n" in after) is (newline == "\r\n")
    if newline == "\r\n":
        assert after.count(b"\n") == after.count(b"\r\n")
    assert f"  year      = {{2024}}, % last{newline}" in added
    assert f"{newline}  doi       = {{10.5555/mt.1}},{newline}" in added
    before = site.files()
    sync(site, PAPER, two, Paper(3, "Ørsted und die Fähre", doi="10.5555/mt.3"))
    assert site.files() == before


def test_entries_that_cannot_be_changed_are_listed(site: Site) -> None:
    site.bib.write_text(
        "@article{bad, title = {Currents of the harbour}, author = {Teal, Mara}, year = 2024,\n"
        "  note = {open\n\n@misc{next, title={x}}\n"
    )
    before = site.bib.read_bytes()
    done = sync(site, PAPER)
    assert "papers.bib:1: bad" in done.out
    assert site.bib.read_bytes() == before


def test_another_file_takes_new_papers(site: Site) -> None:
    site.configure(bibtex_bibfiles=["a.bib", "papers.bib"])
    (site.folder / "a.bib").write_text("@misc{a, title={A}}\n")
    sync(site, PAPER)
    assert "teal2024currents" in site.bib.read_text()
    site.bib.unlink()
    site.state.unlink()
    site.configure(academic_sync_file="a.bib")
    sync(site, PAPER)
    assert "teal2024currents" in (site.folder / "a.bib").read_text()
    assert not site.bib.exists()


def test_a_dry_run_writes_nothing(site: Site) -> None:
    site.bib.write_text("@misc{own, title = {By hand}}\n")
    site.configure()
    play(site, "crossref", crossref([PAPER]))
    before = site.files()
    done = site.run("--dry-run")
    assert site.files() == before
    assert (done.code, done.err) == (0, "")
    assert "--- a/papers.bib\n+++ b/papers.bib\n@@ -1 +1,13 @@\n @misc{own" in done.out
    assert "+  doi = {10.5555/mt.1},\n" in done.out


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("@misc{a}\n<<<<<<< HEAD\n@misc{b}\n=======\n@misc{c}\n>>>>>>> main\n", 2),
        ("<<<<<<< HEAD\r\n=======\r\n>>>>>>> main\r\n", 1),
        ("\n\n>>>>>>> main\n", 3),
    ],
)
def test_conflict_markers_are_refused_with_their_line(site: Site, source: str, line: int) -> None:
    site.bib.write_bytes(source.encode())
    before = site.bib.read_bytes()
    done = sync(site, PAPER)
    assert done.code == 1
    assert f"papers.bib:{line}: a conflict marker" in done.err
    assert site.bib.read_bytes() == before
    assert not site.services.requests


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (b"", "not JSON"),
        (b"[]", "no file of sphinx-academic"),
        (b"{}", "no file of sphinx-academic"),
        (b'{"version": "1"}', "no file of sphinx-academic"),
        (b'{"version": 2}', "later version"),
        (b'{\n<<<<<<< HEAD\n"version": 1\n=======\n', "line 2 has a conflict marker"),
    ],
)
def test_a_state_that_cannot_be_read_is_refused(site: Site, state: bytes, words: str) -> None:
    site.state.write_bytes(state)
    done = sync(site, PAPER)
    assert (done.code, site.state.read_bytes()) == (1, state)
    assert words in done.err


def test_a_state_whose_lines_end_in_another_way_stays(site: Site) -> None:
    sync(site, PAPER)
    site.state.write_bytes(site.state.read_bytes().replace(b"\n", b"\r\n"))
    before = site.files()
    assert sync(site, PAPER).code == 0
    assert site.files() == before


def test_a_state_that_was_changed_by_hand_is_not_relied_on(site: Site) -> None:
    sync(site, PAPER)
    site.state.write_text(site.state.read_text().replace("Currents of the harbour", "Currents of the bay"))
    before = site.bib.read_bytes()
    assert sync(site, PAPER).code == 0
    assert site.bib.read_bytes() == before


def test_the_state_of_another_site_says_nothing(site: Site) -> None:
    """A site that began as a copy of another one has its papers no more, but its state."""
    sync(site, PAPER)
    site.bib.write_text("@misc{own, title = {By hand}}\n")
    site.configure(academic_people={"zoe": {"name": "Zoe Quay"}}, academic_me="zoe")
    play(site, "openalex", text("{}"))
    from .papers import openalex_of
    from .server import openalex

    play(
        site,
        "openalex",
        openalex(
            [openalex_of(Paper(7, "Currents of the harbour", doi="10.5555/mt.1", authors=(("Zoe", "Quay"),)))]
        ),
    )
    done = site.run()
    assert (done.code, row(done)) == (0, [1, 1, 0, 0, 0, 0, 0, 0])


def test_hostile_records_are_harmless(site: Site) -> None:
    hostile = (
        "@article{../../x, title={A } } \\input{/etc/passwd} title}, author={Teal, Mara}, year={2024}, "
        "pdf={conf.py}, preview={../secret.png}, url={javascript:alert(1)}, crossref={own}, xdata={own}, "
        "related={own}, selected={true}, file={/etc/passwd}, author+an={1=corresponding}, "
        "note={<script>alert(1)</script>}, doi={10.5555/h.1}}\n"
    )
    site.bib.write_text("@misc{own, title = {By hand}, year = 2020}\n")
    play(site, "bib", lambda request: text(hostile))
    assert site.run().code == 0
    new = site.bib.read_text().partition("\n\n")[2]
    for word in (
        "conf.py",
        "secret",
        "javascript",
        "crossref",
        "xdata",
        "related",
        "selected",
        "file",
        "author+an",
    ):
        assert word not in new, new
    found = entries(site)
    assert len(found) == 2
    assert re.fullmatch(r"[\w.:+/-]+", found[1].key)


def test_a_file_with_all_kinds_of_entries_is_found_whole() -> None:
    file = BibFile(None, "x", HAND.encode())  # type: ignore[arg-type]
    entry = file.entry(5, "Hand1")
    assert entry is not None
    assert [place.name for place in entry.fields] == ["author", "title", "journal", "year"]
    assert file.value(entry, "journal") == "jte"
    assert file.entry(12, "p2")
    assert not file.entry(13, "broken")
    assert file.result == HAND.encode()
