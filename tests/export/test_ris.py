"""RIS: records, tags and line ends as the specification has them, and what they say."""

from __future__ import annotations

import re

import pytest
from export.library import FILES, any_publication, corpora, entry, publications
from hypothesis import given, settings
from hypothesis import strategies as st
from realfiles import needs_corpora

from sphinx_academic.export.common import export_keys
from sphinx_academic.export.ris import ris
from sphinx_academic.model.person import Author, Name
from sphinx_academic.model.publication import Publication

Tags = list[tuple[str, str]]

#: tags that may be given more than once
REPEATED = {"AU", "A2", "A3", "A4", "KW", "N1"}


def records(text: str) -> list[Tags]:
    """Read RIS strictly: every line is a tag, every record goes from TY to ER, blank lines between."""
    found: list[Tags] = []
    for block in text.split("\r\n\r\n") if text else []:
        lines = block.removesuffix("\r\n").split("\r\n")
        tags = []
        for line in lines:
            match = re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n]*)", line)
            assert match, line
            tags.append((match[1], match[2]))
        assert tags[0][0] == "TY"
        assert tags[-1] == ("ER", "")
        once = [tag for tag, _ in tags if tag not in REPEATED]
        assert len(set(once)) == len(once)
        assert all(value == value.strip(" ") != "" for _, value in tags[:-1])
        found.append(tags[1:-1])
        found[-1].insert(0, tags[0])
    return found


def tags(body: str, **options: bool) -> Tags:
    """Return the tags of an entry, but not its key."""
    (found,) = records(ris([entry(body)], **options))
    return [pair for pair in found if pair[0] != "ID"]


FULL = r"""
@article{doe2024,
  author = {van der Doe\*, Jr., Ann and {Roe \& Sons} and others}, editor = {Poe, Cy},
  title = {On \emph{Öre}}, journal = {Journal of It}, shortjournal = {J. It}, volume = 3, number = 4,
  pages = {1--10}, publisher = {Press}, address = {Turku}, date = {2024-05-07}, doi = {10.5555/1},
  url = {https://example.org/p}, note = {Invited}, keywords = {selected, b, a}, issn = {1-2},
  langid = {english}, abstract = {A}}
"""


def test_everything_at_once() -> None:
    assert ris([entry(FULL)], abstracts=True) == "\r\n".join(
        [
            "TY  - JOUR",
            "ID  - doe2024",
            "AU  - van der Doe, Ann, Jr.",
            "AU  - Roe & Sons",
            "AU  - others",
            "A2  - Poe, Cy",
            "TI  - On Öre",
            "JO  - Journal of It",
            "JA  - J. It",
            "PY  - 2024",
            "DA  - 2024/05/07/",
            "VL  - 3",
            "IS  - 4",
            "SP  - 1",
            "EP  - 10",
            "PB  - Press",
            "CY  - Turku",
            "SN  - 1-2",
            "DO  - 10.5555/1",
            "UR  - https://example.org/p",
            "LA  - english",
            "KW  - b",
            "KW  - a",
            "N1  - Invited",
            "AB  - A",
            "ER  - ",
            "",
        ]
    )


