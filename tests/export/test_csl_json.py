"""CSL-JSON: variables and their types as CSL 1.0.2 defines them, and what they say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from export.library import FILES, any_publication, corpora, entry, publications
from hypothesis import given, settings
from hypothesis import strategies as st
from realfiles import needs_corpora

from sphinx_academic.export.common import export_keys
from sphinx_academic.export.csl_json import csl_json, rich
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.text import Link, Math, RichText, Style, Styled

# Facts of csl-data.json 1.0.2, as far as they can be used here.
_TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
    legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report review review-book
    software song speech standard thesis treaty webpage
"""
TYPES = set(_TYPES.split())
_TEXTS = """
    id type title title-short container-title container-title-short collection-title event-title publisher
    publisher-place volume issue number collection-number chapter-number page edition version number-of-pages
    number-of-volumes DOI ISBN ISSN PMCID PMID URL abstract genre keyword language note status event-place
    archive archive_location original-publisher original-publisher-place original-title part-number
"""
TEXTS = set(_TEXTS.split())
NAMES = {"author", "editor", "translator", "container-author", "collection-editor", "compiler", "contributor"}
NAMES |= {"director", "organizer"}
DATES = {"issued", "accessed", "event-date", "original-date"}
NAME_PARTS = {"family", "given", "non-dropping-particle", "suffix", "literal"}


def validate(item: dict[str, Any]) -> None:
    assert {"id", "type"} <= item.keys() <= TEXTS | NAMES | DATES
    assert item["type"] in TYPES
    for name, value in item.items():
        if name in NAMES:
            assert value
            assert all(part and part.keys() <= NAME_PARTS and all(part.values()) for part in value)
            assert all(isinstance(text, str) for part in value for text in part.values())
            assert all(part.keys() == {"literal"} or "literal" not in part for part in value)
        elif name in DATES:
            points = value.pop("date-parts")
            assert value == {}
            assert 1 <= len(points) <= 2
            for year, *numbers in points:
                assert type(year) is int
                assert year != 0
                assert len(numbers) <= 2
                assert all(type(number) is int and number > 0 for number in numbers)
        else:
            assert isinstance(value, str)
            assert value == value.strip(" ") != ""
            assert value.isprintable() or not {"\n", "\r", "\0"} & set(value)


def items(*sources: Publication, **options: bool) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(csl_json(sources, **options))
    return loaded


def item(body: str, **options: bool) -> dict[str, Any]:
    return items(entry(body), **options)[0]


FULL = r"""
@inproceedings{doe2024,
  author = {van der Doe\*, Jr., Ann and {Roe \& Sons} and others}, editor = {Poe, Cy},
  title = {On $n$ \emph{Öre}}, booktitle = {Proc. of It}, series = {LNCS}, number = 12, volume = 3,
  pages = {1--10}, publisher = {Press}, address = {Turku}, year = 2024, month = may, doi = {10.5555/1_2},
  url = {https://example.org/p}, urldate = {2024-06-01}, note = {Invited}, keywords = {selected, b, a},
  langid = {ngerman}, isbn = {1-2}, abstract = {A}}
"""


def test_everything_at_once() -> None:
    text = csl_json([entry(FULL)], abstracts=True)
    assert json.loads(text) == [
        {
            "id": "doe2024",
            "type": "paper-conference",
            "title": "On n <i>Öre</i>",
            "author": [
                {"family": "Doe", "given": "Ann", "non-dropping-particle": "van der", "suffix": "Jr."},
                {"literal": "Roe & Sons"},
                {"literal": "others"},
            ],
            "editor": [{"family": "Poe", "given": "Cy"}],
            "container-title": "Proc. of It",
            "collection-title": "LNCS",
            "collection-number": "12",
            "volume": "3",
            "page": "1-10",
            "publisher": "Press",
            "publisher-place": "Turku",
            "issued": {"date-parts": [[2024, 5]]},
            "DOI": "10.5555/1_2",
            "URL": "https://example.org/p",
            "accessed": {"date-parts": [[2024, 6, 1]]},
            "note": "Invited",
            "keyword": "b, a",
            "language": "de",
            "ISBN": "1-2",
            "abstract": "A",
        }
    ]
    assert "Öre" in text
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_nothing_is_an_empty_array() -> None:
    assert csl_json([]) == "[]\n"


