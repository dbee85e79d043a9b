"""What an entry of another's ``.bib`` file says of a work, and nothing of the other's site."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.model.dates import Date
from sphinx_academic.model.person import Name
from sphinx_academic.sync.bib_entry import FIELDS, work_of
from sphinx_academic.sync.work import Contributor, Work


def of(source: str) -> Work:
    (entry,) = read(source.encode(), "x.bib").publications
    return work_of("bib", entry)


def test_all_that_an_entry_says_of_a_work() -> None:
    source = r"""@Article{Teal:24,
        author = {Teal, Mara and van der Berg, Ada and others},
        editor = {Okoro, Ben},
        title = {Tides
           of {H}arbours \& {\"u}},
        journal = {J. \& Co},
        volume = {3},
        number = 4,
        pages = {1--9},
        year = 2024,
        month = may,
        doi = {10.5555/A},
        pmid = {0012},
        isbn = {3-16-148410-X},
        note = {A
           note {},
        abstract = {x}, keywords = {y}, file = {a.pdf}, code = {https://example.org}, own = {z},
    }"""
    assert of(source.replace("note {}", "note")) == Work(
        "bib",
        "Teal:24",
        title=r"Tides of {H}arbours \& {\"u}",
        type="article",
        authors=(Contributor(Name("Teal", "Mara")), Contributor(Name("Berg", "Ada", "van der"))),
        others=True,
        editors=(Contributor(Name("Okoro", "Ben")),),
        date=Date(2024, 5),
        fields={
            "journal": r"J. \& Co",
            "volume": "3",
            "number": "4",
            "pages": "1--9",
            "isbn": "3-16-148410-X",
            "note": "A note",
        },
        ids={"doi": "10.5555/a", "pmid": "12", "isbn": "9783161484100"},
        key="Teal:24",
    )


def test_every_field_that_says_what_a_work_is() -> None:
    others = {"file": "a", "crossref": "b", "options": "c", "ids": "d", "sortkey": "e", "groups": "f"}
    fields = {name: name.upper() for name in sorted(FIELDS - {"issue"})} | others
    source = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    assert of(f"@misc{{k,\n{source}}}").fields == {
        name: value for name, value in fields.items() if name not in others
    }


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ("issue = 4", {"number": "4"}),
        ("issue = 4, number = 5", {"number": "5"}),
        ("number = 5", {"number": "5"}),
        ("volume = {}, pages = { }, issue = {\n}, number = 5", {"number": "5"}),
        ("school = {A\n\n B}", {"school": "A B"}),
    ],
)
def test_values_of_fields(fields: str, wanted: dict[str, str]) -> None:
    assert of(f"@misc{{k, {fields}}}").fields == wanted


@pytest.mark.parametrize(
    ("fields", "ids", "url"),
    [
        ("url = {https://example.org/a}", {}, "https://example.org/a"),
        ("url = { http://example.org/a }", {}, "http://example.org/a"),
        ("url = {ftp://example.org/a}", {}, None),
        ("url = {javascript:alert(1)}", {}, None),
        ("url = {example.org}", {}, None),
        ("url = {}", {}, None),
        # what has an identifier is found by that
        ("url = {https://example.org/a}, doi = {10.5555/A}", {"doi": "10.5555/a"}, None),
        (
            "url = {https://example.org/a}, eprint = {2401.00001v2}, archiveprefix = {arXiv}",
            {"arxiv": "2401.00001"},
            None,
        ),
        ("url = {https://example.org/a}, pmid = {12}", {"pmid": "12"}, "https://example.org/a"),
        # an identifier in the address is one
        ("url = {https://doi.org/10.5555/A}", {"doi": "10.5555/a"}, None),
        ("url = {https://arxiv.org/abs/2401.00001}", {"arxiv": "2401.00001"}, None),
    ],
)
def test_identifiers_and_addresses(fields: str, ids: dict[str, str], url: str | None) -> None:
    work = of(f"@misc{{k, {fields}}}")
    assert (work.ids, work.fields) == (ids, {"url": url} if url else {})


@pytest.mark.parametrize(
    ("source", "more"),
    [
        ("@misc{k, title = {A}, eprint = {2401.00001}, archiveprefix = {arXiv}}",
         {"ids": {"arxiv": "2401.00001"}, "is_preprint": True}),
        ("@Online{k, title = {A}}", {"type": "online"}),
        ("@mvbook{k, title = {A}}", {"type": "mvbook"}),
        ("@misc{k, title = {A}, date = {2024-05-03}}", {"date": Date(2024, 5, 3)}),
        ("@misc{k, title = {A}, author = {{Tide Group}}}",
         {"authors": (Contributor(Name("Tide Group", literal=True)),)}),
        ("@misc{k}", {"title": ""}),
    ],
)  # fmt: skip
def test_kinds_of_entries(source: str, more: dict[str, Any]) -> None:
    usual: dict[str, Any] = {"title": "A", "type": "misc", "key": "k"}
    assert of(source) == Work("bib", "k", **usual | more)
