"""What the records of one work become as an entry, value by value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name
from sphinx_academic.sync.entry import Keys, Offer, entry_text, offer_of, page_field
from sphinx_academic.sync.work import Contributor, Work

MARA, BEN, ZOE = (Contributor(Name(*name)) for name in (("Teal", "Mara"), ("Okoro", "Ben"), ("Quay", "Zoe")))


def work(source: str = "crossref", **more: Any) -> Work:
    given = {"title": "Tides", "type": "article", "authors": (MARA,), "date": Date(2024), **more}
    return Work(source, more.pop("id", "1"), **{name: value for name, value in given.items() if name != "id"})


def entry(*works: Work, marks: Sequence[str] = ()) -> str:
    """Return an entry on one line, without its author, title and year."""
    offer = offer_of(works, 2026, marks)
    text = " ".join(entry_text("k", offer.type, offer.fields).split())
    for usual in ("author = {Teal, Mara}, ", "title = {Tides}, ", "year = {2024}, "):
        text = text.replace(usual, "")
    return text


@pytest.mark.parametrize(
    ("works", "wanted"),
    [
        ([work()], "@article{k, }"),
        # the type is that of the first that states one
        ([work(type=""), work(type="misc"), work(type="book"), work(type="article")], "@book{k, }"),
        ([work(type="")], "@misc{k, }"),
        ([work(type="online")], "@misc{k, }"),
        ([work(type="a b")], "@misc{k, }"),
        ([work(type="misc")], "@misc{k, }"),
        # the published version leads
        (
            [
                work("arxiv", type="online", is_preprint=True, title="Ebb", date=Date(2021)),
                work(date=Date(2024, 5, 3)),
            ],
            "@article{k, month = may, }",
        ),
        ([work(is_preprint=True)], "@misc{k, pubstate = {prepublished}, }"),
        (
            [work(is_preprint=True, ids={"arxiv": "2401.00001"})],
            "@misc{k, eprint = {2401.00001}, archiveprefix = {arXiv}, }",
        ),
        (
            [work(is_preprint=True, fields={"howpublished": "TideRxiv"})],
            "@misc{k, howpublished = {TideRxiv}, }",
        ),
        (
            [work(is_preprint=True, ids={"doi": "10.1101/a"}, fields={"howpublished": "TideRxiv"})],
            "@misc{k, howpublished = {bioRxiv}, doi = {10.1101/a}, }",
        ),
        (
            [work(is_preprint=True, ids={"doi": "10.5555/a"}, fields={"url": "https://example.org/"})],
            "@misc{k, pubstate = {prepublished}, doi = {10.5555/a}, }",
        ),
        # of versions of data, the newest
        (
            [
                work(
                    type="dataset", ids={"doi": "10.5072/2", "concept": "10.5072/1"}, fields={"version": "1"}
                ),
                work(
                    type="dataset",
                    ids={"doi": "10.5072/3", "concept": "10.5072/1"},
                    fields={"version": "2"},
                    date=Date(2025),
                ),
                work(type="dataset", ids={"doi": "10.5072/3"}, fields={"version": "3"}, date=None),
            ],
            "@dataset{k, version = {2}, year = {2025}, doi = {10.5072/1}, }",
        ),
        (
            [
                work(type="dataset", fields={"version": "1"}),
                work(type="dataset", fields={"version": "2"}, date=Date(2025)),
            ],
            "@dataset{k, version = {1}, }",
        ),
        # what was deposited is a copy of an article
        (
            [
                work(title="Ebb", type="article", ids={"doi": "10.5555/a"}),
                work(title="Ebb copied", ids={"doi": "10.5072/2", "concept": "10.5072/1"}, date=Date(2025)),
            ],
            "@article{k, title = {Ebb}, doi = {10.5555/a}, }",
        ),
    ],
)
def test_types_and_versions(works: list[Work], wanted: str) -> None:
    assert entry(*works) == wanted


CUT = {"authors": (MARA, BEN, ZOE), "others": True}


@pytest.mark.parametrize(
    ("works", "names"),
    [
        ([work(authors=()), work(authors=(BEN,)), work()], "author = {Okoro, Ben}"),
        # a list that is whole, unless a cut one has more
        ([work(**CUT), work(authors=(BEN, ZOE, MARA))], "author = {Okoro, Ben and Quay, Zoe and Teal, Mara}"),
        (
            [work(**CUT), work(authors=(BEN, ZOE))],
            "author = {Teal, Mara and Okoro, Ben and Quay, Zoe and others}",
        ),
        ([work(others=True), work(**CUT)], "author = {Teal, Mara and Okoro, Ben and Quay, Zoe and others}"),
        (
            [work(authors=(BEN,)), work(authors=(MARA, BEN))],
            "author = {Okoro, Ben}",
        ),
        ([work(**CUT), work(authors=(BEN, MARA, ZOE))], "author = {Okoro, Ben and Teal, Mara and Quay, Zoe}"),
        ([work("arxiv", authors=(ZOE,), is_preprint=True), work()], "author = {Teal, Mara}"),
        # the preprint's, where the article has none
        ([work(authors=()), work("arxiv", authors=(ZOE,), is_preprint=True)], "author = {Quay, Zoe}"),
        ([work(authors=(), others=True)], ""),
        ([work(authors=(Contributor(Name("")), BEN))], "author = {Okoro, Ben}"),
        # of an article, editors only where it has no authors
        ([work(editors=(ZOE,))], "author = {Teal, Mara}"),
        ([work(authors=(), editors=(ZOE,)), work(authors=(), editors=(BEN,))], "editor = {Quay, Zoe}"),
        ([work(authors=()), work(authors=(), editors=(BEN,))], "editor = {Okoro, Ben}"),
        ([work(type="book", editors=(ZOE,))], "author = {Teal, Mara}, editor = {Quay, Zoe}"),
    ],
)
def test_people(works: list[Work], names: str) -> None:
    offer = offer_of(works, 2026)
    found = [f"{name} = {offer.fields[name]}" for name in ("author", "editor") if name in offer.fields]
    assert ", ".join(found) == names


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        (["Tides", "Ebb"], "Tides"),
        (["", "Ebb"], "Ebb"),
        (["TIDES", "Tides"], "Tides"),
        (["TIDES", "EBB"], "TIDES"),
        ([""], ""),
    ],
)
def test_titles(titles: list[str], title: str) -> None:
    assert offer_of([work(title=one) for one in titles], 2026).title == title
    # that of a preprint is better than none
    preprints = [work(title=""), *(work(title=one, is_preprint=True) for one in titles)]
    assert offer_of(preprints, 2026).title == title


@pytest.mark.parametrize(
    ("dates", "fields", "future"),
    [
        ([Date(2024, 5, 3)], {"year": "{2024}", "month": "may"}, 0),
        ([Date(2024)], {"year": "{2024}"}, 0),
        ([None, Date(2023, 12)], {"year": "{2023}", "month": "dec"}, 0),
        ([Date(2027)], {"year": "{2027}"}, 0),
        ([Date(2028)], {}, 2028),
        ([Date(2029), Date(2028)], {}, 2029),
        ([Date(2028), Date(2023)], {"year": "{2023}"}, 0),
        ([Date(812)], {"year": "{0812}"}, 0),
        ([Date(1)], {"year": "{0001}"}, 0),
        ([Date(-44)], {"year": "{-44}"}, 0),
        ([Date(0)], {"year": "{0}"}, 0),
        ([None], {}, 0),
    ],
)
def test_dates(dates: list[Date | None], fields: dict[str, str], future: int) -> None:
    offer = offer_of([work(date=date) for date in dates], 2026)
    assert {name: offer.fields[name] for name in ("year", "month") if name in offer.fields} == fields
    assert offer.future == future


@pytest.mark.parametrize(
    ("works", "wanted"),
    [
        ([work(fields={"journal": "J", "booktitle": "B"})], "@article{k, journal = {J}, }"),
        (
            [work(type="inproceedings", fields={"journal": "J", "journaltitle": "J", "booktitle": "B"})],
            "@inproceedings{k, booktitle = {B}, }",
        ),
        (
            [work(type="misc", fields={"journal": "J", "booktitle": "B", "publisher": "P"})],
            "@misc{k, publisher = {P}, }",
        ),
        (
            [work(type="book", fields={"booktitle": "B", "journal": "J"})],
            "@book{k, journal = {J}, booktitle = {B}, }",
        ),
        ([work(fields={"journal": "J", "journaltitle": "T"})], "@article{k, journaltitle = {T}, }"),
        # records of another type say nothing of the place
        (
            [
                work(),
                work(type="book", fields={"volume": "3", "publisher": "P", "langid": "english", "note": "n"}),
            ],
            "@article{k, langid = {english}, note = {n}, }",
        ),
        ([work(), work(type="review", fields={"volume": "3"})], "@article{k, volume = {3}, }"),
        (
            [work(fields={"volume": "3"}), work(fields={"volume": "4", "number": "1"})],
            "@article{k, volume = {3}, number = {1}, }",
        ),
        # a number of an article that stands for its pages
        ([work(fields={"eid": "e1", "pages": "e1"})], "@article{k, eid = {e1}, }"),
        ([work(fields={"eid": "e1", "pages": "1--2"})], "@article{k, pages = {1--2}, eid = {e1}, }"),
        ([work(fields={"pages": "1--2"})], "@article{k, pages = {1--2}, }"),
        ([work(type="book", fields={"isbn": "3-16-148410-X"})], "@book{k, isbn = {9783161484100}, }"),
        ([work(type="book", fields={"isbn": "1"})], "@book{k, }"),
        # addresses
        (
            [work(fields={"url": "https://example.org/a b{c}"})],
            "@article{k, url = {https://example.org/a%20b{c}}, }",
        ),
        (
            [work(fields={"url": "http://example.org/é"})],
            "@article{k, url = {http://example.org/%C3%A9}, }",
        ),
        ([work(fields={"url": " http://example.org/\n"})], "@article{k, url = {http://example.org/}, }"),
        ([work(fields={"url": "http://example.org/"})], "@article{k, url = {http://example.org/}, }"),
        ([work(fields={"url": "ftp://example.org/"})], "@article{k, }"),
        ([work(fields={"url": "javascript:alert(1)"})], "@article{k, }"),
        (
            [work(fields={"url": "https://example.org/"}, ids={"doi": "10.5555/a"})],
            "@article{k, doi = {10.5555/a}, }",
        ),
        (
            [work(fields={"url": "https://example.org/"}, ids={"arxiv": "2401.00001"})],
            "@article{k, eprint = {2401.00001}, archiveprefix = {arXiv}, }",
        ),
        # what would end the entry
        ([work(fields={"note": "a }\nb\x00 {c"})], "@article{k, note = {a {} b {c}}, }"),
        ([work(fields={"note": "\x01"})], "@article{k, }"),
    ],
)
def test_places(works: list[Work], wanted: str) -> None:
    assert entry(*works) == wanted


PREPRINT = {"is_preprint": True}


@pytest.mark.parametrize(
    ("works", "wanted"),
    [
        ([work(ids={"doi": "10.5555/a"}), work(ids={"doi": "10.5555/b"})], "doi = {10.5555/a}"),
        # a copy in a repository has a DOI of its own
        ([work(ids={"doi": "10.5281/a"}), work(ids={"doi": "10.5555/b"})], "doi = {10.5555/b}"),
        ([work(ids={"doi": "10.5281/a"}), work(ids={"doi": "10.6084/b"})], "doi = {10.5281/a}"),
        # all versions
        ([work(ids={"doi": "10.5072/a", "concept": "10.5072/all"})], "doi = {10.5072/all}"),
        (
            [work(ids={"doi": "10.5555/a"}), work(ids={"doi": "10.5281/b", "concept": "10.5281/all"})],
            "doi = {10.5555/a}",
        ),
        # a preprint's
        ([work(ids={"doi": "10.1101/a"}, **PREPRINT)], "howpublished = {bioRxiv}, doi = {10.1101/a}"),
        (
            [work(ids={"doi": "10.5555/a"}), work(ids={"doi": "10.1101/b"}, **PREPRINT)],
            "doi = {10.5555/a}, eprint = {10.1101/b}, archiveprefix = {bioRxiv}",
        ),
        (
            [work(ids={"doi": "10.5555/a"}), work(ids={"doi": "10.5555/b"}, **PREPRINT)],
            "doi = {10.5555/a}, eprint = {10.5555/b}, archiveprefix = {doi}",
        ),
        (
            [work(ids={"doi": "10.5555/a"}), work(ids={"doi": "10.5555/a"}, **PREPRINT)],
            "doi = {10.5555/a}",
        ),
        ([work(), work(ids={"doi": "10.1101/b"}, **PREPRINT)], "doi = {10.1101/b}"),
        (
            [work(ids={"doi": "10.1101/a"}, **PREPRINT), work(ids={"doi": "10.1101/b"}, **PREPRINT)],
            "howpublished = {bioRxiv}, doi = {10.1101/a}",
        ),
        # what another version is said to have
        (
            [work(versions=("arxiv:2401.00001", "doi:10.5555/a"))],
            "doi = {10.5555/a}, eprint = {2401.00001}, archiveprefix = {arXiv}",
        ),
        ([work(versions=("doi:10.5555/a",), **PREPRINT)], "pubstate = {prepublished}"),
        ([work(), work(versions=("doi:10.5555/a",), **PREPRINT)], "doi = {10.5555/a}"),
        ([work(ids={"doi": "10.5555/b"}, versions=("doi:10.5555/a",))], "doi = {10.5555/b}"),
        # arXiv
        (
            [
                work(ids={"doi": "10.5555/a"}, versions=("arxiv:2401.00002",)),
                work(
                    ids={"arxiv": "2401.00001", "doi": "10.1101/b"},
                    fields={"primaryclass": "cs.LG"},
                    **PREPRINT,
                ),
            ],
            "doi = {10.5555/a}, eprint = {2401.00001}, archiveprefix = {arXiv}, primaryclass = {cs.LG}",
        ),
        ([work(fields={"primaryclass": "cs.LG"})], ""),
        ([work(), work(ids={"pmid": "12"}), work(ids={"pmid": "13"})], "pmid = {12}"),
    ],
)
def test_identifiers(works: list[Work], wanted: str) -> None:
    found = entry(*works)
    assert found[found.index("{") :] == f"{{k, {wanted}, }}".replace("k, , }", "k, }")


def test_marks_of_records_and_of_notices() -> None:
    assert entry(work(marks=("retracted",))) == "@article{k, addendum = {Retracted}, }"
    works = [work(marks=("corrected",)), work("pubmed", marks=("corrected:10.5555/c",))]
    wanted = r"@article{k, addendum = {Corrected, see \url{https://doi.org/10.5555/c}}, }"
    assert entry(*works) == wanted
    retracted = entry(*works, marks=["retracted:10.5555/r"])
    assert retracted == r"@article{k, addendum = {Retracted, see \url{https://doi.org/10.5555/r}}, }"


def test_pages_of_members() -> None:
    works = [
        work("members", id=f"{member}#k", page=page)
        for member, page in [
            ("zoe", ""),
            ("zoe", "https://example.org/z"),
            ("Ben.Okoro x", "https://example.org/b"),
            ("zoe", "https://example.org/late"),
            ("ada", ""),
        ]
    ]
    wanted = "link_page_ben-okoro-x = {https://example.org/b}, link_page_zoe = {https://example.org/z}"
    assert entry(*works) == f"@article{{k, {wanted}, }}"
    assert entry(work(page="https://example.org/")) == "@article{k, }"
    assert page_field("Ben.Okoro x") == "link_page_ben-okoro-x"


def test_layout_of_a_new_entry() -> None:
    fields = {
        "title": "{Tides}",
        "link_page_b": "{B}",
        "link_page_a": "{A}",
        "author": "{Teal}",
        "month": "may",
    }
    assert entry_text("k", "misc", fields) == (
        "@misc{k,\n  author = {Teal},\n  title = {Tides},\n  month = may,\n"
        "  link_page_a = {A},\n  link_page_b = {B},\n}\n"
    )


def key(keys: Keys, *works: Work) -> str:
    return keys.new(offer_of(works, 2026))


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({}, "teal2024tides"),
        ({"title": r"The \emph{Über}-tides"}, "teal2024uber"),
        ({"title": "On the of"}, "teal2024"),
        ({"title": "潮汐 tides"}, "teal2024tides"),
        ({"title": ""}, "teal2024"),
        ({"date": None}, "tealtides"),
        ({"authors": ()}, "anon2024tides"),
        ({"authors": (), "editors": (ZOE,)}, "quay2024tides"),
        ({"authors": (Contributor(Name("Tide Study Group", literal=True)),)}, "tide2024tides"),
        ({"authors": (Contributor(Name("Groß-Ørsted Holm", "Ada")),)}, "grossorstedholm2024tides"),
        ({"authors": (Contributor(Name("潮")),)}, "anon2024tides"),
        ({"title": "x" * 90}, "teal2024" + "x" * 52),
        # those that people have chosen
        ({"key": "own:key.2024"}, "own:key.2024"),
        ({"key": "../own"}, "teal2024tides"),
        ({"key": "x" * 81}, "x" * 81),
        ({"key": "x" * 82}, "teal2024tides"),
        ({"key": "Taken"}, "teal2024tides"),
    ],
)
def test_new_keys(more: Any, wanted: str) -> None:
    assert key(Keys(["taken"]), work(**more)) == wanted


def test_keys_are_new_in_any_case() -> None:
    keys = Keys(["TEAL2024tides", "teal2024tides-3"])
    assert [key(keys, work()) for _ in range(3)] == ["teal2024tides-2", "teal2024tides-4", "teal2024tides-5"]
    assert key(keys, work(), work(key="Own")) == "Own"
    assert key(keys, work(key="oWn")) == "teal2024tides-6"
    assert key(keys, work(title="Own", authors=(), date=None)) == "anonown"


def test_an_offer_has_what_it_was_made_of() -> None:
    works = [work(**CUT, date=Date(2024, 5))]
    offer = offer_of(works, 2026)
    assert offer == Offer("article", offer.fields, CUT["authors"], "Tides", Date(2024, 5), 0, works)
    assert list(offer.fields) == ["author", "title", "year", "month"]