def test_no_abstract_unless_requested() -> None:
    assert "abstract" not in item("@misc{k, abstract = {A}}")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # types
        (
            "@article{k, journal = {J}, number = 2}",
            {"type": "article-journal", "container-title": "J", "issue": "2"},
        ),
        ("@article{k, entrysubtype = {newspaper}}", {"type": "article-newspaper"}),
        ("@phdthesis{k, school = {U}}", {"type": "thesis", "publisher": "U", "genre": "PhD thesis"}),
        ("@thesis{k, type = {mathesis}}", {"type": "thesis", "genre": "Master’s thesis"}),
        (
            "@techreport{k, institution = {I}, number = 7}",
            {"type": "report", "publisher": "I", "number": "7", "genre": "Technical report"},
        ),
        ("@electronic{k}", {"type": "webpage"}),
        ("@misc{k}", {"type": "document"}),
        ("@workshop{k, journal = {J}}", {"type": "document", "container-title": "J"}),
        ("@proceedings{k, title = {P}}", {"type": "book", "title": "P"}),
        # preprints
        (
            "@misc{k, eprint = {2401.00001v2}, archiveprefix = {arXiv}}",
            {
                "type": "article",
                "publisher": "arXiv",
                "number": "arXiv:2401.00001v2",
                "URL": "https://arxiv.org/abs/2401.00001v2",
            },
        ),
        ("@article{k, journal = {bioRxiv}}", {"type": "article", "publisher": "bioRxiv"}),
        ("@misc{k, pubstate = {preprint}}", {"type": "article"}),
        (
            "@inproceedings{k, title = {T}, booktitle = {A Workshop}, pubstate = {preprint}}",
            {"type": "paper-conference", "title": "T", "container-title": "A Workshop"},
        ),
        # other variables
        ("@book{k, pages = {e12}}", {"type": "book", "page": "e12"}),
        ("@article{k, pages = {1--2, 5--6}}", {"type": "article-journal", "page": "1–2, 5–6"}),
        ("@article{k, eid = {12}}", {"type": "article-journal", "page": "12"}),
        ("@unpublished{k, note = {Under review}}", {"type": "manuscript", "status": "under review"}),
        ("@book{k, edition = {2}, location = {B}}", {"type": "book", "edition": "2", "publisher-place": "B"}),
        ("@misc{k, pdf = {paper.pdf}}", {"type": "document"}),
        ("@misc{k, urldate = {2024}}", {"type": "document"}),
        # people by what they did
        (
            "@book{k, translator = {Roe, Bo}, editor = {Poe, Cy}, editora = {Moe, Di}, foreword = {Foe, Al},"
            "editoratype = {compiler}, editorb = {Loe, Ed}, editorbtype = {redactor},"
            "bookauthor = {Hoe, Jo and others}}",
            {
                "type": "book",
                "translator": [{"family": "Roe", "given": "Bo"}],
                "editor": [{"family": "Poe", "given": "Cy"}],
                "compiler": [{"family": "Moe", "given": "Di"}],
                "collection-editor": [{"family": "Loe", "given": "Ed"}],
                "contributor": [{"family": "Foe", "given": "Al"}],
                "container-author": [{"family": "Hoe", "given": "Jo"}, {"literal": "others"}],
            },
        ),
        (
            "@article{k, author = {Doe, Ann}, collaboration = {Tide Team}}",
            {
                "type": "article-journal",
                "author": [{"family": "Doe", "given": "Ann"}],
                "contributor": [{"literal": "Tide Team"}],
            },
        ),
        # places of events are not those of publishers
        (
            "@inproceedings{k, organization = {IEEE}}",
            {"type": "paper-conference", "publisher": "IEEE"},
        ),
        (
            "@inproceedings{k, title = {T}, booktitle = {B}, publisher = {ACM}, organization = {IEEE},"
            "address = {New York}, location = {Oslo}}",
            {
                "type": "paper-conference",
                "title": "T",
                "container-title": "B",
                "publisher": "ACM",
                "organizer": [{"literal": "IEEE"}],
                "publisher-place": "New York",
                "event-place": "Oslo",
            },
        ),
        (
            "@inproceedings{k, publisher = {P}, address = {Cham}}",
            {"type": "paper-conference", "publisher": "P", "publisher-place": "Cham"},
        ),
        ("@inproceedings{k, address = {Rome}}", {"type": "paper-conference", "event-place": "Rome"}),
        (
            "@inproceedings{k, publisher = {P}, location = {Rome}, year = 2020}",
            {
                "type": "paper-conference",
                "publisher": "P",
                "event-place": "Rome",
                "issued": {"date-parts": [[2020]]},
            },
        ),
        (
            "@inproceedings{k, publisher = {P}, location = {Rome}, date = {2020}}",
            {
                "type": "paper-conference",
                "publisher": "P",
                "publisher-place": "Rome",
                "issued": {"date-parts": [[2020]]},
            },
        ),
        (
            "@inproceedings{k, eventtitle = {E}, venue = {Rome}, publisher = {P}, location = {Berlin},"
            "eventdate = {2020-05-01/2020-05-03}}",
            {
                "type": "paper-conference",
                "container-title": "E",
                "event-title": "E",
                "event-place": "Rome",
                "event-date": {"date-parts": [[2020, 5, 1]]},
                # there is no other date
                "issued": {"date-parts": [[2020, 5, 1], [2020, 5, 3]]},
                "publisher": "P",
                "publisher-place": "Berlin",
            },
        ),
        # bodies, kinds, numbers, versions
        (
            "@report{k, institution = {I}, publisher = {P}, type = {Working paper}, number = {7}}",
            {"type": "report", "publisher": "I; P", "genre": "Working paper", "number": "7"},
        ),
        (
            "@software{k, publisher = {Zenodo}, organization = {Lab}, version = {2.1}}",
            {"type": "software", "publisher": "Zenodo; Lab", "version": "2.1"},
        ),
        ("@misc{k, organization = {Lab}}", {"type": "document", "publisher": "Lab"}),
        (
            "@patent{k, type = {patentus}, number = {7}, holder = {{Bucket Ltd}}}",
            {
                "type": "patent",
                "genre": "U.S. patent",
                "number": "7",
                "contributor": [{"literal": "Bucket Ltd"}],
            },
        ),
        ("@article{k, articleno = {55}}", {"type": "article-journal", "page": "55"}),
        (
            "@article{k, number = {2}, issue = {87}}",
            {"type": "article-journal", "issue": "2", "note": "Issue 87"},
        ),
        (
            "@article{k, eprint = {310}, eprinttype = {jstor}}",
            {"type": "article-journal", "archive": "jstor", "archive_location": "310"},
        ),
        # no variable that would replace ours
        ("@misc{k, note = {id: other}}", {"type": "document", "note": "id\u2060: other"}),
        ("@misc{k, note = {A.}, addendum = {B}}", {"type": "document", "note": "A. B"}),
        # languages
        ("@misc{k, langid = {chinese}}", {"type": "document", "language": "zh"}),
        ("@misc{k, langid = {american}}", {"type": "document", "language": "en-US"}),
        ("@misc{k, language = {de_at}}", {"type": "document", "language": "de-AT"}),
        ("@misc{k, language = {Brazilian Portuguese}}", {"type": "document", "language": "pt-BR"}),
        ("@misc{k, language = {Klingonese}}", {"type": "document"}),
        # names
        ("@misc{k, author = {张伟}}", {"type": "document", "author": [{"family": "张伟"}]}),
        (
            "@misc{k, editor = {Doe, A. and others}}",
            {"type": "document", "editor": [{"family": "Doe", "given": "A."}, {"literal": "others"}]},
        ),
    ],
)
def test_items(body: str, expected: dict[str, Any]) -> None:
    assert item(body) == {"id": "k"} | expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ((Styled(Style.STRONG, ("a", Styled(Style.EMPHASIS, ("b",)))), " c"), "<b>a<i>b</i></b> c"),
        ((Styled(Style.SMALL_CAPS, ("a",)),), '<span style="font-variant:small-caps;">a</span>'),
        (
            ("H", Styled(Style.SUBSCRIPT, ("2",)), Styled(Style.SUPERSCRIPT, ("+",))),
            "H<sub>2</sub><sup>+</sup>",
        ),
        ((Styled(Style.CODE, ("f",)), Link("https://example.org", ("g",))), "fg"),
        (("a < b & c <", Math("x<y")), "a < b & c <\u2060x < y"),
        (("<i>a</I> <span",), "<\u2060i>a<\u2060/I> <\u2060span"),
    ],
)
def test_rich_text(text: RichText, expected: str) -> None:
    assert rich(text) == expected


@pytest.mark.parametrize("name", FILES)
def test_files_are_valid(name: str) -> None:
    sources = publications(name)
    found = items(*sources, abstracts=True)
    assert [each["id"] for each in found] == export_keys(sources)
    for each in found:
        validate(each)


@needs_corpora
def test_real_files_are_valid() -> None:
    for sources in corpora():
        for each in items(*sources, abstracts=True):
            validate(each)


@settings(max_examples=50)
@given(st.lists(any_publication, max_size=2))
def test_anything_is_valid(sources: list[Publication]) -> None:
    csl_json(sources, abstracts=True).encode()
    for each in items(*sources, abstracts=True):
        validate(each)
