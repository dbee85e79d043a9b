"""The entry of one paper, beside its page or in it."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.findings import Findings
from sphinx_academic.importers.own_bib import completed, entry_in, is_same_work, read_text, without_entries
from sphinx_academic.importers.records import Paper, PaperAuthor, Place

BIB = {
    "same": "@article{k, title={Tides at Night}, author={Okafor, Mira and Dune, Ann}, journal={Sea}, year={2020}, volume={3}, url={https://doi.org/10.1000/x}, doi={10.1000/X}, file={x}}",
    "bare": "@inproceedings{k2, title={{Tides at Night}}, booktitle={ICL}}",
    "other": "@misc{k, title={Sand}}",
    "more": "@article{k, title={Tides at Night and by Day}, author={Okafor, M.}, year={2021}, month=5, journal={Sea}}",
    "comma": "@article{k, title={Tides at Night}, author={Mira Okafor, Ann Dune, Bo Berg}, year={2020}}",
    "etal": "@article{k, title={Tides at Night}, author={Okafor, Mira and others}, year={2020}}",
    "marks": "@article{k, title={Tides at Night}, author={\\textbf{Okafor, Mira} and Dune, Ann$^*$}, date={2020-05-06}}",
    "editor": "@book{k, title={Tides at Night}, editor={Okafor, Mira}, publisher={Sea Press}, year={2020}}",
    "key": "@misc{Tides & Co, title={Tides at Night}, crossref={x}, note={a { b}}",
}


def _completed(
    bib: str, fields: tuple[tuple[str, str], ...], authors: tuple[str, ...], *, wins: bool
) -> tuple[str, str, dict[str, str], dict[str, str], list[str], list[str]]:
    """Return type, key, fields, fields of the entry, authors and report of a paper; "*" stands for a role."""
    named = tuple(PaperAuthor(name.rstrip("*"), ("equal",) if "*" in name else ()) for name in authors)
    paper = Paper("Tides at Night", named, False, "misc", dict(fields), place=Place("p.md", 3))
    findings = Findings()
    entry = entry_in(BIB[bib])
    assert entry
    made = completed(paper, entry, findings, wins=wins)
    names = [author.name for author in made.authors]
    return (
        made.type,
        made.key,
        dict(made.fields),
        dict(made.bibtex),
        names,
        [each.message for each in findings],
    )


def _key(body: str) -> str:
    entry = read_text(body, "p.md")
    return entry.key if entry else ""


@pytest.mark.parametrize(("bib", "fields", "authors", "wins", "found"), [
    ("same", (("year", "2020"),), ("Mira Okafor", "Ann Dune"), True, ("article", "k", {}, {"author": "Okafor, Mira and Dune, Ann", "journal": "Sea", "year": "2020", "volume": "3", "doi": "10.1000/X"}, ["Mira Okafor", "Ann Dune"], [])),
    ("same", (("year", "2020"), ("booktitle", "ICL")), ("Mira Okafor*", "A. Dune"), True, ("article", "k", {}, {"author": "Okafor, Mira and Dune, Ann", "journal": "Sea", "year": "2020", "volume": "3", "doi": "10.1000/X", "author+an:role": "1=equal"}, ["Mira Okafor", "A. Dune"], [])),
    ("same", (("year", "2020"), ("booktitle", "ICL")), ("Mira Okafor", "Ann Dune"), False, ("article", "k", {"booktitle": "ICL"}, {"year": "2020", "volume": "3", "doi": "10.1000/X"}, ["Mira Okafor", "Ann Dune"], [])),
    ("same", (("journal", "Sea"), ("volume", "4"), ("date", "2020-03")), ("Mira Okafor", "Ann Dune"), False, ("article", "k", {"journal": "Sea", "volume": "4", "date": "2020-03"}, {"doi": "10.1000/X"}, ["Mira Okafor", "Ann Dune"], [])),
    ("same", (("date", "2020-03"),), ("Mira Okafor", "Ann Dune"), True, ("article", "k", {"date": "2020-03"}, {"author": "Okafor, Mira and Dune, Ann", "journal": "Sea", "volume": "3", "doi": "10.1000/X"}, ["Mira Okafor", "Ann Dune"], [])),
    ("same", (("year", "2019"),), ("Mira Okafor", "Bo Berg"), True, ("article", "k", {}, {"author": "Okafor, Mira and Dune, Ann", "journal": "Sea", "year": "2020", "volume": "3", "doi": "10.1000/X"}, ["Mira Okafor", "Bo Berg"], ["'Tides at Night': the page and the .bib file spell authors in different ways; that of the .bib file was taken", "'Tides at Night': the year is 2019 on the page and 2020 in the .bib file; that of the .bib file was taken"])),
    ("same", (("year", "2019"),), ("Mira Okafor",), False, ("article", "k", {"year": "2019"}, {"journal": "Sea", "volume": "3", "doi": "10.1000/X"}, ["Mira Okafor"], ["'Tides at Night': the page names 1 authors, and the .bib file 2; that of the page was taken", "'Tides at Night': the year is 2019 on the page and 2020 in the .bib file; that of the page was taken"])),
    ("same", (), (), True, ("article", "k", {}, {"author": "Okafor, Mira and Dune, Ann", "journal": "Sea", "year": "2020", "volume": "3", "doi": "10.1000/X"}, [], [])),
    ("bare", (("journal", "Sea"), ("howpublished", "x")), ("Mira Okafor",), True, ("inproceedings", "k2", {}, {"booktitle": "ICL"}, ["Mira Okafor"], [])),
    ("bare", (("year", "2020"),), (), True, ("inproceedings", "k2", {"year": "2020"}, {"booktitle": "ICL"}, [], [])),
    ("other", (("year", "2020"),), ("Mira Okafor",), True, ("misc", "", {"year": "2020"}, {}, ["Mira Okafor"], ["'Tides at Night': its .bib file has 'Sand', and was not taken"])),
    ("more", (("year", "2020"),), ("Mira Okafor",), True, ("article", "k", {}, {"title": "Tides at Night and by Day", "author": "Okafor, M.", "year": "2021", "month": "5", "journal": "Sea"}, ["Mira Okafor"], ["'Tides at Night': the title is 'Tides at Night' on the page and 'Tides at Night and by Day' in the .bib file; that of the .bib file was taken", "'Tides at Night': the year is 2020 on the page and 2021 in the .bib file; that of the .bib file was taken"])),
    ("more", (("year", "2020"),), ("Mira Okafor",), False, ("article", "k", {"year": "2020"}, {"journal": "Sea"}, ["Mira Okafor"], ["'Tides at Night': the title is 'Tides at Night' on the page and 'Tides at Night and by Day' in the .bib file; that of the page was taken", "'Tides at Night': the year is 2020 on the page and 2021 in the .bib file; that of the page was taken"])),
    ("comma", (("year", "2020"),), ("Mira Okafor", "Ann Dune", "Bo Berg"), True, ("article", "k", {}, {"year": "2020"}, ["Mira Okafor", "Ann Dune", "Bo Berg"], ["'Tides at Night': the .bib file does not name all authors, or does not separate them by ‘and’; those of the page were taken"])),
    ("comma", (("year", "2020"),), ("Mira Okafor", "Ann Dune", "Bo Berg"), False, ("article", "k", {}, {"year": "2020"}, ["Mira Okafor", "Ann Dune", "Bo Berg"], [])),
    ("etal", (("year", "2020"),), ("Mira Okafor", "Ann Dune"), True, ("article", "k", {}, {"year": "2020"}, ["Mira Okafor", "Ann Dune"], ["'Tides at Night': the .bib file does not name all authors, or does not separate them by ‘and’; those of the page were taken"])),
    ("etal", (("year", "2020"),), ("Mira Okafor",), True, ("article", "k", {}, {"author": "Okafor, Mira and others", "year": "2020"}, ["Mira Okafor"], [])),
    ("marks", (("year", "2020"),), ("Mira Okafor", "Ann Dune"), True, ("article", "k", {}, {"date": "2020-05-06"}, ["Mira Okafor", "Ann Dune"], [])),
    ("marks", (("year", "2020"),), ("Mira Okafor", "Bo Berg"), True, ("article", "k", {}, {"author": "Okafor, Mira and Dune, Ann*", "date": "2020-05-06"}, ["Mira Okafor", "Bo Berg"], ["'Tides at Night': the page and the .bib file spell authors in different ways; that of the .bib file was taken"])),
    ("editor", (("year", "2020"),), ("Mira Okafor",), True, ("book", "k", {}, {"editor": "Okafor, Mira", "publisher": "Sea Press", "year": "2020"}, [], [])),
    ("editor", (("year", "2020"),), ("Mira Okafor",), False, ("book", "k", {}, {"editor": "Okafor, Mira", "publisher": "Sea Press", "year": "2020"}, ["Mira Okafor"], [])),
    ("key", (), ("Mira Okafor",), True, ("misc", "tides-co", {}, {"note": "a { b}"}, ["Mira Okafor"], [])),
])  # fmt: skip
def test_paper_with_its_entry(
    bib: str,
    fields: tuple[tuple[str, str], ...],
    authors: tuple[str, ...],
    wins: bool,
    found: tuple[str, str, dict[str, str], dict[str, str], list[str], list[str]],
) -> None:
    assert _completed(bib, fields, authors, wins=wins) == found


@pytest.mark.parametrize(("one", "other", "found"), [
    ("Tides at Night", "Tides at night!", True),
    ("Tides at Night", "Tides by Day", False),
    ("Tides at Night", "Tides at Noon", True),
    ("", "x", True),
    ("Tides", "Tides of the Sea", True),
    ("A B C D", "C D E F", False),
])  # fmt: skip
def test_same_work(one: str, other: str, found: bool) -> None:
    assert is_same_work(one, other) == found


@pytest.mark.parametrize(("body", "found"), [
    ("<pre>@article{a, title={x}}</pre>", "a"),
    ("<pre class='x'><code>@article{b, title=&amp;quot;x&amp;quot;}</code></pre>", "b"),
    ("```bibtex\n@article{c, title={x}}\n```", "c"),
    ("~~~\n@article{d, title={x}}\n~~~", "d"),
    ("```python\n@article{e, title={x}}\n```", ""),
    ("@article{f, title={x}}", ""),
    ("<pre>x</pre>\n<pre>@article{g, title={x}}</pre>", "g"),
])  # fmt: skip
def test_entry_that_a_page_shows(body: str, found: str) -> None:
    assert _key(body) == found


@pytest.mark.parametrize(("body", "found"), [
    ("A\n\nBibTeX:\n\n<pre>@article{a, title={x}}</pre>\n\nB", "A\n\nB"),
    ("```\nx = 1\n```", "```\nx = 1\n```"),
    ("```bibtex\n@article{a,\n title={x}}\n```\nC", "\nC"),
    ("**bibtex**", ""),
    ("my bibtex", "my bibtex"),
])  # fmt: skip
def test_text_without_entries(body: str, found: str) -> None:
    assert without_entries(body) == found
