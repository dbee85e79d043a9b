"""Entries of imported papers, and their keys."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sphinx_academic.bib.names.name_parts import split_name
from sphinx_academic.cli.imported_bib import bib_file, latex, with_years
from sphinx_academic.importers.findings import Finding, Level
from sphinx_academic.importers.records import Paper, PaperAuthor, Place


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ming Li (李明)", "li2024tides"),
        ("Ming Li 李明", "li2024tides"),
        ("Li, Ming", "li2024tides"),
        ("李明", "anonymous2024tides"),
        ("Mira Núñez-Okafor", "nunezokafor2024tides"),
        ("van der Berg, Mira", "vanderberg2024tides"),
    ],
)
def test_keys_are_of_the_latin_form(name: str, key: str) -> None:
    _text, keys = bib_file([Paper("Tides and Lamps", (PaperAuthor(name),), fields={"year": "2024"})])
    assert keys == {0: key}


def test_a_name_in_two_scripts_is_a_name_with_both() -> None:
    text, _keys = bib_file([Paper("Tides and Lamps", (PaperAuthor("Ming Li (李明)"),))])
    assert "author = {Ming Li (李明)}" in text
    name = split_name("Ming Li (李明)")
    assert (name.family, name.given, name.native) == ("Li", "Ming", "李明")


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ({"eprint": "2310.12670"}, "2023"),
        ({"arxiv": "arXiv:1905.00001v2"}, "2019"),
        ({"eprint": "2310.12670", "year": "2024"}, "2024"),
        ({"eprint": "2310.12670", "date": "2024-01"}, ""),
        ({"eprint": "2310.12670v"}, ""),
        ({"eprint": "math/0309136"}, ""),
        ({"eprint": "2399.00001"}, ""),
        ({}, ""),
    ],
)
def test_a_year_that_is_not_stated_is_that_of_the_arxiv_number(fields: dict[str, str], year: str) -> None:
    (paper,), findings = with_years([Paper("Tides", fields=fields)])
    assert paper.fields.get("year", "") == year
    assert len(findings) == (year != fields.get("year", ""))


MIRA = PaperAuthor("Mira Okafor", is_owner=True)


@pytest.mark.parametrize(
    ("paper", "entry"),
    [
        (
            # each kind of field, in the order of an entry; what is empty or said above is left out
            Paper(
                "Tides of C_2: 50% & more",
                (
                    PaperAuthor("Mira Okafor", ("equal",), is_owner=True),
                    PaperAuthor("Mira Okafor"),
                    PaperAuthor("Zhang, Wei", ("equal", "lead")),
                    PaperAuthor("R&D"),
                ),
                others=True,
                fields={
                    "url": "https://tides.example.org/a_{b}\\c",
                    "link_data_set": "files/a_b.csv",
                    "abstract:de": "A_b",
                    "award": "Prize #1",
                    "note": " ",
                    "year": "2024",
                    "pages": "1--3",
                    "journal": "Days  &\nNights",
                    "author": "Nobody",
                },
            ),
            """
            @article{okafor2024tides,
              author           = {Mira Okafor and Mira Okafor and Zhang, Wei and {R\\&D} and others},
              author+an:person = {1=mira},
              author+an:role   = {1=equal; 3=equal,lead},
              title            = {Tides of C\\_2: 50\\% \\& more},
              journal          = {Days \\& Nights},
              pages            = {1--3},
              year             = {2024},
              url              = {https://tides.example.org/a_%7Bb%7D/c},
              link_data_set    = {files/a_b.csv},
              abstract:de      = {A_b},
              award            = {Prize \\#1},
            }
            """,
        ),
        (
            # fields of the paper's own .bib file stand as they are, but for their line ends
            Paper(
                "Tides",
                (MIRA, PaperAuthor("Wei Zhang", ("equal",))),
                fields={"title": "Ebbs", "booktitle": "Coasts", "series": "A_b"},
                bibtex={
                    "author": "{\\'O}kafor,  Mira\n and Zhang, Wei",
                    "title": "{T}ides of\n $x_1$",
                    "note": "",
                },
            ),
            """
            @inproceedings{okafortides,
              author    = {{\\'O}kafor, Mira and Zhang, Wei},
              title     = {{T}ides of $x_1$},
              booktitle = {Coasts},
              series    = {A\\_b},
            }
            """,
        ),
        (
            Paper("Tides", bibtex={"author": "Okafor, Mira", "author+an:role": "1=equal"}, type="book"),
            """
            @book{anonymoustides,
              author         = {Okafor, Mira},
              author+an:role = {1=equal},
              title          = {Tides},
            }
            """,
        ),
        (
            Paper("Tides", fields={"journal": "Days", "booktitle": "Coasts"}),
            """
            @article{anonymoustides,
              title     = {Tides},
              booktitle = {Coasts},
              journal   = {Days},
            }
            """,
        ),
        (
            Paper("Tides", fields={"howpublished": "Web"}),
            """
            @misc{anonymoustides,
              title        = {Tides},
              howpublished = {Web},
            }
            """,
        ),
    ],
    ids=["all", "own", "own-roles", "article", "misc"],
)
def test_entries(paper: Paper, entry: str) -> None:
    text, _keys = bib_file([paper], "mira")
    assert text == dedent(entry).lstrip("\n")


def test_entries_are_apart() -> None:
    text, _keys = bib_file([Paper("Tides"), Paper("Lamps")])
    assert (
        text
        == "@misc{anonymoustides,\n  title = {Tides},\n}\n\n@misc{anonymouslamps,\n  title = {Lamps},\n}\n"
    )


@pytest.mark.parametrize(
    ("authors", "owner", "person"),
    [
        ([MIRA, PaperAuthor("Mira Okafor")], "mira", "1=mira"),
        ([PaperAuthor("Wei Zhang"), PaperAuthor("Mira Okafor"), MIRA], "mira", "3=mira"),
        ([MIRA, PaperAuthor("Mira Okafor")], "", None),
        ([MIRA, PaperAuthor("Wei Zhang"), PaperAuthor("Wei Zhang")], "mira", None),
        ([MIRA, MIRA], "mira", None),
        ([PaperAuthor("Mira Okafor"), PaperAuthor("Mira Okafor")], "mira", None),
    ],
)
def test_the_owner_is_named_where_another_author_has_the_same_name(
    authors: list[PaperAuthor], owner: str, person: str | None
) -> None:
    text, _keys = bib_file([Paper("Tides", tuple(authors))], owner)
    assert (f"author+an:person = {{{person}}}" in text) if person else ("person" not in text)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Mira Okafor", "Mira Okafor"),
        ("Okafor, Mira", "Okafor, Mira"),
        ("Okafor, Mira, Jr", "{Okafor, Mira, Jr}"),
        ("Sand and Sons, Mira", "{Sand and Sons, Mira}"),
        ("Okafor, M#ra", r"{Okafor, M\#ra}"),
        ("Team 7 (李明)", "{Team 7 (李明)}"),
        ("Mira Okafor (Harbour)", "{Mira Okafor (Harbour)}"),
    ],
)
def test_names_of_authors(name: str, written: str) -> None:
    text, _keys = bib_file([Paper("Tides", (PaperAuthor(name),))])
    assert f"author = {{{written}}},\n" in text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("a $b_1$ & $c^2$.", r"a $b_1$ \& $c^2$."),
        ("a $ b$", r"a \$ b\$"),
        ("a $b $", r"a \$b \$"),
        ("$5 and $6", r"\$5 and \$6"),
        ("$x$5", r"\$x\$5"),
        ("a\\b~c^d", r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d"),
        ("{a}", r"\{a\}"),
        ("$a{b$ c}", r"\$a\{b\$ c\}"),
        # BibTeX has no entry in which braces are not balanced
        ("$a$ {b", r"$a$ \textbraceleft{}b"),
        ("a} {b", r"a\textbraceright{} \textbraceleft{}b"),
    ],
)
def test_plain_text_as_latex(text: str, written: str) -> None:
    assert latex(text) == written


@pytest.mark.parametrize(
    ("papers", "keys"),
    [
        # the first words that say something, then letters, then numbers
        ([Paper("The 2 Tides and Lamps")] * 4, ["tides", "lamps", "tidesb", "tidesc"]),
        ([Paper("On the")] * 2, ["on", "onb"]),
        ([Paper("?")] * 2, ["", "b"]),
        ([Paper("Über-Tides")] * 2, ["uber", "tides"]),
    ],
)
def test_keys_of_papers_with_the_same_words(papers: list[Paper], keys: list[str]) -> None:
    _text, found = bib_file(papers)
    assert list(found.values()) == [f"anonymous{key}" for key in keys]


def test_keys_that_are_stated_or_taken() -> None:
    papers = [Paper("Tides", key="mine")] * 27 + [Paper("Tides"), Paper("Tides", key="other")]
    _text, found = bib_file(papers, taken=["anonymoustides", "other"])
    keys = list(found.values())
    assert keys[:3] == ["mine", "mineb", "minec"]
    assert keys[24:] == ["miney", "minez", "minex26", "anonymoustidesb", "otherb"]


@pytest.mark.parametrize(
    ("fields", "bibtex", "year"),
    [
        ({"year": "in 2024"}, {}, "2024"),
        ({"date": "2023-05"}, {}, "2023"),
        ({"year": "2024", "date": "2023-05"}, {}, "2024"),
        ({"year": "2024"}, {"year": "2022"}, "2022"),
        ({"eprint": "2310.12670"}, {}, "2023"),
        ({"eprint": "2313.12670"}, {}, ""),
        ({"year": "soon", "eprint": "2310.12670"}, {}, "2023"),
        ({}, {}, ""),
    ],
)
def test_the_year_of_a_key(fields: dict[str, str], bibtex: dict[str, str], year: str) -> None:
    _text, keys = bib_file([Paper("Tides", fields=fields, bibtex=bibtex)])
    assert keys == {0: f"anonymous{year}tides"}


def test_a_year_of_the_arxiv_number_is_reported() -> None:
    own = Paper("Lamps", fields={"arxiv": "2310.12670"}, bibtex={"year": "2024"})
    papers, (finding,) = with_years(
        [Paper("Tides", fields={"arxiv": "2310.12670"}, place=Place("a.md", 3)), own]
    )
    assert [paper.fields.get("year") for paper in papers] == ["2023", None]
    assert finding == Finding(
        Level.CHECK, "'Tides' states no year; 2023 is that of its arXiv number", "a.md", 3
    )