def test_records_are_apart_and_nothing_is_nothing() -> None:
    assert ris([entry("@misc{a}"), entry("@book{b}")]) == (
        "TY  - GEN\r\nID  - a\r\nER  - \r\n\r\nTY  - BOOK\r\nID  - b\r\nER  - \r\n"
    )
    assert ris([]) == ""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "@inproceedings{k, title = {T}, booktitle = {B}, series = {S}}",
            [("TY", "CONF"), ("TI", "T"), ("T2", "B"), ("T3", "S")],
        ),
        ("@article{k, entrysubtype = {magazine}, journal = {M}}", [("TY", "MGZN"), ("JO", "M")]),
        ("@phdthesis{k, school = {U}}", [("TY", "THES"), ("PB", "U"), ("M3", "PhD thesis")]),
        ("@www{k}", [("TY", "ELEC")]),
        (
            "@article{k, eprint = {123}, eprinttype = {pubmed}}",
            [("TY", "JOUR"), ("UR", "https://pubmed.ncbi.nlm.nih.gov/123/"), ("DB", "pubmed"), ("AN", "123")],
        ),
        ("@article{k, eprinttype = {pubmed}}", [("TY", "JOUR")]),
        ("@workshop{k}", [("TY", "GEN")]),
        (
            "@misc{k, eprint = {2401.00001}}",
            [
                ("TY", "UNPB"),
                ("PB", "arXiv"),
                ("UR", "https://arxiv.org/abs/2401.00001"),
                ("DB", "arXiv"),
                ("AN", "2401.00001"),
            ],
        ),
        ("@misc{k, year = 2024}", [("TY", "GEN"), ("PY", "2024")]),
        ("@misc{k, year = 2024, month = oct}", [("TY", "GEN"), ("PY", "2024"), ("DA", "2024/10//")]),
        ("@article{k, pages = {S7}}", [("TY", "JOUR"), ("SP", "S7")]),
        ("@article{k, pages = {1--2, 5--6}}", [("TY", "JOUR"), ("SP", "1–2, 5–6")]),
        ("@article{k, pages = {12:1--12:9}}", [("TY", "JOUR"), ("SP", "12:1"), ("EP", "12:9")]),
        ("@unpublished{k, note = {in press}}", [("TY", "UNPB"), ("N1", "in press")]),
        ("@misc{k, pdf = {paper.pdf}, abstract = {A}}", [("TY", "GEN")]),
        ("@misc{k, author = {{Foo, Inc.}}}", [("TY", "GEN"), ("AU", "Foo Inc.")]),
        ("@misc{k, author = {张伟}}", [("TY", "GEN"), ("AU", "张伟")]),
        # people by what they did
        (
            "@book{k, editor = {Poe, Cy}, translator = {Roe, Bo}, serieseditor = {Moe, Di},"
            "foreword = {Loe, Ed}}",
            [("TY", "BOOK"), ("A2", "Poe, Cy"), ("A4", "Roe, Bo"), ("A3", "Moe, Di"), ("A4", "Loe, Ed")],
        ),
        # where it was held, and who held it
        (
            "@inproceedings{k, title = {T}, booktitle = {B}, publisher = {ACM}, organization = {IEEE},"
            "address = {New York}, location = {Oslo}}",
            [
                ("TY", "CONF"),
                ("TI", "T"),
                ("T2", "B"),
                ("PB", "ACM"),
                ("CY", "New York"),
                ("N1", "Place of the event: Oslo"),
                ("N1", "Organizer: IEEE"),
            ],
        ),
        (
            "@inproceedings{k, organization = {IEEE}, address = {Rome}}",
            [("TY", "CONF"), ("PB", "IEEE"), ("CY", "Rome")],
        ),
        ("@inproceedings{k, address = {Rome}}", [("TY", "CONF"), ("N1", "Place of the event: Rome")]),
        (
            "@book{k, edition = {2}, volumes = {3}, isbn = {1}, issn = {2}, chapter = {4}, shorttitle = {S}}",
            [
                ("TY", "BOOK"),
                ("ET", "2"),
                ("NV", "3"),
                ("SE", "4"),
                ("ST", "S"),
                ("SN", "1"),
                ("N1", "ISSN: 2"),
            ],
        ),
        ("@software{k, version = {2.1}, publisher = {P}}", [("TY", "COMP"), ("PB", "P"), ("ET", "2.1")]),
        ("@article{k, articleno = {55}}", [("TY", "JOUR"), ("SP", "55")]),
    ],
)
def test_tags(body: str, expected: Tags) -> None:
    assert tags(body) == expected


def test_suffix_without_given_name_keeps_its_place() -> None:
    (found,) = records(ris([Publication("k", "misc", (), (Author(Name("Doe", suffix="Jr.")),))]))
    assert ("AU", "Doe, , Jr.") in found


def check(sources: tuple[Publication, ...] | list[Publication]) -> None:
    text = ris(sources, abstracts=True)
    text.encode()
    found = [dict(each) for each in records(text)]
    assert [each["ID"] for each in found] == export_keys(sources)


@pytest.mark.parametrize("name", FILES)
def test_files_are_valid(name: str) -> None:
    check(publications(name))


@needs_corpora
def test_real_files_are_valid() -> None:
    for sources in corpora():
        check(sources)


@settings(max_examples=50)
@given(st.lists(any_publication, max_size=2))
def test_anything_is_valid(sources: list[Publication]) -> None:
    check(sources)
